//! Long empty stretches on the axis.

use proptest::prelude::*;
use threatline::model::Day;
use threatline::timeline::{FOLD_AXIS_DAYS, Folds, TickUnit, TimeScale, Viewport, ticks};

use super::{cases, day, log_range, view};

fn home() -> Viewport {
    view((2014, 1, 1), (2026, 12, 31))
}

fn stops() -> impl Strategy<Value = Vec<f64>> {
    let stop = prop_oneof![-16_000..22_000, -700_000..100_000].prop_map(f64::from);
    prop::collection::vec(stop, 0..40)
}

fn folds_of(stops: &[f64]) -> Folds {
    Folds::new(stops.iter().copied(), home())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_day_goes_to_the_axis_and_back(stops in stops(), at in -800_000.0..200_000.0) {
        let folds = folds_of(&stops);
        let back = folds.day(folds.axis(at));
        prop_assert!((back - at).abs() < 1e-4, "{at} became {back}");
        let back = folds.axis(folds.day(at));
        prop_assert!((back - at).abs() < 1e-4, "{at} became {back}");
    }

    #[test]
    fn later_is_further(stops in stops(), mut days in prop::collection::vec(-800_000.0..200_000.0, 2..40)) {
        let folds = folds_of(&stops);
        days.sort_by(f64::total_cmp);
        for pair in days.windows(2) {
            let (a, b) = (folds.axis(pair[0]), folds.axis(pair[1]));
            prop_assert!(a < b || pair[0] == pair[1]);
            // Never more of the axis than of time.
            prop_assert!(b - a <= pair[1] - pair[0] + 1e-6);
        }
    }

    /// Only time without a stop is folded, whole years, and nothing of the range
    /// that the page opens on, where an axis day is a day.
    #[test]
    fn folds_hold_nothing(stops in stops(), inside in 0.0..1.0_f64) {
        let folds = folds_of(&stops);
        let mut end = f64::NEG_INFINITY;
        for fold in folds.iter() {
            prop_assert!(fold.from >= end && fold.to > fold.from);
            end = fold.to;
            prop_assert!(stops.iter().all(|&stop| stop <= fold.from || stop >= fold.to));
            prop_assert!(fold.to <= home().from || fold.from >= home().to);
            prop_assert!((fold.axis_to - fold.axis_from - FOLD_AXIS_DAYS).abs() < 1e-6);
            prop_assert!(fold.to - fold.from > FOLD_AXIS_DAYS);
            for bound in [fold.from, fold.to] {
                let (_, month, dom) = Day(bound as i32).ymd();
                prop_assert_eq!((month, dom), (1, 1));
            }
            let (first, last) = fold.years();
            prop_assert_eq!((day(first, 1, 1), day(last + 1, 1, 1)), (fold.from, fold.to));
            prop_assert!(folds.around(fold.from + inside * (fold.to - fold.from) * 0.999) == Some(fold));
        }
        let at = home().from + inside * home().span_days();
        prop_assert!((folds.axis(at) - at).abs() < 1e-6);
        prop_assert_eq!(folds.around(at), None);
    }

    #[test]
    fn a_view_of_days_goes_to_the_axis_and_back(stops in stops(), first in -300_000..60_000, length in 0..40_000) {
        let folds = folds_of(&stops);
        let days = Viewport::of_days(Day(first), Day(first + length));
        let back = folds.unfold(folds.fold(days));
        prop_assert_eq!(back.days(), days.days());
    }

    /// No tick stands in a fold, each has its room, and what is named does not
    /// depend on where one pans.
    #[test]
    fn ticks_keep_their_room_across_folds(
        stops in stops(),
        from in -40_000.0..30_000.0,
        span in log_range(1.0, 60_000.0),
        part in -0.9..0.9_f64,
    ) {
        let folds = folds_of(&stops);
        let ticks_at = |from: f64| {
            let scale = TimeScale::new(Viewport { from, to: from + span }, 800.0);
            (scale, ticks(&scale, &folds))
        };
        let (scale, here) = ticks_at(from);
        for row in [&here.fine, &here.coarse] {
            for pair in row.windows(2) {
                let room = match pair[0].unit {
                    TickUnit::Day => 34.0,
                    TickUnit::Month => 44.0,
                    TickUnit::Year => 48.0,
                };
                prop_assert!(pair[1].x - pair[0].x >= room - 1e-6, "{pair:?}");
            }
            for tick in row {
                let at = f64::from(tick.day.0);
                prop_assert_eq!(folds.around(at), None);
                prop_assert!((scale.x(folds.axis(at)) - tick.x).abs() < 1e-6);
                if let Some(fold) = folds.after(at) {
                    prop_assert!(tick.x + 34.0 <= scale.x(fold.axis_from) + 1e-6);
                }
            }
        }
        let (other_scale, there) = ticks_at(from + part * span);
        prop_assume!((other_scale.px_per_day() / scale.px_per_day() - 1.0).abs() < 1e-12);
        let shared = |row: &[threatline::timeline::Tick]| -> Vec<Day> {
            let axis = |day: &Day| folds.axis(f64::from(day.0));
            row.iter()
                .map(|tick| tick.day)
                .filter(|day| scale.viewport.contains(axis(day)) && other_scale.viewport.contains(axis(day)))
                .collect()
        };
        prop_assert_eq!(shared(&here.fine), shared(&there.fine));
    }
}

/// 1928 and 1982 alone before 1999: two folds, whose years are said.
#[test]
fn long_empty_stretches_do_not_cost_the_screen() {
    let mut stops = vec![day(1928, 3, 1), day(1982, 6, 1)];
    stops.extend((1999..2014).map(|year| day(year, 2, 1)));
    let folds = folds_of(&stops);
    let years: Vec<(i32, i32)> = folds.iter().map(|fold| fold.years()).collect();
    assert_eq!(years, [(1929, 1980), (1983, 1997)]);
    let since = folds.axis(day(2026, 12, 31)) - folds.axis(day(1999, 1, 1));
    let before = folds.axis(day(1999, 1, 1)) - folds.axis(day(1928, 1, 1));
    assert!(
        before < since / 3.0,
        "{before} axis days before 1999, {since} since"
    );
}

/// The end of 2013 and the start of 2027 are as far from the opening range as
/// they are.
#[test]
fn without_folds_an_axis_day_is_a_day() {
    let dense: Vec<f64> = (1914..2030).map(|year| day(year, 5, 5)).collect();
    for folds in [Folds::default(), folds_of(&dense), folds_of(&[])] {
        assert_eq!(folds.iter().count(), 0);
        for at in [day(1914, 1, 1), 0.5, day(2029, 1, 1)] {
            assert_eq!((folds.axis(at), folds.day(at)), (at, at));
        }
    }
}

#[test]
fn the_built_in_data_is_folded_between_its_old_events() {
    let corpus = threatline::app::built_in_corpus();
    let chart = threatline::timeline::Chart::new(corpus.0.events(), home(), day(2026, 1, 1));
    let years: Vec<(i32, i32)> = chart.folds.iter().map(|fold| fold.years()).collect();
    assert!(years.contains(&(1929, 1968)), "{years:?}");
    // From 1928 to the last year that is spoken of, in the room of sixty years.
    assert!(
        chart.limits.span_days() < 60.0 * 365.25,
        "{:?}",
        chart.limits
    );
}
