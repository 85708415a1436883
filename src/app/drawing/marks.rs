//! The events in the plot: a list in the order of time, under the years in
//! which they begin.

use super::lanes::Lanes;
use super::*;
use crate::app::context::{SharedCorpus, use_page};
use crate::model::*;

/// In views longer than this, in days, events stand under decades.
const DECADES_DAYS: f64 = 40.0 * 365.25;

#[derive(PartialEq, Properties)]
pub(super) struct MarksProps {
    pub lanes: Rc<Lanes>,
    pub stage: Shared<Stage>,
    /// The item that takes the tab stop: its lane, and its place there.
    pub stop: Option<(usize, u32)>,
}

/// The item at which the keyboard comes into the plot: that where it was last,
/// the chosen one, or the first; of those that can be seen. A view under way
/// has none yet.
pub(super) fn stop(stage: &Stage, cursor: Option<Cursor>, chosen: Option<usize>) -> Option<&Item> {
    let at_cursor = |item: &&Item| {
        cursor
            == Some(Cursor {
                lane: item.lane,
                event: item.placed.event,
            })
    };
    let items = || {
        let items = stage.scene.items.iter();
        items.filter(|item| stage.moving || stage.scene.shows(item))
    };
    items()
        .find(at_cursor)
        .or_else(|| items().find(|item| Some(item.placed.event) == chosen))
        .or_else(|| items().next())
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
    5 + mark + item.label.lines.len() + item.more.map_or(0, |_| 3)
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
    let chosen = page
        .state
        .event
        .as_ref()
        .and_then(|id| page.corpus.event_position(id));
    let families: Vec<&str> = props
        .lanes
        .themes
        .iter()
        .map(|id| page.corpus.theme(id).map_or(Family::Service, |t| t.family))
        .map(Family::class)
        .collect();
    let singled_out = page.singles_out();
    let mut years: Vec<(i32, Vec<Html>)> = Vec::new();
    for item in &scene.items {
        let (Some(event), Some(family)) = (
            page.corpus.events().get(item.placed.event),
            families.get(item.lane),
        ) else {
            continue;
        };
        let is_stop = props.stop == Some((item.lane, item.index));
        let is_chosen = chosen == Some(item.placed.event);
        let mut class = format!("item fam-{family}");
        for (holds, word) in [
            (event.story, " is-story"),
            (is_chosen, " is-chosen"),
            (singled_out && page.stands_out(event), " is-found"),
            (singled_out && !page.stands_out(event), " is-dim"),
        ] {
            if holds {
                class.push_str(word);
            }
        }
        let html = html! {
            <g key={format!("{}-{}", item.lane, event.id)} role="listitem" transform={format!("translate({:.1} {})", item.x, item.y)} {class}>
                <Body
                    corpus={page.shared()}
                    lang={page.lang()}
                    lanes={props.lanes.clone()}
                    item={item.at_rest()}
                    chosen={is_chosen}
                    {is_stop}
                    seen={scene.shows(item)}
                    found={found_behind(item, &props.lanes, &page)}
                />
            </g>
        };
        let year = item.day.year().div_euclid(step) * step;
        match years.last_mut() {
            Some((last, items)) if *last == year => items.push(html),
            _ => years.push((year, vec![html])),
        }
    }
    html! {
        <g transform={format!("translate(0 {AXIS_PX})")}>
            <Rugs lanes={props.lanes.clone()} stage={props.stage.clone()} />
            { for years.into_iter().map(|(year, items)| {
                let name = i18n::year_run(year, year + step - 1, page.lang());
                html! { <g key={year} role="list" aria-label={name}>{ for items }</g> }
            }) }
        </g>
    }
}

/// How many of the events that are counted with an item answer to the query;
/// none where there is no query.
fn found_behind(item: &Item, lanes: &Lanes, page: &Page) -> usize {
    let (Some(finding), Some(more), Some(lane)) =
        (&page.finding, item.more, lanes.layout.lane(item.lane))
    else {
        return 0;
    };
    if finding.events.is_empty() {
        return 0;
    }
    let (first, end) = more.indices;
    (first..end)
        .filter(|&index| index != item.index)
        .filter(|&index| finding.events.contains(lane.placed(index).event))
        .count()
}

