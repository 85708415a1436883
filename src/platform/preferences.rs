//! What is kept between visits: what the reader has chosen, nothing else.
//! Storage may be missing, may throw, and on `file://` is shared with other
//! pages: keys are prefixed and versioned, and what comes back is checked.

use crate::model::Lang;
use crate::view::{Scheme, Settings, TextSize};
use web_sys::Storage;

const LANG_KEY: &str = "threatline.1.lang";
const SCHEME_KEY: &str = "threatline.1.scheme";
const TEXT_KEY: &str = "threatline.1.text";
const KEYS_KEY: &str = "threatline.1.character-keys";
const VISITED_KEY: &str = "threatline.1.visited";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// What the reader chose before, else the browser's first language that
    /// the page speaks.
    pub lang: Option<Lang>,
    pub scheme: Option<Scheme>,
    pub settings: Settings,
}

pub fn load_preferences() -> Preferences {
    let all = Settings::default();
    let size = |word: String| TextSize::ALL.into_iter().find(|size| size.word() == word);
    Preferences {
        lang: read(LANG_KEY)
            .and_then(|tag| Lang::from_tag(&tag))
            .or_else(browser_language),
        scheme: read(SCHEME_KEY)
            .and_then(|word| Scheme::ALL.into_iter().find(|scheme| scheme.word() == word)),
        settings: Settings {
            text_size: read(TEXT_KEY).and_then(size).unwrap_or(all.text_size),
            character_keys: read(KEYS_KEY).map_or(all.character_keys, |word| word != "off"),
        },
    }
}

fn browser_language() -> Option<Lang> {
    let languages = gloo::utils::window().navigator().languages();
    languages
        .iter()
        .filter_map(|tag| tag.as_string())
        .find_map(|tag| Lang::from_tag(&tag))
}

// What is chosen is kept where the host lets it; otherwise it lasts as long as
// the page is open.

pub fn save_lang(lang: Lang) {
    write(LANG_KEY, lang.tag());
}

pub fn save_scheme(scheme: Scheme) {
    write(SCHEME_KEY, scheme.word());
}

pub fn save_settings(settings: Settings) {
    write(TEXT_KEY, settings.text_size.word());
    write(KEYS_KEY, if settings.character_keys { "on" } else { "off" });
}

/// Whether this is the first visit that is known of. From now on it is not.
pub(super) fn first_visit() -> bool {
    let is_first = read(VISITED_KEY).is_none();
    write(VISITED_KEY, "1");
    is_first
}

fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

fn write(key: &str, value: &str) {
    if let Some(storage) = storage() {
        storage.set_item(key, value).ok();
    }
}

/// Whether anything can be kept: a store that is full or switched off is there
/// and takes nothing.
pub fn can_keep() -> bool {
    const KEY: &str = "threatline.1.probe";
    let Some(storage) = storage() else {
        return false;
    };
    let kept = storage.set_item(KEY, "1").is_ok();
    storage.remove_item(KEY).ok();
    kept
}

/// Asking for the storage throws in a sandboxed frame.
fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}
