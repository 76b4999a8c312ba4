//! What a page is made of: asked for, carried inside the page, and shown.
//!
//! A resource brings its own copy of the reactive machinery for every type it
//! holds, some ten kilobytes in the browser. So every page's data travels as a
//! [`Parcel`] of bytes, one type for all, and is unpacked where it is shown.

use crate::api::ApiError;
#[cfg(not(feature = "ssr"))]
use crate::context::use_pending;
use crate::parts::Trouble;
use crate::wire::Wire;
use leptos::prelude::*;
use serde::de::{DeserializeOwned, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::any::Any;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;

/// A `T`, packed.
#[derive(Clone, Debug, PartialEq)]
pub struct Parcel<T> {
    packed: Packed,
    holds: PhantomData<fn() -> T>,
}

/// What is in a parcel, whatever it is: postcard's bytes.
#[derive(Clone, Debug, PartialEq)]
struct Packed(Vec<u8>);

impl<T: Serialize> Parcel<T> {
    /// Packs what a server function found out.
    ///
    /// # Errors
    /// [`ApiError::Unavailable`] where a value has no postcard form.
    pub fn pack(value: &T) -> Result<Parcel<T>, ApiError> {
        let bytes = postcard::to_allocvec(value).map_err(|_| ApiError::Unavailable)?;
        Ok(Parcel::from_bytes(bytes))
    }
}

impl<T> Parcel<T> {
    /// What somebody else packed.
    pub fn from_bytes(bytes: Vec<u8>) -> Parcel<T> {
        Parcel {
            packed: Packed(bytes),
            holds: PhantomData,
        }
    }

    /// What is packed, to be handed on.
    pub fn into_bytes(self) -> Vec<u8> {
        self.packed.0
    }
}

impl<T: DeserializeOwned> Parcel<T> {
    /// # Errors
    /// [`ApiError::Unavailable`] where the bytes are not a `T`.
    pub fn unpack(&self) -> Result<T, ApiError> {
        self.packed.open()
    }
}

impl Packed {
    fn open<T: DeserializeOwned>(&self) -> Result<T, ApiError> {
        postcard::from_bytes(&self.0).map_err(|_| ApiError::Unavailable)
    }
}

impl Serialize for Packed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Packed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Packed, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Packed;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("bytes")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Packed, E> {
                Ok(Packed(bytes.to_vec()))
            }
        }
        deserializer.deserialize_bytes(Bytes)
    }
}

impl<T> Serialize for Parcel<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.packed.serialize(serializer)
    }
}

impl<'de, T> Deserialize<'de> for Parcel<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Parcel<T>, D::Error> {
        Ok(Parcel {
            packed: Packed::deserialize(deserializer)?,
            holds: PhantomData,
        })
    }
}

/// What data is asked for by, of any type, for the same reason.
trait Question: Any + Send + Sync {
    fn is(&self, other: &dyn Question) -> bool;
}

impl<S: PartialEq + Any + Send + Sync> Question for S {
    fn is(&self, other: &dyn Question) -> bool {
        (other as &dyn Any).downcast_ref() == Some(self)
    }
}

#[derive(Clone)]
struct Asked(Arc<dyn Question>);

impl PartialEq for Asked {
    fn eq(&self, other: &Asked) -> bool {
        self.0.is(&*other.0)
    }
}

type Answer = Result<Packed, ApiError>;
type Coming = Pin<Box<dyn Future<Output = Answer> + Send>>;

/// Data that is there or on its way.
pub struct Data<T> {
    resource: Resource<Answer, Wire>,
    holds: PhantomData<fn() -> T>,
}

impl<T> Clone for Data<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Data<T> {}

/// Data asked for with `load`, anew whenever `asked` changes. The server waits
/// for it before it answers, so that the page's status is its own.
pub fn data<S, T, F>(
    asked: impl Fn() -> S + Send + Sync + 'static,
    load: impl Fn(S) -> F + Send + Sync + 'static,
) -> Data<T>
where
    S: PartialEq + Clone + Send + Sync + 'static,
    T: 'static,
    F: Future<Output = Result<Parcel<T>, ApiError>> + Send + 'static,
{
    let asked: Box<dyn Fn() -> Asked + Send + Sync> = Box::new(move || Asked(Arc::new(asked())));
    let load: Box<dyn Fn(Asked) -> Coming + Send + Sync> = Box::new(move |asked| {
        let asked: &dyn Any = &*asked.0;
        let coming = asked.downcast_ref().map(|asked: &S| load(asked.clone()));
        Box::pin(async move {
            let coming = coming.ok_or(ApiError::Unavailable)?;
            coming.await.map(|parcel| parcel.packed)
        })
    });
    Data {
        resource: Resource::new_with_options(asked, load, true),
        holds: PhantomData,
    }
}

/// Shows data when it is there, or what went wrong. While the next is on its
/// way, what is shown stays.
pub fn show<T: DeserializeOwned + 'static>(
    data: Data<T>,
    view: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    show_either(data, move |answer| match answer {
        Ok(value) => view(value),
        Err(error) => view! { <Trouble error/> }.into_any(),
    })
}

/// Like [`show`], for what has its own way to fail.
pub fn show_either<T: DeserializeOwned + 'static>(
    data: Data<T>,
    view: impl Fn(Result<T, ApiError>) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    arrive(
        data.resource,
        Arc::new(move |answer| view(answer.and_then(|packed| packed.open()))),
    )
}

/// The one place that waits, of one type for every page.
///
/// Before Leptos writes a `Suspense` out on the server it builds everything in
/// it once only to see whether it asks for more data, throws that away and
/// builds it again. It passes over a `Suspend` that is not ready when it looks,
/// so on the server this one is not: it comes when it is asked a second time.
/// In the browser it must be ready at once, or hydration would find nothing.
/// Data asked for inside what is shown would be found late; nothing does.
fn arrive(
    resource: Resource<Answer, Wire>,
    view: Arc<dyn Fn(Answer) -> AnyView + Send + Sync>,
) -> AnyView {
    let arriving = move || {
        let view = view.clone();
        Suspend::new(async move {
            let answer = resource.await;
            #[cfg(feature = "ssr")]
            not_at_once().await;
            view(answer)
        })
    };
    // Only a browser shows that it waits. On the server an effect of another thread would write the
    // signal, and whoever reads it in that moment, while the page is written, would panic.
    #[cfg(feature = "ssr")]
    let page = view! { <Transition>{arriving}</Transition> };
    #[cfg(not(feature = "ssr"))]
    let page = view! { <Transition set_pending=use_pending().data>{arriving}</Transition> };
    page.into_any()
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
