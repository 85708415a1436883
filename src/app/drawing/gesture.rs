//! Pointer and wheel: what a reader's hand does to the view.

use super::*;
use crate::app::viewport::Live;
use crate::platform::{Delay, NextFrame};
use std::cell::Cell;

/// A pointer that moves less than this is a click.
const CLICK_PX: f64 = 4.0;

/// A turn of the wheel by this many pixels halves or doubles the span.
const WHEEL_DOUBLING_PX: f64 = 320.0;

/// A wheel that rests this long has come to its end.
const WHEEL_REST_MS: u32 = 180;

/// How long it is said how the wheel zooms.
const HINT_MS: u32 = 3000;

/// The handlers of pointer and wheel.
pub(super) struct Gesture {
    pub down: Callback<PointerEvent>,
    pub moving: Callback<PointerEvent>,
    pub up: Callback<PointerEvent>,
    pub wheel: Callback<WheelEvent>,
    /// Whether the last press was a drag, whose click is none.
    pub moved: Rc<Cell<bool>>,
    /// Whether to say how the wheel zooms.
    pub hint: bool,
    /// The stroke over the axis that is under way, from one place to another, in pixels.
    pub stroke: Option<(f64, f64)>,
}

/// The pointers that are down, by id, with where each is and where the view
/// was when the last one came or went.
#[derive(Default)]
struct Pointers {
    at: Vec<(i32, f64)>,
    start: Vec<(i32, f64)>,
    viewport: Option<Viewport>,
    latest: Option<Viewport>,
    /// Where a stroke over the axis began, which chooses years and moves nothing.
    stroke: Option<f64>,
}

impl Pointers {
    fn restart(&mut self, viewport: Viewport) {
        self.start = self.at.clone();
        self.viewport = (!self.at.is_empty()).then_some(viewport);
    }

    /// The view that the pointers ask for: one drags, two pinch.
    fn viewport(&self, plot_px: f64) -> Option<Viewport> {
        let from = self.viewport?;
        let scale = TimeScale::new(from, plot_px);
        match (&self.start[..], &self.at[..]) {
            ([(_, start)], [(_, at)]) => Some(from.pan((start - at) / scale.px_per_day())),
            ([(_, a0), (_, b0), ..], [(_, a1), (_, b1), ..]) => {
                let apart = |a: f64, b: f64| (a - b).abs().max(20.0);
                let zoomed = from.zoom(
                    apart(*a0, *b0) / apart(*a1, *b1),
                    scale.day((a0 + b0) / 2.0),
                );
                let now = TimeScale::new(zoomed, plot_px);
                Some(zoomed.pan(((a0 + b0) - (a1 + b1)) / 2.0 / now.px_per_day()))
            }
            _ => None,
        }
    }
}

