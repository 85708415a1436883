//! Each rule of reading and of checking, broken once.

use threatline::model::check::{Fault, Languages, Origin, Problem, Wanted, limits};

use super::small::{Change, changed, problems};

const LONG: &str = "one two three four five six seven eight nine";

/// One thing that is broken, and the one problem that must be found, as it is
/// printed: `file:line: record: found …; expected …`.
struct Case {
    change: Change,
    problem: String,
}

fn case(
    file: &'static str,
    old: &'static str,
    new: &'static str,
    problem: impl Into<String>,
) -> Case {
    Case {
        change: Change { file, old, new },
        problem: problem.into(),
    }
}

fn check_all(cases: Vec<Case>) {
    let mut failures = Vec::new();
    for Case { change, problem } in cases {
        let found: Vec<String> = problems(&changed(&[change]), Languages::All)
            .iter()
            .map(ToString::to_string)
            .collect();
        if found != [problem.as_str()] {
            failures.push(format!(
                "{} → {}\n  wanted {problem}\n  got    {}",
                change.old,
                change.new.chars().take(200).collect::<String>(),
                found.join("\n         ")
            ));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// A text of so many characters, none of them one byte long.
fn of_length(characters: usize) -> &'static str {
    "é".repeat(characters).leak()
}

#[test]
fn the_small_corpus_is_sound() {
    assert_eq!(problems(&changed(&[]), Languages::All), []);
}

#[test]
fn a_problem_has_four_parts() {
    let change = Change {
        file: "events.toml",
        old: "topics = [\"drones\"]",
        new: "topics = [\"balloons\"]",
    };
    assert_eq!(
        problems(&changed(&[change]), Languages::All),
        [Problem {
            origin: Origin {
                file: "events.toml".into(),
                line: 1
            },
            record: "first-drone.topics".into(),
            fault: Fault::UnknownId {
                id: "balloons".into(),
                wanted: Wanted::Topic,
            },
        }]
    );
}

#[test]
fn what_cannot_be_read() {
    const README: &str = "a record as data/README.md shows it";
    check_all(vec![
        case(
            "forwards.toml",
            "",
            "[[balloon]]\nid = \"x\"\n",
            "forwards.toml:4: found `balloon`; expected source, theme, topic, term, tour, event, \
             statement, comparison, series, divergence, omission or forward",
        ),
        case(
            "forwards.toml",
            "",
            "[omission]\nsource = \"report\"\n",
            "forwards.toml:4: found `omission`; expected a list of records, [[…]]",
        ),
        case(
            "forwards.toml",
            "[[forward]]",
            "omission = 3\n[[forward]]",
            "forwards.toml:1: found `omission`; expected a list of records, [[…]]",
        ),
        case(
            "forwards.toml",
            "",
            "[[omission]]\nsource = \"report\"\nsection = \"web\"\nreason = \"contact\"\n",
            format!("forwards.toml:4: found missing field `what`; expected {README}"),
        ),
        case(
            "vocabulary.toml",
            "note = true",
            "note = true\nnotes = 3",
            format!(
                "vocabulary.toml:32: rung: found unknown field `notes`, expected one of `id`, \
                 `short`, `name`, `text`, `at`, `note`; expected {README}"
            ),
        ),
        case(
            "vocabulary.toml",
            "note = true",
            "note = \"yes\"",
            format!(
                "vocabulary.toml:31: rung: found invalid type: string \"yes\", expected a \
                 boolean; expected {README}"
            ),
        ),
        case(
            "figures.toml",
            "reason = \"contact\"",
            "reason = \"laziness\"",
            format!(
                "figures.toml:46: found unknown variant `laziness`, expected one of `contact`, \
                 `furniture`, `illustration`, `repetition`, `background`, `rhetoric`, \
                 `private`, `operational`; expected {README}"
            ),
        ),
        case(
            "figures.toml",
            "what = { en = \"An address\", nl",
            "what = { en = \"An address\", de",
            format!(
                "figures.toml:45: found unknown field `de`, expected one of `en`, `nl`, `fr`; \
                 expected {README}"
            ),
        ),
        case(
            "forwards.toml",
            "from = \"a-drone\"",
            "from = 3",
            format!(
                "forwards.toml:2: found invalid type: integer `3`, expected a string; expected \
                 {README}"
            ),
        ),
    ]);
}

#[test]
fn a_date_that_is_none() {
    let change = Change {
        file: "figures.toml",
        old: "date = \"2024\"",
        new: "date = \"2025-02-30\"",
    };
    let files = changed(&[change]);
    let found = problems(&files, Languages::All);
    // The series could not be read, so the divergence about it hangs in the air.
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0].origin.line, 10);
    assert_eq!(found[0].record, "issued");
    assert!(found[0].fault.found().contains("\"30\""), "{}", found[0]);
    assert_eq!(found[1].record, "issued-differently.about");
    assert_eq!(found[1].fault.found(), "`issued`");
}

