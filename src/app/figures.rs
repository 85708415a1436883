//! Every series as a table.

use super::chart::{bars, code_mark, codes_legend, multiples_chart, time_chart};
use super::chrome::{heading, theme_heading};
use super::cite::cite;
use super::context::{Page, use_page};
use super::filter::{FilterBar, ToolsFold};
use super::parts::{choices, contested, evidence, own_mark, passage};
use crate::chart::{families, multiples, over_time};
use crate::export::cite::Subject;
use crate::i18n;
use crate::model::*;
use crate::platform;
use crate::view::Action;
use yew::prelude::*;

#[component]
pub fn FiguresView() -> Html {
    let page = use_page();
    let m = page.m();
    use_scroll_to_record(&page);
    let all = page.corpus.data().series.iter();
    let shown: Vec<&Series> = all
        .filter(|series| page.state.shows_series(series))
        .collect();
    let units: Vec<Unit> = Unit::ALL
        .into_iter()
        .filter(|unit| {
            page.corpus
                .data()
                .series
                .iter()
                .any(|series| series.unit == *unit)
        })
        .collect();
    let count = i18n::count_series(shown.len(), page.lang());
    let set = usize::from(page.state.unit.is_some()) + page.state.filter.themes.len();
    html! {
        <div class="view">
            { heading(m.view_figures, m.figures_intro) }
            <ToolsFold {set} count={count.clone()}>
                { choices(m.unit, &units, page.state.unit, |&unit| i18n::unit_name(unit, m).to_owned(), Action::Unit, &page) }
                <FilterBar {count} />
            </ToolsFold>
            { codes_legend(&shown, &page) }
            if shown.is_empty() { <p class="empty">{ m.nothing_matches }</p> }
            { for page.corpus.lanes().filter_map(|theme| lane_section(theme, &shown, &page)) }
        </div>
    }
}

fn lane_section(theme: &Theme, shown: &[&Series], page: &Page) -> Option<Html> {
    // A series stands once, under its main theme.
    let of_lane: Vec<&Series> = shown
        .iter()
        .copied()
        .filter(|series| {
            series
                .themes
                .first()
                .is_some_and(|t| t.is_within(&theme.id))
        })
        .collect();
    (!of_lane.is_empty()).then(|| {
        html! {
            <section key={theme.id.as_str().to_owned()} class="record-group">
                <h2 class="group-title">{ theme_heading(theme, page) }</h2>
                { for multiples(&of_lane, &page.corpus).iter().map(|family| multiples_chart(family, page)) }
                { for families(&of_lane).iter().map(|family| bars(family, page)) }
                { for of_lane.into_iter().map(|series| series_table(series, false, page)) }
            </section>
        }
    })
}

/// Brings the record of the link into view.
#[hook]
pub fn use_scroll_to_record(page: &Page) {
    let record = page.state.record.clone().filter(|_| !page.preview);
    use_effect_with(record, |record| {
        if let Some(record) = record {
            platform::scroll_into_view(&format!("record-{record}"));
        }
    });
}

/// A value with its qualifier, and the mark of a derived one.
pub fn value_text(value: &Value, unit: Unit, page: &Page) -> Html {
    let text = i18n::figure(value, unit, page.lang());
    let m = page.m();
    html! {
        <span class={classes!("value", (value.qualifier == Qualifier::Derived).then_some("is-derived"))}>
            { text }
            if value.qualifier == Qualifier::Derived { <span class="derived-mark">{ " (" }{ m.derived }{ ")" }</span> }
        </span>
    }
}

/// A series with its values and its charts; `brief` within an opened row of the comparison,
/// without the way to it.
pub fn series_table(series: &Series, brief: bool, page: &Page) -> Html {
    let m = page.m();
    let marked = page.state.record.as_deref() == Some(series.id.as_str());
    let records: Vec<&Incomparable> = match &series.topic {
        Some(topic) => page.corpus.incomparable_of(topic).collect(),
        None => Vec::new(),
    };
    let chart = over_time(series, &records);
    // Beside a chart its own legend says it, and above all of them the view's.
    let codes = (brief && chart.is_none()).then(|| codes_legend(&[series], page));
    let topic = series.topic.as_ref().and_then(|id| page.corpus.topic(id));
    html! {
        <article key={series.id.as_str().to_owned()} id={format!("record-{}", series.id)} tabindex={marked.then_some("-1")} class={classes!("series", marked.then_some("is-marked"))}>
            <table>
                <caption>
                    <span class="series-title">{ passage(&series.title, page) }{ own_mark(series.id.as_str(), page) }</span>
                    <span class="series-population">{ passage(&series.population, page) }{ " (" }{ i18n::unit_name(series.unit, m) }{ ")" }</span>
                </caption>
                <thead class="visually-hidden">
                    <tr><th scope="col">{ m.period }</th><th scope="col">{ m.value }</th><th scope="col">{ m.where_it_says_so }</th></tr>
                </thead>
                <tbody>
                    { for series.values.iter().map(|value| html! {
                        <tr>
                            <th scope="row">{ i18n::date_in_words(&value.date, page.lang()) }</th>
                            <td class="number">
                                { value_text(value, series.unit, page) }
                                { code_mark(value, page) }
                                if value.conflicts { <span class="conflict">{ "≠ " }{ m.conflicts }</span> }
                            </td>
                            <td>
                                if let Some(arithmetic) = &value.arithmetic { <span class="arithmetic">{ m.computed_from }{ " " }{ arithmetic }</span> }
                                if let Some(note) = &value.note { <p class="value-note">{ passage(note, page) }</p> }
                                { evidence(&value.at, page) }
                            </td>
                        </tr>
                    }) }
                </tbody>
            </table>
            { for codes }
            { for chart.iter().map(|chart| time_chart(series, chart, page)) }
            if let Some(note) = &series.note { <p class="editor-note">{ passage(note, page) }</p> }
            if !brief {
                if let Some(topic) = topic {
                    <p class="small">{ m.compared_with }{ i18n::colon(page.lang()) }<button class="link" onclick={page.on(Action::Topic(Some(topic.id.clone())))}>{ passage(&topic.title, page) }</button></p>
                }
            }
            { contested(series.id.as_str(), page) }
            { cite(Subject::Series(series.id.clone()), None, page) }
        </article>
    }
}
