//! The page as a journey sees it: one browser window with methods that wait.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::common::command::{Actions, Command, ExtensionCommand};
use thirtyfour::common::keys::TypingData;
use thirtyfour::common::print::{PrintPage, PrintParameters};
use thirtyfour::{By, Key, WebDriver, WebElement};

use crate::browser::{Browser, Driver};
use crate::engine::{Engine, built_file, target};
use crate::frame::{Frame, Shown};
use crate::server::Server;
use crate::wait;

/// One browser window, in a browser with nothing in it.
///
/// Methods that take a CSS selector wait until the element is there; those whose name
/// begins with `wait` wait for more. Messages say the engine and what was waited for.
pub struct Page {
    engine: Engine,
    session: WebDriver,
    driver: Arc<Driver>,
    /// The browser's log before this session.
    printed: u64,
    server: Server,
    /// Where the copy of the file is opened from; its name has a space and an accent, as
    /// folders of people have.
    folder: TempDir,
    /// Errors that have been taken from the browser's log or from a page that is left.
    errors: RefCell<Vec<String>>,
    /// Requests that have been taken from the browser's log.
    requests: RefCell<Vec<String>>,
    /// The requests by which the journey itself had pages loaded from the server.
    own_requests: RefCell<Vec<String>>,
    /// What the pages that were left had kept in the browser.
    kept: RefCell<BTreeSet<String>>,
    /// What the journey itself has put into the storage.
    planted: RefCell<Vec<&'static str>>,
    /// How many words of our own are in the log.
    words: Cell<u32>,
    may_complain: Cell<bool>,
}

impl Page {
    /// Opens a browser window. Journeys get theirs from [`run`](crate::run).
    ///
    /// # Errors
    /// When the browser does not start or the file has not been built.
    pub async fn new(engine: Engine, driver: Arc<Driver>) -> Result<Self> {
        Self::of(engine, Browser::start(driver).await?).await
    }

