//! Reports in the published form.

use super::{corpus, data, import, messages, notes};
use serde_json::{Value, json};
use threatline::i18n::{guide, import_taken, messages as messages_in};
use threatline::import::{Form, TEMPLATE_JSON};
use threatline::model::Lang;

/// The template with one change.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut value: Value = serde_json::from_str(TEMPLATE_JSON).expect("the template is JSON");
    change(&mut value);
    value.to_string()
}

fn only_message(change: impl FnOnce(&mut Value)) -> String {
    let imported = import("a.json", changed(change));
    let messages = messages(&imported);
    assert_eq!(messages.len(), 1, "{messages:?}");
    messages.into_iter().next().unwrap_or_default()
}

/// What the guide tells of the invented report is so.
#[test]
fn the_guide_tells_what_the_template_brings() {
    let imported = import("service-x.json", TEMPLATE_JSON);
    let (_, data) = imported.report.as_ref().expect("it is taken");
    for lang in Lang::ALL {
        let tasks = guide(messages_in(lang));
        let own = tasks.iter().find(|task| task.id == "own").expect("a task");
        let text: Vec<&str> = own.steps.iter().map(|step| step.text).collect();
        let text = text.join(" ");
        let taken = import_taken("", imported.events, imported.others, 0, lang);
        let mut numbers: Vec<&str> = taken.split(|c: char| !c.is_ascii_digit()).collect();
        numbers.retain(|number| !number.is_empty());
        assert_eq!(numbers.len(), 2);
        for name in numbers {
            assert!(text.contains(&format!(" {name} ")), "{name}: {text}");
        }
        let themes = data.themes.iter().map(|theme| theme.name.get(lang).text);
        let topics = data.topics.iter().map(|topic| topic.title.get(lang).text);
        let last = data.sources.last().map(|source| source.name(Lang::En).text);
        let terms = data
            .statements
            .iter()
            .filter_map(|one| one.likelihood.as_ref());
        let terms: Vec<String> = terms
            .map(|one| one.term.get(lang).text.to_owned())
            .collect();
        assert_eq!(terms.len(), 2);
        let short = last.map(str::to_owned);
        let names = themes.chain(topics).map(str::to_owned);
        for name in names.chain(terms).chain(short) {
            assert!(text.contains(&name), "{name}: {text}");
        }
    }
}

#[test]
fn the_template_is_taken_whole() {
    let imported = import("any name.json", TEMPLATE_JSON);
    assert_eq!(messages(&imported), [""; 0]);
    assert_eq!(notes(&imported), [""; 0]);
    assert_eq!(imported.form, Some(Form::Json));
    let (report, data) = imported.report.as_ref().expect("it is taken");
    assert_eq!(
        (report.id.as_str(), report.title.as_str()),
        ("service-x", "Service X")
    );
    assert_eq!(imported.events, 4);
    assert_eq!(data.statements.len(), 4);
    // Its own topic has its name, the page's keeps its own.
    let topics: Vec<&str> = data.statements.iter().map(|s| s.topic.as_str()).collect();
    assert_eq!(
        topics,
        [
            "jihadism.threat",
            "jihadism.threat",
            "service-x~harbours.crews",
            "service-x~harbours.crews"
        ]
    );
    assert_eq!(data.topics[0].theme.as_str(), "service-x~harbours");
    assert_eq!(data.divergences[0].about, ["service-x~crews"]);
    let first = imported.days.expect("days").0;
    assert_eq!(first.to_string(), "2024-03-12");
}

#[test]
fn the_template_keeps_the_published_schema() {
    // The schema's own test compares it with the types; here the template with
    // the types that have no room for a mistake.
    let report: threatline::model::Report =
        serde_json::from_str(TEMPLATE_JSON).expect("a report as the types read it");
    assert_eq!(report.data.events.len(), 4);
}

