//! What is said aloud of a change, for readers who do not see it.

use super::{
    Lang, column_name, comparison_summary, count_divergences, count_events, count_series,
    count_topics, event_date, headed, messages, shown_of, step_of, view_name,
};
use crate::model::compare::{compare, counts};
use crate::model::{Corpus, Event, matrix};
use crate::view::{
    CompareMode, Shown, View, ViewState, shown_divergences, shown_ladder, shown_matrix_rows,
    shown_rows, years_of_matrix,
};

/// The sentence for what has changed from one state to the next; nothing where
/// a reader hears it anyway, as from the control that has the focus. One
/// sentence for one action, the most telling part of it.
pub fn said(
    corpus: &Corpus,
    before: &ViewState,
    after: &ViewState,
    shown: &Shown,
) -> Option<String> {
    let lang = after.lang;
    let m = messages(lang);
    if before.tour != after.tour {
        return match &after.tour {
            None => Some(m.tour_ended.to_owned()),
            Some(place) => {
                let tour = corpus.tour(&place.tour)?;
                let step = tour.steps().nth(place.step)?;
                let event = corpus.event(&step.event)?;
                let number = step_of(place.step + 1, tour.step_count(), lang);
                let text = step.text.as_ref().map(|text| text.get(lang).text);
                Some(join(&[
                    &number,
                    &event_in_words(event, lang),
                    text.unwrap_or_default(),
                ]))
            }
        };
    }
    if changes_rows(before, after) {
        return Some(rows_in_words(corpus, after));
    }
    if before.filter != after.filter {
        return Some(shown_of(shown.len(), corpus.events().len(), lang));
    }
    if before.view != after.view {
        return Some(view_name(after.view, m).to_owned());
    }
    if before.event != after.event {
        return match &after.event {
            Some(id) => Some(event_in_words(corpus.event(id)?, lang)),
            None => Some(m.panel_closed.to_owned()),
        };
    }
    if before.group != after.group {
        return match &after.group {
            Some(group) => {
                let events = shown.iter().filter_map(|i| corpus.events().get(i));
                let count = events.filter(|event| group.holds(event)).count();
                Some(count_events(count, lang))
            }
            None => Some(m.panel_closed.to_owned()),
        };
    }
    if before.list != after.list {
        return Some(if after.list { m.as_list } else { m.as_drawing }.to_owned());
    }
    if before.lang != after.lang {
        return Some(m.language_name.to_owned());
    }
    None
}

/// Whether an action has changed which rows are shown of a view that stays. A filter
/// changes both halves of the opening view: there the events are what is said.
fn changes_rows(before: &ViewState, after: &ViewState) -> bool {
    let lists_rows = match after.view {
        View::Home | View::Compare | View::Figures | View::Divergences => true,
        View::Timeline | View::Sources | View::Guide | View::About => false,
    };
    let sides = |state: &ViewState| (state.a.clone(), state.b.clone());
    let choices = |state: &ViewState| {
        let of_rows = (state.outcome, state.basis, state.weight);
        (of_rows, state.kind, state.unit)
    };
    let filters = after.view != View::Home && before.filter != after.filter;
    lists_rows
        && (before.view, before.mode) == (after.view, after.mode)
        && (filters || sides(before) != sides(after) || choices(before) != choices(after))
}

/// How many rows the view has, in the words of its own count.
fn rows_in_words(corpus: &Corpus, state: &ViewState) -> String {
    let lang = state.lang;
    match (state.view, state.mode) {
        (View::Figures, _) => {
            let shown = corpus.data().series.iter();
            count_series(
                shown.filter(|series| state.shows_series(series)).count(),
                lang,
            )
        }
        (View::Divergences, _) => {
            let groups = shown_divergences(corpus, state).into_iter();
            count_divergences(groups.map(|(_, of_weight)| of_weight.len()).sum(), lang)
        }
        (View::Compare, CompareMode::Matrix) => {
            let years = years_of_matrix(corpus, state);
            let rows = matrix::outline(corpus, &matrix::columns(&years.shown), state.base_year);
            count_topics(shown_matrix_rows(&rows, state).len(), lang)
        }
        (View::Compare, CompareMode::Ladder) => {
            count_topics(shown_ladder(corpus, state).len(), lang)
        }
        _ => comparison_in_words(corpus, state),
    }
}

fn comparison_in_words(corpus: &Corpus, state: &ViewState) -> String {
    let outlines = compare(corpus, &state.a, &state.b).outline();
    let shown = shown_rows(&outlines, state, state.view == View::Home);
    let counts = counts(shown.iter().map(|&row| &outlines[row]));
    let name = |side| column_name(side, corpus, state.lang);
    comparison_summary(
        (shown.len(), outlines.len()),
        &counts,
        (&name(&state.a), &name(&state.b)),
        state.lang,
    )
}

fn event_in_words(event: &Event, lang: Lang) -> String {
    headed(&event_date(event, lang), event.title.get(lang).text, lang)
}

/// Sentences one after the other, each with its full stop.
fn join(parts: &[&str]) -> String {
    let sentences = parts.iter().filter(|part| !part.is_empty()).map(|part| {
        let end = if part.ends_with(['.', '!', '?', '…']) {
            ""
        } else {
            "."
        };
        format!("{part}{end}")
    });
    sentences.collect::<Vec<_>>().join(" ")
}
