//! The document and its elements.

use crate::model::Day;
use crate::view::Press;
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, FocusEvent, HtmlElement, MutationObserver, MutationObserverInit, Node, ResizeObserver,
    ResizeObserverEntry, ScrollIntoViewOptions,
};
use yew::NodeRef;

/// The element that the program takes over; `None` where the page has none.
pub fn start() -> Option<Element> {
    let root = gloo::utils::document().get_element_by_id("app")?;
    root.set_attribute("data-started", "").ok();
    Some(root)
}

/// The inner width and height, in pixels, that an element has in the page's first picture.
/// `None` where another view, language or size is going to take the picture's place.
pub fn size_in_picture(selector: &str) -> Option<(f64, f64)> {
    let document = gloo::utils::document();
    let classes = document.document_element()?.class_list();
    let is_other = ["elsewhere", "foreign", "bare"]
        .into_iter()
        .any(|class| classes.contains(class));
    if is_other || !classes.contains("starting") {
        return None;
    }
    size_of(&document.query_selector(selector).ok().flatten()?)
}

/// The inner width and height of an element in pixels; `None` where it is not shown.
pub fn inner_size(node: &NodeRef) -> Option<(f64, f64)> {
    size_of(&node.cast::<Element>()?)
}

/// With its fractions, as [`observe_size`] gives it: rounded up, it would be another size
/// than the one that is observed a moment later.
fn size_of(element: &Element) -> Option<(f64, f64)> {
    let outer = element.get_bounding_client_rect();
    // Borders and scroll bars are whole pixels.
    let inner = |outer: f64, inner: i32| outer - (outer.round() - f64::from(inner));
    let width = inner(outer.width(), element.client_width());
    let height = inner(outer.height(), element.client_height());
    (width > 0.0).then_some((width, height))
}

/// Hands every panic to the script that started the program, which tells the
/// reader and keeps the content readable.
pub fn report_panics() {
    // By yew, which otherwise puts its own hook in this one's place.
    yew::set_custom_panic_hook(Box::new(|panic| {
        let name = JsValue::from_str("threatlineFailed");
        let hook = js_sys::Reflect::get(&js_sys::global(), &name);
        let message = JsValue::from_str(&panic.to_string());
        match hook.map(JsCast::dyn_into::<js_sys::Function>) {
            Ok(Ok(hook)) => {
                hook.call1(&JsValue::UNDEFINED, &message).ok();
            }
            // Without that script, as in the browser tests, it is not lost.
            _ => gloo::console::error!(message),
        }
    }));
}

/// Lets a pointer that was pressed on an element be noticed by others.
pub fn release_pointer(event: &web_sys::PointerEvent) {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(element) = element {
        element.release_pointer_capture(event.pointer_id()).ok();
    }
}

/// Waits for the browser to begin to print, until dropped.
pub struct Printing {
    _begun: EventListener,
    _late: Timeout,
}

/// Asks the browser to print, and calls `refused` when it has not begun after
/// so many milliseconds: frames may forbid it without a word.
pub fn print_or(within_ms: u32, refused: impl FnOnce() + 'static) -> Printing {
    let begun = Rc::new(Cell::new(false));
    let listener = {
        let begun = begun.clone();
        EventListener::once(&gloo::utils::window(), "beforeprint", move |_| {
            begun.set(true)
        })
    };
    gloo::utils::window().print().ok();
    Printing {
        _begun: listener,
        _late: Timeout::new(within_ms, move || {
            if !begun.get() {
                refused();
            }
        }),
    }
}

/// Calls `before` just before the page is printed, by whatever command, and
/// `after` when that is done; until dropped.
pub fn on_print(
    before: impl Fn() + 'static,
    after: impl Fn() + 'static,
) -> (EventListener, EventListener) {
    let window = gloo::utils::window();
    (
        EventListener::new(&window, "beforeprint", move |_| before()),
        EventListener::new(&window, "afterprint", move |_| after()),
    )
}

