//! What the built-in data must hold at least, found by what the sources say
//! (dates, numbers, places), never by an id or a wording of ours.

use std::collections::{BTreeMap, BTreeSet};

use threatline::model::edtf::Day;
use threatline::model::*;

use super::built_in;

fn day(text: &str) -> Day {
    let date: Edtf = text.parse().expect("a date");
    date.span().start.day.expect("a day")
}

/// Whether a text in any language has this word, whatever its case.
fn says(texts: &[&Text], word: &str) -> bool {
    let word = word.to_lowercase();
    texts
        .iter()
        .flat_map(|text| text.all())
        .any(|passage| passage.text.to_lowercase().contains(&word))
}

/// The storyline: what it is, the first and last day that its date must lie
/// within, and a word that stands in its title, summary or place.
const STORY: &[(&str, &str, &str, &[&str])] = &[
    ("Jewish Museum", "2014-01-01", "2014-12-31", &["museum"]),
    ("January 2015", "2015-01-01", "2015-01-31", &["charlie"]),
    ("Verviers", "2015-01-01", "2015-01-31", &["verviers"]),
    ("twelve measures", "2015-01-01", "2015-02-28", &["measures"]),
    ("Paris", "2015-11-13", "2015-11-13", &["paris"]),
    ("lockdown", "2015-11-21", "2015-11-25", &["brussels"]),
    (
        "eighteen measures",
        "2015-11-01",
        "2015-12-31",
        &["measures"],
    ),
    (
        "22 March",
        "2016-03-22",
        "2016-03-22",
        &["brussels", "zaventem"],
    ),
    ("database", "2016-01-01", "2016-12-31", &["database"]),
    (
        "state of the measures",
        "2017-03-01",
        "2017-03-31",
        &["measures"],
    ),
    ("caliphate", "2019-01-01", "2019-12-31", &["caliphate"]),
    (
        "officers expelled",
        "2022-01-01",
        "2022-12-31",
        &["expel", "expul"],
    ),
    ("7 October", "2023-10-07", "2023-10-07", &["hamas"]),
    (
        "the NSA",
        "2024-01-01",
        "2024-01-31",
        &["security authority", "NSA"],
    ),
    ("Moscow", "2024-03-01", "2024-03-31", &["moscow"]),
    ("first sanctions", "2024-05-01", "2024-05-31", &["sanction"]),
    ("Assad", "2024-12-08", "2024-12-08", &["assad"]),
    ("Villach", "2025-02-15", "2025-02-15", &["villach"]),
    (
        "the spokesman's call",
        "2025-03-01",
        "2025-03-31",
        &["hamas"],
    ),
    (
        "second sanctions",
        "2025-05-01",
        "2025-05-31",
        &["sanction"],
    ),
    ("the PKK", "2025-05-01", "2025-05-31", &["pkk"]),
    ("drones", "2025-09-01", "2025-11-30", &["drone"]),
    ("Euroclear", "2025-09-01", "2025-11-30", &["euroclear"]),
    ("14 October", "2025-10-14", "2025-10-14", &["bloc"]),
    ("Poland", "2025-11-01", "2025-11-30", &["poland", "polish"]),
    ("Sochi", "2025-11-01", "2025-11-30", &["sochi"]),
    ("Bondi Beach", "2025-12-14", "2025-12-14", &["bondi"]),
    ("18 December", "2025-12-18", "2025-12-18", &["belgium"]),
];

#[test]
fn the_storyline_is_there() {
    let corpus = built_in::corpus();
    let mut missing = Vec::new();
    for (what, first, last, words) in STORY {
        let found = corpus.events().iter().find(|event| {
            let span = event.date.span();
            let texts: Vec<&Text> = [&event.title, &event.summary]
                .into_iter()
                .chain(&event.place)
                .collect();
            event.story
                && span.start.day.is_some_and(|start| start >= day(first))
                && span.end.day.is_some_and(|end| end <= day(last))
                && words.iter().any(|word| says(&texts, word))
        });
        if found.is_none() {
            missing.push(what);
        }
    }
    assert!(missing.is_empty(), "no storyline event for {missing:?}");
    let story = corpus.events().iter().filter(|event| event.story).count();
    assert!(story >= 30, "{story} events of the storyline");
}

