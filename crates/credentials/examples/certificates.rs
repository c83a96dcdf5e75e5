//! Prints sample certificates: to look at, for the outside checkers of
//! `tests/pdf`, and to measure.
//!
//! `--names FILE --out FOLDER [--paper letter]` prints one for each line of
//! the file, as `01.pdf` and so on; a name that cannot be printed is told
//! instead. `--preview` adds `01.svg` and `01.png`; `--bare` leaves out what may
//! be left out; see `main` for the others. `--count N` prints N and tells the
//! rate and the sizes.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use chrono::NaiveDate;
use laurel_credentials::certificate::{
    CertificateFacts, CertificateKind, Colors, Hours, PaperSize, PrintedWords, Refusal, Renderer,
    Signatory,
};
use laurel_credentials::{Design, Fonts, picture};

const MIXED: [&str; 6] = [
    "Nguyễn Thị Ánh Tuyết",
    "محمد بن عبد الله الخوارزمي",
    "अनुष्का श्रीवास्तव्",
    "Екатерина Щербакова-Ёлкина",
    "ณัฐวุฒิ แสงสว่าง",
    "María de las Mercedes Fernández-Villaverde y González de la Torre y Montenegro",
];

#[derive(Default)]
struct Options {
    names: Option<PathBuf>,
    out: Option<PathBuf>,
    count: Option<usize>,
    paper: Option<PaperSize>,
    title: Option<String>,
    kind: Option<CertificateKind>,
    signature: Option<PathBuf>,
    fonts: Vec<Vec<u8>>,
    arabic: bool,
    specimen: bool,
    bare: bool,
    preview: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut options = Options::default();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut next = || words.next().ok_or(format!("{word} wants a value"));
        match word.as_str() {
            "--names" => options.names = Some(next()?.into()),
            "--out" => options.out = Some(next()?.into()),
            "--count" => options.count = Some(next()?.parse()?),
            "--title" => options.title = Some(next()?),
            "--paper" => options.paper = (next()? == "letter").then_some(PaperSize::Letter),
            "--certification" => options.kind = Some(CertificateKind::Certification),
            "--signature" => options.signature = Some(next()?.into()),
            "--font" => options.fonts.push(std::fs::read(next()?)?),
            "--arabic" => options.arabic = true,
            "--specimen" => options.specimen = true,
            "--bare" => options.bare = true,
            "--preview" => options.preview = true,
            other => return Err(format!("{other} is not known").into()),
        }
    }
    let start = Instant::now();
    let fonts = Arc::new(Fonts::load(std::mem::take(&mut options.fonts))?);
    println!("fonts read in {:?}", start.elapsed());
    if let (Some(names), Some(out)) = (&options.names, &options.out) {
        print_names(&fonts, &options, names, out)?;
    }
    if let Some(count) = options.count {
        measure(
            &fonts,
            "Latin",
            count,
            &["Ana Li", "Zoë Müller-Lüdenscheidt", "Maria dos Santos"],
        )?;
        measure(&fonts, "mixed", count, &MIXED)?;
    }
    Ok(())
}

fn print_names(
    fonts: &Arc<Fonts>,
    options: &Options,
    names: &Path,
    out: &Path,
) -> Result<(), Box<dyn Error>> {
    std::fs::create_dir_all(out)?;
    let mut renderer = Renderer::new(Arc::clone(fonts));
    for (place, name) in std::fs::read_to_string(names)?.lines().enumerate() {
        let number = place + 1;
        let mut facts = sample(name, number);
        facts.paper = options.paper.unwrap_or(PaperSize::A4);
        facts.kind = options.kind.unwrap_or(CertificateKind::Certificate);
        facts.specimen = options.specimen;
        if options.arabic {
            in_arabic(&mut facts);
        }
        if options.bare {
            (facts.hours, facts.signatory, facts.words.validity) = (None, None, None);
        }
        if let Some(title) = &options.title {
            facts.title.clone_from(title);
        }
        if let (Some(file), Some(signatory)) = (&options.signature, &mut facts.signatory) {
            signatory.signature_png = Some(std::fs::read(file)?);
        }
        match renderer.render(&facts) {
            Ok(artifact) => {
                std::fs::write(out.join(format!("{number:02}.pdf")), artifact.pdf)?;
                if options.preview {
                    std::fs::write(
                        out.join(format!("{number:02}.svg")),
                        picture::svg(fonts, &facts)?,
                    )?;
                    let png = picture::png(fonts, &facts, 1600)?;
                    std::fs::write(out.join(format!("{number:02}.png")), png)?;
                }
            }
            Err(Refusal::Unprintable(lacking)) => {
                let letters: String = lacking.letters.iter().collect();
                println!(
                    "refused {number:02} letters {letters} scripts {}",
                    lacking.scripts.join(",")
                );
            }
            Err(other) => return Err(other.into()),
        }
    }
    Ok(())
}

