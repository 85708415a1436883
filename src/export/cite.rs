//! Citations: of the sources that a record rests on, each with its pages and
//! sections, and of the record itself in this copy of the page.
//!
//! As text in the manner of APA (7th), Chicago (notes, 18th) and MLA (9th), in the
//! reader's language; and for reference managers as BibTeX, RIS and CSL-JSON. What
//! a source does not print is not made up: where there is no date of publication,
//! the citation says so.

use super::{DATA_DATE, VERSION, package};
use crate::i18n::{self, Messages, messages};
use crate::model::column::years_with;
use crate::model::edtf::{Form, Precision};
use crate::model::*;
use crate::sort::SortLean;
use crate::view::{View, ViewState, write as write_link};
use serde_json::{Map, Value as Json, json};
use std::fmt::Write as _;

/// What is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    Event(EventId),
    Statement(StatementId),
    Series(SeriesId),
    Divergence(DivergenceId),
    /// A row of the comparison, with its two sides.
    Topic(TopicId, Column, Column),
}

/// Everything that can be cited, the rows of the comparison for two years.
pub fn subjects(corpus: &Corpus, a: i32, b: i32) -> Vec<Subject> {
    let data = corpus.data();
    let mut subjects: Vec<Subject> = Vec::new();
    subjects.extend(data.events.iter().map(|r| Subject::Event(r.id.clone())));
    subjects.extend(
        data.statements
            .iter()
            .map(|r| Subject::Statement(r.id.clone())),
    );
    subjects.extend(data.series.iter().map(|r| Subject::Series(r.id.clone())));
    subjects.extend(
        data.divergences
            .iter()
            .map(|r| Subject::Divergence(r.id.clone())),
    );
    subjects.extend(
        data.topics
            .iter()
            .map(|r| Subject::Topic(r.id.clone(), a.into(), b.into())),
    );
    subjects
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Apa,
    Chicago,
    Mla,
    BibTex,
    Ris,
    CslJson,
}

impl Format {
    pub const ALL: [Format; 6] = [
        Format::Apa,
        Format::Chicago,
        Format::Mla,
        Format::BibTex,
        Format::Ris,
        Format::CslJson,
    ];

    /// A proper name, the same in all languages.
    pub fn name(self) -> &'static str {
        match self {
            Format::Apa => "APA",
            Format::Chicago => "Chicago",
            Format::Mla => "MLA",
            Format::BibTex => "BibTeX",
            Format::Ris => "RIS",
            Format::CslJson => "CSL-JSON",
        }
    }

    /// Whether it is for reading, and not for a reference manager.
    pub fn is_text(self) -> bool {
        matches!(self, Format::Apa | Format::Chicago | Format::Mla)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    Person { given: String, family: String },
    Group(String),
}

impl Author {
    /// An author as a source prints it. A comma stands behind a family name of one word, or
    /// one that begins with a particle; else the family name is the last word, with the
    /// particles before it ("Jan De Smet"). Several names are left in one piece, and so is
    /// a single word.
    fn printed(text: &str) -> Author {
        let text = text.trim().trim_end_matches([',', ' ']);
        let person = |given: &str, family: &str| {
            let [given, family] = [given, family].map(|name| name.trim().to_owned());
            let is_whole = !given.is_empty() && !family.is_empty();
            is_whole.then_some(Author::Person { given, family })
        };
        let is_between_names =
            |word: &str| ["and", "en", "et"].contains(&word.to_lowercase().as_str());
        let mut words = text.split_whitespace();
        let several = text.contains(['&', ';']) || words.any(is_between_names);
        let found = match (several, text.matches(',').count()) {
            (false, 0) => {
                let words: Vec<&str> = text.split_whitespace().collect();
                let (given, family) = words.split_at(family_at(&words));
                person(&given.join(" "), &family.join(" "))
            }
            (false, 1) => text
                .split_once(',')
                .filter(|(family, _)| {
                    let mut words = family.split_whitespace();
                    words.next().is_some_and(is_particle) || words.next().is_none()
                })
                .and_then(|(family, given)| person(given, family)),
            _ => None,
        };
        found.unwrap_or_else(|| Author::Group(text.to_owned()))
    }

    /// First name first.
    fn natural(&self) -> String {
        match self {
            Author::Person { given, family } => format!("{given} {family}"),
            Author::Group(name) => name.clone(),
        }
    }

