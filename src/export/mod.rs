//! The ways out of the page: the data in forms that other programs read.
//!
//! Everything here makes text or bytes from plain values. What saves or copies
//! them is `platform`.

pub mod json;
