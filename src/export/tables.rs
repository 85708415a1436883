//! The records as tables: CSV (RFC 4180, UTF-8) with a description of each
//! column for a Frictionless data package.
//!
//! A text has a column for each language, `title_en`, `title_nl`, `title_fr`. A
//! date stands as EDTF, with the first and the last day that it may be about
//! beside it (`date_earliest`, `date_latest`; empty where the date is open or
//! the end is not known; an approximate or uncertain date's days are those of
//! the date as written). What a record has several of stands in a table of its
//! own, or, for ids and names, in one cell.

use crate::model::column::Column as ComparedSide;
use crate::model::compare::{Basis, Judgement, Outcome, Row};
use crate::model::*;
use serde::Serialize;
use serde_json::{Map, Value as Json, json};

/// One table, ready to be written to a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// `events`: the file is `events.csv`.
    pub name: &'static str,
    /// A header line, then a line for each record; lines end in CRLF.
    pub csv: Vec<u8>,
    /// The resource of the data package: path, dialect and schema.
    pub resource: Json,
}

/// All tables, each with its header also where there are no records.
pub fn tables(data: &Data) -> Vec<Table> {
    let sections: Vec<SectionRow> = data.sources.iter().flat_map(section_rows).collect();
    let values: Vec<ValueRow> = data.series.iter().flat_map(value_rows).collect();
    let sides: Vec<SideRow> = data.divergences.iter().flat_map(side_rows).collect();
    vec![
        sources().table(&data.sources),
        self::sections().table(&sections),
        themes().table(&data.themes),
        topics().table(&data.topics),
        events().table(&data.events),
        statements().table(&data.statements),
        comparisons().table(&data.incomparable),
        series().table(&data.series),
        self::values().table(&values),
        divergences().table(&data.divergences),
        self::sides().table(&sides),
        omissions().table(&data.omissions),
        terms().table(&data.terms),
        locators().table(&locator_rows(data)),
    ]
}

/// The comparison of two sides as a table: for each of these rows what it comes to, and
/// every judgement behind it. In no package: each pair of sides has its own.
pub fn comparison(rows: &[Row<'_>], a: &ComparedSide, b: &ComparedSide) -> Vec<u8> {
    let rows: Vec<JudgedRow<'_>> = rows
        .iter()
        .flat_map(|row| {
            let judgements = row.judgements().enumerate();
            judgements.map(move |(at, judgement)| JudgedRow {
                row,
                judgement,
                position: at + 1,
                sides: (a, b),
            })
        })
        .collect();
    judged().table(&rows).csv
}

/// What the table of one type of record looks like.
struct Spec<'a, R> {
    name: &'static str,
    about: &'static str,
    key: &'static [&'static str],
    refers: &'static [Reference],
    columns: &'a [Column<R>],
}

/// Fields of this table that name a record of another, and how it is found there.
struct Reference {
    fields: &'static [&'static str],
    table: &'static str,
    theirs: &'static [&'static str],
}

struct Column<R> {
    head: Head,
    get: Get<R>,
}

/// What a column is called, and what stands in it.
struct Head {
    name: &'static str,
    about: &'static str,
    kind: Kind,
    required: bool,
}

/// What a column's cells are.
#[derive(Clone, Copy)]
enum Kind {
    Id,
    /// Ids with a space between them.
    Ids,
    /// One of these words.
    Word(&'static [&'static str]),
    Text,
    Integer,
    Number,
    Boolean,
    /// A text, which has one column for each language.
    InLanguages,
    /// A date, which has one for itself and one each for its first and last day.
    Date,
}

/// How a record fills the column, or the columns, of its row.
enum Get<R> {
    Cell(fn(&R) -> String),
    Text(for<'a> fn(&'a R) -> Option<&'a Text>),
    Date(fn(&R) -> Option<Edtf>),
}

/// A column that every row fills.
const fn cell<R>(
    name: &'static str,
    kind: Kind,
    about: &'static str,
    get: fn(&R) -> String,
) -> Column<R> {
    Column {
        head: Head {
            name,
            about,
            kind,
            required: true,
        },
        get: Get::Cell(get),
    }
}

/// A column that may be empty.
const fn maybe<R>(
    name: &'static str,
    kind: Kind,
    about: &'static str,
    get: fn(&R) -> String,
) -> Column<R> {
    Column {
        head: Head {
            name,
            about,
            kind,
            required: false,
        },
        get: Get::Cell(get),
    }
}

const fn text<R>(
    name: &'static str,
    about: &'static str,
    get: for<'a> fn(&'a R) -> Option<&'a Text>,
) -> Column<R> {
    Column {
        head: Head {
            name,
            about,
            kind: Kind::InLanguages,
            required: false,
        },
        get: Get::Text(get),
    }
}

const fn date<R>(
    name: &'static str,
    required: bool,
    about: &'static str,
    get: fn(&R) -> Option<Edtf>,
) -> Column<R> {
    Column {
        head: Head {
            name,
            about,
            kind: Kind::Date,
            required,
        },
        get: Get::Date(get),
    }
}

