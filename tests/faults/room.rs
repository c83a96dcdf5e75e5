//! Ways to leave the server no room for what it writes, and to give it back.

use laurel_tests::Site;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What keeps the server from writing.
pub enum Room {
    Disk(SmallDisk),
    /// A limit on the size of its files, which needs no rights at all.
    FileSize,
}

impl Room {
    /// Takes away what room there is.
    pub fn take(&self, site: &Site) {
        match self {
            Self::Disk(disk) => disk.fill(),
            Self::FileSize => {
                let log = std::fs::metadata(site.data().join("laurel.db-wal"));
                limit_files(site, &log.expect("the write-ahead log").len().to_string());
            }
        }
    }

    pub fn give_back(&self, site: &Site) {
        match self {
            Self::Disk(disk) => disk.free(),
            Self::FileSize => limit_files(site, "unlimited"),
        }
    }
}

/// How large a file of the running server may become, in bytes.
fn limit_files(site: &Site, most: &str) {
    let done = Command::new("prlimit")
        .args(["--pid", &site.pid().to_string()])
        .arg(format!("--fsize={most}:unlimited"))
        .status();
    assert!(
        done.is_ok_and(|s| s.success()),
        "prlimit sets the size of files"
    );
}

/// A program that starts the binary so that a file that may not grow is an
/// error for it rather than its end.
pub fn unkilled_by_large_files(folder: &Path, binary: &Path) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let path = folder.join("laurel-under-a-limit");
    let text = format!(
        "#!/bin/sh\ntrap '' XFSZ\nexec '{}' \"$@\"\n",
        binary.display()
    );
    std::fs::write(&path, text).expect("a script is written");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("it can be run");
    path
}

/// A file system of a few megabytes; taken away with the value.
pub struct SmallDisk {
    at: PathBuf,
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // lazily: a server that still runs may hold files on it
        run("umount", &["-l", &text(&self.at)]);
    }
}

impl SmallDisk {
    /// An ext4 in a file, mounted at this folder; `None` where mounting is not
    /// allowed.
    pub fn ext4(image: &Path, at: &Path, bytes: u64) -> Option<Self> {
        std::fs::create_dir_all(at).expect("a folder to mount at");
        let file = std::fs::File::create(image).expect("a file for the disk");
        file.set_len(bytes).expect("a file for the disk");
        let made = run("mkfs.ext4", &["-q", "-F", "-m", "0", &text(image)]);
        (made && run("mount", &["-o", "loop", &text(image), &text(at)]))
            .then(|| Self { at: at.to_owned() })
    }

    /// The same in memory.
    pub fn tmpfs(at: &Path, bytes: u64) -> Option<Self> {
        std::fs::create_dir_all(at).expect("a folder to mount at");
        let size = format!("size={bytes}");
        run("mount", &["-t", "tmpfs", "-o", &size, "tmpfs", &text(at)])
            .then(|| Self { at: at.to_owned() })
    }

    fn filler(&self) -> PathBuf {
        self.at.join("filler")
    }

    /// Fills it to the last block.
    pub fn fill(&self) {
        let mut filler = OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.filler())
            .expect("a file that fills the disk");
        for size in [1 << 20, 1 << 16, 1 << 12, 1] {
            let piece = vec![b'x'; size];
            while filler.write_all(&piece).is_ok() {}
            // what is left after the blocks have their places
            let _ = filler.sync_all();
        }
    }

    /// Gives this many bytes of what fills it back.
    pub fn leave(&self, bytes: u64) {
        let filler = OpenOptions::new()
            .write(true)
            .open(self.filler())
            .expect("the file that fills the disk");
        let size = filler.metadata().expect("its size").len();
        filler
            .set_len(size.saturating_sub(bytes))
            .expect("it shrinks");
    }

    pub fn free(&self) {
        std::fs::remove_file(self.filler()).expect("the file that fills the disk");
    }
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

fn run(program: &str, arguments: &[&str]) -> bool {
    let output = Command::new(program).args(arguments).output();
    output.is_ok_and(|o| o.status.success())
}
