//! Copying text, by whatever the host allows.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Function, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, HtmlDocument, HtmlTextAreaElement};

/// How a copy ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    Yes,
    /// The host forbids it: show the text for the reader to copy.
    Forbidden,
}

/// Longer texts, in bytes, are not put into the page to be copied.
const LONGEST_SELECTED: usize = 20_000;

/// Puts `text` on the clipboard and calls `then` with how that went. Must be
/// called from a reader's own gesture.
///
/// `execCommand` comes first: unlike the asynchronous clipboard it works from
/// `file://` and in frames that were not granted it, and it needs the gesture,
/// which is over once the other has answered. Where it is refused the other is
/// asked.
pub fn copy_text(text: &str, then: impl FnOnce(Copied) + 'static) {
    if copy_by_command(text).unwrap_or(false) {
        return then(Copied::Yes);
    }
    let Some(promise) = copy_by_clipboard(text) else {
        return then(Copied::Forbidden);
    };
    // One of the two is called, once.
    let then = Rc::new(Cell::new(Some(then)));
    let answer = |copied: Copied| {
        let then = then.clone();
        Closure::once_into_js(move |_: JsValue| {
            if let Some(then) = then.take() {
                then(copied);
            }
        })
    };
    let (done, refused) = (answer(Copied::Yes), answer(Copied::Forbidden));
    let called = method(&promise, "then").and_then(|call| call.call2(&promise, &done, &refused));
    if called.is_err()
        && let Some(then) = then.take()
    {
        then(Copied::Forbidden);
    }
}

/// The asynchronous clipboard's promise; none where the host has no such thing.
fn copy_by_clipboard(text: &str) -> Option<JsValue> {
    let navigator = gloo::utils::window().navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    let write = method(&clipboard, "writeText").ok()?;
    write.call1(&clipboard, &text.into()).ok()
}

fn method(of: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(of, &name.into())?.dyn_into()
}

fn copy_by_command(text: &str) -> Option<bool> {
    let document = gloo::utils::document();
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    // What is selected is what would be copied; laying out a long text for that takes a
    // browser seconds. The event hands over the text itself, however long it is.
    let is_long = text.len() > LONGEST_SELECTED;
    area.set_value(if is_long { "…" } else { text });
    area.set_read_only(true);
    area.set_class_name("visually-hidden");
    let focused = document.active_element();
    // While a dialog is open nothing outside of it can be selected.
    let dialog = focused
        .as_ref()
        .and_then(|focused| focused.closest("dialog").ok()?);
    match dialog {
        Some(dialog) => dialog.append_child(&area).ok()?,
        None => document.body()?.append_child(&area).ok()?,
    };
    area.select();
    let handed = Rc::new(Cell::new(false));
    let hand_over = {
        let (handed, text) = (handed.clone(), text.to_owned());
        move |event: &web_sys::Event| {
            let event = event.dyn_ref::<ClipboardEvent>();
            let data = event.and_then(ClipboardEvent::clipboard_data);
            if let (Some(event), Some(data)) = (event, data)
                && data.set_data("text/plain", &text).is_ok()
            {
                event.prevent_default();
                handed.set(true);
            }
        }
    };
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&document, "copy", options, hand_over);
    let copied = document
        .dyn_ref::<HtmlDocument>()?
        .exec_command("copy")
        .unwrap_or(false);
    drop(listener);
    area.remove();
    // The text area took the focus; the reader must not lose their place.
    if let Some(element) =
        focused.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        element.focus().ok();
    }
    Some(copied && (handed.get() || !is_long))
}

/// Selects the text of a text area, for the reader to copy.
pub fn select_field(field: &yew::NodeRef) {
    if let Some(field) = field.cast::<HtmlTextAreaElement>() {
        field.focus().ok();
        field.select();
    }
}
