//! The timeline as a drawing: draws a [`Scene`], and turns pointer, wheel and
//! keys into viewports and actions.

use super::context::{Page, use_page};
use super::parts::event_date;
use super::timeline::Live;
use crate::i18n::{self, Messages, month_label};
use crate::model::*;
use crate::platform::{self, Delay};
use crate::timeline::*;
use crate::view::{Action, DayRange, Group};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Height of the axis above the lanes, in pixels.
const AXIS_PX: f64 = 40.0;

/// Height of the overview strip below them.
const STRIP_PX: f64 = 46.0;

/// Width of the column with the lanes' names.
const NAMES_PX: f64 = 118.0;

/// A pointer that moves less than this is a click.
const CLICK_PX: f64 = 4.0;

/// A turn of the wheel by this many pixels halves or doubles the span.
const WHEEL_DOUBLING_PX: f64 = 320.0;

/// A wheel that rests this long has come to its end.
const WHEEL_REST_MS: u32 = 180;

/// Lane names stand in one or two lines of this size.
const NAME_PX: f64 = 12.0;

#[derive(PartialEq, Properties)]
pub struct DrawingProps {
    pub viewport: Viewport,
    pub live: Live,
    pub width: f64,
    /// `None` where the page flows: the drawing is as high as it needs.
    pub height: Option<f64>,
    pub metrics: TextMetrics,
}

/// The lanes that are drawn: those with at least one event that is shown.
struct Lanes {
    themes: Vec<ThemeId>,
    lanes: Vec<Lane>,
}

/// Where the keyboard is: an event in a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Cursor {
    lane: usize,
    event: usize,
}

