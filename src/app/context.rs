//! What every component may know of the page.

use super::dialog::DialogKind;
use super::timeline::FirstRoom;
use crate::i18n::{Messages, messages};
use crate::model::search::{Search, SearchIndex};
use crate::model::{Corpus, Day, Event, Lang};
use crate::platform::{self, Host};
use crate::timeline::{Chart, Parts};
use crate::view::{Action, KeyCommand, Scope, Settings, Shown, ViewState, key_command};
use std::rc::Rc;
use yew::prelude::*;

/// The corpus, compared by identity: it is large and does not change.
#[derive(Clone)]
pub struct SharedCorpus(pub Rc<Corpus>);

impl PartialEq for SharedCorpus {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// A value compared by identity: it is large, or made anew only when it differs.
pub struct Shared<T>(pub Rc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Shared(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What answers to the query.
pub struct Finding {
    pub index: Rc<SearchIndex>,
    pub search: Search,
    /// The events that answer.
    pub events: Shown,
}

/// What the reader types into the search field, and what answers to it. The
/// page's own query follows once the typing rests, so that a letter costs a
/// list of results and not a page.
#[derive(Clone)]
pub struct Typing {
    pub query: AttrValue,
    /// Whether the page's query is this one.
    pub rests: bool,
    /// As in [`Page`], for this query.
    pub finding: Option<Rc<Finding>>,
    /// Takes what the field holds.
    pub typed: Callback<AttrValue>,
    /// Whether the results stand in the place of the view, or beside the
    /// timeline.
    pub shows_results: bool,
}

impl PartialEq for Typing {
    fn eq(&self, other: &Self) -> bool {
        self.query == other.query
            && self.rests == other.rests
            && same(&self.finding, &other.finding)
            && self.typed == other.typed
            && self.shows_results == other.shows_results
    }
}

/// What is being typed.
///
/// # Panics
/// Never: the root component provides it to all others.
#[hook]
pub fn use_typing() -> Typing {
    use_context::<Typing>().expect("the root component provides what is typed")
}

/// Whether nothing is being typed: what need not follow each letter waits for
/// it, and hears of nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rests(pub bool);

/// The state and what it is a state of. One value, so that a component asks
/// for it once.
#[derive(Clone)]
pub struct Page {
    pub corpus: Rc<Corpus>,
    pub state: Rc<ViewState>,
    /// The state after all that was dispatched, which may not be drawn yet. Never changes.
    pub newest: Callback<(), Rc<ViewState>>,
    /// The events that pass the filter.
    pub shown: Rc<Shown>,
    /// The corpus on its axis.
    pub chart: Rc<Chart>,
    /// What is drawn of the events that pass.
    pub parts: Rc<Parts>,
    /// Nothing while there is no query, or its index is not yet built.
    pub finding: Option<Rc<Finding>>,
    pub dispatch: Callback<Action>,
    pub today: Day,
    /// Whether the reader has done something yet: before, nothing may take the
    /// focus.
    pub moved: bool,
    /// Whether it is drawn within another page, whose document it leaves alone.
    pub preview: bool,
    /// Says a sentence to readers who listen.
    pub say: Callback<String>,
    /// Opens a dialog over the page, or closes the one that is open.
    pub show_dialog: Callback<Option<DialogKind>>,
    /// Where the page is shown. Never changes.
    pub host: Rc<Host>,
    /// Never changes.
    pub first_room: FirstRoom,
    /// What the reader has set, whatever is shown.
    pub settings: Settings,
    pub set: Callback<Settings>,
}

impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.corpus, &other.corpus)
            && Rc::ptr_eq(&self.state, &other.state)
            && Rc::ptr_eq(&self.shown, &other.shown)
            && Rc::ptr_eq(&self.chart, &other.chart)
            && Rc::ptr_eq(&self.parts, &other.parts)
            && same(&self.finding, &other.finding)
            && self.dispatch == other.dispatch
            && self.today == other.today
            && self.moved == other.moved
            && self.settings == other.settings
    }
}

fn same<T>(one: &Option<Rc<T>>, other: &Option<Rc<T>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Rc::ptr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    }
}

impl Page {
    /// Whether some events are to stand out from the others: not where only those are
    /// shown that answer to the query.
    pub fn singles_out(&self) -> bool {
        self.state.topic.is_some() || self.finding.is_some() && !self.state.only_hits
    }

    /// Whether an event stands out: it belongs to the topic that is open, and
    /// answers to the query. All do where there is neither.
    pub fn stands_out(&self, event: &Event) -> bool {
        let answers = |finding: &Rc<Finding>| {
            let position = self.corpus.event_position(&event.id);
            position.is_some_and(|position| finding.events.contains(position))
        };
        self.state.belongs(event) && self.finding.as_ref().is_none_or(answers)
    }

    pub fn lang(&self) -> Lang {
        self.state.lang
    }

    pub fn m(&self) -> &'static Messages {
        messages(self.state.lang)
    }

    /// What a key asks for in a place.
    pub fn key(&self, scope: Scope, event: &KeyboardEvent) -> Option<KeyCommand> {
        key_command(scope, &platform::press(event), self.settings.character_keys)
    }

    /// The corpus as a value that is compared by identity.
    pub fn shared(&self) -> SharedCorpus {
        SharedCorpus(self.corpus.clone())
    }

    /// A handler that dispatches always the same action.
    pub fn on<E: 'static>(&self, action: Action) -> Callback<E> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_| dispatch.emit(action.clone()))
    }

    /// A handler that opens a dialog.
    pub fn opens<E: 'static>(&self, dialog: DialogKind) -> Callback<E> {
        self.show_dialog.reform(move |_| Some(dialog.clone()))
    }
}

/// The page that a component stands in.
///
/// # Panics
/// Never: the root component provides it to all others.
#[hook]
pub fn use_page() -> Page {
    use_context::<Page>().expect("the root component provides the page")
}
