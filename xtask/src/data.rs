//! `cargo xtask data`: what the data covers of its sources.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use crate::house;
use crate::run::Run;

/// Reads the command's own arguments and runs it.
///
/// # Errors
/// When the data has mistakes (the build lists them all), or words of a locator are
/// not in the copies of the sources.
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    let mut texts: Option<PathBuf> = None;
    while let Some(arg) = args.next()? {
        match arg {
            Long("write-schema") => return write_schema(),
            Long("texts") => texts = Some(PathBuf::from(args.value()?)),
            other => bail!(other.unexpected()),
        }
    }
    let mut run = house::program(DATA)?;
    if let Some(dir) = texts {
        run = run.arg("--texts").arg(std::path::absolute(dir)?);
    }
    run.done()
}

/// Where the JSON Schema of a report stands in the checkout.
const SCHEMA: &str = "data/schema/threatline-report.schema.json";

fn write_schema() -> Result<()> {
    let schema = house::program(DATA)?.arg("--schema").read()?;
    let file = house::root().join(SCHEMA);
    if let Some(dir) = file.parent() {
        fs::create_dir_all(dir).with_context(|| format!("cannot make {}", dir.display()))?;
    }
    fs::write(&file, schema).with_context(|| format!("cannot write {}", file.display()))?;
    println!("{}", file.display());
    Ok(())
}

/// The name of the package of the data, without a date.
pub const PACKAGE: &str = "threatline-data.zip";

/// Writes the package of the data: tables, report, schema.
///
/// # Errors
/// When the data has mistakes, or the file cannot be written.
pub fn write_package(file: &Path) -> Result<()> {
    packed(house::program(DATA)?, file)
}

/// The same from a copy of the checkout.
///
/// # Errors
/// As [`write_package`].
pub fn write_package_of_copy(root: &Path, file: &Path) -> Result<()> {
    packed(house::program_of_copy(root, DATA)?, file)
}

fn packed(run: Run, file: &Path) -> Result<()> {
    if let Some(dir) = file.parent() {
        fs::create_dir_all(dir).with_context(|| format!("cannot make {}", dir.display()))?;
    }
    run.arg("--package").arg(file).done()
}

/// The data as it stands in the program, by itself.
///
/// # Errors
/// As [`write_package`].
pub fn embedded() -> Result<Vec<u8>> {
    let dir = tempfile::tempdir().context("cannot make a folder")?;
    let file = dir.path().join("corpus.bin");
    let run = house::program(DATA)?;
    run.arg("--embedded").arg(&file).done()?;
    fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
}

/// Writes what the page makes of every record into a folder.
///
/// # Errors
/// As [`write_package`].
pub fn write_samples(dir: &Path) -> Result<()> {
    house::program(DATA)?.arg("--samples").arg(dir).done()
}

/// Compiles the data, which lists all mistakes in it.
///
/// # Errors
/// When it has any.
pub fn check() -> Result<()> {
    house::program(DATA).map(drop)
}

/// The program that knows the data.
const DATA: &str = "data";
