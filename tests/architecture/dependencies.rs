//! `cli → web → persistence → domain`, `persistence → credentials → domain`,
//! and nothing back.

use cargo_metadata::MetadataCommand;
use std::collections::{BTreeMap, BTreeSet};

#[expect(clippy::expect_used, reason = "a test stops where it fails")]
fn graph() -> BTreeMap<String, BTreeSet<String>> {
    let metadata = MetadataCommand::new()
        .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"))
        .no_deps()
        .exec()
        .expect("cargo tells its metadata");
    metadata
        .packages
        .iter()
        .map(|package| {
            let direct = package
                .dependencies
                .iter()
                .filter(|d| d.kind == cargo_metadata::DependencyKind::Normal)
                .map(|d| d.name.clone())
                .collect();
            (package.name.to_string(), direct)
        })
        .collect()
}

#[test]
fn the_crates_depend_one_way() {
    let allowed: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("laurel-domain", &[] as &[&str]),
        ("laurel-migrations", &[]),
        ("laurel-credentials", &["laurel-domain"]),
        (
            "laurel-persistence",
            &["laurel-domain", "laurel-credentials", "laurel-migrations"],
        ),
        (
            "laurel-web",
            &["laurel-domain", "laurel-credentials", "laurel-persistence"],
        ),
        (
            "laurel",
            &[
                "laurel-domain",
                "laurel-credentials",
                "laurel-persistence",
                "laurel-web",
            ],
        ),
        ("laurel-tests", &["laurel-domain"]),
        ("laurel-load", &["laurel-domain", "laurel-tests"]),
    ]);
    for (package, direct) in graph() {
        let may = allowed
            .get(package.as_str())
            .unwrap_or_else(|| panic!("{package} is not in the plan of the house"));
        let packages: Vec<_> = direct.iter().filter(|d| d.starts_with("laurel")).collect();
        for needed in packages {
            assert!(
                may.contains(&needed.as_str()),
                "{package} may not depend on {needed}"
            );
        }
    }
}

#[test]
fn each_crate_keeps_to_its_own_tools() {
    let only: [(&str, &[&str]); 6] = [
        // the bench measures its limits with the bare libraries
        ("axum", &["laurel-web", "laurel", "laurel-load"]),
        ("maud", &["laurel-web", "laurel-load"]),
        ("sea-orm", &["laurel-persistence", "laurel-load"]),
        (
            "sea-orm-migration",
            &["laurel-persistence", "laurel-migrations"],
        ),
        ("printpdf", &["laurel-credentials"]),
        ("clap", &["laurel"]),
    ];
    for (package, direct) in graph() {
        for (tool, packages) in only {
            assert!(
                !direct.contains(tool) || packages.contains(&package.as_str()),
                "{package} may not use {tool}"
            );
        }
        if package == "laurel-domain" || package == "laurel-credentials" {
            for tool in ["tokio", "sea-orm", "axum", "sqlx", "tracing", "futures"] {
                assert!(!direct.contains(tool), "{package} is pure: no {tool}");
            }
        }
    }
}

#[test]
fn what_is_bundled_has_a_license_we_accept_and_one_cryptographic_backend() {
    const ACCEPTED: [&str; 15] = [
        "MIT",
        "Apache-2.0",
        "Apache-2.0 WITH LLVM-exception",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC",
        "Zlib",
        "Unicode-3.0",
        "Unicode-DFS-2016",
        "MPL-2.0",
        "CC0-1.0",
        "BSL-1.0",
        "0BSD",
        "Unlicense",
        "CDLA-Permissive-2.0",
    ];
    let tree = std::process::Command::new("cargo")
        .args([
            "tree",
            "--locked",
            "--workspace",
            "--edges",
            "normal,build",
            "--prefix",
            "none",
            "--format",
            "{p}|{l}",
        ])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .output()
        .expect("cargo prints its tree");
    let text = String::from_utf8_lossy(&tree.stdout);
    let used: BTreeSet<&str> = text
        .lines()
        .map(|line| line.trim_end_matches(" (*)"))
        .filter(|line| line.contains('|'))
        .collect();
    assert!(
        used.len() > 200,
        "the walk through the graph finds what is used: {}",
        String::from_utf8_lossy(&tree.stderr)
    );
    let mut refused = Vec::new();
    for line in used {
        let (package, license) = line.split_once('|').unwrap_or((line, ""));
        let name = package.split(' ').next().unwrap_or_default();
        assert!(
            !["ring", "openssl", "openssl-sys", "native-tls"].contains(&name),
            "{name}: one backend, aws-lc"
        );
        let license = license.replace('/', " OR ").replace(['(', ')'], "");
        let fine = license.split(" AND ").all(|part| {
            part.split(" OR ")
                .any(|choice| ACCEPTED.contains(&choice.trim()))
        });
        if !fine {
            refused.push(format!("{package}: {license:?}"));
        }
    }
    assert!(refused.is_empty(), "{refused:#?}");
}
