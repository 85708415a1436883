//! What moved, on one page of paper.

use super::super::context::{Page, use_page};
use super::super::figures::value_text;
use super::super::paper::use_print;
use super::super::parts::{other_language, own_mark, passage, printed, sign_mark};
use super::tools::side_pair;
use super::{row_of, side_names, summary, use_outline};
use crate::i18n;
use crate::model::compare::{Basis, Judgement, Outcome, Row, counts};
use crate::model::*;
use crate::sort::SortLean;
use crate::view::{
    Action, CompareMode, DigestFit, DigestLength, RowLength, View, figure_lines, fit, shown_rows,
    weightiest,
};
use yew::prelude::*;

/// A row of the digest.
struct Entry<'p> {
    topic: &'p Topic,
    outcome: Outcome,
    /// What it rests on, or what parts the sides.
    said: Option<&'p Text>,
    /// Whose judgement it is.
    basis: String,
    /// The first place that says so.
    place: Option<Place<'p>>,
    evidence: Evidence<'p>,
}

/// A source and its pages.
struct Place<'p> {
    name: SourceName<'p>,
    pages: Option<String>,
}

/// What a direction is read from.
enum Evidence<'p> {
    None,
    /// The source's own words for it.
    Words(&'p Text),
    Values(&'p Value, &'p Value, Unit),
}

#[component]
pub fn Digest() -> Html {
    let page = use_page();
    let m = page.m();
    let lang = page.lang();
    let outlines = use_outline(&page);
    let shown = shown_rows(&outlines, &page.state, false);
    let weightiest = weightiest(&outlines, &shown);
    let mut entries: Vec<Entry<'_>> = weightiest
        .iter()
        .filter_map(|&row| Some(entry(&row_of(&outlines[row], &page)?, &page)))
        .collect();
    let figures = figures(&page);
    let (a, b) = side_names(&page);
    let numbers = counts(shown.iter().map(|&position| &outlines[position]));
    let summed = i18n::comparison_summary((shown.len(), outlines.len()), &numbers, (&a, &b), lang);
    let title = i18n::digest_title(&a, &b, lang);
    let DigestFit {
        rows,
        words,
        figures: series,
    } = fit(&DigestLength {
        title: title.chars().count(),
        around: summed.chars().count() + m.about_line.chars().count(),
        rows: entries.iter().map(|entry| entry.length(lang)).collect(),
        figures: figures.iter().map(|one| lines_of(one, &page)).collect(),
    });
    let more = (entries.len() - rows, figures.len() - series);
    entries.truncate(rows);
    entries.sort_lean_by_key(|entry| entry.outcome);
    let year = |side: &Column| side.year(&page.corpus);
    // Then nothing moves, and what stands there is the weight of a difference.
    let of_one_year = year(&page.state.a) == year(&page.state.b);
    let (refused, print) = use_print();
    html! {
        <>
            <div class="compare-choice digest-tools">
                { side_pair(&page) }
                <button class="button primary" onclick={print}>{ m.print }</button>
                <span class="small">{ m.digest_note }</span>
                <p class="paper-state" role="status">if *refused { { m.print_forbidden } }</p>
            </div>
            <article class="digest" aria-labelledby="digest-title">
                <h2 id="digest-title">{ title }</h2>
                { summary(&outlines, &shown, &page) }
                if entries.is_empty() {
                    <p class="empty">{ m.digest_empty }</p>
                } else {
                    // The parts of a row stand in other places on paper and on a phone,
                    // where the browser would take the table for none.
                    <table class="digest-table digest-rows" role="table">
                        <thead role="rowgroup"><tr role="row">
                            <th role="columnheader" scope="col">{ m.topic }</th>
                            <th role="columnheader" scope="col">{ m.direction }</th>
                            <th role="columnheader" scope="col">{ m.in_brief }</th>
                            <th role="columnheader" scope="col">{ if of_one_year { m.weight } else { m.basis } }</th>
                        </tr></thead>
                        <tbody role="rowgroup">{ for entries.iter().map(|entry| entry.row(words, &page)) }</tbody>
                    </table>
                }
                { figures_table(&figures[..series], &page) }
                { rest(more, &page) }
                <p class="digest-foot">
                    { m.title }{ " " }{ env!("CARGO_PKG_VERSION") }{ " · " }
                    { i18n::day_in_words(page.today, page.lang()) }{ " · " }{ m.about_line }
                </p>
            </article>
        </>
    }
}

