//! The root: holds the state, keeps the address and the document in step with
//! it, and chooses the view.

use super::about::AboutView;
use super::afterwards::{Afterwards, after_render};
use super::chrome::{Footer, Header, Hint, link_trouble};
use super::compare::CompareView;
use super::context::{Finding, Page, Rests, Shared, SharedCorpus, Typing};
use super::dialog::{DialogKind, Dialogs};
use super::divergences::DivergencesView;
use super::figures::FiguresView;
use super::guide::GuideView;
use super::home::{HomeView, TimelineView};
use super::own::{Change, OwnReports};
use super::palette::Palette;
use super::paper::{Handout, PaperView, use_printing};
use super::present::PresentView;
use super::results::ResultsView;
use super::shortcuts::use_page_keys;
use super::sources::SourcesView;
use super::timeline::FirstRoom;
use crate::export::embed::{HEIGHT_MESSAGE, HEIGHT_VERSION};
use crate::i18n::{self, messages, said, view_name};
use crate::model::search::{Indexing, Search, SearchIndex};
use crate::model::{Corpus, Day, Lang};
use crate::platform::{self, Arrival, Host, Work};
use crate::timeline::{Chart, Charting, Parts};
use crate::view::{
    Action, CompareMode, DayRange, KeyCommand, Scheme, Scope, Settings, Shown, View, ViewState,
    Warning, home_range, parse, reduce, refit, write,
};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    pub corpus: SharedCorpus,
    /// The reader's own defaults: language and colour scheme.
    pub base: Rc<ViewState>,
    pub initial: Rc<ViewState>,
    pub warnings: Vec<Warning>,
    /// The link that these two come from.
    pub link: AttrValue,
    pub today: Day,
    pub host: Host,
    pub room: FirstRoom,
    /// The dialog that is open from the start.
    pub dialog: Option<DialogKind>,
    pub settings: Settings,
    /// Drawn inside of another one, to be looked at: it has no address of its
    /// own, takes no files, and changes nothing of the document.
    pub preview: bool,
}

/// Whether a link names a report that is not loaded.
fn waits(warnings: &[Warning]) -> bool {
    let waits = |warning: &Warning| matches!(warning, Warning::ReportNotLoaded { .. });
    warnings.iter().any(waits)
}

/// The state, what it is a state of, and what the address needs to know of how
/// it came about.
struct Store {
    corpus: SharedCorpus,
    charted: Charted,
    state: Rc<ViewState>,
    /// What is in the search field, where the state's query is to follow.
    typed: Option<AttrValue>,
    warnings: Rc<Vec<Warning>>,
    /// A link that names a report which is not loaded: followed once it is.
    unfollowed: Option<AttrValue>,
    base: Rc<ViewState>,
    /// The same with what the reader has chosen since the page was opened.
    chosen: Rc<ViewState>,
    /// What was searched for and then left at once: a place that *back* should return to.
    passed: Option<Rc<ViewState>>,
    /// Whether the last action is a place that *back* should return from.
    as_step: bool,
    /// Whether there has been an action.
    moved: bool,
    /// Where presenting began, and ends.
    before_presenting: Option<Rc<ViewState>>,
}

/// The chart of a corpus, and what is drawn of all its events.
#[derive(Clone)]
struct Charted {
    chart: Rc<Chart>,
    parts: Rc<Parts>,
}

/// So many events of a new corpus are looked at in one step.
const CHARTED_AT_A_TIME: usize = 2_000;

/// Makes the chart of a corpus a little at a time, and hands it on.
fn chart_on(corpus: SharedCorpus, today: Day, done: impl FnOnce(Charted) + 'static) -> Work {
    let mut charting = charting(today);
    let mut done = Some(done);
    Work::run(move || {
        let Some((chart, parts)) = charting.step(&corpus.0, CHARTED_AT_A_TIME) else {
            return true;
        };
        if let Some(done) = done.take() {
            done(Charted {
                chart: Rc::new(chart),
                parts: Rc::new(parts),
            });
        }
        false
    })
}

