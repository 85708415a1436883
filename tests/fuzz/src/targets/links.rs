//! Any text after `#` is a state, whose link is that state again.

use crate::Target;
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
