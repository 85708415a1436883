//! Tables as spreadsheets write them.

use super::{corpus, data, import, messages, notes};
use threatline::export::tables::tables;
use threatline::import::{Form, TEMPLATE_CSV};
use threatline::model::{Event, EventKind, Lang, Text, ThemeId};

/// The dates of what was taken, in the order of the file.
fn dates(csv: impl AsRef<[u8]>) -> Vec<String> {
    let imported = import("a.csv", csv);
    data(&imported)
        .events
        .iter()
        .map(|event| event.date.to_string())
        .collect()
}

/// The one message about a file with one bad row.
fn only_message(csv: impl AsRef<[u8]>) -> String {
    let imported = import("a.csv", csv);
    let messages = messages(&imported);
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert_eq!(imported.messages.refused(), 1);
    messages.into_iter().next().unwrap_or_default()
}

#[test]
fn the_template_is_taken_whole() {
    let imported = import("service-x.csv", TEMPLATE_CSV);
    assert_eq!(messages(&imported), [""; 0]);
    assert_eq!(imported.form, Some(Form::Csv));
    assert_eq!(imported.events, 6);
    let data = data(&imported);
    let drones = &data.events[0];
    assert_eq!(drones.id.as_str(), "service-x~row-2");
    assert_eq!(drones.themes[0].as_str(), "russia");
    assert_eq!(drones.kind, EventKind::Incident);
    assert_eq!(drones.at[0].page, Some(7));
    let searches = &data.events[2];
    assert_eq!(searches.date.to_string(), "2025-02-03/2025-02-14");
    let lanes: Vec<&str> = data.themes.iter().map(|theme| theme.id.as_str()).collect();
    assert_eq!(lanes, ["service-x~harbours-of-x"]);
    let titles: Vec<&str> = data
        .sources
        .iter()
        .map(|source| source.title.as_str())
        .collect();
    assert_eq!(titles, ["Annual report 2024", "Annual report 2025"]);
    assert_eq!(data.sources[1].sections[1].pages, [9, 10]);
    assert_eq!(notes(&imported).len(), 1, "{:?}", notes(&imported));
}

#[test]
fn separators_and_line_ends_are_recognised() {
    for text in [
        "date,title\n2024,One\n2025,Two\n",
        "date;title\r\n2024;One\r\n2025;Two",
        "date\ttitle\r2024\tOne\r2025\tTwo\r",
        "sep=;\ndate;title\n2024;One\n\n\n2025;Two\n",
        "sep=;\rdate;title\r2024;One\r2025;Two",
        "\ndate;title\n2024;One\n2025;Two\n",
        "\r\n\r\ndate\ttitle\r\n2024\tOne\r\n2025\tTwo",
        "\u{feff}date,title\n\"2024\",\"One\"\n2025,Two",
    ] {
        let imported = import("a.csv", text);
        assert_eq!(messages(&imported), [""; 0], "{text:?}");
        let titles: Vec<&str> = data(&imported)
            .events
            .iter()
            .map(|event| event.title.get(Lang::En).text)
            .collect();
        assert_eq!(titles, ["One", "Two"], "{text:?}");
    }
}

#[test]
fn rows_are_counted_as_a_spreadsheet_counts_them() {
    let text = "date,title\n2024,\"One\nwith a line break\"\n\n,\n2025-13,Two\n2025-14,Three\n";
    let imported = import("a.csv", text);
    let messages = messages(&imported);
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(messages[0].starts_with("row 5: date: "), "{messages:?}");
    assert!(messages[1].starts_with("row 6: date: "), "{messages:?}");
    let told = only_message("sep=;\r\ndate;title\r\n2025-13;One\r\n2024;Two\r\n");
    assert!(told.starts_with("row 3: date: "), "{told}");
}

