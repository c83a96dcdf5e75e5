//! Who can reach the site at its public address: what is sealed with one that
//! leads nowhere leads nowhere for ever.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

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
