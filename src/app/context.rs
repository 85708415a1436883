//! What every component may know of the page.

use crate::i18n::{Messages, messages};
use crate::model::{Corpus, Day, Lang};
use crate::view::{Action, Shown, ViewState};
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

/// The state and what it is a state of. One value, so that a component asks
/// for it once.
#[derive(Clone)]
pub struct Page {
    pub corpus: Rc<Corpus>,
    pub state: Rc<ViewState>,
    /// The events that pass the filter.
    pub shown: Rc<Shown>,
    pub dispatch: Callback<Action>,
    pub today: Day,
    /// Whether the reader has done something yet: before, nothing may take the
    /// focus.
    pub moved: bool,
    /// Says a sentence to readers who listen.
    pub say: Callback<String>,
}

impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.corpus, &other.corpus)
            && Rc::ptr_eq(&self.state, &other.state)
            && Rc::ptr_eq(&self.shown, &other.shown)
            && self.dispatch == other.dispatch
            && self.today == other.today
            && self.moved == other.moved
    }
}

impl Page {
    pub fn lang(&self) -> Lang {
        self.state.lang
    }

    pub fn m(&self) -> &'static Messages {
        messages(self.state.lang)
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
}

/// The page that a component stands in.
///
/// # Panics
/// Never: the root component provides it to all others.
#[hook]
pub fn use_page() -> Page {
    use_context::<Page>().expect("the root component provides the page")
}
