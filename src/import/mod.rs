//! A reader's own report: read, checked, and made ready to stand beside the
//! built-in data.
//!
//! Three forms are read: a report in JSON ([`crate::model::report`]), events as
//! a table (CSV), and a timeline in TimelineJS's JSON. The work is done a little
//! at a time ([`Import::step`]), so that the page goes on answering, and every
//! record ends either in the data or in the list of [messages](Message): what
//! is sound is taken, what is not is listed, nothing is guessed.
//!
//! The records keep the same rules as the built-in data
//! ([`crate::model::check`]), with more room for texts. Their ids get the
//! report's name as a prefix ([`crate::model::report_of`]), so that they cannot
//! clash with ids of the page; what they refer to is looked up in the report
//! first, and then among the built-in records.

mod dates;
mod decode;
mod json;
mod markup;
mod message;
mod names;
mod records;
mod resolve;
mod table;
mod template;
mod timelinejs;
mod words;

pub use message::{FoundJson, Message, Messages, Place, Trouble};
pub use table::COLUMNS;
pub use template::{TEMPLATE_CSV, TEMPLATE_JSON};
pub use words::{column_names, copyable, limits, message_words, more_words, place_words};

use crate::model::{Corpus, Data, Day, OWN_MARK, OwnReport};
use decode::Decoder;
use records::Draft;
use resolve::Resolver;
use std::rc::Rc;

/// What a file may have. More is refused or left out, with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Of the file.
    pub bytes: usize,
    pub records: usize,
    /// Of those, such as are neither events nor statements: no report has many, and
    /// they are worked on at once.
    pub others: usize,
    /// How deep lists and objects may stand in one another.
    pub depth: usize,
    /// Of one record or cell, in bytes. Longer than any text may be.
    pub record_bytes: usize,
    /// Lanes that a file may add.
    pub lanes: usize,
    /// Messages that are kept in full.
    pub messages: usize,
}

impl Limits {
    pub const PAGE: Limits = Limits {
        bytes: 50 * 1024 * 1024,
        records: 200_000,
        others: 5_000,
        depth: 16,
        record_bytes: 1024 * 1024,
        lanes: 40,
        messages: 100,
    };
}

/// Which of the forms a file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Json,
    Csv,
    TimelineJs,
}

/// What became of a file.
#[derive(Clone, Debug)]
pub struct Imported {
    /// `None` where nothing could be taken.
    pub report: Option<(OwnReport, Data)>,
    pub form: Option<Form>,
    /// How many events were taken, and how many other records.
    pub events: usize,
    pub others: usize,
    pub messages: Messages,
    /// From the first day of the events that were taken to the last.
    pub days: Option<(Day, Day)>,
}

/// How far an import has come.
#[derive(Clone, Debug)]
pub enum Progress {
    /// The part that is done, from 0 to 1.
    Going(f64),
    Done(Box<Imported>),
}

/// An import under way. Dropping it is cancelling it.
pub struct Import {
    limits: Limits,
    /// The file's name, without its folder.
    name: String,
    corpus: Rc<Corpus>,
    stage: Stage,
    messages: Messages,
    form: Option<Form>,
    /// Another report has the title that the file gives itself.
    is_renamed: bool,
}

enum Stage {
    Decode(Decoder),
    Table(Box<table::Reading>),
    Json(Box<json::Reading>),
    Resolve(Box<Resolver>),
    Done,
}

impl Import {
    /// `bytes` is the whole file, `name` what it is called, `corpus` what it
    /// will stand beside.
    pub fn new(bytes: Vec<u8>, name: &str, corpus: Rc<Corpus>, limits: Limits) -> Import {
        let mut messages = Messages::new(limits.messages);
        let stage = if bytes.len() > limits.bytes {
            messages.of_file(Trouble::FileTooLarge {
                bytes: bytes.len() as u64,
                limit: limits.bytes,
            });
            Stage::Done
        } else {
            Stage::Decode(Decoder::new(bytes))
        };
        Import {
            limits,
            name: short_name(name),
            corpus,
            stage,
            messages,
            form: None,
            is_renamed: false,
        }
    }

