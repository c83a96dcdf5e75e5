//! A running site.

use crate::database::{HeldAudit, by_hand, contents, own_database};
use crate::mailbox::{self, Email};
use crate::person::Person;
use crate::wait_for;
use cargo_metadata::Message;
use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;

use tempfile::TempDir;

/// How to start one.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// More settings, such as `("LAUREL_PUBLIC_URL", "https://…")`.
    pub environment: Vec<(&'static str, String)>,
    /// Another binary than the one that the suites try.
    pub binary: Option<PathBuf>,
    /// The most files that the server may have open.
    pub files: Option<u32>,
    /// Nobody reads what the server prints and logs.
    pub unread: bool,
    /// The configuration does not say at which address people use the site.
    pub no_address: bool,
}

impl Options {
    /// Believes the address that a proxy on this machine tells.
    pub fn behind_a_proxy() -> Self {
        Self::default().and("LAUREL_TRUSTED_PROXIES", "127.0.0.1")
    }

    /// Nobody has said at which address people use it.
    pub fn without_an_address() -> Self {
        Self {
            no_address: true,
            ..Self::default()
        }
    }

    #[must_use]
    pub fn and(mut self, name: &'static str, value: &str) -> Self {
        self.environment.push((name, value.to_owned()));
        self
    }
}

pub struct Site {
    binary: PathBuf,
    folder: TempDir,
    database_url: Option<String>,
    options: Options,
    port: u16,
    server: Option<Child>,
}

impl Drop for Site {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Another server process of the same site.
pub struct Node {
    server: Child,
    pub base: String,
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

async fn answers_at(url: &str) {
    let client = reqwest::Client::new();
    wait_for("the site to be ready", || async {
        let answer = client.get(url).send().await.ok()?;
        answer.status().is_success().then_some(())
    })
    .await;
}

/// The binary that the suites try: the one that `LAUREL_TEST_BINARY` names, or
/// one that is built of the sources as they are now, once in a test process.
pub fn binary() -> PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT
        .get_or_init(|| std::env::var_os("LAUREL_TEST_BINARY").map_or_else(build, PathBuf::from))
        .clone()
}

/// Cargo itself lets one build at a time into a target folder, and says where
/// the binary went.
fn build() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        // as the suites themselves are built, so that no library is built twice
        .args(["build", "--locked", "--workspace", "--bin", "laurel"])
        .args(["--message-format", "json-render-diagnostics"])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "laurel is built");
    Message::parse_stream(&output.stdout[..])
        .filter_map(|message| match message.expect("a message of cargo") {
            Message::CompilerArtifact(made) if made.target.name == "laurel" => made.executable,
            _ => None,
        })
        .next()
        .expect("cargo names the binary")
        .into_std_path_buf()
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|l| l.local_addr())
        .expect("a free port")
        .port()
}

impl Site {
    /// A fresh site, serving.
    pub async fn start() -> Self {
        Self::start_with(Options::default()).await
    }

    pub async fn start_with(options: Options) -> Self {
        let mut site = Self::prepare(options).await;
        site.serve().await;
        site
    }

    /// A fresh folder and database, nothing running yet.
    pub async fn prepare(options: Options) -> Self {
        Self {
            binary: options.binary.clone().unwrap_or_else(binary),
            folder: TempDir::new().expect("a temporary folder"),
            database_url: own_database().await,
            options,
            port: free_port(),
            server: None,
        }
    }

    fn command(&self) -> Command {
        self.with_settings(Command::new(&self.binary))
    }

    fn with_settings(&self, mut command: Command) -> Command {
        command
            .current_dir(self.folder.path())
            .env_clear()
            .env("LAUREL_DATA_DIR", self.data())
            .env("LAUREL_LISTEN", format!("127.0.0.1:{}", self.port))
            .env("LAUREL_LOG", "warn");
        if let Some(url) = &self.database_url {
            command.env("LAUREL_DATABASE_URL", url);
        }
        if !self.options.no_address {
            command.env(
                "LAUREL_PUBLIC_URL",
                format!("http://127.0.0.1:{}", self.port),
            );
        }
        for (name, value) in &self.options.environment {
            command.env(name, value);
        }
        command
    }

    /// One more setting, from the next start on.
    pub fn configure(&mut self, name: &'static str, value: &str) {
        self.options.environment.push((name, value.to_owned()));
    }

