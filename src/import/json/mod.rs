//! JSON files: which of the two forms, and their records one after the other.
//!
//! A file of fifty megabytes must not stop the page, and one broken record must
//! not cost the others. So the file is first cut into the elements of its lists
//! ([`cut`]), which only takes brackets and quotation marks, and then each
//! element is read on its own ([`strict`], [`value`]).

mod cut;
mod strict;
pub mod value;

use super::message::{Messages, Place, Trouble};
use super::records::{Draft, Placed, about};
use super::timelinejs::Timeline;
use super::{Form, Limits, clipped};
use crate::model::check::Rules;
use crate::model::report::{FORMAT, Header};
use crate::model::text::with_plain_texts_in;
use crate::model::*;
use cut::{Cut, Cutting, Item, List};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Whether a text is JSON rather than a table.
pub fn looks_like_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// The lists of a report, under the names that its form gives them.
const LISTS: [&str; 12] = [
    "sources",
    "themes",
    "topics",
    "terms",
    "tours",
    "events",
    "statements",
    "comparisons",
    "series",
    "divergences",
    "omissions",
    "forwards",
];

/// A file being read.
pub struct Reading {
    limits: Limits,
    text: String,
    stage: Stage,
    draft: Draft,
}

enum Stage {
    Cut(Box<Cutting>),
    Report {
        lists: Vec<List>,
        list: usize,
        item: usize,
        lang: Lang,
        done: usize,
        count: usize,
    },
    Timeline {
        timeline: Box<Timeline>,
        items: Vec<Item>,
        item: usize,
    },
    Done,
}

type Finished = (Option<Form>, Option<Box<Draft>>);

impl Reading {
    pub fn new(text: String, limits: Limits) -> Reading {
        Reading {
            limits,
            text,
            stage: Stage::Cut(Box::new(Cutting::new(limits))),
            draft: Draft::default(),
        }
    }

    /// Reads about so many records: the part that is done, or what was read,
    /// which may be nothing.
    pub fn step(&mut self, records: usize, messages: &mut Messages) -> Result<f64, Finished> {
        match std::mem::replace(&mut self.stage, Stage::Done) {
            Stage::Cut(mut cutting) => {
                if let Some(part) = cutting.step(&self.text) {
                    self.stage = Stage::Cut(cutting);
                    return Ok(0.3 * part);
                }
                self.stage = self.begin(cutting.finish(), messages)?;
                Ok(0.3)
            }
            Stage::Report {
                lists,
                mut list,
                mut item,
                lang,
                mut done,
                count,
            } => {
                let mut budget = records;
                while budget > 0 && list < lists.len() {
                    budget -= 1;
                    match lists[list].items.get(item) {
                        Some(found) => {
                            let name = lists[list].name;
                            self.read(name, item, *found, lang, messages);
                            item += 1;
                            done += 1;
                        }
                        None => (list, item) = (list + 1, 0),
                    }
                }
                if list >= lists.len() {
                    return Err(self.finish(Form::Json));
                }
                self.stage = Stage::Report {
                    lists,
                    list,
                    item,
                    lang,
                    done,
                    count,
                };
                Ok(0.3 + 0.7 * done as f64 / count.max(1) as f64)
            }
            Stage::Timeline {
                mut timeline,
                items,
                mut item,
            } => {
                let last = items.len().min(item.saturating_add(records));
                for (index, found) in items.iter().enumerate().take(last).skip(item) {
                    let place = Place::Item {
                        list: "events",
                        index,
                        line: found.line,
                    };
                    if let Some(event) = self.value(*found, place, messages) {
                        timeline.event(&event, place, &mut self.draft, messages);
                    }
                }
                item = last;
                if item >= items.len() {
                    timeline.finish(&mut self.draft, messages);
                    return Err(self.finish(Form::TimelineJs));
                }
                let part = item as f64 / items.len() as f64;
                self.stage = Stage::Timeline {
                    timeline,
                    items,
                    item,
                };
                Ok(0.3 + 0.7 * part)
            }
            Stage::Done => Err((None, None)),
        }
    }

