//! Asks the issuer's site about one number.

use super::Sealed;
use laurel_domain::certification::CertificateNumber;
use reqwest::header::ACCEPT;
use reqwest::{Client, StatusCode, Url};
use std::time::Duration;

const MAX_ANSWER: u64 = 1024 * 1024;
const PATIENCE: Duration = Duration::from_secs(15);

/// `None` where the site knows no such certificate.
pub async fn ask(site: &Url, number: &CertificateNumber) -> Result<Option<Sealed>, String> {
    let failed = |error: reqwest::Error| format!("can't ask {site}: {}", error.without_url());
    let url = site
        .join(&format!("verify/{number}"))
        .map_err(|error| format!("{site}: {error}"))?;
    let client = Client::builder()
        .timeout(PATIENCE)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(failed)?;
    let mut answer = client
        .get(url)
        .header(ACCEPT, "application/json")
        .send()
        .await
        .map_err(failed)?;
    match answer.status() {
        StatusCode::OK => {}
        StatusCode::NOT_FOUND => return Ok(None),
        status => return Err(format!("{site} answered {status}")),
    }
    let mut bytes = Vec::new();
    while let Some(piece) = answer.chunk().await.map_err(failed)? {
        bytes.extend_from_slice(&piece);
        if bytes.len() as u64 > MAX_ANSWER {
            return Err(format!("{site} answered at too great a length"));
        }
    }
    serde_json::from_slice(&bytes)
        .map(Some)
        .map_err(|_| format!("{site} did not answer as a Laurel site does"))
}
