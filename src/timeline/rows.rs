//! What is taken of the rows of a lane.

/// Spans that overlap by no more than this, in pixels, only touch: a bar may
/// begin where another one ends, whatever the last digits say.
const TOUCH_PX: f64 = 1e-3;

/// For each row the spans that are taken, in pixels, in order.
#[derive(Clone, Debug)]
pub(super) struct Rows(Vec<Vec<(f64, f64)>>);

impl Rows {
    pub fn new(rows: usize) -> Rows {
        Rows(vec![Vec::new(); rows.max(1)])
    }

    /// Takes a span that is known to be free, or taken by the same item.
    pub fn block(&mut self, row: usize, left: f64, right: f64) {
        let Some(spans) = self.0.get_mut(row) else {
            return;
        };
        let at = spans.partition_point(|&(start, _)| start < left);
        if spans.get(at).is_none_or(|&(start, _)| start > left) {
            spans.insert(at, (left, right));
        }
    }

    /// Takes the span in the first row, from `first` on, where it is free.
    pub fn take(&mut self, first: usize, left: f64, right: f64) -> Option<usize> {
        let row = (first..self.0.len()).find(|&row| is_free(&self.0[row], left, right))?;
        self.block(row, left, right);
        Some(row)
    }

    /// Whether the span is free in some row from `first` on.
    pub fn any_free(&self, first: usize, left: f64, right: f64) -> bool {
        self.0
            .iter()
            .skip(first)
            .any(|spans| is_free(spans, left, right))
    }
}

fn is_free(spans: &[(f64, f64)], left: f64, right: f64) -> bool {
    let at = spans.partition_point(|&(start, _)| start < left);
    let before = at.checked_sub(1).map(|before| spans[before]);
    before.is_none_or(|(_, end)| end <= left + TOUCH_PX)
        && spans
            .get(at)
            .is_none_or(|&(start, _)| right <= start + TOUCH_PX)
}
