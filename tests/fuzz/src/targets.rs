//! Everything that is tried.

mod dates;
mod import;
mod links;

use crate::Target;
use std::rc::Rc;
use threatline::app::built_in_corpus;
use threatline::model::Corpus;

/// All of them, by name.
pub const TARGETS: &[Target] = &[
    import::JSON,
    import::CSV,
    import::TIMELINEJS,
    import::BYTES,
    dates::DATES,
    links::LINKS,
    links::PAGES,
];

/// The built-in data, read once for each thread.
fn corpus() -> Rc<Corpus> {
    thread_local! {
        static CORPUS: Rc<Corpus> = built_in_corpus().0;
    }
    CORPUS.with(Rc::clone)
}

/// Its vocabulary with a few of its records: enough to refer to, and soon put together.
fn small_corpus() -> Rc<Corpus> {
    thread_local! {
        static CORPUS: Rc<Corpus> = {
            let mut data = corpus().data().clone();
            data.terms.clear();
            data.tours.clear();
            data.omissions.clear();
            data.incomparable.clear();
            data.divergences.clear();
            data.events.truncate(5);
            data.statements.truncate(5);
            data.series.truncate(2);
            Rc::new(Corpus::new(data))
        };
    }
    CORPUS.with(Rc::clone)
}
