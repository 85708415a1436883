//! What is certain about two dates.

use proptest::prelude::*;
use threatline::model::edtf::{Bound, Edtf, Relation};

use super::edtf;
use super::properties::date_text;

#[test]
fn named_cases() {
    use Relation::*;
    let cases = [
        ("2013-12", "2014", Before),
        ("2014-05-24", "2014-05-25", Before),
        ("2014-05-24", "2014-05-24", Same),
        ("2014-05-24", "2014-05-24T10:00:00Z", Same),
        ("2014-05-24", "2014", Unclear),
        ("2014", "2014", Unclear),
        ("2014", "2013/2015", Within),
        ("2014", "2014/2015", Unclear),
        ("2014-05-24", "2014-05-24/2014-05-30", Within),
        ("2015-11-21/2015-11-25", "2015-11-21/2015-11-25", Same),
        ("2010/2015", "2012/2020", Overlaps),
        ("2010/2015", "2015/2020", Unclear),
        ("2010/2014", "2015/2020", Before),
        // Open goes on; unknown may have ended.
        ("2022/..", "2024", Contains),
        ("2022/..", "2021", After),
        ("2022/..", "2020/..", Within),
        ("2022-01-01/..", "2022-01-01/..", Same),
        ("2013/", "2024", Unclear),
        ("2013/", "2012", After),
        ("2013-05-01/", "2013-05-01", Contains),
        ("../2012", "2013", Before),
        ("/2012", "2013", Before),
        // A qualified date may be off by its margin.
        ("2014~", "2015-03", Unclear),
        ("2014~", "2016", Before),
        ("2014?", "2016", Before),
        ("2014%", "2015-12", Unclear),
        ("2014-05-24~", "2014-05-24~", Unclear),
        // Years whose days cannot be counted are compared all the same.
        ("Y170000002", "Y170000003", Before),
        ("Y170000002", "2014", After),
    ];
    for (a, b, expected) in cases {
        assert_eq!(edtf(a).relation(&edtf(b)), expected, "{a} to {b}");
        assert_eq!(edtf(b).relation(&edtf(a)), expected.inverse(), "{b} to {a}");
    }
}

/// Days that stand for "without limit".
const NEVER: i64 = 1 << 40;

/// First and last start, first and last end, margins included.
fn limits(date: &Edtf) -> [i64; 4] {
    let limits = |bound: Bound| {
        let Bound::Date(date) = bound else {
            return None;
        };
        let date = edtf(&date.to_string());
        let (span, margin) = (date.span(), i64::from(date.margin_days().0));
        let day = |end: threatline::model::edtf::End| i64::from(end.day.expect("a day").0);
        Some((day(span.start) - margin, day(span.end) + margin))
    };
    let (start, end) = date.ends();
    let unlimited = |bound, open| {
        if bound == Bound::Open {
            (open, open)
        } else {
            (-NEVER, NEVER)
        }
    };
    let (a, b) = limits(start).unwrap_or(unlimited(start, -NEVER));
    let (c, d) = limits(end).unwrap_or(unlimited(end, NEVER));
    [a, b, c, d]
}

/// The extreme readings: the corners of "starts from a to b, ends from c to d,
/// and does not end before it starts". What holds in all of them holds in all
/// readings, since each relation is a set of linear inequalities.
fn corners(date: &Edtf) -> Vec<(i64, i64)> {
    let [a, b, c, d] = limits(date);
    let mut corners: Vec<_> = [(a, c), (a, d), (b, c), (b, d)].into();
    corners.extend([a, b, c, d].map(|day| (day, day)));
    corners.retain(|&(x, y)| x <= y && (a..=b).contains(&x) && (c..=d).contains(&y));
    corners
}

/// The relation by going through the readings.
fn by_readings(a: &Edtf, b: &Edtf) -> Relation {
    let (first, second) = (corners(a), corners(b));
    let always = |holds: fn((i64, i64), (i64, i64)) -> bool| {
        first.iter().all(|&a| second.iter().all(|&b| holds(a, b)))
    };
    if always(|a, b| a.1 < b.0) {
        Relation::Before
    } else if always(|a, b| b.1 < a.0) {
        Relation::After
    } else if always(|a, b| a == b) {
        Relation::Same
    } else if always(|a, b| b.0 <= a.0 && a.1 <= b.1) {
        Relation::Within
    } else if always(|a, b| a.0 <= b.0 && b.1 <= a.1) {
        Relation::Contains
    } else if always(|a, b| a.0 <= b.1 && b.0 <= a.1) {
        Relation::Overlaps
    } else {
        Relation::Unclear
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn says_what_holds_in_every_reading(a in date_text(2012..=2015), b in date_text(2012..=2015)) {
        let (a, b) = (edtf(&a), edtf(&b));
        prop_assert_eq!(a.relation(&b), by_readings(&a, &b), "{} to {}", a, b);
    }

    #[test]
    fn the_inverse_holds_the_other_way(a in date_text(1990..=2030), b in date_text(1990..=2030)) {
        let (a, b) = (edtf(&a), edtf(&b));
        prop_assert_eq!(a.relation(&b), b.relation(&a).inverse(), "{} to {}", a, b);
    }

    #[test]
    fn before_is_transitive_and_agrees_with_lists(
        a in date_text(2012..=2015), b in date_text(2012..=2015), c in date_text(2012..=2015),
    ) {
        let (a, b, c) = (edtf(&a), edtf(&b), edtf(&c));
        if a.relation(&b) == Relation::Before {
            prop_assert!(a.sort_key() < b.sort_key(), "{} {}", a, b);
            if b.relation(&c) == Relation::Before {
                prop_assert_eq!(a.relation(&c), Relation::Before, "{} {} {}", a, b, c);
            }
        }
    }

    #[test]
    fn the_core_lies_within_every_reading(text in date_text(2012..=2015)) {
        let date = edtf(&text);
        if let Some((first, last)) = date.core() {
            for (start, end) in corners(&date) {
                prop_assert!(start <= i64::from(first.0).max(-NEVER) || start == -NEVER);
                prop_assert!(end >= i64::from(last.0) || end == NEVER);
            }
        }
    }
}
