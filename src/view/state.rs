//! What is shown, and how an action changes it.

use super::filter::Filter;
use super::paper::Paper;
use crate::model::column::years_with;
use crate::model::compare::{BasisKind, Outcome, Outline, row, statements_of};
use crate::model::scale::ReferenceScale;
use crate::model::*;
use crate::sort::SortLean;
use crate::timeline::Viewport;
use std::collections::BTreeSet;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// Timeline and comparison side by side.
    #[default]
    Home,
    Timeline,
    Compare,
    Figures,
    Divergences,
    Sources,
    /// How to use the page, task by task.
    Guide,
    /// What the page is, and by which rules it was made.
    About,
}

impl View {
    pub const ALL: [View; 8] = [
        View::Home,
        View::Timeline,
        View::Compare,
        View::Figures,
        View::Divergences,
        View::Sources,
        View::Guide,
        View::About,
    ];

    /// Those that show the data.
    pub const OF_DATA: [View; 6] = [
        View::Home,
        View::Timeline,
        View::Compare,
        View::Figures,
        View::Divergences,
        View::Sources,
    ];

    /// The word in links.
    pub fn word(self) -> &'static str {
        match self {
            View::Home => "home",
            View::Timeline => "timeline",
            View::Compare => "compare",
            View::Figures => "figures",
            View::Divergences => "divergences",
            View::Sources => "sources",
            View::Guide => "guide",
            View::About => "about",
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// As the reader's system asks.
    #[default]
    Auto,
    Light,
    Dark,
    /// Black and white, light or dark as the system asks.
    Contrast,
}

impl Scheme {
    pub const ALL: [Scheme; 4] = [Scheme::Auto, Scheme::Light, Scheme::Dark, Scheme::Contrast];

    pub fn word(self) -> &'static str {
        match self {
            Scheme::Auto => "auto",
            Scheme::Light => "light",
            Scheme::Dark => "dark",
            Scheme::Contrast => "contrast",
        }
    }
}

/// What the comparison shows of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CompareMode {
    /// Two sides, row by row.
    #[default]
    Pair,
    /// Topics by years.
    Matrix,
    /// The likelihood terms.
    Ladder,
    /// What moved, on one page of paper.
    Digest,
}

impl CompareMode {
    pub const ALL: [CompareMode; 4] = [
        CompareMode::Pair,
        CompareMode::Matrix,
        CompareMode::Ladder,
        CompareMode::Digest,
    ];

    /// The word in links.
    pub fn word(self) -> &'static str {
        match self {
            CompareMode::Pair => "pair",
            CompareMode::Matrix => "matrix",
            CompareMode::Ladder => "ladder",
            CompareMode::Digest => "digest",
        }
    }
}

/// The order of the comparison's rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowOrder {
    /// Under their themes.
    #[default]
    Theme,
    /// By what they come to: raised first.
    Outcome,
    /// By the weight of what is contested on them.
    Weight,
}

impl RowOrder {
    pub const ALL: [RowOrder; 3] = [RowOrder::Theme, RowOrder::Outcome, RowOrder::Weight];

    /// The word in links.
    pub fn word(self) -> &'static str {
        match self {
            RowOrder::Theme => "theme",
            RowOrder::Outcome => "sign",
            RowOrder::Weight => "weight",
        }
    }
}

/// The first and last day in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayRange {
    pub first: Day,
    pub last: Day,
}

impl DayRange {
    pub fn of_years(first: i32, last: i32) -> Option<DayRange> {
        Some(DayRange {
            first: Day::from_ymd(first, 1, 1)?,
            last: Day::from_ymd(last, 12, 31)?,
        })
    }

    pub fn viewport(self) -> Viewport {
        Viewport::of_days(self.first, self.last)
    }

    /// With a tenth more time on each side, at least three days.
    pub fn with_margin(self) -> DayRange {
        self.widened(10, 3)
    }

    /// With this part more time on each side, and at least so many days. It ends where
    /// the days that can be counted do.
    fn widened(self, part: i32, least: i32) -> DayRange {
        let (first, last) = (self.first.0, self.last.0);
        let margin = (last.saturating_sub(first) / part).max(least);
        DayRange {
            first: Day(first.saturating_sub(margin)),
            last: Day(last.saturating_add(margin)),
        }
    }

