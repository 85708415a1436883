//! One value for what is shown.
//!
//! `link → parse → ViewState → reduce(&Corpus, &ViewState, Action) → link`.
//! Both directions are total: any text is a link, and any state has one.

mod deck;
mod digest;
mod divergences;
mod explaining;
mod filter;
mod link;
mod outline;
mod paper;
mod rows;
mod settings;
mod shortcuts;
mod state;

pub use deck::{Command, Deck, Slide, Strip, Turn};
pub use digest::{DigestFit, DigestLength, RowLength, figure_lines, fit, weightiest};
pub use divergences::{DivergenceCounts, shown_divergences};
pub use explaining::{Area, Cue, Explaining, beside};
pub use filter::{Facet, FacetCounts, Filter, Shown, hiding_facets};
pub use link::{LINK_VERSION, Parsed, Warning, parse, refit, write};
pub use outline::{Part, outline};
pub use paper::{Block, Chapter, Document, Found, Paper, Sides};
pub use rows::{
    GroupKey, RowGroup, grouped, shown_ladder, shown_matrix_rows, shown_rows, years_of_matrix,
};
pub use settings::{Settings, TextSize};
pub use shortcuts::{Chord, KeyCommand, Press, SHORTCUTS, Scope, Shortcut, key_command};
pub use state::{
    Action, CompareMode, DayRange, Group, RowOrder, Scheme, TourPlace, View, ViewState, home_range,
    reduce, state_of_event,
};
