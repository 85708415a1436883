//! Copying text, by whatever the host allows.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// How a copy ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    Yes,
    /// The host forbids it: show the text for the reader to copy.
    Forbidden,
}

/// Puts `text` on the clipboard. Must be called from a reader's own gesture.
///
/// `execCommand` comes first: unlike the asynchronous clipboard it works from
/// `file://` and in frames that were not granted it, and answers at once.
pub fn copy_text(text: &str) -> Copied {
    let done = copy_by_command(text).unwrap_or(false);
    if done { Copied::Yes } else { Copied::Forbidden }
}

fn copy_by_command(text: &str) -> Option<bool> {
    let document = gloo::utils::document();
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
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
    let copied = document
        .dyn_ref::<HtmlDocument>()?
        .exec_command("copy")
        .unwrap_or(false);
    area.remove();
    // The text area took the focus; the reader must not lose their place.
    if let Some(element) =
        focused.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        element.focus().ok();
    }
    Some(copied)
}

/// Selects the text of an element, for the reader to copy.
pub fn select_text(id: &str) {
    let element = gloo::utils::document().get_element_by_id(id);
    let selection = gloo::utils::window().get_selection().ok().flatten();
    if let (Some(element), Some(selection)) = (element, selection) {
        selection.select_all_children(&element).ok();
    }
}
