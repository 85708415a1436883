//! What the compiler and clippy say of the code.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Result, bail};
use serde_json::Value;

use crate::run::Run;
use crate::{house, program, tools};

/// `cargo test`, for this machine.
///
/// # Errors
/// As [`clippy`].
pub fn tests_here() -> Result<Run> {
    looked_at(house::cargo_here("test"))
}

/// `cargo test`, for browsers.
///
/// # Errors
/// As [`clippy`].
pub fn tests_in_browsers() -> Result<Run> {
    looked_at(program::cargo_in_browsers("test"))
}

static TESTS_RUN: AtomicBool = AtomicBool::new(false);

/// From now on programs that run on this machine are compiled as the tests are, and are not
/// compiled once more.
pub fn tests_run() {
    TESTS_RUN.store(true, Ordering::Relaxed);
}

/// The call as it is; while tests run, as they make it.
///
/// # Errors
/// As [`clippy`].
pub fn as_tests_have_it(cargo: Run) -> Result<Run> {
    if TESTS_RUN.load(Ordering::Relaxed) {
        looked_at(cargo)
    } else {
        Ok(cargo)
    }
}

/// Has clippy's driver compile what is ours. What tests run is then compiled and looked at in
/// one go, where `cargo clippy` would first read all that it stands on once more. The driver
/// is no compiler for what is published: it leaves optimisations out.
fn looked_at(cargo: Run) -> Result<Run> {
    let sysroot = house::rustc().args(["--print", "sysroot"]).read()?;
    let own = Path::new(sysroot.trim()).join("bin/clippy-driver");
    // A system's own packages may have it elsewhere.
    let driver = if own.is_file() {
        own
    } else {
        "clippy-driver".into()
    };
    Ok(clippy(cargo)?.env("RUSTC_WORKSPACE_WRAPPER", driver))
}

/// A call that needs clippy.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn clippy(cargo: Run) -> Result<Run> {
    tools::ensure_component("clippy", "clippy").map(|()| cargo)
}

/// Runs a call of cargo that compiles or checks.
///
/// # Errors
/// When the call fails, or anything of ours was complained about.
pub fn nothing_is_said(cargo: Run) -> Result<()> {
    let cargo = cargo.args(["--message-format", "json"]);
    let line = cargo.line();
    let (status, said) = cargo.said()?;
    let complaints = complaints(&said);
    for complaint in &complaints {
        eprintln!("{complaint}");
    }
    if !complaints.is_empty() {
        bail!(
            "the compiler or clippy complains ({} in all)",
            complaints.len()
        );
    }
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// Of cargo's messages in JSON, one to a line, those of the compiler as people read them;
/// once where more than one target has the same code. Cargo gives those of our packages
/// alone, also where nothing had to be compiled again.
fn complaints(messages: &str) -> BTreeSet<String> {
    let messages = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    messages
        .filter(|message| message["reason"] == "compiler-message")
        .map(|message| {
            let said = &message["message"];
            let text = said["rendered"].as_str().or(said["message"].as_str());
            text.unwrap_or("without a text").trim_end().to_owned()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_the_code_is_found_once() {
        let warning = r#"{"reason":"compiler-message","package_id":"p","message":{"level":"warning","message":"unused","rendered":"warning: unused\n --> src/a.rs:1:1\n\n"}}"#;
        let plain = r#"{"reason":"compiler-message","message":{"level":"error","message":"aborting","rendered":null}}"#;
        let artifact = r#"{"reason":"compiler-artifact","package_id":"p","fresh":false}"#;
        let messages = [warning, artifact, "running 2 tests", warning, plain].join("\n");
        let found = complaints(&messages);
        assert_eq!(
            found.into_iter().collect::<Vec<_>>(),
            ["aborting", "warning: unused\n --> src/a.rs:1:1"]
        );
        assert!(complaints(artifact).is_empty());
    }
}
