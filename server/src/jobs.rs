//! What a server does beside answering: keeps its look at the shop fresh,
//! sends messages, and throws away what nobody needs any more.

use crate::clock::Clock;
use crate::sessions;
use services::mail::Post;
use services::{Services, StoreError};
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::sleep;

/// How often a server looks whether another process changed the shop. Twice in
/// a second, so that a change shows within one.
const LOOK: Duration = Duration::from_millis(400);
/// How often waiting messages are looked for.
const POST: Duration = Duration::from_secs(2);
/// How often forms that wait for their page are thrown away: they hold what was typed, for ten
/// minutes at most, as the page on privacy says.
const TIDY_FORMS: Duration = Duration::from_secs(60);
/// How often everything else that expired is, in rounds of that.
const TIDY_ALL: u32 = 60;
const DAY: i64 = 86_400;
/// How long a guest's cart is kept after their last visit, in seconds. A visit is noted in
/// session and cart once a day at most: a day more, and no session outlives its cart.
const CART_LIFE: i64 = sessions::LIFE + DAY;
/// How long a message is kept after it was sent or given up, in seconds.
const MESSAGE_LIFE: i64 = 30 * DAY;

/// Starts them all. They end when the set is dropped.
pub fn start(services: &Arc<Services>, clock: &Clock, post: Arc<Post>) -> JoinSet<()> {
    let mut jobs = JoinSet::new();
    jobs.spawn(keep_looking(services.clone()));
    jobs.spawn(keep_publishing(services.clone()));
    jobs.spawn(keep_posting(services.clone(), clock.clone(), post));
    jobs.spawn(keep_tidy(services.clone(), clock.clone()));
    jobs
}

async fn keep_looking(services: Arc<Services>) {
    let mut failing = false;
    loop {
        sleep(LOOK).await;
        // Said once, not twice a second: the log may be on the disk that is full.
        match services.fresh_shelf().await {
            Err(error) if !failing => {
                tracing::warn!("the catalogue cannot be looked at: {error}");
                failing = true;
            }
            Ok(_) if failing => {
                tracing::info!("the catalogue can be looked at again");
                failing = false;
            }
            _ => {}
        }
    }
}

/// A task of its own: making files takes longer than what is looked at may wait.
async fn keep_publishing(services: Arc<Services>) {
    loop {
        if let Err(error) = services.publisher.publish(&services.shelf().catalog).await {
            tracing::warn!("the catalogue's files for browsers cannot be made: {error}");
        }
        sleep(LOOK).await;
    }
}

async fn keep_posting(services: Arc<Services>, clock: Clock, post: Arc<Post>) {
    let mut failing = false;
    loop {
        match services.deliver(&post, clock.now()).await {
            // There may be more than one batch.
            Ok(sent) if sent > 0 => {}
            Ok(_) => {
                failing = false;
                sleep(POST).await;
            }
            Err(error) => {
                if !failing {
                    tracing::warn!("messages cannot be sent: {error}");
                }
                failing = true;
                sleep(POST).await;
            }
        }
    }
}

async fn keep_tidy(services: Arc<Services>, clock: Clock) {
    for round in (0..TIDY_ALL).cycle() {
        let now = clock.now();
        let thrown_away = match round {
            0 => tidy(&services, now).await,
            _ => services.store.delete_expired_flashes(now).await,
        };
        match thrown_away {
            Ok(0) => {}
            Ok(rows) => tracing::info!("threw away {rows} rows that expired"),
            Err(error) => tracing::warn!("what expired cannot be thrown away: {error}"),
        }
        sleep(TIDY_FORMS).await;
    }
}

/// Throws away what expired at `now`; gives how many rows there were.
pub async fn tidy(services: &Services, now: i64) -> Result<u64, StoreError> {
    let store = &services.store;
    Ok(store.delete_expired_sessions(now).await?
        + store.delete_expired_flashes(now).await?
        + store.delete_expired_reset_tokens(now).await?
        + store.delete_expired_sign_up_tokens(now).await?
        + store.delete_stale_carts(now - CART_LIFE).await?
        + store.delete_done_messages(now - MESSAGE_LIFE).await?)
}
