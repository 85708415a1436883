//! The command palette: one field from which every view, record and command of
//! the page can be reached.
//!
//! The field keeps the focus, and names the option that is marked (the pattern
//! of a combobox with a list box). However many records there are, at most a
//! few of each kind are listed.

use super::afterwards::after_render;
use super::context::{Page, Shared, use_page};
use super::dialog::{Dialog, DialogKind};
use super::parts::{marked, own_mark};
use super::results::{kind_name, row};
use super::root::TYPING_RESTS_MS;
use crate::export::cite::Subject;
use crate::i18n;
use crate::model::Lang;
use crate::model::search::{HitKind, Search, SearchIndex, ranked};
use crate::platform;
use crate::view::{
    Action, CompareMode, KeyCommand, Paper, Scheme, Scope, Settings, TextSize, View, home_range,
};
use yew::prelude::*;

/// So many commands are listed for a query.
const MOST_COMMANDS: usize = 8;

/// So many records of a kind.
fn most(kind: HitKind) -> usize {
    match kind {
        HitKind::Event => 6,
        HitKind::Topic | HitKind::Source => 5,
        _ => 3,
    }
}

/// What choosing an entry does.
#[derive(Clone, PartialEq)]
enum Deed {
    Act(Vec<Action>),
    Dialog(DialogKind),
    Set(Settings),
}

#[derive(Clone, PartialEq)]
struct Entry {
    label: String,
    /// The language of the label, where it is another than the page's.
    lang: Option<AttrValue>,
    /// What kind of thing it is, or what is known of it.
    note: String,
    /// The record's id, if it is one.
    id: String,
    deed: Deed,
}

impl Entry {
    fn of(label: impl Into<String>, note: impl Into<String>, deed: Deed) -> Entry {
        Entry {
            label: label.into(),
            lang: None,
            note: note.into(),
            id: String::new(),
            deed,
        }
    }

    fn act(label: impl Into<String>, note: impl Into<String>, action: Action) -> Entry {
        Entry::of(label, note, Deed::Act(vec![action]))
    }
}

/// The entries under one heading.
struct Group {
    name: &'static str,
    entries: Vec<Entry>,
}

#[derive(PartialEq, Properties)]
pub struct PaletteProps {
    /// Nothing while it is being built.
    pub index: Option<Shared<SearchIndex>>,
}