/// The text at the foot of every printed page, where the browser prints one.
pub fn set_print_footer(text: &str) {
    let root = gloo::utils::document().document_element();
    let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    // A text of the style sheet's language.
    let mut quoted = String::from("\"");
    for char in text.chars().filter(|char| !char.is_control()) {
        if matches!(char, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(char);
    }
    quoted.push('"');
    root.style().set_property("--print-footer", &quoted).ok();
}

/// Today by the reader's clock.
pub fn today() -> Day {
    let date = js_sys::Date::new_0();
    let month = u8::try_from(date.get_month() + 1).unwrap_or(1);
    let day = u8::try_from(date.get_date()).unwrap_or(1);
    let year = i32::try_from(date.get_full_year()).unwrap_or(2026);
    Day::from_ymd(year, month, day).unwrap_or(Day(0))
}

pub fn prefers_reduced_motion() -> bool {
    matches_media("(prefers-reduced-motion: reduce)")
}

pub fn set_document_language(tag: &str) {
    set_root_attribute("lang", tag);
}

pub fn set_document_scheme(word: &str) {
    set_root_attribute("data-scheme", word);
}

pub fn set_document_text_size(word: &str) {
    set_root_attribute("data-text", word);
}

/// Leaves an attribute alone that is already so: to a browser, also the same language is
/// one set anew, and it works out the style of the whole page again.
fn set_root_attribute(name: &str, value: &str) {
    let root = gloo::utils::document().document_element();
    if let Some(root) = root.filter(|root| root.get_attribute(name).as_deref() != Some(value)) {
        root.set_attribute(name, value).ok();
    }
}

pub fn set_document_title(title: &str) {
    gloo::utils::document().set_title(title);
}

fn by_id(id: &str) -> Option<Element> {
    gloo::utils::document().get_element_by_id(id)
}

/// Moves the focus. SVG elements take it too.
pub fn focus_by_id(id: &str) {
    if let Some(element) = by_id(id) {
        focus(&element);
    }
}

fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.focus().ok();
    } else if let Some(element) = element.dyn_ref::<web_sys::SvgElement>() {
        element.focus().ok();
    }
}

/// Moves the focus without scrolling to where it goes.
pub fn focus_in_place(id: &str) {
    if let Some(element) = by_id(id) {
        focus_without_scroll(&element);
    }
}

fn focus_without_scroll(element: &Element) {
    let options = js_sys::Object::new();
    let (name, yes) = (JsValue::from_str("preventScroll"), JsValue::TRUE);
    js_sys::Reflect::set(&options, &name, &yes).ok();
    // `web_sys` knows `focus` without its options.
    let focus = js_sys::Reflect::get(element, &JsValue::from_str("focus"));
    if let Ok(Ok(focus)) = focus.map(JsCast::dyn_into::<js_sys::Function>) {
        focus.call1(element, &options).ok();
    }
}

/// Shows the beginning of the page. A focus that has been left behind below the content goes
/// to the content.
pub fn begin_at_top(content: &str) {
    let window = gloo::utils::window();
    window.scroll_to_with_x_and_y(0.0, 0.0);
    let active = gloo::utils::document().active_element();
    if active.is_some_and(|active| {
        active
            .closest("footer")
            .is_ok_and(|footer| footer.is_some())
    }) {
        focus_in_place(content);
    }
}

/// Whether a `<details>` is open.
pub fn is_open(node: &NodeRef) -> bool {
    let details = node.cast::<Element>();
    details.is_some_and(|details| details.has_attribute("open"))
}

