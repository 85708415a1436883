//! From records as they are written to records that can stand beside the
//! built-in ones: ids get the report's name, references are looked up, the
//! rules are checked. What is refused is not there for the others to refer to.

use super::message::{Message, Messages, Place, Trouble};
use super::names::TakenNames;
use super::records::{Draft, Placed, Refused, about, fault};
use crate::model::check::{Checker, Fault, Lookup, Origin, Rules, is_plain_id};
use crate::model::{Event, *};
use crate::sort::SortLean;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::rc::Rc;
use std::vec::IntoIter;

/// A date for a record whose own is not yet known.
pub fn no_date() -> Edtf {
    "0000"
        .parse()
        .unwrap_or_else(|_| unreachable!("a year is a date"))
}

pub struct Accepted {
    pub report: OwnReport,
    pub data: Data,
    pub days: Option<(Day, Day)>,
}

pub struct Resolver {
    names: Names,
    known: Known,
    title: String,
    draft: Draft,
    events: IntoIter<(Place, Event)>,
    statements: IntoIter<(Place, Statement)>,
    stage: Stage,
    total: usize,
    done: usize,
    data: Data,
    days: Option<(Day, Day)>,
    same: usize,
    refused: Refused,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Vocabulary,
    Events,
    Statements,
    Others,
    Done,
}

/// Which ids are the report's own, and what they become.
struct Names {
    report: String,
    sources: HashSet<String>,
    themes: HashSet<String>,
    topics: HashSet<String>,
}

/// What has been accepted, with the built-in records.
struct Known {
    corpus: Rc<Corpus>,
    sources: HashMap<SourceId, Source>,
    themes: HashSet<ThemeId>,
    topics: HashSet<TopicId>,
    /// Records that share one name space, with where they stand, and the date
    /// of those that are events.
    records: HashMap<String, (Place, Option<Edtf>)>,
}

impl Lookup for Known {
    fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.get(id).or_else(|| {
            let found = self.corpus.source(id);
            found.filter(|_| is_built_in(id.as_str()))
        })
    }

    fn has_theme(&self, id: &ThemeId) -> bool {
        self.themes.contains(id) || is_built_in(id.as_str()) && self.corpus.theme(id).is_some()
    }

    fn has_topic(&self, id: &TopicId) -> bool {
        self.topics.contains(id) || is_built_in(id.as_str()) && self.corpus.topic(id).is_some()
    }

    fn event_date(&self, id: &EventId) -> Option<Edtf> {
        match self.records.get(id.as_str()) {
            Some((_, date)) => *date,
            None if is_built_in(id.as_str()) => self.corpus.event(id).map(|event| event.date),
            None => None,
        }
    }

    fn has_record(&self, id: &str) -> bool {
        self.records.contains_key(id)
            || self.themes.contains(id)
            || self.topics.contains(id)
            || is_built_in(id) && self.corpus.has_record(id)
    }
}

fn is_built_in(id: &str) -> bool {
    report_of(id).is_none()
}

impl Names {
    fn own(&self, id: &str) -> String {
        format!("{}{OWN_MARK}{id}", self.report)
    }

    fn source(&self, id: &SourceId) -> SourceId {
        match self.sources.contains(id.as_str()) {
            true => SourceId::new(&self.own(id.as_str())),
            false => id.clone(),
        }
    }

    /// A theme of the report below a built-in one stays below it.
    fn theme(&self, id: &ThemeId) -> ThemeId {
        let id = id.as_str();
        let ends = id.match_indices('.').map(|(at, _)| at).chain([id.len()]);
        for end in ends {
            if self.themes.contains(&id[..end]) {
                let own = id[..end].rfind('.').map_or(0, |dot| dot + 1);
                return ThemeId::new(&format!("{}{}", &id[..own], self.own(&id[own..])));
            }
        }
        ThemeId::new(id)
    }

