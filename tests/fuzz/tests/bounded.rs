//! Tries each target for some seconds: two, or as many as THREATLINE_FUZZ_SECONDS says;
//! so many inputs in any case.
//! `cargo xtask fuzz` gives it more, and an optimised build.

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;
use threatline_fuzz::{FEWEST, TARGETS, run};

/// Which inputs are tried: the same in every run, unless THREATLINE_FUZZ_SEED says
/// otherwise.
const SEED: u64 = 2025;

fn main() -> ExitCode {
    let number = |name: &str, otherwise: u64| match std::env::var(name) {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("{name} is a whole number")),
        Err(_) => otherwise,
    };
    let time = Duration::from_secs(number("THREATLINE_FUZZ_SECONDS", 2));
    let seed = number("THREATLINE_FUZZ_SEED", SEED);
    // Arguments are parts of targets' names; options are those of other test programs.
    let names: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with('-'))
        .collect();
    let wanted =
        |name: &str| names.is_empty() || names.iter().any(|part| name.contains(part.as_str()));

    // What fails is said below, once.
    std::panic::set_hook(Box::new(|_| {}));
    let mut failed = false;
    for target in TARGETS.iter().filter(|target| wanted(target.name)) {
        match run(target, time, seed) {
            Ok(tried) => {
                println!(
                    "fuzz {:10} {:>4} seeds, {:>8} changed in {:>5.1} s; {:>8} taken, {:>6} KB in all",
                    target.name,
                    tried.seeds,
                    tried.changed,
                    tried.time.as_secs_f64(),
                    tried.deep,
                    tried.bytes / 1_000
                );
                // Nothing would be tried of a target that refuses all at the door.
                if tried.seeds == 0 || tried.changed < FEWEST || tried.deep * 20 < tried.changed {
                    failed = true;
                    println!(
                        "fuzz {:10} FAILED: too few inputs, or too few taken",
                        target.name
                    );
                }
            }
            Err(found) => {
                failed = true;
                println!(
                    "fuzz {:10} FAILED at input {} of seed {seed}: {}\n{:?}",
                    target.name,
                    found.number,
                    found.said,
                    String::from_utf8_lossy(&found.input)
                );
                match found.keep(target, Path::new(env!("CARGO_TARGET_TMPDIR"))) {
                    Ok(file) => println!("kept in {}", file.display()),
                    Err(error) => println!("the input could not be kept: {error}"),
                }
            }
        }
    }
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
