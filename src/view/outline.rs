//! The timeline as it reads from top to bottom: years, and what stands between
//! them.

use crate::model::*;

/// A stretch of at least so many years in which nothing is shown is named
/// rather than left out without a word.
const FOLDED_YEARS: i32 = 5;

/// A part of the list of events, in the order of time. Events are positions in
/// the corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// What began before the first day in view and reaches into it.
    Earlier(Vec<usize>),
    /// What begins in a year.
    Year(i32, Vec<usize>),
    /// No event that is listed lies in these years, both included.
    Nothing(i32, i32),
}

/// Puts events, which stand in the order of time, under their years.
pub fn outline(
    corpus: &Corpus,
    positions: impl Iterator<Item = usize>,
    first_shown: Day,
) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    // The last year that an event reaches; `None` before the first.
    let mut reached: Option<i32> = None;
    for position in positions {
        let Some(event) = corpus.events().get(position) else {
            continue;
        };
        let span = event.date.span();
        let begins = span.start.day.or(span.end.day);
        let last = if event.date.intersects(Day(i32::MAX), Day(i32::MAX)) {
            i32::MAX
        } else {
            let last = span.end.day.or(begins);
            last.map_or(i32::MIN, Day::year)
        };
        match begins.filter(|day| *day >= first_shown).map(Day::year) {
            None => match parts.last_mut() {
                Some(Part::Earlier(events)) => events.push(position),
                _ => parts.push(Part::Earlier(vec![position])),
            },
            Some(year) => match parts.last_mut() {
                Some(Part::Year(of, events)) if *of == year => events.push(position),
                _ => {
                    if let Some(reached) = reached
                        && year.saturating_sub(reached) > FOLDED_YEARS
                    {
                        parts.push(Part::Nothing(reached + 1, year - 1));
                    }
                    parts.push(Part::Year(year, vec![position]));
                }
            },
        }
        reached = reached.max(Some(last));
    }
    parts
}