    fn topic(&self, id: &TopicId) -> TopicId {
        match self.topics.contains(id.as_str()) {
            true => TopicId::new(&self.own(id.as_str())),
            false => id.clone(),
        }
    }

    fn at(&self, at: &mut [Locator]) {
        for at in at {
            at.source = self.source(&at.source);
        }
    }

    fn themes(&self, themes: &mut Vec<ThemeId>) {
        *themes = once(themes.iter().map(|theme| self.theme(theme)));
    }

    /// An id as it stands in the file.
    fn plain(&self, id: &str) -> String {
        id.replace(&format!("{}{OWN_MARK}", self.report), "")
    }
}

impl Resolver {
    /// `id` is what the ids of the report will begin with. `file` is what a source
    /// without title is called; nothing where the file must name its own.
    pub fn new(
        draft: Draft,
        id: String,
        title: String,
        file: Option<&str>,
        corpus: Rc<Corpus>,
    ) -> Resolver {
        let mut draft = draft;
        if let Some(file) = file {
            for (_, source) in &mut draft.sources {
                if source.title.is_empty() {
                    file.clone_into(&mut source.title);
                }
            }
            for (_, theme) in &mut draft.themes {
                if theme.name.en.as_deref() == Some("") {
                    theme.name = Text::english(&title);
                }
            }
        }
        let refused = std::mem::take(&mut draft.refused);
        let events = std::mem::take(&mut draft.events).into_iter();
        let statements = std::mem::take(&mut draft.statements).into_iter();
        Resolver {
            names: Names {
                report: id,
                sources: HashSet::new(),
                themes: HashSet::new(),
                topics: HashSet::new(),
            },
            known: Known {
                corpus,
                sources: HashMap::new(),
                themes: HashSet::new(),
                topics: HashSet::new(),
                records: HashMap::new(),
            },
            title,
            total: events.len() + statements.len(),
            draft,
            events,
            statements,
            stage: Stage::Vocabulary,
            done: 0,
            data: Data::default(),
            days: None,
            same: 0,
            refused,
        }
    }

    /// Checks about so many records; the part that is done, or nothing at the
    /// end.
    pub fn step(&mut self, records: usize, messages: &mut Messages) -> Option<f64> {
        match self.stage {
            Stage::Vocabulary => {
                self.vocabulary(messages);
                self.data.events.reserve(self.events.len());
                self.known.records.reserve(self.total);
                self.stage = Stage::Events;
            }
            Stage::Events => {
                for _ in 0..records {
                    match self.events.next() {
                        Some((place, event)) => self.event(place, event, messages),
                        None => {
                            self.stage = Stage::Statements;
                            break;
                        }
                    }
                }
            }
            Stage::Statements => {
                for _ in 0..records {
                    match self.statements.next() {
                        Some((place, statement)) => self.statement(place, statement, messages),
                        None => {
                            self.stage = Stage::Others;
                            break;
                        }
                    }
                }
            }
            Stage::Others => {
                self.others(messages);
                if self.same > 0 {
                    messages.of_file(Trouble::SameAsBuiltIn { count: self.same });
                }
                messages.put_in_order();
                self.stage = Stage::Done;
            }
            Stage::Done => return None,
        }
        Some(self.done as f64 / self.total.max(1) as f64)
    }

    pub fn accepted(self) -> Accepted {
        let data = &self.data;
        let records = data.sources.len()
            + data.themes.len()
            + data.topics.len()
            + data.terms.len()
            + data.tours.len()
            + data.events.len()
            + data.statements.len()
            + data.incomparable.len()
            + data.series.len()
            + data.divergences.len()
            + data.omissions.len()
            + data.forwards.len();
        Accepted {
            report: OwnReport {
                id: self.names.report,
                title: self.title,
                records,
            },
            data: self.data,
            days: self.days,
        }
    }

