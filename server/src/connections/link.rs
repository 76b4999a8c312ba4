//! The open connections: what each is at, and which of them makes room.

use super::Limits;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::Notify;

/// What a connection is at. The order is that in which connections make room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Phase {
    /// No request is under way.
    Idle,
    /// A part of a request's head has come.
    Head,
    /// A request's body has not come whole.
    Receiving,
    /// The answer is whole, and a part of it waits to be written to the socket.
    Flushing,
    /// The answer is being made and taken by the client.
    Sending,
    /// The request is whole and its answer is being made.
    Answering,
}

const PHASES: [Phase; 6] = [
    Phase::Idle,
    Phase::Head,
    Phase::Receiving,
    Phase::Flushing,
    Phase::Sending,
    Phase::Answering,
];

/// One connection.
#[derive(Debug)]
pub struct Link {
    number: u64,
    network: IpAddr,
    opened: Instant,
    phase: AtomicU8,
    /// When the phase began, or bytes of an answer were last taken: milliseconds since it opened.
    since: AtomicU64,
    end: Notify,
}

impl Link {
    fn now(&self) -> u64 {
        u64::try_from(self.opened.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    pub fn phase(&self) -> Phase {
        let phase = self.phase.load(Ordering::Relaxed);
        PHASES
            .get(usize::from(phase))
            .copied()
            .unwrap_or(Phase::Idle)
    }

    pub fn enter(&self, phase: Phase) {
        self.phase.store(phase as u8, Ordering::Relaxed);
        self.progress();
    }

    /// Bytes of an answer were taken.
    pub fn progress(&self) {
        self.since.store(self.now(), Ordering::Relaxed);
    }

    /// Bytes came while no request was under way: they begin one.
    pub fn heard(&self) {
        if self.phase() == Phase::Idle {
            self.enter(Phase::Head);
        }
    }

    /// All that there was to write has been given to the socket.
    pub fn flushed(&self) {
        if self.phase() == Phase::Flushing {
            self.enter(Phase::Idle);
        }
    }

    fn age(&self) -> Duration {
        let since = self.since.load(Ordering::Relaxed);
        Duration::from_millis(self.now().saturating_sub(since))
    }

    /// Whether it has waited this long for a request to come whole.
    pub fn waits_for(&self, long: Duration) -> bool {
        self.phase() <= Phase::Head && self.age() >= long
    }

    /// Ends when the connection is to end.
    pub async fn told_to_end(&self) {
        self.end.notified().await;
    }
}

/// All connections of a server.
#[derive(Debug)]
pub struct Links {
    limits: Limits,
    open: Mutex<Open>,
}

#[derive(Debug, Default)]
struct Open {
    next: u64,
    links: HashMap<u64, Arc<Link>>,
    by_network: HashMap<IpAddr, usize>,
}

impl Open {
    fn remove(&mut self, number: u64) -> Option<Arc<Link>> {
        let link = self.links.remove(&number)?;
        if let Some(count) = self.by_network.get_mut(&link.network) {
            *count -= 1;
            if *count == 0 {
                self.by_network.remove(&link.network);
            }
        }
        Some(link)
    }

    /// Ends the connection among these that was heard of longest ago, unless all are being
    /// answered. Says whether there was one.
    fn make_room(&mut self, among: impl Fn(&Link) -> bool) -> bool {
        let candidates = self.links.values().filter(|link| among(link));
        let oldest = candidates
            .filter(|link| link.phase() != Phase::Answering)
            .min_by_key(|link| {
                let phase = link.phase().max(Phase::Head);
                (phase, std::cmp::Reverse(link.age()), link.number)
            })
            .map(|link| link.number);
        let Some(link) = oldest.and_then(|number| self.remove(number)) else {
            return false;
        };
        link.end.notify_one();
        true
    }
}

impl Links {
    pub fn new(limits: Limits) -> Links {
        Links {
            limits,
            open: Mutex::default(),
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes a new connection, for which another one may have to end; none where that cannot be.
    pub fn open(&self, peer: IpAddr) -> Option<Arc<Link>> {
        let peer = peer.to_canonical();
        let network = network(peer);
        let mut open = self.lock();
        let from_there = open.by_network.get(&network).copied().unwrap_or(0);
        let is_proxy = self.limits.proxies.contains(&peer);
        let full = !is_proxy && from_there >= self.limits.by_address;
        if full && !open.make_room(|link| link.network == network) {
            return None;
        }
        if open.links.len() >= self.limits.connections && !open.make_room(|_| true) {
            return None;
        }
        open.next += 1;
        let link = Arc::new(Link {
            number: open.next,
            network,
            opened: Instant::now(),
            phase: AtomicU8::new(Phase::Idle as u8),
            since: AtomicU64::new(0),
            end: Notify::new(),
        });
        open.links.insert(link.number, link.clone());
        *open.by_network.entry(network).or_default() += 1;
        Some(link)
    }

    /// Forgets a connection that ended.
    pub fn end(&self, link: &Link) {
        self.lock().remove(link.number);
    }

    /// Ends the connection that was heard of longest ago.
    pub fn make_room(&self) {
        self.lock().make_room(|_| true);
    }

    /// Ends them all, whatever they are at.
    pub fn end_all(&self) {
        for link in self.lock().links.values() {
            link.end.notify_one();
        }
    }

    /// Ends connections that are waited for too long, for as long as it is polled. A late body
    /// is answered instead: see [`super::stream::Received`].
    pub async fn sweep(self: Arc<Self>) {
        let Limits {
            header,
            body,
            idle,
            write,
            ..
        } = self.limits;
        let shortest = header.min(body).min(idle).min(write);
        let each = (shortest / 4).clamp(Duration::from_millis(10), Duration::from_secs(1));
        loop {
            tokio::time::sleep(each).await;
            for link in self.lock().links.values() {
                let most = match link.phase() {
                    Phase::Idle => idle,
                    Phase::Head => header,
                    Phase::Sending | Phase::Flushing => write,
                    Phase::Receiving | Phase::Answering => continue,
                };
                if link.age() > most {
                    link.end.notify_one();
                }
            }
        }
    }
}

/// What an address counts as: itself, or the /64 it is in, which is what one customer of a
/// provider has.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(connections: usize, by_address: usize) -> Links {
        let proxies = vec![IpAddr::from([10, 0, 0, 1])];
        Links::new(Limits {
            connections,
            by_address,
            proxies,
            ..Limits::default()
        })
    }

    fn address(last: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, last])
    }

