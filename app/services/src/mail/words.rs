//! The letters, in both languages. Links stand on lines of their own, so that
//! every mail program makes them links.

use super::Letter;
use crate::order::{Instruction, Kept, OrderDocument, payment_note, provider};
use engine::catalog::{PaymentOffer, Shop};
use engine::order::Payment;
use engine::{Lang, Money};

fn letter(lang: Lang, subject: [&str; 2], body: [String; 2]) -> Letter {
    let ([en, ar], [subject_en, subject_ar]) = (body, subject);
    let (subject, body) = match lang {
        Lang::En => (subject_en, en),
        Lang::Ar => (subject_ar, ar),
    };
    Letter {
        subject: subject.to_owned(),
        body,
        reply_to: None,
    }
}

/// A letter that ends with who wrote it, and how to reach them.
pub(super) fn signed(letter: Letter, shop: &Shop, lang: Lang) -> Letter {
    let ends = [shop.name.get(lang), &shop.phone, &shop.email];
    let ends = ends.into_iter().filter(|end| !end.is_empty());
    let end = ends
        .map(|end| isolated(lang, end))
        .collect::<Vec<_>>()
        .join("\n");
    Letter {
        body: format!("{}\n\n{end}\n", letter.body.trim_end()),
        ..letter
    }
}

/// A text of either direction as a directional isolate (Unicode Standard Annex 9), where the line
/// around it is Arabic: a letter has no markup to do it.
fn isolated(lang: Lang, text: &str) -> String {
    match lang {
        Lang::En => text.to_owned(),
        Lang::Ar => format!("\u{2068}{text}\u{2069}"),
    }
}

pub(super) fn finish_sign_up(lang: Lang, link: &str) -> Letter {
    letter(
        lang,
        ["Finish creating your account", "أكمل إنشاء حسابك"],
        [
            format!(
                "Welcome. Open this link to choose a password and finish creating your account:\n\n\
                 {link}\n\n\
                 It works once, for one hour, on any of your devices.\n\
                 If this was not you, there is nothing to do: without the link there is no account."
            ),
            format!(
                "أهلًا بك. افتح هذا الرابط لتختار كلمة مرور وتكمل إنشاء حسابك:\n\n\
                 {link}\n\n\
                 الرابط صالح لمدة ساعة ولمرة واحدة، ويمكنك فتحه من أي جهاز.\n\
                 إن لم تكن أنت من طلب ذلك فتجاهل هذه الرسالة: لا يُنشأ حساب من دون الرابط."
            ),
        ],
    )
}

pub(super) fn has_account(lang: Lang, sign_in: &str, reset: &str) -> Letter {
    letter(
        lang,
        ["You already have an account", "لديك حساب بالفعل"],
        [
            format!(
                "Somebody, probably you, tried to create an account with this address. \
                 It already has one. Sign in here:\n\n{sign_in}\n\n\
                 If you forgot the password, choose a new one here:\n\n{reset}\n\n\
                 If this was not you, there is nothing to do."
            ),
            format!(
                "حاول شخص ما، ربما أنت، إنشاء حساب بهذا البريد، وهو مسجّل لدينا بالفعل. \
                 سجّل الدخول من هنا:\n\n{sign_in}\n\n\
                 إذا نسيت كلمة المرور فاختر كلمة مرور جديدة من هنا:\n\n{reset}\n\n\
                 إن لم تكن أنت من حاول فتجاهل هذه الرسالة."
            ),
        ],
    )
}

pub(super) fn reset(lang: Lang, link: &str) -> Letter {
    letter(
        lang,
        ["Choose a new password", "اختر كلمة مرور جديدة"],
        [
            format!(
                "Open this link to choose a new password:\n\n{link}\n\n\
                 It works once, for one hour. You will be signed out on all devices.\n\
                 If you did not ask for this, keep your password and ignore this message."
            ),
            format!(
                "افتح هذا الرابط لتختار كلمة مرور جديدة:\n\n{link}\n\n\
                 الرابط صالح لمدة ساعة ولمرة واحدة، وسيُسجَّل خروجك من جميع الأجهزة.\n\
                 إن لم تطلب ذلك فتجاهل هذه الرسالة، وتبقى كلمة مرورك كما هي."
            ),
        ],
    )
}

pub(super) fn password_changed(lang: Lang, reset: &str) -> Letter {
    letter(
        lang,
        ["Your password was changed", "تم تغيير كلمة مرورك"],
        [
            format!(
                "The password of your account was changed just now, and every other device was signed out.\n\n\
                 If this was not you, choose a new password at once:\n\n{reset}"
            ),
            format!(
                "تم تغيير كلمة مرور حسابك قبل قليل، وسُجّل خروجك من بقية الأجهزة.\n\n\
                 إن لم تكن أنت من غيّرها فاختر كلمة مرور جديدة فورًا:\n\n{reset}"
            ),
        ],
    )
}

