//! Texts that hold a number or a name, and the names of fixed sets.

use super::{Lang, Messages, date_in_words, messages};
use crate::model::*;
use crate::view::{Facet, Scheme, View, Warning};

pub fn view_name(view: View, m: &Messages) -> &'static str {
    match view {
        View::Home => m.view_home,
        View::Timeline => m.view_timeline,
        View::Compare => m.view_compare,
        View::Figures => m.view_figures,
        View::Divergences => m.view_divergences,
        View::Sources => m.view_sources,
    }
}

pub fn scheme_name(scheme: Scheme, m: &Messages) -> &'static str {
    match scheme {
        Scheme::Auto => m.scheme_auto,
        Scheme::Light => m.scheme_light,
        Scheme::Dark => m.scheme_dark,
    }
}

pub fn sign_name(sign: Sign, m: &Messages) -> &'static str {
    match sign {
        Sign::Raised => m.sign_raised,
        Sign::Lowered => m.sign_lowered,
        Sign::Unchanged => m.sign_unchanged,
        Sign::New => m.sign_new,
        Sign::Dropped => m.sign_dropped,
        Sign::NotComparable => m.sign_not_comparable,
        Sign::NotStated => m.sign_not_stated,
    }
}

pub fn event_kind_name(kind: EventKind, m: &Messages) -> &'static str {
    match kind {
        EventKind::Attack => m.kind_attack,
        EventKind::Plot => m.kind_plot,
        EventKind::Call => m.kind_call,
        EventKind::Law => m.kind_law,
        EventKind::Measure => m.kind_measure,
        EventKind::Institution => m.kind_institution,
        EventKind::Sanction => m.kind_sanction,
        EventKind::Operation => m.kind_operation,
        EventKind::Conflict => m.kind_conflict,
        EventKind::Publication => m.kind_publication,
        EventKind::Incident => m.kind_incident,
        EventKind::Development => m.kind_development,
        EventKind::Plan => m.kind_plan,
    }
}

pub fn rung_name(rung: Rung, m: &Messages) -> &'static str {
    match rung {
        Rung::HighlyUnlikely => m.rung_highly_unlikely,
        Rung::Unlikely => m.rung_unlikely,
        Rung::Likely => m.rung_likely,
        Rung::HighlyLikely => m.rung_highly_likely,
        Rung::AlmostCertain => m.rung_almost_certain,
        Rung::Beside => m.rung_beside,
    }
}

pub fn horizon_name(horizon: Horizon, m: &Messages) -> &'static str {
    match horizon {
        Horizon::Short => m.horizon_short,
        Horizon::ShortToMedium => m.horizon_short_to_medium,
        Horizon::Medium => m.horizon_medium,
        Horizon::Long => m.horizon_long,
        Horizon::Year => m.horizon_year,
        Horizon::NotStated => m.horizon_not_stated,
    }
}

pub fn weight_name(weight: Weight, m: &Messages) -> &'static str {
    match weight {
        Weight::Conclusion => m.weight_conclusion,
        Weight::Strength => m.weight_strength,
        Weight::Wording => m.weight_wording,
    }
}

pub fn divergence_kind_name(kind: DivergenceKind, m: &Messages) -> &'static str {
    match kind {
        DivergenceKind::Editions => m.divergence_editions,
        DivergenceKind::ReportPress => m.divergence_report_press,
        DivergenceKind::SummaryReport => m.divergence_summary_report,
        DivergenceKind::Years => m.divergence_years,
        DivergenceKind::Within => m.divergence_within,
        DivergenceKind::Arithmetic => m.divergence_arithmetic,
    }
}

pub fn source_kind_name(kind: SourceKind, m: &Messages) -> &'static str {
    match kind {
        SourceKind::OfficialReport => m.source_kind_official_report,
        SourceKind::OfficialSummary => m.source_kind_official_summary,
        SourceKind::Press => m.source_kind_press,
        SourceKind::Academic => m.source_kind_academic,
        SourceKind::Other => m.source_kind_other,
    }
}

