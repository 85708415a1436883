//! Messages in three languages.

use super::french::badly_set;
use super::{import, line};
use std::collections::BTreeSet;
use threatline::i18n::{self, fault_words};
use threatline::import::column_names;
use threatline::model::check::Fault;
use threatline::model::{Edtf, Lang};

#[test]
fn a_message_is_said_in_each_language() {
    let imported = import("a.csv", "date,title\n2025-02-31,a\n");
    let message = &imported.messages.shown()[0];
    assert_eq!(
        Lang::ALL.map(|lang| line(message, lang)),
        [
            "row 2: date: found “2025-02-31”; expected a day from 01 to 28, as February has that year",
            "rij 2: date: gevonden: ‘2025-02-31’; verwacht: een dag van 01 tot 28: zoveel heeft februari dat jaar",
            "ligne 2 du tableau\u{a0}: date\u{a0}: trouvé\u{a0}: «\u{a0}2025-02-31\u{a0}»\u{a0}; attendu\u{a0}: un jour de 01 à 28, comme février cette année-là",
        ]
    );
}

/// Each thing that the parser of dates expects has its Dutch and French words:
/// those are taken from the parser's own source.
#[test]
fn every_expectation_of_a_date_is_translated() {
    let source = concat!(
        include_str!("../../src/model/edtf/parse.rs"),
        include_str!("../../src/i18n/faults.rs")
    );
    // Dates that make the parser say each of its expectations.
    let dates = [
        "",
        "x",
        "20",
        "20144",
        "2014-13",
        "2014-1",
        "2014-02-30",
        "2015-02-29",
        "2014-02-31",
        "2016-02-30",
        "2014-04-31",
        "2014-01-32",
        "2014-01-x",
        "2014-1X",
        "2014-21-01",
        "2014-25",
        "2014-05-24T",
        "2014-05-24T1",
        "2014-05-24T10",
        "2014-05-24T10:1",
        "2014-05-24T10:10",
        "2014-05-24T25:00:00",
        "2014-05T10:00:00",
        "2014-05-24T10:00:00+",
        "2014-05-24T10:00:00+25",
        "2014-05-24T10:00:00-00",
        "2014-05-24T10:00:00+01:x",
        "2014?-05",
        "2014?T10:00:00",
        "-0000",
        "199u",
        "199x",
        "y17000",
        "Y1",
        "Y12345678901",
        "Y17E8",
        "Y17101E4S3",
        "Y17000-01",
        "[2014]",
        "{2014}",
        "2014/open",
        "2014/unknown",
        "/",
        "../..",
        "2015/2014",
        "201X/2014",
        "2014-XX/2015",
        "2014-05-24T10:00:00/2015",
        "2014?~",
        "1X14",
        "2014 ",
        "2014-05-24x",
        "1900S2",
    ];
    let mut seen = BTreeSet::new();
    for date in dates {
        let Err(error) = date.parse::<Edtf>() else {
            continue;
        };
        seen.insert(error.expected());
        let fault = Fault::Date {
            text: date.to_owned(),
            error,
        };
        let words = Lang::ALL.map(|lang| fault_words(&fault, lang).1);
        assert!(
            !words[1].contains("een datum in EDTF"),
            "{date:?}: {words:?} has no Dutch words"
        );
        assert_ne!(words[0], words[1]);
        assert_ne!(words[0], words[2]);
    }
    assert!(
        seen.len() >= 30,
        "only {} expectations were met",
        seen.len()
    );
    assert!(source.contains("fn dates_in_dutch_and_french"));
}

/// Each language has its own quotation marks, whoever words the message.
#[test]
fn quotation_marks_are_those_of_the_language() {
    let table = "date,title,kind,extra,killed\n2025-02-31,a,bang,,\n2024, ,law,x,many\n24/05/14,a,,,\n\
        2024,b,law,,,,,surplus\n03/04/2025,c,,,\n2024,\"d\n";
    let report = r#"{"threatline": 1, "more": [1], "language": "nl",
        "sources": [{"id": "Not Plain", "kind": "press", "language": "x y", "year": 2024, "title": " t "}],
        "terms": [{"id": "t", "words": "50 %"}],
        "events": [{"id": "a", "date": "x", "kind": "bang", "colour": 1}, {"id": "b"}, {"id": "c", "id": "d"}, % ]}"#;
    let mut seen = 0;
    for file in [table, report, "a,b\n1,2\n", "PK\u{3}\u{4}"] {
        let imported = import("a", file);
        let all = imported
            .messages
            .shown()
            .iter()
            .chain(imported.messages.notes());
        for message in all {
            let [en, nl, fr] = Lang::ALL.map(|lang| line(message, lang));
            assert!(!en.contains(['‘', '«']), "{en}");
            assert!(!nl.contains(['“', '”', '«']), "{nl}");
            assert!(!fr.contains(['“', '”', '‘']), "{fr}");
            assert_eq!(badly_set(&fr), None, "{fr}");
            seen += 1;
        }
    }
    assert!(seen > 15, "{seen}");
    for fault in [
        Fault::WhiteSpace { text: " a".into() },
        Fault::NumberInTerm { text: "5 %".into() },
        Fault::BadArithmetic {
            arithmetic: "a".into(),
        },
        Fault::WordsOfAbsent { words: "a".into() },
    ] {
        let [_, nl, fr] = Lang::ALL.map(|lang| fault_words(&fault, lang).0);
        assert!(
            nl.starts_with('‘') && fr.starts_with("«\u{a0}"),
            "{nl} {fr}"
        );
    }
}

