//! The engines, and where their programs are.

use std::env;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A browser engine that the page must work in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name in the tests' output and in file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The smallest width of the page, in CSS pixels, that its window can have. For
    /// less, show the page in a [frame](crate::Frame).
    pub fn min_width(self) -> u32 {
        match self {
            Self::Chromium => 1,
            Self::Firefox => 500,
            Self::WebKit => 447,
        }
    }

    /// Whether a new browser costs more than making one like new: of each journey in
    /// Firefox half the time, in Chromium a quarter of the work.
    pub fn starts_slowly(self) -> bool {
        self != Self::WebKit
    }

    /// The browser itself.
    ///
    /// # Errors
    /// When it is not installed.
    pub fn browser(self) -> Result<PathBuf> {
        match self {
            Self::Chromium => {
                find(&["chromium", "chromium-browser", "google-chrome"]).context(INSTALL)
            }
            Self::Firefox => find(&["firefox-esr", "firefox"]).context(INSTALL),
            Self::WebKit => minibrowser().context(INSTALL),
        }
    }

    /// The program that drives it.
    ///
    /// # Errors
    /// When it is not installed.
    pub fn driver(self) -> Result<PathBuf> {
        match self {
            Self::Chromium => find(&["chromedriver"]).context(INSTALL),
            Self::Firefox => find(&["geckodriver"]).context(INSTALL),
            Self::WebKit => find(&["WebKitWebDriver"]).context(INSTALL),
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

const INSTALL: &str = "the browsers and their drivers must be installed: \
                       `cargo xtask test --only e2e` does it, or says how";

/// The display server without a screen, which WebKit needs.
///
/// # Errors
/// When it is not installed.
pub fn xvfb() -> Result<PathBuf> {
    find(&["Xvfb"]).context(INSTALL)
}

/// Looks for a program among those that `cargo xtask test` has installed, then in `PATH`.
fn find(names: &[&str]) -> Result<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut dirs = vec![target().join("tools").join("bin")];
    dirs.extend(env::split_paths(&path));
    names
        .iter()
        .flat_map(|name| dirs.iter().map(move |dir| dir.join(name)))
        .find(|file| file.is_file())
        .with_context(|| format!("there is no {}", names.join(" or ")))
}

/// WebKitGTK's browser is not meant for people and stands in a library folder, whose
/// name holds the machine's kind.
fn minibrowser() -> Result<PathBuf> {
    let mut dirs = vec![PathBuf::from("/usr/libexec"), PathBuf::from("/usr/lib")];
    for libraries in ["/usr/lib", "/usr/lib64"] {
        if let Ok(entries) = fs::read_dir(libraries) {
            dirs.extend(entries.flatten().map(|entry| entry.path()));
        }
    }
    ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"]
        .iter()
        .flat_map(|version| {
            dirs.iter()
                .map(move |dir| dir.join(version).join("MiniBrowser"))
        })
        .find(|file| file.is_file())
        .context("there is no MiniBrowser of WebKitGTK")
}

/// The checkout's folder.
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.ancestors().nth(2).unwrap_or(own).to_path_buf()
}

/// The folder that cargo builds into, where screenshots go too.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The built file: `dist/threatline.html`, unless `THREATLINE_FILE` names another.
///
/// # Errors
/// When it has not been built.
pub fn built_file() -> Result<PathBuf> {
    let file = env::var_os("THREATLINE_FILE").map_or_else(
        || root().join("dist").join("threatline.html"),
        PathBuf::from,
    );
    anyhow::ensure!(
        file.is_file(),
        "{} is not there: run `cargo xtask dist` first",
        file.display()
    );
    Ok(file)
}
