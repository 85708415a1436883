//! Drivers and sessions: how each engine is started.

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::error::{WebDriverError, WebDriverErrorInner};
use thirtyfour::{Capabilities, WebDriver};

use crate::engine::{Engine, xvfb};
use crate::process::Process;
use crate::server::Server;
use crate::wait;

/// How long a driver may take to start a browser. A few seconds are usual; WebKit's now and
/// then never does, and then another one is tried.
const START: Duration = Duration::from_secs(30);

/// How long it may take for one command; printing a book takes longest.
const REQUEST: Duration = Duration::from_secs(180);

/// A running browser, and the server that all its requests go to.
#[derive(Debug)]
pub struct Browser {
    pub session: WebDriver,
    pub server: Server,
    pub driver: Arc<Driver>,
}

/// A page with nothing in it, to clear the storage from that pages of its origin share.
const BLANK: &str = "<!doctype html><title>Nothing</title>";

impl Browser {
    /// Starts one with nothing in it.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start(driver: Arc<Driver>) -> Result<Self> {
        let server = Server::start()?;
        let session = driver.session(&server).await?;
        Ok(Self {
            session,
            server,
            driver,
        })
    }

    /// Makes it for the next journey what it was at its start: one new tab, nothing
    /// stored, nothing served. Much faster than another browser.
    ///
    /// # Errors
    /// When anything is left that would not be there in another browser.
    pub async fn renew(self) -> Result<Self> {
        self.clear_storage().await?;
        let session = &self.session;
        let old = session.windows().await?;
        // The size, the history and what a window is made to pretend are its tab's; a window
        // would be another copy of the browser's own parts.
        let new = session.new_tab().await?;
        for window in old {
            session.switch_to_window(window).await?;
            session.close_window().await?;
        }
        session.switch_to_window(new).await?;
        if self.driver.engine == Engine::Chromium {
            // What the last journey's pages have logged is not the next one's.
            for log in ["browser", "performance"] {
                session.get_log(log).await?;
            }
        }
        self.server.clear();
        self.driver.empty_downloads()?;
        Ok(self)
    }

    async fn clear_storage(&self) -> Result<()> {
        let folder = TempDir::new().context("cannot make a folder for a blank page")?;
        let file = folder.path().join("blank.html");
        std::fs::write(&file, BLANK).context("cannot write a blank page")?;
        let mut blanks = vec![format!("file://{}", file.display())];
        if !self.server.asked().is_empty() {
            let same = self
                .server
                .put("/blank.html", "text/html", BLANK.as_bytes());
            blanks.push(same.replace("127.0.0.1", "localhost"));
            blanks.push(same);
        }
        for blank in blanks {
            self.session.goto(&blank).await?;
            let clear = "localStorage.clear(); return localStorage.length;";
            let left = self.session.execute(clear, Vec::new()).await?;
            ensure!(*left.json() == json!(0), "something is left in {blank}");
        }
        Ok(())
    }
}

/// A running driver. It serves one session at a time.
#[derive(Debug)]
pub struct Driver {
    engine: Engine,
    process: Process,
    port: u16,
    /// The display, for the engine that needs one; ends after the driver.
    _display: Option<Process>,
    /// A home folder of its own, with the logs: no settings of the person who runs the
    /// tests, and nothing in common with other runs at the same time.
    home: TempDir,
}

impl Driver {
    /// Starts an engine's driver and waits until it answers.
    ///
    /// # Errors
    /// When a program is missing or does not come up.
    pub async fn start(engine: Engine) -> Result<Self> {
        let home = TempDir::new().context("cannot make a folder for the browser")?;
        let port = free_port()?;
        let mut command = Command::new(engine.driver()?);
        command
            .arg(format!("--port={port}"))
            .env("HOME", home.path())
            .env("XDG_CONFIG_HOME", home.path().join("config"))
            .env("XDG_CACHE_HOME", home.path().join("cache"))
            .env("XDG_DATA_HOME", home.path().join("data"))
            // The session's folder of the person's desktop, with its services.
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env_remove("WAYLAND_DISPLAY");
        for name in ["http_proxy", "https_proxy", "all_proxy", "no_proxy"] {
            command.env_remove(name).env_remove(name.to_uppercase());
        }
        if engine == Engine::Firefox {
            // Without it a published Firefox asks its own settings service, whatever the
            // preference below says.
            command.env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1");
        }
        let mut display = None;
        if engine == Engine::WebKit {
            let (process, number) = start_display(home.path()).await?;
            command.env("DISPLAY", number);
            display = Some(process);
            // Shapes are drawn by the processor itself and not by one that imitates a
            // graphics card.
            command.env("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1");
        }
        let process = Process::start(command, &home.path().join("driver.log"))?;
        let mut driver = Self {
            engine,
            process,
            port,
            _display: display,
            home,
        };
        driver.ready().await?;
        Ok(driver)
    }

