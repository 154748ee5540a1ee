//! Every command that builds, installs or runs packages takes the versions of the lock files.

use std::fs;
use std::path::Path;

/// Commands that resolve packages, each with the option that makes it use the lock file.
const LOCKED: [(&str, &str); 12] = [
    ("cargo build", "--locked"),
    ("cargo check", "--locked"),
    ("cargo clippy", "--locked"),
    ("cargo deny", "--locked"),
    ("cargo fetch", "--locked"),
    ("cargo install", "--locked"),
    ("cargo mutants", "--locked"),
    ("cargo run", "--locked"),
    ("cargo test", "--locked"),
    ("trunk build", "--locked"),
    ("trunk serve", "--locked"),
    ("wasm-pack test", "--locked"),
];
/// Commands that ignore a lock file or rewrite it.
const UNLOCKED: [&str; 4] = ["npm install", "npm i ", "npm update", "npx "];

/// The commands of the scripts in a folder, each on one line, with their files.
fn commands(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut commands = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let text = text.replace("\\\n", " ");
        let is_command = |line: &&str| !line.trim_start().starts_with(['#', '/', '*']);
        commands.extend(text.lines().filter(is_command).map(|line| (path.display().to_string(), line.to_owned())));
    }
    commands
}

#[test]
fn every_command_uses_the_lock_files() {
    let mut found = 0;
    for (file, command) in [".make", ".ci", ".github/workflows"].into_iter().flat_map(commands) {
        for (takes, locked) in LOCKED {
            if command.contains(takes) && !command.contains(&format!("'{takes}")) {
                assert!(command.contains(locked), "{file}: “{}” lacks {locked}", command.trim());
                found += 1;
            }
        }
        assert!(UNLOCKED.iter().all(|unlocked| !command.contains(unlocked)), "{file}: “{}”", command.trim());
    }
    assert!(found > 10, "only {found} commands were found: this test reads the wrong files");
}
