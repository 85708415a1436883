//! Events as a table: CSV as spreadsheets write it, with commas, semicolons or
//! tabs. The first row names the columns, in English, Dutch or French.

use super::dates::{self, Cell, Numbers, Order, Seen};
use super::message::{Message, Messages, Place, Trouble};
use super::records::{Draft, about, fault};
use super::{Limits, clipped, slug};
use crate::i18n::{event_kind_name, messages};
use crate::model::check::{Fault, Wanted};
use crate::model::search::fold;
use crate::model::{Event, *};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::collections::{HashMap, HashSet, VecDeque};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Column {
    Id,
    Date,
    End,
    Title,
    Summary,
    Theme,
    Topic,
    Kind,
    Place,
    Actors,
    Killed,
    Injured,
    Note,
    Source,
    Section,
    Page,
    Find,
}

/// The names of the columns that are read: what a column holds, then its names
/// in English, Dutch and French. Case, accents and underscores do not matter: a name with
/// accents is there to be shown, and the same without them to be found.
/// A column of text may say its language: `title_nl`.
pub const COLUMNS: &[(&str, [&[&str]; 3])] = &[
    (
        "date",
        [
            &["date", "start", "start date", "from"],
            &["datum", "begin", "startdatum", "begindatum", "van"],
            &["date", "debut", "date de debut", "du"],
        ],
    ),
    (
        "end",
        [
            &["end", "end date", "to", "until"],
            &["einde", "einddatum", "tot"],
            &["fin", "date de fin", "au"],
        ],
    ),
    (
        "title",
        [
            &["title", "headline", "event"],
            &["titel", "feit"],
            &["titre", "fait"],
        ],
    ),
    (
        "summary",
        [
            &["summary", "text"],
            &["samenvatting", "tekst", "omschrijving", "beschrijving"],
            &["résumé", "resume", "texte"],
        ],
    ),
    // English as well as French.
    ("summary", [&["description"], &[], &[]]),
    (
        "theme",
        [
            &["theme", "themes", "lane", "group", "category"],
            &["thema", "themas", "thema s", "groep", "categorie", "baan"],
            &["thèmes", "themes", "groupe", "ligne", "couloir"],
        ],
    ),
    (
        "topic",
        [
            &["topic", "topics"],
            &["onderwerp", "onderwerpen"],
            &["sujet", "sujets"],
        ],
    ),
    ("kind", [&["kind", "type"], &["soort"], &["type", "genre"]]),
    (
        "place",
        [&["place", "location"], &["plaats", "locatie"], &["lieu"]],
    ),
    (
        "actors",
        [&["actors", "actor"], &["actoren"], &["acteurs", "acteur"]],
    ),
    ("killed", [&["killed", "dead"], &["doden"], &["morts"]]),
    (
        "injured",
        [
            &["injured", "wounded"],
            &["gewonden"],
            &["blessés", "blesses"],
        ],
    ),
    ("note", [&["note"], &["noot", "opmerking"], &["remarque"]]),
    ("source", [&["source"], &["bron"], &["source"]]),
    ("section", [&["section"], &["sectie", "deel"], &["section"]]),
    ("page", [&["page"], &["pagina", "bladzijde"], &["page"]]),
    ("find", [&["find"], &["zoek"], &["chercher"]]),
    ("id", [&["id"], &["id"], &["id"]]),
];

impl Column {
    fn of(key: &str) -> Option<Column> {
        Some(match key {
            "id" => Column::Id,
            "date" => Column::Date,
            "end" => Column::End,
            "title" => Column::Title,
            "summary" => Column::Summary,
            "theme" => Column::Theme,
            "topic" => Column::Topic,
            "kind" => Column::Kind,
            "place" => Column::Place,
            "actors" => Column::Actors,
            "killed" => Column::Killed,
            "injured" => Column::Injured,
            "note" => Column::Note,
            "source" => Column::Source,
            "section" => Column::Section,
            "page" => Column::Page,
            "find" => Column::Find,
            _ => return None,
        })
    }
}

/// The column of a name in the first row, with the language that the name says
/// or is in.
fn column(name: &str) -> Option<(Column, Option<Lang>)> {
    let plain = fold(name).replace(|c: char| !c.is_alphanumeric(), " ");
    let words: Vec<&str> = plain.split_whitespace().collect();
    let find = |words: &[&str]| {
        let name = words.join(" ");
        COLUMNS.iter().find_map(|(key, names)| {
            let position = names
                .iter()
                .position(|names| names.contains(&name.as_str()))?;
            // These are words of more than one language.
            let is_shared = ["description", "note"].contains(&name.as_str());
            let lang = Lang::ALL.get(position).filter(|_| !is_shared);
            Some((Column::of(key)?, lang.copied()))
        })
    };
    if let Some(found) = find(&words) {
        return Some(found);
    }
    let (last, before) = words.split_last()?;
    let lang = Lang::ALL.into_iter().find(|lang| lang.tag() == *last)?;
    find(before).map(|(column, _)| (column, Some(lang)))
}

