//! Charts of the figures as plain geometry: what is drawn where, as parts of
//! the plot's width from 0 to 1. The table beside a chart holds the same.

use crate::model::{Corpus, Edtf, Incomparable, Qualifier, Series, SourceId, TopicId, Unit, Value};
use crate::sort::SortLean;
use std::collections::{BTreeSet, HashMap};

/// How surely a value stands where it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkShape {
    Exact,
    /// About, nearly: a soft mark.
    Soft,
    /// More than, at least: open towards more.
    OpenUp,
    /// Fewer than, up to: open towards less.
    OpenDown,
    /// Computed here: hollow.
    Derived,
}

impl MarkShape {
    pub const ALL: [MarkShape; 5] = [
        MarkShape::Exact,
        MarkShape::Soft,
        MarkShape::OpenUp,
        MarkShape::OpenDown,
        MarkShape::Derived,
    ];

    pub fn of(value: &Value) -> MarkShape {
        match value.qualifier {
            Qualifier::Exact => MarkShape::Exact,
            Qualifier::About | Qualifier::Nearly => MarkShape::Soft,
            Qualifier::MoreThan | Qualifier::AtLeast => MarkShape::OpenUp,
            Qualifier::FewerThan | Qualifier::UpTo => MarkShape::OpenDown,
            Qualifier::Derived => MarkShape::Derived,
        }
    }

    /// The code of what stands so; none of what is exact.
    pub fn code(self) -> Option<Code> {
        match self {
            MarkShape::Exact => None,
            MarkShape::Soft => Some(Code::Estimate),
            MarkShape::OpenUp => Some(Code::Above),
            MarkShape::OpenDown => Some(Code::Below),
            MarkShape::Derived => Some(Code::Computed),
        }
    }
}

/// What a reader must know of a mark, or of a place without one. The letters are those
/// of SDMX's list of observation statuses (`CL_OBS_STATUS`) where it has one for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// What is counted changes.
    Break,
    Estimate,
    /// Computed here; SDMX has no letter for it.
    Computed,
    /// More than or at least so much; SDMX has no letter for a limit either.
    Above,
    /// Fewer than or up to so much.
    Below,
    Missing,
}

impl Code {
    pub const ALL: [Code; 6] = [
        Code::Break,
        Code::Estimate,
        Code::Computed,
        Code::Above,
        Code::Below,
        Code::Missing,
    ];

    pub fn letter(self) -> &'static str {
        match self {
            Code::Break => "B",
            Code::Estimate => "E",
            Code::Computed => "C",
            Code::Above => "≥",
            Code::Below => "≤",
            Code::Missing => "O",
        }
    }

    /// That of a value as it is given.
    pub fn of(value: &Value) -> Option<Code> {
        MarkShape::of(value).code()
    }
}

/// The values that the two ends of the plot stand for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    pub from: f64,
    pub to: f64,
}

impl Axis {
    /// The axis of some values. It begins at nought, or before it where a value is
    /// negative: elsewhere a small difference would be drawn as a large one.
    pub fn of(values: &[f64]) -> Axis {
        let (least, most) = ends(values);
        let (least, most) = (least.min(0.0), most.max(0.0));
        let step = step_for(most - least);
        let from = (least / step).floor() * step;
        let to = (most / step).ceil() * step;
        if to > from {
            Axis { from, to }
        } else {
            Axis {
                from,
                to: from + step,
            }
        }
    }

    /// The part of the width at which a value stands.
    pub fn x(&self, value: f64) -> f64 {
        ((value - self.from) / (self.to - self.from)).clamp(0.0, 1.0)
    }
}

fn ends(values: &[f64]) -> (f64, f64) {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if least.is_finite() && most.is_finite() {
        (least, most)
    } else {
        (0.0, 1.0)
    }
}

