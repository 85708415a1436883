//! The views as they are rendered: a small fixed corpus against snapshots, and
//! the built-in data against rules that hold whatever its words are.
//!
//! The feature `ssr` renders on the host. `cargo test --features ssr --test views`
//! compares; with `UPDATE_EXPECT=1` before it, it writes `tests/snapshots`.

#[path = "fixtures/french.rs"]
mod french;
#[path = "views/hostile.rs"]
mod hostile;
#[path = "views/html.rs"]
mod html;
#[path = "views/langs.rs"]
mod langs;
#[path = "fixtures/near_links.rs"]
mod near_links;
#[path = "views/odd_links.rs"]
mod odd_links;
#[path = "views/paper.rs"]
mod paper;
#[path = "views/pseudo.rs"]
mod pseudo;
#[path = "views/rules.rs"]
mod rules;
#[path = "views/snapshots.rs"]
mod snapshots;
#[path = "views/terms.rs"]
mod terms;
#[path = "fixtures/texts.rs"]
mod texts;

use std::path::Path;
use std::rc::Rc;
use std::sync::OnceLock;

use threatline::app::{SharedCorpus, prerender_parsed};
use threatline::import::{Import, Limits, Progress};
use threatline::model::check::{Languages, check};
use threatline::model::load::load_dir;
use threatline::model::{Assembly, Corpus, Data};
use threatline::view::{ViewState, parse};

use html::Element;

/// The small fixed corpus in `tests/fixtures/small`.
fn small() -> SharedCorpus {
    static DATA: OnceLock<Data> = OnceLock::new();
    let data = DATA.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small");
        let mut loaded = load_dir(&folder).expect("the folder can be listed");
        let found = check(&loaded.data, &loaded.origins, Languages::All);
        loaded.problems.extend(found);
        let problems: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
        assert!(problems.is_empty(), "{}", problems.join("\n"));
        loaded.data
    });
    SharedCorpus(Rc::new(Corpus::new(data.clone())))
}

/// A corpus with a report of the reader's own in JSON, which is taken whole.
fn with_report(corpus: Rc<Corpus>, text: String) -> SharedCorpus {
    let mut import = Import::new(text.into_bytes(), "x.json", corpus.clone(), Limits::PAGE);
    let imported = loop {
        if let Progress::Done(imported) = import.step(1_000) {
            break imported;
        }
    };
    assert_eq!(imported.messages.shown(), []);
    let (report, data) = imported.report.expect("a report");
    let mut assembly = Assembly::with_report(corpus, report, data);
    loop {
        if let Some(corpus) = assembly.step(10_000) {
            break SharedCorpus(Rc::new(corpus));
        }
    }
}

/// What a link leads to, as the page would show it.
fn rendered(corpus: &SharedCorpus, link: &str) -> Element {
    let parsed = parse(&corpus.0, link, &ViewState::default());
    Element::parse(&prerender_parsed(corpus.clone(), parsed))
}

/// The same, of a link that can be followed whole.
fn page(corpus: &SharedCorpus, link: &str) -> Element {
    let parsed = parse(&corpus.0, link, &ViewState::default());
    assert_eq!(parsed.warnings, [], "{link}");
    rendered(corpus, link)
}
