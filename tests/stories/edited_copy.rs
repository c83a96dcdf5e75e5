//! Story 7: an edited copy, dropped on `/verify` without scripts and given to
//! the command line.

use laurel_tests::{AnswerKey, Page, Person, Site, small_program};

async fn compare(stranger: &Person, number: Option<&str>, name: &str, bytes: &[u8]) -> Page {
    let address = number.map_or_else(|| "/verify".to_owned(), |n| format!("/verify/{n}"));
    let page = stranger.visit(&address).await;
    let form = page
        .forms()
        .into_iter()
        .find(|f| f.post && !f.files.is_empty())
        .unwrap_or_else(|| panic!("a form that takes a file: {}", page.text()));
    let answer = stranger.send_file(&form, name, bytes.to_vec()).await;
    if answer.status == 303 {
        stranger.visit(&answer.location()).await
    } else {
        answer
    }
}

#[tokio::test]
async fn an_edited_copy_is_called_altered_next_to_what_the_sealed_one_says() {
    let site = Site::start().await;
    site.import(&small_program());
    let ana = site.person("Ana", "ana@example.org", None).await;
    let number = ana.earn(&AnswerKey::small(), "Ana Ferreira").await;
    let sealed = ana.pdf(&number).await;
    let mut edited = sealed.clone();
    // one letter of what the file says about its holder, or else one byte of a picture
    let at = find(&sealed, b"Ana Ferreira").unwrap_or(sealed.len() / 2);
    edited[at] ^= 1;
    let mut longer = sealed.clone();
    longer.extend_from_slice(b"\n% more\n");

    let stranger = site.visitor();
    let page = compare(&stranger, Some(&number), "certificate.pdf", &sealed).await;
    assert!(page.text().contains("byte for byte"), "{}", page.text());
    for (name, bytes) in [("certificate.pdf", &edited), ("longer.pdf", &longer)] {
        for number in [None, Some(number.as_str())] {
            let page = compare(&stranger, number, name, bytes).await;
            let text = page.text();
            assert!(text.contains("Altered"), "{name}: {text}");
            assert!(
                text.contains("Ana Ferreira"),
                "what the sealed one says: {text}"
            );
            assert!(!text.contains("byte for byte the one"), "{text}");
        }
    }
    let page = compare(&stranger, None, "certificate.pdf", &sealed).await;
    assert!(
        page.text().contains("Valid") && page.text().contains("Ana Ferreira"),
        "{}",
        page.text()
    );
    for bytes in [
        b"not a certificate at all".to_vec(),
        b"%PDF-1.7\n%%EOF".to_vec(),
        Vec::new(),
        vec![0xff; 9000],
    ] {
        let page = compare(&stranger, None, "x.pdf", &bytes).await;
        assert!([200, 404, 422].contains(&page.status), "{}", page.status);
        let text = page.text();
        assert!(!text.contains("Ana Ferreira"), "{text}");
        assert!(
            ["Not a certificate", "Unknown", "Choose a file"]
                .iter()
                .any(|w| text.contains(w)),
            "{text}"
        );
    }

    // the same from the command line
    let write = |name: &str, bytes: &[u8]| {
        let path = site.scratch().join(name);
        std::fs::write(&path, bytes).expect("a file is written");
        path.display().to_string()
    };
    let cases = [
        ("sealed.pdf", sealed.clone(), "valid", true),
        ("edited.pdf", edited, "altered", false),
        ("longer.pdf", longer, "altered", false),
        (
            "garbage.pdf",
            b"not a certificate".to_vec(),
            "unknown",
            false,
        ),
    ];
    for (name, bytes, word, good) in cases {
        let path = write(name, &bytes);
        let output = site.run(&["verify", &path]);
        let said = format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        assert_eq!(output.status.success(), good, "{name}: {said}");
        assert!(said.to_lowercase().contains(word), "{name}: {said}");
    }
    let named = site.said(&["verify", &number, "--site", &site.url("")]);
    assert!(named.starts_with("valid: "), "{named}");
    let output = site.run(&["verify", &site.url(&format!("/verify/{number}"))]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|w| w == part)
}
