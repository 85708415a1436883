//! A report: the records as one JSON file, ours or a reader's own.
//!
//! ```json
//! {
//!   "threatline": 1,
//!   "title": "Service X, annual report 2025",
//!   "language": "en",
//!   "sources": [{
//!     "id": "x-2025", "kind": "official-report", "language": "nb", "year": 2025,
//!     "title": "Årsrapport 2025"
//!   }],
//!   "events": [{
//!     "id": "x-cable", "date": "2025-03~", "kind": "incident", "themes": ["russia"],
//!     "title": "Cable damaged near the coast", "at": [{ "source": "x-2025", "page": 12 }]
//!   }]
//! }
//! ```
//!
//! - The top level has the [header](Header)'s fields and one list for each type
//!   of record, all optional but `threatline`. The lists are those of [`Data`],
//!   under the plural of the word in the data files: `events` for `[[event]]`,
//!   `comparisons` for `[[comparison]]`, `series` for `[[series]]`. Within a
//!   record the fields are the same, but a series has `values` and a divergence
//!   `sides` (the data files' `value` and `side` are read too).
//! - A text is an object `{"en": "…", "nl": "…", "fr": "…"}` with at least one
//!   of the three, or a plain string in the report's `language`. So are names: the
//!   `short` name of a source and each of an event's `actors`.
//! - A field that is optional may be left out or `null`. A field that is not
//!   known is a mistake.
//! - Themes and topics may be those of the built-in data, or the report's own.
//!
//! `data/schema/threatline-report.schema.json` says the same to programs; it is
//! written from these types.

use super::corpus::Data;
use super::edtf::Edtf;
#[cfg(schema)]
use super::schema;
use super::text::{Lang, Text};
use serde::{Deserialize, Serialize};

/// The version of the form. A report with another number is not read.
pub const FORMAT: u32 = 1;

/// What a report says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
pub struct Header {
    /// Where the schema is, for editors; not followed.
    #[serde(default, rename = "$schema")]
    pub schema: Option<String>,
    /// The version of the form: 1.
    #[cfg_attr(schema, schemars(extend("const" = FORMAT)))]
    pub threatline: u32,
    /// What the report is called in the page.
    #[serde(default)]
    #[cfg_attr(schema, schemars(with = "Option<schema::Title>"))]
    pub title: Option<Text>,
    /// The language of texts that are plain strings.
    #[serde(default)]
    pub language: Lang,
    /// The state of the data.
    #[serde(default)]
    pub date: Option<Edtf>,
    /// Who wrote the records.
    #[serde(default)]
    pub author: Option<String>,
    /// The licence of the records: an SPDX identifier, or words.
    #[serde(default)]
    pub licence: Option<String>,
}

impl Default for Header {
    fn default() -> Header {
        Header {
            schema: None,
            threatline: FORMAT,
            title: None,
            language: Lang::default(),
            date: None,
            author: None,
            licence: None,
        }
    }
}

/// A header and the records.
///
/// Deserializing one takes plain strings for English, and those of names for the same in
/// all languages, whatever the header's `language`, and passes over fields of the top level
/// that are not known: serde can do no better here. What a reader gives is for `import` to
/// read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[cfg_attr(schema, schemars(
    title = "Threatline report",
    description = "Public reports as records that can be laid side by side: what they say \
        happened, what they say of a topic for a year, their figures, and where they say so. \
        All lists are optional.",
    extend("$id" = "urn:threatline:report:1", "additionalProperties" = false)
))]
pub struct Report {
    #[serde(flatten)]
    pub header: Header,
    #[serde(flatten)]
    pub data: Data,
}

/// The JSON Schema of a [`Report`] (draft 2020-12), as it stands in
/// `data/schema/threatline-report.schema.json`.
#[cfg(schema)]
pub fn json_schema() -> serde_json::Value {
    schema::report()
}
