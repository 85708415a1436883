//! One lane at one level of zoom: which events have a place, in which row, and
//! with which of them the others are counted.
//!
//! Time is cut into cells, and a cell is arranged when it is asked for. What
//! stands in a cell depends on that cell and its neighbours alone, never on
//! where the view is: even cells are arranged by themselves, and odd ones know
//! what their two neighbours have taken. The storyline goes first, in the same
//! way. In a cell with very many events only some are tried, so that the work
//! does not grow with their number.
//!
//! A bar that is longer than a cell is placed for the lane as a whole: in a
//! lane of several rows in any but the first, which stays for what is short, so
//! that zooming in always shows it; in a lane of one row only where nothing
//! short starts under it. Where it has no room, only its beginning is placed,
//! like anything short.

use super::item::{Axis, Item, LabelSide, More, REACH_LEFT_PX, REACH_RIGHT_PX, Slot, tail_px};
use super::label::Labels;
use super::lane::Lane;
use super::place::Shape;
use super::rows::Rows;
use crate::sort::SortLean;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::rc::Rc;

/// In a cell with at most this many events, each is tried.
const ALL_TRIED: usize = 96;

/// A denser cell is cut into pieces of about this width, narrower than any
/// label, and of each the first few events are tried.
const PIECE_PX: f64 = 16.0;

/// So many events of a piece are looked at in search of those few.
const LOOKED_AT: u32 = 16;

/// Room behind a long bar in a lane of one row in which nothing short may
/// start: as far as a mark can reach back.
const ZONE_PX: f64 = REACH_LEFT_PX + 16.0;

/// More cells than any view shows; beyond, they are forgotten and arranged
/// anew when they are asked for.
const MOST_CELLS: usize = 1024;

/// The cells of a level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Grid {
    /// Where cell 0 begins, in axis days.
    anchor: f64,
    px_per_day: f64,
    cell_px: f64,
    /// How far an item may reach behind the start of its event, in pixels.
    reach_right: f64,
    /// Labels that would reach beyond this day stand left of their marks.
    label_limit: f64,
}

impl Grid {
    /// Cells of at least `least_px`, wide enough that what two even cells place
    /// in the odd one between them never meets.
    pub fn new(anchor: f64, px_per_day: f64, least_px: f64, label_limit: f64) -> Grid {
        // The dot of a day stands at its noon.
        let reach_right = REACH_RIGHT_PX + px_per_day / 2.0;
        Grid {
            anchor,
            px_per_day,
            cell_px: least_px.max(REACH_LEFT_PX + reach_right),
            reach_right,
            label_limit,
        }
    }

    fn bound(&self, cell: i64) -> f64 {
        self.anchor + cell as f64 * (self.cell_px / self.px_per_day)
    }

    /// The cell that a time of the axis lies in.
    fn cell(&self, axis: f64) -> i64 {
        let mut cell = ((axis - self.anchor) / (self.cell_px / self.px_per_day)).floor() as i64;
        // The bounds decide, to the last digit.
        while axis < self.bound(cell) {
            cell -= 1;
        }
        while axis >= self.bound(cell + 1) {
            cell += 1;
        }
        cell
    }

    fn x(&self, axis: f64) -> f64 {
        (axis - self.anchor) * self.px_per_day
    }

    fn axis(&self) -> Axis {
        Axis {
            origin: self.anchor,
            px_per_day: self.px_per_day,
        }
    }
}

/// The long bars that have a place.
#[derive(Debug, Default)]
struct Longs {
    /// By index.
    slots: Vec<Slot>,
    /// For each row the same by place: left, right, number among `slots`.
    by_row: Vec<Vec<(f64, f64, usize)>>,
    /// In a lane of one row the indices that each bar covers, and its own: by
    /// index, apart.
    covered: Vec<(Range<u32>, u32)>,
}

/// With which visible event the hidden ones of a cell are counted: its index,
/// and a run of hidden indices beside it.
type Shares = Vec<(u32, Range<u32>)>;

#[derive(Debug, Default)]
struct Cells {
    ranked: HashMap<i64, Rc<[Slot]>>,
    all: HashMap<i64, Rc<[Slot]>>,
    shares: HashMap<i64, Rc<Shares>>,
    /// By the index of the event that they are counted with.
    more: HashMap<u32, Option<More>>,
}

#[derive(Debug)]
pub(super) struct Level {
    lane: Rc<Lane>,
    rows: usize,
    grid: Grid,
    labels: Rc<Labels>,
    tail: f64,
    longs: Longs,
    /// The event that must have a place, where it is not a long bar.
    forced: Option<Slot>,
    cells: RefCell<Cells>,
}