    /// Family name first.
    fn inverted(&self) -> String {
        match self {
            Author::Person { given, family } => format!("{family}, {given}"),
            Author::Group(name) => name.clone(),
        }
    }

    /// Family name first, of the others the initials.
    fn initials(&self) -> String {
        match self {
            Author::Person { given, family } => {
                let initial = |name: &str| Some(format!("{}.", name.chars().next()?));
                // "Jean-Pierre" is one name: J.-P.
                let of_name = |name: &str| {
                    let initials: Vec<String> = name.split('-').filter_map(initial).collect();
                    initials.join("-")
                };
                let initials: Vec<String> = given.split_whitespace().map(of_name).collect();
                format!("{family}, {}", initials.join(" "))
            }
            Author::Group(name) => name.clone(),
        }
    }
}

/// Words that a family name begins with.
const PARTICLES: [&str; 13] = [
    "de", "den", "der", "du", "la", "le", "ten", "ter", "van", "vande", "vanden", "vander", "von",
];

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word.to_lowercase().as_str())
}

/// The number of the word that the family name begins with, where the first one is a given
/// name: the last word, or the first of the particles right before it.
fn family_at(words: &[&str]) -> usize {
    let mut at = words.len().saturating_sub(1);
    while at > 1 && is_particle(words[at - 1]) {
        at -= 1;
    }
    at
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkKind {
    Report,
    Press,
    /// Neither a series nor a publisher is known.
    Document,
    /// A record of this page.
    Entry,
}

/// First and last page; the last is `None` where a place begins on a page and
/// its end is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pages {
    pub first: u16,
    pub last: Option<u16>,
}

/// One thing that can be cited.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// For reference managers: letters, digits, hyphens and dots.
    pub key: String,
    pub kind: WorkKind,
    pub author: Author,
    pub title: String,
    /// What an entry is a part of.
    pub container: Option<String>,
    pub publisher: Option<String>,
    pub issued: Option<Edtf>,
    /// The headings under which the source says it.
    pub sections: Vec<String>,
    pub pages: Vec<Pages>,
    /// A BCP 47 tag.
    pub language: String,
    pub version: Option<String>,
    /// The address of the record in this page, or the part after `#` where this
    /// copy has no address that others can open.
    pub link: Option<Link>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    Address(String),
    Fragment(String),
}

/// The link to a record of this page, without `#`.
pub fn link(corpus: &Corpus, subject: &Subject, lang: Lang) -> String {
    let mut state = ViewState {
        lang,
        ..ViewState::default()
    };
    match subject {
        Subject::Event(id) => state.event = Some(id.clone()),
        Subject::Statement(id) => {
            state.view = View::Compare;
            if let Some(statement) = corpus.statement(id) {
                state.topic = Some(statement.topic.clone());
                // The row is opened between two sides, and one of them must have it.
                let year = |side: &Column| side.year(corpus);
                if let (Some(a), Some(b)) = (year(&state.a), year(&state.b)) {
                    let (a, b) = years_with(a, b, statement.year);
                    (state.a, state.b) = (a.into(), b.into());
                }
            }
        }
        Subject::Series(id) => {
            state.view = View::Figures;
            state.record = Some(id.to_string());
        }
        Subject::Divergence(id) => {
            state.view = View::Divergences;
            state.record = Some(id.to_string());
        }
        Subject::Topic(id, a, b) => {
            state.view = View::Compare;
            state.topic = Some(id.clone());
            (state.a, state.b) = (a.clone(), b.clone());
        }
    }
    write_link(&state, &ViewState::default())
}

