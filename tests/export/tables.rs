//! The tables and the package, as far as they can be judged without programs
//! that are not ours: `tests/published` has those.

use std::path::Path;

use serde_json::Value;
use threatline::export::tables::{Table, tables, words};
use threatline::export::zip::{archive, crc32};
use threatline::export::{DATA_DATE, json, package};
use threatline::model::{Data, Edtf};

use super::{built_in, small};

fn table(data: &Data, name: &str) -> Table {
    let found = tables(data).into_iter().find(|table| table.name == name);
    found.unwrap_or_else(|| panic!("there is no table {name}"))
}

/// The rows as other programs read them, each cell under its column's name.
fn rows(table: &Table) -> Vec<Vec<(String, String)>> {
    let mut reader = csv::Reader::from_reader(table.csv.as_slice());
    let header = reader.headers().expect("a header").clone();
    reader
        .records()
        .map(|row| {
            let row = row.expect("a row as long as the header");
            let cells = header.iter().zip(&row);
            cells
                .map(|(name, cell)| (name.into(), cell.into()))
                .collect()
        })
        .collect()
}

fn cell<'a>(row: &'a [(String, String)], name: &str) -> &'a str {
    let found = row.iter().find(|(column, _)| column == name);
    &found
        .unwrap_or_else(|| panic!("there is no column {name}"))
        .1
}

#[test]
fn every_column_is_described_and_every_record_is_a_row() {
    let data = small();
    for table in tables(data) {
        let fields = table.resource["schema"]["fields"]
            .as_array()
            .expect("fields");
        let names: Vec<&str> = fields.iter().filter_map(|f| f["name"].as_str()).collect();
        let mut reader = csv::Reader::from_reader(table.csv.as_slice());
        let header = reader.headers().expect("a header").clone();
        assert_eq!(header.iter().collect::<Vec<_>>(), names, "{}", table.name);
        for field in fields {
            let about = field["description"].as_str().unwrap_or_default();
            assert!(!about.is_empty(), "{}.{}", table.name, field["name"]);
        }
        for key in table.resource["schema"]["primaryKey"]
            .as_array()
            .expect("a key")
        {
            assert!(names.contains(&key.as_str().expect("a name")), "{key}");
        }
        // Also where nothing is written.
        let none = self::table(&Data::default(), table.name);
        assert_eq!(none.resource, table.resource);
        assert_eq!(none.csv.split(|byte| *byte == b'\n').count(), 2);
    }
    let count = |name| rows(&table(data, name)).len();
    let values: usize = data.series.iter().map(|series| series.values.len()).sum();
    let sides: usize = data.divergences.iter().map(|d| d.sides.len()).sum();
    assert_eq!(count("events"), data.events.len());
    assert_eq!(count("statements"), data.statements.len());
    assert_eq!(count("values"), values);
    assert_eq!(count("sides"), sides);
}

/// Every place that the data names is a row of `locators`, and nothing else.
#[test]
fn every_locator_is_a_row() {
    let data = built_in();
    let places = data.events.iter().map(|r| r.at.len()).sum::<usize>()
        + data.statements.iter().map(|r| r.at.len()).sum::<usize>()
        + data.terms.iter().map(|r| r.at.len()).sum::<usize>()
        + (data.series.iter().flat_map(|r| &r.values))
            .map(|value| value.at.len())
            .sum::<usize>()
        + data
            .divergences
            .iter()
            .map(|r| r.sides.len())
            .sum::<usize>();
    let rows = rows(&table(data, "locators"));
    assert_eq!(rows.len(), places);
    let event = &data.events[0];
    let found: Vec<&str> = rows
        .iter()
        .filter(|row| cell(row, "record_type") == "event")
        .filter(|row| cell(row, "record") == event.id.as_str())
        .map(|row| cell(row, "find"))
        .collect();
    let expected: Vec<&str> = event.at.iter().map(|at| at.find.as_str()).collect();
    assert_eq!(found, expected);
}