fn charting(today: Day) -> Charting {
    Charting::new(home_range().viewport(), f64::from(today.0))
}

fn chart_at_once(corpus: &Corpus, today: Day) -> Charted {
    let mut charting = charting(today);
    loop {
        if let Some((chart, parts)) = charting.step(corpus, usize::MAX / 2) {
            return Charted {
                chart: Rc::new(chart),
                parts: Rc::new(parts),
            };
        }
    }
}

enum StoreAction {
    /// What the reader does: one step, whatever it consists of.
    View(Vec<Action>),
    /// The search field holds this.
    Type(AttrValue),
    /// The reader has stopped typing.
    Rest,
    /// A link from the address.
    Follow(AttrValue, Arrival),
    Corpus(Change, Charted),
    DismissWarnings,
}

impl Store {
    fn new(props: AppProps) -> Store {
        Store {
            unfollowed: waits(&props.warnings).then_some(props.link),
            charted: chart_at_once(&props.corpus.0, props.today),
            corpus: props.corpus,
            state: props.initial,
            typed: None,
            warnings: Rc::new(props.warnings),
            chosen: props.base.clone(),
            passed: None,
            base: props.base,
            as_step: false,
            moved: false,
            before_presenting: None,
        }
    }

    /// Writes the state into the address.
    fn show_link(&self) {
        let base = self.understood();
        if let Some(passed) = &self.passed {
            platform::show_link(&write(passed, &base), false);
        }
        platform::show_link(&write(&self.state, &base), self.as_step);
    }

    fn reduced(&self, action: StoreAction) -> Store {
        let mut next = Store {
            corpus: self.corpus.clone(),
            charted: self.charted.clone(),
            state: self.state.clone(),
            typed: None,
            warnings: self.warnings.clone(),
            unfollowed: self.unfollowed.clone(),
            base: self.base.clone(),
            chosen: self.chosen.clone(),
            passed: None,
            as_step: false,
            moved: true,
            before_presenting: self.before_presenting.clone(),
        };
        match action {
            StoreAction::Type(query) => next.typed = Some(query),
            StoreAction::Rest => next.search(self.typed.as_ref()),
            StoreAction::View(actions) => {
                // What is done comes after what was typed.
                let searches = |action: &Action| matches!(action, Action::Search(_));
                if self.typed.is_some() && !actions.iter().all(searches) {
                    next.search(self.typed.as_ref());
                    next.passed = Some(next.state.clone());
                }
                let mut as_step = false;
                for action in actions {
                    next.act(action);
                    as_step |= next.as_step;
                }
                next.as_step = as_step;
            }
            StoreAction::Follow(link, _) => next.follow(link),
            StoreAction::DismissWarnings => {
                next.search(self.typed.as_ref());
                next.warnings = Rc::default();
                // Whoever puts the notice away goes elsewhere.
                next.unfollowed = None;
            }
            StoreAction::Corpus(Change { corpus, days }, charted) => {
                next.search(self.typed.as_ref());
                next.state = Rc::new(refit(&corpus.0, &next.state));
                next.corpus = corpus;
                next.charted = charted;
                if let Some(link) = next.can_follow() {
                    next.unfollowed = None;
                    next.follow(link);
                } else if let Some((first, last)) = days {
                    let days = DayRange { first, last }.with_margin();
                    next.act(Action::ShowDays(days));
                }
                next.as_step = true;
            }
        }
        next
    }

    fn search(&mut self, typed: Option<&AttrValue>) {
        if let Some(query) = typed {
            self.act(Action::Search(query.to_string()));
        }
    }