/// An index in a lane with the indices that it stands for as one that is seen.
struct Host {
    index: u32,
    covers: Range<u32>,
}

impl Level {
    /// `forced`, an index, has a place before all others.
    pub fn new(
        lane: Rc<Lane>,
        rows: usize,
        grid: Grid,
        labels: Rc<Labels>,
        forced: Option<u32>,
    ) -> Level {
        let mut level = Level {
            tail: tail_px(lane.len()),
            lane,
            rows: rows.max(1),
            grid,
            labels,
            longs: Longs::default(),
            forced: None,
            cells: RefCell::default(),
        };
        level.longs = level.place_longs(forced);
        if let Some(index) = forced
            && level.long_slot(index).is_none()
        {
            level.forced = Some(level.slot(index, 0));
        }
        level
    }

    /// Whether an event has a place.
    pub fn shows(&self, index: u32) -> bool {
        let cell = self.cell_of(index);
        self.long_slot(index).is_some() || self.all(cell).iter().any(|slot| slot.index == index)
    }

    /// How many of the events that start in a stretch of the axis have a place.
    pub fn shown_between(&self, from: f64, to: f64) -> usize {
        let range = self.lane.starting_at(from)..self.lane.starting_at(to);
        let (first, last) = (self.grid.cell(from), self.grid.cell(to));
        let cells = (first..=last).map(|cell| {
            let slots = self.all(cell);
            slots
                .iter()
                .filter(|slot| range.contains(&slot.index))
                .count()
        });
        let longs = self
            .longs
            .slots
            .iter()
            .filter(|slot| range.contains(&slot.index));
        cells.sum::<usize>() + longs.count()
    }

    /// Calls `found` with every event that has a place and may reach into a
    /// stretch of the axis: by cell, then by row.
    pub fn for_each_near(&self, from: f64, to: f64, mut found: impl FnMut(&Slot)) {
        let days = |px: f64| px / self.grid.px_per_day;
        let first = self.grid.cell(from - days(self.grid.reach_right));
        let last = self.grid.cell(to + days(REACH_LEFT_PX));
        // From cell to cell that has an event.
        let mut next = self.lane.starting_at(self.grid.bound(first));
        while (next as usize) < self.lane.len() {
            let cell = self.cell_of(next);
            if cell > last {
                break;
            }
            self.all(cell).iter().for_each(&mut found);
            next = self.range(cell).end;
        }
        let (left, right) = (self.grid.x(from), self.grid.x(to));
        for row in &self.longs.by_row {
            let first = row.partition_point(|long| long.1 <= left);
            for long in row[first..].iter().take_while(|long| long.0 < right) {
                found(&self.longs.slots[long.2]);
            }
        }
    }

    /// What is counted with an event that has a place.
    pub fn more(&self, index: u32) -> Option<More> {
        if let Some(more) = self.cells.borrow().more.get(&index) {
            return *more;
        }
        let more = self.count(index);
        self.cells.borrow_mut().more.insert(index, more);
        more
    }

    fn count(&self, index: u32) -> Option<More> {
        let covered = self.covering(index).filter(|(_, host)| *host == index);
        let own = covered.map_or(index..index + 1, |(range, _)| range.clone());
        let mut cells = BTreeSet::from([self.cell_of(own.start), self.cell_of(own.end - 1)]);
        // The neighbours of a bar may be far from its ends.
        cells.extend(own.start.checked_sub(1).map(|index| self.cell_of(index)));
        if (own.end as usize) < self.lane.len() {
            cells.insert(self.cell_of(own.end));
        }
        let around: BTreeSet<i64> = cells
            .into_iter()
            .flat_map(|cell| [cell - 1, cell, cell + 1])
            .collect();
        let mut all = own;
        for cell in around {
            for (host, range) in self.shares(cell).iter() {
                if *host == index {
                    all.start = all.start.min(range.start);
                    all.end = all.end.max(range.end);
                }
            }
        }
        let count = all.len() - 1;
        (count > 0).then(|| More {
            count,
            first: self.lane.day(all.start),
            last: self.lane.day(all.end - 1),
            indices: (all.start, all.end),
        })
    }

    fn cell_of(&self, index: u32) -> i64 {
        self.grid.cell(self.lane.placed(index).from)
    }

    fn range(&self, cell: i64) -> Range<u32> {
        let start = self.lane.starting_at(self.grid.bound(cell));
        start..self.lane.starting_at(self.grid.bound(cell + 1)).max(start)
    }

