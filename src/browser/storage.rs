//! Runs kept across reloads, where the browser allows it: one entry a run, so that two tabs don't undo each other.

use web_sys::Storage;

use crate::browser::json::JsJson;
use crate::exercise::mode::Mode;
use crate::findings::run::Run;
use crate::sharing::record;

const PREFIX: &str = "sleep-count.run.";
/// The most runs that are kept.
const MAX_RUNS: usize = 50;
/// The most events of a run that are kept.
const MAX_EVENTS: usize = 2_000;

/// The place where runs are kept.
#[derive(Clone, Debug)]
pub struct KeptRuns(Storage);

impl KeptRuns {
    /// The storage of this origin; nothing where the browser refuses it, as in a sandbox.
    pub fn open() -> Option<Self> {
        Some(Self(web_sys::window()?.local_storage().ok()??))
    }

    /// The kept runs from the oldest on, and how many entries could not be read. Those are left where they are:
    /// another version may read them.
    pub fn load(&self) -> (Vec<Run>, usize) {
        let entries = self.keys().into_iter().map(|key| self.read(&key));
        let (runs, damaged): (Vec<_>, Vec<_>) = entries.partition(Option::is_some);
        (runs.into_iter().flatten().collect(), damaged.len())
    }

    /// How many runs are kept, readable or not.
    pub fn number(&self) -> usize {
        self.keys().len()
    }

    /// Whether a run of that lane is kept that was started then: a run is known by both.
    pub fn holds(&self, started_at: &str, mode: Mode) -> bool {
        self.0.get_item(&key(started_at, mode)).is_ok_and(|entry| entry.is_some())
    }

    /// Keeps a run, at the cost of the oldest where there are too many or too little room. False where there is no
    /// room even for it alone; then the others stay.
    pub fn keep(&self, run: &Run) -> bool {
        let key = key(&run.started_at, run.mode);
        let record = record::write(run, MAX_EVENTS);
        let mut older = self.keys();
        older.retain(|other| *other != key);
        let mut older = older.into_iter();
        let mut given_up: Vec<(String, String)> = Vec::new();
        while self.0.set_item(&key, &record).is_err() {
            let taken_out = older.next().is_some_and(|oldest| self.take_out(oldest, &mut given_up));
            if !taken_out {
                given_up.iter().for_each(|(key, entry)| self.put_back(key, entry));
                return false;
            }
        }
        let surplus = (older.len() + 1).saturating_sub(MAX_RUNS);
        older.take(surplus).for_each(|key| self.forget(&key));
        true
    }

    /// Forgets all runs, readable or not.
    pub fn forget_all(&self) {
        self.keys().iter().for_each(|key| self.forget(key));
    }

    fn read(&self, key: &str) -> Option<Run> {
        let text = self.0.get_item(key).ok()??;
        record::read(&JsJson::parse(&text)?).ok()
    }

    /// Makes room by taking out an entry, if it is still there. False where it could not be put back: a storage that lets
    /// nothing be written at all has to keep what it holds.
    fn take_out(&self, key: String, given_up: &mut Vec<(String, String)>) -> bool {
        let Ok(Some(entry)) = self.0.get_item(&key) else { return true };
        if self.0.set_item(&key, &entry).is_err() {
            return false;
        }
        self.forget(&key);
        given_up.push((key, entry));
        true
    }

    fn put_back(&self, key: &str, entry: &str) {
        // It was there a moment ago, so there is room for it.
        let _ = self.0.set_item(key, entry);
    }

    fn forget(&self, key: &str) {
        // Removing fails for no key.
        let _ = self.0.remove_item(key);
    }

    /// The keys of all entries, from the oldest run on: they begin with the time at which it started.
    fn keys(&self) -> Vec<String> {
        let length = self.0.length().unwrap_or(0);
        let keys = (0..length).filter_map(|index| self.0.key(index).ok().flatten());
        // Some dozens at most, each put where it belongs: sorting would be 4 KB more of program to load.
        let mut sorted: Vec<String> = Vec::new();
        for key in keys.filter(|key| key.starts_with(PREFIX)) {
            let place = sorted.iter().position(|other| *other > key).unwrap_or(sorted.len());
            sorted.insert(place, key);
        }
        sorted
    }
}

/// The key of the entry of a run.
fn key(started_at: &str, mode: Mode) -> String {
    format!("{PREFIX}{started_at}.{}", mode.about().slug)
}
