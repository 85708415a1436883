//! Texts that hold a number or a name, and the names of fixed sets.

use super::{Lang, Messages, date_in_words, messages, year_in_words};
use crate::model::compare::{Basis, BasisKind, Outcome};
use crate::model::edtf::four_digits;
use crate::model::*;
use crate::view::{
    Command, CompareMode, Facet, KeyCommand, RowOrder, Scheme, Scope, TextSize, Turn, View, Warning,
};
use std::borrow::Cow;

pub fn view_name(view: View, m: &Messages) -> &'static str {
    match view {
        View::Home => m.view_home,
        View::Timeline => m.view_timeline,
        View::Compare => m.view_compare,
        View::Figures => m.view_figures,
        View::Divergences => m.view_divergences,
        View::Sources => m.view_sources,
        View::Guide => m.view_guide,
        View::About => m.view_about,
    }
}

pub fn scheme_name(scheme: Scheme, m: &Messages) -> &'static str {
    match scheme {
        Scheme::Auto => m.scheme_auto,
        Scheme::Light => m.scheme_light,
        Scheme::Dark => m.scheme_dark,
        Scheme::Contrast => m.scheme_contrast,
    }
}

pub fn scope_name(scope: Scope, m: &Messages) -> &'static str {
    match scope {
        Scope::Page => m.scope_page,
        Scope::Search => m.search,
        Scope::Results => m.search_results,
        Scope::Palette => m.palette,
        Scope::Timeline => m.view_timeline,
        Scope::Strip => m.scope_strip,
        Scope::Panel => m.scope_panel,
        Scope::Tour => m.tour,
        Scope::Paper => m.print,
        Scope::Present => m.present,
    }
}

pub fn key_command_name(command: KeyCommand, m: &Messages) -> &'static str {
    match command {
        KeyCommand::OpenPalette => m.palette,
        KeyCommand::OpenSheet => m.shortcuts,
        KeyCommand::GoToSearch => m.search,
        KeyCommand::CloseMenus => m.key_close_menus,
        KeyCommand::ClearSearch => m.search_clear,
        KeyCommand::Choose => m.key_choose,
        KeyCommand::NextHit => m.key_next_hit,
        KeyCommand::PreviousHit => m.key_previous_hit,
        KeyCommand::ZoomIn => m.zoom_in,
        KeyCommand::ZoomOut => m.zoom_out,
        KeyCommand::Earlier => m.earlier,
        KeyCommand::Later => m.later,
        KeyCommand::MuchEarlier => m.key_much_earlier,
        KeyCommand::MuchLater => m.key_much_later,
        KeyCommand::First => m.key_first,
        KeyCommand::Last => m.key_last,
        KeyCommand::EventBefore => m.key_event_before,
        KeyCommand::EventAfter => m.key_event_after,
        KeyCommand::LaneAbove => m.key_lane_above,
        KeyCommand::LaneBelow => m.key_lane_below,
        KeyCommand::Open => m.key_open,
        KeyCommand::OpenCount => m.key_open_count,
        KeyCommand::Close => m.close,
        KeyCommand::NextStep | KeyCommand::Present(Command::Turn(Turn::Next)) => m.next,
        KeyCommand::PreviousStep | KeyCommand::Present(Command::Turn(Turn::Previous)) => m.previous,
        KeyCommand::FirstStep | KeyCommand::Present(Command::Turn(Turn::First)) => m.key_first_step,
        KeyCommand::LastStep | KeyCommand::Present(Command::Turn(Turn::Last)) => m.key_last_step,
        KeyCommand::EndTour => m.end_tour,
        KeyCommand::Present(Command::Black) => m.black_wall,
        KeyCommand::Present(Command::FullScreen) => m.full_screen,
        KeyCommand::Present(Command::End) => m.end_present,
    }
}

/// A key as it is printed on the keyboards of a language.
pub fn key_name<'a>(key: &'a str, m: &Messages) -> Cow<'a, str> {
    Cow::Borrowed(match key {
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        "Home" => m.key_home,
        "End" => m.key_end,
        "PageUp" => m.key_page_up,
        "PageDown" => m.key_page_down,
        "Enter" => m.key_enter,
        "Escape" => m.key_escape,
        "Backspace" => m.key_backspace,
        " " => m.key_space,
        "-" => "−",
        letter if letter.len() == 1 => return Cow::Owned(letter.to_uppercase()),
        other => other,
    })
}

