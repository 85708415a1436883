//! What goes on paper: the blocks of a document, one after the other, of the
//! whole data or of what a view shows. Nothing is collapsed or counted in it.

use super::divergences::shown_divergences;
use super::filter::Shown;
use super::outline::{Part, outline};
use super::rows::{shown_ladder, shown_matrix_rows, shown_rows, years_of_matrix};
use super::state::{CompareMode, View, ViewState};
use crate::model::compare::{Outline, compare};
use crate::model::matrix;
use crate::model::scale::ReferenceScale;
use crate::model::search::{Hit, HitKind, Search, SearchIndex, fold, tour_entry};
use crate::model::*;
use crate::sort::SortLean;
use std::collections::HashMap;

/// How much is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Paper {
    /// What the view shows, as a handout.
    View,
    /// The whole data, as a booklet.
    All,
}

impl Paper {
    pub const ALL: [Paper; 2] = [Paper::View, Paper::All];

    /// The word in links.
    pub fn word(self) -> &'static str {
        match self {
            Paper::View => "view",
            Paper::All => "all",
        }
    }
}

/// The chapters, in the order of a booklet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chapter {
    Reading,
    Storyline,
    Events,
    Comparison,
    /// Topics by years.
    Matrix,
    Ladder,
    Figures,
    Divergences,
    Sources,
    Terms,
}

impl Chapter {
    /// The word in ids.
    pub fn word(self) -> &'static str {
        match self {
            Chapter::Reading => "reading",
            Chapter::Storyline => "storyline",
            Chapter::Events => "events",
            Chapter::Comparison => "comparison",
            Chapter::Matrix => "years",
            Chapter::Ladder => "ladder",
            Chapter::Figures => "figures",
            Chapter::Divergences => "differences",
            Chapter::Sources => "sources",
            Chapter::Terms => "terms",
        }
    }
}

/// Which statements of a topic stand on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sides {
    /// Those of the two that are compared.
    Pair,
    /// Those of every year.
    Years,
}

/// A piece that is drawn by itself. Numbers are positions in the corpus, in
/// the list of their kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The title, and which copy this is.
    Title,
    Contents,
    Chapter(Chapter),
    /// How dates, directions and figures are to be read.
    Reading,
    /// A tour's title and introduction.
    Tour(usize),
    /// A chapter of a tour.
    TourChapter(usize, usize),
    /// A step: tour, chapter, step.
    Step(usize, usize, usize),
    /// Events that began before the first day in view.
    Earlier,
    Year(i32),
    Event(usize),
    Lane(ThemeId),
    Topic(usize, Sides),
    /// A topic in the years of the matrix.
    Years(usize),
    /// A published scale, above the ladder.
    Scale(ReferenceScale),
    /// What is judged of a topic: its position, and that of the line among its own.
    Rungs(usize, usize),
    Series(usize),
    Weight(Weight),
    Divergence(usize),
    Source(usize),
    Term(usize),
    /// Nothing passes the filter.
    Nothing,
    Colophon,
}

/// A document: its blocks, and how many entries each chapter has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub paper: Paper,
    pub blocks: Vec<Block>,
    pub chapters: Vec<(Chapter, usize)>,
}

/// What answers to the query that is open.
pub type Found<'a> = (&'a SearchIndex, &'a Search);

impl Document {
    /// All records, in all their parts. The two sides that the state compares
    /// say how the topics are judged.
    pub fn booklet(corpus: &Corpus, lang: Lang) -> Document {
        let mut writer = Writer::new(corpus, Paper::All);
        writer.chapter(Chapter::Reading, vec![Block::Reading]);
        let tours = corpus.data().tours.iter().enumerate();
        writer.chapter(Chapter::Storyline, tours.flat_map(tour_blocks).collect());
        let events = 0..corpus.events().len();
        writer.chapter(Chapter::Events, events_by_year(corpus, events, None));
        let topics = corpus.topics().iter().enumerate();
        let topics = topics.filter(|(_, topic)| speaks(corpus, topic));
        let topics: Vec<usize> = topics.map(|(position, _)| position).collect();
        writer.topics(&topics, Sides::Years);
        let series: Vec<usize> = (0..corpus.data().series.len()).collect();
        writer.series(&series);
        writer.divergences(&ViewState::default());
        writer.sources();
        writer.terms(lang);
        writer.finish()
    }

    /// What the page's file carries as plain text: the storyline, all events,
    /// the comparison of two sides, the sources.
    pub fn plain(corpus: &Corpus, state: &ViewState) -> Document {
        let mut writer = Writer::new(corpus, Paper::All);
        if !corpus.data().tours.is_empty() {
            writer.chapter(
                Chapter::Storyline,
                tour_blocks((0, &corpus.data().tours[0])),
            );
        }
        let events = 0..corpus.events().len();
        writer.chapter(Chapter::Events, events_by_year(corpus, events, None));
        writer.rows(state, true);
        writer.sources();
        writer.finish()
    }

