//! What is drawn of some events of a corpus, made in one go or a little at a
//! time: with a hundred thousand events, no step may hold up the page.

use super::chart::Chart;
use super::fold::Folds;
use super::lane::Lane;
use super::place::{Placed, place};
use super::scale::Viewport;
use super::spans::Spans;
use crate::model::{Corpus, Event, ThemeId};
use std::collections::HashMap;
use std::rc::Rc;

/// What is drawn of some events of a corpus.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    pub spans: Spans,
    /// When events begin, in axis days and in order.
    pub starts: Vec<f64>,
    /// The themes that have a lane and at least one event, in the order of the
    /// corpus.
    pub lanes: Vec<(ThemeId, Rc<Lane>)>,
}

impl Parts {
    /// Of the events at these positions of the corpus, in its order.
    pub fn new(corpus: &Corpus, chart: &Chart, positions: impl Iterator<Item = usize>) -> Parts {
        let mut filling = Filling::new(corpus);
        for position in positions {
            if let (Some(event), Some(placed)) =
                (corpus.events().get(position), chart.placed.get(position))
            {
                filling.add(position, event, placed, &chart.folds);
            }
        }
        while filling.close_lane(&chart.folds) {}
        filling.parts()
    }
}

/// Parts that are being filled.
struct Filling {
    /// The roots of each theme: the lanes that its events stand in.
    roots: HashMap<ThemeId, Vec<usize>>,
    open: std::vec::IntoIter<(ThemeId, Vec<Placed>)>,
    filled: Vec<(ThemeId, Vec<Placed>)>,
    days: Vec<(usize, crate::model::Day, crate::model::Day)>,
    parts: Parts,
}

impl Filling {
    fn new(corpus: &Corpus) -> Filling {
        let lanes: Vec<&ThemeId> = corpus.lanes().map(|theme| &theme.id).collect();
        let roots_of = |id: &ThemeId| {
            let lanes = lanes.iter().enumerate();
            let within = lanes.filter(|(_, root)| id.is_within(root));
            within.map(|(number, _)| number).collect()
        };
        let themes = corpus.themes().iter();
        Filling {
            roots: themes
                .map(|theme| (theme.id.clone(), roots_of(&theme.id)))
                .collect(),
            open: Vec::new().into_iter(),
            filled: lanes
                .into_iter()
                .map(|id| (id.clone(), Vec::new()))
                .collect(),
            days: Vec::new(),
            parts: Parts::default(),
        }
    }

    fn add(&mut self, position: usize, event: &Event, placed: &Placed, folds: &Folds) {
        for theme in &event.themes {
            for &root in self.roots.get(theme).into_iter().flatten() {
                let (_, lane) = &mut self.filled[root];
                // An event of two themes of a lane stands in it once.
                if lane.last().is_none_or(|last| last.event != position) {
                    lane.push(*placed);
                }
            }
        }
        let (first, last) = event.date.reach_days();
        self.days.push((position, first, last));
        self.parts.starts.push(folds.axis(placed.from));
    }

    /// Makes the next of the lanes, and at last what is not of a lane; whether
    /// there is more to do.
    fn close_lane(&mut self, folds: &Folds) -> bool {
        if !self.filled.is_empty() {
            self.open = std::mem::take(&mut self.filled).into_iter();
        }
        match self.open.next() {
            Some((id, events)) => {
                if !events.is_empty() {
                    let lane = Rc::new(Lane::new(events, folds));
                    self.parts.lanes.push((id, lane));
                }
                true
            }
            None => {
                self.parts.starts.sort_by(f64::total_cmp);
                self.parts.spans = Spans::of_days(std::mem::take(&mut self.days));
                false
            }
        }
    }

    fn parts(self) -> Parts {
        self.parts
    }
}

/// A chart and its parts that are made a little at a time, always of the same
/// corpus.
pub struct Charting {
    home: Viewport,
    today: f64,
    placed: Vec<Placed>,
    chart: Option<Chart>,
    filling: Option<Filling>,
    added: usize,
}

impl Charting {
    /// As [`Chart::new`].
    pub fn new(home: Viewport, today: f64) -> Charting {
        Charting {
            home,
            today,
            placed: Vec::new(),
            chart: None,
            filling: None,
            added: 0,
        }
    }

    /// Looks at so many more events, or makes a part of all of them; the chart
    /// and the parts of all events when both are made.
    pub fn step(&mut self, corpus: &Corpus, events: usize) -> Option<(Chart, Parts)> {
        let all = corpus.events();
        let Some(chart) = &self.chart else {
            let first = self.placed.len();
            let end = all.len().min(first + events.max(1));
            let today = self.today;
            let more = (first..end).map(|position| place(position, &all[position], today));
            self.placed.extend(more);
            if end == all.len() {
                let placed = std::mem::take(&mut self.placed);
                self.chart = Some(Chart::of_placed(placed, self.home));
            }
            return None;
        };
        let filling = self.filling.get_or_insert_with(|| Filling::new(corpus));
        if self.added < all.len() {
            let end = all.len().min(self.added + events.max(1));
            let more = all.iter().zip(&chart.placed).enumerate();
            for (position, (event, placed)) in more.take(end).skip(self.added) {
                filling.add(position, event, placed, &chart.folds);
            }
            self.added = end;
            return None;
        }
        if filling.close_lane(&chart.folds) {
            return None;
        }
        Some((self.chart.take()?, self.filling.take()?.parts()))
    }
}
