//! Wording: the interface's messages, dates and numbers, in each language.

mod dates;
mod faults;
mod guide;
mod messages;
mod numbers;
mod own;
mod phrases;
mod said;

pub use crate::model::Lang;
pub use dates::{date_in_words, day_in_words, event_date, short_date, why_vague, year_in_words};
pub use faults::fault_words;
pub use guide::{Piece, Step, Task, guide};
#[cfg(feature = "ssr")]
pub use messages::with_marked_messages;
pub use messages::{KEYS as MESSAGE_KEYS, Messages, messages};
pub use numbers::{figure, number};
pub use own::*;
pub use phrases::*;
pub use said::said;
