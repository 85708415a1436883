//! Rows and labels: what stands where at one zoom level.

use super::label::{LABEL_PX, Label, TextMetrics, wrap};
use super::place::{Placed, Shape};
use super::scale::TimeScale;
use crate::model::Day;

/// Height of a row, in pixels: two lines of label.
pub const ROW_PX: f64 = 28.0;

/// Width of a moment's glyph, in pixels.
pub const GLYPH_PX: f64 = 11.0;

/// Between a glyph and its label.
const LABEL_GAP_PX: f64 = 5.0;

/// Room kept behind each label: for the count of hidden neighbours, of two
/// digits in the widest font that is expected, and so that two labels never touch.
const TAIL_PX: f64 = 36.0;

/// How far an open end is drawn beyond its label before it fades.
pub const OPEN_PX: f64 = 26.0;

/// Space above and below the rows of a lane.
const LANE_PADDING_PX: f64 = 2.0;

/// The events of one lane with their titles, in the order of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    pub events: Vec<(Placed, Label)>,
}

impl Lane {
    /// Titles of events of a higher rank are drawn bold.
    pub fn new(events: impl IntoIterator<Item = (Placed, String)>, metrics: TextMetrics) -> Lane {
        Lane {
            events: events
                .into_iter()
                .map(|(placed, title)| {
                    let label = wrap(&title, LABEL_PX, placed.rank > 0, metrics);
                    (placed, label)
                })
                .collect(),
        }
    }
}

/// On which side of its mark a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelSide {
    Right,
    /// Where it would reach, with its count, beyond the last day that the page
    /// opens on.
    Left,
}

/// Neighbours that have no room of their own and are counted with an item.
#[derive(Clone, Debug, PartialEq)]
pub struct More {
    /// Positions in the corpus, in the order of time.
    pub events: Vec<usize>,
    /// The days on which the first and the last of them and their host begin.
    pub first: Day,
    pub last: Day,
}

/// An event with its glyph and label. Coordinates are pixels: in an
/// [`Arrangement`] from 1970-01-01, in a [`Scene`] from the left edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub placed: Placed,
    pub lane: usize,
    pub row: usize,
    /// Where the event starts, and its glyph's or bar's width.
    pub x: f64,
    pub width: f64,
    pub fade_before: f64,
    pub fade_after: f64,
    pub label: Label,
    pub label_side: LabelSide,
    pub label_x: f64,
    /// Whether the label is wholly in view; a part of one is not drawn.
    pub label_shown: bool,
    /// Middle of the row, from the top of the drawing.
    pub y: f64,
    pub more: Option<More>,
}

impl Item {
    fn new(placed: Placed, label: Label, lane: usize, px_per_day: f64, label_limit: f64) -> Item {
        let (x, width) = match placed.shape {
            Shape::Moment => {
                let noon = (placed.from + placed.to) / 2.0 * px_per_day;
                (noon - GLYPH_PX / 2.0, GLYPH_PX)
            }
            Shape::Vague | Shape::Period => {
                let width = (placed.to - placed.from) * px_per_day;
                (placed.from * px_per_day, width.max(GLYPH_PX))
            }
        };
        let right_x = match placed.shape {
            Shape::Moment => x + GLYPH_PX + LABEL_GAP_PX,
            Shape::Vague | Shape::Period => x + LABEL_GAP_PX,
        };
        let fade_before = placed.fade_before * px_per_day;
        let beyond = right_x + label.width_px + TAIL_PX > label_limit * px_per_day;
        let (label_side, label_x) = if beyond {
            let x = x - fade_before - LABEL_GAP_PX - label.width_px;
            (LabelSide::Left, x)
        } else {
            (LabelSide::Right, right_x)
        };
        Item {
            label_x,
            label_side,
            label_shown: true,
            placed,
            lane,
            row: 0,
            x,
            width,
            fade_before,
            fade_after: placed.fade_after * px_per_day,
            label,
            y: 0.0,
            more: None,
        }
    }

    /// Where the drawing of the mark ends.
    pub fn mark_end(&self) -> f64 {
        let open = if self.placed.open_end { OPEN_PX } else { 0.0 };
        let bar = if self.placed.open_end && self.label_side == LabelSide::Right {
            self.width.max(self.label.width_px)
        } else {
            self.width
        };
        self.x + bar + self.fade_after + open
    }

    /// Where the count of neighbours stands: behind label or mark, within the
    /// room that the item keeps free.
    pub fn more_x(&self) -> f64 {
        let label_end = self.label_x + self.label.width_px;
        let beside_label = self.label_side == LabelSide::Right && self.label_shown;
        let behind = if beside_label {
            label_end
        } else {
            self.mark_end()
        };
        3.0 + behind.min(self.extent().1 - TAIL_PX)
    }

