//! Certificates a second on one core, and the bytes of each.

use crate::figure::Figure;
use std::path::Path;
use std::process::Command;

/// Runs `crates/credentials/examples/certificates.rs`, which prints on one thread.
pub fn printed(target: &Path) -> Vec<Figure> {
    let output = Command::new(target.join("examples/certificates"))
        .args(["--count", "600"])
        .output()
        .expect("cargo build --release -p laurel-credentials --example certificates");
    let text = String::from_utf8_lossy(&output.stdout);
    // `mixed: 812 certificates a second, 1.23 ms each, 20000 to 41000 bytes, mean 30000`
    let (mut slowest, mut largest) = (f64::MAX, 0.0f64);
    for line in text
        .lines()
        .filter(|line| line.contains("certificates a second"))
    {
        let words: Vec<&str> = line.split([' ', ',']).collect();
        let number_before = |word: &str| -> f64 {
            let at = words.iter().position(|w| *w == word).expect("the word");
            words[at - 1].parse().expect("a number")
        };
        slowest = slowest.min(number_before("certificates"));
        largest = largest.max(number_before("bytes"));
    }
    assert!(largest > 0.0, "no figures: {text}");
    vec![
        Figure::above("certificates a second on one core", slowest, 300.0, "/s"),
        Figure::below("largest certificate", largest / 1000.0, 45.0, "KB"),
    ]
}
