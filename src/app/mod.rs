//! The page: components that draw a state and dispatch actions. What could be
//! tested without them stands in the other modules.

mod about;
mod afterwards;
mod chart;
mod chrome;
mod cite;
mod compare;
mod context;
mod copy;
mod dialog;
mod divergences;
mod download;
mod drawing;
mod embed;
mod event_list;
mod figures;
mod filter;
mod guide;
mod home;
mod own;
mod palette;
mod panel;
mod paper;
mod parts;
mod present;
mod results;
mod root;
mod shortcuts;
mod sources;
mod terms;
mod timeline;
mod tour;
mod viewport;

pub use context::{Page, SharedCorpus};
pub use dialog::DialogKind;
pub use root::{App, AppProps};

use crate::model::{Corpus, Data};
use crate::platform;
#[cfg(feature = "ssr")]
use crate::view::Parsed;
use crate::view::{ViewState, parse};
use std::rc::Rc;

/// The data that this copy of the page carries.
///
/// # Panics
/// Never in a built page: `build.rs` wrote the bytes from checked data, and a
/// test decodes them.
pub fn built_in_corpus() -> SharedCorpus {
    static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin"));
    let data = Data::decode(BYTES).expect("the built-in data was encoded by build.rs");
    SharedCorpus(Rc::new(Corpus::new(data)))
}

/// Starts the page in the browser.
pub fn mount() {
    platform::report_panics();
    // Before anything changes the page, which would be laid out anew to be measured.
    let room = timeline::FirstRoom::of_picture();
    let Some(root) = platform::start() else {
        return;
    };
    let corpus = built_in_corpus();
    let preferences = platform::load_preferences();
    let base = ViewState {
        lang: preferences.lang.unwrap_or_default(),
        scheme: preferences.scheme.unwrap_or_default(),
        ..ViewState::default()
    };
    let link = platform::first_link();
    let parsed = parse(&corpus.0, &link, &base);
    let props = AppProps {
        corpus,
        base: Rc::new(base),
        initial: Rc::new(parsed.state),
        warnings: parsed.warnings,
        link: link.into(),
        today: platform::today(),
        host: platform::host(),
        room,
        dialog: None,
        settings: preferences.settings,
        preview: false,
    };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
}

/// The opening view as HTML, rendered on the host from the same components:
/// what the file shows before the program starts, and where it cannot.
#[cfg(feature = "ssr")]
pub fn prerender() -> String {
    let host = platform::Host {
        first_visit: true,
        ..platform::Host::default()
    };
    rendered::<App>(AppProps {
        host,
        ..on_host(built_in_corpus(), Parsed::default())
    })
}

/// The storyline, all events, the comparison and the sources as plain text with
/// no control in it: what the file shows where its program does not run.
#[cfg(feature = "ssr")]
pub fn prerender_plain(corpus: SharedCorpus) -> String {
    rendered::<paper::Whole>(paper::WholeProps {
        corpus,
        state: None,
    })
}

/// The document for paper of a state as HTML: the booklet, or the handout of its
/// view. What answers to a query is not looked for.
#[cfg(feature = "ssr")]
pub fn prerender_paper(corpus: SharedCorpus, state: ViewState) -> String {
    rendered::<paper::Whole>(paper::WholeProps {
        corpus,
        state: Some(Rc::new(state)),
    })
}

/// What a link leads to as HTML, with what could not be followed of it.
#[cfg(feature = "ssr")]
pub fn prerender_parsed(corpus: SharedCorpus, parsed: Parsed) -> String {
    prerender_dialog(corpus, parsed, None)
}

/// The same with a dialog over it.
#[cfg(feature = "ssr")]
pub fn prerender_dialog(
    corpus: SharedCorpus,
    parsed: Parsed,
    dialog: Option<DialogKind>,
) -> String {
    rendered::<App>(AppProps {
        dialog,
        ..on_host(corpus, parsed)
    })
}

#[cfg(feature = "ssr")]
fn on_host(corpus: SharedCorpus, parsed: Parsed) -> AppProps {
    use crate::model::Day;
    use crate::view::Settings;

    AppProps {
        corpus,
        base: Rc::new(ViewState::default()),
        initial: Rc::new(parsed.state),
        warnings: parsed.warnings,
        link: Default::default(),
        // A fixed day: the content must not depend on when the page is built.
        today: Day::from_ymd(2026, 1, 1).unwrap_or(Day(0)),
        host: platform::Host::default(),
        room: timeline::FirstRoom::Any,
        dialog: None,
        settings: Settings::default(),
        preview: false,
    }
}

#[cfg(feature = "ssr")]
fn rendered<C: yew::BaseComponent>(props: C::Properties) -> String {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    let renderer = yew::LocalServerRenderer::<C>::with_props(props).hydratable(false);
    let mut html = pin!(renderer.render());
    let mut context = Context::from_waker(Waker::noop());
    // Nothing in the page waits for anything on the host, so asking again is
    // enough.
    loop {
        if let Poll::Ready(html) = html.as_mut().poll(&mut context) {
            return html;
        }
    }
}
