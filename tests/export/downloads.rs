//! What is downloaded of a view: which records, and in which form. The calendar
//! is read by a library that is not ours in `tests/published`.

use std::collections::BTreeSet;
use std::rc::Rc;

use serde_json::Value;
use sha2::{Digest, Sha256};
use threatline::export::EDITION;
use threatline::export::calendar::{days, write as calendar};
use threatline::export::picture::draw;
use threatline::export::select::{built_in as built_in_of, shown};
use threatline::export::timelinejs::write as timelinejs;
use threatline::model::check::{Languages, Origins, check};
use threatline::model::*;
use threatline::view::ViewState;

use super::{built_in, small, with_service_x};

fn corpus(data: &Data) -> Rc<Corpus> {
    Rc::new(Corpus::new(data.clone()))
}

fn filtered(theme: &str) -> ViewState {
    let mut state = ViewState::default();
    state.filter.themes.insert(ThemeId::new(theme));
    state
}

#[test]
fn without_filters_everything_is_meant() {
    let corpus = corpus(small());
    assert!(shown(&corpus, &ViewState::default()) == *corpus.data());
}

/// What a reader has added is not published under our name.
#[test]
fn records_of_an_added_report_are_left_out() {
    let mut data = small().clone();
    assert!(built_in_of(data.clone()) == data);
    let own = format!("service-x{OWN_MARK}");
    let mut event = data.events[0].clone();
    event.id = EventId::new(&format!("{own}{}", event.id));
    let mut source = data.sources[0].clone();
    source.id = SourceId::new(&format!("{own}{}", source.id));
    data.events.push(event);
    data.sources.push(source);
    assert!(built_in_of(data) == *small());
}

/// A selection is sound by itself, and holds nothing of other themes.
#[test]
fn a_selection_holds_what_passes_and_what_that_refers_to() {
    for (data, languages) in [(small(), Languages::All), (built_in(), Languages::All)] {
        let corpus = corpus(data);
        for theme in corpus.lanes() {
            let state = filtered(theme.id.as_str());
            let selected = shown(&corpus, &state);
            assert_eq!(check(&selected, &Origins::default(), languages), []);
            let within = |themes: &[ThemeId]| themes.iter().any(|t| t.is_within(&theme.id));
            assert!(selected.events.iter().all(|r| within(&r.themes)));
            assert!(selected.series.iter().all(|r| within(&r.themes)));
            assert!(selected.divergences.iter().all(|r| within(&r.themes)));
            let all = data.events.iter().filter(|r| within(&r.themes)).count();
            assert_eq!(selected.events.len(), all, "{}", theme.id);
            assert!(selected.statements.len() < data.statements.len());
        }
    }
}

