//! Days of the proleptic Gregorian calendar, counted in whole days.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Days in 400 Gregorian years, after which the calendar repeats.
const DAYS_PER_400_YEARS: i64 = 146_097;
/// Days from 0000-03-01 to 1970-01-01. Years are counted from March here, so
/// that the leap day is a year's last one and needs no case of its own.
const MARCH_OF_YEAR_0: i64 = 719_468;

/// A day: the number of days since 1970-01-01, negative before it, in the
/// Gregorian calendar extended to all years (year 0 is 1 BC).
///
/// The range is about 5.8 million years on either side of 1970.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Day(pub i32);

impl Day {
    /// The first day that fits, in the year -5,877,641.
    pub const MIN: Day = Day(i32::MIN);
    /// The last day that fits, in the year 5,881,580.
    pub const MAX: Day = Day(i32::MAX);

    /// The day with this year (0 is 1 BC), month (1–12) and day of the month
    /// (1–31). `None` if the calendar has no such day or it does not fit.
    pub fn from_ymd(year: i32, month: u8, day: u8) -> Option<Day> {
        if day == 0 || day > days_in_month(year, month) {
            return None;
        }
        i32::try_from(day_number(year, month, day)).ok().map(Day)
    }

    /// Year (0 is 1 BC), month (1–12) and day of the month (1–31).
    pub fn ymd(self) -> (i32, u8, u8) {
        let days = i64::from(self.0) + MARCH_OF_YEAR_0;
        let era = days.div_euclid(DAYS_PER_400_YEARS);
        let day_of_era = days.rem_euclid(DAYS_PER_400_YEARS);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        };
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        // An `i32` of days is within ±5.9 million years, so nothing is cut off.
        (year as i32, month as u8, day as u8)
    }

    /// The year; 0 is 1 BC.
    pub fn year(self) -> i32 {
        self.ymd().0
    }

    /// The nearest day that fits.
    pub(super) fn clamped(days: i64) -> Day {
        Day(days.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32)
    }
}

/// ISO 8601: `2014-05-24`, `-0043-03-15`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{}-{month:02}-{day:02}", four_digits(year))
    }
}

/// A year as EDTF and ISO 8601 write it: `2014`, `-0043`.
pub fn four_digits(year: i32) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.unsigned_abs())
}

/// Whether the year has a 29 February.
pub fn is_leap_year(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The number of days (28–31) of a month (1–12); 0 for any other month.
pub fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap_year(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    }
}

/// Days since 1970-01-01 for any year: more than a [`Day`] can hold. The
/// month is 1–12.
pub(super) fn day_number(year: i32, month: u8, day: u8) -> i64 {
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (i64::from(month) + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * DAYS_PER_400_YEARS + day_of_era - MARCH_OF_YEAR_0
}
