//! Many events in few rows: what has a label, what is counted, what is in view.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use proptest::prelude::*;
use threatline::timeline::{
    Folds, Frame, Item, LabelSide, Labels, Lane, Layout, Placed, ROW_PX, Rug, Scene, Shape, Shot,
    TextMetrics, TimeScale, Viewport, allocate_rows, lane_height,
};

use super::{cases, day, log_range, placed, view};

/// Events in view, and those that are counted with them.
fn event_count(scene: &Scene) -> usize {
    let one = |item: &Item| 1 + item.more.map_or(0, |more| more.count);
    scene.items.iter().map(one).sum()
}

const PLOT_PX: f64 = 740.0;

fn frame() -> Frame {
    Frame {
        home: view((2014, 1, 1), (2026, 12, 31)),
        width_px: PLOT_PX,
    }
}

const TITLES: [&str; 7] = [
    "Attack",
    "Attack in Brussels",
    "A law on security clearances and the screening of staff",
    "22",
    "Measures",
    "The National Security Authority joins the service",
    "Shift in US foreign policy",
];

/// Lanes with their rows.
#[derive(Clone, Debug)]
struct Case {
    lanes: Vec<Vec<Placed>>,
    rows: Vec<usize>,
}

impl Case {
    fn layout(&self) -> Layout {
        let lanes = self.lanes.iter().map(|events| lane(events)).collect();
        Layout::new(lanes, &self.rows, frame(), labels())
    }

    fn len(&self) -> usize {
        self.lanes.iter().map(Vec::len).sum()
    }

    /// The position of one of the events.
    fn any(&self, index: prop::sample::Index) -> Option<usize> {
        let positions: Vec<usize> = self.lanes.iter().flatten().map(|p| p.event).collect();
        (!positions.is_empty()).then(|| positions[index.index(positions.len())])
    }
}

fn lane(events: &[Placed]) -> Rc<Lane> {
    Rc::new(Lane::new(events.iter().copied(), &Folds::default()))
}

fn labels() -> Rc<Labels> {
    let title = |position: usize| TITLES[position % TITLES.len()].to_owned();
    Rc::new(Labels::new(title, TextMetrics::default()))
}

/// A scene of the axis from `from` on, as wide as the plot.
fn scene_at(layout: &Layout, from: f64, px_per_day: f64, chosen: Option<usize>) -> Scene {
    let viewport = Viewport {
        from,
        to: from + PLOT_PX / px_per_day,
    };
    layout.scene(Shot::still(TimeScale::new(viewport, PLOT_PX), chosen))
}

/// Whether an event that stands alone is found in a view of 100 days.
#[track_caller]
fn is_found(shape: Shape, from: f64, to: f64, title: usize) -> bool {
    let placed = Placed {
        event: title,
        from,
        to,
        shape,
        fade_before: 0.0,
        fade_after: 0.0,
        open_start: false,
        open_end: false,
        rank: 0,
    };
    let layout = Layout::new(vec![lane(&[placed])], &[1], frame(), labels());
    let scene = scene_at(&layout, 0.0, PLOT_PX / 100.0, None);
    let item = scene.items.first();
    item.is_some_and(|item| scene.shows(item))
}

/// Who comes to the plot with the keyboard must see where they are.
#[test]
fn what_only_reaches_into_the_view_is_not_found_there() {
    const LONG: usize = 2;
    // A day: its dot is wholly there, or its label; or neither is.
    assert!(is_found(Shape::Moment, 50.0, 51.0, LONG));
    assert!(is_found(Shape::Moment, 1.0, 2.0, LONG));
    assert!(is_found(Shape::Moment, -0.4, 0.6, LONG));
    assert!(!is_found(Shape::Moment, -3.0, -2.0, LONG));
    assert!(!is_found(Shape::Moment, 99.5, 100.5, LONG));
    // A period that began before is where the rest of it is.
    assert!(is_found(Shape::Period, -300.0, 40.0, LONG));
    assert!(is_found(Shape::Period, -300.0, 400.0, LONG));
    assert!(!is_found(Shape::Period, -300.0, 1.0, LONG));
    assert!(!is_found(Shape::Vague, 99.0, 300.0, LONG));
    assert!(is_found(Shape::Vague, 60.0, 300.0, LONG));
}

