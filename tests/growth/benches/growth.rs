//! What the pure steps cost from 100 to 1,000,000 events. Steps that happen for each frame
//! should hardly grow; those that happen once for a corpus may grow with it.
//!
//! `cargo bench -p threatline-growth`, with a part of a name behind `--` for some of them.

use std::cell::Cell;
use std::hint::black_box;
use std::rc::Rc;
use std::time::Duration;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use serde_json::json;
use threatline::i18n::date_in_words;
use threatline::model::search::SearchIndex;
use threatline::model::{Corpus, Data, Day, Event, Lang, Theme};
use threatline::timeline::{
    Chart, Folds, Frame, Labels, Lane, Layout, Placed, Shot, Spans, TextMetrics, TimeScale,
    Viewport, allocate_rows, density, strip_scale, ticks,
};
use threatline_events::{LANES, lane_name, made};

const SIZES: [usize; 5] = [100, 1_000, 10_000, 100_000, 1_000_000];

/// A screen of 1280 by 800.
const PLOT_PX: f64 = 1162.0;
const ROWS: usize = 16;

fn home() -> Viewport {
    Viewport {
        from: day(2014, 1, 1),
        to: day(2027, 1, 1),
    }
}

fn day(year: i32, month: u8, dom: u8) -> f64 {
    f64::from(Day::from_ymd(year, month, dom).expect("a day").0)
}

fn corpus(n: usize) -> Corpus {
    let text = |text: &str| json!({ "en": text, "nl": text, "fr": text });
    let themes = (0..LANES).map(|lane| {
        let theme = json!({ "id": format!("lane-{lane}"), "family": "service", "name": text(&lane_name(lane)) });
        serde_json::from_value::<Theme>(theme).expect("a theme")
    });
    let events = made(n).into_iter().map(|made| {
        let event = json!({
            "id": format!("event-{}", made.number), "date": made.date(), "kind": "incident",
            "themes": [format!("lane-{}", made.lane)], "title": text(&made.title),
            "summary": text("Generated."), "at": [],
        });
        serde_json::from_value::<Event>(event).expect("an event")
    });
    Corpus::new(Data {
        themes: themes.collect(),
        events: events.collect(),
        ..Data::default()
    })
}

/// All that a corpus needs to be drawn.
struct Drawn {
    corpus: Rc<Corpus>,
    chart: Chart,
    lanes: Vec<Rc<Lane>>,
}

impl Drawn {
    fn new(n: usize) -> Drawn {
        let corpus = Rc::new(corpus(n));
        let chart = Chart::new(corpus.events(), home(), day(2026, 1, 1));
        let lanes = lanes(&corpus, &chart);
        Drawn {
            corpus,
            chart,
            lanes,
        }
    }

    fn labels(&self) -> Rc<Labels> {
        let corpus = self.corpus.clone();
        let title = move |position: usize| {
            corpus.events()[position]
                .title
                .get(Lang::En)
                .text
                .to_owned()
        };
        Rc::new(Labels::new(title, TextMetrics::default()))
    }

    fn frame(&self) -> Frame {
        Frame {
            home: self.chart.folds.fold(home()),
            width_px: PLOT_PX,
        }
    }

    fn layout(&self) -> Layout {
        let labels = self.labels();
        let rows = allocate_rows(&self.lanes, &[], self.frame(), &labels, ROWS);
        Layout::new(self.lanes.clone(), &rows, self.frame(), labels)
    }
}

fn lanes(corpus: &Corpus, chart: &Chart) -> Vec<Rc<Lane>> {
    let mut of_lane: Vec<Vec<Placed>> = vec![Vec::new(); LANES];
    for (event, placed) in corpus.events().iter().zip(&chart.placed) {
        let lane = event.themes[0].as_str().trim_start_matches("lane-");
        of_lane[lane.parse::<usize>().expect("a number")].push(*placed);
    }
    let lane = |events| Rc::new(Lane::new(events, &chart.folds));
    of_lane.into_iter().map(lane).collect()
}

