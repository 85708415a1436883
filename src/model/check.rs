//! Whether the data keeps its own rules. All problems are found at once, each
//! with its place, what was found and what was expected.
//!
//! The same checks run on the built-in data (when the page is built) and on a
//! reader's own report.

use super::corpus::{Corpus, Data};
use super::edtf::Edtf;
use super::fault::in_lang;
pub use super::fault::{Fault, Wanted};
use super::id::*;
use super::record::*;
use super::text::{Lang, Text};
use crate::sort::SortLean;
use std::collections::{HashMap, HashSet};
use std::fmt;

/// Where a record stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    pub file: String,
    /// From 1.
    pub line: usize,
}

/// The origin of each record of [`Data`], in the same order.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    pub sources: Vec<Origin>,
    pub themes: Vec<Origin>,
    pub topics: Vec<Origin>,
    pub terms: Vec<Origin>,
    pub tours: Vec<Origin>,
    pub events: Vec<Origin>,
    pub statements: Vec<Origin>,
    pub incomparable: Vec<Origin>,
    pub series: Vec<Origin>,
    pub divergences: Vec<Origin>,
    pub omissions: Vec<Origin>,
    pub forwards: Vec<Origin>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    pub origin: Origin,
    /// The record's id and field, such as `villach-attack.at[0].section`.
    pub record: String,
    pub fault: Fault,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.origin.file, self.origin.line)?;
        if !self.record.is_empty() {
            write!(f, "{}: ", self.record)?;
        }
        let fault = &self.fault;
        write!(f, "found {}; expected {}", fault.found(), fault.expected())
    }
}

/// Which languages a text must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Languages {
    /// All three: the built-in data.
    All,
    /// At least one: a reader's own report.
    Any,
}

/// Longest texts, in characters.
pub mod limits {
    pub const TITLE: usize = 80;
    pub const GIST: usize = 150;
    pub const TEXT: usize = 700;
    /// Words of a locator's `find`.
    pub const FIND_WORDS: usize = 8;
    /// Of an id, in bytes.
    pub const ID: usize = 64;
}

/// What the checks ask for. The built-in data and a reader's report keep the
/// same rules, and differ in how long a text may be and in its languages: a
/// report need not fit the room that the page was laid out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    pub languages: Languages,
    /// In characters.
    pub title: usize,
    pub gist: usize,
    pub text: usize,
    /// Whether a locator must have words to find the place by.
    pub needs_find: bool,
}

impl Rules {
    pub const BUILT_IN: Rules = Rules {
        languages: Languages::All,
        title: limits::TITLE,
        gist: limits::GIST,
        text: limits::TEXT,
        needs_find: true,
    };

    /// For a reader's own report.
    pub const OWN: Rules = Rules {
        languages: Languages::Any,
        title: 200,
        gist: 400,
        text: 5_000,
        needs_find: false,
    };
}

/// Where the checks look up what a record refers to.
pub trait Lookup {
    fn source(&self, id: &SourceId) -> Option<&Source>;
    fn has_theme(&self, id: &ThemeId) -> bool;
    fn has_topic(&self, id: &TopicId) -> bool;
    fn event_date(&self, id: &EventId) -> Option<Edtf>;
    /// Whether a link can name a record of this id.
    fn has_record(&self, id: &str) -> bool;
}

impl Lookup for Corpus {
    fn source(&self, id: &SourceId) -> Option<&Source> {
        Corpus::source(self, id)
    }

    fn has_theme(&self, id: &ThemeId) -> bool {
        self.theme(id).is_some()
    }

    fn has_topic(&self, id: &TopicId) -> bool {
        self.topic(id).is_some()
    }

    fn event_date(&self, id: &EventId) -> Option<Edtf> {
        self.event(id).map(|event| event.date)
    }

    fn has_record(&self, id: &str) -> bool {
        self.event(&EventId::new(id)).is_some()
            || self.statement(&StatementId::new(id)).is_some()
            || self.one_series(&SeriesId::new(id)).is_some()
            || self.divergence(&DivergenceId::new(id)).is_some()
            || self.topic(&TopicId::new(id)).is_some()
            || self.theme(&ThemeId::new(id)).is_some()
    }
}