    /// What a view shows. `shown` are the events that pass its filter and, where
    /// only those are shown, answer to its query.
    pub fn handout(
        corpus: &Corpus,
        state: &ViewState,
        shown: &Shown,
        found: Option<Found<'_>>,
    ) -> Document {
        let mut writer = Writer::new(corpus, Paper::View);
        if state.shows_results() {
            if let Some((index, search)) = found {
                writer.results(index, search, state.lang);
            }
            return writer.finish();
        }
        let range = state.day_range();
        let in_view = || {
            let events = shown.iter().filter(|&position| {
                let event = corpus.events().get(position);
                event.is_some_and(|event| event.date.intersects(range.first, range.last))
            });
            events_by_year(corpus, events, Some(range.first))
        };
        let tour = state.tour.as_ref().and_then(|place| {
            let mut tours = corpus.data().tours.iter().enumerate();
            tours.find(|(_, tour)| tour.id == place.tour)
        });
        match state.view {
            View::Home | View::Timeline if tour.is_some() => {
                let blocks = tour.into_iter().flat_map(tour_blocks);
                writer.chapter(Chapter::Storyline, blocks.collect());
            }
            View::Home => {
                writer.chapter(Chapter::Events, in_view());
                writer.rows(state, true);
            }
            View::Timeline => writer.chapter(Chapter::Events, in_view()),
            View::Compare => match state.mode {
                CompareMode::Pair | CompareMode::Digest => writer.rows(state, false),
                CompareMode::Matrix => writer.matrix(state),
                CompareMode::Ladder => writer.ladder(state),
            },
            View::Figures => {
                let series = corpus.data().series.iter().enumerate();
                let series = series.filter(|(_, series)| state.shows_series(series));
                let series: Vec<usize> = series.map(|(position, _)| position).collect();
                writer.series(&series);
            }
            View::Divergences => writer.divergences(state),
            View::Sources => {
                writer.sources();
                writer.terms(state.lang);
            }
            // They are text themselves.
            View::Guide | View::About => writer.chapter(Chapter::Reading, vec![Block::Reading]),
        }
        writer.finish()
    }

    /// How many entries there are: headings and the like are none.
    pub fn entries(&self) -> usize {
        self.chapters.iter().map(|(_, count)| count).sum()
    }
}

/// Whether anything is said on a topic.
fn speaks(corpus: &Corpus, topic: &Topic) -> bool {
    corpus.statements_of(&topic.id).next().is_some() || corpus.series_of(&topic.id).next().is_some()
}

fn tour_blocks((position, tour): (usize, &Tour)) -> Vec<Block> {
    let mut blocks = vec![Block::Tour(position)];
    for (at, chapter) in tour.chapters.iter().enumerate() {
        blocks.push(Block::TourChapter(position, at));
        blocks.extend((0..chapter.steps.len()).map(|step| Block::Step(position, at, step)));
    }
    blocks
}

/// Events under their years. Without a first day, those of no known beginning
/// stand under the year of their end.
fn events_by_year(
    corpus: &Corpus,
    positions: impl Iterator<Item = usize>,
    first: Option<Day>,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    for part in outline(corpus, positions, first) {
        let (heading, events) = match part {
            Part::Earlier(events) => (Block::Earlier, events),
            Part::Year(year, events) => (Block::Year(year), events),
            // Paper has no axis on which an empty stretch could be missed.
            Part::Nothing(..) => continue,
        };
        blocks.push(heading);
        blocks.extend(events.into_iter().map(Block::Event));
    }
    blocks
}

/// Whether a block is an entry of its chapter.
fn is_entry(block: &Block) -> bool {
    matches!(
        block,
        Block::Step(..)
            | Block::Event(_)
            | Block::Topic(..)
            | Block::Years(_)
            | Block::Rungs(..)
            | Block::Series(_)
            | Block::Divergence(_)
            | Block::Source(_)
            | Block::Term(_)
    )
}

struct Writer<'a> {
    corpus: &'a Corpus,
    document: Document,
}

