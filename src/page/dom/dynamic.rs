//! What is built anew in an element: a part as a whole, or, of a list, an element for each item.

use std::mem;

use leptos::prelude::*;
use web_sys::{Comment, Node};

use crate::page::dom::binding::render_effect;
use crate::page::dom::element::El;

/// The place of a part: between two marks.
struct Markers {
    start: Comment,
    end: Comment,
}

impl Markers {
    #[inline(never)]
    fn at_end_of(element: &El) -> Self {
        let mark = || {
            let mark = document().create_comment("");
            // A comment is taken in everywhere.
            let _ = element.is::<Node>().append_child(&mark);
            mark
        };
        Self { start: mark(), end: mark() }
    }

    /// Holds this, and nothing of what it held before.
    fn hold(&self, built: &El) {
        while let Some(old) = self.start.next_sibling().filter(|next| next != self.end.as_ref()) {
            take_away(&old);
        }
        put_before(&self.end, built);
    }
}

/// Puts something before a mark, wherever that stands by now.
fn put_before(mark: &Node, built: &El) {
    if let Some(parent) = mark.parent_node() {
        let _ = parent.insert_before(built.is(), Some(mark));
    }
}

/// Takes a node out of the page.
fn take_away(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}

/// An item of a list: what it is known by as the same as before, and what builds its element.
pub struct Item {
    key: u64,
    build: Box<dyn FnOnce() -> El>,
}

impl Item {
    /// An item that is known by `key`.
    pub fn new(key: u64, build: impl FnOnce() -> El + 'static) -> Self {
        Self { key, build: Box::new(build) }
    }
}

/// An item's element, and the owner of what was asked for in it.
struct Keyed {
    key: u64,
    element: El,
    owner: Owner,
}

impl El {
    /// Adds a part that is built anew whenever something changes that was read for it.
    pub fn dynamic(self, build: impl Fn() -> El + 'static) -> Self {
        self.keep_built(Box::new(build));
        self
    }

    #[inline(never)]
    fn keep_built(&self, build: Box<dyn Fn() -> El>) {
        let place = Markers::at_end_of(self);
        render_effect(move || place.hold(&build()));
    }

    /// Adds a part that is built anew whenever its subject is another one, whatever else was read for it.
    pub fn dynamic_by(self, subject: impl Fn() -> Vec<u32> + 'static, build: impl Fn(&[u32]) -> El + 'static) -> Self {
        type Subject = Box<dyn Fn() -> Vec<u32>>;
        type Build = Box<dyn Fn(&[u32]) -> El>;
        #[inline(never)]
        fn erased(place: Markers, subject: Subject, build: Build) {
            let owner = own();
            let mut before: Option<Vec<u32>> = None;
            render_effect(move || {
                let subject = subject();
                if before.as_ref() != Some(&subject) {
                    place.hold(&owner.with_cleanup(|| untrack(|| build(&subject))));
                    before = Some(subject);
                }
            });
        }
        erased(Markers::at_end_of(&self), Box::new(subject), Box::new(build));
        self
    }

    /// Adds an element for each item, in their order.
    pub fn keyed_list(self, items: impl Fn() -> Vec<Item> + 'static) -> Self {
        self.keep_listed(Box::new(items));
        self
    }

    #[inline(never)]
    fn keep_listed(&self, items: Box<dyn Fn() -> Vec<Item>>) {
        let end = Markers::at_end_of(self).end;
        let owner = own();
        let mut kept = Vec::new();
        render_effect(move || {
            let items = items();
            // Neither what is read while they are built nor what they ask for is the list's.
            kept = untrack(|| arrange(mem::take(&mut kept), items, &owner, &end));
        });
    }
}

/// An owner for what is built, which lasts longer than one run of an effect, and no longer than who asks.
fn own() -> Owner {
    Owner::current().map_or_else(Owner::new, |owner| owner.child())
}

/// Takes away what is gone, builds what is new, and brings all of it into the order of the keys.
fn arrange(mut before: Vec<Keyed>, items: Vec<Item>, owner: &Owner, end: &Comment) -> Vec<Keyed> {
    before.retain(|kept| {
        let stays = items.iter().any(|item| item.key == kept.key);
        if !stays {
            take_away(kept.element.is());
        }
        stays
    });
    if before.is_empty() {
        // An owner remembers whom it ever owned, until it is cleaned up.
        owner.cleanup();
    }
    let arranged = items.into_iter().map(|Item { key, build }| {
        let place = before.iter().position(|kept| kept.key == key);
        if let Some(place) = place {
            let kept = before.remove(place);
            // Where it is the next one anyway, it stays where it is: an element that is moved loses its focus.
            if place != 0 {
                put_before(before.first().map_or(end, |next| next.element.is()), &kept.element);
            }
            return kept;
        }
        let owner = owner.child();
        let element = owner.with(build);
        put_before(before.first().map_or(end, |next| next.element.is()), &element);
        Keyed { key, element, owner }
    });
    arranged.collect()
}

impl Drop for Keyed {
    fn drop(&mut self) {
        self.owner.cleanup();
    }
}
