//! `tafsil merchant`: which accounts may also see and do what is the shop's own.

use crate::cli::{Database, Failure, figures};
use crate::clock::Clock;
use clap::{Args, Subcommand};
use services::{Result, ServiceError, Services};
use std::io::Write;

const EXAMPLES: &str = "\
Examples:
  tafsil merchant grant rana@example.com
  tafsil merchant list

Merchants see why a search shows a product where it does. Who is one is said here and nowhere
else. It holds from the account's next request on, beside running servers, too.";

#[derive(Subcommand)]
#[command(after_help = EXAMPLES)]
pub enum Merchant {
    /// Make an account a merchant's
    Grant(Whose),
    /// Make a merchant's account a customer's alone
    Revoke(Whose),
    /// Name all merchants
    List(List),
}

#[derive(Args)]
pub struct Whose {
    /// The e-mail address of the account
    email: String,
    #[command(flatten)]
    database: Database,
}

#[derive(Args)]
pub struct List {
    #[command(flatten)]
    database: Database,
}

pub async fn run(command: Merchant) -> std::result::Result<(), Failure> {
    match command {
        Merchant::Grant(whose) => {
            let services = whose.database.services().await?;
            let now = Clock::default().now();
            let done = services.grant_merchant(&whose.email, now).await;
            told(&services, &whose.email, done, "yes", "a merchant's already").await
        }
        Merchant::Revoke(whose) => {
            let services = whose.database.services().await?;
            let done = services.revoke_merchant(&whose.email).await;
            told(&services, &whose.email, done, "no", "no merchant's").await
        }
        Merchant::List(options) => list(&options.database.services().await?).await,
    }
}

/// Says what was done, or why it was not; `already` is what the account is.
async fn told(
    services: &Services,
    email: &str,
    done: Result<String>,
    merchant: &str,
    already: &str,
) -> std::result::Result<(), Failure> {
    services.store.close().await;
    match done {
        Ok(email) => {
            figures(&format!("email={email} merchant={merchant}"));
            Ok(())
        }
        Err(ServiceError::NotFound) => {
            Err(format!("there is no account with the address {email}").into())
        }
        Err(ServiceError::Conflict(_)) => {
            Err(format!("the account of {email} is {already}").into())
        }
        Err(ServiceError::Fields(_)) => Err(format!("{email} is no e-mail address").into()),
        Err(error) => Err(error.into()),
    }
}

async fn list(services: &Services) -> std::result::Result<(), Failure> {
    let merchants = services.merchants().await;
    services.store.close().await;
    let merchants = merchants?;
    let mut out = std::io::stdout().lock();
    for merchant in &merchants {
        let since = engine::date::rfc3339(merchant.since);
        writeln!(out, "{} since {since}", merchant.person.email)?;
    }
    drop(out);
    figures(&format!("merchants={}", merchants.len()));
    Ok(())
}
