//! Elements of the critical path, on leptos' reactive graph.

pub mod binding;
pub mod dynamic;
pub mod element;
pub mod focus;
pub mod view;