    /// The horizontal room that the item keeps free, label and tail included.
    pub fn extent(&self) -> (f64, f64) {
        let mark = (self.x - self.fade_before, self.mark_end() + 4.0);
        match self.label_side {
            LabelSide::Right => {
                let label_end = self.label_x + self.label.width_px + TAIL_PX;
                (mark.0, mark.1.max(label_end))
            }
            LabelSide::Left => (self.label_x - 4.0, mark.1 - 4.0 + TAIL_PX),
        }
    }

    /// Moved by `shift` and fitted to a view of `width_px`: a label follows its
    /// bar into view, and one that is cut by an edge is not drawn.
    fn in_view(&self, shift: f64, width_px: f64) -> Item {
        let mut item = self.clone();
        item.x += shift;
        item.label_x += shift;
        let bar_end = item.x + item.width;
        // A count beside the label needs its room on the bar too.
        let tail = if item.more.is_some() { TAIL_PX } else { 0.0 };
        let held = item.placed.shape != Shape::Moment
            && item.label_side == LabelSide::Right
            && item.label_x < 0.0
            && bar_end - item.label.width_px - tail > LABEL_GAP_PX;
        if held {
            item.label_x = LABEL_GAP_PX;
        }
        let label_end = item.label_x + item.label.width_px;
        item.label_shown = item.label_x >= 0.0 && label_end <= width_px;
        item
    }
}

/// A lane's place in the drawing, in pixels from its top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneBox {
    pub y: f64,
    pub height: f64,
    pub rows: usize,
}

/// Every event of every lane at one zoom level.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrangement {
    px_per_day: f64,
    pub lanes: Vec<LaneBox>,
    /// By lane, then in the order of time.
    items: Vec<Item>,
    /// The start of each event of each lane, for the marks that show where
    /// hidden ones are.
    rugs: Vec<Vec<f64>>,
    pub height: f64,
}

/// What is in view.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    pub scale: TimeScale,
    pub lanes: Vec<LaneBox>,
    pub items: Vec<Item>,
    /// For each lane the x of every event in view, at most one a pixel.
    pub rugs: Vec<Vec<f64>>,
    pub height: f64,
}

impl Scene {
    /// Events in view, the counted ones too.
    pub fn event_count(&self) -> usize {
        self.items
            .iter()
            .map(|item| 1 + item.more.as_ref().map_or(0, |more| more.events.len()))
            .sum()
    }
}

/// How many rows each lane gets when `total` can be shared out: one each, then
/// one by one to the lane that would hide most events for each row it has.
pub fn allocate_rows(
    lanes: &[Lane],
    px_per_day: f64,
    label_limit: f64,
    total: usize,
) -> Vec<usize> {
    const MOST_ROWS: usize = 6;
    let mut rows = vec![1; lanes.len()];
    let mut hidden: Vec<usize> = lanes
        .iter()
        .map(|lane| hidden_in(lane, px_per_day, label_limit, 1))
        .collect();
    for _ in lanes.len()..total {
        let fullest = (0..lanes.len())
            .filter(|&i| hidden[i] > 0 && rows[i] < MOST_ROWS)
            .max_by_key(|&i| (hidden[i] * 100 / rows[i], std::cmp::Reverse(i)));
        let Some(i) = fullest else { break };
        rows[i] += 1;
        hidden[i] = hidden_in(&lanes[i], px_per_day, label_limit, rows[i]);
    }
    rows
}

fn hidden_in(lane: &Lane, px_per_day: f64, label_limit: f64, rows: usize) -> usize {
    let zoom = Zoom {
        px_per_day,
        label_limit,
    };
    let items = arrange_lane(lane, 0, zoom, rows, None, 0.0);
    lane.events.len() - items.len()
}

#[derive(Clone, Copy)]
struct Zoom {
    px_per_day: f64,
    label_limit: f64,
}