#[component]
pub fn Drawing(props: &DrawingProps) -> Html {
    let page = use_page();
    let m = page.m();
    let svg = use_node_ref();
    let cursor = use_state_eq(|| None::<Cursor>);

    let metrics = props.metrics;
    let lanes = use_memo(
        (
            page.state.filter.themes.clone(),
            page.lang(),
            page.corpus.events().len(),
            metrics,
        ),
        |_| lanes_of(&page, metrics),
    );
    let home = crate::view::home_range().viewport();
    let plot_px = (props.width - NAMES_PX).max(120.0);
    let scale = TimeScale::new(props.viewport, plot_px);
    let rows = {
        let lanes = lanes.clone();
        let key = (
            Rc::as_ptr(&lanes) as usize,
            plot_px as i64,
            props.height.map(|h| h as i64),
        );
        let height = props.height;
        use_memo(key, move |_| {
            let px_per_day = plot_px / home.span_days();
            allocate_rows(
                &lanes.lanes,
                px_per_day,
                home.to,
                rows_for(height, lanes.lanes.len()),
            )
        })
    };
    let chosen = cursor.map(|cursor| cursor.event).or_else(|| {
        let id = page.state.event.as_ref()?;
        page.corpus.event_position(id)
    });
    let arrangement = {
        let key = (
            Rc::as_ptr(&lanes) as usize,
            rows.clone(),
            scale.px_per_day().to_bits(),
            chosen,
        );
        let lanes = lanes.clone();
        let px_per_day = scale.px_per_day();
        use_memo(key, move |(_, rows, _, chosen)| {
            arrange(&lanes.lanes, rows, px_per_day, home.to, *chosen)
        })
    };
    let scene = arrangement.scene(scale);
    let height = AXIS_PX + scene.height;

    let gesture = use_gesture(&page, props, &svg, plot_px);
    let on_key = on_key(&page, props, &lanes, &cursor);
    let wheel_hint = gesture.hint.then_some(m.wheel_hint);
    let ctx = DrawContext {
        page: &page,
        metrics,
        cursor: *cursor,
        lanes: &lanes,
        moved: gesture.moved.clone(),
        set_cursor: {
            let cursor = cursor.setter();
            Callback::from(move |to| cursor.set(to))
        },
    };
    html! {
        <>
            <div class="drawing-scroll">
                <svg
                    ref={svg}
                    class="drawing"
                    width={props.width.to_string()}
                    height={height.to_string()}
                    viewBox={format!("0 0 {} {}", props.width, height)}
                    role="group"
                    aria-label={m.timeline_label}
                    aria-describedby="timeline-help"
                    onpointerdown={gesture.down}
                    onpointermove={gesture.moving}
                    onpointerup={gesture.up.clone()}
                    onpointercancel={gesture.up}
                    onwheel={gesture.wheel}
                    onkeydown={on_key}
                >
                    <defs>
                        <clipPath id="plot"><rect x={NAMES_PX.to_string()} y="0" width={plot_px.to_string()} height={height.to_string()} /></clipPath>
                        { for Family::ALL.into_iter().map(fades) }
                    </defs>
                    { lane_bands(&scene, &ctx, props.width) }
                    <g clip-path="url(#plot)">
                        <g transform={format!("translate({NAMES_PX} 0)")}>
                            { axis(&ticks(&scale), height, &ctx) }
                            { today_line(&scale, &page, height) }
                            <g transform={format!("translate(0 {AXIS_PX})")}>
                                { rugs(&scene) }
                                { for items_in_time(&scene).into_iter().map(|item| draw_item(item, &ctx)) }
                            </g>
                        </g>
                    </g>
                    if scene.event_count() == 0 {
                        <text class="empty-text" x={(NAMES_PX + plot_px / 2.0).to_string()} y={(AXIS_PX + 40.0).to_string()}>{ m.no_events_here }</text>
                    }
                </svg>
            </div>
            <p id="timeline-help" class="visually-hidden">{ m.timeline_help }</p>
            <p class={classes!("wheel-hint", gesture.hint.then_some("is-shown"))} role="status">{ wheel_hint }</p>
            <Strip viewport={props.viewport} live={props.live.clone()} width={props.width} />
            { legend(m) }
        </>
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

/// Rows that fit the height; without one, a few more than there are lanes.
fn rows_for(height: Option<f64>, lanes: usize) -> usize {
    const SPARE: usize = 6;
    const LEGEND_PX: f64 = 26.0;
    match height {
        Some(height) => {
            let room = height - AXIS_PX - STRIP_PX - LEGEND_PX - lanes as f64 * 4.0;
            ((room / ROW_PX).floor().max(0.0) as usize).max(lanes)
        }
        None => lanes + SPARE,
    }
}

fn lanes_of(page: &Page, metrics: TextMetrics) -> Lanes {
    let today = f64::from(page.today.0);
    let mut themes = Vec::new();
    let mut lanes = Vec::new();
    for theme in page.corpus.lanes() {
        let events = page
            .corpus
            .events()
            .iter()
            .enumerate()
            .filter(|(position, event)| {
                page.shown.contains(*position)
                    && event.themes.iter().any(|t| t.is_within(&theme.id))
            });
        let titled = events.map(|(position, event)| {
            let title = event.title.get(page.lang()).text.to_owned();
            (place(position, event, today), title)
        });
        let lane = Lane::new(titled, metrics);
        if !lane.events.is_empty() {
            themes.push(theme.id.clone());
            lanes.push(lane);
        }
    }
    Lanes { themes, lanes }
}

/// What drawing an item needs to know.
struct DrawContext<'a> {
    page: &'a Page,
    metrics: TextMetrics,
    cursor: Option<Cursor>,
    lanes: &'a Lanes,
    /// Whether the pointer has just dragged, so that its click is none.
    moved: Rc<RefCell<bool>>,
    set_cursor: Callback<Option<Cursor>>,
}

fn lane_bands(scene: &Scene, ctx: &DrawContext<'_>, width: f64) -> Html {
    let lanes = scene.lanes.iter().zip(&ctx.lanes.themes);
    lanes
        .enumerate()
        .filter_map(|(i, (lane, id))| {
            let theme = ctx.page.corpus.theme(id)?;
            let y = AXIS_PX + lane.y;
            let name = wrap(theme.name.get(ctx.page.lang()).text, NAME_PX, false, ctx.metrics);
            let middle = y + lane.height / 2.0;
            let on = ctx.page.state.filter.themes.contains(id);
            let choose = ctx.page.on::<MouseEvent>(Action::OnlyTheme(id.clone()));
            let choose_by_key = {
                let choose = ctx.page.on::<()>(Action::OnlyTheme(id.clone()));
                Callback::from(move |event: KeyboardEvent| {
                    if matches!(event.key().as_str(), "Enter" | " ") {
                        event.prevent_default();
                        event.stop_propagation();
                        choose.emit(());
                    }
                })
            };
            Some(html! {
                <g key={id.as_str().to_owned()} class={classes!("lane", format!("fam-{}", theme.family.class()), (i % 2 == 1).then_some("is-odd"))}>
                    <rect class="lane-band" x="0" y={y.to_string()} width={width.to_string()} height={lane.height.to_string()} />
                    <g class="lane-name" role="button" tabindex="0" aria-pressed={on.to_string()} aria-label={theme.name.get(ctx.page.lang()).text.to_owned()} onclick={choose} onkeydown={choose_by_key}>
                        <rect class="lane-name-hit" x="0" y={y.to_string()} width={(NAMES_PX - 4.0).to_string()} height={lane.height.to_string()} />
                        <rect class="lane-swatch" x="0" y={(y + 2.0).to_string()} width="4" height={(lane.height - 4.0).to_string()} />
                        { lines(&name.lines, 12.0, middle, 13.0) }
                    </g>
                </g>
            })
        })
        .collect()
}

/// One or two lines of text around a middle.
fn lines(lines: &[String], x: f64, middle: f64, line_px: f64) -> Html {
    let first = middle - (lines.len() as f64 - 1.0) * line_px / 2.0;
    lines
        .iter()
        .enumerate()
        .map(|(i, line)| {
            let y = first + i as f64 * line_px;
            html! { <text x={x.to_string()} y={format!("{y:.1}")} dy="0.34em">{ line }</text> }
        })
        .collect()
}

fn axis(ticks: &Ticks, height: f64, ctx: &DrawContext<'_>) -> Html {
    let page = ctx.page;
    let lang = page.lang();
    let two_rows = !ticks.coarse.is_empty();
    let fine_y = if two_rows { 31.0 } else { 25.0 };
    let fine = ticks.fine.iter().map(|tick| {
        let (year, month, day) = tick.day.ymd();
        let label = match tick.unit {
            TickUnit::Day => day.to_string(),
            TickUnit::Month => month_label(month, lang).to_owned(),
            TickUnit::Year => year.to_string(),
        };
        let show_year = (tick.unit == TickUnit::Year)
            .then(|| page.on::<MouseEvent>(Action::ShowYear(year)));
        html! {
            <g key={format!("f{}", tick.day.0)} class={classes!("tick", show_year.is_some().then_some("is-year"))} transform={format!("translate({:.1} 0)", tick.x)} onclick={show_year}>
                <line y1="22" y2={height.to_string()} />
                <text x="4" y={fine_y.to_string()}>{ label }</text>
            </g>
        }
    });
    let coarse = ticks.coarse.iter().enumerate().map(|(i, tick)| {
        let (year, month, _) = tick.day.ymd();
        let label = match tick.unit {
            TickUnit::Month => format!("{} {year}", month_label(month, lang)),
            _ => year.to_string(),
        };
        // The period that one is in keeps its label in view.
        let next_x = ticks.coarse.get(i + 1).map_or(f64::INFINITY, |next| next.x);
        let room = next_x - ctx.metrics.width(&label, 13.0, true) - 8.0;
        let x = tick.x.max(0.0f64.min(room.max(tick.x)));
        html! {
            <g key={format!("c{}", tick.day.0)} class="tick is-coarse">
                <line x1={format!("{:.1}", tick.x)} x2={format!("{:.1}", tick.x)} y1="2" y2={height.to_string()} />
                <text x={format!("{:.1}", x + 4.0)} y="13">{ label }</text>
            </g>
        }
    });
    html! {
        <g class="axis" aria-hidden="true">
            { for fine }
            { for coarse }
        </g>
    }
}

fn today_line(scale: &TimeScale, page: &Page, height: f64) -> Html {
    let x = scale.x(f64::from(page.today.0));
    if !(0.0..scale.width_px).contains(&x) {
        return html! {};
    }
    html! { <line class="today" x1={format!("{x:.1}")} x2={format!("{x:.1}")} y1={AXIS_PX.to_string()} y2={height.to_string()} /> }
}

/// Small marks at the foot of each lane: where its events are, labelled or not.
fn rugs(scene: &Scene) -> Html {
    let paths = scene.rugs.iter().zip(&scene.lanes).enumerate();
    let path = |(i, (xs, lane)): (usize, (&Vec<f64>, &LaneBox))| {
        let y = lane.y + lane.height - 4.0;
        let d: String = xs.iter().map(|x| format!("M{x} {y}v3")).collect();
        html! { <path key={i} class="rug" {d} /> }
    };
    html! { <g aria-hidden="true">{ for paths.map(path) }</g> }
}

/// The order of the nodes is that of time, whatever the lane.
fn items_in_time(scene: &Scene) -> Vec<&Item> {
    let mut items: Vec<&Item> = scene.items.iter().collect();
    items.sort_by(|a, b| {
        a.placed
            .from
            .total_cmp(&b.placed.from)
            .then(a.lane.cmp(&b.lane))
    });
    items
}

fn draw_item(item: &Item, ctx: &DrawContext<'_>) -> Html {
    let page = ctx.page;
    let (Some(event), Some(lane_id)) = (
        page.corpus.events().get(item.placed.event),
        ctx.lanes.themes.get(item.lane),
    ) else {
        return html! {};
    };
    let family = page
        .corpus
        .theme(lane_id)
        .map_or(Family::Service, |theme| theme.family);
    let title = event.title.get(page.lang()).text;
    let chosen = page.state.event.as_ref() == Some(&event.id);
    let at_cursor = ctx.cursor
        == Some(Cursor {
            lane: item.lane,
            event: item.placed.event,
        });
    let name = format!("{}: {title}", event_date(event, page));
    let open = {
        let dispatch = page.dispatch.clone();
        let moved = ctx.moved.clone();
        let action = Action::Event((!chosen).then(|| event.id.clone()));
        let set_cursor = ctx.set_cursor.clone();
        let cursor = Cursor {
            lane: item.lane,
            event: item.placed.event,
        };
        Callback::from(move |_: MouseEvent| {
            if !*moved.borrow() {
                set_cursor.emit(Some(cursor));
                dispatch.emit(action.clone());
            }
        })
    };
    let (left, right) = hit_box(item);
    html! {
        <g key={format!("{}-{}", item.lane, event.id)} class={classes!(
            "item",
            format!("fam-{}", family.class()),
            event.story.then_some("is-story"),
            chosen.then_some("is-chosen"),
            at_cursor.then_some("at-cursor"),
            (!page.state.belongs(event)).then_some("is-dim"),
        )}>
            <g
                id={format!("ev-{}-{}", item.lane, event.id)}
                data-event={event.id.as_str().to_owned()}
                class="item-button"
                role="button"
                tabindex={if at_cursor || (ctx.cursor.is_none() && is_first(item, ctx)) { "0" } else { "-1" }}
                aria-label={name.clone()}
                aria-pressed={chosen.to_string()}
                onclick={open}
            >
                <title>{ name }</title>
                <rect class="item-hit" x={format!("{left:.1}")} y={format!("{:.1}", item.y - ROW_PX / 2.0 + 1.0)} width={format!("{:.1}", right - left)} height={(ROW_PX - 2.0).to_string()} rx="3" />
                { mark(item, family) }
                if item.label_shown { { lines(&item.label.lines, item.label_x, item.y - label_lift(item), 12.5) } }
            </g>
            { more_badge(item, ctx, lane_id, title) }
        </g>
    }
}

/// What can be clicked: mark and label, at least 24 pixels wide.
fn hit_box(item: &Item) -> (f64, f64) {
    let mark = (item.x - item.fade_before, item.mark_end());
    let (left, right) = if item.label_shown {
        let label = (item.label_x, item.label_x + item.label.width_px);
        (mark.0.min(label.0), mark.1.max(label.1))
    } else {
        mark
    };
    let spare = ((24.0 - (right - left)) / 2.0).max(2.0);
    (left - spare, right + spare)
}

/// Where nothing has been chosen yet, the first event takes the tab stop.
fn is_first(item: &Item, ctx: &DrawContext<'_>) -> bool {
    let first = ctx.lanes.lanes.first().and_then(|lane| lane.events.first());
    item.lane == 0 && first.is_some_and(|(placed, _)| placed.event == item.placed.event)
        || ctx
            .page
            .state
            .event
            .as_ref()
            .is_some_and(|id| ctx.page.corpus.event_position(id) == Some(item.placed.event))
}

/// Labels of bars stand a little above the bar.
fn label_lift(item: &Item) -> f64 {
    match item.placed.shape {
        Shape::Moment => 0.0,
        Shape::Vague | Shape::Period if item.label_side == LabelSide::Left => 0.0,
        Shape::Vague | Shape::Period => 2.0,
    }
}

/// A moment is a dot; a time within which it lies, a soft bar; a period, a bar
/// with ends.
fn mark(item: &Item, family: Family) -> Html {
    // Beside a label the bar is in the middle, below one at the foot of the row.
    let bar_y = match item.label_side {
        LabelSide::Left => item.y - 1.5,
        LabelSide::Right => item.y + ROW_PX / 2.0 - 4.0,
    };
    let fade_in = format!("url(#in-{})", family.class());
    let fade_out = format!("url(#out-{})", family.class());
    let end_of_bar = item.x + item.width;
    match item.placed.shape {
        Shape::Moment => html! {
            <circle class="dot" cx={format!("{:.1}", item.x + item.width / 2.0)} cy={format!("{:.1}", item.y)} r={(GLYPH_PX / 2.0).to_string()} />
        },
        Shape::Vague => {
            // Nobody knows where in the span it lies: neither end is an end.
            let soft = (item.width * 0.25).min(18.0);
            html! {
                <g class="vague">
                    { bar(&fade_in, item.x - item.fade_before, bar_y, item.fade_before + soft) }
                    { bar("", item.x + soft, bar_y, item.width - 2.0 * soft) }
                    { bar(&fade_out, end_of_bar - soft, bar_y, item.fade_after + soft) }
                </g>
            }
        }
        Shape::Period => {
            let solid_end = if item.placed.open_end {
                item.mark_end() - OPEN_PX
            } else {
                end_of_bar
            };
            html! {
                <g class="period">
                    if item.fade_before > 0.0 { { bar(&fade_in, item.x - item.fade_before, bar_y, item.fade_before) } }
                    else if !item.placed.open_start { { end(item.x, bar_y) } }
                    { bar("", item.x, bar_y, solid_end - item.x) }
                    if item.placed.open_end {
                        { bar(&fade_out, solid_end, bar_y, OPEN_PX) }
                        <path class="arrow" d={format!("m{:.1} {:.1} 5 4-5 4", solid_end + OPEN_PX - 8.0, bar_y - 2.5)} />
                    } else if item.fade_after > 0.0 { { bar(&fade_out, end_of_bar, bar_y, item.fade_after) } }
                    else { { end(end_of_bar - 2.0, bar_y) } }
                </g>
            }
        }
    }
}

/// The end of a period that is known.
fn end(x: f64, bar_y: f64) -> Html {
    html! { <rect x={format!("{x:.1}")} y={format!("{:.1}", bar_y - 3.0)} width="2" height="9" /> }
}

/// A piece of a bar, with a gradient or in the family's colour.
fn bar(fill: &str, x: f64, y: f64, width: f64) -> Html {
    if width <= 0.0 {
        return html! {};
    }
    let fill = (!fill.is_empty()).then(|| fill.to_owned());
    html! { <rect {fill} x={format!("{x:.1}")} y={format!("{y:.1}")} width={format!("{width:.1}")} height="3" /> }
}

fn more_badge(item: &Item, ctx: &DrawContext<'_>, lane: &ThemeId, title: &str) -> Html {
    let Some(more) = &item.more else {
        return html! {};
    };
    let x = item.more_x();
    let page = ctx.page;
    let group = Group {
        lane: lane.clone(),
        days: DayRange {
            first: more.first,
            last: more.last,
        },
    };
    let open = {
        let dispatch = page.dispatch.clone();
        let moved = ctx.moved.clone();
        let action = Action::Group(Some(group.clone()));
        Callback::from(move |_: MouseEvent| {
            if !*moved.borrow() {
                dispatch.emit(action.clone());
            }
        })
    };
    let open_by_key = {
        let dispatch = page.dispatch.clone();
        let action = Action::Group(Some(group));
        Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                event.stop_propagation();
                dispatch.emit(action.clone());
            }
        })
    };
    let name = i18n::more_events_near(more.events.len(), title, page.lang());
    let text = format!("+{}", more.events.len());
    let width = ctx.metrics.width(&text, 11.0, true) + 9.0;
    html! {
        <g class="more" role="button" tabindex="0" aria-label={name.clone()} onclick={open} onkeydown={open_by_key}>
            <title>{ name }</title>
            <rect class="more-hit" x={format!("{:.1}", x - 2.0)} y={format!("{:.1}", item.y - 12.0)} width={format!("{:.1}", width + 4.0)} height="24" />
            <rect class="more-pill" x={format!("{x:.1}")} y={format!("{:.1}", item.y - 8.5)} width={format!("{width:.1}")} height="17" rx="8.5" />
            <text x={format!("{:.1}", x + width / 2.0)} y={format!("{:.1}", item.y)} dy="0.35em">{ text }</text>
        </g>
    }
}

