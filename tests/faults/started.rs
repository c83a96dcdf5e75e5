//! Starting twice, and stopping.

use laurel_tests::{Options, Site, wait_for};
use std::io::{Read, Write};
use std::net::TcpStream;

#[tokio::test]
async fn a_second_start_on_the_same_folder_is_refused_where_there_may_be_one_only() {
    let site = Site::start().await;
    if let Some(node) = site.second_node().await {
        // on PostgreSQL it is one more node
        let visitor = site.visitor().at(node.base.clone());
        assert_eq!(visitor.get("/readyz").await.status, 200);
    } else {
        let output = site.run(&["serve", "--listen", "127.0.0.1:0"]);
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            said.contains("another laurel serves") && said.lines().count() == 1,
            "{said}"
        );
    }
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

/// A request that is in hand: the server reads its body already, of which the
/// last part is still to come.
struct Half {
    stream: TcpStream,
}

impl Half {
    const BODY: &str = "theme=dark";

    fn sent(site: &Site) -> Self {
        let address = site.address();
        let mut stream = TcpStream::connect(&address).expect("a connection");
        let head = format!(
            "POST /preferences HTTP/1.1\r\nHost: {address}\r\nExpect: 100-continue\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
            Self::BODY.len()
        );
        stream.write_all(head.as_bytes()).expect("it is sent");
        // the server says so once it wants the body
        let mut said = [0; 25];
        stream.read_exact(&mut said).expect("an answer");
        assert_eq!(&said, b"HTTP/1.1 100 Continue\r\n\r\n");
        Self { stream }
    }

    /// Sends the rest; the first line of the answer.
    fn answer(mut self) -> String {
        self.stream
            .write_all(Self::BODY.as_bytes())
            .expect("it is sent");
        let mut answer = String::new();
        self.stream
            .read_to_string(&mut answer)
            .expect("an answer, and then the end");
        answer.lines().next().unwrap_or_default().to_owned()
    }
}

#[tokio::test]
async fn a_signal_to_stop_lets_requests_in_hand_end_and_the_next_start_goes_on() {
    let mut site = Site::start().await;
    let ana = site.person("Ana", "ana@example.org", None).await;
    let requests: Vec<Half> = (0..8).map(|_| Half::sent(&site)).collect();
    site.ask_to_stop();
    wait_for("the server to take nobody new", || async {
        TcpStream::connect(site.address()).is_err().then_some(())
    })
    .await;
    for request in requests {
        assert_eq!(request.answer(), "HTTP/1.1 303 See Other");
    }
    assert!(site.ended_well());
    site.serve().await;
    assert_eq!(ana.get("/account").await.status, 200);
}
