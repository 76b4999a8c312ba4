//! The shop's server: routes, what wraps them, and the command line.
//!
//! A library, so that tests can put requests to the very router that serves.

// The type of a page is as deep as the page.
#![recursion_limit = "512"]

pub mod assets;
pub mod cli;
pub mod clock;
mod commands;
pub mod connections;
mod files;
mod icon;
pub mod jobs;
mod look;
mod media;
pub mod metrics;
pub mod middleware;
mod probes;
pub mod router;
mod sessions;
mod site;
mod sitemap;
mod snapshot;
pub mod testkit;
