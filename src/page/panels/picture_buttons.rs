//! Buttons that save a picture of the timeline as SVG and as PNG.

use leptos::prelude::*;

use crate::page::panels::save_file::{place, save, save_png};
use crate::sharing::link::Theme;

/// Two buttons that save the SVG text that `draw` returns. They set `said` to the message about it.
pub fn picture_buttons(draw: Box<dyn Fn(Theme) -> String>, said: RwSignal<String>) -> AnyView {
    let draw = StoredValue::new_local(draw);
    let file_place = place();
    // An SVG file follows the colour scheme of its viewer; a PNG file cannot.
    let save_svg = move |_| said.set(save(file_place, "timeline.svg", &draw.with_value(|draw| draw(Theme::Auto))));
    let save_png = move |_| save_png(file_place, "timeline.png", draw.with_value(|draw| draw(theme_in_view())), said);
    view! {
        <button type="button" class="sc-button" on:click=save_svg>"Save as SVG"</button>
        <button type="button" class="sc-button" on:click=save_png>"Save as PNG"</button>
    }
    .into_any()
}

/// The theme in which the page is shown: light or dark.
pub fn theme_in_view() -> Theme {
    let chosen = document().document_element().and_then(|root| root.get_attribute("data-theme"));
    let is_dark = || window().match_media("(prefers-color-scheme: dark)").ok().flatten().is_some_and(|it| it.matches());
    match chosen.as_deref() {
        Some("dark") => Theme::Dark,
        None if is_dark() => Theme::Dark,
        _ => Theme::Light,
    }
}
