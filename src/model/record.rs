//! The record types, as `data/README.md` explains them. The same types are
//! read from the data files and carried in the page.

use super::edtf::{Edtf, four_digits};
use super::id::*;
#[cfg(schema)]
use super::schema;
use super::text::{self, Lang, LangTag, Text};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    OfficialReport,
    OfficialSummary,
    Press,
    Academic,
    Other,
}

/// A source document, or one edition of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: SourceId,
    pub kind: SourceKind,
    pub language: LangTag,
    /// The year under which the comparison files it.
    pub year: i32,
    /// The period that it reports on, where it is not the year.
    #[serde(default)]
    pub period: Option<Edtf>,
    #[serde(default)]
    pub published: Option<Edtf>,
    /// The source whose other edition this is.
    #[serde(default)]
    pub edition_of: Option<SourceId>,
    /// In the source's own language.
    pub title: String,
    /// A name of one or a few words for tables.
    #[serde(default, deserialize_with = "text::name")]
    #[cfg_attr(schema, schemars(with = "schema::Name"))]
    pub short: Text,
    /// Empty where the document names none.
    #[serde(default)]
    pub publisher: String,
    #[serde(default)]
    pub author: Option<String>,
    /// What a reader must know of the document.
    #[serde(default)]
    #[cfg_attr(schema, schemars(with = "schema::Passage"))]
    pub note: Text,
    #[serde(default)]
    pub sections: Vec<Section>,
}

impl Source {
    /// What it is called where there is little room: its short name, which may be in
    /// the reader's language, or else its title, which is in its own.
    pub fn name(&self, lang: Lang) -> SourceName<'_> {
        if self.short.is_empty() {
            return SourceName {
                text: &self.title,
                tag: self.language.tag(),
            };
        }
        let short = self.short.get(lang);
        SourceName {
            text: short.text,
            tag: short.lang.tag(),
        }
    }

    /// Whether it is known of any of its sections on which pages they stand.
    pub fn has_pages(&self) -> bool {
        self.sections
            .iter()
            .any(|section| !section.pages.is_empty())
    }

    /// The period that it reports on: the year, unless it says otherwise.
    /// `None` for a year that EDTF writes otherwise than with four digits.
    pub fn covers(&self) -> Option<Edtf> {
        self.period.or_else(|| four_digits(self.year).parse().ok())
    }
}

/// What a source is called, with the BCP 47 tag of the language that it is called so in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceName<'a> {
    pub text: &'a str,
    pub tag: &'a str,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Section {
    pub id: String,
    /// The heading as printed.
    pub title: String,
    /// First and last printed page; only the first where the last is not
    /// known; empty where the source has no pages.
    #[serde(default)]
    #[cfg_attr(schema, schemars(length(max = 2)))]
    pub pages: Vec<u16>,
}

/// Where a source says something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Locator {
    pub source: SourceId,
    /// The id of a section of the source. A report of a reader's own may leave
    /// it out, where the source has no sections.
    #[serde(default)]
    pub section: String,
    #[serde(default)]
    pub page: Option<u16>,
    /// One to eight words or a number, as printed, to find the place by.
    #[serde(default)]
    #[cfg_attr(schema, schemars(regex(pattern = schema::FEW_WORDS)))]
    pub find: String,
}

/// The families that colour stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    Foreign,
    Jihadism,
    Extremism,
    Crime,
    Service,
}

impl Family {
    pub const ALL: [Family; 5] = [
        Family::Foreign,
        Family::Jihadism,
        Family::Extremism,
        Family::Crime,
        Family::Service,
    ];