/// Finds every problem in `data`, in the order of the files.
pub fn check(data: &Data, origins: &Origins, languages: Languages) -> Vec<Problem> {
    let corpus = Corpus::new(data.clone());
    let rules = Rules {
        languages,
        needs_find: languages == Languages::All,
        ..Rules::BUILT_IN
    };
    let mut checker = Checker::new(&corpus, rules);
    checker.run(data, origins, &corpus);
    let mut problems = checker.problems;
    problems.sort_lean_by(|a, b| a.origin.cmp(&b.origin));
    problems
}

/// Checks one record after the other against what `lookup` knows.
pub struct Checker<'a> {
    lookup: &'a dyn Lookup,
    rules: Rules,
    origin: Origin,
    record: String,
    problems: Vec<Problem>,
}

impl<'a> Checker<'a> {
    pub fn new(lookup: &'a dyn Lookup, rules: Rules) -> Checker<'a> {
        Checker {
            lookup,
            rules,
            origin: Origin::default(),
            record: String::new(),
            problems: Vec::new(),
        }
    }

    /// What was found since it was last asked.
    pub fn take_problems(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.problems)
    }

    fn run(&mut self, data: &Data, origins: &Origins, corpus: &Corpus) {
        self.ids(data, origins);
        for (record, origin) in data.sources.iter().zip(padded(&origins.sources)) {
            self.source(origin, record);
        }
        for (record, origin) in data.themes.iter().zip(padded(&origins.themes)) {
            self.theme(origin, record);
        }
        for (record, origin) in data.topics.iter().zip(padded(&origins.topics)) {
            self.topic_record(origin, record);
        }
        for (record, origin) in data.terms.iter().zip(padded(&origins.terms)) {
            self.term(origin, record);
        }
        for (record, origin) in data.events.iter().zip(padded(&origins.events)) {
            self.event(origin, record);
        }
        for (record, origin) in data.statements.iter().zip(padded(&origins.statements)) {
            self.statement(origin, record);
        }
        for (record, origin) in data.incomparable.iter().zip(padded(&origins.incomparable)) {
            self.incomparable(origin, record);
        }
        for (record, origin) in data.series.iter().zip(padded(&origins.series)) {
            self.series(origin, record);
        }
        for (record, origin) in data.divergences.iter().zip(padded(&origins.divergences)) {
            self.divergence(origin, record);
        }
        for (record, origin) in data.omissions.iter().zip(padded(&origins.omissions)) {
            self.omission(origin, record);
        }
        for (record, origin) in data.tours.iter().zip(padded(&origins.tours)) {
            self.tour(origin, record);
        }
        self.precision(data, origins);
        self.populations(data, origins);
        for (record, origin) in data.forwards.iter().zip(padded(&origins.forwards)) {
            self.at(origin, &record.from);
            let target = corpus.forward(&record.from);
            if !self.lookup.has_record(target) {
                self.dangling("to", target, Wanted::Record);
            }
        }
    }

    fn at(&mut self, origin: &Origin, record: &str) {
        self.origin = origin.clone();
        self.record = record.to_owned();
    }

    fn problem(&mut self, field: &str, fault: Fault) {
        let record = if field.is_empty() {
            self.record.clone()
        } else {
            format!("{}.{field}", self.record)
        };
        self.problems.push(Problem {
            origin: self.origin.clone(),
            record,
            fault,
        });
    }

    fn dangling(&mut self, field: &str, id: &str, wanted: Wanted) {
        let id = id.to_owned();
        self.problem(field, Fault::UnknownId { id, wanted });
    }

