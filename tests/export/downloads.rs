//! What is downloaded of a view: which records, and in which form. The calendar
//! is read by a library that is not ours in `tests/published`.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use serde_json::Value;
use sha2::{Digest, Sha256};
use threatline::export::EDITION;
use threatline::export::calendar::{days, write as calendar};
use threatline::export::picture::{self, Picture};
use threatline::export::select::{self, Narrowed, built_in as built_in_of, rows};
use threatline::export::tables::comparison;
use threatline::export::timelinejs::write as timelinejs;
use threatline::i18n::messages;
use threatline::model::check::{Languages, Origins, check};
use threatline::model::compare::compare;
use threatline::model::*;
use threatline::view::{
    Action, CompareMode, Shown, View, ViewState, parse, reduce, shown_divergences,
    shown_matrix_rows, shown_rows, years_of_matrix,
};

use super::{built_in, small, with_service_x};

fn corpus(data: &Data) -> Rc<Corpus> {
    Rc::new(Corpus::new(data.clone()))
}

fn filtered(theme: &str) -> ViewState {
    let mut state = ViewState::default();
    state.filter.themes.insert(ThemeId::new(theme));
    state
}

/// What is shown of a state whose query, if any, is not looked for.
fn shown(corpus: &Corpus, state: &ViewState) -> Data {
    select::shown(corpus, state, &Shown::new(corpus, &state.filter))
}

/// The picture of a state whose query, if any, is not looked for.
fn draw(corpus: &Rc<Corpus>, state: &ViewState, today: Day) -> Picture {
    let shown = Shown::new(corpus, &state.filter);
    picture::draw(corpus, state, &shown, today)
}

