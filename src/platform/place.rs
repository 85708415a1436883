//! Where the reader is in what scrolls, kept while everything around it gets
//! another height: when the language or the size of the text changes.

use super::animation::Animation;
use gloo::events::EventListener;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What is measured by: the entries, headings and paragraphs of every view.
const ENTRIES: &str = "[id], [data-row], article, section, li, tr, h2, h3, p, dt, dd";

/// The parts of the page that scroll by themselves.
const SCROLLERS: &str = ".half-side, .timeline-body, .panel, .dialog";

/// So many entries of a part are remembered: the first one may be gone in the
/// other language.
const REMEMBERED: usize = 8;

/// The first visible entries of one part, with how far below its upper edge
/// they are, in pixels.
struct Part {
    scroller: Element,
    is_page: bool,
    entries: Vec<(Element, f64)>,
}

/// Where the reader is in each part that is scrolled.
pub struct ReadingPlace {
    parts: Vec<Part>,
}

/// Measures it; to be asked before the change.
pub fn reading_place() -> ReadingPlace {
    let document = gloo::utils::document();
    let mut parts: Vec<Part> = Vec::new();
    parts.extend(
        document
            .scrolling_element()
            .and_then(|page| part(page, true)),
    );
    if let Ok(found) = document.query_selector_all(SCROLLERS) {
        let elements = (0..found.length()).filter_map(|i| found.get(i));
        let elements = elements.filter_map(|node| node.dyn_into::<Element>().ok());
        parts.extend(elements.filter_map(|element| part(element, false)));
    }
    ReadingPlace { parts }
}

/// Nothing for a part that stands at its beginning, and stays there.
fn part(scroller: Element, is_page: bool) -> Option<Part> {
    if scroller.scroll_top() <= 0 {
        return None;
    }
    let edge = upper_edge(&scroller, is_page);
    let all = scroller.query_selector_all(ENTRIES).ok()?;
    let elements = (0..all.length()).filter_map(|i| all.get(i)?.dyn_into::<Element>().ok());
    let entries = elements.filter_map(|element| {
        let rect = element.get_bounding_client_rect();
        let below = rect.top() - edge;
        // What begins above is only half seen.
        (below >= 0.0 && rect.height() > 0.0).then_some((element, below))
    });
    Some(Part {
        entries: entries.take(REMEMBERED).collect(),
        scroller,
        is_page,
    })
}

fn upper_edge(scroller: &Element, is_page: bool) -> f64 {
    if is_page {
        0.0
    } else {
        scroller.get_bounding_client_rect().top()
    }
}

/// How long a place is held, in milliseconds: what measures itself once it is drawn, such
/// as a chart, has its height by then. Two of the engines hold it by themselves.
const HELD_FOR_MS: f64 = 600.0;

/// By these the reader goes elsewhere.
const MOVES: [&str; 4] = ["wheel", "touchstart", "pointerdown", "keydown"];

struct Held {
    _frames: Animation,
    _moves: [EventListener; 4],
}

thread_local! {
    static HELD: RefCell<Option<Held>> = const { RefCell::new(None) };
}

impl ReadingPlace {
    /// Scrolls so that the first entry that is still there stands where it stood, and holds
    /// it there while heights still change, unless the reader moves on; to be called when
    /// the change is drawn.
    pub fn hold(self) {
        self.restore();
        let window = gloo::utils::window();
        let moves = MOVES.map(|name| {
            EventListener::new(&window, name, |_| {
                HELD.take();
            })
        });
        let frames = Animation::run(HELD_FOR_MS, move |progress| {
            self.restore();
            if progress >= 1.0 {
                HELD.take();
            }
        });
        HELD.set(Some(Held {
            _frames: frames,
            _moves: moves,
        }));
    }

    fn restore(&self) {
        for part in &self.parts {
            let edge = upper_edge(&part.scroller, part.is_page);
            let still = part.entries.iter().find_map(|(element, below)| {
                let rect = element.get_bounding_client_rect();
                (element.is_connected() && rect.height() > 0.0).then(|| rect.top() - edge - below)
            });
            if let Some(moved) = still.filter(|moved| moved.abs() >= 1.0) {
                let top = f64::from(part.scroller.scroll_top()) + moved;
                part.scroller.set_scroll_top(top.round() as i32);
            }
        }
    }
}
