//! Somebody with a browser that runs no scripts.

use crate::PATIENCE;
use crate::page::Page;
use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder};

#[derive(Clone)]
pub struct Person {
    client: Client,
    base: String,
    /// Who it seems to be to a site that trusts a proxy on this machine.
    address: Option<String>,
}

impl Person {
    /// Everybody's password in the suites.
    pub const PASSWORD: &'static str = "seven quiet herons by the lake";

    pub(crate) fn new(base: String) -> Self {
        let client = Client::builder()
            .cookie_store(true)
            .redirect(Policy::none())
            .timeout(PATIENCE)
            // a busy machine would ask on a connection just when the server
            // closes it for having been idle
            .pool_max_idle_per_host(0)
            .build()
            .expect("a client");
        Self {
            client,
            base,
            address: None,
        }
    }

    /// The same browser after the site moved to another port.
    pub fn at(&self, base: String) -> Self {
        Self {
            client: self.client.clone(),
            base,
            address: self.address.clone(),
        }
    }

    /// The same person at another network address, for sites that were
    /// started with [`crate::Options::behind_a_proxy`].
    #[must_use]
    pub fn from(mut self, address: &str) -> Self {
        self.address = Some(address.to_owned());
        self
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, format!("{}{path}", self.base));
        match &self.address {
            Some(address) => request.header("x-forwarded-for", address),
            None => request,
        }
    }

    /// # Errors
    /// Where the site does not answer, as after a kill.
    pub async fn try_send(&self, request: RequestBuilder) -> Result<Page, reqwest::Error> {
        let answer = request.send().await?;
        Ok(Page {
            status: answer.status().as_u16(),
            headers: answer.headers().clone(),
            path: answer.url().path().to_owned(),
            bytes: answer.bytes().await?.to_vec(),
        })
    }

    pub async fn send(&self, request: RequestBuilder) -> Page {
        self.try_send(request)
            .await
            .unwrap_or_else(|error| panic!("no answer: {error:?}"))
    }

    pub async fn get(&self, path: &str) -> Page {
        self.send(self.request(Method::GET, path)).await
    }

    pub async fn get_json(&self, path: &str) -> Page {
        self.send(
            self.request(Method::GET, path)
                .header("accept", "application/json"),
        )
        .await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.send(self.request(Method::POST, path).form(fields))
            .await
    }

    /// Posts, then goes where the answer leads.
    pub async fn submit(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let answer = self.post(path, fields).await;
        assert_eq!(
            answer.status,
            303,
            "{path} with {fields:?}: {}",
            answer.text()
        );
        self.visit(&answer.location()).await
    }

    /// Gets a page, going where redirects lead, at most ten times.
    pub async fn visit(&self, path: &str) -> Page {
        let mut path = path.to_owned();
        for _ in 0..10 {
            let page = self.get(&path).await;
            if !(300..400).contains(&page.status) || page.status == 304 {
                return page;
            }
            path = page.location();
        }
        panic!("{path} leads in circles");
    }
}
