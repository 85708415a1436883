//! What is wrong with a record, in the reader's language: what was found, and
//! what was expected. The English words are the model's own, which the data's
//! authors read too.

use super::{Lang, number, quoted};
use crate::model::check::{Fault, Languages, Origin, Wanted, limits};
use crate::model::edtf::{EdtfError, EdtfErrorKind};

/// What was found, and what was expected instead.
pub fn fault_words(fault: &Fault, lang: Lang) -> (String, String) {
    (found(fault, lang), expected(fault, lang))
}

fn found(fault: &Fault, lang: Lang) -> String {
    let [_, nl, fr] = match fault {
        Fault::DuplicateId { first } => {
            return match (first, lang) {
                (Some(first), Lang::En) => {
                    format!("an id that {} already has", origin(first, lang))
                }
                (Some(first), Lang::Nl) => {
                    format!("een id dat {} ook heeft", origin(first, lang))
                }
                (Some(first), Lang::Fr) => {
                    format!("un id que {} a aussi", origin(first, lang))
                }
                (None, Lang::En) => fault.found(),
                (None, Lang::Nl) => "een id dat een ander record ook heeft".to_owned(),
                (None, Lang::Fr) => "un id qu'un autre élément a aussi".to_owned(),
            };
        }
        Fault::Date { text, .. }
        | Fault::WhiteSpace { text }
        | Fault::NumberInTerm { text }
        | Fault::BadArithmetic { arithmetic: text }
        | Fault::WordsOfAbsent { words: text } => return quoted(text, lang),
        _ if lang == Lang::En => return fault.found(),
        Fault::TooLong { length, .. } => {
            let length = number(*length as f64, lang);
            [
                "".into(),
                format!("{length} tekens"),
                format!("{length} caractères"),
            ]
        }
        Fault::NoText { .. }
        | Fault::Missing
        | Fault::NoPrintedWords
        | Fault::NoArithmetic
        | Fault::NoSideWords => ["".into(), "niets".into(), "rien".into()],
        Fault::SectionTwice { id } => [
            "".into(),
            format!("`{id}` tweemaal"),
            format!("`{id}` deux fois"),
        ],
        Fault::FindWords { count } => [
            "".into(),
            format!("{count} {}", if *count == 1 { "woord" } else { "woorden" }),
            format!("{count} {}", if *count < 2 { "mot" } else { "mots" }),
        ],
        Fault::WordsInARow { count } => [
            "".into(),
            format!("{count} woorden na elkaar"),
            format!("{count} mots de suite"),
        ],
        Fault::NoLocator | Fault::NoLocatorOfTerm => {
            ["".into(), "geen vindplaats".into(), "aucun passage".into()]
        }
        Fault::NoTheme => ["".into(), "geen".into(), "aucun".into()],
        // As the source, the value and the step are that are expected.
        Fault::NoOwnSource | Fault::NoValue | Fault::NoStep => {
            ["".into(), "geen".into(), "aucune".into()]
        }
        Fault::SecondValue { date } => [
            "".into(),
            format!("een tweede waarde voor {date}"),
            format!("une deuxième valeur pour {date}"),
        ],
        Fault::NoConflict => [
            "".into(),
            "geen andere waarde voor die datum".into(),
            "aucune autre valeur pour cette date".into(),
        ],
        Fault::ArithmeticWithoutDerived => ["".into(), "een berekening".into(), "un calcul".into()],
        Fault::StepOutOfOrder { event } => [
            "".into(),
            format!("`{event}` na een later feit"),
            format!("`{event}` après un fait postérieur"),
        ],
        Fault::MorePrecise {
            date,
            sibling,
            coarser,
        } => [
            "".into(),
            format!("{date} waar `{sibling}` {coarser} heeft uit dezelfde woorden"),
            format!("{date} là où `{sibling}` a {coarser} d'après les mêmes mots"),
        ],
        Fault::UnlikePopulations { other, a, b } => [
            "".into(),
            format!("een waarde alleen voor {a}, naast `{other}` met een waarde alleen voor {b}"),
            format!(
                "une valeur pour {a} seulement, à côté de `{other}` avec une valeur pour {b} seulement"
            ),
        ],
        // Words of the file, and numbers.
        Fault::Unreadable { .. }
        | Fault::BadId { .. }
        | Fault::UnknownId { .. }
        | Fault::BadLanguage { .. }
        | Fault::BadPages { .. }
        | Fault::PageOutside { .. }
        | Fault::SinceNotBefore { .. }
        | Fault::SignOfChange { .. }
        | Fault::SignOfIncomparable { .. }
        | Fault::ArithmeticDisagrees { .. }
        | Fault::TooFewSides { .. } => return fault.found(),
    };
    if lang == Lang::Nl { nl } else { fr }
}

