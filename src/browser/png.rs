//! Renders an SVG text to a PNG with the browser's canvas.

use js_sys::{Promise, encode_uri_component};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// Pixels of the PNG per px of the picture, in both directions, so that it is sharp on high-density screens.
const SCALE: f64 = 2.0;
/// The most pixels of a PNG: phones support no larger canvas.
const MAX_PIXELS: f64 = 16_000_000.0;

/// Renders an SVG text that states its own size. `None` if the browser refuses.
pub async fn png(svg: &str) -> Option<Blob> {
    let image = HtmlImageElement::new().ok()?;
    // Not a blob URL: the page's policy forbids those for images.
    image.set_attribute("src", &format!("data:image/svg+xml;charset=utf-8,{}", encode_uri_component(svg))).ok()?;
    JsFuture::from(image.decode()).await.ok()?;
    let [width, height] = [image.natural_width(), image.natural_height()].map(f64::from);
    let scale = SCALE.min((MAX_PIXELS / (width * height)).sqrt());
    let [width, height] = [width * scale, height * scale].map(f64::floor);
    let canvas: HtmlCanvasElement = web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).ok()?;
    let blob = Promise::new(&mut |resolve, reject| {
        if canvas.to_blob(&resolve).is_err() {
            // Rejects the promise; the call itself does not fail.
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    // A canvas that is too large resolves to null.
    JsFuture::from(blob).await.ok()?.dyn_into().ok()
}
