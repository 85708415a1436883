//! The state of the page and its links, in both directions.

#[path = "data/built_in.rs"]
mod built_in;
#[path = "fixtures/near_links.rs"]
mod near_links;

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use proptest::test_runner::RngSeed;
use regex::Regex;
use threatline::model::compare::{BasisKind, Outcome, compare};
use threatline::model::edtf::Day;
use threatline::model::scale::ReferenceScale;
use threatline::model::*;
use threatline::view::*;

use near_links::near_link;

fn base() -> ViewState {
    ViewState::default()
}

fn read(link: &str) -> Parsed {
    parse(built_in::corpus(), link, &base())
}

fn day(text: &str) -> Day {
    let date: Edtf = text.parse().expect("a date");
    date.span().start.day.expect("a day")
}

fn days(first: &str, last: &str) -> DayRange {
    DayRange {
        first: day(first),
        last: day(last),
    }
}

/// The event of a storyline's day.
fn event_on(date: &str) -> &'static Event {
    let events = built_in::corpus().events();
    let found = events
        .iter()
        .find(|event| event.story && event.date.to_string() == date);
    found.unwrap_or_else(|| panic!("an event on {date}"))
}

// Links that have been given out.

/// Written by hand and never changed: what stands here may stand in print.
#[test]
fn these_links_go_on_working() {
    let corpus = built_in::corpus();
    let start = |id: &str| reduce(corpus, &base(), Action::StartTour(TourId::new(id)));
    let step = |id: &str, step: usize| reduce(corpus, &start(id), Action::TourStep(step));
    let table: Vec<(&str, ViewState)> = vec![
        ("", base()),
        ("#", base()),
        ("#v=1", base()),
        (
            "#v=1&view=compare&a=2024&b=2025&topic=jihadism.threat",
            ViewState {
                view: View::Compare,
                topic: Some(TopicId::new("jihadism.threat")),
                ..base()
            },
        ),
        (
            "#v=1&event=villach-attack",
            ViewState {
                event: Some(event_on("2025-02-15").id.clone()),
                ..base()
            },
        ),
        (
            "#v=1&view=timeline&from=2015-01-01&to=2016-12-31&theme=jihadism,russia.drones",
            ViewState {
                view: View::Timeline,
                range: Some(days("2015-01-01", "2016-12-31")),
                filter: Filter {
                    themes: BTreeSet::from(["jihadism", "russia.drones"].map(ThemeId::new)),
                    ..Filter::default()
                },
                ..base()
            },
        ),
        (
            "#v=1&source=belga-2025-en&event-kind=attack,plot&year=2015..2017,2025",
            ViewState {
                filter: Filter {
                    sources: BTreeSet::from([SourceId::new("belga-2025-en")]),
                    kinds: BTreeSet::from([EventKind::Attack, EventKind::Plot]),
                    years: BTreeSet::from([2015, 2016, 2017, 2025]),
                    ..Filter::default()
                },
                ..base()
            },
        ),
        ("#v=1&tour=main&step=1", start("main")),
        ("#v=1&tour=main", start("main")),
        (
            "#v=1&tour=main&step=2&present=1",
            ViewState {
                present: true,
                ..step("main", 1)
            },
        ),
        ("#v=1&tour=russia&step=3", step("russia", 2)),
        (
            "#v=1&view=divergences&weight=conclusion&kind=editions",
            ViewState {
                view: View::Divergences,
                weight: Some(Weight::Conclusion),
                kind: Some(DivergenceKind::Editions),
                ..base()
            },
        ),
        (
            "#v=1&view=sources&record=vsse-2025-en",
            ViewState {
                view: View::Sources,
                record: Some("vsse-2025-en".into()),
                ..base()
            },
        ),
        (
            "#v=1&lang=nl&scheme=dark&q=onwaarschijnlijk%20Hamas",
            ViewState {
                lang: Lang::Nl,
                scheme: Scheme::Dark,
                query: "onwaarschijnlijk Hamas".into(),
                ..base()
            },
        ),
        (
            "#v=1&view=timeline&q=drone&hits=1",
            ViewState {
                view: View::Timeline,
                query: "drone".into(),
                only_hits: true,
                ..base()
            },
        ),
        (
            "#v=1&view=compare&a=2017&b=2025&sign=raised",
            ViewState {
                view: View::Compare,
                a: Column::Year(2017),
                outcome: Some(Outcome::Raised),
                ..base()
            },
        ),
        (
            "#v=1&view=compare&mode=matrix&base=2017&years=all",
            ViewState {
                view: View::Compare,
                mode: CompareMode::Matrix,
                base_year: Some(2017),
                all_years: true,
                ..base()
            },
        ),
        (
            "#v=1&view=compare&a=src:vsse-2025-en&b=src:belga-2025-en&sort=weight&words=1&sign=only-b",
            ViewState {
                view: View::Compare,
                a: Column::Source(SourceId::new("vsse-2025-en")),
                b: Column::Source(SourceId::new("belga-2025-en")),
                order: RowOrder::Weight,
                words: true,
                outcome: Some(Outcome::OnlyB),
                ..base()
            },
        ),
        (
            "#v=1&view=compare&mode=ladder&scale=icd203",
            ViewState {
                view: View::Compare,
                mode: CompareMode::Ladder,
                scale: Some(ReferenceScale::Icd203),
                ..base()
            },
        ),
        (
            "#v=1&view=compare&basis=computed&mode=digest",
            ViewState {
                view: View::Compare,
                mode: CompareMode::Digest,
                basis: Some(BasisKind::Computed),
                ..base()
            },
        ),
        (
            "#v=1&view=figures&unit=percent",
            ViewState {
                view: View::Figures,
                unit: Some(Unit::Percent),
                ..base()
            },
        ),
        (
            "#v=1&lanes=nsa,jihadism&folded=china,russia",
            ViewState {
                lane_order: ["nsa", "jihadism"].map(ThemeId::new).to_vec(),
                folded: ["china", "russia"].map(ThemeId::new).into(),
                ..base()
            },
        ),
        (
            "#v=1&group=jihadism:2015-01-01:2015-12-31&list=1",
            ViewState {
                group: Some(Group {
                    lane: ThemeId::new("jihadism"),
                    days: days("2015-01-01", "2015-12-31"),
                }),
                list: true,
                ..base()
            },
        ),
        (
            "#v=1&view=figures&q=S%C3%BBret%C3%A9+de+l%E2%80%99%C3%89tat",
            ViewState {
                view: View::Figures,
                query: "Sûreté de l’État".into(),
                ..base()
            },
        ),
    ];
    for (link, state) in table {
        let parsed = read(link);
        assert_eq!(parsed.state, state, "{link}");
        assert_eq!(parsed.warnings, [], "{link}");
    }
}

