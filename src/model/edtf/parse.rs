//! From text to date. Positions are bytes of the whole text; everything that
//! is accepted is ASCII.

use super::{
    Bound, Date, Edtf, EdtfError, EdtfErrorKind, Form, Kind, Offset, Qualifier, Season, Time,
    days_in_month,
};

/// The longest piece of the text that an error repeats, in characters.
const FOUND_CHARS: usize = 16;
/// Digits of a year after `Y`: what an `i32` holds whatever the digits are.
const LONG_YEAR_DIGITS: usize = 9;
/// "As far as it goes", for the piece of text that an error shows.
const REST: usize = usize::MAX;

const A_YEAR: &str = "a four-digit year";
const THE_END: &str = "the end of the date";
const PART_QUALIFIED: &str = "a qualifier on a part of the date";
const PART_UNSPECIFIED: &str =
    "unspecified digits other than the last one or two of a year, a month, or a day";

pub(super) fn edtf(text: &str) -> Result<Edtf, EdtfError> {
    let mut scan = Scan {
        text,
        at: 0,
        end: text.len(),
    };
    match scan.peek() {
        None => return Err(scan.syntax("a date, for instance 2014, 2014-05 or 2014-05-24")),
        Some(b'[') => return Err(scan.level2(REST, "one of a set")),
        Some(b'{') => return Err(scan.level2(REST, "all of a set")),
        Some(_) => {}
    }
    let Some(slash) = text.find('/') else {
        let date = scan.date(Place::Alone)?;
        let kind = match scan.peek() {
            Some(b'T') => Kind::DateTime(date, scan.time(date)?),
            _ => Kind::Date(date),
        };
        scan.finish()?;
        return Ok(Edtf(kind));
    };

    scan.end = slash;
    let start = scan.bound()?;
    scan = Scan {
        text,
        at: slash + 1,
        end: text.len(),
    };
    let end = scan.bound()?;
    match (start, end) {
        (Bound::Date(start), Bound::Date(end)) if start.day_numbers().0 > end.day_numbers().1 => {
            scan.at = slash + 1;
            Err(scan.error(
                EdtfErrorKind::Order,
                REST,
                "an end that is not before the start",
            ))
        }
        (Bound::Date(_), _) | (_, Bound::Date(_)) => Ok(Edtf(Kind::Interval(start, end))),
        _ => {
            scan.at = 0;
            Err(scan.syntax("an interval with a date on at least one side"))
        }
    }
}

/// Where a date stands decides what may be in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Alone,
    Interval,
}

