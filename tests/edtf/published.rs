//! What the specification and other implementations publish: the texts that
//! they read or refuse, and the first and last day where they give them.
//!
//! - *spec*: the examples of the Library of Congress's specification of 2019,
//!   <https://www.loc.gov/standards/datetime/>
//! - *python*: python-edtf; *js*: edtf.js; *ruby*: edtf-ruby; *go*: go-edtf;
//!   *unt*: edtf-validate of the University of North Texas; *rust*: the crate
//!   `edtf`
//!
//! Where they differ from each other or from us, the case says so.

use threatline::model::edtf::{Edtf, EdtfErrorKind::*};

use super::{days, edtf};

/// Text, first and last day, who says so. An end that is open or unknown has no
/// day.
const READ: &[(&str, &str, &str)] = &[
    // Level 0: dates.
    ("1985-04-12", "1985-04-12..1985-04-12", "spec, go"),
    ("1985-04", "1985-04-01..1985-04-30", "spec, go"),
    ("1985", "1985-01-01..1985-12-31", "spec, go"),
    ("2001-02-03", "2001-02-03..2001-02-03", "python, ruby, unt"),
    ("2008-12", "2008-12-01..2008-12-31", "python, unt"),
    ("2008", "2008-01-01..2008-12-31", "python, unt"),
    ("0000", "0000-01-01..0000-12-31", "python, js, ruby, unt"),
    ("0007", "0007-01-01..0007-12-31", "js"),
    ("9999", "9999-01-01..9999-12-31", "js"),
    ("2016-05-31", "2016-05-31..2016-05-31", "js"),
    // Level 0: date-times, of which the page uses the day.
    (
        "1985-04-12T23:20:30",
        "1985-04-12..1985-04-12",
        "spec, python, go",
    ),
    ("1985-04-12T23:20:30Z", "1985-04-12..1985-04-12", "spec, go"),
    (
        "1985-04-12T23:20:30-04",
        "1985-04-12..1985-04-12",
        "spec, go",
    ),
    (
        "1985-04-12T23:20:30+04:30",
        "1985-04-12..1985-04-12",
        "spec, go",
    ),
    (
        "2004-01-01T10:10:10+05:00",
        "2004-01-01..2004-01-01",
        "python, unt",
    ),
    ("2016-05-02T24:00:00", "2016-05-02..2016-05-02", "js"),
    ("2016-05-02T16:54:59-00:15", "2016-05-02..2016-05-02", "js"),
    ("2019-08-17T23:59:60Z", "2019-08-17..2019-08-17", "rust"),
    ("-1972-04-12T23:20:28", "-1972-04-12..-1972-04-12", "go"),
    // Level 0: intervals.
    (
        "1964/2008",
        "1964-01-01..2008-12-31",
        "spec, python, go, unt",
    ),
    (
        "2004-06/2006-08",
        "2004-06-01..2006-08-31",
        "spec, python, go, unt",
    ),
    (
        "2004-02-01/2005-02-08",
        "2004-02-01..2005-02-08",
        "spec, python, go, unt",
    ),
    (
        "2004-02-01/2005-02",
        "2004-02-01..2005-02-28",
        "spec, python, go, unt",
    ),
    (
        "2004-02-01/2005",
        "2004-02-01..2005-12-31",
        "spec, python, go, unt",
    ),
    (
        "2005/2006-02",
        "2005-01-01..2006-02-28",
        "spec, python, unt",
    ),
    ("2005/2020-02", "2005-01-01..2020-02-29", "go"),
    ("-2005/-1999-02", "-2005-01-01..-1999-02-28", "python"),
    ("-1200-06/0200-05-02", "-1200-06-01..0200-05-02", "go"),
    ("-1000/-0090-10", "-1000-01-01..-0090-10-31", "unt"),
    ("0000/0000", "0000-01-01..0000-12-31", "unt"),
    ("1111-01-01/1111", "1111-01-01..1111-12-31", "unt"),
    ("0000-01/0000-01-03", "0000-01-01..0000-01-03", "unt"),
    // unt refuses the following two, since it compares first days only.
    ("0000-02/0000", "0000-02-01..0000-12-31", "differs from unt"),
    (
        "0000-01-03/0000-01",
        "0000-01-03..0000-01-31",
        "differs from unt",
    ),
    // Level 1: years with a letter. Their days are beyond what is counted.
    ("Y170000002", "5881580-07-11..5881580-07-11", "spec, python"),
    (
        "Y-170000002",
        "-5877641-06-23..-5877641-06-23",
        "spec, python",
    ),
    ("Y10000", "10000-01-01..10000-12-31", "js"),
    ("Y-10000", "-10000-01-01..-10000-12-31", "js"),
    ("Y170002", "170002-01-01..170002-12-31", "js"),
    // Level 1: seasons. python ends a winter with its year, go as we do.
    ("2001-21", "2001-03-01..2001-05-31", "spec, python"),
    ("2003-22", "2003-06-01..2003-08-31", "python"),
    ("2000-23", "2000-09-01..2000-11-30", "python"),
    ("2002-24", "2002-12-01..2003-02-28", "go"),
    ("2010-24", "2010-12-01..2011-02-28", "differs from python"),
    ("2003-23?", "2003-09-01..2003-11-30", "ruby"),
    ("2003-23~", "2003-09-01..2003-11-30", "ruby"),
    // Level 1: qualified dates.
    ("1984?", "1984-01-01..1984-12-31", "spec, python, js, go"),
    ("2004-06~", "2004-06-01..2004-06-30", "spec, go"),
    ("2004-06-11%", "2004-06-11..2004-06-11", "spec, python, go"),
    ("1984%", "1984-01-01..1984-12-31", "python"),
    ("-0275~", "-0275-01-01..-0275-12-31", "python"),
    ("0000~", "0000-01-01..0000-12-31", "python"),
    // Level 1: unspecified digits.
    ("201X", "2010-01-01..2019-12-31", "spec, go"),
    ("20XX", "2000-01-01..2099-12-31", "spec"),
    ("199X", "1990-01-01..1999-12-31", "python, js"),
    ("19XX", "1900-01-01..1999-12-31", "python, js"),
    ("2004-XX", "2004-01-01..2004-12-31", "spec"),
    ("1985-04-XX", "1985-04-01..1985-04-30", "spec"),
    ("1985-XX-XX", "1985-01-01..1985-12-31", "spec"),
    ("1999-01-XX", "1999-01-01..1999-01-31", "python"),
    ("-199X", "-1999-01-01..-1990-12-31", "ruby, as -199u"),
    (
        "-1999-XX-XX",
        "-1999-01-01..-1999-12-31",
        "ruby, as -1999-uu-uu",
    ),
    ("201X?", "2010-01-01..2019-12-31", "rust"),
    ("20XX~", "2000-01-01..2099-12-31", "rust"),
    ("2019-XX-XX%", "2019-01-01..2019-12-31", "rust"),
    ("2019-07-XX~", "2019-07-01..2019-07-31", "rust"),
    // Level 1: open and unknown ends. python gives an unknown end ten years.
    ("1985-04-12/..", "1985-04-12..", "spec"),
    ("1985-04/..", "1985-04-01..", "spec"),
    ("1985/..", "1985-01-01..", "spec"),
    ("../1985-04-12", "..1985-04-12", "spec"),
    ("../1985-04", "..1985-04-30", "spec"),
    ("../1985", "..1985-12-31", "spec"),
    ("1985-04-12/", "1985-04-12..", "spec"),
    ("1985-04/", "1985-04-01..", "spec"),
    ("1985/", "1985-01-01..", "spec"),
    ("/1985-04-12", "..1985-04-12", "spec"),
    ("/1985-04", "..1985-04-30", "spec"),
    ("/1985", "..1985-12-31", "spec"),
    ("2004-06-01/", "2004-06-01..", "differs from python"),
    // Level 1: qualified ends.
    ("1984~/2004-06", "1984-01-01..2004-06-30", "python"),
    ("1984/2004-06~", "1984-01-01..2004-06-30", "python"),
    ("1984?/2004%", "1984-01-01..2004-12-31", "python"),
    (
        "1984-06-02?/2004-08-08~",
        "1984-06-02..2004-08-08",
        "python",
    ),
    ("1984-06-02?/", "1984-06-02..", "differs from python"),
    // Level 1: years before year 0.
    ("-1985", "-1985-01-01..-1985-12-31", "spec"),
    ("-0999", "-0999-01-01..-0999-12-31", "python, unt"),
    ("-9999", "-9999-01-01..-9999-12-31", "js, unt"),
    ("-1200-06", "-1200-06-01..-1200-06-30", "go"),
    ("-0043-07-05", "-0043-07-05..-0043-07-05", "rust"),
    // Seasons as ends of an interval: no one forbids it, the records need it.
    ("2024-23/2025-21", "2024-09-01..2025-05-31", "ours"),
];

