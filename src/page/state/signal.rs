//! What the page holds and shows: values to which effects and views listen.
//!
//! Leptos' own signals are compiled anew for every type that they hold, some 3 KB each. These stand on one trigger and one place
//! for all of them, and what they hold is known by its type only where it is looked at.

use std::any::Any;
use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;
use std::process::abort;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::reactive::signal::ArcTrigger;

/// A value that changes, until the owner goes under which it was made. A copy is the same value.
pub struct ErasedSignal<T> {
    place: StoredValue<Held, LocalStorage>,
    holds: PhantomData<fn() -> T>,
}

/// A value of any type, in a `RefCell`, and who listens to it.
#[derive(Clone)]
struct Held {
    value: Rc<dyn Any>,
    listeners: ArcTrigger,
}

impl<T: 'static> ErasedSignal<T> {
    /// A value to begin with.
    pub fn new(value: T) -> Self {
        Self { place: stored(Rc::new(RefCell::new(value))), holds: PhantomData }
    }

    /// Looks at it, and listens to it.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.track();
        self.with_untracked(look)
    }

    /// Looks at it, and no more.
    pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.held().borrow())
    }

    /// Listens to it.
    pub fn track(self) {
        track(self.place);
    }

    /// Holds another value.
    pub fn set(self, value: T) {
        self.update(|held| *held = value);
    }

    /// Sets it, unless its owner was cleaned up.
    pub fn try_set(self, value: T) {
        if self.is_there() {
            self.set(value);
        }
    }

    /// Whether its owner is still there.
    pub fn is_there(self) -> bool {
        is_there(self.place)
    }

    /// Changes it.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.update_untracked(change);
        tell(self.place);
    }

    /// Changes it, and tells nobody.
    pub fn update_untracked(self, change: impl FnOnce(&mut T)) {
        change(&mut self.held().borrow_mut());
    }

    fn held(self) -> Rc<RefCell<T>> {
        // A state is made with a value of its own type and never holds another.
        held(self.place).downcast().unwrap_or_else(|_| abort())
    }
}

impl<T: Clone + 'static> ErasedSignal<T> {
    /// A copy of it, to which the caller listens.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// A copy of it, and no more.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T> Clone for ErasedSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for ErasedSignal<T> {}

impl<T: Default + 'static> Default for ErasedSignal<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> fmt::Debug for ErasedSignal<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("State")
    }
}

#[inline(never)]
fn stored(value: Rc<dyn Any>) -> StoredValue<Held, LocalStorage> {
    StoredValue::new_local(Held { value, listeners: ArcTrigger::new() })
}

#[inline(never)]
fn held(place: StoredValue<Held, LocalStorage>) -> Rc<dyn Any> {
    place.get_value().value
}

#[inline(never)]
fn is_there(place: StoredValue<Held, LocalStorage>) -> bool {
    place.try_get_value().is_some()
}

#[inline(never)]
fn track(place: StoredValue<Held, LocalStorage>) {
    place.get_value().listeners.track();
}

#[inline(never)]
fn tell(place: StoredValue<Held, LocalStorage>) {
    place.get_value().listeners.notify();
}
