//! All records together, with the indexes that the views ask for.

use super::id::*;
use super::record::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The records as they were written, without order or index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Data {
    pub sources: Vec<Source>,
    pub themes: Vec<Theme>,
    pub topics: Vec<Topic>,
    pub terms: Vec<Term>,
    pub tours: Vec<Tour>,
    pub events: Vec<Event>,
    pub statements: Vec<Statement>,
    pub incomparable: Vec<Incomparable>,
    pub series: Vec<Series>,
    pub divergences: Vec<Divergence>,
    pub omissions: Vec<Omission>,
    pub forwards: Vec<Forward>,
}

impl Data {
    /// The compact form that the page carries.
    ///
    /// # Errors
    /// When a record cannot be written, which the types rule out in practice.
    pub fn encode(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_allocvec(self)
    }

    /// # Errors
    /// When the bytes are not what [`Data::encode`] wrote.
    pub fn decode(bytes: &[u8]) -> Result<Data, postcard::Error> {
        postcard::from_bytes(bytes)
    }
}

/// The data with its order and its indexes. Events stand in the order of
/// [`super::Edtf::sort_key`], themes and topics in the order of their lanes.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    data: Data,
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
    pub fn new(mut data: Data) -> Corpus {
        data.events
            .sort_by_cached_key(|event| (event.date.sort_key(), event.id.clone()));
        let theme_order = index_by(&data.themes, |theme| theme.id.clone());
        // A stable sort: topics of one theme keep the order of the file.
        data.topics.sort_by_key(|topic| {
            let root = theme_order.get(&topic.theme.root()).copied();
            root.unwrap_or(usize::MAX)
        });
        Corpus {
            sources: index_by(&data.sources, |r| r.id.clone()),
            themes: theme_order,
            topics: index_by(&data.topics, |r| r.id.clone()),
            events: index_by(&data.events, |r| r.id.clone()),
            statements: index_by(&data.statements, |r| r.id.clone()),
            series: index_by(&data.series, |r| r.id.clone()),
            divergences: index_by(&data.divergences, |r| r.id.clone()),
            terms: index_by(&data.terms, |r| r.id.clone()),
            forwards: data
                .forwards
                .iter()
                .map(|f| (f.from.clone(), f.to.clone()))
                .collect(),
            statements_of: group_by(&data.statements, |s| vec![s.topic.clone()]),
            series_of: group_by(&data.series, |s| s.topic.iter().cloned().collect()),
            events_of: group_by(&data.events, |e| e.topics.clone()),
            divergences_about: group_by(&data.divergences, |d| d.about.clone()),
            data,
        }
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
    /// report covers, earliest first.
    pub fn years(&self) -> Vec<i32> {
        let of_sources = self.data.sources.iter().map(|source| source.year);
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

    /// How many records cite each source and section.
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