    /// Ids are written once and are plain words, so that links stay readable.
    fn ids(&mut self, data: &Data, origins: &Origins) {
        let mut seen: HashMap<&str, &Origin> = HashMap::new();
        // Records of these kinds share one name space, since links and
        // `about` name them by id alone.
        let records = data
            .events
            .iter()
            .map(|r| r.id.as_str())
            .zip(padded(&origins.events))
            .chain((data.statements.iter().map(|r| r.id.as_str())).zip(padded(&origins.statements)))
            .chain((data.series.iter().map(|r| r.id.as_str())).zip(padded(&origins.series)))
            .chain(
                (data.divergences.iter().map(|r| r.id.as_str())).zip(padded(&origins.divergences)),
            );
        // In the order of the records, so that each run lists the same.
        let mut all: Vec<(&str, &Origin)> = Vec::new();
        for (id, origin) in records {
            if let Some(first) = seen.insert(id, origin) {
                let first = Some(first.clone());
                self.at(origin, id);
                self.problem("id", Fault::DuplicateId { first });
            }
            all.push((id, origin));
        }
        let own_spaces: [(Vec<&str>, &[Origin]); 5] = [
            (
                data.sources.iter().map(|r| r.id.as_str()).collect(),
                &origins.sources,
            ),
            (
                data.themes.iter().map(|r| r.id.as_str()).collect(),
                &origins.themes,
            ),
            (
                data.topics.iter().map(|r| r.id.as_str()).collect(),
                &origins.topics,
            ),
            (
                data.terms.iter().map(|r| r.id.as_str()).collect(),
                &origins.terms,
            ),
            (
                data.tours.iter().map(|r| r.id.as_str()).collect(),
                &origins.tours,
            ),
        ];
        for (ids, origins) in &own_spaces {
            let mut seen = HashSet::new();
            for (id, origin) in ids.iter().zip(padded(origins)) {
                if !seen.insert(*id) {
                    self.at(origin, id);
                    self.problem("id", Fault::DuplicateId { first: None });
                }
                all.push((id, origin));
            }
        }
        for (id, origin) in all {
            self.at(origin, id);
            self.id(id);
        }
    }

    /// Whether an id is a plain word.
    fn id(&mut self, id: &str) {
        if !is_plain_id(id) {
            let id = id.to_owned();
            self.problem("id", Fault::BadId { id });
        }
    }

    fn text(&mut self, field: &str, text: &Text, limit: usize) {
        for lang in Lang::ALL {
            match text.in_lang(lang) {
                Some(passage) => {
                    if let Some(fault) = too_long(passage, limit) {
                        self.problem(&in_lang(field, lang), fault);
                    }
                    if passage.trim() != passage || passage.is_empty() {
                        let text = passage.to_owned();
                        self.problem(&in_lang(field, lang), Fault::WhiteSpace { text });
                    }
                }
                None if self.rules.languages == Languages::All => {
                    let languages = Languages::All;
                    self.problem(&in_lang(field, lang), Fault::NoText { languages });
                }
                None => {}
            }
        }
        if self.rules.languages == Languages::Any && text.all().next().is_none() {
            let languages = Languages::Any;
            self.problem(field, Fault::NoText { languages });
        }
    }

    /// A text that a reader's own report may leave out.
    fn text_of_ours(&mut self, field: &str, text: &Text, limit: usize) {
        if self.rules.languages == Languages::All || !text.is_empty() {
            self.text(field, text, limit);
        }
    }

    fn optional_text(&mut self, field: &str, text: Option<&Text>, limit: usize) {
        if let Some(text) = text {
            self.text(field, text, limit);
        }
    }

