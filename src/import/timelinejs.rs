//! Timelines in the JSON of Knight Lab's TimelineJS (version 3): `events` with
//! `start_date`, `end_date`, `text`, `group`. What our records have no place for
//! (pictures, colours, eras) is left out, and said.

use super::markup::plain;
use super::message::{Messages, Place, Trouble};
use super::records::{Draft, about};
use super::{clipped, dates, slug};
use crate::model::check::Fault;
use crate::model::search::fold;
use crate::model::*;
use serde_json::Value;
use std::collections::HashMap;

pub struct Timeline {
    title: Option<String>,
    /// By the folded name of the group.
    lanes: HashMap<String, ThemeId>,
    /// There were more groups than get a lane.
    full: bool,
    latest: i32,
    media: usize,
    marked: usize,
}

/// The lane of events without a group.
const GENERAL_LANE: &str = "own";

/// What ids begin with that a timeline does not give.
const NUMBERED: &str = "event";

/// Groups that get a lane; of more, all are in one.
const MOST_LANES: usize = 40;

impl Timeline {
    /// `title` is the JSON of the title slide.
    pub fn new(title: Option<&str>) -> Timeline {
        let title = title.and_then(|text| serde_json::from_str::<Value>(text).ok());
        let headline = title
            .as_ref()
            .map(|title| text_of(&title["text"]["headline"]));
        let title = headline.map(|html| plain(&html).0);
        Timeline {
            title: title
                .filter(|title| !title.is_empty())
                .map(|title| clipped(&title, 80)),
            lanes: HashMap::new(),
            full: false,
            latest: i32::MIN,
            media: 0,
            marked: 0,
        }
    }

    /// Puts one event among the others, or says what is wrong with it.
    pub fn event(
        &mut self,
        value: &Value,
        place: Place,
        draft: &mut Draft,
        messages: &mut Messages,
    ) {
        if !value.is_object() {
            let found = clipped(&value.to_string(), 40);
            return messages.refuse([about(place, "", Trouble::NotJson { found })]);
        }
        let date = date_of(&value["start_date"])
            .and_then(|date| date.ok_or(Trouble::NoDate))
            .map_err(|trouble| about(place, "start_date", trouble));
        let end = date_of(&value["end_date"]).map_err(|trouble| about(place, "end_date", trouble));
        let (start, end) = match (date, end) {
            (Ok(start), Ok(end)) => (start, end),
            (date, end) => return messages.refuse([date.err(), end.err()].into_iter().flatten()),
        };
        let date = match end.map_or(Ok(start), |end| dates::interval(start, end)) {
            Ok(date) => date,
            Err(trouble) => return messages.refuse([about(place, "end_date", trouble)]),
        };
        let mut text = |value: &Value| {
            let (text, marked) = plain(&text_of(value));
            self.marked += usize::from(marked);
            text
        };
        let headline = text(&value["text"]["headline"]);
        let body = text(&value["text"]["text"]);
        let caption = text(&value["media"]["caption"]);
        let mut words = text(&value["display_date"]);
        if words.is_empty() {
            // Each date may have its own.
            let of_start = text(&value["start_date"]["display_date"]);
            let of_end = text(&value["end_date"]["display_date"]);
            let or = |words: String, date: Edtf| match words.is_empty() {
                true => date.to_string(),
                false => words,
            };
            words = match end {
                None => of_start,
                Some(_) if of_start.is_empty() && of_end.is_empty() => String::new(),
                Some(end) => format!("{} – {}", or(of_start, start), or(of_end, end)),
            };
        }
        let group = text(&value["group"]);
        if headline.is_empty() {
            return messages.refuse([about(place, "text.headline", Trouble::NoTitle)]);
        }
        self.media += usize::from(!text_of(&value["media"]["url"]).is_empty());
        let summary = match (body.is_empty(), caption.is_empty()) {
            (_, true) => body,
            (true, false) => caption,
            (false, false) => format!("{body} {caption}"),
        };
        let mut id = text_of(&value["unique_id"]);
        if !check::is_plain_id(&id) {
            id.clear();
        } else if id.starts_with(NUMBERED) {
            draft.given.insert(id.clone());
        }
        let days = date.span();
        let year = days.end.day.or(days.start.day).map_or(i32::MIN, Day::year);
        self.latest = self.latest.max(year);
        let theme = self.lane(&group, draft, messages);
        let some = |text: String| (!text.is_empty()).then(|| Text::english(&text));
        draft.events.push((
            place,
            Event {
                id: EventId::new(&id),
                date,
                date_words: some(words),
                kind: EventKind::Development,
                themes: vec![theme],
                topics: Vec::new(),
                title: Text::english(&headline),
                summary: some(summary).unwrap_or_default(),
                place: some(plain(&text_of(&value["location"]["name"])).0),
                actors: Vec::new(),
                casualties: None,
                at: vec![Locator {
                    source: SourceId::new("file"),
                    section: String::new(),
                    page: None,
                    find: String::new(),
                }],
                note: None,
                story: false,
            },
        ));
    }

