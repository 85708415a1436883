//! Passages in another language than the page's are marked, wherever they stand.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use threatline::app::{
    DialogKind, SharedCorpus, built_in_corpus, prerender_dialog, prerender_paper,
};
use threatline::export::cite::subjects;
use threatline::model::{Corpus, Lang, Locator, Text};
use threatline::view::{Paper, ViewState, parse};

use super::french::badly_set;
use super::html::{Element, Node};
use super::rules::links;
use super::small;

type Tags = BTreeMap<String, BTreeSet<String>>;

/// What the data has word for word from a source: each passage with the languages in
/// which it is printed.
#[derive(Default)]
struct Passages {
    printed: Tags,
    /// The names of actors, sources and publishers, which stand in rows of such.
    names: Tags,
}

impl Passages {
    fn of(corpus: &Corpus) -> Passages {
        let mut passages = Passages::default();
        let data = corpus.data();
        for source in &data.sources {
            let tag = source.language.tag();
            passages.add(&source.title, tag);
            for section in &source.sections {
                passages.add(&section.title, tag);
            }
        }
        let places = data.events.iter().flat_map(|r| &r.at);
        let places = places.chain(data.statements.iter().flat_map(|r| &r.at));
        let values = data.series.iter().flat_map(|r| &r.values);
        let places = places.chain(values.flat_map(|value| &value.at));
        for at in places {
            passages.add_found(&at.find, at, corpus);
        }
        for side in data.divergences.iter().flat_map(|r| &r.sides) {
            passages.add_found(&side.at.find, &side.at, corpus);
            if let Some(words) = &side.words {
                passages.add_found(words, &side.at, corpus);
            }
        }
        for statement in &data.statements {
            if let Some(hedges) = &statement.hedges {
                hedges.en.iter().for_each(|hedge| passages.add(hedge, "en"));
                hedges.nl.iter().for_each(|hedge| passages.add(hedge, "nl"));
            }
            let term = statement
                .likelihood
                .iter()
                .map(|likelihood| &likelihood.term);
            let words = statement.change.iter().map(|change| &change.words);
            term.chain(words).for_each(|text| passages.add_all(text));
        }
        // What the page says in its own words as well is no passage.
        let own = data.themes.iter().map(|theme| &theme.name);
        let own = own.chain(data.topics.iter().map(|topic| &topic.title));
        let own = own.chain(data.terms.iter().map(|term| &term.name));
        let own = own.chain(data.events.iter().map(|event| &event.title));
        let own = own.chain(data.events.iter().filter_map(|event| event.place.as_ref()));
        for text in own {
            for lang in Lang::ALL {
                passages.printed.remove(text.get(lang).text);
            }
        }
        let actors = data.events.iter().flat_map(|event| &event.actors);
        for name in actors.chain(data.sources.iter().map(|source| &source.short)) {
            for name in name.all() {
                passages.add_name(name.text, name.lang.tag());
            }
        }
        for source in data.sources.iter().filter(|r| !r.publisher.is_empty()) {
            passages.add_name(&source.publisher, source.language.tag());
        }
        passages
    }

    fn add_found(&mut self, words: &str, at: &Locator, corpus: &Corpus) {
        if let Some(source) = corpus.source(&at.source) {
            self.add(words, source.language.tag());
        }
    }

    fn add_all(&mut self, text: &Text) {
        for passage in text.all() {
            self.add(passage.text, passage.lang.tag());
        }
    }

    fn add(&mut self, text: &str, tag: &str) {
        // A number or a name of a few letters is the same everywhere.
        if text.chars().filter(|c| c.is_alphabetic()).count() > 3 {
            let tags = self.printed.entry(text.to_owned()).or_default();
            tags.insert(tag.to_owned());
        }
    }

    fn add_name(&mut self, name: &str, tag: &str) {
        let tags = self.names.entry(name.to_owned()).or_default();
        tags.insert(tag.to_owned());
        // A source may print it too.
        if let Some(tags) = self.printed.get_mut(name) {
            tags.insert(tag.to_owned());
        }
    }
}

/// What was seen of the passages.
#[derive(Default)]
struct Seen {
    printed: usize,
    /// Each name with the language in which it stands.
    names: BTreeSet<(String, String)>,
    /// What stands in a language that is not its own.
    wrong: Vec<String>,
}

/// Looks for the passages under an element.
fn look(element: &Element, lang: &str, passages: &Passages, seen: &mut Seen) {
    let lang = element.attribute("lang").unwrap_or(lang);
    for child in &element.children {
        match child {
            Node::Text(text) => {
                let text = text.trim_matches(|c: char| "“”‘’«»\u{a0}\u{202f} ".contains(c));
                if let Some(tags) = passages.printed.get(text) {
                    seen.printed += 1;
                    if !tags.contains(lang) {
                        seen.wrong.push(format!("as {lang}: {text}"));
                    }
                }
                if element.name == "q" {
                    continue;
                }
                // A heading before them, pages behind a source.
                for name in text.split([',', ';', '·', ':']).map(str::trim) {
                    if let Some(tags) = passages.names.get(name) {
                        seen.names.insert((name.to_owned(), lang.to_owned()));
                        if !tags.contains(lang) {
                            seen.wrong.push(format!("as {lang}: {name}"));
                        }
                    }
                }
            }
            // A line of a label in the drawing is a part of a title, and may be a name.
            Node::Element(child) if child.name == "text" => {}
            Node::Element(child) => look(child, lang, passages, seen),
        }
    }
}

