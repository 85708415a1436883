//! The panel at the side: an event in full, or the events behind a count.
//!
//! It is no dialog: opening it leaves the focus where it is, since a reader
//! who walks along the timeline must not be taken away from it. Where what had
//! the focus is gone, the panel's title takes it. Escape closes the panel and
//! goes back to the event's mark.

use super::afterwards::after_render;
use super::chrome::copy_link;
use super::cite::cite;
use super::context::{Page, use_page};
use super::event_list::event_row;
use super::parts::{
    contested, event_date, evidence, family_of, list_more, names, own_mark, passage, sign_mark,
    theme_chip,
};
use super::terms::Reading;
use crate::export::cite::Subject;
use crate::i18n;
use crate::model::Event;
use crate::model::compare::{Outcome, row};
use crate::model::*;
use crate::platform;
use crate::view::{Action, Group, KeyCommand, Scope, state_of_event};
use std::rc::Rc;
use yew::prelude::*;

pub fn side_panel(page: &Page) -> Html {
    let state = &page.state;
    let event = state.event.as_ref().and_then(|id| page.corpus.event(id));
    if let Some(event) = event {
        html! { <EventPanel id={event.id.clone()} /> }
    } else if let Some(group) = &state.group {
        html! { <GroupPanel group={group.clone()} /> }
    } else {
        html! { <></> }
    }
}

/// The grip of the panel where it is a sheet from below: makes it taller or
/// lower. The style sheet hides it elsewhere.
fn sheet_grip(tall: bool, toggle: Callback<MouseEvent>, page: &Page) -> Html {
    let m = page.m();
    let name = if tall { m.sheet_lower } else { m.sheet_taller };
    html! {
        <button class="sheet-grip" aria-expanded={tall.to_string()} title={name} onclick={toggle.clone()}>
            <span aria-hidden="true"></span>
        </button>
    }
}

/// Whether the sheet is tall, and what changes it.
#[hook]
fn use_sheet() -> (bool, Callback<MouseEvent>) {
    let tall = use_state_eq(|| false);
    let toggle = {
        let tall = tall.clone();
        Callback::from(move |_: MouseEvent| tall.set(!*tall))
    };
    (*tall, toggle)
}

#[derive(PartialEq, Properties)]
struct EventPanelProps {
    id: EventId,
}

#[component]
fn EventPanel(props: &EventPanelProps) -> Html {
    let page = use_page();
    let m = page.m();
    let (tall, toggle) = use_sheet();
    {
        let (by_reader, preview) = (page.moved, page.preview);
        use_effect_with(props.id.clone(), move |_| {
            if preview {
                return;
            }
            platform::scroll_into_view("event-panel");
            if by_reader {
                platform::focus_if_lost("event-title");
            }
        });
    }
    let Some(event) = page.corpus.event(&props.id) else {
        return html! { <></> };
    };
    let family = family_of(&page.corpus, &event.themes);
    let (before, after) = neighbours_of(event, &page);
    let on_key = {
        let (close, page) = (close(&page, &event.id), page.clone());
        let id_of = |event: Option<&Event>| event.map(|event| event.id.clone());
        let (before, after) = (id_of(before), id_of(after));
        Callback::from(move |event: KeyboardEvent| {
            let next = match page.key(Scope::Panel, &event) {
                Some(KeyCommand::Close) => {
                    event.prevent_default();
                    event.stop_propagation();
                    return close.emit(());
                }
                // A text field needs its arrows.
                _ if platform::is_typing(&event) => return,
                Some(KeyCommand::EventBefore) => before.clone(),
                Some(KeyCommand::EventAfter) => after.clone(),
                _ => return,
            };
            if let Some(next) = next {
                event.prevent_default();
                page.dispatch.emit(Action::Event(Some(next)));
                after_render(|| platform::focus_by_id("event-title"));
            }
        })
    };
    let why = i18n::why_vague(&event.date, event.date_words.is_some(), page.lang());
    let reading = Reading::new("panel", &page);
    let linked = Rc::new(state_of_event(&page.corpus, &event.id, page.lang()));
    html! {
        <article
            id="event-panel"
            class={classes!("panel", format!("fam-{}", family.class()), tall.then_some("is-tall"))}
            aria-labelledby="event-title"
            onkeydown={on_key}
        >
            { sheet_grip(tall, toggle, &page) }
            <div class="panel-head">
                <div>
                    <p class="panel-date">
                        { event_date(event, &page) }
                        <span class="panel-kind">{ i18n::event_kind_name(event.kind, m) }</span>
                        { own_mark(event.id.as_str(), &page) }
                    </p>
                    if let Some(why) = why {
                        <p class="panel-why">{ why }</p>
                    }
                </div>
                { close_button(&page, close(&page, &event.id)) }
            </div>
            <h2 id="event-title" tabindex="-1">{ passage(&event.title, &page) }</h2>
            <p class="summary">{ reading.passage(&event.summary, event.id.as_str()) }</p>
            { facts(event, &page) }
            if let Some(note) = &event.note {
                <p class="editor-note"><strong>{ m.editors_note }{ i18n::colon(page.lang()) }</strong>{ reading.passage(note, event.id.as_str()) }</p>
            }
            <div class="chips">
                { for event.themes.iter().map(|theme| theme_chip(theme, &page)) }
            </div>
            // What can be done with the event: ways to pass it on stand here.
            <div class="panel-actions">
                { copy_link(m.copy_event_link, Some(&linked), &page) }
                { cite(Subject::Event(event.id.clone()), None, &page) }
            </div>
            <h3>{ m.where_it_says_so }</h3>
            { evidence(&event.at, &page) }
            { contested(event.id.as_str(), &page) }
            { related_topics(event, &page) }
            { neighbours(before, after, &page) }
        </article>
    }
}

