//! What a search would be after a repair: parts of one line, such as
//! “office chair”, at any price.

words! {
    of_query(query: &str): "“{query}”", "«{query}»";
    wordless(query: &str): "without “{query}”", "دون «{query}»";
    without(name: &str): "without the filter {name}", "دون شرط {name}";
    any_category: "in any department", "في كل الأقسام";
    any_brand: "any brand", "أي علامة تجارية";
    any_price: "at any price", "بأي سعر";
    any_stock: "also what is not in stock", "مع غير المتوفر";
    between: ", ", "، ";
}