pub fn text_size_name(size: TextSize, m: &Messages) -> &'static str {
    match size {
        TextSize::Compact => m.text_compact,
        TextSize::Regular => m.text_regular,
        TextSize::Large => m.text_large,
    }
}

pub fn mode_name(mode: CompareMode, m: &Messages) -> &'static str {
    match mode {
        CompareMode::Pair => m.mode_pair,
        CompareMode::Matrix => m.mode_matrix,
        CompareMode::Ladder => m.ladder,
        CompareMode::Digest => m.mode_digest,
    }
}

pub fn order_name(order: RowOrder, m: &Messages) -> &'static str {
    match order {
        RowOrder::Theme => m.order_theme,
        RowOrder::Outcome => m.direction,
        RowOrder::Weight => m.weight,
    }
}

/// Whose word a stated direction is, and whether it names the year that it compares with;
/// `reversed` where the later year stands first.
pub fn stated_by(statement: &Statement, reversed: bool, m: &Messages) -> String {
    let words = match (report_of(statement.id.as_str()).is_some(), reversed) {
        (false, false) => m.stated_by_source,
        (false, true) => m.stated_reversed,
        (true, false) => m.stated_by_own,
        (true, true) => m.stated_reversed_own,
    };
    let change = statement.change.as_ref();
    if change.is_some_and(|change| !change.year_named) {
        format!("{words} ({})", m.no_year_named)
    } else {
        words.to_owned()
    }
}

/// That a direction is computed, and where that is from what a reader's own report says.
pub fn computed_here(basis: &Basis<'_>, m: &Messages) -> String {
    match basis.is_own() {
        true => format!("{} ({})", m.computed_here, m.own_report),
        false => m.computed_here.to_owned(),
    }
}

pub fn basis_kind_name(basis: BasisKind, m: &Messages) -> &'static str {
    match basis {
        BasisKind::Stated => m.stated_by_source,
        BasisKind::Computed => m.computed_here,
        BasisKind::Neither => m.basis_neither,
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

/// The name of a source's language in the page's; of one that the page does not speak the
/// tag.
pub fn tag_name<'a>(language: &'a LangTag, m: &Messages) -> &'a str {
    match language.lang() {
        Some(Lang::En) => m.language_english,
        Some(Lang::Nl) => m.language_dutch,
        Some(Lang::Fr) => m.language_french,
        None => language.tag(),
    }
}

/// A count as the language writes it, with its noun. In French nothing is singular
/// too: "0 fait".
pub(super) fn plural(n: usize, one: &str, many: &str, lang: Lang) -> String {
    let is_one = n == 1 || n == 0 && lang == Lang::Fr;
    format!("{} {}", count(n, lang), if is_one { one } else { many })
}

fn count(n: usize, lang: Lang) -> String {
    super::number(n as f64, lang)
}

pub fn count_events(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => plural(n, "event", "events", lang),
        Lang::Nl => plural(n, "feit", "feiten", lang),
        Lang::Fr => plural(n, "fait", "faits", lang),
    }
}

pub fn count_topics(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => plural(n, "topic", "topics", lang),
        Lang::Nl => plural(n, "onderwerp", "onderwerpen", lang),
        Lang::Fr => plural(n, "sujet", "sujets", lang),
    }
}

pub fn count_results(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => plural(n, "result", "results", lang),
        Lang::Nl => plural(n, "resultaat", "resultaten", lang),
        Lang::Fr => plural(n, "résultat", "résultats", lang),
    }
}

pub fn count_divergences(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => plural(n, "difference", "differences", lang),
        Lang::Nl => plural(n, "verschil", "verschillen", lang),
        Lang::Fr => plural(n, "divergence", "divergences", lang),
    }
}

/// Years in which no event that is shown lies: "1929–1968: no events".
pub fn nothing_in(years: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{years}: no events"),
        Lang::Nl => format!("{years}: geen feiten"),
        Lang::Fr => format!("{years}\u{a0}: aucun fait"),
    }
}

/// How many of all events are shown: "34 of 125 events".
pub fn shown_of(shown: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} of {}", count(shown, lang), count_events(all, lang)),
        Lang::Nl => format!("{} van {}", count(shown, lang), count_events(all, lang)),
        Lang::Fr => format!("{} sur {}", count_events(shown, lang), count(all, lang)),
    }
}

