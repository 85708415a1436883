//! `cargo xtask check`: what can be said about the code and the data without running
//! the page.

use anyhow::{Result, bail};

use crate::program::{self, NAME};
use crate::steps::step;
use crate::{data, house, lints, tools};

/// How the code comes before clippy.
#[derive(Clone, Copy)]
pub enum Lints {
    /// By itself, in seconds where little has changed.
    Alone,
    /// While the tests are compiled that are going to run.
    WithTests,
}

/// Reads the command's own arguments and runs it.
///
/// # Errors
/// As [`check`].
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    if let Some(arg) = args.next()? {
        bail!(arg.unexpected());
    }
    check(Lints::Alone)
}

/// Runs all checks, also after one has failed.
///
/// # Errors
/// When any of them fails; the message names them all.
pub fn check(lints: Lints) -> Result<()> {
    let checks: [(&str, &dyn Fn() -> Result<()>); 5] = [
        ("format", &format),
        ("lints, for this machine", &|| lints_here(lints)),
        ("lints, for the browser", &|| lints_in_browsers(lints)),
        ("the modules' directions", &directions),
        ("the data", &data::check),
    ];
    let mut failed = Vec::new();
    for (what, check) in checks {
        if let Err(error) = step(what, check) {
            eprintln!("  {error:#}");
            failed.push(what);
        }
    }
    if !failed.is_empty() {
        bail!("these checks failed: {}", failed.join("; "));
    }
    Ok(())
}

fn format() -> Result<()> {
    tools::ensure_component("rustfmt", "fmt")?;
    house::cargo().args(["fmt", "--all", "--check"]).done()
}

/// Two targets are only tested, and looked at, when they are named.
const ALL: [&str; 5] = ["--all-targets", "--test", "e2e", "--test", "file"];

fn lints_here(lints: Lints) -> Result<()> {
    let call = match lints {
        Lints::Alone => lints::clippy(house::cargo_here("clippy"))?,
        Lints::WithTests => {
            // What only its own tests use is seen without them: as it was compiled to run.
            lints::nothing_is_said(
                house::cargo()
                    .args(["build", "--locked", "--package", "xtask", "--target-dir"])
                    .arg(house::target()),
            )?;
            lints::tests_here()?.arg("--no-run")
        }
    };
    lints::nothing_is_said(call.args(ALL))
}

fn lints_in_browsers(lints: Lints) -> Result<()> {
    program::ensure_target()?;
    let call = match lints {
        Lints::Alone => {
            lints::clippy(program::cargo_in_browsers("clippy"))?.args(["--lib", "--bin", NAME])
        }
        // What the tests stand on comes with them.
        Lints::WithTests => lints::tests_in_browsers()?.arg("--no-run"),
    };
    lints::nothing_is_said(call.args(["--test", "web"]))
}

fn directions() -> Result<()> {
    lints::as_tests_have_it(house::cargo_here("test"))?
        .args(["--test", "house"])
        .done()
}
