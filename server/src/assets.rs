//! Finding the built files, whose names carry a hash of their content.

use app::Assets;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

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
    #[error("{0} is not a list of bundles: {1}")]
    Bundles(String, serde_json::Error),
}

/// Looks through `SITE/pkg` for the script, the wasm and the style, and for the
/// bundles of a build whose code is split. Of several builds the newest counts.
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
    let newest = |start: &str, end: &str| {
        let mut newest_first = files.iter().rev().map(|(_, file)| file);
        newest_first.find(|file| file.starts_with(start) && file.ends_with(end))
    };
    let needed = |what: &'static str, end: &str| {
        newest("tafsil.", end)
            .map(|file| format!("/pkg/{file}").into())
            .ok_or_else(|| AssetsError::Missing {
                folder: name.clone(),
                what,
            })
    };
    let manifest = newest("__wasm_split_manifest", ".json");
    let bundles = manifest.map(|file| bundles(&folder.join(file)));
    Ok(Assets {
        script: needed("script", ".js")?,
        wasm: needed("wasm", ".wasm")?,
        style: needed("style", ".css")?,
        loader: newest("__wasm_split.", ".js").map(|file| format!("/pkg/{file}").into()),
        finder: newest("finder.", ".js").map(|file| format!("/pkg/{file}").into()),
        bundles: bundles.transpose()?.unwrap_or_default(),
    })
}

/// Reads which files each bundle is in.
fn bundles(manifest: &Path) -> Result<BTreeMap<String, Vec<Arc<str>>>, AssetsError> {
    let name = || manifest.display().to_string();
    let text = std::fs::read_to_string(manifest)
        .map_err(|error| AssetsError::Unreadable(name(), error))?;
    let files: BTreeMap<String, Vec<String>> =
        serde_json::from_str(&text).map_err(|error| AssetsError::Bundles(name(), error))?;
    Ok(files
        .into_iter()
        .map(|(bundle, files)| {
            let files = files.iter().map(|file| format!("/pkg/{file}.wasm").into());
            (bundle, files.collect())
        })
        .collect())
}
