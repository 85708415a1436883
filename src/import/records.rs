//! What was read of a file, before it is checked: records as they are written,
//! each with its place.

use super::message::{Message, Place, Trouble};
use crate::model::check::Fault;
use crate::model::*;

/// Records with their places.
pub type Placed<T> = Vec<(Place, T)>;

#[derive(Default)]
pub struct Draft {
    /// What the report calls itself.
    pub title: Option<String>,
    pub sources: Placed<Source>,
    pub themes: Placed<Theme>,
    pub topics: Placed<Topic>,
    pub terms: Placed<Term>,
    pub tours: Placed<Tour>,
    pub events: Placed<Event>,
    pub statements: Placed<Statement>,
    pub incomparable: Placed<Incomparable>,
    pub series: Placed<Series>,
    pub divergences: Placed<Divergence>,
    pub omissions: Placed<Omission>,
    pub forwards: Placed<Forward>,
}

/// A message about one field of a record.
pub fn about(place: Place, field: impl Into<String>, trouble: Trouble) -> Message {
    Message {
        place,
        field: field.into(),
        trouble,
    }
}

/// A broken rule as a message.
pub fn fault(place: Place, field: impl Into<String>, fault: Fault) -> Message {
    about(place, field, Trouble::Fault(fault))
}