fn legend(m: &'static Messages) -> Html {
    let entry = |mark: Html, text: &'static str| {
        html! { <li><svg viewBox="0 0 28 12" width="28" height="12" aria-hidden="true">{ mark }</svg>{ text }</li> }
    };
    html! {
        <ul class="legend">
            { entry(html! { <circle class="dot" cx="14" cy="6" r="5" /> }, m.moment_legend) }
            { entry(html! { <g class="vague fam-service"><rect fill="url(#in-service)" x="0" y="4.500" width="8" height="3" /><rect x="8" y="4.500" width="12" height="3" /><rect fill="url(#out-service)" x="20" y="4.500" width="8" height="3" /></g> }, m.vague_legend) }
            { entry(html! { <g class="period fam-service"><rect x="1" y="1.500" width="2" height="9" /><rect x="1" y="4.500" width="26" height="3" /><rect x="25" y="1.500" width="2" height="9" /></g> }, m.period_legend) }
            { entry(html! { <g class="more"><rect class="more-pill" x="3" y="0.500" width="22" height="11" rx="5.500" /><text x="14" y="6" dy="0.35em">{ "+3" }</text></g> }, m.count_legend) }
        </ul>
    }
}

/// The handlers of pointer and wheel.
struct Gesture {
    down: Callback<PointerEvent>,
    moving: Callback<PointerEvent>,
    up: Callback<PointerEvent>,
    wheel: Callback<WheelEvent>,
    /// Whether the last press was a drag.
    moved: Rc<RefCell<bool>>,
    /// Whether to say how the wheel zooms.
    hint: bool,
}

