//! Topics by years: in each cell what was said, and how it compares with the
//! year before that speaks.

use super::column::Column;
use super::compare::{
    Basis, Judgement, Outcome, Outline, Row, divergences_of, is_own, row, statements_of,
};
use super::corpus::Corpus;
use super::id::TopicId;
use super::record::*;
use crate::sort::SortLean;
use std::collections::{BTreeMap, BTreeSet};

/// More years than these side by side cannot be read.
pub const MOST_YEARS: usize = 6;

/// A year that a source is not filed under has a column of its own when it is
/// spoken of on so many topics; else it is a year that reports look back on.
const TOPICS_OF_A_COLUMN: usize = 5;

/// The years of the columns, earliest first, and those that are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixYears {
    pub shown: Vec<i32>,
    pub left_out: Vec<i32>,
}

/// Chooses the years that have a column. With `all` every loaded year has one.
/// Else the years compared (`chosen`) always have; then those that a source is
/// filed under or that are spoken of on several topics, the fullest first, as
/// many as can be read side by side.
pub fn matrix_years(corpus: &Corpus, chosen: &[i32], all: bool) -> MatrixYears {
    let years = corpus.years();
    if all {
        return MatrixYears {
            shown: years,
            left_out: Vec::new(),
        };
    }
    let filed: BTreeSet<i32> = corpus.sources().iter().map(|source| source.year).collect();
    let mut topics: BTreeMap<i32, BTreeSet<&TopicId>> = BTreeMap::new();
    for statement in &corpus.data().statements {
        topics
            .entry(statement.year)
            .or_default()
            .insert(&statement.topic);
    }
    let spoken_of = |year: i32| topics.get(&year).map_or(0, BTreeSet::len);
    let mut candidates: Vec<i32> = years
        .iter()
        .copied()
        .filter(|year| {
            chosen.contains(year)
                || (filed.contains(year) && spoken_of(*year) > 0)
                || spoken_of(*year) >= TOPICS_OF_A_COLUMN
        })
        .collect();
    candidates.sort_lean_by_key(|year| {
        (
            !chosen.contains(year),
            std::cmp::Reverse(spoken_of(*year)),
            *year,
        )
    });
    candidates.truncate(MOST_YEARS.max(chosen.len()));
    candidates.sort_lean();
    let left_out = years
        .into_iter()
        .filter(|year| !candidates.contains(year))
        .collect();
    MatrixYears {
        shown: candidates,
        left_out,
    }
}

/// One topic in one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell<'a> {
    pub year: i32,
    pub statements: Vec<&'a Statement>,
    pub values: Vec<(&'a Series, &'a Value)>,
    /// `None` where the year is silent, and for the year that all are compared with.
    pub standing: Option<Standing<'a>>,
}

/// How a cell stands among the others of its topic.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing<'a> {
    /// As judged against an earlier year.
    Against(Against<'a>),
    /// No other year speaks of the topic.
    Only,
    /// There is no earlier year to judge it against.
    First,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Against<'a> {
    /// That of another column, or another one that a source compares with.
    pub year: i32,
    pub outcome: Outcome,
    pub main: Judgement<'a>,
    /// Directions of other statements that the outcome does not say.
    pub others: Vec<Outcome>,
}

impl<'a> Cell<'a> {
    pub fn speaks(&self) -> bool {
        !self.statements.is_empty() || !self.values.is_empty()
    }

    /// Whether the built-in sources speak in it.
    fn speaks_built_in(&self) -> bool {
        let statements = self.statements.iter().map(|one| one.id.as_str());
        let mut ids = statements.chain(self.values.iter().map(|(series, _)| series.id.as_str()));
        ids.any(|id| !is_own(id))
    }

    /// All signs that stand in it, its own first.
    pub fn signs(&self) -> Vec<Outcome> {
        match &self.standing {
            Some(Standing::Against(against)) => {
                let mut signs = vec![against.outcome];
                signs.extend(&against.others);
                signs
            }
            Some(Standing::Only) => vec![Outcome::OnlyB],
            Some(Standing::First) => vec![Outcome::NotStated],
            None => Vec::new(),
        }
    }

    /// The direction since a year without a column, where a source that `counts` states one.
    fn stated(&self, counts: impl Fn(&str) -> bool) -> Option<Against<'a>> {
        let of_it = self.statements.iter().copied();
        let of_it = of_it.filter(|statement| counts(statement.id.as_str()));
        let mut said = of_it.filter_map(|statement| {
            let change = statement.change.as_ref()?;
            let basis = Basis::Stated {
                statement,
                change,
                reversed: false,
            };
            let sign = change.sign;
            Some((change.since, Judgement { sign, basis }))
        });
        let (year, main) = said.next()?;
        let outcome = main.sign.into();
        let mut others = Vec::new();
        for (since, judgement) in said {
            let other = judgement.sign.into();
            if since == year && other != outcome && !others.contains(&other) {
                others.push(other);
            }
        }
        Some(Against {
            year,
            outcome,
            main,
            others,
        })
    }
}

/// One topic in all years.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixRow<'a> {
    pub topic: &'a Topic,
    pub cells: Vec<Cell<'a>>,
}

