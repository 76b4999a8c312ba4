//! Finding the built files, whose names carry a hash of their content.

use app::Assets;
use std::path::Path;

#[derive(Debug, thiserror::Error)]
pub enum AssetsError {
    #[error(
        "cannot read the site's folder {0}: {1}. Build it with `make build`, or name it with --site"
    )]
    Unreadable(String, std::io::Error),
    #[error(
        "{folder} holds no {what}. Build the site with `make build`, or name its folder with --site"
    )]
    Missing { folder: String, what: &'static str },
}

/// Looks through `SITE/pkg` for the script, the wasm and the style. Of several
/// builds the newest counts.
pub fn find(site: &Path) -> Result<Assets, AssetsError> {
    let folder = site.join("pkg");
    let name = folder.display().to_string();
    let unreadable = |error| AssetsError::Unreadable(name.clone(), error);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let modified = entry
            .metadata()
            .and_then(|meta| meta.modified())
            .map_err(unreadable)?;
        files.push((modified, entry.file_name().to_string_lossy().into_owned()));
    }
    files.sort();
    let newest = |what: &'static str, end: &str| {
        files
            .iter()
            .rev()
            .find(|(_, file)| file.starts_with("tafsil") && file.ends_with(end))
            .map(|(_, file)| format!("/pkg/{file}").into())
            .ok_or_else(|| AssetsError::Missing {
                folder: name.clone(),
                what,
            })
    };
    Ok(Assets {
        script: newest("script", ".js")?,
        wasm: newest("wasm", ".wasm")?,
        style: newest("style", ".css")?,
    })
}
