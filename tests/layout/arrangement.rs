//! Many events in few rows: what has a label, what is counted, what is in view.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;
use threatline::timeline::{
    Arrangement, Item, LabelSide, Lane, Placed, ROW_PX, Scene, Shape, TextMetrics, TimeScale,
    Viewport, allocate_rows, arrange,
};

use super::{cases, day, log_range, placed};

/// The last day of the opening range, beyond which labels stand at the left.
fn label_limit() -> f64 {
    day(2027, 1, 1)
}

/// What is to be arranged, at which zoom, in how many rows.
#[derive(Clone, Debug)]
struct Case {
    lanes: Vec<Lane>,
    rows: Vec<usize>,
    px_per_day: f64,
    chosen: Option<usize>,
}

impl Case {
    fn arranged(&self) -> Arrangement {
        self.arranged_in(&self.rows)
    }

    fn arranged_in(&self, rows: &[usize]) -> Arrangement {
        arrange(
            &self.lanes,
            rows,
            self.px_per_day,
            label_limit(),
            self.chosen,
        )
    }

    /// The scene of `width` pixels from a day on.
    fn scene(&self, from: f64, width: f64) -> Scene {
        let viewport = Viewport {
            from,
            to: from + width / self.px_per_day,
        };
        self.arranged().scene(TimeScale::new(viewport, width))
    }

    /// A scene with everything in it.
    fn whole(&self) -> Scene {
        whole(&self.arranged(), self.px_per_day)
    }
}

const BEFORE_ALL: f64 = -60_000.0;

fn whole(arrangement: &Arrangement, px_per_day: f64) -> Scene {
    let viewport = Viewport {
        from: BEFORE_ALL,
        to: 60_000.0,
    };
    arrangement.scene(TimeScale::new(viewport, viewport.span_days() * px_per_day))
}

fn title() -> impl Strategy<Value = String> {
    let word = select(vec![
        "Attack",
        "in",
        "Brussels",
        "a",
        "law",
        "clearances",
        "the",
        "22",
    ]);
    prop::collection::vec(word, 1..9).prop_map(|words| words.join(" "))
}

/// Lanes of events in the order of time. Some events are in two lanes.
fn case() -> impl Strategy<Value = Case> {
    let event = (
        placed(-16_000..22_000),
        title(),
        0..3_usize,
        prop::bool::weighted(0.15),
    );
    let dense = (
        placed(16_000..17_000),
        title(),
        0..3_usize,
        prop::bool::weighted(0.15),
    );
    let events = prop_oneof![
        prop::collection::vec(event, 0..60),
        prop::collection::vec(dense, 0..60),
    ];
    (
        events,
        prop::collection::vec(1..5_usize, 3),
        log_range(0.005, 100.0),
        prop::option::of(any::<prop::sample::Index>()),
    )
        .prop_map(|(mut events, rows, px_per_day, chosen)| {
            events.sort_by(|a, b| a.0.from.total_cmp(&b.0.from));
            let mut lanes = vec![Vec::new(); 3];
            for (position, (placed, title, lane, twice)) in events.iter().enumerate() {
                let placed = Placed {
                    event: position,
                    ..*placed
                };
                lanes[*lane].push((placed, title.clone()));
                if *twice {
                    lanes[(lane + 1) % 3].push((placed, title.clone()));
                }
            }
            let lane = |events| Lane::new(events, TextMetrics::default());
            Case {
                lanes: lanes.into_iter().map(lane).collect(),
                rows,
                px_per_day,
                chosen: chosen
                    .filter(|_| !events.is_empty())
                    .map(|index| index.index(events.len())),
            }
        })
}

/// The width of the mark that counts neighbours, as the page draws it.
fn count_px(item: &Item) -> Option<f64> {
    let n = item.more.as_ref()?.events.len();
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
        right = right.max(item.more_x() + width);
    }
    (left, right)
}

fn same_row<'a>(items: &'a [Item], item: &'a Item) -> impl Iterator<Item = &'a Item> {
    let of_row = |other: &&Item| (other.lane, other.row) == (item.lane, item.row);
    items
        .iter()
        .filter(of_row)
        .filter(|other| other.placed.event != item.placed.event)
}

