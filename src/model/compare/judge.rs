//! Which direction a topic took between two sides, and what says so.

use super::super::column::Column;
use super::super::corpus::Corpus;
use super::super::edtf::Form;
use super::super::id::{SourceId, report_of};
use super::super::record::*;
use super::super::text::Text;
use super::{Basis, Judgement, is_own, shared};
use std::collections::HashMap;

/// What both sides have in common.
pub(super) struct Sides<'s, 'a> {
    pub corpus: &'a Corpus,
    pub topic: &'a Topic,
    pub series: &'s [&'a Series],
    pub divergences: &'s [&'a Divergence],
}

type Side<'s, 'a> = (&'a Column, &'s [&'a Statement]);

impl<'a> Sides<'_, 'a> {
    /// All judgements from side `a` to side `b`, the row's own first. Never
    /// empty.
    pub fn judge(&self, a: Side<'_, 'a>, b: Side<'_, 'a>) -> Vec<Judgement<'a>> {
        if a.0 == b.0 {
            return vec![Judgement {
                sign: Sign::Unchanged,
                basis: Basis::SameSide,
            }];
        }
        let year = |side: Side<'_, 'a>| side.0.year(self.corpus);
        let (Some(year_a), Some(year_b)) = (year(a), year(b)) else {
            // A side that is not there is silent.
            return vec![self.no_direction(a, b)];
        };
        if year_a == year_b {
            self.judge_one_year(year_a, a, b)
        } else if year_a < year_b {
            self.judge_years((year_a, a), (year_b, b))
        } else {
            // Judged from the earlier to the later year, whichever way it is
            // shown.
            let mut judgements = self.judge_years((year_b, b), (year_a, a));
            for judgement in &mut judgements {
                let sign = judgement.sign.reversed();
                // *Unchanged* is the same from both sides.
                if sign != judgement.sign || judgement.basis.is_computed() {
                    judgement.basis = judgement.basis.reversed();
                }
                judgement.sign = sign;
            }
            judgements
        }
    }

    fn judge_years(
        &self,
        (earlier, from): (i32, Side<'_, 'a>),
        (later, to): (i32, Side<'_, 'a>),
    ) -> Vec<Judgement<'a>> {
        let of_year = |side: Side<'_, 'a>, year: i32| -> Vec<&'a Statement> {
            let of_side = side.1.iter().copied();
            of_side.filter(|statement| statement.year == year).collect()
        };
        // A source also speaks of other years than its own; two terms or two
        // values are compared only for the years of the sides.
        let (before, after) = (of_year(from, earlier), of_year(to, later));
        let stated = after.iter().filter_map(|&statement| {
            let change = statement.change.as_ref()?;
            let says_so = change.since == earlier && self.speaks_of_itself(statement, from.0);
            says_so.then_some(Judgement {
                sign: change.sign,
                basis: Basis::Stated {
                    statement,
                    change,
                    reversed: false,
                },
            })
        });
        let ladder = ladder_steps(&before, &after);
        let figures = self
            .series
            .iter()
            .filter_map(|series| figure_step(series, (from.0, earlier), (to.0, later)));

        let (mut judgements, partial) = self.incomparable((earlier, from.0), (later, to.0));
        judgements.extend(stated);
        judgements.extend(ladder);
        judgements.extend(figures);
        judgements.extend(partial);
        let (mut judgements, behind) = self.built_in_first(judgements, from, to);
        if judgements.is_empty() {
            judgements.push(self.no_direction(from, to));
        }
        judgements.extend(behind);
        judgements
    }

    /// Whether a row goes by the built-in sources: on a built-in topic of which they speak
    /// on both sides, in statements or figures. A report of the reader's own adds to such
    /// a row, and does not change its sign.
    fn goes_by_built_in(&self, a: Side<'_, 'a>, b: Side<'_, 'a>) -> bool {
        let speaks = |(column, statements): Side<'_, 'a>| {
            let has_value = |series: &&Series| {
                !is_own(series.id.as_str()) && column.values(series).next().is_some()
            };
            let mut statements = statements.iter();
            statements.any(|statement| !is_own(statement.id.as_str()))
                || self.series.iter().any(has_value)
        };
        !is_own(self.topic.id.as_str()) && speaks(a) && speaks(b)
    }

    /// What may give the row its sign, and what stands behind it: also where the built-in
    /// sources have a direction and one side is silent.
    fn built_in_first(
        &self,
        judgements: Vec<Judgement<'a>>,
        a: Side<'_, 'a>,
        b: Side<'_, 'a>,
    ) -> (Vec<Judgement<'a>>, Vec<Judgement<'a>>) {
        if is_own(self.topic.id.as_str()) {
            return (judgements, Vec::new());
        }
        let (own, built_in): (Vec<_>, Vec<_>) = judgements
            .into_iter()
            .partition(|judgement| judgement.basis.is_own());
        if built_in.is_empty() && !self.goes_by_built_in(a, b) {
            (own, Vec::new())
        } else {
            (built_in, own)
        }
    }

    /// Whether the direction that a statement gives is one from this side: from a year,
    /// or from a source of the same publisher. What one service says of its own judgement
    /// is no step from another's.
    fn speaks_of_itself(&self, statement: &Statement, side: &Column) -> bool {
        let Column::Source(id) = side else {
            return true;
        };
        let publisher = self.publisher(id);
        let same = |at: &Locator| {
            report_of(at.source.as_str()) == report_of(id.as_str())
                && self.publisher(&at.source) == publisher
        };
        statement.at.iter().any(same)
    }

    /// Under the name of the first edition: another language may have another name.
    fn publisher(&self, id: &SourceId) -> Option<&'a str> {
        let source = self.corpus.source(id)?;
        let first = source.edition_of.as_ref();
        let first = first.and_then(|first| self.corpus.source(first));
        Some(&first.unwrap_or(source).publisher)
    }

    /// Two sides of one year: nothing moved between them.
    fn judge_one_year(&self, year: i32, a: Side<'_, 'a>, b: Side<'_, 'a>) -> Vec<Judgement<'a>> {
        let (mut judgements, partial) = self.incomparable((year, a.0), (year, b.0));
        let differ = self
            .divergences
            .iter()
            .filter(|divergence| parts(divergence, a.0, b.0))
            .map(|divergence| Judgement {
                sign: Sign::NotStated,
                basis: Basis::Differ(divergence),
            });
        let plain = self.no_direction(a, b);
        match plain.basis {
            // Said first, whatever else there is to say.
            Basis::Silent { .. } => {
                judgements.insert(0, plain);
                judgements.extend(differ);
            }
            _ => {
                judgements.extend(differ);
                let (first, behind) = self.built_in_first(judgements, a, b);
                judgements = first;
                if judgements.is_empty() {
                    judgements.push(if self.agree(a, b) {
                        Judgement {
                            sign: Sign::NotStated,
                            basis: Basis::Agree,
                        }
                    } else {
                        plain
                    });
                }
                judgements.extend(behind);
            }
        }
        judgements.extend(partial);
        judgements
    }

    /// Whether a statement or a value has its place on both sides.
    fn agree(&self, a: Side<'_, 'a>, b: Side<'_, 'a>) -> bool {
        let by_built_in = self.goes_by_built_in(a, b);
        let counts = |id: &str| !(by_built_in && is_own(id));
        let series = self.series.iter();
        let mut values = series
            .filter(|series| counts(series.id.as_str()))
            .flat_map(|series| &series.values);
        shared(a.1, b.1).into_iter().any(counts)
            || values.any(|value| a.0.has_value(value) && b.0.has_value(value))
    }

    /// What says that the sides must not be compared: as a whole, and for some
    /// of the sources behind them.
    fn incomparable(
        &self,
        (earlier, from): (i32, &Column),
        (later, to): (i32, &Column),
    ) -> (Vec<Judgement<'a>>, Vec<Judgement<'a>>) {
        let mut whole = Vec::new();
        let mut partial = Vec::new();
        for record in self.corpus.incomparable_of(&self.topic.id) {
            let concerns = |side: &Column| record.sources.iter().any(|id| side.speaks_for(id));
            if record.years() != (earlier, later) {
                continue;
            }
            let judgement = Judgement {
                sign: Sign::NotComparable,
                basis: Basis::Incomparable(record),
            };
            let both_sources = matches!((from, to), (Column::Source(_), Column::Source(_)));
            if record.sources.is_empty() || (both_sources && concerns(from) && concerns(to)) {
                whole.push(judgement);
            } else if concerns(from) && concerns(to) {
                partial.push(judgement);
            }
        }
        (whole, partial)
    }

    /// That a side is silent, or that nothing says how the two compare.
    fn no_direction(&self, a: Side<'_, 'a>, b: Side<'_, 'a>) -> Judgement<'a> {
        let spoke = |(column, statements): Side<'_, 'a>| {
            let has_value = |series: &&Series| column.values(series).next().is_some();
            !statements.is_empty() || self.series.iter().any(has_value)
        };
        let basis = if !spoke(a) {
            Basis::Silent { side: a.0 }
        } else if !spoke(b) {
            Basis::Silent { side: b.0 }
        } else {
            Basis::NoDirection
        };
        Judgement {
            sign: Sign::NotStated,
            basis,
        }
    }
}