    pub fn source(&mut self, origin: &Origin, source: &Source) {
        self.at(origin, source.id.as_str());
        let rules = self.rules;
        self.text_of_ours("note", &source.note, rules.text);
        self.text_of_ours("short", &source.short, rules.title);
        if source.title.trim().is_empty() {
            let languages = Languages::Any;
            self.problem("title", Fault::NoText { languages });
        }
        // A title that stands in print is not ours to shorten.
        let printed = rules.title.max(limits::GIST);
        for (field, text, limit) in [
            ("title", Some(&source.title), printed),
            ("publisher", Some(&source.publisher), rules.title),
            // It may be several people.
            ("author", source.author.as_ref(), rules.text),
        ] {
            if let Some(fault) = text.and_then(|text| too_long(text, limit)) {
                self.problem(field, fault);
            }
        }
        if !source.language.is_well_formed() {
            let tag = source.language.tag().to_owned();
            self.problem("language", Fault::BadLanguage { tag });
        }
        if self.rules.languages == Languages::All && source.period.is_none() {
            self.problem("period", Fault::Missing);
        }
        if let Some(other) = &source.edition_of
            && self.lookup.source(other).is_none()
        {
            self.dangling("edition_of", other.as_str(), Wanted::Source);
        }
        let mut seen = HashSet::new();
        for section in &source.sections {
            if !seen.insert(&section.id) {
                let id = section.id.clone();
                self.problem("sections", Fault::SectionTwice { id });
            }
            if let Some(fault) = too_long(&section.title, printed) {
                self.problem(&format!("sections.{}.title", section.id), fault);
            }
            let ordered = match section.pages[..] {
                [] | [_] => true,
                [first, last] => first <= last,
                _ => false,
            };
            if !ordered {
                let pages = section.pages.clone();
                let field = format!("sections.{}.pages", section.id);
                self.problem(&field, Fault::BadPages { pages });
            }
        }
    }

    pub fn theme(&mut self, origin: &Origin, theme: &Theme) {
        self.at(origin, theme.id.as_str());
        self.text("name", &theme.name, self.rules.title);
        if let Some(parent) = theme.id.parent()
            && !self.lookup.has_theme(&parent)
        {
            self.dangling("id", parent.as_str(), Wanted::ParentTheme);
        }
    }

    pub fn topic_record(&mut self, origin: &Origin, topic: &Topic) {
        self.at(origin, topic.id.as_str());
        self.text("title", &topic.title, self.rules.title);
        self.themes("theme", std::slice::from_ref(&topic.theme));
    }

    pub fn term(&mut self, origin: &Origin, term: &Term) {
        self.at(origin, term.id.as_str());
        self.text("name", &term.name, self.rules.gist);
        self.optional_text("short", term.short.as_ref(), self.rules.title);
        self.text("text", &term.text, self.rules.text);
        self.locators("at", &term.at);
        if term.at.is_empty() && !term.note {
            self.problem("at", Fault::NoLocatorOfTerm);
        }
    }

    pub fn omission(&mut self, origin: &Origin, omission: &Omission) {
        self.at(origin, "omission");
        self.text("what", &omission.what, self.rules.text);
        self.place(
            "section",
            &Locator {
                source: omission.source.clone(),
                section: omission.section.clone(),
                page: None,
                find: String::new(),
            },
        );
    }

    fn locators(&mut self, field: &str, locators: &[Locator]) {
        for (i, at) in locators.iter().enumerate() {
            self.locator(&format!("{field}[{i}]"), at);
        }
    }

    fn locator(&mut self, field: &str, at: &Locator) {
        self.place(field, at);
        let count = at.find.split_whitespace().count();
        let fewest = usize::from(self.rules.needs_find);
        if !(fewest..=limits::FIND_WORDS).contains(&count) {
            self.problem(&format!("{field}.find"), Fault::FindWords { count });
        }
    }

    /// The locator's source, section and page, without its words.
    fn place(&mut self, field: &str, at: &Locator) {
        let lookup = self.lookup;
        let Some(source) = lookup.source(&at.source) else {
            let field = format!("{field}.source");
            return self.dangling(&field, at.source.as_str(), Wanted::Source);
        };
        if at.section.is_empty() && self.rules.languages == Languages::Any {
            return;
        }
        let Some(section) = source.sections.iter().find(|s| s.id == at.section) else {
            let field = format!("{field}.section");
            let wanted = Wanted::Section(at.source.to_string());
            return self.dangling(&field, &at.section, wanted);
        };
        let Some(page) = at.page else { return };
        let within = match section.pages[..] {
            [first] => page >= first,
            [first, last] => (first..=last).contains(&page),
            _ => false,
        };
        if !within {
            let pages = section.pages.clone();
            let field = format!("{field}.page");
            self.problem(&field, Fault::PageOutside { page, pages });
        }
    }

