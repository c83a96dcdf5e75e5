//! The configuration: flags, environment, `laurel.toml`, defaults, in this
//! order. An unknown key or a bad value stops the start with one line that
//! names it.

use clap::Args;
use figment::providers::{Format, Serialized, Toml};
use figment::value::{Dict, Map, Value};
use figment::{Figment, Metadata, Profile, Provider};
use laurel_domain::site::{ServerAddress, origin};
use reqwest::Url;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use tracing_subscriber::EnvFilter;

/// Flags that every command takes.
#[derive(Debug, Clone, Default, Args, Serialize)]
pub struct Flags {
    /// Address to listen on [default: 127.0.0.1:8080]
    #[arg(long, global = true, value_name = "ADDRESS:PORT")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listen: Option<String>,
    /// The data folder [default: ./laurel-data]
    #[arg(long, global = true, value_name = "FOLDER")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_dir: Option<PathBuf>,
    /// postgres://… [default: SQLite in the data folder]
    #[arg(long, global = true, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database_url: Option<String>,
    #[arg(
        long,
        global = true,
        value_name = "URL",
        help = "The address people use, such as https://example.org"
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_url: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    Text,
    Json,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    #[serde(deserialize_with = "address_and_port")]
    pub listen: SocketAddr,
    pub data_dir: PathBuf,
    pub database_url: Option<String>,
    pub storage_url: Option<String>,
    pub public_url: Option<String>,
    pub smtp_url: Option<String>,
    pub secret_file: Option<PathBuf>,
    pub log: String,
    pub log_format: LogFormat,
    /// In the environment: addresses with commas between them.
    #[serde(deserialize_with = "addresses")]
    pub trusted_proxies: Vec<IpAddr>,
    /// Whether browsers are told that every name below the site's has https, too.
    pub hsts_subdomains: bool,
}

fn address_and_port<'de, D: Deserializer<'de>>(from: D) -> Result<SocketAddr, D::Error> {
    let text = String::deserialize(from)?;
    let wrong = |_| {
        let good = "127.0.0.1:8080 or [::]:8080";
        D::Error::custom(format!(
            "`{text}` is not an address in figures with a port, such as {good}"
        ))
    };
    text.parse().map_err(wrong)
}

/// A list, or a text with commas.
fn addresses<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<IpAddr>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Text(String),
        List(Vec<String>),
    }
    let words = match Written::deserialize(from)? {
        Written::Text(text) => text.split(',').map(|word| word.trim().to_owned()).collect(),
        Written::List(list) => list,
    };
    let wanted = words.iter().filter(|word| !word.is_empty());
    wanted
        .map(|word| {
            let wrong = |_| D::Error::custom(format!("`{word}` is not a network address"));
            word.parse().map_err(wrong)
        })
        .collect()
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            data_dir: PathBuf::from("./laurel-data"),
            database_url: None,
            storage_url: None,
            public_url: None,
            smtp_url: None,
            secret_file: None,
            log: "info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn".to_owned(),
            log_format: LogFormat::Text,
            trusted_proxies: Vec::new(),
            hsts_subdomains: false,
        }
    }
}

impl Config {
    /// What is known here of the address that people use.
    #[must_use]
    pub fn address(&self) -> ServerAddress {
        let configured = self.public_url.as_deref();
        ServerAddress {
            configured: configured.map(|url| origin(url).unwrap_or_else(|_| url.to_owned())),
            listening: format!("http://{}", self.listen),
        }
    }
}

const FILE: &str = "laurel.toml";
const PREFIX: &str = "LAUREL_";

/// The environment, each value as the text it is: a folder may be named 2024.
struct Environment;

impl Provider for Environment {
    fn metadata(&self) -> Metadata {
        Metadata::named("the environment")
    }

    fn data(&self) -> Result<Map<Profile, Dict>, figment::Error> {
        let settings: Dict = std::env::vars_os()
            .filter_map(|(name, value)| {
                let name = name.into_string().ok()?;
                let key = name.strip_prefix(PREFIX)?.to_ascii_lowercase();
                Some((key, Value::from(value.to_string_lossy().into_owned())))
            })
            .collect();
        Ok(Profile::Default.collect(settings))
    }
}

/// # Errors
/// One line that names the key or the value.
pub fn read(flags: &Flags) -> Result<Config, String> {
    let config: Config = Figment::from(Serialized::defaults(Config::default()))
        .merge(Toml::file(FILE))
        .merge(Environment)
        .merge(Serialized::defaults(flags))
        .extract()
        .map_err(|error| explain(&error))?;
    check(&config)?;
    Ok(config)
}

