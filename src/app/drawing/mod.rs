//! The timeline as a drawing. What is drawn is a *stage*: a scene of the view
//! and, while it is panned, of a stretch on either side of it, so that panning
//! moves one group.

mod axis;
mod gesture;
mod keys;
mod lanes;
mod legend;
mod marks;
mod strip;

use self::axis::{CoarseTicks, Compared, FineAxis};
use self::gesture::use_gesture;
use self::keys::{Cursor, use_keys};
use self::lanes::{LaneNames, Lanes, use_lanes};
use self::legend::legend;
use self::marks::Marks;
use self::strip::Strip;
use super::context::{Page, Shared, use_page};
use super::viewport::{InView, range_of, use_viewport};
use crate::i18n;
use crate::model::{Day, Family};
use crate::platform;
use crate::timeline::*;
use crate::view::{Action, DayRange, Group};
use std::rc::Rc;
use yew::prelude::*;

/// Height of the axis above the lanes, in pixels.
const AXIS_PX: f64 = 40.0;

/// Width of the column with the lanes' names; the style sheet has it too.
const NAMES_PX: f64 = 140.0;

/// The narrowest plot that is drawn.
const LEAST_PLOT_PX: f64 = 120.0;

/// How much of the view's width is drawn on either side of it while it is
/// panned, at most and at least.
const OVERSCAN: (f64, f64) = (0.5, 0.1);

/// So many nodes at most, of the 1,500 that the timeline may have, are for
/// what is drawn in the plot.
const PLOT_NODES: f64 = 1100.0;

/// A stage keeps its origin until the view is this far away, in pixels: marks
/// that stay then keep their coordinates.
const FARTHEST_PX: f64 = 50_000.0;

#[derive(PartialEq, Properties)]
pub struct DrawingProps {
    pub chart: Shared<Chart>,
    pub width: f64,
    /// `None` where the page flows: the drawing is as high as it needs.
    pub height: Option<f64>,
    pub metrics: TextMetrics,
}

/// A scene as it was drawn last, with how far it reaches.
pub(super) struct Stage {
    pub scene: Scene,
    /// In axis days, overscan included.
    from: f64,
    to: f64,
    pub moving: bool,
    chosen: Option<usize>,
    /// The level that is drawn.
    level: i32,
}

