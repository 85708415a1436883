//! Presenting, and what is said aloud of a change.

#[path = "data/built_in.rs"]
mod built_in;

use std::collections::BTreeSet;

use threatline::i18n::{MESSAGE_KEYS, said};
use threatline::model::compare::Outcome;
use threatline::model::*;
use threatline::view::*;

fn state(link: &str) -> ViewState {
    let parsed = parse(built_in::corpus(), link, &ViewState::default());
    assert_eq!(parsed.warnings, [], "{link}");
    parsed.state
}

fn shown(state: &ViewState) -> Shown {
    Shown::new(built_in::corpus(), &state.filter)
}

fn turned(state: &ViewState, turn: Turn) -> ViewState {
    let corpus = built_in::corpus();
    let shown = shown(state);
    let deck = Deck::new(corpus, state, &shown).expect("a slide");
    let action = deck.to(corpus, deck.turned(turn)).expect("a way");
    reduce(corpus, state, action)
}

/// From the first slide to the last and back: the ids of the slides' events.
fn slides(start: &ViewState) -> Vec<EventId> {
    let corpus = built_in::corpus();
    let mut state = turned(start, Turn::First);
    let mut ids = Vec::new();
    loop {
        let shown = shown(&state);
        let deck = Deck::new(corpus, &state, &shown).expect("a slide");
        assert_eq!(deck.number, ids.len());
        ids.push(deck.slide.event.id.clone());
        if deck.number + 1 == deck.total {
            break;
        }
        let next = turned(&state, Turn::Next);
        assert_eq!(turned(&next, Turn::Previous).event, state.event);
        state = next;
    }
    assert_eq!(
        turned(&state, Turn::Next).event,
        state.event,
        "the end stays"
    );
    assert_eq!(turned(start, Turn::Last).event, state.event);
    ids
}

#[test]
fn a_tour_is_presented_step_by_step() {
    for tour in &built_in::corpus().data().tours {
        let start = state(&format!("tour={}&present=1", tour.id));
        let steps: Vec<EventId> = tour.steps().map(|step| step.event.clone()).collect();
        assert_eq!(slides(&start), steps);
    }
}

/// Without a tour the events that pass the filter, in the order of time.
#[test]
fn events_are_presented_as_the_filter_leaves_them() {
    let corpus = built_in::corpus();
    let start = state("event-kind=attack&event=villach-attack&present=1");
    let passing = corpus
        .events()
        .iter()
        .filter(|e| e.kind == EventKind::Attack);
    let passing: Vec<EventId> = passing.map(|event| event.id.clone()).collect();
    assert_eq!(slides(&start), passing);
    // An event that the filter would hide is still a slide of its own.
    let law = corpus.events().iter().find(|e| e.kind == EventKind::Law);
    let odd = ViewState {
        event: law.map(|event| event.id.clone()),
        ..start.clone()
    };
    let shown = shown(&odd);
    let deck = Deck::new(corpus, &odd, &shown).expect("a slide");
    assert_eq!(Some(&deck.slide.event.id), odd.event.as_ref());
    assert_eq!(deck.total, passing.len() + 1);
    let nothing = Shown::of(0, std::iter::empty());
    assert_eq!(Deck::new(corpus, &ViewState::default(), &nothing), None);
}

#[test]
fn presenting_begins_with_what_is_open() {
    let corpus = built_in::corpus();
    let present = |link: &str| reduce(corpus, &state(link), Action::Present(true));
    let from_nothing = present("");
    assert_eq!(from_nothing.tour.map(|place| place.step), Some(0));
    let from_event = present("event=villach-attack");
    assert_eq!(from_event.tour, None);
    assert!(from_event.present);
    let from_step = present("tour=russia&step=3");
    assert_eq!(from_step.tour.map(|place| place.step), Some(2));
    let searching = present("q=drone&event=villach-attack");
    assert_eq!(searching.query, "");
}

/// What a key asks for while presenting.
fn asked(key: &str) -> Option<KeyCommand> {
    let press = Press {
        key: key.to_owned(),
        ..Press::default()
    };
    key_command(Scope::Present, &press, true)
}

#[test]
fn the_keys_of_a_clicker() {
    for (keys, command) in [
        (
            &["PageDown", "ArrowRight", "ArrowDown", " "][..],
            Command::Turn(Turn::Next),
        ),
        (
            &["PageUp", "ArrowLeft", "ArrowUp"],
            Command::Turn(Turn::Previous),
        ),
        (&["Home"], Command::Turn(Turn::First)),
        (&["End"], Command::Turn(Turn::Last)),
        (&["b", "B", "."], Command::Black),
        (&["F5", "f"], Command::FullScreen),
        (&["Escape"], Command::End),
    ] {
        for key in keys {
            assert_eq!(asked(key), Some(KeyCommand::Present(command)), "{key}");
        }
    }
    for key in ["Tab", "Enter", "Shift", "a", "1", "F11", ""] {
        assert_eq!(asked(key), None, "{key}");
    }
}

