//! The replay: shows the runs in view at a chosen time, or plays them in real time.

use crate::browser::clock::BrowserClock;
use crate::browser::frames::Frame;
use crate::exercise::clock::Clock;
use crate::exercise::mode::Mode;
use crate::findings::look::Moment;
use crate::page::state::signal::ErasedSignal;

/// The state of the replay. A copy is the same replay.
#[derive(Clone, Copy)]
pub struct Replay {
    /// The replay's time, in ms from the start of each run; `None` while the page shows whole runs.
    pub at_ms: ErasedSignal<Option<f64>>,
    /// Whether lines appear when they were printed, as in a terminal, instead of when the page showed them.
    pub is_terminal: ErasedSignal<bool>,
    /// Whether the replay is playing.
    pub is_playing: ErasedSignal<bool>,
    /// How many times as fast as the run it plays.
    pub speed: ErasedSignal<f64>,
    player: ErasedSignal<Option<Frame>>,
}

impl Replay {
    /// A replay that is not on.
    pub fn new() -> Self {
        Self {
            at_ms: ErasedSignal::new(None),
            is_terminal: ErasedSignal::new(false),
            is_playing: ErasedSignal::new(false),
            speed: ErasedSignal::new(1.0),
            player: ErasedSignal::new(None),
        }
    }

    /// The time that a lane shows, in ms; `None` if it shows the whole run. Only lanes that block are replayed as in a
    /// terminal, since only their lines would appear sooner there.
    pub fn at_ms_in(&self, mode: Mode) -> Option<f64> {
        self.at_ms.get().filter(|_| self.is_about(mode))
    }

    /// Which lines of a lane count as seen. The caller subscribes to it.
    pub fn moment_in(&self, mode: Mode) -> Moment {
        match self.at_ms_in(mode) {
            None => Moment::Now,
            Some(at_ms) if self.is_terminal_in(mode) => Moment::Printed(at_ms),
            Some(at_ms) => Moment::Shown(at_ms),
        }
    }

    /// Whether the replay is about a lane: of a replay as in a terminal, the lanes that block. The caller subscribes to it.
    pub fn is_about(&self, mode: Mode) -> bool {
        mode.about().blocks || !self.is_terminal.get()
    }

    /// Whether a lane is shown as in a terminal.
    pub fn is_terminal_in(&self, mode: Mode) -> bool {
        mode.about().blocks && self.is_terminal.get()
    }

    /// Shows the time `at_ms` as the page showed it, and pauses.
    pub fn show(&self, at_ms: f64) {
        self.pause();
        self.is_terminal.set(false);
        self.at_ms.set(Some(at_ms));
    }

    /// Ends the replay: the page shows whole runs.
    pub fn end(&self) {
        self.pause();
        self.is_terminal.set(false);
        self.at_ms.set(None);
    }

    /// Pauses the replay at its time.
    pub fn pause(&self) {
        self.player.update_untracked(|player| *player = None);
        self.is_playing.set(false);
    }

    /// Plays from the time that is shown, or from the start, to `end_ms`; then ends the replay.
    pub fn play(&self, clock: BrowserClock, end_ms: f64) {
        let from_ms = self.at_ms.get_untracked().filter(|at_ms| *at_ms < end_ms).unwrap_or(0.0);
        self.is_playing.set(true);
        self.at_ms.set(Some(from_ms));
        let now_ms = clock.now();
        self.go_on(clock, now_ms, from_ms, end_ms);
    }

    /// Plays on in the next frame from `at_ms`, which was shown at `before_ms` on the clock.
    fn go_on(self, clock: BrowserClock, before_ms: f64, at_ms: f64, end_ms: f64) {
        let frame = Frame::request(move || {
            let now_ms = clock.now();
            let at_ms = at_ms + (now_ms - before_ms) * self.speed.get_untracked();
            if at_ms < end_ms {
                self.at_ms.set(Some(at_ms));
                self.go_on(clock, now_ms, at_ms, end_ms);
            } else {
                self.end();
            }
        });
        self.player.update_untracked(|player| *player = Some(frame));
    }
}
