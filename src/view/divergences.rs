//! Which divergences are shown, and how many each filter would leave.

use super::state::ViewState;
use crate::model::*;
use crate::sort::SortLean;
use std::collections::BTreeMap;

/// For each value of a filter how many divergences it leaves beside what is
/// chosen in the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DivergenceCounts {
    pub weights: BTreeMap<Weight, usize>,
    pub kinds: BTreeMap<DivergenceKind, usize>,
    pub sources: BTreeMap<SourceId, usize>,
}

impl DivergenceCounts {
    pub fn new(corpus: &Corpus, state: &ViewState) -> DivergenceCounts {
        let mut counts = DivergenceCounts::default();
        for divergence in &corpus.data().divergences {
            let passed = Passed::of(divergence, state);
            if passed.theme && passed.kind && passed.source {
                *counts.weights.entry(divergence.weight).or_default() += 1;
            }
            if passed.theme && passed.weight && passed.source {
                *counts.kinds.entry(divergence.kind).or_default() += 1;
            }
            if passed.theme && passed.weight && passed.kind {
                let mut sources: Vec<&SourceId> = divergence
                    .sides
                    .iter()
                    .map(|side| &side.at.source)
                    .collect();
                sources.sort_lean();
                sources.dedup();
                for source in sources {
                    *counts.sources.entry(source.clone()).or_default() += 1;
                }
            }
        }
        counts
    }
}

/// Which of the filters a divergence passes.
struct Passed {
    theme: bool,
    weight: bool,
    kind: bool,
    source: bool,
}

impl Passed {
    fn of(divergence: &Divergence, state: &ViewState) -> Passed {
        let sources = &state.filter.sources;
        let mut sides = divergence.sides.iter();
        Passed {
            theme: state.shows(&divergence.themes),
            weight: state
                .weight
                .is_none_or(|weight| divergence.weight == weight),
            kind: state.kind.is_none_or(|kind| divergence.kind == kind),
            source: sources.is_empty() || sides.any(|side| sources.contains(&side.at.source)),
        }
    }
}

/// The divergences that pass every filter, by weight, the weightiest first;
/// within one in the order of the data.
pub fn shown_divergences<'a>(
    corpus: &'a Corpus,
    state: &ViewState,
) -> Vec<(Weight, Vec<&'a Divergence>)> {
    let all = corpus.data().divergences.iter();
    let shown: Vec<&Divergence> = all
        .filter(|divergence| {
            let passed = Passed::of(divergence, state);
            passed.theme && passed.weight && passed.kind && passed.source
        })
        .collect();
    Weight::ALL
        .into_iter()
        .map(|weight| {
            let of_weight = shown.iter().copied();
            (weight, of_weight.filter(|d| d.weight == weight).collect())
        })
        .filter(|(_, group): &(Weight, Vec<&Divergence>)| !group.is_empty())
        .collect()
}