/// The order of the parts, the sharp sign, the version and encoding of what
/// need not be encoded make no difference; defaults can be written out.
#[test]
fn forms_of_one_link() {
    let plain = read("v=1&view=compare&topic=jihadism.threat&a=2017&b=2025&theme=jihadism").state;
    for link in [
        "#v=1&view=compare&topic=jihadism.threat&a=2017&b=2025&theme=jihadism",
        "view=compare&topic=jihadism.threat&a=2017&b=2025&theme=jihadism",
        "b=2025&a=2017&theme=jihadism&topic=jihadism.threat&view=compare&v=1",
        "  ##v=1&&view=compare&topic=jihadism%2Ethreat&a=2017&theme=%6aihadism,&",
        "view=compare&topic=jihadism.threat&a=2017&theme=jihadism,jihadism&lang=en&scheme=auto",
        "view=figures&view=compare&topic=jihadism.threat&a=2024&a=2017&theme=jihadism&list=0",
    ] {
        let parsed = read(link);
        assert_eq!(parsed.state, plain, "{link}");
        assert_eq!(parsed.warnings, [], "{link}");
    }
    assert_eq!(
        read("step=3&tour=russia").state,
        read("tour=russia&step=3").state
    );
}

/// A year or a month, as a hand writes it, reaches to its own edges.
#[test]
fn a_range_may_be_of_years_or_months() {
    for (link, first, last) in [
        ("from=2015&to=2016", "2015-01-01", "2016-12-31"),
        ("from=2016-02&to=2016-02", "2016-02-01", "2016-02-29"),
        ("from=2015-04-02&to=2015-04", "2015-04-02", "2015-04-30"),
        ("from=-0044&to=-0043-03", "-0044-01-01", "-0043-03-31"),
        ("from=-0001-12-31&to=2015", "-0001-12-31", "2015-12-31"),
    ] {
        let parsed = read(link);
        assert_eq!(parsed.state.range, Some(days(first, last)), "{link}");
        assert_eq!(parsed.warnings, [], "{link}");
    }
    for link in [
        "from=2015-13&to=2016",
        "from=20a5&to=2016",
        "from=-0000&to=2016",
        "from=-2015-12-3&to=2016",
        "from=02015-01-01&to=2016",
        "from=--2015-01-01&to=2016",
        "from=-9999999-01-01&to=2016",
    ] {
        assert_eq!(read(link).state, base(), "{link}");
        assert_eq!(read(link).warnings.len(), 2, "{link}");
    }
}

#[test]
fn the_opening_range_is_no_range() {
    assert_eq!(read("from=2014-01-01&to=2026-12-31").state, base());
    assert_eq!(home_range(), days("2014-01-01", "2026-12-31"));
}

#[test]
fn language_and_colours_are_the_readers_where_the_link_names_none() {
    let reader = ViewState {
        lang: Lang::Fr,
        scheme: Scheme::Dark,
        view: View::Sources,
        query: "not taken over".into(),
        ..base()
    };
    let parsed = parse(built_in::corpus(), "view=compare", &reader);
    assert_eq!(
        parsed.state,
        ViewState {
            view: View::Compare,
            lang: Lang::Fr,
            scheme: Scheme::Dark,
            ..base()
        }
    );
    let parsed = parse(built_in::corpus(), "lang=nl-BE&scheme=light", &reader);
    assert_eq!(
        (parsed.state.lang, parsed.state.scheme),
        (Lang::Nl, Scheme::Light)
    );
}

#[test]
fn what_links_look_like() {
    let corpus = built_in::corpus();
    assert_eq!(write(&base(), &base()), "");
    let state = ViewState {
        view: View::Compare,
        topic: Some(TopicId::new("jihadism.threat")),
        a: Column::Year(2017),
        ..base()
    };
    assert_eq!(
        write(&state, &base()),
        "v=1&view=compare&topic=jihadism.threat&a=2017&b=2025"
    );
    let state = ViewState {
        query: "a+b & c=d #é".into(),
        ..base()
    };
    assert_eq!(
        write(&state, &base()),
        "v=1&q=a%2Bb%20%26%20c%3Dd%20%23%C3%A9"
    );
    let blank = ViewState {
        query: "  ".into(),
        ..base()
    };
    assert_eq!(write(&blank, &base()), "");
    // A reader's language is not put into the links that they pass on.
    let reader = ViewState {
        lang: Lang::Fr,
        ..base()
    };
    assert_eq!(write(&reader, &reader), "");
    assert_eq!(write(&base(), &reader), "v=1&lang=en");
    let group = reduce(
        corpus,
        &base(),
        Action::Group(Some(Group {
            lane: ThemeId::new("jihadism"),
            days: days("2015-01-01", "2015-12-31"),
        })),
    );
    assert_eq!(
        write(&group, &base()),
        "v=1&group=jihadism:2015-01-01:2015-12-31"
    );
}

#[test]
fn a_link_fits_where_people_paste_it() {
    let state = ViewState {
        query: "é".repeat(10_000),
        ..base()
    };
    assert!(write(&state, &base()).len() < 2_000);
    assert_eq!(
        read(&format!("q={}", "é".repeat(10_000)))
            .state
            .query
            .chars()
            .count(),
        200
    );
}

/// A term is a record that a search leads to.
#[test]
fn every_record_of_a_table_has_a_link() {
    let corpus = built_in::corpus();
    let data = corpus.data();
    let records = (data.series.iter().map(|r| (View::Figures, r.id.as_str())))
        .chain(
            data.divergences
                .iter()
                .map(|r| (View::Divergences, r.id.as_str())),
        )
        .chain(data.sources.iter().map(|r| (View::Sources, r.id.as_str())))
        .chain(data.terms.iter().map(|r| (View::Sources, r.id.as_str())));
    for (view, id) in records {
        let state = reduce(corpus, &base(), Action::Record(view, id.to_owned()));
        assert_eq!(state.record.as_deref(), Some(id));
        let parsed = read(&write(&state, &base()));
        assert_eq!(parsed.state, state, "{id}");
        assert_eq!(parsed.warnings, [], "{id}");
    }
}

// What cannot be followed.

