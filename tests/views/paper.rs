//! The document for paper: what of the data stands in it.

use std::collections::BTreeSet;

use threatline::app::{built_in_corpus, prerender_paper, prerender_plain};
use threatline::export::EDITION;
use threatline::i18n::{date_in_words, figure, outcome_name, pages};
use threatline::model::compare::compare;
use threatline::model::matrix;
use threatline::model::search::{Search, SearchIndex};
use threatline::model::{Column, Corpus, Edtf, EventKind, Lang, Locator, Text, ThemeId};
use threatline::view::{
    Action, Block, Chapter, CompareMode, DayRange, Document, Paper, Shown, Sides, View, ViewState,
    parse, reduce, shown_matrix_rows, write, years_of_matrix,
};

use super::html::Element;

fn handout(corpus: &Corpus, state: &ViewState) -> Document {
    let shown = Shown::new(corpus, &state.filter);
    Document::handout(corpus, state, &shown, None)
}

fn of(view: View) -> ViewState {
    ViewState {
        view,
        ..ViewState::default()
    }
}

fn events(document: &Document) -> BTreeSet<usize> {
    let events = document.blocks.iter().filter_map(|block| match block {
        Block::Event(event) => Some(*event),
        _ => None,
    });
    events.collect()
}

fn chapters(document: &Document) -> Vec<Chapter> {
    document
        .chapters
        .iter()
        .map(|(chapter, _)| *chapter)
        .collect()
}

fn count(document: &Document, is_one: impl Fn(&Block) -> bool) -> usize {
    document.blocks.iter().filter(|block| is_one(block)).count()
}

#[test]
fn booklet_has_every_record_once() {
    let corpus = built_in_corpus().0;
    let data = corpus.data();
    let booklet = Document::booklet(&corpus, Lang::En);
    assert_eq!(events(&booklet).len(), data.events.len());
    let once = [
        (
            count(&booklet, |block| matches!(block, Block::Event(_))),
            data.events.len(),
        ),
        (
            count(&booklet, |block| matches!(block, Block::Series(_))),
            data.series.len(),
        ),
        (
            count(&booklet, |block| matches!(block, Block::Divergence(_))),
            data.divergences.len(),
        ),
        (
            count(&booklet, |block| matches!(block, Block::Source(_))),
            data.sources.len(),
        ),
        (
            count(&booklet, |block| matches!(block, Block::Term(_))),
            data.terms.len(),
        ),
        (
            count(&booklet, |block| matches!(block, Block::Step(..))),
            data.tours.iter().map(|tour| tour.step_count()).sum(),
        ),
    ];
    for (found, all) in once {
        assert_eq!(found, all);
    }
    // Statements stand under their topics, those of every year.
    let topics: BTreeSet<&str> = booklet
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Topic(topic, Sides::Years) => Some(corpus.topics()[*topic].id.as_str()),
            _ => None,
        })
        .collect();
    for statement in &data.statements {
        assert!(
            topics.contains(statement.topic.as_str()),
            "{}",
            statement.id
        );
    }
    assert_eq!(booklet.blocks.first(), Some(&Block::Title));
    assert_eq!(booklet.blocks.get(1), Some(&Block::Contents));
    assert_eq!(booklet.blocks.last(), Some(&Block::Colophon));
}

#[test]
fn handout_has_the_events_that_the_view_shows() {
    let corpus = built_in_corpus().0;
    let mut state = of(View::Timeline);
    state.range = DayRange::of_years(2015, 2016);
    state.filter.themes.insert(ThemeId::new("jihadism"));
    state.filter.kinds.insert(EventKind::Attack);
    let range = state.day_range();
    let wanted: BTreeSet<usize> = corpus
        .events()
        .iter()
        .enumerate()
        .filter(|(_, event)| {
            event.kind == EventKind::Attack
                && event.date.intersects(range.first, range.last)
                && state.shows(&event.themes)
        })
        .map(|(position, _)| position)
        .collect();
    assert!(wanted.len() > 1 && wanted.len() < corpus.events().len());
    let document = handout(&corpus, &state);
    assert_eq!(events(&document), wanted);
    assert_eq!(chapters(&document), [Chapter::Events]);
    assert_eq!(document.entries(), wanted.len());
    // One chapter needs no table of contents.
    assert!(!document.blocks.contains(&Block::Contents));
}

