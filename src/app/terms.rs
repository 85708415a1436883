//! Running text in which the first mention of a term explains it: on hover, focus and tap.

use super::context::{Page, use_page};
use super::parts::passage;
use crate::model::terms::Glossary;
use crate::model::*;
use crate::platform::{self, Delay};
use crate::view::{Action, Cue, Explaining, View};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// So long the pointer rests before a box opens: text that it only crosses opens none.
const REST_MS: u32 = 150;

/// So long it may take from the word to the box.
const LEAVE_MS: u32 = 300;

/// Running texts that a reader reads one after the other, such as those of a panel: each term
/// is explained once among them, where it stands first.
pub struct Reading<'a> {
    /// Begins the ids of what opens.
    place: &'static str,
    glossary: Glossary<'a>,
    seen: RefCell<BTreeSet<TermId>>,
    page: &'a Page,
}

impl<'a> Reading<'a> {
    /// `place` is a word for what the texts stand in, of which a page shows one at a time.
    pub fn new(place: &'static str, page: &'a Page) -> Reading<'a> {
        Reading {
            place,
            glossary: Glossary::new(&page.corpus.data().terms),
            seen: RefCell::default(),
            page,
        }
    }

    /// The next text. `record` is the id of what it belongs to. It must not stand in a heading
    /// or in anything that can be pressed.
    pub fn passage(&self, text: &Text, record: &str) -> Html {
        let found = text.get(self.page.lang());
        let standing = if bidi::turns(found.text) {
            Vec::new()
        } else {
            let seen = &mut *self.seen.borrow_mut();
            self.glossary.standing(found.text, found.lang, record, seen)
        };
        if standing.is_empty() {
            return passage(text, self.page);
        }
        let is_foreign = found.lang != self.page.lang();
        let mut html = Vec::new();
        let mut end = 0;
        for one in standing {
            html.push(html! { { &found.text[end..one.range.start] } });
            html.push(html! {
                <ExplainedTerm
                    key={format!("{record} {}", one.term.id)}
                    id={format!("{}-term-{}", self.place, one.term.id)}
                    term={one.term.id.clone()}
                    word={found.text[one.range.clone()].to_owned()}
                    {is_foreign}
                    is_own={report_of(record).is_some()}
                />
            });
            end = one.range.end;
        }
        html.push(html! { { &found.text[end..] } });
        if is_foreign {
            html! { <span lang={found.lang.tag()}>{ for html }</span> }
        } else {
            html! { <>{ for html }</> }
        }
    }
}

impl Reducible for Explaining {
    type Action = Cue;

    fn reduce(self: Rc<Self>, cue: Cue) -> Rc<Self> {
        self.after(cue).into()
    }
}

#[derive(PartialEq, Properties)]
struct ExplainedTermProps {
    /// Of the box.
    id: AttrValue,
    term: TermId,
    /// The term as it stands in the text.
    word: AttrValue,
    /// Whether the text is in another language than the page.
    is_foreign: bool,
    /// Whether the text is of the reader's own report.
    is_own: bool,
}

/// A term that opens its explanation.
#[component]
fn ExplainedTerm(props: &ExplainedTermProps) -> Html {
    let page = use_page();
    let state = use_reducer_eq(Explaining::default);
    let (around, boxed) = (use_node_ref(), use_node_ref());
    let open = state.is_open();
    {
        let (around, boxed, cue) = (around.clone(), boxed.clone(), state.dispatcher());
        use_effect_with(open, move |open| {
            let shown = open
                .then(|| platform::explain(&around, &boxed, move || cue.dispatch(Cue::Dismiss)));
            move || drop(shown)
        });
    }
    // The pointer's next cue, unless it comes back before.
    let waiting = use_mut_ref(|| None::<Delay>);
    let pointer = |ms: u32, cue: Cue| {
        let (around, waiting, state) = (around.clone(), waiting.clone(), state.dispatcher());
        Callback::from(move |event: PointerEvent| {
            // A finger taps.
            if event.pointer_type() == "touch" || !platform::crosses_edge(&event, &around) {
                return;
            }
            let state = state.clone();
            let delay = Delay::new(ms, move || state.dispatch(cue));
            *waiting.borrow_mut() = Some(delay);
        })
    };
    let focus_comes = {
        let state = state.dispatcher();
        Callback::from(move |event: FocusEvent| {
            if platform::is_focus_shown(&event) {
                state.dispatch(Cue::FocusComes);
            }
        })
    };
    let focus_leaves = {
        let (around, state) = (around.clone(), state.dispatcher());
        Callback::from(move |event: FocusEvent| {
            if platform::moves_focus_out(&event, &around) {
                state.dispatch(Cue::FocusLeaves);
            }
        })
    };
    let press = {
        let state = state.dispatcher();
        Callback::from(move |_: MouseEvent| state.dispatch(Cue::Press))
    };
    let shown = open.then(|| props.id.clone());
    html! {
        <span
            ref={&around}
            class="term-place"
            onpointerover={pointer(REST_MS, Cue::PointerRests)}
            onpointerout={pointer(LEAVE_MS, Cue::PointerLeaves)}
            onfocusin={focus_comes}
            onfocusout={focus_leaves}
        >
            <button type="button" class="term-word" aria-expanded={open.to_string()} aria-controls={shown.clone()} aria-describedby={shown} onclick={press}>{ &props.word }</button>
            if open {
                <span ref={boxed} id={props.id.clone()} class="term-box" role="note" popover="manual" lang={props.is_foreign.then(|| page.lang().tag())}>
                    { explanation(props, &state, &page) }
                </span>
            }
        </span>
    }
}

fn explanation(
    props: &ExplainedTermProps,
    state: &UseReducerHandle<Explaining>,
    page: &Page,
) -> Html {
    let m = page.m();
    let Some(term) = page.corpus.term(&props.term) else {
        return html! {};
    };
    // In another language its short form may be another one than in the text.
    let short = term.short.as_ref().filter(|_| props.is_foreign);
    let to_sources = {
        let (dispatch, state) = (page.dispatch.clone(), state.dispatcher());
        let action = Action::Record(View::Sources, term.id.to_string());
        Callback::from(move |_: MouseEvent| {
            state.dispatch(Cue::Dismiss);
            dispatch.emit(action.clone());
        })
    };
    html! {
        <>
            <strong class="term-box-name">
                { for short.map(|short| html! { <>{ passage(short, page) }{ " – " }</> }) }
                { passage(&term.name, page) }
            </strong>
            <span class="term-box-text">
                { passage(&term.text, page) }
                if term.note { <span class="small">{ " (" }{ m.own_explanation }{ ")" }</span> }
            </span>
            if props.is_own && report_of(term.id.as_str()).is_none() {
                <span class="term-box-text small">{ m.term_of_page }</span>
            }
            <button type="button" class="link" onclick={to_sources}>{ m.term_in_sources }</button>
        </>
    }
}
