//! Reads messages from the host page. It is part of the lazy chunk.

use leptos::prelude::*;

use crate::browser::host::tell;
use crate::findings::freeze_scope::{FreezeScope, froze_other, frozen_by_other, frozen_by_other_in_brief, stalled};
use crate::findings::remark::Remark;
use crate::page::dom::binding::render_effect;
use crate::page::run::controller::Controller;
use crate::page::state::notice::Notice;
use crate::page::state::signal::ErasedSignal;
use crate::sharing::link::Link;
use crate::sharing::messages::{InMessage, OutMessage};

/// Handles the messages in the inbox, and each later one.
pub fn receive(controller: Controller) {
    // A link that arrives during a run is applied when the run ends.
    let waiting = ErasedSignal::<Option<String>>::new(None);
    render_effect(move || {
        controller.session.inbox.track();
        // Takes all messages first, so that the inbox is not borrowed while they are handled.
        let mut messages = Vec::new();
        controller.session.inbox.update_untracked(|inbox| messages.append(inbox));
        untrack(|| {
            messages.iter().filter_map(InMessage::read).for_each(|message| match message {
                InMessage::Set(query) => waiting.set(Some(query)),
                InMessage::HostGap(ms) => controller.learn_freeze_scope(ms),
                // `send.rs` handled it when it arrived.
                InMessage::OtherFreezeStart => {}
                InMessage::OtherFreeze(ms) => controller.handle_other_freeze(ms),
                InMessage::FrozeOther(ms) => controller.handle_froze_other(ms),
            });
        });
    });
    render_effect(move || {
        if let (None, Some(query)) = (controller.session.running(), waiting.get()) {
            waiting.set(None);
            controller.apply_link(&query);
        }
    });
}

impl Controller {
    /// Applies a link to the session, and replaces the notices by the link's warnings.
    fn apply_link(self, query: &str) {
        let (link, warnings) = Link::parse(query);
        self.session.notices.set(warnings.into_iter().map(Notice::LinkWarning).collect());
        self.session.theme.set(link.theme);
        self.session.modes.set(link.modes);
        self.session.link_plan.set(link.plan.clone());
        self.session.plan.set(link.plan);
    }

    /// Sets the freeze scope from the host page's longest gap during the last freeze, in ms. Only the first answer counts, and
    /// none after the next run has started.
    fn learn_freeze_scope(self, host_gap_ms: f64) {
        let Some((lane, freeze_ms)) = self.context().unanswered_freeze.take() else { return };
        if let Some(scope) = FreezeScope::measured(freeze_ms, host_gap_ms) {
            self.session.freeze_scope.set(scope);
            lane.host_sentence.set(Some(scope.describe_host_gap(host_gap_ms)));
        }
    }

    /// Handles a freeze of another playground in the same article, in ms. If this page stalled with it, the run gets a remark or
    /// the reader a sentence.
    fn handle_other_freeze(self, freeze_ms: f64) {
        let context = self.context();
        let gap_ms = context.stall_detector.take().and_then(|stall_detector| stall_detector.longest_ms());
        let Some(ms) = gap_ms.and_then(|gap_ms| stalled(freeze_ms, gap_ms)).filter(|_| !document().hidden()) else {
            return;
        };
        match context.recorder() {
            Some(recorder) => recorder.remark(Remark::FrozenByOther { ms }),
            None => self.say_frozen(ms),
        }
        tell(&OutMessage::Stalled(ms));
    }

    /// Tells the reader, outside of a run, that this page was frozen for so many ms: in an embed, which keeps its height, in the two lines
    /// for what became of a poke, else as a notice.
    fn say_frozen(self, ms: f64) {
        if document().document_element().is_some_and(|root| root.has_attribute("data-embed")) {
            self.session.poke_answer.set(frozen_by_other_in_brief(ms));
            return;
        }
        self.session.notices.update(|notices| {
            let frozen = Notice::Sentence(frozen_by_other(ms));
            notices.retain(|notice| *notice != frozen);
            notices.push(frozen);
        });
    }

    /// Records that another playground in the same article stalled during this page's last freeze, in ms.
    fn handle_froze_other(self, ms: f64) {
        if let Some(lane) = self.session.latest_lane().filter(|lane| lane.mode.about().blocks) {
            lane.neighbour_sentence.set(Some(froze_other(ms)));
        }
    }
}
