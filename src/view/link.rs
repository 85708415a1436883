//! The text form of a state: what stands after `#` in the address.
//!
//! `#v=1&view=compare&a=2024&b=2025&topic=jihadism.threat`. Keys are words,
//! defaults are left out, the version comes first. A link of an older version
//! is upgraded here, and an id that has moved is followed, so that a link that
//! was once printed goes on working.

use super::paper::Paper;
use super::state::*;
use crate::model::compare::{BasisKind, Outcome};
use crate::model::scale::ReferenceScale;
use crate::model::*;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::fmt::Display;

/// The version that [`write`] writes.
pub const LINK_VERSION: u32 = 1;

/// Longer queries are cut: a link must fit where people paste it.
const LONGEST_QUERY: usize = 200;

/// What stays readable in a value.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b',')
    .remove(b':');

/// A part of a link that could not be followed. The rest was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The link's version is newer than this copy of the page.
    NewerVersion(String),
    /// No such record in this copy.
    UnknownId { key: &'static str, id: String },
    /// The record is one of a reader's report that is not loaded.
    ReportNotLoaded { key: &'static str, id: String },
    /// The value does not fit the key.
    BadValue { key: &'static str, value: String },
    /// The key means nothing to this copy.
    UnknownKey(String),
}

/// The state that a link stands for, with what could not be followed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    pub state: ViewState,
    pub warnings: Vec<Warning>,
}

/// Reads the text after `#` (with or without it). Never fails: what cannot be
/// followed is left at its default and listed.
///
/// `base` gives the defaults that are the reader's and not the link's:
/// language and colour scheme.
pub fn parse(corpus: &Corpus, text: &str, base: &ViewState) -> Parsed {
    let mut parser = Parser {
        corpus,
        state: ViewState {
            lang: base.lang,
            scheme: base.scheme,
            ..ViewState::default()
        },
        first: None,
        last: None,
        lost_side: false,
        no_event: false,
        warnings: Vec::new(),
    };
    for part in text.trim().trim_start_matches('#').split('&') {
        if part.is_empty() {
            continue;
        }
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        // Forms write a space as a plus sign.
        let value = value.replace('+', " ");
        let value = percent_decode_str(&value).decode_utf8_lossy();
        parser.pair(key, value.trim());
    }
    parser.finish()
}

/// The state as far as `corpus` has what it names: after a reader's report has
/// been added or removed.
pub fn refit(corpus: &Corpus, state: &ViewState) -> ViewState {
    parse(corpus, &write(state, state), state).state
}

struct Parser<'a> {
    corpus: &'a Corpus,
    state: ViewState,
    first: Option<Day>,
    last: Option<Day>,
    /// A side of the comparison is not there.
    lost_side: bool,
    /// The link says that no event is open, which a step would open.
    no_event: bool,
    warnings: Vec<Warning>,
}