    /// Sources, themes, topics and terms: what the others refer to.
    fn vocabulary(&mut self, messages: &mut Messages) {
        let corpus = self.known.corpus.clone();
        // A record that is the same here and there is one record, so that a
        // report that brings the page's own themes and topics along meets them.
        let sources = take(&mut self.draft.sources);
        let mut themes = take(&mut self.draft.themes);
        let mut topics = take(&mut self.draft.topics);
        let mut terms = take(&mut self.draft.terms);
        let before = themes.len() + topics.len() + terms.len();
        themes.retain(|(_, theme)| corpus.theme(&theme.id) != Some(theme));
        topics.retain(|(_, topic)| corpus.topic(&topic.id) != Some(topic));
        terms.retain(|(_, term)| corpus.term(&term.id) != Some(term));
        self.same = before - themes.len() - topics.len() - terms.len();

        let names = &mut self.names;
        names.sources = sources.iter().map(|(_, r)| r.id.to_string()).collect();
        names.themes = themes.iter().map(|(_, r)| r.id.to_string()).collect();
        names.topics = topics.iter().map(|(_, r)| r.id.to_string()).collect();

        let taken = TakenNames::of(&corpus);

        // An edition may stand before the one that it is an edition of: both
        // are known before either is checked.
        let mut seen = Seen::default();
        let mut checked = Vec::new();
        for (place, mut source) in sources {
            if !seen.admits(source.id.as_str(), place, &mut self.refused, messages) {
                continue;
            }
            source.id = self.names.source(&source.id);
            source.edition_of = source.edition_of.map(|id| self.names.source(&id));
            self.known.sources.insert(source.id.clone(), source.clone());
            checked.push((place, source));
        }
        // What is refused may be what another one, checked before it, is an edition of.
        let mut editions: HashMap<SourceId, Vec<usize>> = HashMap::new();
        for (i, (_, source)) in checked.iter().enumerate() {
            if let Some(first) = &source.edition_of {
                editions.entry(first.clone()).or_default().push(i);
            }
        }
        let mut unchecked: Vec<usize> = (0..checked.len()).rev().collect();
        while let Some(i) = unchecked.pop() {
            let (place, source) = &checked[i];
            if !self.known.sources.contains_key(&source.id) {
                continue;
            }
            let sound = self.check(*place, source.id.as_str(), messages, |checker, origin| {
                checker.source(origin, source);
            });
            if !sound {
                self.known.sources.remove(&source.id);
                unchecked.extend(editions.remove(&source.id).unwrap_or_default());
            }
        }
        for (_, mut source) in checked {
            if self.known.sources.contains_key(&source.id) {
                taken.tell_source_apart(&mut source);
                self.data.sources.push(source);
            }
        }
        let mut seen = Seen::default();
        // A parent may stand behind its child: the shorter id first.
        themes.sort_lean_by_key(|(_, theme)| theme.id.as_str().matches('.').count());
        for (place, mut theme) in themes {
            if !seen.admits(theme.id.as_str(), place, &mut self.refused, messages) {
                continue;
            }
            theme.id = self.names.theme(&theme.id);
            let sound = self.check(place, theme.id.as_str(), messages, |checker, origin| {
                checker.theme(origin, &theme);
            });
            if sound {
                taken.tell_theme_apart(&mut theme);
                self.known.themes.insert(theme.id.clone());
                self.data.themes.push(theme);
            }
        }
        let mut seen = Seen::default();
        for (place, mut topic) in topics {
            if !seen.admits(topic.id.as_str(), place, &mut self.refused, messages) {
                continue;
            }
            topic.id = self.names.topic(&topic.id);
            topic.theme = self.names.theme(&topic.theme);
            let sound = self.check(place, topic.id.as_str(), messages, |checker, origin| {
                checker.topic_record(origin, &topic);
            });
            if sound {
                self.known.topics.insert(topic.id.clone());
                self.data.topics.push(topic);
            }
        }
        let mut seen = Seen::default();
        for (place, mut term) in terms {
            if !seen.admits(term.id.as_str(), place, &mut self.refused, messages) {
                continue;
            }
            term.id = TermId::new(&self.names.own(term.id.as_str()));
            self.names.at(&mut term.at);
            let sound = self.check(place, term.id.as_str(), messages, |checker, origin| {
                checker.term(origin, &term);
            });
            if sound {
                self.data.terms.push(term);
            }
        }
    }

