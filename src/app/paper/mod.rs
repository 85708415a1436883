//! The document for paper: shown in the place of the view until it is printed
//! or left, drawn beside the view when the reader prints it with the browser's
//! own command, and as plain text in the page's file.

mod draw;

use super::afterwards::after_render;
use super::context::{Page, Shared, use_page};
use crate::i18n;
use crate::platform;
#[cfg(feature = "ssr")]
use crate::view::Shown;
use crate::view::{Action, Document, KeyCommand, Paper, Scope, ViewState, write};
use draw::{Sheet, edition};
use std::rc::Rc;
use yew::prelude::*;

/// So many blocks are drawn between two frames.
const BLOCKS_AT_A_TIME: usize = 60;

/// A document that is drawn at once, since the browser does not wait, ends
/// after so many blocks.
const BLOCKS_AT_ONCE: usize = 2_000;

/// How long a browser may take to begin to print, in milliseconds.
const PRINTS_WITHIN_MS: u32 = 1_000;

fn sheet(paper: Paper, page: &Page) -> Sheet {
    let found = page.finding.as_ref();
    let found = found.map(|finding| (&*finding.index, &finding.search));
    let document = match paper {
        Paper::All => Document::booklet(&page.corpus, page.lang()),
        Paper::View => Document::handout(&page.corpus, &page.state, &page.shown, found),
    };
    let mut sheet = Sheet::new(page.corpus.clone(), page.state.clone(), document);
    sheet.today = Some(page.today);
    sheet.link = link_text(paper, page);
    sheet
}

/// The link to what a handout shows, as text. Where the page has no address
/// that means something to others it is the part for another copy's.
fn link_text(paper: Paper, page: &Page) -> String {
    let printed = ViewState {
        paper: None,
        scheme: Default::default(),
        // As whoever reads it will want it, and not as an embed has it.
        header: true,
        grow: false,
        ..(*page.state).clone()
    };
    let link = match paper {
        Paper::All => String::new(),
        Paper::View => write(&printed, &ViewState::default()),
    };
    let link = Some(link).filter(|link| !link.is_empty());
    let link = link.map_or_else(String::new, |link| format!("#{link}"));
    match &page.host.address {
        Some(address) => format!("{address}{link}"),
        None => link,
    }
}

#[derive(PartialEq, Properties)]
struct PartProps {
    sheet: Shared<Sheet>,
    from: usize,
    to: usize,
}

/// Some blocks of a document; drawn once.
#[component]
fn Part(props: &PartProps) -> Html {
    let sheet = &props.sheet.0;
    let blocks = sheet.document.blocks.get(props.from..props.to);
    html! { <div>{ for blocks.into_iter().flatten().map(|block| sheet.block(block)) }</div> }
}

/// The first `ready` blocks.
fn parts(sheet: &Shared<Sheet>, ready: usize) -> Html {
    let ready = ready.min(sheet.0.document.blocks.len());
    let starts = (0..ready).step_by(BLOCKS_AT_A_TIME);
    starts
        .map(|from| {
            let to = ready.min(from + BLOCKS_AT_A_TIME);
            html! { <Part key={from} sheet={sheet.clone()} {from} {to} /> }
        })
        .collect()
}

/// Asks the browser to print; and whether it has refused to, as in a frame that may not,
/// where else nothing would happen.
#[hook]
pub fn use_print() -> (UseStateHandle<bool>, Callback<MouseEvent>) {
    let refused = use_state(|| false);
    let waiting = use_mut_ref(|| None::<platform::Printing>);
    let setter = refused.setter();
    let print = Callback::from(move |_: MouseEvent| {
        let refused = setter.clone();
        refused.set(false);
        *waiting.borrow_mut() = Some(platform::print_or(PRINTS_WITHIN_MS, move || {
            refused.set(true);
        }));
    });
    (refused, print)
}

