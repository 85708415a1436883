//! The keyboard: one table of what a key asks for, and where. What handles a
//! key and the sheet that lists the keys both read it.

use super::deck::{Command as Clicker, Turn};

/// What has the focus, or is on the screen, when a key means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Anywhere on the page, unless something is being typed.
    Page,
    /// The search field.
    Search,
    /// The results of a search.
    Results,
    /// The field of the command palette.
    Palette,
    /// The drawing of the timeline.
    Timeline,
    /// The strip with the whole span.
    Strip,
    /// The panel of an event, or of those behind a count.
    Panel,
    /// The bar of a tour.
    Tour,
    /// The document to be printed.
    Paper,
    /// While presenting, wherever the focus is.
    Present,
}

impl Scope {
    pub const ALL: [Scope; 10] = [
        Scope::Page,
        Scope::Search,
        Scope::Results,
        Scope::Palette,
        Scope::Timeline,
        Scope::Strip,
        Scope::Panel,
        Scope::Tour,
        Scope::Paper,
        Scope::Present,
    ];
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyCommand {
    OpenPalette,
    OpenSheet,
    GoToSearch,
    CloseMenus,
    ClearSearch,
    /// The one that is marked.
    Choose,
    NextHit,
    PreviousHit,
    ZoomIn,
    ZoomOut,
    Earlier,
    Later,
    /// By as much as is in view.
    MuchEarlier,
    MuchLater,
    First,
    Last,
    EventBefore,
    EventAfter,
    LaneAbove,
    LaneBelow,
    /// Opens the event, or closes it again.
    Open,
    /// Opens the events that are counted with this one.
    OpenCount,
    Close,
    NextStep,
    PreviousStep,
    FirstStep,
    LastStep,
    EndTour,
    Present(Clicker),
}

/// A key with what is held down with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    /// As a `KeyboardEvent` names it.
    pub key: &'static str,
    pub shift: bool,
    /// Ctrl, or ⌘ on a Mac.
    pub control: bool,
}

impl Chord {
    /// Whether it is a letter, digit or sign pressed alone: what speech input
    /// and a slip of the hand may send, and a reader can therefore switch off
    /// (WCAG 2.1.4).
    pub fn is_character(&self) -> bool {
        !self.control && is_character(self.key)
    }

    /// Upper and lower case are one key, and Shift belongs to a sign.
    fn is(&self, press: &Press) -> bool {
        let same_key = if is_character(self.key) {
            press.key.eq_ignore_ascii_case(self.key)
        } else {
            press.key == self.key && press.shift == self.shift
        };
        same_key && press.control == self.control && !press.alt
    }
}

fn is_character(key: &str) -> bool {
    let mut chars = key.chars();
    chars.next().is_some_and(|c| c != ' ') && chars.next().is_none()
}

/// A key that was pressed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Press {
    /// As a `KeyboardEvent` names it.
    pub key: String,
    pub shift: bool,
    /// Ctrl or ⌘.
    pub control: bool,
    pub alt: bool,
}

/// What some keys ask for in a place; the first of them is the one that is
/// shown first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    pub scope: Scope,
    pub command: KeyCommand,
    pub chords: &'static [Chord],
}

const fn key(key: &'static str) -> Chord {
    Chord {
        key,
        shift: false,
        control: false,
    }
}

const fn shift(key: &'static str) -> Chord {
    Chord {
        key,
        shift: true,
        control: false,
    }
}

const fn control(key: &'static str) -> Chord {
    Chord {
        key,
        shift: false,
        control: true,
    }
}

const fn row(scope: Scope, command: KeyCommand, chords: &'static [Chord]) -> Shortcut {
    Shortcut {
        scope,
        command,
        chords,
    }
}

const fn turn(turn: Turn, chords: &'static [Chord]) -> Shortcut {
    row(
        Scope::Present,
        KeyCommand::Present(Clicker::Turn(turn)),
        chords,
    )
}

const fn presents(command: Clicker, chords: &'static [Chord]) -> Shortcut {
    row(Scope::Present, KeyCommand::Present(command), chords)
}

