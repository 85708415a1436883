//! How wide a text is, without asking a browser: the layout is computed where
//! there is none (in tests, and when the page is built).

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

/// Some system fonts are wider than Helvetica; room to spare is better than an
/// overlap.
const SAFETY: f64 = 1.09;

/// The width of a line in pixels at `size_px`, rather too wide than too narrow.
pub fn text_width(text: &str, size_px: f64) -> f64 {
    let thousandths: u32 = text
        .chars()
        .map(|c| match c {
            ' '..='~' => u32::from(ADVANCES[c as usize - 32]),
            // Accented Latin letters are about as wide as the plain ones.
            '\u{a0}'..='\u{24f}' => 580,
            '‘' | '’' => 222,
            '“' | '”' | '–' => 556,
            // Everything else may be as wide as it is high.
            _ => 1000,
        })
        .sum();
    f64::from(thousandths) / 1000.0 * size_px * SAFETY
}

/// Breaks a title into one or two lines of about equal width. A title that is
/// too long even so ends at a word with an ellipsis; its full text is in the
/// event's panel and its accessible name.
pub fn wrap(title: &str, size_px: f64) -> Label {
    let whole = text_width(title, size_px);
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
            let width = text_width(first, size_px).max(text_width(second, size_px));
            (first, second, width)
        })
        .min_by(|a, b| a.2.total_cmp(&b.2));
    let Some((first, second, width_px)) = best else {
        return Label {
            lines: vec![title.to_owned()],
            width_px: whole,
        };
    };
    if width_px <= WIDEST_PX {
        return Label {
            lines: vec![first.to_owned(), second.to_owned()],
            width_px,
        };
    }
    shortened(title, size_px)
}

fn shortened(title: &str, size_px: f64) -> Label {
    let mut lines = vec![String::new(), String::new()];
    let mut line = 0;
    for word in title.split(' ') {
        let separator = if lines[line].is_empty() { "" } else { " " };
        let longer = format!("{}{separator}{word}", lines[line]);
        let room = if line == 0 {
            WIDEST_PX
        } else {
            WIDEST_PX - text_width("…", size_px)
        };
        if text_width(&longer, size_px) <= room || lines[line].is_empty() {
            lines[line] = longer;
        } else if line == 0 {
            line = 1;
            lines[line] = word.to_owned();
        } else {
            lines[line].push('…');
            break;
        }
    }
    lines.retain(|line| !line.is_empty());
    let width_px = lines
        .iter()
        .map(|line| text_width(line, size_px))
        .fold(0.0, f64::max);
    Label { lines, width_px }
}
