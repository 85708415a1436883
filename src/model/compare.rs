//! Two years side by side, topic by topic: what was said, in which direction
//! it moved, and whose judgement the direction is.
//!
//! A direction is never guessed. It is either stated by a source, or computed
//! from two values of one series, or from a step on the likelihood ladder when
//! the same thing is judged; otherwise the row says that none is stated.

use super::corpus::Corpus;
use super::edtf::Form;
use super::id::report_of;
use super::record::*;
use super::text::Text;

/// Whose judgement a sign is, and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Basis<'a> {
    /// The source says so, in this statement.
    Stated {
        statement: &'a Statement,
        change: &'a Change,
    },
    /// Computed here: the term stands on another rung, or on the same.
    Ladder {
        from: &'a Statement,
        to: &'a Statement,
    },
    /// Computed here: two values of one series.
    Figures {
        series: &'a Series,
        from: &'a Value,
        to: &'a Value,
    },
    /// The two years must not be compared; the record says why.
    Incomparable(&'a Incomparable),
    /// Nothing loaded speaks on the topic for this year.
    Silent { year: i32 },
    /// Both years speak; neither says how one compares with the other.
    NoDirection,
    /// A year beside itself.
    SameYear,
}

impl Basis<'_> {
    /// Whether the direction is a source's own (as against computed here, or
    /// none).
    pub fn is_stated(&self) -> bool {
        matches!(self, Basis::Stated { .. })
    }

    pub fn is_computed(&self) -> bool {
        matches!(self, Basis::Ladder { .. } | Basis::Figures { .. })
    }
}

/// A direction with what it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement<'a> {
    pub sign: Sign,
    pub basis: Basis<'a>,
}

/// One topic in two years.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    pub topic: &'a Topic,
    pub a: Vec<&'a Statement>,
    pub b: Vec<&'a Statement>,
    /// Series of the topic that have a value in either year.
    pub series: Vec<&'a Series>,
    /// The sign of the row.
    pub main: Judgement<'a>,
    /// Further judgements on the same topic, such as that of another
    /// statement, or a caveat for two of the sources.
    pub others: Vec<Judgement<'a>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Comparison<'a> {
    pub a: i32,
    pub b: i32,
    pub rows: Vec<Row<'a>>,
}

impl Comparison<'_> {
    /// How many rows carry each sign, in the order of [`Sign::ALL`].
    pub fn counts(&self) -> [(Sign, usize); 7] {
        Sign::ALL.map(|sign| {
            let count = self.rows.iter().filter(|row| row.main.sign == sign).count();
            (sign, count)
        })
    }
}

/// Lays year `b` beside year `a`, one row for each topic on which either year
/// has a statement or a figure.
///
/// `compare(a, a)` has only *unchanged*; swapping the years swaps *raised* with
/// *lowered* and *new* with *dropped*.
pub fn compare(corpus: &Corpus, a: i32, b: i32) -> Comparison<'_> {
    let rows = corpus
        .topics()
        .iter()
        .filter_map(|topic| row(corpus, topic, a, b))
        .collect();
    Comparison { a, b, rows }
}

/// The row of one topic; `None` where neither year says anything.
pub fn row<'a>(corpus: &'a Corpus, topic: &'a Topic, a: i32, b: i32) -> Option<Row<'a>> {
    let about = |year| -> Vec<&Statement> {
        corpus
            .statements_of(&topic.id)
            .filter(|statement| statement.year == year)
            .collect()
    };
    let (of_a, of_b) = (about(a), about(b));
    let series: Vec<&Series> = corpus
        .series_of(&topic.id)
        .filter(|series| value_for(series, a).is_some() || value_for(series, b).is_some())
        .collect();
    if of_a.is_empty() && of_b.is_empty() && series.is_empty() {
        return None;
    }
    let mut judgements = if a == b {
        vec![Judgement {
            sign: Sign::Unchanged,
            basis: Basis::SameYear,
        }]
    } else if a < b {
        judge(corpus, topic, (a, &of_a), (b, &of_b), &series)
    } else {
        // Judged from the earlier to the later year, whichever way it is shown.
        let mut judgements = judge(corpus, topic, (b, &of_b), (a, &of_a), &series);
        for judgement in &mut judgements {
            judgement.sign = judgement.sign.reversed();
        }
        judgements
    };
    let main = judgements.remove(0);
    Some(Row {
        topic,
        a: of_a,
        b: of_b,
        series,
        main,
        others: judgements,
    })
}