pub fn omission_reason_name(reason: OmissionReason, m: &Messages) -> &'static str {
    match reason {
        OmissionReason::Contact => m.reason_contact,
        OmissionReason::Furniture => m.reason_furniture,
        OmissionReason::Illustration => m.reason_illustration,
        OmissionReason::Repetition => m.reason_repetition,
        OmissionReason::Background => m.reason_background,
        OmissionReason::Rhetoric => m.reason_rhetoric,
        OmissionReason::Private => m.reason_private,
        OmissionReason::Operational => m.reason_operational,
    }
}

pub fn unit_name(unit: Unit, m: &Messages) -> &'static str {
    match unit {
        Unit::Count => m.unit_count,
        Unit::Percent => m.unit_percent,
        Unit::Years => m.unit_years,
        Unit::Euro => m.unit_euro,
        Unit::Usd => m.unit_usd,
        Unit::Metres => m.unit_metres,
        Unit::People => m.unit_people,
    }
}

/// The name of a language in itself.
pub fn language_name(lang: Lang) -> &'static str {
    messages(lang).language_name
}

/// What a source's language calls itself; of one that the page does not speak
/// the tag.
pub fn tag_name(language: &LangTag) -> &str {
    match language.lang() {
        Some(lang) => language_name(lang),
        None => language.tag(),
    }
}

fn plural(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// In French nothing is singular too: "0 fait".
fn plural_fr(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n < 2 { one } else { many })
}

pub fn count_events(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => plural(n, "event", "events"),
        Lang::Nl => plural(n, "feit", "feiten"),
        Lang::Fr => plural_fr(n, "fait", "faits"),
    }
}

pub fn count_topics(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => plural(n, "topic", "topics"),
        Lang::Nl => plural(n, "onderwerp", "onderwerpen"),
        Lang::Fr => plural_fr(n, "sujet", "sujets"),
    }
}

pub fn count_results(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => plural(n, "result", "results"),
        Lang::Nl => plural(n, "resultaat", "resultaten"),
        Lang::Fr => plural_fr(n, "résultat", "résultats"),
    }
}

pub fn count_divergences(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => plural(n, "difference", "differences"),
        Lang::Nl => plural(n, "verschil", "verschillen"),
        Lang::Fr => plural_fr(n, "divergence", "divergences"),
    }
}

/// Years in which no event that is shown lies: "1929–1968: nothing".
pub fn nothing_in(years: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{years}: nothing"),
        Lang::Nl => format!("{years}: niets"),
        Lang::Fr => format!("{years} : rien"),
    }
}

/// How many of all events are shown: "34 of 125 events".
pub fn shown_of(shown: usize, all: usize, lang: Lang) -> String {
    let all = count_events(all, lang);
    match lang {
        Lang::En => format!("{shown} of {all}"),
        Lang::Nl => format!("{shown} van {all}"),
        Lang::Fr => format!("{shown} sur {all}"),
    }
}

/// A way out of a filter that hides everything: "Any kind: 12 events".
pub fn without_facet(facet: Facet, count: usize, lang: Lang) -> String {
    let any = match (facet, lang) {
        (Facet::Themes, Lang::En) => "Any theme",
        (Facet::Themes, Lang::Nl) => "Elk thema",
        (Facet::Themes, Lang::Fr) => "Tout thème",
        (Facet::Years, Lang::En) => "Any year",
        (Facet::Years, Lang::Nl) => "Elk jaar",
        (Facet::Years, Lang::Fr) => "Toute année",
        (Facet::Sources, Lang::En) => "Any source",
        (Facet::Sources, Lang::Nl) => "Elke bron",
        (Facet::Sources, Lang::Fr) => "Toute source",
        (Facet::Kinds, Lang::En) => "Any kind",
        (Facet::Kinds, Lang::Nl) => "Elke soort",
        (Facet::Kinds, Lang::Fr) => "Tout type",
    };
    let colon = if lang == Lang::Fr { " :" } else { ":" };
    format!("{any}{colon} {}", count_events(count, lang))
}

