//! What the page knows, as plain values: dates, records, the corpus, and what
//! is computed from them. Nothing here draws, reads files in the browser or
//! knows a language's wording. `build.rs` compiles this module too, so that
//! bad data does not compile.

pub mod bidi;
pub mod check;
pub mod column;
pub mod compare;
pub mod corpus;
pub mod coverage;
pub mod edtf;
pub mod fault;
pub mod id;
pub mod ladder;
#[cfg(not(target_arch = "wasm32"))]
pub mod load;
pub mod matrix;
pub mod record;
pub mod report;
pub mod scale;
#[cfg(schema)]
mod schema;
pub mod search;
pub mod terms;
pub mod text;
pub mod typography;

pub use column::Column;
pub use corpus::{Assembly, Corpus, Data, OwnReport};
pub use edtf::{Day, Edtf};
pub use id::*;
pub use record::*;
pub use report::Report;
pub use text::{Lang, LangTag, Passage, Text};
