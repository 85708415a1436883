//! An opened row: both sides in full, what the sign rests on, and what belongs
//! to the topic.

use super::super::chart::multiples_chart;
use super::super::cite::cite;
use super::super::context::Page;
use super::super::event_list::event_row;
use super::super::figures::{series_table, value_text};
use super::super::parts::{basis_words, contested, evidence, passage, printed, sign_mark};
use super::super::terms::Reading;
use super::{cell_places, figures_of, own_places, side_button, side_names};
use crate::chart::multiples;
use crate::export::cite::Subject;
use crate::i18n;
use crate::model::compare::{Basis, Judgement, Row, row};
use crate::model::*;
use crate::sort::SortLean;
use crate::view::Action;
use crate::words::{Run, compared, pairs};
use yew::prelude::*;

pub fn opened_row(topic: &TopicId, page: &Page) -> Html {
    let m = page.m();
    let (a, b) = (&page.state.a, &page.state.b);
    let Some(row) = page
        .corpus
        .topic(topic)
        .and_then(|topic| row(&page.corpus, topic, a, b))
    else {
        return html! {};
    };
    let events: Vec<_> = page.corpus.events_of(topic).collect();
    let alike = alike(&row, page);
    let reading = Reading::new("row", page);
    html! {
        <div class="opened-row">
            <div class="judgements">
                { for row.judgements().map(|one| judgement(one, &row, page)) }
            </div>
            if !alike.is_empty() { { words_toggle(page) } }
            <div class="sides">
                { side(a, true, &row, &alike, &reading, page) }
                { side(b, false, &row, &alike, &reading, page) }
            </div>
            if !row.series.is_empty() {
                <h3>{ m.its_figures }</h3>
                { for multiples(&row.series, &page.corpus).iter().map(|family| multiples_chart(family, page)) }
                { for row.series.iter().map(|series| series_table(series, true, page)) }
            }
            if !events.is_empty() {
                <h3>{ m.its_events }</h3>
                <ol class="events">
                    { for events.into_iter().map(|event| event_row(event, page)) }
                </ol>
            }
            { cite(Subject::Topic(topic.clone(), a.clone(), b.clone()), Some(m.cite_comparison), page) }
        </div>
    }
}

/// Statements of the two sides whose summaries can be compared word by word:
/// both in the reader's language, both ours, and saying nearly the same.
fn alike(row: &Row<'_>, page: &Page) -> Vec<(StatementId, StatementId)> {
    let lang = page.lang();
    let shared = row.shared();
    let own = |side: &[&Statement]| -> Vec<(StatementId, String)> {
        let comparable = side
            .iter()
            .filter(|statement| !shared.contains(statement.id.as_str()));
        comparable
            .filter_map(|statement| {
                let text = statement.text.in_lang(lang)?;
                Some((statement.id.clone(), text.to_owned()))
            })
            .collect()
    };
    if page.state.a == page.state.b {
        return Vec::new();
    }
    let (of_a, of_b) = (own(&row.a), own(&row.b));
    fn texts(side: &[(StatementId, String)]) -> Vec<&str> {
        side.iter().map(|(_, text)| text.as_str()).collect()
    }
    pairs(&texts(&of_a), &texts(&of_b))
        .into_iter()
        .map(|(i, j)| (of_a[i].0.clone(), of_b[j].0.clone()))
        .collect()
}

fn words_toggle(page: &Page) -> Html {
    let m = page.m();
    let on = page.state.words;
    html! {
        <div class="words-toggle">
            <button class="button" aria-pressed={on.to_string()} onclick={page.on(Action::Words(!on))}>{ m.compare_words }</button>
            if on { <p class="small">{ m.compare_words_note }</p> }
        </div>
    }
}

/// A sign with everything that it rests on.
fn judgement(judgement: &Judgement<'_>, row: &Row<'_>, page: &Page) -> Html {
    let lang = page.lang();
    let detail = match judgement.basis {
        Basis::Stated {
            statement, change, ..
        } => html! {
            <>
                { for change.words.all().map(|words| html! { <>{ " " }{ printed(words.text, words.lang) }</> }) }
                { cell_places(statement, &Column::Year(statement.year), page) }
            </>
        },
        Basis::Ladder { from, to } => {
            let term = |statement: &Statement| {
                let likelihood = statement.likelihood.as_ref();
                let term = likelihood.map(|likelihood| likelihood.term.get(lang));
                term.map(|term| printed(term.text, term.lang))
                    .unwrap_or_default()
            };
            html! { <span class="step">{ i18n::colon(page.lang()) }{ term(from) }{ " → " }{ term(to) }</span> }
        }
        Basis::Figures { series, from, to } => html! {
            <span class="step">
                { i18n::colon(page.lang()) }{ value_text(from, series.unit, page) }{ " → " }{ value_text(to, series.unit, page) }
                <span class="small">{ " " }{ passage(&series.title, page) }</span>
            </span>
        },
        _ => html! {},
    };
    let outcome = row.outcome_of(judgement);
    let (a, b) = side_names(page);
    html! {
        <p class="judgement">{ sign_mark(outcome, &a, &b, page) }{ " " }<span class="basis">{ basis_words(judgement, page) }</span>{ detail }</p>
    }
}