#[test]
fn a_file_that_is_no_toml_loses_only_what_is_broken() {
    let change = Change {
        file: "vocabulary.toml",
        old: "note = true",
        new: "note = = true",
    };
    let found = problems(&changed(&[change]), Languages::All);
    assert!(!found.is_empty());
    for problem in &found {
        assert_eq!(problem.origin.file, "vocabulary.toml", "{problem}");
    }
    assert_eq!(found[0].origin.line, 31, "{}", found[0]);
}

#[test]
fn ids() {
    let plain = "1 to 64 lower-case letters, digits, hyphens or dots";
    let long = "x".repeat(65);
    let mut cases = vec![
        case(
            "statements.toml",
            "",
            "[[statement]]\nid = \"first-drone\"\ntopic = \"drones\"\nyear = 2025\nkind = \"fact\"\n\
             gist = { en = \"a\", nl = \"b\", fr = \"c\" }\n\
             text = { en = \"a\", nl = \"b\", fr = \"c\" }\n\
             at = [{ source = \"report\", section = \"threat\", find = \"x\" }]\n",
            "statements.toml:27: first-drone.id: found an id that events.toml:1 already has; \
             expected a new id",
        ),
        case(
            "vocabulary.toml",
            "id = \"rung\"",
            "id = \"nsa\"",
            "vocabulary.toml:27: nsa.id: found an id that another record already has; expected a new id",
        ),
        case(
            "vocabulary.toml",
            "id = \"rung\"",
            "id = \"\"",
            format!("vocabulary.toml:27: .id: found ``; expected {plain}"),
        ),
        case(
            "vocabulary.toml",
            "id = \"rung\"",
            format!("id = \"{long}\"").leak(),
            format!("vocabulary.toml:27: {long}.id: found `{long}`; expected {plain}"),
        ),
    ];
    for id in ["Rung", "two words", "éc", "a_b", "a/b", "a,b", "a:b"] {
        cases.push(case(
            "vocabulary.toml",
            "id = \"rung\"",
            format!("id = \"{id}\"").leak(),
            format!("vocabulary.toml:27: {id}.id: found `{id}`; expected {plain}"),
        ));
    }
    // In the name space that links share, and in each of the others.
    for (file, old, new, line, id) in [
        (
            "events.toml",
            "id = \"last-drone\"",
            "id = \"Last\"",
            18,
            "Last",
        ),
        (
            "figures.toml",
            "id = \"issued-differently\"",
            "id = \"I\"",
            29,
            "I",
        ),
        (
            "sources.toml",
            "id = \"report-nl\"",
            "id = \"NL\"",
            17,
            "NL",
        ),
    ] {
        let mut found: Vec<String> =
            problems(&changed(&[Change { file, old, new }]), Languages::All)
                .iter()
                .map(ToString::to_string)
                .collect();
        // Those that name the record by its old id are further problems.
        found.retain(|problem| problem.contains(".id: "));
        assert_eq!(
            found,
            [format!(
                "{file}:{line}: {id}.id: found `{id}`; expected {plain}"
            )]
        );
    }
    check_all(cases);
}

#[test]
fn an_id_twice_in_each_name_space() {
    for (file, record) in [
        (
            "sources.toml",
            "[[source]]\nid = \"report\"\nkind = \"press\"\nlanguage = \"en\"\nyear = 2025\n\
             period = \"2025\"\ntitle = \"a\"\nshort = \"a\"\npublisher = \"a\"\n\
             note = { en = \"a\", nl = \"a\", fr = \"a\" }\nsections = []\n",
        ),
        (
            "vocabulary.toml",
            "[[theme]]\nid = \"russia\"\nfamily = \"crime\"\n\
             name = { en = \"a\", nl = \"a\", fr = \"a\" }\n",
        ),
        (
            "vocabulary.toml",
            "[[topic]]\nid = \"drones\"\ntheme = \"russia\"\n\
             title = { en = \"a\", nl = \"a\", fr = \"a\" }\n",
        ),
        (
            "vocabulary.toml",
            "[[tour]]\nid = \"main\"\nchapters = []\n\
             title = { en = \"a\", nl = \"a\", fr = \"a\" }\n\
             intro = { en = \"a\", nl = \"a\", fr = \"a\" }\n",
        ),
    ] {
        let change = Change {
            file,
            old: "",
            new: record,
        };
        let found = problems(&changed(&[change]), Languages::All);
        let [problem] = &found[..] else {
            panic!("{record}: {found:?}")
        };
        assert_eq!(
            problem.fault.found(),
            "an id that another record already has"
        );
        assert!(problem.record.ends_with(".id"));
        assert_eq!(problem.origin.file, file);
    }
}

