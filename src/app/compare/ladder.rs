//! The likelihood ladder: which term stands where, what stepped from one year
//! to another, and, as orientation, a scale that another service has published.

use super::super::context::Page;
use super::super::filter::FilterBar;
use super::super::parts::{contested_mark, own_mark, passage, printed};
use crate::i18n;
use crate::model::ladder::{LadderLine, Step, not_in_scale};
use crate::model::scale::ReferenceScale;
use crate::model::*;
use crate::view::{Action, shown_ladder};
use yew::prelude::*;

pub fn ladder_view(page: &Page) -> Html {
    let m = page.m();
    let lines = shown_ladder(&page.corpus, &page.state);
    let count = i18n::count_topics(lines.len(), page.lang());
    html! {
        <div class="ladder" id="ladder">
            <h2>{ m.ladder }</h2>
            <p class="intro">{ m.ladder_intro }</p>
            <FilterBar {count} />
            if lines.is_empty() {
                <p class="empty">{ m.nothing_matches }</p>
            } else {
                { scale_choice(page) }
                { for page.state.scale.map(|scale| published_scale(scale, &lines, page)) }
                <div class="steps">
                    { for lines.iter().filter(|line| !line.steps().is_empty()).map(|line| step_card(line, page)) }
                </div>
                { terms_table(&lines, page) }
                <p class="caveat">{ m.confidence_note }</p>
            }
        </div>
    }
}

