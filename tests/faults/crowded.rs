//! Connections on which a peer lets the server stand.

use laurel_tests::{Options, PATIENCE, Site, wait_for};
use std::io::{ErrorKind, Write};
use std::net::TcpStream;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpSocket;

/// Little of what is sent waits at the peer, so that the server sees soon
/// whether anybody reads.
const ROOM: u32 = 16 * 1024;

async fn connect(site: &Site) -> TcpStream {
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.set_recv_buffer_size(ROOM).expect("a size");
    let address = site.address().parse().expect("an address");
    let stream = socket.connect(address).await.expect("a connection");
    stream.into_std().expect("a stream")
}

fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: example.org\r\n\r\n")
}

/// Asks again and again, as far as the server takes it, and reads nothing.
async fn asks_and_never_reads(site: &Site) -> TcpStream {
    let mut stream = connect(site).await;
    let asked = stream.write_all(get("/").repeat(200).as_bytes());
    match asked {
        Ok(()) => {}
        Err(error) if is_end(error.kind()) || error.kind() == ErrorKind::WouldBlock => {}
        Err(error) => panic!("{error}"),
    }
    stream
}

fn is_end(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::ConnectionReset | ErrorKind::BrokenPipe)
}

/// Whether the server ended it, found out without reading.
fn is_closed(stream: &mut TcpStream) -> bool {
    let told = stream.take_error().is_ok_and(|error| error.is_some());
    told || stream.write(b"G").is_err_and(|error| is_end(error.kind()))
}

#[tokio::test]
async fn a_crowd_that_never_reads_keeps_no_visitor_out_and_is_closed() {
    let site = Site::start_with(Options {
        files: Some(256),
        ..Options::default()
    })
    .await;
    let mut crowd = Vec::new();
    for _ in 0..240 {
        crowd.push(asks_and_never_reads(&site).await);
    }
    for _ in 0..10 {
        assert_eq!(site.visitor().get("/").await.status, 200);
    }
    let standing = crowd
        .iter_mut()
        .filter_map(|s| (!is_closed(s)).then_some(s));
    let standing = standing.count();
    assert!(standing > 0, "some stand while visitors are answered");
    wait_for("the crowd to be closed", || {
        crowd.retain_mut(|stream| !is_closed(stream));
        let left = crowd.len();
        async move { (left == 0).then_some(()) }
    })
    .await;
    assert_eq!(site.visitor().get("/").await.status, 200);
}

#[tokio::test]
async fn a_crowd_that_says_nothing_keeps_no_visitor_out() {
    let site = Site::start_with(Options {
        files: Some(256),
        ..Options::default()
    })
    .await;
    let mut crowd = Vec::new();
    for _ in 0..600 {
        crowd.push(connect(&site).await);
    }
    for _ in 0..10 {
        assert_eq!(site.visitor().get("/").await.status, 200);
    }
}

/// A frame of HTTP/2: length, type, flags, stream, what is in it.
fn frame(kind: u8, flags: u8, stream: u8, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len())
        .expect("a length")
        .to_be_bytes();
    let mut bytes = length[1..].to_vec();
    bytes.extend([kind, flags, 0, 0, 0, stream]);
    bytes.extend(payload);
    bytes
}

/// Answers each ping among these frames.
fn pongs(mut frames: &[u8]) -> Vec<u8> {
    const PING: u8 = 6;
    let mut answers = Vec::new();
    while let [a, b, c, kind, flags, _, _, _, _, rest @ ..] = frames {
        let length = u32::from_be_bytes([0, *a, *b, *c]) as usize;
        let Some((payload, more)) = rest.split_at_checked(length) else {
            break;
        };
        if *kind == PING && flags & 1 == 0 {
            answers.extend(frame(PING, 1, 0, payload));
        }
        frames = more;
    }
    answers
}

#[tokio::test]
async fn http_2_with_a_window_of_nothing_is_closed_though_it_answers_pings() {
    let site = Site::start().await;
    let stream = connect(&site).await;
    let mut stream = tokio::net::TcpStream::from_std(stream).expect("a stream");
    let mut said = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec();
    // SETTINGS: streams begin with a window of nothing
    said.extend(frame(4, 0, 0, &[0, 4, 0, 0, 0, 0]));
    // HEADERS: GET, http, /, of authority `a`; the end of the request
    said.extend(frame(1, 5, 1, &[0x82, 0x86, 0x84, 0x01, 1, b'a']));
    stream.write_all(&said).await.expect("it is sent");
    let mut came = 0;
    let closed = async {
        let mut bytes = vec![0; 4096];
        loop {
            match stream.read(&mut bytes).await {
                Ok(0) | Err(_) => break,
                Ok(read) => {
                    came += read;
                    let answers = pongs(&bytes[..read]);
                    if stream.write_all(&answers).await.is_err() {
                        break;
                    }
                }
            }
        }
    };
    let closed = tokio::time::timeout(PATIENCE, closed).await;
    assert!(closed.is_ok(), "it is closed");
    assert!(came > 0, "it was understood");
}

#[tokio::test]
async fn a_long_page_that_is_read_slowly_comes_whole() {
    let site = Site::start().await;
    site.import_long_lesson();
    let path = "/courses/first-steps/preview/why-small";
    let whole = site.visitor().get(path).await.bytes.len();
    let mut stream = connect(&site).await;
    let ask = get(path).replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
    stream.write_all(ask.as_bytes()).expect("it is sent");
    // longer than a connection may stand still
    const SECONDS: usize = 45;
    let mut stream = tokio::net::TcpStream::from_std(stream).expect("a stream");
    let mut bytes = vec![0; whole / SECONDS];
    let mut came = 0;
    let mut tick = tokio::time::interval(Duration::from_secs(1));
    loop {
        tick.tick().await;
        // a part each second, and no more
        let mut part = 0;
        while part < bytes.len() {
            let read = stream
                .read(&mut bytes[part..])
                .await
                .expect("it is not cut");
            if read == 0 {
                break;
            }
            part += read;
        }
        came += part;
        if part < bytes.len() {
            break;
        }
    }
    assert!(came > whole, "{came} of {whole} and a head");
}
