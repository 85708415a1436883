//! What holds of every view, whatever the data.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use threatline::app::{SharedCorpus, built_in_corpus, prerender_paper};
use threatline::i18n::date_in_words;
use threatline::model::compare::{BasisKind, Outcome, compare};
use threatline::model::matrix;
use threatline::model::search::{Hit, HitKind, Search, SearchIndex, tour_entry};
use threatline::model::{
    Column, Corpus, EventId, Lang, Locator, SeriesId, Sign, Statement, StatementId, Text,
};
use threatline::view::{View, ViewState, parse, shown_ladder, years_of_matrix};

use super::html::{Element, Node};
use super::{page, rendered, small, with_report};

/// Links to each view, and to what opens in one, for records of a corpus.
pub fn links(corpus: &SharedCorpus) -> Vec<String> {
    let data = corpus.0.data();
    let mut links: Vec<String> = View::ALL
        .iter()
        .map(|view| format!("view={}", view.word()))
        .collect();
    for mode in [
        "matrix",
        "ladder",
        "ladder&scale=icd203",
        "ladder&scale=phia",
        "digest",
    ] {
        links.push(format!("view=compare&mode={mode}"));
    }
    links.push("view=figures&unit=count".to_owned());
    links.push("view=divergences&kind=editions&weight=wording".to_owned());
    links.push("view=compare&sort=weight&basis=stated".to_owned());
    links.push("view=compare&sort=sign&sign=dropped&weight=wording".to_owned());
    links.extend(["view=timeline&list=1", "q=a", "q=nowhere+at+all"].map(str::to_owned));
    links.push("view=timeline&from=1800-01-01&to=1801-01-01".to_owned());
    for lane in corpus.0.lanes().take(2) {
        links.push(format!("theme={}", lane.id));
        links.push(format!(
            "theme={}&event-kind=call&year=1066&view=timeline",
            lane.id
        ));
        links.push(format!("group={}:2014-01-01:2026-12-31", lane.id));
    }
    let middle = data.events.len() / 2;
    for event in data.events.iter().take(1).chain(data.events.get(middle)) {
        links.push(format!("view=timeline&event={}", event.id));
    }
    for tour in &data.tours {
        links.push(format!("tour={}&step=2", tour.id));
        links.push(format!("tour={}&step=9999", tour.id));
        links.push(format!("tour={}&step=3&present=1", tour.id));
    }
    for topic in corpus.0.topics().iter().take(2) {
        links.push(format!("view=compare&topic={}", topic.id));
        links.push(format!("topic={}", topic.id));
    }
    links
}

/// What an element is called by a screen reader.
fn name_of(element: &Element, page: &Element) -> String {
    if let Some(label) = element.attribute("aria-label") {
        return label.trim().to_owned();
    }
    if let Some(ids) = element.attribute("aria-labelledby") {
        let texts = ids.split_whitespace().filter_map(|id| page.with_id(id));
        return texts.map(Element::text).collect();
    }
    let text = element.text();
    if text.is_empty() {
        element.attribute("title").unwrap_or_default().to_owned()
    } else {
        text
    }
}

fn is_button(element: &Element) -> bool {
    matches!(element.name.as_str(), "button" | "summary" | "a")
        || element.attribute("role") == Some("button")
}

fn is_field(element: &Element) -> bool {
    matches!(element.name.as_str(), "input" | "select" | "textarea")
}

