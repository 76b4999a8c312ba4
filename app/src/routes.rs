//! The map of pages.

use crate::account::{
    AddressPage, AddressesPage, DetailsPage, FinishSignUpPage, MailedPage, NewAddressPage,
    OverviewPage, PasswordPage, ResetPage, SetPasswordPage, SignInPage, SignUpPage,
};
use crate::context::{PageContext, use_pending};
use crate::flash::provide_flash;
use crate::order::{CartPage, CheckoutPage, OrderPage, OrdersPage};
use crate::parts::Frame;
use crate::shop::{
    HomePage, ListingPage, NotFoundPage, PolicyPage, PrivacyPage, ProductPage, SearchPage,
};
use crate::studio::ExplainPage;
use crate::visit::provide_cart;
use engine::Lang;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{Outlet, ParentRoute, Route, Router, Routes};
use leptos_router::hooks::use_params_map;
#[cfg(feature = "split")]
use leptos_router::hooks::use_url;
use leptos_router::path;
use leptos_router::{Lazy, LazyRoute, SsrMode};

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_flash();
    provide_cart();
    // Until another page has its data, the one that is there stays.
    view! {
        <Router set_is_routing=use_pending().page>
            <Routes fallback=|| view! { <NotFoundPage/> }>
                <ParentRoute path=path!("/:lang") view=Storefront ssr=SsrMode::Async>
                    <Route path=path!("") view=HomePage ssr=SsrMode::Async/>
                    <Route path=path!("c/:slug") view=ListingPage ssr=SsrMode::Async/>
                    <Route path=path!("p/:slug") view=ProductPage ssr=SsrMode::Async/>
                    <Route path=path!("search") view=SearchPage ssr=SsrMode::Async/>
                    <Route path=path!("cart") view={bundled::<desk::CartPage>()} ssr=SsrMode::Async/>
                    <Route path=path!("checkout") view={bundled::<desk::CheckoutPage>()} ssr=SsrMode::Async/>
                    <Route path=path!("order/:number") view={bundled::<desk::OrderPage>()} ssr=SsrMode::Async/>
                    <Route path=path!("account/orders") view={bundled::<desk::OrdersPage>()} ssr=SsrMode::Async/>
                    <Route path=path!("sign-in") view={bundled::<desk::SignInPage>()} ssr=SsrMode::Async/>
                    <Route path=path!("sign-up") view={bundled::<desk::SignUpPage>()} ssr=SsrMode::Async/>
                    <Route path=path!("sign-up/finish") view={bundled::<desk::FinishSignUpPage>()} ssr=SsrMode::Async/>
                    <Route path=path!("mailed") view={bundled::<desk::MailedPage>()} ssr=SsrMode::Async/>
                    <Route path=path!("reset") view={bundled::<desk::ResetPage>()} ssr=SsrMode::Async/>
                    <Route path=path!("reset/set") view={bundled::<desk::SetPasswordPage>()} ssr=SsrMode::Async/>
                    <Route path=path!("account") view={bundled::<desk::OverviewPage>()} ssr=SsrMode::Async/>
                    <Route path=path!("account/details") view={bundled::<desk::DetailsPage>()} ssr=SsrMode::Async/>
                    <Route path=path!("account/password") view={bundled::<desk::PasswordPage>()} ssr=SsrMode::Async/>
                    <Route path=path!("account/addresses") view={bundled::<desk::AddressesPage>()} ssr=SsrMode::Async/>
                    <Route path=path!("account/addresses/new") view={bundled::<desk::NewAddressPage>()} ssr=SsrMode::Async/>
                    <Route path=path!("account/addresses/:id") view={bundled::<desk::AddressPage>()} ssr=SsrMode::Async/>
                    <Route path=path!("explain") view={bundled::<desk::ExplainPage>()} ssr=SsrMode::Async/>
                    <Route path=path!("policy/:name") view={bundled::<desk::PolicyPage>()} ssr=SsrMode::Async/>
                    <Route path=path!("privacy") view={bundled::<desk::PrivacyPage>()} ssr=SsrMode::Async/>
                    <Route path=path!("*any") view=NotFoundPage ssr=SsrMode::Async/>
                </ParentRoute>
            </Routes>
        </Router>
    }
}

