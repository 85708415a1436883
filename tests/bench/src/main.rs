//! Measures the built file beside other timelines, with the same generated events, in one
//! run of headless Chromium: `cargo xtask bench`.
//!
//! Figures are for orientation and comparison: the machines are shared, so what counts
//! are ratios within one run. Nothing here fails because something is slow.

mod measure;
mod report;
mod subject;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;
use threatline_e2e::browser::Driver;
use threatline_e2e::{Engine, Page};

use crate::measure::{Figures, measure};
use crate::subject::{Subject, subjects};

const HELP: &str = "\
bench --peers DIR [--out FILE] [--only NAME]... [--sizes N,N,...]
";

struct Options {
    /// Where the other timelines' packages stand, unpacked.
    peers: PathBuf,
    /// Where the table is written, besides being printed.
    out: Option<PathBuf>,
    only: Vec<String>,
    sizes: Option<Vec<usize>>,
}

fn options() -> Result<Options> {
    let mut args = lexopt::Parser::from_env();
    let (mut peers, mut out, mut only, mut sizes) = (None, None, Vec::new(), None);
    while let Some(arg) = args.next()? {
        match arg {
            Long("peers") => peers = Some(PathBuf::from(args.value()?)),
            Long("out") => out = Some(PathBuf::from(args.value()?)),
            Long("only") => only.push(args.value()?.string()?),
            Long("sizes") => {
                let list = args.value()?.string()?;
                let parsed: Result<Vec<usize>, _> = list.split(',').map(str::parse).collect();
                sizes = Some(parsed.context("--sizes takes numbers with commas")?);
            }
            other => bail!("{}\n\n{HELP}", other.unexpected()),
        }
    }
    Ok(Options {
        peers: peers.context(HELP)?,
        out,
        only,
        sizes,
    })
}

fn main() -> Result<()> {
    let options = options()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("cannot start the runtime")?;
    runtime.block_on(bench(&options))
}

async fn bench(options: &Options) -> Result<()> {
    let mut rows: Vec<(Subject, usize, Result<Figures>)> = Vec::new();
    let mut browser = String::new();
    for subject in subjects() {
        if !options.only.is_empty() && !options.only.iter().any(|name| name == subject.name) {
            continue;
        }
        let sizes = options.sizes.as_deref().unwrap_or(subject.sizes);
        for &events in sizes {
            eprintln!("- {}, {events} events", subject.name);
            // A browser of its own for each: no memory or cache of the one before.
            let driver = Arc::new(Driver::start(Engine::Chromium).await?);
            let page = Page::new(Engine::Chromium, driver).await?;
            browser = page
                .script("return navigator.userAgent.match(/Chrome\\/(\\d+)/)?.[0].replace('/', ' ') ?? 'an unknown browser';")
                .await?
                .as_str()
                .unwrap_or_default()
                .to_owned();
            let figures = measure(&page, &subject, events, &options.peers).await;
            match &figures {
                Ok(figures) => eprintln!("  {}", report::line(figures)),
                Err(error) => eprintln!("  {error:#}"),
            }
            rows.push((subject, events, figures));
            // A page that hangs does not close; its driver ends with its processes.
            tokio::time::timeout(std::time::Duration::from_secs(20), page.close())
                .await
                .ok();
        }
    }
    let table = report::table(&rows, &browser);
    print!("\n{table}");
    if let Some(out) = &options.out {
        fs::write(out, table).with_context(|| format!("cannot write {}", out.display()))?;
    }
    Ok(())
}