/// The sources that the subject rests on, in the order of the data, and at the
/// end the record itself. `address` is where others can open this page; `None`
/// where it has none. Empty for an id that there is not.
pub fn works(corpus: &Corpus, subject: &Subject, lang: Lang, address: Option<&str>) -> Vec<Work> {
    let Some((id, title, places)) = cited(corpus, subject, lang) else {
        return Vec::new();
    };
    let mut works: Vec<Work> = corpus
        .sources()
        .iter()
        .filter_map(|source| {
            let at: Vec<&Locator> = places
                .iter()
                .copied()
                .filter(|at| at.source == source.id)
                .collect();
            (!at.is_empty()).then(|| source_work(source, &at))
        })
        .collect();
    // A record of the reader's report is not ours to put our name to.
    if let Some(report) = corpus.report_of(&id) {
        works.push(own_work(&id, title, report, lang));
        return works;
    }
    let fragment = link(corpus, subject, lang);
    works.push(Work {
        key: key(&format!("threatline-{id}")),
        kind: WorkKind::Entry,
        author: Author::Group("Threatline".to_owned()),
        title,
        container: Some(package::title().get(lang).text.to_owned()),
        publisher: None,
        issued: DATA_DATE.parse().ok(),
        sections: Vec::new(),
        pages: Vec::new(),
        language: lang.tag().to_owned(),
        version: Some(VERSION.to_owned()),
        link: Some(match address {
            Some(address) => Link::Address(format!("{address}#{fragment}")),
            None => Link::Fragment(format!("#{fragment}")),
        }),
    });
    works
}

/// An id as reference managers take it: the mark of a reader's report means
/// something to some of them.
pub fn key(id: &str) -> String {
    id.replace(OWN_MARK, "-")
}

/// A record of a reader's report, as a part of that report. What else is to be
/// said of it (who wrote it, and when) only the reader knows.
fn own_work(id: &str, title: String, report: &OwnReport, lang: Lang) -> Work {
    Work {
        key: key(id),
        kind: WorkKind::Document,
        author: Author::Group(report.title.clone()),
        title,
        container: None,
        publisher: None,
        issued: None,
        sections: Vec::new(),
        pages: Vec::new(),
        language: lang.tag().to_owned(),
        version: None,
        link: None,
    }
}

/// Id, title and places of what is cited.
fn cited<'a>(
    corpus: &'a Corpus,
    subject: &Subject,
    lang: Lang,
) -> Option<(String, String, Vec<&'a Locator>)> {
    let in_lang = |text: &Text| text.get(lang).text.to_owned();
    Some(match subject {
        Subject::Event(id) => {
            let event = corpus.event(id)?;
            (
                id.to_string(),
                in_lang(&event.title),
                event.at.iter().collect(),
            )
        }
        Subject::Statement(id) => {
            let statement = corpus.statement(id)?;
            let places = statement.at.iter().collect();
            let topic = corpus.topic(&statement.topic)?;
            let (topic, gist) = (in_lang(&topic.title), in_lang(&statement.gist));
            let topic = format!("{topic} ({})", statement.year);
            let title = i18n::headed(&topic, &gist, lang);
            (id.to_string(), title, places)
        }
        Subject::Series(id) => {
            let series = corpus.one_series(id)?;
            let places = series.values.iter().flat_map(|value| &value.at);
            (id.to_string(), in_lang(&series.title), places.collect())
        }
        Subject::Divergence(id) => {
            let divergence = corpus.divergence(id)?;
            let places = divergence.sides.iter().map(|side| &side.at);
            (id.to_string(), in_lang(&divergence.title), places.collect())
        }
        Subject::Topic(id, a, b) => {
            let topic = corpus.topic(id)?;
            let on_side = |at: &&Locator| match (a, b) {
                (Column::Source(a), Column::Source(b)) => at.source == *a || at.source == *b,
                _ => true,
            };
            let statements = corpus.statements_of(id);
            let stated = statements.filter(|s| a.has(s) || b.has(s));
            let mut places: Vec<&Locator> = stated.flat_map(|s| &s.at).collect();
            for series in corpus.series_of(id) {
                let values = series.values.iter().filter(|value| {
                    let of_year = |side: &Column| match side {
                        Column::Year(year) => {
                            value.date.date().is_some_and(|date| date.year() == *year)
                        }
                        Column::Source(_) => side.has_value(value),
                    };
                    of_year(a) || of_year(b)
                });
                places.extend(values.flat_map(|value| &value.at));
            }
            places.retain(on_side);
            let name = |side: &Column| i18n::column_name(side, corpus, lang);
            let title = i18n::compared(&in_lang(&topic.title), &name(a), &name(b), lang);
            // A colon means something in the formats that have a key.
            let key = format!("{id}-{a}-{b}").replace("src:", "");
            (key, title, places)
        }
    })
}

