//! All lanes at every zoom: what is in view, as plain numbers.

use super::item::{Axis, Item, ROW_PX, tail_px};
use super::label::Labels;
use super::lane::Lane;
use super::level::{Grid, Level};
use super::scale::{TimeScale, Viewport};
use crate::sort::SortLean;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// So many levels double the zoom.
const LEVELS_PER_DOUBLING: f64 = 4.0;

/// While the zoom changes, an arrangement is drawn for so many levels.
const LEVELS_HELD: i32 = 8;

/// The least width of a cell, in pixels.
const CELL_PX: f64 = 1024.0;

/// Space above and below the rows of a lane.
const LANE_PADDING_PX: f64 = 1.0;

/// Height of a lane that is folded to its name.
pub const FOLDED_LANE_PX: f64 = 26.0;

/// More rows than this no lane gets.
const MOST_ROWS: usize = 6;

/// The marks that show where events are have this resolution, in pixels.
const RUG_PX: f64 = 4.0;

/// More levels than this are not kept for a lane.
const MOST_LEVELS: usize = 80;

/// What the arrangement is made for: the range that the page opens on, in axis
/// days, on so many pixels. It fits one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub home: Viewport,
    pub width_px: f64,
}

impl Frame {
    fn home_px_per_day(&self) -> f64 {
        self.width_px.max(1.0) / self.home.span_days()
    }

    /// The highest level whose zoom is at most this one.
    pub fn level(&self, px_per_day: f64) -> i32 {
        let doublings = (px_per_day / self.home_px_per_day()).log2();
        // A zoom that is a level's, up to the last digits, has that level.
        (doublings * LEVELS_PER_DOUBLING + 1e-6).floor() as i32
    }

    /// The zoom of a level, in pixels per axis day.
    pub fn px_per_day(&self, level: i32) -> f64 {
        self.home_px_per_day() * (f64::from(level) / LEVELS_PER_DOUBLING).exp2()
    }

    /// The level to draw while the zoom changes, where `held` was drawn before:
    /// that one as long as it is not much lower than the zoom's own, so that
    /// marks stay and only now and then others come. Zooming out takes one that
    /// lasts.
    pub fn level_in_motion(&self, px_per_day: f64, held: i32) -> i32 {
        let own = self.level(px_per_day);
        if held > own {
            own - LEVELS_HELD + 1
        } else if own - held >= LEVELS_HELD {
            own
        } else {
            held
        }
    }

    fn grid(&self, level: i32) -> Grid {
        Grid::new(
            self.home.from,
            self.px_per_day(level),
            self.width_px.max(CELL_PX),
            self.home.to,
        )
    }
}

/// A lane's place in the drawing, in pixels from its top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneBox {
    pub y: f64,
    pub height: f64,
    /// None where the lane is folded.
    pub rows: usize,
}

/// A mark at the foot of a lane: x and width of a time in which events begin.
pub type Rug = Vec<(f64, f64)>;

/// What is in view.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    pub scale: TimeScale,
    /// The time of the axis at x = 0.
    pub origin: f64,
    pub lanes: Rc<[LaneBox]>,
    /// In the order of time.
    pub items: Vec<Item>,
    pub height: f64,
}

impl Scene {
    /// Whether who looks for an item finds it in the view: a scene also has
    /// those of which only a count, an edge or what fades reaches into it.
    pub fn shows(&self, item: &Item) -> bool {
        let left = (self.scale.viewport.from - self.origin) * self.scale.px_per_day();
        item.is_seen(left, left + self.scale.width_px)
    }
}

/// What of the lanes to draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shot {
    pub scale: TimeScale,
    /// How much more than the view is drawn on either side, in pixels.
    pub overscan_px: f64,
    /// The time of the axis that x is counted from.
    pub origin: f64,
    /// Whether labels are fitted to the view: held in it, and not drawn where
    /// an edge cuts them. While the view moves, they are not.
    pub fitted: bool,
    /// The position in the corpus of an event that is never hidden.
    pub chosen: Option<usize>,
    /// The level whose arrangement is drawn: that of the scale where there is
    /// none. A lower one leaves room unused, and nothing overlaps in it.
    pub level: Option<i32>,
}

impl Shot {
    /// A view that stands still.
    pub fn still(scale: TimeScale, chosen: Option<usize>) -> Shot {
        Shot {
            scale,
            overscan_px: 0.0,
            origin: scale.viewport.from,
            fitted: true,
            chosen,
            level: None,
        }
    }
}

/// The levels of a lane that have been asked for.
type Levels = HashMap<i32, Rc<Level>>;

