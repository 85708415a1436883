//! Two texts of one language, word by word: which words the one has and the
//! other has not.

use crate::sort::SortLean;
use std::collections::{HashMap, HashSet};

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

/// Positions of the words that both have, in order: as many as can be.
fn shared(a: &[Word<'_>], b: &[Word<'_>]) -> Vec<(usize, usize)> {
    let most = a.len().min(b.len());
    let start = (0..most).take_while(|&at| a[at].key == b[at].key).count();
    let from_end = |back: usize| (a.len() - back, b.len() - back);
    let end = (1..=most - start)
        .take_while(|&back| {
            let (i, j) = from_end(back);
            a[i].key == b[j].key
        })
        .count();
    let mut pairs: Vec<_> = (0..start).map(|at| (at, at)).collect();
    let between = longest(&a[start..a.len() - end], &b[start..b.len() - end]);
    pairs.extend(between.into_iter().map(|(i, j)| (start + i, start + j)));
    pairs.extend((1..=end).rev().map(from_end));
    // Where there is a choice, next to the pair behind it: whole phrases, not every *the*.
    for at in (1..pairs.len()).rev() {
        let (i, j) = pairs[at];
        if i > 0 && j > 0 && a[i - 1].key == b[j - 1].key {
            pairs[at - 1] = (i - 1, j - 1);
        }
    }
    pairs
}

/// In texts with more words than this, only what both begin and end with is shared: the
/// time and the room for more grow with the product.
const MOST_WORDS: usize = 4_096;

/// The longest common subsequence, 64 words at once: one bit for each word of `a`, which is
/// 0 where the subsequence with the words of `b` so far grows. The method is that of
/// Crochemore et al., *A fast and practical bit-vector algorithm for the longest common
/// subsequence problem* (2001), as Hyyrö (2004) writes it.
fn longest(a: &[Word<'_>], b: &[Word<'_>]) -> Vec<(usize, usize)> {
    if a.len().max(b.len()) > MOST_WORDS {
        return Vec::new();
    }
    let blocks = a.len().div_ceil(64);
    let mut places: HashMap<&str, Vec<u64>> = HashMap::new();
    for (at, word) in a.iter().enumerate() {
        let bits = places.entry(word.key).or_insert_with(|| vec![0; blocks]);
        bits[at / 64] |= 1 << (at % 64);
    }
    let nowhere = vec![0; blocks];
    let mut row = vec![u64::MAX; blocks];
    let mut rows = Vec::with_capacity(blocks * b.len());
    for word in b {
        let mut carry = false;
        for (bits, place) in row.iter_mut().zip(places.get(word.key).unwrap_or(&nowhere)) {
            let (sum, over) = bits.overflowing_add(*bits & place);
            let (sum, over_again) = sum.overflowing_add(carry.into());
            carry = over || over_again;
            *bits = sum | (*bits & !place);
        }
        rows.extend_from_slice(&row);
    }
    let grows = |i: usize, j: usize| (rows[j * blocks + i / 64] >> (i % 64)) & 1 == 0;
    let mut pairs = Vec::new();
    let (mut i, mut j) = (a.len(), b.len());
    while i > 0 && j > 0 {
        if !grows(i - 1, j - 1) {
            i -= 1;
        } else if j > 1 && grows(i - 1, j - 2) {
            j -= 1;
        } else {
            i -= 1;
            j -= 1;
            pairs.push((i, j));
        }
    }
    pairs.reverse();
    pairs
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
    candidates.sort_lean_by(|one, other| other.0.total_cmp(&one.0));
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Few words, so that many are shared.
    fn text() -> impl Strategy<Value = String> {
        proptest::collection::vec(0_u8..12, 0..200).prop_map(|words| {
            let words: Vec<String> = words.iter().map(|word| format!("w{word}")).collect();
            words.join(" ")
        })
    }

    proptest! {
        #[test]
        fn as_many_words_are_shared_as_can_be(a in text(), b in text()) {
            let (a, b) = (words(&a), words(&b));
            let pairs = shared(&a, &b);
            prop_assert!(pairs.iter().all(|&(i, j)| a[i].key == b[j].key));
            prop_assert!(pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));

            let keys = |words: &[Word<'_>]| -> Vec<String> {
                words.iter().map(|word| word.key.to_owned()).collect()
            };
            let ops = similar::capture_diff_slices(similar::Algorithm::Lcs, &keys(&a), &keys(&b));
            let most: usize = ops.iter().map(|op| match op {
                similar::DiffOp::Equal { len, .. } => *len,
                _ => 0,
            }).sum();
            prop_assert_eq!(pairs.len(), most);
        }
    }

    #[test]
    fn whole_phrases_are_shared() {
        let (a, b) = compared(
            "The threat, the war and the threat from the air remain.",
            "The threat from the air remains.",
        );
        let only = |runs: &[Run<'_>]| -> Vec<String> {
            let only = runs.iter().filter(|run| run.only);
            only.map(|run| run.text.trim().to_owned()).collect()
        };
        assert_eq!(only(&a), ["threat, the war and the", "remain."]);
        assert_eq!(only(&b), ["remains."]);
    }

    #[test]
    fn very_long_texts_share_their_ends() {
        let a = format!("It begins. {}It ends.", "a ".repeat(MOST_WORDS + 1));
        let b = format!("It begins. {}It ends.", "b a ".repeat(MOST_WORDS));
        let shared = shared(&words(&a), &words(&b));
        assert_eq!(shared.len(), 4 + 1);
    }
}
