//! What stands in the built file, read as text: its policy, its scripts, its addresses.
//! Whatever could reach another place is on a list here, line by line; a new one fails
//! until someone has read it.

use std::collections::BTreeMap;
use std::fs;

use sha2::{Digest, Sha256};
use threatline_e2e::engine::{built_file, root};

fn built() -> String {
    let file = built_file().expect("the file is built");
    fs::read_to_string(file).expect("it is text")
}

/// The text between two marks, and everything else.
fn taken<'a>(text: &'a str, start: &str, end: &str) -> (&'a str, String) {
    let (before, rest) = text.split_once(start).expect(start);
    let (inner, after) = rest.split_once(end).expect(end);
    (inner, format!("{before}{after}"))
}

const SCRIPT: &str = "<script>";

/// The scripts: the one that hides what the program will draw anew, and the one that
/// starts it, with the program's glue, which names everything that the program can call.
fn scripts(built: &str) -> [&str; 2] {
    let scripts: Vec<&str> = built
        .split(SCRIPT)
        .skip(1)
        .map(|rest| rest.split_once("</script>").expect("an end").0)
        .collect();
    scripts.try_into().expect("two scripts")
}

const PACKED: &str = "<script type=\"application/octet-stream\"";

/// The frame in which the embed dialog draws a second page: empty, with no address, and
/// under the policy of the page around it.
const PREVIEW: &str =
    "<iframe srcdoc=\"&lt;!doctype html&gt;&lt;title&gt;Threatline&lt;/title&gt;\"></iframe>";

/// The file without script, style, program and the frame of the preview.
fn markup(built: &str) -> String {
    let (_, rest) = taken(built, SCRIPT, "</script>");
    let (_, rest) = taken(&rest, "<style>", "</style>");
    let (_, mut rest) = taken(&rest, SCRIPT, "</script>");
    // The program and what unpacks it: no browser runs them as scripts.
    for _ in 0..2 {
        rest = taken(&rest, PACKED, "</script>").1;
    }
    taken(&rest, PREVIEW, "").1
}

/// Words by which a script asks the network, opens another page, or makes code of text.
const REACHING: &[&str] = &[
    "fetch",
    "XMLHttpRequest",
    "WebSocket",
    "WebTransport",
    "EventSource",
    "sendBeacon",
    "RTCPeerConnection",
    "import(",
    "importScripts",
    "Worker",
    "caches.",
    "indexedDB",
    "new Image",
    "new Audio",
    "FontFace",
    "window.open",
    ".open(",
    ".submit(",
    ".src",
    ".srcset",
    ".href",
    ".action",
    "setAttribute(",
    "setAttributeNS(",
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "new Function",
    "url(",
    "://",
    "cookie",
    "sessionStorage",
    "postMessage",
    // By a name that stands elsewhere.
    "Reflect.get",
    "Reflect.set",
    "createElement",
    "location",
];

