//! Two years, or two sources, side by side, topic by topic: what was said, in
//! which direction it moved, and whose judgement the direction is.
//!
//! A direction is never guessed. It is either stated by a source, or computed
//! from two values of one series, or from a step on the likelihood ladder when
//! the same thing is judged; otherwise the row says that none is stated. Two
//! sources of one year have no direction at all: they agree, they differ, or
//! only one of them speaks.

mod judge;

use super::column::Column;
use super::corpus::Corpus;
use super::id::{ThemeId, TopicId, report_of};
use super::record::*;
use crate::sort::SortLean;
use std::collections::HashSet;

/// Whose judgement a sign is, and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Basis<'a> {
    /// The source says so, in this statement.
    Stated {
        statement: &'a Statement,
        change: &'a Change,
        /// The later year stands first: the sign is the reverse of what is said.
        reversed: bool,
    },
    /// Computed here: the term stands on another rung, or on the same.
    Ladder {
        from: &'a Statement,
        to: &'a Statement,
    },
    /// Computed here: two values of one series, `from` on the first side.
    Figures {
        series: &'a Series,
        from: &'a Value,
        to: &'a Value,
    },
    /// The two must not be compared; the record says why.
    Incomparable(&'a Incomparable),
    /// Nothing loaded speaks on the topic on this side.
    Silent { side: &'a Column },
    /// Both sides speak; no source says how one compares with the other.
    NoDirection,
    /// One year on both sides: they part here.
    Differ(&'a Divergence),
    /// One year on both sides: a claim has its place in both.
    Agree,
    /// A side beside itself.
    SameSide,
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

    /// Whether it rests on a record of the reader's own.
    pub fn is_own(&self) -> bool {
        let id = match self {
            Basis::Stated { statement, .. } => statement.id.as_str(),
            Basis::Ladder { from, .. } => from.id.as_str(),
            Basis::Figures { series, .. } => series.id.as_str(),
            Basis::Differ(divergence) => divergence.id.as_str(),
            // Has no id; one of a report names a source of that report.
            Basis::Incomparable(record) => {
                return record.sources.iter().any(|id| is_own(id.as_str()));
            }
            Basis::Silent { .. } | Basis::NoDirection | Basis::Agree | Basis::SameSide => {
                return false;
            }
        };
        is_own(id)
    }

    fn rests_on(&self, statement: &Statement) -> bool {
        match self {
            Basis::Stated {
                statement: said, ..
            } => said.id == statement.id,
            Basis::Ladder { from, to } => [from, to].iter().any(|one| one.id == statement.id),
            _ => false,
        }
    }

    /// The same from the other side.
    fn reversed(self) -> Self {
        match self {
            Basis::Stated {
                statement,
                change,
                reversed,
            } => Basis::Stated {
                statement,
                change,
                reversed: !reversed,
            },
            Basis::Ladder { from, to } => Basis::Ladder { from: to, to: from },
            Basis::Figures { series, from, to } => Basis::Figures {
                series,
                from: to,
                to: from,
            },
            other => other,
        }
    }

    pub fn kind(&self) -> BasisKind {
        if self.is_stated() {
            BasisKind::Stated
        } else if self.is_computed() {
            BasisKind::Computed
        } else {
            BasisKind::Neither
        }
    }
}

/// Whose judgement a row's sign is, as a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BasisKind {
    Stated,
    Computed,
    Neither,
}

impl BasisKind {
    pub const ALL: [BasisKind; 3] = [BasisKind::Stated, BasisKind::Computed, BasisKind::Neither];

    /// The word in links.
    pub fn word(self) -> &'static str {
        match self {
            BasisKind::Stated => "stated",
            BasisKind::Computed => "computed",
            BasisKind::Neither => "none",
        }
    }
}

/// A direction with what it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement<'a> {
    pub sign: Sign,
    pub basis: Basis<'a>,
}

/// What a row comes to: its direction, or that only one side speaks, or, of one
/// year, whether the sides part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    Raised,
    New,
    Unchanged,
    Lowered,
    Dropped,
    Differ,
    Agree,
    NotComparable,
    OnlyA,
    OnlyB,
    NotStated,
}

impl Outcome {
    /// In the order in which rows are sorted and counted.
    pub const ALL: [Outcome; 11] = [
        Outcome::Raised,
        Outcome::New,
        Outcome::Unchanged,
        Outcome::Lowered,
        Outcome::Dropped,
        Outcome::Differ,
        Outcome::Agree,
        Outcome::NotComparable,
        Outcome::OnlyA,
        Outcome::OnlyB,
        Outcome::NotStated,
    ];