/// What does not depend on where the view is.
fn identity(item: &Item) -> (usize, usize, usize, Vec<usize>, Vec<String>) {
    let more = item
        .more
        .as_ref()
        .map_or_else(Vec::new, |more| more.events.clone());
    (
        item.lane,
        item.row,
        item.placed.event,
        more,
        item.label.lines.clone(),
    )
}

fn key(item: &Item) -> (usize, usize) {
    (item.lane, item.placed.event)
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn labels_never_overlap(case in case()) {
        let scene = case.whole();
        for item in &scene.items {
            let (left, right) = item.extent();
            prop_assert!(left < right);
            for other in same_row(&scene.items, item) {
                let (other_left, other_right) = other.extent();
                prop_assert!(
                    right <= other_left + 1e-6 || other_right <= left + 1e-6,
                    "{item:?}\n{other:?}"
                );
            }
        }
    }

    /// Mark, label and count stay within the room that is kept free for them,
    /// wherever the view is.
    #[test]
    fn what_is_drawn_keeps_to_its_room(
        case in case(),
        from in -16_500.0..23_000.0,
        width in 100.0..2000.0_f64,
    ) {
        let whole = case.whole();
        let scene = case.scene(from, width);
        let moved = (from - BEFORE_ALL) * case.px_per_day;
        for item in &scene.items {
            let (left, right) = drawn(item);
            let still = whole.items.iter().find(|still| key(still) == key(item));
            let (free_left, free_right) = still.expect("it is in the whole").extent();
            prop_assert!(
                left >= free_left - moved - 1e-3 && right <= free_right - moved + 1e-3,
                "{left}..{right} in {}..{}: {item:?}",
                free_left - moved,
                free_right - moved
            );
        }
    }

    #[test]
    fn clusters_partition_the_events(case in case()) {
        let scene = case.whole();
        for (lane, events) in case.lanes.iter().enumerate() {
            let of_lane = || scene.items.iter().filter(|item| item.lane == lane);
            let mut found: Vec<usize> = of_lane().map(|item| item.placed.event).collect();
            for more in of_lane().filter_map(|item| item.more.as_ref()) {
                prop_assert!(!more.events.is_empty());
                prop_assert!(more.events.is_sorted(), "in the order of time");
                found.extend(&more.events);
            }
            found.sort_unstable();
            let expected: Vec<usize> = events.events.iter().map(|(p, _)| p.event).collect();
            prop_assert_eq!(found, expected, "lane {}", lane);
        }
        let all: usize = case.lanes.iter().map(|lane| lane.events.len()).sum();
        prop_assert_eq!(scene.event_count(), all);
    }

    /// What opens when a count is chosen holds every event that it counts.
    #[test]
    fn a_count_names_the_days_of_its_events(case in case()) {
        for item in &case.whole().items {
            let Some(more) = &item.more else { continue };
            let of_lane = &case.lanes[item.lane].events;
            let counted = of_lane.iter().filter(|(p, _)| more.events.contains(&p.event));
            let starts: Vec<i32> = counted
                .map(|(placed, _)| placed.from)
                .chain([item.placed.from])
                .map(|from| from as i32)
                .collect();
            prop_assert!(starts.iter().all(|&day| more.first.0 <= day && day <= more.last.0));
        }
    }

    #[test]
    fn the_chosen_event_is_never_hidden(case in case()) {
        let scene = case.whole();
        let Some(chosen) = case.chosen else { return Ok(()) };
        for (lane, events) in case.lanes.iter().enumerate() {
            let has = events.events.iter().any(|(placed, _)| placed.event == chosen);
            let shown = scene.items.iter().any(|item| key(item) == (lane, chosen));
            prop_assert_eq!(has, shown);
        }
    }

    /// The storyline's events give way only to each other.
    #[test]
    fn the_story_comes_before_the_rest(case in case()) {
        let plain = Case { chosen: None, ..case };
        let story_only = Case {
            lanes: plain.lanes.iter().map(|lane| Lane {
                events: lane.events.iter().filter(|(p, _)| p.rank > 0).cloned().collect(),
            }).collect(),
            ..plain.clone()
        };
        let shown = |case: &Case| -> BTreeSet<(usize, usize)> {
            let scene = case.whole();
            let story = scene.items.iter().filter(|item| item.placed.rank > 0);
            story.map(key).collect()
        };
        prop_assert_eq!(shown(&plain), shown(&story_only));
    }

    #[test]
    fn lanes_and_rows_stand_below_each_other(case in case()) {
        let scene = case.whole();
        let mut y = 0.0;
        for (lane, rows) in scene.lanes.iter().zip(&case.rows) {
            prop_assert_eq!((lane.y, lane.rows), (y, *rows));
            prop_assert!(lane.height >= ROW_PX * *rows as f64);
            y += lane.height;
        }
        prop_assert_eq!(scene.height, y);
        for item in &scene.items {
            let lane = &scene.lanes[item.lane];
            prop_assert!(item.row < lane.rows);
            let (top, foot) = (item.y - ROW_PX / 2.0, item.y + ROW_PX / 2.0);
            prop_assert!(top >= lane.y && foot <= lane.y + lane.height);
        }
        for item in &scene.items {
            for other in same_row(&scene.items, item) {
                prop_assert_eq!(item.y, other.y);
            }
        }
    }

    #[test]
    fn items_are_in_the_order_of_time(case in case()) {
        let scene = case.whole();
        let order = |item: &Item| (item.lane, item.placed.from);
        prop_assert!(scene.items.is_sorted_by(|a, b| order(a) <= order(b)));
    }

    /// Panning moves what is drawn and changes nothing of it.
    #[test]
    fn panning_changes_no_row_label_or_count(
        case in case(),
        from in -16_500.0..23_000.0,
        width in 200.0..2000.0_f64,
        part in -0.9..0.9_f64,
    ) {
        let span = width / case.px_per_day;
        let (one, other) = (case.scene(from, width), case.scene(from + part * span, width));
        for item in &one.items {
            let Some(moved) = other.items.iter().find(|moved| key(moved) == key(item)) else {
                continue;
            };
            prop_assert_eq!(identity(item), identity(moved));
            prop_assert_eq!(item.y, moved.y);
            prop_assert!((item.x - moved.x - part * width).abs() < 1e-3);
            prop_assert_eq!(item.label_side, moved.label_side);
        }
        let order = |scene: &Scene, in_other: &Scene| -> Vec<(usize, usize)> {
            let other: BTreeSet<_> = in_other.items.iter().map(key).collect();
            scene.items.iter().map(key).filter(|key| other.contains(key)).collect()
        };
        prop_assert_eq!(order(&one, &other), order(&other, &one));
    }

    /// No item that is wholly outside, and none missing that is partly in view.
    #[test]
    fn a_scene_holds_what_is_in_view(
        case in case(),
        from in -16_500.0..23_000.0,
        width in 100.0..2000.0_f64,
    ) {
        let scene = case.scene(from, width);
        let shown: BTreeSet<_> = scene.items.iter().map(key).collect();
        prop_assert_eq!(shown.len(), scene.items.len());
        let moved = (from - BEFORE_ALL) * case.px_per_day;
        for item in &case.whole().items {
            let (left, right) = item.extent();
            let (left, right) = (left - moved, right - moved);
            let is_shown = shown.contains(&key(item));
            // At the very edge rounding decides.
            if right > 1e-3 && left < width - 1e-3 {
                prop_assert!(is_shown, "missing at {left}..{right}: {item:?}");
            }
            if right < -1e-3 || left > width + 1e-3 {
                prop_assert!(!is_shown, "outside at {left}..{right}: {item:?}");
            }
        }
    }

    #[test]
    fn a_label_is_shown_whole_or_not_at_all(
        case in case(),
        from in -16_500.0..23_000.0,
        width in 100.0..2000.0_f64,
    ) {
        let whole = case.whole();
        let moved = (from - BEFORE_ALL) * case.px_per_day;
        for item in &case.scene(from, width).items {
            let (left, right) = (item.label_x, item.label_x + item.label.width_px);
            if item.label_shown {
                prop_assert!(left >= 0.0 && right <= width);
            }
            // It is left out only where it would be cut.
            let still = whole.items.iter().find(|still| key(still) == key(item));
            let left = still.expect("it is in the whole").label_x - moved;
            if left > 1e-3 && left + item.label.width_px < width - 1e-3 {
                prop_assert!(item.label_shown, "{item:?}");
            }
        }
    }

    /// The marks at the foot of a lane: one for each event in view.
    #[test]
    fn rugs_show_every_event_in_view(
        case in case(),
        from in -16_500.0..23_000.0,
        width in 100.0..2000.0_f64,
    ) {
        let scene = case.scene(from, width);
        prop_assert_eq!(scene.rugs.len(), case.lanes.len());
        for (xs, lane) in scene.rugs.iter().zip(&case.lanes) {
            prop_assert!(xs.windows(2).all(|pair| pair[0] < pair[1]), "one for each pixel");
            prop_assert!(xs.iter().all(|x| (0.0..width).contains(x)));
            for (placed, _) in &lane.events {
                let x = scene.scale.x(placed.from);
                if x > 1.0 && x < width - 1.0 {
                    prop_assert!(xs.iter().any(|rug| (rug - x).abs() <= 0.5 + 1e-3));
                }
            }
        }
    }

    #[test]
    fn rows_are_shared_out(case in case(), total in 0..20_usize) {
        let rows = allocate_rows(&case.lanes, case.px_per_day, label_limit(), total);
        prop_assert_eq!(rows.len(), case.lanes.len());
        prop_assert!(rows.iter().all(|&rows| rows >= 1));
        prop_assert!(rows.iter().sum::<usize>() <= total.max(case.lanes.len()));
        // A row more for the page takes none from a lane.
        let with_one_more = allocate_rows(&case.lanes, case.px_per_day, label_limit(), total + 1);
        prop_assert!(rows.iter().zip(&with_one_more).all(|(few, many)| few <= many));
    }

    #[test]
    fn more_rows_hide_no_more(case in case()) {
        let shown = |rows: &[usize]| -> BTreeSet<(usize, usize)> {
            let scene = whole(&case.arranged_in(rows), case.px_per_day);
            scene.items.iter().map(key).collect()
        };
        let few = shown(&case.rows);
        for lane in 0..case.rows.len() {
            let mut rows = case.rows.clone();
            rows[lane] += 1;
            let many = shown(&rows);
            prop_assert!(few.is_subset(&many), "{:?} are gone", few.difference(&many));
        }
    }
}

