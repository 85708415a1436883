//! Topics by years.

use super::super::context::{Page, use_page};
use super::super::filter::{FilterBar, ToolsFold};
use super::super::parts::{Select, choices, list_more, passage, sign_mark};
use super::pair::{ROWS_AT_ONCE, group_heading};
use super::tools::{order_choice, outcome_filter};
use super::{cell, other_signs, short_basis};
use crate::i18n;
use crate::model::compare::{Outcome, Outline, counts};
use crate::model::matrix::{self, Cell, MatrixOutline, MatrixRow, Standing, columns, matrix_row};
use crate::model::*;
use crate::platform;
use crate::sort::SortLean;
use crate::view::{Action, RowOrder, grouped, shown_matrix_rows, years_of_matrix};
use std::rc::Rc;
use yew::events::Event;
use yew::prelude::*;

/// All rows in brief, as filters, sentence and order need them.
struct Outlines {
    rows: Vec<MatrixOutline>,
    last: Vec<Outline>,
    signs: Rc<Vec<Outline>>,
}

#[component]
pub fn MatrixTable() -> Html {
    let page = use_page();
    let m = page.m();
    let state = &page.state;
    let years = years_of_matrix(&page.corpus, state);
    let columns = columns(&years.shown);
    let outlines = {
        let key = (page.shared(), years.shown.clone(), state.base_year);
        use_memo(key, |(corpus, years, base)| {
            let rows = matrix::outline(&corpus.0, &matrix::columns(years), *base);
            let last = rows.iter().map(|row| row.last.clone()).collect();
            let signs = rows.iter().flat_map(MatrixOutline::by_sign).collect();
            Outlines {
                rows,
                last,
                signs: Rc::new(signs),
            }
        })
    };
    let mut shown = shown_matrix_rows(&outlines.rows, state);
    let count = i18n::count_topics(shown.len(), page.lang());
    let sentence = i18n::comparison_summary(
        (shown.len(), outlines.last.len()),
        &counts(shown.iter().map(|&position| &outlines.last[position])),
        ("", m.one_year),
        page.lang(),
    );
    let all = use_state_eq(|| false);
    let rest = shown.len().saturating_sub(ROWS_AT_ONCE);
    if !*all {
        shown.truncate(ROWS_AT_ONCE);
    }
    let show_all = {
        let all = all.clone();
        list_more(".matrix-cell, .show-rest", move || all.set(true))
    };
    let mut groups = grouped(&outlines.last, shown, state.order);
    for group in &mut groups {
        // A row of many years is not one change among others.
        group.rows.sort_lean();
    }
    let row = |position: &usize| {
        let topic = page.corpus.topic(&outlines.last[*position].topic)?;
        matrix_row(&page.corpus, topic, &columns, state.base_year)
    };
    let set = [
        state.outcome.is_some(),
        state.weight.is_some(),
        state.base_year.is_some(),
        state.order != RowOrder::default(),
    ];
    let set = set.into_iter().filter(|set| *set).count() + state.filter.themes.len();
    let has_weight = outlines.last.iter().any(|row| row.weight.is_some());
    html! {
        <>
            <p class="intro">{ m.matrix_intro }</p>
            <ToolsFold {set} count={count.clone()}>
                <div class="compare-choice">
                    { base_choice(&years.shown, &page) }
                    { order_choice(&page) }
                    <FilterBar {count} />
                </div>
                { outcome_filter(&outlines.signs, "", m.one_year, &page) }
                if has_weight {
                    <div class="compare-choice">
                        { choices(m.weight, &Weight::ALL, state.weight, |&weight| i18n::weight_name(weight, m).to_owned(), Action::Weight, &page) }
                    </div>
                }
                if state.all_years {
                    <p class="small"><button class="link" onclick={page.on(Action::AllYears(false))}>{ m.show_main_years }</button></p>
                } else if !years.left_out.is_empty() {
                    <p class="small">
                        { m.years_left_out }{ " " }{ list(&years.left_out) }{ ". " }
                        <button class="link" onclick={page.on(Action::AllYears(true))}>{ m.show_all_years }</button>
                    </p>
                }
            </ToolsFold>
            <p class="compare-summary">
                { sentence }
                if !groups.is_empty() { { " " }{ m.matrix_counts } }
            </p>
            if groups.is_empty() {
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
                        { for groups.iter().map(|group| {
                            let (word, heading) = group_heading(&group.key, ("", m.one_year), &page);
                            html! {
                                <tbody key={word}>
                                    <tr class="matrix-lane"><th scope="colgroup" colspan={(years.shown.len() + 1).to_string()}>{ heading }</th></tr>
                                    { for group.rows.iter().filter_map(row).map(|row| matrix_cells(&row, &page)) }
                                </tbody>
                            }
                        }) }
                    </table>
                </div>
                if rest > 0 && !*all {
                    <button class="button show-rest" onclick={show_all}>{ i18n::show_more(rest, page.lang()) }</button>
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
            <Select value={base.map(|year| year.to_string()).unwrap_or_default()} {onchange}>
                <option value="" selected={base.is_none()}>{ m.year_before }</option>
                { for years.iter().map(|&year| html! {
                    <option value={year.to_string()} selected={base == Some(year)}>{ year }</option>
                }) }
            </Select>
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
                            { sign_mark(against.outcome, &against.year.to_string(), &of.year.to_string(), page) }
                            <span class="basis">{ m.against }{ " " }{ against.year }{ basis_behind(&short_basis(&against.main, page)) }</span>
                            { other_signs(&against.others, page) }
                        </span>
                    },
                    Some(Standing::Only) => html! {
                        <span class="matrix-sign">{ sign_mark(Outcome::OnlyB, "", &of.year.to_string(), page) }</span>
                    },
                    Some(Standing::First) => html! {
                        <span class="matrix-sign">
                            { sign_mark(Outcome::NotStated, "", "", page) }
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
