//! The events in the plot: a list in the order of time, under the years in
//! which they begin.

use super::lanes::Lanes;
use super::*;
use crate::app::context::use_page;
use crate::model::*;

/// In views longer than this, in days, events stand under decades.
const DECADES_DAYS: f64 = 40.0 * 365.25;

#[derive(PartialEq, Properties)]
pub(super) struct MarksProps {
    pub lanes: Rc<Lanes>,
    pub stage: Shared<Stage>,
    pub cursor: Option<Cursor>,
}

/// What was hit: an event, or the count beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hit {
    Event,
    More,
}

/// The attribute that says what a node stands for: `event 3 120`.
fn hit(kind: Hit, item: &Item) -> String {
    let word = match kind {
        Hit::Event => "event",
        Hit::More => "more",
    };
    format!("{word} {} {}", item.lane, item.index)
}

/// Reads it: with the lane and the index in it.
pub(super) fn parse_hit(text: &str) -> Option<(Hit, usize, u32)> {
    let mut words = text.split(' ');
    let kind = match words.next()? {
        "event" => Hit::Event,
        "more" => Hit::More,
        _ => return None,
    };
    Some((
        kind,
        words.next()?.parse().ok()?,
        words.next()?.parse().ok()?,
    ))
}

/// How many nodes an item takes, about.
pub(super) fn nodes_of(item: &Item) -> usize {
    let mark = match item.placed.shape {
        Shape::Moment => 1,
        Shape::Vague | Shape::Period => 4,
    };
    3 + mark + item.label.lines.len() + item.more.map_or(0, |_| 3)
}

#[component]
pub(super) fn Marks(props: &MarksProps) -> Html {
    let page = use_page();
    let scene = &props.stage.0.scene;
    let view = props.stage.0.scene.scale.viewport;
    let step = if view.span_days() > DECADES_DAYS {
        10
    } else {
        1
    };
    // One event takes the tab stop: that of the keyboard, the chosen one, or
    // the first.
    let chosen = page
        .state
        .event
        .as_ref()
        .and_then(|id| page.corpus.event_position(id));
    let at_cursor = |item: &&Item| {
        props.cursor
            == Some(Cursor {
                lane: item.lane,
                event: item.placed.event,
            })
    };
    let items = || scene.items.iter();
    let stop = items()
        .find(at_cursor)
        .or_else(|| items().find(|item| Some(item.placed.event) == chosen))
        .or_else(|| items().next())
        .map(|item| (item.lane, item.index));
    let mut years: Vec<(i32, Vec<Html>)> = Vec::new();
    for item in &scene.items {
        let year = item.day.year().div_euclid(step) * step;
        let html = draw_item(item, props, &page, stop == Some((item.lane, item.index)));
        match years.last_mut() {
            Some((last, items)) if *last == year => items.push(html),
            _ => years.push((year, vec![html])),
        }
    }
    html! {
        <g transform={format!("translate(0 {AXIS_PX})")}>
            <g aria-hidden="true">{ for scene.rugs.iter().zip(scene.lanes.iter()).enumerate().map(rug) }</g>
            { for years.into_iter().map(|(year, items)| {
                let name = if step == 1 { year.to_string() } else { format!("{year}–{}", year + step - 1) };
                html! { <g key={year} role="list" aria-label={name}>{ for items }</g> }
            }) }
        </g>
    }
}

/// Small marks at the foot of a lane: where its events are, labelled or not.
fn rug((lane, (marks, place)): (usize, (&Rug, &LaneBox))) -> Html {
    let folded = place.rows == 0;
    let y = if folded {
        place.y + place.height / 2.0
    } else {
        place.y + place.height - 2.5
    };
    let d: String = marks
        .iter()
        .map(|(x, width)| format!("M{x:.1} {y}h{width:.1}"))
        .collect();
    html! { <path key={lane} class={classes!("rug", folded.then_some("is-folded"))} {d} /> }
}

fn draw_item(item: &Item, props: &MarksProps, page: &Page, is_stop: bool) -> Html {
    let (Some(event), Some(lane_id)) = (
        page.corpus.events().get(item.placed.event),
        props.lanes.themes.get(item.lane),
    ) else {
        return html! {};
    };
    let theme = page.corpus.theme(lane_id);
    let family = theme.map_or(Family::Service, |theme| theme.family);
    let chosen = page.state.event.as_ref() == Some(&event.id);
    let at_cursor = props.cursor.is_some() && is_stop;
    let mut name = name_of(event, page);
    if let Some(theme) = theme {
        name.push_str(", ");
        name.push_str(theme.name.get(page.lang()).text);
    }
    let more_name = item.more.map(|more| {
        let title = event.title.get(page.lang()).text;
        i18n::more_events_near(more.count, title, page.lang())
    });
    if let Some(more) = item.more {
        name.push_str(&i18n::and_more(more.count, page.lang()));
    }
    let shortened = item
        .label
        .lines
        .last()
        .is_some_and(|line| line.ends_with('…'));
    let (left, right) = hit_box(item);
    html! {
        <g key={format!("{}-{}", item.lane, event.id)} role="listitem" transform={format!("translate({:.1} {})", item.x, item.y)} class={classes!(
            "item",
            format!("fam-{}", family.class()),
            event.story.then_some("is-story"),
            chosen.then_some("is-chosen"),
            at_cursor.then_some("at-cursor"),
            (!page.stands_out(event)).then_some("is-dim"),
        )}>
            <g
                id={format!("ev-{}-{}", item.lane, event.id)}
                data-event={event.id.as_str().to_owned()}
                data-hit={hit(Hit::Event, item)}
                class="item-button"
                role="button"
                tabindex={if is_stop { "0" } else { "-1" }}
                aria-label={name}
                aria-pressed={chosen.to_string()}
            >
                if shortened || !item.label_shown {
                    <title>{ name_of(event, page) }</title>
                }
                <rect class="item-hit" x={format!("{left:.1}")} y={(1.0 - ROW_PX / 2.0).to_string()} width={format!("{:.1}", right - left)} height={(ROW_PX - 2.0).to_string()} rx="3" />
                { mark(item, family) }
                if item.label_shown { { lines(&item.label.lines, item.label_x - item.x, -label_lift(item)) } }
            </g>
            { more_badge(item, more_name, props.lanes.metrics) }
        </g>
    }
}

