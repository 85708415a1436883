//! Dates as EDTF writes them: the Library of Congress's profile of ISO 8601-2,
//! levels 0 and 1.
//!
//! A date here is never more precise than its text: `2014` is *somewhere in
//! 2014*, not 1 January. What the page needs from such a date has a name:
//! [`Edtf::span`] (the first and last day it may be about), [`Edtf::intersects`]
//! (whether it may touch some days) and [`Edtf::sort_key`] (where it stands in a
//! list). There is deliberately no `Ord`: "before" is not a total order on such
//! dates.
//!
//! Three things that the standard leaves open are decided here and are ours:
//! the months of a season ([`Season`]), how far a qualified date may be off
//! ([`Edtf::margin_days`]), and what an unknown end covers
//! ([`Edtf::intersects`]).
//!
//! The module stands on its own (serde apart), because the build script
//! compiles it too.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

// The paths are spelled out so that this file can also be included by `#[path]`,
// where Rust would look for its parts beside it.
#[path = "edtf/day.rs"]
mod day;
#[path = "edtf/parse.rs"]
mod parse;

pub use day::{Day, days_in_month, four_digits, is_leap_year};

use day::day_number;

/// A date, date-time or interval: small, `Copy`, and made only by parsing, so
/// that each value is one that EDTF can write.
///
/// Equality is that of the text: `2014` and `2014-XX` cover the same days and
/// are not equal.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Edtf(Kind);

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Date(Date),
    DateTime(Date, Time),
    Interval(Bound, Bound),
}

/// One date of level 0 or 1: alone, or as an end of an interval.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    /// For a decade or century its first year: 2010 for `201X`, -199 for
    /// `-019X`.
    year: i32,
    form: Form,
    qualifier: Qualifier,
}

/// What a date states besides its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// `20XX`: a year of these hundred.
    Century,
    /// `201X`: a year of these ten.
    Decade,
    /// `2014`, `Y17000`.
    Year,
    /// `2014-XX`: a month of this year.
    MonthUnstated,
    /// `2014-XX-XX`: a day of this year.
    MonthAndDayUnstated,
    /// `2014-23`.
    Season(Season),
    /// `2014-05`; 1–12.
    Month(u8),
    /// `2014-05-XX`: a day of this month, 1–12.
    DayUnstated(u8),
    /// `2014-05-24`.
    Day {
        /// 1–12.
        month: u8,
        /// 1–31, and one that the month has.
        day: u8,
    },
}

/// A season, as months. EDTF numbers the seasons and leaves their months (and
/// the hemisphere) to its users. We read them as the meteorological seasons of
/// the north: spring is March to May, summer June to August, autumn September
/// to November, and winter December to February *of the next year*: `2025-24`
/// is 2025-12-01 to 2026-02-28.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    /// 21.
    Spring,
    /// 22.
    Summer,
    /// 23.
    Autumn,
    /// 24.
    Winter,
}

impl Season {
    fn code(self) -> u8 {
        21 + self as u8
    }

    fn first_month(self) -> u8 {
        3 + 3 * self as u8
    }
}

/// What stands behind a date: nothing, `?`, `~` or `%`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// Nothing.
    #[default]
    Certain,
    /// `~`: near this date.
    Approximate,
    /// `?`: this date, if the source is right.
    Uncertain,
    /// `%`: uncertain, and approximate as well.
    Both,
}

impl Qualifier {
    /// `~` or `%`.
    pub fn is_approximate(self) -> bool {
        matches!(self, Qualifier::Approximate | Qualifier::Both)
    }

    /// `?` or `%`.
    pub fn is_uncertain(self) -> bool {
        matches!(self, Qualifier::Uncertain | Qualifier::Both)
    }

    fn edge(self) -> Edge {
        match self {
            Qualifier::Certain => Edge::Sharp,
            Qualifier::Approximate => Edge::Approximate,
            Qualifier::Uncertain | Qualifier::Both => Edge::Uncertain,
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Qualifier::Certain => "",
            Qualifier::Approximate => "~",
            Qualifier::Uncertain => "?",
            Qualifier::Both => "%",
        }
    }
}

/// One side of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// A date.
    Date(Date),
    /// `..`: there is no such end; it goes on.
    Open,
    /// Nothing: there is an end and nobody says when.
    Unknown,
}