    /// The item of an event at this level, with the stub of a long bar.
    fn item(&self, index: u32, whole: bool) -> Item {
        let placed = *self.lane.placed(index);
        let label = self.labels.of(&placed);
        let axis = self.grid.axis();
        let stub = !whole && self.lane.is_long(index, self.grid.px_per_day);
        // A long bar has room for its label on it.
        let side = if whole {
            LabelSide::Right
        } else {
            Item::side(&placed, &label, axis, self.tail, self.grid.label_limit)
        };
        Item::new(placed, label, side, stub, axis, self.tail)
    }

    fn slot_of(index: u32, row: usize, item: &Item) -> Slot {
        let (left, right) = item.extent();
        Slot {
            index,
            row,
            side: item.label_side,
            stub: item.stub,
            label: item.label.clone(),
            left,
            right,
        }
    }

    fn slot(&self, index: u32, row: usize) -> Slot {
        Level::slot_of(index, row, &self.item(index, false))
    }

    fn long_slot(&self, index: u32) -> Option<&Slot> {
        let slots = &self.longs.slots;
        let at = slots.binary_search_by_key(&index, |slot| slot.index).ok()?;
        Some(&slots[at])
    }

    /// The bar that covers an index, in a lane of one row.
    fn covering(&self, index: u32) -> Option<&(Range<u32>, u32)> {
        let covered = &self.longs.covered;
        let at = covered.partition_point(|(range, _)| range.end <= index);
        covered.get(at).filter(|(range, _)| range.contains(&index))
    }

    fn place_longs(&self, forced: Option<u32>) -> Longs {
        let mut order = self.lane.long_ones(self.grid.px_per_day);
        // By index, where that is asked for.
        let mut long = Vec::new();
        if self.rows == 1 {
            long.clone_from(&order);
            long.sort_lean();
        }
        if let Some(at) = order.iter().position(|index| forced == Some(*index)) {
            order[..=at].rotate_right(1);
        }
        let mut rows = Rows::new(self.rows);
        let mut slots: Vec<Slot> = Vec::new();
        let mut covered = Vec::new();
        // What is forced and not long keeps its room in the first row.
        let forced_short = forced.filter(|index| !self.lane.is_long(*index, self.grid.px_per_day));
        if let Some(index) = forced_short {
            let slot = self.slot(index, 0);
            rows.block(0, slot.left, slot.right);
        }
        let mut forced_stub = None;
        // Of very many bars most have no room even without their labels, which
        // then need not be wrapped.
        let short_under = |index: u32, end: f64| {
            let next = index + 1;
            (next as usize) < self.lane.len()
                && self.grid.x(self.lane.placed(next).from) < end
                && !self.lane.is_long(next, self.grid.px_per_day)
        };
        let first_row = usize::from(self.rows > 1);
        for index in order {
            let bar = self.lane.placed(index);
            let (left, right) = (self.grid.x(bar.from), self.grid.x(bar.to));
            let right = right.max(left + 1.0);
            let has_room = forced == Some(index)
                || rows.any_free(first_row, left, right)
                    && (self.rows > 1 || !short_under(index, right + ZONE_PX));
            if !has_room {
                continue;
            }
            let item = self.item(index, true);
            let mut slot = Level::slot_of(index, 0, &item);
            let placed = if self.rows > 1 {
                rows.take(1, slot.left, slot.right)
            } else {
                let zone_end = slot.right + ZONE_PX;
                let day = |x: f64| self.grid.anchor + x / self.grid.px_per_day;
                let zone = self.lane.starting_at(day(slot.left)).min(index)
                    ..self.lane.starting_at(day(zone_end)).max(index + 1);
                let first_long = long.partition_point(|&index| index < zone.start);
                let end_long = long.partition_point(|&index| index < zone.end);
                let only_long = end_long - first_long == zone.len();
                let of_forced: Option<u32> = forced_short.or(forced_stub);
                let row = (only_long && of_forced.is_none_or(|index| !zone.contains(&index)))
                    .then(|| rows.take(0, slot.left, zone_end))
                    .flatten();
                if row.is_some() {
                    covered.push((zone, index));
                } else if forced == Some(index) {
                    forced_stub = Some(index);
                    let stub = self.slot(index, 0);
                    rows.block(0, stub.left, stub.right);
                }
                row
            };
            if let Some(row) = placed {
                slot.row = row;
                slots.push(slot);
            }
        }
        slots.sort_lean_by_key(|slot| slot.index);
        covered.sort_lean_by_key(|(range, _)| range.start);
        let mut by_row = vec![Vec::new(); self.rows];
        for (number, slot) in slots.iter().enumerate() {
            let right = if self.rows > 1 {
                slot.right
            } else {
                slot.right + ZONE_PX
            };
            by_row[slot.row].push((slot.left, right, number));
        }
        for row in &mut by_row {
            row.sort_lean_by(|a, b| a.0.total_cmp(&b.0));
        }
        Longs {
            slots,
            by_row,
            covered,
        }
    }

