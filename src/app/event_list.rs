//! Events as a list under year headings along an axis: the timeline where
//! there is no room for a drawing, and for those who prefer to read.

use super::afterwards::after_render;
use super::context::{Page, use_page};
use super::filter::NoEvents;
use super::parts::{
    contested, contested_mark, event_date, family_of, list_more, own_mark, passage,
};
use crate::i18n;
use crate::model::Event;
use crate::model::*;
use crate::platform;
use crate::timeline::{Shape, place};
use crate::view::{Action, Part, outline};
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// Of more events than this the years stand closed, and open one by one.
const MOST_OPEN: usize = 300;

/// So many events of a year are listed at first, and more when asked for.
const PAGE: usize = 100;

/// A row that opens its event wherever that stands.
pub fn event_row(event: &Event, page: &Page) -> Html {
    row_of(event, |id| Action::Event(Some(id)), page)
}

/// A row of the list, which stays as it is: what it lists is in view.
fn listed_row(event: &Event, page: &Page) -> Html {
    let stay = Action::Range(page.state.day_range());
    row_of(
        event,
        |id| Action::All(vec![Action::Event(Some(id)), stay]),
        page,
    )
}

fn row_of(event: &Event, open: impl FnOnce(EventId) -> Action, page: &Page) -> Html {
    let family = family_of(&page.corpus, &event.themes);
    let chosen = page.state.event.as_ref() == Some(&event.id);
    let action = if chosen {
        Action::Event(None)
    } else {
        open(event.id.clone())
    };
    let theme = event
        .themes
        .first()
        .and_then(|id| page.corpus.theme(&id.root()));
    html! {
        <li key={event.id.as_str().to_owned()} class={classes!(
            "event-row",
            format!("fam-{}", family.class()),
            event.story.then_some("is-story"),
            page.singles_out().then(|| if page.stands_out(event) { "is-found" } else { "is-dim" }),
        )}>
            { axis_mark(event, page.today) }
            <button
                data-row={event.id.as_str().to_owned()}
                class={classes!("event-button", chosen.then_some("is-chosen"))}
                aria-pressed={chosen.to_string()}
                onclick={page.on(action)}
            >
                <span class="event-date">{ event_date(event, page) }</span>
                <span class="event-title">{ passage(&event.title, page) }{ contested_mark(event.id.as_str(), page) }{ own_mark(event.id.as_str(), page) }</span>
                if let Some(theme) = theme {
                    <span class="event-theme">{ passage(&theme.name, page) }</span>
                }
            </button>
            if page.corpus.divergences_about(event.id.as_str()).next().is_some() && chosen {
                { contested(event.id.as_str(), page) }
            }
        </li>
    }
}

