//! `laurel accept-secret`

use super::open;
use crate::config::Config;
use crate::secret;
use crate::terminal::{End, say};
use laurel_domain::identity::actions;
use laurel_persistence::site::accept_secret;
use std::process::ExitCode;

pub async fn run(config: Config) -> Result<ExitCode, End> {
    open::is_there(&config)?;
    let store = open::store(&config).await?;
    let path = secret::path(&config);
    let bytes = match secret::read(&path)? {
        Some(bytes) => bytes,
        None => secret::make(&path, store.random())?,
    };
    store.seal_with(&bytes);
    let permit = super::operator::<actions::ManageSettings>()?;
    let done = accept_secret(&store, &permit, laurel_web::secret_fingerprint(&bytes)).await;
    store.close().await;
    done.map_err(|error| error.to_string())?;
    say(format!(
        "The secret in {} is the site's now. Every node needs it; everybody signs in again.",
        path.display()
    ))?;
    Ok(ExitCode::SUCCESS)
}
