//! The charts of the figures as SVG. Places are in per cent, so that a chart
//! fills its room while its text keeps its size.

use super::context::Page;
use super::parts::{own_mark, passage};
use crate::chart::{Code, Family, Line, MarkShape, Multiples, Panel, Period, TimeChart};
use crate::i18n;
use crate::model::*;
use crate::view::{Action, View};
use std::collections::BTreeSet;
use yew::prelude::*;

/// The height of one line of a chart, in pixels.
const LINE_PX: f64 = 28.0;

fn percent(part: f64) -> String {
    format!("{:.2}%", part * 100.0)
}

/// A series over time: one line for each value, the marks joined where nothing
/// stands between them.
pub fn time_chart(series: &Series, chart: &TimeChart<'_>, page: &Page) -> Html {
    let lang = page.lang();
    let labels = chart.lines.iter().map(|line| match line {
        Line::Value { value, .. } => i18n::short_date(&series.values[*value].date, lang),
        Line::Gap { first, last } => years(*first, *last),
        Line::Missing { .. } => String::new(),
    });
    let start = chart.axis.from;
    html! {
        <figure class="chart">
            { plot(series, chart, &labels.collect::<Vec<_>>(), Columns::WIDE, page) }
            <figcaption class="small">
                if !chart.axis.starts_at_nought() {
                    <p>{ i18n::axis_starts_at(&i18n::number(start, lang), lang) }</p>
                }
                { legend(&[chart], page) }
            </figcaption>
        </figure>
    }
}

/// Series of one topic side by side: the same lines and the same axis in all.
pub fn multiples_chart(family: &Multiples<'_>, page: &Page) -> Html {
    let lang = page.lang();
    let labels: Vec<String> = family
        .periods
        .iter()
        .map(|period| match period {
            Period::Of(date) => i18n::short_date(date, lang),
            Period::Gap { first, last } => years(*first, *last),
        })
        .collect();
    let charts: Vec<&TimeChart<'_>> = family.panels.iter().map(|panel| &panel.chart).collect();
    let axis = charts.first().map(|chart| chart.axis);
    html! {
        <figure class="chart multiples">
            <div class="panels">
                { for family.panels.iter().map(|panel| panel_of(panel, &labels, page)) }
            </div>
            <figcaption class="small">
                if let Some(axis) = axis {
                    <p>{ i18n::one_axis(&i18n::number(axis.from, lang), &i18n::number(axis.to, lang), i18n::unit_name(family.unit, page.m()), lang) }</p>
                }
                { legend(&charts, page) }
            </figcaption>
        </figure>
    }
}

fn panel_of(panel: &Panel<'_>, labels: &[String], page: &Page) -> Html {
    let series = panel.series;
    let open = page.on(Action::Record(View::Figures, series.id.to_string()));
    html! {
        <section key={series.id.as_str().to_owned()} class="one-series">
            <h3><button class="link" onclick={open}>{ passage(&series.title, page) }</button>{ own_mark(series.id.as_str(), page) }</h3>
            <p class="small">{ passage(&series.population, page) }</p>
            { plot(series, &panel.chart, labels, Columns::NARROW, page) }
        </section>
    }
}

fn years(first: i32, last: i32) -> String {
    if first == last {
        first.to_string()
    } else {
        format!("{first}–{last}")
    }
}

/// Where the plot stands beside the times, and whether the values stand at their
/// marks or in a column of their own.
#[derive(Clone, Copy)]
struct Columns {
    plot: &'static str,
    width: &'static str,
    values_apart: bool,
}

impl Columns {
    const WIDE: Columns = Columns {
        plot: "24%",
        width: "50%",
        values_apart: false,
    };
    const NARROW: Columns = Columns {
        plot: "27%",
        width: "33%",
        values_apart: true,
    };
}

fn plot(
    series: &Series,
    chart: &TimeChart<'_>,
    labels: &[String],
    columns: Columns,
    page: &Page,
) -> Html {
    let lang = page.lang();
    let height = (chart.lines.len() as f64 * LINE_PX + 4.0).to_string();
    let said: Vec<String> = series
        .values
        .iter()
        .map(|value| {
            let date = i18n::short_date(&value.date, lang);
            format!("{date}: {}", i18n::figure(value, series.unit, lang))
        })
        .collect();
    let said = format!("{}. {}", series.title.get(lang).text, said.join("; "));
    let texts = |class: &'static str, at: &str, dx: &'static str| -> Html {
        let lines = chart.lines.iter().enumerate();
        lines
            .map(|(i, line)| line_text(i, line, series, class, at, dx, page))
            .collect()
    };
    html! {
        <svg class="time-chart" width="100%" height={height.clone()} role="img" aria-label={said}>
            { for labels.iter().enumerate().map(|(i, label)| html! {
                <text class="chart-label" x="0" y={middle(i).to_string()} dy="0.34em">{ label }</text>
            }) }
            { for broken(chart).map(|i| html! {
                <text class="chart-code" x={columns.plot} dx="-14" y={(middle(i) - LINE_PX / 2.0).to_string()} dy="0.34em">{ Code::Break.letter() }</text>
            }) }
            <svg x={columns.plot} width={columns.width} {height} class="plot">
                { for axis_pieces(chart) }
                { for chart.lines.iter().enumerate().map(|(i, line)| time_mark(i, line)) }
                { for broken(chart).map(break_mark) }
                if !columns.values_apart { { texts("chart-value", "", "14") } }
            </svg>
            if columns.values_apart { { texts("chart-value is-apart", "100%", "0") } }
        </svg>
    }
}

