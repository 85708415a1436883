//! The figures as text, and as JSON for whoever computes with them.

use std::fmt::Write as _;

use anyhow::Result;
use serde_json::{Value, json};

use crate::measure::Figures;
use crate::subject::Subject;

/// What was measured of one subject at one size, or why nothing was.
pub struct Row {
    pub subject: Subject,
    /// None for the start with what the page has of its own.
    pub events: Option<usize>,
    pub figures: Result<Figures>,
}

/// In one line, as they come.
pub fn line(figures: &Figures) -> String {
    let figures = figures
        .iter()
        .map(|(name, value)| format!("{name} {value:.1}"));
    figures.collect::<Vec<_>>().join(", ")
}

type Column = (&'static str, fn(&Figures) -> Option<String>);

/// The columns of the table: a head, and how a cell is written.
const COLUMNS: [Column; 10] = [
    ("drawn and steady", |f| {
        f.get("steady_ms").map(|ms| duration(*ms))
    }),
    ("longest task", |f| {
        f.get("longest_task_ms").map(|ms| match *ms {
            ms if ms < 50.0 => "< 50 ms".to_owned(),
            ms => duration(ms),
        })
    }),
    ("nodes", |f| f.get("nodes").map(|n| format!("{n:.0}"))),
    ("memory", |f| {
        f.get("memory_mb").map(|mb| format!("{mb:.0} MB"))
    }),
    ("pan: frames", |f| {
        pair(f, "pan_frame_95_ms", "pan_frame_longest_ms")
    }),
    ("work", |f| {
        f.get("pan_work_ms").map(|ms| format!("{ms:.2}"))
    }),
    ("zoom: frames", |f| {
        pair(f, "zoom_frame_95_ms", "zoom_frame_longest_ms")
    }),
    ("work", |f| {
        f.get("zoom_work_ms").map(|ms| format!("{ms:.2}"))
    }),
    ("keystroke", |f| {
        pair(f, "keystroke_95_ms", "keystroke_longest_ms")
    }),
    ("at rest", |f| {
        f.get("rest_longest_ms").map(|ms| duration(*ms))
    }),
];

fn pair(figures: &Figures, one: &str, other: &str) -> Option<String> {
    let (one, other) = (figures.get(one)?, figures.get(other)?);
    Some(format!("{one:.0} / {other:.0}"))
}

fn duration(ms: f64) -> String {
    if ms < 1000.0 {
        format!("{ms:.0} ms")
    } else {
        format!("{:.1} s", ms / 1000.0)
    }
}

/// All figures as Markdown tables: those with a file of events, and those of the start.
pub fn tables(rows: &[Row], rounds: usize, browser: &str) -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut text = format!(
        "{cores} cores, {browser}, 1280×800, medians of {rounds}. Frames and keystrokes: 95 % within / \
         longest, in ms. Work: script, style and layout for each frame, in ms.\n\n| | events |"
    );
    for (head, _) in COLUMNS {
        let _ = write!(text, " {head} |");
    }
    let _ = writeln!(text, "\n|---|---:|{}", "---:|".repeat(COLUMNS.len()));
    for Row {
        subject,
        events,
        figures,
    } in rows
    {
        let Some(events) = events else { continue };
        let _ = write!(text, "| {} | {events} |", subject.name);
        match figures {
            Ok(figures) => {
                for (_, cell) in COLUMNS {
                    let _ = write!(
                        text,
                        " {} |",
                        cell(figures).unwrap_or_else(|| "–".to_owned())
                    );
                }
            }
            Err(error) => {
                let _ = write!(text, " {} |{}", why(error), " |".repeat(COLUMNS.len() - 1));
            }
        }
        text.push('\n');
    }
    text.push_str("\n| start | first content | usable |\n|---|---:|---:|\n");
    for Row {
        subject,
        events,
        figures,
    } in rows
    {
        if events.is_some() {
            continue;
        }
        let of = |name: &str| match figures {
            Ok(figures) => figures
                .get(name)
                .map_or_else(|| "–".to_owned(), |ms| duration(*ms)),
            Err(error) => why(error),
        };
        let _ = writeln!(
            text,
            "| {} | {} | {} |",
            subject.name,
            of("first_content_ms"),
            of("usable_ms")
        );
    }
    text
}

fn why(error: &anyhow::Error) -> String {
    let why = error.to_string();
    why.lines().next().unwrap_or_default().replace('|', "/")
}

/// The same figures, unrounded.
pub fn json(rows: &[Row], rounds: usize, browser: &str) -> Value {
    let rows = rows.iter().map(|row| {
        let mut value = json!({ "subject": row.subject.name, "events": row.events });
        match &row.figures {
            Ok(figures) => value["figures"] = json!(figures),
            Err(error) => value["error"] = json!(error.to_string()),
        }
        value
    });
    json!({
        "cores": std::thread::available_parallelism().map_or(1, usize::from),
        "browser": browser,
        "rounds": rounds,
        "rows": rows.collect::<Vec<_>>(),
    })
}
