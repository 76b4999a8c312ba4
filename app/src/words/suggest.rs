//! Words around what is suggested while somebody types.

words! {
    suggestions: "Suggestions", "اقتراحات";
    queries: "Searches", "عبارات البحث";
}

counted! {
    counted: ["# suggestion", "# suggestions"],
        ["لا اقتراحات", "اقتراح واحد", "اقتراحان", "# اقتراحات", "# اقتراحًا", "# اقتراح"];
}
