//! A sentence with names of code in it.

use leptos::prelude::*;

/// The sentence as parts: what stands between backticks is code, which browsers do not translate.
#[component]
pub fn WithCode(
    /// The sentence.
    text: String,
) -> impl IntoView {
    let part = |(index, part): (usize, &str)| {
        let part = part.to_owned();
        match index % 2 {
            0 => view! { <span prop:textContent=part/> }.into_any(),
            _ => view! { <code translate="no" prop:textContent=part/> }.into_any(),
        }
    };
    text.split('`').enumerate().map(part).collect::<Vec<_>>().into_any()
}
