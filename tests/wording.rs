//! The interface's words: that each is used, that none is missing, and how
//! numbers, counts and places read in each language.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use threatline::i18n::{self, MESSAGE_KEYS, Messages, figure, messages, number};
use threatline::model::compare::{BasisKind, Outcome};
use threatline::model::{
    Casualties, Column, Corpus, DivergenceKind, EventKind, Horizon, Lang, OmissionReason,
    Qualifier, Rung, Section, SourceKind, Text, Unit, Value, Weight,
};
use threatline::view::{CompareMode, RowOrder, Scheme, View, Warning};

/// Narrow no-break space, between the thousands in French.
const NARROW: char = '\u{202f}';

// Messages.

/// The texts of a language by their names, read off the debug form, which a
/// derive writes: the table itself has no list of its values.
fn texts(lang: Lang) -> Vec<(String, String)> {
    let debug = format!("{:#?}", messages(lang));
    let fields = debug
        .lines()
        .filter_map(|line| line.trim().split_once(": "));
    let texts: Vec<(String, String)> = fields
        .filter(|(key, _)| *key != "lang")
        .map(|(key, value)| {
            // The debug form escapes the white space that is not plain.
            let value = value.replace(r"\u{a0}", "\u{a0}");
            let value = value.replace(r"\u{202f}", "\u{202f}");
            let text = serde_json::from_str(value.trim_end_matches(','));
            let text: String = text.unwrap_or_else(|error| panic!("{key}: {value}: {error}"));
            (key.to_owned(), text)
        })
        .collect();
    let keys: Vec<&str> = texts.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, MESSAGE_KEYS);
    texts
}

#[test]
fn no_message_is_empty_or_has_stray_space() {
    for lang in Lang::ALL {
        for (key, text) in texts(lang) {
            assert!(!text.is_empty(), "{key} in {lang:?}");
            assert_eq!(text.trim(), text, "{key} in {lang:?}");
            assert!(!text.contains("  "), "{key} in {lang:?}: {text}");
            assert!(!text.contains(['<', '>', '&']), "{key} in {lang:?}: {text}");
        }
    }
}

/// What reads alike in two languages, each looked at: names, and words that the
/// languages share. Any other equal pair is a text that was not translated.
const ALIKE: &[(&str, &[&str])] = &[
    (
        "en nl",
        &[
            "filter",
            "later",
            "paper_link",
            "scale_term",
            "kind_incident",
            "unit_euro",
            "kind_conflict",
            "cite_in",
            "kind_plan",
            // As the keys are printed on keyboards there.
            "key_shift",
            "key_home",
            "key_end",
            "key_page_up",
            "key_page_down",
            "key_enter",
            "key_escape",
            "key_backspace",
        ],
    ),
    (
        "en fr",
        &[
            "view_sources",
            "hits_sources",
            "cite_format",
            "cite_version",
            "kind_institution",
            "kind_sanction",
            "kind_incident",
            "kind_publication",
            "horizon",
            "reason_illustration",
            "section",
            "pages",
            "places_taken",
            "about_licences",
        ],
    ),
    ("nl fr", &["author", "kind_incident"]),
    ("all", &["title", "menu", "opening_range", "unit_percent"]),
];

#[test]
fn messages_are_translated() {
    let (en, nl, fr) = (texts(Lang::En), texts(Lang::Nl), texts(Lang::Fr));
    let pairs = [
        ("en nl", &en, &nl),
        ("en fr", &en, &fr),
        ("nl fr", &nl, &fr),
    ];
    let listed = |pair: &str| -> BTreeSet<&str> {
        let lists = ALIKE
            .iter()
            .filter(|(name, _)| *name == pair || *name == "all");
        lists.flat_map(|(_, keys)| keys.iter().copied()).collect()
    };
    for (pair, one, other) in pairs {
        let equal = one.iter().zip(other).filter(|(a, b)| a.1 == b.1);
        let equal: BTreeSet<&str> = equal.map(|(a, _)| a.0.as_str()).collect();
        assert_eq!(equal, listed(pair), "alike in {pair}");
    }
}

