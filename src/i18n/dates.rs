//! Dates in words, in English, Dutch and French.
//!
//! The wording keeps what the date leaves open: a qualifier, an unstated month
//! and an end that is open or unknown are always said. Texts begin in lower
//! case where the language does so inside a sentence ("omstreeks november
//! 2025"), and hold no markup.

use super::Lang;
use crate::model::Event;
use crate::model::edtf::*;

/// The date as it reads in a sentence or beside a title: "about November 2025",
/// "du 21 au 25 novembre 2015", "sinds 2022". Of a date-time, the day.
pub fn date_in_words(edtf: &Edtf, lang: Lang) -> String {
    Writer { lang, short: false }.edtf(edtf)
}

/// When an event was: in the record's own words where EDTF has none for it.
pub fn event_date(event: &Event, lang: Lang) -> String {
    match &event.date_words {
        Some(words) => words.get(lang).text.to_owned(),
        None => date_in_words(&event.date, lang),
    }
}

/// Why a date is not a day, as far as the date itself tells; nothing for a day
/// that is known. `in_words` where the record gives the date in words of its
/// own, since EDTF has none for them.
pub fn why_vague(edtf: &Edtf, in_words: bool, lang: Lang) -> Option<&'static str> {
    let pick = |en, nl, fr| {
        Some(match lang {
            Lang::En => en,
            Lang::Nl => nl,
            Lang::Fr => fr,
        })
    };
    if in_words {
        return pick(
            "The sources do not date it more exactly.",
            "De bronnen dateren het niet nauwkeuriger.",
            "Les sources ne le datent pas plus précisément.",
        );
    }
    let qualifier_of = |bound: Bound| match bound {
        Bound::Date(date) => date.qualifier(),
        _ => Qualifier::Certain,
    };
    let (start, end) = edtf.ends();
    let qualifiers = [qualifier_of(start), qualifier_of(end)];
    if qualifiers.iter().any(|qualifier| qualifier.is_uncertain()) {
        return pick(
            "The date is uncertain in the sources.",
            "De datum is in de bronnen onzeker.",
            "La date est incertaine dans les sources.",
        );
    }
    if qualifiers
        .iter()
        .any(|qualifier| qualifier.is_approximate())
    {
        return pick(
            "The sources give an approximate date.",
            "De bronnen geven de datum bij benadering.",
            "Les sources donnent une date approximative.",
        );
    }
    match edtf.precision() {
        Precision::Day => None,
        Precision::Month => pick(
            "The sources give the month, not the day.",
            "De bronnen geven de maand, niet de dag.",
            "Les sources donnent le mois, pas le jour.",
        ),
        Precision::Season => pick(
            "The sources give the season, not the day.",
            "De bronnen geven het seizoen, niet de dag.",
            "Les sources donnent la saison, pas le jour.",
        ),
        Precision::Year => pick(
            "The sources give the year, not the day.",
            "De bronnen geven het jaar, niet de dag.",
            "Les sources donnent l'année, pas le jour.",
        ),
        Precision::Decade => pick(
            "The sources give the decade, not the year.",
            "De bronnen geven het decennium, niet het jaar.",
            "Les sources donnent la décennie, pas l'année.",
        ),
        Precision::Century => pick(
            "The sources give the century, not the year.",
            "De bronnen geven de eeuw, niet het jaar.",
            "Les sources donnent le siècle, pas l'année.",
        ),
        Precision::Interval => match (start, end) {
            (_, Bound::Unknown) => pick(
                "The sources do not say when it ended.",
                "De bronnen zeggen niet wanneer het eindigde.",
                "Les sources ne disent pas quand cela a pris fin.",
            ),
            (Bound::Unknown, _) => pick(
                "The sources do not say when it began.",
                "De bronnen zeggen niet wanneer het begon.",
                "Les sources ne disent pas quand cela a commencé.",
            ),
            (_, Bound::Open) => pick(
                "The sources name no end.",
                "De bronnen noemen geen einde.",
                "Les sources n'indiquent pas de fin.",
            ),
            (Bound::Open, _) => pick(
                "The sources name no beginning.",
                "De bronnen noemen geen begin.",
                "Les sources n'indiquent pas de début.",
            ),
            (Bound::Date(start), Bound::Date(end)) => {
                let to_the_day = |date: Date| date.precision() == Precision::Day;
                if to_the_day(start) && to_the_day(end) {
                    return None;
                }
                pick(
                    "The sources do not give the exact first and last day.",
                    "De bronnen geven de eerste en de laatste dag niet precies.",
                    "Les sources ne donnent pas exactement le premier et le dernier jour.",
                )
            }
        },
    }
}

