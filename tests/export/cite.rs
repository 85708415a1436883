//! Citations: what stands in them, and that a BibTeX parser that is not ours
//! reads them. RIS and CSL-JSON are read in `tests/published`.

use biblatex::{Bibliography, ChunksExt, DateValue, EntryType, PermissiveType};
use threatline::export::cite::{Author, Format, Link, Subject, Work, link, subjects, works, write};
use threatline::export::{DATA_DATE, VERSION};
use threatline::model::compare::row;
use threatline::model::*;
use threatline::view::{ViewState, parse};

use super::{built_in, small, with_service_x};

fn corpus(data: &Data) -> Corpus {
    Corpus::new(data.clone())
}

fn of_event<'a>(works: &'a [Work], key: &str) -> &'a Work {
    let found = works.iter().find(|work| work.key == key);
    found.unwrap_or_else(|| panic!("{key} is not cited"))
}

fn fire(lang: Lang, address: Option<&str>) -> Vec<Work> {
    let subject = Subject::Event(EventId::new("quay-fire"));
    works(&corpus(small()), &subject, lang, address)
}

fn one(works: &[Work], key: &str, format: Format, lang: Lang) -> String {
    write(std::slice::from_ref(of_event(works, key)), format, lang)
}

#[test]
fn a_report_is_cited_with_its_sections_and_pages() {
    let works = fire(Lang::En, None);
    for (format, expected) in [
        (
            Format::Apa,
            "Harbour Office. (2026, February). Review of the Harbour Office 2025 (“Ember”, p. 8).",
        ),
        (
            Format::Chicago,
            "Harbour Office, Review of the Harbour Office 2025 (February 2026), “Ember”, p. 8.",
        ),
        (
            Format::Mla,
            "Review of the Harbour Office 2025. Harbour Office, Feb. 2026, “Ember”, p. 8.",
        ),
    ] {
        assert_eq!(one(&works, "review-2025", format, Lang::En), expected);
    }
}

/// Each language has its own quotation marks, and a quotation within one has others.
#[test]
fn what_is_quoted_has_the_marks_of_the_language() {
    let works = fire(Lang::Nl, None);
    assert_eq!(
        one(&works, "review-2025", Format::Chicago, Lang::Nl),
        "Harbour Office, Review of the Harbour Office 2025 (februari 2026), ‘Ember’, p. 8."
    );
    let quoted = |title: &str, lang: Lang| {
        let mut entry = fire(lang, None).pop().expect("the entry itself");
        title.clone_into(&mut entry.title);
        let text = write(&[entry], Format::Chicago, lang);
        let (title, _) = text.split_once(", Threatline").expect("a container");
        title.trim_start_matches("Threatline, ").to_owned()
    };
    for (lang, title, expected) in [
        (
            Lang::En,
            "It “goes on”: the service’s words",
            "“It ‘goes on’: the service’s words”",
        ),
        (
            Lang::Nl,
            "Ze ‘blijft’ optreden: ‘foto’s’",
            "‘Ze “blijft” optreden: “foto’s”’",
        ),
        (Lang::Fr, "L’énoncé", "«\u{a0}L’énoncé\u{a0}»"),
        (
            Lang::Fr,
            "«\u{a0}Un\u{a0}» ou « deux »",
            "«\u{a0}“Un” ou “deux”\u{a0}»",
        ),
    ] {
        assert_eq!(quoted(title, lang), expected);
    }
}

#[test]
fn what_is_not_printed_is_said_so_and_not_made_up() {
    for (lang, no_date) in [
        (Lang::En, "(n.d.)"),
        (Lang::Nl, "(z.d.)"),
        (Lang::Fr, "(s.d.)"),
    ] {
        let works = fire(lang, None);
        let text = one(&works, "notes-2024", Format::Apa, lang);
        assert!(text.contains(no_date), "{text}");
        let text = one(&works, "notes-2024", Format::BibTex, lang);
        assert!(
            !text.contains("year =") && !text.contains("pages ="),
            "{text}"
        );
    }
}

