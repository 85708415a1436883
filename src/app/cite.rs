//! *Cite*: the citations of a record and of the sources that it rests on.

use super::context::{Page, use_page};
use super::copy::CopyText;
use super::dialog::DialogKind;
use super::parts::{other_language, passage};
use crate::export::cite::{Format, Subject, Work, WorkKind, key, works, write};
use crate::i18n;
use crate::model::{Corpus, Text};
use yew::prelude::*;

/// The button that opens the dialog. `label` is what stands on it, where *Cite* alone
/// would not say of what.
pub fn cite(subject: Subject, label: Option<&'static str>, page: &Page) -> Html {
    let onclick = page.opens(DialogKind::Cite(subject.clone()));
    // One sees beside what it stands; a list of all buttons says it in their names.
    let of = title(&subject, &page.corpus).filter(|_| label.is_none());
    html! {
        <button class="link cite-button" {onclick}>
            { label.unwrap_or(page.m().cite) }
            if let Some(of) = of {
                <span class="visually-hidden">{ " (" }{ passage(of, page) }{ ")" }</span>
            }
        </button>
    }
}

/// What is cited, by its title; a comparison has none of its own.
fn title<'c>(subject: &Subject, corpus: &'c Corpus) -> Option<&'c Text> {
    match subject {
        Subject::Event(id) => corpus.event(id).map(|event| &event.title),
        Subject::Statement(id) => corpus.statement(id).map(|statement| &statement.gist),
        Subject::Series(id) => corpus.one_series(id).map(|series| &series.title),
        Subject::Divergence(id) => corpus.divergence(id).map(|divergence| &divergence.title),
        Subject::Topic(..) => None,
    }
}

#[derive(PartialEq, Properties)]
pub struct CitationsProps {
    pub subject: Subject,
}

/// The dialog's content.
#[component]
pub fn Citations(props: &CitationsProps) -> Html {
    let page = use_page();
    let m = page.m();
    let format = use_state(|| Format::Apa);
    let lang = page.lang();
    let address = page.host.address.as_deref();
    let works = works(&page.corpus, &props.subject, lang, address);
    let choose = |chosen: Format| {
        let format = format.setter();
        Callback::from(move |_| format.set(chosen))
    };
    let format = *format;
    // What was said of a copy goes when the texts change.
    let of = AttrValue::from(format.name());
    let copy = |text: String| Callback::from(move |()| Ok(text.clone()));
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
                { for works.iter().map(|work| {
                    let text = write(std::slice::from_ref(work), format, lang);
                    let (name, lang) = work_name(work, &page);
                    html! {
                        <li key={work.key.clone()}>
                            <h3 {lang}>{ name }</h3>
                            <p class={classes!("citation", (!format.is_text()).then_some("is-code"))}>{ text.trim_end() }</p>
                            <CopyText label={m.copy_text} name={i18n::headed(m.copy_text, name, m.lang)} text={copy(text)} of={of.clone()} />
                        </li>
                    }
                }) }
            </ul>
            <div class="dialog-actions">
                if format.is_text() { <p class="small">{ m.cite_check }</p> }
                <CopyText label={m.copy_all} text={copy(write(&works, format, lang))} {of} class={classes!("button", "primary")} />
            </div>
        </>
    }
}

/// Whose citation it is, with its language where that is another than the page's.
fn work_name<'w>(work: &'w Work, page: &'w Page) -> (&'w str, Option<AttrValue>) {
    match work.kind {
        WorkKind::Entry => (page.m().cite_this_entry, None),
        _ => page
            .corpus
            .sources()
            .iter()
            .find(|source| key(source.id.as_str()) == work.key)
            .map_or((&work.title, None), |source| {
                let name = source.name(page.lang());
                (name.text, other_language(name.tag, page.lang()))
            }),
    }
}
