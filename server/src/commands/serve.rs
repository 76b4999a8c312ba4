//! Serving the shop until told to stop.

use crate::{assets, site};
use crate::cli::{Database, Failure};
use crate::clock::Clock;
use crate::middleware::address::{Outside, parse_public_url};
use crate::router::router;
use app::api::request::Desk;
use clap::Args;
use services::Services;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// How often a server looks whether another process changed the shop.
const LOOK: Duration = Duration::from_millis(400);

#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    pub database: Database,
    /// The address to listen on; port 0 takes a free one
    #[arg(
        long,
        env = "TAFSIL_LISTEN",
        default_value = "127.0.0.1:3000",
        value_name = "ADDR"
    )]
    pub listen: SocketAddr,
    /// The folder with the built site; by default `site` beside the program
    #[arg(long, env = "TAFSIL_SITE", value_name = "DIR")]
    pub site: Option<PathBuf>,
    /// The beginning of the shop's public addresses, as in https://shop.example;
    /// by default what each request's Host says
    #[arg(long, env = "TAFSIL_PUBLIC_URL", value_name = "URL", value_parser = parse_public_url)]
    pub public_url: Option<Arc<str>>,
    /// Visitors come by HTTPS: cookies are marked Secure
    #[arg(long, env = "TAFSIL_SECURE")]
    pub secure: bool,
    /// A proxy whose X-Forwarded-For is believed; may be repeated
    #[arg(
        long = "proxy",
        env = "TAFSIL_PROXIES",
        value_delimiter = ',',
        value_name = "ADDR"
    )]
    pub proxies: Vec<IpAddr>,
}

pub async fn run(options: Serve) -> Result<(), Failure> {
    let site = options.site.map_or_else(site::beside_the_program, Ok)?;
    let assets = assets::find(&site)?;
    let services = Arc::new(options.database.services().await?);
    let desk = Desk {
        services: services.clone(),
        now: Clock::default().asked(),
    };
    let outside = Outside {
        secure: options.secure,
        proxies: options.proxies,
        public_url: options.public_url,
    };
    let router = router(desk, assets, &site, outside);
    let listener = TcpListener::bind(options.listen)
        .await
        .map_err(|error| format!("cannot listen on {}: {error}", options.listen))?;
    let address = listener.local_addr()?;
    let look = tokio::spawn(keep_looking(services.clone()));
    tracing::info!("the shop is open: http://{address}/en and http://{address}/ar");
    axum::serve(
        listener,
        router.into_make_service_with_connect_info::<SocketAddr>(),
    )
    .with_graceful_shutdown(asked_to_stop())
    .await?;
    look.abort();
    services.store.close().await;
    tracing::info!("the shop is closed");
    Ok(())
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
