//! Parts of an element that are rebuilt: a dynamic part as a whole, or a keyed list item by item.

use std::mem;

use leptos::prelude::*;
use web_sys::{Comment, Node};

use crate::page::dom::binding::render_effect;
use crate::page::dom::element::{El, fragment};

/// The range of a dynamic part: what stands between two comments.
struct Markers {
    start: Comment,
    end: Comment,
}

impl Markers {
    #[inline(never)]
    fn at_end_of(element: &El) -> Self {
        let marker = || {
            let marker = document().create_comment("");
            // Any element accepts a comment, so the call does not fail.
            let _ = element.cast::<Node>().append_child(&marker);
            marker
        };
        Self { start: marker(), end: marker() }
    }

    /// Replaces what stands between the comments.
    fn replace(&self, built: &El) {
        while let Some(old) = self.start.next_sibling().filter(|next| next != self.end.as_ref()) {
            remove_node(&old);
        }
        insert_before(&self.end, built);
    }
}

/// Inserts an element or fragment before a node, under the node's present parent.
fn insert_before(node: &Node, built: &El) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.insert_before(built.cast(), Some(node));
    }
}

/// Removes a node from its parent.
fn remove_node(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}

/// An item of a keyed list: its key, and what builds its element.
pub struct Item {
    key: u64,
    build: Box<dyn FnOnce() -> El>,
}

impl Item {
    /// An item. Items of one list have different keys.
    pub fn new(key: u64, build: impl FnOnce() -> El + 'static) -> Self {
        Self { key, build: Box::new(build) }
    }
}

/// A part that is rebuilt when its subject changes, without the subject's type: the effect around it is compiled once.
trait Part {
    /// Reads the subject. True if it differs from the last one read.
    fn has_changed(&mut self) -> bool;

    /// Builds the part for the last subject read.
    fn build(&self) -> El;
}

struct PartBy<T, S, B> {
    subject: S,
    build: B,
    last: Option<T>,
}

impl<T: PartialEq, S: Fn() -> T, B: Fn(&T) -> El> Part for PartBy<T, S, B> {
    fn has_changed(&mut self) -> bool {
        let subject = Some((self.subject)());
        let has_changed = self.last != subject;
        self.last = subject;
        has_changed
    }

    fn build(&self) -> El {
        self.last.as_ref().map_or_else(fragment, &self.build)
    }
}

/// A built item: its element, and the owner of the effects and listeners in it.
struct BuiltItem {
    key: u64,
    element: El,
    owner: Owner,
}

impl El {
    /// Adds a part that is rebuilt whenever a signal that `build` read changes.
    pub fn dynamic(self, build: impl Fn() -> El + 'static) -> Self {
        self.keep_part(Box::new(build));
        self
    }

    #[inline(never)]
    fn keep_part(&self, build: Box<dyn Fn() -> El>) {
        let markers = Markers::at_end_of(self);
        render_effect(move || markers.replace(&build()));
    }

    /// Adds a part that is rebuilt whenever its subject changes. Signals that `build` reads do not rebuild it.
    pub fn dynamic_by<T: PartialEq + 'static>(
        self,
        subject: impl Fn() -> T + 'static,
        build: impl Fn(&T) -> El + 'static,
    ) -> Self {
        self.keep_part_by(Box::new(PartBy { subject, build, last: None }));
        self
    }

    #[inline(never)]
    fn keep_part_by(&self, mut part: Box<dyn Part>) {
        let markers = Markers::at_end_of(self);
        let owner = child_owner();
        render_effect(move || {
            if part.has_changed() {
                markers.replace(&owner.with_cleanup(|| untrack(|| part.build())));
            }
        });
    }

    /// Adds an element for each item, in the order of the items. An item whose key was there before keeps its element.
    pub fn keyed_list(self, items: impl Fn() -> Vec<Item> + 'static) -> Self {
        self.keep_list(Box::new(items));
        self
    }

    #[inline(never)]
    fn keep_list(&self, items: Box<dyn Fn() -> Vec<Item>>) {
        let end = Markers::at_end_of(self).end;
        let owner = child_owner();
        let mut kept = Vec::new();
        render_effect(move || {
            let items = items();
            // The list must not be rebuilt when a signal changes that was read while an item was built.
            kept = untrack(|| reconcile(mem::take(&mut kept), items, &owner, &end));
        });
    }
}

/// A child of the current owner. What it owns survives a rerun of the effect that builds it.
fn child_owner() -> Owner {
    Owner::current().map_or_else(Owner::new, |owner| owner.child())
}

/// Removes the elements of items that are gone, builds new ones, and brings all into the order of `items`.
fn reconcile(mut before: Vec<BuiltItem>, items: Vec<Item>, owner: &Owner, end: &Comment) -> Vec<BuiltItem> {
    before.retain(|kept| {
        let stays = items.iter().any(|item| item.key == kept.key);
        if !stays {
            remove_node(kept.element.cast());
        }
        stays
    });
    if before.is_empty() {
        // An owner keeps a reference to every child it ever had until it is cleaned up.
        owner.cleanup();
    }
    let reconciled = items.into_iter().map(|Item { key, build }| {
        if let Some(position) = before.iter().position(|kept| kept.key == key) {
            let kept = before.remove(position);
            // An element that is moved loses its focus: the next one in order stays where it is.
            if position != 0 {
                insert_before(before.first().map_or(end, |next| next.element.cast()), &kept.element);
            }
            return kept;
        }
        let owner = owner.child();
        let element = owner.with(build);
        insert_before(before.first().map_or(end, |next| next.element.cast()), &element);
        BuiltItem { key, element, owner }
    });
    reconciled.collect()
}

impl Drop for BuiltItem {
    fn drop(&mut self) {
        self.owner.cleanup();
    }
}
