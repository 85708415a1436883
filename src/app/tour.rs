//! The storyline: a ribbon of milestones, the choice of tours, and the guided
//! tour itself.

use super::afterwards::after_render;
use super::context::{Page, use_page};
use super::parts::{event_date, passage};
use super::terms::Reading;
use crate::i18n;
use crate::model::{Step, Tour};
use crate::platform;
use crate::view::{Action, KeyCommand, Scope};
use yew::prelude::*;

/// The milestones of the main story, each a way into the tour, and the other
/// tours.
pub fn ribbon(page: &Page) -> Html {
    let m = page.m();
    let Some(tour) = page.corpus.main_tour() else {
        return html! {};
    };
    let others: Vec<&Tour> = page.corpus.data().tours.iter().skip(1).collect();
    html! {
        <section class="ribbon" aria-label={m.storyline}>
            <p class="tagline">{ m.tagline }</p>
            if !others.is_empty() {
                <details class="menu-box tour-menu">
                    <summary class="button">{ m.other_tours }</summary>
                    <ul class="menu">{ for others.into_iter().map(|tour| tour_choice(tour, page)) }</ul>
                </details>
            }
            <button id="tour-start" class="button primary" onclick={page.on(Action::StartTour(tour.id.clone()))}>
                <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true"><path d="M4 2.500v11l9-5.500z" /></svg>
                { m.start_tour }
            </button>
            <ol class="milestones">
                { for tour.chapters.iter().enumerate().map(|(i, chapter)| html! {
                    <li key={i}>
                        <button class="milestone" onclick={start_at(page, tour, i)}>
                            <span class="milestone-years">{ &chapter.years }</span>
                            <span class="milestone-title">{ passage(&chapter.title, page) }</span>
                        </button>
                    </li>
                }) }
            </ol>
        </section>
    }
}

/// A tour with what it is about and how long it is.
fn tour_choice(tour: &Tour, page: &Page) -> Html {
    html! {
        <li key={tour.id.as_str().to_owned()}>
            <button class="menu-item tour-choice" onclick={page.on(Action::StartTour(tour.id.clone()))}>
                <span class="tour-choice-title">{ passage(&tour.title, page) }</span>
                <span class="small">{ passage(&tour.intro, page) }{ " " }{ i18n::count_steps(tour.step_count(), page.lang()) }</span>
            </button>
        </li>
    }
}

fn start_at(page: &Page, tour: &Tour, chapter: usize) -> Callback<MouseEvent> {
    let dispatch = page.dispatch.clone();
    let (id, step) = (tour.id.clone(), tour.first_step_of(chapter));
    Callback::from(move |_| {
        let start = Action::StartTour(id.clone());
        dispatch.emit(Action::All(vec![start, Action::TourStep(step)]));
    })
}

/// Where one is in the tour, with next and previous and a map of the steps.
#[component]
pub fn TourBar() -> Html {
    let page = use_page();
    let m = page.m();
    // The button that started the tour is gone.
    {
        let by_reader = page.moved;
        use_effect_with(
            page.state.tour.as_ref().map(|place| place.tour.clone()),
            move |_| {
                if by_reader {
                    platform::focus_if_lost("tour-next");
                }
            },
        );
    }
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
    let last = at + 1 >= total;
    let end = {
        let dispatch = page.dispatch.clone();
        Callback::from(move |()| {
            dispatch.emit(Action::EndTour);
            after_render(|| platform::focus_by_id("tour-start"));
        })
    };
    let on_key = {
        let (page, end) = (page.clone(), end.clone());
        Callback::from(move |event: KeyboardEvent| {
            // In the list of the steps the keys are that menu's.
            if platform::is_in_menu(&event) {
                return;
            }
            let action = match page.key(Scope::Tour, &event) {
                Some(KeyCommand::NextStep) => Action::NextStep,
                Some(KeyCommand::PreviousStep) => Action::PreviousStep,
                Some(KeyCommand::FirstStep) => Action::TourStep(0),
                Some(KeyCommand::LastStep) => Action::TourStep(total.saturating_sub(1)),
                Some(KeyCommand::EndTour) => {
                    event.prevent_default();
                    return end.emit(());
                }
                _ => return,
            };
            event.prevent_default();
            page.dispatch.emit(action);
        })
    };
    let end_by_click = Callback::from(move |_: MouseEvent| end.emit(()));
    html! {
        <section class="tour" aria-label={m.tour} onkeydown={on_key}>
            <div class="tour-head">
                // Not disabled at the ends: a disabled button loses the focus.
                <button class="button" aria-disabled={(at == 0).to_string()} onclick={page.on(Action::PreviousStep)}>{ m.previous }</button>
                <button id="tour-next" class="button primary" aria-disabled={last.to_string()} onclick={page.on(Action::NextStep)}>{ m.next }</button>
                <span class="tour-count">{ i18n::step_of(at + 1, total, page.lang()) }</span>
                <span class="tour-chapter">{ &chapter.years }{ " · " }{ passage(&chapter.title, &page) }</span>
                <div class="tour-ways">
                    <details class="menu-box tour-steps">
                        <summary class="button">{ m.all_steps }</summary>
                        <div class="menu">
                            <h2 class="tour-steps-title">{ passage(&tour.title, &page) }</h2>
                            { steps_by_chapter(tour, at, &page) }
                        </div>
                    </details>
                    <button class="button" onclick={page.on(Action::Present(true))}>{ m.present }</button>
                    <button class="button tour-end" onclick={end_by_click}>{ m.end_tour }</button>
                </div>
            </div>
            // On a phone the dots would be too close to touch.
            <progress class="tour-progress" max={total.to_string()} value={(at + 1).to_string()} aria-hidden="true" />
            <ol class="tour-map" aria-label={m.all_steps}>
                { for tour.steps().enumerate().map(|(i, step)| map_step(&page, tour, i, step, at)) }
            </ol>
            <p class="tour-text">{ step_text(step, tour, at, &page) }</p>
            if last {
                { after_the_tour(tour, &page) }
            }
        </section>
    }
}