/// A lane of days with titles, at the rank of the storyline where it is marked.
fn lane(events: &[(f64, &str)]) -> Lane {
    let placed = events.iter().enumerate().map(|(position, (from, title))| {
        let placed = Placed {
            event: position,
            from: *from,
            to: from + 1.0,
            shape: Shape::Moment,
            fade_before: 0.0,
            fade_after: 0.0,
            open_start: false,
            open_end: false,
            rank: u8::from(title.starts_with('!')),
        };
        (placed, (*title).to_owned())
    });
    Lane::new(placed, TextMetrics::default())
}

/// One line for each item: its row, its title and what is counted with it.
fn lines(scene: &Scene) -> Vec<String> {
    let line = |item: &Item| {
        let more = item.more.as_ref().map_or(0, |more| more.events.len());
        format!("{} {} +{more}", item.row, item.label.lines.join(" "))
    };
    scene.items.iter().map(line).collect()
}

fn case_of(lane: Lane, rows: usize, px_per_day: f64) -> Case {
    Case {
        lanes: vec![lane],
        rows: vec![rows],
        px_per_day,
        chosen: None,
    }
}

/// Far apart each has its label; closer together they take rows, and then the
/// storyline stays and the others are counted with it.
#[test]
fn from_labels_to_counts() {
    let start = day(2015, 1, 1);
    let events = [
        (start, "First attack"),
        (start + 10.0, "! Second attack"),
        (start + 20.0, "Third attack"),
    ];
    let scene = |rows, px_per_day| case_of(lane(&events), rows, px_per_day).whole();
    assert_eq!(
        lines(&scene(1, 20.0)),
        [
            "0 First attack +0",
            "0 ! Second attack +0",
            "0 Third attack +0"
        ]
    );
    assert_eq!(
        lines(&scene(2, 10.0)),
        [
            "1 First attack +0",
            "0 ! Second attack +0",
            "1 Third attack +0"
        ]
    );
    assert_eq!(lines(&scene(1, 1.0)), ["0 ! Second attack +2"]);
    let counted = scene(1, 1.0).items[0].more.clone().expect("a count");
    assert_eq!(counted.events, [0, 2]);
    assert_eq!(
        (counted.first.to_string(), counted.last.to_string()),
        ("2015-01-01".to_owned(), "2015-01-21".to_owned())
    );
}