fn source_work(source: &Source, places: &[&Locator]) -> Work {
    let mut sections: Vec<String> = Vec::new();
    let mut pages: Vec<Pages> = Vec::new();
    for at in places {
        let section = source.sections.iter().find(|s| s.id == at.section);
        if let Some(section) = section
            // The one heading of an article is its title.
            && section.title != source.title
            && !sections.contains(&section.title)
        {
            sections.push(section.title.clone());
        }
        let of_section = section.map_or(&[][..], |section| &section.pages);
        let place = match (at.page, of_section) {
            (Some(page), _) => Some((page, Some(page))),
            (None, [first, last]) => Some((*first, Some(*last))),
            (None, [first]) => Some((*first, None)),
            _ => None,
        };
        let place = place.map(|(first, last)| Pages { first, last });
        pages.extend(place.filter(|place| !pages.contains(place)));
    }
    pages.sort_lean_by_key(|pages| (pages.first, pages.last));
    let publisher = (!source.publisher.is_empty()).then(|| source.publisher.clone());
    let kind = match source.kind {
        SourceKind::OfficialReport | SourceKind::OfficialSummary => WorkKind::Report,
        SourceKind::Press => WorkKind::Press,
        SourceKind::Academic | SourceKind::Other => WorkKind::Document,
    };
    let author = match (&source.author, &publisher) {
        // An official report is a body's, also where it says so as its author.
        (Some(author), _) if kind == WorkKind::Report => Author::Group(author.clone()),
        (Some(author), _) => Author::printed(author),
        (None, Some(publisher)) => Author::Group(publisher.clone()),
        (None, None) => {
            // In its own language, as its title is.
            let lang = source.language.lang().unwrap_or_default();
            Author::Group(source.name(lang).text.to_owned())
        }
    };
    Work {
        key: key(source.id.as_str()),
        kind,
        author,
        title: source.title.clone(),
        container: None,
        publisher,
        issued: source.published,
        sections,
        pages,
        language: source.language.tag().to_owned(),
        version: None,
        link: None,
    }
}

/// The citations in one format, ready to be pasted or to be saved as a file:
/// text with an empty line between works, the others as their programs read
/// them.
pub fn write(works: &[Work], format: Format, lang: Lang) -> String {
    let m = messages(lang);
    let all = |one: fn(&Work, &Messages) -> String, between: &str| {
        let list: Vec<String> = works.iter().map(|work| one(work, m)).collect();
        list.join(between)
    };
    match format {
        Format::Apa => all(apa, "\n\n"),
        Format::Chicago => all(chicago, "\n\n"),
        Format::Mla => all(mla, "\n\n"),
        Format::BibTex => all(bibtex, "\n"),
        Format::Ris => all(ris, "\r\n"),
        Format::CslJson => {
            let list: Json = works.iter().map(|work| csl(work, m)).collect();
            format!("{list:#}\n")
        }
    }
}

// ---- Text

/// Author. (Date). Title (“Section”, pp. 1–2). Publisher.
fn apa(work: &Work, m: &Messages) -> String {
    let author = full_stop(work.author.initials());
    let date = match work.issued {
        Some(date) => year_first(&date, m.lang),
        None => m.cite_no_date.to_owned(),
    };
    if work.kind == WorkKind::Entry {
        let title = full_stop(work.title.clone());
        let container = work.container.as_deref().unwrap_or_default();
        let version = version(work, m);
        let link = linked(work, m);
        return format!(
            "{author} ({date}). {title} {} {container} ({version}) [{}]. {link}",
            m.cite_in, m.cite_data_set
        );
    }
    let place = place(work, m);
    let title = match place.is_empty() {
        true => full_stop(work.title.clone()),
        false => format!("{} ({place}).", work.title),
    };
    format!("{author} ({date}). {title}{}", own_publisher(work, " ", ""))
}

/// Author, Title (Publisher, Date), “Section”, pp. 1–2.
fn chicago(work: &Work, m: &Messages) -> String {
    let author = work.author.natural();
    let date = match work.issued {
        Some(date) => month_first(&date, m.lang),
        None => m.cite_no_date.to_owned(),
    };
    match work.kind {
        WorkKind::Entry => {
            let title = quoted(&work.title, m.lang);
            let container = work.container.as_deref().unwrap_or_default();
            let version = version(work, m).to_lowercase();
            format!(
                "{author}, {title}, {container}, {version}, {date}, {}",
                linked(work, m)
            )
        }
        WorkKind::Press => {
            let title = quoted(&work.title, m.lang);
            full_stop(format!(
                "{author}, {title}{}, {date}",
                own_publisher(work, ", ", "")
            ))
        }
        WorkKind::Report | WorkKind::Document => {
            let publisher = own_publisher(work, "", ", ");
            let place = place(work, m);
            let place = if place.is_empty() {
                place
            } else {
                format!(", {place}")
            };
            full_stop(format!(
                "{author}, {} ({publisher}{date}){place}",
                work.title
            ))
        }
    }
}