/// 1, 2 or 5 times a power of ten, of which about four fill the span.
fn step_for(span: f64) -> f64 {
    if !(span.is_finite() && span > 0.0) {
        return 1.0;
    }
    let rough = span / 4.0;
    let power = 10_f64.powf(rough.log10().floor());
    let times = rough / power;
    let nice = if times <= 1.0 {
        1.0
    } else if times <= 2.0 {
        2.0
    } else if times <= 5.0 {
        5.0
    } else {
        10.0
    };
    nice * power
}

/// One line of a chart over time.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    Value {
        /// Position among the series' values.
        value: usize,
        x: f64,
        shape: MarkShape,
        /// Another value for the same time says otherwise.
        conflicts: bool,
        /// Where the line to the mark above begins; `None` where none is drawn:
        /// after a gap or a break, and where values of one time disagree.
        joined_from: Option<f64>,
    },
    /// Years without a value.
    Gap { first: i32, last: i32 },
    /// Another series of the family has a value for this time, this one has none.
    Missing {
        /// It lies beyond a break: there something else is counted.
        beyond: bool,
    },
}

/// Where what is counted changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Break<'a> {
    /// The line that it stands above.
    pub line: usize,
    /// What says so, and why.
    pub record: &'a Incomparable,
}

/// A series over time, earliest first.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeChart<'a> {
    pub axis: Axis,
    pub lines: Vec<Line>,
    pub breaks: Vec<Break<'a>>,
}

impl TimeChart<'_> {
    pub fn has_break_above(&self, line: usize) -> bool {
        self.breaks.iter().any(|b| b.line == line)
    }
}

/// The chart of a series with two values or more; `None` of one, which a chart
/// would only repeat. `records` are those that say which years of its topic
/// must not be compared.
pub fn over_time<'a>(series: &Series, records: &[&'a Incomparable]) -> Option<TimeChart<'a>> {
    if series.values.len() < 2 {
        return None;
    }
    let order = in_time(series);
    let numbers: Vec<f64> = series.values.iter().map(|value| value.value).collect();
    let axis = Axis::of(&numbers);
    let mut lines: Vec<Line> = Vec::new();
    let mut breaks = Vec::new();
    let mut before: Option<usize> = None;
    for i in order {
        let value = &series.values[i];
        let mut joined_from = None;
        if let Some(last) = before.map(|last| &series.values[last]) {
            let gap = gap(last, value);
            let broken = records.iter().filter(|record| parts(record, last, value));
            let line = lines.len();
            breaks.extend(broken.map(|&record| Break { line, record }));
            let is_broken = breaks.last().is_some_and(|b| b.line == line);
            if let Some((first, last)) = gap {
                lines.push(Line::Gap { first, last });
            } else if !is_broken && follows(last, value) {
                joined_from = Some(axis.x(last.value));
            }
        }
        lines.push(line_of(value, i, &axis, joined_from));
        before = Some(i);
    }
    Some(TimeChart {
        axis,
        lines,
        breaks,
    })
}

/// The positions of the values, the earliest first.
fn in_time(series: &Series) -> Vec<usize> {
    let mut order: Vec<usize> = (0..series.values.len()).collect();
    order.sort_lean_by_cached_key(|&i| in_order(&series.values[i].date));
    order
}

/// Orders dates the same way in each series, also those that begin and end as one.
fn in_order(date: &Edtf) -> ((i32, i32, u8), String) {
    (date.sort_key(), date.to_string())
}

fn line_of(value: &Value, position: usize, axis: &Axis, joined_from: Option<f64>) -> Line {
    Line::Value {
        value: position,
        x: axis.x(value.value),
        shape: MarkShape::of(value),
        conflicts: value.conflicts,
        joined_from,
    }
}

/// The years between two values that have none.
fn gap(from: &Value, to: &Value) -> Option<(i32, i32)> {
    let (from, to) = (whole_year(from)?, whole_year(to)?);
    (to - from > 1).then_some((from + 1, to - 1))
}