    /// Starts the server and waits until it is ready.
    pub async fn serve(&mut self) {
        self.spawn();
        self.runs_until_ready().await;
    }

    /// Waits until the server that was started answers.
    pub async fn runs_until_ready(&self) {
        answers_at(&self.url("/readyz")).await;
    }

    /// The same with more arguments for `serve`.
    pub async fn serve_with(&mut self, arguments: &[&str]) {
        self.server = Some(self.spawn_at(self.port, arguments));
        self.runs_until_ready().await;
    }

    /// Starts the server without waiting for it.
    pub fn spawn(&mut self) {
        self.server = Some(self.spawn_at(self.port, &[]));
    }

    /// One more server process on the same database; `None` on SQLite, where
    /// there is one only.
    pub async fn second_node(&self) -> Option<Node> {
        self.database_url.as_ref()?;
        let port = free_port();
        let node = Node {
            server: self.spawn_at(port, &[]),
            base: format!("http://127.0.0.1:{port}"),
        };
        answers_at(&format!("{}/readyz", node.base)).await;
        Some(node)
    }

    fn spawn_at(&self, port: u16, arguments: &[&str]) -> Child {
        let mut command = self.command();
        if let Some(files) = self.options.files {
            // the shell becomes the server, so that the process id is its own
            let limited = format!("ulimit -n {files} && exec \"$0\" serve \"$@\"");
            command = self.with_settings(Command::new("sh"));
            command.arg("-c").arg(limited).arg(&self.binary);
        } else {
            command.arg("serve");
        }
        let (out, log) = self.outputs();
        let child = command
            .args(arguments)
            .env("LAUREL_LISTEN", format!("127.0.0.1:{port}"))
            .stdin(Stdio::null())
            .stdout(out)
            .stderr(log)
            .spawn();
        child.unwrap_or_else(|error| panic!("{} starts: {error}", self.binary.display()))
    }

