//! Sorting that is compiled once.
//!
//! The standard library's sort is compiled anew for each type and each comparison, some
//! 5 KB of WebAssembly every time, and the page sorts in fifty places. Here positions are
//! sorted, by a comparison that is called through a pointer, and then the items are put
//! into their places. All these sorts are stable.

use std::cmp::Ordering;

/// The sorts of a slice, with the names that they have in the standard library.
pub trait SortLean<T> {
    fn sort_lean_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    fn sort_lean(&mut self)
    where
        T: Ord;

    /// The key is worked out anew for each comparison.
    fn sort_lean_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);

    /// The key is worked out once for each item.
    fn sort_lean_by_cached_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);
}

impl<T> SortLean<T> for [T] {
    fn sort_lean_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let order = sorted(self.len(), &mut |a, b| compare(&self[a], &self[b]));
        take_places(self, order);
    }

    fn sort_lean(&mut self)
    where
        T: Ord,
    {
        self.sort_lean_by(T::cmp);
    }

    fn sort_lean_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.sort_lean_by(|a, b| key(a).cmp(&key(b)));
    }

    fn sort_lean_by_cached_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K) {
        let keys: Vec<K> = self.iter().map(key).collect();
        let order = sorted(keys.len(), &mut |a, b| keys[a].cmp(&keys[b]));
        take_places(self, order);
    }
}

/// The positions `0..length` as a stable sort leaves them.
fn sorted(length: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

/// Moves the item at `order[i]` to `i`, for each `i`.
fn take_places<T>(items: &mut [T], mut order: Vec<usize>) {
    for start in 0..items.len() {
        // Each cycle once: what is in its place names itself.
        let mut place = start;
        loop {
            let from = std::mem::replace(&mut order[place], place);
            if from == start {
                break;
            }
            items.swap(place, from);
            place = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// The standard library's sorts are the oracle. Items with the same key differ in
        /// their place, so that the sort must be stable.
        #[test]
        fn sorts_as_the_standard_library_does(keys in proptest::collection::vec(0u8..20, 0..200)) {
            let items: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let by_key = |(key, _): &(u8, usize)| *key;

            let mut expected = items.clone();
            expected.sort_by_key(by_key);
            let mut sorted = items.clone();
            sorted.sort_lean_by_key(by_key);
            prop_assert_eq!(&sorted, &expected);
            let mut sorted = items.clone();
            sorted.sort_lean_by_cached_key(by_key);
            prop_assert_eq!(&sorted, &expected);

            let mut expected = items.clone();
            expected.sort_by_key(|item| std::cmp::Reverse(item.0));
            let mut sorted = items.clone();
            sorted.sort_lean_by(|a, b| b.0.cmp(&a.0));
            prop_assert_eq!(&sorted, &expected);

            let mut expected = items.clone();
            expected.reverse();
            let mut sorted = expected.clone();
            expected.sort();
            sorted.sort_lean();
            prop_assert_eq!(&sorted, &expected);
        }
    }
}
