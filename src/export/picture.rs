//! The timeline as a picture that stands by itself: SVG with title, legend,
//! sources and licence in it. The same scene as on the screen, in the light
//! colours, with no style sheet and no script.

use super::timelinejs::html;
use super::{DATA_DATE, VERSION};
use crate::i18n::{self, messages};
use crate::model::*;
use crate::timeline::{
    Chart, Frame, GLYPH_PX, Item, LABEL_PX, Label, Labels, Lane, Layout, OPEN_PX, Parts, Rug,
    Scene, Shape, Shot, TextMetrics, TickUnit, TimeScale, allocate_rows, lane_height, ticks, wrap,
};
use crate::view::{DayRange, Shown, ViewState, home_range};
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;
use std::rc::Rc;

/// The picture and its size in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub svg: String,
    pub width_px: f64,
    pub height_px: f64,
}

const WIDTH_PX: f64 = 1400.0;
const MARGIN_PX: f64 = 24.0;
const NAMES_PX: f64 = 170.0;
const PLOT_PX: f64 = WIDTH_PX - 2.0 * MARGIN_PX - NAMES_PX;
/// Rows that are shared out among the lanes.
const ROWS: usize = 42;
const HEAD_PX: f64 = 84.0;
const AXIS_PX: f64 = 40.0;
const LINE_PX: f64 = 18.0;

const FONT: &str = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const INK: &str = "#1d2530";
const INK_2: &str = "#525b66";
const LINE: &str = "#d9dadc";

fn colour(family: Family) -> &'static str {
    match family {
        Family::Foreign => "#23629f",
        Family::Jihadism => "#8f5410",
        Family::Extremism => "#84418f",
        Family::Crime => "#22745a",
        Family::Service => "#5d646e",
    }
}