    /// The years of the first and the last day.
    pub fn years(self) -> (i32, i32) {
        (self.first.year(), self.last.year())
    }

    pub fn of_viewport(viewport: Viewport) -> DayRange {
        let (first, last) = viewport.days();
        DayRange { first, last }
    }
}

/// The years that the page opens on.
pub fn home_range() -> DayRange {
    // Both are valid days; the fallback is never reached.
    DayRange::of_years(2014, 2026).unwrap_or(DayRange {
        first: Day(16_071),
        last: Day(20_818),
    })
}

/// A step of a tour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TourPlace {
    pub tour: TourId,
    /// From 0, through all chapters.
    pub step: usize,
}

/// The events of one lane that begin within some days: what stands behind a
/// count on the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub lane: ThemeId,
    pub days: DayRange,
}

impl Group {
    /// Whether the event is one of the group's: in its lane and begun within
    /// its days.
    pub fn holds(&self, event: &Event) -> bool {
        let in_lane = event.themes.iter().any(|theme| theme.is_within(&self.lane));
        in_lane && self.begins_within(event)
    }

    /// Whether the event's first day is one of the group's.
    pub fn begins_within(&self, event: &Event) -> bool {
        let span = event.date.span();
        span.start
            .day
            .or(span.end.day)
            .is_some_and(|day| (self.days.first..=self.days.last).contains(&day))
    }
}

/// Everything that a link carries.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewState {
    pub view: View,
    pub lang: Lang,
    pub scheme: Scheme,
    /// `None` stands for the opening range.
    pub range: Option<DayRange>,
    /// Which events are shown; of the other records the themes count.
    pub filter: Filter,
    pub event: Option<EventId>,
    pub topic: Option<TopicId>,
    pub group: Option<Group>,
    /// The two sides that are compared.
    pub a: Column,
    pub b: Column,
    pub mode: CompareMode,
    pub order: RowOrder,
    /// The year that the matrix judges all others against; `None` for the one
    /// before each.
    pub base_year: Option<i32>,
    /// Every loaded year has a column in the matrix.
    pub all_years: bool,
    /// A published scale beside the likelihood ladder.
    pub scale: Option<ReferenceScale>,
    /// In an opened row our two summaries are compared word by word.
    pub words: bool,
    pub query: String,
    /// The timeline shows only what answers to the query, in the place of the
    /// results.
    pub only_hits: bool,
    pub tour: Option<TourPlace>,
    /// One slide at a time, for a projector.
    pub present: bool,
    /// The document for paper, in the place of the view.
    pub paper: Option<Paper>,
    /// The timeline as a list.
    pub list: bool,
    /// The lanes that stand first, in this order; the others follow in theirs.
    pub lane_order: Vec<ThemeId>,
    /// Lanes that are folded to their names.
    pub folded: BTreeSet<ThemeId>,
    pub outcome: Option<Outcome>,
    pub basis: Option<BasisKind>,
    pub weight: Option<Weight>,
    pub kind: Option<DivergenceKind>,
    /// Figures of this unit.
    pub unit: Option<Unit>,
    /// A record that a table view scrolls to and marks: a series, a
    /// divergence, a source or a term.
    pub record: Option<String>,
    /// The header is drawn; a frame in another page may do without.
    pub header: bool,
    /// The page is as high as what it shows, for a frame that grows with it.
    pub grow: bool,
}

impl Default for ViewState {
    fn default() -> Self {
        ViewState {
            view: View::Home,
            lang: Lang::En,
            scheme: Scheme::Auto,
            range: None,
            filter: Filter::default(),
            event: None,
            topic: None,
            group: None,
            a: Column::Year(2024),
            b: Column::Year(2025),
            mode: CompareMode::Pair,
            order: RowOrder::Theme,
            base_year: None,
            all_years: false,
            scale: None,
            words: false,
            query: String::new(),
            only_hits: false,
            tour: None,
            present: false,
            paper: None,
            list: false,
            lane_order: Vec::new(),
            folded: BTreeSet::new(),
            outcome: None,
            basis: None,
            weight: None,
            kind: None,
            unit: None,
            record: None,
            header: true,
            grow: false,
        }
    }
}

impl ViewState {
    /// Whether the results stand in the place of the view, or beside the
    /// timeline.
    pub fn shows_results(&self) -> bool {
        self.shows_results_of(&self.query)
    }

