//! Search over every record, in the reader's language, without regard to case
//! and diacritics.

use super::corpus::Corpus;
use super::edtf::Edtf;
use super::id::SourceId;
use super::record::{Chapter, Locator, Step, Tour};
use super::text::{Lang, Text};
use crate::sort::SortLean;
use memchr::memmem;
use std::ops::Range;

/// What was found. The number is the record's position in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hit {
    Event(usize),
    Topic(usize),
    Statement(usize),
    Series(usize),
    Divergence(usize),
    Term(usize),
    Source(usize),
    Omission(usize),
    /// A tour or one of its steps, as [`tour_entry`] counts them.
    Tour(usize),
}

impl Hit {
    pub fn kind(self) -> HitKind {
        match self {
            Hit::Event(_) => HitKind::Event,
            Hit::Topic(_) => HitKind::Topic,
            Hit::Statement(_) => HitKind::Statement,
            Hit::Series(_) => HitKind::Series,
            Hit::Divergence(_) => HitKind::Divergence,
            Hit::Term(_) => HitKind::Term,
            Hit::Source(_) => HitKind::Source,
            Hit::Omission(_) => HitKind::Omission,
            Hit::Tour(_) => HitKind::Tour,
        }
    }

    pub fn position(self) -> usize {
        match self {
            Hit::Event(i)
            | Hit::Topic(i)
            | Hit::Statement(i)
            | Hit::Series(i)
            | Hit::Divergence(i)
            | Hit::Term(i)
            | Hit::Source(i)
            | Hit::Omission(i)
            | Hit::Tour(i) => i,
        }
    }
}

/// The kinds of records, in the order in which results are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HitKind {
    Event,
    Topic,
    Statement,
    Series,
    Divergence,
    Term,
    Source,
    Omission,
    Tour,
}

impl HitKind {
    pub const ALL: [HitKind; 9] = [
        HitKind::Event,
        HitKind::Topic,
        HitKind::Statement,
        HitKind::Series,
        HitKind::Divergence,
        HitKind::Term,
        HitKind::Source,
        HitKind::Omission,
        HitKind::Tour,
    ];

    fn hit(self, position: usize) -> Hit {
        match self {
            HitKind::Event => Hit::Event(position),
            HitKind::Topic => Hit::Topic(position),
            HitKind::Statement => Hit::Statement(position),
            HitKind::Series => Hit::Series(position),
            HitKind::Divergence => Hit::Divergence(position),
            HitKind::Term => Hit::Term(position),
            HitKind::Source => Hit::Source(position),
            HitKind::Omission => Hit::Omission(position),
            HitKind::Tour => Hit::Tour(position),
        }
    }

    fn records(self, corpus: &Corpus) -> usize {
        let data = corpus.data();
        match self {
            HitKind::Event => data.events.len(),
            HitKind::Topic => data.topics.len(),
            HitKind::Statement => data.statements.len(),
            HitKind::Series => data.series.len(),
            HitKind::Divergence => data.divergences.len(),
            HitKind::Term => data.terms.len(),
            HitKind::Source => data.sources.len(),
            HitKind::Omission => data.omissions.len(),
            HitKind::Tour => data.tours.iter().map(tour_entries).sum(),
        }
    }
}

fn tour_entries(tour: &Tour) -> usize {
    let steps = tour.chapters.iter().map(|chapter| chapter.steps.len());
    1 + steps.sum::<usize>()
}

/// What stands at a place when all tours are counted with their steps: each tour, and
/// behind it its steps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TourEntry<'a> {
    /// The tour's position in the corpus.
    pub position: usize,
    pub tour: &'a Tour,
    /// Nothing for the tour itself.
    pub step: Option<TourStep<'a>>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TourStep<'a> {
    /// Its number in the tour, from 0.
    pub number: usize,
    /// The number of its chapter, and its number in that.
    pub place: (usize, usize),
    pub chapter: &'a Chapter,
    pub step: &'a Step,
}

