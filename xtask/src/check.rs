//! `cargo xtask check`: what can be said about the code and the data without running
//! the page.

use anyhow::{Result, bail};

use crate::program::{self, NAME, WASM};
use crate::run::Run;
use crate::steps::step;
use crate::{data, house, tools};

/// Reads the command's own arguments and runs it.
///
/// # Errors
/// As [`check`].
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    if let Some(arg) = args.next()? {
        bail!(arg.unexpected());
    }
    check()
}

/// Runs all checks, also after one has failed.
///
/// # Errors
/// When any of them fails; the message names them all.
pub fn check() -> Result<()> {
    let checks: [(&str, Check); 5] = [
        ("format", format),
        ("clippy, for this machine", clippy_host),
        ("clippy, for the browser", clippy_wasm),
        ("the modules' directions", directions),
        ("the data", data::check),
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

type Check = fn() -> Result<()>;

fn format() -> Result<()> {
    tools::ensure_component("rustfmt", "fmt")?;
    house::cargo().args(["fmt", "--all", "--check"]).done()
}

fn clippy(what: &[&str]) -> Result<()> {
    tools::ensure_component("clippy", "clippy")?;
    cargo(&["clippy", "--locked"])
        .args(what)
        .args(["--", "--deny", "warnings"])
        .done()
}

fn clippy_host() -> Result<()> {
    clippy(&[
        "--workspace",
        "--all-targets",
        "--features",
        &format!("{NAME}/ssr"),
    ])
}

fn clippy_wasm() -> Result<()> {
    program::ensure_target()?;
    clippy(&["--target", WASM, "--lib", "--bin", NAME, "--test", "web"])
}

fn directions() -> Result<()> {
    cargo(&["test", "--locked", "--features", "ssr", "--test", "house"]).done()
}

fn cargo(args: &[&str]) -> Run {
    let (command, rest) = args.split_first().unwrap_or((&"help", &[]));
    house::cargo()
        .arg(command)
        .arg("--target-dir")
        .arg(house::target())
        .args(rest)
}