/// The pointers that are down, by id, with where each is and where the view
/// was when the last one came or went.
#[derive(Default)]
struct Pointers {
    at: Vec<(i32, f64)>,
    start: Vec<(i32, f64)>,
    viewport: Option<Viewport>,
    latest: Option<Viewport>,
}

impl Pointers {
    fn restart(&mut self, viewport: Viewport) {
        self.start = self.at.clone();
        self.viewport = (!self.at.is_empty()).then_some(viewport);
    }

    /// The view that the pointers ask for: one drags, two pinch.
    fn viewport(&self, plot_px: f64) -> Option<Viewport> {
        let from = self.viewport?;
        let scale = TimeScale::new(from, plot_px);
        match (&self.start[..], &self.at[..]) {
            ([(_, start)], [(_, at)]) => Some(from.pan((start - at) / scale.px_per_day())),
            ([(_, a0), (_, b0), ..], [(_, a1), (_, b1), ..]) => {
                let apart = |a: f64, b: f64| (a - b).abs().max(20.0);
                let zoomed = from.zoom(
                    apart(*a0, *b0) / apart(*a1, *b1),
                    scale.day((a0 + b0) / 2.0),
                );
                let now = TimeScale::new(zoomed, plot_px);
                Some(zoomed.pan(((a0 + b0) - (a1 + b1)) / 2.0 / now.px_per_day()))
            }
            _ => None,
        }
    }
}

