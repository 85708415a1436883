//! Two texts of one language, word by word: which words the one has and the
//! other has not.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashSet;

/// A run of words of a text, with the space behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    pub text: &'a str,
    /// Whether the other text lacks these words.
    pub only: bool,
}

/// A word with what follows it up to the next one, and what it is compared by.
struct Word<'a> {
    text: &'a str,
    /// Without the punctuation around it.
    key: &'a str,
}

fn words(text: &str) -> Vec<Word<'_>> {
    text.split_inclusive(char::is_whitespace)
        .map(|text| {
            let bare = text.trim();
            let key = bare.trim_matches(|c: char| !c.is_alphanumeric());
            Word {
                text,
                // A dash alone is compared as it stands.
                key: if key.is_empty() { bare } else { key },
            }
        })
        .collect()
}

fn keys<'a>(words: &[Word<'a>]) -> Vec<&'a str> {
    words.iter().map(|word| word.key).collect()
}

/// Neighbours of one kind as one run.
fn runs<'a>(text: &'a str, words: &[Word<'a>], only: &[bool]) -> Vec<Run<'a>> {
    let mut runs: Vec<Run<'a>> = Vec::new();
    let mut start = 0;
    let mut end = 0;
    for (at, word) in words.iter().enumerate() {
        end += word.text.len();
        let ends = only.get(at + 1) != Some(&only[at]);
        if ends {
            runs.push(Run {
                text: &text[start..end],
                only: only[at],
            });
            start = end;
        }
    }
    runs
}

/// Both texts with the words that the other one lacks marked. Only what stands
/// in the same order in both counts as shared.
pub fn compared<'a>(a: &'a str, b: &'a str) -> (Vec<Run<'a>>, Vec<Run<'a>>) {
    let (words_a, words_b) = (words(a), words(b));
    let mut only_a = vec![true; words_a.len()];
    let mut only_b = vec![true; words_b.len()];
    for (from, to) in shared(&words_a, &words_b) {
        only_a[from] = false;
        only_b[to] = false;
    }
    (runs(a, &words_a, &only_a), runs(b, &words_b, &only_b))
}

/// Positions of the words that both have, in order.
fn shared(a: &[Word<'_>], b: &[Word<'_>]) -> Vec<(usize, usize)> {
    let ops = capture_diff_slices(Algorithm::Myers, &keys(a), &keys(b));
    ops.into_iter()
        .flat_map(|op| match op {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => (0..len).map(|i| (old_index + i, new_index + i)).collect(),
            _ => Vec::new(),
        })
        .collect()
}

/// Which part of both texts' words is shared, from 0 to 1.
fn likeness(a: &str, b: &str) -> f64 {
    let (a, b) = (words(a), words(b));
    let total = a.len() + b.len();
    if total == 0 {
        return 0.0;
    }
    2.0 * shared(&a, &b).len() as f64 / total as f64
}

/// Below this, two texts have little more in common than *the* and *of*, and
/// marking the rest helps nobody.
const ALIKE: f64 = 0.3;

/// Texts of a side of which all pairs are looked at: what says nearly the same as
/// another is looked for by eye among so many, and each pair costs a comparison.
const MOST_TEXTS: usize = 24;

/// Pairs of texts that say nearly the same thing, by position, the likest
/// first; each text is in at most one pair. None where a side has very many.
pub fn pairs(a: &[&str], b: &[&str]) -> Vec<(usize, usize)> {
    if a.len().max(b.len()) > MOST_TEXTS {
        return Vec::new();
    }
    let mut candidates: Vec<(f64, usize, usize)> = Vec::new();
    for (i, of_a) in a.iter().enumerate() {
        for (j, of_b) in b.iter().enumerate() {
            let likeness = likeness(of_a, of_b);
            if likeness >= ALIKE {
                candidates.push((likeness, i, j));
            }
        }
    }
    // A stable sort: among equals the first texts go together.
    candidates.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, i, j) in candidates {
        if pairs.iter().all(|(taken, _)| *taken != i) && pairs.iter().all(|(_, taken)| *taken != j)
        {
            pairs.push((i, j));
        }
    }
    pairs
}

/// A text with the words marked that none of the others has, in whatever order
/// and case; 11,953 and 11.953 are one number.
pub fn unshared<'a>(text: &'a str, others: &[&str]) -> Vec<Run<'a>> {
    let elsewhere: HashSet<String> = others
        .iter()
        .flat_map(|other| words(other))
        .map(|word| folded(word.key))
        .collect();
    let of_text = words(text);
    let only: Vec<bool> = of_text
        .iter()
        .map(|word| {
            let is_word = word.key.contains(char::is_alphanumeric);
            is_word && !elsewhere.contains(&folded(word.key))
        })
        .collect();
    runs(text, &of_text, &only)
}

/// In lower case; a number without what parts its thousands, which differs from
/// language to language.
fn folded(word: &str) -> String {
    let mut groups = word.split([',', '.']);
    let first = groups.next().unwrap_or_default();
    let is_number = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let mut rest = groups.peekable();
    let has_groups = rest.peek().is_some();
    if has_groups
        && is_number(first)
        && first.len() <= 3
        && rest.all(|g| g.len() == 3 && is_number(g))
    {
        word.replace([',', '.'], "")
    } else {
        word.to_lowercase()
    }
}
