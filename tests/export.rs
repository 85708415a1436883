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
use std::rc::Rc;
use std::sync::LazyLock;

use threatline::import::{Import, Limits, Progress};
use threatline::model::load::load_dir;
use threatline::model::{Assembly, Corpus, Data};

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

/// The data of the page and beside it the report of the fixtures.
fn with_service_x() -> Rc<Corpus> {
    let file = include_str!("fixtures/service-x.json");
    let built_in = Rc::new(Corpus::new(built_in().clone()));
    let mut import = Import::new(file.into(), "x.json", built_in.clone(), Limits::PAGE);
    let imported = loop {
        if let Progress::Done(imported) = import.step(1_000) {
            break imported;
        }
    };
    let (report, data) = imported.report.expect("the fixture is sound");
    let mut assembly = Assembly::with_report(built_in, report, data);
    loop {
        if let Some(corpus) = assembly.step(10_000) {
            break Rc::new(corpus);
        }
    }
}

/// A small corpus with every type of record.
fn small() -> &'static Data {
    static DATA: LazyLock<Data> = LazyLock::new(|| read("tests/fixtures/small"));
    &DATA
}