pub fn tour_entry(corpus: &Corpus, position: usize) -> Option<TourEntry<'_>> {
    let mut left = position;
    for (position, tour) in corpus.data().tours.iter().enumerate() {
        let entries = tour_entries(tour);
        if left >= entries {
            left -= entries;
            continue;
        }
        let step = left.checked_sub(1).and_then(|number| {
            let chapters = tour.chapters.iter().enumerate();
            let mut steps = chapters.flat_map(|(i, chapter)| {
                let steps = chapter.steps.iter().enumerate();
                steps.map(move |(at, step)| ((i, at), chapter, step))
            });
            let (place, chapter, step) = steps.nth(number)?;
            Some(TourStep {
                number,
                place,
                chapter,
                step,
            })
        });
        return Some(TourEntry {
            position,
            tour,
            step,
        });
    }
    None
}

/// The records that are counted where a section of a source is cited
/// ([`Corpus::citations`]): by kind, each once, however often it cites the section.
pub fn citing(corpus: &Corpus, source: &SourceId, section: &str) -> Vec<Hit> {
    let data = corpus.data();
    let here = |at: &Locator| at.source == *source && at.section == section;
    let events = data.events.iter().enumerate();
    let events = events.filter(|(_, event)| event.at.iter().any(here));
    let statements = data.statements.iter().enumerate();
    let statements = statements.filter(|(_, statement)| statement.at.iter().any(here));
    let series = data.series.iter().enumerate().filter(|(_, series)| {
        let mut values = series.values.iter();
        values.any(|value| value.at.iter().any(here))
    });
    let divergences = data.divergences.iter().enumerate();
    let divergences = divergences.filter(|(_, one)| one.sides.iter().any(|side| here(&side.at)));
    let events = events.map(|(i, _)| Hit::Event(i));
    let statements = statements.map(|(i, _)| Hit::Statement(i));
    let series = series.map(|(i, _)| Hit::Series(i));
    let divergences = divergences.map(|(i, _)| Hit::Divergence(i));
    events
        .chain(statements)
        .chain(series)
        .chain(divergences)
        .collect()
}

/// The records of a corpus as folded text in one language, one after the other
/// in one buffer: a hundred thousand records are read in one go, and cost no
/// more memory than their letters.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    /// Of each record the title, and what else it says, each piece ending with
    /// a line break, which no word of a query holds.
    text: String,
    /// Where each record's title begins.
    titles: Vec<u32>,
    /// Where the rest of it begins.
    bodies: Vec<u32>,
    /// The number of the first record of each kind.
    kinds: [usize; HitKind::ALL.len()],
}

/// A date as it stands beside a record, which is what a reader types. The model has no
/// words of its own: who builds the index brings those of the page.
pub type DateWords = fn(&Edtf, Lang) -> String;

/// An index that is built a little at a time.
#[derive(Clone, Debug)]
pub struct Indexing {
    index: SearchIndex,
    words: Words,
    kind: usize,
    position: usize,
}

/// The language of an index, and how it words a date.
#[derive(Clone, Copy, Debug)]
struct Words {
    lang: Lang,
    date: DateWords,
}

impl Indexing {
    pub fn new(lang: Lang, date: DateWords) -> Indexing {
        Indexing {
            index: SearchIndex::default(),
            words: Words { lang, date },
            kind: 0,
            position: 0,
        }
    }

    /// Reads so many more records of the corpus, always the same one; the index
    /// when all are read.
    pub fn step(&mut self, corpus: &Corpus, records: usize) -> Option<SearchIndex> {
        for _ in 0..records {
            let kind = *HitKind::ALL.get(self.kind)?;
            if self.position == 0 {
                self.index.kinds[self.kind] = self.index.titles.len();
            }
            if self.position < kind.records(corpus) {
                self.index.add(corpus, kind.hit(self.position), self.words);
                self.position += 1;
            } else {
                self.kind += 1;
                self.position = 0;
                if self.kind == HitKind::ALL.len() {
                    return Some(std::mem::take(&mut self.index));
                }
            }
        }
        None
    }
}

/// A record that has every word of the query, with how well it fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub hit: Hit,
    pub score: u32,
}

impl SearchIndex {
    pub fn new(corpus: &Corpus, lang: Lang, date: DateWords) -> SearchIndex {
        let mut indexing = Indexing::new(lang, date);
        indexing.step(corpus, usize::MAX).unwrap_or_default()
    }

