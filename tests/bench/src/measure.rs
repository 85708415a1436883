//! What is measured, and how.
//!
//! * **Drawn and steady**: from the file field's `change` to the last moment before half a
//!   second in which the page changed nothing and no frame took longer than 50 ms.
//! * **Frames**: the times between the frames that the page was given
//!   (`requestAnimationFrame`) while real mouse and wheel events came in, 60 a second.
//! * **Work**: what Chromium says the page's thread spent on script, style and layout during
//!   the same gestures, divided by the frames.
//! * **Memory**: of the processes that hold the page (proportional set size), after a
//!   collection, less what the page had before the file was chosen.
//! * **Keystrokes**: what one took of the page's thread in all tasks, from the letter to the frame
//!   behind the one that shows what it found; less what the measuring takes, which is
//!   measured in the same way without a letter.
//! * **Longest task**: of the page's thread, from the choice of the file to steady; tasks up to
//!   50 ms are not told by the browser, and count as 0.
//! * **Rest**: the same for what follows when the typing stops: the marks that stand out, the
//!   rest of the results, the address.
//! * **First content**: from the opening of the page to its first text or picture, as the browser
//!   tells it (*first contentful paint*). **Usable**: to the first frame in which the events are
//!   drawn by the program, whose handlers are then in place.
//!
//! Each is measured several times, in a browser of its own; what is told is the median.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use threatline_e2e::{Page, wait};
use tokio::time::{Instant, interval, sleep};

use crate::subject::{Kind, Subject};

/// After so long a subject counts as not drawing at all.
const PATIENCE: Duration = Duration::from_secs(90);

/// How long each gesture lasts.
const GESTURE: Duration = Duration::from_millis(2500);

/// One input event a frame.
const PACE: Duration = Duration::from_micros(16_667);

/// How long nothing must happen for the page to be steady, in milliseconds.
const STEADY_MS: f64 = 500.0;

/// Figures by name; the name ends with the unit.
pub type Figures = BTreeMap<&'static str, f64>;

/// Of each figure the median; those of an even number lie between the middle two.
pub fn median(rounds: &[Figures]) -> Figures {
    let names = rounds.iter().flat_map(Figures::keys);
    names
        .map(|&name| {
            let mut values: Vec<f64> = rounds.iter().filter_map(|r| r.get(name).copied()).collect();
            values.sort_by(f64::total_cmp);
            let last = values.len() - 1;
            (name, (values[last / 2] + values[last.div_ceil(2)]) / 2.0)
        })
        .collect()
}

/// What happened while a gesture went on.
struct Gesture {
    /// Times between frames in milliseconds, in order of size.
    frames: Vec<f64>,
    /// Script, style and layout for each frame, in milliseconds.
    work_ms: f64,
}

/// Of sorted values; 0 where there are none.
fn quantile(sorted: &[f64], part: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    let at = (last as f64 * part).round() as usize;
    sorted.get(at).copied().unwrap_or_default()
}

