//! JSON as a value, and what readers of JSON say nothing or too little of: a field that
//! stands in an object twice, of which they take one; and where a number stands that is
//! larger than they can hold.

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::fmt;

/// A field that stands in an object twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twice {
    /// The path of the object, such as `at[0]`; empty for the outer one.
    pub object: String,
    pub name: String,
}

/// Why a text could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// From here on it is no JSON.
    NotJson { rest: String },
    /// A number that is larger than any that can be held, with the path of its field.
    HugeNumber { field: String, number: String },
}

/// Reads a text as JSON. Of a field that stands there twice the last one is kept, and
/// the first such field is told.
///
/// # Errors
/// Where the text is no JSON, or a number in it is too large.
pub fn parse(text: &str) -> Result<(Value, Option<Twice>), Unread> {
    let mut found = Found::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Node(&mut found)
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value));
    match value {
        Ok(value) => Ok((value, found.twice)),
        Err(error) => Err(unread(text, &error, found.path)),
    }
}

/// The error's line and column say where; of one record the lines are few.
fn unread(text: &str, error: &serde_json::Error, field: String) -> Unread {
    let line = text.lines().nth(error.line().saturating_sub(1));
    let line = line.unwrap_or(text);
    let at = error.column().saturating_sub(1);
    // Of a number that is too large the column is within it or just behind.
    let in_number = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    if error.to_string().starts_with("number out of range") {
        let (before, after) = line.split_at_checked(at).unwrap_or((line, ""));
        let start = before.trim_end_matches(in_number).len();
        let end = after.find(|c| !in_number(c)).unwrap_or(after.len());
        let number = line[start..before.len() + end].to_owned();
        return Unread::HugeNumber { field, number };
    }
    let rest = line.get(at..).unwrap_or(text).trim().to_owned();
    Unread::NotJson { rest }
}

/// What is found on the way.
#[derive(Default)]
struct Found {
    twice: Option<Twice>,
    /// The path of the value that is being read: at the end that of the one that could
    /// not be.
    path: String,
}

struct Node<'t>(&'t mut Found);

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        Ok(Number::from_f64(number).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let Node(found) = self;
        let mut values = Vec::new();
        let length = found.path.len();
        loop {
            found.path.push_str(&format!("[{}]", values.len()));
            let element = list.next_element_seed(Node(found))?;
            found.path.truncate(length);
            match element {
                Some(value) => values.push(value),
                None => return Ok(Value::Array(values)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let Node(found) = self;
        let mut fields = Map::new();
        let length = found.path.len();
        while let Some(name) = object.next_key::<String>()? {
            if found.twice.is_none() && fields.contains_key(&name) {
                found.twice = Some(Twice {
                    object: found.path.clone(),
                    name: name.clone(),
                });
            }
            if length > 0 {
                found.path.push('.');
            }
            found.path.push_str(&name);
            let value = object.next_value_seed(Node(found))?;
            found.path.truncate(length);
            fields.insert(name, value);
        }
        Ok(Value::Object(fields))
    }
}