/// A day as it reads in a sentence: "18 December 2025".
pub fn day_in_words(day: Day, lang: Lang) -> String {
    let text = day.to_string();
    // Days of more than four digits in the year have no such form.
    match text.parse::<Edtf>() {
        Ok(edtf) => date_in_words(&edtf, lang),
        Err(_) => text,
    }
}

/// A year as a label, where a number alone would not say on which side of year 1 it lies:
/// "2014", "45 BC".
pub fn year_in_words(year: i32, lang: Lang) -> String {
    Writer { lang, short: true }.year(year)
}

/// The date as a label, with short month names: "c. Nov 2025", "21–25 nov.
/// 2015", "1964–2008", "2013–?". It leaves out that a month or day is not
/// stated, since a label of the year or month alone says no more than that.
pub fn short_date(edtf: &Edtf, lang: Lang) -> String {
    Writer { lang, short: true }.edtf(edtf)
}

const MONTHS: [[&str; 12]; 3] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
];

const SHORT_MONTHS: [[&str; 12]; 3] = [
    [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
    [
        "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
    ],
    [
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
        "déc.",
    ],
];

const SEASONS: [[&str; 4]; 3] = [
    ["spring", "summer", "autumn", "winter"],
    ["voorjaar", "zomer", "najaar", "winter"],
    ["printemps", "été", "automne", "hiver"],
];

/// The definite article that French puts before a date inside a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Article {
    None,
    Le,
    Elided,
    Les,
}

/// A date without its qualifier, and its article in French.
struct Phrase {
    article: Article,
    text: String,
}

impl Phrase {
    /// "le 24 mai", "l'automne", "mai".
    fn plain(&self) -> String {
        self.after("", ["", "le ", "l'", "les "])
    }

    /// "du 24 mai", "de l'automne", "d'avril".
    fn de(&self) -> String {
        let elides = self.text.starts_with(['a', 'e', 'i', 'o', 'u', 'é']);
        let bare = if elides { "d'" } else { "de " };
        self.after("", [bare, "du ", "de l'", "des "])
    }

    /// "au 24 mai", "à l'automne", "à mai".
    fn a(&self) -> String {
        self.after("", ["à ", "au ", "à l'", "aux "])
    }

    /// "jusqu'au 24 mai", "jusqu'à l'automne", "jusqu'en mai".
    fn jusque(&self) -> String {
        self.after("jusqu'", ["en ", "au ", "à l'", "aux "])
    }

    fn after(&self, word: &str, [none, le, elided, les]: [&str; 4]) -> String {
        let article = match self.article {
            Article::None => none,
            Article::Le => le,
            Article::Elided => elided,
            Article::Les => les,
        };
        format!("{word}{article}{}", self.text)
    }
}

/// How much of a date is said, where the end of an interval says the rest.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    All,
    WithoutYear,
    DayOnly,
}

#[derive(Clone, Copy)]
struct Writer {
    lang: Lang,
    short: bool,
}

impl Writer {
    fn pick<T>(self, en: T, nl: T, fr: T) -> T {
        match self.lang {
            Lang::En => en,
            Lang::Nl => nl,
            Lang::Fr => fr,
        }
    }

    fn edtf(self, edtf: &Edtf) -> String {
        match edtf.ends() {
            (Bound::Date(date), _) if !edtf.is_interval() => self.date(date),
            (Bound::Date(start), Bound::Date(end)) if self.short => self.short_range(start, end),
            (Bound::Date(start), Bound::Date(end)) => self.range(start, end),
            (Bound::Date(start), Bound::Open) => self.since(start),
            (Bound::Open, Bound::Date(end)) => self.until(end),
            (Bound::Date(start), _) if self.short => self.dash(&self.date(start), "?"),
            (_, Bound::Date(end)) if self.short => self.dash("?", &self.date(end)),
            (Bound::Date(start), _) => {
                let from = self.from(start);
                format!(
                    "{from}, {}",
                    self.pick("end unknown", "einde onbekend", "fin inconnue")
                )
            }
            (_, Bound::Date(end)) => {
                let until = self.until(end);
                format!(
                    "{until}, {}",
                    self.pick("start unknown", "begin onbekend", "début inconnu")
                )
            }
            // No text parses to an interval without a date.
            _ => String::new(),
        }
    }

    // One date.