/// Author. Title. Publisher, Date, pp. 1–2.
fn mla(work: &Work, m: &Messages) -> String {
    let date = match work.issued {
        Some(date) => short_months(i18n::date_in_words(&date, m.lang), m.lang),
        None => m.cite_no_date.to_owned(),
    };
    if work.kind == WorkKind::Entry {
        let title = quoted(&full_stop(work.title.clone()), m.lang);
        let container = work.container.as_deref().unwrap_or_default();
        let version = version(work, m).to_lowercase();
        return format!(
            "{title} {container}, {version}, {date}, {}",
            linked(work, m)
        );
    }
    // A body that publishes its own report stands as its publisher only.
    let title = full_stop(work.title.clone());
    let title = match work.kind {
        WorkKind::Press => quoted(&title, m.lang),
        _ => title,
    };
    let author = match &work.author {
        Author::Group(name) if Some(name) == work.publisher.as_ref() => String::new(),
        author => format!("{} ", full_stop(author.inverted())),
    };
    let publisher = work
        .publisher
        .as_ref()
        .map_or_else(String::new, |name| format!("{name}, "));
    let place = place(work, m);
    let place = if place.is_empty() {
        place
    } else {
        format!(", {place}")
    };
    full_stop(format!("{author}{title} {publisher}{date}{place}"))
}

/// The publisher, where it is not the author too.
fn own_publisher(work: &Work, before: &str, after: &str) -> String {
    match (&work.publisher, &work.author) {
        (Some(publisher), Author::Group(author)) if publisher == author => String::new(),
        (Some(publisher), _) if before == " " => {
            format!("{before}{}", full_stop(publisher.clone()))
        }
        (Some(publisher), _) => format!("{before}{publisher}{after}"),
        (None, _) => String::new(),
    }
}

/// “Section”, pp. 1–2; empty where neither is known.
fn place(work: &Work, m: &Messages) -> String {
    let mut parts: Vec<String> = work.sections.iter().map(|s| quoted(s, m.lang)).collect();
    parts.extend(pages(work, m.lang));
    parts.join(", ")
}

/// "p. 16", "pp. 19–22, 42".
fn pages(work: &Work, lang: Lang) -> Option<String> {
    let (dash, and_after) = match lang {
        Lang::En => ("–", "ff."),
        Lang::Nl => ("-", "e.v."),
        Lang::Fr => ("-", "et suiv."),
    };
    let list: Vec<String> = work
        .pages
        .iter()
        .map(|pages| match pages.last {
            Some(last) if last == pages.first => last.to_string(),
            Some(last) => format!("{}{dash}{last}", pages.first),
            None => format!("{} {and_after}", pages.first),
        })
        .collect();
    let is_one =
        matches!(work.pages[..], [Pages { first, last }] if last.is_none_or(|last| last == first));
    let sign = match (lang, is_one) {
        (Lang::En, false) => "pp.",
        _ => "p.",
    };
    (!list.is_empty()).then(|| format!("{sign} {}", list.join(", ")))
}

fn version(work: &Work, m: &Messages) -> String {
    format!(
        "{} {}",
        m.cite_version,
        work.version.as_deref().unwrap_or_default()
    )
}

/// The address; of a copy without one the part after `#`, named as such.
fn linked(work: &Work, m: &Messages) -> String {
    match &work.link {
        Some(Link::Address(address)) => address.clone(),
        Some(Link::Fragment(fragment)) => format!("{} {fragment}", m.cite_link_in_page),
        None => String::new(),
    }
}

fn full_stop(mut text: String) -> String {
    if !text.ends_with(['.', '?', '!', '…']) {
        text.push('.');
    }
    text
}

fn quoted(text: &str, lang: Lang) -> String {
    let (double, single) = (['“', '”'], ['‘', '’']);
    match lang {
        Lang::En => format!("“{}”", with_marks(text, double, single)),
        Lang::Nl => format!("‘{}’", with_marks(text, single, double)),
        Lang::Fr => format!("«\u{a0}{}\u{a0}»", with_high_marks(text)),
    }
}