    fn event(&mut self, place: Place, mut event: Event, messages: &mut Messages) {
        self.done += 1;
        if event.id.as_str().is_empty()
            && let Some(word) = self.draft.numbered
        {
            event.id = EventId::new(&self.numbered(word, place));
        }
        if !self.admits(event.id.as_str(), place, messages) {
            return;
        }
        let id = self.names.own(event.id.as_str());
        event.id = EventId::new(&id);
        self.names.themes(&mut event.themes);
        event.topics = once(event.topics.iter().map(|topic| self.names.topic(topic)));
        self.names.at(&mut event.at);
        let sound = self.check(place, &id, messages, |checker, origin| {
            checker.event(origin, &event);
        });
        if sound {
            let span = event.date.span();
            let (first, last) = (
                span.start.day.or(span.end.day),
                span.end.day.or(span.start.day),
            );
            if let (Some(first), Some(last)) = (first, last) {
                let days = self.days.get_or_insert((first, last));
                *days = (days.0.min(first), days.1.max(last));
            }
            self.known.records.insert(id, (place, Some(event.date)));
            self.data.events.push(event);
        }
    }

    fn statement(&mut self, place: Place, mut statement: Statement, messages: &mut Messages) {
        self.done += 1;
        if !self.admits(statement.id.as_str(), place, messages) {
            return;
        }
        let id = self.names.own(statement.id.as_str());
        statement.id = StatementId::new(&id);
        statement.topic = self.names.topic(&statement.topic);
        self.names.at(&mut statement.at);
        let sound = self.check(place, &id, messages, |checker, origin| {
            checker.statement(origin, &statement);
        });
        if sound {
            self.known.records.insert(id, (place, None));
            self.data.statements.push(statement);
        }
    }

    fn others(&mut self, messages: &mut Messages) {
        for (place, mut record) in take(&mut self.draft.incomparable) {
            record.topic = self.names.topic(&record.topic);
            for source in &mut record.sources {
                *source = self.names.source(source);
            }
            // What a reader's report calls incomparable is so for that report.
            if record.sources.is_empty() && is_built_in(record.topic.as_str()) {
                record.sources = self.data.sources.iter().map(|r| r.id.clone()).collect();
            }
            let sound = self.check(place, record.topic.as_str(), messages, |checker, origin| {
                checker.incomparable(origin, &record);
            });
            let named = [record.topic.as_str()].into_iter();
            let named = named.chain(record.sources.iter().map(SourceId::as_str));
            if sound && is_own(named, place, "sources", messages) {
                self.data.incomparable.push(record);
            }
        }
        for (place, mut series) in take(&mut self.draft.series) {
            if !self.admits(series.id.as_str(), place, messages) {
                continue;
            }
            let id = self.names.own(series.id.as_str());
            series.id = SeriesId::new(&id);
            series.topic = series.topic.map(|topic| self.names.topic(&topic));
            self.names.themes(&mut series.themes);
            for value in &mut series.values {
                self.names.at(&mut value.at);
            }
            let sound = self.check(place, &id, messages, |checker, origin| {
                checker.series(origin, &series);
            });
            if sound {
                self.known.records.insert(id, (place, None));
                self.data.series.push(series);
            }
        }
        for (place, mut divergence) in take(&mut self.draft.divergences) {
            if !self.admits(divergence.id.as_str(), place, messages) {
                continue;
            }
            let id = self.names.own(divergence.id.as_str());
            divergence.id = DivergenceId::new(&id);
            self.names.themes(&mut divergence.themes);
            divergence.about = once(divergence.about.iter().map(|about| self.record(about)));
            for side in &mut divergence.sides {
                side.at.source = self.names.source(&side.at.source);
            }
            let sound = self.check(place, &id, messages, |checker, origin| {
                checker.divergence(origin, &divergence);
            });
            if sound {
                self.known.records.insert(id, (place, None));
                self.data.divergences.push(divergence);
            }
        }
        for (place, mut omission) in take(&mut self.draft.omissions) {
            omission.source = self.names.source(&omission.source);
            let sound = self.check(place, "omission", messages, |checker, origin| {
                checker.omission(origin, &omission);
            });
            let named = [omission.source.as_str()].into_iter();
            if sound && is_own(named, place, "source", messages) {
                self.data.omissions.push(omission);
            }
        }
        let mut seen = Seen::default();
        for (place, mut tour) in take(&mut self.draft.tours) {
            if !seen.admits(tour.id.as_str(), place, &mut self.refused, messages) {
                continue;
            }
            tour.id = TourId::new(&self.names.own(tour.id.as_str()));
            for step in tour.chapters.iter_mut().flat_map(|c| &mut c.steps) {
                step.event = EventId::new(&self.record(step.event.as_str()));
            }
            let sound = self.check(place, tour.id.as_str(), messages, |checker, origin| {
                checker.tour(origin, &tour);
            });
            if sound {
                self.data.tours.push(tour);
            }
        }
        for (place, forward) in take(&mut self.draft.forwards) {
            let (from, to) = (self.names.own(&forward.from), self.record(&forward.to));
            if self.known.has_record(&to) {
                self.data.forwards.push(Forward { from, to });
            } else {
                let id = forward.to;
                let wanted = check::Wanted::Record;
                let trouble = self.trouble(Fault::UnknownId { id, wanted });
                messages.refuse([about(place, "to", trouble)]);
            }
        }
    }

