//! The pseudo-language: every text of the interface's table stands between two
//! marks. A word without them must be one of the data, or be worded in each
//! language; else it was written into a component, and nobody translated it.

use std::collections::BTreeSet;

use threatline::app::{DialogKind, prerender_dialog, prerender_paper};
use threatline::export::cite::subjects;
use threatline::i18n::with_marked_messages;
use threatline::view::{View, ViewState, parse};

use super::html::{Element, Node};
use super::rules::links;
use super::small;

/// What is called the same everywhere: names of forms, keys, licences, and of the
/// languages in themselves.
const NAMES: &[&str] = &[
    "Threatline",
    "EN",
    "NL",
    "FR",
    "English",
    "Nederlands",
    "Français",
    "Ctrl",
    "Ctrl K",
    "⌘ K",
    "F5",
    "MIT",
    "Apache-2.0",
    "CSV",
    "ZIP",
    "JSON",
    "iCalendar",
    "TimelineJS, JSON",
    "SVG",
    "PNG",
    "APA",
    "Chicago",
    "MLA",
    "BibTeX",
    "RIS",
    "CSL-JSON",
    "service-x.csv",
    "service-x.json",
    "threatline-report.schema.json",
    "360 px",
    "800 px",
    "1200 px",
    "Moodle",
    "Canvas",
    "Brightspace",
    "Blackboard",
    "Open edX",
    "ICD 203",
    "PHIA",
];

/// Every text that a reader sees or hears: text, and the attributes that are read
/// out.
fn texts(element: &Element, found: &mut BTreeSet<String>) {
    // A passage that is marked as of another language is quoted, and a language's
    // own button is in that language.
    if element.attribute("lang").is_some() && !element.has_class("page") {
        return;
    }
    for name in [
        "aria-label",
        "title",
        "placeholder",
        "aria-valuetext",
        "alt",
    ] {
        found.extend(element.attribute(name).map(plain));
    }
    // A template is the text of a file.
    if element.name == "textarea" && element.attribute("readonly").is_some() {
        return;
    }
    for child in &element.children {
        match child {
            Node::Text(text) => {
                found.insert(plain(text));
            }
            Node::Element(child) => texts(child, found),
        }
    }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text without what stands between marks, which may stand in one another.
fn unmarked(text: &str) -> String {
    let mut depth = 0_usize;
    let outside = text.chars().filter(|c| {
        match c {
            '⟦' => depth += 1,
            '⟧' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    });
    plain(&outside.collect::<String>())
}

/// Every text of the data.
fn data_texts(value: &serde_json::Value, found: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::String(text) => {
            found.insert(plain(text));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| data_texts(item, found)),
        serde_json::Value::Object(fields) => {
            fields.values().for_each(|field| data_texts(field, found));
        }
        _ => {}
    }
}

/// What is drawn of a link.
#[derive(Debug)]
enum Drawn {
    /// The whole page, with a dialog where one is given.
    Page(Option<DialogKind>),
    /// The document for paper.
    Paper,
}

impl Drawn {
    fn texts(&self, link: &str) -> BTreeSet<String> {
        let corpus = small();
        let parsed = parse(&corpus.0, link, &ViewState::default());
        let html = match self {
            Drawn::Page(dialog) => prerender_dialog(corpus, parsed, dialog.clone()),
            Drawn::Paper => prerender_paper(corpus, parsed.state),
        };
        let mut found = BTreeSet::new();
        texts(&Element::parse(&html), &mut found);
        found
    }
}

/// The words that no one has translated.
fn untranslated(link: &str, drawn: &Drawn, data: &BTreeSet<String>) -> Vec<String> {
    let in_language = |lang: &str| drawn.texts(&format!("{link}&lang={lang}"));
    let marked = with_marked_messages(|| drawn.texts(link));
    let (dutch, french) = (in_language("nl"), in_language("fr"));
    let has_words = |text: &String| text.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let is_same_everywhere = |text: &String| dutch.contains(text) && french.contains(text);
    // A page number or a count may stand beside what the data says; where hits are
    // marked it comes in pieces.
    let is_of_data = |text: &String| {
        let mut beside: Vec<&String> = data.iter().filter(|whole| whole.len() > 3).collect();
        beside.sort_by_key(|whole| std::cmp::Reverse(whole.len()));
        let beside = beside.into_iter();
        let rest = beside.fold(text.clone(), |rest, whole| rest.replace(whole.as_str(), ""));
        !has_words(&rest)
            || link.starts_with("q=") && data.iter().any(|whole| whole.contains(text.as_str()))
    };
    marked
        .into_iter()
        .filter(|text| unmarked(text) == *text)
        .filter(|text| has_words(text) && is_same_everywhere(text))
        // The checksum of the data.
        .filter(|text| !text.chars().all(|c| c.is_ascii_hexdigit()))
        .filter(|text| !is_of_data(text) && !NAMES.contains(&text.as_str()))
        .map(|text| format!("{link} {drawn:?}: {text}"))
        .collect()
}

#[test]
fn no_word_is_left_untranslated() {
    let corpus = small();
    let value = serde_json::to_value(corpus.0.data()).expect("the data");
    let mut data = BTreeSet::new();
    data_texts(&value, &mut data);
    let mut found = Vec::new();
    for link in links(&corpus) {
        found.extend(untranslated(&link, &Drawn::Page(None), &data));
    }
    let mut dialogs = vec![
        DialogKind::Download,
        DialogKind::Palette,
        DialogKind::Shortcuts,
        DialogKind::Embed,
        DialogKind::OwnReports,
    ];
    dialogs.extend(
        subjects(&corpus.0, 2024, 2025)
            .into_iter()
            .take(3)
            .map(DialogKind::Cite),
    );
    for dialog in dialogs {
        let drawn = Drawn::Page(Some(dialog));
        found.extend(untranslated("view=compare", &drawn, &data));
    }
    for view in View::ALL {
        let link = format!("view={}&print=view", view.word());
        found.extend(untranslated(&link, &Drawn::Paper, &data));
    }
    found.extend(untranslated("print=all", &Drawn::Paper, &data));
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// The marks are there, and a word without them is seen.
#[test]
fn words_without_marks_are_seen() {
    let page = Drawn::Page(None);
    let marked = with_marked_messages(|| page.texts("view=about"));
    let with_marks = marked.iter().filter(|text| text.contains('⟦')).count();
    assert!(with_marks > 60, "{with_marks} texts have marks");
    // Outside of it everything is as usual.
    let usual = page.texts("view=about");
    assert!(usual.iter().all(|text| !text.contains('⟦')));
    assert_eq!(unmarked("⟦Find: ⟦x⟧⟧ drone"), "drone");
    // A text that stands in no table and is the same in every language.
    let none = BTreeSet::new();
    let sources = untranslated("view=sources", &page, &none);
    assert!(!sources.is_empty(), "the titles of sources are such texts");
}
