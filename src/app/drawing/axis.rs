//! The axis: its ticks, its folds, and today.

use super::*;
use crate::app::context::use_page;
use crate::i18n::month_label;

/// Size of the labels of either row, in pixels.
const FINE_PX: f64 = 13.0;
const COARSE_PX: f64 = 13.0;

/// A fold this wide has room for its years in one line, or in two.
const WIDE_FOLD_PX: f64 = 76.0;
const NARROW_FOLD_PX: f64 = 22.0;

#[derive(PartialEq, Properties)]
pub(super) struct FineAxisProps {
    pub chart: Shared<Chart>,
    pub stage: Shared<Stage>,
    pub height: f64,
    pub metrics: TextMetrics,
}

/// What of the axis moves with the events: the fine ticks, the folds, today.
#[component]
pub(super) fn FineAxis(props: &FineAxisProps) -> Html {
    let page = use_page();
    let lang = page.lang();
    let stage = &props.stage.0;
    let scene = &stage.scene;
    let px_per_day = scene.scale.px_per_day();
    let folds = &props.chart.0.folds;
    let stretch = Viewport {
        from: stage.from,
        to: stage.to,
    };
    let scale = TimeScale::new(stretch, stretch.span_days() * px_per_day);
    let shift = (stage.from - scene.origin) * px_per_day;
    let ticks = ticks(&scale, folds);
    let fine_y = if ticks.coarse.is_empty() { 25.0 } else { 31.0 };
    let fine = ticks.fine.iter().enumerate().map(|(i, tick)| {
        let (year, month, day) = tick.day.ymd();
        let label = match tick.unit {
            TickUnit::Day => day.to_string(),
            TickUnit::Month => month_label(month, lang).to_owned(),
            TickUnit::Year => i18n::year_in_words(year, lang),
        };
        // A label that an edge would cut is held in view or not drawn; while
        // the view moves, it may run under the edge.
        let room = props.metrics.width(&label, FINE_PX, false) + 8.0;
        let next_x = ticks.fine.get(i + 1).map_or(scale.width_px, |next| next.x);
        let held = if stage.moving { 0.0 } else { (-tick.x).max(0.0) };
        let fits = stage.moving || tick.x + held + room <= next_x.min(scale.width_px);
        let show_year = (tick.unit == TickUnit::Year)
            .then(|| page.on::<MouseEvent>(Action::ShowYear(year)));
        html! {
            <g key={tick.day.0} class={classes!("tick", show_year.is_some().then_some("is-year"))} transform={format!("translate({:.1} 0)", tick.x + shift)} onclick={show_year}>
                <line y1="22" y2={props.height.to_string()} />
                if fits {
                    <text x={format!("{:.1}", held + 4.0)} y={fine_y.to_string()}>{ label }</text>
                }
            </g>
        }
    });
    let in_view = folds
        .iter()
        .filter(|fold| fold.axis_to > stretch.from && fold.axis_from < stretch.to);
    let today = (folds.axis(f64::from(page.today.0)) - scene.origin) * px_per_day;
    html! {
        <g>
            <g class="axis" aria-hidden="true">{ for fine }</g>
            { for in_view.map(|fold| {
                let x = (fold.axis_from - scene.origin) * px_per_day;
                draw_fold(fold, x, (fold.axis_to - fold.axis_from) * px_per_day, props.height, lang)
            }) }
            <line class="today" aria-hidden="true" x1={format!("{today:.1}")} x2={format!("{today:.1}")} y1={AXIS_PX.to_string()} y2={props.height.to_string()} />
        </g>
    }
}