#[test]
fn dates_have_their_first_and_last_day_and_open_ends_none() {
    let mut data = small().clone();
    let event = data.events.remove(0);
    for (date, earliest, latest) in [
        ("2025-12-18", "2025-12-18", "2025-12-18"),
        ("2025-11~", "2025-11-01", "2025-11-30"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("197X", "1970-01-01", "1979-12-31"),
        ("2022-02/..", "2022-02-01", ""),
        ("/2013", "", "2013-12-31"),
    ] {
        let mut event = event.clone();
        event.date = date.parse::<Edtf>().expect("a date");
        let data = Data {
            events: vec![event],
            ..Data::default()
        };
        let rows = rows(&table(&data, "events"));
        assert_eq!(cell(&rows[0], "date"), date);
        assert_eq!(cell(&rows[0], "date_earliest"), earliest, "{date}");
        assert_eq!(cell(&rows[0], "date_latest"), latest, "{date}");
    }
}

/// The days of "about November 2025" are not the only ones that it may be about.
#[test]
fn what_the_days_of_a_vague_date_are_is_said() {
    let events = table(small(), "events");
    let fields = events.resource["schema"]["fields"].as_array();
    for name in ["date_earliest", "date_latest"] {
        let mut fields = fields.expect("fields").iter();
        let field = fields.find(|field| field["name"] == name);
        let about = field.and_then(|field| field["description"].as_str());
        let about = about.expect("a description");
        assert!(about.contains("approximate or uncertain"), "{about}");
        assert!(about.contains("as written"), "{about}");
    }
    for (file, words) in [
        (
            "en",
            "approximate or uncertain date they are the limits of the date as written",
        ),
        (
            "nl",
            "bij benadering of een onzekere datum zijn dat de grenzen van de datum zoals hij er staat",
        ),
        (
            "fr",
            "approximative ou incertaine, ce sont les limites de la date telle qu'elle est écrite",
        ),
    ] {
        let readme = format!("src/export/readme/{file}.md");
        let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join(readme);
        let readme = std::fs::read_to_string(readme).expect("it can be read");
        assert!(readme.contains(words), "{words}");
    }
}

#[test]
fn a_value_stands_with_what_it_counts() {
    let rows = rows(&table(small(), "values"));
    let row = rows
        .iter()
        .find(|row| cell(row, "qualifier") == "derived")
        .expect("a derived value");
    for (column, expected) in [
        ("series", "drone-share"),
        ("value", "5.14"),
        ("unit", "percent"),
        ("population_nl", "van alle meldingen"),
        ("arithmetic", "953 / 18541 * 100"),
        ("conflicts", "false"),
    ] {
        assert_eq!(cell(row, column), expected);
    }
}

/// Quotation marks, commas and line breaks of a text stay in their cell.
#[test]
fn no_text_breaks_out_of_its_cell() {
    let mut data = small().clone();
    let hostile = "one, \"two\";\r\nthree\n=4";
    data.events[0].title.en = Some(hostile.into());
    let rows = rows(&table(&data, "events"));
    assert_eq!(rows.len(), data.events.len());
    assert_eq!(cell(&rows[0], "title_en"), hostile);
}

#[test]
fn the_words_of_the_tables_are_those_of_the_types() {
    let schema: Value = serde_json::from_str(&json::schema()).expect("JSON");
    for (name, words) in [
        ("SourceKind", words::SOURCE_KIND),
        ("Family", words::FAMILY),
        ("EventKind", words::EVENT_KIND),
        ("StatementKind", words::STATEMENT_KIND),
        ("Rung", words::RUNG),
        ("Horizon", words::HORIZON),
        ("Sign", words::SIGN),
        ("Unit", words::UNIT),
        ("Qualifier", words::QUALIFIER),
        ("DivergenceKind", words::DIVERGENCE_KIND),
        ("Weight", words::WEIGHT),
        ("OmissionReason", words::OMISSION_REASON),
    ] {
        // A word with a description of its own stands apart from the others.
        let kind = &schema["$defs"][name];
        let plain = kind["enum"].as_array().into_iter().flatten();
        let mut of_types: Vec<&str> = plain.filter_map(Value::as_str).collect();
        for one in kind["oneOf"].as_array().into_iter().flatten() {
            let several = one["enum"].as_array().into_iter().flatten();
            of_types.extend(several.chain(one.get("const")).filter_map(Value::as_str));
        }
        let mut words = words.to_vec();
        of_types.sort_unstable();
        words.sort_unstable();
        assert_eq!(words, of_types, "{name}");
    }
}

#[test]
fn equal_data_makes_equal_bytes() {
    let one = package::write(small()).expect("it can be written");
    let other = package::write(&small().clone()).expect("it can be written");
    assert!(one == other);
    let files = package::files(small()).expect("it can be written");
    let guide = files.iter().find(|(name, _)| name == "README.nl.md");
    let guide = String::from_utf8_lossy(&guide.expect("a guide").1).into_owned();
    assert!(guide.contains(DATA_DATE) && !guide.contains('{'), "{guide}");
}

/// The check value of the algorithm's catalogues.
#[test]
fn checksums_are_those_of_the_format() {
    assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    assert_eq!(crc32(b""), 0);
}

/// What does not get smaller is stored as it is.
#[test]
fn an_archive_is_never_much_larger_than_its_files() {
    let mut state = 1u64;
    let noise: Vec<u8> = (0..10_000)
        .map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 56) as u8
        })
        .collect();
    let zeros = vec![0; 10_000];
    let packed = |bytes: &[u8]| archive(&[("x".to_owned(), bytes.to_vec())]).len();
    assert!(
        (10_000..10_150).contains(&packed(&noise)),
        "{}",
        packed(&noise)
    );
    assert!(packed(&zeros) < 250, "{}", packed(&zeros));
    // An archive of nothing is its last record.
    assert_eq!(archive(&[]).len(), 22);
}

/// A spreadsheet takes a cell that begins so for a formula. None does; should one ever
/// have to, it must be written so that both spreadsheets and programs read it.
#[test]
fn no_cell_is_a_formula() {
    for table in tables(built_in()) {
        let mut reader = csv::Reader::from_reader(table.csv.as_slice());
        for row in reader.records() {
            for cell in &row.expect("a row") {
                let number = cell.parse::<f64>().is_ok();
                let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                assert!(number || !formula, "{}: {cell}", table.name);
            }
        }
    }
}
