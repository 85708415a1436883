//! Mounts the page.

use std::hint::black_box;

/// What all views of the built-in data take together, in bytes.
const HEAP: usize = 8 << 20;

fn main() {
    // The allocator never gives memory back, and would ask for it in some thirty pieces while
    // the page starts: one is sooner there. And WebKitGTK 2.50 has, once in some thousand
    // starts, read outside of a memory that was growing.
    drop(black_box(Vec::<u8>::with_capacity(black_box(HEAP))));
    threatline::app::mount();
}
