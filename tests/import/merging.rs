//! A report beside the built-in data, and gone again.

use super::{corpus, data, import};
use serde_json::json;
use std::rc::Rc;
use threatline::export;
use threatline::i18n::date_in_words;
use threatline::import::{Limits, TEMPLATE_CSV, TEMPLATE_JSON, read};
use threatline::model::compare::{self, Basis, compare, counts};
use threatline::model::report::{Header, Report};
use threatline::model::search::{Hit, SearchIndex};
use threatline::model::*;
use threatline::view::{Action, ViewState, Warning, parse, reduce, refit, write};

const Y2024: Column = Column::Year(2024);
const Y2025: Column = Column::Year(2025);

fn assembled(mut assembly: Assembly) -> Corpus {
    loop {
        if let Some(corpus) = assembly.step(7) {
            return corpus;
        }
    }
}

/// The built-in data with a file beside it.
fn with(current: Rc<Corpus>, name: &str, text: &str) -> Rc<Corpus> {
    let imported = read(
        text.as_bytes().to_vec(),
        name,
        current.clone(),
        Limits::PAGE,
    );
    let (report, data) = imported.report.expect("it is taken");
    Rc::new(assembled(Assembly::with_report(current, report, data)))
}

#[test]
fn a_report_stands_in_order_among_the_others() {
    let before = corpus();
    let after = with(before.clone(), "x.json", TEMPLATE_JSON);
    assert_eq!(after.events().len(), before.events().len() + 4);
    let keys: Vec<_> = after
        .events()
        .iter()
        .map(|e| (e.date.sort_key(), e.id.clone()))
        .collect();
    assert!(keys.is_sorted());
    for (position, event) in after.events().iter().enumerate() {
        assert_eq!(after.event_position(&event.id), Some(position));
    }
    assert_eq!(after.reports().len(), 1);
    assert!(
        after
            .lanes()
            .any(|lane| lane.id.as_str() == "service-x~harbours")
    );
    assert!(
        after.years().contains(&2023),
        "a year that it says something about"
    );
    assert!(!before.years().contains(&2023));
    let cable = EventId::new("service-x~cable");
    assert_eq!(after.report_of(cable.as_str()).unwrap().title, "Service X");
    assert!(after.event(&cable).is_some());
}

#[test]
fn its_statements_meet_the_built_in_ones() {
    let after = with(corpus(), "x.json", TEMPLATE_JSON);
    let threat = after
        .topic(&TopicId::new("jihadism.threat"))
        .expect("the topic");
    let row = compare::row(&after, threat, &Y2024, &Y2025).expect("a row");
    for (side, own) in [(&row.a, "attack-2024"), (&row.b, "attack-2025")] {
        assert!(side.len() > 1);
        let last = side.last().unwrap();
        assert_eq!(last.id.as_str(), format!("service-x~{own}"));
    }
    // The step of its own terms is among the judgements, and never one from a
    // term of another service's.
    let steps: Vec<(&str, &str)> = std::iter::once(&row.main)
        .chain(&row.others)
        .filter_map(|judgement| match judgement.basis {
            Basis::Ladder { from, to } => Some((from.id.as_str(), to.id.as_str())),
            _ => None,
        })
        .collect();
    assert!(steps.contains(&("service-x~attack-2024", "service-x~attack-2025")));
    assert!(
        steps
            .iter()
            .all(|(from, to)| report_of(from) == report_of(to))
    );
    // Its own topic has a row with its own direction.
    let crews = after
        .topic(&TopicId::new("service-x~harbours.crews"))
        .expect("the topic");
    let row = compare::row(&after, crews, &Y2024, &Y2025).expect("a row");
    assert_eq!(row.main.sign, Sign::Raised);
    assert!(row.main.basis.is_stated());
}