    /// Decides which form the file has.
    fn begin(&mut self, cut: Cut, messages: &mut Messages) -> Result<Stage, Finished> {
        let refused = |messages: &mut Messages, form, trouble| {
            messages.of_file(trouble);
            Err((form, None))
        };
        if self.text.trim_start().starts_with('[') {
            return refused(messages, None, Trouble::UnknownForm);
        }
        if let Some((line, at)) = cut.broken {
            let rest = self.text[at..].trim_start();
            let found = clipped(rest.lines().next().unwrap_or_default().trim_end(), 40);
            messages.of_file(Trouble::BrokenJson { line, found });
        }
        if cut.left_out > 0 {
            let trouble = Trouble::TooManyRecords {
                count: cut.count + cut.left_out,
                limit: self.limits.records,
            };
            messages.refuse_many(cut.left_out, about(Place::File, "", trouble));
        }
        if cut.others_left_out > 0 {
            let trouble = Trouble::TooManyOthers {
                count: cut.others + cut.others_left_out,
                limit: self.limits.others,
            };
            messages.refuse_many(cut.others_left_out, about(Place::File, "", trouble));
        }
        let mut cut = cut;
        for name in cut.take_twice() {
            let trouble = Trouble::TwiceField {
                name: clipped(&name, 40),
            };
            messages.refuse_many(0, about(Place::File, "", trouble));
        }
        let single = |name: &str| cut.singles.iter().find(|(key, _)| key == name);
        if let Some((_, range)) = single("threatline") {
            let version = self.text[range.clone()].trim();
            if version != FORMAT.to_string() {
                let found = clipped(version, 40);
                let trouble = Trouble::UnknownVersion { found };
                return refused(messages, Some(Form::Json), trouble);
            }
            return Ok(self.begin_report(cut, messages));
        }
        if self.has_start_dates(&cut) {
            let title = single("title").map(|(_, range)| &self.text[range.clone()]);
            let timeline = Box::new(Timeline::new(title));
            let others = cut.lists.iter().filter(|list| list.name != "events");
            ignore(others.map(|list| list.key.as_str()), messages);
            let events = cut.lists.into_iter().filter(|list| list.name == "events");
            return Ok(Stage::Timeline {
                timeline,
                items: events.flat_map(|list| list.items).collect(),
                item: 0,
            });
        }
        if single("timeline")
            .is_some_and(|(_, range)| self.text[range.clone()].contains("\"date\""))
        {
            return refused(messages, Some(Form::TimelineJs), Trouble::OldTimelineJs);
        }
        if cut.lists.iter().any(|list| !list.name.is_empty()) {
            let trouble = Trouble::UnknownVersion {
                found: String::new(),
            };
            return refused(messages, Some(Form::Json), trouble);
        }
        if !messages.is_empty() {
            return Err((None, None));
        }
        refused(messages, None, Trouble::UnknownForm)
    }

    /// Whether the events are those of a timeline. The first ones are asked, since each
    /// may be broken or without a date, and of those as much text as one may have.
    fn has_start_dates(&self, cut: &Cut) -> bool {
        const MOST: usize = 100;
        let lists = cut.lists.iter().filter(|list| list.name == "events");
        let ranges = lists
            .flat_map(|list| &list.items)
            .take(MOST)
            .map(Item::range);
        let mut left = self.limits.record_bytes;
        let mut short = ranges.filter(|range| {
            let fits = range.len() <= left;
            left -= if fits { range.len() } else { 0 };
            fits
        });
        short.any(|range| {
            let event = serde_json::from_str::<Value>(&self.text[range]);
            event.is_ok_and(|event| event.get("start_date").is_some())
        })
    }

    fn begin_report(&mut self, cut: Cut, messages: &mut Messages) -> Stage {
        let mut header = serde_json::Map::new();
        let mut ignored = Vec::new();
        for (key, range) in &cut.singles {
            if !HEADER.contains(&key.as_str()) {
                ignored.push(key.as_str());
                continue;
            }
            match strict::parse(&self.text[range.clone()]) {
                Ok((value, None)) => {
                    header.insert(key.clone(), value);
                }
                Ok((_, Some(twice))) => {
                    let name = clipped(&twice.name, 40);
                    let trouble = Trouble::TwiceField { name };
                    messages.refuse_many(0, about(Place::File, key.clone(), trouble));
                }
                Err(unread) => {
                    let (field, trouble) = unread_words(unread);
                    let dot = if field.is_empty() { "" } else { "." };
                    let field = format!("{key}{dot}{field}");
                    messages.refuse_many(0, about(Place::File, field, trouble));
                }
            }
        }
        let lang = header
            .get("language")
            .and_then(Value::as_str)
            .map(Lang::from_tag);
        let lang = lang.flatten().unwrap_or_default();
        let value = Value::Object(header);
        match with_plain_texts_in(lang, || value::read::<Header>(&value)) {
            Ok(header) => {
                let title = header
                    .title
                    .map(|title| title.get(lang).text.trim().to_owned());
                let title = title.filter(|title| !title.is_empty());
                self.draft.title = title.map(|title| clipped(&title, Rules::OWN.title));
            }
            Err((field, trouble)) => {
                messages.refuse_many(0, about(Place::File, field, trouble));
            }
        }
        let unknown = cut.lists.iter().filter(|list| list.name.is_empty());
        ignore(
            ignored
                .into_iter()
                .chain(unknown.map(|list| list.key.as_str())),
            messages,
        );
        let lists: Vec<List> = cut
            .lists
            .into_iter()
            .filter(|list| !list.name.is_empty())
            .collect();
        Stage::Report {
            lists,
            list: 0,
            item: 0,
            lang,
            done: 0,
            count: cut.count,
        }
    }