    fn act(&mut self, action: Action) {
        // Slides are no places to go back to one by one.
        let turns = self.state.present && !matches!(action, Action::Present(_));
        self.as_step = action.is_a_step() && !turns;
        match action {
            Action::Lang(lang) => Rc::make_mut(&mut self.chosen).lang = lang,
            Action::Scheme(scheme) => Rc::make_mut(&mut self.chosen).scheme = scheme,
            _ => {}
        }
        let state = match (action, self.before_presenting.take()) {
            (Action::Present(false), Some(before)) if self.state.present => ViewState {
                lang: self.state.lang,
                scheme: self.state.scheme,
                ..(*before).clone()
            },
            (action, before) => {
                let state = reduce(&self.corpus.0, &self.state, action);
                if state.present {
                    let began = (!self.state.present).then(|| self.state.clone());
                    self.before_presenting = began.or(before);
                }
                state
            }
        };
        self.state = Rc::new(state);
    }

    /// What the address leaves out: what a copy of the page that opens it takes for
    /// granted. Where the reader has chosen otherwise since, that depends on whether the
    /// choice could be kept, and the address says it either way.
    fn understood(&self) -> ViewState {
        let (base, chosen) = (&self.base, &self.chosen);
        let other_lang = || Lang::ALL.into_iter().find(|lang| *lang != self.state.lang);
        let other_scheme = || {
            let mut all = Scheme::ALL.into_iter();
            all.find(|scheme| *scheme != self.state.scheme)
        };
        let lang = (base.lang != chosen.lang).then(other_lang).flatten();
        let scheme = (base.scheme != chosen.scheme).then(other_scheme).flatten();
        ViewState {
            lang: lang.unwrap_or(base.lang),
            scheme: scheme.unwrap_or(base.scheme),
            ..(**base).clone()
        }
    }

    /// The link that waited for a report, where the one that it names is there.
    fn can_follow(&self) -> Option<AttrValue> {
        let link = self.unfollowed.as_ref()?;
        let parsed = parse(&self.corpus.0, link, &self.chosen);
        (!waits(&parsed.warnings)).then(|| link.clone())
    }

    /// Shows what a link from the address leads to. A browser tells of it twice, the second
    /// time when the address already says what came of it.
    fn follow(&mut self, link: AttrValue) {
        if *link == *write(&self.state, &self.understood()) {
            return;
        }
        let parsed = parse(&self.corpus.0, &link, &self.chosen);
        self.unfollowed = waits(&parsed.warnings).then_some(link);
        self.warnings = Rc::new(parsed.warnings);
        self.act(Action::Replace(Box::new(parsed.state)));
    }
}