    /// The word that style classes use.
    pub fn class(self) -> &'static str {
        match self {
            Family::Foreign => "foreign",
            Family::Jihadism => "jihadism",
            Family::Extremism => "extremism",
            Family::Crime => "crime",
            Family::Service => "service",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Theme {
    pub id: ThemeId,
    pub family: Family,
    #[cfg_attr(schema, schemars(with = "schema::Title"))]
    pub name: Text,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Topic {
    pub id: TopicId,
    pub theme: ThemeId,
    #[cfg_attr(schema, schemars(with = "schema::Title"))]
    pub title: Text,
}

/// A term or abbreviation that the page explains where it first stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub id: TermId,
    #[serde(default)]
    #[cfg_attr(schema, schemars(with = "Option<schema::Title>"))]
    pub short: Option<Text>,
    #[cfg_attr(schema, schemars(with = "schema::Gist"))]
    pub name: Text,
    #[cfg_attr(schema, schemars(with = "schema::Passage"))]
    pub text: Text,
    #[serde(default)]
    pub at: Vec<Locator>,
    /// Whether the explanation is ours and not a source's.
    #[serde(default)]
    pub note: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Tour {
    pub id: TourId,
    #[cfg_attr(schema, schemars(with = "schema::Title"))]
    pub title: Text,
    #[cfg_attr(schema, schemars(with = "schema::Passage"))]
    pub intro: Text,
    #[cfg_attr(schema, schemars(length(min = 1)))]
    pub chapters: Vec<Chapter>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    #[cfg_attr(schema, schemars(with = "schema::Title"))]
    pub title: Text,
    /// The years as they stand on the milestone.
    pub years: String,
    #[cfg_attr(schema, schemars(length(min = 1)))]
    pub steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub event: EventId,
    /// Our own line on why the step is in the tour.
    #[serde(default)]
    #[cfg_attr(schema, schemars(with = "Option<schema::Passage>"))]
    pub text: Option<Text>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    Attack,
    Plot,
    Call,
    Law,
    Measure,
    Institution,
    Sanction,
    Operation,
    Conflict,
    Publication,
    Incident,
    Development,
    Plan,
}

impl EventKind {
    pub const ALL: [EventKind; 13] = [
        EventKind::Attack,
        EventKind::Plot,
        EventKind::Call,
        EventKind::Incident,
        EventKind::Conflict,
        EventKind::Operation,
        EventKind::Law,
        EventKind::Measure,
        EventKind::Plan,
        EventKind::Institution,
        EventKind::Sanction,
        EventKind::Publication,
        EventKind::Development,
    ];

    /// The word in links and data.
    pub fn word(self) -> &'static str {
        match self {
            EventKind::Attack => "attack",
            EventKind::Plot => "plot",
            EventKind::Call => "call",
            EventKind::Law => "law",
            EventKind::Measure => "measure",
            EventKind::Institution => "institution",
            EventKind::Sanction => "sanction",
            EventKind::Operation => "operation",
            EventKind::Conflict => "conflict",
            EventKind::Publication => "publication",
            EventKind::Incident => "incident",
            EventKind::Development => "development",
            EventKind::Plan => "plan",
        }
    }
}

/// Something that a source dates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Event {
    pub id: EventId,
    pub date: Edtf,
    /// The date in words where EDTF has none for it ("mid-November 2025").
    #[serde(default)]
    #[cfg_attr(schema, schemars(with = "Option<schema::Title>"))]
    pub date_words: Option<Text>,
    pub kind: EventKind,
    /// The main theme first.
    #[cfg_attr(schema, schemars(length(min = 1)))]
    pub themes: Vec<ThemeId>,
    #[serde(default)]
    pub topics: Vec<TopicId>,
    #[cfg_attr(schema, schemars(with = "schema::Title"))]
    pub title: Text,
    #[serde(default)]
    #[cfg_attr(schema, schemars(with = "schema::Passage"))]
    pub summary: Text,
    #[serde(default)]
    #[cfg_attr(schema, schemars(with = "Option<schema::Title>"))]
    pub place: Option<Text>,
    /// Organisations and states, as named.
    #[serde(default, deserialize_with = "text::names")]
    #[cfg_attr(schema, schemars(with = "Vec<schema::Name>"))]
    pub actors: Vec<Text>,
    #[serde(default)]
    pub casualties: Option<Casualties>,
    #[cfg_attr(schema, schemars(length(min = 1)))]
    pub at: Vec<Locator>,
    /// An editor's note: the only place for what no source says.
    #[serde(default)]
    #[cfg_attr(schema, schemars(with = "Option<schema::Passage>"))]
    pub note: Option<Text>,
    /// Whether it belongs to the main storyline.
    #[serde(default)]
    pub story: bool,
}

/// Dead and injured as a source gives them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Casualties {
    #[serde(default)]
    pub killed: Option<u32>,
    #[serde(default)]
    pub injured: Option<u32>,
    /// The source's words where it gives no number ("several hundred").
    #[serde(default)]
    #[cfg_attr(schema, schemars(with = "Option<schema::Gist>"))]
    pub note: Option<Text>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StatementKind {
    Assessment,
    Trend,
    Measure,
    Fact,
}

/// What a source asserts about a topic for a year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Statement {
    pub id: StatementId,
    pub topic: TopicId,
    /// The year that it is about, which need not be the source's.
    pub year: i32,
    pub kind: StatementKind,
    /// What stands in the cell of the comparison.
    #[cfg_attr(schema, schemars(with = "schema::Gist"))]
    pub gist: Text,
    #[cfg_attr(schema, schemars(with = "schema::Passage"))]
    pub text: Text,
    /// The hedging words as printed, per edition.
    #[serde(default)]
    pub hedges: Option<Hedges>,
    #[cfg_attr(schema, schemars(length(min = 1)))]
    pub at: Vec<Locator>,
    #[serde(default)]
    pub likelihood: Option<Likelihood>,
    #[serde(default)]
    pub change: Option<Change>,
    #[serde(default)]
    #[cfg_attr(schema, schemars(with = "Option<schema::Passage>"))]
    pub note: Option<Text>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Hedges {
    #[serde(default)]
    pub en: Vec<String>,
    #[serde(default)]
    pub nl: Vec<String>,
}

/// Where a likelihood term stands on the ordinal ladder. No number belongs to
/// a rung: the VSSE prints none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Rung {
    HighlyUnlikely,
    Unlikely,
    Likely,
    HighlyLikely,
    AlmostCertain,
    /// A term without a fixed place in the order: possible, conceivable,
    /// cannot be ruled out.
    Beside,
}

