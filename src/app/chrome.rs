//! What stands around every view: header, footer, notices.

use super::afterwards::{after_render, use_unseen};
use super::context::{Page, use_page, use_typing};
use super::copy::CopyText;
use super::dialog::DialogKind;
use super::parts::passage;
use crate::export::EDITION;
use crate::i18n::{self, language_name, scheme_name, view_name, warning_text};
use crate::model::Lang;
use crate::platform;
use crate::view::{
    Action, KeyCommand, Paper, Scheme, Scope, Settings, TextSize, View, ViewState, Warning, write,
};
use std::rc::Rc;
use yew::prelude::*;

/// The input's element, for the handlers below.
fn value_of(event: &InputEvent) -> String {
    platform::input_value(event)
}

#[component]
pub fn Header() -> Html {
    let page = use_page();
    let m = page.m();
    let typing = use_typing();
    let state = page.state.clone();
    let on_input = {
        let typed = typing.typed.clone();
        Callback::from(move |event: InputEvent| typed.emit(value_of(&event).into()))
    };
    let on_key = {
        let page = page.clone();
        Callback::from(move |event: KeyboardEvent| {
            match page.key(Scope::Search, &event) {
                Some(KeyCommand::ClearSearch) => {
                    page.dispatch.emit(Action::Search(String::new()));
                }
                Some(KeyCommand::NextHit) if platform::focus_next(".results .hit") => {}
                _ => return,
            }
            event.prevent_default();
        })
    };
    html! {
        <header class="header">
            <button class="brand" onclick={page.on(Action::Reset)}>
                <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
                    <path class="brand-line" d="M2 12h20" />
                    <circle class="brand-dot" cx="6" cy="12" r="3" />
                    <circle class="brand-dot" cx="18" cy="12" r="3" />
                    <path class="brand-line" d="M12 5v14" />
                </svg>
                <span>{ m.title }</span>
            </button>
            <nav class="tabs" aria-label={m.views}>
                { for View::OF_DATA.into_iter().map(|view| {
                    let current = state.view == view && !typing.shows_results;
                    html! {
                        <button
                            key={view.word()}
                            class={classes!("tab", current.then_some("is-current"))}
                            aria-current={current.then_some("page")}
                            // The style sheet keeps room for it in the current one's weight.
                            data-label={view_name(view, m)}
                            onclick={page.on(Action::Go(view))}
                        >
                            { view_name(view, m) }
                        </button>
                    }
                }) }
            </nav>
            <div class="search-box" role="search">
                <input
                    id="search"
                    type="search"
                    aria-label={m.search}
                    placeholder={m.search_hint}
                    autocomplete="off"
                    // A browser may fetch a dictionary to check what is typed.
                    spellcheck="false"
                    value={typing.query}
                    oninput={on_input}
                    onkeydown={on_key}
                />
            </div>
            <div class="header-end">
                { languages(&page) }
                <Menu />
            </div>
        </header>
    }
}

fn languages(page: &Page) -> Html {
    let current = page.lang();
    html! {
        <div class="languages" role="group" aria-label={page.m().language}>
            { for Lang::ALL.into_iter().map(|lang| html! {
                <button
                    key={lang.tag()}
                    lang={lang.tag()}
                    class={classes!("lang", (lang == current).then_some("is-current"))}
                    aria-pressed={(lang == current).to_string()}
                    title={language_name(lang)}
                    onclick={page.on(Action::Lang(lang))}
                >
                    { lang.tag().to_uppercase() }
                </button>
            }) }
        </div>
    }
}

#[component]
fn Menu() -> Html {
    let page = use_page();
    let m = page.m();
    let unseen = use_unseen(&page);
    html! {
        <details class="menu-box page-menu">
            <summary id="page-menu" class="button icon-button" title={m.menu}>
                <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M2 3.500h12M2 8h12M2 12.500h12" class="stroke" /></svg>
            </summary>
            if unseen {
                <div class="menu">
                    // On a phone the header has no room for them.
                    <div class="only-small">{ languages(&page) }</div>
                    { copy_link(m.copy_link, None, &page) }
                    <button id="open-download" class="menu-item" onclick={page.opens(DialogKind::Download)}>{ m.download }</button>
                    <button id="open-print" class="menu-item" onclick={page.on(Action::Paper(Some(Paper::View)))}>{ m.print_menu }</button>
                    <button id="open-embed" class="menu-item" onclick={page.opens(DialogKind::Embed)}>{ m.embed }</button>
                    <button id="add-report" class="menu-item" onclick={page.opens(DialogKind::OwnReports)}>{ m.add_report }</button>
                    <button class="menu-item" onclick={page.on(Action::Present(true))}>{ m.present }</button>
                    <button class="menu-item" onclick={page.on(Action::Go(View::Guide))}>{ m.view_guide }</button>
                    <button class="menu-item" onclick={page.on(Action::Go(View::About))}>{ m.view_about }</button>
                    <button id="open-palette" class="menu-item" onclick={page.opens(DialogKind::Palette)}>{ m.palette }<kbd class="menu-key">{ "Ctrl K" }</kbd></button>
                    <button id="open-shortcuts" class="menu-item" onclick={page.opens(DialogKind::Shortcuts)}>{ m.shortcuts }<kbd class="menu-key">{ "?" }</kbd></button>
                    <fieldset class="scheme">
                        <legend>{ m.scheme }</legend>
                        { for Scheme::ALL.into_iter().map(|scheme| html! {
                            <label key={scheme.word()} class="menu-item check">
                                <input
                                    type="radio"
                                    name="scheme"
                                    checked={scheme == page.state.scheme}
                                    onchange={page.on(Action::Scheme(scheme))}
                                />
                                <span>{ scheme_name(scheme, m) }</span>
                            </label>
                        }) }
                        if page.moved && !page.host.keeps {
                            <p class="small not-kept">{ m.not_kept }</p>
                        }
                    </fieldset>
                    <fieldset class="scheme">
                        <legend>{ m.text_size }</legend>
                        { for TextSize::ALL.into_iter().map(|text_size| {
                            let settings = Settings { text_size, ..page.settings };
                            html! {
                                <label key={text_size.word()} class="menu-item check">
                                    <input
                                        type="radio"
                                        name="text-size"
                                        checked={text_size == page.settings.text_size}
                                        onchange={page.set.reform(move |_: Event| settings)}
                                    />
                                    <span>{ i18n::text_size_name(text_size, m) }</span>
                                </label>
                            }
                        }) }
                    </fieldset>
                </div>
            }
        </details>
    }
}

