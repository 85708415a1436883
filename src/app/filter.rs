//! The filter: a menu of choices with their counts, chips for what is chosen,
//! and what is said where it hides everything.

use super::context::{Page, use_page};
use super::parts::{passage, source_name};
use crate::i18n;
use crate::model::*;
use crate::view::{Action, DayRange, FacetCounts, Filter, hiding_facets};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct FilterBarProps {
    /// How many records pass, in words.
    pub count: AttrValue,
    /// Whether the records are events; of others only the themes can be chosen.
    #[prop_or_default]
    pub of_events: bool,
}

/// What is chosen, as a menu of checkboxes and as chips, and what it leaves.
#[component]
pub fn FilterBar(props: &FilterBarProps) -> Html {
    let page = use_page();
    let m = page.m();
    let filter = &page.state.filter;
    // What all choices would leave is counted when they are first looked at.
    let opened = use_state_eq(|| false);
    let open = {
        let opened = opened.setter();
        Callback::from(move |_: MouseEvent| opened.set(true))
    };
    let chosen = if props.of_events {
        filter.len()
    } else {
        filter.themes.len()
    };
    html! {
        <div class="filter-bar">
            <details class="menu-box filter-menu">
                <summary class="button" onclick={open}>
                    { if props.of_events { m.filter } else { m.themes } }
                    if chosen > 0 { <span class="badge">{ chosen }</span> }
                </summary>
                if props.of_events {
                    if *opened { <FacetMenu /> } else { <div class="menu filter-panel of-events" /> }
                } else {
                    <div class="menu filter-panel">
                        <button class="menu-item" onclick={page.on(Action::AllThemes)} aria-disabled={(chosen == 0).then_some("true")}>{ m.all_themes }</button>
                        { for page.corpus.themes().iter().map(|theme| theme_box(theme, None, &page)) }
                    </div>
                }
            </details>
            { chips(props.of_events, &page) }
            <span class="count">{ &props.count }</span>
        </div>
    }
}

#[derive(PartialEq, Properties)]
pub struct ToolsFoldProps {
    /// How many choices are set.
    pub set: usize,
    /// How many records pass, in words.
    pub count: AttrValue,
    pub children: Html,
}

/// The choices over a table. On a phone and in a low frame, where they would fill the
/// screen before the first row, they stand behind a button that says how many are set.
#[component]
pub fn ToolsFold(props: &ToolsFoldProps) -> Html {
    let page = use_page();
    let open = use_state_eq(|| false);
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <div class={classes!("tools-fold", (*open).then_some("is-open"))}>
            <div class="tools-fold-head">
                <button class="button" aria-expanded={open.to_string()} aria-controls="tools" {onclick}>
                    { page.m().filter }
                    if props.set > 0 { <span class="badge">{ props.set }</span> }
                </button>
                <span class="count">{ &props.count }</span>
            </div>
            <div id="tools" class="tools-fold-body compare-tools">{ props.children.clone() }</div>
        </div>
    }
}

/// Sets another filter when a choice is clicked.
fn to<E: 'static>(page: &Page, filter: Filter) -> Callback<E> {
    page.on(Action::Filter(Box::new(filter)))
}

/// The choices of all facets, each with how many events it would leave.
#[component]
fn FacetMenu() -> Html {
    let page = use_page();
    let m = page.m();
    let filter = &page.state.filter;
    let counts = {
        let page = page.clone();
        use_memo((page.shared(), filter.clone()), move |(corpus, filter)| {
            FacetCounts::new(&corpus.0, filter)
        })
    };
    let box_of = |name: Html, on: bool, count: usize, next: Filter| {
        html! {
            <label class={classes!("menu-item", "check", (count == 0).then_some("leaves-nothing"))}>
                <input type="checkbox" checked={on} onchange={to(&page, next)} />
                { name }
                <span class="choice-count">{ count }</span>
            </label>
        }
    };
    let years = counts.years.iter().rev();
    let years = years.filter(|(year, count)| {
        filter.years.contains(year) || **count > 0 && counts.begun.contains(year)
    });
    html! {
        <div class="menu filter-panel of-events">
            <div class="filter-head">
                <span>{ i18n::shown_of(counts.shown, counts.all, page.lang()) }</span>
                <button class="button" onclick={to(&page, Filter::default())} aria-disabled={filter.is_empty().then_some("true")}>{ m.clear_filter }</button>
            </div>
            <fieldset class="facet of-themes">
                <legend>{ m.themes }</legend>
                { for page.corpus.themes().iter().map(|theme| {
                    let count = counts.themes.get(&theme.id).copied().unwrap_or_default();
                    theme_box(theme, Some(count), &page)
                }) }
            </fieldset>
            <fieldset class="facet">
                <legend>{ m.kinds_of_events }</legend>
                { for EventKind::ALL.into_iter().map(|kind| {
                    let count = counts.kinds.get(&kind).copied().unwrap_or_default();
                    let name = html! { <span>{ i18n::event_kind_name(kind, m) }</span> };
                    box_of(name, filter.kinds.contains(&kind), count, filter.with_kind_toggled(kind))
                }) }
            </fieldset>
            <fieldset class="facet">
                <legend>{ m.view_sources }</legend>
                { for page.corpus.sources().iter().map(|source| {
                    let count = counts.sources.get(&source.id).copied().unwrap_or_default();
                    let name = html! { <span>{ source_name(source, &page) }</span> };
                    box_of(name, filter.sources.contains(&source.id), count, filter.with_source_toggled(&source.id))
                }) }
            </fieldset>
            <fieldset class="facet of-years">
                <legend>{ m.years }</legend>
                <div class="year-choices">
                    { for years.map(|(&year, &count)| {
                        let name = html! { <span>{ year }</span> };
                        box_of(name, filter.years.contains(&year), count, filter.with_year_toggled(year))
                    }) }
                </div>
            </fieldset>
        </div>
    }
}

