//! What of the records is meant: all of them, or what the filters show.

use crate::model::*;
use crate::view::{Shown, ViewState};

/// The records that the filters let pass. Events pass every filter; of the other
/// records the themes count, as in the views. What they refer to stays, so that
/// the selection is sound by itself; tours and forwards, which name events that
/// may not be in it, do not.
pub fn shown(corpus: &Corpus, state: &ViewState) -> Data {
    let all = corpus.data();
    if state.filter.is_empty() {
        return all.clone();
    }
    let passing = Shown::new(corpus, &state.filter);
    let in_themes = |themes: &[ThemeId]| state.shows(themes);
    let topic_shown = |topic: &TopicId| {
        let theme = corpus.topic(topic).map(|topic| &topic.theme);
        theme.is_some_and(|theme| in_themes(std::slice::from_ref(theme)))
    };
    Data {
        events: passing
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
            .filter(|pair| topic_shown(&pair.topic))
            .cloned()
            .collect(),
        series: all
            .series
            .iter()
            .filter(|series| in_themes(&series.themes))
            .cloned()
            .collect(),
        divergences: all
            .divergences
            .iter()
            .filter(|divergence| in_themes(&divergence.themes))
            .cloned()
            .map(|mut divergence| {
                divergence
                    .about
                    .retain(|id| still_there(id, corpus, &passing, state));
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

/// Whether what a divergence is about is in the selection too.
fn still_there(id: &str, corpus: &Corpus, passing: &Shown, state: &ViewState) -> bool {
    if let Some(position) = corpus.event_position(&EventId::new(id)) {
        return passing.contains(position);
    }
    if let Some(statement) = corpus.statement(&StatementId::new(id)) {
        let theme = corpus.topic(&statement.topic).map(|topic| &topic.theme);
        return theme.is_some_and(|theme| state.shows(std::slice::from_ref(theme)));
    }
    if let Some(series) = corpus.one_series(&SeriesId::new(id)) {
        return state.shows(&series.themes);
    }
    true
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