#[test]
fn the_chosen_event_takes_the_place() {
    let start = day(2015, 1, 1);
    let lane = lane(&[(start, "! First"), (start + 1.0, "Second")]);
    let chosen = Case {
        chosen: Some(1),
        ..case_of(lane, 1, 1.0)
    };
    assert_eq!(lines(&chosen.whole()), ["0 Second +1"]);
}

/// The dot of a day is at its noon, the label right behind it; near the end of
/// the opening range it stands before the dot.
#[test]
fn labels_stand_beside_their_marks() {
    let lane = lane(&[
        (day(2015, 1, 1), "An attack"),
        (day(2026, 12, 30), "The last one"),
    ]);
    let case = case_of(lane, 1, 2.0);
    let scene = case.scene(day(2015, 1, 1), 800.0);
    let [item] = &scene.items[..] else {
        panic!("one item in view: {:?}", scene.items);
    };
    assert!((item.x + item.width / 2.0 - 1.0).abs() < 1e-6);
    assert_eq!(item.label_side, LabelSide::Right);
    assert!(item.label_shown && item.label_x > item.x + item.width);

    let scene = case.scene(day(2026, 9, 1), 800.0);
    let [item] = &scene.items[..] else {
        panic!("one item in view: {:?}", scene.items);
    };
    assert_eq!(item.label_side, LabelSide::Left);
    assert!(item.label_x + item.label.width_px < item.x);
}