#[test]
fn counts_of_one_are_singular() {
    let one = import("a.csv", "date,title\n24/05/2014,a\n");
    let two = import("a.csv", "date,title\n24/05/2014,a\n25/05/2014,b\n");
    let ends = |imported: &threatline::import::Imported| {
        Lang::ALL.map(|lang| {
            let note = line(&imported.messages.notes()[0], lang);
            note[note.find('(').expect("a count")..].to_owned()
        })
    };
    assert_eq!(ends(&one), ["(1 row).", "(1 rij).", "(1 ligne)."]);
    assert_eq!(ends(&two), ["(2 rows).", "(2 rijen).", "(2 lignes)."]);
    let taken =
        |events, others| Lang::ALL.map(|lang| i18n::import_taken("X", events, others, 0, lang));
    assert_eq!(
        taken(1, 1),
        [
            "X: 1 event and 1 other record added.",
            "X: 1 feit en 1 ander record toegevoegd.",
            "X\u{a0}: 1 fait et 1 autre élément ajoutés.",
        ]
    );
    assert_eq!(taken(0, 0)[2], "X\u{a0}: 0 fait ajouté.");
    assert_eq!(
        taken(33_441, 2)[0],
        "X: 33,441 events and 2 other records added."
    );
}

/// What is missing has the gender of what is expected.
#[test]
fn nothing_agrees_with_what_is_expected() {
    let french = |fault| {
        let (found, expected) = fault_words(&fault, Lang::Fr);
        format!("{found} / {expected}")
    };
    assert_eq!(french(Fault::NoTheme), "aucun / au moins un thème");
    for fault in [Fault::NoOwnSource, Fault::NoValue, Fault::NoStep] {
        let words = french(fault);
        assert!(
            words.starts_with("aucune / ") && words.contains("une "),
            "{words}"
        );
    }
}

/// Records and messages are two counts.
#[test]
fn the_heading_says_what_its_numbers_count() {
    let heading = |records, said| Lang::ALL.map(|lang| i18n::import_not_taken(records, said, lang));
    assert_eq!(
        heading(9, 11),
        [
            "Not added, and why (9 records, 11 messages)",
            "Niet overgenomen, en waarom (9 records, 11 berichten)",
            "Non repris, et pourquoi (9 éléments, 11 messages)",
        ]
    );
    assert_eq!(heading(1, 1)[0], "Not added, and why (1 record, 1 message)");
    assert_eq!(heading(0, 1)[1], "Niet overgenomen, en waarom (1 bericht)");
}

#[test]
fn column_names_are_those_of_the_language() {
    assert!(column_names(Lang::En).starts_with("date, end, title, summary"));
    assert!(column_names(Lang::Nl).starts_with("datum, einde, titel, samenvatting"));
    assert!(column_names(Lang::Fr).starts_with("date, fin, titre, résumé, thèmes"));
    // A table may have all of them.
    for lang in Lang::ALL {
        let header = column_names(lang);
        let imported = import("a.csv", format!("{header}\n"));
        assert_eq!(imported.messages.notes().len(), 0, "{header}");
        let told = imported.messages.shown().iter();
        let told: Vec<String> = told.map(|message| line(message, Lang::En)).collect();
        assert!(
            told.iter().all(|told| told.contains("no records")),
            "{told:?}"
        );
    }
}

/// What the parser of dates does not take is named behind "without".
#[test]
fn sets_of_dates_are_named() {
    let expected = |date: &str| {
        let error = date.parse::<Edtf>().expect_err("level 2");
        let text = date.to_owned();
        let fault = Fault::Date { text, error };
        Lang::ALL.map(|lang| fault_words(&fault, lang).1)
    };
    assert_eq!(
        expected("{2014}"),
        [
            "EDTF level 0 or 1, without all of a set",
            "EDTF-niveau 0 of 1, zonder een verzameling van de soort ‘alle’",
            "EDTF de niveau 0 ou 1, sans ensemble de type «\u{a0}tous\u{a0}»",
        ]
    );
    assert_eq!(
        expected("Y17101E4")[2],
        "EDTF de niveau 0 ou 1, sans année avec exposant"
    );
}
