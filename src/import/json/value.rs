//! Reads a record from JSON with mistakes as values: which field, what was
//! found and what was expected, to be said in the reader's language. serde's own
//! readers say it in English sentences.

use super::super::clipped;
use super::super::message::{FoundJson, Trouble};
use crate::model::Edtf;
use crate::model::check::Fault;
use serde::de::value::{BorrowedStrDeserializer, StrDeserializer};
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, EnumAccess, Expected, MapAccess, SeqAccess,
    Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::Value;
use std::fmt;

/// Reads `value` as a record.
///
/// # Errors
/// The path of the field, such as `at[0].source`, and what is wrong with it.
pub fn read<T: DeserializeOwned>(value: &Value) -> Result<T, (String, Trouble)> {
    T::deserialize(Node(value)).map_err(|error| (error.path(), error.trouble))
}

#[derive(Debug)]
struct ReadError {
    /// From the inside out.
    path: Vec<String>,
    trouble: Trouble,
    /// A visitor's own words, until it is known what they are about.
    custom: bool,
}

impl ReadError {
    fn new(trouble: Trouble) -> ReadError {
        ReadError {
            path: Vec::new(),
            trouble,
            custom: false,
        }
    }

    fn within(mut self, part: String) -> ReadError {
        self.path.push(part);
        self
    }

    /// The only visitor with words of its own is that of dates.
    fn about(mut self, text: &str) -> ReadError {
        if std::mem::take(&mut self.custom)
            && let Err(error) = text.parse::<Edtf>()
        {
            let text = clipped(text, 40);
            self.trouble = Trouble::Fault(Fault::Date { text, error });
        }
        self
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for part in self.path.iter().rev() {
            if !path.is_empty() && !part.starts_with('[') {
                path.push('.');
            }
            path.push_str(part);
        }
        path
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.path(), self.trouble)
    }
}

impl std::error::Error for ReadError {}

impl de::Error for ReadError {
    fn custom<T: fmt::Display>(words: T) -> ReadError {
        let found = clipped(&words.to_string(), 80);
        ReadError {
            custom: true,
            ..ReadError::new(Trouble::NotJson { found })
        }
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> ReadError {
        let found = match found {
            Unexpected::Bool(_) => FoundJson::Truth,
            Unexpected::Unsigned(_) | Unexpected::Signed(_) => FoundJson::WholeNumber,
            Unexpected::Float(_) => FoundJson::Number,
            Unexpected::Unit | Unexpected::Option => FoundJson::Null,
            Unexpected::Seq => FoundJson::List,
            Unexpected::Map | Unexpected::NewtypeStruct => FoundJson::Object,
            _ => FoundJson::Text,
        };
        let expected = kind_of(&expected.to_string());
        ReadError::new(Trouble::WrongKind { found, expected })
    }

    /// A number that the field's type does not hold.
    fn invalid_value(found: Unexpected<'_>, _: &dyn Expected) -> ReadError {
        let found = match found {
            Unexpected::Unsigned(number) => number.to_string(),
            Unexpected::Signed(number) => number.to_string(),
            Unexpected::Float(number) => number.to_string(),
            other => other.to_string(),
        };
        ReadError::new(Trouble::BadNumber {
            found: clipped(&found, 40),
        })
    }

    fn unknown_variant(found: &str, known: &'static [&'static str]) -> ReadError {
        ReadError::new(Trouble::UnknownWord {
            found: clipped(found, 40),
            known: known.to_vec(),
        })
    }

    fn unknown_field(name: &str, known: &'static [&'static str]) -> ReadError {
        ReadError::new(Trouble::UnknownField {
            name: clipped(name, 40),
            known: known.to_vec(),
        })
    }

    fn missing_field(name: &'static str) -> ReadError {
        ReadError::new(Trouble::MissingField {
            name: name.to_owned(),
        })
    }

    fn duplicate_field(name: &'static str) -> ReadError {
        ReadError::new(Trouble::TwiceField {
            name: name.to_owned(),
        })
    }
}

