//! `cargo xtask soak`: random actions on the built file for minutes or hours.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use threatline_e2e::browser::Driver;
use threatline_e2e::soak::{End, soak};
use threatline_e2e::{Engine, Page};

const HELP: &str = "options: --minutes N (20), --seed S (1)";

fn main() -> Result<()> {
    let (mut minutes, mut seed) = (20_u64, 1_u64);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let number = args.next().and_then(|text| text.parse().ok());
        let number = number.with_context(|| format!("{arg} needs a number; {HELP}"))?;
        match arg.as_str() {
            "--minutes" => minutes = number,
            "--seed" => seed = number,
            _ => bail!("{arg} is not known; {HELP}"),
        }
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let driver = Arc::new(Driver::start(Engine::Chromium).await?);
        let page = Page::new(Engine::Chromium, driver).await?;
        let start = Instant::now();
        let done = soak(&page, seed, End::After(Duration::from_secs(minutes * 60))).await;
        if done.is_err() {
            page.shot("failed/soak").await.ok();
        }
        page.close().await.ok();
        let report = done?;
        println!(
            "seed {seed}, {:.1} min, {} actions: {:?}\n{} checkpoints, {} of them late; first {:?}, last {:?}",
            start.elapsed().as_secs_f64() / 60.0,
            report.actions.values().sum::<u64>(),
            report.actions,
            report.checkpoints,
            report.late,
            report.first,
            report.last,
        );
        Ok(())
    })
}
