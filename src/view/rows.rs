//! Which rows of the comparison are shown, and in which order.

use super::state::{RowOrder, ViewState};
use crate::model::compare::{Outcome, Outline};
use crate::model::ladder::{LadderLine, ladder};
use crate::model::matrix::{MatrixOutline, MatrixYears, matrix_years};
use crate::model::*;
use crate::sort::SortLean;

/// What a group of rows has in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupKey {
    Lane(ThemeId),
    Outcome(Outcome),
    /// The weight of what is contested on them; `None` where nothing is.
    Weight(Option<Weight>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowGroup {
    pub key: GroupKey,
    /// Positions in the outline.
    pub rows: Vec<usize>,
}

impl Outcome {
    /// How far from a change: what moved first, what only one side says next,
    /// what has no direction last.
    fn rank(self) -> u8 {
        match self {
            Outcome::OnlyA | Outcome::OnlyB => 1,
            Outcome::NotStated | Outcome::Agree => 2,
            _ => 0,
        }
    }

    /// Whether there is something between the two sides: a direction, or that
    /// they part, or that they must not be compared.
    pub fn is_between(self) -> bool {
        self.rank() == 0
    }
}

/// Positions of the rows that pass the filters.
pub fn shown_rows(outlines: &[Outline], state: &ViewState, compact: bool) -> Vec<usize> {
    let rows = outlines.iter().enumerate();
    rows.filter(|(_, row)| state.shows_row(row, compact))
        .map(|(position, _)| position)
        .collect()
}

/// Positions of the rows of the matrix that pass the filters for theme, sign (in any year)
/// and weight.
pub fn shown_matrix_rows(outlines: &[MatrixOutline], state: &ViewState) -> Vec<usize> {
    let shows = |row: &MatrixOutline| {
        state.shows(std::slice::from_ref(&row.last.theme))
            && state.outcome.is_none_or(|sign| row.signs.contains(&sign))
            && (state.weight).is_none_or(|weight| row.last.weight == Some(weight))
    };
    let rows = outlines.iter().enumerate();
    rows.filter(|(_, row)| shows(row))
        .map(|(position, _)| position)
        .collect()
}

/// The lines of the ladder that pass the filter for theme.
pub fn shown_ladder<'a>(corpus: &'a Corpus, state: &ViewState) -> Vec<LadderLine<'a>> {
    let mut lines = ladder(corpus);
    lines.retain(|line| state.shows(std::slice::from_ref(&line.topic.theme)));
    lines
}

/// The years that have a column in the matrix of this state.
pub fn years_of_matrix(corpus: &Corpus, state: &ViewState) -> MatrixYears {
    let sides = [&state.a, &state.b].into_iter();
    let chosen: Vec<i32> = sides
        .filter_map(|side| side.year(corpus))
        .chain(state.base_year)
        .collect();
    matrix_years(corpus, &chosen, state.all_years)
}

/// The rows in groups, in the order asked for. Within a group the order of the
/// topics stays.
pub fn grouped(outlines: &[Outline], mut rows: Vec<usize>, order: RowOrder) -> Vec<RowGroup> {
    let key = |position: usize| {
        let row = &outlines[position];
        match order {
            RowOrder::Theme => GroupKey::Lane(row.theme.root()),
            RowOrder::Outcome => GroupKey::Outcome(row.outcome),
            RowOrder::Weight => GroupKey::Weight(row.weight),
        }
    };
    match order {
        // Topics stand in the order of their lanes already.
        RowOrder::Theme => {}
        RowOrder::Outcome => rows.sort_lean_by_key(|&position| outlines[position].outcome),
        RowOrder::Weight => rows.sort_lean_by_key(|&position| {
            let weight = outlines[position].weight;
            (weight.is_none(), weight)
        }),
    }
    let mut groups: Vec<RowGroup> = Vec::new();
    for position in rows {
        let key = key(position);
        match groups.last_mut() {
            Some(group) if group.key == key => group.rows.push(position),
            _ => groups.push(RowGroup {
                key,
                rows: vec![position],
            }),
        }
    }
    if order == RowOrder::Theme {
        for group in &mut groups {
            group
                .rows
                .sort_lean_by_key(|&row| outlines[row].outcome.rank());
        }
    }
    groups
}
