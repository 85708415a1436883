//! The blocks of a document as text: no control, nothing that opens.
//!
//! The same functions draw the booklet, a handout, and what the page's file
//! carries for readers without its program. That one has to be lean: its places
//! are shorter, and its records have ids.

use super::super::parts::{self, names};
use crate::app::chart::code_words;
use crate::chart::{breaks_of, codes_of};
use crate::export::EDITION;
use crate::i18n::{self, Messages, messages};
use crate::model::Event;
use crate::model::column::{Caveat, caveat};
use crate::model::compare::{Basis, Judgement, Outcome, Row, row};
use crate::model::ladder::{LadderLine, Step, lines_of, not_in_scale};
use crate::model::matrix::{Cell, Standing, columns, matrix_row};
use crate::model::scale::ReferenceScale;
use crate::model::*;
use crate::platform;
use crate::sort::SortLean;
use crate::view::{
    Block, Chapter, CompareMode, Document, LINK_VERSION, Paper, Sides, View, ViewState,
    shown_ladder, write, years_of_matrix,
};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// A document with what its blocks are drawn from.
pub struct Sheet {
    pub corpus: Rc<Corpus>,
    /// Whose document it is: its language, its filter, the two sides.
    pub state: Rc<ViewState>,
    pub document: Document,
    /// What readers follow to the view; empty in the page's file.
    pub link: String,
    pub today: Option<Day>,
    /// As the page's file carries it.
    pub lean: bool,
    citations: BTreeMap<(SourceId, String), usize>,
    /// The years of the matrix, as columns and those left out; worked out when asked for.
    years: OnceCell<(Vec<Column>, Vec<i32>)>,
}

impl Sheet {
    pub fn new(corpus: Rc<Corpus>, state: Rc<ViewState>, document: Document) -> Sheet {
        let citations = corpus.citations();
        Sheet {
            corpus,
            state,
            document,
            link: String::new(),
            today: None,
            lean: false,
            citations,
            years: OnceCell::new(),
        }
    }

    fn lang(&self) -> Lang {
        self.state.lang
    }