#[test]
fn each_kind_of_trouble_is_named_and_the_rest_followed() {
    use Warning::*;
    let bad = |key, value: &str| BadValue {
        key,
        value: value.into(),
    };
    let unknown = |key, id: &str| UnknownId { key, id: id.into() };
    let long = "x".repeat(100);
    let cut = format!("{}…", "x".repeat(60));
    let bad_query = format!("topic={long}");
    let bad_key = format!("{long}=1");
    for (link, warnings) in [
        ("v=2", vec![NewerVersion("2".into())]),
        ("v=4294967295", vec![NewerVersion("4294967295".into())]),
        ("v=x", vec![bad("v", "x")]),
        ("v=-1", vec![bad("v", "-1")]),
        ("v", vec![bad("v", "")]),
        ("view=map", vec![bad("view", "map")]),
        ("view=Compare", vec![bad("view", "Compare")]),
        ("lang=de", vec![bad("lang", "de")]),
        ("scheme=sepia", vec![bad("scheme", "sepia")]),
        ("event=no-such", vec![unknown("event", "no-such")]),
        ("topic=no-such", vec![unknown("topic", "no-such")]),
        (&bad_query, vec![unknown("topic", &cut)]),
        (
            "theme=no-such,jihadism,nor-this",
            vec![unknown("theme", "no-such"), unknown("theme", "nor-this")],
        ),
        ("record=no-such", vec![unknown("record", "no-such")]),
        ("tour=no-such", vec![unknown("tour", "no-such")]),
        ("step=3", vec![bad("step", "3")]),
        ("tour=main&step=0", vec![bad("step", "0")]),
        ("tour=main&step=-1", vec![bad("step", "-1")]),
        ("tour=main&step=two", vec![bad("step", "two")]),
        ("a=1066", vec![bad("a", "1066")]),
        (
            "b=99999999999999999999",
            vec![bad("b", "99999999999999999999")],
        ),
        ("a=twenty", vec![bad("a", "twenty")]),
        ("a=src:no-such", vec![unknown("a", "src:no-such")]),
        ("mode=map", vec![bad("mode", "map")]),
        ("sort=title", vec![bad("sort", "title")]),
        ("base=1066", vec![bad("base", "1066")]),
        ("years=some", vec![bad("years", "some")]),
        ("scale=kent", vec![bad("scale", "kent")]),
        ("basis=guess", vec![bad("basis", "guess")]),
        ("unit=miles", vec![bad("unit", "miles")]),
        ("from=2015-01-01", vec![bad("from", "2015-01-01")]),
        ("to=2015-01-01", vec![bad("to", "2015-01-01")]),
        (
            "from=2016-01-01&to=2015-01-01",
            vec![bad("to", "2016-01-01–2015-01-01")],
        ),
        (
            "from=20155&to=2016-12-31",
            vec![bad("from", "20155"), bad("to", "2016-12-31")],
        ),
        (
            "from=2015-02-29&to=2015-12-31",
            vec![bad("from", "2015-02-29"), bad("to", "2015-12-31")],
        ),
        ("group=jihadism", vec![bad("group", "jihadism")]),
        (
            "group=no-such:2015-01-01:2015-12-31",
            vec![bad("group", "no-such:2015-01-01:2015-12-31")],
        ),
        (
            "group=jihadism:2015-12-31:2015-01-01",
            vec![bad("group", "jihadism:2015-12-31:2015-01-01")],
        ),
        ("sign=up", vec![bad("sign", "up")]),
        ("weight=heavy", vec![bad("weight", "heavy")]),
        ("kind=other", vec![bad("kind", "other")]),
        ("colour=red", vec![UnknownKey("colour".into())]),
        ("=", vec![UnknownKey("".into())]),
        (&bad_key, vec![UnknownKey(cut.clone())]),
    ] {
        // The rest of the link is followed all the same.
        let parsed = read(&format!("list=1&{link}&q=rest"));
        assert_eq!(parsed.warnings, warnings, "{link}");
        assert!(parsed.state.list, "{link}");
        assert_eq!(parsed.state.query, "rest", "{link}");
        check_invariants(&parsed.state);
    }
    // Nothing else has come of them.
    for link in [
        "view=map",
        "event=no-such",
        "from=2015-01-01",
        "step=3",
        "record=no-such",
    ] {
        assert_eq!(read(link).state, base(), "{link}");
    }
    let themes = read("theme=no-such,jihadism").state.filter.themes;
    assert_eq!(themes, BTreeSet::from([ThemeId::new("jihadism")]));
}

#[test]
fn a_step_beyond_the_end_is_the_last_one() {
    let corpus = built_in::corpus();
    let tour = corpus.main_tour().unwrap();
    for step in ["1000", "18446744073709551615"] {
        let parsed = read(&format!("tour={}&step={step}", tour.id));
        let place = parsed.state.tour.as_ref().unwrap();
        assert_eq!(place.step, tour.step_count() - 1);
        let last = tour.steps().last().unwrap();
        assert_eq!(parsed.state.event.as_ref(), Some(&last.event));
        assert_eq!(parsed.warnings, []);
    }
}

/// An id that has moved is followed wherever a link can name it.
#[test]
fn ids_that_have_moved() {
    let mut data = built_in::corpus().data().clone();
    let event = data.events[0].id.clone();
    let topic = data.topics[0].id.clone();
    let theme = data.themes[0].id.clone();
    let series = data.series[0].id.clone();
    for (from, to) in [
        ("old-event", event.as_str()),
        ("older-event", "old-event"),
        ("old-topic", topic.as_str()),
        ("old-theme", theme.as_str()),
        ("old-series", series.as_str()),
        ("round", "about"),
        ("about", "round"),
    ] {
        data.forwards.push(Forward {
            from: from.into(),
            to: to.into(),
        });
    }
    let corpus = Corpus::new(data);
    let parsed = parse(
        &corpus,
        "event=older-event&topic=old-topic&theme=old-theme&record=old-series\
         &group=old-theme:2015-01-01:2015-12-31",
        &base(),
    );
    assert_eq!(parsed.warnings, []);
    assert_eq!(parsed.state.event, Some(event));
    assert_eq!(parsed.state.topic, Some(topic));
    assert_eq!(parsed.state.filter.themes, BTreeSet::from([theme.clone()]));
    assert_eq!(parsed.state.record.as_deref(), Some(series.as_str()));
    assert_eq!(parsed.state.group.map(|group| group.lane), Some(theme));
    // A circle is no place, and nothing hangs.
    let parsed = parse(&corpus, "event=round&topic=about", &base());
    assert_eq!(parsed.warnings.len(), 2);
}

#[test]
fn hostile_links() {
    let long = "a".repeat(1_000_000);
    let ands = "&".repeat(1_000_000);
    let nines = "9".repeat(100_000);
    for link in [
        long.as_str(),
        &ands,
        &format!("q={long}"),
        &format!("{long}={long}"),
        &format!("theme={}", "jihadism,".repeat(100_000)),
        &format!("a={nines}&b=-{nines}&step={nines}&tour=main&v={nines}"),
        &format!("from={nines}-01-01&to={nines}-12-31"),
        "q=%",
        "q=%2",
        "q=%GG%ff%fe%C3",
        "q=%00",
        "q=\0&event=\0",
        "event=%00villach-attack",
        "q=%F0%9F%92%A9%ED%A0%80",
        "q=javascript:alert(1)",
        "view=javascript:alert(1)",
        "event=%3Cscript%3Ealert(1)%3C/script%3E",
        "record=../../../etc/passwd",
        "lang=__proto__&view=constructor",
        "group=:::::",
        "group=jihadism:0000-01-01:9999-12-31",
        "from=0000-01-01&to=9999-12-31",
        "\u{feff}\u{202e}v=1",
        "===&=&&==",
        "tour=&step=",
        "step=1&step=2&tour=main&tour=russia&step=999999",
    ] {
        let parsed = read(link);
        check_invariants(&parsed.state);
        check_round_trip(&parsed.state, &base());
        let message: usize = parsed.warnings.iter().map(|w| format!("{w:?}").len()).sum();
        assert!(
            message < 2_000 || parsed.warnings.len() > 10,
            "a message of {message}"
        );
    }
    assert_eq!(read("q=%00%ff").state.query, "\0\u{fffd}");
    assert_eq!(read("event=").state.event, None);
    // What turns the direction of writing goes, the letters stay.
    assert_eq!(read("q=%E2%80%AEsamah%E2%81%A9").state.query, "samah");
    let turned = read("event=%E2%80%AEx");
    let id = "x".to_owned();
    assert_eq!(turned.warnings, [Warning::UnknownId { key: "event", id }]);
}

