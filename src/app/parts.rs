//! Small pieces that several views draw: passages, places, signs, chips.

use super::afterwards::after_render;
use super::context::Page;
use crate::i18n;
use crate::model::Event;
use crate::model::compare::{Basis, Judgement, Outcome};
use crate::model::search::highlights;
use crate::model::*;
use crate::platform;
use crate::view::{Action, View};
use yew::prelude::*;

/// A text in the reader's language, marked with its own where it is another.
pub fn passage(text: &Text, page: &Page) -> Html {
    let found = text.get(page.lang());
    in_language(found.text, found.lang.tag(), page.lang())
}

/// A text in the language of a BCP 47 tag, marked where the page's is another.
pub fn in_language(text: &str, tag: &str, lang: Lang) -> Html {
    let tag = other_language(tag, lang);
    if bidi::turns(text) {
        html! { <bdi lang={tag}>{ text }</bdi> }
    } else if tag.is_none() {
        html! { text }
    } else {
        html! { <span lang={tag}>{ text }</span> }
    }
}

/// The tag of another language than the page's.
pub fn other_language(tag: &str, lang: Lang) -> Option<AttrValue> {
    (Lang::from_tag(tag) != Some(lang)).then(|| tag.to_owned().into())
}

/// What a source is called where there is little room.
pub fn source_name(source: &Source, page: &Page) -> Html {
    let name = source.name(page.lang());
    in_language(name.text, name.tag, page.lang())
}

/// The name of a side: a year, or a source's.
pub fn side_name(side: &Column, page: &Page) -> Html {
    match source_of(side, page) {
        Some(source) => source_name(source, page),
        None => html! { { i18n::column_name(side, &page.corpus, page.lang()) } },
    }
}

/// The language of that name, where it is another than the page's.
pub fn side_lang(side: &Column, page: &Page) -> Option<AttrValue> {
    let source = source_of(side, page)?;
    other_language(source.name(page.lang()).tag, page.lang())
}

fn source_of<'p>(side: &Column, page: &'p Page) -> Option<&'p Source> {
    match side {
        Column::Year(_) => None,
        Column::Source(id) => page.corpus.source(id),
    }
}

/// Names with a comma between them.
pub fn names(names: &[Text], lang: Lang) -> Html {
    let name = |(at, name): (usize, &Text)| {
        let found = name.get(lang);
        let name = in_language(found.text, found.lang.tag(), lang);
        html! { <>if at > 0 { { ", " } }{ name }</> }
    };
    names.iter().enumerate().map(name).collect()
}

/// Words of a source, marked with the source's language.
pub fn printed(words: &str, lang: Lang) -> Html {
    printed_in(words, lang.tag())
}

/// The same in any language, by its tag.
pub fn printed_in(words: &str, tag: &str) -> Html {
    html! { <q lang={tag.to_owned()}>{ words }</q> }
}

/// A text with the words of the query marked.
pub fn marked(text: &str, query: &str) -> Html {
    let mut html = Vec::new();
    let mut end = 0;
    for range in highlights(text, query) {
        html.push(html! { { &text[end..range.start] } });
        html.push(html! { <mark>{ &text[range.clone()] }</mark> });
        end = range.end;
    }
    html.push(html! { { &text[end..] } });
    html.into_iter().collect()
}

#[derive(PartialEq, Properties)]
pub struct SelectProps {
    /// Of the option that is chosen.
    pub value: AttrValue,
    pub onchange: Callback<yew::events::Event>,
    #[prop_or_default]
    pub label: Option<AttrValue>,
    pub children: Html,
}

/// A drop-down list. `selected` of its options says what is chosen before the program runs;
/// of an option that the reader has touched a browser does not look at it any more, and
/// *back* or another control may have chosen another since.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let list = use_node_ref();
    {
        let (list, value) = (list.clone(), props.value.clone());
        use_effect(move || platform::select(&list, &value));
    }
    html! {
        <select ref={list} aria-label={props.label.clone()} onchange={props.onchange.clone()}>
            { props.children.clone() }
        </select>
    }
}

/// Lists more. The button for it may go by it, with the focus: then the first that was not
/// listed before has it. `row` selects what is listed, and the button behind it.
pub fn list_more(row: &'static str, list: impl Fn() + 'static) -> Callback<MouseEvent> {
    Callback::from(move |_| {
        let focus = platform::focus_place(row);
        list();
        if let Some(focus) = focus {
            after_render(move || focus.hand_on(Vec::new()));
        }
    })
}

