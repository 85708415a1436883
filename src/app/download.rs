//! *Download*: what is shown, or everything, in the forms that other programs
//! read.

use super::context::{Page, use_page};
use super::copy::CopyText;
use crate::export::picture::{self, Picture};
use crate::export::select::Narrowed;
use crate::export::{DATA_DATE, calendar, json, package, select, tables, timelinejs};
use crate::i18n::{self, Messages};
use crate::model::compare::compare;
use crate::model::{Column, Corpus, Data, Event};
use crate::platform;
use crate::view::{Action, Filter, Shown, ViewState, reduce};
use std::rc::Rc;
use yew::prelude::*;

/// A file that is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Events,
    Statements,
    Figures,
    Divergences,
    Comparison,
    Package,
    Report,
    Calendar,
    TimelineJs,
    Svg,
    Png,
}

impl Kind {
    const ALL: [Kind; 11] = [
        Kind::Events,
        Kind::Statements,
        Kind::Figures,
        Kind::Divergences,
        Kind::Comparison,
        Kind::Package,
        Kind::Report,
        Kind::Calendar,
        Kind::TimelineJs,
        Kind::Svg,
        Kind::Png,
    ];

    /// What is in it, as in the file's name; the name's end; its media type.
    fn file(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Kind::Events => ("events", "csv", "text/csv;charset=utf-8"),
            Kind::Statements => ("statements", "csv", "text/csv;charset=utf-8"),
            Kind::Figures => ("figures", "csv", "text/csv;charset=utf-8"),
            Kind::Divergences => ("differences", "csv", "text/csv;charset=utf-8"),
            Kind::Comparison => ("comparison", "csv", "text/csv;charset=utf-8"),
            Kind::Package => ("data", "zip", "application/zip"),
            Kind::Report => ("report", "json", "application/json"),
            Kind::Calendar => ("calendar", "ics", "text/calendar;charset=utf-8"),
            Kind::TimelineJs => ("timelinejs", "json", "application/json"),
            Kind::Svg => ("timeline", "svg", "image/svg+xml"),
            Kind::Png => ("timeline", "png", "image/png"),
        }
    }

    fn label(self, m: &Messages) -> (&'static str, &'static str) {
        match self {
            Kind::Events => (m.hits_events, "CSV"),
            Kind::Statements => (m.download_statements, "CSV"),
            Kind::Figures => (m.view_figures, "CSV"),
            Kind::Divergences => (m.view_divergences, "CSV"),
            Kind::Comparison => (m.paper_comparison, "CSV"),
            Kind::Package => (m.download_package, "ZIP"),
            Kind::Report => (m.download_report, "JSON"),
            Kind::Calendar => (m.download_calendar, "iCalendar"),
            Kind::TimelineJs => (m.download_timelinejs, "TimelineJS, JSON"),
            Kind::Svg => (m.download_picture, "SVG"),
            Kind::Png => (m.download_picture, "PNG"),
        }
    }

    /// The table that a file of one table has.
    fn table(self) -> Option<&'static str> {
        match self {
            Kind::Events => Some("events"),
            Kind::Statements => Some("statements"),
            Kind::Figures => Some("values"),
            Kind::Divergences => Some("divergences"),
            _ => None,
        }
    }

    /// Whether it holds less than everything of its kind.
    fn is_selection(self, narrowed: Narrowed) -> bool {
        match self {
            Kind::Statements => narrowed.topics,
            Kind::Comparison => narrowed.rows,
            Kind::Figures => narrowed.series,
            Kind::Divergences => narrowed.divergences,
            Kind::Package | Kind::Report => narrowed.any(),
            Kind::Events | Kind::Calendar | Kind::TimelineJs | Kind::Svg | Kind::Png => {
                narrowed.events
            }
        }
    }

    /// Whether it can be copied as text too.
    fn is_text(self) -> bool {
        !matches!(self, Kind::Package | Kind::Png)
    }
}

