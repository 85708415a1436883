//! Messages in three languages.

use super::{import, line};
use std::collections::BTreeSet;
use threatline::i18n::fault_words;
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
            "rij 2: date: gevonden: “2025-02-31”; verwacht: een dag van 01 tot 28: zoveel heeft februari dat jaar",
            "ligne 2: date : trouvé : “2025-02-31” ; attendu : un jour de 01 à 28, comme février cette année-là",
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

#[test]
fn column_names_are_those_of_the_language() {
    assert!(column_names(Lang::En).starts_with("date, end, title, summary"));
    assert!(column_names(Lang::Nl).starts_with("datum, einde, titel, samenvatting"));
    assert!(column_names(Lang::Fr).starts_with("debut, fin, titre, resume"));
}
