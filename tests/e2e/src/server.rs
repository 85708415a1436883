//! A web server on this machine that writes down everything it is asked for. It serves
//! the page where a journey wants it over http, and it stands in as the browsers' proxy: a
//! request to anywhere else ends here as well, and is seen.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

/// The server. Dropping it stops it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    files: Mutex<HashMap<String, File>>,
    asked: Mutex<Vec<String>>,
    stop: AtomicBool,
}

#[derive(Clone, Debug)]
struct File {
    kind: &'static str,
    body: Arc<[u8]>,
    /// After how many bytes the sending rests.
    rests: Arc<[usize]>,
}

/// How long it rests: a page can draw what it has.
const REST: Duration = Duration::from_millis(100);

impl Server {
    /// Starts a server on a free port of the loopback address.
    ///
    /// # Errors
    /// When there is no free port.
    pub fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").context("there is no free port")?;
        let address = listener.local_addr().context("the server has no address")?;
        let shared = Arc::new(Shared::default());
        let own = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if own.stop.load(Ordering::Relaxed) {
                    break;
                }
                let own = Arc::clone(&own);
                // A connection that breaks off is the browser's affair.
                thread::spawn(move || answer(stream, &own).ok());
            }
        });
        Ok(Self { address, shared })
    }

    /// Host and port.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves something at a path (which begins with `/`), and returns its address.
    pub fn put(&self, path: &str, kind: &'static str, body: &[u8]) -> String {
        self.put_in_pieces(path, kind, body, &[])
    }

    /// The same; the sending rests a moment after each of these numbers of bytes, as over a
    /// slow network.
    pub fn put_in_pieces(
        &self,
        path: &str,
        kind: &'static str,
        body: &[u8],
        rests: &[usize],
    ) -> String {
        let (body, rests) = (body.into(), rests.into());
        let file = File { kind, body, rests };
        lock(&self.shared.files).insert(path.to_owned(), file);
        format!("http://{}{path}", self.address)
    }

    /// Everything that it was asked for since it started, as `GET /path` or, for other
    /// places, `GET http://…` and `CONNECT host:443`.
    pub fn asked(&self) -> Vec<String> {
        lock(&self.shared.asked).clone()
    }

    /// Forgets what it was asked for until now.
    pub fn forget(&self) {
        lock(&self.shared.asked).clear();
    }

    /// Serves nothing any more, as when it started.
    pub fn clear(&self) {
        lock(&self.shared.files).clear();
        self.forget();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
        // Wakes the thread that waits for connections.
        let _: std::io::Result<_> = TcpStream::connect(self.address);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Answers one request and closes the connection.
fn answer(mut stream: TcpStream, shared: &Shared) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(&stream).take(64 * 1024);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = line.split_whitespace();
    let (Some(method), Some(path)) = (words.next(), words.next()) else {
        return Ok(());
    };
    // A browser may ask its proxy also for what the proxy itself serves.
    let port = stream.local_addr()?.port();
    let path = ["127.0.0.1", "localhost"]
        .iter()
        .find_map(|host| path.strip_prefix(&format!("http://{host}:{port}")))
        .unwrap_or(path);
    lock(&shared.asked).push(format!("{method} {path}"));
    let file = lock(&shared.files).get(path).cloned();
    let (status, kind, body, rests) = match &file {
        Some(file) => ("200 OK", file.kind, &*file.body, &*file.rests),
        None => ("404 Not Found", "text/plain", &b"not here"[..], &[][..]),
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n\
         cache-control: no-store\r\nconnection: close\r\n\r\n"
    )?;
    let mut sent = 0;
    for rest in rests {
        stream.write_all(body.get(sent..*rest).unwrap_or_default())?;
        thread::sleep(REST);
        sent = *rest;
    }
    stream.write_all(body.get(sent..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(server: &Server, request: &str) -> String {
        let mut stream = TcpStream::connect(server.address()).expect("connects");
        write!(stream, "{request}\r\nhost: x\r\n\r\n").expect("asks");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("answers");
        answer
    }

    #[test]
    fn serves_what_it_has_and_writes_down_all() {
        let server = Server::start().expect("starts");
        let address = server.put("/page.html", "text/html", b"<p>here</p>");
        assert!(address.ends_with("/page.html"));
        let proxied = ask(&server, &format!("GET {address} HTTP/1.1"));
        assert!(proxied.ends_with("<p>here</p>"));
        assert!(ask(&server, "GET /page.html HTTP/1.1").ends_with("<p>here</p>"));
        server.put_in_pieces("/page.html", "text/html", b"<p>there</p>", &[3, 8]);
        assert!(ask(&server, "GET /page.html HTTP/1.1").ends_with("\r\n\r\n<p>there</p>"));
        assert!(ask(&server, "CONNECT example.org:443 HTTP/1.1").starts_with("HTTP/1.1 404"));
        assert_eq!(
            server.asked(),
            [
                "GET /page.html",
                "GET /page.html",
                "GET /page.html",
                "CONNECT example.org:443"
            ]
        );
    }
}