/// The value of a series for a whole year. Values for other periods do not
/// count: a month beside a year would be another population.
pub fn value_for(series: &Series, year: i32) -> Option<&Value> {
    series.values.iter().find(|value| value.is_for_year(year))
}

impl Value {
    /// Whether the value's period is exactly this year.
    pub fn is_for_year(&self, year: i32) -> bool {
        let span = self.date.span();
        match (span.start.day, span.end.day) {
            (Some(start), Some(end)) => start.ymd() == (year, 1, 1) && end.ymd() == (year, 12, 31),
            _ => false,
        }
    }
}

type YearSide<'s, 'a> = (i32, &'s [&'a Statement]);

/// All judgements from `earlier` to `later`, the row's own first. Never empty.
fn judge<'a>(
    corpus: &'a Corpus,
    topic: &Topic,
    (earlier, before): YearSide<'_, 'a>,
    (later, after): YearSide<'_, 'a>,
    series: &[&'a Series],
) -> Vec<Judgement<'a>> {
    let (whole, partial): (Vec<_>, Vec<_>) = corpus
        .data()
        .incomparable
        .iter()
        .filter(|record| record.topic == topic.id)
        .filter(|record| {
            (record.a.min(record.b), record.a.max(record.b)) == (earlier, later)
        })
        .map(|record| Judgement {
            sign: Sign::NotComparable,
            basis: Basis::Incomparable(record),
        })
        .partition(|judgement| {
            matches!(judgement.basis, Basis::Incomparable(record) if record.sources.is_empty())
        });
    let stated = after.iter().filter_map(|statement| {
        let change = statement.change.as_ref()?;
        (change.since == earlier).then_some(Judgement {
            sign: change.sign,
            basis: Basis::Stated { statement, change },
        })
    });
    let ladder = before
        .iter()
        .flat_map(|from| after.iter().filter_map(move |to| ladder_step(from, to)));
    let figures = series
        .iter()
        .filter_map(|series| figure_step(series, earlier, later));

    let mut judgements: Vec<Judgement<'a>> = whole;
    judgements.extend(stated);
    judgements.extend(ladder);
    judgements.extend(figures);
    judgements.extend(partial);
    if judgements.is_empty() {
        let spoke = |year: i32, statements: &[&Statement]| {
            !statements.is_empty() || series.iter().any(|s| value_for(s, year).is_some())
        };
        let basis = if !spoke(earlier, before) {
            Basis::Silent { year: earlier }
        } else if !spoke(later, after) {
            Basis::Silent { year: later }
        } else {
            Basis::NoDirection
        };
        judgements.push(Judgement {
            sign: Sign::NotStated,
            basis,
        });
    }
    judgements
}

/// The step between two terms that judge the same thing; `None` where a term
/// has no fixed rung, or another thing or another horizon is judged.
fn ladder_step<'a>(from: &'a Statement, to: &'a Statement) -> Option<Judgement<'a>> {
    let (before, after) = (from.likelihood.as_ref()?, to.likelihood.as_ref()?);
    // Of one report: another service's term is another judge's.
    let comparable = report_of(from.id.as_str()) == report_of(to.id.as_str())
        && before.of == after.of
        && before.horizon == after.horizon
        && before.rung != Rung::Beside
        && after.rung != Rung::Beside;
    comparable.then(|| Judgement {
        sign: match before.rung.cmp(&after.rung) {
            std::cmp::Ordering::Less => Sign::Raised,
            std::cmp::Ordering::Equal => Sign::Unchanged,
            std::cmp::Ordering::Greater => Sign::Lowered,
        },
        basis: Basis::Ladder { from, to },
    })
}