    /// Works on about so many records; a few thousand take some milliseconds.
    pub fn step(&mut self, records: usize) -> Progress {
        let records = records.max(1);
        match std::mem::replace(&mut self.stage, Stage::Done) {
            Stage::Decode(mut decoder) => match decoder.step(&mut self.messages) {
                decode::Decoded::Going(part) => {
                    self.stage = Stage::Decode(decoder);
                    Progress::Going(0.1 * part)
                }
                decode::Decoded::Refused => self.nothing(),
                decode::Decoded::Text(text) => {
                    self.stage = if json::looks_like_json(&text) {
                        self.form = Some(Form::Json);
                        Stage::Json(Box::new(json::Reading::new(text, self.limits)))
                    } else {
                        self.form = Some(Form::Csv);
                        let title = stem(&self.name);
                        let reading = table::Reading::new(text, title, &self.corpus, self.limits);
                        Stage::Table(Box::new(reading))
                    };
                    Progress::Going(0.1)
                }
            },
            Stage::Table(mut reading) => match reading.step(records, &mut self.messages) {
                Ok(part) => {
                    self.stage = Stage::Table(reading);
                    Progress::Going(0.1 + 0.4 * part)
                }
                Err(finished) => self.resolve(finished),
            },
            Stage::Json(mut reading) => match reading.step(records, &mut self.messages) {
                Ok(part) => {
                    self.stage = Stage::Json(reading);
                    Progress::Going(0.1 + 0.4 * part)
                }
                Err((form, finished)) => {
                    self.form = form;
                    self.resolve(finished)
                }
            },
            Stage::Resolve(mut resolver) => match resolver.step(records, &mut self.messages) {
                Some(part) => {
                    self.stage = Stage::Resolve(resolver);
                    Progress::Going(0.5 + 0.5 * part)
                }
                None => self.finish(*resolver),
            },
            Stage::Done => self.nothing(),
        }
    }

    /// Goes on with the records, if there are any to check.
    fn resolve(&mut self, draft: Option<Box<Draft>>) -> Progress {
        match draft {
            None => self.nothing(),
            Some(draft) => {
                let title = draft.title.clone();
                let title = title.unwrap_or_else(|| stem(&self.name).to_owned());
                let id = self.free_id(&title);
                let own_title = title;
                let title = names::free_title(&own_title, &self.corpus);
                self.is_renamed = title != own_title;
                // Sources and lanes of a table or a timeline are not written by anyone.
                let file = (self.form != Some(Form::Json)).then_some(self.name.as_str());
                let resolver = Resolver::new(*draft, id, title, file, self.corpus.clone());
                self.stage = Stage::Resolve(Box::new(resolver));
                Progress::Going(0.5)
            }
        }
    }

    /// A short word for the report that no other one has.
    fn free_id(&self, title: &str) -> String {
        let word = slug(title);
        let taken = |id: &str| self.corpus.reports().iter().any(|report| report.id == id);
        if !taken(&word) {
            return word;
        }
        let numbered = (2..).map(|n| format!("{word}-{n}"));
        // There are fewer reports than numbers.
        numbered.into_iter().find(|id| !taken(id)).unwrap_or(word)
    }

    fn nothing(&mut self) -> Progress {
        self.done(None, 0, 0, None)
    }

    fn finish(&mut self, resolver: Resolver) -> Progress {
        let accepted = resolver.accepted();
        let (mut report, data) = (accepted.report, accepted.data);
        let events = data.events.len();
        // Of a table its sources and lanes are not records that a reader wrote.
        if self.form != Some(Form::Json) {
            report.records = events;
        }
        let others = report.records - events;
        // A source or a theme alone is nothing to show.
        let says_something = !(data.events.is_empty()
            && data.statements.is_empty()
            && data.series.is_empty()
            && data.divergences.is_empty());
        if !says_something {
            if self.messages.is_empty() {
                self.messages.of_file(Trouble::NoRecords);
            }
            return self.nothing();
        }
        if self.is_renamed {
            let title = report.title.clone();
            self.messages.of_file(Trouble::TitleTaken { title });
        }
        self.done(Some((report, data)), events, others, accepted.days)
    }

    fn done(
        &mut self,
        report: Option<(OwnReport, Data)>,
        events: usize,
        others: usize,
        days: Option<(Day, Day)>,
    ) -> Progress {
        Progress::Done(Box::new(Imported {
            report,
            form: self.form,
            events,
            others,
            messages: std::mem::take(&mut self.messages),
            days,
        }))
    }
}

/// The file's name as messages show it.
fn short_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name).trim();
    match name.is_empty() {
        true => "report".to_owned(),
        false => clipped(name, 80),
    }
}

/// The name without what follows its last dot.
fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem.trim_end(),
        _ => name,
    }
}

/// A text as part of a message or a name: at most so many characters.
fn clipped(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}

/// A plain word for an id: `service-x` of *Service X*.
fn slug(text: &str) -> String {
    /// In characters.
    const LONGEST: usize = 24;
    let mut slug = String::new();
    for c in crate::model::search::fold(text).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= LONGEST {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    debug_assert!(!slug.contains(OWN_MARK));
    if slug.is_empty() {
        "report".to_owned()
    } else {
        slug.to_owned()
    }
}

/// Runs an import to its end at once: for the host, where nobody waits.
pub fn read(bytes: Vec<u8>, name: &str, corpus: Rc<Corpus>, limits: Limits) -> Imported {
    let mut import = Import::new(bytes, name, corpus, limits);
    loop {
        if let Progress::Done(imported) = import.step(1_000) {
            return *imported;
        }
    }
}