/// Closing returns the focus to the event's mark on the timeline.
fn close(page: &Page, id: &EventId) -> Callback<()> {
    let dispatch = page.dispatch.clone();
    let id = id.clone();
    Callback::from(move |()| {
        dispatch.emit(Action::Event(None));
        let id = id.clone();
        after_render(move || platform::focus_event(id.as_str()));
    })
}

fn close_button(page: &Page, close: Callback<()>) -> Html {
    let m = page.m();
    html! {
        <button class="button icon-button" title={m.close} onclick={move |_| close.emit(())}>
            <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path class="stroke" d="m3 3 10 10M13 3 3 13" /></svg>
        </button>
    }
}

fn facts(event: &Event, page: &Page) -> Html {
    let m = page.m();
    let fact =
        |name: &str, value: Html| html! { <><dt>{ name.to_owned() }</dt><dd>{ value }</dd></> };
    if event.place.is_none() && event.actors.is_empty() && event.casualties.is_none() {
        return html! {};
    }
    html! {
        <dl class="facts">
            { for event.place.iter().map(|place| fact(m.place, passage(place, page))) }
            { for event.casualties.iter().map(|casualties| {
                fact(m.casualties, html! { i18n::casualties(casualties, page.lang()) })
            }) }
            if !event.actors.is_empty() {
                { fact(m.actors, names(&event.actors, page.lang())) }
            }
        </dl>
    }
}