#[hook]
pub(super) fn use_gesture(
    live: &Live,
    svg: &NodeRef,
    plot_px: f64,
    stroked: &Callback<(f64, f64)>,
) -> Gesture {
    let stroke = use_state_eq(|| None::<(f64, f64)>);
    let pointers = use_mut_ref(Pointers::default);
    let moved = use_memo((), |()| Cell::new(false));
    let hint = use_state_eq(|| false);
    let hinted = use_mut_ref(|| None::<Delay>);
    let wheel_rest = use_mut_ref(|| None::<Delay>);
    let wheel_view = use_mut_ref(|| None::<Viewport>);
    // However many events the browser has for a frame, the page is drawn once.
    let next = {
        let show = live.show.clone();
        use_memo(live.show.clone(), |_| {
            NextFrame::new(move |viewport| show.emit(viewport))
        })
    };
    let x_of = {
        let svg = svg.clone();
        move |client_x: i32| f64::from(client_x) - platform::left_of(&svg)
    };
    let down = {
        let (pointers, moved, current) = (pointers.clone(), moved.clone(), live.current.clone());
        let (svg, x_of, stroke) = (svg.clone(), x_of.clone(), stroke.setter());
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            let mut pointers = pointers.borrow_mut();
            if pointers.at.is_empty() {
                moved.set(false);
            }
            let id = event.pointer_id();
            let x = x_of(event.client_x());
            // A finger moves the view, wherever it is.
            let on_axis = f64::from(event.client_y()) - platform::top_of(&svg) < AXIS_PX;
            let strokes = on_axis && event.pointer_type() != "touch" && pointers.at.is_empty();
            if pointers.stroke.is_some() && !strokes {
                // A second pointer ends the stroke of the first.
                stroke.set(None);
            }
            pointers.stroke = strokes.then_some(x);
            pointers.at.retain(|(other, _)| *other != id);
            pointers.at.push((id, x));
            let viewport = pointers.latest.unwrap_or(current.get());
            pointers.restart(viewport);
        })
    };
    let up = {
        let (pointers, live, next) = (pointers.clone(), live.clone(), next.clone());
        let x_of = x_of.clone();
        let (stroke, stroked, moved) = (stroke.setter(), stroked.clone(), moved.clone());
        Callback::from(move |event: PointerEvent| {
            let mut pointers = pointers.borrow_mut();
            if let Some(from) = pointers.stroke.take() {
                pointers.at.clear();
                drop(pointers);
                stroke.set(None);
                if moved.get() && event.type_() != "pointercancel" {
                    stroked.emit((from, x_of(event.client_x()).clamp(0.0, plot_px)));
                }
                return;
            }
            let id = event.pointer_id();
            pointers.at.retain(|(other, _)| *other != id);
            let viewport = pointers.latest.unwrap_or(live.current.get());
            pointers.restart(viewport);
            if pointers.at.is_empty()
                && let Some(viewport) = pointers.latest.take()
            {
                drop(pointers);
                next.cancel();
                live.settle.emit(viewport);
            }
        })
    };
    let moving = {
        let (pointers, moved, next) = (pointers.clone(), moved.clone(), next.clone());
        let (svg, x_of, up) = (svg.clone(), x_of.clone(), up.clone());
        let stroke = stroke.setter();
        Callback::from(move |event: PointerEvent| {
            let mut pointers = pointers.borrow_mut();
            let id = event.pointer_id();
            if !pointers.at.iter().any(|(other, _)| *other == id) {
                return;
            }
            if event.buttons() == 0 {
                // It was let go where nobody here heard of it.
                drop(pointers);
                return up.emit(event);
            }
            let x = x_of(event.client_x());
            for pointer in pointers.at.iter_mut().filter(|(other, _)| *other == id) {
                pointer.1 = x;
            }
            let start = pointers.start.iter().find(|(other, _)| *other == id);
            let far = start.is_some_and(|(_, start)| (x - start).abs() > CLICK_PX);
            if !moved.get() {
                if !far {
                    return;
                }
                moved.set(true);
                platform::capture_pointer(&svg, id);
            }
            if let Some(from) = pointers.stroke {
                stroke.set(Some((from, x.clamp(0.0, plot_px))));
            } else if let Some(viewport) = pointers.viewport(plot_px) {
                pointers.latest = Some(viewport);
                next.set(viewport);
            }
        })
    };
    let wheel = {
        let (hint, live, x_of) = (hint.clone(), live.clone(), x_of);
        Callback::from(move |event: WheelEvent| {
            let from = wheel_view.borrow().unwrap_or(live.current.get());
            let Some(to) = wheeled(&event, from, plot_px, x_of(event.client_x())) else {
                // A plain wheel belongs to the page around the timeline.
                if hinted.borrow().is_none() {
                    let setter = hint.setter();
                    hint.set(true);
                    *hinted.borrow_mut() = Some(Delay::new(HINT_MS, move || setter.set(false)));
                }
                return;
            };
            event.prevent_default();
            *wheel_view.borrow_mut() = Some(to);
            next.set(to);
            let (settle, wheel_view, next) =
                (live.settle.clone(), wheel_view.clone(), next.clone());
            *wheel_rest.borrow_mut() = Some(Delay::new(WHEEL_REST_MS, move || {
                wheel_view.borrow_mut().take();
                next.cancel();
                settle.emit(to);
            }));
        })
    };
    Gesture {
        down,
        moving,
        up,
        wheel,
        moved,
        hint: *hint,
        stroke: *stroke,
    }
}

/// Where a turn of the wheel leads: with Ctrl or ⌘ it zooms about `x`, sideways
/// it pans, and otherwise it is not for us.
fn wheeled(event: &WheelEvent, from: Viewport, plot_px: f64, x: f64) -> Option<Viewport> {
    // Lines and pages, as some mice count, in pixels.
    let unit = match event.delta_mode() {
        1 => 16.0,
        2 => 400.0,
        _ => 1.0,
    };
    let scale = TimeScale::new(from, plot_px);
    if event.ctrl_key() || event.meta_key() {
        let factor = (event.delta_y() * unit / WHEEL_DOUBLING_PX).exp2();
        Some(from.zoom(factor, scale.day(x.clamp(0.0, plot_px))))
    } else if event.shift_key() || event.delta_x().abs() > event.delta_y().abs() {
        let delta = if event.delta_x() == 0.0 {
            event.delta_y()
        } else {
            event.delta_x()
        };
        Some(from.pan(delta * unit / scale.px_per_day()))
    } else {
        None
    }
}
