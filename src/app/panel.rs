//! The panel at the side: an event in full, or the events behind a count.

use super::context::{Page, use_page};
use super::event_list::EventRow;
use super::parts::{Contested, Evidence, SignMark, ThemeChip, event_date, family_of, passage};
use crate::i18n;
use crate::model::Event;
use crate::model::compare::row;
use crate::model::*;
use crate::platform;
use crate::view::{Action, Group};
use yew::prelude::*;

#[component]
pub fn SidePanel() -> Html {
    let page = use_page();
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

#[derive(PartialEq, Properties)]
struct EventPanelProps {
    id: EventId,
}

#[component]
fn EventPanel(props: &EventPanelProps) -> Html {
    let page = use_page();
    let m = page.m();
    // On a phone the panel stands below what was tapped.
    use_effect_with(props.id.clone(), |_| {
        platform::scroll_into_view("event-panel")
    });
    let Some(event) = page.corpus.event(&props.id) else {
        return html! { <></> };
    };
    let family = family_of(&page.corpus, &event.themes);
    html! {
        <article id="event-panel" class={classes!("panel", format!("fam-{}", family.class()))} aria-labelledby="event-title">
            <div class="panel-head">
                <p class="panel-date">
                    { event_date(event, &page) }
                    <span class="panel-kind">{ i18n::event_kind_name(event.kind, m) }</span>
                </p>
                <button class="button icon-button" aria-label={m.close} title={m.close} onclick={close(&page, &event.id)}>
                    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path class="stroke" d="m3 3 10 10M13 3 3 13" /></svg>
                </button>
            </div>
            <h2 id="event-title">{ passage(&event.title, &page) }</h2>
            <p class="summary">{ passage(&event.summary, &page) }</p>
            { facts(event, &page) }
            if let Some(note) = &event.note {
                <p class="editor-note"><strong>{ m.editors_note }{ ": " }</strong>{ passage(note, &page) }</p>
            }
            <div class="chips">
                { for event.themes.iter().map(|theme| html! { <ThemeChip key={theme.as_str().to_owned()} theme={theme.clone()} /> }) }
            </div>
            <h3>{ m.where_it_says_so }</h3>
            <Evidence at={event.at.clone()} />
            <Contested about={event.id.to_string()} />
            { related_topics(event, &page) }
            { neighbours(event, &page) }
        </article>
    }
}

/// Closing returns the focus to the event's mark on the timeline.
fn close(page: &Page, id: &EventId) -> Callback<MouseEvent> {
    let dispatch = page.dispatch.clone();
    let id = id.clone();
    Callback::from(move |_| {
        dispatch.emit(Action::Event(None));
        platform::focus_event(id.as_str());
    })
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
                { fact(m.actors, html! { event.actors.join(", ") }) }
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
    let (a, b) = (page.state.a, page.state.b);
    html! {
        <>
            <h3>{ m.compared_with }{ format!(" {a} → {b}") }</h3>
            <ul class="related">
                { for topics.into_iter().map(|topic| {
                    let sign = row(&page.corpus, topic, a, b).map(|row| row.main.sign);
                    html! {
                        <li key={topic.id.as_str().to_owned()}>
                            <button class="related-topic" onclick={page.on(Action::Topic(Some(topic.id.clone())))}>
                                <SignMark sign={sign.unwrap_or(Sign::NotStated)} />
                                <span>{ passage(&topic.title, page) }</span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </>
    }
}

fn neighbours(event: &Event, page: &Page) -> Html {
    let m = page.m();
    let events = page.corpus.events();
    let Some(position) = page.corpus.event_position(&event.id) else {
        return html! {};
    };
    let at = |position: Option<usize>| position.and_then(|position| events.get(position));
    let before = at(page.shown.before(position));
    let after = at(page.shown.after(position));
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

/// The events behind a count, as a list.
#[component]
fn GroupPanel(props: &GroupPanelProps) -> Html {
    let page = use_page();
    let m = page.m();
    let group = &props.group;
    use_effect_with(props.group.days, |_| {
        platform::scroll_into_view("event-panel")
    });
    let events: Vec<&Event> = page
        .corpus
        .events()
        .iter()
        .enumerate()
        .filter(|(position, _)| page.shown.contains(*position))
        .map(|(_, event)| event)
        .filter(|event| {
            event
                .themes
                .iter()
                .any(|theme| theme.is_within(&group.lane))
        })
        .filter(|event| group.begins_within(event))
        .collect();
    let theme = page.corpus.theme(&group.lane);
    let family = theme.map_or(Family::Service, |theme| theme.family);
    html! {
        <section id="event-panel" class={classes!("panel", format!("fam-{}", family.class()))} aria-labelledby="group-title">
            <div class="panel-head">
                <p class="panel-date">{ i18n::count_events(events.len(), page.lang()) }</p>
                <button class="button icon-button" aria-label={m.close} title={m.close} onclick={page.on(Action::Group(None))}>
                    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path class="stroke" d="m3 3 10 10M13 3 3 13" /></svg>
                </button>
            </div>
            <h2 id="group-title">{ for theme.map(|theme| passage(&theme.name, &page)) }</h2>
            <button class="button" onclick={page.on(Action::Range(group.days.with_margin()))}>{ m.zoom_to_these }</button>
            <ol class="events">
                { for events.into_iter().map(|event| html! { <EventRow key={event.id.as_str().to_owned()} id={event.id.clone()} /> }) }
            </ol>
        </section>
    }
}
