//! Two sides, row by row.

use super::super::chrome::theme_heading;
use super::super::context::{Page, use_page};
use super::super::parts::{list_more, passage, sign_mark};
use super::opened::opened_row;
use super::tools::row_filters;
use super::{
    caveat, cell, contested_count, other_signs, row_of, short_basis, side_button, side_names,
    summary, toggle, use_outline,
};
use crate::i18n;
use crate::model::compare::{Outline, Row};
use crate::view::{GroupKey, RowGroup, grouped, shown_rows};
use yew::prelude::*;

/// So many rows are drawn at first; the rest on demand.
pub const ROWS_AT_ONCE: usize = 300;

#[component]
pub fn PairTable() -> Html {
    let page = use_page();
    let m = page.m();
    let outlines = use_outline(&page);
    let all = use_state_eq(|| false);
    let mut shown = shown_rows(&outlines, &page.state, false);
    let sentence = summary(&outlines, &shown, &page);
    let rest = shown.len().saturating_sub(ROWS_AT_ONCE);
    if rest > 0 && !*all {
        // The opened row is drawn, wherever it stands.
        let open = |position: &usize| page.state.topic.as_ref() == Some(&outlines[*position].topic);
        let opened = shown[ROWS_AT_ONCE..].iter().copied().find(open);
        shown.truncate(ROWS_AT_ONCE);
        shown.extend(opened);
    }
    let show_all = {
        let all = all.clone();
        list_more(".compare-row .topic-button, .show-rest", move || {
            all.set(true)
        })
    };
    let groups = grouped(&outlines, shown, page.state.order);
    html! {
        <>
            { row_filters(&outlines, &page) }
            { sentence }
            { caveat(&page) }
            if groups.is_empty() {
                <p class="empty">{ m.nothing_matches }</p>
            } else {
                <div class="compare-table">
                    <div class="compare-head">
                        <span>{ m.topic }</span>
                        <span>{ side_button(&page.state.a, &page) }</span>
                        <span>{ m.direction }</span>
                        <span>{ side_button(&page.state.b, &page) }</span>
                    </div>
                    { for groups.iter().map(|group| group_table(group, &outlines, &page)) }
                </div>
                if rest > 0 && !*all {
                    <button class="button show-rest" onclick={show_all}>{ i18n::show_more(rest, page.lang()) }</button>
                }
            }
        </>
    }
}

/// The heading of a group of rows, with a word for its place on the page.
pub fn group_heading(key: &GroupKey, (a, b): (&str, &str), page: &Page) -> (String, Html) {
    let m = page.m();
    match key {
        GroupKey::Lane(lane) => {
            let theme = page.corpus.theme(lane);
            let heading = theme.map(|theme| theme_heading(theme, page));
            (lane.to_string(), heading.unwrap_or_default())
        }
        GroupKey::Outcome(outcome) => {
            let (a, b) = (a.to_owned(), b.to_owned());
            (
                outcome.word().to_owned(),
                html! { { sign_mark(*outcome, &a, &b, page) } },
            )
        }
        GroupKey::Weight(weight) => {
            let word = weight.map_or("none", |weight| weight.word());
            let name = weight.map_or(m.not_contested, |weight| i18n::weight_name(weight, m));
            (word.to_owned(), html! { { name } })
        }
    }
}

/// The rows of one group as a table of its own under its heading; the heads of
/// the columns stand once on the screen, and in each table for who listens.
fn group_table(group: &RowGroup, outlines: &[Outline], page: &Page) -> Html {
    let m = page.m();
    let (a, b) = side_names(page);
    let (word, heading) = group_heading(&group.key, (&a, &b), page);
    let id = format!("group-{word}");
    html! {
        <section key={word} class="compare-group">
            <h2 id={id.clone()} class="group-title">{ heading }</h2>
            <div role="table" aria-labelledby={id}>
                <div role="row" class="visually-hidden">
                    <span role="columnheader">{ m.topic }</span>
                    <span role="columnheader">{ a }</span>
                    <span role="columnheader">{ m.direction }</span>
                    <span role="columnheader">{ b }</span>
                </div>
                { for group.rows.iter().filter_map(|&position| row_of(&outlines[position], page)).map(|row| full_row(&row, page)) }
            </div>
        </section>
    }
}

fn full_row(row: &Row<'_>, page: &Page) -> Html {
    let (open, onclick) = toggle(&row.topic.id, page);
    let (a, b) = side_names(page);
    let id = row.topic.id.as_str();
    html! {
        <div key={id.to_owned()} role="rowgroup" id={format!("topic-{id}")} class={classes!("compare-row", open.then_some("is-open"))}>
            <div role="row" class="compare-cells">
                <span role="rowheader" class="cell-topic">
                    <button class="topic-button" aria-expanded={open.to_string()} {onclick}>
                        <span class="caret" aria-hidden="true"></span>
                        <span>{ passage(&row.topic.title, page) }</span>
                    </button>
                    { contested_count(row, page) }
                </span>
                <span role="cell" class="cell-a" data-side={a.clone()}>{ cell(&row.a, &row.series, &page.state.a, page) }</span>
                <span role="cell" class="cell-sign">
                    { sign_mark(row.outcome, &a, &b, page) }
                    <span class="basis">{ short_basis(&row.main, page) }</span>
                    { other_signs(&row.other_directions(), page) }
                </span>
                <span role="cell" class="cell-b" data-side={b}>{ cell(&row.b, &row.series, &page.state.b, page) }</span>
            </div>
            if open { <div class="opened" role="row"><div role="cell">{ opened_row(&row.topic.id, page) }</div></div> }
        </div>
    }
}