    /// The same while another query is being typed.
    pub fn shows_results_of(&self, query: &str) -> bool {
        let filters = self.only_hits && matches!(self.view, View::Home | View::Timeline);
        !query.trim().is_empty() && !filters
    }

    fn close_search(&mut self) {
        self.query.clear();
        self.only_hits = false;
    }

    pub fn day_range(&self) -> DayRange {
        self.range.unwrap_or_else(home_range)
    }

    /// Whether a record of these themes passes the choice of themes.
    pub fn shows(&self, themes: &[ThemeId]) -> bool {
        self.filter.shows_themes(themes)
    }

    /// The lanes from top to bottom.
    pub fn lanes<'a>(&self, corpus: &'a Corpus) -> Vec<&'a Theme> {
        let mut lanes: Vec<&Theme> = corpus.lanes().collect();
        // A stable sort: those without a place of their own keep their order.
        lanes.sort_lean_by_key(|theme| {
            let place = self.lane_order.iter().position(|id| *id == theme.id);
            place.unwrap_or(usize::MAX)
        });
        lanes
    }

    /// Whether a lane is drawn: not where only events are shown that stand in others too.
    pub fn draws_lane(&self, lane: &ThemeId) -> bool {
        let themes = &self.filter.themes;
        let holds = |theme: &ThemeId| theme.is_within(lane) || lane.is_within(theme);
        themes.is_empty() || themes.iter().any(holds)
    }

    /// Whether a row of the comparison passes the filters. Beside the timeline
    /// (`compact`) there are only those for theme and outcome.
    pub fn shows_row(&self, row: &Outline, compact: bool) -> bool {
        self.shows(std::slice::from_ref(&row.theme))
            && self.outcome.is_none_or(|outcome| row.outcome == outcome)
            && (compact
                || (self.basis.is_none_or(|basis| row.bases.contains(&basis))
                    && self.weight.is_none_or(|weight| row.weight == Some(weight))))
    }

    /// Whether a series passes the filters for theme and unit.
    pub fn shows_series(&self, series: &Series) -> bool {
        self.shows(&series.themes) && self.unit.is_none_or(|unit| series.unit == unit)
    }

    /// Whether an event belongs to what is chosen elsewhere: its topic is the
    /// open one. `true` where no topic is open.
    pub fn belongs(&self, event: &Event) -> bool {
        self.topic
            .as_ref()
            .is_none_or(|topic| event.topics.contains(topic))
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Go(View),
    /// Opens an event's panel, or closes it.
    Event(Option<EventId>),
    /// Opens a row of the comparison, or closes it.
    Topic(Option<TopicId>),
    Group(Option<Group>),
    ToggleTheme(ThemeId),
    /// Shows only this theme.
    OnlyTheme(ThemeId),
    AllThemes,
    /// Shows all themes but this one, of those that are shown.
    HideTheme(ThemeId),
    /// Folds a lane to its name, or unfolds it.
    FoldLane(ThemeId),
    /// Puts a lane before another one, or last.
    PlaceLane(ThemeId, Option<ThemeId>),
    /// All lanes unfolded and in their own order.
    ResetLanes,
    /// Another filter; of it what the corpus knows.
    Filter(Box<Filter>),
    /// Chooses what is compared.
    Compare(Column, Column),
    SwapSides,
    /// A year pointed at on the axis becomes one of the two compared.
    CompareYear(i32),
    /// Opens a topic between these two sides.
    OpenPair(TopicId, Column, Column),
    Mode(CompareMode),
    Order(RowOrder),
    BaseYear(Option<i32>),
    AllYears(bool),
    Scale(Option<ReferenceScale>),
    Words(bool),
    /// A year chosen on either side: the timeline shows it.
    ShowYear(i32),
    Range(DayRange),
    /// Shows these days on the timeline, whatever was shown before.
    ShowDays(DayRange),
    HomeRange,
    AllTime,
    Search(String),
    /// Shows the events that answer to the query on the timeline, and no others.
    OnlyHits(bool),
    StartTour(TourId),
    TourStep(usize),
    NextStep,
    PreviousStep,
    EndTour,
    /// Begins or ends presenting: the tour's step, the event that is open, or
    /// else the main tour.
    Present(bool),
    /// Shows the document for paper, or leaves it.
    Paper(Option<Paper>),
    List(bool),
    Outcome(Option<Outcome>),
    Basis(Option<BasisKind>),
    Weight(Option<Weight>),
    Kind(Option<DivergenceKind>),
    Unit(Option<Unit>),
    Lang(Lang),
    Scheme(Scheme),
    Header(bool),
    /// Goes to a record in the view that lists it.
    Record(View, String),
    /// The opening view, with the reader's language and colours.
    Reset,
    /// What a link says.
    Replace(Box<ViewState>),
    /// One after the other, as one step.
    All(Vec<Action>),
}

