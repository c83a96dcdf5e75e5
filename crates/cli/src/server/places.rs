//! Who holds a connection. There are so many places in all, and so many for one
//! network. Where they are taken, the newcomer is let in and the connection on
//! which nothing moved for longest is closed: a visitor always gets in, however
//! many connections somebody holds.

use super::activity::Activity;
use ipnet::IpNet;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// Who is counted together: a provider hands out addresses in such networks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Network {
    /// An IPv4 network of 24 bits, or an IPv6 network of 64.
    Of(IpNet),
    /// The proxies that are trusted: behind them is everybody.
    Proxy,
}

impl Network {
    pub fn of(peer: IpAddr, proxies: &[IpAddr]) -> Self {
        // an IPv4 visitor of an IPv6 socket is an IPv4 visitor
        let peer = peer.to_canonical();
        if proxies.contains(&peer) {
            return Self::Proxy;
        }
        let bits = if peer.is_ipv4() { 24 } else { 64 };
        Self::Of(IpNet::new_assert(peer, bits).trunc())
    }
}

#[derive(Debug)]
pub struct Places {
    most: usize,
    of_one_network: usize,
    taken: Mutex<Taken>,
    /// A connection is closed.
    freed: Notify,
}

#[derive(Debug, Default)]
struct Taken {
    next: u64,
    holders: HashMap<u64, (Network, Arc<Activity>)>,
    by_network: HashMap<Network, usize>,
    /// Those that were told to leave and are not closed yet.
    leaving: usize,
}

/// A connection's place; free again when it is dropped.
#[derive(Debug)]
pub struct Place {
    places: Arc<Places>,
    id: u64,
}

impl Places {
    pub fn new(most: usize, of_one_network: usize) -> Arc<Self> {
        Arc::new(Self {
            most,
            of_one_network,
            taken: Mutex::default(),
            freed: Notify::new(),
        })
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        // every change in here is whole
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a place; whether another connection was told to leave for it.
    pub fn take(self: &Arc<Self>, network: Network, activity: Arc<Activity>) -> (Place, bool) {
        let mut taken = self.lock();
        let held = taken.by_network.get(&network).copied().unwrap_or(0);
        let crowded = if network != Network::Proxy && held >= self.of_one_network {
            Some(network)
        } else if taken.holders.len() >= self.most {
            taken.largest()
        } else {
            None
        };
        let told = crowded.is_some_and(|network| taken.make_room(network));
        let id = taken.next;
        taken.next += 1;
        taken.holders.insert(id, (network, activity));
        *taken.by_network.entry(network).or_default() += 1;
        let places = self.clone();
        (Place { places, id }, told)
    }

    /// Resolves when so few of those that were told to leave are left.
    pub async fn left_but(&self, few: usize) {
        loop {
            let freed = self.freed.notified();
            if self.lock().leaving <= few {
                return;
            }
            freed.await;
        }
    }
}

impl Taken {
    /// The network that holds most; the proxies only where there is no other.
    fn largest(&self) -> Option<Network> {
        let networks = self.by_network.iter();
        networks
            .max_by_key(|(network, held)| (**network != Network::Proxy, **held))
            .map(|(network, _)| *network)
    }

    fn make_room(&mut self, network: Network) -> bool {
        let of_it = self.holders.iter().filter(|(_, (of, _))| *of == network);
        let stillest = of_it.min_by_key(|(id, (_, activity))| (activity.rank(), **id));
        let Some(id) = stillest.map(|(id, _)| *id) else {
            return false;
        };
        if let Some(activity) = self.give_up(id) {
            activity.leave();
            self.leaving += 1;
        }
        true
    }

