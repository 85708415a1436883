//! Any text is a date or a mistake with words; a date's own text is the same date.
#![no_main]

use libfuzzer_sys::fuzz_target;
use threatline::i18n::{date_in_words, fault_words, short_date};
use threatline::model::check::Fault;
use threatline::model::{Edtf, Lang};

fuzz_target!(|text: &str| {
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
        }
        Err(error) => {
            let fault = Fault::Date {
                text: text.to_owned(),
                error,
            };
            for lang in Lang::ALL {
                assert!(!fault_words(&fault, lang).1.is_empty());
            }
        }
    }
});
