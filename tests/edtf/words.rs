//! Dates in words, in three languages.

use threatline::i18n::{Lang, date_in_words, short_date};

use super::edtf;

struct Case {
    date: &'static str,
    words: [&'static str; 3],
    short: [&'static str; 3],
}

const fn case(date: &'static str, words: [&'static str; 3], short: [&'static str; 3]) -> Case {
    Case { date, words, short }
}

const CASES: &[Case] = &[
    // Days, months, seasons, years.
    case(
        "2014-05-24",
        ["24 May 2014", "24 mei 2014", "24 mai 2014"],
        ["24 May 2014", "24 mei 2014", "24 mai 2014"],
    ),
    case(
        "2024-03-01",
        ["1 March 2024", "1 maart 2024", "1er mars 2024"],
        ["1 Mar 2024", "1 mrt 2024", "1er mars 2024"],
    ),
    case(
        "1985-04-12T23:20:30Z",
        ["12 April 1985", "12 april 1985", "12 avril 1985"],
        ["12 Apr 1985", "12 apr 1985", "12 avr. 1985"],
    ),
    case(
        "2025-08",
        ["August 2025", "augustus 2025", "août 2025"],
        ["Aug 2025", "aug 2025", "août 2025"],
    ),
    case(
        "2025-21",
        ["spring 2025", "voorjaar 2025", "printemps 2025"],
        ["spring 2025", "voorjaar 2025", "printemps 2025"],
    ),
    case(
        "2025-23",
        ["autumn 2025", "najaar 2025", "automne 2025"],
        ["autumn 2025", "najaar 2025", "automne 2025"],
    ),
    case(
        "2025-24",
        ["winter 2025–2026", "winter 2025–2026", "hiver 2025-2026"],
        ["winter 2025–26", "winter 2025–26", "hiver 2025-26"],
    ),
    case("2014", ["2014", "2014", "2014"], ["2014", "2014", "2014"]),
    // About, and uncertain.
    case(
        "2025-11~",
        [
            "about November 2025",
            "omstreeks november 2025",
            "vers novembre 2025",
        ],
        ["c. Nov 2025", "ca. nov 2025", "vers nov. 2025"],
    ),
    case(
        "2025-11-12~",
        [
            "about 12 November 2025",
            "omstreeks 12 november 2025",
            "vers le 12 novembre 2025",
        ],
        ["c. 12 Nov 2025", "ca. 12 nov 2025", "vers le 12 nov. 2025"],
    ),
    case(
        "2025-23~",
        [
            "about autumn 2025",
            "omstreeks najaar 2025",
            "vers l'automne 2025",
        ],
        ["c. autumn 2025", "ca. najaar 2025", "vers l'automne 2025"],
    ),
    case(
        "2025-21~",
        [
            "about spring 2025",
            "omstreeks voorjaar 2025",
            "vers le printemps 2025",
        ],
        [
            "c. spring 2025",
            "ca. voorjaar 2025",
            "vers le printemps 2025",
        ],
    ),
    case(
        "2014?",
        [
            "2014 (uncertain)",
            "2014 (onzeker)",
            "2014 (date incertaine)",
        ],
        ["2014?", "2014?", "2014\u{a0}?"],
    ),
    case(
        "2014%",
        [
            "about 2014 (uncertain)",
            "omstreeks 2014 (onzeker)",
            "vers 2014 (date incertaine)",
        ],
        ["c. 2014?", "ca. 2014?", "vers 2014\u{a0}?"],
    ),
    // Unspecified digits.
    case(
        "197X",
        ["the 1970s", "de jaren 1970", "les années 1970"],
        ["1970s", "jaren 1970", "années 1970"],
    ),
    case(
        "197X~",
        [
            "about the 1970s",
            "omstreeks de jaren 1970",
            "vers les années 1970",
        ],
        ["c. 1970s", "ca. jaren 1970", "vers les années 1970"],
    ),
    case(
        "200X",
        [
            "between 2000 and 2009",
            "tussen 2000 en 2009",
            "entre 2000 et 2009",
        ],
        ["2000–2009", "2000–2009", "2000–2009"],
    ),
    case(
        "19XX~",
        [
            "between about 1900 and about 1999",
            "tussen omstreeks 1900 en omstreeks 1999",
            "entre 1900 environ et 1999 environ",
        ],
        ["c. 1900–1999", "ca. 1900–1999", "vers 1900–1999"],
    ),
    case(
        "2014-XX",
        [
            "2014, month not stated",
            "2014, maand niet vermeld",
            "2014, mois non précisé",
        ],
        ["2014", "2014", "2014"],
    ),
    case(
        "2014-XX-XX",
        [
            "2014, month and day not stated",
            "2014, maand en dag niet vermeld",
            "2014, mois et jour non précisés",
        ],
        ["2014", "2014", "2014"],
    ),
    case(
        "2014-11-XX?",
        [
            "November 2014, day not stated (uncertain)",
            "november 2014, dag niet vermeld (onzeker)",
            "novembre 2014, jour non précisé (date incertaine)",
        ],
        ["Nov 2014?", "nov 2014?", "nov. 2014\u{a0}?"],
    ),
    // Intervals of days.
    case(
        "2015-11-21/2015-11-25",
        [
            "21–25 November 2015",
            "21–25 november 2015",
            "du 21 au 25 novembre 2015",
        ],
        ["21–25 Nov 2015", "21–25 nov 2015", "21–25 nov. 2015"],
    ),
    case(
        "2024-03-01/2024-03-05",
        ["1–5 March 2024", "1–5 maart 2024", "du 1er au 5 mars 2024"],
        ["1–5 Mar 2024", "1–5 mrt 2024", "1er–5 mars 2024"],
    ),
    case(
        "2015-11-28/2015-12-03",
        [
            "from 28 November to 3 December 2015",
            "van 28 november tot en met 3 december 2015",
            "du 28 novembre au 3 décembre 2015",
        ],
        [
            "28 Nov – 3 Dec 2015",
            "28 nov – 3 dec 2015",
            "28 nov. – 3 déc. 2015",
        ],
    ),
    case(
        "2015-12-28/2016-01-03",
        [
            "from 28 December 2015 to 3 January 2016",
            "van 28 december 2015 tot en met 3 januari 2016",
            "du 28 décembre 2015 au 3 janvier 2016",
        ],
        [
            "28 Dec 2015 – 3 Jan 2016",
            "28 dec 2015 – 3 jan 2016",
            "28 déc. 2015 – 3 janv. 2016",
        ],
    ),
    case(
        "2015-11-21/2015-11-21",
        ["21 November 2015", "21 november 2015", "21 novembre 2015"],
        ["21 Nov 2015", "21 nov 2015", "21 nov. 2015"],
    ),
    // Intervals of months, seasons and years.
    case(
        "2004-06/2004-08",
        [
            "from June to August 2004",
            "van juni tot en met augustus 2004",
            "de juin à août 2004",
        ],
        ["Jun–Aug 2004", "jun–aug 2004", "juin–août 2004"],
    ),
    case(
        "2004-04/2006-08",
        [
            "from April 2004 to August 2006",
            "van april 2004 tot en met augustus 2006",
            "d'avril 2004 à août 2006",
        ],
        [
            "Apr 2004 – Aug 2006",
            "apr 2004 – aug 2006",
            "avr. 2004 – août 2006",
        ],
    ),
    case(
        "2025-21/2025-23",
        [
            "from spring to autumn 2025",
            "van voorjaar tot en met najaar 2025",
            "du printemps à l'automne 2025",
        ],
        [
            "spring–autumn 2025",
            "voorjaar–najaar 2025",
            "printemps–automne 2025",
        ],
    ),
    case(
        "2024-23/2024-24",
        [
            "from autumn 2024 to winter 2024–2025",
            "van najaar 2024 tot en met winter 2024–2025",
            "de l'automne 2024 à l'hiver 2024-2025",
        ],
        [
            "autumn 2024 – winter 2024–25",
            "najaar 2024 – winter 2024–25",
            "automne 2024 – hiver 2024-25",
        ],
    ),
    case(
        "2024-22/2025-21",
        [
            "from summer 2024 to spring 2025",
            "van zomer 2024 tot en met voorjaar 2025",
            "de l'été 2024 au printemps 2025",
        ],
        [
            "summer 2024 – spring 2025",
            "zomer 2024 – voorjaar 2025",
            "été 2024 – printemps 2025",
        ],
    ),
    case(
        "1964/2008",
        [
            "from 1964 to 2008",
            "van 1964 tot en met 2008",
            "de 1964 à 2008",
        ],
        ["1964–2008", "1964–2008", "1964–2008"],
    ),
    case(
        "2004/2004",
        ["within 2004", "binnen 2004", "au cours de 2004"],
        ["2004", "2004", "2004"],
    ),
    case(
        "2004-10/2004-10",
        [
            "within October 2004",
            "binnen oktober 2004",
            "au cours d'octobre 2004",
        ],
        ["Oct 2004", "okt 2004", "oct. 2004"],
    ),
    case(
        "2004-02-01/2005",
        [
            "from 1 February 2004 to 2005",
            "van 1 februari 2004 tot en met 2005",
            "du 1er février 2004 à 2005",
        ],
        [
            "1 Feb 2004 – 2005",
            "1 feb 2004 – 2005",
            "1er févr. 2004 – 2005",
        ],
    ),
    // Intervals with a doubt.
    case(
        "1984~/2004-06",
        [
            "from about 1984 to June 2004",
            "van omstreeks 1984 tot en met juni 2004",
            "de 1984 environ à juin 2004",
        ],
        [
            "c. 1984 – Jun 2004",
            "ca. 1984 – jun 2004",
            "vers 1984 – juin 2004",
        ],
    ),
    case(
        "1984?/2004%",
        [
            "from 1984 (uncertain) to about 2004 (uncertain)",
            "van 1984 (onzeker) tot omstreeks 2004 (onzeker)",
            "de 1984 (date incertaine) à 2004 environ (date incertaine)",
        ],
        [
            "1984? – c. 2004?",
            "1984? – ca. 2004?",
            "1984\u{a0}? – vers 2004\u{a0}?",
        ],
    ),
    case(
        "2015-11-21/2015-11-25~",
        [
            "from 21 November 2015 to about 25 November 2015",
            "van 21 november 2015 tot omstreeks 25 november 2015",
            "du 21 novembre 2015 au 25 novembre 2015 environ",
        ],
        [
            "21 Nov 2015 – c. 25 Nov 2015",
            "21 nov 2015 – ca. 25 nov 2015",
            "21 nov. 2015 – vers le 25 nov. 2015",
        ],
    ),
    // Open and unknown ends.
    case(
        "2022/..",
        ["since 2022", "sinds 2022", "depuis 2022"],
        ["since 2022", "sinds 2022", "depuis 2022"],
    ),
    case(
        "2024-03-01/..",
        [
            "since 1 March 2024",
            "sinds 1 maart 2024",
            "depuis le 1er mars 2024",
        ],
        [
            "since 1 Mar 2024",
            "sinds 1 mrt 2024",
            "depuis le 1er mars 2024",
        ],
    ),
    case(
        "2025-23~/..",
        [
            "since about autumn 2025",
            "sinds omstreeks najaar 2025",
            "depuis l'automne 2025 environ",
        ],
        [
            "since c. autumn 2025",
            "sinds ca. najaar 2025",
            "depuis l'automne 2025 env.",
        ],
    ),
    case(
        "../2006",
        ["until 2006", "tot en met 2006", "jusqu'en 2006"],
        ["until 2006", "tot en met 2006", "jusqu'en 2006"],
    ),
    case(
        "../2024-03-01",
        [
            "until 1 March 2024",
            "tot en met 1 maart 2024",
            "jusqu'au 1er mars 2024",
        ],
        [
            "until 1 Mar 2024",
            "tot en met 1 mrt 2024",
            "jusqu'au 1er mars 2024",
        ],
    ),
    case(
        "../2025-22",
        [
            "until summer 2025",
            "tot en met zomer 2025",
            "jusqu'à l'été 2025",
        ],
        [
            "until summer 2025",
            "tot en met zomer 2025",
            "jusqu'à l'été 2025",
        ],
    ),
    case(
        "2013/",
        [
            "from 2013, end unknown",
            "vanaf 2013, einde onbekend",
            "à partir de 2013, fin inconnue",
        ],
        ["2013–?", "2013–?", "2013–?"],
    ),
    case(
        "2013-10/",
        [
            "from October 2013, end unknown",
            "vanaf oktober 2013, einde onbekend",
            "à partir d'octobre 2013, fin inconnue",
        ],
        ["Oct 2013 – ?", "okt 2013 – ?", "oct. 2013 – ?"],
    ),
    case(
        "/2006",
        [
            "until 2006, start unknown",
            "tot en met 2006, begin onbekend",
            "jusqu'en 2006, début inconnu",
        ],
        ["?–2006", "?–2006", "?–2006"],
    ),
    // Years that need more than four digits to be understood.
    case(
        "-0043-03-15",
        [
            "15 March 44 BC",
            "15 maart 44 v.Chr.",
            "15 mars 44 av. J.-C.",
        ],
        ["15 Mar 44 BC", "15 mrt 44 v.Chr.", "15 mars 44 av. J.-C."],
    ),
    case(
        "0000",
        ["1 BC", "1 v.Chr.", "1 av. J.-C."],
        ["1 BC", "1 v.Chr.", "1 av. J.-C."],
    ),
    case(
        "0079",
        ["AD 79", "79 n.Chr.", "79 apr. J.-C."],
        ["AD 79", "79 n.Chr.", "79 apr. J.-C."],
    ),
    case(
        "-019X",
        [
            "between 200 BC and 191 BC",
            "tussen 200 v.Chr. en 191 v.Chr.",
            "entre 200 av. J.-C. et 191 av. J.-C.",
        ],
        [
            "200 BC – 191 BC",
            "200 v.Chr. – 191 v.Chr.",
            "200 av. J.-C. – 191 av. J.-C.",
        ],
    ),
    case(
        "Y17000",
        ["17,000", "17.000", "17\u{202f}000"],
        ["17,000", "17.000", "17\u{202f}000"],
    ),
];

const LANGS: [Lang; 3] = [Lang::En, Lang::Nl, Lang::Fr];

#[test]
fn words_and_labels() {
    for case in CASES {
        let date = edtf(case.date);
        let words = LANGS.map(|lang| date_in_words(&date, lang));
        assert_eq!(words, case.words, "{}", case.date);
        let short = LANGS.map(|lang| short_date(&date, lang));
        assert_eq!(short, case.short, "{}", case.date);
    }
}

#[test]
fn every_month_and_season_has_a_name() {
    for code in (1..=12).chain(21..=24) {
        let date = edtf(&format!("2014-{code:02}"));
        for lang in LANGS {
            for text in [date_in_words(&date, lang), short_date(&date, lang)] {
                assert!(text.contains(" 2014") && text.len() > 6, "{text}");
            }
        }
    }
}

mod any_date {
    use proptest::prelude::*;

    use super::super::properties::date_text;
    use super::*;

    proptest! {
        /// Neither a doubt nor a missing end is ever left unsaid.
        #[test]
        fn says_what_is_open(text in date_text(1000..=9998)) {
            let date = edtf(&text);
            for lang in LANGS {
                let (words, short) = (date_in_words(&date, lang), short_date(&date, lang));
                for text in [&words, &short] {
                    prop_assert_eq!(text.trim(), text.as_str());
                    prop_assert!(!text.contains("  ") && !text.is_empty(), "{}", text);
                }
                if text.contains(['?', '%']) {
                    prop_assert!(words.contains('('), "{}: {}", text, words);
                    prop_assert!(short.contains('?'), "{}: {}", text, short);
                }
                if text.starts_with('/') || text.ends_with('/') {
                    prop_assert!(words.contains(','), "{}: {}", text, words);
                    prop_assert!(short.contains('?'), "{}: {}", text, short);
                }
            }
        }
    }
}