    fn give_up(&mut self, id: u64) -> Option<Arc<Activity>> {
        let (network, activity) = self.holders.remove(&id)?;
        if let Some(held) = self.by_network.get_mut(&network) {
            *held -= 1;
            if *held == 0 {
                self.by_network.remove(&network);
            }
        }
        Some(activity)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.lock();
        if taken.give_up(self.id).is_none() {
            taken.leaving -= 1;
        }
        drop(taken);
        self.places.freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::{Network, Place, Places};
    use crate::server::activity::Activity;
    use futures::FutureExt;
    use ipnet::IpNet;
    use std::net::{IpAddr, Ipv4Addr};
    use std::sync::Arc;

    const A: Network = of_24_bits([192, 0, 2, 0]);
    const B: Network = of_24_bits([198, 51, 100, 0]);

    const fn of_24_bits([a, b, c, d]: [u8; 4]) -> Network {
        let address = IpAddr::V4(Ipv4Addr::new(a, b, c, d));
        Network::Of(IpNet::new_assert(address, 24))
    }

    struct Held {
        activity: Arc<Activity>,
        place: Place,
    }

    impl Held {
        fn is_told_to_leave(&self) -> bool {
            self.activity.told_to_leave().now_or_never().is_some()
        }
    }

    fn take(places: &Arc<Places>, network: Network) -> Held {
        let activity = Activity::new();
        let (place, _) = places.take(network, activity.clone());
        Held { activity, place }
    }

    fn told(held: &[Held]) -> Vec<usize> {
        let told = held.iter().enumerate();
        told.filter(|(_, held)| held.is_told_to_leave())
            .map(|(at, _)| at)
            .collect()
    }

    #[test]
    fn a_network_is_24_bits_of_ipv4_or_64_of_ipv6_and_proxies_are_one() {
        let proxies = ["192.0.2.200".parse().unwrap()];
        let of = |text: &str| Network::of(text.parse::<IpAddr>().unwrap(), &proxies);
        assert_eq!(of("192.0.2.1"), of("192.0.2.77"));
        assert_eq!(of("192.0.2.1"), A);
        assert_eq!(of("192.0.2.1"), of("::ffff:192.0.2.9"));
        assert_ne!(of("192.0.2.1"), of("192.0.3.1"));
        assert_eq!(of("2001:db8::1"), of("2001:db8::2:3:4:5"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_eq!(of("192.0.2.200"), Network::Proxy);
    }

    #[test]
    fn the_newcomer_gets_in_and_the_stillest_of_its_network_goes() {
        let places = Places::new(10, 3);
        let other = take(&places, B);
        let held: Vec<Held> = (0..3).map(|_| take(&places, A)).collect();
        // the oldest asks again, so it is not the stillest
        drop(held[0].activity.begin());
        let newcomer = take(&places, A);
        assert_eq!(told(&held), [1]);
        // one on which the site works goes last
        let working = held[2].activity.begin();
        let another = take(&places, A);
        assert_eq!(told(&held), [0]);
        assert!(!newcomer.is_told_to_leave() && !another.is_told_to_leave());
        assert!(!other.is_told_to_leave(), "another network's stay");
        drop(working);
    }

    #[test]
    fn where_all_places_are_taken_the_network_with_most_gives_one() {
        let places = Places::new(5, 4);
        let first = take(&places, B);
        let proxies: Vec<Held> = (0..2).map(|_| take(&places, Network::Proxy)).collect();
        let held: Vec<Held> = (0..2).map(|_| take(&places, A)).collect();
        let newcomer = take(&places, B);
        assert_eq!(told(&held), [0]);
        assert!(told(&proxies).is_empty() && !first.is_told_to_leave());
        // a place that was given up is free once, not twice
        drop(held);
        drop(newcomer);
        let next: Vec<Held> = (0..2).map(|_| take(&places, A)).collect();
        assert!(told(&next).is_empty() && told(&proxies).is_empty());
    }

    #[test]
    fn proxies_may_hold_all_that_nobody_else_wants() {
        let places = Places::new(4, 2);
        let held: Vec<Held> = (0..5).map(|_| take(&places, Network::Proxy)).collect();
        assert_eq!(told(&held), [0]);
    }

    #[tokio::test]
    async fn who_waits_for_those_who_leave_goes_on_when_they_left() {
        let places = Places::new(1, 1);
        let first = take(&places, A);
        let _second = take(&places, A);
        assert!(places.left_but(0).now_or_never().is_none());
        places.left_but(1).await;
        drop(first.place);
        places.left_but(0).await;
    }
}
