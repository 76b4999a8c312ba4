//! What a server does beside answering: keeps its look at the shop fresh,
//! sends messages, and throws away what nobody needs any more.

use crate::clock::Clock;
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
const TIDY: Duration = Duration::from_secs(3_600);
const DAY: i64 = 86_400;
/// How long a guest's cart waits for them, in seconds.
const CART_LIFE: i64 = 60 * DAY;
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
    loop {
        sleep(LOOK).await;
        if let Err(error) = services.fresh_shelf().await {
            tracing::warn!("the catalogue cannot be looked at: {error}");
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
    loop {
        match services.deliver(&post, clock.now()).await {
            // There may be more than one batch.
            Ok(sent) if sent > 0 => {}
            Ok(_) => sleep(POST).await,
            Err(error) => {
                tracing::warn!("messages cannot be sent: {error}");
                sleep(POST).await;
            }
        }
    }
}

async fn keep_tidy(services: Arc<Services>, clock: Clock) {
    loop {
        match tidy(&services, clock.now()).await {
            Ok(0) => {}
            Ok(rows) => tracing::info!("threw away {rows} rows that expired"),
            Err(error) => tracing::warn!("what expired cannot be thrown away: {error}"),
        }
        sleep(TIDY).await;
    }
}

/// Throws away what expired at `now`; gives how many rows there were.
pub async fn tidy(services: &Services, now: i64) -> Result<u64, StoreError> {
    let store = &services.store;
    // Sessions live by the machine's clock, as the cookies in the browsers do.
    Ok(store
        .delete_expired_sessions(Clock::default().now())
        .await?
        + store.delete_expired_flashes(now).await?
        + store.delete_expired_reset_tokens(now).await?
        + store.delete_expired_sign_up_tokens(now).await?
        + store.delete_stale_carts(now - CART_LIFE).await?
        + store.delete_done_messages(now - MESSAGE_LIFE).await?)
}
