//! `tafsil demo`: a shop to look at, in an empty database.

use crate::cli::{Database, Failure, figures};
use crate::clock::Clock;
use crate::commands::progress::Bar;
use clap::Args;
use services::ServiceError;
use services::demo::{Filled, people};
use std::time::Instant;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

const EXAMPLES: &str = "\
Examples:
  tafsil demo && tafsil serve
  tafsil demo --database sqlite:demo.db --seed 7 --until 2026-03-01

A supplier of workplaces, clinics and cafés: some 400 products in both languages, eight
customers, a year of their orders, and a merchant. The same seed and day give the same shop and orders.";

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Demo {
    /// What chance follows in the customers' orders
    #[arg(
        long,
        env = "TAFSIL_DEMO_SEED",
        default_value_t = 1,
        value_name = "NUMBER"
    )]
    seed: u64,
    /// The day the year of orders ends, before its first hour in UTC; by default today
    #[arg(long, env = "TAFSIL_DEMO_UNTIL", value_name = "YYYY-MM-DD", value_parser = parse_day)]
    until: Option<i64>,
    #[command(flatten)]
    database: Database,
}

fn parse_day(text: &str) -> Result<i64, String> {
    let midnight = OffsetDateTime::parse(&format!("{text}T00:00:00Z"), &Rfc3339);
    midnight
        .map(OffsetDateTime::unix_timestamp)
        .map_err(|_| "it is written 2026-03-01".to_owned())
}

pub async fn run(options: Demo) -> Result<(), Failure> {
    let started = Instant::now();
    let until = options.until.unwrap_or_else(|| {
        let now = Clock::default().now();
        now - now.rem_euclid(86_400)
    });
    let services = options.database.services_or_new().await?;
    let mut bar: Option<Bar> = None;
    let filled = services
        .fill_with_demo(options.seed, until, |done, total| {
            bar.get_or_insert_with(|| Bar::new("placing a year of orders", total))
                .at(done);
        })
        .await;
    drop(bar);
    services.store.close().await;
    let Filled {
        products,
        customers,
        orders,
    } = match filled {
        Err(ServiceError::Conflict("shop")) => {
            let database = options.database.shown();
            return Err(format!(
                "{database} has something in it already, and the demo only fills an empty \
                 database: name another with --database, or remove that one first"
            )
            .into());
        }
        filled => filled?,
    };
    eprintln!("customers, all with the password {}:", people::PASSWORD);
    for customer in &people::CUSTOMERS {
        eprintln!("  {:28} {}", customer.email, customer.name);
    }
    let (name, email) = people::MERCHANT;
    eprintln!("the merchant, with the same:");
    eprintln!("  {email:28} {name}");
    figures(&format!(
        "products={products} customers={customers} orders={orders} seed={} seconds={:.1}",
        options.seed,
        started.elapsed().as_secs_f64(),
    ));
    Ok(())
}
