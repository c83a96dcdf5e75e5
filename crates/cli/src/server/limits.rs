//! How many connections there may be, and how long one may stand.

use std::time::Duration;

/// How long a connection may stand in each of its states.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Nothing is asked: also before the first request, and while the head of
    /// one comes in.
    pub idle: Duration,
    /// An answer is there and the peer takes nothing of it.
    pub stall: Duration,
    /// After this it takes no more requests; what is in hand may end.
    pub age: Duration,
    /// After this it is closed, whatever goes on.
    pub age_most: Duration,
    /// From the end of a limit above to the closing of one that does not end.
    pub grace: Duration,
}

impl Limits {
    pub const SITE: Self = Self {
        idle: Duration::from_secs(15),
        stall: Duration::from_secs(30),
        age: Duration::from_secs(60 * 60),
        age_most: Duration::from_secs(12 * 60 * 60),
        grace: Duration::from_secs(5),
    };
}

/// More open files than this are of no use to a server.
const MAX_FILES: u64 = 65_536;
/// What the database, its files, pictures and emails may take.
const FILES_KEPT: u64 = 128;
/// More connections than this only hold memory.
const MAX_CONNECTIONS: u64 = 4096;

/// How many files the process may have open, after the limit was raised as far
/// as the system allows.
///
/// # Errors
/// Where the system does not tell.
pub fn raise_open_files() -> std::io::Result<u64> {
    rlimit::increase_nofile_limit(MAX_FILES)
}

/// How many connections there may be with so many open files.
pub fn connections(files: u64) -> usize {
    let most = files
        .saturating_sub(FILES_KEPT)
        .max(files / 2)
        .min(MAX_CONNECTIONS);
    usize::try_from(most).unwrap_or(usize::MAX)
}

/// How many of them one network may hold.
pub fn of_one_network(connections: usize) -> usize {
    (connections / 4).max(8)
}

#[cfg(test)]
mod tests {
    use super::{connections, of_one_network};

    #[test]
    fn connections_stay_below_the_limit_of_open_files() {
        for (files, most) in [
            (64, 32),
            (256, 128),
            (1024, 896),
            (4096, 3968),
            (1 << 20, 4096),
        ] {
            assert_eq!(connections(files), most, "{files}");
        }
        assert_eq!(of_one_network(128), 32);
        assert_eq!(of_one_network(4096), 1024);
    }
}