/// A way out of a filter that hides everything: "Any kind: 12 events".
pub fn without_facet(facet: Facet, count: usize, lang: Lang) -> String {
    let any = match (facet, lang) {
        (Facet::Themes, Lang::En) => "Any theme",
        (Facet::Themes, Lang::Nl) => "Alle thema's",
        (Facet::Themes, Lang::Fr) => "Tous les thèmes",
        (Facet::Years, Lang::En) => "Any year",
        (Facet::Years, Lang::Nl) => "Alle jaren",
        (Facet::Years, Lang::Fr) => "Toutes les années",
        (Facet::Sources, Lang::En) => "Any source",
        (Facet::Sources, Lang::Nl) => "Alle bronnen",
        (Facet::Sources, Lang::Fr) => "Toutes les sources",
        (Facet::Kinds, Lang::En) => "Any kind",
        (Facet::Kinds, Lang::Nl) => "Alle soorten",
        (Facet::Kinds, Lang::Fr) => "Tous les types",
    };
    headed(any, &count_events(count, lang), lang)
}

/// Years that follow each other: "2014–2017".
pub fn year_run(first: i32, last: i32, lang: Lang) -> String {
    let [from, to] = [first, last].map(|year| year_in_words(year, lang));
    match () {
        () if first == last => from,
        () if from.contains(' ') || to.contains(' ') => format!("{from} – {to}"),
        () => format!("{from}–{to}"),
    }
}

/// What stands between a heading and what it is the heading of, in one line.
pub fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::En | Lang::Nl => ": ",
        Lang::Fr => "\u{a0}: ",
    }
}

/// What stands between two of a list whose parts may have commas.
pub fn semicolon(lang: Lang) -> &'static str {
    match lang {
        Lang::En | Lang::Nl => "; ",
        Lang::Fr => "\u{a0}; ",
    }
}

/// A heading and what it is the heading of, in one line: "2025: likely".
pub fn headed(heading: &str, text: &str, lang: Lang) -> String {
    format!("{heading}{}{text}", colon(lang))
}

/// Words between quotation marks. They may be anyone's: they do not turn what is around them.
pub fn quoted(words: &str, lang: Lang) -> String {
    let words = bidi::isolated(words);
    match lang {
        Lang::En => format!("“{words}”"),
        Lang::Nl => format!("‘{words}’"),
        Lang::Fr => format!("«\u{a0}{words}\u{a0}»"),
    }
}

/// The accessible name of a count beside an event.
pub fn more_events_near(n: usize, title: &str, lang: Lang) -> String {
    let title = quoted(title, lang);
    match lang {
        Lang::En => format!("{} more near {title}", count(n, lang)),
        Lang::Nl => format!("nog {} rond {title}", count_events(n, lang)),
        Lang::Fr => format!("{} près de {title}", plural(n, "autre", "autres", lang)),
    }
}

/// Behind the name of a count: how many of them answer to the query.
pub fn found_of(found: usize, n: usize, lang: Lang) -> String {
    let agreed = if found < 2 { "trouvé" } else { "trouvés" };
    let [found, n] = [found, n].map(|n| count(n, lang));
    match lang {
        Lang::En => format!("{found} of {n} found"),
        Lang::Nl => format!("{found} van {n} gevonden"),
        Lang::Fr => format!("{found} sur {n} {agreed}"),
    }
}

/// How long a tour is: "10 steps.".
pub fn count_steps(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{}.", plural(n, "step", "steps", lang)),
        Lang::Nl => format!("{}.", plural(n, "stap", "stappen", lang)),
        Lang::Fr => format!("{}.", plural(n, "étape", "étapes", lang)),
    }
}

