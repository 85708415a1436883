//! The documents, what was taken from each, and what was not.

use super::chrome::heading;
use super::context::{Page, SharedCorpus, use_page};
use super::figures::use_scroll_to_record;
use super::parts::{
    contested_mark, evidence, in_language, list_more, own_mark, passage, source_name,
};
use super::results::{kind_name, row};
use super::terms::Reading;
use crate::i18n;
use crate::model::search::{Hit, citing, sort_key};
use crate::model::*;
use crate::sort::SortLean;
use std::collections::BTreeMap;
use yew::prelude::*;

#[component]
pub fn SourcesView() -> Html {
    let page = use_page();
    let m = page.m();
    use_scroll_to_record(&page);
    let citations = use_memo(SharedCorpus(page.corpus.clone()), |corpus| {
        corpus.0.citations()
    });
    let reading = Reading::new("sources", &page);
    html! {
        <div class="view">
            { heading(m.view_sources, m.sources_intro) }
            { for page.corpus.sources().iter().map(|source| source_card(source, &citations, &reading, &page)) }
            { terms(&page) }
        </div>
    }
}

type Citations = BTreeMap<(SourceId, String), usize>;

fn source_card(source: &Source, citations: &Citations, reading: &Reading<'_>, page: &Page) -> Html {
    let m = page.m();
    let lang = AttrValue::from(source.language.tag().to_owned());
    // Those without a section too.
    let of_source = citations.iter().filter(|((id, _), _)| *id == source.id);
    let total: usize = of_source.map(|(_, places)| places).sum();
    let omissions: Vec<&Omission> = page
        .corpus
        .data()
        .omissions
        .iter()
        .filter(|omission| omission.source == source.id)
        .collect();
    let marked = page.state.record.as_deref() == Some(source.id.as_str());
    let has_pages = source.has_pages();
    let section_title = |id: &str| {
        source
            .sections
            .iter()
            .find(|section| section.id == id)
            .map(|section| section.title.clone())
    };
    html! {
        <article key={source.id.as_str().to_owned()} id={format!("record-{}", source.id)} tabindex={marked.then_some("-1")} class={classes!("source", marked.then_some("is-marked"))}>
            <h2 lang={lang.clone()}>{ &source.title }{ own_mark(source.id.as_str(), page) }</h2>
            <p class="source-kind">{ source_name(source, page) }{ " · " }{ i18n::source_kind_name(source.kind, m) }{ " · " }{ i18n::tag_name(&source.language, m).to_owned() }</p>
            <dl class="facts">
                <dt>{ m.publisher }</dt>
                if source.publisher.is_empty() {
                    <dd>{ m.not_printed }</dd>
                } else {
                    <dd>{ in_language(&source.publisher, source.language.tag(), page.lang()) }</dd>
                }
                if let Some(author) = &source.author { <dt>{ m.author }</dt><dd>{ author }</dd> }
                <dt>{ m.covers }</dt>
                <dd>{ source.covers().map_or_else(|| source.year.to_string(), |period| i18n::date_in_words(&period, page.lang())) }</dd>
                <dt>{ m.published }</dt>
                <dd>{ source.published.as_ref().map_or_else(|| m.not_printed.to_owned(), |date| i18n::date_in_words(date, page.lang())) }</dd>
            </dl>
            <p>{ reading.passage(&source.note, source.id.as_str()) }</p>
            <details class="fold">
                <summary>{ i18n::count_places(total, page.lang()) }</summary>
                <table class="sections">
                    <thead><tr><th scope="col">{ m.section }</th>if has_pages { <th scope="col">{ m.pages }</th> }<th scope="col" class="number">{ m.places_taken }</th></tr></thead>
                    <tbody>
                        { for source.sections.iter().enumerate().map(|(at, section)| {
                            let count = citations.get(&(source.id.clone(), section.id.clone())).copied().unwrap_or(0);
                            html! { <SectionRow key={at} source={source.id.clone()} {at} {count} {has_pages} /> }
                        }) }
                    </tbody>
                </table>
            </details>
            if !omissions.is_empty() {
                <details class="fold">
                    <summary>{ m.left_out }{ format!(" ({})", omissions.len()) }</summary>
                    <ul class="omissions">
                        { for omissions.into_iter().map(|omission| html! {
                            <li>
                                { passage(&omission.what, page) }
                                <span class="small">
                                    { " — " }{ i18n::omission_reason_name(omission.reason, m) }
                                    { for section_title(&omission.section).into_iter().map(|title| html! { <>{ i18n::semicolon(page.lang()) }<cite lang={lang.clone()}>{ title }</cite></> }) }
                                </span>
                            </li>
                        }) }
                    </ul>
                </details>
            }
        </article>
    }
}

