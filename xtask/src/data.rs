//! `cargo xtask data`: what the data covers of its sources.

use std::path::PathBuf;

use anyhow::{Result, bail};
use lexopt::prelude::*;

use crate::house;

/// Reads the command's own arguments and runs it.
///
/// # Errors
/// When the data has mistakes (the build lists them all), or words of a locator are
/// not in the copies of the sources.
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    let mut texts: Option<PathBuf> = None;
    while let Some(arg) = args.next()? {
        match arg {
            Long("texts") => texts = Some(PathBuf::from(args.value()?)),
            other => bail!(other.unexpected()),
        }
    }
    let mut run = house::cargo()
        .args(["run", "--quiet", "--locked", "--target-dir"])
        .arg(house::target())
        .args(["--bin", "data"]);
    if let Some(dir) = texts {
        run = run.arg("--").arg("--texts").arg(std::path::absolute(dir)?);
    }
    run.done()
}
