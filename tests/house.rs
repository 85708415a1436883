//! The house's rules about who may know whom, read off the sources.
//!
//! A rule that only stands in a text is soon broken; here it is a test. What it reads are
//! words, not meaning: `crate::x`, `super::x` at the crate's root, and the names of
//! crates, outside of comments and quoted text.

use std::fs;
use std::path::{Path, PathBuf};

/// Each module of the crate's root with those that it may know, in reading order.
const KNOWS: &[(&str, &[&str])] = &[
    ("sort", &[]),
    ("model", &["sort"]),
    ("words", &["sort"]),
    ("chart", &["sort", "model"]),
    ("timeline", &["sort", "model"]),
    ("view", &["sort", "model", "timeline"]),
    ("i18n", &["sort", "model", "timeline", "view"]),
    ("import", &["sort", "model", "timeline", "view", "i18n"]),
    ("export", &["sort", "model", "timeline", "view", "i18n"]),
    // What it stores and reads back; nothing that is drawn.
    ("platform", &["model", "view"]),
    (
        "app",
        &[
            "sort", "model", "words", "chart", "timeline", "view", "i18n", "import", "export",
            "platform",
        ],
    ),
];

/// Files of the crate's root, which put the modules together: they may know all.
const ROOT: &[&str] = &["lib.rs", "main.rs", "bin"];

/// Each call of one of these puts a whole sort into the page, of some 5 KB.
const SORTS: &[&str] = &[
    "sort",
    "sort_by",
    "sort_by_key",
    "sort_by_cached_key",
    "sort_unstable",
    "sort_unstable_by",
    "sort_unstable_by_key",
];

/// What never gets into the page, the sort that the page has instead, and two lists of plain
/// numbers, as long as a large report and twice as fast this way.
const MAY_SORT: &[&str] = &[
    "src/model/load.rs",
    "src/model/schema.rs",
    "src/sort.rs",
    "src/timeline/parts.rs",
    "src/timeline/spans.rs",
];

/// Crates that only some may name; of a name that ends with `*` the beginning counts.
const ONLY: &[(&str, &[&str])] = &[
    ("web_sys", &["platform"]),
    ("js_sys", &["platform"]),
    ("gloo*", &["platform"]),
    ("wasm_bindgen*", &["platform", "lib.rs", "main.rs"]),
    // The platform turns yew's events into plain values.
    ("yew*", &["app", "platform", "lib.rs", "main.rs", "bin"]),
];

#[test]
fn modules_know_only_those_before_them() {
    let mut problems = Vec::new();
    for file in sources() {
        let text = fs::read_to_string(&file.path).expect("the source is text");
        problems.extend(problems_in(&file, &text));
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// A source file by its place below `src`.
struct Source {
    path: PathBuf,
    /// As in messages: `src/model/edtf.rs`.
    name: String,
    /// The module of the crate's root that it belongs to, or a name of [`ROOT`].
    layer: String,
    /// How many modules deep it is: 1 for `src/model.rs` and `src/model/mod.rs`.
    depth: usize,
}

impl Source {
    fn new(path: PathBuf, below: &Path) -> Self {
        let parts: Vec<String> = below
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        let first = parts.first().map(String::as_str).unwrap_or_default();
        let is_root = ROOT.contains(&first);
        let layer = if is_root {
            first
        } else {
            first.trim_end_matches(".rs")
        };
        let is_mod = parts.last().is_some_and(|last| last == "mod.rs");
        Self {
            path,
            name: format!("src/{}", parts.join("/")),
            layer: layer.to_owned(),
            depth: if is_root {
                0
            } else {
                parts.len() - usize::from(is_mod)
            },
        }
    }
}

fn sources() -> Vec<Source> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut dirs = vec![src.clone()];
    let mut sources = Vec::new();
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(&dir).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                dirs.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                let below = path.strip_prefix(&src).expect("below src").to_path_buf();
                sources.push(Source::new(path, &below));
            }
        }
    }
    assert!(!sources.is_empty(), "there are no sources");
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    sources
}

