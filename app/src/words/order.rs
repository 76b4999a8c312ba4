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
        "بعض المنتجات في سلتك لا يمكن طلبها كما هي. ستجد عند كل منها ما يمكنك فعله.";
    summary: "Summary", "الملخّص";
    goods: "Items", "المنتجات";
    delivery: "Delivery", "التوصيل";
    free: "Free", "مجانًا";
    tax_in_it(name: &str, rate: &str): "{name} {rate}%, included", "{name} {rate}%، مشمولة";
    to_pay: "To pay", "المبلغ المستحق";
    delivery_later: "Delivery is added at checkout, and shown before you order.",
        "تُضاف رسوم التوصيل عند إتمام الطلب، وتراها قبل تأكيده.";
    go_to_checkout: "Go to checkout", "إتمام الطلب";
    keep_shopping: "Keep shopping", "تابع التسوق";
    back_to_cart: "Back to the cart", "عُد إلى السلة";
    update: "Update", "تحديث";
    each: "each", "للقطعة";
    each_before_tax: "each, before tax", "للقطعة قبل الضريبة";
    each_before_tax_column: "Each, before tax", "للقطعة قبل الضريبة";
    removed: "Removed from your cart:", "تمت الإزالة من السلة:";
    line_gone: "This is no longer sold. Remove it to go on.", "لم يعد هذا يُباع. أزله لتتابع.";
    line_none: "This is out of stock now. Remove it to go on.", "نفد هذا المنتج. أزله لتتابع.";
    checkout_title: "Checkout", "إتمام الطلب";
    who_receives: "Who receives it?", "من سيستلم الطلب؟";
    name: "Name", "الاسم";
    email: "E-mail", "البريد الإلكتروني";
    email_hint: "For the confirmation", "لإرسال التأكيد";
    phone: "Telephone", "الهاتف";
    phone_hint: "So that the driver can call you", "ليتصل بك السائق";
    how_delivered: "How would you like to receive it?", "كيف تودّ استلام طلبك؟";
    where_to: "Where should we bring it?", "إلى أين نوصل طلبك؟";
    where_to_hint: "Leave these empty if you collect it.", "اترك هذه الحقول فارغة إن كنت ستستلم الطلب بنفسك.";
    street: "Street and building", "الشارع والبناية";
    area: "Area", "المنطقة";
    city: "City", "المدينة";
    note: "A note for the driver", "ملاحظة للسائق";
    how_paid: "How would you like to pay?", "كيف تودّ الدفع؟";
    your_order: "Your order", "طلبك";
    changes_confirm: "Nothing was ordered. Please look at what changed, and confirm again.",
        "لم يُرسل الطلب. راجع ما تغيّر ثم أكّده من جديد.";
    changed_part: "What changed", "ما تغيّر";
    before: "Before", "سابقًا";
    now: "Now", "الآن";
    keep_orderable: "Order what is available", "اطلب المتوفر فقط";
    placed_before: "This order was already placed.", "سبق أن أُرسل هذا الطلب.";
    pay_with: "To pay, by delivery", "المبلغ المستحق حسب طريقة التوصيل";
    cart_full: "The cart cannot hold another item. Remove one first.",
        "لا تتسع السلة لمنتج آخر. أزل منتجًا أولًا.";
    not_added: "It was not added to the cart.", "لم يُضَف إلى السلة.";
    place_order: "Place the order", "أرسل الطلب";
    place_order_note: "Nothing is charged now. You can cancel until it leaves.",
        "لا يُخصم شيء الآن. يمكنك الإلغاء قبل خروج الطلب.";
    order_number(number: &str): "Order {number}", "طلب رقم {number}";
    thanks: "Thank you, your order is with us.", "شكرًا لك، وصلنا طلبك.";
    thanks_text: "The confirmation goes to", "نرسل التأكيد إلى";
    transfer_title: "Please transfer the money", "حوّل المبلغ من فضلك";
    transfer_text: "We send your order when the money arrives. Give the reference with the transfer, so that we can match it to your order.",
        "نرسل طلبك حال وصول الحوالة. اذكر المرجع فيها لنعرف أنها لطلبك.";
    bank: "Bank", "البنك";
    iban: "IBAN", "رقم الآيبان";
    beneficiary: "Beneficiary", "المستفيد";
    reference: "Reference", "المرجع";
    amount: "Amount", "المبلغ";
    accounts_only: "Orders here need an account.", "الطلب هنا متاح لأصحاب الحسابات.";
    policies_note: "Before you order:", "قبل أن تطلب:";
    placed_on: "Placed", "تاريخ الطلب";
    paid_by: "Payment", "الدفع";
    address: "Goes to", "العنوان";
    product: "Product", "المنتج";
    sum: "Sum", "المجموع";
    history: "Progress", "مسار الطلب";
    print: "Print", "طباعة";
    cancel_order: "Cancel the order", "إلغاء الطلب";
    orders_title: "Your orders", "طلباتك";
    no_orders: "No orders yet", "لا توجد طلبات حتى الآن";
    no_orders_help: "Your orders will appear here, with the status of each.", "ستظهر طلباتك هنا، مع حالة كل منها.";
}

// Said by the server only.
#[cfg(feature = "ssr")]
counted! {
    one_span: ["# working day", "# working days"],
        ["في اليوم نفسه", "يوم عمل واحد", "يوما عمل", "# أيام عمل", "# يوم عمل", "# يوم عمل"];
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

/// How long a delivery takes.
#[cfg(feature = "ssr")]
pub fn delivery_days(lang: Lang, least: u8, most: u8) -> String {
    match (lang, least, most) {
        (Lang::En, _, 0) => "Same day".to_owned(),
        (_, least, most) if least == most => one_span(lang, most.into()),
        (Lang::En, ..) => format!("{least}–{}", one_span(lang, most.into())),
        (Lang::Ar, _, 1 | 2) => "خلال يومي عمل".to_owned(),
        (Lang::Ar, ..) => format!("من {least} إلى {}", one_span(lang, most.into())),
    }
}

/// Where an order stands.
pub const fn status(lang: Lang, status: Status) -> &'static str {
    match (lang, status) {
        (Lang::En, Status::Placed) => "Placed",
        (Lang::En, Status::Confirmed) => "Confirmed",
        (Lang::En, Status::Sent) => "On its way",
        (Lang::En, Status::Delivered) => "Delivered",
        (Lang::En, Status::Cancelled) => "Cancelled",
        (Lang::Ar, Status::Placed) => "تم تقديم الطلب",
        (Lang::Ar, Status::Confirmed) => "تم التأكيد",
        (Lang::Ar, Status::Sent) => "في الطريق",
        (Lang::Ar, Status::Delivered) => "تم التوصيل",
        (Lang::Ar, Status::Cancelled) => "ملغى",
    }
}
