//! `cargo xtask soak`: random actions by real input on the built file, in Chromium.

use std::ffi::OsString;

use anyhow::{Result, bail};
use lexopt::prelude::*;

use crate::program::Effort;
use crate::steps::step;
use crate::{dist, house, tools};

/// Reads the command's own arguments and runs it.
///
/// # Errors
/// When the file does not build, Chromium is missing, or the page breaks; the message has
/// the seed and the last actions.
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    let mut rest: Vec<OsString> = Vec::new();
    let mut effort = Effort::Small;
    while let Some(arg) = args.next()? {
        match arg {
            Long("quick") => effort = Effort::Quick,
            Long("minutes") => rest.extend(["--minutes".into(), args.value()?]),
            Long("seed") => rest.extend(["--seed".into(), args.value()?]),
            other => bail!(other.unexpected()),
        }
    }
    step("the built file", || {
        dist::dist(&dist::folder(), effort).map(drop)
    })?;
    step("Chromium", tools::ensure_chromium)?;
    step("soak", || {
        house::cargo()
            .args(["run", "--quiet", "--locked", "--package", "threatline-e2e"])
            .args(["--bin", "soak", "--target-dir"])
            .arg(house::target())
            .arg("--")
            .args(&rest)
            .done()
    })
}
