//! The limits: the least that the same libraries on the same machine take for
//! the same work. Each runs in a process of its own, so that its processor
//! time is its own.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;
use maud::{DOCTYPE, Markup, html};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A bare server in a process of its own.
pub struct Bare {
    child: Child,
    pub url: String,
}

impl Drop for Bare {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Bare {
    /// Serves `bytes` bytes that are ready.
    pub fn ready(bytes: usize) -> Self {
        Self::start(&["bare".as_ref(), bytes.to_string().as_ref()])
    }

    /// Makes a page of about `bytes` bytes after a read of one row.
    pub fn reading(bytes: usize, database: &Path) -> Self {
        let bytes = bytes.to_string();
        Self::start(&["bare".as_ref(), bytes.as_ref(), database.as_os_str()])
    }

    fn start(arguments: &[&OsStr]) -> Self {
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        command.args(arguments);
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .expect("this program starts itself");
        let mut url = String::new();
        let out = child.stdout.take().expect("it prints");
        BufReader::new(out)
            .read_line(&mut url)
            .expect("it prints its address");
        let url = url.trim().to_owned();
        Self { child, url }
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }
}

/// What the child does.
pub async fn serve(bytes: usize, database: Option<String>) {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0))
        .await
        .expect("a free port");
    let address = listener.local_addr().expect("an address");
    let paragraphs = paragraphs(bytes);
    let router = match database {
        None => {
            let ready = Bytes::from("x".repeat(bytes));
            let html = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
            Router::new().route("/", get(move || async move { (html, ready.clone()) }))
        }
        Some(path) => {
            let on = Database::connect(format!("sqlite://{path}"))
                .await
                .expect("the database opens");
            Router::new()
                .route("/", get(read_then_page))
                .with_state((on, paragraphs))
        }
    };
    println!("http://{address}/");
    axum::serve(listener, router).await.expect("it serves");
}

/// The table that the reading one reads.
pub async fn fill(path: &Path) {
    let on = Database::connect(format!("sqlite://{}?mode=rwc", path.display()))
        .await
        .expect("a database");
    on.execute_unprepared(
        "PRAGMA journal_mode = WAL; CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, percent INTEGER NOT NULL)",
    )
    .await
    .expect("a table");
    for id in 1..=1000 {
        let sql = format!(
            "INSERT INTO place VALUES ({id}, 'reader {id}', {})",
            id % 100
        );
        on.execute_unprepared(&sql).await.expect("a row");
    }
}

#[derive(sea_orm::FromQueryResult)]
struct Place {
    name: String,
}

async fn read_then_page(
    State((on, paragraphs)): State<(DatabaseConnection, usize)>,
) -> impl IntoResponse {
    use sea_orm::FromQueryResult;
    let statement = Statement::from_sql_and_values(
        DbBackend::Sqlite,
        "SELECT id, name, percent FROM place WHERE id = ?",
        [7.into()],
    );
    let place = Place::find_by_statement(statement)
        .one(&on)
        .await
        .expect("a read")
        .expect("a row");
    page(paragraphs, &place.name)
}

/// How many paragraphs make a page of this size.
fn paragraphs(bytes: usize) -> usize {
    let (none, ten) = (
        page(0, "reader").into_string().len(),
        page(10, "reader").into_string().len(),
    );
    bytes.saturating_sub(none) * 10 / (ten - none)
}

/// A page in the manner of ours: words and addresses set into a frame, and a
/// text that is there already.
fn page(paragraphs: usize, reader: &str) -> Markup {
    const LINKS: [(&str, &str); 12] = [
        ("/programs", "Programs"),
        ("/resources", "Resources"),
        ("/training", "Training"),
        ("/coaching", "Coaching"),
        ("/verify", "Verify"),
        ("/dashboard", "Dashboard"),
        ("/account", "Account"),
        ("/contact", "Contact"),
        ("/notifications", "Notifications"),
        ("/privacy", "Privacy"),
        ("/terms", "Terms"),
        ("/accessibility", "Accessibility"),
    ];
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                title { "A page" }
                link rel="stylesheet" href="/assets/site.css";
            }
            body {
                header { nav { ul {
                    @for (href, label) in LINKS { li { a href=(href) { (label) } } }
                } } }
                main {
                    h1 { "A page for " (reader) }
                    @for number in 0..paragraphs {
                        p id=(number) {
                            "Compassion at work is a skill that can be learned: to notice what hurts, to make sense of it without blame, to feel with the person, and to do something that helps. Leaders who practice it lose fewer people, hear of problems sooner, and spend less time in conflicts that nobody wanted. None of it asks for more hours; all of it asks for attention at the right moment, which is a habit, and habits grow by being used in small things first."
                        }
                    }
                }
                footer { p { "Published by nobody." } }
            }
        }
    }
}