impl Rung {
    /// The rungs in order, lowest first; without [`Rung::Beside`].
    pub const LADDER: [Rung; 5] = [
        Rung::HighlyUnlikely,
        Rung::Unlikely,
        Rung::Likely,
        Rung::HighlyLikely,
        Rung::AlmostCertain,
    ];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Horizon {
    Short,
    ShortToMedium,
    Medium,
    Long,
    /// A year that the source names.
    Year,
    NotStated,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Likelihood {
    pub rung: Rung,
    /// The term exactly as printed, per edition.
    #[cfg_attr(schema, schemars(with = "schema::LikelihoodTerm"))]
    pub term: Text,
    /// What is judged.
    #[cfg_attr(schema, schemars(with = "schema::Gist"))]
    pub of: Text,
    pub horizon: Horizon,
}

/// A direction from one year to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    Raised,
    Lowered,
    Unchanged,
    New,
    Dropped,
    NotComparable,
    NotStated,
}

impl Sign {
    pub const ALL: [Sign; 7] = [
        Sign::Raised,
        Sign::New,
        Sign::Unchanged,
        Sign::Lowered,
        Sign::Dropped,
        Sign::NotComparable,
        Sign::NotStated,
    ];

    /// The sign when the two years change places.
    pub fn reversed(self) -> Sign {
        match self {
            Sign::Raised => Sign::Lowered,
            Sign::Lowered => Sign::Raised,
            Sign::New => Sign::Dropped,
            Sign::Dropped => Sign::New,
            other => other,
        }
    }

    /// The word in links and style classes.
    pub fn word(self) -> &'static str {
        match self {
            Sign::Raised => "raised",
            Sign::Lowered => "lowered",
            Sign::Unchanged => "unchanged",
            Sign::New => "new",
            Sign::Dropped => "dropped",
            Sign::NotComparable => "not-comparable",
            Sign::NotStated => "not-stated",
        }
    }
}

/// A direction as the source itself states it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The earlier year that it is compared with.
    pub since: i32,
    /// `false` where the source names none (*more than ever*), and the year before is
    /// entered.
    #[serde(default = "Change::named")]
    pub year_named: bool,
    pub sign: Sign,
    /// The source's words for it, per edition, at most eight.
    #[cfg_attr(schema, schemars(with = "schema::PrintedWords"))]
    pub words: Text,
}

impl Change {
    fn named() -> bool {
        true
    }
}

/// Says that two years must not be compared on a topic, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Incomparable {
    pub topic: TopicId,
    pub a: i32,
    pub b: i32,
    /// The sources that are unlike; empty for the topic as a whole.
    #[serde(default)]
    pub sources: Vec<SourceId>,
    pub sign: Sign,
    #[cfg_attr(schema, schemars(with = "schema::Passage"))]
    pub reason: Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    Count,
    Percent,
    /// Years of age or of duration.
    Years,
    Euro,
    Usd,
    Metres,
    People,
}

impl Unit {
    pub const ALL: [Unit; 7] = [
        Unit::Count,
        Unit::People,
        Unit::Percent,
        Unit::Years,
        Unit::Euro,
        Unit::Usd,
        Unit::Metres,
    ];

