//! Presenting: one step or event at a time in large type, with the keys of a
//! clicker, and where it stands in time at the foot.

use super::context::{Page, use_page};
use super::parts::{event_date, family_of, passage, source_name};
use crate::i18n;
use crate::model::*;
use crate::platform;
use crate::view::{Action, Command, Deck, KeyCommand, Scope, Strip, Turn};
use yew::prelude::*;

/// The strip's length in the units of its drawing.
const STRIP: f64 = 1000.0;

/// At most so many places stand at the foot; the panel has them all.
const PLACES: usize = 3;

#[component]
pub fn PresentView() -> Html {
    let page = use_page();
    let m = page.m();
    let black = use_state_eq(|| false);
    let no_full_screen = use_state_eq(|| false);
    let deck = Deck::new(&page.corpus, &page.state, &page.shown);

    // What a command does now; the listener below asks for the latest.
    let act = {
        let (black, no_full_screen) = (black.clone(), no_full_screen.clone());
        let dispatch = page.dispatch.clone();
        let ways = [Turn::Next, Turn::Previous, Turn::First, Turn::Last].map(|turn| {
            let deck = deck.as_ref()?;
            let to = deck.turned(turn);
            let action = (to != deck.number).then(|| deck.to(&page.corpus, to));
            Some((turn, action.flatten()?))
        });
        Callback::from(move |command: Command| match command {
            Command::Turn(turn) => {
                // A turn brings the wall back first.
                if *black {
                    return black.set(false);
                }
                let mut ways = ways.iter().flatten();
                if let Some((_, action)) = ways.find(|(way, _)| *way == turn) {
                    dispatch.emit(action.clone());
                }
            }
            Command::Black => black.set(!*black),
            Command::FullScreen => {
                let refused = no_full_screen.setter();
                platform::toggle_full_screen(move || refused.set(true));
            }
            Command::End => dispatch.emit(Action::Present(false)),
        })
    };
    use_clicker(&page, &act);
    let on = |command: Command| {
        let act = act.clone();
        Callback::from(move |_: MouseEvent| act.emit(command))
    };
    let Some(deck) = deck else {
        return html! {
            <div class="present">
                <h1 class="visually-hidden">{ m.present }</h1>
                <main id="content" class="slide" tabindex="-1"><p>{ m.nothing_matches }</p></main>
                <nav class="present-tools is-shown" aria-label={m.present}>
                    <button class="button" onclick={on(Command::End)}>{ m.end_present }</button>
                </nav>
            </div>
        };
    };
    let event = deck.slide.event;
    let family = family_of(&page.corpus, &event.themes);
    let text = deck.slide.text.unwrap_or(&event.summary);
    let at_end = |turn: Turn| (deck.turned(turn) == deck.number).to_string();
    html! {
        <div class={classes!("present", format!("fam-{}", family.class()), (*black).then_some("is-black"))}>
            <main id="content" class="slide" tabindex="-1" aria-labelledby="slide-title">
                if let Some(chapter) = deck.slide.chapter {
                    <p class="slide-chapter">{ &chapter.years }{ " · " }{ passage(&chapter.title, &page) }</p>
                }
                <p class="slide-date">{ event_date(event, &page) }</p>
                <h1 id="slide-title">{ passage(&event.title, &page) }</h1>
                <p class="slide-text">{ passage(text, &page) }</p>
                if deck.slide.text.is_some() {
                    <p class="slide-summary">{ passage(&event.summary, &page) }</p>
                }
            </main>
            <footer class="slide-foot">
                <ul class="slide-places">
                    { for event.at.iter().take(PLACES).filter_map(|at| place_in_short(at, &page)) }
                </ul>
                { strip(&deck.strip(&page.corpus)) }
            </footer>
            <nav class="present-tools" aria-label={m.present}>
                <span class="tour-count">{ i18n::step_of(deck.number + 1, deck.total, page.lang()) }</span>
                <button class="button" aria-disabled={at_end(Turn::Previous)} onclick={on(Command::Turn(Turn::Previous))}>{ m.previous }</button>
                <button class="button" aria-disabled={at_end(Turn::Next)} onclick={on(Command::Turn(Turn::Next))}>{ m.next }</button>
                <button class="button" aria-pressed={black.to_string()} onclick={on(Command::Black)}>{ m.black_wall }</button>
                <button class="button" disabled={*no_full_screen} onclick={on(Command::FullScreen)}>{ m.full_screen }</button>
                <button class="button" onclick={on(Command::End)}>{ m.end_present }</button>
                <span role="status">{ if *no_full_screen { m.no_full_screen } else { "" } }</span>
            </nav>
        </div>
    }
}

/// Listens to the window, so that no lost focus and no click between two
/// slides stops the clicker.
#[hook]
fn use_clicker(page: &Page, act: &Callback<Command>) {
    let latest = use_mut_ref(|| (page.clone(), act.clone()));
    *latest.borrow_mut() = (page.clone(), act.clone());
    use_effect_with((), move |()| {
        platform::focus_by_id("content");
        let keys = platform::on_key(move |event| {
            // A dialog keeps the slides from the reader, and from the clicker.
            if platform::is_dialog_open() {
                return;
            }
            // A button that has the focus is pressed by its own keys.
            if matches!(event.key().as_str(), " " | "Enter") && platform::is_on_button(event) {
                return;
            }
            let (page, act) = latest.borrow().clone();
            if let Some(KeyCommand::Present(command)) = page.key(Scope::Present, event) {
                event.prevent_default();
                event.stop_propagation();
                act.emit(command);
            }
        });
        move || drop(keys)
    });
}

/// Source, section and page in one line, without ways elsewhere.
fn place_in_short(at: &Locator, page: &Page) -> Option<Html> {
    let source = page.corpus.source(&at.source)?;
    let lang = AttrValue::from(source.language.tag().to_owned());
    let section = page.corpus.section(at);
    let pages = i18n::pages(section, at.page, page.lang());
    Some(html! {
        <li>
            { source_name(source, page) }
            if let Some(section) = section {
                { ", " }<cite {lang}>{ &section.title }</cite>
            }
            if let Some(pages) = pages { { ", " }<span class="pages">{ pages }</span> }
        </li>
    })
}

fn strip(strip: &Strip) -> Html {
    let x = |part: f64| format!("{:.1}", 10.0 + part * (STRIP - 20.0));
    html! {
        <svg class="slide-strip" viewBox={format!("0 0 {STRIP} 44")} aria-hidden="true">
            <line class="strip-line" x1="10" x2={(STRIP - 10.0).to_string()} y1="14" y2="14" />
            { for strip.marks.iter().map(|&mark| html! { <circle class="strip-mark" cx={x(mark)} cy="14" r="4" /> }) }
            { for strip.years.iter().map(|&(year, part)| {
                // Half of the name stands before its place.
                let x = format!("{:.1}", (10.0 + part * (STRIP - 20.0)).max(20.0));
                html! { <text class="strip-year" {x} y="38">{ year }</text> }
            }) }
            if let Some(current) = strip.current {
                <circle class="strip-current" cx={x(current)} cy="14" r="10" />
            }
        </svg>
    }
}
