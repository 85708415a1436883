//! Where the sources part.

use super::chrome::Heading;
use super::cite::Cite;
use super::context::{Page, use_page};
use super::figures::use_scroll_to_record;
use super::filter::FilterBar;
use super::parts::{ThemeChip, choices, passage, place, printed_in};
use crate::export::cite::Subject;
use crate::i18n;
use crate::model::*;
use crate::view::{Action, View};
use yew::prelude::*;

#[component]
pub fn DivergencesView() -> Html {
    let page = use_page();
    let m = page.m();
    use_scroll_to_record(&page);
    let state = &page.state;
    let mut shown: Vec<&Divergence> = page
        .corpus
        .data()
        .divergences
        .iter()
        .filter(|divergence| state.shows(&divergence.themes))
        .filter(|divergence| {
            state
                .weight
                .is_none_or(|weight| divergence.weight == weight)
        })
        .filter(|divergence| state.kind.is_none_or(|kind| divergence.kind == kind))
        .collect();
    // The weightiest first; a stable sort keeps the order of the files.
    shown.sort_by_key(|divergence| divergence.weight);
    let count = i18n::count_divergences(shown.len(), page.lang());
    html! {
        <div class="view">
            <Heading title={m.view_divergences} intro={m.divergences_intro} />
            <div class="compare-tools">
                { choices(m.weight, &Weight::ALL, state.weight, |&weight| i18n::weight_name(weight, m).to_owned(), Action::Weight, &page) }
                { choices(m.kind, &DivergenceKind::ALL, state.kind, |&kind| i18n::divergence_kind_name(kind, m).to_owned(), Action::Kind, &page) }
                <FilterBar {count} />
            </div>
            if shown.is_empty() { <p class="empty">{ m.nothing_matches }</p> }
            <div class="divergences">
                { for shown.into_iter().map(|divergence| html! { <DivergenceCard key={divergence.id.as_str().to_owned()} id={divergence.id.clone()} /> }) }
            </div>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct DivergenceCardProps {
    id: DivergenceId,
}

#[component]
fn DivergenceCard(props: &DivergenceCardProps) -> Html {
    let page = use_page();
    let m = page.m();
    let Some(divergence) = page.corpus.divergence(&props.id) else {
        return html! { <></> };
    };
    let marked = page.state.record.as_deref() == Some(divergence.id.as_str());
    let about: Vec<Html> = divergence
        .about
        .iter()
        .filter_map(|id| subject(id, &page))
        .collect();
    html! {
        <article id={format!("record-{}", divergence.id)} class={classes!("divergence", format!("weight-{}", divergence.weight.word()), marked.then_some("is-marked"))}>
            <h2>{ passage(&divergence.title, &page) }</h2>
            <p class="divergence-kind">
                <span class="weight-mark">{ i18n::weight_name(divergence.weight, m) }</span>
                { " · " }{ i18n::divergence_kind_name(divergence.kind, m) }
            </p>
            <p>{ passage(&divergence.differs, &page) }</p>
            <ul class="divergence-sides">
                { for divergence.sides.iter().map(|side| divergence_side(side, &page)) }
            </ul>
            if !about.is_empty() { <p class="small">{ m.concerns }{ " " }{ for about }</p> }
            <div class="chips">{ for divergence.themes.iter().map(|theme| html! { <ThemeChip key={theme.as_str().to_owned()} theme={theme.clone()} /> }) }</div>
            <Cite subject={Subject::Divergence(divergence.id.clone())} />
        </article>
    }
}

fn divergence_side(side: &Side, page: &Page) -> Html {
    let source = page.corpus.source(&side.at.source);
    let tag = source.map_or(Lang::En.tag(), |source| source.language.tag());
    html! {
        <li>
            { match &side.words {
                Some(words) => html! { <p class="side-words">{ printed_in(words, tag) }</p> },
                None => html! { <p class="side-words silent">{ page.m().says_nothing }</p> },
            } }
            { place(&side.at, page) }
        </li>
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
