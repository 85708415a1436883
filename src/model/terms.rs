//! Where terms stand in running text, so that each is explained the first time.

use super::id::{TermId, report_of};
use super::record::Term;
use super::text::Lang;
use crate::sort::SortLean;
use std::collections::BTreeSet;
use std::ops::Range;

/// A term where it stands in a text.
#[derive(Debug)]
pub struct Standing<'a> {
    /// In bytes.
    pub range: Range<usize>,
    pub term: &'a Term,
}

/// One way to write a term in one language.
struct Form<'a> {
    /// Of the first letter in lower case: what a word of a text is looked up by.
    first: char,
    words: &'a str,
    /// An abbreviation has a full name and is written one way; words may begin a sentence
    /// and be several.
    is_short: bool,
    term: &'a Term,
}

/// The written forms of terms, by language.
pub struct Glossary<'a> {
    /// In the order of [`Lang::ALL`]; each by its first letter, the longest first.
    forms: [Vec<Form<'a>>; 3],
}

impl<'a> Glossary<'a> {
    pub fn new(terms: &'a [Term]) -> Glossary<'a> {
        let in_lang = |lang: Lang| {
            let mut forms: Vec<Form<'a>> = terms
                .iter()
                .filter_map(|term| Form::new(term, lang))
                .collect();
            // A report's own term comes before the page's of the same form.
            forms.sort_lean_by_key(|form| {
                let built_in = report_of(form.term.id.as_str()).is_none();
                (form.first, usize::MAX - form.words.len(), built_in)
            });
            forms
        };
        Glossary {
            forms: Lang::ALL.map(in_lang),
        }
    }

    /// Where terms stand that have not been `seen`, each once, in the order of the text; they
    /// are seen then. Beside its full name, too, a term is explained: the name does not say
    /// what it is.
    ///
    /// `record` is the id of what the text belongs to. A report's own terms explain its own
    /// texts only; and the page's explain it only where it can be known that they are meant.
    pub fn standing(
        &self,
        text: &str,
        lang: Lang,
        record: &str,
        seen: &mut BTreeSet<TermId>,
    ) -> Vec<Standing<'a>> {
        let forms = &self.forms[lang as usize];
        let report = report_of(record);
        let mut standing = Vec::new();
        let mut before = None;
        let mut end = 0;
        for (at, char) in text.char_indices() {
            let in_word = before.replace(char).is_some_and(is_of_word) && is_of_word(char);
            if at < end || in_word || !is_of_word(char) {
                continue;
            }
            let first = lower(char);
            let from = forms.partition_point(|form| form.first < first);
            let found = forms[from..]
                .iter()
                .take_while(|form| form.first == first)
                .filter_map(|form| Some((form, at + form.ends_in(&text[at..], lang)?)))
                .find(|(form, end)| match report_of(form.term.id.as_str()) {
                    None => report.is_none() || form.is_plain_in_any(text, &(at..*end)),
                    of => of == report,
                });
            let Some((form, form_end)) = found else {
                continue;
            };
            end = form_end;
            // A quotation of more than the term is its author's name for something.
            if !begins_quotation(text, &(at..end)) && seen.insert(form.term.id.clone()) {
                standing.push(Standing {
                    range: at..end,
                    term: form.term,
                });
            }
        }
        standing
    }
}

