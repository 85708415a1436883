//! What is measured: our file, and the other timelines, each on a page of its own with a
//! file field.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;
use threatline_e2e::Page;
use threatline_events::{csv, made, timeline_js, timelines_chart, vis_timeline};

/// A timeline with what the measuring must know of it.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    pub name: &'static str,
    pub kind: Kind,
    pub sizes: &'static [usize],
    /// What is there once events are drawn.
    pub drawn: &'static str,
    /// What is dragged and zoomed, and whose nodes are counted.
    pub surface: &'static str,
    /// Whether its wheel zooms only with the Ctrl key.
    pub zooms_with_ctrl: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Threatline,
    Vis { cluster: bool },
    TimelineJs,
    TimelinesChart,
}

pub fn subjects() -> [Subject; 5] {
    [
        Subject {
            name: "Threatline",
            kind: Kind::Threatline,
            sizes: &[100, 1_000, 10_000, 100_000],
            drawn: ".drawing .item",
            surface: ".timeline-body",
            zooms_with_ctrl: true,
        },
        Subject {
            name: "vis-timeline",
            kind: Kind::Vis { cluster: false },
            sizes: &[100, 1_000],
            drawn: ".vis-item",
            surface: "#timeline",
            zooms_with_ctrl: false,
        },
        Subject {
            name: "vis-timeline (cluster)",
            kind: Kind::Vis { cluster: true },
            sizes: &[100, 1_000, 10_000],
            drawn: ".vis-item",
            surface: "#timeline",
            zooms_with_ctrl: false,
        },
        Subject {
            name: "TimelineJS",
            kind: Kind::TimelineJs,
            sizes: &[100, 1_000],
            drawn: ".tl-timemarker",
            surface: ".tl-timenav",
            zooms_with_ctrl: false,
        },
        Subject {
            name: "timelines-chart",
            kind: Kind::TimelinesChart,
            sizes: &[100, 1_000, 10_000, 100_000],
            drawn: ".series-segment",
            surface: "#timeline",
            zooms_with_ctrl: false,
        },
    ]
}

impl Subject {
    /// Opens the page, ready to be given a file.
    pub async fn open(&self, page: &Page, dir: &Path, peers: &Path) -> Result<()> {
        if self.kind == Kind::Threatline {
            page.open_file("#v=1&view=timeline").await?;
            page.wait_started().await?;
            return page.wait_gone(".only-wide").await;
        }
        let html = self.page(peers)?;
        let file = dir.join("peer.html");
        fs::write(&file, html).context("cannot write the other timeline's page")?;
        page.goto(&format!("file://{}", file.display())).await
    }

    /// The generated events in the form that it takes.
    pub fn file(&self, events: usize, dir: &Path) -> Result<PathBuf> {
        let made = made(events);
        let json = |value: Value| value.to_string();
        let (name, text) = match self.kind {
            Kind::Threatline => ("events.csv", csv(&made)),
            Kind::Vis { .. } => ("events.json", json(vis_timeline(&made))),
            Kind::TimelineJs => ("events.json", json(timeline_js(&made))),
            Kind::TimelinesChart => ("events.json", json(timelines_chart(&made))),
        };
        let file = dir.join(name);
        fs::write(&file, text).context("cannot write the events")?;
        Ok(file)
    }

    /// Brings the file field up where it is not there from the start.
    pub async fn offer(&self, page: &Page) -> Result<()> {
        if self.kind == Kind::Threatline {
            page.click(".page-menu summary").await?;
            page.click("#add-report").await?;
        }
        Ok(())
    }

    /// Another timeline's page: its files from the package, and the least that its own
    /// documentation says is needed to draw.
    fn page(&self, peers: &Path) -> Result<String> {
        let (css, script, draw) = match self.kind {
            Kind::Threatline => unreachable!("it has a file of its own"),
            Kind::Vis { cluster } => (
                Some("vis-timeline/styles/vis-timeline-graph2d.min.css"),
                "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js",
                format!(
                    "new vis.Timeline(box, new vis.DataSet(data.items), new vis.DataSet(data.groups), \
                     {{ height: '700px'{} }});",
                    if cluster { ", cluster: {}" } else { "" }
                ),
            ),
            Kind::TimelineJs => (
                Some("timelinejs/dist/css/timeline.css"),
                "timelinejs/dist/js/timeline.js",
                "new TL.Timeline('timeline', data);".to_owned(),
            ),
            Kind::TimelinesChart => (
                None,
                "timelines-chart/dist/timelines-chart.min.js",
                "new TimelinesChart(box).width(1240).maxHeight(700).zQualitative(false).zColorScale(() => '#357')\
                 .enableAnimations(false).data(data.map(g => ({...g, data: g.data.map(l => ({...l, \
                 data: l.data.map(s => ({...s, timeRange: s.timeRange.map(t => new Date(t))}))}))})));"
                    .to_owned(),
            ),
        };
        let address = |name: &str| -> Result<String> {
            let file = peers.join(name);
            anyhow::ensure!(file.is_file(), "{} is not there", file.display());
            Ok(format!("file://{}", file.display()))
        };
        let css = match css {
            Some(css) => format!(r#"<link rel="stylesheet" href="{}">"#, address(css)?),
            None => String::new(),
        };
        Ok(format!(
            r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{name}</title>{css}
<style>body {{ margin: 0; font: 16px sans-serif }} #timeline {{ width: 1240px; height: 700px }}</style></head>
<body><input type="file"><div id="timeline"></div>
<script src="{script}"></script>
<script>
document.querySelector('input').addEventListener('change', event => {{
  const reader = new FileReader();
  reader.onload = () => {{
    const data = JSON.parse(reader.result);
    const box = document.getElementById('timeline');
    {draw}
  }};
  reader.readAsText(event.target.files[0]);
}});
</script></body></html>"#,
            name = self.name,
            script = address(script)?,
        ))
    }
}
