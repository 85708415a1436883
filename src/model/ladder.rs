//! The likelihood ladder: which term stands on which rung, for what, and when.

use super::corpus::Corpus;
use super::id::report_of;
use super::record::{Rung, Statement, Topic};
use super::scale::ReferenceScale;
use super::text::{Lang, Text};
use crate::sort::SortLean;
use std::collections::HashMap;

/// One line of the likelihood ladder: what a report judges, and its statements that
/// have a term for it.
#[derive(Clone, Debug, PartialEq)]
pub struct LadderLine<'a> {
    pub topic: &'a Topic,
    pub of: &'a Text,
    /// Earliest year first.
    pub statements: Vec<&'a Statement>,
}

/// Two terms of a line that follow one another, both with a place in the order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step<'a> {
    pub from: &'a Statement,
    pub to: &'a Statement,
    /// How many rungs up; down where negative.
    pub rungs: i32,
    /// Whether both terms are for the same horizon; a step between two horizons
    /// is none in likelihood.
    pub same_horizon: bool,
}

impl<'a> LadderLine<'a> {
    pub fn steps(&self) -> Vec<Step<'a>> {
        let pairs = self.statements.windows(2);
        pairs
            .filter_map(|pair| {
                let (from, to) = (pair[0], pair[1]);
                let (before, after) = (from.likelihood.as_ref()?, to.likelihood.as_ref()?);
                let rungs = place_of(after.rung)? - place_of(before.rung)?;
                (from.year != to.year).then_some(Step {
                    from,
                    to,
                    rungs,
                    same_horizon: before.horizon == after.horizon,
                })
            })
            .collect()
    }
}

/// The place of a rung in the order, from 0; none for what stands beside it.
fn place_of(rung: Rung) -> Option<i32> {
    let place = Rung::LADDER.iter().position(|other| *other == rung)?;
    i32::try_from(place).ok()
}

/// All likelihood terms, grouped by whose they are and what they judge, in the order of topics.
pub fn ladder(corpus: &Corpus) -> Vec<LadderLine<'_>> {
    let topics = corpus.topics().iter();
    topics.flat_map(|topic| lines_of(corpus, topic)).collect()
}

/// The lines of one topic.
pub fn lines_of<'a>(corpus: &'a Corpus, topic: &'a Topic) -> Vec<LadderLine<'a>> {
    let mut lines: Vec<LadderLine<'a>> = Vec::new();
    // Two services may mean different things by the same words.
    let mut line_of: HashMap<(Option<&str>, &Text), usize> = HashMap::new();
    for statement in corpus.statements_of(&topic.id) {
        let Some(likelihood) = &statement.likelihood else {
            continue;
        };
        let key = (report_of(statement.id.as_str()), &likelihood.of);
        let line = *line_of.entry(key).or_insert(lines.len());
        if line == lines.len() {
            lines.push(LadderLine {
                topic,
                of: &likelihood.of,
                statements: Vec::new(),
            });
        }
        lines[line].statements.push(statement);
    }
    for line in &mut lines {
        line.statements.sort_lean_by_key(|statement| statement.year);
    }
    lines
}

/// The terms of these lines that a published scale does not have, lowest rung first. The
/// published scales are in English; only English terms can be in them.
pub fn not_in_scale<'a>(scale: ReferenceScale, lines: &[LadderLine<'a>]) -> Vec<&'a str> {
    let mut missing: Vec<(Rung, &str)> = Vec::new();
    for line in lines {
        for likelihood in line.statements.iter().filter_map(|s| s.likelihood.as_ref()) {
            if let Some(term) = likelihood.term.in_lang(Lang::En)
                && !scale.has(term)
                && !missing.contains(&(likelihood.rung, term))
            {
                missing.push((likelihood.rung, term));
            }
        }
    }
    missing.sort_lean_by_key(|(rung, _)| *rung);
    missing.into_iter().map(|(_, term)| term).collect()
}
