//! Charts of the figures as plain geometry: what is drawn where, as parts of
//! the plot's width from 0 to 1. The table beside a chart holds the same.

use crate::model::{Qualifier, Series, SourceId, TopicId, Unit, Value};

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
    pub fn of(value: &Value) -> MarkShape {
        match value.qualifier {
            Qualifier::Exact => MarkShape::Exact,
            Qualifier::About | Qualifier::Nearly => MarkShape::Soft,
            Qualifier::MoreThan | Qualifier::AtLeast => MarkShape::OpenUp,
            Qualifier::FewerThan | Qualifier::UpTo => MarkShape::OpenDown,
            Qualifier::Derived => MarkShape::Derived,
        }
    }
}

/// The values that the two ends of the plot stand for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    pub from: f64,
    pub to: f64,
}

impl Axis {
    /// An axis for bars: it begins at nought, or ends there.
    pub fn of_bars(values: &[f64]) -> Axis {
        Axis::around(values, true)
    }

    /// An axis for marks: it begins at nought unless the values lie close
    /// together far from it, where their difference could not be seen.
    pub fn of_marks(values: &[f64]) -> Axis {
        let (least, most) = ends(values);
        let close = least > 0.0 && least > most * 0.6;
        Axis::around(values, !close)
    }

    fn around(values: &[f64], with_nought: bool) -> Axis {
        let (mut least, mut most) = ends(values);
        if with_nought {
            (least, most) = (least.min(0.0), most.max(0.0));
        }
        let step = step_for((most - least).max(most.abs() * 0.01));
        let mut from = (least / step).floor() * step;
        if !with_nought && from >= least {
            // A mark on the axis would look like nought.
            from -= step;
        }
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

    pub fn starts_at_nought(&self) -> bool {
        self.from <= 0.0
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
        /// after a gap, and where values of one time disagree.
        joined_from: Option<f64>,
    },
    /// Years without a value.
    Gap { first: i32, last: i32 },
}

/// A series over time, earliest first.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeChart {
    pub axis: Axis,
    pub lines: Vec<Line>,
}

/// The chart of a series with two values or more; `None` of one, which a chart
/// would only repeat.
pub fn over_time(series: &Series) -> Option<TimeChart> {
    if series.values.len() < 2 {
        return None;
    }
    let mut order: Vec<usize> = (0..series.values.len()).collect();
    order.sort_by_key(|&i| series.values[i].date.sort_key());
    let numbers: Vec<f64> = series.values.iter().map(|value| value.value).collect();
    let axis = Axis::of_marks(&numbers);
    let mut lines: Vec<Line> = Vec::new();
    let mut before: Option<usize> = None;
    for i in order {
        let value = &series.values[i];
        let mut joined_from = None;
        if let Some(last) = before.map(|last| &series.values[last]) {
            match (whole_year(last), whole_year(value)) {
                (Some(from), Some(to)) if to - from > 1 => lines.push(Line::Gap {
                    first: from + 1,
                    last: to - 1,
                }),
                (Some(from), Some(to)) if to - from == 1 && !last.conflicts && !value.conflicts => {
                    joined_from = Some(axis.x(last.value));
                }
                // Parts of years, or two values of one time: each for itself.
                _ => {}
            }
        }
        lines.push(Line::Value {
            value: i,
            x: axis.x(value.value),
            shape: MarkShape::of(value),
            conflicts: value.conflicts,
            joined_from,
        });
        before = Some(i);
    }
    Some(TimeChart { axis, lines })
}

fn whole_year(value: &Value) -> Option<i32> {
    let start = value.date.span().start.day?;
    let (year, _, _) = start.ymd();
    value.is_for_year(year).then_some(year)
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
        places.sort();
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
            let axis = Axis::of_bars(&numbers);
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
