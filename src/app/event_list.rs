//! Events as a list under year headings: the timeline where there is no room
//! for a drawing, and for those who prefer to read.

use super::context::{Page, use_page};
use super::filter::NoEvents;
use super::parts::{Contested, event_date, family_of, passage};
use crate::model::Event;
use crate::model::*;
use crate::view::Action;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct EventRowProps {
    pub id: EventId,
}

#[component]
pub fn EventRow(props: &EventRowProps) -> Html {
    let page = use_page();
    let Some(event) = page.corpus.event(&props.id) else {
        return html! { <li></li> };
    };
    let family = family_of(&page.corpus, &event.themes);
    let chosen = page.state.event.as_ref() == Some(&event.id);
    let theme = event
        .themes
        .first()
        .and_then(|id| page.corpus.theme(&id.root()));
    html! {
        <li class={classes!(
            "event-row",
            format!("fam-{}", family.class()),
            event.story.then_some("is-story"),
            (!page.state.belongs(event)).then_some("is-dim"),
        )}>
            <button
                data-row={event.id.as_str().to_owned()}
                class={classes!("event-button", chosen.then_some("is-chosen"))}
                aria-pressed={chosen.to_string()}
                onclick={page.on(Action::Event((!chosen).then(|| event.id.clone())))}
            >
                <span class="event-date">{ event_date(event, &page) }</span>
                <span class="event-title">{ passage(&event.title, &page) }</span>
                if let Some(theme) = theme {
                    <span class="event-theme">{ passage(&theme.name, &page) }</span>
                }
            </button>
            if page.corpus.divergences_about(event.id.as_str()).next().is_some() && chosen {
                <Contested about={event.id.to_string()} />
            }
        </li>
    }
}

#[derive(PartialEq, Properties)]
pub struct EventListProps {
    /// Positions in the corpus, in the order of time.
    pub events: Vec<usize>,
}

/// The events under the year in which each begins.
#[component]
pub fn EventList(props: &EventListProps) -> Html {
    let page = use_page();
    if props.events.is_empty() {
        return html! { <NoEvents range={page.state.day_range()} /> };
    }
    let events = props
        .events
        .iter()
        .filter_map(|&i| page.corpus.events().get(i));
    // What began before the years in view and reaches into them stands together.
    let first_shown = page.state.day_range().first;
    let mut years: Vec<(Option<i32>, Vec<&Event>)> = Vec::new();
    for event in events {
        let year = first_day(event)
            .filter(|day| *day >= first_shown)
            .map(Day::year);
        match years.last_mut() {
            Some((last, events)) if *last == year => events.push(event),
            _ => years.push((year, vec![event])),
        }
    }
    html! {
        <div class="event-list">
            { for years.into_iter().map(|(year, events)| year_section(year, &events, &page)) }
        </div>
    }
}

fn first_day(event: &Event) -> Option<Day> {
    let span = event.date.span();
    span.start.day.or(span.end.day)
}

fn year_section(year: Option<i32>, events: &[&Event], page: &Page) -> Html {
    let heading = match year {
        Some(year) => html! {
            <button class="year-button" title={page.m().show_year_on_timeline} onclick={page.on(Action::ShowYear(year))}>{ year }</button>
        },
        None => html! { <span class="year-earlier">{ page.m().began_earlier }</span> },
    };
    html! {
        <section key={year.unwrap_or(i32::MIN)} class="year">
            <h3>{ heading }</h3>
            <ol class="events">
                { for events.iter().map(|event| html! { <EventRow key={event.id.as_str().to_owned()} id={event.id.clone()} /> }) }
            </ol>
        </section>
    }
}
