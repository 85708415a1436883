//! `cargo xtask test`: everything that can fail, in parts that do not stop each other.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use crate::program::{self, Effort, NAME, WASM};
use crate::run::Run;
use crate::steps::{seconds, step};
use crate::tools::{self, GECKODRIVER, TRUNK};
use crate::{budget, check, data, dist, house};

/// The parts, in the order in which they are told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// Format, clippy, the modules' directions, the data.
    Check,
    /// Tests on this machine.
    Host,
    /// What is published, by validators that are not ours.
    Data,
    /// Unit tests in a browser.
    Web,
    /// The built file.
    Dist,
    /// Programs that cargo installs for the two parts below.
    Tools,
    /// Trunk's build, which must be the same.
    Trunk,
    /// Journeys through the built file.
    E2e,
}

impl Part {
    const ALL: [Self; 8] = [
        Self::Check,
        Self::Host,
        Self::Data,
        Self::Web,
        Self::Dist,
        Self::Tools,
        Self::Trunk,
        Self::E2e,
    ];

    /// Those that need no file of ours.
    const BEFORE: [Self; 4] = [Self::Check, Self::Host, Self::Data, Self::Web];

    /// Those that build it, and what is needed to build it once more.
    const BUILDS: [Self; 3] = [Self::Dist, Self::Tools, Self::Trunk];

    fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Host => "host",
            Self::Data => "data",
            Self::Web => "web",
            Self::Dist => "dist",
            Self::Tools => "tools",
            Self::Trunk => "trunk",
            Self::E2e => "e2e",
        }
    }

    fn what(self) -> &'static str {
        match self {
            Self::Check => "format, clippy, the modules' directions, data",
            Self::Host => "tests on this machine",
            Self::Data => "what is published, by other programs",
            Self::Web => "unit tests in Chromium",
            Self::Dist => "the built file",
            Self::Tools => "Trunk and Firefox's driver",
            Self::Trunk => "Trunk's page has the same bytes",
            Self::E2e => "journeys in Chromium, Firefox and WebKit",
        }
    }

    fn needs_file(self) -> bool {
        matches!(self, Self::Trunk | Self::E2e)
    }
}

/// Reads the command's own arguments and runs it.
///
/// # Errors
/// When an argument is not known, or any part fails.
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    let mut only = Vec::new();
    let mut rest = Vec::new();
    let mut effort = Effort::Small;
    let mut times = 1;
    let mut built = false;
    while let Some(arg) = args.next()? {
        match arg {
            Long("quick") => effort = Effort::Quick,
            Long("built") => built = true,
            Long("only") => only.push(named(&args.value()?)?),
            Long("times") => times = args.value()?.parse()?,
            // After `--`: what the one part's own tests are told.
            Value(value) if only.len() == 1 => {
                rest.push(value);
                rest.extend(args.raw_args()?);
            }
            other => bail!(other.unexpected()),
        }
    }
    if only.is_empty() {
        only.extend(Part::ALL);
    }
    if !built && only.iter().any(|part| part.needs_file()) {
        only.push(Part::Dist);
    }
    if effort == Effort::Quick && only.contains(&Part::Trunk) {
        bail!(
            "Trunk's page is compared with the published file: leave out --quick, or name the parts with --only"
        );
    }
    test(&only, effort, times, &rest)
}

fn named(name: &OsString) -> Result<Part> {
    Part::ALL
        .into_iter()
        .find(|part| name == part.name())
        .with_context(|| {
            let names = Part::ALL.map(Part::name).join(", ");
            format!("there is no part {name:?}; the parts are {names}")
        })
}

/// What became of a part.
enum Outcome {
    Passed,
    Failed(anyhow::Error),
    /// What it needs has failed.
    NotRun,
}