/// The views, a part of the citations and the booklet in a language, each with its name.
fn pages(corpus: &SharedCorpus, lang: Lang) -> Vec<(String, String)> {
    let mut pages: Vec<(String, String)> = Vec::new();
    for link in links(corpus) {
        let link = format!("{link}&lang={}", lang.tag());
        let parsed = parse(&corpus.0, &link, &ViewState::default());
        let html = prerender_dialog(corpus.clone(), parsed, None);
        pages.push((link, html));
    }
    for subject in subjects(&corpus.0, 2024, 2025).into_iter().step_by(97) {
        let link = format!("lang={}", lang.tag());
        let parsed = parse(&corpus.0, &link, &ViewState::default());
        let dialog = Some(DialogKind::Cite(subject));
        let html = prerender_dialog(corpus.clone(), parsed, dialog);
        pages.push((format!("{link}, cite"), html));
    }
    let booklet = ViewState {
        lang,
        paper: Some(Paper::All),
        ..ViewState::default()
    };
    let html = prerender_paper(corpus.clone(), booklet);
    pages.push((format!("{}, booklet", lang.tag()), html));
    pages
}

#[test]
fn passages_are_marked_with_their_language() {
    let corpus = built_in_corpus();
    let passages = Passages::of(&corpus.0);
    let printed = passages.printed.len();
    assert!(printed > 500, "{printed}");
    let mut seen = 0;
    let mut names = BTreeSet::new();
    let mut wrong = BTreeSet::new();
    for lang in Lang::ALL {
        for (link, html) in pages(&corpus, lang) {
            let mut found = Seen::default();
            look(&Element::parse(&html), lang.tag(), &passages, &mut found);
            seen += found.printed;
            names.extend(found.names);
            let found = found.wrong.into_iter();
            wrong.extend(found.map(|what| format!("{link} {what}")));
        }
    }
    assert!(seen > 5_000, "only {seen} passages were seen");
    let first: Vec<String> = wrong.iter().take(40).cloned().collect();
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), first.join("\n"));
    // Each name stands somewhere in each of its languages.
    let all = passages.names.iter();
    let all = all.flat_map(|(name, tags)| tags.iter().map(|tag| (name.clone(), tag.clone())));
    let unseen: Vec<_> = all.filter(|name| !names.contains(name)).collect();
    assert!(unseen.is_empty(), "{unseen:?}");
}

/// A reader's own report may have its names in one language only.
#[test]
fn names_in_one_language_are_marked_with_it() {
    let mut data = small().0.data().clone();
    for (number, source) in data.sources.iter_mut().enumerate() {
        source.short = Text::of(Lang::Nl, &format!("Bron {number}"));
    }
    for event in &mut data.events {
        event.actors = ["Braise", "Garde"]
            .map(|name| Text::of(Lang::Fr, name))
            .into();
    }
    let corpus = SharedCorpus(Rc::new(Corpus::new(data)));
    let passages = Passages::of(&corpus.0);
    let mut found = Seen::default();
    for (link, html) in pages(&corpus, Lang::En) {
        let before = found.wrong.len();
        look(&Element::parse(&html), "en", &passages, &mut found);
        let new = found.wrong.iter_mut().skip(before);
        new.for_each(|what| *what = format!("{link} {what}"));
    }
    let ours = |text: &&String| text.contains("Bron ") || text.contains("Braise");
    let wrong: Vec<&String> = found.wrong.iter().filter(ours).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    for (name, tag) in [
        ("Bron 0", "nl"),
        ("Bron 1", "nl"),
        ("Braise", "fr"),
        ("Garde", "fr"),
    ] {
        let seen = found.names.contains(&(name.to_owned(), tag.to_owned()));
        assert!(seen, "{name}");
    }
}

/// The French texts under an element, those that are read and those that are heard. Code
/// and what is typed are no text.
fn french(element: &Element, lang: &str, texts: &mut BTreeSet<String>) {
    let lang = element.attribute("lang").unwrap_or(lang);
    if lang == "fr" {
        let heard = ["aria-label", "title", "placeholder", "aria-valuetext"];
        let heard = heard.into_iter().filter_map(|name| element.attribute(name));
        texts.extend(heard.map(str::to_owned));
    }
    for child in &element.children {
        match child {
            Node::Text(text) if lang == "fr" => texts.extend([text.clone()]),
            Node::Element(child) if !["code", "kbd", "textarea"].contains(&&*child.name) => {
                french(child, lang, texts);
            }
            _ => {}
        }
    }
}

#[test]
fn french_is_set_as_french() {
    let corpus = built_in_corpus();
    let mut texts = BTreeSet::new();
    for (_, html) in pages(&corpus, Lang::Fr) {
        french(&Element::parse(&html), "fr", &mut texts);
    }
    assert!(texts.len() > 2_000, "{}", texts.len());
    // Titles and words stand as they are printed, in the language of their source.
    let sources = || corpus.0.sources().iter();
    let titles = sources().map(|source| &source.title);
    let sections = sources().flat_map(|source| &source.sections);
    let sides = corpus.0.data().divergences.iter().flat_map(|d| &d.sides);
    let mut printed: Vec<&String> = sections
        .map(|section| &section.title)
        .chain(titles)
        .chain(sides.filter_map(|side| side.words.as_ref()))
        .collect();
    // The longest first: one may be a part of another.
    printed.sort_by_key(|words| std::cmp::Reverse(words.len()));
    let set = |text: &String| {
        let mut own = text.clone();
        for words in &printed {
            own = own.replace(words.as_str(), "");
        }
        badly_set(&own).map(|bad| format!("{bad} in {text}"))
    };
    let bad: Vec<String> = texts.iter().filter_map(set).collect();
    assert!(bad.is_empty(), "{}\n{}", bad.len(), bad.join("\n"));
}
