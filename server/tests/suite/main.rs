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
mod campaign;
mod cart;
mod checkout;
mod cli;
mod connections;
mod curation;
mod faults;
mod guessing;
mod harness;
mod honest;
mod hostile;
mod http;
mod imports;
mod kill;
mod merchants;
mod merging;
mod new_shop;
mod orders;
mod own_shop;
mod part;
mod privacy;
mod removing;
mod serving;
mod settings;
mod upkeep;
mod variants;
mod visits;
mod withdrawn;