    /// The word in links and style classes: that of the sign, where it is one.
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Raised => "raised",
            Outcome::New => "new",
            Outcome::Unchanged => "unchanged",
            Outcome::Lowered => "lowered",
            Outcome::Dropped => "dropped",
            Outcome::Differ => "differ",
            Outcome::Agree => "agree",
            Outcome::NotComparable => "not-comparable",
            Outcome::OnlyA => "only-a",
            Outcome::OnlyB => "only-b",
            Outcome::NotStated => "not-stated",
        }
    }

    /// The outcome when the two sides change places.
    pub fn reversed(self) -> Outcome {
        match self {
            Outcome::Raised => Outcome::Lowered,
            Outcome::Lowered => Outcome::Raised,
            Outcome::New => Outcome::Dropped,
            Outcome::Dropped => Outcome::New,
            Outcome::OnlyA => Outcome::OnlyB,
            Outcome::OnlyB => Outcome::OnlyA,
            other => other,
        }
    }
}

impl From<Sign> for Outcome {
    fn from(sign: Sign) -> Outcome {
        match sign {
            Sign::Raised => Outcome::Raised,
            Sign::Lowered => Outcome::Lowered,
            Sign::Unchanged => Outcome::Unchanged,
            Sign::New => Outcome::New,
            Sign::Dropped => Outcome::Dropped,
            Sign::NotComparable => Outcome::NotComparable,
            Sign::NotStated => Outcome::NotStated,
        }
    }
}

/// One topic on two sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    pub topic: &'a Topic,
    /// What side `a` says; of a source first what is about its own year.
    pub a: Vec<&'a Statement>,
    pub b: Vec<&'a Statement>,
    /// Series of the topic that have a value on either side.
    pub series: Vec<&'a Series>,
    /// The sign of the row.
    pub main: Judgement<'a>,
    /// Further judgements on the same topic, such as that of another
    /// statement, or a caveat for two of the sources.
    pub others: Vec<Judgement<'a>>,
    pub outcome: Outcome,
    /// What is contested on either side, the weightiest first.
    pub divergences: Vec<&'a Divergence>,
}

impl<'a> Row<'a> {
    /// What one of its judgements comes to.
    pub fn outcome_of(&self, judgement: &Judgement<'_>) -> Outcome {
        match judgement.basis {
            Basis::Silent { .. } => self.outcome,
            Basis::Differ(_) => Outcome::Differ,
            Basis::Agree => Outcome::Agree,
            _ => judgement.sign.into(),
        }
    }

    /// The weight of its weightiest divergence.
    pub fn weight(&self) -> Option<Weight> {
        self.divergences.first().map(|divergence| divergence.weight)
    }

    /// The ids of statements that have their place on both sides, as those of two
    /// editions do.
    pub fn shared(&self) -> HashSet<&'a str> {
        shared(&self.a, &self.b)
    }

    pub fn judgements(&self) -> impl Iterator<Item = &Judgement<'a>> {
        std::iter::once(&self.main).chain(&self.others)
    }

    /// Directions that others of its judgements have and its sign does not say. A bare
    /// sign cannot say whose it is: beside what the built-in sources say, those of the
    /// reader's own reports are left to the opened row.
    pub fn other_directions(&self) -> Vec<Outcome> {
        let is_built_in = !is_own(self.topic.id.as_str()) && !self.main.basis.is_own();
        let mut directions = Vec::new();
        for judgement in &self.others {
            let outcome = Outcome::from(judgement.sign);
            let says = judgement.basis.is_stated() || judgement.basis.is_computed();
            let says = says && !(is_built_in && judgement.basis.is_own());
            if says && outcome != self.outcome && !directions.contains(&outcome) {
                directions.push(outcome);
            }
        }
        directions
    }
}

/// Whether the record, source or topic with this id came with a report of the reader's own.
pub(super) fn is_own(id: &str) -> bool {
    report_of(id).is_some()
}

fn shared<'a>(a: &[&'a Statement], b: &[&'a Statement]) -> HashSet<&'a str> {
    let of_a: HashSet<&str> = a.iter().map(|statement| statement.id.as_str()).collect();
    let of_b = b.iter().map(|statement| statement.id.as_str());
    of_b.filter(|id| of_a.contains(id)).collect()
}

#[derive(Clone, Debug, PartialEq)]
pub struct Comparison<'a> {
    pub a: &'a Column,
    pub b: &'a Column,
    pub rows: Vec<Row<'a>>,
}

impl Comparison<'_> {
    pub fn outline(&self) -> Vec<Outline> {
        self.rows.iter().map(Outline::of).collect()
    }
}

/// What the tables ask of every row before they draw some: a value of its own,
/// which can be kept while the reader filters and sorts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    pub topic: TopicId,
    pub theme: ThemeId,
    pub outcome: Outcome,
    /// Of all judgements, the row's own first.
    pub bases: Vec<BasisKind>,
    pub weight: Option<Weight>,
}

impl Outline {
    pub fn of(row: &Row<'_>) -> Outline {
        Outline {
            topic: row.topic.id.clone(),
            theme: row.topic.theme.clone(),
            outcome: row.outcome,
            bases: row.judgements().map(|one| one.basis.kind()).collect(),
            weight: row.weight(),
        }
    }
}