#[test]
fn texts() {
    let three = "the text in English, Dutch and French";
    let trimmed = "text with no spaces at its start or end";
    let title = of_length(limits::TITLE + 1);
    let gist = of_length(limits::GIST + 1);
    let text = of_length(limits::TEXT + 1);
    // Every text that a record has, by a piece of it that stands once.
    let all = [
        ("sources.toml", "Un rapport.", 1, "report.note.fr", text),
        ("vocabulary.toml", "Rusland", 1, "russia.name.nl", title),
        (
            "vocabulary.toml",
            "Dronemeldingen",
            11,
            "drones.title.nl",
            title,
        ),
        (
            "vocabulary.toml",
            "National Security Authority",
            21,
            "nsa.name.en",
            gist,
        ),
        (
            "vocabulary.toml",
            "It issues clearances.",
            21,
            "nsa.text.en",
            text,
        ),
        ("vocabulary.toml", "Het verhaal", 33, "main.title.nl", title),
        (
            "vocabulary.toml",
            "En deux étapes.",
            33,
            "main.intro.fr",
            text,
        ),
        (
            "vocabulary.toml",
            "Herfst",
            33,
            "main.chapters.title.nl",
            title,
        ),
        (
            "vocabulary.toml",
            "The end.",
            33,
            "main.chapters.steps.text.en",
            text,
        ),
        (
            "events.toml",
            "First drone",
            1,
            "first-drone.title.en",
            title,
        ),
        (
            "events.toml",
            "Hij vloog.",
            1,
            "first-drone.summary.nl",
            text,
        ),
        (
            "events.toml",
            "mi-octobre 2025",
            1,
            "first-drone.date_words.fr",
            title,
        ),
        ("events.toml", "Brussel\"", 1, "first-drone.place.nl", title),
        ("events.toml", "Our note.", 1, "first-drone.note.en", text),
        (
            "events.toml",
            "enkele",
            1,
            "first-drone.casualties.note.nl",
            gist,
        ),
        (
            "statements.toml",
            "Another drone: likely.",
            1,
            "drones-2025.gist.en",
            gist,
        ),
        (
            "statements.toml",
            "Le service le juge probable.",
            1,
            "drones-2025.text.fr",
            text,
        ),
        (
            "statements.toml",
            "Een noot.",
            1,
            "drones-2025.note.nl",
            text,
        ),
        (
            "statements.toml",
            "un autre drone",
            1,
            "drones-2025.likelihood.of.fr",
            gist,
        ),
        (
            "statements.toml",
            "They count others.",
            20,
            "clearances.reason.en",
            text,
        ),
        ("figures.toml", "Afgeleverd", 1, "issued.title.nl", title),
        (
            "figures.toml",
            "\"habilitations\"",
            1,
            "issued.population.fr",
            text,
        ),
        ("figures.toml", "A note.", 1, "issued.note.en", text),
        (
            "figures.toml",
            "In het Engels.",
            1,
            "issued.value[1].note.nl",
            text,
        ),
        (
            "figures.toml",
            "Two numbers",
            29,
            "issued-differently.title.en",
            title,
        ),
        (
            "figures.toml",
            "De laatste cijfers.",
            29,
            "issued-differently.differs.nl",
            text,
        ),
        ("figures.toml", "Une adresse", 42, "omission.what.fr", text),
    ];
    let mut cases = Vec::new();
    for (file, old, line, record, long) in all {
        let quotes = old.matches('"').count();
        let with = |text: &str| -> &'static str {
            match quotes {
                0 => text.to_owned().leak(),
                1 => format!("{text}\"").leak(),
                _ => format!("\"{text}\"").leak(),
            }
        };
        let length = long.chars().count();
        cases.push(case(
            file,
            old,
            with(long),
            format!(
                "{file}:{line}: {record}: found {length} characters; expected at most {}",
                length - 1
            ),
        ));
        cases.push(case(
            file,
            old,
            with(" x"),
            format!("{file}:{line}: {record}: found “ x”; expected {trimmed}"),
        ));
        cases.push(case(
            file,
            old,
            with(""),
            format!("{file}:{line}: {record}: found “”; expected {trimmed}"),
        ));
        // At the limit nothing is wrong.
        let change = Change {
            file,
            old,
            new: with(of_length(length - 1)),
        };
        assert_eq!(
            problems(&changed(&[change]), Languages::All),
            [],
            "{record}"
        );
    }
    cases.push(case(
        "events.toml",
        "title = { en = \"First drone\", nl = \"Eerste drone\", fr = \"Premier drone\" }",
        "title = { en = \"First drone\", nl = \"Eerste drone\" }",
        format!("events.toml:1: first-drone.title.fr: found nothing; expected {three}"),
    ));
    check_all(cases);
}

#[test]
fn a_report_of_a_reader_needs_one_language() {
    let one = Change {
        file: "events.toml",
        old: "title = { en = \"First drone\", nl = \"Eerste drone\", fr = \"Premier drone\" }",
        new: "title.nl = \"Eerste drone\"",
    };
    assert_eq!(problems(&changed(&[one]), Languages::Any), []);
    assert_eq!(problems(&changed(&[one]), Languages::All).len(), 2);
    let none = Change {
        new: "title = {}",
        ..one
    };
    let found: Vec<String> = problems(&changed(&[none]), Languages::Any)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        found,
        [
            "events.toml:1: first-drone.title: found nothing; expected a text in at least one language"
        ]
    );
}

