//! The timeline by hand: fingers, wheel and keys, and what can be read of it wherever that
//! leads.

use threatline_e2e::{Engine, Frame, Key, Page, Result, Shown, bail, ensure, json};

use crate::places::go;

/// A range in which nothing is folded.
const VIEW: &str = "#v=1&view=timeline&from=2015-01-01&to=2022-12-31";

async fn open(page: &Page, hash: &str) -> Result<()> {
    page.open_file(hash).await?;
    page.wait_started().await?;
    page.wait_gone(".only-wide").await?;
    page.wait_shown(".drawing .item").await
}

/// The days that the link shows, as numbers: the first, and the one behind the last.
async fn range(page: &Page) -> Result<(f64, f64)> {
    let days = page
        .script(
            "const link = new URLSearchParams(location.hash.slice(1));
             const day = name => Date.parse(link.get(name)) / 864e5;
             return [day('from'), day('to') + 1];",
        )
        .await?;
    Ok(serde_json::from_value(days)?)
}

/// The range once it is another one.
async fn range_after(page: &Page, before: (f64, f64)) -> Result<(f64, f64)> {
    page.wait_until("another range", async || Ok(range(page).await? != before))
        .await?;
    range(page).await
}

/// The day at a part of the plot's width.
fn day_at((from, to): (f64, f64), part: f64) -> f64 {
    from + (to - from) * part
}

/// A point of the drawing, in CSS pixels of the window: parts of its width and height.
async fn point(page: &Page, across: f64, down: f64) -> Result<(i64, i64)> {
    point_of(page, ".drawing", across, down).await
}

/// The same of any element, as far as it is in the window.
async fn point_of(page: &Page, css: &str, across: f64, down: f64) -> Result<(i64, i64)> {
    let script = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
        return [Math.round(box.left + box.width * arguments[1]),
          Math.round(box.top + Math.min(box.height, innerHeight - box.top) * arguments[2])];";
    let point = page
        .script_with(script, vec![json!(css), json!(across), json!(down)])
        .await?;
    Ok(serde_json::from_value(point)?)
}

/// The mouse, which does these things.
fn mouse(actions: serde_json::Value) -> serde_json::Value {
    json!([{
        "type": "pointer", "id": "mouse",
        "parameters": { "pointerType": "mouse" }, "actions": actions,
    }])
}

/// A finger that goes from one point to another in a few steps.
fn finger(name: &str, from: (i64, i64), to: (i64, i64)) -> serde_json::Value {
    const STEPS: i64 = 6;
    let mut actions = vec![
        json!({ "type": "pointerMove", "duration": 0, "x": from.0, "y": from.1 }),
        json!({ "type": "pointerDown", "button": 0 }),
    ];
    for step in 1..=STEPS {
        let between = |from: i64, to: i64| from + (to - from) * step / STEPS;
        actions.push(json!({
            "type": "pointerMove", "duration": 20,
            "x": between(from.0, to.0), "y": between(from.1, to.1),
        }));
    }
    actions.push(json!({ "type": "pointerUp", "button": 0 }));
    json!({
        "type": "pointer", "id": name,
        "parameters": { "pointerType": "touch" }, "actions": actions,
    })
}

/// One finger sideways pans, two zoom about their middle, and a finger up or down is the
/// page's.
pub async fn moves_by_touch(page: &Page) -> Result<()> {
    open(page, VIEW).await?;
    let before = range(page).await?;
    let (x, y) = point(page, 0.6, 0.5).await?;
    page.actions(json!([finger("one", (x, y), (x - 180, y))]))
        .await?;
    let panned = range_after(page, before).await?;
    ensure!(
        panned.0 > before.0 + 100.0,
        "from {before:?} to {panned:?}: a finger to the left shows what is later"
    );
    let (length, length_before) = (panned.1 - panned.0, before.1 - before.0);
    ensure!(
        (length - length_before).abs() <= 2.0,
        "a finger changed the length from {length_before} to {length}"
    );

    let (x, y) = point(page, 0.3, 0.5).await?;
    page.actions(json!([
        finger("one", (x - 40, y), (x - 120, y)),
        finger("two", (x + 40, y), (x + 120, y)),
    ]))
    .await?;
    let pinched = range_after(page, panned).await?;
    let closer = (panned.1 - panned.0) / (pinched.1 - pinched.0);
    ensure!((2.6..3.4).contains(&closer), "closer {closer} times, not 3");
    let apart = day_at(pinched, 0.3) - day_at(panned, 0.3);
    ensure!(
        apart.abs() < 0.03 * (pinched.1 - pinched.0),
        "the middle of the fingers moved by {apart} days"
    );

    // The page of a small window is longer than it.
    page.resize(800, 450).await?;
    open(page, VIEW).await?;
    let before = page.hash().await?;
    let (x, y) = point(page, 0.5, 0.8).await?;
    page.actions(json!([finger("one", (x, y), (x, y - 150))]))
        .await?;
    // Firefox's driver hands touches to the page and not to what scrolls it.
    if page.engine() == Engine::Chromium {
        page.wait_until("the page to scroll", async || {
            Ok(page.script("return scrollY > 20;").await? == json!(true))
        })
        .await?;
    }
    ensure!(
        page.hash().await? == before,
        "a finger up the page moved the axis"
    );
    Ok(())
}