#[test]
fn each_view_has_its_own_handout() {
    let corpus = built_in_corpus().0;
    for (view, wanted) in [
        (View::Home, &[Chapter::Events, Chapter::Comparison][..]),
        (View::Timeline, &[Chapter::Events]),
        (View::Compare, &[Chapter::Comparison]),
        (View::Figures, &[Chapter::Figures]),
        (View::Divergences, &[Chapter::Divergences]),
        (View::Sources, &[Chapter::Sources, Chapter::Terms]),
    ] {
        assert_eq!(chapters(&handout(&corpus, &of(view))), wanted, "{view:?}");
    }
    let tour = corpus.main_tour().expect("there is a tour");
    let start = reduce(
        &corpus,
        &ViewState::default(),
        Action::StartTour(tour.id.clone()),
    );
    assert_eq!(chapters(&handout(&corpus, &start)), [Chapter::Storyline]);
    // The ladder has the topics with a term only, the matrix all of them.
    let topics = |mode: CompareMode| {
        let state = ViewState {
            mode,
            ..of(View::Compare)
        };
        count(&handout(&corpus, &state), |block| {
            matches!(block, Block::Topic(_, Sides::Years))
        })
    };
    let (ladder, matrix) = (topics(CompareMode::Ladder), topics(CompareMode::Matrix));
    assert!(0 < ladder && ladder < matrix, "{ladder}, {matrix}");
    // And of these what passes its filters.
    for filter in ["sign=raised", "weight=conclusion"] {
        let link = format!("view=compare&mode=matrix&{filter}");
        let state = parse(&corpus, &link, &ViewState::default()).state;
        let years = years_of_matrix(&corpus, &state);
        let rows = matrix::outline(&corpus, &matrix::columns(&years.shown), None);
        let shown = shown_matrix_rows(&rows, &state).len();
        let printed = count(&handout(&corpus, &state), |block| {
            matches!(block, Block::Topic(_, Sides::Years))
        });
        assert_eq!(printed, shown, "{filter}");
        assert!(0 < shown && shown < matrix, "{filter}: {shown}");
    }
}

#[test]
fn handout_of_a_search_has_what_was_found() {
    let corpus = built_in_corpus().0;
    let state = ViewState {
        query: "villach".to_owned(),
        ..of(View::Sources)
    };
    let index = SearchIndex::new(&corpus, Lang::En);
    let search = Search::new(&index, &state.query);
    assert!(!search.is_empty());
    let shown = Shown::new(&corpus, &state.filter);
    let document = Document::handout(&corpus, &state, &shown, Some((&index, &search)));
    let found = events(&document);
    let villach = corpus
        .events()
        .iter()
        .position(|event| event.id.as_str() == "villach-attack");
    assert!(villach.is_some_and(|villach| found.contains(&villach)));
    assert!(found.len() < corpus.events().len() / 2);
}

#[test]
fn nothing_to_print_says_so() {
    let corpus = built_in_corpus().0;
    let mut state = of(View::Timeline);
    state.range = DayRange::of_years(1800, 1801);
    let document = handout(&corpus, &state);
    assert_eq!(
        document.blocks,
        [Block::Title, Block::Nothing, Block::Colophon]
    );
}

#[test]
fn paper_has_a_link_and_is_left_with_the_view() {
    let corpus = built_in_corpus().0;
    let base = ViewState::default();
    for paper in Paper::ALL {
        let state = reduce(&corpus, &of(View::Compare), Action::Paper(Some(paper)));
        let link = write(&state, &base);
        assert!(link.contains(&format!("print={}", paper.word())), "{link}");
        assert_eq!(parse(&corpus, &link, &base).state, state);
        let french = reduce(&corpus, &state, Action::Lang(Lang::Fr));
        assert_eq!(french.paper, Some(paper));
        let gone = reduce(&corpus, &state, Action::Go(View::Figures));
        assert_eq!(gone.paper, None);
        let closed = reduce(&corpus, &state, Action::Paper(None));
        assert_eq!(closed, of(View::Compare));
    }
}

/// A text as it is compared: one space between two words.
pub fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn booklet_has_every_text_in_each_language() {
    let corpus = built_in_corpus();
    let data = corpus.0.data();
    for lang in Lang::ALL {
        let state = ViewState {
            lang,
            paper: Some(Paper::All),
            ..ViewState::default()
        };
        let html = prerender_paper(corpus.clone(), state);
        let text = Element::parse(&html).text();
        let events = data.events.iter().flat_map(|r| [&r.title, &r.summary]);
        let texts = events
            .chain(data.statements.iter().map(|r| &r.text))
            .chain(data.series.iter().map(|r| &r.title))
            .chain(data.divergences.iter().flat_map(|r| [&r.title, &r.differs]))
            .chain(data.topics.iter().map(|r| &r.title))
            .chain(data.terms.iter().map(|r| &r.text))
            .chain(data.omissions.iter().map(|r| &r.what));
        for wanted in texts {
            let wanted = words(wanted.get(lang).text);
            assert!(text.contains(&wanted), "{lang:?}: {wanted}");
        }
        for source in &data.sources {
            let wanted = words(&source.title);
            assert!(text.contains(&wanted), "{lang:?}: {wanted}");
        }
        let printed = data.events.iter().flat_map(|r| &r.at);
        let printed = printed.chain(data.statements.iter().flat_map(|r| &r.at));
        for at in printed {
            assert!(text.contains(&words(&at.find)), "{lang:?}: {}", at.find);
        }
        // Which copy it was printed from.
        for wanted in [EDITION.version, EDITION.short_checksum()] {
            assert!(text.contains(wanted), "{lang:?}: {wanted}");
        }
        let day: Edtf = EDITION.data_date.parse().expect("a day");
        let day = words(&date_in_words(&day, lang));
        assert!(text.contains(&day), "{lang:?}: {day}");
    }
}