/// Runs the parts; the journeys as many times, as long as they pass.
fn test(parts: &[Part], effort: Effort, times: u32, rest: &[OsString]) -> Result<()> {
    let start = Instant::now();
    // Asked for now: tests of this program may put a new one in its place.
    let own = env::current_exe().context("cannot find this program")?;
    let wanted = |among: &[Part]| -> Vec<Part> {
        let mut all = among.to_vec();
        all.retain(|part| parts.contains(part));
        all
    };
    let (before, builds) = (wanted(&Part::BEFORE), wanted(&Part::BUILDS));
    let one = |part| ran(part, || run(part, effort, times, rest));
    let mut outcomes = if before.is_empty() || builds.is_empty() {
        in_turn(&[before, builds].concat(), one)
    } else {
        beside(&own, effort, &builds, || in_turn(&before, one))
    };
    let has_file =
        |(part, outcome, _): &Ran| *part != Part::Dist || matches!(outcome, Outcome::Passed);
    if parts.contains(&Part::E2e) {
        outcomes.push(if outcomes.iter().all(has_file) {
            one(Part::E2e)
        } else {
            (Part::E2e, Outcome::NotRun, Duration::ZERO)
        });
    }

    println!("\n== summary");
    let mut failed = 0;
    for (part, outcome, time) in &outcomes {
        let (name, time) = (part.name(), seconds(*time));
        match outcome {
            Outcome::Passed => println!("{name:6} passed {time:>12}"),
            Outcome::Failed(error) => println!("{name:6} FAILED {time:>12}  {error}"),
            Outcome::NotRun => println!("{name:6} NOT RUN               there is no file to test"),
        }
        failed += usize::from(!matches!(outcome, Outcome::Passed));
    }
    println!("whole         {:>12}", seconds(start.elapsed()));
    if failed > 0 {
        bail!("{failed} of {} parts of the tests failed", outcomes.len());
    }
    Ok(())
}

/// A part with what became of it, and how long it took.
type Ran = (Part, Outcome, Duration);

/// Runs parts one after another; what needs the file, only if it was built.
fn in_turn(parts: &[Part], one: impl Fn(Part) -> Ran) -> Vec<Ran> {
    in_turn_after(Vec::new(), parts, one)
}

/// The same, after others.
fn in_turn_after(mut all: Vec<Ran>, parts: &[Part], one: impl Fn(Part) -> Ran) -> Vec<Ran> {
    for part in parts {
        let failed = |(before, outcome, _): &Ran| {
            *before == Part::Dist && !matches!(outcome, Outcome::Passed)
        };
        all.push(if part.needs_file() && all.iter().any(failed) {
            (*part, Outcome::NotRun, Duration::ZERO)
        } else {
            one(*part)
        });
    }
    all
}

fn ran(part: Part, work: impl FnOnce() -> Result<()>) -> Ran {
    eprintln!("\n== {}: {}", part.name(), part.what());
    let start = Instant::now();
    let outcome = match work() {
        Ok(()) => Outcome::Passed,
        Err(error) => {
            eprintln!("  {error:#}");
            Outcome::Failed(error)
        }
    };
    (part, outcome, start.elapsed())
}

/// Runs what builds beside other parts: a build for size and the last crates of any other
/// keep one core at work, and so do most tests. The tools have a folder of their own to
/// build in; Trunk's page waits for them and for the file.
fn beside(
    own: &Path,
    effort: Effort,
    builds: &[Part],
    others: impl FnOnce() -> Vec<Ran>,
) -> Vec<Ran> {
    let (tools, files): (Vec<Part>, Vec<Part>) =
        builds.iter().partition(|part| **part == Part::Tools);
    let (file, again): (Vec<Part>, Vec<Part>) = files.iter().partition(|part| **part == Part::Dist);
    let one = |part| ran_beside(own, part, effort);
    let mut outcomes = thread::scope(|scope| {
        let tools = scope.spawn(|| in_turn(&tools, one));
        let builds = scope.spawn(|| {
            let mut outcomes = in_turn(&file, one);
            outcomes.extend(tools.join().unwrap_or_else(|panic| resume_unwind(panic)));
            in_turn_after(outcomes, &again, one)
        });
        let mut outcomes = others();
        outcomes.extend(builds.join().unwrap_or_else(|panic| resume_unwind(panic)));
        outcomes
    });
    for part in builds {
        eprintln!("{}", fs::read_to_string(log(*part)).unwrap_or_default());
    }
    outcomes.sort_by_key(|(part, ..)| *part);
    outcomes
}

