//! What can be wrong with a record: one value for each rule, with what was
//! found. The words stand apart, so that they can be said in the reader's
//! language; in English they stand here, for whoever writes data files.

use super::check::{Languages, Origin, limits};
use super::edtf::{Edtf, EdtfError};
use super::record::Sign;
use super::text::Lang;

/// What a record refers to by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    Source,
    /// A section of this source.
    Section(String),
    Theme,
    ParentTheme,
    Topic,
    Event,
    /// An event, a statement or a series.
    Subject,
    /// Any record that a link can name.
    Record,
}

/// One broken rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The record cannot be read as one of its kind. The words are those of
    /// the data files' format, in English.
    Unreadable {
        found: String,
        expected: String,
    },
    /// The text is not a date.
    Date {
        text: String,
        error: EdtfError,
    },
    /// Another record has the same id; where it stands, if that is known.
    DuplicateId {
        first: Option<Origin>,
    },
    BadId {
        id: String,
    },
    /// No record has this id.
    UnknownId {
        id: String,
        wanted: Wanted,
    },
    /// In characters.
    TooLong {
        length: usize,
        limit: usize,
    },
    WhiteSpace {
        text: String,
    },
    NoText {
        languages: Languages,
    },
    /// A field that only a reader's own report may leave out.
    Missing,
    /// Not the form of a language tag.
    BadLanguage {
        tag: String,
    },
    SectionTwice {
        id: String,
    },
    BadPages {
        pages: Vec<u16>,
    },
    PageOutside {
        page: u16,
        pages: Vec<u16>,
    },
    /// A locator must be found by a few words.
    FindWords {
        count: usize,
    },
    NoLocator,
    /// A term is explained by a source or by a note.
    NoLocatorOfTerm,
    NoTheme,
    /// What has no id is a report's by its sources.
    NoOwnSource,
    NoPrintedWords,
    NumberInTerm {
        text: String,
    },
    SinceNotBefore {
        since: i32,
        year: i32,
    },
    SignOfChange {
        sign: Sign,
    },
    SignOfIncomparable {
        sign: Sign,
    },
    NoValue,
    SecondValue {
        date: Edtf,
    },
    NoConflict,
    ArithmeticDisagrees {
        arithmetic: String,
        result: f64,
        value: f64,
    },
    BadArithmetic {
        arithmetic: String,
    },
    NoArithmetic,
    ArithmeticWithoutDerived,
    TooFewSides {
        count: usize,
    },
    NoSideWords,
    WordsOfAbsent {
        words: String,
    },
    WordsInARow {
        count: usize,
    },
    /// A sibling that cites the very same words gives a coarser date.
    MorePrecise {
        date: Edtf,
        sibling: String,
        coarser: Edtf,
    },
    /// Two series of a topic would stand beside each other, each with one of the
    /// years, though they count different things.
    UnlikePopulations {
        other: String,
        a: i32,
        b: i32,
    },
    NoStep,
    StepOutOfOrder {
        event: String,
    },
}

impl Fault {
    /// What was found, in English.
    pub fn found(&self) -> String {
        let nothing = || "nothing".to_owned();
        let none = || "none".to_owned();
        match self {
            Fault::Unreadable { found, .. } => found.clone(),
            Fault::Date { text, .. } => format!("“{text}”"),
            Fault::DuplicateId { first: Some(first) } => {
                format!("an id that {}:{} already has", first.file, first.line)
            }
            Fault::DuplicateId { first: None } => {
                "an id that another record already has".to_owned()
            }
            Fault::BadId { id } | Fault::UnknownId { id, .. } => format!("`{id}`"),
            Fault::TooLong { length, .. } => format!("{length} characters"),
            Fault::WhiteSpace { text } | Fault::NumberInTerm { text } => format!("“{text}”"),
            Fault::NoText { .. }
            | Fault::Missing
            | Fault::NoPrintedWords
            | Fault::NoArithmetic
            | Fault::NoSideWords => nothing(),
            Fault::BadLanguage { tag } => format!("`{tag}`"),
            Fault::SectionTwice { id } => format!("`{id}` twice"),
            Fault::BadPages { pages } => format!("{pages:?}"),
            Fault::PageOutside { page, .. } => page.to_string(),
            Fault::FindWords { count } => format!("{count} words"),
            Fault::NoLocator | Fault::NoLocatorOfTerm => "no passage".to_owned(),
            Fault::NoTheme | Fault::NoOwnSource | Fault::NoValue | Fault::NoStep => none(),
            Fault::SinceNotBefore { since, .. } => since.to_string(),
            Fault::SignOfChange { sign } | Fault::SignOfIncomparable { sign } => {
                sign.word().to_owned()
            }
            Fault::SecondValue { date } => format!("a second value for {date}"),
            Fault::NoConflict => "no other value for the date".to_owned(),
            Fault::ArithmeticDisagrees {
                arithmetic, result, ..
            } => format!("{arithmetic} = {result}"),
            Fault::BadArithmetic { arithmetic } => format!("“{arithmetic}”"),
            Fault::ArithmeticWithoutDerived => "`arithmetic`".to_owned(),
            Fault::TooFewSides { count } => count.to_string(),
            Fault::WordsOfAbsent { words } => format!("“{words}”"),
            Fault::WordsInARow { count } => format!("{count} words in a row"),
            Fault::MorePrecise {
                date,
                sibling,
                coarser,
            } => format!("{date} where `{sibling}` has {coarser} from the same words"),
            Fault::UnlikePopulations { other, a, b } => {
                format!("a value for {a} only, beside `{other}` with one for {b} only")
            }
            Fault::StepOutOfOrder { event } => format!("`{event}` after a later event"),
        }
    }

