//! The map of pages.

use crate::account::{
    AddressPage, AddressesPage, DetailsPage, FinishSignUpPage, MailedPage, NewAddressPage,
    OverviewPage, PasswordPage, ResetPage, SetPasswordPage, SignInPage, SignUpPage,
};
use crate::context::PageContext;
use crate::flash::provide_flash;
use crate::order::{CartPage, CheckoutPage, OrderPage, OrdersPage};
use crate::parts::Frame;
use crate::shop::{HomePage, ListingPage, NotFoundPage, PrivacyPage, ProductPage, SearchPage};
use crate::visit::provide_cart;
use engine::Lang;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::SsrMode;
use leptos_router::components::{Outlet, ParentRoute, Route, Router, Routes};
use leptos_router::hooks::use_params_map;
use leptos_router::path;

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_flash();
    provide_cart();
    view! {
        <Router>
            <Routes fallback=|| view! { <NotFoundPage/> }>
                <ParentRoute path=path!("/:lang") view=Storefront ssr=SsrMode::Async>
                    <Route path=path!("") view=HomePage ssr=SsrMode::Async/>
                    <Route path=path!("c/:slug") view=ListingPage ssr=SsrMode::Async/>
                    <Route path=path!("p/:slug") view=ProductPage ssr=SsrMode::Async/>
                    <Route path=path!("search") view=SearchPage ssr=SsrMode::Async/>
                    <Route path=path!("cart") view=CartPage ssr=SsrMode::Async/>
                    <Route path=path!("checkout") view=CheckoutPage ssr=SsrMode::Async/>
                    <Route path=path!("order/:number") view=OrderPage ssr=SsrMode::Async/>
                    <Route path=path!("account/orders") view=OrdersPage ssr=SsrMode::Async/>
                    <Route path=path!("sign-in") view=SignInPage ssr=SsrMode::Async/>
                    <Route path=path!("sign-up") view=SignUpPage ssr=SsrMode::Async/>
                    <Route path=path!("sign-up/finish") view=FinishSignUpPage ssr=SsrMode::Async/>
                    <Route path=path!("mailed") view=MailedPage ssr=SsrMode::Async/>
                    <Route path=path!("reset") view=ResetPage ssr=SsrMode::Async/>
                    <Route path=path!("reset/set") view=SetPasswordPage ssr=SsrMode::Async/>
                    <Route path=path!("account") view=OverviewPage ssr=SsrMode::Async/>
                    <Route path=path!("account/details") view=DetailsPage ssr=SsrMode::Async/>
                    <Route path=path!("account/password") view=PasswordPage ssr=SsrMode::Async/>
                    <Route path=path!("account/addresses") view=AddressesPage ssr=SsrMode::Async/>
                    <Route path=path!("account/addresses/new") view=NewAddressPage ssr=SsrMode::Async/>
                    <Route path=path!("account/addresses/:id") view=AddressPage ssr=SsrMode::Async/>
                    <Route path=path!("privacy") view=PrivacyPage ssr=SsrMode::Async/>
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
