//! What the kernel says of a process: the processor time it took and the
//! memory it holds.

use std::fs;

/// The kernel counts in hundredths of a second, on every Linux that Rust runs on.
const TICKS_A_SECOND: f64 = 100.0;

/// Seconds of processor time, in user and kernel mode, of all its threads.
pub fn cpu_seconds(pid: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).expect("the process lives");
    // the name, in brackets, may hold spaces; what follows begins at field 3
    let (_, rest) = stat.rsplit_once(')').expect("a process has a name");
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let ticks = |at: usize| -> f64 { fields[at].parse().expect("ticks") };
    (ticks(11) + ticks(12)) / TICKS_A_SECOND
}

/// The most megabytes (1,000,000 bytes) that were resident since it started.
pub fn peak_megabytes(pid: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).expect("the process lives");
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .expect("the kernel tells the peak");
    let kibibytes: f64 = line
        .trim()
        .trim_end_matches(" kB")
        .trim()
        .parse()
        .expect("a number");
    kibibytes * 1024.0 / 1e6
}