/// What a part says that runs beside others: two that speak at once are not understood.
fn log(part: Part) -> PathBuf {
    house::target().join(format!("test-{}.log", part.name()))
}

/// Runs a part in a process of its own, whose words go to its log.
fn ran_beside(own: &Path, part: Part, effort: Effort) -> Ran {
    let start = Instant::now();
    let work = || -> Result<()> {
        let log = log(part);
        fs::remove_file(&log).ok();
        let mut run = Run::new(own).args(["test", BUILT, "--only", part.name()]);
        if effort == Effort::Quick {
            run = run.arg("--quick");
        }
        run.done_into(&log)
    };
    let outcome = work().map_or_else(Outcome::Failed, |()| Outcome::Passed);
    (part, outcome, start.elapsed())
}

fn run(part: Part, effort: Effort, times: u32, rest: &[OsString]) -> Result<()> {
    match part {
        Part::Check => check::check(),
        Part::Host => host(rest),
        Part::Data => published(rest),
        Part::Web => web(rest),
        Part::Dist => built(effort),
        Part::Tools => installed(),
        Part::Trunk => trunk(),
        Part::E2e => e2e(times, rest),
    }
}

fn host(rest: &[OsString]) -> Result<()> {
    let tools = step(
        "tests of the build tool and of the generated events",
        || {
            cargo_test()
                .args(["--package", "xtask", "--package", "threatline-unpack"])
                .args(["--features", "threatline-unpack/pack"])
                .args(["--package", "threatline-events"])
                .done()
        },
    );
    let page = step("tests of the page", || {
        let test = cargo_test().args(["--features", "ssr"]);
        test.arg("--").args(rest).done()
    });
    // Each target for two seconds.
    let fuzz = step("what must hold of any file, date and link", || {
        cargo_test()
            .args(["--quiet", "--package", "threatline-fuzz"])
            // As the page's own tests have it: it is not compiled once more.
            .args(["--features", &format!("{NAME}/ssr")])
            .done()
    });
    tools.and(page).and(fuzz)
}

/// Takes the file as it was built last; what another process of ours is told.
const BUILT: &str = "--built";

/// Stands for the page where only what is around it is looked at: this part of the tests
/// does not wait for the file.
const PAGE: &str = "<!doctype html><title>A page</title>";

fn published(rest: &[OsString]) -> Result<()> {
    let python = step("Python with the validators", tools::ensure_validators)?;
    let package = house::target().join("published").join(data::PACKAGE);
    let samples = house::target().join("published").join("samples");
    step(
        "the package, and samples of what is offered record by record",
        || {
            data::write_package(&package)?;
            data::write_samples(&samples)
        },
    )?;
    let packages = house::target().join("published").join("packages");
    step("the packages for courses and for a USB stick", || {
        crate::packages::write(&packages, PAGE.as_bytes()).map(drop)
    })?;
    step("validators", || {
        Run::new(python)
            .args(["-m", "unittest", "discover", "-s", "tests/published"])
            .args(rest)
            .dir(house::root())
            .env("PACKAGE", package)
            .env("SAMPLES", samples)
            .env("PACKAGES", packages)
            .env("PAGE", PAGE)
            // No compiled copies among the sources.
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .done()
    })
}

fn web(rest: &[OsString]) -> Result<()> {
    step("the compiler's target for browsers", program::ensure_target)?;
    step("Chromium", tools::ensure_chromium)?;
    let bindgen = step("the tests' runner", tools::ensure_bindgen)?;
    step("tests in Chromium", || {
        cargo_test()
            .args(["--target", WASM, "--test", "web"])
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
                bindgen.test_runner,
            )
            .env("CHROMEDRIVER", tools::chromedriver()?)
            // In seconds; the default of 20 is short for a busy machine.
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
            .arg("--")
            .args(rest)
            .done()
    })
}

fn built(effort: Effort) -> Result<()> {
    let (_, page) = dist::dist(&dist::folder(), effort)?;
    match effort {
        Effort::Small => step("what each part may weigh", || budget::check(&page)),
        // Several times as large.
        Effort::Quick => Ok(()),
    }
}