impl Bound {
    fn date(self) -> Option<Date> {
        match self {
            Bound::Date(date) => Some(date),
            Bound::Open | Bound::Unknown => None,
        }
    }
}

/// The time of a date-time. It is kept for the text only.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Time {
    hour: u8,
    minute: u8,
    second: u8,
    offset: Offset,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Offset {
    Local,
    Utc,
    /// `+04`, in hours.
    Hours(i8),
    /// `+04:30`, in minutes.
    Minutes(i16),
}

/// From the earliest possible first day to the latest possible last day, both
/// included, of the date as written: an approximate date's [margin] lies
/// outside it.
///
/// [margin]: Edtf::margin_days
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first day.
    pub start: End,
    /// The last day.
    pub end: End,
}

/// One end of a [`Span`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct End {
    /// `None` exactly where the edge is open or unknown. Days that lie beyond
    /// [`Day`]'s range (years after about 5.8 million) become its last one.
    pub day: Option<Day>,
    /// What kind of end it is.
    pub edge: Edge,
}

/// How an end of a [`Span`] is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edge {
    /// As the calendar says: the year 2014 ends on 31 December. What is inside
    /// may be imprecise all the same: see [`Edtf::precision`].
    Sharp,
    /// `~`.
    Approximate,
    /// `?`, and `%` too: of two doubts the stronger one. [`Date::qualifier`]
    /// keeps them apart.
    Uncertain,
    /// `..`: it goes on.
    Open,
    /// An empty end: there is one, not known when.
    Unknown,
}

/// The smallest unit that a date states, the finest first. `2014-XX` states a
/// year. For anything but a day or an interval the date is a moment, *somewhere
/// within* the unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A day, also of a date-time.
    Day,
    /// A month.
    Month,
    /// A season.
    Season,
    /// A year.
    Year,
    /// Ten years, `201X`.
    Decade,
    /// A hundred years, `20XX`.
    Century,
    /// A duration between two ends, each with a precision of its own:
    /// [`Edtf::ends`].
    Interval,
}

impl Date {
    /// The year, 0 being 1 BC; of a decade or century the first one.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The last year: the same as [`Date::year`] but for decades and centuries.
    pub fn last_year(self) -> i32 {
        let years = match self.form {
            Form::Century => 100,
            Form::Decade => 10,
            _ => return self.year,
        };
        // `-000X` has nine years and `-00XX` ninety-nine: there is no -0000.
        if self.year < 0 {
            (self.year + years - 1).min(-1)
        } else {
            self.year + years - 1
        }
    }

    /// What it states besides the year.
    pub fn form(self) -> Form {
        self.form
    }

    /// `?`, `~`, `%` or nothing.
    pub fn qualifier(self) -> Qualifier {
        self.qualifier
    }

    /// The smallest unit that it states.
    pub fn precision(self) -> Precision {
        match self.form {
            Form::Century => Precision::Century,
            Form::Decade => Precision::Decade,
            Form::Year | Form::MonthUnstated | Form::MonthAndDayUnstated => Precision::Year,
            Form::Season(_) => Precision::Season,
            Form::Month(_) | Form::DayUnstated(_) => Precision::Month,
            Form::Day { .. } => Precision::Day,
        }
    }

    /// First and last day, without the margin, as days since 1970 in a type
    /// that no year overflows.
    fn day_numbers(self) -> (i64, i64) {
        let months = |year, first: u8, last_year, last: u8| {
            let last_day = days_in_month(last_year, last);
            (
                day_number(year, first, 1),
                day_number(last_year, last, last_day),
            )
        };
        let year = self.year;
        match self.form {
            Form::Century
            | Form::Decade
            | Form::Year
            | Form::MonthUnstated
            | Form::MonthAndDayUnstated => months(year, 1, self.last_year(), 12),
            Form::Season(Season::Winter) => months(year, 12, year + 1, 2),
            Form::Season(season) => {
                months(year, season.first_month(), year, season.first_month() + 2)
            }
            Form::Month(month) | Form::DayUnstated(month) => months(year, month, year, month),
            Form::Day { month, day } => {
                let number = day_number(year, month, day);
                (number, number)
            }
        }
    }

