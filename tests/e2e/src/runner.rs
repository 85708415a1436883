//! Takes every journey through every engine.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use anyhow::{Context, Result, anyhow};
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::Runtime;

use crate::browser::Driver;
use crate::engine::Engine;
use crate::page::Page;
use crate::process;

/// What a journey is when it runs.
pub type Walk<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// A journey with its name, and the engines that it is for.
#[derive(Clone, Copy)]
pub struct Journey {
    pub name: &'static str,
    pub walk: for<'a> fn(&'a Page) -> Walk<'a>,
    pub engines: &'static [Engine],
}

impl Journey {
    /// A journey for all engines; see [`journey!`](crate::journey).
    pub const fn new(name: &'static str, walk: for<'a> fn(&'a Page) -> Walk<'a>) -> Self {
        Self {
            name,
            walk,
            engines: &Engine::ALL,
        }
    }

    /// The same for some engines only.
    #[must_use]
    pub const fn only(self, engines: &'static [Engine]) -> Self {
        Self { engines, ..self }
    }
}

/// Makes a journey of a function, and names it by the function's path:
/// `journey!(start::opens_from_disk)`.
#[macro_export]
macro_rules! journey {
    ($first:ident $(:: $rest:ident)*) => {
        $crate::Journey::new(
            concat!(stringify!($first) $(, "::", stringify!($rest))*),
            |page| Box::pin($first $(:: $rest)*(page)),
        )
    };
}

/// Runs the journeys as tests, with the arguments and the output of `cargo test`, and
/// ends the process.
pub fn run(journeys: &[Journey]) -> ! {
    let mut arguments = Arguments::from_args();
    // An engine walks one journey at a time; the engines walk side by side.
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let threads = cores.min(Engine::ALL.len());
    arguments.test_threads.get_or_insert(threads);
    end_when_stopped();

    let lanes: BTreeMap<Engine, Arc<Lane>> = Engine::ALL
        .into_iter()
        .map(|engine| (engine, Arc::new(Lane::new(engine))))
        .collect();
    let mut trials = Vec::new();
    for journey in journeys.iter().copied() {
        for engine in journey.engines {
            let lane = Arc::clone(&lanes[engine]);
            let name = format!("{engine}::{}", journey.name);
            trials.push(Trial::test(name, move || lane.walk(journey)));
        }
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    // Ends the drivers: leaving the process below drops nothing.
    for lane in lanes.values() {
        lane.driver().take();
    }
    conclusion.exit()
}

/// Ends the browsers when the tests are stopped from the keyboard.
fn end_when_stopped() {
    thread::spawn(|| {
        let Ok(runtime) = runtime() else { return };
        if runtime.block_on(tokio::signal::ctrl_c()).is_ok() {
            process::end_all();
            std::process::exit(130);
        }
    });
}

fn runtime() -> Result<Runtime> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("cannot start the tests' runtime")
}

/// One engine. Its driver starts with the first journey and serves one after another.
struct Lane {
    engine: Engine,
    driver: Mutex<Option<Arc<Driver>>>,
}

impl Lane {
    fn new(engine: Engine) -> Self {
        Self {
            engine,
            driver: Mutex::new(None),
        }
    }

    fn driver(&self) -> MutexGuard<'_, Option<Arc<Driver>>> {
        self.driver.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn walk(&self, journey: Journey) -> std::result::Result<(), Failed> {
        let mut driver = self.driver();
        let result = runtime().and_then(|runtime| self.walk_with(journey, &runtime, &mut driver));
        if result.is_err() {
            // Whatever state it is in: the next journey starts with a new one.
            driver.take();
        }
        result.map_err(|error| {
            // The scene, which was added last, is read last.
            let mut causes: Vec<String> = error.chain().map(ToString::to_string).collect();
            let last = causes.len().min(1);
            causes.rotate_left(last);
            causes.join("\n").into()
        })
    }

    /// A browser with nothing in it. One that does not come up says nothing about the
    /// page: on a busy machine a driver or browser now and then dies while starting, and
    /// a new one is tried.
    fn open(&self, runtime: &Runtime, slot: &mut Option<Arc<Driver>>) -> Result<Page> {
        const ATTEMPTS: usize = 3;
        let mut attempt = 1;
        loop {
            let opened = match slot {
                Some(driver) => Ok(Arc::clone(driver)),
                None => runtime
                    .block_on(Driver::start(self.engine))
                    .map(|driver| Arc::clone(slot.insert(Arc::new(driver)))),
            }
            .and_then(|driver| runtime.block_on(Page::new(self.engine, driver)));
            match opened {
                Err(error) if attempt < ATTEMPTS => {
                    eprintln!("{}: trying another browser: {error:#}", self.engine);
                    slot.take();
                    attempt += 1;
                }
                opened => return opened,
            }
        }
    }

    fn walk_with(
        &self,
        journey: Journey,
        runtime: &Runtime,
        slot: &mut Option<Arc<Driver>>,
    ) -> Result<()> {
        let page = self.open(runtime, slot)?;
        let walked = catch_unwind(AssertUnwindSafe(|| {
            runtime.block_on(async {
                (journey.walk)(&page).await?;
                quiet(&page).await
            })
        }));
        let walked = walked.unwrap_or_else(|panic| {
            let text = panic
                .downcast_ref::<String>()
                .map(String::as_str)
                .or_else(|| panic.downcast_ref::<&str>().copied());
            Err(anyhow!("{}", text.unwrap_or("the journey panicked")))
        });
        let walked = walked.map_err(|error| {
            let scene = runtime.block_on(scene(&page, journey));
            error.context(scene)
        });
        let closed = runtime.block_on(page.close());
        walked.and(closed)
    }
}

/// What every journey demands at its end: that the page has logged no error, and has
/// asked the network for nothing.
async fn quiet(page: &Page) -> Result<()> {
    let requests = page.requests().await?;
    anyhow::ensure!(requests.is_empty(), "the page made requests: {requests:#?}");
    if !page.may_have_errors() {
        let errors = page.console_errors().await?;
        anyhow::ensure!(errors.is_empty(), "the page logged errors: {errors:#?}");
    }
    Ok(())
}

/// What a failed journey leaves for whoever looks into it.
async fn scene(page: &Page, journey: Journey) -> String {
    let name = format!("failed/{}", journey.name.replace("::", "-"));
    let shot = match page.shot(&name).await {
        Ok(file) => format!("screenshot: {}", file.display()),
        Err(error) => format!("no screenshot: {error:#}"),
    };
    let address = match page.session().current_url().await {
        Ok(url) => url.to_string(),
        Err(error) => format!("unknown ({error})"),
    };
    let errors = match page.console_errors().await {
        Ok(errors) => format!("{errors:#?}"),
        Err(error) => format!("unknown ({error:#})"),
    };
    let document = page
        .script(
            "return [
               performance.getEntriesByType('navigation')[0]?.type ?? 'opened',
               Math.round(performance.now() / 1000) + ' s ago',
               ...[...document.querySelectorAll('.notice')].map(notice => notice.innerText)
             ].join(', ');",
        )
        .await;
    let document = match document {
        Ok(about) => about.to_string(),
        Err(error) => format!("unknown ({error:#})"),
    };
    format!("{shot}\naddress: {address}\ndocument: {document}\nconsole errors: {errors}")
}