/// Whether a divergence stands between the two sides: one of its places is on
/// the one, and another source's on the other.
fn parts(divergence: &Divergence, a: &Column, b: &Column) -> bool {
    let sources = || divergence.sides.iter().map(|side| &side.at.source);
    sources()
        .filter(|source| a.speaks_for(source))
        .any(|of_a| sources().any(|of_b| of_b != of_a && b.speaks_for(of_b)))
}

/// Steps that are told of what is judged. Of one thing a year has a term or two; a file
/// may have thousands, whose steps no list could show.
const MOST_STEPS: usize = 400;

/// What two terms must have in common to be beside each other: the report, since another
/// service's term is another judge's, what is judged, and the horizon.
type Judged<'a> = (Option<&'a str>, &'a Text, Horizon);

/// The rung of a term that has a place in the order, and what it is for.
fn judged(statement: &Statement) -> Option<(Judged<'_>, Rung)> {
    let likelihood = statement.likelihood.as_ref()?;
    let report = report_of(statement.id.as_str());
    let judged = (report, &likelihood.of, likelihood.horizon);
    (likelihood.rung != Rung::Beside).then_some((judged, likelihood.rung))
}

/// Of the later side, for one thing.
#[derive(Default)]
struct Terms<'a> {
    later: Vec<(&'a Statement, Rung)>,
    /// Steps to them that have been told.
    steps: usize,
}