/// The state that a file is made for: that of the page, or one that filters
/// nothing, with the sides that are compared.
fn meant(page: &Page, all: bool) -> Rc<ViewState> {
    if !all {
        return page.state.clone();
    }
    Rc::new(ViewState {
        lang: page.lang(),
        a: page.state.a.clone(),
        b: page.state.b.clone(),
        ..ViewState::default()
    })
}

/// The events that are meant: those that the page shows, or all.
fn events_meant(page: &Page, all: bool) -> Rc<Shown> {
    match all {
        true => Rc::new(Shown::new(&page.corpus, &Filter::default())),
        false => page.shown.clone(),
    }
}

/// The timeline as the page shows it; or, where that is filtered and all is asked for, all
/// of it.
fn picture_of(page: &Page, all: bool) -> Picture {
    if !all || !Narrowed::of(&page.state).any() {
        return picture::draw(&page.corpus, &page.state, &page.shown, page.today);
    }
    let state = reduce(&page.corpus, &meant(page, true), Action::AllTime);
    picture::draw(&page.corpus, &state, &events_meant(page, true), page.today)
}

/// The file's content, or why it cannot be made.
fn content(kind: Kind, page: &Page, all: bool) -> Result<Vec<u8>, String> {
    let corpus = &page.corpus;
    let state = meant(page, all);
    let lang = page.lang();
    let data = || select::shown(corpus, &state, &events_meant(page, all));
    // Our licence, version and date stand in these.
    let published = || select::built_in(data());
    let events = |data: Data| data.events;
    let in_words = |error: serde_json::Error| error.to_string();
    // The mark by which spreadsheets know UTF-8.
    let for_spreadsheets = |csv: Vec<u8>| [b"\xef\xbb\xbf", &csv[..]].concat();
    if let Some(name) = kind.table() {
        let table = tables::tables(&published())
            .into_iter()
            .find(|table| table.name == name);
        return Ok(for_spreadsheets(
            table.map(|table| table.csv).unwrap_or_default(),
        ));
    }
    match kind {
        Kind::Comparison => {
            let ours = match corpus.reports().is_empty() {
                true => corpus.clone(),
                false => Rc::new(Corpus::new(select::built_in(corpus.data().clone()))),
            };
            // Without a side that is the reader's own, all would stand on the other alone.
            let sides = [&state.a, &state.b];
            if sides.iter().any(|side| !side.is_known(&ours))
                || compare(&ours, &state.a, &state.b).rows.is_empty()
            {
                return Err(page.m().download_no_comparison.to_owned());
            }
            let rows = select::rows(&ours, &state);
            Ok(for_spreadsheets(tables::comparison(
                &rows, &state.a, &state.b,
            )))
        }
        Kind::Package => package::write(&published()).map_err(in_words),
        Kind::Report => {
            let text = json::write(&package::report(&published())).map_err(in_words)?;
            Ok(text.into_bytes())
        }
        Kind::Calendar => {
            let events = events(data());
            let events: Vec<&Event> = events.iter().collect();
            let text = calendar::write(corpus, &events, lang);
            text.map(String::into_bytes)
                .ok_or_else(|| page.m().download_no_dates.to_owned())
        }
        Kind::TimelineJs => {
            let events = events(data());
            let events: Vec<&Event> = events.iter().collect();
            Ok(timelinejs::write(corpus, &events, lang).into_bytes())
        }
        _ => Ok(picture_of(page, all).svg.into_bytes()),
    }
}

/// `threatline-events-selection-2026-11-25.csv`; of a comparison with its sides.
fn file_name(kind: Kind, all: bool, state: &ViewState) -> String {
    let (what, end, _) = kind.file();
    let part = if !all && kind.is_selection(Narrowed::of(state)) {
        "-selection"
    } else {
        ""
    };
    let sides = match kind {
        Kind::Comparison => format!("-{}-{}", side_word(&state.a), side_word(&state.b)),
        _ => String::new(),
    };
    format!("threatline-{what}{sides}{part}-{DATA_DATE}.{end}")
}

