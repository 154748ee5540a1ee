//! Builds elements from the markup of pictures and tables. `innerHTML` would do the same, but a page that requires Trusted Types
//! forbids it, and a text that is not read as HTML can hold no script.

use web_sys::Element;

use crate::sharing::markup::{Token, tokens};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Replaces what `place` holds by the elements of a markup.
pub fn fill(place: &Element, markup: &str) {
    place.set_text_content(None);
    let Some(document) = place.owner_document() else { return };
    let mut open = vec![place.clone()];
    for token in tokens(markup) {
        let Some(parent) = open.last() else { return };
        match token {
            Token::Open(name, attributes) => {
                let namespace = if name == "svg" { Some(SVG.to_owned()) } else { parent.namespace_uri() };
                let Ok(element) = document.create_element_ns(namespace.as_deref(), name) else { return };
                for (name, value) in attributes.iter().filter(|(name, _)| *name != "xmlns") {
                    // The names are valid, so the call does not fail.
                    let _ = element.set_attribute(name, value);
                }
                // Any element here takes children.
                let _ = parent.append_child(&element);
                open.push(element);
            }
            Token::Close => drop(open.pop()),
            Token::Text(text) => drop(parent.append_with_str_1(&text)),
        }
    }
}
