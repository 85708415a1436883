//! The journeys, each through Chromium, Firefox and WebKit.
//!
//! `cargo xtask test --only e2e` builds the file and walks them all;
//! `cargo test -p threatline-e2e -- firefox::` walks some of them with the file that
//! stands in `dist`.

mod harness;
mod start;

use threatline_e2e::{Engine, journey, run};

fn main() {
    run(&[
        journey!(harness::sees_what_should_not_happen),
        journey!(harness::sees_requests),
        journey!(harness::has_any_size),
        journey!(start::opens_from_disk),
        journey!(start::logs_nothing_early).only(&[Engine::Firefox, Engine::WebKit]),
    ]);
}