/// The family of a record, by its main theme.
pub fn family_of(corpus: &Corpus, themes: &[ThemeId]) -> Family {
    themes
        .first()
        .and_then(|theme| corpus.theme(theme))
        .map_or(Family::Service, |theme| theme.family)
}

pub fn event_date(event: &Event, page: &Page) -> String {
    i18n::event_date(event, page.lang())
}

/// Says of a record of the reader's own report that it is one; nothing of the
/// built-in ones.
pub fn own_mark(id: &str, page: &Page) -> Html {
    own_mark_if(report_of(id).is_some(), page)
}

fn own_mark_if(is_own: bool, page: &Page) -> Html {
    if !is_own {
        return html! {};
    }
    html! { <>{ " " }<span class="own-mark">{ page.m().own_report }</span></> }
}

/// Says of a record that sources differ on it; the ways to where they do stand where the
/// record is shown in full.
pub fn contested_mark(id: &str, page: &Page) -> Html {
    if page.corpus.divergences_about(id).next().is_none() {
        return html! {};
    }
    let words = page.m().contested;
    html! {
        <span class="small-contested" title={words}>
            { " " }<span aria-hidden="true">{ "≠" }</span><span class="visually-hidden">{ "(" }{ words }{ ")" }</span>
        </span>
    }
}

/// Where a claim stands: source, section, page, and what to search for there.
pub fn evidence(at: &[Locator], page: &Page) -> Html {
    html! {
        <ul class="evidence">
            { for at.iter().map(|at| html! { <li>{ place(at, page) }</li> }) }
        </ul>
    }
}

/// One place in one line.
pub fn place(at: &Locator, page: &Page) -> Html {
    let m = page.m();
    let Some(source) = page.corpus.source(&at.source) else {
        return html! {};
    };
    let section = page.corpus.section(at);
    let pages = i18n::pages(section, at.page, page.lang());
    let lang = AttrValue::from(source.language.tag().to_owned());
    let open = page.on(Action::Record(View::Sources, source.id.to_string()));
    html! {
        <span class="place">
            <button class="link source-name" onclick={open} title={source.title.clone()}>{ source_name(source, page) }</button>
            { own_mark(source.id.as_str(), page) }
            if let Some(section) = section {
                { ", " }<cite lang={lang.clone()}>{ &section.title }</cite>
            }
            if let Some(pages) = pages {
                { ", " }<span class="pages">{ pages }</span>
            }
            if !at.find.is_empty() {
                <span class="find">{ m.find }{ " " }<q {lang}>{ &at.find }</q></span>
            }
        </span>
    }
}

/// What a row comes to, as a shape with its word. `a` and `b` name the sides, where only
/// one of them may speak.
pub fn sign_mark(sign: Outcome, a: &str, b: &str, page: &Page) -> Html {
    let name = i18n::outcome_name(sign, a, b, page.lang());
    let shape = match sign {
        Outcome::Raised => html! { <path d="M8 2.5 14 12H2Z" /> },
        Outcome::Lowered => html! { <path d="M8 13.5 2 4h12Z" /> },
        Outcome::Unchanged => html! { <path d="M2 5h12v2.4H2zM2 9h12v2.4H2z" /> },
        Outcome::New => {
            html! { <path d="M8 1.2 9.9 6l5 .3-3.9 3.2 1.3 4.9L8 11.7l-4.3 2.7L5 9.5 1.1 6.3l5-.3z" /> }
        }
        Outcome::Dropped => {
            html! { <path d="m3.2 2 4.8 4.6L12.8 2 14 3.2 9.4 8l4.6 4.8-1.2 1.2L8 9.4 3.2 14 2 12.8 6.6 8 2 3.2z" /> }
        }
        Outcome::NotComparable | Outcome::Differ => {
            html! { <path d="M2 5h7.4l1.5-3.4 1.7.7L11.4 5H14v2h-3.5l-.9 2H14v2H8.700l-1.5 3.4-1.7-.7L6.700 11H2V9h5.600l.9-2H2z" /> }
        }
        // One half filled: the side that speaks.
        Outcome::OnlyA => {
            html! { <path d="M2 3h12v10H2zm6.2 1.300v7.400h4.500V4.300z" fill-rule="evenodd" /> }
        }
        Outcome::OnlyB => {
            html! { <path d="M2 3h12v10H2zm1.300 1.300v7.400h4.500V4.300z" fill-rule="evenodd" /> }
        }
        Outcome::Agree => {
            html! { <path d="m6.400 13.200-4.700-4.700 1.600-1.600 3.100 3.100 6.300-6.300 1.600 1.600z" /> }
        }
        Outcome::NotStated => html! { <path d="M2 7h3v2H2zM6.500 7h3v2h-3zM11 7h3v2h-3z" /> },
    };
    html! {
        <span class={classes!("sign", format!("sign-{}", sign.word()))}>
            <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">{ shape }</svg>
            <span class="sign-word">{ name }</span>
        </span>
    }
}