/// Years that follow each other: "2014–2017".
pub fn year_run(first: i32, last: i32, lang: Lang) -> String {
    let dash = if lang == Lang::Fr { "-" } else { "–" };
    if first == last {
        first.to_string()
    } else {
        format!("{first}{dash}{last}")
    }
}

/// The accessible name of a count beside an event.
pub fn more_events_near(n: usize, title: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} more near “{title}”", n),
        Lang::Nl => format!("nog {n} in de buurt van ‘{title}’"),
        Lang::Fr => format!("{n} de plus près de « {title} »"),
    }
}

/// How long a tour is: "10 steps".
pub fn count_steps(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{}.", plural(n, "step", "steps")),
        Lang::Nl => format!("{}.", plural(n, "stap", "stappen")),
        Lang::Fr => format!("{}.", plural_fr(n, "étape", "étapes")),
    }
}

/// A stretch of days, both included, as it is said: "2014 to 2026", "from 3 May
/// to 9 June 2015".
pub fn range_in_words(first: Day, last: Day, lang: Lang) -> String {
    let (first_year, first_month, first_day) = first.ymd();
    let (last_year, last_month, _) = last.ymd();
    let next_day = Day(last.0.saturating_add(1)).ymd();
    let whole_months = first_day == 1 && next_day.2 == 1;
    let text = if whole_months && first_month == 1 && next_day.1 == 1 {
        format!("{first_year:04}/{last_year:04}")
    } else if whole_months {
        format!("{first_year:04}-{first_month:02}/{last_year:04}-{last_month:02}")
    } else {
        format!("{first}/{last}")
    };
    let single = text.split_once('/').filter(|(a, b)| a == b).map(|(a, _)| a);
    match single.unwrap_or(&text).parse::<Edtf>() {
        Ok(range) => date_in_words(&range, lang),
        // Beyond the years that have four digits.
        Err(_) => format!("{first} – {last}"),
    }
}

/// Behind an event's name: how many are counted with it.
pub fn and_more(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!(", and {n} more"),
        Lang::Nl => format!(", en nog {n}"),
        Lang::Fr => format!(", et {n} de plus"),
    }
}

/// What a break in the axis stands for.
pub fn nothing_in_years(first: i32, last: i32, lang: Lang) -> String {
    match lang {
        Lang::En => format!("Nothing begins or ends from {first} to {last}"),
        Lang::Nl => format!("Niets begint of eindigt van {first} tot {last}"),
        Lang::Fr => format!("Rien ne commence ni ne finit de {first} à {last}"),
    }
}

pub fn step_of(step: usize, total: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("Step {step} of {total}"),
        Lang::Nl => format!("Stap {step} van {total}"),
        Lang::Fr => format!("Étape {step} sur {total}"),
    }
}

/// "Nothing loaded speaks on this for 2024."
pub fn silent(year: i32, lang: Lang) -> String {
    match lang {
        Lang::En => format!("No statement for {year} in the sources."),
        Lang::Nl => format!("Geen uitspraak voor {year} in de bronnen."),
        Lang::Fr => format!("Aucun énoncé pour {year} dans les sources."),
    }
}

/// The printed pages of a place: "p. 16", "pp. 19–22", "p. 42 ff.".
pub fn pages(section: &Section, page: Option<u16>, lang: Lang) -> Option<String> {
    if let Some(page) = page {
        return Some(format!("p. {page}"));
    }
    match section.pages[..] {
        [first, last] if first == last => Some(format!("p. {first}")),
        [first, last] => Some(match lang {
            Lang::En => format!("pp. {first}–{last}"),
            Lang::Nl | Lang::Fr => format!("p. {first}-{last}"),
        }),
        [first] => Some(match lang {
            Lang::En => format!("p. {first} ff."),
            Lang::Nl => format!("p. {first} e.v."),
            Lang::Fr => format!("p. {first} et suiv."),
        }),
        _ => None,
    }
}