/// A table being read.
pub struct Reading {
    text: String,
    /// How far it has been read, in bytes.
    at: usize,
    /// The row that was read last.
    row: usize,
    reader: Reader,
    cells: Cells,
    /// The columns; `None` before the first row was read.
    columns: Option<Vec<Option<(Column, Lang)>>>,
    /// A row that is longer than may be, and is passed over.
    passing: bool,
    quotes: Quotes,
    limits: Limits,
    draft: Draft,
    known: Known,
    seen: Seen,
    /// Rows whose date waits for the order of the others, and what stands behind the
    /// first of them: of two records of one id the upper one is taken.
    waiting: VecDeque<Waiting>,
    decided: Option<(Order, usize)>,
    records: usize,
    left_out: usize,
}

/// The cells of a row.
#[derive(Default)]
struct Cells {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    used: usize,
    count: usize,
}

impl Cells {
    fn get(&self, index: usize) -> &str {
        if index >= self.count {
            return "";
        }
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        // Cut from a text at delimiters, so it is one; nothing otherwise.
        let cell = std::str::from_utf8(&self.bytes[start..self.ends[index]]);
        cell.unwrap_or_default().trim()
    }
}

struct Waiting {
    row: usize,
    event: Event,
    start: Cell,
    end: Option<Cell>,
}

impl Waiting {
    /// Its dates that are read in the file's order.
    fn numbers(&self) -> impl Iterator<Item = &Numbers> {
        let cells = [Some(&self.start), self.end.as_ref()];
        cells.into_iter().flatten().filter_map(|cell| match cell {
            Cell::Numbers(numbers) => Some(numbers),
            Cell::Date(_) => None,
        })
    }
}

/// What names in cells stand for.
struct Known {
    title: String,
    themes: HashMap<String, ThemeId>,
    /// Of the themes that were there before the file.
    theme_ids: HashSet<ThemeId>,
    topics: HashMap<String, TopicId>,
    kinds: HashMap<String, EventKind>,
    /// Lanes of the file's own.
    lanes: usize,
    /// The lane of what has no other.
    general: bool,
    full: bool,
    lang: Lang,
    sources: HashMap<String, usize>,
    sections: HashMap<(usize, String), String>,
    words: Words,
}

/// Words for ids, each given once.
struct Words {
    /// How often each was asked for.
    asked: HashMap<String, usize>,
}

impl Words {
    /// A plain word for `text`, with a number from the second time on. A word
    /// that happens to end so is not given twice either.
    fn of(&mut self, text: &str) -> String {
        let mut word = slug(text);
        loop {
            let asked = self.asked.entry(word.clone()).or_default();
            *asked += 1;
            if *asked == 1 {
                return word;
            }
            word = format!("{word}-{asked}");
        }
    }
}

/// Sources and sections that a table may name. Each record looks its own up.
pub const MOST_PLACES: usize = 2_000;

enum Row {
    Cells,
    TooLong,
    /// A quotation in it does not end where its cell ends; how many lines behind it
    /// that one has taken.
    OpenQuotation(usize, Trouble),
    /// A part of a row that is too long.
    Passed,
    End,
}

/// What the quotation marks of a row come to. The reader of cells takes a quotation
/// that nothing closes for one that reaches to the end of the file, or to the next
/// mark that happens to come, and says nothing of the rows that it has swallowed.
#[derive(Default)]
struct Quotes {
    delimiter: u8,
    at: Within,
    /// The last byte was a line break.
    broken: bool,
    /// Lines that begin within the quotation.
    lines: usize,
    /// Lines of quotations that have text behind them in their cell. In one line
    /// nothing is lost by that.
    lost: usize,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Within {
    #[default]
    Start,
    Plain,
    Quotation,
    /// A mark that closes it, unless another one follows.
    Mark,
    /// White space behind a quotation, which harms nothing.
    Space,
}

impl Quotes {
    fn begin_row(&mut self) {
        *self = Quotes {
            delimiter: self.delimiter,
            ..Quotes::default()
        };
    }

