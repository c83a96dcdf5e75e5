//! How much memory the process holds, as Linux tells it; elsewhere nobody does.

const STATUS: &str = "/proc/self/status";

/// Bytes that are resident now.
pub fn resident() -> Option<u64> {
    in_status(&std::fs::read_to_string(STATUS).ok()?)
}

fn in_status(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::in_status;

    #[test]
    fn what_linux_tells_is_in_bytes() {
        let status = "Name:\tlaurel\nVmHWM:\t  9 kB\nVmRSS:\t   51200 kB\nThreads:\t4\n";
        assert_eq!(in_status(status), Some(52_428_800));
        assert_eq!(in_status("Name:\tlaurel\n"), None);
    }
}
