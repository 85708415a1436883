//! Files that are broken on purpose: a message, and soon.

use super::{data, import, messages, notes};
use serde_json::json;
use std::rc::Rc;
use threatline::import::{Import, Limits, Progress, TEMPLATE_JSON, read};
use threatline::model::Lang;

fn first_message(bytes: impl AsRef<[u8]>) -> String {
    let imported = import("file", bytes);
    messages(&imported).into_iter().next().unwrap_or_default()
}

#[test]
fn what_is_no_text_is_named() {
    for (bytes, said) in [
        (
            &b"PK\x03\x04rest of a workbook"[..],
            "a workbook or an archive",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "a workbook or an archive",
        ),
        (b"%PDF-1.7\n", "This is a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a text file"),
        (b"\x7fELF\x02\x01\x01\0", "not a text file"),
        (b"\xff\xfe\x00\xd8", "not a text file"),
        (b"date,title\n2024,a\0b\n", "not a text file"),
        (b"\x01\x02\x03\x04\xff\x80\x05", "not a text file"),
    ] {
        let message = first_message(bytes);
        assert!(message.contains(said), "{bytes:?}: {message}");
    }
}

#[test]
fn a_file_beyond_the_limit_is_not_read() {
    let limits = Limits {
        bytes: 1_000,
        ..Limits::PAGE
    };
    let imported = read(vec![b'a'; 1_001], "a.csv", super::corpus(), limits);
    assert!(imported.report.is_none());
    assert_eq!(messages(&imported).len(), 1);
    // As the page has it.
    let limit = Limits::PAGE.bytes;
    let imported = read(
        vec![b'a'; limit + 1],
        "a.csv",
        super::corpus(),
        Limits::PAGE,
    );
    assert!(imported.report.is_none());
    let message = &imported.messages.shown()[0];
    assert_eq!(
        Lang::ALL.map(|lang| super::line(message, lang)),
        [
            "found more than 50 MB; expected at most 50 MB",
            "gevonden: meer dan 50 MB; verwacht: hoogstens 50 MB",
            "trouvé\u{a0}: plus de 50\u{a0}Mo\u{a0}; attendu\u{a0}: au plus 50\u{a0}Mo",
        ]
    );
    let double = vec![b'a'; 2 * limit];
    let imported = read(double, "a.csv", super::corpus(), Limits::PAGE);
    assert_eq!(
        messages(&imported),
        ["found 100 MB; expected at most 50 MB"]
    );
}

#[test]
fn records_beyond_the_limit_are_counted() {
    let limits = Limits {
        records: 10,
        ..Limits::PAGE
    };
    let mut table = String::from("date,title\n");
    let mut events = Vec::new();
    for n in 0..25 {
        table.push_str("2024,a\n");
        events.push(
            json!({ "id": format!("e{n}"), "date": "2024", "kind": "law",
            "themes": ["nsa"], "title": "t", "at": [{ "source": "vsse-2025-en" }] }),
        );
    }
    let json = json!({ "threatline": 1, "events": events }).to_string();
    for text in [table, json] {
        let imported = read(text.into_bytes(), "a", super::corpus(), limits);
        assert_eq!(imported.events, 10);
        assert_eq!(imported.messages.refused(), 15);
        assert!(
            messages(&imported)[0].contains("found 25 records; expected at most 10"),
            "{:?}",
            messages(&imported)
        );
    }
}

#[test]
fn other_records_have_a_limit_of_their_own() {
    let limits = Limits {
        others: 3,
        ..Limits::PAGE
    };
    let topic = |n: usize| json!({ "id": format!("t{n}"), "theme": "russia", "title": "t" });
    let event = |n: usize| {
        json!({ "id": format!("e{n}"), "date": "2024", "kind": "law",
            "themes": ["nsa"], "title": "t", "at": [{ "source": "vsse-2025-en" }] })
    };
    let json = json!({
        "threatline": 1,
        "topics": (0..5).map(topic).collect::<Vec<_>>(),
        "events": (0..5).map(event).collect::<Vec<_>>(),
    });
    let imported = read(json.to_string().into_bytes(), "a", super::corpus(), limits);
    assert_eq!((imported.events, imported.others), (5, 3));
    assert_eq!(imported.messages.refused(), 2);
    assert_eq!(
        messages(&imported),
        [
            "found 5 records that are neither events nor statements; expected at most 3; the rest was left out"
        ]
    );
}