#[test]
fn an_article_has_its_author_its_paper_and_its_day() {
    let subject = Subject::Divergence(DivergenceId::new("how-many-drones"));
    let works = works(&corpus(small()), &subject, Lang::En, None);
    for (format, expected) in [
        (
            Format::Apa,
            "Writer, A. (2026, February 3). Fewer drones over the quays. The Courier.",
        ),
        (
            Format::Chicago,
            "A. Writer, “Fewer drones over the quays”, The Courier, February 3, 2026.",
        ),
        (
            Format::Mla,
            "Writer, A. “Fewer drones over the quays.” The Courier, 3 Feb. 2026.",
        ),
    ] {
        assert_eq!(one(&works, "courier", format, Lang::En), expected);
    }
    let Author::Person { given, family } = &of_event(&works, "courier").author else {
        panic!("a person");
    };
    assert_eq!((given.as_str(), family.as_str()), ("A.", "Writer"));
}

/// The year stands first in English, and a month or a season after it.
#[test]
fn a_date_stands_as_its_style_has_it() {
    for (date, lang, expected) in [
        ("2026-02-03", Lang::En, "(2026, February 3)"),
        ("2026-02", Lang::En, "(2026, February)"),
        ("2026-21", Lang::En, "(2026, Spring)"),
        ("2026-24", Lang::En, "(2026–2027, Winter)"),
        ("2026-02~", Lang::En, "(about February 2026)"),
        ("2026-02-XX", Lang::En, "(February 2026, day not stated)"),
        ("2026", Lang::En, "(2026)"),
        ("2026-02", Lang::Nl, "(februari 2026)"),
        ("2026-21", Lang::Fr, "(printemps 2026)"),
    ] {
        let mut data = small().clone();
        data.sources[1].published = Some(date.parse().expect("a date"));
        let subject = Subject::Event(EventId::new("quay-fire"));
        let works = works(&corpus(&data), &subject, lang, None);
        let text = one(&works, "review-2025", Format::Apa, lang);
        assert!(text.contains(expected), "{text}");
    }
}

#[test]
fn an_entry_names_its_version_its_data_and_its_place() {
    let at = "https://example.org/threatline.html";
    for lang in Lang::ALL {
        let works = fire(lang, Some(at));
        let own = works.last().expect("the entry itself");
        assert_eq!(own.key, "threatline-quay-fire");
        assert_eq!(own.issued, DATA_DATE.parse().ok());
        let fragment = link(
            &corpus(small()),
            &Subject::Event(EventId::new("quay-fire")),
            lang,
        );
        for format in Format::ALL {
            let text = write(std::slice::from_ref(own), format, lang);
            assert!(text.contains(VERSION), "{text}");
            assert!(text.contains(&format!("{at}#{fragment}")), "{text}");
            let title = small().events.iter().find(|r| r.id.as_str() == "quay-fire");
            let title = title.expect("the event").title.get(lang).text;
            assert!(text.contains(title), "{text}");
        }
        // A copy on a stick has no address: the part after `#` stands for it.
        let works = fire(lang, None);
        let own = works.last().expect("the entry itself");
        assert_eq!(own.link, Some(Link::Fragment(format!("#{fragment}"))));
        for format in [
            Format::Apa,
            Format::Chicago,
            Format::Mla,
            Format::Ris,
            Format::CslJson,
        ] {
            let text = write(std::slice::from_ref(own), format, lang);
            assert!(text.contains(&format!("#{fragment}")), "{text}");
        }
    }
}

/// Where a citation's link leads, what is cited stands.
#[test]
fn links_lead_to_what_is_cited() {
    let corpus = corpus(built_in());
    for subject in subjects(&corpus, 2024, 2025) {
        let link = link(&corpus, &subject, Lang::Fr);
        let parsed = parse(&corpus, &link, &ViewState::default());
        assert_eq!(parsed.warnings, [], "{link}");
        let state = parsed.state;
        assert_eq!(state.lang, Lang::Fr, "{link}");
        match subject {
            Subject::Event(id) => assert_eq!(state.event, Some(id)),
            Subject::Statement(id) => {
                let topic = state.topic.and_then(|topic| corpus.topic(&topic));
                let row = topic.and_then(|topic| row(&corpus, topic, &state.a, &state.b));
                let row = row.unwrap_or_else(|| panic!("{link} opens no row"));
                let mut stated = row.a.iter().chain(&row.b);
                assert!(stated.any(|one| one.id == id), "{id} is not in {link}");
            }
            Subject::Series(id) => assert_eq!(state.record, Some(id.to_string())),
            Subject::Divergence(id) => assert_eq!(state.record, Some(id.to_string())),
            Subject::Topic(id, a, b) => {
                assert_eq!((state.topic, state.a, state.b), (Some(id), a, b));
            }
        }
    }
}