impl Parser<'_> {
    fn pair(&mut self, key: &str, value: &str) {
        match key {
            "v" => match value.parse::<u32>() {
                Ok(version) if version <= LINK_VERSION => {}
                Ok(_) => self.warnings.push(Warning::NewerVersion(clipped(value))),
                Err(_) => self.bad("v", value),
            },
            "view" => self.word("view", value, &View::ALL, View::word, |s, v| s.view = v),
            "lang" => match Lang::from_tag(value) {
                Some(lang) => self.state.lang = lang,
                None => self.bad("lang", value),
            },
            "scheme" => {
                self.word("scheme", value, &Scheme::ALL, Scheme::word, |s, v| {
                    s.scheme = v
                });
            }
            "header" => self.state.header = value != "0",
            "grow" => self.state.grow = value != "0",
            "from" => self.first = self.edge("from", value).map(|(first, _)| first),
            "to" => self.last = self.edge("to", value).map(|(_, last)| last),
            "theme" => {
                for id in value.split(',').filter(|id| !id.is_empty()) {
                    let id = ThemeId::new(self.corpus.forward(id));
                    if self.corpus.theme(&id).is_some() {
                        self.state.filter.themes.insert(id);
                    } else {
                        self.unknown("theme", id.as_str());
                    }
                }
            }
            "source" => {
                for id in value.split(',').filter(|id| !id.is_empty()) {
                    let id = SourceId::new(self.corpus.forward(id));
                    if self.corpus.source(&id).is_some() {
                        self.state.filter.sources.insert(id);
                    } else {
                        self.unknown("source", id.as_str());
                    }
                }
            }
            "event-kind" => {
                for word in value.split(',').filter(|word| !word.is_empty()) {
                    match EventKind::ALL.into_iter().find(|kind| kind.word() == word) {
                        Some(kind) => {
                            self.state.filter.kinds.insert(kind);
                        }
                        None => self.bad("event-kind", word),
                    }
                }
            }
            "year" => {
                for years in value.split(',').filter(|years| !years.is_empty()) {
                    if self.state.filter.add_years(years).is_none() {
                        self.bad("year", years);
                    }
                }
            }
            "event" if value.is_empty() => self.no_event = true,
            "event" => {
                let id = EventId::new(self.corpus.forward(value));
                match self.corpus.event(&id) {
                    Some(_) => self.state.event = Some(id),
                    None => self.unknown("event", value),
                }
            }
            "topic" => {
                let id = TopicId::new(self.corpus.forward(value));
                match self.corpus.topic(&id) {
                    Some(_) => self.state.topic = Some(id),
                    None => self.unknown("topic", value),
                }
            }
            "group" => self.group(value),
            "hits" => self.state.only_hits = value != "0",
            "a" | "b" => self.side(key == "a", value),
            "mode" => {
                self.word(
                    "mode",
                    value,
                    &CompareMode::ALL,
                    CompareMode::word,
                    |s, v| {
                        s.mode = v;
                    },
                );
            }
            "sort" => {
                self.word("sort", value, &RowOrder::ALL, RowOrder::word, |s, v| {
                    s.order = v;
                });
            }
            "base" => match value.parse::<i32>() {
                Ok(year) if self.corpus.years().contains(&year) => {
                    self.state.base_year = Some(year);
                }
                _ => self.bad("base", value),
            },
            "years" => match value {
                "all" => self.state.all_years = true,
                _ => self.bad("years", value),
            },
            "scale" => {
                self.word(
                    "scale",
                    value,
                    &ReferenceScale::ALL,
                    ReferenceScale::word,
                    |s, v| s.scale = Some(v),
                );
            }
            "words" => self.state.words = value != "0",
            "q" => self.state.query = short_query(value),
            "tour" => {
                let id = TourId::new(value);
                match self.corpus.tour(&id) {
                    Some(_) => {
                        let step = self.state.tour.take().map_or(0, |place| place.step);
                        self.state.tour = Some(TourPlace { tour: id, step });
                    }
                    None => self.unknown("tour", value),
                }
            }
            "step" => self.step(value),
            "present" => self.state.present = value != "0",
            "print" => self.word("print", value, &Paper::ALL, Paper::word, |s, v| {
                s.paper = Some(v)
            }),
            "list" => self.state.list = value != "0",
            "lanes" => {
                for id in self.lane_ids("lanes", value) {
                    if !self.state.lane_order.contains(&id) {
                        self.state.lane_order.push(id);
                    }
                }
            }
            "folded" => {
                let ids = self.lane_ids("folded", value);
                self.state.folded.extend(ids);
            }
            "sign" => {
                self.word("sign", value, &Outcome::ALL, Outcome::word, |s, v| {
                    s.outcome = Some(v)
                });
            }
            "basis" => {
                self.word("basis", value, &BasisKind::ALL, BasisKind::word, |s, v| {
                    s.basis = Some(v)
                });
            }
            "unit" => {
                self.word("unit", value, &Unit::ALL, Unit::word, |s, v| {
                    s.unit = Some(v)
                });
            }
            "weight" => {
                self.word("weight", value, &Weight::ALL, Weight::word, |s, v| {
                    s.weight = Some(v);
                });
            }
            "kind" => {
                self.word(
                    "kind",
                    value,
                    &DivergenceKind::ALL,
                    DivergenceKind::word,
                    |s, v| {
                        s.kind = Some(v);
                    },
                );
            }
            "record" => {
                let id = self.corpus.forward(value);
                if is_record(self.corpus, id) {
                    self.state.record = Some(id.to_owned());
                } else {
                    self.unknown("record", value);
                }
            }
            _ => self.warnings.push(Warning::UnknownKey(clipped(key))),
        }
    }

    /// The lanes of a list; what is none is listed as unknown.
    fn lane_ids(&mut self, key: &'static str, value: &str) -> Vec<ThemeId> {
        let ids = value.split(',').filter(|id| !id.is_empty());
        let ids: Vec<ThemeId> = ids
            .map(|id| ThemeId::new(self.corpus.forward(id)))
            .collect();
        let (known, unknown): (Vec<ThemeId>, Vec<ThemeId>) = ids
            .into_iter()
            .partition(|id| self.corpus.lanes().any(|lane| lane.id == *id));
        for id in unknown {
            self.unknown(key, id.as_str());
        }
        known
    }

    fn word<T: Copy>(
        &mut self,
        key: &'static str,
        value: &str,
        all: &[T],
        word: impl Fn(T) -> &'static str,
        set: impl FnOnce(&mut ViewState, T),
    ) {
        match all.iter().find(|&&item| word(item) == value) {
            Some(&item) => set(&mut self.state, item),
            None => self.bad(key, value),
        }
    }

    fn bad(&mut self, key: &'static str, value: &str) {
        let value = clipped(value);
        self.warnings.push(Warning::BadValue { key, value });
    }

    fn unknown(&mut self, key: &'static str, id: &str) {
        let not_loaded = report_of(id).is_some() && self.corpus.report_of(id).is_none();
        let id = clipped(id);
        if not_loaded {
            return self.warnings.push(Warning::ReportNotLoaded { key, id });
        }
        self.warnings.push(Warning::UnknownId { key, id });
    }

    /// The first and the last day of what a range begins or ends with.
    fn edge(&mut self, key: &'static str, value: &str) -> Option<(Day, Day)> {
        let days = parse_days(value);
        if days.is_none() {
            self.bad(key, value);
        }
        days
    }

    fn side(&mut self, is_a: bool, value: &str) {
        let key = if is_a { "a" } else { "b" };
        match value.parse::<Column>() {
            Ok(Column::Source(id)) => {
                let id = SourceId::new(self.corpus.forward(id.as_str()));
                match self.corpus.source(&id) {
                    Some(_) => self.set_side(is_a, Column::Source(id)),
                    None => {
                        self.lost_side = true;
                        self.unknown(key, value);
                    }
                }
            }
            Ok(year) if year.is_known(self.corpus) => self.set_side(is_a, year),
            _ => {
                self.lost_side = true;
                self.bad(key, value);
            }
        }
    }

    fn set_side(&mut self, is_a: bool, column: Column) {
        let side = if is_a {
            &mut self.state.a
        } else {
            &mut self.state.b
        };
        *side = column;
    }

    fn step(&mut self, value: &str) {
        // Steps are counted from 1 in links, as on the page.
        let Some(step) = value.parse::<usize>().ok().and_then(|n| n.checked_sub(1)) else {
            return self.bad("step", value);
        };
        match &mut self.state.tour {
            Some(place) => place.step = step,
            // The tour may stand behind the step in the link.
            None => {
                self.state.tour = Some(TourPlace {
                    tour: TourId::new(""),
                    step,
                });
            }
        }
    }

    /// `LANE:FIRST:LAST`
    fn group(&mut self, value: &str) {
        let mut parts = value.splitn(3, ':');
        let lane = ThemeId::new(self.corpus.forward(parts.next().unwrap_or_default()));
        let first = parts.next().and_then(parse_day);
        let last = parts.next().and_then(parse_day);
        match (self.corpus.theme(&lane), first, last) {
            (Some(_), Some(first), Some(last)) if first <= last => {
                self.state.group = Some(Group {
                    lane,
                    days: DayRange { first, last },
                });
            }
            (None, Some(_), Some(_)) if report_of(lane.as_str()).is_some() => {
                self.unknown("group", lane.as_str());
            }
            _ => self.bad("group", value),
        }
    }

    fn finish(mut self) -> Parsed {
        let lanes = self.state.lanes(self.corpus);
        if lanes.into_iter().eq(self.corpus.lanes()) {
            self.state.lane_order.clear();
        }
        // Nothing is compared with itself because it lost its other side.
        if self.lost_side && self.state.a == self.state.b {
            let own = ViewState::default();
            (self.state.a, self.state.b) = (own.a, own.b);
        }
        // Without a query nothing is a hit.
        self.state.only_hits &= !self.state.query.is_empty();
        match (self.first, self.last) {
            (Some(first), Some(last)) if first <= last => {
                let range = DayRange { first, last };
                self.state.range = Some(range).filter(|range| *range != home_range());
            }
            (Some(first), Some(last)) => {
                let value = format!("{}–{}", iso(first), iso(last));
                self.bad("to", &value);
            }
            (Some(first), None) => self.bad("from", &iso(first)),
            (None, Some(last)) => self.bad("to", &iso(last)),
            (None, None) => {}
        }
        if let Some(place) = &mut self.state.tour {
            match self.corpus.tour(&place.tour) {
                Some(tour) => place.step = place.step.min(tour.step_count().saturating_sub(1)),
                None => {
                    let step = (place.step + 1).to_string();
                    self.state.tour = None;
                    self.bad("step", &step);
                }
            }
        }
        // A link that names only the step shows what the step shows.
        if let Some(place) = &self.state.tour
            && self.state.event.is_none()
            && !self.no_event
        {
            let (query, only_hits) = (self.state.query.clone(), self.state.only_hits);
            self.state = reduce(self.corpus, &self.state, Action::TourStep(place.step));
            // And what it searches for.
            (self.state.query, self.state.only_hits) = (query, only_hits);
        }
        Parsed {
            state: self.state,
            warnings: self.warnings,
        }
    }
}