    /// A page in the one window of a browser.
    ///
    /// # Errors
    /// When the file has not been built.
    pub async fn of(engine: Engine, browser: Browser) -> Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("Ma clé USB ")
            .tempdir()
            .context("cannot make a folder for the copy of the file")?;
        fs::copy(built_file()?, folder.path().join(FILE)).context("cannot copy the file")?;
        let Browser {
            session,
            server,
            driver,
        } = browser;
        let printed = driver.printed();
        let page = Self {
            engine,
            session,
            driver,
            printed,
            server,
            folder,
            errors: RefCell::default(),
            requests: RefCell::default(),
            own_requests: RefCell::default(),
            kept: RefCell::default(),
            planted: RefCell::default(),
            words: Cell::new(0),
            may_complain: Cell::new(false),
        };
        if engine == Engine::Chromium {
            // A window behind another hears of no focus.
            page.devtools("Page.bringToFront", json!({})).await?;
            page.wait_until("the window in front", async || {
                Ok(page.script("return document.hasFocus();").await? == json!(true))
            })
            .await?;
        }
        // The same in all engines unless a journey wants another.
        page.resize(1280, 800).await?;
        Ok(page)
    }

    /// Which engine this is, for what differs.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The session itself, for what has no method here.
    pub fn session(&self) -> &WebDriver {
        &self.session
    }

    /// The server of this session, for pages that a journey wants to serve itself.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// The folder that downloads of this session go to, in Chromium and Firefox.
    pub fn downloads(&self) -> Result<PathBuf> {
        self.driver.downloads()
    }

    // Opening.

    /// The address of the file's copy on disk.
    pub fn file_address(&self) -> String {
        address(&self.folder.path().join(FILE))
    }

    /// Opens the file from disk. `hash` is empty or begins with `#`.
    pub async fn open_file(&self, hash: &str) -> Result<()> {
        self.goto(&format!("{}{hash}", self.file_address())).await
    }

    /// Opens the file from a web server.
    pub async fn open_http(&self, hash: &str) -> Result<()> {
        let url = self
            .server
            .put(&format!("/{FILE}"), HTML, &fs::read(built_file()?)?);
        self.goto(&format!("{url}{hash}")).await
    }

    /// Opens another HTML text from disk in the file's place, such as a damaged copy.
    pub async fn open_text(&self, html: &str, hash: &str) -> Result<()> {
        let path = self.folder.path().join(OTHER);
        fs::write(&path, html).context("cannot write the other page")?;
        self.goto(&format!("{}{hash}", address(&path))).await
    }

    /// Opens someone else's page with ours in a frame, and goes on inside the frame.
    pub async fn open_framed(&self, frame: &Frame) -> Result<()> {
        let file = fs::read_to_string(built_file()?).context("cannot read the file")?;
        let url = match frame.shown {
            Shown::File => {
                let path = self.folder.path().join(HOST);
                fs::write(&path, frame.host(FILE, &file)).context("cannot write the host")?;
                address(&path)
            }
            Shown::Http | Shown::OtherOrigin | Shown::Srcdoc | Shown::Blob => {
                let path = format!("/{FILE}");
                let same = self.server.put(&path, HTML, file.as_bytes());
                let other = same.replace("127.0.0.1", "localhost");
                let ours = match frame.shown {
                    Shown::OtherOrigin => other,
                    _ => same,
                };
                if matches!(frame.shown, Shown::Http | Shown::OtherOrigin) {
                    self.loads_once(&ours);
                }
                let host = frame.host(&ours, &file);
                self.server.put("/host.html", HTML, host.as_bytes())
            }
        };
        self.goto(&url).await?;
        let frame = self.find("iframe").await?;
        self.on(frame.enter_frame().await, "cannot enter the frame")?;
        self.listen().await
    }

    /// Leaves the frame: what follows is asked of the host page.
    pub async fn leave_frame(&self) -> Result<()> {
        self.on(
            self.session.enter_default_frame().await,
            "cannot leave the frame",
        )
    }

    /// Opens any address.
    pub async fn goto(&self, url: &str) -> Result<()> {
        self.gather().await?;
        self.loads_once(url);
        self.on(self.session.goto(url).await, format!("cannot open {url}"))?;
        self.listen().await
    }

    /// Says that the journey has a page loaded from the server, which is then asked for it
    /// once more: what [`goto`](Self::goto) opens says so itself, what a frame in that shows
    /// does not.
    pub fn loads_once(&self, url: &str) {
        let path = self
            .origins()
            .iter()
            .find_map(|origin| url.strip_prefix(origin));
        if let Some(path) = path {
            let path = path.split('#').next().unwrap_or_default();
            self.own_requests.borrow_mut().push(format!("GET /{path}"));
        }
    }

    /// The same of the page that is there again, which the browser may have kept.
    async fn loads_again(&self) -> Result<()> {
        let url = self.session.current_url().await;
        self.loads_once(self.on(url, "cannot read the address")?.as_str());
        Ok(())
    }

    /// Waits until the program has taken the page over, and says why when it has not.
    pub async fn wait_started(&self) -> Result<()> {
        // Until then the first picture's style may still hide what the program has drawn.
        // What nobody sees at first is drawn behind it.
        let started = self
            .wait_for(
                ":root:not(.starting) #app[data-started]\
                 :not(:has(:is(.fold, .lane-menu, .page-menu) > summary:only-child))",
            )
            .await;
        if started.is_err() {
            let said = self.script("return document.getElementById('boot-message')?.innerText;");
            if let Ok(Value::String(said)) = said.await
                && !said.is_empty()
            {
                bail!("[{}] the program did not start: {said}", self.engine);
            }
        }
        started
    }

    /// Loads the same address again.
    pub async fn reload(&self) -> Result<()> {
        self.gather().await?;
        self.on(self.session.refresh().await, "cannot reload")?;
        self.loads_again().await?;
        self.listen().await
    }

    /// The browser's *back*.
    pub async fn back(&self) -> Result<()> {
        self.gather().await?;
        self.on(self.session.back().await, "cannot go back")?;
        self.loads_again().await?;
        self.listen().await
    }

    /// The browser's *forward*.
    pub async fn forward(&self) -> Result<()> {
        self.gather().await?;
        self.on(self.session.forward().await, "cannot go forward")?;
        self.loads_again().await?;
        self.listen().await
    }

    // Looking.

    /// The first element that matches, as soon as there is one.
    pub async fn find(&self, css: &str) -> Result<WebElement> {
        let found = wait::until(format!("`{css}`"), async || {
            Ok(self
                .session
                .find_all(By::Css(css))
                .await?
                .into_iter()
                .next())
        });
        found.await.with_context(|| self.name())
    }

    /// How many elements match now.
    pub async fn count(&self, css: &str) -> Result<usize> {
        let found = self.session.find_all(By::Css(css)).await;
        Ok(self.on(found, format!("cannot count `{css}`"))?.len())
    }

    /// The text of the first element that matches, as it is shown.
    pub async fn text(&self, css: &str) -> Result<String> {
        // The element may be replaced between finding and asking.
        let text = wait::until(format!("the text of `{css}`"), async || {
            Ok(Some(self.find(css).await?.text().await?))
        });
        text.await.with_context(|| self.name())
    }

    /// The texts of all elements that match now.
    pub async fn texts(&self, css: &str) -> Result<Vec<String>> {
        let texts = "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText);";
        let texts = self.script_with(texts, vec![json!(css)]).await?;
        serde_json::from_value(texts).with_context(|| self.name())
    }

    /// An attribute of the first element that matches, or none.
    pub async fn attribute(&self, css: &str, name: &str) -> Result<Option<String>> {
        let value = wait::until(format!("`{css}`"), async || {
            Ok(Some(self.find(css).await?.attr(name).await?))
        });
        value.await.with_context(|| self.name())
    }

    /// A JavaScript property of the first element that matches, such as `value`.
    pub async fn property(&self, css: &str, name: &str) -> Result<Value> {
        self.find(css).await?;
        let get = "return document.querySelector(arguments[0])?.[arguments[1]];";
        self.script_with(get, vec![json!(css), json!(name)]).await
    }

    /// Whether an element that matches is there and can be seen: it or something in it has
    /// a box, and nothing hides it.
    pub async fn is_shown(&self, css: &str) -> Result<bool> {
        let is_shown = "const hasBox = (one) => {
                const { width, height } = one.getBoundingClientRect();
                return width > 0 && height > 0 || [...one.children].some(hasBox);
            };
            return [...document.querySelectorAll(arguments[0])].some((one) => hasBox(one) &&
                one.checkVisibility({ visibilityProperty: true, opacityProperty: true }));";
        let is_shown = self.script_with(is_shown, vec![json!(css)]).await?;
        Ok(is_shown == json!(true))
    }

    /// What follows `#` in the address, with the `#`; empty when there is nothing.
    pub async fn hash(&self) -> Result<String> {
        match self.script("return location.hash;").await? {
            Value::String(hash) => Ok(hash),
            other => bail!("[{}] the address has no text: {other}", self.engine),
        }
    }

    /// The element that has the focus, as `button#next` or `a "Villach"`, for messages and
    /// for keyboard journeys.
    pub async fn focus(&self) -> Result<String> {
        let focus = self.script(FOCUS).await?;
        Ok(focus.as_str().unwrap_or_default().to_owned())
    }

    // Waiting.

    /// Waits until something matches.
    pub async fn wait_for(&self, css: &str) -> Result<()> {
        self.find(css).await.map(drop)
    }

    /// Waits until nothing matches any more.
    pub async fn wait_gone(&self, css: &str) -> Result<()> {
        self.wait_until(&format!("`{css}` to be gone"), async || {
            Ok(self.count(css).await? == 0)
        })
        .await
    }

    /// Waits until something that matches can be seen.
    pub async fn wait_shown(&self, css: &str) -> Result<()> {
        self.wait_until(&format!("`{css}` to be shown"), async || {
            self.is_shown(css).await
        })
        .await
    }

    /// Waits until nothing that matches can be seen.
    pub async fn wait_hidden(&self, css: &str) -> Result<()> {
        self.wait_until(&format!("`{css}` to be hidden"), async || {
            Ok(!self.is_shown(css).await?)
        })
        .await
    }

    /// Waits until the text of the first element that matches holds `part`.
    pub async fn wait_text(&self, css: &str, part: &str) -> Result<()> {
        let mut last = String::new();
        let waited = self
            .wait_until(&format!("`{css}` to say \"{part}\""), async || {
                last = self.text(css).await?;
                Ok(last.contains(part))
            })
            .await;
        waited.with_context(|| format!("it says \"{last}\""))
    }

    /// Waits until the address after `#` holds `part`.
    pub async fn wait_hash(&self, part: &str) -> Result<()> {
        let mut last = String::new();
        let waited = self
            .wait_until(&format!("the address to hold \"{part}\""), async || {
                last = self.hash().await?;
                Ok(last.contains(part))
            })
            .await;
        waited.with_context(|| format!("after the page's name stands \"{last}\""))
    }

    /// Waits until the element that matches has the focus.
    pub async fn wait_focus(&self, css: &str) -> Result<()> {
        let has = "return !!document.activeElement?.matches(arguments[0]);";
        let waited = self
            .wait_until(&format!("the focus to be on `{css}`"), async || {
                Ok(self.script_with(has, vec![json!(css)]).await? == json!(true))
            })
            .await;
        if waited.is_err() {
            let focus = self.focus().await?;
            return waited.with_context(|| format!("it is on {focus}"));
        }
        waited
    }

    /// Waits for any condition; `what` completes the sentence "waited for …".
    pub async fn wait_until(
        &self,
        what: &str,
        mut holds: impl AsyncFnMut() -> Result<bool>,
    ) -> Result<()> {
        wait::until(what, async || Ok(holds().await?.then_some(())))
            .await
            .with_context(|| self.name())
    }

    /// Waits until nothing in the page has changed for half a second's frames: what an action
    /// leads to may be drawn, and moved, some frames after it.
    pub async fn wait_rest(&self) -> Result<()> {
        self.script(REST).await?;
        self.wait_until("the page to rest", async || {
            Ok(self.script("return window.harnessRests;").await? == json!(true))
        })
        .await
    }

    // Doing.

    /// Clicks the first element that matches, as soon as it can be clicked.
    pub async fn click(&self, css: &str) -> Result<()> {
        // An element that is not there yet, moves, or is still covered, can be clicked a
        // moment later.
        let click = wait::until(format!("a click on `{css}`"), async || {
            let element = self.find(css).await?;
            self.click_element(&element).await?;
            Ok(Some(()))
        });
        click.await.with_context(|| self.name())
    }

    /// Clicks the element with this number, from 0, of those that match.
    pub async fn click_nth(&self, css: &str, at: usize) -> Result<()> {
        let click = wait::until(format!("a click on `{css}`, number {at}"), async || {
            let all = self.session.find_all(By::Css(css)).await?;
            let Some(element) = all.get(at) else {
                return Ok(None);
            };
            self.click_element(element).await?;
            Ok(Some(()))
        });
        click.await.with_context(|| self.name())
    }

    /// Clicks the element of a kind (`button`, `a`, `[role=tab]`) with this text.
    pub async fn click_text(&self, css: &str, text: &str) -> Result<()> {
        let mut texts = Vec::new();
        let click = wait::until(format!("`{css}` with the text \"{text}\""), async || {
            texts.clear();
            for element in self.session.find_all(By::Css(css)).await? {
                let own = element.text().await?;
                if own.trim() == text {
                    self.click_element(&element).await?;
                    return Ok(Some(()));
                }
                texts.push(own);
            }
            Ok(None)
        });
        let clicked = click.await.with_context(|| self.name());
        clicked.with_context(|| format!("there is {texts:?}"))
    }

    /// Drivers refuse to click groups of a drawing, which have no box of their own in the
    /// page's layout. Those are clicked in the middle of what they draw.
    async fn click_element(&self, element: &WebElement) -> Result<()> {
        let json = element.to_json()?;
        let place = self.script_with(MIDDLE, vec![json]).await?;
        let Some([x, y]) = serde_json::from_value::<Option<[i32; 2]>>(place)? else {
            return Ok(element.click().await?);
        };
        self.actions(json!([{
            "type": "pointer",
            "id": "mouse",
            "parameters": { "pointerType": "mouse" },
            "actions": [
                { "type": "pointerMove", "duration": 0, "origin": "viewport", "x": x, "y": y },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerUp", "button": 0 },
            ],
        }]))
        .await
    }

    /// Empties a text field and types into it.
    pub async fn fill(&self, css: &str, text: &str) -> Result<()> {
        let fill = wait::until(format!("`{css}` to be typed into"), async || {
            let field = self.find(css).await?;
            field.clear().await?;
            field.send_keys(text).await?;
            Ok(Some(()))
        });
        fill.await.with_context(|| self.name())
    }

    /// Types on the keyboard, to whatever has the focus: `page.keys("villach")`,
    /// `page.keys(Key::ArrowRight)`, `page.keys(Key::Control + "k")`.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> Result<()> {
        let chain = self.session.action_chain().send_keys(keys);
        self.on(chain.perform().await, "cannot type")
    }

    /// Presses the Tab key until the element that matches has the focus, at most `most`
    /// times; says where the focus went when it never comes.
    pub async fn tab_to(&self, css: &str, most: usize) -> Result<()> {
        let mut path = Vec::new();
        let look = format!(
            "return [!!document.activeElement?.matches(arguments[0]), (() => {{ {FOCUS} }})()];"
        );
        for _ in 0..=most {
            let seen = self.script_with(&look, vec![json!(css)]).await?;
            let (is_there, focus): (bool, String) = serde_json::from_value(seen)?;
            if is_there {
                return Ok(());
            }
            path.push(focus);
            self.keys(Key::Tab).await?;
        }
        bail!(
            "[{}] {most} times Tab do not lead to `{css}` but over {path:?}",
            self.engine
        )
    }

    /// Drags with the mouse from the middle of an element by so many CSS pixels.
    pub async fn drag(&self, css: &str, dx: i32, dy: i32) -> Result<()> {
        let element = self.find(css).await?;
        let origin = element.to_json()?;
        self.actions(json!([{
            "type": "pointer",
            "id": "mouse",
            "parameters": { "pointerType": "mouse" },
            "actions": [
                { "type": "pointerMove", "duration": 0, "origin": origin, "x": 0, "y": 0 },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerMove", "duration": 50, "origin": "pointer", "x": dx / 2, "y": dy / 2 },
                { "type": "pointerMove", "duration": 50, "origin": "pointer", "x": dx - dx / 2, "y": dy - dy / 2 },
                { "type": "pointerUp", "button": 0 },
            ],
        }]))
        .await
    }

    /// Turns the wheel over the middle of an element, by so many CSS pixels.
    pub async fn wheel(&self, css: &str, dx: i32, dy: i32) -> Result<()> {
        let element = self.find(css).await?;
        let origin = element.to_json()?;
        self.actions(json!([{
            "type": "wheel",
            "id": "wheel",
            "actions": [
                { "type": "scroll", "duration": 0, "origin": origin, "x": 0, "y": 0, "deltaX": dx, "deltaY": dy },
            ],
        }]))
        .await
    }

    /// Moves the mouse to the middle of an element.
    pub async fn hover(&self, css: &str) -> Result<()> {
        let element = self.find(css).await?;
        let chain = self.session.action_chain();
        let moved = chain.move_to_element_center(&element).perform().await;
        self.on(moved, format!("cannot move the mouse to `{css}`"))
    }

    /// Performs actions as WebDriver describes them: fingers, wheel and keys together.
    pub async fn actions(&self, actions: Value) -> Result<()> {
        let command = Command::PerformActions(Actions::from(actions));
        self.on(self.session.handle().cmd(command).await, "cannot act")?;
        Ok(())
    }

    /// Runs a script in the page (or frame) and returns what it returns.
    pub async fn script(&self, script: &str) -> Result<Value> {
        self.script_with(script, Vec::new()).await
    }

    /// The same with `arguments`.
    pub async fn script_with(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let returned = self.session.execute(script, arguments).await;
        let returned = self.on(returned, "a script failed")?;
        Ok(returned.json().clone())
    }

    /// What a script gives to the function that is its last argument, when it does.
    pub async fn script_until_done(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let returned = self.session.execute_async(script, arguments).await;
        let returned = self.on(returned, "a script failed, or took too long")?;
        Ok(returned.json().clone())
    }

    // The window.

    /// Makes the inside of the window so many CSS pixels wide and high.
    ///
    /// # Errors
    /// When the engine's windows cannot be so narrow; use a [`Frame`] then.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        ensure!(
            width >= self.engine.min_width(),
            "[{}] windows are at least {} px wide: show the page in a frame for {width} px",
            self.engine,
            self.engine.min_width()
        );
        if self.engine == Engine::Chromium {
            let size = json!({
                "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
            });
            self.devtools("Emulation.setDeviceMetricsOverride", size)
                .await?;
            return Ok(());
        }
        // What the window's own bars take is only known once it has a size.
        self.wait_until(&format!("a window of {width}×{height}"), async || {
            let inner = self.script("return [innerWidth, innerHeight];").await?;
            let [inner_width, inner_height]: [i64; 2] = serde_json::from_value(inner)?;
            let (more_width, more_height) = (
                i64::from(width) - inner_width,
                i64::from(height) - inner_height,
            );
            if more_width == 0 && more_height == 0 {
                return Ok(true);
            }
            let outer = self.session.get_window_rect().await?;
            let grown = |side: i64, more: i64| u32::try_from(side + more).unwrap_or(1);
            self.session
                .set_window_rect(
                    0,
                    0,
                    grown(outer.width, more_width),
                    grown(outer.height, more_height),
                )
                .await?;
            Ok(false)
        })
        .await
    }

    /// Pretends a media feature, such as `prefers-color-scheme: dark`. Chromium only: in
    /// the others it is an error.
    pub async fn media(&self, feature: &str, value: &str) -> Result<()> {
        ensure!(
            self.engine == Engine::Chromium,
            "[{}] only Chromium can pretend media features",
            self.engine
        );
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", features)
            .await?;
        Ok(())
    }

    /// Calls Chromium's developer tools: its own way to give input and to read what a
    /// page costs. Returns what the command returns.
    pub async fn devtools(&self, command: &str, params: Value) -> Result<Value> {
        let call = DevTools(json!({ "cmd": command, "params": params }));
        let done = self.session.handle().cmd(call.boxed()).await;
        let done = self.on(done, format!("cannot call {command}"))?;
        self.on(done.value(), format!("{command} returns nothing"))
    }

    /// Memory of the browser's processes that hold pages, in bytes: what they have to
    /// themselves and their part of what they share. Linux only.
    ///
    /// # Errors
    /// Where the system does not say.
    pub fn memory(&self) -> Result<u64> {
        self.driver.memory()
    }

    /// Gives a file to a file field, as a person does who picks it.
    pub async fn choose_file(&self, css: &str, file: &Path) -> Result<()> {
        self.choose_files(css, &[file]).await
    }

    /// Gives several at once.
    pub async fn choose_files(&self, css: &str, files: &[&Path]) -> Result<()> {
        let field = self.find(css).await?;
        let paths: Option<Vec<&str>> = files.iter().map(|file| file.to_str()).collect();
        let paths = paths.context("a file's name is not UTF-8")?.join("\n");
        let given = field.send_keys(&paths).await;
        self.on(given, format!("cannot give {paths} to `{css}`"))
    }

    /// Lets files go on an element, as a person does who drags them from a folder: the
    /// browser itself finds what they are let go on. Chromium only.
    pub async fn drop_files(&self, css: &str, files: &[&Path]) -> Result<()> {
        let at = self
            .script_with(
                "const box = document.querySelector(arguments[0]).getBoundingClientRect();
                 return [box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2];",
                vec![json!(css)],
            )
            .await?;
        for kind in ["dragEnter", "dragOver", "drop"] {
            let event = json!({
                "type": kind, "x": at[0], "y": at[1],
                // To copy them.
                "data": { "items": [], "files": files, "dragOperationsMask": 1 },
            });
            self.devtools("Input.dispatchDragEvent", event).await?;
        }
        Ok(())
    }

    /// Saves what the window shows as `target/shots/NAME-ENGINE.png`.
    pub async fn shot(&self, name: &str) -> Result<PathBuf> {
        let file = target()
            .join("shots")
            .join(format!("{name}-{}.png", self.engine));
        if let Some(dir) = file.parent() {
            fs::create_dir_all(dir).context("cannot make the folder for screenshots")?;
        }
        let shot = self.session.screenshot_as_png().await;
        let png = self.on(shot, "cannot take a screenshot")?;
        fs::write(&file, png).with_context(|| format!("cannot write {}", file.display()))?;
        Ok(file)
    }

    /// The page on paper, as the browser prints it: A4, and the margins that the page's
    /// own style asks for. Not in WebKit, whose driver does not print.
    pub async fn print(&self) -> Result<Vec<u8>> {
        let printed = Command::PrintPage(PrintParameters {
            page: PrintPage {
                width: 21.0,
                height: 29.7,
            },
            ..PrintParameters::default()
        });
        let printed = self.session.handle().cmd(printed).await;
        let printed = self.on(printed, "cannot print")?;
        let text: String = self.on(printed.value(), "printing returns no text")?;
        BASE64.decode(text).context("printing returns no base64")
    }

    // What should not happen.

    /// For journeys that provoke errors: none is demanded at the end.
    pub fn may_complain(&self) {
        self.may_complain.set(true);
    }

    /// Whether errors in the console are part of this journey.
    pub fn may_have_errors(&self) -> bool {
        self.may_complain.get()
    }

    /// The errors that the page has logged since the session began: exceptions that
    /// nobody caught, `console.error`, what the policy has stopped.
    pub async fn console_errors(&self) -> Result<Vec<String>> {
        self.gather().await?;
        Ok(self.errors.borrow().clone())
    }

    /// Every request that the page has made: the server is asked once for each time that the
    /// journey opened a page, and no more. A request that the policy has stopped is among
    /// [`console_errors`](Self::console_errors).
    pub async fn requests(&self) -> Result<Vec<String>> {
        self.gather().await?;
        let mut requests = self.requests.borrow().clone();
        let mut own = self.own_requests.borrow().clone();
        for asked in self.server.asked() {
            if let Some(at) = own.iter().position(|own| *own == asked) {
                own.swap_remove(at);
            } else if !self.is_browsers(&asked) {
                requests.push(asked);
            }
        }
        Ok(requests)
    }

    /// For journeys that make a request on purpose, and have seen it.
    pub fn forget_requests(&self) {
        self.requests.borrow_mut().clear();
        self.own_requests.borrow_mut().clear();
        self.server.forget();
    }

    /// What pages have kept in the browser, other than [`KEPT`] and what the journey has
    /// put there itself, where what they keep can be read.
    pub async fn kept_besides(&self) -> Result<Vec<String>> {
        self.gather().await?;
        let databases = self.script_until_done(DATABASES, Vec::new()).await?;
        let databases: Vec<String> = serde_json::from_value(databases)?;
        let planted = self.planted.borrow();
        let is_known = |name: &str| KEPT.contains(&name) || planted.contains(&name);
        let kept = self.kept.borrow();
        let kept = kept.iter().cloned().chain(databases);
        Ok(kept.filter(|name| !is_known(name)).collect())
    }

    /// For journeys that put something into the storage, by these names.
    pub fn plants(&self, names: &[&'static str]) {
        self.planted.borrow_mut().extend(names);
    }

    /// For journeys that keep something on purpose, and have seen it.
    pub fn forget_kept(&self) {
        self.kept.borrow_mut().clear();
    }

    /// Takes what the browser's log holds, or the page is about to lose.
    async fn gather(&self) -> Result<()> {
        let kept: Vec<String> = serde_json::from_value(self.script(STORED).await?)?;
        self.kept.borrow_mut().extend(kept);
        match self.engine {
            Engine::Chromium => {
                let log = self.on(self.session.browser_log().await, "cannot read the log")?;
                for entry in log {
                    if matches!(entry.level.as_str(), "SEVERE" | "WARNING") {
                        self.errors.borrow_mut().push(entry.message);
                    }
                }
                let log = self.session.get_log("performance").await;
                for entry in self.on(log, "cannot read the network log")? {
                    let request = requested(&entry.message).filter(|url| !self.is_local(url));
                    self.requests.borrow_mut().extend(request);
                }
            }
            Engine::Firefox | Engine::WebKit => {
                // A page that has just been left, or never listened, has none.
                let take = "return window.harnessErrors?.splice(0) ?? [];";
                let errors: Vec<String> = serde_json::from_value(self.script(take).await?)
                    .with_context(|| self.name())?;
                self.errors.borrow_mut().extend(errors);
            }
        }
        if self.engine == Engine::Firefox {
            let log = self.printed_so_far().await?;
            let mut errors = self.errors.borrow_mut();
            for line in log.lines().filter(|line| is_firefox_error(line)) {
                if !errors.iter().any(|error| error == line) {
                    errors.push(line.to_owned());
                }
            }
        }
        Ok(())
    }

    /// WebKit's driver knows no log, and Firefox's log says nothing of what the policy
    /// stops: there the page itself has to listen. It does so from the end of its loading
    /// on; for what comes before, see [`watched`](Self::watched).
    async fn listen(&self) -> Result<()> {
        if self.engine != Engine::Chromium {
            self.script(&self.listener()).await?;
        }
        Ok(())
    }

    fn listener(&self) -> String {
        let mut script = LISTEN_TO_POLICY.to_owned();
        if self.engine == Engine::WebKit {
            script.push_str(LISTEN_TO_ERRORS);
        }
        format!("if (!window.harnessErrors) {{ {script} }}")
    }

    /// The same page with a listener for errors in it, for [`open_text`](Self::open_text),
    /// where the engine needs one to see errors from the first moment on.
    pub fn watched(&self, html: &str) -> String {
        if self.engine == Engine::Chromium {
            return html.to_owned();
        }
        with_script(html, &self.listener())
    }

    /// The text of the built file.
    pub fn built(&self) -> Result<String> {
        fs::read_to_string(built_file()?).context("cannot read the file")
    }

    /// What the browser has printed in this session, with everything that the page has
    /// logged until now.
    async fn printed_so_far(&self) -> Result<String> {
        // Logging takes its time: wait for a word of our own to arrive.
        let count = self.words.get() + 1;
        self.words.set(count);
        let word = format!("{WORD}{}-{count}.", self.server.address().port());
        let log = "console.log(arguments[0]);";
        self.script_with(log, vec![json!(word)]).await?;
        wait::until("the browser's log", async || {
            let log = self.driver.log(self.printed)?;
            Ok(log.contains(&word).then_some(log))
        })
        .await
        .with_context(|| self.name())
    }

    /// Whether an address needs no network: what the journey itself opened, and what is
    /// inside the page.
    fn is_local(&self, url: &str) -> bool {
        let file = url.split('#').next().unwrap_or_default();
        ["data:", "blob:", "about:", "chrome:", "chrome-untrusted:"]
            .iter()
            .any(|scheme| url.starts_with(scheme))
            || [FILE, OTHER, HOST]
                .iter()
                .any(|name| file == address(&self.folder.path().join(name)))
            // Those are counted by the server.
            || self.origins().iter().any(|origin| url.starts_with(origin))
    }

    /// How the addresses of the server begin: two origins, for the browser.
    fn origins(&self) -> [String; 2] {
        let port = self.server.address().port();
        ["127.0.0.1", "localhost"].map(|host| format!("http://{host}:{port}/"))
    }

    /// Whether a request is the browser's own: updates, settings and the time, which no
    /// switch turns off entirely.
    fn is_browsers(&self, asked: &str) -> bool {
        let makers: &[&str] = match self.engine {
            // Whatever its page asks for is in the network log, under its full address.
            Engine::Chromium => &[
                "accounts.google.com",
                "clients2.google.com",
                "content-autofill.googleapis.com",
                "optimizationguide-pa.googleapis.com",
                "update.googleapis.com",
            ],
            // These ask for nothing, as they are set up.
            Engine::Firefox | Engine::WebKit => &[],
        };
        let place = asked.split(' ').nth(1).unwrap_or_default();
        let place = place.split_once("://").map_or(place, |(_, rest)| rest);
        let host = place.split(['/', ':']).next().unwrap_or_default();
        makers.iter().any(|maker| {
            let before = host.strip_suffix(maker);
            before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
        })
    }

    /// Gives the browser to the next journey.
    ///
    /// # Errors
    /// As [`Browser::renew`].
    pub async fn leave(self) -> Result<Browser> {
        let browser = Browser {
            session: self.session,
            server: self.server,
            driver: self.driver,
        };
        browser.renew().await
    }

    /// Whether the browser or its driver has ended by itself, so that nothing that it says
    /// is of the page.
    pub async fn engine_has_ended(&self) -> bool {
        let asked = self.session.current_url().await;
        asked.is_err_and(|error| self.driver.has_ended(&error))
    }

    /// Ends the session and its browser.
    pub async fn close(self) -> Result<()> {
        self.session
            .quit()
            .await
            .context("cannot close the browser")
    }

    fn name(&self) -> String {
        format!("[{}]", self.engine)
    }

    /// Adds the engine and what was attempted to a driver's error.
    fn on<T, E: Into<anyhow::Error>>(
        &self,
        result: std::result::Result<T, E>,
        what: impl AsRef<str>,
    ) -> Result<T> {
        result
            .map_err(Into::into)
            .with_context(|| format!("[{}] {}", self.engine, what.as_ref()))
    }
}

