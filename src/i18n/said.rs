//! What is said aloud of a change, for readers who do not see it.

use super::{
    Lang, column_name, comparison_summary, count_events, date_in_words, headed, messages, shown_of,
    step_of, view_name,
};
use crate::model::compare::{compare, counts};
use crate::model::{Corpus, Event};
use crate::view::{CompareMode, Shown, View, ViewState, shown_rows};

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
        return Some(comparison_in_words(corpus, after));
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

/// Whether an action has changed which rows of a comparison that stays in view are shown. A
/// filter changes both halves of the opening view: there the events are what is said.
fn changes_rows(before: &ViewState, after: &ViewState) -> bool {
    let compares = match after.view {
        View::Compare => after.mode == CompareMode::Pair,
        view => view == View::Home,
    };
    let sides = |state: &ViewState| (state.a.clone(), state.b.clone());
    let choices = |state: &ViewState| (state.outcome, state.basis, state.weight);
    let of_themes = after.view == View::Compare && before.filter.themes != after.filter.themes;
    compares
        && before.view == after.view
        && (of_themes || sides(before) != sides(after) || choices(before) != choices(after))
}

fn comparison_in_words(corpus: &Corpus, state: &ViewState) -> String {
    let outlines = compare(corpus, &state.a, &state.b).outline();
    let shown = shown_rows(&outlines, state, state.view == View::Home);
    let counts = counts(shown.iter().map(|&row| &outlines[row]));
    let name = |side| column_name(side, corpus);
    comparison_summary(
        (shown.len(), outlines.len()),
        &counts,
        (&name(&state.a), &name(&state.b)),
        state.lang,
    )
}

fn event_in_words(event: &Event, lang: Lang) -> String {
    let date = match &event.date_words {
        Some(words) => words.get(lang).text.to_owned(),
        None => date_in_words(&event.date, lang),
    };
    headed(&date, event.title.get(lang).text, lang)
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
