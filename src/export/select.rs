//! What of the records is meant: all of them, or what the page shows of them.

use crate::model::compare::{Outline, Row, compare};
use crate::model::*;
use crate::view::{
    CompareMode, Shown, View, ViewState, shown_divergences, shown_matrix_rows, shown_rows,
    years_of_matrix,
};
use std::collections::HashSet;

/// Of which records some are not shown, as far as a reader has asked for that: by the
/// filters that count in every view, and by those of the view that is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Narrowed {
    pub events: bool,
    /// With their statements.
    pub topics: bool,
    /// Of the comparison of two sides.
    pub rows: bool,
    pub series: bool,
    pub divergences: bool,
}

impl Narrowed {
    pub fn of(state: &ViewState) -> Narrowed {
        let filter = &state.filter;
        let themes = !filter.themes.is_empty();
        let only_hits = state.only_hits && !state.query.trim().is_empty();
        let of_divergences = state.view == View::Divergences;
        Narrowed {
            events: !filter.is_empty() || only_hits,
            topics: themes || filters_rows(state),
            rows: themes || (filters_rows(state) && is_of_two_sides(state)),
            series: themes || (state.view == View::Figures && state.unit.is_some()),
            divergences: themes
                || !filter.sources.is_empty()
                || (of_divergences && (state.weight.is_some() || state.kind.is_some())),
        }
    }

    pub fn any(self) -> bool {
        self.events || self.topics || self.series || self.divergences
    }
}

/// Whether the view filters the rows of the comparison by more than their themes.
fn filters_rows(state: &ViewState) -> bool {
    match (state.view, state.mode) {
        (View::Home, _) => state.outcome.is_some(),
        (View::Compare, CompareMode::Pair | CompareMode::Digest) => {
            state.outcome.is_some() || state.basis.is_some() || state.weight.is_some()
        }
        (View::Compare, CompareMode::Matrix) => state.outcome.is_some() || state.weight.is_some(),
        _ => false,
    }
}

/// Whether what the view filters are rows of two sides.
fn is_of_two_sides(state: &ViewState) -> bool {
    !(state.view == View::Compare && state.mode == CompareMode::Matrix)
}

/// The rows of the comparison of the state's two sides that are shown: those that pass the
/// filters of its view, where that shows two sides, or else those of its themes.
pub fn rows<'a>(corpus: &'a Corpus, state: &'a ViewState) -> Vec<Row<'a>> {
    let comparison = compare(corpus, &state.a, &state.b);
    let outlines: Vec<Outline> = comparison.outline();
    let mut rows: Vec<Option<Row<'a>>> = comparison.rows.into_iter().map(Some).collect();
    let shown = if filters_rows(state) && is_of_two_sides(state) {
        shown_rows(&outlines, state, state.view == View::Home)
    } else {
        let of_themes = |row: &Outline| state.shows(std::slice::from_ref(&row.theme));
        let all = 0..outlines.len();
        all.filter(|&row| of_themes(&outlines[row])).collect()
    };
    shown
        .into_iter()
        .filter_map(|row| rows[row].take())
        .collect()
}

/// The topics whose rows pass the filters of the view; `None` where only themes count.
fn topics_shown(corpus: &Corpus, state: &ViewState) -> Option<HashSet<TopicId>> {
    if !filters_rows(state) {
        return None;
    }
    if !is_of_two_sides(state) {
        let years = years_of_matrix(corpus, state);
        let rows = matrix::outline(corpus, &matrix::columns(&years.shown), state.base_year);
        let shown = shown_matrix_rows(&rows, state).into_iter();
        return Some(shown.map(|row| rows[row].last.topic.clone()).collect());
    }
    let rows = rows(corpus, state).into_iter();
    Some(rows.map(|row| row.topic.id.clone()).collect())
}

