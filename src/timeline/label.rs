//! How wide a text is, without asking a browser: the layout is computed where
//! there is none (in tests, and when the page is built).

use super::place::Placed;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;

/// Size of the timeline's labels, in pixels.
pub const LABEL_PX: f64 = 12.0;

/// The widest a line of a label gets, in pixels.
const WIDEST_PX: f64 = 190.0;

/// Below this width a label stays on one line.
const ONE_LINE_PX: f64 = 120.0;

/// Text of one or two lines with the width of the wider.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub lines: Vec<String>,
    pub width_px: f64,
}

/// The labels of a corpus's events, each wrapped when it is first asked for.
pub struct Labels {
    title: Box<dyn Fn(usize) -> String>,
    pub metrics: TextMetrics,
    wrapped: RefCell<HashMap<usize, Rc<Label>>>,
}

impl Labels {
    /// More labels than this are not kept.
    const MOST: usize = 20_000;

    /// `title` gives the title of the event at a position of the corpus.
    pub fn new(title: impl Fn(usize) -> String + 'static, metrics: TextMetrics) -> Labels {
        Labels {
            title: Box::new(title),
            metrics,
            wrapped: RefCell::default(),
        }
    }

    /// Titles of events of a higher rank are drawn bold.
    pub fn of(&self, placed: &Placed) -> Rc<Label> {
        let mut wrapped = self.wrapped.borrow_mut();
        if wrapped.len() > Labels::MOST {
            wrapped.clear();
        }
        let label = wrapped.entry(placed.event).or_insert_with(|| {
            let title = (self.title)(placed.event);
            Rc::new(wrap(&title, LABEL_PX, placed.rank > 0, self.metrics))
        });
        label.clone()
    }
}

impl fmt::Debug for Labels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Labels")
            .field("metrics", &self.metrics)
            .finish_non_exhaustive()
    }
}

/// Advance widths of Helvetica for the characters 32 to 126, in thousandths of
/// the size: the metrics that the common sans-serif fonts share within a few
/// per cent.
const ADVANCES: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// How much wider the page's font is than Helvetica.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextMetrics {
    pub regular: f64,
    pub bold: f64,
}

impl Default for TextMetrics {
    /// Wide enough for the common system fonts: where no browser has measured,
    /// room to spare is better than an overlap.
    fn default() -> Self {
        TextMetrics {
            regular: 1.12,
            bold: 1.24,
        }
    }
}

impl TextMetrics {
    /// What a browser draws to measure its font by: letters as often as in the
    /// page's languages.
    pub const SAMPLE: &str =
        "The attack in Brussels, de aanslag in Parijs, l’attentat du 22 mars 2016";

    /// From the measured widths of [`TextMetrics::SAMPLE`] at `size_px`, with a
    /// little room for texts of other letters.
    pub fn measured(regular_px: f64, bold_px: f64, size_px: f64) -> TextMetrics {
        let estimate = helvetica_width(TextMetrics::SAMPLE, size_px);
        let ratio = |measured: f64| (measured / estimate * 1.03).clamp(0.6, 2.0);
        TextMetrics {
            regular: ratio(regular_px),
            bold: ratio(bold_px),
        }
    }

    /// The width of a line in pixels at `size_px`.
    pub fn width(&self, text: &str, size_px: f64, bold: bool) -> f64 {
        helvetica_width(text, size_px) * if bold { self.bold } else { self.regular }
    }
}

fn helvetica_width(text: &str, size_px: f64) -> f64 {
    let thousandths: u32 = text
        .chars()
        .map(|c| match c {
            ' '..='~' => u32::from(ADVANCES[c as usize - 32]),
            // The narrow one has the width of any other space in some fonts.
            '\u{a0}' | '\u{202f}' => u32::from(ADVANCES[0]),
            // Accented Latin letters are about as wide as the plain ones.
            '\u{a1}'..='\u{24f}' => 580,
            '‘' | '’' => 222,
            '“' | '”' | '–' => 556,
            // Everything else may be as wide as it is high.
            _ => 1000,
        })
        .sum();
    f64::from(thousandths) / 1000.0 * size_px
}

/// Breaks a title into one or two lines of about equal width. A title that is
/// too long even so ends at a word with an ellipsis, and a word that is too long
/// for a line within it; the full text is in the event's panel and its
/// accessible name.
pub fn wrap(title: &str, size_px: f64, bold: bool, metrics: TextMetrics) -> Label {
    let text_width = |text: &str| metrics.width(text, size_px, bold);
    let whole = text_width(title);
    if whole <= ONE_LINE_PX {
        return Label {
            lines: vec![title.to_owned()],
            width_px: whole,
        };
    }
    let breaks = title
        .match_indices(' ')
        .map(|(at, _)| (&title[..at], &title[at + 1..]));
    let best = breaks
        .map(|(first, second)| {
            let width = text_width(first).max(text_width(second));
            (first, second, width)
        })
        .min_by(|a, b| a.2.total_cmp(&b.2));
    match best {
        Some((first, second, width_px)) if width_px <= WIDEST_PX => Label {
            lines: vec![first.to_owned(), second.to_owned()],
            width_px,
        },
        None if whole <= WIDEST_PX => Label {
            lines: vec![title.to_owned()],
            width_px: whole,
        },
        _ => shortened(title, text_width),
    }
}

fn shortened(title: &str, text_width: impl Fn(&str) -> f64) -> Label {
    let mut lines = vec![String::new(), String::new()];
    let mut line = 0;
    let last_room = WIDEST_PX - text_width("…");
    for word in title.split(' ') {
        let separator = if lines[line].is_empty() { "" } else { " " };
        let longer = format!("{}{separator}{word}", lines[line]);
        let room = if line == 0 { WIDEST_PX } else { last_room };
        if text_width(&longer) <= room {
            lines[line] = longer;
            continue;
        }
        if line == 0 && !lines[0].is_empty() {
            line = 1;
            if text_width(word) <= last_room {
                lines[line] = word.to_owned();
                continue;
            }
        }
        if lines[line].is_empty() {
            lines[line] = fitting_start(word, last_room, &text_width).to_owned();
        }
        lines[line].push('…');
        break;
    }
    lines.retain(|line| !line.is_empty());
    let width_px = lines
        .iter()
        .map(|line| text_width(line))
        .fold(0.0, f64::max);
    Label { lines, width_px }
}

/// As many of the word's letters as have room.
fn fitting_start(word: &str, room: f64, text_width: impl Fn(&str) -> f64) -> &str {
    let starts = word.char_indices().map(|(at, _)| &word[..at]);
    starts
        .take_while(|start| text_width(start) <= room)
        .last()
        .unwrap_or("")
}
