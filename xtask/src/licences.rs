//! `cargo xtask licences`: whose work stands in the file, and under which licence.
//!
//! The list is made from what cargo knows of the program's dependencies in the browser,
//! and stands in the checkout, because the page shows it. A test says when it is no
//! longer what cargo knows.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;
use serde_json::Value;

use crate::house;
use crate::program::{NAME, WASM};

/// The package that unpacks the program in the page.
const UNPACKER: &str = "threatline-unpack";

/// Where the list stands in the checkout.
const FILE: &str = "assets/third-party.txt";

/// Licences that a dependency of the program may have.
const TAKEN: [&str; 8] = [
    "MIT",
    "Apache-2.0",
    "Zlib",
    "0BSD",
    "BSL-1.0",
    "Unlicense",
    "BSD-3-Clause",
    "Unicode-3.0",
];

/// What only tests may have besides: it reaches nobody.
const IN_TESTS: [&str; 2] = ["MPL-2.0", "NCSA"];

/// The one place that packages come from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Reads the command's own arguments and runs it.
///
/// # Errors
/// When cargo does not know the dependencies, or the list cannot be written or is out of
/// date.
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    let mut write = false;
    while let Some(arg) = args.next()? {
        match arg {
            Long("write") => write = true,
            other => bail!(other.unexpected()),
        }
    }
    check_all()?;
    if !write {
        return check();
    }
    let file = house::root().join(FILE);
    fs::write(&file, inventory()?).with_context(|| format!("cannot write {FILE}"))?;
    println!("{}", file.display());
    Ok(())
}

/// Looks whether the list in the checkout is what cargo knows.
///
/// # Errors
/// When it is not.
pub fn check() -> Result<()> {
    let there = fs::read_to_string(house::root().join(FILE))
        .with_context(|| format!("cannot read {FILE}"))?
        .replace("\r\n", "\n");
    let now = inventory()?;
    if there == now {
        return Ok(());
    }
    let (there, now): (BTreeSet<_>, BTreeSet<_>) = (there.lines().collect(), now.lines().collect());
    let gone = there.difference(&now).map(|line| format!("\n- {line}"));
    let new = now.difference(&there).map(|line| format!("\n+ {line}"));
    bail!(
        "{FILE} is out of date; `cargo xtask licences --write` mends it{}",
        gone.chain(new).collect::<String>()
    )
}

/// The workspaces: that of the page, its tools and tests, and that of the fuzzer.
const WORKSPACES: [&str; 2] = ["Cargo.toml", "fuzz/Cargo.toml"];

/// Looks at every package of the lock files, also those of the tools and tests: each comes
/// from the registry, with a licence that we take.
///
/// # Errors
/// When one does not; the message names them all.
pub fn check_all() -> Result<()> {
    let mut packages = Vec::new();
    for manifest in WORKSPACES {
        let metadata = metadata(&["--manifest-path", manifest])?;
        packages.extend(list(&metadata["packages"]).cloned());
    }
    let problems = problems(&packages);
    if !problems.is_empty() {
        bail!("{}", problems.join("\n"));
    }
    Ok(())
}

fn problems(packages: &[Value]) -> Vec<String> {
    let mut problems = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let Some(source) = package["source"].as_str() else {
            // Our own.
            continue;
        };
        if source != REGISTRY {
            problems.push(format!("{name} comes from {source}"));
        }
        let licence = licence(package);
        let taken: Vec<_> = TAKEN.iter().chain(&IN_TESTS).copied().collect();
        if !is_taken(&licence, &taken) {
            problems.push(format!("{name} has the licence {licence:?}"));
        }
    }
    problems
}

fn metadata(args: &[&str]) -> Result<Value> {
    let metadata = house::cargo()
        .args(["metadata", "--locked", "--format-version", "1"])
        .args(args)
        .read()?;
    serde_json::from_str(&metadata).context("cargo's metadata is no JSON")
}

/// A package's licence as an expression: older packages have a slash for *or*.
fn licence(package: &Value) -> String {
    let licence = package["license"].as_str().unwrap_or_default();
    let parts: Vec<_> = licence.split('/').map(str::trim).collect();
    parts.join(" OR ")
}

/// A crate whose code the program is built from.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    name: String,
    version: String,
    licence: String,
    /// As its licence file has it, or its authors.
    holder: String,
    /// What it asks to be given on whole, besides the two that the page has: a licence's
    /// name, and the package's own text of it.
    texts: Vec<(String, String)>,
}

/// The whole list as text.
fn inventory() -> Result<String> {
    let parts = parts()?;
    let mut text = String::from(
        "What this file holds of others' work: the program is built from these packages, each with its licence and whose it is.\n\n",
    );
    for part in &parts {
        let Part {
            name,
            version,
            licence,
            holder,
            texts: _,
        } = part;
        text.push_str(&format!("{name} {version} | {licence} | {holder}\n"));
    }
    text.push_str("Rust standard library | MIT OR Apache-2.0 | The Rust Project contributors\n");
    for part in &parts {
        for (licence, whole) in &part.texts {
            let Part { name, version, .. } = part;
            text.push_str(&format!(
                "\n{licence}, the licence of {name} {version}:\n\n{whole}\n"
            ));
        }
    }
    Ok(text)
}

