//! Whatever a file holds: no panic, and every record is taken or listed.

use super::import;
use proptest::prelude::*;
use proptest::sample::Index;
use std::rc::Rc;
use threatline::import::{Imported, Limits, TEMPLATE_CSV, TEMPLATE_JSON, copyable, read};
use threatline::model::check::{Lookup, Rules};
use threatline::model::{Assembly, Corpus, Lang};

/// What must hold of every import: its words can be said, and what it took can
/// stand in the page and keeps the rules.
fn holds(imported: &Imported) {
    for lang in Lang::ALL {
        let text = copyable("file", &imported.messages, lang);
        assert!(!text.is_empty());
    }
    assert!(imported.messages.shown().len() <= Limits::PAGE.messages);
    let Some((report, data)) = &imported.report else {
        assert!(
            !imported.messages.is_empty(),
            "nothing was taken, and nobody says why"
        );
        return;
    };
    let mut assembly = Assembly::with_report(super::corpus(), report.clone(), data.clone());
    let corpus = loop {
        if let Some(corpus) = assembly.step(1_000) {
            break corpus;
        }
    };
    let mut checker = threatline::model::check::Checker::new(&corpus, Rules::OWN);
    for event in &data.events {
        checker.event(&Default::default(), event);
    }
    for statement in &data.statements {
        checker.statement(&Default::default(), statement);
    }
    assert_eq!(checker.take_problems(), []);
    for event in &data.events {
        assert!(corpus.has_record(event.id.as_str()));
    }
}

/// How many records a file of the template's lists has.
fn records(json: &serde_json::Value) -> usize {
    let lists = json
        .as_object()
        .into_iter()
        .flat_map(|fields| fields.values());
    lists
        .filter_map(|value| value.as_array())
        .map(Vec::len)
        .sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        holds(&import("file", bytes));
    }

    #[test]
    fn any_text(text in "\\PC{0,400}") {
        holds(&import("file.csv", &text));
    }

    #[test]
    fn any_table(
        head in prop::collection::vec(
            prop::sample::select(vec!["date", "datum", "end", "title", "titre", "theme", "kind", "source", "page", "section", "id", "x"]),
            1..8,
        ),
        rows in prop::collection::vec(
            prop::collection::vec(
                prop_oneof![
                    Just(String::new()),
                    "[0-9]{1,5}",
                    "[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}",
                    "[0-9]{4}-[0-9X]{2}-[0-9]{2}[~?%]?",
                    "[a-zé \"',;|]{0,12}",
                ],
                0..9,
            ),
            0..30,
        ),
        separator in prop::sample::select(vec![",", ";", "\t"]),
    ) {
        let mut text = head.join(separator);
        text.push('\n');
        for row in &rows {
            let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            text.push_str(&cells.join(separator));
            text.push('\n');
        }
        let imported = import("file.csv", &text);
        holds(&imported);
        if imported.form.is_some() && imported.report.is_some() {
            let filled = rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).count();
            prop_assert_eq!(imported.events + imported.messages.refused(), filled);
        }
    }

    #[test]
    fn a_template_with_bytes_changed(
        changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..6),
        csv in any::<bool>(),
    ) {
        let mut bytes = if csv { TEMPLATE_CSV } else { TEMPLATE_JSON }.as_bytes().to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        holds(&import("file", bytes));
    }

    #[test]
    fn a_template_cut_and_joined(from in any::<Index>(), to in any::<Index>(), csv in any::<bool>()) {
        let text = if csv { TEMPLATE_CSV } else { TEMPLATE_JSON };
        let (from, to) = (from.index(text.len()), to.index(text.len()));
        holds(&import("file", format!("{}{}", &text[..from], &text[to..])));
    }

    /// Values of any kind in any place of a report: each record is taken or
    /// listed.
    #[test]
    fn a_report_with_values_changed(
        list in prop::sample::select(vec!["sources", "themes", "topics", "events", "statements", "series", "divergences"]),
        item in any::<Index>(),
        field in any::<Index>(),
        value in any_json(),
    ) {
        let mut json: serde_json::Value = serde_json::from_str(TEMPLATE_JSON).unwrap();
        let items = json[list].as_array_mut().unwrap();
        let item = item.index(items.len());
        let fields = items[item].as_object_mut().unwrap();
        let key = fields.keys().nth(field.index(fields.len())).unwrap().clone();
        fields.insert(key, value);
        let imported = import("file.json", json.to_string());
        holds(&imported);
        let taken = imported.events + imported.others;
        prop_assert_eq!(taken + imported.messages.refused(), records(&json));
    }

    #[test]
    fn any_json_at_all(value in any_json()) {
        holds(&import("file.json", value.to_string()));
    }

    /// The result does not depend on how large the steps are.
    #[test]
    fn steps_of_any_size(step in 1_usize..50) {
        let whole = import("x.json", TEMPLATE_JSON);
        let corpus: Rc<Corpus> = super::corpus();
        let mut sliced = threatline::import::Import::new(
            TEMPLATE_JSON.as_bytes().to_vec(), "x.json", corpus.clone(), Limits::PAGE);
        let sliced = loop {
            if let threatline::import::Progress::Done(done) = sliced.step(step) {
                break done;
            }
        };
        prop_assert_eq!(whole.report, sliced.report);
        let again = read(TEMPLATE_JSON.as_bytes().to_vec(), "x.json", corpus, Limits::PAGE);
        prop_assert_eq!(again.messages, sliced.messages);
    }
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        "[a-z0-9.~-]{0,12}".prop_map(Into::into),
        "\\PC{0,12}".prop_map(Into::into),
        prop::sample::select(vec!["2024", "russia", "x-2024", "2024-02-31", "attack"])
            .prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Into::into),
            prop::collection::vec(
                (
                    prop::sample::select(vec![
                        "id",
                        "threatline",
                        "events",
                        "start_date",
                        "en",
                        "nl",
                        "source",
                        "title",
                        "year"
                    ]),
                    inner,
                ),
                0..5
            )
            .prop_map(|fields| fields
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect::<serde_json::Map<_, _>>()
                .into()),
        ]
    })
}
