//! The shop's server: routes, what wraps them, and the command line.
//!
//! A library, so that tests can put requests to the very router that serves.

// In a release build a page is one type, nested as deeply as its elements.
#![recursion_limit = "512"]

pub mod assets;
pub mod cli;
pub mod clock;
mod commands;
mod files;
mod mail;
mod media;
pub mod middleware;
mod probes;
pub mod router;
mod sessions;
mod sitemap;