/// The file's name, as the page's title would have a person save it.
const FILE: &str = "threatline.html";

/// What stands beside it: another page in its place, and one that shows it in a frame.
const OTHER: &str = "other.html";
const HOST: &str = "host.html";

/// All that is ever kept in the browser, as docs/trust.md and *About* say it.
pub const KEPT: [&str; 5] = [
    "threatline.1.character-keys",
    "threatline.1.lang",
    "threatline.1.scheme",
    "threatline.1.text",
    "threatline.1.visited",
];

/// The names under which the page keeps something, where it can. Asking for the storage
/// throws where there is none.
const STORED: &str = "
    const kept = [];
    const add = (what, names) => { try { kept.push(...names().map((name) => what + name)); } catch {} };
    add('', () => Object.keys(localStorage));
    add('session: ', () => Object.keys(sessionStorage));
    add('cookie: ', () => document.cookie.split('; ').filter(Boolean));
    return kept;";

/// The same of databases, which a browser says later.
const DATABASES: &str = "
    const done = arguments[arguments.length - 1];
    (async () => (await indexedDB.databases()).map(({ name }) => 'database: ' + name))()
        .then(done, () => done([]));";

const HTML: &str = "text/html; charset=utf-8";

/// A path as a `file:` address.
fn address(path: &Path) -> String {
    let mut url = String::from("file://");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                url.push(char::from(*byte));
            }
            _ => url.push_str(&format!("%{byte:02X}")),
        }
    }
    url
}

