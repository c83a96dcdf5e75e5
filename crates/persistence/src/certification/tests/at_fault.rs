//! What can't be printed by a fault of the office: the learner is not blamed,
//! and it goes on by itself once the fault is mended.

use super::*;
use crate::site::{Settings, save_settings, settings_now};
use laurel_domain::certification::EntitlementStatus;

async fn sign_with(fixture: &IssuingFixture, name: &str, role: &str) {
    let permit = authorize(&Actor::Operator, ()).unwrap();
    let settings = Settings {
        signatory_name: name.to_owned(),
        signatory_role: role.to_owned(),
        ..Settings::default()
    };
    let before = settings_now(&fixture.store).await.unwrap();
    let saved = save_settings(&fixture.store, &permit, before, settings).await;
    saved.map_err(|_| ()).unwrap();
}

async fn at_fault(fixture: &IssuingFixture) -> u64 {
    let permit = authorize(&Actor::Operator, ()).unwrap();
    let counts = fixture.store.count(vec![count_at_fault(&permit)]).await;
    counts.unwrap()[0]
}

#[tokio::test]
async fn a_fault_of_the_office_is_not_the_names_and_ends_with_the_setting() {
    let wide = "W".repeat(120);
    for (name, role, told) in [
        ("Maren Holt 🌿", "", "🌿"),
        ("Maren Holt", "Head of 王", "王"),
        ("Maren Holt", &wide, &wide),
    ] {
        let fixture = IssuingFixture::usual().await;
        sign_with(&fixture, name, role).await;
        fixture.complete(fixture.courses[0]).await;
        fixture.issue().await;
        let waiting = fixture.entitlements().await.remove(0);
        assert_eq!(waiting.status.0, EntitlementStatus::Ready, "{name} {role}");
        assert_eq!(waiting.refusal.as_deref(), Some(told));
        assert!(fixture.certificates().await.is_empty());
        assert_eq!(at_fault(&fixture).await, 1);
        // something else is changed: it is tried again, and waits again
        sign_with(&fixture, name, role).await;
        fixture.issue().await;
        assert_eq!(at_fault(&fixture).await, 1);
        sign_with(&fixture, "Maren Holt", "Director").await;
        assert_eq!(at_fault(&fixture).await, 0);
        fixture.issue().await;
        let issued = fixture.look().await.sealed;
        assert_eq!(
            (issued.version, issued.signatory_role.as_str()),
            (2, "Director")
        );
        assert!(issued.completed_on.is_some());
    }
}

#[tokio::test]
async fn a_name_at_fault_stays_its_persons_also_when_a_setting_changes() {
    let fixture = IssuingFixture::new(Arc::new(SystemRandom), "Anh 李", true).await;
    fixture.complete(fixture.courses[0]).await;
    fixture.issue().await;
    sign_with(&fixture, "Maren Holt", "Director").await;
    fixture.issue().await;
    let refused = fixture.entitlements().await.remove(0);
    assert_eq!(refused.status.0, EntitlementStatus::Refused);
    assert_eq!(
        (refused.refusal.as_deref(), at_fault(&fixture).await),
        (Some("李"), 0)
    );
}