fn related_topics(event: &Event, page: &Page) -> Html {
    let m = page.m();
    let topics: Vec<&Topic> = event
        .topics
        .iter()
        .filter_map(|id| page.corpus.topic(id))
        .collect();
    if topics.is_empty() {
        return html! {};
    }
    let name = |side| i18n::column_name(side, &page.corpus, page.lang());
    let (a, b) = (name(&page.state.a), name(&page.state.b));
    html! {
        <>
            <h3>{ m.compared_with }{ format!(" {a} → {b}") }</h3>
            <ul class="related">
                { for topics.into_iter().map(|topic| {
                    let row = row(&page.corpus, topic, &page.state.a, &page.state.b);
                    let outcome = row.map_or(Outcome::NotStated, |row| row.outcome);
                    html! {
                        <li key={topic.id.as_str().to_owned()}>
                            <button class="related-topic" onclick={page.on(Action::Topic(Some(topic.id.clone())))}>
                                { sign_mark(outcome, &a, &b, page) }
                                <span>{ passage(&topic.title, page) }</span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </>
    }
}

/// The events before and after that pass the filter.
fn neighbours_of<'a>(event: &Event, page: &'a Page) -> (Option<&'a Event>, Option<&'a Event>) {
    let Some(position) = page.corpus.event_position(&event.id) else {
        return (None, None);
    };
    let at = |position: Option<usize>| position.and_then(|i| page.corpus.events().get(i));
    (
        at(page.shown.before(position)),
        at(page.shown.after(position)),
    )
}

fn neighbours(before: Option<&Event>, after: Option<&Event>, page: &Page) -> Html {
    let m = page.m();
    let link = |label: &'static str, class: &'static str, event: Option<&Event>| match event {
        Some(event) => html! {
            <button class={classes!("neighbour", class)} onclick={page.on(Action::Event(Some(event.id.clone())))}>
                <span class="neighbour-label">{ label }{ " · " }{ event_date(event, page) }</span>
                <span>{ passage(&event.title, page) }</span>
            </button>
        },
        None => html! { <span></span> },
    };
    html! {
        <div class="neighbours">
            { link(m.before_it, "is-before", before) }
            { link(m.after_it, "is-after", after) }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct GroupPanelProps {
    group: Group,
}

/// So many events of a group are listed at first, and more when asked for.
const LISTED: usize = 100;

/// The events behind a count, as a list.
#[component]
fn GroupPanel(props: &GroupPanelProps) -> Html {
    let page = use_page();
    let m = page.m();
    let group = &props.group;
    let (tall, toggle) = use_sheet();
    let most = use_state_eq(|| LISTED);
    {
        let (most, by_reader, preview) = (most.setter(), page.moved, page.preview);
        use_effect_with(group.clone(), move |_| {
            most.set(LISTED);
            if preview {
                return;
            }
            platform::scroll_into_view("event-panel");
            if by_reader {
                platform::focus_if_lost("group-title");
            }
        });
    }
    let events: Vec<&Event> = page
        .corpus
        .events()
        .iter()
        .enumerate()
        .filter(|(position, event)| page.shown.contains(*position) && group.holds(event))
        .map(|(_, event)| event)
        .collect();
    let theme = page.corpus.theme(&group.lane);
    let family = theme.map_or(Family::Service, |theme| theme.family);
    let close = {
        let dispatch = page.dispatch.clone();
        let first = events.first().map(|event| event.id.to_string());
        Callback::from(move |()| {
            dispatch.emit(Action::Group(None));
            let first = first.clone().unwrap_or_default();
            after_render(move || platform::focus_event(&first));
        })
    };
    let on_key = {
        let (close, page) = (close.clone(), page.clone());
        Callback::from(move |event: KeyboardEvent| {
            if page.key(Scope::Panel, &event) == Some(KeyCommand::Close) {
                event.prevent_default();
                event.stop_propagation();
                close.emit(());
            }
        })
    };
    let count = events.len();
    let more = {
        let most = most.clone();
        list_more(".events .event-button, .list-more .button", move || {
            most.set(*most + LISTED);
        })
    };
    html! {
        <section
            id="event-panel"
            class={classes!("panel", format!("fam-{}", family.class()), tall.then_some("is-tall"))}
            aria-labelledby="group-title"
            onkeydown={on_key}
        >
            { sheet_grip(tall, toggle, &page) }
            <div class="panel-head">
                <p class="panel-date">{ i18n::count_events(count, page.lang()) }</p>
                { close_button(&page, close) }
            </div>
            <h2 id="group-title" tabindex="-1">{ for theme.map(|theme| passage(&theme.name, &page)) }</h2>
            <div class="panel-actions">
                <button class="button" onclick={page.on(Action::Range(group.days.with_margin()))}>{ m.zoom_to_these }</button>
            </div>
            <ol class="events">
                { for events.into_iter().take(*most).map(|event| event_row(event, &page)) }
                if count > *most {
                    <li class="list-more">
                        <span>{ i18n::shown_of(*most, count, page.lang()) }</span>
                        <button class="button" onclick={more}>{ m.list_more }</button>
                    </li>
                }
            </ol>
        </section>
    }
}
