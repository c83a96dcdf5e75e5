//! What somebody reads who holds a copy of the database, or the log, and not the secret; and
//! what they can't change unseen.

use laurel_tests::{Options, Site};

/// The bytes of the database, wherever they are.
fn everything(site: &Site) -> Vec<u8> {
    let mut bytes = Vec::new();
    for name in ["laurel.db", "laurel.db-wal"] {
        bytes.extend(std::fs::read(site.data().join(name)).unwrap_or_default());
    }
    bytes
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|part| part == text.as_bytes())
}

#[tokio::test]
async fn no_link_of_an_email_is_in_the_database() {
    let site = Site::start().await;
    site.person("Ana", "ana@example.org", None).await;
    let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
    let visitor = site.visitor();
    let form = visitor
        .get("/forgot-password")
        .await
        .form("/forgot-password");
    visitor
        .send_form(&form.with("email", "ana@example.org"))
        .await;
    let email = site.email("ana@example.org", "password").await;
    let link = email.link("/reset-password/");
    let secret = link.rsplit('/').next().expect("a secret").to_owned();
    assert_eq!(secret.len(), 48, "{link}");
    if site.is_sqlite() {
        assert!(!holds(&everything(&site), &secret));
    }
    // the mail folder has it, and the owner may read what went there
    let list = olga.visit("/admin/messages").await;
    let address = list.address("/admin/messages/").expect("an email");
    assert!(olga.visit(&address).await.text().contains("reset-password"));
    let admin = site
        .person("Ada", "ada@example.org", Some("administrator"))
        .await;
    let masked = admin.visit(&address).await;
    assert!(
        masked.text().contains("/reset-password/…"),
        "{}",
        masked.text()
    );
    // it works
    assert_eq!(site.visitor().get(&link).await.status, 200);
}

#[tokio::test]
async fn what_endangers_the_site_is_in_the_log_and_no_secret_is() {
    let site = Site::start_with(Options::default().and("LAUREL_LOG", "info")).await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    let visitor = site.visitor();
    visitor
        .post(
            "/login",
            &[("email", "ana@example.org"), ("password", "not-the-one-7")],
        )
        .await;
    assert_eq!(ana.get("/admin").await.status, 403);
    let link = format!("/reset-password/{}", "ab".repeat(24));
    visitor.get(&link).await;
    let foreign = visitor
        .request(reqwest::Method::POST, "/login")
        .header("sec-fetch-site", "cross-site");
    assert_eq!(visitor.send(foreign).await.status, 403);
    let program = site.program_with("laurel_0123456789abcdef0123456789abcdef0123456789abcdef");
    assert_eq!(program.get("/api/v1/me").await.status, 401);
    let log = site.log();
    for words in [
        "security: signed in",
        "security: wrong password",
        "security: not allowed",
        "security: a form of another site",
        "security: a token that does not work",
        "security: the audit ends here",
    ] {
        assert!(log.contains(words), "{words}: {log}");
    }
    for secret in ["not-the-one-7", "abababab", "laurel_0123"] {
        assert!(!log.contains(secret), "{secret}: {log}");
    }
}

#[tokio::test]
async fn lines_that_are_cut_off_the_audit_are_missed() {
    let mut site = Site::start().await;
    let olga = site.person("Olga", "olga@example.org", Some("owner")).await;
    for status in ["retired", "open", "retired", "open"] {
        olga.post(
            "/admin/courses/seeing-what-hurts/status",
            &[("status", status)],
        )
        .await;
    }
    site.said(&["doctor"]);
    let register = site.scratch().join("register");
    site.said(&["export-register", &register.display().to_string()]);
    let exported = std::fs::read_to_string(register.join("register.jsonl")).expect("a register");
    assert!(
        exported
            .lines()
            .next()
            .expect("a head")
            .contains("\"audit\":{\"line\":"),
        "{exported}"
    );
    site.said(&["doctor"]);
    site.stop();
    site.by_hand("DELETE FROM audit WHERE seq > (SELECT MAX(seq) - 3 FROM audit)")
        .await;
    let doctor = site.run(&["doctor"]);
    let told = String::from_utf8_lossy(&doctor.stdout).into_owned();
    assert_eq!(doctor.status.code(), Some(1), "{told}");
    assert!(told.contains("was its last one"), "{told}");
    // nor can another end be said without the secret
    site.by_hand("UPDATE audit_head SET line = (SELECT seq || ' ' || hash FROM audit ORDER BY seq DESC LIMIT 1)")
        .await;
    let doctor = site.run(&["doctor"]);
    assert_eq!(doctor.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&doctor.stdout).contains("can't be read"));
}

#[tokio::test]
async fn a_password_is_not_sent_to_a_mail_server_in_the_clear() {
    let site =
        Site::prepare(Options::default().and("LAUREL_SMTP_URL", "smtp://a:b@192.0.2.1?tls=maybe"))
            .await;
    let refused = site.run(&["migrate", "--status"]);
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(1));
    assert!(told.contains("tls= is required or none"), "{told}");
}