/// A stretch of days, both included, as it is said: "from 2014 to 2026", "from 3 May
/// to 9 June 2015".
pub fn range_in_words(first: Day, last: Day, lang: Lang) -> String {
    let (first_year, first_month, first_day) = first.ymd();
    let (last_year, last_month, _) = last.ymd();
    let next_day = Day(last.0.saturating_add(1)).ymd();
    let whole_months = first_day == 1 && next_day.2 == 1;
    let text = if whole_months && first_month == 1 && next_day.1 == 1 {
        format!("{}/{}", four_digits(first_year), four_digits(last_year))
    } else if whole_months {
        let (first, last) = (four_digits(first_year), four_digits(last_year));
        format!("{first}-{first_month:02}/{last}-{last_month:02}")
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
    let n = count(n, lang);
    match lang {
        Lang::En => format!(", and {n} more"),
        Lang::Nl => format!(", en nog {n}"),
        Lang::Fr => format!(", et {n} de plus"),
    }
}

/// What a break in the axis stands for.
pub fn nothing_in_years(first: i32, last: i32, lang: Lang) -> String {
    let [first, last] = [first, last].map(|year| year_in_words(year, lang));
    match lang {
        Lang::En => format!("No event begins or ends from {first} to {last}"),
        Lang::Nl => format!("Geen feit begint of eindigt van {first} tot en met {last}"),
        Lang::Fr => format!("Aucun fait ne commence ni ne finit de {first} à {last}"),
    }
}

pub fn step_of(step: usize, total: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("Step {step} of {total}"),
        Lang::Nl => format!("Stap {step} van {total}"),
        Lang::Fr => format!("Étape {step} sur {total}"),
    }
}

/// The name of a side: its year, or the source's short name.
pub fn column_name(column: &Column, corpus: &Corpus, lang: Lang) -> String {
    match column {
        Column::Year(year) => year.to_string(),
        Column::Source(id) => corpus.source(id).map_or_else(
            || id.to_string(),
            |source| source.name(lang).text.to_owned(),
        ),
    }
}

/// What it means that nothing stands on a side that is no more than a summary.
pub fn summary_note(side: &Column, corpus: &Corpus, lang: Lang) -> String {
    let year = side
        .year(corpus)
        .map_or_else(String::new, |year| year.to_string());
    let of_year = matches!(side, Column::Year(_));
    match (lang, of_year) {
        (Lang::En, true) => format!(
            "The {year} side rests on a summary and on what other sources say about {year}: no statement here does not mean that the topic was absent in {year}."
        ),
        (Lang::En, false) => format!(
            "The {year} side is a summary only: no statement here does not mean that the topic was absent in {year}."
        ),
        (Lang::Nl, true) => format!(
            "De kant van {year} bestaat uit een samenvatting en uit wat andere bronnen over {year} zeggen: een ontbrekende uitspraak betekent niet dat het onderwerp in {year} ontbrak."
        ),
        (Lang::Nl, false) => format!(
            "De kant van {year} is alleen een samenvatting: een ontbrekende uitspraak betekent niet dat het onderwerp in {year} ontbrak."
        ),
        (Lang::Fr, true) => format!(
            "Le côté {year} se compose d'un résumé et de ce que d'autres sources disent de {year}\u{a0}: l'absence d'énoncé ne signifie pas que le sujet était absent en {year}."
        ),
        (Lang::Fr, false) => format!(
            "Le côté {year} n'est qu'un résumé\u{a0}: l'absence d'énoncé ne signifie pas que le sujet était absent en {year}."
        ),
    }
}

/// What a row comes to, in words; `a` and `b` are the names of the sides.
pub fn outcome_name(outcome: Outcome, a: &str, b: &str, lang: Lang) -> String {
    let m = messages(lang);
    let name = match outcome {
        Outcome::Raised => m.sign_raised,
        Outcome::Lowered => m.sign_lowered,
        Outcome::Unchanged => m.sign_unchanged,
        Outcome::New => m.sign_new,
        Outcome::Dropped => m.sign_dropped,
        Outcome::NotComparable => m.sign_not_comparable,
        Outcome::NotStated => m.sign_not_stated,
        Outcome::Differ => m.outcome_differ,
        Outcome::Agree => m.outcome_agree,
        Outcome::OnlyA => return only_in(a, lang),
        Outcome::OnlyB => return only_in(b, lang),
    };
    name.to_owned()
}

/// "only in 2025"
fn only_in(side: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("only in {side}"),
        Lang::Nl => format!("alleen in {side}"),
        Lang::Fr if side == messages(lang).one_year => format!("dans {side}"),
        Lang::Fr if side.parse::<i32>().is_ok() => format!("uniquement en {side}"),
        // A name has its own article, or none.
        Lang::Fr => format!("uniquement dans {}", quoted(side, lang)),
    }
}