/// The records that are shown. `events` are those that pass the filter and, where only those
/// are shown, answer to the query; of the other records the themes count, as in the views,
/// and what the view that is open filters by. What they refer to stays, so that the
/// selection is sound by itself; tours and forwards, which name events that may not be in
/// it, do not.
pub fn shown(corpus: &Corpus, state: &ViewState, events: &Shown) -> Data {
    let all = corpus.data();
    let narrowed = Narrowed::of(state);
    if !narrowed.any() {
        return all.clone();
    }
    let topics = topics_shown(corpus, state);
    let topic_shown = |id: &TopicId| {
        let topic = corpus.topic(id);
        topic.is_some_and(|topic| {
            state.shows(std::slice::from_ref(&topic.theme))
                && topics.as_ref().is_none_or(|shown| shown.contains(id))
        })
    };
    let series_shown = |series: &Series| match state.view {
        View::Figures => state.shows_series(series),
        _ => state.shows(&series.themes),
    };
    // Another view's filter of this name is for its own rows.
    let of_divergences = match state.view {
        View::Divergences => state.clone(),
        _ => ViewState {
            weight: None,
            kind: None,
            ..state.clone()
        },
    };
    let divergences: HashSet<&DivergenceId> = shown_divergences(corpus, &of_divergences)
        .into_iter()
        .flat_map(|(_, group)| group)
        .map(|divergence| &divergence.id)
        .collect();
    // Whether what a divergence is about is in the selection too.
    let still_there = |id: &str| {
        if let Some(position) = corpus.event_position(&EventId::new(id)) {
            return events.contains(position);
        }
        if let Some(statement) = corpus.statement(&StatementId::new(id)) {
            return topic_shown(&statement.topic);
        }
        let series = corpus.one_series(&SeriesId::new(id));
        series.is_none_or(series_shown)
    };
    Data {
        events: events
            .iter()
            .filter_map(|position| all.events.get(position).cloned())
            .collect(),
        statements: all
            .statements
            .iter()
            .filter(|statement| topic_shown(&statement.topic))
            .cloned()
            .collect(),
        incomparable: all
            .incomparable
            .iter()
            // For a series of theirs these stay, whatever rows are shown.
            .filter(|pair| {
                let topic = corpus.topic(&pair.topic);
                topic.is_some_and(|topic| state.shows(std::slice::from_ref(&topic.theme)))
            })
            .cloned()
            .collect(),
        series: all
            .series
            .iter()
            .filter(|series| series_shown(series))
            .cloned()
            .collect(),
        divergences: all
            .divergences
            .iter()
            .filter(|divergence| divergences.contains(&divergence.id))
            .cloned()
            .map(|mut divergence| {
                divergence.about.retain(|id| still_there(id));
                divergence
            })
            .collect(),
        tours: Vec::new(),
        forwards: Vec::new(),
        sources: all.sources.clone(),
        themes: all.themes.clone(),
        topics: all.topics.clone(),
        terms: all.terms.clone(),
        omissions: all.omissions.clone(),
    }
}

/// Without the records of reports that the reader has added: they are not ours to
/// publish, and their ids are this page's own way to keep them apart. No record of
/// the built-in data refers to one of them.
pub fn built_in(mut data: Data) -> Data {
    let is_ours = |id: &str| report_of(id).is_none();
    data.sources.retain(|r| is_ours(r.id.as_str()));
    data.themes.retain(|r| is_ours(r.id.as_str()));
    data.topics.retain(|r| is_ours(r.id.as_str()));
    data.terms.retain(|r| is_ours(r.id.as_str()));
    data.tours.retain(|r| is_ours(r.id.as_str()));
    data.events.retain(|r| is_ours(r.id.as_str()));
    data.statements.retain(|r| is_ours(r.id.as_str()));
    data.series.retain(|r| is_ours(r.id.as_str()));
    data.divergences.retain(|r| is_ours(r.id.as_str()));
    data.omissions.retain(|r| is_ours(r.source.as_str()));
    data.forwards.retain(|r| is_ours(&r.from));
    data.incomparable.retain(|r| {
        is_ours(r.topic.as_str()) && r.sources.iter().all(|source| is_ours(source.as_str()))
    });
    data
}