/// So many records are listed at first, and more when asked for.
const LISTED: usize = 100;

#[derive(PartialEq, Properties)]
struct SectionProps {
    source: SourceId,
    /// The section's position in the source.
    at: usize,
    /// How often it is cited.
    count: usize,
    has_pages: bool,
}

/// A section with what was taken from it: a number that lists the records that cite it.
#[component]
fn SectionRow(props: &SectionProps) -> Html {
    let page = use_page();
    let m = page.m();
    // How many are listed; none while the list is closed.
    let listed = use_state_eq(|| 0_usize);
    let source = page.corpus.source(&props.source);
    let Some((source, section)) =
        source.and_then(|source| Some((source, source.sections.get(props.at)?)))
    else {
        return html! {};
    };
    let open = *listed > 0;
    let toggle = {
        let listed = listed.clone();
        Callback::from(move |_: MouseEvent| listed.set(if open { 0 } else { LISTED }))
    };
    let number = i18n::number(props.count as f64, page.lang());
    let columns = if props.has_pages { "3" } else { "2" };
    html! {
        <>
            <tr>
                <th scope="row" lang={AttrValue::from(source.language.tag().to_owned())}>{ &section.title }</th>
                if props.has_pages { <td>{ i18n::pages(Some(section), None, page.lang()).unwrap_or_default() }</td> }
                <td class="number">
                    if props.count > 0 {
                        <button class="link" aria-expanded={open.to_string()} aria-label={format!("{number} · {}", m.places_taken)} onclick={toggle}>{ number }</button>
                    } else {
                        { number }
                    }
                </td>
            </tr>
            if open {
                <tr class="section-records"><td colspan={columns}>{ records(&props.source, &section.id, &listed, &page) }</td></tr>
            }
        </>
    }
}

/// The records that cite a section, by kind, each a way to where it stands.
fn records(source: &SourceId, section: &str, listed: &UseStateHandle<usize>, page: &Page) -> Html {
    let hits = citing(&page.corpus, source, section);
    let shown = &hits[..hits.len().min(**listed)];
    let more = {
        let listed = listed.clone();
        list_more(
            ".section-records .button, .section-records .link",
            move || {
                listed.set(*listed + LISTED);
            },
        )
    };
    let entry = |hit: &Hit| {
        let row = row(*hit, page)?;
        Some(html! {
            <li>
                <button class="link" lang={row.title_lang} onclick={page.on(row.action)}>{ row.title }</button>
                { contested_mark(&row.id, page) }{ own_mark(&row.id, page) }
            </li>
        })
    };
    let of_kind = |hits: &[Hit]| {
        html! {
            <>
                { for hits.first().map(|hit| html! { <h3>{ kind_name(hit.kind(), page.m()) }</h3> }) }
                <ul>{ for hits.iter().filter_map(entry) }</ul>
            </>
        }
    };
    html! {
        <>
            { for shown.chunk_by(|one, next| one.kind() == next.kind()).map(of_kind) }
            if shown.len() < hits.len() { <button class="button" onclick={more}>{ page.m().list_more }</button> }
        </>
    }
}

fn terms(page: &Page) -> Html {
    let m = page.m();
    let mut terms: Vec<&Term> = page.corpus.data().terms.iter().collect();
    if terms.is_empty() {
        return html! {};
    }
    let name = |term: &Term| match &term.short {
        Some(short) => short.get(page.lang()).text.to_owned(),
        None => term.name.get(page.lang()).text.to_owned(),
    };
    terms.sort_lean_by_cached_key(|term| sort_key(&name(term)));
    html! {
        <section class="terms" id="terms">
            <h2>{ m.terms }</h2>
            <dl>
                { for terms.into_iter().map(|term| html! {
                    <div key={term.id.as_str().to_owned()} id={format!("record-{}", term.id)} tabindex={(page.state.record.as_deref() == Some(term.id.as_str())).then_some("-1")} class="term">
                        <dt>
                            { name(term) }{ own_mark(term.id.as_str(), page) }
                            if term.short.is_some() { <span class="term-name">{ passage(&term.name, page) }</span> }
                        </dt>
                        <dd>
                            { passage(&term.text, page) }
                            if term.note { <span class="small">{ " (" }{ m.own_explanation }{ ")" }</span> }
                            if !term.at.is_empty() { { evidence(&term.at, page) } }
                        </dd>
                    </div>
                }) }
            </dl>
        </section>
    }
}
