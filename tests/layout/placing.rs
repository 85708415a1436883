//! Where an event stands on the axis, for each form of a date.

use threatline::model::{Edtf, Event, EventId, EventKind, Text};
use threatline::timeline::{Placed, Shape, place};

use super::day;

const TODAY: f64 = 20_454.0;

fn event(date: &str) -> Event {
    let date: Edtf = date
        .parse()
        .unwrap_or_else(|error| panic!("{date}: {error}"));
    Event {
        id: EventId::new("one"),
        date,
        date_words: None,
        kind: EventKind::Incident,
        themes: Vec::new(),
        topics: Vec::new(),
        title: Text::english("One"),
        summary: Text::english("One."),
        place: None,
        actors: Vec::new(),
        casualties: None,
        at: Vec::new(),
        note: None,
        story: false,
    }
}

fn placed(date: &str) -> Placed {
    place(7, &event(date), TODAY)
}

/// The date stands from the start of one day to the start of another, with
/// sharp ends that are known.
#[track_caller]
fn stands(date: &str, shape: Shape, from: (i32, u8, u8), to: (i32, u8, u8)) {
    stands_softly(date, shape, from, to, (0.0, 0.0));
}

#[track_caller]
fn stands_softly(
    date: &str,
    shape: Shape,
    from: (i32, u8, u8),
    to: (i32, u8, u8),
    (fade_before, fade_after): (f64, f64),
) {
    let expected = Placed {
        event: 7,
        from: day(from.0, from.1, from.2),
        to: day(to.0, to.1, to.2),
        shape,
        fade_before,
        fade_after,
        open_start: false,
        open_end: false,
        rank: 0,
    };
    assert_eq!(placed(date), expected, "{date}");
}

#[test]
fn a_day_is_a_moment() {
    stands("2025-12-18", Shape::Moment, (2025, 12, 18), (2025, 12, 19));
    stands("2024-02-29", Shape::Moment, (2024, 2, 29), (2024, 3, 1));
    stands("1928-12-31", Shape::Moment, (1928, 12, 31), (1929, 1, 1));
    stands(
        "2016-03-22T07:58:00Z",
        Shape::Moment,
        (2016, 3, 22),
        (2016, 3, 23),
    );
}

#[test]
fn a_month_a_season_and_a_year_are_somewhere_within() {
    stands("2025-03", Shape::Vague, (2025, 3, 1), (2025, 4, 1));
    stands("2024-12", Shape::Vague, (2024, 12, 1), (2025, 1, 1));
    stands("2014", Shape::Vague, (2014, 1, 1), (2015, 1, 1));
    stands("2025-21", Shape::Vague, (2025, 3, 1), (2025, 6, 1));
    stands("2025-23", Shape::Vague, (2025, 9, 1), (2025, 12, 1));
    // Winter goes on into the next year.
    stands("2025-24", Shape::Vague, (2025, 12, 1), (2026, 3, 1));
    stands("199X", Shape::Vague, (1990, 1, 1), (2000, 1, 1));
    stands("19XX", Shape::Vague, (1900, 1, 1), (2000, 1, 1));
    stands("2014-05-XX", Shape::Vague, (2014, 5, 1), (2014, 6, 1));
    stands("2014-XX-XX", Shape::Vague, (2014, 1, 1), (2015, 1, 1));
}

#[test]
fn what_is_approximate_or_uncertain_fades() {
    let (from, to) = ((2025, 11, 1), (2025, 12, 1));
    stands_softly("2025-11~", Shape::Vague, from, to, (15.0, 15.0));
    stands_softly("2025-11?", Shape::Vague, from, to, (15.0, 15.0));
    stands_softly("2025-11%", Shape::Vague, from, to, (30.0, 30.0));
    stands_softly(
        "2014~",
        Shape::Vague,
        (2014, 1, 1),
        (2015, 1, 1),
        (183.0, 183.0),
    );
    stands_softly(
        "2015-11-21~",
        Shape::Moment,
        (2015, 11, 21),
        (2015, 11, 22),
        (1.0, 1.0),
    );
}

#[test]
fn an_interval_is_a_period() {
    stands(
        "2015-11-21/2015-11-25",
        Shape::Period,
        (2015, 11, 21),
        (2015, 11, 26),
    );
    stands("2014/2016-06", Shape::Period, (2014, 1, 1), (2016, 7, 1));
    stands(
        "2014-05-24/2014-05-24",
        Shape::Period,
        (2014, 5, 24),
        (2014, 5, 25),
    );
    // Each end fades by itself.
    stands_softly(
        "2015~/2016-03",
        Shape::Period,
        (2015, 1, 1),
        (2016, 4, 1),
        (183.0, 0.0),
    );
    stands_softly(
        "2015-01/2016-03~",
        Shape::Period,
        (2015, 1, 1),
        (2016, 4, 1),
        (0.0, 16.0),
    );
}

/// Where an end has no day, the mark stands at the other end: on a day of the
/// event, never beside it.
#[test]
fn an_open_or_unknown_end_is_at_the_other() {
    let expected = |from: f64, open_start: bool, open_end: bool| Placed {
        event: 7,
        from,
        to: from + 1.0,
        shape: Shape::Period,
        fade_before: 0.0,
        fade_after: 0.0,
        open_start,
        open_end,
        rank: 0,
    };
    for date in ["2022/..", "2022/"] {
        assert_eq!(
            placed(date),
            expected(day(2022, 1, 1), false, true),
            "{date}"
        );
    }
    for date in ["../2020-05", "/2020-05"] {
        assert_eq!(
            placed(date),
            expected(day(2020, 5, 31), true, false),
            "{date}"
        );
    }
    let soft = placed("2022-10~/..");
    assert_eq!((soft.fade_before, soft.fade_after), (16.0, 0.0));
}

#[test]
fn the_storyline_ranks_higher() {
    let mut event = event("2014");
    assert_eq!(place(0, &event, TODAY).rank, 0);
    event.story = true;
    assert_eq!(place(0, &event, TODAY).rank, 1);
}

#[test]
fn every_date_of_the_built_in_data_has_a_place() {
    let corpus = &threatline::app::built_in_corpus().0;
    let mut last = f64::NEG_INFINITY;
    for (position, event) in corpus.events().iter().enumerate() {
        let placed = place(position, event, TODAY);
        assert!(placed.from < placed.to, "{}", event.id);
        assert!(placed.fade_before >= 0.0 && placed.fade_after >= 0.0);
        if !placed.open_start {
            assert!(
                placed.from >= last,
                "{}: the corpus is in the order of time",
                event.id
            );
            last = placed.from;
        }
    }
}