    fn add(&mut self, corpus: &Corpus, hit: Hit, words: Words) {
        let data = corpus.data();
        let lang = words.lang;
        match hit {
            Hit::Event(i) => {
                let Some(event) = data.events.get(i) else {
                    return;
                };
                self.begin(event.title.get(lang).text);
                self.push(event.summary.get(lang).text);
                self.push(event.id.as_str());
                self.push(&event.date.to_string());
                match &event.date_words {
                    Some(shown) => self.push(shown.get(lang).text),
                    None => self.push(&(words.date)(&event.date, lang)),
                }
                self.push_all(event.place.iter().map(|place| place.get(lang).text));
                event.actors.iter().for_each(|actor| self.push_name(actor));
                self.push_all(event.themes.iter().map(|id| theme_name(corpus, id, lang)));
                self.push_all(event.at.iter().map(|at| at.find.as_str()));
                let casualties = event.casualties.as_ref();
                self.push_texts(
                    casualties.and_then(|casualties| casualties.note.as_ref()),
                    lang,
                );
                self.push_texts(&event.note, lang);
            }
            Hit::Topic(i) => {
                let Some(topic) = data.topics.get(i) else {
                    return;
                };
                self.begin(topic.title.get(lang).text);
                self.push(theme_name(corpus, &topic.theme, lang));
                let incomparable = corpus.incomparable_of(&topic.id);
                self.push_texts(incomparable.map(|record| &record.reason), lang);
            }
            Hit::Statement(i) => {
                let Some(statement) = data.statements.get(i) else {
                    return;
                };
                self.begin(statement.gist.get(lang).text);
                self.push(statement.text.get(lang).text);
                self.push(&statement.year.to_string());
                let topic = corpus.topic(&statement.topic);
                self.push_texts(topic.map(|topic| &topic.title), lang);
                if let Some(likelihood) = &statement.likelihood {
                    self.push_all(likelihood.term.all().map(|term| term.text));
                    self.push(likelihood.of.get(lang).text);
                }
                if let Some(hedges) = &statement.hedges {
                    self.push_all(hedges.en.iter().chain(&hedges.nl).map(String::as_str));
                }
                if let Some(change) = &statement.change {
                    self.push_all(change.words.all().map(|words| words.text));
                }
                self.push_all(statement.at.iter().map(|at| at.find.as_str()));
                self.push_texts(&statement.note, lang);
            }
            Hit::Series(i) => {
                let Some(series) = data.series.get(i) else {
                    return;
                };
                self.begin(series.title.get(lang).text);
                self.push(series.population.get(lang).text);
                for value in &series.values {
                    self.push(&(words.date)(&value.date, lang));
                    self.push(&value.value.to_string());
                    // As printed too: "11,953" and "11.953" are typed as they are read.
                    self.push_all(value.at.iter().map(|at| at.find.as_str()));
                    self.push_all(value.arithmetic.as_deref());
                    self.push_texts(&value.note, lang);
                }
                self.push_texts(&series.note, lang);
            }
            Hit::Divergence(i) => {
                let Some(divergence) = data.divergences.get(i) else {
                    return;
                };
                self.begin(divergence.title.get(lang).text);
                self.push(divergence.differs.get(lang).text);
                self.push_all(divergence.sides.iter().filter_map(|s| s.words.as_deref()));
            }
            Hit::Term(i) => {
                let Some(term) = data.terms.get(i) else {
                    return;
                };
                self.begin(term.name.get(lang).text);
                self.push(term.text.get(lang).text);
                self.push_all(term.short.iter().map(|short| short.get(lang).text));
            }
            Hit::Source(i) => {
                let Some(source) = data.sources.get(i) else {
                    return;
                };
                self.begin(&source.title);
                self.push_name(&source.short);
                self.push(&source.publisher);
                self.push_all(source.author.iter().map(String::as_str));
                self.push(source.note.get(lang).text);
                self.push_all(source.sections.iter().map(|section| section.title.as_str()));
            }
            Hit::Omission(i) => {
                let Some(omission) = data.omissions.get(i) else {
                    return;
                };
                self.begin(omission.what.get(lang).text);
                let source = corpus.source(&omission.source);
                self.push_all(source.map(|source| source.name(lang).text));
            }
            Hit::Tour(i) => {
                let Some(entry) = tour_entry(corpus, i) else {
                    return;
                };
                let Some(of) = entry.step else {
                    self.begin(entry.tour.title.get(lang).text);
                    return self.push(entry.tour.intro.get(lang).text);
                };
                // The event has a hit of its own; here it is what the tour says of it.
                let text = of.step.text.as_ref();
                self.begin(text.map_or("", |text| text.get(lang).text));
                // A chapter is found by its title once, where it begins.
                if of.place.1 == 0 {
                    self.push(of.chapter.title.get(lang).text);
                    self.push(&of.chapter.years);
                }
            }
        }
    }