fn side(
    column: &Column,
    first: bool,
    row: &Row<'_>,
    alike: &[(StatementId, StatementId)],
    reading: &Reading<'_>,
    page: &Page,
) -> Html {
    let statements = if first { &row.a } else { &row.b };
    let figures = figures_of(&row.series, column, page);
    let same_year = page.state.a.year(&page.corpus) == page.state.b.year(&page.corpus);
    let pair_of = |statement: &Statement| {
        alike.iter().position(|(a, b)| {
            let own = if first { a } else { b };
            *own == statement.id
        })
    };
    let with_words = |statement: &Statement| {
        let (a, b) = &alike[pair_of(statement).filter(|_| page.state.words)?];
        page.corpus.statement(if first { b } else { a })
    };
    let mut statements: Vec<&Statement> = statements.clone();
    if page.state.words {
        // What is compared stands face to face.
        statements.sort_lean_by_key(|statement| pair_of(statement).unwrap_or(usize::MAX));
    }
    let shared = row.shared();
    html! {
        <section class="side" data-side={column.to_string()}>
            <h3>{ side_button(column, page) }</h3>
            if statements.is_empty() && figures.is_empty() {
                <p class="silent">{ i18n::silent(column, &page.corpus, page.lang()) }</p>
            } else if statements.is_empty() {
                <p class="cell-figures">{ for figures }</p>
            }
            { for statements.into_iter().map(|statement| {
                let only_here = same_year && page.state.a != page.state.b && !shared.contains(statement.id.as_str());
                statement_text(statement, column, first, only_here, with_words(statement), reading, page)
            }) }
        </section>
    }
}

/// A statement in full, with its term, its hedges and its places.
///
/// It stands on `side`, and has of a source only the source's own places and words; `first`
/// says whether that is the first of the two sides, `only_here` that the other, of the same
/// year, does not have it. `other` is the statement of the other side that its words are
/// compared with.
fn statement_text(
    statement: &Statement,
    side: &Column,
    first: bool,
    only_here: bool,
    other: Option<&Statement>,
    reading: &Reading<'_>,
    page: &Page,
) -> Html {
    let m = page.m();
    // A source is printed in one language.
    let edition = match side {
        Column::Year(_) => None,
        Column::Source(id) => page
            .corpus
            .source(id)
            .and_then(|source| source.language.lang()),
    };
    let of_edition = |lang: Lang| edition.is_none_or(|edition| edition == lang);
    let at: Vec<Locator> = own_places(statement, side).cloned().collect();
    // Both sides may hold it; an id stands once on a page.
    let id = (first || page.state.a.year(&page.corpus) != page.state.b.year(&page.corpus))
        .then(|| format!("statement-{}", statement.id));
    html! {
        <article key={statement.id.as_str().to_owned()} class="statement" {id}>
            if side.year(&page.corpus) != Some(statement.year) { <p class="other-year">{ i18n::about_year(statement.year, page.lang()) }</p> }
            if only_here { <p class="only-here">{ m.only_here }</p> }
            <p>
                { match other {
                    Some(other) => compared_text(statement, other, first, page),
                    None => reading.passage(&statement.text, statement.id.as_str()),
                } }
            </p>
            if let Some(likelihood) = &statement.likelihood {
                <p class="likelihood">
                    <span class="small">{ m.likelihood }{ i18n::colon(page.lang()) }</span>
                    { for likelihood.term.all().filter(|term| of_edition(term.lang)).map(|term| html! { <>{ printed(term.text, term.lang) }{ " " }</> }) }
                    <span class="small">{ m.horizon }{ i18n::colon(page.lang()) }{ i18n::horizon_name(likelihood.horizon, m) }</span>
                </p>
            }
            if let Some(hedges) = &statement.hedges {
                { hedges_of(hedges, of_edition, m.hedges_as_printed) }
            }
            if let Some(note) = &statement.note {
                <p class="editor-note"><strong>{ m.editors_note }{ i18n::colon(page.lang()) }</strong>{ reading.passage(note, statement.id.as_str()) }</p>
            }
            { evidence(&at, page) }
            { contested(statement.id.as_str(), page) }
            { cite(Subject::Statement(statement.id.clone()), None, page) }
        </article>
    }
}

fn hedges_of(hedges: &Hedges, of_edition: impl Fn(Lang) -> bool, label: &str) -> Html {
    let of = |hedges: &[String], lang: Lang| -> Vec<Html> {
        let shown = hedges.iter().filter(|_| of_edition(lang));
        shown
            .map(|hedge| html! { <>{ " " }{ printed(hedge, lang) }</> })
            .collect()
    };
    let all = [of(&hedges.en, Lang::En), of(&hedges.nl, Lang::Nl)].concat();
    if all.is_empty() {
        return html! {};
    }
    html! { <p class="hedges"><span class="small">{ label.to_owned() }</span>{ for all }</p> }
}

/// Our summary, with the words marked that our summary of the other side lacks.
fn compared_text(statement: &Statement, other: &Statement, first: bool, page: &Page) -> Html {
    let lang = page.lang();
    let (Some(own), Some(other)) = (statement.text.in_lang(lang), other.text.in_lang(lang)) else {
        return passage(&statement.text, page);
    };
    let (runs, _) = compared(own, other);
    let mark = |run: &Run<'_>| {
        if !run.only {
            return html! { { run.text } };
        }
        // The space between two words is not part of what is marked.
        let word = run.text.trim_end();
        let space = &run.text[word.len()..];
        if first {
            html! { <><del>{ word }</del>{ space }</> }
        } else {
            html! { <><ins>{ word }</ins>{ space }</> }
        }
    };
    runs.iter().map(mark).collect()
}