    /// See [`Edtf::margin_days`].
    fn margin(self) -> i64 {
        let (first, last) = self.day_numbers();
        let unit = last - first + 1;
        match self.qualifier {
            Qualifier::Certain => 0,
            Qualifier::Approximate | Qualifier::Uncertain => (unit + 1) / 2,
            Qualifier::Both => unit,
        }
    }
}

impl Edtf {
    /// Both sides of an interval; for any other date twice the same one.
    pub fn ends(&self) -> (Bound, Bound) {
        match self.0 {
            Kind::Date(date) | Kind::DateTime(date, _) => (Bound::Date(date), Bound::Date(date)),
            Kind::Interval(start, end) => (start, end),
        }
    }

    /// The date, if it is not an interval; of a date-time, its day.
    pub fn date(&self) -> Option<Date> {
        match self.0 {
            Kind::Date(date) | Kind::DateTime(date, _) => Some(date),
            Kind::Interval(..) => None,
        }
    }

    /// Whether it is a duration between two ends, and not a moment that may be
    /// known less precisely than to the day.
    pub fn is_interval(&self) -> bool {
        matches!(self.0, Kind::Interval(..))
    }

    /// The smallest unit that the date states.
    pub fn precision(&self) -> Precision {
        self.date().map_or(Precision::Interval, Date::precision)
    }

    /// The days that the date may be about, as written.
    pub fn span(&self) -> Span {
        let (start, end) = self.ends();
        let side = |bound, day: fn((i64, i64)) -> i64| match bound {
            Bound::Date(date) => End {
                day: Some(Day::clamped(day(date.day_numbers()))),
                edge: date.qualifier.edge(),
            },
            Bound::Open => End {
                day: None,
                edge: Edge::Open,
            },
            Bound::Unknown => End {
                day: None,
                edge: Edge::Unknown,
            },
        };
        Span {
            start: side(start, |(first, _)| first),
            end: side(end, |(_, last)| last),
        }
    }

    /// How far before the span's first day and after its last day a qualified
    /// date may still reach, in days: (start, end). 0 at an end that has no
    /// qualifier or no date.
    ///
    /// EDTF does not say how far off an approximate or uncertain date may be.
    /// This is our rule, for drawing: with `~` or `?` half the length of the stated
    /// unit on each side, rounded up (`2014~`: 183 days, `2025-11~`: 15, `2015-11-21~`:
    /// 1), and with `%` its whole length.
    pub fn margin_days(&self) -> (i32, i32) {
        let margin = |bound: Bound| bound.date().map_or(0, |date| date.margin() as i32);
        let (start, end) = self.ends();
        (margin(start), margin(end))
    }

    /// Whether any day from `first` to `last`, both included, lies in the span.
    ///
    /// An open end reaches without limit. An unknown end does not: nothing says
    /// that `2013/` went on after 2013, so on that side only the days of the
    /// known end count.
    pub fn intersects(&self, first: Day, last: Day) -> bool {
        let (start, end) = self.reach();
        first <= last
            && i64::from(first.0) <= end.unwrap_or(i64::MAX)
            && i64::from(last.0) >= start.unwrap_or(i64::MIN)
    }

    /// The days between which [`Edtf::intersects`] holds, both included:
    /// [`Day::MIN`] and [`Day::MAX`] where an end is open.
    pub fn reach_days(&self) -> (Day, Day) {
        let (first, last) = self.reach();
        (
            first.map_or(Day::MIN, Day::clamped),
            last.map_or(Day::MAX, Day::clamped),
        )
    }

    /// First and last day, where an unknown end is as far as the known side
    /// goes and an open one is `None`.
    fn reach(&self) -> (Option<i64>, Option<i64>) {
        let (start, end) = self.ends();
        let known = |bound: Bound| bound.date().map(Date::day_numbers);
        let first = match start {
            Bound::Open => None,
            _ => known(start).or(known(end)).map(|(first, _)| first),
        };
        let last = match end {
            Bound::Open => None,
            _ => known(end).or(known(start)).map(|(_, last)| last),
        };
        (first, last)
    }

