//! `tafsil product`: what is for sale, and what is not any more.

use crate::cli::{Database, Failure, figures};
use clap::{Args, Subcommand};
use services::product::{Listed, Removal};
use services::{Counts, Kind, ServiceError, Services};
use std::io::{BufRead, IsTerminal, Write};

const EXAMPLES: &str = "\
Examples:
  tafsil product list
  tafsil product hide chair-17 chair-18
  tafsil product delete chair-17 --yes

What is hidden or deleted is in no list, search or sitemap; its address answers that it is gone,
with a way on, and carts that hold it say so. What is hidden is kept and can be shown again.";

#[derive(Subcommand)]
#[command(after_help = EXAMPLES)]
pub enum Product {
    /// Name all products: id, whether shown or hidden, units on hand, name
    List(List),
    /// Take products off sale and keep them
    Hide(Which),
    /// Bring hidden products back
    Show(Which),
    /// Remove products, with their prices and stock, for good
    Delete(Delete),
}

#[derive(Args)]
pub struct List {
    #[command(flatten)]
    database: Database,
}

#[derive(Args)]
pub struct Which {
    /// Ids of products, as `tafsil product list` names them
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    #[command(flatten)]
    database: Database,
}

#[derive(Args)]
pub struct Delete {
    #[command(flatten)]
    which: Which,
    /// Do it without asking
    #[arg(long, visible_alias = "force")]
    yes: bool,
}

pub async fn run(command: Product) -> Result<(), Failure> {
    match command {
        Product::List(options) => list(&options.database.services().await?).await,
        Product::Hide(which) => act(which, Removal::Hide, true).await,
        Product::Show(which) => act(which, Removal::Show, true).await,
        Product::Delete(Delete { which, yes }) => act(which, Removal::Delete, yes).await,
    }
}

async fn list(services: &Services) -> Result<(), Failure> {
    let products = services.products().await;
    services.store.close().await;
    let products = products?;
    let mut out = std::io::stdout().lock();
    for product in &products {
        writeln!(out, "{}", row(product))?;
    }
    drop(out);
    let hidden = products.iter().filter(|product| product.is_hidden).count();
    figures(&format!("products={} hidden={hidden}", products.len()));
    Ok(())
}

fn row(product: &Listed) -> String {
    let status = if product.is_hidden { "hidden" } else { "shown" };
    let endless = if product.is_endless { "+" } else { "" };
    let name = match product.name.en.as_str() {
        "" => &product.name.ar,
        name => name,
    };
    let (id, on_hand) = (&product.id, product.on_hand);
    format!("{id}\t{status}\t{on_hand}{endless}\t{name}")
}

async fn act(which: Which, how: Removal, is_sure: bool) -> Result<(), Failure> {
    let services = which.database.services().await?;
    let done = remove(&services, &which.ids, how, is_sure).await;
    services.store.close().await;
    figures(&done?);
    Ok(())
}

async fn remove(
    services: &Services,
    ids: &[String],
    how: Removal,
    is_sure: bool,
) -> Result<String, Failure> {
    let products = services.products().await?;
    for id in ids {
        let Some(product) = products.iter().find(|product| product.id == *id) else {
            return Err(format!("there is no product '{id}', so nothing was changed").into());
        };
        if how == Removal::Delete {
            eprintln!("to delete: {}", row(product));
        }
    }
    if !is_sure && !agreed(ids.len())? {
        return Err("nothing was deleted".into());
    }
    let applied = services.remove_products(ids, how).await;
    let applied = applied.map_err(|error| match error {
        ServiceError::NotFound | ServiceError::Conflict(_) => {
            "the catalogue changed meanwhile, and nothing here was: try again".into()
        }
        error => Failure::from(error),
    })?;
    let counts = applied.documents.get(&Kind::Product).copied();
    let Counts {
        changed, unchanged, ..
    } = counts.unwrap_or_default();
    Ok(match how {
        Removal::Delete => format!("deleted={}", ids.len()),
        Removal::Hide => format!("hidden={changed} unchanged={unchanged}"),
        Removal::Show => format!("shown={changed} unchanged={unchanged}"),
    })
}

/// Asks at a terminal; elsewhere nobody is there to agree.
fn agreed(products: usize) -> Result<bool, Failure> {
    if !std::io::stdin().is_terminal() {
        return Err("nothing was deleted: say --yes to delete without being asked".into());
    }
    eprint!("Delete {products} of the shop's products for good? [y/N] ");
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    Ok(["y", "yes"].contains(&answer.trim().to_ascii_lowercase().as_str()))
}
