//! What was read of a file, before it is checked: records as they are written,
//! each with its place.

use super::message::{Message, Place, Trouble};
use crate::model::check::{Fault, Wanted};
use crate::model::*;
use std::collections::{HashMap, HashSet};

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
    pub refused: Refused,
    /// What the id of an event begins with that the file gives none, before its number.
    /// Nothing where each must have one.
    pub numbered: Option<&'static str>,
    /// Ids that the file gives and that begin so.
    pub given: HashSet<String>,
}

/// The records of a file that were not taken, by their ids: what refers to them is not
/// told that there is no such record.
#[derive(Default)]
pub struct Refused(HashMap<String, Vec<Place>>);

impl Refused {
    pub fn add(&mut self, id: &str, place: Place) {
        self.0.entry(id.to_owned()).or_default().push(place);
    }

    /// Where a refused record of this id and kind stands.
    pub fn find(&self, id: &str, wanted: &Wanted) -> Option<Place> {
        let lists: &[&str] = match wanted {
            Wanted::Source => &["sources"],
            // A section is not a record.
            Wanted::Section(_) => &[],
            Wanted::Theme | Wanted::ParentTheme => &["themes"],
            Wanted::Topic => &["topics"],
            Wanted::Event => &["events"],
            Wanted::Subject => &["events", "statements", "series"],
            Wanted::Record => &[
                "events",
                "statements",
                "series",
                "divergences",
                "sources",
                "themes",
                "topics",
            ],
        };
        let places = self.0.get(id)?.iter().copied();
        places
            .filter(|place| matches!(place, Place::Item { list, .. } if lists.contains(list)))
            .min()
    }
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
