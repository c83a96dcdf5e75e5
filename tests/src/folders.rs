//! Folders that a test copies and changes.

use std::fs;
use std::path::Path;

/// Copies a folder with everything in it.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder that is there") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("a copy");
        }
    }
}

/// Writes the file with one piece of its text exchanged.
pub fn exchange(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).expect("a file of text");
    assert!(text.contains(from), "{from} is in {}", file.display());
    fs::write(file, text.replacen(from, to, 1)).expect("the file is written");
}
