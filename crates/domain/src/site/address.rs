//! The site's public address, who chose it, and who can reach the site there: what is sealed
//! with one that leads nowhere leads nowhere for ever.

use crate::site::SettingRefusal;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use url::Url;

/// Where the public address was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChosenIn {
    /// By who starts the server: `LAUREL_PUBLIC_URL`.
    Configuration,
    /// At set-up or in the settings.
    Settings,
    /// Nobody did: nothing is sealed with it.
    Nowhere,
}

/// The address that people use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicAddress {
    /// Without a slash at its end, such as `https://example.org`.
    pub url: String,
    pub chosen_in: ChosenIn,
}

/// What the server itself knows of its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerAddress {
    /// From the configuration, without a slash at its end.
    pub configured: Option<String>,
    /// Where it listens, as an address.
    pub listening: String,
}

impl ServerAddress {
    /// The public address. `kept`: from the settings; empty where the address that the server
    /// listens at is the one, wherever that is; `None` where nobody said.
    #[must_use]
    pub fn public(&self, kept: Option<&str>) -> PublicAddress {
        let (url, chosen_in) = match (&self.configured, kept) {
            (Some(url), _) => (url.as_str(), ChosenIn::Configuration),
            (None, None) => (self.listening.as_str(), ChosenIn::Nowhere),
            (None, Some("")) => (self.listening.as_str(), ChosenIn::Settings),
            (None, Some(kept)) => (kept, ChosenIn::Settings),
        };
        PublicAddress {
            url: url.to_owned(),
            chosen_in,
        }
    }

    /// What the settings keep of an address that was chosen.
    ///
    /// # Errors
    /// [`SettingRefusal::Address`]
    pub fn kept(&self, chosen: &str) -> Result<String, SettingRefusal> {
        let chosen = origin(chosen)?;
        Ok(if chosen == self.listening {
            String::new()
        } else {
            chosen
        })
    }
}

/// An address that says where a site is and nothing else, since its pages stand at the root:
/// `https://` or `http://`, a host, a port if need be.
///
/// # Errors
/// [`SettingRefusal::Address`]
pub fn origin(text: &str) -> Result<String, SettingRefusal> {
    let text = text.trim();
    // a parser corrects what it can; what it would have to correct is not taken
    let is_plain = text.bytes().all(|b| b.is_ascii_graphic()) && text.len() <= 300;
    let bare = |url: &Url| {
        let rest = [url.query(), url.fragment(), url.password()];
        url.path() == "/" && url.username().is_empty() && rest.iter().all(Option::is_none)
    };
    Url::parse(text)
        .ok()
        .filter(|url| is_plain && matches!(url.scheme(), "http" | "https") && bare(url))
        .map(|_| text.trim_end_matches('/').to_owned())
        .ok_or(SettingRefusal::Address)
}

/// From where an address leads to the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// From everywhere, as far as the address tells.
    Everywhere,
    /// From a network of one's own.
    Network,
    /// From the machine itself.
    Machine,
    /// From nowhere: it only says where a server listens.
    Nowhere,
}

/// Of an address such as `https://learn.example.org:8443`.
#[must_use]
pub fn reach(url: &str) -> Reach {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let host = match authority
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
    {
        Some((address, _)) => address,
        None => authority.split(':').next().unwrap_or(authority),
    };
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    match host.parse::<IpAddr>() {
        Ok(IpAddr::V4(address)) => of_v4(address),
        Ok(IpAddr::V6(address)) => of_v6(address),
        Err(_) => of_name(&host),
    }
}

fn of_v4(address: Ipv4Addr) -> Reach {
    // shared address space (RFC 6598)
    let [first, second, ..] = address.octets();
    let is_shared = first == 100 && (64..128).contains(&second);
    if address.is_unspecified() {
        Reach::Nowhere
    } else if address.is_loopback() {
        Reach::Machine
    } else if address.is_private() || address.is_link_local() || is_shared {
        Reach::Network
    } else {
        Reach::Everywhere
    }
}

fn of_v6(address: Ipv6Addr) -> Reach {
    if let Some(address) = address.to_ipv4_mapped() {
        return of_v4(address);
    }
    if address.is_unspecified() {
        Reach::Nowhere
    } else if address.is_loopback() {
        Reach::Machine
    } else if address.is_unique_local() || address.is_unicast_link_local() {
        Reach::Network
    } else {
        Reach::Everywhere
    }
}