/// Ctrl and the wheel zoom about the pointer, a wheel sideways pans, keys do both, and
/// arrows do nothing without the focus.
pub async fn moves_by_wheel_and_keys(page: &Page) -> Result<()> {
    open(page, VIEW).await?;
    let before = range(page).await?;
    let (x, y) = point(page, 0.25, 0.5).await?;
    let wheel = |dx: i64, dy: i64| {
        json!({
            "type": "wheel", "id": "wheel", "actions": [
                { "type": "pause", "duration": 0 },
                { "type": "scroll", "duration": 0, "x": x, "y": y, "deltaX": dx, "deltaY": dy },
            ],
        })
    };
    let ctrl = json!({
        "type": "key", "id": "keys", "actions": [
            { "type": "keyDown", "value": "\u{e009}" },
            { "type": "pause", "duration": 0 },
            { "type": "keyUp", "value": "\u{e009}" },
        ],
    });
    page.actions(json!([ctrl, wheel(0, -320)])).await?;
    let zoomed = range_after(page, before).await?;
    let closer = (before.1 - before.0) / (zoomed.1 - zoomed.0);
    ensure!(closer > 1.3, "closer {closer} times");
    let apart = day_at(zoomed, 0.25) - day_at(before, 0.25);
    ensure!(
        apart.abs() < 0.03 * (zoomed.1 - zoomed.0),
        "what is under the pointer moved by {apart} days"
    );
    page.actions(json!([wheel(200, 0)])).await?;
    let panned = range_after(page, zoomed).await?;
    ensure!(panned.0 > zoomed.0, "{zoomed:?}, {panned:?}");

    // Arrows belong to whatever has the focus.
    page.script("document.activeElement.blur();").await?;
    page.keys(Key::Right).await?;
    page.keys(Key::Down).await?;
    let kept = range(page).await?;
    ensure!(kept == panned, "arrows moved the axis without the focus");
    page.script("document.querySelector('.item-button[tabindex=\"0\"]').focus();")
        .await?;
    page.keys("+").await?;
    let closer = range_after(page, panned).await?;
    ensure!(closer.1 - closer.0 < panned.1 - panned.0, "{closer:?}");
    page.keys("-").await?;
    let wider = range_after(page, closer).await?;
    page.keys(Key::PageDown).await?;
    let later = range_after(page, wider).await?;
    ensure!(later.0 > wider.0, "{wider:?}, {later:?}");
    page.keys(Key::PageUp).await?;
    let earlier = range_after(page, later).await?;
    ensure!(earlier.0 < later.0, "{later:?}, {earlier:?}");
    // Home and End lead along the lane, wherever its first and last event are.
    let places = async || page.script("return document.activeElement.id;").await;
    page.keys(Key::Home).await?;
    page.wait_focus(".item-button[tabindex=\"0\"]").await?;
    let first = places().await?;
    page.keys(Key::End).await?;
    page.wait_until("the last event of the lane", async || {
        let id = places().await?;
        Ok(id != first && id.as_str().is_some_and(|id| id.starts_with("ev-")))
    })
    .await
}

