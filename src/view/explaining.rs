//! The explanation of a term in running text: when it is open, and where it stands.

/// Whether an explanation is open, and what for. It closes by itself where what opened it
/// goes, unless the reader has asked for it to stay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Explaining {
    #[default]
    Closed,
    /// The pointer rests on the term, or on the explanation.
    Pointed,
    /// The keyboard's focus is on the term, or in the explanation.
    Focused,
    /// The reader has pressed the term.
    Held,
}

/// What may open or close it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    PointerRests,
    PointerLeaves,
    /// The focus comes in a way that the browser shows.
    FocusComes,
    FocusLeaves,
    /// A click, a tap, Enter or Space.
    Press,
    /// Escape, a press elsewhere, another term that opens, or a term that is scrolled away.
    Dismiss,
}

impl Explaining {
    pub fn is_open(self) -> bool {
        self != Explaining::Closed
    }

    pub fn after(self, cue: Cue) -> Explaining {
        use Explaining::{Closed, Focused, Held, Pointed};
        match (self, cue) {
            (Closed, Cue::PointerRests) => Pointed,
            (Closed | Pointed, Cue::FocusComes) => Focused,
            // What the pointer or the focus has opened is not closed by who then presses it.
            (Closed | Pointed | Focused, Cue::Press) => Held,
            (Held, Cue::Press)
            | (Pointed, Cue::PointerLeaves)
            | (Focused | Held, Cue::FocusLeaves)
            | (_, Cue::Dismiss) => Closed,
            (same, _) => same,
        }
    }
}

/// A rectangle in the window, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

/// Between the box and the word, in pixels.
const GAP_PX: f64 = 4.0;

/// Between the box and the window's edges.
const EDGE_PX: f64 = 8.0;

/// The left and upper edge of a box of this width and height that explains a word: below the
/// word, or above it where there is more room, and always within a window of this width and
/// height, as far as the box is not larger.
pub fn beside(word: Area, boxed: (f64, f64), window: (f64, f64)) -> (f64, f64) {
    let within = |at: f64, size: f64, of: f64| at.min(of - EDGE_PX - size).max(EDGE_PX);
    let below = word.top + word.height + GAP_PX;
    let above = word.top - GAP_PX - boxed.1;
    let room_above = word.top;
    let room_below = window.1 - word.top - word.height;
    let fits_below = below + boxed.1 + EDGE_PX <= window.1;
    let top = if fits_below || room_below >= room_above {
        below
    } else {
        above
    };
    (
        within(word.left, boxed.0, window.0),
        within(top, boxed.1, window.1),
    )
}
