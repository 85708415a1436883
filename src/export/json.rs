//! The records as a report in JSON: the form that [`crate::model::report`]
//! explains, and that a reader's own report has too.

use crate::model::Report;
use serde::ser::Error as _;
use serde_json::{Error, Number, Value};

/// Lists that any record may leave out when they are empty, and those that only
/// one type of record may.
const OPTIONAL_LISTS: [&str; 4] = ["topics", "actors", "about", "pages"];
/// Texts that a record of a reader's own may have in no language.
const OPTIONAL_TEXTS: [&str; 3] = ["summary", "short", "note"];
const OPTIONAL_LISTS_OF: [(&str, &str); 2] = [("terms", "at"), ("comparisons", "sources")];

/// Largest whole number below which a float tells each from the next.
const WHOLE: f64 = 9_007_199_254_740_992.0;

/// The report as JSON, indented by two spaces, with a line break at the end.
/// Equal reports make equal bytes. What is not stated is left out.
///
/// # Errors
/// When a value of a series is not a number, which JSON cannot write.
pub fn write(report: &Report) -> Result<String, Error> {
    let mut values = report.data.series.iter().flat_map(|series| &series.values);
    if !values.all(|value| value.value.is_finite()) {
        return Err(Error::custom("a value that is not a number"));
    }
    let mut value = serde_json::to_value(report)?;
    if let Value::Object(fields) = &mut value {
        // Lists of records that there are none of say nothing, nor does a header's
        // field that is not given.
        fields.retain(|_, value| !value.is_null() && !value.as_array().is_some_and(Vec::is_empty));
        for (list, value) in fields.iter_mut() {
            tidy(value, list);
        }
    }
    let mut text = serde_json::to_string_pretty(&value)?;
    text.push('\n');
    Ok(text)
}

/// Takes out what a reader of the form puts back by itself: what is null, false,
/// or an empty list or text that may be left out. Writes whole numbers as such.
/// `list` is the list of records that it stands in.
fn tidy(value: &mut Value, list: &str) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, value| match value {
                Value::Null => false,
                // The one that is true where it is left out.
                Value::Bool(false) => name == "year_named",
                Value::Array(values) if values.is_empty() => {
                    !OPTIONAL_LISTS.contains(&name.as_str())
                        && !OPTIONAL_LISTS_OF.contains(&(list, name.as_str()))
                }
                Value::Object(texts) if OPTIONAL_TEXTS.contains(&name.as_str()) => {
                    texts.values().any(|text| !text.is_null())
                }
                _ => true,
            });
            fields.values_mut().for_each(|value| tidy(value, list));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| tidy(value, list)),
        Value::Number(number) => {
            if let Some(float) = number.as_f64()
                && number.is_f64()
                && float.fract() == 0.0
                && float.abs() < WHOLE
            {
                *number = Number::from(float as i64);
            }
        }
        _ => {}
    }
}

/// The JSON Schema of a report (draft 2020-12), as it stands in
/// `data/schema/threatline-report.schema.json`. `cargo xtask data --write-schema`
/// writes it there.
#[cfg(schema)]
pub fn schema() -> String {
    format!("{:#}\n", crate::model::report::json_schema())
}