/// A line whose term moved: the rungs as they stand, with each year's term on
/// its own.
fn step_card(line: &LadderLine<'_>, page: &Page) -> Html {
    let m = page.m();
    let steps = line.steps();
    let first = line.statements.first();
    let id = first.map_or("", |first| first.id.as_str());
    let title = format!("step-{id}");
    let rungs = Rung::LADDER.into_iter().rev();
    html! {
        <figure key={title.clone()} class={classes!("step-card", (line.statements.len() == 2).then_some("is-pair"))}>
            <figcaption>
                <button class="link" onclick={page.on(Action::Topic(Some(line.topic.id.clone())))}>{ passage(&line.topic.title, page) }</button>
                <span class="small">{ passage(line.of, page) }{ own_mark(id, page) }</span>
            </figcaption>
            <div class="table-scroll" tabindex="0" role="region" aria-label={line.topic.title.get(page.lang()).text.to_owned()}>
                // On a phone a rung stands above its cells, where the browser would take
                // the table for none.
                <table role="table">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th role="columnheader" scope="col" class="small">{ m.rung }</th>
                            { for line.statements.iter().map(|statement| html! { <th role="columnheader" scope="col">{ statement.year }</th> }) }
                        </tr>
                    </thead>
                    <tbody role="rowgroup">
                        { for rungs.map(|rung| html! {
                            <tr role="row">
                                <th role="rowheader" scope="row" class="small">{ i18n::rung_name(rung, m) }</th>
                                { for line.statements.iter().enumerate().map(|(at, statement)| step_cell(rung, at, statement, &steps, page)) }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
            { for steps.iter().map(|step| step_sentence(step, page)) }
        </figure>
    }
}

fn step_cell(
    rung: Rung,
    at: usize,
    statement: &Statement,
    steps: &[Step<'_>],
    page: &Page,
) -> Html {
    let Some(likelihood) = statement
        .likelihood
        .as_ref()
        .filter(|found| found.rung == rung)
    else {
        return html! { <td role="cell"></td> };
    };
    let step = steps.iter().find(|step| step.to.id == statement.id);
    let arrow = step.map(|step| match step.rungs {
        0 => "=",
        1.. => "↗",
        _ => "↘",
    });
    html! {
        <td role="cell" class={classes!("is-term", (at > 0).then_some("is-later"))}>
            if let Some(arrow) = arrow { <span class="step-arrow" aria-hidden="true">{ arrow }</span> }
            <span>
                { for likelihood.term.all().map(|term| html! { <span class="step-term">{ printed(term.text, term.lang) }</span> }) }
                { contested_mark(statement.id.as_str(), page) }
                { super::cell_places(statement, &Column::Year(statement.year), page) }
            </span>
        </td>
    }
}

fn step_sentence(step: &Step<'_>, page: &Page) -> Html {
    let m = page.m();
    html! {
        <p class="small">
            { i18n::rung_step(step.rungs, step.from.year, step.to.year, page.lang()) }
            { " " }{ m.computed_here }{ ". " }
            if !step.same_horizon { { m.other_horizon } }
        </p>
    }
}

fn terms_table(lines: &[LadderLine<'_>], page: &Page) -> Html {
    let m = page.m();
    let rungs = || Rung::LADDER.into_iter().chain([Rung::Beside]);
    html! {
        <div class="table-scroll" tabindex="0" role="region" aria-label={m.ladder}>
            <table class="ladder-table">
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
                                <button class="link" onclick={page.on(Action::Topic(Some(line.topic.id.clone())))}>{ passage(&line.topic.title, page) }</button>
                                <span class="small">{ passage(line.of, page) }</span>
                            </th>
                            { for rungs().map(|rung| html! {
                                <td class={classes!("rung", (rung == Rung::Beside).then_some("is-beside"))}>
                                    { for line.statements.iter().filter_map(|statement| rung_mark(statement, rung, page)) }
                                </td>
                            }) }
                            <td class="small">{ horizons(&line.statements, page) }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

fn rung_mark(statement: &Statement, rung: Rung, page: &Page) -> Option<Html> {
    let likelihood = statement.likelihood.as_ref()?;
    (likelihood.rung == rung).then(|| {
        html! {
            <span class="rung-mark">
                <strong>{ statement.year }</strong>
                { for likelihood.term.all().map(|term| html! { <>{ " " }{ printed(term.text, term.lang) }</> }) }
                { contested_mark(statement.id.as_str(), page) }
                { super::cell_places(statement, &Column::Year(statement.year), page) }
            </span>
        }
    })
}

/// The horizons of a line; with their years where they are not one.
fn horizons(statements: &[&Statement], page: &Page) -> String {
    let name = |statement: &Statement| {
        let likelihood = statement.likelihood.as_ref()?;
        Some(i18n::horizon_name(likelihood.horizon, page.m()))
    };
    let mut names: Vec<(i32, &str)> = Vec::new();
    for statement in statements {
        if let Some(name) = name(statement) {
            names.push((statement.year, name));
        }
    }
    let one = names
        .iter()
        .all(|(_, name)| Some(*name) == names.first().map(|first| first.1));
    if one {
        return names
            .first()
            .map_or_else(String::new, |(_, name)| (*name).to_owned());
    }
    let parts: Vec<String> = names
        .iter()
        .map(|(year, name)| i18n::headed(&year.to_string(), name, page.lang()))
        .collect();
    parts.join(", ")
}

fn scale_choice(page: &Page) -> Html {
    let m = page.m();
    let chosen = page.state.scale;
    let choices = std::iter::once(None).chain(ReferenceScale::ALL.map(Some));
    html! {
        <div class="choices" role="group" aria-label={m.reference_scale}>
            <span class="small">{ m.reference_scale }</span>
            { for choices.map(|scale| {
                let on = chosen == scale;
                html! {
                    <button class={classes!("chip", on.then_some("is-on"))} aria-pressed={on.to_string()} onclick={page.on(Action::Scale(scale))}>
                        { scale.map_or(m.no_scale, ReferenceScale::name) }
                    </button>
                }
            }) }
        </div>
    }
}

/// A published scale as a block of its own, above the ladder and in no row with it: a
/// range belongs to a term of that scale and to nothing else.
fn published_scale(scale: ReferenceScale, lines: &[LadderLine<'_>], page: &Page) -> Html {
    let m = page.m();
    let missing = not_in_scale(scale, lines);
    html! {
        <section class="published-scale" aria-labelledby="published-scale">
            <h3 id="published-scale">{ i18n::scale_title(scale.name(), page.lang()) }</h3>
            <p class="caveat">
                { i18n::scale_note(scale.name(), page.lang()) }
                if !missing.is_empty() {
                    { " " }{ i18n::not_in_scale(scale.name(), page.lang()) }
                    { for missing.iter().map(|term| html! { <>{ " " }{ printed(term, Lang::En) }</> }) }
                }
            </p>
            <table>
                <thead><tr><th scope="col">{ m.scale_term }</th><th scope="col">{ m.scale_range }</th></tr></thead>
                <tbody lang="en">
                    { for scale.terms().iter().map(|step| html! {
                        <tr><th scope="row">{ step.terms.join(" / ") }</th><td>{ step.range }</td></tr>
                    }) }
                </tbody>
            </table>
            <p class="small"><cite lang="en">{ scale.published() }</cite></p>
        </section>
    }
}
