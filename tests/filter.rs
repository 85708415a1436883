//! Which events are shown: the filter, its counts, and the list that holds
//! exactly these.

#[path = "data/built_in.rs"]
mod built_in;

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::RngSeed;
use threatline::model::*;
use threatline::view::*;

fn filter(link: &str) -> Filter {
    let parsed = parse(built_in::corpus(), link, &ViewState::default());
    assert_eq!(parsed.warnings, [], "{link}");
    parsed.state.filter
}

fn shown(link: &str) -> Vec<&'static Event> {
    let corpus = built_in::corpus();
    let shown = Shown::new(corpus, &filter(link));
    shown.iter().map(|i| &corpus.events()[i]).collect()
}

#[test]
fn each_facet_asks_its_own_question() {
    let sources = shown("source=belga-2025-en");
    assert!(!sources.is_empty());
    for event in sources {
        let from_belga = |at: &Locator| at.source.as_str() == "belga-2025-en";
        assert!(event.at.iter().any(from_belga), "{}", event.id);
    }
    let kinds = shown("event-kind=law,measure");
    assert!(kinds.iter().any(|event| event.kind == EventKind::Law));
    assert!(kinds.iter().any(|event| event.kind == EventKind::Measure));
    let wanted = [EventKind::Law, EventKind::Measure];
    assert!(kinds.iter().all(|event| wanted.contains(&event.kind)));
    let both = shown("event-kind=law,measure&year=2015");
    assert!(!both.is_empty() && both.len() < kinds.len());
}

/// A date of which no one knows the day belongs to every year that it may be in.
#[test]
fn an_event_lies_in_each_of_its_years() {
    let event = |date: &str| Event {
        date: date.parse().expect("a date"),
        ..built_in::corpus().events()[0].clone()
    };
    for (date, years, passes) in [
        ("2015-11-21", "year=2015", true),
        ("2015-11-21", "year=2014,2016", false),
        ("2014/2017", "year=2015", true),
        ("2014/2017", "year=2018..2020", false),
        ("2022/..", "year=2080", true),
        ("2022/..", "year=2021", false),
        // Nothing says that it went on.
        ("2013/", "year=2014", false),
        ("2013/", "year=2013", true),
        ("201X", "year=2012", true),
        ("2025-24", "year=2026", true),
        ("2024", "year=2010..2030", true),
    ] {
        assert_eq!(
            filter(years).matches(&event(date)),
            passes,
            "{date} {years}"
        );
    }
}

#[test]
fn years_are_written_as_runs() {
    let years = filter("year=2016,2014,2015,2025");
    assert_eq!(
        years.year_runs().collect::<Vec<_>>(),
        [(2014, 2016), (2025, 2025)]
    );
    assert_eq!(years.len(), 2);
    let state = ViewState {
        filter: years.clone(),
        ..ViewState::default()
    };
    assert_eq!(
        write(&state, &ViewState::default()),
        "v=1&year=2014..2016,2025"
    );
    assert_eq!(
        years.without_years(2014, 2016).years,
        BTreeSet::from([2025])
    );
    for wrong in [
        "year=2014..",
        "year=x",
        "year=2016..2014",
        "year=0..9999",
        "year=99999",
    ] {
        let parsed = parse(built_in::corpus(), wrong, &ViewState::default());
        assert_eq!(parsed.warnings.len(), 1, "{wrong}");
        assert!(parsed.state.filter.is_empty(), "{wrong}");
    }
}

/// What a reader chooses elsewhere is never hidden by a filter.
#[test]
fn a_chosen_event_lifts_the_filter_that_hides_it() {
    let corpus = built_in::corpus();
    let state = ViewState {
        filter: filter("event-kind=law"),
        ..ViewState::default()
    };
    let attack = corpus.events().iter().find(|e| e.kind == EventKind::Attack);
    let attack = Action::Event(Some(attack.expect("an attack").id.clone()));
    assert!(reduce(corpus, &state, attack).filter.is_empty());
    let law = corpus.events().iter().find(|e| e.kind == EventKind::Law);
    let law = Action::Event(Some(law.expect("a law").id.clone()));
    assert_eq!(reduce(corpus, &state, law).filter, state.filter);
}

