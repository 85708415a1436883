//! Copying a text: the button, and what became of it. Where the host forbids
//! it the text itself stands there, selected, for the reader to copy.

use super::afterwards::after_render;
use super::context::use_page;
use crate::platform::{self, Copied};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct CopyTextProps {
    pub label: AttrValue,
    /// What a screen reader calls the button, where the label alone does not
    /// say what is copied.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// Makes the text when it is asked for, or says why it cannot be made.
    pub text: Callback<(), Result<String, String>>,
    /// What is said once it is copied; *Copied* where nothing is given.
    #[prop_or_default]
    pub done: Option<AttrValue>,
    #[prop_or(classes!("button"))]
    pub class: Classes,
    /// Another value and what was said of the last copy is no longer true.
    #[prop_or_default]
    pub of: AttrValue,
}

/// How the last copy went.
enum Outcome {
    Copied,
    /// The text, for the reader to copy.
    Forbidden(AttrValue),
    Failed(AttrValue),
}

#[component]
pub fn CopyText(props: &CopyTextProps) -> Html {
    let page = use_page();
    let m = page.m();
    let outcome = use_state(|| None::<Outcome>);
    let field = use_node_ref();
    {
        let outcome = outcome.setter();
        use_effect_with(props.of.clone(), move |_| outcome.set(None));
    }
    {
        let field = field.clone();
        let forbidden = matches!(&*outcome, Some(Outcome::Forbidden(_)));
        use_effect_with((forbidden, props.of.clone()), move |(forbidden, _)| {
            if *forbidden {
                platform::select_field(&field);
            }
        });
    }
    let onclick = {
        let (text, outcome) = (props.text.clone(), outcome.setter());
        Callback::from(move |_: MouseEvent| {
            // Said again also when nothing has changed: the page is drawn without it first.
            outcome.set(None);
            let outcome = outcome.clone();
            let set = move |how| after_render(move || outcome.set(Some(how)));
            let text = match text.emit(()) {
                Ok(text) => text,
                Err(error) => return set(Outcome::Failed(error.into())),
            };
            let kept = AttrValue::from(text.clone());
            platform::copy_text(&text, move |copied| {
                set(match copied {
                    Copied::Yes => Outcome::Copied,
                    Copied::Forbidden => Outcome::Forbidden(kept),
                });
            });
        })
    };
    html! {
        <div class="copy-text">
            <button type="button" class={props.class.clone()} aria-label={props.name.clone()} {onclick}>{ &props.label }</button>
            <div role="status" class="copy-outcome">
                { match &*outcome {
                    None => html! {},
                    Some(Outcome::Failed(error)) => html! { error },
                    Some(Outcome::Copied) => html! { props.done.clone().unwrap_or(m.copied.into()) },
                    Some(Outcome::Forbidden(text)) => html! {
                        <label class="by-hand">
                            { m.copy_by_hand }
                            <textarea ref={field} readonly=true rows="4" spellcheck="false" value={text.clone()} />
                        </label>
                    },
                } }
            </div>
        </div>
    }
}