/// Brings an element into view with as little movement as possible.
pub fn scroll_into_view(id: &str) {
    let Some(element) = by_id(id) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Brings an element to the top of what scrolls, as far as it goes.
pub fn scroll_to_start(id: &str) {
    if let Some(element) = by_id(id) {
        element.scroll_into_view();
    }
}

/// Moves the focus to an event: to its mark in the drawing, or to its row in
/// the list; where it has neither in view, to where the timeline is entered.
pub fn focus_event(id: &str) {
    let document = gloo::utils::document();
    let first = |selector: &str| document.query_selector(selector).ok().flatten();
    let found = first(&format!(
        "[data-event=\"{id}\"]:not([data-unseen]), .event-list [data-row=\"{id}\"]"
    ))
    .or_else(|| first(".drawing[tabindex=\"0\"], .drawing [tabindex=\"0\"], .event-list button"));
    if let Some(element) = found {
        focus(&element);
    }
}

/// Moves the focus among the elements that match: to the one after the one that
/// has it, to the first where none has it. Whether there is one.
pub fn focus_next(selector: &str) -> bool {
    focus_among(selector, |at| at.map_or(Some(0), |at| Some(at + 1)))
}

/// To the one before.
pub fn focus_previous(selector: &str) -> bool {
    focus_among(selector, |at| at?.checked_sub(1))
}

fn focus_among(selector: &str, to: impl FnOnce(Option<u32>) -> Option<u32>) -> bool {
    let document = gloo::utils::document();
    let Ok(elements) = document.query_selector_all(selector) else {
        return false;
    };
    let active = document.active_element();
    let has_focus = |i: &u32| {
        let element = elements.get(*i);
        element.is_some_and(|element| active.as_ref().is_some_and(|active| **active == element))
    };
    let at = (0..elements.length()).find(has_focus);
    let next = to(at).and_then(|i| elements.get(i));
    match next.and_then(|node| node.dyn_into::<Element>().ok()) {
        Some(element) => {
            focus(&element);
            true
        }
        None => false,
    }
}

/// Moves the focus to an element when what had it is gone: a reader without a
/// mouse must not be sent back to the top of the page.
pub fn focus_if_lost(id: &str) {
    if is_focus_lost() {
        focus_by_id(id);
    }
}

/// Where the focus is before an action that may take away what has it.
pub struct FocusPlace {
    row: &'static str,
    /// Its place among the elements of the row, if it is one of them.
    at: Option<u32>,
}

/// Where the focus is; `row` selects elements of which one may have it. Nothing where
/// nothing has the focus: then none can be lost.
pub fn focus_place(row: &'static str) -> Option<FocusPlace> {
    if is_focus_lost() {
        return None;
    }
    let document = gloo::utils::document();
    let active = document.active_element()?;
    let elements = document.query_selector_all(row).ok()?;
    let is_active = |i: &u32| elements.get(*i).is_some_and(|element| *active == element);
    let at = (0..elements.length()).find(is_active);
    Some(FocusPlace { row, at })
}

impl FocusPlace {
    /// Moves the focus, where it is lost once [`FocusKept`] had its turn: to the element that
    /// has taken its place in the row, or is the last there; else to the first of the heirs
    /// that takes it, which are selectors. The page stays where it is scrolled to.
    pub fn hand_on(self, heirs: Vec<String>) {
        // What changed was observed before, and the observers are told in that order.
        let then = Closure::once_into_js(move || self.hand_on_now(&heirs));
        gloo::utils::window().queue_microtask(then.unchecked_ref());
    }

    fn hand_on_now(&self, heirs: &[String]) {
        if !is_focus_lost() {
            return;
        }
        let document = gloo::utils::document();
        let neighbour = self.at.and_then(|at| {
            let elements = document.query_selector_all(self.row).ok()?;
            elements.get(at.min(elements.length().checked_sub(1)?))
        });
        let neighbour = neighbour.and_then(|node| node.dyn_into::<Element>().ok());
        let heirs = heirs.iter();
        let heirs = heirs.filter_map(|heir| document.query_selector(heir).ok().flatten());
        for heir in neighbour.into_iter().chain(heirs) {
            focus_without_scroll(&heir);
            if !is_focus_lost() {
                return;
            }
        }
    }
}

fn is_focus_lost() -> bool {
    let document = gloo::utils::document();
    match (document.active_element(), document.body()) {
        (Some(active), Some(body)) => active == *body,
        (active, _) => active.is_none(),
    }
}

/// Keeps the focus in an element whose parts come and go, until dropped or until the reader
/// presses elsewhere.
pub struct FocusKept {
    observer: MutationObserver,
    _lost: Closure<dyn FnMut()>,
    keeps: Rc<Cell<bool>>,
    _pressed: EventListener,
}

impl FocusKept {
    /// Whether it still does.
    pub fn keeps(&self) -> bool {
        self.keeps.get()
    }
}

/// Whenever what has the focus is taken out of the element, the first part that matches
/// `heir` gets it, or else the element itself: before the next key arrives, which would
/// otherwise go nowhere.
pub fn keep_focus(within: &NodeRef, heir: &'static str) -> Option<FocusKept> {
    let within = within.cast::<Element>()?;
    let keeps = Rc::new(Cell::new(true));
    let pressed = {
        let (element, keeps) = (within.clone(), keeps.clone());
        EventListener::new(&gloo::utils::window(), "pointerdown", move |event| {
            let on = event.target().and_then(|on| on.dyn_into::<Node>().ok());
            if !element.contains(on.as_ref()) {
                keeps.set(false);
            }
        })
    };
    let (element, still) = (within.clone(), keeps.clone());
    let lost = Closure::<dyn FnMut()>::new(move || {
        if still.get() && is_focus_lost() {
            let heir = element.query_selector(heir).ok().flatten();
            focus(heir.as_ref().unwrap_or(&element));
        }
    });
    let observer = MutationObserver::new(lost.as_ref().unchecked_ref()).ok()?;
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    observer.observe_with_options(&within, &options).ok()?;
    Some(FocusKept {
        observer,
        _lost: lost,
        keeps,
        _pressed: pressed,
    })
}

/// Whether the focus goes on to something outside of the element; not where what had it
/// is gone.
pub fn moves_focus_out(event: &FocusEvent, of: &NodeRef) -> bool {
    let to = event
        .related_target()
        .and_then(|to| to.dyn_into::<Node>().ok());
    match (to, of.get()) {
        (Some(to), Some(of)) => !of.contains(Some(&to)),
        _ => false,
    }
}

impl Drop for FocusKept {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The key that was pressed, with what is held down.
pub fn press(event: &yew::KeyboardEvent) -> Press {
    Press {
        key: event.key(),
        shift: event.shift_key(),
        control: event.ctrl_key() || event.meta_key(),
        alt: event.alt_key(),
    }
}

/// Whether a key goes to a button or the like, which has a use for it.
pub fn is_on_button(event: &yew::KeyboardEvent) -> bool {
    goes_to(event, &["button", "summary", "a"])
}

fn goes_to(event: &yew::KeyboardEvent, names: &[&str]) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| names.contains(&target.tag_name().to_ascii_lowercase().as_str()))
}

