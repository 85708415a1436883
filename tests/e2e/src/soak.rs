//! Random actions by real input, for as long as one likes: what a class of pupils does to
//! a page in an hour. Nothing may break, nothing may grow, and at each checkpoint the link
//! of what is shown opens the same in a new page. Chromium only: its developer tools give
//! the input, and say what the page holds.

use std::collections::BTreeMap;
use std::collections::VecDeque;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use crate::page::Page;

/// When it ends.
#[derive(Clone, Copy, Debug)]
pub enum End {
    After(Duration),
    Actions(u64),
}

/// What was done, and what it came to.
#[derive(Debug, Default)]
pub struct Report {
    pub actions: BTreeMap<&'static str, u64>,
    pub checkpoints: u64,
    /// At so many of them what is held was within its bounds only after another view.
    pub late: u64,
    /// After the warm-up, and at the last checkpoint.
    pub first: Held,
    pub last: Held,
}

/// What the page holds in its opening view, after a collection.
#[derive(Clone, Copy, Debug, Default)]
pub struct Held {
    /// Of JavaScript, in bytes.
    pub heap: u64,
    /// Of the document, with those that scripts still hold.
    pub nodes: u64,
    pub listeners: u64,
    /// Of the whole process, with the program's own memory, in bytes.
    pub process: u64,
}

impl Held {
    /// What of `now` is more than it may be after this.
    fn excess(&self, now: &Self) -> Option<String> {
        let most = |first: u64, slack: u64| (first as f64 * (1.0 + MORE)) as u64 + slack;
        [
            ("bytes of heap", self.heap, now.heap, HEAP_SLACK),
            ("nodes", self.nodes, now.nodes, NODES_SLACK),
            ("listeners", self.listeners, now.listeners, NODES_SLACK),
            (
                "bytes of the process",
                self.process,
                now.process,
                PROCESS_SLACK,
            ),
        ]
        .into_iter()
        .find_map(|(what, first, now, slack)| {
            let most = most(first, slack);
            (now > most).then(|| format!("{now} {what}, at most {most} are allowed"))
        })
    }
}

/// How much more than at the first checkpoint the page may hold: a part, and as much
/// again for what lives from one collection to the next.
const MORE: f64 = 0.15;
const HEAP_SLACK: u64 = 2_000_000;
const NODES_SLACK: u64 = 400;
/// The program's own memory has its high-water mark, which a report of one's own raises.
const PROCESS_SLACK: u64 = 120_000_000;

/// Every kind of action.
pub const KINDS: [&str; 9] = [
    "click", "key", "wheel", "drag", "type", "history", "link", "resize", "drop",
];

/// Actions between two checkpoints.
const CHECKPOINT: u64 = 60;

/// A report of someone's own, as a file has it.
const OWN: &str = include_str!("../../fixtures/service-x.json");
const OWN_TABLE: &str =
    "date,title\n2024-03,<img src=x onerror=alert(1)>\n2025-13-99,no\n2023~,About then\n";

/// The usual generator for such purposes (SplitMix64): a seed, and always the same numbers.
#[derive(Debug)]
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Less than `end`, which is not 0.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or_default()
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// Does things to the page until the end.
///
/// # Errors
/// When the page breaks, grows beyond the bound, or a link opens something else. The
/// message has the seed and the last actions.
pub async fn soak(page: &Page, seed: u64, end: End) -> Result<Report> {
    let mut soak = Soak {
        page,
        random: Random(seed),
        recent: VecDeque::new(),
        report: Report::default(),
    };
    let done = soak.run(end).await;
    let recent = soak.recent.make_contiguous().join("\n  ");
    done.with_context(|| {
        let count: u64 = soak.report.actions.values().sum();
        format!("seed {seed}, action {count}; the last actions:\n  {recent}")
    })?;
    Ok(soak.report)
}

struct Soak<'a> {
    page: &'a Page,
    random: Random,
    /// What was done last, for messages.
    recent: VecDeque<String>,
    report: Report,
}

