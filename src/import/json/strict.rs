//! JSON as a value, and whether an object in it has a field twice: readers of JSON then
//! take one of the two and say nothing.

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

/// Reads a text as JSON. Of a field that stands there twice the last one is kept, and
/// the first such field is told.
///
/// # Errors
/// Where the text is no JSON.
pub fn parse(text: &str) -> Result<(Value, Option<Twice>), serde_json::Error> {
    let mut twice = None;
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Node {
        path: String::new(),
        twice: &mut twice,
    }
    .deserialize(&mut reader)?;
    reader.end()?;
    Ok((value, twice))
}

struct Node<'t> {
    path: String,
    twice: &'t mut Option<Twice>,
}

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
        let mut values = Vec::new();
        loop {
            let element = Node {
                path: format!("{}[{}]", self.path, values.len()),
                twice: self.twice,
            };
            match list.next_element_seed(element)? {
                Some(value) => values.push(value),
                None => return Ok(Value::Array(values)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        while let Some(name) = object.next_key::<String>()? {
            if self.twice.is_none() && fields.contains_key(&name) {
                *self.twice = Some(Twice {
                    object: self.path.clone(),
                    name: name.clone(),
                });
            }
            let dot = if self.path.is_empty() { "" } else { "." };
            let field = Node {
                path: format!("{}{dot}{name}", self.path),
                twice: self.twice,
            };
            let value = object.next_value_seed(field)?;
            fields.insert(name, value);
        }
        Ok(Value::Object(fields))
    }
}