fn middle(line: usize) -> f64 {
    (line as f64 + 0.5) * LINE_PX + 2.0
}

/// The lines with a break above them, each once.
fn broken<'a>(chart: &'a TimeChart<'_>) -> impl Iterator<Item = usize> + use<'a> {
    (0..chart.lines.len()).filter(|&line| chart.has_break_above(line))
}

/// The axis, which stops at each break.
fn axis_pieces(chart: &TimeChart<'_>) -> Vec<Html> {
    let mut pieces = Vec::new();
    let mut top = 0.0;
    let ends = broken(chart).map(|line| (middle(line) - LINE_PX / 2.0, 4.0));
    let bottom = chart.lines.len() as f64 * LINE_PX + 4.0;
    for (end, room) in ends.chain([(bottom, 0.0)]) {
        pieces.push(html! { <line class="chart-axis" x1="0" x2="0" y1={f64::to_string(&top)} y2={(end - room).to_string()} /> });
        top = end + room;
    }
    pieces
}

/// Two strokes across the axis, and a double line across the plot that no other
/// line crosses.
fn break_mark(line: usize) -> Html {
    let y = middle(line) - LINE_PX / 2.0;
    let across = |y: f64| html! { <line x1="0" x2="100%" y1={y.to_string()} y2={y.to_string()} /> };
    html! {
        <g class="chart-break">
            { across(y - 1.5) }
            { across(y + 1.5) }
            <path d={format!("M-5 {} 5 {}M-5 {} 5 {}", y + 1.0, y - 5.0, y + 5.0, y - 1.0)} />
        </g>
    }
}

fn time_mark(i: usize, line: &Line) -> Html {
    let y = middle(i);
    let Line::Value {
        x,
        shape,
        joined_from,
        ..
    } = line
    else {
        return html! {};
    };
    html! {
        <g>
            if let Some(from) = joined_from {
                <line class="chart-join" x1={percent(*from)} x2={percent(*x)} y1={(y - LINE_PX).to_string()} y2={y.to_string()} />
            }
            { mark(*shape, *x, y) }
        </g>
    }
}

/// The value in words, or that there is none, each with its code. `at` is where it
/// stands across; at its mark where that is empty.
fn line_text(
    i: usize,
    line: &Line,
    series: &Series,
    class: &'static str,
    at: &str,
    dx: &'static str,
    page: &Page,
) -> Html {
    let m = page.m();
    let (x, class, text) = match line {
        Line::Value {
            value,
            x,
            conflicts,
            ..
        } => {
            let value = &series.values[*value];
            let mut text = i18n::figure(value, series.unit, page.lang());
            if *conflicts {
                text = format!("≠ {text}");
            }
            (percent(*x), classes!(class), text)
        }
        Line::Missing { beyond: true } => {
            let text = m.other_definition.to_owned();
            ("0".to_owned(), classes!(class, "chart-gap"), text)
        }
        Line::Gap { .. } | Line::Missing { .. } => {
            let text = m.no_figure.to_owned();
            ("0".to_owned(), classes!(class, "chart-gap"), text)
        }
    };
    let x = if at.is_empty() { x } else { at.to_owned() };
    html! {
        <text {class} {x} {dx} y={middle(i).to_string()} dy="0.34em">
            { text }
            if let Some(code) = code_of(line, series) {
                <tspan class="chart-code" dx="5">{ code.letter() }</tspan>
            }
        </text>
    }
}

fn code_of(line: &Line, series: &Series) -> Option<Code> {
    match line {
        Line::Value { value, .. } => Code::of(&series.values[*value]),
        Line::Missing { beyond: true } => Some(Code::Break),
        Line::Gap { .. } | Line::Missing { .. } => Some(Code::Missing),
    }
}

/// What a code beside a figure means.
fn code_words(code: Code, m: &i18n::Messages) -> &'static str {
    match code {
        Code::Break => m.code_break,
        Code::Estimate => m.code_estimate,
        Code::Computed => m.code_computed,
        Code::Missing => m.code_missing,
    }
}

/// A code with its sentence behind it: in tables.
pub fn code_mark(value: &Value, page: &Page) -> Html {
    let Some(code) = Code::of(value) else {
        return html! {};
    };
    html! { <>{ " " }<abbr class="code" title={code_words(code, page.m())}>{ code.letter() }</abbr></> }
}

