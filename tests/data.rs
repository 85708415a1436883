//! The data files: what is read from them, which mistakes are found, and what
//! the built-in data must hold whoever rewords it.

#[path = "data/built_in.rs"]
mod built_in;
#[path = "data/floor.rs"]
mod floor;
#[path = "data/reading.rs"]
mod reading;
#[path = "data/rules.rs"]
mod rules;
#[path = "data/small.rs"]
mod small;
