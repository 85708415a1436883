//! What the data covers of its sources, as text for the people who write it.

use super::corpus::Corpus;
use super::record::*;
use super::text::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// How many records there are of each type.
pub fn counts(corpus: &Corpus) -> [(&'static str, usize); 10] {
    let data = corpus.data();
    [
        ("sources", data.sources.len()),
        ("themes", data.themes.len()),
        ("topics", data.topics.len()),
        ("terms", data.terms.len()),
        ("tours", data.tours.len()),
        ("events", data.events.len()),
        ("statements", data.statements.len()),
        ("series", data.series.len()),
        ("divergences", data.divergences.len()),
        ("omissions", data.omissions.len()),
    ]
}

/// A report of the coverage: records by type and theme, places by source and
/// section, sections that nothing cites, what is left out, texts by language.
pub fn report(corpus: &Corpus) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = write_report(corpus, &mut text);
    text
}

fn write_report(corpus: &Corpus, out: &mut String) -> std::fmt::Result {
    let data = corpus.data();
    writeln!(out, "Records")?;
    for (name, count) in counts(corpus) {
        writeln!(out, "{count:>7}  {name}")?;
    }
    let values: usize = data.series.iter().map(|series| series.values.len()).sum();
    writeln!(out, "{values:>7}  values in the series")?;
    for weight in Weight::ALL {
        let count = data
            .divergences
            .iter()
            .filter(|d| d.weight == weight)
            .count();
        writeln!(
            out,
            "{count:>7}  divergences of the weight {}",
            weight.word()
        )?;
    }

    writeln!(out, "\nBy theme: events, statements, series, divergences")?;
    for theme in corpus.lanes() {
        let of = |themes: &[super::ThemeId]| themes.iter().any(|t| t.is_within(&theme.id));
        let statements = data.statements.iter().filter(|statement| {
            corpus
                .topic(&statement.topic)
                .is_some_and(|topic| topic.theme.is_within(&theme.id))
        });
        writeln!(
            out,
            "{:>7}{:>7}{:>7}{:>7}  {}",
            data.events.iter().filter(|r| of(&r.themes)).count(),
            statements.count(),
            data.series.iter().filter(|r| of(&r.themes)).count(),
            data.divergences.iter().filter(|r| of(&r.themes)).count(),
            theme.id
        )?;
    }

    let citations = corpus.citations();
    let mut left_out: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for omission in &data.omissions {
        *left_out
            .entry((omission.source.as_str(), &omission.section))
            .or_default() += 1;
    }
    for source in corpus.sources() {
        writeln!(out, "\n{}: places cited, omissions", source.id)?;
        for section in &source.sections {
            let cited = citations.get(&(source.id.clone(), section.id.clone()));
            let cited = cited.copied().unwrap_or(0);
            let omitted = left_out.get(&(source.id.as_str(), section.id.as_str()));
            let omitted = omitted.copied().unwrap_or(0);
            let mark = if cited + omitted == 0 {
                "  <- nothing"
            } else {
                ""
            };
            writeln!(out, "{cited:>7}{omitted:>7}  {}{mark}", section.id)?;
        }
    }

    writeln!(out, "\nTexts by language")?;
    for lang in Lang::ALL {
        let count = data
            .events
            .iter()
            .filter(|r| r.summary.in_lang(lang).is_some())
            .count()
            + data
                .statements
                .iter()
                .filter(|r| r.text.in_lang(lang).is_some())
                .count()
            + data
                .series
                .iter()
                .filter(|r| r.title.in_lang(lang).is_some())
                .count()
            + data
                .divergences
                .iter()
                .filter(|r| r.differs.in_lang(lang).is_some())
                .count();
        writeln!(out, "{count:>7}  {}", lang.tag())?;
    }
    Ok(())
}

/// A locator whose words are not in the text of its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotFound {
    /// The id of the record that cites it.
    pub record: String,
    pub source: super::SourceId,
    pub find: String,
}

/// Looks up the words of every locator in plain-text copies of the sources.
/// White space and case are folded, since a copy may break lines anywhere.
/// Sources that `text_of` does not have are left out.
pub fn missing_words(
    corpus: &Corpus,
    text_of: impl Fn(&super::SourceId) -> Option<String>,
) -> Vec<NotFound> {
    let folded = |text: &str| {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        words.join(" ")
    };
    let texts: BTreeMap<&super::SourceId, String> = corpus
        .sources()
        .iter()
        .filter_map(|source| Some((&source.id, folded(&text_of(&source.id)?))))
        .collect();
    let mut seen = BTreeSet::new();
    let mut missing = Vec::new();
    for (record, at) in locators(corpus) {
        let Some(text) = texts.get(&at.source) else {
            continue;
        };
        let found = at.find.is_empty() || text.contains(&folded(&at.find));
        if !found && seen.insert((record, at.source.as_str(), at.find.as_str())) {
            missing.push(NotFound {
                record: record.to_owned(),
                source: at.source.clone(),
                find: at.find.clone(),
            });
        }
    }
    missing
}

/// Every locator with the id of its record.
fn locators(corpus: &Corpus) -> impl Iterator<Item = (&str, &Locator)> {
    let data = corpus.data();
    let events = data
        .events
        .iter()
        .flat_map(|r| r.at.iter().map(|at| (r.id.as_str(), at)));
    let statements = data
        .statements
        .iter()
        .flat_map(|r| r.at.iter().map(|at| (r.id.as_str(), at)));
    let series = data.series.iter().flat_map(|r| {
        let places = r.values.iter().flat_map(|value| &value.at);
        places.map(|at| (r.id.as_str(), at))
    });
    let divergences = data
        .divergences
        .iter()
        .flat_map(|r| r.sides.iter().map(|side| (r.id.as_str(), &side.at)));
    let terms = data
        .terms
        .iter()
        .flat_map(|r| r.at.iter().map(|at| (r.id.as_str(), at)));
    events
        .chain(statements)
        .chain(series)
        .chain(divergences)
        .chain(terms)
}
