//! The first view of the home page: what a browser with an empty cache fetches
//! to show it, as it comes over the wire.

use crate::figure::Figure;
use laurel_tests::Site;
use std::collections::BTreeSet;
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

pub async fn home(site: &Site) -> Figure {
    let fetched = by_a_browser(site).await;
    let client = reqwest::Client::new();
    let mut sum = 0;
    for path in &fetched {
        let answer = client
            .get(site.url(path))
            .header("accept-encoding", "br, gzip")
            .send()
            .await
            .expect("an answer");
        let bytes = answer.bytes().await.expect("a body").len();
        eprintln!("{bytes:>7} {path}");
        sum += bytes;
    }
    assert!(
        fetched.len() > 3,
        "a browser fetches styles and fonts: {fetched:?}"
    );
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let kilobytes = sum as f64 / 1000.0;
    Figure::below("first view of the home page", kilobytes, 60.0, "KB")
}

/// The paths that headless Chromium asks for, seen from between.
async fn by_a_browser(site: &Site) -> BTreeSet<String> {
    let seen: Arc<Mutex<BTreeSet<String>>> = Arc::default();
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (site_address, noted) = (site.address(), seen.clone());
    let between = tokio::spawn(async move {
        while let Ok((browser, _)) = listener.accept().await {
            tokio::spawn(pass(browser, site_address.clone(), noted.clone()));
        }
    });
    let profile = tempfile::tempdir().expect("a folder");
    let browser = tokio::process::Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
        ])
        .args([
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!(
            "--screenshot={}",
            profile.path().join("home.png").display()
        ))
        .arg("--window-size=1280,1600")
        .arg(format!("http://{address}/"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    tokio::time::timeout(Duration::from_secs(60), browser)
        .await
        .expect("Chromium ends by itself")
        .expect("Chromium is installed (Debian: apt-get install chromium)");
    between.abort();
    let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner).clone();
    // asked for later and by itself, not part of the view
    seen.retain(|path| path != "/favicon.ico" && path != "/site.webmanifest");
    seen
}

async fn pass(mut browser: TcpStream, site: String, seen: Arc<Mutex<BTreeSet<String>>>) {
    let Ok(mut server) = TcpStream::connect(site).await else {
        return;
    };
    let (mut from_browser, mut to_browser) = browser.split();
    let (mut from_server, mut to_server) = server.split();
    let asking = async {
        let mut bytes = vec![0; 16 * 1024];
        while let Ok(count) = from_browser.read(&mut bytes).await {
            if count == 0 {
                break;
            }
            for line in String::from_utf8_lossy(&bytes[..count]).lines() {
                if let Some(path) = line.strip_prefix("GET ").and_then(|l| l.split(' ').next()) {
                    seen.lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .insert(path.to_owned());
                }
            }
            if to_server.write_all(&bytes[..count]).await.is_err() {
                break;
            }
        }
    };
    let answering = tokio::io::copy(&mut from_server, &mut to_browser);
    tokio::select! {
        () = asking => {}
        _ = answering => {}
    }
}
