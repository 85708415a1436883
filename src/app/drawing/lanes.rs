//! The lanes: which, in what order, how many rows each; and the column with
//! their names.

use super::*;
use crate::app::afterwards::use_unseen;
use crate::app::context::{Page, use_page};
use crate::model::*;
use std::cell::Cell;

/// A name that is dragged less than this is a click.
const DRAG_PX: f64 = 5.0;

/// The lanes that are drawn: those with at least one event that is shown.
/// Compared by identity.
pub(in crate::app) struct Lanes {
    pub themes: Vec<ThemeId>,
    pub layout: Layout,
    /// How wide the labels' font is.
    pub metrics: TextMetrics,
}

impl PartialEq for Lanes {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Lanes {
    /// How many events a lane has.
    fn count(&self, lane: usize) -> usize {
        self.layout.lane(lane).map_or(0, |lane| lane.len())
    }

    pub fn is_folded(&self, lane: usize) -> bool {
        self.layout
            .boxes()
            .get(lane)
            .is_some_and(|lane| lane.rows == 0)
    }
}

#[hook]
pub(super) fn use_lanes(page: &Page, props: &DrawingProps, plot_px: f64) -> Rc<Lanes> {
    let chart = &props.chart.0;
    let filled = page.parts.clone();
    let corpus = page.corpus.clone();
    let lang = page.lang();
    let labels = use_memo(
        (props.chart.clone(), lang, props.metrics),
        |(_, lang, metrics)| {
            let lang = *lang;
            let title = move |position: usize| {
                let event = corpus.events().get(position);
                event.map_or_else(String::new, |event| event.title.get(lang).text.to_owned())
            };
            Rc::new(Labels::new(title, *metrics))
        },
    );
    let key = (
        (Shared(filled.clone()), Shared(labels.clone())),
        page.state.lane_order.clone(),
        page.state.folded.clone(),
        page.state.filter.themes.clone(),
        (plot_px as i64, props.height.map(|height| height as i64)),
    );
    let strip = strip_px(page.corpus.years().len());
    use_memo(key, |_| {
        let mut order = page.state.lanes(&page.corpus);
        order.retain(|theme| page.state.draws_lane(&theme.id));
        let (themes, lanes): (Vec<ThemeId>, Vec<Rc<Lane>>) = order
            .into_iter()
            .filter_map(|theme| {
                let (_, lane) = filled.lanes.iter().find(|(id, _)| *id == theme.id)?;
                Some((theme.id.clone(), lane.clone()))
            })
            .unzip();
        let frame = Frame {
            home: chart.folds.fold(crate::view::home_range().viewport()),
            width_px: plot_px,
        };
        let folded: Vec<bool> = themes
            .iter()
            .map(|theme| page.state.folded.contains(theme))
            .collect();
        let events = lanes.iter().map(|lane| lane.len()).sum();
        let total = rows_for(props.height, strip, &folded).min(most_rows(plot_px, events));
        let rows = allocate_rows(&lanes, &folded, frame, &labels, total);
        Lanes {
            themes,
            layout: Layout::new(lanes, &rows, frame, (*labels).clone()),
            metrics: props.metrics,
        }
    })
}

/// Rows that fit the height; without one, a few more than there are lanes.
fn rows_for(height: Option<f64>, strip_px: f64, folded: &[bool]) -> usize {
    const SPARE: usize = 6;
    const LEGEND_PX: f64 = 26.0;
    let folded_px = folded.iter().filter(|folded| **folded).count() as f64 * FOLDED_LANE_PX;
    let open = folded.iter().filter(|folded| !**folded).count();
    match height {
        Some(height) => {
            let padding = open as f64 * (lane_height(1) - ROW_PX);
            let room = height - AXIS_PX - strip_px - LEGEND_PX - folded_px - padding;
            (room / ROW_PX).floor().max(0.0) as usize
        }
        None => open + SPARE,
    }
}

/// So many rows that the marks of very many events stay within the nodes that
/// the plot may have.
fn most_rows(plot_px: f64, events: usize) -> usize {
    /// Fewer events than this never ask for too many nodes.
    const FEW: usize = 150;
    /// What an event with its label takes of a row, and of the nodes.
    const ITEM_PX: f64 = 150.0;
    const ITEM_NODES: f64 = 8.0;
    if events <= FEW {
        return usize::MAX;
    }
    (PLOT_NODES / ITEM_NODES * ITEM_PX / plot_px).floor() as usize
}

#[derive(PartialEq, Properties)]
pub(super) struct LaneNamesProps {
    pub lanes: Rc<Lanes>,
}

/// The names of the lanes, each with a menu; dragging one moves its lane.
#[component]
pub(super) fn LaneNames(props: &LaneNamesProps) -> Html {
    let page = use_page();
    let m = page.m();
    let unseen = use_unseen(&page);
    let column = use_node_ref();
    let drag = use_memo((), |()| Drag::default());
    let over = use_state_eq(|| None::<usize>);
    let lanes = &props.lanes;
    let moving = {
        let (drag, over, lanes, column) =
            (drag.clone(), over.clone(), lanes.clone(), column.clone());
        Callback::from(move |event: PointerEvent| {
            let Some((_, start_y)) = drag.from.get() else {
                return;
            };
            if event.buttons() == 0 {
                // It was let go where nobody here heard of it, such as over the plot.
                drag.from.take();
                over.set(None);
                return;
            }
            let y = f64::from(event.client_y());
            if !drag.moved.get() {
                if (y - start_y).abs() < DRAG_PX {
                    return;
                }
                drag.moved.set(true);
                platform::capture_pointer(&column, event.pointer_id());
            }
            let y = y - platform::top_of(&column) - AXIS_PX;
            let boxes = lanes.layout.boxes();
            // Before the first lane whose middle is further down.
            let before = boxes.iter().position(|lane| y < lane.y + lane.height / 2.0);
            over.set(Some(before.unwrap_or(boxes.len())));
        })
    };
    let up = {
        let (drag, over, lanes) = (drag.clone(), over.clone(), lanes.clone());
        let dispatch = page.dispatch.clone();
        Callback::from(move |_: PointerEvent| {
            let from = drag.from.take();
            if let (Some((lane, _)), Some(before)) = (from, *over)
                && let Some(theme) = lanes.themes.get(lane)
            {
                let before = lanes.themes.get(before).cloned();
                dispatch.emit(Action::PlaceLane(theme.clone(), before));
            }
            over.set(None);
        })
    };
    let changed = !page.state.lane_order.is_empty() || !page.state.folded.is_empty();
    html! {
        <div ref={column} class="lane-names" role="group" aria-label={m.lanes} onpointermove={moving} onpointerup={up.clone()} onpointercancel={up}>
            <div class="lane-corner">
                if changed {
                    <button class="button reset-lanes" onclick={page.on(Action::ResetLanes)}>{ m.reset_lanes }</button>
                }
            </div>
            { for lanes.themes.iter().enumerate().map(|(number, id)| {
                lane_name(&page, lanes, number, id, &drag, *over, unseen)
            }) }
        </div>
    }
}

/// A name under the pointer.
#[derive(Default)]
struct Drag {
    /// The lane, and where the pointer went down.
    from: Cell<Option<(usize, f64)>>,
    moved: Cell<bool>,
}

fn lane_name(
    page: &Page,
    lanes: &Rc<Lanes>,
    number: usize,
    id: &ThemeId,
    drag: &Rc<Drag>,
    over: Option<usize>,
    unseen: bool,
) -> Html {
    let m = page.m();
    let Some(theme) = page.corpus.theme(id) else {
        return html! {};
    };
    let name = theme.name.get(page.lang()).text;
    let count = i18n::count_events(lanes.count(number), page.lang());
    // Where there is no room the lane has the beginning of its name; this has the whole.
    let full_name = format!("{name} · {count}");
    let folded = lanes.is_folded(number);
    let rows = lanes.layout.boxes().get(number).map_or(0, |lane| lane.rows);
    let down = {
        let drag = drag.clone();
        Callback::from(move |event: PointerEvent| {
            drag.moved.set(false);
            // A finger scrolls the page; for it the menu moves lanes.
            if event.button() == 0 && event.pointer_type() != "touch" {
                drag.from.set(Some((number, f64::from(event.client_y()))));
            }
        })
    };
    let click = {
        let drag = drag.clone();
        // What ends a drag opens no menu. A click without a pointer ends none.
        Callback::from(move |event: MouseEvent| {
            if drag.moved.take() && event.detail() > 0 {
                event.prevent_default();
            }
        })
    };
    let alone = page.state.filter.themes.len() == 1 && page.state.filter.themes.contains(id);
    let above = number
        .checked_sub(1)
        .and_then(|above| lanes.themes.get(above));
    let below = (number + 1 < lanes.themes.len()).then(|| lanes.themes.get(number + 2).cloned());
    let item = |text: &'static str, action: Option<Action>| {
        html! {
            <button class="menu-item" aria-disabled={action.is_none().then_some("true")} onclick={action.map(|action| page.on::<MouseEvent>(action))}>{ text }</button>
        }
    };
    html! {
        <div
            key={id.as_str().to_owned()}
            class={classes!(
                "lane",
                format!("fam-{}", theme.family.class()),
                format!("rows-{rows}"),
                (number % 2 == 1).then_some("is-odd"),
                (over == Some(number)).then_some("is-before-drop"),
                (over == Some(number + 1) && number + 1 == lanes.themes.len()).then_some("is-after-drop"),
            )}
        >
            <details class="menu-box lane-menu">
                <summary class="lane-name" data-lane={id.as_str().to_owned()} title={full_name.clone()} onpointerdown={down} onclick={click}>
                    <span class="lane-title">{ crate::app::parts::passage(&theme.name, page) }</span>
                    if folded { <span class="lane-count">{ lanes.count(number) }</span> }
                </summary>
                if unseen {
                    <div class="menu">
                        <p class="menu-title">{ full_name }</p>
                        { item(if alone { m.all_themes } else { m.only_this_theme }, Some(Action::OnlyTheme(id.clone()))) }
                        { item(m.hide_lane, (lanes.themes.len() > 1).then(|| Action::HideTheme(id.clone()))) }
                        { item(if folded { m.unfold_lane } else { m.fold_lane }, Some(Action::FoldLane(id.clone()))) }
                        { item(m.lane_up, above.map(|above| Action::PlaceLane(id.clone(), Some(above.clone())))) }
                        { item(m.lane_down, below.map(|below| Action::PlaceLane(id.clone(), below))) }
                    </div>
                }
            </details>
        </div>
    }
}