#[test]
fn there_are_enough_events() {
    let events = built_in::corpus().events();
    assert!(events.len() >= 60, "{} events", events.len());
    let others = events.iter().filter(|event| !event.story).count();
    assert!(others >= 30, "{others} events besides the storyline");
    let earlier = events.iter().filter(|event| {
        let start = event.date.span().start.day;
        start.is_some_and(|start| start < day("2014"))
    });
    assert!(earlier.count() >= 5);
}

/// The profile says 2014 and no day, so no more may be shown.
#[test]
fn no_event_is_more_precise_than_its_source() {
    let corpus = built_in::corpus();
    let museum: Vec<&Event> = corpus
        .events()
        .iter()
        .filter(|event| says(&[&event.title], "jewish museum"))
        .collect();
    assert!(!museum.is_empty());
    for event in museum {
        assert_eq!(event.date.to_string(), "2014", "{:?}", event.id);
    }
}

/// The threat chapters of the 2025 report, by the first part of its sections'
/// ids, are those up to organised crime.
#[test]
fn every_threat_chapter_has_topics_with_statements_for_2025() {
    let corpus = built_in::corpus();
    let mut topics: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for statement in &corpus.data().statements {
        if statement.year != 2025 {
            continue;
        }
        for at in &statement.at {
            let source = corpus.source(&at.source).expect("a checked locator");
            if source.kind == SourceKind::OfficialReport && source.year == 2025 {
                let chapter = at.section.split('.').next().unwrap_or_default();
                topics
                    .entry(chapter)
                    .or_default()
                    .insert(statement.topic.as_str());
            }
        }
    }
    let report = corpus
        .sources()
        .iter()
        .find(|source| {
            source.kind == SourceKind::OfficialReport && source.language.lang() == Some(Lang::En)
        })
        .expect("the English report");
    for chapter in [
        "russia",
        "china",
        "repression",
        "economy",
        "terror",
        "brotherhood",
        "left",
        "right",
        "crime",
    ] {
        assert!(
            report.sections.iter().any(|section| section.id == chapter),
            "no chapter {chapter}"
        );
        let count = topics.get(chapter).map_or(0, BTreeSet::len);
        assert!(count >= 1, "no topic of the chapter {chapter}");
    }
    for (chapter, least) in [
        ("russia", 5),
        ("china", 3),
        ("terror", 6),
        ("left", 3),
        ("right", 4),
    ] {
        let count = topics.get(chapter).map_or(0, BTreeSet::len);
        assert!(count >= least, "{chapter}: {count} topics");
    }
    // The service's own chapters, and its figures.
    for chapter in ["nsa", "figures", "technology", "security", "international"] {
        assert!(
            topics.contains_key(chapter),
            "no topic of the chapter {chapter}"
        );
    }
}

