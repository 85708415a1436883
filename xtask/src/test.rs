//! `cargo xtask test`: everything that can fail, in parts that do not stop each other.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use crate::lanes::{Outcome, Part, Ran, side_by_side};
use crate::program::{self, Effort};
use crate::run::Run;
use crate::steps::{seconds, step};
use crate::tools::{self, GECKODRIVER, TRUNK};
use crate::{advisories, budget, check, data, dist, house, lints};

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

/// Runs the parts; the journeys as many times, as long as they pass.
fn test(parts: &[Part], effort: Effort, times: u32, rest: &[OsString]) -> Result<()> {
    let start = Instant::now();
    lints::tests_run();
    // Asked for now: tests of this program may put a new one in its place.
    let own = env::current_exe().context("cannot find this program")?;
    let lanes = Part::LANES.map(|lane| {
        let wanted = lane.iter().copied().filter(|part| parts.contains(part));
        wanted.collect::<Vec<_>>()
    });
    let lanes: Vec<_> = lanes.into_iter().filter(|lane| !lane.is_empty()).collect();
    let one = |part| ran(part, || run(part, effort, times, rest));
    let mut outcomes = side_by_side(&lanes, one, |part| ran_beside(&own, part, effort));
    for part in lanes.iter().skip(1).flatten() {
        eprintln!("{}", fs::read_to_string(log(*part)).unwrap_or_default());
    }
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
    if parts.contains(&Part::Host) {
        println!("{}", advisories::age()?);
    }
    if failed > 0 {
        bail!("{failed} of {} parts of the tests failed", outcomes.len());
    }
    Ok(())
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
        Part::Check => check::check(check::Lints::WithTests),
        Part::Host => host(rest),
        Part::Data => published(rest),
        Part::Web => web(rest),
        Part::Dist => built(effort),
        Part::Tool => step("Trunk", || tools::ensure(&TRUNK).map(drop)),
        Part::Trunk => trunk(),
        Part::Driver => step("Firefox's driver", || tools::ensure(&GECKODRIVER).map(drop)),
        Part::E2e => e2e(times, rest),
    }
}

fn host(rest: &[OsString]) -> Result<()> {
    step(
        "tests of the page, of the build tool and of the tests' own parts; \
         what must hold of any file, date and link, two seconds each",
        || {
            let test = lints::tests_here()?.arg("--no-fail-fast");
            test.arg("--").args(rest).done()
        },
    )
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
        lints::tests_in_browsers()?
            .args(["--test", "web"])
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
    })?;
    step("compare the package of the data", || {
        let file = root.join(data::PACKAGE);
        data::write_package_of_copy(&root, &file)?;
        let read =
            |file: &Path| fs::read(file).with_context(|| format!("cannot read {}", file.display()));
        let (ours, copys) = (read(&dist::folder().join(data::PACKAGE))?, read(&file)?);
        if ours != copys {
            bail!(
                "dist/{} and the copy's are not the same ({} and {} bytes)",
                data::PACKAGE,
                ours.len(),
                copys.len()
            );
        }
        // The others are made of these bytes alone, and so are their sums.
        eprintln!("  the same {} bytes", ours.len());
        Ok(())
    })
}

fn e2e(times: u32, rest: &[OsString]) -> Result<()> {
    let file = step("what stands in the file", || {
        lints::tests_here()?.args(["--test", "file"]).done()
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
            let test = lints::tests_here()?.args(["--test", "e2e"]);
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
    file.and(journeys)
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
            error.contains("check, host, data, web, dist, tool, trunk, driver, e2e"),
            "{error}"
        );
    }
}
