//! The program whose words can be switched, and what Python does with it.

use leptos::prelude::*;

use crate::page::panels::switch_outcome::{SwitchAnnouncement, SwitchSays, SwitchWhy};
use crate::page::panels::switch_program::SwitchProgram;
use crate::page::panels::switch_state::SwitchState;
use crate::page::state::session::Session;
use crate::page::state::signal::ErasedSignal;

/// The program beside what is told of it.
#[component]
pub fn Switches(
    /// Whether the section has come near the viewport. The program is written only then.
    is_near: ErasedSignal<bool>,
) -> impl IntoView {
    let state = SwitchState::new(expect_context::<Session>());
    view! {
        <div class=move || state.class() role="group" aria-labelledby="sc-switches-title">
            <h3 id="sc-switches-title">"Switch a word: what does Python do then?"</h3>
            <div class="sc-switches-columns">
                <SwitchProgram state is_near/>
                <SwitchSays state/>
                <SwitchWhy state/>
            </div>
            <SwitchAnnouncement state/>
        </div>
    }
}
