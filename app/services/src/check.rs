//! One question for many askers.
//!
//! Every page asks whether the store has moved on. Whoever asks while nobody
//! else does is answered at once; whoever asks while a question is under way
//! may not use its answer, which could be older than the asker, and shares the
//! next question with all who came meanwhile.

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared, WeakShared};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use store::{Revisions, Store, StoreError};

type Asked = BoxFuture<'static, Result<Revisions, Arc<StoreError>>>;

/// Asks the store for its revisions, one question at a time.
#[derive(Debug)]
pub(crate) struct RevisionCheck {
    store: Store,
    last: Mutex<Option<Question>>,
}

#[derive(Debug)]
struct Question {
    /// Whether the store was asked: then it is too late to join.
    begun: Arc<AtomicBool>,
    /// The askers hold it: when all of them have left, so has the question,
    /// and the connection it used is free.
    answer: WeakShared<Asked>,
}

impl RevisionCheck {
    pub(crate) fn new(store: Store) -> RevisionCheck {
        RevisionCheck {
            store,
            last: Mutex::new(None),
        }
    }

    /// The revisions as they are now: read after this was called.
    pub(crate) async fn now(&self) -> Result<Revisions, Arc<StoreError>> {
        // The lock ends before anything is awaited.
        let answer = self.join();
        answer.await
    }

    /// The last question if the store was not asked yet, otherwise the next.
    fn join(&self) -> Shared<Asked> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let under_way = last
            .as_ref()
            .and_then(|question| Some((question.begun.clone(), question.answer.upgrade()?)));
        let previous = match under_way {
            Some((begun, answer)) if !begun.load(Ordering::SeqCst) => return answer,
            Some((_, answer)) => Some(answer),
            None => None,
        };
        let begun = Arc::new(AtomicBool::new(false));
        let answer = ask(previous, begun.clone(), self.store.clone()).shared();
        *last = answer.downgrade().map(|answer| Question { begun, answer });
        answer
    }
}

/// Asks when the previous question is answered.
fn ask(previous: Option<Shared<Asked>>, begun: Arc<AtomicBool>, store: Store) -> Asked {
    let asked = async move {
        if let Some(previous) = previous {
            // Its answer, or failure, is for those who waited for it.
            let _ = previous.await;
        }
        begun.store(true, Ordering::SeqCst);
        store.revisions().await.map_err(Arc::new)
    };
    asked.boxed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::{Options, Stock};

    async fn check() -> RevisionCheck {
        let store = Store::open("sqlite::memory:", Options::default()).await;
        RevisionCheck::new(store.unwrap())
    }

    async fn write(check: &RevisionCheck, on_hand: i64) {
        let stock = [Stock::new("A", on_hand)];
        check.store.apply_documents(&[], &stock).await.unwrap();
    }

    #[tokio::test]
    async fn whoever_comes_meanwhile_shares_the_next_question() {
        let check = check().await;
        let mut first = Box::pin(check.now());
        assert!(futures_util::poll!(&mut first).is_pending());
        let begun = || check.last.lock().unwrap().as_ref().unwrap().begun.clone();
        let asked = begun();
        assert!(asked.load(Ordering::SeqCst));

        let (mut second, mut third) = (Box::pin(check.now()), Box::pin(check.now()));
        assert!(futures_util::poll!(&mut second).is_pending());
        let next = begun();
        assert!(futures_util::poll!(&mut third).is_pending());
        assert!(!Arc::ptr_eq(&asked, &next) && Arc::ptr_eq(&next, &begun()));

        let (first, second, third) = futures_util::join!(first, second, third);
        assert_eq!(first.unwrap(), second.unwrap());
        third.unwrap();
    }

    #[tokio::test]
    async fn nobody_gets_an_answer_older_than_their_question() {
        let check = check().await;
        let early = check.join();
        let before = early.clone().await.unwrap();
        write(&check, 1).await;
        // Somebody has not let go of the early answer yet.
        let late = check.now().await.unwrap();
        assert!(late.stock > before.stock);
        drop(early);
    }

    #[tokio::test]
    async fn an_asker_who_leaves_holds_nobody_up() {
        let check = check().await;
        let mut left = Box::pin(check.now());
        assert!(futures_util::poll!(&mut left).is_pending());
        drop(left);
        write(&check, 1).await;
        let first = check.now().await.unwrap();
        assert!(first.stock > 0);
    }
}
