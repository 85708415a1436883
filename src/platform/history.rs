//! The address. The state lives in the page; the part after `#` mirrors it,
//! where the host lets it.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};

/// The part after `#`, without it.
pub fn current_link() -> String {
    let hash = gloo::utils::window().location().hash().unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// What the page begins with: the place that the reader has reached in its plain
/// text before the program started, or else what the address says.
pub fn first_link() -> String {
    let app = gloo::utils::document().get_element_by_id("app");
    let place = app.and_then(|app| app.get_attribute("data-place"));
    match place.filter(|place| !place.is_empty()) {
        Some(place) => place,
        None => current_link(),
    }
}

/// Writes the link into the address: as a step that *back* returns from, or in
/// place. In `srcdoc` frames and under some sandboxes this is forbidden, and
/// the address then simply stays.
pub fn show_link(link: &str, as_step: bool) {
    if link == current_link() {
        return;
    }
    let window = gloo::utils::window();
    let Ok(history) = window.history() else {
        return;
    };
    let location = window.location();
    let path = format!(
        "{}{}",
        location.pathname().unwrap_or_default(),
        location.search().unwrap_or_default()
    );
    // An empty link means the bare address: "#" alone would scroll to the top.
    let address = if link.is_empty() {
        path
    } else {
        format!("#{link}")
    };
    let write = |address: &str| {
        if as_step {
            history.push_state_with_url(&SEEN, "", Some(address))
        } else {
            history.replace_state_with_url(&SEEN, "", Some(address))
        }
    };
    if write(&address).is_err() && link.is_empty() {
        // file:// in some engines takes only the part after `#`.
        write("#").ok();
    }
}

/// What the browser keeps with each address that the page has shown: one that a reader
/// pastes comes without.
const SEEN: JsValue = JsValue::TRUE;

/// How a reader comes to an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// By a link, or by typing it.
    New,
    /// By *back* or *forward*.
    Again,
}

/// The present address is one of those seen.
fn see() {
    let history = gloo::utils::window().history();
    if let Ok(history) = history
        && history.state().is_ok_and(|state| state != SEEN)
    {
        history.replace_state(&SEEN, "").ok();
    }
}

/// The whole address without the part after `#`.
pub fn current_address() -> String {
    let href = gloo::utils::window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Watches *back*, *forward* and links typed into the address, until dropped.
pub struct Navigation {
    _listeners: [EventListener; 2],
}

pub fn on_navigation(changed: impl Fn(String, Arrival) + Clone + 'static) -> Navigation {
    see();
    let window = gloo::utils::window();
    let on_pop = changed.clone();
    let pop = move |event: &web_sys::Event| {
        let event = event.dyn_ref::<web_sys::PopStateEvent>();
        let is_seen = event.is_none_or(|event| event.state() == SEEN);
        see();
        let arrival = if is_seen {
            Arrival::Again
        } else {
            Arrival::New
        };
        on_pop(current_link(), arrival);
    };
    // What a browser tells of after that, if anything, is the same.
    let change = move |_: &web_sys::Event| changed(current_link(), Arrival::Again);
    Navigation {
        _listeners: [
            EventListener::new(&window, "popstate", pop),
            EventListener::new(&window, "hashchange", change),
        ],
    }
}