/// A row that an open quotation has swallowed is neither a part of a title nor gone.
#[test]
fn an_open_quotation_is_said_whatever_its_length() {
    for (rows, events, said) in [
        (
            "2025,\"unclosed\n2026,Next\n",
            0,
            "row 2: a quotation mark that opens here is never closed; the row and the line after it were not added; close the quotation mark, or double a mark inside a cell",
        ),
        (
            "2024,a\r\n2025,\"unclosed\r\n\r\n2026,Next\r\n2027,Last",
            1,
            "row 3: a quotation mark that opens here is never closed; the row and the 2 lines after it were not added; close the quotation mark, or double a mark inside a cell",
        ),
        (
            "2024,a\n2025,\"unclosed",
            1,
            "row 3: a quotation mark that opens here is never closed; the row was not added; close the quotation mark, or double a mark inside a cell",
        ),
        // A later quotation closes it in the middle of a line.
        (
            "2025,\"unclosed\n2026,Next\n2027,\"Quoted\"\n2028,Last\n",
            1,
            "row 2: a quotation mark that opens here is not closed at the end of its cell; the row and the 2 lines after it were not added; close the quotation mark, or double a mark inside a cell",
        ),
    ] {
        let imported = import("a.csv", format!("date,title\n{rows}"));
        assert_eq!(messages(&imported), [said], "{rows:?}");
        assert_eq!(imported.events, events, "{rows:?}");
        let lines = rows.lines().filter(|line| !line.is_empty()).count();
        assert_eq!(events + imported.messages.refused(), lines, "{rows:?}");
    }
    let head = import("a.csv", "date,\"title\n2024,a\n");
    assert!(head.report.is_none());
    assert_eq!(
        messages(&head),
        [
            "row 1: a quotation mark that opens here is never closed; the row and the line after it were not added; close the quotation mark, or double a mark inside a cell"
        ]
    );
}

#[test]
fn quotations_that_are_closed_may_hold_anything() {
    for (cell, text) in [
        ("\"One\nTwo\r\n\r\nThree\"", "One\nTwo\r\n\r\nThree"),
        ("\"A \"\"quoted\"\"\nword, too\"", "A \"quoted\"\nword, too"),
        ("\"One\nTwo\" ", "One\nTwo"),
        // In one line nothing is lost.
        ("5\" gun", "5\" gun"),
        ("\"Five\" guns", "Five guns"),
    ] {
        let imported = import("a.csv", format!("title,date\n{cell},2024\nNext,2025\n"));
        assert_eq!(messages(&imported), [""; 0], "{cell:?}");
        let title = &data(&imported).events[0].title;
        assert_eq!(title.get(Lang::En).text, text);
        assert_eq!(imported.events, 2);
    }
    // The last row without a line break behind it.
    let imported = import("a.csv", "date,title\n2024,\"One\nTwo\"");
    assert_eq!((imported.events, messages(&imported).len()), (1, 0));
}

#[test]
fn columns_have_names_in_three_languages() {
    for (header, lang) in [
        ("date;end;title;summary;theme;kind", Lang::En),
        ("Datum;Einde;Titel;Samenvatting;Thema;Soort", Lang::Nl),
        ("Début;Fin;Titre;Résumé;Thème;Type", Lang::Fr),
        ("Date de début;Fin;Titre;Texte;Couloir;Genre", Lang::Fr),
        ("DATE;END_DATE;title_fr;text.fr;themes;kind", Lang::Fr),
    ] {
        let imported = import("a.csv", format!("{header}\n2024;2025;T;S;russia;law\n"));
        assert_eq!(messages(&imported), [""; 0], "{header}");
        let event = &data(&imported).events[0];
        assert_eq!(event.title.in_lang(lang), Some("T"), "{header}");
        assert_eq!(event.summary.in_lang(lang), Some("S"), "{header}");
        assert_eq!(event.kind, EventKind::Law);
        assert_eq!(event.date.to_string(), "2024/2025");
        assert_eq!(event.themes[0].as_str(), "russia");
    }
}

/// A word of several languages says none of them.
#[test]
fn a_shared_name_has_the_language_of_the_title() {
    for (title, lang) in [
        ("title", Lang::En),
        ("titel", Lang::Nl),
        ("titre", Lang::Fr),
    ] {
        let imported = import(
            "a.csv",
            format!("date;{title};note;description\n2024;T;N;D\n"),
        );
        assert_eq!(messages(&imported), [""; 0]);
        let event = &data(&imported).events[0];
        assert_eq!(event.note.as_ref().unwrap().in_lang(lang), Some("N"));
        assert_eq!(event.summary.in_lang(lang), Some("D"));
    }
    // Any other name says its own, so that a table may have several.
    let imported = import(
        "a.csv",
        "date;titre;titel;samenvatting;note_nl\n2024;F;N;S;O\n",
    );
    let event = &data(&imported).events[0];
    assert_eq!(event.title.in_lang(Lang::Fr), Some("F"));
    assert_eq!(event.title.in_lang(Lang::Nl), Some("N"));
    assert_eq!(event.summary.in_lang(Lang::Nl), Some("S"));
    assert_eq!(event.note.as_ref().unwrap().in_lang(Lang::Nl), Some("O"));
}