/// At the last step: again, or another tour.
fn after_the_tour(tour: &Tour, page: &Page) -> Html {
    let m = page.m();
    let others = page.corpus.data().tours.iter();
    let others = others.filter(|other| other.id != tour.id);
    html! {
        <div class="tour-after">
            <span>{ m.tour_over }</span>
            <button class="button" onclick={page.on(Action::TourStep(0))}>{ m.again }</button>
            { for others.map(|other| html! {
                <button key={other.id.as_str().to_owned()} class="button" onclick={page.on(Action::StartTour(other.id.clone()))}>
                    { passage(&other.title, page) }
                </button>
            }) }
        </div>
    }
}

fn step_name(step: &Step, page: &Page) -> String {
    page.corpus
        .event(&step.event)
        .map_or_else(String::new, |event| {
            let title = event.title.get(page.lang()).text;
            i18n::headed(&event_date(event, page), title, page.lang())
        })
}

/// All steps by name, under their chapters.
fn steps_by_chapter(tour: &Tour, at: usize, page: &Page) -> Html {
    let chapter = |(number, chapter): (usize, &crate::model::Chapter)| {
        let first = tour.first_step_of(number);
        let steps = chapter.steps.iter().enumerate().map(|(i, step)| {
            let i = first + i;
            html! {
                <li key={i}>
                    <button
                        class={classes!("menu-item", "tour-step-name", (i == at).then_some("is-current"))}
                        aria-current={(i == at).then_some("step")}
                        onclick={page.on(Action::TourStep(i))}
                    >
                        <span class="number">{ i + 1 }</span>
                        <span>{ step_name(step, page) }</span>
                    </button>
                </li>
            }
        });
        html! {
            <section key={number}>
                <h3>{ &chapter.years }{ " · " }{ passage(&chapter.title, page) }</h3>
                <ol>{ for steps }</ol>
            </section>
        }
    };
    tour.chapters.iter().enumerate().map(chapter).collect()
}

fn map_step(page: &Page, tour: &Tour, i: usize, step: &Step, at: usize) -> Html {
    let name = step_name(step, page);
    let starts_chapter = tour.first_step_of(tour.chapter_of(i)) == i && i > 0;
    html! {
        <li key={i} class={starts_chapter.then_some("starts-chapter")}>
            <button
                class={classes!("map-step", (i == at).then_some("is-current"), (i < at).then_some("is-done"))}
                aria-current={(i == at).then_some("step")}
                aria-label={name.clone()}
                onclick={page.on(Action::TourStep(i))}
            >
                <span class="map-dot"></span>
                // Shown while the pointer or the focus is on the dot.
                <span class="map-name" aria-hidden="true">{ name }</span>
            </button>
        </li>
    }
}

fn step_text(step: &Step, tour: &Tour, at: usize, page: &Page) -> Html {
    let Some(event) = page.corpus.event(&step.event) else {
        return html! {};
    };
    let reading = Reading::new("tour", page);
    // Of each step anew: what is open belongs to one of them.
    let record = format!("{} {at}", tour.id);
    html! {
        <>
            <strong>{ event_date(event, page) }{ i18n::colon(page.lang()) }{ passage(&event.title, page) }{ "." }</strong>
            if let Some(text) = &step.text {
                { " " }{ reading.passage(text, &record) }
            }
        </>
    }
}
