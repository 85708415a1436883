//! Steps with their times.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Runs one step: says what it is, does it, says how long it took.
///
/// # Errors
/// Those of the step itself.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("- {what}");
    let start = Instant::now();
    let result = work();
    let time = seconds(start.elapsed());
    match &result {
        Ok(_) => eprintln!("  {time}"),
        Err(_) => eprintln!("  failed after {time}"),
    }
    result
}

/// `1.2 s`, or `2 min 05 s` from a minute on.
pub fn seconds(time: Duration) -> String {
    let secs = time.as_secs();
    if secs < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", secs / 60, secs % 60)
    }
}