/// The step between two values, where their qualifiers leave no doubt about
/// the order: *more than 130* is above 100, and not surely above 140. Where a
/// year has conflicting values none is chosen: all must give the same step.
fn figure_step(series: &Series, earlier: i32, later: i32) -> Option<Judgement<'_>> {
    let (from, to) = (
        values_of(series, earlier).next()?,
        values_of(series, later).next()?,
    );
    let sign = sure_sign(from, to)?;
    let agreed = values_of(series, earlier)
        .all(|from| values_of(series, later).all(|to| sure_sign(from, to) == Some(sign)));
    agreed.then_some(Judgement {
        sign,
        basis: Basis::Figures { series, from, to },
    })
}

/// The values that are about the year as a whole. `2025-XX`, a month that is
/// not stated, may fall anywhere in the year and is not beside another year.
fn values_of(series: &Series, year: i32) -> impl Iterator<Item = &Value> {
    series.values.iter().filter(move |value| {
        let unstated = value.date.date().is_some_and(|date| {
            matches!(date.form(), Form::MonthUnstated | Form::MonthAndDayUnstated)
        });
        value.is_for_year(year) && !unstated
    })
}

fn sure_sign(from: &Value, to: &Value) -> Option<Sign> {
    let (before, after) = (from.range(), to.range());
    if before.1 < after.0 {
        Some(Sign::Raised)
    } else if after.1 < before.0 {
        Some(Sign::Lowered)
    } else if before == after && before.0 == before.1 {
        Some(Sign::Unchanged)
    } else {
        None
    }
}

impl Value {
    /// The least and the greatest number that the value can stand for. *About*
    /// and *nearly* are read as within a twentieth, a derived value as within
    /// its rounding: our reading, used only to tell whether an order is sure.
    fn range(&self) -> (f64, f64) {
        let v = self.value;
        let within = |part: f64| (v - v.abs() * part, v + v.abs() * part);
        match self.qualifier {
            Qualifier::Exact => (v, v),
            Qualifier::About => within(0.05),
            Qualifier::Nearly => (within(0.05).0, v),
            Qualifier::Derived => within(0.005),
            Qualifier::MoreThan | Qualifier::AtLeast => (v, f64::INFINITY),
            // Counts end at nought; what can be negative has no such end.
            Qualifier::FewerThan | Qualifier::UpTo if v >= 0.0 => (0.0, v),
            Qualifier::FewerThan | Qualifier::UpTo => (f64::NEG_INFINITY, v),
        }
    }
}

/// One line of the likelihood ladder: what is judged, and the statement for
/// each year that has a term for it.
#[derive(Clone, Debug, PartialEq)]
pub struct LadderLine<'a> {
    pub topic: &'a Topic,
    pub of: &'a Text,
    pub statements: Vec<&'a Statement>,
}

/// All likelihood terms, grouped by what they judge, in the order of topics.
pub fn ladder(corpus: &Corpus) -> Vec<LadderLine<'_>> {
    let mut lines: Vec<LadderLine<'_>> = Vec::new();
    for topic in corpus.topics() {
        let first = lines.len();
        for statement in corpus.statements_of(&topic.id) {
            let Some(likelihood) = &statement.likelihood else {
                continue;
            };
            let line = lines[first..]
                .iter_mut()
                .find(|line| *line.of == likelihood.of);
            match line {
                Some(line) => line.statements.push(statement),
                None => lines.push(LadderLine {
                    topic,
                    of: &likelihood.of,
                    statements: vec![statement],
                }),
            }
        }
        for line in &mut lines[first..] {
            line.statements.sort_by_key(|statement| statement.year);
        }
    }
    lines
}
