//! The charts' geometry, and two texts word by word.

#[path = "data/built_in.rs"]
mod built_in;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use threatline::chart::{
    Axis, Code, Line, MarkShape, Period, TimeChart, families, multiples, over_time,
};
use threatline::model::*;
use threatline::words::{Run, compared, pairs, unshared};

fn value(date: &str, qualifier: Qualifier, value: f64) -> Value {
    Value {
        date: date.parse().expect("a date"),
        value,
        qualifier,
        at: Vec::new(),
        arithmetic: None,
        note: None,
        conflicts: false,
    }
}

fn series(id: &str, unit: Unit, values: Vec<Value>) -> Series {
    Series {
        id: SeriesId::new(id),
        topic: Some(TopicId::new("t")),
        themes: Vec::new(),
        title: Text::english(id),
        unit,
        population: Text::english("population"),
        note: None,
        values,
    }
}

/// The lines in words: `2024 exact`, `2025 exact joined`, `gap 2021-2023`.
fn told(series: &Series) -> Vec<String> {
    said(series, &over_time(series, &[]).expect("two values"))
}

/// The same of any chart, a break as a line of its own.
fn said(series: &Series, chart: &TimeChart<'_>) -> Vec<String> {
    let mut said = Vec::new();
    for (i, line) in chart.lines.iter().enumerate() {
        if chart.has_break_above(i) {
            said.push("break".to_owned());
        }
        said.push(match line {
            Line::Gap { first, last } => format!("gap {first}-{last}"),
            Line::Value {
                value,
                shape,
                conflicts,
                joined_from,
                ..
            } => {
                let mut words = format!("{} {shape:?}", series.values[*value].date);
                if joined_from.is_some() {
                    words += " joined";
                }
                if *conflicts {
                    words += " conflict";
                }
                words
            }
            Line::Missing { beyond: true } => "counted otherwise".to_owned(),
            Line::Missing { beyond: false } => "missing".to_owned(),
        });
    }
    said
}

#[test]
fn no_line_crosses_a_gap_or_a_conflict() {
    use Qualifier::*;
    let conflict = |number| Value {
        conflicts: true,
        ..value("2025", Exact, number)
    };
    for (values, expected) in [
        (
            vec![value("2025", Exact, 2.0), value("2024", Derived, 1.0)],
            vec!["2024 Derived", "2025 Exact joined"],
        ),
        (
            vec![value("2020", Exact, 1.0), value("2024", MoreThan, 2.0)],
            vec!["2020 Exact", "gap 2021-2023", "2024 OpenUp"],
        ),
        (
            vec![value("2024", Exact, 1.0), conflict(2.0), conflict(3.0)],
            vec!["2024 Exact", "2025 Exact conflict", "2025 Exact conflict"],
        ),
        // Parts of years are each for themselves.
        (
            vec![value("2015-01", About, 12.0), value("2015-11~", UpTo, 18.0)],
            vec!["2015-01 Soft", "2015-11~ OpenDown"],
        ),
    ] {
        assert_eq!(told(&series("s", Unit::Count, values)), expected);
    }
    let one = series("s", Unit::Count, vec![value("2025", Exact, 1.0)]);
    assert_eq!(over_time(&one, &[]), None);
}

/// What says that 2024 and 2025 must not be compared, of these sources.
fn incomparable(a: i32, b: i32, sources: &[&str]) -> Incomparable {
    Incomparable {
        topic: TopicId::new("t"),
        a,
        b,
        sources: sources.iter().map(|id| SourceId::new(id)).collect(),
        sign: Sign::NotComparable,
        reason: Text::english("counted otherwise"),
    }
}

fn from(source: &str, value: Value) -> Value {
    let at = Locator {
        source: SourceId::new(source),
        section: String::new(),
        page: None,
        find: String::new(),
    };
    Value {
        at: vec![at],
        ..value
    }
}

#[test]
fn no_line_crosses_a_break_within_a_series() {
    use Qualifier::Exact;
    let two = |first: &str, second: &str| {
        let values = vec![
            from(first, value("2024", Exact, 1.0)),
            from(second, value("2025", Exact, 2.0)),
        ];
        series("s", Unit::Count, values)
    };
    let with = |series: &Series, record: &Incomparable| {
        said(series, &over_time(series, &[record]).expect("two values"))
    };
    let broken = ["2024 Exact", "break", "2025 Exact"];
    let joined = ["2024 Exact", "2025 Exact joined"];
    let record = incomparable(2024, 2025, &["x", "y"]);
    assert_eq!(with(&two("x", "y"), &record), broken);
    // Whichever year it names first, and for the topic as a whole.
    assert_eq!(
        with(&two("x", "y"), &incomparable(2025, 2024, &["x", "y"])),
        broken
    );
    assert_eq!(with(&two("x", "y"), &incomparable(2024, 2025, &[])), broken);
    // A source that gives both compares them itself; and other sources, or years.
    assert_eq!(with(&two("x", "x"), &record), joined);
    assert_eq!(with(&two("x", "z"), &record), joined);
    assert_eq!(with(&two("x", "y"), &incomparable(2023, 2025, &[])), joined);
}

