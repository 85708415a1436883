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
    // The years that a stroke began on, and has come to.
    let stroke = use_state_eq(|| None::<(i32, i32)>);
    let end = {
        let stroke = stroke.clone();
        Callback::from(move |_: PointerEvent| stroke.set(None))
    };
    let button = |year: i32| {
        let sides = [&page.state.a, &page.state.b];
        let on = sides.contains(&&Column::Year(year));
        let later = on
            && sides
                .into_iter()
                .any(|side| matches!(side, Column::Year(other) if *other < year));
        let within = stroke.is_some_and(|(first, last)| {
            first != last && (first.min(last)..=first.max(last)).contains(&year)
        });
        let down = {
            let stroke = stroke.clone();
            Callback::from(move |event: PointerEvent| {
                stroke.set(Some((year, year)));
                // Else a touch would keep the pointer on the first year.
                crate::platform::release_pointer(&event);
            })
        };
        let over = {
            let stroke = stroke.clone();
            Callback::from(move |event: PointerEvent| {
                // A button let go elsewhere ended the stroke.
                let held = event.buttons() != 0;
                stroke.set(stroke.filter(|_| held).map(|(first, _)| (first, year)));
            })
        };
        let up = {
            let (stroke, dispatch) = (stroke.clone(), page.dispatch.clone());
            Callback::from(move |_: PointerEvent| {
                // On the year that it began on it is a click, which follows.
                if let Some((first, _)) = stroke.filter(|(first, _)| *first != year) {
                    let sides = (first.min(year), first.max(year));
                    dispatch.emit(Action::Compare(sides.0.into(), sides.1.into()));
                }
                stroke.set(None);
            })
        };
        html! {
            <button
                key={year}
                class={classes!("brush-year", on.then_some("is-on"), later.then_some("is-later"), within.then_some("is-within"))}
                aria-pressed={on.to_string()}
                onclick={page.on(Action::CompareYear(year))}
                onpointerdown={down}
                onpointermove={over}
                onpointerup={up}
            >
                { year }
            </button>
        }
    };
    html! {
        <div class="year-brush" role="group" aria-label={m.compare_years} title={m.brush_help} onpointercancel={end}>
            <span class="brush-word" aria-hidden="true">{ m.brush_word }</span>
            { for page.corpus.years().into_iter().map(button) }
        </div>
    }
}
