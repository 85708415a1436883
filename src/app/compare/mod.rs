//! The comparison: two sides row by row, all years as a matrix, the likelihood
//! ladder, and a digest for paper.

mod brush;
mod compact;
mod digest;
mod ladder;
mod matrix;
mod opened;
mod pair;
mod tools;

pub use brush::YearBrush;
pub use compact::CompactCompare;

use super::chrome::heading;
use super::context::{Page, use_page};
use super::parts::{contested_mark, in_language, own_mark, passage, side_name, sign_mark};
use crate::i18n;
use crate::model::column::{self, Caveat};
use crate::model::compare::{Basis, Judgement, Outcome, Outline, Row, compare, counts, row};
use crate::model::*;
use crate::platform;
use crate::view::{Action, CompareMode, View};
use digest::Digest;
use ladder::ladder_view;
use matrix::MatrixTable;
use pair::PairTable;
use std::rc::Rc;
use tools::mode_tabs;
use yew::prelude::*;

#[component]
pub fn CompareView() -> Html {
    let page = use_page();
    let m = page.m();
    use_scroll_to_topic(&page);
    let mode = page.state.mode;
    html! {
        <div class={classes!("view", "compare-view", format!("mode-{}", mode.word()))}>
            { heading(m.view_compare, "") }
            { mode_tabs(&page) }
            { match mode {
                CompareMode::Pair => html! { <PairTable /> },
                CompareMode::Matrix => html! { <MatrixTable /> },
                CompareMode::Ladder => ladder_view(&page),
                CompareMode::Digest => html! { <Digest /> },
            } }
        </div>
    }
}

/// Every row of the comparison in brief. Computed once for a corpus and two
/// sides, however often the reader filters, sorts and opens.
#[hook]
fn use_outline(page: &Page) -> Rc<Vec<Outline>> {
    let key = (page.shared(), page.state.a.clone(), page.state.b.clone());
    use_memo(key, |(corpus, a, b)| compare(&corpus.0, a, b).outline())
}

/// Brings the opened row into view.
#[hook]
fn use_scroll_to_topic(page: &Page) {
    let topic = page.state.topic.clone().filter(|_| !page.preview);
    use_effect_with(topic, |topic| {
        if let Some(topic) = topic {
            platform::scroll_into_view(&format!("topic-{topic}"));
        }
    });
}

/// The names of the two sides compared.
fn side_names(page: &Page) -> (String, String) {
    let name = |side| i18n::column_name(side, &page.corpus, page.lang());
    (name(&page.state.a), name(&page.state.b))
}

/// The row of an outline.
fn row_of<'p>(outline: &Outline, page: &'p Page) -> Option<Row<'p>> {
    let topic = page.corpus.topic(&outline.topic)?;
    row(&page.corpus, topic, &page.state.a, &page.state.b)
}

/// The sentence over the rows that pass the filter.
fn summary(outlines: &[Outline], shown: &[usize], page: &Page) -> Html {
    let counts = counts(shown.iter().map(|&position| &outlines[position]));
    let (a, b) = side_names(page);
    let numbers = (shown.len(), outlines.len());
    html! {
        <p class="compare-summary">
            { i18n::comparison_summary(numbers, &counts, (&a, &b), page.lang()) }
        </p>
    }
}

/// What a reader must know of the two sides before reading the rows.
fn caveat(page: &Page) -> Html {
    let words = match column::caveat(&page.corpus, &page.state.a, &page.state.b) {
        Some(Caveat::SameYear) => page.m().same_year_note.to_owned(),
        Some(Caveat::Summary(side)) => i18n::summary_note(side, &page.corpus, page.lang()),
        None => return html! {},
    };
    html! { <p class="caveat">{ words }</p> }
}

/// A side as the head of its column: chosen, the timeline shows its year.
fn side_button(side: &Column, page: &Page) -> Html {
    let name = side_name(side, page);
    let Some(year) = side.year(&page.corpus) else {
        return name;
    };
    html! {
        <button class="year-button" title={page.m().show_year_on_timeline} onclick={show_year(year, page)}>{ name }</button>
    }
}

fn show_year(year: i32, page: &Page) -> Callback<MouseEvent> {
    let dispatch = page.dispatch.clone();
    let leave = page.state.view == View::Compare;
    Callback::from(move |_| {
        let show = Action::ShowYear(year);
        dispatch.emit(if leave {
            Action::All(vec![Action::Go(View::Home), show])
        } else {
            show
        });
    })
}

