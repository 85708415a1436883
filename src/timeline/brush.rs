//! Two years chosen with one stroke over the axis.

use crate::model::Day;

/// The years that a stroke leads from and to, the earlier first: of those that can be
/// compared the one that each of its ends lies in, or else the nearest. The same twice where
/// both ends are nearest to one; nothing where there are no years.
pub fn brushed_years(years: &[i32], ends: (Day, Day)) -> Option<(i32, i32)> {
    let nearest = |day: Day| {
        let years = years.iter().copied();
        years.min_by_key(|year| days_from(day, *year))
    };
    let (one, other) = (nearest(ends.0)?, nearest(ends.1)?);
    Some((one.min(other), one.max(other)))
}

/// How far a day is from a year, in days; 0 in it.
fn days_from(day: Day, year: i32) -> i64 {
    let (first, last) = year_days(year);
    let (first, last, day) = (i64::from(first.0), i64::from(last.0), i64::from(day.0));
    (first - day).max(day - last).max(0)
}

/// The first and the last day of a year; of one that is too far off, the end of time.
pub fn year_days(year: i32) -> (Day, Day) {
    let end = if year < 0 { Day::MIN } else { Day::MAX };
    let day = |month, day| Day::from_ymd(year, month, day).unwrap_or(end);
    (day(1, 1), day(12, 31))
}
