//! Whatever the texts of the records hold, a view shows it as text: what is drawn has the
//! same elements and attributes as without.

use std::collections::{BTreeMap, HashSet};
use std::mem::discriminant;
use std::rc::Rc;

use serde_json::Value;
use threatline::app::{DialogKind, SharedCorpus};
use threatline::app::{prerender_dialog, prerender_paper};
use threatline::export::cite::{Subject, subjects};
use threatline::export::{json, package};
use threatline::model::{Corpus, Data, Lang, bidi};
use threatline::view::{View, ViewState, parse};

use super::html::Element;
use super::paper::words;
use super::rules::links;
use super::{rendered, small, texts::replace_texts, with_report};

/// What a careless page would take for its own.
const HOSTILE: [&str; 7] = [
    "<img src=x onerror=\"alert(1)\">",
    "\"><script>alert(1)</script>",
    "' onmouseover='alert(1)' x='",
    "</style></title><iframe srcdoc='<b>'>",
    "<!-- --><svg onload=alert(1)>",
    "&lt;b&gt;&quot;&#x3c;",
    "\u{202e}\u{2066}turns",
];

/// The same without the signs that make markup: others of their width stand for them, since
/// a drawing has as many labels and lines as there is room for. A quotation mark alone would
/// end an attribute here too, and what follows it would then be of another name.
fn harmless(text: &str) -> String {
    text.replace(['<', '>', '='], "~").replace('&', "E")
}

/// Puts one after the other and a number of its own in front of each text; words stay, so
/// that searches and labels find them. Returns the texts.
fn poison(value: &mut Value, with: impl Fn(&str) -> String) -> Vec<String> {
    let mut texts = Vec::new();
    replace_texts(value, &mut |text| {
        let n = texts.len();
        let hostile = HOSTILE[n % HOSTILE.len()];
        texts.push(with(&format!("{hostile} n{n:03} {text}")));
        texts[n].clone()
    });
    assert!(texts.len() > 200, "only {} texts", texts.len());
    texts
}

/// The small corpus with such texts, and all of them.
fn small_with(with: fn(&str) -> String) -> (SharedCorpus, Vec<String>) {
    let mut value = serde_json::to_value(small().0.data()).expect("JSON");
    let texts = poison(&mut value, with);
    let data: Data = serde_json::from_value(value).expect("records");
    (SharedCorpus(Rc::new(Corpus::new(data))), texts)
}

/// The small corpus, and beside it the same as a report of a reader's own that has such
/// texts, and all of them.
fn own_with(with: fn(&str) -> String) -> (SharedCorpus, Vec<String>) {
    let built_in = small().0;
    let mut report = package::report(built_in.data());
    // What the page shows of the report itself is its title, in one language.
    (report.header.author, report.header.licence) = (None, None);
    let text = json::write(&report).expect("it can be written");
    // A sum is of numbers and signs, and refused with its series where it is not.
    let text = text.replace("\"arithmetic\":", "\"sum\":");
    let mut value: Value = serde_json::from_str(&text).expect("JSON");
    value["title"] = "Own report".into();
    // A term of likelihood has no number, and the words of a place are few.
    let texts = poison(&mut value, |text| {
        let number = text.find(" n").map_or(0, |at| at + 1);
        let end = text[number..].find(' ');
        let end = end.map_or(text.len(), |at| number + at);
        let letter = |c: char| match c.to_digit(10) {
            Some(digit) => char::from(b'a' + digit as u8),
            None => c,
        };
        with(&text[..end].chars().map(letter).collect::<String>())
    });
    let text = value.to_string().replace("\"sum\":", "\"arithmetic\":");
    (with_report(built_in, text), texts)
}

/// Pages by what they show.
type Pages = BTreeMap<String, Element>;

/// Each view, what opens in it, each dialog, and each on paper.
fn drawn(corpus: &SharedCorpus, links: &[String], dialogs: &[DialogKind]) -> Pages {
    let parsed = |link: &str| parse(&corpus.0, link, &ViewState::default());
    let mut pages = Pages::new();
    for lang in Lang::ALL.map(Lang::tag) {
        for link in links {
            let link = format!("{link}&lang={lang}");
            pages.insert(link.clone(), rendered(corpus, &link));
        }
        let papers = View::ALL.map(|view| format!("view={}&print=view", view.word()));
        for link in papers.into_iter().chain(["print=all".to_owned()]) {
            let link = format!("{link}&lang={lang}");
            let html = prerender_paper(corpus.clone(), parsed(&link).state);
            pages.insert(format!("paper of {link}"), Element::parse(&html));
        }
        for dialog in dialogs {
            let link = format!("view=guide&lang={lang}");
            let html = prerender_dialog(corpus.clone(), parsed(&link), Some(dialog.clone()));
            pages.insert(format!("{dialog:?} over {link}"), Element::parse(&html));
        }
    }
    pages
}