/// What a lecturer need not write, and we must.
#[test]
fn a_report_of_a_reader_may_leave_out() {
    let leave_out = |file, old| Change { file, old, new: "" };
    let cases = [
        leave_out("sources.toml", "short = \"Report\"\n"),
        leave_out(
            "sources.toml",
            "note = { en = \"A report.\", nl = \"Een verslag.\", fr = \"Un rapport.\" }\n",
        ),
        leave_out(
            "events.toml",
            "summary = { en = \"It flew.\", nl = \"Hij vloog.\", fr = \"Il a volé.\" }\n",
        ),
        leave_out("events.toml", ", page = 43, find = \"last drone\""),
        leave_out(
            "events.toml",
            ", section = \"figures\", page = 43, find = \"last drone\"",
        ),
        Change {
            file: "sources.toml",
            old: "period = \"2025\"\ntitle = \"The report\"",
            new: "title = \"The report\"",
        },
    ];
    for case in cases {
        let files = changed(&[case]);
        assert_eq!(problems(&files, Languages::Any), [], "{case:?}");
        assert!(!problems(&files, Languages::All).is_empty(), "{case:?}");
    }
}

#[test]
fn sources() {
    check_all(vec![
        case(
            "sources.toml",
            "edition_of = \"report\"",
            "edition_of = \"reports\"",
            "sources.toml:17: report-nl.edition_of: found `reports`; expected the id of an existing source",
        ),
        case(
            "sources.toml",
            "  { id = \"web\"",
            "  { id = \"figures\", title = \"Again\" },\n  { id = \"web\"",
            "sources.toml:1: report.sections: found `figures` twice; expected each section once",
        ),
        case(
            "sources.toml",
            "title = \"De dreiging\", pages = [3, 5]",
            "title = \"De dreiging\", pages = [5, 3]",
            "sources.toml:17: report-nl.sections.threat.pages: found [5, 3]; expected the first \
             page, or the first and the last",
        ),
        case(
            "sources.toml",
            "title = \"De dreiging\", pages = [3, 5]",
            "title = \"De dreiging\", pages = [3, 4, 5]",
            "sources.toml:17: report-nl.sections.threat.pages: found [3, 4, 5]; expected the \
             first page, or the first and the last",
        ),
    ]);
}

#[test]
fn vocabulary() {
    check_all(vec![
        case(
            "vocabulary.toml",
            "",
            "[[theme]]\nid = \"china.espionage\"\nfamily = \"foreign\"\n\
             name = { en = \"a\", nl = \"b\", fr = \"c\" }\n",
            "vocabulary.toml:44: china.espionage.id: found `china`; expected an existing theme as \
             its parent",
        ),
        case(
            "vocabulary.toml",
            "theme = \"russia.drones\"",
            "theme = \"russia.balloons\"",
            "vocabulary.toml:11: drones.theme: found `russia.balloons`; expected the id of an existing theme",
        ),
        case(
            "vocabulary.toml",
            "note = true",
            "note = false",
            "vocabulary.toml:27: rung.at: found no passage; expected where a source explains the \
             term, or `note = true`",
        ),
        case(
            "vocabulary.toml",
            "section = \"web\", find = \"authority\"",
            "section = \"net\", find = \"authority\"",
            "vocabulary.toml:21: nsa.at[0].section: found `net`; expected an existing section of report",
        ),
    ]);
}

#[test]
fn locators() {
    check_all(vec![
        case(
            "events.toml",
            "source = \"report-nl\"",
            "source = \"report-fr\"",
            "events.toml:1: first-drone.at[1].source: found `report-fr`; expected the id of an \
             existing source",
        ),
        // The two editions need not have the same sections.
        case(
            "events.toml",
            "source = \"report-nl\", section = \"threat\"",
            "source = \"report-nl\", section = \"web\"",
            "events.toml:1: first-drone.at[1].section: found `web`; expected an existing section of \
             report-nl",
        ),
        case(
            "events.toml",
            "page = 4,",
            "page = 2,",
            "events.toml:1: first-drone.at[0].page: found 2; expected a page of the section: \
             [3, 5]",
        ),
        case(
            "events.toml",
            "page = 4,",
            "page = 6,",
            "events.toml:1: first-drone.at[0].page: found 6; expected a page of the section: \
             [3, 5]",
        ),
        case(
            "events.toml",
            "page = 43",
            "page = 41",
            "events.toml:18: last-drone.at[0].page: found 41; expected a page of the section: \
             [42]",
        ),
        case(
            "vocabulary.toml",
            "find = \"authority\"",
            "page = 1, find = \"authority\"",
            "vocabulary.toml:21: nsa.at[0].page: found 1; expected a page of the section: []",
        ),
        case(
            "events.toml",
            "find = \"first drone\"",
            "find = \"\"",
            "events.toml:1: first-drone.at[0].find: found 0 words; expected 1 to 8 words as \
             printed",
        ),
        case(
            "events.toml",
            "find = \"eerste drone\"",
            format!("find = \"{LONG}\"").leak(),
            "events.toml:1: first-drone.at[1].find: found 9 words; expected 1 to 8 words as \
             printed",
        ),
    ]);
}