    fn see(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            let breaks = matches!(byte, b'\r' | b'\n');
            if self.at == Within::Quotation && self.broken && !breaks {
                self.lines += 1;
            }
            self.broken = breaks;
            self.at = match (self.at, byte) {
                (Within::Quotation, b'"') => Within::Mark,
                (Within::Quotation, _) => Within::Quotation,
                (Within::Mark, b'"') => Within::Quotation,
                (_, byte) if byte == self.delimiter => Within::Start,
                (Within::Start, b'"') => {
                    self.lines = 0;
                    Within::Quotation
                }
                (at, _) if breaks => at,
                (Within::Mark | Within::Space, b' ' | b'\t') => Within::Space,
                (Within::Mark | Within::Space, _) => {
                    self.lost += self.lines;
                    Within::Plain
                }
                (Within::Start | Within::Plain, _) => Within::Plain,
            };
        }
    }

    /// What is wrong with them, at the end of a row.
    fn trouble(&self) -> Option<(usize, Trouble)> {
        let never_closed = self.at == Within::Quotation;
        let lines = self.lost + if never_closed { self.lines } else { 0 };
        let trouble = Trouble::OpenQuotation {
            lines,
            never_closed,
        };
        (never_closed || lines > 0).then_some((lines, trouble))
    }
}

const ALL_KINDS: [(EventKind, &str); 13] = [
    (EventKind::Attack, "attack"),
    (EventKind::Plot, "plot"),
    (EventKind::Call, "call"),
    (EventKind::Law, "law"),
    (EventKind::Measure, "measure"),
    (EventKind::Institution, "institution"),
    (EventKind::Sanction, "sanction"),
    (EventKind::Operation, "operation"),
    (EventKind::Conflict, "conflict"),
    (EventKind::Publication, "publication"),
    (EventKind::Incident, "incident"),
    (EventKind::Development, "development"),
    (EventKind::Plan, "plan"),
];

/// The own lane of events that name no theme.
const GENERAL_LANE: &str = "own";

/// The source that the file itself is.
const FILE: &str = "file";

/// What ids begin with that a table does not give.
const NUMBERED: &str = "row";

/// The words for kinds of events in a language.
pub fn kind_names(lang: Lang) -> Vec<&'static str> {
    ALL_KINDS
        .iter()
        .map(|(kind, _)| event_kind_name(*kind, messages(lang)))
        .collect()
}

impl Reading {
    pub fn new(text: String, title: &str, corpus: &Corpus, limits: Limits) -> Reading {
        let mut lines = text.split(['\r', '\n']);
        let first = lines.find(|line| !line.is_empty()).unwrap_or_default();
        // A line by which Excel is told the delimiter.
        let told = text
            .strip_prefix("sep=")
            .and_then(|rest| rest.bytes().next())
            .filter(|byte| b",;\t|".contains(byte));
        let delimiter = told.unwrap_or_else(|| delimiter(first));
        Reading {
            // What is left of that line is an empty one.
            at: told.map_or(0, |_| first.len()),
            row: 0,
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            cells: Cells::default(),
            columns: None,
            passing: false,
            quotes: Quotes {
                delimiter,
                ..Quotes::default()
            },
            limits,
            draft: Draft::default(),
            known: Known::new(title, corpus),
            seen: Seen::default(),
            waiting: VecDeque::new(),
            decided: None,
            records: 0,
            left_out: 0,
            text,
        }
    }

    /// Reads about so many rows: the part that is done, or what was read, which
    /// may be nothing.
    pub fn step(
        &mut self,
        records: usize,
        messages: &mut Messages,
    ) -> Result<f64, Option<Box<Draft>>> {
        let mut budget = records;
        while budget > 0 {
            budget -= 1;
            if self.decided.is_some() {
                if !self.settle(messages) {
                    return Err(self.finish(messages));
                }
                continue;
            }
            match self.next_row() {
                // Much text at once.
                Row::Passed => budget = budget.saturating_sub(100),
                Row::TooLong => {
                    let limit = self.limits.record_bytes;
                    let place = Place::Row(self.row);
                    messages.refuse([about(place, "", Trouble::RowTooLong { limit })]);
                }
                Row::OpenQuotation(lines, trouble) => {
                    // Each line may have been a row.
                    messages.refuse_many(1 + lines, about(Place::Row(self.row), "", trouble));
                    if self.columns.is_none() {
                        return Err(None);
                    }
                }
                Row::Cells if self.columns.is_none() => {
                    if let Err(trouble) = self.read_header(messages) {
                        messages.of_file(trouble);
                        return Err(None);
                    }
                }
                Row::Cells => self.read_row(messages),
                Row::End if self.columns.is_none() => {
                    messages.of_file(Trouble::EmptyFile);
                    return Err(None);
                }
                Row::End => {
                    // Nothing of the text is needed any more.
                    self.text = String::new();
                    self.decided = Some((self.seen.order(), 0));
                }
            }
        }
        let part = self.at as f64 / self.text.len().max(1) as f64;
        Ok(part.min(1.0))
    }

