//! Words used on every page.

/// A page's title: what it is about, then the shop.
pub fn page_title(_: engine::Lang, title: &str) -> String {
    match crate::context::shop_name() {
        name if name.is_empty() => title.to_owned(),
        name => format!("{title} · {name}"),
    }
}

words! {
    skip_to_content: "Skip to content", "انتقل إلى المحتوى";
    search: "Search", "بحث";
    search_placeholder: "What are you looking for?", "عمّ تبحث؟";
    cart: "Cart", "السلة";
    account: "Account", "الحساب";
    sign_in: "Sign in", "تسجيل الدخول";
    sign_out: "Sign out", "تسجيل الخروج";
    departments: "Departments", "الأقسام";
    home: "Home", "الرئيسية";
    breadcrumbs: "You are here", "أنت هنا";
    theme_light: "Light", "فاتح";
    theme_dark: "Dark", "داكن";
    currency: "Currency", "العملة";
    apply: "Apply", "تطبيق";
    back: "Back", "رجوع";
    save: "Save", "حفظ";
    remove: "Remove", "إزالة";
    close: "Close", "إغلاق";
    undo: "Undo", "تراجع";
    yes: "Yes", "نعم";
    no: "No", "لا";
    comma: ", ", "، ";
    optional: "(optional)", "(اختياري)";
    not_found_title: "This page is not here", "هذه الصفحة غير موجودة";
    not_found_text: "The address may be old or mistyped. Search for what you need, or start from a department.",
        "ربما تغيّر العنوان أو كُتب خطأً. ابحث عمّا تريد، أو ابدأ من أحد الأقسام.";
    error_title: "Something went wrong on our side", "حدث خطأ من جهتنا";
    try_again: "Try again", "حاول مرة أخرى";
}

// Said by the server only.
#[cfg(feature = "ssr")]
words! {
    privacy: "Privacy", "الخصوصية";
    help: "Help", "المساعدة";
}
