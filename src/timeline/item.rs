//! One event as it is drawn: mark, label, count.

use super::label::Label;
use super::place::{Placed, Shape};
use crate::model::Day;
use std::rc::Rc;

/// Height of a row, in pixels: two lines of label.
pub const ROW_PX: f64 = 28.0;

/// Width of a moment's glyph, in pixels.
pub const GLYPH_PX: f64 = 11.0;

/// How far an open end is drawn beyond its label before it fades.
pub const OPEN_PX: f64 = 26.0;

/// Between a glyph and its label.
pub(super) const LABEL_GAP_PX: f64 = 5.0;

/// Room kept behind each label: for the count of hidden neighbours, of two
/// digits in the widest font that is expected, and so that two labels never touch.
const TAIL_PX: f64 = 36.0;

/// Between what a count stands behind and the count.
const COUNT_GAP_PX: f64 = 3.0;

/// For each digit more of a count.
const DIGIT_PX: f64 = 8.0;

/// Between the end of a period and what follows it in its row.
const END_GAP_PX: f64 = 4.0;

/// A longer bar is not placed in a cell, but for its lane as a whole.
pub(super) const LONG_PX: f64 = 520.0;

/// How far an item that is placed in a cell may reach from the start of its
/// event, in pixels. Both together are the least width of a cell.
pub(super) const REACH_LEFT_PX: f64 = 384.0;
pub(super) const REACH_RIGHT_PX: f64 = 640.0;

/// The least that is drawn of a bar that has no room, and of its fade before.
const STUB_PX: f64 = 60.0;
const STUB_FADE_PX: f64 = 60.0;

/// Of a bar that begins before the view or ends behind it, at least so much
/// must be in it to be seen there.
const SEEN_PX: f64 = 24.0;

/// On which side of its mark a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelSide {
    Right,
    /// Where it would reach, with its count, beyond the last day that the page
    /// opens on.
    Left,
}

/// Neighbours that have no room of their own and are counted with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct More {
    pub count: usize,
    /// The days on which the first and the last of them and their host begin.
    pub first: Day,
    pub last: Day,
    /// The indices of all these in the lane: the first, and the one behind the
    /// last.
    pub indices: (u32, u32),
}

/// An event with its glyph and label. Coordinates are pixels from the origin
/// of the [`Scene`](super::Scene).
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// In axis days.
    pub placed: Placed,
    /// The day on which it begins.
    pub day: Day,
    pub lane: usize,
    /// The place in the lane's order.
    pub index: u32,
    pub row: usize,
    /// Where the event starts, and its glyph's or bar's width.
    pub x: f64,
    pub width: f64,
    pub fade_before: f64,
    pub fade_after: f64,
    pub label: Rc<Label>,
    pub label_side: LabelSide,
    pub label_x: f64,
    /// Whether the label is wholly in view; a part of one is not drawn.
    pub label_shown: bool,
    /// Middle of the row, from the top of the drawing.
    pub y: f64,
    /// Only the beginning of the bar is drawn: there is no room for the rest.
    pub stub: bool,
    pub more: Option<More>,
    /// Where the count stands.
    pub more_x: f64,
    /// Whether it is wholly in view.
    pub more_shown: bool,
    /// The room kept for it.
    tail: f64,
}

/// The room to keep for a count in a lane of so many events.
pub(super) fn tail_px(events: usize) -> f64 {
    let digits = events.max(1).ilog10() + 1;
    TAIL_PX + f64::from(digits.saturating_sub(2)) * DIGIT_PX
}

/// Where the origin of an axis is, in axis days, and how long a day is on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    pub origin: f64,
    pub px_per_day: f64,
}

/// What of an item does not depend on where it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Slot {
    pub index: u32,
    pub row: usize,
    pub side: LabelSide,
    pub stub: bool,
    pub label: Rc<Label>,
    /// The room that it keeps free at the zoom of its level, in pixels from
    /// the grid's anchor.
    pub left: f64,
    pub right: f64,
}

impl Item {
    /// An event whose place in its lane is not known yet. `tail` is the room to
    /// keep for a count.
    pub(super) fn new(
        placed: Placed,
        label: Rc<Label>,
        label_side: LabelSide,
        stub: bool,
        axis: Axis,
        tail: f64,
    ) -> Item {
        let Axis { origin, px_per_day } = axis;
        let start = (placed.from - origin) * px_per_day;
        let mut fade_before = placed.fade_before * px_per_day;
        let mut fade_after = placed.fade_after * px_per_day;
        let (x, width) = match placed.shape {
            Shape::Moment => {
                let noon = start + (placed.to - placed.from) / 2.0 * px_per_day;
                (noon - GLYPH_PX / 2.0, GLYPH_PX)
            }
            _ if stub => (start, label.width_px.max(STUB_PX)),
            Shape::Vague | Shape::Period => {
                let width = (placed.to - placed.from) * px_per_day;
                (start, width.max(GLYPH_PX))
            }
        };
        if stub {
            fade_before = fade_before.min(STUB_FADE_PX);
            fade_after = OPEN_PX;
        }
        let label_x = match (label_side, placed.shape) {
            (LabelSide::Left, _) => x - fade_before - LABEL_GAP_PX - label.width_px,
            (LabelSide::Right, Shape::Moment) => x + GLYPH_PX + LABEL_GAP_PX,
            (LabelSide::Right, _) => x + LABEL_GAP_PX,
        };
        let mut item = Item {
            placed,
            day: Day(0),
            lane: 0,
            index: 0,
            row: 0,
            x,
            width,
            fade_before,
            fade_after,
            label,
            label_side,
            label_x,
            label_shown: true,
            y: 0.0,
            stub,
            more: None,
            more_x: 0.0,
            more_shown: true,
            tail,
        };
        item.more_x = item.count_x();
        item
    }