/// Every key that the page listens to, besides those that the browser gives to
/// buttons, fields and dialogs.
pub const SHORTCUTS: &[Shortcut] = &[
    row(Scope::Page, KeyCommand::OpenPalette, &[control("k")]),
    row(Scope::Page, KeyCommand::OpenSheet, &[key("?")]),
    row(Scope::Page, KeyCommand::GoToSearch, &[key("/")]),
    row(Scope::Page, KeyCommand::CloseMenus, &[key("Escape")]),
    row(Scope::Search, KeyCommand::NextHit, &[key("ArrowDown")]),
    row(Scope::Search, KeyCommand::ClearSearch, &[key("Escape")]),
    row(Scope::Results, KeyCommand::NextHit, &[key("ArrowDown")]),
    row(Scope::Results, KeyCommand::PreviousHit, &[key("ArrowUp")]),
    row(Scope::Results, KeyCommand::ClearSearch, &[key("Escape")]),
    row(Scope::Palette, KeyCommand::NextHit, &[key("ArrowDown")]),
    row(Scope::Palette, KeyCommand::PreviousHit, &[key("ArrowUp")]),
    row(Scope::Palette, KeyCommand::Choose, &[key("Enter")]),
    row(
        Scope::Timeline,
        KeyCommand::EventBefore,
        &[key("ArrowLeft")],
    ),
    row(
        Scope::Timeline,
        KeyCommand::EventAfter,
        &[key("ArrowRight")],
    ),
    row(Scope::Timeline, KeyCommand::LaneAbove, &[key("ArrowUp")]),
    row(Scope::Timeline, KeyCommand::LaneBelow, &[key("ArrowDown")]),
    row(Scope::Timeline, KeyCommand::First, &[key("Home")]),
    row(Scope::Timeline, KeyCommand::Last, &[key("End")]),
    row(Scope::Timeline, KeyCommand::Open, &[key("Enter"), key(" ")]),
    row(
        Scope::Timeline,
        KeyCommand::OpenCount,
        &[shift("Enter"), shift(" ")],
    ),
    row(Scope::Timeline, KeyCommand::ZoomIn, &[key("+"), key("=")]),
    row(Scope::Timeline, KeyCommand::ZoomOut, &[key("-"), key("_")]),
    row(Scope::Timeline, KeyCommand::Earlier, &[key("PageUp")]),
    row(Scope::Timeline, KeyCommand::Later, &[key("PageDown")]),
    row(Scope::Timeline, KeyCommand::Close, &[key("Escape")]),
    row(
        Scope::Strip,
        KeyCommand::Earlier,
        &[key("ArrowLeft"), key("ArrowDown")],
    ),
    row(
        Scope::Strip,
        KeyCommand::Later,
        &[key("ArrowRight"), key("ArrowUp")],
    ),
    row(Scope::Strip, KeyCommand::MuchEarlier, &[key("PageUp")]),
    row(Scope::Strip, KeyCommand::MuchLater, &[key("PageDown")]),
    row(Scope::Strip, KeyCommand::First, &[key("Home")]),
    row(Scope::Strip, KeyCommand::Last, &[key("End")]),
    row(Scope::Panel, KeyCommand::EventBefore, &[key("ArrowLeft")]),
    row(Scope::Panel, KeyCommand::EventAfter, &[key("ArrowRight")]),
    row(Scope::Panel, KeyCommand::Close, &[key("Escape")]),
    row(
        Scope::Tour,
        KeyCommand::NextStep,
        &[key("ArrowRight"), key("PageDown")],
    ),
    row(
        Scope::Tour,
        KeyCommand::PreviousStep,
        &[key("ArrowLeft"), key("PageUp")],
    ),
    row(Scope::Tour, KeyCommand::FirstStep, &[key("Home")]),
    row(Scope::Tour, KeyCommand::LastStep, &[key("End")]),
    row(Scope::Tour, KeyCommand::EndTour, &[key("Escape")]),
    row(Scope::Paper, KeyCommand::Close, &[key("Escape")]),
    // The keys of clickers, which send PageUp and PageDown, some a full stop
    // for the black wall and F5 for the full screen; and of the programs that
    // people present with.
    turn(
        Turn::Next,
        &[
            key("ArrowRight"),
            key("ArrowDown"),
            key("PageDown"),
            key(" "),
            key("n"),
        ],
    ),
    turn(
        Turn::Previous,
        &[
            key("ArrowLeft"),
            key("ArrowUp"),
            key("PageUp"),
            key("Backspace"),
            key("p"),
        ],
    ),
    turn(Turn::First, &[key("Home")]),
    turn(Turn::Last, &[key("End")]),
    presents(Clicker::Black, &[key("b"), key(".")]),
    presents(Clicker::FullScreen, &[key("F5"), key("f")]),
    presents(Clicker::End, &[key("Escape")]),
];

/// What a key asks for in a place; of letters and signs pressed alone only
/// where the reader lets them (`characters`).
pub fn key_command(scope: Scope, press: &Press, characters: bool) -> Option<KeyCommand> {
    let asks = |shortcut: &&Shortcut| {
        let mut chords = shortcut.chords.iter();
        shortcut.scope == scope
            && chords.any(|chord| chord.is(press) && (characters || !chord.is_character()))
    };
    SHORTCUTS.iter().find(asks).map(|shortcut| shortcut.command)
}
