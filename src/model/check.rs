//! Whether the data keeps its own rules. All problems are found at once, each
//! with its place, what was found and what was expected.
//!
//! The same checks run on the built-in data (when the page is built) and on a
//! reader's own report.

use super::corpus::{Corpus, Data};
use super::edtf::Edtf;
use super::record::*;
use super::text::{Lang, Text};
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

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub origin: Origin,
    /// The record's id and field, such as `villach-attack.at[0].section`.
    pub record: String,
    pub found: String,
    pub expected: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.origin.file, self.origin.line)?;
        if !self.record.is_empty() {
            write!(f, "{}: ", self.record)?;
        }
        write!(f, "found {}; expected {}", self.found, self.expected)
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
}

/// Finds every problem in `data`, in the order of the files.
pub fn check(data: &Data, origins: &Origins, languages: Languages) -> Vec<Problem> {
    let corpus = Corpus::new(data.clone());
    let mut checker = Checker {
        corpus: &corpus,
        languages,
        origin: Origin::default(),
        record: String::new(),
        problems: Vec::new(),
    };
    checker.run(data, origins);
    let mut problems = checker.problems;
    problems.sort_by(|a, b| a.origin.cmp(&b.origin));
    problems
}

struct Checker<'a> {
    corpus: &'a Corpus,
    languages: Languages,
    origin: Origin,
    record: String,
    problems: Vec<Problem>,
}

