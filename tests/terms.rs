//! Where terms stand in running text, and how their explanation opens and stands.

#[path = "data/built_in.rs"]
mod built_in;

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use threatline::model::terms::Glossary;
use threatline::model::{Lang, Term, TermId, Text};
use threatline::view::{Area, Cue, Explaining, beside};

fn term(id: &str, short: Option<&str>, name: &str) -> Term {
    Term {
        id: TermId::new(id),
        short: short.map(Text::english),
        name: Text::english(name),
        text: Text::english("What it is."),
        at: Vec::new(),
        note: true,
    }
}

fn terms() -> Vec<Term> {
    vec![
        term("jic", Some("JIC"), "Joint Intelligence Centre"),
        term("is", Some("IS"), "Islamic State"),
        term("is-west", Some("IS West"), "Islamic State in the west"),
        term("pkk", Some("PKK"), "Workers' Party (Partiya Karkeren)"),
        term("cuta", Some("CUTA"), "Coordination Unit"),
        term("plan", Some("Plan R"), "a plan"),
        term("agent", None, "disposable agent"),
        term("sweeping", None, "sweeping"),
        term("x~is", Some("IS"), "Information System"),
        term("x~siem", Some("SIEM"), "a system of report x"),
    ]
}

/// The terms that stand in an English text, each as `id:as it is written`.
fn found_in(text: &str, record: &str) -> Vec<String> {
    let terms = terms();
    let mut seen = BTreeSet::new();
    let standing = Glossary::new(&terms).standing(text, Lang::En, record, &mut seen);
    let found = standing.into_iter();
    found
        .map(|one| format!("{}:{}", one.term.id, &text[one.range]))
        .collect()
}

fn found(text: &str) -> Vec<String> {
    found_in(text, "event")
}

#[test]
fn a_term_is_found_as_a_whole_word_and_as_it_is_written() {
    assert_eq!(found("The JIC met."), ["jic:JIC"]);
    assert_eq!(found("JIC"), ["jic:JIC"]);
    assert_eq!(found("of “JIC”, l'IS"), ["jic:JIC", "is:IS"]);
    assert_eq!(found("JIC's view, JICs, JIC-like"), ["jic:JIC"]);
    assert_eq!(found("Both JICs"), ["jic:JICs"]);
    let no_word: [&str; 0] = [];
    for text in [
        "this is no jic",
        "XJIC JICX éJIC JICé JIC2",
        "I\u{301}S IS\u{301}",
        "IS-K and IS/PKKX",
        "",
    ] {
        assert_eq!(found(text), no_word, "{text}");
    }
}

#[test]
fn words_may_begin_a_sentence_and_be_several() {
    assert_eq!(found("Disposable agents"), ["agent:Disposable agents"]);
    assert_eq!(
        found("a disposable\u{a0}agent"),
        ["agent:disposable\u{a0}agent"]
    );
    assert_eq!(found("disposable agency"), [""; 0]);
}

#[test]
fn the_longest_is_found_and_each_once() {
    assert_eq!(
        found("IS West, IS, IS West and IS"),
        ["is-west:IS West", "is:IS"]
    );
}

#[test]
fn what_was_seen_before_is_not_found_again() {
    let terms = terms();
    let glossary = Glossary::new(&terms);
    let mut seen = BTreeSet::new();
    let mut count = |text| glossary.standing(text, Lang::En, "e", &mut seen).len();
    assert_eq!(count("The JIC and IS"), 2);
    assert_eq!(count("The JIC and IS and PKK"), 1);
}

#[test]
fn a_term_beside_its_full_name_is_explained() {
    for text in [
        "the joint intelligence centre (JIC) and then the JIC",
        "the JIC (Joint Intelligence Centre)",
        "the Joint Centre for Intelligence (JIC)",
    ] {
        assert_eq!(found(text), ["jic:JIC"], "{text}");
    }
}

#[test]
fn a_longer_quotation_is_no_mention() {
    assert_eq!(found("called “JIC networks”; the JIC"), ["jic:JIC"]);
    assert_eq!(found("“JIC networks” and « JIC networks »"), [""; 0]);
    assert_eq!(found("the “JIC” and ‘sweeping’ missions").len(), 2);
}

