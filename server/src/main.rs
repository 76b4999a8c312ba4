//! The shop's one binary.

// In a release build a page is one type, nested as deeply as its elements.
#![recursion_limit = "512"]

use clap::Parser;
use std::process::ExitCode;

/// A page is some ten thousand short-lived allocations, made on one thread and often freed on
/// another; the system's allocator spent more than half of a page's time on them (docs/adr/0009).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    // Databases, backups, exports and letters hold what customers wrote: whatever is created is
    // for its owner alone.
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    let filter = tracing_subscriber::EnvFilter::try_from_env("TAFSIL_LOG")
        .unwrap_or_else(|_| "info,sqlx=warn".into());
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    match server::cli::run(server::cli::Cli::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if server::cli::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tafsil: {error}");
            ExitCode::FAILURE
        }
    }
}
