//! Measures the built file beside other timelines, with the same generated events, in one
//! run of headless Chromium: `cargo xtask bench`.
//!
//! Figures are for orientation and comparison: the machines are shared, so what counts
//! are ratios within one run. With `--start-only` it says whether the goals of the start are
//! reached, and fails where the first content is not before that of both peers; nothing else
//! here fails because something is slow.

mod goals;
mod measure;
mod report;
mod subject;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;
use threatline_e2e::browser::Driver;
use threatline_e2e::{Engine, Page};

use crate::goals::{Goals, Start};
use crate::measure::{Figures, measure, measure_start, median};
use crate::report::Row;
use crate::subject::{Subject, subjects};

const HELP: &str = "\
bench --peers DIR [--out FOLDER] [--only NAME]... [--sizes N,N,...] [--rounds N] [--start-only]
";

struct Options {
    /// Where the other timelines' packages stand, unpacked.
    peers: PathBuf,
    /// Where the tables and the figures in JSON are written.
    out: Option<PathBuf>,
    only: Vec<String>,
    sizes: Option<Vec<usize>>,
    /// How often each is measured.
    rounds: usize,
    /// Only how the page starts.
    start_only: bool,
}

fn options() -> Result<Options> {
    let mut args = lexopt::Parser::from_env();
    let (mut peers, mut out, mut only, mut sizes) = (None, None, Vec::new(), None);
    let (mut rounds, mut start_only) = (3, false);
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
            Long("rounds") => rounds = args.value()?.parse()?,
            Long("start-only") => start_only = true,
            other => bail!("{}\n\n{HELP}", other.unexpected()),
        }
    }
    Ok(Options {
        peers: peers.context(HELP)?,
        out,
        only,
        sizes,
        rounds: rounds.max(1),
        start_only,
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
    let wanted = |subject: &Subject| {
        options.only.is_empty() || options.only.iter().any(|name| name == subject.name)
    };
    let mut rows: Vec<(Subject, Option<usize>)> = Vec::new();
    for subject in subjects().into_iter().filter(wanted) {
        rows.push((subject, None));
        if !options.start_only {
            let sizes = options.sizes.as_deref().unwrap_or(subject.sizes);
            rows.extend(sizes.iter().map(|&events| (subject, Some(events))));
        }
    }
    let mut browser = String::new();
    let mut measured: Vec<Vec<Figures>> = rows.iter().map(|_| Vec::new()).collect();
    let mut failed: Vec<Option<anyhow::Error>> = rows.iter().map(|_| None).collect();
    // Round by round, so that what else the machine does meanwhile befalls all alike.
    for round in 1..=options.rounds {
        for (at, (subject, events)) in rows.iter().enumerate() {
            if failed[at].is_some() {
                continue;
            }
            let what = events.map_or_else(|| "start".to_owned(), |n| format!("{n} events"));
            eprintln!("- {}, {what}, round {round}", subject.name);
            match once(subject, *events, &options.peers, &mut browser).await {
                Ok(figures) => {
                    eprintln!("  {}", report::line(&figures));
                    measured[at].push(figures);
                }
                Err(error) => {
                    eprintln!("  {error:#}");
                    failed[at] = Some(error);
                }
            }
        }
    }
    let rows: Vec<Row> = rows
        .into_iter()
        .zip(measured.iter().zip(failed))
        .map(|((subject, events), (rounds, failed))| Row {
            subject,
            events,
            figures: failed.map_or_else(|| Ok(median(rounds)), Err),
        })
        .collect();
    let tables = report::tables(&rows, options.rounds, &browser);
    print!("\n{tables}");
    if let Some(out) = &options.out {
        let json = report::json(&rows, options.rounds, &browser);
        let json = serde_json::to_string_pretty(&json)? + "\n";
        for (name, text) in [("bench.md", &tables), ("bench.json", &json)] {
            let file = out.join(name);
            fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
        }
    }
    if options.start_only && options.only.is_empty() {
        judge(&rows)?;
    }
    Ok(())
}

fn judge(rows: &[Row]) -> Result<()> {
    let starts: Vec<Start> = rows
        .iter()
        .filter_map(|row| {
            let figures = row.figures.as_ref().ok()?;
            Some(Start {
                name: row.subject.name,
                first_content_ms: *figures.get("first_content_ms")?,
                usable_ms: *figures.get("usable_ms")?,
            })
        })
        .collect();
    let goals = Goals::of(&starts).context("not every start was measured: no verdict")?;
    println!("\n{}", goals.words());
    if !goals.content {
        bail!("the first content is not before that of both peers");
    }
    Ok(())
}

/// Measures once, in a browser of its own: no memory or cache of the one before.
async fn once(
    subject: &Subject,
    events: Option<usize>,
    peers: &Path,
    browser: &mut String,
) -> Result<Figures> {
    let driver = Arc::new(Driver::start(Engine::Chromium).await?);
    let page = Page::new(Engine::Chromium, driver).await?;
    *browser = page
        .script("return navigator.userAgent.match(/Chrome\\/(\\d+)/)?.[0].replace('/', ' ') ?? 'an unknown browser';")
        .await?
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let figures = match events {
        Some(events) => measure(&page, subject, events, peers).await,
        None => measure_start(&page, subject, peers).await,
    };
    // A page that hangs does not close; its driver ends with its processes.
    tokio::time::timeout(Duration::from_secs(20), page.close())
        .await
        .ok();
    figures
}