#[test]
fn nothing_built_in_changes_for_it() {
    let before = corpus();
    let after = with(before.clone(), "x.json", TEMPLATE_JSON);
    let (old, new) = (
        compare(&before, &Y2024, &Y2025),
        compare(&after, &Y2024, &Y2025),
    );
    for row in &old.rows {
        let now = new
            .rows
            .iter()
            .find(|now| now.topic.id == row.topic.id)
            .expect("the row");
        assert_eq!(now.main.sign, row.main.sign, "{}", row.topic.id);
        assert_eq!(now.a[..row.a.len()], row.a[..]);
    }
}

/// What a report says of every built-in topic, each way that gives a direction: stated
/// since each year, by terms and by figures; that the years must not be compared, that
/// editions differ, and that two sources say the same.
fn contrary(corpus: &Corpus) -> String {
    let years = corpus.years();
    let at = |year: i32| json!([{ "source": "s", "find": year.to_string() }]);
    let mut statements = Vec::new();
    let mut series = Vec::new();
    let mut comparisons = Vec::new();
    let mut divergences = Vec::new();
    for (n, topic) in corpus
        .topics()
        .iter()
        .map(|topic| topic.id.as_str())
        .enumerate()
    {
        let mut values = Vec::new();
        for (k, &year) in years.iter().enumerate() {
            let rung = if k % 2 == 0 { "likely" } else { "unlikely" };
            values.push(json!({ "date": year.to_string(), "value": k, "qualifier": "exact", "at": at(year) }));
            statements.push(
                json!({ "id": format!("t{n}-{year}"), "topic": topic, "year": year,
                "kind": "assessment", "gist": "x", "text": "x", "at": at(year),
                "likelihood": { "rung": rung, "term": rung, "of": "x", "horizon": "not-stated" } }),
            );
            for &since in &years[..k] {
                statements.push(
                    json!({ "id": format!("c{n}-{since}-{year}"), "topic": topic,
                    "year": year, "kind": "trend", "gist": "x", "text": "x", "at": at(year),
                    "change": { "since": since, "sign": "new", "words": "new" } }),
                );
                comparisons.push(json!({ "topic": topic, "a": since, "b": year,
                    "sign": "not-comparable", "reason": "x",
                    "sources": ["s", "vsse-2025-en", "vsse-2024-en"] }));
            }
        }
        statements.push(
            json!({ "id": format!("both{n}"), "topic": topic, "year": 2025,
            "kind": "fact", "gist": "x", "text": "x",
            "at": [{ "source": "vsse-2025-en" }, { "source": "vsse-2025-nl" }] }),
        );
        series.push(
            json!({ "id": format!("f{n}"), "topic": topic, "themes": ["nsa"],
            "title": "x", "unit": "count", "population": "x", "values": values }),
        );
        divergences.push(json!({ "id": format!("d{n}"), "kind": "editions",
            "weight": "conclusion", "themes": ["nsa"], "title": "x", "differs": "x", "about": [topic],
            "sides": [{ "at": { "source": "vsse-2025-en" }, "words": "x" },
                { "at": { "source": "vsse-2025-nl" }, "words": "y" }] }));
    }
    json!({ "threatline": 1, "title": "X",
        "sources": [{ "id": "s", "kind": "press", "language": "en", "year": 2024, "title": "s" }],
        "statements": statements, "series": series, "comparisons": comparisons,
        "divergences": divergences })
    .to_string()
}

