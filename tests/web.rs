//! The browser layer, in a real browser: what it does where the host allows it, and
//! that it says no instead of failing where the host does not.

#![cfg(target_arch = "wasm32")]

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use threatline::model::Lang;
use threatline::platform::{self, Animation, Arrival, Delay, NextFrame};
use threatline::timeline::TextMetrics;
use threatline::view::Scheme;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> web_sys::Document {
    gloo::utils::document()
}

fn add(markup_name: &str, id: &str) -> Element {
    let element = document().create_element(markup_name).expect("an element");
    element.set_id(id);
    document()
        .body()
        .expect("a body")
        .append_child(&element)
        .expect("in the page");
    element
}

async fn pause(ms: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        gloo::utils::window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms)
            .expect("a timer");
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.ok();
}

/// Waits until something holds; two seconds at the most.
async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..100 {
        if holds() {
            return;
        }
        pause(20).await;
    }
    panic!("never came: {what}");
}

fn is_there(css: &str) -> bool {
    document().query_selector(css).ok().flatten().is_some()
}

#[wasm_bindgen_test]
fn the_address_mirrors_a_link() {
    platform::show_link("v=1&view=compare", true);
    assert_eq!(platform::current_link(), "v=1&view=compare");
    platform::show_link("v=1&view=figures", false);
    assert_eq!(platform::current_link(), "v=1&view=figures");
    platform::show_link("", false);
    assert_eq!(platform::current_link(), "");
    // The tests' page comes over http.
    let address = platform::host().address.expect("an address");
    assert!(!address.contains('#'), "{address}");
}

#[wasm_bindgen_test]
async fn back_is_heard_until_the_handle_is_dropped() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let listener = {
        let heard = heard.clone();
        platform::on_navigation(move |link, arrival| heard.borrow_mut().push((link, arrival)))
    };
    platform::show_link("v=1&list=1", true);
    platform::show_link("v=1&view=sources", true);
    let history = gloo::utils::window().history().expect("a history");
    history.back().expect("back");
    let again = ("v=1&list=1".to_owned(), Arrival::Again);
    until("the step back", || heard.borrow().contains(&again)).await;
    // Only the first word of a link from elsewhere: after that the page has been there.
    heard.borrow_mut().clear();
    let location = gloo::utils::window().location();
    location.set_hash("v=1&view=figures").expect("a link");
    until("the link", || !heard.borrow().is_empty()).await;
    let new = ("v=1&view=figures".to_owned(), Arrival::New);
    assert_eq!(heard.borrow().first(), Some(&new));
    drop(listener);
    heard.borrow_mut().clear();
    history.back().expect("back");
    pause(200).await;
    assert!(heard.borrow().is_empty(), "{heard:?}");
    platform::show_link("", false);
}

#[wasm_bindgen_test]
fn preferences_are_kept_and_rubbish_is_not_read() {
    platform::save_lang(Lang::Fr);
    platform::save_scheme(Scheme::Dark);
    let kept = platform::load_preferences();
    assert_eq!(
        (kept.lang, kept.scheme),
        (Some(Lang::Fr), Some(Scheme::Dark))
    );
    let storage = gloo::utils::window()
        .local_storage()
        .ok()
        .flatten()
        .expect("a storage");
    storage.set_item("threatline.1.lang", "<b>").expect("set");
    storage.set_item("threatline.1.scheme", "{}").expect("set");
    let kept = platform::load_preferences();
    assert_ne!(
        kept.lang,
        Some(Lang::Fr),
        "another page's value is not a language"
    );
    assert_eq!(kept.scheme, None);
    storage.clear().expect("clear");
}

#[wasm_bindgen_test]
fn a_throwing_storage_is_no_storage() {
    // As in a sandboxed frame.
    let throwing = js_sys::Function::new_no_args(
        "Object.defineProperty(window, 'localStorage', {
           configurable: true, get() { throw new DOMException('no', 'SecurityError'); } });",
    );
    throwing
        .call0(&wasm_bindgen::JsValue::NULL)
        .expect("defined");
    platform::save_lang(Lang::Nl);
    platform::save_scheme(Scheme::Light);
    assert_eq!(platform::load_preferences().scheme, None);
    let restore = js_sys::Function::new_no_args("delete window.localStorage;");
    restore
        .call0(&wasm_bindgen::JsValue::NULL)
        .expect("restored");
}

#[wasm_bindgen_test]
fn copying_leaves_nothing_behind_and_keeps_the_focus() {
    let button: HtmlElement = add("button", "copy-button").unchecked_into();
    button.focus().expect("focus");
    let before = document().body().expect("a body").child_element_count();
    // Whether a page may copy without a gesture is the browser's to say.
    platform::copy_text("v=1", |_| {});
    assert_eq!(
        document().body().expect("a body").child_element_count(),
        before
    );
    let focused = document().active_element().expect("a focus");
    assert_eq!(focused.id(), "copy-button");
    button.remove();
}