/// Names that only mean something in a network (RFC 6761, RFC 6762, RFC 8375).
fn of_name(host: &str) -> Reach {
    let ends = |ending: &str| host == ending || host.ends_with(&format!(".{ending}"));
    if ends("localhost") {
        Reach::Machine
    } else if !host.contains('.')
        || ["local", "internal", "home.arpa", "lan"]
            .into_iter()
            .any(ends)
    {
        Reach::Network
    } else {
        Reach::Everywhere
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_chosen_by_somebody() {
        let server = |configured: Option<&str>| ServerAddress {
            configured: configured.map(str::to_owned),
            listening: "http://127.0.0.1:8080".to_owned(),
        };
        let public = |configured, kept| {
            let address = server(configured).public(kept);
            (address.url, address.chosen_in)
        };
        let listening = "http://127.0.0.1:8080".to_owned();
        let kept = Some("https://kept.example.org");
        assert_eq!(public(None, None), (listening.clone(), ChosenIn::Nowhere));
        assert_eq!(public(None, Some("")), (listening, ChosenIn::Settings));
        assert_eq!(
            public(None, kept),
            ("https://kept.example.org".to_owned(), ChosenIn::Settings)
        );
        assert_eq!(
            public(Some("https://example.org"), kept),
            ("https://example.org".to_owned(), ChosenIn::Configuration)
        );
        // where it listens is kept as that, since it may listen elsewhere one day
        let kept = |chosen| server(None).kept(chosen);
        assert_eq!(kept("http://127.0.0.1:8080/"), Ok(String::new()));
        assert_eq!(kept("https://a.org"), Ok("https://a.org".to_owned()));
    }

    #[test]
    fn an_address_is_an_origin() {
        for good in [
            "https://learn.example.org",
            "http://127.0.0.1:8080",
            "http://[::1]:8080",
            " https://learn.example.org/ ",
        ] {
            let read = origin(good);
            assert_eq!(read.as_deref(), Ok(good.trim().trim_end_matches('/')));
        }
        let long = format!("https://{}.org", "a".repeat(300));
        for bad in [
            "",
            "learn.example.org",
            "ftp://example.org",
            "https://",
            "https://example.org/learn",
            "https://example.org?a=b",
            "https://example.org#a",
            "https://ana@example.org",
            "https://exa mple.org",
            "https://m\u{fc}nchen.de",
            &long,
        ] {
            assert_eq!(origin(bad), Err(SettingRefusal::Address), "{bad}");
        }
    }

    #[test]
    fn an_address_says_who_can_reach_it() {
        let known = [
            (
                Reach::Everywhere,
                vec![
                    "https://learn.example.org",
                    "http://learn.example.org:8080",
                    "https://203.0.113.7",
                    "http://[2001:db8::1]:8080",
                    "https://localhost.example.org",
                    "https://172.32.0.1",
                ],
            ),
            (
                Reach::Network,
                vec![
                    "http://10.0.0.4:8080",
                    "http://192.168.1.2",
                    "http://172.16.0.1",
                    "http://169.254.1.1",
                    "http://100.64.0.1",
                    "http://[fd00::1]:8080",
                    "http://[fe80::1]",
                    "http://laurel:8080",
                    "http://laurel.local",
                    "http://learn.internal",
                    "http://nas.lan",
                    "http://[::ffff:10.0.0.1]",
                ],
            ),
            (
                Reach::Machine,
                vec![
                    "http://127.0.0.1:8080",
                    "http://127.1.2.3",
                    "http://localhost",
                    "http://LOCALHOST:8080",
                    "http://localhost.",
                    "http://learn.localhost",
                    "http://[::1]:8080",
                    "http://[::ffff:127.0.0.1]",
                ],
            ),
            (
                Reach::Nowhere,
                vec!["http://0.0.0.0:8080", "http://[::]:8080"],
            ),
        ];
        for (wanted, urls) in known {
            for url in urls {
                assert_eq!(reach(url), wanted, "{url}");
            }
        }
    }
}