    /// An element as JSON; a message where it is none.
    fn value(&self, item: Item, place: Place, messages: &mut Messages) -> Option<Value> {
        let limits = self.limits;
        let (field, trouble) = if item.deepest > limits.depth {
            let limit = limits.depth;
            (String::new(), Trouble::TooDeep { limit })
        } else if item.range().len() > limits.record_bytes {
            let limit = limits.record_bytes;
            (String::new(), Trouble::RecordTooLong { limit })
        } else {
            match strict::parse(&self.text[item.range()]) {
                Ok((value, None)) => return Some(value),
                Ok((_, Some(twice))) => {
                    let name = clipped(&twice.name, 40);
                    let field = clipped(&twice.object, 80);
                    (field, Trouble::TwiceField { name })
                }
                Err(unread) => unread_words(unread),
            }
        };
        messages.refuse([about(place, field, trouble)]);
        None
    }

    fn read(
        &mut self,
        list: &'static str,
        index: usize,
        item: Item,
        lang: Lang,
        messages: &mut Messages,
    ) {
        let line = item.line;
        let place = Place::Item { list, index, line };
        let before = messages.refused();
        if let Some(value) = self.value(item, place, messages) {
            self.add(list, &value, place, lang, messages);
        }
        if messages.refused() > before
            && let Some(id) = cut::id_of(&self.text[item.range()], self.limits.record_bytes)
        {
            self.draft.refused.add(&id, place);
        }
    }

    fn add(
        &mut self,
        list: &str,
        value: &Value,
        place: Place,
        lang: Lang,
        messages: &mut Messages,
    ) {
        let draft = &mut self.draft;
        with_plain_texts_in(lang, || match list {
            "sources" => add(value, place, &mut draft.sources, messages),
            "themes" => add(value, place, &mut draft.themes, messages),
            "topics" => add(value, place, &mut draft.topics, messages),
            "terms" => add(value, place, &mut draft.terms, messages),
            "tours" => add(value, place, &mut draft.tours, messages),
            "events" => add(value, place, &mut draft.events, messages),
            "statements" => add(value, place, &mut draft.statements, messages),
            "comparisons" => add(value, place, &mut draft.incomparable, messages),
            "series" => add(value, place, &mut draft.series, messages),
            "divergences" => add(value, place, &mut draft.divergences, messages),
            "omissions" => add(value, place, &mut draft.omissions, messages),
            _ => add(value, place, &mut draft.forwards, messages),
        });
    }

    fn finish(&mut self, form: Form) -> Finished {
        self.text = String::new();
        let draft = std::mem::take(&mut self.draft);
        (Some(form), Some(Box::new(draft)))
    }
}

/// The fields of a report's header.
const HEADER: [&str; 7] = [
    "$schema",
    "threatline",
    "title",
    "language",
    "date",
    "author",
    "licence",
];

/// What could not be read as a message, with the path of its field.
fn unread_words(unread: strict::Unread) -> (String, Trouble) {
    match unread {
        strict::Unread::NotJson { rest } => {
            let found = clipped(&rest, 40);
            (String::new(), Trouble::NotJson { found })
        }
        strict::Unread::HugeNumber { field, number } => {
            let found = clipped(&number, 40);
            (clipped(&field, 80), Trouble::BadNumber { found })
        }
    }
}

fn ignore<'a>(keys: impl Iterator<Item = &'a str>, messages: &mut Messages) {
    let names: Vec<String> = keys.take(20).map(|key| clipped(key, 40)).collect();
    if !names.is_empty() {
        messages.of_file(Trouble::IgnoredLists { names });
    }
}

fn add<T: DeserializeOwned>(
    value: &Value,
    place: Place,
    records: &mut Placed<T>,
    messages: &mut Messages,
) {
    match value::read(value) {
        Ok(record) => records.push((place, record)),
        Err((field, trouble)) => messages.refuse([about(place, field, trouble)]),
    }
}
