//! A leptos view among elements of the critical path.

use leptos::prelude::*;

use crate::page::dom::binding::store;
use crate::page::dom::element::{El, fragment};

/// Mounts a view into a fragment. The current owner stores the view's state.
pub fn mount_view(view: impl IntoView + 'static) -> El {
    let parent = fragment();
    let mut state = view.into_view().into_any().build();
    state.mount(parent.cast(), None);
    store(state);
    parent
}
