//! The timeline as it reads from top to bottom: years, and what stands between
//! them.

use crate::model::edtf::Edge;
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

/// Puts events, which stand in the order of time, under their years. Where there is a
/// first day in view, what is going on since always began earlier; otherwise, and where
/// nobody says when it began, it stands under the year of its end.
pub fn outline(
    corpus: &Corpus,
    positions: impl Iterator<Item = usize>,
    first_shown: Option<Day>,
) -> Vec<Part> {
    let mut earlier = Vec::new();
    let mut earlier_reaches = i32::MIN;
    // Those of each year, and the last year that one of them reaches. What has no
    // beginning stands first in the order of time, and not first in its year.
    let mut years: Vec<(i32, Vec<usize>, i32)> = Vec::new();
    for position in positions {
        let Some(event) = corpus.events().get(position) else {
            continue;
        };
        let span = event.date.span();
        let begins = match span.start.edge {
            Edge::Open if first_shown.is_some() => None,
            _ => span.start.day.or(span.end.day),
        };
        let last = if event.date.intersects(Day(i32::MAX), Day(i32::MAX)) {
            i32::MAX
        } else {
            let last = span.end.day.or(begins);
            last.map_or(i32::MIN, Day::year)
        };
        match begins.filter(|day| first_shown.is_none_or(|first| *day >= first)) {
            None => {
                earlier.push(position);
                earlier_reaches = earlier_reaches.max(last);
            }
            Some(day) => {
                let year = day.year();
                let at = match years.binary_search_by_key(&year, |(of, ..)| *of) {
                    Ok(at) => at,
                    Err(at) => {
                        years.insert(at, (year, Vec::new(), last));
                        at
                    }
                };
                let (_, events, reaches) = &mut years[at];
                events.push(position);
                *reaches = last.max(*reaches);
            }
        }
    }
    let mut parts: Vec<Part> = Vec::new();
    // The last year that an event reaches; `None` before the first.
    let mut reached: Option<i32> = None;
    if !earlier.is_empty() {
        parts.push(Part::Earlier(earlier));
        reached = Some(earlier_reaches);
    }
    for (year, events, reaches) in years {
        if let Some(reached) = reached
            && year.saturating_sub(reached) > FOLDED_YEARS
        {
            parts.push(Part::Nothing(reached + 1, year - 1));
        }
        parts.push(Part::Year(year, events));
        reached = reached.max(Some(reaches));
    }
    parts
}
