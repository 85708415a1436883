//! Timelines in TimelineJS's JSON.

use super::{data, import, messages, notes};
use serde_json::{Value, json};
use threatline::import::Form;
use threatline::model::Lang;

fn timeline(events: Value) -> String {
    json!({
        "title": { "text": { "headline": "The <b>history</b> of X", "text": "<p>All of it</p>" } },
        "events": events,
        "eras": [{ "start_date": { "year": 1900 }, "end_date": { "year": 1950 } }],
    })
    .to_string()
}

#[test]
fn dates_texts_and_groups_are_taken() {
    let imported = import(
        "t.json",
        timeline(json!([
            {
                "start_date": { "year": "2014", "month": "5", "day": "24", "hour": "15" },
                "text": { "headline": "One &amp; <i>two</i>", "text": "<p>First.</p><p>Second<script>alert(1)</script></p>" },
                "media": { "url": "https://example.org/a.jpg", "caption": "A <a href='javascript:alert(1)'>picture</a>" },
                "group": "Ports",
            },
            {
                "start_date": { "year": 2015, "month": "", "display_date": "c. 2015" },
                "end_date": { "year": 2016 },
                "display_date": "about 2015",
                "text": { "headline": "Period" },
                "unique_id": "the-period",
            },
            { "start_date": { "year": -44, "month": 3 }, "text": { "headline": "Before" } },
        ])),
    );
    assert_eq!(messages(&imported), [""; 0]);
    assert_eq!(imported.form, Some(Form::TimelineJs));
    let data = data(&imported);
    let dates: Vec<String> = data.events.iter().map(|e| e.date.to_string()).collect();
    assert_eq!(dates, ["2014-05-24", "2015/2016", "-0044-03"]);
    let text = |i: usize| {
        let event = &data.events[i];
        (
            event.title.get(Lang::En).text,
            event.summary.get(Lang::En).text,
        )
    };
    assert_eq!(text(0), ("One & two", "First. Second A picture"));
    assert_eq!(data.events[1].id.as_str(), "the-history-of-x~the-period");
    assert_eq!(
        data.events[1]
            .date_words
            .as_ref()
            .unwrap()
            .get(Lang::En)
            .text,
        "about 2015"
    );
    let lanes: Vec<&str> = data
        .themes
        .iter()
        .map(|t| t.name.get(Lang::En).text)
        .collect();
    assert_eq!(lanes, ["Ports", "The history of X"]);
    let notes = notes(&imported).join("\n");
    for said in [
        "“eras”",
        "Pictures and videos were left out (1)",
        "Markup was removed",
        "“Ports”",
    ] {
        assert!(notes.contains(said), "{said} is not in {notes}");
    }
}

#[test]
fn the_words_of_a_date_may_stand_within_it() {
    let date = |year: i32, words: &str| json!({ "year": year, "display_date": words });
    for (start, end, said) in [
        (date(2015, "<i>c.</i> 2015"), Value::Null, Some("c. 2015")),
        (
            date(2015, "spring"),
            date(2016, "autumn"),
            Some("spring – autumn"),
        ),
        (date(2015, ""), date(2016, "autumn"), Some("2015 – autumn")),
        (date(2015, "spring"), date(2016, ""), Some("spring – 2016")),
        (date(2015, ""), date(2016, ""), None),
    ] {
        let event = json!({ "start_date": start, "end_date": end, "text": { "headline": "a" } });
        let imported = import("t.json", timeline(json!([event])));
        let words = data(&imported).events[0].date_words.as_ref();
        assert_eq!(words.map(|words| words.get(Lang::En).text), said);
    }
}

#[test]
fn an_event_without_an_id_takes_none_that_is_given() {
    let event = |id: &str| json!({ "start_date": { "year": 2015 }, "text": { "headline": "a" }, "unique_id": id });
    let events = ["", "No Id", "event-1", "event-2"].map(event);
    let imported = import("t.json", json!({ "events": events }).to_string());
    assert_eq!(messages(&imported), [""; 0]);
    let events = data(&imported).events.iter();
    let ids: Vec<&str> = events.map(|event| event.id.as_str()).collect();
    assert_eq!(
        ids,
        ["t~event-1-2", "t~event-2-2", "t~event-1", "t~event-2"]
    );
}

#[test]
fn a_group_keeps_its_lane_beyond_the_limit() {
    let event = |group: String| json!({ "start_date": { "year": 2015 }, "text": { "headline": "a" }, "group": group });
    let mut groups = vec![String::new()];
    groups.extend((1..=42).map(|n| format!("g{n}")));
    groups.push("G1".to_owned());
    let imported = import("t.json", timeline(groups.into_iter().map(event).collect()));
    let data = data(&imported);
    assert_eq!(data.themes.len(), 41);
    let lane = |event: usize| &data.events[event].themes[0];
    assert_eq!(lane(43), lane(1), "the lane that its group has");
    assert_ne!(lane(40), lane(0));
    assert_eq!([lane(41), lane(42)], [lane(0), lane(0)]);
    let notes = notes(&imported);
    let said = notes
        .iter()
        .filter(|note| note.contains("The first 40 new themes"));
    assert_eq!(said.count(), 1, "{notes:?}");
}