fn entry<'p>(row: &Row<'p>, page: &'p Page) -> Entry<'p> {
    let first = row.b.first().or(row.a.first());
    let gist = first.map(|statement| &statement.gist);
    let (said, evidence) = match row.main.basis {
        Basis::Stated {
            statement, change, ..
        } => (Some(&statement.gist), Evidence::Words(&change.words)),
        Basis::Ladder { to, .. } => (Some(&to.gist), Evidence::None),
        Basis::Figures { series, from, to } => (gist, Evidence::Values(from, to, series.unit)),
        Basis::Differ(divergence) => (Some(&divergence.title), Evidence::None),
        Basis::Incomparable(record) => (Some(&record.reason), Evidence::None),
        Basis::NoDirection | Basis::Agree | Basis::SameSide | Basis::Silent { .. } => {
            (gist, Evidence::None)
        }
    };
    let (basis, place) = basis_and_place(&row.main, page);
    Entry {
        topic: row.topic,
        outcome: row.outcome,
        said,
        basis,
        place,
        evidence,
    }
}

impl Entry<'_> {
    fn length(&self, lang: Lang) -> RowLength {
        let chars = |text: &Text| text.get(lang).text.chars().count();
        let said = self.said.map_or(0, chars);
        RowLength {
            // A space and a dash between the parts.
            text: chars(&self.topic.title) + said + self.basis(lang).concat().chars().count() + 5,
            words: match self.evidence {
                Evidence::None => 0,
                Evidence::Words(words) => chars(words) + 3,
                Evidence::Values(from, to, unit) => {
                    let of = |value| i18n::figure(value, unit, lang).chars().count();
                    of(from) + of(to) + 4
                }
            },
        }
    }

    /// What stands before the name of its source, the name, and what stands behind.
    fn basis(&self, lang: Lang) -> [String; 3] {
        let Some(place) = &self.place else {
            return [self.basis.clone(), String::new(), String::new()];
        };
        let pages = place.pages.iter().map(|pages| format!(", {pages}"));
        let before = format!("{}{}", self.basis, i18n::colon(lang));
        [before, place.name.text.to_owned(), pages.collect()]
    }

    fn row(&self, words: bool, page: &Page) -> Html {
        let (a, b) = side_names(page);
        let evidence = match self.evidence {
            Evidence::Words(words) => {
                let found = words.get(page.lang());
                Some(printed(found.text, found.lang))
            }
            Evidence::Values(from, to, unit) => Some(html! {
                <>{ value_text(from, unit, page) }{ " → " }{ value_text(to, unit, page) }</>
            }),
            Evidence::None => None,
        };
        let [before, name, behind] = self.basis(page.lang());
        let tag = self.place.as_ref().map_or("", |place| place.name.tag);
        let basis = match other_language(tag, page.lang()) {
            Some(lang) if self.place.is_some() => {
                html! { <>{ before }<span {lang}>{ name }</span>{ behind }</> }
            }
            // In one piece: the cell is named by its texts, with a space between any two.
            _ => html! { before + &name + &behind },
        };
        html! {
            <tr role="row" key={self.topic.id.as_str().to_owned()}>
                <th role="rowheader" scope="row" class="digest-topic">{ passage(&self.topic.title, page) }</th>
                <td role="cell" class="digest-sign">{ sign_mark(self.outcome, &a, &b, page) }</td>
                <td role="cell" class="digest-said">{ for self.said.map(|said| passage(said, page)) }</td>
                <td role="cell" class="digest-basis">
                    { basis }
                    if let (true, Some(evidence)) = (words, evidence) { { " " }{ evidence } }
                </td>
            </tr>
        }
    }
}

