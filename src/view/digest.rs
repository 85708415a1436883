//! What of a comparison fits on one page of paper.

use crate::model::compare::{Outcome, Outline};
use crate::sort::SortLean;

/// How long a row's texts are, in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowLength {
    /// Topic, what is said of it in brief, and whose judgement the sign is.
    pub text: usize,
    /// The source's own words for the direction, which give way first.
    pub words: usize,
}

/// What is to stand on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DigestLength {
    /// The title: of two sources it may take more than a line.
    pub title: usize,
    /// The sentences over and below the rows.
    pub around: usize,
    /// The weightiest first.
    pub rows: Vec<RowLength>,
    /// The lines of each series.
    pub figures: Vec<usize>,
}

/// How much of it fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DigestFit {
    pub rows: usize,
    /// Whether the sources' own words have room.
    pub words: bool,
    pub figures: usize,
}

// The page in points as the style sheet prints it: A4 without its margins, less the room
// for fonts that are higher than others. The width in characters is that of a wide font;
// a journey measures both in a browser.
const PAGE_PT: f64 = 754.0;
const LINE_PT: f64 = 10.0;
const ROW_PAD_PT: f64 = 3.2;
const ROW_CHARS: usize = 97;
/// A line of the title, heads of the two tables, and the spaces between the parts.
const FIXED_PT: f64 = 54.0;
const TITLE_LINE_PT: f64 = 16.3;
const TITLE_CHARS: usize = 56;
/// The line that says how much is left.
const REST_PT: f64 = 14.0;
const AROUND_LINE_PT: f64 = 11.7;
const AROUND_CHARS: usize = 92;
/// The figures take no more than this where the rows need the page.
const FIGURES_PT: f64 = 120.0;

fn height_pt(lines: usize) -> f64 {
    lines as f64 * LINE_PT + ROW_PAD_PT
}

/// What fits of a digest: the figures first, within their part of the page, then as many
/// rows as there is room for.
pub fn fit(length: &DigestLength) -> DigestFit {
    let around = length.around.div_ceil(AROUND_CHARS) as f64 * AROUND_LINE_PT;
    let title_lines = length.title.div_ceil(TITLE_CHARS).max(1);
    let title = (title_lines - 1) as f64 * TITLE_LINE_PT;
    let mut room = PAGE_PT - FIXED_PT - title - around;
    let row = |row: &RowLength, words: bool| {
        let chars = row.text + if words { row.words } else { 0 };
        height_pt(chars.div_ceil(ROW_CHARS).max(1))
    };
    let of_rows = |words: bool| -> f64 { length.rows.iter().map(|one| row(one, words)).sum() };
    let for_figures = FIGURES_PT.max(room - of_rows(false));
    let figures = fitting(
        length.figures.iter().map(|&lines| height_pt(lines)),
        for_figures,
    );
    let taken: f64 = length.figures[..figures]
        .iter()
        .map(|&lines| height_pt(lines))
        .sum();
    room -= taken;
    let words = of_rows(true) <= room;
    if figures < length.figures.len() || of_rows(false) > room {
        room -= REST_PT;
    }
    let rows = fitting(length.rows.iter().map(|one| row(one, words)), room);
    DigestFit {
        rows,
        words,
        figures,
    }
}

/// How many of these, one below the other, fit.
fn fitting(heights: impl Iterator<Item = f64>, room: f64) -> usize {
    let mut below = 0.0;
    heights
        .take_while(|height| {
            below += height;
            below <= room
        })
        .count()
}

/// The rows with something between the sides, the weightiest first: what moved and where
/// the sides part, before what is the same or must not be compared; then by what is
/// contested on them.
pub fn weightiest(outlines: &[Outline], shown: &[usize]) -> Vec<usize> {
    let mut rows: Vec<usize> = shown
        .iter()
        .copied()
        .filter(|&row| outlines[row].outcome.is_between())
        .collect();
    rows.sort_lean_by_key(|&row| {
        let Outline {
            outcome, weight, ..
        } = &outlines[row];
        let still = matches!(outcome, Outcome::Unchanged | Outcome::NotComparable);
        (still, weight.is_none(), *weight, *outcome)
    });
    rows
}

/// The lines of a series whose title is so long, with so many values on each side.
pub fn figure_lines(title: usize, values: (usize, usize)) -> usize {
    /// The column of the titles, in characters.
    const TITLE_CHARS: usize = 60;
    title
        .div_ceil(TITLE_CHARS)
        .max(values.0)
        .max(values.1)
        .max(1)
}
