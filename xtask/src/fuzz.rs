//! `cargo xtask fuzz`: what must hold of any file, date and link, tried for as long as
//! one likes, in an optimised build.

use std::ffi::OsString;

use anyhow::{Result, bail};
use lexopt::prelude::*;

use crate::house;
use crate::steps::step;

/// For each target.
const SECONDS: &str = "60";

/// Reads the command's own arguments and runs it.
///
/// # Errors
/// When an argument is not known, or there is an input of which something does not hold.
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    let mut seconds = OsString::from(SECONDS);
    let mut seed = None;
    let mut names = Vec::new();
    while let Some(arg) = args.next()? {
        match arg {
            Long("seconds") => seconds = args.value()?,
            Long("seed") => seed = Some(args.value()?),
            Value(name) => names.push(name),
            other => bail!(other.unexpected()),
        }
    }
    step("fuzz", || {
        let mut test = house::cargo()
            .args(["test", "--quiet", "--locked", "--profile", "bench"])
            .args(["--package", "threatline-fuzz", "--target-dir"])
            .arg(house::target())
            .env("THREATLINE_FUZZ_SECONDS", seconds);
        if let Some(seed) = seed {
            test = test.env("THREATLINE_FUZZ_SEED", seed);
        }
        test.arg("--").args(names).done()
    })
}