#[component]
pub fn App(props: &AppProps) -> Html {
    let (store, newest_state, act) = use_store(props);
    let keys = (act.clone(), props.preview);
    let dispatch = use_callback(keys, |action: Action, (act, preview)| {
        let actions = action.each();
        let focus = platform::focus_place(CHOSEN);
        let heirs = actions.last().map(heirs).unwrap_or_default();
        // What is chosen is kept; what a link brings is not.
        for action in &actions {
            match action {
                Action::Lang(lang) => {
                    platform::save_lang(*lang);
                    keep_place();
                }
                Action::Scheme(scheme) => platform::save_scheme(*scheme),
                _ => {}
            }
        }
        let named = actions.last().and_then(named).filter(|_| !preview);
        act.emit(StoreAction::View(actions));
        if let Some(named) = named {
            after_render(move || platform::scroll_into_view(&named));
        }
        hand_on(focus, heirs);
    });
    // The newest corpus, which the page shows once its chart is made.
    let newest = use_state(|| props.corpus.clone());
    let changed = {
        let (act, newest) = (act.clone(), newest.setter());
        let work = use_mut_ref(|| None::<Work>);
        use_callback(props.today, move |change: Change, today| {
            let corpus = change.corpus.clone();
            newest.set(corpus.clone());
            let act = act.clone();
            let done = move |charted| act.emit(StoreAction::Corpus(change, charted));
            *work.borrow_mut() = Some(chart_on(corpus, *today, done));
        })
    };
    let show_days = {
        let dispatch = dispatch.clone();
        use_callback((), move |(first, last), ()| {
            let days = DayRange { first, last }.with_margin();
            dispatch.emit(Action::ShowDays(days));
        })
    };
    let typed = use_callback(act.clone(), |query: AttrValue, act| {
        act.emit(StoreAction::Type(query));
    });
    use_rest(&store, &act);
    use_navigation(&act, !props.preview);
    let settings = use_state_eq(|| props.settings);
    let set = {
        let settings = settings.setter();
        use_callback((), move |chosen: Settings, ()| {
            platform::save_settings(chosen);
            keep_place();
            settings.set(chosen);
        })
    };
    use_document(&store.state, *settings, !props.preview);
    let ground = use_node_ref();
    let tells = props.host.framed && store.state.grow && !store.state.present;
    use_height(&ground, tells && !props.preview);

    let shown = use_memo(
        (store.corpus.clone(), store.state.filter.clone()),
        |(corpus, filter)| Shown::new(&corpus.0, filter),
    );
    let dialog = use_state(|| props.dialog.clone());
    let query = store
        .typed
        .clone()
        .unwrap_or_else(|| store.state.query.clone().into());
    let rests = store.typed.is_none();
    let searching = !query.trim().is_empty();
    let going = *dialog == Some(DialogKind::Palette);
    // A large index is built before the first letter needs it.
    let large = store.corpus.0.events().len() > INDEXED_AT_ONCE;
    let wanted = searching || going || large;
    let index = use_index(&store.corpus, store.state.lang, wanted);
    let found = use_finding(&store.corpus, &query, index.clone());
    // The page keeps to what was found before, until the typing rests.
    let kept = use_mut_ref(|| None::<Rc<Finding>>);
    let finding = if rests {
        kept.replace(found.clone());
        found.clone()
    } else {
        kept.borrow().clone()
    };
    let typing = Typing {
        shows_results: store.state.shows_results_of(&query),
        query,
        rests,
        finding: found,
        typed,
    };
    let shown = {
        let only = finding.clone().filter(|_| store.state.only_hits);
        use_memo(
            (Shared(shown), only.map(Shared)),
            |(shown, only)| match only {
                Some(finding) => shown.0.and(&finding.0.events),
                None => (*shown.0).clone(),
            },
        )
    };
    let key = (Shared(store.charted.parts.clone()), Shared(shown.clone()));
    let parts = use_memo(key, |_| {
        let Charted { chart, parts } = &store.charted;
        if shown.len() == store.corpus.0.events().len() {
            parts.clone()
        } else {
            Rc::new(Parts::new(&store.corpus.0, chart, shown.iter()))
        }
    });
    let (say, announcer) = use_announcer();
    use_said(&store.corpus, &store.state, &shown, &say);
    let show_dialog = {
        let setter = dialog.setter();
        use_callback((), move |dialog, ()| setter.set(dialog))
    };
    let host = use_memo(props.host.clone(), Host::clone);
    let page = Page {
        corpus: store.corpus.0.clone(),
        state: store.state.clone(),
        newest: newest_state,
        shown,
        chart: store.charted.chart.clone(),
        parts: (*parts).clone(),
        finding,
        dispatch,
        today: props.today,
        moved: store.moved,
        preview: props.preview,
        say,
        show_dialog,
        host,
        first_room: props.room,
        settings: *settings,
        set,
    };
    use_page_keys(&page, !props.preview);
    let printing = use_printing(&page);
    let m = page.m();
    let state = &store.state;
    let dismiss = {
        let act = act.clone();
        Callback::from(move |()| {
            let focus = platform::focus_place(CHOSEN);
            act.emit(StoreAction::DismissWarnings);
            hand_on(focus, vec!["#content".to_owned()]);
        })
    };
    let beside = matches!(state.view, View::Home | View::Timeline);
    let content = if beside || !typing.shows_results {
        match state.view {
            View::Home => html! { <HomeView /> },
            View::Timeline => html! { <TimelineView /> },
            View::Compare => html! { <CompareView /> },
            View::Figures => html! { <FiguresView /> },
            View::Divergences => html! { <DivergencesView /> },
            View::Sources => html! { <SourcesView /> },
            View::Guide => html! { <GuideView /> },
            View::About => html! { <AboutView /> },
        }
    } else {
        html! { <ResultsView /> }
    };
    // The browser must not follow the link: in a `srcdoc` frame it would lead into
    // the page around this one, and elsewhere it would take the view's link away.
    let skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        platform::focus_by_id("content");
    });
    // A menu closes when the reader turns to something else.
    let on_click = Callback::from(|event: MouseEvent| platform::close_menus(Some(&event)));
    let on_key = {
        let page = page.clone();
        Callback::from(move |event: KeyboardEvent| {
            if page.key(Scope::Page, &event) == Some(KeyCommand::CloseMenus) {
                platform::close_menus(None);
            }
        })
    };
    // The digest is made for paper as it stands, and these views are text.
    let as_it_stands = match state.view {
        View::Compare => state.mode == CompareMode::Digest,
        view => matches!(view, View::Guide | View::About),
    };
    // A slide, or the pages of a print: nothing stands around them.
    let alone = if state.present {
        Some(("is-presenting", html! { <PresentView /> }))
    } else if state.paper.is_some() {
        Some(("is-paper", html! { <PaperView /> }))
    } else {
        None
    };
    let around = alone.is_none();
    let as_handout = printing && !as_it_stands && around;
    let class = match &alone {
        Some((class, _)) => classes!("page", *class),
        None => classes!(
            "page",
            format!("view-{}", state.view.word()),
            if state.grow { "grows" } else { "fills" },
            (!state.header).then_some("is-bare"),
            as_handout.then_some("has-handout"),
        ),
    };
    // One tree, so that what the reader's reports hold (a file being read, messages)
    // is still there after presenting.
    html! {
        <ContextProvider<Page> context={page.clone()}>
        <ContextProvider<Typing> context={typing}>
        <ContextProvider<Rests> context={Rests(rests)}>
            <div ref={ground} {class} lang={state.lang.tag()} onclick={on_click} onkeydown={on_key}>
                <div key="head" class="page-head">
                    if around {
                        <a class="skip" href="#content" onclick={skip}>{ m.skip_to_content }</a>
                        if state.header { <Header /> }
                    }
                </div>
                <div key="notices" class="notices">
                    if around { <Hint /> }
                    if !store.warnings.is_empty() && around {
                        { link_trouble(&store.warnings, dismiss, &page) }
                    }
                    if !props.preview {
                        <OwnReports
                            key="own"
                            corpus={(*newest).clone()}
                            lang={state.lang}
                            quiet={!around}
                            {changed}
                            show={show_days}
                            is_open={*dialog == Some(DialogKind::OwnReports)}
                        />
                    }
                </div>
                if let Some((_, alone)) = alone {
                    { alone }
                } else {
                    <main key="content" id="content" tabindex="-1">{ content }</main>
                    <Footer />
                }
                // Apart, so that what stands before it never is put in before something that
                // leaves at the same time.
                <div key="over" class="page-over">
                    <Dialogs open={(*dialog).clone()} />
                    if going { <Palette index={index.map(Shared)} /> }
                </div>
                if as_handout { <Handout /> } else { <div></div> }
                { announcer }
                if !props.preview { <Afterwards /> }
            </div>
        </ContextProvider<Rests>>
        </ContextProvider<Typing>>
        </ContextProvider<Page>>
    }
}

