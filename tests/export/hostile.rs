//! Whatever the texts of the records hold, it comes out of every form as that text, and
//! never as a part of the form.

use std::collections::BTreeSet;
use std::rc::Rc;

use biblatex::{Bibliography, ChunksExt};
use regex::Regex;
use serde_json::Value;
use threatline::export::calendar::write as calendar;
use threatline::export::cite::{Format, subjects, works, write};
use threatline::export::json;
use threatline::export::package;
use threatline::export::picture;
use threatline::export::tables::tables;
use threatline::export::timelinejs::write as timelinejs;
use threatline::model::*;
use threatline::view::{DayRange, Filter, Shown, View, ViewState};

use super::{small, texts::TEXTS, texts::replace_texts};

/// What a careless page, spreadsheet, calendar or reference manager would take for its own.
const HOSTILE: [&str; 18] = [
    "<img src=x onerror=\"alert(1)\">",
    "\"><script>alert(1)</script>",
    "]]><!-- --><svg onload='alert(1)'>",
    "javascript:alert(1)//",
    "${alert(1)}{{7*7}}`",
    "</style></title><iframe srcdoc='&lt;b&gt;'>",
    "&lt;b&gt; &amp; &#x3c; &nbsp;",
    "=HYPERLINK(\"http://127.0.0.1\",\"x\")",
    "@SUM(1+1)|cmd /C calc!A0",
    "one; two, \"three\"",
    "END:VEVENT\\n, \\; ATTACH:x",
    "} , title = {other}, \\input{x} % $1_2^3 #~ -- ``x''",
    "ER  - TY  - JOUR",
    // In the middle of a field the next line is still of the field.
    "one\nER  - \nTY  - JOUR\nTI  - two",
    "one\r\nEND:VEVENT\r\nATTACH:file:///x\r\nBEGIN:VEVENT",
    "one},\n  note = {two}\n}\n\n@misc{x,\n  title = {three",
    "one\u{2028}ER  - \u{85}two\u{b}three\u{c}four\rfive",
    "\u{202e}right to left\u{202c} \u{200b}\u{feff}Ünï \u{1f469}\u{200d}\u{1f4bb}",
];

/// A hostile text of its own for each text of a report, and all of them.
fn poison(value: &mut Value) -> Vec<String> {
    let mut texts = Vec::new();
    replace_texts(value, &mut |_| {
        let n = texts.len();
        texts.push(format!("{} n{n}", HOSTILE[n % HOSTILE.len()]));
        texts[n].clone()
    });
    texts
}

/// The small corpus with such texts, and all of them.
fn poisoned() -> (Report, Vec<String>) {
    let text = json::write(&package::report(small())).expect("it can be written");
    let mut value: Value = serde_json::from_str(&text).expect("JSON");
    let texts = poison(&mut value);
    assert!(texts.len() > 200, "only {} texts", texts.len());
    let report = serde_json::from_value(value).expect("it can be read");
    (report, texts)
}

/// The fields with texts are all those of the schema that are not ids, dates, or words of a
/// set: a new one is poisoned too.
#[test]
fn each_text_of_the_schema_is_poisoned() {
    let schema: Value = serde_json::from_str(&json::schema()).expect("JSON");
    let mut texts = BTreeSet::new();
    find_texts(&schema, &schema, &mut texts);
    // Of these the schema says no more than that they are words.
    for id in ["$schema", "about", "from", "to", "id", "section"] {
        assert!(texts.remove(id), "{id}");
    }
    assert_eq!(texts, BTreeSet::from(TEXTS));
}

/// The fields with texts of every type, however deep it stands.
fn find_texts<'a>(part: &'a Value, schema: &'a Value, found: &mut BTreeSet<&'a str>) {
    for (name, field) in part["properties"].as_object().into_iter().flatten() {
        if is_text(field, schema) {
            found.insert(name);
        }
    }
    match part {
        Value::Array(parts) => parts.iter().for_each(|one| find_texts(one, schema, found)),
        Value::Object(parts) => parts
            .values()
            .for_each(|one| find_texts(one, schema, found)),
        _ => {}
    }
}

