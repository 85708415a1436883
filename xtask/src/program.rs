//! The program in the browser: from the sources to WebAssembly and its glue script.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::house;
use crate::run::Run;

/// The target that browsers run.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The program's name, of its binary target and of every file made from it.
pub const NAME: &str = "threatline";

/// What wasm-bindgen makes of the compiled program.
#[derive(Debug)]
pub struct Program {
    /// A classic script that defines `wasm_bindgen`.
    pub glue: String,
    /// The WebAssembly module that belongs to this glue and no other.
    pub wasm: Vec<u8>,
}

impl Program {
    /// Reads the two files that `wasm-bindgen` (ours or Trunk's) has written to a folder.
    ///
    /// # Errors
    /// When one of them is missing.
    pub fn read(dir: &Path) -> Result<Self> {
        let glue = dir.join(format!("{NAME}.js"));
        let wasm = dir.join(format!("{NAME}_bg.wasm"));
        Ok(Self {
            glue: fs::read_to_string(&glue)
                .with_context(|| format!("cannot read {}", glue.display()))?,
            wasm: fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?,
        })
    }
}

/// Makes sure that the compiler can build for the browser; adds the target with rustup
/// where it is missing.
///
/// # Errors
/// When it is missing and cannot be added; the message says which command does it.
pub fn ensure_target() -> Result<()> {
    if has_target()? {
        return Ok(());
    }
    let by_hand = format!("rustup target add {WASM}");
    eprintln!("  the compiler cannot build for the browser yet: running `{by_hand}`");
    let added = Run::new("rustup").args(["target", "add", WASM]).done();
    match added {
        Ok(()) if has_target()? => Ok(()),
        _ => bail!(
            "the compiler's {WASM} target is missing and could not be added. \
             With rustup, run `{by_hand}`; with a compiler from your system, install its \
             package for that target (on Debian: `apt-get install libstd-rust-dev-wasm32`)"
        ),
    }
}

fn has_target() -> Result<bool> {
    let libs = house::rustc()
        .args(["--print", "target-libdir", "--target", WASM])
        .read()?;
    // The folder holds the standard library when the target is there, and may stand
    // empty when it is not.
    Ok(fs::read_dir(libs.trim()).is_ok_and(|mut files| files.next().is_some()))
}

/// Compiler flags that take this machine's paths out of the program, so that two
/// machines (with the same compiler) make the same bytes: panics name source files.
///
/// # Errors
/// When the compiler does not say where its own sources are.
pub fn flags() -> Result<Vec<String>> {
    flags_of(&house::root())
}

/// The same for a copy of the checkout.
///
/// # Errors
/// As [`flags`].
pub fn flags_of(root: &Path) -> Result<Vec<String>> {
    Ok(prefixes(root)?
        .into_iter()
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .collect())
}

/// Folders of this machine whose names could get into the program, each with the name
/// that stands for it. Where several match, the compiler takes the last.
fn prefixes(root: &Path) -> Result<Vec<(PathBuf, String)>> {
    let sysroot = house::rustc().args(["--print", "sysroot"]).read()?;
    let version = house::rustc().arg("-vV").read()?;
    let commit = version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))
        .unwrap_or("unknown");

    let mut prefixes = vec![
        (root.to_owned(), "/threatline".to_owned()),
        (house::target(), "/target".to_owned()),
    ];
    // One folder per registry; its name is a hash of the registry's address, which is
    // another where the machine uses a mirror.
    let sources = house::cargo_home()?.join("registry").join("src");
    prefixes.push((sources.clone(), "/cargo".to_owned()));
    if let Ok(registries) = fs::read_dir(&sources) {
        let mut registries: Vec<_> = registries.flatten().map(|entry| entry.path()).collect();
        registries.sort();
        prefixes.extend(registries.into_iter().map(|dir| (dir, "/cargo".to_owned())));
    }
    // The standard library comes compiled, with this name for its sources; where they
    // are installed as well, the compiler puts their real place back in.
    prefixes.push((
        Path::new(sysroot.trim()).join("lib/rustlib/src/rust"),
        format!("/rustc/{commit}"),
    ));
    Ok(prefixes)
}

