//! What axum alone can do: `bytes ADDRESS FILE…` answers `/NAME` with a file's bytes from memory.
//! `make bench` measures it beside the shop, which makes its pages anew for every request.

use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use std::path::PathBuf;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let address = arguments.next().ok_or("bytes ADDRESS FILE…")?;
    let mut router = Router::new();
    for file in arguments.map(PathBuf::from) {
        let name = file
            .file_name()
            .ok_or("a file has a name")?
            .to_string_lossy();
        let bytes = Bytes::from(std::fs::read(&file)?);
        let answer = get(move || async { ([(CONTENT_TYPE, "text/html; charset=utf-8")], bytes) });
        router = router.route(&format!("/{name}"), answer);
    }
    axum::serve(tokio::net::TcpListener::bind(address).await?, router).await?;
    Ok(())
}
