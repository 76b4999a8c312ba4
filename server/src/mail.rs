//! Sending what waits in the outbox, for as long as the shop is open.

use crate::cli::Failure;
use crate::commands::serve::Serve;
use app::api::request::Desk;
use services::mail::Post;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::task::JoinHandle;

/// How often the outbox is looked into when it was empty.
const LOOK: Duration = Duration::from_secs(1);

/// The way messages leave, as the command line says.
pub fn post(options: &Serve, listening: SocketAddr) -> Result<Post, Failure> {
    let scheme = if options.secure { "https" } else { "http" };
    let here = || format!("{scheme}://{listening}");
    let origin = options.public_url.as_deref().map_or_else(here, str::to_owned);
    let folder = || format!("file:{}", options.database.folder().join("mail").display());
    let mail = options.mail.clone().unwrap_or_else(folder);
    Ok(Post::open(&mail, &origin)?)
}

/// Sends until aborted. A message in the middle of being sent then is claimed
/// again when its lease is over.
pub fn keep_sending(desk: Desk, post: Post) -> JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            match desk.services.deliver(&post, desk.now()).await {
                Ok(0) => tokio::time::sleep(LOOK).await,
                Ok(_) => {}
                Err(error) => {
                    tracing::warn!("messages wait: {error}");
                    tokio::time::sleep(LOOK).await;
                }
            }
        }
    })
}
