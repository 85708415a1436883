//! How wide a text is, and how a title is broken.

use proptest::prelude::*;
use proptest::sample::select;
use threatline::timeline::{LABEL_PX, Label, TextMetrics, wrap};

use super::{cases, log_range};

/// The widest that a line of a label may be, in pixels.
const WIDEST_PX: f64 = 190.0;

fn metrics() -> impl Strategy<Value = TextMetrics> {
    (0.8..1.3, 0.0..0.2).prop_map(|(regular, more)| TextMetrics {
        regular,
        bold: regular + more,
    })
}

/// Titles as they are written: words of letters of the page's languages, with a
/// single space between them, up to the longest that the data may have.
fn title() -> impl Strategy<Value = String> {
    let word = |letters: &str, length: std::ops::Range<usize>| {
        let letters: Vec<char> = letters.chars().collect();
        let word = prop::collection::vec(select(letters), length);
        word.prop_map(|letters| letters.into_iter().collect::<String>())
    };
    let word = prop_oneof![
        8 => word("abcdefghijklmnopqrstuvwxyzABMW", 1..12),
        2 => word("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 2..6),
        2 => word("0123456789", 1..4),
        1 => word("éèêëàâçîïôûüŒœ’«»–", 1..6),
        1 => word("ijlmnoprstuw", 20..60),
    ];
    prop::collection::vec(word, 1..14).prop_map(|words| words.join(" "))
}

fn text(label: &Label) -> String {
    label.lines.join(" ")
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn a_label_says_the_title_or_its_start(
        title in title(),
        bold: bool,
        metrics in metrics(),
    ) {
        let label = wrap(&title, LABEL_PX, bold, metrics);
        prop_assert!((1..=2).contains(&label.lines.len()));
        prop_assert!(label.lines.iter().all(|line| !line.is_empty()));
        let text = text(&label);
        match text.strip_suffix('…') {
            None => prop_assert_eq!(&text, &title),
            Some(start) => {
                prop_assert!(title.starts_with(start) && start.len() < title.len(), "{}", text);
                prop_assert!(!start.is_empty());
                // It ends at a word, unless that word has no room on a line.
                let rest = &title[start.len()..];
                let cut: &str = start.rsplit(' ').next().unwrap_or_default();
                let word = format!("{cut}{}", rest.split(' ').next().unwrap_or_default());
                let room = WIDEST_PX - metrics.width("…", LABEL_PX, bold);
                let too_wide = metrics.width(&word, LABEL_PX, bold) > room;
                prop_assert!(rest.starts_with(' ') || too_wide, "{text} cuts {word}");
            }
        }
    }

    #[test]
    fn a_label_is_as_wide_as_its_wider_line_and_no_wider_than_the_limit(
        title in title(),
        bold: bool,
        metrics in metrics(),
    ) {
        let label = wrap(&title, LABEL_PX, bold, metrics);
        let widths = label.lines.iter().map(|line| metrics.width(line, LABEL_PX, bold));
        let widest = widths.fold(0.0, f64::max);
        prop_assert!((label.width_px - widest).abs() < 1e-9);
        prop_assert!(label.width_px <= WIDEST_PX + 1e-9, "{label:?}");
    }

    /// No other break into two lines is narrower.
    #[test]
    fn two_lines_are_about_equal(title in title(), metrics in metrics()) {
        let label = wrap(&title, LABEL_PX, false, metrics);
        if label.lines.len() < 2 || text(&label).ends_with('…') {
            return Ok(());
        }
        for (at, _) in title.match_indices(' ') {
            let width = |text| metrics.width(text, LABEL_PX, false);
            let other = width(&title[..at]).max(width(&title[at + 1..]));
            prop_assert!(label.width_px <= other + 1e-9);
        }
    }

    #[test]
    fn width_grows_with_size_and_text(
        title in title(),
        more in title(),
        size in log_range(4.0, 100.0),
        factor in 1.001..4.0,
        metrics in metrics(),
    ) {
        let width = metrics.width(&title, size, false);
        prop_assert!(width > 0.0);
        prop_assert!(metrics.width(&title, size * factor, false) > width);
        prop_assert!(metrics.width(&title, size, true) >= width);
        let both = metrics.width(&format!("{title}{more}"), size, false);
        prop_assert!((both - width - metrics.width(&more, size, false)).abs() < 1e-6);
    }

    /// A font that is measured to be wider is taken to be wider, and a
    /// measurement that cannot be true does no harm.
    #[test]
    fn a_measured_font_is_followed(regular in 0.0..2000.0, bold in 0.0..2000.0) {
        let metrics = TextMetrics::measured(regular, bold, LABEL_PX);
        for ratio in [metrics.regular, metrics.bold] {
            prop_assert!((0.6..=2.0).contains(&ratio));
        }
        prop_assert_eq!(regular < bold && metrics.regular > metrics.bold, false);
        let wider = TextMetrics::measured(regular + 10.0, bold + 10.0, LABEL_PX);
        prop_assert!(wider.regular >= metrics.regular && wider.bold >= metrics.bold);
    }
}

/// With a measured font, the estimate of the sample is never below the truth.
#[test]
fn the_sample_has_room() {
    for measured in [350.0, 380.0, 420.0] {
        let metrics = TextMetrics::measured(measured, measured * 1.08, LABEL_PX);
        let estimate = metrics.width(TextMetrics::SAMPLE, LABEL_PX, false);
        assert!((1.0..1.1).contains(&(estimate / measured)), "{estimate}");
    }
}

fn wrapped(title: &str) -> Vec<String> {
    wrap(title, LABEL_PX, false, TextMetrics::default()).lines
}

#[test]
fn named_titles() {
    assert_eq!(wrapped("Fall of Assad"), ["Fall of Assad"]);
    assert_eq!(
        wrapped("Attack on the Jewish Museum in Brussels"),
        ["Attack on the Jewish", "Museum in Brussels"]
    );
    assert_eq!(
        wrapped("Veiligheidsmachtigingen ingetrokken"),
        ["Veiligheidsmachtigingen", "ingetrokken"]
    );
    assert_eq!(
        wrapped(
            "Twenty-four organisations are put on the list of the service in the autumn of the year"
        ),
        [
            "Twenty-four organisations are",
            "put on the list of the service…"
        ]
    );
    // A word that has no line of its own is cut, not left to run over others.
    assert_eq!(
        wrapped("Hottentottententententoonstellingsbezoekersvergunning"),
        ["Hottentottententententoonstel…"]
    );
    assert_eq!(wrapped(""), [""]);
}