/// Where another record stands: "row 12", "events[3] (line 40)".
fn origin(origin: &Origin, lang: Lang) -> String {
    let line = origin.line;
    if origin.file.is_empty() {
        return match lang {
            Lang::En => format!("row {line}"),
            Lang::Nl => format!("rij {line}"),
            Lang::Fr => format!("la ligne {line} du tableau"),
        };
    }
    let file = &origin.file;
    match lang {
        Lang::En => format!("{file} (line {line})"),
        Lang::Nl => format!("{file} (regel {line})"),
        Lang::Fr => format!("{file} (ligne {line} du fichier)"),
    }
}

fn expected(fault: &Fault, lang: Lang) -> String {
    if let Fault::Date { error, .. } = fault {
        return date_expected(error, lang);
    }
    if lang == Lang::En {
        return fault.expected();
    }
    let most = limits::FIND_WORDS;
    let (nl, fr) = match fault {
        Fault::Date { .. } | Fault::Unreadable { .. } | Fault::ArithmeticDisagrees { .. } => {
            return fault.expected();
        }
        Fault::DuplicateId { .. } => ("een nieuw id", "un nouvel id"),
        Fault::BadId { .. } => (
            "1 tot 64 kleine letters, cijfers, koppeltekens of punten",
            "de 1 à 64 minuscules, chiffres, traits d'union ou points",
        ),
        Fault::UnknownId { wanted, .. } => match wanted {
            Wanted::Source => (
                "het id van een bestaande bron",
                "l'id d'une source existante",
            ),
            Wanted::Section(source) => {
                return match lang {
                    Lang::Nl => format!("een bestaande sectie van {source}"),
                    _ => format!("une section existante de {source}"),
                };
            }
            Wanted::Theme => ("het id van een bestaand thema", "l'id d'un thème existant"),
            Wanted::ParentTheme => (
                "een bestaand thema waar het onder valt",
                "un thème existant dont il fait partie",
            ),
            Wanted::Topic => (
                "het id van een bestaand onderwerp",
                "l'id d'un sujet existant",
            ),
            Wanted::Event => ("het id van een bestaand feit", "l'id d'un fait existant"),
            Wanted::Subject => (
                "het id van een feit, een uitspraak of een reeks die bestaat",
                "l'id d'un fait, d'un énoncé ou d'une série qui existe",
            ),
            Wanted::Record => (
                "het id van een bestaand record",
                "l'id d'un élément existant",
            ),
        },
        Fault::TooLong { limit, .. } => {
            let limit = number(*limit as f64, lang);
            return match lang {
                Lang::Nl => format!("hoogstens {limit}"),
                _ => format!("au plus {limit}"),
            };
        }
        Fault::WhiteSpace { .. } => (
            "een tekst zonder spaties aan begin of einde",
            "un texte sans espaces au début ni à la fin",
        ),
        Fault::NoText {
            languages: Languages::All,
        } => (
            "de tekst in het Engels, Nederlands en Frans",
            "le texte en anglais, néerlandais et français",
        ),
        Fault::NoText {
            languages: Languages::Any,
        } => (
            "een tekst in minstens één taal",
            "un texte dans au moins une langue",
        ),
        Fault::Missing => ("een waarde", "une valeur"),
        Fault::BadLanguage { .. } => (
            "een taalcode zoals en, nl of nb",
            "un code de langue comme en, nl ou nb",
        ),
        Fault::SectionTwice { .. } => ("elke sectie één keer", "chaque section une seule fois"),
        Fault::BadPages { .. } => (
            "de eerste pagina, of de eerste en de laatste",
            "la première page, ou la première et la dernière",
        ),
        Fault::PageOutside { pages, .. } => {
            return match lang {
                Lang::Nl => format!("een pagina van de sectie: {pages:?}"),
                _ => format!("une page de la section\u{a0}: {pages:?}"),
            };
        }
        Fault::FindWords { .. } => {
            return match lang {
                Lang::Nl => format!("1 tot {most} woorden zoals gedrukt"),
                _ => format!("de 1 à {most} mots tels qu'imprimés"),
            };
        }
        Fault::WordsInARow { .. } => {
            return match lang {
                Lang::Nl => format!("hoogstens {most}"),
                _ => format!("au plus {most}"),
            };
        }
        Fault::NoLocator => (
            "minstens één vindplaats in een bron",
            "au moins un passage d'une source",
        ),
        Fault::NoLocatorOfTerm => (
            "waar een bron het begrip uitlegt, of `note = true`",
            "le passage où une source explique le terme, ou `note = true`",
        ),
        Fault::NoTheme => ("minstens één thema", "au moins un thème"),
        Fault::NoOwnSource => (
            "een bron van het verslag zelf",
            "une source du rapport même",
        ),
        Fault::NoPrintedWords => (
            "de eigen woorden van de bron",
            "les mots mêmes de la source",
        ),
        Fault::NumberInTerm { .. } => ("een term zonder getal", "un terme sans nombre"),
        Fault::SinceNotBefore { year, .. } => {
            return match lang {
                Lang::Nl => format!("een jaar vóór {year}"),
                _ => format!("une année antérieure à {year}"),
            };
        }
        Fault::SignOfChange { .. } => (
            "raised, lowered, unchanged, new of dropped; anders geen `change`",
            "raised, lowered, unchanged, new ou dropped\u{a0}; sinon pas de `change`",
        ),
        Fault::SignOfIncomparable { .. } => (
            "not-comparable: elke andere richting komt van een bron of wordt berekend",
            "not-comparable\u{a0}: toute autre évolution vient d'une source ou d'un calcul",
        ),
        Fault::NoValue => ("minstens één waarde", "au moins une valeur"),
        Fault::SecondValue { .. } => (
            "`conflicts = true` bij elk, of een andere reeks",
            "`conflicts = true` pour chacune, ou une autre série",
        ),
        Fault::NoConflict => (
            "de waarde waarmee ze in strijd is",
            "la valeur qu'elle contredit",
        ),
        Fault::BadArithmetic { .. } => (
            "getallen met + - * / en haakjes",
            "des nombres avec + - * / et des parenthèses",
        ),
        Fault::NoArithmetic => (
            "hoe de afgeleide waarde berekend is",
            "comment la valeur dérivée est calculée",
        ),
        Fault::ArithmeticWithoutDerived => {
            ("`derived` als `qualifier`", "`derived` comme `qualifier`")
        }
        Fault::TooFewSides { .. } => ("minstens twee kanten", "au moins deux côtés"),
        Fault::NoSideWords => (
            "de woorden die verschillen, of `absent = true`",
            "les mots qui diffèrent, ou `absent = true`",
        ),
        Fault::WordsOfAbsent { .. } => (
            "geen woorden bij een kant die niets zegt",
            "aucun mot du côté qui ne dit rien",
        ),
        Fault::MorePrecise { .. } => (
            "dezelfde nauwkeurigheid, of een vindplaats die de dag geeft",
            "la même précision, ou un passage qui donne le jour",
        ),
        Fault::UnlikePopulations { a, b, .. } => {
            return match lang {
                Lang::Nl => format!(
                    "een `comparison` van {a} en {b} bij het onderwerp die zegt waarom ze niet vergelijkbaar zijn"
                ),
                _ => format!(
                    "une `comparison` de {a} et {b} sur le sujet, qui dit pourquoi elles ne sont pas comparables"
                ),
            };
        }
        Fault::NoStep => ("minstens één stap", "au moins une étape"),
        Fault::StepOutOfOrder { .. } => (
            "stappen in chronologische volgorde",
            "des étapes dans l'ordre chronologique",
        ),
    };
    if lang == Lang::Nl { nl } else { fr }.to_owned()
}