/// The chips of what is chosen.
const CHOSEN: &str = ".chosen-themes .chip";

/// Who takes the focus when an action takes away what had it: where the reader goes on, the
/// nearest first.
fn heirs(action: &Action) -> Vec<String> {
    let first: &[&str] = match action {
        Action::Record(_, id) => {
            let record = format!("[id=\"record-{}\"]", id.replace(['"', '\\'], ""));
            return vec![record, "#content".to_owned()];
        }
        // A lane that moves up is put in anew, and loses what it had.
        Action::PlaceLane(lane, _) => {
            let name = format!(".lane-name[data-lane=\"{lane}\"]");
            return vec![name, "#content".to_owned()];
        }
        Action::OnlyTheme(_)
        | Action::ToggleTheme(_)
        | Action::AllThemes
        | Action::HideTheme(_)
        | Action::Filter(_)
        | Action::Search(_) => &[
            ".theme-button[aria-pressed=\"true\"]",
            CHOSEN,
            ".filter-menu > summary",
        ],
        _ => &[],
    };
    let all = first.iter().chain(&["#content"]);
    all.map(|&heir| heir.to_owned()).collect()
}

/// What fills the page: another one begins at its top.
fn main_part(state: &ViewState) -> (View, CompareMode, bool) {
    let beside = matches!(state.view, View::Home | View::Timeline);
    (state.view, state.mode, state.shows_results() && !beside)
}