const fn refers(
    fields: &'static [&'static str],
    table: &'static str,
    theirs: &'static [&'static str],
) -> Reference {
    Reference {
        fields,
        table,
        theirs,
    }
}

impl<R> Spec<'_, R> {
    fn table(self, records: &[R]) -> Table {
        let heads: Vec<&Head> = self.columns.iter().map(|column| &column.head).collect();
        let row = |position: usize| {
            let mut row = Vec::new();
            for column in self.columns {
                column.fill(&records[position], &mut row);
            }
            row
        };
        let fields: Vec<Map<String, Json>> = heads.iter().flat_map(|head| head.fields()).collect();
        Table {
            name: self.name,
            csv: csv(&fields, records.len(), &row),
            resource: resource((self.name, self.about), self.key, self.refers, &fields),
        }
    }
}

/// A header line, and the rows that `row` returns for each position.
fn csv(fields: &[Map<String, Json>], rows: usize, row: &dyn Fn(usize) -> Vec<String>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing to a Vec cannot fail, and all rows have the header's length.
    let header = fields.iter().filter_map(|field| field["name"].as_str());
    let _ = writer.write_record(header);
    for position in 0..rows {
        let _ = writer.write_record(row(position));
    }
    writer.into_inner().unwrap_or_default()
}

/// A table as a data package describes it.
fn resource(
    (name, about): (&str, &str),
    key: &[&str],
    refers: &[Reference],
    fields: &[Map<String, Json>],
) -> Json {
    let mut schema = json!({ "fields": fields, "primaryKey": key });
    if !refers.is_empty() {
        let refers = refers.iter().map(|to| {
            json!({
                "fields": to.fields,
                "reference": { "resource": to.table, "fields": to.theirs },
            })
        });
        schema["foreignKeys"] = refers.collect();
    }
    json!({
        "name": name,
        "path": format!("{name}.csv"),
        "profile": "tabular-data-resource",
        "description": about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"",
            "doubleQuote": true, "header": true },
        "schema": schema,
    })
}

impl Head {
    fn fields(&self) -> Vec<Map<String, Json>> {
        let field = |name: String, kind: &str, about: String| {
            let mut field = Map::new();
            field.insert("name".into(), name.into());
            field.insert("type".into(), kind.into());
            field.insert("description".into(), about.into());
            field
        };
        let (kind, constraint) = match self.kind {
            Kind::Id => ("string", Some(("pattern", json!(ID)))),
            Kind::Ids => ("string", Some(("pattern", json!(IDS)))),
            Kind::Word(words) => ("string", Some(("enum", json!(words)))),
            Kind::Text => ("string", None),
            Kind::Integer => ("integer", None),
            Kind::Number => ("number", None),
            Kind::Boolean => ("boolean", None),
            Kind::InLanguages => {
                let in_lang = |lang: Lang| {
                    let language = match lang {
                        Lang::En => "in English",
                        Lang::Nl => "in Dutch",
                        Lang::Fr => "in French",
                    };
                    let name = format!("{}_{}", self.name, lang.tag());
                    field(name, "string", format!("{}, {language}", self.about))
                };
                return Lang::ALL.map(in_lang).into();
            }
            Kind::Date => {
                let name = self.name;
                let about = format!("{}, in EDTF (levels 0 and 1)", self.about);
                let mut stated = field(name.into(), "string", about);
                if self.required {
                    stated.insert("constraints".into(), json!({ "required": true }));
                }
                let day = |which: &str, about: &str| {
                    field(format!("{name}_{which}"), "date", about.into())
                };
                return vec![
                    stated,
                    day(
                        "earliest",
                        "the first day that the date may be about; of an approximate or uncertain date the first day of the date as written",
                    ),
                    day(
                        "latest",
                        "the last day that the date may be about; of an approximate or uncertain date the last day of the date as written",
                    ),
                ];
            }
        };
        let mut field = field(self.name.into(), kind, self.about.into());
        let mut constraints = Map::new();
        if self.required {
            constraints.insert("required".into(), true.into());
        }
        constraints.extend(constraint.map(|(name, value)| (name.into(), value)));
        if !constraints.is_empty() {
            field.insert("constraints".into(), constraints.into());
        }
        vec![field]
    }
}

impl<R> Column<R> {
    fn fill(&self, record: &R, row: &mut Vec<String>) {
        match self.get {
            Get::Cell(get) => row.push(get(record)),
            Get::Text(get) => row.extend(in_languages(get(record))),
            Get::Date(get) => row.extend(with_days(get(record))),
        }
    }
}

fn in_languages(text: Option<&Text>) -> [String; 3] {
    let in_lang = |lang| text.and_then(|text| text.in_lang(lang)).unwrap_or_default();
    Lang::ALL.map(|lang| in_lang(lang).to_owned())
}

fn with_days(date: Option<Edtf>) -> [String; 3] {
    let span = date.map(|date| date.span());
    [
        shown(date),
        shown(span.and_then(|span| span.start.day)),
        shown(span.and_then(|span| span.end.day)),
    ]
}

