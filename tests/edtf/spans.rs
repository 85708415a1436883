//! What a date covers and where it stands in a list.

use threatline::model::edtf::{Bound, Day, Edge, Edtf, Form, Precision, Qualifier};

use super::edtf;

fn day(text: &str) -> Day {
    edtf(text).span().start.day.expect("a day")
}

#[test]
fn edges_and_margins() {
    use Edge::*;
    let cases = [
        ("2014", Sharp, Sharp, (0, 0)),
        ("201X", Sharp, Sharp, (0, 0)),
        ("2014-XX", Sharp, Sharp, (0, 0)),
        ("2014~", Approximate, Approximate, (183, 183)),
        ("2014?", Uncertain, Uncertain, (183, 183)),
        ("2014%", Uncertain, Uncertain, (365, 365)),
        ("2016~", Approximate, Approximate, (183, 183)),
        ("2025-11~", Approximate, Approximate, (15, 15)),
        ("2025-12~", Approximate, Approximate, (16, 16)),
        ("2015-11-21~", Approximate, Approximate, (1, 1)),
        ("2025-23~", Approximate, Approximate, (46, 46)),
        ("197X~", Approximate, Approximate, (1826, 1826)),
        ("2022/..", Sharp, Open, (0, 0)),
        ("2013/", Sharp, Unknown, (0, 0)),
        ("../2013", Open, Sharp, (0, 0)),
        ("/2013?", Unknown, Uncertain, (0, 183)),
        ("1984~/2004-06", Approximate, Sharp, (183, 0)),
    ];
    for (text, start, end, margin) in cases {
        let date = edtf(text);
        let span = date.span();
        assert_eq!((span.start.edge, span.end.edge), (start, end), "{text}");
        assert_eq!(date.margin_days(), margin, "{text}");
    }
}

#[test]
fn an_open_end_has_no_day_and_a_late_start_does_not_give_it_one() {
    let span = edtf("2022-03-01/..").span();
    assert_eq!(span.end.day, None);
}

#[test]
fn precision_is_the_smallest_unit_stated() {
    let cases = [
        ("2014-05-24", Precision::Day),
        ("1985-04-12T23:20:30Z", Precision::Day),
        ("2014-05", Precision::Month),
        ("2014-05-XX", Precision::Month),
        ("2014-23~", Precision::Season),
        ("2014", Precision::Year),
        ("2014-XX", Precision::Year),
        ("2014-XX-XX", Precision::Year),
        ("201X", Precision::Decade),
        ("20XX", Precision::Century),
        ("2014/2015", Precision::Interval),
        ("2014-05-24/2014-05-24", Precision::Interval),
    ];
    for (text, precision) in cases {
        assert_eq!(edtf(text).precision(), precision, "{text}");
        assert_eq!(
            edtf(text).is_interval(),
            precision == Precision::Interval,
            "{text}"
        );
    }
    assert!(Precision::Day < Precision::Month && Precision::Decade < Precision::Century);
}

#[test]
fn parts_can_be_asked_for() {
    let date = edtf("2015-11-21%").date().expect("a date");
    assert_eq!(
        (date.year(), date.form()),
        (2015, Form::Day { month: 11, day: 21 })
    );
    assert_eq!(date.qualifier(), Qualifier::Both);
    assert!(date.qualifier().is_approximate() && date.qualifier().is_uncertain());

    assert_eq!(edtf("2014/2015").date(), None);
    let (start, end) = edtf("2013~/").ends();
    assert!(matches!(start, Bound::Date(date) if date.precision() == Precision::Year));
    assert_eq!(end, Bound::Unknown);
}

/// There is no year -0000, so the decade and century that end there are shorter.
#[test]
fn decades_before_year_0_count_backwards() {
    let years = |text| {
        let span = edtf(text).span();
        (span.start.day.map(Day::year), span.end.day.map(Day::year))
    };
    assert_eq!(years("-019X"), (Some(-199), Some(-190)));
    assert_eq!(years("-000X"), (Some(-9), Some(-1)));
    assert_eq!(years("000X"), (Some(0), Some(9)));
    assert_eq!(years("-00XX"), (Some(-99), Some(-1)));
    assert_eq!(years("-01XX"), (Some(-199), Some(-100)));
}

#[test]
fn intersects_what_may_be_touched() {
    let cases = [
        ("2014", "2014-12-31", "2015-06-01", true),
        ("2014", "2015-01-01", "2015-06-01", false),
        ("2014-05-24", "2014-01-01", "2014-12-31", true),
        ("2022/..", "2090-01-01", "2090-01-01", true),
        ("2022/..", "2021-01-01", "2021-12-31", false),
        ("../2013", "0001-01-01", "0001-01-01", true),
        // An unknown end is not an open one.
        ("2013/", "2013-12-31", "2014-12-31", true),
        ("2013/", "2014-01-01", "2014-12-31", false),
        ("/2013", "2012-01-01", "2012-12-31", false),
        // The margin is not part of the span.
        ("2014~", "2015-01-01", "2015-01-31", false),
        ("2014", "2014-12-31", "2014-01-01", false),
    ];
    for (text, first, last, expected) in cases {
        assert_eq!(
            edtf(text).intersects(day(first), day(last)),
            expected,
            "{text} {first} {last}"
        );
    }
}

#[test]
fn lists_have_one_order() {
    let sorted = [
        "../2012",
        "201X",
        "/2013-06",
        "2014-01-01",
        "2014-01",
        "2014",
        "2014~",
        "2014?",
        "2014%",
        "2014/2014",
        "2014/2015",
        "2014/",
        "2014-05-24",
        "2014-23",
        "2014-24",
        "2015",
        "Y10000",
    ];
    let mut dates: Vec<Edtf> = sorted.iter().rev().map(|text| edtf(text)).collect();
    dates.sort_by_key(Edtf::sort_key);
    let found: Vec<String> = dates.iter().map(Edtf::to_string).collect();
    assert_eq!(found, sorted);
}

#[test]
fn is_text_in_a_file() {
    let date = edtf("2014-23~/..");
    let json = serde_json::to_string(&date).expect("text");
    assert_eq!(json, "\"2014-23~/..\"");
    assert_eq!(serde_json::from_str::<Edtf>(&json).expect("a date"), date);
    assert_eq!(
        serde_json::to_string(&Day(16_214)).expect("a number"),
        "16214"
    );

    let error = serde_json::from_str::<Edtf>("\"2014-13\"")
        .unwrap_err()
        .to_string();
    assert!(error.starts_with("at byte 5: found \"13\""), "{error}");
}

#[test]
fn is_small() {
    assert!(size_of::<Edtf>() <= 24, "{}", size_of::<Edtf>());
}
