//! The ways out of the page: the data in forms that other programs read.
//!
//! Everything here makes text or bytes from plain values, the same ones wherever
//! it runs: the page and `cargo xtask dist` write the same package. What saves or
//! copies them is `platform`.

pub mod calendar;
pub mod cite;
pub mod embed;
pub mod json;
pub mod package;
pub mod picture;
pub mod select;
pub mod tables;
pub mod timelinejs;
pub mod zip;

/// Which copy of the page this is: a file that was copied never changes by
/// itself, so it says what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The version of the program: `0.1.0`.
    pub version: &'static str,
    /// The day that the data was last changed on, as `data/DATE` says:
    /// `2026-11-25`.
    pub data_date: &'static str,
    /// The SHA-256 of the data as the page carries it, in 64 hexadecimal digits.
    pub data_checksum: &'static str,
}

impl Edition {
    /// The checksum's first 12 digits: enough to tell two copies apart by eye.
    pub fn short_checksum(&self) -> &'static str {
        &self.data_checksum[..12]
    }
}

pub const EDITION: Edition = Edition {
    version: VERSION,
    data_date: DATA_DATE,
    data_checksum: env!("THREATLINE_DATA_CHECKSUM"),
};

/// The version of this copy of the page.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The day that the data was last changed on.
pub const DATA_DATE: &str = env!("THREATLINE_DATA_DATE");

/// The data's licence, by its SPDX identifier.
pub const LICENCE: &str = "CC-BY-4.0";
