use super::{public, store};
use crate::site::{
    BundledPage, PageDraft, PageRefusal, Settings, SettingsRefusal, import_site, load_settings,
    outline, page, save_page, save_settings, search, versions,
};
use crate::store::{Store, UseCaseError};
use laurel_domain::identity::{Action, Actor, Permit, System, actions, authorize};
use laurel_domain::site::PageFile;

fn may<A: Action<Object = ()>>() -> Permit<A> {
    authorize(&Actor::Operator, ()).expect("the operator may")
}

fn terms() -> BundledPage {
    let text = "+++\ntitle = \"Terms\"\nsummary = \"What holds.\"\nversion = \"1\"\n+++\nBe kind.";
    BundledPage {
        slug: "terms".to_owned(),
        language: "en".to_owned(),
        file: PageFile::parse(text).expect("a page"),
        text: "Be kind.".to_owned(),
    }
}

fn settings(organization: &str) -> Settings {
    Settings {
        organization: organization.to_owned(),
        policy_versions: [("terms".to_owned(), "1".to_owned())].into(),
        ..Settings::default()
    }
}

async fn bring_in(store: &Store, organization: &str) -> bool {
    import_site(store, System::new(), vec![terms()], settings(organization))
        .await
        .expect("imported")
}

async fn now(store: &Store) -> Settings {
    let kept = load_settings(store, public()).await.expect("read");
    kept.unwrap_or_default()
}

#[tokio::test]
async fn the_bundled_site_comes_in_once_and_edits_stay() {
    let (store, _folder) = store().await;
    if !bring_in(&store, "First").await {
        // a database that an earlier run filled
        return;
    }
    // on a shared database another test's settings may have been there first
    let before = now(&store).await;
    let may_manage = may::<actions::ManageSettings>();
    save_settings(&store, &may_manage, before, settings("First"))
        .await
        .expect("saved");
    let kept = page(&store, public(), "terms", "en")
        .await
        .expect("read")
        .expect("there");
    let mut draft = PageDraft::of(&terms());
    draft.source = "Be kinder.".to_owned();
    draft.text = "Be kinder.".to_owned();
    draft.data.version = "2".to_owned();
    let save = |draft: PageDraft, seen| {
        let permit = may::<actions::EditPages>();
        let store = store.clone();
        async move {
            save_page(
                &store,
                &permit,
                "terms".to_owned(),
                "en".to_owned(),
                draft,
                seen,
            )
            .await
        }
    };
    save(draft.clone(), Some(kept.updated_at))
        .await
        .expect("saved");
    // somebody who still looks at the first text
    let late = save(draft, Some(kept.updated_at)).await;
    assert!(matches!(
        late,
        Err(UseCaseError::Refused(PageRefusal::Changed))
    ));

    assert!(!bring_in(&store, "Second").await);
    let now = page(&store, public(), "terms", "en")
        .await
        .expect("read")
        .expect("there");
    assert_eq!(now.source, "Be kinder.");
    assert_eq!(
        versions(&store, &may(), now.id, 10)
            .await
            .expect("versions")
            .len(),
        2
    );
    assert_eq!(outline(&store, public()).await.expect("outline").len(), 1);
    let found = search(&store, public(), "en", "kinder", 1)
        .await
        .expect("found");
    assert_eq!(
        found.hits.first().map(|hit| hit.address.as_str()),
        Some("/terms")
    );
    let settings = load_settings(&store, public())
        .await
        .expect("read")
        .expect("settings");
    assert_eq!(settings.organization, "First");
    assert_eq!(
        settings.policy_versions.get("terms").map(String::as_str),
        Some("2")
    );
}

#[tokio::test]
async fn settings_are_kept_whole_and_tell_the_audit() {
    let (store, _folder) = store().await;
    let settings = Settings {
        time_zone: "America/Chicago".to_owned(),
        contact_email: "info@example.org".to_owned(),
        ..Settings::default()
    };
    let may_manage = may::<actions::ManageSettings>();
    let before = now(&store).await;
    save_settings(&store, &may_manage, before.clone(), settings.clone())
        .await
        .expect("saved");
    // who did not see these undoes nothing
    let late = save_settings(&store, &may_manage, before, Settings::default()).await;
    assert!(matches!(
        late,
        Err(UseCaseError::Refused(SettingsRefusal::Changed))
    ));
    assert_eq!(
        load_settings(&store, public()).await.expect("read"),
        Some(settings)
    );
    let filter = crate::audit::AuditFilter {
        subject: Some("settings".to_owned()),
        ..crate::audit::AuditFilter::default()
    };
    let lines = crate::audit::list(&store, &may::<actions::ReadAudit>(), filter, 5).await;
    let lines = lines.expect("audit").lines;
    let told = &lines.first().expect("a line").detail;
    let told: serde_json::Value = serde_json::from_str(told).expect("JSON");
    assert_eq!(
        told["changed"],
        serde_json::json!(["contact_email", "time_zone"])
    );
    assert_eq!(told["before"]["time_zone"], "UTC", "{told}");
    assert_eq!(told["after"]["time_zone"], "America/Chicago", "{told}");
    assert!(
        told["before"].get("leaf").is_none(),
        "only what changed: {told}"
    );
}
