//! Writes the page's content as HTML to standard output. `cargo xtask dist` puts
//! it into the file: the opening view, which is the program's first picture before
//! it runs, and below it everything as plain text, for where it does not.

use std::fmt::Write;

use threatline::app::{built_in_corpus, prerender, prerender_plain};

fn main() {
    let mut page = String::new();
    let opening = lean(&first_years(&without_closed(&prerender())));
    let plain = lean(&prerender_plain(built_in_corpus()));
    // Nothing in it answers without the program: hidden also where a site takes the style
    // out together with the scripts. The start script shows it.
    writeln!(page, "<div id=app hidden>{opening}</div>").expect("writing to a text");
    write!(page, "<main id=plain class=paper lang=en>{plain}</main>").expect("writing to a text");
    print!("{page}");
}

/// Leaves out what stands in a closed `<details>` behind its summary: nobody sees
/// it, and the program draws it right after what is seen.
fn without_closed(html: &str) -> String {
    const END: &str = "</details>";
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("<details") {
        let tag_end = rest[start..]
            .find('>')
            .map_or(rest.len(), |at| start + at + 1);
        let tag = &rest[start..tag_end];
        kept.push_str(&rest[..tag_end]);
        rest = &rest[tag_end..];
        if tag
            .split_whitespace()
            .any(|word| matches!(word.trim_end_matches('>').split('=').next(), Some("open")))
        {
            continue;
        }
        let summary = rest
            .find("</summary>")
            .map_or(0, |at| at + "</summary>".len());
        kept.push_str(&rest[..summary]);
        // Its own end, behind the ends of those that stand in it.
        let mut depth = 1;
        let mut at = summary;
        while depth > 0 {
            let end = rest[at..].find(END).map_or(rest.len(), |end| at + end);
            match rest[at..end].find("<details") {
                Some(inner) => {
                    depth += 1;
                    at += inner + "<details".len();
                }
                None => {
                    depth -= 1;
                    at = rest.len().min(end + END.len());
                }
            }
        }
        kept.push_str(END);
        rest = &rest[at..];
    }
    kept.push_str(rest);
    kept
}

/// So many years of the list, which a phone has in the place of the drawing, fill more
/// than its first screen.
const YEARS: usize = 3;

/// Leaves out the years behind the first ones. The program draws the list anew, and
/// all events stand in the plain text.
fn first_years(html: &str) -> String {
    const START: &str = "<section id=\"year-";
    const END: &str = "</section>";
    let mut parts = html.split(START);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for (at, part) in parts.enumerate() {
        if at < YEARS {
            kept.push_str(START);
            kept.push_str(part);
        } else {
            kept.push_str(part.split_once(END).map_or("", |(_, after)| after));
        }
    }
    kept
}

/// Leaves out what HTML lets one leave out: the quotes of simple values, and ends of
/// paragraphs and of items that the next tag implies.
fn lean(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let end = tag_end(&rest[start..]).map_or(rest.len(), |at| start + at);
        push_tag(&rest[start..end], &mut text);
        rest = &rest[end..];
    }
    text.push_str(rest);
    for (end, next) in [
        (
            "</p>",
            &[
                "<p",
                "<h",
                "<ul",
                "<ol",
                "<table",
                "<article",
                "</article",
                "</header",
                "</div",
                "</footer",
            ][..],
        ),
        ("</li>", &["<li", "</ul", "</ol"][..]),
        ("</dt>", &["<dd", "<dt"][..]),
        ("</dd>", &["<dd", "<dt", "</dl"][..]),
        (
            "</option>",
            &["<option", "<optgroup", "</optgroup", "</select"][..],
        ),
    ] {
        for next in next {
            text = text.replace(&format!("{end}{next}"), next);
        }
    }
    text
}

/// Where a tag ends: behind its `>`, of which quoted values may hold more.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quoted = false;
    for (at, char) in tag.char_indices() {
        match char {
            '"' => quoted = !quoted,
            '>' if !quoted => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn push_tag(tag: &str, text: &mut String) {
    let mut parts = tag.split('"');
    text.push_str(parts.next().unwrap_or_default());
    while let (Some(value), Some(after)) = (parts.next(), parts.next()) {
        let is_simple = |char: char| char.is_ascii_alphanumeric() || "-_.:#,;()+%!*".contains(char);
        // A slash at the end would be taken for the tag's.
        if !value.is_empty() && value.chars().all(is_simple) {
            text.push_str(value);
        } else {
            write!(text, "\"{value}\"").expect("writing to a text");
        }
        text.push_str(after);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_details_keep_their_summary() {
        let html = "<p>a</p><details class=\"x\"><summary>b</summary><p>c</p>\
                    <details><summary>d</summary>e</details></details>\
                    <details open=\"\"><summary>f</summary>g<details><summary>h</summary>i</details></details>j";
        let kept = "<p>a</p><details class=\"x\"><summary>b</summary></details>\
                    <details open=\"\"><summary>f</summary>g<details><summary>h</summary></details></details>j";
        assert_eq!(without_closed(html), kept);
        assert_eq!(without_closed(kept), kept);
    }

    #[test]
    fn the_list_keeps_its_first_years() {
        let year = |year: i32| format!("<section id=\"year-{year}\">{year}</section>");
        let years: String = (2014..2020).map(year).collect();
        let first: String = (2014..2017).map(year).collect();
        assert_eq!(first_years(&format!("a{years}b")), format!("a{first}b"));
    }

    #[test]
    fn lean_html_means_the_same() {
        for (html, lean_html) in [
            (
                "<p class=\"at\">a \"b\"</p><p>c</p></article>",
                "<p class=at>a \"b\"<p>c</article>",
            ),
            (
                "<a href=\"#v=1&amp;a\">x</a>",
                "<a href=\"#v=1&amp;a\">x</a>",
            ),
            (
                "<b title=\"a > b\" id=\"c\">d</b>",
                "<b title=\"a > b\" id=c>d</b>",
            ),
            (
                "<i class=\"\" lang=\"nl\"></i>",
                "<i class=\"\" lang=nl></i>",
            ),
            ("<ul><li>a</li><li>b</li></ul>", "<ul><li>a<li>b</ul>"),
            ("<li><p>a</p><b>c</b></li>", "<li><p>a</p><b>c</b></li>"),
        ] {
            assert_eq!(lean(html), lean_html);
        }
    }
}