#[test]
fn events() {
    check_all(vec![
        case(
            "events.toml",
            "themes = [\"russia.drones\"]\ntopics",
            "themes = []\ntopics",
            "events.toml:1: first-drone.themes: found none; expected at least one theme",
        ),
        case(
            "events.toml",
            "themes = [\"russia.drones\"]\ntopics",
            "themes = [\"russia\", \"china\"]\ntopics",
            "events.toml:1: first-drone.themes: found `china`; expected the id of an existing theme",
        ),
        case(
            "events.toml",
            "at = [{ source = \"report\", section = \"figures\", page = 43, find = \"last drone\" }]",
            "at = []",
            "events.toml:18: last-drone.at: found no passage; expected at least one passage in a \
             source",
        ),
    ]);
}

#[test]
fn statements() {
    check_all(vec![
        case(
            "statements.toml",
            "topic = \"drones\"",
            "topic = \"balloons\"",
            "statements.toml:1: drones-2025.topic: found `balloons`; expected the id of an existing topic",
        ),
        case(
            "statements.toml",
            "at = [{ source = \"report\", section = \"threat\", find = \"likely\" }]",
            "at = []",
            "statements.toml:1: drones-2025.at: found no passage; expected at least one passage in \
             a source",
        ),
        case(
            "statements.toml",
            "term = { en = \"likely\", nl = \"waarschijnlijk\" }",
            "term = {}",
            "statements.toml:1: drones-2025.likelihood.term: found nothing; expected the \
             source's own words",
        ),
        case(
            "statements.toml",
            "nl = \"waarschijnlijk\" }",
            format!("nl = \"{LONG}\" }}").leak(),
            "statements.toml:1: drones-2025.likelihood.term.nl: found 9 words; expected 1 to 8 \
             words as printed",
        ),
        case(
            "statements.toml",
            "term = { en = \"likely\"",
            "term = { en = \"likely (70 %)\"",
            "statements.toml:1: drones-2025.likelihood.term.en: found “likely (70 %)”; expected \
             a term without a number",
        ),
        case(
            "statements.toml",
            "words = { en = \"slight increase\" }",
            "words = {}",
            "statements.toml:1: drones-2025.change.words: found nothing; expected the source's \
             own words",
        ),
        case(
            "statements.toml",
            "words = { en = \"slight increase\" }",
            "words = { en = \"\" }",
            "statements.toml:1: drones-2025.change.words.en: found 0 words; expected 1 to 8 words \
             as printed",
        ),
        case(
            "statements.toml",
            "words = { en = \"slight increase\" }",
            format!("words = {{ fr = \"{LONG}\" }}").leak(),
            "statements.toml:1: drones-2025.change.words.fr: found 9 words; expected 1 to 8 words \
             as printed",
        ),
        case(
            "statements.toml",
            "since = 2024",
            "since = 2025",
            "statements.toml:1: drones-2025.change.since: found 2025; expected a year before 2025",
        ),
        case(
            "statements.toml",
            "sign = \"raised\"",
            "sign = \"not-stated\"",
            "statements.toml:1: drones-2025.change.sign: found not-stated; expected raised, \
             lowered, unchanged, new or dropped; without one, no `change`",
        ),
        case(
            "statements.toml",
            "sign = \"raised\"",
            "sign = \"not-comparable\"",
            "statements.toml:1: drones-2025.change.sign: found not-comparable; expected raised, \
             lowered, unchanged, new or dropped; without one, no `change`",
        ),
    ]);
    // A change may be given in the source's own numbers; a likelihood may not.
    let number = Change {
        file: "statements.toml",
        old: "words = { en = \"slight increase\" }",
        new: "words = { en = \"increased by 5.14 percent\" }",
    };
    assert_eq!(problems(&changed(&[number]), Languages::All), []);
}

#[test]
fn comparisons() {
    check_all(vec![
        case(
            "statements.toml",
            "topic = \"clearances\"",
            "topic = \"clearance\"",
            "statements.toml:20: clearance.topic: found `clearance`; expected the id of an existing topic",
        ),
        case(
            "statements.toml",
            "sources = [\"report\"]",
            "sources = [\"reports\"]",
            "statements.toml:20: clearances.sources: found `reports`; expected the id of an existing source",
        ),
        case(
            "statements.toml",
            "sign = \"not-comparable\"",
            "sign = \"lowered\"",
            "statements.toml:20: clearances.sign: found lowered; expected not-comparable: any \
             other direction is stated by a source or computed",
        ),
    ]);
}

