//! E-mail addresses as the mailer understands them.

use engine::order::{Email, FieldError};
use lettre::Address;

/// An address that can be written to: the only way to one, wherever an address is taken. What the
/// mailer itself would refuse when the letter is due is refused now, while somebody can mend it.
///
/// # Errors
/// [`FieldError`] for the field it was typed into.
pub fn parse_address(text: &str) -> Result<Email, FieldError> {
    let email = Email::parse(text)?;
    match email.as_str().parse::<Address>() {
        Ok(_) => Ok(email),
        Err(_) => Err(FieldError::NotAnEmail),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_mailer_refuses_is_no_address() {
        for right in [
            "rana@example.com",
            "rana+orders@mail.example.co.uk",
            "o'brien@example.com",
            "رنا@example.com",
            "rana@مثال.com",
            // An invisible character that came along when it was copied is taken out.
            "rana@exa\u{200b}mple.com",
        ] {
            assert!(parse_address(right).is_ok(), "{right}");
        }
        let long = format!("rana@{}.com", "a".repeat(64));
        for wrong in [
            ".rana@example.com",
            "rana.@example.com",
            "rana..haddad@example.com",
            "ra[na]@example.com",
            long.as_str(),
        ] {
            assert_eq!(parse_address(wrong), Err(FieldError::NotAnEmail), "{wrong}");
        }
        assert_eq!(parse_address(" "), Err(FieldError::Missing));
        assert_eq!(
            parse_address(" Rana@Example.COM ").map(Email::into_string),
            Ok("rana@example.com".to_owned())
        );
    }
}