    /// Splits off one row, or a part of one that is too long.
    fn next_row(&mut self) -> Row {
        if !self.passing {
            // The reader passes over empty lines; a spreadsheet counts them.
            let bytes = self.text.as_bytes();
            while let Some(b'\r' | b'\n') = bytes.get(self.at) {
                let break_length = usize::from(bytes[self.at..].starts_with(b"\r\n"));
                self.at += 1 + break_length;
                self.row += 1;
            }
            self.row += 1;
            self.cells.used = 0;
            self.cells.count = 0;
            self.quotes.begin_row();
        }
        loop {
            let cells = &mut self.cells;
            if cells.bytes.len() < cells.used + 64 {
                let longer = (2 * cells.bytes.len()).max(4 * 1024);
                cells.bytes.resize(longer, 0);
            }
            if cells.ends.len() < cells.count + 1 {
                cells.ends.resize((2 * cells.ends.len()).max(32), 0);
            }
            let rest = &self.text.as_bytes()[self.at..];
            let (result, read, written, ended) = self.reader.read_record(
                rest,
                &mut cells.bytes[cells.used..],
                &mut cells.ends[cells.count..],
            );
            self.quotes.see(&rest[..read]);
            self.at += read;
            cells.used += written;
            cells.count += ended;
            match result {
                // Asked once more with nothing, the reader gives the last row.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    if cells.used > self.limits.record_bytes || cells.count > MOST_CELLS {
                        cells.used = 0;
                        cells.count = 0;
                        // What it is, is said at its end.
                        self.passing = true;
                        return Row::Passed;
                    }
                }
                ReadRecordResult::Record => {
                    let was_too_long = std::mem::take(&mut self.passing);
                    // The rest of the line break belongs to this row.
                    if self.text.as_bytes()[self.at..].starts_with(b"\n")
                        && self.text.as_bytes()[..self.at].ends_with(b"\r")
                    {
                        self.at += 1;
                    }
                    return match self.quotes.trouble() {
                        Some((lines, trouble)) => Row::OpenQuotation(lines, trouble),
                        None if was_too_long => Row::TooLong,
                        None => Row::Cells,
                    };
                }
                ReadRecordResult::End => return Row::End,
            }
        }
    }

    fn read_header(&mut self, messages: &mut Messages) -> Result<(), Trouble> {
        let names: Vec<String> = (0..self.cells.count)
            .map(|i| clipped(self.cells.get(i), 40))
            .collect();
        let mut found: Vec<Option<(Column, Option<Lang>)>> = (0..self.cells.count)
            .map(|i| column(self.cells.get(i)))
            .collect();
        // The tables that the page writes name the main theme, and then all of them.
        let is_called = |wanted: &'static str| move |name: &String| fold(name) == wanted;
        if names.iter().any(is_called("themes")) {
            let main = names.iter().position(is_called("theme"));
            if let Some(main) = main {
                found[main] = None;
            }
        }
        let has = |wanted: Column| found.iter().flatten().any(|(column, _)| *column == wanted);
        match (has(Column::Date), has(Column::Title)) {
            (false, false) => return Err(Trouble::NoHeader { found: names }),
            (false, true) => return Err(Trouble::NoDateColumn),
            (true, false) => return Err(Trouble::NoTitleColumn),
            (true, true) => {}
        }
        // Columns that do not say their language have that of the title.
        let title = found
            .iter()
            .flatten()
            .find(|(column, _)| *column == Column::Title);
        let lang = title.and_then(|(_, lang)| *lang).unwrap_or_default();
        let mut columns: Vec<Option<(Column, Lang)>> = Vec::new();
        let mut ignored = Vec::new();
        for (found, name) in found.into_iter().zip(names) {
            let column = found.map(|(column, own)| (column, own.unwrap_or(lang)));
            let Some((kind, lang)) = column else {
                if !name.is_empty() {
                    ignored.push(name);
                }
                columns.push(None);
                continue;
            };
            let of_text = matches!(
                kind,
                Column::Title | Column::Summary | Column::Place | Column::Actors | Column::Note
            );
            let twice = columns
                .iter()
                .flatten()
                .any(|&(other, of)| other == kind && (!of_text || of == lang));
            if twice {
                return Err(Trouble::ColumnTwice { name });
            }
            columns.push(column);
        }
        if !ignored.is_empty() {
            ignored.truncate(20);
            messages.of_file(Trouble::IgnoredColumns { names: ignored });
        }
        self.known.file_source(lang, &mut self.draft);
        self.columns = Some(columns);
        Ok(())
    }

    fn read_row(&mut self, messages: &mut Messages) {
        if (0..self.cells.count).all(|i| self.cells.get(i).is_empty()) {
            return;
        }
        if self.records >= self.limits.records {
            self.left_out += 1;
            return;
        }
        self.records += 1;
        let mut troubles = Vec::new();
        let columns = self.columns.as_deref().unwrap_or_default();
        let row = self.row;
        let read = read_event(
            &self.cells,
            columns,
            row,
            &mut self.known,
            &mut self.draft,
            self.limits,
            &mut troubles,
        );
        let (event, start, end) = read;
        // Also where the row is refused: its date is written as the others are.
        for cell in [&start, &end].into_iter().flatten() {
            if let Cell::Numbers(numbers) = cell {
                self.seen.add(numbers);
            }
        }
        let start = start.filter(|_| troubles.iter().all(|m| m.trouble.is_note()));
        let Some(start) = start else {
            return messages.refuse(troubles);
        };
        for note in troubles {
            messages.of_file(note.trouble);
        }
        let waiting = Waiting {
            row,
            event,
            start,
            end,
        };
        if waiting.numbers().next().is_some() || !self.waiting.is_empty() {
            self.waiting.push_back(waiting);
        } else {
            place(waiting, Order::Open, &mut self.draft, messages);
        }
    }

    /// Gives one row that waited its date; `false` when there is none left.
    fn settle(&mut self, messages: &mut Messages) -> bool {
        let Some((order, settled)) = &mut self.decided else {
            return false;
        };
        let Some(waiting) = self.waiting.pop_front() else {
            return false;
        };
        let in_order = waiting.numbers().next().is_some();
        if place(waiting, *order, &mut self.draft, messages) {
            *settled += usize::from(in_order);
        }
        true
    }

    fn finish(&mut self, messages: &mut Messages) -> Option<Box<Draft>> {
        match self.decided {
            Some((Order::DayFirst, count)) if count > 0 => {
                messages.of_file(Trouble::DayFirst { count });
            }
            Some((Order::MonthFirst, count)) if count > 0 => {
                messages.of_file(Trouble::MonthFirst { count });
            }
            _ => {}
        }
        if self.left_out > 0 {
            let trouble = Trouble::TooManyRecords {
                count: self.records + self.left_out,
                limit: self.limits.records,
            };
            messages.refuse_many(self.left_out, about(Place::File, "", trouble));
        }
        self.known.finish(&mut self.draft, messages);
        self.draft.numbered = Some(NUMBERED);
        Some(Box::new(std::mem::take(&mut self.draft)))
    }
}