#[test]
fn mistakes_name_the_record_its_line_and_its_field() {
    let text = TEMPLATE_JSON.replace("\"2025-06\"", "\"2025-02-31\"");
    let imported = import("a.json", text);
    let messages = messages(&imported);
    assert_eq!(
        messages,
        [
            "events[2], line 63: date: found “2025-02-31”; expected a day from 01 to 28, as February has that year"
        ]
    );
    assert_eq!(imported.events, 3);
}

#[test]
fn each_mistake_has_its_words() {
    type Change = fn(&mut Value);
    let cases: [(Change, &str); 15] = [
        (
            |v| v["events"][0]["title"] = json!(7),
            "title: found a whole number; expected a text, or an object with a text as en, nl or fr",
        ),
        (
            |v| v["events"][0]["title"] = json!({ "de": "Titel" }),
            "title: found a field “de”; expected en, nl, fr",
        ),
        (
            |v| v["events"][0]["kind"] = json!("bang"),
            "kind: found “bang”; expected attack, plot, call",
        ),
        (
            |v| v["events"][0]["themes"] = json!("russia"),
            "themes: found a text; expected a list",
        ),
        (
            |v| v["events"][0]["themes"] = json!(["mars"]),
            "themes: found `mars`; expected the id of an existing theme",
        ),
        (
            |v| v["events"][0]["themes"] = json!([]),
            "themes: found none; expected at least one theme",
        ),
        (
            |v| v["events"][0]["colour"] = json!(1),
            "found a field “colour”; expected id, date",
        ),
        (
            |v| {
                v["events"][0].as_object_mut().unwrap().remove("date");
            },
            "the field “date” is missing",
        ),
        (
            |v| v["events"][0]["at"][0]["page"] = json!(-3),
            "at[0].page: found -3; expected a number that fits the field",
        ),
        (
            |v| v["events"][0]["at"][0]["page"] = json!(99),
            "at[0].page: found 99; expected a page of the section: [7, 9]",
        ),
        (
            |v| v["events"][0]["at"][0]["source"] = json!("y"),
            "at[0].source: found `y`; expected the id of an existing source",
        ),
        (
            |v| v["events"][0]["id"] = json!("Not Plain"),
            "id: found `Not Plain`; expected 1 to 64",
        ),
        (
            |v| v["events"][0] = json!([1, 2]),
            "found a list; expected an object",
        ),
        (
            |v| v["series"][0]["values"][0]["qualifier"] = json!("derived"),
            "values[0].arithmetic: found nothing; expected how the derived value is computed",
        ),
        (
            |v| {
                v["omissions"] =
                    json!([{ "source": "y", "section": "", "reason": "contact", "what": "w" }])
            },
            "omissions[0], line 1: source: found `y`; expected the id of an existing source",
        ),
    ];
    for (change, said) in cases {
        let text = changed(change);
        let imported = import("a.json", text);
        let messages = messages(&imported);
        let is_said = messages.iter().any(|message| message.contains(said));
        assert!(is_said, "wanted {said}\ngot {messages:?}");
    }
}

#[test]
fn what_is_referred_to_twice_is_listed_once() {
    let twice = |id: &str| json!([id, id]);
    let text = changed(|report| {
        report["events"][0]["themes"] = twice("russia");
        report["events"][0]["topics"] = twice("jihadism.threat");
        report["divergences"][0]["about"] = twice("crews");
    });
    let table = "date,title,theme,topic\n\
        2024,a,Russia|russia,jihadism.threat|jihadism.threat\n";
    for imported in [import("a.json", text), import("a.csv", table)] {
        assert_eq!(messages(&imported), [""; 0]);
        let data = data(&imported);
        let event = &data.events[0];
        assert_eq!((event.themes.len(), event.topics.len()), (1, 1));
        let mut divergences = data.divergences.iter();
        assert!(divergences.all(|divergence| divergence.about.len() == 1));
    }
}

#[test]
fn a_title_is_some_text_of_some_length() {
    let title = |title: &str| {
        let imported = import(
            "notes.json",
            changed(|report| report["title"] = json!(title)),
        );
        imported.report.expect("it is taken").0.title
    };
    assert_eq!(title(" Service X\n"), "Service X");
    assert_eq!(title(""), "notes");
    assert_eq!(title(" \t"), "notes");
    assert_eq!(
        title(&"x".repeat(1_000_000)),
        format!("{}…", "x".repeat(200))
    );
}

