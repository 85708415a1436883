//! `cargo xtask bench`: the built file beside other timelines, with the same events, in
//! one run of Chromium. The other timelines come from the npm registry, into the
//! checkout's own folder, and are never part of the page.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Result, bail};
use lexopt::prelude::*;

use crate::program::Effort;
use crate::steps::step;
use crate::{dist, house, tools};

/// Another timeline: the name of its folder, of its package, and the version.
const PEERS: [(&str, &str, &str); 3] = [
    ("vis-timeline", "vis-timeline", "8.5.0"),
    ("timelinejs", "@knight-lab/timelinejs", "3.9.11"),
    ("timelines-chart", "timelines-chart", "2.14.3"),
];

/// Reads the command's own arguments and runs it. What follows `--` goes to the program
/// that measures.
///
/// # Errors
/// When something that it needs is missing, or the file does not build.
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    let mut rest: Vec<OsString> = Vec::new();
    while let Some(arg) = args.next()? {
        match arg {
            Value(value) => {
                rest.push(value);
                rest.extend(args.raw_args()?);
            }
            other => bail!(other.unexpected()),
        }
    }
    step("the built file", || {
        dist::dist(&dist::folder(), Effort::Small).map(drop)
    })?;
    step("Chromium", tools::ensure_chromium)?;
    let peers = step("the other timelines", ensure_peers)?;
    step("measure", || {
        house::cargo()
            .args([
                "run",
                "--quiet",
                "--locked",
                "--package",
                "threatline-bench",
            ])
            .arg("--target-dir")
            .arg(house::target())
            .arg("--")
            .arg("--peers")
            .arg(&peers)
            .args(&rest)
            .done()
    })
}

fn ensure_peers() -> Result<PathBuf> {
    let folder = house::tools().join("peers");
    for (name, package, version) in PEERS {
        let dir = folder.join(name);
        if !dir.join("package.json").is_file() {
            tools::fetch_package(&dir, package, version)?;
        }
    }
    Ok(folder)
}