impl Action {
    /// Whether the state that follows is a place of its own in the browser's
    /// history (as against a movement within a place).
    pub fn is_a_step(&self) -> bool {
        match self {
            Action::Range(_)
            | Action::Search(_)
            | Action::Scheme(_)
            | Action::Header(_)
            | Action::Lang(_)
            | Action::Replace(_) => false,
            Action::All(actions) => actions.iter().any(Action::is_a_step),
            _ => true,
        }
    }

    /// Each by itself, in order.
    pub fn each(self) -> Vec<Action> {
        match self {
            Action::All(actions) => actions.into_iter().flat_map(Action::each).collect(),
            action => vec![action],
        }
    }
}

/// Whether a table view lists a record of this id.
pub(super) fn is_record(corpus: &Corpus, id: &str) -> bool {
    corpus.one_series(&SeriesId::new(id)).is_some()
        || corpus.divergence(&DivergenceId::new(id)).is_some()
        || corpus.source(&SourceId::new(id)).is_some()
        || corpus.term(&TermId::new(id)).is_some()
}

/// The state after an action. What is not in the corpus leaves the state as it
/// is, so that every state that can be reached has a link.
pub fn reduce(corpus: &Corpus, state: &ViewState, action: Action) -> ViewState {
    let mut next = state.clone();
    if !matches!(action, Action::Lang(_) | Action::Scheme(_)) {
        // What changes the view leaves the paper.
        next.paper = None;
    }
    match action {
        Action::Go(view) => {
            if view != next.view {
                // What only one view can show and lift must not filter another.
                next.clear_table_filters();
            }
            next.view = view;
            next.close_search();
            next.record = None;
        }
        Action::Event(Some(id)) => {
            if let Some(event) = corpus.event(&id) {
                choose_event(&mut next, event);
            }
        }
        Action::Event(None) => next.event = None,
        Action::Topic(Some(id)) => {
            if let Some(topic) = corpus.topic(&id) {
                if !matches!(next.view, View::Home | View::Compare) {
                    next.view = View::Compare;
                    next.clear_table_filters();
                }
                open_row(corpus, &mut next, topic);
            }
        }
        Action::Topic(None) => next.topic = None,
        Action::Group(group) => {
            let known = group.as_ref().is_none_or(|group| {
                corpus.theme(&group.lane).is_some() && group.days.first <= group.days.last
            });
            if known {
                // The results stand where the panel will.
                if group.is_some() && next.shows_results() {
                    next.close_search();
                }
                next.event = None;
                next.group = group;
            }
        }
        Action::ToggleTheme(theme) => {
            if !next.filter.themes.remove(&theme) && corpus.theme(&theme).is_some() {
                next.filter.themes.insert(theme);
            }
        }
        Action::OnlyTheme(theme) => {
            if corpus.theme(&theme).is_some() {
                let alone = next.filter.themes.len() == 1 && next.filter.themes.contains(&theme);
                next.filter.themes.clear();
                if !alone {
                    next.filter.themes.insert(theme);
                }
            }
        }
        Action::AllThemes => next.filter.themes.clear(),
        Action::Filter(filter) => next.filter = filter.known(corpus),
        Action::HideTheme(theme) => hide_theme(corpus, &mut next, &theme),
        Action::FoldLane(theme) => {
            let is_lane = corpus.lanes().any(|lane| lane.id == theme);
            if is_lane && !next.folded.remove(&theme) {
                next.folded.insert(theme);
            }
        }
        Action::PlaceLane(theme, before) => place_lane(corpus, &mut next, &theme, before.as_ref()),
        Action::ResetLanes => {
            next.lane_order.clear();
            next.folded.clear();
        }
        Action::Compare(a, b) => {
            if a.is_known(corpus) && b.is_known(corpus) {
                next.set_sides(a, b);
            }
        }
        Action::SwapSides => {
            std::mem::swap(&mut next.a, &mut next.b);
            next.outcome = next.outcome.map(Outcome::reversed);
        }
        Action::CompareYear(year) => {
            let of = |side: &Column| side.year(corpus);
            if let (true, Some(a), Some(b)) =
                (corpus.years().contains(&year), of(&next.a), of(&next.b))
            {
                let (a, b) = years_with(a, b, year);
                next.set_sides(a.into(), b.into());
            }
        }
        Action::OpenPair(id, a, b) => {
            if let Some(topic) = corpus.topic(&id)
                && a.is_known(corpus)
                && b.is_known(corpus)
            {
                next.view = View::Compare;
                next.set_sides(a, b);
                open_row(corpus, &mut next, topic);
            }
        }
        Action::Mode(mode) => {
            next.mode = mode;
            next.topic = next.topic.filter(|_| mode == CompareMode::Pair);
        }
        Action::Order(order) => next.order = order,
        Action::BaseYear(base) => {
            if base.is_none_or(|base| corpus.years().contains(&base)) {
                next.base_year = base;
            }
        }
        Action::AllYears(all) => next.all_years = all,
        Action::Scale(scale) => next.scale = scale,
        Action::Words(words) => next.words = words,
        Action::ShowYear(year) => next.range = DayRange::of_years(year, year).or(next.range),
        Action::Range(range) => {
            if range.first <= range.last {
                next.range = Some(range).filter(|range| *range != home_range());
            }
        }
        Action::ShowDays(range) => {
            next.close_search();
            next.filter = Filter::default();
            (next.event, next.group, next.tour) = (None, None, None);
            if !matches!(next.view, View::Home | View::Timeline) {
                next.view = View::Timeline;
            }
            next = reduce(corpus, &next, Action::Range(range));
        }
        Action::HomeRange => next.range = None,
        Action::AllTime => next.range = all_time(corpus),
        Action::Search(query) => {
            next.only_hits &= !query.trim().is_empty();
            next.query = query;
        }
        Action::OnlyHits(only) => {
            next.only_hits = only && !next.query.trim().is_empty();
            if next.only_hits && !matches!(next.view, View::Home | View::Timeline) {
                next.view = View::Home;
            }
        }
        Action::StartTour(id) => {
            if corpus.tour(&id).is_some() {
                next.tour = Some(TourPlace { tour: id, step: 0 });
                next.close_search();
                if !matches!(next.view, View::Home | View::Timeline) {
                    next.view = View::Home;
                }
                show_step(corpus, &mut next);
            }
        }
        Action::TourStep(step) => {
            if let Some(place) = &mut next.tour {
                place.step = step;
                show_step(corpus, &mut next);
            }
        }
        Action::NextStep => {
            if let Some(place) = &mut next.tour {
                place.step = place.step.saturating_add(1);
                show_step(corpus, &mut next);
            }
        }
        Action::PreviousStep => {
            if let Some(place) = &mut next.tour {
                place.step = place.step.saturating_sub(1);
                show_step(corpus, &mut next);
            }
        }
        Action::EndTour => next.tour = None,
        Action::Present(true) => {
            next.close_search();
            if next.tour.is_none()
                && next.event.is_none()
                && let Some(tour) = corpus.main_tour()
            {
                next = reduce(corpus, &next, Action::StartTour(tour.id.clone()));
            }
            next.present = true;
        }
        Action::Present(false) => next.present = false,
        Action::Paper(paper) => next.paper = paper,
        Action::List(list) => next.list = list,
        Action::Outcome(outcome) => next.outcome = outcome,
        Action::Basis(basis) => next.basis = basis,
        Action::Weight(weight) => next.weight = weight,
        Action::Kind(kind) => next.kind = kind,
        Action::Unit(unit) => next.unit = unit,
        Action::Lang(lang) => next.lang = lang,
        Action::Scheme(scheme) => next.scheme = scheme,
        Action::Header(header) => next.header = header,
        Action::Record(view, id) => {
            if is_record(corpus, &id) {
                next.view = view;
                next.record = Some(id);
                next.close_search();
                // The record must not be hidden by a filter that is set.
                next.filter.themes.clear();
                next.filter.sources.clear();
                next.clear_table_filters();
            }
        }
        Action::Reset => {
            next = ViewState {
                lang: state.lang,
                scheme: state.scheme,
                header: state.header,
                grow: state.grow,
                ..ViewState::default()
            };
        }
        Action::Replace(state) => next = *state,
        Action::All(actions) => {
            let then = |state, action| reduce(corpus, &state, action);
            return actions.into_iter().fold(state.clone(), then);
        }
    }
    next
}