/// Also what is written in the source's language, and so in one only.
#[test]
fn titles_and_names_of_sources_have_limits() {
    let source = |field: &str, length: usize| {
        let field = field.to_owned();
        move |report: &mut Value| {
            let mut source = json!({ "id": "extra", "kind": "press", "language": "en", "year": 2024,
                "title": "t", "sections": [{ "id": "s", "title": "t" }] });
            let text = json!("é".repeat(length));
            match field.strip_prefix("sections.s.") {
                Some(field) => source["sections"][0][field] = text,
                None => source[&field] = text,
            }
            report["sources"]
                .as_array_mut()
                .expect("a list")
                .push(source);
        }
    };
    for (field, limit) in [
        ("title", 200),
        ("short", 200),
        ("publisher", 200),
        ("author", 5_000),
        ("sections.s.title", 200),
    ] {
        let longest = import("a.json", changed(source(field, limit)));
        assert_eq!(messages(&longest), [""; 0], "{field}");
        let message = only_message(source(field, limit + 1));
        assert!(message.starts_with("sources[2], line 1: "), "{message}");
        let expected = limit.to_string();
        let message = message.replace(',', "");
        // A text, in the language of the report.
        let field = if field == "short" { "short.en" } else { field };
        let said = format!(
            "{field}: found {} characters; expected at most {expected}",
            limit + 1
        );
        assert!(message.contains(&said), "{message}");
    }
    let actors = |length: usize| {
        move |report: &mut Value| {
            let event = json!({ "id": "extra", "date": "2024", "kind": "law", "themes": ["nsa"],
                "title": "t", "actors": ["a", "é".repeat(length)], "at": [{ "source": "x-2024" }] });
            report["events"].as_array_mut().expect("a list").push(event);
        }
    };
    assert_eq!(messages(&import("a.json", changed(actors(200)))), [""; 0]);
    let message = only_message(actors(201));
    assert!(
        message.contains("actors.en: found 201 characters; expected at most 200"),
        "{message}"
    );
    let term = only_message(|report| {
        let words = "x".repeat(201);
        report["terms"] =
            json!([{ "id": "t", "name": "n", "short": words, "text": "t", "note": true }]);
    });
    assert!(
        term.contains("short.en: found 201 characters; expected at most 200"),
        "{term}"
    );
}

/// Of a table the page names the source and the lane; a report has written them.
#[test]
fn a_title_or_name_that_is_empty_is_listed() {
    for title in ["", " \t"] {
        let source = only_message(|report| {
            let source = json!({ "id": "extra", "kind": "press", "language": "en", "year": 2024, "title": title });
            report["sources"]
                .as_array_mut()
                .expect("a list")
                .push(source);
        });
        assert!(
            source.starts_with("sources[2], line 1: title: found nothing; "),
            "{source}"
        );
    }
    for name in [json!(""), json!({ "en": "" })] {
        let theme = only_message(|report| {
            let theme = json!({ "id": "extra", "family": "service", "name": name });
            report["themes"].as_array_mut().expect("a list").push(theme);
        });
        assert!(
            theme.contains("name.en: found “”; expected text"),
            "{theme}"
        );
    }
}

