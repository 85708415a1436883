//! Generated events for benchmarks and for tests of size: ten lanes, a quarter of them
//! periods, from 1914 to 2026, the same in every run. Each writer gives the same events
//! in another program's form.

use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

/// How many lanes the events are spread over.
pub const LANES: usize = 10;

/// The first and the last day on which something begins.
const FIRST: Date = date(1914, 1, 1);
const LAST: Date = date(2026, 12, 31);

/// One seed for all: a figure can be measured again.
const SEED: u64 = 1914;

/// A generated event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// From 0; also the number in the title.
    pub number: usize,
    pub lane: usize,
    pub first: Date,
    /// The last day of a period.
    pub last: Option<Date>,
    pub title: String,
}

const ACTS: [&str; 12] = [
    "Meeting",
    "Report",
    "Protest",
    "Arrest",
    "Inquiry",
    "Treaty",
    "Raid",
    "Vote",
    "Exercise",
    "Verdict",
    "Strike",
    "Agreement",
];

const PLACES: [&str; 16] = [
    "Brussels",
    "Antwerp",
    "Liège",
    "Ghent",
    "Namur",
    "Bruges",
    "Mons",
    "Leuven",
    "Kortrijk",
    "Hasselt",
    "Ostend",
    "Charleroi",
    "Arlon",
    "Mechelen",
    "Tournai",
    "Eupen",
];

/// The first `n` generated events, in the order in which they were made and not in that
/// of time, as in most people's files.
pub fn made(n: usize) -> Vec<Made> {
    let mut random = fastrand::Rng::with_seed(SEED);
    let days = (LAST - FIRST).get_days();
    (0..n)
        .map(|number| {
            let first = FIRST.saturating_add(random.i32(0..=days).days());
            // Half of the periods last less than three months, the longest four years.
            let is_period = random.u8(..) < 64;
            let length = 1 + (random.f64().powi(4) * 1460.0) as i32;
            let last = is_period.then(|| first.saturating_add(length.days()).min(LAST).max(first));
            let act = ACTS[random.usize(..ACTS.len())];
            let place = PLACES[random.usize(..PLACES.len())];
            Made {
                number,
                lane: random.usize(..LANES),
                first,
                last,
                title: format!("{act} in {place} {number}"),
            }
        })
        .collect()
}

impl Made {
    fn lane_name(&self) -> String {
        lane_name(self.lane)
    }

    /// EDTF: a day, or an interval of two.
    pub fn date(&self) -> String {
        match self.last {
            Some(last) => format!("{}/{last}", self.first),
            None => self.first.to_string(),
        }
    }

    fn summary(&self) -> String {
        format!(
            "Generated event number {} of {}.",
            self.number,
            self.lane_name()
        )
    }
}

/// A lane as the files name it.
pub fn lane_name(lane: usize) -> String {
    format!("Lane {}", lane + 1)
}

/// Threatline's own table of events.
pub fn csv(events: &[Made]) -> String {
    let mut text = String::from("date,title,summary,theme\n");
    for event in events {
        // Writing to a String cannot fail; no field holds a comma or a quotation mark.
        let _ = writeln!(
            text,
            "{},{},{},{}",
            event.date(),
            event.title,
            event.summary(),
            event.lane_name()
        );
    }
    text
}

/// Items and groups as vis-timeline takes them.
pub fn vis_timeline(events: &[Made]) -> Value {
    let items: Vec<Value> = events
        .iter()
        .map(|event| match event.last {
            Some(last) => json!({
                "id": event.number, "group": event.lane, "content": event.title,
                "start": event.first.to_string(), "end": last.to_string(),
            }),
            None => json!({
                "id": event.number, "group": event.lane, "content": event.title,
                "start": event.first.to_string(),
            }),
        })
        .collect();
    let groups: Vec<Value> = (0..LANES)
        .map(|lane| json!({ "id": lane, "content": lane_name(lane) }))
        .collect();
    json!({ "items": items, "groups": groups })
}

/// What TimelineJS calls its JSON.
pub fn timeline_js(events: &[Made]) -> Value {
    let parts =
        |date: Date| json!({ "year": date.year(), "month": date.month(), "day": date.day() });
    let events: Vec<Value> = events
        .iter()
        .map(|event| {
            let mut value = json!({
                "start_date": parts(event.first),
                "text": { "headline": event.title, "text": event.summary() },
                "group": event.lane_name(),
            });
            if let Some(last) = event.last {
                value["end_date"] = parts(last);
            }
            value
        })
        .collect();
    json!({ "events": events })
}

/// The nested groups of timelines-chart. It draws spans only: a day lasts to the next.
pub fn timelines_chart(events: &[Made]) -> Value {
    let mut lanes: Vec<Vec<Value>> = vec![Vec::new(); LANES];
    for event in events {
        let end = event.last.unwrap_or(event.first).saturating_add(1.day());
        lanes[event.lane].push(json!({
            "timeRange": [event.first.to_string(), end.to_string()],
            "val": event.title,
        }));
    }
    let groups: Vec<Value> = lanes
        .into_iter()
        .enumerate()
        .map(|(lane, data)| {
            json!({ "group": lane_name(lane), "data": [{ "label": lane_name(lane), "data": data }] })
        })
        .collect();
    Value::Array(groups)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_events_are_the_same_in_every_run() {
        let events = made(1000);
        assert_eq!(events, made(1000));
        assert_eq!(events[..100], made(100));
    }

    #[test]
    fn they_are_what_the_benchmark_says() {
        let events = made(10_000);
        let periods = events.iter().filter(|event| event.last.is_some()).count();
        assert!((2300..2700).contains(&periods), "{periods} periods");
        for lane in 0..LANES {
            let of_lane = events.iter().filter(|event| event.lane == lane).count();
            assert!((850..1150).contains(&of_lane), "{of_lane} in lane {lane}");
        }
        let first = events.iter().map(|event| event.first).min().expect("some");
        let last = events.iter().map(|event| event.first).max().expect("some");
        assert_eq!((first.year(), last.year()), (1914, 2026));
    }
}
