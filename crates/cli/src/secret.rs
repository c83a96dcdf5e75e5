//! The secret file: the key that signs sessions, the same for every node of a
//! site.

use crate::commands::SYSTEM;
use crate::config::Config;
use laurel_persistence::Store;
use laurel_persistence::site::{keep_secret_fingerprint, secret_fingerprint};
use std::collections::BTreeSet;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The fewest bytes of a secret.
const BYTES_MIN: usize = 32;
/// Of this many random bytes fewer are different about once in 10^12.
const DIFFERENT_MIN: usize = 16;
/// The largest file that is read, in bytes.
const FILE_MAX: u64 = 4096;

/// What to do about a secret that is not the site's.
pub const WAY_OUT: &str = "every node of a site has the same: copy the file from where the site was served before; or, to change it on purpose, stop every node and run `laurel accept-secret`, which signs everybody out";

pub fn path(config: &Config) -> PathBuf {
    let in_folder = || config.data_dir.join("secret");
    config.secret_file.clone().unwrap_or_else(in_folder)
}

/// The site's secret; made where the site has none yet.
///
/// # Errors
/// One line for the person at the terminal, also where it is another than the
/// one that the database knows.
pub async fn of_site(config: &Config, store: &Store) -> Result<Vec<u8>, String> {
    let path = path(config);
    let known = secret_fingerprint(store, SYSTEM)
        .await
        .map_err(|error| error.to_string())?;
    let secret = match (read(&path)?, known) {
        (Some(secret), _) => secret,
        (None, None) => make(&path, store.random())?,
        (None, Some(_)) => return Err(format!("{}; {WAY_OUT}", missing(&path))),
    };
    let fingerprint = laurel_web::secret_fingerprint(&secret);
    let is_kept = keep_secret_fingerprint(store, SYSTEM, fingerprint).await;
    if is_kept.map_err(|error| error.to_string())? {
        Ok(secret)
    } else {
        Err(format!("{}; {WAY_OUT}", another(&path)))
    }
}

/// What is wrong with the secret file, without making or keeping one.
///
/// # Errors
/// One line, where the database can't be asked.
pub async fn examine(config: &Config, store: &Store) -> Result<Vec<String>, String> {
    let path = path(config);
    let known = secret_fingerprint(store, SYSTEM)
        .await
        .map_err(|error| error.to_string())?;
    let is_known = |secret: &[u8]| known == Some(laurel_web::secret_fingerprint(secret));
    Ok(match read(&path) {
        Err(line) => vec![line],
        // both are made by the first start
        Ok(_) if known.is_none() => Vec::new(),
        Ok(Some(secret)) if is_known(&secret) => Vec::new(),
        Ok(Some(_)) => vec![another(&path)],
        Ok(None) => vec![missing(&path)],
    })
}

fn another(path: &Path) -> String {
    format!(
        "the secret in {} is not the one of the site in this database",
        path.display()
    )
}

fn missing(path: &Path) -> String {
    format!(
        "there is no secret in {}, and the site in this database has one",
        path.display()
    )
}

/// The secret that is there; `None` without a file.
///
/// # Errors
/// One line, where it can't be read or is weak.
pub fn read(path: &Path) -> Result<Option<Vec<u8>>, String> {
    let name = path.display();
    let unreadable = |error: std::io::Error| format!("can't read {name}: {error}");
    match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error)),
        Ok(facts) if facts.len() > FILE_MAX => return Err(no_secret(path)),
        Ok(_) => {}
    }
    let text = fs::read(path).map_err(unreadable)?;
    let secret = hex::decode(text.trim_ascii()).map_err(|_| no_secret(path))?;
    match weakness(&secret) {
        Some(why) => Err(format!(
            "{name} {why}: take {} hexadecimal digits from a source of random bytes; to have one made, delete it and run `laurel accept-secret`",
            2 * BYTES_MIN
        )),
        None => Ok(Some(secret)),
    }
}

