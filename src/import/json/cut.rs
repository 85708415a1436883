//! Cuts a JSON object into the elements of its lists, without reading them.
//!
//! Only brackets, quotation marks and the commas and colons of the two outer
//! levels are looked at, a slice of the text at a time and without recursion:
//! no file is too deep for it.

use super::super::Limits;
use super::LISTS;
use std::collections::HashSet;
use std::ops::Range;

/// Bytes of the text that are looked at in one step.
const SLICE: usize = 512 * 1024;

/// An element of a list: where it stands, the line on which it begins (from 1),
/// and how deep lists and objects stand in it.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    start: u32,
    end: u32,
    pub line: usize,
    pub deepest: usize,
}

impl Item {
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

pub struct List {
    /// As it stands in the file.
    pub key: String,
    /// Its name in the form; empty where the form has none such.
    pub name: &'static str,
    pub items: Vec<Item>,
}

/// What was found.
#[derive(Default)]
pub struct Cut {
    pub lists: Vec<List>,
    /// Fields that are not lists.
    pub singles: Vec<(String, Range<usize>)>,
    /// Elements of lists that the form has.
    pub count: usize,
    /// Of those, such as are neither events nor statements.
    pub others: usize,
    /// Elements beyond the limit of all.
    pub left_out: usize,
    /// Elements beyond the limit of what is neither event nor statement.
    pub others_left_out: usize,
    /// Where it stops being JSON: the line and the byte.
    pub broken: Option<(usize, usize)>,
}

impl Cut {
    /// The fields of the outer object that stand there twice. Of lists the records of
    /// both are kept; of other fields none, since nothing says which of them is meant.
    pub fn take_twice(&mut self) -> Vec<String> {
        let lists = self.lists.iter().map(|list| &list.key);
        let singles = self.singles.iter().map(|(key, _)| key);
        let mut seen = HashSet::new();
        let mut again: HashSet<String> = HashSet::new();
        let mut twice: Vec<String> = Vec::new();
        for key in lists.chain(singles) {
            if !seen.insert(key) && again.insert(key.clone()) {
                twice.push(key.clone());
            }
        }
        self.singles.retain(|(key, _)| !again.contains(key));
        twice
    }
}

/// What is expected next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Open,
    KeyOrEnd,
    Key,
    Colon,
    FieldValue,
    FieldEnd,
    ItemOrEnd,
    Item,
    ItemEnd,
    /// After the outer object.
    Nothing,
}

/// A value that is being passed over.
#[derive(Clone, Copy)]
struct Passing {
    start: usize,
    line: usize,
    depth: usize,
    deepest: usize,
    in_string: bool,
    escaped: bool,
    /// A number, `true`, `false` or `null`, which ends before what follows.
    bare: bool,
}

pub struct Cutting {
    at: usize,
    line: usize,
    next: Next,
    passing: Option<Passing>,
    key: String,
    cut: Cut,
    limits: Limits,
}

impl Cutting {
    pub fn new(limits: Limits) -> Cutting {
        Cutting {
            at: 0,
            line: 1,
            next: Next::Open,
            passing: None,
            key: String::new(),
            cut: Cut::default(),
            limits,
        }
    }

    /// Looks at a slice of `text`, which must be the same each time; the part
    /// that is done, or nothing at the end.
    pub fn step(&mut self, text: &str) -> Option<f64> {
        let bytes = text.as_bytes();
        let to = bytes.len().min(self.at + SLICE);
        while self.at < to {
            if !self.look(text, bytes[self.at]) {
                // What cannot stand is outside of strings, and so begins a
                // character.
                self.cut.broken = Some((self.line, self.at));
                return None;
            }
        }
        if to < bytes.len() {
            return Some(self.at as f64 / bytes.len() as f64);
        }
        if self.next != Next::Nothing {
            let (line, at) = match self.passing {
                Some(passing) => (passing.line, passing.start),
                None => (self.line, bytes.len()),
            };
            self.cut.broken = Some((line, at));
        }
        None
    }

    pub fn finish(self) -> Cut {
        self.cut
    }