/// What a message shows of a value from outside.
fn clipped(value: &str) -> String {
    const SHOWN: usize = 60;
    let value = bidi::without_controls(value);
    if value.chars().count() <= SHOWN {
        return value.into_owned();
    }
    let mut clipped: String = value.chars().take(SHOWN).collect();
    clipped.push('…');
    clipped
}

/// `YYYY-MM-DD`; a year beyond four digits has as many as it needs, one before year 0 a
/// minus sign.
fn parse_day(text: &str) -> Option<Day> {
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(unsigned) => (-1, unsigned),
        None => (1, text),
    };
    let mut parts = unsigned.splitn(3, '-');
    let year = parts.next()?;
    let month = parts.next()?;
    let day = parts.next()?;
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let has_form = [year, month, day].into_iter().all(digits)
        && (year.len() == 4 || (5..=7).contains(&year.len()) && !year.starts_with('0'))
        && month.len() == 2
        && day.len() == 2;
    if !has_form || sign < 0 && year == "0000" {
        return None;
    }
    let year: i32 = year.parse().ok()?;
    Day::from_ymd(sign * year, month.parse().ok()?, day.parse().ok()?)
}

/// A day, or the year or month that a hand wrote in its place: its first day and its last.
fn parse_days(text: &str) -> Option<(Day, Day)> {
    let day = |rest: &str| parse_day(&format!("{text}{rest}"));
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    match unsigned.len() {
        4 => day("-01-01").zip(day("-12-31")),
        7 => day("-01").zip(["-31", "-30", "-29", "-28"].into_iter().find_map(day)),
        _ => day("").map(|day| (day, day)),
    }
}