fn explain(error: &figment::Error) -> String {
    let source = error.metadata.as_ref().map(|m| m.name.as_ref());
    let place = match source {
        Some(known @ "the environment") => known,
        Some("TOML file") => FILE,
        _ => "the flags",
    };
    let name = |key: &str| match place {
        "the environment" => format!("{PREFIX}{}", key.to_ascii_uppercase()),
        "the flags" => format!("--{}", key.replace('_', "-")),
        _ => key.to_owned(),
    };
    let line = match (&error.kind, error.path.as_slice()) {
        (figment::error::Kind::UnknownField(field, known), _) => format!(
            "unknown setting {} in {place}; known are {}",
            name(field),
            known.iter().map(|k| name(k)).collect::<Vec<_>>().join(", ")
        ),
        (kind, []) => format!("can't read {FILE}: {kind}"),
        (kind, path) => format!("bad value for {} in {place}: {kind}", name(&path.join("."))),
    };
    // a parser draws the place below its line
    line.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

fn check(config: &Config) -> Result<(), String> {
    let wrong = |key: &str, why: &str| Err(format!("bad value for {PREFIX}{key}: {why}"));
    if config.data_dir.as_os_str().is_empty() {
        return wrong("DATA_DIR", "it is empty; name a folder, or leave it out");
    }
    let is_postgres = |url: &str| {
        Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "postgres" | "postgresql"))
    };
    if let Some(url) = &config.database_url
        && !is_postgres(url)
    {
        return wrong(
            "DATABASE_URL",
            "it is postgres://user:password@host/database, what is not plain in it percent-encoded (without it, SQLite in the data folder is used)",
        );
    }
    if config.storage_url.is_some() {
        return wrong(
            "STORAGE_URL",
            "only files in the data folder are supported by this version; leave it out",
        );
    }
    if let Some(url) = &config.public_url
        && origin(url).is_err()
    {
        return wrong(
            "PUBLIC_URL",
            "it is https:// or http:// with a host, and a port if need be, such as https://learn.example.org",
        );
    }
    if let Some(url) = &config.smtp_url {
        if !is_mail_server(url) {
            return wrong(
                "SMTP_URL",
                "it begins with smtp:// or smtps://, then has a host",
            );
        }
        if let Err(why) = encryption(url) {
            return wrong("SMTP_URL", why);
        }
    }
    if let Err(error) = EnvFilter::try_new(&config.log) {
        return wrong("LOG", &error.to_string());
    }
    Ok(())
}

/// How the way to a mail server is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailEncryption {
    /// From the first byte (`smtps://`).
    Tls,
    /// After STARTTLS, without which nothing is sent.
    StartTls,
    /// Not at all: to this machine, or since it was asked for in words.
    None,
}

/// What `?tls=` asks for, and what is done where nothing is asked.
///
/// # Errors
/// Why the address can't be taken.
pub fn encryption(url: &str) -> Result<MailEncryption, &'static str> {
    let Ok(url) = Url::parse(url) else {
        return Err("it can't be read");
    };
    let asked = url.query_pairs().find(|(name, _)| name == "tls");
    let asked = asked.map(|(_, value)| value.into_owned());
    if url.query_pairs().any(|(name, _)| name != "tls") {
        return Err("behind ? it knows tls=required and tls=none");
    }
    match (url.scheme(), asked.as_deref()) {
        ("smtps", None | Some("required")) => Ok(MailEncryption::Tls),
        ("smtps", _) => Err("smtps:// is encrypted from the beginning; leave ?tls= out"),
        (_, Some("required")) => Ok(MailEncryption::StartTls),
        (_, Some("none")) => Ok(MailEncryption::None),
        (_, Some(_)) => Err("?tls= is required or none"),
        (_, None) if is_loopback(&url) => Ok(MailEncryption::None),
        (_, None) => Ok(MailEncryption::StartTls),
    }
}

/// The address as the mail library reads it: with what is asked of the encryption.
///
/// # Errors
/// Why the address can't be taken.
pub fn mail_server(url: &str) -> Result<String, &'static str> {
    let encryption = encryption(url)?;
    let mut url = Url::parse(url).map_err(|_| "it can't be read")?;
    url.set_query((encryption == MailEncryption::StartTls).then_some("tls=required"));
    Ok(url.into())
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

fn is_mail_server(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| {
        matches!(url.scheme(), "smtp" | "smtps") && url.host_str().is_some_and(|h| !h.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::{MailEncryption, encryption};

    #[test]
    fn a_password_never_goes_to_a_mail_server_in_the_clear_unless_asked() {
        for (url, expected) in [
            ("smtps://mail.example.org", MailEncryption::Tls),
            ("smtps://a:b@mail.example.org:465", MailEncryption::Tls),
            ("smtp://a:b@mail.example.org", MailEncryption::StartTls),
            (
                "smtp://192.0.2.1:587?tls=required",
                MailEncryption::StartTls,
            ),
            (
                "smtp://127.0.0.1:2525?tls=required",
                MailEncryption::StartTls,
            ),
            ("smtp://mail.example.org?tls=none", MailEncryption::None),
            ("smtp://localhost:2525", MailEncryption::None),
            ("smtp://127.0.0.1:2525", MailEncryption::None),
            ("smtp://[::1]:2525", MailEncryption::None),
        ] {
            assert_eq!(encryption(url), Ok(expected), "{url}");
        }
        for url in [
            "smtps://mail.example.org?tls=none",
            "smtp://mail.example.org?tls=maybe",
            "smtp://mail.example.org?starttls=1",
        ] {
            assert!(encryption(url).is_err(), "{url}");
        }
    }
}
