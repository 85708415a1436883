//! What is presented: one slide at a time, with the ways to the others and
//! where it stands in time.

use super::filter::Shown;
use super::state::{Action, ViewState};
use crate::model::*;
use crate::sort::SortLean;

/// A gap in time longer than this takes no more room on the strip, in days.
const LONGEST_GAP: f64 = 3.0 * 365.25;

/// Marks closer than this, as a part of the strip, are drawn as one.
const RESOLUTION: f64 = 1.0 / 400.0;

/// The steps of a tour, or the events that are shown, as slides.
#[derive(Clone, Debug, PartialEq)]
pub struct Deck<'a> {
    /// The tour whose steps are presented; without one the events are.
    pub tour: Option<&'a Tour>,
    /// What is on the wall.
    pub slide: Slide<'a>,
    /// From 0.
    pub number: usize,
    pub total: usize,
    /// The positions of the slides' events in the corpus, in the slides' order.
    events: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slide<'a> {
    pub event: &'a Event,
    /// The tour's own line.
    pub text: Option<&'a Text>,
    pub chapter: Option<&'a Chapter>,
}

/// What a clicker or a keyboard asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Next,
    Previous,
    First,
    Last,
}

/// What a key asks for while presenting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    Turn(Turn),
    /// A black wall, or back from it.
    Black,
    FullScreen,
    End,
}

impl<'a> Deck<'a> {
    /// What a state presents: the tour's step, else the event that is open
    /// among those that are shown, else the first of these. `None` where
    /// nothing is shown.
    pub fn new(corpus: &'a Corpus, state: &ViewState, shown: &Shown) -> Option<Deck<'a>> {
        let touring = state.tour.as_ref();
        if let Some((tour, place)) = touring.and_then(|at| Some((corpus.tour(&at.tour)?, at))) {
            let step = tour.steps().nth(place.step)?;
            let positions = tour.steps().map(|step| corpus.event_position(&step.event));
            return Some(Deck {
                tour: Some(tour),
                slide: Slide {
                    event: corpus.event(&step.event)?,
                    text: step.text.as_ref(),
                    chapter: tour.chapters.get(tour.chapter_of(place.step)),
                },
                number: place.step,
                total: tour.step_count(),
                events: positions.collect::<Option<_>>()?,
            });
        }
        let open = state.event.as_ref();
        let open = open.and_then(|id| corpus.event_position(id));
        let mut events: Vec<usize> = shown.iter().collect();
        if let Some(open) = open
            && let Err(place) = events.binary_search(&open)
        {
            events.insert(place, open);
        }
        let number = open.and_then(|open| events.binary_search(&open).ok());
        let number = number.unwrap_or_default();
        Some(Deck {
            tour: None,
            slide: Slide {
                event: corpus.events().get(*events.get(number)?)?,
                text: None,
                chapter: None,
            },
            number,
            total: events.len(),
            events,
        })
    }

    /// The number of the slide that a turn leads to; the ends stay where they
    /// are.
    pub fn turned(&self, turn: Turn) -> usize {
        let last = self.total.saturating_sub(1);
        match turn {
            Turn::Next => (self.number + 1).min(last),
            Turn::Previous => self.number.saturating_sub(1),
            Turn::First => 0,
            Turn::Last => last,
        }
    }

    /// What shows another slide.
    pub fn to(&self, corpus: &Corpus, number: usize) -> Option<Action> {
        if self.tour.is_some() {
            return Some(Action::TourStep(number));
        }
        let event = corpus.events().get(*self.events.get(number)?)?;
        Some(Action::Event(Some(event.id.clone())))
    }

    /// Where the slides stand in time.
    pub fn strip(&self, corpus: &Corpus) -> Strip {
        let day_of = |position: &usize| {
            let span = corpus.events().get(*position)?.date.span();
            span.start.day.or(span.end.day)
        };
        let days: Vec<Option<Day>> = self.events.iter().map(day_of).collect();
        Strip::new(&days, self.number)
    }
}

/// A line in time with a mark for each slide. Places are parts of its length,
/// from 0 to 1. Long gaps are shortened, so that a century with one event does
/// not press the others together.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    pub marks: Vec<f64>,
    /// Where the slide on the wall stands.
    pub current: Option<f64>,
    /// First days of years, where there is room for their names.
    pub years: Vec<(i32, f64)>,
}

/// Of so many years each is looked at.
const MOST_YEARS: i64 = 2_000;

impl Strip {
    fn new(days: &[Option<Day>], current: usize) -> Strip {
        let mut stops: Vec<i32> = days.iter().flatten().map(|day| day.0).collect();
        stops.sort_lean();
        stops.dedup();
        // The shortened time that has passed at each stop.
        let mut passed = vec![0.0];
        for pair in stops.windows(2) {
            let gap = (f64::from(pair[1]) - f64::from(pair[0])).min(LONGEST_GAP);
            passed.push(passed.last().copied().unwrap_or_default() + gap);
        }
        let length = passed.last().copied().unwrap_or_default().max(1.0);
        let place = |day: i32| {
            let next = stops.partition_point(|stop| *stop < day);
            let at = |i: usize| passed.get(i).copied().unwrap_or(length);
            let Some(before) = next.checked_sub(1) else {
                return 0.0;
            };
            let (Some(&from), Some(&to)) = (stops.get(before), stops.get(next)) else {
                return 1.0;
            };
            let part = (f64::from(day) - f64::from(from)) / (f64::from(to) - f64::from(from));
            (at(before) + part * (at(next) - at(before))) / length
        };
        let mut marks: Vec<f64> = Vec::new();
        for &stop in &stops {
            let x = place(stop);
            if marks.last().is_none_or(|last| x - last >= RESOLUTION) {
                marks.push(x);
            }
        }
        let year_of = |day: Option<&i32>| day.map(|day| Day(*day).year());
        let mut years: Vec<(i32, f64)> = Vec::new();
        if let (Some(first), Some(last)) = (year_of(stops.first()), year_of(stops.last())) {
            // Of longer times only the years of the stops: most have no room anyway.
            let all = i64::from(last) - i64::from(first) <= MOST_YEARS;
            let every = (first..=last).take_while(|_| all);
            let of_stops = stops.iter().map(|day| Day(*day).year()).filter(|_| !all);
            for year in every.chain(of_stops) {
                // The first year is named though its first day lies before.
                let day = Day::from_ymd(year, 1, 1).map_or(i32::MIN, |day| day.0);
                let x = place(day);
                let room = years.last().is_none_or(|(_, last)| x - last >= 0.075);
                if room && x <= 0.97 {
                    years.push((year, x));
                }
            }
        }
        let current = days.get(current).copied().flatten();
        Strip {
            marks,
            current: current.map(|day| place(day.0)),
            years,
        }
    }
}
