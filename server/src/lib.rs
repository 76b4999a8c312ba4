//! The shop's server: routes, what wraps them, and the command line.
//!
//! A library, so that tests can put requests to the very router that serves.

pub mod assets;
pub mod cli;
pub mod clock;
mod commands;
mod files;
mod media;
pub mod middleware;
mod probes;
pub mod router;
mod sessions;
mod site;
mod sitemap;