/// Draws what the state shows, over the range that it shows: its lanes in their order, the
/// folded ones as such. `shown` are the events that pass its filter and, where only those
/// are shown, answer to its query.
pub fn draw(corpus: &Rc<Corpus>, state: &ViewState, shown: &Shown, today: Day) -> Picture {
    let lang = state.lang;
    let m = messages(lang);
    let chart = Chart::new(corpus.events(), home_range().viewport(), f64::from(today.0));
    let view = chart.folds.fold(state.day_range().viewport());
    let labels = {
        let corpus = corpus.clone();
        let title = move |position: usize| {
            let event = corpus.events().get(position);
            event.map_or_else(String::new, |event| event.title.get(lang).text.to_owned())
        };
        Rc::new(Labels::new(title, TextMetrics::default()))
    };
    let mut filled: HashMap<ThemeId, Rc<Lane>> = Parts::new(corpus, &chart, shown.iter())
        .lanes
        .into_iter()
        .collect();
    let (themes, lanes): (Vec<&Theme>, Vec<Rc<Lane>>) = state
        .lanes(corpus)
        .into_iter()
        .filter(|theme| state.draws_lane(&theme.id))
        .filter_map(|theme| Some((theme, filled.remove(&theme.id)?)))
        .unzip();
    let frame = Frame {
        home: view,
        width_px: PLOT_PX,
    };
    let folded: Vec<bool> = themes
        .iter()
        .map(|theme| state.folded.contains(&theme.id))
        .collect();
    let rows = allocate_rows(&lanes, &folded, frame, &labels, ROWS.max(lanes.len()));
    let layout = Layout::new(lanes.clone(), &rows, frame, labels);
    let scale = TimeScale::new(view, PLOT_PX);
    let scene = layout.scene(Shot::still(scale, None));

    let mut body = String::new();
    let plot_x = MARGIN_PX + NAMES_PX;
    let lanes_y = HEAD_PX + AXIS_PX;
    axis(&scale, &chart, scene.height, lang, &mut body);
    let mut out = Svg::default();
    out.text(
        MARGIN_PX,
        44.0,
        24.0,
        INK,
        true,
        &i18n::headed(m.title, m.view_timeline, lang),
    );
    let range = state.day_range();
    let range_words = i18n::range_in_words(range.first, range.last, lang);
    // Those of several lanes once, as the page counts them.
    let is_in_view = |position: &usize| {
        let event = corpus.events().get(*position);
        event.is_some_and(|event| event.date.intersects(range.first, range.last))
    };
    let count = i18n::count_events(shown.iter().filter(is_in_view).count(), lang);
    out.text(
        MARGIN_PX,
        66.0,
        13.0,
        INK_2,
        false,
        &format!("{range_words} · {count}"),
    );
    out.open(&format!("translate({plot_x} {HEAD_PX})"));
    out.raw(&body);
    out.close();
    let rugs = layout.rugs(scale, view, scene.origin);
    let named = themes.iter().zip(scene.lanes.iter()).zip(&lanes).zip(&rugs);
    for (((theme, place), lane), rug) in named {
        let y = lanes_y + place.y;
        out.line(MARGIN_PX, y, WIDTH_PX - MARGIN_PX, y, LINE);
        let name = theme.name.get(lang).text;
        // A folded lane is its name, how many events it has, and where they are.
        let is_folded = place.rows == 0;
        let (name, size, ink) = match is_folded {
            true => (format!("{name} ({})", lane.len()), 11.0, INK_2),
            false => (name.to_owned(), 13.0, colour(theme.family)),
        };
        let label = wrap(&name, size, true, TextMetrics::default());
        let middle = y + place.height.min(lane_height(1)) / 2.0;
        out.label(MARGIN_PX, middle, size, ink, true, &label);
        if is_folded {
            out.rug(rug, plot_x, middle);
        }
    }
    let foot = lanes_y + scene.height;
    out.line(MARGIN_PX, foot, WIDTH_PX - MARGIN_PX, foot, LINE);
    out.open(&format!("translate({plot_x} {lanes_y})"));
    for item in &scene.items {
        let event = corpus.events().get(item.placed.event);
        let lane = themes.get(item.lane);
        let family = lane.map_or(Family::Service, |theme| theme.family);
        if let Some(event) = event {
            let contested = corpus.divergences_about(event.id.as_str()).next().is_some();
            out.item(item, event, (colour(family), contested), &scene, lang);
        }
    }
    out.close();

    let mut y = foot + 28.0;
    let legend = [
        (Shape::Moment, m.moment_legend),
        (Shape::Vague, m.vague_legend),
        (Shape::Period, m.period_legend),
    ];
    let mut x = MARGIN_PX;
    for (shape, words) in legend {
        out.sign(shape, x + 10.0, y - 4.0, INK_2);
        out.text(x + 28.0, y, 12.0, INK_2, false, words);
        x += 44.0 + TextMetrics::default().width(words, 12.0, false);
    }
    let counted = format!("+3 {}", m.count_legend);
    out.text(x, y, 12.0, INK_2, false, &counted);
    x += 16.0 + TextMetrics::default().width(&counted, 12.0, false);
    out.contested(x + 4.0, y - 4.0);
    out.text(x + 14.0, y, 12.0, INK_2, false, m.contested_legend);
    let sources = corpus.sources().iter();
    let sources: Vec<&str> = sources.map(|source| source.name(lang).text).collect();
    let mut lines = vec![i18n::headed(
        m.view_sources,
        &sources.join(i18n::semicolon(lang)),
        lang,
    )];
    // The licence is that of our data, and not of what a reader has added.
    let own = own_reports(corpus, &scene, &lanes, range);
    let licence = if own.is_empty() {
        "CC BY 4.0."
    } else {
        let titles = i18n::headed(m.own_reports, &own.join(", "), lang);
        lines.push(format!("{titles}. {}", m.paper_own_marked));
        m.licence_of_ours
    };
    lines.push(format!(
        "Threatline {VERSION}, {DATA_DATE}. {licence} {}",
        m.about_line
    ));
    for line in &lines {
        for line in broken(line, WIDTH_PX - 2.0 * MARGIN_PX) {
            y += LINE_PX;
            out.text(MARGIN_PX, y, 12.0, INK_2, false, &line);
        }
    }
    let height = y + MARGIN_PX;
    let title = i18n::headed(
        m.title,
        &format!("{}, {range_words}", m.view_timeline),
        lang,
    );
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH_PX} {height}\" \
         width=\"{WIDTH_PX}\" height=\"{height}\" font-family=\"{FONT}\" xml:lang=\"{}\" role=\"img\">\n\
         <title>{}</title>\n<rect width=\"{WIDTH_PX}\" height=\"{height}\" fill=\"#fff\"/>\n{}</svg>\n",
        lang.tag(),
        html(&title),
        out.text,
    );
    Picture {
        svg,
        width_px: WIDTH_PX,
        height_px: height,
    }
}