/// A French text with the marks of a quotation within another, which stand without a space.
fn with_high_marks(text: &str) -> String {
    let mut opened = text.split('«');
    let first = opened.next().unwrap_or_default().to_owned();
    let opened = opened.fold(first, |before, part| before + "“" + part.trim_start());
    let mut closed: Vec<&str> = opened.split('»').collect();
    let last = closed.pop().unwrap_or_default();
    let closed: String = closed
        .iter()
        .map(|part| format!("{}”", part.trim_end()))
        .collect();
    closed + last
}

/// A text with other quotation marks, so that it can stand between those that it had. What
/// closes a quotation can also be an apostrophe, within a word or where nothing is open; one
/// at the end of a word within a quotation is taken for its close.
fn with_marks(text: &str, [open, close]: [char; 2], others: [char; 2]) -> String {
    let mut opened = 0_usize;
    let mut chars = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        let in_word = chars.peek().is_some_and(|next| next.is_alphanumeric());
        out.push(if c == open {
            opened += 1;
            others[0]
        } else if c == close && opened > 0 && !in_word {
            opened -= 1;
            others[1]
        } else {
            c
        });
    }
    out
}

/// "3 February 2026" as English APA has it, "2026, February 3"; "2026, February" and
/// "2026, Spring".
fn year_first(date: &Edtf, lang: Lang) -> String {
    if let Some([day, month, year]) = english_day(date, lang) {
        return format!("{year}, {month} {day}");
    }
    let words = i18n::date_in_words(date, lang);
    let is_part = matches!(date.precision(), Precision::Month | Precision::Season);
    // A date that says more, such as "about", has more words than two.
    let parts: Vec<&str> = words.split(' ').collect();
    match parts[..] {
        [part, year] if lang == Lang::En && is_part => {
            let (first, rest) = part.split_at(part.chars().next().map_or(0, char::len_utf8));
            format!("{year}, {}{rest}", first.to_uppercase())
        }
        _ => words,
    }
}

/// The same as English Chicago has it, "February 3, 2026".
fn month_first(date: &Edtf, lang: Lang) -> String {
    match english_day(date, lang) {
        Some([day, month, year]) => format!("{month} {day}, {year}"),
        None => i18n::date_in_words(date, lang),
    }
}

/// English months as MLA shortens them: those of more than four letters.
fn short_months(date: String, lang: Lang) -> String {
    const SHORT: [(&str, &str); 9] = [
        ("January", "Jan."),
        ("February", "Feb."),
        ("March", "Mar."),
        ("April", "Apr."),
        ("August", "Aug."),
        ("September", "Sept."),
        ("October", "Oct."),
        ("November", "Nov."),
        ("December", "Dec."),
    ];
    if lang != Lang::En {
        return date;
    }
    let shorten = |date: String, (month, short): (&str, &str)| date.replace(month, short);
    SHORT.into_iter().fold(date, shorten)
}

/// Day, month and year of a known day in English words.
fn english_day(date: &Edtf, lang: Lang) -> Option<[String; 3]> {
    if lang != Lang::En || date.precision() != Precision::Day {
        return None;
    }
    let words = i18n::date_in_words(date, lang);
    let parts: Vec<String> = words.split(' ').map(str::to_owned).collect();
    parts.try_into().ok()
}

// ---- For reference managers

/// Year, month and day, as far as they are stated.
fn date_parts(date: &Edtf) -> Option<Vec<i32>> {
    let date = date.date()?;
    Some(match date.form() {
        Form::Day { month, day } => vec![date.year(), month.into(), day.into()],
        Form::Month(month) | Form::DayUnstated(month) => vec![date.year(), month.into()],
        Form::Decade | Form::Century => return None,
        _ => vec![date.year()],
    })
}

fn is_vague(date: &Edtf) -> bool {
    date.date()
        .is_none_or(|date| date.qualifier().is_approximate() || date.qualifier().is_uncertain())
}

/// Whether year, month and day say all of it but how sure it is: not of a period, a
/// season or a decade.
fn is_in_parts(date: &Edtf) -> bool {
    let form = date.date().map(|date| date.form());
    matches!(
        form,
        Some(Form::Year | Form::Month(_) | Form::Day { .. } | Form::DayUnstated(_))
    )
}

