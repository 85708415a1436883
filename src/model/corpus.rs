//! All records together, with the indexes that the views ask for.

use super::id::*;
use super::record::*;
use super::text::{Lang, apart};
use super::typography;
use crate::sort::SortLean;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

/// The records as they were written, without order or index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Data {
    pub sources: Vec<Source>,
    pub themes: Vec<Theme>,
    pub topics: Vec<Topic>,
    pub terms: Vec<Term>,
    pub tours: Vec<Tour>,
    pub events: Vec<Event>,
    pub statements: Vec<Statement>,
    #[serde(rename = "comparisons")]
    pub incomparable: Vec<Incomparable>,
    pub series: Vec<Series>,
    pub divergences: Vec<Divergence>,
    pub omissions: Vec<Omission>,
    pub forwards: Vec<Forward>,
}

impl Data {
    /// The compact form that the page carries: the texts of each language, then the
    /// records without them.
    ///
    /// # Errors
    /// When a record cannot be written: a text that holds U+0000.
    pub fn encode(&self) -> Result<Vec<u8>, postcard::Error> {
        self.encode_with(|_, texts| texts)
    }

    /// The same with the white space of each language's typography in all texts. What
    /// ends each of them is no space: none is set by the next.
    ///
    /// # Errors
    /// As [`Data::encode`].
    pub fn encode_set(&self) -> Result<Vec<u8>, postcard::Error> {
        self.encode_with(|lang, texts| typography::set(&texts, lang))
    }

    fn encode_with(&self, set: fn(Lang, String) -> String) -> Result<Vec<u8>, postcard::Error> {
        let (records, [en, nl, fr]) = apart(Default::default(), || postcard::to_allocvec(self));
        let texts = [set(Lang::En, en), set(Lang::Nl, nl), set(Lang::Fr, fr)];
        postcard::to_allocvec(&(texts, records?))
    }

    /// # Errors
    /// When the bytes are not what [`Data::encode`] wrote.
    pub fn decode(bytes: &[u8]) -> Result<Data, postcard::Error> {
        let (texts, records): ([String; 3], &[u8]) = postcard::from_bytes(bytes)?;
        apart(texts, || postcard::from_bytes(records)).0
    }
}

/// A reader's own report that stands beside the built-in data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnReport {
    /// What the ids of its records begin with: see [`report_of`].
    pub id: String,
    pub title: String,
    /// How many records it has.
    pub records: usize,
}

/// The data with its order and its indexes. Events stand in the order of
/// [`super::Edtf::sort_key`], themes and topics in the order of their lanes.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    data: Data,
    reports: Vec<OwnReport>,
    sources: HashMap<SourceId, usize>,
    themes: HashMap<ThemeId, usize>,
    topics: HashMap<TopicId, usize>,
    events: HashMap<EventId, usize>,
    statements: HashMap<StatementId, usize>,
    series: HashMap<SeriesId, usize>,
    divergences: HashMap<DivergenceId, usize>,
    terms: HashMap<TermId, usize>,
    forwards: HashMap<String, String>,
    statements_of: HashMap<TopicId, Vec<usize>>,
    series_of: HashMap<TopicId, Vec<usize>>,
    events_of: HashMap<TopicId, Vec<usize>>,
    divergences_about: HashMap<String, Vec<usize>>,
    incomparable_of: HashMap<TopicId, Vec<usize>>,
}

fn index_by<T, K: std::hash::Hash + Eq>(records: &[T], key: impl Fn(&T) -> K) -> HashMap<K, usize> {
    // The first record of an id wins; a second one is a problem that
    // `check` reports.
    let mut index = HashMap::with_capacity(records.len());
    for (position, record) in records.iter().enumerate() {
        index.entry(key(record)).or_insert(position);
    }
    index
}

fn group_by<T, K: std::hash::Hash + Eq>(
    records: &[T],
    keys: impl Fn(&T) -> Vec<K>,
) -> HashMap<K, Vec<usize>> {
    let mut groups: HashMap<K, Vec<usize>> = HashMap::new();
    for (position, record) in records.iter().enumerate() {
        for key in keys(record) {
            groups.entry(key).or_default().push(position);
        }
    }
    groups
}

impl Corpus {
    pub fn new(data: Data) -> Corpus {
        let mut assembly = Assembly::of(data);
        loop {
            if let Some(corpus) = assembly.step(usize::MAX) {
                return corpus;
            }
        }
    }

    /// The reader's own reports, in the order in which they were added.
    pub fn reports(&self) -> &[OwnReport] {
        &self.reports
    }

