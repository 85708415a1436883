//! What the tests need beside cargo: drivers and Trunk by cargo, into the checkout's own
//! folder; browsers by the system's package manager, where we may.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::house;
use crate::run::{Run, which};

/// A program that cargo installs.
#[derive(Debug)]
pub struct Tool {
    name: &'static str,
    version: &'static str,
    /// Features are left out where they only cost time.
    plain: bool,
}

/// Drives Firefox. Debian has no package of it.
pub const GECKODRIVER: Tool = Tool {
    name: "geckodriver",
    version: "0.37.1",
    plain: false,
};

/// The newest Trunk that builds with this project's compiler.
pub const TRUNK: Tool = Tool {
    name: "trunk",
    version: "0.21.14",
    plain: true,
};

/// Finds a tool of exactly this version, among our own or in `PATH`; else installs it
/// among our own.
///
/// # Errors
/// When it cannot be installed.
pub fn ensure(tool: &Tool) -> Result<PathBuf> {
    let own = house::tools().join("bin").join(tool.name);
    for file in [Some(own.clone()), which(tool.name)].into_iter().flatten() {
        if is_version(&file, tool.version) {
            return Ok(file);
        }
    }
    eprintln!(
        "  {} {} is not there: cargo builds it into {} (once, a few minutes)",
        tool.name,
        tool.version,
        house::tools().display()
    );
    let build = house::tools().join(format!("build-{}", tool.name));
    let mut install = house::cargo()
        .args(["install", tool.name, "--version", tool.version])
        // The tool's own lock file, and a build that is quick rather than fast.
        .args(["--locked", "--debug", "--root"])
        .arg(house::tools())
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        // A tenth less to compile.
        .env("CARGO_PROFILE_DEV_PANIC", "abort")
        .env("CARGO_PROFILE_DEV_DEBUG_ASSERTIONS", "false")
        .env("CARGO_PROFILE_DEV_OVERFLOW_CHECKS", "false")
        .env("CARGO_TARGET_DIR", &build);
    if tool.plain {
        install = install.arg("--no-default-features");
    }
    install
        .done()
        .with_context(|| format!("cannot install {}", tool.name))?;
    // The folder is of no further use, and is as large as our own.
    fs::remove_dir_all(&build).ok();
    if !is_version(&own, tool.version) {
        bail!("{} was installed and does not run", own.display());
    }
    Ok(own)
}

fn is_version(file: &PathBuf, version: &str) -> bool {
    if !file.is_file() {
        return false;
    }
    let said = Run::new(file).arg("--version").read().unwrap_or_default();
    said.lines()
        .next()
        .is_some_and(|line| line.split_whitespace().any(|word| word == version))
}

/// wasm-bindgen and its test runner, in the version of our lock file.
///
/// # Errors
/// When they do not compile.
pub fn ensure_bindgen() -> Result<Bindgen> {
    house::cargo_here("build")
        .args(["--bin", "wasm-bindgen"])
        .args(["--bin", "wasm-bindgen-test-runner"])
        .done()?;
    let dir = house::target().join("debug");
    Ok(Bindgen {
        test_runner: dir.join("wasm-bindgen-test-runner"),
        dir,
    })
}

/// Where wasm-bindgen and its test runner are.
#[derive(Debug)]
pub struct Bindgen {
    /// The folder with `wasm-bindgen`, which Trunk looks for in `PATH`.
    pub dir: PathBuf,
    pub test_runner: PathBuf,
}

/// `PATH` with a folder put first.
///
/// # Errors
/// When the folder's name holds what separates folders in `PATH`.
pub fn path_with(dir: PathBuf) -> Result<std::ffi::OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let dirs = std::iter::once(dir).chain(env::split_paths(&path));
    env::join_paths(dirs).context("a folder's name cannot stand in PATH")
}

/// A program that the system's package manager installs: under any of its names, and in
/// which Debian package it is.
struct Program {
    names: &'static [&'static str],
    package: &'static str,
}