    /// At least one locator.
    fn evidence(&mut self, field: &str, locators: &[Locator]) {
        if locators.is_empty() {
            self.problem(field, Fault::NoLocator);
        }
        self.locators(field, locators);
    }

    fn themes(&mut self, field: &str, themes: &[ThemeId]) {
        if themes.is_empty() {
            self.problem(field, Fault::NoTheme);
        }
        for theme in themes {
            if !self.lookup.has_theme(theme) {
                self.dangling(field, theme.as_str(), Wanted::Theme);
            }
        }
    }

    fn topic(&mut self, field: &str, topic: &TopicId) {
        if !self.lookup.has_topic(topic) {
            self.dangling(field, topic.as_str(), Wanted::Topic);
        }
    }

    pub fn event(&mut self, origin: &Origin, event: &Event) {
        self.at(origin, event.id.as_str());
        let rules = self.rules;
        self.text("title", &event.title, rules.title);
        self.text_of_ours("summary", &event.summary, rules.text);
        self.optional_text("date_words", event.date_words.as_ref(), rules.title);
        self.optional_text("place", event.place.as_ref(), rules.title);
        self.optional_text("note", event.note.as_ref(), rules.text);
        if let Some(casualties) = &event.casualties {
            self.optional_text("casualties.note", casualties.note.as_ref(), rules.gist);
        }
        for actor in &event.actors {
            self.text("actors", actor, rules.title);
        }
        self.themes("themes", &event.themes);
        for topic in &event.topics {
            self.topic("topics", topic);
        }
        self.evidence("at", &event.at);
    }

    pub fn statement(&mut self, origin: &Origin, statement: &Statement) {
        self.at(origin, statement.id.as_str());
        let rules = self.rules;
        self.topic("topic", &statement.topic);
        self.text("gist", &statement.gist, rules.gist);
        self.text("text", &statement.text, rules.text);
        self.optional_text("note", statement.note.as_ref(), rules.text);
        self.evidence("at", &statement.at);
        if let Some(likelihood) = &statement.likelihood {
            self.text("likelihood.of", &likelihood.of, rules.gist);
            self.printed_words("likelihood.term", &likelihood.term);
        }
        if let Some(change) = &statement.change {
            self.printed_words("change.words", &change.words);
            let (since, year) = (change.since, statement.year);
            if since >= year {
                self.problem("change.since", Fault::SinceNotBefore { since, year });
            }
            let sign = change.sign;
            if matches!(sign, Sign::NotComparable | Sign::NotStated) {
                self.problem("change.sign", Fault::SignOfChange { sign });
            }
        }
    }

    /// A date is no more precise than one that the very same words of a source have
    /// given to another event: one of the two says more than the source.
    fn precision(&mut self, data: &Data, origins: &Origins) {
        let mut citing: HashMap<(&SourceId, &str, &str), Vec<&Event>> = HashMap::new();
        for event in &data.events {
            for at in event.at.iter().filter(|at| !at.find.is_empty()) {
                let place = (&at.source, at.section.as_str(), at.find.as_str());
                citing.entry(place).or_default().push(event);
            }
        }
        for (event, origin) in data.events.iter().zip(padded(&origins.events)) {
            // A place of its own may give what the shared one does not.
            let mut coarser = None;
            let alone = event.at.iter().any(|at| {
                let place = (&at.source, at.section.as_str(), at.find.as_str());
                let siblings = citing.get(&place).into_iter().flatten();
                let sibling = siblings
                    .copied()
                    .find(|sibling| is_within_coarser(&event.date, &sibling.date));
                coarser = coarser.or(sibling);
                sibling.is_none()
            });
            let (false, Some(sibling)) = (alone, coarser) else {
                continue;
            };
            self.at(origin, event.id.as_str());
            let fault = Fault::MorePrecise {
                date: event.date,
                sibling: sibling.id.to_string(),
                coarser: sibling.date,
            };
            self.problem("date", fault);
        }
    }

