//! Prints what the data covers; `cargo xtask data` runs it. Mistakes in the data are
//! listed by the build, which comes first.
//!
//! `data [--texts DIR]`: with a folder of plain-text copies of the sources, named
//! `<source id>.txt`, also looks up the words of every locator.

use std::path::PathBuf;
use std::process::ExitCode;
use threatline::app::built_in_corpus;
use threatline::model::coverage::{missing_words, report};

fn main() -> ExitCode {
    let corpus = built_in_corpus().0;
    print!("{}", report(&corpus));
    let mut args = std::env::args().skip(1);
    let texts = match (args.next().as_deref(), args.next()) {
        (None, _) => return ExitCode::SUCCESS,
        (Some("--texts"), Some(dir)) => PathBuf::from(dir),
        _ => {
            eprintln!("usage: data [--texts DIR]");
            return ExitCode::FAILURE;
        }
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
