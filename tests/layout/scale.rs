//! Time to screen and back; zoom and pan.

use proptest::prelude::*;
use threatline::model::Day;
use threatline::timeline::{TimeScale, Viewport};

use super::{cases, day, log_range, reachable, view};

/// Within a millionth of what is in view: far less than a pixel.
fn same_view(a: Viewport, b: Viewport) -> bool {
    let span = a.span_days().max(b.span_days());
    (a.from - b.from).abs() <= 1e-6 * span && (a.to - b.to).abs() <= 1e-6 * span
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn a_day_goes_to_the_screen_and_back(
        viewport in reachable(),
        width in 1.0..4000.0_f64,
        at in -1.0..2.0_f64,
    ) {
        let scale = TimeScale::new(viewport, width);
        let day = viewport.from + at * viewport.span_days();
        let back = scale.day(scale.x(day));
        prop_assert!((back - day).abs() <= 1e-6 * viewport.span_days(), "{day} became {back}");
        let x = at * width;
        let back = scale.x(scale.day(x));
        prop_assert!((back - x).abs() <= 1e-6 * width, "{x} became {back}");
    }

    #[test]
    fn the_edges_of_the_view_are_the_edges_of_the_screen(
        viewport in reachable(),
        width in 1.0..4000.0_f64,
    ) {
        let scale = TimeScale::new(viewport, width);
        prop_assert_eq!(scale.x(viewport.from), 0.0);
        prop_assert!((scale.x(viewport.to) - width).abs() < 1e-6 * width);
        prop_assert!(scale.px_per_day() > 0.0);
    }

    #[test]
    fn zooming_keeps_the_anchor_in_place_and_the_limits(
        viewport in reachable(),
        factor in log_range(1e-6, 1e6),
        at in 0.0..1.0_f64,
    ) {
        let anchor = viewport.from + at * viewport.span_days();
        let zoomed = viewport.zoom(factor, anchor);
        let span = zoomed.span_days();
        prop_assert!(span >= Viewport::SHORTEST_DAYS * (1.0 - 1e-6));
        prop_assert!(span <= Viewport::LONGEST_DAYS * (1.0 + 1e-6));
        prop_assert!(((anchor - zoomed.from) / span - at).abs() < 1e-6, "{zoomed:?}");
        let wished = viewport.span_days() * factor;
        if (Viewport::SHORTEST_DAYS..=Viewport::LONGEST_DAYS).contains(&wished) {
            prop_assert!((span / wished - 1.0).abs() < 1e-6);
        }
    }

    #[test]
    fn zooming_in_and_out_again_returns(
        viewport in reachable(),
        factor in log_range(0.01, 100.0),
        at in 0.0..1.0_f64,
    ) {
        let anchor = viewport.from + at * viewport.span_days();
        let wished = viewport.span_days() * factor;
        prop_assume!((Viewport::SHORTEST_DAYS..=Viewport::LONGEST_DAYS).contains(&wished));
        let back = viewport.zoom(factor, anchor).zoom(1.0 / factor, anchor);
        prop_assert!(same_view(back, viewport), "{back:?}");
    }

    #[test]
    fn panning_there_and_back_returns(viewport in reachable(), days in -1e5..1e5) {
        let there = viewport.pan(days);
        prop_assert!((there.from - viewport.from - days).abs() < 1e-6);
        prop_assert!((there.span_days() - viewport.span_days()).abs() < 1e-6);
        prop_assert!(same_view(there.pan(-days), viewport));
    }

    #[test]
    fn nobody_gets_lost(
        viewport in reachable(),
        first in -40_000.0..40_000.0,
        length in log_range(1.0, 80_000.0),
        away in -1e7..1e7,
    ) {
        let limits = Viewport { from: first, to: first + length };
        let kept = viewport.pan(away).kept_near(limits);
        prop_assert!((kept.span_days() - viewport.span_days()).abs() < 1e-6);
        let shared = kept.to.min(limits.to) - kept.from.max(limits.from);
        // Limits that are smaller than that are wholly in view.
        let least = (kept.span_days() * 0.1).min(limits.span_days());
        prop_assert!(shared >= least - 1e-6, "{shared} of {least} days in view: {kept:?}");
        prop_assert!(same_view(kept.kept_near(limits), kept), "idempotent");
    }

    #[test]
    fn who_is_near_stays(viewport in reachable(), at in -0.89..0.89_f64) {
        // More than a tenth is in view already.
        let limits = viewport.pan(at * viewport.span_days());
        prop_assert_eq!(viewport.kept_near(limits), viewport);
    }

    #[test]
    fn days_go_to_a_view_and_back(first in -4_000_000..4_000_000, length in 0..80_000) {
        let days = (Day(first), Day(first + length));
        let viewport = Viewport::of_days(days.0, days.1);
        prop_assert_eq!(viewport.days(), days);
        prop_assert!((viewport.span_days() - f64::from(length) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn days_cover_what_is_in_view(viewport in reachable()) {
        let (first, last) = viewport.days();
        let (first, end) = (f64::from(first.0), f64::from(last.0) + 1.0);
        prop_assert!(first <= viewport.from && viewport.from < first + 1.0);
        prop_assert!(end >= viewport.to && viewport.to > end - 1.0);
    }
}

#[test]
fn a_view_contains_its_start_and_not_its_end() {
    let viewport = view((2014, 1, 1), (2026, 12, 31));
    assert!(viewport.contains(day(2014, 1, 1)));
    assert!(viewport.contains(day(2026, 12, 31)));
    assert!(!viewport.contains(day(2027, 1, 1)));
    assert!(!viewport.contains(day(2013, 12, 31)));
}

#[test]
fn days_in_the_wrong_order_are_one_day() {
    let viewport = Viewport::of_days(Day(100), Day(50));
    assert_eq!(viewport.days(), (Day(100), Day(100)));
    assert_eq!(viewport.span_days(), Viewport::SHORTEST_DAYS);
}

#[test]
fn a_day_that_is_partly_in_view_counts() {
    let viewport = Viewport {
        from: 10.5,
        to: 12.25,
    };
    assert_eq!(viewport.days(), (Day(10), Day(12)));
}

/// In a pixel of width there is still a scale.
#[test]
fn no_width_is_no_crash() {
    let viewport = view((2014, 1, 1), (2026, 12, 31));
    for width in [0.0, -50.0] {
        let scale = TimeScale::new(viewport, width);
        assert!(scale.px_per_day() > 0.0);
        assert!(scale.day(scale.x(day(2020, 1, 1))).is_finite());
    }
}
