//! The whole page, in order.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::browser::clock::BrowserClock;
use crate::browser::host::is_framed;
use crate::exercise::mode::{Mode, all_run_alike};
use crate::exercise::plan::Plan;
use crate::findings::prediction::Prediction;
use crate::findings::sequence::SequenceEvent;
use crate::page::dom::binding::effect;
use crate::page::dom::element::{El, el, found, fragment};
use crate::page::embed::crash;
use crate::page::embed::send;
use crate::page::lazy::loader::{Load, Loader, lazy_slot, lazy_slot_silent};
use crate::page::lazy::views::LazyChunk;
use crate::page::run::controller::Controller;
use crate::page::run::freeze_guard::guard;
use crate::page::screen::band::section::band;
use crate::page::screen::below;
use crate::page::screen::idle;
use crate::page::screen::lane::lanes::lanes;
use crate::page::screen::notices::{notices, status};
use crate::page::screen::plan::lede;
use crate::page::screen::plan::section::{gloss, plan};
use crate::page::screen::poke_bar::poke_bar;
use crate::page::state::notice::Notice;
use crate::page::state::session::Session;
use crate::sharing::link::{Link, Theme};
use crate::sharing::link_warning::LinkWarning;

/// The page of a link, with notices for its `warnings`. `here` is the lazy chunk if it has been loaded; `load` loads it. `None` if
/// the window has no clock.
pub fn app(link: &Link, warnings: Vec<LinkWarning>, load: Load, here: Option<&'static LazyChunk>) -> Option<El> {
    let controller = Controller::new(BrowserClock::of_window()?, link, Loader::new(load, here));
    let session = controller.session;
    session.notices.set(warnings.into_iter().map(Notice::LinkWarning).collect());
    provide_context(session);
    provide_context(controller);
    guard(controller);
    crash::save_on_crash(controller);
    set_root_attributes(session, link.embed);
    send::connect(controller);
    sync_links(session, link);
    lede::follow(session);
    follow_plan(session);
    effect(move || {
        if let Some(views) = controller.loader.chunk() {
            untrack(|| {
                (views.begin)();
                below::fill(session, views);
            });
        }
    });
    idle::schedule(controller);
    if session.unloaded_runs.get_untracked() > 0 {
        // A returning visitor has the chunk in the cache.
        controller.loader.load();
    }

    let bar = poke_bar(controller);
    let band = if link.embed {
        el("div").class("sc-band-place").child(band(controller)).child(bar)
    } else {
        let _ = found(".sc-head").child(bar);
        band(controller)
    };
    let page = fragment()
        .child(notices(controller))
        .child(plan(controller, link.embed))
        .child(band)
        .child(lanes(controller))
        .child(el("div").class("sc-narrow").child(gloss()));
    let page = if link.embed { page } else { page.child(findings(controller)) };
    Some(page.child(el("p").class("sc-unseen").attr("role", "status").dyn_text(move || session.announcement.get())))
}

/// The findings, below the lanes. An embed does not show them, because its height is fixed.
fn findings(controller: Controller) -> El {
    let session = controller.session;
    let has_run = move || !session.runs_in_view().is_empty();
    let verdict = move |has_run: &bool| match has_run {
        true => lazy_slot(controller.loader, |views| (views.verdict)()),
        false => fragment(),
    };
    let report = el("div")
        .class("sc-report")
        .dynamic_by(has_run, verdict)
        .child(lazy_slot_silent(controller.loader, |views| (views.timeline)()));
    fragment()
        // Below the lanes, so that they do not move when the notice appears.
        .child(status().child(lazy_slot_silent(controller.loader, |views| (views.storage_notice)())))
        .child(report)
}

/// When the plan changes to one that counts differently, clears the predictions, asks anew and leaves the sequence. A lane that is
/// removed leaves the question and the sequence.
fn follow_plan(session: Session) {
    let mut earlier: Option<Plan> = None;
    effect(move || {
        let (plan, modes) = (session.plan.get(), session.modes.get());
        let is_new = earlier.take().is_some_and(|earlier| !all_run_alike(&modes, &earlier, &plan));
        earlier = Some(plan);
        if is_new {
            Mode::ALL.into_iter().for_each(|mode| session.lane(mode).prediction.set(Prediction::default()));
            session.leave_sequence();
        }
        session.guess.ask(&modes, is_new);
        let is_gone = |mode: &Mode| !modes.contains(mode);
        Mode::ALL.into_iter().filter(is_gone).for_each(|mode| session.change_sequence(SequenceEvent::Remove(mode)));
    });
}

/// Sets the attributes of the root element that the style sheet reads: the theme, and whether the page is embedded or framed.
fn set_root_attributes(session: Session, embed: bool) {
    let Some(root) = document().document_element() else { return };
    // The names are valid, so no call can fail.
    let _ = root.toggle_attribute_with_force("data-embed", embed);
    let _ = root.toggle_attribute_with_force("data-framed", is_framed());
    effect(move || {
        let _ = match session.theme.get() {
            Theme::Auto => root.remove_attribute("data-theme"),
            theme => root.set_attribute("data-theme", theme.slug()),
        };
    });
}

/// Updates the link in the address bar, and the link from an embed to the full page, when the session changes. The address bar
/// keeps the link that opened the page until the plan or the lanes change.
fn sync_links(session: Session, link: &Link) {
    let embed = link.embed;
    let opened = (link.plan.clone(), link.modes.clone());
    let mut is_changed = false;
    effect(move || {
        let (plan, modes, theme) = (session.plan.get(), session.modes.get(), session.theme.get());
        is_changed = is_changed || (&plan, &modes) != (&opened.0, &opened.1);
        let full_page = Link { plan, modes, theme, embed: false };
        if let Some(full) = document().get_element_by_id("full-page") {
            // The attribute's name is valid, so the call can't fail.
            let _ = full.set_attribute("href", &full_page.query());
        }
        if is_changed {
            let query = Link { embed, ..full_page }.query();
            // An opaque origin may refuse. Its reader does not see the address bar of the frame.
            let _ =
                window().history().and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&query)));
        }
    });
}
