//! A person by their initials; the name itself always stands beside it.

use maud::{Markup, html};

/// First letters of the first and the last name; one letter where there is one name.
pub fn initials(name: &str) -> String {
    let mut words = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    let last = words.next_back();
    first
        .into_iter()
        .chain(last)
        .flat_map(char::to_uppercase)
        .collect()
}

pub fn avatar(name: &str) -> Markup {
    html! { span class="avatar" aria-hidden="true" { (initials(name)) } }
}

/// Avatar and name in one line.
pub fn person(name: &str) -> Markup {
    html! { span class="person" { (avatar(name)) bdi { (name) } } }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_of_the_first_and_last_name() {
        assert_eq!(initials("Nguyễn Thị Ánh"), "NÁ");
        assert_eq!(initials("Ada"), "A");
        assert_eq!(initials("  (Jo)  o'Neil "), "JO");
        assert_eq!(initials(""), "");
        assert_eq!(initials("李 小龍"), "李小");
    }
}
