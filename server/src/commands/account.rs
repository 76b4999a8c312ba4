//! `tafsil account`: accounts without a message to their address, for tests
//! and for a shop's first people.

use crate::cli::{Database, Failure, figures};
use crate::clock::Clock;
use clap::{Args, Subcommand, ValueEnum};
use engine::Lang;
use services::ServiceError;

const EXAMPLES: &str = "\
Example:
  TAFSIL_PASSWORD='a long password' tafsil account add --email rana@example.com --name Rana --lang ar";

#[derive(Subcommand)]
pub enum Account {
    /// Open an account
    Add(Add),
}

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Add {
    /// The address to sign in with; nothing is sent to it
    #[arg(long, value_name = "ADDRESS")]
    email: String,
    /// The person's name
    #[arg(long)]
    name: String,
    /// The password. Better given by the environment: other people of this machine can read
    /// the arguments of a running program
    #[arg(long, env = "TAFSIL_PASSWORD", hide_env_values = true)]
    password: String,
    /// The language the person is written to in
    #[arg(long, value_name = "LANG", default_value = "en")]
    lang: Spoken,
    #[command(flatten)]
    database: Database,
}

#[derive(Clone, Copy, ValueEnum)]
enum Spoken {
    En,
    Ar,
}

pub async fn add(options: Add) -> Result<(), Failure> {
    let services = options.database.services().await?;
    let lang = match options.lang {
        Spoken::En => Lang::En,
        Spoken::Ar => Lang::Ar,
    };
    let Add {
        email,
        name,
        password,
        ..
    } = options;
    let now = Clock::default().now();
    let opened = services
        .open_account(&email, &name, &password, lang, now)
        .await;
    services.store.close().await;
    match opened {
        Ok(person) => {
            figures(&format!("account={} email={}", person.id, person.email));
            Ok(())
        }
        Err(ServiceError::Conflict("email")) => {
            Err(format!("there is an account with {email} already").into())
        }
        Err(ServiceError::Fields(fields)) => {
            let fields = fields
                .iter()
                .map(|(field, error)| format!("--{field}: {error:?}"));
            Err(format!("not accepted: {}", fields.collect::<Vec<_>>().join(", ")).into())
        }
        Err(error) => Err(error.into()),
    }
}