const ID: &str = "[a-z0-9.-]{1,64}";
const IDS: &str = "[a-z0-9.-]+( [a-z0-9.-]+)*";

/// The words of the data, as its types write them. A test compares them with the
/// JSON Schema.
pub mod words {
    pub const SOURCE_KIND: &[&str] = &[
        "official-report",
        "official-summary",
        "press",
        "academic",
        "other",
    ];
    pub const FAMILY: &[&str] = &["foreign", "jihadism", "extremism", "crime", "service"];
    pub const EVENT_KIND: &[&str] = &[
        "attack",
        "plot",
        "call",
        "law",
        "measure",
        "institution",
        "sanction",
        "operation",
        "conflict",
        "publication",
        "incident",
        "development",
        "plan",
    ];
    pub const STATEMENT_KIND: &[&str] = &["assessment", "trend", "measure", "fact"];
    pub const RUNG: &[&str] = &[
        "highly-unlikely",
        "unlikely",
        "likely",
        "highly-likely",
        "almost-certain",
        "beside",
    ];
    pub const HORIZON: &[&str] = &[
        "short",
        "short-to-medium",
        "medium",
        "long",
        "year",
        "not-stated",
    ];
    pub const SIGN: &[&str] = &[
        "raised",
        "lowered",
        "unchanged",
        "new",
        "dropped",
        "not-comparable",
        "not-stated",
    ];
    pub const UNIT: &[&str] = &[
        "count", "percent", "years", "euro", "usd", "metres", "people",
    ];
    pub const QUALIFIER: &[&str] = &[
        "exact",
        "about",
        "more-than",
        "fewer-than",
        "nearly",
        "at-least",
        "up-to",
        "derived",
    ];
    pub const DIVERGENCE_KIND: &[&str] = &[
        "editions",
        "report-press",
        "summary-report",
        "years",
        "within",
        "arithmetic",
    ];
    pub const WEIGHT: &[&str] = &["conclusion", "strength", "wording"];
    pub const OMISSION_REASON: &[&str] = &[
        "contact",
        "furniture",
        "illustration",
        "repetition",
        "background",
        "rhetoric",
        "private",
        "operational",
    ];
    pub const RECORD_TYPE: &[&str] = &["event", "statement", "value", "side", "term"];
}

/// The cell of what may be missing.
fn shown<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// The word that the data has for a kind.
fn word<T: Serialize>(kind: T) -> String {
    match serde_json::to_value(kind) {
        Ok(Json::String(word)) => word,
        _ => String::new(),
    }
}

/// Names in one cell. Where only some have one in the language the others stand as they
/// are, so that the cells of two languages name the same in the same order.
fn names(names: &[Text], lang: Lang) -> String {
    if names.iter().all(|name| name.in_lang(lang).is_none()) {
        return String::new();
    }
    let names: Vec<&str> = names.iter().map(|name| name.get(lang).text).collect();
    names.join("; ")
}

/// Ids in one cell.
fn spaced<T: ToString>(ids: &[T]) -> String {
    let ids: Vec<String> = ids.iter().map(T::to_string).collect();
    ids.join(" ")
}

fn sources() -> Spec<'static, Source> {
    Spec {
        name: "sources",
        about: "The documents that the records describe. Each edition is one.",
        key: &["id"],
        refers: const { &[refers(&["edition_of"], "", &["id"])] },
        columns: const {
            &[
                cell("id", Kind::Id, "Id of the source", |r| r.id.to_string()),
                cell(
                    "kind",
                    Kind::Word(words::SOURCE_KIND),
                    "What kind of document it is",
                    |r| word(r.kind),
                ),
                cell("language", Kind::Text, "Its language, a BCP 47 tag", |r| {
                    r.language.tag().to_owned()
                }),
                cell(
                    "year",
                    Kind::Integer,
                    "The year under which the comparison files it",
                    |r| r.year.to_string(),
                ),
                date("period", false, "The period that it reports on", |r| {
                    r.covers()
                }),
                date("published", false, "When it was published", |r| r.published),
                maybe(
                    "edition_of",
                    Kind::Id,
                    "The source whose other edition it is",
                    |r| shown(r.edition_of.as_ref()),
                ),
                cell("title", Kind::Text, "Its title, in its language", |r| {
                    r.title.clone()
                }),
                text("short", "A short name for it", |r| Some(&r.short)),
                maybe("publisher", Kind::Text, "Who published it", |r| {
                    r.publisher.clone()
                }),
                maybe("author", Kind::Text, "Who wrote it", |r| {
                    shown(r.author.as_ref())
                }),
                text("note", "What a reader must know of it", |r| Some(&r.note)),
            ]
        },
    }
}

struct SectionRow<'a> {
    source: &'a Source,
    position: usize,
    section: &'a Section,
}

fn section_rows(source: &Source) -> impl Iterator<Item = SectionRow<'_>> {
    let numbered = source.sections.iter().enumerate();
    numbered.map(move |(i, section)| SectionRow {
        source,
        position: i + 1,
        section,
    })
}

