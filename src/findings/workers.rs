//! Sentences on workers: how many a run will start, and why none can start.

use std::fmt;

use crate::exercise::format::seconds;
use crate::exercise::mode::Mode;

/// What a run in `threads` mode will do, from the number of workers that it starts.
pub fn intention(workers: usize) -> String {
    match workers {
        0 => "Nobody sleeps, so it starts no worker.".to_owned(),
        1 => "Starts 1 worker that keeps itself busy; leaves this page free.".to_owned(),
        _ => format!("Starts {workers} workers that keep themselves busy; leaves this page free."),
    }
}

/// Why a run in `threads` mode cannot begin. Displays as a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoWorkers {
    /// The page is sandboxed, and no worker may start.
    Sandboxed,
    /// The page's policy forbids workers.
    Forbidden,
    /// The browser refuses to start one without a reason.
    Refused,
    /// One broke before it was ready: its script is missing or damaged.
    Broken,
    /// Some were not ready in time.
    Silent {
        /// The time waited, in ms.
        waited_ms: u32,
    },
}

impl fmt::Display for NoWorkers {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = Mode::Threads.about().title;
        let instead = Mode::AsyncTogether.about().title;
        match self {
            Self::Sandboxed => write!(
                out,
                "{title} can't start a worker here: this page stands in a sandbox, where the browser allows none. Open it \
                 in a tab of its own, or use {instead}."
            ),
            Self::Forbidden => write!(
                out,
                "{title} can't start a worker here: the policy of this page forbids workers. Its host can allow \
                 them with worker-src 'self'; until then use {instead}."
            ),
            Self::Refused => write!(
                out,
                "{title} can't start a worker here: the browser refuses, and does not say why. Try another browser, or use \
                 {instead}."
            ),
            Self::Broken => write!(
                out,
                "{title} could not start a worker: its file is missing, or did not arrive whole. Run it again, load the \
                 page again, or use {instead}."
            ),
            Self::Silent { waited_ms } => {
                let waited = seconds(u64::from(*waited_ms));
                write!(
                    out,
                    "{title} gave up: a worker was not ready within {waited} s. Its file may not have arrived, or too much \
                     else is going on. Run it again, or use {instead}."
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_intention_names_the_number_of_workers() {
        for (workers, sentence) in [
            (0, "Nobody sleeps, so it starts no worker."),
            (1, "Starts 1 worker that keeps itself busy; leaves this page free."),
            (2, "Starts 2 workers that keep themselves busy; leaves this page free."),
        ] {
            assert_eq!(intention(workers), sentence);
        }
    }

    #[test]
    fn where_there_are_no_workers_a_sentence_says_why_and_what_to_do() {
        let silent = NoWorkers::Silent { waited_ms: 10_000 };
        for why in [NoWorkers::Sandboxed, NoWorkers::Forbidden, NoWorkers::Refused, NoWorkers::Broken, silent] {
            let sentence = why.to_string();
            assert!(sentence.starts_with("Threads "), "{sentence}");
            assert!(sentence.ends_with(" use Async, together."), "{sentence}");
        }
        assert_eq!(
            silent.to_string(),
            "Threads gave up: a worker was not ready within 10 s. Its file may not have arrived, or too much else is going \
             on. Run it again, or use Async, together."
        );
    }
}