/// Dates that reports may have lie further apart than days can be counted between them.
#[test]
fn the_strip_bears_any_time() {
    let first = &built_in::corpus().events()[0];
    let events = ["Y-4000000", "2014", "2025", "Y4000000"].map(|date| Event {
        id: EventId::new(&format!("on-{}", date.to_lowercase())),
        date: date.parse().expect("a date"),
        ..first.clone()
    });
    let corpus = Corpus::new(Data {
        events: events.into(),
        ..Data::default()
    });
    let state = ViewState {
        event: Some(corpus.events()[1].id.clone()),
        ..ViewState::default()
    };
    let shown = Shown::new(&corpus, &state.filter);
    let strip = Deck::new(&corpus, &state, &shown)
        .expect("a slide")
        .strip(&corpus);
    assert_eq!(strip.marks.len(), 4);
    let part = 0.0..=1.0;
    assert!(
        strip.marks.iter().all(|mark| part.contains(mark)),
        "{:?}",
        strip.marks
    );
    assert!(
        strip.years.iter().all(|(_, x)| part.contains(x)),
        "{:?}",
        strip.years
    );
    assert!(strip.years.len() > 1);
}

#[test]
fn the_strip_keeps_the_order_of_time() {
    let corpus = built_in::corpus();
    for link in [
        "tour=main&step=4",
        "tour=russia",
        "event=villach-attack",
        "year=2025",
    ] {
        let mut state = state(link);
        let mut last = None;
        if state.tour.is_some() {
            state = turned(&state, Turn::First);
        }
        let shown = shown(&state);
        for _ in 0..shown.len() {
            let deck = Deck::new(corpus, &state, &shown).expect("a slide");
            let strip = deck.strip(corpus);
            let part = 0.0..=1.0;
            assert!(strip.marks.iter().all(|mark| part.contains(mark)), "{link}");
            assert!(
                strip.marks.windows(2).all(|pair| pair[0] < pair[1]),
                "{link}"
            );
            assert!(
                strip
                    .years
                    .windows(2)
                    .all(|pair| pair[1].1 - pair[0].1 > 0.07)
            );
            let current = strip.current.expect("a day");
            assert!(part.contains(&current));
            let day = deck.slide.event.date.span().start.day;
            if let (Some((last_day, x)), Some(day)) = (last, day) {
                assert_eq!(day >= last_day, current >= x, "{link}");
            }
            last = day.map(|day| (day, current));
            if deck.number + 1 == deck.total {
                break;
            }
            state = turned(&state, Turn::Next);
        }
    }
}

/// Each action is said once, in the reader's language, by its most telling
/// part.
#[test]
fn changes_are_said() {
    let corpus = built_in::corpus();
    let after = |before: &ViewState, action: Action| {
        let after = reduce(corpus, before, action);
        let shown = shown(&after);
        said(corpus, before, &after, &shown).unwrap_or_default()
    };
    let home = ViewState::default();
    let villach = EventId::new("villach-attack");
    assert_eq!(
        after(&home, Action::Event(Some(villach.clone()))),
        "15 February 2025: Knife attack in Villach"
    );
    let open = state("event=villach-attack");
    assert_eq!(after(&open, Action::Event(None)), "Panel closed");
    let filter = Filter {
        sources: BTreeSet::from([SourceId::new("no-such"), SourceId::new("vsse-2025-en")]),
        ..Filter::default()
    };
    let count = after(&home, Action::Filter(Box::new(filter)));
    let all = corpus.events().len();
    assert!(count.ends_with(&format!(" of {all} events")), "{count}");
    assert_eq!(after(&home, Action::Go(View::Compare)), "Compare");
    assert_eq!(after(&home, Action::Lang(Lang::Fr)), "Français");
    let step = after(&home, Action::StartTour(TourId::new("main")));
    assert!(step.starts_with("Step 1 of "), "{step}");
    assert!(
        step.contains("Jewish Museum") && step.ends_with('.'),
        "{step}"
    );
    assert_eq!(
        after(&state("tour=main&lang=nl"), Action::EndTour),
        "De rondleiding is beëindigd."
    );
    // In the comparison a theme changes its rows, beside the timeline the events.
    let compare = ViewState {
        view: View::Compare,
        ..ViewState::default()
    };
    let theme = || Action::OnlyTheme(ThemeId::new("jihadism"));
    let rows = after(&compare, theme());
    assert!(rows.contains(" topics match the filter: "), "{rows}");
    let events = after(&home, theme());
    assert!(events.ends_with(&format!(" of {all} events")), "{events}");
    let sides = after(&home, Action::SwapSides);
    assert!(sides.starts_with("Of "), "{sides}");
    // Where a view lists other records, it is their number, as the view has it.
    for (link, action, words) in [
        ("view=figures", theme(), " series"),
        ("view=figures", Action::Unit(Some(Unit::Percent)), " series"),
        ("view=divergences", theme(), " differences"),
        (
            "view=divergences",
            Action::Weight(Some(Weight::Conclusion)),
            " differences",
        ),
        ("view=compare&mode=matrix", theme(), " topics"),
        (
            "view=compare&mode=matrix",
            Action::Outcome(Some(Outcome::Raised)),
            " topics",
        ),
        ("view=compare&mode=ladder", theme(), " topics"),
        ("view=compare&mode=digest", theme(), ""),
    ] {
        let said = after(&state(link), action);
        let number = said.strip_suffix(words).unwrap_or_default();
        let is_count = number.parse::<usize>().is_ok_and(|n| n > 0);
        assert!(
            is_count || words.is_empty() && said.contains("topics"),
            "{link}: {said}"
        );
    }
    // What moves under the reader's own hand is not said.
    assert_eq!(after(&home, Action::AllTime), "");
    assert_eq!(after(&home, Action::Scheme(Scheme::Dark)), "");
    assert!(MESSAGE_KEYS.contains(&"panel_closed"));
}
