//! Where the built site is.

use crate::cli::Failure;
use std::path::PathBuf;

/// The `site` folder that `make build` leaves beside `release/tafsil`.
pub fn beside_the_program() -> Result<PathBuf, Failure> {
    let program = std::env::current_exe()?;
    let folder = program.parent().unwrap_or(&program);
    let candidates = [folder.join("site"), folder.join("../site")];
    let found = candidates.iter().find(|site| site.join("pkg").is_dir());
    Ok(found.unwrap_or(&candidates[0]).clone())
}