/// Whatever the order, and however many stand between the two.
#[test]
fn an_edition_of_what_was_not_taken_is_not_taken() {
    let source = |id: &str, language: &str, edition_of: Option<&str>| {
        json!({ "id": id, "kind": "press", "language": language, "year": 2024, "title": id,
            "edition_of": edition_of })
    };
    let mut sources = [
        source("a", "en", Some("b")),
        source("b", "en", Some("c")),
        source("c", "not a language", None),
        source("d", "en", Some("c")),
        source("e", "en", None),
    ];
    for _ in 0..2 {
        sources.reverse();
        let text = json!({ "threatline": 1, "sources": sources, "events": [{ "id": "e",
            "date": "2024", "kind": "law", "themes": ["nsa"], "title": "t",
            "at": [{ "source": "e" }] }] });
        let imported = import("x.json", text.to_string());
        let taken = data(&imported).sources.iter();
        let taken: Vec<&str> = taken.map(|source| source.id.as_str()).collect();
        assert_eq!(taken, ["x~e"]);
        let messages = messages(&imported);
        assert_eq!(messages.len(), 4, "{messages:?}");
        let of_it = messages
            .iter()
            .filter(|said| said.contains("was not added itself"));
        assert_eq!(of_it.count(), 3, "{messages:?}");
    }
}

/// A reader that takes the last of two says nothing of the first; both are named here,
/// and neither is guessed.
#[test]
fn a_field_that_stands_twice_is_said() {
    let with = |from: &str, to: &str| {
        assert!(TEMPLATE_JSON.contains(from), "{from}");
        import("x.json", TEMPLATE_JSON.replacen(from, to, 1))
    };
    let of_event = with(
        "\"id\": \"cable\"",
        "\"id\": \"cable\", \"id\": \"another\"",
    );
    assert_eq!(of_event.messages.refused(), 1);
    assert!(
        messages(&of_event)[0].contains("the field “id” appears twice; keep one"),
        "{:?}",
        messages(&of_event)
    );
    // Deep in a record the path says where.
    let deep = r#"{"threatline": 1, "events": [
        {"id": "a", "date": "2024", "kind": "law", "themes": ["nsa"], "title": {"en": "A", "en": "B"}, "at": [{"source": "vsse-2025-en"}]},
        {"id": "b", "date": "2024", "kind": "law", "themes": ["nsa"], "title": "B", "at": [{"source": "vsse-2025-en", "source": "vsse-2025-nl"}]},
        {"id": "c", "date": "2024", "kind": "law", "themes": ["nsa"], "title": "C", "at": [{"source": "vsse-2025-en"}]}]}"#;
    let deep = import("x.json", deep);
    assert_eq!(deep.events, 1);
    let said = messages(&deep);
    assert!(said[0].contains("title: the field “en”"), "{said:?}");
    assert!(said[1].contains("at[0]: the field “source”"), "{said:?}");
    // Of the file itself: both lists are read, of two titles none.
    let file = r#"{"threatline": 1, "title": "One", "title": "Two",
        "events": [{"id": "a", "date": "2024", "kind": "law", "themes": ["nsa"], "title": "A", "at": [{"source": "vsse-2025-en"}]}],
        "events": [{"id": "b", "date": "2024", "kind": "law", "themes": ["nsa"], "title": "B", "at": [{"source": "vsse-2025-en"}]}]}"#;
    let file = import("the name.json", file);
    assert_eq!(file.events, 2);
    assert_eq!(file.report.as_ref().unwrap().0.title, "the name");
    let said = messages(&file);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("the field “events”"), "{said:?}");
    assert!(said[1].contains("the field “title”"), "{said:?}");
}

#[test]
fn ids_are_written_once() {
    let message = only_message(|v| v["events"][1]["id"] = json!("night-drones"));
    assert!(
        message.contains("found an id that events[0] (line 1) already has; expected a new id"),
        "{message}"
    );
    // Events and statements share one space, as links do.
    let message = only_message(|v| v["statements"][0]["id"] = json!("cable"));
    assert!(message.contains("an id that events[2]"), "{message}");
}

#[test]
fn what_refers_to_a_refused_record_is_refused_too() {
    let imported = import(
        "a.json",
        changed(|v| v["sources"][0]["id"] = json!("X 2024")),
    );
    // The source, and the records that name x-2024.
    let messages = messages(&imported);
    assert!(
        messages
            .iter()
            .any(|message| message.starts_with("sources[0]"))
    );
    assert_eq!(imported.events, 3);
    assert_eq!(data(&imported).statements.len(), 2);
    let all = 2 + 1 + 1 + 4 + 4 + 1 + 1;
    let taken = imported.report.as_ref().unwrap().0.records;
    assert_eq!(taken + imported.messages.refused(), all);
}

