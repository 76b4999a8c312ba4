//! Waiting for a page's data.

/// The value of a resource, once it is there; for use inside a `Suspend`.
///
/// Before Leptos writes a `Suspense` out on the server it builds everything in
/// it once only to see whether it asks for more data, throws that away and
/// builds it again. It passes over a `Suspend` that is not ready when it looks,
/// so on the server this one is not: it comes when it is asked a second time.
/// In the browser it must be ready at once, or hydration would find nothing.
/// Resources made inside what it shows would be found late: use it where there
/// are none.
pub async fn arrived<T>(resource: impl IntoFuture<Output = T>) -> T {
    let value = resource.await;
    #[cfg(feature = "ssr")]
    not_at_once().await;
    value
}

#[cfg(feature = "ssr")]
async fn not_at_once() {
    use std::task::Poll;
    let mut asked = false;
    std::future::poll_fn(|context| {
        if asked {
            return Poll::Ready(());
        }
        asked = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
