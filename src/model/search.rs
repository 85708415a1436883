//! Search over every record, in the reader's language, without regard to case
//! and diacritics.

use super::corpus::Corpus;
use super::text::{Lang, Text};
use std::ops::Range;

/// What was found. The number is the record's position in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hit {
    Event(usize),
    Topic(usize),
    Statement(usize),
    Series(usize),
    Divergence(usize),
    Term(usize),
    Source(usize),
}

/// The records of a corpus as folded text in one language.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    hit: Hit,
    title: String,
    body: String,
}

/// A record that has every word of the query, with how well it fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub hit: Hit,
    pub score: u32,
}

impl SearchIndex {
    pub fn new(corpus: &Corpus, lang: Lang) -> SearchIndex {
        let mut index = SearchIndex::default();
        let data = corpus.data();
        for (i, event) in data.events.iter().enumerate() {
            let date = event.date.to_string();
            let mut body = vec![event.summary.get(lang).text, event.id.as_str(), &date];
            body.extend(event.place.iter().map(|place| place.get(lang).text));
            body.extend(event.actors.iter().map(String::as_str));
            body.extend(event.themes.iter().map(|id| theme_name(corpus, id, lang)));
            body.extend(event.at.iter().map(|at| at.find.as_str()));
            index.add(Hit::Event(i), event.title.get(lang).text, &body);
        }
        for (i, topic) in data.topics.iter().enumerate() {
            let body = [theme_name(corpus, &topic.theme, lang)];
            index.add(Hit::Topic(i), topic.title.get(lang).text, &body);
        }
        for (i, statement) in data.statements.iter().enumerate() {
            let year = statement.year.to_string();
            let mut body = vec![statement.text.get(lang).text, &year];
            if let Some(likelihood) = &statement.likelihood {
                body.extend(likelihood.term.all().map(|term| term.text));
            }
            body.extend(statement.at.iter().map(|at| at.find.as_str()));
            index.add(Hit::Statement(i), statement.gist.get(lang).text, &body);
        }
        for (i, series) in data.series.iter().enumerate() {
            let values: Vec<String> = series.values.iter().map(|v| v.value.to_string()).collect();
            let mut body = vec![series.population.get(lang).text];
            body.extend(values.iter().map(String::as_str));
            // As printed too: "11,953" and "11.953" are typed as they are read.
            body.extend(
                series
                    .values
                    .iter()
                    .flat_map(|value| value.at.iter().map(|at| at.find.as_str())),
            );
            index.add(Hit::Series(i), series.title.get(lang).text, &body);
        }
        for (i, divergence) in data.divergences.iter().enumerate() {
            let mut body = vec![divergence.differs.get(lang).text];
            body.extend(divergence.sides.iter().filter_map(|s| s.words.as_deref()));
            index.add(Hit::Divergence(i), divergence.title.get(lang).text, &body);
        }
        for (i, term) in data.terms.iter().enumerate() {
            let short = term.short.as_ref().map_or("", |short| short.get(lang).text);
            let body = [term.text.get(lang).text, short];
            index.add(Hit::Term(i), term.name.get(lang).text, &body);
        }
        for (i, source) in data.sources.iter().enumerate() {
            let author = source.author.as_deref().unwrap_or_default();
            let body = [source.name(), &source.publisher, author];
            index.add(Hit::Source(i), &source.title, &body);
        }
        index
    }

    fn add(&mut self, hit: Hit, title: &str, body: &[&str]) {
        self.entries.push(Entry {
            hit,
            title: fold(title),
            body: fold(&body.join(" \n ")),
        });
    }

    /// The records that have every word of `query`, the best first; records of
    /// equal fit in the order of the corpus. Nothing for an empty query.
    pub fn search(&self, query: &str) -> Vec<Found> {
        let words = query_words(query);
        if words.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<Found> = self
            .entries
            .iter()
            .filter_map(|entry| {
                let mut score = 0;
                for word in &words {
                    score += entry.score(word)?;
                }
                Some(Found {
                    hit: entry.hit,
                    score,
                })
            })
            .collect();
        found.sort_by_key(|found| (std::cmp::Reverse(found.score), found.hit));
        found
    }
}