/// A topic of which two years are laid side by side, as a title.
pub fn compared(topic: &str, a: i32, b: i32, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{topic}: {a} and {b} compared"),
        Lang::Nl => format!("{topic}: {a} en {b} vergeleken"),
        Lang::Fr => format!("{topic} : comparaison de {a} et {b}"),
    }
}

/// "12 killed, 3 injured"
pub fn casualties(casualties: &Casualties, lang: Lang) -> String {
    let mut parts = Vec::new();
    if let Some(killed) = casualties.killed {
        parts.push(match lang {
            Lang::En => format!("{killed} killed"),
            Lang::Nl => format!("{killed} {}", if killed == 1 { "dode" } else { "doden" }),
            Lang::Fr => format!("{killed} {}", if killed < 2 { "mort" } else { "morts" }),
        });
    }
    if let Some(injured) = casualties.injured {
        parts.push(match lang {
            Lang::En => format!("{injured} injured"),
            Lang::Nl => format!(
                "{injured} {}",
                if injured == 1 { "gewonde" } else { "gewonden" }
            ),
            Lang::Fr => format!(
                "{injured} {}",
                if injured < 2 { "blessé" } else { "blessés" }
            ),
        });
    }
    if let Some(note) = &casualties.note {
        parts.push(note.get(lang).text.to_owned());
    }
    parts.join(", ")
}

/// The sentence above the comparison, such as "Of 38 topics, 9 raised, …".
pub fn comparison_summary(total: usize, counts: &[(Sign, usize)], lang: Lang) -> String {
    let parts: Vec<String> = counts
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|&(sign, n)| count_of_sign(n, sign, lang))
        .collect();
    if parts.is_empty() {
        return format!("{}.", count_topics(total, lang));
    }
    let parts = parts.join(", ");
    match lang {
        Lang::En => format!("Of {}: {parts}.", count_topics(total, lang)),
        Lang::Nl => format!("Van {}: {parts}.", count_topics(total, lang)),
        Lang::Fr => format!("Sur {} : {parts}.", count_topics(total, lang)),
    }
}

/// "3 new": French counts agree in number.
fn count_of_sign(n: usize, sign: Sign, lang: Lang) -> String {
    let name = match (lang, sign) {
        (Lang::Fr, Sign::Unchanged) if n > 1 => "inchangés",
        (Lang::Fr, Sign::New) if n > 1 => "nouveaux",
        (Lang::Fr, Sign::Dropped) if n > 1 => "disparus",
        (Lang::Fr, Sign::NotComparable) if n > 1 => "non comparables",
        (Lang::Fr, Sign::NotStated) if n > 1 => "non indiqués",
        _ => sign_name(sign, messages(lang)),
    };
    format!("{n} {name}")
}

/// Why a part of a link was not followed.
pub fn warning_text(warning: &Warning, m: &Messages) -> String {
    match warning {
        Warning::NewerVersion(version) => format!("v={version}: {}", m.link_newer),
        Warning::UnknownId { key, id } => format!("{key}={id}: {}", m.link_unknown_id),
        Warning::ReportNotLoaded { key, id } => format!("{key}={id}: {}", m.link_report_missing),
        Warning::BadValue { key, value } => format!("{key}={value}: {}", m.link_bad_value),
        Warning::UnknownKey(key) => format!("{key}: {}", m.link_unknown_key),
    }
}

/// The axis label of a month, at most four letters.
pub fn month_label(month: u8, lang: Lang) -> &'static str {
    const LABELS: [[&str; 12]; 3] = [
        [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ],
        [
            "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
        ],
        [
            "janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov",
            "déc",
        ],
    ];
    let months = match lang {
        Lang::En => &LABELS[0],
        Lang::Nl => &LABELS[1],
        Lang::Fr => &LABELS[2],
    };
    months
        .get(usize::from(month).wrapping_sub(1))
        .copied()
        .unwrap_or_default()
}