/// Counts the frames since the last change of the document.
const REST: &str = "
    let frames = 0;
    window.harnessRests = false;
    const changes = new MutationObserver(() => { frames = 0; });
    changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const count = () => {
        frames += 1;
        if (frames < 30) return requestAnimationFrame(count);
        changes.disconnect();
        window.harnessRests = true;
    };
    requestAnimationFrame(count);
";

/// What has the focus, with its text.
const FOCUS: &str = "const e = document.activeElement; if (!e) return '';
    const name = e.localName + (e.id ? '#' + e.id : '');
    const text = (e.getAttribute('aria-label') || e.innerText || '').trim();
    return text && e !== document.body ? `${name} \"${text.slice(0, 60)}\"` : name;";

/// The middle of an element of a drawing; nothing for others. Throws while something
/// else covers it.
const MIDDLE: &str = "
    const element = arguments[0];
    if (!(element instanceof SVGElement) || element instanceof SVGSVGElement) return null;
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    const there = document.elementFromPoint(x, y);
    if (!element.contains(there)) {
        throw Error(`at its middle, ${x} ${y}, is ${there && there.outerHTML.slice(0, 120)}`);
    }
    return [x, y];
";

/// A page with another script in it that runs before everything else: it stands before the
/// page's policy, which does not hold for it.
pub fn with_script(html: &str, script: &str) -> String {
    let script = format!("<script>{script}</script><meta http-equiv");
    html.replacen("<meta http-equiv", &script, 1)
}

