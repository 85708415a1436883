//! The report in JSON, and its schema.

use std::fs;
use std::path::Path;

use regex::Regex;
use serde_json::{Value, json};
use threatline::export::json;
use threatline::model::check::{Languages, Origins, check};
use threatline::model::report::Header;
use threatline::model::text::with_plain_texts_in;
use threatline::model::{Data, Edtf, Event, Lang, Report, Source, Text};

use super::{built_in, small};

fn report(data: &Data) -> Report {
    let header = Header {
        title: Some(Text::of(Lang::Nl, "Verslag")),
        language: Lang::Nl,
        date: Some("2026-11".parse().expect("a date")),
        licence: Some("CC-BY-4.0".to_owned()),
        ..Header::default()
    };
    Report {
        header,
        data: data.clone(),
    }
}

#[test]
fn what_is_written_is_read_back() {
    for data in [built_in(), small(), &Data::default()] {
        let report = report(data);
        let text = json::write(&report).expect("it can be written");
        let read: Report = serde_json::from_str(&text).expect("it can be read");
        assert_eq!(read.header, report.header);
        assert!(read.data == report.data, "the records are not the same");
        assert_eq!(json::write(&read).expect("again"), text);
    }
}

#[test]
fn nothing_is_written_that_says_nothing() {
    let text = json::write(&report(small())).expect("it can be written");
    for nothing in ["null", "false", "[]", "11953.0"] {
        assert!(!text.contains(nothing), "{nothing}");
    }
    // Fields stand in the order of the types, not of the alphabet.
    let event = text.split("\"events\": [").nth(1).expect("events");
    let fields: Vec<&str> = event
        .lines()
        .filter(|line| line.starts_with("      \""))
        .map(|line| line.trim().split('"').nth(1).expect("a name"))
        .take(3)
        .collect();
    assert_eq!(fields, ["id", "date", "kind"]);
}

#[test]
fn a_series_that_is_no_number_cannot_be_written_and_says_so() {
    let mut data = small().clone();
    data.series[0].values[0].value = f64::NAN;
    let error = json::write(&report(&data)).expect_err("JSON has no such number");
    assert!(error.to_string().contains("number"), "{error}");
}

/// The example in the docs of `model::report`, which people copy.
#[test]
fn the_example_of_the_form_is_a_sound_report() {
    let docs = include_str!("../../src/model/report.rs");
    let example: String = docs
        .lines()
        .skip_while(|line| *line != "//! ```json")
        .skip(1)
        .take_while(|line| *line != "//! ```")
        .map(|line| format!("{}\n", &line[3..]))
        .collect();
    let read: Report = serde_json::from_str(&example).expect("it can be read");
    assert_eq!(read.header.threatline, 1);
    assert_eq!(read.data.sources[0].name(Lang::En).text, "Årsrapport 2025");
    assert_eq!(read.data.sources[0].language.tag(), "nb");
    assert_eq!(read.data.sources[0].covers(), "2025".parse().ok());
    let mut data = read.data;
    data.themes = built_in().themes.clone();
    assert_eq!(check(&data, &Origins::default(), Languages::Any), []);
}

#[test]
fn a_plain_string_is_in_the_language_of_the_report() {
    let event = json!({
        "id": "cable", "date": "2025-03~", "kind": "incident", "themes": ["russia"],
        "title": "Kabel beschadigd", "place": { "fr": "Ostende" }, "at": [],
    })
    .to_string();
    let read = || serde_json::from_str::<Event>(&event).expect("it can be read");
    let dutch = with_plain_texts_in(Lang::Nl, read);
    assert_eq!(dutch.title, Text::of(Lang::Nl, "Kabel beschadigd"));
    assert_eq!(dutch.place, Some(Text::of(Lang::Fr, "Ostende")));
    assert_eq!(read().title, Text::english("Kabel beschadigd"));
    // The language is put back, also where reading ends in a panic.
    let panics = || with_plain_texts_in(Lang::Fr, || panic!("on purpose"));
    std::panic::catch_unwind(panics).expect_err("it panics");
    assert_eq!(read().title, Text::english("Kabel beschadigd"));
}

/// In the data files a name may be the same in all languages; in a report a plain string is
/// in the report's.
#[test]
fn a_name_is_a_plain_string_or_one_per_language() {
    let nato = Text {
        en: Some("NATO".into()),
        nl: Some("NAVO".into()),
        fr: Some("OTAN".into()),
    };
    let event = json!({
        "id": "cable", "date": "2025", "kind": "incident", "themes": ["russia"], "title": "t",
        "actors": ["Hamas", { "en": "NATO", "nl": "NAVO", "fr": "OTAN" }, " ", { "fr": "Russie" }],
        "at": [],
    })
    .to_string();
    let source = |short: &str| {
        let source = json!({ "id": "x", "kind": "press", "language": "nb", "year": 2025,
            "title": "Avisen", "short": short });
        let source = source.to_string();
        move || serde_json::from_str::<Source>(&source).expect("it can be read")
    };
    let event = || serde_json::from_str::<Event>(&event).expect("it can be read");
    let russie = || Text::of(Lang::Fr, "Russie");
    assert_eq!(
        event().actors,
        [Text::in_all("Hamas"), nato.clone(), russie()]
    );
    let french = with_plain_texts_in(Lang::Fr, event);
    assert_eq!(french.actors, [Text::of(Lang::Fr, "Hamas"), nato, russie()]);
    let french = with_plain_texts_in(Lang::Fr, source("Le Journal"));
    let name = french.name(Lang::En);
    assert_eq!((name.text, name.tag), ("Le Journal", "fr"));
    // One without a short name goes by its title, in the language that it has.
    for lang in Lang::ALL {
        let unnamed = with_plain_texts_in(lang, source(""));
        let name = unnamed.name(lang);
        assert_eq!((name.text, name.tag), ("Avisen", "nb"));
    }
}

