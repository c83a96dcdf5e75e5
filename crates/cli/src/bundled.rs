//! The programs that come with the binary.

use bytes::Bytes;
use laurel_persistence::authoring::Folder;
use rust_embed::RustEmbed;
use std::collections::BTreeSet;

#[derive(RustEmbed)]
#[folder = "../../assets/programs"]
struct Files;

/// Each program's folder, by name.
pub fn programs() -> Vec<(String, Folder)> {
    let names: BTreeSet<String> = Files::iter()
        .filter_map(|path| path.split_once('/').map(|(name, _)| name.to_owned()))
        .collect();
    let folder = |name: &str| {
        let files = Files::iter().filter_map(|path| {
            let inside = path.strip_prefix(name)?.strip_prefix('/')?.to_owned();
            let file = Files::get(&path)?;
            Some((inside, Bytes::from(file.data.into_owned())))
        });
        Folder::of(files)
    };
    names
        .into_iter()
        .map(|name| {
            let folder = folder(&name);
            (name, folder)
        })
        .collect()
}