/// "No statement for 2024 in the sources."
pub fn silent(side: &Column, corpus: &Corpus, lang: Lang) -> String {
    let name = column_name(side, corpus, lang);
    match (side, lang) {
        (Column::Year(_), Lang::En) => format!("No statement for {name} in the sources."),
        (Column::Year(_), Lang::Nl) => format!("Geen uitspraak voor {name} in de bronnen."),
        (Column::Year(_), Lang::Fr) => format!("Aucun énoncé pour {name} dans les sources."),
        (Column::Source(_), Lang::En) => {
            format!("No statement on this topic from this source ({name}).")
        }
        (Column::Source(_), Lang::Nl) => {
            format!("Geen uitspraak over dit onderwerp uit deze bron ({name}).")
        }
        (Column::Source(_), Lang::Fr) => {
            format!("Aucun énoncé de cette source sur ce sujet ({name}).")
        }
    }
}

/// The printed pages of a place: "p. 16", "pp. 19–22", "p. 42 ff.". A page is known
/// without a section too, where the source has none.
pub fn pages(section: Option<&Section>, page: Option<u16>, lang: Lang) -> Option<String> {
    if let Some(page) = page {
        return Some(format!("p. {page}"));
    }
    match section?.pages[..] {
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

/// A topic of which two sides are laid side by side, as a title.
pub fn compared(topic: &str, a: &str, b: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{topic}: {a} and {b} compared"),
        Lang::Nl => format!("{topic}: {a} en {b} vergeleken"),
        Lang::Fr => format!("{topic}\u{a0}: comparaison de {a} et {b}"),
    }
}

/// "12 killed, 3 injured"
pub fn casualties(casualties: &Casualties, lang: Lang) -> String {
    let mut parts = Vec::new();
    if let Some(killed) = casualties.killed {
        parts.push(match lang {
            Lang::En => plural(killed as usize, "killed", "killed", lang),
            Lang::Nl => plural(killed as usize, "dode", "doden", lang),
            Lang::Fr => plural(killed as usize, "mort", "morts", lang),
        });
    }
    if let Some(injured) = casualties.injured {
        parts.push(match lang {
            Lang::En => plural(injured as usize, "injured", "injured", lang),
            Lang::Nl => plural(injured as usize, "gewonde", "gewonden", lang),
            Lang::Fr => plural(injured as usize, "blessé", "blessés", lang),
        });
    }
    if let Some(note) = &casualties.note {
        parts.push(note.get(lang).text.to_owned());
    }
    parts.join(", ")
}

/// The sentence above the comparison, such as "Of 38 topics: 9 raised, …";
/// of the `total` only `shown` match a filter.
pub fn comparison_summary(
    (shown, total): (usize, usize),
    counts: &[(Outcome, usize)],
    (a, b): (&str, &str),
    lang: Lang,
) -> String {
    let parts: Vec<String> = counts
        .iter()
        .map(|&(outcome, n)| count_of_outcome(n, outcome, (a, b), lang))
        .collect();
    if parts.is_empty() {
        let none = count_topics(total, lang);
        return match lang {
            _ if shown == total => format!("{none}."),
            Lang::En => format!("None of {none} matches the filter."),
            Lang::Nl => format!("Geen van de {none} past bij de filter."),
            Lang::Fr => format!("Aucun des {none} ne correspond au filtre."),
        };
    }
    let parts = parts.join(", ");
    let all = count_topics(total, lang);
    if shown == total {
        return match lang {
            Lang::En => format!("Of {all}: {parts}."),
            Lang::Nl => format!("Van {all}: {parts}."),
            Lang::Fr => format!("Sur {all}\u{a0}: {parts}."),
        };
    }
    let pass = |one: &'static str, several: &'static str| if shown == 1 { one } else { several };
    match lang {
        Lang::En => {
            let (n, pass) = (count(shown, lang), pass("matches", "match"));
            format!("{n} of {all} {pass} the filter: {parts}.")
        }
        Lang::Nl => {
            let (n, pass) = (count(shown, lang), pass("past", "passen"));
            format!("{n} van {all} {pass} bij de filter: {parts}.")
        }
        Lang::Fr => {
            let (n, pass) = (
                count_topics(shown, lang),
                pass("correspond", "correspondent"),
            );
            let total = count(total, lang);
            format!("{n} sur {total} {pass} au filtre\u{a0}: {parts}.")
        }
    }
}

/// "3 new": French counts agree in number.
fn count_of_outcome(n: usize, outcome: Outcome, (a, b): (&str, &str), lang: Lang) -> String {
    let name = match (lang, outcome) {
        (Lang::Fr, Outcome::Unchanged) if n > 1 => "inchangés".to_owned(),
        (Lang::Fr, Outcome::New) if n > 1 => "nouveaux".to_owned(),
        (Lang::Fr, Outcome::Dropped) if n > 1 => "disparus".to_owned(),
        (Lang::Fr, Outcome::NotComparable) if n > 1 => "non comparables".to_owned(),
        (Lang::Fr, Outcome::Differ) if n > 1 => "divergents".to_owned(),
        (Lang::En, Outcome::NotStated) => "with no direction".to_owned(),
        (Lang::Nl, Outcome::NotStated) => "zonder richting".to_owned(),
        _ => outcome_name(outcome, a, b, lang),
    };
    // The number stays with its word at the end of a line.
    format!("{}\u{a0}{name}", count(n, lang))
}

/// "1 rung up from 2024 to 2025:"
pub fn rung_step(rungs: i32, from: i32, to: i32, lang: Lang) -> String {
    let n = rungs.unsigned_abs() as usize;
    let up = rungs > 0;
    match lang {
        _ if n == 0 => match lang {
            Lang::En => format!("The same rung in {from} and {to}:"),
            Lang::Nl => format!("Dezelfde trede in {from} en {to}:"),
            Lang::Fr => format!("Le même échelon en {from} et {to}\u{a0}:"),
        },
        Lang::En => {
            let rungs = plural(n, "rung", "rungs", lang);
            format!(
                "{rungs} {} from {from} to {to}:",
                if up { "up" } else { "down" }
            )
        }
        Lang::Nl => {
            let rungs = plural(n, "trede", "treden", lang);
            let way = if up { "hoger" } else { "lager" };
            format!("{rungs} {way} van {from} naar {to}:")
        }
        Lang::Fr => {
            let rungs = plural(n, "échelon", "échelons", lang);
            let way = if up { "plus haut" } else { "plus bas" };
            format!("{rungs} {way} de {from} à {to}\u{a0}:")
        }
    }
}

/// The heading of a published scale.
pub fn scale_title(scale: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{scale}, a scale of its own"),
        Lang::Nl => format!("{scale}, een schaal op zichzelf"),
        Lang::Fr => format!("{scale}, une échelle à part"),
    }
}