#[test]
fn a_calendar_has_days_and_says_what_is_vague() {
    for (date, first, last) in [
        ("2025-12-18", "2025-12-18", "2025-12-18"),
        ("2025-11~", "2025-11-01", "2025-11-30"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("2015-11-21/2015-11-25", "2015-11-21", "2015-11-25"),
        ("2022-02-24/..", "2022-02-24", "2022-02-24"),
        ("2013/", "2013-01-01", "2013-12-31"),
        ("/2019-03", "2019-03-01", "2019-03-31"),
    ] {
        let found = days(&date.parse().expect("a date")).expect("days");
        assert_eq!(
            (found.0.to_string(), found.1.to_string()),
            (first.into(), last.into())
        );
    }
    // Years that the format cannot write.
    assert_eq!(days(&"Y17000".parse().expect("a date")), None);
    assert_eq!(days(&"-0333".parse().expect("a date")), None);

    let corpus = corpus(small());
    let fire = corpus.event(&EventId::new("quay-fire")).expect("the event");
    let blockade = corpus
        .event(&EventId::new("north-blockade"))
        .expect("the event");
    let text = calendar(&corpus, &[fire, blockade], Lang::En).expect("events");
    for line in [
        "UID:quay-fire@threatline",
        "DTSTART;VALUE=DATE:20150603",
        "DTEND;VALUE=DATE:20150604",
        "DTSTART;VALUE=DATE:20220101",
        "DTEND;VALUE=DATE:20230101",
        "TRANSP:TRANSPARENT",
    ] {
        assert!(text.contains(&format!("{line}\r\n")), "{line} in\n{text}");
    }
    let unfolded = text.replace("\r\n ", "");
    let since = unfolded
        .lines()
        .find(|line| line.starts_with("DESCRIPTION:since 2022"));
    assert!(since.is_some(), "{unfolded}");
}

#[test]
fn no_line_of_a_calendar_is_too_long_and_no_text_breaks_out() {
    let mut data = small().clone();
    let hostile = "a, b; c\\ d\r\nEND:VCALENDAR ééééééééééééééééééééééééééééééééééééééééééééé";
    for event in &mut data.events {
        event.title.en = Some(hostile.into());
        event.summary.en = Some(hostile.into());
    }
    let corpus = corpus(&data);
    let events: Vec<&Event> = corpus.events().iter().collect();
    let text = calendar(&corpus, &events, Lang::En).expect("events");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    let ends = text.split("\r\n").filter(|line| *line == "END:VCALENDAR");
    assert_eq!(ends.count(), 1);
}

/// The format has years of four digits, and nothing that is empty.
#[test]
fn a_calendar_holds_what_the_format_can_write() {
    let with = |date: &str| {
        let mut event = small().events[0].clone();
        event.date = date.parse().expect("a date");
        event.title.en = Some("a\tb\rc\r\nd".into());
        calendar(&corpus(small()), &[&event], Lang::En)
    };
    for (date, days) in [
        (
            "9999-12-30",
            ["DTSTART;VALUE=DATE:99991230", "DTEND;VALUE=DATE:99991231"],
        ),
        ("9999-12-31", ["DTSTART;VALUE=DATE:99991231", ""]),
        (
            "9999",
            ["DTSTART;VALUE=DATE:99990101", "DTEND;VALUE=DATE:99991231"],
        ),
    ] {
        let text = with(date).expect("an event");
        let lines = text.split("\r\n").filter(|line| line.starts_with("DT"));
        let lines: Vec<&str> = lines.filter(|line| line.contains("DATE:")).collect();
        let days: Vec<&str> = days.into_iter().filter(|day| !day.is_empty()).collect();
        assert_eq!(lines, days, "{date}");
        assert!(text.contains("SUMMARY;LANGUAGE=en:a b c\\nd\r\n"), "{text}");
    }
    assert_eq!(with("-0043"), None);
    assert_eq!(calendar(&corpus(small()), &[], Lang::En), None);
}

#[test]
fn timelinejs_has_every_event_and_no_markup_of_theirs() {
    let mut data = small().clone();
    data.events[0].title.en = Some("<img src=x onerror=\"x\"> & more".into());
    let corpus = corpus(&data);
    let events: Vec<&Event> = corpus.events().iter().collect();
    let text = timelinejs(&corpus, &events, Lang::En);
    let read: Value = serde_json::from_str(&text).expect("JSON");
    let slides = read["events"].as_array().expect("events");
    assert_eq!(slides.len(), events.len());
    for (slide, event) in slides.iter().zip(&events) {
        assert_eq!(slide["unique_id"], event.id.as_str());
        let headline = slide["text"]["headline"].as_str().expect("a headline");
        assert!(!headline.contains(['<', '>']), "{headline}");
        assert!(slide["start_date"]["year"].is_i64());
        let words = slide["display_date"].as_str().expect("words");
        assert!(!words.is_empty());
    }
    let fire = slides
        .iter()
        .find(|slide| slide["unique_id"] == "quay-fire");
    let fire = fire.expect("the event");
    assert_eq!(fire["start_date"]["day"], 3);
    assert!(fire.get("end_date").is_none());
    let vague = slides
        .iter()
        .find(|slide| slide["unique_id"] == "quay-verdict");
    assert_eq!(vague.expect("the event")["end_date"]["day"], 30);
}

/// A report of a reader's own may have pages and no sections.
#[test]
fn a_page_is_named_without_a_section_too() {
    let mut data = small().clone();
    data.events.truncate(1);
    data.events[0].at.truncate(1);
    data.events[0].at[0].section.clear();
    data.events[0].at[0].page = Some(12);
    let corpus = corpus(&data);
    let events: Vec<&Event> = corpus.events().iter().collect();
    let text = calendar(&corpus, &events, Lang::En).expect("an event");
    let unfolded = text.replace("\r\n ", "");
    assert!(unfolded.contains("\\, p. 12\r\n"), "{unfolded}");
    let text = timelinejs(&corpus, &events, Lang::En);
    assert!(text.contains(", p. 12</small>"), "{text}");
}

/// A picture stands by itself: nothing in it runs or is fetched, and it says what
/// it is.
#[test]
fn a_picture_holds_its_title_legend_sources_and_licence() {
    let corpus = corpus(built_in());
    for (lang, report) in
        Lang::ALL
            .into_iter()
            .zip(["VSSE report 2025", "VSSE-verslag 2025", "Rapport VSSE 2025"])
    {
        let state = ViewState {
            lang,
            ..ViewState::default()
        };
        let today = Day::from_ymd(2026, 1, 1).expect("a day");
        let picture = draw(&corpus, &state, today);
        for words in ["CC BY 4.0", report, "<title>", "+3"] {
            assert!(picture.svg.contains(words), "{words}");
        }
        let in_range = |theme: &&Theme| {
            let mut events = corpus.events().iter();
            events.any(|event| event.themes.iter().any(|t| t.is_within(&theme.id)))
        };
        for theme in corpus.lanes().filter(in_range) {
            let first = theme.name.get(lang).text.split(' ').next().expect("a word");
            let first = first.replace('&', "&amp;");
            assert!(picture.svg.contains(&first), "{first}");
        }
        for foreign in ["<script", "<style", "href", "url(", "<image", "onload"] {
            assert!(!picture.svg.contains(foreign), "{foreign}");
        }
        assert!(picture.height_px > 400.0 && picture.height_px < 3000.0);
        assert!(!picture.svg.contains("NaN") && !picture.svg.contains("inf\""));
        assert_eq!(draw(&corpus, &state, today), picture);
    }
}

/// An event that stands in two lanes is one event.
#[test]
fn a_picture_counts_as_the_page_does() {
    let corpus = Rc::new(corpus(built_in()));
    let state = ViewState::default();
    let range = state.day_range();
    let in_view = |event: &&Event| event.date.intersects(range.first, range.last);
    let count = corpus.events().iter().filter(in_view).count();
    let of_two = corpus.events().iter().filter(in_view).any(|event| {
        let roots: BTreeSet<ThemeId> = event.themes.iter().map(ThemeId::root).collect();
        roots.len() > 1
    });
    assert!(of_two);
    let day = Day::from_ymd(2026, 11, 27).expect("a day");
    let svg = draw(&corpus, &state, day).svg;
    assert!(svg.contains(&format!(" · {count} events<")), "{count}");
}

/// What a reader has added is framed as on the screen, and its report is named; our licence
/// is said to be that of our data.
#[test]
fn a_picture_says_which_events_are_the_readers_own() {
    let with_report = with_service_x();
    let today = Day::from_ymd(2026, 1, 1).expect("a day");
    let frame = "fill=\"none\" stroke=";
    for (lang, named, licence) in [
        (
            Lang::En,
            "Your reports: Service X. Their records are marked.",
            "Threatline&#39;s data: CC BY 4.0.",
        ),
        (
            Lang::Nl,
            "Uw verslagen: Service X. Hun records zijn gemarkeerd.",
            "Gegevens van Threatline: CC BY 4.0.",
        ),
        (
            Lang::Fr,
            "Vos rapports\u{a0}: Service X. Leurs éléments sont signalés.",
            "Données de Threatline\u{a0}: CC BY 4.0.",
        ),
    ] {
        let mut state = ViewState {
            lang,
            ..ViewState::default()
        };
        let svg = draw(&with_report, &state, today).svg.replace('\'', "&#39;");
        assert!(svg.contains(named), "{svg}");
        assert!(svg.contains(licence), "{svg}");
        assert!(svg.contains(frame));
        // Its own lane alone: every mark is framed.
        state
            .filter
            .themes
            .insert(ThemeId::new("service-x~harbours"));
        let svg = draw(&with_report, &state, today).svg;
        let marks = svg.matches("<g><title>").count();
        assert!(marks > 1, "{svg}");
        assert_eq!(svg.matches(frame).count(), marks, "{svg}");
        // And a picture without any says nothing of it.
        state.filter.themes = [ThemeId::new("extremism")].into();
        for corpus in [&with_report, &corpus(built_in())] {
            let svg = draw(corpus, &state, today).svg;
            assert!(svg.contains(". CC BY 4.0."), "{svg}");
            assert!(!svg.contains(frame) && !svg.contains(named), "{svg}");
        }
    }
}

/// Two copies with the same checksum carry the same data.
#[test]
fn the_edition_names_the_data() {
    let bytes = built_in().encode_set().expect("the data is encoded");
    let digits = Sha256::digest(&bytes);
    let sum: String = digits.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(EDITION.data_checksum, sum);
    assert!(sum.starts_with(EDITION.short_checksum()));
}
