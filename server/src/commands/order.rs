//! `tafsil order`: the orders, for the shop's own people.

use crate::cli::{Database, Failure, figures};
use crate::clock::Clock;
use clap::{Args, Subcommand, ValueEnum};
use engine::date::rfc3339;
use engine::order::Status;
use engine::{Lang, Money};
use services::order::Kept;
use services::{ServiceError, Services};
use std::io::Write;

const EXAMPLES: &str = "\
Examples:
  tafsil order list
  tafsil order show T-1001
  tafsil order advance --number T-1001 --to sent

An order goes from placed to confirmed, sent and delivered, and may skip a step. Until it is
sent it can be cancelled, which puts its goods back on the shelf.";

#[derive(Subcommand)]
#[command(after_help = EXAMPLES)]
pub enum Order {
    /// Name orders, newest first: number, time, status, total, customer
    List(List),
    /// Show one order: its goods, where they go, how it is paid
    Show(Show),
    /// Write down that an order is confirmed, sent, delivered or cancelled
    Advance(Advance),
}

#[derive(Args)]
pub struct List {
    /// Orders to name
    #[arg(long, value_name = "COUNT", default_value_t = 50, value_parser = clap::value_parser!(i64).range(1..=10_000))]
    limit: i64,
    /// Newer orders to leave out
    #[arg(long, value_name = "COUNT", default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..))]
    offset: i64,
    #[command(flatten)]
    database: Database,
}

#[derive(Args)]
pub struct Show {
    /// The order's number, as its customer sees it
    #[arg(value_name = "NUMBER")]
    number: String,
    #[command(flatten)]
    database: Database,
}

#[derive(Args)]
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

pub async fn run(command: Order) -> Result<(), Failure> {
    let database = match &command {
        Order::List(options) => &options.database,
        Order::Show(options) => &options.database,
        Order::Advance(options) => &options.database,
    };
    let services = database.services().await?;
    let done = match command {
        Order::List(List { limit, offset, .. }) => list(&services, offset, limit).await,
        Order::Show(Show { number, .. }) => show(&services, &number).await,
        Order::Advance(Advance { number, to, .. }) => advance(&services, &number, to).await,
    };
    services.store.close().await;
    figures(&done?);
    Ok(())
}

async fn list(services: &Services, offset: i64, limit: i64) -> Result<String, Failure> {
    let (orders, count) = services.all_orders(offset, limit).await?;
    let mut out = std::io::stdout().lock();
    for kept in &orders {
        let (number, status, total) = (&kept.order.number, kept.status.code(), total(kept));
        let (at, name) = (rfc3339(kept.order.placed_at), &kept.document.address.name);
        writeln!(out, "{number}\t{at}\t{status}\t{total}\t{name}")?;
    }
    Ok(format!("orders={count} shown={}", orders.len()))
}

async fn show(services: &Services, number: &str) -> Result<String, Failure> {
    let kept = services.any_order(number).await;
    let kept = kept.map_err(|error| unknown(error, number))?;
    let document = &kept.document;
    let lang = document.lang;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{number}, placed {}", rfc3339(kept.order.placed_at))?;
    for event in &kept.events {
        writeln!(out, "  {} {}", rfc3339(event.at), event.status.code())?;
    }
    for line in &document.lines {
        let (name, variant) = (line.name.get(lang), line.variant.get(lang));
        let (quantity, sku, gross) = (line.price.quantity, &line.sku, plain(line.price.gross));
        writeln!(
            out,
            "{quantity}\t{sku}\t{gross}\t{}",
            format!("{name} {variant}").trim()
        )?;
    }
    let fee = plain(document.totals.delivery);
    writeln!(out, "delivery\t{}\t{fee}", document.delivery.get(lang))?;
    writeln!(out, "payment\t{}", document.payment.code())?;
    let address = &document.address;
    for (what, said) in [
        ("name", &address.name),
        ("phone", &address.phone),
        ("email", &document.email),
        ("street", &address.street),
        ("area", &address.area),
        ("city", &address.city),
        ("note", &address.note),
    ] {
        if !said.is_empty() {
            writeln!(out, "{what}\t{said}")?;
        }
    }
    let total = total(&kept);
    Ok(format!(
        "order={number} status={} total={}",
        kept.status.code(),
        total.replace(' ', "")
    ))
}

async fn advance(services: &Services, number: &str, to: Step) -> Result<String, Failure> {
    let to = match to {
        Step::Confirmed => Status::Confirmed,
        Step::Sent => Status::Sent,
        Step::Delivered => Status::Delivered,
        Step::Cancelled => Status::Cancelled,
    };
    let now = Clock::default().now();
    match services.advance_order(number, to, now).await {
        Ok(order) => Ok(format!(
            "order={number} status={} version={}",
            order.status.code(),
            order.order.version
        )),
        Err(ServiceError::Conflict(_)) => {
            Err(format!("the order {number} cannot become {} any more", to.code()).into())
        }
        Err(error) => Err(unknown(error, number)),
    }
}

fn unknown(error: ServiceError, number: &str) -> Failure {
    match error {
        ServiceError::NotFound => format!("there is no order {number}").into(),
        error => error.into(),
    }
}

fn total(kept: &Kept) -> String {
    plain(kept.document.totals.gross)
}

fn plain(money: Money) -> String {
    money.format(Lang::En).replace('\u{a0}', " ")
}
