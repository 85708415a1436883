//! The two years compared, chosen beside the axis: one after the other, or
//! with one stroke over the years between.

use super::super::context::use_page;
use crate::model::*;
use crate::view::Action;
use yew::prelude::*;

#[component]
pub fn YearBrush() -> Html {
    let page = use_page();
    let m = page.m();
    // The year that a stroke began on.
    let start = use_mut_ref(|| None::<i32>);
    let button = |year: i32| {
        let on = [&page.state.a, &page.state.b].contains(&&Column::Year(year));
        let down = {
            let start = start.clone();
            Callback::from(move |event: PointerEvent| {
                *start.borrow_mut() = Some(year);
                // Else a touch would keep the pointer on the first year.
                crate::platform::release_pointer(&event);
            })
        };
        let up = {
            let (start, dispatch) = (start.clone(), page.dispatch.clone());
            Callback::from(move |_: PointerEvent| {
                // On the year that it began on it is a click, which follows.
                if let Some(first) = start.borrow_mut().take().filter(|first| *first != year) {
                    let sides = (first.min(year), first.max(year));
                    dispatch.emit(Action::Compare(sides.0.into(), sides.1.into()));
                }
            })
        };
        html! {
            <button
                key={year}
                class={classes!("brush-year", on.then_some("is-on"))}
                aria-pressed={on.to_string()}
                onclick={page.on(Action::CompareYear(year))}
                onpointerdown={down}
                onpointerup={up}
            >
                { year }
            </button>
        }
    };
    html! {
        <div class="year-brush" role="group" aria-label={m.compare_years} title={m.brush_help}>
            <span class="brush-word" aria-hidden="true">{ m.brush_word }</span>
            { for page.corpus.years().into_iter().map(button) }
        </div>
    }
}
