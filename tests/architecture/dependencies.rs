//! `cli → web → persistence → domain`, `persistence → credentials → domain`,
//! `web → markdown → words` and `web → ui`, and nothing back.

use cargo_metadata::MetadataCommand;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What `deny.toml` says, as far as it is tried here.
#[derive(Deserialize)]
struct Policy {
    licenses: Licenses,
    bans: Bans,
    sources: Sources,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Ban>,
}

#[derive(Deserialize)]
struct Ban {
    #[serde(rename = "crate")]
    name: String,
    reason: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Sources {
    allow_registry: Vec<String>,
    allow_git: Vec<String>,
}

#[expect(clippy::expect_used, reason = "a test stops where it fails")]
fn policy() -> Policy {
    let policy = toml::from_str(include_str!("../../deny.toml"));
    policy.expect("deny.toml can be read")
}

#[test]
fn the_policy_keeps_to_permissive_licenses_one_tls_stack_and_one_registry() {
    let policy = policy();
    for fine in ["MIT", "Apache-2.0", "BSD-3-Clause", "ISC", "Unicode-3.0"] {
        assert!(
            policy.licenses.allow.iter().any(|one| one == fine),
            "{fine}"
        );
    }
    for viral in ["GPL", "LGPL", "SSPL", "BUSL"] {
        let mut allowed = policy.licenses.allow.iter();
        assert!(!allowed.any(|one| one.contains(viral)), "{viral}");
    }
    for other in ["ring", "openssl", "openssl-sys", "native-tls"] {
        let banned = policy.bans.deny.iter().any(|ban| ban.name == other);
        assert!(banned, "{other}");
    }
    assert_eq!(
        policy.sources.allow_registry,
        ["https://github.com/rust-lang/crates.io-index"]
    );
}

/// Each package with what it depends on directly.
type Graph = BTreeMap<String, BTreeSet<String>>;

#[expect(clippy::expect_used, reason = "a test stops where it fails")]
fn graph() -> Graph {
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

fn against_the_order(graph: &Graph) -> Vec<String> {
    let allowed: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("laurel-domain", &[] as &[&str]),
        ("laurel-migrations", &[]),
        ("laurel-credentials", &["laurel-domain"]),
        (
            "laurel-persistence",
            &["laurel-domain", "laurel-credentials", "laurel-migrations"],
        ),
        ("laurel-demo", &["laurel-domain", "laurel-persistence"]),
        ("laurel-words", &[]),
        ("laurel-ui", &[]),
        ("laurel-markdown", &["laurel-domain", "laurel-words"]),
        (
            "laurel-web",
            &[
                "laurel-domain",
                "laurel-credentials",
                "laurel-persistence",
                "laurel-words",
                "laurel-ui",
                "laurel-markdown",
            ],
        ),
        (
            "laurel",
            &[
                "laurel-domain",
                "laurel-credentials",
                "laurel-persistence",
                "laurel-demo",
                "laurel-words",
                "laurel-markdown",
                "laurel-web",
            ],
        ),
        ("laurel-tests", &["laurel-domain"]),
        (
            "laurel-gallery",
            &[
                "laurel-domain",
                "laurel-persistence",
                "laurel-words",
                "laurel-ui",
                "laurel-markdown",
                "laurel-web",
            ],
        ),
        ("laurel-load", &["laurel-domain", "laurel-tests"]),
    ]);
    let mut refused = Vec::new();
    for (package, direct) in graph {
        let Some(may) = allowed.get(package.as_str()) else {
            refused.push(format!("{package} is not in the plan of the house"));
            continue;
        };
        let own = direct.iter().filter(|d| d.starts_with("laurel"));
        let wrong = own.filter(|d| !may.contains(&d.as_str()));
        refused.extend(wrong.map(|d| format!("{package} may not depend on {d}")));
    }
    refused
}

