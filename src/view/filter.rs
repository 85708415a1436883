//! Which events are shown: one value, and one function that every view asks.

use crate::model::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The years that a filter can name; links write them with at most four digits.
const YEARS: std::ops::RangeInclusive<i32> = -9999..=9999;

/// More years than this are no filter.
const MOST_YEARS: usize = 1_000;

/// What is chosen of each facet; nothing chosen lets everything pass. An event
/// passes when it has one of the chosen values in every facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// With the themes below them.
    pub themes: BTreeSet<ThemeId>,
    /// An event passes when one of its places is in one of these.
    pub sources: BTreeSet<SourceId>,
    pub kinds: BTreeSet<EventKind>,
    /// An event passes when it may lie, or goes on, in one of these.
    pub years: BTreeSet<i32>,
}

/// A way to narrow the events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    Themes,
    Years,
    Sources,
    Kinds,
}

impl Facet {
    pub const ALL: [Facet; 4] = [Facet::Themes, Facet::Years, Facet::Sources, Facet::Kinds];
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        Facet::ALL.into_iter().all(|facet| !self.is_set(facet))
    }

    /// How many choices are made.
    pub fn len(&self) -> usize {
        self.themes.len() + self.sources.len() + self.kinds.len() + self.year_runs().count()
    }

    pub fn is_set(&self, facet: Facet) -> bool {
        !match facet {
            Facet::Themes => self.themes.is_empty(),
            Facet::Years => self.years.is_empty(),
            Facet::Sources => self.sources.is_empty(),
            Facet::Kinds => self.kinds.is_empty(),
        }
    }

    /// Whether the event passes every facet.
    pub fn matches(&self, event: &Event) -> bool {
        Facet::ALL
            .into_iter()
            .all(|facet| self.passes(facet, event))
    }

    /// Whether a record of these themes passes the choice of themes.
    pub fn shows_themes(&self, themes: &[ThemeId]) -> bool {
        self.themes.is_empty()
            || themes
                .iter()
                .any(|theme| self.themes.iter().any(|shown| theme.is_within(shown)))
    }

    fn passes(&self, facet: Facet, event: &Event) -> bool {
        if !self.is_set(facet) {
            return true;
        }
        match facet {
            Facet::Themes => self.shows_themes(&event.themes),
            Facet::Sources => event.at.iter().any(|at| self.sources.contains(&at.source)),
            Facet::Kinds => self.kinds.contains(&event.kind),
            Facet::Years => self.year_runs().any(|(first, last)| {
                let days = (Day::from_ymd(first, 1, 1), Day::from_ymd(last, 12, 31));
                matches!(days, (Some(first), Some(last)) if event.date.intersects(first, last))
            }),
        }
    }

    /// The chosen years as runs of years that follow each other: the first and
    /// the last of each.
    pub fn year_runs(&self) -> impl Iterator<Item = (i32, i32)> {
        let mut years = self.years.iter().copied().peekable();
        std::iter::from_fn(move || {
            let first = years.next()?;
            let mut last = first;
            while let Some(next) = years.next_if_eq(&(last + 1)) {
                last = next;
            }
            Some((first, last))
        })
    }

    /// The filter with this facet open.
    pub fn without(&self, facet: Facet) -> Filter {
        let mut filter = self.clone();
        match facet {
            Facet::Themes => filter.themes.clear(),
            Facet::Years => filter.years.clear(),
            Facet::Sources => filter.sources.clear(),
            Facet::Kinds => filter.kinds.clear(),
        }
        filter
    }

    pub fn with_theme_toggled(&self, theme: &ThemeId) -> Filter {
        let mut filter = self.clone();
        toggle(&mut filter.themes, theme);
        filter
    }

    pub fn with_source_toggled(&self, source: &SourceId) -> Filter {
        let mut filter = self.clone();
        toggle(&mut filter.sources, source);
        filter
    }

    pub fn with_kind_toggled(&self, kind: EventKind) -> Filter {
        let mut filter = self.clone();
        toggle(&mut filter.kinds, &kind);
        filter
    }

    pub fn with_year_toggled(&self, year: i32) -> Filter {
        let mut filter = self.clone();
        toggle(&mut filter.years, &year);
        filter
    }

    pub fn without_years(&self, first: i32, last: i32) -> Filter {
        let mut filter = self.clone();
        filter.years.retain(|year| !(first..=last).contains(year));
        filter
    }

    /// What of the filter this corpus knows and a link can hold.
    pub(super) fn known(mut self, corpus: &Corpus) -> Filter {
        self.themes.retain(|id| corpus.theme(id).is_some());
        self.sources.retain(|id| corpus.source(id).is_some());
        self.years.retain(|year| YEARS.contains(year));
        while self.years.len() > MOST_YEARS {
            self.years.pop_last();
        }
        self
    }

    /// The years as a link writes them: `2014..2017,2025`.
    pub(super) fn years_text(&self) -> String {
        let runs = self.year_runs().map(|(first, last)| match last - first {
            0 => first.to_string(),
            _ => format!("{first}..{last}"),
        });
        runs.collect::<Vec<_>>().join(",")
    }

    /// Adds what a link names; `None` for what is no year or too many.
    pub(super) fn add_years(&mut self, text: &str) -> Option<()> {
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        let (first, last): (i32, i32) = (first.parse().ok()?, last.parse().ok()?);
        let sound = YEARS.contains(&first) && YEARS.contains(&last) && first <= last;
        if !sound || (last - first) as usize >= MOST_YEARS {
            return None;
        }
        let mut years = self.years.clone();
        years.extend(first..=last);
        if years.len() > MOST_YEARS {
            return None;
        }
        self.years = years;
        Some(())
    }
}