/// The rugs of a scene that stands still.
fn rugs(layout: &Layout, scene: &Scene) -> Vec<Rug> {
    layout.rugs(scene.scale, scene.scale.viewport, scene.origin)
}

const FIRST: f64 = -60_000.0;
const LAST: f64 = 60_000.0;

/// A scene with everything in it.
fn whole(layout: &Layout, px_per_day: f64, chosen: Option<usize>) -> Scene {
    let viewport = Viewport {
        from: FIRST,
        to: LAST,
    };
    let scale = TimeScale::new(viewport, viewport.span_days() * px_per_day);
    layout.scene(Shot::still(scale, chosen))
}

/// Lanes of few events and of very many, spread and in piles. Some events are
/// in two lanes.
fn case() -> impl Strategy<Value = Case> {
    let events = prop_oneof![
        3 => prop::collection::vec(placed(-16_000..22_000), 0..60),
        3 => prop::collection::vec(placed(16_000..17_000), 0..60),
        1 => prop::collection::vec(placed(16_000..17_000), 500..1200),
        1 => prop::collection::vec(placed(16_500..16_503), 150..400),
    ];
    let lanes = (prop::collection::vec(events, 1..4), any::<bool>());
    (lanes, prop::collection::vec(1..5_usize, 4)).prop_map(|((mut lanes, twice), rows)| {
        let mut position = 0;
        for events in &mut lanes {
            events.sort_by(|a, b| a.from.total_cmp(&b.from));
            for placed in events {
                placed.event = position;
                position += 1;
            }
        }
        if twice {
            let again: Vec<Placed> = lanes[0].iter().step_by(3).copied().collect();
            lanes.push(again);
        }
        Case { lanes, rows }
    })
}

/// Zooms that a reader can reach.
fn zoom() -> impl Strategy<Value = f64> {
    log_range(PLOT_PX / Viewport::LONGEST_DAYS, PLOT_PX)
}

/// The width of the mark that counts neighbours, as the page draws it.
fn count_px(item: &Item) -> Option<f64> {
    let n = item.more?.count;
    Some(TextMetrics::default().width(&format!("+{n}"), 11.0, true) + 9.0)
}

/// Everything that is drawn of an item, from left to right.
fn drawn(item: &Item) -> (f64, f64) {
    let mut left = item.x - item.fade_before;
    let mut right = item.mark_end();
    if item.label_shown {
        left = left.min(item.label_x);
        right = right.max(item.label_x + item.label.width_px);
    }
    if let Some(width) = count_px(item) {
        left = left.min(item.more_x);
        right = right.max(item.more_x + width);
    }
    (left, right)
}

/// What does not depend on where the view is.
fn identity(item: &Item) -> (usize, LabelSide, bool, Option<threatline::timeline::More>) {
    (item.row, item.label_side, item.stub, item.more)
}

fn key(item: &Item) -> (usize, u32) {
    (item.lane, item.index)
}