/// Whether a field may hold words that nothing else is known of.
fn is_text(field: &Value, schema: &Value) -> bool {
    if let Some(name) = field["$ref"].as_str() {
        let name = name.trim_start_matches("#/$defs/");
        let is_known = name.ends_with("Id") || ["Edtf", "LangTag"].contains(&name);
        // The fields of another record are looked at by themselves.
        let is_record = schema["$defs"][name]["properties"].is_object();
        return !is_known && !is_record && is_text(&schema["$defs"][name], schema);
    }
    let of = |list: &str| field[list].as_array().into_iter().flatten();
    let types = of("type").chain([&field["type"]]);
    let is_string = types.into_iter().any(|one| one == "string");
    let parts = ["anyOf", "oneOf", "allOf"].into_iter().flat_map(of);
    is_string && field["enum"].is_null() && field["const"].is_null()
        || parts.into_iter().any(|part| is_text(part, schema))
        || field["items"].is_object() && is_text(&field["items"], schema)
}

fn events(corpus: &Corpus) -> Vec<&Event> {
    corpus.events().iter().collect()
}

#[test]
fn a_report_has_it_in_json() {
    let (report, texts) = poisoned();
    let written = json::write(&report).expect("it can be written");
    let read: Report = serde_json::from_str(&written).expect("it can be read");
    assert!(read.data == report.data, "the records are not the same");
    let mut value: Value = serde_json::from_str(&written).expect("JSON");
    assert_eq!(poison(&mut value).len(), texts.len());
}

#[test]
fn a_table_has_it_in_a_cell() {
    let (report, _) = poisoned();
    let mut cells = BTreeSet::new();
    for table in tables(&report.data) {
        let mut reader = csv::Reader::from_reader(table.csv.as_slice());
        for row in reader.records() {
            let row = row.expect("a row as long as the header");
            cells.extend(row.iter().map(str::to_owned));
        }
    }
    // Every text but those of the tours, which are in no table: some cells hold several.
    let mut records = serde_json::to_value(&report.data).expect("JSON");
    assert!(records["tours"].take().is_array());
    replace_texts(&mut records, &mut |text| {
        assert!(cells.iter().any(|cell| cell.contains(text)), "{text}");
        text.to_owned()
    });
    let data = &report.data;
    let texts = data.events.iter().flat_map(|r| [&r.title, &r.summary]);
    let texts = texts
        .chain(data.statements.iter().flat_map(|r| [&r.gist, &r.text]))
        .chain(data.series.iter().map(|r| &r.title))
        .chain(data.divergences.iter().flat_map(|r| [&r.title, &r.differs]));
    for passage in texts.flat_map(Text::all) {
        assert!(cells.contains(passage.text), "{}", passage.text);
    }
    let places = data.events.iter().flat_map(|r| &r.at);
    for at in places.chain(data.statements.iter().flat_map(|r| &r.at)) {
        assert!(
            at.find.is_empty() || cells.contains(&at.find),
            "{}",
            at.find
        );
    }
}

/// A text with spaces for some characters.
fn spaced(text: &str, is_space: impl Fn(char) -> bool) -> String {
    let chars = text.chars().map(|c| if is_space(c) { ' ' } else { c });
    chars.collect()
}

/// A text of iCalendar without its escapes (RFC 5545, 3.3.11).
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => plain.push('\n'),
                Some(c) => plain.push(c),
                None => {}
            },
            c => plain.push(c),
        }
    }
    plain
}