fn toggle<T: Ord + Clone>(set: &mut BTreeSet<T>, value: &T) {
    if !set.remove(value) {
        set.insert(value.clone());
    }
}

/// For each value that can be chosen, how many events it would leave beside
/// what is chosen of the other facets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetCounts {
    pub themes: HashMap<ThemeId, usize>,
    pub sources: BTreeMap<SourceId, usize>,
    pub kinds: BTreeMap<EventKind, usize>,
    /// Every year from the first day of an event to the last one.
    pub years: BTreeMap<i32, usize>,
    /// The years in which an event begins, whether it passes or not: of a plan
    /// for 2050 the years until then are no choice that anyone looks for.
    pub begun: BTreeSet<i32>,
    /// How many events pass as it stands.
    pub shown: usize,
    /// How many there are.
    pub all: usize,
}

impl FacetCounts {
    pub fn new(corpus: &Corpus, filter: &Filter) -> FacetCounts {
        let mut counts = FacetCounts {
            all: corpus.events().len(),
            ..FacetCounts::default()
        };
        let all_years = years_of(corpus);
        let mut within: HashMap<&ThemeId, Vec<&ThemeId>> = HashMap::new();
        for theme in corpus.themes() {
            let above = corpus.themes().iter().map(|other| &other.id);
            let above = above.filter(|other| theme.id.is_within(other)).collect();
            within.insert(&theme.id, above);
        }
        for event in corpus.events() {
            let span = event.date.span();
            let day = span.start.day.or(span.end.day);
            counts.begun.extend(day.map(Day::year));
            let passes = Facet::ALL.map(|facet| filter.passes(facet, event));
            let others = |facet: Facet| {
                let others = Facet::ALL.into_iter().zip(passes);
                others.filter(|(other, _)| *other != facet).all(|(_, p)| p)
            };
            if passes == [true; 4] {
                counts.shown += 1;
            }
            if others(Facet::Themes) {
                let above = event.themes.iter().filter_map(|id| within.get(id));
                let themes: BTreeSet<&ThemeId> = above.flatten().copied().collect();
                for theme in themes {
                    add(&mut counts.themes, theme);
                }
            }
            if others(Facet::Sources) {
                let sources: BTreeSet<&SourceId> = event.at.iter().map(|at| &at.source).collect();
                for source in sources {
                    *counts.sources.entry(source.clone()).or_default() += 1;
                }
            }
            if others(Facet::Kinds) {
                *counts.kinds.entry(event.kind).or_default() += 1;
            }
            if let Some((first, last)) = all_years
                && others(Facet::Years)
            {
                for year in years_within(event, first, last) {
                    *counts.years.entry(year).or_default() += 1;
                }
            }
        }
        counts
    }
}