/// No table of events has so many columns.
const MOST_CELLS: usize = 4_096;

/// Puts a row with its date among the events; `false` where it has none.
fn place(waiting: Waiting, order: Order, draft: &mut Draft, messages: &mut Messages) -> bool {
    let Waiting {
        row,
        mut event,
        start,
        end,
    } = waiting;
    let place = Place::Row(row);
    let read = |cell: Cell| match cell {
        Cell::Date(date) => Ok(date),
        Cell::Numbers(numbers) => dates::in_order(&numbers, order),
    };
    let date = read(start)
        .map_err(|trouble| ("date", trouble))
        .and_then(|start| match end {
            None => Ok(start),
            Some(end) => read(end)
                .and_then(|end| dates::interval(start, end))
                .map_err(|trouble| ("end", trouble)),
        });
    match date {
        Ok(date) => {
            event.date = date;
            draft.events.push((place, event));
            true
        }
        Err((field, trouble)) => {
            messages.refuse([about(place, field, trouble)]);
            false
        }
    }
}

type Read = (Event, Option<Cell>, Option<Cell>);

/// The event of a row without its date, and what its date cells say. What is
/// wrong is put into `troubles`, and all notes.
fn read_event(
    cells: &Cells,
    columns: &[Option<(Column, Lang)>],
    row: usize,
    known: &mut Known,
    draft: &mut Draft,
    limits: Limits,
    troubles: &mut Vec<Message>,
) -> Read {
    let place = Place::Row(row);
    let mut event = empty_event();
    let (mut start, mut end) = (None, None);
    let mut at = CellsOfPlace::default();
    let mut casualties = Casualties {
        killed: None,
        injured: None,
        note: None,
    };
    let beyond = (columns.len()..cells.count).any(|i| !cells.get(i).is_empty());
    if beyond {
        let (found, columns) = (cells.count, columns.len());
        troubles.push(about(place, "", Trouble::TooManyCells { found, columns }));
    }
    let mut has_date = false;
    for (i, &column) in columns.iter().enumerate() {
        let (cell, Some((column, lang))) = (cells.get(i), column) else {
            continue;
        };
        if cell.is_empty() {
            continue;
        }
        match column {
            Column::Id => {
                if cell.starts_with(NUMBERED) {
                    draft.given.insert(cell.to_owned());
                }
                event.id = EventId::new(cell);
            }
            Column::Date => {
                has_date = true;
                match dates::read(cell) {
                    Ok(cell) => start = Some(cell),
                    Err(trouble) => troubles.push(about(place, "date", trouble)),
                }
            }
            Column::End => match dates::read(cell) {
                Ok(cell) => end = Some(cell),
                Err(trouble) => troubles.push(about(place, "end", trouble)),
            },
            Column::Title => set_text(&mut event.title, lang, cell),
            Column::Summary => set_text(&mut event.summary, lang, cell),
            Column::Place => set_text(event.place.get_or_insert_default(), lang, cell),
            Column::Note => set_text(event.note.get_or_insert_default(), lang, cell),
            Column::Theme => {
                for name in names_of(cell, &|word| known.theme_ids.contains(word)) {
                    event
                        .themes
                        .push(known.theme(name, draft, limits, troubles));
                }
            }
            Column::Topic => {
                let is_id = |word: &str| {
                    let topic = known.topics.get(word);
                    topic.is_some_and(|topic| topic.as_str() == word)
                };
                for name in names_of(cell, &is_id) {
                    match known.topics.get(&fold(name)) {
                        Some(topic) => event.topics.push(topic.clone()),
                        None => {
                            let id = clipped(name, 60);
                            let wanted = Wanted::Topic;
                            let unknown = Fault::UnknownId { id, wanted };
                            troubles.push(fault(place, "topic", unknown));
                        }
                    }
                }
            }
            Column::Kind => match known.kinds.get(&fold(cell)) {
                Some(kind) => event.kind = *kind,
                None => {
                    let found = clipped(cell, 60);
                    troubles.push(about(place, "kind", Trouble::UnknownKind { found }));
                }
            },
            Column::Actors => add_names(&mut event.actors, lang, cell),
            Column::Killed => casualties.killed = whole(cell, place, "killed", troubles),
            Column::Injured => casualties.injured = whole(cell, place, "injured", troubles),
            Column::Source => at.source = cell,
            Column::Section => at.section = cell,
            Column::Find => at.find = cell,
            Column::Page => at.page = whole(cell, place, "page", troubles),
        }
    }
    if event.title.all().next().is_none() {
        troubles.push(about(place, "title", Trouble::NoTitle));
    }
    if !has_date {
        troubles.push(about(place, "date", Trouble::NoDate));
    }
    if event.themes.is_empty() {
        event.themes.push(known.general_lane(draft));
    }
    if casualties.killed.is_some() || casualties.injured.is_some() {
        event.casualties = Some(casualties);
    }
    match known.locator(&at, start.as_ref(), draft) {
        Ok(at) => event.at.push(at),
        Err(trouble) => troubles.push(about(place, "source", trouble)),
    }
    (event, start, end)
}

