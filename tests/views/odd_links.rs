//! Whatever stands behind the `#`: the page is drawn, keeps the rules of every view, and says
//! what it could not follow.

use std::cell::LazyCell;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use threatline::app::{SharedCorpus, prerender_paper, prerender_parsed};
use threatline::i18n::messages;
use threatline::view::{ViewState, parse};

use super::html::Element;
use super::near_links::near_link;
use super::paper::words;
use super::rules::breaches;
use super::small;

thread_local! {
    static SMALL: LazyCell<SharedCorpus> = LazyCell::new(small);
}

fn draws(link: &str) {
    let corpus = SMALL.with(|corpus| SharedCorpus::clone(corpus));
    let parsed = parse(&corpus.0, link, &ViewState::default());
    let state = parsed.state.clone();
    let warned = !parsed.warnings.is_empty();
    let page = Element::parse(&prerender_parsed(corpus.clone(), parsed));
    assert_eq!(breaches(&page), Vec::<String>::new(), "{link}");
    // Around a slide or the pages of a print nothing stands.
    let around = !state.present && state.paper.is_none();
    let says = page
        .text()
        .contains(&words(messages(state.lang).link_trouble));
    assert_eq!(says, warned && around, "{link}");
    // What the browser's own command prints of it.
    Element::parse(&prerender_paper(corpus, state));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, rng_seed: RngSeed::Fixed(2025), ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_drawn(text in any::<String>()) {
        draws(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, rng_seed: RngSeed::Fixed(2025), ..ProptestConfig::default() })]

    #[test]
    fn any_link_that_is_nearly_right_is_drawn(link in near_link(&small().0)) {
        draws(&link);
    }
}
