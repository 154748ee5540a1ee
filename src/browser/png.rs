//! A PNG of an SVG text, drawn by the browser.

use js_sys::{Promise, encode_uri_component};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// How many pixels of the PNG stand for one of the picture's, either way, so that it is sharp on a fine screen.
const SCALE: f64 = 2.0;
/// The most pixels of a PNG: phones draw no larger canvas.
const MOST_PIXELS: f64 = 16_000_000.0;

/// Draws an SVG text that says its own size; nothing where the browser refuses.
pub async fn png(svg: &str) -> Option<Blob> {
    let image = HtmlImageElement::new().ok()?;
    // No address of a blob: the page's policy allows none for pictures.
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{}", encode_uri_component(svg)));
    JsFuture::from(image.decode()).await.ok()?;
    let [width, height] = [image.natural_width(), image.natural_height()].map(f64::from);
    let scale = SCALE.min((MOST_PIXELS / (width * height)).sqrt());
    let [width, height] = [width * scale, height * scale].map(f64::floor);
    let canvas: HtmlCanvasElement = web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).ok()?;
    let drawn = Promise::new(&mut |resolve, reject| {
        if canvas.to_blob(&resolve).is_err() {
            // Whoever waits is told; the call itself can't fail.
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    // Too large a canvas gives nothing.
    JsFuture::from(drawn).await.ok()?.dyn_into().ok()
}