#[test]
fn without_filters_everything_is_meant() {
    let corpus = corpus(small());
    let state = ViewState::default();
    assert!(shown(&corpus, &state) == *corpus.data());
    assert!(!Narrowed::of(&state).any());
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

/// What a view filters by, its files hold: and where that leaves out nothing of a kind, the
/// file of that kind is no selection.
#[test]
fn a_selection_is_what_the_open_view_shows() {
    let corpus = corpus(built_in());
    let all = corpus.data();
    let part = |events, topics, series, divergences| Narrowed {
        events,
        topics,
        rows: topics,
        series,
        divergences,
    };
    // The matrix filters topics, and no rows of two sides.
    let of_matrix = Narrowed {
        rows: false,
        ..part(false, true, false, false)
    };
    for (link, narrowed) in [
        (
            "view=divergences&weight=conclusion",
            part(false, false, false, true),
        ),
        (
            "view=divergences&kind=editions",
            part(false, false, false, true),
        ),
        ("view=figures&unit=percent", part(false, false, true, false)),
        ("view=compare&sign=raised", part(false, true, false, false)),
        ("view=compare&basis=stated", part(false, true, false, false)),
        (
            "view=compare&weight=conclusion",
            part(false, true, false, false),
        ),
        (
            "view=compare&mode=digest&weight=conclusion",
            part(false, true, false, false),
        ),
        ("view=compare&mode=matrix&sign=raised", of_matrix),
        ("view=compare&mode=matrix&weight=strength", of_matrix),
        ("view=home&sign=lowered", part(false, true, false, false)),
        ("event-kind=attack", part(true, false, false, false)),
        ("source=belga-2025-en", part(true, false, false, true)),
        ("theme=jihadism", part(true, true, true, true)),
        // What another view filters by, and does not show.
        ("view=timeline&sign=raised", Narrowed::default()),
        ("view=sources&weight=conclusion", Narrowed::default()),
    ] {
        let parsed = parse(&corpus, link, &ViewState::default());
        assert_eq!(parsed.warnings, [], "{link}");
        let state = parsed.state;
        assert_eq!(Narrowed::of(&state), narrowed, "{link}");
        let selected = shown(&corpus, &state);
        assert_eq!(check(&selected, &Origins::default(), Languages::All), []);
        let fewer = part(
            selected.events.len() < all.events.len(),
            selected.statements.len() < all.statements.len(),
            selected.series.len() < all.series.len(),
            selected.divergences.len() < all.divergences.len(),
        );
        let all_rows = compare(&corpus, &state.a, &state.b).rows.len();
        let fewer = Narrowed {
            rows: rows(&corpus, &state).len() < all_rows,
            ..fewer
        };
        assert_eq!(fewer, narrowed, "{link}");
        // Against the views' own functions.
        let topics: BTreeSet<&TopicId> = selected.statements.iter().map(|r| &r.topic).collect();
        if state.view == View::Divergences {
            let groups = shown_divergences(&corpus, &state);
            let wanted: BTreeSet<&DivergenceId> = groups
                .iter()
                .flat_map(|(_, group)| group.iter().map(|r| &r.id))
                .collect();
            let found = selected.divergences.iter().map(|r| &r.id).collect();
            assert_eq!(wanted, found, "{link}");
        }
        if state.view == View::Figures {
            let wanted = all.series.iter().filter(|r| state.shows_series(r));
            assert!(wanted.eq(&selected.series), "{link}");
        }
        if state.mode == CompareMode::Matrix {
            let years = years_of_matrix(&corpus, &state);
            let rows = matrix::outline(&corpus, &matrix::columns(&years.shown), None);
            let rows = shown_matrix_rows(&rows, &state)
                .into_iter()
                .map(|row| rows[row].last.topic.clone());
            let rows: BTreeSet<TopicId> = rows.collect();
            assert!(topics.iter().all(|&topic| rows.contains(topic)), "{link}");
        } else if narrowed == part(false, true, false, false) {
            let outlines = compare(&corpus, &state.a, &state.b).outline();
            let rows = shown_rows(&outlines, &state, state.view == View::Home).into_iter();
            let rows: BTreeSet<&TopicId> = rows.map(|row| &outlines[row].topic).collect();
            assert!(topics.is_subset(&rows) && !rows.is_empty(), "{link}");
        }
    }
    // Only what answers to the query.
    let state = ViewState {
        query: "villach".into(),
        only_hits: true,
        ..ViewState::default()
    };
    let hit = corpus.event_position(&EventId::new("villach-attack"));
    let hits = Shown::of(all.events.len(), hit.into_iter());
    let selected = select::shown(&corpus, &state, &hits);
    assert_eq!(Narrowed::of(&state), part(true, false, false, false));
    assert_eq!(selected.events.len(), 1);
    assert_eq!(selected.statements.len(), all.statements.len());
}

/// The comparison that is shown, as a table: each judgement with whose it is, what it rests
/// on and where that stands.
#[test]
fn a_comparison_is_downloaded_with_its_judgements() {
    let corpus = corpus(built_in());
    let read = |state: &ViewState| -> Vec<HashMap<String, String>> {
        let rows = rows(&corpus, state);
        let csv = comparison(&rows, &state.a, &state.b);
        let mut reader = csv::Reader::from_reader(&csv[..]);
        reader
            .deserialize()
            .map(|row| row.expect("a row"))
            .collect()
    };
    let mut bases = BTreeSet::new();
    for link in [
        "view=compare",
        "view=compare&a=2025&b=2024",
        "view=compare&a=2022&b=2025",
        "view=compare&a=src:vsse-2025-en&b=src:vsse-2025-nl",
        "view=compare&a=src:vsse-2025-en&b=src:belga-2025-en",
        "view=compare&sign=raised",
        "view=compare&theme=jihadism",
    ] {
        let parsed = parse(&corpus, link, &ViewState::default());
        assert_eq!(parsed.warnings, [], "{link}");
        let state = parsed.state;
        let compared = compare(&corpus, &state.a, &state.b);
        let outlines = compared.outline();
        let shown = shown_rows(&outlines, &state, false);
        let table = read(&state);
        let wanted: Vec<(&str, &str)> = shown
            .iter()
            .map(|&row| {
                (
                    compared.rows[row].topic.id.as_str(),
                    outlines[row].outcome.word(),
                )
            })
            .collect();
        let found: Vec<(&str, &str)> = table
            .iter()
            .filter(|row| row["position"] == "1")
            .map(|row| (row["topic"].as_str(), row["sign"].as_str()))
            .collect();
        assert_eq!(found, wanted, "{link}");
        let judgements = shown
            .iter()
            .map(|&row| compared.rows[row].judgements().count());
        assert_eq!(table.len(), judgements.sum::<usize>(), "{link}");
        for row in &table {
            assert_eq!(row["a"], state.a.to_string());
            assert_eq!(row["b"], state.b.to_string());
            assert!(!row["title_fr"].is_empty());
            bases.insert(row["basis"].clone());
            // A direction is somebody's, and stands somewhere.
            let is_one = ["stated", "computed"].contains(&row["judge"].as_str());
            assert_eq!(
                is_one || row["basis"] == "differ",
                !row["at"].is_empty(),
                "{row:?}"
            );
            assert_eq!(row["judge"] == "stated", row["basis"].starts_with("stated"));
            if row["judge"] == "stated" {
                let statement = corpus.statement(&StatementId::new(&row["rests_on"]));
                let statement = statement.expect("the statement");
                let change = statement.change.as_ref().expect("a direction");
                let words = change.words.in_lang(Lang::En).unwrap_or_default();
                assert_eq!(row["words_en"], words);
                assert!(row["at"].starts_with(statement.at[0].source.as_str()));
            }
            if row["basis"] == "not-comparable" {
                assert!(!row["reason_nl"].is_empty());
            }
            assert_eq!(row["statements_a"].is_empty(), row["at_a"].is_empty());
            assert_eq!(row["statements_b"].is_empty(), row["at_b"].is_empty());
        }
    }
    assert!(bases.len() > 6, "{bases:?}");
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

/// Lanes stand in the reader's order, folded as they are, and hold what is shown: not what
/// does not answer to the query. What is contested has its sign, which the legend explains.
#[test]
fn a_picture_is_what_the_page_shows() {
    let corpus = corpus(built_in());
    let today = Day::from_ymd(2026, 1, 1).expect("a day");
    let lanes: Vec<&Theme> = corpus.lanes().collect();
    let (first, last) = (lanes[0], lanes[lanes.len() - 1]);
    // A name may take two lines.
    let begins = |theme: &Theme| {
        let name = theme.name.get(Lang::En).text;
        let word = name.split(' ').next().expect("a word");
        format!("font-weight=\"600\">{word}")
    };
    let at = |svg: &str, theme: &Theme| svg.find(&begins(theme)).expect("the lane's name");
    let plain = draw(&corpus, &ViewState::default(), today).svg;
    assert!(at(&plain, first) < at(&plain, last));
    let moved = Action::PlaceLane(last.id.clone(), Some(first.id.clone()));
    let moved = reduce(&corpus, &ViewState::default(), moved);
    let svg = draw(&corpus, &moved, today).svg;
    assert!(at(&svg, last) < at(&svg, first));

    // A folded lane has its name and a count, and none of its events is drawn in it.
    let mut folded = filtered(first.id.as_str());
    let open = draw(&corpus, &folded, today);
    assert!(open.svg.contains("<g><title>"));
    folded.folded.insert(first.id.clone());
    let shut = draw(&corpus, &folded, today);
    assert!(!shut.svg.contains("<g><title>"), "{}", shut.svg);
    let events = corpus.events().iter();
    let count = events.filter(|event| event.themes.iter().any(|t| t.is_within(&first.id)));
    let count = count.count();
    assert!(
        shut.svg.contains(&format!("({count})</text>")),
        "{}",
        shut.svg
    );
    assert!(shut.svg.contains("stroke-width=\"8\""));
    assert!(shut.height_px < open.height_px);

    // Two events answer to the query, and no other is shown.
    let hits = ["villach-attack", "brussels-attacks-22-march-2016"];
    let hits = hits.map(|id| corpus.event_position(&EventId::new(id)));
    let hits: Vec<usize> = hits.into_iter().flatten().collect();
    assert!(!hits.is_empty());
    let shown = Shown::of(corpus.events().len(), hits.iter().copied());
    let state = ViewState::default();
    let svg = picture::draw(&corpus, &state, &shown, today).svg;
    let lanes_of = |&at: &usize| {
        let themes = corpus.events()[at].themes.iter().map(ThemeId::root);
        themes.collect::<BTreeSet<ThemeId>>().len()
    };
    let marks: usize = hits.iter().map(lanes_of).sum();
    assert_eq!(svg.matches("<g><title>").count(), marks, "{svg}");

    // The sign, once for the legend and once for each mark that is drawn of it.
    let m = messages(Lang::En);
    let sign = "h6m-6 2.5h6";
    let named = plain.matches(&format!(", {}</title>", m.contested)).count();
    assert!(named > 3, "{named}");
    assert_eq!(plain.matches(sign).count(), named + 1);
    assert!(plain.contains(&format!(">{}<", m.contested_legend)));
    let calm = corpus.events().iter();
    let calm = calm.filter(|e| corpus.divergences_about(e.id.as_str()).next().is_none());
    let calm = calm.filter_map(|event| corpus.event_position(&event.id));
    let calm = Shown::of(corpus.events().len(), calm);
    let svg = picture::draw(&corpus, &state, &calm, today).svg;
    assert_eq!(svg.matches(sign).count(), 1);
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
