//! The rendered page as a tree, to look at and to write one element a line.
//!
//! A strict reader of what Yew writes: every element is closed, every
//! attribute is quoted. Anything else stops the test.

use std::fmt::Write;

/// Elements that have no end tag.
const VOID: &[&str] = &["input", "br", "hr", "img", "meta", "link", "wbr"];

/// Elements that stand within a line of text.
const INLINE: &[&str] = &[
    "abbr", "b", "cite", "em", "mark", "option", "q", "small", "span", "strong", "text", "title",
];

#[derive(Debug)]
pub enum Node {
    Text(String),
    Element(Element),
}

#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

impl Element {
    /// The whole page, below an element of no name.
    pub fn parse(html: &str) -> Element {
        let mut open = vec![Element::default()];
        let mut rest = html;
        while !rest.is_empty() {
            rest = match rest.strip_prefix('<') {
                Some(tag) => tag_at(tag, &mut open),
                None => {
                    let end = rest.find('<').unwrap_or(rest.len());
                    let (text, after) = rest.split_at(end);
                    let text = Node::Text(unescaped(text));
                    last(&mut open).children.push(text);
                    after
                }
            };
        }
        assert_eq!(open.len(), 1, "<{}> is not closed", last(&mut open).name);
        open.remove(0)
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(other, _)| other == name)?;
        Some(&found.1)
    }

    pub fn has_class(&self, class: &str) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        classes.split_whitespace().any(|other| other == class)
    }

    pub fn children(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The element and all below it, in the order of the document.
    pub fn all(&self) -> Vec<&Element> {
        let mut all = vec![self];
        for child in self.children() {
            all.extend(child.all());
        }
        all
    }

    pub fn with_id(&self, id: &str) -> Option<&Element> {
        self.all()
            .into_iter()
            .find(|element| element.attribute("id") == Some(id))
    }

    /// What a screen reader finds as its text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn add_text(&self, text: &mut String) {
        if self.attribute("aria-hidden") == Some("true") {
            return;
        }
        for child in &self.children {
            match child {
                Node::Text(more) => text.push_str(more),
                Node::Element(element) => element.add_text(text),
            }
        }
        if !self.is_inline() {
            text.push(' ');
        }
    }

    /// One element a line, by depth; what stands within a line of text stays on
    /// its line.
    pub fn pretty(&self) -> String {
        let mut out = String::new();
        for child in &self.children {
            write_node(child, 0, &mut out);
        }
        out
    }

    /// Whether it stands within a line of text, as a term that explains itself does too.
    fn is_inline(&self) -> bool {
        INLINE.contains(&self.name.as_str()) || self.has_class("term-word")
    }

    fn is_line(&self) -> bool {
        self.children.iter().all(|child| match child {
            Node::Text(_) => true,
            Node::Element(child) => {
                child.is_inline() && !child.has_class("place") && child.is_line()
            }
        }) && (self.children.len() < 2
            || self
                .children
                .iter()
                .any(|child| matches!(child, Node::Text(_))))
    }

    fn start_tag(&self) -> String {
        let mut tag = format!("<{}", self.name);
        for (name, value) in &self.attributes {
            if value.is_empty() {
                write!(tag, " {name}").expect("writing to a text");
            } else {
                let value = escaped(value).replace('"', "&quot;");
                write!(tag, " {name}=\"{value}\"").expect("writing to a text");
            }
        }
        tag + ">"
    }

    fn on_one_line(&self) -> String {
        let mut line = self.start_tag();
        for child in &self.children {
            match child {
                Node::Text(text) => line.push_str(&escaped(text)),
                Node::Element(element) => line.push_str(&element.on_one_line()),
            }
        }
        if !VOID.contains(&self.name.as_str()) {
            write!(line, "</{}>", self.name).expect("writing to a text");
        }
        line
    }
}

fn write_node(node: &Node, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    match node {
        Node::Text(text) => {
            // Space at an end is a part of the text, and is to be seen.
            let inner = text.trim_matches(' ');
            let before = text.len() - text.trim_start_matches(' ').len();
            let after = text.len() - before - inner.len();
            let line = ["␣".repeat(before), escaped(inner), "␣".repeat(after)].concat();
            out.push_str(&format!("{indent}{line}\n"));
        }
        Node::Element(element) if element.is_line() => {
            out.push_str(&format!("{indent}{}\n", element.on_one_line()));
        }
        Node::Element(element) => {
            out.push_str(&format!("{indent}{}\n", element.start_tag()));
            for child in &element.children {
                write_node(child, depth + 1, out);
            }
            out.push_str(&format!("{indent}</{}>\n", element.name));
        }
    }
}

fn last(open: &mut [Element]) -> &mut Element {
    open.last_mut().expect("the page itself is never closed")
}

/// Reads the tag whose text begins after `<`; gives what is behind it.
fn tag_at<'a>(tag: &'a str, open: &mut Vec<Element>) -> &'a str {
    if let Some(end) = tag.strip_prefix('/') {
        let (name, rest) = end.split_once('>').expect("an end tag that ends");
        let element = open.pop().expect("an element to close");
        assert_eq!(element.name, name, "closed by </{name}>");
        assert!(!open.is_empty(), "</{name}> closes nothing");
        last(open).children.push(Node::Element(element));
        return rest;
    }
    let end = tag
        .find(|c: char| c.is_whitespace() || c == '>' || c == '/')
        .expect("a tag that ends");
    let mut element = Element {
        name: tag[..end].to_owned(),
        ..Element::default()
    };
    assert!(
        element.name.starts_with(|c: char| c.is_ascii_alphabetic()),
        "<{}",
        element.name
    );
    let mut rest = tag[end..].trim_start();
    loop {
        if let Some(after) = rest.strip_prefix("/>").or(rest.strip_prefix('>')) {
            let closed = rest.starts_with('/') || VOID.contains(&element.name.as_str());
            if closed {
                last(open).children.push(Node::Element(element));
            } else {
                open.push(element);
            }
            return after;
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || c == '=' || c == '>')
            .expect("a tag that ends");
        let name = rest[..end].to_owned();
        assert!(element.attribute(&name).is_none(), "{name} twice");
        rest = &rest[end..];
        let value = match rest.strip_prefix("=\"") {
            Some(quoted) => {
                let (value, after) = quoted.split_once('"').expect("a quoted value");
                rest = after;
                unescaped(value)
            }
            None => String::new(),
        };
        element.attributes.push((name, value));
        rest = rest.trim_start();
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&#x2F;", "/")
        .replace("&amp;", "&")
}
