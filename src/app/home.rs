//! The opening view: timeline and comparison side by side; and the timeline
//! alone.

use super::chrome::fill_screen;
use super::compare::CompactCompare;
use super::context::{Page, use_page, use_typing};
use super::panel::side_panel;
use super::results::ResultsView;
use super::timeline::Timeline;
use super::tour::{TourBar, ribbon};
use crate::i18n;
use crate::view::View;
use yew::prelude::*;

#[component]
pub fn HomeView() -> Html {
    let page = use_page();
    let m = page.m();
    let touring = page.state.tour.is_some();
    let searching = use_typing().shows_results;
    // What the results stand before stays as it was, and is drawn anew only
    // when it is seen again.
    let seen = use_mut_ref(|| page.clone());
    if !searching {
        seen.replace(page.clone());
    }
    let seen = seen.borrow().clone();
    html! {
        <div class={classes!("home", searching.then_some("is-searching"))}>
            <h1 class="visually-hidden">{ m.title }{ i18n::colon(page.lang()) }{ m.view_home }</h1>
            if touring { <TourBar /> } else { { ribbon(&page) } }
            <div class="halves">
                <section class="half half-timeline" aria-label={m.view_timeline}>
                    <Timeline />
                </section>
                if searching {
                    <div key="results" class="half half-side"><ResultsView /></div>
                }
                <div key="side" class="half half-side" hidden={searching}>
                    <ContextProvider<Page> context={seen}>
                        { side_panel(&page) }
                        <section class="compact" aria-label={m.view_compare}>
                            <div class="half-title">
                                <h2>{ m.view_compare }</h2>
                                { fill_screen(View::Compare, &page) }
                            </div>
                            <CompactCompare />
                        </section>
                    </ContextProvider<Page>>
                </div>
            </div>
        </div>
    }
}

#[component]
pub fn TimelineView() -> Html {
    let page = use_page();
    let m = page.m();
    let state = &page.state;
    let searching = use_typing().shows_results;
    let has_panel = state.event.is_some() || state.group.is_some() || searching;
    html! {
        <div class={classes!(
            "home",
            "alone",
            has_panel.then_some("has-panel"),
            searching.then_some("is-searching"),
        )}>
            <h1 class="visually-hidden">{ m.view_timeline }</h1>
            if state.tour.is_some() { <TourBar /> } else { { ribbon(&page) } }
            <div class="halves">
                <section class="half half-timeline" aria-label={m.view_timeline}>
                    <Timeline />
                </section>
                if has_panel {
                    <div class="half half-side">
                        if searching { <ResultsView /> } else { { side_panel(&page) } }
                    </div>
                }
            </div>
        </div>
    }
}
