//! *Cite*: the citations of a record and of the sources that it rests on.

use super::context::{Page, use_page};
use super::dialog::{Dialog, copy_outcome};
use crate::export::cite::{Format, Subject, Work, WorkKind, works, write};
use crate::platform::{self, Copied};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct CiteProps {
    pub subject: Subject,
    /// What stands on the button, where *Cite* alone would not say of what.
    #[prop_or_default]
    pub label: Option<&'static str>,
}

/// The button with its dialog.
#[component]
pub fn Cite(props: &CiteProps) -> Html {
    let page = use_page();
    let m = page.m();
    // While it is open: the address that others can open this page at.
    let address = use_state(|| None::<Option<String>>);
    let open = {
        let address = address.setter();
        Callback::from(move |_| {
            let can_share = platform::can_share_address();
            address.set(Some(can_share.then(platform::current_address)));
        })
    };
    let on_close = {
        let address = address.setter();
        Callback::from(move |()| address.set(None))
    };
    html! {
        <>
            <button class="link cite-button" onclick={open}>{ props.label.unwrap_or(m.cite) }</button>
            if let Some(address) = &*address {
                <Dialog title={m.cite} {on_close}>
                    <Citations subject={props.subject.clone()} address={address.clone()} />
                </Dialog>
            }
        </>
    }
}

#[derive(PartialEq, Properties)]
struct CitationsProps {
    subject: Subject,
    address: Option<String>,
}

#[component]
fn Citations(props: &CitationsProps) -> Html {
    let page = use_page();
    let m = page.m();
    let format = use_state(|| Format::Apa);
    // Which of the texts was copied last, and how that went.
    let copied = use_state(|| None::<(usize, Copied)>);
    let lang = page.lang();
    let works = works(&page.corpus, &props.subject, lang, props.address.as_deref());
    let choose = |chosen: Format| {
        let (format, copied) = (format.setter(), copied.setter());
        Callback::from(move |_| {
            format.set(chosen);
            copied.set(None);
        })
    };
    let copy = |position: usize, text: String| {
        let copied = copied.setter();
        Callback::from(move |_| {
            let outcome = platform::copy_text(&text);
            if outcome == Copied::Forbidden {
                platform::select_text(&text_id(position));
            }
            copied.set(Some((position, outcome)));
        })
    };
    let outcome = |position: usize| {
        let own = copied.filter(|(last, _)| *last == position);
        copy_outcome(own.map(|(_, outcome)| outcome), &page)
    };
    let format = *format;
    let count = works.len();
    html! {
        <>
            <p class="small">{ m.cite_intro }</p>
            <div class="choices" role="group" aria-label={m.cite_format}>
                { for Format::ALL.into_iter().map(|one| html! {
                    <button
                        key={one.name()}
                        class={classes!("chip", (one == format).then_some("is-on"))}
                        aria-pressed={(one == format).to_string()}
                        onclick={choose(one)}
                    >
                        { one.name() }
                    </button>
                }) }
            </div>
            <ul class="citations">
                { for works.iter().enumerate().map(|(position, work)| {
                    let text = write(std::slice::from_ref(work), format, lang);
                    html! {
                        <li key={work.key.clone()}>
                            <div class="citation-head">
                                <h3>{ work_name(work, &page) }</h3>
                                { outcome(position) }
                                <button class="button" onclick={copy(position, text.clone())}>{ m.copy_text }</button>
                            </div>
                            <p id={text_id(position)} class={classes!("citation", (!format.is_text()).then_some("is-code"))}>{ text.trim_end() }</p>
                        </li>
                    }
                }) }
            </ul>
            <div class="dialog-actions">
                if format.is_text() { <p class="small">{ m.cite_check }</p> }
                { outcome(count) }
                <button class="button primary" onclick={copy(count, write(&works, format, lang))}>{ m.copy_all }</button>
            </div>
        </>
    }
}

fn text_id(position: usize) -> String {
    format!("citation-{position}")
}

/// Whose citation it is.
fn work_name(work: &Work, page: &Page) -> String {
    match work.kind {
        WorkKind::Entry => page.m().cite_this_entry.to_owned(),
        _ => page
            .corpus
            .sources()
            .iter()
            .find(|source| source.id.as_str() == work.key)
            .map_or_else(|| work.title.clone(), |source| source.name().to_owned()),
    }
}
