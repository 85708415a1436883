//! How French and Dutch are set, in the interface's messages and in the data: their white
//! space, and names in one form.

#[path = "fixtures/french.rs"]
mod french;

use std::path::Path;

use french::badly_set;
use serde_json::Value;
use threatline::app::built_in_corpus;
use threatline::export::package::files;
use threatline::i18n::{self, Lang};
use threatline::model::load::load_dir;
use threatline::model::search::SearchIndex;
use threatline::model::typography::{set, set_bytes, set_len};
use threatline::model::{Corpus, Data};

/// `~` stands for a no-break space, `_` for a narrow one.
#[test]
fn spaces_are_set() {
    for (lang, text) in [
        (
            Lang::Fr,
            "Attention~: «~un mot~»~; vraiment~? Oui~! 50~%, 7~€",
        ),
        (Lang::Fr, "1_800, 1_234_567, 12_000~Mo, de 21~h à 5~h"),
        (
            Lang::Fr,
            "en 2015 1_131 dossiers, 24 mai 2015, 22 ans, 5 mois",
        ),
        (Lang::Fr, "2024 125 1 2345, a :b"),
        (Lang::Nl, "5,14~% meer : dan 1.000 (50 MB)"),
        (Lang::Nl, "VSSE-verslag 2025~(NL), NVO (FOD)"),
        (Lang::En, "VSSE report 2025~(NL) (a)"),
        (Lang::Fr, "Rapport VSSE 2025~(EN)~: 1_800"),
        (Lang::En, "50 % : 1 800 ? « a »"),
        (Lang::Fr, ""),
        (Lang::Fr, " "),
    ] {
        let plain = text.replace(['~', '_'], " ");
        let expected = text.replace('~', "\u{a0}").replace('_', "\u{202f}");
        let expected = expected.replace(" :b", "\u{a0}:b");
        assert_eq!(set(&plain, lang), expected);
        assert_eq!(set_len(&plain, lang), expected.len());
        assert_eq!(set(&expected, lang), expected, "what is set stays as it is");
    }
    // As the compiler does it.
    const TEXT: &str = "1 800 « pages » : €";
    const BYTES: [u8; set_len(TEXT, Lang::Fr)] = set_bytes(TEXT, Lang::Fr);
    assert_eq!(BYTES, set(TEXT, Lang::Fr).as_bytes());
}

#[test]
fn french_messages_are_set() {
    let debug = format!("{:#?}", i18n::messages(Lang::Fr));
    let debug = debug
        .replace(r"\u{a0}", "\u{a0}")
        .replace(r"\u{202f}", "\u{202f}");
    let texts = debug
        .lines()
        .filter_map(|line| line.trim().split_once(": "));
    let bad: Vec<String> = texts.filter_map(|(_, text)| badly_set(text)).collect();
    assert_eq!(bad, Vec::<String>::new());
}

/// What the page says when its program does not run.
#[test]
fn the_first_script_is_set() {
    let script = include_str!("../assets/first.js");
    let (_, french) = script.split_once("    fr: {").expect("French words");
    let (french, _) = french.split_once("    }").expect("their end");
    let lines = french.lines().filter_map(|line| line.split_once(": "));
    let texts: Vec<String> = lines
        .map(|(_, text)| text.replace(r"\u00a0", "\u{a0}"))
        .collect();
    assert!(texts.len() > 10);
    let bad: Vec<String> = texts.iter().filter_map(|text| badly_set(text)).collect();
    assert_eq!(bad, Vec::<String>::new());
}

/// What goes with the data, and on a USB stick.
#[test]
fn the_readmes_are_set() {
    let package = files(built_in_corpus().0.data()).expect("the package can be written");
    let readme = package
        .iter()
        .find(|(name, _)| name == "README.fr.md")
        .map(|(_, text)| String::from_utf8(text.clone()).expect("text"))
        .expect("a French readme");
    for text in [&*readme, include_str!("../assets/usb/README-fr.txt")] {
        let bad: Vec<String> = text.lines().filter_map(badly_set).collect();
        assert_eq!(bad, Vec::<String>::new());
    }
}

fn folder() -> Data {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    load_dir(&folder).expect("the folder can be listed").data
}

/// The texts of a language, wherever they stand in the records.
fn texts<'a>(value: &'a Value, lang: &str, found: &mut Vec<&'a str>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| texts(value, lang, found)),
        Value::Object(fields) => {
            found.extend(fields.get(lang).and_then(Value::as_str));
            fields.values().for_each(|value| texts(value, lang, found));
        }
        _ => {}
    }
}

/// The files have plain spaces, which an author types and a program finds; the page's copy
/// of them differs in white space alone.
#[test]
fn the_built_in_texts_are_set() {
    let page = serde_json::to_value(built_in_corpus().0.data()).expect("records are JSON");
    let corpus = Corpus::new(folder());
    let files = serde_json::to_string(corpus.data()).expect("records are JSON");
    assert!(!files.contains(['\u{a0}', '\u{202f}']));
    assert_eq!(page.to_string().replace(['\u{a0}', '\u{202f}'], " "), {
        let files: Value = serde_json::from_str(&files).expect("records are JSON");
        files.to_string()
    });
    let mut french = Vec::new();
    texts(&page, "fr", &mut french);
    assert!(french.len() > 1_000);
    let bad: Vec<String> = french.into_iter().filter_map(badly_set).collect();
    assert_eq!(bad, Vec::<String>::new());
    let mut dutch = Vec::new();
    texts(&page, "nl", &mut dutch);
    assert!(dutch.iter().any(|text| text.contains("\u{a0}%")));
    assert!(!dutch.iter().any(|text| text.contains(" %")));
}

/// A name that is written in two ways reads as two names, and a search finds half of it.
#[test]
fn names_have_one_form() {
    let page = serde_json::to_value(built_in_corpus().0.data()).expect("records are JSON");
    for (lang, others) in [
        (
            "nl",
            &[
                "Al Qaeda",
                "al-Qaeda",
                "federale politie",
                "Federale politie",
                "Brussels gewest",
                "Administrateur-generaal",
                "door OCAD",
                "whole of society-",
                "non grata-",
            ][..],
        ),
        ("fr", &["police fédérale", "returnees", "l'Administratrice"]),
    ] {
        let mut all = Vec::new();
        texts(&page, lang, &mut all);
        for other in others {
            let found = all.iter().find(|text| text.contains(other));
            assert_eq!(found, None, "{other}");
        }
    }
}

/// What a reader types has plain spaces.
#[test]
fn what_is_set_is_found() {
    let corpus = built_in_corpus().0;
    let index = SearchIndex::new(&corpus, Lang::Fr, i18n::date_in_words);
    for query in [
        "1 800 militaires",
        "« combattants",
        "39 750 messages",
        "30 %",
    ] {
        assert!(!index.search(query).is_empty(), "{query}");
    }
}
