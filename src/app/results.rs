//! What a search found, by kind of record.

use super::afterwards::after_render;
use super::chrome::heading;
use super::context::{Finding, Page, use_page, use_typing};
use super::parts::{
    contested_mark, event_date, family_of, list_more, marked, other_language, own_mark,
};
use crate::i18n;
use crate::model::search::{Found, Hit, HitKind, Search, tour_entry};
use crate::model::*;
use crate::platform::{self, Delay};
use crate::view::{Action, DayRange, KeyCommand, Scope, Shown, View};
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// So many of one kind are listed at first.
const SHOWN_AT_FIRST: usize = 20;

/// So many more each time that they are asked for.
const MORE: usize = 100;

/// So many rows fill a panel of the usual height: they stand at once with each letter,
/// and those below them once the typing rests.
const WHILE_TYPING: usize = 10;

/// The count is said once the reader has stopped typing, in milliseconds.
const SAID_AFTER_MS: u32 = 700;

#[component]
pub fn ResultsView() -> Html {
    let page = use_page();
    let m = page.m();
    let beside = matches!(page.state.view, View::Home | View::Timeline);
    let typing = use_typing();
    let query = typing.query.trim().to_owned();
    let count = typing
        .finding
        .as_ref()
        .map(|finding| i18n::count_results(finding.search.len(), page.lang()));
    let said = use_mut_ref(|| None::<Delay>);
    {
        let say = page.say.clone();
        use_effect_with((query.clone(), count.clone()), move |(_, count)| {
            let count = count.clone();
            *said.borrow_mut() =
                count.map(|count| Delay::new(SAID_AFTER_MS, move || say.emit(count)));
        });
    }
    // How many of a kind are listed, where the reader has asked for more.
    let listed = use_state(|| Rc::new(BTreeMap::<HitKind, usize>::new()));
    {
        let listed = listed.setter();
        use_effect_with(query.clone(), move |_| listed.set(Rc::default()));
    }
    let clear = {
        let dispatch = page.dispatch.clone();
        Callback::from(move |()| {
            dispatch.emit(Action::Search(String::new()));
            platform::focus_by_id("search");
        })
    };
    let on_key = {
        let (clear, page) = (clear.clone(), page.clone());
        Callback::from(move |event: KeyboardEvent| {
            match page.key(Scope::Results, &event) {
                Some(KeyCommand::ClearSearch) => clear.emit(()),
                Some(KeyCommand::NextHit) => {
                    platform::focus_next(".results .hit");
                }
                Some(KeyCommand::PreviousHit) => {
                    if !platform::focus_previous(".results .hit") {
                        platform::focus_by_id("search");
                    }
                }
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let mut room = if typing.rests {
        usize::MAX
    } else {
        WHILE_TYPING
    };
    let kinds = HitKind::ALL.into_iter().filter_map(|kind| {
        let finding = typing.finding.as_ref().filter(|_| room > 0)?;
        let most = listed.get(&kind).copied().unwrap_or(SHOWN_AT_FIRST);
        let more = {
            let listed = listed.clone();
            list_more(".results .hit, .results .list-more .button", move || {
                let mut next = (**listed).clone();
                next.insert(kind, most + MORE);
                listed.set(Rc::new(next));
            })
        };
        let found = finding.search.best(&finding.index, kind, most.min(room));
        room -= found.len();
        let count = finding.search.count(&finding.index, kind);
        // A part of the results, whose heading is the page's own or stands in it.
        let heading = if beside { "h3" } else { "h2" };
        let more = (room > 0).then_some(more);
        section(kind, heading, &found, count, more, &query, &page)
    });
    html! {
        <div class="view results" onkeydown={on_key}>
            // Beside the timeline the page has its main heading already.
            if beside {
                <h2>{ m.search_results }</h2>
            } else {
                { heading(m.search_results, "") }
            }
            <p class="count">
                { i18n::quoted(&query, page.lang()) + i18n::colon(page.lang()) }
                { count.clone().unwrap_or_else(|| m.searching.to_owned()) }
            </p>
            <div class="result-ways">
                { for typing.finding.iter().map(|finding| to_timeline(finding, &page)) }
                <button class="button" onclick={move |_| clear.emit(())}>{ m.search_clear }</button>
            </div>
            { for typing.finding.iter().filter(|finding| finding.search.is_empty()).map(|finding| nothing(finding, &query, &page)) }
            <div>{ for kinds }</div>
        </div>
    }
}

/// Shows the events that were found on the axis, all of them in view.
fn to_timeline(finding: &Rc<Finding>, page: &Page) -> Html {
    if finding.events.is_empty() {
        return html! {};
    }
    let (dispatch, corpus, found) = (page.dispatch.clone(), page.corpus.clone(), finding.clone());
    let show = Callback::from(move |_: MouseEvent| {
        // There may be very many: they are looked through when it is asked for.
        let days = days_of(&corpus, &found.events)
            .map(|(first, last)| Action::Range(DayRange { first, last }.with_margin()));
        let actions = days.into_iter().chain([Action::OnlyHits(true)]);
        dispatch.emit(Action::All(actions.collect()));
        after_render(|| platform::focus_if_lost("search"));
    });
    html! {
        <button class="button primary" onclick={show}>
            { page.m().hits_on_timeline }{ " · " }{ i18n::count_events(finding.events.len(), page.lang()) }
        </button>
    }
}

/// From the first day of some events to the last one.
fn days_of(corpus: &Corpus, events: &Shown) -> Option<(Day, Day)> {
    let events = events.iter().filter_map(|i| corpus.events().get(i));
    let days = events.flat_map(|event| {
        let span = event.date.span();
        [span.start.day, span.end.day].into_iter().flatten()
    });
    days.fold(None, |range: Option<(Day, Day)>, day| {
        let (first, last) = range.unwrap_or((day, day));
        Some((first.min(day), last.max(day)))
    })
}

/// Where no record has all words, which of them alone are found.
fn nothing(finding: &Finding, query: &str, page: &Page) -> Html {
    let m = page.m();
    let words: Vec<&str> = query.split_whitespace().collect();
    let alone = words.iter().filter(|_| words.len() > 1).filter_map(|word| {
        let count = Search::new(&finding.index, word).len();
        let search = page.on(Action::Search((*word).to_owned()));
        (count > 0).then(|| {
            html! {
                <button class="button" onclick={search}>{ word }{ " · " }{ count }</button>
            }
        })
    });
    let alone: Vec<Html> = alone.collect();
    html! {
        <div class="empty">
            <p>{ m.search_nothing }{ " " }<button class="link" onclick={page.on(Action::Go(View::Guide))}>{ m.see_guide }</button></p>
            if !alone.is_empty() {
                <div class="empty-ways"><span>{ m.search_single_words }</span>{ for alone }</div>
            }
        </div>
    }
}

pub(super) fn kind_name(kind: HitKind, m: &i18n::Messages) -> &'static str {
    match kind {
        HitKind::Event => m.hits_events,
        HitKind::Topic => m.hits_topics,
        HitKind::Statement => m.hits_statements,
        HitKind::Series => m.hits_figures,
        HitKind::Divergence => m.hits_divergences,
        HitKind::Term => m.hits_terms,
        HitKind::Source => m.hits_sources,
        HitKind::Omission => m.left_out,
        HitKind::Tour => m.hits_tours,
    }
}

/// The hits of a kind, of which there are `count` in all; without `more` while
/// some of them are yet to come.
fn section(
    kind: HitKind,
    heading: &'static str,
    found: &[Found],
    count: usize,
    more: Option<Callback<MouseEvent>>,
    query: &str,
    page: &Page,
) -> Option<Html> {
    let m = page.m();
    let in_words = |n: usize| i18n::number(n as f64, page.lang());
    (count > 0).then(|| {
        html! {
            <section key={kind as usize} class="hits">
                <@{heading}>{ kind_name(kind, m) }{ " " }<span class="small">{ in_words(count) }</span></@>
                <ul>{ for found.iter().map(|found: &Found| hit(found.hit, query, page)) }</ul>
                if let Some(more) = more.filter(|_| count > found.len()) {
                    <p class="list-more">
                        <span>{ format!("{} / {}", in_words(found.len()), in_words(count)) }</span>
                        <button class="button" onclick={more}>{ m.list_more }</button>
                    </p>
                }
            </section>
        }
    })
}

/// What a hit shows: a title, a line below, and where it leads.
pub(super) struct Row {
    pub id: String,
    pub title: String,
    /// The language of the title, where it is another than the page's.
    pub title_lang: Option<AttrValue>,
    pub line: String,
    /// The language of the line, where it is another than the page's and the whole is in it.
    pub line_lang: Option<AttrValue>,
    /// Whose it is, in the language of the title.
    pub whose: Option<String>,
    pub action: Action,
    family: Option<Family>,
}

impl Row {
    /// The id that says whether it is of the reader's own report: a step is whose the tour is.
    pub fn owner(&self) -> &str {
        match &self.action {
            Action::All(actions) => match actions.first() {
                Some(Action::StartTour(tour)) => tour.as_str(),
                _ => &self.id,
            },
            _ => &self.id,
        }
    }
}

fn hit(hit: Hit, query: &str, page: &Page) -> Html {
    let Some(row) = row(hit, page) else {
        return html! {};
    };
    let family = row.family.map(|family| format!("fam-{}", family.class()));
    let own = own_mark(row.owner(), page);
    html! {
        <li key={hit.position()}>
            <button class={classes!("hit", family)} onclick={page.on(row.action)}>
                <span class="hit-title"><span lang={row.title_lang.clone()}>{ marked(&row.title, query) }</span>{ contested_mark(&row.id, page) }{ own }</span>
                <span class="hit-line">
                    <span lang={row.line_lang}>{ marked(&row.line, query) }</span>
                    if let Some(whose) = row.whose {
                        <span lang={row.title_lang}>{ " · " }{ marked(&whose, query) }</span>
                    }
                </span>
            </button>
        </li>
    }
}

pub(super) fn row(hit: Hit, page: &Page) -> Option<Row> {
    let lang = page.lang();
    let data = page.corpus.data();
    let text = |text: &Text| text.get(lang).text.to_owned();
    let other = |tag: &str| other_language(tag, lang);
    let lang_of = |text: &Text| other(text.get(lang).lang.tag());
    Some(match hit {
        Hit::Event(i) => {
            let event = data.events.get(i)?;
            Row {
                id: event.id.to_string(),
                title: text(&event.title),
                title_lang: lang_of(&event.title),
                line: format!("{}. {}", event_date(event, page), text(&event.summary)),
                line_lang: None,
                whose: None,
                action: Action::Event(Some(event.id.clone())),
                family: Some(family_of(&page.corpus, &event.themes)),
            }
        }
        Hit::Topic(i) => {
            let topic = data.topics.get(i)?;
            let theme = page.corpus.theme(&topic.theme)?;
            Row {
                id: topic.id.to_string(),
                title: text(&topic.title),
                title_lang: lang_of(&topic.title),
                line: text(&theme.name),
                line_lang: lang_of(&theme.name),
                whose: None,
                action: Action::Topic(Some(topic.id.clone())),
                family: Some(theme.family),
            }
        }
        Hit::Statement(i) => {
            let statement = data.statements.get(i)?;
            Row {
                id: statement.id.to_string(),
                title: i18n::headed(&statement.year.to_string(), &text(&statement.gist), lang),
                title_lang: lang_of(&statement.gist),
                line: text(&statement.text),
                line_lang: lang_of(&statement.text),
                whose: None,
                action: Action::Topic(Some(statement.topic.clone())),
                family: None,
            }
        }
        Hit::Series(i) => {
            let series = data.series.get(i)?;
            let values: Vec<String> = series
                .values
                .iter()
                .map(|value| {
                    let date = i18n::short_date(&value.date, lang);
                    i18n::headed(&date, &i18n::figure(value, series.unit, lang), lang)
                })
                .collect();
            Row {
                id: series.id.to_string(),
                title: text(&series.title),
                title_lang: lang_of(&series.title),
                line: values.join(" · "),
                line_lang: None,
                whose: None,
                action: Action::Record(View::Figures, series.id.to_string()),
                family: None,
            }
        }
        Hit::Divergence(i) => {
            let divergence = data.divergences.get(i)?;
            Row {
                id: divergence.id.to_string(),
                title: text(&divergence.title),
                title_lang: lang_of(&divergence.title),
                line: text(&divergence.differs),
                line_lang: lang_of(&divergence.differs),
                whose: None,
                action: Action::Record(View::Divergences, divergence.id.to_string()),
                family: None,
            }
        }
        Hit::Term(i) => {
            let term = data.terms.get(i)?;
            let short = term.short.as_ref().map(&text);
            Row {
                id: term.id.to_string(),
                title: match short {
                    Some(short) => format!("{short} – {}", text(&term.name)),
                    None => text(&term.name),
                },
                title_lang: lang_of(&term.name),
                line: text(&term.text),
                line_lang: lang_of(&term.text),
                whose: None,
                action: Action::Record(View::Sources, term.id.to_string()),
                family: None,
            }
        }
        Hit::Source(i) => {
            let source = data.sources.get(i)?;
            Row {
                id: source.id.to_string(),
                title: source.title.clone(),
                title_lang: other(source.language.tag()),
                line: source.name(lang).text.to_owned(),
                line_lang: other(source.name(lang).tag),
                whose: whose(source),
                action: Action::Record(View::Sources, source.id.to_string()),
                family: None,
            }
        }
        Hit::Omission(i) => {
            let omission = data.omissions.get(i)?;
            let source = page.corpus.source(&omission.source)?;
            let reason = i18n::omission_reason_name(omission.reason, page.m());
            Row {
                id: source.id.to_string(),
                title: text(&omission.what),
                title_lang: lang_of(&omission.what),
                line: format!("{} · {reason}", source.name(lang).text),
                line_lang: None,
                whose: None,
                action: Action::Record(View::Sources, source.id.to_string()),
                family: None,
            }
        }
        Hit::Tour(i) => {
            let entry = tour_entry(&page.corpus, i)?;
            let start = Action::StartTour(entry.tour.id.clone());
            let Some(of) = entry.step else {
                return Some(Row {
                    id: entry.tour.id.to_string(),
                    title: text(&entry.tour.title),
                    title_lang: lang_of(&entry.tour.title),
                    line: text(&entry.tour.intro),
                    line_lang: lang_of(&entry.tour.intro),
                    whose: None,
                    action: start,
                    family: None,
                });
            };
            let event = page.corpus.event(&of.step.event)?;
            let chapter = format!("{} · {}", of.chapter.years, text(&of.chapter.title));
            let said = of.step.text.as_ref().map(&text);
            let line = [text(&entry.tour.title), chapter].into_iter().chain(said);
            Row {
                id: event.id.to_string(),
                title: text(&event.title),
                title_lang: lang_of(&event.title),
                line: line.collect::<Vec<_>>().join(" · "),
                line_lang: None,
                whose: None,
                action: Action::All(vec![start, Action::TourStep(of.number)]),
                family: Some(family_of(&page.corpus, &event.themes)),
            }
        }
    })
}

/// Who published a source, or else who wrote it.
fn whose(source: &Source) -> Option<String> {
    let publisher = Some(&source.publisher).filter(|name| !name.is_empty());
    publisher.or(source.author.as_ref()).cloned()
}