/// The document on the screen, with the way to the printer and back.
#[component]
pub fn PaperView() -> Html {
    let page = use_page();
    let m = page.m();
    let paper = page.state.paper.unwrap_or(Paper::View);
    let key = (
        page.shared(),
        Shared(page.state.clone()),
        page.finding.clone().map(Shared),
    );
    let sheet = {
        let page = page.clone();
        use_memo(key, move |_| Rc::new(sheet(paper, &page)))
    };
    let sheet = Shared((*sheet).clone());
    let total = sheet.0.document.blocks.len();
    let ready = use_state(|| (sheet.clone(), BLOCKS_AT_A_TIME));
    // What was drawn of another document does not count.
    let drawn = if ready.0 == sheet {
        ready.1
    } else {
        BLOCKS_AT_A_TIME
    };
    let next = use_mut_ref(|| None::<platform::Delay>);
    {
        let (setter, sheet) = (ready.setter(), sheet.clone());
        use_effect_with((sheet.clone(), drawn), move |(_, drawn)| {
            let more = drawn + BLOCKS_AT_A_TIME;
            *next.borrow_mut() = (*drawn < total)
                .then(|| platform::Delay::new(0, move || setter.set((sheet, more))));
        });
    }
    let whole = drawn >= total;
    let (refused, print) = use_print();
    {
        let refused = refused.setter();
        let foot = footer(&page);
        let by_reader = page.moved;
        use_effect_with(Shared(page.state.clone()), move |_| {
            refused.set(false);
            platform::set_print_footer(&foot);
            platform::scroll_to_start("content");
            // What opened it is gone.
            if by_reader {
                platform::focus_if_lost("content");
            }
        });
    }
    let close = {
        let dispatch = page.dispatch.clone();
        Callback::from(move |()| {
            dispatch.emit(Action::Paper(None));
            after_render(|| platform::focus_by_id("page-menu"));
        })
    };
    let on_key = {
        let (close, page) = (close.clone(), page.clone());
        Callback::from(move |event: KeyboardEvent| {
            if page.key(Scope::Paper, &event) == Some(KeyCommand::Close) {
                close.emit(());
            }
        })
    };
    html! {
        <main id="content" class="paper-view" tabindex="-1" onkeydown={on_key}>
            <div class="paper-tools">
                <fieldset class="scheme">
                    <legend class="visually-hidden">{ m.print_what }</legend>
                    { for [(Paper::View, m.print_view), (Paper::All, m.print_all)].into_iter().map(|(value, label)| html! {
                        <label key={value.word()} class="check">
                            <input type="radio" name="paper" checked={value == paper} onchange={page.on(Action::Paper(Some(value)))} />
                            <span>{ label }</span>
                        </label>
                    }) }
                </fieldset>
                <button class="button primary" disabled={!whole} onclick={print}>{ m.print }</button>
                <button class="button" onclick={move |_| close.emit(())}>{ m.close }</button>
                <p class="paper-state" role="status">
                    if !whole {
                        { i18n::prepared_of(drawn.min(total), total, page.lang()) }
                    } else if *refused {
                        { m.print_forbidden }
                    }
                </p>
            </div>
            <article class={classes!("paper", (paper == Paper::All).then_some("booklet"))}>
                { parts(&sheet, drawn) }
            </article>
        </main>
    }
}

/// What stands at the foot of every printed page, beside its number.
fn footer(page: &Page) -> String {
    let lang = page.lang();
    format!("{}. {}", page.m().title, edition(lang))
}

/// The handout of a view that is printed with the browser's own command.
#[component]
pub fn Handout() -> Html {
    let page = use_page();
    let m = page.m();
    let sheet = {
        let page = page.clone();
        use_memo(Shared(page.state.clone()), move |_| {
            Rc::new(sheet(Paper::View, &page))
        })
    };
    let sheet = Shared((*sheet).clone());
    let cut = sheet.0.document.blocks.len() > BLOCKS_AT_ONCE;
    html! {
        <article class="paper handout">
            if cut { <p>{ m.paper_cut }</p> }
            { parts(&sheet, BLOCKS_AT_ONCE) }
        </article>
    }
}

/// Whether the browser's own command is printing the page: from just before it
/// takes the page over until it is done.
#[hook]
pub fn use_printing(footer_of: &Page) -> bool {
    let printing = use_state_eq(|| false);
    let footer = (!footer_of.preview).then(|| footer(footer_of));
    {
        let printing = printing.setter();
        use_effect_with(footer, move |footer| {
            let listeners = footer.clone().map(|footer| {
                let (before, after) = (printing.clone(), printing);
                platform::on_print(
                    move || {
                        platform::set_print_footer(&footer);
                        before.set(true);
                    },
                    move || after.set(false),
                )
            });
            move || drop(listeners)
        });
    }
    *printing
}

#[cfg(feature = "ssr")]
#[derive(PartialEq, Properties)]
pub struct WholeProps {
    pub corpus: super::SharedCorpus,
    /// Whose document it is; without one it is what the page's file carries for
    /// readers without its program.
    pub state: Option<Rc<ViewState>>,
}

/// A document as a whole, drawn on the host.
#[cfg(feature = "ssr")]
#[component]
pub fn Whole(props: &WholeProps) -> Html {
    let corpus = props.corpus.0.clone();
    let lean = props.state.is_none();
    let state = props.state.clone().unwrap_or_default();
    let document = match state.paper {
        _ if lean => Document::plain(&corpus, &state),
        Some(Paper::All) => Document::booklet(&corpus, state.lang),
        _ => {
            let shown = Shown::new(&corpus, &state.filter);
            Document::handout(&corpus, &state, &shown, None)
        }
    };
    let mut sheet = Sheet::new(corpus, state, document);
    sheet.lean = lean;
    let blocks = sheet.document.blocks.iter();
    html! { { for blocks.map(|block| sheet.block(block)) } }
}
