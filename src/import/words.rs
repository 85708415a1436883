//! The messages about a file in the reader's language.

use super::Limits;
use super::message::{FoundJson, Message, Messages, Place, Trouble};
use super::table::{COLUMNS, MOST_PLACES};
use crate::i18n::{self, Lang, Messages as Texts, fault_words, messages, number};
use crate::model::check::Rules;
use std::collections::HashSet;

/// Where something is: "row 12", "events[3], line 40"; empty for the file as a
/// whole.
pub fn place_words(place: Place, lang: Lang) -> String {
    let m = messages(lang);
    match place {
        Place::File => String::new(),
        Place::Row(row) => m.import_row.replace("{}", &row.to_string()),
        Place::Item { list, index, line } => {
            let line = m.import_line.replace("{}", &line.to_string());
            format!("{list}[{index}], {line}")
        }
    }
}

/// One message as a sentence, without its place.
pub fn message_words(message: &Message, lang: Lang) -> String {
    let words = trouble_words(&message.trouble, lang);
    if message.field.is_empty() {
        words
    } else {
        i18n::headed(&message.field, &words, lang)
    }
}

/// Everything that is said about a file, as text to keep.
pub fn copyable(title: &str, messages: &Messages, lang: Lang) -> String {
    let mut text = format!("{title}\n");
    for message in messages.notes().iter().chain(messages.shown()) {
        let place = place_words(message.place, lang);
        let words = message_words(message, lang);
        text.push_str(&match place.is_empty() {
            true => format!("{words}\n"),
            false => i18n::headed(&place, &words, lang) + "\n",
        });
    }
    if messages.more() > 0 {
        text.push_str(&more_words(messages.more(), lang));
        text.push('\n');
    }
    text
}

/// That there are more messages than are shown.
pub fn more_words(more: usize, lang: Lang) -> String {
    let count = number(more as f64, lang);
    match lang {
        Lang::En => format!("… and {count} more."),
        Lang::Nl => format!("… en nog {count}."),
        Lang::Fr => format!("… et {count} de plus."),
    }
}

/// What a file may hold at most, a sentence for each limit.
pub fn limits(lang: Lang) -> Vec<String> {
    let (limits, texts) = (Limits::PAGE, Rules::OWN);
    let count = |n: usize| number(n as f64, lang);
    let megabytes = |bytes: usize| i18n::megabytes(bytes as f64, lang);
    let (file, record) = (megabytes(limits.bytes), megabytes(limits.record_bytes));
    let records = i18n::count_records(limits.records, lang);
    let (others, depth, lanes) = (count(limits.others), limits.depth, limits.lanes);
    let places = count(MOST_PLACES);
    let [title, gist, text] = [texts.title, texts.gist, texts.text].map(count);
    let lines = match lang {
        Lang::En => [
            format!(
                "A file: {file} and {records}, at most {others} of them neither events nor statements."
            ),
            format!("One record or row: {record}."),
            format!(
                "A title or a name: {title} characters; a statement in one line: {gist}; any other text: {text}."
            ),
            format!("Nested lists and objects: {depth} deep."),
            format!("Themes new to the page: {lanes} lanes for a table; the rest share one."),
            format!("Sources and sections that a table names: {places} of each."),
        ],
        Lang::Nl => [
            format!(
                "Een bestand: {file} en {records}, waarvan hoogstens {others} geen feit of uitspraak zijn."
            ),
            format!("Eén record of rij: {record}."),
            format!(
                "Een titel of een naam: {title} tekens; een uitspraak in één regel: {gist}; elke andere tekst: {text}."
            ),
            format!("Geneste lijsten en objecten: {depth} niveaus."),
            format!(
                "Thema's die nieuw zijn voor de pagina: {lanes} banen voor een tabel; de rest deelt er één."
            ),
            format!("Bronnen en secties die een tabel noemt: {places} van elk."),
        ],
        Lang::Fr => [
            format!(
                "Un fichier\u{a0}: {file} et {records}, dont au plus {others} qui ne sont ni des faits ni des énoncés."
            ),
            format!("Un élément ou une ligne de tableau\u{a0}: {record}."),
            format!(
                "Un titre ou un nom\u{a0}: {title} caractères\u{a0}; un énoncé en une ligne\u{a0}: {gist}\u{a0}; tout autre texte\u{a0}: {text}."
            ),
            format!("Listes et objets emboîtés\u{a0}: {depth} niveaux."),
            format!(
                "Thèmes nouveaux pour la page\u{a0}: {lanes} couloirs pour un tableau\u{a0}; les autres en partagent un."
            ),
            format!("Sources et sections que cite un tableau\u{a0}: {places} de chaque."),
        ],
    };
    lines.into()
}

