//! Where the page is shown, and what it may do there.

use super::history::current_address;
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use yew::AttrValue;

/// What is known of the place that shows the page. Of what a host forbids only
/// a part can be asked; the rest shows when it is tried.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Host {
    /// The page's address without the part after `#`, where it means something
    /// to others: a page on the web, as against a file on this machine or a
    /// frame without an address.
    pub address: Option<AttrValue>,
    /// Whether another page shows this one in a frame.
    pub framed: bool,
    /// Whether choices are kept for the next visit.
    pub keeps: bool,
    /// Whether the page was never opened here before. Never in a frame, whose host says
    /// what is to be seen.
    pub first_visit: bool,
}

/// What can be known at the start. To be asked once: from now on no visit is the first.
pub fn host() -> Host {
    let address = current_address();
    let on_web = address.starts_with("https://") || address.starts_with("http://");
    let framed = is_framed();
    Host {
        address: on_web.then(|| address.into()),
        framed,
        keeps: super::preferences::can_keep(),
        first_visit: !framed && super::preferences::first_visit(),
    }
}

/// Tells the page around this one its height in CSS pixels. It may be of any
/// origin, and nothing else is told.
pub fn tell_height(kind: &str, version: u32, height_px: f64) {
    let Some(parent) = gloo::utils::window().parent().ok().flatten() else {
        return;
    };
    let message = Object::new();
    let fields = [
        ("type", JsValue::from_str(kind)),
        ("version", version.into()),
        ("height", height_px.into()),
    ];
    for (name, value) in fields {
        Reflect::set(&message, &name.into(), &value).ok();
    }
    parent.post_message(&message, "*").ok();
}

/// Whether another page shows this one in a frame.
fn is_framed() -> bool {
    let window = gloo::utils::window();
    // Comparing two windows is allowed across origins.
    window
        .parent()
        .ok()
        .flatten()
        .is_some_and(|parent| parent != window)
}
