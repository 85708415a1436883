//! What is kept between visits: language and colour scheme, nothing else.
//! Storage may be missing, may throw, and on `file://` is shared with other
//! pages: keys are prefixed and versioned, and what comes back is checked.

use crate::model::Lang;
use crate::view::Scheme;
use web_sys::Storage;

const LANG_KEY: &str = "threatline.1.lang";
const SCHEME_KEY: &str = "threatline.1.scheme";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    pub lang: Option<Lang>,
    pub scheme: Option<Scheme>,
}

/// What the reader chose before, else the browser's first language that the
/// page speaks.
pub fn load_preferences() -> Preferences {
    let storage = storage();
    let read = |key: &str| storage.as_ref()?.get_item(key).ok().flatten();
    let stored_lang = read(LANG_KEY).and_then(|tag| Lang::from_tag(&tag));
    let stored_scheme = read(SCHEME_KEY)
        .and_then(|word| Scheme::ALL.into_iter().find(|scheme| scheme.word() == word));
    Preferences {
        lang: stored_lang.or_else(browser_language),
        scheme: stored_scheme,
    }
}

fn browser_language() -> Option<Lang> {
    let languages = gloo::utils::window().navigator().languages();
    languages
        .iter()
        .filter_map(|tag| tag.as_string())
        .find_map(|tag| Lang::from_tag(&tag))
}

/// Keeps what was chosen where the host lets it; otherwise it lasts as long as
/// the page is open.
pub fn save_preferences(lang: Lang, scheme: Scheme) {
    if let Some(storage) = storage() {
        storage.set_item(LANG_KEY, lang.tag()).ok();
        storage.set_item(SCHEME_KEY, scheme.word()).ok();
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