/// The first folder of this machine that the bytes name, if any.
///
/// # Errors
/// As [`flags`].
pub fn leak(bytes: &[u8]) -> Result<Option<PathBuf>> {
    let prefixes = prefixes(&house::root())?.into_iter();
    let mut folders: Vec<PathBuf> = prefixes.map(|(from, _)| from).collect();
    // What stands in it besides the sources, such as a checkout of a package.
    folders.push(house::cargo_home()?);
    Ok(first_named(bytes, folders))
}

fn first_named(bytes: &[u8], folders: Vec<PathBuf>) -> Option<PathBuf> {
    folders.into_iter().find(|dir| {
        let name = dir.as_os_str().as_encoded_bytes();
        bytes.windows(name.len()).any(|part| part == name)
    })
}

/// Fails where something that goes into the page names a folder of this machine: another
/// one would make other bytes.
///
/// # Errors
/// When it does, or as [`flags`].
pub fn refuse_leaks(parts: &[(&str, &[u8])]) -> Result<()> {
    for (what, bytes) in parts {
        if let Some(dir) = leak(bytes)? {
            bail!("{what} names {} on this machine", dir.display());
        }
    }
    Ok(())
}

/// How much work goes into the program and the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// As small as it gets: what is published.
    Small,
    /// Built anew in seconds, and large: for daily work.
    Quick,
}

impl Effort {
    /// The profile of `Cargo.toml` that the program is compiled with.
    fn profile(self) -> &'static str {
        match self {
            Self::Small => "release",
            Self::Quick => "quick",
        }
    }
}

/// `cargo`, for what runs in a browser.
pub fn cargo_in_browsers(command: &str) -> Run {
    house::cargo()
        .args([command, "--locked", "--target", WASM, "--target-dir"])
        .arg(house::target())
}

/// Compiles the program for the browser.
///
/// # Errors
/// When it does not compile.
pub fn compile(effort: Effort) -> Result<PathBuf> {
    cargo_in_browsers("build")
        .args(["--profile", effort.profile(), "--bin", NAME])
        .env("CARGO_ENCODED_RUSTFLAGS", flags()?.join("\u{1f}"))
        .done()?;
    Ok(house::target()
        .join(WASM)
        .join(effort.profile())
        .join(format!("{NAME}.wasm")))
}

/// Compiles the module that unpacks the program in the browser, whose name in the page is
/// `unpack`. It is small and always compiled for release.
///
/// # Errors
/// When it does not compile.
pub fn unpacker() -> Result<Vec<u8>> {
    cargo_in_browsers("build")
        .args(["--release", "--package", "threatline-unpack", "--lib"])
        .env("CARGO_ENCODED_RUSTFLAGS", flags()?.join("\u{1f}"))
        .done()?;
    let file = house::target()
        .join(WASM)
        .join("release/threatline_unpack.wasm");
    fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
}

/// Runs wasm-bindgen on the compiled program.
///
/// # Errors
/// When the file is not a program made with the same version of wasm-bindgen.
pub fn bind(wasm: &Path) -> Result<Program> {
    let dir = house::target().join("page");
    Bindgen::new()
        .input_path(wasm)
        .no_modules(true)?
        .typescript(false)
        // As Trunk's call has it: the text must be the same.
        .omit_default_module_path(false)
        .generate(&dir)
        .context("wasm-bindgen cannot read the compiled program")?;
    Program::read(&dir)
}

/// The page's content as HTML text, rendered on this machine by the same components.
///
/// # Errors
/// When the program does not compile for this machine or stops while rendering.
pub fn content() -> Result<String> {
    house::program("prerender")?.read()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_this_machine_are_refused() {
        let folders = [
            house::root().join("src/main.rs"),
            house::target().join("release/build/x/out/corpus.rs"),
            house::cargo_home().expect("a home").join("git/x.rs"),
        ];
        for file in folders {
            let bytes = format!("\0asm panicked at {}:1:2\0", file.display());
            let error = refuse_leaks(&[("nothing", b"\0asm"), ("the program", bytes.as_bytes())]);
            let error = error.expect_err("a folder").to_string();
            assert!(error.starts_with("the program names "), "{error}");
        }
        refuse_leaks(&[("the program", b"/threatline/src/main.rs:1:2")]).expect("none");
    }
}