    fn outputs(&self) -> (Stdio, Stdio) {
        if self.options.unread {
            let (reader, writer) = std::io::pipe().expect("a pipe");
            drop(reader);
            let log = writer.try_clone().expect("a pipe");
            return (writer.into(), log.into());
        }
        let log = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.log_path())
            .expect("a log file");
        let out = log.try_clone().expect("a log file");
        (out.into(), log.into())
    }

    /// Holds up every privileged change of this site until it is released;
    /// `None` on SQLite, where transactions never overlap.
    pub async fn hold_audit(&self) -> Option<HeldAudit> {
        Some(HeldAudit::take(self.database_url.as_ref()?).await)
    }

    /// Changes the database by hand.
    pub async fn by_hand(&self, sql: &str) {
        let file = self.data().join("laurel.db");
        by_hand(self.database_url.as_deref(), &file, sql).await;
    }

    /// What is in the database, by the names of its tables.
    pub async fn contents(&self) -> BTreeMap<String, Vec<String>> {
        contents(self.database_url.as_deref(), &self.data().join("laurel.db")).await
    }

    /// Whether its database is the file in the data folder.
    pub fn is_sqlite(&self) -> bool {
        self.database_url.is_none()
    }

    /// A program's folder, imported and published at the command line.
    pub fn import(&self, folder: &Path) -> String {
        self.said(&["import", &folder.display().to_string(), "--publish"])
    }

    /// `kill -9`.
    pub fn kill(&mut self) {
        if let Some(mut server) = self.server.take() {
            let _ = server.kill();
            let _ = server.wait();
        }
    }

    /// SIGTERM, without waiting for the end.
    pub fn ask_to_stop(&self) {
        let asked = Command::new("kill")
            .arg("-TERM")
            .arg(self.pid().to_string())
            .status();
        assert!(asked.is_ok_and(|s| s.success()), "it is there to be asked");
    }

    /// Waits for the end; whether it ended well.
    pub fn ended_well(&mut self) -> bool {
        let server = self.server.take();
        server.is_some_and(|mut server| server.wait().is_ok_and(|s| s.success()))
    }

    /// SIGTERM; whether it ended well.
    pub fn stop(&mut self) -> bool {
        self.ask_to_stop();
        self.ended_well()
    }

    /// Seconds of processor time that the server took: the same on a busy
    /// machine as on a quiet one.
    pub fn cpu_seconds(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.pid()));
        let stat = stat.expect("the server runs");
        // the name, in brackets, may hold spaces; what follows begins at field 3
        let (_, rest) = stat.rsplit_once(')').expect("a process has a name");
        let ticks = rest.split_whitespace().skip(11).take(2);
        let ticks: f64 = ticks.filter_map(|n| n.parse::<f64>().ok()).sum();
        // hundredths of a second on every Linux that Rust runs on
        ticks / 100.0
    }

    /// The program that is tried.
    pub fn binary(&self) -> &Path {
        &self.binary
    }

    /// The server's process id.
    pub fn pid(&self) -> u32 {
        // 0 would be this process and all that it started
        self.server.as_ref().expect("a server runs").id()
    }

    /// Runs a command of the binary on this folder.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.run_with_input(arguments, "")
    }

    /// Like [`Site::run`], standing in this folder.
    pub fn run_in(&self, folder: &Path, arguments: &[&str]) -> Output {
        let mut command = self.command();
        command.current_dir(folder).args(arguments);
        command.output().expect("the command ends")
    }

    /// Begins a command without waiting for its end.
    pub fn begin(&self, arguments: &[&str]) -> Child {
        let mut command = self.command();
        command
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.spawn().expect("the command starts")
    }

    /// Like [`Site::run`] where nobody reads what it prints.
    pub fn run_unread(&self, arguments: &[&str]) -> Output {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        // before the command starts, which may be quick
        drop(reader);
        let mut command = self.command();
        command.args(arguments).stdout(writer);
        command.output().expect("the command ends")
    }

    pub fn run_with_input(&self, arguments: &[&str], input: &str) -> Output {
        use std::io::Write;
        let mut child = self
            .command()
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        if let Some(mut stdin) = child.stdin.take() {
            // a command that reads nothing may be gone already
            let _ = stdin.write_all(input.as_bytes());
        }
        child.wait_with_output().expect("the command ends")
    }

    /// Like [`Site::run`]; the text it printed. The test has failed where it
    /// was refused.
    pub fn said(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success(),
            "{arguments:?}: {text}{}",
            String::from_utf8_lossy(&output.stderr)
        );
        text
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address())
    }

    /// Where it listens.
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("laurel-data")
    }

    /// A folder for what a test itself writes.
    pub fn scratch(&self) -> &Path {
        self.folder.path()
    }

    fn log_path(&self) -> PathBuf {
        self.folder.path().join("server.log")
    }

    /// What the server printed and logged.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.log_path()).unwrap_or_default()
    }

    /// Somebody without a cookie.
    pub fn visitor(&self) -> Person {
        Person::new(self.url(""))
    }

    /// Makes an account at the command line and signs in.
    pub async fn person(&self, name: &str, email: &str, role: Option<&str>) -> Person {
        let role: Vec<&str> = role.into_iter().flat_map(|r| ["--role", r]).collect();
        self.account(name, email, &role).await
    }

    /// The same for an instructor of one course.
    pub async fn instructor(&self, name: &str, email: &str, course: &str) -> Person {
        let role = ["--role", "instructor", "--course", course];
        self.account(name, email, &role).await
    }

    async fn account(&self, name: &str, email: &str, role: &[&str]) -> Person {
        let mut arguments = vec!["user", "create", "--email", email, "--name", name];
        arguments.push("--password-stdin");
        arguments.extend(role);
        let output = self.run_with_input(&arguments, &format!("{}\n", Person::PASSWORD));
        assert!(
            output.status.success(),
            "user create: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        self.signs_in(email).await
    }

    /// Somebody on a device of their own, signed in.
    pub async fn signs_in(&self, email: &str) -> Person {
        let person = self.visitor();
        let fields = [("email", email), ("password", Person::PASSWORD)];
        let answer = person.post("/login", &fields).await;
        assert_eq!(answer.status, 303, "{email} signs in: {}", answer.text());
        person
    }

    /// Every email that left, in the order of the files' times.
    pub fn emails(&self) -> Vec<Email> {
        mailbox::read(&self.data().join("mail"))
    }

    /// The newest email to this address whose subject contains the text.
    pub async fn email(&self, to: &str, subject: &str) -> Email {
        wait_for(&format!("an email to {to}: {subject}"), || async {
            self.emails()
                .into_iter()
                .rev()
                .find(|l| l.to == to && l.subject.contains(subject))
        })
        .await
    }
}