#[derive(PartialEq, Properties)]
struct RugsProps {
    lanes: Rc<Lanes>,
    stage: Shared<Stage>,
}

/// The paths of the rugs as they were drawn last: for one zoom, and a stretch
/// of the axis.
struct DrawnRugs {
    lanes: Rc<Lanes>,
    px_per_day: f64,
    origin: f64,
    stretch: Viewport,
    paths: Vec<AttrValue>,
}

/// A moving view stretches the rugs that are drawn by no more than this.
const RUG_STRETCH: std::ops::Range<f64> = 0.8..1.25;

/// Small marks at the foot of a lane: where its events are, labelled or not.
/// While the view moves, they are stretched with it and only now and then drawn
/// anew.
#[component]
fn Rugs(props: &RugsProps) -> Html {
    let drawn = use_mut_ref(|| None::<DrawnRugs>);
    let stage = &props.stage.0;
    let (scene, lanes) = (&stage.scene, &props.lanes);
    let px_per_day = scene.scale.px_per_day();
    let lasts = |drawn: &DrawnRugs| {
        stage.moving
            && drawn.lanes == *lanes
            && drawn.stretch.from <= stage.from
            && stage.to <= drawn.stretch.to
            && RUG_STRETCH.contains(&(px_per_day / drawn.px_per_day))
    };
    let mut drawn = drawn.borrow_mut();
    if !drawn.as_ref().is_some_and(lasts) {
        let span = stage.to - stage.from;
        let spare = if stage.moving { span / 2.0 } else { 0.0 };
        let stretch = Viewport {
            from: stage.from - spare,
            to: stage.to + spare,
        };
        let rugs = lanes.layout.rugs(scene.scale, stretch, scene.origin);
        *drawn = Some(DrawnRugs {
            lanes: lanes.clone(),
            px_per_day,
            origin: scene.origin,
            stretch,
            paths: rugs.iter().zip(scene.lanes.iter()).map(rug_path).collect(),
        });
    }
    let Some(drawn) = drawn.as_ref() else {
        return html! { <g /> };
    };
    let shift = (drawn.origin - scene.origin) * px_per_day;
    let stretched = px_per_day / drawn.px_per_day;
    let moved = (shift != 0.0 || stretched != 1.0)
        .then(|| format!("translate({shift:.2} 0) scale({stretched:.5} 1)"));
    let paths = drawn.paths.iter().zip(scene.lanes.iter()).enumerate();
    html! {
        <g aria-hidden="true" transform={moved}>
            { for paths.map(|(lane, (d, place))| html! {
                <path key={lane} class={classes!("rug", (place.rows == 0).then_some("is-folded"))} {d} />
            }) }
        </g>
    }
}

fn rug_path((marks, place): (&Rug, &LaneBox)) -> AttrValue {
    let y = if place.rows == 0 {
        place.y + place.height / 2.0
    } else {
        place.y + place.height - 2.5
    };
    let mark = |(x, width): &(f64, f64)| format!("M{x:.1} {y}h{width:.1}");
    marks.iter().map(mark).collect::<String>().into()
}

#[derive(PartialEq, Properties)]
struct BodyProps {
    corpus: SharedCorpus,
    lang: Lang,
    lanes: Rc<Lanes>,
    /// At rest: an item that only moves is not drawn again.
    item: Item,
    chosen: bool,
    is_stop: bool,
    /// Whether it is found in the view, for what looks for a place for the focus.
    seen: bool,
    /// How many of the events that are counted with it answer to the query.
    found: usize,
}

