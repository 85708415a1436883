//! What a screen reader is told of each view, as text that is reviewed: `tests/e2e/trees`.
//!
//! One line for each thing that Chromium's accessibility tree holds: its role, its name in
//! quotes, its value after `=`, its states, and `about` what describes it. Boxes without
//! meaning are left out; text stands only where it is not the name of what it is in. Where
//! an element has more than four of one role in it (of groups eight, of buttons twelve), the
//! first three stand, and at the end how many more there are, and long names are cut, but not
//! in *About*, whose words are promises. The checksum of the data is left out, as is what was
//! announced last. Which of several is the current one (`aria-current`), the tree that
//! Chromium gives to its tools does not hold: that is the attribute's.
//!
//! `UPDATE_EXPECT=1` writes the files anew.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

use threatline_e2e::engine::root;
use threatline_e2e::{Context, Page, Result, Value, ensure, json};

use crate::places::{OVERLAYS, PLACES, close_overlays, go, open_overlay};

/// The places, and the part of them that no other place has.
const PARTS: &[(&str, &str)] = &[
    ("home", "body"),
    ("timeline", "main"),
    ("timeline as a list", ".timeline"),
    ("filtered timeline", ".timeline"),
    ("no events", ".timeline"),
    ("event", "#event-panel"),
    ("group", "#event-panel"),
    ("results", ".results"),
    ("events of a topic", ".compact-row.is-open"),
    ("tour", ".tour"),
    ("slide", "body"),
    ("compare", "main"),
    ("opened row", ".compare-row.is-open"),
    ("two sources", "main"),
    ("matrix", "main"),
    ("ladder", ".ladder"),
    // Its foot says when it was made.
    ("digest", ".digest-table"),
    ("figures", "main"),
    ("differences", "main"),
    ("sources", "main"),
    ("guide", "main"),
    ("about", "main"),
    // What is on the paper says when it was made.
    ("handout", ".paper-tools"),
    ("broken link", ".notice"),
];

/// Each view's tree, menu's and dialog's is as it was reviewed.
pub async fn read_as_reviewed(page: &Page) -> Result<()> {
    page.open_file("").await?;
    page.wait_started().await?;
    page.wait_gone(".only-wide").await?;
    let mut changed = Vec::new();
    for (name, part) in PARTS {
        let place = PLACES.iter().find(|(place, _)| place == name);
        let (_, rest) = place.with_context(|| format!("there is no place {name}"))?;
        go(page, rest).await?;
        page.wait_shown(part).await?;
        let text = tree(page, part, *name == "about").await?;
        changed.extend(review(name, &text)?);
    }
    for overlay in OVERLAYS {
        ensure!(open_overlay(page, overlay, "").await?, "{}", overlay.name);
        let text = tree(page, overlay.opened, false).await?;
        changed.extend(review(overlay.name, &text)?);
        close_overlays(page).await?;
    }
    ensure!(
        changed.is_empty(),
        "what a screen reader is told has changed; read it, and write it with \
         UPDATE_EXPECT=1:\n{}",
        changed.join("\n")
    );
    Ok(())
}

/// Compares a tree with its file, or writes the file; the first line that differs.
fn review(name: &str, text: &str) -> Result<Option<String>> {
    let file = format!("{}.txt", name.replace(' ', "-"));
    let path: PathBuf = root().join("tests/e2e/trees").join(&file);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        return Ok(None);
    }
    let wanted = fs::read_to_string(&path).unwrap_or_default();
    let lines = wanted.lines().chain([""]).zip(text.lines().chain([""]));
    let differs = lines
        .enumerate()
        .find(|(_, (wanted, found))| wanted != found);
    Ok(match differs {
        Some((at, (wanted, found))) => Some(format!(
            "{file}, line {}:\n  was {wanted}\n  is  {found}",
            at + 1
        )),
        None if wanted.lines().count() == text.lines().count() => None,
        None => Some(format!("{file} has another length")),
    })
}

