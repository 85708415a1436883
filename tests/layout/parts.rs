//! What is drawn of a corpus, made a little at a time.

use threatline::app::built_in_corpus;
use threatline::model::Corpus;
use threatline::timeline::{Chart, Charting, Parts};

use super::{day, view};

fn made(corpus: &Corpus, events: usize) -> (Chart, Parts, usize) {
    let mut charting = Charting::new(view((2014, 1, 1), (2026, 12, 31)), day(2026, 1, 1));
    let mut steps = 1;
    loop {
        match charting.step(corpus, events) {
            Some((chart, parts)) => return (chart, parts, steps),
            None => steps += 1,
        }
    }
}

#[test]
fn in_steps_it_is_the_same_as_at_once() {
    let corpus = built_in_corpus().0;
    let home = view((2014, 1, 1), (2026, 12, 31));
    let chart = Chart::new(corpus.events(), home, day(2026, 1, 1));
    let all = Parts::new(&corpus, &chart, 0..corpus.events().len());
    for events in [1, 7, usize::MAX / 2] {
        let (in_steps, parts, steps) = made(&corpus, events);
        assert_eq!(in_steps, chart);
        assert_eq!(parts.starts, all.starts);
        assert_eq!(parts.lanes, all.lanes);
        assert_eq!(parts.spans.len(), corpus.events().len());
        assert!(steps > parts.lanes.len(), "{steps} steps");
    }
    assert!(made(&corpus, 1).2 > 2 * corpus.events().len());
}

/// An event stands once in each of its lanes, and in no other.
#[test]
fn every_event_stands_in_its_lanes() {
    let corpus = built_in_corpus().0;
    let (_, parts, _) = made(&corpus, 50);
    for (position, event) in corpus.events().iter().enumerate() {
        for theme in corpus.lanes() {
            let lane = parts.lanes.iter().find(|(id, _)| *id == theme.id);
            let times = lane.map_or(0, |(_, lane)| {
                let events = lane.events().iter();
                events.filter(|placed| placed.event == position).count()
            });
            let belongs = event.themes.iter().any(|id| id.is_within(&theme.id));
            assert_eq!(times, usize::from(belongs), "{} in {}", event.id, theme.id);
        }
    }
}

/// Of some events the parts hold these.
#[test]
fn of_some_events_there_are_these() {
    let corpus = built_in_corpus().0;
    let (chart, _, _) = made(&corpus, 50);
    let parts = Parts::new(&corpus, &chart, (0..corpus.events().len()).step_by(3));
    let some = corpus.events().len().div_ceil(3);
    assert_eq!((parts.spans.len(), parts.starts.len()), (some, some));
    assert!(parts.starts.is_sorted());
    let thirds = parts.lanes.iter().flat_map(|(_, lane)| lane.events());
    assert!(thirds.into_iter().all(|placed| placed.event % 3 == 0));
}