    fn begin(&mut self, title: &str) {
        self.titles.push(self.text.len() as u32);
        self.push(title);
        self.bodies.push(self.text.len() as u32);
    }

    fn push(&mut self, text: &str) {
        for c in text.chars() {
            push_folded(c, &mut self.text);
        }
        self.text.push('\n');
    }

    /// A name in all its languages: one knows it by one or another.
    fn push_name(&mut self, name: &Text) {
        let mut before = Vec::new();
        for passage in name.all() {
            if !before.contains(&passage.text) {
                self.push(passage.text);
                before.push(passage.text);
            }
        }
    }

    fn push_all<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) {
        for text in texts {
            self.push(text);
        }
    }

    fn push_texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a Text>, lang: Lang) {
        self.push_all(texts.into_iter().map(|text| text.get(lang).text));
    }

    /// The records that have every word of `query`, the best first; records of
    /// equal fit in the order of the corpus. Nothing for an empty query.
    pub fn search(&self, query: &str) -> Vec<Found> {
        let search = Search::new(self, query);
        let numbers = search.matched.iter();
        let mut found: Vec<Found> = numbers.map(|&i| self.found(i, &search.words)).collect();
        sort(&mut found);
        found
    }

    fn hit(&self, number: u32) -> Hit {
        let number = number as usize;
        let kind = self.kinds.partition_point(|first| *first <= number) - 1;
        // Of kinds without records the last one that begins here has it.
        HitKind::ALL[kind].hit(number - self.kinds[kind])
    }

    /// The numbers of the records of a kind.
    fn numbers(&self, kind: HitKind) -> Range<usize> {
        let first = self.kinds[kind as usize];
        let next = self.kinds.get(kind as usize + 1);
        first..next.copied().unwrap_or(self.titles.len())
    }

    /// A record's title and the rest of it.
    fn parts(&self, number: u32) -> (&str, &str) {
        let number = number as usize;
        let (title, body) = (self.titles[number] as usize, self.bodies[number] as usize);
        (&self.text[title..body], &self.text[body..self.end(number)])
    }

    fn end(&self, number: usize) -> usize {
        let next = self.titles.get(number + 1);
        next.map_or(self.text.len(), |next| *next as usize)
    }

    /// The records that hold a word, of all or among some; in order.
    fn holding(&self, word: &str, among: Option<&[u32]>) -> Vec<u32> {
        let finder = memmem::Finder::new(word);
        let text = self.text.as_bytes();
        let Some(among) = among else {
            let mut holding = Vec::new();
            let (mut number, mut from) = (0, 0);
            while let Some(at) = finder.find(&text[from..]) {
                while self.end(number) <= from + at {
                    number += 1;
                }
                holding.push(number as u32);
                from = self.end(number);
            }
            return holding;
        };
        let holds = |number: &u32| {
            let start = self.titles[*number as usize] as usize;
            let record = &text[start..self.end(*number as usize)];
            if word.len() <= SOON_FOUND {
                has(record, word.as_bytes())
            } else {
                finder.find(record).is_some()
            }
        };
        among.iter().copied().filter(holds).collect()
    }

    fn found(&self, number: u32, words: &[String]) -> Found {
        let (title, body) = self.parts(number);
        let score = |word: &String| {
            let in_title = best_match(title, word).map_or(0, |start| if start { 8 } else { 4 });
            let in_body = best_match(body, word).map_or(0, |start| if start { 2 } else { 1 });
            in_title + in_body
        };
        Found {
            hit: self.hit(number),
            score: words.iter().map(score).sum(),
        }
    }
}

/// Words of so many bytes stand near the beginning of most records that have
/// them: looking takes less than beginning to search.
const SOON_FOUND: usize = 3;

