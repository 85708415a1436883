//! Days against an independent calendar.

use jiff::civil::Date;
use proptest::prelude::*;
use threatline::model::edtf::{Day, days_in_month, is_leap_year};

/// Every day that the other calendar has, one after the other.
#[test]
fn agrees_with_another_calendar_over_twenty_thousand_years() {
    let first = Date::MIN;
    let days_to_1970 = (Date::constant(1970, 1, 1) - first).get_days();
    let mut other = first;
    for number in -days_to_1970.. {
        let ymd = (
            i32::from(other.year()),
            other.month() as u8,
            other.day() as u8,
        );
        assert_eq!(Day(number).ymd(), ymd);
        assert_eq!(Day::from_ymd(ymd.0, ymd.1, ymd.2), Some(Day(number)));
        match other.tomorrow() {
            Ok(next) => other = next,
            Err(_) => break,
        }
    }
    assert_eq!(other, Date::MAX);
}

#[test]
fn agrees_on_the_length_of_months() {
    for year in -9999..=9999_i16 {
        for month in 1..=12 {
            let other = Date::constant(year, month, 1);
            assert_eq!(
                days_in_month(i32::from(year), month as u8),
                other.days_in_month() as u8
            );
            assert_eq!(is_leap_year(i32::from(year)), other.in_leap_year());
        }
    }
}

#[test]
fn has_no_day_that_the_calendar_has_not() {
    for (year, month, day) in [
        (2015, 2, 29),
        (1900, 2, 29),
        (2015, 2, 31),
        (2015, 4, 31),
        (2015, 13, 1),
        (2015, 0, 1),
    ] {
        assert_eq!(
            Day::from_ymd(year, month, day),
            None,
            "{year}-{month}-{day}"
        );
    }
    assert_eq!(Day::from_ymd(2015, 1, 0), None);
    assert_eq!(Day::from_ymd(i32::MAX, 1, 1), None);
    assert_eq!(Day::from_ymd(i32::MIN, 12, 31), None);
    assert_eq!(days_in_month(2015, 0), 0);
    assert_eq!(days_in_month(2015, 13), 0);
}

#[test]
fn known_days() {
    assert_eq!(Day::from_ymd(1970, 1, 1), Some(Day(0)));
    assert_eq!(Day::from_ymd(2000, 2, 29), Some(Day(11_016)));
    assert_eq!(Day(-1).to_string(), "1969-12-31");
    assert_eq!(
        Day::from_ymd(-43, 3, 15)
            .map(|day| day.to_string())
            .as_deref(),
        Some("-0043-03-15")
    );
    assert_eq!(Day::MIN.ymd(), (-5_877_641, 6, 23));
    assert_eq!(Day::MAX.ymd(), (5_881_580, 7, 11));
}

proptest! {
    /// Also beyond the years of the other calendar.
    #[test]
    fn any_day_goes_there_and_back(number in any::<i32>()) {
        let (year, month, day) = Day(number).ymd();
        prop_assert!((1..=days_in_month(year, month)).contains(&day));
        prop_assert_eq!(Day::from_ymd(year, month, day), Some(Day(number)));
    }

    #[test]
    fn no_date_is_too_odd(year in any::<i32>(), month in any::<u8>(), day in any::<u8>()) {
        if let Some(found) = Day::from_ymd(year, month, day) {
            prop_assert_eq!(found.ymd(), (year, month, day));
        }
    }
}