/// Nothing that stands in the data makes a citation that says less than it must.
#[test]
fn everything_can_be_cited_in_every_format_and_language() {
    let corpus = corpus(built_in());
    for subject in subjects(&corpus, 2024, 2025) {
        for lang in Lang::ALL {
            let works = works(&corpus, &subject, lang, None);
            let is_topic = matches!(subject, Subject::Topic(..));
            assert!(works.len() >= 2 || is_topic, "{subject:?} has no source");
            for work in &works {
                for format in Format::ALL {
                    let text = write(std::slice::from_ref(work), format, lang);
                    assert!(text.len() > 20, "{text}");
                    if format.is_text() {
                        for mistake in ["  ", " ,", ",,", " .", "..,", "().", "()", ", )", ".."] {
                            assert!(!text.contains(mistake), "{mistake:?} in {text}");
                        }
                        assert!(!text.contains('\n'), "{text}");
                    }
                }
            }
        }
    }
    let nothing = Subject::Event(EventId::new("no-such-event"));
    assert_eq!(works(&corpus, &nothing, Lang::En, None), []);
}

#[test]
fn bibtex_is_read_back_as_it_was_meant() {
    let corpus = corpus(built_in());
    for subject in subjects(&corpus, 2024, 2025) {
        let works = works(
            &corpus,
            &subject,
            Lang::Nl,
            Some("https://example.org/a_b%20{c}"),
        );
        let text = write(&works, Format::BibTex, Lang::Nl);
        let read = Bibliography::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(read.len(), works.len(), "{text}");
        for work in &works {
            let entry = read
                .get(&work.key)
                .unwrap_or_else(|| panic!("{}\n{text}", work.key));
            let title = entry.title().expect("a title").format_verbatim();
            assert_eq!(title, work.title);
            let authors = entry.author().expect("an author");
            assert_eq!(authors.len(), 1, "{text}");
            match &work.author {
                Author::Person { given, family } => {
                    assert_eq!((&authors[0].given_name, &authors[0].name), (given, family));
                }
                Author::Group(name) => assert_eq!(&authors[0].name, name),
            }
            if let Some(date) = work.issued.and_then(|date| date.date()) {
                let Ok(PermissiveType::Typed(read)) = entry.date() else {
                    panic!("no date\n{text}");
                };
                let DateValue::At(read) = read.value else {
                    panic!("no day\n{text}");
                };
                assert_eq!(read.year, date.year());
            }
            if let Some(Link::Address(_)) = work.link {
                let url = entry.url().expect("an address");
                assert!(
                    url.starts_with("https://example.org/a_b%20%7Bc%7D#"),
                    "{url}"
                );
            }
            assert!(!matches!(entry.entry_type, EntryType::Unknown(_)), "{text}");
            // Where a source only says on which page a place begins, it ends there.
            let meant = work.pages.iter().map(|pages| {
                let (first, last) = (pages.first, pages.last.unwrap_or(pages.first));
                u32::from(first)..u32::from(last)
            });
            let meant: Vec<_> = meant.collect();
            // This parser forgives braces in a range; others do not.
            let ranges = meant.iter().filter(|pages| pages.start != pages.end);
            for pages in ranges {
                let range = format!("{}--{}", pages.start, pages.end);
                assert!(text.contains(&range), "{range}\n{text}");
            }
            match entry.pages() {
                Ok(PermissiveType::Typed(read)) => assert_eq!(read, meant, "{text}"),
                read => assert!(meant.is_empty() && read.is_err(), "{read:?}\n{text}"),
            }
        }
    }
}