/// What an action leads to, by its id in the document. It is brought into view also where
/// the page has led there before, and the reader has scrolled away.
fn named(action: &Action) -> Option<String> {
    match action {
        Action::Record(_, id) => Some(format!("record-{id}")),
        Action::Topic(Some(id)) => Some(format!("topic-{id}")),
        _ => None,
    }
}

/// Once the page is drawn, and whoever knows better where the focus belongs has moved it.
fn hand_on(focus: Option<platform::FocusPlace>, heirs: Vec<String>) {
    if let Some(focus) = focus {
        after_render(move || after_render(move || focus.hand_on(heirs)));
    }
}

/// What the reader looks at stays where it is while the words around it change.
fn keep_place() {
    let place = platform::reading_place();
    after_render(move || place.hold());
}

/// Who has not typed for so long rests, in milliseconds: longer than between
/// two letters of one word.
pub(super) const TYPING_RESTS_MS: u32 = 250;

/// What was typed becomes the page's query once the typing rests.
#[hook]
fn use_rest(store: &Rc<Store>, act: &Callback<StoreAction>) {
    let act = act.clone();
    use_effect_with(store.typed.clone(), move |typed| {
        let rest = typed
            .as_ref()
            .map(|_| platform::Delay::new(TYPING_RESTS_MS, move || act.emit(StoreAction::Rest)));
        move || drop(rest)
    });
}

/// The state, and what changes it. Both it and the address are new before the callback
/// returns, while the reader's click or key is being answered: a step that a browser
/// learns of later counts as the program's own, and *back* may skip it. The page is drawn
/// when the browser comes to it.
#[hook]
fn use_store(
    props: &AppProps,
) -> (
    Rc<Store>,
    Callback<(), Rc<ViewState>>,
    Callback<StoreAction>,
) {
    let redraw = use_force_update();
    let newest = {
        let props = props.clone();
        use_mut_ref(move || Rc::new(Store::new(props)))
    };
    let has_address = !props.preview;
    let act = {
        let newest = newest.clone();
        use_callback(has_address, move |action: StoreAction, has_address| {
            let before = newest.borrow().clone();
            let returns = matches!(action, StoreAction::Follow(_, Arrival::Again));
            let after = Rc::new(before.reduced(action));
            newest.replace(after.clone());
            if *has_address && after.state != before.state {
                after.show_link();
                // Where the reader has been before, the browser knows how far they had read.
                if main_part(&after.state) != main_part(&before.state) && !returns {
                    platform::begin_at_top("content");
                }
            }
            redraw.force_update();
        })
    };
    let store = newest.borrow().clone();
    {
        let first = store.clone();
        use_effect_with(has_address, move |has_address| {
            if *has_address {
                first.show_link();
            }
        });
    }
    let newest = use_callback((), move |(), ()| newest.borrow().state.clone());
    (store, newest, act)
}

