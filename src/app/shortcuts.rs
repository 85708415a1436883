//! The keys of the whole page, and the sheet that lists all keys.

use super::context::Page;
use super::dialog::DialogKind;
use crate::i18n;
use crate::platform;
use crate::view::{Chord, KeyCommand, SHORTCUTS, Scope, Settings, Shortcut};
use yew::prelude::*;

/// The keys that work wherever the focus is.
#[hook]
pub fn use_page_keys(page: &Page, has_keys: bool) {
    let latest = use_mut_ref(|| page.clone());
    *latest.borrow_mut() = page.clone();
    let listens = has_keys && !page.state.present;
    use_effect_with(listens, move |listens| {
        let keys = listens.then(|| {
            platform::on_key(move |event| {
                let page = latest.borrow().clone();
                act(&page, event);
            })
        });
        move || drop(keys)
    });
}

fn act(page: &Page, event: &KeyboardEvent) {
    // A dialog keeps the rest of the page from the reader, and from its keys.
    if platform::is_dialog_open() {
        return;
    }
    let command = page.key(Scope::Page, event);
    // What is typed is text.
    let is_free = !platform::is_typing(event);
    match command {
        Some(KeyCommand::OpenPalette) => page.show_dialog.emit(Some(DialogKind::Palette)),
        Some(KeyCommand::OpenSheet) if is_free => {
            page.show_dialog.emit(Some(DialogKind::Shortcuts));
        }
        Some(KeyCommand::GoToSearch) if is_free => platform::focus_by_id("search"),
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

/// Every key of the page, by where it works.
pub fn shortcut_sheet(page: &Page) -> Html {
    let m = page.m();
    let settings = page.settings;
    let on_characters = {
        let set = page.set.clone();
        Callback::from(move |_: Event| {
            set.emit(Settings {
                character_keys: !settings.character_keys,
                ..settings
            });
        })
    };
    html! {
        <>
            <label class="check character-keys">
                <input type="checkbox" checked={settings.character_keys} onchange={on_characters} />
                <span>{ m.character_keys }</span>
            </label>
            <div class="shortcuts">
                { for Scope::ALL.into_iter().map(|scope| html! {
                    <section key={scope as usize} aria-labelledby={format!("keys-{}", scope as usize)}>
                        <h3 id={format!("keys-{}", scope as usize)}>{ i18n::scope_name(scope, m) }</h3>
                        <dl>
                            { for SHORTCUTS.iter().filter(|shortcut| shortcut.scope == scope).map(|shortcut| row(shortcut, page)) }
                        </dl>
                    </section>
                }) }
            </div>
        </>
    }
}

/// The keys of one command; without letters and signs where they are off.
fn row(shortcut: &Shortcut, page: &Page) -> Html {
    let all = page.settings.character_keys;
    let works = |chord: &&Chord| all || !chord.is_character();
    let chords: Vec<&Chord> = shortcut.chords.iter().filter(works).collect();
    html! {
        <div class="shortcut">
            <dt>{ i18n::key_command_name(shortcut.command, page.m()) }</dt>
            <dd>
                if chords.is_empty() {
                    { page.m().key_off }
                }
                { for chords.iter().enumerate().map(|(i, chord)| html! {
                    <>
                        if i > 0 { <span class="key-or">{ page.m().key_or }</span> }
                        { keys(chord, page) }
                    </>
                }) }
            </dd>
        </div>
    }
}

fn keys(chord: &Chord, page: &Page) -> Html {
    let name = i18n::key_name(chord.key, page.m());
    html! {
        <span class="chord">
            if chord.control { <kbd>{ "Ctrl" }</kbd>{ "/" }<kbd>{ "⌘" }</kbd>{ " " } }
            if chord.shift { <kbd>{ page.m().key_shift }</kbd>{ " " } }
            <kbd>{ name }</kbd>
        </span>
    }
}