/// Gives each event a row of its lane, at `px_per_day`. Labels that would reach
/// beyond the day `label_limit` stand left of their marks. `chosen` (a position
/// in the corpus) is never hidden.
pub fn arrange(
    lanes: &[Lane],
    rows: &[usize],
    px_per_day: f64,
    label_limit: f64,
    chosen: Option<usize>,
) -> Arrangement {
    let zoom = Zoom {
        px_per_day,
        label_limit,
    };
    let mut y = 0.0;
    let mut boxes = Vec::with_capacity(lanes.len());
    let mut items = Vec::new();
    let mut rugs = Vec::with_capacity(lanes.len());
    for (i, lane) in lanes.iter().enumerate() {
        let rows = rows.get(i).copied().unwrap_or(1).max(1);
        let height = rows as f64 * ROW_PX + 2.0 * LANE_PADDING_PX;
        items.extend(arrange_lane(
            lane,
            i,
            zoom,
            rows,
            chosen,
            y + LANE_PADDING_PX,
        ));
        rugs.push(
            lane.events
                .iter()
                .map(|(placed, _)| placed.from * px_per_day)
                .collect(),
        );
        boxes.push(LaneBox { y, height, rows });
        y += height;
    }
    Arrangement {
        px_per_day,
        lanes: boxes,
        items,
        rugs,
        height: y,
    }
}

fn arrange_lane(
    lane: &Lane,
    lane_index: usize,
    zoom: Zoom,
    rows: usize,
    chosen: Option<usize>,
    top: f64,
) -> Vec<Item> {
    // Those that matter most choose their place first; among equals, time.
    let mut order: Vec<usize> = (0..lane.events.len()).collect();
    order.sort_by_key(|&i| {
        let placed = &lane.events[i].0;
        let rank = if chosen == Some(placed.event) {
            u8::MAX
        } else {
            placed.rank
        };
        std::cmp::Reverse(rank)
    });
    let mut taken: Vec<Vec<(f64, f64)>> = vec![Vec::new(); rows];
    let mut items: Vec<Item> = Vec::new();
    let mut hidden: Vec<usize> = Vec::new();
    for i in order {
        let (placed, label) = &lane.events[i];
        let item = Item::new(
            *placed,
            label.clone(),
            lane_index,
            zoom.px_per_day,
            zoom.label_limit,
        );
        let (left, right) = item.extent();
        let free = taken
            .iter_mut()
            .enumerate()
            .find_map(|(row, spans)| insert_if_free(spans, left, right).then_some(row));
        match free {
            Some(row) => items.push(Item {
                row,
                y: top + (row as f64 + 0.5) * ROW_PX,
                ..item
            }),
            None => hidden.push(i),
        }
    }
    items.sort_by(|a, b| a.placed.from.total_cmp(&b.placed.from));
    hidden.sort_unstable();
    for i in hidden {
        let placed = &lane.events[i].0;
        count_with_nearest(&mut items, placed, placed.from * zoom.px_per_day);
    }
    items
}

/// Spans are kept in order and apart.
fn insert_if_free(spans: &mut Vec<(f64, f64)>, left: f64, right: f64) -> bool {
    let at = spans.partition_point(|&(start, _)| start < left);
    let free = at
        .checked_sub(1)
        .is_none_or(|before| spans[before].1 <= left)
        && spans.get(at).is_none_or(|&(start, _)| right <= start);
    if free {
        spans.insert(at, (left, right));
    }
    free
}

/// Counts a hidden event with the visible one whose start is nearest.
fn count_with_nearest(items: &mut [Item], placed: &Placed, x: f64) {
    let nearest = items
        .iter_mut()
        .min_by(|a, b| (a.x - x).abs().total_cmp(&(b.x - x).abs()));
    // A lane with a hidden event has a visible one: the first always fits.
    let Some(host) = nearest else { return };
    let start = |placed: &Placed| Day(placed.from as i32);
    let host_start = start(&host.placed);
    let more = host.more.get_or_insert_with(|| More {
        events: Vec::new(),
        first: host_start,
        last: host_start,
    });
    more.events.push(placed.event);
    more.first = more.first.min(start(placed));
    more.last = more.last.max(start(placed));
}

impl Arrangement {
    /// What is in view of `scale`, whose zoom must be that of the arrangement.
    /// Costs what is visible, after one look at each lane's list.
    pub fn scene(&self, scale: TimeScale) -> Scene {
        let shift = -scale.viewport.from * self.px_per_day;
        let visible = 0.0..scale.width_px;
        let items = self
            .items
            .iter()
            .filter(|item| {
                let (left, right) = item.extent();
                right + shift > visible.start && left + shift < visible.end
            })
            .map(|item| item.in_view(shift, scale.width_px))
            .collect();
        let rugs = self
            .rugs
            .iter()
            .map(|starts| {
                let mut xs: Vec<f64> = starts
                    .iter()
                    .map(|x| (x + shift).round())
                    .filter(|x| visible.contains(x))
                    .collect();
                xs.dedup();
                xs
            })
            .collect();
        Scene {
            scale,
            lanes: self.lanes.clone(),
            items,
            rugs,
            height: self.height,
        }
    }
}