impl<'a> Writer<'a> {
    fn new(corpus: &'a Corpus, paper: Paper) -> Writer<'a> {
        Writer {
            corpus,
            document: Document {
                paper,
                blocks: vec![Block::Title],
                chapters: Vec::new(),
            },
        }
    }

    /// A chapter without blocks is left out.
    fn chapter(&mut self, chapter: Chapter, blocks: Vec<Block>) {
        let entries = blocks.iter().filter(|block| is_entry(block)).count();
        self.chapter_of(entries, chapter, blocks);
    }

    fn chapter_of(&mut self, entries: usize, chapter: Chapter, blocks: Vec<Block>) {
        if blocks.is_empty() {
            return;
        }
        self.document.chapters.push((chapter, entries));
        self.document.blocks.push(Block::Chapter(chapter));
        self.document.blocks.extend(blocks);
    }

    fn finish(mut self) -> Document {
        let document = &mut self.document;
        if document.chapters.is_empty() {
            document.blocks.push(Block::Nothing);
        }
        if document.chapters.len() > 1 {
            document.blocks.insert(1, Block::Contents);
        }
        document.blocks.push(Block::Colophon);
        self.document
    }

    /// The rows of the comparison that pass the filters.
    fn rows(&mut self, state: &ViewState, compact: bool) {
        let outlines: Vec<Outline> = compare(self.corpus, &state.a, &state.b).outline();
        let rows = shown_rows(&outlines, state, compact).into_iter();
        let positions = self.topic_positions();
        let topics: Vec<usize> = rows
            .filter_map(|row| positions.get(&outlines[row].topic).copied())
            .collect();
        self.topics(&topics, Sides::Pair);
    }

    /// The rows of the matrix that pass the filters.
    fn matrix(&mut self, state: &ViewState) {
        let years = years_of_matrix(self.corpus, state);
        let columns = matrix::columns(&years.shown);
        let rows = matrix::outline(self.corpus, &columns, state.base_year);
        let positions = self.topic_positions();
        let shown = shown_matrix_rows(&rows, state).into_iter();
        let topics = shown.filter_map(|row| positions.get(&rows[row].last.topic).copied());
        let blocks = self.below_lanes(topics.map(|topic| (topic, Block::Years(topic))));
        self.chapter(Chapter::Matrix, blocks);
    }

    /// The scale that is chosen, and the lines of the ladder that pass the filter.
    fn ladder(&mut self, state: &ViewState) {
        let positions = self.topic_positions();
        let mut lines: Vec<(usize, Block)> = Vec::new();
        for line in shown_ladder(self.corpus, state) {
            let Some(&topic) = positions.get(&line.topic.id) else {
                continue;
            };
            let before = lines.iter().rev().take_while(|(other, _)| *other == topic);
            let at = before.count();
            lines.push((topic, Block::Rungs(topic, at)));
        }
        let scale = state.scale.filter(|_| !lines.is_empty());
        let mut blocks: Vec<Block> = scale.map(Block::Scale).into_iter().collect();
        blocks.extend(self.below_lanes(lines.into_iter()));
        self.chapter(Chapter::Ladder, blocks);
    }

    fn topic_positions(&self) -> HashMap<&'a TopicId, usize> {
        let topics = self.corpus.topics().iter().enumerate();
        topics
            .map(|(position, topic)| (&topic.id, position))
            .collect()
    }

