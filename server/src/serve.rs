//! Serving the shop until told to stop.

use crate::cli::{Failure, Serve};
use crate::router::{Outside, router};
use crate::{assets, mail};
use app::api::request::Desk;
use services::Services;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use time::OffsetDateTime;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// How often a server looks whether another process changed the shop.
const LOOK: Duration = Duration::from_millis(400);

pub async fn serve(options: Serve) -> Result<(), Failure> {
    let site = match &options.site {
        Some(site) => site.clone(),
        None => beside_the_program()?,
    };
    let assets = assets::find(&site)?;
    let services = Arc::new(options.database.services().await?);
    let desk = Desk {
        services: services.clone(),
        now: Arc::new(|| OffsetDateTime::now_utc().unix_timestamp()),
    };
    let listener = TcpListener::bind(options.listen)
        .await
        .map_err(|error| format!("cannot listen on {}: {error}", options.listen))?;
    let address = listener.local_addr()?;
    let send = mail::keep_sending(desk.clone(), mail::post(&options, address)?);
    let outside = Outside { secure: options.secure, proxies: options.proxies };
    let router = router(desk, assets, &site, outside);
    let look = tokio::spawn(keep_looking(services.clone()));
    tracing::info!("the shop is open: http://{address}/en and http://{address}/ar");
    axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(asked_to_stop())
        .await?;
    look.abort();
    send.abort();
    services.store.close().await;
    tracing::info!("the shop is closed");
    Ok(())
}

/// The `site` folder that `make build` leaves beside `release/tafsil`.
fn beside_the_program() -> Result<PathBuf, Failure> {
    let program = std::env::current_exe()?;
    let folder = program.parent().unwrap_or(&program);
    let candidates = [folder.join("site"), folder.join("../site")];
    let found = candidates.iter().find(|site| site.join("pkg").is_dir());
    Ok(found.unwrap_or(&candidates[0]).clone())
}

async fn keep_looking(services: Arc<Services>) {
    loop {
        tokio::time::sleep(LOOK).await;
        if let Err(error) = services.fresh_shelf().await {
            tracing::warn!("the catalogue cannot be looked at: {error}");
        }
    }
}

/// Ends when the process is asked to stop; requests in flight then finish.
async fn asked_to_stop() {
    let terminate = signal(SignalKind::terminate());
    let interrupt = tokio::signal::ctrl_c();
    match terminate {
        Ok(mut terminate) => {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt => {}
            }
        }
        Err(error) => {
            tracing::warn!("SIGTERM cannot be awaited: {error}");
            let _ = interrupt.await;
        }
    }
    tracing::info!("closing: requests in flight are finished first");
}
