//! What the JSON Schema says beyond the fields: lengths and patterns, the same
//! that `check` keeps of a report. Host only.

use super::check::Rules;
use super::edtf::Edtf;
use super::report::Report;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// One to eight words, or nothing.
pub const FEW_WORDS: &str = r"^(\S+(\s+\S+){0,7})?$";

const PRINTED_WORDS: &str = r"^\S+(\s+\S+){0,7}$";
const LIKELIHOOD_TERM: &str = r"^[^\s0-9]+(\s+[^\s0-9]+){0,7}$";
const TRIMMED: &str = r"^\S([\s\S]*\S)?$";

pub fn report() -> Value {
    let schema = SchemaGenerator::default().into_root_schema_for::<Report>();
    let mut schema = Value::from(schema);
    tidy(&mut schema);
    // What it is, before what it holds.
    let mut sorted = Map::new();
    if let Value::Object(mut fields) = schema {
        for first in ["$schema", "$id", "title", "description"] {
            sorted.extend(fields.shift_remove_entry(first));
        }
        sorted.extend(fields);
    }
    Value::Object(sorted)
}

/// Takes out what says nothing to others: schemars's own formats (`int32`), and
/// defaults that only mean that a field may be left out. Joins the lines of doc
/// comments.
fn tidy(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, value| match (name.as_str(), value) {
                ("format", Value::String(_)) => false,
                ("default", Value::Null | Value::Object(_)) => false,
                ("description", Value::String(text)) => {
                    let paragraphs = text.split("\n\n").map(|lines| lines.replace('\n', " "));
                    *text = paragraphs.collect::<Vec<_>>().join("\n");
                    true
                }
                _ => true,
            });
            fields.values_mut().for_each(tidy);
        }
        Value::Array(list) => list.iter_mut().for_each(tidy),
        _ => {}
    }
}

/// Types that stand for `Text` in the schema, by how long the text may be.
macro_rules! texts {
    ($($(#[doc = $doc:literal])* $name:ident: $longest:expr, $pattern:expr;)*) => {$(
        $(#[doc = $doc])*
        pub struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                text(concat!($($doc),*).trim(), $longest, $pattern)
            }
        }
    )*};
}

texts! {
    /// A title: a plain string in the report's language, or the text per language.
    Title: Rules::OWN.title, TRIMMED;
    /// A name: a plain string in the report's language, or the name per language.
    Name: Rules::OWN.title, TRIMMED;
    /// A line: a plain string in the report's language, or the text per language.
    Gist: Rules::OWN.gist, TRIMMED;
    /// A paragraph: a plain string in the report's language, or the text per language.
    Passage: Rules::OWN.text, TRIMMED;
    /// At most eight words as the source prints them, per edition.
    PrintedWords: Rules::OWN.text, PRINTED_WORDS;
    /// A likelihood term as the source prints it, per edition: words, never a number.
    LikelihoodTerm: Rules::OWN.text, LIKELIHOOD_TERM;
}

fn text(description: &str, longest: usize, pattern: &str) -> Schema {
    let passage = json_schema!({
        "type": "string",
        "minLength": 1,
        "maxLength": longest,
        "pattern": pattern,
    });
    json_schema!({
        "description": description,
        "anyOf": [
            passage,
            {
                "type": "object",
                "properties": { "en": passage, "nl": passage, "fr": passage },
                "additionalProperties": false,
                "minProperties": 1,
            },
        ],
    })
}

/// What EDTF levels 0 and 1 look like. Whether the calendar has the day is
/// beyond a pattern.
pub fn edtf_pattern() -> String {
    let month = "(0[1-9]|1[0-2])";
    let day = "(0[1-9]|[12][0-9]|3[01])";
    let long_year = "Y-?[1-9][0-9]{4,8}";
    // With nothing unspecified, as it may stand in an interval.
    let whole = format!("({long_year}|-?[0-9]{{4}}(-(2[1-4]|{month}(-{day})?))?)[?~%]?");
    let unspecified =
        format!("-?([0-9]{{3}}X|[0-9]{{2}}XX|[0-9]{{4}}-(XX(-XX)?|{month}-XX))[?~%]?");
    let offset = "(Z|[+-][0-9]{2}(:[0-9]{2})?)?";
    let time = format!("-?[0-9]{{4}}-{month}-{day}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}{offset}");
    format!(r"^({whole}|{unspecified}|{time}|{whole}/({whole}|\.\.)?|(\.\.)?/{whole})$")
}

impl JsonSchema for Edtf {
    fn schema_name() -> Cow<'static, str> {
        "Edtf".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A date in EDTF, levels 0 and 1: 2025-12-18, 2025-03, 2014, 2025-23 \
                (autumn), 2025-11~ (about), 2014? (uncertain), 197X, 2015-11-21/2015-11-25, \
                2022/.. (goes on), 2013/ (end not known).",
            "type": "string",
            "pattern": edtf_pattern(),
            "examples": ["2025-12-18", "2025-11~", "2022/.."],
        })
    }
}
