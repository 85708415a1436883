//! Prints what the data covers; `cargo xtask data` runs it. Mistakes in the data are
//! listed by the build, which comes first.
//!
//! `data --schema` prints the JSON Schema of a report instead, and `data --package FILE`
//! writes the package of the data to a file.
//!
//! `data [--texts DIR]`: with a folder of plain-text copies of the sources, named
//! `<source id>.txt`, also looks up the words of every locator.

use std::path::PathBuf;
use std::process::ExitCode;
use threatline::app::built_in_corpus;
use threatline::export::{json, package};
use threatline::model::coverage::{missing_words, report};

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let texts = match (args.next().as_deref(), args.next()) {
        (None, _) => None,
        (Some("--texts"), Some(dir)) => Some(PathBuf::from(dir)),
        (Some("--schema"), None) => {
            print!("{}", json::schema());
            return ExitCode::SUCCESS;
        }
        (Some("--package"), Some(file)) => return write_package(&file),
        _ => {
            eprintln!("usage: data [--texts DIR | --schema | --package FILE]");
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

fn write_package(file: &str) -> ExitCode {
    let corpus = built_in_corpus().0;
    let bytes = match package::write(corpus.data()) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("the package cannot be written: {error}");
            return ExitCode::FAILURE;
        }
    };
    match std::fs::write(file, bytes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{file}: {error}");
            ExitCode::FAILURE
        }
    }
}