/// What [`parse_day`] reads.
fn iso(day: Day) -> String {
    let (year, month, dom) = day.ymd();
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}-{month:02}-{dom:02}", year.unsigned_abs())
}

/// The query as a link holds it.
fn short_query(query: &str) -> String {
    let query = bidi::without_controls(query);
    let mut query: String = query.trim().chars().take(LONGEST_QUERY).collect();
    query.truncate(query.trim_end().len());
    query
}

/// The link of a state, without `#`; empty for the opening view. Language and
/// colour scheme are written where they differ from `base`'s.
pub fn write(state: &ViewState, base: &ViewState) -> String {
    let default = ViewState::default();
    let mut link = Writer::default();
    link.word("view", state.view, default.view, View::word);
    link.word("lang", state.lang, base.lang, Lang::tag);
    link.word("scheme", state.scheme, base.scheme, Scheme::word);
    if !state.header {
        link.pair("header", 0);
    }
    if state.grow {
        link.pair("grow", 1);
    }
    if let Some(range) = state.range {
        link.pair("from", iso(range.first));
        link.pair("to", iso(range.last));
    }
    let filter = &state.filter;
    link.list("theme", filter.themes.iter().map(ThemeId::as_str));
    link.list("source", filter.sources.iter().map(SourceId::as_str));
    link.list("event-kind", filter.kinds.iter().map(|kind| kind.word()));
    if !filter.years.is_empty() {
        link.pair("year", filter.years_text());
    }
    match (&state.event, &state.tour) {
        (Some(event), _) => link.pair("event", event),
        // A step alone would open its event.
        (None, Some(_)) => link.pair("event", ""),
        (None, None) => {}
    }
    link.optional("topic", state.topic.as_ref());
    if let Some(Group { lane, days }) = &state.group {
        link.pair(
            "group",
            format!("{lane}:{}:{}", iso(days.first), iso(days.last)),
        );
    }
    if (&state.a, &state.b) != (&default.a, &default.b) {
        link.pair("a", &state.a);
        link.pair("b", &state.b);
    }
    link.word("mode", state.mode, default.mode, CompareMode::word);
    link.word("sort", state.order, default.order, RowOrder::word);
    link.optional("base", state.base_year);
    if state.all_years {
        link.pair("years", "all");
    }
    link.optional("scale", state.scale.map(ReferenceScale::word));
    if state.words {
        link.pair("words", 1);
    }
    if let Some(place) = &state.tour {
        link.pair("tour", &place.tour);
        link.pair("step", place.step + 1);
    }
    if state.present {
        link.pair("present", 1);
    }
    link.optional("print", state.paper.map(Paper::word));
    if state.list {
        link.pair("list", 1);
    }
    let lanes: Vec<&str> = state.lane_order.iter().map(ThemeId::as_str).collect();
    link.optional("lanes", (!lanes.is_empty()).then(|| lanes.join(",")));
    let folded: Vec<&str> = state.folded.iter().map(ThemeId::as_str).collect();
    link.optional("folded", (!folded.is_empty()).then(|| folded.join(",")));
    link.optional("sign", state.outcome.map(Outcome::word));
    link.optional("basis", state.basis.map(BasisKind::word));
    link.optional("weight", state.weight.map(Weight::word));
    link.optional("kind", state.kind.map(DivergenceKind::word));
    link.optional("unit", state.unit.map(Unit::word));
    link.optional("record", state.record.as_ref());
    let query = short_query(&state.query);
    if !query.is_empty() {
        link.pair("q", query);
        if state.only_hits {
            link.pair("hits", 1);
        }
    }
    link.text
}

#[derive(Default)]
struct Writer {
    text: String,
}

impl Writer {
    fn pair(&mut self, key: &str, value: impl Display) {
        if self.text.is_empty() {
            self.text = format!("v={LINK_VERSION}");
        }
        let value = value.to_string();
        let value = utf8_percent_encode(&value, ENCODED);
        self.text.push_str(&format!("&{key}={value}"));
    }

    fn list<'a>(&mut self, key: &str, values: impl Iterator<Item = &'a str>) {
        let values: Vec<&str> = values.collect();
        if !values.is_empty() {
            self.pair(key, values.join(","));
        }
    }

    fn optional(&mut self, key: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.pair(key, value);
        }
    }

    fn word<T: PartialEq + Copy>(
        &mut self,
        key: &str,
        value: T,
        default: T,
        word: impl Fn(T) -> &'static str,
    ) {
        if value != default {
            self.pair(key, word(value));
        }
    }
}