fn sections<'a>() -> Spec<'a, SectionRow<'a>> {
    Spec {
        name: "sections",
        about: "The sections of the sources, in their order.",
        key: &["source", "id"],
        refers: const { &[refers(&["source"], "sources", &["id"])] },
        columns: const {
            &[
                cell("source", Kind::Id, "Id of the source", |r| {
                    r.source.id.to_string()
                }),
                cell(
                    "position",
                    Kind::Integer,
                    "Its place in the source, from 1",
                    |r| r.position.to_string(),
                ),
                cell(
                    "id",
                    Kind::Text,
                    "Id of the section. Editions of one report share ids",
                    |r| r.section.id.clone(),
                ),
                cell(
                    "title",
                    Kind::Text,
                    "Its heading as printed, in the source's language",
                    |r| r.section.title.clone(),
                ),
                maybe("first_page", Kind::Integer, "Its first printed page", |r| {
                    shown(r.section.pages.first())
                }),
                maybe(
                    "last_page",
                    Kind::Integer,
                    "Its last printed page, where it is known",
                    |r| shown(r.section.pages.get(1)),
                ),
            ]
        },
    }
}

fn themes() -> Spec<'static, Theme> {
    Spec {
        name: "themes",
        about: "Threats and fields of work, a tree in the order of the lanes.",
        key: &["id"],
        refers: const { &[refers(&["parent"], "", &["id"])] },
        columns: const {
            &[
                cell("id", Kind::Id, "Id of the theme", |r| r.id.to_string()),
                maybe("parent", Kind::Id, "The theme above it", |r| {
                    shown(r.id.parent())
                }),
                cell(
                    "family",
                    Kind::Word(words::FAMILY),
                    "The family that colour stands for",
                    |r| word(r.family),
                ),
                text("name", "Its name", |r| Some(&r.name)),
            ]
        },
    }
}

fn topics() -> Spec<'static, Topic> {
    Spec {
        name: "topics",
        about: "What is laid side by side from year to year.",
        key: &["id"],
        refers: const { &[refers(&["theme"], "themes", &["id"])] },
        columns: const {
            &[
                cell("id", Kind::Id, "Id of the topic", |r| r.id.to_string()),
                cell("theme", Kind::Id, "The theme that it belongs to", |r| {
                    r.theme.to_string()
                }),
                text("title", "Its title", |r| Some(&r.title)),
            ]
        },
    }
}

fn events() -> Spec<'static, Event> {
    Spec {
        name: "events",
        about: "What a source dates: attacks, laws, measures, announcements, periods.",
        key: &["id"],
        refers: const { &[refers(&["theme"], "themes", &["id"])] },
        columns: const {
            &[
                cell("id", Kind::Id, "Id of the event", |r| r.id.to_string()),
                date("date", true, "When", |r| Some(r.date)),
                text("date_words", "The date in words where EDTF has none", |r| {
                    r.date_words.as_ref()
                }),
                cell(
                    "kind",
                    Kind::Word(words::EVENT_KIND),
                    "What kind of event it is",
                    |r| word(r.kind),
                ),
                maybe("theme", Kind::Id, "Its main theme", |r| {
                    shown(r.themes.first())
                }),
                maybe(
                    "themes",
                    Kind::Ids,
                    "All its themes, the main one first",
                    |r| spaced(&r.themes),
                ),
                maybe("topics", Kind::Ids, "The topics that it belongs to", |r| {
                    spaced(&r.topics)
                }),
                text("title", "Its title", |r| Some(&r.title)),
                text("summary", "What happened, in our words", |r| {
                    Some(&r.summary)
                }),
                text("place", "Where", |r| r.place.as_ref()),
                maybe(
                    "actors_en",
                    Kind::Text,
                    "Organisations and states as named, with a semicolon between them, in English",
                    |r| names(&r.actors, Lang::En),
                ),
                maybe(
                    "actors_nl",
                    Kind::Text,
                    "Organisations and states as named, with a semicolon between them, in Dutch",
                    |r| names(&r.actors, Lang::Nl),
                ),
                maybe(
                    "actors_fr",
                    Kind::Text,
                    "Organisations and states as named, with a semicolon between them, in French",
                    |r| names(&r.actors, Lang::Fr),
                ),
                maybe(
                    "killed",
                    Kind::Integer,
                    "Dead, as a source gives them",
                    |r| shown(r.casualties.as_ref().and_then(|c| c.killed)),
                ),
                maybe(
                    "injured",
                    Kind::Integer,
                    "Injured, as a source gives them",
                    |r| shown(r.casualties.as_ref().and_then(|c| c.injured)),
                ),
                text("casualties", "Dead and injured in words", |r| {
                    r.casualties.as_ref()?.note.as_ref()
                }),
                text("note", "An editor's note, not from a source", |r| {
                    r.note.as_ref()
                }),
                cell(
                    "story",
                    Kind::Boolean,
                    "Whether it belongs to the main storyline",
                    |r| r.story.to_string(),
                ),
            ]
        },
    }
}