    fn date(self, date: Date) -> String {
        let approximate = date.qualifier().is_approximate();
        let mut text = if date.form() == Form::Century || is_first_decade(date) {
            self.years_between(date)
        } else {
            let phrase = self.phrase(date, Said::All);
            match self.lang {
                Lang::En | Lang::Nl => format!("{}{}", self.about(date), phrase.text),
                Lang::Fr if approximate => format!("vers {}", phrase.plain()),
                Lang::Fr if phrase.article == Article::Les && !self.short => phrase.plain(),
                Lang::Fr => phrase.text,
            }
        };
        if !self.short {
            text.push_str(match date.form() {
                Form::MonthUnstated => self.pick(
                    ", month not stated",
                    ", maand niet vermeld",
                    ", mois non précisé",
                ),
                Form::MonthAndDayUnstated => self.pick(
                    ", month and day not stated",
                    ", maand en dag niet vermeld",
                    ", mois et jour non précisés",
                ),
                Form::DayUnstated(_) => self.pick(
                    ", day not stated",
                    ", dag niet vermeld",
                    ", jour non précisé",
                ),
                _ => "",
            });
        }
        text.push_str(self.doubt(date));
        text
    }

    /// The part that says which days, in a language's usual order.
    fn phrase(self, date: Date, said: Said) -> Phrase {
        let year = self.year(date.year());
        let year = if said == Said::All {
            format!(" {year}")
        } else {
            String::new()
        };
        let (article, text) = match date.form() {
            Form::Century | Form::Decade => {
                let text = match (self.lang, self.short) {
                    (Lang::En, false) => format!("the{year}s"),
                    (Lang::En, true) => format!("{}s", year.trim_start()),
                    (Lang::Nl, false) => format!("de jaren{year}"),
                    (Lang::Nl, true) => format!("jaren{year}"),
                    (Lang::Fr, _) => format!("années{year}"),
                };
                (Article::Les, text)
            }
            Form::Year | Form::MonthUnstated | Form::MonthAndDayUnstated => {
                (Article::None, year.trim_start().to_owned())
            }
            Form::Season(season) => {
                let name = self.pick(SEASONS[0], SEASONS[1], SEASONS[2])[season as usize];
                let article = if season == Season::Spring {
                    Article::Le
                } else {
                    Article::Elided
                };
                let year = if season == Season::Winter {
                    self.winter_years(date.year())
                } else {
                    year
                };
                (article, format!("{name}{year}"))
            }
            Form::Month(month) | Form::DayUnstated(month) => {
                (Article::None, format!("{}{year}", self.month(month)))
            }
            Form::Day { month, day } => {
                let ordinal = if self.lang == Lang::Fr && day == 1 {
                    "er"
                } else {
                    ""
                };
                let text = match said {
                    Said::DayOnly => format!("{day}{ordinal}"),
                    _ => format!("{day}{ordinal} {}{year}", self.month(month)),
                };
                (Article::Le, text)
            }
        };
        Phrase { article, text }
    }

