//! What is said of a reader's own report: what became of the file, and how much of it.

use super::phrases::{count_events, count_records, plural};
use super::{Lang, messages, number};

/// A size of so many bytes, in millions as computers count them.
pub fn megabytes(bytes: f64, lang: Lang) -> String {
    let count = number(bytes / (1024.0 * 1024.0), lang);
    match lang {
        Lang::En | Lang::Nl => format!("{count} MB"),
        Lang::Fr => format!("{count}\u{a0}Mo"),
    }
}

/// Of a table.
pub fn count_rows(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => plural(n, "row", "rows", lang),
        Lang::Nl => plural(n, "rij", "rijen", lang),
        Lang::Fr => plural(n, "ligne", "lignes", lang),
    }
}

/// What was taken of a reader's file: "Service X: 12 events and 9 other
/// records added. 2 records were not added."
pub fn import_taken(
    title: &str,
    events: usize,
    others: usize,
    refused: usize,
    lang: Lang,
) -> String {
    let one_event = events < 2;
    let events = count_events(events, lang);
    let and_others = match lang {
        Lang::En => plural(others, "other record", "other records", lang),
        Lang::Nl => plural(others, "ander record", "andere records", lang),
        Lang::Fr => plural(others, "autre élément", "autres éléments", lang),
    };
    let mut text = match (lang, others) {
        (Lang::En, 0) => format!("{title}: {events} added."),
        (Lang::En, _) => format!("{title}: {events} and {and_others} added."),
        (Lang::Nl, 0) => format!("{title}: {events} toegevoegd."),
        (Lang::Nl, _) => format!("{title}: {events} en {and_others} toegevoegd."),
        (Lang::Fr, 0) if one_event => format!("{title}\u{a0}: {events} ajouté."),
        (Lang::Fr, 0) => format!("{title}\u{a0}: {events} ajoutés."),
        (Lang::Fr, _) => format!("{title}\u{a0}: {events} et {and_others} ajoutés."),
    };
    if refused > 0 {
        let refused_count = count_records(refused, lang);
        text.push_str(&match (lang, refused) {
            (Lang::En, 1) => format!(" {refused_count} was not added."),
            (Lang::En, _) => format!(" {refused_count} were not added."),
            (Lang::Nl, 1) => format!(" {refused_count} is niet overgenomen."),
            (Lang::Nl, _) => format!(" {refused_count} zijn niet overgenomen."),
            (Lang::Fr, 1) => format!(" {refused_count} n'a pas été repris."),
            (Lang::Fr, _) => format!(" {refused_count} n'ont pas été repris."),
        });
    }
    text
}

/// The heading of what is wrong with a file. One record may have several messages, and
/// one message be about many records: each number says what it counts.
pub fn import_not_taken(records: usize, said: usize, lang: Lang) -> String {
    let said = match lang {
        Lang::En => plural(said, "message", "messages", lang),
        Lang::Nl => plural(said, "bericht", "berichten", lang),
        Lang::Fr => plural(said, "message", "messages", lang),
    };
    let title = messages(lang).import_not_taken;
    match records {
        0 => format!("{title} ({said})"),
        _ => format!("{title} ({}, {said})", count_records(records, lang)),
    }
}

/// That a report is gone.
pub fn report_removed(title: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{title} was removed."),
        Lang::Nl => format!("{title} is verwijderd."),
        Lang::Fr => format!("{title} a été retiré."),
    }
}

/// Behind the name of the file that is being read: how many wait for their turn.
pub fn files_waiting(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("then {}", plural(n, "more file", "more files", lang)),
        Lang::Nl => format!("dan nog {}", plural(n, "bestand", "bestanden", lang)),
        Lang::Fr => format!("puis encore {}", plural(n, "fichier", "fichiers", lang)),
    }
}