#[test]
fn plurals_are_found_in_each_language() {
    let in_lang = |word: &str, lang: Lang| -> Text {
        let words = serde_json::json!({ lang.tag(): word });
        serde_json::from_value(words).expect("a text in one language")
    };
    let named = |lang: Lang, short: Option<&str>, name: &str, text: &str| {
        let terms = [Term {
            name: in_lang(name, lang),
            short: short.map(|short| in_lang(short, lang)),
            ..term("one", None, name)
        }];
        let standing = Glossary::new(&terms).standing(text, lang, "e", &mut BTreeSet::new());
        let mut found = standing.into_iter().map(|one| text[one.range].to_owned());
        found.next().unwrap_or_default()
    };
    for (lang, name, many) in [
        (Lang::En, "security company", "Security companies"),
        (Lang::Nl, "magistraat", "Magistraten"),
        (
            Lang::Nl,
            "bijzondere inlichtingenmethode",
            "bijzondere inlichtingenmethoden",
        ),
        (Lang::Nl, "spiegelbedrijf", "spiegelbedrijven"),
        (
            Lang::Nl,
            "interdepartementale provisie",
            "interdepartementale provisies",
        ),
        (Lang::Nl, "directe investering", "directe investeringen"),
        (Lang::Fr, "investissement direct", "investissements directs"),
    ] {
        assert_eq!(named(lang, None, name, name), name);
        assert_eq!(named(lang, None, name, many), many);
    }
    for many in ["BIM's", "BIM’s", "BIMs", "BIM"] {
        let text = format!("de methoden ({many})");
        assert_eq!(named(Lang::Nl, Some("BIM"), "methode", &text), many);
    }
    assert_eq!(named(Lang::Nl, Some("BIM"), "methode", "BIMen"), "");
    assert_eq!(named(Lang::Nl, None, "magistraat", "magistratuur"), "");
}

#[test]
fn a_report_has_its_own_terms_and_the_pages() {
    assert_eq!(
        found_in("IS, SIEM, JIC", "x~event"),
        ["x~is:IS", "x~siem:SIEM"]
    );
    assert_eq!(found("IS, SIEM, JIC"), ["is:IS", "jic:JIC"]);
    // Whether another report's ordinary word is the term cannot be known; nor what a few
    // letters are short for, or are at all among words in capitals.
    assert_eq!(
        found_in("IS, SIEM, JIC, Plan R, CUTA", "y~event"),
        ["cuta:CUTA"]
    );
    for shouted in ["THE CUTA MET", "the NEW CUTA", "CUTA REPORT of"] {
        assert_eq!(found_in(shouted, "y~event"), [""; 0], "{shouted}");
        assert_eq!(found(shouted), ["cuta:CUTA"], "{shouted}");
    }
    assert_eq!(found_in("A CUTA report", "y~event"), ["cuta:CUTA"]);
    assert_eq!(found("Plan R"), ["plan:Plan R"]);
    assert_eq!(found("sweeping"), ["sweeping:sweeping"]);
    assert_eq!(
        found_in("sweeping reforms, disposable agents", "x~e"),
        ["agent:disposable agents"]
    );
}

#[test]
fn a_term_is_found_in_the_language_of_the_text_only() {
    let terms = terms();
    let mut seen = BTreeSet::new();
    let glossary = Glossary::new(&terms);
    assert!(
        glossary
            .standing("JIC", Lang::Nl, "e", &mut seen)
            .is_empty()
    );
}

/// Every running text of the data, in which the page explains terms: those that
/// `app::terms::Reading::passage` draws.
fn texts() -> Vec<&'static Text> {
    let data = built_in::corpus().data();
    let events = data.events.iter();
    let mut texts: Vec<&Text> = events
        .flat_map(|e| Some(&e.summary).into_iter().chain(&e.note))
        .collect();
    let statements = data.statements.iter();
    texts.extend(statements.flat_map(|s| Some(&s.text).into_iter().chain(&s.note)));
    texts.extend(data.divergences.iter().map(|d| &d.differs));
    texts.extend(data.sources.iter().map(|s| &s.note));
    let chapters = data.tours.iter().flat_map(|tour| &tour.chapters);
    texts.extend(
        chapters
            .flat_map(|c| &c.steps)
            .filter_map(|step| step.text.as_ref()),
    );
    assert!(texts.len() > 500, "{}", texts.len());
    texts
}

#[test]
fn every_term_is_explained_in_a_running_text_and_in_no_other_word() {
    let terms = &built_in::corpus().data().terms;
    let glossary = Glossary::new(terms);
    let mut absent = Vec::new();
    for lang in Lang::ALL {
        let mut all = BTreeSet::new();
        for text in texts() {
            let text = text.get(lang).text;
            let mut seen = BTreeSet::new();
            let mut end = 0;
            for one in glossary.standing(text, lang, "event", &mut seen) {
                let range = one.range;
                assert!(end <= range.start, "{text}");
                end = range.end;
                let before = text[..range.start].chars().next_back();
                let behind = text[range.end..].chars().next();
                let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                assert!(!is_word(before) && !is_word(behind), "{text}");
                let word = &text[range];
                if let Some(short) = &one.term.short {
                    let short = short.get(lang).text;
                    assert!(
                        ["", "s", "'s"]
                            .map(|s| format!("{short}{s}"))
                            .contains(&word.to_owned()),
                        "{word}"
                    );
                }
            }
            all.append(&mut seen);
        }
        let unexplained = terms.iter().filter(|term| !all.contains(&term.id));
        absent.extend(unexplained.map(|term| format!("{} {}", lang.tag(), term.id)));
    }
    // Each with the reason why no running text has it; so far there is none.
    let exceptions: [&str; 0] = [];
    assert_eq!(absent, exceptions);
}

