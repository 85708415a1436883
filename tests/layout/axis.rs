//! Which dates the axis names.

use proptest::prelude::*;
use threatline::model::Day;
use threatline::timeline::{Folds, Tick, TickUnit, Ticks, TimeScale, Viewport, ticks};

use super::{cases, day, reachable, view};

/// Room that a label of each unit needs, in pixels.
fn label_px(unit: TickUnit) -> f64 {
    match unit {
        TickUnit::Day => 34.0,
        TickUnit::Month => 44.0,
        TickUnit::Year => 48.0,
    }
}

/// `2014`, `2014-05`, `2014-05-24`, as precise as the tick is.
fn label(tick: &Tick) -> String {
    let date = tick.day.to_string();
    let length = match tick.unit {
        TickUnit::Year => date.len() - 6,
        TickUnit::Month => date.len() - 3,
        TickUnit::Day => date.len(),
    };
    date[..length].to_owned()
}

fn labels(row: &[Tick]) -> String {
    let labels: Vec<String> = row.iter().map(label).collect();
    labels.join(" ")
}

fn ticks_of(viewport: Viewport, width: f64) -> Ticks {
    ticks(&TimeScale::new(viewport, width), &Folds::default())
}

fn check_row(row: &[Tick], scale: &TimeScale) -> Result<(), TestCaseError> {
    let viewport = scale.viewport;
    for (i, tick) in row.iter().enumerate() {
        let start = f64::from(tick.day.0);
        prop_assert!((tick.x - scale.x(start)).abs() < 1e-6);
        // Only the first may stand before the left edge.
        prop_assert!(start < viewport.to, "{} is behind the view", tick.day);
        prop_assert!(
            i == 0 || start >= viewport.from,
            "{} is before it",
            tick.day
        );
        let (_, month, dom) = tick.day.ymd();
        match tick.unit {
            TickUnit::Day => {}
            TickUnit::Month => prop_assert_eq!(dom, 1),
            TickUnit::Year => prop_assert_eq!((month, dom), (1, 1)),
        }
    }
    if let Some(first) = row.first() {
        prop_assert!(f64::from(first.day.0) <= viewport.from.max(f64::from(viewport.days().0.0)));
    }
    for pair in row.windows(2) {
        prop_assert!(pair[0].day < pair[1].day);
        prop_assert_eq!(pair[0].unit, pair[1].unit);
        let apart = pair[1].x - pair[0].x;
        let room = label_px(pair[0].unit);
        prop_assert!(
            apart >= room - 1e-6,
            "{} and {} are {apart} px apart, a label needs {room}",
            label(&pair[0]),
            label(&pair[1])
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn ticks_are_in_view_in_order_and_apart(viewport in reachable(), width in 100.0..4000.0_f64) {
        let scale = TimeScale::new(viewport, width);
        let ticks = ticks(&scale, &Folds::default());
        prop_assert!(!ticks.fine.is_empty());
        check_row(&ticks.fine, &scale)?;
        check_row(&ticks.coarse, &scale)?;
        // The coarse row names what the fine one leaves out.
        let coarse = match ticks.fine[0].unit {
            TickUnit::Day => Some(TickUnit::Month),
            TickUnit::Month => Some(TickUnit::Year),
            TickUnit::Year => None,
        };
        prop_assert_eq!(ticks.coarse.first().map(|tick| tick.unit), coarse);
    }

    /// A wide view has room for several labels, and has them.
    #[test]
    fn ticks_are_not_far_apart(viewport in reachable(), width in 400.0..4000.0_f64) {
        let ticks = ticks_of(viewport, width);
        // The closest zoom shows a day, which has one label.
        prop_assume!(viewport.span_days() >= 8.0);
        prop_assert!(ticks.fine.len() >= 3, "{}", labels(&ticks.fine));
    }

    /// What is named does not depend on where one pans: a date that two views
    /// share is named in both or in neither.
    #[test]
    fn panning_renames_nothing(
        viewport in reachable(),
        width in 100.0..2000.0_f64,
        part in -0.9..0.9_f64,
    ) {
        let panned = viewport.pan((part * viewport.span_days()).round());
        // One view of another length has another scale.
        prop_assume!((panned.span_days() / viewport.span_days() - 1.0).abs() < 1e-12);
        let (one, other) = (ticks_of(viewport, width), ticks_of(panned, width));
        prop_assume!(one.fine[0].unit == other.fine[0].unit);
        let shared = |row: &[Tick]| -> Vec<Day> {
            let both = |day: &Day| {
                let day = f64::from(day.0);
                viewport.contains(day) && panned.contains(day)
            };
            row.iter().map(|tick| tick.day).filter(both).collect()
        };
        prop_assert_eq!(shared(&one.fine), shared(&other.fine));
        prop_assert_eq!(shared(&one.coarse), shared(&other.coarse));
    }

    /// No view, however far or long, makes a runaway loop or a crash.
    #[test]
    fn no_view_runs_away(
        from in prop_oneof![
            -3e9..3e9,
            Just(f64::from(i32::MIN)),
            Just(f64::from(i32::MAX) - 1.0),
            -1e18..1e18,
        ],
        log_span in 0.0..40.0_f64,
        width in 1.0..1e5,
    ) {
        let viewport = Viewport { from, to: from + log_span.exp().max(1.0) };
        prop_assume!(viewport.from < viewport.to);
        let ticks = ticks_of(viewport, width);
        prop_assert!(ticks.fine.len() <= 400 && ticks.coarse.len() <= 400);
        for row in [&ticks.fine, &ticks.coarse] {
            prop_assert!(row.windows(2).all(|pair| pair[0].day < pair[1].day));
        }
    }
}

/// The axis of the opening page, beside the column with the lanes' names.
#[test]
fn the_opening_range() {
    let ticks = ticks_of(view((2014, 1, 1), (2026, 12, 31)), 682.0);
    assert_eq!(
        labels(&ticks.fine),
        "2014 2015 2016 2017 2018 2019 2020 2021 2022 2023 2024 2025 2026"
    );
    assert_eq!(labels(&ticks.coarse), "");
    assert_eq!(ticks.fine[0].x, 0.0);
    assert!((ticks.fine[12].x - 682.0 * 4383.0 / 4748.0).abs() < 1e-6);
}

#[test]
fn a_day() {
    let ticks = ticks_of(view((2025, 12, 18), (2025, 12, 18)), 600.0);
    assert_eq!(labels(&ticks.fine), "2025-12-18");
    assert_eq!(labels(&ticks.coarse), "2025-12");
    // The month began before the view; its tick is there to hold the label.
    assert_eq!(ticks.coarse[0].x, -17.0 * 600.0);
}

#[test]
fn the_second_half_of_a_day_and_the_first_of_the_next() {
    let from = day(2016, 3, 22) + 0.5;
    let ticks = ticks_of(
        Viewport {
            from,
            to: from + 1.0,
        },
        600.0,
    );
    assert_eq!(labels(&ticks.fine), "2016-03-22 2016-03-23");
    assert_eq!((ticks.fine[0].x, ticks.fine[1].x), (-300.0, 300.0));
}

#[test]
fn ten_days() {
    let ticks = ticks_of(view((2015, 11, 25), (2015, 12, 4)), 600.0);
    assert_eq!(
        labels(&ticks.fine),
        "2015-11-25 2015-11-26 2015-11-27 2015-11-28 2015-11-29 2015-11-30 \
         2015-12-01 2015-12-02 2015-12-03 2015-12-04"
    );
    assert_eq!(labels(&ticks.coarse), "2015-11 2015-12");
}

/// Every second day counts from the first of the month, and the last stretch
/// of a month with 31 days is the longer one.
#[test]
fn a_month_by_two_days() {
    let ticks = ticks_of(view((2025, 1, 25), (2025, 2, 20)), 600.0);
    assert_eq!(
        labels(&ticks.fine),
        "2025-01-25 2025-01-27 2025-01-29 2025-02-01 2025-02-03 2025-02-05 2025-02-07 \
         2025-02-09 2025-02-11 2025-02-13 2025-02-15 2025-02-17 2025-02-19"
    );
    assert_eq!(labels(&ticks.coarse), "2025-01 2025-02");
}

#[test]
fn a_quarter_by_weeks() {
    let ticks = ticks_of(view((2024, 1, 1), (2024, 3, 31)), 600.0);
    assert_eq!(
        labels(&ticks.fine),
        "2024-01-01 2024-01-08 2024-01-15 2024-01-22 2024-02-01 2024-02-08 2024-02-15 \
         2024-02-22 2024-03-01 2024-03-08 2024-03-15 2024-03-22"
    );
    assert_eq!(labels(&ticks.coarse), "2024-01 2024-02 2024-03");
}

#[test]
fn half_a_year_by_halves_of_months() {
    let ticks = ticks_of(view((2024, 1, 10), (2024, 6, 9)), 400.0);
    assert_eq!(
        labels(&ticks.fine),
        "2024-01-01 2024-01-15 2024-02-01 2024-02-15 2024-03-01 2024-03-15 2024-04-01 \
         2024-04-15 2024-05-01 2024-05-15 2024-06-01"
    );
    assert!(
        ticks.fine[0].x < 0.0,
        "one stands before the view, for its label"
    );
}

#[test]
fn a_year_by_months() {
    let ticks = ticks_of(view((2024, 7, 1), (2025, 6, 30)), 600.0);
    assert_eq!(
        labels(&ticks.fine),
        "2024-07 2024-08 2024-09 2024-10 2024-11 2024-12 \
         2025-01 2025-02 2025-03 2025-04 2025-05 2025-06"
    );
    assert_eq!(labels(&ticks.coarse), "2024 2025");
}

#[test]
fn three_years_by_quarters() {
    let ticks = ticks_of(view((2023, 2, 1), (2025, 12, 31)), 600.0);
    assert_eq!(
        labels(&ticks.fine),
        "2023-01 2023-04 2023-07 2023-10 2024-01 2024-04 2024-07 2024-10 \
         2025-01 2025-04 2025-07 2025-10"
    );
    assert_eq!(labels(&ticks.coarse), "2023 2024 2025");
}

#[test]
fn six_years_by_halves() {
    let ticks = ticks_of(view((2020, 1, 1), (2025, 12, 31)), 600.0);
    assert_eq!(
        labels(&ticks.fine),
        "2020-01 2020-07 2021-01 2021-07 2022-01 2022-07 2023-01 2023-07 \
         2024-01 2024-07 2025-01 2025-07"
    );
}

#[test]
fn the_whole_corpus() {
    let ticks = ticks_of(view((1928, 1, 1), (2026, 12, 31)), 682.0);
    assert_eq!(
        labels(&ticks.fine),
        "1920 1930 1940 1950 1960 1970 1980 1990 2000 2010 2020"
    );
    assert_eq!(labels(&ticks.coarse), "");
}

#[test]
fn two_centuries() {
    let viewport = view((2014, 1, 1), (2026, 12, 31)).zoom(1e9, day(2000, 1, 1));
    assert_eq!(viewport.span_days(), Viewport::LONGEST_DAYS);
    let ticks = ticks_of(
        Viewport::of_days(
            Day::from_ymd(1850, 1, 1).unwrap(),
            Day::from_ymd(2049, 12, 31).unwrap(),
        ),
        600.0,
    );
    assert_eq!(
        labels(&ticks.fine),
        "1840 1860 1880 1900 1920 1940 1960 1980 2000 2020 2040"
    );
}

#[test]
fn before_the_year_one() {
    let ticks = ticks_of(view((-20, 1, 1), (9, 12, 31)), 600.0);
    assert_eq!(labels(&ticks.fine), "-0020 -0015 -0010 -0005 0000 0005");
}