/// What can be clicked in the window now: the middle of each, and its name.
const CANDIDATES: &str = "
    const found = [];
    const all = 'button, summary, a[href^=\"#\"], input:not([type=file]), select, [role=slider], .item-button, .more, .lane-name';
    for (const element of document.querySelectorAll(all)) {
        const box = element.getBoundingClientRect();
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        if (element.disabled || box.width === 0 || x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
        const there = document.elementFromPoint(x, y);
        if (!there || !(element.contains(there) || there.closest('label')?.contains(element))) continue;
        const name = (element.id || element.getAttribute('aria-label') || element.textContent || '').trim();
        found.push([x, y, `${element.localName} ${name.slice(0, 40)}`]);
    }
    return found;";

/// What a reader would call the same view: language, colours, tab, headings, rows, marks,
/// the days on the axis, the sides that are compared, what is chosen, slide and paper.
const SEEN: &str = "
    const texts = (css) => [...document.querySelectorAll(css)]
        .filter(element => element.checkVisibility()).map(element => (element.innerText ?? element.textContent).trim());
    return JSON.stringify({
        lang: document.documentElement.lang,
        tab: texts('.tab.is-current'),
        headings: texts('main h1, main h2, #event-title, #slide-title'),
        count: texts('.timeline-tools .count'),
        lanes: texts('.lane-title'),
        topics: texts('.topic-button'),
        events: texts('.event-row .event-button'),
        hits: document.querySelectorAll('.results .hit').length,
        records: document.querySelectorAll('.series, .divergence, .source').length,
        chosen: texts('.chosen-themes li'),
        tour: texts('.tour-count'),
        scheme: document.documentElement.dataset.scheme,
        axis: texts('.drawing .tick text'),
        sides: [...document.querySelectorAll('.year-pair select')].map(one => one.selectedOptions[0]?.text),
        pressed: texts('main [aria-pressed=true]'),
        slide: !!document.querySelector('main.slide'),
        paper: document.querySelector('.paper-tools :checked')?.parentElement.innerText,
        sheets: texts('.paper h1, .paper h2, .paper h3'),
    });";

const KEYS: &[(&str, u32)] = &[
    ("Tab", 9),
    ("Enter", 13),
    (" ", 32),
    ("Escape", 27),
    ("ArrowLeft", 37),
    ("ArrowUp", 38),
    ("ArrowRight", 39),
    ("ArrowDown", 40),
    ("Home", 36),
    ("End", 35),
    ("PageUp", 33),
    ("PageDown", 34),
    ("/", 191),
    ("?", 191),
    ("b", 66),
    ("+", 187),
    ("-", 189),
    ("Delete", 46),
];

const WORDS: &[&str] = &[
    "hamas",
    "Villach",
    "2016",
    "aanslag",
    "sécurité",
    "zzzz",
    "<b>\"'&",
    "\u{202e}\u{0}",
    "e",
];

const LINKS: &[&str] = &[
    "#v=1",
    "#v=1&view=timeline&from=2015-01-01&to=2016-12-31",
    "#v=1&view=timeline&list=1",
    "#v=1&view=compare&mode=matrix&years=all",
    "#v=1&view=compare&mode=ladder&scale=icd203",
    "#v=1&view=compare&a=src:vsse-2025-en&b=src:vsse-2025-nl&sort=weight",
    "#v=1&view=compare&theme=russia&print=view",
    "#v=1&tour=main&step=2&present=1&scheme=dark",
    "#v=1&view=compare&topic=jihadism.threat",
    "#v=1&view=figures&theme=nsa",
    "#v=1&view=divergences",
    "#v=1&tour=main&step=4",
    "#v=1&event=villach-attack",
    "#v=1&event=nothing&%%%",
];

const SIZES: &[(u32, u32)] = &[(1280, 800), (800, 450), (360, 640), (1920, 1080)];

impl Soak<'_> {
    async fn run(&mut self, end: End) -> Result<()> {
        let page = self.page;
        page.open_file("").await?;
        page.wait_started().await?;
        // Printing opens the browser's own window.
        page.script("window.print = () => {};").await?;
        let start = Instant::now();
        let mut count = 0;
        loop {
            let is_over = match end {
                End::After(time) => start.elapsed() >= time,
                End::Actions(actions) => count >= actions,
            };
            if is_over && count % CHECKPOINT == 0 && self.report.checkpoints > 1 {
                return Ok(());
            }
            self.act().await?;
            self.sound().await?;
            count += 1;
            if count % CHECKPOINT == 0 {
                self.checkpoint().await?;
            }
        }
    }

    fn did(&mut self, what: &'static str, how: String) {
        *self.report.actions.entry(what).or_default() += 1;
        self.recent.push_back(format!("{what} {how}"));
        if self.recent.len() > 15 {
            self.recent.pop_front();
        }
    }

    async fn act(&mut self) -> Result<()> {
        match self.random.below(100) {
            0..45 => self.click().await,
            45..60 => self.key().await,
            60..68 => self.wheel().await,
            68..74 => self.drag().await,
            74..82 => self.type_words().await,
            82..88 => self.walk_history().await,
            88..92 => self.follow().await,
            92..96 => self.resize().await,
            _ => self.own().await,
        }
    }

    async fn click(&mut self) -> Result<()> {
        let found = self.look(CANDIDATES).await?;
        let found: Vec<(f64, f64, String)> = serde_json::from_value(found)?;
        if found.is_empty() {
            return self.press("Escape", 27, 0).await;
        }
        let (x, y, name) = self.random.pick(&found).clone();
        self.did("click", name);
        self.mouse("mouseMoved", x, y, 0).await?;
        self.mouse("mousePressed", x, y, 1).await?;
        self.mouse("mouseReleased", x, y, 0).await
    }

    async fn mouse(&self, kind: &str, x: f64, y: f64, buttons: u32) -> Result<()> {
        let button = if kind == "mouseMoved" && buttons == 0 {
            "none"
        } else {
            "left"
        };
        let event = json!({
            "type": kind, "x": x, "y": y, "button": button, "buttons": buttons, "clickCount": 1,
        });
        self.page
            .devtools("Input.dispatchMouseEvent", event)
            .await?;
        Ok(())
    }

    async fn key(&mut self) -> Result<()> {
        let (key, code) = *self.random.pick(KEYS);
        let modifiers = *self.random.pick(&[0, 0, 0, 0, 8]);
        self.press(key, code, modifiers).await
    }

    async fn press(&mut self, key: &str, code: u32, modifiers: u32) -> Result<()> {
        self.did("key", format!("{key} {modifiers}"));
        let text = if key.chars().count() == 1 {
            key
        } else if key == "Enter" {
            "\r"
        } else {
            ""
        };
        for kind in [
            if text.is_empty() {
                "rawKeyDown"
            } else {
                "keyDown"
            },
            "keyUp",
        ] {
            let mut event = json!({
                "type": kind, "key": key, "windowsVirtualKeyCode": code, "modifiers": modifiers,
            });
            if kind == "keyDown" {
                event["text"] = json!(text);
            }
            self.page.devtools("Input.dispatchKeyEvent", event).await?;
        }
        Ok(())
    }

    /// Somewhere in the window, in CSS pixels.
    async fn somewhere(&mut self) -> Result<(f64, f64)> {
        let size = self.look("return [innerWidth, innerHeight];").await?;
        let [width, height]: [f64; 2] = serde_json::from_value(size)?;
        let part = |random: &mut Random| random.below(1000) as f64 / 1000.0;
        Ok((
            part(&mut self.random) * width,
            part(&mut self.random) * height,
        ))
    }

    async fn wheel(&mut self) -> Result<()> {
        const CTRL: u32 = 2;
        let (x, y) = self.somewhere().await?;
        let turn = *self.random.pick(&[-480, -120, 120, 480]);
        let modifiers = *self.random.pick(&[0, CTRL]);
        self.did("wheel", format!("{x:.0} {y:.0} {turn} {modifiers}"));
        let event = json!({
            "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": turn,
            "modifiers": modifiers,
        });
        self.page
            .devtools("Input.dispatchMouseEvent", event)
            .await?;
        Ok(())
    }

    async fn drag(&mut self) -> Result<()> {
        let (x, y) = self.somewhere().await?;
        let (to_x, to_y) = self.somewhere().await?;
        self.did("drag", format!("{x:.0} {y:.0} to {to_x:.0} {to_y:.0}"));
        self.mouse("mouseMoved", x, y, 0).await?;
        self.mouse("mousePressed", x, y, 1).await?;
        for part in [0.3, 0.7, 1.0] {
            let (x, y) = (x + (to_x - x) * part, y + (to_y - y) * part);
            self.mouse("mouseMoved", x, y, 1).await?;
        }
        self.mouse("mouseReleased", to_x, to_y, 0).await
    }

    async fn type_words(&mut self) -> Result<()> {
        let words = *self.random.pick(WORDS);
        let into_search = self.random.below(3) > 0;
        self.did("type", format!("{words:?} into the search: {into_search}"));
        if into_search {
            self.page
                .script("document.getElementById('search')?.focus();")
                .await?;
        }
        self.page
            .devtools("Input.insertText", json!({ "text": words }))
            .await?;
        Ok(())
    }

    /// Back or forward, as far as it stays on the page.
    async fn walk_history(&mut self) -> Result<()> {
        let step = *self.random.pick(&[-1_i64, -1, 1]);
        let history = self
            .page
            .devtools("Page.getNavigationHistory", json!({}))
            .await?;
        let at = history["currentIndex"].as_i64().unwrap_or_default() + step;
        let entry = usize::try_from(at).ok().map(|at| &history["entries"][at]);
        let is_ours = entry
            .and_then(|entry| entry["url"].as_str())
            .is_some_and(|url| url.starts_with("file:"));
        let what = if is_ours { "history" } else { "no history" };
        self.did(what, step.to_string());
        if is_ours {
            self.page
                .script_with("history.go(arguments[0]);", vec![json!(step)])
                .await?;
        }
        Ok(())
    }

    async fn follow(&mut self) -> Result<()> {
        let link = *self.random.pick(LINKS);
        self.did("link", link.to_owned());
        self.page
            .script_with("location.hash = arguments[0];", vec![json!(link)])
            .await?;
        Ok(())
    }

    async fn resize(&mut self) -> Result<()> {
        let (width, height) = *self.random.pick(SIZES);
        self.did("resize", format!("{width}×{height}"));
        self.page.resize(width, height).await
    }

    /// Drops a report of one's own onto the page.
    async fn own(&mut self) -> Result<()> {
        let (name, text) = *self.random.pick(&[
            ("x.json", OWN),
            ("t.csv", OWN_TABLE),
            ("p.csv", "\u{89}PNG\0"),
        ]);
        self.did("drop", name.to_owned());
        self.page
            .script_with(
                "const transfer = new DataTransfer();
                 transfer.items.add(new File([arguments[1]], arguments[0]));
                 for (const name of ['dragenter', 'dragover', 'drop']) {
                     (document.querySelector('main') ?? document.body).dispatchEvent(new DragEvent(
                         name, { bubbles: true, cancelable: true, dataTransfer: transfer }));
                 }",
                vec![json!(name), json!(text)],
            )
            .await?;
        Ok(())
    }

    /// What a script returns, by the developer tools: each call by the driver leaves some
    /// kilobytes on the heap, which would be taken for the page's.
    async fn look(&self, script: &str) -> Result<Value> {
        let expression = format!("(() => {{ {script} }})()");
        let options = json!({ "expression": expression, "returnByValue": true });
        let answer = self.page.devtools("Runtime.evaluate", options).await?;
        let failure = &answer["exceptionDetails"];
        ensure!(failure.is_null(), "a script failed: {failure}");
        Ok(answer["result"]["value"].clone())
    }

    /// The program still runs, and the page holds something.
    async fn sound(&self) -> Result<()> {
        let said = self
            .look(
                "const bar = document.getElementById('boot-message');
                 return bar.hidden ? (document.querySelector('#app *') ? '' : 'the page is empty')
                     : bar.innerText + (bar.querySelector('textarea')?.value ?? '');",
            )
            .await?;
        let said = said.as_str().unwrap_or_default();
        ensure!(said.is_empty(), "{said}");
        Ok(())
    }

    async fn checkpoint(&mut self) -> Result<()> {
        let page = self.page;
        let errors = page.console_errors().await?;
        ensure!(errors.is_empty(), "the page logged {errors:#?}");
        // Whatever is open over the view, and the reader's own reports, are in no link.
        page.script(
            "for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close();",
        )
        .await?;
        // From a slide or from paper no menu leads to the reports.
        let hash = page.hash().await?;
        page.script("location.hash = location.hash.replace(/&(present|print)=[a-z0-9]+/g, '');")
            .await?;
        page.wait_until("the dialog of reports", async || {
            let open = page
                .script(
                    "document.querySelector('#add-report')?.click();
                     return !!document.querySelector('dialog[open] #own-file');",
                )
                .await?;
            Ok(open == json!(true))
        })
        .await?;
        page.wait_until("no report of one's own", async || {
            let left = page
                .script(
                    "const [stop, remove] = ['.cancel-import', '.remove-own']
                         .map(css => document.querySelector(`dialog[open] ${css}`));
                     (stop ?? remove)?.click();
                     return !!(stop ?? remove);",
                )
                .await?;
            Ok(left == json!(false))
        })
        .await?;
        page.script(
            "for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close();",
        )
        .await?;
        page.resize(1280, 800).await?;
        if page.hash().await? != hash {
            page.script_with("location.hash = arguments[0];", vec![json!(hash)])
                .await?;
        }
        self.same_by_link().await?;

        self.go_home().await?;
        self.report.checkpoints += 1;
        if self.report.checkpoints == 1 {
            self.report.first = self.held().await?;
        }
        let first = self.report.first;
        let mut excess = None;
        let mut looks = 0;
        // Of what the page no longer holds a browser lets go when it likes.
        let rests = page
            .wait_until("what is held to be within its bounds", async || {
                if looks > 0 {
                    self.go_around().await?;
                }
                looks += 1;
                self.report.last = self.held().await?;
                excess = first.excess(&self.report.last);
                Ok(excess.is_none())
            })
            .await;
        self.report.late += u64::from(looks > 1);
        match excess {
            Some(excess) => bail!(
                "at checkpoint {}: {excess}; {first:?} at the first, {:?} now; out of the page: {}",
                self.report.checkpoints,
                self.report.last,
                self.detached()
                    .await
                    .unwrap_or_else(|error| error.to_string())
            ),
            None => rests,
        }
    }

    /// To the opening view.
    async fn go_home(&self) -> Result<()> {
        self.look("document.activeElement?.blur(); location.hash = '#v=1';")
            .await?;
        self.page
            .wait_until("the opening view", async || {
                let home = "return !!document.querySelector('.drawing .item') \
                    && location.hash.length < 30;";
                Ok(self.look(home).await? == json!(true))
            })
            .await
    }

    /// Presses where nothing is, and goes through another view to the opening one. A browser
    /// keeps what was pressed, pointed at or chosen last, and with it the view that it was in,
    /// until the next: what is left behind by us stays, whatever comes after it.
    async fn go_around(&self) -> Result<()> {
        for (kind, buttons) in [("mouseMoved", 0), ("mousePressed", 1), ("mouseReleased", 0)] {
            self.mouse(kind, 1.0, 1.0, buttons).await?;
        }
        self.look("getSelection().removeAllRanges(); location.hash = '#v=1&view=figures';")
            .await?;
        // Not asked of the driver as an element: it would keep that, and the view with it.
        self.page
            .wait_until("the figures", async || {
                let figures = "return !!document.querySelector('.series');";
                Ok(self.look(figures).await? == json!(true))
            })
            .await?;
        self.go_home().await
    }

    /// What is no longer in the page and still held, and of how many nodes: where to look.
    async fn detached(&self) -> Result<String> {
        const FEW: usize = 20;
        let page = self.page;
        page.devtools("DOM.enable", json!({})).await?;
        page.devtools("DOM.getDocument", json!({})).await?;
        let held = page.devtools("DOM.getDetachedDomNodes", json!({})).await?;
        let roots = held["detachedNodes"].as_array().into_iter().flatten();
        let roots = roots.filter_map(|root| {
            let count = root["retainedNodeIds"].as_array().map_or(0, Vec::len);
            let node = &root["treeNode"];
            (count > FEW).then(|| format!("{} {} ({count})", node["localName"], node["attributes"]))
        });
        Ok(roots.collect::<Vec<_>>().join(", "))
    }

    /// The link of what is shown opens the same in a new page.
    async fn same_by_link(&self) -> Result<()> {
        let page = self.page;
        let look = async || -> Result<String> {
            let seen = self.look(SEEN).await?;
            Ok(seen.as_str().unwrap_or_default().to_owned())
        };
        // What still moves comes to rest first.
        page.wait_rest().await?;
        let before = look().await?;
        let hash = page.hash().await?;
        let here = page.session().window().await?;
        let there = page.session().new_tab().await?;
        page.session().switch_to_window(there).await?;
        page.resize(1280, 800).await?;
        page.open_file(&hash).await?;
        page.wait_started().await?;
        let mut other = String::new();
        let same = page
            .wait_until("the same view behind the link", async || {
                other = look().await?;
                Ok(other == before)
            })
            .await;
        if same.is_err() {
            bail!("{hash} opens another view:\n  {other}\n  instead of\n  {before}");
        }
        page.session().close_window().await?;
        page.session().switch_to_window(here).await?;
        Ok(())
    }

    async fn held(&self) -> Result<Held> {
        let page = self.page;
        page.devtools("Performance.enable", json!({})).await?;
        for _ in 0..2 {
            page.devtools("HeapProfiler.collectGarbage", json!({}))
                .await?;
        }
        let metrics = page.devtools("Performance.getMetrics", json!({})).await?;
        let metric = |name: &str| {
            let all = metrics["metrics"].as_array();
            let one = all.and_then(|all| all.iter().find(|metric| metric["name"] == name));
            let value = one.and_then(|metric| metric["value"].as_f64());
            value
                .map(|value| value as u64)
                .with_context(|| format!("Chromium gives no {name}"))
        };
        Ok(Held {
            heap: metric("JSHeapUsedSize")?,
            nodes: metric("Nodes")?,
            listeners: metric("JSEventListeners")?,
            process: page.memory()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_the_bounds_is_told() {
        let held = |nodes| Held {
            nodes,
            ..Held::default()
        };
        assert_eq!(held(1_000).excess(&held(1_550)), None);
        let excess = held(1_000).excess(&held(1_551));
        assert_eq!(
            excess.as_deref(),
            Some("1551 nodes, at most 1550 are allowed")
        );
    }

    #[test]
    fn a_seed_gives_always_the_same() {
        let numbers = |seed| {
            let mut random = Random(seed);
            [(); 8].map(|()| random.below(100))
        };
        assert_eq!(numbers(7), numbers(7));
        assert_ne!(numbers(7), numbers(8));
        assert!(numbers(1).iter().all(|number| *number < 100));
    }
}
