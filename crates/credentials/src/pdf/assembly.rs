//! Completes the document and writes it down: one step for each thing the
//! standards want, then compression and saving. A further step (an embedded
//! file, a signature field) goes before `compress`.

use lopdf::{Document, Object, ObjectId, Stream, dictionary};
use sha2::{Digest, Sha256};

use super::structure::{self, Tag};
use super::{DocumentInfo, ONCE, deflate, metadata};
use crate::certificate::Refusal;

/// sRGB as an ICC profile; made by the script next to it.
const SRGB: &[u8] = include_bytes!("../../../../assets/color/srgb.icc");

pub(super) fn assemble(
    mut document: Document,
    tags: &[Tag],
    info: &DocumentInfo<'_>,
) -> Result<Vec<u8>, Refusal> {
    complete(&mut document, tags, info).map_err(|error| Refusal::NotWritten(error.to_string()))?;
    compress(&mut document);
    let mut bytes = Vec::with_capacity(48 * 1024);
    document
        .save_to(&mut bytes)
        .map_err(|error| Refusal::NotWritten(error.to_string()))?;
    // an incremental update may only follow a finished line (ISO 19005-3, 6.1.3)
    bytes.push(b'\n');
    Ok(bytes)
}

fn complete(document: &mut Document, tags: &[Tag], info: &DocumentInfo<'_>) -> lopdf::Result<()> {
    document.version = "1.7".into();
    let page = document
        .get_pages()
        .into_values()
        .next()
        .ok_or(lopdf::Error::PageNumberNotFound(1))?;
    let xmp = metadata::xmp(info);
    identify(document, page, &xmp);
    let structure = structure::add(document, page, tags, info.language)?;
    let intent = output_intent(document);
    let packet = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        xmp.into_bytes(),
    );
    let packet = document.add_object(packet.with_compression(false));
    let information = document.add_object(metadata::information(info));
    document.trailer.set("Info", information);
    let catalog = document.catalog_mut()?;
    catalog.set("Lang", metadata::text_string(info.language));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", structure);
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    catalog.set("Metadata", packet);
    catalog.set("OutputIntents", vec![intent]);
    Ok(())
}

/// The identifier is made of what the page and the metadata say, so that the
/// same facts give the same file (ISO 32000-1, 14.4).
fn identify(document: &mut Document, page: ObjectId, xmp: &str) {
    let mut hash = Sha256::new();
    hash.update(document.get_page_content(page));
    hash.update(xmp);
    let id = Object::String(
        hash.finalize()[..16].to_vec(),
        lopdf::StringFormat::Hexadecimal,
    );
    document.trailer.set("ID", vec![id.clone(), id]);
}

/// Says that the page's colors are sRGB (ISO 19005-3, 6.2.3).
fn output_intent(document: &mut Document) -> Object {
    let profile = Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec());
    let profile = document.add_object(profile);
    dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC 61966-2-1"),
        "DestOutputProfile" => profile,
    }
    .into()
}

/// Deflates what isn't yet; metadata stays readable for plain tools.
fn compress(document: &mut Document) {
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.allows_compression
            && !stream.dict.has(b"Filter")
        {
            let deflated = deflate(&stream.content, ONCE);
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(deflated);
        }
    }
}