/// The tree of the first element that matches, as an extract or whole.
async fn tree(page: &Page, css: &str, whole: bool) -> Result<String> {
    let root = node_id(page, css, 0).await?;
    let announcer = node_id(page, "#announcer", 0).await?;
    let currents = format!("{css} [aria-current]");
    let mut current = HashMap::new();
    for at in 0..page.count(&currents).await? {
        let node = node_id(page, &currents, at).await?;
        let word = page.script_with(
            "return document.querySelectorAll(arguments[0])[arguments[1]].getAttribute('aria-current');",
            vec![json!(currents), json!(at)],
        );
        let word = word.await?;
        current.insert(
            node.to_string(),
            word.as_str().unwrap_or_default().to_owned(),
        );
    }
    let all = page
        .devtools("Accessibility.getFullAXTree", json!({}))
        .await?;
    let nodes: Vec<Value> = serde_json::from_value(all["nodes"].clone())?;
    let by_id: HashMap<&str, &Value> = nodes
        .iter()
        .filter_map(|node| Some((node["nodeId"].as_str()?, node)))
        .collect();
    let root = nodes.iter().find(|node| node["backendDOMNodeId"] == root);
    let root = root.with_context(|| format!("`{css}` is not in the tree"))?;
    let reader = Reader {
        by_id,
        without: announcer,
        current,
        whole,
    };
    let mut things = Vec::new();
    reader.gather(root, "", &mut things);
    let mut text = String::new();
    reader.write(&things, 0, &mut text);
    Ok(text)
}

/// The number by which Chromium knows an element that matches, counted from 0.
async fn node_id(page: &Page, css: &str, at: usize) -> Result<Value> {
    let expression = format!("document.querySelectorAll({})[{at}]", json!(css));
    let call = json!({ "expression": expression });
    let object = page.devtools("Runtime.evaluate", call).await?;
    let object = object["result"]["objectId"].clone();
    let node = page
        .devtools("DOM.describeNode", json!({ "objectId": object }))
        .await?;
    Ok(node["node"]["backendNodeId"].clone())
}

/// What a reader is told of, with what is in it.
struct Thing {
    role: String,
    /// Of text the text itself.
    line: String,
    inner: Vec<Thing>,
}

/// How a tree is read.
struct Reader<'n> {
    by_id: HashMap<&'n str, &'n Value>,
    /// What is left out.
    without: Value,
    /// The current one of several, by its number, and of what.
    current: HashMap<String, String>,
    /// Nothing is cut, and nothing left out of many.
    whole: bool,
}

