//! `tafsil serve`: the shop, open until it is told to close.

use crate::cli::{Database, Failure};
use crate::clock::Clock;
use crate::connections::{self, Limits};
use crate::metrics::{self, Metrics};
use crate::middleware::address::{Outside, parse_public_url};
use crate::router::router;
use crate::testkit::{self, Control};
use crate::{assets, jobs, site};
use app::api::request::Desk;
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
    /// pages follow each request's Host, and letters can only be files
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
    /// How long requests in flight may take when the shop closes, in seconds. Connections that
    /// wait for their client are not waited for
    #[arg(
        long,
        env = "TAFSIL_GRACE",
        default_value_t = 30,
        value_name = "SECONDS"
    )]
    pub grace: u64,
    #[command(flatten)]
    pub connections: Connections,
    #[command(flatten)]
    pub test: Test,
}

/// What slow clients may cost. Where there are as many connections as may be, the one that was
/// heard of longest ago makes room for a new one.
#[derive(Args)]
#[command(next_help_heading = "Connections")]
pub struct Connections {
    /// How many connections may be open; fewer where the system lets fewer files be open
    #[arg(
        long,
        env = "TAFSIL_CONNECTIONS",
        default_value_t = 4096,
        value_name = "NUMBER",
        value_parser = clap::value_parser!(u32).range(1..)
    )]
    pub connections: u32,
    /// How many of them from one network address, or one /64 of IPv6. Those of a --proxy are
    /// not counted by address
    #[arg(
        long,
        env = "TAFSIL_CONNECTIONS_BY_ADDRESS",
        default_value_t = 256,
        value_name = "NUMBER",
        value_parser = clap::value_parser!(u32).range(1..)
    )]
    pub connections_by_address: u32,
    /// How long the head of a request may take to come, in seconds
    #[arg(long, env = "TAFSIL_HEADER_TIMEOUT", default_value = "10", value_name = "SECONDS", value_parser = parse_seconds)]
    pub header_timeout: Duration,
    /// How long the body of a request may take to come, in seconds
    #[arg(long, env = "TAFSIL_BODY_TIMEOUT", default_value = "20", value_name = "SECONDS", value_parser = parse_seconds)]
    pub body_timeout: Duration,
    /// How long a connection is kept between two requests, in seconds
    #[arg(long, env = "TAFSIL_IDLE_TIMEOUT", default_value = "75", value_name = "SECONDS", value_parser = parse_seconds)]
    pub idle_timeout: Duration,
    /// How long a client may take nothing of an answer, in seconds
    #[arg(long, env = "TAFSIL_WRITE_TIMEOUT", default_value = "30", value_name = "SECONDS", value_parser = parse_seconds)]
    pub write_timeout: Duration,
}

impl Connections {
    fn limits(&self, proxies: &[IpAddr]) -> Limits {
        let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        Limits {
            connections: connections::fitting(number(self.connections)),
            by_address: number(self.connections_by_address),
            header: self.header_timeout,
            body: self.body_timeout,
            idle: self.idle_timeout,
            write: self.write_timeout,
            proxies: proxies.iter().map(IpAddr::to_canonical).collect(),
        }
    }
}

/// A duration in seconds, of which fractions may be given.
fn parse_seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "it is a number of seconds")?;
    match Duration::try_from_secs_f64(seconds) {
        Ok(duration) if (0.01..=86_400.0).contains(&seconds) => Ok(duration),
        _ => Err("it is at least 0.01 and at most 86400".to_owned()),
    }
}

#[derive(Args)]
#[command(next_help_heading = "For tests")]
pub struct Test {
    /// Allow what follows. Refuses any address or proxy but this machine's own; attempts are
    /// not limited, letters are kept in memory
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
    match options.test.test {
        true => options.is_alone()?,
        false => options.has_links_for_letters()?,
    }
    let Test {
        test,
        clock,
        seed,
        control,
        limits: limited,
    } = options.test;
    let site = options.site.map_or_else(site::beside_the_program, Ok)?;
    let assets = assets::find(&site)?;
    let mut services = options.database.services_or_new().await?;
    services.publisher.most = options.browser_products;
    if test && !limited {
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
            if options.public_url.is_none() {
                tracing::warn!("without --public-url the links in letters begin with {origin}");
            }
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
    let limits = options.connections.limits(&options.proxies);
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
            let (limits, never) = (Limits::default(), std::future::pending());
            connections::serve(listener, figures, limits, never, Duration::ZERO).await;
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
    let shelf = services.shelf();
    let offered = shelf.catalog.shop.languages.iter();
    let addresses: Vec<_> = offered
        .map(|lang| format!("http://{address}/{}", lang.code()))
        .collect();
    tracing::info!("the shop is open: {}", addresses.join(" and "));
    let grace = Duration::from_secs(options.grace);
    if !connections::serve(listener, shop, limits, asked_to_stop(), grace).await {
        tracing::warn!("closing although requests are still in flight");
    }
    jobs.shutdown().await;
    services.store.close().await;
    tracing::info!("the shop is closed");
    Ok(())
}

impl Serve {
    /// Refuses to serve for tests where anybody but this machine could reach it, be it through a
    /// proxy: attempts are not limited there, and letters are kept back.
    fn is_alone(&self) -> Result<(), Failure> {
        let here = |url: &str| {
            let host = url.split_once("://").map_or(url, |(_, host)| host);
            let address = host.parse::<SocketAddr>().map(|address| address.ip());
            let address = address.or_else(|_| host.trim_matches(['[', ']']).parse::<IpAddr>());
            let name = host.split(':').next();
            address.is_ok_and(|address| address.is_loopback()) || name == Some("localhost")
        };
        let open = [Some(self.listen), self.metrics].into_iter().flatten();
        let listens = open.filter(|address| !address.ip().is_loopback());
        let proxies = self.proxies.iter().filter(|proxy| !proxy.is_loopback());
        let public = self.public_url.iter().filter(|url| !here(url));
        let outside = listens
            .map(|address| format!("{address} is open to others"))
            .chain(proxies.map(|proxy| format!("others come through the proxy {proxy}")))
            .chain(public.map(|url| format!("others come to {url}")))
            .next();
        match outside {
            Some(why) => {
                Err(format!("--test (TAFSIL_TEST) is for this machine alone, and {why}").into())
            }
            None => Ok(()),
        }
    }

    /// Refuses to send letters whose links lead nowhere. They come from no request, whose sender
    /// could choose them, and without a public address only name this machine: enough for
    /// letters that become files, not for those that reach customers.
    fn has_links_for_letters(&self) -> Result<(), Failure> {
        let sent = self
            .mail
            .as_deref()
            .is_some_and(|to| to.starts_with("smtp"));
        if sent && self.public_url.is_none() {
            return Err(
                "--mail sends letters, whose links need the address at which customers reach the \
                 shop: give --public-url"
                    .into(),
            );
        }
        Ok(())
    }
}

async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    let listener = TcpListener::bind(address).await;
    Ok(listener.map_err(|error| format!("cannot listen on {address}: {error}"))?)
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
