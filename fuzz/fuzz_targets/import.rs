//! Any bytes are a report or a list of messages, and what was taken stands in a corpus.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::rc::Rc;
use threatline::app::built_in_corpus;
use threatline::import::{Limits, copyable, read};
use threatline::model::{Assembly, Corpus, Lang};

thread_local! {
    static CORPUS: Rc<Corpus> = built_in_corpus().0;
}

fuzz_target!(|bytes: &[u8]| {
    let corpus = CORPUS.with(Rc::clone);
    let imported = read(bytes.to_vec(), "file", corpus.clone(), Limits::PAGE);
    for lang in Lang::ALL {
        assert!(!copyable("file", &imported.messages, lang).is_empty());
    }
    match imported.report {
        None => assert!(!imported.messages.is_empty()),
        Some((report, data)) => {
            let id = report.id.clone();
            let events = data.events.len();
            let before = corpus.events().len();
            let mut assembly = Assembly::with_report(corpus, report, data);
            let with = loop {
                if let Some(corpus) = assembly.step(100) {
                    break corpus;
                }
            };
            assert_eq!(with.events().len(), before + events);
            let mut assembly = Assembly::without_report(Rc::new(with), &id);
            let without = loop {
                if let Some(corpus) = assembly.step(100) {
                    break corpus;
                }
            };
            assert_eq!(without.events().len(), before);
        }
    }
});
