//! What holds for all dates, and for all texts.

use std::ops::RangeInclusive;

use edtf::level_1 as other;
use proptest::prelude::*;
use proptest::sample::select;
use threatline::model::edtf::{Day, Edge, Edtf, Precision, days_in_month};

use super::edtf;

fn year_text(year: i32) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.abs())
}

/// A date that can stand in an interval, without qualifier.
fn plain_date(years: RangeInclusive<i32>) -> impl Strategy<Value = String> {
    let day = |(year, month, day): (i32, u8, u8)| {
        format!(
            "{}-{month:02}-{:02}",
            year_text(year),
            day.min(days_in_month(year, month))
        )
    };
    prop_oneof![
        years.clone().prop_map(year_text),
        (years.clone(), 1..=12_u8)
            .prop_map(|(year, month)| format!("{}-{month:02}", year_text(year))),
        (years.clone(), 21..=24_u8)
            .prop_map(|(year, season)| format!("{}-{season}", year_text(year))),
        (years, 1..=12_u8, 1..=31_u8).prop_map(day),
    ]
}

fn qualified(date: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    (date, select(vec!["", "", "~", "?", "%"])).prop_map(|(date, sign)| date + sign)
}

fn unspecified(years: RangeInclusive<i32>) -> impl Strategy<Value = String> {
    (years, 1..=12_u8, 0..5).prop_map(|(year, month, form)| {
        let year = year_text(year);
        match form {
            0 => format!("{}X", &year[..year.len() - 1]),
            1 => format!("{}XX", &year[..year.len() - 2]),
            2 => format!("{year}-XX"),
            3 => format!("{year}-XX-XX"),
            _ => format!("{year}-{month:02}-XX"),
        }
    })
}

/// Dates and intervals of level 1, in the years given.
pub fn date_text(years: RangeInclusive<i32>) -> impl Strategy<Value = String> {
    let end = || qualified(plain_date(years.clone()));
    let interval = (end(), end()).prop_map(|(one, other)| {
        let text = format!("{one}/{other}");
        if text.parse::<Edtf>().is_ok() {
            text
        } else {
            format!("{other}/{one}")
        }
    });
    let half = (end(), 0..4).prop_map(|(date, form)| match form {
        0 => format!("{date}/.."),
        1 => format!("{date}/"),
        2 => format!("../{date}"),
        _ => format!("/{date}"),
    });
    prop_oneof![
        3 => end(),
        2 => qualified(unspecified(years.clone())),
        2 => interval,
        1 => half,
    ]
}

/// Texts that look like dates: most are wrong, and each is wrong elsewhere.
fn near_miss() -> impl Strategy<Value = String> {
    let bits = vec![
        "2014", "05", "24", "31", "00", "-", "-", "/", "..", "X", "XX", "Y", "?", "~", "%", "T",
        "10:00:00", "Z", "+02", ":", "1", "u", "[", "E", "S", " ", "é", "21", "open",
    ];
    prop::collection::vec(select(bits), 0..9).prop_map(|bits| bits.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn text_goes_there_and_back(text in date_text(-9998..=9998)) {
        let date = edtf(&text);
        prop_assert_eq!(date.to_string(), text);
        prop_assert_eq!(edtf(&date.to_string()), date);
    }

    #[test]
    fn date_times_go_there_and_back(
        day in -4_000_000..2_000_000_i32,
        (hour, minute, second) in (0..24, 0..60, 0..60),
        offset in select(vec!["", "Z", "+04", "-04", "+00:00", "+04:30", "-00:15", "-11:59"]),
    ) {
        let day = Day(day);
        let text = format!("{day}T{hour:02}:{minute:02}:{second:02}{offset}");
        let date = edtf(&text);
        prop_assert_eq!(date.to_string(), text);
        prop_assert_eq!((date.span().start.day, date.span().end.day), (Some(day), Some(day)));
        prop_assert_eq!(date.precision(), Precision::Day);
    }

    #[test]
    fn long_years_go_there_and_back(year in 10_000..999_999_999, negative: bool) {
        let text = format!("Y{}{year}", if negative { "-" } else { "" });
        prop_assert_eq!(edtf(&text).to_string(), text);
    }

    #[test]
    fn spans_start_before_they_end(text in date_text(-9998..=9998)) {
        let date = edtf(&text);
        let span = date.span();
        if let (Some(start), Some(end)) = (span.start.day, span.end.day) {
            prop_assert!(start <= end);
            prop_assert!(date.intersects(start, start) && date.intersects(end, end));
            prop_assert!(!date.intersects(Day(start.0 - 2), Day(start.0 - 1)));
            prop_assert!(!date.intersects(Day(end.0 + 1), Day(end.0 + 2)));
        }
        for end in [span.start, span.end] {
            prop_assert_eq!(end.day.is_none(), matches!(end.edge, Edge::Open | Edge::Unknown));
        }
        let margin = date.margin_days();
        let soft = |edge| matches!(edge, Edge::Approximate | Edge::Uncertain);
        prop_assert_eq!(margin.0 > 0, soft(span.start.edge));
        prop_assert_eq!(margin.1 > 0, soft(span.end.edge));
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        read_or_refused(&text)?;
    }

    #[test]
    fn near_misses_are_read_or_refused(text in near_miss()) {
        read_or_refused(&text)?;
    }

    /// An independent reader of the same level accepts and refuses the same
    /// texts, but for the differences named below.
    #[test]
    fn agrees_with_the_edtf_crate(text in prop_oneof![near_miss(), date_text(-9998..=9998)]) {
        let (ours, theirs) = (text.parse::<Edtf>(), other::Edtf::parse(&text));
        match (&ours, &theirs) {
            (Ok(ours), Ok(theirs)) => prop_assert_eq!(ours.to_string(), theirs.to_string(), "{}", text),
            (Err(_), Err(_)) => {}
            _ => prop_assert!(differs_from_the_edtf_crate(&text, theirs.is_ok()), "{}", text),
        }
    }
}

/// Where the crate `edtf` and we part, each time for a reason.
fn differs_from_the_edtf_crate(text: &str, theirs: bool) -> bool {
    let interval = text.contains('/');
    let reversed = text
        .parse::<Edtf>()
        .is_err_and(|error| error.kind() == threatline::model::edtf::EdtfErrorKind::Order);
    if theirs {
        // It does not compare an interval's ends, takes unspecified digits in
        // them, which the specification has in level 2, and years of more than
        // nine digits.
        interval && (reversed || text.contains('X')) || text.starts_with('Y') && text.len() > 10
    } else {
        // It has no midnight at the end of a day; takes the digits before an X
        // for a year of their own, of which -000 is none; and reads a year after
        // Y only by itself.
        text.contains("T24:00:00")
            || text.starts_with("-000X")
            || text.starts_with("-00XX")
            || text.contains('Y') && text.contains(['/', '?', '~', '%'])
    }
}

fn read_or_refused(text: &str) -> Result<(), TestCaseError> {
    match text.parse::<Edtf>() {
        Ok(date) => prop_assert_eq!(date.to_string(), text),
        Err(error) => {
            prop_assert!(text.is_char_boundary(error.at()), "{}", error);
            prop_assert!(error.to_string().starts_with("at byte "));
        }
    }
    Ok(())
}
