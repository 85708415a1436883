//! Any bytes are a report or a list of messages, and what was taken stands in a corpus
//! and can be taken out again.

use crate::Target;
use std::rc::Rc;
use threatline::import::{
    Form, Import, Imported, Limits, Message, Progress, TEMPLATE_CSV, TEMPLATE_JSON, Trouble,
    copyable, read,
};
use threatline::model::check::{Checker, Rules};
use threatline::model::{Assembly, Corpus, Lang};

pub const JSON: Target = Target {
    name: "json",
    holds: json,
    seeds: || {
        [
            TEMPLATE_JSON,
            SMALL_JSON,
            r#"{"threatline":1,"events":[]}"#,
            r#"{"threatline":1,"events":[{"id":"a","id":"b"}]}"#,
        ]
        .map(|text| text.as_bytes().to_vec())
        .to_vec()
    },
    words: &[
        "\"threatline\": 1,",
        "\"events\": [",
        "\"statements\": [",
        "\"series\": [",
        "\"divergences\": [",
        "\"forwards\": [{\"from\": \"a\", \"to\": \"b\"}],",
        "\"at\": [{\"source\": \"x\"}]",
        "\"en\": \"x\"",
        "\"id\": \"",
        "\"date\": \"2024-02-31\"",
        "\"year\": 2024,",
        "null",
        "true",
        "\\u0000",
        "\\ud800",
        "\"nsa\"",
        "\"vsse-2025-en\"",
        "almost-certain",
    ],
};

pub const CSV: Target = Target {
    name: "csv",
    holds: csv,
    seeds: || {
        let mut seeds = [
            TEMPLATE_CSV,
            "sep=;\r\nDatum;Titel;Thema\r\n01/02/2025;Eén;Havens\r\n13/02/2025;Twee;\r\n",
            "date,end,title,theme,kind\n2014,2016,Period,russia,operation\n2025-11~,,About,,\n",
            "date\ttitle\tsource\tpage\n2024\ta\tReport\t3\n",
        ]
        .map(|text| text.as_bytes().to_vec())
        .to_vec();
        // As Excel writes it on a Western machine.
        seeds.push(b"date;titre\n2024;\xe9v\xe9nement\n".to_vec());
        seeds.push([b"\xef\xbb\xbf", TEMPLATE_CSV.as_bytes()].concat());
        seeds
    },
    words: &[
        ";",
        ",",
        "\t",
        "\r\n",
        "\"",
        "\"\"",
        "date",
        "datum",
        "titre",
        "title_nl",
        "theme",
        "31/12/2025",
        "04/03/25",
        "45678",
        "2024-02-31",
        "2025/2024",
        "sep=|\n",
        "<script>",
        "=1+1",
    ],
};

pub const TIMELINEJS: Target = Target {
    name: "timelinejs",
    holds: json,
    seeds: || {
        [
            r#"{"title":{"text":{"headline":"The <b>history</b>"}},"events":[
{"start_date":{"year":"2014","month":"5","day":"24"},"text":{"headline":"One &amp; <i>two</i>","text":"<p>First.</p>"},"group":"Ports","media":{"url":"https://example.org/a.jpg"}},
{"start_date":{"year":2015,"month":""},"end_date":{"year":2016},"display_date":"about 2015","text":{"headline":"Period"},"unique_id":"the-period"},
{"start_date":{"year":-44,"month":3},"text":{"headline":"Before"}}],"eras":[{}]}"#,
            r#"{"timeline":{"date":[{"startDate":"2014"}]}}"#,
        ]
        .map(|text| text.as_bytes().to_vec())
        .to_vec()
    },
    words: &[
        "\"start_date\": {\"year\": 2024}",
        "\"end_date\": {\"year\": 2023}",
        "\"month\": 13",
        "\"day\": \"31\"",
        "\"group\": \"",
        "\"headline\": \"",
        "&nbsp;",
        "&#x110000;",
        "<script>",
        "</p>",
        "<!--",
        "\"unique_id\": \"",
    ],
};

pub const BYTES: Target = Target {
    name: "bytes",
    holds: bytes,
    seeds: || {
        let utf16: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain(TEMPLATE_CSV.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        vec![
            Vec::new(),
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
            b"PK\x03\x04".to_vec(),
            b"%PDF-1.7\n".to_vec(),
            b"\xfe\xff\0d\0a\0t\0e\0,\0t\0i\0t\0l\0e\0\n\x002\x000\x002\x004\0,\0a".to_vec(),
            utf16,
            TEMPLATE_JSON.as_bytes().to_vec(),
        ]
    },
    words: &[
        "\u{feff}",
        "\0",
        "{",
        "[",
        "date,title\n2024,a\n",
        "\u{202e}",
    ],
};

/// A whole report with one record of each kind that people write.
const SMALL_JSON: &str = r#"{"threatline": 1, "title": "T", "language": "nl",
"sources": [{"id": "s", "kind": "press", "language": "nl", "year": 2024, "title": "S"}],
"topics": [{"id": "nsa.x", "theme": "nsa", "title": "X"}],
"events": [{"id": "e", "date": "2024-05", "kind": "law", "themes": ["nsa"], "title": "E", "at": [{"source": "s"}]}],
"statements": [{"id": "a", "topic": "nsa.x", "year": 2024, "kind": "fact", "gist": "G", "text": "T", "at": [{"source": "s"}]}],
"comparisons": [{"topic": "nsa.x", "a": 2023, "b": 2024, "sign": "not-comparable", "reason": "R"}],
"series": [{"id": "n", "themes": ["nsa"], "title": "N", "unit": "count", "population": "P", "values": [{"date": "2024", "value": 1, "qualifier": "derived", "arithmetic": "2-1", "at": [{"source": "s"}]}]}],
"divergences": [{"id": "d", "kind": "within", "weight": "wording", "themes": ["nsa"], "title": "D", "differs": "D", "about": ["e"], "sides": [{"at": {"source": "s"}, "words": "a"}, {"at": {"source": "s"}, "absent": true}]}]}"#;