/// The opening view with an event open: what a link to an event alone shows.
pub fn state_of_event(corpus: &Corpus, id: &EventId, lang: Lang) -> ViewState {
    let state = ViewState {
        lang,
        ..ViewState::default()
    };
    reduce(corpus, &state, Action::Event(Some(id.clone())))
}

/// Never the last one: a timeline without lanes says nothing.
fn hide_theme(corpus: &Corpus, next: &mut ViewState, theme: &ThemeId) {
    let shown = |id: &ThemeId| next.shows(std::slice::from_ref(id));
    let themes = &next.filter.themes;
    let others: BTreeSet<ThemeId> = if themes.is_empty() {
        let lanes = corpus.lanes().map(|lane| lane.id.clone());
        lanes.filter(|id| id != theme).collect()
    } else {
        let within = |id: &&ThemeId| !id.is_within(theme);
        themes.iter().filter(within).cloned().collect()
    };
    if shown(theme) && !others.is_empty() {
        next.filter.themes = others;
    }
}

fn place_lane(corpus: &Corpus, next: &mut ViewState, theme: &ThemeId, before: Option<&ThemeId>) {
    let lanes = next.lanes(corpus);
    let mut order: Vec<ThemeId> = lanes.iter().map(|lane| lane.id.clone()).collect();
    if before == Some(theme) || !order.contains(theme) {
        return;
    }
    order.retain(|id| id != theme);
    let at = before.and_then(|before| order.iter().position(|id| id == before));
    order.insert(at.unwrap_or(order.len()), theme.clone());
    let own: Vec<&ThemeId> = corpus.lanes().map(|lane| &lane.id).collect();
    next.lane_order = if order.iter().eq(own.iter().copied()) {
        Vec::new()
    } else {
        order
    };
}