/// What stands in the element of an id, in which each of these must be.
fn has_all(page: &Element, id: &str, wanted: &[String]) {
    let element = page.with_id(id).unwrap_or_else(|| panic!("{id}"));
    let text = element.text();
    for wanted in wanted {
        let wanted = words(wanted);
        assert!(
            !wanted.is_empty() && text.contains(&wanted),
            "{id}: {wanted}"
        );
    }
}

/// Where something says so, as the plain text has it: a letter for the source, and pages.
fn short_places(corpus: &Corpus, at: &[Locator]) -> Vec<String> {
    let place = |at: &Locator| {
        let sources = &mut corpus.sources().iter();
        let number = sources.position(|source| source.id == at.source);
        let letter = char::from(b'A' + number.expect("a source") as u8);
        match pages(corpus.section(at), at.page, Lang::En) {
            Some(pages) => format!("{letter}, {pages}"),
            None => letter.to_string(),
        }
    };
    at.iter().map(place).collect()
}

/// The file's plain text, which is English, has of each record what it promises, and no
/// control.
#[test]
fn plain_text_has_the_content_and_nothing_to_press() {
    let corpus = built_in_corpus();
    let data = corpus.0.data();
    let page = Element::parse(&prerender_plain(corpus.clone()));
    let text = page.text();
    let english = |text: &Text| text.get(Lang::En).text.to_owned();
    for event in &data.events {
        let date = match &event.date_words {
            Some(words) => english(words),
            None => date_in_words(&event.date, Lang::En),
        };
        let mut wanted = vec![english(&event.title), date, english(&event.summary)];
        wanted.extend(event.place.iter().chain(&event.note).map(english));
        wanted.extend(event.actors.iter().cloned());
        assert!(!event.at.is_empty(), "{}", event.id);
        wanted.extend(short_places(&corpus.0, &event.at));
        has_all(&page, &format!("v=1&event={}", event.id), &wanted);
    }
    let (a, b) = (Column::Year(2024), Column::Year(2025));
    let mut statements = 0;
    for row in compare(&corpus.0, &a, &b).rows {
        let mut wanted = vec![
            english(&row.topic.title),
            outcome_name(row.outcome, "2024", "2025", Lang::En).to_string(),
        ];
        for side in [&row.a, &row.b] {
            let mut years = BTreeSet::new();
            for statement in side {
                statements += 1;
                // Of each year the first in full, and what the others come to.
                let said = match years.insert(statement.year) {
                    true => &statement.text,
                    false => &statement.gist,
                };
                wanted.push(english(said));
                assert!(!statement.at.is_empty(), "{}", statement.id);
                wanted.extend(short_places(&corpus.0, &statement.at));
            }
        }
        for series in &row.series {
            wanted.push(english(&series.title));
            let values = [&a, &b].into_iter().flat_map(|side| side.values(series));
            wanted.extend(values.map(|value| figure(value, series.unit, Lang::En)));
        }
        has_all(&page, &format!("v=1&topic={}", row.topic.id), &wanted);
    }
    assert!(statements > 50, "only {statements} statements");
    for (number, source) in corpus.0.sources().iter().enumerate() {
        let letter = char::from(b'A' + number as u8);
        let explained = format!("{letter} = {}", source.name());
        assert!(text.contains(&words(&explained)), "{explained}");
        let mut wanted = vec![source.title.clone()];
        wanted.extend(Some(source.publisher.clone()).filter(|name| !name.is_empty()));
        wanted.extend(source.published.map(|date| date_in_words(&date, Lang::En)));
        let omissions = data.omissions.iter().filter(|one| one.source == source.id);
        wanted.extend(omissions.map(|one| english(&one.what)));
        let id = format!("v=1&view=sources&record={}", source.id);
        has_all(&page, &id, &wanted);
    }
    let tour = corpus.0.main_tour().expect("there is a tour");
    let chapters = tour.chapters.iter().map(|chapter| &chapter.title);
    for wanted in [&tour.title, &tour.intro].into_iter().chain(chapters) {
        assert!(text.contains(&words(&english(wanted))), "{wanted:?}");
    }
    for (number, step) in tour.steps().enumerate() {
        let event = corpus.0.event(&step.event).expect("the step's event");
        let mut wanted = vec![english(&event.title)];
        wanted.extend(step.text.iter().map(english));
        let id = format!("v=1&tour={}&step={}", tour.id, number + 1);
        has_all(&page, &id, &wanted);
    }
    let mut ids = BTreeSet::new();
    for element in page.all() {
        let pressed = ["button", "input", "select", "textarea", "details", "svg"];
        assert!(
            !pressed.contains(&element.name.as_str()),
            "{}",
            element.name
        );
        assert_eq!(element.attribute("tabindex"), None);
        if let Some(id) = element.attribute("id") {
            assert!(ids.insert(id), "{id} stands twice");
            // The id is a link that the program follows, whole.
            let parsed = parse(&corpus.0, id, &ViewState::default());
            assert_eq!(parsed.warnings, [], "{id}");
        }
        if let Some(target) = element.attribute("href") {
            let target = target.strip_prefix('#').expect("a place in the page");
            assert!(page.with_id(target).is_some(), "{target}");
        }
    }
}
