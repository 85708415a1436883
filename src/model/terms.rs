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
    /// are seen then. A term is also seen where the text gives its full name right beside it.
    ///
    /// `record` is the id of what the text belongs to. A report's own terms explain its own
    /// texts only; and of the page's, those of one ordinary word only the page's own texts, of
    /// which we know that they mean it so.
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
                .filter(|form| match report_of(form.term.id.as_str()) {
                    None => report.is_none() || !form.is_ordinary_word(),
                    of => of == report,
                })
                .find_map(|form| Some((form, form.ends_in(&text[at..], lang)?)));
            let Some((form, length)) = found else {
                continue;
            };
            end = at + length;
            // What a name is made of is no mention of another term.
            if seen.insert(form.term.id.clone()) && !form.is_expanded(text, &(at..end), lang) {
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

    fn is_ordinary_word(&self) -> bool {
        !self.is_short && self.words.chars().all(is_of_word)
    }

    /// How many bytes of the text's beginning the form is, as whole words.
    fn ends_in(&self, text: &str, lang: Lang) -> Option<usize> {
        let mut rest = text;
        let mut chars = self.words.chars().peekable();
        while let Some(char) = chars.next() {
            let next = rest.chars().next()?;
            let same = if self.is_short {
                next == char
            } else {
                lower(next) == lower(char) || next.is_whitespace() && char.is_whitespace()
            };
            if !same {
                return None;
            }
            rest = &rest[next.len_utf8()..];
            let ends = chars.peek().is_none_or(|next| !is_of_word(*next));
            if ends && is_of_word(char) {
                rest = without_plural(rest, self.is_short, lang)?;
            }
        }
        let ends = rest.chars().next().is_none_or(|next| !is_of_word(next));
        (ends && !continues(rest, self.is_short)).then_some(text.len() - rest.len())
    }

    /// Whether the full name stands right before or behind it; or it stands alone in brackets,
    /// behind what it is short for.
    fn is_expanded(&self, text: &str, range: &Range<usize>, lang: Lang) -> bool {
        if !self.is_short {
            return false;
        }
        let (before, behind) = (&text[..range.start], &text[range.end..]);
        if before.ends_with('(') && behind.starts_with(')') {
            return true;
        }
        let Some(name) = self.term.name.in_lang(lang) else {
            return false;
        };
        // Such as `Kurdistan Workers' Party (Partiya Karkeren Kurdistan)`: one of them is enough.
        let mut names = name.split(['(', ')']).map(str::trim);
        names.any(|name| {
            // As much as an article and signs may take between them.
            let near = name.chars().count() + BETWEEN;
            let before = before.char_indices().rev().take(near).last();
            let before = before.map_or("", |(at, _)| &text[at..range.start]);
            let behind: String = behind.chars().take(near).collect();
            let name = name.to_lowercase();
            !name.is_empty()
                && (before.to_lowercase().contains(&name) || behind.to_lowercase().contains(&name))
        })
    }
}

/// At most so many characters stand between a short form and its full name beside it.
const BETWEEN: usize = 6;

/// What follows a word of a form, without the ending of a plural; `None` where the word goes
/// on otherwise.
fn without_plural(rest: &str, is_short: bool, lang: Lang) -> Option<&str> {
    let goes_on = |rest: &str| rest.chars().next().is_some_and(is_of_word);
    let endings: &[&str] = match lang {
        Lang::Nl if !is_short => &["", "s", "en"],
        _ => &["", "s"],
    };
    let mut endings = endings.iter();
    endings.find_map(|ending| {
        let rest = rest.strip_prefix(ending)?;
        (!goes_on(rest)).then_some(rest)
    })
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