/// Keys that follow each other faster than the view can go add up, and lead back from where
/// there is nothing.
pub async fn adds_keys_up(page: &Page) -> Result<()> {
    const FOCUS: &str = "document.querySelector('.item-button[tabindex=\"0\"]').focus();";
    open(page, VIEW).await?;
    let before = range(page).await?;
    page.script(FOCUS).await?;
    page.keys("++").await?;
    page.wait_until("two steps of 0.6", async || {
        let now = range(page).await?;
        let times = (before.1 - before.0) / (now.1 - now.0);
        Ok((2.7..2.9).contains(&times))
    })
    .await?;
    // Page Down twice, Page Up twice.
    page.keys("--\u{e00f}\u{e00f}\u{e00e}\u{e00e}").await?;
    page.wait_until("the view to be where it was", async || {
        Ok(range(page).await? == before)
    })
    .await?;
    // So they do on the strip.
    page.script("document.querySelector('.strip-drawing').focus();")
        .await?;
    page.keys(Key::Left).await?;
    let one = range_after(page, before).await?;
    page.keys("\u{e012}\u{e012}").await?;
    page.wait_until("three steps to the left", async || {
        let now = range(page).await?;
        Ok(((now.0 - before.0) - 3.0 * (one.0 - before.0)).abs() <= 3.0)
    })
    .await?;
    page.keys("\u{e014}\u{e014}\u{e014}").await?;
    page.wait_until("the view to be where it was", async || {
        Ok((range(page).await?.0 - before.0).abs() <= 3.0)
    })
    .await?;

    // By way of a view without a drawing: what was drawn would be taken for what is drawn next.
    go(page, "&view=about").await?;
    go(
        page,
        "&view=timeline&theme=middle-east.hamas&from=2023-09-01&to=2023-10-31",
    )
    .await?;
    page.wait_gone(".only-wide").await?;
    page.wait_shown(".drawing .item").await?;
    let before = range(page).await?;
    page.script(FOCUS).await?;
    for _ in 0..4 {
        page.keys(Key::PageDown).await?;
    }
    page.wait_gone(".drawing .item").await?;
    page.wait_focus(".drawing").await?;
    for _ in 0..4 {
        page.keys(Key::PageUp).await?;
    }
    page.wait_until("the view to be where it was", async || {
        Ok(range(page).await? == before)
    })
    .await?;
    page.wait_shown(".drawing .item").await?;
    // And on from there.
    page.keys(Key::Home).await?;
    page.wait_focus(".item-button[tabindex=\"0\"]").await
}

/// A drag whose end nobody hears of, since the button was let go over a window of another
/// program, ends with the next move: what moves after that moves nothing of the page.
pub async fn ends_drags_out_of_sight(page: &Page) -> Result<()> {
    /// The pointer as the page hears of it next: here, with no button held.
    const PASS: &str = "
        const [css, x, y] = arguments;
        document.querySelector(css).dispatchEvent(new PointerEvent('pointermove', {
            bubbles: true, isPrimary: true, pointerId: window.harnessPointer, pointerType: 'mouse',
            clientX: x, clientY: y, button: -1, buttons: 0,
        }));";
    open(page, VIEW).await?;
    page.script(
        "addEventListener('pointerdown', ({ pointerId }) => { window.harnessPointer = pointerId; },
             { capture: true });",
    )
    .await?;
    for css in [".drawing", ".strip-drawing"] {
        let before = range(page).await?;
        let (x, y) = point_of(page, css, 0.7, 0.5).await?;
        page.actions(mouse(json!([
            { "type": "pointerMove", "duration": 0, "x": x, "y": y },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerMove", "duration": 50, "x": x - 40, "y": y },
            { "type": "pointerMove", "duration": 50, "x": x - 60, "y": y },
        ])))
        .await?;
        page.script_with(PASS, vec![json!(css), json!(x - 60), json!(y)])
            .await?;
        let ended = range_after(page, before).await?;
        page.script_with(PASS, vec![json!(css), json!(x - 300), json!(y)])
            .await?;
        settled(page).await?;
        let after = range(page).await?;
        ensure!(after == ended, "{css}: from {ended:?} to {after:?}");
        page.actions(mouse(json!([{ "type": "pointerUp", "button": 0 }])))
            .await?;
        settled(page).await?;
        let after = range(page).await?;
        ensure!(after == ended, "{css}, let go: from {ended:?} to {after:?}");
    }

    // A lane stays where it is.
    let lanes = page.texts(".lane-title").await?;
    let name = ".lane-name[data-lane=\"china\"]";
    let (x, y) = point_of(page, name, 0.5, 0.5).await?;
    page.actions(mouse(json!([
        { "type": "pointerMove", "duration": 0, "x": x, "y": y },
        { "type": "pointerDown", "button": 0 },
        { "type": "pointerMove", "duration": 50, "x": x, "y": y + 60 },
        { "type": "pointerMove", "duration": 50, "x": x, "y": y + 120 },
    ])))
    .await?;
    page.wait_for(".lane.is-before-drop, .lane.is-after-drop")
        .await?;
    page.script_with(PASS, vec![json!(".lane-names"), json!(x), json!(y + 120)])
        .await?;
    page.wait_gone(".lane.is-before-drop, .lane.is-after-drop")
        .await?;
    page.actions(mouse(json!([{ "type": "pointerUp", "button": 0 }])))
        .await?;
    settled(page).await?;
    let after = page.texts(".lane-title").await?;
    ensure!(after == lanes, "{lanes:?} became {after:?}");
    Ok(())
}