#[test]
fn a_calendar_has_it_in_a_summary() {
    let (report, _) = poisoned();
    let corpus = Corpus::new(report.data);
    for lang in Lang::ALL {
        let text = calendar(&corpus, &events(&corpus), lang).expect("events");
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert!(lines.iter().all(|line| line.len() <= 75));
        // Some programs end a line at less than both.
        assert!(!lines.iter().any(|line| line.contains(char::is_control)));
        let unfolded = text.replace("\r\n ", "");
        let of = |name: &str| -> Vec<&str> {
            unfolded
                .split("\r\n")
                .filter_map(|line| line.strip_prefix(name))
                .collect()
        };
        let summaries: Vec<String> = of("SUMMARY;LANGUAGE=")
            .iter()
            .filter_map(|line| Some(unescaped(line.split_once(':')?.1)))
            .collect();
        assert_eq!(summaries.len(), of("BEGIN:VEVENT").len());
        assert_eq!(summaries.len(), of("END:VEVENT").len());
        for event in corpus.events() {
            // A line may end; nothing else that is no text stands in one.
            let title = event.title.get(lang).text.replace("\r\n", "\n");
            let title = spaced(&title, |c| c.is_control() && c != '\n');
            assert!(summaries.contains(&title), "{title}\n{summaries:#?}");
        }
        assert!(of("ATTACH").is_empty());
    }
}