    /// What is said of topics, which stand in the order of their lanes, below the lanes'
    /// names.
    fn below_lanes(&self, of_topics: impl Iterator<Item = (usize, Block)>) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut last = None;
        for (position, block) in of_topics {
            let lane = self.corpus.topics()[position].theme.root();
            if last.as_ref() != Some(&lane) {
                blocks.push(Block::Lane(lane.clone()));
                last = Some(lane);
            }
            blocks.push(block);
        }
        blocks
    }

    fn topics(&mut self, topics: &[usize], sides: Sides) {
        let topics = topics.iter();
        let topics = topics.map(|&topic| (topic, Block::Topic(topic, sides)));
        let blocks = self.below_lanes(topics);
        self.chapter(Chapter::Comparison, blocks);
    }

    /// Series below the lane of their main theme.
    fn series(&mut self, series: &[usize]) {
        let all = &self.corpus.data().series;
        let mut blocks = Vec::new();
        for lane in self.corpus.lanes() {
            let in_lane = |position: &&usize| {
                let main = all[**position].themes.first();
                main.is_some_and(|theme| theme.is_within(&lane.id))
            };
            let of_lane: Vec<Block> = series
                .iter()
                .filter(in_lane)
                .map(|&position| Block::Series(position))
                .collect();
            if !of_lane.is_empty() {
                blocks.push(Block::Lane(lane.id.clone()));
                blocks.extend(of_lane);
            }
        }
        self.chapter(Chapter::Figures, blocks);
    }

    fn divergences(&mut self, state: &ViewState) {
        let all = self.corpus.data().divergences.iter().enumerate();
        let positions: HashMap<&DivergenceId, usize> =
            all.map(|(position, one)| (&one.id, position)).collect();
        let mut blocks = Vec::new();
        for (weight, group) in shown_divergences(self.corpus, state) {
            blocks.push(Block::Weight(weight));
            let group = group.into_iter().filter_map(|one| positions.get(&one.id));
            blocks.extend(group.map(|&position| Block::Divergence(position)));
        }
        self.chapter(Chapter::Divergences, blocks);
    }

    fn sources(&mut self) {
        let sources = 0..self.corpus.sources().len();
        self.chapter(Chapter::Sources, sources.map(Block::Source).collect());
    }

    fn terms(&mut self, lang: Lang) {
        let terms = &self.corpus.data().terms;
        let mut order: Vec<usize> = (0..terms.len()).collect();
        order.sort_lean_by_cached_key(|&position| {
            let term = &terms[position];
            fold(term.short.as_ref().unwrap_or(&term.name).get(lang).text)
        });
        self.chapter(Chapter::Terms, order.into_iter().map(Block::Term).collect());
    }

    /// Some tours and steps, each step under its tour and chapter. A tour counts where it is
    /// one of them by itself.
    fn tours(&mut self, entries: &[usize]) {
        let mut blocks = Vec::new();
        let count = entries.len();
        for &entry in entries {
            let Some(entry) = tour_entry(self.corpus, entry) else {
                continue;
            };
            let tour = Block::Tour(entry.position);
            if !blocks.contains(&tour) {
                blocks.push(tour);
            }
            if let Some(step) = entry.step {
                let (chapter, at) = step.place;
                let heading = Block::TourChapter(entry.position, chapter);
                if !blocks.contains(&heading) {
                    blocks.push(heading);
                }
                blocks.push(Block::Step(entry.position, chapter, at));
            }
        }
        self.chapter_of(count, Chapter::Storyline, blocks);
    }

    /// What a search found, by kind, each in the order of its views.
    fn results(&mut self, index: &SearchIndex, search: &Search, lang: Lang) {
        let data = self.corpus.data();
        let hits = |kind: HitKind| {
            let found = search.best(index, kind, usize::MAX).into_iter();
            found.map(|found| found.hit).collect::<Vec<Hit>>()
        };
        let mut entries: Vec<usize> = hits(HitKind::Tour).into_iter().map(Hit::position).collect();
        entries.sort_lean();
        self.tours(&entries);

        let mut events: Vec<usize> = hits(HitKind::Event)
            .into_iter()
            .map(Hit::position)
            .collect();
        events.sort_lean();
        let events = events_by_year(self.corpus, events.into_iter(), None);
        self.chapter(Chapter::Events, events);

        let positions = self.topic_positions();
        let topics = hits(HitKind::Topic)
            .into_iter()
            .chain(hits(HitKind::Statement));
        let mut topics: Vec<usize> = topics
            .filter_map(|hit| match hit {
                Hit::Topic(position) => Some(position),
                Hit::Statement(position) => {
                    let statement = data.statements.get(position)?;
                    positions.get(&statement.topic).copied()
                }
                _ => None,
            })
            .collect();
        topics.sort_lean();
        topics.dedup();
        self.topics(&topics, Sides::Years);

        let mut series: Vec<usize> = Vec::new();
        let mut divergences: Vec<usize> = Vec::new();
        let mut sources: Vec<usize> = Vec::new();
        let mut terms: Vec<(String, usize)> = Vec::new();
        for kind in [
            HitKind::Series,
            HitKind::Divergence,
            HitKind::Source,
            HitKind::Omission,
            HitKind::Term,
        ] {
            for hit in hits(kind) {
                match hit {
                    Hit::Series(position) => series.push(position),
                    Hit::Divergence(position) => divergences.push(position),
                    Hit::Source(position) => sources.push(position),
                    Hit::Term(position) => {
                        let term = &data.terms[position];
                        let name = term.short.as_ref().unwrap_or(&term.name);
                        terms.push((fold(name.get(lang).text), position));
                    }
                    // What was left out of a source is said with it.
                    Hit::Omission(position) => {
                        let of = &data.omissions[position].source;
                        sources.extend(data.sources.iter().position(|source| source.id == *of));
                    }
                    Hit::Event(_) | Hit::Topic(_) | Hit::Statement(_) | Hit::Tour(_) => {}
                }
            }
        }
        series.sort_lean();
        divergences.sort_lean_by_key(|&position| (data.divergences[position].weight, position));
        sources.sort_lean();
        sources.dedup();
        terms.sort_lean();
        self.series(&series);
        let mut blocks = Vec::new();
        for weight in Weight::ALL {
            let of_weight = divergences
                .iter()
                .filter(|&&position| data.divergences[position].weight == weight);
            let mut of_weight = of_weight
                .map(|&position| Block::Divergence(position))
                .peekable();
            if of_weight.peek().is_some() {
                blocks.push(Block::Weight(weight));
                blocks.extend(of_weight);
            }
        }
        self.chapter(Chapter::Divergences, blocks);
        let sources = sources.into_iter().map(Block::Source);
        self.chapter(Chapter::Sources, sources.collect());
        let terms = terms.into_iter().map(|(_, position)| Block::Term(position));
        self.chapter(Chapter::Terms, terms.collect());
    }
}