/// Where the built-in sources speak on both sides, nothing that a reader adds gives their
/// row another sign: neither between years nor between sources, nor in the matrix.
#[test]
fn a_report_changes_no_sign_of_the_built_in_sources() {
    let before = corpus();
    let imported = import("x.json", contrary(&before));
    assert_eq!(super::messages(&imported), [""; 0]);
    let after = with(before.clone(), "x.json", &contrary(&before));
    let years = before.years().into_iter().map(Column::Year);
    let sources = before
        .sources()
        .iter()
        .map(|source| Column::Source(source.id.clone()));
    let columns: Vec<Column> = years.chain(sources).collect();
    let (mut compared, mut behind) = (0, 0);
    for topic in before.topics() {
        for a in &columns {
            for b in &columns {
                let Some(old) = compare::row(&before, topic, a, b) else {
                    continue;
                };
                if matches!(old.main.basis, Basis::Silent { .. }) {
                    continue;
                }
                let new = compare::row(&after, topic, a, b).expect("the row");
                assert_eq!(new.outcome, old.outcome, "{}: {a:?}, {b:?}", topic.id);
                assert_eq!(new.main.basis, old.main.basis, "{}: {a:?}, {b:?}", topic.id);
                assert_eq!(
                    new.other_directions(),
                    old.other_directions(),
                    "{}",
                    topic.id
                );
                compared += 1;
                behind += usize::from(new.others.len() > old.others.len());
            }
        }
        for base in [None, Some(2024)] {
            let years = matrix::columns(&before.years());
            let row = |corpus| matrix::matrix_row(corpus, topic, &years, base);
            let Some(old) = row(&before) else { continue };
            let new = row(&after).expect("the row");
            for (old, new) in old.cells.iter().zip(&new.cells) {
                if old.speaks() {
                    assert_eq!(new.signs(), old.signs(), "{}, {}", topic.id, old.year);
                }
            }
        }
    }
    assert!(
        compared > 1000 && behind > 500,
        "{compared} rows, {behind} with more"
    );
}

/// A record that has no id and names nothing of its report could not be told from a
/// built-in one: not in a download of those, and not when the report goes.
#[test]
fn what_names_only_built_in_records_is_not_taken() {
    let comparison = |topic: &str, sources: &[&str]| {
        json!({ "topic": topic, "a": 2024, "b": 2025, "sign": "not-comparable",
            "reason": "x", "sources": sources })
    };
    let omission =
        |source: &str| json!({ "source": source, "section": "", "what": "x", "reason": "contact" });
    let event = json!({ "id": "e", "date": "2024", "kind": "law", "themes": ["nsa"],
        "title": "t", "at": [{ "source": "vsse-2025-en" }] });
    let mut report = json!({
        "threatline": 1,
        "title": "X",
        "topics": [{ "id": "own", "theme": "russia", "title": "t" }],
        "events": [event],
        "comparisons": [
            comparison("jihadism.threat", &[]),
            comparison("jihadism.threat", &["vsse-2025-en"]),
            comparison("own", &["vsse-2025-en"]),
        ],
        "omissions": [omission("vsse-2025-en")],
    });
    let before = corpus();
    let imported = import("x.json", report.to_string());
    let said = "found none; expected a source of the report itself";
    assert_eq!(
        super::messages(&imported),
        [
            format!("comparisons[0], line 1: sources: {said}"),
            format!("comparisons[1], line 1: sources: {said}"),
            format!("omissions[0], line 1: source: {said}"),
        ]
    );
    let after = with(before.clone(), "x.json", &report.to_string());
    for topic in before.topics() {
        let row = |corpus| compare::row(corpus, topic, &Y2024, &Y2025).map(|row| row.main.sign);
        assert_eq!(row(&before), row(&after), "{}", topic.id);
    }

    // With a source of its own they are the report's.
    report["sources"] = json!([{ "id": "s", "kind": "press", "language": "en", "year": 2024,
        "title": "s" }]);
    report["comparisons"][1]["sources"] = json!(["vsse-2025-en", "s"]);
    report["omissions"][0]["source"] = json!("s");
    let imported = import("x.json", report.to_string());
    assert_eq!(super::messages(&imported), [""; 0]);
    assert_eq!(data(&imported).incomparable.len(), 3);
    let after = with(before.clone(), "x.json", &report.to_string());
    assert_eq!(
        export::select::built_in(after.data().clone()),
        *before.data()
    );
    let gone = assembled(Assembly::without_report(after, "x"));
    assert_eq!(gone.data(), before.data());
}