/// Copies a link to a state, or to what is shown, and says how that went.
pub fn copy_link(label: &'static str, state: Option<&Rc<ViewState>>, page: &Page) -> Html {
    let m = page.m();
    let state = state.unwrap_or(&page.state);
    let link = shared_link(state);
    // A file on this machine has no address for others: they get the part that
    // any copy understands.
    let (text, done) = match &page.host.address {
        Some(address) => (format!("{address}#{link}"), None),
        None => (format!("#{link}"), Some(AttrValue::from(m.copied_part))),
    };
    let text = AttrValue::from(text);
    let of = text.clone();
    let text = Callback::from(move |()| Ok(text.to_string()));
    html! { <CopyText {label} {text} {done} {of} class="menu-item" /> }
}

/// The link for others: it carries the language, and neither the sender's
/// colours nor the frame.
fn shared_link(state: &ViewState) -> String {
    let base = ViewState {
        scheme: state.scheme,
        ..ViewState::default()
    };
    // What suits the frame that this page stands in suits no other place.
    let state = ViewState {
        header: true,
        grow: false,
        ..state.clone()
    };
    let link = write(&state, &base);
    if link.is_empty() {
        format!("v={}", crate::view::LINK_VERSION)
    } else {
        link
    }
}

/// Says what of a link could not be followed.
pub fn link_trouble(warnings: &[Warning], dismiss: Callback<()>, page: &Page) -> Html {
    let m = page.m();
    html! {
        <div class="notice" role="status">
            <p>{ m.link_trouble }</p>
            <ul>
                { for warnings.iter().take(5).map(|warning| html! { <li>{ warning_text(warning, m) }</li> }) }
            </ul>
            <button class="button" onclick={move |_| dismiss.emit(())}>{ m.close }</button>
        </div>
    }
}

/// On the first visit a line that leads to the guide. It takes a place of its
/// own, and does not come back.
#[component]
pub fn Hint() -> Html {
    let page = use_page();
    let m = page.m();
    let shown = use_state_eq(|| page.host.first_visit && !page.moved);
    let put_away = {
        let shown = shown.setter();
        Callback::from(move |_: MouseEvent| {
            shown.set(false);
            after_render(|| platform::focus_if_lost("content"));
        })
    };
    let to_guide = {
        let (shown, dispatch) = (shown.setter(), page.dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            shown.set(false);
            dispatch.emit(Action::Go(View::Guide));
            after_render(|| platform::focus_in_place("content"));
        })
    };
    html! {
        <div class="hint-place">
            if *shown && page.state.view != View::Guide {
                <aside class="hint">
                    <span>{ m.first_visit }</span>{ " " }
                    <button class="link hint-guide" onclick={to_guide}>{ m.open_guide }</button>{ " " }
                    <button class="button hint-close" onclick={put_away}>{ m.close }</button>
                </aside>
            }
        </div>
    }
}

#[component]
pub fn Footer() -> Html {
    let page = use_page();
    let m = page.m();
    html! {
        <footer class="footer">
            // Where there is no header, the way to all that stands in it.
            if !page.state.header {
                <button id="show-header" class="button" onclick={page.on(Action::Header(true))}>{ m.show_header }</button>
            }
            <p>{ m.about_line }{ " " }<button class="link" onclick={page.on(Action::Go(View::About))}>{ m.view_about }</button></p>
            <p>{ i18n::this_copy(EDITION.version, EDITION.data_date, EDITION.short_checksum(), page.lang()) }</p>
        </footer>
    }
}

/// Gives a half of the opening view the whole page. There are two: the name says which.
pub fn fill_screen(view: View, page: &Page) -> Html {
    let m = page.m();
    let name = format!(
        "{}{}{}",
        m.fill_screen,
        i18n::colon(page.lang()),
        view_name(view, m)
    );
    html! {
        <button class="button fill" aria-label={name} onclick={page.on(Action::Go(view))}>{ m.fill_screen }</button>
    }
}

/// A title of the page with its explanation.
pub fn heading(title: &str, intro: &str) -> Html {
    html! {
        <div class="heading">
            <h1>{ title }</h1>
            if !intro.is_empty() {
                <p class="intro">{ intro }</p>
            }
        </div>
    }
}

/// A theme's name as a group heading.
pub fn theme_heading(theme: &crate::model::Theme, page: &Page) -> Html {
    html! {
        <span class={classes!("theme-heading", format!("fam-{}", theme.family.class()))}>
            <span class="swatch" aria-hidden="true"></span>
            { passage(&theme.name, page) }
        </span>
    }
}