/// Pages of which the last is not known, in words: the fields of a first and a last
/// page cannot say so.
fn open_pages(work: &Work, m: &Messages) -> Option<String> {
    let is_open = work.pages.iter().any(|pages| pages.last.is_none());
    pages(work, m.lang).filter(|_| is_open)
}

/// What no field of its own can say: a vague date and open pages in words, the
/// sections, the part of a link.
fn notes(work: &Work, m: &Messages) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(date) = work
        .issued
        .filter(|date| is_vague(date) || !is_in_parts(date))
    {
        notes.push(i18n::date_in_words(&date, m.lang));
    }
    notes.extend(work.sections.iter().map(|section| quoted(section, m.lang)));
    notes.extend(open_pages(work, m));
    if let Some(Link::Fragment(_)) = &work.link {
        notes.push(linked(work, m));
    }
    notes
}

/// "8-11, 42", for programs.
fn plain_pages(work: &Work, dash: &str) -> Option<String> {
    let list: Vec<String> = work
        .pages
        .iter()
        .map(|pages| match pages.last {
            Some(last) if last != pages.first => format!("{}{dash}{last}", pages.first),
            _ => pages.first.to_string(),
        })
        .collect();
    (!list.is_empty()).then(|| list.join(", "))
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

fn bibtex(work: &Work, m: &Messages) -> String {
    let kind = match work.kind {
        WorkKind::Report => "techreport",
        WorkKind::Press => "article",
        WorkKind::Document | WorkKind::Entry => "misc",
    };
    let mut fields: Vec<(&str, String)> = Vec::new();
    let mut add = |name, text: &str| fields.push((name, format!("{{{}}}", tex(text))));
    match &work.author {
        Author::Person { given, family } => add("author", &format!("{family}, {given}")),
        // In braces of its own it is one name and not several words of one.
        Author::Group(_) => {}
    }
    add("title", &work.title);
    if let Some(publisher) = &work.publisher {
        match work.kind {
            WorkKind::Report => add("institution", publisher),
            WorkKind::Press => add("journal", publisher),
            WorkKind::Document | WorkKind::Entry => add("publisher", publisher),
        }
    }
    if let Some(container) = &work.container {
        add(
            "howpublished",
            &format!("{container}, {}", version(work, m).to_lowercase()),
        );
    }
    add("language", &work.language);
    let notes = notes(work, m);
    if !notes.is_empty() {
        add("note", &notes.join(", "));
    }
    // Braces keep the capitals of a title, and a body's name in one piece.
    for (name, value) in &mut fields {
        if matches!(*name, "title" | "institution" | "journal" | "publisher") {
            *value = format!("{{{value}}}");
        }
    }
    if let Author::Group(name) = &work.author {
        fields.insert(0, ("author", format!("{{{{{}}}}}", tex(name))));
    }
    // Two hyphens make the dash of a range, which a text must not.
    if let Some(pages) = plain_pages(work, "--") {
        fields.push(("pages", format!("{{{pages}}}")));
    }
    let parts = work
        .issued
        .as_ref()
        .and_then(date_parts)
        .unwrap_or_default();
    if let [year, rest @ ..] = &parts[..] {
        fields.push(("year", format!("{{{year}}}")));
        if let [month, rest @ ..] = rest {
            let name = usize::try_from(month - 1).ok().and_then(|i| MONTHS.get(i));
            fields.extend(name.map(|name| ("month", (*name).to_owned())));
            if let [day] = rest {
                fields.push(("day", format!("{{{day}}}")));
            }
        }
    }
    if let Some(Link::Address(address)) = &work.link {
        fields.push(("url", format!("{{{}}}", in_braces(address))));
    }
    let mut text = format!("@{kind}{{{},\n", work.key);
    for (name, value) in fields {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "  {name} = {value},");
    }
    text.push_str("}\n");
    text
}

/// A text with the characters that mean something to TeX written as such.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                out.push('\\');
                out.push(c);
            }
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            // Two of these become one sign: a dash, a quotation mark.
            '-' | '\'' | '`' if out.ends_with(c) => {
                out.push_str("{}");
                out.push(c);
            }
            // LaTeX knows the no-break space, and not every one the narrow one.
            '\u{202f}' => out.push('\u{a0}'),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// An address whose braces cannot end the field.
fn in_braces(address: &str) -> String {
    address.replace('{', "%7B").replace('}', "%7D")
}