/// Installs now what [`trunk`] and [`e2e`] would install when they come to it.
fn installed() -> Result<()> {
    let trunk = step("Trunk", || tools::ensure(&TRUNK));
    let driver = step("Firefox's driver", || tools::ensure(&GECKODRIVER));
    trunk.and(driver).map(drop)
}

/// Trunk builds a copy of the checkout in another folder: one run shows that both
/// entrances and both folders give the same bytes. Everything for the browser is compiled
/// anew there, since the flags that take the folder's name out of the program differ.
fn trunk() -> Result<()> {
    let trunk = step("Trunk", || tools::ensure(&TRUNK))?;
    let bindgen = step("wasm-bindgen", tools::ensure_bindgen)?;
    let copy = tempfile::Builder::new()
        .prefix("threatline-copy-")
        .tempdir()
        .context("cannot make a folder for the copy")?;
    let root = copy
        .path()
        .canonicalize()
        .context("the copy's folder is gone")?;
    step("a copy of the checkout", || {
        house::copy_to(&root).with_context(|| format!("cannot copy to {}", root.display()))
    })?;
    step("trunk build --release, in the copy", || {
        let mut build = Run::new(trunk)
            .args(["build", "--release"])
            .dir(root.clone())
            .env("PATH", tools::path_with(bindgen.dir)?)
            .env("CARGO_TARGET_DIR", house::target())
            .env("TRUNK_SKIP_VERSION_CHECK", "true")
            .without("CARGO_ENCODED_RUSTFLAGS")
            // Trunk takes `1` for a mistake.
            .without("NO_COLOR");
        let flags = program::flags_of(&root)?;
        // Cargo divides this variable at spaces. Where a folder has one, Trunk compiles
        // as it does for people, and `pack` mends what comes of it.
        if !flags.iter().any(|flag| flag.contains(char::is_whitespace)) {
            build = build.env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                flags.join(" "),
            );
        }
        build.done()
    })?;
    step("compare", || {
        let read = |file: PathBuf| {
            fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
        };
        let ours = read(dist::folder().join(dist::FILE))?;
        let trunks = read(root.join("target/trunk-dist/index.html"))?;
        if ours != trunks {
            bail!(
                "dist/{} ({} bytes) and Trunk's page of the copy ({} bytes) \
                 are not the same; they part at byte {}",
                dist::FILE,
                ours.len(),
                trunks.len(),
                ours.iter().zip(&trunks).take_while(|(a, b)| a == b).count()
            );
        }
        eprintln!("  the same {} bytes", ours.len());
        Ok(())
    })
}

fn e2e(times: u32, rest: &[OsString]) -> Result<()> {
    let file = step("what stands in the file", || {
        cargo_test()
            .args(["--package", "threatline-e2e", "--test", "file"])
            .done()
    });
    step("browsers", tools::ensure_browsers)?;
    step("Firefox's driver", || tools::ensure(&GECKODRIVER).map(drop))?;
    step("axe-core", tools::ensure_axe)?;
    let mut journeys = Ok(());
    for time in 1..=times {
        let what = match times {
            1 => "journeys".to_owned(),
            _ => format!("journeys, {time} of {times}"),
        };
        journeys = step(&what, || {
            let test = cargo_test().args(["--package", "threatline-e2e", "--test", "e2e"]);
            let test = match times {
                1 => test,
                // None is walked a second time.
                _ => test.env("THREATLINE_STRICT", "1"),
            };
            test.arg("--").args(rest).done()
        });
        if journeys.is_err() {
            break;
        }
    }
    let own = step("tests of the tests' own parts", || {
        cargo_test()
            .args(["--package", "threatline-e2e", "--lib"])
            .done()
    });
    file.and(journeys).and(own)
}

fn cargo_test() -> Run {
    house::cargo()
        .args(["test", "--locked", "--target-dir"])
        .arg(house::target())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_by_name() {
        for part in Part::ALL {
            assert_eq!(named(&part.name().into()).expect("found"), part);
        }
        let error = named(&"all".into()).expect_err("unknown").to_string();
        assert!(
            error.contains("check, host, data, web, dist, tools, trunk, e2e"),
            "{error}"
        );
    }
}
