//! The replay: a moment of the runs in view, dragged to by hand or played at the speed of life.

use crate::browser::clock::BrowserClock;
use crate::browser::frames::Frame;
use crate::exercise::clock::Clock;
use crate::exercise::mode::Mode;
use crate::page::state::signal::ErasedSignal;

/// Which moment is shown, if one is. A copy is the same replay.
#[derive(Clone, Copy)]
pub struct Replay {
    /// The moment, in ms from the start of each run; nothing while the page shows all there is.
    pub at_ms: ErasedSignal<Option<f64>>,
    /// Whether lines are shown as a terminal would have shown them: as soon as they were printed.
    pub is_terminal: ErasedSignal<bool>,
    /// Whether time passes by itself.
    pub is_playing: ErasedSignal<bool>,
    player: ErasedSignal<Option<Frame>>,
}

impl Replay {
    /// No moment. It ends with the component that makes it.
    pub fn new() -> Self {
        Self {
            at_ms: ErasedSignal::new(None),
            is_terminal: ErasedSignal::new(false),
            is_playing: ErasedSignal::new(false),
            player: ErasedSignal::new(None),
        }
    }

    /// The moment that a lane shows. As a terminal only Sync is shown: it is the one that a terminal would have drawn sooner.
    pub fn at_ms_in(&self, mode: Mode) -> Option<f64> {
        self.at_ms.get().filter(|_| mode == Mode::Sync || !self.is_terminal.get())
    }

    /// Whether a lane's lines are shown as a terminal would have shown them.
    pub fn is_terminal_in(&self, mode: Mode) -> bool {
        mode == Mode::Sync && self.is_terminal.get()
    }

    /// Shows the moment `at_ms`, as the page showed it.
    pub fn show(&self, at_ms: f64) {
        self.pause();
        self.is_terminal.set(false);
        self.at_ms.set(Some(at_ms));
    }

    /// Shows all there is again.
    pub fn end(&self) {
        self.pause();
        self.is_terminal.set(false);
        self.at_ms.set(None);
    }

    /// Lets no more time pass.
    pub fn pause(&self) {
        self.player.update_untracked(|player| *player = None);
        self.is_playing.set(false);
    }

    /// Lets time pass by `time` from the moment that is shown, or from the start, to `end_ms`; then shows all there is.
    pub fn play(&self, clock: BrowserClock, end_ms: f64) {
        let from_ms = self.at_ms.get_untracked().filter(|at_ms| *at_ms < end_ms).unwrap_or(0.0);
        self.is_playing.set(true);
        self.at_ms.set(Some(from_ms));
        let start_ms = clock.now() - from_ms;
        self.go_on(clock, start_ms, end_ms);
    }

    fn go_on(self, clock: BrowserClock, start_ms: f64, end_ms: f64) {
        let frame = Frame::request(move || {
            let at_ms = clock.now() - start_ms;
            if at_ms < end_ms {
                self.at_ms.set(Some(at_ms));
                self.go_on(clock, start_ms, end_ms);
            } else {
                self.end();
            }
        });
        self.player.update_untracked(|player| *player = Some(frame));
    }
}
