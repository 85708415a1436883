//! The storyline: a ribbon of milestones, and the guided tour along it.

use super::context::{Page, use_page};
use super::parts::{event_date, passage};
use crate::i18n;
use crate::model::{Step, Tour};
use crate::view::Action;
use yew::prelude::*;

/// The milestones of the main story, each a way into the tour.
#[component]
pub fn Ribbon() -> Html {
    let page = use_page();
    let m = page.m();
    let Some(tour) = page.corpus.main_tour() else {
        return html! { <></> };
    };
    html! {
        <section class="ribbon" aria-label={m.storyline}>
            <p class="tagline">{ m.tagline }</p>
            <button class="button primary" onclick={page.on(Action::StartTour(tour.id.clone()))}>
                <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true"><path d="M4 2.500v11l9-5.500z" /></svg>
                { m.start_tour }
            </button>
            <ol class="milestones">
                { for tour.chapters.iter().enumerate().map(|(i, chapter)| html! {
                    <li key={i}>
                        <button class="milestone" onclick={start_at(&page, tour, i)}>
                            <span class="milestone-years">{ &chapter.years }</span>
                            <span class="milestone-title">{ passage(&chapter.title, &page) }</span>
                        </button>
                    </li>
                }) }
            </ol>
        </section>
    }
}

fn start_at(page: &Page, tour: &Tour, chapter: usize) -> Callback<MouseEvent> {
    let dispatch = page.dispatch.clone();
    let (id, step) = (tour.id.clone(), tour.first_step_of(chapter));
    Callback::from(move |_| {
        dispatch.emit(Action::StartTour(id.clone()));
        dispatch.emit(Action::TourStep(step));
    })
}

/// Where one is in the tour, with next and previous and a map of the steps.
#[component]
pub fn TourBar() -> Html {
    let page = use_page();
    let m = page.m();
    let found = page
        .state
        .tour
        .as_ref()
        .and_then(|place| Some((page.corpus.tour(&place.tour)?, place.step)));
    let Some((tour, at)) = found else {
        return html! { <></> };
    };
    let total = tour.step_count();
    let Some(step) = tour.steps().nth(at) else {
        return html! { <></> };
    };
    let chapter = &tour.chapters[tour.chapter_of(at)];
    let on_key = {
        let dispatch = page.dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            let action = match event.key().as_str() {
                "ArrowRight" | "PageDown" => Action::NextStep,
                "ArrowLeft" | "PageUp" => Action::PreviousStep,
                "Home" => Action::TourStep(0),
                "End" => Action::TourStep(total.saturating_sub(1)),
                "Escape" => Action::EndTour,
                _ => return,
            };
            event.prevent_default();
            dispatch.emit(action);
        })
    };
    html! {
        <section class="tour" aria-label={m.tour} onkeydown={on_key}>
            <div class="tour-head">
                <button class="button" onclick={page.on(Action::PreviousStep)} disabled={at == 0}>{ m.previous }</button>
                <button id="tour-next" class="button primary" onclick={page.on(Action::NextStep)} disabled={at + 1 >= total}>{ m.next }</button>
                <span class="tour-count">{ i18n::step_of(at + 1, total, page.lang()) }</span>
                <span class="tour-chapter">{ &chapter.years }{ " · " }{ passage(&chapter.title, &page) }</span>
                <button class="button tour-end" onclick={page.on(Action::EndTour)}>{ m.end_tour }</button>
            </div>
            <ol class="tour-map">
                { for tour.steps().enumerate().map(|(i, step)| map_step(&page, tour, i, step, at)) }
            </ol>
            <p class="tour-text" role="status">{ step_text(step, &page) }</p>
        </section>
    }
}

fn map_step(page: &Page, tour: &Tour, i: usize, step: &Step, at: usize) -> Html {
    let event = page.corpus.event(&step.event);
    let name = event.map_or_else(String::new, |event| {
        format!(
            "{}: {}",
            event_date(event, page),
            event.title.get(page.lang()).text
        )
    });
    let starts_chapter = tour.first_step_of(tour.chapter_of(i)) == i && i > 0;
    html! {
        <li key={i} class={starts_chapter.then_some("starts-chapter")}>
            <button
                class={classes!("map-step", (i == at).then_some("is-current"), (i < at).then_some("is-done"))}
                aria-current={(i == at).then_some("step")}
                aria-label={name.clone()}
                title={name}
                onclick={page.on(Action::TourStep(i))}
            >
                <span class="map-dot"></span>
            </button>
        </li>
    }
}

fn step_text(step: &Step, page: &Page) -> Html {
    let Some(event) = page.corpus.event(&step.event) else {
        return html! {};
    };
    html! {
        <>
            <strong>{ event_date(event, page) }{ ": " }{ passage(&event.title, page) }{ "." }</strong>
            if let Some(text) = &step.text {
                { " " }{ passage(text, page) }
            }
        </>
    }
}