/// What refers to a record that was refused is told so, and not that there is none.
#[test]
fn a_refused_record_is_not_one_that_is_missing() {
    let broken: [fn(&mut Value); 2] = [
        // Not as its kind is written, and against a rule.
        |v| v["sources"][0]["url"] = json!("http://example.org"),
        |v| v["sources"][0]["language"] = json!("x y"),
    ];
    for change in broken {
        let imported = import("a.json", changed(change));
        let messages = messages(&imported);
        let told = |part: &str| messages.iter().filter(|m| m.contains(part)).count();
        assert_eq!(told("sources[0], line 1: "), 1, "{messages:?}");
        let follow =
            "source: `x-2024` is in the file, but was not added itself: see sources[0], line 1";
        assert_eq!(told(follow), 5, "{messages:?}");
        // And one that refers to such a one in turn.
        assert_eq!(told("about: `crews` is in the file"), 1, "{messages:?}");
        assert_eq!(messages.len(), 7, "{messages:?}");
    }
    // Where it is not even JSON.
    let from = "\"id\": \"x-2024\",";
    assert!(TEMPLATE_JSON.contains(from));
    for bad in [
        "\"year\": twenty,",
        "\"year\": 1e400,",
        "\"id\": \"again\",",
    ] {
        let text = TEMPLATE_JSON.replacen(from, &format!("{from} {bad}"), 1);
        let messages = messages(&import("a.json", text));
        assert!(
            messages
                .iter()
                .filter(|m| m.contains("`x-2024` is in the file"))
                .count()
                == 5,
            "{bad}: {messages:?}"
        );
        assert!(
            !messages
                .iter()
                .any(|m| m.contains("the id of an existing source")),
            "{messages:?}"
        );
    }
    // Of every kind that others name.
    for (list, said) in [
        ("themes", "themes: `harbours` is in the file"),
        ("topics", "topic: `harbours.crews` is in the file"),
        ("series", "about: `crews` is in the file"),
    ] {
        let imported = import("a.json", changed(|v| v[list][0]["url"] = json!(1)));
        let messages = messages(&imported);
        assert!(
            messages.iter().any(|m| m.contains(said)),
            "{list}: {messages:?}"
        );
    }
    // Another kind of record with that id is no answer.
    let other = import(
        "a.json",
        changed(|v| {
            v["events"][0]["url"] = json!(1);
            v["events"][0]["id"] = json!("y");
            v["events"][1]["at"][0]["source"] = json!("y");
        }),
    );
    assert!(
        messages(&other)
            .iter()
            .any(|m| m.contains("found `y`; expected the id of an existing source")),
        "{:?}",
        messages(&other)
    );
}

#[test]
fn one_mistake_of_a_side_is_told_once() {
    let message = only_message(|v| v["divergences"][0]["sides"][0]["at"]["source"] = json!("y"));
    assert_eq!(
        message,
        "divergences[0], line 1: sides[0].at.source: found `y`; expected the id of an existing source"
    );
    let message = only_message(|v| {
        v["divergences"][0]["sides"][1]["at"]["find"] =
            json!("one two three four five six seven eight nine");
    });
    assert!(
        message.contains("sides[1].at.find: found 9 words"),
        "{message}"
    );
}

/// JSON has no largest number; what reads it has.
#[test]
fn a_number_beyond_all_bounds_is_named() {
    for number in ["1e400", "-1e400", "1.5E+999", "1e40000000000"] {
        let text = TEMPLATE_JSON.replacen("\"value\": 12", &format!("\"value\": {number}"), 1);
        let messages = messages(&import("a.json", text));
        let said =
            format!("values[0].value: found {number}; expected a number that fits the field");
        assert!(messages[0].ends_with(&said), "{messages:?}");
        assert!(messages[0].starts_with("series[0], line "), "{messages:?}");
    }
    let header = "{\"threatline\": 1, \"author\": 1e400, \"events\": []}";
    assert_eq!(
        messages(&import("a.json", header))[0],
        "author: found 1e400; expected a number that fits the field"
    );
}