/// The lines of the script that hold such a word, and why each may stand. The published
/// file has fewer of them than one that is built in seconds.
const ALLOWED: &[(&str, &str)] = &[
    // The glue can load the program from an address. It is given the program itself, and
    // the policy would stop it.
    (
        "throw new Error(`failed to fetch Wasm: ${module.status} ${module.statusText} fetching '${module.url}'`);",
        "a message",
    ),
    ("module_or_path = fetch(module_or_path);", "never reached"),
    (
        "script_src = new URL(document.currentScript.src, location.href).toString();",
        "there is no current script after an await",
    ),
    // What the program can call.
    ("const ret = new Image();", "the picture that becomes PNG"),
    (
        "getObject(arg0).src = getStringFromWasm0(arg1, arg2);",
        "of that picture; img-src lets data: and blob: through",
    ),
    (
        "getObject(arg0).href = getStringFromWasm0(arg1, arg2);",
        "of the link that saves a file",
    ),
    ("const ret = getObject(arg1).href;", "reads the address"),
    (
        "const ret = getObject(arg1).outerHTML;",
        "reads, for a message of yew's",
    ),
    (
        "getObject(arg0).setAttribute(getStringFromWasm0(arg1, arg2), getStringFromWasm0(arg3, arg4));",
        "attributes of the page; looked at in every view by a journey",
    ),
    (
        "getObject(arg0).innerHTML = getStringFromWasm0(arg1, arg2);",
        "yew's, for markup in a string, which no component uses; trusted types stop it",
    ),
    (
        "getObject(arg0).postMessage(getObject(arg1), getStringFromWasm0(arg2, arg3));",
        "tells the page around a growing frame how high it is",
    ),
    (
        "const ret = getObject(arg0).createElement(getStringFromWasm0(arg1, arg2));",
        "elements of the page, whose addresses a journey looks at in every view; the policy lets no kind of them load anything",
    ),
    (
        "const ret = getObject(arg0).createElementNS(arg1 === 0 ? undefined : getStringFromWasm0(arg1, arg2), getStringFromWasm0(arg3, arg4));",
        "the same, for drawings",
    ),
    (
        "const ret = Reflect.get(getObject(arg0), getObject(arg1));",
        "what the bindings have no name for: the clipboard, the focus's options, the hook for a panic",
    ),
    (
        "const ret = Reflect.set(getObject(arg0), getObject(arg1), getObject(arg2));",
        "members of a message and of options; yew's, for properties of elements, which no component uses",
    ),
    (
        "const ret = getObject(arg0).location;",
        "read: nothing else here has a word for going elsewhere",
    ),
    // Of the scripts that start the page: what the address says, and the same page again.
    (
        "var parts = location.hash.replace(/^#+/, \"\").split(\"&\");",
        "reads",
    ),
    (
        "(/[#&](present=|print=|header=0)/.test(location.hash) ? \" bare\" : \"\") +",
        "reads",
    ),
    ("\"View: \" + (location.hash || \"default\"),", "reads"),
    ("var ids = [location.hash.slice(1)];", "reads"),
    (
        "put(line, button(location.hash ? words.reload : words.again, reload));",
        "reads",
    ),
    (
        "history.replaceState(null, \"\", location.pathname + location.search);",
        "the page's own address without what follows #; loads nothing",
    ),
    (
        "location.reload();",
        "this page again, when the reader asks",
    ),
    // Names, roles, elements that hold text, and colours that are one of four words.
    (
        "var made = document.createElement(name);",
        "for the message: buttons and texts",
    ),
    (
        "const part = document.createElement(\"section\");",
        "for the plain text",
    ),
    (
        "if (scheme) root.setAttribute(\"data-scheme\", scheme);",
        "one of four words",
    ),
    (
        "if (size === \"compact\" || size === \"large\") root.setAttribute(\"data-text\", size);",
        "one of two words",
    ),
    ("text.setAttribute(\"aria-label\", words.report);", "a name"),
    ("said.setAttribute(\"role\", \"status\");", "a role"),
    ("bar.setAttribute(\"aria-label\", words.message);", "a name"),
    ("alert.setAttribute(\"role\", \"alert\");", "a role"),
    (
        "part.setAttribute(\"aria-label\", \"The content as plain text\");",
        "a name",
    ),
];

#[test]
fn script_reaches_nothing() {
    let built = built();
    let mut unknown = Vec::new();
    // A line that begins with a function's name of the glue says nothing that the next,
    // its body, does not.
    let is_name = |line: &str| line.starts_with("__wbg_") && line.ends_with('{');
    let lines = scripts(&built).into_iter().flat_map(str::lines);
    for line in lines.filter(|line| !is_name(line)) {
        let reaching: Vec<_> = REACHING
            .iter()
            .filter(|word| line.contains(**word))
            .collect();
        if !reaching.is_empty() && !ALLOWED.iter().any(|(allowed, _)| *allowed == line) {
            unknown.push(format!("{reaching:?} in: {line:.300}"));
        }
    }
    assert!(unknown.is_empty(), "\n{}", unknown.join("\n"));
}