fn theme_box(theme: &Theme, count: Option<usize>, page: &Page) -> Html {
    let depth = theme.id.as_str().matches('.').count();
    let on = page.state.filter.themes.contains(&theme.id);
    html! {
        <label class={classes!(
            "menu-item",
            "check",
            format!("fam-{}", theme.family.class()),
            (depth > 0).then_some("is-child"),
            (count == Some(0)).then_some("leaves-nothing"),
        )}>
            <input type="checkbox" checked={on} onchange={page.on(Action::ToggleTheme(theme.id.clone()))} />
            <span>{ passage(&theme.name, page) }</span>
            if let Some(count) = count {
                <span class="choice-count">{ count }</span>
            }
        </label>
    }
}

/// What is chosen, each with a way to take it back.
fn chips(of_events: bool, page: &Page) -> Html {
    let m = page.m();
    let filter = &page.state.filter;
    let chip = |key: String, name: Html, family: Option<Family>, next: Filter| {
        let family = family.map(|family| format!("fam-{}", family.class()));
        html! {
            <li {key}>
                <button class={classes!("chip", "is-on", family)} onclick={to(page, next)}>
                    { name }
                    <span aria-hidden="true">{ " ×" }</span>
                    <span class="visually-hidden">{ " (" }{ m.remove_filter }{ ")" }</span>
                </button>
            </li>
        }
    };
    let themes = filter.themes.iter().filter_map(|id| page.corpus.theme(id));
    let themes = themes.map(|theme| {
        let next = filter.with_theme_toggled(&theme.id);
        let name = passage(&theme.name, page);
        chip(
            format!("theme-{}", theme.id),
            name,
            Some(theme.family),
            next,
        )
    });
    let kinds = filter.kinds.iter().map(|&kind| {
        let name = html! { i18n::event_kind_name(kind, m) };
        let next = filter.with_kind_toggled(kind);
        chip(format!("kind-{}", kind.word()), name, None, next)
    });
    let sources = filter
        .sources
        .iter()
        .filter_map(|id| page.corpus.source(id));
    let sources = sources.map(|source| {
        let name = source_name(source, page);
        let next = filter.with_source_toggled(&source.id);
        chip(format!("source-{}", source.id), name, None, next)
    });
    let years = filter.year_runs().map(|(first, last)| {
        let name = i18n::year_run(first, last, page.lang());
        let next = filter.without_years(first, last);
        chip(format!("year-{first}"), html! { name }, None, next)
    });
    let query = page.state.only_hits.then(|| {
        let name = html! { <q>{ page.state.query.trim() }</q> };
        html! {
            <li key="query">
                <button class="chip is-on" onclick={page.on(Action::Search(String::new()))}>
                    { name }
                    <span aria-hidden="true">{ " ×" }</span>
                    <span class="visually-hidden">{ " (" }{ m.remove_filter }{ ")" }</span>
                </button>
            </li>
        }
    });
    let of_events = of_events.then(|| query.into_iter().chain(kinds).chain(sources).chain(years));
    let chosen: Vec<Html> = themes.chain(of_events.into_iter().flatten()).collect();
    if chosen.is_empty() {
        return html! {};
    }
    html! { <ul class="chosen-themes">{ for chosen }</ul> }
}

#[derive(PartialEq, Properties)]
pub struct NoEventsProps {
    pub range: DayRange,
}

/// What stands in the place of events where there are none: which choice hides
/// them, or that there are some in other years.
#[component]
pub fn NoEvents(props: &NoEventsProps) -> Html {
    let page = use_page();
    let m = page.m();
    let filter = &page.state.filter;
    let DayRange { first, last } = props.range;
    let hiding = {
        let page = page.clone();
        let key = (page.shared(), filter.clone(), (first, last));
        use_memo(key, move |(corpus, filter, (first, last))| {
            hiding_facets(&corpus.0, filter, *first, *last)
        })
    };
    html! {
        <div class="empty no-events">
            <p>{ if filter.is_empty() { m.no_events_here } else { m.no_events_pass } }</p>
            <div class="empty-ways">
                { for hiding.iter().map(|&(facet, count)| {
                    let text = i18n::without_facet(facet, count, page.lang());
                    html! { <button class="button" onclick={to(&page, filter.without(facet))}>{ text }</button> }
                }) }
                if !filter.is_empty() {
                    <button class="button" onclick={to(&page, Filter::default())}>{ m.clear_filter }</button>
                }
                if !page.shown.is_empty() {
                    <button class="button" onclick={page.on(Action::AllTime)}>{ m.show_all_time }</button>
                }
            </div>
        </div>
    }
}
