//! Checks the data and embeds it: a page with bad data does not compile.

// The build script uses only what loads and checks; the rest of the module is
// the page's.
#[allow(dead_code, unused_imports)]
#[path = "src/model/mod.rs"]
mod model;

#[path = "src/sort.rs"]
mod sort;

use model::check::{Languages, check};
use model::load::load_dir;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/model");
    println!("cargo::rerun-if-changed=src/sort.rs");
    println!("cargo::rerun-if-changed=build.rs");
    // The library's types derive their JSON Schema where it is built with programs of
    // the host. Not a feature in the sources, since features reach this script too, which
    // would then need the crate.
    let for_host = std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch != "wasm32");
    if for_host && std::env::var_os("CARGO_FEATURE_SSR").is_some() {
        println!("cargo::rustc-cfg=schema");
    }
    match date().and_then(|()| embed()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// The state of the data, for citations and file names.
fn date() -> Result<(), String> {
    let text = std::fs::read_to_string("data/DATE").map_err(|e| format!("data/DATE: {e}"))?;
    let date = text.trim();
    let is_day = date
        .parse::<model::Edtf>()
        .is_ok_and(|date| date.precision() == model::edtf::Precision::Day);
    if !is_day {
        return Err(format!(
            "data/DATE: found `{date}`; expected a day such as 2026-11-25"
        ));
    }
    println!("cargo::rustc-env=THREATLINE_DATA_DATE={date}");
    Ok(())
}

fn embed() -> Result<(), String> {
    let loaded = load_dir(Path::new("data")).map_err(|e| format!("the folder `data`: {e}"))?;
    let mut problems = loaded.problems;
    problems.extend(check(&loaded.data, &loaded.origins, Languages::All));
    if !problems.is_empty() {
        let list: Vec<String> = problems.iter().map(|p| format!("data/{p}")).collect();
        return Err(format!(
            "the data has {} problem(s):\n{}",
            list.len(),
            list.join("\n")
        ));
    }
    let bytes = loaded.data.encode_set().map_err(|e| e.to_string())?;
    let out = std::env::var("OUT_DIR").map_err(|e| e.to_string())?;
    println!("cargo::rustc-env=THREATLINE_DATA_CHECKSUM={}", sum(&bytes));
    std::fs::write(Path::new(&out).join("corpus.bin"), bytes).map_err(|e| e.to_string())
}

/// The SHA-256 of bytes in hexadecimal digits: by it two copies of the page are
/// known to carry the same data.
fn sum(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes);
    digits.iter().map(|byte| format!("{byte:02x}")).collect()
}
