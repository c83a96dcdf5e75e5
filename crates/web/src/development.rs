//! `laurel serve --dev`: phrases, styles, scripts and the site's pages are read
//! again when a file of them changed, so that who works on them sees it without
//! compiling or starting again.

use crate::app::{App, Bundled};
use crate::assets::Assets;
use crate::{page_layout, site};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use laurel_domain::identity::{Actor, Public, visit};
use laurel_words::Catalogs;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{fs, io};
use tokio::sync::Mutex;

const LANGUAGES: &str = "languages/";
const SITE: &str = "site/";
/// What is read of the folder, with what browsers fetch last.
const READ: [&str; 7] = [
    LANGUAGES,
    SITE,
    "ahead/",
    "css/",
    "js/",
    "fonts/web/",
    "icons/",
];

/// When each file was changed last, and its length.
type Times = BTreeMap<String, (SystemTime, u64)>;

/// A folder that is laid out as `assets`.
pub struct AssetsFolder {
    path: PathBuf,
    /// As of the last reading.
    seen: Mutex<Times>,
}

/// What was read at one time.
struct Reading {
    bundled: Bundled,
    pages: Vec<site::PageText>,
}

impl AssetsFolder {
    pub fn new(path: PathBuf) -> Self {
        Self {
            path,
            seen: Mutex::default(),
        }
    }

    /// # Errors
    /// Where the folder can't be read.
    pub fn read(&self) -> io::Result<Bundled> {
        Ok(read(&self.path, &times(&self.path)?)?.bundled)
    }
}

/// Reads the folder again before the request is answered, where a file of it
/// changed.
pub async fn refresh(State(app): State<App>, request: Request, next: Next) -> Response {
    if let Some(folder) = &app.folder
        && let Err(error) = read_again(&app, folder).await
    {
        // a file that is just being written: the next request tries again
        tracing::error!(folder = %folder.path.display(), %error, "the assets can't be read");
    }
    next.run(request).await
}

async fn read_again(app: &App, folder: &AssetsFolder) -> io::Result<()> {
    let mut seen = folder.seen.lock().await;
    let (path, before) = (folder.path.clone(), seen.clone());
    let work = move || {
        let now = times(&path)?;
        let reading = (now != before).then(|| read(&path, &now)).transpose()?;
        Ok::<_, io::Error>((now, reading))
    };
    let (now, reading) = tokio::task::spawn_blocking(work).await??;
    let Some(reading) = reading else {
        return Ok(());
    };
    app.set_bundled(reading.bundled);
    let public = Public::from(&visit(&Actor::Visitor));
    for page in &reading.pages {
        match site::save_changed(app, public, page).await {
            Ok(()) => {}
            Err(why) => tracing::error!(page = page.name, %why, "a page can't be brought in"),
        }
    }
    page_layout::reload(app, public).await;
    app.rendered_markdown.clear();
    app.specimens.clear();
    app.pictures.clear();
    *seen = now;
    Ok(())
}

fn times(folder: &Path) -> io::Result<Times> {
    let mut found = Times::new();
    for part in READ {
        walk(&folder.join(part), part, &mut found)?;
    }
    Ok(found)
}

fn walk(folder: &Path, name: &str, found: &mut Times) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(file) = entry.file_name().into_string() else {
            continue;
        };
        // what editors keep beside the file that they write
        if file.starts_with(['.', '#']) || file.ends_with('~') {
            continue;
        }
        let facts = entry.metadata()?;
        if facts.is_dir() {
            walk(&entry.path(), &format!("{name}{file}/"), found)?;
        } else {
            found.insert(format!("{name}{file}"), (facts.modified()?, facts.len()));
        }
    }
    Ok(())
}

fn read(folder: &Path, times: &Times) -> io::Result<Reading> {
    let (mut phrases, mut fetched, mut pages) = (Vec::new(), Vec::new(), Vec::new());
    for (name, (changed, _)) in times {
        let bytes = fs::read(folder.join(name))?;
        let text = || String::from_utf8_lossy(&bytes).into_owned();
        if let Some(name) = name.strip_prefix(LANGUAGES) {
            phrases.push((name.to_owned(), text()));
        } else if let Some(name) = name.strip_prefix(SITE) {
            pages.push(site::PageText {
                name: name.to_owned(),
                text: text(),
                changed: (*changed).into(),
            });
        } else {
            fetched.push((name.clone(), bytes));
        }
    }
    Ok(Reading {
        bundled: Bundled {
            catalogs: Catalogs::parsed(phrases),
            assets: Assets::of(fetched),
        },
        pages,
    })
}
