//! The strip with the whole span.

use proptest::prelude::*;
use threatline::timeline::{Overview, Placed, Shape, Viewport};

use super::{cases, day, placed, view};

fn home() -> Viewport {
    view((2014, 1, 1), (2026, 12, 31))
}

fn events() -> impl Strategy<Value = Vec<Placed>> {
    prop_oneof![
        // Near our time, and far from each other.
        prop::collection::vec(placed(-16_000..22_000), 0..40),
        prop::collection::vec(placed(-1_000_000..100_000), 0..40),
    ]
}

/// From the first to the last day of the strip.
fn span(events: &[Placed]) -> (f64, f64) {
    let starts = || events.iter().map(|placed| placed.from);
    let first = starts().fold(home().from, f64::min);
    let last = starts().fold(home().to, f64::max);
    (first, last)
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn later_is_further_right(
        events in events(),
        width in 120.0..2000.0_f64,
        mut days in prop::collection::vec(-1_100_000.0..200_000.0, 2..30),
    ) {
        let overview = Overview::new(events.iter(), home(), width);
        days.sort_by(f64::total_cmp);
        let xs: Vec<f64> = days.iter().map(|&day| overview.x(day)).collect();
        prop_assert!(xs.windows(2).all(|pair| pair[0] <= pair[1] + 1e-6), "{xs:?}");
        prop_assert!(xs.iter().all(|x| (-1e-6..=width + 1e-6).contains(x)), "{xs:?}");
    }

    #[test]
    fn a_day_of_its_span_goes_there_and_back(
        events in events(),
        width in 120.0..2000.0_f64,
        at in 0.0..1.0_f64,
    ) {
        let overview = Overview::new(events.iter(), home(), width);
        let (first, last) = span(&events);
        let day = first + at * (last - first);
        let back = overview.day(overview.x(day));
        prop_assert!((back - day).abs() <= 1e-6 * (last - first), "{day} became {back}");
        let x = at * width;
        let back = overview.x(overview.day(x));
        prop_assert!((back - x).abs() <= 1e-6 * width, "{x} became {back}");
    }

    /// Only time without a start of an event is folded, and nothing of the
    /// range that the page opens on.
    #[test]
    fn folds_hold_nothing(events in events(), width in 120.0..2000.0_f64) {
        let overview = Overview::new(events.iter(), home(), width);
        for (x, fold) in overview.folds() {
            prop_assert!(fold > 0.0 && x >= -1e-6 && x + fold <= width + 1e-6);
            let (from, to) = (overview.day(x + 1e-6), overview.day(x + fold - 1e-6));
            prop_assert!(to <= home().from || from >= home().to, "{from} to {to}");
            let within = |placed: &&Placed| placed.from > from && placed.from < to;
            prop_assert_eq!(events.iter().find(within), None);
            prop_assert!(to - from > 365.0, "a short time is not worth a fold");
        }
    }

    #[test]
    fn every_event_is_counted_once(events in events(), width in 120.0..2000.0_f64) {
        let overview = Overview::new(events.iter(), home(), width);
        let bars = overview.density(events.iter());
        prop_assert_eq!(bars.iter().map(|bar| bar.2).sum::<usize>(), events.len());
        prop_assert!(bars.iter().all(|&(x, bar, n)| n > 0 && bar > 0.0 && x >= 0.0 && x <= width));
        prop_assert!(bars.windows(2).all(|pair| pair[0].0 + pair[0].1 <= pair[1].0));
    }

    #[test]
    fn years_are_named_in_order_and_apart(
        events in events(),
        width in 120.0..2000.0_f64,
        apart in 20.0..120.0,
    ) {
        let overview = Overview::new(events.iter(), home(), width);
        let years = overview.years(apart);
        for pair in years.windows(2) {
            prop_assert!(pair[0].0 < pair[1].0);
            prop_assert!(pair[1].1 - pair[0].1 >= apart - 1e-6);
        }
        for (year, x) in years {
            prop_assert!((overview.x(day(year, 1, 1)) - x).abs() < 1e-6);
            prop_assert!((0.0..width).contains(&x));
        }
    }
}

fn moment(from: f64) -> Placed {
    Placed {
        event: 0,
        from,
        to: from + 1.0,
        shape: Shape::Moment,
        fade_before: 0.0,
        fade_after: 0.0,
        open_start: false,
        open_end: false,
        rank: 0,
    }
}

/// 1928 and 1982 alone before 1999: two folds, and 1928 to 1999 cost less of
/// the strip than the years since.
#[test]
fn long_empty_stretches_do_not_cost_the_strip() {
    let mut events = vec![moment(day(1928, 3, 1)), moment(day(1982, 6, 1))];
    for year in 1999..2014 {
        events.push(moment(day(year, 2, 1)));
    }
    let overview = Overview::new(events.iter(), home(), 680.0);
    assert_eq!(overview.folds().count(), 2);
    let before = overview.x(day(1999, 1, 1));
    assert!(before < 100.0, "{before} px for the time before 1999");
    assert!(overview.x(day(2014, 1, 1)) > before + 200.0);
    let years: Vec<i32> = overview.years(44.0).iter().map(|year| year.0).collect();
    assert!(years.is_sorted() && years.len() >= 8, "{years:?}");
}

/// The opening range stays as it is, even without an event in it.
#[test]
fn without_events_it_shows_the_opening_range() {
    let overview = Overview::new([].iter(), home(), 680.0);
    assert_eq!(overview.folds().count(), 0);
    assert_eq!(overview.density([].iter()), []);
    assert!(overview.x(home().from) < 20.0);
    assert!(overview.x(home().to) > 660.0);
}

/// A report that reaches far back leaves room for days among its many folds.
#[test]
fn many_folds_leave_room_for_days() {
    let events: Vec<Placed> = (0..60)
        .map(|decade| moment(day(1400 + decade * 10, 1, 1)))
        .collect();
    let overview = Overview::new(events.iter(), home(), 300.0);
    assert!(overview.folds().count() > 40);
    let (from, to) = (overview.x(day(2014, 1, 1)), overview.x(day(2026, 12, 31)));
    assert!(to <= 300.0 + 1e-6 && to - from > 30.0, "{from} to {to}");
}
