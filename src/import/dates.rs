//! Dates as spreadsheets write them.
//!
//! EDTF is read as it is. `24/05/2014` (also with dots or hyphens) is read
//! where the file leaves no doubt about its order: one row with a 24 says that
//! the day comes first in all of them. What stays open is refused.

use super::clipped;
use super::message::Trouble;
use crate::model::check::Fault;
use crate::model::{Day, Edtf};

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Date(Edtf),
    Numbers(Numbers),
}

/// Day and month, or month and day, and the year.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers {
    pub first: u8,
    pub second: u8,
    pub year: u16,
    /// As it is written.
    pub text: String,
}

/// Which of two numbers is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    DayFirst,
    MonthFirst,
    /// Both can be read both ways.
    Open,
    /// Some can only be day first, others only month first.
    Mixed,
}

/// What the rows that were seen say about the order.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    day_first: bool,
    month_first: bool,
}

impl Seen {
    pub fn add(&mut self, numbers: &Numbers) {
        // What is no date in either order says nothing of the others, and what is one in
        // both says nothing either.
        let exists =
            |day: u8, month: u8| Day::from_ymd(i32::from(numbers.year), month, day).is_some();
        let day_first = exists(numbers.first, numbers.second);
        let month_first = exists(numbers.second, numbers.first);
        self.day_first |= day_first && !month_first;
        self.month_first |= month_first && !day_first;
    }

    pub fn order(self) -> Order {
        match (self.day_first, self.month_first) {
            (true, false) => Order::DayFirst,
            (false, true) => Order::MonthFirst,
            (false, false) => Order::Open,
            (true, true) => Order::Mixed,
        }
    }
}

/// Reads a cell that is not empty.
///
/// # Errors
/// What is wrong with it.
pub fn read(text: &str) -> Result<Cell, Trouble> {
    let text = text.trim();
    let text = without_time(text);
    let error = match text.parse::<Edtf>() {
        Ok(date) => return Ok(Cell::Date(date)),
        Err(error) => error,
    };
    let found = clipped(text, 40);
    if is_serial(text) {
        return Err(Trouble::SerialDate { found });
    }
    if in_words(text) {
        return Err(Trouble::DateInWords { found });
    }
    let separator = ['/', '.', '-'].into_iter().find(|&c| text.contains(c));
    let parts: Vec<&str> = separator.map_or_else(Vec::new, |c| text.split(c).collect());
    if let [first, second, year] = parts[..]
        && let (Some(first), Some(second)) = (small(first), small(second))
        && year.bytes().all(|b| b.is_ascii_digit())
    {
        match year.len() {
            4 => {
                return Ok(Cell::Numbers(Numbers {
                    first,
                    second,
                    year: year.parse().unwrap_or_default(),
                    text: text.to_owned(),
                }));
            }
            2 => return Err(Trouble::ShortYear { found }),
            _ => {}
        }
    }
    // With the year first there is one order.
    if let [year, month, day] = parts[..]
        && let (4, Ok(year)) = (year.len(), year.parse::<u16>())
        && let (Some(month), Some(day)) = (small(month), small(day))
        && let Ok(date) = format!("{year:04}-{month:02}-{day:02}").parse()
    {
        return Ok(Cell::Date(date));
    }
    Err(Trouble::Fault(Fault::Date { text: found, error }))
}

/// Whether a cell has words where a date has figures: `15-mrt-25`, or what Excel puts into
/// a cell that is too narrow or has no value.
fn in_words(text: &str) -> bool {
    let letters = text.split(|c: char| !c.is_alphabetic());
    text.starts_with('#') || letters.into_iter().any(|word| word.chars().count() >= 3)
}

/// A number of one or two digits.
fn small(text: &str) -> Option<u8> {
    let plain = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// Excel counts days from 1900: what is between 1927 and 2119 is taken for
/// such a number.
fn is_serial(text: &str) -> bool {
    let (days, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    days.len() == 5
        && days.bytes().all(|b| b.is_ascii_digit())
        && part.bytes().all(|b| b.is_ascii_digit())
        && ("10000".."80000").contains(&days)
}

/// Spreadsheets add a time to a day: `24/05/2014 00:00`.
fn without_time(text: &str) -> &str {
    match text.split_once(' ') {
        Some((day, time))
            if time.contains(':') && time.bytes().all(|b| b.is_ascii_digit() || b == b':') =>
        {
            day
        }
        _ => text,
    }
}

/// The date of two numbers and a year in the order that the file has.
///
/// # Errors
/// When the order is open, or the calendar has no such day.
pub fn in_order(numbers: &Numbers, order: Order) -> Result<Edtf, Trouble> {
    let found = || clipped(&numbers.text, 40);
    let date = |day: u8, month: u8| {
        // EDTF has seasons above 20, which nobody means here.
        if !(1..=12).contains(&month) {
            return Err(Trouble::NotAMonth { found: found() });
        }
        let text = format!("{:04}-{month:02}-{day:02}", numbers.year);
        text.parse().map_err(|error| {
            let text = found();
            Trouble::Fault(Fault::Date { text, error })
        })
    };
    let day_first = date(numbers.first, numbers.second);
    let month_first = date(numbers.second, numbers.first);
    match order {
        Order::DayFirst => day_first,
        Order::MonthFirst => month_first,
        // Either way the same day, or none.
        _ if day_first == month_first => day_first,
        _ if day_first.is_err() && month_first.is_err() => day_first,
        Order::Open => Err(Trouble::AmbiguousDate { found: found() }),
        Order::Mixed => Err(Trouble::MixedDates { found: found() }),
    }
}

/// From one date to another; one date alone where both are the same.
///
/// # Errors
/// When the end lies before the start, or one of them is not a single date.
pub fn interval(start: Edtf, end: Edtf) -> Result<Edtf, Trouble> {
    if start == end {
        return Ok(start);
    }
    let text = format!("{start}/{end}");
    text.parse()
        .map_err(|error| Trouble::Fault(Fault::Date { text, error }))
}