#[test]
fn the_empty_view_names_what_hides_everything() {
    let corpus = built_in::corpus();
    let days = (Day::from_ymd(2015, 1, 1), Day::from_ymd(2015, 12, 31));
    let (Some(first), Some(last)) = days else {
        panic!("days");
    };
    let hidden_by = |link: &str| hiding_facets(corpus, &filter(link), first, last);
    assert_eq!(hidden_by(""), []);
    let [(Facet::Years, count)] = hidden_by("year=1950")[..] else {
        panic!("{:?}", hidden_by("year=1950"));
    };
    let in_2015 = corpus
        .events()
        .iter()
        .filter(|e| e.date.intersects(first, last));
    assert_eq!(count, in_2015.count());
    // Each of two alone hides everything: lifting one of them shows nothing.
    assert_eq!(hidden_by("year=1950&source=vsse-2024-en"), []);
}

#[test]
fn neighbours_are_shown_ones() {
    let shown = Shown::of(200, [3, 64, 65, 199, 500].into_iter());
    assert_eq!(shown.len(), 4);
    assert_eq!(shown.iter().collect::<Vec<_>>(), [3, 64, 65, 199]);
    assert_eq!((shown.before(64), shown.after(64)), (Some(3), Some(65)));
    assert_eq!((shown.before(3), shown.after(199)), (None, None));
    assert_eq!(
        (shown.before(usize::MAX), shown.after(usize::MAX)),
        (Some(199), None)
    );
    assert_eq!(Shown::default().after(0), None);
}

/// A corpus of events on these days.
fn of_dates(dates: &[&str]) -> Corpus {
    let events = dates.iter().enumerate().map(|(i, date)| Event {
        id: EventId::new(&format!("event-{i}")),
        date: date.parse().expect("a date"),
        ..built_in::corpus().events()[0].clone()
    });
    Corpus::new(Data {
        events: events.collect(),
        ..Data::default()
    })
}

#[test]
fn the_list_stands_under_its_years() {
    let outline_of = |dates: &[&str], from: i32| {
        let corpus = of_dates(dates);
        let first = Day::from_ymd(from, 1, 1).expect("a day");
        outline(&corpus, 0..dates.len(), Some(first))
    };
    assert_eq!(outline_of(&[], 2000), []);
    assert_eq!(
        outline_of(&["1928", "1999-03", "1999-05-01", "2003"], 1900),
        [
            Part::Year(1928, vec![0]),
            Part::Nothing(1929, 1998),
            Part::Year(1999, vec![1, 2]),
            Part::Year(2003, vec![3]),
        ]
    );
    // What reaches into the years in view stands first, and fills them.
    assert_eq!(
        outline_of(&["1964/2008", "2014", "2020"], 2000),
        [
            Part::Earlier(vec![0]),
            Part::Nothing(2009, 2013),
            Part::Year(2014, vec![1]),
            Part::Nothing(2015, 2019),
            Part::Year(2020, vec![2]),
        ]
    );
    // Where something goes on there is not nothing.
    let goes_on = outline_of(&["1928/..", "1999"], 1900);
    assert_eq!(
        goes_on,
        [Part::Year(1928, vec![0]), Part::Year(1999, vec![1])]
    );
    let unknown = outline_of(&["1928/", "1999"], 1900);
    assert_eq!(unknown[1], Part::Nothing(1929, 1998));
    let short = outline_of(&["2014", "2019"], 1900);
    assert_eq!(short.len(), 2, "four years are no long stretch");
    // What has no beginning is first in time: it began earlier, and no year stands twice.
    // Where nobody says when it began, it stands under its end.
    let (open, unknown) = ("../2020", "/2020");
    let dates = [open, unknown, "2014", "2020-05"];
    assert_eq!(
        outline_of(&dates, 2000),
        [
            Part::Earlier(vec![0]),
            Part::Year(2014, vec![1]),
            Part::Year(2020, vec![2, 3]),
        ]
    );
    let all = outline(&of_dates(&dates), 0..dates.len(), None);
    assert_eq!(all.len(), 3, "{all:?}");
    assert_eq!(all[2], Part::Year(2020, vec![0, 2, 3]));
}