/// Whether a line may join two values: of one year and the next, undisputed. Parts
/// of years, and two values of one time, are each for themselves.
fn follows(from: &Value, to: &Value) -> bool {
    let next = match (whole_year(from), whole_year(to)) {
        (Some(from), Some(to)) => to - from == 1,
        _ => false,
    };
    next && !from.conflicts && !to.conflicts
}

/// Whether a record says that two values of one series must not be compared. A
/// source that gives both compares them itself.
fn parts(record: &Incomparable, from: &Value, to: &Value) -> bool {
    let (a, b) = record.years();
    let years = from.is_for_year(a) && to.is_for_year(b);
    let one_source = from
        .at
        .iter()
        .any(|at| to.at.iter().any(|other| other.source == at.source));
    years && record.is_of(from) && record.is_of(to) && !one_source
}

fn whole_year(value: &Value) -> Option<i32> {
    year_of(&value.date)
}

/// The year that a date is exactly.
fn year_of(date: &Edtf) -> Option<i32> {
    let span = date.span();
    let (start, end) = (span.start.day?.ymd(), span.end.day?.ymd());
    (start == (end.0, 1, 1) && end == (start.0, 12, 31)).then_some(start.0)
}

/// The codes that stand beside values of these series, and whether two values of one
/// contradict each other.
pub fn codes_of<'a>(series: impl IntoIterator<Item = &'a Series>) -> (BTreeSet<Code>, bool) {
    let mut codes = BTreeSet::new();
    let mut conflicting = false;
    for value in series.into_iter().flat_map(|series| &series.values) {
        codes.extend(Code::of(value));
        conflicting |= value.conflicts;
    }
    (codes, conflicting)
}

/// What says of a series that it counts something else than another of its topic, or from
/// one of its years on: each record of the topic that speaks of one of its values.
pub fn breaks_of<'a>(series: &Series, corpus: &'a Corpus) -> Vec<&'a Incomparable> {
    let Some(topic) = &series.topic else {
        return Vec::new();
    };
    let speaks_of = |record: &&Incomparable| {
        let (a, b) = record.years();
        let mut values = series.values.iter();
        values.any(|value| {
            let year = year_of(&value.date);
            (year == Some(a) || year == Some(b)) && record.is_of(value)
        })
    };
    corpus.incomparable_of(topic).filter(speaks_of).collect()
}

/// Series that count different things in one unit, at one time and in one
/// place: as bars beside one another.
#[derive(Clone, Debug, PartialEq)]
pub struct Family<'a> {
    pub axis: Axis,
    pub bars: Vec<Bar<'a>>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar<'a> {
    pub series: &'a Series,
    pub value: &'a Value,
    /// The part of the plot that the bar fills, from nought.
    pub from: f64,
    pub to: f64,
    pub shape: MarkShape,
}

/// Families among these series: of one topic, with one value each, in the same
/// unit, for the same time and from the same sections of the same sources.
/// Averages and thresholds are no amounts, and years of age make no bars.
pub fn families<'a>(series: &[&'a Series]) -> Vec<Family<'a>> {
    type Key<'a> = (&'a TopicId, Unit, String, Vec<(&'a SourceId, &'a str)>);
    let mut groups: Vec<(Key<'a>, Vec<(&'a Series, &'a Value)>)> = Vec::new();
    for &series in series {
        let ([value], Some(topic)) = (&series.values[..], &series.topic) else {
            continue;
        };
        if matches!(series.unit, Unit::Years | Unit::Percent) || value.value < 0.0 {
            continue;
        }
        let mut places: Vec<(&SourceId, &str)> = value
            .at
            .iter()
            .map(|at| (&at.source, at.section.as_str()))
            .collect();
        places.sort_lean();
        places.dedup();
        let key: Key<'a> = (topic, series.unit, value.date.to_string(), places);
        match groups.iter_mut().find(|(other, _)| *other == key) {
            Some((_, members)) => members.push((series, value)),
            None => groups.push((key, vec![(series, value)])),
        }
    }
    groups
        .into_iter()
        .filter(|(_, members)| members.len() > 1)
        .map(|(_, members)| {
            let numbers: Vec<f64> = members.iter().map(|(_, value)| value.value).collect();
            let axis = Axis::of(&numbers);
            let bars = members
                .into_iter()
                .map(|(series, value)| Bar {
                    series,
                    value,
                    from: axis.x(0.0),
                    to: axis.x(value.value),
                    shape: MarkShape::of(value),
                })
                .collect();
            Family { axis, bars }
        })
        .collect()
}

