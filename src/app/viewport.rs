//! The part of the axis that is shown: that of the state, or on its way there,
//! or under the reader's hand.

use super::context::{Page, Shared};
use crate::i18n::{range_in_words, said};
use crate::platform::{self, Animation};
use crate::timeline::{Chart, Viewport};
use crate::view::{Action, DayRange};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// How long a jump to another range takes, in milliseconds.
const JUMP_MS: f64 = 240.0;

/// What is shown, in axis days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InView {
    pub viewport: Viewport,
    /// Under way: by a gesture or an animation.
    pub moving: bool,
}

/// What the drawing may do with the viewport.
#[derive(Clone, PartialEq)]
pub struct Live {
    /// Shows another viewport at once, for as long as a gesture lasts.
    pub show: Callback<Viewport>,
    /// The gesture is over: the viewport becomes the state's.
    pub settle: Callback<Viewport>,
    /// What is shown now.
    pub current: Current,
}

/// The viewport of this moment, for handlers that outlive a rendering.
#[derive(Clone)]
pub struct Current(Rc<Moment>);

struct Moment {
    shown: Cell<Viewport>,
    /// Where keys or a gesture led last; nothing while the reader's hand has the view.
    goal: Cell<Option<Viewport>>,
}

impl Current {
    pub fn get(&self) -> Viewport {
        self.0.shown.get()
    }

    /// Where the view is on its way to, which the newest state says in whole days; where it
    /// is, while the reader's hand has it.
    pub fn goal(&self, newest: DayRange, chart: &Chart) -> Viewport {
        match self.0.goal.get() {
            None => self.get(),
            // Whoever led there knows it better than in whole days.
            Some(goal) if range_of(goal, chart) == newest => goal,
            Some(_) => chart.folds.fold(newest.viewport()),
        }
    }

    pub fn head_for(&self, goal: Viewport) {
        self.0.goal.set(Some(goal));
    }

    fn set(&self, viewport: Viewport) {
        self.0.shown.set(viewport);
    }

    /// The reader's hand has the view.
    fn hold(&self, viewport: Viewport) {
        self.set(viewport);
        self.0.goal.set(None);
    }
}

impl PartialEq for Current {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[hook]
pub fn use_viewport(page: &Page, chart: &Shared<Chart>) -> (InView, Live) {
    let range = page.state.day_range();
    let still = |viewport| InView {
        viewport,
        moving: false,
    };
    let target = chart.0.folds.fold(range.viewport());
    let shown = use_state_eq(|| still(target));
    let current = use_memo((), |()| Moment {
        shown: Cell::new(target),
        goal: Cell::new(Some(target)),
    });
    let current = Current(current);
    current.set(shown.viewport);
    // The days that a button, a key or a link led to are said, where nothing else is said
    // of the same action.
    let before = use_mut_ref(|| page.state.clone());
    let before = before.replace(page.state.clone());
    // The range that a gesture has just settled on needs no animation.
    let settled: Rc<Cell<Option<DayRange>>> = use_memo((), |()| Cell::new(None));
    let running: Rc<RefCell<Option<Animation>>> = use_mut_ref(|| None);
    {
        let (setter, settled, running) = (shown.setter(), settled.clone(), running.clone());
        let (current, page) = (current.clone(), page.clone());
        use_effect_with((range, chart.clone()), move |(range, chart)| {
            if settled.take() == Some(*range) {
                return;
            }
            let from = current.get();
            let to = chart.0.folds.fold(range.viewport());
            if from == to {
                // On its way elsewhere it may have begun, and not have gone far.
                running.borrow_mut().take();
                setter.set(still(to));
                return;
            }
            if platform::prefers_reduced_motion() {
                setter.set(still(to));
            } else {
                let setter = setter.clone();
                *running.borrow_mut() = Some(Animation::run(JUMP_MS, move |progress| {
                    setter.set(InView {
                        viewport: between(from, to, progress),
                        moving: progress < 1.0,
                    });
                }));
            }
            if said(&page.corpus, &before, &page.state, &page.shown).is_none() {
                page.say
                    .emit(range_in_words(range.first, range.last, page.lang()));
            }
        });
    }
    let show = {
        let (setter, running) = (shown.setter(), running.clone());
        let current = current.clone();
        use_callback(chart.clone(), move |viewport: Viewport, chart| {
            running.borrow_mut().take();
            let viewport = viewport.kept_near(chart.0.limits);
            current.hold(viewport);
            setter.set(InView {
                viewport,
                moving: true,
            });
        })
    };
    let settle = {
        let (setter, dispatch) = (shown.setter(), page.dispatch.clone());
        let (current, newest) = (current.clone(), page.newest.clone());
        use_callback(chart.clone(), move |viewport: Viewport, chart| {
            running.borrow_mut().take();
            let viewport = viewport.kept_near(chart.0.limits);
            current.set(viewport);
            current.head_for(viewport);
            let range = range_of(viewport, &chart.0);
            // Where it ends on the same days nothing follows that would take it.
            let moves = newest.emit(()).day_range() != range;
            settled.set(moves.then_some(range));
            setter.set(still(viewport));
            dispatch.emit(Action::Range(range));
        })
    };
    let live = Live {
        show,
        settle,
        current,
    };
    (*shown, live)
}

/// The whole days of a view of the axis.
pub fn range_of(viewport: Viewport, chart: &Chart) -> DayRange {
    DayRange::of_viewport(chart.folds.unfold(viewport))
}

/// Zooming is even when the span changes by equal factors, not equal days.
fn between(from: Viewport, to: Viewport, progress: f64) -> Viewport {
    let eased = progress * progress * (3.0 - 2.0 * progress);
    if progress >= 1.0 {
        return to;
    }
    let span = from.span_days() * (to.span_days() / from.span_days()).powf(eased);
    // The share of the way that the span has gone, so that the point that both
    // views share stands still.
    let change = to.span_days() - from.span_days();
    let share = if change.abs() < 1e-6 {
        eased
    } else {
        (span - from.span_days()) / change
    };
    let start = from.from + (to.from - from.from) * share;
    Viewport {
        from: start,
        to: start + span,
    }
}