/// A view from the whole century to a day.
fn views(drawn: &Drawn) -> [(&'static str, Viewport); 4] {
    let around = |half: f64| Viewport {
        from: day(1970, 1, 1) - half,
        to: day(1970, 1, 1) + half,
    };
    [
        ("century", drawn.chart.limits),
        ("decade", around(1826.0)),
        ("year", around(183.0)),
        ("day", around(0.5)),
    ]
}

fn once(c: &mut Criterion) {
    for n in SIZES {
        let drawn = Drawn::new(n);
        let events = drawn.corpus.events();
        let mut group = c.benchmark_group("once");
        group
            .sample_size(10)
            .measurement_time(Duration::from_secs(2));
        group.bench_function(BenchmarkId::new("place", n), |b| {
            b.iter(|| Chart::new(black_box(events), home(), day(2026, 1, 1)));
        });
        group.bench_function(BenchmarkId::new("lanes", n), |b| {
            b.iter(|| lanes(black_box(&drawn.corpus), &drawn.chart));
        });
        group.bench_function(BenchmarkId::new("rows", n), |b| {
            b.iter(|| {
                allocate_rows(
                    black_box(&drawn.lanes),
                    &[],
                    drawn.frame(),
                    &drawn.labels(),
                    ROWS,
                )
            });
        });
        group.bench_function(BenchmarkId::new("spans", n), |b| {
            b.iter(|| Spans::new(events.iter().map(|event| &event.date).enumerate()));
        });
        group.finish();
    }
}

fn each_frame(c: &mut Criterion) {
    for n in SIZES {
        let drawn = Drawn::new(n);
        let layout = drawn.layout();
        let events = drawn.corpus.events();
        let spans = Spans::new(events.iter().map(|event| &event.date).enumerate());
        let mut group = c.benchmark_group("frame");
        group
            .sample_size(20)
            .measurement_time(Duration::from_secs(2));
        for (name, view) in views(&drawn) {
            let scale = TimeScale::new(view, PLOT_PX);
            // Panned, so that now and then another cell comes into view.
            let step = Cell::new(0.0);
            group.bench_function(BenchmarkId::new(format!("pan {name}"), n), |b| {
                b.iter(|| {
                    step.set((step.get() + 0.01) % 1.0);
                    let view = view.pan(step.get() * view.span_days());
                    layout.scene(Shot::still(TimeScale::new(view, PLOT_PX), None))
                });
            });
            group.bench_function(BenchmarkId::new(format!("level {name}"), n), |b| {
                // A layout that has not seen this level yet.
                b.iter_batched(
                    || drawn.layout(),
                    |layout| {
                        let scene = layout.scene(Shot::still(scale, None));
                        (scene, layout)
                    },
                    BatchSize::PerIteration,
                );
            });
            group.bench_function(BenchmarkId::new(format!("count {name}"), n), |b| {
                let (first, last) = view.days();
                b.iter(|| black_box(&spans).count(first, last));
            });
        }
        let scale = TimeScale::new(home(), PLOT_PX);
        group.bench_function(BenchmarkId::new("ticks", n), |b| {
            b.iter(|| ticks(black_box(&scale), &drawn.chart.folds));
        });
        let strip = strip_scale(drawn.chart.limits, PLOT_PX);
        let mut starts: Vec<f64> = drawn
            .chart
            .placed
            .iter()
            .map(|placed| placed.from)
            .collect();
        starts.sort_by(f64::total_cmp);
        group.bench_function(BenchmarkId::new("density", n), |b| {
            b.iter(|| density(black_box(&strip), &starts));
        });
        group.bench_function(BenchmarkId::new("day to x", n), |b| {
            let folds: &Folds = &drawn.chart.folds;
            b.iter(|| scale.x(folds.axis(black_box(day(2015, 1, 1)))));
        });
        group.finish();
    }
}

fn search(c: &mut Criterion) {
    for n in SIZES {
        let corpus = corpus(n);
        let index = SearchIndex::new(&corpus, Lang::En, date_in_words);
        let mut group = c.benchmark_group("search");
        group
            .sample_size(10)
            .measurement_time(Duration::from_secs(2));
        for query in ["b", "brussels", "treaty liege 7", "nothing has this"] {
            group.bench_function(BenchmarkId::new(query, n), |b| {
                b.iter(|| index.search(black_box(query)));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, once, each_frame, search);
criterion_main!(benches);