#[derive(Debug)]
struct LaneLayout {
    lane: Rc<Lane>,
    place: LaneBox,
    levels: RefCell<Levels>,
    /// The same with an event that would be hidden otherwise: its index.
    forced: RefCell<(u32, Levels)>,
}

/// The arrangement of all lanes, made as it is asked for.
#[derive(Debug)]
pub struct Layout {
    frame: Frame,
    labels: Rc<Labels>,
    lanes: Vec<LaneLayout>,
    boxes: Rc<[LaneBox]>,
    height: f64,
}

impl Layout {
    /// Lanes below each other with so many rows each; one with none is folded.
    pub fn new(lanes: Vec<Rc<Lane>>, rows: &[usize], frame: Frame, labels: Rc<Labels>) -> Layout {
        let mut y = 0.0;
        let lanes: Vec<LaneLayout> = lanes
            .into_iter()
            .enumerate()
            .map(|(number, lane)| {
                let rows = rows.get(number).copied().unwrap_or(1);
                let place = LaneBox {
                    y,
                    height: lane_height(rows),
                    rows,
                };
                y += place.height;
                LaneLayout {
                    lane,
                    place,
                    levels: RefCell::default(),
                    forced: RefCell::default(),
                }
            })
            .collect();
        Layout {
            frame,
            labels,
            boxes: lanes.iter().map(|lane| lane.place).collect(),
            lanes,
            height: y,
        }
    }

    pub fn lane(&self, number: usize) -> Option<&Rc<Lane>> {
        self.lanes.get(number).map(|lane| &lane.lane)
    }

    pub fn lanes(&self) -> impl ExactSizeIterator<Item = &Rc<Lane>> {
        self.lanes.iter().map(|lane| &lane.lane)
    }

    pub fn boxes(&self) -> &Rc<[LaneBox]> {
        &self.boxes
    }

    pub fn height(&self) -> f64 {
        self.height
    }

    pub fn frame(&self) -> Frame {
        self.frame
    }

    /// What is to be drawn. The work depends on what is in view, once a cell
    /// has been arranged.
    pub fn scene(&self, shot: Shot) -> Scene {
        let px_per_day = shot.scale.px_per_day();
        let spare = shot.overscan_px / px_per_day;
        let view = shot.scale.viewport;
        let stretch = view.from - spare..view.to + spare;
        let axis = Axis {
            origin: shot.origin,
            px_per_day,
        };
        let mut items = Vec::new();
        for (number, lane) in self.lanes.iter().enumerate() {
            lane.items(self, number, &stretch, axis, shot, &mut items);
        }
        items.sort_lean_by(|a, b| {
            let start = a.placed.from.total_cmp(&b.placed.from);
            start.then((a.lane, a.index).cmp(&(b.lane, b.index)))
        });
        Scene {
            scale: shot.scale,
            origin: shot.origin,
            lanes: self.boxes.clone(),
            items,
            height: self.height,
        }
    }

    /// For each lane, where its events begin in a stretch of the axis. `scale`
    /// says how long a day is, and `origin` where x is 0, in axis days.
    pub fn rugs(&self, scale: TimeScale, stretch: Viewport, origin: f64) -> Vec<Rug> {
        let axis = Axis {
            origin,
            px_per_day: scale.px_per_day(),
        };
        let stretch = stretch.from..stretch.to;
        self.lanes
            .iter()
            .map(|lane| lane.rug(&stretch, axis))
            .collect()
    }
}

/// The height of a lane with so many rows, in pixels.
pub fn lane_height(rows: usize) -> f64 {
    if rows == 0 {
        FOLDED_LANE_PX
    } else {
        rows as f64 * ROW_PX + 2.0 * LANE_PADDING_PX
    }
}

impl LaneLayout {
    /// The level, with `chosen` in it.
    fn level(&self, layout: &Layout, number: i32, chosen: Option<usize>) -> Rc<Level> {
        let make = |levels: &mut Levels, forced| {
            if levels.len() > MOST_LEVELS {
                levels.clear();
            }
            let level = levels.entry(number).or_insert_with(|| {
                Rc::new(Level::new(
                    self.lane.clone(),
                    self.place.rows,
                    layout.frame.grid(number),
                    layout.labels.clone(),
                    forced,
                ))
            });
            level.clone()
        };
        let level = make(&mut self.levels.borrow_mut(), None);
        let chosen = chosen.and_then(|position| self.lane.index_of(position));
        match chosen {
            Some(index) if !level.shows(index) => {
                let mut forced = self.forced.borrow_mut();
                if forced.0 != index {
                    *forced = (index, Levels::default());
                }
                make(&mut forced.1, Some(index))
            }
            _ => level,
        }
    }