#[component]
pub fn Palette(props: &PaletteProps) -> Html {
    let page = use_page();
    let m = page.m();
    let query = use_state_eq(String::new);
    let selected = use_state_eq(|| 0_usize);
    let search = use_search(props.index.as_ref(), &query);
    let mut groups: Vec<Group> = commands(&page, &query).into_iter().collect();
    if let (Some(search), Some(index)) = (&search, &props.index) {
        groups.extend(records(&page, search, &index.0));
    }
    let searching = props.index.is_none() && !query.trim().is_empty();
    let total: usize = groups.iter().map(|group| group.entries.len()).sum();
    let at = (*selected).min(total.saturating_sub(1));
    use_effect_with((at, (*query).clone()), |(at, _)| {
        platform::scroll_into_view(&option_id(*at));
    });
    let choose = {
        let page = page.clone();
        Callback::from(move |deed: Deed| run(&page, deed))
    };
    let on_input = {
        let (query, selected) = (query.setter(), selected.setter());
        Callback::from(move |event: InputEvent| {
            query.set(platform::input_value(&event));
            selected.set(0);
        })
    };
    let on_key = {
        let (page, choose, selected) = (page.clone(), choose.clone(), selected.setter());
        let chosen = groups.iter().flat_map(|group| &group.entries).nth(at);
        let chosen = chosen.map(|entry| entry.deed.clone());
        Callback::from(move |event: KeyboardEvent| {
            match page.key(Scope::Palette, &event) {
                Some(KeyCommand::NextHit) => selected.set((at + 1) % total.max(1)),
                Some(KeyCommand::PreviousHit) => {
                    selected.set(at.checked_sub(1).unwrap_or(total.saturating_sub(1)));
                }
                Some(KeyCommand::Choose) => {
                    if let Some(deed) = &chosen {
                        choose.emit(deed.clone());
                    }
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let said = match (searching, total) {
        (true, _) => m.searching.to_owned(),
        (false, 0) => m.palette_nothing.to_owned(),
        (false, n) => i18n::count_choices(n, page.lang()),
    };
    let said = use_at_rest(said, &query);
    html! {
        <Dialog id="palette" title={m.palette}>
            <input
                id="palette-query"
                type="text"
                role="combobox"
                aria-expanded={(total > 0).to_string()}
                aria-controls="palette-list"
                aria-autocomplete="list"
                aria-activedescendant={(total > 0).then(|| option_id(at))}
                aria-label={m.palette}
                placeholder={m.palette_hint}
                autocomplete="off"
                spellcheck="false"
                autofocus=true
                value={(*query).clone()}
                oninput={on_input}
                onkeydown={on_key}
            />
            <div id="palette-list" class="palette-list" role="listbox" aria-label={m.palette}>
                { list(&groups, at, &query, &choose, &page) }
            </div>
            <p class="small palette-count" role="status">{ said }</p>
        </Dialog>
    }
}

/// What is said of a query once the typing rests, and until then what was said before: who
/// listens would hear of each letter.
#[hook]
fn use_at_rest(said: String, query: &str) -> String {
    let rests_at = use_state_eq(String::new);
    use_effect_with(query.to_owned(), {
        let rests_at = rests_at.setter();
        move |query: &String| {
            let query = query.clone();
            let rest = platform::Delay::new(TYPING_RESTS_MS, move || rests_at.set(query));
            move || drop(rest)
        }
    });
    let last = use_mut_ref(String::new);
    if *rests_at == query {
        last.replace(said);
    }
    last.borrow().clone()
}

/// What answers to the query, found among what the last one found where it can
/// be. Nothing while there is no query or no index.
#[hook]
fn use_search(index: Option<&Shared<SearchIndex>>, query: &str) -> Option<Search> {
    let last = use_mut_ref(|| None::<(Shared<SearchIndex>, Search)>);
    let found = use_memo((index.cloned(), query.to_owned()), move |(index, query)| {
        let index = index.as_ref()?;
        // What was found in another index says nothing of this one.
        let before = last.borrow_mut().take().filter(|(of, _)| of == index);
        let before = before.map(|(_, search)| search).unwrap_or_default();
        let search = before.refined(&index.0, query);
        *last.borrow_mut() = Some((index.clone(), search.clone()));
        Some(search)
    });
    (*found).clone()
}

fn option_id(number: usize) -> String {
    format!("palette-option-{number}")
}

fn list(groups: &[Group], at: usize, query: &str, choose: &Callback<Deed>, page: &Page) -> Html {
    let mut number = 0;
    let mut html = Vec::new();
    for (i, group) in groups.iter().enumerate() {
        let title = format!("palette-group-{i}");
        let options = group.entries.iter().map(|entry| {
            let html = option(entry, number, number == at, query, choose, page);
            number += 1;
            html
        });
        let options: Vec<Html> = options.collect();
        html.push(html! {
            <div key={group.name} role="group" aria-labelledby={title.clone()}>
                <div id={title} class="palette-group" role="presentation">{ group.name }</div>
                { for options }
            </div>
        });
    }
    html.into_iter().collect()
}

fn option(
    entry: &Entry,
    number: usize,
    is_marked: bool,
    query: &str,
    choose: &Callback<Deed>,
    page: &Page,
) -> Html {
    let onclick = {
        let (choose, deed) = (choose.clone(), entry.deed.clone());
        Callback::from(move |_: MouseEvent| choose.emit(deed.clone()))
    };
    html! {
        <div
            key={number}
            id={option_id(number)}
            class={classes!("palette-option", is_marked.then_some("is-marked-option"))}
            role="option"
            aria-selected={is_marked.to_string()}
            {onclick}
        >
            <span class="palette-label"><span lang={entry.lang.clone()}>{ marked(&entry.label, query) }</span>{ own_mark(&entry.id, page) }</span>
            <span class="palette-note">{ &entry.note }</span>
        </div>
    }
}

fn run(page: &Page, deed: Deed) {
    let actions = match deed {
        Deed::Dialog(dialog) => return page.show_dialog.emit(Some(dialog)),
        Deed::Set(settings) => {
            page.show_dialog.emit(None);
            return page.set.emit(settings);
        }
        Deed::Act(actions) => actions,
    };
    // What is chosen over the pages of a print shows itself, not them.
    let stays = matches!(
        actions.last(),
        Some(Action::Paper(_) | Action::Lang(_) | Action::Scheme(_))
    );
    let leaves = page.state.paper.is_some() && !stays;
    let leave = leaves.then_some(Action::Paper(None)).into_iter();
    // A hit that is opened need not be one of what was searched for.
    let all = (page.state.only_hits && matches!(actions.last(), Some(Action::Event(Some(_)))))
        .then_some(Action::OnlyHits(false));
    let actions: Vec<Action> = leave.chain(all).chain(actions).collect();
    page.show_dialog.emit(None);
    // The reader goes on where the choice leads, not where the palette was
    // opened.
    let to = match actions.last() {
        Some(Action::Event(Some(_))) => Some("event-title"),
        Some(Action::StartTour(_) | Action::TourStep(_)) => Some("tour-next"),
        Some(Action::Lang(_) | Action::Scheme(_) | Action::Present(_) | Action::Paper(_))
        | None => None,
        Some(_) => Some("content"),
    };
    page.dispatch.emit(Action::All(actions));
    if let Some(to) = to {
        after_render(move || platform::focus_in_place(to));
    }
}

/// The commands that have every word of the query; all of them without one.
fn commands(page: &Page, query: &str) -> Option<Group> {
    // With a query a tour is found as a record, by its introduction too.
    let has_tours = query.trim().is_empty();
    let mut entries = all_commands(has_tours, page);
    if !query.trim().is_empty() {
        let name = |entry: &Entry| format!("{} {}", entry.label, entry.note);
        let names: Vec<String> = entries.iter().map(name).collect();
        let best = ranked(names.iter().map(String::as_str), query).into_iter();
        entries = best
            .take(MOST_COMMANDS)
            .map(|position| entries[position].clone())
            .collect();
    }
    let name = page.m().palette_commands;
    (!entries.is_empty()).then_some(Group { name, entries })
}

fn all_commands(has_tours: bool, page: &Page) -> Vec<Entry> {
    let (m, lang, state) = (page.m(), page.lang(), &page.state);
    let view = |view: View| Entry::act(i18n::view_name(view, m), m.views, Action::Go(view));
    let mut all: Vec<Entry> = View::ALL.map(view).into();
    for mode in CompareMode::ALL {
        let deed = Deed::Act(vec![Action::Go(View::Compare), Action::Mode(mode)]);
        all.push(Entry::of(i18n::mode_name(mode, m), m.view_compare, deed));
    }
    for tour in page.corpus.data().tours.iter().filter(|_| has_tours) {
        let title = tour.title.get(lang).text;
        all.push(Entry::act(
            title,
            m.tour,
            Action::StartTour(tour.id.clone()),
        ));
    }
    all.push(Entry::act(m.present, "", Action::Present(true)));
    if let Some(event) = state.event.as_ref().and_then(|id| page.corpus.event(id)) {
        let deed = Deed::Dialog(DialogKind::Cite(Subject::Event(event.id.clone())));
        all.push(Entry::of(m.cite, event.title.get(lang).text, deed));
    }
    let paper = Action::Paper(Some(Paper::View));
    all.push(Entry::act(m.print_menu, "", paper));
    for (label, dialog) in [
        (m.download, DialogKind::Download),
        (m.embed, DialogKind::Embed),
        (m.add_report, DialogKind::OwnReports),
        (m.shortcuts, DialogKind::Shortcuts),
    ] {
        all.push(Entry::of(label, "", Deed::Dialog(dialog)));
    }
    if state.day_range() != home_range() {
        all.push(Entry::act(
            m.opening_range,
            m.view_timeline,
            Action::HomeRange,
        ));
    }
    all.push(Entry::act(m.all_time, m.view_timeline, Action::AllTime));
    let other_form = if state.list { m.as_drawing } else { m.as_list };
    all.push(Entry::act(
        other_form,
        m.view_timeline,
        Action::List(!state.list),
    ));
    if !state.filter.is_empty() {
        all.push(Entry::act(
            m.clear_filter,
            "",
            Action::Filter(Box::default()),
        ));
    }
    for theme in page.corpus.lanes() {
        let only = Action::OnlyTheme(theme.id.clone());
        all.push(Entry::act(
            theme.name.get(lang).text,
            m.only_this_theme,
            only,
        ));
    }
    for other in Lang::ALL.into_iter().filter(|other| *other != lang) {
        let name = i18n::language_name(other);
        all.push(Entry::act(name, m.language, Action::Lang(other)));
    }
    for scheme in Scheme::ALL
        .into_iter()
        .filter(|scheme| *scheme != state.scheme)
    {
        let name = i18n::scheme_name(scheme, m);
        all.push(Entry::act(name, m.scheme, Action::Scheme(scheme)));
    }
    let settings = page.settings;
    let sizes = TextSize::ALL.into_iter();
    for text_size in sizes.filter(|size| *size != settings.text_size) {
        let deed = Deed::Set(Settings {
            text_size,
            ..settings
        });
        all.push(Entry::of(
            i18n::text_size_name(text_size, m),
            m.text_size,
            deed,
        ));
    }
    all
}

/// The best records of each kind.
fn records<'a>(
    page: &'a Page,
    search: &'a Search,
    index: &'a SearchIndex,
) -> impl Iterator<Item = Group> + 'a {
    HitKind::ALL.into_iter().filter_map(|kind| {
        let found = search.best(index, kind, most(kind)).into_iter();
        let rows = found.filter_map(|found| row(found.hit, page));
        let entries: Vec<Entry> = rows
            .map(|row| Entry {
                id: row.owner().to_owned(),
                label: row.title,
                lang: row.title_lang,
                note: [Some(row.line), row.whose]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" · "),
                deed: Deed::Act(match row.action {
                    Action::All(actions) => actions,
                    action => vec![action],
                }),
            })
            .collect();
        let name = kind_name(kind, page.m());
        (!entries.is_empty()).then_some(Group { name, entries })
    })
}
