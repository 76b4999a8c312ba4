//! `tafsil init`: the settings of a new shop as a file to edit, and then to import.

use crate::cli::{Failure, figures};
use clap::Args;
use engine::catalog::{Delivery, Shop};
use engine::{Currency, Lang, Money, Text};
use serde::Serialize;
use services::country::is_country;
use services::settings::{default_settings, delivery_name, example_settings, faults};
use std::fmt::Write as _;
use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  tafsil init
  tafsil init shop.jsonc --name \"Noor Supplies\" --country JO --delivery 2.500
  tafsil init --name Lumen --language en --country IE --currency EUR --tax VAT=23
  tafsil import shop.jsonc --format tafsil

On a terminal what is not given is asked. The file explains every setting, and holds examples
of those that are not set.";

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Init {
    /// The file to write, which must not exist
    #[arg(default_value = "shop.jsonc")]
    file: PathBuf,
    /// The shop's name
    #[arg(long)]
    name: Option<String>,
    /// Its name in Arabic, where it has another one
    #[arg(long)]
    name_ar: Option<String>,
    /// A language of the shop: en or ar. Given twice, the first is the default; by default both
    #[arg(long = "language", value_name = "CODE", value_parser = language)]
    languages: Vec<Lang>,
    /// Where the shop is: two letters, such as JO
    #[arg(long, value_name = "CODE", value_parser = country)]
    country: Option<String>,
    /// The currency of its prices; by default the country's
    #[arg(long, value_name = "CODE", value_parser = currency)]
    currency: Option<Currency>,
    /// The sales tax, such as VAT=16, in percent
    #[arg(long, value_name = "NAME=RATE", value_parser = tax)]
    tax: Option<(String, u32)>,
    /// The fee of delivering to an address; without it customers collect
    #[arg(long, value_name = "FEE")]
    delivery: Option<String>,
    /// The e-mail address customers write to
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// The telephone number customers call
    #[arg(long, value_name = "NUMBER")]
    phone: Option<String>,
    /// Replace a file that is there
    #[arg(long)]
    force: bool,
}

fn language(code: &str) -> Result<Lang, String> {
    Lang::from_code(code).ok_or_else(|| "it is en or ar".to_owned())
}

fn country(code: &str) -> Result<String, String> {
    let code = code.to_ascii_uppercase();
    match is_country(&code) {
        true => Ok(code),
        false => Err("it is the code of a country, such as JO (ISO 3166)".to_owned()),
    }
}

fn currency(code: &str) -> Result<Currency, String> {
    let known = Currency::ALL.map(Currency::code).join(", ");
    Currency::from_code(&code.to_ascii_uppercase()).ok_or(format!("it is one of {known}"))
}

fn tax(text: &str) -> Result<(String, u32), String> {
    let fault = || "it is a name and percents, such as VAT=16 or VAT=5.5".to_owned();
    let (name, rate) = text.split_once('=').ok_or_else(fault)?;
    let percent: f64 = rate
        .trim_end_matches('%')
        .trim()
        .parse()
        .map_err(|_| fault())?;
    match (0.0..=100.0).contains(&percent) && !name.trim().is_empty() {
        true => Ok((name.trim().to_owned(), (percent * 100.0).round() as u32)),
        false => Err(fault()),
    }
}

/// What is usual in a country: currency, time zone.
fn usual(country: &str) -> Option<(Currency, &'static str)> {
    Some(match country {
        "JO" => (Currency::Jod, "Asia/Amman"),
        "KW" => (Currency::Kwd, "Asia/Kuwait"),
        "BH" => (Currency::Bhd, "Asia/Bahrain"),
        "SA" => (Currency::Sar, "Asia/Riyadh"),
        "AE" => (Currency::Aed, "Asia/Dubai"),
        "US" => (Currency::Usd, "America/New_York"),
        "DE" => (Currency::Eur, "Europe/Berlin"),
        "FR" => (Currency::Eur, "Europe/Paris"),
        "IE" => (Currency::Eur, "Europe/Dublin"),
        "IT" => (Currency::Eur, "Europe/Rome"),
        "ES" => (Currency::Eur, "Europe/Madrid"),
        "NL" => (Currency::Eur, "Europe/Amsterdam"),
        "AT" => (Currency::Eur, "Europe/Vienna"),
        "BE" => (Currency::Eur, "Europe/Brussels"),
        _ => return None,
    })
}

