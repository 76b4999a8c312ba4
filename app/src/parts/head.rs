//! What a page says of itself to browsers, searchers and those who share it.
//!
//! The server writes it through `leptos_meta`. In the browser, where only the
//! title is seen, what is there is kept true by hand: the components for links
//! and meta elements would weigh more than a page does.

use crate::context::use_lang;
use leptos::prelude::*;
use leptos_meta::Title;

/// Where the shop is reached: canonical and alternate addresses must be
/// absolute to count.
fn origin() -> String {
    #[cfg(feature = "ssr")]
    {
        crate::api::request::origin()
            .map(|origin| origin.0.to_string())
            .unwrap_or_default()
    }
    #[cfg(not(feature = "ssr"))]
    {
        window().location().origin().unwrap_or_default()
    }
}

/// One element of the head: `<link rel="canonical" href="…">`.
struct Fact {
    tag: &'static str,
    /// The attributes it is known by.
    known: Vec<(&'static str, &'static str)>,
    /// The attribute that says it, and what.
    says: (&'static str, String),
}

impl Fact {
    fn link(rel: &'static str, href: String) -> Fact {
        Fact {
            tag: "link",
            known: vec![("rel", rel)],
            says: ("href", href),
        }
    }

    fn alternate(lang: &'static str, href: String) -> Fact {
        let mut link = Fact::link("alternate", href);
        link.known.push(("hreflang", lang));
        link
    }

    /// `by` is `name` or, for social cards, `property`.
    fn meta(by: &'static str, name: &'static str, content: impl Into<String>) -> Fact {
        Fact {
            tag: "meta",
            known: vec![(by, name)],
            says: ("content", content.into()),
        }
    }

    /// Says it in the page that is being written: `leptos_meta` takes it down as it is rendered.
    #[cfg(feature = "ssr")]
    fn tell(&self) -> Option<()> {
        use leptos_meta::{Link, Meta};
        let known = |wanted: &str| {
            let mut known = self.known.iter();
            known.find(|(name, _)| *name == wanted).map(|(_, is)| *is)
        };
        let says = self.says.1.clone();
        match (self.tag, known("hreflang"), known("property")) {
            ("link", Some(lang), _) => {
                view! { <Link rel="alternate" hreflang=lang href=says/> }.to_html()
            }
            ("link", None, _) => {
                view! { <Link rel=known("rel").unwrap_or_default() href=says/> }.to_html()
            }
            (_, _, Some(property)) => view! { <Meta property content=says/> }.to_html(),
            _ => view! { <Meta name=known("name").unwrap_or_default() content=says/> }.to_html(),
        };
        Some(())
    }

    /// Says it in the page as it is. What is said already is left alone.
    #[cfg(not(feature = "ssr"))]
    fn tell(&self) -> Option<()> {
        let document = document();
        let mut selector = self.tag.to_owned();
        for (name, value) in &self.known {
            selector.push_str(&format!("[{name}='{value}']"));
        }
        let there = document.head()?.query_selector(&selector).ok()?;
        let element = match there {
            Some(element) => element,
            None => {
                let element = document.create_element(self.tag).ok()?;
                for (name, value) in &self.known {
                    element.set_attribute(name, value).ok()?;
                }
                document.head()?.append_child(&element).ok()?;
                element
            }
        };
        let (name, value) = &self.says;
        if element.get_attribute(name).as_ref() != Some(value) {
            element.set_attribute(name, value).ok()?;
        }
        Some(())
    }
}

/// Writes the facts into the head.
fn tell(facts: &[Fact]) {
    for fact in facts {
        let _ = fact.tell();
    }
}

/// A title as `leptos_meta` is given it, which the document takes as it is, and which the
/// server writes as it is.
fn written(title: String) -> String {
    #[cfg(feature = "ssr")]
    {
        super::form::escape(&title)
    }
    #[cfg(not(feature = "ssr"))]
    {
        title
    }
}

/// Title, description, canonical address and the same page in each language.
#[component]
pub fn PageHead(
    #[prop(into)] title: String,
    #[prop(optional, into)] description: String,
    /// The page's path, and its path in the other language.
    path: String,
    other_path: String,
    #[prop(default = "website")] kind: &'static str,
) -> impl IntoView {
    let lang = use_lang();
    let base = origin();
    let (here, there) = (format!("{base}{path}"), format!("{base}{other_path}"));
    let mut facts = vec![
        Fact::link("canonical", here.clone()),
        Fact::alternate(lang.code(), here.clone()),
        Fact::alternate(lang.other().code(), there),
        Fact::meta("property", "og:title", title.clone()),
        Fact::meta("property", "og:type", kind),
        Fact::meta("property", "og:url", here),
        Fact::meta("property", "og:image", format!("{base}/card.png")),
        Fact::meta("property", "og:locale", lang.code()),
    ];
    if !description.is_empty() {
        facts.push(Fact::meta("name", "description", description));
    }
    tell(&facts);
    view! { <Title text=written(title)/> }
}

/// The title of a page that is nobody else's to find.
#[component]
pub fn PrivateHead(#[prop(into)] title: String) -> impl IntoView {
    tell(&[Fact::meta("name", "robots", "noindex")]);
    view! { <Title text=written(title)/> }
}