    /// What long bars and the forced event take of the rows near a cell.
    fn taken(&self, cell: i64) -> Rows {
        let mut rows = Rows::new(self.rows);
        let left = self.grid.x(self.grid.bound(cell)) - REACH_LEFT_PX;
        let right = self.grid.x(self.grid.bound(cell + 1)) + self.grid.reach_right;
        for (row, longs) in self.longs.by_row.iter().enumerate() {
            let first = longs.partition_point(|long| long.1 <= left);
            for long in longs[first..].iter().take_while(|long| long.0 < right) {
                rows.block(row, long.0, long.1);
            }
        }
        if let Some(slot) = self.forced.as_ref()
            && slot.right > left
            && slot.left < right
        {
            rows.block(slot.row, slot.left, slot.right);
        }
        rows
    }

    /// The events of a higher rank that have a place in a cell.
    fn ranked(&self, cell: i64) -> Rc<[Slot]> {
        if let Some(slots) = self.cells.borrow().ranked.get(&cell) {
            return slots.clone();
        }
        let range = self.range(cell);
        let ranked = self.lane.ranked(&range);
        let forced = self
            .forced
            .iter()
            .filter(|slot| range.contains(&slot.index));
        let mut slots: Vec<Slot> = forced.cloned().collect();
        if !ranked.is_empty() {
            let mut rows = self.taken(cell);
            if cell % 2 != 0 {
                block(&mut rows, &self.ranked(cell - 1));
                block(&mut rows, &self.ranked(cell + 1));
            }
            let at = |number: u32| ranked[number as usize];
            self.fill(0..ranked.len() as u32, at, &mut rows, &mut slots);
        }
        let slots: Rc<[Slot]> = slots.into();
        self.cells.borrow_mut().ranked.insert(cell, slots.clone());
        slots
    }

    /// All events that have a place in a cell.
    fn all(&self, cell: i64) -> Rc<[Slot]> {
        if let Some(slots) = self.cells.borrow().all.get(&cell) {
            return slots.clone();
        }
        let range = self.range(cell);
        let mut slots: Vec<Slot> = self.ranked(cell).to_vec();
        if !range.is_empty() {
            let mut rows = self.taken(cell);
            block(&mut rows, &slots);
            for beside in [cell - 1, cell + 1] {
                let taken = if cell % 2 == 0 {
                    self.ranked(beside)
                } else {
                    self.all(beside)
                };
                block(&mut rows, &taken);
            }
            self.fill(range, |index| index, &mut rows, &mut slots);
        }
        let slots: Rc<[Slot]> = slots.into();
        let mut cells = self.cells.borrow_mut();
        if cells.all.len() > MOST_CELLS {
            *cells = Cells::default();
        }
        cells.all.insert(cell, slots.clone());
        slots
    }

    /// Gives a place to those of the numbers, each standing for an index, that
    /// have room: first what is short, then the beginnings of long bars.
    fn fill(
        &self,
        numbers: Range<u32>,
        index_of: impl Fn(u32) -> u32,
        rows: &mut Rows,
        slots: &mut Vec<Slot>,
    ) {
        let placed: BTreeSet<u32> = slots.iter().map(|slot| slot.index).collect();
        let mut stubs = Vec::new();
        let mut short = Vec::new();
        let mut look = |index: u32| -> bool {
            if placed.contains(&index) {
                return false;
            }
            if !self.lane.is_long(index, self.grid.px_per_day) {
                short.push(index);
                return true;
            }
            if self.long_slot(index).is_none() {
                stubs.push(index);
            }
            false
        };
        if numbers.len() <= ALL_TRIED {
            for number in numbers {
                let index = index_of(number);
                if self.covering(index).is_none() {
                    look(index);
                }
            }
        } else {
            let mut number = numbers.start;
            while number < numbers.end {
                let index = index_of(number);
                if let Some((range, _)) = self.covering(index) {
                    // On to what is not covered.
                    let end = range.end;
                    number = first_where(number..numbers.end, |n| index_of(n) >= end);
                    continue;
                }
                let x = self.grid.x(self.lane.placed(index).from);
                let piece_end = ((x / PIECE_PX).floor() + 1.0) * PIECE_PX;
                let end = first_where(number..numbers.end, |n| {
                    self.grid.x(self.lane.placed(index_of(n)).from) >= piece_end
                })
                .max(number + 1);
                let mut found = 0;
                for number in (number..end).take(LOOKED_AT as usize) {
                    let index = index_of(number);
                    if self.covering(index).is_some() {
                        break;
                    }
                    found += usize::from(look(index));
                    if found == self.rows {
                        break;
                    }
                }
                number = end;
            }
        }
        for index in short.into_iter().chain(stubs) {
            self.try_place(index, rows, slots);
        }
    }