/// Everything under a language.
#[component]
fn Storefront() -> impl IntoView {
    let lang =
        use_params_map().with_untracked(|params| params.get_str("lang").and_then(Lang::from_code));
    provide_context(PageContext {
        lang: lang.unwrap_or_default(),
    });
    view! {
        <Frame>
            {match lang {
                Some(_) => view! { <Outlet/> }.into_any(),
                None => view! { <NotFoundPage/> }.into_any(),
            }}
        </Frame>
    }
}

/// A page of a bundle.
fn bundled<R: LazyRoute>() -> Lazy<R> {
    Lazy::new()
}

/// Pages whose code travels together, when the first of them is shown, in a
/// file of their own; without the feature `split` it is all in one. Few
/// bundles, since what several of them share would be cut into more files.
macro_rules! bundle {
    ($(#[$about:meta])* $name:ident: $($page:ident),+ $(,)?) => {
        $(#[$about])*
        mod $name {
            use leptos::prelude::*;
            use leptos_router::LazyRoute;

            #[expect(clippy::enum_variant_names, reason = "a page is named as the component that shows it")]
            enum Page {
                $($page),+
            }

            fn shown(page: Page) -> AnyView {
                match page {
                    $(Page::$page => view! { <super::$page/> }.into_any(),)+
                }
            }

            #[cfg(feature = "split")]
            #[wasm_split_helpers::wasm_split($name, preload(fetch), fallible)]
            fn fetched(page: Page) -> Result<AnyView, wasm_split_helpers::SplitLoaderError> {
                Ok(shown(page))
            }

            $(
                pub struct $page;

                impl LazyRoute for $page {
                    fn data() -> Self {
                        Self
                    }

                    async fn view(_page: Self) -> AnyView {
                        #[cfg(not(feature = "split"))]
                        return shown(Page::$page);
                        #[cfg(feature = "split")]
                        fetched(Page::$page).await.unwrap_or_else(|_| ().into_any())
                    }

                    async fn preload() {
                        #[cfg(feature = "split")]
                        {
                            let there = super::address();
                            if fetch().await.is_err() {
                                super::load_document(there).await;
                            }
                        }
                    }
                }
            )+
        }
    };
}

/// The address that is being gone to.
#[cfg(feature = "split")]
fn address() -> String {
    use_url().with_untracked(|url| match url.search() {
        "" => url.path().to_owned(),
        query => format!("{}?{query}", url.path()),
    })
}

/// Where a bundle cannot be had, because the tab is older than the shop or the
/// line is down, the server's own page is gone to. Where that is the page here
/// (its bundle came and did not come again), it stays as it is.
#[cfg(feature = "split")]
async fn load_document(there: String) {
    let location = window().location();
    let (path, query) = (location.pathname(), location.search());
    let here = path.unwrap_or_default() + &query.unwrap_or_default();
    if crate::paths::ascii(&there) != here {
        let _ = location.set_href(&there);
    }
    std::future::pending().await
}

bundle! {
    /// Buying, what is the visitor's own, and what merchants see.
    desk:
        CartPage, CheckoutPage, OrderPage, OrdersPage,
        SignInPage, SignUpPage, FinishSignUpPage, MailedPage, ResetPage, SetPasswordPage,
        OverviewPage, DetailsPage, PasswordPage, AddressesPage, NewAddressPage, AddressPage,
        ExplainPage, PolicyPage, PrivacyPage,
}

/// The bundle that a path's page is in, so that its code can be asked for
/// before the wasm runs; guessing wrong would cost time, nothing else.
#[cfg(feature = "ssr")]
pub fn bundle_of(path: &str) -> Option<&'static str> {
    let mut segments = path.trim_matches('/').split('/').skip(1);
    let place = segments.next()?;
    (!["c", "p", "search"].contains(&place)).then_some("desk")
}
