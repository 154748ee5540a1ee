//! The corpus of the fuzzer: every text in it passes the check of its target.

use std::fs;
use std::path::Path;

use crate::checks;

/// The texts of a target's corpus, each with its file.
fn texts(target: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(target);
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.map(|file| (file.display().to_string(), fs::read_to_string(&file).unwrap())).collect()
}

#[test]
fn every_text_of_the_corpus_passes_its_check() {
    for (target, check) in
        [("link", checks::link as fn(&str)), ("messages", checks::messages), ("record", checks::record)]
    {
        let texts = texts(target);
        assert!(
            texts.len() > 20,
            "only {} texts in the corpus of {target}: this test reads the wrong folder",
            texts.len()
        );
        for (file, text) in texts {
            // cargo test shows this only if a check fails.
            println!("{file}");
            check(&text);
        }
    }
}
