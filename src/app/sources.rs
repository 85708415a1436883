//! The documents, what was taken from each, and what was not.

use super::chrome::heading;
use super::context::{Page, SharedCorpus, use_page};
use super::figures::use_scroll_to_record;
use super::parts::{evidence, in_language, own_mark, passage, source_name};
use crate::i18n;
use crate::model::search::sort_key;
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
    html! {
        <div class="view">
            { heading(m.view_sources, m.sources_intro) }
            { for page.corpus.sources().iter().map(|source| source_card(source, &citations, &page)) }
            { terms(&page) }
        </div>
    }
}

type Citations = BTreeMap<(SourceId, String), usize>;

fn source_card(source: &Source, citations: &Citations, page: &Page) -> Html {
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
    let has_pages = source
        .sections
        .iter()
        .any(|section| !section.pages.is_empty());
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
            <p>{ passage(&source.note, page) }</p>
            <details class="fold">
                <summary>{ i18n::count_places(total, page.lang()) }</summary>
                <table class="sections">
                    <thead><tr><th scope="col">{ m.section }</th>if has_pages { <th scope="col">{ m.pages }</th> }<th scope="col" class="number">{ m.places_taken }</th></tr></thead>
                    <tbody>
                        { for source.sections.iter().map(|section| {
                            let count = citations.get(&(source.id.clone(), section.id.clone())).copied().unwrap_or(0);
                            html! {
                                <tr>
                                    <th scope="row" lang={lang.clone()}>{ &section.title }</th>
                                    if has_pages { <td>{ i18n::pages(Some(section), None, page.lang()).unwrap_or_default() }</td> }
                                    <td class="number">{ count }</td>
                                </tr>
                            }
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
                            { name(term) }
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
