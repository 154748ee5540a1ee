//! Saving a picture of the timeline, as SVG and as PNG.

use leptos::prelude::*;

use crate::page::panels::saving::{place, save, save_png};
use crate::sharing::link::Theme;

/// Two buttons that save the picture that `draw` writes as an SVG file, and tell in `said` what the reader has to know of that.
pub fn picture_buttons(draw: Box<dyn Fn(Theme) -> String>, said: RwSignal<String>) -> AnyView {
    let draw = StoredValue::new_local(draw);
    let file_place = place();
    // The file follows the light of whoever looks at it; a PNG can't.
    let save_svg = move |_| said.set(save(file_place, "timeline.svg", &draw.with_value(|draw| draw(Theme::Auto))));
    let save_png = move |_| save_png(file_place, "timeline.png", draw.with_value(|draw| draw(theme_in_view())), said);
    view! {
        <button type="button" class="sc-button" on:click=save_svg>"Save as SVG"</button>
        <button type="button" class="sc-button" on:click=save_png>"Save as PNG"</button>
    }
    .into_any()
}

/// Light or dark, as the page stands there.
fn theme_in_view() -> Theme {
    let chosen = document().document_element().and_then(|root| root.get_attribute("data-theme"));
    let is_dark = || window().match_media("(prefers-color-scheme: dark)").ok().flatten().is_some_and(|it| it.matches());
    match chosen.as_deref() {
        Some("dark") => Theme::Dark,
        None if is_dark() => Theme::Dark,
        _ => Theme::Light,
    }
}
