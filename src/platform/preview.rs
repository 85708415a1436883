//! A frame of the page's own, in which the page can be drawn a second time: as
//! wide as someone wants it, with the media queries of that width.
//!
//! The page's policy lets nothing be loaded into a frame and no text become a
//! document. The frame's empty document therefore stands in the file, in a
//! template, and gets the page's own style, whose hash the policy knows.

use super::animation::NextFrame;
use super::dom::{Resize, observe_element};
use gloo::events::EventListener;
use js_sys::Reflect;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Node};

/// How large the frame is inside, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PreviewSize {
    pub width_px: f64,
    pub height_px: f64,
    /// As high as what it shows, once it shows something.
    pub grows: bool,
}

/// The frame, until dropped.
pub struct Preview {
    frame: HtmlElement,
    _loaded: EventListener,
    _room: Option<Resize>,
    _content: Rc<RefCell<Option<Resize>>>,
    /// What is drawn in, once there is a document to have it.
    root: Rc<RefCell<Option<Element>>>,
}

impl Preview {
    /// Puts a frame into `holder` and calls `ready` with the element to draw the
    /// page in. `None` where the file has no such frame.
    pub fn open(
        holder: &yew::NodeRef,
        title: &str,
        (lang, scheme): (&str, &str),
        size: PreviewSize,
        ready: impl Fn(Element) + 'static,
    ) -> Option<Preview> {
        let holder = holder.cast::<HtmlElement>()?;
        let template = gloo::utils::document().get_element_by_id("preview-frame")?;
        let content: Node = get(&template, "content")?;
        let frame = content.clone_node_with_deep(true).ok()?.first_child()?;
        let frame: HtmlElement = frame.unchecked_into();
        frame.set_attribute("title", title).ok()?;
        frame.set_attribute("tabindex", "-1").ok()?;
        let height = Rc::new(Cell::new(size.height_px));
        let fit = {
            let (frame, holder, height) = (frame.clone(), holder.clone(), height.clone());
            // Not while a size is being told: what tells it would not come to an end.
            Rc::new(NextFrame::new(move |()| {
                fit(&frame, &holder, size.width_px, height.get());
            }))
        };
        let watched = Rc::<RefCell<Option<Resize>>>::default();
        let drawn_in = Rc::<RefCell<Option<Element>>>::default();
        let loaded = {
            let (own, fit, watched) = (frame.clone(), fit.clone(), watched.clone());
            let drawn_in = drawn_in.clone();
            let (lang, scheme) = (lang.to_owned(), scheme.to_owned());
            EventListener::new(&frame, "load", move |_| {
                let Some(root) = prepare(&own, &lang, &scheme) else {
                    return;
                };
                if size.grows {
                    let (fit, height) = (fit.clone(), height.clone());
                    let watch = observe_element(&root, move |_, height_px| {
                        height.set(height_px.max(1.0));
                        fit.set(());
                    });
                    watched.replace(watch);
                }
                drawn_in.replace(Some(root.clone()));
                ready(root);
            })
        };
        holder.append_child(&frame).ok()?;
        let room = observe_element(&holder, move |_, _| fit.set(()));
        Some(Preview {
            frame,
            _loaded: loaded,
            _room: room,
            _content: watched,
            root: drawn_in,
        })
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // The renderer keeps its listeners for good, and with them the element that it drew
        // in. Back in the page it does not keep the frame's document, whose style weighs.
        if let Some(root) = self.root.take() {
            gloo::utils::document().adopt_node(&root).ok();
        }
        self.frame.remove();
    }
}

/// Makes the frame so large inside, and so small outside that it fits its
/// holder.
fn fit(frame: &HtmlElement, holder: &HtmlElement, width_px: f64, height_px: f64) {
    let room = f64::from(holder.client_width());
    let scale = (room / width_px).min(1.0);
    let set = |element: &HtmlElement, name: &str, value: String| {
        element.style().set_property(name, &value).ok();
    };
    set(frame, "width", format!("{width_px}px"));
    set(frame, "height", format!("{height_px}px"));
    set(frame, "transform", format!("scale({scale})"));
    set(
        holder,
        "height",
        format!("{}px", (height_px * scale).ceil()),
    );
}

/// Gives the frame's empty document the page's style, and an element to draw in.
fn prepare(frame: &HtmlElement, lang: &str, scheme: &str) -> Option<Element> {
    let own = gloo::utils::document();
    let document: Document = get(frame, "contentDocument")?;
    let page = document.document_element()?;
    page.set_attribute("lang", lang).ok()?;
    page.set_attribute("data-scheme", scheme).ok()?;
    let style = document.create_element("style").ok()?;
    let text = own.query_selector("head style").ok()??.text_content();
    style.set_text_content(text.as_deref());
    let head = document.query_selector("head").ok()??;
    head.append_child(&style).ok()?;
    // Of the page's own document, and on loan to the frame's: an element keeps that in which
    // it was made.
    let root = own.create_element("div").ok()?;
    // It is to be looked at: neither keys nor clicks nor a reader's voice go in.
    root.set_attribute("inert", "").ok()?;
    document
        .query_selector("body")
        .ok()??
        .append_child(&root)
        .ok()?;
    Some(root)
}

/// Elements of a frame are of its own classes, so that a checked cast fails.
fn get<T: JsCast>(of: &Element, name: &str) -> Option<T> {
    let value = Reflect::get(of, &name.into()).ok()?;
    value.is_object().then(|| value.unchecked_into())
}
