//! How often something may be tried, by network address and by account.
//!
//! The limits of one process: two servers allow twice as much. They slow
//! guessing down; what makes it hopeless is the cost of checking a password.

use crate::error::{Result, ServiceError};
use governor::clock::Clock;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    SignIn,
    SignUp,
    Reset,
    Checkout,
    /// Keeping a form that failed until its page is shown.
    Flash,
    /// Beginning a guest's cart, and with it a session.
    Cart,
}

/// Who is limited.
#[derive(Clone, Copy, Debug)]
pub enum By<'a> {
    /// The client's network address. One of IPv6 counts as its /64, which is
    /// what one customer of a provider has.
    Address(&'a str),
    /// An account, or the e-mail address of one that may not exist.
    Account(&'a str),
    /// An account as it is tried from one network address.
    Pair { account: &'a str, address: &'a str },
    /// A browser that an account has signed in with before.
    Device(&'a str),
    /// Everybody together.
    Everybody,
}

/// So many times at once, and again when as much time has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    pub times: NonZeroU32,
    pub seconds: NonZeroU32,
}

impl Rate {
    pub const fn new(times: NonZeroU32, seconds: NonZeroU32) -> Rate {
        Rate { times, seconds }
    }
}

const fn rate(times: u32, seconds: u32) -> Rate {
    let (Some(times), Some(seconds)) = (NonZeroU32::new(times), NonZeroU32::new(seconds)) else {
        return Rate {
            times: NonZeroU32::MIN,
            seconds: NonZeroU32::MIN,
        };
    };
    Rate { times, seconds }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rates {
    pub sign_in_by_address: Rate,
    /// Of one account from one network address, and from one known device.
    pub sign_in: Rate,
    /// Of one account from all browsers it has not signed in with before: what bounds guessing
    /// from many addresses (NIST SP 800-63B, 5.2.2, allows a hundred failures).
    pub sign_in_by_account: Rate,
    /// Also sign-ups by e-mail address: each is a message to somebody.
    pub sign_up: Rate,
    pub reset: Rate,
    pub checkout: Rate,
    /// Orders of guests by e-mail address: each is a message to somebody.
    pub checkout_by_email: Rate,
    /// As many as an address can leave in the ten minutes that one is kept.
    pub flash: Rate,
    pub flash_of_everybody: Rate,
    pub cart: Rate,
    pub cart_of_everybody: Rate,
}

impl Default for Rates {
    fn default() -> Self {
        Rates {
            sign_in_by_address: rate(10, 60),
            sign_in: rate(5, 300),
            sign_in_by_account: rate(100, 3600),
            sign_up: rate(5, 3600),
            reset: rate(5, 3600),
            checkout: rate(20, 60),
            checkout_by_email: rate(30, 3600),
            flash: rate(60, 600),
            flash_of_everybody: rate(5_000, 600),
            cart: rate(120, 3600),
            cart_of_everybody: rate(10_000, 3600),
        }
    }
}

impl Rates {
    /// For tests that are about something else.
    pub fn loose() -> Rates {
        let much = rate(1_000_000, 1);
        Rates {
            sign_in_by_address: much,
            sign_in: much,
            sign_in_by_account: much,
            sign_up: much,
            reset: much,
            checkout: much,
            checkout_by_email: much,
            flash: much,
            flash_of_everybody: much,
            cart: much,
            cart_of_everybody: much,
        }
    }
}

/// Memory is bounded by counting in so many buckets, chosen by a keyed hash;
/// two callers rarely share one, and nobody can choose whose.
const BUCKETS: u64 = 1 << 18;
/// After so many checks, buckets that are full again are forgotten.
const CHECKS: u64 = 4096;

/// The time of the latest check, because services read no clock.
#[derive(Clone, Debug, Default)]
struct Told(Arc<AtomicU64>);

impl Clock for Told {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        Duration::from_secs(self.0.load(Ordering::Relaxed)).into()
    }
}

type Limiter = RateLimiter<u64, DashMapStateStore<u64>, Told, NoOpMiddleware<Nanos>>;

/// The limiters, in the order of [`limiter`].
const LIMITERS: usize = 11;

/// Which limiter counts an action.
fn limiter(action: Action, by: By<'_>) -> usize {
    match (action, by) {
        (Action::SignIn, By::Address(_) | By::Everybody) => 0,
        (Action::SignIn, By::Pair { .. } | By::Device(_)) => 1,
        (Action::SignIn, By::Account(_)) => 2,
        (Action::SignUp, _) => 3,
        (Action::Reset, _) => 4,
        (Action::Checkout, By::Account(_)) => 10,
        (Action::Checkout, _) => 5,
        (Action::Flash, By::Everybody) => 6,
        (Action::Flash, _) => 7,
        (Action::Cart, By::Everybody) => 8,
        (Action::Cart, _) => 9,
    }
}

#[derive(Debug)]
pub struct Limits {
    hasher: RandomState,
    told: Told,
    checks: AtomicU64,
    limiters: [Limiter; LIMITERS],
}

impl Default for Limits {
    fn default() -> Self {
        Limits::new(Rates::default())
    }
}

impl Limits {
    pub fn new(rates: Rates) -> Limits {
        let told = Told::default();
        let limiter = |rate: Rate| {
            let each = Duration::from_secs(rate.seconds.get().into()) / rate.times.get();
            let quota = Quota::with_period(each).unwrap_or(Quota::per_second(rate.times));
            RateLimiter::new(
                quota.allow_burst(rate.times),
                DashMapStateStore::default(),
                told.clone(),
            )
        };
        let limiters = [
            rates.sign_in_by_address,
            rates.sign_in,
            rates.sign_in_by_account,
            rates.sign_up,
            rates.reset,
            rates.checkout,
            rates.flash_of_everybody,
            rates.flash,
            rates.cart_of_everybody,
            rates.cart,
            rates.checkout_by_email,
        ];
        Limits {
            hasher: RandomState::new(),
            checks: AtomicU64::new(0),
            limiters: limiters.map(limiter),
            told,
        }
    }

    /// Counts an attempt at `now` (unix seconds).
    ///
    /// # Errors
    /// [`ServiceError::TooMany`] if it is one too many; it is then not counted.
    pub fn check(&self, action: Action, by: By<'_>, now: i64) -> Result<()> {
        self.told
            .0
            .fetch_max(u64::try_from(now).unwrap_or(0), Ordering::Relaxed);
        if self.checks.fetch_add(1, Ordering::Relaxed) % CHECKS == CHECKS - 1 {
            self.forget();
        }
        let bucket = match by {
            By::Address(address) => self.hasher.hash_one(("address", network(address))),
            By::Account(account) => self.hasher.hash_one(("account", account)),
            By::Pair { account, address } => {
                let pair = ("pair", account, network(address));
                self.hasher.hash_one(pair)
            }
            By::Device(device) => self.hasher.hash_one(("device", device)),
            By::Everybody => 0,
        };
        let Some(limiter) = self.limiters.get(limiter(action, by)) else {
            return Ok(());
        };
        limiter.check_key(&(bucket % BUCKETS)).map_err(|until| {
            let wait = until.wait_time_from(self.told.now());
            ServiceError::TooMany(wait.as_secs() + u64::from(wait.subsec_nanos() > 0))
        })
    }

    /// Counts what a stranger leaves in the database: by their address, and with everybody's.
    ///
    /// # Errors
    /// [`ServiceError::TooMany`].
    pub fn check_write(&self, action: Action, from: &str, now: i64) -> Result<()> {
        self.check(action, By::Address(from), now)?;
        self.check(action, By::Everybody, now)
    }

    fn forget(&self) {
        for limiter in &self.limiters {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }
}

/// What an address counts as: itself, or the /64 it is in.
fn network(address: &str) -> String {
    match address
        .parse::<IpAddr>()
        .map(|address| address.to_canonical())
    {
        Ok(IpAddr::V6(address)) => format!("{:x?}", &address.segments()[..4]),
        Ok(IpAddr::V4(address)) => address.to_string(),
        Err(_) => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attempts(limits: &Limits, action: Action, by: By<'_>, now: i64) -> u32 {
        (0..100)
            .take_while(|_| limits.check(action, by, now).is_ok())
            .count() as u32
    }

    #[test]
    fn an_address_may_try_ten_times_a_minute_and_one_account_five_times() {
        let limits = Limits::default();
        let now = 1_790_000_000;
        assert_eq!(
            attempts(&limits, Action::SignIn, By::Address("192.0.2.1"), now),
            10
        );
        let refused = limits
            .check(Action::SignIn, By::Address("192.0.2.1"), now)
            .unwrap_err();
        assert!(matches!(refused, ServiceError::TooMany(6)), "{refused}");
        assert_eq!(
            attempts(&limits, Action::SignIn, By::Address("192.0.2.1"), now + 6),
            1
        );
        assert_eq!(
            attempts(&limits, Action::SignIn, By::Address("192.0.2.1"), now + 66),
            10
        );
        assert_eq!(
            attempts(&limits, Action::SignIn, By::Address("192.0.2.2"), now),
            10
        );
        let pair = |address| By::Pair {
            account: "a@b.example",
            address,
        };
        let some = [pair("192.0.2.1"), pair("192.0.2.2"), By::Device("one")];
        for (later, times) in [(66, 5), (126, 1)] {
            for by in some {
                assert_eq!(attempts(&limits, Action::SignIn, by, now + later), times);
            }
        }
        assert_eq!(
            attempts(&limits, Action::Reset, By::Account("a@b.example"), now),
            5
        );
        assert_eq!(
            attempts(&limits, Action::Checkout, By::Account("a@b.example"), now),
            30
        );
    }

    #[test]
    fn a_network_of_ipv6_counts_as_one() {
        let limits = Limits::default();
        let now = 1_790_000_000;
        for (n, allowed) in [(1, 5), (2, 0)] {
            let address = format!("2001:db8:1:2::{n}");
            assert_eq!(
                attempts(&limits, Action::SignUp, By::Address(&address), now),
                allowed
            );
        }
        assert_eq!(
            attempts(&limits, Action::SignUp, By::Address("2001:db8:1:3::1"), now),
            5
        );
        assert_eq!(
            attempts(
                &limits,
                Action::SignUp,
                By::Address("::ffff:192.0.2.1"),
                now
            ),
            5
        );
        assert_eq!(
            attempts(&limits, Action::SignUp, By::Address("192.0.2.1"), now),
            0
        );
    }

    #[test]
    fn what_strangers_leave_is_bounded_by_address_and_in_all() {
        let limits = Limits::default();
        let now = 1_790_000_000;
        let kept = |from: &str| {
            let all =
                (0..10_000).take_while(|_| limits.check_write(Action::Flash, from, now).is_ok());
            all.count()
        };
        assert_eq!(kept("192.0.2.1"), 60);
        let others: usize = (0..200).map(|n| kept(&format!("198.51.100.{n}"))).sum();
        assert_eq!(others, 5_000 - 60);
    }

    #[test]
    fn many_callers_do_not_fill_the_memory() {
        let limits = Limits::default();
        for n in 0..20_000 {
            let by = format!("{n}");
            for action in [Action::SignUp, Action::Flash, Action::Cart] {
                let _ = limits.check(action, By::Account(&by), 1_790_000_000 + n * 100);
            }
        }
        assert!(
            limits.limiters.iter().all(|limiter| limiter.len() < 5_000),
            "{:?}",
            limits.limiters.each_ref().map(Limiter::len)
        );
    }
}