    /// The id that a reference means: of the report's own record if there is
    /// one, else of a theme or topic, else as it is.
    fn record(&self, id: &str) -> String {
        let own = self.names.own(id);
        if self.known.records.contains_key(&own) {
            return own;
        }
        if self.names.topics.contains(id) {
            return own;
        }
        if self.names.themes.contains(id) {
            return self.names.theme(&ThemeId::new(id)).to_string();
        }
        id.to_owned()
    }

    /// An id by where an event stands, that no other event of the file is given.
    fn numbered(&self, word: &str, place: Place) -> String {
        let number = match place {
            Place::File => 0,
            Place::Row(row) => row,
            Place::Item { index, .. } => index + 1,
        };
        let plain = format!("{word}-{number}");
        let mut id = plain.clone();
        let mut further = 1;
        while self.draft.given.contains(&id) {
            further += 1;
            id = format!("{plain}-{further}");
        }
        id
    }

    /// Whether the id is a plain word that no other record has.
    fn admits(&mut self, id: &str, place: Place, messages: &mut Messages) -> bool {
        let first = self.known.records.get(&self.names.own(id));
        let first = first.map(|(place, _)| *place);
        admits(id, first, place, &mut self.refused, messages)
    }

    /// Whether a record keeps the rules; if not, all that is wrong with it is
    /// listed.
    fn check(
        &mut self,
        place: Place,
        id: &str,
        messages: &mut Messages,
        run: impl FnOnce(&mut Checker<'_>, &Origin),
    ) -> bool {
        let mut checker = Checker::new(&self.known, Rules::OWN);
        run(&mut checker, &Origin::default());
        let problems = checker.take_problems();
        if problems.is_empty() {
            return true;
        }
        let own = problems.into_iter().map(|problem| {
            let field = problem.record.strip_prefix(id).unwrap_or(&problem.record);
            Message {
                place,
                field: in_json(field.trim_start_matches('.')),
                trouble: self.trouble(problem.fault),
            }
        });
        messages.refuse(own);
        self.refused.add(&self.names.plain(id), place);
        false
    }

    /// A fault as the reader is told it: a record that was refused is not one that the
    /// file does not have.
    fn trouble(&self, fault: Fault) -> Trouble {
        if let Fault::UnknownId { id, wanted } = &fault {
            let id = self.names.plain(id);
            if let Some(place) = self.refused.find(&id, wanted) {
                let id = super::clipped(&id, 60);
                return Trouble::NotTaken { id, place };
            }
        }
        Trouble::Fault(self.in_file(fault))
    }

    /// A fault with ids as they stand in the file.
    fn in_file(&self, fault: Fault) -> Fault {
        match fault {
            Fault::UnknownId { id, wanted } => Fault::UnknownId {
                id: super::clipped(&self.names.plain(&id), 60),
                wanted: match wanted {
                    check::Wanted::Section(source) => {
                        check::Wanted::Section(self.names.plain(&source))
                    }
                    other => other,
                },
            },
            Fault::StepOutOfOrder { event } => Fault::StepOutOfOrder {
                event: self.names.plain(&event),
            },
            Fault::WhiteSpace { text } => Fault::WhiteSpace {
                text: super::clipped(&text, 60),
            },
            Fault::NumberInTerm { text } => Fault::NumberInTerm {
                text: super::clipped(&text, 60),
            },
            Fault::WordsOfAbsent { words } => Fault::WordsOfAbsent {
                words: super::clipped(&words, 60),
            },
            Fault::BadArithmetic { arithmetic } => Fault::BadArithmetic {
                arithmetic: super::clipped(&arithmetic, 60),
            },
            other => other,
        }
    }
}

/// Whether a record without an id names something of the report: by nothing else would
/// it be told from a built-in one.
fn is_own<'n>(
    mut named: impl Iterator<Item = &'n str>,
    place: Place,
    field: &str,
    messages: &mut Messages,
) -> bool {
    let is_own = !named.all(is_built_in);
    if !is_own {
        messages.refuse([fault(place, field, Fault::NoOwnSource)]);
    }
    is_own
}

