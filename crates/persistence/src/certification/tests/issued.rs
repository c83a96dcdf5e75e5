//! Certificates that were issued by earlier versions, as their rows keep them:
//! they are read, and drawn as they were drawn then, for ever. A line is only
//! ever added here, when a version issues differently from the one before.

use super::super::issue::Seal;
use super::*;
use sha2::{Digest, Sha256};
use std::path::PathBuf;

/// The seal, and the SHA-256 of the PDF and the SVG that were made of it.
type Issued = (&'static str, &'static str, &'static str, &'static str);

macro_rules! issued {
    ($($name:literal $pdf:literal $svg:literal)*) => {
        [$(($name, include_str!(concat!("issued/", $name, ".json")), $pdf, $svg)),*]
    };
}

const ISSUED: [Issued; 6] = issued! {
    "latin"
        "5f2aca9e9ca1a012ff23e1bf42d68639aeab4000f4da100ca917072237d1b277"
        "e155d61a7ba88c315be93251b29efea70913135b14bfe208e19227af6b551821"
    "arabic"
        "fde5b675222a7e70bd3af3cb7f22c4414dff238742e0439e85a35b0af470f44c"
        "e0f53ce6ed1060a73db54c301872f0253425a45db6e68765c22a07c7898d3dfc"
    "hindi-certification"
        "cf5c8dd94c13510ff80532706e5ae12efc85cc92a87b407ac3e7a767fedbded3"
        "30c0bfa14770061b4958b1e9fb6d108a915eef009fd0e9d852a0afe2d78ef26a"
    "long"
        "83c5e386d5a2262d5fc7174d2e32688014d71e527fa47ebed7d3919a9e87ff96"
        "737974a7b571aa6c8ed5156356e03453af4b2580efc6a56b78c21ebdb8e1b76e"
    "bare"
        "7b222bb9bca112016718844a15244378f9a9a30a038b890195b129c711e58067"
        "f98616af8717eb0beabd96b9ebd8a7165aa78cfefe44c2a0df016a29ed91c215"
    "colors"
        "dc87cf545abae24627603ce9715e781c577e701055901410501757edba5dd104"
        "4cb696e84fa8133425f780a0c93cf33b389e9c7290877bca288475879e962adc"
};

#[tokio::test]
async fn what_was_issued_is_drawn_as_it_was() {
    let renderer = CertificateRenderer::new(PathBuf::new());
    let mut other = Vec::new();
    for (name, sealed, pdf, svg) in ISSUED {
        let seal: Seal = serde_json::from_str(sealed).expect("a seal");
        let printed = renderer.render(&seal.fields, &seal.phrases).await;
        let printed = printed.expect("a renderer").expect("a certificate");
        let drawn = renderer
            .svg(&seal.fields, &seal.phrases, Shown::AsSealed)
            .await;
        let drawn = hex::encode(Sha256::digest(drawn.expect("a picture")));
        let now = (hex::encode(printed.sha256), drawn);
        if (now.0.as_str(), now.1.as_str()) != (pdf, svg) {
            other.push(format!("    \"{name}\" \"{}\" \"{}\"", now.0, now.1));
        }
    }
    assert!(other.is_empty(), "drawn otherwise:\n{}", other.join("\n"));
}
