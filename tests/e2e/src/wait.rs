//! Waiting for a condition, with a limit.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// How long a page may take for anything. A healthy page needs a fraction of it, and a
/// machine that is busy with three browsers may need most.
pub const LIMIT: Duration = Duration::from_secs(45);

/// How long until the next look: a part of the time that was waited, within bounds. Each
/// look takes from the page what it is waited for.
fn pause(waited: Duration) -> Duration {
    (waited / 4).clamp(Duration::from_millis(15), Duration::from_millis(200))
}

/// Looks again and again until `look` returns something. `what` is named when it
/// never does, with what the last look failed on, if it failed.
///
/// # Errors
/// When nothing has come after [`LIMIT`]. A look that fails is no error before: elements
/// come and go while a page changes.
pub async fn until<T>(
    what: impl AsRef<str>,
    mut look: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
    let begun = Instant::now();
    let end = begun + LIMIT;
    loop {
        let seen = look().await;
        match seen {
            Ok(Some(found)) => return Ok(found),
            _ if Instant::now() < end => tokio::time::sleep(pause(begun.elapsed())).await,
            Ok(None) => anyhow::bail!("waited {} s for {}", LIMIT.as_secs(), what.as_ref()),
            Err(error) => {
                return Err(error).with_context(|| {
                    format!("waited {} s for {}", LIMIT.as_secs(), what.as_ref())
                });
            }
        }
    }
}
