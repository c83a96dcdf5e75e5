//! The gallery as a folder that a person can leaf through.

use laurel_web::views::Assets;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Where addresses of styles, scripts, fonts and icons begin.
const ASSETS: &str = "/assets/";

/// Writes nothing where no folder is named.
pub struct Gallery {
    folder: Option<PathBuf>,
    index: String,
}

impl Gallery {
    pub fn of_environment() -> Self {
        Self {
            folder: env::var_os("LAUREL_GALLERY").map(PathBuf::from),
            index: String::from(
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Gallery</title>\n",
            ),
        }
    }

    pub fn add(&mut self, name: &str, language: &str, amount: &str, html: &str) {
        let Some(folder) = &self.folder else {
            return;
        };
        let stem = name.replace(".rs", "").replace(['/', ' '], "-");
        let file = format!("{stem}.{language}.{amount}.html");
        write(
            &folder.join(&file),
            html.replace("=\"/assets/", "=\"assets/").as_bytes(),
        );
        let _ = writeln!(
            self.index,
            "<p><a href=\"{file}\">{name} · {language} · {amount}</a>"
        );
    }

    /// Puts the files beside the pages that they all need.
    pub fn finish(&self, assets: &Assets) {
        let Some(folder) = &self.folder else {
            return;
        };
        write(&folder.join("index.html"), self.index.as_bytes());
        let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets");
        let mut names = vec!["css/site.css".to_owned(), "css/staff.css".to_owned()];
        for below in ["js", "fonts/web", "icons"] {
            for entry in fs::read_dir(top.join(below))
                .into_iter()
                .flatten()
                .flatten()
            {
                names.push(format!("{below}/{}", entry.file_name().to_string_lossy()));
            }
        }
        for name in names {
            if let (Some(file), Some(bytes)) =
                (assets.url(&name).strip_prefix(ASSETS), assets.bytes(&name))
            {
                let bytes = if name.starts_with("css/") {
                    String::from_utf8_lossy(&bytes)
                        .replace(ASSETS, "")
                        .into_bytes()
                } else {
                    bytes.to_vec()
                };
                write(&folder.join("assets").join(file), &bytes);
            }
        }
    }
}

fn write(path: &Path, bytes: &[u8]) {
    let folder = path.parent().unwrap_or(path);
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(path, bytes));
    written.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