impl ViewState {
    fn clear_table_filters(&mut self) {
        (self.basis, self.weight, self.kind) = (None, None, None);
        self.unit = None;
    }

    fn set_sides(&mut self, a: Column, b: Column) {
        if (&self.a, &self.b) != (&a, &b) {
            // It may be of the other pair only; a table without rows helps
            // nobody.
            self.outcome = None;
            (self.a, self.b) = (a, b);
        }
    }
}

/// Opens a topic's row where it can be seen.
fn open_row(corpus: &Corpus, next: &mut ViewState, topic: &Topic) {
    if row(corpus, topic, &next.a, &next.b).is_none()
        && let Some((a, b)) = sides_that_speak(corpus, topic)
    {
        next.set_sides(a, b);
    }
    // The row must not be hidden by a filter that is set.
    let outline = row(corpus, topic, &next.a, &next.b).map(|row| Outline::of(&row));
    if let Some(outline) = &outline {
        let compact = next.view == View::Home;
        if !next.shows(std::slice::from_ref(&topic.theme)) {
            next.filter.themes.clear();
        }
        if !next.shows_row(outline, compact) {
            next.outcome = next.outcome.filter(|shown| *shown == outline.outcome);
            next.basis = next.basis.filter(|shown| outline.bases.contains(shown));
            next.weight = next.weight.filter(|shown| outline.weight == Some(*shown));
        }
    }
    next.topic = Some(topic.id.clone());
    next.close_search();
    next.mode = CompareMode::Pair;
}

/// The last year that speaks on a topic, beside the year before it that does.
fn sides_that_speak(corpus: &Corpus, topic: &Topic) -> Option<(Column, Column)> {
    let years = corpus.years().into_iter().rev().map(Column::Year);
    let mut speaking = years.filter(|year| {
        let mut series = corpus.series_of(&topic.id);
        !statements_of(corpus, topic, year).is_empty()
            || series.any(|series| year.values(series).next().is_some())
    });
    let last = speaking.next()?;
    let before = speaking.next().unwrap_or_else(|| {
        let years = corpus.years();
        let other = years.iter().rev().find(|&&year| last != Column::Year(year));
        other.map_or_else(|| last.clone(), |&year| Column::Year(year))
    });
    Some((before.clone().min(last.clone()), before.max(last)))
}

