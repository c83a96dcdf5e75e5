//! Patterns for `LIKE` in which what was typed stands for itself.

use sea_orm::sea_query::LikeExpr;

/// The sign before what would otherwise mean something; `LIKE … ESCAPE '!'`.
/// Not the backslash, which some databases read in text already.
pub(crate) const LIKE_ESCAPE: char = '!';
/// The longest text that is looked for, in characters.
const TEXT_MAX: usize = 200;

/// The pattern of what contains `text`.
pub(crate) fn like_pattern(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.chars().filter(|c| !c.is_control()).take(TEXT_MAX) {
        if matches!(c, '%' | '_' | LIKE_ESCAPE) {
            pattern.push(LIKE_ESCAPE);
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

/// For a column that contains `text`.
pub(crate) fn containing(text: &str) -> LikeExpr {
    LikeExpr::new(like_pattern(text)).escape(LIKE_ESCAPE)
}

#[cfg(test)]
mod tests {
    use super::like_pattern;
    use crate::fixtures::each_database;
    use sea_orm::{ConnectionTrait, Statement};

    #[tokio::test]
    async fn what_was_typed_stands_for_itself() {
        let texts = [
            "100%",
            "a_b",
            "wow!",
            "back\\slash",
            "'; --",
            "100 %",
            "axb",
            "ana",
        ];
        for site in each_database().await {
            let db = site.store.read();
            for typed in texts {
                for kept in texts {
                    let asked = Statement::from_sql_and_values(
                        db.get_database_backend(),
                        "SELECT CASE WHEN $1 LIKE $2 ESCAPE '!' THEN 1 ELSE 0 END AS found",
                        [kept.into(), like_pattern(typed).into()],
                    );
                    let row = db.query_one_raw(asked).await.unwrap().unwrap();
                    let found: i32 = row.try_get("", "found").unwrap();
                    assert_eq!(found == 1, kept.contains(typed), "{typed} in {kept}");
                }
            }
        }
    }
}