#[test]
fn removed_it_is_as_if_it_had_never_been() {
    let before = corpus();
    let with_one = with(before.clone(), "x.json", TEMPLATE_JSON);
    let with_two = with(with_one, "notes.csv", TEMPLATE_CSV);
    assert_eq!(with_two.reports().len(), 2);
    let with_other = Rc::new(assembled(Assembly::without_report(with_two, "service-x")));
    assert_eq!(with_other.reports()[0].id, "notes");
    let after = assembled(Assembly::without_report(with_other, "notes"));
    assert_eq!(after.data(), before.data());
    assert_eq!(after.years(), before.years());
    assert!(after.reports().is_empty());
}

#[test]
fn the_same_file_twice_is_two_reports() {
    let once = with(corpus(), "x.json", TEMPLATE_JSON);
    let twice = with(once, "x.json", TEMPLATE_JSON);
    let ids: Vec<&str> = twice
        .reports()
        .iter()
        .map(|report| report.id.as_str())
        .collect();
    assert_eq!(ids, ["service-x", "service-x-2"]);
    assert!(twice.event(&EventId::new("service-x-2~cable")).is_some());
}

/// A file that was changed and added again stands beside the first: in the list, on the
/// sides of the comparison and in the lanes each has a name of its own.
#[test]
fn reports_of_one_name_are_told_apart() {
    for (name, text) in [("x.json", TEMPLATE_JSON), ("x.csv", TEMPLATE_CSV)] {
        let once = with(corpus(), name, text);
        let imported = read(text.as_bytes().to_vec(), name, once.clone(), Limits::PAGE);
        let (title, second) = (
            &once.reports()[0].title,
            format!("{} (2)", once.reports()[0].title),
        );
        assert_eq!(imported.report.as_ref().expect("a report").0.title, second);
        assert!(
            super::notes(&imported).contains(&format!(
                "A report of that name is here already; this one is called “{second}”."
            )),
            "{:?}",
            super::notes(&imported)
        );
        let thrice = with(with(once.clone(), name, text), name, text);
        let titles: Vec<&str> = thrice
            .reports()
            .iter()
            .map(|own| own.title.as_str())
            .collect();
        assert_eq!(titles, [title, &second, &format!("{title} (3)")]);
        let own = |id: &str| report_of(id).is_some();
        let sources = thrice.sources().iter().filter(|r| own(r.id.as_str()));
        let sources: Vec<&str> = sources.map(|source| source.name(Lang::En).text).collect();
        let lanes = thrice.themes().iter().filter(|r| own(r.id.as_str()));
        let lanes: Vec<&str> = lanes.map(|r| r.name.get(Lang::Fr).text).collect();
        for names in [sources, lanes] {
            let different: std::collections::BTreeSet<&str> = names.iter().copied().collect();
            assert!(
                names.len() >= 3 && different.len() == names.len(),
                "{names:?}"
            );
        }
        // The first is gone, and the name is free again.
        let first = once.reports()[0].id.clone();
        let rest = Rc::new(assembled(Assembly::without_report(thrice, &first)));
        let again = with(rest, name, text);
        assert!(again.reports().iter().any(|own| own.title == *title));
    }
}

#[test]
fn the_search_finds_it() {
    let after = with(corpus(), "x.json", TEMPLATE_JSON);
    let found = SearchIndex::new(&after, Lang::En, date_in_words).search("north quay");
    assert!(found.iter().any(|found| match found.hit {
        Hit::Event(i) => after.events()[i].id.as_str() == "service-x~night-drones",
        _ => false,
    }));
}