fn dialogs(corpus: &SharedCorpus) -> Vec<DialogKind> {
    let mut dialogs = vec![
        DialogKind::Download,
        DialogKind::Embed,
        DialogKind::Palette,
        DialogKind::Shortcuts,
        DialogKind::OwnReports,
    ];
    // Every statement: the gist of one that is not its topic's first stands here alone.
    let mut subjects = subjects(&corpus.0, 2024, 2025);
    let mut kinds = HashSet::new();
    subjects.retain(|subject| {
        matches!(subject, Subject::Statement(_)) || kinds.insert(discriminant(subject))
    });
    dialogs.extend(subjects.into_iter().map(DialogKind::Cite));
    dialogs
}

/// How often each element stands on a page, and with each attribute.
fn tally(page: &Element) -> BTreeMap<(&str, &str), usize> {
    let mut found = BTreeMap::new();
    for element in page.all() {
        let names = element.attributes.iter().map(|(name, _)| name.as_str());
        for name in names.chain([""]) {
            *found.entry((element.name.as_str(), name)).or_default() += 1;
        }
    }
    found
}

/// What is on one page and not, or not as often, on the other.
fn differences(usual: &Pages, poisoned: &Pages) -> Vec<String> {
    assert!(usual.keys().eq(poisoned.keys()));
    let mut found = Vec::new();
    for (link, page) in usual {
        let (usual, poisoned) = (tally(page), tally(&poisoned[link]));
        if usual != poisoned {
            let in_both = |one: &(&(&str, &str), &usize)| usual.get(one.0) == Some(one.1);
            let more: Vec<_> = poisoned.iter().filter(|one| !in_both(one)).collect();
            found.push(format!("{link}: {more:?}"));
        }
    }
    found
}

/// What is drawn of the two is the same but for the words, and of one it has these texts.
fn compared(usual: &SharedCorpus, poisoned: &SharedCorpus, texts: &[String]) -> Vec<String> {
    let (links, dialogs) = (links(usual), dialogs(usual));
    let pages = drawn(poisoned, &links, &dialogs);
    let found = differences(&drawn(usual, &links, &dialogs), &pages);
    assert!(found.is_empty(), "{}", found.join("\n"));
    let shown: Vec<String> = pages.values().map(Element::text).collect();
    let is_missing = |text: &&String| !shown.iter().any(|page| page.contains(&words(text)));
    texts.iter().filter(is_missing).cloned().collect()
}

#[test]
fn a_text_adds_no_element_and_no_attribute() {
    let (usual, _) = small_with(harmless);
    let (poisoned, texts) = small_with(str::to_owned);
    assert_eq!(compared(&usual, &poisoned, &texts), [""; 0]);
}

#[test]
fn a_text_of_an_own_report_adds_none() {
    let (usual, _) = own_with(harmless);
    let (poisoned, texts) = own_with(str::to_owned);
    assert_eq!(compared(&usual, &poisoned, &texts), [""; 0]);
}

/// A text that turns the direction of writing is shut in: by its element, or where it stands
/// in a sentence of the page by characters around it; from a link it comes without.
#[test]
fn a_text_turns_nothing_around_it() {
    let corpus = small_with(str::to_owned).0;
    let mut shut_in = 0;
    for link in links(&corpus) {
        let page = rendered(&corpus, &link);
        for element in page.all() {
            shut_in += usize::from(element.name == "bdi" && element.text().contains('\u{202e}'));
        }
    }
    assert!(shut_in > 20, "only {shut_in} texts");
    let page = rendered(&small(), "q=%E2%80%AEsamah&event=%E2%80%AEzzz").text();
    assert!(
        page.contains("“samah”: ") && page.contains("event=zzz: "),
        "{page}"
    );
    assert!(!page.contains(bidi::is_control), "{page}");
    let page = rendered(&small(), "q=%D7%A9%D7%9C%D7%95%D7%9D").text();
    assert!(
        page.contains("“\u{2068}\u{5e9}\u{5dc}\u{5d5}\u{5dd}\u{2069}”: "),
        "{page}"
    );
}
