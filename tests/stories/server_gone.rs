//! The server is gone: what is left is the exported register and a learner's
//! file, and `laurel verify --offline` says what they prove together.

use crate::certificates::{learner_with_one, revoke};
use laurel_tests::Site;
use std::path::Path;

/// The exit code and all that was printed.
fn offline(site: &Site, file: &Path, register: &Path, more: &[&str]) -> (Option<i32>, String) {
    let (file, register) = (file.display().to_string(), register.display().to_string());
    let mut arguments = vec!["verify", &file, "--offline", "--trust", &register];
    arguments.extend(more);
    let output = site.run(&arguments);
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    (output.status.code(), said)
}

#[tokio::test]
async fn a_register_that_was_exported_verifies_when_the_server_is_gone() {
    let mut site = Site::start().await;
    let (_, number) = learner_with_one(&site).await;
    let sealed = site.visitor().pdf(&number).await;
    let scratch = site.scratch().to_owned();
    let write = |name: &str, bytes: &[u8]| {
        let path = scratch.join(name);
        std::fs::write(&path, bytes).expect("a file is written");
        path
    };
    let file = write("ana.pdf", &sealed);
    let mut longer = sealed.clone();
    longer.extend_from_slice(b"\n% more\n");
    let edited = write("edited.pdf", &longer);
    // nothing in it says which one it is, and it is another file
    let stranger = write("stranger.pdf", b"%PDF-1.7\nnot ours\n%%EOF");
    let export = |name: &str| {
        let folder = scratch.join(name);
        site.said(&["export-register", &folder.display().to_string()]);
        folder
    };
    let before = export("before");
    revoke(&site, &number).await;
    let after = export("after");
    site.kill();

    let (code, said) = offline(&site, &file, &before, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.starts_with("valid: ") && said.contains(&number),
        "{said}"
    );
    assert!(said.contains("exported on"), "{said}");
    let (code, said) = offline(&site, &file, &after, &["--json"]);
    assert_eq!(code, Some(1), "{said}");
    let answer: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(answer["answer"], "revoked");
    assert_eq!(answer["number"], number);
    assert!(answer["as_of"].is_string(), "{said}");
    for register in [&before, &after] {
        let (code, said) = offline(&site, &edited, register, &[]);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.starts_with("altered: "), "{said}");
        assert!(
            said.contains("The sealed one says:") && said.contains("Ana"),
            "{said}"
        );
    }
    let (code, said) = offline(&site, &stranger, &before, &[]);
    assert_eq!(
        (code, said.starts_with("unknown issuer: ")),
        (Some(1), true),
        "{said}"
    );
    let address = site.url(&format!("/verify/{number}"));
    let (code, said) = offline(&site, Path::new(&address), &before, &[]);
    assert_eq!(
        (code, said.starts_with("valid: ")),
        (Some(0), true),
        "{said}"
    );
    // by its number alone: of the register, or of nobody
    let (code, said) = offline(&site, Path::new(&number), &before, &[]);
    assert_eq!(
        (code, said.starts_with("valid: ")),
        (Some(0), true),
        "{said}"
    );
    let output = site.run(&["verify", &number]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("--site"), "{told}");
}

#[tokio::test]
async fn a_register_that_is_not_whole_proves_nothing() {
    let site = Site::start().await;
    let (_, number) = learner_with_one(&site).await;
    let file = site.scratch().join("ana.pdf");
    std::fs::write(&file, site.visitor().pdf(&number).await).expect("a file");
    let folder = site.scratch().join("register");
    site.said(&["export-register", &folder.display().to_string()]);
    let path = folder.join("register.jsonl");
    let text = std::fs::read_to_string(&path).expect("the register");
    assert!(
        !text.contains("example.org"),
        "no address of anybody: {text}"
    );
    let lines: Vec<&str> = text.lines().collect();
    let cut = [
        lines[..lines.len() - 1].join("\n"),
        [lines[0], lines[lines.len() - 1]].join("\n"),
        text.replace("\"number\"", "\"nmber\""),
        String::new(),
        "not a register".to_owned(),
    ];
    for text in cut {
        std::fs::write(&path, &text).expect("a damaged register");
        let (code, said) = offline(&site, &file, &folder, &[]);
        assert_eq!(code, Some(1), "{text}: {said}");
        assert!(!said.contains("valid:"), "{text}: {said}");
        assert!(said.contains("register"), "{text}: {said}");
    }
    // it is for the register alone, so there has to be one
    let output = site.run(&["verify", &file.display().to_string(), "--offline"]);
    assert_eq!(output.status.code(), Some(2));
}