    /// Two series of one topic and unit, of which one has only the earlier year and the
    /// other only the later one, would be read as a comparison. A record must say that
    /// they are none.
    fn populations(&mut self, data: &Data, origins: &Origins) {
        let mut of_topic: HashMap<(&TopicId, Unit), Vec<&Series>> = HashMap::new();
        for series in &data.series {
            if let Some(topic) = &series.topic {
                of_topic
                    .entry((topic, series.unit))
                    .or_default()
                    .push(series);
            }
        }
        for (series, origin) in data.series.iter().zip(padded(&origins.series)) {
            let Some(topic) = &series.topic else { continue };
            let others = of_topic.get(&(topic, series.unit));
            for &other in others.into_iter().flatten() {
                let pair = only_years(series, other).find(|&(a, b)| {
                    let marked = data.incomparable.iter().any(|record| {
                        record.topic == *topic
                            && (record.a.min(record.b), record.a.max(record.b)) == (a, b)
                    });
                    !marked
                });
                let Some((a, b)) = pair else { continue };
                self.at(origin, series.id.as_str());
                let other = other.id.to_string();
                self.problem("value", Fault::UnlikePopulations { other, a, b });
            }
        }
    }

    /// Words of a source: at least one edition, at most eight words, no digit
    /// that would make a term a probability.
    fn printed_words(&mut self, field: &str, words: &Text) {
        if words.all().next().is_none() {
            self.problem(field, Fault::NoPrintedWords);
        }
        for passage in words.all() {
            let field = in_lang(field, passage.lang);
            let count = passage.text.split_whitespace().count();
            if !(1..=limits::FIND_WORDS).contains(&count) {
                self.problem(&field, Fault::FindWords { count });
            }
            if field.contains("likelihood") && passage.text.contains(|c: char| c.is_ascii_digit()) {
                let text = passage.text.to_owned();
                self.problem(&field, Fault::NumberInTerm { text });
            }
        }
    }

    pub fn incomparable(&mut self, origin: &Origin, record: &Incomparable) {
        self.at(origin, record.topic.as_str());
        self.topic("topic", &record.topic);
        self.text("reason", &record.reason, self.rules.text);
        let sign = record.sign;
        if sign != Sign::NotComparable {
            self.problem("sign", Fault::SignOfIncomparable { sign });
        }
        for source in &record.sources {
            if self.lookup.source(source).is_none() {
                self.dangling("sources", source.as_str(), Wanted::Source);
            }
        }
    }

    pub fn series(&mut self, origin: &Origin, series: &Series) {
        self.at(origin, series.id.as_str());
        let rules = self.rules;
        self.text("title", &series.title, rules.title);
        self.text("population", &series.population, rules.text);
        self.optional_text("note", series.note.as_ref(), rules.text);
        self.themes("themes", &series.themes);
        if let Some(topic) = &series.topic {
            self.topic("topic", topic);
        }
        if series.values.is_empty() {
            self.problem("value", Fault::NoValue);
        }
        let mut of_date: HashMap<Edtf, usize> = HashMap::new();
        for value in &series.values {
            *of_date.entry(value.date).or_default() += 1;
        }
        for (i, value) in series.values.iter().enumerate() {
            let field = format!("value[{i}]");
            self.value(&field, value);
            let alone = of_date.get(&value.date).is_none_or(|&count| count < 2);
            let date = value.date;
            if !alone && !value.conflicts {
                self.problem(&field, Fault::SecondValue { date });
            }
            if value.conflicts && alone {
                self.problem(&format!("{field}.conflicts"), Fault::NoConflict);
            }
        }
    }

    fn value(&mut self, field: &str, value: &Value) {
        self.evidence(&format!("{field}.at"), &value.at);
        let note = value.note.as_ref();
        self.optional_text(&format!("{field}.note"), note, self.rules.text);
        let field_of_arithmetic = format!("{field}.arithmetic");
        match (&value.arithmetic, value.qualifier == Qualifier::Derived) {
            (Some(arithmetic), true) => {
                let (arithmetic, value) = (arithmetic.clone(), value.value);
                match evaluate(&arithmetic) {
                    Some(result) if agrees(result, value) => {}
                    Some(result) => self.problem(
                        &field_of_arithmetic,
                        Fault::ArithmeticDisagrees {
                            arithmetic,
                            result,
                            value,
                        },
                    ),
                    None => {
                        self.problem(&field_of_arithmetic, Fault::BadArithmetic { arithmetic });
                    }
                }
            }
            (None, true) => self.problem(&field_of_arithmetic, Fault::NoArithmetic),
            (Some(_), false) => self.problem(
                &format!("{field}.qualifier"),
                Fault::ArithmeticWithoutDerived,
            ),
            (None, false) => {}
        }
    }

