//! The comparison beside the timeline.

use super::super::afterwards::use_unseen;
use super::super::context::{Page, use_page};
use super::super::parts::{own_mark, passage, sign_mark};
use super::opened::opened_row;
use super::pair::group_heading;
use super::tools::{outcome_filter, side_pair};
use super::{
    contested_count, other_signs, row_of, side_names, summary, toggle, use_outline,
    use_scroll_to_topic,
};
use crate::i18n;
use crate::model::Event;
use crate::model::compare::{Outcome, Outline, Row};
use crate::platform;
use crate::view::{Action, GroupKey, RowGroup, RowOrder, grouped, shown_rows};
use yew::prelude::*;

#[component]
pub fn CompactCompare() -> Html {
    let page = use_page();
    let m = page.m();
    let outlines = use_outline(&page);
    use_scroll_to_topic(&page);
    let unseen = use_unseen(&page);
    let rows = shown_rows(&outlines, &page.state, true);
    // What moved comes first; what only one side says, and what has no
    // direction, is one click away.
    let of = |wanted: &dyn Fn(Outcome) -> bool| -> Vec<usize> {
        let rows = rows.iter().copied();
        rows.filter(|&row| wanted(outlines[row].outcome)).collect()
    };
    let moved = of(&|outcome| outcome.is_between());
    let (a, b) = side_names(&page);
    let only = |outcome: Outcome| {
        let rows = of(&|other| other == outcome);
        let name = i18n::outcome_name(outcome, &a, &b, page.lang());
        let count = i18n::count_topics(rows.len(), page.lang());
        fold(
            &outlines,
            rows,
            format!("{count} {name}"),
            &moved,
            unseen,
            &page,
        )
    };
    let without = of(&|outcome| matches!(outcome, Outcome::NotStated | Outcome::Agree));
    let words = i18n::count_without_direction(without.len(), page.lang());
    html! {
        <div class="compact-compare">
            <div class="compact-tools">
                { side_pair(&page) }
                { summary(&outlines, &rows, &page) }
            </div>
            { outcome_filter(&outlines, &a, &b, &page) }
            if rows.is_empty() { <p class="empty">{ m.nothing_matches }</p> }
            { for groups(&outlines, moved.clone(), &page) }
            { only(Outcome::OnlyB) }
            { only(Outcome::OnlyA) }
            { fold(&outlines, without, words, &moved, unseen, &page) }
        </div>
    }
}

/// Rows behind a summary; open where a filter leaves nothing else, or where
/// what is chosen belongs to one of them. `unseen` says whether closed ones have their rows.
fn fold(
    outlines: &[Outline],
    rows: Vec<usize>,
    words: String,
    moved: &[usize],
    unseen: bool,
    page: &Page,
) -> Html {
    if rows.is_empty() {
        return html! {};
    }
    let event = chosen_event(page);
    let topics = || rows.iter().map(|&row| &outlines[row].topic);
    let has_row = topics().any(|topic| page.state.topic.as_ref() == Some(topic));
    let needed = moved.is_empty()
        || topics().any(|topic| event.is_some_and(|event| event.topics.contains(topic)));
    html! {
        <Fold {words} {needed} {has_row}>
            if needed || has_row || unseen { { for groups(outlines, rows, page) } }
        </Fold>
    }
}

#[derive(PartialEq, Properties)]
struct FoldProps {
    words: String,
    /// What is chosen elsewhere belongs to one of its rows, or there are no others.
    needed: bool,
    /// One of its rows is open.
    has_row: bool,
    children: Html,
}

/// Stays as the reader left it: who closes a row in it goes on reading there.
#[component]
fn Fold(props: &FoldProps) -> Html {
    let node = use_node_ref();
    let kept = use_state_eq(|| props.has_row);
    {
        let kept = kept.setter();
        use_effect_with(props.has_row, move |has_row| {
            if *has_row {
                kept.set(true);
            }
        });
    }
    let ontoggle = {
        let (node, kept, needed) = (node.clone(), kept.setter(), props.needed);
        Callback::from(move |_: yew::Event| {
            let is_open = platform::is_open(&node);
            // What was opened for the reader closes again without them.
            if !is_open || !needed {
                kept.set(is_open);
            }
        })
    };
    let open = props.needed || props.has_row || *kept;
    html! {
        <details ref={node} class="fold without-direction" {open} {ontoggle}>
            <summary>{ &props.words }</summary>
            { props.children.clone() }
        </details>
    }
}

fn chosen_event(page: &Page) -> Option<&Event> {
    let id = page.state.event.as_ref()?;
    page.corpus.event(id)
}

fn groups(outlines: &[Outline], rows: Vec<usize>, page: &Page) -> Vec<Html> {
    grouped(outlines, rows, RowOrder::Theme)
        .iter()
        .map(|group| compact_group(group, outlines, page))
        .collect()
}

fn compact_group(group: &RowGroup, outlines: &[Outline], page: &Page) -> Html {
    let event = chosen_event(page);
    let (a, b) = side_names(page);
    let (word, heading) = group_heading(&group.key, (&a, &b), page);
    let GroupKey::Lane(lane) = &group.key else {
        return html! {};
    };
    html! {
        <section key={word} class="compact-group">
            <h3>
                <button class="theme-button" aria-pressed={page.state.filter.themes.contains(lane).to_string()} onclick={page.on(Action::OnlyTheme(lane.clone()))}>
                    { heading }
                </button>
            </h3>
            <ul>
                { for group.rows.iter().filter_map(|&position| row_of(&outlines[position], page)).map(|row| {
                    let belongs = event.is_some_and(|event| event.topics.contains(&row.topic.id));
                    compact_row(&row, belongs, page)
                }) }
            </ul>
        </section>
    }
}

fn compact_row(row: &Row<'_>, belongs: bool, page: &Page) -> Html {
    let (open, onclick) = toggle(&row.topic.id, page);
    let id = row.topic.id.as_str();
    let gist = row.b.first().or(row.a.first());
    let (a, b) = side_names(page);
    html! {
        <li key={id.to_owned()} id={format!("topic-{id}")} class={classes!("compact-row", open.then_some("is-open"), belongs.then_some("belongs"))}>
            <button class="compact-button" aria-expanded={open.to_string()} {onclick}>
                <span class="compact-title">{ passage(&row.topic.title, page) }{ contested_count(row, page) }</span>
                <span class="compact-sign">
                    { sign_mark(row.outcome, &a, &b, page) }
                    { other_signs(&row.other_directions(), page) }
                </span>
                if let (Some(gist), false) = (gist, open) {
                    <span class="compact-gist">{ passage(&gist.gist, page) }{ own_mark(gist.id.as_str(), page) }</span>
                }
            </button>
            if open { { opened_row(&row.topic.id, page) } }
        </li>
    }
}