impl Checker<'_> {
    fn run(&mut self, data: &Data, origins: &Origins) {
        self.ids(data, origins);
        for (record, origin) in data.sources.iter().zip(padded(&origins.sources)) {
            self.at(origin, record.id.as_str());
            self.source(record);
        }
        for (record, origin) in data.themes.iter().zip(padded(&origins.themes)) {
            self.at(origin, record.id.as_str());
            self.text("name", &record.name, limits::TITLE);
            if let Some(parent) = record.id.parent()
                && self.corpus.theme(&parent).is_none()
            {
                self.dangling("id", parent.as_str(), "a theme that exists as its parent");
            }
        }
        for (record, origin) in data.topics.iter().zip(padded(&origins.topics)) {
            self.at(origin, record.id.as_str());
            self.text("title", &record.title, limits::TITLE);
            self.themes("theme", std::slice::from_ref(&record.theme));
        }
        for (record, origin) in data.terms.iter().zip(padded(&origins.terms)) {
            self.at(origin, record.id.as_str());
            self.text("name", &record.name, limits::GIST);
            self.text("text", &record.text, limits::TEXT);
            self.locators("at", &record.at);
            if record.at.is_empty() && !record.note {
                self.problem(
                    "at",
                    "no locator",
                    "where a source explains the term, or `note = true`",
                );
            }
        }
        for (record, origin) in data.events.iter().zip(padded(&origins.events)) {
            self.at(origin, record.id.as_str());
            self.event(record);
        }
        for (record, origin) in data.statements.iter().zip(padded(&origins.statements)) {
            self.at(origin, record.id.as_str());
            self.statement(record);
        }
        for (record, origin) in data.incomparable.iter().zip(padded(&origins.incomparable)) {
            self.at(origin, record.topic.as_str());
            self.incomparable(record);
        }
        for (record, origin) in data.series.iter().zip(padded(&origins.series)) {
            self.at(origin, record.id.as_str());
            self.series(record);
        }
        for (record, origin) in data.divergences.iter().zip(padded(&origins.divergences)) {
            self.at(origin, record.id.as_str());
            self.divergence(record);
        }
        for (record, origin) in data.omissions.iter().zip(padded(&origins.omissions)) {
            self.at(origin, "omission");
            self.text("what", &record.what, limits::TEXT);
            self.place(
                "section",
                &Locator {
                    source: record.source.clone(),
                    section: record.section.clone(),
                    page: None,
                    find: String::new(),
                },
            );
        }
        for (record, origin) in data.tours.iter().zip(padded(&origins.tours)) {
            self.at(origin, record.id.as_str());
            self.tour(record);
        }
        for (record, origin) in data.forwards.iter().zip(padded(&origins.forwards)) {
            self.at(origin, &record.from);
            let target = self.corpus.forward(&record.from);
            if !self.known(target) {
                self.dangling("to", target, "the id of a record");
            }
        }
    }

    fn at(&mut self, origin: &Origin, record: &str) {
        self.origin = origin.clone();
        self.record = record.to_owned();
    }

    fn problem(&mut self, field: &str, found: impl Into<String>, expected: impl Into<String>) {
        let record = if field.is_empty() {
            self.record.clone()
        } else {
            format!("{}.{field}", self.record)
        };
        self.problems.push(Problem {
            origin: self.origin.clone(),
            record,
            found: found.into(),
            expected: expected.into(),
        });
    }

    fn dangling(&mut self, field: &str, id: &str, expected: &str) {
        self.problem(field, format!("`{id}`"), expected);
    }

    fn known(&self, id: &str) -> bool {
        let corpus = self.corpus;
        corpus.event(&super::EventId::new(id)).is_some()
            || corpus.statement(&super::StatementId::new(id)).is_some()
            || corpus.one_series(&super::SeriesId::new(id)).is_some()
            || corpus.divergence(&super::DivergenceId::new(id)).is_some()
            || corpus.topic(&super::TopicId::new(id)).is_some()
            || corpus.theme(&super::ThemeId::new(id)).is_some()
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
                let place = format!("{}:{}", first.file, first.line);
                self.at(origin, id);
                self.problem("id", format!("an id that {place} has too"), "a new id");
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
                    self.problem("id", "an id that another record has too", "a new id");
                }
                all.push((id, origin));
            }
        }
        for (id, origin) in all {
            let plain = !id.is_empty()
                && id.len() <= 64
                && id
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b));
            if !plain {
                self.at(origin, id);
                self.problem(
                    "id",
                    format!("`{id}`"),
                    "one to 64 lower-case letters, digits, hyphens and dots",
                );
            }
        }
    }

    fn text(&mut self, field: &str, text: &Text, limit: usize) {
        for lang in Lang::ALL {
            match text.in_lang(lang) {
                Some(passage) => {
                    let length = passage.chars().count();
                    if length > limit {
                        self.problem(
                            &format!("{field}.{}", lang.tag()),
                            format!("{length} characters"),
                            format!("at most {limit}"),
                        );
                    }
                    if passage.trim() != passage || passage.is_empty() {
                        self.problem(
                            &format!("{field}.{}", lang.tag()),
                            format!("“{passage}”"),
                            "a text without white space at its ends",
                        );
                    }
                }
                None if self.languages == Languages::All => self.problem(
                    &format!("{field}.{}", lang.tag()),
                    "nothing",
                    "the text in English, Dutch and French",
                ),
                None => {}
            }
        }
        if self.languages == Languages::Any && text.all().next().is_none() {
            self.problem(field, "nothing", "a text in at least one language");
        }
    }

    fn optional_text(&mut self, field: &str, text: Option<&Text>, limit: usize) {
        if let Some(text) = text {
            self.text(field, text, limit);
        }
    }

    fn source(&mut self, source: &Source) {
        self.text("note", &source.note, limits::TEXT);
        if let Some(other) = &source.edition_of
            && self.corpus.source(other).is_none()
        {
            self.dangling("edition_of", other.as_str(), "the id of a source");
        }
        let mut seen = HashSet::new();
        for section in &source.sections {
            if !seen.insert(&section.id) {
                self.problem(
                    "sections",
                    format!("`{}` twice", section.id),
                    "each section once",
                );
            }
            let ordered = match section.pages[..] {
                [] | [_] => true,
                [first, last] => first <= last,
                _ => false,
            };
            if !ordered {
                self.problem(
                    &format!("sections.{}.pages", section.id),
                    format!("{:?}", section.pages),
                    "the first page, or the first and the last",
                );
            }
        }
    }

    fn locators(&mut self, field: &str, locators: &[Locator]) {
        for (i, at) in locators.iter().enumerate() {
            let field = format!("{field}[{i}]");
            self.place(&field, at);
            let words = at.find.split_whitespace().count();
            if !(1..=limits::FIND_WORDS).contains(&words) {
                self.problem(
                    &format!("{field}.find"),
                    format!("{words} words"),
                    format!("1 to {} words as printed", limits::FIND_WORDS),
                );
            }
        }
    }

    /// The locator's source, section and page, without its words.
    fn place(&mut self, field: &str, at: &Locator) {
        if self.corpus.source(&at.source).is_none() {
            self.dangling(
                &format!("{field}.source"),
                at.source.as_str(),
                "the id of a source",
            );
            return;
        }
        let Some(section) = self.corpus.section(at) else {
            self.dangling(
                &format!("{field}.section"),
                &at.section,
                &format!("a section of {}", at.source),
            );
            return;
        };
        let Some(page) = at.page else { return };
        let within = match section.pages[..] {
            [first] => page >= first,
            [first, last] => (first..=last).contains(&page),
            _ => false,
        };
        if !within {
            let pages = format!("a page of the section: {:?}", section.pages);
            self.problem(&format!("{field}.page"), page.to_string(), pages);
        }
    }

    /// At least one locator.
    fn evidence(&mut self, field: &str, locators: &[Locator]) {
        if locators.is_empty() {
            self.problem(field, "no locator", "at least one place in a source");
        }
        self.locators(field, locators);
    }

    fn themes(&mut self, field: &str, themes: &[super::ThemeId]) {
        if themes.is_empty() {
            self.problem(field, "none", "at least one theme");
        }
        for theme in themes {
            if self.corpus.theme(theme).is_none() {
                self.dangling(field, theme.as_str(), "the id of a theme");
            }
        }
    }

    fn topic(&mut self, field: &str, topic: &super::TopicId) {
        if self.corpus.topic(topic).is_none() {
            self.dangling(field, topic.as_str(), "the id of a topic");
        }
    }

    fn event(&mut self, event: &Event) {
        self.text("title", &event.title, limits::TITLE);
        self.text("summary", &event.summary, limits::TEXT);
        self.optional_text("date_words", event.date_words.as_ref(), limits::TITLE);
        self.optional_text("place", event.place.as_ref(), limits::TITLE);
        self.optional_text("note", event.note.as_ref(), limits::TEXT);
        if let Some(casualties) = &event.casualties {
            self.optional_text("casualties.note", casualties.note.as_ref(), limits::GIST);
        }
        self.themes("themes", &event.themes);
        for topic in &event.topics {
            self.topic("topics", topic);
        }
        self.evidence("at", &event.at);
    }

    fn statement(&mut self, statement: &Statement) {
        self.topic("topic", &statement.topic);
        self.text("gist", &statement.gist, limits::GIST);
        self.text("text", &statement.text, limits::TEXT);
        self.optional_text("note", statement.note.as_ref(), limits::TEXT);
        self.evidence("at", &statement.at);
        if let Some(likelihood) = &statement.likelihood {
            self.text("likelihood.of", &likelihood.of, limits::GIST);
            self.printed_words("likelihood.term", &likelihood.term);
        }
        if let Some(change) = &statement.change {
            self.printed_words("change.words", &change.words);
            if change.since >= statement.year {
                self.problem(
                    "change.since",
                    change.since.to_string(),
                    format!("a year before {}", statement.year),
                );
            }
            if matches!(change.sign, Sign::NotComparable | Sign::NotStated) {
                self.problem(
                    "change.sign",
                    change.sign.word(),
                    "raised, lowered, unchanged, new or dropped; without one, no `change`",
                );
            }
        }
    }

    /// Words of a source: at least one edition, at most eight words, no digit
    /// that would make a term a probability.
    fn printed_words(&mut self, field: &str, words: &Text) {
        if words.all().next().is_none() {
            self.problem(field, "nothing", "the source's own words");
        }
        for passage in words.all() {
            let field = format!("{field}.{}", passage.lang.tag());
            let count = passage.text.split_whitespace().count();
            if !(1..=limits::FIND_WORDS).contains(&count) {
                self.problem(
                    &field,
                    format!("{count} words"),
                    format!("1 to {} words as printed", limits::FIND_WORDS),
                );
            }
            if field.contains("likelihood") && passage.text.contains(|c: char| c.is_ascii_digit()) {
                self.problem(
                    &field,
                    format!("“{}”", passage.text),
                    "a term without a number",
                );
            }
        }
    }

    fn incomparable(&mut self, record: &Incomparable) {
        self.topic("topic", &record.topic);
        self.text("reason", &record.reason, limits::TEXT);
        if record.sign != Sign::NotComparable {
            self.problem(
                "sign",
                record.sign.word(),
                "not-comparable: any other direction is stated by a source or computed",
            );
        }
        for source in &record.sources {
            if self.corpus.source(source).is_none() {
                self.dangling("sources", source.as_str(), "the id of a source");
            }
        }
    }

    fn series(&mut self, series: &Series) {
        self.text("title", &series.title, limits::TITLE);
        self.text("population", &series.population, limits::TEXT);
        self.optional_text("note", series.note.as_ref(), limits::TEXT);
        self.themes("themes", &series.themes);
        if let Some(topic) = &series.topic {
            self.topic("topic", topic);
        }
        if series.values.is_empty() {
            self.problem("value", "none", "at least one value");
        }
        for (i, value) in series.values.iter().enumerate() {
            let field = format!("value[{i}]");
            self.value(&field, value);
            let same_date: Vec<&Value> = series
                .values
                .iter()
                .filter(|other| other.date == value.date)
                .collect();
            if same_date.len() > 1 && !value.conflicts {
                self.problem(
                    &field,
                    format!("a second value for {}", value.date),
                    "`conflicts = true` on each, or another series",
                );
            }
            if value.conflicts && same_date.len() == 1 {
                self.problem(
                    &format!("{field}.conflicts"),
                    "no other value for the date",
                    "the value that it conflicts with",
                );
            }
        }
    }

    fn value(&mut self, field: &str, value: &Value) {
        self.evidence(&format!("{field}.at"), &value.at);
        self.optional_text(&format!("{field}.note"), value.note.as_ref(), limits::TEXT);
        match (&value.arithmetic, value.qualifier == Qualifier::Derived) {
            (Some(arithmetic), true) => match evaluate(arithmetic) {
                Some(result) if agrees(result, value.value) => {}
                Some(result) => self.problem(
                    &format!("{field}.arithmetic"),
                    format!("{arithmetic} = {result}"),
                    format!("{}", value.value),
                ),
                None => self.problem(
                    &format!("{field}.arithmetic"),
                    format!("“{arithmetic}”"),
                    "numbers with + - * / and brackets",
                ),
            },
            (None, true) => self.problem(
                &format!("{field}.arithmetic"),
                "nothing",
                "how the derived value is computed",
            ),
            (Some(_), false) => self.problem(
                &format!("{field}.qualifier"),
                "an arithmetic",
                "the qualifier `derived`",
            ),
            (None, false) => {}
        }
    }

    fn divergence(&mut self, divergence: &Divergence) {
        self.text("title", &divergence.title, limits::TITLE);
        self.text("differs", &divergence.differs, limits::TEXT);
        self.themes("themes", &divergence.themes);
        for about in &divergence.about {
            if !self.known(about) {
                self.dangling(
                    "about",
                    about,
                    "the id of an event, a statement or a series",
                );
            }
        }
        if divergence.sides.len() < 2 {
            self.problem(
                "side",
                divergence.sides.len().to_string(),
                "at least two sides",
            );
        }
        for (i, side) in divergence.sides.iter().enumerate() {
            let field = format!("side[{i}]");
            self.place(&format!("{field}.at"), &side.at);
            let words = side.words.as_deref().unwrap_or_default();
            match (words.is_empty(), side.absent) {
                (true, false) => self.problem(
                    &format!("{field}.words"),
                    "nothing",
                    "the words that differ, or `absent = true`",
                ),
                (false, true) => self.problem(
                    &format!("{field}.absent"),
                    format!("“{words}”"),
                    "no words on a side that says nothing",
                ),
                _ => {}
            }
            if !side.absent {
                self.locators(&format!("{field}.at"), std::slice::from_ref(&side.at));
            }
            // Pieces between dots of omission are counted apart: each is a
            // quotation of its own.
            let longest = words
                .split(['…'])
                .map(|piece| piece.split_whitespace().count())
                .max()
                .unwrap_or(0);
            if longest > limits::FIND_WORDS {
                self.problem(
                    &format!("{field}.words"),
                    format!("{longest} words in a row"),
                    format!("at most {}", limits::FIND_WORDS),
                );
            }
        }
    }

    fn tour(&mut self, tour: &Tour) {
        self.text("title", &tour.title, limits::TITLE);
        self.text("intro", &tour.intro, limits::TEXT);
        let mut last: Option<Edtf> = None;
        for chapter in &tour.chapters {
            self.text("chapters.title", &chapter.title, limits::TITLE);
            if chapter.steps.is_empty() {
                self.problem("chapters.steps", "none", "at least one step");
            }
            for step in &chapter.steps {
                self.optional_text("chapters.steps.text", step.text.as_ref(), limits::TEXT);
                match self.corpus.event(&step.event) {
                    None => self.dangling(
                        "chapters.steps.event",
                        step.event.as_str(),
                        "the id of an event",
                    ),
                    Some(event) => {
                        let date = event.date;
                        // Dates of one month may stand in the order of the story.
                        if last.is_some_and(|last| last.sort_key().0 > date.sort_key().0) {
                            self.problem(
                                "chapters.steps",
                                format!("`{}` after a later event", step.event),
                                "steps in the order of time",
                            );
                        }
                        last = Some(date);
                    }
                }
            }
        }
    }
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