    /// The word in links and data.
    pub fn word(self) -> &'static str {
        match self {
            Unit::Count => "count",
            Unit::Percent => "percent",
            Unit::Years => "years",
            Unit::Euro => "euro",
            Unit::Usd => "usd",
            Unit::Metres => "metres",
            Unit::People => "people",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    Exact,
    About,
    MoreThan,
    FewerThan,
    Nearly,
    AtLeast,
    UpTo,
    /// Computed here, with its arithmetic.
    Derived,
}

/// A number that means the same thing in every year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Series {
    pub id: SeriesId,
    #[serde(default)]
    pub topic: Option<TopicId>,
    #[cfg_attr(schema, schemars(length(min = 1)))]
    pub themes: Vec<ThemeId>,
    #[cfg_attr(schema, schemars(with = "schema::Title"))]
    pub title: Text,
    pub unit: Unit,
    /// What is counted, and among whom.
    #[cfg_attr(schema, schemars(with = "schema::Passage"))]
    pub population: Text,
    #[serde(default)]
    #[cfg_attr(schema, schemars(with = "Option<schema::Passage>"))]
    pub note: Option<Text>,
    /// `value` in the data files, one table each.
    #[serde(alias = "value")]
    #[cfg_attr(schema, schemars(length(min = 1)))]
    pub values: Vec<Value>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// The period that the number is for.
    pub date: Edtf,
    pub value: f64,
    pub qualifier: Qualifier,
    #[cfg_attr(schema, schemars(length(min = 1)))]
    pub at: Vec<Locator>,
    #[serde(default)]
    pub arithmetic: Option<String>,
    #[serde(default)]
    #[cfg_attr(schema, schemars(with = "Option<schema::Passage>"))]
    pub note: Option<Text>,
    /// Another value for the same date in this series says otherwise.
    #[serde(default)]
    pub conflicts: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DivergenceKind {
    Editions,
    ReportPress,
    SummaryReport,
    Years,
    Within,
    Arithmetic,
}

impl DivergenceKind {
    pub const ALL: [DivergenceKind; 6] = [
        DivergenceKind::Editions,
        DivergenceKind::ReportPress,
        DivergenceKind::SummaryReport,
        DivergenceKind::Years,
        DivergenceKind::Within,
        DivergenceKind::Arithmetic,
    ];

    /// The word in links and data.
    pub fn word(self) -> &'static str {
        match self {
            DivergenceKind::Editions => "editions",
            DivergenceKind::ReportPress => "report-press",
            DivergenceKind::SummaryReport => "summary-report",
            DivergenceKind::Years => "years",
            DivergenceKind::Within => "within",
            DivergenceKind::Arithmetic => "arithmetic",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Would change a reader's conclusion.
    Conclusion,
    /// Makes it stronger or weaker.
    Strength,
    /// Only the words differ.
    Wording,
}

impl Weight {
    pub const ALL: [Weight; 3] = [Weight::Conclusion, Weight::Strength, Weight::Wording];

    /// The word in links and data.
    pub fn word(self) -> &'static str {
        match self {
            Weight::Conclusion => "conclusion",
            Weight::Strength => "strength",
            Weight::Wording => "wording",
        }
    }
}

/// Two or more places that do not say the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Divergence {
    pub id: DivergenceId,
    pub kind: DivergenceKind,
    pub weight: Weight,
    #[cfg_attr(schema, schemars(length(min = 1)))]
    pub themes: Vec<ThemeId>,
    #[cfg_attr(schema, schemars(with = "schema::Title"))]
    pub title: Text,
    /// One neutral line on what differs.
    #[cfg_attr(schema, schemars(with = "schema::Passage"))]
    pub differs: Text,
    /// Ids of the events, statements and series that it concerns.
    #[serde(default)]
    pub about: Vec<String>,
    /// `side` in the data files.
    #[serde(alias = "side")]
    #[cfg_attr(schema, schemars(length(min = 2)))]
    pub sides: Vec<Side>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Side {
    pub at: Locator,
    /// The words or the number that differ, as printed.
    #[serde(default)]
    pub words: Option<String>,
    /// This side says nothing on it.
    #[serde(default)]
    pub absent: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OmissionReason {
    Contact,
    Furniture,
    Illustration,
    Repetition,
    Background,
    Rhetoric,
    Private,
    Operational,
}

/// What a source contains that is not in the data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Omission {
    pub source: SourceId,
    pub section: String,
    #[cfg_attr(schema, schemars(with = "schema::Passage"))]
    pub what: Text,
    pub reason: OmissionReason,
}

/// An id that has moved: links to the old one go on working.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Forward {
    pub from: String,
    pub to: String,
}