/// How surely the event stands where it stands, as in the drawing: a dot, a
/// soft bar, or a bar with ends.
fn axis_mark(event: &Event, today: Day) -> Html {
    let placed = place(0, event, f64::from(today.0));
    let shape = match placed.shape {
        Shape::Moment => "is-moment",
        Shape::Vague => "is-vague",
        Shape::Period => "is-period",
    };
    let is_period = placed.shape == Shape::Period;
    html! {
        <span aria-hidden="true" class={classes!(
            "axis-mark",
            shape,
            (is_period && (placed.open_start || placed.fade_before > 0.0)).then_some("has-soft-start"),
            (is_period && placed.open_end).then_some("goes-on"),
            (is_period && placed.fade_after > 0.0).then_some("has-soft-end"),
        )}></span>
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
    let m = page.m();
    // How many events of a year are listed, where the reader has asked.
    let listed = use_state(|| Rc::new(BTreeMap::<i32, usize>::new()));
    {
        // An event that is opened elsewhere is shown also in a year that was closed.
        let (listed, page) = (listed.clone(), page.clone());
        use_effect_with(page.state.event.clone(), move |event| {
            let event = event.as_ref().and_then(|id| page.corpus.event(id));
            let span = event.map(|event| event.date.span());
            let day = span.and_then(|span| span.start.day.or(span.end.day));
            if let Some(year) = day.map(Day::year)
                && listed.get(&year) == Some(&0)
            {
                let mut next = (**listed).clone();
                next.remove(&year);
                listed.set(Rc::new(next));
            }
        });
    }
    if props.events.is_empty() {
        return html! { <NoEvents range={page.state.day_range()} /> };
    }
    let first_shown = page.state.day_range().first;
    let parts = outline(
        &page.corpus,
        props.events.iter().copied(),
        Some(first_shown),
    );
    let crowded = props.events.len() > MOST_OPEN;
    let chosen = page
        .state
        .event
        .as_ref()
        .and_then(|id| page.corpus.event_position(id));
    let list_of = |year: i32, count: usize| {
        let listed = listed.clone();
        list_more(".events .event-button, .list-more .button", move || {
            let mut next = (**listed).clone();
            next.insert(year, count);
            listed.set(Rc::new(next));
        })
    };
    let section = |part: &Part| match part {
        Part::Nothing(first, last) => {
            let years = i18n::year_run(*first, *last, page.lang());
            html! { <p key={format!("no-{first}")} class="nothing">{ i18n::nothing_in(&years, page.lang()) }</p> }
        }
        Part::Earlier(events) => {
            let heading = html! { <span class="year-earlier">{ m.began_earlier }</span> };
            year_section(i32::MIN, heading, events, events.len(), None, &page)
        }
        Part::Year(year, events) => {
            let has_chosen = chosen.and_then(|chosen| events.iter().position(|i| *i == chosen));
            let at_first = if crowded { 0 } else { PAGE };
            let asked = listed.get(year).copied().unwrap_or(at_first);
            let chosen_at = has_chosen.map_or(0, |place| (place / PAGE + 1) * PAGE);
            // Who closes a year does not want what is open in it.
            let is_closed = listed.get(year) == Some(&0);
            let most = if is_closed { 0 } else { asked.max(chosen_at) };
            let open = most > 0;
            let heading = html! {
                <>
                    <button class="year-button" title={m.show_year_on_timeline} onclick={page.on(Action::ShowYear(*year))}>{ i18n::year_in_words(*year, page.lang()) }</button>
                    if crowded {
                        <button class="link year-fold" aria-expanded={open.to_string()} onclick={list_of(*year, if open { 0 } else { PAGE })}>
                            { i18n::count_events(events.len(), page.lang()) }
                        </button>
                    }
                </>
            };
            let more = (open && most < events.len()).then(|| list_of(*year, most + PAGE));
            year_section(*year, heading, events, most, more, &page)
        }
    };
    let years: Vec<(i32, usize)> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Year(year, events) => Some((*year, events.len())),
            _ => None,
        })
        .collect();
    let chosen = {
        let listed = listed.clone();
        Callback::from(move |year: i32| {
            if listed.get(&year).copied().unwrap_or_default() == 0 {
                let mut next = (**listed).clone();
                next.insert(year, PAGE);
                listed.set(Rc::new(next));
            }
        })
    };
    html! {
        <div class="event-list">
            if years.len() >= LEAST_CHOICE { <YearChoice {years} {chosen} /> }
            { for parts.iter().map(section) }
        </div>
    }
}

/// Fewer years than this are in sight together.
const LEAST_CHOICE: usize = 4;

#[derive(PartialEq, Properties)]
struct YearChoiceProps {
    /// With the number of events of each.
    years: Vec<(i32, usize)>,
    chosen: Callback<i32>,
}

/// A way to a year without scrolling through all before it.
#[component]
fn YearChoice(props: &YearChoiceProps) -> Html {
    let page = use_page();
    let list = use_node_ref();
    let go = {
        let chosen = props.chosen.clone();
        Callback::from(move |event: yew::Event| {
            let Ok(year) = platform::select_value(&event).parse::<i32>() else {
                return;
            };
            chosen.emit(year);
            after_render(move || platform::scroll_to_start(&format!("year-{year}")));
        })
    };
    // The same year can be chosen again. Not while the keys go from year to year.
    let forget_on_press = {
        let list = list.clone();
        Callback::from(move |_: PointerEvent| platform::select(&list, ""))
    };
    let forget_on_leaving = {
        let list = list.clone();
        Callback::from(move |_: FocusEvent| platform::select(&list, ""))
    };
    html! {
        <label class="year-choice">
            { page.m().go_to_year }
            <select ref={list} onchange={go} onpointerdown={forget_on_press} onblur={forget_on_leaving}>
                <option value="" selected=true>{ "–" }</option>
                { for props.years.iter().map(|&(year, count)| html! {
                    <option key={year} value={year.to_string()}>{ format!("{} ({})", i18n::year_in_words(year, page.lang()), i18n::number(count as f64, page.lang())) }</option>
                }) }
            </select>
        </label>
    }
}

fn year_section(
    year: i32,
    heading: Html,
    events: &[usize],
    most: usize,
    more: Option<Callback<MouseEvent>>,
    page: &Page,
) -> Html {
    let listed = events.iter().take(most);
    let listed = listed.filter_map(|&position| page.corpus.events().get(position));
    html! {
        <section key={year} id={(year != i32::MIN).then(|| format!("year-{year}"))} class="year">
            <h2>{ heading }</h2>
            if most > 0 {
                <ol class="events">
                    { for listed.map(|event| listed_row(event, page)) }
                    if let Some(more) = more {
                        <li class="list-more">
                            <span>{ i18n::shown_of(most.min(events.len()), events.len(), page.lang()) }</span>
                            <button class="button" onclick={more}>{ page.m().list_more }</button>
                        </li>
                    }
                </ol>
            }
        </section>
    }
}