    /// What was expected, in English.
    pub fn expected(&self) -> String {
        let words = match self {
            Fault::Unreadable { expected, .. } => return expected.clone(),
            Fault::Date { error, .. } => error.expected(),
            Fault::DuplicateId { .. } => "a new id",
            Fault::BadId { .. } => "1 to 64 lower-case letters, digits, hyphens or dots",
            Fault::UnknownId { wanted, .. } => match wanted {
                Wanted::Source => "the id of an existing source",
                Wanted::Section(source) => return format!("an existing section of {source}"),
                Wanted::Theme => "the id of an existing theme",
                Wanted::ParentTheme => "an existing theme as its parent",
                Wanted::Topic => "the id of an existing topic",
                Wanted::Event => "the id of an existing event",
                Wanted::Subject => "the id of an existing event, statement or series",
                Wanted::Record => "the id of an existing record",
            },
            Fault::TooLong { limit, .. } => return format!("at most {limit}"),
            Fault::WhiteSpace { .. } => "text with no spaces at its start or end",
            Fault::NoText {
                languages: Languages::All,
            } => "the text in English, Dutch and French",
            Fault::NoText {
                languages: Languages::Any,
            } => "a text in at least one language",
            Fault::Missing => "a value, as in all built-in data",
            Fault::BadLanguage { .. } => "a language tag such as en, nl or nb",
            Fault::SectionTwice { .. } => "each section once",
            Fault::BadPages { .. } => "the first page, or the first and the last",
            Fault::PageOutside { pages, .. } => {
                return format!("a page of the section: {pages:?}");
            }
            Fault::FindWords { .. } => {
                return format!("1 to {} words as printed", limits::FIND_WORDS);
            }
            Fault::NoLocator => "at least one passage in a source",
            Fault::NoLocatorOfTerm => "where a source explains the term, or `note = true`",
            Fault::NoTheme => "at least one theme",
            Fault::NoOwnSource => "a source of the report itself",
            Fault::NoPrintedWords => "the source's own words",
            Fault::NumberInTerm { .. } => "a term without a number",
            Fault::SinceNotBefore { year, .. } => return format!("a year before {year}"),
            Fault::SignOfChange { .. } => {
                "raised, lowered, unchanged, new or dropped; without one, no `change`"
            }
            Fault::SignOfIncomparable { .. } => {
                "not-comparable: any other direction is stated by a source or computed"
            }
            Fault::NoValue => "at least one value",
            Fault::SecondValue { .. } => "`conflicts = true` on each, or another series",
            Fault::NoConflict => "the value that it conflicts with",
            Fault::ArithmeticDisagrees { value, .. } => return value.to_string(),
            Fault::BadArithmetic { .. } => "numbers with + - * / and brackets",
            Fault::NoArithmetic => "how the derived value is computed",
            Fault::ArithmeticWithoutDerived => "the qualifier `derived`",
            Fault::TooFewSides { .. } => "at least two sides",
            Fault::NoSideWords => "the words that differ, or `absent = true`",
            Fault::WordsOfAbsent { .. } => "no words on a side that says nothing",
            Fault::WordsInARow { .. } => return format!("at most {}", limits::FIND_WORDS),
            Fault::MorePrecise { .. } => "the same precision, or a passage that gives the day",
            Fault::UnlikePopulations { a, b, .. } => {
                return format!(
                    "a `comparison` of {a} and {b} on the topic that says why they are not comparable"
                );
            }
            Fault::NoStep => "at least one step",
            Fault::StepOutOfOrder { .. } => "steps in chronological order",
        };
        words.to_owned()
    }
}

/// The field of a text in one language, such as `title.en`.
pub(super) fn in_lang(field: &str, lang: Lang) -> String {
    format!("{field}.{}", lang.tag())
}
