//! The configuration: flags, environment, `laurel.toml`, defaults, in this
//! order. An unknown key or a bad value stops the start with one line that
//! names it.

use clap::Args;
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

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
    /// The address people use, such as https://example.org
    #[arg(long, global = true, value_name = "URL")]
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
        }
    }
}

impl Config {
    /// Without a slash at its end.
    #[must_use]
    pub fn public_url(&self) -> String {
        self.public_url.as_deref().map_or_else(
            || format!("http://{}", self.listen),
            |url| url.trim_end_matches('/').to_owned(),
        )
    }
}

/// # Errors
/// One line that names the key or the value.
pub fn read(flags: &Flags) -> Result<Config, String> {
    let config: Config = Figment::from(Serialized::defaults(Config::default()))
        .merge(Toml::file("laurel.toml"))
        .merge(Env::prefixed("LAUREL_").map(|key| key.as_str().to_ascii_lowercase().into()))
        .merge(Serialized::defaults(flags))
        .extract()
        .map_err(|error| explain(&error))?;
    check(&config)?;
    Ok(config)
}

fn explain(error: &figment::Error) -> String {
    let source = error
        .metadata
        .as_ref()
        .map(|m| m.name.to_string())
        .unwrap_or_default();
    let key = error.path.join(".");
    let is_environment = source.contains("environment");
    let name = |key: &str| {
        if is_environment {
            format!("LAUREL_{}", key.to_ascii_uppercase())
        } else {
            key.to_owned()
        }
    };
    match &error.kind {
        figment::error::Kind::UnknownField(field, known) => format!(
            "unknown setting {} in {source}; known are {}",
            name(field),
            known.iter().map(|k| name(k)).collect::<Vec<_>>().join(", ")
        ),
        kind => format!("bad value for {}: {kind}", name(&key)),
    }
}

fn check(config: &Config) -> Result<(), String> {
    if let Some(url) = &config.database_url
        && !(url.starts_with("postgres://") || url.starts_with("postgresql://"))
    {
        return Err("bad value for LAUREL_DATABASE_URL: it begins with postgres:// (without it, SQLite in the data folder is used)".to_owned());
    }
    if config.storage_url.is_some() {
        return Err("bad value for LAUREL_STORAGE_URL: only files in the data folder are supported by this version; leave it out".to_owned());
    }
    if let Some(url) = &config.public_url
        && !(url.starts_with("http://") || url.starts_with("https://"))
    {
        return Err(
            "bad value for LAUREL_PUBLIC_URL: it begins with https:// or http://".to_owned(),
        );
    }
    if let Some(url) = &config.smtp_url
        && !(url.starts_with("smtp://") || url.starts_with("smtps://"))
    {
        return Err("bad value for LAUREL_SMTP_URL: it begins with smtp:// or smtps://".to_owned());
    }
    Ok(())
}