#[test]
fn plain_texts_are_in_the_reports_language() {
    let imported = import("a.json", changed(|v| v["language"] = json!("nl")));
    let title = &data(&imported).events[0].title;
    assert_eq!(
        (title.in_lang(Lang::Nl).is_some(), title.in_lang(Lang::En)),
        (true, None)
    );
}

#[test]
fn other_versions_and_other_forms_are_refused() {
    for (text, said) in [
        (
            json!({ "threatline": 2 }).to_string(),
            "found \"threatline\": 2; expected \"threatline\": 1",
        ),
        (
            json!({ "events": [] }).to_string(),
            "found no format version; expected \"threatline\": 1",
        ),
        (json!({ "a": 1 }).to_string(), "This JSON is neither"),
        (json!([1, 2]).to_string(), "This JSON is neither"),
        (
            json!({ "threatline": 1 }).to_string(),
            "The file has no records.",
        ),
        (
            json!({ "threatline": 1, "title": 5, "events": [] }).to_string(),
            "title: found a whole number",
        ),
    ] {
        let imported = import("a.json", &text);
        assert!(imported.report.is_none(), "{text}");
        let messages = messages(&imported);
        assert!(messages[0].starts_with(said), "{text}: {messages:?}");
    }
}

#[test]
fn a_broken_end_leaves_what_stands_before() {
    let cut = TEMPLATE_JSON
        .find("\"harbour-law\"")
        .expect("the last event");
    let imported = import("a.json", &TEMPLATE_JSON[..cut]);
    assert_eq!(imported.events, 3);
    assert!(
        messages(&imported)[0].contains("the JSON is broken on line"),
        "{:?}",
        messages(&imported)
    );
    // In the middle of the file.
    let odd = TEMPLATE_JSON.replacen("\"statements\": [", "\"statements\": [ % ", 1);
    let imported = import("a.json", odd);
    assert_eq!(imported.events, 4);
    assert!(
        messages(&imported)[0].contains("“%"),
        "{:?}",
        messages(&imported)
    );
}

#[test]
fn one_broken_record_does_not_cost_the_others() {
    let text = TEMPLATE_JSON.replacen("\"kind\": \"operation\"", "\"kind\": operation", 1);
    let imported = import("a.json", text);
    assert_eq!(imported.events, 3);
    assert_eq!(messages(&imported).len(), 1);
    assert!(
        messages(&imported)[0].contains("cannot be read as JSON: “operation"),
        "{:?}",
        messages(&imported)
    );
}

#[test]
fn parts_that_are_not_read_are_named() {
    let imported = import(
        "a.json",
        changed(|v| {
            v["extra"] = json!([1]);
            v["more"] = json!(true);
        }),
    );
    assert_eq!(messages(&imported), [""; 0]);
    assert_eq!(
        notes(&imported),
        ["Parts that were not used: “more”, “extra”."]
    );
}

#[test]
fn a_theme_below_a_built_in_one_stays_below_it() {
    let imported = import(
        "a.json",
        changed(|v| {
            v["themes"] = json!([
                { "id": "russia.ports", "family": "foreign", "name": "Ports" },
                { "id": "harbours", "family": "service", "name": "Harbours of X" },
                { "id": "harbours.crews", "family": "service", "name": "Crews" },
            ]);
            v["events"][0]["themes"] = json!(["russia.ports", "harbours.crews"]);
        }),
    );
    assert_eq!(messages(&imported), [""; 0]);
    let ids: Vec<&str> = data(&imported).events[0]
        .themes
        .iter()
        .map(|t| t.as_str())
        .collect();
    assert_eq!(ids, ["russia.service-x~ports", "service-x~harbours.crews"]);
    assert!(
        corpus()
            .themes()
            .iter()
            .any(|theme| theme.id.as_str() == "russia")
    );
}
