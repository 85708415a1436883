//! Topics by years.

use super::super::chrome::theme_heading;
use super::super::context::{Page, use_page};
use super::super::filter::FilterBar;
use super::super::parts::{SignMark, passage};
use super::pair::ROWS_AT_ONCE;
use super::tools::OutcomeFilter;
use super::{cell, other_signs, short_basis};
use crate::i18n;
use crate::model::compare::Outcome;
use crate::model::matrix::{
    self, Cell, MatrixRow, Standing, columns, has_row, matrix_row, matrix_years,
};
use crate::model::*;
use crate::platform;
use crate::view::Action;
use std::collections::HashSet;
use yew::events::Event;
use yew::prelude::*;

#[component]
pub fn MatrixTable() -> Html {
    let page = use_page();
    let m = page.m();
    let state = &page.state;
    let chosen: Vec<i32> = [&state.a, &state.b]
        .into_iter()
        .filter_map(|side| side.year(&page.corpus))
        .chain(state.base_year)
        .collect();
    let years = matrix_years(&page.corpus, &chosen, state.all_years);
    let columns = columns(&years.shown);
    let signs = {
        let key = (page.shared(), years.shown.clone(), state.base_year);
        use_memo(key, |(corpus, years, base)| {
            matrix::outline(&corpus.0, &matrix::columns(years), *base)
        })
    };
    let with_sign: Option<HashSet<&TopicId>> = state.outcome.map(|outcome| {
        let signs = signs.iter().filter(|sign| sign.outcome == outcome);
        signs.map(|sign| &sign.topic).collect()
    });
    let mut topics: Vec<&Topic> = page
        .corpus
        .topics()
        .iter()
        .filter(|topic| state.shows(std::slice::from_ref(&topic.theme)))
        .filter(|topic| has_row(&page.corpus, topic, &columns))
        .filter(|topic| with_sign.as_ref().is_none_or(|set| set.contains(&topic.id)))
        .collect();
    let count = i18n::count_topics(topics.len(), page.lang());
    let all = use_state_eq(|| false);
    let rest = topics.len().saturating_sub(ROWS_AT_ONCE);
    if !*all {
        topics.truncate(ROWS_AT_ONCE);
    }
    let show_all = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    let rows: Vec<MatrixRow<'_>> = topics
        .into_iter()
        .filter_map(|topic| matrix_row(&page.corpus, topic, &columns, state.base_year))
        .collect();
    let mut lanes: Vec<(ThemeId, Vec<&MatrixRow<'_>>)> = Vec::new();
    for row in &rows {
        let lane = row.topic.theme.root();
        match lanes.last_mut() {
            Some((last, rows)) if *last == lane => rows.push(row),
            _ => lanes.push((lane, vec![row])),
        }
    }
    html! {
        <>
            <p class="intro">{ m.matrix_intro }</p>
            <div class="compare-tools">
                <div class="compare-choice">
                    { base_choice(&years.shown, &page) }
                    <FilterBar {count} />
                </div>
                <OutcomeFilter outlines={signs.clone()} a="" b={m.one_year} />
                if state.all_years {
                    <p class="small"><button class="link" onclick={page.on(Action::AllYears(false))}>{ m.show_main_years }</button></p>
                } else if !years.left_out.is_empty() {
                    <p class="small">
                        { m.years_left_out }{ " " }{ list(&years.left_out) }{ ". " }
                        <button class="link" onclick={page.on(Action::AllYears(true))}>{ m.show_all_years }</button>
                    </p>
                }
            </div>
            if rows.is_empty() {
                <p class="empty">{ m.nothing_matches }</p>
            } else {
                <div class="table-scroll" tabindex="0" role="region" aria-label={m.mode_matrix}>
                    <table class="matrix">
                        <thead>
                            <tr>
                                <th scope="col">{ m.topic }</th>
                                { for years.shown.iter().map(|year| html! { <th scope="col" class="matrix-year">{ year }</th> }) }
                            </tr>
                        </thead>
                        { for lanes.iter().map(|(lane, rows)| html! {
                            <tbody key={lane.as_str().to_owned()}>
                                <tr class="matrix-lane"><th scope="colgroup" colspan={(years.shown.len() + 1).to_string()}>
                                    { for page.corpus.theme(lane).map(|theme| theme_heading(theme, &page)) }
                                </th></tr>
                                { for rows.iter().map(|row| matrix_cells(row, &page)) }
                            </tbody>
                        }) }
                    </table>
                </div>
                if rest > 0 && !*all {
                    <button class="button" onclick={show_all}>{ i18n::show_more(rest, page.lang()) }</button>
                }
            }
        </>
    }
}

fn list(years: &[i32]) -> String {
    let years: Vec<String> = years.iter().map(ToString::to_string).collect();
    years.join(", ")
}

/// What the years are compared with: each with the one before it, or all with
/// one.
fn base_choice(years: &[i32], page: &Page) -> Html {
    let m = page.m();
    let dispatch = page.dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let year = platform::select_value(&event).parse().ok();
        dispatch.emit(Action::BaseYear(year));
    });
    let base = page.state.base_year;
    html! {
        <label class="labelled">
            <span class="small">{ m.compared_against }</span>
            <select {onchange}>
                <option value="" selected={base.is_none()}>{ m.year_before }</option>
                { for years.iter().map(|&year| html! {
                    <option value={year.to_string()} selected={base == Some(year)}>{ year }</option>
                }) }
            </select>
        </label>
    }
}

