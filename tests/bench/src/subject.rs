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
    /// The same for a page that has its events from the start.
    pub started: &'static str,
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
            started: "#app[data-started] .drawing .item",
            surface: ".timeline-body",
            zooms_with_ctrl: true,
        },
        Subject {
            name: "vis-timeline",
            kind: Kind::Vis { cluster: false },
            sizes: &[100, 1_000],
            drawn: ".vis-item",
            started: ".vis-item",
            surface: "#timeline",
            zooms_with_ctrl: false,
        },
        Subject {
            name: "vis-timeline (cluster)",
            kind: Kind::Vis { cluster: true },
            sizes: &[100, 1_000, 10_000],
            drawn: ".vis-item",
            started: ".vis-item",
            surface: "#timeline",
            zooms_with_ctrl: false,
        },
        Subject {
            name: "TimelineJS",
            kind: Kind::TimelineJs,
            sizes: &[100, 1_000],
            drawn: ".tl-timemarker",
            started: ".tl-timemarker",
            surface: ".tl-timenav",
            zooms_with_ctrl: false,
        },
        Subject {
            name: "timelines-chart",
            kind: Kind::TimelinesChart,
            sizes: &[100, 1_000, 10_000, 100_000],
            drawn: ".series-segment",
            started: ".series-segment",
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
        let html = self.page(peers, None)?;
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

    /// The address of a page that has its events from the start: ours with the built-in
    /// ones, the others with so many generated ones as readers usually show.
    pub fn starting_page(&self, page: &Page, dir: &Path, peers: &Path) -> Result<String> {
        if self.kind == Kind::Threatline {
            return Ok(format!("{}#v=1&view=timeline", page.file_address()));
        }
        let events = fs::read_to_string(self.file(FEW, dir)?).context("no events")?;
        let file = dir.join("peer.html");
        fs::write(&file, self.page(peers, Some(&events))?)
            .context("cannot write the other timeline's page")?;
        Ok(format!("file://{}", file.display()))
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
    /// With a file field, or with `events` drawn at once.
    fn page(&self, peers: &Path, events: Option<&str>) -> Result<String> {
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
        let begin = match events {
            Some(events) => format!("draw({});", events.replace("</", "<\\/")),
            None => BY_FIELD.to_owned(),
        };
        let field = if events.is_none() {
            r#"<input type="file">"#
        } else {
            ""
        };
        Ok(format!(
            r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{name}</title>{css}
<style>body {{ margin: 0; font: 16px sans-serif }} #timeline {{ width: 1240px; height: 700px }}</style></head>
<body>{field}<div id="timeline"></div>
<script src="{script}"></script>
<script>
function draw(data) {{
  const box = document.getElementById('timeline');
  {draw}
}}
{begin}
</script></body></html>"#,
            name = self.name,
            script = address(script)?,
        ))
    }
}

/// So many events stand on a usual timeline.
const FEW: usize = 40;

const BY_FIELD: &str = "document.querySelector('input').addEventListener('change', event => {
  const reader = new FileReader();
  reader.onload = () => draw(JSON.parse(reader.result));
  reader.readAsText(event.target.files[0]);
});";
