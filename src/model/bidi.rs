//! Texts from outside that turn the direction of what stands around them (Unicode Standard
//! Annex 9): a character from a link or a file must not reverse the page's own words.

use std::borrow::Cow;

/// Whether a character is one of the invisible ones that embed, override or isolate: what
/// they open lasts until it is closed.
pub fn is_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a text can turn its surroundings: it has such a character, or letters of a script
/// that is written from right to left.
pub fn turns(text: &str) -> bool {
    let is_rtl = |c: char| {
        matches!(c,
            '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    };
    text.chars().any(|c| is_control(c) || is_rtl(c))
}

pub fn without_controls(text: &str) -> Cow<'_, str> {
    if text.contains(is_control) {
        text.replace(is_control, "").into()
    } else {
        text.into()
    }
}

/// A text to stand in a sentence: what could turn the sentence is enclosed, by characters
/// that no one sees; most texts are as they were.
pub fn isolated(text: &str) -> Cow<'_, str> {
    const FIRST_STRONG: char = '\u{2068}';
    const END: char = '\u{2069}';
    if turns(text) {
        format!("{FIRST_STRONG}{}{END}", without_controls(text)).into()
    } else {
        text.into()
    }
}
