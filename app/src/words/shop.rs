//! Words of browsing and products.

words! {
    popular: "Most popular", "الأكثر طلبًا";
    new_here: "New arrivals", "وصل حديثًا";
    add_to_cart: "Add to cart", "أضف إلى السلة";
    from: "from", "ابتداءً من";
    in_stock: "In stock", "متوفر";
    out_of_stock: "Out of stock", "غير متوفر حاليًا";
    clear_filters: "Clear filters", "إلغاء التصفية";
    category: "Department", "القسم";
    brand: "Brand", "العلامة التجارية";
    price: "Price", "السعر";
    availability: "Availability", "التوفر";
    in_stock_only: "In stock only", "المتوفر فقط";
    at_least: "From", "من";
    at_most: "To", "إلى";
    sort: "Sort", "الترتيب";
    sort_best: "Most relevant", "الأنسب";
    sort_popular: "Most popular", "الأكثر طلبًا";
    sort_price_up: "Price, low to high", "السعر: من الأقل إلى الأعلى";
    sort_price_down: "Price, high to low", "السعر: من الأعلى إلى الأقل";
    sort_newest: "Newest", "الأحدث";
    sort_name: "Name", "الاسم";
    previous: "Previous", "السابق";
    next: "Next", "التالي";
    pages: "Pages", "الصفحات";
    results_for(query: &str): "Results for “{query}”", "نتائج «{query}»";
    corrected_to(query: &str): "Showing results for “{query}”", "نعرض نتائج «{query}»";
    search_title: "Search", "البحث";
    nothing_found(query: &str): "Nothing matches “{query}”", "لا نتائج لـ«{query}»";
    nothing_found_help: "Try fewer or more general words, or look through the departments.",
        "جرّب كلمات أقل أو أعمّ، أو تصفّح الأقسام.";
    nothing_left: "No product matches all these filters", "لا منتج يطابق كل هذه الشروط";
    why_here: "Why here?", "لماذا هنا؟";
    repairs: "Close to what you searched for", "نتائج قريبة مما تبحث عنه";
    specification: "Specification", "المواصفات";
    description: "Description", "الوصف";
    questions: "Questions customers ask", "أسئلة يطرحها العملاء";
    related: "You may also like", "قد يعجبك أيضًا";
    quantity: "Quantity", "الكمية";
    choose_variant: "Choose", "اختر";
    tiers: "Price by quantity", "السعر حسب الكمية";
    tier_from(n: &str): "from {n}", "من {n} فأكثر";
    each: "Each", "للقطعة";
    sku: "Item number", "رقم الصنف";
    tax_included(rate: &str): "{rate}% tax included", "شامل الضريبة {rate}%";
    how_price: "How this price is made up", "كيف حُسب هذا السعر";
    product_list: "Products", "المنتجات";
    search_help_title: "Try another search", "جرّب بحثًا آخر";
    nothing_here: "There is nothing here yet", "لا شيء هنا بعد";
    shelves_empty: "We are still filling the shelves. Please come back soon.",
        "ما زلنا نملأ الرفوف. عُد إلينا قريبًا.";
    see_product: "See options", "اعرض الخيارات";
    one_fewer: "One fewer", "أنقص واحدًا";
    one_more: "One more", "زد واحدًا";
    receipt_unit: "List price, each", "السعر الأصلي للقطعة";
    receipt_tier(from: &str, instead: &str): "Each, from {from} on (instead of {instead})", "سعر القطعة عند شراء {from} فأكثر (بدلًا من {instead})";
    receipt_quantity(n: &str): "Quantity: {n}", "الكمية: {n}";
    receipt_tax_included(name: &str, rate: &str): "{name} {rate}%, included", "{name} {rate}%، مشمولة";
    receipt_tax_added(name: &str, rate: &str): "{name} {rate}%, added", "{name} {rate}%، مضافة";
    receipt_total: "Total", "الإجمالي";
    pictures: "Pictures", "الصور";
    picture_number(n: &str): "Picture {n}", "الصورة {n}";
    you_save: "You save", "توفيرك";
    refine: "Filters", "تصفية النتائج";
    in_use: "in use", "مستخدَمة";
    from_to(min: &str, max: &str): "{min} to {max}", "من {min} إلى {max}";
    at_least_value(min: &str): "from {min}", "من {min}";
    at_most_value(max: &str): "up to {max}", "حتى {max}";
    remove_filter(name: &str): "Remove the filter {name}", "إزالة شرط {name}";
    added: "Added to your cart.", "أُضيف إلى سلتك.";
    see_cart: "See the cart", "اعرض السلة";
    departments_title: "Departments", "الأقسام";
    shop_title: "Shop", "المتجر";
    no_price: "Price on request", "السعر عند الطلب";
}

// Said by the server only.
#[cfg(feature = "ssr")]
words! {
    contact: "Contact", "تواصل معنا";
    gone_title: "No longer in the shop", "لم يعد في المتجر";
    gone_text(name: &str): "“{name}” is not for sale any more. See what is:",
        "لم يعد المنتج «{name}» معروضًا للبيع. إليك ما قد يفيدك:";
    gone_unnamed: "This is not for sale any more. See what is:",
        "لم يعد هذا المنتج معروضًا للبيع. إليك ما قد يفيدك:";
    gone_search: "Search for something like it", "ابحث عن شيء مشابه";
}

counted! {
    colours: ["# colour", "# colours"],
        ["", "لون واحد", "لونان", "# ألوان", "# لونًا", "# لون"];
    more_options: ["# more", "# more"],
        ["", "خيار آخر", "خياران آخران", "# خيارات أخرى", "# خيارًا آخر", "# خيار آخر"];
    show_products: ["Show # product", "Show # products"],
        ["لا منتجات", "اعرض منتجًا واحدًا", "اعرض منتجين", "اعرض # منتجات", "اعرض # منتجًا", "اعرض # منتج"];
    products: ["# product", "# products"],
        ["لا منتجات", "منتج واحد", "منتجان", "# منتجات", "# منتجًا", "# منتج"];
    results: ["# result", "# results"],
        ["لا نتائج", "نتيجة واحدة", "نتيجتان", "# نتائج", "# نتيجة", "# نتيجة"];
    only_left: ["Only # left", "Only # left"],
        ["غير متوفر", "بقيت قطعة واحدة", "بقيت قطعتان", "بقيت # قطع", "بقيت # قطعة", "بقيت # قطعة"];
}
