//! The document for paper: what of the data stands in it.

use std::collections::BTreeSet;

use threatline::app::{SharedCorpus, built_in_corpus, prerender_paper, prerender_plain};
use threatline::chart::{Code, breaks_of, codes_of, multiples};
use threatline::export::EDITION;
use threatline::i18n::{
    colon, date_in_words, figure, messages, outcome_name, pages, rung_name, rung_step, stated_by,
};
use threatline::model::compare::{Outcome, compare};
use threatline::model::matrix::{self, Standing};
use threatline::model::scale::ReferenceScale;
use threatline::model::search::{Search, SearchIndex};
use threatline::model::{Column, Corpus, Edtf, EventKind, Lang, Locator, Series, Text, ThemeId};
use threatline::view::{
    Action, Block, Chapter, CompareMode, DayRange, Document, Paper, Shown, Sides, View, ViewState,
    parse, reduce, shown_ladder, shown_matrix_rows, write, years_of_matrix,
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
}

/// The articles of a handout, each as its text.
fn articles(corpus: &SharedCorpus, state: &ViewState) -> Vec<String> {
    let state = ViewState {
        paper: Some(Paper::View),
        ..state.clone()
    };
    let html = Element::parse(&prerender_paper(corpus.clone(), state));
    let all = html.all();
    let articles = all.into_iter().filter(|element| element.name == "article");
    articles.map(|element| words(&element.text())).collect()
}

/// Each row of the matrix that is shown, with its years: sign, what it is against, and all
/// that was said.
#[test]
fn handout_of_the_matrix_has_its_rows_and_their_cells() {
    let corpus = built_in_corpus();
    let mut signs = BTreeSet::new();
    for (lang, link) in [
        (Lang::En, ""),
        (Lang::Nl, "&sign=raised"),
        (Lang::Fr, "&weight=conclusion&base=2025"),
        (Lang::En, "&years=all"),
    ] {
        let link = format!("view=compare&mode=matrix&lang={}{link}", lang.tag());
        let parsed = parse(&corpus.0, &link, &ViewState::default());
        assert_eq!(parsed.warnings, [], "{link}");
        let state = parsed.state;
        let years = years_of_matrix(&corpus.0, &state);
        let columns = matrix::columns(&years.shown);
        let rows = matrix::outline(&corpus.0, &columns, state.base_year);
        let shown = shown_matrix_rows(&rows, &state);
        assert_eq!(chapters(&handout(&corpus.0, &state)), [Chapter::Matrix]);
        let printed = articles(&corpus, &state);
        assert_eq!(printed.len(), shown.len(), "{link}");
        let all = matches!(link.split_once("lang=en"), Some((_, "")));
        assert!(if all {
            shown.len() == rows.len()
        } else {
            !shown.is_empty()
        });
        for (text, row) in printed.iter().zip(shown) {
            let topic = corpus.0.topic(&rows[row].last.topic).expect("the topic");
            let title = words(topic.title.get(lang).text);
            assert!(text.starts_with(&title), "{text}");
            let row = matrix::matrix_row(&corpus.0, topic, &columns, state.base_year);
            for cell in row.expect("a year speaks").cells {
                let mut wanted = Vec::new();
                let sign = |outcome| outcome_name(outcome, "", &cell.year.to_string(), lang);
                match &cell.standing {
                    Some(Standing::Against(against)) => {
                        signs.insert(against.outcome);
                        let head = format!(
                            "{} {}, {} {}",
                            cell.year,
                            outcome_name(
                                against.outcome,
                                &against.year.to_string(),
                                &cell.year.to_string(),
                                lang
                            ),
                            messages(lang).against,
                            against.year
                        );
                        wanted.push(head);
                    }
                    Some(Standing::Only) => {
                        wanted.push(format!("{} {}", cell.year, sign(Outcome::OnlyB)));
                    }
                    Some(Standing::First) => {
                        wanted.push(format!("{} {}", cell.year, sign(Outcome::NotStated)));
                    }
                    None => wanted.push(cell.year.to_string()),
                }
                let said = cell.statements.iter();
                wanted.extend(said.map(|one| one.gist.get(lang).text.to_owned()));
                let values = cell.values.iter();
                wanted.extend(values.map(|(series, value)| figure(value, series.unit, lang)));
                for wanted in wanted {
                    let wanted = words(&wanted);
                    assert!(text.contains(&wanted), "{link}: {wanted} in {text}");
                }
            }
        }
    }
    assert!(signs.len() > 5, "{signs:?}");
}