/// Every breach of the rules in one file, each with its line.
fn problems_in(file: &Source, text: &str) -> Vec<String> {
    let layer = file.layer.as_str();
    let is_root = ROOT.contains(&layer);
    let knows = KNOWS
        .iter()
        .find(|(name, _)| *name == layer)
        .map(|(_, knows)| *knows);
    if knows.is_none() && !is_root {
        return vec![format!(
            "{}: the module `{layer}` is new: give it a place among KNOWS in tests/house.rs",
            file.name
        )];
    }
    let mut problems = Vec::new();
    let words = words(text);
    for (at, word) in words.iter().enumerate() {
        if !is_root {
            for (line, named) in from_root(&words, at, file.depth) {
                let known = KNOWS.iter().any(|(name, _)| *name == named);
                let may = named == layer || knows.unwrap_or_default().contains(&named);
                if known && !may {
                    problems.push(format!(
                        "{}:{line}: `{layer}` must not know `{named}`",
                        file.name
                    ));
                }
            }
        }
        let is_call = at > 0
            && words[at - 1].text == "."
            && words.get(at + 1).is_some_and(|next| next.text == "(");
        if is_call
            && SORTS.contains(&word.text)
            && !is_root
            && !MAY_SORT.contains(&file.name.as_str())
        {
            problems.push(format!(
                "{}:{}: `{}` is compiled anew for each type: `crate::sort` has one for all",
                file.name, word.line, word.text
            ));
        }
        for (name, layers) in ONLY {
            let matches = match name.strip_suffix('*') {
                Some(beginning) => word.text.starts_with(beginning),
                None => word.text == *name,
            };
            // A field or a method may have the name of a crate; a path begins with it.
            let is_path = words.get(at + 1).is_some_and(|next| next.text == "::")
                || at > 0 && matches!(words[at - 1].text, "use" | "crate");
            if matches && is_path && !layers.contains(&layer) {
                problems.push(format!(
                    "{}:{}: `{layer}` must not name `{}`, only {} may",
                    file.name,
                    word.line,
                    word.text,
                    layers.join(", ")
                ));
            }
        }
    }
    problems
}

/// The modules of the crate's root that a path beginning at `at` names, with their lines:
/// several for `crate::{a, b::c}`.
fn from_root<'a>(words: &[Word<'a>], at: usize, depth: usize) -> Vec<(usize, &'a str)> {
    let mut next = at;
    match words[at].text {
        "crate" => next += 1,
        // As many steps up as lead to the crate's root.
        "super" if at == 0 || words[at - 1].text != "::" => {
            let mut up = 0;
            while words.get(next).is_some_and(|word| word.text == "super") {
                up += 1;
                next += 1;
                if words.get(next).is_some_and(|word| word.text == "::")
                    && words.get(next + 1).is_some_and(|word| word.text == "super")
                {
                    next += 1;
                }
            }
            if up < depth {
                return Vec::new();
            }
        }
        _ => return Vec::new(),
    }
    if words.get(next).is_none_or(|word| word.text != "::") {
        return Vec::new();
    }
    next += 1;
    match words.get(next) {
        Some(word) if word.text == "{" => {
            let mut level = 0;
            let mut named = Vec::new();
            let mut first = false;
            for word in &words[next..] {
                match word.text {
                    "{" => {
                        level += 1;
                        first = level == 1;
                    }
                    "}" => {
                        level -= 1;
                        if level == 0 {
                            break;
                        }
                    }
                    "," => first = level == 1,
                    text if first => {
                        named.push((word.line, text));
                        first = false;
                    }
                    _ => {}
                }
            }
            named
        }
        Some(word) => vec![(word.line, word.text)],
        None => Vec::new(),
    }
}

/// A word of Rust: a name, `::`, or any other single character.
#[derive(Clone, Copy, Debug)]
struct Word<'a> {
    line: usize,
    text: &'a str,
}

/// The words of a source file, without comments and quoted text.
fn words(text: &str) -> Vec<Word<'_>> {
    let bytes = text.as_bytes();
    let mut words = Vec::new();
    let mut line = 1;
    let mut at = 0;
    while at < bytes.len() {
        let rest = &text[at..];
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            comment(rest)
        } else if let Some(length) = quoted(rest) {
            length
        } else if rest.starts_with("::") {
            words.push(Word {
                line,
                text: &rest[..2],
            });
            2
        } else {
            let is_name = |char: char| char.is_alphanumeric() || char == '_';
            let length = rest.find(|char| !is_name(char)).unwrap_or(rest.len());
            let first = rest.chars().next().map_or(1, char::len_utf8);
            let length = length.max(first);
            if !rest.starts_with(char::is_whitespace) {
                words.push(Word {
                    line,
                    text: &rest[..length],
                });
            }
            length
        };
        line += rest[..length].matches('\n').count();
        at += length;
    }
    words
}