/// Watches the page from within.
const PROBE: &str = "
    const bench = window.bench = { changed: performance.now(), chosen: 0, last: 0, frames: null, tasks: [] };
    new PerformanceObserver(list => bench.tasks.push(...list.getEntries().map(task => [task.startTime, task.duration])))
        .observe({ type: 'longtask' });
    new MutationObserver(() => { bench.changed = performance.now(); })
        .observe(document.body, { subtree: true, childList: true, attributes: true });
    document.addEventListener('change', () => { bench.chosen ||= performance.now(); }, true);
    const tick = time => {
        const now = performance.now();
        if (bench.last && now - bench.last > 50) bench.changed = now;
        bench.last = now;
        if (bench.frames) bench.frames.push(time);
        requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
";

pub async fn measure(
    page: &Page,
    subject: &Subject,
    events: usize,
    peers: &Path,
) -> Result<Figures> {
    let dir = tempfile::tempdir().context("cannot make a folder")?;
    let file = subject.file(events, dir.path())?;
    subject.open(page, dir.path(), peers).await?;
    // Of the page's own thread: what other programs do meanwhile is not counted.
    page.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" }))
        .await?;
    page.script(PROBE).await?;
    let before = memory(page).await?;
    subject.offer(page).await?;
    page.choose_file("input[type=file]", &file).await?;
    let mut figures = Figures::new();
    figures.insert("steady_ms", steady(page, subject).await?);
    figures.insert("longest_task_ms", longest_task(page).await?);
    let after = memory(page).await?;
    let more = after.saturating_sub(before);
    figures.insert("memory_mb", more as f64 / 1e6);
    let mut nodes = count(page, subject).await?;
    let middle = middle(page, subject).await?;

    let panned = gesture(page, async || pan(page, middle).await).await?;
    figures.insert("pan_frame_95_ms", quantile(&panned.frames, 0.95));
    figures.insert("pan_frame_longest_ms", quantile(&panned.frames, 1.0));
    figures.insert("pan_work_ms", panned.work_ms);
    nodes = nodes.max(count(page, subject).await?);
    let zoomed = gesture(page, async || zoom(page, middle, subject).await).await?;
    figures.insert("zoom_frame_95_ms", quantile(&zoomed.frames, 0.95));
    figures.insert("zoom_frame_longest_ms", quantile(&zoomed.frames, 1.0));
    figures.insert("zoom_work_ms", zoomed.work_ms);
    nodes = nodes.max(count(page, subject).await?);
    figures.insert("nodes", nodes as f64);
    if subject.kind == Kind::Threatline {
        // Whatever becomes of it, the figures before stand.
        match typing(page).await {
            Ok(typed) => {
                figures.insert("keystroke_95_ms", quantile(&typed.keystrokes, 0.95));
                figures.insert("keystroke_longest_ms", quantile(&typed.keystrokes, 1.0));
                figures.insert("rest_longest_ms", quantile(&typed.rests, 1.0));
            }
            Err(error) => eprintln!("  typing: {error:#}"),
        }
    }
    Ok(figures)
}

/// From the opening of the page to its first content and to the first frame with its events.
pub async fn measure_start(page: &Page, subject: &Subject, peers: &Path) -> Result<Figures> {
    const PROBE: &str = "
        const look = () => {
            if (document.querySelector(DRAWN)) window.usable = performance.now();
            else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    ";
    let dir = tempfile::tempdir().context("cannot make a folder")?;
    let address = subject.starting_page(page, dir.path(), peers)?;
    let drawn = json!(subject.started).to_string();
    let probe = json!({ "source": PROBE.replace("DRAWN", &drawn) });
    page.devtools("Page.enable", json!({})).await?;
    page.devtools("Page.addScriptToEvaluateOnNewDocument", probe)
        .await?;
    page.goto(&address).await?;
    let read = "const paint = performance.getEntriesByName('first-contentful-paint')[0];
        return [paint?.startTime ?? -1, window.usable ?? -1];";
    wait::until(format!("{} to have started", subject.name), async || {
        let [content, usable]: [f64; 2] = serde_json::from_value(page.script(read).await?)?;
        Ok((content >= 0.0 && usable >= 0.0)
            .then(|| Figures::from([("first_content_ms", content), ("usable_ms", usable)])))
    })
    .await
}

/// What typing into the search box costs, in milliseconds in order of size.
#[derive(Default)]
struct Typing {
    keystrokes: Vec<f64>,
    /// Once for each word.
    rests: Vec<f64>,
}

/// Waits until the events are drawn and nothing changes any more; milliseconds since the
/// file was chosen.
async fn steady(page: &Page, subject: &Subject) -> Result<f64> {
    let end = Instant::now() + PATIENCE;
    let look = "const b = window.bench;
        return [b.chosen, b.changed, performance.now(), document.querySelectorAll(arguments[0]).length];";
    while Instant::now() < end {
        // A page that does not answer is not steady.
        let seen = tokio::time::timeout_at(end, page.script_with(look, vec![json!(subject.drawn)]));
        let Ok(seen) = seen.await else { break };
        let [chosen, changed, now, drawn]: [f64; 4] = serde_json::from_value(seen?)?;
        if chosen > 0.0 && drawn > 0.0 && changed > chosen && now - changed > STEADY_MS {
            return Ok(changed - chosen);
        }
        sleep(Duration::from_millis(100)).await;
    }
    bail!("not drawn and steady after {} s", PATIENCE.as_secs())
}

/// In milliseconds, since the file was chosen.
async fn longest_task(page: &Page) -> Result<f64> {
    let longest = "const b = window.bench;
        return Math.max(0, ...b.tasks.filter(([start, ms]) => start + ms > b.chosen).map(([, ms]) => ms));";
    let longest = page.script(longest).await?;
    longest.as_f64().context("no tasks")
}

async fn memory(page: &Page) -> Result<u64> {
    page.devtools("HeapProfiler.collectGarbage", json!({}))
        .await?;
    page.memory()
}

async fn count(page: &Page, subject: &Subject) -> Result<u64> {
    let count = "return document.querySelector(arguments[0]).querySelectorAll('*').length;";
    let nodes = page
        .script_with(count, vec![json!(subject.surface)])
        .await?;
    nodes.as_u64().context("no count of nodes")
}

/// The middle of what can be dragged, in CSS pixels.
async fn middle(page: &Page, subject: &Subject) -> Result<(f64, f64)> {
    let script = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
        return [box.left + box.width * 0.55, box.top + box.height * 0.5];";
    let middle = page
        .script_with(script, vec![json!(subject.surface)])
        .await?;
    Ok(serde_json::from_value(middle)?)
}

/// Runs a gesture between two readings of what the page has cost.
async fn gesture(page: &Page, run: impl AsyncFn() -> Result<()>) -> Result<Gesture> {
    page.script("window.bench.frames = [];").await?;
    let before = work_seconds(page).await?;
    run().await?;
    let after = work_seconds(page).await?;
    let times = page
        .script("const times = window.bench.frames; window.bench.frames = null; return times;")
        .await?;
    let times: Vec<f64> = serde_json::from_value(times)?;
    ensure!(times.len() > 2, "no frames during the gesture");
    let mut frames: Vec<f64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    frames.sort_by(f64::total_cmp);
    let work_ms = (after - before) * 1000.0 / frames.len() as f64;
    Ok(Gesture { frames, work_ms })
}

/// Script, style and layout since the page was opened, in seconds.
async fn work_seconds(page: &Page) -> Result<f64> {
    let metrics = metrics(page).await?;
    ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration"]
        .iter()
        .map(|name| metric(&metrics, name))
        .sum()
}

async fn metrics(page: &Page) -> Result<Value> {
    page.devtools("Performance.getMetrics", json!({})).await
}

fn metric(metrics: &Value, name: &str) -> Result<f64> {
    metrics["metrics"]
        .as_array()
        .and_then(|all| all.iter().find(|metric| metric["name"] == name))
        .and_then(|metric| metric["value"].as_f64())
        .with_context(|| format!("Chromium gives no {name}"))
}

/// Drags to and fro, a few pixels with each event.
async fn pan(page: &Page, (x, y): (f64, f64)) -> Result<()> {
    mouse(page, "mouseMoved", x, y, 0).await?;
    mouse(page, "mousePressed", x, y, 1).await?;
    let mut pace = interval(PACE);
    let end = Instant::now() + GESTURE;
    let mut step = 0.0_f64;
    while Instant::now() < end {
        pace.tick().await;
        step += 1.0;
        mouse(page, "mouseMoved", x + 260.0 * (step / 18.0).sin(), y, 1).await?;
    }
    mouse(page, "mouseReleased", x, y, 0).await
}

async fn mouse(page: &Page, kind: &str, x: f64, y: f64, buttons: u32) -> Result<()> {
    let button = if kind == "mouseMoved" && buttons == 0 {
        "none"
    } else {
        "left"
    };
    let event = json!({
        "type": kind, "x": x, "y": y, "button": button, "buttons": buttons, "clickCount": 1,
    });
    page.devtools("Input.dispatchMouseEvent", event).await?;
    Ok(())
}

/// Turns the wheel in and out again.
async fn zoom(page: &Page, (x, y): (f64, f64), subject: &Subject) -> Result<()> {
    const CTRL: u32 = 2;
    let mut pace = interval(PACE);
    let start = Instant::now();
    loop {
        let gone = start.elapsed();
        if gone >= GESTURE {
            return Ok(());
        }
        pace.tick().await;
        let inward = gone < GESTURE / 2;
        let event = json!({
            "type": "mouseWheel", "x": x, "y": y, "deltaX": 0,
            "deltaY": if inward { -24 } else { 24 },
            "modifiers": if subject.zooms_with_ctrl { CTRL } else { 0 },
        });
        page.devtools("Input.dispatchMouseEvent", event).await?;
    }
}

/// What follows on a last letter has come by then.
const REST: Duration = Duration::from_millis(800);

/// Types into the search box, and reads after each letter what it took.
async fn typing(page: &Page) -> Result<Typing> {
    const TYPED: [&str; 4] = ["verdict namur", "arrest in liege 77", "report 1234", "e"];
    const MEASURINGS: usize = 15;
    let mut measuring = Vec::new();
    for _ in 0..MEASURINGS {
        measuring.push(cost(page, async || settled(page).await).await?);
    }
    measuring.sort_by(f64::total_cmp);
    let measuring = quantile(&measuring, 0.5);
    let mut typing = Typing::default();
    for text in TYPED {
        page.click("input[type=search]").await?;
        for letter in text.chars() {
            let letter = json!({ "text": letter.to_string() });
            let cost = cost(page, async || {
                page.devtools("Input.insertText", letter.clone()).await?;
                settled(page).await
            });
            typing.keystrokes.push((cost.await? - measuring).max(0.0));
        }
        let rest = cost(page, async || {
            sleep(REST).await;
            settled(page).await
        });
        typing.rests.push((rest.await? - measuring).max(0.0));
        page.fill("input[type=search]", "").await?;
        sleep(REST).await;
        settled(page).await?;
    }
    typing.keystrokes.sort_by(f64::total_cmp);
    typing.rests.sort_by(f64::total_cmp);
    Ok(typing)
}

/// What the page does in all its tasks while `run` goes on, in milliseconds.
async fn cost(page: &Page, run: impl AsyncFn() -> Result<()>) -> Result<f64> {
    let before = metric(&metrics(page).await?, "TaskDuration")?;
    run().await?;
    let after = metric(&metrics(page).await?, "TaskDuration")?;
    Ok((after - before) * 1000.0)
}

/// Waits for two frames: the one that draws the answer, and the next.
async fn settled(page: &Page) -> Result<()> {
    page.script(
        "window.bench.settled = false;
         requestAnimationFrame(() => requestAnimationFrame(() => { window.bench.settled = true; }));",
    )
    .await?;
    wait::until("two frames", async || {
        let settled = page.script("return window.bench.settled;").await?;
        Ok((settled == json!(true)).then_some(()))
    })
    .await
}