fn parts() -> Result<Vec<Part>> {
    let metadata = metadata(&["--filter-platform", WASM])?;
    // Of the resolved packages cargo's tree knows best which the program has with its own
    // features; the metadata joins those of all programs here.
    let tree = house::cargo()
        .args(["tree", "--quiet", "--locked", "--package", NAME])
        // What unpacks the program is a program of its own.
        .args(["--package", UNPACKER])
        .args(["--target", WASM, "--edges", "normal,no-proc-macro"])
        .args(["--prefix", "none", "--format", "{p}"])
        .read()?;
    let names: BTreeSet<(&str, &str)> = tree
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((words.next()?, words.next()?.trim_start_matches('v')))
        })
        .filter(|(name, _)| ![NAME, UNPACKER].contains(name))
        .collect();
    let mut parts = Vec::new();
    for (name, version) in names {
        let package = list(&metadata["packages"])
            .find(|package| package["name"] == name && package["version"] == version)
            .with_context(|| format!("cargo's metadata has no {name} {version}"))?;
        parts.push(part(package)?);
    }
    parts.sort();
    Ok(parts)
}

fn part(package: &Value) -> Result<Part> {
    let text = |name: &str| package[name].as_str().unwrap_or_default().to_owned();
    let name = text("name");
    let licence = licence(package);
    if !is_taken(&licence, &TAKEN) {
        bail!("{name} has the licence {licence:?}, which is not among those that we take");
    }
    let dir = text("manifest_path");
    let dir = Path::new(&dir)
        .parent()
        .context("a package has no folder")?;
    let authors: Vec<_> = list(&package["authors"])
        .filter_map(Value::as_str)
        .map(|author| author.split(" <").next().unwrap_or(author))
        .collect();
    let holder = match holder(dir) {
        Some(holder) => holder,
        None if authors.is_empty() => format!("the authors of {name}"),
        None => authors.join(", "),
    };
    let texts = besides(&licence)
        .map(|one| {
            let whole = licence_text(dir, one)
                .with_context(|| format!("{name} comes without the text of {one}"))?;
            Ok((one.to_owned(), whole))
        })
        .collect::<Result<_>>()?;
    Ok(Part {
        version: text("version"),
        name,
        licence,
        holder,
        texts,
    })
}

/// The licences of an expression for which none of the two can be chosen that the page
/// itself has.
fn besides(licence: &str) -> impl Iterator<Item = &str> {
    licence.split(" AND ").filter_map(|part| {
        let part = part.trim_matches(['(', ')']);
        let has_ours = part
            .split(" OR ")
            .any(|one| ["MIT", "Apache-2.0"].contains(&one));
        part.split(" OR ").next().filter(|_| !has_ours)
    })
}

/// The text of a licence as a package brings it: in the file that has its name, or in the
/// only one.
fn licence_text(dir: &Path, licence: &str) -> Option<String> {
    let word = licence.split('-').next()?.to_ascii_uppercase();
    let files = licence_files(dir);
    let names_it = |file: &&PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.to_ascii_uppercase().contains(&word)
    };
    let file = match (files.iter().find(names_it), files.as_slice()) {
        (Some(file), _) | (None, [file]) => file,
        _ => return None,
    };
    let text = fs::read_to_string(file).ok()?.replace("\r\n", "\n");
    let lines: Vec<_> = text.trim().lines().map(str::trim_end).collect();
    Some(lines.join("\n"))
}

/// Whether one of the licences offered is one that we take, and so are those that come on
/// top of it.
fn is_taken(licence: &str, taken: &[&str]) -> bool {
    !licence.is_empty()
        && licence.split(" AND ").all(|part| {
            let part = part.trim_matches(['(', ')']);
            part.split(" OR ").any(|one| taken.contains(&one))
        })
}

/// A package's licence files.
fn licence_files(dir: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(dir)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|file| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            name.to_ascii_uppercase().contains("LICEN")
        })
        .collect();
    files.sort();
    files
}

/// The line of a licence file that says whose the work is.
fn holder(dir: &Path) -> Option<String> {
    licence_files(dir).iter().find_map(|file| {
        let text = fs::read_to_string(file).ok()?;
        let line = text.lines().map(str::trim).find(|line| {
            // Not the form's own line, with gaps to fill, and not its conditions.
            line.starts_with("Copyright")
                && line.contains(|char: char| char.is_ascii_digit())
                && !line.contains(['[', '{'])
        })?;
        Some(line.to_owned())
    })
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_is_what_cargo_knows() {
        check().expect("the list is up to date");
    }

    /// Whose licence the page does not have itself, its text stands in the list.
    #[test]
    fn licences_of_others_stand_there_whole() {
        let list = inventory().expect("the list");
        for part in parts().expect("the packages") {
            for licence in besides(&part.licence) {
                let title = format!("\n{licence}, the licence of {} ", part.name);
                assert!(list.contains(&title), "{title}");
            }
        }
        for words in [
            "This notice may not be removed or altered",
            "UNICODE LICENSE V3",
        ] {
            assert!(list.contains(words), "{words}");
        }
        let all = |licence| besides(licence).collect::<Vec<_>>();
        assert_eq!(all("(MIT OR Apache-2.0) AND Unicode-3.0"), ["Unicode-3.0"]);
        assert_eq!(all("Zlib OR BSL-1.0"), ["Zlib"]);
        assert_eq!(all("Unlicense OR MIT"), [""; 0]);
    }

    #[test]
    fn packages_are_free_and_from_the_registry() {
        check_all().expect("they are");
    }

    #[test]
    fn licences_are_read() {
        for (licence, taken) in [
            ("MIT", true),
            ("MIT OR GPL-3.0", true),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("(MIT OR Apache-2.0) AND GPL-3.0", false),
            ("GPL-3.0-only", false),
            ("", false),
        ] {
            assert_eq!(is_taken(licence, &TAKEN), taken, "{licence}");
        }
    }
}