/// What the form is does not hang on its first event.
#[test]
fn a_timeline_is_one_whatever_its_first_events_are() {
    let sound = json!({ "start_date": { "year": 2015 }, "text": { "headline": "sound" } });
    let long = json!({ "text": { "headline": "a", "text": "x".repeat(2 * 1024 * 1024) } });
    for (first, said) in [
        (
            json!({ "text": { "headline": "a" } }),
            "start_date: no date",
        ),
        (
            json!({ "start_date": null, "text": {} }),
            "start_date: no date",
        ),
        (json!(7), "this cannot be read as JSON: “7”"),
        (json!(["a"]), "this cannot be read as JSON"),
        (long, "one record is longer than 1 MB"),
    ] {
        let imported = import("t.json", timeline(json!([first, sound])));
        assert_eq!(imported.form, Some(Form::TimelineJs));
        assert_eq!(imported.events, 1);
        let messages = messages(&imported);
        assert_eq!(messages.len(), 1, "{messages:?}");
        assert!(
            messages[0].starts_with("events[0], line 1: "),
            "{messages:?}"
        );
        assert!(messages[0].contains(said), "{messages:?}");
    }
    let broken = "{ \"events\": [{ \"start_date\": oops }, { \"start_date\": { \"year\": 2015 }, \"text\": { \"headline\": \"a\" } }] }";
    let imported = import("t.json", broken);
    assert_eq!((imported.events, imported.messages.refused()), (1, 1));
    // With none that has a date it is no timeline.
    let none = import(
        "t.json",
        json!({ "events": [{ "text": {} }, {}, ["a"]] }).to_string(),
    );
    assert!(none.report.is_none() && none.form != Some(Form::TimelineJs));
}

#[test]
fn what_is_wrong_is_listed() {
    let imported = import(
        "t.json",
        timeline(json!([
            { "start_date": { "year": 2015, "month": 2, "day": 31 }, "text": { "headline": "a" } },
            { "start_date": {}, "text": { "headline": "b" } },
            { "start_date": { "year": 2015 }, "text": {} },
            { "start_date": { "year": 2015 }, "end_date": { "year": 2014 }, "text": { "headline": "d" } },
            { "start_date": { "year": "soon" }, "text": { "headline": "e" } },
            { "start_date": { "year": 2015 }, "text": { "headline": "sound" } },
            7,
        ])),
    );
    assert_eq!(imported.events, 1);
    assert_eq!(imported.messages.refused(), 6);
    let messages = messages(&imported);
    for (message, said) in messages.iter().zip([
        "events[0], line 1: start_date: found “2015-02-31”",
        "events[1], line 1: start_date: no date",
        "events[2], line 1: text.headline: no title",
        "events[3], line 1: end_date: found “2015/2014”",
        "events[4], line 1: start_date: found “soon”",
        "events[6], line 1: this cannot be read as JSON: “7”",
    ]) {
        assert!(message.starts_with(said), "{message}");
    }
}

/// EDTF has seasons where a month stands; a timeline has none.
#[test]
fn a_month_is_never_guessed() {
    for (date, found) in [
        (
            json!({ "year": "2014", "month": "", "day": "24" }),
            "2014--24",
        ),
        (json!({ "year": 2014, "day": "5" }), "2014--05"),
        (json!({ "year": 2014, "month": 23 }), "2014-23"),
        (json!({ "year": 2014, "month": "13" }), "2014-13"),
        (json!({ "year": 2014, "month": 21, "day": 3 }), "2014-21-03"),
        (json!({ "year": 2014, "month": 0 }), "2014-00"),
        (json!({ "year": 2014, "month": "May" }), "2014-May"),
    ] {
        let sound = json!({ "year": 2014, "month": "05", "day": 24 });
        for (field, start, end) in [
            ("start_date", &date, &Value::Null),
            ("end_date", &sound, &date),
        ] {
            let event = |start: &Value, end: &Value| json!({ "start_date": start, "end_date": end, "text": { "headline": "a" } });
            let events = json!([event(start, end), event(&sound, &Value::Null)]);
            let imported = import("t.json", timeline(events));
            assert_eq!(imported.events, 1);
            let said = format!(
                "events[0], line 1: {field}: found “{found}”; expected a month from 01 to 12"
            );
            assert_eq!(messages(&imported), [said]);
        }
    }
}

#[test]
fn the_old_form_is_named() {
    let text = json!({ "timeline": { "headline": "x", "date": [{ "startDate": "2015" }] } });
    let imported = import("t.json", text.to_string());
    assert!(messages(&imported)[0].contains("before 2015"));
}
