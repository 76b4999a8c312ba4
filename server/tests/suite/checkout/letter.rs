//! The letter about an order: what was ordered, what it comes to, and how it is paid.

use super::{CHAIR, add, form, number, plenty, send};
use crate::harness::Harness;
use engine::Lang;
use services::mail::Post;

/// Orders two chairs by transfer; gives the order's number, the customer's letter and the shop's.
async fn letters(lang: Lang) -> (String, [String; 2]) {
    let shop = plenty(Harness::new().await).await;
    let mut rana = shop.visitor();
    add(&mut rana, CHAIR, "2").await;
    let shown = rana.checkout().await;
    let mut fields = form(&shown, "amman");
    for (name, value) in &mut fields {
        match *name {
            "lang" => *value = lang.code(),
            "payment" => *value = "bank-transfer",
            _ => {}
        }
    }
    let placed = send(&mut rana, &fields).await;
    let (post, kept) = Post::keeping("https://shop.test");
    shop.services
        .deliver(&post, shop.clock.now())
        .await
        .unwrap();
    let letters = kept.lock().unwrap();
    let to = |address: &str| {
        let mut found = letters.iter().filter(|(to, _)| to == address);
        match (found.next(), found.next()) {
            (Some((_, letter)), None) => letter.body.replace('\u{a0}', " "),
            _ => panic!("{address}: {letters:?}"),
        }
    };
    let both = [to("rana@example.com"), to("shop@example.com")];
    assert_eq!(letters.len(), 2);
    // The shop's answer to its own letter goes to the customer.
    let replies: Vec<_> = letters
        .iter()
        .filter_map(|(_, l)| l.reply_to.as_deref())
        .collect();
    assert_eq!(replies, ["rana@example.com"]);
    (number(&placed), both)
}

async fn letter(lang: Lang) -> (String, String) {
    let (number, [letter, _]) = letters(lang).await;
    (number, letter)
}

#[tokio::test]
async fn the_shop_is_told_what_to_send_to_whom() {
    // In its own first language, whatever the customer reads.
    let (number, [_, told]) = letters(Lang::Ar).await;
    for line in [
        &format!("New order {number}."),
        "2 × Oak chair (Black) [CHAIR-BLACK]: JOD 90.000",
        "Total: JOD 93.000",
        "Payment: bank transfer",
        "rana@example.com",
        "0790123456",
        "Amman",
    ] {
        assert!(told.contains(line), "{line}: {told}");
    }
    assert!(!told.contains("?k="), "the link is the customer's: {told}");
}

#[tokio::test]
async fn the_letter_says_what_was_ordered_and_where_the_money_goes() {
    let (number, english) = letter(Lang::En).await;
    for line in [
        "2 × Oak chair (Black): JOD 90.000",
        "Within Amman: JOD 3.000",
        "Total: JOD 93.000",
        "We send your order when the money arrives.",
        "IBAN: JO94 CBJO 0010 0000 0000 0131 0003 02",
        "Beneficiary: Test shop",
        &format!("Reference: {number}"),
        "Test shop\n+962 6 000 0000\nshop@example.com",
    ] {
        assert!(english.contains(line), "{line}: {english}");
    }
    assert!(!english.contains(['\u{2067}', '\u{2068}']), "{english}");
}

#[tokio::test]
async fn texts_of_either_direction_are_isolated_in_an_arabic_letter() {
    let (number, arabic) = letter(Lang::Ar).await;
    for part in [
        "2 × \u{2068}كرسي بلوط\u{2069} (\u{2068}أسود\u{2069}): \u{2067}90.000 د.أ\u{2069}",
        "\u{2068}داخل عمّان\u{2069}: \u{2067}3.000 د.أ\u{2069}",
        "\u{2068}JO94 CBJO 0010 0000 0000 0131 0003 02\u{2069}",
        &format!("المرجع: \u{2068}{number}\u{2069}"),
        "\u{2068}+962 6 000 0000\u{2069}",
    ] {
        assert!(arabic.contains(part), "{part}: {arabic}");
    }
}
