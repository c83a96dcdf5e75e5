//! The demo with 100,000 enrollments: how soon the server answers on it, and
//! how much memory it holds while it is used.

use crate::figure::Figure;
use crate::learner::Learner;
use crate::process::peak_megabytes;
use crate::wrk::Wrk;
use laurel_tests::{Options, Site};
use std::fmt::Write;
use std::io::{Read, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// A site with the demo in it, served.
pub struct Demo {
    pub site: Site,
    /// What `laurel demo` printed: among it, how to sign in.
    said: String,
}

/// Who looks around.
pub struct People {
    pub learner: Learner,
    pub instructor: Learner,
    pub administrator: Learner,
}

impl Demo {
    pub async fn make(options: Options, learners: u32) -> Self {
        let mut site = Site::prepare(options).await;
        let made = site.run(&["demo", "--learners", &learners.to_string()]);
        let (said, told) = (
            String::from_utf8_lossy(&made.stdout).into_owned(),
            String::from_utf8_lossy(&made.stderr).into_owned(),
        );
        assert!(made.status.success(), "demo: {said}{told}");
        let (enrollments, rate) = pace(&told);
        eprintln!("the demo has {enrollments} enrollments, made at {rate} a second");
        // the first start after the demo settles what is left to settle
        site.serve().await;
        Self { site, said }
    }

    /// Each link signs in once.
    pub async fn people(&self) -> People {
        let by_link = async |role: &str| {
            let lines = self.said.lines();
            let link = lines
                .filter_map(|line| line.strip_prefix(&format!("{role}: ")))
                .next()
                .unwrap_or_else(|| panic!("no link for the {role}: {}", self.said));
            let at = link.find("/sign-in/").expect("a sign-in link");
            Learner::by_link(&self.site, &link[at..]).await
        };
        People {
            learner: by_link("learner").await,
            instructor: by_link("instructor").await,
            administrator: by_link("administrator").await,
        }
    }
}

/// Ends with the server just started.
pub async fn start(demo: &mut Demo) -> Figure {
    let start = first_answer(&mut demo.site).await;
    Figure::below("start to first answer", start, 300.0, "ms")
}

/// The most that a server held which did nothing else.
pub async fn memory(demo: &Demo, people: &People, seconds: u32) -> Figure {
    let load = under_load(&demo.site, people, seconds).await;
    Figure::below("resident memory under load", load, 96.0, "MB")
}

/// `… 100012 enrollments … (23456 a second)`
fn pace(told: &str) -> (f64, f64) {
    let words: Vec<&str> = told
        .split(|c: char| c.is_whitespace() || "(),".contains(c))
        .filter(|word| !word.is_empty())
        .collect();
    let before = |next: &str| -> f64 {
        let at = words.iter().rposition(|word| *word == next);
        at.and_then(|at| words.get(at - 1))
            .and_then(|word| word.parse().ok())
            .unwrap_or_else(|| panic!("no number before {next:?}: {told}"))
    };
    (before("enrollments"), before("a"))
}

/// Milliseconds from starting the process to the first page.
async fn first_answer(site: &mut Site) -> f64 {
    assert!(site.stop(), "the server stops when told");
    let mut best = f64::MAX;
    for _ in 0..3 {
        let address = site.address();
        let start = Instant::now();
        site.spawn();
        loop {
            if let Some(status) = page(&address)
                && status == "200"
            {
                break;
            }
            assert!(start.elapsed() < Duration::from_secs(30), "no answer");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        best = best.min(start.elapsed().as_secs_f64() * 1000.0);
        assert!(site.stop(), "the server stops when told");
    }
    site.serve().await;
    best
}

fn page(address: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    let request = format!("GET / HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut head = [0; 12];
    stream.read_exact(&mut head).ok()?;
    String::from_utf8_lossy(&head)
        .rsplit(' ')
        .next()
        .map(str::to_owned)
}

/// The peak in megabytes after people of each role looked around.
async fn under_load(site: &Site, people: &People, seconds: u32) -> f64 {
    let mut lines = String::from("local asked = {\n");
    for path in [
        "/",
        "/programs",
        "/programs/compassionate-leadership",
        "/resources",
        "/verify",
        "/search?q=trust",
    ] {
        writeln!(lines, "{{\"{path}\", \"\"}},").expect("text");
    }
    for (somebody, paths) in [
        (
            &people.learner,
            &["/dashboard", "/learn/seeing-what-hurts"][..],
        ),
        (&people.instructor, &["/studio"][..]),
        (
            &people.administrator,
            &["/admin", "/admin/people", "/admin/certificates"][..],
        ),
    ] {
        for path in paths {
            let page = somebody.person.visit(path).await;
            assert_eq!(page.status, 200, "{path}: {}", page.text());
            writeln!(lines, "{{\"{}\", \"{}\"}},", page.path, somebody.cookie).expect("text");
        }
    }
    lines.push_str(LOOKING_AROUND);
    let script = site.scratch().join("around.lua");
    std::fs::write(&script, lines).expect("the script is written");
    for encoding in ["identity", "gzip, br"] {
        let load = Wrk {
            connections: 64,
            seconds,
            headers: &[("accept-encoding", encoding)],
            script: Some(&script),
        }
        .load(&site.url("/"));
        assert!(load.failures == 0.0, "{load:?}");
    }
    peak_megabytes(site.pid())
}

const LOOKING_AROUND: &str = r#"}
local at = 0
request = function()
  at = at % #asked + 1
  local it = asked[at]
  if it[2] == "" then return wrk.format("GET", it[1]) end
  local headers = {["Cookie"] = it[2]}
  for name, value in pairs(wrk.headers) do headers[name] = value end
  return wrk.format("GET", it[1], headers)
end
"#;
