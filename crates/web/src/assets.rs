//! Styles, scripts, fonts, icons and what browsers may fetch ahead: embedded, named
//! by their hash, served as immutable, compressed once.

use crate::accept::takes_brotli;
use crate::gate::Gate;
use crate::paths;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use laurel_domain::identity::actions;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

#[derive(RustEmbed)]
#[folder = "../../assets"]
#[include = "ahead/*"]
#[include = "css/*"]
#[include = "js/*"]
#[include = "fonts/web/*.woff2"]
#[include = "icons/*"]
struct Files;

pub struct Assets {
    /// By the name in the URL.
    served: HashMap<String, Asset>,
    /// From a path such as `js/theme.js` to the whole URL.
    urls: BTreeMap<String, String>,
}

struct Asset {
    media_type: &'static str,
    bytes: Bytes,
    brotli: OnceLock<Option<Bytes>>,
}

impl Assets {
    /// The files that come with the binary.
    pub fn embedded() -> Self {
        let names = Files::iter();
        Self::of(names.filter_map(|name| {
            let bytes = Files::get(&name)?.data.into_owned();
            Some((name.into_owned(), bytes))
        }))
    }

    /// Names such as `css/site/10-base.css`, and bytes.
    pub fn of(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let mut assets = Self {
            served: HashMap::new(),
            urls: BTreeMap::new(),
        };
        let mut sheets: BTreeMap<String, String> = BTreeMap::new();
        // a sheet is put together in the order of its parts' names
        let files: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
        for (name, bytes) in files {
            let parts: Vec<&str> = name.split('/').collect();
            match parts.as_slice() {
                ["css", sheet, _] => {
                    let text = sheets.entry((*sheet).to_owned()).or_default();
                    text.push_str(&String::from_utf8_lossy(&bytes));
                    text.push('\n');
                }
                _ => assets.add(&name, bytes),
            }
        }
        // last: they name fonts and icons
        for (sheet, text) in sheets {
            let text = assets.rewrite(&without_comments(&text));
            assets.add(&format!("css/{sheet}.css"), text.into_bytes());
        }
        assets
    }

    fn add(&mut self, name: &str, bytes: Vec<u8>) {
        let hash = hex::encode(&Sha256::digest(&bytes)[..6]);
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let served = format!("{}-{hash}.{ending}", stem.replace('/', "-"));
        self.urls
            .insert(name.to_owned(), paths::asset(served.as_str()));
        let asset = Asset {
            media_type: media_type(ending),
            bytes: Bytes::from(bytes),
            brotli: OnceLock::new(),
        };
        self.served.insert(served, asset);
    }

    /// `/assets/fonts/web/x.woff2` in a style becomes the name it is served by.
    fn rewrite(&self, css: &str) -> String {
        let mut css = css.to_owned();
        for (name, url) in &self.urls {
            css = css.replace(&paths::asset(name), url);
        }
        css
    }

    /// The URL of `css/site.css`, `js/theme.js` and the like. A name that is
    /// not there gives its own path, which answers 404.
    pub fn url<'a>(&'a self, name: &'a str) -> &'a str {
        self.urls.get(name).map_or(name, |url| url)
    }

    /// The bytes of a file such as `icons/favicon.ico`.
    pub fn bytes(&self, name: &str) -> Option<Bytes> {
        let served = self.urls.get(name)?.strip_prefix(paths::ASSETS)?;
        self.served.get(served).map(|asset| asset.bytes.clone())
    }
}

/// A sheet without comments and indentation: a sixth less over the wire. No
/// string in our sheets holds a comment's mark.
fn without_comments(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    bare.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .fold(String::new(), |mut css, line| {
            css.push_str(line);
            // a value that goes on in the next line needs its space
            css.push(if line.ends_with(['{', '}', ';', ',']) {
                '\u{0}'
            } else {
                ' '
            });
            css
        })
        .replace('\u{0}', "")
        .replace(": ", ":")
        .replace(" {", "{")
}

impl Asset {
    fn brotli(&self) -> Option<&Bytes> {
        let worthwhile = !matches!(self.media_type, "font/woff2" | "image/png");
        self.brotli
            .get_or_init(|| worthwhile.then(|| brotli(&self.bytes, 11)).flatten())
            .as_ref()
    }
}

/// `None` where it would not be smaller. `quality` is 11, small and slow, for
/// what is packed once, or at most 6: those between take tables of 8 to 33 MB
/// for little.
pub fn brotli(bytes: &[u8], quality: i32) -> Option<Bytes> {
    use std::io::Write;
    let window = bytes.len().max(1024).ilog2() + 1;
    let params = brotli::enc::BrotliEncoderParams {
        quality,
        // what is packed fits; below 17 the library takes tables of 33 MB
        lgwin: i32::try_from(window).map_or(22, |bits| bits.clamp(17, 22)),
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut writer = brotli::CompressorWriter::with_params(Vec::new(), 4096, &params);
    writer.write_all(bytes).ok()?;
    let packed = writer.into_inner();
    (packed.len() < bytes.len()).then(|| Bytes::from(packed))
}

fn media_type(ending: &str) -> &'static str {
    match ending {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "json" => "application/speculationrules+json",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// `GET /assets/{name}`
pub async fn serve(
    paths::AssetPath { name }: paths::AssetPath,
    _: Gate<actions::Visit>,
    State(app): State<crate::App>,
    headers: HeaderMap,
) -> Response {
    let bundled = app.bundled();
    let Some(asset) = bundled.assets.served.get(&*name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = HeaderMap::new();
    response.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(asset.media_type),
    );
    response.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    response.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if takes_brotli(&headers)
        && let Some(packed) = asset.brotli()
    {
        response.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        return (response, packed.clone()).into_response();
    }
    (response, asset.bytes.clone()).into_response()
}
