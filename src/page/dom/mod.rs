//! Elements of the critical path, on leptos' reactive graph.
//!
//! The page has elements of its own because of what a reader waits for. Measured in one run, with the processor 4 times slower on
//! slow 4G, the first click was answered after 2,108 ms with `view!` (an earlier commit of the page, with less in it), after
//! 1,237 ms with these elements, and after 1,193 ms by React 19 with a button and a list; the first load was 184, 103 and 60 KB.
//! `view!` generates a type for each view and compiles it separately; an [`element::El`] has one type whatever it holds.
//!
//! The rule: `screen/`, which is the critical path, is built with these elements; `panels/`, which comes with the lazy chunk, is
//! written with `view!`. No file uses both.

pub mod binding;
pub mod dynamic;
pub mod element;
pub mod focus;
pub mod scroll;
pub mod view;