/// The steps between two terms that judge the same thing.
fn ladder_steps<'a>(before: &[&'a Statement], after: &[&'a Statement]) -> Vec<Judgement<'a>> {
    let mut terms: HashMap<Judged<'a>, Terms<'a>> = HashMap::new();
    for &to in after {
        if let Some((judged, rung)) = judged(to) {
            terms.entry(judged).or_default().later.push((to, rung));
        }
    }
    let mut steps = Vec::new();
    for &from in before {
        let Some((judged, rung)) = judged(from) else {
            continue;
        };
        let Some(terms) = terms.get_mut(&judged) else {
            continue;
        };
        for &(to, after) in terms.later.iter().take(MOST_STEPS - terms.steps) {
            terms.steps += 1;
            steps.push(Judgement {
                sign: match rung.cmp(&after) {
                    std::cmp::Ordering::Less => Sign::Raised,
                    std::cmp::Ordering::Equal => Sign::Unchanged,
                    std::cmp::Ordering::Greater => Sign::Lowered,
                },
                basis: Basis::Ladder { from, to },
            });
        }
    }
    steps
}

/// The step between two values, where their qualifiers leave no doubt about
/// the order: *more than 130* is above 100, and not surely above 140. Where a
/// year has conflicting values none is chosen: all must give the same step.
fn figure_step<'a>(
    series: &'a Series,
    (from, earlier): (&Column, i32),
    (to, later): (&Column, i32),
) -> Option<Judgement<'a>> {
    let before = || values_of(series, from, earlier);
    let after = || values_of(series, to, later);
    let (first, second) = (before().next()?, after().next()?);
    let sign = sure_sign(first, second)?;
    let agreed = before().all(|from| after().all(|to| sure_sign(from, to) == Some(sign)));
    agreed.then_some(Judgement {
        sign,
        basis: Basis::Figures {
            series,
            from: first,
            to: second,
        },
    })
}

/// The values of a side that are about the year as a whole. `2025-XX`, a month
/// that is not stated, may fall anywhere in the year and is not beside another
/// year.
fn values_of<'a>(series: &'a Series, side: &Column, year: i32) -> impl Iterator<Item = &'a Value> {
    side.values(series).filter(move |value| {
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