#[hook]
fn use_gesture(page: &Page, props: &DrawingProps, svg: &NodeRef, plot_px: f64) -> Gesture {
    let pointers = use_mut_ref(Pointers::default);
    let moved = use_mut_ref(|| false);
    let hint = use_state_eq(|| false);
    let hinted = use_mut_ref(|| None::<Delay>);
    let wheel_rest = use_mut_ref(|| None::<Delay>);
    let wheel_view = use_mut_ref(|| None::<Viewport>);
    let viewport = props.viewport;
    let live = props.live.clone();
    let _ = page;

    let x_of = {
        let svg = svg.clone();
        move |client_x: i32| f64::from(client_x) - platform::left_of(&svg) - NAMES_PX
    };
    let down = {
        let (pointers, moved, x_of) = (pointers.clone(), moved.clone(), x_of.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            let mut pointers = pointers.borrow_mut();
            let x = x_of(event.client_x());
            if pointers.at.is_empty() {
                *moved.borrow_mut() = false;
            }
            // The names' column is not the axis.
            if x < 0.0 {
                return;
            }
            let id = event.pointer_id();
            pointers.at.retain(|(other, _)| *other != id);
            pointers.at.push((id, x));
            let viewport = pointers.latest.unwrap_or(viewport);
            pointers.restart(viewport);
        })
    };
    let moving = {
        let (pointers, moved, live, svg) =
            (pointers.clone(), moved.clone(), live.clone(), svg.clone());
        let x_of = x_of.clone();
        Callback::from(move |event: PointerEvent| {
            let mut pointers = pointers.borrow_mut();
            let id = event.pointer_id();
            let x = x_of(event.client_x());
            let Some(pointer) = pointers.at.iter_mut().find(|(other, _)| *other == id) else {
                return;
            };
            pointer.1 = x;
            let start = pointers.start.iter().find(|(other, _)| *other == id);
            let far = start.is_some_and(|(_, start)| (x - start).abs() > CLICK_PX);
            if !*moved.borrow() {
                if !far {
                    return;
                }
                *moved.borrow_mut() = true;
                platform::capture_pointer(&svg, id);
            }
            if let Some(viewport) = pointers.viewport(plot_px) {
                pointers.latest = Some(viewport);
                live.show.emit(viewport);
            }
        })
    };
    let up = {
        let (pointers, live) = (pointers.clone(), live.clone());
        Callback::from(move |event: PointerEvent| {
            let mut pointers = pointers.borrow_mut();
            let id = event.pointer_id();
            pointers.at.retain(|(other, _)| *other != id);
            let viewport = pointers.latest.unwrap_or(viewport);
            pointers.restart(viewport);
            if pointers.at.is_empty()
                && let Some(viewport) = pointers.latest.take()
            {
                drop(pointers);
                live.settle.emit(viewport);
            }
        })
    };
    let wheel = {
        let hint = hint.clone();
        Callback::from(move |event: WheelEvent| {
            let zooms = event.ctrl_key() || event.meta_key();
            let sideways = event.shift_key() || event.delta_x().abs() > event.delta_y().abs();
            // Lines and pages, as some mice count, in pixels.
            let unit = match event.delta_mode() {
                1 => 16.0,
                2 => 400.0,
                _ => 1.0,
            };
            let from = wheel_view.borrow().unwrap_or(viewport);
            let scale = TimeScale::new(from, plot_px);
            let to = if zooms {
                let factor = (event.delta_y() * unit / WHEEL_DOUBLING_PX).exp2();
                from.zoom(
                    factor,
                    scale.day(x_of(event.client_x()).clamp(0.0, plot_px)),
                )
            } else if sideways {
                let delta = if event.delta_x() == 0.0 {
                    event.delta_y()
                } else {
                    event.delta_x()
                };
                from.pan(delta * unit / scale.px_per_day())
            } else {
                // A plain wheel belongs to the page around the timeline.
                if hinted.borrow().is_none() {
                    let setter = hint.setter();
                    hint.set(true);
                    *hinted.borrow_mut() = Some(Delay::new(3000, move || setter.set(false)));
                }
                return;
            };
            event.prevent_default();
            *wheel_view.borrow_mut() = Some(to);
            live.show.emit(to);
            let (settle, wheel_view) = (live.settle.clone(), wheel_view.clone());
            *wheel_rest.borrow_mut() = Some(Delay::new(WHEEL_REST_MS, move || {
                wheel_view.borrow_mut().take();
                settle.emit(to);
            }));
        })
    };
    Gesture {
        down,
        moving,
        up,
        wheel,
        moved,
        hint: *hint,
    }
}

