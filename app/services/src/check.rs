//! One question for many askers.
//!
//! Every page asks whether the store has moved on. Whoever asks while nobody
//! else does is answered at once; whoever asks while a question is under way
//! may not use its answer, which could be older than the asker, and shares the
//! next question with all who came meanwhile.

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use store::{Revisions, Store, StoreError};

/// Asks the store for its revisions, one question at a time.
#[derive(Debug)]
pub(crate) struct RevisionCheck {
    store: Store,
    last: Mutex<Option<Question>>,
}

#[derive(Clone, Debug)]
struct Question {
    /// Whether the store was asked: then it is too late to join.
    begun: Arc<AtomicBool>,
    /// Goes on as long as anybody waits for it.
    answer: Shared<BoxFuture<'static, Result<Revisions, Arc<StoreError>>>>,
}

impl Question {
    fn after(previous: Option<Question>, store: Store) -> Question {
        let begun = Arc::new(AtomicBool::new(false));
        let begins = begun.clone();
        let answer = async move {
            if let Some(previous) = previous {
                // Its answer, or failure, is for those who waited for it.
                let _ = previous.answer.await;
            }
            begins.store(true, Ordering::SeqCst);
            store.revisions().await.map_err(Arc::new)
        };
        Question {
            begun,
            answer: answer.boxed().shared(),
        }
    }
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
        let question = {
            let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
            match last.take() {
                Some(question) if !question.begun.load(Ordering::SeqCst) => {
                    last.insert(question).clone()
                }
                previous => last
                    .insert(Question::after(previous, self.store.clone()))
                    .clone(),
            }
        };
        question.answer.await
    }
}