fn measure(fonts: &Arc<Fonts>, what: &str, count: usize, names: &[&str]) -> Result<(), Refusal> {
    let mut renderer = Renderer::new(Arc::clone(fonts));
    for name in names {
        renderer.render(&sample(name, 0))?;
    }
    let start = Instant::now();
    let mut sizes = Vec::with_capacity(count);
    for number in 0..count {
        let facts = sample(names[number % names.len()], number);
        sizes.push(renderer.render(&facts)?.pdf.len());
    }
    let seconds = start.elapsed().as_secs_f64();
    let (least, most) = (sizes.iter().min(), sizes.iter().max());
    let mean = sizes.iter().sum::<usize>() / count.max(1);
    println!(
        "{what}: {:.0} certificates a second, {:.2} ms each, {} to {} bytes, mean {mean}",
        count as f64 / seconds,
        seconds * 1000.0 / count as f64,
        least.copied().unwrap_or_default(),
        most.copied().unwrap_or_default(),
    );
    Ok(())
}

fn sample(name: &str, number: usize) -> CertificateFacts {
    let number = format!("7K3M-Q9TX-{number:04}-4");
    let verify_url = format!("https://example.org/verify/{number}");
    CertificateFacts {
        words: PrintedWords {
            document_title: format!("Certificate of {name}: Compassionate Leadership"),
            description: format!(
                "{name} completed the Compassionate Leadership Certificate, 14 hours."
            ),
            statement: "International Center for Compassionate Organizations certifies that".into(),
            achievement: "has completed all requirements of the program".into(),
            details: "14 hours of study in three courses, on 14 November 2026".into(),
            validity: Some("Valid until 14 November 2029".into()),
            verify: "Verify at example.org/verify".into(),
            scan: "or scan the code".into(),
            seal_note: Some("Signed and sealed in the file".into()),
            qr_description: format!("QR code that leads to {verify_url}"),
            signature_description: "Signature".into(),
            specimen: "SPECIMEN".into(),
        },
        number,
        language: "en".into(),
        kind: CertificateKind::Certificate,
        holder: name.into(),
        title: "Compassionate Leadership Certificate".into(),
        hours: Some(Hours {
            figure: "14".into(),
            unit: "hours".into(),
        }),
        issuer: "International Center for Compassionate Organizations".into(),
        issued_on: NaiveDate::from_ymd_opt(2026, 11, 14).unwrap_or_default(),
        signatory: Some(Signatory {
            name: "Dr. Amara Okafor".into(),
            role: "Director of Programs".into(),
            signature_png: None,
        }),
        verify_url,
        colors: Colors::default(),
        paper: PaperSize::A4,
        specimen: false,
        struck: None,
        design: Design::Second,
    }
}

fn in_arabic(facts: &mut CertificateFacts) {
    facts.language = "ar".into();
    facts.title = "شهادة القيادة الرحيمة".into();
    facts.hours = Some(Hours {
        figure: "١٤".into(),
        unit: "ساعة".into(),
    });
    facts.signatory = Some(Signatory {
        name: "د. أمل العلي".into(),
        role: "مديرة البرامج".into(),
        signature_png: None,
    });
    let words = &mut facts.words;
    words.document_title = format!("شهادة {}", facts.holder);
    words.statement = "يشهد المركز الدولي للمنظمات الرحيمة (ICCO) بأن".into();
    words.achievement = "قد أتمّ، بجميع تقييماته، برنامج".into();
    words.details = "14 ساعة دراسية في ثلاث دورات، بتاريخ 14 نوفمبر 2026".into();
    words.validity = Some("صالحة حتى 14 نوفمبر 2029".into());
    words.verify = "للتحقق: example.org/verify".into();
    words.scan = "أو امسح الرمز".into();
    words.seal_note = Some("موقعة ومختومة في الملف".into());
}