fn with_foreign_tools(graph: &Graph) -> Vec<String> {
    let only: [(&str, &[&str]); 19] = [
        // the bench measures its limits with the bare libraries
        ("axum", &["laurel-web", "laurel", "laurel-load"]),
        (
            "maud",
            &["laurel-web", "laurel-ui", "laurel-markdown", "laurel-load"],
        ),
        ("comrak", &["laurel-markdown"]),
        ("ammonia", &["laurel-markdown"]),
        ("fluent-bundle", &["laurel-words"]),
        ("fluent-langneg", &["laurel-words"]),
        ("fluent-syntax", &["laurel-words"]),
        ("icu_datetime", &["laurel-words"]),
        ("icu_decimal", &["laurel-words"]),
        ("icu_list", &["laurel-words"]),
        ("cookie", &["laurel-web"]),
        ("csv", &["laurel-web"]),
        ("quick-xml", &["laurel-credentials", "laurel-web"]),
        ("sea-orm", &["laurel-persistence", "laurel-load"]),
        (
            "sea-orm-migration",
            &["laurel-persistence", "laurel-migrations"],
        ),
        ("printpdf", &["laurel-credentials"]),
        ("allsorts-azul", &["laurel-credentials"]),
        ("clap", &["laurel"]),
        ("prometheus-client", &["laurel-persistence", "laurel-web"]),
    ];
    let pure = [
        "laurel-domain",
        "laurel-credentials",
        "laurel-ui",
        "laurel-markdown",
    ];
    let impure = ["tokio", "sea-orm", "axum", "sqlx", "tracing", "futures"];
    let mut refused = Vec::new();
    for (package, direct) in graph {
        for (tool, users) in only {
            if direct.contains(tool) && !users.contains(&package.as_str()) {
                refused.push(format!("{package} may not use {tool}"));
            }
        }
        if pure.contains(&package.as_str()) {
            let wrong = impure.iter().filter(|tool| direct.contains(**tool));
            refused.extend(wrong.map(|tool| format!("{package} is pure: no {tool}")));
        }
    }
    refused
}

#[test]
fn the_crates_depend_one_way() {
    assert_eq!(against_the_order(&graph()), [""; 0]);
}

#[test]
fn each_crate_keeps_to_its_own_tools() {
    assert_eq!(with_foreign_tools(&graph()), [""; 0]);
}

#[test]
fn a_graph_that_points_back_is_refused() {
    let broken = |package: &str, direct: &[&str]| {
        let direct = direct.iter().map(|d| (*d).to_owned()).collect();
        Graph::from([(package.to_owned(), direct)])
    };
    for (package, direct) in [
        ("laurel-domain", "laurel-persistence"),
        ("laurel-persistence", "laurel-web"),
        ("laurel-ui", "laurel-words"),
        ("laurel-words", "laurel-web"),
        ("laurel-tests", "laurel-persistence"),
        ("laurel-unheard-of", "serde"),
    ] {
        let refused = against_the_order(&broken(package, &[direct]));
        assert_eq!(refused.len(), 1, "{package} to {direct}: {refused:?}");
    }
    for (package, direct) in [
        ("laurel-domain", "tokio"),
        ("laurel-ui", "tracing"),
        ("laurel-web", "sea-orm"),
        ("laurel-web", "ammonia"),
        ("laurel-persistence", "axum"),
    ] {
        let refused = with_foreign_tools(&broken(package, &[direct]));
        assert_eq!(refused.len(), 1, "{package} with {direct}: {refused:?}");
    }
}

#[test]
fn what_is_bundled_has_a_license_we_accept_and_one_cryptographic_backend() {
    let policy = policy();
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
        let banned = policy.bans.deny.iter().find(|ban| ban.name == name);
        assert!(
            banned.is_none(),
            "{name}: {}",
            banned.map_or("", |ban| &ban.reason)
        );
        let license = license.replace('/', " OR ").replace(['(', ')'], "");
        let fine = license.split(" AND ").all(|part| {
            part.split(" OR ").any(|choice| {
                policy
                    .licenses
                    .allow
                    .iter()
                    .any(|fine| fine == choice.trim())
            })
        });
        if !fine {
            refused.push(format!("{package}: {license:?}"));
        }
    }
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn everything_comes_from_the_public_registry() {
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    let text = std::fs::read_to_string(lock).expect("the lock file");
    let sources: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("source = "))
        .collect();
    let policy = policy();
    assert!(policy.sources.allow_git.is_empty());
    let allowed: BTreeSet<String> = policy
        .sources
        .allow_registry
        .iter()
        .map(|registry| format!("\"registry+{registry}\""))
        .collect();
    assert_eq!(sources, allowed.iter().map(String::as_str).collect());
}
