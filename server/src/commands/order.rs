//! `tafsil order`: what the shop's own people write down of an order.

use crate::cli::{Database, Failure, figures};
use crate::clock::Clock;
use clap::{Args, Subcommand, ValueEnum};
use engine::order::Status;
use services::ServiceError;

const EXAMPLES: &str = "\
Example:
  tafsil order advance --number T-1001 --to sent

An order goes from placed to confirmed, sent and delivered, and may skip a step. Until it is
sent it can be cancelled, which puts its goods back on the shelf.";

#[derive(Subcommand)]
pub enum Order {
    /// Write down that an order is confirmed, sent, delivered or cancelled
    Advance(Advance),
}

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Advance {
    /// The order's number, as its customer sees it
    #[arg(long, value_name = "NUMBER")]
    number: String,
    /// Where it stands now
    #[arg(long, value_name = "STATUS")]
    to: Step,
    #[command(flatten)]
    database: Database,
}

#[derive(Clone, Copy, ValueEnum)]
enum Step {
    Confirmed,
    Sent,
    Delivered,
    Cancelled,
}

pub async fn advance(options: Advance) -> Result<(), Failure> {
    let Advance { number, to, .. } = options;
    let services = options.database.services().await?;
    let to = match to {
        Step::Confirmed => Status::Confirmed,
        Step::Sent => Status::Sent,
        Step::Delivered => Status::Delivered,
        Step::Cancelled => Status::Cancelled,
    };
    let now = Clock::default().now();
    let moved = services.advance_order(&number, to, now).await;
    services.store.close().await;
    match moved {
        Ok(order) => {
            figures(&format!(
                "order={number} status={} version={}",
                order.status.code(),
                order.order.version
            ));
            Ok(())
        }
        Err(ServiceError::NotFound) => Err(format!("there is no order {number}").into()),
        Err(ServiceError::Conflict(_)) => {
            Err(format!("the order {number} cannot become {} any more", to.code()).into())
        }
        Err(error) => Err(error.into()),
    }
}