    /// The order of lists: by first day; of those with the same first day the
    /// one that ends first, which is the more precise one (`2014-01-01`,
    /// `2014-01`, `2014`); then a date before an interval, and certain,
    /// approximate, uncertain, both. It says nothing about what came first.
    ///
    /// An open start stands before all days, an unknown one at the first day
    /// of the known end; an open or unknown end after all days. Different dates
    /// can have the same key (`2014`, `2014-XX`): a list that must be stable
    /// adds its own tie-break.
    pub fn sort_key(&self) -> (i32, i32, u8) {
        let (start, end) = self.ends();
        let first = self.reach().0.map_or(i32::MIN, |day| Day::clamped(day).0);
        let last = self.span().end.day.map_or(i32::MAX, |day| day.0);
        let doubt = |bound: Bound| bound.date().map_or(0, |date| date.qualifier as u8);
        let kind = if self.is_interval() { 4 } else { 0 };
        (first, last, kind + doubt(start).max(doubt(end)))
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Edtf, EdtfError> {
        parse::edtf(text)
    }
}

/// The canonical text; it parses to the same value.
impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Kind::Date(date) => date.fmt(f),
            Kind::DateTime(date, time) => write!(f, "{date}T{time}"),
            Kind::Interval(start, end) => write!(f, "{start}/{end}"),
        }
    }
}

impl fmt::Debug for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Edtf({self})")
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        let year = self.year.unsigned_abs();
        match self.form {
            Form::Century => write!(f, "{sign}{:02}XX", year / 100)?,
            Form::Decade => write!(f, "{sign}{:03}X", year / 10)?,
            _ if year > 9999 => write!(f, "Y{sign}{year}")?,
            _ => write!(f, "{sign}{year:04}")?,
        }
        match self.form {
            Form::Century | Form::Decade | Form::Year => {}
            Form::MonthUnstated => f.write_str("-XX")?,
            Form::MonthAndDayUnstated => f.write_str("-XX-XX")?,
            Form::Season(season) => write!(f, "-{}", season.code())?,
            Form::Month(month) => write!(f, "-{month:02}")?,
            Form::DayUnstated(month) => write!(f, "-{month:02}-XX")?,
            Form::Day { month, day } => write!(f, "-{month:02}-{day:02}")?,
        }
        f.write_str(self.qualifier.sign())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({self})")
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Bound::Date(date) => date.fmt(f),
            Bound::Open => f.write_str(".."),
            Bound::Unknown => Ok(()),
        }
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}:{:02}", self.hour, self.minute, self.second)?;
        match self.offset {
            Offset::Local => Ok(()),
            Offset::Utc => f.write_str("Z"),
            Offset::Hours(hours) => write!(f, "{hours:+03}"),
            Offset::Minutes(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                let minutes = minutes.unsigned_abs();
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Edtf, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Edtf;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an EDTF date as text")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Edtf, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

/// Why a text is not a date of level 0 or 1. It displays as one plain sentence
/// with the place, what was found there and what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EdtfError {
    at: usize,
    kind: EdtfErrorKind,
    found: Box<str>,
    expected: &'static str,
}

/// The sort of mistake in a text that is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EdtfErrorKind {
    /// It is not written as EDTF writes dates.
    Syntax,
    /// No calendar or clock has it: 31 February, month 13.
    Calendar,
    /// An interval's end lies before its start in every reading.
    Order,
    /// A feature of level 2.
    Level2,
    /// The notation of the draft of 2012 (`199u`, `open`), before it became a
    /// part of ISO 8601-2.
    Draft,
}

impl EdtfError {
    /// The place of the mistake, in bytes from the start of the text.
    pub fn at(&self) -> usize {
        self.at
    }

    /// What was expected there, in English; of a feature of level 2 its name.
    pub fn expected(&self) -> &'static str {
        self.expected
    }

    /// The sort of mistake.
    pub fn kind(&self) -> EdtfErrorKind {
        self.kind
    }
}

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at byte {}: found ", self.at)?;
        if self.found.is_empty() {
            f.write_str("the end of the text")?;
        } else {
            write!(f, "{:?}", self.found)?;
        }
        let expected = self.expected;
        match self.kind {
            EdtfErrorKind::Syntax | EdtfErrorKind::Calendar | EdtfErrorKind::Order => {
                write!(f, ", expected {expected}")
            }
            EdtfErrorKind::Level2 => {
                write!(
                    f,
                    ", which is EDTF level 2: {expected}; expected level 0 or 1"
                )
            }
            EdtfErrorKind::Draft => {
                write!(
                    f,
                    ", which is the notation of the 2012 draft; expected {expected}"
                )
            }
        }
    }
}

impl Error for EdtfError {}
