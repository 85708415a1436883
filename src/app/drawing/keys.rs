//! The timeline by keyboard: every event of every lane, drawn or counted.

use super::lanes::Lanes;
use super::*;
use crate::app::afterwards::after_render;
use crate::app::viewport::Live;
use crate::view::{KeyCommand, Scope};

/// How much one press zooms and pans, the latter in parts of the view.
const ZOOM_STEP: f64 = 0.6;
const PAN_STEP: f64 = 0.5;

/// Where the keyboard is: an event in a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cursor {
    pub lane: usize,
    /// Its position in the corpus.
    pub event: usize,
}

#[hook]
pub(super) fn use_keys(
    page: &Page,
    lanes: &Rc<Lanes>,
    live: &Live,
    stage: &Shared<Stage>,
    cursor: &UseStateHandle<Option<Cursor>>,
    keep_focus: &Callback<()>,
) -> Callback<KeyboardEvent> {
    let (page, chart, lanes) = (page.clone(), page.chart.clone(), lanes.clone());
    let (live, stage, cursor) = (live.clone(), stage.clone(), cursor.clone());
    let keep_focus = keep_focus.clone();
    Callback::from(move |event: KeyboardEvent| {
        let Some(command) = page.key(Scope::Timeline, &event) else {
            return;
        };
        keep_focus.emit(());
        // Keys that follow each other fast add up, also while the view is on its way and
        // the page not yet drawn anew.
        let view = live.current.goal(page.newest.emit(()).day_range(), &chart);
        let go = |to: Viewport| {
            let to = to.kept_near(chart.limits);
            live.current.head_for(to);
            page.dispatch.emit(Action::Range(range_of(to, &chart)));
        };
        let here = || (*cursor).or_else(|| first_cursor(&page, &lanes, &stage));
        match command {
            KeyCommand::ZoomIn => go(view.zoom(ZOOM_STEP, view.center())),
            KeyCommand::ZoomOut => go(view.zoom(1.0 / ZOOM_STEP, view.center())),
            KeyCommand::Earlier => go(view.pan(-PAN_STEP * view.span_days())),
            KeyCommand::Later => go(view.pan(PAN_STEP * view.span_days())),
            KeyCommand::Close if page.state.event.is_some() => {
                page.dispatch.emit(Action::Event(None));
            }
            KeyCommand::Close if page.state.group.is_some() => {
                page.dispatch.emit(Action::Group(None));
            }
            KeyCommand::Open | KeyCommand::OpenCount => {
                let Some(here) = here() else { return };
                // A count that was clicked has the focus itself.
                let hit = platform::closest_attribute(&event, "data-hit");
                let hit = hit.as_deref().and_then(marks::parse_hit);
                let on_count = hit.is_some_and(|(kind, ..)| kind == marks::Hit::More);
                let count = command == KeyCommand::OpenCount || on_count;
                open(&page, &lanes, &stage, here, count);
            }
            _ => {
                let Some(to) = here().and_then(|here| lanes.step(here, command)) else {
                    return;
                };
                cursor.set(Some(to));
                if let Some(placed) = lanes.placed(to)
                    && !view.contains(placed.from)
                {
                    // At once: an event that is not drawn yet cannot take the focus.
                    let half = view.span_days() / 2.0;
                    live.settle.emit(Viewport {
                        from: placed.from - half,
                        to: placed.from + half,
                    });
                }
                if let Some(event) = page.corpus.events().get(to.event) {
                    let id = format!("ev-{}-{}", to.lane, event.id);
                    // The mark may have to be drawn first.
                    after_render(move || platform::focus_by_id(&id));
                }
            }
        }
        event.prevent_default();
    })
}

/// Opens an event or closes it; with `count`, opens what is counted with it.
fn open(page: &Page, lanes: &Lanes, stage: &Shared<Stage>, at: Cursor, count: bool) {
    if count {
        let mut items = stage.0.scene.items.iter();
        let item = items.find(|item| (item.lane, item.placed.event) == (at.lane, at.event));
        if let Some(group) = item.and_then(|item| group_of(item, lanes)) {
            page.dispatch.emit(Action::Group(Some(group)));
        }
        return;
    }
    if let Some(event) = page.corpus.events().get(at.event) {
        let open = page.state.event.as_ref() != Some(&event.id);
        page.dispatch
            .emit(Action::Event(open.then(|| event.id.clone())));
    }
}

/// Where the tab stop is before the keyboard has been anywhere.
fn first_cursor(page: &Page, lanes: &Lanes, stage: &Shared<Stage>) -> Option<Cursor> {
    let id = page.state.event.as_ref();
    let chosen = id.and_then(|id| page.corpus.event_position(id));
    let first = || {
        let open = (0..lanes.themes.len()).find(|lane| !lanes.is_folded(*lane))?;
        Some(Cursor {
            lane: open,
            event: lanes.layout.lane(open)?.events().first()?.event,
        })
    };
    marks::stop(&stage.0, None, chosen)
        .map(|item| Cursor {
            lane: item.lane,
            event: item.placed.event,
        })
        .or_else(first)
}

impl Lanes {
    fn placed(&self, at: Cursor) -> Option<&Placed> {
        let lane = self.layout.lane(at.lane)?;
        Some(lane.placed(lane.index_of(at.event)?))
    }

    /// Where a key leads, if anywhere: along the lane, or to the event of the next open lane
    /// that is nearest in time.
    fn step(&self, from: Cursor, command: KeyCommand) -> Option<Cursor> {
        let lane = self.layout.lane(from.lane)?;
        let index = lane.index_of(from.event)? as usize;
        let along = |index: usize| {
            lane.events().get(index).map(|placed| Cursor {
                lane: from.lane,
                event: placed.event,
            })
        };
        match command {
            KeyCommand::EventBefore => along(index.checked_sub(1)?),
            KeyCommand::EventAfter => along(index + 1),
            KeyCommand::First => along(0),
            KeyCommand::Last => along(lane.len() - 1),
            KeyCommand::LaneAbove | KeyCommand::LaneBelow => {
                let open = |lane: &usize| !self.is_folded(*lane);
                let to = if command == KeyCommand::LaneAbove {
                    (0..from.lane).rev().find(open)?
                } else {
                    (from.lane + 1..self.themes.len()).find(open)?
                };
                let other = self.layout.lane(to)?;
                let nearest = other.nearest(lane.events()[index].from)?;
                Some(Cursor {
                    lane: to,
                    event: other.placed(nearest).event,
                })
            }
            _ => None,
        }
    }
}
