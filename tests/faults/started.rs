//! Starting twice, and stopping.

use laurel_tests::{Options, Person, Site};

#[tokio::test]
async fn a_second_start_on_the_same_folder_is_refused_with_a_clear_message() {
    let site = Site::start().await;
    let output = site.run(&["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("another laurel serves") && said.lines().count() == 1,
        "{said}"
    );
    assert_eq!(
        site.visitor().get("/readyz").await.status,
        200,
        "the first goes on"
    );
}

#[tokio::test]
async fn a_wrong_setting_stops_the_start_with_one_line_that_names_it() {
    for (name, value) in [
        ("LAUREL_LISTEN", "nowhere"),
        ("LAUREL_SMTP_URL", "not a url"),
        ("LAUREL_LOG_FORMAT", "xml"),
        ("LAUREL_COLOUR", "green"),
    ] {
        let site = Site::prepare(Options::default().and(name, value)).await;
        let output = site.run(&["serve"]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let said = String::from_utf8_lossy(&output.stderr).to_lowercase();
        let word = name.trim_start_matches("LAUREL_").to_lowercase();
        assert!(said.contains(&word), "{name}: {said}");
        assert_eq!(said.lines().count(), 1, "{name}: {said}");
    }
}

#[tokio::test]
async fn a_signal_to_stop_lets_requests_in_hand_end_and_the_next_start_goes_on() {
    let mut site = Site::start().await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    let visitors: Vec<_> = (0..8).map(|_| site.visitor()).collect();
    // passwords are checked two at a time, so that some of these are in hand for a while
    let fields = [("email", "ana@example.org"), ("password", Person::PASSWORD)];
    let requests = futures::future::join_all(visitors.iter().map(|v| {
        let request = v.request(reqwest::Method::POST, "/login").form(&fields);
        v.try_send(request)
    }));
    let stopping = async {
        site.runs_for(std::time::Duration::from_millis(100)).await;
        site.stop()
    };
    let (answers, stopped) = tokio::join!(requests, stopping);
    assert!(stopped, "it ends well");
    assert!(
        answers
            .iter()
            .filter(|a| a.as_ref().is_ok_and(|p| p.status == 303))
            .count()
            == 8,
        "what was in hand is answered: {:?}",
        answers
            .iter()
            .map(|a| a.as_ref().map(|p| p.status).map_err(ToString::to_string))
            .collect::<Vec<_>>()
    );
    site.serve().await;
    assert_eq!(ana.get("/account").await.status, 200);
}