/// The clearances that the summary counts, and those that the report counts: three
/// panels with the same lines and one axis, and no line from one count to another.
#[test]
fn a_break_in_definition_stands_between_the_panels_of_a_family() {
    let corpus = built_in::corpus();
    let all: Vec<&Series> = corpus.data().series.iter().collect();
    let found = multiples(&all, corpus);
    let family = |topic: &str| {
        let of_topic = found.iter().find(|family| family.topic.as_str() == topic);
        of_topic.unwrap_or_else(|| panic!("no panels for {topic}"))
    };
    let panels = |topic: &str| -> Vec<(String, Vec<String>)> {
        let panels = family(topic).panels.iter();
        panels
            .map(|panel| {
                (
                    panel.series.id.to_string(),
                    said(panel.series, &panel.chart),
                )
            })
            .collect()
    };
    let of = |id: &str, lines: &[&str]| {
        let lines = lines.iter().map(|line| (*line).to_owned()).collect();
        (id.to_owned(), lines)
    };
    let report = [
        "counted otherwise",
        "gap 2021-2023",
        "break",
        "2024 Exact",
        "2025 Exact joined",
    ];
    assert_eq!(
        panels("nsa.clearances"),
        [
            of("clearances-individual", &report),
            of("clearances-companies", &report),
            of(
                "clearances-in-summary-2024",
                &[
                    "2020 Exact",
                    "gap 2021-2023",
                    "2024 Exact",
                    "break",
                    "counted otherwise"
                ]
            ),
        ]
    );
    assert_eq!(
        panels("jihadism.minors-share"),
        [
            of(
                "minors-share-cases-english",
                &["counted otherwise", "break", "2025 Soft"]
            ),
            of(
                "minors-share-violence-cases-dutch",
                &["counted otherwise", "break", "2025 Soft"]
            ),
            of(
                "minors-share-terrorism-cases-belga",
                &["counted otherwise", "break", "2025 Soft"]
            ),
            of(
                "minors-share-persons-of-interest",
                &["2024 Soft", "break", "counted otherwise"]
            ),
        ]
    );
    // Of one time as many lines as a series has values.
    let soldiers = &family("policy.police").panels[0];
    assert_eq!(
        said(soldiers.series, &soldiers.chart),
        [
            "2016~ Exact conflict",
            "2016~ OpenUp conflict",
            "break",
            "counted otherwise"
        ]
    );
    for family in &found {
        assert!(family.panels.len() > 1);
        for panel in &family.panels {
            assert_eq!(panel.chart.lines.len(), family.periods.len());
            assert_eq!(panel.chart.axis, family.panels[0].chart.axis);
            assert_eq!(panel.chart.axis.from, 0.0);
            assert_eq!(
                (panel.series.topic.as_ref(), panel.series.unit),
                (Some(family.topic), family.unit)
            );
            let values = panel
                .chart
                .lines
                .iter()
                .filter(|line| matches!(line, Line::Value { .. }));
            assert_eq!(
                values.count(),
                panel.series.values.len(),
                "{}",
                panel.series.id
            );
        }
        let gaps = family
            .periods
            .iter()
            .filter(|period| matches!(period, Period::Gap { .. }));
        assert!(gaps.count() < family.periods.len());
    }
}

fn of_topic(series: &[Series]) -> Vec<Vec<String>> {
    let corpus = Corpus::new(Data::default());
    let all: Vec<&Series> = series.iter().collect();
    let found = multiples(&all, &corpus);
    let panels = found.iter().flat_map(|family| &family.panels);
    panels
        .map(|panel| said(panel.series, &panel.chart))
        .collect()
}

fn of_dates(id: &str, dates: &[&str]) -> Series {
    let values = dates.iter().zip([1.0, 2.0, 3.0]);
    let values = values.map(|(date, number)| value(date, Qualifier::Exact, number));
    series(id, Unit::People, values.collect())
}

#[test]
fn a_value_over_all_days_that_can_be_counted_is_long() {
    let long = ["Y-4000000/Y4000000", "2024"];
    let panels = of_topic(&[of_dates("a", &long), of_dates("b", &["2024", "2025"])]);
    assert_eq!(panels.len(), 2);
}