/// Whose judgement it is, and the first place that says so.
fn basis_and_place<'p>(judgement: &Judgement<'_>, page: &'p Page) -> (String, Option<Place<'p>>) {
    let m = page.m();
    let place = |at: &[Locator]| {
        let first = at.first()?;
        let source = page.corpus.source(&first.source)?;
        let section = page.corpus.section(first);
        let pages = i18n::pages(section, first.page, page.lang());
        let name = source.name(page.lang());
        Some(Place { name, pages })
    };
    let computed = |way: &str| format!("{}, {way}", i18n::computed_here(&judgement.basis, m));
    match judgement.basis {
        Basis::Stated {
            statement,
            reversed,
            ..
        } => (
            i18n::stated_by(statement, reversed, m).to_owned(),
            place(&statement.at),
        ),
        Basis::Ladder { to, .. } => (computed(m.by_ladder), place(&to.at)),
        Basis::Figures { to, .. } => (computed(m.by_figures), place(&to.at)),
        Basis::Differ(divergence) => (i18n::weight_name(divergence.weight, m).to_owned(), None),
        Basis::Incomparable(_)
        | Basis::NoDirection
        | Basis::Agree
        | Basis::SameSide
        | Basis::Silent { .. } => (String::new(), None),
    }
}

/// The series that have a value on both sides.
fn figures(page: &Page) -> Vec<&Series> {
    let (a, b) = (&page.state.a, &page.state.b);
    if a == b {
        return Vec::new();
    }
    let of_both = |series: &&Series| {
        page.state.shows(&series.themes)
            && a.values(series).next().is_some()
            && b.values(series).next().is_some()
    };
    page.corpus.data().series.iter().filter(of_both).collect()
}

fn lines_of(series: &Series, page: &Page) -> usize {
    let values = |side: &Column| side.values(series).count();
    let title = series.title.get(page.lang()).text.chars().count();
    figure_lines(title, (values(&page.state.a), values(&page.state.b)))
}

fn figures_table(series: &[&Series], page: &Page) -> Html {
    if series.is_empty() {
        return html! {};
    }
    let m = page.m();
    let values = |series: &Series, side: &Column| -> Vec<Html> {
        let values = side.values(series);
        values.map(|value| html! { <span class="digest-value">{ value_text(value, series.unit, page) }</span> }).collect()
    };
    let (name_a, name_b) = side_names(page);
    html! {
        <table class="digest-table digest-figures">
            <thead><tr>
                <th scope="col">{ m.view_figures }</th>
                <th scope="col" class="number">{ name_a }</th>
                <th scope="col" class="number">{ name_b }</th>
            </tr></thead>
            <tbody>
                { for series.iter().map(|series| html! {
                    <tr>
                        <th scope="row">{ passage(&series.title, page) }{ own_mark(series.id.as_str(), page) }</th>
                        <td class="number">{ for values(series, &page.state.a) }</td>
                        <td class="number">{ for values(series, &page.state.b) }</td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

/// How many rows and series have no room here, and where they stand.
fn rest((rows, series): (usize, usize), page: &Page) -> Html {
    if rows + series == 0 {
        return html! {};
    }
    let lang = page.lang();
    html! {
        <p class="digest-more">
            if rows > 0 {
                <button class="link" onclick={page.on(Action::Mode(CompareMode::Pair))}>{ i18n::more_in_table(rows, lang) }</button>
            }
            if rows > 0 && series > 0 { { " · " } }
            if series > 0 {
                <button class="link" onclick={page.on(Action::Go(View::Figures))}>{ i18n::more_in_figures(series, lang) }</button>
            }
        </p>
    }
}
