//! The strip with the whole span, and which events a time touches.

use proptest::prelude::*;
use threatline::model::{Day, Edtf};
use threatline::timeline::{
    STRIP_PX, Spans, Viewport, brushed_years, density, strip_px, strip_scale,
};

use super::{cases, log_range};

/// A row of years is 24 px high: two in the first, then four in each.
#[test]
fn the_strip_grows_so_that_ten_years_are_in_sight() {
    for years in 0..=10_usize {
        let rows = 1 + years.saturating_sub(2).div_ceil(4);
        assert!(strip_px(years) + 2.0 >= 24.0 * rows as f64, "{years}");
    }
    assert_eq!(strip_px(6), STRIP_PX);
    // Of more a fourth row is cut, and so says that there are more.
    let more = strip_px(40) - strip_px(10);
    assert!(more > 10.0 && more < 20.0, "{more}");
}

/// A stroke over the axis chooses the years that it leads from and to, whichever way it is
/// drawn; where it ends in another, the nearest.
#[test]
fn a_stroke_chooses_the_nearest_years() {
    let years = [2015, 2017, 2024, 2025];
    let chosen = |one: &str, other: &str| {
        let day = |text: &str| text.parse::<Edtf>().unwrap().span().start.day.unwrap();
        brushed_years(&years, (day(one), day(other)))
    };
    assert_eq!(chosen("2024-01-01", "2025-12-31"), Some((2024, 2025)));
    assert_eq!(chosen("2025-06-01", "2017-06-01"), Some((2017, 2025)));
    assert_eq!(chosen("2024-12-31", "2024-01-01"), Some((2024, 2024)));
    assert_eq!(chosen("1928-01-01", "2099-01-01"), Some((2015, 2025)));
    assert_eq!(chosen("2016-02-01", "2016-11-30"), Some((2015, 2017)));
    assert_eq!(brushed_years(&[], (Day::MIN, Day::MAX)), None);
    let far = [i32::MIN, i32::MAX];
    assert_eq!(
        brushed_years(&far, (Day::MIN, Day::MAX)),
        Some((i32::MIN, i32::MAX))
    );
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn every_event_is_counted_once(
        from in -40_000.0..20_000.0,
        length in log_range(1.0, 60_000.0),
        width in 20.0..2000.0_f64,
        parts in prop::collection::vec(0.0..=1.0_f64, 0..200),
    ) {
        let limits = Viewport { from, to: from + length };
        let scale = strip_scale(limits, width);
        prop_assert!(scale.x(limits.from) > 0.0 && scale.x(limits.to) < scale.width_px);
        let mut starts: Vec<f64> = parts.iter().map(|part| from + part * length).collect();
        starts.sort_by(f64::total_cmp);
        let bars = density(&scale, &starts);
        prop_assert_eq!(bars.iter().map(|bar| bar.2).sum::<usize>(), starts.len());
        prop_assert!(bars.iter().all(|&(x, bar, n)| n > 0 && bar > 0.0 && x >= 0.0 && x <= width));
        prop_assert!(bars.windows(2).all(|pair| pair[0].0 + pair[0].1 <= pair[1].0));
        for start in starts {
            let x = scale.x(start);
            prop_assert!(bars.iter().any(|bar| bar.0 - 1e-6 <= x && x <= bar.0 + 4.0 + 1e-6));
        }
    }

    /// The same events as looking at each of them.
    #[test]
    fn spans_find_what_intersects(
        mut dates in prop::collection::vec(date(), 0..400),
        first in 1900..2040_i32,
        length in -2..4000_i32,
    ) {
        dates.sort_by_key(|date| date.sort_key());
        let spans = Spans::new(dates.iter().enumerate());
        let first = Day::from_ymd(first, 6, 1).expect("a day");
        let last = Day(first.0 + length);
        let expected: Vec<usize> = dates
            .iter()
            .enumerate()
            .filter(|(_, date)| date.intersects(first, last))
            .map(|(position, _)| position)
            .collect();
        let found: Vec<usize> = spans.touching(first, last).collect();
        prop_assert_eq!(spans.count(first, last), expected.len());
        prop_assert_eq!(found, expected);
        prop_assert_eq!((spans.len(), spans.is_empty()), (dates.len(), dates.is_empty()));
    }
}

/// Dates of all kinds, open and unknown ends among them.
fn date() -> impl Strategy<Value = Edtf> {
    (1900..2040_i32, 1..=12_u8, 0..60_i32, 0..8_u8).prop_map(|(year, month, years, kind)| {
        let text = match kind {
            0 => format!("{year}"),
            1 => format!("{year}-{month:02}"),
            2 => format!("{year}-{month:02}-17"),
            3 => format!("{year}/{}", year + years),
            4 => format!("{year}/.."),
            5 => format!("../{year}-{month:02}"),
            6 => format!("{year}/"),
            _ => format!("/{year}-{month:02}-03"),
        };
        text.parse().expect("a date")
    })
}