/// That a published scale is not the VSSE's, and that its rows stand beside no rung.
pub fn scale_note(scale: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!(
            "{scale} is not the VSSE's scale, and its rows do not correspond to the rungs of the ladder below. Its ranges apply only to its own terms; none of the reports read here says that the VSSE uses a word in the same sense."
        ),
        Lang::Nl => format!(
            "{scale} is niet de schaal van de VSSE, en haar rijen komen niet overeen met de treden van de ladder hieronder. Haar bereiken gelden alleen voor haar eigen termen; geen van de hier gelezen verslagen zegt dat de VSSE een woord in dezelfde betekenis gebruikt."
        ),
        Lang::Fr => format!(
            "{scale} n'est pas l'échelle de la VSSE, et ses lignes ne correspondent pas aux échelons de l'échelle ci-dessous. Ses plages ne valent que pour ses propres termes\u{a0}; aucun des rapports lus ici ne dit que la VSSE emploie un mot dans le même sens."
        ),
    }
}

/// What stands before the terms that a scale lacks.
pub fn not_in_scale(scale: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("Terms of the reports that {scale} does not have:"),
        Lang::Nl => format!("Termen uit de verslagen die {scale} niet heeft:"),
        Lang::Fr => format!("Termes des rapports que {scale} n'a pas\u{a0}:"),
    }
}

/// Which year a statement is about, where its side is of another.
pub fn about_year(year: i32, lang: Lang) -> String {
    match lang {
        Lang::En => format!("About {year}:"),
        Lang::Nl => format!("Over {year}:"),
        Lang::Fr => format!("À propos de {year}\u{a0}:"),
    }
}