/// The state follows *back*, *forward* and links that are pasted into the address.
#[hook]
fn use_navigation(act: &Callback<StoreAction>, has_address: bool) {
    let act = act.clone();
    use_effect_with(has_address, move |has_address| {
        let navigation = has_address.then(|| {
            platform::on_navigation(move |link, arrival| {
                act.emit(StoreAction::Follow(link.into(), arrival));
            })
        });
        move || drop(navigation)
    });
}

/// Tells the page around this one how high it is, where it was asked to.
#[hook]
fn use_height(ground: &NodeRef, tells: bool) {
    let key = (ground.clone(), tells);
    use_effect_with(key, |(ground, tells)| {
        let told = ground.clone();
        let watch = tells.then(|| {
            platform::observe_size(ground, move |_, _| {
                let height_px = platform::height_of(&told).ceil();
                platform::tell_height(HEIGHT_MESSAGE, HEIGHT_VERSION, height_px);
            })
        });
        move || drop(watch)
    });
}

/// An index of no more events than this is built at once.
const INDEXED_AT_ONCE: usize = 5_000;

/// So many records of a larger one are read between two frames.
const INDEXED_AT_A_TIME: usize = 2_000;

/// An index with what it is an index of, which it does not keep.
type Indexed = (Weak<Corpus>, Lang, Rc<SearchIndex>);

/// The index of the corpus in a language, once it is wanted. That of a large
/// corpus is built a little at a time, so that the page goes on answering.
#[hook]
fn use_index(corpus: &SharedCorpus, lang: Lang, wanted: bool) -> Option<Rc<SearchIndex>> {
    let small = corpus.0.events().len() <= INDEXED_AT_ONCE;
    let at_once = use_memo(
        (corpus.clone(), lang, wanted && small),
        |(corpus, lang, wanted)| {
            let index = || SearchIndex::new(&corpus.0, *lang, i18n::date_in_words);
            wanted.then(|| Rc::new(index()))
        },
    );
    let built = use_state(|| None::<Indexed>);
    let is_of =
        |(of, in_lang, _): &&Indexed| of.as_ptr() == Rc::as_ptr(&corpus.0) && *in_lang == lang;
    let ready = built
        .as_ref()
        .filter(is_of)
        .map(|(_, _, index)| index.clone());
    let key = (corpus.clone(), lang, wanted && !small && ready.is_none());
    let setter = built.setter();
    let next = use_mut_ref(|| None::<platform::Delay>);
    use_effect_with(key, move |(corpus, lang, missing)| {
        next.borrow_mut().take();
        if *missing {
            let indexing = Indexing::new(*lang, i18n::date_in_words);
            index_on(indexing, corpus.clone(), *lang, setter, next.clone());
        }
        move || drop(next.borrow_mut().take())
    });
    (*at_once).clone().or(ready)
}

fn index_on(
    mut indexing: Indexing,
    corpus: SharedCorpus,
    lang: Lang,
    done: UseStateSetter<Option<Indexed>>,
    next: Rc<RefCell<Option<platform::Delay>>>,
) {
    let slot = next.clone();
    let delay = platform::Delay::new(0, move || {
        match indexing.step(&corpus.0, INDEXED_AT_A_TIME) {
            Some(index) => done.set(Some((Rc::downgrade(&corpus.0), lang, Rc::new(index)))),
            None => index_on(indexing, corpus, lang, done, next),
        }
    });
    *slot.borrow_mut() = Some(delay);
}