impl<'a> Form<'a> {
    fn new(term: &'a Term, lang: Lang) -> Option<Form<'a>> {
        let short = term.short.as_ref().map(|short| short.in_lang(lang));
        let words = match short {
            Some(short) => short?,
            None => term.name.in_lang(lang)?,
        };
        Some(Form {
            first: lower(words.chars().next().filter(|first| is_of_word(*first))?),
            words,
            is_short: short.is_some(),
            term,
        })
    }

    /// Whether the form means the page's term in a reader's report too. One ordinary word, an
    /// abbreviation of up to three letters and a short name of several words may mean something
    /// else there; and so may any abbreviation among other words in capitals.
    fn is_plain_in_any(&self, text: &str, range: &Range<usize>) -> bool {
        if !self.is_short {
            return !self.words.chars().all(is_of_word);
        }
        let is_capital = |word: &str| {
            let mut letters = word.chars().filter(|char| char.is_alphabetic());
            letters.clone().count() > 1 && letters.all(char::is_uppercase)
        };
        let (before, behind) = (&text[..range.start], &text[range.end..]);
        let before = before.strip_suffix(char::is_whitespace);
        let before = before.and_then(|before| before.rsplit(char::is_whitespace).next());
        let behind = behind.strip_prefix(char::is_whitespace);
        let behind = behind.and_then(|behind| behind.split(char::is_whitespace).next());
        self.words.chars().count() > 3
            && !self.words.contains(char::is_whitespace)
            && ![before, behind].into_iter().flatten().any(is_capital)
    }

    /// How many bytes of the text's beginning the form is, as whole words.
    fn ends_in(&self, text: &str, lang: Lang) -> Option<usize> {
        let mut rest = text;
        let mut words = self.words;
        while let Some(char) = words.chars().next() {
            if is_of_word(char) {
                let end = words.find(|char| !is_of_word(char));
                let (word, behind) = words.split_at(end.unwrap_or(words.len()));
                rest = behind_word(rest, word, self.is_short, lang)?;
                words = behind;
                continue;
            }
            let next = rest.chars().next()?;
            if next != char && !(next.is_whitespace() && char.is_whitespace()) {
                return None;
            }
            rest = &rest[next.len_utf8()..];
            words = &words[char.len_utf8()..];
        }
        (!continues(rest, self.is_short)).then_some(text.len() - rest.len())
    }
}

/// How words end, and what stands there in the plural.
fn plurals(is_short: bool, lang: Lang) -> &'static [(&'static str, &'static str)] {
    match (lang, is_short) {
        (Lang::Nl, true) => &[("", ""), ("", "s"), ("", "'s"), ("", "’s")],
        (Lang::Nl, false) => &[
            ("", ""),
            ("", "s"),
            ("", "en"),
            ("e", "en"),
            ("f", "ven"),
            ("aat", "aten"),
        ],
        (Lang::En, false) => &[("", ""), ("", "s"), ("y", "ies")],
        _ => &[("", ""), ("", "s")],
    }
}

/// What follows a word of a form, or its plural, that the text begins with; `None` where it
/// begins with another word.
fn behind_word<'t>(text: &'t str, word: &str, is_short: bool, lang: Lang) -> Option<&'t str> {
    let after = |stem: &str, ending: &str| {
        let mut rest = text;
        for char in stem.chars().chain(ending.chars()) {
            let next = rest.chars().next()?;
            if next != char && (is_short || lower(next) != lower(char)) {
                return None;
            }
            rest = &rest[next.len_utf8()..];
        }
        let ends = rest.chars().next().is_none_or(|next| !is_of_word(next));
        ends.then_some(rest)
    };
    // The longest ending first: before that of `BIM's` the word alone would end too.
    let mut plurals = plurals(is_short, lang).iter().rev();
    plurals.find_map(|(one, many)| after(word.strip_suffix(one)?, many))
}

/// Whether the range is the beginning of a longer quotation: “764 networks”.
fn begins_quotation(text: &str, range: &Range<usize>) -> bool {
    let (before, behind) = (&text[..range.start], &text[range.end..]);
    let quoted = before.trim_end().ends_with(['“', '‘', '«']);
    quoted && behind.trim_start().starts_with(is_of_word)
}

/// Whether an abbreviation goes on behind a sign as another one: IS-K, CCIV/CCRS.
fn continues(rest: &str, is_short: bool) -> bool {
    let mut chars = rest.chars();
    let sign = chars
        .next()
        .is_some_and(|sign| matches!(sign, '-' | '‑' | '/'));
    let word: String = chars.take_while(|char| is_of_word(*char)).collect();
    is_short && sign && !word.is_empty() && word.chars().all(char::is_uppercase)
}

/// Letters, digits, and the accents that may follow a letter as a sign of their own.
fn is_of_word(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '\u{300}'..='\u{36f}')
}

fn lower(char: char) -> char {
    char.to_lowercase().next().unwrap_or(char)
}