fn statements() -> Spec<'static, Statement> {
    Spec {
        name: "statements",
        about: "What a source asserts about a topic for a year.",
        key: &["id"],
        refers: const { &[refers(&["topic"], "topics", &["id"])] },
        columns: const {
            &[
                cell("id", Kind::Id, "Id of the statement", |r| r.id.to_string()),
                cell("topic", Kind::Id, "The topic that it is about", |r| {
                    r.topic.to_string()
                }),
                cell("year", Kind::Integer, "The year that it is about", |r| {
                    r.year.to_string()
                }),
                cell(
                    "kind",
                    Kind::Word(words::STATEMENT_KIND),
                    "What kind of statement it is",
                    |r| word(r.kind),
                ),
                text("gist", "The statement in a line, in our words", |r| {
                    Some(&r.gist)
                }),
                text("text", "The statement in full, in our words", |r| {
                    Some(&r.text)
                }),
                maybe(
                    "hedges_en",
                    Kind::Text,
                    "Hedging words as the English edition prints them, with a semicolon between them",
                    |r| {
                        r.hedges
                            .as_ref()
                            .map_or_else(String::new, |h| h.en.join("; "))
                    },
                ),
                maybe(
                    "hedges_nl",
                    Kind::Text,
                    "Hedging words as the Dutch edition prints them, with a semicolon between them",
                    |r| {
                        r.hedges
                            .as_ref()
                            .map_or_else(String::new, |h| h.nl.join("; "))
                    },
                ),
                maybe(
                    "likelihood",
                    Kind::Word(words::RUNG),
                    "Where its likelihood term stands in the order of such terms. No number belongs to it",
                    |r| {
                        r.likelihood
                            .as_ref()
                            .map_or_else(String::new, |l| word(l.rung))
                    },
                ),
                text("likelihood_term", "The term as printed", |r| {
                    Some(&r.likelihood.as_ref()?.term)
                }),
                text("likelihood_of", "What is judged", |r| {
                    Some(&r.likelihood.as_ref()?.of)
                }),
                maybe(
                    "horizon",
                    Kind::Word(words::HORIZON),
                    "How far ahead the likelihood looks",
                    |r| {
                        r.likelihood
                            .as_ref()
                            .map_or_else(String::new, |l| word(l.horizon))
                    },
                ),
                maybe(
                    "change",
                    Kind::Word(words::SIGN),
                    "A direction that the source itself states",
                    |r| r.change.as_ref().map_or_else(String::new, |c| word(c.sign)),
                ),
                maybe(
                    "change_since",
                    Kind::Integer,
                    "The earlier year that the source compares with",
                    |r| shown(r.change.as_ref().map(|c| c.since)),
                ),
                maybe(
                    "change_year_named",
                    Kind::Boolean,
                    "Whether the source names that year; else the year before is entered",
                    |r| shown(r.change.as_ref().map(|c| c.year_named)),
                ),
                text(
                    "change_words",
                    "The source's words for the direction",
                    |r| Some(&r.change.as_ref()?.words),
                ),
                text("note", "An editor's note, not from a source", |r| {
                    r.note.as_ref()
                }),
            ]
        },
    }
}

/// One judgement on a topic between two sides.
struct JudgedRow<'a> {
    row: &'a Row<'a>,
    judgement: &'a Judgement<'a>,
    /// From 1, which is that of the row's sign.
    position: usize,
    sides: (&'a ComparedSide, &'a ComparedSide),
}

impl JudgedRow<'_> {
    fn outcome(&self) -> Outcome {
        self.row.outcome_of(self.judgement)
    }

    fn basis(&self) -> &'static str {
        match self.judgement.basis {
            Basis::Stated {
                reversed: false, ..
            } => "stated",
            Basis::Stated { reversed: true, .. } => "stated-reversed",
            Basis::Ladder { .. } => "likelihood-terms",
            Basis::Figures { .. } => "figures",
            Basis::Incomparable(_) => "not-comparable",
            Basis::Silent { .. } => "silent",
            Basis::NoDirection => "no-direction",
            Basis::Differ(_) => "differ",
            Basis::Agree => "agree",
            Basis::SameSide => "same-side",
        }
    }

    /// Ids of what the judgement rests on, and where that stands.
    fn rests_on(&self) -> (Vec<&str>, Vec<&Locator>) {
        match self.judgement.basis {
            Basis::Stated { statement, .. } => {
                (vec![statement.id.as_str()], statement.at.iter().collect())
            }
            Basis::Ladder { from, to } => (
                vec![from.id.as_str(), to.id.as_str()],
                from.at.iter().chain(&to.at).collect(),
            ),
            Basis::Figures { series, from, to } => (
                vec![series.id.as_str()],
                from.at.iter().chain(&to.at).collect(),
            ),
            Basis::Differ(divergence) => (
                vec![divergence.id.as_str()],
                divergence.sides.iter().map(|side| &side.at).collect(),
            ),
            _ => (Vec::new(), Vec::new()),
        }
    }
}

