//! Drives a server with `wrk`, and counts what it cost.

use crate::process::cpu_seconds;
use std::path::Path;
use std::process::Command;

/// What came of one drive.
#[derive(Debug, Clone, Copy)]
pub struct LoadResult {
    pub requests: f64,
    pub seconds: f64,
    /// Answers that were neither 2xx nor 3xx, and broken connections.
    pub failures: f64,
}

/// How to drive.
pub struct Wrk<'a> {
    pub connections: u32,
    pub seconds: u32,
    pub headers: &'a [(&'a str, &'a str)],
    pub script: Option<&'a Path>,
}

impl Wrk<'_> {
    pub fn load(&self, url: &str) -> LoadResult {
        let mut command = Command::new("wrk");
        command
            .arg("-t1")
            .arg(format!("-c{}", self.connections))
            .arg(format!("-d{}s", self.seconds))
            .args(["--timeout", "10s"]);
        for (name, value) in self.headers {
            command.arg("-H").arg(format!("{name}: {value}"));
        }
        if let Some(script) = self.script {
            command.arg("-s").arg(script);
        }
        let output = command
            .arg(url)
            .output()
            .expect("wrk is installed (Debian: apt-get install wrk)");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success(),
            "wrk: {text}{}",
            String::from_utf8_lossy(&output.stderr)
        );
        read(&text)
    }

    /// Microseconds of the server's processor a request, with the drive.
    pub fn cost(&self, pid: u32, url: &str) -> f64 {
        let before = cpu_seconds(pid);
        let load = self.load(url);
        let after = cpu_seconds(pid);
        assert!(load.failures == 0.0, "{url}: {load:?}");
        (after - before) * 1e6 / load.requests
    }
}

fn read(text: &str) -> LoadResult {
    let mut load = LoadResult {
        requests: 0.0,
        seconds: 1.0,
        failures: 0.0,
    };
    for line in text.lines().map(str::trim) {
        if let Some((requests, rest)) = line.split_once(" requests in ") {
            load.requests = requests.parse().expect("a count");
            let seconds = rest.split(',').next().unwrap_or_default();
            load.seconds = seconds
                .trim_end_matches('s')
                .parse()
                .unwrap_or_else(|_| panic!("not seconds: {seconds}"));
        } else if let Some(count) = line.strip_prefix("Non-2xx or 3xx responses:") {
            load.failures += count.trim().parse::<f64>().expect("a count");
        } else if let Some(errors) = line.strip_prefix("Socket errors:") {
            let counts = errors.split(|c: char| !c.is_ascii_digit());
            load.failures += counts.filter_map(|n| n.parse::<f64>().ok()).sum::<f64>();
        }
    }
    assert!(load.requests > 0.0, "no answer at all: {text}");
    load
}
