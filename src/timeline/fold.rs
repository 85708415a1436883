//! Long empty stretches cost the reader's screen next to nothing: a map from
//! days to *axis days*, in which a folded stretch is short.
//!
//! Everything that stands on the axis is measured in axis days: the viewport,
//! the arrangement, the strip. Where nothing is folded, an axis day is a day,
//! and within the range that the page opens on both have the same number.

use super::scale::Viewport;
use crate::model::Day;
use crate::sort::SortLean;

/// A time without a start or an end of an event that is longer than this is
/// folded, in days.
const FOLDED_DAYS: f64 = 5.0 * 365.25;

/// What a folded stretch takes of the axis, in axis days.
pub const FOLD_AXIS_DAYS: f64 = 548.0;

/// A folded stretch: whole years without a start or an end of an event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fold {
    /// In days since 1970-01-01.
    pub from: f64,
    pub to: f64,
    /// In axis days; [`FOLD_AXIS_DAYS`] apart.
    pub axis_from: f64,
    pub axis_to: f64,
}

impl Fold {
    /// The first and the last year that are folded.
    pub fn years(&self) -> (i32, i32) {
        (Day(self.from as i32).year(), Day(self.to as i32 - 1).year())
    }
}

/// Maps days to axis days and back: strictly increasing, continuous, and exact
/// in both directions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folds {
    /// In the order of time, apart.
    folds: Vec<Fold>,
    /// What is added to a day before all folds.
    shift: f64,
}

impl Folds {
    /// The folds between `stops`, the days (in any order) on which an event
    /// starts or ends. Nothing within `home` is folded, and the year before
    /// each event that follows on a fold is not.
    pub fn new(stops: impl Iterator<Item = f64>, home: Viewport) -> Folds {
        let mut stops: Vec<f64> = stops.filter(|stop| stop.is_finite()).collect();
        stops.extend([home.from, home.to]);
        stops.sort_lean_by(f64::total_cmp);
        let mut folds = Vec::new();
        let mut saved = 0.0;
        for pair in stops.windows(2) {
            let within_home = pair[0] >= home.from && pair[1] <= home.to;
            if pair[1] - pair[0] <= FOLDED_DAYS || within_home {
                continue;
            }
            let first_year = Day((pair[0] - 1.0).ceil() as i32).year() + 1;
            let last_year = Day(pair[1].floor() as i32).year() - 2;
            let day = |year| Day::from_ymd(year, 1, 1).map(|day| f64::from(day.0));
            let (Some(from), Some(to)) = (day(first_year), day(last_year + 1)) else {
                continue;
            };
            if to - from <= FOLD_AXIS_DAYS {
                continue;
            }
            folds.push(Fold {
                from,
                to,
                axis_from: from - saved,
                axis_to: from - saved + FOLD_AXIS_DAYS,
            });
            saved += to - from - FOLD_AXIS_DAYS;
        }
        let mut folded = Folds { folds, shift: 0.0 };
        folded.shift = home.from - folded.axis(home.from);
        for fold in &mut folded.folds {
            fold.axis_from += folded.shift;
            fold.axis_to += folded.shift;
        }
        folded
    }

    /// In the order of time.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Fold> {
        self.folds.iter()
    }

    /// Where a day stands on the axis; days are fractional, since 1970-01-01.
    pub fn axis(&self, day: f64) -> f64 {
        let after = self.folds.partition_point(|fold| fold.from <= day);
        match after.checked_sub(1).map(|i| &self.folds[i]) {
            None => day + self.shift,
            Some(fold) if day >= fold.to => day - fold.to + fold.axis_to,
            Some(fold) => {
                let part = (day - fold.from) / (fold.to - fold.from);
                fold.axis_from + part * (fold.axis_to - fold.axis_from)
            }
        }
    }

    /// The day at a place on the axis: the inverse of [`Folds::axis`].
    pub fn day(&self, axis: f64) -> f64 {
        let after = self.folds.partition_point(|fold| fold.axis_from <= axis);
        match after.checked_sub(1).map(|i| &self.folds[i]) {
            None => axis - self.shift,
            Some(fold) if axis >= fold.axis_to => axis - fold.axis_to + fold.to,
            Some(fold) => {
                let part = (axis - fold.axis_from) / (fold.axis_to - fold.axis_from);
                fold.from + part * (fold.to - fold.from)
            }
        }
    }

    /// A view of days as a view of the axis.
    pub fn fold(&self, days: Viewport) -> Viewport {
        Viewport {
            from: self.axis(days.from),
            to: self.axis(days.to),
        }
    }

    /// A view of the axis as a view of days. A bound that is a day's up to the
    /// last digits is that day's.
    pub fn unfold(&self, axis: Viewport) -> Viewport {
        let exact = |day: f64| {
            if (day - day.round()).abs() < 1e-6 {
                day.round()
            } else {
                day
            }
        };
        Viewport {
            from: exact(self.day(axis.from)),
            to: exact(self.day(axis.to)),
        }
    }

    /// The fold that a day lies in: with its first day, without its end.
    pub fn around(&self, day: f64) -> Option<&Fold> {
        let begun = self.folds.partition_point(|fold| fold.from <= day);
        let fold = &self.folds[begun.checked_sub(1)?];
        (day < fold.to).then_some(fold)
    }

    /// The first fold that begins after a day.
    pub fn after(&self, day: f64) -> Option<&Fold> {
        let begun = self.folds.partition_point(|fold| fold.from <= day);
        self.folds.get(begun)
    }
}
