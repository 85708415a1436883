//! Year over year: the table, its compact form beside the timeline, an opened
//! row, and the likelihood ladder.

use super::chrome::{Heading, theme_heading};
use super::cite::Cite;
use super::context::{Page, use_page};
use super::event_list::EventRow;
use super::figures::{SeriesTable, value_text};
use super::filter::FilterBar;
use super::parts::{Contested, Evidence, SignMark, basis_words, passage, printed};
use crate::export::cite::Subject;
use crate::i18n;
use crate::model::compare::{self, Basis, Comparison, Judgement, Row, compare, ladder};
use crate::model::*;
use crate::platform;
use crate::view::Action;
use yew::events::Event;
use yew::prelude::*;

/// The rows that pass the theme filter, with the sign filter where asked.
fn shown_rows<'c, 'a>(
    comparison: &'c Comparison<'a>,
    page: &Page,
    by_sign: bool,
) -> Vec<&'c Row<'a>> {
    let sign = page.state.sign.filter(|_| by_sign);
    comparison
        .rows
        .iter()
        .filter(|row| page.state.shows(std::slice::from_ref(&row.topic.theme)))
        .filter(|row| sign.is_none_or(|sign| row.main.sign == sign))
        .collect()
}

/// The rows under the lane that each topic belongs to, those with a direction
/// first.
fn by_lane<'c, 'a>(rows: Vec<&'c Row<'a>>) -> Vec<(ThemeId, Vec<&'c Row<'a>>)> {
    let mut groups: Vec<(ThemeId, Vec<&Row<'_>>)> = Vec::new();
    for row in rows {
        let root = row.topic.theme.root();
        match groups.last_mut() {
            Some((last, rows)) if *last == root => rows.push(row),
            _ => groups.push((root, vec![row])),
        }
    }
    for (_, rows) in &mut groups {
        rows.sort_by_key(|row| row.main.sign == Sign::NotStated);
    }
    groups
}

/// Brings the opened row into view.
#[hook]
fn use_scroll_to_topic(page: &Page) {
    use_effect_with(page.state.topic.clone(), |topic| {
        if let Some(topic) = topic {
            platform::scroll_into_view(&format!("topic-{topic}"));
        }
    });
}

#[component]
pub fn CompareView() -> Html {
    let page = use_page();
    let m = page.m();
    use_scroll_to_topic(&page);
    let (a, b) = (page.state.a, page.state.b);
    let comparison = compare(&page.corpus, a, b);
    let rows = shown_rows(&comparison, &page, true);
    let count = i18n::count_topics(rows.len(), page.lang());
    let has_2024 = a == 2024 || b == 2024;
    html! {
        <div class="view">
            <Heading title={m.view_compare} />
            <div class="compare-tools">
                <YearPair />
                <SignFilter comparison={comparison.counts().to_vec()} />
                <FilterBar {count} />
            </div>
            { summary(&comparison, &page) }
            if has_2024 && a != b { <p class="caveat">{ m.compare_note }</p> }
            if rows.is_empty() {
                <p class="empty">{ m.nothing_matches }</p>
            } else {
                <div class="compare-table">
                    <div class="compare-head">
                        <span>{ m.topic }</span>
                        <span>{ year_button(a, &page) }</span>
                        <span>{ m.direction }</span>
                        <span>{ year_button(b, &page) }</span>
                    </div>
                    { for by_lane(rows).into_iter().map(|(lane, rows)| lane_table(&lane, &rows, &page)) }
                </div>
            }
            <Ladder />
        </div>
    }
}

/// The rows of one lane as a table of its own under its heading; the heads of
/// the columns stand once on the screen, and in each table for who listens.
fn lane_table(lane: &ThemeId, rows: &[&Row<'_>], page: &Page) -> Html {
    let m = page.m();
    let heading = format!("lane-{lane}");
    html! {
        <section key={lane.as_str().to_owned()} class="compare-group">
            <h2 id={heading.clone()} class="group-title">{ for page.corpus.theme(lane).map(|theme| theme_heading(theme, page)) }</h2>
            <div role="table" aria-labelledby={heading}>
                <div role="row" class="visually-hidden">
                    <span role="columnheader">{ m.topic }</span>
                    <span role="columnheader">{ page.state.a }</span>
                    <span role="columnheader">{ m.direction }</span>
                    <span role="columnheader">{ page.state.b }</span>
                </div>
                { for rows.iter().map(|row| full_row(row, page)) }
            </div>
        </section>
    }
}

fn summary(comparison: &Comparison<'_>, page: &Page) -> Html {
    let counts = comparison.counts();
    let total = comparison.rows.len();
    html! { <p class="compare-summary">{ i18n::comparison_summary(total, &counts, page.lang()) }</p> }
}

/// A year as the head of its column: chosen, the timeline shows it.
fn year_button(year: i32, page: &Page) -> Html {
    html! {
        <button class="year-button" title={page.m().show_year_on_timeline} onclick={show_year(year, page)}>{ year }</button>
    }
}

fn show_year(year: i32, page: &Page) -> Callback<MouseEvent> {
    let dispatch = page.dispatch.clone();
    let leave = page.state.view == crate::view::View::Compare;
    Callback::from(move |_| {
        if leave {
            dispatch.emit(Action::Go(crate::view::View::Home));
        }
        dispatch.emit(Action::ShowYear(year));
    })
}

/// Which two years are compared.
#[component]
pub fn YearPair() -> Html {
    let page = use_page();
    let m = page.m();
    let (a, b) = (page.state.a, page.state.b);
    let years = page.corpus.years();
    let choose = |first: bool| {
        let dispatch = page.dispatch.clone();
        Callback::from(move |event: Event| {
            if let Ok(year) = platform::select_value(&event).parse() {
                let (a, b) = if first { (year, b) } else { (a, year) };
                dispatch.emit(Action::Years(a, b));
            }
        })
    };
    let list = |chosen: i32, first: bool| {
        html! {
            <select onchange={choose(first)} aria-label={format!("{} ({})", m.compare_years, if first { 1 } else { 2 })}>
                { for years.iter().map(|year| html! {
                    <option value={year.to_string()} selected={*year == chosen}>{ year }</option>
                }) }
            </select>
        }
    };
    html! {
        <div class="year-pair" role="group" aria-label={m.compare_years}>
            { list(a, true) }
            <button class="button icon-button" aria-label={m.swap_years} title={m.swap_years} onclick={page.on(Action::SwapYears)}>
                <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path class="stroke" d="M2 5h11l-3-3M14 11H3l3 3" /></svg>
            </button>
            { list(b, false) }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct SignFilterProps {
    comparison: Vec<(Sign, usize)>,
}

#[component]
fn SignFilter(props: &SignFilterProps) -> Html {
    let page = use_page();
    let m = page.m();
    html! {
        <div class="sign-filter" role="group" aria-label={m.direction}>
            { for props.comparison.iter().filter(|(_, n)| *n > 0).map(|&(sign, n)| {
                let on = page.state.sign == Some(sign);
                html! {
                    <button
                        key={sign.word()}
                        class={classes!("chip", on.then_some("is-on"))}
                        aria-pressed={on.to_string()}
                        onclick={page.on(Action::Sign((!on).then_some(sign)))}
                    >
                        <SignMark {sign} />{ format!(" {n}") }
                    </button>
                }
            }) }
        </div>
    }
}

/// What stands in a cell: the main statement's gist, or a figure, or that
/// there is none.
fn cell(statements: &[&Statement], row: &Row<'_>, year: i32, page: &Page) -> Html {
    if let Some(first) = statements.first() {
        let more = statements.len() - 1;
        return html! {
            <>
                <span class="gist">{ passage(&first.gist, page) }</span>
                if more > 0 { <span class="more-statements">{ format!(" +{more}") }</span> }
                { cell_places(first, page) }
            </>
        };
    }
    let figures = figures_of(row, year, page);
    if figures.is_empty() {
        html! { <span class="silent">{ i18n::silent(year, page.lang()) }</span> }
    } else {
        html! { <span class="cell-figures">{ for figures }</span> }
    }
}

/// The values of a topic's series for a year: all of them, also where they
/// contradict one another.
fn figures_of(row: &Row<'_>, year: i32, page: &Page) -> Vec<Html> {
    let values = row.series.iter().flat_map(|series| {
        let of_year = series.values.iter().filter(|value| value.is_for_year(year));
        of_year.map(move |value| (series, value))
    });
    let line = |(series, value): (&&Series, &Value)| {
        html! {
            <span class="cell-figure">
                { value_text(value, series.unit, page) }{ " " }
                <span class="small">{ passage(&series.title, page) }</span>
            </span>
        }
    };
    values.map(line).collect()
}

/// The sources of a statement, small.
fn cell_places(statement: &Statement, page: &Page) -> Html {
    let mut names: Vec<String> = Vec::new();
    for at in &statement.at {
        let Some(source) = page.corpus.source(&at.source) else {
            continue;
        };
        let pages = page
            .corpus
            .section(at)
            .and_then(|section| i18n::pages(section, at.page, page.lang()));
        let mut name = match pages {
            Some(pages) => format!("{}, {pages}", source.name()),
            None => source.name().to_owned(),
        };
        if report_of(source.id.as_str()).is_some() {
            name = format!("{name} ({})", page.m().own_report);
        }
        if !names.contains(&name) {
            names.push(name);
        }
    }
    html! { <span class="cell-places">{ names.join(" · ") }</span> }
}

fn toggle(row: &Row<'_>, page: &Page) -> (bool, Callback<MouseEvent>) {
    let open = page.state.topic.as_ref() == Some(&row.topic.id);
    let action = Action::Topic((!open).then(|| row.topic.id.clone()));
    (open, page.on(action))
}

fn full_row(row: &Row<'_>, page: &Page) -> Html {
    let (open, onclick) = toggle(row, page);
    let (a, b) = (page.state.a, page.state.b);
    let id = row.topic.id.as_str();
    html! {
        <div key={id.to_owned()} role="rowgroup" id={format!("topic-{id}")} class={classes!("compare-row", open.then_some("is-open"))}>
            <div role="row" class="compare-cells">
                <span role="rowheader" class="cell-topic">
                    <button class="topic-button" aria-expanded={open.to_string()} {onclick}>
                        <span class="caret" aria-hidden="true"></span>
                        { passage(&row.topic.title, page) }
                    </button>
                </span>
                <span role="cell" class="cell-a" data-year={a.to_string()}>{ cell(&row.a, row, a, page) }</span>
                <span role="cell" class="cell-sign">
                    <SignMark sign={row.main.sign} />
                    <span class="basis">{ short_basis(&row.main, page) }</span>
                </span>
                <span role="cell" class="cell-b" data-year={b.to_string()}>{ cell(&row.b, row, b, page) }</span>
            </div>
            if open { <div class="opened" role="row"><div role="cell"><OpenedRow topic={row.topic.id.clone()} /></div></div> }
        </div>
    }
}

/// Only whose judgement it is; the opened row says the rest.
fn short_basis(judgement: &Judgement<'_>, page: &Page) -> &'static str {
    let m = page.m();
    if let Basis::Stated { statement, .. } = judgement.basis
        && report_of(statement.id.as_str()).is_some()
    {
        m.stated_by_own
    } else if judgement.basis.is_stated() {
        m.stated_by_source
    } else if judgement.basis.is_computed() {
        m.computed_here
    } else {
        ""
    }
}

/// The comparison beside the timeline.
#[component]
pub fn CompactCompare() -> Html {
    let page = use_page();
    let m = page.m();
    let (a, b) = (page.state.a, page.state.b);
    let comparison = compare(&page.corpus, a, b);
    let rows = shown_rows(&comparison, &page, true);
    // What moved comes first; a row without a direction still is one click away.
    let (moved, without): (Vec<_>, Vec<_>) = rows
        .iter()
        .copied()
        .partition(|row| row.main.sign != Sign::NotStated);
    let with_direction = by_lane(moved);
    let event = page
        .state
        .event
        .as_ref()
        .and_then(|id| page.corpus.event(id));
    let open_rest = with_direction.is_empty()
        || without.iter().any(|row| {
            page.state.topic.as_ref() == Some(&row.topic.id)
                || event.is_some_and(|event| event.topics.contains(&row.topic.id))
        });
    use_scroll_to_topic(&page);
    html! {
        <div class="compact-compare">
            <div class="compact-tools">
                <YearPair />
                { summary(&comparison, &page) }
            </div>
            <SignFilter comparison={comparison.counts().to_vec()} />
            if rows.is_empty() { <p class="empty">{ m.nothing_matches }</p> }
            { for with_direction.into_iter().map(|(lane, rows)| compact_group(&lane, &rows, &page)) }
            if !without.is_empty() {
                <details class="fold without-direction" open={open_rest}>
                    <summary>{ i18n::count_without_direction(without.len(), page.lang()) }</summary>
                    { for by_lane(without).into_iter().map(|(lane, rows)| compact_group(&lane, &rows, &page)) }
                </details>
            }
        </div>
    }
}

fn compact_group(lane: &ThemeId, rows: &[&Row<'_>], page: &Page) -> Html {
    let event = page
        .state
        .event
        .as_ref()
        .and_then(|id| page.corpus.event(id));
    html! {
        <section key={lane.as_str().to_owned()} class="compact-group">
            <h3>
                { for page.corpus.theme(lane).map(|theme| html! {
                    <button class="theme-button" aria-pressed={page.state.filter.themes.contains(lane).to_string()} onclick={page.on(Action::OnlyTheme(lane.clone()))}>
                        { theme_heading(theme, page) }
                    </button>
                }) }
            </h3>
            <ul>
                { for rows.iter().map(|row| {
                    let belongs = event.is_some_and(|event| event.topics.contains(&row.topic.id));
                    compact_row(row, belongs, page)
                }) }
            </ul>
        </section>
    }
}

fn compact_row(row: &Row<'_>, belongs: bool, page: &Page) -> Html {
    let (open, onclick) = toggle(row, page);
    let id = row.topic.id.as_str();
    let gist = row.b.first().or(row.a.first());
    html! {
        <li key={id.to_owned()} id={format!("topic-{id}")} class={classes!("compact-row", open.then_some("is-open"), belongs.then_some("belongs"))}>
            <button class="compact-button" aria-expanded={open.to_string()} {onclick}>
                <span class="compact-title">{ passage(&row.topic.title, page) }</span>
                <SignMark sign={row.main.sign} />
                if let (Some(gist), false) = (gist, open) {
                    <span class="compact-gist">{ passage(&gist.gist, page) }</span>
                }
            </button>
            if open { <OpenedRow topic={row.topic.id.clone()} /> }
        </li>
    }
}

#[derive(PartialEq, Properties)]
struct OpenedRowProps {
    topic: TopicId,
}

/// Both sides in full, what the sign rests on, and what belongs to the topic.
#[component]
fn OpenedRow(props: &OpenedRowProps) -> Html {
    let page = use_page();
    let m = page.m();
    let (a, b) = (page.state.a, page.state.b);
    let Some(row) = page
        .corpus
        .topic(&props.topic)
        .and_then(|topic| compare::row(&page.corpus, topic, a, b))
    else {
        return html! { <></> };
    };
    let events: Vec<EventId> = page
        .corpus
        .events_of(&props.topic)
        .map(|event| event.id.clone())
        .collect();
    html! {
        <div class="opened-row">
            <div class="judgements">
                { judgement(&row.main, &page) }
                { for row.others.iter().map(|other| judgement(other, &page)) }
            </div>
            <div class="sides">
                { side(a, &row.a, &row, &page) }
                { side(b, &row.b, &row, &page) }
            </div>
            if !row.series.is_empty() {
                <h4>{ m.its_figures }</h4>
                { for row.series.iter().map(|series| html! { <SeriesTable key={series.id.as_str().to_owned()} id={series.id.clone()} brief=true /> }) }
            }
            if !events.is_empty() {
                <h4>{ m.its_events }</h4>
                <ol class="events">
                    { for events.into_iter().map(|id| html! { <EventRow key={id.as_str().to_owned()} id={id.clone()} /> }) }
                </ol>
            }
            <Cite subject={Subject::Topic(props.topic.clone(), a, b)} label={m.cite_comparison} />
        </div>
    }
}

/// A sign with everything that it rests on.
fn judgement(judgement: &Judgement<'_>, page: &Page) -> Html {
    let lang = page.lang();
    let detail = match judgement.basis {
        Basis::Stated { statement, change } => html! {
            <>
                { for change.words.all().map(|words| html! { <>{ " " }{ printed(words.text, words.lang) }</> }) }
                { cell_places(statement, page) }
            </>
        },
        Basis::Ladder { from, to } => {
            let term = |statement: &Statement| {
                let likelihood = statement.likelihood.as_ref();
                likelihood
                    .map_or("", |likelihood| likelihood.term.get(lang).text)
                    .to_owned()
            };
            html! { <span class="step">{ format!(": {} → {}", term(from), term(to)) }</span> }
        }
        Basis::Figures { series, from, to } => html! {
            <span class="step">
                { ": " }{ value_text(from, series.unit, page) }{ " → " }{ value_text(to, series.unit, page) }
                <span class="small">{ " " }{ passage(&series.title, page) }</span>
            </span>
        },
        _ => html! {},
    };
    html! {
        <p class="judgement"><SignMark sign={judgement.sign} />{ " " }<span class="basis">{ basis_words(judgement, page) }</span>{ detail }</p>
    }
}

fn side(year: i32, statements: &[&Statement], row: &Row<'_>, page: &Page) -> Html {
    let figures = figures_of(row, year, page);
    html! {
        <section class="side" data-year={year.to_string()}>
            <h4>{ year_button(year, page) }</h4>
            if statements.is_empty() && figures.is_empty() {
                <p class="silent">{ i18n::silent(year, page.lang()) }</p>
            } else if statements.is_empty() {
                <p class="cell-figures">{ for figures }</p>
            }
            { for statements.iter().map(|statement| html! { <StatementText key={statement.id.as_str().to_owned()} id={statement.id.clone()} /> }) }
        </section>
    }
}

#[derive(PartialEq, Properties)]
pub struct StatementProps {
    pub id: StatementId,
}

/// A statement in full, with its term, its hedges and its places.
#[component]
pub fn StatementText(props: &StatementProps) -> Html {
    let page = use_page();
    let m = page.m();
    let Some(statement) = page.corpus.statement(&props.id) else {
        return html! { <></> };
    };
    html! {
        <article class="statement" id={format!("statement-{}", statement.id)}>
            <p>{ passage(&statement.text, &page) }</p>
            if let Some(likelihood) = &statement.likelihood {
                <p class="likelihood">
                    <span class="small">{ m.likelihood }{ ": " }</span>
                    { for likelihood.term.all().map(|term| html! { <>{ printed(term.text, term.lang) }{ " " }</> }) }
                    <span class="small">{ m.horizon }{ ": " }{ i18n::horizon_name(likelihood.horizon, m) }</span>
                </p>
            }
            if let Some(hedges) = &statement.hedges {
                <p class="hedges">
                    <span class="small">{ m.hedges_as_printed }</span>
                    { for hedges.en.iter().map(|hedge| html! { <>{ " " }{ printed(hedge, Lang::En) }</> }) }
                    { for hedges.nl.iter().map(|hedge| html! { <>{ " " }{ printed(hedge, Lang::Nl) }</> }) }
                </p>
            }
            if let Some(note) = &statement.note {
                <p class="editor-note"><strong>{ m.editors_note }{ ": " }</strong>{ passage(note, &page) }</p>
            }
            <Evidence at={statement.at.clone()} />
            <Contested about={statement.id.to_string()} />
            <Cite subject={Subject::Statement(statement.id.clone())} />
        </article>
    }
}

/// The terms on their rungs, one line for each thing that is judged.
#[component]
pub fn Ladder() -> Html {
    let page = use_page();
    let m = page.m();
    let lines: Vec<_> = ladder(&page.corpus)
        .into_iter()
        .filter(|line| page.state.shows(std::slice::from_ref(&line.topic.theme)))
        .collect();
    if lines.is_empty() {
        return html! { <></> };
    }
    let rungs = || Rung::LADDER.into_iter().chain([Rung::Beside]);
    html! {
        <section class="ladder" id="ladder">
            <h2>{ m.ladder }</h2>
            <p class="intro">{ m.ladder_intro }</p>
            <div class="table-scroll" tabindex="0" role="region" aria-label={m.ladder}>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ m.topic }</th>
                            { for rungs().map(|rung| html! {
                                <th scope="col" class={classes!("rung", (rung == Rung::Beside).then_some("is-beside"))}>{ i18n::rung_name(rung, m) }</th>
                            }) }
                            <th scope="col">{ m.horizon }</th>
                        </tr>
                    </thead>
                    <tbody>
                        { for lines.iter().map(|line| html! {
                            <tr>
                                <th scope="row">
                                    <button class="link" onclick={page.on(Action::Topic(Some(line.topic.id.clone())))}>{ passage(&line.topic.title, &page) }</button>
                                    <span class="small">{ passage(line.of, &page) }</span>
                                </th>
                                { for rungs().map(|rung| html! {
                                    <td class={classes!("rung", (rung == Rung::Beside).then_some("is-beside"))}>
                                        { for line.statements.iter().filter_map(|statement| rung_mark(statement, rung)) }
                                    </td>
                                }) }
                                <td class="small">{ horizons(&line.statements, &page) }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </section>
    }
}

fn rung_mark(statement: &Statement, rung: Rung) -> Option<Html> {
    let likelihood = statement.likelihood.as_ref()?;
    (likelihood.rung == rung).then(|| {
        html! {
            <span class="rung-mark">
                <strong>{ statement.year }</strong>
                { for likelihood.term.all().map(|term| html! { <>{ " " }{ printed(term.text, term.lang) }</> }) }
            </span>
        }
    })
}

fn horizons(statements: &[&Statement], page: &Page) -> String {
    let mut names: Vec<&str> = Vec::new();
    for likelihood in statements.iter().filter_map(|s| s.likelihood.as_ref()) {
        let name = i18n::horizon_name(likelihood.horizon, page.m());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}
