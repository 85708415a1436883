//! Dialogs over the page. The page knows which one is open, one at a time, so
//! that a menu, a key or another dialog can open any of them. It holds the
//! focus while it is open and gives it back to what opened it; Escape closes it.

use super::cite::Citations;
use super::context::use_page;
use super::download::Files;
use super::embed::EmbedCode;
use super::shortcuts::shortcut_sheet;
use crate::export::cite::Subject;
use crate::platform;
use yew::prelude::*;

/// The dialog that is open.
#[derive(Clone, Debug, PartialEq)]
pub enum DialogKind {
    Cite(Subject),
    Download,
    Embed,
    /// Drawn by the root, which has the index of the search.
    Palette,
    Shortcuts,
    /// Drawn by `OwnReports`, which goes on working while it is closed.
    OwnReports,
}

#[derive(PartialEq, Properties)]
pub struct DialogsProps {
    pub open: Option<DialogKind>,
}

/// The dialog that is open, if any.
#[component]
pub fn Dialogs(props: &DialogsProps) -> Html {
    let page = use_page();
    let m = page.m();
    match &props.open {
        Some(DialogKind::Cite(subject)) => html! {
            <Dialog key="cite" id="cite" title={m.cite}><Citations subject={subject.clone()} /></Dialog>
        },
        Some(DialogKind::Download) => html! {
            <Dialog key="download" id="download" title={m.download}><Files /></Dialog>
        },
        Some(DialogKind::Embed) => html! {
            <Dialog key="embed" id="embed" title={m.embed_title}><EmbedCode /></Dialog>
        },
        Some(DialogKind::Shortcuts) => html! {
            <Dialog key="shortcuts" id="shortcuts" title={m.shortcuts}>{ shortcut_sheet(&page) }</Dialog>
        },
        Some(DialogKind::OwnReports | DialogKind::Palette) | None => html! { <></> },
    }
}

#[derive(PartialEq, Properties)]
pub struct DialogProps {
    /// Of the element; what stands in it begins its own ids with it.
    pub id: &'static str,
    pub title: AttrValue,
    pub children: Html,
}

/// The frame of every dialog: title, a way out, and what is asked or shown.
/// What should have the focus first carries `autofocus`.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let page = use_page();
    let m = page.m();
    let id = props.id;
    use_effect_with((), move |()| {
        platform::open_dialog(id);
        // Where it is not the reader who closes it: the focus goes back while
        // the element is still there to know where to.
        move || platform::close_dialog(id)
    });
    let on_close = page.show_dialog.reform(|_: Event| None);
    let close = page.show_dialog.reform(|_: MouseEvent| None);
    // The browser closes the dialog. What stands around it must not close too.
    let on_key = Callback::from(|event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
        }
    });
    let title_id = format!("{id}-title");
    html! {
        // A click beside it closes it too, where the browser knows how.
        <dialog {id} class="dialog" closedby="any" aria-labelledby={title_id.clone()} onclose={on_close} onkeydown={on_key}>
            <div class="dialog-head">
                <h2 id={title_id}>{ &props.title }</h2>
                <button type="button" class="button icon-button dialog-close" title={m.close} onclick={close}>
                    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path class="stroke" d="m3 3 10 10M13 3 3 13" /></svg>
                </button>
            </div>
            <div class="dialog-body">{ props.children.clone() }</div>
        </dialog>
    }
}
