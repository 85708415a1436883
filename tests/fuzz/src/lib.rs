//! What must hold of any file, any date and any link: each a plain function of bytes
//! ([`Target`]), which three callers share.
//!
//! - The suite tries each for some seconds ([`run`], `tests/bounded.rs`): seeds that are
//!   sound, changed a little at a time, the same from every run.
//! - `cargo xtask fuzz` does the same for as long as one likes.
//! - `fuzz/` has a libFuzzer target for each, which finds its way by coverage.

mod mutate;
mod targets;

pub use mutate::Mutator;
pub use targets::TARGETS;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

/// Something that must hold of any input.
pub struct Target {
    pub name: &'static str,
    /// Panics where it does not hold. Says whether the input went deep: whether
    /// something was taken from it, rather than refused at the door.
    pub holds: fn(&[u8]) -> bool,
    /// Sound inputs, and some that once were trouble.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Pieces that mean something to what is tried: put in as they are.
    pub words: &'static [&'static str],
}

/// The target of this name.
///
/// # Panics
/// Where there is none: a fuzzer is built for one that there is.
pub fn target(name: &str) -> &'static Target {
    let found = TARGETS.iter().find(|target| target.name == name);
    found.unwrap_or_else(|| panic!("there is no target {name:?}"))
}

/// So many changed inputs are tried whatever the time, also by the slowest machine.
pub const FEWEST: usize = 100;

/// How many inputs were tried, and of how many something was taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    /// The seeds as they are.
    pub seeds: usize,
    /// What came of changing them.
    pub changed: usize,
    /// Of both.
    pub deep: usize,
    /// In all inputs together.
    pub bytes: usize,
    /// For the changed ones.
    pub time: Duration,
}

/// An input of which it does not hold.
#[derive(Clone, Debug)]
pub struct Found {
    pub input: Vec<u8>,
    /// Its number among the inputs tried, from 0.
    pub number: usize,
    pub said: String,
}

/// Tries the seeds of a target as they are, and then what comes of changing them, until
/// the time is over and [`FEWEST`] were tried. What a target needs, such as the data, is
/// made with the first seed, before its time begins. The same `seed` gives the same inputs
/// in the same order; how many of them is the machine's matter.
///
/// # Errors
/// The first input of which it does not hold, made as short as it goes.
pub fn run(target: &Target, time: Duration, seed: u64) -> Result<Tried, Box<Found>> {
    let seeds = (target.seeds)();
    let mut mutator = Mutator::new(seed, &seeds, target.words);
    let mut tried = Tried::default();
    let mut start = Instant::now();
    for number in 0.. {
        let sound = seeds.get(number);
        if number == seeds.len() {
            start = Instant::now();
        }
        if tried.changed >= FEWEST && start.elapsed() >= time {
            break;
        }
        let input = sound.cloned().unwrap_or_else(|| mutator.next_input());
        match attempt(target, &input) {
            Ok(deep) => {
                match sound {
                    Some(_) => tried.seeds += 1,
                    None => tried.changed += 1,
                }
                tried.deep += usize::from(deep);
                tried.bytes += input.len();
            }
            Err(_) => {
                let (input, said) = shortened(target, input);
                return Err(Box::new(Found {
                    input,
                    number,
                    said,
                }));
            }
        }
    }
    tried.time = start.elapsed();
    Ok(tried)
}

fn attempt(target: &Target, input: &[u8]) -> Result<bool, String> {
    catch_unwind(AssertUnwindSafe(|| (target.holds)(input))).map_err(|said| {
        let text = said.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| said.downcast_ref::<&str>().copied());
        text.unwrap_or("a panic without words").to_owned()
    })
}

/// Leaves out what the failure does not need: halves first, then smaller pieces.
fn shortened(target: &Target, mut input: Vec<u8>) -> (Vec<u8>, String) {
    const MOST_ATTEMPTS: usize = 2_000;
    let mut said = attempt(target, &input).err().unwrap_or_default();
    let mut piece = input.len().div_ceil(2);
    let mut attempts = 0;
    while piece > 0 {
        let mut at = 0;
        while at < input.len() && attempts < MOST_ATTEMPTS {
            attempts += 1;
            let mut less = input.clone();
            less.drain(at..less.len().min(at + piece));
            match attempt(target, &less) {
                Err(words) => (input, said) = (less, words),
                Ok(_) => at += piece,
            }
        }
        piece /= 2;
    }
    (input, said)
}

impl Found {
    /// Keeps the input in a folder, for a seed of its target.
    ///
    /// # Errors
    /// Where the folder cannot be written.
    pub fn keep(&self, target: &Target, folder: &Path) -> std::io::Result<std::path::PathBuf> {
        std::fs::create_dir_all(folder)?;
        let file = folder.join(format!("{}-{}", target.name, self.number));
        std::fs::write(&file, &self.input)?;
        Ok(file)
    }
}