#[component]
pub fn Drawing(props: &DrawingProps) -> Html {
    let page = use_page();
    let m = page.m();
    let svg = use_node_ref();
    let cursor = use_state_eq(|| None::<Cursor>);
    {
        // An event that was opened elsewhere, as by the panel or a tour, is gone on from.
        let (cursor, page) = (cursor.clone(), page.clone());
        use_effect_with(page.state.event.clone(), move |event| {
            let here = cursor.and_then(|here| page.corpus.events().get(here.event));
            if event.is_some() && here.map(|here| &here.id) != event.as_ref() {
                cursor.set(None);
            }
        });
    }
    let (shown, live) = use_viewport(&page, &props.chart);
    let plot_px = (props.width - NAMES_PX).max(LEAST_PLOT_PX);
    let lanes = use_lanes(&page, props, plot_px);
    let scale = TimeScale::new(shown.viewport, plot_px);
    let chosen = cursor.map(|cursor| cursor.event).or_else(|| {
        let id = page.state.event.as_ref()?;
        page.corpus.event_position(id)
    });
    let stage = use_stage(&lanes, scale, shown, chosen);
    let scene = &stage.0.scene;
    let stop = marks::stop(&stage.0, *cursor, chosen).map(|item| (item.lane, item.index));
    let height = AXIS_PX + scene.height;
    let moved_px = (scene.origin - shown.viewport.from) * scale.px_per_day();

    // Said here only where nothing above it says so, with a way out.
    let is_empty = scene.items.is_empty() && !shown.moving && page.state.filter.is_empty();

    let years_of = {
        let (years, chart) = (page.corpus.years(), props.chart.clone());
        move |(one, other): (f64, f64)| {
            let day = |x| Day(chart.0.folds.day(scale.day(x)).floor() as i32);
            brushed_years(&years, (day(one), day(other)))
        }
    };
    let stroked = {
        let (dispatch, years_of) = (page.dispatch.clone(), years_of.clone());
        Callback::from(move |stroke: (f64, f64)| match years_of(stroke) {
            Some((year, other)) if year == other => dispatch.emit(Action::CompareYear(year)),
            Some((a, b)) => dispatch.emit(Action::Compare(a.into(), b.into())),
            None => {}
        })
    };
    let gesture = use_gesture(&live, &svg, plot_px, &stroked);
    // While a stroke is drawn, the years that it would choose.
    let compared = match gesture.stroke.and_then(&years_of) {
        Some((a, b)) => vec![a, b],
        None => [&page.state.a, &page.state.b]
            .into_iter()
            .filter_map(|side| side.year(&page.corpus))
            .collect(),
    };
    // While keys move the view: an event that leaves it takes the focus with it, and the
    // next key would go nowhere.
    let keyed = use_mut_ref(|| None::<platform::FocusKept>);
    let keep_focus = {
        let (svg, keyed) = (svg.clone(), keyed.clone());
        use_callback((), move |(), ()| {
            let mut keyed = keyed.borrow_mut();
            if !keyed.as_ref().is_some_and(platform::FocusKept::keeps) {
                *keyed = platform::keep_focus(&svg, ".item-button[tabindex=\"0\"]");
            }
        })
    };
    let on_focus_out = {
        let (svg, keyed) = (svg.clone(), keyed.clone());
        Callback::from(move |event: FocusEvent| {
            if platform::moves_focus_out(&event, &svg) {
                keyed.take();
            }
        })
    };
    let on_key = use_keys(&page, &lanes, &live, &stage, &cursor, &keep_focus);
    let on_click = {
        let (dispatch, corpus, state) = (
            page.dispatch.clone(),
            page.corpus.clone(),
            page.state.clone(),
        );
        let (moved, cursor) = (gesture.moved.clone(), cursor.setter());
        let (lanes, stage, keyed) = (lanes.clone(), stage.clone(), keyed.clone());
        Callback::from(move |event: MouseEvent| {
            keyed.take();
            let hit = platform::closest_attribute(&event, "data-hit");
            let Some((kind, lane, index)) = hit.as_deref().and_then(marks::parse_hit) else {
                return;
            };
            // What ends a drag opens nothing. A click without a pointer ends none.
            if moved.get() && event.detail() > 0 {
                return;
            }
            let mut items = stage.0.scene.items.iter();
            let Some(item) = items.find(|item| (item.lane, item.index) == (lane, index)) else {
                return;
            };
            match kind {
                marks::Hit::Event => {
                    cursor.set(Some(Cursor {
                        lane,
                        event: item.placed.event,
                    }));
                    if let Some(event) = corpus.events().get(item.placed.event) {
                        let open = state.event.as_ref() != Some(&event.id);
                        dispatch.emit(Action::Event(open.then(|| event.id.clone())));
                    }
                }
                marks::Hit::More => {
                    if let Some(group) = group_of(item, &lanes) {
                        dispatch.emit(Action::Group(Some(group)));
                    }
                }
            }
        })
    };
    // However an event came by the focus, the keyboard goes on from there.
    let on_focus = {
        let (cursor, lanes) = (cursor.setter(), lanes.clone());
        Callback::from(move |event: FocusEvent| {
            let hit = platform::closest_attribute(&event, "data-hit");
            if let Some((_, lane, index)) = hit.as_deref().and_then(marks::parse_hit)
                && let Some(of) = lanes.layout.lane(lane)
                && let Some(placed) = of.events().get(index as usize)
            {
                cursor.set(Some(Cursor {
                    lane,
                    event: placed.event,
                }));
            }
        })
    };
    let wheel_hint = gesture.hint.then_some(m.wheel_hint);
    html! {
        <>
            <div class="drawing-scroll">
                <div class="lanes-and-plot">
                    <LaneNames lanes={lanes.clone()} />
                    <svg
                        ref={svg}
                        class="drawing"
                        width={plot_px.to_string()}
                        height={height.to_string()}
                        viewBox={format!("0 0 {plot_px} {height}")}
                        // Where there is no event to hold the focus.
                        tabindex={if stop.is_none() && !shown.moving { "0" } else { "-1" }}
                        role="group"
                        aria-label={m.timeline_label}
                        aria-describedby="timeline-help"
                        onclick={on_click}
                        onpointerdown={gesture.down}
                        onpointermove={gesture.moving}
                        onpointerup={gesture.up.clone()}
                        onpointercancel={gesture.up}
                        onwheel={gesture.wheel}
                        onkeydown={on_key}
                        onfocusin={on_focus}
                        onfocusout={on_focus_out}
                    >
                        <Background lanes={lanes.clone()} width={plot_px} />
                        <rect class="axis-ground" aria-hidden="true" width={plot_px.to_string()} height={AXIS_PX.to_string()}><title>{ m.axis_help }</title></rect>
                        <Compared chart={props.chart.clone()} {scale} years={compared} stroke={gesture.stroke} />
                        <CoarseTicks chart={props.chart.clone()} {scale} {height} metrics={props.metrics} />
                        <g transform={format!("translate({moved_px:.2} 0)")}>
                            <FineAxis chart={props.chart.clone()} stage={stage.clone()} {height} metrics={props.metrics} />
                            <Marks lanes={lanes.clone()} stage={stage.clone()} {stop} />
                        </g>
                        if is_empty {
                            <text class="empty-text" x={(plot_px / 2.0).to_string()} y={(AXIS_PX + scene.height.min(80.0) / 2.0).to_string()}>{ m.no_events_here }</text>
                        }
                    </svg>
                </div>
            </div>
            <p id="timeline-help" class="visually-hidden">{ m.timeline_help }</p>
            <p class={classes!("wheel-hint", gesture.hint.then_some("is-shown"))} role="status">{ wheel_hint }</p>
            <Strip chart={props.chart.clone()} viewport={shown.viewport} live={live.clone()} width={plot_px} />
            { legend(&page) }
        </>
    }
}

