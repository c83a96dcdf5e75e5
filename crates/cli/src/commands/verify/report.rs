//! The answer, for people and for scripts.

use super::{Outcome, Sealed};

pub fn as_text(outcome: &Outcome) -> String {
    let mut lines = vec![format!("{}: {}", outcome.answer, outcome.why)];
    if let Some(sealed) = &outcome.sealed {
        if outcome.answer == "altered" {
            lines.push("The sealed one says:".to_owned());
        }
        let holder = sealed.holder.as_deref().unwrap_or("withdrawn");
        lines.extend([
            format!("  number   {} ({})", sealed.number, sealed.status),
            format!("  holder   {holder}"),
            format!("  title    {}", sealed.title),
            format!("  issued   {} by {}", sealed.issued_on, sealed.issuer.name),
            format!("  SHA-256  {}", sealed.sha256),
        ]);
    }
    if let Some(sha256) = &outcome.sha256 {
        lines.push(format!("  file     {sha256}"));
    }
    match (&outcome.site, outcome.as_of) {
        (Some(site), Some(day)) => {
            lines.push(format!(
                "  asked    the register of {site}, exported on {day}"
            ));
            lines.push("           What happened since is not in it.".to_owned());
        }
        (Some(site), None) => lines.push(format!("  asked    {site}")),
        (None, _) => {}
    }
    lines.join("\n")
}

pub fn as_json(outcome: &Outcome) -> serde_json::Value {
    let sealed = outcome.sealed.as_ref();
    serde_json::json!({
        "answer": outcome.answer,
        "why": outcome.why,
        "file_sha256": outcome.sha256,
        "site": outcome.site,
        "as_of": outcome.as_of,
        "number": sealed.map(|s| &s.number),
        "status": sealed.map(|s| &s.status),
        "holder": sealed.and_then(|s| s.holder.as_ref()),
        "title": sealed.map(|s| &s.title),
        "issued_on": sealed.map(|s| &s.issued_on),
        "expires_on": sealed.and_then(|s| s.expires_on),
        "issuer": sealed.map(|s| &s.issuer.name),
        "sha256": sealed.map(|s| &s.sha256),
    })
}

/// The sentence after the one word.
pub fn why(sealed: &Sealed) -> String {
    let last = |kind: &str| {
        sealed
            .events
            .iter()
            .rev()
            .find(|event| event.r#type == kind)
    };
    let on = |kind: &str| last(kind).map_or("?", |event| event.on.as_str());
    match sealed.status.as_str() {
        "valid" => format!("issued on {} and not revoked or replaced", sealed.issued_on),
        "expired" => format!(
            "it was valid until {}",
            sealed
                .expires_on
                .map_or_else(|| "?".to_owned(), |day| day.to_string())
        ),
        "revoked" => format!(
            "on {}: {}",
            on("revoked"),
            last("revoked")
                .and_then(|event| event.reason.as_deref())
                .unwrap_or("no reason is told")
        ),
        "replaced" => {
            let newer = sealed.chain.iter().find(|l| l.relation == "replaced_by");
            format!(
                "on {} by {}",
                on("replaced"),
                newer.map_or("?", |link| link.number.as_str())
            )
        }
        "withdrawn" => format!("at the holder's request, on {}", on("withdrawn")),
        other => format!("{other} since {}", on(other)),
    }
}
