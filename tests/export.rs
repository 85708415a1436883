//! The ways out of the page: what is written is read back, by our own types and
//! by programs that are not ours.

#[path = "export/cite.rs"]
mod cite;
#[path = "export/downloads.rs"]
mod downloads;
#[path = "export/embed.rs"]
mod embed;
#[path = "export/hostile.rs"]
mod hostile;
#[path = "export/json.rs"]
mod json;
#[path = "export/tables.rs"]
mod tables;
#[path = "fixtures/texts.rs"]
mod texts;

use std::path::Path;
use std::sync::LazyLock;

use threatline::model::Data;
use threatline::model::load::load_dir;

/// The records of a folder below the checkout.
fn read(folder: &str) -> Data {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let loaded = load_dir(&folder).expect("the folder can be listed");
    assert_eq!(loaded.problems, []);
    loaded.data
}

/// The data of the page, as it stands in its files.
fn built_in() -> &'static Data {
    static DATA: LazyLock<Data> = LazyLock::new(|| read("data"));
    &DATA
}

/// A small corpus with every type of record.
fn small() -> &'static Data {
    static DATA: LazyLock<Data> = LazyLock::new(|| read("tests/fixtures/small"));
    &DATA
}
