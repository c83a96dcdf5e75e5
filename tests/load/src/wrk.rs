//! Drives a server with `wrk`, and counts what it cost.

use crate::process::cpu_seconds;
use std::path::Path;
use std::process::Command;

/// What came of one drive.
#[derive(Debug, Clone, Copy)]
pub struct Drive {
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
    pub fn drive(&self, url: &str) -> Drive {
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
        let drive = self.drive(url);
        let after = cpu_seconds(pid);
        assert!(drive.failures == 0.0, "{url}: {drive:?}");
        (after - before) * 1e6 / drive.requests
    }
}

fn read(text: &str) -> Drive {
    let mut drive = Drive {
        requests: 0.0,
        seconds: 1.0,
        failures: 0.0,
    };
    for line in text.lines().map(str::trim) {
        if let Some((requests, rest)) = line.split_once(" requests in ") {
            drive.requests = requests.parse().expect("a count");
            let seconds = rest.split(',').next().unwrap_or_default();
            drive.seconds = seconds
                .trim_end_matches('s')
                .parse()
                .unwrap_or_else(|_| panic!("not seconds: {seconds}"));
        } else if let Some(count) = line.strip_prefix("Non-2xx or 3xx responses:") {
            drive.failures += count.trim().parse::<f64>().expect("a count");
        } else if let Some(errors) = line.strip_prefix("Socket errors:") {
            let counts = errors.split(|c: char| !c.is_ascii_digit());
            drive.failures += counts.filter_map(|n| n.parse::<f64>().ok()).sum::<f64>();
        }
    }
    assert!(drive.requests > 0.0, "no answer at all: {text}");
    drive
}