fn matrix_cells(row: &MatrixRow<'_>, page: &Page) -> Html {
    html! {
        <tr key={row.topic.id.as_str().to_owned()} id={format!("topic-{}", row.topic.id)}>
            <th scope="row">{ passage(&row.topic.title, page) }</th>
            { for row.cells.iter().map(|cell| matrix_cell(row, cell, page)) }
        </tr>
    }
}

fn matrix_cell(row: &MatrixRow<'_>, of: &Cell<'_>, page: &Page) -> Html {
    let m = page.m();
    let column = Column::Year(of.year);
    if !of.speaks() {
        return html! {
            <td class="is-silent">
                <span aria-hidden="true">{ "–" }</span>
                <span class="visually-hidden">{ i18n::silent(&column, &page.corpus, page.lang()) }</span>
            </td>
        };
    }
    let mut series: Vec<&Series> = of.values.iter().map(|(series, _)| *series).collect();
    series.dedup_by_key(|series| &series.id);
    // A year without a column cannot be compared as a side.
    let other = match &of.standing {
        Some(Standing::Against(against)) => {
            Some(against.year).filter(|year| row.cells.iter().any(|cell| cell.year == *year))
        }
        _ => None,
    };
    // The first year that speaks opens beside the next one that does, else
    // beside its neighbour.
    let partner = other.or_else(|| {
        let others = || row.cells.iter().filter(|cell| cell.year != of.year);
        let later = others().find(|cell| cell.speaks() && cell.year > of.year);
        later.or_else(|| others().next_back()).map(|cell| cell.year)
    });
    let partner = partner.unwrap_or(of.year);
    let open = Action::OpenPair(
        row.topic.id.clone(),
        partner.min(of.year).into(),
        partner.max(of.year).into(),
    );
    html! {
        <td>
            <button class="matrix-cell" title={m.open_this_pair} onclick={page.on(open)}>
                { match &of.standing {
                    Some(Standing::Against(against)) => html! {
                        <span class="matrix-sign">
                            <SignMark sign={against.outcome} a={against.year.to_string()} b={of.year.to_string()} />
                            <span class="basis">{ m.against }{ " " }{ against.year }{ basis_behind(&short_basis(&against.main, page)) }</span>
                            { other_signs(&against.others, page) }
                        </span>
                    },
                    Some(Standing::Only) => html! {
                        <span class="matrix-sign"><SignMark sign={Outcome::OnlyB} a="" b={of.year.to_string()} /></span>
                    },
                    Some(Standing::First) => html! {
                        <span class="matrix-sign">
                            <SignMark sign={Outcome::NotStated} a="" b="" />
                            <span class="basis">{ m.nothing_earlier }</span>
                        </span>
                    },
                    None => html! {},
                } }
                <span class="matrix-gist">{ cell(&of.statements, &series, &column, page) }</span>
            </button>
        </td>
    }
}

fn basis_behind(basis: &str) -> String {
    if basis.is_empty() {
        String::new()
    } else {
        format!(", {basis}")
    }
}
