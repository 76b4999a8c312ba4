//! The shop's one binary.

mod assets;
mod router;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use services::Services;

#[derive(Parser)]
#[command(name = "tafsil", version, about = "A storefront made to measure")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the shop
    Serve {
        #[arg(long, env = "TAFSIL_LISTEN", default_value = "127.0.0.1:3000")]
        listen: SocketAddr,
        #[arg(long, env = "TAFSIL_SITE")]
        site: Option<PathBuf>,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    match Cli::parse().command {
        Command::Serve { listen, site } => {
            let site = site.unwrap_or_else(|| PathBuf::from("target/site"));
            let services = Arc::new(Services::default());
            let assets = match assets::find(&site) {
                Ok(assets) => assets,
                Err(error) => {
                    tracing::error!("{error}");
                    return ExitCode::FAILURE;
                }
            };
            let router = router::router(services, assets, &site);
            let listener = match tokio::net::TcpListener::bind(listen).await {
                Ok(listener) => listener,
                Err(error) => {
                    tracing::error!("cannot listen on {listen}: {error}");
                    return ExitCode::FAILURE;
                }
            };
            tracing::info!("http://{listen}/en");
            if let Err(error) = axum::serve(listener, router).await {
                tracing::error!("{error}");
                return ExitCode::FAILURE;
            }
            ExitCode::SUCCESS
        }
    }
}