    /// Takes one byte; `false` where it cannot stand.
    fn look(&mut self, text: &str, byte: u8) -> bool {
        if self.passing.is_some() {
            return self.pass(text, byte);
        }
        if byte == b'\n' {
            self.line += 1;
        }
        if matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
            return true;
        }
        let next = match (self.next, byte) {
            (Next::Open, b'{') => Next::KeyOrEnd,
            (Next::KeyOrEnd, b'}') | (Next::FieldEnd, b'}') => Next::Nothing,
            (Next::KeyOrEnd | Next::Key, b'"') => {
                self.next = Next::Key;
                return self.begin(byte);
            }
            (Next::Colon, b':') => Next::FieldValue,
            (Next::FieldValue, b'[') => {
                let key = std::mem::take(&mut self.key);
                let name = LISTS.into_iter().find(|name| *name == key);
                let name = name.unwrap_or_default();
                let items = Vec::new();
                self.cut.lists.push(List { key, name, items });
                Next::ItemOrEnd
            }
            (Next::FieldValue, _) => return self.begin(byte),
            (Next::FieldEnd, b',') => Next::Key,
            (Next::ItemOrEnd | Next::ItemEnd, b']') => Next::FieldEnd,
            (Next::ItemOrEnd | Next::Item, _) => return self.begin(byte),
            (Next::ItemEnd, b',') => Next::Item,
            _ => return false,
        };
        self.next = next;
        self.at += 1;
        true
    }

    /// Begins to pass over a value.
    fn begin(&mut self, byte: u8) -> bool {
        let opens = matches!(byte, b'{' | b'[');
        let in_string = byte == b'"';
        let bare = byte.is_ascii_alphanumeric() || byte == b'-';
        if !(opens || in_string || bare) {
            return false;
        }
        self.passing = Some(Passing {
            start: self.at,
            line: self.line,
            depth: usize::from(opens),
            deepest: usize::from(opens),
            in_string,
            escaped: false,
            bare,
        });
        self.at += 1;
        true
    }

    fn pass(&mut self, text: &str, byte: u8) -> bool {
        let Some(mut passing) = self.passing.take() else {
            return true;
        };
        let mut ended = false;
        if passing.in_string {
            match byte {
                _ if passing.escaped => passing.escaped = false,
                b'\\' => passing.escaped = true,
                b'"' => {
                    passing.in_string = false;
                    ended = passing.depth == 0;
                }
                b'\n' => self.line += 1,
                _ => {}
            }
        } else if passing.bare {
            if !(byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)) {
                // It belongs to what follows.
                self.passed(text, passing, self.at);
                return true;
            }
        } else {
            match byte {
                b'"' => passing.in_string = true,
                b'{' | b'[' => {
                    passing.depth += 1;
                    passing.deepest = passing.deepest.max(passing.depth);
                }
                b'}' | b']' => {
                    passing.depth -= 1;
                    ended = passing.depth == 0;
                }
                b'\n' => self.line += 1,
                _ => {}
            }
        }
        self.at += 1;
        if ended {
            self.passed(text, passing, self.at);
        } else {
            self.passing = Some(passing);
        }
        true
    }

    /// A value has ended before `end`.
    fn passed(&mut self, text: &str, passing: Passing, end: usize) {
        let range = passing.start..end;
        self.next = match self.next {
            Next::Key => {
                self.key = serde_json::from_str(&text[range]).unwrap_or_default();
                Next::Colon
            }
            Next::FieldValue => {
                let key = std::mem::take(&mut self.key);
                self.cut.singles.push((key, range));
                Next::FieldEnd
            }
            _ => {
                if let Some(list) = self.cut.lists.last_mut()
                    && !list.name.is_empty()
                {
                    let other = !matches!(list.name, "events" | "statements");
                    if other && self.cut.others >= self.limits.others {
                        self.cut.others_left_out += 1;
                    } else if self.cut.count < self.limits.records {
                        self.cut.count += 1;
                        self.cut.others += usize::from(other);
                        list.items.push(Item {
                            // The file's limit is far below what fits.
                            start: passing.start as u32,
                            end: end as u32,
                            line: passing.line,
                            deepest: passing.deepest,
                        });
                    } else {
                        self.cut.left_out += 1;
                    }
                }
                Next::ItemEnd
            }
        };
    }
}

/// The id that an object says it has, also where it cannot be read as a record or as
/// JSON; looked for in its first so many bytes.
pub fn id_of(object: &str, most: usize) -> Option<String> {
    let bytes = &object.as_bytes()[..object.len().min(most)];
    let mut depth = 0_usize;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let end = end_of_text(bytes, at)?;
                let is_id = depth == 1 && &bytes[at..end] == b"\"id\"";
                if is_id && let Some(rest) = object.get(end..)?.trim_start().strip_prefix(':') {
                    let value = rest.trim_start();
                    let text = value.get(..end_of_text(value.as_bytes(), 0)?)?;
                    return serde_json::from_str(text).ok();
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Behind the text in quotation marks that begins at `start`.
fn end_of_text(bytes: &[u8], start: usize) -> Option<usize> {
    let mut escaped = false;
    for (i, &byte) in bytes.iter().enumerate().skip(start + 1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(i + 1),
            _ => {}
        }
    }
    None
}