pub async fn run(options: Init) -> Result<(), Failure> {
    let asks = std::io::stdin().is_terminal();
    let file = options.file.clone();
    if file.exists() && !options.force {
        return Err(format!("{} exists; --force replaces it", file.display()).into());
    }
    let shop = settings(options, asks)?;
    // What an import would refuse is said before there is a file.
    let faults = faults(&shop, |_| true);
    if !faults.is_empty() {
        return Err(faults.join("\n").into());
    }
    let text = written(&shop)?;
    std::fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))?;
    eprintln!(
        "Look through {0}, then: tafsil import {0} --format tafsil",
        file.display()
    );
    figures(&format!(
        "file={} currency={} languages={}",
        file.display(),
        shop.currency.code(),
        shop.languages.len()
    ));
    Ok(())
}

/// The settings as told, asked or usual.
fn settings(options: Init, asks: bool) -> Result<Shop, Failure> {
    let languages = match options.languages.is_empty() {
        true => Lang::ALL.to_vec(),
        false => options.languages,
    };
    let name = match options.name.or(options.name_ar.clone()) {
        Some(name) => name,
        None if asks => answer("The shop's name", "", |name| match name.is_empty() {
            true => Err("A shop has a name.".to_owned()),
            false => Ok(name.to_owned()),
        })?,
        None => return Err("say --name".into()),
    };
    let country = match options.country {
        Some(country) => country,
        None if asks => answer("Its country, two letters", "JO", country)?,
        None => String::new(),
    };
    let (usual, zone) = usual(&country).unwrap_or((Currency::Usd, ""));
    let currency = match options.currency {
        Some(currency) => currency,
        None if asks => answer("The currency of its prices", usual.code(), self::currency)?,
        None => usual,
    };
    let is_arabic = |text: &str| text.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c));
    let name = match options.name_ar {
        Some(arabic) if arabic != name => Text::new(name, arabic),
        _ if is_arabic(&name) => Text::only(Lang::Ar, name),
        _ => Text::only(Lang::En, name),
    };
    let mut shop = default_settings(name, currency);
    shop.languages = languages;
    shop.languages.dedup();
    shop.country = country;
    shop.time_zone = zone.to_owned();
    if let Some((name, rate)) = options.tax {
        shop.tax.name = match is_arabic(&name) {
            true => Text::only(Lang::Ar, name),
            false => Text::only(Lang::En, name),
        };
        shop.tax.rate_bp = rate;
    }
    let fee = |text: &str| match text {
        "" => Ok(None),
        text => Money::parse(text, currency)
            .filter(|fee| fee.minor >= 0)
            .map(|fee| Some(fee.decimal()))
            .ok_or(format!("'{text}' is no amount in {currency}")),
    };
    let fee = match options.delivery {
        Some(text) => fee(&text)?,
        None if asks => answer(
            "Fee of delivering to an address; empty: customers collect",
            "",
            fee,
        )?,
        None => None,
    };
    if let Some(fee) = fee {
        shop.deliveries.insert(
            0,
            Delivery {
                id: "courier".to_owned(),
                name: delivery_name(),
                fee: [(currency, fee)].into(),
                needs_address: true,
                ..Delivery::default()
            },
        );
    }
    let text = |given: Option<String>, question: &str| match given {
        Some(text) => Ok(text),
        None if asks => answer(question, "", |text| Ok(text.to_owned())),
        None => Ok(String::new()),
    };
    shop.email = text(options.email, "E-mail address for customers; empty: none")?;
    shop.phone = text(options.phone, "Telephone number for customers; empty: none")?;
    Ok(shop)
}

