//! Whatever the texts of the records hold, a view shows it as text: what is drawn has the
//! same elements and attributes as without.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::Value;
use threatline::app::{SharedCorpus, prerender_paper};
use threatline::export::{json, package};
use threatline::model::{Corpus, Lang, Report, bidi};
use threatline::view::{View, ViewState, parse};

use super::html::Element;
use super::rules::links;
use super::{rendered, small, texts::replace_texts};

/// What a careless page would take for its own.
const HOSTILE: [&str; 7] = [
    "<img src=x onerror=\"alert(1)\">",
    "\"><script>alert(1)</script>",
    "' onmouseover='alert(1)' x='",
    "</style></title><iframe srcdoc='<b>'>",
    "<!-- --><svg onload=alert(1)>",
    "&lt;b&gt;&amp;&#x3c;",
    "\u{202e}\u{2066}turns",
];

/// As long, and harmless; what turns the direction of writing does so there too.
fn harmless(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c == ' ' || bidi::is_control(c) {
                c
            } else {
                'w'
            }
        })
        .collect()
}

/// The small corpus with something in front of each text; words stay, so that searches and
/// labels find them.
fn small_with(with: fn(&str) -> String) -> SharedCorpus {
    let report = package::report(small().0.data());
    let text = json::write(&report).expect("it can be written");
    let mut value: Value = serde_json::from_str(&text).expect("JSON");
    let mut turn = 0;
    replace_texts(&mut value, &mut |text| {
        turn += 1;
        format!("{}{text}", with(HOSTILE[turn % HOSTILE.len()]))
    });
    assert!(turn > 200, "only {turn} texts");
    let report: Report = serde_json::from_value(value).expect("it can be read");
    SharedCorpus(Rc::new(Corpus::new(report.data)))
}

/// The attributes that each kind of element has.
fn vocabulary(page: &Element, found: &mut BTreeMap<String, BTreeSet<String>>) {
    for element in page.all() {
        let names = element.attributes.iter().map(|(name, _)| name.clone());
        found.entry(element.name.clone()).or_default().extend(names);
    }
}

/// Each view, what opens in it, and each on paper.
fn drawn(corpus: &SharedCorpus) -> (BTreeMap<String, BTreeSet<String>>, String) {
    let mut found = BTreeMap::new();
    let mut words = String::new();
    for lang in Lang::ALL {
        for link in links(corpus) {
            let page = rendered(corpus, &format!("{link}&lang={}", lang.tag()));
            vocabulary(&page, &mut found);
            words += &page.text();
        }
    }
    for view in View::ALL {
        let link = format!("view={}&print=view", view.word());
        let parsed = parse(&corpus.0, &link, &ViewState::default());
        let page = Element::parse(&prerender_paper(corpus.clone(), parsed.state));
        vocabulary(&page, &mut found);
        words += &page.text();
    }
    (found, words)
}

#[test]
fn a_text_adds_no_element_and_no_attribute() {
    let (usual, _) = drawn(&small_with(harmless));
    let (poisoned, words) = drawn(&small_with(str::to_owned));
    for (name, attributes) in poisoned {
        let known = usual.get(&name);
        let known = known.unwrap_or_else(|| panic!("<{name}>"));
        let new: Vec<&String> = attributes.difference(known).collect();
        assert!(new.is_empty(), "<{name}> with {new:?}");
    }
    for text in HOSTILE {
        let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(&text), "{text} is not shown");
    }
}

/// A text that turns the direction of writing is shut in: by its element, or where it stands
/// in a sentence of the page by characters around it; from a link it comes without.
#[test]
fn a_text_turns_nothing_around_it() {
    let corpus = small_with(str::to_owned);
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
