//! The ways out of the page: the data in forms that other programs read.
//!
//! Everything here makes text or bytes from plain values, the same ones wherever
//! it runs: the page and `cargo xtask dist` write the same package. What saves or
//! copies them is `platform`.

pub mod calendar;
pub mod cite;
pub mod json;
pub mod package;
pub mod picture;
pub mod select;
pub mod tables;
pub mod timelinejs;
pub mod zip;

/// The version of this copy of the page.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The day that the data was last changed on, as `data/DATE` says: `2026-11-25`.
pub const DATA_DATE: &str = env!("THREATLINE_DATA_DATE");

/// The data's licence, by its SPDX identifier.
pub const LICENCE: &str = "CC-BY-4.0";