/// One or two lines of text around a middle.
fn lines(lines: &[String], x: f64, middle: f64) -> Html {
    const LINE_PX: f64 = 12.5;
    let first = middle - (lines.len() as f64 - 1.0) * LINE_PX / 2.0;
    lines
        .iter()
        .enumerate()
        .map(|(i, line)| {
            let y = first + i as f64 * LINE_PX;
            html! { <text x={format!("{x:.1}")} y={format!("{y:.1}")} dy="0.34em">{ line }</text> }
        })
        .collect()
}

/// What can be clicked, from the item's x: mark and label, at least 24 pixels
/// wide.
fn hit_box(item: &Item) -> (f64, f64) {
    let mark = (item.x - item.fade_before, item.mark_end());
    let (left, right) = if item.label_shown {
        let label = (item.label_x, item.label_x + item.label.width_px);
        (mark.0.min(label.0), mark.1.max(label.1))
    } else {
        mark
    };
    let spare = ((24.0 - (right - left)) / 2.0).max(2.0);
    (left - spare - item.x, right + spare - item.x)
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
/// with ends. Drawn from the item's x and the middle of its row.
fn mark(item: &Item, family: Family) -> Html {
    // Beside a label the bar is in the middle, below one at the foot of the row.
    let bar_y = match item.label_side {
        LabelSide::Left => -1.5,
        LabelSide::Right => ROW_PX / 2.0 - 4.0,
    };
    let fade_in = format!("url(#in-{})", family.class());
    let fade_out = format!("url(#out-{})", family.class());
    let width = item.width;
    match item.placed.shape {
        Shape::Moment => html! {
            <circle class="dot" cx={format!("{:.1}", width / 2.0)} r={(GLYPH_PX / 2.0).to_string()} />
        },
        Shape::Vague => {
            // Nobody knows where in the span it lies: neither end is an end.
            let soft = (width * 0.25).min(18.0);
            let soft_end = if item.stub { 0.0 } else { soft };
            html! {
                <g class="vague">
                    { bar(&fade_in, -item.fade_before, bar_y, item.fade_before + soft) }
                    { bar("", soft, bar_y, width - soft - soft_end) }
                    { bar(&fade_out, width - soft_end, bar_y, item.fade_after + soft_end) }
                </g>
            }
        }
        Shape::Period => {
            let solid_end = if item.goes_on() {
                item.mark_end() - OPEN_PX - item.x
            } else {
                width
            };
            let goes_on = item.goes_on() || item.stub;
            html! {
                <g class="period">
                    if item.fade_before > 0.0 { { bar(&fade_in, -item.fade_before, bar_y, item.fade_before) } }
                    else if !item.placed.open_start { { end(0.0, bar_y) } }
                    { bar("", 0.0, bar_y, solid_end) }
                    if goes_on {
                        { bar(&fade_out, solid_end, bar_y, OPEN_PX) }
                        <path class="arrow" d={format!("m{:.1} {:.1} 5 4-5 4", solid_end + OPEN_PX - 8.0, bar_y - 2.5)} />
                    } else if item.fade_after > 0.0 { { bar(&fade_out, width, bar_y, item.fade_after) } }
                    else { { end(width - 2.0, bar_y) } }
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

/// How many are counted with the item. Not a tab stop: the keyboard goes
/// through the counted events themselves.
fn more_badge(item: &Item, name: Option<String>, metrics: TextMetrics) -> Html {
    let (Some(more), Some(name)) = (item.more, name) else {
        return html! {};
    };
    let text = format!("+{}", more.count);
    let width = metrics.width(&text, 11.0, true) + 9.0;
    let x = item.more_x - item.x;
    html! {
        <g class="more" role="button" tabindex="-1" aria-label={name} data-hit={hit(Hit::More, item)}>
            <rect class="more-pill" x={format!("{x:.1}")} y="-8.500" width={format!("{width:.1}")} height="17" rx="8.500" />
            <text x={format!("{:.1}", x + width / 2.0)} dy="0.35em">{ text }</text>
        </g>
    }
}
