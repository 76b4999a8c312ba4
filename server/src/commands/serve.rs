//! `tafsil serve`: the shop, open until it is told to close.

use crate::cli::{Database, Failure};
use crate::clock::Clock;
use crate::metrics::{self, Metrics};
use crate::middleware::address::{Outside, parse_public_url};
use crate::router::router;
use crate::testkit::{self, Control};
use crate::{assets, jobs, site};
use app::api::request::Desk;
use axum::Router;
use axum::middleware::from_fn_with_state;
use clap::Args;
use services::limit::Rates;
use services::mail::{Kept, Post};
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::Notify;

const EXAMPLES: &str = "\
Examples:
  tafsil serve --database sqlite:/var/lib/tafsil/shop.db --listen 127.0.0.1:3000
  tafsil serve --database postgres://shop@db.internal/shop --secure \\
      --public-url https://shop.example --proxy 10.0.0.1 --mail smtps://USER:PASSWORD@HOST

SIGTERM or Ctrl-C closes the shop: requests in flight are finished first. Any number of
servers may share one PostgreSQL database.

For tests, on this machine alone, and never with a database that matters:
  tafsil serve --test --listen 127.0.0.1:0 --database sqlite:copy.db \\
      --clock 2026-03-01T09:00:00Z --control /tmp/shop.sock";

#[derive(Args)]
#[command(after_help = EXAMPLES)]
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
    /// The beginning of the shop's public addresses, as in https://shop.example. Without it
    /// pages follow each request's Host, and messages name the address listened on
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
    /// How messages leave: smtp://USER:PASSWORD@HOST, smtps://… or file:FOLDER, where each
    /// becomes a file. By default a folder `mail` beside the database
    #[arg(long, env = "TAFSIL_MAIL", value_name = "URL", hide_env_values = true)]
    pub mail: Option<String>,
    /// Serve figures for Prometheus as /metrics on this address of its own
    #[arg(long, env = "TAFSIL_METRICS", value_name = "ADDR")]
    pub metrics: Option<SocketAddr>,
    /// The largest catalogue that browsers fetch to search by themselves, in products. Of a
    /// larger one they fetch the category that is looked at, if that is not larger, and this
    /// server searches; with 0 they fetch nothing
    #[arg(
        long,
        env = "TAFSIL_BROWSER_PRODUCTS",
        default_value_t = services::MOST_PRODUCTS,
        value_name = "NUMBER"
    )]
    pub browser_products: usize,
    /// How long requests in flight may take when the shop closes, in seconds
    #[arg(
        long,
        env = "TAFSIL_GRACE",
        default_value_t = 30,
        value_name = "SECONDS"
    )]
    pub grace: u64,
    #[command(flatten)]
    pub test: Test,
}

#[derive(Args)]
#[command(next_help_heading = "For tests")]
pub struct Test {
    /// Allow what follows. Refuses to listen on any address but this machine's own; attempts
    /// are not limited, letters are kept in memory
    #[arg(long, env = "TAFSIL_TEST")]
    pub test: bool,
    /// The time at which the shop's clock stands still, until it is moved by --control
    #[arg(long, value_name = "RFC3339", requires = "test", value_parser = parse_time)]
    pub clock: Option<i64>,
    /// What chance follows: tests read it through --control and give it to the browser, too.
    /// Tokens, salts and keys never follow it
    #[arg(long, value_name = "NUMBER", requires = "test", default_value_t = 1)]
    pub seed: u64,
    /// A Unix socket that takes orders: a JSON object a line, such as {"advance": 60}
    #[arg(long, value_name = "PATH", requires = "test")]
    pub control: Option<PathBuf>,
    /// Limit attempts as outside of tests
    #[arg(long, requires = "test")]
    pub limits: bool,
}

fn parse_time(text: &str) -> Result<i64, String> {
    let time = OffsetDateTime::parse(text, &Rfc3339);
    time.map(OffsetDateTime::unix_timestamp)
        .map_err(|error| format!("it is written 2026-03-01T09:00:00Z: {error}"))
}

pub async fn run(options: Serve) -> Result<(), Failure> {
    let Test {
        test,
        clock,
        seed,
        control,
        limits,
    } = options.test;
    if test && !options.listen.ip().is_loopback() {
        let listen = options.listen;
        return Err(format!(
            "--test listens on this machine alone, and {listen} is open to others"
        )
        .into());
    }
    let site = options.site.map_or_else(site::beside_the_program, Ok)?;
    let assets = assets::find(&site)?;
    let mut services = options.database.services().await?;
    services.publisher.most = options.browser_products;
    if test && !limits {
        services = services.with_rates(Rates::loose());
    }
    let services = Arc::new(services);
    let listener = listen(options.listen).await?;
    let address = listener.local_addr()?;
    let scheme = if options.secure { "https" } else { "http" };
    let here = || format!("{scheme}://{address}").into();
    let origin = options.public_url.clone().unwrap_or_else(here);
    let (post, letters) = match test {
        true => Post::keeping(&origin),
        false => {
            let folder = || format!("file:{}", options.database.folder().join("mail").display());
            let setting = options.mail.unwrap_or_else(folder);
            (Post::open(&setting, &origin)?, Kept::default())
        }
    };
    let post = Arc::new(post);
    let clock = clock.map_or_else(Clock::default, Clock::frozen);

    let desk = Desk {
        services: services.clone(),
        now: clock.asked(),
    };
    let outside = Outside {
        secure: options.secure,
        proxies: options.proxies,
        public_url: options.public_url,
    };
    let mut shop = router(desk.clone(), assets, &site, outside);
    if test {
        shop = shop.merge(testkit::bench::router(desk));
    }
    let mut jobs = jobs::start(&services, &clock, post.clone());
    if let Some(address) = options.metrics {
        let metrics = Arc::new(Metrics::default());
        shop = shop.layer(from_fn_with_state(metrics.clone(), metrics::observe));
        let listener = listen(address).await?;
        tracing::info!("figures: http://{}/metrics", listener.local_addr()?);
        let figures = metrics::router(metrics, services.clone());
        jobs.spawn(async move {
            let _ = axum::serve(listener, figures).await;
        });
    }
    if let Some(path) = control {
        let control = Control {
            services: services.clone(),
            clock,
            post,
            letters,
            seed,
        };
        let answering = testkit::listen(&path, control)
            .map_err(|error| format!("cannot listen on {}: {error}", path.display()))?;
        jobs.spawn(answering);
    }
    tracing::info!("the shop is open: http://{address}/en and http://{address}/ar");
    answer(listener, shop, Duration::from_secs(options.grace)).await?;
    jobs.shutdown().await;
    services.store.close().await;
    tracing::info!("the shop is closed");
    Ok(())
}

async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    let listener = TcpListener::bind(address).await;
    Ok(listener.map_err(|error| format!("cannot listen on {address}: {error}"))?)
}

/// Answers requests until the process is asked to stop, and then those in
/// flight, for as long as `grace`.
async fn answer(listener: TcpListener, shop: Router, grace: Duration) -> Result<(), Failure> {
    let closing = Arc::new(Notify::new());
    let told = closing.clone();
    let serving = axum::serve(
        listener,
        shop.into_make_service_with_connect_info::<SocketAddr>(),
    )
    .with_graceful_shutdown(async move {
        asked_to_stop().await;
        told.notify_one();
    });
    tokio::select! {
        served = async { serving.await } => served?,
        () = async {
            closing.notified().await;
            tokio::time::sleep(grace).await;
        } => tracing::warn!("closing although requests are still in flight"),
    }
    Ok(())
}

/// Ends when the process is asked to stop.
async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
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