    fn month(self, month: u8) -> &'static str {
        let table = if self.short { &SHORT_MONTHS } else { &MONTHS };
        let names = self.pick(&table[0], &table[1], &table[2]);
        names
            .get(usize::from(month).wrapping_sub(1))
            .copied()
            .unwrap_or_default()
    }

    /// A year without era would read as a mistake below 1000; year 0 is 1 BC.
    fn year(self, year: i32) -> String {
        if year < 1 {
            let year = self.digits(1 - i64::from(year));
            return format!("{year} {}", self.pick("BC", "v.Chr.", "av. J.-C."));
        }
        let digits = self.digits(i64::from(year));
        match self.lang {
            _ if year >= 1000 => digits,
            Lang::En => format!("AD {digits}"),
            Lang::Nl => format!("{digits} n.Chr."),
            Lang::Fr => format!("{digits} apr. J.-C."),
        }
    }

    /// Years are not grouped as other numbers are, until they are too long.
    fn digits(self, year: i64) -> String {
        let digits = year.to_string();
        if digits.len() < 5 {
            return digits;
        }
        let mut grouped = String::new();
        for (nth, digit) in digits.chars().enumerate() {
            if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
                grouped.push_str(self.pick(",", ".", "\u{202f}"));
            }
            grouped.push(digit);
        }
        grouped
    }

    /// A winter lies in two years, and naming one of them would leave open
    /// which of two winters it is.
    fn winter_years(self, year: i32) -> String {
        let dash = self.pick("–", "–", "-");
        if self.short && (1000..9999).contains(&year) {
            return format!(" {year}{dash}{:02}", (year + 1) % 100);
        }
        format!(" {}{dash}{}", self.year(year), self.year(year + 1))
    }

    /// A century and the first decade of one: "the 1900s" could be either.
    fn years_between(self, date: Date) -> String {
        let about = self.about(date);
        let (first, last) = (self.year(date.year()), self.year(date.last_year()));
        if self.short {
            let approximately = if self.lang == Lang::Fr && date.qualifier().is_approximate() {
                "vers "
            } else {
                about
            };
            return format!("{approximately}{}", self.dash(&first, &last));
        }
        match self.lang {
            Lang::En => format!("between {about}{first} and {about}{last}"),
            Lang::Nl => format!("tussen {about}{first} en {about}{last}"),
            Lang::Fr => format!("entre {first}{about} et {last}{about}"),
        }
    }

    /// What says "about": before the date in English and Dutch, behind it in
    /// French.
    fn about(self, date: Date) -> &'static str {
        match (date.qualifier().is_approximate(), self.short) {
            (false, _) => "",
            (true, false) => self.pick("about ", "omstreeks ", " environ"),
            (true, true) => self.pick("c. ", "ca. ", " env."),
        }
    }

    fn doubt(self, date: Date) -> &'static str {
        match (date.qualifier().is_uncertain(), self.short) {
            (false, _) => "",
            (true, false) => self.pick(" (uncertain)", " (onzeker)", " (date incertaine)"),
            (true, true) => self.pick("?", "?", "\u{a0}?"),
        }
    }

    // Intervals.

    /// A date within a longer phrase: what is said of it, with its qualifier.
    /// `place` puts it after a French preposition.
    fn part(self, date: Date, said: Said, place: fn(&Phrase) -> String) -> String {
        let phrase = self.phrase(date, said);
        let (about, doubt) = (self.about(date), self.doubt(date));
        match self.lang {
            Lang::En | Lang::Nl => format!("{about}{}{doubt}", phrase.text),
            Lang::Fr => format!("{}{about}{doubt}", place(&phrase)),
        }
    }

    fn range(self, start: Date, end: Date) -> String {
        if start == end {
            return match start.form() {
                Form::Day { .. } => self.date(start),
                _ => {
                    let within = self.pick("within ", "binnen ", "au cours ");
                    format!("{within}{}", self.part(start, Said::All, Phrase::de))
                }
            };
        }
        let said = shared(start, end);
        if said == Said::DayOnly && self.lang != Lang::Fr {
            return self.short_range(start, end);
        }
        let first = self.part(start, said, Phrase::de);
        let last = self.part(end, Said::All, Phrase::a);
        match self.lang {
            Lang::En => format!("from {first} to {last}"),
            // "tot" alone would leave the last day, month or year out.
            Lang::Nl if is_included(end) => format!("van {first} tot en met {last}"),
            Lang::Nl => format!("van {first} tot {last}"),
            Lang::Fr => format!("{first} {last}"),
        }
    }

    fn short_range(self, start: Date, end: Date) -> String {
        if start == end {
            return self.date(end);
        }
        match shared(start, end) {
            Said::All => self.dash(&self.date(start), &self.date(end)),
            said => {
                let first = self.phrase(start, said).text;
                let last = self.phrase(end, Said::All).text;
                if first.contains(' ') {
                    format!("{first} – {last}")
                } else {
                    format!("{first}–{last}")
                }
            }
        }
    }

    /// A dash between two dates, with room where a date has several words.
    fn dash(self, first: &str, last: &str) -> String {
        if first.contains(' ') || last.contains(' ') {
            format!("{first} – {last}")
        } else {
            format!("{first}–{last}")
        }
    }

    fn since(self, start: Date) -> String {
        let start = self.part(start, Said::All, Phrase::plain);
        format!("{}{start}", self.pick("since ", "sinds ", "depuis "))
    }

    fn from(self, start: Date) -> String {
        let start = self.part(start, Said::All, Phrase::de);
        format!("{}{start}", self.pick("from ", "vanaf ", "à partir "))
    }

    fn until(self, end: Date) -> String {
        let is_included = is_included(end);
        let end = self.part(end, Said::All, Phrase::jusque);
        match self.lang {
            Lang::En => format!("until {end}"),
            Lang::Nl if is_included => format!("tot en met {end}"),
            Lang::Nl => format!("tot {end}"),
            Lang::Fr => end,
        }
    }
}

/// Whether it can be said of the end of a range that it still belongs to it: of one that
/// is about a year it cannot.
fn is_included(end: Date) -> bool {
    end.qualifier() == Qualifier::Certain
}

/// `200X`, `190X`.
fn is_first_decade(date: Date) -> bool {
    date.form() == Form::Decade && (date.year() < 1000 || date.year() % 100 == 0)
}

/// What the start of an interval need not repeat, because the end says it.
fn shared(start: Date, end: Date) -> Said {
    let certain = Qualifier::Certain;
    if start.year() != end.year() || start.qualifier() != certain || end.qualifier() != certain {
        return Said::All;
    }
    match (start.form(), end.form()) {
        (Form::Day { month, .. }, Form::Day { month: last, .. }) if month == last => Said::DayOnly,
        (Form::Day { .. }, Form::Day { .. }) | (Form::Month(_), Form::Month(_)) => {
            Said::WithoutYear
        }
        // A winter names its own two years.
        (Form::Season(_), Form::Season(last)) if last != Season::Winter => Said::WithoutYear,
        _ => Said::All,
    }
}