/// The beginning of our own words in the browser's log.
const WORD: &str = "threatline-e2e-";

/// Makes a page keep what its policy stops.
const LISTEN_TO_POLICY: &str = "
    const errors = (window.harnessErrors = []);
    addEventListener('securitypolicyviolation', (e) => {
        errors.push(`policy: ${e.effectiveDirective} ${e.blockedURI}`);
    });
";

/// Makes a page keep its other errors.
const LISTEN_TO_ERRORS: &str = "
    addEventListener('error', (e) => errors.push(`exception: ${e.message}`));
    addEventListener('unhandledrejection', (e) => errors.push(`rejection: ${e.reason}`));
    const error = console.error;
    console.error = (...words) => {
        errors.push(`console: ${words.join(' ')}`);
        error.apply(console, words);
    };
";

/// Whether a line of Firefox's output is an error of a page, not of the browser, which is
/// partly written in JavaScript itself.
fn is_firefox_error(line: &str) -> bool {
    let browsers = ["resource://", "chrome://", "moz-src:"];
    if let Some(error) = line.strip_prefix("JavaScript error: ") {
        return !browsers.iter().any(|place| error.starts_with(place));
    }
    line.strip_prefix("console.error: ")
        // The loader of Firefox's experiments, which no setting keeps quiet.
        .is_some_and(|error| !error.starts_with("RSLoader:"))
}

/// The address that an entry of Chromium's network log is about, when it is a request.
fn requested(entry: &str) -> impl Iterator<Item = String> + use<> {
    let message = serde_json::from_str::<Value>(entry).unwrap_or_default();
    let message = &message["message"];
    let url = (message["method"] == "Network.requestWillBeSent")
        .then(|| message["params"]["request"]["url"].as_str())
        .flatten();
    url.map(str::to_owned).into_iter()
}

/// A command of Chromium's own protocol, by way of its driver.
#[derive(Debug)]
struct DevTools(Value);

impl DevTools {
    fn boxed(self) -> Command {
        Command::ExtensionCommand(Box::new(self))
    }
}

impl ExtensionCommand for DevTools {
    fn parameters_json(&self) -> Option<Value> {
        Some(self.0.clone())
    }

    fn method(&self) -> http::Method {
        http::Method::POST
    }

    fn endpoint(&self) -> Arc<str> {
        "/goog/cdp/execute".into()
    }
}
