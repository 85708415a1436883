//! What a search found, by kind of record.

use super::chrome::Heading;
use super::context::{Page, SharedCorpus, use_page};
use super::parts::{event_date, family_of, marked, own_mark};
use crate::i18n;
use crate::model::search::{Found, Hit, SearchIndex};
use crate::model::*;
use crate::view::{Action, View};
use yew::prelude::*;

/// Whether a hit belongs under a heading.
type OfKind = fn(Hit) -> bool;

/// More than this of one kind stands behind *more*.
const SHOWN_AT_FIRST: usize = 20;

#[component]
pub fn ResultsView() -> Html {
    let page = use_page();
    let m = page.m();
    let index = {
        let corpus = page.corpus.clone();
        use_memo(
            (page.lang(), SharedCorpus(corpus.clone())),
            move |(lang, _)| SearchIndex::new(&corpus, *lang),
        )
    };
    let found = index.search(&page.state.query);
    let count = i18n::count_results(found.len(), page.lang());
    let kinds: [(&str, OfKind); 7] = [
        (m.hits_events, |hit| matches!(hit, Hit::Event(_))),
        (m.hits_topics, |hit| matches!(hit, Hit::Topic(_))),
        (m.hits_statements, |hit| matches!(hit, Hit::Statement(_))),
        (m.hits_figures, |hit| matches!(hit, Hit::Series(_))),
        (m.hits_divergences, |hit| matches!(hit, Hit::Divergence(_))),
        (m.hits_terms, |hit| matches!(hit, Hit::Term(_))),
        (m.hits_sources, |hit| matches!(hit, Hit::Source(_))),
    ];
    html! {
        <div class="view results">
            <Heading title={m.search_results} />
            <p class="count" role="status">{ format!("“{}”: {count}", page.state.query.trim()) }</p>
            <button class="button" onclick={page.on(Action::Search(String::new()))}>{ m.search_clear }</button>
            if found.is_empty() { <p class="empty">{ m.search_nothing }</p> }
            { for kinds.into_iter().map(|(name, of_kind)| {
                let of_kind: Vec<Found> = found.iter().copied().filter(|found| of_kind(found.hit)).collect();
                section(name, &of_kind, &page)
            }) }
        </div>
    }
}

fn section(name: &str, found: &[Found], page: &Page) -> Html {
    if found.is_empty() {
        return html! {};
    }
    let (first, rest) = found.split_at(found.len().min(SHOWN_AT_FIRST));
    html! {
        <section key={name.to_owned()} class="hits">
            <h2>{ name }{ " " }<span class="small">{ found.len() }</span></h2>
            <ul>{ for first.iter().map(|found| hit(found.hit, page)) }</ul>
            if !rest.is_empty() {
                <details class="fold">
                    <summary>{ format!("+{}", rest.len()) }</summary>
                    <ul>{ for rest.iter().map(|found| hit(found.hit, page)) }</ul>
                </details>
            }
        </section>
    }
}

/// What a hit shows: a title, a line below, and where it leads.
struct Row {
    id: String,
    title: String,
    line: String,
    action: Action,
    family: Option<Family>,
}

fn hit(hit: Hit, page: &Page) -> Html {
    let Some(row) = row(hit, page) else {
        return html! {};
    };
    let query = &page.state.query;
    let family = row.family.map(|family| format!("fam-{}", family.class()));
    html! {
        <li>
            <button class={classes!("hit", family)} onclick={page.on(row.action)}>
                <span class="hit-title">{ marked(&row.title, query) }{ own_mark(&row.id, page) }</span>
                <span class="hit-line">{ marked(&row.line, query) }</span>
            </button>
        </li>
    }
}

fn row(hit: Hit, page: &Page) -> Option<Row> {
    let lang = page.lang();
    let data = page.corpus.data();
    let text = |text: &Text| text.get(lang).text.to_owned();
    Some(match hit {
        Hit::Event(i) => {
            let event = data.events.get(i)?;
            Row {
                id: event.id.to_string(),
                title: text(&event.title),
                line: format!("{}. {}", event_date(event, page), text(&event.summary)),
                action: Action::Event(Some(event.id.clone())),
                family: Some(family_of(&page.corpus, &event.themes)),
            }
        }
        Hit::Topic(i) => {
            let topic = data.topics.get(i)?;
            let theme = page.corpus.theme(&topic.theme)?;
            Row {
                id: topic.id.to_string(),
                title: text(&topic.title),
                line: text(&theme.name),
                action: Action::Topic(Some(topic.id.clone())),
                family: Some(theme.family),
            }
        }
        Hit::Statement(i) => {
            let statement = data.statements.get(i)?;
            Row {
                id: statement.id.to_string(),
                title: format!("{}: {}", statement.year, text(&statement.gist)),
                line: text(&statement.text),
                action: Action::Topic(Some(statement.topic.clone())),
                family: None,
            }
        }
        Hit::Series(i) => {
            let series = data.series.get(i)?;
            let values: Vec<String> = series
                .values
                .iter()
                .map(|value| {
                    let date = i18n::short_date(&value.date, lang);
                    format!("{date}: {}", i18n::figure(value, series.unit, lang))
                })
                .collect();
            Row {
                id: series.id.to_string(),
                title: text(&series.title),
                line: values.join(" · "),
                action: Action::Record(View::Figures, series.id.to_string()),
                family: None,
            }
        }
        Hit::Divergence(i) => {
            let divergence = data.divergences.get(i)?;
            Row {
                id: divergence.id.to_string(),
                title: text(&divergence.title),
                line: text(&divergence.differs),
                action: Action::Record(View::Divergences, divergence.id.to_string()),
                family: None,
            }
        }
        Hit::Term(i) => {
            let term = data.terms.get(i)?;
            let short = term.short.as_ref().map(&text);
            Row {
                id: term.id.to_string(),
                title: match short {
                    Some(short) => format!("{short} – {}", text(&term.name)),
                    None => text(&term.name),
                },
                line: text(&term.text),
                action: Action::Record(View::Sources, term.id.to_string()),
                family: None,
            }
        }
        Hit::Source(i) => {
            let source = data.sources.get(i)?;
            Row {
                id: source.id.to_string(),
                title: source.title.clone(),
                line: named(source),
                action: Action::Record(View::Sources, source.id.to_string()),
                family: None,
            }
        }
    })
}

/// A source's short name, and whose it is.
fn named(source: &Source) -> String {
    let whose = [
        source.publisher.as_str(),
        source.author.as_deref().unwrap_or_default(),
    ];
    match whose.into_iter().find(|name| !name.is_empty()) {
        Some(name) => format!("{} · {name}", source.name()),
        None => source.name().to_owned(),
    }
}
