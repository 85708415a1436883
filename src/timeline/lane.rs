//! The events of one lane, in the order of time, with what finding some of
//! them costs nothing.

use super::fold::Folds;
use super::item::LONG_PX;
use super::place::Placed;
use crate::model::Day;
use crate::sort::SortLean;
use std::cmp::Reverse;
use std::ops::Range;

/// A fade of this many pixels before a mark makes it a long one too.
const LONG_FADE_PX: f64 = 160.0;

/// The events of one lane, by start. An *index* is a place in this order; a
/// *position*, as in [`Placed::event`], one in the corpus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lane {
    /// In axis days.
    placed: Vec<Placed>,
    /// The first day of each.
    days: Vec<Day>,
    /// Indices of the events of a higher rank.
    ranked: Vec<u32>,
    /// Indices of the events that last, with the length that counts: those of
    /// the highest rank first, then by index.
    bars: Vec<(f64, u32)>,
    /// Positions in the corpus with their indices, by position.
    positions: Vec<(usize, u32)>,
}

impl Lane {
    /// Events whose times are days, in any order. Beyond four thousand million
    /// events the rest is left out.
    pub fn new(events: impl IntoIterator<Item = Placed>, folds: &Folds) -> Lane {
        let mut events: Vec<Placed> = events.into_iter().take(u32::MAX as usize).collect();
        events.sort_lean_by(|a, b| a.from.total_cmp(&b.from));
        let days = events
            .iter()
            .map(|placed| Day(placed.from as i32))
            .collect();
        let placed: Vec<Placed> = events.iter().map(|placed| placed.folded(folds)).collect();
        let indexed = || (0u32..).zip(&placed);
        let ranked = indexed()
            .filter(|(_, placed)| placed.rank > 0)
            .map(|(index, _)| index)
            .collect();
        let mut bars: Vec<(f64, u32)> = indexed()
            .map(|(index, placed)| (length_days(placed), index))
            .filter(|(length, _)| *length > 1.0)
            .collect();
        bars.sort_lean_by_key(|&(_, index)| Reverse(placed[index as usize].rank));
        let mut positions: Vec<(usize, u32)> = indexed()
            .map(|(index, placed)| (placed.event, index))
            .collect();
        positions.sort_lean();
        Lane {
            placed,
            days,
            ranked,
            bars,
            positions,
        }
    }

    pub fn len(&self) -> usize {
        self.placed.len()
    }

    pub fn is_empty(&self) -> bool {
        self.placed.is_empty()
    }

    /// In axis days, by start.
    pub fn events(&self) -> &[Placed] {
        &self.placed
    }

    /// The event at an index, in axis days.
    pub fn placed(&self, index: u32) -> &Placed {
        &self.placed[index as usize]
    }

    /// The day on which the event at an index begins.
    pub fn day(&self, index: u32) -> Day {
        self.days[index as usize]
    }

    /// The index of the event at a position of the corpus.
    pub fn index_of(&self, position: usize) -> Option<u32> {
        let at = self
            .positions
            .binary_search_by_key(&position, |entry| entry.0)
            .ok()?;
        Some(self.positions[at].1)
    }

    /// The first index whose event starts at or after a time of the axis.
    pub fn starting_at(&self, axis: f64) -> u32 {
        self.placed.partition_point(|placed| placed.from < axis) as u32
    }

    /// The index of the event whose start is nearest to a time of the axis.
    pub fn nearest(&self, axis: f64) -> Option<u32> {
        let after = self.starting_at(axis);
        let apart = |index: u32| (self.placed(index).from - axis).abs();
        let before = after.checked_sub(1);
        let after = Some(after).filter(|&index| (index as usize) < self.len());
        match (before, after) {
            (Some(before), Some(after)) if apart(before) <= apart(after) => Some(before),
            (before, after) => after.or(before),
        }
    }

    /// Whether some events are drawn as bars.
    pub fn has_bars(&self) -> bool {
        !self.bars.is_empty()
    }

    /// The events of a higher rank among these.
    pub(super) fn ranked(&self, range: &Range<u32>) -> &[u32] {
        let from = self.ranked.partition_point(|index| *index < range.start);
        let to = self.ranked.partition_point(|index| *index < range.end);
        &self.ranked[from..to]
    }

    /// Whether an event's bar is too long for a cell at this zoom.
    pub(super) fn is_long(&self, index: u32, px_per_day: f64) -> bool {
        let length = length_days(self.placed(index));
        length > 1.0 && length * px_per_day > LONG_PX
    }

    /// The indices of the events that are too long at this zoom: those of the
    /// highest rank first, then in order.
    pub(super) fn long_ones(&self, px_per_day: f64) -> Vec<u32> {
        let is_long = |bar: &&(f64, u32)| bar.0 * px_per_day > LONG_PX;
        let long = self.bars.iter().filter(is_long);
        long.map(|bar| bar.1).collect()
    }
}

/// How long the bar of an event is, in days; a fade before it counts for more,
/// because less room is kept on that side.
fn length_days(placed: &Placed) -> f64 {
    let bar = placed.to - placed.from + placed.fade_after;
    bar.max(placed.fade_before * (LONG_PX / LONG_FADE_PX))
}