/// What a reference manager has no field for stands in its notes, as in the text.
#[test]
fn a_date_and_pages_that_have_no_field_stand_in_the_notes() {
    let written = |date: &str, pages: &[u16], format| {
        let mut data = small().clone();
        let review = &mut data.sources[1];
        review.published = Some(date.parse().expect("a date"));
        for section in &mut review.sections {
            section.pages = pages.to_vec();
        }
        for at in data.events.iter_mut().flat_map(|event| &mut event.at) {
            at.page = None;
        }
        let subject = Subject::Event(EventId::new("quay-fire"));
        let mut works = works(&corpus(&data), &subject, Lang::En, None);
        for work in &mut works {
            work.sections.clear();
        }
        one(&works, "review-2025", format, Lang::En)
    };
    let notes = |date: &str, pages: &[u16]| {
        let bibtex = written(date, pages, Format::BibTex);
        let read = Bibliography::parse(&bibtex).unwrap_or_else(|error| panic!("{error}"));
        let bibtex = read
            .iter()
            .next()
            .and_then(|entry| entry.get("note"))
            .map(ChunksExt::format_verbatim);
        let ris = written(date, pages, Format::Ris);
        let ris: Vec<&str> = ris
            .lines()
            .filter_map(|line| line.strip_prefix("N1  - "))
            .collect();
        let csl = written(date, pages, Format::CslJson);
        let csl: serde_json::Value = serde_json::from_str(&csl).expect("JSON");
        let csl = csl[0]["note"].as_str().map(str::to_owned);
        (
            bibtex.unwrap_or_default(),
            ris.join(", "),
            csl.unwrap_or_default(),
        )
    };
    for (date, pages, expected) in [
        ("2024/2025", &[8, 8][..], "from 2024 to 2025"),
        ("202X", &[8, 8], "the 2020s"),
        ("2025-23", &[8, 8], "autumn 2025"),
        ("2026-02", &[42], "p. 42 ff."),
        ("2025-23", &[42], "autumn 2025, p. 42 ff."),
        ("2026-02", &[8, 9], ""),
        ("2026", &[], ""),
    ] {
        let expected = expected.to_owned();
        let (bibtex, ris, csl) = notes(date, pages);
        assert_eq!(
            (&bibtex, &ris, &csl),
            (&expected, &expected, &expected),
            "{date}"
        );
    }
    // What CSL has a field for needs no words there.
    let (bibtex, ris, csl) = notes("2026~", &[8, 8]);
    assert_eq!((bibtex.as_str(), csl.as_str()), ("about 2026", ""));
    assert_eq!(ris, bibtex);
}

/// Which words are the family name, and what is no person's name at all.
#[test]
fn an_author_is_a_person_or_a_group() {
    for (name, expected) in [
        ("Jean-Pierre Dupont", "Dupont, J.-P. ("),
        ("Anna Maria  Peeters", "Peeters, A. M. ("),
        ("Belga", "Belga. ("),
        ("Jan De Smet", "De Smet, J. ("),
        ("Jan Pieter VAN DEN BERG", "VAN DEN BERG, J. P. ("),
        ("Charles de La Tour", "de La Tour, C. ("),
        ("Van Peeters", "Peeters, V. ("),
        ("Peeters, Jan", "Peeters, J. ("),
        ("Van den Berg, Jan Pieter", "Van den Berg, J. P. ("),
        ("Peeters,", "Peeters. ("),
        // No given name stands behind these commas.
        ("Jan Peeters, An Claes", "Jan Peeters, An Claes. ("),
        (
            "Ministry of Ports, Northmark",
            "Ministry of Ports, Northmark. (",
        ),
        ("María de los Ángeles Pérez", "Pérez, M. d. l. Á. ("),
        (
            "Jan Peeters and An De Smet",
            "Jan Peeters and An De Smet. (",
        ),
        ("Jan Peeters en An Claes", "Jan Peeters en An Claes. ("),
        ("Jean Dupont et Anne Roy", "Jean Dupont et Anne Roy. ("),
        ("Peeters & Claes", "Peeters & Claes. ("),
        (
            "Jan Peeters, An Claes, Jo Maes",
            "Jan Peeters, An Claes, Jo Maes. (",
        ),
    ] {
        let mut data = small().clone();
        for source in &mut data.sources {
            source.kind = SourceKind::Academic;
            source.author = Some(name.to_owned());
        }
        let subject = Subject::Event(EventId::new("quay-fire"));
        let works = works(&corpus(&data), &subject, Lang::Fr, None);
        let text = one(&works, "review-2025", Format::Apa, Lang::Fr);
        assert!(text.starts_with(expected), "{text}");
        let is_person = matches!(
            of_event(&works, "review-2025").author,
            Author::Person { .. }
        );
        // In braces of its own a name is one and is not taken apart.
        let text = one(&works, "review-2025", Format::BibTex, Lang::Fr);
        assert_eq!(!text.contains("author = {{"), is_person, "{text}");
        let read = Bibliography::parse(&text).expect("a parser that is not ours reads it");
        let entry = read.iter().next().expect("an entry");
        assert_eq!(entry.author().expect("an author").len(), 1, "{text}");
    }
}

