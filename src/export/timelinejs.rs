//! Events as a timeline for TimelineJS (the JSON format of version 3).
//!
//! Its dates are points or stretches of stated parts: what is vague keeps its
//! words in `display_date`. Its texts are HTML, and ours are written so that
//! nothing in them is.

use super::calendar::{days, sources_of};
use super::package;
use crate::i18n;
use crate::model::edtf::Precision;
use crate::model::*;
use serde_json::{Map, Value as Json, json};

/// The timeline, indented. An event of a year that the calendar cannot write is
/// left out, as in [`super::calendar`].
pub fn write(corpus: &Corpus, events: &[&Event], lang: Lang) -> String {
    let slides: Vec<Json> = events
        .iter()
        .filter_map(|event| slide(corpus, event, lang))
        .collect();
    let timeline = json!({
        "scale": "human",
        "title": { "text": { "headline": html(package::title().get(lang).text) } },
        "events": slides,
    });
    format!("{timeline:#}\n")
}

fn slide(corpus: &Corpus, event: &Event, lang: Lang) -> Option<Json> {
    let (first, last) = days(&event.date)?;
    let is_day = event.date.precision() == Precision::Day;
    let words = i18n::event_date(event, lang);
    let mut slide = Map::new();
    let mut set = |name: &str, value: Json| slide.insert(name.to_owned(), value);
    set("unique_id", json!(event.id));
    set("start_date", date(first));
    if !is_day {
        set("end_date", date(last));
    }
    set("display_date", json!(html(&words)));
    let mut text = format!("<p>{}</p>", html(event.summary.get(lang).text));
    let places = sources_of(corpus, event, lang);
    if !places.is_empty() {
        text.push_str(&format!(
            "<p><small>{}</small></p>",
            html(&places.join(i18n::semicolon(lang)))
        ));
    }
    set(
        "text",
        json!({ "headline": html(event.title.get(lang).text), "text": text }),
    );
    let lane = event.themes.first().map(ThemeId::root);
    if let Some(theme) = lane.and_then(|id| corpus.theme(&id)) {
        set("group", json!(html(theme.name.get(lang).text)));
    }
    Some(Json::Object(slide))
}

fn date(day: Day) -> Json {
    let (year, month, day) = day.ymd();
    json!({ "year": year, "month": month, "day": day })
}

/// A text as HTML (and XML) has it, without the characters that XML 1.0 has no way to
/// write: one of them, and no program would open the whole file.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() => {}
            '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}
