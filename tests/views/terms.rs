//! Terms that explain themselves in running text.

use std::collections::BTreeSet;
use std::rc::Rc;

use threatline::app::{SharedCorpus, built_in_corpus, prerender_paper};
use threatline::model::{Corpus, Lang, Text};
use threatline::view::{ViewState, parse};

use super::html::Element;
use super::page;
use super::rules::links;

/// What a term must not stand in: what can be pressed, and what is no running text.
const NOT_IN: &[&str] = &[
    "a", "button", "summary", "label", "select", "svg", "h1", "h2", "h3", "h4", "h5", "h6", "th",
    "strong", "q", "mark", "ins", "del",
];

/// What holds texts that are read one after the other.
const READINGS: &[&str] = &["panel", "opened-row", "tour", "divergences", "source"];

fn is_term(element: &Element) -> bool {
    element.has_class("term-word")
}

/// Terms in an element, and what is wrong with their places.
fn look(element: &Element, wrong: &mut Vec<String>) -> Vec<String> {
    let mut found = Vec::new();
    for child in element.children() {
        if is_term(child) {
            assert_eq!(child.name, "button");
            assert_eq!(child.attribute("aria-expanded"), Some("false"));
            found.push(child.text());
        }
        let within = look(child, wrong);
        if !within.is_empty() && NOT_IN.contains(&child.name.as_str()) {
            wrong.push(format!("{within:?} in <{}>", child.name));
        }
        let mut once = BTreeSet::new();
        let reading = READINGS.iter().find(|class| child.has_class(class));
        if let (Some(class), Some(twice)) =
            (reading, within.iter().find(|term| !once.insert(*term)))
        {
            wrong.push(format!("{twice} twice in .{class}"));
        }
        found.extend(within);
    }
    found
}

#[test]
fn terms_stand_once_in_running_text_and_in_nothing_that_is_pressed() {
    let corpus = built_in_corpus();
    let mut links = links(&corpus);
    let data = corpus.0.data();
    for event in &data.events {
        links.push(format!("view=timeline&event={}", event.id));
    }
    for topic in corpus.0.topics().iter().step_by(5) {
        links.push(format!("view=compare&topic={}&words=1", topic.id));
        links.push(format!("view=compare&topic={}", topic.id));
    }
    let (mut wrong, mut all) = (Vec::new(), BTreeSet::new());
    for link in links {
        let mut found = Vec::new();
        let shown = page(&corpus, &link);
        all.extend(look(&shown, &mut found));
        wrong.extend(found.into_iter().map(|wrong| format!("{link}: {wrong}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for term in ["NSA", "JIC", "CUTA", "VSSE", "disposable agents"] {
        assert!(all.contains(term), "{term} is in none of {all:?}");
    }
}

/// Each kind of running text has its terms, in each language.
#[test]
fn every_kind_of_running_text_explains_its_terms() {
    let corpus = built_in_corpus();
    let tours = (1..=20).map(|step| (format!("tour=main&step={step}"), "tour-text"));
    let steps: Vec<(String, &str)> = tours.collect();
    let one = |link: &str, class| vec![(link.to_owned(), class)];
    for links in [
        one("view=timeline&event=nsa-new-responsibilities", "summary"),
        one("view=compare&topic=jihadism.threat", "statement"),
        one("view=divergences", "divergence"),
        one("view=sources", "source"),
        steps,
    ] {
        for lang in Lang::ALL {
            let has = links.iter().any(|(link, class)| {
                let shown = page(&corpus, &format!("{link}&lang={}", lang.tag()));
                let mut texts = shown.all().into_iter();
                texts.any(|text| text.has_class(class) && text.all().into_iter().any(is_term))
            });
            assert!(has, "{links:?} in {}", lang.tag());
        }
    }
}

#[test]
fn neither_the_start_nor_paper_has_any() {
    let corpus = built_in_corpus();
    assert!(!page(&corpus, "").all().into_iter().any(is_term));
    for link in ["view=divergences&print=view", "print=all"] {
        let parsed = parse(&corpus.0, link, &ViewState::default());
        let paper = prerender_paper(corpus.clone(), parsed.state);
        assert!(
            paper.contains("VSSE") && !paper.contains("term-word"),
            "{link}"
        );
    }
}

#[test]
fn a_text_in_another_language_has_the_terms_of_its_own() {
    let mut data = built_in_corpus().0.data().clone();
    let event = &mut data.events[0];
    event.summary = Text::of(Lang::Nl, "De NVO, de NSA en de VSSE.");
    let link = format!("view=timeline&event={}", event.id);
    let shown = page(&SharedCorpus(Rc::new(Corpus::new(data))), &link);
    let all = shown.all();
    let summary = all.into_iter().find(|element| element.has_class("summary"));
    let summary = summary.expect("the panel has a summary");
    let dutch = summary.children().next().expect("it is marked");
    assert_eq!(dutch.attribute("lang"), Some("nl"));
    assert_eq!(look(dutch, &mut Vec::new()), ["NVO", "VSSE"]);
    assert_eq!(dutch.text(), "De NVO, de NSA en de VSSE.");
}
