use super::{Claims, Keys, Revocations, TOKEN_LIFE};
use crate::cookies::Lifetime;
use laurel_domain::ids::{PersonId, SessionId};
use laurel_persistence::changes::Changed;
use uuid::Uuid;

const NODE: u64 = 7;

fn token(node: u64, made: u64) -> Claims {
    Claims {
        session: SessionId(Uuid::from_u128(1)),
        person: PersonId(Uuid::from_u128(2)),
        name: "Ana".to_owned(),
        language: "en".to_owned(),
        theme: String::new(),
        email_confirmed: true,
        time_zone: None,
        grants: Vec::new(),
        node,
        made,
    }
}

#[test]
fn a_token_is_believed_for_five_minutes_by_the_process_that_made_it() {
    let token = token(NODE, 1000);
    for (running, fresh) in [
        (0, false),
        (999, false),
        (1000, true),
        (1000 + TOKEN_LIFE - 1, true),
        (1000 + TOKEN_LIFE, false),
        (u64::MAX, false),
    ] {
        assert_eq!(token.is_fresh(NODE, running), fresh, "after {running} ms");
    }
}

#[test]
fn a_token_of_another_process_is_never_believed() {
    assert!(!token(NODE + 1, 1000).is_fresh(NODE, 1000));
    // versions before named no node, and counted from 1970
    let before = r#"{"session":"00000000-0000-0000-0000-000000000001",
        "person":"00000000-0000-0000-0000-000000000002","name":"Ana","language":"en",
        "theme":"","email_confirmed":true,"grants":[],"made":1790000000000}"#;
    let before: Claims = serde_json::from_str(before).expect("a token of before");
    assert!(!before.is_fresh(NODE, before.made));
}

#[test]
fn what_changed_is_in_doubt_until_the_row_was_asked_after_it() {
    let shown = token(NODE, 0);
    let somebody_else = Changed::Session(SessionId(Uuid::from_u128(9)));
    let own = [
        Changed::Session(shown.session),
        Changed::Person(shown.person),
    ];
    for changed in own {
        let revocations = Revocations::default();
        revocations.note(Changed::Content, 0);
        revocations.note(somebody_else, 0);
        assert!(!revocations.doubts(&shown, 0), "somebody else's");
        let asked_before = revocations.noted();
        revocations.note(changed, 10);
        assert!(revocations.doubts(&shown, 0));
        assert!(revocations.doubts(&shown, asked_before));
        assert!(!revocations.doubts(&shown, revocations.noted()));
        // for as long as a token from before the change may be fresh
        revocations.note(somebody_else, 10 + TOKEN_LIFE);
        assert!(revocations.doubts(&shown, 0));
        revocations.note(somebody_else, 10 + 2 * TOKEN_LIFE);
        assert!(!revocations.doubts(&shown, 0), "forgotten");
    }
}

#[test]
fn over_https_a_cookie_is_bound_to_the_host() {
    for (secure, name) in [(true, "__Host-flash"), (false, "flash")] {
        let keys = Keys::new(b"secret", secure);
        let set = keys.set_cookie("flash", "x", Lifetime::Browser);
        let set = set.expect("a cookie");
        let text = set.to_str().expect("text");
        assert!(text.starts_with(&format!("{name}=x; ")), "{text}");
        assert_eq!(text.contains("; Secure"), secure, "{text}");
        let end = keys.end_cookie("flash").expect("a cookie");
        let text = end.to_str().expect("text");
        assert!(text.starts_with(&format!("{name}=; ")), "{text}");
        assert!(text.contains("; Max-Age=0"), "{text}");
    }
}

#[test]
fn a_note_is_good_for_one_use_and_never_a_session() {
    let keys = Keys::new(b"secret", false);
    let who = std::collections::BTreeMap::from([("who".to_owned(), "ana".to_owned())]);
    let note = keys.seal("registered", &who).expect("a note");
    assert_eq!(keys.unseal("registered", &note), Some(who));
    assert_eq!(
        keys.unseal::<std::collections::BTreeMap<String, String>>("opened", &note),
        None
    );
    assert!(keys.read(&note).is_none());
    let claims = token(NODE, 1);
    let session = keys.sign(&claims).expect("a session");
    assert_eq!(keys.read(&session), Some(claims.clone()));
    assert_eq!(keys.unseal::<Claims>("registered", &session), None);
    // the same fields, as a note, are no session
    let forged = keys.seal("registered", &claims).expect("a note");
    assert!(keys.read(&forged).is_none());
}
