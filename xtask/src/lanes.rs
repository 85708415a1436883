//! The parts of `cargo xtask test`, and the lanes in which they run side by side.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// The parts, in the order in which they are told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Format, lints, the modules' directions, the data.
    Check,
    /// Tests on this machine.
    Host,
    /// What is published, by validators that are not ours.
    Data,
    /// Unit tests in a browser.
    Web,
    /// The built file.
    Dist,
    /// Trunk itself, which cargo installs.
    Tool,
    /// Trunk's build, which must be the same.
    Trunk,
    /// What drives Firefox, which cargo installs too.
    Driver,
    /// Journeys through the built file.
    E2e,
}

impl Part {
    pub const ALL: [Self; 9] = [
        Self::Check,
        Self::Host,
        Self::Data,
        Self::Web,
        Self::Dist,
        Self::Tool,
        Self::Trunk,
        Self::Driver,
        Self::E2e,
    ];

    /// What runs side by side before the journeys, each lane in its order: the last crates of
    /// a build and most tests keep one core at work. Trunk's build is the longest way there is,
    /// and keeps one core at work too, so that what it needs comes first and the rest beside it.
    /// What the first lane and the last compile is the same; the others have folders of their
    /// own.
    pub const LANES: [&[Self]; 3] = [
        &[Self::Tool, Self::Check, Self::Host],
        &[Self::Dist, Self::Trunk],
        &[Self::Driver, Self::Data, Self::Web],
    ];

    /// What has to have ended before, where it runs at all.
    fn waits_for(self) -> &'static [Self] {
        match self {
            Self::Trunk => &[Self::Dist, Self::Tool],
            Self::Driver => &[Self::Tool],
            _ => &[],
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Host => "host",
            Self::Data => "data",
            Self::Web => "web",
            Self::Dist => "dist",
            Self::Tool => "tool",
            Self::Trunk => "trunk",
            Self::Driver => "driver",
            Self::E2e => "e2e",
        }
    }

    pub fn what(self) -> &'static str {
        match self {
            Self::Check => "format, lints, the modules' directions, data",
            Self::Host => "tests on this machine",
            Self::Data => "what is published, by other programs",
            Self::Web => "unit tests in Chromium",
            Self::Dist => "the built file",
            Self::Tool => "Trunk, to build with",
            Self::Trunk => "Trunk's page has the same bytes",
            Self::Driver => "Firefox's driver",
            Self::E2e => "journeys in Chromium, Firefox and WebKit",
        }
    }

    pub fn needs_file(self) -> bool {
        matches!(self, Self::Trunk | Self::E2e)
    }
}

/// What became of a part.
pub enum Outcome {
    Passed,
    Failed(anyhow::Error),
    /// What it needs has failed.
    NotRun,
}

/// A part with what became of it, and how long it took.
pub type Ran = (Part, Outcome, Duration);

/// Runs lanes of parts: the first `here`, the others `beside` it.
pub fn side_by_side(
    lanes: &[Vec<Part>],
    here: impl Fn(Part) -> Ran,
    beside: impl Fn(Part) -> Ran + Sync,
) -> Vec<Ran> {
    let Some((first, others)) = lanes.split_first() else {
        return Vec::new();
    };
    let parts = lanes.concat();
    let ended = Ended::default();
    let walk = |lane: &[Part], one: &dyn Fn(Part) -> Ran| -> Vec<Ran> {
        let one = |part: &Part| {
            let before = part.waits_for().iter();
            ended.wait(before.filter(|before| parts.contains(before)));
            let ran = if part.needs_file() && ended.has_failed(Part::Dist) {
                (*part, Outcome::NotRun, Duration::ZERO)
            } else {
                one(*part)
            };
            ended.tell(*part, matches!(ran.1, Outcome::Passed));
            ran
        };
        lane.iter().map(one).collect()
    };
    let mut outcomes = thread::scope(|scope| {
        let (walk, beside) = (&walk, &beside);
        let others: Vec<_> = others
            .iter()
            .map(|lane| scope.spawn(move || walk(lane, beside)))
            .collect();
        let mut outcomes = walk(first, &here);
        for other in others {
            outcomes.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        outcomes
    });
    outcomes.sort_by_key(|(part, ..)| *part);
    outcomes
}

/// Which parts have ended, and whether they passed.
#[derive(Default)]
struct Ended {
    passed: Mutex<BTreeMap<Part, bool>>,
    another: Condvar,
}

impl Ended {
    fn passed(&self) -> MutexGuard<'_, BTreeMap<Part, bool>> {
        self.passed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell(&self, part: Part, passed: bool) {
        self.passed().insert(part, passed);
        self.another.notify_all();
    }

    fn wait<'p>(&self, parts: impl Iterator<Item = &'p Part>) {
        for part in parts {
            let left = |passed: &mut BTreeMap<Part, bool>| !passed.contains_key(part);
            drop(self.another.wait_while(self.passed(), left));
        }
    }

    fn has_failed(&self, part: Part) -> bool {
        self.passed().get(&part) == Some(&false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a run of the lanes with this failing part did, in the order of the parts' ends.
    fn walked(failing: Option<Part>) -> (Vec<Part>, Vec<Part>) {
        let ends = Mutex::new(Vec::new());
        let one = |part| {
            ends.lock().expect("no panic").push(part);
            let outcome = match failing {
                Some(failing) if failing == part => Outcome::Failed(anyhow::anyhow!("forced")),
                _ => Outcome::Passed,
            };
            (part, outcome, Duration::ZERO)
        };
        let lanes = Part::LANES.map(<[Part]>::to_vec);
        let ran = side_by_side(&lanes, one, one);
        let told: Vec<Part> = ran.iter().map(|(part, ..)| *part).collect();
        assert_eq!(told, Part::ALL[..Part::ALL.len() - 1]);
        let passed = ran
            .iter()
            .filter(|(_, outcome, _)| matches!(outcome, Outcome::Passed));
        let passed = passed.map(|(part, ..)| *part).collect();
        (ends.into_inner().expect("no panic"), passed)
    }

    #[test]
    fn trunk_comes_after_the_file_and_the_tool() {
        for _ in 0..50 {
            let (ends, passed) = walked(None);
            let at = |part| ends.iter().position(|end| *end == part).expect("ran");
            assert!(
                at(Part::Trunk) > at(Part::Dist).max(at(Part::Tool)),
                "{ends:?}"
            );
            assert!(at(Part::Driver) > at(Part::Tool), "{ends:?}");
            assert!(at(Part::Check) < at(Part::Host), "{ends:?}");
            assert_eq!(passed.len(), Part::ALL.len() - 1);
        }
    }

    #[test]
    fn without_a_file_the_rest_goes_on() {
        let (ends, passed) = walked(Some(Part::Dist));
        assert!(!ends.contains(&Part::Trunk), "{ends:?}");
        assert_eq!(passed.len(), Part::ALL.len() - 3);
        let (_, passed) = walked(Some(Part::Tool));
        assert!(passed.contains(&Part::Trunk));
    }
}