pub fn any_filter() -> impl Strategy<Value = Filter> {
    let corpus = built_in::corpus();
    let themes: Vec<ThemeId> = corpus.themes().iter().map(|r| r.id.clone()).collect();
    let sources: Vec<SourceId> = corpus.sources().iter().map(|r| r.id.clone()).collect();
    (
        subsequence(themes, 0..3),
        subsequence(sources, 0..3),
        subsequence(EventKind::ALL.to_vec(), 0..4),
        prop::collection::btree_set(1990..2030_i32, 0..4),
    )
        .prop_map(|(themes, sources, kinds, years)| Filter {
            themes: themes.into_iter().collect(),
            sources: sources.into_iter().collect(),
            kinds: kinds.into_iter().collect(),
            years,
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, rng_seed: RngSeed::Fixed(2025), ..ProptestConfig::default() })]

    /// The number beside a choice is what the choice leaves.
    #[test]
    fn counts_say_what_a_choice_leaves(filter in any_filter(), kind in select(EventKind::ALL.to_vec()), year in 1995..2027_i32) {
        let corpus = built_in::corpus();
        let counts = FacetCounts::new(corpus, &filter);
        let left = |filter: &Filter| Shown::new(corpus, filter).len();
        prop_assert_eq!(counts.shown, left(&filter));
        prop_assert_eq!(counts.all, corpus.events().len());
        let alone = Filter { kinds: BTreeSet::from([kind]), ..filter.clone() };
        prop_assert_eq!(counts.kinds.get(&kind).copied().unwrap_or_default(), left(&alone));
        let alone = Filter { years: BTreeSet::from([year]), ..filter.clone() };
        prop_assert_eq!(counts.years.get(&year).copied().unwrap_or_default(), left(&alone));
        for source in corpus.sources() {
            let alone = Filter { sources: BTreeSet::from([source.id.clone()]), ..filter.clone() };
            prop_assert_eq!(counts.sources.get(&source.id).copied().unwrap_or_default(), left(&alone));
        }
        for theme in corpus.themes() {
            let alone = Filter { themes: BTreeSet::from([theme.id.clone()]), ..filter.clone() };
            prop_assert_eq!(counts.themes.get(&theme.id).copied().unwrap_or_default(), left(&alone));
        }
    }

    /// The list holds each event once, in the order given, and names no year as
    /// empty that has one.
    #[test]
    fn the_list_leaves_nothing_out(filter in any_filter(), from in 1900..2030_i32) {
        let corpus = built_in::corpus();
        let shown = Shown::new(corpus, &filter);
        let parts = outline(corpus, shown.iter(), Day::from_ymd(from, 1, 1));
        let mut listed = Vec::new();
        for part in &parts {
            match part {
                Part::Earlier(events) | Part::Year(_, events) => listed.extend(events.iter().copied()),
                Part::Nothing(first, last) => {
                    prop_assert!(first <= last);
                    let days = (Day::from_ymd(*first, 1, 1), Day::from_ymd(*last, 12, 31));
                    let (Some(first), Some(last)) = days else { panic!("days") };
                    for event in shown.iter().map(|i| &corpus.events()[i]) {
                        let span = event.date.span();
                        let inside = span.start.day.is_some_and(|day| (first..=last).contains(&day));
                        prop_assert!(!inside, "{}", event.id);
                    }
                }
            }
        }
        prop_assert_eq!(listed, shown.iter().collect::<Vec<_>>());
    }

    /// A choice more in a facet never hides, a facet more never shows.
    #[test]
    fn facets_narrow_and_choices_widen(filter in any_filter(), kind in select(EventKind::ALL.to_vec())) {
        let corpus = built_in::corpus();
        for facet in Facet::ALL {
            let wider = Shown::new(corpus, &filter.without(facet));
            let narrow = Shown::new(corpus, &filter);
            prop_assert!(narrow.iter().all(|i| wider.contains(i)));
            prop_assert_eq!(wider.iter().count(), wider.len());
        }
        if !filter.kinds.is_empty() && !filter.kinds.contains(&kind) {
            let wider = Shown::new(corpus, &filter.with_kind_toggled(kind));
            prop_assert!(Shown::new(corpus, &filter).iter().all(|i| wider.contains(i)));
        }
    }
}
