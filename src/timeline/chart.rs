//! A corpus on the axis.

use super::fold::Folds;
use super::place::{Placed, place};
use super::scale::Viewport;
use crate::model::Event;

/// All events of a corpus with the axis that they stand on.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// In days, by the event's position in the corpus.
    pub placed: Vec<Placed>,
    pub folds: Folds,
    /// From the first event to the last, with the range that the page opens
    /// on, in axis days.
    pub limits: Viewport,
}

impl Chart {
    /// `home` is the range that the page opens on, in days; `today` places what
    /// has no date at all.
    pub fn new(events: &[Event], home: Viewport, today: f64) -> Chart {
        let events = events.iter().enumerate();
        let placed = events.map(|(position, event)| place(position, event, today));
        Chart::of_placed(placed.collect(), home)
    }

    /// The same of events that have been placed, by position.
    pub(super) fn of_placed(placed: Vec<Placed>, home: Viewport) -> Chart {
        let stops = placed.iter().flat_map(|placed| {
            let start = (!placed.open_start).then_some(placed.from);
            let end = (!placed.open_end).then_some(placed.to);
            [start, end].into_iter().flatten()
        });
        let folds = Folds::new(stops, home);
        let limits = placed.iter().fold(home, |limits, placed| Viewport {
            from: limits.from.min(placed.from),
            to: limits.to.max(placed.to),
        });
        Chart {
            limits: folds.fold(limits),
            placed,
            folds,
        }
    }
}