pub(super) fn order_placed(lang: Lang, kept: &Kept, link: &str) -> Letter {
    let number = &kept.order.number;
    let order = contents(lang, &kept.document, false);
    let [en, ar] = paying(kept);
    let subject = [format!("Your order {number}"), format!("طلبك رقم {number}")];
    letter(
        lang,
        [&subject[0], &subject[1]],
        [
            format!(
                "Thank you. We have your order {number}.\n\n{order}\n\n{en}\n\n\
                 See where your order is:\n\n{link}"
            ),
            format!(
                "شكرًا لك. وصلنا طلبك رقم {number}.\n\n{order}\n\n{ar}\n\n\
                 تابع حالة طلبك:\n\n{link}"
            ),
        ],
    )
}

/// The shop's own letter about an order: what to send to whom.
pub(super) fn order_received(lang: Lang, kept: &Kept) -> Letter {
    let number = &kept.order.number;
    let OrderDocument { address, email, .. } = &kept.document;
    let order = contents(lang, &kept.document, true);
    let paid = payment_name(kept.document.payment, lang);
    let to = [
        &address.name,
        &address.phone,
        email,
        &address.street,
        &address.area,
        &address.city,
        &address.note,
    ];
    let to: Vec<String> = to
        .into_iter()
        .filter(|line| !line.is_empty())
        .map(|line| isolated(lang, line))
        .collect();
    let to = to.join("\n");
    let subject = [
        format!("New order {number}"),
        format!("طلب جديد رقم {number}"),
    ];
    let letter = letter(
        lang,
        [&subject[0], &subject[1]],
        [
            format!("New order {number}.\n\n{order}\n\nPayment: {paid}\n\nCustomer:\n{to}\n"),
            format!(
                "طلب جديد رقم {}.\n\n{order}\n\nطريقة الدفع: {paid}\n\nالعميل:\n{to}\n",
                isolated(Lang::Ar, number)
            ),
        ],
    );
    Letter {
        reply_to: Some(email.clone()),
        ..letter
    }
}

fn payment_name(payment: Payment, lang: Lang) -> &'static str {
    match (payment, lang) {
        (Payment::OnDelivery, Lang::En) => "on delivery",
        (Payment::OnDelivery, Lang::Ar) => "عند الاستلام",
        (Payment::BankTransfer, Lang::En) => "bank transfer",
        (Payment::BankTransfer, Lang::Ar) => "حوالة بنكية",
        (Payment::Invoice, Lang::En) => "invoice",
        (Payment::Invoice, Lang::Ar) => "فاتورة",
    }
}

/// What was ordered, and what it comes to, a line each; with SKUs for who packs it.
fn contents(lang: Lang, document: &OrderDocument, with_skus: bool) -> String {
    let money = |amount: Money| match lang {
        Lang::En => amount.format(lang),
        // Its number and its Arabic symbol keep their order.
        Lang::Ar => format!("\u{2067}{}\u{2069}", amount.format(lang)),
    };
    let mut lines: Vec<String> = document
        .lines
        .iter()
        .map(|line| {
            let (name, variant) = (line.name.get(lang), line.variant.get(lang));
            let (name, variant) = (isolated(lang, name), isolated(lang, variant));
            let (quantity, gross) = (line.price.quantity, money(line.price.gross));
            let sku = match with_skus {
                true => format!(" [{}]", isolated(lang, &line.sku)),
                false => String::new(),
            };
            match line.variant.is_empty() {
                true => format!("{quantity} × {name}{sku}: {gross}"),
                false => format!("{quantity} × {name} ({variant}){sku}: {gross}"),
            }
        })
        .collect();
    let delivery = isolated(lang, document.delivery.get(lang));
    let totals = &document.totals;
    let free = match lang {
        Lang::En => "free",
        Lang::Ar => "مجانًا",
    };
    let fee = match totals.delivery.minor {
        0 => free.to_owned(),
        _ => money(totals.delivery),
    };
    let total = match lang {
        Lang::En => "Total",
        Lang::Ar => "الإجمالي",
    };
    lines.push(String::new());
    lines.push(format!("{delivery}: {fee}"));
    lines.push(format!("{total}: {}", money(totals.gross)));
    lines.join("\n")
}

/// How it is paid, in both languages.
fn paying(
    Kept {
        order, document, ..
    }: &Kept,
) -> [String; 2] {
    // An order of an older program does not keep what it was offered.
    let unkept = || PaymentOffer::new(document.payment);
    let offer = document.offer.clone().unwrap_or_else(unkept);
    let [mut en, mut ar] = [Lang::En, Lang::Ar].map(|lang| {
        let note = payment_note(&offer, lang);
        format!("{}.", note.trim_end_matches('.'))
    });
    let instruction = provider(document.payment).begin(&order.number, order.total_minor);
    if let (Instruction::Transfer, Some(bank)) = (instruction, &offer.bank) {
        let (beneficiary, number) = (&bank.beneficiary, &order.number);
        let iban = &bank.iban;
        en.push_str(&format!(
            "\n\nBank: {}\nIBAN: {iban}\nBeneficiary: {beneficiary}\nReference: {number}",
            bank.bank.get(Lang::En)
        ));
        ar.push_str(&format!(
            "\n\nالبنك: {}\nرقم الآيبان: {}\nالمستفيد: {}\nالمرجع: {}",
            isolated(Lang::Ar, bank.bank.get(Lang::Ar)),
            isolated(Lang::Ar, iban),
            isolated(Lang::Ar, beneficiary),
            isolated(Lang::Ar, number)
        ));
    }
    [en, ar]
}