fn no_secret(path: &Path) -> String {
    let (name, digits) = (path.display(), 2 * BYTES_MIN);
    format!("{name} is not what it should be: {digits} hexadecimal digits")
}

/// Why a secret can be guessed, as far as can be seen.
fn weakness(secret: &[u8]) -> Option<&'static str> {
    let steps: BTreeSet<u8> = secret
        .windows(2)
        .map(|pair| pair[1].wrapping_sub(pair[0]))
        .collect();
    let different: BTreeSet<&u8> = secret.iter().collect();
    if secret.len() < BYTES_MIN {
        Some("is too short")
    } else if different.len() < DIFFERENT_MIN {
        Some("repeats itself")
    } else if steps.len() < DIFFERENT_MIN / 2 {
        Some("counts on evenly")
    } else if secret
        .iter()
        .all(|byte| byte.is_ascii_graphic() || *byte == b' ')
    {
        Some("is a text, not random bytes")
    } else {
        None
    }
}

/// Makes the file, for its owner only, whole or not at all; where another node
/// of the same folder was first, its secret.
///
/// # Errors
/// One line, where it can't be written.
pub fn make(path: &Path, secret: [u8; BYTES_MIN]) -> Result<Vec<u8>, String> {
    let name = path.display();
    let failed = |error: std::io::Error| format!("can't make {name}: {error}");
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let folder = folder.unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(hex::encode(secret).as_bytes())
        .and_then(|()| file.as_file().sync_all())
        .map_err(failed)?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(secret.to_vec()),
        Err(error) if error.error.kind() == ErrorKind::AlreadyExists => {
            read(path)?.ok_or_else(|| missing(path))
        }
        Err(error) => Err(failed(error.error)),
    }
}

#[cfg(test)]
mod tests {
    use super::{make, read, weakness};

    /// Bytes without any order that a person sees.
    fn random() -> [u8; 32] {
        let mut state = 1_u32;
        std::array::from_fn(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        })
    }

    #[test]
    fn weak_secrets_are_told_by_what_can_be_seen() {
        let counting: Vec<u8> = (0..32).collect();
        let pattern = b"0123456789abcdef".repeat(4);
        let text = b"correct horse battery staple, and more";
        for (weak, why) in [
            (&[][..], "is too short"),
            (&random()[..31], "is too short"),
            (&[0; 32], "repeats itself"),
            (&[0xff; 64], "repeats itself"),
            (&[1, 2].repeat(16), "repeats itself"),
            (&counting, "counts on evenly"),
            (&pattern, "counts on evenly"),
            (text, "is a text, not random bytes"),
        ] {
            assert_eq!(weakness(weak), Some(why), "{weak:?}");
        }
        assert_eq!(weakness(&random()), None);
    }

    #[test]
    fn a_file_is_made_once_and_for_its_owner_only() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("secret");
        assert_eq!(read(&path), Ok(None));
        let first = make(&path, random()).expect("it is made");
        let second = make(&path, [7; 32]).expect("the first one's");
        assert_eq!(first, second);
        assert_eq!(read(&path), Ok(Some(first)));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&path)
                .expect("facts")
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        let names = std::fs::read_dir(folder.path()).expect("the folder");
        assert_eq!(names.count(), 1, "nothing else is left");
    }

    #[test]
    fn what_is_no_secret_is_told_in_one_line() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("secret");
        for text in ["", "hello", &"00".repeat(32), &"0".repeat(5000), "\u{0}"] {
            std::fs::write(&path, text).expect("it is written");
            let line = read(&path).expect_err(text);
            assert!(
                line.contains("secret") && line.lines().count() == 1,
                "{line}"
            );
        }
        std::fs::remove_file(&path).expect("it is gone");
        std::fs::create_dir(&path).expect("a folder");
        assert!(read(&path).is_err());
    }
}
