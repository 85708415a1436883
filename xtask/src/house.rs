//! Where things are: the checkout, cargo's folders, what is built.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::lints;
use crate::run::Run;

/// The folder with the workspace's `Cargo.toml`.
pub fn root() -> PathBuf {
    // Cargo sets the variable when it runs this program; the constant serves when
    // someone starts the built program by hand.
    let own = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    own.parent().map_or(own.clone(), Path::to_path_buf)
}

/// Copies the checkout without what is built in it, and without its history.
///
/// # Errors
/// When a file cannot be read or written.
pub fn copy_to(to: &Path) -> Result<()> {
    fn copy(from: &Path, to: &Path, without: &[&str]) -> std::io::Result<()> {
        std::fs::create_dir_all(to)?;
        for entry in std::fs::read_dir(from)? {
            let entry = entry?;
            let (name, kind) = (entry.file_name(), entry.file_type()?);
            if without.iter().any(|left_out| name == *left_out) {
                continue;
            }
            let target = to.join(&name);
            if kind.is_dir() {
                copy(&entry.path(), &target, &[])?;
            } else {
                std::fs::copy(entry.path(), target)?;
            }
        }
        Ok(())
    }
    Ok(copy(&root(), to, &["target", "dist", ".git"])?)
}

/// The folder that cargo builds into.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Programs that the tests need and that cargo installs: inside the checkout, so
/// that nothing of the person's own set-up changes.
pub fn tools() -> PathBuf {
    target().join("tools")
}

/// Cargo's home, which holds the registry's unpacked sources.
pub fn cargo_home() -> Result<PathBuf> {
    if let Some(home) = env::var_os("CARGO_HOME") {
        return Ok(PathBuf::from(home));
    }
    let home = env::home_dir().context("this machine names no home folder: set CARGO_HOME")?;
    Ok(home.join(".cargo"))
}

/// `cargo`, the one that runs this program.
pub fn cargo() -> Run {
    Run::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .dir(root())
        // Flags meant for the program in the browser (see `program::flags`) must not
        // rebuild everything that runs on this machine.
        .without("CARGO_ENCODED_RUSTFLAGS")
}

/// All packages of ours, with the features for this machine.
const HERE: [&str; 3] = [
    "--workspace",
    "--features",
    "threatline/ssr,threatline-unpack/pack",
];

/// `cargo`, for what runs on this machine. All of it is asked for in one way: which features
/// of another package are wanted depends on all that a call asks for, and for each set of
/// them the package is compiled once more.
pub fn cargo_here(command: &str) -> Run {
    cargo()
        .args([command, "--locked", "--target-dir"])
        .arg(target())
        .args(HERE)
}

/// Compiles a program of ours for this machine, and is ready to call it.
///
/// # Errors
/// When it does not compile.
pub fn program(name: &str) -> Result<Run> {
    built(lints::as_tests_have_it(cargo_here("build"))?, root(), name)
}

/// The same from a copy of the checkout, as `pack` there compiles what it calls.
///
/// # Errors
/// As [`program`].
pub fn program_of_copy(root: &Path, name: &str) -> Result<Run> {
    built(cargo_here("build"), root.to_owned(), name)
}

fn built(cargo: Run, root: PathBuf, name: &str) -> Result<Run> {
    cargo
        .args(["--quiet", "--bin", name])
        .dir(root.clone())
        .done()?;
    let file = target()
        .join("debug")
        .join(name)
        .with_extension(env::consts::EXE_EXTENSION);
    Ok(Run::new(file).dir(root))
}

/// `rustc` of the same toolchain.
pub fn rustc() -> Run {
    Run::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())).dir(root())
}
