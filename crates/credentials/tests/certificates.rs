//! What everybody who prints certificates may rely on.

#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use laurel_credentials::certificate::{
    CertificateFacts, CertificateKind, Color, Colors, Hours, PaperSize, PrintedWords, Refusal,
    Renderer, Signatory, check,
};
use laurel_credentials::{Design, Fonts, check_name, picture};
use sha2::{Digest, Sha256};

static FONTS: LazyLock<Arc<Fonts>> = LazyLock::new(|| Arc::new(Fonts::load([]).unwrap()));

fn facts(holder: &str) -> CertificateFacts {
    CertificateFacts {
        number: "7K3M-Q9TX-2WHD-4".into(),
        language: "en".into(),
        kind: CertificateKind::Certificate,
        holder: holder.into(),
        title: "Compassionate Leadership Certificate".into(),
        hours: Some(Hours {
            figure: "14".into(),
            unit: "hours".into(),
        }),
        issuer: "Center".into(),
        issued_on: NaiveDate::from_ymd_opt(2026, 11, 14).unwrap(),
        signatory: Some(Signatory {
            name: "A. Okafor".into(),
            ..Signatory::default()
        }),
        verify_url: "https://example.org/verify/7K3M-Q9TX-2WHD-4".into(),
        words: PrintedWords {
            document_title: format!("Certificate of {holder}"),
            description: "A certificate".into(),
            statement: "Center certifies that".into(),
            achievement: "has completed the program".into(),
            details: "14 hours of study, on 14 November 2026".into(),
            validity: None,
            verify: "Verify at example.org/verify".into(),
            scan: "or scan the code".into(),
            seal_note: None,
            qr_description: "QR code".into(),
            signature_description: "Signature".into(),
            specimen: "SPECIMEN".into(),
        },
        colors: Colors::default(),
        paper: PaperSize::A4,
        specimen: false,
        struck: None,
        design: Design::Second,
    }
}

fn render(facts: &CertificateFacts) -> Result<Vec<u8>, Refusal> {
    Renderer::new(Arc::clone(&FONTS))
        .render(facts)
        .map(|artifact| artifact.pdf)
}

#[test]
fn the_same_facts_give_the_same_bytes_whatever_was_printed_before() {
    let mut used = Renderer::new(Arc::clone(&FONTS));
    for name in ["अनुष्का", "محمد", "Ana Li"] {
        used.render(&facts(name)).unwrap();
    }
    let again = used.render(&facts("Zoë Łukasz")).unwrap();
    assert_eq!(again.pdf, render(&facts("Zoë Łukasz")).unwrap());
    let hash: [u8; 32] = Sha256::digest(&again.pdf).into();
    assert_eq!(again.sha256, hash);
}

#[test]
fn every_fact_changes_the_file() {
    let plain = render(&facts("Ana Li")).unwrap();
    let changes: [fn(&mut CertificateFacts); 8] = [
        |facts| facts.holder = "Ana Lu".into(),
        |facts| facts.number = "other".into(),
        |facts| facts.kind = CertificateKind::Certification,
        |facts| facts.hours = None,
        |facts| facts.signatory = None,
        |facts| facts.specimen = true,
        |facts| facts.paper = PaperSize::Letter,
        |facts| facts.colors.accent = Color::new(0x80, 0x80, 0x80),
    ];
    for change in changes {
        let mut facts = facts("Ana Li");
        change(&mut facts);
        assert_ne!(render(&facts).unwrap(), plain, "{facts:?}");
    }
}

#[test]
fn letters_that_no_font_has_are_named_before_and_when_printing() {
    let lacking = check_name(&FONTS, "Ana 王小明").unwrap_err();
    assert_eq!(lacking.letters, ['王', '小', '明']);
    assert_eq!(lacking.scripts, ["Han"]);
    assert_eq!(
        render(&facts("Ana 王小明")),
        Err(Refusal::Unprintable(lacking))
    );
    assert_eq!(check_name(&FONTS, "Nguyễn Thị Ánh Tuyết"), Ok(()));
}

#[test]
fn what_is_wrong_with_the_other_facts_is_told() {
    let mut long = facts("Ana Li");
    long.verify_url = "https://example.org/".repeat(200);
    assert_eq!(render(&long), Err(Refusal::AddressTooLong));
    let mut broken = facts("Ana Li");
    broken.signatory.as_mut().unwrap().signature_png = Some(b"GIF89a".to_vec());
    assert_eq!(render(&broken), Err(Refusal::SignatureNotPng));
    assert_eq!(picture::svg(&FONTS, &broken), Err(Refusal::SignatureNotPng));
    let header = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xff\xff\0\0\xff\xff";
    broken.signatory.as_mut().unwrap().signature_png = Some(header.to_vec());
    assert_eq!(render(&broken), Err(Refusal::SignatureTooLarge));
}

