//! Where the sources part.

use super::chrome::heading;
use super::cite::cite;
use super::context::{Page, use_page};
use super::figures::use_scroll_to_record;
use super::filter::{FilterBar, ToolsFold};
use super::parts::{choices, in_language, own_mark, passage, place, theme_chip};
use super::terms::Reading;
use crate::export::cite::Subject;
use crate::i18n;
use crate::model::*;
use crate::view::{Action, DivergenceCounts, View, shown_divergences};
use crate::words::unshared;
use yew::prelude::*;

#[component]
pub fn DivergencesView() -> Html {
    let page = use_page();
    let m = page.m();
    use_scroll_to_record(&page);
    let state = &page.state;
    let groups = shown_divergences(&page.corpus, state);
    let counts = DivergenceCounts::new(&page.corpus, state);
    let total = groups.iter().map(|(_, group)| group.len()).sum();
    let count = i18n::count_divergences(total, page.lang());
    let set = usize::from(state.weight.is_some()) + usize::from(state.kind.is_some());
    let set = set + state.filter.sources.len() + state.filter.themes.len();
    let reading = Reading::new("differences", &page);
    let with_count = |name: &str, n: Option<&usize>| format!("{name} {}", n.unwrap_or(&0));
    html! {
        <div class="view">
            { heading(m.view_divergences, m.divergences_intro) }
            <ToolsFold {set} count={count.clone()}>
                { choices(m.weight, &Weight::ALL, state.weight, |weight| with_count(i18n::weight_name(*weight, m), counts.weights.get(weight)), Action::Weight, &page) }
                { choices(m.kind, &DivergenceKind::ALL, state.kind, |kind| with_count(i18n::divergence_kind_name(*kind, m), counts.kinds.get(kind)), Action::Kind, &page) }
                { source_choices(&counts, &page) }
                <FilterBar {count} />
            </ToolsFold>
            if groups.is_empty() { <p class="empty">{ m.nothing_matches }</p> }
            { for groups.into_iter().map(|(weight, group)| html! {
                <section key={weight.word()} class="record-group">
                    <h2 class="group-title">{ i18n::weight_name(weight, m) }{ " " }<span class="small">{ group.len() }</span></h2>
                    <div class="divergences">
                        { for group.into_iter().map(|divergence| divergence_card(divergence, &reading, &page)) }
                    </div>
                </section>
            }) }
        </div>
    }
}

/// The sources that have a part in a divergence; several may be chosen.
fn source_choices(counts: &DivergenceCounts, page: &Page) -> Html {
    let m = page.m();
    let filter = &page.state.filter;
    html! {
        <div class="choices" role="group" aria-label={m.view_sources}>
            <span class="small">{ m.view_sources }</span>
            { for page.corpus.sources().iter().map(|source| {
                let on = filter.sources.contains(&source.id);
                let next = filter.with_source_toggled(&source.id);
                let count = counts.sources.get(&source.id).copied().unwrap_or(0);
                let name = source.name(page.lang());
                html! {
                    <button key={source.id.as_str().to_owned()} class={classes!("chip", on.then_some("is-on"))} aria-pressed={on.to_string()} onclick={page.on(Action::Filter(Box::new(next)))}>
                        { in_language(&format!("{} {count}", name.text), name.tag, page.lang()) }
                    </button>
                }
            }) }
        </div>
    }
}

fn divergence_card(divergence: &Divergence, reading: &Reading<'_>, page: &Page) -> Html {
    let m = page.m();
    let marked = page.state.record.as_deref() == Some(divergence.id.as_str());
    let about: Vec<Html> = divergence
        .about
        .iter()
        .filter_map(|id| subject(id, page))
        .collect();
    html! {
        <article key={divergence.id.as_str().to_owned()} id={format!("record-{}", divergence.id)} tabindex={marked.then_some("-1")} class={classes!("divergence", format!("weight-{}", divergence.weight.word()), marked.then_some("is-marked"))}>
            <h3>{ passage(&divergence.title, page) }{ own_mark(divergence.id.as_str(), page) }</h3>
            <p class="divergence-kind">
                <span class="weight-mark">{ i18n::weight_name(divergence.weight, m) }</span>
                { " · " }{ i18n::divergence_kind_name(divergence.kind, m) }
            </p>
            <p>{ reading.passage(&divergence.differs, divergence.id.as_str()) }</p>
            <ul class="divergence-sides">
                { for divergence.sides.iter().map(|side| divergence_side(side, &divergence.sides, page)) }
            </ul>
            if !about.is_empty() { <p class="small">{ m.concerns }{ " " }{ for about }</p> }
            <div class="chips">{ for divergence.themes.iter().map(|theme| theme_chip(theme, page)) }</div>
            { cite(Subject::Divergence(divergence.id.clone()), None, page) }
        </article>
    }
}

fn divergence_side(side: &Side, all: &[Side], page: &Page) -> Html {
    let source = page.corpus.source(&side.at.source);
    let tag = source.map_or(Lang::En.tag(), |source| source.language.tag());
    html! {
        <li>
            { match &side.words {
                Some(words) => html! { <p class="side-words">{ differing(words, side, all, tag) }</p> },
                None => html! { <p class="side-words silent">{ page.m().says_nothing }</p> },
            } }
            { place(&side.at, page) }
        </li>
    }
}

/// The words as printed, those marked that no other side has.
fn differing(words: &str, side: &Side, all: &[Side], tag: &str) -> Html {
    let others: Vec<&str> = all
        .iter()
        .filter(|other| !std::ptr::eq(*other, side))
        .filter_map(|other| other.words.as_deref())
        .collect();
    html! {
        <q lang={tag.to_owned()}>
            { for unshared(words, &others).into_iter().map(|run| {
                let word = run.text.trim_end();
                let space = run.text[word.len()..].to_owned();
                if run.only {
                    html! { <><mark class="differs">{ word }</mark>{ space }</> }
                } else {
                    html! { { run.text } }
                }
            }) }
        </q>
    }
}

/// A way to a record that a divergence concerns.
fn subject(id: &str, page: &Page) -> Option<Html> {
    let corpus = &page.corpus;
    let link = |title: &Text, action: Action| {
        html! { <button class="link subject" onclick={page.on(action)}>{ passage(title, page) }</button> }
    };
    if let Some(event) = corpus.event(&EventId::new(id)) {
        return Some(link(&event.title, Action::Event(Some(event.id.clone()))));
    }
    if let Some(statement) = corpus.statement(&StatementId::new(id)) {
        return Some(link(
            &statement.gist,
            Action::Topic(Some(statement.topic.clone())),
        ));
    }
    if let Some(series) = corpus.one_series(&SeriesId::new(id)) {
        return Some(link(
            &series.title,
            Action::Record(View::Figures, id.to_owned()),
        ));
    }
    let topic = corpus.topic(&TopicId::new(id))?;
    Some(link(&topic.title, Action::Topic(Some(topic.id.clone()))))
}
