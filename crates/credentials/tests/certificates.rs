//! What everybody who prints certificates may rely on.

#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use laurel_credentials::certificate::{
    CertificateFacts, CertificateKind, Color, Colors, Hours, PaperSize, PrintedWords, Refusal,
    Renderer, Signatory, check,
};
use laurel_credentials::{Design, Fonts, check_name, picture};
use lopdf::{Dictionary, Document};
use rustybuzz::ttf_parser;
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
    let document = Document::load_mem(&printed.pdf).unwrap();
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
    let document = Document::load_mem(&printed.pdf).unwrap();
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

/// A font as a file has it.
struct Embedded {
    name: Vec<u8>,
    /// The descriptor's entry that holds the program, and what that is called.
    key: &'static str,
    kind: Option<Vec<u8>>,
    program: Vec<u8>,
    widths: BTreeMap<u16, i64>,
    /// What its glyphs are copied as.
    told: String,
}

fn embedded(document: &Document) -> Vec<Embedded> {
    let page = document.get_pages()[&1];
    let fonts = document.get_page_fonts(page).unwrap();
    fonts.into_values().map(|f| one(document, f)).collect()
}

fn one(document: &Document, font: &Dictionary) -> Embedded {
    let name = |of: &Dictionary, key: &[u8]| of.get(key).unwrap().as_name().unwrap().to_vec();
    let below = &font.get(b"DescendantFonts").unwrap().as_array().unwrap()[0];
    let below = below.as_dict().unwrap();
    let descriptor = document.get_dict_in_dict(below, b"FontDescriptor").unwrap();
    let names = [font, below].map(|of| name(of, b"BaseFont"));
    assert_eq!(names, [0, 1].map(|_| name(descriptor, b"FontName")));
    let stream = |of: &Dictionary, key: &str| {
        let place = of.get(key.as_bytes()).ok()?.as_reference().unwrap();
        let stream = document.get_object(place).unwrap().as_stream().unwrap();
        let kind = stream.dict.get(b"Subtype").and_then(lopdf::Object::as_name);
        let kind = kind.map(<[u8]>::to_vec).ok();
        Some((kind, stream.decompressed_content().unwrap()))
    };
    let mut programs = ["FontFile2", "FontFile3"].into_iter();
    let found = programs.find_map(|key| Some((key, stream(descriptor, key)?)));
    let (key, (kind, program)) = found.unwrap();
    let mut widths = BTreeMap::new();
    for run in below.get(b"W").unwrap().as_array().unwrap().chunks(2) {
        let first = u16::try_from(run[0].as_i64().unwrap()).unwrap();
        let run = run[1].as_array().unwrap().iter();
        widths.extend((first..).zip(run.map(|width| width.as_i64().unwrap())));
    }
    let (_, told) = stream(font, "ToUnicode").unwrap();
    Embedded {
        name: names[0].clone(),
        key,
        kind,
        program,
        widths,
        told: String::from_utf8(told).unwrap(),
    }
}

#[test]
fn a_file_holds_the_glyphs_that_it_shows_and_no_others() {
    let printed = render(&facts("Zoë Griffin אָנָה")).unwrap();
    assert!(printed.len() < 60_000, "{} bytes", printed.len());
    let fonts = embedded(&Document::load_mem(&printed).unwrap());
    assert_eq!(fonts.len(), 5);
    for font in fonts {
        assert_eq!((font.key, font.kind), ("FontFile2", None));
        assert!(font.name.starts_with(b"FONAA") && font.name[6] == b'+');
        let face = ttf_parser::Face::parse(&font.program, 0).unwrap();
        // the first is shown for what is missing; letters are parts of accented ones
        let parts = usize::from(face.number_of_glyphs()) - font.widths.len();
        assert!((1..10).contains(&parts), "{parts}");
        for (glyph, width) in font.widths {
            let advance = face.glyph_hor_advance(ttf_parser::GlyphId(glyph));
            assert_eq!(i64::from(advance.unwrap()), width, "{glyph}");
        }
    }
}

#[test]
fn a_ligature_is_copied_as_its_letters() {
    let document = Document::load_mem(&render(&facts("Griffin")).unwrap()).unwrap();
    let mut fonts = embedded(&document).into_iter();
    let ligature = fonts.any(|font| font.told.contains("<006600660069>"));
    assert!(ligature);
    assert!(document.extract_text(&[1]).unwrap().contains("Griffin"));
}

#[test]
fn fonts_that_are_added_are_embedded_by_what_they_are() {
    let named = include_bytes!("fonts/named.otf").to_vec();
    let numbered = include_bytes!("fonts/numbered.ttc").to_vec();
    let cases = [
        (
            named,
            "ᚠᚨᚠ",
            "LaurelNamed",
            "OpenType",
            [(1, 600), (2, 900)],
        ),
        // known by their own numbers, wherever they stand (ISO 32000-1, 9.7.4.2)
        (
            numbered,
            "ᎠᎣᎠ",
            "LaurelNumbered",
            "CIDFontType0C",
            [(87, 850), (90, 500)],
        ),
    ];
    for (file, holder, name, kind, widths) in cases {
        let fonts = Arc::new(Fonts::load([file]).unwrap());
        let printed = Renderer::new(fonts).render(&facts(holder)).unwrap();
        let document = Document::load_mem(&printed.pdf).unwrap();
        assert!(document.extract_text(&[1]).unwrap().contains(holder));
        let font = embedded(&document).pop().unwrap();
        assert_eq!(font.name, format!("FONAAP+{name}").as_bytes());
        assert_eq!(font.kind.as_deref(), Some(kind.as_bytes()));
        assert_eq!(font.widths, BTreeMap::from(widths));
    }
}