/// A field as the JSON form calls it, where the data files have another name.
fn in_json(field: &str) -> String {
    let end = field.find(['[', '.']).unwrap_or(field.len());
    let (first, rest) = field.split_at(end);
    match first {
        "side" => format!("sides{rest}"),
        "value" => format!("values{rest}"),
        // Of an omission, whose place is two fields of its own.
        "section" if rest.starts_with('.') => rest[1..].to_owned(),
        _ => field.to_owned(),
    }
}

/// What a record refers to, each once: by a topic that it names twice it would be listed
/// twice.
fn once<T: Clone + Eq + Hash>(ids: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = HashSet::new();
    ids.filter(|id| seen.insert(id.clone())).collect()
}

fn take<T>(records: &mut Placed<T>) -> Placed<T> {
    std::mem::take(records)
}

/// The ids of one kind of record that have been read.
#[derive(Default)]
struct Seen(HashMap<String, Place>);

impl Seen {
    fn admits(
        &mut self,
        id: &str,
        place: Place,
        refused: &mut Refused,
        messages: &mut Messages,
    ) -> bool {
        let first = self.0.get(id).copied();
        self.0.entry(id.to_owned()).or_insert(place);
        admits(id, first, place, refused, messages)
    }
}

fn admits(
    id: &str,
    first: Option<Place>,
    place: Place,
    refused: &mut Refused,
    messages: &mut Messages,
) -> bool {
    let wrong = if !is_plain_id(id) {
        Fault::BadId {
            id: super::clipped(id, 70),
        }
    } else if let Some(first) = first {
        Fault::DuplicateId {
            first: origin(first),
        }
    } else {
        return true;
    };
    messages.refuse([fault(place, "id", wrong)]);
    refused.add(id, place);
    false
}

fn origin(place: Place) -> Option<Origin> {
    match place {
        Place::File => None,
        Place::Row(line) => Some(Origin {
            file: String::new(),
            line,
        }),
        Place::Item { list, index, line } => Some(Origin {
            file: format!("{list}[{index}]"),
            line,
        }),
    }
}
