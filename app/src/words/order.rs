//! Words of the cart, checkout and orders.

use engine::Lang;
use engine::order::{Payment, Status};

words! {
    cart_title: "Your cart", "سلتك";
    cart_empty: "Your cart is empty", "سلتك فارغة";
    cart_empty_help: "What you add stays here, also when you come back later.",
        "ما تضيفه يبقى هنا، حتى لو عدت لاحقًا.";
    start_shopping: "Look around the shop", "تجوّل في المتجر";
    cart_trouble_title: "Something in your cart changed", "تغيّر شيء في سلتك";
    cart_trouble: "Some things in your cart cannot be ordered as they are. Each says what can be done.",
        "بعض ما في سلتك لا يمكن طلبه كما هو. عند كل منها ما يمكنك فعله.";
    summary: "Summary", "الملخّص";
    goods: "Items", "المنتجات";
    delivery: "Delivery", "التوصيل";
    free: "Free", "مجانًا";
    tax_in_it(name: &str, rate: &str): "{name} {rate}%, included", "{name} {rate}%، مشمولة";
    to_pay: "To pay", "المبلغ المستحق";
    delivery_later: "Delivery is added at checkout, and shown before you order.",
        "تُضاف أجرة التوصيل عند إتمام الطلب، وتراها قبل أن تطلب.";
    go_to_checkout: "Go to checkout", "أكمل الطلب";
    keep_shopping: "Keep shopping", "تابع التسوق";
    back_to_cart: "Back to the cart", "عُد إلى السلة";
    update: "Update", "حدّث";
    each: "each", "للقطعة";
    line_gone: "This is no longer sold. Remove it to go on.", "لم يعد هذا يُباع. أزله لتتابع.";
    line_none: "This is out of stock now. Remove it to go on.", "نفد هذا الصنف الآن. أزله لتتابع.";
    checkout_title: "Checkout", "إتمام الطلب";
    who_receives: "Who receives it?", "من يستلم؟";
    name: "Name", "الاسم";
    email: "E-mail", "البريد الإلكتروني";
    email_hint: "For the confirmation", "لإرسال التأكيد";
    phone: "Telephone", "الهاتف";
    phone_hint: "So that the driver can reach you", "ليتمكن السائق من الوصول إليك";
    how_delivered: "How would you like to receive it?", "كيف تودّ استلامه؟";
    where_to: "Where should we bring it?", "إلى أين نوصله؟";
    where_to_hint: "Leave this empty if you collect it.", "اتركه فارغًا إن كنت ستستلمه بنفسك.";
    street: "Street and building", "الشارع والبناية";
    area: "Area", "المنطقة";
    city: "City", "المدينة";
    note: "A note for the driver", "ملاحظة للسائق";
    how_paid: "How would you like to pay?", "كيف تودّ الدفع؟";
    your_order: "Your order", "طلبك";
    place_order: "Place the order", "أرسل الطلب";
    place_order_note: "Nothing is charged now. You can cancel until it leaves.",
        "لا يُخصم شيء الآن. يمكنك الإلغاء قبل خروج الطلب.";
    order_number(number: &str): "Order {number}", "طلب رقم {number}";
    thanks: "Thank you, your order is with us.", "شكرًا لك، وصلنا طلبك.";
    thanks_text: "The confirmation goes to", "نرسل التأكيد إلى";
    transfer_text(number: &str): "Please transfer the sum to JO94 CBJO 0010 0000 0000 0131 0003 02 and name {number}. We send your order when the money arrives.",
        "حوّل المبلغ من فضلك إلى الحساب JO94 CBJO 0010 0000 0000 0131 0003 02 واذكر {number}. نرسل طلبك حال وصول المبلغ.";
    placed_on: "Placed", "تاريخ الطلب";
    paid_by: "Payment", "الدفع";
    address: "Goes to", "العنوان";
    product: "Product", "المنتج";
    sum: "Sum", "المجموع";
    history: "Progress", "مسار الطلب";
    print: "Print", "اطبع";
    cancel_order: "Cancel the order", "ألغِ الطلب";
    orders_title: "Your orders", "طلباتك";
    no_orders: "No orders yet", "لا طلبات بعد";
    no_orders_help: "Your orders will appear here, with the status of each.", "ستظهر طلباتك هنا، مع حالة كل منها.";
}

counted! {
    line_only: ["Only # is left.", "Only # are left."],
        ["لم يبقَ شيء.", "بقيت قطعة واحدة فقط.", "بقيت قطعتان فقط.", "بقيت # قطع فقط.", "بقيت # قطعة فقط.", "بقيت # قطعة فقط."];
    take_what_is_left: ["Take #", "Take #"],
        ["", "خذ قطعة واحدة", "خذ قطعتين", "خذ # قطع", "خذ # قطعة", "خذ # قطعة"];
}

/// A way to pay.
pub const fn payment(lang: Lang, payment: Payment) -> &'static str {
    match (lang, payment) {
        (Lang::En, Payment::OnDelivery) => "On delivery",
        (Lang::En, Payment::BankTransfer) => "By bank transfer",
        (Lang::En, Payment::Invoice) => "On invoice",
        (Lang::Ar, Payment::OnDelivery) => "عند الاستلام",
        (Lang::Ar, Payment::BankTransfer) => "بحوالة بنكية",
        (Lang::Ar, Payment::Invoice) => "بفاتورة آجلة",
    }
}

/// What a way to pay means.
pub const fn payment_note(lang: Lang, payment: Payment) -> &'static str {
    match (lang, payment) {
        (Lang::En, Payment::OnDelivery) => "Cash or card at the door",
        (Lang::En, Payment::BankTransfer) => "We send your order when the money arrives",
        (Lang::En, Payment::Invoice) => "For companies, within 30 days",
        (Lang::Ar, Payment::OnDelivery) => "نقدًا أو بالبطاقة عند الباب",
        (Lang::Ar, Payment::BankTransfer) => "نرسل طلبك حال وصول الحوالة",
        (Lang::Ar, Payment::Invoice) => "للشركات، خلال 30 يومًا",
    }
}

/// Where an order stands.
pub const fn status(lang: Lang, status: Status) -> &'static str {
    match (lang, status) {
        (Lang::En, Status::Placed) => "Received",
        (Lang::En, Status::Confirmed) => "Confirmed",
        (Lang::En, Status::Sent) => "On its way",
        (Lang::En, Status::Delivered) => "Delivered",
        (Lang::En, Status::Cancelled) => "Cancelled",
        (Lang::Ar, Status::Placed) => "استلمناه",
        (Lang::Ar, Status::Confirmed) => "مؤكَّد",
        (Lang::Ar, Status::Sent) => "في الطريق",
        (Lang::Ar, Status::Delivered) => "سُلِّم",
        (Lang::Ar, Status::Cancelled) => "ملغى",
    }
}