    fn m(&self) -> &'static Messages {
        messages(self.state.lang)
    }

    fn years(&self) -> &(Vec<Column>, Vec<i32>) {
        self.years.get_or_init(|| {
            let years = years_of_matrix(&self.corpus, &self.state);
            (columns(&years.shown), years.left_out)
        })
    }

    fn name(&self, side: &Column) -> String {
        i18n::column_name(side, &self.corpus, self.lang())
    }

    /// The colon with its space before and after.
    fn colon(&self) -> &'static str {
        i18n::colon(self.lang())
    }

    fn semicolon(&self) -> &'static str {
        i18n::semicolon(self.lang())
    }

    /// A text in the document's language, marked where it is in another.
    fn text(&self, text: &Text) -> Html {
        let found = text.get(self.lang());
        self.in_language(found.text, found.lang.tag())
    }

    /// A text in the language of a BCP 47 tag.
    fn in_language(&self, text: &str, tag: &str) -> Html {
        parts::in_language(text, tag, self.lang())
    }

    fn source_name(&self, source: &Source) -> Html {
        let name = source.name(self.lang());
        self.in_language(name.text, name.tag)
    }

    /// What a source is called: its letter in the lean form.
    fn source_or_letter(&self, source: &Source) -> Html {
        match self.lean {
            true => html! { { self.letter(&source.id) } },
            false => self.source_name(source),
        }
    }

    /// The id of a record in the page's file: the link to it, so that one link
    /// leads there with the program and without.
    fn id(&self, change: impl FnOnce(&mut ViewState)) -> Option<String> {
        self.lean.then(|| {
            let mut state = ViewState::default();
            change(&mut state);
            write(&state, &ViewState::default())
        })
    }

    /// Says of a record of the reader's own report that it is one.
    fn own(&self, id: &str) -> Html {
        self.own_if(report_of(id).is_some())
    }

    fn own_if(&self, is_own: bool) -> Html {
        if !is_own {
            return html! {};
        }
        html! { <>{ " " }<span class="own-mark">{ self.m().own_report }</span></> }
    }

    pub fn block(&self, block: &Block) -> Html {
        let data = self.corpus.data();
        match block {
            Block::Title => Some(self.title()),
            Block::Contents => Some(self.contents()),
            Block::Chapter(chapter) => Some(self.chapter(*chapter)),
            Block::Reading => Some(self.reading()),
            Block::Tour(tour) => data.tours.get(*tour).map(|tour| self.tour(tour)),
            Block::TourChapter(tour, chapter) => {
                let tour = data.tours.get(*tour);
                let chapter = tour.and_then(|tour| tour.chapters.get(*chapter));
                chapter.map(|chapter| {
                    html! { <h4>{ &chapter.years }{ self.colon() }{ self.text(&chapter.title) }</h4> }
                })
            }
            Block::Step(tour, chapter, step) => self.step(*tour, *chapter, *step),
            Block::Earlier => Some(html! { <h3>{ self.m().began_earlier }</h3> }),
            Block::Year(year) => Some(html! { <h3>{ *year }</h3> }),
            Block::Event(event) => self.corpus.events().get(*event).map(|e| self.event(e)),
            Block::Lane(lane) => {
                let theme = self.corpus.theme(lane);
                theme.map(|theme| html! { <h3>{ self.text(&theme.name) }</h3> })
            }
            Block::Topic(topic, sides) => {
                let topic = self.corpus.topics().get(*topic);
                topic.map(|topic| self.topic(topic, *sides))
            }
            Block::Years(topic) => self.corpus.topics().get(*topic).and_then(|topic| self.topic_by_years(topic)),
            Block::Scale(scale) => Some(self.scale(*scale)),
            Block::Rungs(topic, line) => {
                let topic = self.corpus.topics().get(*topic);
                let lines = topic.map(|topic| lines_of(&self.corpus, topic)).unwrap_or_default();
                lines.get(*line).map(|line| self.rungs(line))
            }
            Block::Series(series) => data.series.get(*series).map(|series| self.series(series)),
            Block::Weight(weight) => {
                Some(html! { <h3>{ i18n::weight_name(*weight, self.m()) }</h3> })
            }
            Block::Divergence(one) => data.divergences.get(*one).map(|one| self.divergence(one)),
            Block::Source(source) => data.sources.get(*source).map(|source| self.source(source)),
            Block::Term(term) => data.terms.get(*term).map(|term| self.term(term)),
            Block::Nothing => Some(html! { <p>{ self.m().nothing_matches }</p> }),
            Block::Colophon => Some(self.colophon()),
        }
        .unwrap_or_default()
    }

    fn title(&self) -> Html {
        let m = self.m();
        let state = &self.state;
        let whole = self.document.paper == Paper::All;
        let subtitle = if whole {
            m.tagline.to_owned()
        } else {
            i18n::handout_of(i18n::view_name(state.view, m), self.lang())
        };
        html! {
            <header class="paper-title">
                <h1>{ m.title }</h1>
                <p class="paper-subtitle">{ subtitle }</p>
                { for (!whole).then(|| self.selection()).into_iter().flatten().map(|line| html! { <p>{ line }</p> }) }
                <p>{ m.about_line }</p>
                if self.lean {
                    <p>{ m.plain_intro }</p>
                    <p>{ m.where_it_says_so }{ self.colon() }{ self.letters() }</p>
                } else {
                    <p>{ edition(self.lang()) }</p>
                }
                if !self.link.is_empty() {
                    <p>{ m.paper_link }{ " " }<span class="paper-link">{ &self.link }</span></p>
                }
                { self.own_note() }
            </header>
        }
    }

    /// What the letters of the sources stand for.
    fn letters(&self) -> String {
        let sources = self.corpus.sources().iter();
        let sources: Vec<String> = sources
            .map(|source| {
                let name = source.name(self.lang()).text;
                format!("{} = {name}", self.letter(&source.id))
            })
            .collect();
        sources.join(self.semicolon())
    }

    /// What a handout is a selection of, in words.
    fn selection(&self) -> Vec<String> {
        let (m, state, lang) = (self.m(), &self.state, self.lang());
        let filter = &state.filter;
        let mut lines = Vec::new();
        let mut line = |label: &str, value: String| {
            lines.push(format!("{label}{}{value}", self.colon()));
        };
        if state.shows_results() {
            line(m.search, i18n::quoted(state.query.trim(), lang));
            return lines;
        }
        let on_axis = matches!(state.view, View::Home | View::Timeline);
        // Printed whole, whatever is filtered.
        if on_axis && state.tour.is_some() {
            return lines;
        }
        if on_axis {
            let range = state.day_range();
            line(
                m.period,
                i18n::range_in_words(range.first, range.last, lang),
            );
        }
        if state.only_hits {
            line(m.search, i18n::quoted(state.query.trim(), lang));
        }
        let themes = filter.themes.iter();
        let themes: Vec<&str> = themes
            .filter_map(|theme| self.corpus.theme(theme))
            .map(|theme| theme.name.get(lang).text)
            .collect();
        if !themes.is_empty() {
            line(m.themes, themes.join(", "));
        }
        let sources = filter.sources.iter();
        let sources: Vec<&str> = sources
            .filter_map(|source| self.corpus.source(source))
            .map(|source| source.name(lang).text)
            .collect();
        if !sources.is_empty() {
            line(m.view_sources, sources.join(", "));
        }
        let kinds = filter.kinds.iter();
        let kinds: Vec<&str> = kinds.map(|kind| i18n::event_kind_name(*kind, m)).collect();
        if !kinds.is_empty() {
            line(m.kinds_of_events, kinds.join(", "));
        }
        let years: Vec<String> = filter
            .year_runs()
            .map(|(first, last)| i18n::year_run(first, last, lang))
            .collect();
        if !years.is_empty() {
            line(m.years, years.join(", "));
        }
        // What of these a view does not filter by may be set all the same, for another view.
        let mode = Some(state.mode).filter(|_| state.view == View::Compare);
        let is_matrix = mode == Some(CompareMode::Matrix);
        let is_pair = matches!(mode, Some(CompareMode::Pair | CompareMode::Digest));
        let of_divergences = state.view == View::Divergences;
        if let Some(outcome) = state
            .outcome
            .filter(|_| is_pair || is_matrix || state.view == View::Home)
        {
            let (a, b) = match is_matrix {
                true => (String::new(), m.one_year.to_owned()),
                false => (self.name(&state.a), self.name(&state.b)),
            };
            line(m.direction, i18n::outcome_name(outcome, &a, &b, lang));
        }
        if let Some(basis) = state.basis.filter(|_| is_pair) {
            line(m.basis, i18n::basis_kind_name(basis, m).to_owned());
        }
        if let Some(weight) = state
            .weight
            .filter(|_| is_pair || is_matrix || of_divergences)
        {
            line(m.weight, i18n::weight_name(weight, m).to_owned());
        }
        if let Some(kind) = state.kind.filter(|_| of_divergences) {
            line(m.kind, i18n::divergence_kind_name(kind, m).to_owned());
        }
        if let Some(unit) = state.unit.filter(|_| state.view == View::Figures) {
            line(m.unit, i18n::unit_name(unit, m).to_owned());
        }
        lines
    }

    fn own_note(&self) -> Html {
        let reports = self.corpus.reports();
        if reports.is_empty() || self.lean {
            return html! {};
        }
        let titles: Vec<&str> = reports.iter().map(|report| report.title.as_str()).collect();
        let m = self.m();
        html! { <p>{ m.own_reports }{ self.colon() }{ titles.join(", ") }{ ". " }{ m.paper_own_marked }</p> }
    }

    fn chapter_name(&self, chapter: Chapter) -> String {
        let m = self.m();
        match chapter {
            Chapter::Reading => m.paper_reading.to_owned(),
            Chapter::Storyline => m.storyline.to_owned(),
            Chapter::Events => m.hits_events.to_owned(),
            Chapter::Comparison => {
                let (a, b) = (self.name(&self.state.a), self.name(&self.state.b));
                format!("{}{}{a} – {b}", m.paper_comparison, self.colon())
            }
            Chapter::Matrix => i18n::headed(m.paper_comparison, m.mode_matrix, self.lang()),
            Chapter::Ladder => m.ladder.to_owned(),
            Chapter::Figures => m.view_figures.to_owned(),
            Chapter::Divergences => m.paper_divergences.to_owned(),
            Chapter::Sources => m.view_sources.to_owned(),
            Chapter::Terms => m.terms.to_owned(),
        }
    }

    fn number_of(&self, chapter: Chapter) -> usize {
        let mut chapters = self.document.chapters.iter();
        chapters
            .position(|(other, _)| *other == chapter)
            .unwrap_or(0)
            + 1
    }

    /// What the table of contents leads to. In the page's file it is the link to the view;
    /// elsewhere a place that is no view's, which a PDF keeps as a link.
    fn chapter_id(&self, chapter: Chapter) -> Option<String> {
        if !self.lean {
            return Some(format!("paper-chapter-{}", chapter.word()));
        }
        let view = match chapter {
            Chapter::Storyline => {
                return self.tour_id(self.corpus.data().tours.first()?, None);
            }
            Chapter::Events => View::Timeline,
            Chapter::Comparison | Chapter::Matrix | Chapter::Ladder => View::Compare,
            Chapter::Figures => View::Figures,
            Chapter::Divergences => View::Divergences,
            Chapter::Sources => View::Sources,
            Chapter::Reading | Chapter::Terms => return None,
        };
        self.id(|state| state.view = view)
    }

    /// The same of a tour or one of its steps. The step says which event it opens.
    fn tour_id(&self, tour: &Tour, step: Option<usize>) -> Option<String> {
        let step = step.map_or(String::new(), |step| format!("&step={}", step + 1));
        self.lean
            .then(|| format!("v={LINK_VERSION}&tour={}{step}", tour.id))
    }

    fn contents(&self) -> Html {
        let m = self.m();
        let entry = |&(chapter, count): &(Chapter, usize)| {
            let name = self.chapter_name(chapter);
            let name = match self.chapter_id(chapter) {
                Some(id) if self.lean => html! { <a href={format!("#{id}")}>{ name }</a> },
                Some(id) => html! { <a href={format!("#{id}")} onclick={go_to(id)}>{ name }</a> },
                None => html! { { name } },
            };
            html! {
                <li>{ name }if count > 0 { <span class="paper-count">{ " " }{ i18n::number(count as f64, self.lang()) }</span> }</li>
            }
        };
        html! {
            <nav class="paper-contents" aria-label={m.paper_contents}>
                <h2>{ m.paper_contents }</h2>
                <ol>{ for self.document.chapters.iter().map(entry) }</ol>
            </nav>
        }
    }

    fn chapter(&self, chapter: Chapter) -> Html {
        let m = self.m();
        let intro = match chapter {
            Chapter::Figures => m.figures_intro.to_owned(),
            Chapter::Divergences => m.divergences_intro.to_owned(),
            Chapter::Sources => m.sources_intro.to_owned(),
            Chapter::Ladder => m.ladder_intro.to_owned(),
            Chapter::Comparison => self.summary_note(),
            _ => String::new(),
        };
        let number = if self.document.chapters.len() > 1 {
            format!("{} ", self.number_of(chapter))
        } else {
            String::new()
        };
        html! {
            <>
                <h2 id={self.chapter_id(chapter)} tabindex={(!self.lean).then_some("-1")}>{ number }{ self.chapter_name(chapter) }</h2>
                if !intro.is_empty() { <p>{ intro }</p> }
                if chapter == Chapter::Figures { { self.qualifiers() } }
                if chapter == Chapter::Ladder { <p>{ m.confidence_note }</p> }
                if chapter == Chapter::Matrix { { self.how_years_are_compared() } }
            </>
        }
    }

    /// What it means that a figure of the document is about so much, computed or
    /// contradicted: a sentence for each that occurs.
    fn qualifiers(&self) -> Html {
        let series = self.document.blocks.iter().filter_map(|block| match block {
            Block::Series(series) => self.corpus.data().series.get(*series),
            _ => None,
        });
        let (codes, conflicting) = codes_of(series);
        let m = self.m();
        let sentences = codes.iter().map(|&code| code_words(code, m));
        let sentences: Vec<&str> = sentences
            .chain(conflicting.then_some(m.chart_conflict))
            .collect();
        if sentences.is_empty() {
            return html! {};
        }
        html! { <ul class="paper-reading">{ for sentences.iter().map(|one| html! { <li>{ *one }</li> }) }</ul> }
    }

    /// What each year of the matrix is compared with, and which years are not in it.
    fn how_years_are_compared(&self) -> Html {
        let m = self.m();
        let base = self.state.base_year;
        let base = base.map_or_else(|| m.year_before.to_owned(), |year| year.to_string());
        let left_out: Vec<String> = self.years().1.iter().map(ToString::to_string).collect();
        html! {
            <>
                <p>{ m.compared_against }{ self.colon() }{ base }{ "." }</p>
                if !left_out.is_empty() { <p>{ m.paper_years_left_out }{ " " }{ left_out.join(", ") }{ "." }</p> }
            </>
        }
    }

    /// The same as above the rows on the screen.
    fn summary_note(&self) -> String {
        match caveat(&self.corpus, &self.state.a, &self.state.b) {
            Some(Caveat::Summary(side)) => i18n::summary_note(side, &self.corpus, self.lang()),
            // That one is said of two sides only, and the chapter may have all years.
            Some(Caveat::SameYear) | None => String::new(),
        }
    }

    fn reading(&self) -> Html {
        let m = self.m();
        let lines = [
            m.read_dates,
            m.read_attribution,
            m.read_directions,
            m.ladder_intro,
            m.read_figures,
            m.read_places,
        ];
        html! { <ul class="paper-reading">{ for lines.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul> }
    }

    fn tour(&self, tour: &Tour) -> Html {
        html! { <><h3>{ self.text(&tour.title) }</h3><p>{ self.text(&tour.intro) }</p></> }
    }

    fn step(&self, tour: usize, chapter: usize, step: usize) -> Option<Html> {
        let tour = self.corpus.data().tours.get(tour)?;
        let before = tour.chapters.iter().take(chapter);
        let before: usize = before.map(|chapter| chapter.steps.len()).sum();
        let id = self.tour_id(tour, Some(before + step));
        let step = tour.chapters.get(chapter)?.steps.get(step)?;
        let event = self.corpus.event(&step.event)?;
        let text = step.text.as_ref().map(|text| self.text(text));
        // The booklet has the event itself among all others.
        let body = if self.document.paper == Paper::View {
            html! { <>{ self.summary(event) }{ self.places(&event.at) }</> }
        } else {
            html! {}
        };
        // In the page's file the event stands further down, with its sources.
        let title = match self.event_id(event) {
            Some(id) => html! { <a href={format!("#{id}")}>{ self.text(&event.title) }</a> },
            None => self.text(&event.title),
        };
        Some(html! {
            <article {id}>
                <p><b>{ self.date(event) }</b>{ " " }{ title }{ "." }if let Some(text) = text { { " " }{ text } }</p>
                { body }
            </article>
        })
    }

    fn date(&self, event: &Event) -> String {
        i18n::event_date(event, self.lang())
    }

    fn themes(&self, themes: &[ThemeId]) -> Html {
        let themes = themes.iter().filter_map(|theme| self.corpus.theme(theme));
        let name = |(at, theme): (usize, &Theme)| {
            html! { <>if at > 0 { { ", " } }{ self.text(&theme.name) }</> }
        };
        themes.enumerate().map(name).collect()
    }

    fn event_id(&self, event: &Event) -> Option<String> {
        self.id(|state| state.event = Some(event.id.clone()))
    }

    fn event(&self, event: &Event) -> Html {
        let m = self.m();
        let id = self.event_id(event);
        html! {
            <article {id}>
                <h4>{ self.text(&event.title) }{ self.own(event.id.as_str()) }</h4>
                <p><b>{ self.date(event) }</b>{ " · " }{ i18n::event_kind_name(event.kind, m) }{ " · " }{ self.themes(&event.themes) }</p>
                { self.summary(event) }
                { self.places(&event.at) }
                { self.contested(event.id.as_str()) }
            </article>
        }
    }

    fn summary(&self, event: &Event) -> Html {
        let m = self.m();
        let mut facts: Vec<(&str, Html)> = Vec::new();
        if let Some(place) = &event.place {
            facts.push((m.place, self.text(place)));
        }
        if let Some(casualties) = &event.casualties {
            let casualties = i18n::casualties(casualties, self.lang());
            facts.push((m.casualties, html! { { casualties } }));
        }
        if !event.actors.is_empty() {
            facts.push((m.actors, names(&event.actors, self.lang())));
        }
        html! {
            <>
                if !event.summary.is_empty() { <p>{ self.text(&event.summary) }</p> }
                { self.facts(facts) }
                { self.note(event.note.as_ref()) }
            </>
        }
    }

    fn facts(&self, facts: Vec<(&str, Html)>) -> Html {
        if facts.is_empty() {
            return html! {};
        }
        let fact = |(at, (name, value)): (usize, (&str, Html))| {
            html! { <>if at > 0 { { " · " } }{ name.to_owned() }{ self.colon() }{ value }</> }
        };
        html! { <p>{ for facts.into_iter().enumerate().map(fact) }</p> }
    }

    fn note(&self, note: Option<&Text>) -> Html {
        match note {
            Some(note) => {
                html! { <p><i>{ self.m().editors_note }{ self.colon() }{ self.text(note) }</i></p> }
            }
            None => html! {},
        }
    }

    /// Where it says so, on one line.
    fn places(&self, at: &[Locator]) -> Html {
        if self.lean {
            return html! { <p><small>{ self.short_places(at) }</small></p> };
        }
        html! { <p class="at">{ self.places_inline(at) }</p> }
    }

    fn places_inline(&self, at: &[Locator]) -> Html {
        // Words to search for stand together behind their place.
        type Place<'l> = (&'l Locator, Vec<&'l str>);
        let mut places: Vec<Place<'_>> = Vec::new();
        for at in at {
            let is_same = |place: &&mut Place<'_>| {
                let other = place.0;
                (&other.source, &other.section, other.page) == (&at.source, &at.section, at.page)
            };
            match places.iter_mut().find(is_same) {
                Some((_, words)) => words.push(&at.find),
                None => places.push((at, vec![&at.find])),
            }
        }
        let place = |(number, (at, words)): (usize, (&Locator, Vec<&str>))| {
            let source = self.corpus.source(&at.source)?;
            let lang = source.language.tag().to_owned();
            let section = self.corpus.section(at);
            let pages = i18n::pages(section, at.page, self.lang());
            let words = words.into_iter().filter(|words| !words.is_empty());
            Some(html! {
                <>
                    if number > 0 { { self.semicolon() } }
                    { self.source_name(source) }{ self.own(source.id.as_str()) }
                    if let Some(section) = section { { ", " }<cite lang={lang.clone()}>{ &section.title }</cite> }
                    if let Some(pages) = pages { { ", " }<span class="pages">{ pages }</span> }
                    { for words.map(|words| html! { <>{ ", " }<q lang={lang.clone()}>{ words }</q></> }) }
                </>
            })
        };
        places.into_iter().enumerate().filter_map(place).collect()
    }

    /// The letter of a source in the lean form, which the title explains: A for the
    /// first one.
    fn letter(&self, id: &SourceId) -> String {
        let mut sources = self.corpus.sources().iter();
        let position = sources.position(|source| source.id == *id).unwrap_or(0);
        let letter = u8::try_from(position).map_or('Z', |position| {
            char::from(b'A'.saturating_add(position.min(25)))
        });
        letter.to_string()
    }

    /// Source and pages only.
    fn short_places(&self, at: &[Locator]) -> Html {
        let mut places: Vec<(&Source, Option<String>)> = Vec::new();
        for at in at {
            let Some(source) = self.corpus.source(&at.source) else {
                continue;
            };
            let pages = i18n::pages(self.corpus.section(at), at.page, self.lang());
            let place = (source, pages);
            if !places.contains(&place) {
                places.push(place);
            }
        }
        let place = |(number, (source, pages)): (usize, (&Source, Option<String>))| {
            html! {
                <>
                    if number > 0 { { self.semicolon() } }
                    { self.source_or_letter(source) }
                    if let Some(pages) = pages { { ", " }{ pages } }
                </>
            }
        };
        places.into_iter().enumerate().map(place).collect()
    }

    /// The titles of what is contested about a record.
    fn contested(&self, id: &str) -> Html {
        let divergences: Vec<&Divergence> = self.corpus.divergences_about(id).collect();
        if divergences.is_empty() || self.lean {
            return html! {};
        }
        let title = |(at, one): (usize, &&Divergence)| {
            html! { <>if at > 0 { { self.semicolon() } }{ self.text(&one.title) }{ self.own(one.id.as_str()) }</> }
        };
        html! { <p class="at">{ "≠ " }{ self.m().contested }{ self.colon() }{ for divergences.iter().enumerate().map(title) }</p> }
    }

    fn topic(&self, topic: &Topic, sides: Sides) -> Html {
        let (a, b) = (&self.state.a, &self.state.b);
        let row = row(&self.corpus, topic, a, b);
        let statements: Vec<(String, &Statement)> = match (sides, &row) {
            (Sides::Pair, Some(row)) => {
                let side = |side: &Column, statements: &[&'_ Statement]| {
                    let name = self.name(side);
                    let own_year = side.year(&self.corpus);
                    let label = |statement: &Statement| {
                        if own_year == Some(statement.year) {
                            name.clone()
                        } else {
                            format!("{name} ({})", statement.year)
                        }
                    };
                    let labelled = statements.iter();
                    labelled
                        .map(|statement| (label(statement), statement.id.clone()))
                        .collect::<Vec<_>>()
                };
                let both = [side(a, &row.a), side(b, &row.b)].concat();
                let known = both.into_iter();
                known
                    .filter_map(|(label, id)| Some((label, self.corpus.statement(&id)?)))
                    .collect()
            }
            _ => {
                let mut all: Vec<&Statement> = self.corpus.statements_of(&topic.id).collect();
                all.sort_lean_by_key(|statement| statement.year);
                let all = all.into_iter();
                all.map(|statement| (statement.year.to_string(), statement))
                    .collect()
            }
        };
        let id = self.id(|state| state.topic = Some(topic.id.clone()));
        let rests = |judgement: &Judgement<'_>, statement: &Statement| matches!(judgement.basis, Basis::Stated { statement: said, .. } if said.id == statement.id);
        if self.lean {
            let judged = |statement: &Statement| {
                let mut main = row.iter().map(|row| &row.main);
                main.any(|main| rests(main, statement))
            };
            let is_first = |at: usize| at == 0 || statements[at - 1].0 != statements[at].0;
            return html! {
                <article {id}>
                    <h4>{ self.text(&topic.title) }</h4>
                    { for row.iter().map(|row| self.judgement(&row.main, row)) }
                    { for statements.iter().enumerate().map(|(at, (label, statement))| self.lean_statement(label, statement, is_first(at), judged(statement))) }
                    { for row.iter().flat_map(|row| self.values_of(row)) }
                </article>
            };
        }
        let judgements: Vec<&Judgement<'_>> = row.iter().flat_map(Row::judgements).collect();
        let judged = |statement: &Statement| judgements.iter().any(|one| rests(one, statement));
        // Of other years, or of sources that are not compared.
        let others: Vec<&Incomparable> = match sides {
            Sides::Pair => Vec::new(),
            Sides::Years => self.corpus.incomparable_of(&topic.id).collect(),
        };
        let is_said = |record: &&Incomparable| {
            let mut said = judgements.iter();
            said.any(|one| matches!(one.basis, Basis::Incomparable(other) if std::ptr::eq(other, *record)))
        };
        let others: Vec<&Incomparable> = others.into_iter().filter(|one| !is_said(one)).collect();
        html! {
            <article class="paper-long">
                <h4>{ self.text(&topic.title) }{ self.own(topic.id.as_str()) }</h4>
                { for row.iter().flat_map(|row| row.judgements().map(move |one| self.judgement(one, row))) }
                { for others.into_iter().map(|record| self.incomparable(record)) }
                { for statements.into_iter().map(|(label, statement)| self.statement(label, statement, judged(statement))) }
                { for row.iter().filter(|_| sides == Sides::Pair).flat_map(|row| self.values_of(row)) }
            </article>
        }
    }

    /// A row of the matrix: in each year the sign, against which year and whose judgement it
    /// is, and what was said, or the figures.
    fn topic_by_years(&self, topic: &Topic) -> Option<Html> {
        let m = self.m();
        let row = matrix_row(&self.corpus, topic, &self.years().0, self.state.base_year)?;
        let line = |cell: &Cell<'_>| {
            if !cell.speaks() {
                let silent = i18n::silent(&Column::Year(cell.year), &self.corpus, self.lang());
                return html! { <tr><th scope="row">{ cell.year }</th><td>{ "–" }</td><td>{ silent }</td></tr> };
            }
            let said = cell.statements.iter().map(|statement| html! {
                <p>{ self.text(&statement.gist) }{ self.own(statement.id.as_str()) }{ " " }<small>{ self.short_places(&statement.at) }</small></p>
            });
            let values = cell.values.iter().map(|(series, value)| html! {
                <p>{ self.text(&series.title) }{ self.own(series.id.as_str()) }{ self.colon() }{ self.value(value, series.unit) }{ " " }<small>{ self.short_places(&value.at) }</small></p>
            });
            html! {
                <tr>
                    <th scope="row">{ cell.year }</th>
                    <td>{ self.standing(cell) }</td>
                    <td>{ for said }{ for values }</td>
                </tr>
            }
        };
        Some(html! {
            <article class="paper-years">
                <h4>{ self.text(&topic.title) }{ self.own(topic.id.as_str()) }</h4>
                <table>
                    <thead><tr><th scope="col">{ m.year }</th><th scope="col">{ m.direction }</th><th scope="col">{ m.what_is_said }</th></tr></thead>
                    <tbody>{ for row.cells.iter().map(line) }</tbody>
                </table>
                { self.contested(topic.id.as_str()) }
            </article>
        })
    }

    /// How a year of the matrix stands among the others; nothing for the one that all are
    /// compared with.
    fn standing(&self, cell: &Cell<'_>) -> Html {
        let (m, lang) = (self.m(), self.lang());
        let year = cell.year.to_string();
        match &cell.standing {
            Some(Standing::Against(against)) => {
                let other = against.year.to_string();
                let name = |outcome: Outcome| i18n::outcome_name(outcome, &other, &year, lang);
                let others: Vec<String> = against.others.iter().map(|&one| name(one)).collect();
                let basis = match against.main.basis {
                    Basis::Stated {
                        statement,
                        reversed,
                        ..
                    } => i18n::stated_by(statement, reversed, m),
                    Basis::Ladder { .. } | Basis::Figures { .. } => {
                        i18n::computed_here(&against.main.basis, m)
                    }
                    _ => String::new(),
                };
                html! {
                    <>
                        <b>{ name(against.outcome) }</b>{ ", " }{ m.against }{ " " }{ &other }
                        if !basis.is_empty() { { ", " }{ basis } }
                        if !others.is_empty() { { self.semicolon() }{ m.also }{ " " }{ others.join(", ") } }
                    </>
                }
            }
            Some(Standing::Only) => {
                html! { <b>{ i18n::outcome_name(Outcome::OnlyB, "", &year, lang) }</b> }
            }
            Some(Standing::First) => html! {
                <><b>{ m.sign_not_stated }</b>{ ", " }{ m.nothing_earlier }</>
            },
            None => html! {},
        }
    }

    /// A line of the ladder: in each year the rung and the term as printed, and the steps
    /// from one to the next.
    fn rungs(&self, line: &LadderLine<'_>) -> Html {
        let (m, lang) = (self.m(), self.lang());
        let first = line.statements.first();
        let id = first.map_or("", |first| first.id.as_str());
        let term = |statement: &&Statement| {
            let likelihood = statement.likelihood.as_ref()?;
            Some(html! {
                <tr>
                    <th scope="row">{ statement.year }</th>
                    <td>{ i18n::rung_name(likelihood.rung, m) }</td>
                    <td>{ for likelihood.term.all().map(|term| html! { <><q lang={term.lang.tag()}>{ term.text }</q>{ " " }</> }) }</td>
                    <td>{ i18n::horizon_name(likelihood.horizon, m) }</td>
                    <td>{ self.short_places(&statement.at) }</td>
                </tr>
            })
        };
        let step = |step: &Step<'_>| {
            html! {
                <p>
                    { i18n::rung_step(step.rungs, step.from.year, step.to.year, lang) }{ " " }{ m.computed_here }{ "." }
                    if !step.same_horizon { { " " }{ m.other_horizon } }
                </p>
            }
        };
        html! {
            <article class="paper-years">
                <h4>{ self.text(&line.topic.title) }</h4>
                <p>{ self.text(line.of) }{ self.own(id) }</p>
                <table>
                    <thead><tr><th scope="col">{ m.year }</th><th scope="col">{ m.rung }</th><th scope="col">{ m.scale_term }</th><th scope="col">{ m.horizon }</th><th scope="col">{ m.where_it_says_so }</th></tr></thead>
                    <tbody>{ for line.statements.iter().filter_map(term) }</tbody>
                </table>
                { for line.steps().iter().map(step) }
            </article>
        }
    }

    /// A published scale, which belongs to no rung of the ladder below it.
    fn scale(&self, scale: ReferenceScale) -> Html {
        let (m, lang) = (self.m(), self.lang());
        let missing = not_in_scale(scale, &shown_ladder(&self.corpus, &self.state));
        html! {
            <section>
                <h3>{ i18n::scale_title(scale.name(), lang) }</h3>
                <p>
                    { i18n::scale_note(scale.name(), lang) }
                    if !missing.is_empty() {
                        { " " }{ i18n::not_in_scale(scale.name(), lang) }
                        { for missing.iter().map(|term| html! { <>{ " " }<q lang="en">{ *term }</q></> }) }
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
                <p class="at"><cite lang="en">{ scale.published() }</cite></p>
            </section>
        }
    }

    /// A sign with everything that it rests on.
    fn judgement(&self, judgement: &Judgement<'_>, row: &Row<'_>) -> Html {
        let (m, lang) = (self.m(), self.lang());
        let (a, b) = (self.name(&self.state.a), self.name(&self.state.b));
        let outcome = row.outcome_of(judgement);
        let computed = || i18n::computed_here(&judgement.basis, m);
        let basis = match judgement.basis {
            Basis::Stated {
                statement,
                change,
                reversed,
            } => html! {
                <>{ self.stated(statement, change, reversed) }{ ", " }{ self.short_places(&statement.at) }</>
            },
            Basis::Ladder { from, to } => {
                let term = |statement: &Statement| {
                    let likelihood = statement.likelihood.as_ref();
                    let term = likelihood.map(|likelihood| likelihood.term.get(lang));
                    term.map(|term| html! { <q lang={term.lang.tag()}>{ term.text }</q> })
                        .unwrap_or_default()
                };
                html! { <>{ computed() }{ ", " }{ m.by_ladder }{ self.colon() }{ term(from) }{ " → " }{ term(to) }</> }
            }
            Basis::Figures { series, from, to } => html! {
                <>
                    { computed() }{ ", " }{ m.by_figures }{ self.colon() }
                    { self.value(from, series.unit) }{ " → " }{ self.value(to, series.unit) }{ ", " }{ self.text(&series.title) }
                </>
            },
            Basis::Silent { side } => html! { { i18n::silent(side, &self.corpus, lang) } },
            Basis::NoDirection => html! { m.no_direction },
            Basis::SameSide => html! { m.same_side },
            Basis::Agree => html! { m.agree_explained },
            Basis::Differ(divergence) => html! {
                <>{ self.text(&divergence.title) }{ self.own(divergence.id.as_str()) }</>
            },
            Basis::Incomparable(record) => {
                html! { <>{ self.text(&record.reason) }{ self.own_if(judgement.basis.is_own()) }</> }
            }
        };
        html! {
            <p>{ format!("{a} – {b}{}", self.colon()) }<b>{ i18n::outcome_name(outcome, &a, &b, lang) }</b>{ " – " }{ basis }</p>
        }
    }

    /// Whose word a direction is, and the words.
    fn stated(&self, statement: &Statement, change: &Change, reversed: bool) -> Html {
        html! {
            <>
                { i18n::stated_by(statement, reversed, self.m()) }{ self.colon().trim_end() }
                { for change.words.all().map(|words| html! { <>{ " " }<q lang={words.lang.tag()}>{ words.text }</q></> }) }
            </>
        }
    }

    /// The direction that a statement gives, since which year, in its own form as that of
    /// two sides: the two years need not be those that are compared.
    fn change(&self, statement: &Statement) -> Option<Html> {
        let change = statement.change.as_ref()?;
        let years = format!("{} – {}{}", change.since, statement.year, self.colon());
        let sign = i18n::outcome_name(change.sign.into(), "", "", self.lang());
        Some(html! {
            <>{ years }<b>{ sign }</b>{ " – " }{ self.stated(statement, change, false) }</>
        })
    }

    /// That two years must not be compared, and why; where only some of the sources are
    /// unlike, with their names.
    fn incomparable(&self, record: &Incomparable) -> Html {
        let (from, to) = record.years();
        let sources = record
            .sources
            .iter()
            .filter_map(|id| self.corpus.source(id));
        let is_own = record
            .sources
            .iter()
            .any(|id| report_of(id.as_str()).is_some());
        let name = |(at, source): (usize, &Source)| {
            html! { <>{ if at == 0 { " (" } else { self.semicolon() } }{ self.source_name(source) }</> }
        };
        let names: Vec<Html> = sources.enumerate().map(name).collect();
        let end = if names.is_empty() { "" } else { ")" };
        let sign = i18n::outcome_name(record.sign.into(), "", "", self.lang());
        html! {
            <p class="incomparable">{ format!("{from} – {to}") }{ for names }{ end }{ self.colon() }<b>{ sign }</b>{ " – " }{ self.text(&record.reason) }{ self.own_if(is_own) }</p>
        }
    }

    /// Of a side the first statement in full, as the main one, and what the others
    /// come to. `judged` says that its direction stands above already.
    fn lean_statement(
        &self,
        label: &str,
        statement: &Statement,
        first: bool,
        judged: bool,
    ) -> Html {
        let text = if first {
            &statement.text
        } else {
            &statement.gist
        };
        let change = self.change(statement).filter(|_| !judged);
        html! { <p><b>{ label }</b>{ " " }{ self.text(text) }{ " " }<small>{ self.short_places(&statement.at) }{ for change.map(|change| html! { <>{ ". " }{ change }</> }) }</small></p> }
    }

    /// `judged` says that its direction stands above already.
    fn statement(&self, label: String, statement: &Statement, judged: bool) -> Html {
        let m = self.m();
        let change = self.change(statement).filter(|_| !judged);
        let likelihood = statement.likelihood.as_ref().map(|likelihood| {
            html! {
                <>
                    { " " }{ m.likelihood }{ self.colon().trim_end() }
                    { for likelihood.term.all().map(|term| html! { <>{ " " }<q lang={term.lang.tag()}>{ term.text }</q></> }) }
                    { self.semicolon() }{ m.horizon.to_lowercase() }{ self.colon() }{ i18n::horizon_name(likelihood.horizon, m) }{ "." }
                </>
            }
        });
        let hedges = statement.hedges.as_ref().filter(|hedges| {
            let none = hedges.en.is_empty() && hedges.nl.is_empty();
            !none
        });
        let hedges = hedges.map(|hedges| {
            let all = hedges.en.iter().map(|hedge| (Lang::En, hedge));
            let all = all.chain(hedges.nl.iter().map(|hedge| (Lang::Nl, hedge)));
            html! { <>{ " " }{ m.hedges_as_printed }{ for all.map(|(lang, hedge)| html! { <>{ " " }<q lang={lang.tag()}>{ hedge }</q></> }) }{ "." }</> }
        });
        html! {
            <>
                <p class="said"><b>{ label }</b>{ " " }{ self.text(&statement.text) }{ self.own(statement.id.as_str()) }</p>
                { for change.map(|change| html! { <p>{ change }</p> }) }
                { self.note(statement.note.as_ref()) }
                <p class="at">
                    { self.places_inline(&statement.at) }{ "." }
                    { for likelihood }
                    { for hedges }
                </p>
                { self.contested(statement.id.as_str()) }
            </>
        }
    }

    /// The values of a topic's series on the two sides.
    fn values_of(&self, row: &Row<'_>) -> Vec<Html> {
        let sides = [&self.state.a, &self.state.b];
        let line = |series: &&Series| {
            let values = sides.iter().flat_map(|side| side.values(series));
            let values: Vec<Html> = values
                .enumerate()
                .map(|(at, value)| {
                    let date = i18n::date_in_words(&value.date, self.lang());
                    html! { <>if at > 0 { { self.semicolon() } }{ date }{ self.colon() }{ self.value(value, series.unit) }</> }
                })
                .collect();
            html! { <p>{ self.text(&series.title) }{ self.own(series.id.as_str()) }{ " – " }{ for values }</p> }
        };
        row.series.iter().map(line).collect()
    }

    fn value(&self, value: &Value, unit: Unit) -> Html {
        let m = self.m();
        html! {
            <>
                { i18n::figure(value, unit, self.lang()) }
                if value.qualifier == Qualifier::Derived { { " (" }{ m.derived }{ ")" } }
                if value.conflicts { { " (≠ " }{ m.conflicts }{ ")" } }
            </>
        }
    }

    fn series(&self, series: &Series) -> Html {
        let m = self.m();
        let line = |value: &Value| {
            html! {
                <tr>
                    <th scope="row">{ i18n::date_in_words(&value.date, self.lang()) }</th>
                    <td>{ self.value(value, series.unit) }</td>
                    <td>
                        if let Some(arithmetic) = &value.arithmetic { { m.computed_from }{ " " }{ arithmetic }{ ". " } }
                        if let Some(note) = &value.note { { self.text(note) }{ " " } }
                        <span class="at">{ self.places_inline(&value.at) }</span>
                    </td>
                </tr>
            }
        };
        html! {
            <article>
                <h4>{ self.text(&series.title) }{ self.own(series.id.as_str()) }</h4>
                <p>{ self.text(&series.population) }{ " (" }{ i18n::unit_name(series.unit, m) }{ ")" }</p>
                <table>
                    <thead><tr><th scope="col">{ m.period }</th><th scope="col">{ m.value }</th><th scope="col">{ m.where_it_says_so }</th></tr></thead>
                    <tbody>{ for series.values.iter().map(line) }</tbody>
                </table>
                { for breaks_of(series, &self.corpus).into_iter().map(|record| self.incomparable(record)) }
                { self.note(series.note.as_ref()) }
                { self.contested(series.id.as_str()) }
            </article>
        }
    }

    fn divergence(&self, divergence: &Divergence) -> Html {
        let m = self.m();
        let side = |side: &Side| {
            let source = self.corpus.source(&side.at.source);
            let tag = source.map_or(Lang::En.tag(), |source| source.language.tag());
            let words = match &side.words {
                Some(words) => html! { <q lang={tag.to_owned()}>{ words }</q> },
                None => html! { m.says_nothing },
            };
            // What differs is often what one searches for: once is enough.
            let mut at = side.at.clone();
            if side
                .words
                .as_ref()
                .is_some_and(|words| words.contains(&at.find))
            {
                at.find.clear();
            }
            html! { <li>{ words }{ " " }<span class="at">{ self.places_inline(&[at]) }</span></li> }
        };
        html! {
            <article>
                <h4>{ self.text(&divergence.title) }{ self.own(divergence.id.as_str()) }</h4>
                <p class="at">{ i18n::divergence_kind_name(divergence.kind, m) }{ " · " }{ self.themes(&divergence.themes) }</p>
                <p>{ self.text(&divergence.differs) }</p>
                <ul>{ for divergence.sides.iter().map(side) }</ul>
            </article>
        }
    }

    fn source(&self, source: &Source) -> Html {
        let (m, lang) = (self.m(), self.lang());
        let tag = AttrValue::from(source.language.tag().to_owned());
        let mut facts: Vec<(&str, Html)> = Vec::new();
        if !source.publisher.is_empty() {
            let publisher = self.in_language(&source.publisher, source.language.tag());
            facts.push((m.publisher, publisher));
        }
        if let Some(author) = &source.author {
            facts.push((m.author, html! { author }));
        }
        let covers = source.covers().map_or_else(
            || source.year.to_string(),
            |period| i18n::date_in_words(&period, lang),
        );
        facts.push((m.covers, html! { { covers } }));
        let published = source.published.as_ref().map_or_else(
            || m.not_printed.to_owned(),
            |date| i18n::date_in_words(date, lang),
        );
        facts.push((m.published, html! { { published } }));
        let count = |section: &Section| {
            let key = (source.id.clone(), section.id.clone());
            self.citations.get(&key).copied().unwrap_or(0)
        };
        // Those without a section too.
        let of_source = self
            .citations
            .iter()
            .filter(|((id, _), _)| *id == source.id);
        let total: usize = of_source.map(|(_, places)| places).sum();
        let omissions = self.corpus.data().omissions.iter();
        let omissions: Vec<&Omission> = omissions
            .filter(|omission| omission.source == source.id)
            .collect();
        let title_of = |id: &str| {
            let mut sections = source.sections.iter();
            let section = sections.find(|section| section.id == id);
            section.map(|section| section.title.clone())
        };
        let has_pages = source.has_pages();
        let id = self.id(|state| {
            state.view = View::Sources;
            state.record = Some(source.id.to_string());
        });
        html! {
            <article class="paper-long" {id}>
                <h3 lang={tag.clone()}>{ &source.title }{ self.own(source.id.as_str()) }</h3>
                <p>{ self.source_or_letter(source) }{ " · " }{ i18n::source_kind_name(source.kind, m) }{ " · " }{ i18n::tag_name(&source.language, m).to_owned() }</p>
                { self.facts(facts) }
                if !source.note.is_empty() { <p>{ self.text(&source.note) }</p> }
                if !self.lean && !source.sections.is_empty() {
                    <table>
                        <caption>{ i18n::count_places(total, lang) }</caption>
                        <thead><tr><th scope="col">{ m.section }</th>if has_pages { <th scope="col">{ m.pages }</th> }<th scope="col">{ m.places_taken }</th></tr></thead>
                        <tbody>
                            { for source.sections.iter().map(|section| html! {
                                <tr>
                                    <th scope="row" lang={tag.clone()}>{ &section.title }</th>
                                    if has_pages { <td>{ i18n::pages(Some(section), None, lang).unwrap_or_default() }</td> }
                                    <td>{ count(section) }</td>
                                </tr>
                            }) }
                        </tbody>
                    </table>
                }
                if !omissions.is_empty() {
                    <h4>{ m.left_out }</h4>
                    <ul>
                        { for omissions.into_iter().map(|omission| html! {
                            <li>
                                { self.text(&omission.what) }{ " – " }{ i18n::omission_reason_name(omission.reason, m) }
                                { for title_of(&omission.section).filter(|_| !self.lean).map(|title| html! { <>{ self.semicolon() }<cite lang={tag.clone()}>{ title }</cite></> }) }
                            </li>
                        }) }
                    </ul>
                }
            </article>
        }
    }

    fn term(&self, term: &Term) -> Html {
        let m = self.m();
        html! {
            <article>
                <p>
                    <b>{ self.text(term.short.as_ref().unwrap_or(&term.name)) }</b>
                    if term.short.is_some() { { " – " }{ self.text(&term.name) } }
                    { self.own(term.id.as_str()) }
                    { self.colon() }{ self.text(&term.text) }
                    if term.note { { " (" }{ m.own_explanation }{ ")" } }
                </p>
                if !term.at.is_empty() { { self.places(&term.at) } }
            </article>
        }
    }

    fn colophon(&self) -> Html {
        let m = self.m();
        // A reader's own reports are not ours to license.
        let licence = if self.corpus.reports().is_empty() {
            m.licence_line
        } else {
            m.licence_of_ours
        };
        html! {
            <footer class="paper-colophon">
                <p>{ m.title }{ ". " }{ edition(self.lang()) }{ " " }{ licence }</p>
                if let Some(today) = self.today { <p>{ m.paper_printed }{ " " }{ i18n::day_in_words(today, self.lang()) }{ "." }</p> }
                <p>{ m.about_line }</p>
            </footer>
        }
    }
}

/// Leads to a heading on the screen. The browser must not follow the link itself: the
/// address holds what is shown, and in a `srcdoc` frame it would lead into another page.
fn go_to(id: String) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        platform::scroll_to_start(&id);
        platform::focus_by_id(&id);
    })
}

/// Which copy something was printed from.
pub fn edition(lang: Lang) -> String {
    let day = match EDITION.data_date.parse::<Edtf>() {
        Ok(day) => i18n::date_in_words(&day, lang),
        Err(_) => EDITION.data_date.to_owned(),
    };
    i18n::edition_line(EDITION.version, &day, EDITION.short_checksum(), lang)
}