#[test]
fn markup_loads_nothing() {
    let markup = markup(&built());
    for name in [
        "src",
        "srcset",
        "href",
        "action",
        "formaction",
        "poster",
        "data",
        "background",
        "ping",
        "manifest",
        "style",
        "http-equiv",
    ] {
        for value in attributes(&markup, name) {
            let stays = match name {
                "http-equiv" => value == "Content-Security-Policy",
                // What a reader may follow, and nothing that is loaded, leads elsewhere.
                "href" => value.starts_with('#') || value.starts_with("data:image/svg+xml,"),
                _ => false,
            };
            assert!(stays, "{name}={value:.200}");
        }
    }
    for element in [
        "<script", "<iframe", "<object", "<embed", "<img", "<video", "<audio", "<base", "<form ",
        "<frame", "<portal",
    ] {
        assert!(!markup.contains(element), "there is {element}…>");
    }
    let addresses: Vec<&str> = markup
        .match_indices("://")
        .map(|(at, _)| {
            let start = markup[..at].rfind(|char: char| !char.is_ascii_alphabetic());
            let rest = &markup[start.map_or(0, |start| start + 1)..];
            rest.split(['"', '\'', ' ', '<', ')'])
                .next()
                .unwrap_or_default()
        })
        .collect();
    // The name of a language, not a place.
    assert!(
        addresses
            .iter()
            .all(|address| *address == "http://www.w3.org/2000/svg"),
        "{addresses:?}"
    );
}

/// All values of an attribute.
fn attributes<'a>(markup: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=");
    markup
        .match_indices(&start)
        .filter(|(at, _)| {
            // In a tag, not in a text.
            let before = &markup[..*at];
            before.rfind('<') > before.rfind('>')
        })
        .map(|(at, _)| {
            let rest = &markup[at + start.len()..];
            match rest.strip_prefix('"') {
                Some(quoted) => quoted.split('"').next().unwrap_or_default(),
                None => rest.split([' ', '>']).next().unwrap_or_default(),
            }
        })
        .collect()
}

#[test]
fn style_loads_nothing() {
    let built = built();
    let style = taken(&built, "<style>", "</style>").0;
    for word in ["url(", "@import", "@font-face", "image-set(", "://", "src("] {
        assert!(!style.contains(word), "the style has {word}");
    }
}