#[test]
fn words_of_the_page_are_known_in_each_language() {
    let text = "date,title,theme,topic,kind\n\
        2024,A,Russie,jihadism.threat,aanslag\n\
        2024,B,RUSLAND,,Attentat\n\
        2024,C,russia|jihadism,,attack\n";
    let imported = import("a.csv", text);
    assert_eq!(messages(&imported), [""; 0]);
    let events = &data(&imported).events;
    assert!(
        events
            .iter()
            .all(|event| event.themes[0].as_str() == "russia")
    );
    assert!(events.iter().all(|event| event.kind == EventKind::Attack));
    assert_eq!(events[2].themes.len(), 2);
    assert_eq!(events[0].topics[0].as_str(), "jihadism.threat");
}

#[test]
fn a_section_has_two_names_in_dutch() {
    for name in ["sectie", "Deel"] {
        let imported = import(
            "a.csv",
            format!("datum;titel;{name};pagina\n2024;A;Dreiging;4\n"),
        );
        assert_eq!(messages(&imported), [""; 0], "{name}");
        let sections = &data(&imported).sources[0].sections;
        assert_eq!(sections[0].title, "Dreiging", "{name}");
    }
}

#[test]
fn a_theme_that_the_page_does_not_have_gets_a_lane() {
    let text = "date,title,theme\n2024,A,Ports\n2024,B,ports\n2024,C,\n2024,D,Own\n";
    let imported = import("My notes.csv", text);
    assert_eq!(messages(&imported), [""; 0]);
    let data = data(&imported);
    let lanes: Vec<(&str, &str)> = data
        .themes
        .iter()
        .map(|theme| (theme.id.as_str(), theme.name.get(Lang::En).text))
        .collect();
    assert_eq!(
        lanes,
        [
            ("my-notes~ports", "Ports"),
            ("my-notes~own", "My notes"),
            ("my-notes~own-2", "Own")
        ]
    );
    assert_eq!(data.events[1].themes, data.events[0].themes);
    assert_eq!(notes(&imported).len(), 2);
}

/// What the page has written itself: ids with spaces between them, and the main theme
/// once more in a column of its own.
#[test]
fn the_pages_own_table_of_events_is_taken_whole() {
    let written = corpus().data().clone();
    let tables = tables(&written);
    let table = tables.iter().find(|table| table.name == "events");
    let imported = import("events.csv", &table.expect("events").csv);
    assert_eq!(messages(&imported), [""; 0]);
    let read = data(&imported);
    assert_eq!(read.events.len(), written.events.len());
    assert_eq!(read.themes, [], "no lane but those of the page");
    let of = |event: &Event| {
        (
            event.date,
            event.kind,
            event.themes.clone(),
            event.topics.clone(),
            event.title.clone(),
            event.summary.clone(),
            event.place.clone(),
            event.actors.clone(),
            event.note.clone(),
        )
    };
    for (read, written) in read.events.iter().zip(&written.events) {
        assert_eq!(read.id.as_str(), format!("events~{}", written.id));
        assert_eq!(of(read), of(written), "{}", written.id);
    }
    let notes = notes(&imported);
    assert!(notes[0].contains("“theme”"), "{notes:?}");
}

/// Columns of actors in several languages name the same ones in the same order, where they
/// name as many.
#[test]
fn actors_have_names_in_several_languages() {
    let text = "date,title,actors,actors_nl,acteurs\n\
        2024,A,Russia; NATO,Rusland|NAVO,Russie ; OTAN\n\
        2025,B,Russia; NATO,Rusland,\n";
    let imported = import("a.csv", text);
    assert_eq!(messages(&imported), [""; 0]);
    let events = &data(&imported).events;
    let of = |names: [&str; 3]| Text {
        en: Some(names[0].into()),
        nl: Some(names[1].into()),
        fr: Some(names[2].into()),
    };
    assert_eq!(
        events[0].actors,
        [
            of(["Russia", "Rusland", "Russie"]),
            of(["NATO", "NAVO", "OTAN"])
        ]
    );
    assert_eq!(
        events[1].actors,
        [
            Text::english("Russia"),
            Text::english("NATO"),
            Text::of(Lang::Nl, "Rusland")
        ]
    );
}

