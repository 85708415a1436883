//! The timeline: its controls, and the drawing or the list below them.

use super::context::{Page, use_page};
use super::drawing::Drawing;
use super::event_list::EventList;
use super::filter::{FilterBar, NoEvents};
use crate::i18n;
use crate::model::*;
use crate::platform::{self, Animation};
use crate::timeline::{LABEL_PX, TextMetrics, Viewport};
use crate::view::{Action, DayRange};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// Below this width, in pixels, the timeline runs downwards as a list.
const NARROWEST_DRAWING_PX: f64 = 560.0;

/// The drawing's width where no browser has measured one.
const PRERENDERED_PX: f64 = 800.0;

/// In windows like this the two halves fill the screen and scroll by
/// themselves; the style sheet has the same condition.
const FIXED_LAYOUT: &str = "(min-width: 1000px) and (min-height: 600px)";

/// How long a jump to another range takes, in milliseconds.
const JUMP_MS: f64 = 240.0;

/// How much one press of a button zooms.
const ZOOM_STEP: f64 = 0.6;

/// The measured room of the drawing, in pixels, and its font. No height where
/// the page flows.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Room {
    width: f64,
    height: Option<f64>,
    metrics: TextMetrics,
}

#[component]
pub fn Timeline() -> Html {
    let page = use_page();
    let m = page.m();
    let body = use_node_ref();
    let room = use_room(&body);
    let (viewport, live) = use_viewport(&page);
    let state = &page.state;

    let visible = visible_events(&page, viewport);
    let count = i18n::count_events(visible.len(), page.lang());
    let measured = *room;
    let narrow = measured.is_some_and(|room| room.width < NARROWEST_DRAWING_PX);
    let zoom = |factor: f64| {
        let range = DayRange::of_viewport(viewport.zoom(factor, viewport.center()));
        page.on(Action::Range(range))
    };
    let pan = |part: f64| {
        let range = DayRange::of_viewport(viewport.pan(viewport.span_days() * part));
        page.on(Action::Range(range))
    };
    html! {
        <div class="timeline">
            <div class="timeline-tools">
                <div class="range-tools" role="group" aria-label={m.timeline_label}>
                    <button class="button icon-button" aria-label={m.earlier} title={m.earlier} onclick={pan(-0.5)}>{ "‹" }</button>
                    <button class="button icon-button" aria-label={m.later} title={m.later} onclick={pan(0.5)}>{ "›" }</button>
                    <button class="button icon-button" aria-label={m.zoom_out} title={m.zoom_out} onclick={zoom(1.0 / ZOOM_STEP)}>{ "−" }</button>
                    <button class="button icon-button" aria-label={m.zoom_in} title={m.zoom_in} onclick={zoom(ZOOM_STEP)}>{ "+" }</button>
                    <button class="button" onclick={page.on(Action::HomeRange)} disabled={state.range.is_none()}>{ m.opening_range }</button>
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
                if state.view != crate::view::View::Timeline {
                    <button class="button fill" onclick={page.on(Action::Go(crate::view::View::Timeline))}>{ m.fill_screen }</button>
                }
            </div>
            <div class="timeline-body" ref={body}>
                if visible.is_empty() && !page.state.filter.is_empty() {
                    <NoEvents range={DayRange::of_viewport(viewport)} />
                }
                if state.list || narrow {
                    <EventList events={visible} />
                } else {
                    if measured.is_none() {
                        // Not yet measured: the style sheet shows the one that fits.
                        <div class="only-narrow"><EventList events={visible} /></div>
                    }
                    <div class={classes!("drawing-frame", measured.is_none().then_some("only-wide"))}>
                        <Drawing
                            {viewport}
                            {live}
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

/// Positions of the events that pass the filter and are at least partly in
/// view, in the order of time.
fn visible_events(page: &Page, viewport: Viewport) -> Vec<usize> {
    let (first, last) = viewport.days();
    let in_view = |&position: &usize| {
        let event = page.corpus.events().get(position);
        event.is_some_and(|event| event.date.intersects(first, last))
    };
    page.shown.iter().filter(in_view).collect()
}

#[hook]
fn use_room(body: &NodeRef) -> UseStateHandle<Option<Room>> {
    let room = use_state_eq(|| None);
    let setter = room.setter();
    use_effect_with(body.clone(), move |body| {
        let watch = platform::observe_size(body, move |width, height| {
            let fixed = platform::matches_media(FIXED_LAYOUT);
            // Whole pixels: a drawing need not follow every fraction.
            setter.set(Some(Room {
                width: width.floor(),
                height: fixed.then_some(height.floor()),
                metrics: measured_font(),
            }));
        });
        move || drop(watch)
    });
    room
}

/// How wide the labels' font is here.
fn measured_font() -> TextMetrics {
    let width = |class| platform::text_width(TextMetrics::SAMPLE, class);
    match (width("label-sample"), width("label-sample is-bold")) {
        (Some(regular), Some(bold)) => TextMetrics::measured(regular, bold, LABEL_PX),
        _ => TextMetrics::default(),
    }
}

/// What the drawing may do with the viewport.
#[derive(Clone, PartialEq)]
pub struct Live {
    /// Shows another viewport at once, for as long as a gesture lasts.
    pub show: Callback<Viewport>,
    /// The gesture is over: the viewport becomes the state's.
    pub settle: Callback<Viewport>,
}

/// The viewport as it is drawn: that of the state, or on its way there, or
/// under the reader's hand.
#[hook]
fn use_viewport(page: &Page) -> (Viewport, Live) {
    let target = page.state.day_range();
    let shown = use_state_eq(|| target.viewport());
    let current = use_mut_ref(|| target.viewport());
    *current.borrow_mut() = *shown;
    // The range that a gesture has just settled on needs no animation.
    let settled: Rc<Cell<Option<DayRange>>> = use_memo((), |()| Cell::new(None));
    let running: Rc<RefCell<Option<Animation>>> = use_mut_ref(|| None);
    {
        let (setter, settled, running) = (shown.setter(), settled.clone(), running.clone());
        let current = current.clone();
        use_effect_with(target, move |&target| {
            if settled.take() == Some(target) {
                return;
            }
            let from = *current.borrow();
            let to = target.viewport();
            if from == to {
                return;
            }
            if platform::prefers_reduced_motion() {
                setter.set(to);
                return;
            }
            let animation = Animation::run(JUMP_MS, move |progress| {
                setter.set(between(from, to, progress));
            });
            *running.borrow_mut() = Some(animation);
        });
    }
    let limits = use_memo(page.corpus.events().len(), {
        let corpus = page.corpus.clone();
        move |_| limits(&corpus)
    });
    let show = {
        let (setter, running, limits) = (shown.setter(), running.clone(), limits.clone());
        use_callback((), move |viewport: Viewport, ()| {
            running.borrow_mut().take();
            setter.set(viewport.kept_near(*limits));
        })
    };
    let settle = {
        let dispatch = page.dispatch.clone();
        use_callback((), move |viewport: Viewport, ()| {
            let viewport = viewport.kept_near(*limits);
            let range = DayRange::of_viewport(viewport);
            settled.set(Some(range));
            dispatch.emit(Action::Range(range));
        })
    };
    (*shown, Live { show, settle })
}

/// From the first event to the last, with the opening range.
fn limits(corpus: &Corpus) -> Viewport {
    let home = crate::view::home_range().viewport();
    let spans = corpus.events().iter().map(|event| event.date.span());
    spans.fold(home, |limits, span| {
        let start = span.start.day.map_or(limits.from, |day| f64::from(day.0));
        let end = span.end.day.map_or(limits.to, |day| f64::from(day.0));
        Viewport {
            from: limits.from.min(start),
            to: limits.to.max(end),
        }
    })
}

/// Zooming is even when the span changes by equal factors, not equal days.
fn between(from: Viewport, to: Viewport, progress: f64) -> Viewport {
    let eased = progress * progress * (3.0 - 2.0 * progress);
    if progress >= 1.0 {
        return to;
    }
    let span = from.span_days() * (to.span_days() / from.span_days()).powf(eased);
    // The share of the way that the span has gone, so that the point that both
    // views share stands still.
    let change = to.span_days() - from.span_days();
    let share = if change.abs() < 1e-6 {
        eased
    } else {
        (span - from.span_days()) / change
    };
    let start = from.from + (to.from - from.from) * share;
    Viewport {
        from: start,
        to: start + span,
    }
}