fn on_key(
    page: &Page,
    props: &DrawingProps,
    lanes: &Rc<Lanes>,
    cursor: &UseStateHandle<Option<Cursor>>,
) -> Callback<KeyboardEvent> {
    let (lanes, cursor) = (lanes.clone(), cursor.clone());
    let (dispatch, viewport) = (page.dispatch.clone(), props.viewport);
    let live = props.live.clone();
    let corpus = page.corpus.clone();
    let chosen = page.state.event.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = event.key();
        let zoom = |factor| DayRange::of_viewport(viewport.zoom(factor, viewport.center()));
        match key.as_str() {
            "+" | "=" => dispatch.emit(Action::Range(zoom(0.6))),
            "-" | "_" => dispatch.emit(Action::Range(zoom(1.0 / 0.6))),
            "Escape" if chosen.is_some() => dispatch.emit(Action::Event(None)),
            "Enter" | " " => {
                let Some(event) = cursor.and_then(|cursor| corpus.events().get(cursor.event))
                else {
                    return;
                };
                let open = chosen.as_ref() != Some(&event.id);
                dispatch.emit(Action::Event(open.then(|| event.id.clone())));
            }
            "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End" => {
                let from = (*cursor).or_else(|| first_cursor(&lanes, &corpus, chosen.as_ref()));
                let Some(to) = from.and_then(|from| lanes.step(from, &key)) else {
                    return;
                };
                cursor.set(Some(to));
                if let Some((placed, _)) = lanes.find(to)
                    && !viewport.contains(placed.from)
                {
                    // At once: an event that is not drawn yet cannot take the focus.
                    let half = viewport.span_days() / 2.0;
                    let around = Viewport {
                        from: placed.from - half,
                        to: placed.from + half,
                    };
                    live.show.emit(around);
                    live.settle.emit(around);
                }
                if let Some(event) = corpus.events().get(to.event) {
                    let id = format!("ev-{}-{}", to.lane, event.id);
                    // The mark may have to be drawn first.
                    platform::after_render(move || platform::focus_by_id(&id));
                }
            }
            _ => return,
        }
        event.prevent_default();
    })
}