/// What stands behind the count of an item.
fn group_of(item: &Item, lanes: &Lanes) -> Option<Group> {
    let more = item.more?;
    Some(Group {
        lane: lanes.themes.get(item.lane)?.clone(),
        days: DayRange {
            first: more.first,
            last: more.last,
        },
    })
}

/// The stage for a view: the last one as long as it does.
#[hook]
fn use_stage(
    lanes: &Rc<Lanes>,
    scale: TimeScale,
    shown: InView,
    chosen: Option<usize>,
) -> Shared<Stage> {
    let last = use_mut_ref(|| None::<(Rc<Lanes>, Shared<Stage>)>);
    let mut last = last.borrow_mut();
    let before = last
        .as_ref()
        .filter(|(of, _)| Rc::ptr_eq(of, lanes))
        .map(|(_, stage)| stage.clone());
    let stage = next_stage(before.as_ref(), &lanes.layout, scale, shown, chosen);
    *last = Some((lanes.clone(), stage.clone()));
    stage
}

fn next_stage(
    before: Option<&Shared<Stage>>,
    layout: &Layout,
    scale: TimeScale,
    shown: InView,
    chosen: Option<usize>,
) -> Shared<Stage> {
    let view = shown.viewport;
    let px_per_day = scale.px_per_day();
    // The same zoom up to the last digits of a pan.
    let same_zoom = before.filter(|stage| {
        let scale_before = stage.0.scene.scale;
        scale_before.width_px == scale.width_px
            && (scale_before.px_per_day() / px_per_day - 1.0).abs() < 1e-9
    });
    if let Some(stage) = same_zoom {
        let same = stage.0.moving == shown.moving && stage.0.chosen == chosen;
        let covers = if shown.moving {
            stage.0.from <= view.from && view.to <= stage.0.to
        } else {
            stage.0.scene.scale.viewport == view
        };
        if same && covers {
            return stage.clone();
        }
    }
    let overscan = match same_zoom {
        Some(stage) if shown.moving => overscan_of(&stage.0, view),
        _ => 0.0,
    };
    let origin = same_zoom
        .map(|stage| stage.0.scene.origin)
        .filter(|origin| ((origin - view.from) * px_per_day).abs() < FARTHEST_PX)
        .unwrap_or(view.from);
    let spare = overscan * view.span_days();
    let own = layout.frame().level(px_per_day);
    let level = match before {
        Some(stage) if shown.moving => layout.frame().level_in_motion(px_per_day, stage.0.level),
        _ => own,
    };
    let scene = layout.scene(Shot {
        scale,
        overscan_px: overscan * scale.width_px,
        origin,
        fitted: !shown.moving,
        chosen,
        level: Some(level),
    });
    Shared(Rc::new(Stage {
        scene,
        from: view.from - spare,
        to: view.to + spare,
        moving: shown.moving,
        chosen,
        level,
    }))
}

/// As much as the nodes that may be used allow, judging by the last stage.
fn overscan_of(stage: &Stage, view: Viewport) -> f64 {
    let nodes: usize = stage.scene.items.iter().map(marks::nodes_of).sum();
    let of_a_view = nodes as f64 * view.span_days() / (stage.to - stage.from).max(1e-9);
    let spare = (PLOT_NODES / of_a_view.max(1.0) - 1.0) / 2.0;
    spare.clamp(OVERSCAN.1, OVERSCAN.0)
}

#[derive(PartialEq, Properties)]
struct BackgroundProps {
    lanes: Rc<Lanes>,
    width: f64,
}

/// The bands of the lanes, and what bars are filled with.
#[component]
fn Background(props: &BackgroundProps) -> Html {
    let bands = props.lanes.layout.boxes().iter().enumerate();
    html! {
        <g>
            <defs>{ for Family::ALL.into_iter().map(fades) }</defs>
            { for bands.filter(|(i, _)| i % 2 == 1).map(|(i, lane)| html! {
                <rect key={i} class="lane-band" y={(AXIS_PX + lane.y).to_string()} width={props.width.to_string()} height={lane.height.to_string()} />
            }) }
        </g>
    }
}

/// The soft edges of a family's bars: a gradient takes its colour from where it
/// stands and not from what it fills, so each family has its own.
fn fades(family: Family) -> Html {
    let class = family.class();
    html! {
        <g class={format!("fam-{class}")}>
            <linearGradient id={format!("in-{class}")}><stop offset="0" class="fade-stop" stop-opacity="0" /><stop offset="1" class="fade-stop" /></linearGradient>
            <linearGradient id={format!("out-{class}")}><stop offset="0" class="fade-stop" /><stop offset="1" class="fade-stop" stop-opacity="0" /></linearGradient>
        </g>
    }
}

/// An event's title with the words for its date.
fn name_of(event: &crate::model::Event, lang: crate::model::Lang) -> String {
    let title = event.title.get(lang).text;
    i18n::headed(&i18n::event_date(event, lang), title, lang)
}
