//! The server, asked as browsers and scripts ask it. One program, so that it is
//! linked once; a file per subject.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail by panicking"
)]

mod accounts;
mod beside;
mod cli;
mod curation;
mod harness;
mod hostile;
mod http;
mod kill;
mod merchants;
mod orders;
mod part;
mod serving;