/// The length of a comment between `/*` and `*/`, which may hold others.
fn comment(text: &str) -> usize {
    let mut level = 0_usize;
    let mut at = 0;
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        if rest.starts_with(b"/*") {
            level += 1;
            at += 2;
        } else if rest.starts_with(b"*/") {
            level -= 1;
            at += 2;
            if level == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    text.len()
}

/// The length of a quoted text or character at the beginning, if there is one.
fn quoted(text: &str) -> Option<usize> {
    let plain = text.strip_prefix(['b', 'c']).unwrap_or(text);
    let before = text.len() - plain.len();
    if let Some(raw) = plain.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if let Some(body) = raw[hashes..].strip_prefix('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let length = body.find(&end).map_or(body.len(), |at| at + end.len());
            return Some(before + 1 + hashes + 1 + length);
        }
    }
    if let Some(body) = plain.strip_prefix('"') {
        let mut escaped = false;
        for (at, char) in body.char_indices() {
            match char {
                '"' if !escaped => return Some(before + 1 + at + 1),
                '\\' => escaped = !escaped,
                _ => escaped = false,
            }
        }
        return Some(text.len());
    }
    // A character, unless it is a lifetime, which has no second mark.
    if let Some(body) = plain.strip_prefix('\'') {
        if let Some(escape) = body.strip_prefix('\\') {
            let end = escape
                .char_indices()
                .skip(1)
                .find(|(_, char)| *char == '\'')?;
            return Some(before + 2 + end.0 + 1);
        }
        let char = body.chars().next()?;
        if body[char.len_utf8()..].starts_with('\'') {
            return Some(before + 1 + char.len_utf8() + 1);
        }
    }
    None
}

/// What is found in a text that stands at a place.
fn found(place: &str, text: &str) -> Vec<String> {
    problems_in(&Source::new(PathBuf::new(), Path::new(place)), text)
}

#[test]
fn breaches_are_found() {
    for (place, text, breach) in [
        (
            "model/id.rs",
            "use crate::view::State;",
            "`model` must not know `view`",
        ),
        (
            "timeline.rs",
            "fn a() { crate::app::draw() }",
            "`timeline` must not know `app`",
        ),
        (
            "view/link.rs",
            "use crate::{\n    model::{Id, app},\n    export::csv,\n};",
            "src/view/link.rs:3: `view` must not know `export`",
        ),
        (
            "view/link.rs",
            "use super::super::app::x;",
            "`view` must not know `app`",
        ),
        (
            "view/mod.rs",
            "use super::i18n;",
            "`view` must not know `i18n`",
        ),
        (
            "platform/dom.rs",
            "use crate::app;",
            "`platform` must not know `app`",
        ),
        (
            "app/root.rs",
            "use web_sys::Element;",
            "`app` must not name `web_sys`",
        ),
        (
            "app/root.rs",
            "let a = gloo_timers::x();",
            "must not name `gloo_timers`",
        ),
        ("app/root.rs", "use gloo;", "must not name `gloo`"),
        ("main.rs", "use js_sys::Date;", "must not name `js_sys`"),
        (
            "bin/prerender.rs",
            "use wasm_bindgen::prelude::*;",
            "must not name",
        ),
        (
            "model/mod.rs",
            "use yew::html;",
            "`model` must not name `yew`",
        ),
        ("extra/mod.rs", "", "the module `extra` is new"),
        (
            "view/rows.rs",
            "rows.sort_by_key(|row| row.year);",
            "src/view/rows.rs:1: `sort_by_key` is compiled anew",
        ),
    ] {
        let problems = found(place, text);
        assert!(
            problems.iter().any(|problem| problem.contains(breach)),
            "{text}: {problems:?}"
        );
    }
}

#[test]
fn what_is_allowed_passes() {
    for (place, text) in [
        (
            "model/edtf/day.rs",
            "use super::super::id; use crate::model::id;",
        ),
        ("model/edtf/mod.rs", "mod tests { use super::*; }"),
        ("model/load.rs", "files.sort();"),
        ("view/rows.rs", "rows.sort_lean(); let sort = 1; sort(1);"),
        ("app/root.rs", "use crate::{model::Id, platform, view};"),
        (
            "view/link.rs",
            "// use crate::app;\n/* crate::app /* */ crate::app */",
        ),
        (
            "view/link.rs",
            r##"let a = "crate::app"; let b = r#"" crate::app"#;"##,
        ),
        (
            "view/link.rs",
            "let a = '\"'; let b = '\\''; let c: &'static str = \"crate::app\";",
        ),
        ("view/link.rs", "let crate_app = self.app; model::app();"),
        ("view/link.rs", "struct A { web_sys: bool }"),
        (
            "platform/dom.rs",
            "use web_sys::Element; use crate::model::Day;",
        ),
        ("main.rs", "use threatline::app; use yew::Renderer;"),
        ("lib.rs", "use crate::app;"),
    ] {
        assert_eq!(found(place, text), Vec::<String>::new(), "{text}");
    }
}