    fn count(links: &Links) -> usize {
        links.lock().links.len()
    }

    #[test]
    fn who_waits_longest_makes_room_and_who_is_answered_does_not() {
        let links = links(100, 2);
        let first = links.open(address(1)).unwrap();
        let second = links.open(address(1)).unwrap();
        first.enter(Phase::Answering);
        let third = links.open(address(1)).unwrap();
        assert!(!links.lock().links.contains_key(&second.number));
        third.enter(Phase::Answering);
        assert!(links.open(address(1)).is_none(), "both are being answered");
        assert!(
            links.open(address(2)).is_some(),
            "another address has its own"
        );
        links.end(&first);
        assert!(links.open(address(1)).is_some());
    }

    #[test]
    fn all_together_are_bounded_too_and_a_proxy_only_by_that() {
        let links = links(5, 2);
        for _ in 0..4 {
            links.open(IpAddr::from([10, 0, 0, 1])).unwrap();
        }
        assert_eq!(count(&links), 4);
        for last in 0..20 {
            links.open(address(last)).unwrap();
        }
        assert_eq!(count(&links), 5);
        assert_eq!(links.lock().by_network.values().sum::<usize>(), 5);
    }

    #[test]
    fn a_network_of_ipv6_counts_as_one_and_a_mapped_address_as_what_it_maps() {
        let links = links(100, 1);
        for text in [
            "2001:db8::1",
            "2001:db8::2",
            "::ffff:192.0.2.1",
            "192.0.2.1",
        ] {
            links.open(text.parse().unwrap()).unwrap();
        }
        assert_eq!(count(&links), 2);
    }

    #[test]
    fn an_idle_connection_goes_before_one_that_sends_and_that_before_one_that_is_served() {
        let links = links(3, 100);
        let [sending, receiving, idle] = [1, 2, 3].map(|n| links.open(address(n)).unwrap());
        sending.enter(Phase::Sending);
        receiving.enter(Phase::Receiving);
        for gone in [&idle, &receiving, &sending] {
            links.open(address(9)).unwrap().enter(Phase::Answering);
            assert!(!links.lock().links.contains_key(&gone.number));
        }
        assert!(links.open(address(10)).is_none());
    }
}