/// What the marks of these charts mean: those that occur, and why a break is one.
fn legend(charts: &[&TimeChart<'_>], page: &Page) -> Html {
    let m = page.m();
    let mut codes = BTreeSet::new();
    let (mut conflicts, mut open) = (false, false);
    let mut reasons: Vec<&Text> = Vec::new();
    for chart in charts {
        for line in &chart.lines {
            match line {
                Line::Value {
                    shape,
                    conflicts: contradicted,
                    ..
                } => {
                    conflicts |= contradicted;
                    match shape {
                        MarkShape::Soft => codes.extend([Code::Estimate]),
                        MarkShape::Derived => codes.extend([Code::Computed]),
                        MarkShape::OpenUp | MarkShape::OpenDown => open = true,
                        MarkShape::Exact => {}
                    }
                }
                Line::Gap { .. } | Line::Missing { beyond: false } => {
                    codes.insert(Code::Missing);
                }
                Line::Missing { beyond: true } => {}
            }
        }
        for found in &chart.breaks {
            codes.insert(Code::Break);
            if !reasons.contains(&&found.record.reason) {
                reasons.push(&found.record.reason);
            }
        }
    }
    if codes.is_empty() && !conflicts && !open {
        return html! {};
    }
    let sample = |code: Code| match code {
        Code::Break => {
            html! { <g class="chart-break"><path d="M0 7H28M0 11H28M3 12 12 6M3 16 12 10" /></g> }
        }
        Code::Estimate => {
            html! { <><circle class="chart-halo" cx="14" cy="9" r="8" /><circle class="chart-dot" cx="14" cy="9" r="3" /></> }
        }
        Code::Computed => html! { <circle class="chart-dot is-hollow" cx="14" cy="9" r="5" /> },
        Code::Missing => html! {},
    };
    let key = |shape: Html, letter: &'static str, words: &'static str| {
        html! {
            <li>
                if shape != html! {} { <svg width="28" height="18" aria-hidden="true">{ shape }</svg> }
                <b class="code">{ letter }</b>
                <span>{ words }</span>
            </li>
        }
    };
    html! {
        <>
            <ul class="chart-legend" aria-label={m.legend}>
                { for codes.iter().map(|&code| key(sample(code), code.letter(), code_words(code, m))) }
                if open { { key(html! { <svg x="11" y="9" class="chart-open"><path d="M-3 -5 6 0-3 5" /></svg> }, "", m.chart_open) } }
                if conflicts { { key(html! {}, "≠", m.chart_conflict) } }
            </ul>
            { for reasons.into_iter().map(|reason| html! { <p class="break-reason"><b class="code">{ Code::Break.letter() }</b>{ " " }{ passage(reason, page) }</p> }) }
        </>
    }
}

/// A mark by how surely its value stands there: full, soft, hollow, or with an
/// arrow to the open side.
fn mark(shape: MarkShape, x: f64, y: f64) -> Html {
    let at = percent(x);
    let y_text = y.to_string();
    let dot = |class: &'static str, r: &'static str| html! { <circle {class} cx={at.clone()} cy={y_text.clone()} {r} /> };
    match shape {
        MarkShape::Exact => dot("chart-dot", "5"),
        MarkShape::Derived => dot("chart-dot is-hollow", "5"),
        MarkShape::Soft => html! { <>{ dot("chart-halo", "10") }{ dot("chart-dot", "3") }</> },
        MarkShape::OpenUp | MarkShape::OpenDown => {
            let d = if shape == MarkShape::OpenUp {
                "M-3 -5 6 0-3 5"
            } else {
                "M3 -5-6 0 3 5"
            };
            // A nested drawing: a path has no place in per cent.
            html! { <svg x={at} y={y_text} class="chart-open"><path {d} /></svg> }
        }
    }
}

/// Bars of series that stand side by side.
pub fn bars(family: &Family<'_>, page: &Page) -> Html {
    let m = page.m();
    html! {
        <figure class="chart bars">
            <figcaption class="small">{ m.bars_note }</figcaption>
            <ul>
                { for family.bars.iter().map(|bar| {
                    let text = i18n::figure(bar.value, bar.series.unit, page.lang());
                    html! {
                        <li key={bar.series.id.as_str().to_owned()}>
                            <span class="bar-title">{ passage(&bar.series.title, page) }</span>
                            <svg width="100%" height="20" aria-hidden="true">
                                <svg width="72%" height="20" class="plot">
                                    <rect class={classes!("bar-fill", bar_class(bar.shape))} x={percent(bar.from)} y="3" width={percent(bar.to - bar.from)} height="14" />
                                    <text class="chart-value" x={percent(bar.to)} dx="8" y="10" dy="0.34em">{ text.clone() }</text>
                                </svg>
                            </svg>
                            <span class="visually-hidden">{ text }</span>
                        </li>
                    }
                }) }
            </ul>
        </figure>
    }
}

fn bar_class(shape: MarkShape) -> Option<&'static str> {
    match shape {
        MarkShape::Exact => None,
        MarkShape::Derived => Some("is-hollow"),
        _ => Some("is-soft"),
    }
}
