//! Which days an event covers, and how surely.

use super::fold::Folds;
use crate::model::edtf::Precision;
use crate::model::{Edtf, Event};

/// What the drawing must tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One known day.
    Moment,
    /// A moment that lies somewhere in the span: the source gives only the
    /// month, the season or the year.
    Vague,
    /// The whole span: an interval.
    Period,
}

/// An event on the axis. Times are days since 1970-01-01, or axis days where
/// stretches are [folded](Placed::folded); an end is the midnight after the
/// last day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// The event's position in the corpus.
    pub event: usize,
    pub from: f64,
    pub to: f64,
    pub shape: Shape,
    /// How far the drawing fades out before `from` and after `to`, in days;
    /// zero where the edge is sharp.
    pub fade_before: f64,
    pub fade_after: f64,
    /// The interval has no stated start or end.
    pub open_start: bool,
    pub open_end: bool,
    /// Events of a higher rank get a label before others.
    pub rank: u8,
}

impl Placed {
    /// From days to axis days.
    pub fn folded(&self, folds: &Folds) -> Placed {
        let (from, to) = (folds.axis(self.from), folds.axis(self.to));
        Placed {
            from,
            to,
            fade_before: from - folds.axis(self.from - self.fade_before),
            fade_after: folds.axis(self.to + self.fade_after) - to,
            ..*self
        }
    }
}

/// Where an event stands; an open or unknown end is placed at the other end,
/// or at `today` where there is no other.
pub fn place(position: usize, event: &Event, today: f64) -> Placed {
    let date = &event.date;
    let span = date.span();
    let start = span.start.day.map(|day| f64::from(day.0));
    let end = span.end.day.map(|day| f64::from(day.0) + 1.0);
    // Of an interval that only ends, its last day.
    let from = start.or(end.map(|end| end - 1.0)).unwrap_or(today);
    let to = end.or(start.map(|start| start + 1.0)).unwrap_or(from + 1.0);
    let (before, after) = date.margin_days();
    Placed {
        event: position,
        from,
        to: to.max(from + 1.0),
        shape: shape(date),
        fade_before: f64::from(before),
        fade_after: f64::from(after),
        open_start: span.start.day.is_none(),
        open_end: span.end.day.is_none(),
        rank: u8::from(event.story),
    }
}

fn shape(date: &Edtf) -> Shape {
    if date.is_interval() {
        Shape::Period
    } else if date.precision() == Precision::Day {
        Shape::Moment
    } else {
        Shape::Vague
    }
}