/// What serde's words for an expected value mean.
fn kind_of(expected: &str) -> FoundJson {
    match expected {
        "a boolean" => FoundJson::Truth,
        "f32" | "f64" => FoundJson::Number,
        "a sequence" => FoundJson::List,
        _ if expected.starts_with("a text, or an object") => FoundJson::TextPerLanguage,
        _ if expected.starts_with("struct ") => FoundJson::Object,
        _ if expected.starts_with(['i', 'u']) && expected[1..].parse::<u8>().is_ok() => {
            FoundJson::WholeNumber
        }
        _ if expected.contains("integer") => FoundJson::WholeNumber,
        _ => FoundJson::Text,
    }
}

struct Node<'a>(&'a Value);

impl<'de> de::Deserializer<'de> for Node<'de> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(truth) => visitor.visit_bool(*truth),
            Value::Number(number) => {
                if let Some(number) = number.as_u64() {
                    visitor.visit_u64(number)
                } else if let Some(number) = number.as_i64() {
                    visitor.visit_i64(number)
                } else {
                    visitor.visit_f64(number.as_f64().unwrap_or(f64::NAN))
                }
            }
            Value::String(text) => visitor
                .visit_borrowed_str(text)
                .map_err(|error: ReadError| error.about(text)),
            Value::Array(list) => visitor.visit_seq(Elements {
                list: list.iter(),
                index: 0,
            }),
            Value::Object(fields) => visitor.visit_map(Fields {
                fields: fields.iter(),
                current: None,
            }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        match self.0 {
            Value::String(word) => visitor.visit_enum(Word(word)),
            other => Err(wrong_kind(other, FoundJson::Text)),
        }
    }

    /// Never from a list: serde would take its elements for fields in order.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        match self.0 {
            Value::Object(_) => self.deserialize_any(visitor),
            other => Err(wrong_kind(other, FoundJson::Object)),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string
        bytes byte_buf unit unit_struct seq tuple tuple_struct map
        identifier ignored_any
    }
}

fn wrong_kind(value: &Value, expected: FoundJson) -> ReadError {
    let found = match value {
        Value::Null => FoundJson::Null,
        Value::Bool(_) => FoundJson::Truth,
        Value::Number(number) if number.is_f64() => FoundJson::Number,
        Value::Number(_) => FoundJson::WholeNumber,
        Value::String(_) => FoundJson::Text,
        Value::Array(_) => FoundJson::List,
        Value::Object(_) => FoundJson::Object,
    };
    ReadError::new(Trouble::WrongKind { found, expected })
}

struct Elements<'a> {
    list: std::slice::Iter<'a, Value>,
    index: usize,
}

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = ReadError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ReadError> {
        let Some(value) = self.list.next() else {
            return Ok(None);
        };
        let part = self.index;
        self.index += 1;
        let read = seed.deserialize(Node(value)).map(Some);
        read.map_err(|error| error.within(format!("[{part}]")))
    }
}

struct Fields<'a> {
    fields: serde_json::map::Iter<'a>,
    current: Option<(&'a str, &'a Value)>,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = ReadError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, ReadError> {
        let Some((key, value)) = self.fields.next() else {
            return Ok(None);
        };
        self.current = Some((key, value));
        seed.deserialize(BorrowedStrDeserializer::new(key))
            .map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, ReadError> {
        // serde asks for a value only after its key.
        let (key, value) = self.current.take().unwrap_or(("", &Value::Null));
        let read = seed.deserialize(Node(value));
        read.map_err(|error| error.within(clipped(key, 40)))
    }
}

/// A word of a fixed set.
struct Word<'a>(&'a str);

impl<'de> EnumAccess<'de> for Word<'de> {
    type Error = ReadError;
    type Variant = Unit;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Unit), ReadError> {
        let word: StrDeserializer<'_, ReadError> = de::IntoDeserializer::into_deserializer(self.0);
        Ok((seed.deserialize(word)?, Unit))
    }
}

struct Unit;

impl<'de> VariantAccess<'de> for Unit {
    type Error = ReadError;

    fn unit_variant(self) -> Result<(), ReadError> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, ReadError> {
        Err(wrong_kind(&Value::String(String::new()), FoundJson::Object))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, ReadError> {
        Err(wrong_kind(&Value::String(String::new()), FoundJson::List))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, ReadError> {
        Err(wrong_kind(&Value::String(String::new()), FoundJson::Object))
    }
}
