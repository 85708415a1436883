//! A dialog over the page. It holds the focus while it is open and gives it back
//! to what opened it; Escape closes it.

use super::context::use_page;
use crate::platform;
use yew::prelude::*;

/// One dialog is open at a time.
const ID: &str = "dialog";

#[derive(PartialEq, Properties)]
pub struct DialogProps {
    pub title: AttrValue,
    /// Called once it has closed, by whatever means: the owner stops drawing it.
    pub on_close: Callback<()>,
    pub children: Html,
}

#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let page = use_page();
    let m = page.m();
    use_effect_with((), |()| platform::open_dialog(ID));
    let on_close = props.on_close.reform(|_: Event| ());
    // The browser closes the dialog. What stands around it must not close too.
    let on_key = Callback::from(|event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
        }
    });
    html! {
        <dialog id={ID} class="dialog" aria-labelledby="dialog-title" onclose={on_close} onkeydown={on_key}>
            <div class="dialog-head">
                <h2 id="dialog-title">{ &props.title }</h2>
                <button class="button icon-button" aria-label={m.close} title={m.close} onclick={|_| platform::close_dialog(ID)}>
                    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path class="stroke" d="m3 3 10 10M13 3 3 13" /></svg>
                </button>
            </div>
            { props.children.clone() }
        </dialog>
    }
}

/// What became of a copy: said where it was asked for.
pub fn copy_outcome(outcome: Option<platform::Copied>, page: &super::Page) -> Html {
    let m = page.m();
    let text = match outcome {
        None => "",
        Some(platform::Copied::Yes) => m.copied,
        Some(platform::Copied::Forbidden) => m.copy_selected,
    };
    html! { <span role="status" class="copy-outcome">{ text }</span> }
}
