//! Prints what the data covers; `cargo xtask data` runs it. Mistakes in the data are
//! listed by the build, which comes first.
//!
//! `data --schema` prints the JSON Schema of a report instead, and `data --package FILE`
//! writes the package of the data to a file, `data --embedded FILE` the data as it stands in
//! the program. `data --samples DIR` writes what the page makes of every record, for the
//! tests of the published files.
//!
//! `data [--texts DIR]`: with a folder of plain-text copies of the sources, named
//! `<source id>.txt`, also looks up the words of every locator.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use threatline::app::built_in_corpus;
use threatline::export::cite::{self, Format};
use threatline::export::{calendar, json, package, timelinejs};
use threatline::model::coverage::{missing_words, report};
use threatline::model::{Event, Lang};

/// What `build.rs` made of the data.
const EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin"));

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let texts = match (args.next().as_deref(), args.next()) {
        (None, _) => None,
        (Some("--texts"), Some(dir)) => Some(PathBuf::from(dir)),
        (Some("--schema"), None) => {
            print!("{}", json::schema());
            return ExitCode::SUCCESS;
        }
        (Some("--package"), Some(file)) => return write(&[(file, packed())]),
        (Some("--embedded"), Some(file)) => return write(&[(file, Ok(EMBEDDED.to_vec()))]),
        (Some("--samples"), Some(dir)) => return write(&samples(&dir)),
        _ => {
            eprintln!(
                "usage: data [--texts DIR | --schema | --package FILE | --embedded FILE | --samples DIR]"
            );
            return ExitCode::FAILURE;
        }
    };
    let corpus = built_in_corpus().0;
    print!("{}", report(&corpus));
    let Some(texts) = texts else {
        return ExitCode::SUCCESS;
    };
    let missing = missing_words(&corpus, |source| {
        std::fs::read_to_string(texts.join(format!("{source}.txt"))).ok()
    });
    println!(
        "\nWords that are not in the copies of the sources: {}",
        missing.len()
    );
    for place in &missing {
        println!("{}: “{}” in {}", place.record, place.find, place.source);
    }
    if missing.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn packed() -> Result<Vec<u8>, String> {
    package::write(built_in_corpus().0.data()).map_err(|error| error.to_string())
}

/// The citations of everything that can be cited, and all events as a calendar and as
/// a timeline.
fn samples(dir: &str) -> Vec<(String, Result<Vec<u8>, String>)> {
    let corpus = built_in_corpus().0;
    let address = "https://example.org/threatline.html";
    let works: Vec<_> = cite::subjects(&corpus, 2024, 2025)
        .iter()
        .flat_map(|subject| cite::works(&corpus, subject, Lang::En, Some(address)))
        .collect();
    let citations = |name: &str, format| {
        let text = cite::write(&works, format, Lang::En);
        (format!("{dir}/{name}"), Ok(text.into_bytes()))
    };
    let events: Vec<&Event> = corpus.events().iter().collect();
    let file = |name: &str, text: String| (format!("{dir}/{name}"), Ok(text.into_bytes()));
    vec![
        citations("citations.ris", Format::Ris),
        citations("citations.json", Format::CslJson),
        file(
            "events.ics",
            calendar::write(&corpus, &events, Lang::Nl).unwrap_or_default(),
        ),
        file(
            "timelinejs.json",
            timelinejs::write(&corpus, &events, Lang::Nl),
        ),
    ]
}

/// Writes files with their folders.
fn write(files: &[(String, Result<Vec<u8>, String>)]) -> ExitCode {
    for (file, bytes) in files {
        let written = bytes.as_ref().map_err(Clone::clone).and_then(|bytes| {
            if let Some(dir) = Path::new(file).parent() {
                std::fs::create_dir_all(dir).map_err(|error| error.to_string())?;
            }
            std::fs::write(file, bytes).map_err(|error| error.to_string())
        });
        if let Err(error) = written {
            eprintln!("{file}: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
