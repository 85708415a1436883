//! The strip that shows the whole span.

use super::scale::{TimeScale, Viewport};

/// Width of a bar of the density, in pixels.
const BAR_PX: f64 = 4.0;

/// Height of the drawing, in pixels.
pub const STRIP_PX: f64 = 46.0;

/// So many years, with the word before them, fill two rows beside the drawing.
const YEARS_BESIDE: usize = 6;

/// So many years have room there at most; the rest is scrolled to.
pub const YEARS_IN_SIGHT: usize = 10;

/// Height of the strip with three rows of years; the style sheet has it too.
const TALL_STRIP_PX: f64 = 75.0;

/// With a part of a fourth row, which says that there are more.
const FULL_STRIP_PX: f64 = 89.0;

/// The height of the strip with so many years to choose beside it: ten are in sight.
pub fn strip_px(years: usize) -> f64 {
    if years > YEARS_IN_SIGHT {
        FULL_STRIP_PX
    } else if years > YEARS_BESIDE {
        TALL_STRIP_PX
    } else {
        STRIP_PX
    }
}

/// Room before the first and behind the last event, in axis days.
const MARGIN_DAYS: f64 = 120.0;

/// The whole axis on `width_px` pixels.
pub fn strip_scale(limits: Viewport, width_px: f64) -> TimeScale {
    let whole = Viewport {
        from: limits.from - MARGIN_DAYS,
        to: limits.to + MARGIN_DAYS,
    };
    TimeScale::new(whole, width_px)
}

/// How many events start in each bar of the strip: x, width, count. `starts`
/// are times of the axis in order.
pub fn density(scale: &TimeScale, starts: &[f64]) -> Vec<(f64, f64, usize)> {
    let bars = (scale.width_px / BAR_PX).ceil().max(1.0) as usize;
    let mut begun = 0;
    (0..bars)
        .filter_map(|bar| {
            let x = bar as f64 * BAR_PX;
            let by_its_end = if bar + 1 == bars {
                starts.len()
            } else {
                let end = scale.day(x + BAR_PX);
                starts.partition_point(|start| *start < end)
            };
            let count = by_its_end.saturating_sub(begun);
            begun = begun.max(by_its_end);
            (count > 0).then_some((x, BAR_PX - 1.0, count))
        })
        .collect()
}
