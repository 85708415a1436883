//! A reader's own report: what is taken, what is listed, and that nothing is
//! guessed.

#[path = "fixtures/french.rs"]
mod french;
#[path = "import/hostile.rs"]
mod hostile;
#[path = "import/json.rs"]
mod json;
#[path = "import/merging.rs"]
mod merging;
#[path = "import/properties.rs"]
mod properties;
#[path = "import/table.rs"]
mod table;
#[path = "import/timelinejs.rs"]
mod timelinejs;
#[path = "import/wording.rs"]
mod wording;

use std::rc::Rc;
use threatline::app::built_in_corpus;
use threatline::i18n;
use threatline::import::{Imported, Limits, message_words, place_words, read};
use threatline::model::{Corpus, Data, Lang};

/// The built-in data, read once for each thread of tests.
fn corpus() -> Rc<Corpus> {
    thread_local! {
        static CORPUS: Rc<Corpus> = built_in_corpus().0;
    }
    CORPUS.with(Rc::clone)
}

/// Imports a file of this name beside the built-in data.
fn import(name: &str, bytes: impl AsRef<[u8]>) -> Imported {
    read(bytes.as_ref().to_vec(), name, corpus(), Limits::PAGE)
}

/// The records that were taken.
fn data(imported: &Imported) -> &Data {
    match &imported.report {
        Some((_, data)) => data,
        None => panic!("nothing was taken: {:?}", messages(imported)),
    }
}

/// What is wrong, as it reads in English: `row 2: date: found …; expected …`.
fn messages(imported: &Imported) -> Vec<String> {
    let shown = imported.messages.shown().iter();
    shown.map(|message| line(message, Lang::En)).collect()
}

/// What was done without anything being wrong.
fn notes(imported: &Imported) -> Vec<String> {
    let notes = imported.messages.notes().iter();
    notes.map(|message| line(message, Lang::En)).collect()
}

fn line(message: &threatline::import::Message, lang: Lang) -> String {
    let place = place_words(message.place, lang);
    let words = message_words(message, lang);
    if place.is_empty() {
        words
    } else {
        i18n::headed(&place, &words, lang)
    }
}