pub fn digest_title(a: &str, b: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("What changed: {a} and {b}"),
        Lang::Nl => format!("Wat er veranderde: {a} en {b}"),
        Lang::Fr => format!("Ce qui a changé\u{a0}: {a} et {b}"),
    }
}

/// That panels side by side have one axis.
pub fn one_axis(from: &str, to: &str, unit: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("One axis for all, from {from} to {to} ({unit})."),
        Lang::Nl => format!("Eén as voor alle, van {from} tot {to} ({unit})."),
        Lang::Fr => format!("Un même axe pour tous, de {from} à {to} ({unit})."),
    }
}

/// How many topics a digest has no room for, and where they stand.
pub fn more_in_table(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} more in the table", count_topics(n, lang)),
        Lang::Nl => format!("Nog {} in de tabel", count_topics(n, lang)),
        Lang::Fr => format!("{} de plus dans le tableau", count_topics(n, lang)),
    }
}

/// The same of series.
pub fn more_in_figures(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} more under Figures", count_series(n, lang)),
        Lang::Nl => format!("Nog {} bij Cijfers", count_series(n, lang)),
        Lang::Fr => format!("{} de plus sous Chiffres", count_series(n, lang)),
    }
}

/// A button that draws the rest of a long table.
pub fn show_more(n: usize, lang: Lang) -> String {
    let n = count(n, lang);
    match lang {
        Lang::En => format!("Show {n} more"),
        Lang::Nl => format!("Nog {n} tonen"),
        Lang::Fr => format!("En afficher {n} de plus"),
    }
}

/// Why a part of a link was not followed.
pub fn warning_text(warning: &Warning, m: &Messages) -> String {
    let (key, value, words) = match warning {
        Warning::NewerVersion(version) => ("v", version, m.link_newer),
        Warning::UnknownId { key, id } => (*key, id, m.link_unknown_id),
        Warning::ReportNotLoaded { key, id } => (*key, id, m.link_report_missing),
        Warning::BadValue { key, value } => (*key, value, m.link_bad_value),
        Warning::UnknownKey(key) => {
            return headed(&bidi::isolated(key), m.link_unknown_key, m.lang);
        }
    };
    headed(&format!("{key}={}", bidi::isolated(value)), words, m.lang)
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

/// Which copy of the page this is: its version, the data's date and the first
/// digits of the data's checksum.
pub fn this_copy(version: &str, data_date: &str, checksum: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!(
            "This copy: version {version}, data as of {data_date}, checksum {checksum}. Code MIT or Apache-2.0, data CC BY 4.0."
        ),
        Lang::Nl => format!(
            "Deze kopie: versie {version}, gegevens van {data_date}, controlegetal {checksum}. Code: MIT of Apache-2.0. Gegevens: CC BY 4.0."
        ),
        Lang::Fr => format!(
            "Cette copie\u{a0}: version {version}, données du {data_date}, somme de contrôle {checksum}. Code MIT ou Apache-2.0, données CC BY 4.0."
        ),
    }
}

/// The title of a handout: "Handout: Compare".
pub fn handout_of(view: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("Handout: {view}"),
        Lang::Nl => format!("Hand-out: {view}"),
        Lang::Fr => format!("Document à distribuer\u{a0}: {view}"),
    }
}

/// Which copy something was printed from: "Version 1.2.0, data as of 25 November
/// 2026, checksum 0123456789ab."
pub fn edition_line(version: &str, day: &str, checksum: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("Version {version}, data as of {day}, checksum {checksum}."),
        Lang::Nl => format!("Versie {version}, gegevens van {day}, controlegetal {checksum}."),
        Lang::Fr => format!("Version {version}, données du {day}, somme de contrôle {checksum}."),
    }
}

/// How far the document for paper is: "Preparing: 60 of 1,240".
pub fn prepared_of(done: usize, all: usize, lang: Lang) -> String {
    let [done, all] = [done, all].map(|n| count(n, lang));
    match lang {
        Lang::En => format!("Preparing: {done} of {all}"),
        Lang::Nl => format!("Voorbereiding: {done} van {all}"),
        Lang::Fr => format!("Préparation\u{a0}: {done} sur {all}"),
    }
}

pub fn count_series(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => plural(n, "series", "series", lang),
        Lang::Nl => plural(n, "reeks", "reeksen", lang),
        Lang::Fr => plural(n, "série", "séries", lang),
    }
}

