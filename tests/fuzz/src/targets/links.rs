//! Any text after `#` is a state, whose link is that state again, and which can be drawn.

use std::path::Path;

use crate::Target;
use threatline::app::{SharedCorpus, prerender_paper, prerender_parsed};
use threatline::model::Corpus;
use threatline::model::load::load_dir;
use threatline::view::{ViewState, parse, write};

pub const LINKS: Target = Target {
    name: "links",
    holds,
    seeds,
    words: &[
        "&",
        "=",
        "%",
        "%00",
        "+",
        ",",
        "~",
        "event=",
        "topic=",
        "view=compare",
        "from=",
        "to=",
    ],
};

fn seeds() -> Vec<Vec<u8>> {
    [
        "",
        "v=1&view=timeline&lang=nl",
        "v=1&view=compare&a=2024&b=2025&topic=jihadism.threat",
        "v=1&view=figures&unit=count",
        "v=1&view=list&theme=russia,nsa&q=drones&hits=1",
        "v=1&event=villach-attack&from=2014&to=2026",
    ]
    .map(|text| text.as_bytes().to_vec())
    .to_vec()
}

fn holds(bytes: &[u8]) -> bool {
    let Ok(link) = std::str::from_utf8(bytes) else {
        return false;
    };
    let corpus = super::corpus();
    let base = ViewState::default();
    let state = parse(&corpus, link, &base).state;
    let again = parse(&corpus, &write(&state, &base), &base);
    assert_eq!(again.state, state);
    assert!(again.warnings.is_empty(), "{:?}", again.warnings);
    state != base
}

/// The same links, drawn: as the page, and as what is printed of it.
pub const PAGES: Target = Target {
    name: "pages",
    holds: is_drawn,
    seeds: seeds_of_pages,
    words: &[
        "&",
        "=",
        ",",
        "0",
        "9999",
        "no-such",
        "view=home",
        "view=timeline",
        "view=compare",
        "view=figures",
        "view=divergences",
        "view=sources",
        "mode=matrix",
        "mode=ladder",
        "mode=digest",
        "list=1",
        "present=1",
        "print=view",
        "print=all",
        "header=0",
        "hits=1",
        "years=all",
        "words=1",
        "lang=fr",
        "event=",
        "from=",
        "to=",
        "step=",
        "a=",
        "b=",
        "q=",
        "theme=ember",
        "source=courier",
        "year=1066",
        "sign=dropped",
        "unit=percent",
    ],
};

fn seeds_of_pages() -> Vec<Vec<u8>> {
    [
        "",
        "v=1&view=timeline&from=1931&to=2026&event=quay-fire",
        "v=1&view=timeline&list=1&theme=ember,office&event-kind=attack&year=2015..2024",
        "v=1&group=ember:2014-01-01:2026-12-31&folded=office&lanes=guild,ember",
        "v=1&view=compare&a=2024&b=2025&topic=ember.threat&sort=weight&basis=stated",
        "v=1&view=compare&mode=matrix&base=2024&years=all",
        "v=1&view=compare&mode=ladder&scale=icd203",
        "v=1&view=compare&mode=digest&a=2024&b=src:courier",
        "v=1&view=figures&unit=count",
        "v=1&view=divergences&kind=editions&weight=wording",
        "v=1&view=sources&record=review-2025-nl",
        "v=1&tour=main&step=2&present=1",
        "v=1&view=home&q=quay&hits=1&lang=nl",
    ]
    .map(|text| text.as_bytes().to_vec())
    .to_vec()
}

/// The corpus of the snapshots: one of everything, and drawn soon.
fn fixture() -> SharedCorpus {
    thread_local! {
        static FIXTURE: SharedCorpus = {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/small");
            let loaded = load_dir(&folder).expect("the folder can be listed");
            SharedCorpus(Corpus::new(loaded.data).into())
        };
    }
    FIXTURE.with(SharedCorpus::clone)
}

fn is_drawn(bytes: &[u8]) -> bool {
    let Ok(link) = std::str::from_utf8(bytes) else {
        return false;
    };
    let corpus = fixture();
    let parsed = parse(&corpus.0, link, &ViewState::default());
    let state = parsed.state.clone();
    prerender_parsed(corpus.clone(), parsed);
    prerender_paper(corpus, state.clone());
    state != ViewState::default()
}