/// Listens to every key of the window until dropped, before anything else
/// does.
pub struct Keys {
    _listener: EventListener,
}

pub fn on_key(pressed: impl Fn(&yew::KeyboardEvent) + 'static) -> Keys {
    let options = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive: false,
    };
    let window = gloo::utils::window();
    let listener = EventListener::new_with_options(&window, "keydown", options, move |event| {
        if let Some(event) = event.dyn_ref::<yew::KeyboardEvent>() {
            pressed(event);
        }
    });
    Keys {
        _listener: listener,
    }
}

/// Fills the screen with the page, or leaves it; calls `refused` where the host
/// forbids it or has no such thing. Must be called from a reader's own gesture.
pub fn toggle_full_screen(refused: impl FnOnce() + 'static) {
    let document = gloo::utils::document();
    let get = |target: &JsValue, name: &str| js_sys::Reflect::get(target, &JsValue::from_str(name));
    let is_full = get(&document, "fullscreenElement").is_ok_and(|element| element.is_object());
    let (target, method): (JsValue, &str) = match document.document_element() {
        Some(root) if !is_full => (root.into(), "requestFullscreen"),
        _ => (document.into(), "exitFullscreen"),
    };
    let asked = get(&target, method)
        .and_then(JsCast::dyn_into::<js_sys::Function>)
        .and_then(|function| function.call0(&target));
    let Ok(promise) = asked else {
        return refused();
    };
    // Its refusal would otherwise be reported as an error of the page.
    let refused = Closure::once_into_js(move |_: JsValue| refused());
    if let Ok(catch) = get(&promise, "catch").and_then(JsCast::dyn_into::<js_sys::Function>) {
        catch.call1(&promise, &refused).ok();
    }
}

/// Whether a key goes to a field that takes text or a choice.
pub fn is_typing(event: &yew::KeyboardEvent) -> bool {
    goes_to(event, &["input", "select", "textarea"])
}

/// Whether a key goes to a menu that is open, or to its button.
pub fn is_in_menu(event: &yew::KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let menu = target.and_then(|target| target.closest("details.menu-box[open]").ok()?);
    menu.is_some()
}

/// Closes the open menus, except the one that a click was in. A menu that had
/// the focus gives it to its button.
pub fn close_menus(click: Option<&yew::MouseEvent>) {
    let target = click
        .and_then(|event| event.target())
        .and_then(|target| target.dyn_into::<Element>().ok());
    let open = gloo::utils::document().query_selector_all("details.menu-box[open]");
    let Ok(open) = open else { return };
    for menu in (0..open.length()).filter_map(|i| open.get(i)) {
        let inside = target
            .as_ref()
            .is_some_and(|target| menu.contains(Some(target)));
        if inside {
            continue;
        }
        let focused = gloo::utils::document().active_element();
        let had_focus = focused.is_some_and(|element| menu.contains(Some(&element)));
        let Ok(menu) = menu.dyn_into::<Element>() else {
            continue;
        };
        menu.remove_attribute("open").ok();
        if let (true, Ok(Some(button))) = (had_focus, menu.query_selector("summary")) {
            focus(&button);
        }
    }
}