/// How often records cite a source.
pub fn count_places(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!(
            "Used: {}, by section",
            plural(n, "passage", "passages", lang)
        ),
        Lang::Nl => format!(
            "Gebruikt: {}, per sectie",
            plural(n, "vindplaats", "vindplaatsen", lang)
        ),
        Lang::Fr => format!(
            "Repris\u{a0}: {}, par section",
            plural(n, "passage", "passages", lang)
        ),
    }
}

/// How many entries of the command palette fit.
pub fn count_choices(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => plural(n, "choice", "choices", lang),
        Lang::Nl => plural(n, "keuze", "keuzes", lang),
        Lang::Fr => plural(n, "choix", "choix", lang),
    }
}

/// What this copy of the page holds.
pub fn holds(events: usize, statements: usize, sources: usize, lang: Lang) -> String {
    let [events, statements, sources] = [events, statements, sources].map(|n| count(n, lang));
    match lang {
        Lang::En => format!("{events} events and {statements} statements from {sources} documents"),
        Lang::Nl => format!("{events} feiten en {statements} uitspraken uit {sources} documenten"),
        Lang::Fr => format!("{events} faits et {statements} énoncés tirés de {sources} documents"),
    }
}

/// When the accessibility statement was drawn up and last looked through, and how.
pub fn access_made_on(drawn_up: &str, reviewed: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!(
            "Drawn up on {drawn_up} and last reviewed on {reviewed}, as a self-assessment: tests in three browser engines (Chromium, Firefox, WebKit) do the main tasks by keyboard alone; in Chromium the program axe-core looks for barriers in every view, menu and dialog, and tests measure that at 320 pixels and with wide text spacing nothing is cut off but what is named above, that targets are large enough there or have room around them, that the focus can be seen, and that the system's own colours and less motion are respected. What a screen reader is told of each view has been read, in English; contrast is computed for every colour scheme. The tests are part of the project and are listed there. There has been no external audit."
        ),
        Lang::Nl => format!(
            "Opgesteld op {drawn_up} en laatst herzien op {reviewed}, als zelfevaluatie: tests in drie browserengines (Chromium, Firefox, WebKit) voeren de voornaamste taken uit met alleen het toetsenbord; in Chromium zoekt het programma axe-core drempels in elke weergave, elk menu en elk dialoogvenster, en meten tests dat bij 320 pixels en met ruime tekstafstand niets wordt afgesneden behalve wat hierboven staat, dat doelen daar groot genoeg zijn of ruimte om zich heen hebben, dat de focus te zien is, en dat de kleuren van het systeem en minder beweging worden gevolgd. Wat een schermlezer van elke weergave te horen krijgt, is in het Engels nagelezen; het contrast is berekend voor elk kleurenschema. De tests horen bij het project en staan daar opgesomd. Er is geen externe audit geweest."
        ),
        Lang::Fr => format!(
            "Établie le {drawn_up} et revue pour la dernière fois le {reviewed}, par auto-évaluation\u{a0}: des tests dans trois moteurs de navigateur (Chromium, Firefox, WebKit) accomplissent les tâches principales au clavier seul\u{a0}; dans Chromium, le programme axe-core cherche des obstacles dans chaque vue, menu et boîte de dialogue, et des tests mesurent qu'à 320 pixels et avec un texte très espacé rien n'est coupé sauf ce qui est cité plus haut, que les cibles y sont assez grandes ou ont de la place autour d'elles, que le focus se voit, et que les couleurs du système et la demande de moins de mouvement sont respectées. Ce qu'un lecteur d'écran apprend de chaque vue a été relu, en anglais\u{a0}; le contraste est calculé pour chaque jeu de couleurs. Les tests font partie du projet, où ils sont énumérés. Aucun tiers n'a réalisé d'audit."
        ),
    }
}

/// What the fold with the rows of no direction says.
pub fn count_without_direction(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} with no direction", count_topics(n, lang)),
        Lang::Nl => format!("{} zonder richting", count_topics(n, lang)),
        Lang::Fr => format!("{} sans indication d'évolution", count_topics(n, lang)),
    }
}

/// Of any kind.
pub fn count_records(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => plural(n, "record", "records", lang),
        Lang::Nl => plural(n, "record", "records", lang),
        Lang::Fr => plural(n, "élément", "éléments", lang),
    }
}
