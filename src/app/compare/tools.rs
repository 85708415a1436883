//! What is compared, and which of its rows are shown.

use super::super::context::Page;
use super::super::filter::{FilterBar, ToolsFold};
use super::super::parts::{Select, choices, side_lang, sign_mark};
use super::side_names;
use crate::i18n;
use crate::model::compare::{BasisKind, Outcome, Outline, counts};
use crate::model::*;
use crate::platform;
use crate::view::{Action, CompareMode, RowOrder};
use yew::events::Event;
use yew::prelude::*;

/// What the comparison shows of itself.
pub fn mode_tabs(page: &Page) -> Html {
    let m = page.m();
    html! {
        <div class="modes" role="group" aria-label={m.mode}>
            { for CompareMode::ALL.into_iter().map(|mode| {
                let on = page.state.mode == mode;
                html! {
                    <button key={mode.word()} class={classes!("mode", on.then_some("is-current"))} aria-pressed={on.to_string()} onclick={page.on(Action::Mode(mode))}>
                        { i18n::mode_name(mode, m) }
                    </button>
                }
            }) }
        </div>
    }
}

/// Which two years or sources are compared.
pub fn side_pair(page: &Page) -> Html {
    let m = page.m();
    let (a, b) = (page.state.a.clone(), page.state.b.clone());
    let choose = |first: bool| {
        let dispatch = page.dispatch.clone();
        let (a, b) = (a.clone(), b.clone());
        Callback::from(move |event: Event| {
            if let Ok(side) = platform::select_value(&event).parse::<Column>() {
                let (a, b) = if first {
                    (side, b.clone())
                } else {
                    (a.clone(), side)
                };
                dispatch.emit(Action::Compare(a, b));
            }
        })
    };
    let years = page.corpus.years();
    let option = |side: Column, chosen: &Column| {
        let lang = side_lang(&side, page);
        html! {
            <option value={side.to_string()} selected={side == *chosen} {lang}>{ i18n::column_name(&side, &page.corpus, page.lang()) }</option>
        }
    };
    let list = |chosen: &Column, first: bool| {
        html! {
            <Select value={chosen.to_string()} onchange={choose(first)} label={format!("{} ({})", m.compare_years, if first { 1 } else { 2 })}>
                <optgroup label={m.years}>
                    { for years.iter().map(|&year| option(year.into(), chosen)) }
                </optgroup>
                <optgroup label={m.view_sources}>
                    { for page.corpus.sources().iter().map(|source| option(Column::Source(source.id.clone()), chosen)) }
                </optgroup>
            </Select>
        }
    };
    html! {
        <div class="year-pair" role="group" aria-label={m.compare_years}>
            { list(&a, true) }
            <button class="button icon-button" title={m.swap_years} onclick={page.on(Action::SwapSides)}>
                <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path class="stroke" d="M2 5h11l-3-3M14 11H3l3 3" /></svg>
            </button>
            { list(&b, false) }
        </div>
    }
}

/// The outcomes of all rows of the themes shown, each with how many there are. `a` and `b`
/// name the sides.
pub fn outcome_filter(outlines: &[Outline], a: &str, b: &str, page: &Page) -> Html {
    let m = page.m();
    let of_themes = |row: &&Outline| page.state.shows(std::slice::from_ref(&row.theme));
    let mut counts = counts(outlines.iter().filter(of_themes));
    // A filter that is set can be lifted, also where it leaves nothing.
    if let Some(chosen) = page.state.outcome
        && !counts.iter().any(|(outcome, _)| *outcome == chosen)
    {
        counts.push((chosen, 0));
    }
    let chip = |(outcome, n): (Outcome, usize)| {
        let on = page.state.outcome == Some(outcome);
        html! {
            <button
                key={outcome.word()}
                class={classes!("chip", on.then_some("is-on"))}
                aria-pressed={on.to_string()}
                onclick={page.on(Action::Outcome((!on).then_some(outcome)))}
            >
                { sign_mark(outcome, a, b, page) }{ format!(" {n}") }
            </button>
        }
    };
    html! {
        <div class="sign-filter" role="group" aria-label={m.direction}>
            { for counts.into_iter().map(chip) }
        </div>
    }
}

/// All controls of the table.
pub fn row_filters(outlines: &[Outline], page: &Page) -> Html {
    let m = page.m();
    let state = &page.state;
    let shown = crate::view::shown_rows(outlines, state, false);
    let count = i18n::count_topics(shown.len(), page.lang());
    let has_weight = outlines.iter().any(|row| row.weight.is_some());
    let set = [
        state.outcome.is_some(),
        state.basis.is_some(),
        state.weight.is_some(),
        state.order != RowOrder::default(),
    ];
    let set = set.into_iter().filter(|set| *set).count() + state.filter.themes.len();
    let (a, b) = side_names(page);
    html! {
        <>
            { side_pair(page) }
            <ToolsFold {set} count={count.clone()}>
                <div class="compare-choice">
                    { order_choice(page) }
                    <FilterBar {count} />
                </div>
                { outcome_filter(outlines, &a, &b, page) }
                <div class="compare-choice">
                    { choices(m.basis, &BasisKind::ALL, state.basis, |&basis| i18n::basis_kind_name(basis, m).to_owned(), Action::Basis, page) }
                    if has_weight {
                        { choices(m.weight, &Weight::ALL, state.weight, |&weight| i18n::weight_name(weight, m).to_owned(), Action::Weight, page) }
                    }
                </div>
            </ToolsFold>
        </>
    }
}

pub fn order_choice(page: &Page) -> Html {
    let m = page.m();
    let dispatch = page.dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let value = platform::select_value(&event);
        let order = RowOrder::ALL
            .into_iter()
            .find(|order| order.word() == value);
        if let Some(order) = order {
            dispatch.emit(Action::Order(order));
        }
    });
    html! {
        <label class="labelled">
            <span class="small">{ m.order }</span>
            <Select value={page.state.order.word()} {onchange}>
                { for RowOrder::ALL.into_iter().map(|order| html! {
                    <option value={order.word()} selected={page.state.order == order}>{ i18n::order_name(order, m) }</option>
                }) }
            </Select>
        </label>
    }
}