/// The titles of the reader's own reports that an event of the picture belongs to, also
/// one that is only counted, or stands in a lane that is folded.
fn own_reports<'a>(
    corpus: &'a Corpus,
    scene: &Scene,
    lanes: &[Rc<Lane>],
    range: DayRange,
) -> Vec<&'a str> {
    let counted = scene.items.iter().flat_map(|item| {
        let (first, end) = item.more.map_or((0, 0), |more| more.indices);
        let lane = lanes.get(item.lane);
        (first..end).filter_map(move |index| lane.map(|lane| lane.placed(index).event))
    });
    let drawn = scene.items.iter().map(|item| item.placed.event);
    let folded = scene.lanes.iter().zip(lanes);
    let folded = folded.filter(|(place, _)| place.rows == 0);
    let folded = folded.flat_map(|(_, lane)| {
        let events = (0..lane.len() as u32).map(|index| lane.placed(index).event);
        events.filter(|&at| {
            let event = corpus.events().get(at);
            event.is_some_and(|event| event.date.intersects(range.first, range.last))
        })
    });
    let events = drawn
        .chain(counted)
        .chain(folded)
        .filter_map(|at| corpus.events().get(at));
    let found: BTreeSet<&str> = events
        .filter_map(|event| report_of(event.id.as_str()))
        .collect();
    let reports = corpus.reports().iter();
    reports
        .filter(|report| found.contains(report.id.as_str()))
        .map(|report| report.title.as_str())
        .collect()
}

/// The years and months along the top.
fn axis(scale: &TimeScale, chart: &Chart, height: f64, lang: Lang, body: &mut String) {
    let ticks = ticks(scale, &chart.folds);
    let mut out = Svg::default();
    for (list, y, bold) in [(&ticks.coarse, 12.0, true), (&ticks.fine, 30.0, false)] {
        for (i, tick) in list.iter().enumerate() {
            let (year, month, day) = tick.day.ymd();
            let label = match tick.unit {
                TickUnit::Day => day.to_string(),
                TickUnit::Month => i18n::month_label(month, lang).to_owned(),
                TickUnit::Year => i18n::year_in_words(year, lang),
            };
            let room = TextMetrics::default().width(&label, 12.0, bold) + 6.0;
            let end = list.get(i + 1).map_or(PLOT_PX, |next| next.x);
            if tick.x < 0.0 || tick.x + room > end.min(PLOT_PX) {
                continue;
            }
            out.line(tick.x, y + 4.0, tick.x, AXIS_PX + height, LINE);
            out.text(tick.x + 4.0, y, 12.0, INK_2, bold, &label);
        }
    }
    body.push_str(&out.text);
}

