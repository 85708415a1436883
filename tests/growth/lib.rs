//! Nothing but its benchmarks: `cargo bench -p threatline-growth`.