impl Reader<'_> {
    /// Adds what a node says, or what its children say when it says nothing itself. `above`
    /// is the name of what it is in.
    fn gather(&self, node: &Value, above: &str, into: &mut Vec<Thing>) {
        /// Boxes, and parts of what is there already.
        const SILENT: &[&str] = &[
            "none",
            "generic",
            "InlineTextBox",
            "LineBreak",
            "ListMarker",
            "LayoutTableRow",
            "LayoutTableCell",
            "rowgroup",
            "LabelText",
            "Legend",
        ];
        let of = |field: &str| node[field]["value"].as_str().unwrap_or_default();
        let (role, name) = (of("role"), of("name").trim());
        let children = |above: &str, into: &mut Vec<Thing>| {
            for id in node["childIds"].as_array().into_iter().flatten() {
                let child = id.as_str().and_then(|id| self.by_id.get(id));
                if let Some(child) = child {
                    self.gather(child, above, into);
                }
            }
        };
        if node["backendDOMNodeId"] == self.without {
            return;
        }
        if node["ignored"] == json!(true) || SILENT.contains(&role) {
            return children(above, into);
        }
        if role == "StaticText" {
            // A label's text is the name of its field, beside it or in it.
            let is_label = into.last().is_some_and(|field| {
                let is_field = ["checkbox", "radio"].contains(&field.role.as_str());
                is_field && field.line.contains(self.short(name).as_str())
            });
            if !name.is_empty() && !above.contains(name) && !is_label {
                match into.last_mut() {
                    // One after the other they are read as one.
                    Some(before) if before.role == role => {
                        before.line.push(' ');
                        before.line.push_str(name);
                    }
                    _ => into.push(Thing {
                        role: role.to_owned(),
                        line: name.to_owned(),
                        inner: Vec::new(),
                    }),
                }
            }
            return;
        }
        let mut inner = Vec::new();
        // What is drawn in a button or picture is not read beside its name; that of others may
        // be the text of what is inside, or all of it that is read one by one.
        if !["button", "image"].contains(&role) {
            let is_name = [
                "heading",
                "DisclosureTriangle",
                "option",
                "checkbox",
                "radio",
                "group",
                "link",
                "term",
                "columnheader",
                "table",
                "textbox",
                "spinbutton",
            ];
            children(if is_name.contains(&role) { name } else { "" }, &mut inner);
        }
        let is_read_inside = ["row", "cell", "rowheader", "listitem", "Figcaption"];
        let mut line = role.to_owned();
        if !(name.is_empty() || is_read_inside.contains(&role) && !inner.is_empty()) {
            line.push_str(&format!(" \"{}\"", self.short(name)));
        }
        match &node["value"]["value"] {
            Value::Null => {}
            value => line.push_str(&format!(" = {}", self.short(&value.to_string()))),
        }
        for property in node["properties"].as_array().into_iter().flatten() {
            line.push_str(&state(role, property));
        }
        if let Some(word) = self.current.get(&node["backendDOMNodeId"].to_string()) {
            line.push_str(&format!(", current {word}"));
        }
        let about = of("description").trim();
        // A description that repeats the name is heard twice: it is shown, to be mended.
        if !about.is_empty() {
            line.push_str(&format!(", about \"{}\"", self.short(about)));
        }
        // A paragraph of one text is that text.
        if line == role
            && let [text] = inner.as_slice()
            && text.role == "StaticText"
        {
            line = format!("{role} \"{}\"", self.short(&text.line));
            inner.clear();
        }
        let role = role.to_owned();
        into.push(Thing { role, line, inner });
    }

    /// A name on one line, cut when it is long, without the data's checksum.
    fn short(&self, name: &str) -> String {
        const MOST: usize = 100;
        let is_sum = |word: &&str| {
            let word = word.trim_end_matches('.');
            word.len() >= 12 && word.chars().all(|c| c.is_ascii_hexdigit())
        };
        let words = name.split_whitespace();
        let words: Vec<&str> = words
            .map(|word| if is_sum(&word) { "(checksum)" } else { word })
            .collect();
        let words = words.join(" ");
        if self.whole || words.chars().count() <= MOST {
            return words;
        }
        words.chars().take(MOST).collect::<String>() + "…"
    }

    /// Writes things under each other, of many of one role the first three.
    fn write(&self, things: &[Thing], depth: usize, text: &mut String) {
        let indent = "  ".repeat(depth);
        let count = |role: &str| things.iter().filter(|other| other.role == role).count();
        let most = |role: &str| match role {
            _ if self.whole => usize::MAX,
            "button" => 12,
            "group" => 8,
            _ => 4,
        };
        let mut written: Vec<(&str, usize)> = Vec::new();
        for thing in things {
            let role = thing.role.as_str();
            let before = written.iter().filter(|(other, _)| *other == role).count();
            let all = count(role);
            if all > most(role) && before >= 3 {
                continue;
            }
            written.push((role, all));
            let line = match role {
                "StaticText" => format!("\"{}\"", self.short(&thing.line)),
                _ => thing.line.clone(),
            };
            text.push_str(&format!("{indent}{line}\n"));
            self.write(&thing.inner, depth + 1, text);
        }
        written.dedup();
        written.sort_unstable();
        written.dedup();
        for (role, all) in written {
            if all > most(role) {
                text.push_str(&format!("{indent}… {} more: {role}\n", all - 3));
            }
        }
    }
}

/// A state worth a word.
fn state(role: &str, property: &Value) -> String {
    let value = &property["value"]["value"];
    let name = property["name"].as_str().unwrap_or_default();
    let is = *value == json!(true) || *value == json!("true");
    match name {
        "level" if role == "heading" => format!(" {value}"),
        "disabled" | "required" | "readonly" | "modal" | "selected" if is => format!(", {name}"),
        "pressed" | "checked" | "expanded" if is => format!(", {name}"),
        "pressed" | "checked" | "expanded" => format!(", not {name}"),
        "invalid" | "live" | "hasPopup" | "roledescription" => match value.as_str() {
            Some("false" | "") | None => String::new(),
            Some(value) => format!(", {name} {value}"),
        },
        _ => String::new(),
    }
}
