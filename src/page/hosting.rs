//! This page inside another one: what it tells of itself, what it is told, and how far its freezes reach.

use std::cell::Cell;

use leptos::prelude::*;

use crate::browser::host::{listen, tell};
use crate::browser::size::HeightWatch;
use crate::browser::standstill::Standstill;
use crate::findings::pulse::NOTICEABLE_MS;
use crate::findings::reach::{Reach, froze_other, frozen_by_other};
use crate::findings::run::Remark;
use crate::page::session::Session;
use crate::sharing::link::Link;
use crate::sharing::messages::{Heard, Told};

/// A change of the page's height that nobody needs to follow, in px.
const SAME_HEIGHT_PX: u32 = 2;

/// Tells whoever holds this page that it is ready, and how high it is, and hears what it is told, until the component goes.
pub fn attend(session: Session) {
    // A link that came during a run waits for its end.
    let waiting = RwSignal::<Option<Link>>::new(None);
    let on_heard = move |heard| match heard {
        Heard::Set(query) => {
            let (link, unusable) = Link::parse(&query);
            waiting.set(Some(link));
            session.notices.set(unusable.iter().map(ToString::to_string).collect());
        }
        Heard::HostGap(ms) => session.learn_reach(ms),
        Heard::OtherFreeze(0.0) => session.brace(),
        Heard::OtherFreeze(ms) => session.hear_of_freeze(ms),
    };
    Effect::new(move |_| {
        if let (None, Some(link)) = (session.running.get(), waiting.get()) {
            waiting.set(None);
            session.hold(link);
        }
    });
    let heights = document().body().and_then(|body| HeightWatch::new(&body, tell_height()));
    let undone = StoredValue::new_local((listen(on_heard), heights));
    on_cleanup(move || drop(undone.try_update_value(|(listener, heights)| (listener.take(), heights.take()))));
    Effect::new(|_| tell(&Told::Ready));
}

/// Tells heights, rounded up, as far as they are others than before.
fn tell_height() -> impl Fn(f64) {
    let told = Cell::new(0);
    move |height| {
        let height = height.ceil() as u32;
        if height.abs_diff(told.get()) >= SAME_HEIGHT_PX {
            told.set(height);
            tell(&Told::Resize(height));
        }
    }
}

impl Session {
    /// Holds what a link says. What was said of earlier changes is settled; what could not be used was said.
    fn hold(self, link: Link) {
        self.theme.set(link.theme);
        self.modes.set(link.modes);
        self.plan.set(link.plan);
    }

    /// Takes in for how long the article around stood still during the last freeze.
    fn learn_reach(self, host_gap_ms: f64) {
        let Some(run) = self.latest_run().filter(|run| run.mode.about().blocks) else { return };
        let reach = Reach::measured(run.longest_freeze_ms.unwrap_or(run.elapsed_ms), host_gap_ms);
        self.reach.set(reach);
        self.lane(run.mode).around.update(|around| around.push(reach.told(host_gap_ms)));
    }

    /// Watches itself: another count in the same article is about to freeze.
    fn brace(self) {
        let backstage = self.backstage();
        backstage.standstill.replace(Some(Standstill::watch(backstage.time.clone())));
    }

    /// Takes in that another count in the same article stood still for so long: because it froze, and then this one may have
    /// stood still with it, or because this one did.
    fn hear_of_freeze(self, ms: f64) {
        let backstage = self.backstage();
        let Some(standstill) = backstage.standstill.take() else {
            let Some(run) = self.latest_run().filter(|run| run.mode.about().blocks) else { return };
            return self.lane(run.mode).around.update(|around| around.push(froze_other(ms)));
        };
        let stalled_ms =
            standstill.longest_ms().filter(|stalled_ms| *stalled_ms * 2.0 >= ms && *stalled_ms > NOTICEABLE_MS);
        let Some(ms) = stalled_ms.filter(|_| !document().hidden()) else { return };
        match backstage.recorder() {
            Some(recorder) => recorder.remark(Remark::FrozenByOther { ms }),
            None => self.notices.set(vec![frozen_by_other(ms)]),
        }
        tell(&Told::Stalled(ms));
    }
}