/// Series of one topic in one unit over several years, each in a panel of its own:
/// the same lines in all, and one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Multiples<'a> {
    pub topic: &'a TopicId,
    pub unit: Unit,
    pub periods: Vec<Period>,
    pub panels: Vec<Panel<'a>>,
}

/// What a line of all panels stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Period {
    Of(Edtf),
    /// Years of which no series has a value.
    Gap {
        first: i32,
        last: i32,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub struct Panel<'a> {
    pub series: &'a Series,
    /// As many lines as there are periods.
    pub chart: TimeChart<'a>,
}

/// The families among these series that have values for two years or more: parts of
/// years stand in their own series' chart.
pub fn multiples<'a>(series: &[&'a Series], corpus: &'a Corpus) -> Vec<Multiples<'a>> {
    let mut groups: Vec<(&TopicId, Unit, Vec<&Series>)> = Vec::new();
    for &series in series {
        let long = |value: &Value| {
            let span = value.date.span();
            match (span.start.day, span.end.day) {
                (Some(start), Some(end)) => end.0.saturating_sub(start.0) >= 364,
                _ => false,
            }
        };
        let Some(topic) = series
            .topic
            .as_ref()
            .filter(|_| series.values.iter().all(long))
        else {
            continue;
        };
        match groups
            .iter_mut()
            .find(|(t, unit, _)| (*t, *unit) == (topic, series.unit))
        {
            Some((_, _, members)) => members.push(series),
            None => groups.push((topic, series.unit, vec![series])),
        }
    }
    groups
        .into_iter()
        .filter(|(_, _, members)| members.len() > 1)
        .filter_map(|(topic, unit, members)| {
            let records: Vec<&Incomparable> = corpus.incomparable_of(topic).collect();
            family_over_time(topic, unit, members, &records)
        })
        .collect()
}

fn family_over_time<'a>(
    topic: &'a TopicId,
    unit: Unit,
    members: Vec<&'a Series>,
    records: &[&'a Incomparable],
) -> Option<Multiples<'a>> {
    let all = || members.iter().flat_map(|series| &series.values);
    // Of one time there are as many lines as any series has values for it.
    let mut most: HashMap<Edtf, usize> = HashMap::new();
    for series in &members {
        let mut own: HashMap<Edtf, usize> = HashMap::new();
        for value in &series.values {
            let own = own.entry(value.date).or_default();
            *own += 1;
            let most = most.entry(value.date).or_default();
            *most = (*most).max(*own);
        }
    }
    let lines = most.into_iter();
    let mut dates: Vec<Edtf> = lines
        .flat_map(|(date, count)| std::iter::repeat_n(date, count))
        .collect();
    dates.sort_lean_by_cached_key(in_order);
    let years: Vec<Option<i32>> = dates.iter().map(year_of).collect();
    if years.iter().flatten().min() == years.iter().flatten().max() {
        return None;
    }
    let mut periods: Vec<Period> = Vec::new();
    for (i, date) in dates.iter().enumerate() {
        if let Some(before) = i.checked_sub(1)
            && let (Some(last), Some(year)) = (years[before], years[i])
            && year - last > 1
        {
            periods.push(Period::Gap {
                first: last + 1,
                last: year - 1,
            });
        }
        periods.push(Period::Of(*date));
    }
    let numbers: Vec<f64> = all().map(|value| value.value).collect();
    let axis = Axis::of(&numbers);
    let panels = members
        .iter()
        .map(|&series| Panel {
            series,
            chart: panel(series, &members, &periods, axis, records),
        })
        .collect();
    Some(Multiples {
        topic,
        unit,
        periods,
        panels,
    })
}

