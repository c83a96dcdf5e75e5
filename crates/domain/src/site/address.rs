//! The site's public address, who chose it, and who can reach the site there: what is sealed
//! with one that leads nowhere leads nowhere for ever.

use crate::site::SettingRefusal;
use crate::text::seen;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use url::{Host, Url};

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
    /// [`SettingRefusal::Address`], [`SettingRefusal::Nowhere`]
    pub fn kept(&self, chosen: &str) -> Result<String, SettingRefusal> {
        let chosen = origin(chosen)?;
        if reach(&chosen) == Reach::Nowhere {
            return Err(SettingRefusal::Nowhere);
        }
        Ok(if chosen == self.listening {
            String::new()
        } else {
            chosen
        })
    }
}

/// An address that says where a site is and nothing else, since its pages stand at the root:
/// `https://` or `http://`, a host, a port if need be. Given as browsers write it.
///
/// # Errors
/// [`SettingRefusal::Address`]
pub fn origin(text: &str) -> Result<String, SettingRefusal> {
    let seen = seen(text);
    let text = seen.trim().trim_end_matches('/');
    let read = Url::parse(text).ok().filter(|url| {
        let is_host = match url.host() {
            Some(Host::Domain(name)) => is_name(name),
            Some(Host::Ipv4(_) | Host::Ipv6(_)) => true,
            None => false,
        };
        is_host && matches!(url.scheme(), "http" | "https") && url.port() != Some(0)
    });
    let read = read.ok_or(SettingRefusal::Address)?;
    let origin = read.origin().ascii_serialization();
    // a parser corrects what it can; only letter case and a port that goes without saying are
    let typed = text.to_ascii_lowercase();
    let usual = if read.scheme() == "https" {
        ":443"
    } else {
        ":80"
    };
    let typed = typed.strip_suffix(usual).unwrap_or(&typed);
    if typed == origin && origin.len() <= 300 {
        Ok(origin)
    } else {
        Err(SettingRefusal::Address)
    }
}

/// Labels of letters, digits and hyphens (RFC 1123 section 2.1).
fn is_name(host: &str) -> bool {
    host.len() <= 253
        && host.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
}

/// The host of an address, where email can come from it.
#[must_use]
pub fn mail_host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.split(':').next()?;
    is_name(host).then_some(host)
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
        assert_eq!(kept("http://0.0.0.0:8080"), Err(SettingRefusal::Nowhere));
        assert_eq!(mail_host("https://a.org:8443"), Some("a.org"));
        assert_eq!(mail_host("http://127.0.0.1:8080"), Some("127.0.0.1"));
        for none in ["http://[::1]:8080", "https://a..b", "https://-.-"] {
            assert_eq!(mail_host(none), None, "{none}");
        }
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
        for (typed, kept) in [
            ("HTTPS://Example.ORG", "https://example.org"),
            ("https://example.org:443", "https://example.org"),
            ("http://example.org:80/", "http://example.org"),
            (
                "https://learn.example.org\u{200b}",
                "https://learn.example.org",
            ),
        ] {
            assert_eq!(origin(typed).as_deref(), Ok(kept), "{typed}");
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
            "https:example.org",
            "https:\\\\x.org",
            "http:///example.org",
            "https://example.org/a/..",
            "https://@example.org",
            "https://example.org:0",
            "http://2130706433",
            "https://*",
            "https://$",
            "https://a,b.org",
            "https://a..b",
            "https://example.org.",
            "https://-.-",
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
