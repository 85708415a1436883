//! Events as a calendar: iCalendar (RFC 5545), whole days.
//!
//! A calendar knows days only. A vague date stands on all the days of the date as
//! written, and its words say that it is vague; where one end of a period is open or
//! not known, the event stands on the days of the other end.

use super::{DATA_DATE, VERSION};
use crate::i18n;
use crate::model::edtf::Precision;
use crate::model::*;

/// Years that a calendar's dates can be in.
const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;

/// 31 December 9999.
const LAST_DAY: Day = Day(2_932_896);

/// Most octets of a line, without its end.
const LINE: usize = 75;

/// The calendar. Its events have the same `UID` in every copy, so that a calendar
/// that is read in again replaces them. An event of a year that iCalendar cannot
/// write is left out; `None` where none is left, since a calendar must hold something
/// (RFC 5545, 3.6).
pub fn write(corpus: &Corpus, events: &[&Event], lang: Lang) -> Option<String> {
    let dated = |event: &&Event| days(&event.date).is_some();
    if !events.iter().any(dated) {
        return None;
    }
    let mut text = String::new();
    let stamp = format!("{}T000000Z", DATA_DATE.replace('-', ""));
    let mut line = |name: &str, value: &str| fold(&format!("{name}:{value}"), &mut text);
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line(
        "PRODID",
        &format!(
            "-//Threatline//Threatline {VERSION}//{}",
            lang.tag().to_uppercase()
        ),
    );
    line("CALSCALE", "GREGORIAN");
    line("X-WR-CALNAME", "Threatline");
    for event in events {
        let Some((first, last)) = days(&event.date) else {
            continue;
        };
        line("BEGIN", "VEVENT");
        line("UID", &format!("{}@threatline", event.id));
        line("DTSTAMP", &stamp);
        line("DTSTART;VALUE=DATE", &basic(first));
        // The first day after it, or the last one that can be written. Without an end it
        // is a single day.
        let end = Day(last.0 + 1).min(LAST_DAY);
        if end > first {
            line("DTEND;VALUE=DATE", &basic(end));
        }
        let language = event.title.get(lang).lang.tag();
        line(
            &format!("SUMMARY;LANGUAGE={language}"),
            &escaped(event.title.get(lang).text),
        );
        line("DESCRIPTION", &escaped(&description(corpus, event, lang)));
        if let Some(place) = &event.place {
            line("LOCATION", &escaped(place.get(lang).text));
        }
        let themes = event.themes.iter().filter_map(|id| corpus.theme(id));
        let themes: Vec<String> = themes
            .map(|theme| escaped(theme.name.get(lang).text))
            .collect();
        if !themes.is_empty() {
            line("CATEGORIES", &themes.join(","));
        }
        // It takes nobody's time.
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    Some(text)
}

/// The first and the last day that the event stands on.
pub fn days(date: &Edtf) -> Option<(Day, Day)> {
    let span = date.span();
    let (first, last) = match (span.start.day, span.end.day) {
        (Some(first), Some(last)) => (first, last),
        _ => {
            // Open or unknown at one end: the days of the other.
            let (start, end) = date.ends();
            let known: Edtf = [start, end]
                .into_iter()
                .map(|bound| bound.to_string())
                .find_map(|bound| bound.parse().ok())?;
            let span = known.span();
            (span.start.day?, span.end.day?)
        }
    };
    (YEARS.contains(&first.year()) && YEARS.contains(&last.year())).then_some((first, last))
}

/// What a calendar cannot say by days: the date in words where it is more than a
/// day, what happened, and who says so.
fn description(corpus: &Corpus, event: &Event, lang: Lang) -> String {
    let mut parts = Vec::new();
    let is_day = event.date.precision() == Precision::Day
        && event.date.date().is_some_and(|date| {
            !date.qualifier().is_approximate() && !date.qualifier().is_uncertain()
        });
    if event.date_words.is_some() || !is_day {
        parts.push(i18n::event_date(event, lang));
    }
    let summary = event.summary.get(lang).text;
    if !summary.is_empty() {
        parts.push(summary.to_owned());
    }
    let places = sources_of(corpus, event, lang);
    if !places.is_empty() {
        parts.push(places.join(i18n::semicolon(lang)));
    }
    parts.join("\n\n")
}

/// The sources of an event, each once, with its pages.
pub fn sources_of(corpus: &Corpus, event: &Event, lang: Lang) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    for at in &event.at {
        let Some(source) = corpus.source(&at.source) else {
            continue;
        };
        let section = corpus.section(at);
        let place = match i18n::pages(section, at.page, lang) {
            Some(pages) => format!("{}, {pages}", source.name(lang).text),
            None => source.name(lang).text.to_owned(),
        };
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

fn basic(day: Day) -> String {
    let (year, month, day) = day.ymd();
    format!("{year:04}{month:02}{day:02}")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            // What parts two words goes on doing so.
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Adds a line, divided so that none is longer than the format allows, and never
/// within a character.
fn fold(line: &str, text: &mut String) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str("\r\n");
}
