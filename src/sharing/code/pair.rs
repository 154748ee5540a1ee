//! The two modes whose programs are shown side by side.

use crate::exercise::mode::Mode;

/// The two of `modes` to compare: first one that blocks, Sync before another, then the one that the reader ran last, else
/// Async, together, else the last one that does not block. `None` for the second if there is no other.
pub fn pair(modes: &[Mode], latest: Option<Mode>) -> (Mode, Option<Mode>) {
    let blocks = |mode: &Mode| mode.about().blocks;
    let usual = |usual: Mode| modes.iter().find(move |mode| **mode == usual);
    let Some(&first) = usual(Mode::Sync).or_else(|| modes.iter().find(|mode| blocks(mode))).or_else(|| modes.first())
    else {
        return (latest.unwrap_or(Mode::Sync), None);
    };
    let others = || modes.iter().copied().filter(|mode| *mode != first);
    let together = usual(Mode::AsyncTogether).copied().filter(|mode| *mode != first);
    let free = || together.or_else(|| others().rfind(|mode| !blocks(mode)));
    let second =
        latest.filter(|latest| others().any(|mode| mode == *latest)).or_else(free).or_else(|| others().next_back());
    (first, second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Mode::{AsyncBlocking, AsyncInTurn, AsyncTogether, Sync, Threads};

    #[test]
    fn the_first_lane_that_blocks_is_beside_the_one_that_ran_last() {
        for (modes, latest, expected) in [
            (&[Sync, AsyncTogether][..], None, (Sync, Some(AsyncTogether))),
            (&[Sync, AsyncTogether], Some(Sync), (Sync, Some(AsyncTogether))),
            (&[AsyncTogether, Sync], Some(Sync), (Sync, Some(AsyncTogether))),
            (&[Sync, AsyncInTurn, AsyncTogether], None, (Sync, Some(AsyncTogether))),
            (&[Sync, AsyncInTurn, AsyncTogether], Some(AsyncInTurn), (Sync, Some(AsyncInTurn))),
            (&[Sync, AsyncTogether, AsyncBlocking], Some(AsyncBlocking), (Sync, Some(AsyncBlocking))),
            (&[Sync, AsyncBlocking], None, (Sync, Some(AsyncBlocking))),
            (&[AsyncInTurn, AsyncTogether, Threads], None, (AsyncInTurn, Some(AsyncTogether))),
            (&[AsyncTogether, AsyncInTurn, Threads], None, (AsyncTogether, Some(Threads))),
            (&[AsyncInTurn, AsyncTogether, Threads], Some(AsyncTogether), (AsyncInTurn, Some(AsyncTogether))),
            (&[Threads], Some(Threads), (Threads, None)),
            (&Mode::ALL, None, (Sync, Some(AsyncTogether))),
            (&[Threads, AsyncTogether, AsyncBlocking, Sync], None, (Sync, Some(AsyncTogether))),
            // A lane that ran and was removed.
            (&[Sync, AsyncTogether], Some(Threads), (Sync, Some(AsyncTogether))),
            (&[], None, (Sync, None)),
        ] {
            assert_eq!(pair(modes, latest), expected, "{modes:?} {latest:?}");
        }
    }
}
