//! The charts of the figures as SVG. Places are in per cent, so that a chart
//! fills its room while its text keeps its size.

use super::context::Page;
use super::parts::{own_mark, passage};
use crate::chart::{Code, Family, Line, MarkShape, Multiples, Panel, Period, TimeChart, codes_of};
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
    html! {
        <figure class="chart">
            { plot(series, chart, &labels.collect::<Vec<_>>(), Columns::WIDE, page) }
            <figcaption class="small">{ legend(&[chart], page) }</figcaption>
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

/// Where the plot stands: between the times and the values, which have a column of
/// their own, since at its mark one would lie on the line to the next.
#[derive(Clone, Copy)]
struct Columns {
    plot: &'static str,
    width: &'static str,
}

impl Columns {
    const WIDE: Columns = Columns {
        plot: "24%",
        width: "44%",
    };
    const NARROW: Columns = Columns {
        plot: "27%",
        width: "33%",
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
    let nought = percent(chart.axis.x(0.0));
    let said: Vec<String> = series
        .values
        .iter()
        .map(|value| {
            let date = i18n::short_date(&value.date, lang);
            i18n::headed(&date, &i18n::figure(value, series.unit, lang), lang)
        })
        .collect();
    let said = format!(
        "{}. {}",
        series.title.get(lang).text,
        said.join(i18n::semicolon(lang))
    );
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
                { for broken(chart).map(|line| break_mark(line, &nought)) }
            </svg>
            { for chart.lines.iter().enumerate().map(|(i, line)| line_text(i, line, series, page)) }
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

/// The line of nought, which stops at each break.
fn axis_pieces(chart: &TimeChart<'_>) -> Vec<Html> {
    let mut pieces = Vec::new();
    let x = percent(chart.axis.x(0.0));
    let mut top = 0.0;
    let ends = broken(chart).map(|line| (middle(line) - LINE_PX / 2.0, 4.0));
    let bottom = chart.lines.len() as f64 * LINE_PX + 4.0;
    for (end, room) in ends.chain([(bottom, 0.0)]) {
        pieces.push(html! { <line class="chart-axis" x1={x.clone()} x2={x.clone()} y1={f64::to_string(&top)} y2={(end - room).to_string()} /> });
        top = end + room;
    }
    pieces
}

/// Two strokes across the axis, and a double line across the plot that no other
/// line crosses.
fn break_mark(line: usize, nought: &str) -> Html {
    let y = middle(line) - LINE_PX / 2.0;
    let across = |y: f64| html! { <line x1="0" x2="100%" y1={y.to_string()} y2={y.to_string()} /> };
    html! {
        <g class="chart-break">
            { across(y - 1.5) }
            { across(y + 1.5) }
            // A nested drawing: a path has no place in per cent.
            <svg x={nought.to_owned()} y={y.to_string()}><path d="M-5 1 5-5M-5 5 5-1" /></svg>
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
            { mark(*shape, &percent(*x), &y.to_string()) }
        </g>
    }
}

/// The value in words, or that there is none, each with its code.
fn line_text(i: usize, line: &Line, series: &Series, page: &Page) -> Html {
    let m = page.m();
    let (gap, text) = match line {
        Line::Value { value, .. } => (None, said_of(&series.values[*value], series.unit, page)),
        Line::Missing { beyond: true } => (Some("chart-gap"), m.other_definition.to_owned()),
        Line::Gap { .. } | Line::Missing { .. } => (Some("chart-gap"), m.no_figure.to_owned()),
    };
    html! {
        <text class={classes!("chart-value", "is-apart", gap)} x="100%" y={middle(i).to_string()} dy="0.34em">
            { text }
            if let Some(code) = code_of(line, series) {
                <tspan class="chart-code" dx="5">{ code.letter() }</tspan>
            }
        </text>
    }
}

/// A value in words, with the sign that another says otherwise.
fn said_of(value: &Value, unit: Unit, page: &Page) -> String {
    let text = i18n::figure(value, unit, page.lang());
    if value.conflicts {
        format!("≠ {text}")
    } else {
        text
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
pub fn code_words(code: Code, m: &i18n::Messages) -> &'static str {
    match code {
        Code::Break => m.code_break,
        Code::Estimate => m.code_estimate,
        Code::Computed => m.code_computed,
        Code::Above => m.code_above,
        Code::Below => m.code_below,
        Code::Missing => m.code_missing,
    }
}

/// A code with its sentence behind it: in tables, below or above which [`codes_legend`] says
/// it to those who point at nothing.
pub fn code_mark(value: &Value, page: &Page) -> Html {
    let Some(code) = Code::of(value) else {
        return html! {};
    };
    html! { <>{ " " }<abbr class="code" title={code_words(code, page.m())}>{ code.letter() }</abbr></> }
}

/// What the codes beside the values of these series mean: those that occur.
pub fn codes_legend(series: &[&Series], page: &Page) -> Html {
    let (codes, conflicting) = codes_of(series.iter().copied());
    keys(&codes, conflicting, |_| None, page.m())
}

/// What the marks of these charts mean: those that occur, and why a break is one.
fn legend(charts: &[&TimeChart<'_>], page: &Page) -> Html {
    let mut codes = BTreeSet::new();
    let mut conflicting = false;
    let mut reasons: Vec<&Text> = Vec::new();
    for chart in charts {
        for line in &chart.lines {
            match line {
                Line::Value {
                    shape, conflicts, ..
                } => {
                    conflicting |= conflicts;
                    codes.extend(shape.code());
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
    let sample = |code: Code| match code {
        Code::Break => Some(html! {
            <g class="chart-break"><path d="M0 7H28M0 11H28M3 12 12 6M3 16 12 10" /></g>
        }),
        Code::Estimate => Some(mark(MarkShape::Soft, "14", "9")),
        Code::Computed => Some(mark(MarkShape::Derived, "14", "9")),
        Code::Above => Some(mark(MarkShape::OpenUp, "14", "9")),
        Code::Below => Some(mark(MarkShape::OpenDown, "14", "9")),
        Code::Missing => None,
    };
    html! {
        <>
            { keys(&codes, conflicting, sample, page.m()) }
            { for reasons.into_iter().map(|reason| html! { <p class="break-reason"><b class="code">{ Code::Break.letter() }</b>{ " " }{ passage(reason, page) }</p> }) }
        </>
    }
}

/// The codes that occur, each with what it looks like and its sentence.
fn keys(
    codes: &BTreeSet<Code>,
    conflicting: bool,
    sample: impl Fn(Code) -> Option<Html>,
    m: &i18n::Messages,
) -> Html {
    if codes.is_empty() && !conflicting {
        return html! {};
    }
    let key = |shape: Option<Html>, letter: &'static str, words: &'static str| {
        html! {
            <li>
                if let Some(shape) = shape { <svg width="28" height="18" aria-hidden="true">{ shape }</svg> }
                <b class="code">{ letter }</b>
                <span>{ words }</span>
            </li>
        }
    };
    html! {
        <ul class="chart-legend" aria-label={m.legend}>
            { for codes.iter().map(|&code| key(sample(code), code.letter(), code_words(code, m))) }
            if conflicting { { key(None, "≠", m.chart_conflict) } }
        </ul>
    }
}

/// A mark by how surely its value stands there: full, soft, hollow, or with an
/// arrow to the open side.
fn mark(shape: MarkShape, x: &str, y: &str) -> Html {
    let dot = |class: &'static str, r: &'static str| html! { <circle {class} cx={x.to_owned()} cy={y.to_owned()} {r} /> };
    match shape {
        MarkShape::Exact => dot("chart-dot", "5"),
        MarkShape::Derived => dot("chart-dot is-hollow", "5"),
        MarkShape::Soft => html! { <>{ dot("chart-halo", "10") }{ dot("chart-dot", "3") }</> },
        MarkShape::OpenUp => arrow("M-3 -5 6 0-3 5", x, y),
        MarkShape::OpenDown => arrow("M3 -5-6 0 3 5", x, y),
    }
}

/// A nested drawing: a path has no place in per cent.
fn arrow(d: &'static str, x: &str, y: &str) -> Html {
    html! { <svg x={x.to_owned()} y={y.to_owned()} class="chart-open"><path {d} /></svg> }
}

/// Bars of series that stand side by side.
pub fn bars(family: &Family<'_>, page: &Page) -> Html {
    let m = page.m();
    let codes: BTreeSet<Code> = family
        .bars
        .iter()
        .filter_map(|bar| bar.shape.code())
        .collect();
    let conflicting = family.bars.iter().any(|bar| bar.value.conflicts);
    let sample = |code: Code| {
        let shape = MarkShape::ALL
            .into_iter()
            .find(|shape| shape.code() == Some(code))?;
        Some(bar(shape, "0", "12", "12", "2"))
    };
    html! {
        <figure class="chart bars">
            <ul>
                { for family.bars.iter().map(|found| {
                    let text = said_of(found.value, found.series.unit, page);
                    let (from, to) = (percent(found.from), percent(found.to));
                    let width = percent(found.to - found.from);
                    let dx = if bar_end(found.shape).is_some() { "20" } else { "8" };
                    html! {
                        <li key={found.series.id.as_str().to_owned()}>
                            <span class="bar-title">{ passage(&found.series.title, page) }</span>
                            <svg width="100%" height="20" aria-hidden="true">
                                <svg width="66%" height="20" class="plot">
                                    { bar(found.shape, &from, &to, &width, "3") }
                                    <text class="chart-value" x={to} {dx} y="10" dy="0.34em">
                                        { text.clone() }
                                        if let Some(code) = found.shape.code() {
                                            <tspan class="chart-code" dx="5">{ code.letter() }</tspan>
                                        }
                                    </text>
                                </svg>
                            </svg>
                            <span class="visually-hidden">{ text }</span>
                        </li>
                    }
                }) }
            </ul>
            <figcaption class="small">
                <p>{ m.bars_note }</p>
                { keys(&codes, conflicting, sample, m) }
            </figcaption>
        </figure>
    }
}

/// A bar by how surely it ends there: full, pale within its edge, hollow, or up to a limit,
/// with an arrow to the side on which the amount lies; dashed where it lies within the bar.
fn bar(shape: MarkShape, from: &str, to: &str, width: &str, y: &'static str) -> Html {
    let class = match shape {
        MarkShape::Exact | MarkShape::OpenUp => None,
        MarkShape::Derived => Some("is-hollow"),
        MarkShape::Soft => Some("is-soft"),
        MarkShape::OpenDown => Some("is-within"),
    };
    html! {
        <>
            <rect class={classes!("bar-fill", class)} x={from.to_owned()} {y} width={width.to_owned()} height="14" />
            if let Some(d) = bar_end(shape) {
                { arrow(d, to, if y == "2" { "9" } else { "10" }) }
            }
        </>
    }
}

/// The arrow behind a bar that ends at a limit.
fn bar_end(shape: MarkShape) -> Option<&'static str> {
    match shape {
        MarkShape::OpenUp => Some("M4 -5 13 0 4 5"),
        MarkShape::OpenDown => Some("M13 -5 4 0 13 5"),
        MarkShape::Exact | MarkShape::Soft | MarkShape::Derived => None,
    }
}
