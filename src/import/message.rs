//! What is said about a file: values, whose words stand in `words`.

use crate::model::check::Fault;
use crate::sort::SortLean;

/// Where in the file something is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The file as a whole.
    #[default]
    File,
    /// A row of a table as a spreadsheet counts them: the head is row 1.
    Row(usize),
    /// A record of a JSON file: the name of its list, its number in it from 0,
    /// and the line on which it begins, from 1.
    Item {
        list: &'static str,
        index: usize,
        line: usize,
    },
}

/// One thing that a reader should know about their file.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub place: Place,
    /// The column or field, such as `title` or `at[0].source`; may be empty.
    pub field: String,
    pub trouble: Trouble,
}

/// What kind of value stands in a JSON file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundJson {
    Null,
    Truth,
    Number,
    WholeNumber,
    Text,
    List,
    Object,
    /// A text, or an object with the text per language.
    TextPerLanguage,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The record breaks a rule that the built-in data keeps too.
    Fault(Fault),

    // The file as a whole.
    FileTooLarge {
        bytes: u64,
        limit: usize,
    },
    FileUnreadable,
    EmptyFile,
    /// Not text: an image, a program.
    BinaryFile,
    /// Excel's own form, or another archive.
    Workbook,
    Pdf,
    /// Neither of the forms.
    UnknownForm,
    NoRecords,
    /// Records beyond the limit are left out.
    TooManyRecords {
        count: usize,
        limit: usize,
    },
    /// The same for records that are neither events nor statements.
    TooManyOthers {
        count: usize,
        limit: usize,
    },
    /// The header names a newer version of the form, or none.
    UnknownVersion {
        found: String,
    },
    /// TimelineJS's form before 2015.
    OldTimelineJs,
    /// It begins like JSON and goes wrong here.
    BrokenJson {
        line: usize,
        found: String,
    },

    // One JSON record.
    TooDeep {
        limit: usize,
    },
    RecordTooLong {
        limit: usize,
    },
    NotJson {
        found: String,
    },
    MissingField {
        name: String,
    },
    UnknownField {
        name: String,
        known: Vec<&'static str>,
    },
    TwiceField {
        name: String,
    },
    WrongKind {
        found: FoundJson,
        expected: FoundJson,
    },
    /// A word of a fixed set.
    UnknownWord {
        found: String,
        known: Vec<&'static str>,
    },
    BadNumber {
        found: String,
    },
    /// It refers to a record of the file that was refused.
    NotTaken {
        id: String,
        place: Place,
    },

    // A table.
    NoHeader {
        found: Vec<String>,
    },
    NoDateColumn,
    NoTitleColumn,
    ColumnTwice {
        name: String,
    },
    RowTooLong {
        limit: usize,
    },
    /// A quotation mark that is never closed, or not where its cell ends; how many
    /// lines behind the row it has taken for its text.
    OpenQuotation {
        lines: usize,
        never_closed: bool,
    },
    TooManyCells {
        found: usize,
        columns: usize,
    },
    NoDate,
    NoTitle,
    UnknownKind {
        found: String,
    },
    NotANumber {
        found: String,
    },
    /// Sources and sections that a table names.
    TooManyPlaces {
        limit: usize,
    },
    /// `03/04/2025` may be two days, and no other row says which.
    AmbiguousDate {
        found: String,
    },
    /// Some rows can only be day first, others only month first.
    MixedDates {
        found: String,
    },
    /// A year of two digits.
    ShortYear {
        found: String,
    },
    /// A number of days since 1900, as Excel keeps dates.
    SerialDate {
        found: String,
    },

    /// `15-mrt-25`, or what stands in a cell that is too narrow.
    DateInWords {
        found: String,
    },
    /// A month that is none of the twelve, or in a timeline a day without one.
    NotAMonth {
        found: String,
    },

    // What the reader should know although nothing is wrong.
    ReadAs {
        encoding: &'static str,
    },
    DayFirst {
        count: usize,
    },
    MonthFirst {
        count: usize,
    },
    IgnoredColumns {
        names: Vec<String>,
    },
    IgnoredLists {
        names: Vec<String>,
    },
    NewLane {
        name: String,
    },
    TooManyLanes {
        limit: usize,
    },
    /// A report of the same title is there; this one is called so.
    TitleTaken {
        title: String,
    },
    MediaLeftOut {
        count: usize,
    },
    MarkupRemoved {
        count: usize,
    },
    SameAsBuiltIn {
        count: usize,
    },
}

impl Trouble {
    /// Whether it only tells what was done: no record was left out for it.
    pub fn is_note(&self) -> bool {
        matches!(
            self,
            Trouble::ReadAs { .. }
                | Trouble::DayFirst { .. }
                | Trouble::MonthFirst { .. }
                | Trouble::IgnoredColumns { .. }
                | Trouble::IgnoredLists { .. }
                | Trouble::NewLane { .. }
                | Trouble::TooManyLanes { .. }
                | Trouble::TitleTaken { .. }
                | Trouble::MediaLeftOut { .. }
                | Trouble::MarkupRemoved { .. }
                | Trouble::SameAsBuiltIn { .. }
        )
    }
}

/// All messages: the first ones in full, the rest counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Messages {
    shown: Vec<Message>,
    notes: Vec<Message>,
    most: usize,
    /// Messages that are not kept.
    more: usize,
    /// Records that were not taken.
    refused: usize,
}

impl Messages {
    pub fn new(most: usize) -> Messages {
        Messages {
            most,
            ..Messages::default()
        }
    }

    /// What is wrong, in the order of the file; at most a hundred.
    pub fn shown(&self) -> &[Message] {
        &self.shown
    }

    /// What the reader should know although nothing is wrong.
    pub fn notes(&self) -> &[Message] {
        &self.notes
    }

    /// How many more there are than are shown.
    pub fn more(&self) -> usize {
        self.more
    }

    /// How many records were not taken.
    pub fn refused(&self) -> usize {
        self.refused
    }

    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// A record that is not taken, and all that is wrong with it.
    pub fn refuse(&mut self, messages: impl IntoIterator<Item = Message>) {
        self.refused += 1;
        self.add_all(messages);
    }

    /// Many records that are not taken for one reason.
    pub fn refuse_many(&mut self, count: usize, message: Message) {
        self.refused += count;
        self.add_all([message]);
    }

    pub fn of_file(&mut self, trouble: Trouble) {
        let message = Message {
            place: Place::File,
            field: String::new(),
            trouble,
        };
        self.add_all([message]);
    }

    fn add_all(&mut self, messages: impl IntoIterator<Item = Message>) {
        for message in messages {
            let list = if message.trouble.is_note() {
                &mut self.notes
            } else {
                &mut self.shown
            };
            if list.len() < self.most {
                list.push(message);
            } else {
                self.more += 1;
            }
        }
    }

    /// Puts what is shown into the order of the file.
    pub fn put_in_order(&mut self) {
        let line = |place: Place| match place {
            Place::File => 0,
            Place::Row(line) | Place::Item { line, .. } => line,
        };
        self.shown
            .sort_lean_by_key(|message| (line(message.place), message.place));
    }
}