/// Places in one cell: source, section and page, with a semicolon between them.
fn in_one_cell<'a>(places: impl IntoIterator<Item = &'a Locator>) -> String {
    let mut cell: Vec<String> = Vec::new();
    for at in places {
        let mut place = at.source.to_string();
        if !at.section.is_empty() {
            place.push(' ');
            place.push_str(&at.section);
        }
        if let Some(page) = at.page {
            place.push_str(&format!(" p. {page}"));
        }
        if !cell.contains(&place) {
            cell.push(place);
        }
    }
    cell.join("; ")
}

fn ids_of(statements: &[&Statement]) -> String {
    let ids: Vec<&StatementId> = statements.iter().map(|statement| &statement.id).collect();
    spaced(&ids)
}

fn judged<'a>() -> Spec<'a, JudgedRow<'a>> {
    Spec {
        name: "comparison",
        about: "Two years or sources side by side, topic by topic: every judgement, and whose it is.",
        key: &["topic", "position"],
        refers: &[],
        columns: const {
            &[
                cell("topic", Kind::Id, "Id of the topic", |r| {
                    r.row.topic.id.to_string()
                }),
                text("title", "The topic's title", |r| Some(&r.row.topic.title)),
                cell("theme", Kind::Id, "The topic's theme", |r| {
                    r.row.topic.theme.to_string()
                }),
                cell(
                    "a",
                    Kind::Text,
                    "The first side: a year, or “src:” and the id of a source",
                    |r| r.sides.0.to_string(),
                ),
                cell("b", Kind::Text, "The second side", |r| {
                    r.sides.1.to_string()
                }),
                cell(
                    "position",
                    Kind::Integer,
                    "Which of several judgements, from 1: the one that the page shows first",
                    |r| r.position.to_string(),
                ),
                cell(
                    "sign",
                    Kind::Text,
                    "What it comes to from the first side to the second",
                    |r| r.outcome().word().to_owned(),
                ),
                cell(
                    "judge",
                    Kind::Text,
                    "Whose judgement the sign is: stated by a source, computed by Threatline, or neither",
                    |r| r.judgement.basis.kind().word().to_owned(),
                ),
                cell("basis", Kind::Text, "What it rests on", |r| {
                    r.basis().to_owned()
                }),
                maybe(
                    "rests_on",
                    Kind::Ids,
                    "Ids of the statements, the series or the divergence that it rests on",
                    |r| spaced(&r.rests_on().0),
                ),
                maybe(
                    "at",
                    Kind::Text,
                    "Where that stands: source, section, page, with a semicolon between places",
                    |r| in_one_cell(r.rests_on().1),
                ),
                text(
                    "words",
                    "The source's words for the direction",
                    |r| match r.judgement.basis {
                        Basis::Stated { change, .. } => Some(&change.words),
                        _ => None,
                    },
                ),
                text(
                    "reason",
                    "Why the two must not be compared, or what differs between them",
                    |r| match r.judgement.basis {
                        Basis::Incomparable(record) => Some(&record.reason),
                        Basis::Differ(divergence) => Some(&divergence.title),
                        _ => None,
                    },
                ),
                maybe(
                    "statements_a",
                    Kind::Ids,
                    "Statements on the first side",
                    |r| ids_of(&r.row.a),
                ),
                maybe("at_a", Kind::Text, "Where they stand", |r| {
                    in_one_cell(r.row.a.iter().flat_map(|one| &one.at))
                }),
                maybe(
                    "statements_b",
                    Kind::Ids,
                    "Statements on the second side",
                    |r| ids_of(&r.row.b),
                ),
                maybe("at_b", Kind::Text, "Where they stand", |r| {
                    in_one_cell(r.row.b.iter().flat_map(|one| &one.at))
                }),
            ]
        },
    }
}

fn comparisons() -> Spec<'static, Incomparable> {
    Spec {
        name: "comparisons",
        about: "Pairs of years that must not be compared on a topic, and why.",
        key: &["topic", "a", "b", "sources"],
        refers: const { &[refers(&["topic"], "topics", &["id"])] },
        columns: const {
            &[
                cell("topic", Kind::Id, "The topic", |r| r.topic.to_string()),
                cell("a", Kind::Integer, "The earlier year", |r| r.a.to_string()),
                cell("b", Kind::Integer, "The later year", |r| r.b.to_string()),
                cell(
                    "sources",
                    Kind::Ids,
                    "The sources that are unlike; all where the topic as a whole is meant",
                    |r| match r.sources.is_empty() {
                        true => "all".to_owned(),
                        false => spaced(&r.sources),
                    },
                ),
                cell("sign", Kind::Word(words::SIGN), "The sign", |r| {
                    word(r.sign)
                }),
                text("reason", "Why they must not be compared", |r| {
                    Some(&r.reason)
                }),
            ]
        },
    }
}

