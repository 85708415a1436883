//! Mounts the page, nothing else.

fn main() {
    threatline::app::mount();
}
