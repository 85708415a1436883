//! What can be laid beside something else: a year, or one source.

use super::corpus::Corpus;
use super::id::SourceId;
use super::record::{Series, SourceKind, Statement, Value};
use std::fmt;
use std::str::FromStr;

/// One side of the comparison.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// What all sources say about a year.
    Year(i32),
    /// What one source says, about whatever year.
    Source(SourceId),
}

impl From<i32> for Column {
    fn from(year: i32) -> Column {
        Column::Year(year)
    }
}

/// What a source's id begins with in links, where a year has nothing.
const SOURCE: &str = "src:";

/// As in links: `2025`, `src:vsse-2025-en`.
impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Column::Year(year) => write!(f, "{year}"),
            Column::Source(id) => write!(f, "{SOURCE}{id}"),
        }
    }
}

impl FromStr for Column {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Column, Self::Err> {
        match text.strip_prefix(SOURCE) {
            Some(id) => Ok(Column::Source(SourceId::new(id))),
            None => text.parse().map(Column::Year),
        }
    }
}

impl Column {
    /// The year itself, or the one under which the source is filed; `None` for
    /// a source that is not there.
    pub fn year(&self, corpus: &Corpus) -> Option<i32> {
        match self {
            Column::Year(year) => Some(*year),
            Column::Source(id) => corpus.source(id).map(|source| source.year),
        }
    }

    /// Whether the corpus has it.
    pub fn is_known(&self, corpus: &Corpus) -> bool {
        match self {
            Column::Year(year) => corpus.years().contains(year),
            Column::Source(id) => corpus.source(id).is_some(),
        }
    }

    /// Whether the statement stands in this column.
    pub fn has(&self, statement: &Statement) -> bool {
        match self {
            Column::Year(year) => statement.year == *year,
            Column::Source(id) => statement.at.iter().any(|at| at.source == *id),
        }
    }

    /// Whether the value stands in this column. Of a year only values for the
    /// whole year do: a month beside a year would be another population.
    pub fn has_value(&self, value: &Value) -> bool {
        match self {
            Column::Year(year) => value.is_for_year(*year),
            Column::Source(id) => value.at.iter().any(|at| at.source == *id),
        }
    }

    pub fn values<'a>(&self, series: &'a Series) -> impl Iterator<Item = &'a Value> {
        series.values.iter().filter(|value| self.has_value(value))
    }

    /// Whether a summary stands in it for a report that is not there: what it does not say,
    /// the report may say.
    pub fn is_summary_only(&self, corpus: &Corpus) -> bool {
        let stands = |kind: SourceKind| match self {
            Column::Year(year) => {
                let mut sources = corpus.sources().iter();
                sources.any(|source| source.year == *year && source.kind == kind)
            }
            Column::Source(id) => corpus.source(id).is_some_and(|source| source.kind == kind),
        };
        stands(SourceKind::OfficialSummary) && !stands(SourceKind::OfficialReport)
    }

    /// Whether it speaks for a source: a year does for all.
    pub(super) fn speaks_for(&self, source: &SourceId) -> bool {
        match self {
            Column::Year(_) => true,
            Column::Source(id) => id == source,
        }
    }
}

/// What a reader must know of two sides before reading what they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caveat<'a> {
    /// Nothing rises or falls between them.
    SameYear,
    /// One of them is no more than a summary.
    Summary(&'a Column),
}

pub fn caveat<'a>(corpus: &Corpus, a: &'a Column, b: &'a Column) -> Option<Caveat<'a>> {
    if a == b {
        return None;
    }
    if a.year(corpus) == b.year(corpus) {
        return Some(Caveat::SameYear);
    }
    let mut sides = [a, b].into_iter();
    sides
        .find(|side| side.is_summary_only(corpus))
        .map(Caveat::Summary)
}

/// The two years compared after one of them was pointed at on the axis: it
/// takes the place of the earlier one where it is before both, of the later one
/// where it is after both, and else of the nearer. One that is compared already
/// changes nothing.
pub fn years_with(a: i32, b: i32, year: i32) -> (i32, i32) {
    let (first, last) = (a.min(b), a.max(b));
    if year == first || year == last {
        (a, b)
    } else if year < first || (year < last && year.abs_diff(first) <= year.abs_diff(last)) {
        (year, last)
    } else {
        (first, year)
    }
}