fn has(record: &[u8], word: &[u8]) -> bool {
    let Some((first, rest)) = word.split_first() else {
        return true;
    };
    let mut bytes = record.iter();
    while let Some(byte) = bytes.next() {
        if byte == first && bytes.as_slice().starts_with(rest) {
            return true;
        }
    }
    false
}

fn sort(found: &mut [Found]) {
    found.sort_lean_by_key(|found| (std::cmp::Reverse(found.score), found.hit));
}

/// Of more records of a kind than this none is better than another: they stand
/// in the order of the corpus. A query that so much answers to is not finished.
const MOST_RANKED: usize = 2_000;

/// What answers to a query, as it is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    words: Vec<String>,
    /// The numbers of the records that have every word, in order.
    matched: Vec<u32>,
}

impl Search {
    pub fn new(index: &SearchIndex, query: &str) -> Search {
        Search::default().refined(index, query)
    }

    /// The answer to another query of the same index. Where the query only asks
    /// for more than this one, what this one found is looked through.
    pub fn refined(&self, index: &SearchIndex, query: &str) -> Search {
        let words = query_words(query);
        let mut asked: Vec<&String> = words.iter().collect();
        // The longest word leaves the least to look through.
        asked.sort_lean_by_key(|word| std::cmp::Reverse(word.len()));
        asked.dedup();
        let narrows = |old: &String| words.iter().any(|word| word.contains(old.as_str()));
        let mut matched: Option<Vec<u32>> = None;
        if !self.words.is_empty() && self.words.iter().all(narrows) {
            asked.retain(|word| !self.words.contains(word));
            matched = Some(self.matched.clone());
        }
        for word in asked {
            matched = Some(index.holding(word, matched.as_deref()));
        }
        let matched = if words.is_empty() { None } else { matched };
        Search {
            words,
            matched: matched.unwrap_or_default(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.matched.is_empty()
    }

    /// How many records answer.
    pub fn len(&self) -> usize {
        self.matched.len()
    }

    fn of_kind(&self, index: &SearchIndex, kind: HitKind) -> &[u32] {
        let numbers = index.numbers(kind);
        let place = |number: usize| self.matched.partition_point(|&i| (i as usize) < number);
        &self.matched[place(numbers.start)..place(numbers.end)]
    }

    pub fn count(&self, index: &SearchIndex, kind: HitKind) -> usize {
        self.of_kind(index, kind).len()
    }

    /// The best records of a kind, at most so many.
    pub fn best(&self, index: &SearchIndex, kind: HitKind, most: usize) -> Vec<Found> {
        let of_kind = self.of_kind(index, kind);
        if of_kind.len() > MOST_RANKED {
            let first = of_kind.iter().take(most);
            return first.map(|&i| index.found(i, &self.words)).collect();
        }
        let found = of_kind.iter().map(|&i| index.found(i, &self.words));
        let mut found: Vec<Found> = found.collect();
        sort(&mut found);
        found.truncate(most);
        found
    }

    /// The positions of the events that answer, in the order of time.
    pub fn events(&self, index: &SearchIndex) -> impl Iterator<Item = usize> {
        // Events are the first records of an index.
        let events = self.of_kind(index, HitKind::Event).iter();
        events.map(|&number| number as usize)
    }

    /// The words of the query, folded.
    pub fn words(&self) -> &[String] {
        &self.words
    }
}

fn theme_name<'a>(corpus: &'a Corpus, id: &super::ThemeId, lang: Lang) -> &'a str {
    corpus
        .theme(id)
        .map_or("", |theme| theme.name.get(lang).text)
}

/// Whether `word` is in `text`: `Some(true)` at the start of a word.
fn best_match(text: &str, word: &str) -> Option<bool> {
    let mut inside = false;
    for (at, _) in text.match_indices(word) {
        let before = text[..at].chars().next_back();
        if before.is_none_or(|c| !c.is_alphanumeric()) {
            return Some(true);
        }
        inside = true;
    }
    inside.then_some(false)
}

/// What a pasted word may bring with it.
const AROUND_WORDS: [char; 15] = [
    '"', '“', '”', '«', '»', ',', ';', '?', '!', '.', ':', '(', ')', '[', ']',
];