/// Where a row says that its event stands.
#[derive(Default)]
struct CellsOfPlace<'a> {
    source: &'a str,
    section: &'a str,
    find: &'a str,
    page: Option<u16>,
}

fn empty_event() -> Event {
    Event {
        id: EventId::new(""),
        date: super::resolve::no_date(),
        date_words: None,
        kind: EventKind::Development,
        themes: Vec::new(),
        topics: Vec::new(),
        title: Text::default(),
        summary: Text::default(),
        place: None,
        actors: Vec::new(),
        casualties: None,
        at: Vec::new(),
        note: None,
        story: false,
    }
}

fn set_text(text: &mut Text, lang: Lang, value: &str) {
    let place = match lang {
        Lang::En => &mut text.en,
        Lang::Nl => &mut text.nl,
        Lang::Fr => &mut text.fr,
    };
    *place = Some(value.into());
}

/// Adds the names in a cell to those of other languages. As many in the same order are the
/// same names; otherwise nothing says which is which, and each is one of its own.
fn add_names(names: &mut Vec<Text>, lang: Lang, cell: &str) {
    let own: Vec<&str> = parts_of(cell).collect();
    if names.len() == own.len() {
        for (name, own) in names.iter_mut().zip(own) {
            set_text(name, lang, own);
        }
    } else {
        names.extend(own.into_iter().map(|own| Text::of(lang, own)));
    }
}