#[test]
fn fonts_are_shared_between_threads_and_a_printer_moves_to_one() {
    fn shared<T: Send + Sync>() {}
    fn moved<T: Send>() {}
    shared::<Fonts>();
    moved::<Renderer>();
}

#[test]
fn the_preview_needs_no_fonts_and_escapes_what_it_is_told() {
    let mut facts = facts("Ana Li");
    facts.words.document_title = "R&D <script>".into();
    let svg = picture::svg(&FONTS, &facts).unwrap();
    assert!(svg.contains("<title id=\"title\">R&amp;D &lt;script&gt;</title>"));
    assert!(!svg.contains("<text"));
    assert!(svg.len() < 100_000, "{} bytes", svg.len());
}

#[test]
fn the_picture_has_the_width_that_was_asked_for() {
    let png = picture::png(&FONTS, &facts("Ana Li"), 320).unwrap();
    // width and height stand in the header chunk (PNG, 11.2.2)
    assert_eq!(png[16..24], [0, 0, 1, 64, 0, 0, 0, 226]);
}

#[test]
#[ignore = "needs a JDK, qpdf, poppler and packages from PyPI; ./test runs it as tests/pdf/check.sh"]
fn outside_programs_find_the_files_conforming() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/pdf/check.sh");
    assert!(
        std::process::Command::new(script)
            .status()
            .unwrap()
            .success()
    );
}

#[test]
fn the_code_is_black_on_white_and_was_not_before() {
    let facts = facts("Ana Li");
    let svg = picture::svg(&FONTS, &facts).unwrap();
    assert!(svg.contains("fill=\"#000000\"") && svg.contains("fill=\"#ffffff\""));
    let first = CertificateFacts {
        design: Design::First,
        ..facts
    };
    let svg = picture::svg(&FONTS, &first).unwrap();
    assert!(!svg.contains("fill=\"#000000\""));
}

#[test]
fn number_and_address_can_be_clicked_and_are_told_as_links() {
    let facts = facts("Ana Li");
    let mut renderer = Renderer::new(FONTS.clone());
    let printed = renderer.render(&facts).unwrap();
    let document = lopdf::Document::load_mem(&printed.pdf).unwrap();
    let page = document.get_pages()[&1];
    let links = document.get_page_annotations(page).unwrap();
    assert_eq!(links.len(), 2);
    for link in links {
        let action = link.get(b"A").unwrap().as_dict().unwrap();
        let address = action.get(b"URI").unwrap().as_str().unwrap();
        assert_eq!(address, facts.verify_url.as_bytes());
        assert!(link.has(b"Contents") && link.has(b"StructParent"));
    }
    let first = CertificateFacts {
        design: Design::First,
        ..facts
    };
    let printed = renderer.render(&first).unwrap();
    let document = lopdf::Document::load_mem(&printed.pdf).unwrap();
    let page = document.get_pages()[&1];
    assert!(document.get_page_annotations(page).unwrap().is_empty());
}

#[test]
fn a_text_that_would_be_too_small_is_refused_and_named() {
    let mut long = facts("Ana Li");
    long.signatory = Some(Signatory {
        role: "W".repeat(120),
        ..Signatory::default()
    });
    let role = "W".repeat(120);
    let refused = check(&FONTS, &long).unwrap_err();
    assert_eq!(refused, Refusal::TooLong { text: role });
    long.signatory = Some(Signatory {
        role: "Director of Learning, of Research and of the Programs for Hospitals, Hospices, Clinics and Communities of the Center".into(),
        ..Signatory::default()
    });
    long.words.verify = format!(
        "Verify at {}.example.org/verify",
        "learning-department.".repeat(11)
    );
    assert_eq!(check(&FONTS, &long), Ok(()));
}

#[test]
fn a_picture_of_one_that_is_not_valid_says_so_and_the_file_does_not() {
    let plain = facts("Ana Li");
    let struck = CertificateFacts {
        struck: Some("Revoked".into()),
        ..plain.clone()
    };
    let png = |facts| picture::png(&FONTS, facts, 300).unwrap();
    assert_ne!(png(&plain), png(&struck));
    let mut renderer = Renderer::new(FONTS.clone());
    let printed = renderer.render(&plain).unwrap();
    assert_eq!(renderer.render(&struck).unwrap(), printed);
}
