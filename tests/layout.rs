//! The timeline's geometry: what maps time to the screen, what the axis names,
//! how wide a text is, where an event stands, and what is drawn of many.

#[path = "layout/axis.rs"]
mod axis;
#[path = "layout/folds.rs"]
mod folds;
#[path = "layout/labels.rs"]
mod labels;
#[path = "layout/lanes.rs"]
mod lanes;
#[path = "layout/parts.rs"]
mod parts;
#[path = "layout/placing.rs"]
mod placing;
#[path = "layout/scale.rs"]
mod scale;
#[path = "layout/strip.rs"]
mod strip;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use threatline::model::Day;
use threatline::timeline::{Placed, Shape, Viewport};

/// The same cases in every run: a test that fails now and then helps nobody.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2014),
        ..ProptestConfig::default()
    }
}

/// Day number of a date, which the test knows to be one.
fn day(year: i32, month: u8, dom: u8) -> f64 {
    f64::from(Day::from_ymd(year, month, dom).expect("a day").0)
}

/// From the start of one day to the end of another.
fn view(first: (i32, u8, u8), last: (i32, u8, u8)) -> Viewport {
    Viewport {
        from: day(first.0, first.1, first.2),
        to: day(last.0, last.1, last.2) + 1.0,
    }
}

/// Viewports that a reader can reach: a day to two centuries, near our time.
fn reachable() -> impl Strategy<Value = Viewport> {
    let longest = Viewport::LONGEST_DAYS.ln();
    (-80_000.0..80_000.0, 0.0..longest).prop_map(|(from, log_span)| Viewport {
        from,
        to: from + log_span.exp(),
    })
}

/// A number between the two, each order of magnitude being as likely.
fn log_range(least: f64, most: f64) -> impl Strategy<Value = f64> {
    (least.ln()..most.ln()).prop_map(f64::exp)
}

/// An event of any shape that begins on one of `days`.
fn placed(days: std::ops::Range<i32>) -> impl Strategy<Value = Placed> {
    let moment = Just((1, Shape::Moment));
    let vague = prop_oneof![Just(30), Just(91), Just(365)].prop_map(|days| (days, Shape::Vague));
    let period = (1..4000).prop_map(|days| (days, Shape::Period));
    let shape = prop_oneof![4 => moment, 2 => vague, 2 => period];
    let fade = || prop_oneof![4 => Just(0.0), 1 => 1.0..200.0];
    let ends = (prop::bool::weighted(0.05), prop::bool::weighted(0.1));
    (days, shape, fade(), fade(), ends, prop::bool::weighted(0.2)).prop_map(
        |(from, (length, shape), fade_before, fade_after, (open_start, open_end), story)| {
            let from = f64::from(from);
            let period = shape == Shape::Period;
            Placed {
                event: 0,
                from,
                to: from + f64::from(length),
                shape,
                fade_before,
                fade_after,
                open_start: period && open_start,
                open_end: period && open_end,
                rank: u8::from(story),
            }
        },
    )
}
