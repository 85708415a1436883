//! Time: frames and delays. Dropping a handle cancels what it stands for.

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;

/// A running animation.
pub struct Animation {
    frame: Rc<RefCell<Option<AnimationFrame>>>,
}

impl Animation {
    /// Calls `step` once a frame with the progress from 0 to 1, the last time
    /// with exactly 1.
    pub fn run(duration_ms: f64, step: impl FnMut(f64) + 'static) -> Animation {
        let frame = Rc::new(RefCell::new(None));
        let step: Step = Rc::new(RefCell::new(step));
        next_frame(frame.clone(), step, duration_ms, None);
        Animation { frame }
    }
}

impl Drop for Animation {
    fn drop(&mut self) {
        self.frame.borrow_mut().take();
    }
}

type Step = Rc<RefCell<dyn FnMut(f64)>>;

fn next_frame(
    frame: Rc<RefCell<Option<AnimationFrame>>>,
    step: Step,
    duration_ms: f64,
    started_ms: Option<f64>,
) {
    let slot = frame.clone();
    let handle = request_animation_frame(move |now_ms| {
        let started_ms = started_ms.unwrap_or(now_ms);
        let progress = ((now_ms - started_ms) / duration_ms.max(1.0)).clamp(0.0, 1.0);
        (step.borrow_mut())(progress);
        // The slot is empty when the step cancelled its own animation.
        if progress < 1.0 && frame.borrow().is_some() {
            next_frame(frame.clone(), step.clone(), duration_ms, Some(started_ms));
        }
    });
    *slot.borrow_mut() = Some(handle);
}

/// Hands the latest of many values on, once a frame.
pub struct NextFrame<T> {
    latest: Rc<RefCell<Option<T>>>,
    frame: RefCell<Option<AnimationFrame>>,
    then: Rc<dyn Fn(T)>,
}

impl<T: 'static> NextFrame<T> {
    pub fn new(then: impl Fn(T) + 'static) -> NextFrame<T> {
        NextFrame {
            latest: Rc::default(),
            frame: RefCell::default(),
            then: Rc::new(then),
        }
    }

    /// Before the next frame, unless another value comes first.
    pub fn set(&self, value: T) {
        let waiting = self.latest.borrow_mut().replace(value).is_some();
        if waiting {
            return;
        }
        let (latest, then) = (self.latest.clone(), self.then.clone());
        *self.frame.borrow_mut() = Some(request_animation_frame(move |_| {
            let value = latest.borrow_mut().take();
            if let Some(value) = value {
                then(value);
            }
        }));
    }

    /// Forgets a value that waits.
    pub fn cancel(&self) {
        self.latest.borrow_mut().take();
        self.frame.borrow_mut().take();
    }
}

/// Something that happens once the browser has shown what is drawn now. Where it shows nothing,
/// as in a window that is hidden, it waits.
pub struct AfterPaint {
    _frame: AnimationFrame,
    /// Set in that frame, which is shown before a task runs.
    _task: Rc<RefCell<Option<Timeout>>>,
}

impl AfterPaint {
    pub fn new(then: impl FnOnce() + 'static) -> AfterPaint {
        let task = Rc::new(RefCell::new(None));
        let slot = task.clone();
        let frame = request_animation_frame(move |_| {
            *slot.borrow_mut() = Some(Timeout::new(0, then));
        });
        AfterPaint {
            _frame: frame,
            _task: task,
        }
    }
}

/// Something that happens once, later.
pub struct Delay {
    _timeout: Timeout,
}

impl Delay {
    pub fn new(ms: u32, then: impl FnOnce() + 'static) -> Delay {
        Delay {
            _timeout: Timeout::new(ms, then),
        }
    }
}

/// Runs `then` when the browser has done what it is at.
pub(super) fn soon(then: impl FnOnce() + 'static) {
    Timeout::new(0, then).forget();
}

/// How long a slice of work may take, in milliseconds: frames and clicks come
/// between two of them.
const SLICE_MS: f64 = 20.0;

/// Work that is done in slices, between which the page answers. Dropping it
/// ends the work.
pub struct Work {
    _next: Rc<RefCell<Option<Timeout>>>,
}

impl Work {
    /// Calls `step` until it returns `false`. A step must be short.
    pub fn run(step: impl FnMut() -> bool + 'static) -> Work {
        let next = Rc::new(RefCell::new(None));
        slice(&next, Box::new(step));
        Work { _next: next }
    }
}

fn slice(next: &Rc<RefCell<Option<Timeout>>>, mut step: Box<dyn FnMut() -> bool>) {
    // The slot must not keep the timer alive that it is kept by.
    let weak = Rc::downgrade(next);
    let timeout = Timeout::new(0, move || {
        let end_ms = js_sys::Date::now() + SLICE_MS;
        while step() {
            if js_sys::Date::now() >= end_ms {
                // Whoever dropped the work has ended it.
                if let Some(next) = weak.upgrade() {
                    slice(&next, step);
                }
                return;
            }
        }
    });
    *next.borrow_mut() = Some(timeout);
}
