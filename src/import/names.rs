//! Names that tell reports apart: a second report of a title, and its sources and lanes
//! whose names another report has too, get a number.

use crate::model::{Corpus, Source, Text, Theme, report_of};
use std::collections::HashSet;

/// The names that the reader's other reports have for their sources and lanes. Beside a
/// built-in record a reader's own is marked as theirs.
pub struct TakenNames(HashSet<String>);

impl TakenNames {
    pub fn of(corpus: &Corpus) -> TakenNames {
        let is_own = |id: &str| report_of(id).is_some();
        let sources = corpus.sources().iter().filter(|r| is_own(r.id.as_str()));
        let themes = corpus.themes().iter().filter(|r| is_own(r.id.as_str()));
        let of_sources = sources.flat_map(names_of);
        let of_themes = themes.flat_map(|r| texts(&r.name));
        TakenNames(of_sources.chain(of_themes).collect())
    }

    pub fn tell_source_apart(&self, source: &mut Source) {
        let number = self.number(&names_of(source));
        source.title = numbered(&source.title, number);
        number_all(&mut source.short, number);
    }

    pub fn tell_theme_apart(&self, theme: &mut Theme) {
        let number = self.number(&texts(&theme.name));
        number_all(&mut theme.name, number);
    }

    /// The first number with which none of the names is taken.
    fn number(&self, names: &[String]) -> usize {
        let is_taken = |name: &String| self.0.contains(name);
        first_free(|number| names.iter().any(|name| is_taken(&numbered(name, number))))
    }
}

/// The title of a further report: itself, or with the first number that makes it one
/// that no other has.
pub fn free_title(title: &str, corpus: &Corpus) -> String {
    let is_taken = |name: &str| corpus.reports().iter().any(|own| own.title == name);
    let number = first_free(|number| is_taken(&numbered(title, number)));
    numbered(title, number)
}

fn first_free(is_taken: impl Fn(usize) -> bool) -> usize {
    // There are fewer reports than numbers.
    (1..).find(|&number| !is_taken(number)).unwrap_or(1)
}

fn numbered(name: &str, number: usize) -> String {
    match number {
        1 => name.to_owned(),
        _ => format!("{name} ({number})"),
    }
}

fn number_all(name: &mut Text, number: usize) {
    let names = [&mut name.en, &mut name.nl, &mut name.fr];
    for text in names.into_iter().flatten() {
        *text = numbered(text, number).into();
    }
}

/// What a source is called: its short name, in each of its languages, and its title.
fn names_of(source: &Source) -> Vec<String> {
    let mut names = texts(&source.short);
    names.push(source.title.clone());
    names
}

fn texts(text: &Text) -> Vec<String> {
    text.all().map(|passage| passage.text.to_owned()).collect()
}