/// Every breach of the rules on a page.
pub fn breaches(page: &Element) -> Vec<String> {
    let all = page.all();
    let mut breaches = Vec::new();
    let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
    for id in all.iter().filter_map(|element| element.attribute("id")) {
        *ids.entry(id).or_default() += 1;
    }
    for (id, count) in &ids {
        if *count > 1 {
            breaches.push(format!("the id {id} stands {count} times"));
        }
    }
    let labelled: Vec<&Element> = all
        .iter()
        .filter(|element| element.name == "label" && !element.text().is_empty())
        .flat_map(|label| label.all())
        .collect();
    for element in &all {
        let tag = format!("<{} {:?}>", element.name, element.attributes);
        let is_heading = matches!(
            element.name.as_str(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
        );
        if is_heading && element.text().is_empty() {
            breaches.push(format!("{tag} is an empty heading"));
        }
        if is_button(element) && name_of(element, page).is_empty() {
            breaches.push(format!("{tag} has no name"));
        }
        let in_label = || labelled.iter().any(|inner| std::ptr::eq(*inner, *element));
        if is_field(element) && name_of(element, page).is_empty() && !in_label() {
            breaches.push(format!("{tag} has no name"));
        }
        if matches!(element.name.as_str(), "section" | "nav")
            && element.attribute("aria-label") == Some("")
        {
            breaches.push(format!("{tag} has an empty name"));
        }
        for (name, value) in &element.attributes {
            if name == "style" || name.starts_with("on") || name == "srcdoc" {
                breaches.push(format!("{tag} has {name}, which the page's policy forbids"));
            }
            let refers = matches!(
                name.as_str(),
                "aria-labelledby" | "aria-describedby" | "aria-controls" | "for"
            );
            let links = (name == "href").then(|| value.strip_prefix('#')).flatten();
            let fills = value
                .strip_prefix("url(#")
                .and_then(|url| url.strip_suffix(')'));
            let targets = refers.then_some(value.as_str()).or(links).or(fills);
            for id in targets.unwrap_or_default().split_whitespace() {
                if !ids.contains_key(id) {
                    breaches.push(format!("{tag}: {name} names #{id}, which is not there"));
                }
            }
            if name == "lang" && Lang::from_tag(value).is_none() {
                breaches.push(format!("{tag} is in no language of the page"));
            }
            if value.contains("NaN") || value.contains("inf") && value.starts_with("-inf") {
                breaches.push(format!("{tag}: {name} is no number"));
            }
        }
        if element.name == "img" || element.name == "script" || element.name == "style" {
            breaches.push(format!("{tag} does not belong in a view"));
        }
    }
    if all.iter().filter(|element| element.name == "h1").count() != 1 {
        breaches.push("there is not one main heading".to_owned());
    }
    if all.iter().filter(|element| element.name == "main").count() != 1 {
        breaches.push("there is not one main part".to_owned());
    }
    breaches
}

/// Renders every view in every language, which must not panic, and looks at it.
fn keeps_the_rules(corpus: &SharedCorpus) {
    let mut found = Vec::new();
    for lang in Lang::ALL {
        for link in links(corpus) {
            let link = format!("{link}&lang={}", lang.tag());
            let page = rendered(corpus, &link);
            found.extend(
                breaches(&page)
                    .into_iter()
                    .map(|breach| format!("{link}: {breach}")),
            );
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_small_corpus_keeps_the_rules() {
    keeps_the_rules(&small());
}

#[test]
fn the_built_in_corpus_keeps_the_rules() {
    keeps_the_rules(&built_in_corpus());
}

/// A report of a reader's own may have pages and no sections, and sources with no short
/// name: what is known of a place stands everywhere.
#[test]
fn a_place_without_a_section_has_its_page_and_its_source() {
    let mut data = small().0.data().clone();
    let unsectioned = |at: &mut Vec<Locator>| {
        for at in at {
            at.section.clear();
            at.page = Some(12);
        }
    };
    data.events.iter_mut().for_each(|r| unsectioned(&mut r.at));
    data.statements
        .iter_mut()
        .for_each(|r| unsectioned(&mut r.at));
    for source in &mut data.sources {
        source.sections.clear();
        source.short = Text::default();
    }
    let title = data.sources[1].title.clone();
    let topic = data.statements[0].topic.clone();
    let corpus = SharedCorpus(Rc::new(Corpus::new(data)));
    let links = [
        "view=timeline&event=quay-fire".to_owned(),
        "tour=main&step=1&present=1".to_owned(),
        format!("view=compare&topic={topic}"),
        "view=compare&mode=digest".to_owned(),
    ];
    for link in links {
        let text = page(&corpus, &link).text();
        assert!(text.contains("p. 12"), "{link}: {text}");
        assert!(text.contains(&title), "{link}: {text}");
    }
    for link in ["view=timeline&print=view", "view=compare&print=view"] {
        let state = parse(&corpus.0, link, &ViewState::default()).state;
        let text = Element::parse(&prerender_paper(corpus.clone(), state)).text();
        assert!(text.contains("p. 12"), "{link}: {text}");
    }
}

/// The page's language is said, and what is in another language is marked.
#[test]
fn languages_are_marked() {
    let corpus = small();
    for lang in Lang::ALL {
        let page = page(&corpus, &format!("view=sources&lang={}", lang.tag()));
        let frame = page.children().next().expect("a frame");
        assert_eq!(frame.attribute("lang"), Some(lang.tag()));
        let dutch = page.with_id("record-review-2025-nl").expect("the source");
        let title = dutch.all().into_iter().find(|element| element.name == "h2");
        assert_eq!(title.and_then(|title| title.attribute("lang")), Some("nl"));
    }
}

fn ids(page: &Element) -> BTreeSet<String> {
    let ids = page
        .all()
        .into_iter()
        .filter_map(|element| element.attribute("id"));
    ids.map(str::to_owned).collect()
}

/// Every record of the built-in data stands in a view that a link leads to.
#[test]
fn every_record_is_shown_somewhere() {
    let corpus = built_in_corpus();
    let data = corpus.0.data();
    let mut missing = Vec::new();
    let mut expect = |ids: &BTreeSet<String>, id: String| {
        if !ids.contains(&id) {
            missing.push(id);
        }
    };

    let list = page(
        &corpus,
        "view=timeline&list=1&from=1000-01-01&to=2999-12-31",
    );
    let rows: BTreeSet<String> = list
        .all()
        .iter()
        .filter_map(|element| element.attribute("data-row"))
        .map(str::to_owned)
        .collect();
    for event in &data.events {
        expect(&rows, event.id.to_string());
    }
    let figures = ids(&page(&corpus, "view=figures"));
    for series in &data.series {
        expect(&figures, format!("record-{}", series.id));
    }
    let divergences = ids(&page(&corpus, "view=divergences"));
    for divergence in &data.divergences {
        expect(&divergences, format!("record-{}", divergence.id));
    }
    let sources = ids(&page(&corpus, "view=sources"));
    for source in &data.sources {
        expect(&sources, format!("record-{}", source.id));
    }
    for term in &data.terms {
        expect(&sources, format!("record-{}", term.id));
    }
    for year in corpus.0.years() {
        let other = if year == 2025 { 2024 } else { 2025 };
        let compared = ids(&page(&corpus, &format!("view=compare&a={year}&b={other}")));
        let topics = data
            .statements
            .iter()
            .filter(|statement| statement.year == year);
        for topic in topics.map(|statement| &statement.topic) {
            expect(&compared, format!("topic-{topic}"));
        }
        let (a, b) = (Column::Year(year), Column::Year(other));
        let rows = compare(&corpus.0, &a, &b).rows.len();
        let shown = compared
            .iter()
            .filter(|id| id.starts_with("topic-"))
            .count();
        assert_eq!(shown, rows, "rows for {year} and {other}");
    }
    assert!(missing.is_empty(), "nowhere to be seen: {missing:?}");
}

/// The list holds exactly the events that pass the filter and lie in the years
/// in view.
#[test]
fn the_list_shows_what_passes() {
    let corpus = built_in_corpus();
    for filter in [
        "",
        "theme=jihadism",
        "event-kind=law,measure",
        "source=belga-2025-en",
        "year=2015..2016,2025",
        "theme=russia&year=2025&source=vsse-2025-nl",
    ] {
        let link = format!("view=timeline&list=1&from=2012-01-01&to=2026-12-31&{filter}");
        let state = parse(&corpus.0, &link, &ViewState::default()).state;
        let (first, last) = state.day_range().viewport().days();
        let passing = corpus.0.events().iter();
        let passing = passing.filter(|e| state.filter.matches(e) && e.date.intersects(first, last));
        let expected: Vec<&str> = passing.map(|event| event.id.as_str()).collect();
        assert!(!expected.is_empty(), "{filter}");
        let page = page(&corpus, &link);
        let all = page.all();
        let rows = all
            .iter()
            .filter_map(|element| element.attribute("data-row"));
        assert_eq!(rows.collect::<Vec<_>>(), expected, "{filter}");
    }
}

/// What can be one side, as links write it.
fn sides(corpus: &SharedCorpus) -> Vec<Column> {
    let years = corpus.0.years().into_iter().map(Column::Year);
    let sources = corpus.0.sources().iter();
    years
        .chain(sources.map(|source| Column::Source(source.id.clone())))
        .collect()
}

/// Between any two years or sources every row says something on each side and
/// in its sign, and no cell contradicts another.
#[test]
fn every_pair_renders_without_an_empty_cell() {
    let corpus = built_in_corpus();
    let sides = sides(&corpus);
    // That the other way round is the mirror is a property of the comparison.
    for (i, a) in sides.iter().enumerate() {
        for b in &sides[i..] {
            let link = format!("view=compare&a={}&b={}", encoded(a), encoded(b));
            let page = page(&corpus, &link);
            let elements: BTreeMap<&str, &Element> = page
                .all()
                .into_iter()
                .filter_map(|element| Some((element.attribute("id")?, element)))
                .collect();
            let rows = compare(&corpus.0, a, b).rows;
            for row in &rows {
                let name = format!("{link} {}", row.topic.id);
                let shown = elements
                    .get(format!("topic-{}", row.topic.id).as_str())
                    .unwrap_or_else(|| panic!("{name} is missing"));
                let cells = shown.all();
                let cell = |class: &str| {
                    let found = cells.iter().find(|element| element.has_class(class));
                    *found.unwrap_or_else(|| panic!("{name}: no {class}"))
                };
                let is_silent = |class: &str| {
                    let within = cell(class).all();
                    within.iter().any(|element| element.has_class("silent"))
                };
                for class in ["cell-a", "cell-b", "cell-sign"] {
                    assert!(!cell(class).text().is_empty(), "{name}: {class} is empty");
                }
                let silent = (is_silent("cell-a"), is_silent("cell-b"));
                match row.outcome {
                    Outcome::OnlyA => assert_eq!(silent, (false, true), "{name}"),
                    Outcome::OnlyB => assert_eq!(silent, (true, false), "{name}"),
                    Outcome::NotStated | Outcome::Agree | Outcome::Differ | Outcome::Unchanged
                        if a != b && row.main.basis.kind() == BasisKind::Neither =>
                    {
                        assert_eq!(silent, (false, false), "{name}");
                    }
                    _ => assert_ne!(silent, (true, true), "{name}"),
                }
            }
        }
    }
}

/// A side as it stands in a link.
fn encoded(side: &Column) -> String {
    side.to_string().replace(':', "%3A")
}

/// Every topic opens, between years, between sources and in every language.
#[test]
fn every_topic_opens() {
    let corpus = built_in_corpus();
    let mut found = Vec::new();
    for (i, topic) in corpus.0.topics().iter().enumerate() {
        let lang = Lang::ALL[i % 3].tag();
        for sides in [
            "a=2024&b=2025&words=1",
            "a=2017&b=2025",
            "a=src:vsse-2025-en&b=src:vsse-2025-nl",
            "a=src:belga-2025-en&b=2025&words=1",
        ] {
            // With its theme alone: the other rows are looked at elsewhere.
            let theme = &topic.theme;
            let link = format!(
                "view=compare&theme={theme}&topic={}&{sides}&lang={lang}",
                topic.id
            );
            let page = page(&corpus, &link);
            let breaches = breaches(&page);
            found.extend(
                breaches
                    .into_iter()
                    .map(|breach| format!("{link}: {breach}")),
            );
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Summaries whose words are compared stand face to face, before the others.
#[test]
fn what_is_compared_stands_face_to_face() {
    let corpus = built_in_corpus();
    let mut compared = 0;
    for topic in corpus.0.topics() {
        let theme = &topic.theme;
        let link = format!("view=compare&theme={theme}&topic={}&words=1", topic.id);
        let page = page(&corpus, &link);
        let all = page.all();
        let sides = all.iter().filter(|element| element.has_class("side"));
        let marked = |side: &&Element| -> Vec<bool> {
            let all = side.all();
            let statements = all.iter().filter(|element| element.has_class("statement"));
            let is_marked = |element: &&&Element| {
                let mut all = element.all().into_iter();
                all.any(|element| matches!(element.name.as_str(), "del" | "ins"))
            };
            statements.map(|statement| is_marked(&statement)).collect()
        };
        let sides: Vec<Vec<bool>> = sides.map(marked).collect();
        let [a, b] = sides.as_slice() else {
            continue;
        };
        let pairs = a.iter().zip(b).filter(|(a, b)| **a || **b).count();
        let first = a.iter().zip(b).take_while(|(a, b)| **a || **b).count();
        assert_eq!(pairs, first, "{link}");
        for side in [a, b] {
            assert!(side.iter().skip(first).all(|marked| !marked), "{link}");
        }
        compared += pairs;
    }
    assert!(compared > 0, "no summaries are compared");
}

/// The digest holds every topic that moved, with its sign and whose judgement
/// it is.
#[test]
fn the_digest_holds_what_moved() {
    let corpus = built_in_corpus();
    let (a, b) = (Column::Year(2024), Column::Year(2025));
    for lang in Lang::ALL {
        let page = page(
            &corpus,
            &format!("view=compare&mode=digest&lang={}", lang.tag()),
        );
        let all = page.all();
        let rows: Vec<String> = all
            .iter()
            .filter(|element| element.name == "tr")
            .map(|row| row.text())
            .collect();
        let moved = compare(&corpus.0, &a, &b).rows;
        let moved: Vec<_> = moved
            .iter()
            .filter(|row| {
                use Outcome::{Dropped, Lowered, New, Raised};
                matches!(row.outcome, Raised | New | Lowered | Dropped)
            })
            .collect();
        assert!(moved.len() > 10, "{} topics moved", moved.len());
        for row in moved {
            let title = row.topic.title.get(lang).text;
            let found = rows.iter().find(|text| text.starts_with(title));
            let found = found.unwrap_or_else(|| panic!("{title} is not in the digest"));
            // A sign and a basis behind the title.
            assert!(found.len() > title.len() + 10, "{found}");
        }
    }
}

/// In the matrix every topic that is spoken of has its row, and every cell
/// either speaks or says that nothing does.
#[test]
fn every_cell_of_the_matrix_says_something() {
    let corpus = built_in_corpus();
    for link in [
        "view=compare&mode=matrix",
        "view=compare&mode=matrix&years=all",
        "view=compare&mode=matrix&base=2025&lang=nl",
    ] {
        let page = page(&corpus, link);
        assert_eq!(breaches(&page), Vec::<String>::new(), "{link}");
        let tables = page.all();
        let matrix = tables.iter().find(|element| element.has_class("matrix"));
        let cells = matrix.expect("a matrix").all();
        let cells: Vec<_> = cells.iter().filter(|cell| cell.name == "td").collect();
        assert!(cells.len() > 200, "{link}: {} cells", cells.len());
        for cell in cells {
            assert!(!cell.text().is_empty(), "{link}: an empty cell");
        }
        for topic in corpus.0.topics() {
            let spoken = corpus.0.statements_of(&topic.id);
            let years = [2017, 2024, 2025];
            if spoken
                .into_iter()
                .any(|statement| years.contains(&statement.year))
            {
                assert!(
                    page.with_id(&format!("topic-{}", topic.id)).is_some(),
                    "{link} {}",
                    topic.id
                );
            }
        }
    }
}

/// Where figures of one topic count different things, the page draws the break, says
/// "counted differently" where a line would have gone on, explains each code, and gives the
/// reason from the data.
#[test]
fn a_break_between_figures_is_drawn_and_said() {
    let corpus = built_in_corpus();
    for (lang, words, code) in [
        (
            "en",
            "counted differently",
            "break: what is counted changes",
        ),
        ("nl", "anders geteld", "breuk: wat er geteld wordt"),
        (
            "fr",
            "compté autrement",
            "rupture : ce qui est compté change",
        ),
    ] {
        for link in [
            "view=figures&theme=nsa",
            "view=compare&a=2024&b=2025&topic=nsa.clearances",
        ] {
            let page = page(&corpus, &format!("{link}&lang={lang}"));
            let all = page.all();
            let multiples: Vec<_> = all.iter().filter(|e| e.has_class("multiples")).collect();
            assert_eq!(multiples.len(), 1, "{link}");
            let text = multiples[0].text();
            let parts = multiples[0].all();
            let panels = parts.iter().filter(|e| e.has_class("one-series")).count();
            let breaks = parts
                .iter()
                .filter(|e| e.name == "g" && e.has_class("chart-break"));
            // Each panel has one, and the legend its sample.
            assert_eq!(breaks.count(), panels + 1, "{link}");
            assert!(
                text.contains(words) && text.contains(code),
                "{lang}: {text}"
            );
            for record in corpus.0.data().incomparable.iter() {
                if record.topic.as_str() == "nsa.clearances" {
                    let lang = Lang::from_tag(lang).expect("a language");
                    let reason = record.reason.get(lang).text;
                    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
                    assert!(text.contains(&reason), "{lang:?}: {reason}");
                }
            }
        }
    }
    // A computed value and an estimate have theirs in the tables, with a sentence.
    let page = page(&corpus, "view=figures");
    let all = page.all();
    for (letter, sentence) in [("C", "computed here"), ("E", "estimate")] {
        let mark = all.iter().find(|e| e.name == "abbr" && e.text() == letter);
        let title = mark
            .and_then(|mark| mark.attribute("title"))
            .unwrap_or_default();
        assert!(title.starts_with(sentence), "{letter}: {title}");
    }
}

/// What is contested says so where it is listed: an event, a topic, a figure.
#[test]
fn what_is_contested_has_a_mark_in_every_list() {
    let corpus = built_in_corpus();
    let contested = |id: &str| corpus.0.divergences_about(id).next().is_some();
    let list = page(
        &corpus,
        "view=timeline&list=1&from=1900-01-01&to=2030-12-31",
    );
    let rows = list.all();
    let mut marked = 0;
    for row in rows.iter().filter(|e| e.attribute("data-row").is_some()) {
        let id = row.attribute("data-row").unwrap_or_default();
        let mark = row.all().iter().any(|e| e.has_class("small-contested"));
        assert_eq!(mark, contested(id), "{id}");
        marked += usize::from(mark);
    }
    assert!(marked > 3, "{marked}");
    for link in ["view=home&a=2024&b=2025", "view=compare&a=2024&b=2025"] {
        let page = page(&corpus, link);
        let (a, b) = (Column::Year(2024), Column::Year(2025));
        for row in &compare(&corpus.0, &a, &b).rows {
            let shown = page.with_id(&format!("topic-{}", row.topic.id));
            let shown = shown.unwrap_or_else(|| panic!("{link}: {}", row.topic.id));
            let mark = shown.all().iter().any(|e| e.has_class("row-contested"));
            assert_eq!(
                mark,
                !row.divergences.is_empty(),
                "{link}: {}",
                row.topic.id
            );
        }
    }
    // In full each has a way to where the sources differ.
    let mut ways: BTreeMap<String, Vec<(&str, &str)>> = BTreeMap::new();
    for divergence in &corpus.0.data().divergences {
        for id in &divergence.about {
            let link = if corpus.0.event(&EventId::new(id)).is_some() {
                format!("event={id}")
            } else if corpus.0.one_series(&SeriesId::new(id)).is_some() {
                format!("view=figures&record={id}")
            } else {
                let statement = corpus.0.statement(&StatementId::new(id));
                let statement = statement.unwrap_or_else(|| panic!("{id} is no record"));
                let (year, topic) = (statement.year, &statement.topic);
                let other = if year == 2025 { 2024 } else { 2025 };
                format!("view=compare&topic={topic}&a={year}&b={other}")
            };
            let title = divergence.title.get(Lang::En).text;
            ways.entry(link).or_default().push((id, title));
        }
    }
    for (link, ways) in ways {
        let page = page(&corpus, &link);
        for (id, title) in ways {
            let statement = page.with_id(&format!("statement-{id}"));
            let within = statement.map_or_else(|| page.all(), Element::all);
            let way = within.iter().any(|e| {
                e.has_class("contested")
                    && e.all()
                        .iter()
                        .any(|e| e.name == "button" && e.text() == title)
            });
            assert!(way, "{link}: no way from {id} to {title}");
        }
    }
}

/// And where it stands in brief: in a cell, on the ladder, among the results.
#[test]
fn what_is_contested_has_a_mark_where_it_stands_in_brief() {
    let corpus = built_in_corpus();
    let contested = |id: &str| corpus.0.divergences_about(id).next().is_some();
    let has_mark = |shown: &Element| shown.all().iter().any(|e| e.has_class("small-contested"));
    let is_contested = |statements: &[&Statement]| {
        let mut statements = statements.iter();
        statements.any(|one| contested(one.id.as_str()))
    };
    let mut marked = [0; 4];
    let mut wrong: Vec<String> = Vec::new();

    let matrix = page(&corpus, "view=compare&mode=matrix");
    let state = parse(&corpus.0, "view=compare&mode=matrix", &ViewState::default()).state;
    let columns = matrix::columns(&years_of_matrix(&corpus.0, &state).shown);
    for topic in corpus.0.topics() {
        let Some(row) = matrix::matrix_row(&corpus.0, topic, &columns, None) else {
            continue;
        };
        let shown = matrix
            .with_id(&format!("topic-{}", topic.id))
            .expect("a row");
        let cells: Vec<&Element> = shown.all().into_iter().filter(|e| e.name == "td").collect();
        assert_eq!(cells.len(), row.cells.len());
        for (cell, shown) in row.cells.iter().zip(cells) {
            let expected = if cell.statements.is_empty() {
                let mut series = cell.values.iter().map(|(series, _)| series.id.as_str());
                series.any(contested)
            } else {
                is_contested(&cell.statements)
            };
            if has_mark(shown) != expected {
                wrong.push(format!("matrix: {} {}", topic.id, cell.year));
            }
            marked[0] += usize::from(expected);
        }
    }

    let pair = page(&corpus, "view=compare&a=2024&b=2025");
    let (a, b) = (Column::Year(2024), Column::Year(2025));
    for row in &compare(&corpus.0, &a, &b).rows {
        let shown = pair
            .with_id(&format!("topic-{}", row.topic.id))
            .expect("a row");
        for (class, statements) in [("cell-a", &row.a), ("cell-b", &row.b)] {
            let cell = shown.all().into_iter().find(|e| e.has_class(class));
            let expected = is_contested(statements);
            if !statements.is_empty() {
                let cell = cell.expect("a cell");
                if has_mark(cell) != expected {
                    wrong.push(format!("pair: {} {class}", row.topic.id));
                }
                marked[1] += usize::from(expected);
            }
        }
    }

    let ladder = page(&corpus, "view=compare&mode=ladder");
    let on_ladder = shown_ladder(&corpus.0, &ViewState::default());
    for (class, only_steps) in [("rung-mark", false), ("is-term", true)] {
        let lines = on_ladder.iter();
        let lines = lines.filter(|line| !only_steps || !line.steps().is_empty());
        let statements = lines.flat_map(|line| &line.statements);
        let expected = statements.filter(|one| contested(one.id.as_str())).count();
        let entries = ladder.all().into_iter().filter(|e| e.has_class(class));
        let with_mark = entries.filter(|entry| has_mark(entry)).count();
        if with_mark != expected {
            wrong.push(format!("ladder: {with_mark} of {expected} {class}"));
        }
        marked[2] += expected;
    }

    let index = SearchIndex::new(&corpus.0, Lang::En, date_in_words);
    let query = "2025";
    let search = Search::new(&index, query);
    let found = HitKind::ALL.map(|kind| search.best(&index, kind, 20));
    let data = corpus.0.data();
    let results = page(&corpus, &format!("view=sources&q={query}"));
    let shown: Vec<&Element> = results
        .all()
        .into_iter()
        .filter(|e| e.has_class("hit"))
        .collect();
    assert_eq!(shown.len(), found.iter().map(Vec::len).sum::<usize>());
    for (found, shown) in found.iter().flatten().zip(shown) {
        let expected = match found.hit {
            Hit::Event(i) => contested(data.events[i].id.as_str()),
            Hit::Statement(i) => contested(data.statements[i].id.as_str()),
            Hit::Series(i) => contested(data.series[i].id.as_str()),
            Hit::Tour(i) => {
                let step = tour_entry(&corpus.0, i).and_then(|entry| entry.step);
                step.is_some_and(|of| contested(of.step.event.as_str()))
            }
            _ => false,
        };
        if has_mark(shown) != expected {
            wrong.push(format!("results: {:?}", found.hit));
        }
        marked[3] += usize::from(expected);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(marked.iter().all(|count| *count > 2), "{marked:?}");
}

/// A year for the comparison is chosen above the list too, where the comparison stands
/// beside it.
#[test]
fn the_years_compared_are_chosen_above_the_list() {
    let corpus = built_in_corpus();
    for (link, has) in [
        ("view=home&list=1&a=2017&b=2025", true),
        ("view=timeline&list=1&a=2017&b=2025", false),
    ] {
        let page = page(&corpus, link);
        let all = page.all();
        let years = all.iter().filter(|e| e.has_class("brush-year"));
        let years: Vec<(String, bool)> = years
            .map(|e| (e.text(), e.attribute("aria-pressed") == Some("true")))
            .collect();
        let expected = corpus.0.years().into_iter().filter(|_| has);
        let expected: Vec<(String, bool)> = expected
            .map(|year| (year.to_string(), [2017, 2025].contains(&year)))
            .collect();
        assert_eq!(years, expected, "{link}");
        assert_eq!(all.iter().any(|e| e.has_class("list-years")), has, "{link}");
    }
}

/// An opened row has every statement of both its years, and an event's panel
/// its title, its summary and each of its places.
#[test]
fn what_is_opened_is_complete() {
    let corpus = small();
    for topic in corpus.0.topics() {
        let page = page(&corpus, &format!("view=compare&topic={}", topic.id));
        for statement in corpus.0.statements_of(&topic.id) {
            let id = format!("statement-{}", statement.id);
            let shown = page
                .with_id(&id)
                .unwrap_or_else(|| panic!("{id} is missing"));
            let text = shown.text();
            assert!(text.contains(statement.text.get(Lang::En).text));
            for at in &statement.at {
                assert!(text.contains(&at.find), "{id}: {}", at.find);
            }
        }
    }
    for event in corpus.0.events() {
        let page = page(&corpus, &format!("view=timeline&list=1&event={}", event.id));
        let panel = page.with_id("event-panel").expect("the panel").text();
        for text in [&event.title, &event.summary] {
            assert!(panel.contains(text.get(Lang::En).text), "{}", event.id);
        }
        for at in &event.at {
            let source = corpus.0.source(&at.source).expect("the source");
            assert!(panel.contains(&at.find) && panel.contains(source.name(Lang::En).text));
        }
    }
}

/// The small corpus has what the snapshots are to show.
#[test]
fn the_small_corpus_has_every_sign_and_basis() {
    use threatline::model::compare::{Basis, counts};
    let corpus = small();
    let (a, b) = (Column::Year(2024), Column::Year(2025));
    let comparison = compare(&corpus.0, &a, &b);
    let found: Vec<Outcome> = counts(&comparison.outline())
        .into_iter()
        .map(|(outcome, _)| outcome)
        .collect();
    let signs = Sign::ALL.map(Outcome::from);
    assert!(signs.iter().all(|sign| found.contains(sign)), "{found:?}");
    let judgements = comparison
        .rows
        .iter()
        .flat_map(|row| std::iter::once(&row.main).chain(&row.others));
    let bases: BTreeSet<&str> = judgements
        .map(|judgement| match judgement.basis {
            Basis::Stated { .. } => "stated",
            Basis::Ladder { .. } => "ladder",
            Basis::Figures { .. } => "figures",
            Basis::Incomparable(_) => "incomparable",
            Basis::Silent { .. } => "silent",
            Basis::NoDirection => "no direction",
            Basis::SameSide => "same side",
            Basis::Differ(_) => "differ",
            Basis::Agree => "agree",
        })
        .collect();
    assert_eq!(bases.len(), 6, "{bases:?}");
}

/// The reader of the rendered pages can tell.
#[test]
fn breaches_are_found() {
    let page = |html: &str| {
        let html = format!("<main><h1>A</h1>{html}</main>");
        breaches(&Element::parse(&html))
    };
    assert_eq!(page(""), Vec::<String>::new());
    for html in [
        "<button></button>",
        "<button><span aria-hidden=\"true\">x</span></button>",
        "<h2> </h2>",
        "<p id=\"a\"></p><p id=\"a\"></p>",
        "<p style=\"color: red\"></p>",
        "<input type=\"text\">",
        "<p aria-labelledby=\"gone\"></p>",
        "<g fill=\"url(#gone)\"></g>",
        "<h1>B</h1>",
        "<rect x=\"NaN\"></rect>",
    ] {
        assert_eq!(page(html).len(), 1, "{html}: {:?}", page(html));
    }
    for html in [
        "<button aria-label=\"Close\"></button>",
        "<label>Name <input type=\"text\"></label>",
        "<p id=\"a\" aria-labelledby=\"a\">x &amp; y</p>",
    ] {
        assert_eq!(page(html), Vec::<String>::new(), "{html}");
    }
    let tree = Element::parse("<p>a &lt;b&gt;</p>");
    let Node::Element(p) = &tree.children[0] else {
        panic!("an element");
    };
    assert_eq!(p.text(), "a <b>");
}

/// A corpus of many events: ten lanes, a quarter of them periods, 1914 to 2026.
fn crowd(events: usize) -> SharedCorpus {
    use serde_json::json;
    use threatline::model::{Corpus, Data, Day, Event, Theme};
    let text = |text: String| json!({ "en": text, "nl": text, "fr": text });
    let first = Day::from_ymd(1914, 1, 1).expect("a day").0;
    let themes = (0..10).map(|lane| {
        let name = text(format!("Lane {lane}"));
        let theme = json!({ "id": format!("lane-{lane}"), "family": "crime", "name": name });
        serde_json::from_value::<Theme>(theme).expect("a theme")
    });
    let events = (0..events).map(|i| {
        // Spread evenly, in no order, the same in every run.
        let begin = Day(first + (i * 7919 % 41_000) as i32);
        let date = match i % 4 {
            0 => format!("{begin}/{}", Day(begin.0 + (i * 31 % 900) as i32)),
            _ => begin.to_string(),
        };
        let event = json!({
            "id": format!("event-{i}"), "date": date, "kind": "incident",
            "themes": [format!("lane-{}", i % 10)], "title": text(format!("Vote in Ghent {i}")),
            "summary": text(String::from("Made for a test.")), "at": [],
        });
        serde_json::from_value::<Event>(event).expect("an event")
    });
    SharedCorpus(Rc::new(Corpus::new(Data {
        themes: themes.collect(),
        events: events.collect(),
        ..Data::default()
    })))
}

/// However many events there are, the timeline stays light, and says how many
/// it shows.
#[test]
fn the_timeline_has_few_nodes_at_any_size() {
    const MOST_NODES: usize = 1_500;
    for events in [200, 4_000] {
        let corpus = crowd(events);
        for link in [
            "view=timeline&from=1914-01-01&to=2026-12-31",
            "view=timeline&from=1960-01-01&to=1969-12-31",
            "view=timeline&from=1965-03-01&to=1965-03-31",
            "view=timeline",
        ] {
            let page = page(&corpus, link);
            let is_drawing = |element: &&&Element| {
                let class = element.attribute("class").unwrap_or_default();
                class.split(' ').any(|class| class == "drawing-frame")
            };
            let all = page.all();
            let drawing = all.iter().find(is_drawing).expect("the drawing");
            let nodes = drawing.all().len();
            assert!(
                nodes <= MOST_NODES,
                "{nodes} nodes for {events} events: {link}"
            );
            let items = drawing.all().into_iter();
            let items = items.filter(|element| element.attribute("role") == Some("listitem"));
            assert!(items.count() > 0, "nothing is drawn: {link}");
        }
    }
}

/// What a reader's own report adds to what is built in says whose it is wherever it stands,
/// on the page and on paper: figures of a topic, differences between built-in sources, why
/// years must not be compared, terms, and directions computed from its records.
#[test]
fn what_a_report_adds_is_marked_wherever_it_stands() {
    let topic = "china.posture";
    let at = |year: i32| serde_json::json!([{ "source": "s", "find": year.to_string() }]);
    let value = |year: i32| {
        serde_json::json!({ "date": year.to_string(), "value": year,
            "qualifier": "exact", "at": at(year) })
    };
    let report = serde_json::json!({
        "threatline": 1,
        "title": "X",
        "sources": [{ "id": "s", "kind": "press", "language": "en", "year": 2022, "title": "s" }],
        "series": [{ "id": "f", "topic": topic, "themes": ["china"], "title": "Added figures",
            "unit": "count", "population": "x",
            "values": [value(2022), value(2024), value(2025)] }],
        "comparisons": [{ "topic": topic, "a": 2022, "b": 2025, "sign": "not-comparable",
            "reason": "Added reason", "sources": ["s"] }],
        "divergences": [{ "id": "d", "kind": "editions", "weight": "conclusion",
            "themes": ["china"], "title": "Added difference", "differs": "x", "about": [topic],
            "sides": [{ "at": { "source": "vsse-2025-en" }, "words": "x" },
                { "at": { "source": "vsse-2025-nl" }, "words": "y" }] }],
        "terms": [{ "id": "t", "name": "Added term", "text": "x", "note": true }],
    });
    let corpus = with_report(built_in_corpus().0, report.to_string());
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    for link in [
        "view=compare",
        "view=compare&topic=china.posture",
        "view=compare&a=2022&b=2025&topic=china.posture",
        "view=compare&mode=matrix&theme=china",
        "view=compare&mode=digest&theme=china",
        "view=compare&a=src:vsse-2025-en&b=src:vsse-2025-nl&topic=china.posture",
        "view=divergences&theme=china",
        "view=sources",
    ] {
        let parsed = parse(&corpus.0, link, &ViewState::default());
        assert_eq!(parsed.warnings, [], "{link}");
        let paper = Element::parse(&prerender_paper(corpus.clone(), parsed.state));
        for (where_, drawn) in [("page", rendered(&corpus, link)), ("paper", paper)] {
            let text = super::paper::words(&drawn.text());
            for added in [
                "Added figures",
                "Added reason",
                "Added difference",
                "Added term",
            ] {
                for (at, _) in text.match_indices(added) {
                    let rest = &text[at + added.len()..];
                    // What copies or cites it is a control beside it.
                    let is_control = text[..at].ends_with('(') || text[..at].ends_with(": ");
                    // Or it is what a direction is computed from, which says it first.
                    let before: String = text[..at].chars().rev().take(120).collect();
                    let before: String = before.chars().rev().collect();
                    let is_basis = before.contains("computed here (your report)");
                    assert!(
                        rest.trim_start().starts_with("your report") || is_control || is_basis,
                        "{where_}, {link}: {:.60}",
                        &text[at..]
                    );
                    *met.entry(added).or_default() += usize::from(!is_control);
                }
            }
        }
    }
    assert!(
        met.len() == 4 && met.values().all(|&count| count > 1),
        "{met:?}"
    );
}
