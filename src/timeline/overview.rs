//! The strip that shows the whole span. Long stretches without events are
//! folded, so that 1928 does not cost half the strip.

use super::place::Placed;
use super::scale::Viewport;

/// A stretch without a start of an event longer than this is folded, in days.
const FOLDED_DAYS: f64 = 5.0 * 365.25;

/// What a folded stretch takes of the strip, in pixels.
const FOLD_PX: f64 = 18.0;

/// Width of a bar of the density, in pixels.
const BAR_PX: f64 = 4.0;

#[derive(Clone, Copy, Debug, PartialEq)]
struct Stretch {
    from: f64,
    to: f64,
    x: f64,
    width: f64,
    folded: bool,
}

/// Maps days to the strip and back. Monotone, and exact in both directions
/// within its span.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    stretches: Vec<Stretch>,
    pub width_px: f64,
}

impl Overview {
    /// A strip for these events and the opening range.
    pub fn new<'a>(
        events: impl Iterator<Item = &'a Placed>,
        home: Viewport,
        width_px: f64,
    ) -> Overview {
        let mut stops: Vec<f64> = events.map(|placed| placed.from).collect();
        stops.extend([home.from, home.to]);
        stops.sort_by(f64::total_cmp);
        let margin = 120.0;
        let first = stops.first().copied().unwrap_or(home.from) - margin;
        let last = stops.last().copied().unwrap_or(home.to) + margin;
        // Bounds of the stretches: the two sides of each long gap.
        let mut bounds = vec![(first, false)];
        for pair in stops.windows(2) {
            // Nothing within the opening range is folded.
            let within_home = pair[0] >= home.from && pair[1] <= home.to;
            if pair[1] - pair[0] > FOLDED_DAYS && !within_home {
                bounds.push((pair[0] + margin, true));
                bounds.push((pair[1] - margin, false));
            }
        }
        bounds.push((last, false));
        let folds = bounds.iter().filter(|(_, folded)| *folded).count() as f64;
        let drawn_days: f64 = bounds
            .windows(2)
            .filter(|pair| !pair[0].1)
            .map(|pair| pair[1].0 - pair[0].0)
            .sum();
        // However many folds there are, half of the strip is for days.
        let fold_px = FOLD_PX.min(width_px / 2.0 / folds.max(1.0));
        let px_per_day = (width_px - folds * fold_px) / drawn_days.max(1.0);
        let mut x = 0.0;
        let stretches = bounds
            .windows(2)
            .map(|pair| {
                let ((from, folded), (to, _)) = (pair[0], pair[1]);
                let width = if folded {
                    fold_px
                } else {
                    (to - from) * px_per_day
                };
                let stretch = Stretch {
                    from,
                    to,
                    x,
                    width,
                    folded,
                };
                x += width;
                stretch
            })
            .collect();
        Overview {
            stretches,
            width_px,
        }
    }

    /// Pixels from the left edge; days beyond the span are at its ends.
    pub fn x(&self, day: f64) -> f64 {
        for stretch in &self.stretches {
            if day <= stretch.to {
                let part = (day - stretch.from) / (stretch.to - stretch.from).max(1e-9);
                return stretch.x + part.max(0.0) * stretch.width;
            }
        }
        self.width_px
    }

    /// The day at `x` pixels from the left edge.
    pub fn day(&self, x: f64) -> f64 {
        for stretch in &self.stretches {
            if x <= stretch.x + stretch.width {
                let part = (x - stretch.x) / stretch.width.max(1e-9);
                return stretch.from + part.max(0.0) * (stretch.to - stretch.from);
            }
        }
        self.stretches.last().map_or(0.0, |stretch| stretch.to)
    }

    /// The folded stretches, as the x of their left edge and their width.
    pub fn folds(&self) -> impl Iterator<Item = (f64, f64)> {
        self.stretches
            .iter()
            .filter(|stretch| stretch.folded)
            .map(|stretch| (stretch.x, stretch.width))
    }

    /// How many events start in each bar of the strip: x, width, count.
    pub fn density<'a>(&self, events: impl Iterator<Item = &'a Placed>) -> Vec<(f64, f64, usize)> {
        let bars = (self.width_px / BAR_PX).ceil().max(1.0) as usize;
        let mut counts = vec![0; bars];
        for placed in events {
            let bar = (self.x(placed.from) / BAR_PX) as usize;
            counts[bar.min(bars - 1)] += 1;
        }
        counts
            .into_iter()
            .enumerate()
            .filter(|(_, count)| *count > 0)
            .map(|(bar, count)| (bar as f64 * BAR_PX, BAR_PX - 1.0, count))
            .collect()
    }

    /// The years to name below the strip, with their x, at least `apart_px`
    /// from each other.
    pub fn years(&self, apart_px: f64) -> Vec<(i32, f64)> {
        let mut years = Vec::new();
        let mut last_x = f64::NEG_INFINITY;
        for stretch in self.stretches.iter().filter(|stretch| !stretch.folded) {
            let first = crate::model::Day(stretch.from.ceil() as i32).year();
            let last = crate::model::Day(stretch.to.floor() as i32).year();
            for year in first..=last {
                let Some(day) = crate::model::Day::from_ymd(year, 1, 1) else {
                    continue;
                };
                let day = f64::from(day.0);
                let x = self.x(day);
                if day >= stretch.from
                    && x >= last_x + apart_px
                    && x + apart_px * 0.6 < self.width_px
                {
                    years.push((year, x));
                    last_x = x;
                }
            }
        }
        years
    }
}