/// The years as columns; they live as long as the matrix that refers to them.
pub fn columns(years: &[i32]) -> Vec<Column> {
    years.iter().copied().map(Column::Year).collect()
}

/// A row of the matrix in brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixOutline {
    /// With the sign of the last year that has one, and the weight of what is contested in
    /// any of the years.
    pub last: Outline,
    /// All signs that stand in its cells.
    pub signs: BTreeSet<Outcome>,
}

impl MatrixOutline {
    fn of(corpus: &Corpus, row: &MatrixRow<'_>) -> Self {
        let last = row.cells.iter().rev().find_map(|cell| {
            let own = cell.signs();
            own.first().copied()
        });
        // Where only the year speaks that all are compared with.
        let last = last.unwrap_or(Outcome::NotStated);
        let mut signs: BTreeSet<Outcome> = row.cells.iter().flat_map(Cell::signs).collect();
        signs.insert(last);
        let statements = row.cells.iter().flat_map(|cell| &cell.statements);
        let values = row.cells.iter().flat_map(|cell| &cell.values);
        let series = values.map(|(series, _)| *series);
        let contested = divergences_of(corpus, row.topic, statements.copied(), series);
        Self {
            last: Outline {
                topic: row.topic.id.clone(),
                theme: row.topic.theme.clone(),
                outcome: last,
                bases: Vec::new(),
                weight: contested.first().map(|divergence| divergence.weight),
            },
            signs,
        }
    }

    /// One outline for each of its signs.
    pub fn by_sign(&self) -> impl Iterator<Item = Outline> {
        self.signs.iter().map(|&outcome| Outline {
            outcome,
            ..self.last.clone()
        })
    }
}

/// Every row in brief, in the order of the topics.
pub fn outline(corpus: &Corpus, columns: &[Column], base: Option<i32>) -> Vec<MatrixOutline> {
    let rows = corpus
        .topics()
        .iter()
        .filter_map(|topic| matrix_row(corpus, topic, columns, base));
    rows.map(|row| MatrixOutline::of(corpus, &row)).collect()
}

/// The row of a topic; `None` where no year speaks. A cell is judged against
/// the nearest earlier column that speaks, or against `base` where that is
/// given and speaks.
pub fn matrix_row<'a>(
    corpus: &'a Corpus,
    topic: &'a Topic,
    columns: &'a [Column],
    base: Option<i32>,
) -> Option<MatrixRow<'a>> {
    let mut cells: Vec<Cell<'a>> = columns
        .iter()
        .filter_map(|column| {
            let year = column.year(corpus)?;
            let series = corpus.series_of(&topic.id);
            let values =
                series.flat_map(|series| column.values(series).map(move |value| (series, value)));
            Some(Cell {
                year,
                statements: statements_of(corpus, topic, column),
                values: values.collect(),
                standing: None,
            })
        })
        .collect();
    if !cells.iter().any(Cell::speaks) {
        return None;
    }
    let speaking: Vec<bool> = cells.iter().map(Cell::speaks).collect();
    for at in 0..cells.len() {
        if !speaking[at] || base == Some(cells[at].year) {
            continue;
        }
        // On a built-in topic a report of the reader's own changes neither what the
        // built-in sources are compared with nor the sign that they have.
        let by_built_in = !is_own(topic.id.as_str()) && cells[at].speaks_built_in();
        let counts = |id: &str| !(by_built_in && is_own(id));
        let is_alone = |column: &Column| {
            let statements = corpus.statements_of(&topic.id);
            let mut statements = statements.filter(|one| counts(one.id.as_str()));
            let series = corpus.series_of(&topic.id);
            let series = series.filter(|series| counts(series.id.as_str()));
            statements.all(|statement| column.has(statement))
                && series
                    .flat_map(|series| &series.values)
                    .all(|value| column.has_value(value))
        };
        let can_be = |other: &usize| {
            let compares = |statement: &&Statement| {
                let change = statement.change.as_ref();
                counts(statement.id.as_str())
                    && change.is_some_and(|change| change.since == cells[*other].year)
            };
            let speaks = if by_built_in {
                cells[*other].speaks_built_in()
            } else {
                speaking[*other]
            };
            // What a source says is new needs no earlier statement.
            *other != at && (speaks || cells[at].statements.iter().any(compares))
        };
        let other = match base {
            Some(base) => (0..cells.len()).find(|other| cells[*other].year == base),
            None => (0..at).rev().find(can_be),
        };
        let judged: Option<Against<'a>> = other.filter(can_be).and_then(|other| {
            let judged: Row<'a> = row(corpus, topic, &columns[other], &columns[at])?;
            Some(Against {
                year: cells[other].year,
                outcome: judged.outcome,
                others: judged.other_directions(),
                main: judged.main,
            })
        });
        // Where a source compares with a year that has no column, that is more than that
        // nothing is said of the one that has.
        let says = judged
            .as_ref()
            .is_some_and(|judged| judged.main.basis != Basis::NoDirection);
        let stated = || cells[at].stated(counts).filter(|_| base.is_none());
        let against = if says { judged } else { stated().or(judged) };
        cells[at].standing = Some(match against {
            Some(against) => Standing::Against(against),
            None if is_alone(&columns[at]) => Standing::Only,
            None => Standing::First,
        });
    }
    Some(MatrixRow { topic, cells })
}