/// The names of the columns that a table may have, in the language: of those with several
/// names the first, since a table with two of them has a column twice.
pub fn column_names(lang: Lang) -> String {
    let index = Lang::ALL.iter().position(|l| *l == lang).unwrap_or(0);
    let mut keys: HashSet<&str> = HashSet::new();
    let own = COLUMNS.iter().filter(|(key, _)| keys.insert(key));
    let names: Vec<&str> = own
        .filter_map(|(_, all)| all[index].first().copied())
        .collect();
    names.join(", ")
}

fn json_words(found: FoundJson, m: &Texts) -> &'static str {
    match found {
        FoundJson::Null => m.json_null,
        FoundJson::Truth => m.json_truth,
        FoundJson::Number => m.json_number,
        FoundJson::WholeNumber => m.json_whole_number,
        FoundJson::Text => m.json_text,
        FoundJson::List => m.json_list,
        FoundJson::Object => m.json_object,
        FoundJson::TextPerLanguage => m.json_text_per_language,
    }
}

fn trouble_words(trouble: &Trouble, lang: Lang) -> String {
    let m = messages(lang);
    let pick = |en: String, nl: String, fr: String| match lang {
        Lang::En => en,
        Lang::Nl => nl,
        Lang::Fr => fr,
    };
    let found_expected = |found: &str, expected: &str| {
        pick(
            format!("found {found}; expected {expected}"),
            format!("gevonden: {found}; verwacht: {expected}"),
            format!("trouvé\u{a0}: {found}\u{a0}; attendu\u{a0}: {expected}"),
        )
    };
    let quoted = |text: &str| i18n::quoted(text, lang);
    let list = |names: &[String]| {
        let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
        names.join(", ")
    };
    let count = |n: &usize| number(*n as f64, lang);
    let megabytes = |bytes: f64| i18n::megabytes(bytes, lang);
    match trouble {
        Trouble::Fault(fault) => {
            let (found, expected) = fault_words(fault, lang);
            found_expected(&found, &expected)
        }
        Trouble::FileTooLarge { bytes, limit } => {
            let (found, limit) = (megabytes(*bytes as f64), megabytes(*limit as f64));
            // A few bytes more are written like the limit.
            let found = match found == limit {
                true => pick(
                    format!("more than {limit}"),
                    format!("meer dan {limit}"),
                    format!("plus de {limit}"),
                ),
                false => found,
            };
            let expected = pick(
                format!("at most {limit}"),
                format!("hoogstens {limit}"),
                format!("au plus {limit}"),
            );
            found_expected(&found, &expected)
        }
        Trouble::FileUnreadable => m.import_unreadable.to_owned(),
        Trouble::EmptyFile => m.import_empty.to_owned(),
        Trouble::BinaryFile => m.import_binary.to_owned(),
        Trouble::Workbook => m.import_workbook.to_owned(),
        Trouble::Pdf => m.import_pdf.to_owned(),
        Trouble::UnknownForm => m.import_unknown_form.to_owned(),
        Trouble::NoRecords => m.import_no_records.to_owned(),
        Trouble::TooManyRecords { count: n, limit } => found_expected(
            &pick(
                format!("{} records", count(n)),
                format!("{} records", count(n)),
                format!("{} éléments", count(n)),
            ),
            &pick(
                format!("at most {}; the rest was left out", count(limit)),
                format!("hoogstens {}; de rest is weggelaten", count(limit)),
                format!("au plus {}\u{a0}; le reste a été laissé de côté", count(limit)),
            ),
        ),
        Trouble::TooManyOthers { count: n, limit } => found_expected(
            &pick(
                format!(
                    "{} records that are neither events nor statements",
                    count(n)
                ),
                format!("{} records die geen feit of uitspraak zijn", count(n)),
                format!(
                    "{} éléments qui ne sont ni des faits ni des énoncés",
                    count(n)
                ),
            ),
            &pick(
                format!("at most {}; the rest was left out", count(limit)),
                format!("hoogstens {}; de rest is weggelaten", count(limit)),
                format!("au plus {}\u{a0}; le reste a été laissé de côté", count(limit)),
            ),
        ),
        Trouble::UnknownVersion { found } if found.is_empty() => {
            found_expected(m.import_no_version, "\"threatline\": 1")
        }
        Trouble::UnknownVersion { found } => {
            found_expected(&format!("\"threatline\": {found}"), "\"threatline\": 1")
        }
        Trouble::OldTimelineJs => m.import_old_timelinejs.to_owned(),
        Trouble::BrokenJson { line, found } => pick(
            format!(
                "the JSON is broken on line {line}, at {}; everything before it was read",
                quoted(found)
            ),
            format!(
                "de JSON is ongeldig op regel {line}, bij {}; alles ervóór is gelezen",
                quoted(found)
            ),
            format!(
                "le JSON est incorrect à la ligne {line}, à {}\u{a0}; tout ce qui précède a été lu",
                quoted(found)
            ),
        ),
        Trouble::TooDeep { limit } => pick(
            format!("lists and objects are nested more than {limit} deep"),
            format!("lijsten en objecten zijn meer dan {limit} niveaus diep genest"),
            format!("listes et objets s'emboîtent sur plus de {limit} niveaux"),
        ),
        Trouble::RecordTooLong { limit } => pick(
            format!("one record is longer than {}", megabytes(*limit as f64)),
            format!("één record is langer dan {}", megabytes(*limit as f64)),
            format!("un seul élément dépasse {}", megabytes(*limit as f64)),
        ),
        Trouble::NotJson { found } => pick(
            format!("this cannot be read as JSON: {}", quoted(found)),
            format!("dit is niet te lezen als JSON: {}", quoted(found)),
            format!("ceci ne se lit pas comme du JSON\u{a0}: {}", quoted(found)),
        ),
        Trouble::MissingField { name } => pick(
            format!("the field {} is missing", quoted(name)),
            format!("het veld {} ontbreekt", quoted(name)),
            format!("le champ {} manque", quoted(name)),
        ),
        Trouble::TwiceField { name } => pick(
            format!("the field {} appears twice; keep one", quoted(name)),
            format!("het veld {} staat er tweemaal; behoud er één", quoted(name)),
            format!("le champ {} y figure deux fois\u{a0}; gardez-en un", quoted(name)),
        ),
        Trouble::UnknownField { name, known } => found_expected(
            &pick(
                format!("a field {}", quoted(name)),
                format!("een veld {}", quoted(name)),
                format!("un champ {}", quoted(name)),
            ),
            &known.join(", "),
        ),
        Trouble::WrongKind { found, expected } => {
            found_expected(json_words(*found, m), json_words(*expected, m))
        }
        Trouble::UnknownWord { found, known } => found_expected(&quoted(found), &known.join(", ")),
        Trouble::NotTaken { id, place } => {
            let place = place_words(*place, lang);
            pick(
                format!("`{id}` is in the file, but was not added itself: see {place}"),
                format!("`{id}` staat in het bestand, maar is zelf niet overgenomen: zie {place}"),
                format!("`{id}` est dans le fichier, mais n'a pas été repris ({place})"),
            )
        }
        Trouble::BadNumber { found } => found_expected(found, m.import_fitting_number),
        Trouble::NoHeader { found } => found_expected(
            &list(found),
            &format!("{} ({})", m.import_column_names, column_names(lang)),
        ),
        Trouble::NoDateColumn => m.import_no_date_column.to_owned(),
        Trouble::NoTitleColumn => m.import_no_title_column.to_owned(),
        Trouble::ColumnTwice { name } => pick(
            format!(
                "two columns mean the same; the second is {}; delete or rename the second",
                quoted(name)
            ),
            format!(
                "twee kolommen betekenen hetzelfde; de tweede is {}; schrap of hernoem de tweede",
                quoted(name)
            ),
            format!(
                "deux colonnes veulent dire la même chose\u{a0}; la seconde est {}\u{a0}; supprimez ou renommez la seconde",
                quoted(name)
            ),
        ),
        Trouble::RowTooLong { limit } => pick(
            format!("the row is longer than {}", megabytes(*limit as f64)),
            format!("de rij is langer dan {}", megabytes(*limit as f64)),
            format!("la ligne dépasse {}", megabytes(*limit as f64)),
        ),
        Trouble::OpenQuotation {
            lines,
            never_closed,
        } => {
            let opened = match never_closed {
                true => pick(
                    "a quotation mark that opens here is never closed".into(),
                    "een aanhalingsteken dat hier opent, wordt nooit gesloten".into(),
                    "un guillemet ouvert ici n'est jamais fermé".into(),
                ),
                false => pick(
                    "a quotation mark that opens here is not closed at the end of its cell".into(),
                    "een aanhalingsteken dat hier opent, wordt niet gesloten aan het einde van zijn cel".into(),
                    "un guillemet ouvert ici n'est pas fermé à la fin de sa cellule".into(),
                ),
            };
            let lost = match lines {
                0 => pick(
                    "the row was not added".into(),
                    "de rij is niet overgenomen".into(),
                    "la ligne n'a pas été reprise".into(),
                ),
                1 => pick(
                    "the row and the line after it were not added".into(),
                    "de rij en de regel erna zijn niet overgenomen".into(),
                    "la ligne et la suivante n'ont pas été reprises".into(),
                ),
                n => pick(
                    format!("the row and the {} lines after it were not added", count(n)),
                    format!("de rij en de {} regels erna zijn niet overgenomen", count(n)),
                    format!("la ligne et les {} suivantes n'ont pas été reprises", count(n)),
                ),
            };
            let mend = pick(
                "close the quotation mark, or double a mark inside a cell".into(),
                "sluit het aanhalingsteken, of verdubbel een aanhalingsteken binnen een cel".into(),
                "fermez le guillemet, ou doublez un guillemet à l'intérieur d'une cellule".into(),
            );
            [opened, lost, mend].join(i18n::semicolon(lang))
        }
        Trouble::TooManyCells { found, columns } => found_expected(
            &pick(
                format!("{found} cells"),
                format!("{found} cellen"),
                format!("{found} cellules"),
            ),
            &pick(
                format!(
                    "{columns}, as the first row has; put cells that contain the separator in quotation marks"
                ),
                format!(
                    "{columns}, zoals de eerste rij; zet cellen waarin het scheidingsteken voorkomt tussen aanhalingstekens"
                ),
                format!(
                    "{columns}, comme la première ligne\u{a0}; mettez entre guillemets les cellules qui contiennent le séparateur"
                ),
            ),
        ),
        Trouble::NoDate => m.import_no_date.to_owned(),
        Trouble::NoTitle => m.import_no_title.to_owned(),
        Trouble::UnknownKind { found } => {
            found_expected(&quoted(found), &super::table::kind_names(lang).join(", "))
        }
        Trouble::NotANumber { found } => found_expected(&quoted(found), m.json_whole_number),
        Trouble::TooManyPlaces { limit } => pick(
            format!(
                "the table names more than {} sources or sections",
                count(limit)
            ),
            format!("de tabel noemt meer dan {} bronnen of secties", count(limit)),
            format!(
                "le tableau cite plus de {} sources ou sections",
                count(limit)
            ),
        ),
        Trouble::AmbiguousDate { found } => found_expected(&quoted(found), m.import_ambiguous_date),
        Trouble::MixedDates { found } => found_expected(&quoted(found), m.import_mixed_dates),
        Trouble::ShortYear { found } => found_expected(&quoted(found), m.import_short_year),
        Trouble::DateInWords { found } => found_expected(
            &quoted(found),
            &pick(
                "a date in figures, such as 2014-05-24, 2014-05 or 2014; in a spreadsheet, give the column that date format and save again".to_owned(),
                "een datum in cijfers, zoals 2014-05-24, 2014-05 of 2014; geef de kolom in het rekenblad die datumnotatie en sla opnieuw op".to_owned(),
                "une date en chiffres, comme 2014-05-24, 2014-05 ou 2014\u{a0}; dans un tableur, donnez ce format de date à la colonne et enregistrez de nouveau".to_owned(),
            ),
        ),
        Trouble::NotAMonth { found } => found_expected(
            &quoted(found),
            &pick(
                "a month from 01 to 12".to_owned(),
                "een maand van 01 tot 12".to_owned(),
                "un mois de 01 à 12".to_owned(),
            ),
        ),
        Trouble::SerialDate { found } => found_expected(&quoted(found), m.import_serial_date),
        Trouble::ReadAs { encoding } => pick(
            format!("The file is not UTF-8; it was read as {encoding}."),
            format!("Het bestand is geen UTF-8; het is gelezen als {encoding}."),
            format!("Le fichier n'est pas en UTF-8\u{a0}; il a été lu comme {encoding}."),
        ),
        Trouble::DayFirst { count: n } => {
            let rows = i18n::count_rows(*n, lang);
            pick(
                format!("Dates like 24/05/2014 were read with the day first ({rows})."),
                format!("Datums zoals 24/05/2014 zijn gelezen met de dag eerst ({rows})."),
                format!("Les dates comme 24/05/2014 ont été lues le jour d'abord ({rows})."),
            )
        }
        Trouble::MonthFirst { count: n } => {
            let rows = i18n::count_rows(*n, lang);
            pick(
                format!("Dates like 05/24/2014 were read with the month first ({rows})."),
                format!("Datums zoals 05/24/2014 zijn gelezen met de maand eerst ({rows})."),
                format!("Les dates comme 05/24/2014 ont été lues le mois d'abord ({rows})."),
            )
        }
        Trouble::IgnoredColumns { names } => pick(
            format!("Columns that were not used: {}.", list(names)),
            format!("Niet gebruikte kolommen: {}.", list(names)),
            format!("Colonnes non utilisées\u{a0}: {}.", list(names)),
        ),
        Trouble::IgnoredLists { names } => pick(
            format!("Parts that were not used: {}.", list(names)),
            format!("Niet gebruikte delen: {}.", list(names)),
            format!("Parties non utilisées\u{a0}: {}.", list(names)),
        ),
        Trouble::NewLane { name } => pick(
            format!(
                "The page has no theme {}; it gets a lane of its own.",
                quoted(name)
            ),
            format!(
                "De pagina heeft geen thema {}; het krijgt een eigen baan.",
                quoted(name)
            ),
            format!(
                "La page n'a pas de thème {}\u{a0}; il reçoit son propre couloir.",
                quoted(name)
            ),
        ),
        Trouble::TooManyLanes { limit } => pick(
            format!("The first {limit} new themes have a lane each; the rest share one."),
            format!("De eerste {limit} nieuwe thema's hebben elk een baan; de rest deelt er één."),
            format!("Les {limit} premiers nouveaux thèmes ont chacun un couloir\u{a0}; les autres en partagent un."),
        ),
        Trouble::TitleTaken { title } => pick(
            format!("A report of that name is here already; this one is called {}.", quoted(title)),
            format!("Er is al een verslag met die naam; dit heet {}.", quoted(title)),
            format!("Un rapport de ce nom est déjà là\u{a0}; celui-ci s'appelle {}.", quoted(title)),
        ),
        Trouble::MediaLeftOut { count: n } => pick(
            format!("Pictures and videos were left out ({}).", count(n)),
            format!("Beelden en video's zijn weggelaten ({}).", count(n)),
            format!(
                "Les images et vidéos ont été laissées de côté ({}).",
                count(n)
            ),
        ),
        Trouble::MarkupRemoved { count: n } => pick(
            format!("Markup was removed from texts ({}).", count(n)),
            format!("Opmaak is uit teksten verwijderd ({}).", count(n)),
            format!("La mise en forme a été retirée des textes ({}).", count(n)),
        ),
        Trouble::SameAsBuiltIn { count: n } => pick(
            format!(
                "Themes, topics and terms that this page has too were not added again ({}).",
                count(n)
            ),
            format!(
                "Thema's, onderwerpen en begrippen die deze pagina al heeft, zijn niet opnieuw toegevoegd ({}).",
                count(n)
            ),
            format!(
                "Les thèmes, sujets et termes que cette page a déjà n'ont pas été ajoutés une deuxième fois ({}).",
                count(n)
            ),
        ),
    }
}