/// A figure that must be there: the number, its year, and a section that it is
/// printed in. The unit tells 5 per cent from 5 collections.
const FIGURES: &[(f64, i32, Unit, &str)] = &[
    // The closing chapter.
    (39_750.0, 2025, Unit::Count, "figures.messages"),
    (2_066.0, 2025, Unit::Count, "figures.messages"),
    (3_939.0, 2025, Unit::Count, "figures.messages"),
    (84.0, 2025, Unit::Count, "figures.parliament"),
    (1_988.0, 2025, Unit::Count, "figures.methods"),
    (335_503.0, 2025, Unit::Count, "figures.checks"),
    (5.14, 2025, Unit::Percent, "figures.checks"),
    (440.0, 2025, Unit::Count, "figures.archives"),
    (5.0, 2025, Unit::Count, "figures.archives"),
    (44.0, 2025, Unit::Metres, "figures.archives"),
    (10.0, 2025, Unit::Metres, "figures.archives"),
    (16.0, 2025, Unit::Metres, "figures.archives"),
    (14.0, 2025, Unit::Metres, "figures.archives"),
    (1.5, 2025, Unit::Metres, "figures.archives"),
    (2.5, 2025, Unit::Metres, "figures.archives"),
    // The NSA's.
    (11_953.0, 2025, Unit::Count, "nsa.figures"),
    (11_840.0, 2024, Unit::Count, "nsa.figures"),
    (539.0, 2025, Unit::Count, "nsa.figures"),
    (485.0, 2024, Unit::Count, "nsa.figures"),
    // The summary's clearances.
    (2_428.0, 2020, Unit::Count, "society"),
    (15_366.0, 2024, Unit::Count, "society"),
    // Shares and ages.
    (80.0, 2025, Unit::Percent, "terror"),
    (8.0, 2025, Unit::Percent, "terror.hamas"),
    (6.0, 2025, Unit::Percent, "right.jic"),
    (22.0, 2025, Unit::Years, "terror"),
    (12.0, 2025, Unit::Years, "terror"),
    (18.0, 2025, Unit::Years, "right.jic"),
];

#[test]
fn the_figures_are_there() {
    let corpus = built_in::corpus();
    let mut missing = Vec::new();
    for (number, year, unit, section) in FIGURES {
        let found = corpus.data().series.iter().any(|series| {
            // People are counted too.
            let fits =
                series.unit == *unit || (*unit == Unit::Count && series.unit == Unit::People);
            fits && series.values.iter().any(|value| {
                value.value == *number
                    && value.is_for_year(*year)
                    && value.qualifier != Qualifier::Derived
                    && value.at.iter().any(|at| at.section == *section)
            })
        });
        if !found {
            missing.push(format!("{number} for {year} ({unit:?}, {section})"));
        }
    }
    assert!(missing.is_empty(), "missing: {}", missing.join("; "));
}

/// Rule: a number that no source prints is marked as derived, and says how.
#[test]
fn the_checks_of_2024_are_derived() {
    let corpus = built_in::corpus();
    let checks = corpus
        .data()
        .series
        .iter()
        .find(|series| series.values.iter().any(|value| value.value == 335_503.0))
        .expect("the security checks");
    let before = checks.values.iter().find(|value| value.is_for_year(2024));
    if let Some(before) = before {
        assert_eq!(before.qualifier, Qualifier::Derived);
        assert!(before.arithmetic.is_some());
    }
}

/// The summary's 15,366 and the report's 11,840 count different things, so no
/// series holds both.
#[test]
fn two_definitions_are_two_series() {
    for series in &built_in::corpus().data().series {
        let has = |number: f64| series.values.iter().any(|value| value.value == number);
        assert!(
            !(has(15_366.0) && (has(11_840.0) || has(11_953.0))),
            "{:?}",
            series.id
        );
    }
}

#[test]
fn the_weightiest_divergences_are_there() {
    let divergences = &built_in::corpus().data().divergences;
    let weighty: Vec<&Divergence> = divergences
        .iter()
        .filter(|divergence| divergence.weight == Weight::Conclusion)
        .collect();
    assert!(weighty.len() >= 10, "{} divergences", weighty.len());
    let kinds: BTreeSet<DivergenceKind> = weighty.iter().map(|d| d.kind).collect();
    for kind in [
        DivergenceKind::Editions,
        DivergenceKind::ReportPress,
        DivergenceKind::SummaryReport,
    ] {
        assert!(kinds.contains(&kind), "{kind:?}");
    }
    // The clearances of 2024, twice.
    assert!(
        weighty.iter().any(|divergence| {
            let printed = |number: &str| {
                divergence.sides.iter().any(|side| {
                    side.words.as_deref().unwrap_or_default().contains(number)
                        || side.at.find.contains(number)
                })
            };
            printed("15,366") && printed("11,840")
        }),
        "15,366 and 11,840"
    );
}

