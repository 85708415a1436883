//! Files for the reader to keep, made in the page.

use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement,
    HtmlImageElement, Url,
};

/// A browser has taken up a download long before this.
const KEPT_MS: u32 = 60_000;

/// Hands a file to the browser to save. Must be called from a reader's own
/// gesture. Whether the host lets it be saved is not told to a page: a frame
/// without leave for downloads drops it silently.
pub fn save_file(name: &str, mime: &str, bytes: &[u8]) {
    if let Some(blob) = blob(mime, bytes) {
        save_blob(name, &blob);
    }
}

/// Draws an SVG picture and saves it as PNG, at twice its size; `then` is told whether the
/// browser has drawn it.
pub fn save_png(
    name: &str,
    svg: &str,
    (width_px, height_px): (f64, f64),
    then: impl Fn(bool) + 'static,
) {
    let then = Rc::new(then);
    let picture = blob("image/svg+xml", svg.as_bytes())
        .and_then(|blob| Url::create_object_url_with_blob(&blob).ok())
        .zip(HtmlImageElement::new().ok());
    let Some((url, image)) = picture else {
        return then(false);
    };
    let (name, drawn, loaded) = (name.to_owned(), image.clone(), then.clone());
    let ended = Closure::once_into_js(move |event: web_sys::Event| {
        let is_there = event.type_() == "load";
        let size = (2.0 * width_px, 2.0 * height_px);
        let later = loaded.clone();
        if !is_there || draw(&name, &drawn, size, move |is_saved| later(is_saved)).is_none() {
            loaded(false);
        }
    });
    image.set_onload(Some(ended.unchecked_ref()));
    image.set_onerror(Some(ended.unchecked_ref()));
    image.set_src(&url);
    revoke_later(url);
}

fn draw(
    name: &str,
    image: &HtmlImageElement,
    (width, height): (f64, f64),
    then: impl Fn(bool) + 'static,
) -> Option<()> {
    let canvas = gloo::utils::document().create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = canvas.get_context("2d").ok()??;
    let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)
        .ok()?;
    let name = name.to_owned();
    let on_blob = Closure::once_into_js(move |blob: Option<Blob>| {
        then(blob.and_then(|blob| save_blob(&name, &blob)).is_some());
    });
    canvas.to_blob(on_blob.unchecked_ref()).ok()
}

fn blob(mime: &str, bytes: &[u8]) -> Option<Blob> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}

fn save_blob(name: &str, blob: &Blob) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let document = gloo::utils::document();
    let link = document.create_element("a").ok()?;
    let link: HtmlAnchorElement = link.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    document.body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    revoke_later(url);
    Some(())
}

fn revoke_later(url: String) {
    let revoke = move || {
        Url::revoke_object_url(&url).ok();
    };
    Timeout::new(KEPT_MS, revoke).forget();
}