#[test]
fn figures() {
    check_all(vec![
        case(
            "figures.toml",
            "themes = [\"russia\"]\ntitle = { en = \"Issued\"",
            "themes = []\ntitle = { en = \"Issued\"",
            "figures.toml:1: issued.themes: found none; expected at least one theme",
        ),
        case(
            "figures.toml",
            "topic = \"clearances\"",
            "topic = \"clearance\"",
            "figures.toml:1: issued.topic: found `clearance`; expected the id of an existing topic",
        ),
        case(
            "figures.toml",
            "",
            "[[series]]\nid = \"empty\"\nthemes = [\"russia\"]\nunit = \"count\"\nvalue = []\n\
             title = { en = \"a\", nl = \"b\", fr = \"c\" }\n\
             population = { en = \"a\", nl = \"b\", fr = \"c\" }\n",
            "figures.toml:47: empty.value: found none; expected at least one value",
        ),
        case(
            "figures.toml",
            "at = [{ source = \"report\", section = \"figures\", find = \"5.14\" }]",
            "at = []",
            "figures.toml:1: issued.value[0].at: found no passage; expected at least one passage in \
             a source",
        ),
        case(
            "figures.toml",
            "conflicts = true\nat",
            "at",
            "figures.toml:1: issued.value[2]: found a second value for 2025; expected `conflicts \
             = true` on each, or another series",
        ),
        case(
            "figures.toml",
            "qualifier = \"derived\"",
            "qualifier = \"derived\"\nconflicts = true",
            "figures.toml:1: issued.value[0].conflicts: found no other value for the date; \
             expected the value that it conflicts with",
        ),
        case(
            "figures.toml",
            "arithmetic = \"335503 / 1.0514\"",
            "arithmetic = \"335503 / 2\"",
            "figures.toml:1: issued.value[0].arithmetic: found 335503 / 2 = 167751.5; expected \
             319101",
        ),
        case(
            "figures.toml",
            "arithmetic = \"335503 / 1.0514\"",
            "arithmetic = \"335503 / growth\"",
            "figures.toml:1: issued.value[0].arithmetic: found “335503 / growth”; expected \
             numbers with + - * / and brackets",
        ),
        case(
            "figures.toml",
            "arithmetic = \"335503 / 1.0514\"\n",
            "",
            "figures.toml:1: issued.value[0].arithmetic: found nothing; expected how the derived \
             value is computed",
        ),
        case(
            "figures.toml",
            "qualifier = \"derived\"",
            "qualifier = \"about\"",
            "figures.toml:1: issued.value[0].qualifier: found `arithmetic`; expected the \
             qualifier `derived`",
        ),
    ]);
}

/// The one problem of the small corpus with one change.
fn only_problem(file: &'static str, old: &'static str, new: &'static str) -> String {
    let found = problems(&changed(&[Change { file, old, new }]), Languages::All);
    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
    found.join("\n")
}

#[test]
fn the_same_words_give_no_two_precisions() {
    const ANOTHER: &str = r#"
[[event]]
id = "same-drone"
date = "2025-11-13"
kind = "incident"
themes = ["russia.drones"]
title = { en = "Same drone", nl = "Zelfde drone", fr = "Même drone" }
summary = { en = "It fell.", nl = "Hij viel.", fr = "Il est tombé." }
at = [{ source = "report", section = "figures", page = 43, find = "last drone" }]
"#;
    assert_eq!(
        only_problem("events.toml", "", ANOTHER),
        "events.toml:27: same-drone.date: found 2025-11-13 where `last-drone` has 2025-11 from \
         the same words; expected the same precision, or a passage that gives the day"
    );
    // The same day, another month, or a place of its own: no one says more than the words.
    for (old, new) in [
        ("2025-11-13", "2025-11"),
        ("2025-11-13", "2025-12-13"),
        (
            "page = 43, find = \"last drone\"",
            "page = 43, find = \"13 November\"",
        ),
        (
            "at = [",
            "at = [{ source = \"report-nl\", section = \"threat\", find = \"13 november\" }, ",
        ),
    ] {
        let another: &'static str = ANOTHER.replace(old, new).leak();
        assert_eq!(only_problem("events.toml", "", another), "", "{new}");
    }
}

#[test]
fn unlike_populations_are_marked() {
    const OTHER: &str = r#"
[[series]]
id = "counted-otherwise"
topic = "drones"
themes = ["russia"]
title = { en = "Seen", nl = "Gezien", fr = "Vus" }
unit = "count"
population = { en = "drones seen", nl = "geziene drones", fr = "drones vus" }
[[series.value]]
date = "2020"
value = 3
qualifier = "exact"
at = [{ source = "report", section = "figures", find = "three" }]

[[series]]
id = "counted-later"
topic = "drones"
themes = ["russia"]
title = { en = "Shot", nl = "Neergehaald", fr = "Abattus" }
unit = "count"
population = { en = "drones shot", nl = "neergehaalde drones", fr = "drones abattus" }
[[series.value]]
date = "2025"
value = 2
qualifier = "exact"
at = [{ source = "report", section = "figures", find = "two" }]
"#;
    assert_eq!(
        only_problem("figures.toml", "", OTHER),
        "figures.toml:48: counted-otherwise.value: found a value for 2020 only, beside \
         `counted-later` with one for 2025 only; expected a `comparison` of 2020 and 2025 on \
         the topic that says why they are not comparable"
    );
    for (old, new) in [
        // Another unit, another topic, or no single year: nobody would compare them.
        (
            "unit = \"count\"\npopulation = { en = \"drones shot\"",
            "unit = \"people\"\npopulation = { en = \"drones shot\"",
        ),
        (
            "id = \"counted-later\"\ntopic = \"drones\"",
            "id = \"counted-later\"\ntopic = \"clearances\"",
        ),
        ("date = \"2020\"", "date = \"2020-05\""),
        // The same years in both: each series is compared with itself.
        ("date = \"2020\"", "date = \"2025\""),
    ] {
        let other: &'static str = OTHER.replace(old, new).leak();
        assert_eq!(only_problem("figures.toml", "", other), "", "{new}");
    }
}