/// A break in the axis, with the years that it stands for.
fn draw_fold(fold: &Fold, x: f64, width: f64, height: f64, lang: crate::model::Lang) -> Html {
    let (first, last) = fold.years();
    let middle = width / 2.0;
    // A torn edge on either side, six pixels deep at most.
    let tooth = (width / 3.0).min(6.0);
    // Over the axis only: below, labels may stand in the empty stretch, and no
    // line crosses them.
    let edge = format!("l{0:.1} 5l-{0:.1} 5", tooth * 0.5).repeat((AXIS_PX / 10.0) as usize);
    let text = if width >= WIDE_FOLD_PX {
        html! { <text class="fold-years" x={format!("{middle:.1}")} y="25">{ i18n::year_run(first, last, lang) }</text> }
    } else if width >= NARROW_FOLD_PX {
        html! {
            <>
                <text class="fold-years" x={format!("{middle:.1}")} y="16">{ i18n::year_in_words(first, lang) }{ "–" }</text>
                <text class="fold-years" x={format!("{middle:.1}")} y="29">{ i18n::year_in_words(last, lang) }</text>
            </>
        }
    } else {
        html! {}
    };
    html! {
        <g key={first} class="fold" role="img" aria-label={i18n::nothing_in_years(first, last, lang)} transform={format!("translate({x:.1} 0)")}>
            <title>{ i18n::nothing_in_years(first, last, lang) }</title>
            <rect class="fold-band" width={format!("{width:.1}")} height={height.to_string()} />
            <path class="fold-edge" d={format!("M0 0{edge}")} />
            <path class="fold-edge" d={format!("M{width:.1} 0{edge}")} />
            { text }
        </g>
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct CoarseTicksProps {
    pub chart: Shared<Chart>,
    pub scale: TimeScale,
    pub height: f64,
    pub metrics: TextMetrics,
}

/// The coarse row: the period that one is in keeps its label in view.
#[component]
pub(super) fn CoarseTicks(props: &CoarseTicksProps) -> Html {
    let page = use_page();
    let lang = page.lang();
    let coarse = ticks(&props.scale, &props.chart.0.folds).coarse;
    let ticks = coarse.iter().enumerate().map(|(i, tick)| {
        let (year, month, _) = tick.day.ymd();
        let label = match tick.unit {
            TickUnit::Month => {
                let year = i18n::year_in_words(year, lang);
                format!("{} {year}", month_label(month, lang))
            }
            _ => i18n::year_in_words(year, lang),
        };
        let next_x = coarse.get(i + 1).map_or(f64::INFINITY, |next| next.x);
        let room = next_x - props.metrics.width(&label, COARSE_PX, true) - 8.0;
        let x = tick.x.max(0.0f64.min(room.max(tick.x)));
        html! {
            <g key={tick.day.0} class="tick is-coarse">
                <line x1={format!("{:.1}", tick.x)} x2={format!("{:.1}", tick.x)} y1="2" y2={props.height.to_string()} />
                <text x={format!("{:.1}", x + 4.0)} y="13">{ label }</text>
            </g>
        }
    });
    html! { <g class="axis" aria-hidden="true">{ for ticks }</g> }
}

#[derive(PartialEq, Properties)]
pub(super) struct ComparedProps {
    pub chart: Shared<Chart>,
    pub scale: TimeScale,
    pub years: Vec<i32>,
    pub stroke: Option<(f64, f64)>,
}

/// The years compared, as bars below the axis, and the stroke that chooses them.
#[component]
pub(super) fn Compared(props: &ComparedProps) -> Html {
    let folds = &props.chart.0.folds;
    let bars = props.years.iter().map(|&year| {
        let (first, last) = year_days(year);
        let x = |day: f64| props.scale.x(folds.axis(day)).clamp(0.0, props.scale.width_px);
        let (from, to) = (x(f64::from(first.0)), x(f64::from(last.0) + 1.0));
        html! {
            if to > from {
                <rect key={year} x={format!("{:.1}", from + 1.0)} y={(AXIS_PX - 3.0).to_string()} width={format!("{:.1}", (to - from - 2.0).max(1.0))} height="3" />
            }
        }
    });
    let stroke = props.stroke.map(|(one, other)| {
        let (from, to) = (one.min(other), one.max(other));
        html! { <rect class="stroke-band" x={format!("{from:.1}")} width={format!("{:.1}", to - from)} height={AXIS_PX.to_string()} /> }
    });
    html! { <g class="compared" aria-hidden="true">{ for bars }{ for stroke }</g> }
}