/// A text in lines that are not wider than `width_px`.
fn broken(text: &str, width_px: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.len() - 1;
        let longer = match lines[last].is_empty() {
            true => word.to_owned(),
            false => format!("{} {word}", lines[last]),
        };
        let fits = TextMetrics::default().width(&longer, 12.0, false) <= width_px;
        if fits || lines[last].is_empty() {
            lines[last] = longer;
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// The picture as it is written. Writing to a String cannot fail.
#[derive(Default)]
struct Svg {
    text: String,
}

impl Svg {
    fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn open(&mut self, transform: &str) {
        let _ = writeln!(self.text, "<g transform=\"{transform}\">");
    }

    fn close(&mut self) {
        self.text.push_str("</g>\n");
    }

    fn line(&mut self, x1: f64, y1: f64, x2: f64, y2: f64, colour: &str) {
        let _ = writeln!(
            self.text,
            "<path d=\"M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}\" stroke=\"{colour}\"/>"
        );
    }

    fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, colour: &str, opacity: f64) {
        let _ = writeln!(
            self.text,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{height:.1}\" rx=\"3\" \
             fill=\"{colour}\" fill-opacity=\"{opacity}\"/>",
            width.max(1.0)
        );
    }

    /// A small ≠ around this point: sources differ on the event.
    fn contested(&mut self, x: f64, y: f64) {
        let _ = writeln!(
            self.text,
            "<path d=\"M{x:.1} {y:.1}m-3 -1h6m-6 2.5h6m-4.5 1.500 3-5.500\" stroke=\"{INK_2}\" \
             stroke-width=\"1.2\" fill=\"none\"/>"
        );
    }

    /// Where the events of a folded lane begin.
    fn rug(&mut self, rug: &Rug, left: f64, y: f64) {
        let mark = |(x, width): &(f64, f64)| format!("M{:.1} {y:.1}h{width:.1}", left + x);
        let marks: String = rug.iter().map(mark).collect();
        if !marks.is_empty() {
            let _ = writeln!(
                self.text,
                "<path d=\"{marks}\" stroke=\"{INK_2}\" stroke-width=\"8\"/>"
            );
        }
    }

    /// The frame of an event of the reader's own report, as on the screen.
    fn frame(&mut self, x: f64, y: f64, width: f64, height: f64) {
        let _ = writeln!(
            self.text,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"2\" \
             fill=\"none\" stroke=\"{INK}\" stroke-width=\"1.2\" stroke-dasharray=\"2 1.5\"/>"
        );
    }

    fn text(&mut self, x: f64, y: f64, size: f64, colour: &str, bold: bool, text: &str) {
        let weight = if bold { " font-weight=\"600\"" } else { "" };
        let _ = writeln!(
            self.text,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" fill=\"{colour}\"{weight}>{}</text>",
            html(text)
        );
    }

    /// One or two lines with their middle at `y`.
    fn label(&mut self, x: f64, y: f64, size: f64, colour: &str, bold: bool, label: &Label) {
        let line_px = size * 1.08;
        let first = y + size * 0.35 - line_px * (label.lines.len() as f64 - 1.0) / 2.0;
        for (i, line) in label.lines.iter().enumerate() {
            self.text(x, first + line_px * i as f64, size, colour, bold, line);
        }
    }

    fn sign(&mut self, shape: Shape, x: f64, y: f64, colour: &str) {
        match shape {
            Shape::Moment => {
                let _ = writeln!(
                    self.text,
                    "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{:.1}\" fill=\"{colour}\"/>",
                    GLYPH_PX / 2.0
                );
            }
            Shape::Vague => self.rect(x - 10.0, y - 6.0, 20.0, 12.0, colour, 0.3),
            Shape::Period => self.rect(x - 10.0, y - 6.0, 20.0, 12.0, colour, 0.65),
        }
    }

    /// An event with its mark, its label, and what is counted with it.
    fn item(
        &mut self,
        item: &Item,
        event: &Event,
        (colour, contested): (&str, bool),
        scene: &Scene,
        lang: Lang,
    ) {
        let words = i18n::event_date(event, lang);
        let mut title = i18n::headed(&words, event.title.get(lang).text, lang);
        if contested {
            title.push_str(", ");
            title.push_str(messages(lang).contested);
        }
        let _ = writeln!(self.text, "<g><title>{}</title>", html(&title));
        let (left, right) = (0.0, scene.scale.width_px);
        let own = report_of(event.id.as_str()).is_some();
        match item.placed.shape {
            Shape::Moment => {
                let x = item.x + item.width / 2.0;
                self.sign(Shape::Moment, x, item.y, colour);
                if contested {
                    self.contested(x, item.y - GLYPH_PX / 2.0 - 3.5);
                }
                if own {
                    let half = GLYPH_PX / 2.0 + 2.0;
                    self.frame(x - half, item.y - half, 2.0 * half, 2.0 * half);
                }
            }
            shape => {
                let strength = if shape == Shape::Vague { 0.3 } else { 0.55 };
                let from = item.x.max(left);
                let to = (item.x + item.width).min(right);
                let before = (item.x - item.fade_before).max(left);
                if before < from {
                    self.rect(before, item.y - 11.0, from - before, 22.0, colour, 0.12);
                }
                self.rect(from, item.y - 11.0, to - from, 22.0, colour, strength);
                let open = if item.goes_on() { OPEN_PX } else { 0.0 };
                let after = (to + item.fade_after + open).min(right);
                if after > to {
                    self.rect(to, item.y - 11.0, after - to, 22.0, colour, 0.12);
                }
                if contested {
                    self.contested(from + 3.0, item.y - 12.5);
                }
                if own {
                    let (start, end) = (before.min(from), after.max(to));
                    let width = (end - start).max(1.0) + 4.0;
                    self.frame(start - 2.0, item.y - 13.0, width, 26.0);
                }
            }
        }
        if item.label_shown {
            self.label(
                item.label_x,
                item.y,
                LABEL_PX,
                INK,
                item.placed.rank > 0,
                &item.label,
            );
        }
        if let Some(more) = item.more.filter(|_| item.more_shown) {
            self.text(
                item.more_x,
                item.y + 4.0,
                LABEL_PX,
                colour,
                true,
                &format!("+{}", more.count),
            );
        }
        self.raw("</g>\n");
    }
}