/// Which copy of the page this is.
pub fn this_copy(version: &str, lang: Lang) -> String {
    match lang {
        Lang::En => {
            format!("This copy: version {version}. Code MIT or Apache-2.0, data CC BY 4.0.")
        }
        Lang::Nl => {
            format!("Deze kopie: versie {version}. Code MIT of Apache-2.0, data CC BY 4.0.")
        }
        Lang::Fr => {
            format!("Cette copie : version {version}. Code MIT ou Apache-2.0, données CC BY 4.0.")
        }
    }
}

pub fn count_series(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => plural(n, "series", "series"),
        Lang::Nl => plural(n, "reeks", "reeksen"),
        Lang::Fr => plural_fr(n, "série", "séries"),
    }
}

/// How often records cite a source.
pub fn count_places(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("Taken over: {}, by section", plural(n, "place", "places")),
        Lang::Nl => format!("Overgenomen: {}, per deel", plural(n, "plaats", "plaatsen")),
        Lang::Fr => format!(
            "Repris : {}, par section",
            plural_fr(n, "passage", "passages")
        ),
    }
}

/// What the fold with the rows of no direction says.
pub fn count_without_direction(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} without a stated direction", count_topics(n, lang)),
        Lang::Nl => format!("{} zonder vermelde richting", count_topics(n, lang)),
        Lang::Fr => format!("{} sans évolution indiquée", count_topics(n, lang)),
    }
}

/// Of any kind.
pub fn count_records(n: usize, lang: Lang) -> String {
    let count = super::number(n as f64, lang);
    match (lang, n) {
        (Lang::En, 1) => "1 record".to_owned(),
        (Lang::En, _) => format!("{count} records"),
        (Lang::Nl, 1) => "1 gegeven".to_owned(),
        (Lang::Nl, _) => format!("{count} gegevens"),
        (Lang::Fr, 0 | 1) => format!("{count} élément"),
        (Lang::Fr, _) => format!("{count} éléments"),
    }
}

/// What was taken of a reader's file: "Service X: 12 events and 9 other
/// records. 2 records were not taken."
pub fn import_taken(
    title: &str,
    events: usize,
    others: usize,
    refused: usize,
    lang: Lang,
) -> String {
    let number = |n: usize| super::number(n as f64, lang);
    let events = match (lang, events) {
        (Lang::En, 1) => "1 event".to_owned(),
        (Lang::En, n) => format!("{} events", number(n)),
        (Lang::Nl, 1) => "1 feit".to_owned(),
        (Lang::Nl, n) => format!("{} feiten", number(n)),
        (Lang::Fr, n @ (0 | 1)) => format!("{n} fait"),
        (Lang::Fr, n) => format!("{} faits", number(n)),
    };
    let mut text = match lang {
        Lang::En => format!("{title}: {events} and {} others added.", number(others)),
        Lang::Nl => format!(
            "{title}: {events} en {} andere gegevens toegevoegd.",
            number(others)
        ),
        Lang::Fr => format!(
            "{title} : {events} et {} autres éléments ajoutés.",
            number(others)
        ),
    };
    if refused > 0 {
        let refused_count = count_records(refused, lang);
        text.push_str(&match (lang, refused) {
            (Lang::En, 1) => format!(" {refused_count} was not taken."),
            (Lang::En, _) => format!(" {refused_count} were not taken."),
            (Lang::Nl, 1) => format!(" {refused_count} is niet overgenomen."),
            (Lang::Nl, _) => format!(" {refused_count} zijn niet overgenomen."),
            (Lang::Fr, 1) => format!(" {refused_count} n'a pas été repris."),
            (Lang::Fr, _) => format!(" {refused_count} n'ont pas été repris."),
        });
    }
    text
}