/// Asks until the answer can be taken.
fn answer<T>(
    question: &str,
    usual: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<T, Failure> {
    let mut err = std::io::stderr();
    loop {
        match usual {
            "" => write!(err, "{question}: ")?,
            usual => write!(err, "{question} [{usual}]: ")?,
        }
        err.flush()?;
        let mut line = String::new();
        if std::io::stdin().lock().read_line(&mut line)? == 0 {
            return Err("the questions were not answered".into());
        }
        let line = match line.trim() {
            "" => usual,
            line => line,
        };
        match read(line) {
            Ok(value) => return Ok(value),
            Err(reason) => writeln!(err, "{reason}")?,
        }
    }
}

/// The settings as JSON with comments: each with what it is for, and what is not set as an
/// example behind `//`.
fn written(shop: &Shop) -> Result<String, Failure> {
    let example = example_settings(shop.currency);
    let mut file = Commented::default();
    file.field(
        "What customers call the shop, in each language.",
        "name",
        &shop.name,
        &example.name,
    )?;
    file.field(
        "One sentence, on the home page.",
        "promise",
        &shop.promise,
        &example.promise,
    )?;
    file.set(
        "The languages of its pages, the default first.",
        "languages",
        &shop.languages,
    )?;
    file.field(
        "Two letters (ISO 3166).",
        "country",
        &shop.country,
        &example.country,
    )?;
    let about = "Dates are written in this time zone (IANA).";
    file.field(about, "time_zone", &shop.time_zone, &example.time_zone)?;
    let codes = Currency::ALL.map(Currency::code).join(", ");
    file.set(&format!("One of {codes}."), "currency", &shop.currency)?;
    let about =
        "The rate is in hundredths of a percent: 1600 is 16 %. The number is your registration.";
    file.field(about, "tax", &shop.tax, &example.tax)?;
    let about = "Whether imported prices contain the tax: included or added.";
    file.set(about, "tax_mode", &shop.tax_mode)?;
    let about = "What stands before the numbers of orders.";
    file.field(
        about,
        "order_prefix",
        &shop.order_prefix,
        &example.order_prefix,
    )?;
    let about = "How goods reach customers. A fee is per currency, tax included. Also: note, free_from,\n\
        days (at least, at most), places, collection (address, hours).";
    file.set(about, "deliveries", &shop.deliveries)?;
    file.example("deliveries", &example.deliveries)?;
    let about = "Payment methods: on-delivery, bank-transfer, invoice. \"for\": \"accounts\" offers one to\n\
        customers with an account only.";
    file.set(about, "payments", &shop.payments)?;
    file.example("payments", &example.payments)?;
    file.field(
        "How customers reach you.",
        "email",
        &shop.email,
        &example.email,
    )?;
    file.field("", "phone", &shop.phone, &example.phone)?;
    file.field("", "whatsapp", &shop.whatsapp, &example.whatsapp)?;
    file.field("", "address", &shop.address, &example.address)?;
    file.field("", "hours", &shop.hours, &example.hours)?;
    let about =
        "A page each, linked below every page. An empty line (\\n\\n) separates paragraphs.";
    file.field(about, "policies", &shop.policies, &example.policies)?;
    let about = "Pictures are media of the shop. Colours are checked for contrast. Corners: square, soft, round.";
    file.field(about, "look", &shop.look, &example.look)?;
    let about = "What the home page leads with; without it the name and the promise.";
    file.field(about, "home", &shop.home, &example.home)?;
    Ok(file.finish())
}

/// Fields of a JSON object with a comment above each.
#[derive(Default)]
struct Commented(String);

impl Commented {
    /// A field, or the example where it is as in a shop of which nothing was said.
    fn field<T: Serialize + Default + PartialEq>(
        &mut self,
        about: &str,
        key: &str,
        value: &T,
        example: &T,
    ) -> Result<(), Failure> {
        match *value == T::default() {
            true => {
                self.comment(about);
                self.example(key, example)
            }
            false => self.set(about, key, value),
        }
    }

    fn set(&mut self, about: &str, key: &str, value: &impl Serialize) -> Result<(), Failure> {
        self.comment(about);
        self.lines("    ", key, value)
    }

    fn comment(&mut self, about: &str) {
        for line in about.lines().filter(|line| !line.is_empty()) {
            let _ = write!(self.0, "\n    // {}", line.trim());
        }
    }

    fn example(&mut self, key: &str, value: &impl Serialize) -> Result<(), Failure> {
        self.lines("    // ", key, value)
    }

    fn lines(&mut self, margin: &str, key: &str, value: &impl Serialize) -> Result<(), Failure> {
        let compact = serde_json::to_string(value)?;
        let text = match compact.len() < 80 {
            true => compact,
            false => serde_json::to_string_pretty(value)?,
        };
        for (number, line) in text.lines().enumerate() {
            match number {
                0 => write!(self.0, "\n{margin}\"{key}\": {line}")?,
                _ => write!(self.0, "\n{margin}{line}")?,
            }
        }
        self.0.push(',');
        Ok(())
    }

    fn finish(self) -> String {
        format!(
            "// The settings of a shop. Edit them, then: tafsil import THIS-FILE --format tafsil\n\
             // Importing again changes them; `tafsil shop show` says what they are.\n\
             {{\n  \"format\": \"tafsil\",\n  \"version\": 1,\n  \"shop\": {{{}\n  }}\n}}\n",
            self.0
        )
    }
}
