//! What went wrong, said so that a person knows what to do.

words! {
    not_found: "This is no longer in the shop.", "هذا لم يعد في المتجر.";
    signed_out: "Please sign in first.", "سجّل الدخول أولًا.";
    forbidden: "This belongs to somebody else.", "هذا ليس من صلاحيتك.";
    unavailable: "The shop cannot answer right now. Nothing was lost; please try again.",
        "لا يستطيع المتجر الردّ الآن. لم يضع شيء؛ حاول مرة أخرى.";
    bad_request: "We could not read that. Please check what you entered.",
        "تعذّرت قراءة ما أُدخل. راجعه من فضلك.";
    offline: "You seem to be offline. We will keep what you typed.",
        "يبدو أنك غير متصل. سيبقى ما كتبته محفوظًا.";
}
