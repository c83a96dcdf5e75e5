//! What a learner does about certificates, and what a stranger learns of them.

use crate::forms::WebForm;
use crate::page::Page;
use crate::person::Person;
use crate::wait_for;
use reqwest::Method;

/// The number in an address such as `/verify/{number}`.
fn number_in(address: &str) -> Option<String> {
    let doors = ["/verify/", "/credentials/", "/certificates/"];
    let rest = doors.iter().find_map(|door| address.strip_prefix(door))?;
    let number: String = rest
        .chars()
        .take_while(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || *c == '-')
        .collect();
    (number.len() > 6).then_some(number)
}

impl Person {
    /// The numbers of the certificates that the dashboard leads to.
    pub async fn certificates(&self) -> Vec<String> {
        let page = self.visit("/dashboard").await;
        let mut numbers: Vec<String> = page
            .attributes("main a[href]", "href")
            .iter()
            .filter_map(|href| number_in(href))
            .collect();
        numbers.sort();
        numbers.dedup();
        numbers
    }

    /// The number of the one certificate, once it is sealed.
    pub async fn certificate(&self) -> String {
        let numbers = wait_for("a certificate on the dashboard", || async {
            let numbers = self.certificates().await;
            (!numbers.is_empty()).then_some(numbers)
        })
        .await;
        assert_eq!(numbers.len(), 1, "one certificate: {numbers:?}");
        numbers.into_iter().next().unwrap_or_default()
    }

    /// Finds the page that asks how the name is to be printed, from the
    /// dashboard, and confirms this one.
    pub async fn confirm_name(&self, name: &str) -> Page {
        let form = self.name_form().await;
        self.take_form(&form.with("name", name)).await
    }

    /// The form that confirms the name on a certificate.
    pub async fn name_form(&self) -> WebForm {
        match self.try_name_form().await {
            Ok(Some(form)) => form,
            Ok(None) => panic!(
                "nothing asks for the name: {}",
                self.visit("/dashboard").await.text()
            ),
            Err(error) => panic!("no answer: {error}"),
        }
    }

    /// The same; `None` where nothing asks for the name.
    ///
    /// # Errors
    /// Where the site does not answer, as after a kill.
    pub async fn try_name_form(&self) -> Result<Option<WebForm>, reqwest::Error> {
        let get = |path: &str| self.try_send(self.request(Method::GET, path));
        let asks = |f: &WebForm| f.post && f.has("name") && !f.action.contains("/account");
        let mut waiting = vec!["/dashboard".to_owned()];
        let mut seen = Vec::new();
        while let Some(address) = waiting.pop() {
            let page = get(&address).await?;
            if let Some(form) = page.forms().into_iter().find(asks) {
                return Ok(Some(form));
            }
            seen.push(address);
            for href in page.attributes("main a[href]", "href") {
                if href.starts_with("/certificates") && !seen.contains(&href) {
                    waiting.push(href);
                }
            }
        }
        Ok(None)
    }

    /// Finishes the short program and confirms the name; the number.
    pub async fn earn(&self, key: &crate::AnswerKey, name: &str) -> String {
        self.enroll("first-steps").await;
        self.finish_course(key, "first-steps").await;
        self.confirm_name(name).await;
        self.certificate().await
    }

    /// The sealed PDF.
    pub async fn pdf(&self, number: &str) -> Vec<u8> {
        let page = self.get(&format!("/credentials/{number}.pdf")).await;
        assert_eq!(page.status, 200, "{number}: {}", page.text());
        page.bytes
    }
}
