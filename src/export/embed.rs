//! The code by which another page shows this one in a frame, and what the two
//! say to each other.
//!
//! A page whose link has `grow=1` and that stands in a frame tells the page
//! around it how high it is, each time that changes, by `postMessage`:
//!
//! ```json
//! { "type": "threatline:height", "version": 1, "height": 1840 }
//! ```
//!
//! `height` is in CSS pixels, a whole number from 1. Nothing else is ever sent,
//! and nothing is listened to. [`HOST_SCRIPT`] is what the other page needs.

use super::Edition;
use crate::i18n::{headed, messages, view_name};
use crate::model::Lang;
use crate::view::{Scheme, View, ViewState, write as write_link};

/// The `type` of the message.
pub const HEIGHT_MESSAGE: &str = "threatline:height";

/// The message's version. A reader of version 1 can read every later one that
/// still calls itself 1.
pub const HEIGHT_VERSION: u32 = 1;

/// The script for the page around the frame, as it stands in the guide.
pub const HOST_SCRIPT: &str = include_str!("../../docs/embed-host.js");

/// Heights that are offered for a frame, in CSS pixels.
pub const HEIGHTS: std::ops::RangeInclusive<u32> = 240..=4_000;

/// The height of a frame at first, in CSS pixels: both halves have room.
pub const USUAL_HEIGHT: u32 = 640;

/// What the frame shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// What the reader sees: view, choice, filter and range.
    #[default]
    AsShown,
    /// A view as it opens by itself.
    View(View),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Height {
    /// In CSS pixels. What is longer scrolls within.
    Fixed(u32),
    /// The page says how high it is, and the page around it makes room.
    Growing,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    pub what: What,
    pub height: Height,
    /// `None` leaves the choice to the reader's browser.
    pub lang: Option<Lang>,
    pub scheme: Scheme,
    /// Whether the header is drawn.
    pub header: bool,
}

impl Default for Embed {
    fn default() -> Self {
        Embed {
            what: What::AsShown,
            height: Height::Fixed(USUAL_HEIGHT),
            lang: None,
            scheme: Scheme::Auto,
            header: true,
        }
    }
}

impl Embed {
    /// What the frame shows, of a page that shows `current`.
    pub fn state(&self, current: &ViewState) -> ViewState {
        let mut state = match self.what {
            What::AsShown => current.clone(),
            What::View(view) => ViewState {
                view,
                ..ViewState::default()
            },
        };
        state.lang = self.lang.unwrap_or(current.lang);
        state.scheme = self.scheme;
        // A frame opens as a page, also when it is made beside a slide or a print.
        state.present = false;
        state.paper = None;
        state.header = self.header;
        state.grow = self.height == Height::Growing;
        state
    }

    /// The part of the frame's address after `#`. Language and colours stand in
    /// it where they were chosen.
    pub fn link(&self, current: &ViewState) -> String {
        let state = self.state(current);
        let base = ViewState {
            // One of the two others, so that the one that was chosen is written.
            lang: match self.lang {
                None => state.lang,
                Some(Lang::En) => Lang::Fr,
                Some(_) => Lang::En,
            },
            ..ViewState::default()
        };
        let link = write_link(&state, &base);
        if link.is_empty() {
            format!("v={}", crate::view::LINK_VERSION)
        } else {
            link
        }
    }

    /// The frame as HTML, one line. `address` is that of the page, without `#`.
    pub fn frame(&self, current: &ViewState, address: &str, edition: &Edition) -> String {
        let state = self.state(current);
        let m = messages(state.lang);
        let title = headed(m.title, view_name(state.view, m), state.lang);
        let height = match self.height {
            Height::Fixed(height) => height.clamp(*HEIGHTS.start(), *HEIGHTS.end()),
            Height::Growing => USUAL_HEIGHT,
        };
        let source = format!("{}#{}", address.trim(), self.link(current));
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{height}\" loading=\"lazy\" allow=\"fullscreen; clipboard-write\" data-edition=\"{}\"></iframe>",
            attribute(&source),
            attribute(&title),
            attribute(&edition_line(edition))
        )
    }
}

/// Which copy the code was made with: the file beside it may be another one.
pub fn edition_line(edition: &Edition) -> String {
    format!(
        "Threatline {}, data of {}, SHA-256 of the data {}",
        edition.version, edition.data_date, edition.data_checksum
    )
}

/// The script with its element, to be put once into a page.
pub fn host_script() -> String {
    format!("<script>\n{}</script>", HOST_SCRIPT)
}

/// A text as the value of a quoted attribute.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
