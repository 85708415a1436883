//! The box that explains a word of a running text: above everything, beside its word.

use crate::view::{Area, beside};
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlElement, MouseEvent, Node, Window};
use yew::NodeRef;

type Dismiss = Rc<dyn Fn()>;

thread_local! {
    /// How the box that is open is told to close.
    static OPEN: RefCell<Option<Dismiss>> = RefCell::default();
}

/// Keeps a box beside its word until dropped.
pub struct Explanation {
    dismiss: Dismiss,
    _listeners: Vec<EventListener>,
}

impl Drop for Explanation {
    fn drop(&mut self) {
        OPEN.with_borrow_mut(|open| {
            if open
                .as_ref()
                .is_some_and(|open| Rc::ptr_eq(open, &self.dismiss))
            {
                *open = None;
            }
        });
    }
}

/// Shows a box beside the first element in `around`, which it stands in too, so that a dialog
/// around both does not keep it from the reader. Calls `dismiss` for Escape, a press elsewhere,
/// the next box that opens, and where the word is scrolled out of sight.
pub fn explain(
    around: &NodeRef,
    boxed: &NodeRef,
    dismiss: impl Fn() + 'static,
) -> Option<Explanation> {
    let around = around.cast::<Element>()?;
    let boxed = boxed.cast::<HtmlElement>()?;
    let word = around.first_element_child()?;
    let window = around.owner_document()?.default_view()?;
    let dismiss: Dismiss = Rc::new(dismiss);
    if let Some(other) = OPEN.replace(Some(dismiss.clone())) {
        other();
    }
    // Where a browser does not know it, the style sheet does what it can.
    boxed.show_popover().ok();
    place(&word, &boxed, &window);
    let follow = {
        let (around, word, boxed) = (around.clone(), word.clone(), boxed.clone());
        let (window, dismiss) = (window.clone(), dismiss.clone());
        move |event: &Event| {
            let scrolls_itself = event.target().is_some_and(|target| target == ***boxed);
            if scrolls_itself {
                return;
            }
            if is_in_sight(&word, &around, &window) {
                place(&word, &boxed, &window);
            } else {
                dismiss();
            }
        }
    };
    let key = {
        let (around, word, dismiss) = (around.clone(), word.clone(), dismiss.clone());
        move |event: &Event| {
            let is_escape = event
                .dyn_ref::<yew::KeyboardEvent>()
                .is_some_and(|event| event.key() == "Escape");
            let is_behind = super::is_dialog_open()
                && matches!(around.closest("dialog[open]"), Ok(None) | Err(_));
            if !is_escape || is_behind {
                return;
            }
            // What stands around the box must not close too.
            event.prevent_default();
            event.stop_propagation();
            let document = around.owner_document();
            let active = document.and_then(|document| document.active_element());
            if active.is_some_and(|active| boxed_in(&around, &active))
                && let Some(word) = word.dyn_ref::<HtmlElement>()
            {
                word.focus().ok();
            }
            dismiss();
        }
    };
    let press = {
        let (around, dismiss) = (around, dismiss.clone());
        move |event: &Event| {
            let on = event.target().and_then(|on| on.dyn_into::<Node>().ok());
            if !around.contains(on.as_ref()) {
                dismiss();
            }
        }
    };
    let before_others = |passive| EventListenerOptions {
        passive,
        ..EventListenerOptions::run_in_capture_phase()
    };
    let listen = |name: &'static str, then: Box<dyn FnMut(&Event)>, passive| {
        EventListener::new_with_options(&window, name, before_others(passive), then)
    };
    Some(Explanation {
        _listeners: vec![
            listen("scroll", Box::new(follow.clone()), true),
            listen("resize", Box::new(follow), true),
            listen("keydown", Box::new(key), false),
            listen("pointerdown", Box::new(press), true),
        ],
        dismiss,
    })
}

/// Whether an element is in the box, and not the word.
fn boxed_in(around: &Element, element: &Element) -> bool {
    around.contains(Some(element)) && around.first_element_child().as_ref() != Some(element)
}

fn area(element: &Element) -> Area {
    let rect = element.get_bounding_client_rect();
    Area {
        left: rect.left(),
        top: rect.top(),
        width: rect.width(),
        height: rect.height(),
    }
}

/// The width and height of what the window shows, without its scroll bars.
fn size(window: &Window) -> Option<(f64, f64)> {
    let root = window.document()?.document_element()?;
    let height = window.inner_height().ok()?.as_f64()?;
    Some((f64::from(root.client_width()), height))
}

fn place(word: &Element, boxed: &HtmlElement, window: &Window) -> Option<()> {
    let style = boxed.style();
    // Where it stood before, the window's edge may have made it narrower.
    style.set_property("left", "0").ok()?;
    let Area { width, height, .. } = area(boxed);
    let (left, top) = beside(area(word), (width, height), size(window)?);
    style.set_property("left", &format!("{left}px")).ok()?;
    style.set_property("top", &format!("{top}px")).ok()
}

/// Whether the middle of the word is what the window shows there, or the box is.
#[allow(clippy::cast_possible_truncation)]
fn is_in_sight(word: &Element, around: &Element, window: &Window) -> bool {
    let Area {
        left,
        top,
        width,
        height,
    } = area(word);
    let (x, y) = (left + width / 2.0, top + height / 2.0);
    let document = window.document();
    let there = document.and_then(|document| document.element_from_point(x as f32, y as f32));
    there.is_some_and(|there| around.contains(Some(&there)))
}

/// Whether the pointer comes from outside of an element, or goes there.
pub fn crosses_edge(event: &MouseEvent, of: &NodeRef) -> bool {
    let other = event
        .related_target()
        .and_then(|other| other.dyn_into::<Node>().ok());
    of.get().is_some_and(|of| !of.contains(other.as_ref()))
}

/// Whether the browser shows where the focus is: it came by the keyboard.
pub fn is_focus_shown(event: &FocusEvent) -> bool {
    let target = event.target().and_then(|on| on.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.matches(":focus-visible").unwrap_or(false))
}