const CHROMIUM: [Program; 2] = [
    Program {
        names: &["chromium", "chromium-browser", "google-chrome"],
        package: "chromium",
    },
    Program {
        names: &["chromedriver"],
        package: "chromium-driver",
    },
];

const OTHERS: [Program; 3] = [
    Program {
        names: &["firefox-esr", "firefox"],
        package: "firefox-esr",
    },
    Program {
        names: &["WebKitWebDriver"],
        package: "webkit2gtk-driver",
    },
    Program {
        names: &["Xvfb"],
        package: "xvfb",
    },
];

/// Makes sure that Chromium and its driver are there.
///
/// # Errors
/// As [`ensure_browsers`].
pub fn ensure_chromium() -> Result<()> {
    ensure_packages(&CHROMIUM)
}

/// Makes sure that all browsers and the drivers of their packages are there.
///
/// # Errors
/// When something is missing that we may not install; the message has the line to run.
pub fn ensure_browsers() -> Result<()> {
    let all: Vec<_> = CHROMIUM.into_iter().chain(OTHERS).collect();
    ensure_packages(&all)
}

/// Where Chromium's driver is.
///
/// # Errors
/// When it is not installed.
pub fn chromedriver() -> Result<PathBuf> {
    which("chromedriver").context("there is no chromedriver")
}

fn missing(programs: &[Program]) -> Vec<&'static str> {
    programs
        .iter()
        .filter(|program| program.names.iter().all(|name| which(name).is_none()))
        .map(|program| program.package)
        .collect()
}

fn ensure_packages(programs: &[Program]) -> Result<()> {
    let packages = missing(programs);
    if packages.is_empty() {
        return Ok(());
    }
    install(&packages)?;
    let still = missing(programs);
    if !still.is_empty() {
        bail!(
            "the packages {} were installed, but their programs are not in PATH",
            still.join(", ")
        );
    }
    Ok(())
}

/// Installs packages of the system, where we may.
fn install(packages: &[&str]) -> Result<()> {
    let install = "apt-get install -y --no-install-recommends";
    let line = format!("{install} {}", packages.join(" "));
    let by_hand = format!(
        "the tests need {}. On Debian and its relatives run `apt-get update && {line}` as \
         root (or with sudo); elsewhere install the packages of the same programs",
        packages.join(", ")
    );
    if which("apt-get").is_none() {
        bail!("{by_hand}");
    }
    let is_root = Run::new("id")
        .arg("-u")
        .read()
        .is_ok_and(|id| id.trim() == "0");
    let apt = || {
        let apt: &[&str] = if is_root {
            &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
        } else {
            &[
                "sudo",
                "-n",
                "env",
                "DEBIAN_FRONTEND=noninteractive",
                "apt-get",
            ]
        };
        Run::new(apt[0]).args(&apt[1..])
    };
    if !is_root && !Run::new("sudo").args(["-n", "true"]).works() {
        bail!("{by_hand}");
    }
    eprintln!(
        "  installing on this machine{}: {line}",
        if is_root { "" } else { " with sudo" }
    );
    // Without a fresh list the packages' addresses are often gone. When it fails in part
    // the old list may still do.
    if let Err(error) = apt().arg("update").done() {
        eprintln!("  {error}; going on with the list as it is");
    }
    let installed = apt().args(install.split(' ').skip(1)).args(packages).done();
    installed.context(by_hand)
}

/// Takes a package out of npm's registry as it was published, without running anything of
/// it.
///
/// # Errors
/// When there is no npm, or the package cannot be fetched.
pub fn fetch_package(dir: &Path, package: &str, version: &str) -> Result<()> {
    if which("npm").is_none() {
        bail!("{package} comes with npm, and there is none: install Node.js");
    }
    fs::create_dir_all(dir).with_context(|| format!("cannot make {}", dir.display()))?;
    let packed = Run::new("npm")
        .args(["pack", "--silent", &format!("{package}@{version}")])
        .dir(dir.to_path_buf())
        .read()?;
    let archive = dir.join(packed.trim());
    Run::new("tar")
        .args(["--extract", "--gzip", "--strip-components=1", "--file"])
        .arg(&archive)
        .dir(dir.to_path_buf())
        .done()?;
    fs::remove_file(&archive).with_context(|| format!("cannot remove {}", archive.display()))
}