// What holds for every state that the page can be in.

fn check_invariants(state: &ViewState) {
    let corpus = built_in::corpus();
    if let Some(id) = &state.event {
        assert!(corpus.event(id).is_some(), "{id:?}");
    }
    if let Some(id) = &state.topic {
        assert!(corpus.topic(id).is_some(), "{id:?}");
    }
    for id in &state.filter.themes {
        assert!(corpus.theme(id).is_some(), "{id:?}");
    }
    for id in &state.filter.sources {
        assert!(corpus.source(id).is_some(), "{id:?}");
    }
    assert!(state.filter.years.len() <= 1_000);
    if let Some(group) = &state.group {
        assert!(corpus.theme(&group.lane).is_some(), "{:?}", group.lane);
        assert!(group.days.first <= group.days.last);
    }
    if let Some(place) = &state.tour {
        let tour = corpus.tour(&place.tour).expect("a known tour");
        assert!(place.step < tour.step_count(), "{place:?}");
    }
    if let Some(range) = state.range {
        assert!(range.first <= range.last, "{range:?}");
    }
    if let Some(id) = &state.record {
        let known = corpus.one_series(&SeriesId::new(id)).is_some()
            || corpus.divergence(&DivergenceId::new(id)).is_some()
            || corpus.source(&SourceId::new(id)).is_some()
            || corpus.term(&TermId::new(id)).is_some();
        assert!(known, "{id}");
    }
    for side in [&state.a, &state.b] {
        assert!(side.is_known(corpus), "{side}");
    }
    let base = state.base_year;
    assert!(
        base.is_none_or(|year| corpus.years().contains(&year)),
        "{base:?}"
    );
    let viewport = state.day_range().viewport();
    assert!(viewport.from < viewport.to);
}

/// The link gives the state back; of the query what a link holds.
fn check_round_trip(state: &ViewState, base: &ViewState) {
    let link = write(state, base);
    let parsed = parse(built_in::corpus(), &link, base);
    let query = bidi::without_controls(&state.query);
    let query: String = query.trim().chars().take(200).collect();
    let expected = ViewState {
        query: query.trim().to_owned(),
        range: state.range.filter(|range| *range != home_range()),
        ..state.clone()
    };
    assert_eq!(parsed.state, expected, "{link}");
    assert_eq!(parsed.warnings, [], "{link}");
    assert_eq!(write(&parsed.state, base), link);
    // It can stand in an address and in a sentence.
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~,:%=&".contains(c);
    assert!(link.chars().all(plain), "{link}");
}

/// An action by a reader, some of them on what is not there.
fn any_action() -> impl Strategy<Value = Action> {
    let corpus = built_in::corpus();
    let data = corpus.data();
    let event = (any::<Index>(), 0..10).prop_map(|(i, odd)| {
        let events = built_in::corpus().events();
        if odd == 0 {
            EventId::new("no-such")
        } else {
            i.get(events).id.clone()
        }
    });
    let mut topics: Vec<TopicId> = data.topics.iter().map(|r| r.id.clone()).collect();
    topics.push(TopicId::new("no-such"));
    let mut themes: Vec<ThemeId> = data.themes.iter().map(|r| r.id.clone()).collect();
    themes.push(ThemeId::new("no-such"));
    let mut tours: Vec<TourId> = data.tours.iter().map(|r| r.id.clone()).collect();
    tours.push(TourId::new("no-such"));
    let mut years = corpus.years();
    years.push(1066);
    let mut records: Vec<(View, String)> = (data
        .series
        .iter()
        .map(|r| (View::Figures, r.id.to_string())))
    .chain(
        data.divergences
            .iter()
            .map(|r| (View::Divergences, r.id.to_string())),
    )
    .chain(
        data.sources
            .iter()
            .map(|r| (View::Sources, r.id.to_string())),
    )
    .chain(data.terms.iter().map(|r| (View::Sources, r.id.to_string())))
    .collect();
    records.push((View::Figures, "no-such".into()));
    // Any days of four-digit years, now and then the wrong way round.
    let range =
        (day("1000-01-01").0..day("3000-01-01").0, -100..20_000_i32).prop_map(|(first, length)| {
            DayRange {
                first: Day(first),
                last: Day(first + length),
            }
        });
    let mut sources: Vec<SourceId> = data.sources.iter().map(|r| r.id.clone()).collect();
    sources.push(SourceId::new("no-such"));
    let any_filter = (
        subsequence(themes.clone(), 0..3),
        subsequence(sources, 0..3),
        subsequence(EventKind::ALL.to_vec(), 0..4),
        prop::collection::btree_set(prop_oneof![-300..2100_i32, any::<i32>()], 0..6),
    )
        .prop_map(|(themes, sources, kinds, years)| Filter {
            themes: themes.into_iter().collect(),
            sources: sources.into_iter().collect(),
            kinds: kinds.into_iter().collect(),
            years,
        });
    let theme = select(themes);
    let year = select(years.clone());
    let sources = data.sources.iter().map(|source| source.id.clone());
    let mut sides: Vec<Column> = years.into_iter().map(Column::Year).collect();
    sides.extend(
        sources
            .chain([SourceId::new("no-such")])
            .map(Column::Source),
    );
    let side = select(sides);
    let some_topics = topics.clone();
    prop_oneof![
        1 => select(View::ALL.to_vec()).prop_map(Action::Go),
        3 => prop::option::weighted(0.8, event).prop_map(Action::Event),
        2 => prop::option::weighted(0.8, select(topics)).prop_map(Action::Topic),
        1 => prop::option::of((theme.clone(), range.clone()))
            .prop_map(|group| Action::Group(group.map(|(lane, days)| Group { lane, days }))),
        1 => theme.clone().prop_map(Action::ToggleTheme),
        1 => theme.clone().prop_map(Action::OnlyTheme),
        1 => theme.clone().prop_map(Action::HideTheme),
        1 => theme.clone().prop_map(Action::FoldLane),
        2 => (theme.clone(), prop::option::of(theme))
            .prop_map(|(lane, before)| Action::PlaceLane(lane, before)),
        1 => Just(Action::ResetLanes),
        1 => Just(Action::AllThemes),
        1 => any_filter.prop_map(|filter| Action::Filter(Box::new(filter))),
        1 => (side.clone(), side.clone()).prop_map(|(a, b)| Action::Compare(a, b)),
        1 => Just(Action::SwapSides),
        1 => year.clone().prop_map(Action::CompareYear),
        1 => (select(some_topics), side.clone(), side).prop_map(|(topic, a, b)| Action::OpenPair(topic, a, b)),
        1 => select(CompareMode::ALL.to_vec()).prop_map(Action::Mode),
        1 => select(RowOrder::ALL.to_vec()).prop_map(Action::Order),
        1 => prop::option::of(year).prop_map(Action::BaseYear),
        1 => any::<bool>().prop_map(Action::AllYears),
        1 => prop::option::of(select(ReferenceScale::ALL.to_vec())).prop_map(Action::Scale),
        1 => any::<bool>().prop_map(Action::Words),
        1 => prop::option::of(select(BasisKind::ALL.to_vec())).prop_map(Action::Basis),
        1 => prop::option::of(select(Unit::ALL.to_vec())).prop_map(Action::Unit),
        1 => (1900..2100_i32).prop_map(Action::ShowYear),
        1 => range.clone().prop_map(Action::ShowDays),
        1 => range.prop_map(Action::Range),
        1 => Just(Action::Range(home_range())),
        1 => Just(Action::HomeRange),
        1 => Just(Action::AllTime),
        1 => any::<String>().prop_map(Action::Search),
        1 => any::<bool>().prop_map(Action::OnlyHits),
        1 => "[a-zé +&=#%]{0,260}".prop_map(Action::Search),
        2 => select(tours).prop_map(Action::StartTour),
        1 => prop_oneof![0..40_usize, Just(usize::MAX)].prop_map(Action::TourStep),
        3 => Just(Action::NextStep),
        1 => Just(Action::PreviousStep),
        1 => Just(Action::EndTour),
        1 => any::<bool>().prop_map(Action::Present),
        1 => any::<bool>().prop_map(Action::List),
        1 => prop::option::of(select(Outcome::ALL.to_vec())).prop_map(Action::Outcome),
        1 => prop::option::of(select(Weight::ALL.to_vec())).prop_map(Action::Weight),
        1 => prop::option::of(select(DivergenceKind::ALL.to_vec())).prop_map(Action::Kind),
        1 => select(Lang::ALL.to_vec()).prop_map(Action::Lang),
        1 => select(Scheme::ALL.to_vec()).prop_map(Action::Scheme),
        2 => select(records).prop_map(|(view, id)| Action::Record(view, id)),
        1 => Just(Action::Reset),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, rng_seed: RngSeed::Fixed(2025), ..ProptestConfig::default() })]

    #[test]
    fn every_state_that_can_be_reached_has_a_link(
        actions in prop::collection::vec(any_action(), 0..24),
        lang in select(Lang::ALL.to_vec()),
        scheme in select(Scheme::ALL.to_vec()),
    ) {
        let reader = ViewState { lang, scheme, ..base() };
        let mut state = reader.clone();
        for action in actions {
            state = reduce(built_in::corpus(), &state, action);
            check_invariants(&state);
            check_round_trip(&state, &reader);
            // The link means the same to a reader of another language.
            let other = parse(built_in::corpus(), &write(&state, &base()), &base());
            prop_assert_eq!((other.state.lang, other.state.scheme), (state.lang, state.scheme));
        }
    }

    /// Also where the axis has been dragged to the first or the last day there is.
    #[test]
    fn no_range_is_too_odd(first in any::<i32>(), last in any::<i32>(), year in any::<i32>()) {
        let corpus = built_in::corpus();
        let range = DayRange { first: Day(first.min(last)), last: Day(first.max(last)) };
        for action in [Action::Range(range), Action::ShowYear(year)] {
            let state = reduce(corpus, &base(), action);
            check_invariants(&state);
            check_round_trip(&state, &base());
            let event = reduce(corpus, &state, Action::Event(Some(corpus.events()[0].id.clone())));
            check_invariants(&event);
        }
    }

    #[test]
    fn no_link_is_too_odd(text in any::<String>()) {
        let parsed = read(&text);
        check_invariants(&parsed.state);
        check_round_trip(&parsed.state, &base());
    }

    #[test]
    fn no_near_link_is_too_odd(
        link in near_link(built_in::corpus())
    ) {
        let parsed = read(&link);
        check_invariants(&parsed.state);
        check_round_trip(&parsed.state, &base());
    }
}