/// What a date should have been.
fn date_expected(error: &EdtfError, lang: Lang) -> String {
    let english = error.expected();
    let words = match lang {
        Lang::En => english,
        Lang::Nl => dates_in_dutch_and_french(english).0,
        Lang::Fr => dates_in_dutch_and_french(english).1,
    };
    match (error.kind(), lang) {
        (EdtfErrorKind::Level2, Lang::En) => format!("EDTF level 0 or 1, without {words}"),
        (EdtfErrorKind::Level2, Lang::Nl) => format!("EDTF-niveau 0 of 1, zonder {words}"),
        (EdtfErrorKind::Level2, Lang::Fr) => format!("EDTF de niveau 0 ou 1, sans {words}"),
        _ => words.to_owned(),
    }
}

/// A test finds an expectation of the parser that has no words here.
fn dates_in_dutch_and_french(english: &str) -> (&'static str, &'static str) {
    match english {
        "% for uncertain and approximate" => (
            "% voor onzeker en bij benadering",
            "% pour incertain et approximatif",
        ),
        "+00 or +00:00, zero having no other sign" => (
            "+00 of +00:00; nul heeft geen ander teken",
            "+00 ou +00:00\u{a0}; zéro n'a pas d'autre signe",
        ),
        "0000 for the year before 0001" => (
            "0000 voor het jaar vóór 0001",
            "0000 pour l'année qui précède 0001",
        ),
        "Y with at least five digits, the first of them not 0" => (
            "Y met minstens vijf cijfers, het eerste geen 0",
            "Y avec au moins cinq chiffres, le premier différent de 0",
        ),
        "\"..\" for an open end" => (
            "‘..’ voor een open einde",
            "«\u{a0}..\u{a0}» pour une fin ouverte",
        ),
        "a colon and two-digit minutes" => (
            "een dubbelepunt en minuten met twee cijfers",
            "deux-points et des minutes à deux chiffres",
        ),
        "a colon and two-digit seconds" => (
            "een dubbelepunt en seconden met twee cijfers",
            "deux-points et des secondes à deux chiffres",
        ),
        "a date, for instance 2014, 2014-05 or 2014-05-24" => (
            "een datum, zoals 2014, 2014-05 of 2014-05-24",
            "une date, par exemple 2014, 2014-05 ou 2014-05-24",
        ),
        "a date-time without qualifier" => (
            "een datum met tijd zonder ?, ~ of %",
            "une date avec heure sans ?, ~ ni %",
        ),
        "a day from 01 to 28, as February has that year" => (
            "een dag van 01 tot 28: zoveel heeft februari dat jaar",
            "un jour de 01 à 28, comme février cette année-là",
        ),
        "a day from 01 to 29, as February has that year" => (
            "een dag van 01 tot 29: zoveel heeft februari dat jaar",
            "un jour de 01 à 29, comme février cette année-là",
        ),
        "a day from 01 to 30, as this month has" => (
            "een dag van 01 tot 30: zoveel heeft die maand",
            "un jour de 01 à 30, comme ce mois",
        ),
        "a day from 01 to 31" => ("een dag van 01 tot 31", "un jour de 01 à 31"),
        "a four-digit year" => ("een jaar van vier cijfers", "une année à quatre chiffres"),
        "a four-digit year, or Y before a longer one" => (
            "een jaar van vier cijfers, of Y vóór een langer jaar",
            "une année à quatre chiffres, ou Y devant une plus longue",
        ),
        "a month from 01 to 12 or a season from 21 to 24" => (
            "een maand van 01 tot 12 of een seizoen van 21 tot 24",
            "un mois de 01 à 12 ou une saison de 21 à 24",
        ),
        "a part of the year (seasons by hemisphere, quarters and the like)" => (
            "een deel van het jaar (seizoen per halfrond, kwartaal en dergelijke)",
            "partie de l'année (saison par hémisphère, trimestre, etc.)",
        ),
        "a qualifier on a part of the date" => (
            "?, ~ of % bij een deel van de datum",
            "?, ~ ou % sur une partie de la date",
        ),
        "a season without a day" => ("een seizoen zonder dag", "une saison sans jour"),
        "a time from 00:00:00 to 24:00:00" => (
            "een tijd van 00:00:00 tot 24:00:00",
            "une heure de 00:00:00 à 24:00:00",
        ),
        "a time only after a full date" => (
            "een tijd alleen na een volledige datum",
            "une heure seulement après une date complète",
        ),
        "a two-digit day" => ("een dag van twee cijfers", "un jour à deux chiffres"),
        "a two-digit hour" => ("een uur van twee cijfers", "une heure à deux chiffres"),
        "a two-digit month" => ("een maand van twee cijfers", "un mois à deux chiffres"),
        "a year after Y without month or day" => (
            "een jaar na Y zonder maand of dag",
            "une année après Y sans mois ni jour",
        ),
        "a year of at most nine digits" => (
            "een jaar van hoogstens negen cijfers",
            "une année d'au plus neuf chiffres",
        ),
        "a year with an exponent" => ("een jaar met exponent", "année avec exposant"),
        "all of a set" => (
            "een verzameling van de soort ‘alle’",
            "ensemble de type «\u{a0}tous\u{a0}»",
        ),
        "an end that is not before the start" => (
            "een einde dat niet vóór het begin ligt",
            "une fin qui n'est pas antérieure au début",
        ),
        "an interval of dates without time of day" => (
            "een periode van datums zonder uur",
            "un intervalle de dates sans heure",
        ),
        "an interval with a date on at least one side" => (
            "een periode met minstens aan één kant een datum",
            "un intervalle avec une date d'au moins un côté",
        ),
        "an offset of less than 24 hours" => (
            "een tijdsverschil met UTC van minder dan 24 uur",
            "un décalage de moins de 24 heures",
        ),
        "an upper-case X for an unspecified digit" => (
            "een hoofdletter X voor een cijfer dat niet vermeld is",
            "un X majuscule pour un chiffre non précisé",
        ),
        "an upper-case Y before the year" => (
            "een hoofdletter Y vóór het jaar",
            "un Y majuscule devant l'année",
        ),
        "nothing for an unknown end" => (
            "niets voor een onbekend einde",
            "rien pour une fin inconnue",
        ),
        "one of a set" => (
            "een verzameling van de soort ‘een van’",
            "ensemble de type «\u{a0}un parmi\u{a0}»",
        ),
        "significant digits of a year" => (
            "significante cijfers van een jaar",
            "chiffres significatifs d'une année",
        ),
        "the end of the date" => ("het einde van de datum", "la fin de la date"),
        "two-digit hours of the offset" => (
            "uren van het tijdsverschil met twee cijfers",
            "les heures du décalage à deux chiffres",
        ),
        "two-digit minutes of the offset" => (
            "minuten van het tijdsverschil met twee cijfers",
            "les minutes du décalage à deux chiffres",
        ),
        "unspecified digits in an interval" => (
            "niet-vermelde cijfers in een periode",
            "chiffres non précisés dans un intervalle",
        ),
        "unspecified digits other than the last one or two of a year, a month, or a day" => (
            "niet-vermelde cijfers, behalve de laatste een of twee van een jaar, van een maand of van een dag",
            "chiffres non précisés autres que le dernier ou les deux derniers d'une année, d'un mois ou d'un jour",
        ),
        _ => ("een datum in EDTF", "une date EDTF"),
    }
}