/// Sides in the same place are no divergence of editions.
#[test]
fn editions_differ_from_one_edition_to_the_other() {
    let corpus = built_in::corpus();
    for divergence in &corpus.data().divergences {
        let sources: BTreeSet<&str> = divergence
            .sides
            .iter()
            .map(|side| side.at.source.as_str())
            .collect();
        if divergence.kind == DivergenceKind::Editions {
            let languages: BTreeSet<&str> = divergence
                .sides
                .iter()
                .filter_map(|side| Some(corpus.source(&side.at.source)?.language.tag()))
                .collect();
            assert!(languages.len() >= 2, "{:?}", divergence.id);
        }
        if divergence.kind == DivergenceKind::ReportPress {
            let press = |id: &&str| {
                corpus
                    .source(&SourceId::new(id))
                    .is_some_and(|source| source.kind == SourceKind::Press)
            };
            assert!(sources.iter().any(press), "{:?}", divergence.id);
            assert!(sources.iter().any(|id| !press(id)), "{:?}", divergence.id);
        }
    }
}

#[test]
fn the_tours_lead_somewhere() {
    let corpus = built_in::corpus();
    let tours = &corpus.data().tours;
    assert!(!tours.is_empty());
    for tour in tours {
        assert!(tour.step_count() >= 2, "{:?}", tour.id);
        for step in tour.steps() {
            assert!(corpus.event(&step.event).is_some(), "{:?}", step.event);
        }
    }
    let main = corpus.main_tour().expect("a first tour");
    let story = main
        .steps()
        .filter(|step| corpus.event(&step.event).is_some_and(|event| event.story));
    assert_eq!(
        story.count(),
        main.step_count(),
        "steps beside the storyline"
    );
    let at = |step: &Step| {
        corpus
            .event(&step.event)
            .and_then(|e| e.date.span().start.day)
    };
    let first = main.steps().next().and_then(at).expect("a first step");
    let last = main.steps().last().and_then(at).expect("a last step");
    assert!((day("2014")..day("2015")).contains(&first));
    assert!((day("2025")..day("2026")).contains(&last));
}

/// Each of the five documents is drawn on, and what is left out is named.
#[test]
fn every_source_is_used() {
    let corpus = built_in::corpus();
    assert_eq!(corpus.sources().len(), 5);
    let cited = corpus.citations();
    for source in corpus.sources() {
        let count: usize = cited
            .iter()
            .filter(|((id, _), _)| *id == source.id)
            .map(|(_, count)| count)
            .sum();
        assert!(count >= 5, "{:?}: {count}", source.id);
        let omitted = corpus.data().omissions.iter();
        assert!(
            omitted
                .filter(|omission| omission.source == source.id)
                .count()
                >= 1,
            "{:?} says everything?",
            source.id
        );
    }
}

/// Likelihood terms are the sources' words; the ladder's fixed ones are these.
#[test]
fn a_rung_is_named_by_its_own_word() {
    for statement in &built_in::corpus().data().statements {
        let Some(likelihood) = &statement.likelihood else {
            continue;
        };
        let Some(term) = likelihood.term.in_lang(Lang::En) else {
            continue;
        };
        let term = term.to_lowercase();
        let fits = match likelihood.rung {
            Rung::HighlyUnlikely => ["highly unlikely", "very unlikely"].contains(&term.as_str()),
            Rung::Unlikely => term.contains("unlikely") && !term.contains("ly unlikely"),
            Rung::Likely => term.contains("likely") && !term.contains("unlikely"),
            Rung::HighlyLikely => ["highly likely", "very likely"].contains(&term.as_str()),
            Rung::AlmostCertain => term.contains("certain"),
            Rung::Beside => !term.contains("likely") && !term.contains("certain"),
        };
        assert!(
            fits,
            "{:?}: “{term}” as {:?}",
            statement.id, likelihood.rung
        );
    }
}
