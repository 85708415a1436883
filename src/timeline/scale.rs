//! One value that maps time to screen and back.

use crate::model::Day;

/// The stretch of time in view, in days since 1970-01-01; fractions are parts
/// of a day. `from < to`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    pub from: f64,
    pub to: f64,
}

impl Viewport {
    /// The closest that one can zoom in, in days.
    pub const SHORTEST_DAYS: f64 = 1.0;
    /// The furthest that one can zoom out, in days: two centuries.
    pub const LONGEST_DAYS: f64 = 73_049.0;

    /// From the start of `first` to the end of `last`; at least a day.
    pub fn of_days(first: Day, last: Day) -> Viewport {
        let from = f64::from(first.0);
        Viewport {
            from,
            to: (f64::from(last.0) + 1.0).max(from + Self::SHORTEST_DAYS),
        }
    }

    pub fn span_days(&self) -> f64 {
        self.to - self.from
    }

    pub fn center(&self) -> f64 {
        (self.from + self.to) / 2.0
    }

    /// The first and last day that are at least partly in view.
    pub fn days(&self) -> (Day, Day) {
        let first = self.from.floor();
        let last = (self.to.ceil() - 1.0).max(first);
        (Day(first as i32), Day(last as i32))
    }

    /// Moves by `days`, later where positive.
    pub fn pan(&self, days: f64) -> Viewport {
        Viewport {
            from: self.from + days,
            to: self.to + days,
        }
    }

    /// Shows `factor` times as much time (below 1 zooms in); the day `about`
    /// stays where it is on the screen. Stops at the closest and furthest zoom.
    pub fn zoom(&self, factor: f64, about: f64) -> Viewport {
        let span = self.span_days();
        let new_span = (span * factor).clamp(Self::SHORTEST_DAYS, Self::LONGEST_DAYS);
        let factor = new_span / span;
        Viewport {
            from: about - (about - self.from) * factor,
            to: about + (self.to - about) * factor,
        }
    }

    /// Moved so that at least a tenth of the view lies within `limits`: nobody
    /// gets lost in empty centuries.
    pub fn kept_near(&self, limits: Viewport) -> Viewport {
        let margin = self.span_days() * 0.1;
        if self.to < limits.from + margin {
            self.pan(limits.from + margin - self.to)
        } else if self.from > limits.to - margin {
            self.pan(limits.to - margin - self.from)
        } else {
            *self
        }
    }

    pub fn contains(&self, day: f64) -> bool {
        (self.from..self.to).contains(&day)
    }
}

/// A viewport on a stretch of `width_px` pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeScale {
    pub viewport: Viewport,
    pub width_px: f64,
}

impl TimeScale {
    pub fn new(viewport: Viewport, width_px: f64) -> TimeScale {
        TimeScale {
            viewport,
            width_px: width_px.max(1.0),
        }
    }

    pub fn px_per_day(&self) -> f64 {
        self.width_px / self.viewport.span_days()
    }

    /// Pixels from the left edge.
    pub fn x(&self, day: f64) -> f64 {
        (day - self.viewport.from) * self.px_per_day()
    }

    /// The time at `x` pixels from the left edge, in days since 1970-01-01.
    pub fn day(&self, x: f64) -> f64 {
        self.viewport.from + x / self.px_per_day()
    }
}