fn series() -> Spec<'static, Series> {
    Spec {
        name: "series",
        about: "Numbers that mean the same thing in every year. The numbers are in `values`.",
        key: &["id"],
        refers: const {
            &[
                refers(&["topic"], "topics", &["id"]),
                refers(&["theme"], "themes", &["id"]),
            ]
        },
        columns: const {
            &[
                cell("id", Kind::Id, "Id of the series", |r| r.id.to_string()),
                maybe("topic", Kind::Id, "The topic that it belongs to", |r| {
                    shown(r.topic.as_ref())
                }),
                maybe("theme", Kind::Id, "Its main theme", |r| {
                    shown(r.themes.first())
                }),
                maybe(
                    "themes",
                    Kind::Ids,
                    "All its themes, the main one first",
                    |r| spaced(&r.themes),
                ),
                text("title", "Its title", |r| Some(&r.title)),
                cell("unit", Kind::Word(words::UNIT), "Its unit", |r| {
                    word(r.unit)
                }),
                text("population", "What is counted, and among whom", |r| {
                    Some(&r.population)
                }),
                text("note", "What a reader must know to use it", |r| {
                    r.note.as_ref()
                }),
            ]
        },
    }
}

struct ValueRow<'a> {
    series: &'a Series,
    position: usize,
    value: &'a Value,
}

fn value_rows(series: &Series) -> impl Iterator<Item = ValueRow<'_>> {
    let numbered = series.values.iter().enumerate();
    numbered.map(move |(i, value)| ValueRow {
        series,
        position: i + 1,
        value,
    })
}

fn values<'a>() -> Spec<'a, ValueRow<'a>> {
    Spec {
        name: "values",
        about: "The values of the series, a row each.",
        key: &["series", "position"],
        refers: const { &[refers(&["series"], "series", &["id"])] },
        columns: const {
            &[
                cell("series", Kind::Id, "Id of the series", |r| {
                    r.series.id.to_string()
                }),
                cell(
                    "position",
                    Kind::Integer,
                    "Its place in the series, from 1",
                    |r| r.position.to_string(),
                ),
                text("title", "The title of the series", |r| {
                    Some(&r.series.title)
                }),
                date("date", true, "The period that the number is for", |r| {
                    Some(r.value.date)
                }),
                cell("value", Kind::Number, "The number", |r| {
                    r.value.value.to_string()
                }),
                cell("unit", Kind::Word(words::UNIT), "Its unit", |r| {
                    word(r.series.unit)
                }),
                cell(
                    "qualifier",
                    Kind::Word(words::QUALIFIER),
                    "How exact the source says it is; derived where we computed it",
                    |r| word(r.value.qualifier),
                ),
                maybe(
                    "arithmetic",
                    Kind::Text,
                    "How a derived value is computed",
                    |r| shown(r.value.arithmetic.as_ref()),
                ),
                text("population", "What is counted, and among whom", |r| {
                    Some(&r.series.population)
                }),
                cell(
                    "conflicts",
                    Kind::Boolean,
                    "Whether another value for the same date says otherwise",
                    |r| r.value.conflicts.to_string(),
                ),
                text("note", "What a reader must know to use it", |r| {
                    r.value.note.as_ref()
                }),
            ]
        },
    }
}

fn divergences() -> Spec<'static, Divergence> {
    Spec {
        name: "divergences",
        about: "Places that do not say the same. What each says is in `sides`.",
        key: &["id"],
        refers: const { &[refers(&["theme"], "themes", &["id"])] },
        columns: const {
            &[
                cell("id", Kind::Id, "Id of the divergence", |r| r.id.to_string()),
                cell(
                    "kind",
                    Kind::Word(words::DIVERGENCE_KIND),
                    "Between what",
                    |r| word(r.kind),
                ),
                cell(
                    "weight",
                    Kind::Word(words::WEIGHT),
                    "Whether it would change a conclusion, its strength, or only the wording",
                    |r| word(r.weight),
                ),
                maybe("theme", Kind::Id, "Its main theme", |r| {
                    shown(r.themes.first())
                }),
                maybe(
                    "themes",
                    Kind::Ids,
                    "All its themes, the main one first",
                    |r| spaced(&r.themes),
                ),
                text("title", "Its title", |r| Some(&r.title)),
                text("differs", "What differs, in a neutral line", |r| {
                    Some(&r.differs)
                }),
                maybe(
                    "about",
                    Kind::Ids,
                    "Ids of the events, statements, series and topics that it concerns",
                    |r| r.about.join(" "),
                ),
            ]
        },
    }
}

struct SideRow<'a> {
    divergence: &'a Divergence,
    position: usize,
    side: &'a Side,
}

fn side_rows(divergence: &Divergence) -> impl Iterator<Item = SideRow<'_>> {
    let numbered = divergence.sides.iter().enumerate();
    numbered.map(move |(i, side)| SideRow {
        divergence,
        position: i + 1,
        side,
    })
}