/// Nothing but the file's own script and style, by hash; no connection, no worker, no
/// form; no text that becomes markup or code.
#[test]
fn policy_is_strict() {
    let built = built();
    let policy = taken(
        &built,
        "http-equiv=\"Content-Security-Policy\" content=\"",
        "\"",
    )
    .0;
    let rules: Vec<String> = policy
        .split(';')
        .map(|rule| {
            let words = rule.split_whitespace();
            let words = words.map(|word| {
                let is_hash = word.starts_with("'sha256-") && word.len() == "'sha256-'".len() + 44;
                if is_hash { "HASH" } else { word }
            });
            words.collect::<Vec<_>>().join(" ")
        })
        .collect();
    assert_eq!(
        rules,
        [
            "default-src 'none'",
            "script-src HASH HASH 'wasm-unsafe-eval'",
            "style-src HASH",
            "img-src data: blob:",
            "connect-src 'none'",
            "worker-src 'none'",
            "form-action 'none'",
            "base-uri 'none'",
            "object-src 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    );
    // It stands before everything that it rules.
    let at = |text: &str| built.find(text).expect("is there");
    assert!(at("Content-Security-Policy") < at("<style"));
    assert!(at("Content-Security-Policy") < at("<script"));
}

/// What Zotero and other reference managers take for an entry of the page: both
/// vocabularies say the same, and what the data, the version and the licence are.
#[test]
fn reference_managers_read_what_the_page_is() {
    let built = built();
    let head = built.split("<body").next().expect("a head");
    let metas: Vec<(&str, &str)> = head
        .split("<meta ")
        .skip(1)
        .filter_map(|rest| {
            let tag = rest.split('>').next()?;
            let value = |name: &str| {
                let (_, rest) = tag.split_once(&format!("{name}=\""))?;
                rest.split('"').next()
            };
            Some((value("name")?, value("content")?))
        })
        .collect();
    let one = |name: &str| {
        let mut found = metas.iter().filter(|(own, _)| *own == name);
        let (_, content) = found.next().unwrap_or_else(|| panic!("there is no {name}"));
        assert_eq!(found.next(), None, "{name} stands twice");
        *content
    };
    let title = "Threatline: data on the public reports of Belgian State Security";
    // As it stands in the package and in citations.
    assert!(include_str!("../../../src/export/package.rs").contains(title));
    let date = include_str!("../../../data/DATE").trim();
    for (name, content) in [
        ("citation_title", title),
        ("DC.title", title),
        ("citation_author", "Threatline"),
        ("DC.creator", "Threatline"),
        ("citation_language", "en"),
        ("DC.language", "en"),
        ("DC.date", date),
        ("DC.type", "Dataset"),
        ("DC.rights", "CC BY 4.0"),
        ("version", env!("CARGO_PKG_VERSION")),
    ] {
        assert_eq!(one(name), content, "{name}");
    }
    // A date of one form, that no program has to guess.
    let parts: Vec<&str> = date.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    assert_eq!(lengths, [4, 2, 2], "{date}");
    let language = "<html lang=\"en\"";
    assert!(head.contains(language), "the page is of another language");
    // None that this list does not know.
    let all = metas
        .iter()
        .filter(|(name, _)| name.starts_with("citation_") || name.starts_with("DC."));
    assert_eq!(all.count(), 9);
}

#[test]
fn attributes_are_found() {
    let markup = "<a href=\"#x\" href=y> href=z</a><b href=q>";
    assert_eq!(attributes(markup, "href"), ["#x", "y", "q"]);
}

/// The script that tells an old browser that it is too old speaks as one understands.
#[test]
fn first_script_is_of_old_javascript() {
    let built = built();
    let [first, _] = scripts(&built);
    for word in [
        "=>",
        "`",
        "let ",
        "const ",
        "class ",
        "async ",
        "await ",
        "??",
        "?.",
        "...",
        "catch {",
        "for (const",
        " of ",
    ] {
        // Words of the texts are none of the language.
        let code = first.lines().filter(|line| !line.contains(": \""));
        let found: Vec<_> = code.filter(|line| line.contains(word)).collect();
        assert!(found.is_empty(), "{word:?} in {found:?}");
    }
}

/// Who has downloaded a file can hold it against its line: each file that is published has
/// one, and its sum is that of the file as it is.
#[test]
fn sums_are_those_of_the_published_files() {
    let folder = root().join("dist");
    let sums = fs::read_to_string(folder.join("SHA256SUMS")).expect("the sums are written");
    let told: BTreeMap<String, String> = sums
        .lines()
        .map(|line| line.split_once("  ").expect("a sum and a name"))
        .map(|(sum, name)| (name.to_owned(), sum.to_owned()))
        .collect();
    let files = fs::read_dir(folder).expect("the file is built");
    let real: BTreeMap<String, String> = files
        .map(|file| file.expect("is there"))
        .map(|file| {
            (
                file.file_name().into_string().expect("is text"),
                file.path(),
            )
        })
        .filter(|(name, _)| name != "SHA256SUMS")
        .map(|(name, path)| {
            let sum = Sha256::digest(fs::read(path).expect("can be read"));
            (name, sum.iter().map(|byte| format!("{byte:02x}")).collect())
        })
        .collect();
    assert_eq!(told, real);
    assert_eq!(sums.lines().count(), real.len(), "a name twice");
}