/// Each line of the ladder with its rungs, its printed terms and its steps, and the scale
/// that is chosen.
#[test]
fn handout_of_the_ladder_has_its_rungs_and_steps() {
    let corpus = built_in_corpus();
    let mut steps = 0;
    for lang in Lang::ALL {
        for scale in [None, Some(ReferenceScale::Phia)] {
            let state = ViewState {
                lang,
                scale,
                mode: CompareMode::Ladder,
                paper: Some(Paper::View),
                ..of(View::Compare)
            };
            let lines = shown_ladder(&corpus.0, &state);
            let printed = articles(&corpus, &state);
            assert_eq!(printed.len(), lines.len());
            for (text, line) in printed.iter().zip(&lines) {
                let mut wanted = vec![line.of.get(lang).text.to_owned()];
                for statement in &line.statements {
                    let likelihood = statement.likelihood.as_ref().expect("a term");
                    let terms: Vec<&str> = likelihood.term.all().map(|one| one.text).collect();
                    let rung = rung_name(likelihood.rung, messages(lang));
                    wanted.push(format!("{} {rung} {}", statement.year, terms.join(" ")));
                }
                for step in line.steps() {
                    steps += 1;
                    let (from, to) = (step.from.year, step.to.year);
                    wanted.push(rung_step(step.rungs, from, to, lang));
                }
                for wanted in wanted {
                    let wanted = words(&wanted);
                    assert!(text.contains(&wanted), "{wanted} in {text}");
                }
            }
            let html = Element::parse(&prerender_paper(corpus.clone(), state));
            let text = html.text();
            let ranges = ReferenceScale::Phia.terms().iter();
            for range in ranges.map(|term| words(term.range)) {
                assert_eq!(text.contains(&range), scale.is_some(), "{range}");
            }
        }
    }
    assert!(steps > 0);
}

/// That a side is no more than a summary is said on the screen and on paper alike, of the
/// year and of the summary itself.
#[test]
fn a_summary_is_called_one_on_the_screen_and_on_paper() {
    let corpus = built_in_corpus();
    let (year, itself) = (
        "The 2024 side rests on a summary and on what other sources say about 2024:",
        "The 2024 side is a summary only:",
    );
    for (sides, year_said, itself_said) in [
        ("a=2024&b=2025", true, false),
        ("a=src:vsse-2024-en&b=2025", false, true),
        ("a=2025&b=src:vsse-2024-en", false, true),
        ("a=2017&b=2025", false, false),
    ] {
        let link = format!("view=compare&{sides}");
        let state = parse(&corpus.0, &link, &ViewState::default()).state;
        let screen = super::page(&corpus, &link).text();
        let paper = Element::parse(&prerender_paper(corpus.clone(), state)).text();
        for (place, text) in [("screen", screen), ("paper", paper)] {
            assert_eq!(text.contains(year), year_said, "{sides} on {place}");
            assert_eq!(text.contains(itself), itself_said, "{sides} on {place}");
        }
    }
}