fn first_cursor(lanes: &Lanes, corpus: &Corpus, chosen: Option<&EventId>) -> Option<Cursor> {
    let chosen = chosen.and_then(|id| corpus.event_position(id));
    let cursors = lanes.lanes.iter().enumerate().flat_map(|(lane, events)| {
        events.events.iter().map(move |(placed, _)| Cursor {
            lane,
            event: placed.event,
        })
    });
    let mut cursors = cursors.peekable();
    let first = cursors.peek().copied();
    cursors
        .find(|cursor| Some(cursor.event) == chosen)
        .or(first)
}

impl Lanes {
    fn index(&self, cursor: Cursor) -> Option<usize> {
        let lane = self.lanes.get(cursor.lane)?;
        lane.events
            .iter()
            .position(|(placed, _)| placed.event == cursor.event)
    }

    fn find(&self, cursor: Cursor) -> Option<&(Placed, Label)> {
        self.lanes.get(cursor.lane)?.events.get(self.index(cursor)?)
    }

    /// Where a key leads: along the lane, or to the event of the next lane that
    /// is nearest in time.
    fn step(&self, from: Cursor, key: &str) -> Option<Cursor> {
        let lane = self.lanes.get(from.lane)?;
        let index = self.index(from)?;
        let along = |index: usize| {
            lane.events.get(index).map(|(placed, _)| Cursor {
                lane: from.lane,
                event: placed.event,
            })
        };
        match key {
            "ArrowLeft" => along(index.checked_sub(1)?),
            "ArrowRight" => along(index + 1),
            "Home" => along(0),
            "End" => along(lane.events.len() - 1),
            _ => {
                let to = if key == "ArrowUp" {
                    from.lane.checked_sub(1)?
                } else {
                    from.lane + 1
                };
                let day = lane.events[index].0.from;
                let nearest = self.lanes.get(to)?.events.iter().min_by(|a, b| {
                    let apart = |placed: &Placed| (placed.from - day).abs();
                    apart(&a.0).total_cmp(&apart(&b.0))
                })?;
                Some(Cursor {
                    lane: to,
                    event: nearest.0.event,
                })
            }
        }
    }
}

