//! `cargo xtask dist`: the one file, from nothing but cargo and a C compiler.

use std::fs;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;
use sha2::{Digest, Sha256};

use crate::pack::{Page, Parts, pack, size_of_data};
use crate::program::{self, Effort};
use crate::run::Run;
use crate::steps::{seconds, step};
use crate::{budget, data, house, packages, run};

/// The file's name; the packages and `SHA256SUMS` stand beside it.
pub const FILE: &str = "threatline.html";

/// Reads the command's own arguments and runs it.
///
/// # Errors
/// When an argument is not known, or as [`dist`].
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    let mut out = None;
    let mut open = false;
    let mut effort = Effort::Small;
    let mut accept = false;
    while let Some(arg) = args.next()? {
        match arg {
            Long("open") => open = true,
            Long("quick") => effort = Effort::Quick,
            Long("accept-sizes") => accept = true,
            Long("out") => out = Some(PathBuf::from(args.value()?)),
            other => bail!(other.unexpected()),
        }
    }
    if accept && effort == Effort::Quick {
        bail!("the sizes are those of the published file: leave out --quick");
    }
    // A folder named by hand counts from where the person is.
    let (file, page) = dist(&out.unwrap_or_else(folder), effort)?;
    if accept {
        budget::accept(&page)?;
    }
    if open {
        show(&file)?;
    }
    Ok(())
}

/// The folder that the file is written to unless another is named.
pub fn folder() -> PathBuf {
    house::root().join("dist")
}

/// Builds the file into a folder, and returns its path and what stands in it.
///
/// # Errors
/// When a tool is missing, the program does not compile, or the folder cannot be written.
pub fn dist(dir: &Path, effort: Effort) -> Result<(PathBuf, Page)> {
    let start = Instant::now();
    step("check the tools", program::ensure_target)?;
    fs::create_dir_all(dir).with_context(|| format!("cannot make {}", dir.display()))?;
    let package = dir.join(data::PACKAGE);
    // Two builds side by side: each has stretches in which one core waits.
    let (compiled, content, data_size) = thread::scope(|scope| {
        let content = scope.spawn(|| {
            let content = program::content()?;
            data::write_package(&std::path::absolute(&package)?)?;
            let data = match effort {
                Effort::Small => Some(size_of_data(&data::embedded()?)?),
                Effort::Quick => None,
            };
            Ok((content, data))
        });
        let compiled = step("compile the program for the browser", || {
            program::compile(effort)
        })?;
        let (content, data) = step("render the content, pack the data", || {
            match content.join() {
                Ok(content) => content,
                Err(panic) => resume_unwind(panic),
            }
        })?;
        anyhow::Ok((compiled, content, data))
    })?;
    let program = step("write the program's glue (wasm-bindgen)", || {
        program::bind(&compiled)
    })?;
    let mut page = step("pack the file", || {
        let parts = Parts::new(program, content)?;
        parts.refuse_leaks()?;
        pack(&parts, effort)
    })?;
    page.data = data_size;

    let file = dir.join(FILE);
    let sum = sum(page.html.as_bytes());
    write(&file, &page.html)?;
    let data = fs::read(&package).with_context(|| format!("cannot read {}", package.display()))?;
    let mut sums = format!("{sum}  {FILE}\n{}  {}\n", self::sum(&data), data::PACKAGE);
    let packages = step("pack it for courses and for a USB stick", || {
        packages::write(dir, page.html.as_bytes())
    })?;
    for (name, _, sum) in &packages {
        sums.push_str(&format!("{sum}  {name}\n"));
    }
    write(&dir.join("SHA256SUMS"), &sums)?;

    let file = std::path::absolute(&file).unwrap_or(file);
    println!("\n{}", file.display());
    print!("{}", table(&page));
    let compiler = house::rustc().arg("--version").read()?;
    println!("{:20}{:>26}", data::PACKAGE, thousands(data.len()));
    for (name, size, _) in &packages {
        println!("{name:20}{:>26}", thousands(*size));
    }
    println!("SHA-256  {sum}");
    println!("built by {}", compiler.trim());
    println!("in       {}", seconds(start.elapsed()));
    Ok((file, page))
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}

/// The SHA-256 of bytes in hexadecimal digits.
pub fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The size of each part, in bytes.
fn table(page: &Page) -> String {
    let mut table = format!("{:20}{:>12}{:>14}\n", "bytes", "plain", "in the file");
    for size in page.sizes.iter().chain(&page.data) {
        let (plain, packed) = (thousands(size.plain), thousands(size.packed));
        table.push_str(&format!("{:20}{plain:>12}{packed:>14}\n", size.part));
    }
    let whole = thousands(page.html.len());
    table.push_str(&format!("{:20}{:>12}{whole:>14}\n", "the whole file", ""));
    table
}

/// `1234567` as `1,234,567`.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Opens the file with the program that the system opens pages with.
fn show(file: &Path) -> Result<()> {
    let opener = if cfg!(target_os = "macos") {
        Run::new("open")
    } else if cfg!(windows) {
        Run::new("explorer")
    } else {
        if run::which("xdg-open").is_none() {
            bail!(
                "the system has no `xdg-open` to open the page with: open {} in a browser",
                file.display()
            );
        }
        Run::new("xdg-open")
    };
    opener.arg(file).done()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (1234567, "1,234,567"),
        ] {
            assert_eq!(thousands(number), text);
        }
    }

    #[test]
    fn sums_are_those_of_sha256sum() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(sum(b""), empty);
    }
}