/// What looks for barriers in a page, for the journeys; never part of it: its version, and
/// the SHA-256 of the one file that is used.
const AXE: (&str, &str) = (
    "4.11.1",
    "7dbfabdfc6062936d79c873ddbb5f811a1219fca3928bd8cc9dd81f1e65f4720",
);

/// Makes sure that axe-core is among our own tools, as it was when it was pinned.
///
/// # Errors
/// When there is no npm and it cannot be installed, as [`fetch_package`], or when the file
/// is another one.
pub fn ensure_axe() -> Result<()> {
    let (version, sum) = AXE;
    let dir = house::tools().join("axe-core");
    let file = dir.join("axe.min.js");
    let is_ours = || {
        let bytes = fs::read(&file).unwrap_or_default();
        let found = Sha256::digest(&bytes);
        found
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
            == sum
    };
    if is_ours() {
        return Ok(());
    }
    if which("npm").is_none() {
        install(&["npm"])?;
    }
    fetch_package(&dir, "axe-core", version)?;
    if !is_ours() {
        bail!("{} is not what was published as {version}", file.display());
    }
    Ok(())
}

/// What the validators of the published data are, with their versions.
const REQUIREMENTS: &str = "tests/published/requirements.txt";

/// A Python of our own with the validators in it; its interpreter.
///
/// # Errors
/// When there is no Python, or the validators cannot be installed; the message has the
/// line to run.
pub fn ensure_validators() -> Result<PathBuf> {
    let wanted = fs::read_to_string(house::root().join(REQUIREMENTS))
        .with_context(|| format!("cannot read {REQUIREMENTS}"))?;
    let dir = house::tools().join("python");
    let python = dir.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    // Written last: without it an installation was cut short.
    let stamp = dir.join("requirements.txt");
    let is_there = fs::read_to_string(&stamp).is_ok_and(|there| there == wanted);
    if is_there && Run::new(&python).arg("--version").works() {
        return Ok(python);
    }
    // Debian has `python3` without what makes an environment.
    let can_make = || {
        Run::new("python3")
            .args(["-c", "import ensurepip, venv"])
            .works()
    };
    if !can_make() {
        install(&["python3", "python3-venv"])?;
        if !can_make() {
            bail!("python3 cannot make an environment: install its modules venv and ensurepip");
        }
    }
    eprintln!("  installing the validators into {} (once)", dir.display());
    fs::remove_dir_all(&dir).ok();
    Run::new("python3").args(["-m", "venv"]).arg(&dir).done()?;
    Run::new(&python)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
        // The list is whole: of the course builder only its schemas are wanted.
        .args(["--no-deps", "--requirement", REQUIREMENTS])
        .dir(house::root())
        .done()
        .with_context(|| {
            format!(
                "the validators cannot be installed; by hand: `{} -m pip install -r {REQUIREMENTS}`",
                python.display()
            )
        })?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))?;
    Ok(python)
}

/// Makes sure that a part of the toolchain is there: `rustfmt` or `clippy`.
///
/// # Errors
/// When it is missing and rustup does not add it.
pub fn ensure_component(component: &str, subcommand: &str) -> Result<()> {
    if house::cargo().args([subcommand, "--version"]).works() {
        return Ok(());
    }
    let by_hand = format!("rustup component add {component}");
    eprintln!("  the toolchain has no {component} yet: running `{by_hand}`");
    Run::new("rustup")
        .args(["component", "add", component])
        .done()
        .with_context(|| format!("install {component}: `{by_hand}`"))
}
