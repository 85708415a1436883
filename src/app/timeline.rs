//! The timeline: its controls, and the drawing or the list below them.

use super::chrome::fill_screen;
use super::compare::YearBrush;
use super::context::{Rests, Shared, use_page};
use super::drawing::Drawing;
use super::event_list::EventList;
use super::filter::{FilterBar, NoEvents};
use crate::i18n;
use crate::platform;
use crate::timeline::{Chart, LABEL_PX, TextMetrics, Viewport};
use crate::view::{Action, DayRange, View};
use yew::prelude::*;

/// Below this width, in pixels, the timeline runs downwards as a list.
const NARROWEST_DRAWING_PX: f64 = 560.0;

/// The drawing's width where no browser has measured one.
const PRERENDERED_PX: f64 = 800.0;

/// In windows like this the two halves fill the screen and scroll by
/// themselves; the style sheet has the same condition.
const FIXED_LAYOUT: &str = "(min-width: 1000px) and (min-height: 600px)";

/// How much one press of a button zooms.
const ZOOM_STEP: f64 = 0.6;

/// The measured room of the drawing, in pixels, and its font. No height where
/// the page flows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    width: f64,
    height: Option<f64>,
    metrics: TextMetrics,
}

impl Room {
    fn measured(width: f64, height: f64, fixed: bool) -> Self {
        // Whole pixels: a drawing need not follow every fraction.
        Self {
            width: width.floor(),
            height: fixed.then_some(height.floor()),
            metrics: measured_font(),
        }
    }
}

/// What is known of the drawing's room before the drawing's own place is there.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum FirstRoom {
    /// Nothing will measure it, since there is no browser: the page has the drawing at a
    /// usual width and the list, and the style sheet shows the one that fits.
    #[default]
    Any,
    /// It is measured as soon as the place is there, and nothing drawn before.
    Awaited,
    /// For the first drawing. Those that come later are awaited.
    Known(Room),
}

impl FirstRoom {
    /// As the page's first picture keeps it, so that what takes its place is drawn for it
    /// at once.
    pub fn of_picture() -> Self {
        let known = platform::size_in_picture(".timeline-body");
        known.map_or(Self::Awaited, |(width, height)| {
            let fixed = platform::matches_media(FIXED_LAYOUT);
            Self::Known(Room::measured(width, height, fixed))
        })
    }
}

#[component]
pub fn Timeline() -> Html {
    let page = use_page();
    let m = page.m();
    let body = use_node_ref();
    let first = match page.first_room {
        FirstRoom::Known(room) if !page.moved => Some(room),
        _ => None,
    };
    let room = use_room(&body, !page.state.grow, first);
    // Results that open beside the timeline make it narrower: it follows once
    // the typing rests.
    let rests = use_context::<Rests>().is_none_or(|rests| rests.0);
    let fitted = use_mut_ref(|| *room);
    if rests || fitted.borrow().is_none() {
        fitted.replace(*room);
    }
    let measured = *fitted.borrow();
    let chart = Shared(page.chart.clone());
    let spans = &page.parts.spans;
    let state = &page.state;

    let range = state.day_range();
    let in_view = spans.count(range.first, range.last);
    let count = i18n::count_events(in_view, page.lang());
    let narrow = measured.is_some_and(|room| room.width < NARROWEST_DRAWING_PX);
    let go = |change: &dyn Fn(Viewport) -> Viewport| {
        let Chart { folds, limits, .. } = &*chart.0;
        let to = change(folds.fold(range.viewport())).kept_near(*limits);
        page.on(Action::Range(DayRange::of_viewport(folds.unfold(to))))
    };
    let zoom = |factor: f64| go(&|view| view.zoom(factor, view.center()));
    let pan = |part: f64| go(&|view| view.pan(view.span_days() * part));
    let list = || {
        let events: Vec<usize> = spans.touching(range.first, range.last).collect();
        html! {
            <>
                // Where the comparison stands beside it or below, as in the drawing's strip.
                if state.view == View::Home { <div class="list-years"><YearBrush /></div> }
                <EventList {events} />
            </>
        }
    };
    html! {
        <div class="timeline">
            <div class="timeline-tools">
                <div class="range-tools" role="group" aria-label={m.time_shown}>
                    <button class="button icon-button" title={m.earlier} onclick={pan(-0.5)}><span aria-hidden="true">{ "‹" }</span></button>
                    <button class="button icon-button" title={m.later} onclick={pan(0.5)}><span aria-hidden="true">{ "›" }</span></button>
                    <button class="button icon-button" title={m.zoom_out} onclick={zoom(1.0 / ZOOM_STEP)}><span aria-hidden="true">{ "−" }</span></button>
                    <button class="button icon-button" title={m.zoom_in} onclick={zoom(ZOOM_STEP)}><span aria-hidden="true">{ "+" }</span></button>
                    <button class="button" onclick={page.on(Action::HomeRange)} aria-disabled={state.range.is_none().then_some("true")}>{ m.opening_range }</button>
                    <button class="button" onclick={page.on(Action::AllTime)}>{ m.all_time }</button>
                </div>
                <FilterBar {count} of_events=true />
                if !narrow {
                    <button
                        class="button as-list"
                        onclick={page.on(Action::List(!state.list))}
                    >
                        { if state.list { m.as_drawing } else { m.as_list } }
                    </button>
                }
                if state.view != View::Timeline {
                    { fill_screen(View::Timeline, &page) }
                }
            </div>
            <div class="timeline-body" ref={body}>
                if in_view == 0 && !page.state.filter.is_empty() && !state.list && !narrow {
                    <NoEvents {range} />
                }
                if state.list || narrow {
                    { list() }
                } else if measured.is_some() || page.first_room == FirstRoom::Any {
                    if measured.is_none() {
                        <div class="only-narrow">{ list() }</div>
                    }
                    <div class={classes!("drawing-frame", measured.is_none().then_some("only-wide"))}>
                        <Drawing
                            chart={chart.clone()}
                            width={measured.map_or(PRERENDERED_PX, |room| room.width)}
                            height={measured.and_then(|room| room.height)}
                            metrics={measured.map_or_else(TextMetrics::default, |room| room.metrics)}
                        />
                    </div>
                }
            </div>
        </div>
    }
}

#[hook]
fn use_room(body: &NodeRef, fills: bool, first: Option<Room>) -> UseStateHandle<Option<Room>> {
    let room = use_state_eq(|| first);
    let setter = room.setter();
    use_effect_with((body.clone(), fills), move |(body, fills)| {
        let (own, fills) = (body.clone(), *fills);
        let measure = move |width, height| {
            let fixed = fills && platform::matches_media_around(&own, FIXED_LAYOUT);
            setter.set(Some(Room::measured(width, height, fixed)));
        };
        // At once: the observer waits for the next frame, which would show nothing.
        if let Some((width, height)) = platform::inner_size(body) {
            measure(width, height);
        }
        let watch = platform::observe_size(body, measure);
        move || drop(watch)
    });
    room
}

/// How wide the labels' font is here.
fn measured_font() -> TextMetrics {
    let classes = ["label-sample", "label-sample is-bold"];
    platform::text_widths(TextMetrics::SAMPLE, classes)
        .map_or_else(TextMetrics::default, |[regular, bold]| {
            TextMetrics::measured(regular, bold, LABEL_PX)
        })
}
