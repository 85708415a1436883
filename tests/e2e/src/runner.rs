//! Takes every journey through every engine.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::Runtime;

use crate::browser::{Browser, Driver};
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
    /// In a browser that no other journey has, before or after.
    pub alone: bool,
}

impl Journey {
    /// A journey for all engines; see [`journey!`](crate::journey).
    pub const fn new(name: &'static str, walk: for<'a> fn(&'a Page) -> Walk<'a>) -> Self {
        Self {
            name,
            walk,
            engines: &Engine::ALL,
            alone: false,
        }
    }

    /// The same in a browser of its own: for what all windows of a browser share, such as
    /// the clipboard. Where browsers start slowly, the others get one that is [like
    /// new](crate::browser::Browser::renew).
    #[must_use]
    pub const fn alone(self) -> Self {
        Self {
            alone: true,
            ..self
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
    // Also on two cores: a journey waits for a fifth of its time.
    const AT_ONCE: usize = 3;
    let at_once = arguments.test_threads.unwrap_or(AT_ONCE);
    end_when_stopped();

    let lanes: BTreeMap<Engine, Arc<Lane>> = Engine::ALL
        .into_iter()
        .map(|engine| (engine, Arc::new(Lane::new(engine))))
        .collect();
    let turns = Arc::new(Turns::new(at_once));
    let mut trials = Vec::new();
    for (number, journey) in journeys.iter().copied().enumerate() {
        for engine in journey.engines {
            let (lane, turns) = (Arc::clone(&lanes[engine]), Arc::clone(&turns));
            let name = format!("{engine}::{}", journey.name);
            trials.push(Trial::test(name, move || {
                turns.take(*engine, number, || lane.walk(journey))
            }));
        }
    }
    // Each waits for its turn in a thread of its own.
    arguments.test_threads = Some(trials.len().max(1));
    let conclusion = libtest_mimic::run(&arguments, trials);
    tell_times(lanes.values().flat_map(|lane| lane.took()));
    // Ends the browsers: leaving the process below drops nothing.
    for lane in lanes.values() {
        lane.end();
    }
    conclusion.exit()
}

/// How long a journey took.
#[derive(Clone, Copy)]
struct Took {
    engine: Engine,
    name: &'static str,
    /// Until a browser was there.
    opening: Duration,
    whole: Duration,
}

/// Says where the time of a long run went.
fn tell_times(took: impl Iterator<Item = Took>) {
    const SHOWN: usize = 20;
    let mut took: Vec<Took> = took.collect();
    if took.len() < SHOWN {
        return;
    }
    took.sort_by_key(|took| Reverse(took.whole));
    let sum = |of: fn(&Took) -> Duration| took.iter().map(of).sum::<Duration>().as_secs();
    println!(
        "{} journeys, {} s in all, {} s of them until their browsers were there; the longest:",
        took.len(),
        sum(|took| took.whole),
        sum(|took| took.opening),
    );
    for engine in Engine::ALL {
        let of_it = took.iter().filter(|took| took.engine == engine);
        let whole: Duration = of_it.map(|took| took.whole).sum();
        println!("{:6} s  {engine}", whole.as_secs());
    }
    for took in &took[..SHOWN] {
        println!(
            "{:6.1} s  {}::{}",
            took.whole.as_secs_f64(),
            took.engine,
            took.name
        );
    }
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

/// So many browsers of an engine may walk side by side: with one alone the engine with most
/// to do would end last, and a core would be at rest meanwhile.
const BROWSERS: usize = 2;

/// Whose turn it is: so many journeys at once, of each engine up to [`BROWSERS`] in the order
/// of the list; first one of the engine with most left to do.
struct Turns {
    state: Mutex<TurnsState>,
    left: Condvar,
}

struct TurnsState {
    free: usize,
    busy: BTreeMap<Engine, usize>,
    waiting: BTreeMap<Engine, BTreeSet<usize>>,
}

impl TurnsState {
    /// The engine and the number of the journey that may begin.
    fn next(&self) -> Option<(Engine, usize)> {
        if self.free == 0 {
            return None;
        }
        let able = self.waiting.iter().filter(|(engine, _)| {
            let busy = self.busy.get(engine).copied().unwrap_or_default();
            busy < BROWSERS
        });
        let (engine, waiting) = able.max_by_key(|(_, waiting)| waiting.len())?;
        Some((*engine, *waiting.first()?))
    }
}

impl Turns {
    fn new(at_once: usize) -> Self {
        Self {
            state: Mutex::new(TurnsState {
                free: at_once.max(1),
                busy: BTreeMap::new(),
                waiting: BTreeMap::new(),
            }),
            left: Condvar::new(),
        }
    }

    fn state(&self) -> MutexGuard<'_, TurnsState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Walks when it is this journey's turn.
    fn take<T>(&self, engine: Engine, number: usize, walk: impl FnOnce() -> T) -> T {
        let mut state = self.state();
        state.waiting.entry(engine).or_default().insert(number);
        while state.next() != Some((engine, number)) {
            state = self
                .left
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
        if let Some(waiting) = state.waiting.get_mut(&engine) {
            waiting.remove(&number);
        }
        *state.busy.entry(engine).or_default() += 1;
        state.free -= 1;
        drop(state);
        // Another may begin beside it.
        self.left.notify_all();
        let walked = catch_unwind(AssertUnwindSafe(walk));
        let mut state = self.state();
        if let Some(busy) = state.busy.get_mut(&engine) {
            *busy -= 1;
        }
        state.free += 1;
        drop(state);
        self.left.notify_all();
        walked.unwrap_or_else(|panic| resume_unwind(panic))
    }
}

/// So many journeys of a run are walked again, those in which the engine or its driver has
/// ended by itself: no page can be asked then. What a page does wrong fails at once. With
/// `THREATLINE_STRICT` none is walked again.
static SECOND_WALKS: AtomicUsize = AtomicUsize::new(2);

/// Whether a journey that failed so may be walked a second time.
fn takes_second_walk(error: &anyhow::Error, is_strict: bool, left: &AtomicUsize) -> bool {
    !is_strict
        && error.is::<EngineEnded>()
        && left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(1)
            })
            .is_ok()
}

/// Stands with the error of a journey in which the browser or its driver has ended.
#[derive(Clone, Copy, Debug)]
struct EngineEnded;

impl fmt::Display for EngineEnded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the engine has ended")
    }
}

/// One engine. A driver starts where none is idle, and serves one journey after another.
struct Lane {
    engine: Engine,
    idle: Mutex<Vec<Running>>,
    took: Mutex<Vec<Took>>,
}

/// A driver with the browser that the last journey left like new, if it did.
struct Running {
    runtime: Runtime,
    driver: Arc<Driver>,
    browser: Option<Browser>,
}

impl Running {
    fn start(engine: Engine) -> Result<Self> {
        let runtime = runtime()?;
        let driver = Arc::new(runtime.block_on(Driver::start(engine))?);
        Ok(Self {
            runtime,
            driver,
            browser: None,
        })
    }