/// The label of a bar that began before the view is held at the edge, as long
/// as the bar is under it.
#[test]
fn a_label_follows_its_bar() {
    let mut lane = lane(&[(day(2015, 1, 1), "A state of war")]);
    lane.events[0].0.shape = Shape::Period;
    lane.events[0].0.to = day(2016, 1, 1);
    let case = case_of(lane, 1, 2.0);
    let label = |from: f64| {
        let item = case.scene(from, 800.0).items[0].clone();
        (item.label_shown, item.label_x.round())
    };
    assert_eq!(label(day(2014, 12, 1)), (true, 62.0 + 5.0));
    assert_eq!(label(day(2015, 3, 1)), (true, 5.0));
    // Too little of the bar is left.
    assert!(!label(day(2015, 12, 20)).0);
}

#[test]
fn no_lanes_and_empty_lanes() {
    assert_eq!(
        allocate_rows(&[], 1.0, label_limit(), 12),
        Vec::<usize>::new()
    );
    let nothing = arrange(&[], &[], 1.0, label_limit(), None);
    assert_eq!(
        (nothing.height, whole(&nothing, 1.0).event_count()),
        (0.0, 0)
    );
    let empty = case_of(lane(&[]), 2, 1.0);
    assert_eq!(empty.whole().event_count(), 0);
    assert_eq!(allocate_rows(&empty.lanes, 1.0, label_limit(), 12), [1]);
}

/// The lane that hides most gets the rows, and none more than six.
#[test]
fn the_fullest_lane_gets_the_rows() {
    let start = day(2015, 1, 1);
    let crowd: Vec<(f64, &str)> = (0..40)
        .map(|i| (start + f64::from(i), "An event"))
        .collect();
    let few: Vec<(f64, &str)> = (0..3).map(|i| (start + f64::from(i), "An event")).collect();
    let lanes = [lane(&few), lane(&crowd), lane(&[(start, "Alone")])];
    assert_eq!(allocate_rows(&lanes, 1.0, label_limit(), 3), [1, 1, 1]);
    assert_eq!(allocate_rows(&lanes, 1.0, label_limit(), 7), [1, 5, 1]);
    assert_eq!(allocate_rows(&lanes, 1.0, label_limit(), 100), [3, 6, 1]);
}
