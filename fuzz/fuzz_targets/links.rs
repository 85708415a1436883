//! Any text after `#` is a state, whose link is that state again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::rc::Rc;
use threatline::app::built_in_corpus;
use threatline::model::Corpus;
use threatline::view::{ViewState, parse, write};

thread_local! {
    static CORPUS: Rc<Corpus> = built_in_corpus().0;
}

fuzz_target!(|link: &str| {
    let corpus = CORPUS.with(Rc::clone);
    let base = ViewState::default();
    let state = parse(&corpus, link, &base).state;
    let again = parse(&corpus, &write(&state, &base), &base);
    assert_eq!(again.state, state);
    assert!(again.warnings.is_empty(), "{:?}", again.warnings);
});