    /// The report that a record belongs to; `None` for one of the built-in
    /// data.
    pub fn report_of(&self, id: &str) -> Option<&OwnReport> {
        let report = report_of(id)?;
        self.reports.iter().find(|loaded| loaded.id == report)
    }

    pub fn data(&self) -> &Data {
        &self.data
    }

    pub fn sources(&self) -> &[Source] {
        &self.data.sources
    }

    pub fn themes(&self) -> &[Theme] {
        &self.data.themes
    }

    pub fn topics(&self) -> &[Topic] {
        &self.data.topics
    }

    /// In the order of time.
    pub fn events(&self) -> &[Event] {
        &self.data.events
    }

    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        Some(&self.data.sources[*self.sources.get(id)?])
    }

    pub fn theme(&self, id: &ThemeId) -> Option<&Theme> {
        Some(&self.data.themes[*self.themes.get(id)?])
    }

    pub fn topic(&self, id: &TopicId) -> Option<&Topic> {
        Some(&self.data.topics[*self.topics.get(id)?])
    }

    pub fn event(&self, id: &EventId) -> Option<&Event> {
        Some(&self.data.events[self.event_position(id)?])
    }

    /// The place of an event in the order of time.
    pub fn event_position(&self, id: &EventId) -> Option<usize> {
        self.events.get(id).copied()
    }

    pub fn statement(&self, id: &StatementId) -> Option<&Statement> {
        Some(&self.data.statements[*self.statements.get(id)?])
    }

    pub fn one_series(&self, id: &SeriesId) -> Option<&Series> {
        Some(&self.data.series[*self.series.get(id)?])
    }

    pub fn divergence(&self, id: &DivergenceId) -> Option<&Divergence> {
        Some(&self.data.divergences[*self.divergences.get(id)?])
    }

    pub fn term(&self, id: &TermId) -> Option<&Term> {
        Some(&self.data.terms[*self.terms.get(id)?])
    }

    pub fn tour(&self, id: &TourId) -> Option<&Tour> {
        self.data.tours.iter().find(|tour| tour.id == *id)
    }

    /// The tour that the page offers first.
    pub fn main_tour(&self) -> Option<&Tour> {
        self.data.tours.first()
    }

    /// Where an id that has moved stands now. Follows at most a few steps, so
    /// that a circle in the data cannot hang the page.
    pub fn forward<'a>(&'a self, id: &'a str) -> &'a str {
        let mut id = id;
        for _ in 0..8 {
            match self.forwards.get(id) {
                Some(next) => id = next,
                None => break,
            }
        }
        id
    }

    /// All statements of a topic, in the order of the files.
    pub fn statements_of<'a>(
        &'a self,
        topic: &TopicId,
    ) -> impl Iterator<Item = &'a Statement> + use<'a> {
        let positions = self.statements_of.get(topic).map_or(&[][..], Vec::as_slice);
        positions.iter().map(|&i| &self.data.statements[i])
    }

    pub fn series_of<'a>(&'a self, topic: &TopicId) -> impl Iterator<Item = &'a Series> + use<'a> {
        let positions = self.series_of.get(topic).map_or(&[][..], Vec::as_slice);
        positions.iter().map(|&i| &self.data.series[i])
    }

    /// The events that belong to a topic, in the order of time.
    pub fn events_of<'a>(&'a self, topic: &TopicId) -> impl Iterator<Item = &'a Event> + use<'a> {
        let positions = self.events_of.get(topic).map_or(&[][..], Vec::as_slice);
        positions.iter().map(|&i| &self.data.events[i])
    }

    /// What says which years of a topic must not be compared.
    pub fn incomparable_of<'a>(
        &'a self,
        topic: &TopicId,
    ) -> impl Iterator<Item = &'a Incomparable> + use<'a> {
        let positions = self
            .incomparable_of
            .get(topic)
            .map_or(&[][..], Vec::as_slice);
        positions.iter().map(|&i| &self.data.incomparable[i])
    }

    /// The divergences that concern a record, by its id.
    pub fn divergences_about<'a>(
        &'a self,
        id: &str,
    ) -> impl Iterator<Item = &'a Divergence> + use<'a> {
        let positions = self
            .divergences_about
            .get(id)
            .map_or(&[][..], Vec::as_slice);
        positions.iter().map(|&i| &self.data.divergences[i])
    }

    /// The years that can be compared: those that a statement is about or a
    /// built-in report covers, earliest first.
    pub fn years(&self) -> Vec<i32> {
        // A reader's report adds the years that it says something about.
        let built_in = |source: &&Source| report_of(source.id.as_str()).is_none();
        let of_sources = self.data.sources.iter().filter(built_in).map(|s| s.year);
        let of_statements = self.data.statements.iter().map(|s| s.year);
        let years: BTreeSet<i32> = of_sources.chain(of_statements).collect();
        years.into_iter().collect()
    }

    /// The themes that are lanes: those without a parent, in their order.
    pub fn lanes(&self) -> impl Iterator<Item = &Theme> {
        self.data
            .themes
            .iter()
            .filter(|theme| theme.id.parent().is_none())
    }

    /// The section that a locator names.
    pub fn section(&self, at: &Locator) -> Option<&Section> {
        self.source(&at.source)?
            .sections
            .iter()
            .find(|section| section.id == at.section)
    }

    /// How often records cite each source and section; a section may be none.
    pub fn citations(&self) -> BTreeMap<(SourceId, String), usize> {
        let mut counts = BTreeMap::new();
        let locators = self
            .data
            .events
            .iter()
            .flat_map(|r| &r.at)
            .chain(self.data.statements.iter().flat_map(|r| &r.at))
            .chain(
                self.data
                    .series
                    .iter()
                    .flat_map(|r| r.values.iter().flat_map(|v| &v.at)),
            )
            .chain(
                self.data
                    .divergences
                    .iter()
                    .flat_map(|r| r.sides.iter().map(|side| &side.at)),
            );
        for at in locators {
            *counts
                .entry((at.source.clone(), at.section.clone()))
                .or_insert(0) += 1;
        }
        counts
    }
}