#[derive(PartialEq, Properties)]
struct StripProps {
    viewport: Viewport,
    live: Live,
    width: f64,
}

/// The whole span with the part in view, which can be dragged.
#[component]
fn Strip(props: &StripProps) -> Html {
    let page = use_page();
    let m = page.m();
    let node = use_node_ref();
    let grip = use_mut_ref(|| None::<f64>);
    let latest = use_mut_ref(|| None::<Viewport>);
    let width = (props.width - NAMES_PX).max(120.0);
    let placed: Rc<Vec<Placed>> = use_memo(
        (page.corpus.events().len(), page.state.filter.themes.clone()),
        |_| {
            let events = page.corpus.events().iter().enumerate();
            let shown = events.filter(|(position, _)| page.shown.contains(*position));
            shown
                .map(|(position, event)| place(position, event, f64::from(page.today.0)))
                .collect()
        },
    );
    let home = crate::view::home_range().viewport();
    let overview = use_memo((placed.clone(), width as i64), move |(placed, _)| {
        Overview::new(placed.iter(), home, width)
    });
    let bars = overview.density(placed.iter());
    let most = bars.iter().map(|bar| bar.2).max().unwrap_or(1) as f64;
    let bar = |&(x, bar_width, count): &(f64, f64, usize)| {
        let height = 4.0 + 16.0 * (count as f64 / most).sqrt();
        html! { <rect class="density" x={format!("{x:.1}")} y={format!("{:.1}", 24.0 - height)} width={format!("{bar_width:.1}")} height={format!("{height:.1}")} /> }
    };
    let x0 = overview.x(props.viewport.from);
    let x1 = overview.x(props.viewport.to).max(x0 + 6.0);

    let move_to = {
        let (overview, live, latest) = (overview.clone(), props.live.clone(), latest.clone());
        let viewport = props.viewport;
        move |x: f64, grip: f64| {
            let half = viewport.span_days() / 2.0;
            let middle = overview.day(x) + grip;
            let to = Viewport {
                from: middle - half,
                to: middle + half,
            };
            *latest.borrow_mut() = Some(to);
            live.show.emit(to);
        }
    };
    let x_of = {
        let node = node.clone();
        move |event: &PointerEvent| f64::from(event.client_x()) - platform::left_of(&node)
    };
    let down = {
        let (grip, overview, node) = (grip.clone(), overview.clone(), node.clone());
        let (x_of, move_to, viewport) = (x_of.clone(), move_to.clone(), props.viewport);
        Callback::from(move |event: PointerEvent| {
            let x = x_of(&event);
            let inside = (x0..=x1).contains(&x);
            let offset = if inside {
                viewport.center() - overview.day(x)
            } else {
                0.0
            };
            *grip.borrow_mut() = Some(offset);
            platform::capture_pointer(&node, event.pointer_id());
            if !inside {
                move_to(x, 0.0);
            }
        })
    };
    let moving = {
        let grip = grip.clone();
        Callback::from(move |event: PointerEvent| {
            if let Some(offset) = *grip.borrow() {
                move_to(x_of(&event), offset);
            }
        })
    };
    let up = {
        let settle = props.live.settle.clone();
        Callback::from(move |_: PointerEvent| {
            grip.borrow_mut().take();
            if let Some(viewport) = latest.borrow_mut().take() {
                settle.emit(viewport);
            }
        })
    };
    html! {
        <div class="strip">
            <svg
                ref={node}
                class="strip-drawing"
                width={width.to_string()}
                height={STRIP_PX.to_string()}
                viewBox={format!("0 0 {width} {STRIP_PX}")}
                role="img"
                aria-label={m.overview_strip}
                onpointerdown={down}
                onpointermove={moving}
                onpointerup={up.clone()}
                onpointercancel={up}
            >
                <line class="strip-line" x1="0" x2={width.to_string()} y1="24.5" y2="24.5" />
                { for bars.iter().map(bar) }
                { for overview.folds().map(|(x, fold)| html! {
                    <path class="fold" d={format!("M{:.1} 10l4 5-4 5 4 5-4 5", x + fold / 2.0 - 2.0)} />
                }) }
                { for overview.years(44.0).into_iter().map(|(year, x)| html! {
                    <text class="strip-year" x={format!("{x:.1}")} y="39">{ year }</text>
                }) }
                <rect class="window" x={format!("{x0:.1}")} y="1.5" width={format!("{:.1}", x1 - x0)} height="26" rx="3" />
            </svg>
        </div>
    }
}