/// Whose judgement a sign is, in a few words.
pub fn basis_words(judgement: &Judgement<'_>, page: &Page) -> Html {
    let m = page.m();
    match judgement.basis {
        Basis::Stated {
            statement,
            reversed,
            ..
        } => html! { i18n::stated_by(statement, reversed, m) },
        Basis::Ladder { .. } => {
            html! { <>{ i18n::computed_here(&judgement.basis, m) }{ ", " }{ m.by_ladder }</> }
        }
        Basis::Figures { .. } => {
            html! { <>{ i18n::computed_here(&judgement.basis, m) }{ ", " }{ m.by_figures }</> }
        }
        Basis::Silent { side } => html! { i18n::silent(side, &page.corpus, page.lang()) },
        Basis::NoDirection => html! { m.no_direction },
        Basis::SameSide => html! { m.same_side },
        Basis::Agree => html! { m.agree_explained },
        Basis::Differ(divergence) => html! { to_divergence(divergence, page) },
        Basis::Incomparable(record) => html! {
            <>{ passage(&record.reason, page) }{ own_mark_if(judgement.basis.is_own(), page) }</>
        },
    }
}

/// A row of chips of which at most one is on.
pub fn choices<T: Clone + PartialEq>(
    label: &'static str,
    all: &[T],
    chosen: Option<T>,
    name: impl Fn(&T) -> String,
    action: fn(Option<T>) -> Action,
    page: &Page,
) -> Html {
    html! {
        <div class="choices" role="group" aria-label={label}>
            <span class="small">{ label }</span>
            { for all.iter().map(|item| {
                let on = chosen.as_ref() == Some(item);
                html! {
                    <button class={classes!("chip", on.then_some("is-on"))} aria-pressed={on.to_string()} onclick={page.on(action((!on).then(|| item.clone())))}>
                        { name(item) }
                    </button>
                }
            }) }
        </div>
    }
}

/// A theme that filters by itself when chosen.
pub fn theme_chip(theme: &ThemeId, page: &Page) -> Html {
    let Some(theme) = page.corpus.theme(theme) else {
        return html! {};
    };
    let pressed = page.state.filter.themes.contains(&theme.id);
    html! {
        <button
            key={theme.id.as_str().to_owned()}
            class={classes!("chip", format!("fam-{}", theme.family.class()))}
            aria-pressed={pressed.to_string()}
            onclick={page.on(Action::OnlyTheme(theme.id.clone()))}
        >
            { passage(&theme.name, page) }
        </button>
    }
}

/// A way to a divergence, by its title.
fn to_divergence(divergence: &Divergence, page: &Page) -> Html {
    html! {
        <>
            <button class="link" onclick={page.on(Action::Record(View::Divergences, divergence.id.to_string()))}>
                { passage(&divergence.title, page) }
            </button>
            { own_mark(divergence.id.as_str(), page) }
        </>
    }
}

/// A way to the divergences about a record, by its id; nothing where there are none.
pub fn contested(about: &str, page: &Page) -> Html {
    let m = page.m();
    let divergences: Vec<&Divergence> = page.corpus.divergences_about(about).collect();
    if divergences.is_empty() {
        return html! {};
    }
    html! {
        <div class="contested">
            <span class="contested-title"><span class="contested-mark" aria-hidden="true">{ "≠" }</span>{ " " }{ m.contested }</span>
            <ul>
                { for divergences.iter().map(|divergence| html! {
                    <li key={divergence.id.as_str().to_owned()}>{ to_divergence(divergence, page) }</li>
                }) }
            </ul>
        </div>
    }
}
