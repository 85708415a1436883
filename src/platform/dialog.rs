//! The browser's own dialogs.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    let element = gloo::utils::document().get_element_by_id(id)?;
    element.dyn_into().ok()
}

/// Opens a dialog over the page, which cannot be reached meanwhile. A menu that
/// it was opened from closes, and its button gets the focus when the dialog
/// closes.
pub fn open_dialog(id: &str) {
    super::dom::close_menus(None);
    let Some(dialog) = dialog(id) else { return };
    if dialog.open() {
        return;
    }
    place(&dialog);
    if dialog.show_modal().is_err() {
        // Better beside the page than not at all.
        dialog.set_open(true);
    }
}

/// In a frame as high as what it shows the middle may be far from what the
/// reader sees: there the dialog opens where the focus is.
fn place(dialog: &HtmlDialogElement) -> Option<()> {
    let document = gloo::utils::document();
    document.query_selector(".grows").ok()??;
    let focused = document.active_element()?;
    let top = focused.get_bounding_client_rect().top().max(0.0);
    let style = dialog.style();
    style
        .set_property("margin-top", &format!("{}px", (top - 40.0).max(12.0)))
        .ok()
}

/// Closes it, if it is open. The browser then returns the focus and sends a `close` event.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = dialog(id)
        && dialog.open()
    {
        dialog.close();
    }
}

/// Whether a dialog is open, which keeps the rest of the page from the reader.
pub fn is_dialog_open() -> bool {
    let open = gloo::utils::document().query_selector("dialog[open]");
    open.is_ok_and(|dialog| dialog.is_some())
}