#[test]
fn handout_of_a_search_has_what_was_found() {
    let corpus = built_in_corpus().0;
    let state = ViewState {
        query: "villach".to_owned(),
        ..of(View::Sources)
    };
    let index = SearchIndex::new(&corpus, Lang::En, date_in_words);
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

/// A tour's own line stands under the tour and its chapter, and what was left out of a
/// source with the source, once.
#[test]
fn handout_of_a_search_has_tours_and_what_was_left_out() {
    let corpus = built_in_corpus().0;
    let index = SearchIndex::new(&corpus, Lang::En, date_in_words);
    let found = |query: &str| {
        let state = ViewState {
            query: query.to_owned(),
            ..of(View::Sources)
        };
        let search = Search::new(&index, query);
        let shown = Shown::new(&corpus, &state.filter);
        Document::handout(&corpus, &state, &shown, Some((&index, &search))).blocks
    };
    let (tour, chapter, step, text) = corpus.data().tours[0]
        .chapters
        .iter()
        .enumerate()
        .flat_map(|(i, chapter)| {
            let steps = chapter.steps.iter().enumerate();
            steps.filter_map(move |(at, step)| Some((0, i, at, step.text.as_ref()?)))
        })
        .next()
        .expect("a step with a line");
    let blocks = found(text.get(Lang::En).text);
    let expected = [
        Block::Tour(tour),
        Block::TourChapter(tour, chapter),
        Block::Step(tour, chapter, step),
    ];
    assert!(blocks.windows(3).any(|three| three == expected));
    let omission = &corpus.data().omissions[0];
    let sources = corpus.sources().iter();
    let source = sources
        .map(|source| &source.id)
        .position(|id| *id == omission.source);
    let blocks = found(omission.what.get(Lang::En).text);
    let of_source = |block: &&Block| matches!(block, Block::Source(at) if Some(*at) == source);
    assert_eq!(blocks.iter().filter(of_source).count(), 1);
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
        // Each direction with the years that it stands between, and whose word it is; that of
        // the pair that is compared in its judgement.
        for statement in &data.statements {
            let Some(change) = &statement.change else {
                continue;
            };
            let said: Vec<&str> = change.words.all().map(|words| words.text).collect();
            let wanted = words(&format!(
                "{} – {}{}{} – {}{} {}",
                change.since,
                statement.year,
                colon(lang),
                outcome_name(change.sign.into(), "", "", lang),
                stated_by(statement, false, messages(lang)),
                colon(lang).trim_end(),
                said.join(" "),
            ));
            assert!(text.contains(&wanted), "{lang:?}: {wanted}");
        }
        // Why years must not be compared, for the topic and for its series.
        for record in &data.incomparable {
            let wanted = words(record.reason.get(lang).text);
            let series = data.series.iter();
            let series = series.filter(|series| {
                let records = breaks_of(series, &corpus.0);
                records.iter().any(|one| one.reason == record.reason)
            });
            let printed = text.matches(&wanted).count();
            assert_eq!(printed, 1 + series.count(), "{lang:?}: {wanted}");
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

/// Each chapter of the contents leads to its heading: a place that no part of the page has.
#[test]
fn contents_lead_to_their_chapters() {
    let corpus = built_in_corpus();
    let mut of_page = BTreeSet::new();
    for view in View::ALL {
        let page = super::page(&corpus, &format!("view={}", view.word()));
        let ids = page.all().into_iter().filter_map(|one| one.attribute("id"));
        of_page.extend(ids.map(str::to_owned));
    }
    for (view, paper) in [
        (View::Home, Paper::View),
        (View::Sources, Paper::View),
        (View::Home, Paper::All),
    ] {
        let state = ViewState {
            paper: Some(paper),
            ..of(view)
        };
        let wanted = match paper {
            Paper::All => chapters(&Document::booklet(&corpus.0, Lang::En)).len(),
            Paper::View => chapters(&handout(&corpus.0, &state)).len(),
        };
        let page = Element::parse(&prerender_paper(corpus.clone(), state));
        let all = page.all();
        let contents = all.iter().find(|one| one.has_class("paper-contents"));
        let links = contents.expect("a table of contents").all();
        let links: Vec<&Element> = links.into_iter().filter(|one| one.name == "a").collect();
        assert_eq!(links.len(), wanted);
        for link in links {
            let target = link
                .attribute("href")
                .and_then(|href| href.strip_prefix('#'));
            let target = target.expect("a place in the page");
            let with_id = all.iter().filter(|one| one.attribute("id") == Some(target));
            let headings: Vec<_> = with_id.collect();
            assert_eq!(headings.len(), 1, "{target}");
            assert_eq!(headings[0].name, "h2");
            assert!(headings[0].text().ends_with(&link.text()), "{target}");
            assert!(!of_page.contains(target), "{target}");
        }
    }
}

/// What the letters beside figures mean is said to those who cannot point at one: at the head
/// of the view, of those that occur, and on paper.
#[test]
fn figures_begin_with_what_their_codes_mean() {
    let corpus = built_in_corpus();
    let mut seen = BTreeSet::new();
    for lang in Lang::ALL {
        for unit in ["", "&unit=percent", "&unit=usd"] {
            let link = format!("view=figures&lang={}{unit}", lang.tag());
            let state = parse(&corpus.0, &link, &ViewState::default()).state;
            let series = corpus.0.data().series.iter();
            let series = series.filter(|series| state.shows_series(series));
            let (codes, conflicting) = codes_of(series);
            let m = messages(lang);
            let sentence = |code: Code| match code {
                Code::Break => m.code_break,
                Code::Estimate => m.code_estimate,
                Code::Computed => m.code_computed,
                Code::Above => m.code_above,
                Code::Below => m.code_below,
                Code::Missing => m.code_missing,
            };
            let mut wanted: Vec<(&str, &str)> = codes
                .iter()
                .map(|&code| (code.letter(), sentence(code)))
                .collect();
            seen.extend(wanted.iter().map(|(letter, _)| *letter));
            wanted.extend(conflicting.then_some(("≠", m.chart_conflict)));
            let page = super::page(&corpus, &link);
            let all = page.all();
            let place = |is_it: &dyn Fn(&Element) -> bool| all.iter().position(|one| is_it(one));
            let table = place(&|one| one.name == "table" || one.has_class("chart"));
            let legend = place(&|one| one.has_class("chart-legend"));
            let legend = legend.filter(|legend| Some(*legend) < table);
            let said = legend.map_or_else(String::new, |legend| all[legend].text());
            let said_of = |(letter, one): &(&str, &str)| words(&format!("{letter}{one}"));
            let all_of_them: Vec<String> = wanted.iter().map(said_of).collect();
            assert_eq!(words(&said), all_of_them.join(" "), "{link}");
            let paper = ViewState {
                paper: Some(Paper::View),
                ..state
            };
            let text = Element::parse(&prerender_paper(corpus.clone(), paper)).text();
            for (_, sentence) in wanted {
                assert!(text.contains(&words(sentence)), "{link}: {sentence}");
            }
        }
    }
    assert!(seen.len() > 3, "{seen:?}");
}

/// A reader of the figures on paper sees where what is counted changes, and why, as one at
/// the chart does.
#[test]
fn figures_on_paper_say_why_a_series_breaks() {
    let corpus = built_in_corpus();
    for lang in Lang::ALL {
        let state = ViewState {
            lang,
            paper: Some(Paper::View),
            ..of(View::Figures)
        };
        let text = Element::parse(&prerender_paper(corpus.clone(), state)).text();
        let all: Vec<&Series> = corpus.0.data().series.iter().collect();
        let drawn = multiples(&all, &corpus.0);
        let panels = drawn.iter().flat_map(|family| &family.panels);
        let breaks: Vec<_> = panels.flat_map(|panel| &panel.chart.breaks).collect();
        assert!(!breaks.is_empty());
        for found in breaks {
            let wanted = words(found.record.reason.get(lang).text);
            assert!(text.contains(&wanted), "{lang:?}: {wanted}");
        }
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
        wanted.extend(event.actors.iter().map(english));
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
        let explained = format!("{letter} = {}", source.name(Lang::En).text);
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