/// The links that are nearly right have each key that a link may have, with values that can
/// be followed.
#[test]
fn near_links_have_every_key() {
    let source = include_str!("../src/view/link.rs");
    let arms = source.split_once("fn pair(").expect("the keys").1;
    let arms = arms.split_once("_ => self.warnings").expect("their end").0;
    let arm = Regex::new(r#"(?m)^            "([a-z-]+)"(?: \| "([a-z-]+)")?"#).expect("a pattern");
    let read_by_page: BTreeSet<&str> = arm
        .captures_iter(arms)
        .flat_map(|found| [found.get(1), found.get(2)].into_iter().flatten())
        .map(|key| key.as_str())
        .collect();
    let keys = near_links::keys(built_in::corpus());
    let tried: BTreeSet<&str> = keys.iter().map(|(key, _)| *key).collect();
    assert_eq!(tried, read_by_page);
    // A newer version is said, and a range without a beginning.
    let alone = |key: &str| !["v", "to"].contains(&key);
    for (key, values) in keys.iter().filter(|(key, _)| alone(key)) {
        for value in values {
            assert_eq!(read(&format!("{key}={value}")).warnings, [], "{key}");
        }
    }
}

// Single actions.

fn reduced(actions: impl IntoIterator<Item = Action>) -> ViewState {
    actions.into_iter().fold(base(), |state, action| {
        reduce(built_in::corpus(), &state, action)
    })
}

#[test]
fn a_tour_from_its_first_to_its_last_step() {
    let corpus = built_in::corpus();
    for tour in &corpus.data().tours {
        let mut state = reduced([
            Action::Go(View::Figures),
            Action::StartTour(tour.id.clone()),
        ]);
        assert_eq!(state.view, View::Home);
        for (i, step) in tour.steps().enumerate() {
            let place = state.tour.as_ref().unwrap();
            assert_eq!((&place.tour, place.step), (&tour.id, i));
            assert_eq!(state.event.as_ref(), Some(&step.event));
            let event = corpus.event(&step.event).unwrap();
            let start = event
                .date
                .span()
                .start
                .day
                .or(event.date.span().end.day)
                .unwrap();
            assert!(
                state.day_range().viewport().contains(f64::from(start.0)),
                "{:?}",
                step.event
            );
            check_round_trip(&state, &base());
            let back = reduce(corpus, &state, Action::PreviousStep);
            assert_eq!(back.tour.unwrap().step, i.saturating_sub(1));
            state = reduce(corpus, &state, Action::NextStep);
        }
        assert_eq!(
            state.tour.as_ref().unwrap().step,
            tour.step_count() - 1,
            "stays at the end"
        );
        let ended = reduce(corpus, &state, Action::EndTour);
        assert_eq!(ended.tour, None);
        assert_eq!(ended.event, state.event, "the last event stays open");
    }
}

/// A reader who closes the event's panel in a tour and reloads the page finds
/// it closed; a link that names only the step opens it.
#[test]
fn a_tour_with_its_event_closed() {
    let corpus = built_in::corpus();
    let id = corpus.main_tour().unwrap().id.clone();
    let closed = reduced([
        Action::StartTour(id),
        Action::Event(None),
        Action::HomeRange,
    ]);
    assert_eq!(closed.event, None);
    check_round_trip(&closed, &base());
}

#[test]
fn a_step_beyond_all_numbers_is_the_last_one() {
    let corpus = built_in::corpus();
    let tour = corpus.main_tour().unwrap();
    let far = ViewState {
        tour: Some(TourPlace {
            tour: tour.id.clone(),
            step: usize::MAX,
        }),
        ..base()
    };
    let next = reduce(corpus, &far, Action::NextStep);
    assert_eq!(next.tour.unwrap().step, tour.step_count() - 1);
}

#[test]
fn what_is_not_there_changes_nothing() {
    let corpus = built_in::corpus();
    let before = reduced([
        Action::Event(Some(event_on("2025-02-15").id.clone())),
        Action::ToggleTheme(ThemeId::new("jihadism")),
        Action::Record(View::Sources, "vsse-2025-en".into()),
    ]);
    for action in [
        Action::Event(Some(EventId::new("no-such"))),
        Action::Topic(Some(TopicId::new("no-such"))),
        Action::ToggleTheme(ThemeId::new("no-such")),
        Action::OnlyTheme(ThemeId::new("no-such")),
        Action::StartTour(TourId::new("no-such")),
        Action::Record(View::Figures, "no-such".into()),
        Action::Compare(1066.into(), 2025.into()),
        Action::Compare(2024.into(), Column::Source(SourceId::new("no-such"))),
        Action::CompareYear(1066),
        Action::BaseYear(Some(1066)),
        Action::Range(days("2016-01-01", "2015-01-01")),
        Action::ShowYear(i32::MAX),
        Action::NextStep,
        Action::PreviousStep,
        Action::TourStep(3),
        Action::Group(Some(Group {
            lane: ThemeId::new("no-such"),
            days: days("2015-01-01", "2015-12-31"),
        })),
        Action::Group(Some(Group {
            lane: ThemeId::new("jihadism"),
            days: days("2016-01-01", "2015-12-31"),
        })),
    ] {
        assert_eq!(
            reduce(corpus, &before, action.clone()),
            before,
            "{action:?}"
        );
    }
}

#[test]
fn what_is_opened_over_the_results_shows() {
    let group = Action::Group(Some(Group {
        lane: ThemeId::new("jihadism"),
        days: days("2015-01-01", "2015-12-31"),
    }));
    let state = reduced([Action::Search("hamas".into()), group]);
    assert!(state.group.is_some() && !state.shows_results());
}

#[test]
fn choosing_an_event_shows_it() {
    let corpus = built_in::corpus();
    let early = corpus.events().iter().find(|event| {
        let start = event.date.span().start.day;
        start.is_some_and(|start| start < day("1950-01-01"))
    });
    let early = early.expect("an event before 1950");
    let state = reduced([
        Action::Go(View::Figures),
        Action::Search("brotherhood".into()),
        Action::OnlyTheme(ThemeId::new("nsa")),
        Action::Event(Some(early.id.clone())),
    ]);
    assert_eq!(state.view, View::Home);
    assert_eq!(state.query, "");
    assert!(state.shows(&early.themes));
    let start = early.date.span().start.day.unwrap();
    assert!(state.day_range().viewport().contains(f64::from(start.0)));
    // One that is in view does not move the axis, nor lift a filter it passes.
    let villach = event_on("2025-02-15");
    let state = reduced([
        Action::OnlyTheme(villach.themes[0].clone()),
        Action::Event(Some(villach.id.clone())),
    ]);
    assert_eq!(state.range, None);
    assert_eq!(state.filter.themes.len(), 1);
    // Nor does one that began before, and is seen.
    let is_long = |event: &&Event| {
        let span = event.date.span();
        span.start
            .day
            .is_some_and(|start| start < day("2021-01-01"))
            && span.end.day.is_some_and(|end| end > day("2022-12-31"))
    };
    let long = corpus.events().iter().find(is_long).expect("a long one");
    let narrow = Action::Range(days("2022-01-01", "2022-12-31"));
    let state = reduced([narrow.clone(), Action::Event(Some(long.id.clone()))]);
    assert_eq!(state.range, reduced([narrow]).range, "{}", long.id);
    // What goes on without an end is drawn where it begins, and is shown there.
    let is_open = |event: &&Event| {
        let span = event.date.span();
        span.end.day.is_none()
            && span
                .start
                .day
                .is_some_and(|start| start < day("2014-01-01"))
    };
    let open = corpus.events().iter().find(is_open).expect("an open one");
    let state = reduced([Action::Event(Some(open.id.clone()))]);
    let start = open.date.span().start.day.expect("a start");
    assert!(
        state.day_range().viewport().contains(f64::from(start.0)),
        "{}",
        open.id
    );
}

/// A step of a tour is seen, whatever was folded or searched for.
#[test]
fn a_step_is_seen() {
    let corpus = built_in::corpus();
    let start = reduced([Action::StartTour(TourId::new("main"))]);
    let first = corpus
        .event(start.event.as_ref().expect("a step"))
        .expect("its event");
    let lanes: Vec<ThemeId> = first.themes.iter().map(ThemeId::root).collect();
    let fold = lanes.iter().cloned().map(Action::FoldLane);
    let state = reduced(fold.chain([Action::StartTour(TourId::new("main"))]));
    assert!(lanes.iter().any(|lane| !state.folded.contains(lane)));
    // Of two lanes one may be hidden: then it is the other one that must be unfolded.
    let roots_of =
        |event: &Event| -> BTreeSet<ThemeId> { event.themes.iter().map(ThemeId::root).collect() };
    let of_two = corpus
        .events()
        .iter()
        .find(|event| roots_of(event).len() == 2);
    let of_two = of_two.expect("an event of two lanes");
    let roots: Vec<ThemeId> = roots_of(of_two).into_iter().collect();
    let seen = reduced([
        Action::HideTheme(roots[0].clone()),
        Action::FoldLane(roots[1].clone()),
        Action::Event(Some(of_two.id.clone())),
    ]);
    assert!(
        seen.draws_lane(&roots[1]) && !seen.folded.contains(&roots[1]),
        "{}",
        of_two.id
    );
    let searched = reduced([
        Action::StartTour(TourId::new("main")),
        Action::Search("drone".into()),
        Action::OnlyHits(true),
        Action::NextStep,
    ]);
    assert!(searched.query.is_empty() && !searched.only_hits);
}

#[test]
fn all_time_holds_all_events() {
    let state = reduced([Action::AllTime]);
    let range = state.day_range();
    for event in built_in::corpus().events() {
        let span = event.date.span();
        for day in [span.start.day, span.end.day].into_iter().flatten() {
            assert!((range.first..=range.last).contains(&day), "{:?}", event.id);
        }
    }
}

/// Days before the first one that can be counted are that one.
#[test]
fn all_time_and_its_margins_end_where_days_do() {
    let mut data = Data::default();
    for (event, date) in built_in::corpus()
        .events()
        .iter()
        .zip(["Y-65000000", "2020"])
    {
        let date = date.parse().expect("a date");
        data.events.push(Event {
            date,
            ..event.clone()
        });
    }
    let state = reduce(&Corpus::new(data), &base(), Action::AllTime);
    let range = state.range.expect("a range");
    assert_eq!(range.first, Day::MIN);
    assert!(range.last > day("2020"));
    let wider = range.with_margin();
    assert!(wider.first == Day::MIN && wider.last > range.last);
}

#[test]
fn themes_are_chosen_together_or_alone() {
    let [russia, china] = ["russia", "china"].map(ThemeId::new);
    let both = reduced([
        Action::ToggleTheme(russia.clone()),
        Action::ToggleTheme(china.clone()),
    ]);
    assert_eq!(both.filter.themes.len(), 2);
    assert!(both.shows(&[ThemeId::new("russia.drones")]));
    assert!(!both.shows(&[ThemeId::new("nsa")]));
    let corpus = built_in::corpus();
    let alone = reduce(corpus, &both, Action::OnlyTheme(russia.clone()));
    assert_eq!(alone.filter.themes, BTreeSet::from([russia.clone()]));
    let again = reduce(corpus, &alone, Action::OnlyTheme(russia.clone()));
    assert!(again.filter.themes.is_empty() && again.shows(&[ThemeId::new("nsa")]));
    let off = reduce(corpus, &both, Action::ToggleTheme(russia));
    assert_eq!(off.filter.themes, BTreeSet::from([china]));
}

#[test]
fn the_years_change_places() {
    let state = reduced([
        Action::Compare(2017.into(), 2025.into()),
        Action::Outcome(Some(Outcome::OnlyA)),
        Action::SwapSides,
    ]);
    assert_eq!((state.a, state.b), (2025.into(), 2017.into()));
    // The rows that were shown are shown still.
    assert_eq!(state.outcome, Some(Outcome::OnlyB));
}

/// A topic that neither side speaks of opens between two years that do, and no
/// filter hides it.
#[test]
fn an_opened_topic_can_be_seen() {
    let corpus = built_in::corpus();
    for topic in corpus.topics() {
        let filtered = reduced([
            Action::Go(View::Compare),
            Action::Mode(CompareMode::Matrix),
            Action::Outcome(Some(Outcome::Dropped)),
            Action::Basis(Some(BasisKind::Computed)),
            Action::Weight(Some(Weight::Wording)),
            Action::Topic(Some(topic.id.clone())),
        ]);
        assert_eq!(filtered.topic.as_ref(), Some(&topic.id));
        assert_eq!(filtered.mode, CompareMode::Pair);
        let outline = compare(corpus, &filtered.a, &filtered.b).outline();
        if let Some(row) = outline.iter().find(|row| row.topic == topic.id) {
            assert!(filtered.shows_row(row, false), "{}", topic.id);
        } else {
            let statements = corpus.statements_of(&topic.id).count();
            assert_eq!(statements, 0, "{} has no row", topic.id);
        }
    }
    // One that only the profile of 2017 speaks of.
    let topic = TopicId::new("policy.financing");
    let state = reduced([Action::Topic(Some(topic))]);
    assert_eq!(state.b, Column::Year(2017));
    assert_ne!(state.a, state.b);
}

/// What a count beside a filter says is what choosing it leaves.
#[test]
fn counts_of_divergences_are_kept() {
    let corpus = built_in::corpus();
    let left = |state: &ViewState| -> usize {
        let groups = shown_divergences(corpus, state);
        groups.iter().map(|(_, group)| group.len()).sum()
    };
    let chosen = ViewState {
        kind: Some(DivergenceKind::Editions),
        ..base()
    };
    for state in [base(), chosen] {
        let counts = DivergenceCounts::new(corpus, &state);
        assert_eq!(counts.weights.values().sum::<usize>(), left(&state));
        for (&weight, &count) in &counts.weights {
            let next = reduce(corpus, &state, Action::Weight(Some(weight)));
            assert_eq!(left(&next), count, "{weight:?}");
        }
        for (&kind, &count) in &counts.kinds {
            let next = reduce(corpus, &state, Action::Kind(Some(kind)));
            assert_eq!(left(&next), count, "{kind:?}");
        }
        for (source, &count) in &counts.sources {
            let filter = state.filter.with_source_toggled(source);
            let next = reduce(corpus, &state, Action::Filter(Box::new(filter)));
            assert_eq!(left(&next), count, "{source}");
        }
    }
    assert_eq!(left(&base()), corpus.data().divergences.len());
}

#[test]
fn rows_in_every_order() {
    let corpus = built_in::corpus();
    let (a, b) = (Column::Year(2024), Column::Year(2025));
    let outline = compare(corpus, &a, &b).outline();
    let all = shown_rows(&outline, &base(), false);
    assert_eq!(all.len(), outline.len());
    for order in RowOrder::ALL {
        let groups = grouped(&outline, all.clone(), order);
        let mut rows: Vec<usize> = groups.iter().flat_map(|group| group.rows.clone()).collect();
        for (i, group) in groups.iter().enumerate() {
            let others = groups[i + 1..].iter();
            assert!(
                others.clone().all(|other| other.key != group.key),
                "{:?}",
                group.key
            );
            for &row in &group.rows {
                let fits = match &group.key {
                    GroupKey::Lane(lane) => outline[row].theme.is_within(lane),
                    GroupKey::Outcome(outcome) => outline[row].outcome == *outcome,
                    GroupKey::Weight(weight) => outline[row].weight == *weight,
                };
                assert!(fits, "{:?}", group.key);
            }
        }
        rows.sort_unstable();
        assert_eq!(rows, all, "{order:?}");
    }
    // What is contested most stands first.
    let by_weight = grouped(&outline, all, RowOrder::Weight);
    assert_eq!(by_weight[0].key, GroupKey::Weight(Some(Weight::Conclusion)));
    assert_eq!(by_weight.last().unwrap().key, GroupKey::Weight(None));
}

/// The rows of the matrix pass by theme, by a sign in any of their years, and by weight; each
/// counts once, with the sign of its last year.
#[test]
fn matrix_rows_by_theme_sign_and_weight() {
    let corpus = built_in::corpus();
    let years = matrix::columns(&matrix::matrix_years(corpus, &[], false).shown);
    let rows = matrix::outline(corpus, &years, None);
    let cells = |row: &matrix::MatrixOutline| {
        let topic = corpus.topic(&row.last.topic).unwrap();
        let row = matrix::matrix_row(corpus, topic, &years, None).unwrap();
        let signs = row.cells.iter().map(matrix::Cell::signs);
        signs
            .filter(|signs| !signs.is_empty())
            .collect::<Vec<Vec<Outcome>>>()
    };
    assert!(rows.len() > 50);
    for row in &rows {
        let cells = cells(row);
        assert_eq!(row.last.outcome, cells.last().unwrap()[0]);
        let all: BTreeSet<Outcome> = cells.into_iter().flatten().collect();
        assert_eq!(row.signs, all);
        assert_eq!(row.by_sign().count(), all.len());
    }
    assert_eq!(shown_matrix_rows(&rows, &base()).len(), rows.len());
    let mut found = 0;
    for sign in Outcome::ALL {
        let state = reduce(corpus, &base(), Action::Outcome(Some(sign)));
        let shown = shown_matrix_rows(&rows, &state);
        let with_sign = |position: &usize| cells(&rows[*position]).concat().contains(&sign);
        assert!(shown.iter().all(with_sign), "{sign:?}");
        let having = (0..rows.len()).filter(with_sign).count();
        assert_eq!(shown.len(), having, "{sign:?}");
        found += shown.len();
    }
    assert!(found > rows.len(), "rows have several signs");
    for weight in Weight::ALL {
        let state = reduce(corpus, &base(), Action::Weight(Some(weight)));
        let shown = shown_matrix_rows(&rows, &state);
        assert!(!shown.is_empty(), "{weight:?}");
        let has = |position: &usize| rows[*position].last.weight == Some(weight);
        assert!(shown.iter().all(has));
    }
    let theme = ThemeId::new("extremism");
    let state = reduce(corpus, &base(), Action::OnlyTheme(theme.clone()));
    let shown = shown_matrix_rows(&rows, &state);
    let is_within = |position: &usize| rows[*position].last.theme.is_within(&theme);
    assert!(!shown.is_empty() && shown.iter().all(is_within));
}

#[test]
fn movements_are_no_steps_of_the_history() {
    let range = days("2015-01-01", "2015-12-31");
    for action in [
        Action::Range(range),
        Action::Search("x".into()),
        Action::Scheme(Scheme::Dark),
        Action::Lang(Lang::Nl),
        Action::Replace(Box::default()),
    ] {
        assert!(!action.is_a_step(), "{action:?}");
    }
    for action in [
        Action::Go(View::Compare),
        Action::Event(None),
        Action::NextStep,
        Action::Compare(2024.into(), 2025.into()),
        Action::Reset,
    ] {
        assert!(action.is_a_step(), "{action:?}");
    }
}

#[test]
fn the_opening_view_keeps_language_and_colours() {
    let state = reduced([
        Action::Lang(Lang::Nl),
        Action::Scheme(Scheme::Dark),
        Action::Go(View::Compare),
        Action::Search("x".into()),
        Action::Reset,
    ]);
    let expected = ViewState {
        lang: Lang::Nl,
        scheme: Scheme::Dark,
        ..base()
    };
    assert_eq!(state, expected);
}

/// The lanes from top to bottom.
fn lanes_of(state: &ViewState) -> Vec<String> {
    let lanes = state.lanes(built_in::corpus());
    lanes.iter().map(|lane| lane.id.to_string()).collect()
}

/// A lane goes before another one or last, and back; the others stay.
#[test]
fn lanes_change_places() {
    let corpus = built_in::corpus();
    let own = lanes_of(&base());
    let id = |at: usize| ThemeId::new(&own[at]);
    let moved = reduce(corpus, &base(), Action::PlaceLane(id(3), Some(id(1))));
    let mut expected = own.clone();
    let lane = expected.remove(3);
    expected.insert(1, lane);
    assert_eq!(lanes_of(&moved), expected);
    let back = reduce(corpus, &moved, Action::PlaceLane(id(3), Some(id(4))));
    assert_eq!(back, base());
    let last = reduce(corpus, &base(), Action::PlaceLane(id(0), None));
    assert_eq!(lanes_of(&last).last(), Some(&own[0]));
    // Nothing that is no lane moves, and nothing before itself.
    for (lane, before) in [(ThemeId::new("no-such"), Some(id(1))), (id(2), Some(id(2)))] {
        assert_eq!(
            reduce(corpus, &base(), Action::PlaceLane(lane, before)),
            base()
        );
    }
    let folded = reduce(corpus, &moved, Action::FoldLane(id(2)));
    assert!(folded.folded.contains(&id(2)));
    assert_eq!(reduce(corpus, &folded, Action::FoldLane(id(2))), moved);
    assert_eq!(reduce(corpus, &folded, Action::ResetLanes), base());
}

/// Who loses a side of the comparison does not compare the other one with itself.
#[test]
fn a_lost_side_is_not_the_other_one() {
    let years = |a: i32, b: i32| (Column::Year(a), Column::Year(b));
    for (link, sides) in [
        ("a=2025&b=src:service-x~x-2025", years(2024, 2025)),
        ("a=src:service-x~x-2025&b=2024", years(2024, 2025)),
        ("a=src:service-x~x-2025&b=2025", years(2024, 2025)),
        ("a=2017&b=src:no-such", years(2017, 2025)),
        // As the reader chose.
        ("a=2025&b=2025", years(2025, 2025)),
        ("a=2025", years(2025, 2025)),
    ] {
        let state = read(&format!("view=compare&{link}")).state;
        assert_eq!((state.a, state.b), sides, "{link}");
    }
}

/// Hiding a lane shows all others; the last one stays.
#[test]
fn a_lane_is_hidden() {
    let corpus = built_in::corpus();
    let russia = ThemeId::new("russia");
    let hidden = reduce(corpus, &base(), Action::HideTheme(russia.clone()));
    assert!(!hidden.shows(std::slice::from_ref(&russia)));
    assert_eq!(hidden.filter.themes.len(), lanes_of(&base()).len() - 1);
    let alone = reduce(corpus, &base(), Action::OnlyTheme(russia.clone()));
    assert_eq!(reduce(corpus, &alone, Action::HideTheme(russia)), alone);
    // Also one whose events stand in other lanes too, and are still shown there.
    let jihadism = ThemeId::new("jihadism");
    let hidden = reduce(corpus, &base(), Action::HideTheme(jihadism.clone()));
    let shown = Shown::new(corpus, &hidden.filter);
    let mut shown = shown.iter().map(|position| &corpus.events()[position]);
    assert!(shown.any(|event| event.themes.iter().any(|theme| theme.is_within(&jihadism))));
    assert!(!hidden.draws_lane(&jihadism));
    for lane in corpus.lanes().map(|lane| &lane.id) {
        assert!(base().draws_lane(lane));
        assert_eq!(hidden.draws_lane(lane), *lane != jihadism, "{lane}");
    }
    // The lane of a theme below it is drawn.
    let narrow = reduce(
        corpus,
        &base(),
        Action::OnlyTheme(ThemeId::new("russia.sabotage")),
    );
    assert!(narrow.draws_lane(&ThemeId::new("russia")) && !narrow.draws_lane(&jihadism));
}

/// An event that is chosen is seen, also where its lane was folded.
#[test]
fn a_chosen_event_unfolds_its_lane() {
    let corpus = built_in::corpus();
    let event = corpus
        .event(&EventId::new("villach-attack"))
        .expect("it is there");
    let lanes: Vec<ThemeId> = event.themes.iter().map(ThemeId::root).collect();
    let fold = lanes.iter().cloned().map(Action::FoldLane);
    let folded = fold.fold(base(), |state, action| reduce(corpus, &state, action));
    let chosen = reduce(corpus, &folded, Action::Event(Some(event.id.clone())));
    assert!(lanes.iter().any(|lane| !chosen.folded.contains(lane)));
}

/// An order that is the lanes' own is no order, and what is no lane is named.
#[test]
fn links_name_lanes() {
    let own = lanes_of(&base()).join(",");
    let parsed = read(&format!("lanes={own}"));
    assert_eq!((parsed.state, parsed.warnings), (base(), vec![]));
    let parsed = read("lanes=nsa,no-such,nsa&folded=russia.espionage");
    assert_eq!(parsed.state.lane_order, [ThemeId::new("nsa")]);
    assert!(parsed.state.folded.is_empty());
    assert_eq!(parsed.warnings.len(), 2);
}