#[test]
fn each_language_names_itself() {
    for lang in Lang::ALL {
        assert_eq!(messages(lang).lang, lang);
    }
    assert_eq!(
        Lang::ALL.map(i18n::language_name),
        ["English", "Nederlands", "Français"]
    );
}

fn sources(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("the folder can be listed") {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The program without comments, and without the white space before a dot, so
/// that a field stands beside the value that it is of.
fn program() -> String {
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    assert!(files.len() > 20);
    let mut program = String::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("the source is text");
        for line in text.lines() {
            let code = line.split("//").next().unwrap_or_default();
            if code.trim_start().starts_with('.') {
                program.truncate(program.trim_end().len());
                program.push_str(code.trim_start());
            } else {
                program.push_str(code);
            }
            program.push('\n');
        }
    }
    program
}

/// Whether the program reads the message: `.key` of something that is called `m`,
/// or that gives the messages.
fn uses(program: &str, key: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let field = format!(".{key}");
    program.match_indices(&field).any(|(at, _)| {
        let (before, after) = (&program[..at], &program[at + field.len()..]);
        let whole = !after.starts_with(is_word) && !after.starts_with('(');
        let of_m = before
            .strip_suffix('m')
            .is_some_and(|rest| !rest.ends_with(is_word));
        let of_call = before.ends_with(".m()")
            || before
                .rfind("messages(")
                .is_some_and(|call| before[call..].find(')') == Some(before[call..].len() - 1));
        whole && (of_m || of_call)
    })
}

#[test]
fn every_message_is_used() {
    let program = program();
    let unused: Vec<&&str> = MESSAGE_KEYS
        .iter()
        .filter(|key| !uses(&program, key))
        .collect();
    assert!(
        unused.is_empty(),
        "nothing shows these messages: {unused:?}"
    );
}

/// The test above can tell.
#[test]
fn what_counts_as_use() {
    for code in [
        "{ m.tour }",
        "page.m().tour",
        "messages(lang).tour,",
        "(m.tour)",
    ] {
        assert!(uses(code, "tour"), "{code}");
    }
    for code in [
        "state.tour",
        "m.tours",
        "m.tour_end",
        "item.tour",
        "messages(lang), page.tour",
        "page.m().tour()",
    ] {
        assert!(!uses(code, "tour"), "{code}");
    }
}

/// Each value of a fixed set has a word of its own, in each language.
#[test]
fn fixed_sets_have_distinct_words() {
    fn distinct<T: Copy>(all: &[T], name: fn(T, &Messages) -> &'static str) {
        for lang in Lang::ALL {
            let names: BTreeSet<&str> =
                all.iter().map(|&item| name(item, messages(lang))).collect();
            assert_eq!(names.len(), all.len(), "{lang:?}: {names:?}");
        }
    }
    distinct(&View::ALL, i18n::view_name);
    distinct(&Scheme::ALL, i18n::scheme_name);
    for lang in Lang::ALL {
        let name = |outcome: &Outcome| i18n::outcome_name(*outcome, "2024", "2025", lang);
        let names: BTreeSet<String> = Outcome::ALL.iter().map(name).collect();
        assert_eq!(names.len(), Outcome::ALL.len(), "{lang:?}: {names:?}");
    }
    distinct(&CompareMode::ALL, i18n::mode_name);
    distinct(&RowOrder::ALL, i18n::order_name);
    distinct(&BasisKind::ALL, i18n::basis_kind_name);
    distinct(&Weight::ALL, i18n::weight_name);
    distinct(&DivergenceKind::ALL, i18n::divergence_kind_name);
    let rungs: Vec<Rung> = Rung::LADDER.into_iter().chain([Rung::Beside]).collect();
    distinct(&rungs, i18n::rung_name);
    distinct(
        &[
            Horizon::Short,
            Horizon::ShortToMedium,
            Horizon::Medium,
            Horizon::Long,
            Horizon::Year,
            Horizon::NotStated,
        ],
        i18n::horizon_name,
    );
    distinct(
        &[
            EventKind::Attack,
            EventKind::Plot,
            EventKind::Call,
            EventKind::Law,
            EventKind::Measure,
            EventKind::Institution,
            EventKind::Sanction,
            EventKind::Operation,
            EventKind::Conflict,
            EventKind::Publication,
            EventKind::Incident,
            EventKind::Development,
            EventKind::Plan,
        ],
        i18n::event_kind_name,
    );
    distinct(
        &[
            SourceKind::OfficialReport,
            SourceKind::OfficialSummary,
            SourceKind::Press,
            SourceKind::Academic,
        ],
        i18n::source_kind_name,
    );
    distinct(
        &[
            OmissionReason::Contact,
            OmissionReason::Furniture,
            OmissionReason::Illustration,
            OmissionReason::Repetition,
            OmissionReason::Background,
            OmissionReason::Rhetoric,
            OmissionReason::Private,
            OmissionReason::Operational,
        ],
        i18n::omission_reason_name,
    );
    distinct(
        &[
            Unit::Count,
            Unit::Percent,
            Unit::Years,
            Unit::Euro,
            Unit::Usd,
            Unit::Metres,
            Unit::People,
        ],
        i18n::unit_name,
    );
}

#[test]
fn months_of_the_axis() {
    for lang in Lang::ALL {
        let names: BTreeSet<&str> = (1..=12)
            .map(|month| i18n::month_label(month, lang))
            .collect();
        assert_eq!(names.len(), 12, "{lang:?}");
        assert!(
            names
                .iter()
                .all(|name| (3..=4).contains(&name.chars().count()))
        );
        for month in [0, 13, u8::MAX] {
            assert_eq!(i18n::month_label(month, lang), "");
        }
    }
}

// Numbers.

#[track_caller]
fn reads(value: f64, en: &str, nl: &str, fr: &str) {
    let fr = fr.replace(' ', &NARROW.to_string());
    let found = Lang::ALL.map(|lang| number(value, lang));
    assert_eq!(found, [en.to_owned(), nl.to_owned(), fr]);
}

#[test]
fn numbers_are_grouped_by_thousands() {
    reads(0.0, "0", "0", "0");
    reads(7.0, "7", "7", "7");
    reads(999.0, "999", "999", "999");
    reads(1000.0, "1,000", "1.000", "1 000");
    reads(11_953.0, "11,953", "11.953", "11 953");
    reads(335_503.0, "335,503", "335.503", "335 503");
    reads(1_234_567.0, "1,234,567", "1.234.567", "1 234 567");
    reads(
        1_234_567_890.0,
        "1,234,567,890",
        "1.234.567.890",
        "1 234 567 890",
    );
}

/// Wherever a count stands in a phrase.
#[test]
fn counts_are_written_as_numbers_are() {
    let n = 33_441;
    let phrases: [fn(usize, Lang) -> String; 15] = [
        i18n::count_events,
        i18n::count_topics,
        i18n::count_results,
        i18n::count_divergences,
        i18n::count_series,
        i18n::count_places,
        i18n::count_choices,
        i18n::count_steps,
        i18n::count_records,
        i18n::count_rows,
        i18n::count_without_direction,
        i18n::and_more,
        i18n::show_more,
        |n, lang| i18n::shown_of(n, n, lang),
        |n, lang| i18n::more_events_near(n, "a", lang),
    ];
    for lang in Lang::ALL {
        let as_number = number(n as f64, lang);
        for (i, phrase) in phrases.iter().enumerate() {
            let text = phrase(n, lang);
            assert!(text.contains(&as_number), "{i}: {text}");
            assert!(!text.contains("33441"), "{i}: {text}");
        }
        let text = i18n::found_of(n, n, lang) + &i18n::import_taken("X", n, n, n, lang);
        assert_eq!(text.matches(&as_number).count(), 5, "{text}");
    }
}

#[test]
fn numbers_have_at_most_two_decimals() {
    reads(5.14, "5.14", "5,14", "5,14");
    reads(0.5, "0.5", "0,5", "0,5");
    reads(80.10, "80.1", "80,1", "80,1");
    reads(16.0 + 2.0 / 3.0, "16.67", "16,67", "16,67");
    reads(1234.5, "1,234.5", "1.234,5", "1 234,5");
    reads(0.05, "0.05", "0,05", "0,05");
    // Rounding carries over.
    reads(9.999, "10", "10", "10");
    reads(999.999, "1,000", "1.000", "1 000");
    reads(0.004, "0", "0", "0");
}

#[test]
fn negative_numbers_have_a_minus() {
    reads(-3.0, "−3", "−3", "−3");
    reads(-1234.5, "−1,234.5", "−1.234,5", "−1 234,5");
    // And none where nothing is left to be negative.
    reads(-0.0, "0", "0", "0");
    reads(-0.001, "0", "0", "0");
    reads(-0.01, "−0.01", "−0,01", "−0,01");
}

#[test]
fn every_number_of_the_built_in_data_can_be_read_back() {
    let corpus = &threatline::app::built_in_corpus().0;
    for series in &corpus.data().series {
        for value in &series.values {
            let text = number(value.value, Lang::En).replace(',', "");
            let back: f64 = text.replace('−', "-").parse().expect("a number");
            assert!((back - value.value).abs() <= 0.005, "{}: {text}", series.id);
        }
    }
}

fn value(value: f64, qualifier: Qualifier) -> Value {
    Value {
        date: "2025".parse().expect("a year"),
        value,
        qualifier,
        at: Vec::new(),
        arithmetic: None,
        note: None,
        conflicts: false,
    }
}

#[test]
fn figures_have_their_qualifier() {
    let cases = [
        (Qualifier::Exact, ["130", "130", "130"]),
        (Qualifier::Derived, ["130", "130", "130"]),
        (
            Qualifier::About,
            ["about 130", "ongeveer 130", "environ 130"],
        ),
        (
            Qualifier::MoreThan,
            ["more than 130", "meer dan 130", "plus de 130"],
        ),
        (
            Qualifier::FewerThan,
            ["fewer than 130", "minder dan 130", "moins de 130"],
        ),
        (
            Qualifier::Nearly,
            ["nearly 130", "bijna 130", "près de 130"],
        ),
        (
            Qualifier::AtLeast,
            ["at least 130", "minstens 130", "au moins 130"],
        ),
        (Qualifier::UpTo, ["up to 130", "tot 130", "jusqu'à 130"]),
    ];
    for (qualifier, expected) in cases {
        let value = value(130.0, qualifier);
        let found = Lang::ALL.map(|lang| figure(&value, Unit::Count, lang));
        assert_eq!(found, expected);
    }
}

/// A unit does not part from its number at the end of a line.
#[test]
fn figures_have_their_unit() {
    let cases = [
        (Unit::Count, ["1,500", "1.500", "1_500"]),
        (Unit::People, ["1,500", "1.500", "1_500"]),
        (Unit::Years, ["1,500", "1.500", "1_500"]),
        (Unit::Percent, ["1,500%", "1.500~%", "1_500~%"]),
        (Unit::Euro, ["€1,500", "€~1.500", "1_500~€"]),
        (Unit::Usd, ["US$1,500", "US$~1.500", "1_500~US$"]),
        (Unit::Metres, ["1,500~m", "1.500~m", "1_500~m"]),
    ];
    for (unit, expected) in cases {
        let expected = expected.map(|text| {
            let text = text.replace('_', &NARROW.to_string());
            text.replace('~', "\u{a0}")
        });
        let exact = value(1500.0, Qualifier::Exact);
        let found = Lang::ALL.map(|lang| figure(&exact, unit, lang));
        assert_eq!(found, expected);
        let about = value(1500.0, Qualifier::About);
        assert_eq!(
            figure(&about, unit, Lang::En),
            format!("about {}", expected[0])
        );
    }
}

/// A figure is quoted and not rounded.
#[test]
fn figures_have_all_their_decimals() {
    for (number, unit, expected) in [
        (0.004, Unit::Percent, "0.004%"),
        (1.234, Unit::Count, "1.234"),
        (1234.5678, Unit::Euro, "€1,234.5678"),
        (-0.001, Unit::Count, "−0.001"),
        (12.50, Unit::Count, "12.5"),
        (80.0, Unit::Percent, "80%"),
        (0.0, Unit::Count, "0"),
    ] {
        let value = value(number, Qualifier::Exact);
        assert_eq!(figure(&value, unit, Lang::En), expected);
    }
    let exact = value(0.004, Qualifier::Exact);
    assert_eq!(figure(&exact, Unit::Percent, Lang::Fr), "0,004\u{a0}%");
    // On an axis and in a count it is.
    assert_eq!(number(1.234, Lang::En), "1.23");
}

// Counts.

#[track_caller]
fn counts(count: fn(usize, Lang) -> String, cases: [(usize, [&str; 3]); 3]) {
    for (n, expected) in cases {
        assert_eq!(Lang::ALL.map(|lang| count(n, lang)), expected);
    }
}

/// Nothing takes the plural in English and Dutch, and the singular in French.
#[test]
fn counts_agree_in_number() {
    counts(
        i18n::count_events,
        [
            (0, ["0 events", "0 feiten", "0 fait"]),
            (1, ["1 event", "1 feit", "1 fait"]),
            (2, ["2 events", "2 feiten", "2 faits"]),
        ],
    );
    counts(
        i18n::count_topics,
        [
            (0, ["0 topics", "0 onderwerpen", "0 sujet"]),
            (1, ["1 topic", "1 onderwerp", "1 sujet"]),
            (38, ["38 topics", "38 onderwerpen", "38 sujets"]),
        ],
    );
    counts(
        i18n::count_results,
        [
            (0, ["0 results", "0 resultaten", "0 résultat"]),
            (1, ["1 result", "1 resultaat", "1 résultat"]),
            (2, ["2 results", "2 resultaten", "2 résultats"]),
        ],
    );
    counts(
        i18n::count_divergences,
        [
            (0, ["0 differences", "0 verschillen", "0 divergence"]),
            (1, ["1 difference", "1 verschil", "1 divergence"]),
            (2, ["2 differences", "2 verschillen", "2 divergences"]),
        ],
    );
    counts(
        i18n::count_series,
        [
            (0, ["0 series", "0 reeksen", "0 série"]),
            (1, ["1 series", "1 reeks", "1 série"]),
            (2, ["2 series", "2 reeksen", "2 séries"]),
        ],
    );
    let places = |n: usize| Lang::ALL.map(|lang| i18n::count_places(n, lang));
    assert_eq!(
        places(1),
        [
            "Used: 1 passage, by section",
            "Gebruikt: 1 vindplaats, per sectie",
            "Repris\u{a0}: 1 passage, par section"
        ]
    );
    assert_eq!(
        places(12),
        [
            "Used: 12 passages, by section",
            "Gebruikt: 12 vindplaatsen, per sectie",
            "Repris\u{a0}: 12 passages, par section"
        ]
    );
    assert_eq!(
        Lang::ALL.map(|lang| i18n::count_without_direction(1, lang)),
        [
            "1 topic with no direction",
            "1 onderwerp zonder richting",
            "1 sujet sans indication d'évolution"
        ]
    );
}

#[test]
fn the_comparison_in_a_sentence() {
    let counts = [
        (Outcome::Raised, 9),
        (Outcome::New, 3),
        (Outcome::Lowered, 1),
        (Outcome::Dropped, 2),
        (Outcome::Differ, 2),
        (Outcome::NotComparable, 4),
        (Outcome::OnlyB, 12),
        (Outcome::NotStated, 5),
    ];
    // A count stays with its word at the end of a line: `~` is a space that does not break.
    let summary = |numbers, counts: &[(Outcome, usize)]| {
        Lang::ALL.map(|lang| {
            i18n::comparison_summary(numbers, counts, ("2024", "2025"), lang).replace('\u{a0}', "~")
        })
    };
    assert_eq!(
        summary((38, 38), &counts),
        [
            "Of 38 topics: 9~raised, 3~new, 1~lowered, 2~dropped, 2~different, \
             4~not comparable, 12~only in 2025, 5~with no direction.",
            "Van 38 onderwerpen: 9~gestegen, 3~nieuw, 1~gedaald, 2~weggevallen, 2~verschillend, \
             4~niet vergelijkbaar, 12~alleen in 2025, 5~zonder richting.",
            "Sur 38 sujets~: 9~en hausse, 3~nouveaux, 1~en baisse, 2~disparus, 2~divergents, \
             4~non comparables, 12~uniquement en 2025, 5~sans indication.",
        ]
    );
    assert_eq!(
        summary((1, 1), &[(Outcome::Unchanged, 1)]),
        [
            "Of 1 topic: 1~unchanged.",
            "Van 1 onderwerp: 1~ongewijzigd.",
            "Sur 1 sujet~: 1~inchangé.",
        ]
    );
    // With a filter the sentence says of how many it speaks.
    assert_eq!(
        summary((2, 38), &[(Outcome::New, 2)]),
        [
            "2 of 38 topics match the filter: 2~new.",
            "2 van 38 onderwerpen passen bij de filter: 2~nieuw.",
            "2 sujets sur 38 correspondent au filtre~: 2~nouveaux.",
        ]
    );
    assert_eq!(
        summary((1, 90), &[(Outcome::New, 1)]),
        [
            "1 of 90 topics matches the filter: 1~new.",
            "1 van 90 onderwerpen past bij de filter: 1~nieuw.",
            "1 sujet sur 90 correspond au filtre~: 1~nouveau.",
        ]
    );
    assert_eq!(
        summary((0, 38), &[]),
        [
            "None of 38 topics matches the filter.",
            "Geen van de 38 onderwerpen past bij de filter.",
            "Aucun des 38 sujets ne correspond au filtre.",
        ]
    );
    assert_eq!(
        summary((0, 0), &[]),
        ["0 topics.", "0 onderwerpen.", "0 sujet."]
    );
    // A source's name has its own article, or none.
    let only = Lang::ALL.map(|lang| i18n::outcome_name(Outcome::OnlyA, "Belga", "2025", lang));
    assert_eq!(
        only,
        [
            "only in Belga",
            "alleen in Belga",
            "uniquement dans «\u{a0}Belga\u{a0}»"
        ]
    );
}

#[test]
fn a_step_on_the_ladder_in_words() {
    let step = |rungs| Lang::ALL.map(|lang| i18n::rung_step(rungs, 2024, 2025, lang));
    assert_eq!(
        step(1),
        [
            "1 rung up from 2024 to 2025:",
            "1 trede hoger van 2024 naar 2025:",
            "1 échelon plus haut de 2024 à 2025\u{a0}:"
        ]
    );
    assert_eq!(
        step(-2),
        [
            "2 rungs down from 2024 to 2025:",
            "2 treden lager van 2024 naar 2025:",
            "2 échelons plus bas de 2024 à 2025\u{a0}:"
        ]
    );
    assert_eq!(step(0)[0], "The same rung in 2024 and 2025:");
}

// Places, dead and injured.

fn section(pages: &[u16]) -> Section {
    Section {
        id: "one".to_owned(),
        title: "One".to_owned(),
        pages: pages.to_vec(),
    }
}

#[test]
fn pages_of_a_place() {
    let found =
        |pages: &[u16], page| Lang::ALL.map(|lang| i18n::pages(Some(&section(pages)), page, lang));
    let some = |texts: [&str; 3]| texts.map(|text| Some(text.to_owned()));
    assert_eq!(
        found(&[19, 22], None),
        some(["pp. 19–22", "p. 19-22", "p. 19-22"])
    );
    assert_eq!(found(&[16, 16], None), some(["p. 16", "p. 16", "p. 16"]));
    assert_eq!(
        found(&[42], None),
        some(["p. 42 ff.", "p. 42 e.v.", "p. 42 et suiv."])
    );
    // The page itself, where it is known.
    assert_eq!(
        found(&[19, 22], Some(20)),
        some(["p. 20", "p. 20", "p. 20"])
    );
    assert_eq!(found(&[], Some(3)), some(["p. 3", "p. 3", "p. 3"]));
    assert_eq!(found(&[], None), [None, None, None]);
    // A report of a reader's own may have pages and no sections.
    for lang in Lang::ALL {
        assert_eq!(i18n::pages(None, Some(12), lang), Some("p. 12".to_owned()));
        assert_eq!(i18n::pages(None, None, lang), None);
    }
}

#[test]
fn dead_and_injured() {
    let found = |killed, injured, note: Option<Text>| {
        let casualties = Casualties {
            killed,
            injured,
            note,
        };
        Lang::ALL.map(|lang| i18n::casualties(&casualties, lang))
    };
    assert_eq!(
        found(Some(12), Some(3), None),
        [
            "12 killed, 3 injured",
            "12 doden, 3 gewonden",
            "12 morts, 3 blessés"
        ]
    );
    assert_eq!(
        found(Some(1), Some(1), None),
        [
            "1 killed, 1 injured",
            "1 dode, 1 gewonde",
            "1 mort, 1 blessé"
        ]
    );
    assert_eq!(
        found(Some(0), Some(0), None),
        [
            "0 killed, 0 injured",
            "0 doden, 0 gewonden",
            "0 mort, 0 blessé"
        ]
    );
    assert_eq!(
        found(None, Some(5), None),
        ["5 injured", "5 gewonden", "5 blessés"]
    );
    let note = Text {
        en: Some("several hundred injured".into()),
        nl: Some("enkele honderden gewonden".into()),
        fr: Some("plusieurs centaines de blessés".into()),
    };
    assert_eq!(
        found(Some(32), None, Some(note)),
        [
            "32 killed, several hundred injured",
            "32 doden, enkele honderden gewonden",
            "32 morts, plusieurs centaines de blessés"
        ]
    );
    assert_eq!(found(None, None, None), ["", "", ""]);
}

#[test]
fn sentences_with_a_name_or_a_number() {
    assert_eq!(
        Lang::ALL.map(|lang| i18n::silent(&Column::Year(2024), &Corpus::default(), lang)),
        [
            "No statement for 2024 in the sources.",
            "Geen uitspraak voor 2024 in de bronnen.",
            "Aucun énoncé pour 2024 dans les sources."
        ]
    );
    assert_eq!(
        Lang::ALL.map(|lang| i18n::step_of(2, 9, lang)),
        ["Step 2 of 9", "Stap 2 van 9", "Étape 2 sur 9"]
    );
    assert_eq!(
        Lang::ALL.map(|lang| i18n::more_events_near(3, "Villach", lang)),
        [
            "3 more near “Villach”",
            "nog 3 feiten rond ‘Villach’",
            "3 autres près de «\u{a0}Villach\u{a0}»"
        ]
    );
    // What is counted agrees with its number, and stands beside it.
    let near = |n| i18n::more_events_near(n, "a", Lang::Fr);
    assert_eq!(near(1), "1 autre près de «\u{a0}a\u{a0}»");
    assert_eq!(i18n::found_of(1, 3, Lang::Fr), "1 sur 3 trouvé");
    assert_eq!(i18n::found_of(2, 3, Lang::Fr), "2 sur 3 trouvés");
    assert_eq!(i18n::shown_of(34, 125, Lang::Fr), "34 faits sur 125");
    assert_eq!(i18n::shown_of(1, 125, Lang::Fr), "1 fait sur 125");
    for lang in Lang::ALL {
        let copy = i18n::this_copy("1.2.3", "2026-11-25", "0a1b2c", lang);
        for part in ["1.2.3", "2026-11-25", "0a1b2c"] {
            assert!(copy.contains(part), "{copy}");
        }
    }
}

/// A known day needs no explanation; whatever is less says what the sources
/// leave open, in each language.
#[test]
fn vague_dates_say_why() {
    let why = |date: &str, lang| {
        let date = date.parse().expect("a date");
        i18n::why_vague(&date, false, lang)
    };
    for date in ["2025-02-15", "2015-11-21/2015-11-25"] {
        assert_eq!(why(date, Lang::En), None, "{date}");
    }
    for (date, word) in [
        ("2025-03", "month"),
        ("2025-23", "season"),
        ("2014", "year"),
        ("201X", "decade"),
        ("20XX", "century"),
        ("2025-11~", "approximate"),
        ("2014?", "uncertain"),
        ("2014%", "uncertain"),
        ("2013/", "ended"),
        ("/2013", "began"),
        ("2022/..", "no end"),
        ("../2022", "no beginning"),
        ("2014/2015", "first and last day"),
    ] {
        let said = why(date, Lang::En).unwrap_or_default();
        assert!(said.contains(word), "{date}: {said}");
        let others = [why(date, Lang::Nl), why(date, Lang::Fr)];
        assert!(
            others
                .iter()
                .all(|text| text.is_some_and(|text| text != said))
        );
    }
    let words = i18n::why_vague(&"2025-02-15".parse().expect("a date"), true, Lang::Nl);
    assert!(words.is_some());
}

/// A link's mistake is said with what stands in the link.
#[test]
fn warnings_quote_the_link() {
    let warnings = [
        (Warning::NewerVersion("9".into()), "v=9"),
        (
            Warning::UnknownId {
                key: "event",
                id: "gone".into(),
            },
            "event=gone",
        ),
        (
            Warning::BadValue {
                key: "from",
                value: "2014-02-31".into(),
            },
            "from=2014-02-31",
        ),
        (Warning::UnknownKey("zoom".into()), "zoom"),
    ];
    for lang in Lang::ALL {
        let m = messages(lang);
        let texts = warnings.iter().map(|(warning, quoted)| {
            let text = i18n::warning_text(warning, m);
            let start = format!("{quoted}{}", i18n::colon(lang));
            assert!(text.starts_with(&start), "{text}");
            text
        });
        assert_eq!(texts.collect::<BTreeSet<_>>().len(), warnings.len());
    }
}

fn corpus_source() -> threatline::model::Source {
    let corpus = threatline::app::built_in_corpus().0;
    corpus.sources()[0].clone()
}

/// A year on an axis says on which side of year 1 it lies.
#[test]
fn years_as_labels() {
    let label = |year| Lang::ALL.map(|lang| i18n::year_in_words(year, lang));
    assert_eq!(label(2014), ["2014", "2014", "2014"]);
    assert_eq!(label(0), ["1 BC", "1 v.Chr.", "1 av. J.-C."]);
    assert_eq!(label(-44), ["45 BC", "45 v.Chr.", "45 av. J.-C."]);
    let run = |first, last| Lang::ALL.map(|lang| i18n::year_run(first, last, lang));
    assert_eq!(run(2014, 2014), ["2014", "2014", "2014"]);
    assert_eq!(run(2014, 2017), ["2014–2017", "2014–2017", "2014–2017"]);
    assert_eq!(run(-44, 2017)[0], "45 BC – 2017");
    assert_eq!(
        Lang::ALL.map(|lang| i18n::nothing_in_years(-44, 1066, lang)),
        [
            "No event begins or ends from 45 BC to 1066",
            "Geen feit begint of eindigt van 45 v.Chr. tot en met 1066",
            "Aucun fait ne commence ni ne finit de 45 av. J.-C. à 1066"
        ]
    );
}

/// Whole years and months are said as such.
#[test]
fn stretches_of_days() {
    let day = |text: &str| {
        let date: threatline::model::Edtf = text.parse().expect("a date");
        date.span().start.day.expect("a day")
    };
    let said = |first: &str, last: &str| {
        Lang::ALL.map(|lang| i18n::range_in_words(day(first), day(last), lang))
    };
    let words = |edtf: &str| {
        let date = edtf.parse().expect("a date");
        Lang::ALL.map(|lang| i18n::date_in_words(&date, lang))
    };
    assert_eq!(said("2014-01-01", "2026-12-31"), words("2014/2026"));
    assert_eq!(said("2025-01-01", "2025-12-31"), words("2025"));
    assert_eq!(said("2025-03-01", "2026-02-28"), words("2025-03/2026-02"));
    assert_eq!(said("2025-03-01", "2025-03-31"), words("2025-03"));
    assert_eq!(
        said("2025-03-02", "2025-03-31"),
        words("2025-03-02/2025-03-31")
    );
    assert_eq!(said("2025-12-18", "2025-12-18"), words("2025-12-18"));
    // Also before year 1, which EDTF writes with a sign and four digits.
    assert_eq!(said("-0043-01-01", "0014-12-31"), words("-0043/0014"));
    assert_eq!(said("-0043-03-01", "-0043-03-31"), words("-0043-03"));
    let ides = day("-0043-03-15");
    assert_eq!(i18n::day_in_words(ides, Lang::En), "15 March 44 BC");
    let source = threatline::model::Source {
        year: -43,
        period: None,
        ..corpus_source()
    };
    assert_eq!(source.covers(), "-0043".parse().ok());
    // Never empty, however far one goes.
    let far = (threatline::model::Day::MIN, threatline::model::Day::MAX);
    assert!(
        Lang::ALL
            .iter()
            .all(|&lang| !i18n::range_in_words(far.0, far.1, lang).is_empty())
    );
}