/// Puts a corpus together a little at a time, so that a page with a hundred
/// thousand events goes on answering meanwhile.
pub struct Assembly {
    /// The corpus whose records are taken over; its events are copied.
    current: Option<Rc<Corpus>>,
    /// The report of `current` that is left out.
    without: Option<String>,
    /// What is added, and then what is not yet in the corpus.
    data: Data,
    corpus: Corpus,
    stage: Stage,
    /// In the order of their arrival; each is taken out when its place is known.
    events: Vec<Option<Event>>,
    /// Those of `current` that stay, and then all.
    statements: Vec<Statement>,
    keys: Vec<(i32, i32, u8)>,
    order: Vec<u32>,
}

/// What comes next; most stages work through positions in slices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Copy(usize),
    CopyStatements(usize),
    TakeOver,
    Add(usize),
    SortRun(usize),
    /// Pairs of sorted runs of a length, from a position on.
    Merge {
        run: usize,
        from: usize,
    },
    Place(usize),
    IndexEvents(usize),
    IndexStatements(usize),
    IndexOthers,
    Done,
}

/// Events that are sorted at once, before such runs are merged.
const RUN: usize = 4_096;

impl Assembly {
    /// A corpus of `data` alone.
    pub fn of(data: Data) -> Assembly {
        Assembly {
            current: None,
            without: None,
            data,
            corpus: Corpus::default(),
            stage: Stage::Add(0),
            events: Vec::new(),
            statements: Vec::new(),
            keys: Vec::new(),
            order: Vec::new(),
        }
    }

    /// `current` with one more report, whose ids begin with the report's.
    pub fn with_report(current: Rc<Corpus>, report: OwnReport, data: Data) -> Assembly {
        let mut assembly = Assembly::of(data);
        assembly.corpus.reports.clone_from(&current.reports);
        assembly.corpus.reports.push(report);
        assembly.current = Some(current);
        assembly.stage = Stage::Copy(0);
        assembly
    }

    /// `current` without the report of this id.
    pub fn without_report(current: Rc<Corpus>, report: &str) -> Assembly {
        let mut assembly = Assembly::of(Data::default());
        assembly.corpus.reports.clone_from(&current.reports);
        assembly.corpus.reports.retain(|loaded| loaded.id != report);
        assembly.current = Some(current);
        assembly.without = Some(report.to_owned());
        assembly.stage = Stage::Copy(0);
        assembly
    }

    /// Works on about so many `events`; where their order is merged, on two runs of it.
    /// The corpus when it is finished; after that, nothing.
    pub fn step(&mut self, events: usize) -> Option<Corpus> {
        let count = events.max(1);
        self.stage = match self.stage {
            Stage::Copy(from) => self.copy(from, count),
            Stage::CopyStatements(from) => self.copy_statements(from, count),
            Stage::TakeOver => self.take_over(),
            Stage::Add(from) => self.add(from, count),
            Stage::SortRun(from) => self.sort_run(from),
            Stage::Merge { run, from } => self.merge(run, from),
            Stage::Place(from) => self.place(from, count),
            Stage::IndexEvents(from) => self.index_events(from, count),
            Stage::IndexStatements(from) => self.index_statements(from, count),
            Stage::IndexOthers => self.index_others(),
            Stage::Done => return None,
        };
        (self.stage == Stage::Done).then(|| std::mem::take(&mut self.corpus))
    }