/// A source of a reader's own need have no short name, and one that has none is written so.
#[test]
fn a_text_in_no_language_is_left_out() {
    let mut data = small().clone();
    data.sources[0].short = Text::default();
    data.sources[0].note = Text::default();
    data.events[0].summary = Text::default();
    let text = json::write(&report(&data)).expect("it can be written");
    let written: Value = serde_json::from_str(&text).expect("it is JSON");
    for (record, field) in [
        ("sources", "short"),
        ("sources", "note"),
        ("events", "summary"),
    ] {
        assert_eq!(written[record][0].get(field), None, "{field}");
        assert!(
            written[record][1][field].is_object() || field == "note",
            "{field}"
        );
    }
    let read: Report = serde_json::from_str(&text).expect("it can be read");
    assert!(read.data == data);
}

#[test]
fn what_is_no_text_is_refused_in_words() {
    for (title, says) in [
        (
            json!(7),
            "a text, or an object with the text as `en`, `nl` or `fr`",
        ),
        (json!(["x"]), "a text, or an object"),
        (json!({ "de": "x" }), "unknown field `de`"),
        (json!({ "en": 7 }), "invalid type"),
    ] {
        let error = serde_json::from_value::<Text>(title).expect_err("refused");
        assert!(error.to_string().contains(says), "{error}");
    }
    let event = json!({ "id": "x", "date": "2025", "kind": "law", "themes": ["nsa"], "title": "t",
        "actors": [7], "at": [] });
    let error = serde_json::from_value::<Event>(event).expect_err("refused");
    assert!(
        error.to_string().contains("a name, or an object"),
        "{error}"
    );
}

fn schema_file() -> String {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("data/schema/threatline-report.schema.json");
    fs::read_to_string(file).unwrap_or_default()
}

#[test]
fn the_schema_in_the_repository_is_that_of_the_types() {
    assert!(
        schema_file().replace("\r\n", "\n") == json::schema(),
        "data/schema/threatline-report.schema.json is not what the types give: \
         run `cargo xtask data --write-schema` and read the difference"
    );
}

/// The names of the records' lists are in the schema, and no others.
#[test]
fn the_schema_names_every_list() {
    let schema: Value = serde_json::from_str(&json::schema()).expect("JSON");
    let of_schema = |name: &str| schema["properties"].get(name).is_some();
    let Value::Object(fields) = serde_json::to_value(report(small())).expect("JSON") else {
        panic!("a report is an object");
    };
    for name in fields.keys() {
        assert!(of_schema(name), "{name}");
    }
    let names = schema["properties"].as_object().expect("properties");
    assert_eq!(names.len(), fields.len());
    assert_eq!(schema["additionalProperties"], false);
}

#[test]
fn the_pattern_of_dates_takes_what_we_read() {
    let schema: Value = serde_json::from_str(&json::schema()).expect("JSON");
    let pattern = schema["$defs"]["Edtf"]["pattern"]
        .as_str()
        .expect("a pattern");
    let pattern = Regex::new(pattern).expect("a pattern");
    let mut dates: Vec<String> = Vec::new();
    for data in [built_in(), small()] {
        dates.extend(data.events.iter().map(|event| event.date.to_string()));
        let values = data.series.iter().flat_map(|series| &series.values);
        dates.extend(values.map(|value| value.date.to_string()));
    }
    let forms = [
        "2014",
        "-0333",
        "2014-05",
        "2014-05-24",
        "2014-XX",
        "2014-XX-XX",
        "2014-05-XX",
        "201X",
        "20XX",
        "-019X",
        "2025-21",
        "2025-24~",
        "2014?",
        "2014-05%",
        "Y17000",
        "Y-123456789~",
        "2015-11-21/2015-11-25",
        "2022/..",
        "2013/",
        "../2014",
        "/2014?",
        "2014~/2015-23",
        "Y-10000/..",
        "1985-04-12T23:20:30",
        "1985-04-12T23:20:30Z",
        "1985-04-12T23:20:30+04:30",
        "1985-04-12T24:00:00-04",
    ];
    dates.extend(forms.map(str::to_owned));
    for date in &dates {
        assert!(date.parse::<Edtf>().is_ok(), "{date} is not a case");
        assert!(pattern.is_match(date), "{date}");
    }
    for no_date in [
        "",
        "24/05/2014",
        "2014-5",
        "2014-13",
        "2014-20",
        "2014-05-32",
        "2014-05-00",
        "14",
        "2014 ",
        "Y2014",
        "Y01234",
        "/",
        "../..",
        "..",
        "2014-XX-01",
        "199u",
        "open",
        "2014-05T10:00:00",
        "2014/2015/2016",
        "201X/2014",
        "[2014,2015]",
        "2014-?05",
        "2025-25",
        "Y1234567890",
        "20140524",
        "May 2014",
    ] {
        assert!(no_date.parse::<Edtf>().is_err(), "{no_date} is a date");
        assert!(!pattern.is_match(no_date), "{no_date}");
    }
}
