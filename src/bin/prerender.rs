//! Writes the page's content as HTML to standard output. `cargo xtask dist` puts it
//! into the file, where it is what the reader sees before the program starts.

fn main() {
    print!("{}", threatline::app::prerender());
}