    fn copy(&mut self, from: usize, count: usize) -> Stage {
        let Some(current) = &self.current else {
            return Stage::TakeOver;
        };
        let events = current.events();
        let to = events.len().min(from.saturating_add(count));
        let keeps = keeps(self.without.as_deref());
        let kept = events[from..to].iter().filter(|e| keeps(e.id.as_str()));
        self.events.extend(kept.cloned().map(Some));
        if to < events.len() {
            Stage::Copy(to)
        } else {
            Stage::CopyStatements(0)
        }
    }

    fn copy_statements(&mut self, from: usize, count: usize) -> Stage {
        let Some(current) = &self.current else {
            return Stage::TakeOver;
        };
        let all = &current.data.statements;
        let to = all.len().min(from.saturating_add(count));
        let keeps = keeps(self.without.as_deref());
        let kept = all[from..to].iter().filter(|s| keeps(s.id.as_str()));
        self.statements.extend(kept.cloned());
        if to < all.len() {
            Stage::CopyStatements(to)
        } else {
            Stage::TakeOver
        }
    }

    /// Everything but events and statements, of which there are few.
    fn take_over(&mut self) -> Stage {
        fn join<T: Clone>(kept: &[T], added: &mut Vec<T>, keeps: impl Fn(&T) -> bool) {
            let mut all: Vec<T> = kept
                .iter()
                .filter(|record| keeps(record))
                .cloned()
                .collect();
            all.append(added);
            *added = all;
        }
        let Some(current) = self.current.take() else {
            return Stage::Add(0);
        };
        let keeps = keeps(self.without.as_deref());
        let (kept, added) = (&current.data, &mut self.data);
        join(&kept.sources, &mut added.sources, |r| keeps(r.id.as_str()));
        join(&kept.themes, &mut added.themes, |r| keeps(r.id.as_str()));
        join(&kept.topics, &mut added.topics, |r| keeps(r.id.as_str()));
        join(&kept.terms, &mut added.terms, |r| keeps(r.id.as_str()));
        join(&kept.tours, &mut added.tours, |r| keeps(r.id.as_str()));
        self.statements.append(&mut added.statements);
        added.statements = std::mem::take(&mut self.statements);
        // Of a report they name its topic or its sources.
        join(&kept.incomparable, &mut added.incomparable, |r| {
            keeps(r.topic.as_str()) && r.sources.iter().all(|id| keeps(id.as_str()))
        });
        join(&kept.series, &mut added.series, |r| keeps(r.id.as_str()));
        join(&kept.divergences, &mut added.divergences, |r| {
            keeps(r.id.as_str())
        });
        join(&kept.omissions, &mut added.omissions, |r| {
            keeps(r.source.as_str())
        });
        join(&kept.forwards, &mut added.forwards, |r| keeps(&r.from));
        Stage::Add(0)
    }

    fn add(&mut self, from: usize, count: usize) -> Stage {
        if from == 0 && self.events.is_empty() {
            self.events.reserve(self.data.events.len());
        }
        // From the end, where taking a part moves nothing else.
        let left = self.data.events.len();
        let part = self.data.events.drain(left.saturating_sub(count)..);
        self.events.extend(part.map(Some));
        let done = self.keys.len();
        let keys = self.events[done..].iter().flatten();
        let keys: Vec<_> = keys.map(|event| event.date.sort_key()).collect();
        self.keys.extend(keys);
        if !self.data.events.is_empty() {
            return Stage::Add(from + 1);
        }
        // A corpus of `data` alone keeps its buffer.
        self.order = (0..self.events.len() as u32).collect();
        Stage::SortRun(0)
    }

    fn sort_run(&mut self, from: usize) -> Stage {
        let to = self.order.len().min(from + RUN);
        let mut run = self.order[from..to].to_vec();
        run.sort_lean_by(|&a, &b| self.compare(a, b));
        self.order[from..to].copy_from_slice(&run);
        if to < self.order.len() {
            Stage::SortRun(to)
        } else {
            Stage::Merge { run: RUN, from: 0 }
        }
    }