#[test]
fn only_ids_may_have_a_space_between_them() {
    let text = "date,title,theme,topic\n\
        2024,A,russia  jihadism,jihadism.threat jihadism.threat\n\
        2024,B,russia ports,\n\
        2024,C,Ports;Docks,\n\
        2024,D,ports docks,\n";
    let imported = import("a.csv", text);
    assert_eq!(messages(&imported), [""; 0]);
    let events = &data(&imported).events;
    let themes = |event: usize| -> Vec<&str> {
        let themes = &events[event].themes;
        themes.iter().map(ThemeId::as_str).collect()
    };
    assert_eq!(themes(0), ["russia", "jihadism"]);
    assert_eq!(events[0].topics.len(), 1);
    assert_eq!(themes(1), ["a~russia-ports"]);
    assert_eq!(themes(2), ["a~ports", "a~docks"]);
    assert_eq!(themes(3), ["a~ports-docks"]);
    let message = only_message("date,title,topic\n2024,a,jihadism.threat no-such\n");
    assert!(
        message.contains("found `jihadism.threat no-such`"),
        "{message}"
    );
    // Two of one name are still two.
    let twice = import("a.csv", "date,title,themes,themes\n2024,a,russia,russia\n");
    assert!(twice.report.is_none());
}

/// The name of its source and of its lane is what the file is called, whatever that is.
#[test]
fn a_table_is_named_after_its_file() {
    for (file, name) in [
        ("My notes.csv", "My notes"),
        (" My notes .csv", "My notes"),
        (".csv", ".csv"),
        (" ", "report"),
        ("", "report"),
        ("a/b/", "report"),
    ] {
        let imported = import(file, "date,title\n2024,A\n");
        assert_eq!(messages(&imported), [""; 0], "{file:?}");
        let data = data(&imported);
        assert_eq!(data.sources[0].title, name, "{file:?}");
        assert_eq!(data.themes[0].name.get(Lang::En).text, name, "{file:?}");
    }
    let long = import(&format!("{}.csv", "x".repeat(300)), "date,title\n2024,A\n");
    assert_eq!(messages(&long), [""; 0]);
}

/// Without its signs a name may be the id of a built-in theme, which is another one.
#[test]
fn a_lane_takes_no_built_in_theme_over() {
    let text = "date,title,theme\n2024,A,Russia\n2024,B,Russia?\n2024,C,russia.espionage\n";
    let imported = import("a.csv", text);
    assert_eq!(messages(&imported), [""; 0]);
    let events = data(&imported).events.iter();
    let themes: Vec<&str> = events.map(|event| event.themes[0].as_str()).collect();
    assert_eq!(themes, ["russia", "a~russia-2", "russia.espionage"]);
}

/// The year stands at the end, where a name that is cut short loses it.
#[test]
fn sources_of_long_titles_keep_names_apart() {
    let titles = ["2023", "2024"].map(|year| format!("Rapport annuel de l'OCAM {year}"));
    let [a, b] = &titles;
    let text = format!("date,title,source\n2023,A,{a}\n2024,B,{b}\n");
    let imported = import("a.csv", text);
    assert_eq!(messages(&imported), [""; 0]);
    let sources = &data(&imported).sources;
    assert_eq!([0, 1].map(|i| sources[i].name(Lang::En).text), [a, b]);
    // Views that ask for the short name alone find one.
    assert!(sources.iter().all(|source| !source.short.is_empty()));
}

#[test]
fn further_lanes_are_shared_beyond_the_limit() {
    let mut text = String::from("date,title,theme\n");
    for n in 0..100 {
        text.push_str(&format!("2024,T,Lane {n}\n"));
    }
    let imported = import("a.csv", text);
    assert_eq!(imported.events, 100);
    assert_eq!(data(&imported).themes.len(), 41);
    assert!(
        notes(&imported)
            .iter()
            .any(|note| note.contains("The first 40 new themes have a lane each"))
    );
}

#[test]
fn edtf_is_read_as_it_is() {
    let text = "date,title\n2014,a\n2025-11~,b\n2025-23,c\n2013/,d\n2022/..,e\n197X,f\n2014?,g\n";
    assert_eq!(
        dates(text),
        [
            "2014", "2025-11~", "2025-23", "2013/", "2022/..", "197X", "2014?"
        ]
    );
}