/// An item from its x and the middle of its row.
#[component]
fn Body(props: &BodyProps) -> Html {
    let BodyProps {
        item, lanes, lang, ..
    } = props;
    let corpus = &props.corpus.0;
    let (Some(event), Some(lane)) = (
        corpus.events().get(item.placed.event),
        lanes.themes.get(item.lane),
    ) else {
        return html! {};
    };
    let theme = corpus.theme(lane);
    let family = theme.map_or(Family::Service, |theme| theme.family);
    let mut name = name_of(event, *lang);
    if let Some(theme) = theme {
        name.push_str(", ");
        name.push_str(theme.name.get(*lang).text);
    }
    // Marks of its own beside that of its date: the reader's own, and contested.
    let own = report_of(event.id.as_str()).is_some();
    let contested = corpus.divergences_about(event.id.as_str()).next().is_some();
    let m = i18n::messages(*lang);
    for (is_so, words) in [(own, m.own_report), (contested, m.contested)] {
        if is_so {
            name.push_str(", ");
            name.push_str(words);
        }
    }
    let more_name = item.more.map(|more| {
        let title = event.title.get(*lang).text;
        let mut name = i18n::more_events_near(more.count, title, *lang);
        if props.found > 0 {
            name.push_str(", ");
            name.push_str(&i18n::found_of(props.found, more.count, *lang));
        }
        name
    });
    if let Some(more) = item.more {
        name.push_str(&i18n::and_more(more.count, *lang));
    }
    let shortened = item
        .label
        .lines
        .last()
        .is_some_and(|line| line.ends_with('…'));
    // What is not to be read in full beside the mark shows when it is pointed at. That
    // text is the name then: beside another it would be read as well.
    let pointed_at = shortened || !item.label_shown;
    let (title, label) = if pointed_at {
        (Some(name), None)
    } else {
        (None, Some(name))
    };
    let (left, right) = hit_box(item);
    html! {
        <>
            <g
                id={format!("ev-{}-{}", item.lane, event.id)}
                data-event={event.id.as_str().to_owned()}
                data-unseen={(!props.seen).then_some("")}
                data-hit={hit(Hit::Event, item)}
                class="item-button"
                role="button"
                tabindex={if props.is_stop { "0" } else { "-1" }}
                aria-label={label}
                aria-pressed={props.chosen.to_string()}
            >
                if let Some(title) = title {
                    <title>{ title }</title>
                }
                <rect class="item-hit" x={format!("{left:.1}")} y={(1.0 - ROW_PX / 2.0).to_string()} width={format!("{:.1}", right - left)} height={(ROW_PX - 2.0).to_string()} rx="3" />
                { mark(item, family) }
                if own { { own_frame(item) } }
                if contested { { contested_sign(item) } }
                if item.label_shown { { lines(&item.label.lines, item.label_x - item.x, -label_lift(item)) } }
            </g>
            { more_badge(item, more_name, props.found > 0, lanes.metrics) }
        </>
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

/// Where the mark of an item begins: the middle of a dot, or the start of a bar.
fn mark_start(item: &Item) -> (f64, f64) {
    match (item.placed.shape, item.label_side) {
        (Shape::Moment, _) => (item.width / 2.0, 0.0),
        (_, LabelSide::Left) => (0.0, 0.0),
        (_, LabelSide::Right) => (0.0, ROW_PX / 2.0 - 2.5),
    }
}

/// A square around the mark: an event of the reader's own report.
fn own_frame(item: &Item) -> Html {
    let (x, y) = mark_start(item);
    let half = GLYPH_PX / 2.0 + 2.0;
    html! { <rect class="own-frame" x={format!("{:.1}", x - half)} y={format!("{:.1}", y - half)} width={(2.0 * half).to_string()} height={(2.0 * half).to_string()} rx="2" /> }
}

/// A small ≠ above the mark: sources differ on the event.
fn contested_sign(item: &Item) -> Html {
    let (x, y) = mark_start(item);
    let top = y - GLYPH_PX / 2.0 - 6.0;
    html! { <path class="contested-sign" d={format!("M{:.1} {top:.1}m-3 1.500h6m-6 2.500h6m-4.500 1.500 3-5.500", x)} /> }
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
fn more_badge(item: &Item, name: Option<String>, found: bool, metrics: TextMetrics) -> Html {
    let (Some(more), Some(name), true) = (item.more, name, item.more_shown) else {
        return html! {};
    };
    let text = format!("+{}", more.count);
    let width = metrics.width(&text, 11.0, true) + 9.0;
    let x = item.more_x - item.x;
    html! {
        <g class={classes!("more", found.then_some("is-found"))} role="button" tabindex="-1" aria-label={name} data-hit={hit(Hit::More, item)}>
            <rect class="more-pill" x={format!("{x:.1}")} y="-8.500" width={format!("{width:.1}")} height="17" rx="8.500" />
            <text x={format!("{:.1}", x + width / 2.0)} dy="0.35em">{ text }</text>
        </g>
    }
}
