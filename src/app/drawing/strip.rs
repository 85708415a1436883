//! The strip with the whole span, and the part in view, which can be dragged.

use super::*;
use crate::app::compare::YearBrush;
use crate::app::context::use_page;
use crate::app::viewport::Live;
use crate::platform::NextFrame;
use crate::view::{KeyCommand, Scope};

/// The narrowest that the window is drawn.
const WINDOW_PX: f64 = 6.0;

/// What one press of an arrow key moves the window by, in parts of it.
const KEY_STEP: f64 = 0.25;

#[derive(PartialEq, Properties)]
pub(super) struct StripProps {
    pub chart: Shared<Chart>,
    pub viewport: Viewport,
    pub live: Live,
    pub width: f64,
}

#[component]
pub(super) fn Strip(props: &StripProps) -> Html {
    let page = use_page();
    let m = page.m();
    let node = use_node_ref();
    let grip = use_mut_ref(|| None::<f64>);
    let latest = use_mut_ref(|| None::<Viewport>);
    let width = props.width;
    let scale = strip_scale(props.chart.0.limits, width);
    let next = {
        let show = props.live.show.clone();
        use_memo(props.live.show.clone(), |_| {
            NextFrame::new(move |viewport| show.emit(viewport))
        })
    };
    let x0 = scale.x(props.viewport.from).clamp(0.0, width);
    let x1 = scale
        .x(props.viewport.to)
        .clamp(0.0, width)
        .max(x0 + WINDOW_PX);

    let move_to = {
        let (next, latest, current) = (next.clone(), latest.clone(), props.live.current.clone());
        move |x: f64, grip: f64| {
            let half = current.get().span_days() / 2.0;
            let middle = scale.day(x) + grip;
            let to = Viewport {
                from: middle - half,
                to: middle + half,
            };
            *latest.borrow_mut() = Some(to);
            next.set(to);
        }
    };
    let x_of = {
        let node = node.clone();
        move |event: &PointerEvent| f64::from(event.client_x()) - platform::left_of(&node)
    };
    let down = {
        let (grip, node, current) = (grip.clone(), node.clone(), props.live.current.clone());
        let (x_of, move_to) = (x_of.clone(), move_to.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            let x = x_of(&event);
            let inside = (x0..=x1).contains(&x);
            let offset = if inside {
                current.get().center() - scale.day(x)
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
    let up = {
        let (settle, grip) = (props.live.settle.clone(), grip.clone());
        Callback::from(move |_: PointerEvent| {
            grip.borrow_mut().take();
            if let Some(viewport) = latest.borrow_mut().take() {
                next.cancel();
                settle.emit(viewport);
            }
        })
    };
    let moving = {
        let up = up.clone();
        Callback::from(move |event: PointerEvent| {
            let Some(offset) = *grip.borrow() else { return };
            if event.buttons() == 0 {
                // It was let go where nobody here heard of it, such as over a menu.
                return up.emit(event);
            }
            move_to(x_of(&event), offset);
        })
    };
    let on_key = {
        let (page, chart) = (page.clone(), props.chart.clone());
        let current = props.live.current.clone();
        Callback::from(move |event: KeyboardEvent| {
            let Some(command) = page.key(Scope::Strip, &event) else {
                return;
            };
            // Keys that follow each other fast add up, also while the view is on its way.
            let view = current.goal(page.newest.emit(()).day_range(), &chart.0);
            let (span, limits) = (view.span_days(), chart.0.limits);
            let to = match command {
                KeyCommand::Earlier => view.pan(-span * KEY_STEP),
                KeyCommand::Later => view.pan(span * KEY_STEP),
                KeyCommand::MuchEarlier => view.pan(-span),
                KeyCommand::MuchLater => view.pan(span),
                KeyCommand::First => view.pan(limits.from - view.from),
                KeyCommand::Last => view.pan(limits.to - view.to),
                _ => return,
            };
            event.prevent_default();
            let to = to.kept_near(limits);
            current.head_for(to);
            page.dispatch.emit(Action::Range(range_of(to, &chart.0)));
        })
    };
    let (first, last) = page.state.day_range().years();
    let years = page.corpus.years().len();
    let is_tall = strip_px(years) > STRIP_PX;
    let is_full = years > YEARS_IN_SIGHT;
    html! {
        <div class={classes!("strip", is_tall.then_some("is-tall"), is_full.then_some("is-full"))}>
            <YearBrush />
            <svg
                ref={node}
                class="strip-drawing"
                width={width.to_string()}
                height={STRIP_PX.to_string()}
                viewBox={format!("0 0 {width} {STRIP_PX}")}
                role="slider"
                tabindex="0"
                aria-label={m.overview_strip}
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow={((x0 + x1) / 2.0 / width * 100.0).round().to_string()}
                aria-valuetext={if first == last { first.to_string() } else { format!("{first}–{last}") }}
                onpointerdown={down}
                onpointermove={moving}
                onpointerup={up.clone()}
                onpointercancel={up}
                onkeydown={on_key}
            >
                <Density chart={props.chart.clone()} {width} />
                <rect class="window" x={format!("{x0:.1}")} y="1.500" width={format!("{:.1}", x1 - x0)} height="26" rx="3" />
            </svg>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct DensityProps {
    chart: Shared<Chart>,
    width: f64,
}

/// How many events begin when, with the years and the folds.
#[component]
fn Density(props: &DensityProps) -> Html {
    let page = use_page();
    let chart = &props.chart.0;
    let scale = strip_scale(chart.limits, props.width);
    let bars = density(&scale, &page.parts.starts);
    let most = bars.iter().map(|bar| bar.2).max().unwrap_or(1) as f64;
    // One path for all bars: there may be hundreds.
    let d: String = bars
        .iter()
        .map(|&(x, width, count)| {
            let height = 4.0 + 16.0 * (count as f64 / most).sqrt();
            format!("M{x:.1} 24v-{height:.1}h{width:.1}V24z")
        })
        .collect();
    let ticks = ticks(&scale, &chart.folds).fine;
    let years = ticks.iter().enumerate().filter_map(|(i, tick)| {
        let label = i18n::year_in_words(tick.day.year(), page.lang());
        let room = TextMetrics::default().width(&label, 11.0, false) + 4.0;
        let end = ticks.get(i + 1).map_or(props.width, |next| next.x);
        let fits = tick.x >= 0.0 && tick.x + room < end.min(props.width);
        (tick.unit == TickUnit::Year && fits).then_some((tick.x, label))
    });
    html! {
        <g aria-hidden="true">
            <line class="strip-line" x1="0" x2={props.width.to_string()} y1="24.500" y2="24.500" />
            <path class="density" {d} />
            { for chart.folds.iter().map(|fold| {
                let middle = (scale.x(fold.axis_from) + scale.x(fold.axis_to)) / 2.0;
                html! { <path class="strip-fold" d={format!("M{:.1} 10l4 5-4 5 4 5-4 5", middle - 2.0)} /> }
            }) }
            { for years.map(|(x, label)| html! {
                <text class="strip-year" x={format!("{x:.1}")} y="39">{ label }</text>
            }) }
        </g>
    }
}