#[test]
fn the_press_has_its_own_name_for_groups_that_the_service_names_otherwise() {
    let corpus = built_in::corpus();
    let glossary = Glossary::new(&corpus.data().terms);
    for lang in Lang::ALL {
        for text in texts().into_iter().map(|text| text.get(lang).text) {
            if !text.contains("764 networks") {
                continue;
            }
            for one in glossary.standing(text, lang, "event", &mut BTreeSet::new()) {
                assert!(!text[one.range.end..].starts_with(" networks"), "{text}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, rng_seed: RngSeed::Fixed(2025), ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_cut_where_letters_are(text in "(JIC|IS|IS West|disposable agents?|sweeping|é|\u{301}|[ ('’)-]|\\PC){0,12}") {
        let terms = terms();
        let mut end = 0;
        for one in Glossary::new(&terms).standing(&text, Lang::En, "x~e", &mut BTreeSet::new()) {
            prop_assert!(end <= one.range.start);
            end = one.range.end;
            let before = text[..one.range.start].chars().next_back();
            let behind = text[one.range.end..].chars().next();
            for beside in [before, behind].into_iter().flatten() {
                prop_assert!(!beside.is_alphanumeric() && beside != '\u{301}', "{:?} in {}", one.term.id, text);
            }
        }
    }

    #[test]
    fn a_box_is_within_the_window(
        left in -50.0..2000.0f64, top in -50.0..1000.0f64, width in 1.0..300.0f64,
        boxed in (50.0..304.0f64, 20.0..184.0f64), window in (320.0..1920.0f64, 200.0..1080.0f64),
    ) {
        let word = Area { left, top, width, height: 20.0 };
        let (x, y) = beside(word, boxed, window);
        prop_assert!(x >= 8.0 && x + boxed.0 <= window.0 - 8.0 + 1e-9);
        prop_assert!(y >= 8.0 && y + boxed.1 <= window.1 - 8.0 + 1e-9);
    }
}

#[test]
fn a_box_leaves_its_word_free() {
    let word = |top| Area {
        left: 100.0,
        top,
        width: 30.0,
        height: 20.0,
    };
    assert_eq!(
        beside(word(100.0), (200.0, 90.0), (360.0, 640.0)),
        (100.0, 124.0)
    );
    assert_eq!(
        beside(word(600.0), (200.0, 90.0), (360.0, 640.0)),
        (100.0, 506.0)
    );
    let at_the_edge = Area {
        left: 330.0,
        ..word(100.0)
    };
    assert_eq!(
        beside(at_the_edge, (200.0, 90.0), (360.0, 640.0)),
        (152.0, 124.0)
    );
}

#[test]
fn an_explanation_opens_and_closes_as_asked() {
    use Explaining::{Closed, Focused, Held, Pointed};
    let after = |cues: &[Cue]| cues.iter().fold(Closed, |state, cue| state.after(*cue));
    assert_eq!(after(&[Cue::PointerRests]), Pointed);
    assert_eq!(after(&[Cue::PointerRests, Cue::PointerLeaves]), Closed);
    assert_eq!(after(&[Cue::FocusComes]), Focused);
    assert_eq!(
        after(&[Cue::FocusComes, Cue::PointerRests, Cue::PointerLeaves]),
        Focused
    );
    assert_eq!(after(&[Cue::FocusComes, Cue::FocusLeaves]), Closed);
    // A click after the pointer, or Enter after the focus, must not close what these opened.
    assert_eq!(after(&[Cue::PointerRests, Cue::Press]), Held);
    assert_eq!(after(&[Cue::FocusComes, Cue::Press]), Held);
    assert_eq!(
        after(&[Cue::PointerRests, Cue::Press, Cue::PointerLeaves]),
        Held
    );
    assert_eq!(after(&[Cue::Press, Cue::Press]), Closed);
    assert_eq!(after(&[Cue::Press, Cue::FocusLeaves]), Closed);
    for open in [Pointed, Focused, Held] {
        assert_eq!(open.after(Cue::Dismiss), Closed);
        assert!(open.is_open());
    }
    // Once dismissed, what is still there does not open it again.
    assert_eq!(
        after(&[Cue::PointerRests, Cue::Dismiss, Cue::PointerLeaves]),
        Closed
    );
}