/// What some program takes for the end of a line, or for no text.
fn ends_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

fn ris(work: &Work, m: &Messages) -> String {
    let mut text = String::new();
    let mut line = |tag: &str, value: &str| {
        let value: String = value
            .chars()
            .map(|c| if ends_line(c) { ' ' } else { c })
            .collect();
        let _ = write!(text, "{tag}  - {value}\r\n");
    };
    line(
        "TY",
        match work.kind {
            WorkKind::Report => "RPRT",
            WorkKind::Press => "NEWS",
            WorkKind::Document => "GEN",
            WorkKind::Entry => "DATA",
        },
    );
    line("ID", &work.key);
    // Programs take what stands before a comma for a family name, some leave out what
    // stands behind a second, and the format knows no way to say otherwise: the name of
    // a body goes without.
    let author = match &work.author {
        Author::Group(name) => name.replace(',', ""),
        person => person.inverted(),
    };
    line("AU", &author);
    line("TI", &work.title);
    if let Some(container) = &work.container {
        line("T2", container);
    }
    if let Some(publisher) = &work.publisher {
        line(
            if work.kind == WorkKind::Press {
                "T2"
            } else {
                "PB"
            },
            publisher,
        );
    }
    if let Some(parts) = work.issued.as_ref().and_then(date_parts) {
        line("PY", &parts[0].to_string());
        let part = |i: usize| parts.get(i).map_or_else(String::new, |n| format!("{n:02}"));
        line("DA", &format!("{}/{}/{}/", parts[0], part(1), part(2)));
    }
    match work.pages[..] {
        [] => {}
        [Pages { first, last }] => {
            line("SP", &first.to_string());
            if let Some(last) = last.filter(|last| *last != first) {
                line("EP", &last.to_string());
            }
        }
        _ => line("SP", &plain_pages(work, "-").unwrap_or_default()),
    }
    if let Some(version) = &work.version {
        line("ET", version);
    }
    line("LA", &work.language);
    if let Author::Group(name) = &work.author
        && *name != author
    {
        line("N1", name);
    }
    for note in notes(work, m) {
        line("N1", &note);
    }
    if let Some(Link::Address(address)) = &work.link {
        line("UR", address);
    }
    line("ER", "");
    text
}

fn csl(work: &Work, m: &Messages) -> Json {
    let kind = match work.kind {
        WorkKind::Report => "report",
        WorkKind::Press => "article-newspaper",
        WorkKind::Document => "document",
        WorkKind::Entry => "dataset",
    };
    let mut item = Map::new();
    let mut set = |name: &str, value: Json| item.insert(name.to_owned(), value);
    set("id", json!(work.key));
    set("type", json!(kind));
    set(
        "author",
        match &work.author {
            Author::Person { given, family } => json!([{ "family": family, "given": given }]),
            Author::Group(name) => json!([{ "literal": name }]),
        },
    );
    set("title", json!(work.title));
    if let Some(container) = &work.container {
        set("container-title", json!(container));
    }
    if let Some(publisher) = &work.publisher {
        let name = if work.kind == WorkKind::Press {
            "container-title"
        } else {
            "publisher"
        };
        set(name, json!(publisher));
    }
    if let Some(date) = &work.issued
        && let Some(parts) = date_parts(date)
    {
        let mut issued = json!({ "date-parts": [parts] });
        if is_vague(date) {
            issued["circa"] = json!(true);
        }
        set("issued", issued);
    }
    if let Some(pages) = plain_pages(work, "-") {
        set("page", json!(pages));
    }
    if !work.sections.is_empty() {
        set("section", json!(work.sections.join("; ")));
    }
    if let Some(version) = &work.version {
        set("version", json!(version));
    }
    set("language", json!(work.language));
    // That a date is vague and in which sections it stands are fields of their own here.
    let mut notes = Vec::new();
    if let Some(date) = work.issued.filter(|date| !is_in_parts(date)) {
        notes.push(i18n::date_in_words(&date, m.lang));
    }
    notes.extend(open_pages(work, m));
    match &work.link {
        Some(Link::Address(address)) => {
            set("URL", json!(address));
        }
        Some(Link::Fragment(fragment)) => notes.push(fragment.clone()),
        None => {}
    }
    if !notes.is_empty() {
        set("note", json!(notes.join(", ")));
    }
    Json::Object(item)
}