#[test]
fn the_day_comes_first_where_one_row_says_so() {
    let text = "date;title\n03/04/2025;a\n24/05/2014;b\n2014;c\n1.2.2024;d\n5-6-2024 00:00;e\n";
    let imported = import("a.csv", text);
    assert_eq!(messages(&imported), [""; 0]);
    let mut dates = dates(text);
    dates.sort();
    assert_eq!(
        dates,
        [
            "2014",
            "2014-05-24",
            "2024-02-01",
            "2024-06-05",
            "2025-04-03"
        ]
    );
    assert!(
        notes(&imported)[0].contains("day first (4 rows)"),
        "{:?}",
        notes(&imported)
    );
    let american = import("a.csv", "date,title\n03/04/2025,a\n05/24/2014,b\n");
    assert!(notes(&american)[0].contains("month first"));
    assert_eq!(data(&american).events[1].date.to_string(), "2014-05-24");
}

#[test]
fn an_order_that_nothing_says_is_refused() {
    let text = "date,title\n03/04/2025,a\n05/05/2025,b\n2024,c\n";
    let message = only_message(text);
    assert!(
        message.starts_with("row 2: date: found “03/04/2025”"),
        "{message}"
    );
    assert!(message.contains("no row shows"), "{message}");
    let mut taken = dates(text);
    taken.sort();
    assert_eq!(taken, ["2024", "2025-05-05"], "the same day either way");
    let mixed = import(
        "a.csv",
        "date,title\n24/05/2014,a\n05/24/2014,b\n01/02/2014,c\n",
    );
    assert_eq!(mixed.messages.refused(), 3);
    assert!(messages(&mixed)[0].contains("same order in all rows"));
}

/// A date that no calendar has says nothing of the order of the others.
#[test]
fn one_impossible_date_is_one_bad_row() {
    for (wrong, said) in [
        ("24/13/2014", "expected a month from 01 to 12"),
        ("13/24/2014", "expected a month from 01 to 12"),
        ("45/01/2014", "expected a day from 01 to 31"),
        ("0/24/2014", "expected a month from 01 to 12"),
        ("32/32/2014", "expected a month from 01 to 12"),
    ] {
        for others in ["24/05/2014,b\n03/04/2014,c\n", ""] {
            let message = only_message(format!("date,title\n{wrong},a\n{others}2024,d\n"));
            let start = format!("row 2: date: found “{wrong}”; ");
            assert!(message.starts_with(&start), "{message}");
            assert!(message.contains(said), "{message}");
        }
    }
    // Nor does a month have these days, in either order.
    let days_first = "date,title\n02/30/2014,a\n24/05/2014,b\n03/04/2014,c\n";
    assert!(only_message(days_first).contains("found “02/30/2014”"));
    assert_eq!(dates(days_first), ["2014-05-24", "2014-04-03"]);
    let months_first = "date,title\n31/04/2014,a\n05/24/2014,b\n";
    assert!(only_message(months_first).contains("found “31/04/2014”"));
    assert_eq!(dates(months_first), ["2014-05-24"]);
    let months_first = "date,title\n45/01/2014,a\n05/24/2014,b\n";
    assert!(only_message(months_first).contains("found “45/01/2014”"));
    assert_eq!(dates(months_first), ["2014-05-24"]);
}

/// Its date is written as those of the others are.
#[test]
fn a_refused_row_still_says_the_order() {
    for row in [
        "24/05/2014,,b,blast",
        ",24/05/2014,b,law",
        "03/04/2014,24/05/2014,b,blast",
    ] {
        let text = format!("date,end,title,kind\n03/04/2025,,a,law\n{row}\n");
        let message = only_message(&text);
        assert!(message.starts_with("row 3: "), "{message}");
        assert_eq!(dates(&text), ["2025-04-03"]);
    }
}

#[test]
fn what_is_no_date_is_said() {
    for (date, said) in [
        (
            "2025-02-31",
            "found “2025-02-31”; expected a day from 01 to 28, as February has that year",
        ),
        (
            "31/02/2025",
            "found “31/02/2025”; expected a day from 01 to 28, as February has that year",
        ),
        (
            "2025-13",
            "expected a month from 01 to 12 or a season from 21 to 24",
        ),
        ("25", "expected a four-digit year"),
        ("next year", "expected a date in figures"),
        ("41783", "a number of days, as Excel keeps dates"),
        ("41783.5", "a number of days, as Excel keeps dates"),
        ("24/05/14", "expected a year of four digits"),
        ("2025/2024", "expected an end that is not before the start"),
        ("2014-05~/2015-XX", "unspecified digits in an interval"),
        ("", "row 2: date: no date"),
    ] {
        let message = only_message(format!("date,title\n{date},a\n2024,b\n"));
        assert!(message.starts_with("row 2: "), "{message}");
        assert!(message.contains(said), "{date}: {message}");
    }
    let end = only_message("date,end,title\n2025-02-03,2025-02-01,a\n");
    assert!(end.starts_with("row 2: end: "), "{end}");
    assert!(end.contains("not before the start"), "{end}");
}