    /// Ends the browser that waits for a journey, if one does.
    fn close(&mut self) {
        if let Some(browser) = self.browser.take() {
            // One that does not close ends with its driver.
            self.runtime.block_on(browser.session.quit()).ok();
        }
    }

    fn end(mut self) {
        self.close();
    }

    fn page(&mut self, engine: Engine, alone: bool) -> Result<Page> {
        if alone {
            self.close();
        }
        let (browser, driver) = (self.browser.take(), Arc::clone(&self.driver));
        self.runtime.block_on(async {
            let browser = match browser {
                Some(browser) => browser,
                None => Browser::start(driver).await?,
            };
            Page::of(engine, browser).await
        })
    }
}

impl Lane {
    fn new(engine: Engine) -> Self {
        Self {
            engine,
            idle: Mutex::default(),
            took: Mutex::default(),
        }
    }

    fn took(&self) -> Vec<Took> {
        let took = self.took.lock().unwrap_or_else(PoisonError::into_inner);
        took.clone()
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Running>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn end(&self) {
        for running in self.idle().drain(..) {
            running.end();
        }
    }

    fn walk(&self, journey: Journey) -> std::result::Result<(), Failed> {
        let mut running = self.idle().pop();
        let walked = self.walk_up_to_twice(journey, &mut running);
        self.idle().extend(running);
        walked
    }

    fn walk_up_to_twice(
        &self,
        journey: Journey,
        running: &mut Option<Running>,
    ) -> std::result::Result<(), Failed> {
        let mut walk = || {
            let walked = self.walk_with(journey, running);
            if walked.is_err() {
                // Whatever state it is in: the next journey starts with a new one.
                running.take();
            }
            walked
        };
        let Err(first) = walk() else { return Ok(()) };
        let is_strict = std::env::var_os("THREATLINE_STRICT").is_some();
        if !takes_second_walk(&first, is_strict, &SECOND_WALKS) {
            return Err(told(first).into());
        }
        eprintln!(
            "ENGINE ENDED in {}::{}, walked again:\n{}",
            self.engine,
            journey.name,
            told(first)
        );
        walk().map_err(|error| told(error).into())
    }

    /// A browser with nothing in it. One that does not come up says nothing about the
    /// page: on a busy machine a driver or browser now and then dies while starting, and
    /// a new one is tried.
    fn open(&self, alone: bool, slot: &mut Option<Running>) -> Result<Page> {
        const ATTEMPTS: usize = 3;
        let mut attempt = 1;
        loop {
            let running = match slot {
                Some(running) => Ok(running),
                None => Running::start(self.engine).map(|running| slot.insert(running)),
            };
            let opened = running.and_then(|running| running.page(self.engine, alone));
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

    fn walk_with(&self, journey: Journey, slot: &mut Option<Running>) -> Result<()> {
        let begun = Instant::now();
        let page = self.open(journey.alone, slot)?;
        let opening = begun.elapsed();
        let running = slot.as_mut().context("the driver has ended")?;
        let runtime = &running.runtime;
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
            let error = error.context(scene);
            match runtime.block_on(page.engine_has_ended()) {
                true => error.context(EngineEnded),
                false => error,
            }
        });
        let again = walked.is_ok() && !journey.alone && self.engine.starts_slowly();
        let closed = if !again {
            let closed = runtime.block_on(page.close());
            closed.map_err(|error| match error.downcast_ref() {
                Some(answer) if running.driver.has_ended(answer) => error.context(EngineEnded),
                _ => error,
            })
        } else {
            match runtime.block_on(page.leave()) {
                Ok(browser) => running.browser = Some(browser),
                Err(error) => {
                    eprintln!("{}: no second use of a browser: {error:#}", self.engine);
                    slot.take();
                }
            }
            Ok(())
        };
        let mut took = self.took.lock().unwrap_or_else(PoisonError::into_inner);
        took.push(Took {
            engine: self.engine,
            name: journey.name,
            opening,
            whole: begun.elapsed(),
        });
        walked.and(closed)
    }
}

/// An error in lines: the scene, which was added last, is read last, and before it whether
/// the engine has ended.
fn told(error: anyhow::Error) -> String {
    let mut causes: Vec<String> = error.chain().map(ToString::to_string).collect();
    let ended = usize::from(error.is::<EngineEnded>());
    let last = causes.len().min(1 + ended);
    causes.rotate_left(last);
    causes.join("\n")
}

/// What every journey demands at its end: that the page has logged no error, has asked the
/// network for nothing, and keeps no more than it says.
async fn quiet(page: &Page) -> Result<()> {
    let requests = page.requests().await?;
    anyhow::ensure!(requests.is_empty(), "the page made requests: {requests:#?}");
    let kept = page.kept_besides().await?;
    anyhow::ensure!(kept.is_empty(), "the page keeps more: {kept:#?}");
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
               ...[...document.querySelectorAll('.notice')].map(notice => notice.innerText),
               // What the page reports where its program has failed.
               ...[...document.querySelectorAll('#boot-message textarea')].map(report => report.value)
             ].join(', ');",
        )
        .await;
    let document = match document {
        Ok(about) => about.to_string(),
        Err(error) => format!("unknown ({error:#})"),
    };
    format!("{shot}\naddress: {address}\ndocument: {document}\nconsole errors: {errors}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Barrier, mpsc};

    #[test]
    fn engines_walk_side_by_side() {
        let turns = Turns::new(3);
        // Until all wait, one holds each place.
        let mut waiting = turns.state();
        waiting.free = 0;
        drop(waiting);
        let (began, order) = mpsc::channel();
        let (c, f, w) = (Engine::Chromium, Engine::Firefox, Engine::WebKit);
        let journeys = [(c, 0), (f, 0), (w, 0), (c, 1), (f, 1), (c, 2), (c, 3)];
        // Chromium has most left twice, then Firefox.
        let first = [(c, 0), (c, 1), (f, 0)];
        let together = Barrier::new(first.len());
        thread::scope(|scope| {
            for (engine, number) in journeys {
                let (turns, together, began) = (&turns, &together, began.clone());
                scope.spawn(move || {
                    turns.take(engine, number, || {
                        let busy = turns.state().busy.clone();
                        assert!(busy.values().all(|busy| *busy <= BROWSERS), "{busy:?}");
                        assert!(busy.values().sum::<usize>() <= 3, "{busy:?}");
                        began.send((engine, number)).expect("somebody listens");
                        if first.contains(&(engine, number)) {
                            together.wait();
                        }
                    });
                });
            }
            while turns
                .state()
                .waiting
                .values()
                .map(BTreeSet::len)
                .sum::<usize>()
                < journeys.len()
            {
                thread::yield_now();
            }
            turns.state().free = 3;
            turns.left.notify_all();
        });
        drop(began);
        let order: Vec<(Engine, usize)> = order.iter().collect();
        assert_eq!(order.len(), journeys.len());
        assert_eq!(
            order[..3].iter().copied().collect::<BTreeSet<_>>(),
            BTreeSet::from(first)
        );
    }

    #[test]
    fn only_where_the_engine_has_ended_is_walked_again() {
        let left = AtomicUsize::new(1);
        let failed = || anyhow!("waited 45 s").context("the scene");
        assert!(!takes_second_walk(&failed(), false, &left));
        let ended = || failed().context(EngineEnded);
        assert!(!takes_second_walk(&ended(), true, &left));
        assert!(takes_second_walk(&ended(), false, &left));
        assert!(!takes_second_walk(&ended(), false, &left), "none is left");
        assert_eq!(told(failed()), "waited 45 s\nthe scene");
        assert_eq!(
            told(ended()),
            "waited 45 s\nthe engine has ended\nthe scene"
        );
    }

    #[test]
    fn an_engine_walks_in_the_order_of_the_list() {
        let turns = Turns::new(1);
        let mut state = turns.state();
        state.waiting = BTreeMap::from([
            (Engine::Chromium, BTreeSet::from([2, 5, 7])),
            (Engine::WebKit, BTreeSet::from([0])),
        ]);
        assert_eq!(state.next(), Some((Engine::Chromium, 2)));
        state.busy = BTreeMap::from([(Engine::Chromium, BROWSERS)]);
        assert_eq!(state.next(), Some((Engine::WebKit, 0)));
        state.free = 0;
        assert_eq!(state.next(), None);
    }
}