fn sides<'a>() -> Spec<'a, SideRow<'a>> {
    Spec {
        name: "sides",
        about: "What each side of a divergence says. Its passages are in `locators`.",
        key: &["divergence", "position"],
        refers: const { &[refers(&["divergence"], "divergences", &["id"])] },
        columns: const {
            &[
                cell("divergence", Kind::Id, "Id of the divergence", |r| {
                    r.divergence.id.to_string()
                }),
                cell("position", Kind::Integer, "Which side, from 1", |r| {
                    r.position.to_string()
                }),
                maybe(
                    "words",
                    Kind::Text,
                    "The words or the number that differ, as printed",
                    |r| shown(r.side.words.as_ref()),
                ),
                cell(
                    "absent",
                    Kind::Boolean,
                    "Whether this side says nothing on it",
                    |r| r.side.absent.to_string(),
                ),
            ]
        },
    }
}

fn omissions() -> Spec<'static, Omission> {
    Spec {
        name: "omissions",
        about: "What the sources contain that is not in the data, and why.",
        key: &["source", "section", "what_en"],
        refers: const {
            &[
                refers(&["source"], "sources", &["id"]),
                refers(&["source", "section"], "sections", &["source", "id"]),
            ]
        },
        columns: const {
            &[
                cell("source", Kind::Id, "Id of the source", |r| {
                    r.source.to_string()
                }),
                cell("section", Kind::Text, "Id of the section", |r| {
                    r.section.clone()
                }),
                text("what", "What is left out", |r| Some(&r.what)),
                cell(
                    "reason",
                    Kind::Word(words::OMISSION_REASON),
                    "Why it is left out",
                    |r| word(r.reason),
                ),
            ]
        },
    }
}

fn terms() -> Spec<'static, Term> {
    Spec {
        name: "terms",
        about: "Terms and abbreviations, explained.",
        key: &["id"],
        refers: const { &[] },
        columns: const {
            &[
                cell("id", Kind::Id, "Id of the term", |r| r.id.to_string()),
                text("short", "The abbreviation or short name", |r| {
                    r.short.as_ref()
                }),
                text("name", "The term", |r| Some(&r.name)),
                text("text", "What it is", |r| Some(&r.text)),
                cell(
                    "note",
                    Kind::Boolean,
                    "Whether the explanation is ours and not a source's",
                    |r| r.note.to_string(),
                ),
            ]
        },
    }
}

/// A locator with the record that it belongs to.
struct LocatorRow<'a> {
    record_type: &'static str,
    record: &'a str,
    /// Of a series the value, of a divergence the side, from 1; else 0.
    part: usize,
    position: usize,
    at: &'a Locator,
}

fn locator_rows(data: &Data) -> Vec<LocatorRow<'_>> {
    let mut rows = Vec::new();
    for record in &data.events {
        rows.extend(places("event", record.id.as_str(), 0, &record.at));
    }
    for record in &data.statements {
        rows.extend(places("statement", record.id.as_str(), 0, &record.at));
    }
    for row in data.series.iter().flat_map(value_rows) {
        let id = row.series.id.as_str();
        rows.extend(places("value", id, row.position, &row.value.at));
    }
    for row in data.divergences.iter().flat_map(side_rows) {
        let at = std::slice::from_ref(&row.side.at);
        rows.extend(places("side", row.divergence.id.as_str(), row.position, at));
    }
    for record in &data.terms {
        rows.extend(places("term", record.id.as_str(), 0, &record.at));
    }
    rows
}

fn places<'a>(
    record_type: &'static str,
    record: &'a str,
    part: usize,
    locators: &'a [Locator],
) -> impl Iterator<Item = LocatorRow<'a>> {
    let numbered = locators.iter().enumerate();
    numbered.map(move |(i, at)| LocatorRow {
        record_type,
        record,
        part,
        position: i + 1,
        at,
    })
}

fn locators<'a>() -> Spec<'a, LocatorRow<'a>> {
    Spec {
        name: "locators",
        about: "Where a source says it: the passages of events, statements, values, sides and terms.",
        key: &["record_type", "record", "part", "position"],
        refers: const {
            &[
                refers(&["source"], "sources", &["id"]),
                refers(&["source", "section"], "sections", &["source", "id"]),
            ]
        },
        columns: const {
            &[
                cell(
                    "record_type",
                    Kind::Word(words::RECORD_TYPE),
                    "What the passage belongs to",
                    |r| r.record_type.to_owned(),
                ),
                cell(
                    "record",
                    Kind::Id,
                    "Id of the event, statement, series, divergence or term",
                    |r| r.record.to_owned(),
                ),
                cell(
                    "part",
                    Kind::Integer,
                    "Of a series the position of the value, of a divergence that of the side; else 0",
                    |r| r.part.to_string(),
                ),
                cell(
                    "position",
                    Kind::Integer,
                    "Which of several passages, from 1",
                    |r| r.position.to_string(),
                ),
                cell("source", Kind::Id, "Id of the source", |r| {
                    r.at.source.to_string()
                }),
                maybe("section", Kind::Text, "Id of the section", |r| {
                    r.at.section.clone()
                }),
                maybe(
                    "page",
                    Kind::Integer,
                    "The printed page, where it is known",
                    |r| shown(r.at.page),
                ),
                maybe(
                    "find",
                    Kind::Text,
                    "Words or a number as printed, to search for",
                    |r| r.at.find.clone(),
                ),
            ]
        },
    }
}