/// The sources of a statement, small: all, or that of the side.
fn cell_places(statement: &Statement, side: &Column, page: &Page) -> Html {
    let mut places: Vec<(&Source, Option<String>)> = Vec::new();
    for at in own_places(statement, side) {
        let Some(source) = page.corpus.source(&at.source) else {
            continue;
        };
        let section = page.corpus.section(at);
        let pages = i18n::pages(section, at.page, page.lang());
        let place = (source, pages);
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let place = |(number, (source, pages)): (usize, (&Source, Option<String>))| {
        let own = report_of(source.id.as_str()).is_some();
        let name = source.name(page.lang());
        html! {
            <>
                if number > 0 { { " · " } }
                // In one piece: the cell is named by its texts, with a space between any two.
                { in_language(&(name.text.to_owned() + if pages.is_some() { ", " } else { "" }), name.tag, page.lang()) }
                if let Some(pages) = pages { <span class="pages">{ pages }</span> }
                if own { { format!(" ({})", page.m().own_report) } }
            </>
        }
    };
    html! { <span class="cell-places">{ for places.into_iter().enumerate().map(place) }</span> }
}

/// The places of a statement that belong to a side: a source has its own.
fn own_places<'s>(statement: &'s Statement, side: &'s Column) -> impl Iterator<Item = &'s Locator> {
    let of_side = move |at: &&Locator| match side {
        Column::Year(_) => true,
        Column::Source(id) => at.source == *id,
    };
    statement.at.iter().filter(of_side)
}

/// The year of a statement in a side that is not of that year: a source also
/// looks back.
fn other_year(statement: &Statement, side: &Column, page: &Page) -> Html {
    if side.year(&page.corpus) == Some(statement.year) {
        return html! {};
    }
    html! { <span class="other-year">{ statement.year }{ i18n::colon(page.lang()) }</span> }
}

/// The values of a topic's series on a side: all of them, also where they
/// contradict one another.
fn figures_of(series: &[&Series], side: &Column, page: &Page) -> Vec<Html> {
    let values = series
        .iter()
        .flat_map(|series| side.values(series).map(move |value| (*series, value)));
    values
        .map(|(series, value)| {
            html! {
                <span class="cell-figure">
                    if !side.year(&page.corpus).is_some_and(|year| value.is_for_year(year)) {
                        <span class="other-year">{ i18n::short_date(&value.date, page.lang()) }{ i18n::colon(page.lang()) }</span>
                    }
                    { super::figures::value_text(value, series.unit, page) }{ contested_mark(series.id.as_str(), page) }{ " " }
                    <span class="small">{ passage(&series.title, page) }{ own_mark(series.id.as_str(), page) }</span>
                </span>
            }
        })
        .collect()
}

/// What stands in a cell: the main statement's gist, or figures, or that there
/// is nothing.
fn cell(statements: &[&Statement], series: &[&Series], side: &Column, page: &Page) -> Html {
    if let Some(first) = statements.first() {
        let more = statements.len() - 1;
        // One mark for all that are counted only.
        let is_contested = |one: &&&Statement| {
            page.corpus
                .divergences_about(one.id.as_str())
                .next()
                .is_some()
        };
        let hidden = statements[1..].iter().find(is_contested);
        return html! {
            <>
                { other_year(first, side, page) }
                <span class="gist">{ passage(&first.gist, page) }{ contested_mark(first.id.as_str(), page) }</span>
                if more > 0 {
                    <span class="more-statements">{ format!(" +{more}") }{ for hidden.map(|one| contested_mark(one.id.as_str(), page)) }</span>
                }
                { cell_places(first, side, page) }
            </>
        };
    }
    let figures = figures_of(series, side, page);
    if figures.is_empty() {
        html! { <span class="silent">{ i18n::silent(side, &page.corpus, page.lang()) }</span> }
    } else {
        html! { <span class="cell-figures">{ for figures }</span> }
    }
}

/// Only whose judgement it is; the opened row says the rest.
fn short_basis(judgement: &Judgement<'_>, page: &Page) -> String {
    let m = page.m();
    match judgement.basis {
        Basis::Stated {
            statement,
            reversed,
            ..
        } => i18n::stated_by(statement, reversed, m),
        Basis::Ladder { .. } | Basis::Figures { .. } => i18n::computed_here(&judgement.basis, m),
        _ => String::new(),
    }
}

/// Directions on the same topic that the sign beside them does not say.
fn other_signs(others: &[Outcome], page: &Page) -> Html {
    if others.is_empty() {
        return html! {};
    }
    let (a, b) = side_names(page);
    html! {
        <span class="other-signs">
            { page.m().also }
            { for others.iter().map(|&sign| html! { <>{ " " }{ sign_mark(sign, &a, &b, page) }</> }) }
        </span>
    }
}

/// A row's topic opens and closes it.
fn toggle(topic: &TopicId, page: &Page) -> (bool, Callback<MouseEvent>) {
    let open = page.state.topic.as_ref() == Some(topic);
    let action = Action::Topic((!open).then(|| topic.clone()));
    (open, page.on(action))
}

/// How much of a row is contested, small.
fn contested_count(row: &Row<'_>, page: &Page) -> Html {
    let count = row.divergences.len();
    if count == 0 {
        return html! {};
    }
    let words = i18n::count_divergences(count, page.lang());
    let weight = row
        .weight()
        .map(|weight| i18n::weight_name(weight, page.m()))
        .unwrap_or_default();
    html! {
        <span class={classes!("row-contested", row.weight().map(|weight| format!("weight-{}", weight.word())))} title={format!("{words} ({weight})")}>
            { " " }<span aria-hidden="true">{ format!("≠ {count}") }</span>
            <span class="visually-hidden">{ "(" }{ words }{ ")" }</span>
        </span>
    }
}