    /// By date, then by id, so that the order never depends on the file's.
    fn compare(&self, a: u32, b: u32) -> Ordering {
        let (a, b) = (a as usize, b as usize);
        let id = |position: usize| self.events[position].as_ref().map(|event| &event.id);
        let by_date = self.keys[a].cmp(&self.keys[b]);
        // Two records of one id are a problem that `check` reports; the one
        // that was added later stands behind.
        by_date.then_with(|| id(a).cmp(&id(b))).then(a.cmp(&b))
    }

    fn merge(&mut self, run: usize, from: usize) -> Stage {
        let count = self.order.len();
        if run >= count {
            let events = Vec::with_capacity(count);
            self.data.events = events;
            return Stage::Place(0);
        }
        let (middle, to) = (count.min(from + run), count.min(from + 2 * run));
        let (mut a, mut b) = (from, middle);
        let mut merged = Vec::with_capacity(to - from);
        while a < middle && b < to {
            let (first, second) = (self.order[a], self.order[b]);
            if self.compare(first, second).is_le() {
                merged.push(first);
                a += 1;
            } else {
                merged.push(second);
                b += 1;
            }
        }
        merged.extend_from_slice(&self.order[a..middle]);
        merged.extend_from_slice(&self.order[b..to]);
        self.order[from..to].copy_from_slice(&merged);
        if to < count {
            Stage::Merge { run, from: to }
        } else {
            let run = 2 * run;
            Stage::Merge { run, from: 0 }
        }
    }

    fn place(&mut self, from: usize, count: usize) -> Stage {
        let to = self.order.len().min(from.saturating_add(count));
        for &position in &self.order[from..to] {
            let event = self.events[position as usize].take();
            self.data.events.extend(event);
        }
        if to < self.order.len() {
            return Stage::Place(to);
        }
        self.events = Vec::new();
        self.keys = Vec::new();
        self.order = Vec::new();
        let corpus = &mut self.corpus;
        corpus.data = std::mem::take(&mut self.data);
        corpus.events.reserve(corpus.data.events.len());
        Stage::IndexEvents(0)
    }

    fn index_events(&mut self, from: usize, count: usize) -> Stage {
        let corpus = &mut self.corpus;
        let events = &corpus.data.events;
        let to = events.len().min(from.saturating_add(count));
        for (position, event) in (from..to).zip(&events[from..to]) {
            corpus.events.entry(event.id.clone()).or_insert(position);
            for topic in &event.topics {
                let of_topic = corpus.events_of.entry(topic.clone());
                of_topic.or_default().push(position);
            }
        }
        if to < events.len() {
            Stage::IndexEvents(to)
        } else {
            Stage::IndexStatements(0)
        }
    }

    fn index_statements(&mut self, from: usize, count: usize) -> Stage {
        let corpus = &mut self.corpus;
        let all = &corpus.data.statements;
        let to = all.len().min(from.saturating_add(count));
        if from == 0 {
            corpus.statements.reserve(all.len());
        }
        for (position, statement) in (from..to).zip(&all[from..to]) {
            let id = corpus.statements.entry(statement.id.clone());
            id.or_insert(position);
            let of_topic = corpus.statements_of.entry(statement.topic.clone());
            of_topic.or_default().push(position);
        }
        if to < all.len() {
            Stage::IndexStatements(to)
        } else {
            Stage::IndexOthers
        }
    }

    fn index_others(&mut self) -> Stage {
        let corpus = &mut self.corpus;
        let data = &mut corpus.data;
        corpus.themes = index_by(&data.themes, |theme| theme.id.clone());
        // A stable sort: topics of one theme keep the order of the file.
        data.topics.sort_lean_by_cached_key(|topic| {
            let root = corpus.themes.get(&topic.theme.root()).copied();
            root.unwrap_or(usize::MAX)
        });
        corpus.topics = index_by(&data.topics, |r| r.id.clone());
        corpus.sources = index_by(&data.sources, |r| r.id.clone());
        corpus.terms = index_by(&data.terms, |r| r.id.clone());
        let forwards = data.forwards.iter();
        corpus.forwards = forwards.map(|f| (f.from.clone(), f.to.clone())).collect();
        corpus.series = index_by(&data.series, |r| r.id.clone());
        corpus.series_of = group_by(&data.series, |s| s.topic.iter().cloned().collect());
        corpus.divergences = index_by(&data.divergences, |r| r.id.clone());
        corpus.divergences_about = group_by(&data.divergences, |d| d.about.clone());
        corpus.incomparable_of = group_by(&data.incomparable, |r| vec![r.topic.clone()]);
        Stage::Done
    }
}

/// Whether a record stays when a report is left out.
fn keeps(without: Option<&str>) -> impl Fn(&str) -> bool {
    move |id| without.is_none() || report_of(id) != without
}
