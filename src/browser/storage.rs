//! Runs kept across reloads in local storage, if the browser allows it. Each run has an entry of its own, so that two tabs do
//! not overwrite each other's runs.

use web_sys::Storage;

use crate::browser::json::JsJson;
use crate::findings::run::{Run, RunId};
use crate::sharing::record;

const PREFIX: &str = "sleep-count.run.";
/// The most runs that are kept.
const MAX_RUNS: usize = 50;
/// The most events of a run that are kept.
const MAX_EVENTS: usize = 2_000;

/// The storage of kept runs.
#[derive(Clone, Debug)]
pub struct KeptRuns(Storage);

/// Runs that were removed from the storage: the entry and the key of each.
#[derive(Clone, Debug, Default)]
pub struct ForgottenRuns(Vec<(String, String)>);

impl KeptRuns {
    /// The storage of this origin; `None` if the browser refuses it, as in a sandbox.
    pub fn open() -> Option<Self> {
        Some(Self(web_sys::window()?.local_storage().ok()??))
    }

    /// The kept runs, oldest first, and the number of entries that could not be read. Those stay in the storage, since
    /// another version of the page may be able to read them.
    pub fn load(&self) -> (Vec<Run>, usize) {
        let entries = self.keys().into_iter().map(|key| self.read(&key));
        let (runs, damaged): (Vec<_>, Vec<_>) = entries.partition(Option::is_some);
        (runs.into_iter().flatten().collect(), damaged.len())
    }

    /// The number of kept runs, readable or not.
    pub fn number(&self) -> usize {
        self.keys().len()
    }

    /// Whether this run is kept.
    pub fn holds(&self, id: RunId) -> bool {
        self.0.get_item(&key(id)).is_ok_and(|entry| entry.is_some())
    }

    /// Keeps a run, and evicts the oldest ones if there are too many or the storage is full. Returns false, and evicts
    /// nothing, if there is no room even for this run alone.
    pub fn keep(&self, run: &Run) -> bool {
        let key = key(run.id());
        let record = record::write(run, MAX_EVENTS);
        let mut older = self.keys();
        older.retain(|other| *other != key);
        let mut older = older.into_iter();
        let mut evicted: Vec<(String, String)> = Vec::new();
        while self.0.set_item(&key, &record).is_err() {
            let is_evicted = older.next().is_some_and(|oldest| self.evict(oldest, &mut evicted));
            if !is_evicted {
                evicted.iter().for_each(|(key, entry)| self.restore(key, entry));
                return false;
            }
        }
        let surplus = (older.len() + 1).saturating_sub(MAX_RUNS);
        older.take(surplus).for_each(|key| self.remove(&key));
        true
    }

    /// Removes all runs, readable or not, and returns them as they were stored.
    pub fn forget_all(&self) -> ForgottenRuns {
        let entry = |key: String| Some((self.0.get_item(&key).ok()??, key));
        let forgotten = self.keys().into_iter().filter_map(entry).collect::<Vec<_>>();
        forgotten.iter().for_each(|(_, key)| self.remove(key));
        ForgottenRuns(forgotten)
    }

    /// Stores forgotten runs again. Returns false if there is no room for all of them.
    pub fn remember(&self, forgotten: &ForgottenRuns) -> bool {
        forgotten.0.iter().all(|(entry, key)| self.0.set_item(key, entry).is_ok())
    }

    fn read(&self, key: &str) -> Option<Run> {
        let text = self.0.get_item(key).ok()??;
        record::read(&JsJson::parse(&text)?).ok()
    }

    /// Makes room by removing an entry, if it still exists. Returns false, and removes nothing, if the entry could not be
    /// restored: a read-only storage must keep what it holds.
    fn evict(&self, key: String, evicted: &mut Vec<(String, String)>) -> bool {
        let Ok(Some(entry)) = self.0.get_item(&key) else { return true };
        if self.0.set_item(&key, &entry).is_err() {
            return false;
        }
        self.remove(&key);
        evicted.push((key, entry));
        true
    }

    fn restore(&self, key: &str, entry: &str) {
        // There is room for it, since it was only just removed.
        let _ = self.0.set_item(key, entry);
    }

    fn remove(&self, key: &str) {
        // Removing does not fail for any key.
        let _ = self.0.remove_item(key);
    }

    /// The keys of all entries, oldest run first: a key begins with the start time.
    fn keys(&self) -> Vec<String> {
        let length = self.0.length().unwrap_or(0);
        let keys = (0..length).filter_map(|entry| self.0.key(entry).ok().flatten());
        // Insertion into a list of some dozens at most: a sort would add 4 KB to the program.
        let mut sorted: Vec<String> = Vec::new();
        for key in keys.filter(|key| key.starts_with(PREFIX)) {
            let index = sorted.iter().position(|other| *other > key).unwrap_or(sorted.len());
            sorted.insert(index, key);
        }
        sorted
    }
}

/// The key of the entry of a run.
fn key((started_at, mode): RunId) -> String {
    format!("{PREFIX}{started_at}.{}", mode.about().slug)
}