    fn items(
        &self,
        layout: &Layout,
        number: usize,
        stretch: &Range<f64>,
        axis: Axis,
        shot: Shot,
        items: &mut Vec<Item>,
    ) {
        if self.place.rows == 0 || self.lane.is_empty() {
            return;
        }
        let level = layout.frame.level(axis.px_per_day);
        let level = shot.level.map_or(level, |held| held.min(level));
        let level = self.level(layout, level, shot.chosen);
        let tail = tail_px(self.lane.len());
        let x = |day: f64| (day - axis.origin) * axis.px_per_day;
        let (left, right) = (x(stretch.start), x(stretch.end));
        let view = shot.scale.viewport;
        level.for_each_near(stretch.start, stretch.end, |slot| {
            let mut item = Item::new(
                *self.lane.placed(slot.index),
                slot.label.clone(),
                slot.side,
                slot.stub,
                axis,
                tail,
            );
            let (item_left, item_right) = item.extent();
            if item_right <= left || item_left >= right {
                return;
            }
            item.day = self.lane.day(slot.index);
            item.lane = number;
            item.index = slot.index;
            item.row = slot.row;
            item.y = self.place.y + LANE_PADDING_PX + (slot.row as f64 + 0.5) * ROW_PX;
            item.more = level.more(slot.index);
            if shot.fitted {
                item.fit(x(view.from), x(view.to));
            }
            items.push(item);
        });
    }

    /// Where events begin, at most once in a few pixels.
    fn rug(&self, stretch: &Range<f64>, axis: Axis) -> Rug {
        let events = self.lane.events();
        let step = RUG_PX / axis.px_per_day;
        let mut rug = Rug::new();
        let mut index = self.lane.starting_at(stretch.start) as usize;
        while let Some(placed) = events.get(index).filter(|placed| placed.from < stretch.end) {
            // Marks stand at the same times wherever the view is.
            let mark = (placed.from / step).floor();
            let x = (mark * step - axis.origin) * axis.px_per_day;
            match rug.last_mut() {
                Some(last) if x - (last.0 + last.1) < RUG_PX / 2.0 => last.1 = x + RUG_PX - last.0,
                _ => rug.push((x, RUG_PX)),
            }
            let next = self.lane.starting_at((mark + 1.0) * step) as usize;
            index = next.max(index + 1);
        }
        for mark in &mut rug {
            // A single mark is thin.
            mark.1 = (mark.1 - RUG_PX).max(1.0);
        }
        rug
    }
}

/// How many rows each lane gets when `total` can be shared out: one each, and
/// the others one by one to the lane that would hide most events of the opening
/// range for each row it has. Lanes with bars get a second row before any other
/// gets a third: the first one is not for long bars. Lanes that are `folded`
/// get none.
pub fn allocate_rows(
    lanes: &[Rc<Lane>],
    folded: &[bool],
    frame: Frame,
    labels: &Rc<Labels>,
    total: usize,
) -> Vec<usize> {
    let is_folded = |lane: usize| folded.get(lane).copied().unwrap_or(false);
    let hidden_in = |lane: usize, rows: usize| {
        let lane = &lanes[lane];
        let level = Level::new(lane.clone(), rows, frame.grid(0), labels.clone(), None);
        let range = lane.starting_at(frame.home.from)..lane.starting_at(frame.home.to);
        let shown = level.shown_between(frame.home.from, frame.home.to);
        range.len() - shown.min(range.len())
    };
    let mut rows: Vec<usize> = (0..lanes.len())
        .map(|lane| usize::from(!is_folded(lane)))
        .collect();
    let mut hidden: Vec<usize> = (0..lanes.len())
        .map(|lane| {
            if is_folded(lane) {
                0
            } else {
                hidden_in(lane, 1)
            }
        })
        .collect();
    let mut used: usize = rows.iter().sum();
    while used < total {
        let next = (0..lanes.len())
            .filter(|&i| hidden[i] > 0 && (1..MOST_ROWS).contains(&rows[i]))
            .max_by_key(|&i| {
                let second_for_bars = rows[i] == 1 && lanes[i].has_bars();
                (
                    second_for_bars,
                    hidden[i] * 100 / rows[i],
                    std::cmp::Reverse(i),
                )
            });
        let Some(i) = next else { break };
        rows[i] += 1;
        used += 1;
        hidden[i] = hidden_in(i, rows[i]);
    }
    rows
}
