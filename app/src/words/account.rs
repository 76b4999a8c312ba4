//! Words of accounts.

words! {
    sign_in_lead: "To see your orders, addresses and prices.", "لترى طلباتك وعناوينك وأسعارك.";
    email: "E-mail address", "البريد الإلكتروني";
    password: "Password", "كلمة المرور";
    forgot: "Forgot your password?", "نسيت كلمة المرور؟";
    new_here: "No account yet?", "ليس لديك حساب؟";
    open_account: "Create an account", "إنشاء حساب";
    have_account: "Already have an account?", "لديك حساب؟";
    reset_done: "Your new password is set. Sign in with it.",
        "تم تعيين كلمة المرور الجديدة. سجّل الدخول بها.";

    sign_up_lead: "Enter your e-mail address. We send you a link with which you choose your password.",
        "اكتب بريدك الإلكتروني، ونرسل إليك رابطًا تختار به كلمة مرورك.";
    send_link: "Send me the link", "أرسل لي الرابط";
    mailed_title: "Check your mail", "تفقّد بريدك";
    mailed_to: "We sent a message to", "أرسلنا رسالة إلى";
    mailed_how: "Open the link in the message to go on. It works for one hour, on any device.",
        "افتح الرابط الذي في الرسالة للمتابعة. الرابط صالح لمدة ساعة، ويمكنك فتحه من أي جهاز.";
    mailed_nothing: "Nothing there after a few minutes? Look in the spam folder, and check that the address is right.",
        "لم تصلك بعد دقائق؟ ابحث في البريد غير المرغوب فيه، وتأكّد من صحة العنوان.";
    mailed_again: "Use another address", "استخدم عنوانًا آخر";
    finish_title: "One last step", "خطوة أخيرة";
    finish_lead: "Your account will have the address", "سيُنشأ الحساب بالعنوان";
    your_name: "Your name", "اسمك";
    choose_password: "Choose a password", "اختر كلمة مرور";
    password_hint: "At least 8 characters. A few words together are easy to keep and hard to guess.",
        "8 أحرف على الأقل. بضع كلمات معًا يسهل حفظها ويصعب تخمينها.";
    finish: "Create my account", "أنشئ حسابي";

    reset_title: "Choose a new password", "اختر كلمة مرور جديدة";
    reset_lead: "Enter the e-mail address of your account. We send you a link to choose a new password.",
        "اكتب بريد حسابك الإلكتروني، ونرسل إليك رابطًا لاختيار كلمة مرور جديدة.";
    set_lead: "You will be signed out on all your devices.", "سيُسجَّل خروجك من جميع أجهزتك.";
    new_password: "New password", "كلمة المرور الجديدة";
    set_password: "Set the new password", "تعيين كلمة المرور الجديدة";
    stale_title: "This link does not work any more", "لم يعد هذا الرابط صالحًا";
    stale_text: "It was used already, or it is older than an hour. Ask for a new one.",
        "استُخدم من قبل، أو مضى عليه أكثر من ساعة. اطلب رابطًا جديدًا.";
    ask_again: "Ask for a new link", "اطلب رابطًا جديدًا";

    forbidden_title: "This page is not for your account", "هذه الصفحة ليست لحسابك";
    forbidden_text: "It is for the people of the shop. If you are one of them, ask for the right; you need not sign in again.",
        "إنها للعاملين في المتجر. إن كنت منهم فاطلب الصلاحية، ولا حاجة إلى تسجيل الدخول من جديد.";
    for_merchants: "For merchants", "لإدارة المتجر";
    for_merchants_text: "Why a search shows a product where it does.",
        "لماذا يعرض البحث منتجًا في موضعه.";
    ask_why: "Ask about a product", "اسأل عن منتج";

    overview: "Overview", "نظرة عامة";
    welcome(name: &str): "Hello, {name}", "أهلًا، {name}";
    orders: "Orders", "الطلبات";
    orders_text: "What you ordered, and where it is.", "ما طلبته، وأين وصل.";
    see_orders: "See orders", "اعرض الطلبات";
    addresses: "Addresses", "العناوين";
    addresses_text: "Where your orders are delivered.", "حيث تصلك طلباتك.";
    see_addresses: "See addresses", "اعرض العناوين";
    details: "Your details", "بياناتك";
    see_details: "Change details", "تعديل البيانات";
    change_password: "Change password", "تغيير كلمة المرور";
    current_password: "Current password", "كلمة المرور الحالية";
    change_lead: "Your other devices will be signed out.", "سيُسجَّل خروجك من أجهزتك الأخرى.";
    messages_in: "Write to me in", "لغة الرسائل";
    email_fixed: "Your account belongs to this address.", "حسابك مرتبط بهذا العنوان.";
    saved: "Saved.", "حُفظ.";
    password_saved: "Your password is changed.", "تم تغيير كلمة مرورك.";

    no_addresses: "No address yet", "لا توجد عناوين محفوظة";
    no_addresses_text: "Keep one here, and checkout fills it in for you.",
        "احفظ عنوانًا هنا ليُملأ تلقائيًا عند إتمام الطلب.";
    add_address: "Add an address", "أضف عنوانًا";
    edit_address: "Change the address", "تعديل العنوان";
    edit: "Change", "تعديل";
    remove_address(street: &str): "Remove {street}", "إزالة {street}";
    change_address(street: &str): "Change {street}", "تعديل {street}";
    address_removed(street: &str): "Removed: {street}", "أُزيل: {street}";
    put_back: "Undo", "تراجع";
    recipient: "Name", "الاسم";
    phone: "Telephone", "الهاتف";
    phone_hint: "For the driver, like 079 012 3456.", "ليتصل بك السائق، مثل 0790123456.";
    street: "Street and building", "الشارع والبناية";
    area: "Area", "المنطقة";
    city: "City", "المدينة";
    area_and_city(area: &str, city: &str): "{area}, {city}", "{area}، {city}";
    note: "For the driver", "ملاحظة للسائق";
    note_hint: "Floor, gate, a landmark nearby.", "الطابق، أو المدخل، أو معلم قريب.";
}
