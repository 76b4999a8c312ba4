//! How a sentence is written: once, in both languages, side by side. Leaving
//! one out does not compile.

/// Sentences, plain or with arguments:
///
/// ```ignore
/// words! {
///     cart: "Cart", "السلة";
///     results_for(query: &str): "Results for “{query}”", "نتائج «{query}»";
/// }
/// ```
macro_rules! words {
    () => {};
    ($name:ident: $en:literal, $ar:literal; $($rest:tt)*) => {
        pub const fn $name(lang: engine::Lang) -> &'static str {
            match lang {
                engine::Lang::En => $en,
                engine::Lang::Ar => $ar,
            }
        }
        words! { $($rest)* }
    };
    ($name:ident($($arg:ident: $ty:ty),+): $en:literal, $ar:literal; $($rest:tt)*) => {
        pub fn $name(lang: engine::Lang, $($arg: $ty),+) -> String {
            match lang {
                engine::Lang::En => format!($en),
                engine::Lang::Ar => format!($ar),
            }
        }
        words! { $($rest)* }
    };
}

/// Counted things, by CLDR's plural forms: two for English, six for Arabic.
/// `#` stands for the number.
macro_rules! counted {
    ($($name:ident: [$en_one:literal, $en_other:literal],
        [$zero:literal, $one:literal, $two:literal, $few:literal, $many:literal, $other:literal];)*) => {
        $(pub fn $name(lang: engine::Lang, n: u64) -> String {
            use engine::{Lang, plural::Plural};
            let form = match (lang, Plural::of(lang, n)) {
                (Lang::En, Plural::One) => $en_one,
                (Lang::En, _) => $en_other,
                (Lang::Ar, Plural::Zero) => $zero,
                (Lang::Ar, Plural::One) => $one,
                (Lang::Ar, Plural::Two) => $two,
                (Lang::Ar, Plural::Few) => $few,
                (Lang::Ar, Plural::Many) => $many,
                (Lang::Ar, Plural::Other) => $other,
            };
            form.replace('#', &engine::number::grouped(n))
        })*
    };
}