/// RIS has only the comma to part a family name from the others.
#[test]
fn a_body_with_commas_in_its_name_is_no_person_in_ris() {
    let name = "Ministry of Harbours, Quays and Ships";
    let mut data = small().clone();
    for source in &mut data.sources {
        source.publisher = name.to_owned();
    }
    let subject = Subject::Event(EventId::new("quay-fire"));
    let works = works(&corpus(&data), &subject, Lang::En, None);
    let text = one(&works, "review-2025", Format::Ris, Lang::En);
    for line in [
        "AU  - Ministry of Harbours Quays and Ships",
        "N1  - Ministry of Harbours, Quays and Ships",
    ] {
        assert!(text.lines().any(|found| found == line), "{text}");
    }
    let works = fire(Lang::En, None);
    let text = one(&works, "review-2025", Format::Ris, Lang::En);
    assert!(!text.contains("N1  - Harbour Office"), "{text}");
}

/// A report of a service is the work of a body, whatever its name looks like.
#[test]
fn the_author_of_an_official_report_is_a_body() {
    let mut data = small().clone();
    for source in &mut data.sources {
        source.author = Some("Harbour Office".to_owned());
    }
    let subject = Subject::Event(EventId::new("quay-fire"));
    let works = works(&corpus(&data), &subject, Lang::En, None);
    let review = of_event(&works, "review-2025");
    assert_eq!(review.author, Author::Group("Harbour Office".to_owned()));
}

/// A title of a reader's own report may hold anything.
#[test]
fn no_title_breaks_out_of_its_field() {
    let mut data = small().clone();
    let hostile = "50 % & $x_1 {y} # ~ ^ \\ \"end\"";
    for source in &mut data.sources {
        source.title = format!("{hostile}, {}", source.id);
    }
    let corpus = corpus(&data);
    let subject = Subject::Event(EventId::new("quay-fire"));
    let works = works(&corpus, &subject, Lang::En, None);
    let text = write(&works, Format::BibTex, Lang::En);
    let read = Bibliography::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(read.len(), works.len());
    for work in &works {
        let entry = read.get(&work.key).expect("the work");
        let title = entry.title().expect("a title").format_verbatim();
        assert_eq!(title, work.title, "{text}");
    }
    // RIS is read by lines.
    let mut work = works[0].clone();
    work.title = "one\r\nER  - \r\nTY  - two".to_owned();
    let text = write(&[work], Format::Ris, Lang::En);
    let starts = text.lines().filter(|line| line.starts_with("TY  - "));
    assert_eq!(starts.count(), 1, "{text}");
}

/// A record of the reader's own report is cited as a part of that report, and not under
/// our name.
#[test]
fn a_record_of_the_readers_report_is_theirs() {
    let with_report = with_service_x();
    let subject = Subject::Event(EventId::new("service-x~cable"));
    let works = works(
        &with_report,
        &subject,
        Lang::En,
        Some("https://example.org/"),
    );
    assert!(
        works.iter().all(|work| !work.key.contains('~')),
        "{works:?}"
    );
    let own = of_event(&works, "service-x-cable");
    assert_eq!(own.author, Author::Group("Service X".to_owned()));
    for format in Format::ALL {
        let text = write(&works, format, Lang::En);
        assert!(!text.contains("Threatline"), "{text}");
        assert!(text.contains("Cable damaged off the coast"), "{text}");
    }
    let text = write(&works, Format::BibTex, Lang::En);
    let read = Bibliography::parse(&text).expect("a parser that is not ours reads it");
    assert_eq!(read.len(), works.len());
}