    pub fn divergence(&mut self, origin: &Origin, divergence: &Divergence) {
        self.at(origin, divergence.id.as_str());
        self.text("title", &divergence.title, self.rules.title);
        self.text("differs", &divergence.differs, self.rules.text);
        self.themes("themes", &divergence.themes);
        for about in &divergence.about {
            if !self.lookup.has_record(about) {
                self.dangling("about", about, Wanted::Subject);
            }
        }
        let count = divergence.sides.len();
        if count < 2 {
            self.problem("side", Fault::TooFewSides { count });
        }
        for (i, side) in divergence.sides.iter().enumerate() {
            self.side(&format!("side[{i}]"), side);
        }
    }

    fn side(&mut self, field: &str, side: &Side) {
        let at = format!("{field}.at");
        if side.absent {
            self.place(&at, &side.at);
        } else {
            self.locator(&at, &side.at);
        }
        let words = side.words.as_deref().unwrap_or_default();
        match (words.is_empty(), side.absent) {
            (true, false) => self.problem(&format!("{field}.words"), Fault::NoSideWords),
            (false, true) => {
                let words = words.to_owned();
                self.problem(&format!("{field}.absent"), Fault::WordsOfAbsent { words });
            }
            _ => {}
        }
        // Pieces between dots of omission are counted apart: each is a
        // quotation of its own.
        let longest = words
            .split(['…'])
            .map(|piece| piece.split_whitespace().count())
            .max()
            .unwrap_or(0);
        if longest > limits::FIND_WORDS {
            let count = longest;
            self.problem(&format!("{field}.words"), Fault::WordsInARow { count });
        }
    }

    pub fn tour(&mut self, origin: &Origin, tour: &Tour) {
        self.at(origin, tour.id.as_str());
        let rules = self.rules;
        self.text("title", &tour.title, rules.title);
        self.text("intro", &tour.intro, rules.text);
        let mut last: Option<Edtf> = None;
        for chapter in &tour.chapters {
            self.text("chapters.title", &chapter.title, rules.title);
            if chapter.steps.is_empty() {
                self.problem("chapters.steps", Fault::NoStep);
            }
            for step in &chapter.steps {
                self.optional_text("chapters.steps.text", step.text.as_ref(), rules.text);
                match self.lookup.event_date(&step.event) {
                    None => {
                        let id = step.event.as_str();
                        self.dangling("chapters.steps.event", id, Wanted::Event);
                    }
                    Some(date) => {
                        // Dates of one month may stand in the order of the story.
                        if last.is_some_and(|last| last.sort_key().0 > date.sort_key().0) {
                            let event = step.event.to_string();
                            self.problem("chapters.steps", Fault::StepOutOfOrder { event });
                        }
                        last = Some(date);
                    }
                }
            }
        }
    }
}

/// Whether `date` is one date that states a smaller unit than `coarser`, and lies in it.
fn is_within_coarser(date: &Edtf, coarser: &Edtf) -> bool {
    if date.is_interval() || coarser.is_interval() || date.precision() == coarser.precision() {
        return false;
    }
    let (inner, outer) = (date.span(), coarser.span());
    match (
        inner.start.day,
        inner.end.day,
        outer.start.day,
        outer.end.day,
    ) {
        (Some(start), Some(end), Some(from), Some(to)) => {
            from <= start && end <= to && (from, to) != (start, end)
        }
        _ => false,
    }
}

