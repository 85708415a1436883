//! Random actions: a short run of what `cargo xtask soak` does for as long as one likes.

use threatline_e2e::soak::{End, KINDS, soak};
use threatline_e2e::{Page, Result, ensure};

/// The same actions each time; long enough to come by every kind of them.
pub async fn for_a_short_time(page: &Page) -> Result<()> {
    const SEED: u64 = 2025;
    let report = soak(page, SEED, End::Actions(180)).await?;
    for kind in KINDS {
        let times = report.actions.get(kind);
        ensure!(times.is_some(), "no {kind} among {:?}", report.actions);
    }
    Ok(())
}