    fn lane(&mut self, group: &str, draft: &mut Draft, messages: &mut Messages) -> ThemeId {
        let mut key = fold(group);
        if let Some(lane) = self.lanes.get(&key) {
            return lane.clone();
        }
        let groups = self.lanes.len() - usize::from(self.lanes.contains_key(""));
        let general = group.is_empty() || groups >= MOST_LANES;
        if general {
            if !group.is_empty() && !std::mem::replace(&mut self.full, true) {
                let limit = MOST_LANES;
                messages.of_file(Trouble::TooManyLanes { limit });
            }
            if let Some(lane) = self.lanes.get("") {
                return lane.clone();
            }
            key = String::new();
        }
        let (id, name) = if general {
            (
                GENERAL_LANE.to_owned(),
                self.title.clone().unwrap_or_default(),
            )
        } else {
            let name = clipped(group, 60);
            messages.of_file(Trouble::NewLane { name: name.clone() });
            (format!("{}-{}", slug(group), self.lanes.len() + 1), name)
        };
        let id = ThemeId::new(&id);
        self.lanes.insert(key, id.clone());
        // The resolver names a lane without name after the report.
        draft.themes.push((
            Place::File,
            Theme {
                id: id.clone(),
                family: Family::Service,
                name: Text::english(&name),
            },
        ));
        id
    }

    pub fn finish(&mut self, draft: &mut Draft, messages: &mut Messages) {
        if self.media > 0 {
            messages.of_file(Trouble::MediaLeftOut { count: self.media });
        }
        if self.marked > 0 {
            messages.of_file(Trouble::MarkupRemoved { count: self.marked });
        }
        draft.title = self.title.take();
        draft.numbered = Some(NUMBERED);
        draft.sources.push((
            Place::File,
            Source {
                id: SourceId::new("file"),
                kind: SourceKind::Other,
                language: Lang::En.into(),
                year: self.latest.max(0),
                period: None,
                published: None,
                edition_of: None,
                title: draft.title.clone().unwrap_or_default(),
                short: Text::default(),
                publisher: String::new(),
                author: None,
                note: Text::default(),
                sections: Vec::new(),
            },
        ));
    }
}

/// A value as text: TimelineJS writes numbers both as numbers and as text.
fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// The date of an object with `year`, `month` and `day`; nothing where there is
/// none.
fn date_of(value: &Value) -> Result<Option<Edtf>, Trouble> {
    let part = |name: &str| text_of(&value[name]);
    let (year, month, day) = (part("year"), part("month"), part("day"));
    if value.is_null() || (year.is_empty() && month.is_empty() && day.is_empty()) {
        return Ok(None);
    }
    let mut text = match year.parse::<i64>() {
        Ok(number @ -9999..=9999) if number < 0 => format!("-{:04}", -number),
        Ok(number @ 0..=9999) => format!("{number:04}"),
        Ok(number) => format!("Y{number}"),
        Err(_) => year,
    };
    // A day hangs on its month: without one it would be read as the month itself.
    let parts = match (month.is_empty(), day.is_empty()) {
        (true, true) => &[][..],
        (_, true) => &[&month][..],
        (_, false) => &[&month, &day][..],
    };
    for part in parts {
        text.push('-');
        // One digit is a number of one digit, anything else is shown.
        if part.len() == 1 {
            text.push('0');
        }
        text.push_str(part);
    }
    // EDTF writes seasons as months above 20, which a timeline does not mean.
    if !parts.is_empty() && !month.parse().is_ok_and(|month| (1..=12).contains(&month)) {
        let found = clipped(&text, 40);
        return Err(Trouble::NotAMonth { found });
    }
    match text.parse() {
        Ok(date) => Ok(Some(date)),
        Err(error) => Err(Trouble::Fault(Fault::Date {
            text: clipped(&text, 40),
            error,
        })),
    }
}