/// The pairs of years, earlier first, of which `series` has only the first and `other`
/// only the second.
fn only_years<'a>(
    series: &'a Series,
    other: &'a Series,
) -> impl Iterator<Item = (i32, i32)> + use<'a> {
    let years = |series: &Series| -> Vec<i32> {
        let first_year = |value: &Value| value.date.span().start.day.map(|day| day.year());
        let years = series
            .values
            .iter()
            .filter_map(|value| first_year(value).filter(|&year| value.is_for_year(year)));
        years.collect()
    };
    let (ours, theirs) = (years(series), years(other));
    let pairs = ours
        .iter()
        .flat_map(|&a| theirs.iter().map(move |&b| (a, b)))
        .filter(|&(a, b)| a < b && !ours.contains(&b) && !theirs.contains(&a))
        .collect::<Vec<_>>();
    pairs.into_iter()
}

/// What is wrong with a text of more than so many characters.
fn too_long(text: &str, limit: usize) -> Option<Fault> {
    // It has at least as many bytes.
    if text.len() <= limit {
        return None;
    }
    let length = text.chars().count();
    (length > limit).then_some(Fault::TooLong { length, limit })
}

/// Whether an id is a plain word, so that links stay readable.
pub fn is_plain_id(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= limits::ID
        && id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b))
}

/// Origins for as many records as there are: data without origins (a test's,
/// or a report's) still gets its problems listed.
fn padded(origins: &[Origin]) -> impl Iterator<Item = &Origin> {
    static NOWHERE: Origin = Origin {
        file: String::new(),
        line: 0,
    };
    origins.iter().chain(std::iter::repeat(&NOWHERE))
}

/// Whether a computed result rounds to the value that is shown, at the value's
/// own precision (at most two decimals).
fn agrees(result: f64, value: f64) -> bool {
    let decimals = (0..=2)
        .find(|&d| {
            let scaled = value * 10f64.powi(d);
            (scaled - scaled.round()).abs() < 1e-6
        })
        .unwrap_or(2);
    (result - value).abs() <= 0.5 / 10f64.powi(decimals) + 1e-6
}

/// The value of an arithmetic expression of numbers, `+ - * /` and brackets;
/// `None` where it is not one, or divides by zero.
pub fn evaluate(expression: &str) -> Option<f64> {
    let mut tokens = expression.chars().filter(|c| !c.is_whitespace()).peekable();
    let result = sum(&mut tokens, 0)?;
    (tokens.next().is_none() && result.is_finite()).then_some(result)
}

trait Tokens: Iterator<Item = char> {
    fn next_is(&mut self, set: &[char]) -> Option<char>;
}

impl<I: Iterator<Item = char>> Tokens for std::iter::Peekable<I> {
    fn next_is(&mut self, set: &[char]) -> Option<char> {
        self.next_if(|c| set.contains(c))
    }
}

/// Brackets nest at most this deep, so that no input exhausts the stack.
const DEEPEST: usize = 16;

fn sum(tokens: &mut impl Tokens, depth: usize) -> Option<f64> {
    let mut total = product(tokens, depth)?;
    while let Some(sign) = tokens.next_is(&['+', '-']) {
        let term = product(tokens, depth)?;
        total += if sign == '+' { term } else { -term };
    }
    Some(total)
}

fn product(tokens: &mut impl Tokens, depth: usize) -> Option<f64> {
    let mut total = factor(tokens, depth)?;
    while let Some(sign) = tokens.next_is(&['*', '/', '×', '÷']) {
        let term = factor(tokens, depth)?;
        total = if matches!(sign, '*' | '×') {
            total * term
        } else {
            total / term
        };
    }
    Some(total)
}

fn factor(tokens: &mut impl Tokens, depth: usize) -> Option<f64> {
    if depth > DEEPEST {
        return None;
    }
    if tokens.next_is(&['(']).is_some() {
        let inner = sum(tokens, depth + 1)?;
        return tokens.next_is(&[')']).map(|_| inner);
    }
    let digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.'];
    let mut number = String::new();
    while let Some(digit) = tokens.next_is(&digits) {
        number.push(digit);
    }
    number.parse().ok()
}
