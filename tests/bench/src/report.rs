//! The figures as text.

use std::fmt::Write as _;

use anyhow::Result;

use crate::measure::{Figures, Gesture, Typing, quantile};
use crate::subject::Subject;

/// One subject at one size.
pub fn line(figures: &Figures) -> String {
    let mut line = format!(
        "steady after {}, {} nodes, {:.0} MB; {}; {}",
        seconds(figures.steady_ms),
        figures.nodes,
        figures.memory_mb,
        gesture("pan", &figures.pan),
        gesture("zoom", &figures.zoom),
    );
    if let Some(typing) = &figures.typing {
        let _ = write!(
            line,
            "; keystrokes 95 % within {:.1} ms, longest {:.1} ms, {:.1} ms at rest",
            quantile(&typing.keystrokes, 0.95),
            quantile(&typing.keystrokes, 1.0),
            quantile(&typing.rests, 1.0),
        );
    }
    line
}

fn gesture(name: &str, gesture: &Gesture) -> String {
    format!(
        "{name} {:.0} fps, 95 % within {:.1} ms, longest {:.1} ms, work {:.2} ms a frame",
        gesture.frames_per_second(),
        gesture.quantile(0.95),
        gesture.quantile(1.0),
        gesture.work_ms,
    )
}

fn seconds(ms: f64) -> String {
    if ms < 1000.0 {
        format!("{ms:.0} ms")
    } else {
        format!("{:.1} s", ms / 1000.0)
    }
}

/// All figures as a Markdown table.
pub fn table(rows: &[(Subject, usize, Result<Figures>)], browser: &str) -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut text = format!(
        "{cores} cores, {browser}, 1280×800. Frames: 95 % within / longest, in ms. Work: script, \
         style and layout for each frame, in ms.\n\n\
         | | events | drawn and steady | nodes | memory | pan: frames | work | zoom: frames | work | keystroke, 95 % | at rest |\n\
         |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n"
    );
    for (subject, events, figures) in rows {
        let _ = match figures {
            Ok(figures) => writeln!(
                text,
                "| {} | {events} | {} | {} | {:.0} MB | {} | {:.2} | {} | {:.2} | {} | {} |",
                subject.name,
                seconds(figures.steady_ms),
                figures.nodes,
                figures.memory_mb,
                frames(&figures.pan),
                figures.pan.work_ms,
                frames(&figures.zoom),
                figures.zoom.work_ms,
                of_typing(figures, |typing| quantile(&typing.keystrokes, 0.95)),
                of_typing(figures, |typing| quantile(&typing.rests, 1.0)),
            ),
            Err(error) => {
                let why = error.to_string();
                let why = why.lines().next().unwrap_or_default().replace('|', "/");
                writeln!(
                    text,
                    "| {} | {events} | {why} | | | | | | | | |",
                    subject.name
                )
            }
        };
    }
    text
}

fn of_typing(figures: &Figures, ms: impl Fn(&Typing) -> f64) -> String {
    let typing = figures.typing.as_ref();
    typing.map_or_else(|| "–".to_owned(), |typing| format!("{:.1} ms", ms(typing)))
}

fn frames(gesture: &Gesture) -> String {
    format!(
        "{:.0} / {:.0}",
        gesture.quantile(0.95),
        gesture.quantile(1.0)
    )
}