fn bytes(input: &[u8]) -> bool {
    taken(&import("file", input))
}

/// As any file; and what is no JSON is never passed over in silence.
fn json(input: &[u8]) -> bool {
    let imported = import("file.json", input);
    let is_json = serde_json::from_slice::<serde_json::Value>(input);
    if matches!(imported.form, Some(Form::Json | Form::TimelineJs))
        && let Err(error) = is_json
        // A mark before the text, and other encodings, are no part of JSON.
        && imported.messages.notes().is_empty()
        && !input.starts_with(b"\xef\xbb\xbf")
    {
        // Lists that the form does not have are not looked into.
        assert!(
            !imported.messages.is_empty(),
            "not JSON, and nobody says so: {error}"
        );
    }
    taken(&imported)
}

/// As any file; and each row of a table is an event or refused.
fn csv(input: &[u8]) -> bool {
    let imported = import("file.csv", input);
    if imported.form == Some(Form::Csv)
        && imported.report.is_some()
        && let Some(rows) = rows(input)
    {
        let told = imported.events + imported.messages.refused();
        // Of a quotation that is left open each line is counted; the other reader takes
        // them all for one cell.
        let shown = imported.messages.shown();
        let open = |message: &Message| matches!(message.trouble, Trouble::OpenQuotation { .. });
        if shown.iter().any(open) || shown.len() == Limits::PAGE.messages {
            assert!(told >= rows, "{told} of {rows}");
        } else {
            assert_eq!(told, rows);
        }
    }
    taken(&imported)
}

/// How many rows with something in them follow the first, as a reader that is not ours
/// counts them; of texts that both take for the same.
fn rows(input: &[u8]) -> Option<usize> {
    let text = std::str::from_utf8(input).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (head, _) = text.split_once('\n')?;
    // Which character divides the cells is a guess of its own.
    if head.contains([';', '\t', '"', '\r', '|']) || head.starts_with("sep=") || head.is_empty() {
        return None;
    }
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut count = 0;
    for record in reader.records() {
        count += usize::from(record.ok()?.iter().any(|cell| !cell.trim().is_empty()));
    }
    Some(count)
}

fn import(name: &str, input: &[u8]) -> Imported {
    let whole = read(input.to_vec(), name, super::small_corpus(), Limits::PAGE);
    // In other steps it is the same.
    let mut sliced = Import::new(input.to_vec(), name, super::small_corpus(), Limits::PAGE);
    let sliced = loop {
        if let Progress::Done(done) = sliced.step(1 + input.len() % 7) {
            break done;
        }
    };
    assert_eq!(whole.report, sliced.report);
    assert_eq!(whole.messages, sliced.messages);
    whole
}

/// Whether something was taken; and what must hold of it.
fn taken(imported: &Imported) -> bool {
    for lang in Lang::ALL {
        assert!(!copyable("file", &imported.messages, lang).is_empty());
    }
    assert!(imported.messages.shown().len() <= Limits::PAGE.messages);
    let Some((report, data)) = &imported.report else {
        assert!(
            !imported.messages.is_empty(),
            "nothing was taken, and nobody says why"
        );
        return false;
    };
    let before = super::small_corpus();
    let with = finished(Assembly::with_report(
        before.clone(),
        report.clone(),
        data.clone(),
    ));
    assert_eq!(
        with.events().len(),
        before.events().len() + data.events.len()
    );
    let mut checker = Checker::new(&with, Rules::OWN);
    for event in &data.events {
        checker.event(&Default::default(), event);
        assert!(with.event(&event.id).is_some());
    }
    for statement in &data.statements {
        checker.statement(&Default::default(), statement);
    }
    for series in &data.series {
        checker.series(&Default::default(), series);
    }
    assert_eq!(checker.take_problems(), []);
    let without = finished(Assembly::without_report(Rc::new(with), &report.id));
    assert_eq!(without.data(), before.data());
    true
}

fn finished(mut assembly: Assembly) -> Corpus {
    loop {
        if let Some(corpus) = assembly.step(1_000) {
            return corpus;
        }
    }
}