#[test]
fn no_value_is_lost_among_dates_that_begin_and_end_as_one() {
    let panels = of_topic(&[
        of_dates("a", &["2024", "2024-XX", "2025"]),
        of_dates("b", &["2024-XX", "2024", "2025"]),
    ]);
    assert_eq!(panels.len(), 2);
    for panel in panels {
        let dates: Vec<&str> = panel
            .iter()
            .map(|line| line.split(' ').next().unwrap())
            .collect();
        assert_eq!(dates, ["2024", "2024-XX", "2025"]);
    }
}

/// Wherever the data says that two years of a topic count different things, and both
/// have figures in one unit, the panels have the mark.
#[test]
fn every_record_of_unlike_figures_is_a_mark() {
    let corpus = built_in::corpus();
    let all: Vec<&Series> = corpus.data().series.iter().collect();
    let found = multiples(&all, corpus);
    let mut marked = 0;
    for record in &corpus.data().incomparable {
        let (a, b) = record.years();
        let has = |series: &Series, year: i32| {
            let mut values = series.values.iter();
            values.any(|value| value.is_for_year(year) && record.is_of(value))
        };
        for family in found.iter().filter(|family| *family.topic == record.topic) {
            let only = |year: i32, other: i32| {
                let mut panels = family.panels.iter();
                panels.any(|panel| has(panel.series, year) && !has(panel.series, other))
            };
            if only(a, b) && only(b, a) {
                let mut breaks = family.panels.iter().flat_map(|panel| &panel.chart.breaks);
                assert!(
                    breaks.any(|found| found.record == record),
                    "{}",
                    record.topic
                );
                marked += 1;
            }
        }
    }
    assert!(marked >= 4, "{marked}");
}

#[test]
fn all_but_exact_values_have_their_codes() {
    use Qualifier::*;
    for (qualifier, code) in [
        (Exact, None),
        (About, Some("E")),
        (Nearly, Some("E")),
        (Derived, Some("C")),
        (MoreThan, Some("≥")),
        (AtLeast, Some("≥")),
        (FewerThan, Some("≤")),
        (UpTo, Some("≤")),
    ] {
        let found = Code::of(&value("2025", qualifier, 1.0));
        assert_eq!(found.map(Code::letter), code, "{qualifier:?}");
    }
    let mut letters = Code::ALL.map(Code::letter);
    letters.sort_unstable();
    assert_eq!(letters, ["B", "C", "E", "O", "≤", "≥"]);
}

#[test]
fn every_axis_has_nought_on_it() {
    for values in [
        &[319_101.0, 335_503.0][..],
        &[485.0, 539.0],
        &[-5.0, 3.0],
        &[-2.0],
        &[7.0],
        &[0.0, 0.0],
        &[],
    ] {
        let axis = Axis::of(values);
        assert!(axis.from < axis.to, "{values:?}: {axis:?}");
        assert!(axis.from <= 0.0 && axis.to >= 0.0, "{values:?}: {axis:?}");
        let negative = values.iter().any(|&value| value < 0.0);
        assert_eq!(axis.from < 0.0, negative, "{values:?}: {axis:?}");
        for &value in values {
            assert!((axis.from..=axis.to).contains(&value), "{value}: {axis:?}");
        }
    }
    // Half as much is half as far.
    let axis = Axis::of(&[250.0, 500.0]);
    assert_eq!(axis.x(500.0), 2.0 * axis.x(250.0));
}

/// No chart draws a difference larger than it is: of the built-in series, the marks lie
/// as far apart as the values do.
#[test]
fn no_built_in_chart_exaggerates() {
    for series in &built_in::corpus().data().series {
        let Some(chart) = over_time(series, &[]) else {
            continue;
        };
        for line in &chart.lines {
            if let Line::Value { value, x, .. } = line {
                let part = series.values[*value].value / chart.axis.to;
                assert!(
                    chart.axis.from < 0.0 || (x - part).abs() < 1e-9,
                    "{}: {x}",
                    series.id
                );
            }
        }
    }
}

/// The five collections and their total, in metres, from one table.
#[test]
fn the_archives_are_a_family_of_bars() {
    let all: Vec<&Series> = built_in::corpus().data().series.iter().collect();
    let found = families(&all);
    let archives = found
        .iter()
        .find(|family| family.bars[0].series.unit == Unit::Metres)
        .expect("the archives");
    assert!(archives.bars.len() >= 5);
    for family in &found {
        assert_eq!(family.axis.from, 0.0);
        let first = family.bars[0];
        for bar in &family.bars {
            assert_eq!(bar.series.unit, first.series.unit);
            assert_eq!(bar.series.topic, first.series.topic);
            assert_eq!(bar.value.date, first.value.date);
            assert!(!matches!(bar.series.unit, Unit::Percent | Unit::Years));
            assert!(bar.from <= bar.to && bar.to <= 1.0);
        }
    }
}

