//! The charts of the figures as SVG. Places are in per cent, so that a chart
//! fills its room while its text keeps its size.

use super::context::Page;
use super::parts::passage;
use crate::chart::{Family, Line, MarkShape, TimeChart};
use crate::i18n;
use crate::model::*;
use yew::prelude::*;

/// The height of one line of a chart, in pixels.
const LINE_PX: f64 = 28.0;

fn percent(part: f64) -> String {
    format!("{:.2}%", part * 100.0)
}

/// A series over time: one line for each value, the marks joined where nothing
/// stands between them.
pub fn time_chart(series: &Series, chart: &TimeChart, page: &Page) -> Html {
    let m = page.m();
    let lang = page.lang();
    let height = chart.lines.len() as f64 * LINE_PX + 4.0;
    let said: Vec<String> = series
        .values
        .iter()
        .map(|value| {
            let date = i18n::short_date(&value.date, lang);
            format!("{date}: {}", i18n::figure(value, series.unit, lang))
        })
        .collect();
    let conflicts = series.values.iter().any(|value| value.conflicts);
    let has_gap = chart
        .lines
        .iter()
        .any(|line| matches!(line, Line::Gap { .. }));
    html! {
        <figure class="chart">
            <svg class="time-chart" width="100%" height={height.to_string()} role="img" aria-label={format!("{}. {}", series.title.get(lang).text, said.join("; "))}>
                { for chart.lines.iter().enumerate().map(|(i, line)| time_label(i, line, series, page)) }
                <svg x="24%" width="50%" height={height.to_string()} class="plot">
                    <line class="chart-axis" x1="0" x2="0" y1="0" y2={height.to_string()} />
                    { for chart.lines.iter().enumerate().map(|(i, line)| time_mark(i, line, series, page)) }
                </svg>
            </svg>
            <figcaption class="small">
                if !chart.axis.starts_at_nought() {
                    { i18n::axis_starts_at(&i18n::number(chart.axis.from, lang), lang) }{ " " }
                }
                if conflicts { { m.chart_conflict }{ " " } }
                if has_gap { { m.chart_gap } }
            </figcaption>
        </figure>
    }
}

fn middle(line: usize) -> f64 {
    (line as f64 + 0.5) * LINE_PX + 2.0
}

fn time_label(i: usize, line: &Line, series: &Series, page: &Page) -> Html {
    let label = match line {
        Line::Value { value, .. } => i18n::short_date(&series.values[*value].date, page.lang()),
        Line::Gap { first, last } if first == last => first.to_string(),
        Line::Gap { first, last } => format!("{first}–{last}"),
    };
    html! { <text class="chart-label" x="0" y={middle(i).to_string()} dy="0.34em">{ label }</text> }
}

fn time_mark(i: usize, line: &Line, series: &Series, page: &Page) -> Html {
    let y = middle(i);
    match line {
        Line::Gap { .. } => html! {
            <text class="chart-gap" x="0" dx="8" y={y.to_string()} dy="0.34em">{ page.m().no_figure }</text>
        },
        Line::Value {
            value,
            x,
            shape,
            conflicts,
            joined_from,
        } => {
            let value = &series.values[*value];
            let mut text = i18n::figure(value, series.unit, page.lang());
            if value.qualifier == Qualifier::Derived {
                text = format!("{text} ({})", page.m().derived);
            }
            if *conflicts {
                text = format!("≠ {text}");
            }
            html! {
                <g>
                    if let Some(from) = joined_from {
                        <line class="chart-join" x1={percent(*from)} x2={percent(*x)} y1={(y - LINE_PX).to_string()} y2={y.to_string()} />
                    }
                    { mark(*shape, *x, y) }
                    <text class="chart-value" x={percent(*x)} dx="14" y={y.to_string()} dy="0.34em">{ text }</text>
                </g>
            }
        }
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
