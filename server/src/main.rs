//! The shop's one binary.

mod assets;
mod cli;
mod forms;
mod headers;
mod mail;
mod media;
mod router;
mod serve;
mod sessions;

use clap::Parser;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_env("TAFSIL_LOG")
        .unwrap_or_else(|_| "info,sqlx=warn".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match cli::run(cli::Cli::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tafsil: {error}");
            ExitCode::FAILURE
        }
    }
}
