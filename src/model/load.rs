//! Reads the data files. Host only: the page carries the result.
//!
//! Reading goes on after a mistake, record by record, so that one run lists
//! them all.

use super::check::{Fault, Origin, Origins, Problem};
use super::corpus::Data;
use super::record::Incomparable;
use serde::de::{DeserializeOwned, IntoDeserializer};
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What was read: the records that could be, where each stands, and what was
/// wrong with the rest.
#[derive(Debug, Default)]
pub struct Loaded {
    pub data: Data,
    pub origins: Origins,
    pub problems: Vec<Problem>,
    /// The files that were read, in order; for `rerun-if-changed`.
    pub files: Vec<PathBuf>,
}

/// Reads all `*.toml` files below `dir`, in the order of their paths.
///
/// # Errors
/// Only when the folder cannot be listed; a file that cannot be read or has a
/// mistake is a problem in the result.
pub fn load_dir(dir: &Path) -> std::io::Result<Loaded> {
    let mut files = Vec::new();
    list(dir, &mut files)?;
    files.sort();
    let mut loaded = Loaded::default();
    for file in &files {
        let name = file
            .strip_prefix(dir)
            .unwrap_or(file)
            .to_string_lossy()
            .replace('\\', "/");
        match std::fs::read_to_string(file) {
            Ok(text) => loaded.add(&name, &text),
            Err(error) => loaded.problems.push(Problem {
                origin: Origin {
                    file: name,
                    line: 1,
                },
                record: String::new(),
                fault: Fault::Unreadable {
                    found: error.to_string(),
                    expected: "a readable file in UTF-8".into(),
                },
            }),
        }
    }
    loaded.files = files;
    Ok(loaded)
}

fn list(dir: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else if path.extension().is_some_and(|ext| ext == "toml") {
            files.push(path);
        }
    }
    Ok(())
}

impl Loaded {
    /// Adds the records of one file. `name` is its path below the data folder.
    pub fn add(&mut self, name: &str, text: &str) {
        let file = File { name, text };
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            self.problems.push(file.problem(&error, "", 0));
        }
        for (key, value) in table.into_inner() {
            let kind = key.get_ref().to_string();
            let start = value.span().start;
            let DeValue::Array(records) = value.into_inner() else {
                self.problems
                    .push(file.unexpected(&kind, start, "a list of records, [[…]]"));
                continue;
            };
            for record in records {
                self.add_record(&file, &kind, record);
            }
        }
    }

    fn add_record(&mut self, file: &File<'_>, kind: &str, record: Spanned<DeValue<'_>>) {
        let start = record.span().start;
        let id = record
            .get_ref()
            .get("id")
            .and_then(|id| id.get_ref().as_str())
            .unwrap_or_default()
            .to_owned();
        let origin = file.origin(start);
        let (data, origins) = (&mut self.data, &mut self.origins);
        let result = match kind {
            "source" => read(record, &mut data.sources, &mut origins.sources, origin),
            "theme" => read(record, &mut data.themes, &mut origins.themes, origin),
            "topic" => read(record, &mut data.topics, &mut origins.topics, origin),
            "term" => read(record, &mut data.terms, &mut origins.terms, origin),
            "tour" => read(record, &mut data.tours, &mut origins.tours, origin),
            "event" => read(record, &mut data.events, &mut origins.events, origin),
            "statement" => read(
                record,
                &mut data.statements,
                &mut origins.statements,
                origin,
            ),
            "comparison" => read::<Incomparable>(
                record,
                &mut data.incomparable,
                &mut origins.incomparable,
                origin,
            ),
            "series" => read(record, &mut data.series, &mut origins.series, origin),
            "divergence" => read(
                record,
                &mut data.divergences,
                &mut origins.divergences,
                origin,
            ),
            "omission" => read(record, &mut data.omissions, &mut origins.omissions, origin),
            "forward" => read(record, &mut data.forwards, &mut origins.forwards, origin),
            _ => {
                self.problems.push(file.unexpected(
                    kind,
                    start,
                    "source, theme, topic, term, tour, event, statement, comparison, series, \
                     divergence, omission or forward",
                ));
                return;
            }
        };
        if let Err(error) = result {
            self.problems.push(file.problem(&error, &id, start));
        }
    }
}

fn read<T: DeserializeOwned>(
    record: Spanned<DeValue<'_>>,
    records: &mut Vec<T>,
    origins: &mut Vec<Origin>,
    origin: Origin,
) -> Result<(), toml::de::Error> {
    records.push(T::deserialize(record.into_deserializer())?);
    origins.push(origin);
    Ok(())
}

struct File<'a> {
    name: &'a str,
    text: &'a str,
}

impl File<'_> {
    fn origin(&self, offset: usize) -> Origin {
        let before = self.text.get(..offset).unwrap_or(self.text);
        Origin {
            file: self.name.to_owned(),
            line: before.matches('\n').count() + 1,
        }
    }

    fn problem(&self, error: &toml::de::Error, record: &str, start: usize) -> Problem {
        let offset = error.span().map_or(start, |span| span.start);
        Problem {
            origin: self.origin(offset),
            record: record.to_owned(),
            fault: Fault::Unreadable {
                found: error.message().to_owned(),
                expected: "a record as data/README.md shows it".into(),
            },
        }
    }

    fn unexpected(&self, found: &str, offset: usize, expected: &str) -> Problem {
        Problem {
            origin: self.origin(offset),
            record: String::new(),
            fault: Fault::Unreadable {
                found: format!("`{found}`"),
                expected: expected.to_owned(),
            },
        }
    }
}
