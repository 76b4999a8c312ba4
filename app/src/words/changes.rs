//! Words of what changed between looking and ordering.

words! {
    not_in_cart: "not in the cart", "ليس في السلة";
    not_offered: "not offered", "غير متاح";
}

counted! {
    pieces: ["# piece", "# pieces"],
        ["لا قطع", "قطعة واحدة", "قطعتان", "# قطع", "# قطعة", "# قطعة"];
}
