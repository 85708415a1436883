//! The files that a reader can start from: an invented second report, which is
//! also what the tests import.

/// Events as a table.
pub const TEMPLATE_CSV: &str = include_str!("../../tests/fixtures/service-x.csv");

/// A whole report in JSON.
pub const TEMPLATE_JSON: &str = include_str!("../../tests/fixtures/service-x.json");
