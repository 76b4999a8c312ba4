//! What the shop keeps of its visitors, in plain words.

words! {
    title: "Privacy", "الخصوصية";
    lead: "We know as little about you as a good shop needs, and we tell you all of it.",
        "نعرف عنك أقلّ ما يحتاجه متجر جيد، ونخبرك بكل ما نعرفه.";
    stays_title: "What we do not collect", "ما لا نجمعه";
    stays: "We keep no record of what you look at and how you move through the shop, and nobody else is told. There are no advertisers, no trackers and no third-party files on these pages.",
        "لا نسجّل ما تتصفّحه ولا كيف تتنقّل في المتجر، ولا نخبر به أحدًا. لا معلنين في هذه الصفحات، ولا أدوات تتبّع، ولا ملفات من جهات أخرى.";
    cookies_title: "The cookies we set", "ملفات تعريف الارتباط التي نستخدمها";
    cookie_session: "Your session, once you put something in the cart or sign in: it finds your cart again. It is forgotten 30 days after your last visit.",
        "ملف الجلسة، ويُنشأ عندما تضيف شيئًا إلى السلة أو تسجّل الدخول، لتجد سلتك عند عودتك. يُحذف بعد 30 يومًا من آخر زيارة.";
    cookie_device: "A mark, kept for a year in a browser you signed in with, so that somebody guessing at your password cannot lock you out. It is sent only when you sign in.",
        "علامة تُحفظ سنة واحدة في المتصفّح الذي سجّلت الدخول منه، حتى لا تُمنع من الدخول إذا حاول غيرك تخمين كلمة مرورك. لا تُرسل إلا عند تسجيل الدخول.";
    cookie_choices: "Your choices, if you make them: light or dark, and the currency.",
        "اختياراتك إن اخترت: المظهر الفاتح أو الداكن، والعملة.";
    cookie_flash: "A form that could not be accepted, for ten minutes at most, so that nothing you typed is lost.",
        "نموذج لم نستطع قبوله، لعشر دقائق على الأكثر، حتى لا يضيع ما كتبته.";
    kept_title: "What we keep when you order", "ما نحفظه عندما تطلب";
    kept: "Your name, e-mail address, telephone number, the address the goods go to, and what you ordered: we need them to deliver, and the law asks us to keep invoices. Passwords are kept only as a fingerprint from which they cannot be read.",
        "اسمك وبريدك الإلكتروني وهاتفك وعنوان التوصيل وما طلبته: نحتاجها لنوصل إليك البضائع، ويُلزمنا القانون بحفظ الفواتير. أما كلمة المرور فلا نحفظها نفسها، بل بصمة لا يمكن استخراجها منها.";
    yours_title: "It is yours", "بياناتك ملكك";
    yours: "In your account you can see and change all of it. Write to us, and we erase your account and everything the law does not require us to keep.",
        "في حسابك ترى كل ذلك وتغيّره. راسلنا لنحذف حسابك وكل ما لا يُلزمنا القانون بحفظه.";
}
