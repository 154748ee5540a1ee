//! An element for each item of a list that changes: what stays in the list keeps its element.

use std::collections::VecDeque;

use leptos::prelude::*;
use web_sys::Node;

use crate::page::element::{El, keep, put_before};

/// An item's element, and the owner of what was asked for in it.
struct Kept {
    key: u64,
    element: El,
    owner: Owner,
}

impl El {
    /// Adds an element for each item, in their order. The key says which item is the same as before.
    pub fn each<T: 'static>(
        self,
        items: impl Fn() -> Vec<T> + 'static,
        key: fn(&T) -> u64,
        build: impl Fn(&T) -> El + 'static,
    ) -> Self {
        let (_, end) = self.place();
        let owner = Owner::current().unwrap_or_default();
        keep(RenderEffect::new(move |kept: Option<VecDeque<Kept>>| {
            let items = items();
            let keys: Vec<_> = items.iter().map(key).collect();
            // Neither what it reads while it is built nor what it asks for is the list's.
            let build = |index: usize| untrack(|| build(&items[index]));
            arrange(kept.unwrap_or_default(), &keys, &build, &owner, &end)
        }));
        self
    }
}

/// Takes away what is gone, builds what is new, and brings all of it into the order of the keys.
fn arrange(
    mut before: VecDeque<Kept>,
    keys: &[u64],
    build: &dyn Fn(usize) -> El,
    owner: &Owner,
    end: &Node,
) -> VecDeque<Kept> {
    before.retain(|kept| {
        let stays = keys.contains(&kept.key);
        if !stays {
            kept.element.remove();
        }
        stays
    });
    let arranged = keys.iter().enumerate().map(|(index, &key)| {
        let place = before.iter().position(|kept| kept.key == key);
        if let Some(kept) = place.and_then(|place| before.remove(place)) {
            // Where it is the next one anyway, it stays where it is: an element that is moved loses its focus.
            if place != Some(0) {
                put_before(before.front().map_or(end, |next| next.element.is()), &kept.element);
            }
            return kept;
        }
        let owner = owner.child();
        let element = owner.with(|| build(index));
        put_before(before.front().map_or(end, |next| next.element.is()), &element);
        Kept { key, element, owner }
    });
    arranged.collect()
}

impl Drop for Kept {
    fn drop(&mut self) {
        self.owner.cleanup();
    }
}