/// What ends a drag opens nothing; what is pressed after it by voice or by a screen reader,
/// without a pointer, does. Keys go on from what was opened last, wherever that was done.
pub async fn answers_after_a_drag(page: &Page) -> Result<()> {
    /// A click on an event, as the browser tells of one: so many presses of a pointer.
    const CLICK: &str = "
        const [id, presses] = arguments;
        document.getElementById(id).dispatchEvent(new MouseEvent('click', {
            bubbles: true, cancelable: true, detail: presses,
        }));";
    /// Two events in the middle of the drawing, one lane apart or more.
    const TWO: &str = "
        const all = document.querySelector('.drawing').getBoundingClientRect();
        const seen = [...document.querySelectorAll('.drawing .item-button')].filter((node) => {
            const { left, right } = node.getBoundingClientRect();
            return left > all.left + 300 && right < all.right - 200;
        });
        return [seen[0]?.id, seen[0]?.dataset.event, seen.at(-1)?.dataset.event];";
    open(page, VIEW).await?;
    let before = range(page).await?;
    let (x, y) = point(page, 0.6, 0.99).await?;
    page.actions(mouse(json!([
        { "type": "pointerMove", "duration": 0, "x": x, "y": y },
        { "type": "pointerDown", "button": 0 },
        { "type": "pointerMove", "duration": 50, "x": x - 20, "y": y },
        { "type": "pointerMove", "duration": 50, "x": x - 40, "y": y },
        { "type": "pointerUp", "button": 0 },
    ])))
    .await?;
    range_after(page, before).await?;
    settled(page).await?;
    let two = page.script(TWO).await?;
    let [first, its_event, last]: [String; 3] = serde_json::from_value(two)?;
    ensure!(its_event != last, "only {first} is in sight");
    page.script_with(CLICK, vec![json!(first), json!(1)])
        .await?;
    settled(page).await?;
    ensure!(
        page.count("#event-panel").await? == 0,
        "the click that ends a drag opened {first}"
    );
    page.script_with(CLICK, vec![json!(first), json!(0)])
        .await?;
    page.wait_for("#event-panel").await?;
    page.wait_for(&format!("#{first}[tabindex=\"0\"]")).await?;

    // As a link on the page does it: the link of what stands there, and another event.
    page.script_with(
        "const link = new URLSearchParams(location.hash.slice(1));
         link.set('event', arguments[0]);
         location.hash = link;",
        vec![json!(last)],
    )
    .await?;
    page.wait_for(&format!(
        "[data-event=\"{last}\"][aria-pressed=true][tabindex=\"0\"]"
    ))
    .await
}

/// What of the timeline is cut, or covers what it should not, as it stands: a list of
/// complaints.
const COMPLAINTS: &str = r#"
const complaints = [];
const box = node => node.getBoundingClientRect();
const shows = b => b.width > 0 && b.height > 0;
const meets = (a, b, by = 1) => a.left < b.right - by && b.left < a.right - by
  && a.top < b.bottom - by && b.top < a.bottom - by;
const within = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1
  && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
