//! What a person at the terminal is told.

use laurel_tests::{Options, Site, bundled_program, small_program};
use std::path::{Path, PathBuf};
use std::process::Output;

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// Refused with one line that has all of these.
fn assert_refused(output: &Output, parts: &[&str]) {
    let said = said(output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(said.trim_end().lines().count(), 1, "{said}");
    for part in parts {
        assert!(said.contains(part), "{part} in: {said}");
    }
}

#[tokio::test]
async fn a_second_server_on_the_folder_is_told_so_also_at_the_same_port() {
    let site = Site::start().await;
    let second = site.run(&["serve"]);
    if site.is_sqlite() {
        assert_refused(&second, &["another laurel serves", "LAUREL_DATA_DIR"]);
    } else {
        assert_refused(&second, &["can't listen on", "LAUREL_LISTEN"]);
    }
    assert_eq!(site.visitor().get("/").await.status, 200);
}

#[tokio::test]
async fn a_port_that_is_taken_is_named_with_the_setting() {
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let site = Site::prepare(Options::default().and("LAUREL_LISTEN", &address)).await;
    assert_refused(&site.run(&["serve"]), &[&address, "LAUREL_LISTEN"]);
}

#[tokio::test]
async fn a_bad_flag_is_named_as_it_was_written() {
    let site = Site::prepare(Options::default()).await;
    let output = site.run(&["--listen", "localhost:8080", "user", "list"]);
    assert_refused(&output, &["--listen", "localhost:8080", "127.0.0.1:8080"]);
}

#[tokio::test]
async fn a_database_that_can_not_be_is_named_without_its_password() {
    for (url, parts) in [
        (
            "mysql://u:geheim@h/x",
            ["LAUREL_DATABASE_URL", "postgres://"],
        ),
        (
            "postgres://u:geheim@h:99999/x",
            ["LAUREL_DATABASE_URL", "postgres://"],
        ),
        (
            "postgres://u:geheim@h.invalid/x",
            ["LAUREL_DATABASE_URL", "can't open"],
        ),
    ] {
        let site = Site::prepare(Options::default().and("LAUREL_DATABASE_URL", url)).await;
        let output = site.run(&["user", "list"]);
        assert_refused(&output, &parts);
        assert!(!said(&output).contains("geheim"), "{}", said(&output));
    }
}

#[tokio::test]
async fn who_only_looks_makes_nothing() {
    let site = Site::prepare(Options::default()).await;
    if !site.is_sqlite() {
        return;
    }
    for words in [
        &["doctor"][..],
        &["doctor", "--json"],
        &["migrate", "--status"],
    ] {
        assert_refused(
            &site.run(words),
            &["there is no database in", "LAUREL_DATA_DIR"],
        );
    }
    assert!(!site.data().exists());
}

#[tokio::test]
async fn no_password_on_standard_input_is_told_and_makes_nobody() {
    let site = Site::prepare(Options::default()).await;
    let create = [
        "user",
        "create",
        "--email",
        "ana@example.org",
        "--name",
        "Ana",
    ];
    let mut words = create.to_vec();
    words.push("--password-stdin");
    assert_refused(&site.run(&words), &["no password"]);
    assert_eq!(site.said(&["user", "list"]), "");
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_on_the_machine_reads_the_data_folder() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::start().await;
    let folder = std::fs::metadata(site.data()).expect("the folder");
    assert_eq!(folder.permissions().mode() & 0o077, 0);
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

#[tokio::test]
async fn a_file_that_was_lost_or_changed_is_found_and_the_remedy_helps() {
    let site = Site::start().await;
    site.said(&["doctor"]);
    let blobs = files(&site.data().join("blobs"));
    assert!(
        blobs.len() >= 2,
        "pictures of the bundled courses: {blobs:?}"
    );
    std::fs::remove_file(&blobs[0]).expect("it is lost");
    std::fs::write(&blobs[1], "cut short").expect("it is changed");
    let output = site.run(&["doctor"]);
    let told = said(&output);
    assert_eq!(output.status.code(), Some(1), "{told}");
    for part in [
        "courses",
        "WRONG",
        ".svg has no file",
        "What to do",
        "import",
    ] {
        assert!(told.contains(part), "{part} in: {told}");
    }
    site.said(&["import", &bundled_program().display().to_string()]);
    let told = site.said(&["doctor"]);
    assert!(!told.contains("WRONG"), "{told}");
}

#[tokio::test]
async fn servers_that_start_at_once_on_an_empty_database_take_turns() {
    let mut site = Site::prepare(Options::default()).await;
    if site.is_sqlite() {
        return;
    }
    site.spawn();
    let others = futures::future::join_all([site.second_node(), site.second_node()]).await;
    assert!(others.iter().all(Option::is_some));
    site.runs_until_ready().await;
    assert!(!site.log().contains("can't open"), "{}", site.log());
}

#[tokio::test]
async fn a_command_whose_reader_has_gone_ends_quietly() {
    let site = Site::prepare(Options::default()).await;
    let (register, out) = (site.scratch().join("register"), site.scratch().join("out"));
    let (register, out) = (register.display().to_string(), out.display().to_string());
    let program = small_program().display().to_string();
    let create = [
        "user",
        "create",
        "--email",
        "ana@example.org",
        "--name",
        "Ana",
    ];
    let commands: [&[&str]; 14] = [
        &create,
        &["user", "list"],
        &["user", "list", "--json"],
        &["user", "role", "ana@example.org", "owner"],
        &["user", "link", "ana@example.org"],
        &["import", &program, "--publish"],
        &["import", &program, "--json"],
        &["export", "program", "small-steps", &out],
        &["export-register", &register],
        &["migrate", "--status"],
        &["doctor"],
        &["doctor", "--json"],
        &["routes"],
        &["routes", "--json"],
    ];
    for words in commands {
        let output = site.run_unread(words);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(!told.contains("panicked"), "{words:?}: {told}");
        assert_eq!(output.status.code(), Some(141), "{words:?}: {told}");
    }
    // what was asked for is done
    assert!(site.said(&["user", "list"]).contains("owner"));
    for words in [&["--help"][..], &["user", "--help"], &["--version"]] {
        let output = site.run_unread(words);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(!told.contains("panicked"), "{words:?}: {told}");
    }
    // whether a certificate is valid is told by the exit code
    let nothing = site.scratch().join("nothing.pdf");
    std::fs::write(&nothing, "no certificate").expect("a file");
    let output = site.run_unread(&["verify", &nothing.display().to_string()]);
    assert_eq!(output.status.code(), Some(1));
}

#[tokio::test]
async fn a_server_whose_log_nobody_reads_goes_on() {
    let options = Options {
        unread: true,
        ..Options::default().and("LAUREL_LOG", "trace")
    };
    let mut site = Site::start_with(options).await;
    for path in ["/", "/programs", "/nowhere"] {
        assert!(site.visitor().get(path).await.status < 500, "{path}");
    }
    assert!(site.stop(), "it ends well");
}