#[wasm_bindgen_test]
fn text_is_measured_as_drawn() {
    let width = |text| platform::text_widths(text, ["label-sample"]).expect("a width")[0];
    let (short, long) = (width("i"), width("Brussels"));
    assert!(long > 3.0 * short, "{short} and {long}");
    let sample = width(TextMetrics::SAMPLE);
    let metrics = TextMetrics::measured(sample, sample, 16.0);
    assert!((0.7..1.6).contains(&metrics.regular), "{metrics:?}");
    assert_eq!(platform::text_widths("", ["label-sample"]), None);
}

#[wasm_bindgen_test]
fn menus_close_and_give_back_the_focus() {
    let menu = add("details", "menu");
    menu.set_class_name("menu-box");
    menu.set_inner_html("<summary id=\"menu-button\">m</summary><button id=\"item\">i</button>");
    menu.set_attribute("open", "").expect("open");
    let item: HtmlElement = document()
        .get_element_by_id("item")
        .expect("item")
        .unchecked_into();
    item.focus().expect("focus");
    platform::close_menus(None);
    assert!(!menu.has_attribute("open"));
    assert_eq!(
        document().active_element().expect("a focus").id(),
        "menu-button"
    );
    menu.remove();
}

#[wasm_bindgen_test]
async fn an_animation_ends_at_one_and_can_be_cancelled() {
    let last = Rc::new(Cell::new(-1.0));
    let running = {
        let last = last.clone();
        Animation::run(60.0, move |progress| last.set(progress))
    };
    until("the end of the animation", || last.get() == 1.0).await;
    drop(running);
    let steps = Rc::new(Cell::new(0));
    let cancelled = {
        let steps = steps.clone();
        Animation::run(10_000.0, move |_| steps.set(steps.get() + 1))
    };
    drop(cancelled);
    pause(120).await;
    assert_eq!(steps.get(), 0);
}

/// However many values there are before a frame, the last one comes, once.
#[wasm_bindgen_test]
async fn the_next_frame_gets_the_latest_value() {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let next = {
        let seen = seen.clone();
        NextFrame::new(move |value: i32| seen.borrow_mut().push(value))
    };
    for value in 0..5 {
        next.set(value);
    }
    assert!(seen.borrow().is_empty());
    until("the value", || *seen.borrow() == [4]).await;
    next.set(5);
    until("another frame's value", || *seen.borrow() == [4, 5]).await;
    next.set(6);
    next.cancel();
    pause(120).await;
    assert_eq!(*seen.borrow(), [4, 5]);
    // A value that was forgotten does not keep the next one from coming.
    next.set(7);
    until("the value after it", || *seen.borrow() == [4, 5, 7]).await;
}

#[wasm_bindgen_test]
async fn a_delay_happens_unless_dropped() {
    let happened = Rc::new(Cell::new(0));
    let count = |happened: &Rc<Cell<i32>>| {
        let happened = happened.clone();
        move || happened.set(happened.get() + 1)
    };
    let kept = Delay::new(10, count(&happened));
    drop(Delay::new(10, count(&happened)));
    pause(150).await;
    assert_eq!(happened.get(), 1);
    drop(kept);
}

#[wasm_bindgen_test]
fn the_document_takes_language_scheme_and_title() {
    platform::set_document_language("nl");
    platform::set_document_scheme("dark");
    platform::set_document_title("Tijdlijn – Threatline");
    let root = document().document_element().expect("a root");
    assert_eq!(root.get_attribute("lang").as_deref(), Some("nl"));
    assert_eq!(root.get_attribute("data-scheme").as_deref(), Some("dark"));
    assert_eq!(document().title(), "Tijdlijn – Threatline");
}

#[wasm_bindgen_test]
fn missing_elements_are_no_failure() {
    platform::focus_by_id("nowhere");
    platform::focus_event("no-such-event");
    platform::scroll_into_view("nowhere");
    assert_eq!(platform::left_of(&yew::NodeRef::default()), 0.0);
    assert!(platform::observe_size(&yew::NodeRef::default(), |_, _| ()).is_none());
}

/// The whole page on the built-in data: mounts, and answers a click and a key.
#[wasm_bindgen_test]
async fn the_page_mounts_and_answers() {
    let root = add("div", "app");
    platform::show_link("", false);
    threatline::app::mount();
    until("the comparison", || is_there(".compact-row")).await;
    assert!(root.has_attribute("data-started"));
    let search: HtmlInputElement = document()
        .get_element_by_id("search")
        .expect("the search box")
        .unchecked_into();
    search.set_value("villach");
    let init = web_sys::InputEventInit::new();
    init.set_bubbles(true);
    let input = web_sys::InputEvent::new_with_event_init_dict("input", &init).expect("an event");
    search.dispatch_event(&input).expect("dispatched");
    until("a hit", || is_there(".hit")).await;
    let hit = document().query_selector(".hit").ok().flatten();
    let hit: HtmlElement = hit.expect("a hit").unchecked_into();
    assert!(hit.text_content().unwrap_or_default().contains("Villach"));
    hit.click();
    until("the event's panel", || is_there("#event-title")).await;
    until("the event's link", || {
        platform::current_link().contains("event=villach-attack")
    })
    .await;
}