const union = boxes => ({
  left: Math.min(...boxes.map(b => b.left)), right: Math.max(...boxes.map(b => b.right)),
  top: Math.min(...boxes.map(b => b.top)), bottom: Math.max(...boxes.map(b => b.bottom)),
});
const drawing = document.querySelector('.drawing');
if (drawing) {
  const all = box(drawing);
  const parts = [...drawing.querySelectorAll('.item')].flatMap((item, owner) => {
    const texts = [...item.querySelectorAll('.item-button text')].map(box).filter(shows);
    const pill = item.querySelector('.more-pill');
    const name = item.querySelector('.item-button').id;
    const parts = texts.length ? [{ owner, name, box: union(texts) }] : [];
    if (pill) parts.push({ owner, name: `count of ${name}`, box: box(pill) });
    // What is drawn beside the view, for when it is panned, is not in sight.
    return parts.filter(part => meets(part.box, all));
  });
  // Lines of one label stand close: half a line may be shared, a pixel of width may not.
  parts.forEach((a, i) => {
    if (!within(a.box, all)) complaints.push(`beyond the drawing: ${a.name}`);
    for (const b of parts.slice(i + 1))
      if (meets(a.box, b.box, 2)) complaints.push(`${a.name} meets ${b.name}`);
  });
  const row = css => [...drawing.querySelectorAll(css)].map(node => [node.textContent, box(node)])
    .filter(([, b]) => shows(b));
  const axis = row('.axis text, .fold-years');
  axis.forEach(([text, a], i) => {
    for (const [other, b] of axis.slice(i + 1))
      if (meets(a, b)) complaints.push(`on the axis ${text} meets ${other}`);
    if (a.left < all.left - 1 || a.right > all.right + 1)
      complaints.push(`cut on the axis: ${text}`);
  });
  for (const edge of drawing.querySelectorAll('.fold-edge'))
    for (const part of parts)
      if (meets(box(edge), part.box, 0)) complaints.push(`${part.name} runs over a break`);
  if (!drawing.querySelector('.item, .empty-text')) complaints.push('the drawing is empty');
  const years = [...document.querySelectorAll('.strip-year')].map(node => [node.textContent, box(node)]);
  years.forEach(([text, a], i) => {
    for (const [other, b] of years.slice(i + 1))
      if (meets(a, b)) complaints.push(`on the strip ${text} meets ${other}`);
  });
}
const cut = '.lane-title, .brush-word, .brush-year, .timeline-tools .button, .timeline-tools .count, '
  + '.ribbon .button, .legend li, .event-row, .event-button, .tab';
for (const node of document.querySelectorAll(cut)) {
  if (!shows(box(node))) continue;
  if (node.scrollWidth > node.clientWidth + 1 && node.clientWidth)
    complaints.push(`too wide: ${node.className} ${node.textContent}`);
  if (node.matches('.lane-title') && node.scrollHeight > node.clientHeight + 1)
    complaints.push(`too long for its lane: ${node.textContent}`);
}
if (document.documentElement.scrollWidth > innerWidth)
  complaints.push(`the page is ${document.documentElement.scrollWidth} wide in ${innerWidth}`);
return complaints;
"#;

/// From all years to a day.
const RANGES: [(&str, &str); 6] = [
    ("1924-01-01", "2051-12-31"),
    ("2014-01-01", "2026-12-31"),
    ("2014-06-01", "2017-06-30"),
    ("2024-09-01", "2025-12-31"),
    ("2016-03-01", "2016-04-15"),
    ("2015-01-07", "2015-01-07"),
];

/// Nothing is cut, nothing overlaps and nothing is empty, in any language, size and zoom.
/// The colours of a scheme change no sizes.
pub async fn shows_everything_whole(page: &Page) -> Result<()> {
    page.media("prefers-reduced-motion", "reduce").await?;
    let mut all = Vec::new();
    for (width, height) in [(1280, 800), (800, 450)] {
        page.resize(width, height).await?;
        for lang in ["en", "nl", "fr"] {
            for view in ["home", "timeline"] {
                open(page, &format!("#v=1&lang={lang}&view={view}")).await?;
                for (from, to) in RANGES {
                    page.script_with(
                        "location.hash = arguments[0];",
                        vec![json!(format!(
                            "v=1&lang={lang}&view={view}&from={from}&to={to}"
                        ))],
                    )
                    .await?;
                    settled(page).await?;
                    let complaints: Vec<String> =
                        serde_json::from_value(page.script(COMPLAINTS).await?)?;
                    let place = format!("{width}×{height} {lang} {view} {from}");
                    all.extend(
                        complaints
                            .into_iter()
                            .map(|text| format!("{place}: {text}")),
                    );
                }
            }
        }
    }
    for lang in ["en", "nl", "fr"] {
        let frame = Frame::new(Shown::File, 360, 740).hash(&format!("#v=1&lang={lang}"));
        page.open_framed(&frame).await?;
        page.wait_started().await?;
        page.wait_shown(".event-list .event-row").await?;
        settled(page).await?;
        let complaints: Vec<String> = serde_json::from_value(page.script(COMPLAINTS).await?)?;
        all.extend(
            complaints
                .into_iter()
                .map(|text| format!("360 {lang}: {text}")),
        );
        page.leave_frame().await?;
    }
    if !all.is_empty() {
        bail!("{}", all.join("\n"));
    }
    Ok(())
}

/// Waits until what the last action has led to is drawn.
async fn settled(page: &Page) -> Result<()> {
    page.script(
        "window.drawn = false;
         requestAnimationFrame(() => requestAnimationFrame(() =>
           setTimeout(() => { window.drawn = true; }, 60)));",
    )
    .await?;
    page.wait_until("the page to be drawn", async || {
        Ok(page.script("return window.drawn;").await? == json!(true))
    })
    .await
}
