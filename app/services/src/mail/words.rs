//! The letters, in both languages. Links stand on lines of their own, so that
//! every mail program makes them links.

use super::Letter;
use engine::Lang;

fn letter(lang: Lang, subject: [&str; 2], body: [String; 2]) -> Letter {
    let [en, ar] = body;
    let (subject, body, end) = match lang {
        Lang::En => (subject[0], en, "Tafsil"),
        Lang::Ar => (subject[1], ar, "تفصيل"),
    };
    Letter {
        subject: subject.to_owned(),
        body: format!("{body}\n\n{end}\n"),
    }
}

pub(super) fn finish_sign_up(lang: Lang, link: &str) -> Letter {
    letter(
        lang,
        ["Finish opening your account", "أكمل فتح حسابك"],
        [
            format!(
                "Welcome. Open this link to choose a password and finish opening your account:\n\n\
                 {link}\n\n\
                 It works once, for one hour, on any of your devices.\n\
                 If this was not you, there is nothing to do: without the link there is no account."
            ),
            format!(
                "أهلًا بك. افتح هذا الرابط لتختار كلمة مرور وتكمل فتح حسابك:\n\n\
                 {link}\n\n\
                 يصلح الرابط مرة واحدة خلال ساعة، ومن أي جهاز لديك.\n\
                 إن لم تكن أنت من طلب ذلك فتجاهل هذه الرسالة: لا يُفتح حساب من دون الرابط."
            ),
        ],
    )
}

pub(super) fn has_account(lang: Lang, sign_in: &str, reset: &str) -> Letter {
    letter(
        lang,
        ["You already have an account", "لديك حساب لدينا"],
        [
            format!(
                "Somebody, probably you, tried to open an account with this address. \
                 It already has one. Sign in here:\n\n{sign_in}\n\n\
                 If you forgot the password, choose a new one here:\n\n{reset}\n\n\
                 If this was not you, there is nothing to do."
            ),
            format!(
                "حاول أحد ما، ولعلّه أنت، فتح حساب بهذا العنوان، وله حساب من قبل. \
                 سجّل الدخول من هنا:\n\n{sign_in}\n\n\
                 وإن نسيت كلمة المرور فاختر كلمة جديدة من هنا:\n\n{reset}\n\n\
                 إن لم تكن أنت من حاول فلا يلزمك شيء."
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
                 يصلح الرابط مرة واحدة خلال ساعة، وستخرج من حسابك على كل الأجهزة.\n\
                 إن لم تطلب ذلك فتجاهل هذه الرسالة، وتبقى كلمة مرورك كما هي."
            ),
        ],
    )
}

pub(super) fn password_changed(lang: Lang, reset: &str) -> Letter {
    letter(
        lang,
        ["Your password was changed", "تغيّرت كلمة مرورك"],
        [
            format!(
                "The password of your account was changed just now, and every other device was signed out.\n\n\
                 If this was not you, choose a new password at once:\n\n{reset}"
            ),
            format!(
                "تغيّرت كلمة مرور حسابك قبل قليل، وسُجّل الخروج من بقية الأجهزة.\n\n\
                 إن لم تكن أنت من غيّرها فاختر كلمة جديدة فورًا:\n\n{reset}"
            ),
        ],
    )
}

pub(super) fn order_placed(lang: Lang, number: &str, total: &str, link: &str) -> Letter {
    let subject = [format!("Your order {number}"), format!("طلبك رقم {number}")];
    letter(
        lang,
        [&subject[0], &subject[1]],
        [
            format!(
                "Thank you. We have your order {number}, {total} in total.\n\n\
                 See what you ordered and where it is:\n\n{link}"
            ),
            format!(
                "شكرًا لك. وصلنا طلبك رقم {number} ومجموعه {total}.\n\n\
                 اطّلع على محتوى الطلب وحالته:\n\n{link}"
            ),
        ],
    )
}
