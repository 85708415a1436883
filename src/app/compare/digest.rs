//! What moved, on one page of paper.

use super::super::context::{Page, use_page};
use super::super::figures::value_text;
use super::super::parts::{SignMark, passage};
use super::tools::SidePair;
use super::{row_of, side_names, summary, use_outline};
use crate::i18n;
use crate::model::compare::{Basis, Judgement, Row};
use crate::model::*;
use crate::platform;
use crate::view::{RowOrder, grouped, shown_rows};
use yew::prelude::*;

#[component]
pub fn Digest() -> Html {
    let page = use_page();
    let m = page.m();
    let outlines = use_outline(&page);
    let shown = shown_rows(&outlines, &page.state, false);
    let moved: Vec<usize> = shown
        .iter()
        .copied()
        .filter(|&row| outlines[row].outcome.is_between())
        .collect();
    let rows: Vec<Row<'_>> = grouped(&outlines, moved, RowOrder::Outcome)
        .iter()
        .flat_map(|group| &group.rows)
        .filter_map(|&row| row_of(&outlines[row], &page))
        .collect();
    let (a, b) = side_names(&page);
    let print = Callback::from(|_: MouseEvent| platform::print());
    html! {
        <>
            <div class="compare-choice digest-tools">
                <SidePair />
                <button class="button primary" onclick={print}>{ m.print }</button>
                <span class="small">{ m.digest_note }</span>
            </div>
            <article class="digest" aria-labelledby="digest-title">
                <h2 id="digest-title">{ i18n::digest_title(&a, &b, page.lang()) }</h2>
                { summary(&outlines, &shown, &page) }
                if rows.is_empty() {
                    <p class="empty">{ m.digest_empty }</p>
                } else {
                    <table class="digest-table">
                        <thead><tr>
                            <th scope="col">{ m.topic }</th>
                            <th scope="col">{ m.direction }</th>
                            <th scope="col">{ m.basis }</th>
                        </tr></thead>
                        <tbody>{ for rows.iter().map(|row| digest_row(row, &page)) }</tbody>
                    </table>
                }
                { digest_figures(&page) }
                <p class="digest-foot">
                    { m.title }{ " " }{ env!("CARGO_PKG_VERSION") }{ " · " }
                    { i18n::day_in_words(page.today, page.lang()) }{ " · " }{ m.about_line }
                </p>
            </article>
        </>
    }
}

fn digest_row(row: &Row<'_>, page: &Page) -> Html {
    let (a, b) = side_names(page);
    html! {
        <tr key={row.topic.id.as_str().to_owned()}>
            <th scope="row">{ passage(&row.topic.title, page) }</th>
            <td class="digest-sign"><SignMark sign={row.outcome} {a} {b} /></td>
            <td>{ basis_and_place(&row.main, page) }</td>
        </tr>
    }
}

/// Whose judgement it is, and the first place that says so.
fn basis_and_place(judgement: &Judgement<'_>, page: &Page) -> Html {
    let m = page.m();
    let place = |at: &[Locator]| {
        let first = at.first()?;
        let source = page.corpus.source(&first.source)?;
        let section = page.corpus.section(first);
        let pages = section.and_then(|section| i18n::pages(section, first.page, page.lang()));
        Some(match pages {
            Some(pages) => format!("{}, {pages}", source.name()),
            None => source.name().to_owned(),
        })
    };
    let behind = |at: &[Locator]| place(at).map_or_else(String::new, |place| format!(": {place}"));
    match judgement.basis {
        Basis::Stated { statement, .. } => {
            html! { <>{ m.stated_by_source }{ behind(&statement.at) }</> }
        }
        Basis::Ladder { to, .. } => {
            html! { <>{ m.computed_here }{ ", " }{ m.by_ladder }{ behind(&to.at) }</> }
        }
        Basis::Figures { to, .. } => {
            html! { <>{ m.computed_here }{ ", " }{ m.by_figures }{ behind(&to.at) }</> }
        }
        Basis::Differ(divergence) => passage(&divergence.title, page),
        Basis::Incomparable(record) => passage(&record.reason, page),
        Basis::NoDirection | Basis::Agree | Basis::SameSide | Basis::Silent { .. } => html! {},
    }
}

/// The series that have a value on both sides.
fn digest_figures(page: &Page) -> Html {
    let m = page.m();
    let (a, b) = (&page.state.a, &page.state.b);
    if a == b {
        return html! {};
    }
    let values = |series: &Series, side: &Column| -> Vec<Html> {
        let values = side.values(series);
        values.map(|value| html! { <span class="digest-value">{ value_text(value, series.unit, page) }</span> }).collect()
    };
    let of_year = |series: &&Series| {
        page.state.shows(&series.themes)
            && a.values(series).next().is_some()
            && b.values(series).next().is_some()
    };
    let series: Vec<&Series> = page.corpus.data().series.iter().filter(of_year).collect();
    if series.is_empty() {
        return html! {};
    }
    let (name_a, name_b) = side_names(page);
    html! {
        <table class="digest-table digest-figures">
            <thead><tr>
                <th scope="col">{ m.view_figures }</th>
                <th scope="col" class="number">{ name_a }</th>
                <th scope="col" class="number">{ name_b }</th>
            </tr></thead>
            <tbody>
                { for series.into_iter().map(|series| html! {
                    <tr>
                        <th scope="row">{ passage(&series.title, page) }</th>
                        <td class="number">{ for values(series, a) }</td>
                        <td class="number">{ for values(series, b) }</td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}