fn add(counts: &mut HashMap<ThemeId, usize>, theme: &ThemeId) {
    match counts.get_mut(theme) {
        Some(count) => *count += 1,
        None => {
            counts.insert(theme.clone(), 1);
        }
    }
}

/// The years from the first event's first day to the last event's last.
fn years_of(corpus: &Corpus) -> Option<(i32, i32)> {
    let spans = || corpus.events().iter().map(|event| event.date.span());
    let days = || spans().flat_map(|span| [span.start.day, span.end.day].into_iter().flatten());
    let (first, last) = (days().min()?.year(), days().max()?.year());
    Some((first.max(*YEARS.start()), last.min(*YEARS.end())))
}

/// The years from `first` to `last` that the event lies in.
fn years_within(event: &Event, first: i32, last: i32) -> impl Iterator<Item = i32> {
    let (open_start, open_end) = (
        event.date.intersects(Day(i32::MIN), Day(i32::MIN)),
        event.date.intersects(Day(i32::MAX), Day(i32::MAX)),
    );
    let span = event.date.span();
    let (start, end) = (span.start.day, span.end.day);
    let from = match start.or(end) {
        Some(day) if !open_start => day.year(),
        _ => first,
    };
    let to = match end.or(start) {
        Some(day) if !open_end => day.year(),
        _ => last,
    };
    // Decades and centuries without end are no years to choose from.
    from.max(first)..=to.min(last)
}

/// The events that are shown, by their position in the corpus: the drawing, the
/// list, the counts and the panel's neighbours all ask this one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    bits: Vec<u64>,
    count: usize,
    all: usize,
}

impl Shown {
    pub fn new(corpus: &Corpus, filter: &Filter) -> Shown {
        let events = corpus.events();
        if filter.is_empty() {
            return Shown::of(events.len(), 0..events.len());
        }
        let passing = events.iter().enumerate();
        let passing = passing.filter(|(_, event)| filter.matches(event));
        Shown::of(events.len(), passing.map(|(position, _)| position))
    }

    /// Of these events the ones that are among others too.
    pub fn and(&self, others: &Shown) -> Shown {
        let common = self.iter().filter(|&position| others.contains(position));
        Shown::of(self.all, common)
    }

    /// These positions of `all`.
    pub fn of(all: usize, positions: impl Iterator<Item = usize>) -> Shown {
        let mut shown = Shown {
            bits: vec![0; all.div_ceil(64)],
            count: 0,
            all,
        };
        for position in positions.filter(|position| *position < all) {
            let (word, bit) = (&mut shown.bits[position / 64], 1 << (position % 64));
            shown.count += usize::from(*word & bit == 0);
            *word |= bit;
        }
        shown
    }

    pub fn contains(&self, position: usize) -> bool {
        let word = self.bits.get(position / 64).copied().unwrap_or_default();
        word & (1 << (position % 64)) != 0
    }

    /// How many are shown.
    pub fn len(&self) -> usize {
        self.count
    }

    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// In the order of time.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = usize> {
        (0..self.all).filter(|&position| self.contains(position))
    }

    /// The nearest shown event before a position.
    pub fn before(&self, position: usize) -> Option<usize> {
        (0..position.min(self.all))
            .rev()
            .find(|&position| self.contains(position))
    }

    /// The nearest shown event after a position.
    pub fn after(&self, position: usize) -> Option<usize> {
        (position.saturating_add(1)..self.all).find(|&position| self.contains(position))
    }
}

/// The facets that alone keep every event of some days from being shown, each
/// with how many would be shown without it.
pub fn hiding_facets(
    corpus: &Corpus,
    filter: &Filter,
    first: Day,
    last: Day,
) -> Vec<(Facet, usize)> {
    let set = Facet::ALL.into_iter().filter(|facet| filter.is_set(*facet));
    let counted = set.map(|facet| {
        let without = filter.without(facet);
        let events = corpus.events().iter();
        let shown = events.filter(|e| e.date.intersects(first, last) && without.matches(e));
        (facet, shown.count())
    });
    counted.filter(|(_, count)| *count > 0).collect()
}
