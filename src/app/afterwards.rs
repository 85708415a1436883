//! What has to wait until the page is drawn, such as moving the focus to something that is
//! only being added.
//!
//! The renderer gives way to the browser every 16 ms, between drawing a component and
//! running its effects and before it takes up what they have changed. A timer may
//! therefore run while half the change is drawn, and on a slow machine does. What waits
//! here has a place in the renderer's own queue.

use super::context::Page;
use super::timeline::FirstRoom;
use crate::platform::AfterPaint;
use std::cell::RefCell;
use std::mem;
use yew::prelude::*;

type Then = Box<dyn FnOnce()>;

#[derive(Default)]
struct Queue {
    waiting: Vec<Then>,
    /// Draws [`Afterwards`] again.
    redraw: Option<UseForceUpdateHandle>,
}

thread_local! {
    static QUEUE: RefCell<Queue> = RefCell::default();
}

/// Runs `then` once the page shows what has been changed so far, and what the effects of
/// those changes have changed in turn.
pub fn after_render(then: impl FnOnce() + 'static) {
    let redraw = QUEUE.with_borrow_mut(|queue| {
        queue.waiting.push(Box::new(then));
        queue.redraw.clone()
    });
    if let Some(redraw) = redraw {
        redraw.force_update();
    }
}

/// Whether what nobody sees yet, such as the content of a closed fold, is drawn. With the
/// page's first drawing it waits until the browser has shown that, which so comes sooner.
#[hook]
pub fn use_unseen(page: &Page) -> bool {
    let drawn = use_state_eq(|| page.moved || page.first_room == FirstRoom::Any);
    {
        let drawn = drawn.clone();
        use_effect_with((), move |()| {
            let waits = (!*drawn).then(|| AfterPaint::new(move || drawn.set(true)));
            move || drop(waits)
        });
    }
    *drawn
}

/// Runs what waits. Stands in the page once, and shows nothing.
#[component]
pub fn Afterwards() -> Html {
    let redraw = use_force_update();
    {
        let redraw = redraw.clone();
        use_effect_with((), move |()| {
            QUEUE.with_borrow_mut(|queue| queue.redraw = Some(redraw));
            || QUEUE.with_borrow_mut(|queue| queue.redraw = None)
        });
    }
    // Those whose turn is the next time: the other effects of this drawing may still come.
    let next = use_mut_ref(Vec::<Then>::new);
    use_effect(move || {
        let waited = mem::take(&mut *next.borrow_mut());
        let waiting = QUEUE.with_borrow_mut(|queue| mem::take(&mut queue.waiting));
        let more = !waiting.is_empty();
        *next.borrow_mut() = waiting;
        for then in waited {
            then();
        }
        if more {
            redraw.force_update();
        }
    });
    html! {}
}
