//! Who visits a page, known before it is written: the document says whether they are a
//! merchant, and the application in it says the same.

use super::privacy;
use app::api::request::{ACCOUNT, Desk, Visitor};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use services::ServiceError;
use tower_sessions::Session;

/// Tells the page who visits it. Where the store cannot be asked nothing is told, and the page
/// finds out by itself. Without a session cookie this asks nothing of the store.
pub async fn know(State(desk): State<Desk>, mut request: Request, next: Next) -> Response {
    let session = request.extensions().get::<Session>().cloned();
    let visitor = told(&desk, session).await;
    // Every page says of somebody signed in that they are, and carries their name.
    let is_anybodys = matches!(visitor, Some(Visitor(None)));
    if let Some(visitor) = visitor {
        request.extensions_mut().insert(visitor);
    }
    let mut response = next.run(request).await;
    if !is_anybodys {
        privacy::forbid_keeping(response.headers_mut());
    }
    response
}

async fn told(desk: &Desk, session: Option<Session>) -> Option<Visitor> {
    let account = session?.get::<String>(ACCOUNT).await.ok()?;
    let Some(account) = account else {
        return Some(Visitor(None));
    };
    match desk.services.person(&account).await {
        Ok(person) => Some(Visitor(Some(person))),
        Err(ServiceError::SignedOut) => Some(Visitor(None)),
        Err(_) => None,
    }
}
