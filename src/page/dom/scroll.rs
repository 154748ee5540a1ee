//! Scrolls to what a press far below has changed.

use leptos::prelude::*;

/// Scrolls to the plan, which is far above the presets.
pub fn scroll_to_plan() {
    if let Some(plan) = document().query_selector(".sc-plan").ok().flatten() {
        plan.scroll_into_view_with_bool(true);
    }
}