fn choose_event(next: &mut ViewState, event: &Event) {
    next.event = Some(event.id.clone());
    // A hit that is opened on the timeline stands among the others.
    if next.shows_results() {
        next.close_search();
    }
    if !matches!(next.view, View::Home | View::Timeline) {
        next.view = View::Home;
    }
    if !next.filter.matches(event) {
        next.filter = Filter::default();
    }
    unfold(next, event);
    // A reader who follows a link from elsewhere must see the event on the
    // axis; one who clicked it there must not see the axis move.
    let span = event.date.span();
    let day = span.start.day.or(span.end.day);
    if let Some(day) = day {
        let range = next.day_range();
        // What goes on without an end is drawn where it begins.
        let last = span.end.day.unwrap_or(day);
        if day > range.last || last < range.first {
            let half = range.viewport().span_days() / 2.0;
            let middle = f64::from(day.0);
            next.range = Some(DayRange::of_viewport(Viewport {
                from: middle - half,
                to: middle + half,
            }));
        }
    }
    if next
        .group
        .as_ref()
        .is_some_and(|group| !group.begins_within(event))
    {
        next.group = None;
    }
}

/// An event whose lanes are all folded, as far as they are drawn, would not be seen.
fn unfold(next: &mut ViewState, event: &Event) {
    let lanes = event.themes.iter().map(ThemeId::root);
    let drawn: Vec<ThemeId> = lanes.filter(|lane| next.draws_lane(lane)).collect();
    if drawn.iter().all(|lane| next.folded.contains(lane)) {
        for lane in &drawn {
            next.folded.remove(lane);
        }
    }
}

fn all_time(corpus: &Corpus) -> Option<DayRange> {
    let spans = || corpus.events().iter().map(|event| event.date.span());
    let first = spans().filter_map(|span| span.start.day).min()?;
    let last = spans().filter_map(|span| span.end.day).max()?;
    Some(DayRange { first, last }.widened(50, 15))
}

impl Tour {
    /// The steps of all chapters in order.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.chapters.iter().flat_map(|chapter| &chapter.steps)
    }

    pub fn step_count(&self) -> usize {
        self.chapters
            .iter()
            .map(|chapter| chapter.steps.len())
            .sum()
    }

    /// The number of the first step of a chapter, from 0.
    pub fn first_step_of(&self, chapter: usize) -> usize {
        let before = self.chapters.iter().take(chapter);
        before.map(|chapter| chapter.steps.len()).sum()
    }

    /// The chapter that a step is in.
    pub fn chapter_of(&self, step: usize) -> usize {
        let mut last = 0;
        for (i, chapter) in self.chapters.iter().enumerate() {
            last += chapter.steps.len();
            if step < last {
                return i;
            }
        }
        self.chapters.len().saturating_sub(1)
    }
}

/// Shows the event of the current step between its neighbours in the tour.
fn show_step(corpus: &Corpus, next: &mut ViewState) {
    let Some(place) = &mut next.tour else { return };
    let Some(tour) = corpus.tour(&place.tour) else {
        next.tour = None;
        return;
    };
    place.step = place.step.min(tour.step_count().saturating_sub(1));
    let step = place.step;
    let day_of = |step: &Step| {
        let span = corpus.event(&step.event)?.date.span();
        span.start.day.or(span.end.day)
    };
    let days: Vec<Option<Day>> = tour.steps().map(day_of).collect();
    let Some(event) = tour
        .steps()
        .nth(step)
        .and_then(|step| corpus.event(&step.event))
    else {
        return;
    };
    next.event = Some(event.id.clone());
    next.group = None;
    // The step may be none of what was searched for.
    next.close_search();
    if !next.filter.matches(event) {
        next.filter = Filter::default();
    }
    unfold(next, event);
    let Some(day) = days[step] else { return };
    let middle = f64::from(day.0);
    let near = |index: Option<usize>| {
        index
            .and_then(|index| days.get(index).copied().flatten())
            .map_or(0.0, |other| (f64::from(other.0) - middle).abs())
    };
    let reach = near(step.checked_sub(1)).max(near(Some(step + 1)));
    let half = reach.clamp(150.0, 800.0) * 1.25;
    next.range = Some(DayRange::of_viewport(Viewport {
        from: middle - half,
        to: middle + half,
    }));
}