/// Items of one row keep apart.
fn check_rows(scene: &Scene) -> Result<(), TestCaseError> {
    let mut rows: BTreeMap<(usize, usize), Vec<(f64, f64)>> = BTreeMap::new();
    for item in &scene.items {
        let (left, right) = item.extent();
        prop_assert!(left < right);
        rows.entry((item.lane, item.row))
            .or_default()
            .push((left, right));
    }
    for (row, mut spans) in rows {
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        for pair in spans.windows(2) {
            prop_assert!(pair[0].1 <= pair[1].0 + 2e-3, "{row:?}: {pair:?}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn labels_never_overlap(case in case(), px_per_day in zoom(), chosen in any::<prop::sample::Index>()) {
        let layout = case.layout();
        check_rows(&whole(&layout, px_per_day, None))?;
        check_rows(&whole(&layout, px_per_day, case.any(chosen)))?;
    }

    /// Mark, label and count stay within the room that is kept free for them,
    /// wherever the view is.
    #[test]
    fn what_is_drawn_keeps_to_its_room(
        case in case(),
        px_per_day in zoom(),
        from in -16_500.0..23_000.0,
    ) {
        let layout = case.layout();
        let scene = scene_at(&layout, from, px_per_day, None);
        let whole = whole(&layout, px_per_day, None);
        let moved = (from - FIRST) * px_per_day;
        for item in &scene.items {
            let (left, right) = drawn(item);
            let still = whole.items.iter().find(|still| key(still) == key(item));
            let (free_left, free_right) = still.expect("it is in the whole").extent();
            prop_assert!(
                left >= free_left - moved - 1e-2 && right <= free_right - moved + 1e-2,
                "{left}..{right} in {}..{}: {item:?}",
                free_left - moved,
                free_right - moved
            );
        }
    }

    /// Every event of a lane is drawn, or counted with one that is.
    #[test]
    fn items_and_counts_partition_the_events(
        case in case(),
        px_per_day in zoom(),
        chosen in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let layout = case.layout();
        let scene = whole(&layout, px_per_day, chosen.and_then(|index| case.any(index)));
        for (number, lane) in layout.lanes().enumerate() {
            let mut times = vec![0; lane.len()];
            for item in scene.items.iter().filter(|item| item.lane == number) {
                times[item.index as usize] += 1;
                let Some(more) = item.more else { continue };
                prop_assert!(more.count > 0 && more.first <= more.last);
                // The days hold the event itself and all that it counts.
                let within = lane.events().iter().filter(|placed| {
                    (f64::from(more.first.0)..=f64::from(more.last.0)).contains(&placed.from)
                });
                prop_assert!(within.count() > more.count);
                prop_assert!((more.first..=more.last).contains(&item.day));
            }
            prop_assert!(times.iter().all(|&times| times <= 1), "drawn twice");
            let drawn = times.iter().sum::<usize>();
            let counted: usize = scene
                .items
                .iter()
                .filter(|item| item.lane == number)
                .map(|item| item.more.map_or(0, |more| more.count))
                .sum();
            prop_assert_eq!(drawn + counted, lane.len(), "lane {}", number);
        }
        prop_assert_eq!(event_count(&scene), case.len());
    }

    #[test]
    fn the_chosen_event_is_never_hidden(
        case in case(),
        px_per_day in zoom(),
        chosen in any::<prop::sample::Index>(),
    ) {
        let Some(chosen) = case.any(chosen) else { return Ok(()) };
        let layout = case.layout();
        let scene = whole(&layout, px_per_day, Some(chosen));
        for (number, lane) in layout.lanes().enumerate() {
            let has = lane.index_of(chosen).is_some();
            let shown = scene
                .items
                .iter()
                .any(|item| item.lane == number && item.placed.event == chosen);
            prop_assert_eq!(has, shown, "lane {}", number);
        }
    }

    /// Choosing what is drawn already moves nothing.
    #[test]
    fn choosing_what_is_drawn_moves_nothing(case in case(), px_per_day in zoom(), index in any::<prop::sample::Index>()) {
        let layout = case.layout();
        let before = whole(&layout, px_per_day, None);
        if before.items.is_empty() {
            return Ok(());
        }
        let chosen = &before.items[index.index(before.items.len())];
        // In a second lane it may have been hidden.
        let lanes = layout.lanes().filter(|lane| lane.index_of(chosen.placed.event).is_some());
        prop_assume!(lanes.count() == 1);
        let after = whole(&layout, px_per_day, Some(chosen.placed.event));
        prop_assert_eq!(&before.items, &after.items);
    }

    #[test]
    fn lanes_and_rows_stand_below_each_other(case in case(), px_per_day in zoom()) {
        let scene = whole(&case.layout(), px_per_day, None);
        let mut y = 0.0;
        for (lane, rows) in scene.lanes.iter().zip(&case.rows) {
            prop_assert_eq!((lane.y, lane.rows), (y, *rows));
            prop_assert_eq!(lane.height, lane_height(*rows));
            y += lane.height;
        }
        prop_assert_eq!(scene.height, y);
        for item in &scene.items {
            let lane = &scene.lanes[item.lane];
            prop_assert!(item.row < lane.rows);
            let (top, foot) = (item.y - ROW_PX / 2.0, item.y + ROW_PX / 2.0);
            prop_assert!(top >= lane.y && foot <= lane.y + lane.height);
        }
        prop_assert!(scene.items.is_sorted_by(|a, b| a.placed.from <= b.placed.from));
    }

    /// Panning moves what is drawn and changes nothing of it.
    #[test]
    fn panning_changes_no_row_label_or_count(
        case in case(),
        px_per_day in zoom(),
        from in -16_500.0..23_000.0,
        part in -0.9..0.9_f64,
    ) {
        let layout = case.layout();
        let span = PLOT_PX / px_per_day;
        let one = scene_at(&layout, from, px_per_day, None);
        // Whatever was asked for before.
        let other = scene_at(&case.layout(), from + part * span, px_per_day, None);
        let moved: BTreeMap<_, _> = other.items.iter().map(|item| (key(item), item)).collect();
        for item in &one.items {
            let Some(moved) = moved.get(&key(item)) else { continue };
            prop_assert_eq!(identity(item), identity(moved));
            prop_assert_eq!(item.y, moved.y);
            prop_assert!((item.x - moved.x - part * PLOT_PX).abs() < 1e-3);
        }
    }

    /// From a level up to the next one, nothing changes its row, its side or its
    /// count, and still nothing overlaps.
    #[test]
    fn zooming_within_a_level_changes_no_row(
        case in case(),
        level in -24..40_i32,
        part in 0.0..0.2499_f64,
    ) {
        let layout = case.layout();
        let at = frame().px_per_day(level);
        prop_assert_eq!(frame().level(at), level);
        let closer = at * part.exp2();
        prop_assert_eq!(frame().level(closer), level);
        let (one, other) = (whole(&layout, at, None), whole(&layout, closer, None));
        prop_assert_eq!(one.items.len(), other.items.len());
        for (item, closer) in one.items.iter().zip(&other.items) {
            prop_assert_eq!(key(item), key(closer));
            prop_assert_eq!(identity(item), identity(closer));
        }
        check_rows(&other)?;
    }

    /// No item that is wholly outside, and none missing that is partly in view.
    #[test]
    fn a_scene_holds_what_is_in_view(
        case in case(),
        px_per_day in zoom(),
        from in -16_500.0..23_000.0,
    ) {
        let layout = case.layout();
        let scene = scene_at(&layout, from, px_per_day, None);
        let shown: BTreeSet<_> = scene.items.iter().map(key).collect();
        prop_assert_eq!(shown.len(), scene.items.len());
        let moved = (from - FIRST) * px_per_day;
        for item in &whole(&layout, px_per_day, None).items {
            let (left, right) = item.extent();
            let is_in = right - moved > 1e-2 && left - moved < PLOT_PX - 1e-2;
            let is_out = right - moved < -1e-2 || left - moved > PLOT_PX + 1e-2;
            prop_assert!(!is_in || shown.contains(&key(item)), "missing: {item:?}");
            prop_assert!(!is_out || !shown.contains(&key(item)), "outside: {item:?}");
        }
    }

    /// A label is drawn whole or not at all, and so is a count, which covers no
    /// part of its label.
    #[test]
    fn nothing_is_cut_by_an_edge(case in case(), px_per_day in zoom(), from in -16_500.0..23_000.0) {
        let scene = scene_at(&case.layout(), from, px_per_day, None);
        for item in &scene.items {
            if item.label_shown {
                prop_assert!(item.label_x >= -1e-6);
                prop_assert!(item.label_x + item.label.width_px <= PLOT_PX + 1e-6);
            }
            if let Some(width) = count_px(item)
                && item.more_shown
            {
                prop_assert!(item.more_x + width <= PLOT_PX + 1e-6, "{item:?}");
                let label_end = item.label_x + item.label.width_px;
                prop_assert!(
                    !item.label_shown
                        || item.label_side == LabelSide::Left
                        || label_end <= item.more_x + 1e-6,
                    "{item:?}"
                );
            }
        }
    }

    /// What is overscanned is what a view further on shows.
    #[test]
    fn overscan_draws_what_comes_into_view(
        case in case(),
        px_per_day in zoom(),
        from in -16_500.0..23_000.0,
        part in -0.5..0.5_f64,
    ) {
        let layout = case.layout();
        let viewport = Viewport { from, to: from + PLOT_PX / px_per_day };
        let shot = Shot {
            overscan_px: PLOT_PX / 2.0,
            fitted: false,
            ..Shot::still(TimeScale::new(viewport, PLOT_PX), None)
        };
        let wide: BTreeMap<_, _> = layout.scene(shot).items.into_iter().map(|item| (key(&item), item)).collect();
        let there = scene_at(&layout, from + part * viewport.span_days(), px_per_day, None);
        for item in &there.items {
            let (left, right) = item.extent();
            if right < 1e-2 || left > PLOT_PX - 1e-2 {
                continue;
            }
            let same = wide.get(&key(item));
            prop_assert!(same.is_some(), "{item:?} is missing");
            prop_assert!(same.is_some_and(|same| (same.x - item.x - part * PLOT_PX).abs() < 1e-2));
        }
    }

    /// While the zoom changes, a lower level is drawn: nothing overlaps, and
    /// no event is lost.
    #[test]
    fn a_held_level_is_as_sound(case in case(), px_per_day in zoom(), held in -30..40) {
        let layout = case.layout();
        let level = layout.frame().level_in_motion(px_per_day, held);
        let own = layout.frame().level(px_per_day);
        prop_assert!((own - 7..=own).contains(&level), "{level} for {own}");
        prop_assert_eq!(layout.frame().level_in_motion(px_per_day, level), level);
        let viewport = Viewport { from: FIRST, to: LAST };
        let scale = TimeScale::new(viewport, viewport.span_days() * px_per_day);
        let scene = layout.scene(Shot { level: Some(level), fitted: false, ..Shot::still(scale, None) });
        prop_assert_eq!(event_count(&scene), case.len());
        let mut rows: BTreeMap<(usize, usize), Vec<(f64, f64)>> = BTreeMap::new();
        for item in &scene.items {
            rows.entry((item.lane, item.row)).or_default().push(drawn(item));
        }
        for row in rows.values_mut() {
            row.sort_by(|a, b| a.0.total_cmp(&b.0));
            for pair in row.windows(2) {
                prop_assert!(pair[0].1 <= pair[1].0 + 1e-2, "{pair:?}");
            }
        }
    }

    /// What is drawn of a mark that only moves need not be drawn again.
    #[test]
    fn an_item_at_rest_is_the_same_wherever_it_is(case in case(), px_per_day in zoom(), from in -16_500.0..23_000.0, part in 0.0..0.5_f64) {
        let layout = case.layout();
        let moved = |from: f64| {
            let viewport = Viewport { from, to: from + PLOT_PX / px_per_day };
            layout.scene(Shot { fitted: false, ..Shot::still(TimeScale::new(viewport, PLOT_PX), None) })
        };
        let key = |item: &Item| (item.lane, item.index);
        let before = moved(from);
        let before: BTreeMap<_, _> = before.items.iter().map(|item| (key(item), item.at_rest())).collect();
        for item in &moved(from + part * PLOT_PX / px_per_day).items {
            if let Some(before) = before.get(&key(item)) {
                let rest = item.at_rest();
                let apart = |a: f64, b: f64| (a - b).abs() < 0.11;
                prop_assert!(apart(rest.width, before.width) && apart(rest.label_x, before.label_x) && apart(rest.more_x, before.more_x), "{rest:?}, {before:?}");
                prop_assert_eq!((rest.x, rest.y, rest.more), (before.x, before.y, before.more));
            }
        }
    }

    #[test]
    fn the_rug_shows_where_events_are(case in case(), px_per_day in zoom(), from in -16_500.0..23_000.0) {
        let layout = case.layout();
        let scene = scene_at(&layout, from, px_per_day, None);
        let rugs = rugs(&layout, &scene);
        prop_assert_eq!(rugs.len(), case.lanes.len());
        for (rug, lane) in rugs.iter().zip(layout.lanes()) {
            prop_assert!(rug.windows(2).all(|pair| pair[0].0 + pair[0].1 < pair[1].0), "{rug:?}");
            prop_assert!(rug.len() as f64 <= PLOT_PX / 4.0 + 2.0);
            for placed in lane.events() {
                let x = scene.scale.x(placed.from);
                if (5.0..PLOT_PX - 5.0).contains(&x) {
                    let near = |mark: &&(f64, f64)| mark.0 - 4.1 <= x && x <= mark.0 + mark.1 + 4.1;
                    prop_assert!(rug.iter().find(near).is_some(), "{x} in {rug:?}");
                }
            }
        }
    }

    /// Among few events that are not long, those of the storyline give way only
    /// to each other.
    #[test]
    fn the_story_comes_before_the_rest(
        mut events in prop::collection::vec(placed(16_000..20_000), 1..60),
        rows in 1..4_usize,
    ) {
        events.sort_by(|a, b| a.from.total_cmp(&b.from));
        for (position, placed) in events.iter_mut().enumerate() {
            placed.event = position;
            placed.to = placed.to.min(placed.from + 300.0);
            placed.fade_before = placed.fade_before.min(50.0);
            placed.fade_after = placed.fade_after.min(50.0);
        }
        let shown = |events: &[Placed]| -> BTreeSet<usize> {
            let scene = whole(&one_lane(events, rows), 0.2, None);
            let items = scene.items.iter().filter(|item| item.placed.rank > 0);
            items.map(|item| item.placed.event).collect()
        };
        let story: Vec<Placed> = events.iter().filter(|p| p.rank > 0).copied().collect();
        prop_assert_eq!(shown(&events), shown(&story));
    }

    #[test]
    fn rows_are_shared_out(case in case(), total in 0..20_usize, fold in any::<bool>()) {
        let lanes: Vec<Rc<Lane>> = case.lanes.iter().map(|events| lane(events)).collect();
        let mut folded = vec![false; lanes.len()];
        folded[0] = fold;
        let rows = allocate_rows(&lanes, &folded, frame(), &labels(), total);
        prop_assert_eq!(rows.len(), lanes.len());
        prop_assert!(rows.iter().zip(&folded).all(|(&rows, &folded)| (rows == 0) == folded));
        prop_assert!(rows.iter().sum::<usize>() <= total.max(lanes.len()));
        // A row more for the page takes none from a lane.
        let with_one_more = allocate_rows(&lanes, &folded, frame(), &labels(), total + 1);
        prop_assert!(rows.iter().zip(&with_one_more).all(|(few, many)| few <= many));
    }
}

fn moment(event: usize, from: f64) -> Placed {
    Placed {
        event,
        from,
        to: from + 1.0,
        shape: Shape::Moment,
        fade_before: 0.0,
        fade_after: 0.0,
        open_start: false,
        open_end: false,
        rank: 0,
    }
}

fn period(event: usize, from: f64, to: f64) -> Placed {
    Placed {
        to,
        shape: Shape::Period,
        ..moment(event, from)
    }
}

fn one_lane(events: &[Placed], rows: usize) -> Layout {
    Case {
        lanes: vec![events.to_vec()],
        rows: vec![rows],
    }
    .layout()
}

/// One line for each item: its row, its event and how many are counted with it.
fn lines(scene: &Scene) -> Vec<String> {
    let line = |item: &Item| {
        let stub = if item.stub { " stub" } else { "" };
        let more = item.more.map_or(0, |more| more.count);
        format!("{} #{} +{more}{stub}", item.row, item.placed.event)
    };
    scene.items.iter().map(line).collect()
}

/// Far apart each has its label; closer together they take rows, and then the
/// storyline stays and the others are counted with it.
#[test]
fn from_labels_to_counts() {
    let start = day(2015, 1, 1);
    let mut events = [
        moment(0, start),
        moment(1, start + 10.0),
        moment(2, start + 20.0),
    ];
    events[1].rank = 1;
    let lines = |rows, px_per_day| lines(&whole(&one_lane(&events, rows), px_per_day, None));
    assert_eq!(lines(1, 40.0), ["0 #0 +0", "0 #1 +0", "0 #2 +0"]);
    assert_eq!(lines(2, 5.0), ["1 #0 +0", "0 #1 +0", "1 #2 +0"]);
    assert_eq!(lines(1, 1.0), ["0 #1 +2"]);
    let scene = whole(&one_lane(&events, 1), 1.0, None);
    let more = scene.items[0].more.expect("a count");
    assert_eq!(
        (more.first.to_string(), more.last.to_string()),
        ("2015-01-01".to_owned(), "2015-01-21".to_owned())
    );
}

#[test]
fn the_chosen_event_takes_the_place() {
    let start = day(2015, 1, 1);
    let mut events = [moment(0, start), moment(1, start + 1.0)];
    events[0].rank = 1;
    let layout = one_lane(&events, 1);
    assert_eq!(lines(&whole(&layout, 1.0, Some(1))), ["0 #1 +1"]);
    assert_eq!(lines(&whole(&layout, 1.0, None)), ["0 #0 +1"]);
}

/// A bar longer than the view leaves the first row to what is short; in a lane
/// of one row it has the row where nothing else begins under it, and otherwise
/// only its beginning is drawn.
#[test]
fn long_bars_hide_nothing_short() {
    let start = day(2015, 1, 1);
    let bar = period(0, start, start + 300.0);
    let short = moment(1, start + 100.0);
    let px_per_day = 10.0;
    let lines = |events: &[Placed], rows| lines(&whole(&one_lane(events, rows), px_per_day, None));
    assert_eq!(lines(&[bar, short], 2), ["1 #0 +0", "0 #1 +0"]);
    assert_eq!(lines(&[bar], 1), ["0 #0 +0"]);
    assert_eq!(lines(&[bar, short], 1), ["0 #0 +0 stub", "0 #1 +0"]);
    // Under the bar only another bar begins, which is counted with it.
    let other = period(1, start + 150.0, start + 600.0);
    assert_eq!(lines(&[bar, other], 1), ["0 #0 +1"]);
}

/// A bar may begin where another one ends: year follows year in one row.
#[test]
fn bars_that_touch_share_a_row() {
    let year = |event: usize, year: i32| Placed {
        shape: Shape::Vague,
        ..period(event, day(year, 1, 1), day(year + 1, 1, 1))
    };
    let years: Vec<Placed> = (0..4).map(|i| year(i, 2020 + i as i32)).collect();
    for px_per_day in [2.5, 3.3, 7.77] {
        assert_eq!(
            lines(&whole(&one_lane(&years, 2), px_per_day, None)),
            ["1 #0 +0", "1 #1 +0", "1 #2 +0", "1 #3 +0"]
        );
    }
}

/// The dot of a day is at its noon, the label right behind it; near the end of
/// the opening range it stands before the dot.
#[test]
fn labels_stand_beside_their_marks() {
    let events = [moment(1, day(2015, 1, 1)), moment(2, day(2026, 12, 30))];
    let layout = one_lane(&events, 1);
    let scene = scene_at(&layout, day(2015, 1, 1), 2.0, None);
    let [item] = &scene.items[..] else {
        panic!("one item in view: {:?}", scene.items);
    };
    assert!((item.x + item.width / 2.0 - 1.0).abs() < 1e-6);
    assert_eq!(item.label_side, LabelSide::Right);
    assert!(item.label_shown && item.label_x > item.x + item.width);

    let scene = scene_at(&layout, day(2026, 9, 1), 2.0, None);
    let [item] = &scene.items[..] else {
        panic!("one item in view: {:?}", scene.items);
    };
    assert_eq!(item.label_side, LabelSide::Left);
    assert!(item.label_x + item.label.width_px < item.x);
}

/// The label of a bar that began before the view is held at the edge, as long
/// as the bar is under it and, where it has one, under its count.
#[test]
fn a_label_follows_its_bar() {
    let bar = period(1, day(2015, 1, 1), day(2016, 1, 1));
    let held = |events: &[Placed], from: f64| {
        let item = scene_at(&one_lane(events, 1), from, 2.0, None).items[0].clone();
        (
            item.label_shown,
            item.label_x.round(),
            item.more_x,
            drawn(&item).1,
        )
    };
    assert_eq!(held(&[bar], day(2014, 12, 1)).1, 62.0 + 5.0);
    let (shown, x, ..) = held(&[bar], day(2015, 3, 1));
    assert_eq!((shown, x), (true, 5.0));
    // Too little of the bar is left.
    assert!(!held(&[bar], day(2015, 12, 20)).0);
    // With a count: label and count are on the bar, or neither is held.
    let under = period(2, day(2015, 6, 1), day(2016, 6, 1));
    let end = |from: f64| (day(2016, 1, 1) - from) * 2.0;
    for from in (0..360).map(|days| day(2015, 1, 2) + f64::from(days)) {
        let (shown, x, more_x, right) = held(&[bar, under], from);
        if shown && x == 5.0 {
            assert!(more_x > 5.0 && right <= end(from) + 36.0 + 1e-6);
        }
    }
}

#[test]
fn a_folded_lane_has_only_its_rug() {
    let events = [moment(0, day(2015, 1, 1)), moment(1, day(2015, 6, 1))];
    let case = Case {
        lanes: vec![events.to_vec(), vec![moment(2, day(2016, 1, 1))]],
        rows: vec![0, 1],
    };
    let layout = case.layout();
    let scene = scene_at(&layout, day(2014, 1, 1), 0.5, Some(0));
    assert_eq!(lines(&scene), ["0 #2 +0"]);
    assert_eq!(rugs(&layout, &scene)[0].len(), 2);
    assert_eq!(scene.lanes[1].y, scene.lanes[0].height);
    assert_eq!(scene.lanes[0].height, lane_height(0));
}

#[test]
fn no_lanes_and_empty_lanes() {
    let nothing: Vec<Rc<Lane>> = Vec::new();
    assert_eq!(
        allocate_rows(&nothing, &[], frame(), &labels(), 12),
        Vec::<usize>::new()
    );
    let layout = Layout::new(nothing, &[], frame(), labels());
    let scene = whole(&layout, 1.0, None);
    assert_eq!((scene.height, event_count(&scene)), (0.0, 0));
    assert_eq!(event_count(&whole(&one_lane(&[], 2), 1.0, None)), 0);
    assert_eq!(
        allocate_rows(&[lane(&[])], &[], frame(), &labels(), 12),
        [1]
    );
}

/// The lane that hides most gets the rows, and none more than six; lanes with
/// bars get a second one first.
#[test]
fn the_fullest_lane_gets_the_rows() {
    let start = day(2015, 1, 1);
    let crowd =
        |n: usize| -> Vec<Placed> { (0..n).map(|i| moment(i, start + i as f64 * 20.0)).collect() };
    let lanes = [lane(&crowd(3)), lane(&crowd(40)), lane(&crowd(1))];
    let rows = |total| allocate_rows(&lanes, &[], frame(), &labels(), total);
    assert_eq!(rows(3), [1, 1, 1]);
    assert_eq!(rows(6), [1, 4, 1]);
    assert_eq!(rows(100), [3, 6, 1]);
    let bars: Vec<Placed> = (0..3)
        .map(|i| period(i, start + i as f64 * 20.0, start + i as f64 * 20.0 + 90.0))
        .collect();
    let lanes = [lane(&bars), lane(&crowd(40))];
    assert_eq!(allocate_rows(&lanes, &[], frame(), &labels(), 4), [2, 2]);
}

/// Steps along a lane go through every event, drawn or not.
#[test]
fn a_lane_finds_its_events() {
    let events: Vec<Placed> = (0..50)
        .map(|i| moment(100 + i, (i / 3) as f64 * 10.0))
        .collect();
    let lane = lane(&events);
    for (index, placed) in lane.events().iter().enumerate() {
        assert_eq!(lane.index_of(placed.event), Some(index as u32));
        assert_eq!(lane.placed(index as u32), placed);
    }
    assert_eq!(lane.index_of(99), None);
    assert_eq!(lane.nearest(-5.0), Some(0));
    assert_eq!(lane.nearest(1e9), Some(49));
    assert_eq!(
        lane.nearest(14.9).map(|index| lane.placed(index).from),
        Some(10.0)
    );
    assert_eq!(
        lane.nearest(15.1).map(|index| lane.placed(index).from),
        Some(20.0)
    );
}

/// The style sheet gives a lane's name the height that its lane has in the
/// drawing.
#[test]
fn the_style_sheet_knows_the_heights() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/style.css");
    let css = std::fs::read_to_string(path).expect("the style sheet");
    for rows in 0..=6 {
        let rule = format!(".rows-{rows} {{ height: {}px; }}", lane_height(rows));
        assert!(css.contains(&rule), "no {rule}");
    }
}