/// The parts of a cell that lists several.
fn parts_of(cell: &str) -> impl Iterator<Item = &str> {
    let parts = cell.split(['|', ';']).map(str::trim);
    parts.filter(|part| !part.is_empty())
}

/// The names in a cell that lists several. Ids may have a space between them, as the
/// page's own tables have; the words of a name are not ids.
fn names_of<'a>(cell: &'a str, is_id: &dyn Fn(&str) -> bool) -> Vec<&'a str> {
    let mut names = Vec::new();
    for part in parts_of(cell) {
        match part.split_whitespace().all(is_id) {
            true => names.extend(part.split_whitespace()),
            false => names.push(part),
        }
    }
    names
}

fn whole<T: std::str::FromStr>(
    cell: &str,
    place: Place,
    field: &str,
    troubles: &mut Vec<Message>,
) -> Option<T> {
    let number = cell.parse().ok();
    if number.is_none() {
        let found = clipped(cell, 40);
        troubles.push(about(place, field, Trouble::NotANumber { found }));
    }
    number
}

/// The delimiter that makes the most of the first row.
fn delimiter(first: &str) -> u8 {
    let known = |delimiter: char| {
        let names = first
            .split(delimiter)
            .map(|name| name.trim().trim_matches('"'))
            .take(MOST_CELLS);
        names.filter(|name| column(name).is_some()).count()
    };
    let mut best = (',', known(','));
    for delimiter in [';', '\t'] {
        let count = known(delimiter);
        if count > best.1 {
            best = (delimiter, count);
        }
    }
    best.0 as u8
}

impl Known {
    fn new(title: &str, corpus: &Corpus) -> Known {
        let mut themes = HashMap::new();
        for theme in corpus.themes() {
            if report_of(theme.id.as_str()).is_none() {
                for name in theme.name.all() {
                    themes
                        .entry(fold(name.text))
                        .or_insert_with(|| theme.id.clone());
                }
            }
        }
        let mut topics = HashMap::new();
        for topic in corpus.topics() {
            if report_of(topic.id.as_str()).is_none() {
                for name in topic.title.all() {
                    topics
                        .entry(fold(name.text))
                        .or_insert_with(|| topic.id.clone());
                }
            }
        }
        // An id says more surely what is meant than a name.
        for theme in corpus.themes() {
            themes.insert(theme.id.to_string(), theme.id.clone());
        }
        for topic in corpus.topics() {
            topics.insert(topic.id.to_string(), topic.id.clone());
        }
        let mut kinds = HashMap::new();
        for (kind, word) in ALL_KINDS {
            kinds.insert(word.to_owned(), kind);
        }
        for lang in Lang::ALL {
            for (kind, _) in ALL_KINDS {
                let name = fold(event_kind_name(kind, messages(lang)));
                kinds.entry(name).or_insert(kind);
            }
        }
        Known {
            title: title.to_owned(),
            themes,
            theme_ids: corpus.themes().iter().map(|r| r.id.clone()).collect(),
            topics,
            kinds,
            lanes: 0,
            general: false,
            full: false,
            lang: Lang::default(),
            sources: HashMap::new(),
            sections: HashMap::new(),
            // A lane of a built-in theme's id would take over what is of that theme.
            words: Words {
                asked: corpus
                    .themes()
                    .iter()
                    .map(|r| (r.id.to_string(), 1))
                    .collect(),
            },
        }
    }

    /// The source that the file itself is.
    fn file_source(&mut self, lang: Lang, draft: &mut Draft) {
        self.lang = lang;
        self.sources.insert(String::new(), 0);
        let source = plain_source(&self.words.of(FILE), &self.title, lang);
        draft.sources.push((Place::File, source));
        // So that no theme gets the name of the general lane.
        self.words.of(GENERAL_LANE);
    }

