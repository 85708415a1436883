//! The white space of each language's typography: where French and Dutch have a space
//! that no line may break at. Texts are written with plain spaces, which can be read and
//! searched for; those of the interface are set when the program is compiled, those of the
//! data when they are embedded.
//!
//! French has a no-break space within guillemets, before `: ; ! ? %`, a currency and a
//! unit, and a narrow one between thousands; Dutch has one before `%`. In each language the
//! name of a source keeps the mark of its edition, `(NL)`.

use super::Lang;

const PLAIN: &str = " ";
const NO_BREAK: &str = "\u{a0}";
const NARROW: &str = "\u{202f}";

/// Units behind a number.
const UNITS: [&[u8]; 5] = [b"Mo", b"h", b"km", b"m", b"kg"];

/// How many bytes a text has when it is set.
pub const fn set_len(text: &str, lang: Lang) -> usize {
    let text = text.as_bytes();
    let (mut at, mut len) = (0, 0);
    while at < text.len() {
        len += match text[at] {
            b' ' => space(text, at, lang).len(),
            _ => 1,
        };
        at += 1;
    }
    len
}

/// The text as it is set, in as many bytes as [`set_len`] gives.
pub const fn set_bytes<const LEN: usize>(text: &str, lang: Lang) -> [u8; LEN] {
    let text = text.as_bytes();
    let mut set = [0; LEN];
    let (mut at, mut to) = (0, 0);
    while at < text.len() {
        if text[at] == b' ' {
            let space = space(text, at, lang).as_bytes();
            let mut i = 0;
            while i < space.len() {
                set[to] = space[i];
                (i, to) = (i + 1, to + 1);
            }
        } else {
            set[to] = text[at];
            to += 1;
        }
        at += 1;
    }
    set
}

/// The text as it is set.
pub fn set(text: &str, lang: Lang) -> String {
    let mut set = String::with_capacity(set_len(text, lang));
    let mut rest = 0;
    for (at, _) in text.match_indices(' ') {
        set.push_str(&text[rest..at]);
        set.push_str(space(text.as_bytes(), at, lang));
        rest = at + 1;
    }
    set.push_str(&text[rest..]);
    set
}

/// What the space at `at` is set as.
const fn space(text: &[u8], at: usize, lang: Lang) -> &'static str {
    let after_digit = byte(text, at.wrapping_sub(1)).is_ascii_digit();
    match lang {
        _ if before_edition(text, at) => NO_BREAK,
        Lang::Nl if after_digit && byte(text, at + 1) == b'%' => NO_BREAK,
        Lang::Fr if before_sign(text, at) || has(text, at.wrapping_sub(2), "«".as_bytes()) => {
            NO_BREAK
        }
        Lang::Fr if after_digit && in_number(text, at) => NARROW,
        Lang::Fr if after_digit && before_unit(text, at) => NO_BREAK,
        _ => PLAIN,
    }
}

const fn before_edition(text: &[u8], at: usize) -> bool {
    has(text, at + 1, b"(EN)") || has(text, at + 1, b"(NL)") || has(text, at + 1, b"(FR)")
}

const fn before_sign(text: &[u8], at: usize) -> bool {
    matches!(byte(text, at + 1), b':' | b';' | b'!' | b'?' | b'%')
        || has(text, at + 1, "»".as_bytes())
        || has(text, at + 1, "€".as_bytes())
}

/// Whether a group of one to three digits stands before, and one of three behind.
const fn in_number(text: &[u8], at: usize) -> bool {
    let mut before = 0;
    while byte(text, at.wrapping_sub(before + 1)).is_ascii_digit() {
        before += 1;
    }
    let mut behind = 0;
    while byte(text, at + 1 + behind).is_ascii_digit() {
        behind += 1;
    }
    before <= 3 && behind == 3
}

const fn before_unit(text: &[u8], at: usize) -> bool {
    let mut i = 0;
    while i < UNITS.len() {
        let end = byte(text, at + 1 + UNITS[i].len());
        if has(text, at + 1, UNITS[i]) && !end.is_ascii_alphanumeric() && end < 128 {
            return true;
        }
        i += 1;
    }
    false
}

const fn has(text: &[u8], from: usize, word: &[u8]) -> bool {
    let mut i = 0;
    while i < word.len() {
        if byte(text, from.wrapping_add(i)) != word[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// The byte at a place, 0 outside of the text.
const fn byte(text: &[u8], at: usize) -> u8 {
    if at < text.len() { text[at] } else { 0 }
}