#[test]
fn a_derived_value_is_as_exact_as_it_is_printed() {
    // The value, its arithmetic, and whether the one gives the other.
    for (value, arithmetic, fits) in [
        ("319101", "335503 / 1.0514", true),
        ("319102", "335503 / 1.0514", false),
        ("3.27", "37 / 1131 * 100", true),
        ("3.3", "37 / 1131 * 100", true),
        ("3", "37 / 1131 * 100", true),
        ("3.26", "37 / 1131 * 100", false),
        ("4", "37 / 1131 * 100", false),
        ("-1", "1 - 2", true),
        ("0.5", "1 / 2", true),
    ] {
        let value = format!("value = {value}\n");
        let arithmetic = format!("arithmetic = \"{arithmetic}\"");
        let changes = [
            Change {
                file: "figures.toml",
                old: "value = 319101\n",
                new: value.leak(),
            },
            Change {
                file: "figures.toml",
                old: "arithmetic = \"335503 / 1.0514\"",
                new: arithmetic.leak(),
            },
        ];
        let found = problems(&changed(&changes), Languages::All);
        assert_eq!(found.is_empty(), fits, "{changes:?}: {found:?}");
    }
}

#[test]
fn divergences() {
    check_all(vec![
        case(
            "figures.toml",
            "themes = [\"russia\"]\ntitle = { en = \"Two",
            "themes = [\"china\"]\ntitle = { en = \"Two",
            "figures.toml:29: issued-differently.themes: found `china`; expected the id of an existing theme",
        ),
        case(
            "figures.toml",
            "about = [\"issued\", \"drones-2025\"]",
            "about = [\"issued\", \"drones-2026\"]",
            "figures.toml:29: issued-differently.about: found `drones-2026`; expected the id of \
             an existing event, statement or series",
        ),
        case(
            "figures.toml",
            "  { at = { source = \"report-nl\", section = \"threat\" }, absent = true },\n",
            "",
            "figures.toml:29: issued-differently.side: found 1; expected at least two sides",
        ),
        case(
            "figures.toml",
            "section = \"threat\" }, absent = true",
            "section = \"web\" }, absent = true",
            "figures.toml:29: issued-differently.side[1].at.section: found `web`; expected an \
             existing section of report-nl",
        ),
        case(
            "figures.toml",
            ", words = \"335,503 clearances … in one year\"",
            "",
            "figures.toml:29: issued-differently.side[0].words: found nothing; expected the words \
             that differ, or `absent = true`",
        ),
        case(
            "figures.toml",
            "absent = true",
            "absent = true, words = \"335.530\"",
            "figures.toml:29: issued-differently.side[1].absent: found “335.530”; expected no \
             words on a side that says nothing",
        ),
        case(
            "figures.toml",
            "words = \"335,503 clearances … in one year\"",
            format!("words = \"335,503 … {LONG}\"").leak(),
            "figures.toml:29: issued-differently.side[0].words: found 9 words in a row; expected \
             at most 8",
        ),
        case(
            "figures.toml",
            "find = \"335,503\" }, words",
            "find = \"\" }, words",
            "figures.toml:29: issued-differently.side[0].at.find: found 0 words; expected 1 to \
             8 words as printed",
        ),
    ]);
    // Each piece between dots of omission is a quotation of its own.
    let pieces = Change {
        file: "figures.toml",
        old: "words = \"335,503 clearances … in one year\"",
        new: "words = \"1 2 3 4 5 6 7 8 … 1 2 3 4 5 6 7 8\"",
    };
    assert_eq!(problems(&changed(&[pieces]), Languages::All), []);
}

#[test]
fn omissions() {
    check_all(vec![
        case(
            "figures.toml",
            "source = \"report\"\nsection = \"web\"",
            "source = \"reports\"\nsection = \"web\"",
            "figures.toml:42: omission.section.source: found `reports`; expected the id of an \
             existing source",
        ),
        case(
            "figures.toml",
            "source = \"report\"\nsection = \"web\"",
            "source = \"report\"\nsection = \"net\"",
            "figures.toml:42: omission.section.section: found `net`; expected an existing section of report",
        ),
    ]);
}

