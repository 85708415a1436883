//! Any text is a date or a mistake with words; a date's own text is the same date.

use crate::Target;
use threatline::i18n::{date_in_words, fault_words, short_date};
use threatline::model::check::Fault;
use threatline::model::{Edtf, Lang};

pub const DATES: Target = Target {
    name: "dates",
    holds,
    seeds,
    words: &[
        "..",
        "/",
        "~",
        "?",
        "%",
        "X",
        "XX",
        "-21",
        "-31",
        "-02-29",
        "Y",
        "T00:00:00Z",
    ],
};

fn seeds() -> Vec<Vec<u8>> {
    [
        "2025-12-18",
        "2024-02-29",
        "2014",
        "2025-23",
        "2025-11~",
        "2014?",
        "197X",
        "2025-XX-XX",
        "2015-11-21/2015-11-25",
        "2022/..",
        "../1985",
        "2013/",
        "-0044-03-15",
    ]
    .map(|text| text.as_bytes().to_vec())
    .to_vec()
}

fn holds(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    match text.parse::<Edtf>() {
        Ok(date) => {
            assert_eq!(date.to_string().parse(), Ok(date));
            let span = date.span();
            if let (Some(start), Some(end)) = (span.start.day, span.end.day) {
                assert!(start <= end);
            }
            for lang in Lang::ALL {
                assert!(!date_in_words(&date, lang).is_empty());
                assert!(!short_date(&date, lang).is_empty());
            }
            true
        }
        Err(error) => {
            let fault = Fault::Date {
                text: text.to_owned(),
                error,
            };
            for lang in Lang::ALL {
                assert!(!fault_words(&fault, lang).1.is_empty());
            }
            false
        }
    }
}