fn panel<'a>(
    series: &Series,
    family: &[&Series],
    periods: &[Period],
    axis: Axis,
    records: &[&'a Incomparable],
) -> TimeChart<'a> {
    let mut order = in_time(series).into_iter().peekable();
    // The value of each line.
    let values: Vec<Option<usize>> = periods
        .iter()
        .map(|period| match period {
            Period::Of(date) => order.next_if(|&i| series.values[i].date == *date),
            Period::Gap { .. } => None,
        })
        .collect();
    let at = |year: i32| {
        let of_year = |line: &usize| {
            let value = values[*line].map(|i| &series.values[i]);
            value.is_some_and(|value| value.is_for_year(year))
        };
        (0..values.len()).find(of_year)
    };
    let others_have = |year: i32, record: &Incomparable| {
        let others = family.iter().filter(|other| other.id != series.id);
        others
            .flat_map(|other| &other.values)
            .any(|value| value.is_for_year(year) && record.is_of(value))
    };
    let is_own = |line: usize, record: &Incomparable| {
        values[line].is_some_and(|i| record.is_of(&series.values[i]))
    };
    let mut breaks: Vec<Break<'a>> = Vec::new();
    // Lines of which another series counts something else.
    let mut beyond = vec![false; values.len()];
    for &record in records {
        let (a, b) = record.years();
        let line = match (at(a), at(b)) {
            (Some(from), Some(to)) => {
                let value = |line: usize| values[line].map(|i| &series.values[i]);
                let parted = value(from)
                    .zip(value(to))
                    .is_some_and(|(from, to)| parts(record, from, to));
                parted.then_some(to)
            }
            (Some(from), None) if is_own(from, record) && others_have(b, record) => {
                let earlier = |line: &usize| is_before(&periods[*line], b);
                let last = (from..values.len())
                    .filter(|&line| values[line].is_some())
                    .rfind(earlier)
                    .unwrap_or(from);
                beyond[last + 1..].fill(true);
                Some(last + 1)
            }
            (None, Some(to)) if is_own(to, record) && others_have(a, record) => {
                let later = |line: &usize| !is_before(&periods[*line], a + 1);
                let first = (0..=to)
                    .filter(|&line| values[line].is_some())
                    .find(later)
                    .unwrap_or(to);
                beyond[..first].fill(true);
                Some(first)
            }
            _ => None,
        };
        breaks.extend(line.map(|line| Break { line, record }));
    }
    let mut lines = Vec::with_capacity(periods.len());
    for (line, period) in periods.iter().enumerate() {
        lines.push(match (values[line], period) {
            (Some(i), _) => {
                let value = &series.values[i];
                let broken = breaks.iter().any(|b| b.line == line);
                let above = line.checked_sub(1).and_then(|above| values[above]);
                let joined = above.map(|above| &series.values[above]);
                let joined = joined.filter(|last| !broken && follows(last, value));
                line_of(value, i, &axis, joined.map(|last| axis.x(last.value)))
            }
            (None, Period::Gap { first, last }) => Line::Gap {
                first: *first,
                last: *last,
            },
            (None, Period::Of(_)) => Line::Missing {
                beyond: beyond[line],
            },
        });
    }
    TimeChart {
        axis,
        lines,
        breaks,
    }
}

/// Whether a period ends before a year begins.
fn is_before(period: &Period, year: i32) -> bool {
    match period {
        Period::Of(date) => date.span().end.day.is_some_and(|day| day.ymd().0 < year),
        Period::Gap { last, .. } => *last < year,
    }
}