/// How many of the rows have each outcome, in the order of [`Outcome::ALL`];
/// without those that none has.
pub fn counts<'o>(outlines: impl IntoIterator<Item = &'o Outline>) -> Vec<(Outcome, usize)> {
    let mut counts = Outcome::ALL.map(|outcome| (outcome, 0));
    for outline in outlines {
        for (outcome, count) in &mut counts {
            *count += usize::from(*outcome == outline.outcome);
        }
    }
    counts.into_iter().filter(|(_, count)| *count > 0).collect()
}

/// Lays side `b` beside side `a`, one row for each topic on which either has a
/// statement or a figure.
///
/// `compare(a, a)` has only *unchanged*; swapping the sides swaps *raised* with
/// *lowered*, *new* with *dropped* and the two *only here*.
pub fn compare<'a>(corpus: &'a Corpus, a: &'a Column, b: &'a Column) -> Comparison<'a> {
    let rows = corpus
        .topics()
        .iter()
        .filter_map(|topic| row(corpus, topic, a, b))
        .collect();
    Comparison { a, b, rows }
}

/// The row of one topic; `None` where neither side says anything.
pub fn row<'a>(
    corpus: &'a Corpus,
    topic: &'a Topic,
    a: &'a Column,
    b: &'a Column,
) -> Option<Row<'a>> {
    let (mut of_a, mut of_b) = (
        statements_of(corpus, topic, a),
        statements_of(corpus, topic, b),
    );
    let speaks = |series: &&Series, side: &Column| side.values(series).next().is_some();
    let series: Vec<&Series> = corpus
        .series_of(&topic.id)
        .filter(|series| speaks(series, a) || speaks(series, b))
        .collect();
    if of_a.is_empty() && of_b.is_empty() && series.is_empty() {
        return None;
    }
    let of_both = of_a.iter().chain(&of_b).copied();
    let divergences = divergences_of(corpus, topic, of_both, series.iter().copied());
    let sides = judge::Sides {
        corpus,
        topic,
        series: &series,
        divergences: &divergences,
    };
    let mut judgements = sides.judge((a, &of_a), (b, &of_b));
    let main = judgements.remove(0);
    // What the sign rests on is what is read first beside it.
    for side in [&mut of_a, &mut of_b] {
        let rests = side.iter().position(|one| main.basis.rests_on(one));
        if let Some(at) = rests {
            side[..=at].rotate_right(1);
        }
    }
    let outcome = match main.basis {
        Basis::Silent { side } if side == a => Outcome::OnlyB,
        Basis::Silent { .. } => Outcome::OnlyA,
        Basis::Differ(_) => Outcome::Differ,
        Basis::Agree => Outcome::Agree,
        _ => main.sign.into(),
    };
    Some(Row {
        topic,
        a: of_a,
        b: of_b,
        series,
        main,
        others: judgements,
        outcome,
        divergences,
    })
}

/// What a side says on a topic. Of a source what is about its own year stands
/// first: a report also speaks of years before.
pub fn statements_of<'a>(corpus: &'a Corpus, topic: &Topic, side: &Column) -> Vec<&'a Statement> {
    let mut statements: Vec<&Statement> = corpus
        .statements_of(&topic.id)
        .filter(|statement| side.has(statement))
        .collect();
    if let (Column::Source(_), Some(own)) = (side, side.year(corpus)) {
        statements.sort_lean_by_key(|statement| statement.year != own);
    }
    statements
}

/// What is contested of a topic, and of statements and series on it, the weightiest first.
pub fn divergences_of<'a>(
    corpus: &'a Corpus,
    topic: &Topic,
    statements: impl Iterator<Item = &'a Statement>,
    series: impl Iterator<Item = &'a Series>,
) -> Vec<&'a Divergence> {
    let ids = std::iter::once(topic.id.as_str())
        .chain(statements.map(|statement| statement.id.as_str()))
        .chain(series.map(|series| series.id.as_str()));
    let mut seen: HashSet<&str> = HashSet::new();
    let mut divergences: Vec<&Divergence> = ids
        .flat_map(|id| corpus.divergences_about(id))
        .filter(|divergence| seen.insert(divergence.id.as_str()))
        .collect();
    // By id among equals, so that the order is the same from both sides.
    divergences.sort_lean_by(|one, other| (one.weight, &one.id).cmp(&(other.weight, &other.id)));
    divergences
}

impl Incomparable {
    /// The two years, the earlier one first.
    pub fn years(&self) -> (i32, i32) {
        (self.a.min(self.b), self.a.max(self.b))
    }

    /// Whether it speaks of a value's sources.
    pub fn is_of(&self, value: &Value) -> bool {
        self.sources.is_empty() || value.at.iter().any(|at| self.sources.contains(&at.source))
    }
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
