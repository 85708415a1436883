//! Builds and tests Threatline: `cargo xtask COMMAND`.
//!
//! One file per command; what they share stands in [`house`] (where things are),
//! [`run`] (calling other programs) and [`steps`] (times and summaries). The parts of the
//! tests, and what runs beside what, stand in [`lanes`].

mod advisories;
mod bench;
mod budget;
mod check;
mod data;
mod dist;
mod fuzz;
mod house;
mod lanes;
mod licences;
mod lints;
mod pack;
mod packages;
mod program;
mod run;
mod soak;
mod steps;
mod test;
mod tools;

mod trunk;

use anyhow::{Result, bail};
use lexopt::prelude::*;

const HELP: &str = "\
Builds and tests Threatline.

    cargo xtask dist [--open] [--out DIR]   builds the one file, dist/threatline.html, and its packages
    cargo xtask test [--only PART]...       runs all tests, or only the parts named
    cargo xtask dist --quick                builds it in seconds, several times as large
    cargo xtask test --quick --only PART    tests with such a file; any part but trunk
    cargo xtask dist --accept-sizes         notes what each part of the file may weigh
    cargo xtask check                       format, lints, the modules' directions, data
    cargo xtask data [--texts DIR]          what the data covers of each source
    cargo xtask data --write-schema         writes the JSON Schema of a report anew
    cargo xtask fuzz [TARGET]... [--seconds N] [--seed S]
                                            tries files, dates and links, N seconds each
    cargo xtask bench [-- OPTION]...        measures the file beside other timelines
    cargo xtask soak [--minutes N --seed S] random actions on the file, in Chromium
    cargo xtask advisories [--from DIR]     whether a fault is known in any package
    cargo xtask licences [--write]          whose work stands in the file, as a list
    cargo xtask pack                        packs what Trunk has built (Trunk calls this)

Parts of test: check, host, data, web, dist, tool, trunk, driver, e2e.
`cargo xtask test --only e2e -- NAME` runs the end-to-end journeys whose name holds NAME,
`cargo xtask test --only e2e --times N` all of them N times, as long as they pass.
";

fn main() {
    if let Err(error) = command() {
        // The chain of causes, one to a line: the last one is what the reader can act on.
        eprintln!("\nerror: {error}");
        for cause in error.chain().skip(1) {
            eprintln!("       {cause}");
        }
        std::process::exit(1);
    }
}

fn command() -> Result<()> {
    let mut args = lexopt::Parser::from_env();
    match args.next()? {
        Some(Value(name)) => match name.to_str() {
            Some("dist") => dist::command(args),
            Some("test") => test::command(args),
            Some("check") => check::command(args),
            Some("data") => data::command(args),
            Some("fuzz") => fuzz::command(args),
            Some("soak") => soak::command(args),
            Some("advisories") => advisories::command(args),
            Some("licences") => licences::command(args),
            Some("bench") => bench::command(args),
            Some("pack") => trunk::command(args),
            Some("help") => {
                print!("{HELP}");
                Ok(())
            }
            _ => bail!("there is no command {name:?}\n\n{HELP}"),
        },
        Some(Long("help") | Short('h')) | None => {
            print!("{HELP}");
            Ok(())
        }
        Some(other) => bail!("{}\n\n{HELP}", other.unexpected()),
    }
}
