//! The file in two packages: for courses (SCORM 1.2) and for a USB stick. Equal files
//! make equal packages.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::dist::{FILE, sum};
use crate::house;

// The page's own writer: no time and no machine gets into its archives.
#[allow(dead_code)]
#[path = "../../src/export/zip.rs"]
mod zip;

/// The name of the package for courses.
pub const SCORM: &str = "threatline-scorm.zip";

/// The name of the package for a USB stick.
pub const USB: &str = "threatline-usb.zip";

/// An archive's files in their order, with their names.
type Files = Vec<(String, Vec<u8>)>;

/// The package for courses: the page as the one asset of the one item. It reports no
/// score, so that it needs nothing of the course's own interface.
///
/// # Errors
/// When a file of the checkout cannot be read.
pub fn scorm(page: &[u8]) -> Result<Vec<u8>> {
    let manifest = filled("assets/imsmanifest.xml")?;
    let mut files: Files = vec![
        ("imsmanifest.xml".to_owned(), manifest),
        (FILE.to_owned(), page.to_owned()),
    ];
    files.extend(licences()?);
    Ok(zip::archive(&files))
}

/// The package for a USB stick: the page, how to open it in three languages, the
/// licences and the checksums.
///
/// # Errors
/// As [`scorm`].
pub fn usb(page: &[u8]) -> Result<Vec<u8>> {
    let mut files: Files = vec![(FILE.to_owned(), page.to_owned())];
    for lang in ["en", "nl", "fr"] {
        let name = format!("README-{lang}.txt");
        let text = filled(&format!("assets/usb/{name}"))?;
        files.push((name, text));
    }
    files.extend(licences()?);
    let sums: String = files
        .iter()
        .map(|(name, bytes)| format!("{}  {name}\n", sum(bytes)))
        .collect();
    files.push(("SHA256SUMS".to_owned(), sums.into_bytes()));
    for (name, _) in &mut files {
        // One folder, so that unpacking spills nothing.
        *name = format!("threatline/{name}");
    }
    Ok(zip::archive(&files))
}

/// Writes both packages of a page into a folder, and returns their names and checksums.
///
/// # Errors
/// When a file cannot be read or written.
pub fn write(dir: &Path, page: &[u8]) -> Result<Vec<(&'static str, usize, String)>> {
    fs::create_dir_all(dir).with_context(|| format!("cannot make {}", dir.display()))?;
    let mut written = Vec::new();
    for (name, bytes) in [(SCORM, scorm(page)?), (USB, usb(page)?)] {
        let file = dir.join(name);
        fs::write(&file, &bytes).with_context(|| format!("cannot write {}", file.display()))?;
        written.push((name, bytes.len(), sum(&bytes)));
    }
    Ok(written)
}

fn licences() -> Result<Files> {
    [
        ("LICENSE-MIT", "LICENSE-MIT"),
        ("LICENSE-APACHE", "LICENSE-APACHE"),
        ("LICENSE-DATA.md", "data/LICENSE.md"),
    ]
    .into_iter()
    .map(|(name, path)| Ok((name.to_owned(), text(path)?.into_bytes())))
    .collect()
}

/// A file of the checkout in which version and date of this edition have been put.
fn filled(path: &str) -> Result<Vec<u8>> {
    let date = include_str!("../../data/DATE").trim();
    let text = text(path)?
        .replace("{version}", env!("CARGO_PKG_VERSION"))
        .replace("{date}", date);
    Ok(text.into_bytes())
}

fn text(path: &str) -> Result<String> {
    let text = fs::read_to_string(house::root().join(path))
        .with_context(|| format!("cannot read {path}"))?;
    // The same bytes from a checkout on Windows.
    Ok(text.replace("\r\n", "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_pages_make_equal_packages() {
        let made = || (scorm(b"page").expect("scorm"), usb(b"page").expect("usb"));
        assert_eq!(made(), made());
        assert_ne!(
            scorm(b"page").expect("scorm"),
            scorm(b"Page").expect("scorm")
        );
    }
}