fn theme_name<'a>(corpus: &'a Corpus, id: &super::ThemeId, lang: Lang) -> &'a str {
    corpus
        .theme(id)
        .map_or("", |theme| theme.name.get(lang).text)
}

impl Entry {
    fn score(&self, word: &str) -> Option<u32> {
        let mut score = 0;
        for (text, at_start, inside) in [(&self.title, 8, 4), (&self.body, 2, 1)] {
            match best_match(text, word) {
                Some(true) => score += at_start,
                Some(false) => score += inside,
                None => {}
            }
        }
        (score > 0).then_some(score)
    }
}

/// Whether `word` is in `text`: `Some(true)` at the start of a word.
fn best_match(text: &str, word: &str) -> Option<bool> {
    let mut inside = false;
    for (at, _) in text.match_indices(word) {
        let before = text[..at].chars().next_back();
        if before.is_none_or(|c| !c.is_alphanumeric()) {
            return Some(true);
        }
        inside = true;
    }
    inside.then_some(false)
}

/// What a pasted word may bring with it.
const AROUND_WORDS: [char; 15] = [
    '"', '“', '”', '«', '»', ',', ';', '?', '!', '.', ':', '(', ')', '[', ']',
];

fn query_words(query: &str) -> Vec<String> {
    fold(query)
        .split_whitespace()
        .map(|word| word.trim_matches(AROUND_WORDS))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Where the words of `query` stand in `text`, as byte ranges in order that do
/// not overlap; for marking hits.
pub fn highlights(text: &str, query: &str) -> Vec<Range<usize>> {
    let words = query_words(query);
    if words.is_empty() {
        return Vec::new();
    }
    // The byte of `text` that each byte of the folded text comes from.
    let mut folded = String::with_capacity(text.len());
    let mut origin = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        push_folded(c, &mut folded);
        origin.resize(folded.len(), at);
    }
    origin.push(text.len());
    let end_of = |folded_end: usize| {
        // A character that folds to two letters is marked whole.
        let mut end = origin[folded_end];
        if folded_end > 0 && end == origin[folded_end - 1] {
            end += text[end..].chars().next().map_or(0, char::len_utf8);
        }
        end
    };
    let mut ranges: Vec<Range<usize>> = words
        .iter()
        .flat_map(|word| {
            folded
                .match_indices(word.as_str())
                .map(|(at, found)| origin[at]..end_of(at + found.len()))
                .collect::<Vec<_>>()
        })
        .collect();
    ranges.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// The text in lower case without diacritics, ligatures written out, and
/// typographic apostrophes and hyphens as typed ones.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        push_folded(c, &mut folded);
    }
    folded
}

/// Covers the Latin letters of European languages; a full Unicode
/// decomposition would cost the page 120 KB. The tests hold it against one.
fn push_folded(c: char, folded: &mut String) {
    if c.is_ascii() {
        folded.push(c.to_ascii_lowercase());
        return;
    }
    for c in c.to_lowercase() {
        let plain = match c {
            'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
            'ď' | 'đ' => "d",
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
            'ĥ' | 'ħ' => "h",
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
            'ĵ' => "j",
            'ķ' => "k",
            'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
            'ñ' | 'ń' | 'ņ' | 'ň' => "n",
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
            'ŕ' | 'ŗ' | 'ř' => "r",
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
            'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
            'ŵ' | 'ẁ' | 'ẃ' | 'ẅ' => "w",
            'ý' | 'ÿ' | 'ŷ' | 'ỳ' => "y",
            'ź' | 'ż' | 'ž' => "z",
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            '’' | '‘' | 'ʼ' => "'",
            '‐' | '‑' | '–' | '—' => "-",
            '\u{a0}' | '\u{202f}' => " ",
            // Combining marks of a decomposed text.
            '\u{300}'..='\u{36f}' => "",
            other => {
                folded.push(other);
                continue;
            }
        };
        folded.push_str(plain);
    }
}

/// The text of a [`Text`] in `lang`, folded: what a list sorts by.
pub fn sort_text(text: &Text, lang: Lang) -> String {
    fold(text.get(lang).text)
}
