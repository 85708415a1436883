//! The data of the page as it stands in `data`, read once for all tests.

use std::path::PathBuf;
use std::sync::LazyLock;

use threatline::model::Corpus;
use threatline::model::load::{Loaded, load_dir};

pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data")
}

/// As read, with what was wrong with it.
pub fn load() -> Loaded {
    load_dir(&folder()).expect("the folder `data` can be listed")
}

pub fn corpus() -> &'static Corpus {
    static CORPUS: LazyLock<Corpus> = LazyLock::new(|| Corpus::new(load().data));
    &CORPUS
}