    /// The theme of a name; one that the page does not have gets a lane.
    fn theme(
        &mut self,
        name: &str,
        draft: &mut Draft,
        limits: Limits,
        troubles: &mut Vec<Message>,
    ) -> ThemeId {
        let key = fold(name);
        if let Some(theme) = self.themes.get(&key) {
            return theme.clone();
        }
        if self.lanes >= limits.lanes {
            if !std::mem::replace(&mut self.full, true) {
                let limit = limits.lanes;
                let trouble = Trouble::TooManyLanes { limit };
                troubles.push(about(Place::File, "", trouble));
            }
            return self.general_lane(draft);
        }
        let name = clipped(name, 60);
        let id = ThemeId::new(&self.words.of(&name));
        self.lanes += 1;
        self.themes.insert(key, id.clone());
        draft
            .themes
            .push((Place::File, own_lane(id.clone(), &name, self.lang)));
        id
    }

    fn general_lane(&mut self, draft: &mut Draft) -> ThemeId {
        let id = ThemeId::new(GENERAL_LANE);
        if !std::mem::replace(&mut self.general, true) {
            let lane = own_lane(id.clone(), &self.title, self.lang);
            draft.themes.push((Place::File, lane));
        }
        id
    }

    /// Where a row's event stands: in the source that the row names, else in
    /// the file itself.
    fn locator(
        &mut self,
        at: &CellsOfPlace<'_>,
        start: Option<&Cell>,
        draft: &mut Draft,
    ) -> Result<Locator, Trouble> {
        let limit = MOST_PLACES;
        let position = match self.sources.get(at.source) {
            Some(&position) => position,
            None if self.sources.len() >= limit => return Err(Trouble::TooManyPlaces { limit }),
            None => {
                let position = draft.sources.len();
                let title = clipped(at.source, 160);
                let source = plain_source(&self.words.of(&title), &title, self.lang);
                draft.sources.push((Place::File, source));
                self.sources.insert(at.source.to_owned(), position);
                position
            }
        };
        let source = &mut draft.sources[position].1;
        let year = match start {
            Some(Cell::Date(date)) => date.span().end.day.or(date.span().start.day).map(Day::year),
            Some(Cell::Numbers(Numbers { year, .. })) => Some(i32::from(*year)),
            None => None,
        };
        source.year = source.year.max(year.unwrap_or(source.year));
        let mut section = String::new();
        if !at.section.is_empty() || at.page.is_some() {
            let title = if at.section.is_empty() {
                source.title.clone()
            } else {
                clipped(at.section, 160)
            };
            let key = (position, title);
            section = match self.sections.get(&key) {
                Some(id) => id.clone(),
                None if self.sections.len() >= limit => {
                    return Err(Trouble::TooManyPlaces { limit });
                }
                None => {
                    let id = self.words.of(&key.1);
                    source.sections.push(Section {
                        id: id.clone(),
                        title: key.1.clone(),
                        pages: Vec::new(),
                    });
                    self.sections.insert(key, id.clone());
                    id
                }
            };
            if let Some(page) = at.page
                && let Some(section) = source.sections.iter_mut().find(|s| s.id == section)
            {
                section.pages = match section.pages[..] {
                    [first, last] => vec![first.min(page), last.max(page)],
                    _ => vec![page, page],
                };
            }
        }
        Ok(Locator {
            source: source.id.clone(),
            section,
            page: at.page,
            find: at.find.to_owned(),
        })
    }

    /// Leaves out what no event refers to, and names the lanes that are new.
    fn finish(&mut self, draft: &mut Draft, messages: &mut Messages) {
        let used: HashSet<&str> = draft
            .events
            .iter()
            .flat_map(|(_, event)| {
                let sources = event.at.iter().map(|at| at.source.as_str());
                sources.chain(event.themes.iter().map(ThemeId::as_str))
            })
            .collect();
        draft
            .sources
            .retain(|(_, source)| used.contains(source.id.as_str()));
        draft
            .themes
            .retain(|(_, theme)| used.contains(theme.id.as_str()));
        for (_, theme) in &draft.themes {
            if theme.id.as_str() != GENERAL_LANE {
                let name = theme.name.get(self.lang).text.to_owned();
                messages.of_file(Trouble::NewLane { name });
            }
        }
    }
}

fn plain_source(id: &str, title: &str, lang: Lang) -> Source {
    Source {
        id: SourceId::new(id),
        kind: SourceKind::Other,
        language: lang.into(),
        year: 0,
        period: None,
        published: None,
        edition_of: None,
        title: title.to_owned(),
        // Two titles may differ at their ends only, which a shorter name would cut off.
        short: Text::of(lang, title),
        publisher: String::new(),
        author: None,
        note: Text::default(),
        sections: Vec::new(),
    }
}

fn own_lane(id: ThemeId, name: &str, lang: Lang) -> Theme {
    Theme {
        id,
        family: Family::Service,
        name: Text::of(lang, name),
    }
}