    fn try_place(&self, index: u32, rows: &mut Rows, slots: &mut Vec<Slot>) {
        // Most have no room for so much as their mark; their labels need not
        // be wrapped.
        let placed = self.lane.placed(index);
        let x = self.grid.x(match placed.shape {
            Shape::Moment => (placed.from + placed.to) / 2.0,
            Shape::Vague | Shape::Period => placed.from,
        });
        if !rows.any_free(0, x, x + 1.0) {
            return;
        }
        let item = self.item(index, false);
        let (left, right) = item.extent();
        if let Some(row) = rows.take(0, left, right) {
            slots.push(Level::slot_of(index, row, &item));
        }
    }

    /// What is seen in a cell and can count the hidden events beside it.
    fn hosts(&self, cell: i64) -> Vec<Host> {
        let range = self.range(cell);
        let one = |index: u32| Host {
            index,
            covers: index..index + 1,
        };
        let mut hosts: Vec<Host> = self.all(cell).iter().map(|slot| one(slot.index)).collect();
        if self.rows > 1 {
            let slots = &self.longs.slots;
            let first = slots.partition_point(|slot| slot.index < range.start);
            let longs = slots[first..]
                .iter()
                .take_while(|slot| slot.index < range.end);
            hosts.extend(longs.map(|slot| one(slot.index)));
        } else {
            let covered = &self.longs.covered;
            let first = covered.partition_point(|(covers, _)| covers.end < range.start);
            let bars = covered[first..].iter();
            hosts.extend(
                bars.take_while(|(covers, _)| covers.start <= range.end)
                    .map(|(covers, index)| Host {
                        index: *index,
                        covers: covers.clone(),
                    }),
            );
        }
        hosts.sort_lean_by_key(|host| host.covers.start);
        hosts
    }

    /// With whom the hidden events of a cell are counted: each with the one
    /// whose start is nearest.
    fn shares(&self, cell: i64) -> Rc<Shares> {
        if let Some(shares) = self.cells.borrow().shares.get(&cell) {
            return shares.clone();
        }
        let range = self.range(cell);
        let mut shares = Shares::new();
        if !range.is_empty() {
            let hosts = self.hosts(cell);
            match (hosts.first(), hosts.last()) {
                (Some(first), Some(last)) => {
                    shares.push((first.index, range.start..first.covers.start));
                    for pair in hosts.windows(2) {
                        let gap = pair[0].covers.end.max(range.start)
                            ..pair[1].covers.start.min(range.end);
                        let middle = self.nearer(&gap, pair[0].index, pair[1].index);
                        shares.push((pair[0].index, gap.start..middle));
                        shares.push((pair[1].index, middle..gap.end));
                    }
                    shares.push((last.index, last.covers.end..range.end));
                }
                // All are hidden by the neighbours, so there is one.
                _ => {
                    let before = self.hosts(cell - 1).pop();
                    let after = self.hosts(cell + 1).into_iter().next();
                    let from = |index: u32| self.lane.placed(index).from;
                    let host = match (before, after) {
                        (Some(before), Some(after)) => {
                            let back = from(range.start) - from(before.index);
                            let ahead = from(after.index) - from(range.end - 1);
                            Some(if back <= ahead { before } else { after })
                        }
                        (before, after) => before.or(after),
                    };
                    shares.extend(host.map(|host| (host.index, range.clone())));
                }
            }
            shares.retain(|(_, range)| !range.is_empty());
        }
        let shares = Rc::new(shares);
        self.cells.borrow_mut().shares.insert(cell, shares.clone());
        shares
    }

    /// The first index of a gap that is nearer to the second of two events.
    fn nearer(&self, gap: &Range<u32>, first: u32, second: u32) -> u32 {
        let (first, second) = (self.lane.placed(first).from, self.lane.placed(second).from);
        first_where(gap.start..gap.end.max(gap.start), |index| {
            let from = self.lane.placed(index).from;
            (from - first).abs() > (second - from).abs()
        })
    }
}

fn block(rows: &mut Rows, slots: &[Slot]) {
    for slot in slots {
        rows.block(slot.row, slot.left, slot.right);
    }
}

/// The first number for which `holds`, which then holds for all that follow.
fn first_where(range: Range<u32>, holds: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (range.start, range.end);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}