#[test]
fn what_else_can_be_wrong_with_a_row() {
    for (row, said) in [
        ("2024,,,,,,", "row 2: title: no title"),
        ("2024,a,,,,,Ä b", "id: found `Ä b`; expected 1 to 64"),
        (
            "2024,a,blast,,,,",
            "kind: found “blast”; expected Attack, Plot",
        ),
        (
            "2024,a,,no-such,,,",
            "topic: found `no-such`; expected the id of an existing topic",
        ),
        (
            "2024,a,,,many,,",
            "killed: found “many”; expected a whole number",
        ),
        (
            "2024,a,,,,one two three four five six seven eight nine,",
            "found 9 words; expected 1 to 8",
        ),
        (
            "2024,a,,,,,,extra",
            "found 8 cells; expected 7, as the first row has; put cells that contain the separator in quotation marks",
        ),
    ] {
        let message = only_message(format!("date,title,kind,topic,killed,find,id\n{row}\n"));
        assert!(message.contains(said), "{row}: {message}");
    }
    let long = "x".repeat(201);
    let message = only_message(format!("date,title\n2024,{long}\n"));
    assert!(
        message.contains("title.en: found 201 characters; expected at most 200"),
        "{message}"
    );
}

#[test]
fn two_records_of_one_id_are_one_and_a_message() {
    let text = "id,date,title\nx,2024,First\nx,2025,Second\n";
    let message = only_message(text);
    assert_eq!(
        message,
        "row 3: id: found an id that row 2 already has; expected a new id"
    );
    assert_eq!(dates(text), ["2024"]);
    // Whatever the form of the dates.
    for second in ["25/05/2014", "2014"] {
        let text = format!("id,date,title\nx,24/05/2014,First\nx,{second},Second\n");
        assert!(only_message(&text).starts_with("row 3: id: "));
        assert_eq!(dates(&text), ["2014-05-24"]);
    }
}

#[test]
fn a_row_without_an_id_takes_none_that_is_given() {
    let text = "id,date,title\nrow-3,2024,a\n,2024,b\nrow-3-2,2024,c\n,2024,d\n";
    let imported = import("a.csv", text);
    assert_eq!(messages(&imported), [""; 0]);
    let events = data(&imported).events.iter();
    let ids: Vec<&str> = events.map(|event| event.id.as_str()).collect();
    assert_eq!(ids, ["a~row-3", "a~row-3-3", "a~row-3-2", "a~row-5"]);
}

#[test]
fn a_table_without_its_columns_is_refused() {
    for (text, said) in [
        ("a,b\n1,2\n", "found “a”, “b”; expected names of columns"),
        ("date,b\n1,2\n", "No column is called “title”."),
        ("title,b\n1,2\n", "No column is called “date”."),
        (
            "date,title,titre,headline\n1,2,3\n",
            "two columns mean the same; the second is “headline”; delete or rename the second",
        ),
        ("  \n\n", "The file is empty."),
        ("", "The file is empty."),
        ("date,title\n", "The file has no records."),
    ] {
        let imported = import("a.csv", text);
        assert!(imported.report.is_none());
        let messages = messages(&imported);
        assert!(messages[0].starts_with(said), "{text:?}: {messages:?}");
    }
}

#[test]
fn columns_that_are_not_read_are_named() {
    let imported = import("a.csv", "date,title,colour,size\n2024,a,red,9\n");
    assert_eq!(
        notes(&imported),
        ["Columns that were not used: “colour”, “size”."]
    );
}