/// The text of the input that an event comes from.
pub fn input_value(event: &yew::InputEvent) -> String {
    use yew::TargetCast;
    event
        .target_dyn_into::<web_sys::HtmlInputElement>()
        .map(|input| input.value())
        .unwrap_or_default()
}

/// Makes a drop-down list show the option with this value.
pub fn select(list: &NodeRef, value: &str) {
    let list = list.cast::<web_sys::HtmlSelectElement>();
    if let Some(list) = list.filter(|list| list.value() != value) {
        list.set_value(value);
    }
}

/// The value of the drop-down list that an event comes from.
pub fn select_value(event: &yew::Event) -> String {
    use yew::TargetCast;
    event
        .target_dyn_into::<web_sys::HtmlSelectElement>()
        .map(|select| select.value())
        .unwrap_or_default()
}

/// How wide a text is drawn in each of some style classes, in pixels.
pub fn text_widths<const N: usize>(text: &str, classes: [&str; N]) -> Option<[f64; N]> {
    let document = gloo::utils::document();
    let samples = document.create_element("div").ok()?;
    for class in classes {
        let sample = document.create_element("span").ok()?;
        sample.set_class_name(class);
        sample.set_text_content(Some(text));
        samples.append_child(&sample).ok()?;
    }
    // All at once: to measure makes the browser lay the page out.
    document.body()?.append_child(&samples).ok()?;
    let mut widths = [0.0; N];
    for (at, width) in widths.iter_mut().enumerate() {
        let sample = samples.children().item(u32::try_from(at).ok()?)?;
        *width = sample.get_bounding_client_rect().width();
    }
    samples.remove();
    widths.iter().all(|width| *width > 0.0).then_some(widths)
}

/// The left edge of an element in the window, in pixels.
pub fn left_of(node: &NodeRef) -> f64 {
    let element = node.cast::<Element>();
    element.map_or(0.0, |element| element.get_bounding_client_rect().left())
}

/// The height of an element with its border, in pixels.
pub fn height_of(node: &NodeRef) -> f64 {
    let element = node.cast::<Element>();
    element.map_or(0.0, |element| element.get_bounding_client_rect().height())
}

/// The upper edge of an element in the window, in pixels.
pub fn top_of(node: &NodeRef) -> f64 {
    let element = node.cast::<Element>();
    element.map_or(0.0, |element| element.get_bounding_client_rect().top())
}

/// The value of an attribute of the nearest element around an event's target
/// that has it.
pub fn closest_attribute(event: &yew::Event, name: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let element = target.closest(&format!("[{name}]")).ok()??;
    element.get_attribute(name)
}

/// Sends the pointer's further events to the element, wherever it goes.
pub fn capture_pointer(node: &NodeRef, pointer: i32) {
    if let Some(element) = node.cast::<Element>() {
        element.set_pointer_capture(pointer).ok();
    }
}

/// Whether a media query holds.
pub fn matches_media(query: &str) -> bool {
    holds(&gloo::utils::window(), query)
}

/// Whether it holds in the window that an element stands in, which may be a
/// frame of the page.
pub fn matches_media_around(node: &NodeRef, query: &str) -> bool {
    let document = node.cast::<Element>().and_then(|e| e.owner_document());
    let window = document.and_then(|document| document.default_view());
    window.is_some_and(|window| holds(&window, query))
}

fn holds(window: &web_sys::Window, query: &str) -> bool {
    window
        .match_media(query)
        .ok()
        .flatten()
        .is_some_and(|query| query.matches())
}

/// Watches an element's size until dropped.
pub struct Resize {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for Resize {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `changed` with the element's inner width and height in pixels, now and
/// whenever they change.
pub fn observe_size(node: &NodeRef, changed: impl Fn(f64, f64) + 'static) -> Option<Resize> {
    observe_element(&node.cast::<Element>()?, changed)
}

pub(super) fn observe_element(
    element: &Element,
    changed: impl Fn(f64, f64) + 'static,
) -> Option<Resize> {
    let callback = Closure::new(move |entries: js_sys::Array| {
        let entry = entries.get(0).dyn_into::<ResizeObserverEntry>();
        if let Ok(entry) = entry {
            let size = entry.content_rect();
            changed(size.width(), size.height());
        }
    });
    let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(Resize {
        observer,
        _callback: callback,
    })
}
