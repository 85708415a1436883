//! Threatline: an interactive timeline and year-over-year comparison of Belgian
//! State Security's public reports, in one HTML file.
//!
//! The modules in reading order. Each knows only those above it; `platform`
//! knows none of them but what it must store, and is known only by `app`.

pub mod sort;

pub mod model;

pub mod words;

pub mod chart;

pub mod timeline;

pub mod view;

pub mod i18n;

pub mod import;

pub mod export;

pub mod platform;

pub mod app;
