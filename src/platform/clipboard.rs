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
    let body = document.body()?;
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    area.set_read_only(true);
    area.set_class_name("visually-hidden");
    let focused = document.active_element();
    body.append_child(&area).ok()?;
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