fn query_words(query: &str) -> Vec<String> {
    fold(query)
        .split_whitespace()
        .map(|word| word.trim_matches(AROUND_WORDS))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The positions of the names that have every word of `query`, those first in
/// which a word begins with it; all in their order for an empty query.
pub fn ranked<'a>(names: impl IntoIterator<Item = &'a str>, query: &str) -> Vec<usize> {
    let words = query_words(query);
    let score = |name: &str| {
        let name = fold(name);
        let mut matches = words.iter().map(|word| best_match(&name, word));
        matches.try_fold(0, |sum, at_start| Some(sum + 1 + usize::from(at_start?)))
    };
    let names = names.into_iter().enumerate();
    let mut found: Vec<(usize, usize)> = names
        .filter_map(|(position, name)| Some((score(name)?, position)))
        .collect();
    found.sort_lean_by_key(|&(score, position)| (std::cmp::Reverse(score), position));
    found.into_iter().map(|(_, position)| position).collect()
}

/// Where the words of `query` stand in `text`, as byte ranges in order that do
/// not overlap; for marking hits.
pub fn highlights(text: &str, query: &str) -> Vec<Range<usize>> {
    let words = query_words(query);
    if words.is_empty() {
        return Vec::new();
    }
    // The byte of `text` that each byte of the folded text comes from.
    let mut folded = String::with_capacity(text.len());
    let mut origin = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        push_folded(c, &mut folded);
        origin.resize(folded.len(), at);
    }
    origin.push(text.len());
    let end_of = |folded_end: usize| {
        // A character that folds to two letters is marked whole.
        let mut end = origin[folded_end];
        if folded_end > 0 && end == origin[folded_end - 1] {
            end += text[end..].chars().next().map_or(0, char::len_utf8);
        }
        end
    };
    let mut ranges: Vec<Range<usize>> = words
        .iter()
        .flat_map(|word| {
            folded
                .match_indices(word.as_str())
                .map(|(at, found)| origin[at]..end_of(at + found.len()))
                .collect::<Vec<_>>()
        })
        .collect();
    ranges.sort_lean_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// The text in lower case without diacritics, ligatures written out, and
/// typographic apostrophes and hyphens as typed ones.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        push_folded(c, &mut folded);
    }
    folded
}

/// Covers the Latin letters of European languages; a full Unicode
/// decomposition would cost the page 120 KB. The tests hold it against one.
fn push_folded(c: char, folded: &mut String) {
    if c.is_ascii() {
        folded.push(c.to_ascii_lowercase());
        return;
    }
    for c in c.to_lowercase() {
        let plain = match c {
            'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
            'ď' | 'đ' => "d",
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
            'ĥ' | 'ħ' => "h",
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
            'ĵ' => "j",
            'ķ' => "k",
            'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
            'ñ' | 'ń' | 'ņ' | 'ň' => "n",
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
            'ŕ' | 'ŗ' | 'ř' => "r",
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
            'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
            'ŵ' | 'ẁ' | 'ẃ' | 'ẅ' => "w",
            'ý' | 'ÿ' | 'ŷ' | 'ỳ' => "y",
            'ź' | 'ż' | 'ž' => "z",
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            '’' | '‘' | 'ʼ' => "'",
            '‐' | '‑' | '–' | '—' => "-",
            '\u{a0}' | '\u{202f}' => " ",
            // Combining marks of a decomposed text.
            '\u{300}'..='\u{36f}' => "",
            other => {
                folded.push(other);
                continue;
            }
        };
        folded.push_str(plain);
    }
}

/// What a list of names is sorted by in the languages of the page: first the
/// letters without case and diacritics, with spaces and signs before digits and
/// these before letters; then the diacritics; then lower case before upper.
pub fn sort_key(name: &str) -> impl Ord + use<> {
    let folded = fold(name);
    let first = folded.chars().map(|c| {
        let class = match c {
            c if c.is_whitespace() => 0,
            c if c.is_alphabetic() => 3,
            c if c.is_numeric() => 2,
            _ => 1,
        };
        (class, c)
    });
    let first: Vec<(u8, char)> = first.collect();
    let case = name.chars().map(char::is_uppercase);
    let case: Vec<bool> = case.collect();
    (first, name.to_lowercase(), case)
}