#[test]
fn links_name_it_and_say_when_it_is_not_there() {
    let before = corpus();
    let after = with(before.clone(), "x.json", TEMPLATE_JSON);
    let base = ViewState::default();
    let id = EventId::new("service-x~cable");
    let state = reduce(&after, &base, Action::Event(Some(id.clone())));
    let state = reduce(
        &after,
        &state,
        Action::OnlyTheme(ThemeId::new("service-x~harbours")),
    );
    let link = write(&state, &base);
    assert!(link.contains("event=service-x~cable"), "{link}");
    let parsed = parse(&after, &link, &base);
    assert_eq!((parsed.state, parsed.warnings), (state.clone(), vec![]));
    // Without the report the rest of the link is followed.
    let parsed = parse(&before, &link, &base);
    assert_eq!(parsed.state.event, None);
    let missing = |key| Warning::ReportNotLoaded {
        key,
        id: if key == "event" {
            "service-x~cable"
        } else {
            "service-x~harbours"
        }
        .into(),
    };
    assert_eq!(parsed.warnings, [missing("theme"), missing("event")]);
    // A report that is there, and no such record in it.
    let unknown = parse(&after, "event=service-x~nothing", &base).warnings;
    assert!(
        matches!(unknown[..], [Warning::UnknownId { .. }]),
        "{unknown:?}"
    );
    // When it goes, the state lets go of it.
    let refitted = refit(&before, &state);
    assert_eq!((refitted.event, refitted.filter.themes.len()), (None, 0));
    assert_eq!(refit(&after, &state), state);
}

/// What is left of an id when the report's name is taken off.
fn plain(id: &str) -> String {
    id.replace("threatline-data~", "")
}

#[test]
fn the_built_in_data_as_a_reader_s_report_loses_and_changes_nothing() {
    let before = corpus();
    let report = Report {
        header: Header {
            title: Some(Text::english("Threatline data")),
            ..Header::default()
        },
        data: before.data().clone(),
    };
    let text = export::json::write(&report).expect("it can be written");
    let imported = import("export.json", &text);
    assert_eq!(super::messages(&imported), [""; 0]);
    let taken = data(&imported);
    // Themes, topics and terms are the page's own, and are not there twice.
    assert!(taken.themes.is_empty() && taken.topics.is_empty() && taken.terms.is_empty());
    // Everything else is there, and the same but for the report's name.
    let own = serde_json::to_value(taken).expect("JSON").to_string();
    let mut back: Data = serde_json::from_str(&plain(&own)).expect("the same records");
    let built_in = before.data();
    back.themes.clone_from(&built_in.themes);
    back.topics.clone_from(&built_in.topics);
    back.terms.clone_from(&built_in.terms);
    assert_eq!(back.sources, built_in.sources);
    assert_eq!(back.tours, built_in.tours);
    assert_eq!(back.events, built_in.events);
    assert_eq!(back.statements, built_in.statements);
    // What is not comparable is so for the report's own sources.
    assert_eq!(back.incomparable.len(), built_in.incomparable.len());
    for (back, record) in back.incomparable.iter_mut().zip(&built_in.incomparable) {
        if record.sources.is_empty() {
            assert_eq!(back.sources.len(), built_in.sources.len());
            back.sources.clear();
        }
        assert_eq!(back, record);
    }
    assert_eq!(back.series, built_in.series);
    assert_eq!(back.divergences, built_in.divergences);
    assert_eq!(back.omissions, built_in.omissions);
    assert_eq!(back.forwards, built_in.forwards);

    // Compared with itself: each year says the same on both sides, and each
    // judgement is that of the built-in data.
    let after = with(before.clone(), "export.json", &text);
    for (a, b) in [(2024, 2025), (2025, 2024), (2017, 2025)] {
        let (a, b) = (Column::Year(a), Column::Year(b));
        let (old, new) = (compare(&before, &a, &b), compare(&after, &a, &b));
        assert_eq!(counts(&old.outline()), counts(&new.outline()));
        assert_eq!(old.rows.len(), new.rows.len());
        for (old, new) in old.rows.iter().zip(&new.rows) {
            assert_eq!(old.main.sign, new.main.sign, "{}", old.topic.id);
            for (old, new) in [(&old.a, &new.a), (&old.b, &new.b)] {
                let (first, second) = new.split_at(old.len());
                assert_eq!(first, &old[..]);
                // In whatever order: the one that the row is judged by stands first, once.
                let mut ids: Vec<String> = second.iter().map(|s| plain(s.id.as_str())).collect();
                let mut originals: Vec<&str> = old.iter().map(|s| s.id.as_str()).collect();
                ids.sort();
                originals.sort();
                assert_eq!(ids, originals);
            }
        }
    }
}