/// What answers to the query, found among what the last one found where it can
/// be.
#[hook]
fn use_finding(
    corpus: &SharedCorpus,
    query: &AttrValue,
    index: Option<Rc<SearchIndex>>,
) -> Option<Rc<Finding>> {
    let wanted = !query.trim().is_empty();
    let last = use_mut_ref(|| None::<Rc<Finding>>);
    let key = (index.clone().map(Shared), query.clone());
    let all = corpus.0.events().len();
    let found = use_memo(key, move |(_, query)| {
        let index = index.filter(|_| wanted)?;
        let before = last.borrow_mut().take();
        let before = before.filter(|before| Rc::ptr_eq(&before.index, &index));
        let search = match before {
            Some(before) => before.search.refined(&index, query),
            None => Search::new(&index, query),
        };
        let events = Shown::of(all, search.events(&index));
        let finding = Rc::new(Finding {
            index,
            search,
            events,
        });
        *last.borrow_mut() = Some(finding.clone());
        Some(finding)
    });
    (*found).clone()
}

/// How long a sentence stands before the next one, in milliseconds: shorter,
/// and a screen reader may miss it.
const SAID_FOR_MS: u32 = 1_200;

/// The one place of the page from which screen readers hear what changes. What
/// is said while something is being said waits its turn.
#[hook]
fn use_announcer() -> (Callback<String>, Html) {
    let text = use_state(String::new);
    let queue = use_mut_ref(VecDeque::<String>::new);
    let delay = use_mut_ref(|| None::<platform::Delay>);
    let say = {
        let (setter, queue, delay) = (text.setter(), queue, delay);
        use_callback((), move |sentence: String, ()| {
            {
                let mut queue = queue.borrow_mut();
                if queue.back() == Some(&sentence) {
                    return;
                }
                queue.push_back(sentence);
                // Who acts faster than one can listen wants the last word.
                while queue.len() > 3 {
                    queue.pop_front();
                }
            }
            if delay.borrow().is_none() {
                say_next(&setter, &queue, &delay);
            }
        })
    };
    let html = html! { <div id="announcer" class="visually-hidden" role="status" aria-live="polite">{ &*text }</div> };
    (say, html)
}

fn say_next(
    text: &UseStateSetter<String>,
    queue: &Rc<RefCell<VecDeque<String>>>,
    delay: &Rc<RefCell<Option<platform::Delay>>>,
) {
    let next = queue.borrow_mut().pop_front();
    let done = next.is_none();
    // An empty region lets the same sentence be heard again.
    text.set(next.unwrap_or_default());
    let (again, queue, slot) = (text.clone(), queue.clone(), delay.clone());
    *delay.borrow_mut() =
        (!done).then(|| platform::Delay::new(SAID_FOR_MS, move || say_next(&again, &queue, &slot)));
}

/// Says what each action has changed.
#[hook]
fn use_said(
    corpus: &SharedCorpus,
    state: &Rc<ViewState>,
    shown: &Rc<Shown>,
    say: &Callback<String>,
) {
    let before = use_mut_ref(|| state.clone());
    let (corpus, shown, say) = (corpus.clone(), shown.clone(), say.clone());
    use_effect_with(state.clone(), move |state| {
        let before = before.replace(state.clone());
        if let Some(sentence) = said(&corpus.0, &before, state, &shown) {
            say.emit(sentence);
        }
    });
}

/// The document's language, title, colour scheme and text size.
#[hook]
fn use_document(state: &ViewState, settings: Settings, has_one: bool) {
    use_effect_with((settings.text_size, has_one), |(size, has_one)| {
        if *has_one {
            platform::set_document_text_size(size.word());
        }
    });
    let key = (state.lang, state.scheme, state.view, has_one);
    use_effect_with(key, |&(lang, scheme, view, has_one)| {
        if !has_one {
            return;
        }
        let m = messages(lang);
        platform::set_document_language(lang.tag());
        platform::set_document_scheme(scheme.word());
        platform::set_document_title(&format!("{} – {}", view_name(view, m), m.title));
    });
}
