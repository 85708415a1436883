//! From markup to plain text: TimelineJS's texts are HTML, and text from a file
//! is always text.

/// Elements whose content is not for reading.
const UNREAD: [&str; 3] = ["script", "style", "template"];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 12] = [
    "p",
    "br",
    "div",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "tr",
    "blockquote",
];

/// The text that a browser would show, on one line. `true` where there was
/// markup.
pub fn plain(html: &str) -> (String, bool) {
    let mut text = String::with_capacity(html.len());
    let mut marked = false;
    let mut rest = html;
    // Behind the last sign that can end a tag.
    let tail = html.len() - html.rfind('>').map_or(0, |at| at + 1);
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let (length, shown) = if rest.starts_with('<') {
            tag(rest, rest.len() > tail)
        } else {
            entity(rest)
        };
        match (length, shown) {
            // A lone sign is itself.
            (0, _) => {
                text.push_str(&rest[..1]);
                rest = &rest[1..];
            }
            (length, shown) => {
                marked = true;
                text.extend(shown);
                rest = &rest[length..];
            }
        }
    }
    text.push_str(rest);
    let words: Vec<&str> = text.split_whitespace().collect();
    (words.join(" "), marked)
}

/// The length of the tag (or comment, or unread element) that `text` begins
/// with, and what it is in plain text; 0 where it is none. `ends` says whether there is
/// a `>` behind it: each of many tags without one would look through all the rest.
fn tag(text: &str, ends: bool) -> (usize, Option<char>) {
    if text.starts_with("<!--") {
        let end = text.find("-->").map_or(text.len(), |end| end + 3);
        return (end, None);
    }
    let body = &text[1..];
    let body = body.strip_prefix('/').unwrap_or(body);
    let name_length = body
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(body.len());
    if !ends || name_length == 0 || !body.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return (0, None);
    }
    let name = body[..name_length].to_ascii_lowercase();
    let Some(end) = end_of_tag(text) else {
        return (0, None);
    };
    if UNREAD.contains(&name.as_str()) && !text.starts_with("</") {
        let rest = &text[end..];
        let closes = |at: &usize| {
            let found = rest.as_bytes()[at + 2..].get(..name.len());
            found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        };
        let mut ends = rest.match_indices("</").map(|(at, _)| at);
        let length = ends.find(closes).map_or(rest.len(), |at| {
            end_of_tag(&rest[at..]).map_or(rest.len(), |close| at + close)
        });
        return (end + length, Some(' '));
    }
    let shown = BLOCKS.contains(&name.as_str()).then_some(' ');
    (end, shown)
}

/// Behind the tag's `>`, which may also stand in a quoted value.
fn end_of_tag(text: &str) -> Option<usize> {
    /// In bytes: quotation marks that are closed far behind belong to other tags.
    const LONGEST: usize = 1024;
    let mut quote = None;
    for (at, byte) in text.bytes().take(LONGEST).enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    // A quotation mark that is not closed is no reason to show a tag.
    text.find('>').map(|at| at + 1)
}

/// The length of the character reference that `text` begins with, and the
/// character; 0 where it is none.
fn entity(text: &str) -> (usize, Option<char>) {
    /// Of a reference, in bytes.
    const LONGEST: usize = 12;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';');
    let Some(end) = end else {
        return (0, None);
    };
    let name = &text[1..end];
    let found = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "ndash" => Some('–'),
        "mdash" => Some('—'),
        "hellip" => Some('…'),
        "lsquo" => Some('‘'),
        "rsquo" => Some('’'),
        "ldquo" => Some('“'),
        "rdquo" => Some('”'),
        "laquo" => Some('«'),
        "raquo" => Some('»'),
        "eacute" => Some('é'),
        "egrave" => Some('è'),
        "ecirc" => Some('ê'),
        "euml" => Some('ë'),
        "agrave" => Some('à'),
        "ccedil" => Some('ç'),
        "ocirc" => Some('ô'),
        "iuml" => Some('ï'),
        "euro" => Some('€'),
        _ => number(name),
    };
    match found {
        Some(c) => (end + 1, Some(c)),
        None => (0, None),
    }
}

fn number(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => digits.parse(),
    };
    char::from_u32(code.ok()?).filter(|c| !c.is_control())
}