    /// Whether it can be given another session.
    pub fn is_running(&mut self) -> bool {
        self.process.is_running()
    }

    async fn ready(&mut self) -> Result<()> {
        let engine = self.engine;
        let port = self.port;
        let process = &mut self.process;
        wait::until(format!("the driver of {engine} to listen"), async || {
            anyhow::ensure!(process.is_running(), "it has ended: {}", process.log(0)?);
            Ok(TcpStream::connect(("127.0.0.1", port)).ok())
        })
        .await?;
        Ok(())
    }

    /// Opens a browser with nothing in it, whose requests all go to `server`.
    ///
    /// # Errors
    /// When the browser does not start within the limit.
    pub async fn session(&self, server: &Server) -> Result<WebDriver> {
        self.empty_downloads()?;
        let engine = self.engine;
        let mut capabilities = Capabilities::new();
        for (name, value) in self.capabilities(server)? {
            capabilities.set(name, value)?;
        }
        let url = format!("http://127.0.0.1:{}", self.port);
        let session = WebDriver::builder(url, capabilities).request_timeout(REQUEST);
        tokio::time::timeout(START, session.into_future())
            .await
            .with_context(|| format!("{engine} did not start within {} s", START.as_secs()))?
            .with_context(|| format!("{engine} did not start"))
    }

    fn capabilities(&self, server: &Server) -> Result<Vec<(&'static str, Value)>> {
        let browser = self.engine.browser()?;
        let proxy = server.address();
        let mut capabilities = vec![
            // Nothing is to be loaded from elsewhere; if something is, it shows here.
            (
                "proxy",
                json!({ "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy }),
            ),
            // Dialogs of the browser's own stay, so that a journey can see them.
            ("unhandledPromptBehavior", json!("ignore")),
        ];
        capabilities.extend(match self.engine {
            Engine::Chromium => vec![
                ("browserName", json!("chrome")),
                (
                    "goog:chromeOptions",
                    json!({
                        "binary": browser,
                        "args": [
                            "--headless=new",
                            // Browsers refuse to run as root with their sandbox, and
                            // test machines often run as root. Only our page is opened.
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            // Asks its maker about every page with a text field.
                            "--disable-features=AutofillServerCommunication,OptimizationHints",
                            // Its other way of watching form fields keeps a view that was
                            // left for as long as it likes, which looks like a leak of ours.
                            "--enable-features=AutofillReplaceFormElementObserver",
                            "--window-size=1280,900",
                            "--lang=en-GB",
                        ],
                        "prefs": {
                            "download.default_directory": self.downloads()?,
                            "download.prompt_for_download": false,
                        },
                    }),
                ),
                (
                    "goog:loggingPrefs",
                    json!({ "browser": "ALL", "performance": "ALL" }),
                ),
            ],
            Engine::Firefox => vec![
                ("browserName", json!("firefox")),
                (
                    "moz:firefoxOptions",
                    json!({
                        "binary": browser,
                        "args": ["-headless"],
                        "prefs": {
                            // Drivers switch this off, and then local files can do what
                            // they cannot do for people.
                            "security.fileuri.strict_origin_policy": true,
                            // The page's console goes to the log.
                            "devtools.console.stdout.content": true,
                            "devtools.console.stdout.chrome": false,
                            // The browser's own settings service, asked at every start.
                            "services.settings.server": "data:,#remote-settings-dummy/v1",
                            "app.shield.optoutstudies.enabled": false,
                            "datareporting.healthreport.uploadEnabled": false,
                            "messaging-system.rsexperimentloader.enabled": false,
                            "nimbus.rollouts.enabled": false,
                            "intl.accept_languages": "en-GB",
                            // Processes and tabs kept ready for pages that never come.
                            "dom.ipc.processPrelaunch.enabled": false,
                            "browser.newtab.preload": false,
                            "browser.download.folderList": 2,
                            "browser.download.dir": self.downloads()?,
                        },
                    }),
                ),
            ],
            Engine::WebKit => vec![
                ("browserName", json!("MiniBrowser")),
                (
                    "webkitgtk:browserOptions",
                    json!({
                        "binary": browser,
                        "args": ["--automation"],
                    }),
                ),
            ],
        });
        Ok(capabilities)
    }

    /// The folder that downloads go to, where the engine lets us choose it.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn downloads(&self) -> Result<PathBuf> {
        let dir = self.home.path().join("downloads");
        std::fs::create_dir_all(&dir).context("cannot make the folder for downloads")?;
        Ok(dir)
    }

    /// What one journey has saved must not be taken for the next one's.
    fn empty_downloads(&self) -> Result<()> {
        let downloads = self.downloads()?;
        std::fs::remove_dir_all(&downloads).context("cannot empty the folder for downloads")?;
        self.downloads().map(drop)
    }

    /// Whether this answer means that the browser is gone, or the driver itself: not that a
    /// page is slow, or wrong.
    pub fn has_ended(&self, error: &WebDriverError) -> bool {
        is_gone(error, || {
            TcpStream::connect(("127.0.0.1", self.port)).is_ok()
        })
    }

    /// Memory of the browser's processes that hold pages, in bytes.
    ///
    /// # Errors
    /// Where the system does not say: elsewhere than on Linux.
    pub fn memory(&self) -> Result<u64> {
        self.process.memory("--type=renderer")
    }

    /// How much the browser has printed so far.
    pub fn printed(&self) -> u64 {
        self.process.printed()
    }

    /// What the browser has printed after the first `from` bytes.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn log(&self, from: u64) -> Result<String> {
        self.process.log(from)
    }
}

