//! Dates: what is read, what it covers, and how it reads in words.

#[path = "edtf/calendar.rs"]
mod calendar;
#[path = "edtf/properties.rs"]
mod properties;
#[path = "edtf/published.rs"]
mod published;
#[path = "edtf/spans.rs"]
mod spans;
#[path = "edtf/words.rs"]
mod words;

use threatline::model::edtf::{Edtf, Span};

/// The date, which the test knows to be one.
fn edtf(text: &str) -> Edtf {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// `2014-01-01..2014-12-31`, an end without a day being empty.
fn days(span: Span) -> String {
    let day = |day: Option<_>| day.map_or(String::new(), |day| format!("{day}"));
    format!("{}..{}", day(span.start.day), day(span.end.day))
}