#[test]
fn deep_nesting_is_one_bad_record() {
    for depth in [17, 1_000, 2_000_000] {
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let text = TEMPLATE_JSON.replacen("\"events\": [", &format!("\"events\": [{deep},"), 1);
        let imported = import("a.json", text);
        assert_eq!(imported.events, 4);
        assert!(
            messages(&imported)[0].contains("more than 16 deep"),
            "{:?}",
            messages(&imported)
        );
    }
    // Never closed, and nothing but brackets.
    for text in [
        "[".repeat(3_000_000),
        "{\"a\":".repeat(500_000),
        format!("{{\"threatline\":1,\"events\":{}", "[".repeat(3_000_000)),
    ] {
        let imported = import("a.json", text);
        assert!(imported.report.is_none());
        assert!(!messages(&imported).is_empty());
    }
}

#[test]
fn huge_numbers_do_no_harm() {
    for number in [
        "1e999",
        "-1e999",
        "123456789012345678901234567890",
        "1e308",
        "0.1e-400",
    ] {
        let text = TEMPLATE_JSON.replacen("\"year\": 2024", &format!("\"year\": {number}"), 1);
        let imported = import("a.json", text);
        assert!(imported.messages.refused() > 0, "{number}");
        assert!(imported.report.is_some(), "{number}");
    }
    let value = TEMPLATE_JSON.replacen("\"value\": 12", "\"value\": 1e308", 1);
    assert_eq!(messages(&import("a.json", value)), [""; 0]);
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_said() {
    let text = format!(
        "date,title\n2024,a\n2024,\"b\n{}",
        "2024,c\n".repeat(300_000)
    );
    let imported = import("a.csv", text);
    assert_eq!(imported.events, 1);
    assert_eq!(
        messages(&imported),
        [
            "row 3: a quotation mark that opens here is never closed; the row and the 300,000 lines after it were not added; close the quotation mark, or double a mark inside a cell"
        ]
    );
    assert_eq!(imported.messages.refused(), 300_001);
}

/// What is looked at again for each of its signs takes a minute and more of these.
#[test]
fn many_small_parts_of_a_record_cost_what_they_are_long() {
    let started = std::time::Instant::now();
    let slide = |text: String| {
        json!({ "events": [{ "start_date": { "year": 2015 },
            "text": { "headline": "a", "text": text } }] })
    };
    for text in [
        "<a".repeat(500_000),
        "<a '>'".repeat(20_000),
        "<script></script>".repeat(60_000),
        "<SCRIPT>a</a></script >".repeat(40_000),
    ] {
        import("a.json", slide(text).to_string());
    }
    let fields = |from: usize| (0..100_000).map(move |n| format!("\"{}\":1", from + n));
    let twice: Vec<String> = fields(0).chain(fields(0)).collect();
    import(
        "a.json",
        format!("{{\"threatline\":1,{}}}", twice.join(",")),
    );
    let within: Vec<String> = fields(0).take(50_000).collect();
    let long = "k".repeat(300_000);
    import(
        "a.json",
        format!(
            "{{\"threatline\":1,\"events\":[{{\"{long}\":{{{}}}}}]}}",
            within.join(",")
        ),
    );
    assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
}

#[test]
fn one_endless_line_is_one_bad_record() {
    let text = format!("date,title\n2024,{}\n2025,b\n", "x".repeat(8 * 1024 * 1024));
    let imported = import("a.csv", text);
    assert_eq!(imported.events, 1);
    let cells = format!("date,title\n2024,a{}\n2025,b\n", ",".repeat(100_000));
    assert_eq!(import("a.csv", cells).events, 1);
    let long = format!(
        "{{\"threatline\":1,\"events\":[\"{}\"]}}",
        "x".repeat(2 * 1024 * 1024)
    );
    assert!(first_message(long).contains("one record is longer than 1 MB"));
}

/// The usual strings that a careless page would run.
const STRINGS: [&str; 10] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "{{constructor.constructor('alert(1)')()}}",
    "'; DROP TABLE events; --",
    "=HYPERLINK(\"http://example.org\")",
    "\u{202e}txt.exe",
    "%00%0a%0d<svg/onload=alert(1)>",
    "&lt;b&gt;",
    "😀\u{200d}👩‍👩‍👧",
];