/// What a driver answers about a browser that is gone; one that is gone itself answers
/// nothing, as one does that is busy for too long, but does not listen either.
fn is_gone(error: &WebDriverError, listens: impl FnOnce() -> bool) -> bool {
    match error.as_inner() {
        WebDriverErrorInner::InvalidSessionId(_) => true,
        WebDriverErrorInner::HttpError(_) => !listens(),
        _ => false,
    }
}

/// Starts a display without a screen, and returns its name, such as `:99`.
async fn start_display(home: &Path) -> Result<(Process, String)> {
    let mut command = Command::new(xvfb()?);
    // It chooses a free number itself and prints it.
    command.args(["-displayfd", "1", "-screen", "0", "2000x1600x24"]);
    command.args(["-nolisten", "tcp"]);
    let mut process = Process::start(command, &home.join("display.log"))?;
    let number = wait::until("the display for WebKit", async || {
        let log = process.log(0)?;
        anyhow::ensure!(process.is_running(), "Xvfb has ended: {log}");
        let number = log.lines().find_map(|line| line.parse::<u32>().ok());
        // A number without the end of its line may be cut.
        Ok(number.filter(|_| log.ends_with('\n')))
    })
    .await?;
    Ok((process, format!(":{number}")))
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").context("there is no free port")?;
    Ok(listener.local_addr().context("no address")?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_fails_is_no_engine_that_ends() {
        let answer = |kind: &str, message: &str| {
            let value = json!({ "value": { "error": kind, "message": message, "stacktrace": "" } });
            WebDriverError::parse(500, value.to_string())
        };
        // What WebKit's driver says of a command in which its browser ends, and of the next.
        let during = answer("unknown error", "Could not parse script result");
        let after = answer(
            "invalid session id",
            "session deleted because of page crash or hang",
        );
        assert!(is_gone(&after, || true));
        for error in [
            during,
            answer("javascript error", "invalid session id"),
            answer("script timeout", ""),
            answer("timeout", ""),
            answer("no such element", ""),
            answer("no such window", ""),
            answer("unexpected alert open", ""),
        ] {
            assert!(!is_gone(&error, || false), "{error}");
        }
        let unanswered = WebDriverError::HttpError("error sending request".to_owned());
        assert!(is_gone(&unanswered, || false));
        assert!(!is_gone(&unanswered, || true), "a slow one is there");
    }
}
