//! Reads messages from the host page. It is part of the lazy chunk.

use leptos::prelude::*;

use crate::browser::host::tell;
use crate::findings::freeze_scope::{FreezeScope, froze_other, frozen_by_other, stalled};
use crate::findings::remark::Remark;
use crate::page::dom::binding::render_effect;
use crate::page::run::controller::Controller;
use crate::page::state::notice::Notice;
use crate::page::state::signal::ErasedSignal;
use crate::sharing::link::Link;
use crate::sharing::messages::{InMessage, OutMessage};

/// Takes in what was told, and whatever is told from now on, until the component goes.
pub fn receive(controller: Controller) {
    // A link that came during a run waits for its end.
    let waiting = ErasedSignal::<Option<String>>::new(None);
    render_effect(move || {
        controller.session.inbox.track();
        // The inbox is empty before any of it is acted upon.
        let mut told = Vec::new();
        controller.session.inbox.update_untracked(|inbox| told.append(inbox));
        untrack(|| {
            told.iter().filter_map(InMessage::read).for_each(|heard| match heard {
                InMessage::Set(query) => waiting.set(Some(query)),
                InMessage::HostGap(ms) => controller.learn_freeze_scope(ms),
                // It was acted upon at once.
                InMessage::OtherFreezeStart => {}
                InMessage::OtherFreeze(ms) => controller.hear_of_freeze(ms),
                InMessage::FrozeOther(ms) => controller.hear_of_other(ms),
            });
        });
    });
    render_effect(move || {
        if let (None, Some(query)) = (controller.session.running.get(), waiting.get()) {
            waiting.set(None);
            controller.hold(&query);
        }
    });
}

impl Controller {
    /// Holds what a link says, and says what in it can't be used. What was said of earlier changes is settled.
    fn hold(self, query: &str) {
        let (link, warnings) = Link::parse(query);
        self.session.notices.set(warnings.into_iter().map(Notice::LinkWarning).collect());
        self.session.theme.set(link.theme);
        self.session.modes.set(link.modes);
        self.session.plan.set(link.plan);
    }

    /// Takes in for how long the article around stood still during the last freeze. One answer counts, and none that comes
    /// after the next run was started.
    fn learn_freeze_scope(self, host_gap_ms: f64) {
        let Some((lane, freeze_ms)) = self.context().announced_freeze.take() else { return };
        if let Some(scope) = FreezeScope::measured(freeze_ms, host_gap_ms) {
            self.session.freeze_scope.set(scope);
            lane.around.set(Some(scope.describe_host_gap(host_gap_ms)));
        }
    }

    /// Takes in that another count in the same article froze, and says so where this one stood still with it.
    fn hear_of_freeze(self, freeze_ms: f64) {
        let context = self.context();
        let gap_ms = context.stall_detector.take().and_then(|stall_detector| stall_detector.longest_ms());
        let Some(ms) = gap_ms.and_then(|gap_ms| stalled(freeze_ms, gap_ms)).filter(|_| !document().hidden()) else {
            return;
        };
        match context.recorder() {
            Some(recorder) => recorder.remark(Remark::FrozenByOther { ms }),
            None => self.session.notices.update(|notices| {
                let frozen = Notice::Sentence(frozen_by_other(ms));
                notices.retain(|notice| *notice != frozen);
                notices.push(frozen);
            }),
        }
        tell(&OutMessage::Stalled(ms));
    }

    /// Takes in that another count in the same article stood still with the last freeze of this one.
    fn hear_of_other(self, ms: f64) {
        if let Some(run) = self.session.latest_run().filter(|run| run.mode.about().blocks) {
            self.session.lane(run.mode).others.set(Some(froze_other(ms)));
        }
    }
}
