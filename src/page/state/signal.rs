//! The signals of the page's state.
//!
//! Leptos compiles its signals for each type that they hold, some 3 KB each. These signals share one type of trigger and storage,
//! and cast the value to its type where it is read or written.

use std::any::Any;
use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;
use std::process::abort;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::reactive::signal::ArcTrigger;

/// A signal, which lives as long as the owner under which it was made. A copy is the same signal.
pub struct ErasedSignal<T> {
    place: StoredValue<Held, LocalStorage>,
    holds: PhantomData<fn() -> T>,
}

/// A value of any type, in a `RefCell`, and its subscribers.
#[derive(Clone)]
struct Held {
    value: Rc<dyn Any>,
    listeners: ArcTrigger,
}

impl<T: 'static> ErasedSignal<T> {
    /// A signal with this value.
    pub fn new(value: T) -> Self {
        Self { place: stored(Rc::new(RefCell::new(value))), holds: PhantomData }
    }

    /// Reads it and subscribes to it.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.track();
        self.with_untracked(look)
    }

    /// Reads it without subscribing.
    pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.held().borrow())
    }

    /// Subscribes to it.
    pub fn track(self) {
        track(self.place);
    }

    /// Sets it and notifies the subscribers.
    pub fn set(self, value: T) {
        self.update(|held| *held = value);
    }

    /// Changes it and notifies the subscribers.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.update_untracked(change);
        notify(self.place);
    }

    /// Changes it without notifying.
    pub fn update_untracked(self, change: impl FnOnce(&mut T)) {
        change(&mut self.held().borrow_mut());
    }

    fn held(self) -> Rc<RefCell<T>> {
        // A signal is made with a value of its own type and never holds another.
        held(self.place).downcast().unwrap_or_else(|_| abort())
    }
}

impl<T: Clone + 'static> ErasedSignal<T> {
    /// A clone of the value. The caller subscribes to it.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// A clone of the value, without subscribing.
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
        formatter.write_str("ErasedSignal")
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
fn track(place: StoredValue<Held, LocalStorage>) {
    place.get_value().listeners.track();
}

#[inline(never)]
fn notify(place: StoredValue<Held, LocalStorage>) {
    place.get_value().listeners.notify();
}