#[test]
fn tours() {
    check_all(vec![
        case(
            "vocabulary.toml",
            "{ event = \"first-drone\" }",
            "{ event = \"second-drone\" }",
            "vocabulary.toml:33: main.chapters.steps.event: found `second-drone`; expected the id \
             of an existing event",
        ),
        case(
            "vocabulary.toml",
            "  { event = \"first-drone\" },\n",
            "  { event = \"last-drone\" },\n  { event = \"first-drone\" },\n",
            "vocabulary.toml:33: main.chapters.steps: found `first-drone` after a later event; \
             expected steps in chronological order",
        ),
        case(
            "vocabulary.toml",
            "",
            "[[tour.chapters]]\nyears = \"2026\"\nsteps = []\n\
             title = { en = \"a\", nl = \"b\", fr = \"c\" }\n",
            "vocabulary.toml:33: main.chapters.steps: found none; expected at least one step",
        ),
    ]);
    // The order holds across chapters too.
    let chapter = Change {
        file: "vocabulary.toml",
        old: "",
        new: "[[tour.chapters]]\nyears = \"2026\"\nsteps = [{ event = \"first-drone\" }]\n\
              title = { en = \"a\", nl = \"b\", fr = \"c\" }\n",
    };
    assert_eq!(problems(&changed(&[chapter]), Languages::All).len(), 1);
}

#[test]
fn forwards() {
    check_all(vec![
        case(
            "forwards.toml",
            "to = \"first-drone\"",
            "to = \"no-drone\"",
            "forwards.toml:1: a-drone.to: found `no-drone`; expected the id of an existing record",
        ),
        case(
            "forwards.toml",
            "to = \"first-drone\"",
            "to = \"a-drone\"",
            "forwards.toml:1: a-drone.to: found `a-drone`; expected the id of an existing record",
        ),
    ]);
    // Two moves of one record: each old id leads to the new one.
    let twice = Change {
        file: "forwards.toml",
        old: "",
        new: "[[forward]]\nfrom = \"the-drone\"\nto = \"a-drone\"\n",
    };
    let files = changed(&[twice]);
    assert_eq!(problems(&files, Languages::All), []);
    let corpus = threatline::model::Corpus::new(super::small::load(&files).data);
    assert_eq!(corpus.forward("the-drone"), "first-drone");
    assert_eq!(corpus.forward("first-drone"), "first-drone");
    assert_eq!(corpus.forward("unheard-of"), "unheard-of");
}

#[test]
fn all_problems_are_listed_at_once() {
    let changes = [
        Change {
            file: "events.toml",
            old: "topics = [\"drones\"]",
            new: "topics = [\"balloons\"]",
        },
        Change {
            file: "events.toml",
            old: "find = \"last drone\"",
            new: "find = \"\"",
        },
        Change {
            file: "figures.toml",
            old: "about = [\"issued\", \"drones-2025\"]",
            new: "about = [\"lost\", \"gone\"]",
        },
        Change {
            file: "sources.toml",
            old: "edition_of = \"report\"",
            new: "edition_of = \"none\"",
        },
        Change {
            file: "statements.toml",
            old: "since = 2024",
            new: "since = 2030",
        },
        Change {
            file: "vocabulary.toml",
            old: "note = true",
            new: "note = \"yes\"",
        },
        Change {
            file: "forwards.toml",
            old: "",
            new: "[[balloon]]\n",
        },
    ];
    let found: Vec<String> = problems(&changed(&changes), Languages::All)
        .iter()
        .map(|p| {
            format!(
                "{}:{} {} {}",
                p.origin.file,
                p.origin.line,
                p.record,
                p.fault.found()
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            "forwards.toml:4  `balloon`",
            "vocabulary.toml:31 rung invalid type: string \"yes\", expected a boolean",
            "events.toml:1 first-drone.topics `balloons`",
            "events.toml:18 last-drone.at[0].find 0 words",
            "figures.toml:29 issued-differently.about `lost`",
            "figures.toml:29 issued-differently.about `gone`",
            "sources.toml:17 report-nl.edition_of `none`",
            "statements.toml:1 drones-2025.change.since 2030",
        ]
    );
}

/// Data without origins, such as a test's or a report's, is checked as well,
/// and each run lists the same in the same order.
#[test]
fn problems_without_origins_stand_in_a_fixed_order() {
    use threatline::model::check::{Origins, check};
    use threatline::model::*;

    let data = Data {
        events: ["A", "B", "C", "D", "E", "F", "G", "H"]
            .into_iter()
            .map(|id| Event {
                id: EventId::new(id),
                date: "2025".parse().unwrap(),
                date_words: None,
                kind: EventKind::Incident,
                themes: Vec::new(),
                topics: Vec::new(),
                title: Text::english("t"),
                summary: Text::english("s"),
                place: None,
                actors: Vec::new(),
                casualties: None,
                at: Vec::new(),
                note: None,
                story: false,
            })
            .collect(),
        ..Data::default()
    };
    let list = || check(&data, &Origins::default(), Languages::Any);
    let first = list();
    assert_eq!(first.len(), 8 * 3);
    for _ in 0..4 {
        assert_eq!(list(), first);
    }
}
