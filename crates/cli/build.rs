//! Packs the binary's own addresses, which are set right when it starts: two
//! megabytes less in memory. The C library does it since 2.36 of glibc.

#![expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script by variables"
)]

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = |what: &str| std::env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    let is_release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    if is_release && target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}
