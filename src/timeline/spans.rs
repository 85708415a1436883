//! Which events a stretch of time touches, without looking at all of them.

use crate::model::{Day, Edtf};
use crate::sort::SortLean;

/// Events are looked at in blocks of this many.
const BLOCK: usize = 64;

/// The days of some events of a corpus, in its order.
#[derive(Clone, Debug, Default)]
pub struct Spans {
    /// Positions in the corpus, with first and last day: by first day.
    events: Vec<(usize, Day, Day)>,
    /// The latest last day of each block of events.
    latest: Vec<Day>,
    /// All last days in order.
    ends: Vec<Day>,
}

impl Spans {
    /// From the positions and dates of events in the order of the corpus,
    /// which is that of their first days.
    pub fn new<'a>(events: impl Iterator<Item = (usize, &'a Edtf)>) -> Spans {
        let days = events.map(|(position, date)| {
            let (first, last) = date.reach_days();
            (position, first, last)
        });
        Spans::of_days(days.collect())
    }

    /// From positions with their first and last days.
    pub(super) fn of_days(mut events: Vec<(usize, Day, Day)>) -> Spans {
        // They are in order, and the search below relies on it.
        if !events.is_sorted_by_key(|event| event.1) {
            events.sort_lean_by_key(|event| event.1);
        }
        let mut ends: Vec<Day> = events.iter().map(|event| event.2).collect();
        ends.sort_unstable();
        let latest = events
            .chunks(BLOCK)
            .map(|block| block.iter().map(|event| event.2).max().unwrap_or(Day::MIN))
            .collect();
        Spans {
            events,
            latest,
            ends,
        }
    }

    pub fn len(&self) -> usize {
        self.events.len()
    }

    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// How many events touch the days from `first` to `last`, both included.
    pub fn count(&self, first: Day, last: Day) -> usize {
        if first > last {
            return 0;
        }
        let begun = self.events.partition_point(|event| event.1 <= last);
        let over = self.ends.partition_point(|end| *end < first);
        begun.saturating_sub(over)
    }

    /// The positions of the events that touch these days, in the order of time.
    pub fn touching(&self, first: Day, last: Day) -> impl Iterator<Item = usize> + '_ {
        let begun = if first > last {
            0
        } else {
            self.events.partition_point(|event| event.1 <= last)
        };
        let blocks = self.events[..begun].chunks(BLOCK).zip(&self.latest);
        blocks
            .filter(move |(_, latest)| **latest >= first)
            .flat_map(|(block, _)| block)
            .filter(move |event| event.2 >= first)
            .map(|event| event.0)
    }
}
