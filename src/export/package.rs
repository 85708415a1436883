//! The data as one package: the tables with their Frictionless `datapackage.json`,
//! the report in JSON with its schema, and what a reader must know.

use super::json;
use super::tables::{Table, tables};
use super::{DATA_DATE, LICENCE, VERSION, zip};
use crate::model::report::Header;
use crate::model::{Data, Lang, Report, Text, typography};
use serde_json::{Value, json};

/// What the package and the report are called, in the three languages.
pub fn title() -> Text {
    Text {
        en: Some("Threatline: data on the public reports of Belgian State Security".into()),
        nl: Some(
            "Threatline: gegevens over de openbare verslagen van de Veiligheid van de Staat".into(),
        ),
        fr: Some(
            "Threatline\u{a0}: données sur les rapports publics de la Sûreté de l'État".into(),
        ),
    }
}

/// The records as a report, with our header.
pub fn report(data: &Data) -> Report {
    Report {
        header: Header {
            schema: Some(SCHEMA_FILE.to_owned()),
            title: Some(title()),
            date: DATA_DATE.parse().ok(),
            author: Some("Threatline".to_owned()),
            licence: Some(LICENCE.to_owned()),
            ..Header::default()
        },
        data: data.clone(),
    }
}

const REPORT_FILE: &str = "threatline-report.json";

/// The schema of a report in JSON, for editors and programs.
pub const SCHEMA_FILE: &str = "threatline-report.schema.json";
pub const SCHEMA: &str = include_str!("../../data/schema/threatline-report.schema.json");

/// The files of the package, in their order, with their names.
///
/// # Errors
/// As [`json::write`].
pub fn files(data: &Data) -> Result<Vec<(String, Vec<u8>)>, serde_json::Error> {
    let tables = tables(data);
    let described = format!("{:#}\n", descriptor(&tables));
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>| files.push((name.to_owned(), bytes));
    for lang in Lang::ALL {
        add(&format!("README.{}.md", lang.tag()), readme(lang).into());
    }
    let licence = include_str!("../../data/LICENSE.md");
    add("LICENSE.md", licence.into());
    add("datapackage.json", described.into());
    for table in tables {
        add(&format!("{}.csv", table.name), table.csv);
    }
    add(REPORT_FILE, json::write(&report(data))?.into());
    add(SCHEMA_FILE, SCHEMA.into());
    Ok(files)
}

/// The package as one zip archive. Equal data makes equal bytes.
///
/// # Errors
/// As [`json::write`].
pub fn write(data: &Data) -> Result<Vec<u8>, serde_json::Error> {
    Ok(zip::archive(&files(data)?))
}

/// `datapackage.json`: a tabular data package of version 1, which readers of
/// version 2 take too.
fn descriptor(tables: &[Table]) -> Value {
    let resources: Vec<&Value> = tables.iter().map(|table| &table.resource).collect();
    json!({
        "profile": "tabular-data-package",
        "name": "threatline",
        "title": title().get(Lang::En).text,
        "description": "Events, statements and figures from five public documents, and the \
            differences between them, each with its passage in the source, in English, Dutch and \
            French. README.en.md explains the tables.",
        "version": VERSION,
        "created": format!("{DATA_DATE}T00:00:00Z"),
        "licenses": [{
            "name": LICENCE,
            "title": "Creative Commons Attribution 4.0 International",
            "path": "https://creativecommons.org/licenses/by/4.0/",
        }],
        "resources": resources,
    })
}

/// What a reader of the package must know.
fn readme(lang: Lang) -> String {
    let text = match lang {
        Lang::En => include_str!("readme/en.md"),
        Lang::Nl => include_str!("readme/nl.md"),
        Lang::Fr => include_str!("readme/fr.md"),
    };
    let text = text
        .replace("{version}", VERSION)
        .replace("{date}", DATA_DATE);
    typography::set(&text, lang)
}
