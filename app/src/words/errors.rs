//! What went wrong, said so that a person knows what to do.

use crate::api::ApiError;
use engine::Lang;
use engine::order::{FieldError, Line, Password};

words! {
    not_found: "This is no longer in the shop.", "هذا لم يعد في المتجر.";
    signed_out: "Please sign in first.", "سجّل الدخول أولًا.";
    unavailable: "The shop cannot answer right now. Nothing was lost; please try again.",
        "المتجر غير متاح حاليًا. لم تفقد شيئًا؛ حاول مرة أخرى.";
    bad_request: "We could not read that. Please check what you entered.",
        "تعذّرت قراءة ما أدخلته. راجعه من فضلك.";
    offline: "You seem to be offline. What you typed is still here.",
        "يبدو أنك غير متصل بالإنترنت. ما كتبته ما زال هنا.";
    fields: "Please look at the marked fields.", "راجع الحقول المعلَّمة من فضلك.";
    stale: "Something changed since you last looked. This is how it is now.",
        "تغيّرت بعض المعلومات منذ فتحت الصفحة. إليك أحدثها.";
    wrong_password: "The e-mail address or password is not right.",
        "البريد الإلكتروني أو كلمة المرور غير صحيحة.";
    stale_link: "This link was used already or is too old. Ask for a new one.",
        "هذا الرابط استُخدم من قبل أو انتهت مدته. اطلب رابطًا جديدًا.";
    missing: "Please fill this in.", "املأ هذا الحقل من فضلك.";
    not_an_email: "Please enter an e-mail address, like rana@example.com.",
        "أدخل بريدًا إلكترونيًا، مثل rana@example.com.";
    not_a_phone: "Please enter a telephone number, like 079 012 3456.",
        "أدخل رقم هاتف، مثل 0790123456.";
    not_a_choice: "Please choose one of these.", "اختر واحدًا ممّا يلي.";
    not_served: "The delivery you chose does not go there. Please choose another.",
        "التوصيل الذي اخترته لا يصل إلى هناك. اختر غيره من فضلك.";
    not_a_quantity: "Please enter a whole number from 1 to 9,999.",
        "أدخل عددًا صحيحًا من 1 إلى 9,999.";
    taken: "There is an account with this address already. Sign in, or reset the password.",
        "يوجد حساب بهذا العنوان. سجّل الدخول أو أعد تعيين كلمة المرور.";
    not_the_password: "This is not your current password.", "هذه ليست كلمة مرورك الحالية.";
    different: "The two do not match.", "القيمتان غير متطابقتين.";
    too_long(max: usize): "Please use at most {max} characters.", "استخدم {max} حرفًا على الأكثر.";
    too_short(min: usize): "Please use at least {min} characters.", "استخدم {min} أحرف على الأقل.";
}

counted! {
    to_fix: ["# thing to fix", "# things to fix"],
        ["لا شيء يحتاج إلى تصحيح", "حقل واحد يحتاج إلى تصحيح", "حقلان يحتاجان إلى تصحيح",
         "# حقول تحتاج إلى تصحيح", "# حقلًا يحتاج إلى تصحيح", "# حقل يحتاج إلى تصحيح"];
    too_many: ["Too many attempts. Please wait # second.", "Too many attempts. Please wait # seconds."],
        ["محاولات كثيرة. حاول الآن.", "محاولات كثيرة. انتظر ثانية واحدة.", "محاولات كثيرة. انتظر ثانيتين.",
         "محاولات كثيرة. انتظر # ثوانٍ.", "محاولات كثيرة. انتظر # ثانية.", "محاولات كثيرة. انتظر # ثانية."];
}

/// An error as a sentence, on any page.
pub fn say(lang: Lang, error: &ApiError) -> String {
    match error {
        ApiError::NotFound => not_found(lang).to_owned(),
        ApiError::Gone(gone) => gone.text.clone(),
        // What is not for everybody has pages that say so; elsewhere another account is wanted.
        ApiError::SignedOut | ApiError::Forbidden => signed_out(lang).to_owned(),
        // The last three are answers to forms, see `say_form`.
        ApiError::BadRequest
        | ApiError::Fields(_)
        | ApiError::WrongPassword
        | ApiError::StaleLink => bad_request(lang).to_owned(),
        ApiError::Stale => stale(lang).to_owned(),
        ApiError::TooMany(seconds) => too_many(lang, *seconds),
        ApiError::Unavailable => unavailable(lang).to_owned(),
        ApiError::Offline => offline(lang).to_owned(),
    }
}

/// An error as a sentence, at a form. Its words travel with the pages that have forms.
pub fn say_form(lang: Lang, error: &ApiError) -> String {
    match error {
        ApiError::Fields(_) => fields(lang).to_owned(),
        ApiError::WrongPassword => wrong_password(lang).to_owned(),
        ApiError::StaleLink => stale_link(lang).to_owned(),
        error => say(lang, error),
    }
}

/// What is wrong with a field.
pub fn say_field(lang: Lang, error: FieldError) -> String {
    match error {
        FieldError::Missing => missing(lang).to_owned(),
        FieldError::TooLong => too_long(lang, Line::MAX),
        FieldError::TooShort => too_short(lang, Password::MIN),
        FieldError::NotAnEmail => not_an_email(lang).to_owned(),
        FieldError::NotAPhone => not_a_phone(lang).to_owned(),
        FieldError::NotAChoice => not_a_choice(lang).to_owned(),
        FieldError::NotServed => not_served(lang).to_owned(),
        FieldError::NotAQuantity => not_a_quantity(lang).to_owned(),
        FieldError::Taken => taken(lang).to_owned(),
        FieldError::NotThePassword => not_the_password(lang).to_owned(),
        FieldError::Different => different(lang).to_owned(),
    }
}