/// What HTML's four escapes stand for.
fn from_html(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

/// Without the characters that XML has no way to write.
fn in_xml(text: &str) -> String {
    let is_kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    text.chars().filter(is_kept).collect()
}

#[test]
fn a_timeline_of_timelinejs_has_it_as_text() {
    let (report, _) = poisoned();
    let corpus = Corpus::new(report.data);
    let tags = Regex::new("</?([a-zA-Z]+)[^>]*>").expect("a pattern");
    for lang in Lang::ALL {
        let text = timelinejs(&corpus, &events(&corpus), lang);
        let read: Value = serde_json::from_str(&text).expect("JSON");
        let slides = read["events"].as_array().expect("events");
        assert_eq!(slides.len(), corpus.events().len());
        for (slide, event) in slides.iter().zip(corpus.events()) {
            let headline = slide["text"]["headline"].as_str().expect("a headline");
            assert!(!headline.contains(['<', '>', '"']), "{headline}");
            assert_eq!(from_html(headline), in_xml(event.title.get(lang).text));
            for part in [&slide["display_date"], &slide["group"]] {
                let part = part.as_str().unwrap_or_default();
                assert!(!part.contains(['<', '>', '"']), "{part}");
            }
            let body = slide["text"]["text"].as_str().unwrap_or_default();
            for tag in tags.captures_iter(body) {
                assert!(["p", "small", "em", "br"].contains(&&tag[1]), "{}", &tag[0]);
            }
        }
    }
}

#[test]
fn a_picture_has_it_as_text() {
    let (report, _) = poisoned();
    let corpus = Rc::new(Corpus::new(report.data));
    let tags = Regex::new("<[!?/]?([a-zA-Z]+)").expect("a pattern");
    let in_tag = Regex::new(r"<[^>]*>").expect("a pattern");
    let attribute = Regex::new(r#"\s(on[a-z]+|href|srcdoc)\s*="#).expect("a pattern");
    let today = Day::from_ymd(2026, 1, 1).expect("a day");
    let all = Shown::new(&corpus, &Filter::default());
    let mut shown = BTreeSet::new();
    for view in [View::Home, View::Timeline] {
        // Each event by itself, on the days around it.
        let days = corpus.events().iter().filter_map(|event| {
            let day = event.date.span().start.day.or(event.date.span().end.day)?;
            let (first, last) = (Day(day.0 - 3), Day(day.0 + 3));
            Some(DayRange { first, last })
        });
        let ranges: Vec<Option<DayRange>> = [None].into_iter().chain(days.map(Some)).collect();
        let svgs = ranges.into_iter().map(|range| {
            let state = ViewState {
                view,
                range,
                ..ViewState::default()
            };
            picture::draw(&corpus, &state, &all, today).svg
        });
        for svg in svgs {
            let text = from_html(&svg);
            for event in corpus.events() {
                let title = in_xml(event.title.get(Lang::En).text);
                if text.contains(&title) {
                    shown.insert(title);
                }
            }
            for tag in tags.captures_iter(&svg) {
                let known = [
                    "svg",
                    "title",
                    "desc",
                    "g",
                    "rect",
                    "text",
                    "tspan",
                    "line",
                    "path",
                    "circle",
                    "defs",
                    "clipPath",
                    "linearGradient",
                    "stop",
                    "polygon",
                    "polyline",
                    "pattern",
                ];
                assert!(known.contains(&&tag[1]), "{}", &tag[0]);
            }
            assert!(!svg.contains("]]>") && !svg.contains("<!--"));
            for tag in in_tag.find_iter(&svg) {
                assert!(!attribute.is_match(tag.as_str()), "{}", tag.as_str());
            }
        }
    }
    let titles = corpus
        .events()
        .iter()
        .map(|event| in_xml(event.title.get(Lang::En).text));
    assert_eq!(shown, titles.collect());
}

/// What XML 1.0 cannot hold would make the whole file unreadable.
#[test]
fn a_picture_has_no_character_that_xml_forbids() {
    let mut data = small().clone();
    for event in &mut data.events {
        event.title.en = Some("a\u{0}\u{b}\u{1b}\u{7f}\u{fffe}\u{ffff}b".into());
    }
    let corpus = Rc::new(Corpus::new(data));
    let today = Day::from_ymd(2026, 1, 1).expect("a day");
    let shown = Shown::new(&corpus, &Filter::default());
    let svg = picture::draw(&corpus, &ViewState::default(), &shown, today).svg;
    assert!(svg.contains(": ab</title>"), "{svg}");
    let is_allowed = |c: char| matches!(c, '\t' | '\n' | ' '..='\u{fffd}' | '\u{10000}'..);
    assert!(svg.chars().all(is_allowed), "{svg}");
}

#[test]
fn a_citation_has_it_in_its_field() {
    let (report, _) = poisoned();
    let corpus = Corpus::new(report.data);
    for subject in subjects(&corpus, 2024, 2025) {
        for lang in Lang::ALL {
            let works = works(&corpus, &subject, lang, Some("https://example.org/a"));
            let text = write(&works, Format::BibTex, lang);
            let read = Bibliography::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
            assert_eq!(read.len(), works.len(), "{text}");
            for work in &works {
                let entry = read.get(&work.key).expect("the work");
                let title = entry.title().expect("a title").format_verbatim();
                // TeX takes several spaces for one; the parser takes any for a plain one.
                let meant: Vec<&str> = work.title.split_whitespace().collect();
                assert_eq!(title, meant.join(" "), "{text}");
            }
            let text = write(&works, Format::Ris, lang);
            // Some programs end a line at any of these.
            let is_end = |c: char| "\r\n\u{b}\u{c}\u{85}\u{2028}\u{2029}".contains(c);
            let lines: Vec<&str> = text.split(is_end).collect();
            let begins = |name: &str| lines.iter().filter(|l| l.starts_with(name)).count();
            assert_eq!(begins("TY  - "), works.len(), "{text}");
            assert_eq!(begins("ER  - "), works.len(), "{text}");
            assert_eq!(begins("TI  - "), works.len(), "{text}");
            for work in &works {
                let line = format!("TI  - {}", spaced(&work.title, is_end));
                assert!(lines.contains(&line.as_str()), "{line}\n{text}");
            }
            let text = write(&works, Format::CslJson, lang);
            let read: Value = serde_json::from_str(&text).expect("JSON");
            let titles: Vec<&str> = read
                .as_array()
                .expect("a list")
                .iter()
                .filter_map(|item| item["title"].as_str())
                .collect();
            for work in &works {
                assert!(titles.contains(&work.title.as_str()), "{text}");
            }
            for format in [Format::Apa, Format::Chicago, Format::Mla] {
                let text = write(&works, format, lang);
                for work in &works {
                    assert!(text.contains(&work.title), "{}\n{text}", work.title);
                }
            }
        }
    }
}