#[test]
fn reads_what_is_published() {
    for &(text, expected, source) in READ {
        let date = edtf(text);
        assert_eq!(days(date.span()), expected, "{text} ({source})");
        assert_eq!(date.to_string(), text, "{source}");
    }
}

/// Text, why it is refused, at which byte, who says so.
const REFUSED: &[(&str, threatline::model::edtf::EdtfErrorKind, usize, &str)] = &[
    // Not written so.
    ("", Syntax, 0, "python"),
    ("not a edtf string", Syntax, 0, "python"),
    ("12345", Syntax, 0, "js"),
    ("2012/2013/1234/55BULBASAUR", Syntax, 9, "unt"),
    ("2012///4444", Syntax, 5, "unt"),
    ("2012\\2013", Syntax, 4, "unt"),
    ("2000/12-12", Syntax, 5, "unt"),
    ("NONE/unknown", Syntax, 0, "unt"),
    ("+20067890?~", Syntax, 0, "unt"),
    ("1863- 03-29", Syntax, 5, "unt"),
    (" 1863-03-29", Syntax, 0, "unt"),
    ("1863-03 -29", Syntax, 7, "unt"),
    ("1863-03-29 ", Syntax, 10, "unt"),
    ("18 63-03-29", Syntax, 0, "unt"),
    ("2012-10-10T10:10:1", Syntax, 17, "unt"),
    ("2012-10-10T1:10:10", Syntax, 11, "unt"),
    ("2012-10-10t10:10:10", Syntax, 10, "unt"),
    ("2012-10-10T10:10:10Z10", Syntax, 20, "unt"),
    ("-999-07-05", Syntax, 1, "rust"),
    ("2019-21-05", Syntax, 7, "rust"),
    ("Y9999", Syntax, 0, "js"),
    ("Y-9999", Syntax, 0, "js"),
    ("Y00001", Syntax, 0, "js"),
    ("Y17000-08-16", Syntax, 6, "rust"),
    ("2004-(06)?-11", Syntax, 5, "python"),
    ("(2011)-06-04~", Syntax, 0, "python"),
    ("2016-05-02T16:54:59.042", Syntax, 19, "differs from js"),
    ("20240524", Syntax, 0, "spec: no basic format"),
    (
        "2004-01-01/P5D",
        Syntax,
        11,
        "differs from ruby, which reads durations",
    ),
    (
        "2004-01-01T10:00:00/2004-01-02",
        Syntax,
        10,
        "spec: no time of day",
    ),
    ("../..", Syntax, 0, "ours: says nothing"),
    ("/", Syntax, 0, "ours: says nothing, differs from js"),
    ("2004-06-11?T10:00:00", Syntax, 10, "ours"),
    ("2004-06T10:00:00", Syntax, 7, "ours"),
    // Not in the calendar.
    ("2016-13", Calendar, 5, "js, rust"),
    ("2016-00", Calendar, 5, "js, rust"),
    ("2016-13-08", Calendar, 5, "python"),
    ("2019-20", Calendar, 5, "rust"),
    ("2016-05-00", Calendar, 8, "js"),
    ("2016-05-32", Calendar, 8, "js"),
    ("2016-02-30", Calendar, 8, "js"),
    ("2016-02-39", Calendar, 8, "python"),
    ("2015-02-29", Calendar, 8, "ours"),
    ("1960-06-31", Calendar, 8, "unt"),
    ("-0000", Calendar, 0, "js, unt"),
    ("-0000-01-01", Calendar, 0, "python"),
    ("2016-05-02T24:00:01", Calendar, 11, "js"),
    ("2016-05-02T00:61:00", Calendar, 11, "js"),
    ("2016-05-02T01:01:60", Calendar, 11, "js"),
    ("2019-08-17T22:59:60Z", Calendar, 11, "rust"),
    ("2016-05-02T12:00:00-00:00", Calendar, 19, "js"),
    (
        "Y1234567890",
        Calendar,
        0,
        "differs from rust, which has longer years",
    ),
    // An end before its start.
    ("2012/2011", Order, 5, "unt"),
    ("0800/-0999", Order, 5, "unt"),
    ("-1000/-2000", Order, 6, "unt"),
    ("0001/0000", Order, 5, "unt"),
    ("0000/-0001", Order, 5, "unt"),
    ("2004-06-02/2004-06-01", Order, 11, "ours"),
    ("2005-01/2004-12~", Order, 8, "ours"),
    // Level 2.
    ("Y-17E7", Level2, 4, "spec"),
    ("Y17E7-12-26", Level2, 3, "python"),
    ("1950S2", Level2, 4, "spec"),
    ("Y171010000S3", Level2, 10, "spec"),
    ("Y3388E2S3", Level2, 5, "spec"),
    ("2001-34", Level2, 5, "spec"),
    ("2001-29", Level2, 5, "python"),
    ("[1667,1668,1670..1672]", Level2, 0, "spec"),
    ("[..1760-12-03]", Level2, 0, "spec"),
    ("{1960,1961-12}", Level2, 0, "spec"),
    ("{..1984}", Level2, 0, "spec"),
    ("2004-06~-11", Level2, 7, "spec"),
    ("2004?-06-11", Level2, 4, "spec"),
    ("?2004-06-~11", Level2, 0, "spec"),
    ("2004-%06-11", Level2, 5, "spec"),
    ("2004-06-~01/2004-06-~20", Level2, 8, "spec"),
    ("2004-06-XX/2004-07-03", Level2, 0, "spec"),
    ("2004/201X", Level2, 5, "spec, by its rule for intervals"),
    ("156X-12-25", Level2, 0, "spec"),
    ("15XX-12-XX", Level2, 0, "spec"),
    ("XXXX-12-XX", Level2, 0, "spec"),
    ("1XXX-XX", Level2, 0, "spec"),
    ("1XXX-12", Level2, 0, "spec"),
    ("1984-1X", Level2, 5, "spec"),
    ("2019-XX-09", Level2, 5, "rust"),
    ("201X-XX", Level2, 0, "rust"),
    ("XXXX", Level2, 0, "differs from js"),
    // The draft of 2012.
    ("199u", Draft, 3, "unt, ruby"),
    ("1999-uu", Draft, 5, "unt, ruby"),
    ("2004-06-uu/2004-07-03", Draft, 8, "unt, ruby"),
    ("196x", Draft, 3, "unt"),
    ("1984?~", Draft, 4, "unt, ruby"),
    ("unknown/2006", Draft, 0, "unt"),
    ("2004-01-01/open", Draft, 11, "unt, ruby"),
    ("y170000002", Draft, 0, "unt, ruby"),
];