    /// Where the label stands, given the last day that the page opens on.
    pub(super) fn side(
        placed: &Placed,
        label: &Label,
        axis: Axis,
        tail: f64,
        limit: f64,
    ) -> LabelSide {
        let Axis { origin, px_per_day } = axis;
        let start = (placed.from - origin) * px_per_day;
        let label_x = match placed.shape {
            Shape::Moment => {
                let noon = start + (placed.to - placed.from) / 2.0 * px_per_day;
                noon + GLYPH_PX / 2.0 + LABEL_GAP_PX
            }
            Shape::Vague | Shape::Period => start + LABEL_GAP_PX,
        };
        if label_x + label.width_px + tail > (limit - origin) * px_per_day {
            LabelSide::Left
        } else {
            LabelSide::Right
        }
    }

    /// All of the item but its place: lengths from its x, in tenths of a pixel.
    /// Equal for two drawings between which it only moves.
    pub fn at_rest(&self) -> Item {
        let tenths = |px: f64| (px * 10.0).round() / 10.0;
        Item {
            x: 0.0,
            y: 0.0,
            row: 0,
            width: tenths(self.width),
            fade_before: tenths(self.fade_before),
            fade_after: tenths(self.fade_after),
            label_x: tenths(self.label_x - self.x),
            more_x: tenths(self.more_x - self.x),
            ..self.clone()
        }
    }

    /// Whether the bar goes on beyond what is drawn of it.
    pub fn goes_on(&self) -> bool {
        self.placed.open_end && !self.stub
    }

    /// Where the drawing of the mark ends.
    pub fn mark_end(&self) -> f64 {
        let open = if self.goes_on() { OPEN_PX } else { 0.0 };
        let bar = if self.goes_on() && self.label_side == LabelSide::Right {
            self.width.max(self.label.width_px)
        } else {
            self.width
        };
        self.x + bar + self.fade_after + open
    }

    /// Whether who looks for it finds it between `left` and `right`: its label
    /// or its glyph is wholly there, or as much of a bar as one can point at.
    /// What only fades into view is not found.
    pub(super) fn is_seen(&self, left: f64, right: f64) -> bool {
        let label = (self.label_x, self.label_x + self.label.width_px);
        let has_label = self.label_shown && left <= label.0 && label.1 <= right;
        let of_mark = (self.x + self.width).min(right) - self.x.max(left);
        let least = match self.placed.shape {
            Shape::Moment => self.width,
            Shape::Vague | Shape::Period => self.width.min(SEEN_PX),
        };
        // Coordinates far from the origin lose the last digits.
        has_label || of_mark >= least - 0.05
    }

    /// Where the count of neighbours stands: behind label or mark, within the
    /// room that the item keeps free.
    fn count_x(&self) -> f64 {
        let label_end = self.label_x + self.label.width_px;
        let beside_label = self.label_side == LabelSide::Right && self.label_shown;
        let behind = if beside_label {
            label_end
        } else {
            self.mark_end()
        };
        COUNT_GAP_PX + behind.min(self.extent().1 - self.tail)
    }

    /// The horizontal room that the item keeps free, label and tail included.
    pub fn extent(&self) -> (f64, f64) {
        // The ends of two periods keep apart; what fades may touch.
        let gap = match self.placed.shape {
            Shape::Period => END_GAP_PX,
            Shape::Moment | Shape::Vague => 0.0,
        };
        let mark = (self.x - self.fade_before, self.mark_end() + gap);
        match self.label_side {
            LabelSide::Right => {
                let label_end = self.label_x + self.label.width_px + self.tail;
                (mark.0, mark.1.max(label_end))
            }
            LabelSide::Left => (self.label_x - 4.0, mark.1 + self.tail),
        }
    }

    /// Fitted to a view from `left` to `right`: a label follows its bar into
    /// view; of labels and counts, one that is cut by an edge is not drawn, and
    /// a count stands in view as long as its mark has room for it.
    pub(super) fn fit(&mut self, left: f64, right: f64) {
        let tail = if self.more.is_some() { self.tail } else { 0.0 };
        let bar_end = self.x + self.width;
        let held = self.placed.shape != Shape::Moment
            && self.label_side == LabelSide::Right
            && self.label_x < left
            && bar_end - self.label.width_px - tail > left + LABEL_GAP_PX;
        if held {
            self.label_x = left + LABEL_GAP_PX;
        }
        let label_end = self.label_x + self.label.width_px;
        // A count behind the label needs its room too: it must not cover it.
        let behind = match self.label_side {
            LabelSide::Right => tail,
            LabelSide::Left => 0.0,
        };
        self.label_shown = self.label_x >= left && label_end + behind <= right;
        self.more_x = self.count_x();
        if self.more.is_some() && self.x < right {
            // Never before the room that the item has.
            let last = (right - tail).max(self.extent().0);
            self.more_x = self.more_x.min(last);
        }
        self.more_shown = self.more_x + self.tail - COUNT_GAP_PX <= right + 1e-6;
    }
}