fn side_word(side: &Column) -> String {
    match side {
        Column::Year(year) => year.to_string(),
        Column::Source(id) => id.to_string(),
    }
}

/// What became of the last request.
#[derive(Clone, PartialEq)]
enum Outcome {
    Saved(String),
    Failed(String),
}

/// The dialog's content.
#[component]
pub fn Files() -> Html {
    let page = use_page();
    let m = page.m();
    let is_filtered = Narrowed::of(&page.state).any();
    let all = use_state(|| false);
    let outcome = use_state(|| None::<(Kind, Outcome)>);
    let choose = |value: bool| {
        let (all, outcome) = (all.setter(), outcome.setter());
        Callback::from(move |_: yew::Event| {
            all.set(value);
            outcome.set(None);
        })
    };
    let all = *all || !is_filtered;
    let save = |kind: Kind| {
        let (page, outcome) = (page.clone(), outcome.setter());
        Callback::from(move |_| {
            let name = file_name(kind, all, &page.state);
            if kind == Kind::Png {
                let picture = picture_of(&page, all);
                let size = (picture.width_px, picture.height_px);
                let (outcome, saved) = (outcome.clone(), name.clone());
                let failed = page.m().png_failed;
                return platform::save_png(&name, &picture.svg, size, move |is_saved| {
                    let result = match is_saved {
                        true => Outcome::Saved(saved.clone()),
                        false => Outcome::Failed(failed.to_owned()),
                    };
                    outcome.set(Some((kind, result)));
                });
            }
            let result = match content(kind, &page, all) {
                Ok(bytes) => {
                    platform::save_file(&name, kind.file().2, &bytes);
                    Outcome::Saved(name)
                }
                Err(error) => Outcome::Failed(error),
            };
            outcome.set(Some((kind, result)));
        })
    };
    let copy = |kind: Kind| {
        let page = page.clone();
        Callback::from(move |()| {
            let text = String::from_utf8(content(kind, &page, all)?);
            let text = text.map_err(|error| error.to_string())?;
            Ok(text.trim_start_matches('\u{feff}').to_owned())
        })
    };
    let said = |kind: Kind| match &*outcome {
        Some((last, Outcome::Saved(text) | Outcome::Failed(text))) if *last == kind => text,
        _ => "",
    };
    html! {
        <>
            if page.host.framed { <p class="private framed">{ m.download_forbidden }</p> }
            if is_filtered {
                <fieldset class="scheme download-scope">
                    <legend class="visually-hidden">{ m.download_scope }</legend>
                    { for [(false, m.download_shown), (true, m.download_all)].into_iter().map(|(value, label)| html! {
                        <label key={label} class="check">
                            <input type="radio" name="scope" checked={value == all} onchange={choose(value)} />
                            <span>{ label }</span>
                        </label>
                    }) }
                </fieldset>
            }
            <ul class="files">
                { for Kind::ALL.into_iter().map(|kind| {
                    let (label, format) = kind.label(m);
                    let label = match kind {
                        Kind::Comparison => {
                            let side = |side: &Column| i18n::column_name(side, &page.corpus, m.lang);
                            let sides = format!("{} – {}", side(&page.state.a), side(&page.state.b));
                            i18n::headed(label, &sides, m.lang)
                        }
                        _ => label.to_owned(),
                    };
                    html! {
                        <li key={format!("{kind:?}")}>
                            <span class="file-name">{ label.clone() }{ " " }<span class="small">{ format }</span></span>
                            <span role="status" class="copy-outcome">{ said(kind) }</span>
                            if kind.is_text() {
                                <CopyText label={m.copy_text} name={i18n::headed(m.copy_text, &format!("{label}, {format}"), m.lang)} text={copy(kind)} of={all.to_string()} />
                            }
                            <button class="button primary" onclick={save(kind)} aria-label={i18n::headed(m.save, &format!("{label}, {format}"), m.lang)}>{ m.save }</button>
                        </li>
                    }
                }) }
            </ul>
            if !page.corpus.reports().is_empty() { <p class="small download-own">{ m.download_own }</p> }
        </>
    }
}