#[test]
fn text_stays_the_text_that_it_is() {
    for string in STRINGS {
        let quoted = string.replace('"', "\"\"");
        let imported = import(
            "a.csv",
            format!(
                "date,title,place,theme\n2024,\"{quoted}\",\"{quoted}\",\"{}\"\n",
                quoted.replace([';', '|'], "")
            ),
        );
        let event = &data(&imported).events[0];
        assert_eq!(event.title.get(Lang::En).text, string);
        let text = json!({ "threatline": 1, "title": string,
            "sources": [{ "id": "s", "kind": "press", "language": "en", "year": 2024, "title": string }],
            "events": [{ "id": "e", "date": "2024", "kind": "law", "themes": ["nsa"], "title": string,
                "actors": [string], "at": [{ "source": "s" }] }] });
        let imported = import("a.json", text.to_string());
        assert_eq!(messages(&imported), [""; 0], "{string}");
        assert_eq!(data(&imported).events[0].title.get(Lang::En).text, string);
        let slug = &imported.report.as_ref().unwrap().0.id;
        assert!(
            slug.bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
            "{slug}"
        );
    }
}

#[test]
fn many_messages_are_counted() {
    let text = format!("date,title\n{}2024,b\n", "nothing,a\n".repeat(5_000));
    let imported = import("a.csv", text);
    assert_eq!(imported.events, 1);
    assert_eq!(imported.messages.shown().len(), 100);
    assert_eq!(imported.messages.more(), 4_900);
    assert_eq!(imported.messages.refused(), 5_000);
}

#[test]
fn places_that_a_table_names_are_limited() {
    let mut text = String::from("date,title,source\n");
    for n in 0..3_000 {
        text.push_str(&format!("2024,a,Source {n}\n"));
    }
    let imported = import("a.csv", text);
    assert_eq!(imported.events, 1_999, "and the file itself");
    assert!(messages(&imported)[0].contains("more than 2,000 sources"));
    assert!(notes(&imported).is_empty() || imported.report.is_some());
}

/// A step must be short whatever the file holds: so it may look at only a part
/// of it. What a step costs beyond that is for the benchmarks.
#[test]
fn a_large_file_takes_many_steps() {
    let mut table = String::from("date,title,theme\n");
    for n in 0..20_000 {
        table.push_str(&format!("{},Event {n},Lane {}\n", 1914 + n % 110, n % 10));
    }
    let mut import = Import::new(
        table.into_bytes(),
        "a.csv",
        Rc::clone(&super::corpus()),
        Limits::PAGE,
    );
    let mut steps = 0;
    let mut last = 0.0;
    let imported = loop {
        steps += 1;
        match import.step(200) {
            Progress::Going(part) => {
                assert!((last..=1.0).contains(&part), "{part} after {last}");
                last = part;
            }
            Progress::Done(imported) => break imported,
        }
    };
    assert_eq!(imported.events, 20_000);
    assert!(steps > 200, "{steps} steps");
    // Asked again, it says that there is nothing more.
    assert!(matches!(import.step(1), Progress::Done(again) if again.report.is_none()));
}