#[test]
fn every_built_in_series_with_two_values_has_a_chart() {
    for series in &built_in::corpus().data().series {
        let Some(chart) = over_time(series, &[]) else {
            assert_eq!(series.values.len(), 1, "{}", series.id);
            continue;
        };
        let mut drawn: Vec<usize> = Vec::new();
        for line in &chart.lines {
            if let Line::Value {
                value, x, shape, ..
            } = line
            {
                drawn.push(*value);
                assert!((0.0..=1.0).contains(x), "{}", series.id);
                assert_eq!(*shape, MarkShape::of(&series.values[*value]));
            }
        }
        drawn.sort_unstable();
        assert!(
            drawn.into_iter().eq(0..series.values.len()),
            "{}",
            series.id
        );
    }
}

// Words.

fn only<'a>(runs: &[Run<'a>]) -> Vec<&'a str> {
    let only = runs.iter().filter(|run| run.only);
    only.map(|run| run.text.trim()).collect()
}

#[test]
fn the_words_that_one_text_lacks() {
    for (a, b, only_a, only_b) in [
        ("the same words", "the same words", vec![], vec![]),
        (
            "The Office held an attack unlikely.",
            "The Office holds an attack likely.",
            vec!["held", "unlikely."],
            vec!["holds", "likely."],
        ),
        // Punctuation alone is no difference.
        ("one, two", "one two.", vec![], vec![]),
        ("", "all new", vec![], vec!["all new"]),
        ("a – b", "a b", vec!["–"], vec![]),
    ] {
        let (runs_a, runs_b) = compared(a, b);
        assert_eq!(
            (only(&runs_a), only(&runs_b)),
            (only_a, only_b),
            "{a} | {b}"
        );
    }
}

#[test]
fn texts_that_say_nearly_the_same_make_pairs() {
    let a = ["Russia spies in Brussels as before.", "The port is safe."];
    let b = [
        "Nothing here is alike at all.",
        "The port is no longer safe.",
        "Russia spies in Brussels more than before.",
    ];
    assert_eq!(pairs(&a, &b), [(1, 1), (0, 2)]);
    assert_eq!(pairs(&a, &[]), []);
    assert_eq!(pairs(&[""], &[""]), []);
    // A file may have thousands of texts on a side.
    let many = ["The port is safe."; 24];
    assert_eq!(pairs(&many, &a[1..]), [(0, 0)]);
    assert_eq!(pairs(&["The port is safe."; 25], &a[1..]), []);
}

#[test]
fn words_that_no_other_side_has() {
    let runs = unshared("average age … was 22", &["mediane leeftijd … 22 jaar"]);
    assert_eq!(only(&runs), ["average age", "was"]);
    assert_eq!(only(&unshared("Some 950", &["some 953"])), ["950"]);
    assert_eq!(only(&unshared("alone", &[])), ["alone"]);
    assert_eq!(
        only(&unshared("11,953 and 1,5", &["11.953 of 15"])),
        ["and 1,5"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, rng_seed: RngSeed::Fixed(2025), ..ProptestConfig::default() })]

    /// Nothing of a text is lost, and what is shared is the same on both sides.
    #[test]
    fn runs_make_the_text_again(a in "[abc ,.é]{0,40}", b in "\\PC{0,30}|[abc ,.é]{0,40}") {
        let (runs_a, runs_b) = compared(&a, &b);
        for (text, runs) in [(&a, &runs_a), (&b, &runs_b)] {
            let again: String = runs.iter().map(|run| run.text).collect();
            prop_assert_eq!(&again, text);
        }
        let words = |runs: &[Run<'_>]| -> usize {
            let shared = runs.iter().filter(|run| !run.only);
            shared.map(|run| run.text.split_inclusive(char::is_whitespace).count()).sum()
        };
        prop_assert_eq!(words(&runs_a), words(&runs_b));
        let own: String = unshared(&a, &[&b]).iter().map(|run| run.text).collect();
        prop_assert_eq!(own, a.clone());
        let (same, _) = compared(&a, &a);
        prop_assert!(same.iter().all(|run| !run.only));
    }

    #[test]
    fn no_axis_is_too_odd(values in prop::collection::vec(any::<f64>(), 0..5)) {
        let axis = Axis::of(&values);
        for &value in &values {
            let x = axis.x(value);
            prop_assert!(x.is_nan() || (0.0..=1.0).contains(&x), "{x} on {axis:?}");
        }
    }
}