#[test]
fn excels_encodings_are_read_and_said() {
    // "date;titre;lieu" with an é in Latin-1 and a € of Windows-1252.
    let latin = b"date;titre;lieu\n2024;\xc9t\xe9;10 \x80\n";
    let imported = import("a.csv", latin);
    assert_eq!(messages(&imported), [""; 0]);
    let event = &data(&imported).events[0];
    assert_eq!(event.title.get(Lang::Fr).text, "Été");
    assert_eq!(event.place.as_ref().unwrap().get(Lang::Fr).text, "10 €");
    assert!(notes(&imported)[0].contains("Windows-1252"));

    // A mark of UTF-8, and a byte that is none.
    let broken = import("a.csv", b"\xef\xbb\xbfdate;titre\n2024;\xc9t\xe9\n");
    assert_eq!(messages(&broken), [""; 0]);
    assert_eq!(data(&broken).events[0].title.get(Lang::Fr).text, "Été");

    let text = "date\ttitre\n2024\tÉté 𝄞\n";
    let little = text.encode_utf16().flat_map(u16::to_le_bytes);
    let big = text.encode_utf16().flat_map(u16::to_be_bytes);
    for bytes in [
        [0xFF, 0xFE].into_iter().chain(little).collect::<Vec<u8>>(),
        [0xFE, 0xFF].into_iter().chain(big).collect(),
    ] {
        let imported = import("a.txt", bytes);
        assert_eq!(data(&imported).events[0].title.get(Lang::Fr).text, "Été 𝄞");
        assert!(notes(&imported)[0].contains("UTF-16"));
    }
}

/// What Excel writes besides: a mark at the start, quoted cells with breaks in them, rows
/// and columns that are only separators, times behind dates, and its own numbers.
#[test]
fn what_excel_adds_is_recognised_or_refused_in_words() {
    let text = "\u{feff}Datum;Titel;Samenvatting;;\r\n\
        15/03/2025;\"Een; met puntkomma\";\"Twee\r\nregels\";;\r\n\
        ;;;;\r\n\
        16/03/2025 0:00;Met tijd;;;\r\n\
        2025-03-17 00:00:00;Ook;;;\r\n";
    let imported = import("a.csv", text);
    assert_eq!(messages(&imported), [""; 0]);
    let events = &data(&imported).events;
    let of = |i: usize| {
        let event = &events[i];
        (
            event.date.to_string(),
            event.title.get(Lang::Nl).text.to_owned(),
        )
    };
    let is = |date: &str, title: &str| (date.to_owned(), title.to_owned());
    assert_eq!(events.len(), 3, "a row of separators is no row");
    let all = [of(0), of(1), of(2)];
    assert!(
        all.contains(&is("2025-03-15", "Een; met puntkomma")),
        "{all:?}"
    );
    assert!(all.contains(&is("2025-03-16", "Met tijd")), "{all:?}");
    assert!(all.contains(&is("2025-03-17", "Ook")), "{all:?}");

    // Another row says that the day comes first.
    let beside = |cell: &str| import("a.csv", format!("datum;titel\n{cell};x\n20/03/2025;y\n"));
    for (cell, date) in [
        ("1/2/2025 14:30", "2025-02-01"),
        ("15.03.2025", "2025-03-15"),
        ("15-03-2025", "2025-03-15"),
        // With the year first there is one order.
        ("2025/03/04", "2025-03-04"),
        ("2025.3.4", "2025-03-04"),
        ("\u{a0}2025", "2025"),
    ] {
        let imported = beside(cell);
        assert_eq!(messages(&imported), [""; 0], "{cell}");
        let found = data(&imported)
            .events
            .iter()
            .any(|e| e.date.to_string() == date);
        assert!(found, "{cell}");
    }
    for (cell, said) in [
        ("45678", "a number of days, as Excel keeps dates"),
        ("45678,5", "a number of days, as Excel keeps dates"),
        ("44927.0", "a number of days, as Excel keeps dates"),
        ("15-mrt-25", "expected a date in figures"),
        ("mrt-25", "expected a date in figures"),
        ("15 maart 2025", "expected a date in figures"),
        ("#######", "expected a date in figures"),
        ("#N/A", "expected a date in figures"),
        ("15/03/25", "expected a year of four digits"),
        ("2025/13/01", "found “2025/13/01”"),
        ("3,14", "found “3,14”"),
    ] {
        let imported = beside(cell);
        assert_eq!(imported.events, 1, "{cell}");
        let said_of_it = &messages(&imported)[0];
        assert!(said_of_it.starts_with("row 2: date: "), "{said_of_it}");
        assert!(said_of_it.contains(said), "{cell}: {said_of_it}");
    }
}