/// Two characters for a month or day.
enum Pair {
    Number(u8),
    Unspecified,
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    /// Where the present date stops: the slash, or the end of the text.
    end: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.peek_nth(0)
    }

    fn peek_nth(&self, nth: usize) -> Option<u8> {
        let at = self.at.checked_add(nth).filter(|&at| at < self.end)?;
        self.text.as_bytes().get(at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn error(&self, kind: EdtfErrorKind, chars: usize, expected: &'static str) -> EdtfError {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let shown = chars.min(FOUND_CHARS);
        let mut found: String = rest.chars().take(shown).collect();
        if chars > shown && found.len() < rest.len() {
            found.push('…');
        }
        EdtfError {
            at: self.at,
            kind,
            found: found.into(),
            expected,
        }
    }

    fn syntax(&self, expected: &'static str) -> EdtfError {
        self.error(EdtfErrorKind::Syntax, REST, expected)
    }

    fn calendar(&self, chars: usize, expected: &'static str) -> EdtfError {
        self.error(EdtfErrorKind::Calendar, chars, expected)
    }

    fn level2(&self, chars: usize, feature: &'static str) -> EdtfError {
        self.error(EdtfErrorKind::Level2, chars, feature)
    }

    fn draft(&self, chars: usize, expected: &'static str) -> EdtfError {
        self.error(EdtfErrorKind::Draft, chars, expected)
    }

    fn finish(&self) -> Result<(), EdtfError> {
        if self.at == self.end {
            Ok(())
        } else {
            Err(self.syntax(THE_END))
        }
    }

    fn bound(&mut self) -> Result<Bound, EdtfError> {
        match self.text.get(self.at..self.end).unwrap_or_default() {
            "" => Ok(Bound::Unknown),
            ".." => Ok(Bound::Open),
            "open" => Err(self.draft(4, "\"..\" for an open end")),
            "unknown" => Err(self.draft(7, "nothing for an unknown end")),
            _ => {
                let date = self.date(Place::Interval)?;
                if self.peek() == Some(b'T') {
                    return Err(self.syntax("an interval of dates without time of day"));
                }
                self.finish()?;
                Ok(Bound::Date(date))
            }
        }
    }

    /// A date up to its qualifier. What follows is the caller's to judge.
    fn date(&mut self, place: Place) -> Result<Date, EdtfError> {
        match self.peek() {
            Some(b'Y') => return self.long_year(),
            Some(b'y') => return Err(self.draft(1, "an upper-case Y before the year")),
            Some(b'?' | b'~' | b'%') => return Err(self.level2(REST, PART_QUALIFIED)),
            _ => {}
        }
        let start = self.at;
        let (year, year_form) = self.year()?;
        if self.peek() == Some(b'S') {
            return Err(self.level2(REST, "significant digits of a year"));
        }
        let form = if self.take(b'-') {
            if year_form != Form::Year {
                self.at = start;
                return Err(self.level2(REST, PART_UNSPECIFIED));
            }
            self.month_and_day(year)?
        } else {
            year_form
        };
        let unspecified = !matches!(
            form,
            Form::Year | Form::Season(_) | Form::Month(_) | Form::Day { .. }
        );
        if unspecified && place == Place::Interval {
            self.at = start;
            return Err(self.level2(REST, "unspecified digits in an interval"));
        }
        let qualifier = self.qualifier()?;
        Ok(Date {
            year,
            form,
            qualifier,
        })
    }

    /// A year of four digits, the last one or two of which may be X.
    fn year(&mut self) -> Result<(i32, Form), EdtfError> {
        let start = self.at;
        let negative = self.take(b'-');
        let digits_at = self.at;
        let (mut value, mut known) = (0, 0);
        let mut in_order = true;
        for nth in 0..4 {
            match self.peek_nth(nth) {
                Some(digit @ b'0'..=b'9') => {
                    in_order &= known == nth;
                    known += 1;
                    value = value * 10 + i32::from(digit - b'0');
                }
                Some(b'X') => value *= 10,
                Some(b'u' | b'x') if nth > 0 => {
                    self.at += nth;
                    return Err(self.draft(1, "an upper-case X for an unspecified digit"));
                }
                _ => {
                    self.at = if nth == 0 { start } else { digits_at };
                    return Err(self.syntax(A_YEAR));
                }
            }
        }
        if matches!(self.peek_nth(4), Some(b'0'..=b'9')) {
            self.at = start;
            return Err(self.syntax("a four-digit year, or Y before a longer one"));
        }
        let form = match known {
            4 => Form::Year,
            3 if in_order => Form::Decade,
            2 if in_order => Form::Century,
            _ => {
                self.at = start;
                return Err(self.level2(REST, PART_UNSPECIFIED));
            }
        };
        if negative && value == 0 && form == Form::Year {
            self.at = start;
            return Err(self.calendar(5, "0000 for the year before 0001"));
        }
        self.at = digits_at + 4;
        // Of years before 0 the digits count backwards: -019X begins in -199.
        let year = match (negative, form) {
            (false, _) => value,
            (true, Form::Decade) => -(value + 9),
            (true, Form::Century) => -(value + 99),
            (true, _) => -value,
        };
        Ok((year, form))
    }

    /// `Y`, a sign if negative, and five to nine digits.
    fn long_year(&mut self) -> Result<Date, EdtfError> {
        let start = self.at;
        self.at += 1;
        let negative = self.take(b'-');
        let digits_at = self.at;
        let mut value = 0;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            if self.at - digits_at == LONG_YEAR_DIGITS {
                self.at = start;
                return Err(self.calendar(REST, "a year of at most nine digits"));
            }
            value = value * 10 + i32::from(digit - b'0');
            self.at += 1;
        }
        match self.peek() {
            Some(b'E') if self.at > digits_at => {
                return Err(self.level2(REST, "a year with an exponent"));
            }
            Some(b'S') if self.at > digits_at => {
                return Err(self.level2(REST, "significant digits of a year"));
            }
            Some(b'-') if self.at > digits_at => {
                return Err(self.syntax("a year after Y without month or day"));
            }
            _ => {}
        }
        if self.at - digits_at < 5 || self.text.as_bytes().get(digits_at) == Some(&b'0') {
            self.at = start;
            return Err(self.syntax("Y with at least five digits, the first of them not 0"));
        }
        let qualifier = self.qualifier()?;
        let year = if negative { -value } else { value };
        Ok(Date {
            year,
            form: Form::Year,
            qualifier,
        })
    }

    fn month_and_day(&mut self, year: i32) -> Result<Form, EdtfError> {
        let month_at = self.at;
        let month = match self.pair("a two-digit month")? {
            Pair::Number(month @ 1..=12) => Some(month),
            Pair::Unspecified => None,
            Pair::Number(code @ 21..=24) => {
                if self.peek() == Some(b'-') {
                    return Err(self.syntax("a season without a day"));
                }
                return Ok(Form::Season(match code {
                    21 => Season::Spring,
                    22 => Season::Summer,
                    23 => Season::Autumn,
                    _ => Season::Winter,
                }));
            }
            Pair::Number(code) => {
                self.at = month_at;
                return Err(match code {
                    25..=41 => self.level2(
                        2,
                        "a part of the year (seasons by hemisphere, quarters and the like)",
                    ),
                    _ => self.calendar(2, "a month from 01 to 12 or a season from 21 to 24"),
                });
            }
        };
        if !self.take(b'-') {
            return Ok(month.map_or(Form::MonthUnstated, Form::Month));
        }
        let day_at = self.at;
        match (month, self.pair("a two-digit day")?) {
            (None, Pair::Unspecified) => Ok(Form::MonthAndDayUnstated),
            (Some(month), Pair::Unspecified) => Ok(Form::DayUnstated(month)),
            (None, Pair::Number(_)) => {
                self.at = month_at;
                Err(self.level2(REST, PART_UNSPECIFIED))
            }
            (Some(month), Pair::Number(day)) => {
                let days = days_in_month(year, month);
                if (1..=days).contains(&day) {
                    return Ok(Form::Day { month, day });
                }
                self.at = day_at;
                Err(self.calendar(
                    2,
                    match days {
                        31 => "a day from 01 to 31",
                        30 => "a day from 01 to 30, as this month has",
                        29 => "a day from 01 to 29, as February has that year",
                        _ => "a day from 01 to 28, as February has that year",
                    },
                ))
            }
        }
    }

    /// Two digits, or `XX`.
    fn pair(&mut self, expected: &'static str) -> Result<Pair, EdtfError> {
        let pair = match (self.peek(), self.peek_nth(1)) {
            (Some(b'X'), Some(b'X')) => Pair::Unspecified,
            (Some(tens @ b'0'..=b'9'), Some(ones @ b'0'..=b'9')) => {
                Pair::Number((tens - b'0') * 10 + (ones - b'0'))
            }
            (Some(b'?' | b'~' | b'%'), _) => return Err(self.level2(REST, PART_QUALIFIED)),
            (Some(b'X' | b'0'..=b'9'), Some(b'X' | b'0'..=b'9')) => {
                return Err(self.level2(2, PART_UNSPECIFIED));
            }
            (Some(b'u' | b'x'), _) | (Some(b'0'..=b'9'), Some(b'u' | b'x')) => {
                return Err(self.draft(2, "an upper-case X for an unspecified digit"));
            }
            _ => return Err(self.syntax(expected)),
        };
        self.at += 2;
        Ok(pair)
    }

    fn qualifier(&mut self) -> Result<Qualifier, EdtfError> {
        let qualifier = match self.peek() {
            Some(b'?') => Qualifier::Uncertain,
            Some(b'~') => Qualifier::Approximate,
            Some(b'%') => Qualifier::Both,
            _ => return Ok(Qualifier::Certain),
        };
        match self.peek_nth(1) {
            Some(b'-') => Err(self.level2(REST, PART_QUALIFIED)),
            Some(b'?' | b'~') => Err(self.draft(2, "% for uncertain and approximate")),
            Some(b'T') => Err(self.syntax("a date-time without qualifier")),
            _ => {
                self.at += 1;
                Ok(qualifier)
            }
        }
    }

    /// From the `T` on: `T23:20:30`, with or without `Z`, `+04` or `+04:30`.
    fn time(&mut self, date: Date) -> Result<Time, EdtfError> {
        if date.qualifier != Qualifier::Certain || !matches!(date.form, Form::Day { .. }) {
            return Err(self.syntax("a time only after a full date"));
        }
        self.at += 1;
        let clock_at = self.at;
        let hour = self.clock_number("a two-digit hour")?;
        let minute = self.after_colon("a colon and two-digit minutes")?;
        let second = self.after_colon("a colon and two-digit seconds")?;
        let on_the_clock = match (hour, minute, second) {
            // Midnight at the end of a day, and the leap second.
            (24, 0, 0) | (23, 59, 60) => true,
            _ => hour < 24 && minute < 60 && second < 60,
        };
        if !on_the_clock {
            self.at = clock_at;
            return Err(self.calendar(8, "a time from 00:00:00 to 24:00:00"));
        }
        let offset = self.offset()?;
        Ok(Time {
            hour,
            minute,
            second,
            offset,
        })
    }

    fn offset(&mut self) -> Result<Offset, EdtfError> {
        let start = self.at;
        let negative = match self.peek() {
            Some(b'Z') => {
                self.at += 1;
                return Ok(Offset::Utc);
            }
            Some(sign @ (b'+' | b'-')) => sign == b'-',
            _ => return Ok(Offset::Local),
        };
        self.at += 1;
        let hours = self.clock_number("two-digit hours of the offset")?;
        let minutes = if self.peek() == Some(b':') {
            Some(self.after_colon("two-digit minutes of the offset")?)
        } else {
            None
        };
        if hours > 23 || minutes.is_some_and(|minutes| minutes > 59) {
            self.at = start;
            return Err(self.calendar(6, "an offset of less than 24 hours"));
        }
        if negative && hours == 0 && minutes.unwrap_or(0) == 0 {
            self.at = start;
            return Err(self.calendar(6, "+00 or +00:00, zero having no other sign"));
        }
        let sign = if negative { -1 } else { 1 };
        Ok(match minutes {
            None => Offset::Hours(sign * hours as i8),
            Some(minutes) => {
                Offset::Minutes(i16::from(sign) * (i16::from(hours) * 60 + i16::from(minutes)))
            }
        })
    }

    fn after_colon(&mut self, expected: &'static str) -> Result<u8, EdtfError> {
        if !self.take(b':') {
            return Err(self.syntax(expected));
        }
        self.clock_number(expected)
    }

    fn clock_number(&mut self, expected: &'static str) -> Result<u8, EdtfError> {
        match (self.peek(), self.peek_nth(1)) {
            (Some(tens @ b'0'..=b'9'), Some(ones @ b'0'..=b'9')) => {
                self.at += 2;
                Ok((tens - b'0') * 10 + (ones - b'0'))
            }
            _ => Err(self.syntax(expected)),
        }
    }
}