#[test]
fn refuses_what_is_published_as_wrong_or_as_another_level() {
    for &(text, kind, at, source) in REFUSED {
        match text.parse::<Edtf>() {
            Ok(date) => panic!("{text} ({source}): read as {date}"),
            Err(error) => assert_eq!((error.kind(), error.at()), (kind, at), "{text} ({source})"),
        }
    }
}

#[test]
fn errors_say_what_was_found_and_what_was_expected() {
    let cases = [
        (
            "2014-13",
            "at byte 5: found \"13\", expected a month from 01 to 12 or a season from 21 to 24",
        ),
        (
            "2014-02-31",
            "at byte 8: found \"31\", expected a day from 01 to 28, as February has that year",
        ),
        (
            "2014-5",
            "at byte 5: found \"5\", expected a two-digit month",
        ),
        (
            "2014-",
            "at byte 5: found the end of the text, expected a two-digit month",
        ),
        (
            "24 May 2014",
            "at byte 0: found \"24 May 2014\", expected a four-digit year",
        ),
        (
            "2014/2013",
            "at byte 5: found \"2013\", expected an end that is not before the start",
        ),
        (
            "[1667,1668,1670..1672]",
            "at byte 0: found \"[1667,1668,1670.…\", which is EDTF level 2: one of a set; \
             expected level 0 or 1",
        ),
        (
            "201u",
            "at byte 3: found \"u\", which is the notation of the 2012 draft; expected an \
             upper-case X for an unspecified digit",
        ),
        (
            "2014\u{2013}2015",
            "at byte 4: found \"\u{2013}2015\", expected the end of the date",
        ),
    ];
    for (text, message) in cases {
        let error = text.parse::<Edtf>().map_err(|error| error.to_string());
        assert_eq!(error.unwrap_err(), message, "{text}");
    }
}
