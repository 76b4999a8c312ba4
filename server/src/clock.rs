//! What time it is in the shop: the machine's, or in tests one that stands
//! still until it is told to move.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use time::OffsetDateTime;

/// A clock, shared by cloning.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    frozen: Option<Arc<AtomicI64>>,
}

impl Clock {
    /// A clock that shows `now`, in unix seconds, until it is advanced.
    pub fn frozen(now: i64) -> Clock {
        Clock {
            frozen: Some(Arc::new(AtomicI64::new(now))),
        }
    }

    /// Unix seconds.
    pub fn now(&self) -> i64 {
        match &self.frozen {
            Some(time) => time.load(Ordering::SeqCst),
            None => OffsetDateTime::now_utc().unix_timestamp(),
        }
    }

    /// Moves a frozen clock on and gives the new time; `None` for the
    /// machine's clock, which nobody moves.
    pub fn advance(&self, seconds: i64) -> Option<i64> {
        let time = self.frozen.as_ref()?;
        Some(
            time.fetch_add(seconds, Ordering::SeqCst)
                .saturating_add(seconds),
        )
    }

    /// The clock as the rest of the shop asks for it.
    pub fn asked(&self) -> Arc<dyn Fn() -> i64 + Send + Sync> {
        let clock = self.clone();
        Arc::new(move || clock.now())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frozen_clock_moves_only_when_told() {
        let clock = Clock::frozen(100);
        let asked = clock.asked();
        assert_eq!((asked(), asked()), (100, 100));
        assert_eq!(clock.advance(60), Some(160));
        assert_eq!(asked(), 160);
        assert_eq!(Clock::default().advance(60), None);
    }
}
