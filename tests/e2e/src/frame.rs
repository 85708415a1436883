//! Pages of other people that show ours in a frame.

/// How a page of someone else shows ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Both from disk: `<iframe src="threatline.html">`.
    File,
    /// Both from one web server.
    Http,
    /// From another web server than the host page.
    OtherOrigin,
    /// `<iframe srcdoc="…">`.
    Srcdoc,
    /// `<iframe src="blob:…">`.
    Blob,
}

/// How the page is shown, and the `sandbox` attribute of its frame.
pub type Kind = (Shown, Option<&'static str>);

/// In which a page may do nothing but run.
const RUNS: Option<&str> = Some("allow-scripts");

pub const SAME_ORIGIN: Kind = (Shown::Http, None);
pub const OTHER_ORIGIN: Kind = (Shown::OtherOrigin, None);
pub const SANDBOX: Kind = (Shown::Http, RUNS);
pub const ATTRIBUTE: Kind = (Shown::Srcdoc, None);
pub const BLOB: Kind = (Shown::Blob, None);

/// The frames that a reader takes everything away from: one journey each.
pub const LEFT: [Kind; 5] = [SAME_ORIGIN, OTHER_ORIGIN, SANDBOX, ATTRIBUTE, BLOB];

/// The frames that a reader lets a file go on. With those above they are every kind that a
/// course site or a file viewer may use, and the page has to start in each.
pub const DROPPED_ON: [Kind; 5] = [
    (Shown::File, None),
    (Shown::File, RUNS),
    (Shown::OtherOrigin, RUNS),
    (Shown::Srcdoc, RUNS),
    (Shown::Blob, RUNS),
];

/// A frame in a page of someone else.
#[derive(Clone, Debug)]
pub struct Frame {
    pub shown: Shown,
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// The `sandbox` attribute, such as `allow-scripts`; none when there is none.
    pub sandbox: Option<&'static str>,
    /// What follows `#` in the frame's address. Not for `srcdoc`, which has no address.
    pub hash: String,
    /// A script of the host page.
    pub script: &'static str,
}

impl Frame {
    /// A frame of this kind.
    pub fn of((shown, sandbox): Kind, width: u32, height: u32) -> Self {
        Self {
            sandbox,
            ..Self::new(shown, width, height)
        }
    }

    /// A frame without a sandbox.
    pub fn new(shown: Shown, width: u32, height: u32) -> Self {
        Self {
            shown,
            width,
            height,
            sandbox: None,
            hash: String::new(),
            script: "",
        }
    }

    /// The same with a `sandbox` attribute.
    #[must_use]
    pub fn sandbox(self, tokens: &'static str) -> Self {
        Self {
            sandbox: Some(tokens),
            ..self
        }
    }

    /// The same with another link, `#v=1&…`.
    #[must_use]
    pub fn hash(self, hash: &str) -> Self {
        Self {
            hash: hash.to_owned(),
            ..self
        }
    }

    /// The host page. `address` is that of our file, `file` its content.
    pub fn host(&self, address: &str, file: &str) -> String {
        let sandbox = match self.sandbox {
            Some(tokens) => format!(" sandbox=\"{tokens}\""),
            None => String::new(),
        };
        let (content, script) = match self.shown {
            Shown::File | Shown::Http | Shown::OtherOrigin => {
                let address = attribute(&format!("{address}{}", self.hash));
                (format!(" src=\"{address}\""), String::new())
            }
            Shown::Srcdoc => (format!(" srcdoc=\"{}\"", attribute(file)), String::new()),
            Shown::Blob => {
                let hash = &self.hash;
                // In a JSON text inside a script only `<` is dangerous.
                let text = serde_json::Value::from(file)
                    .to_string()
                    .replace('<', "\\u003c");
                let script = format!(
                    "<script>document.querySelector('iframe').src = \
                     URL.createObjectURL(new Blob([{text}], {{ type: 'text/html' }})) + '{hash}';\
                     </script>"
                );
                (String::new(), script)
            }
        };
        format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>A course</title>\
             <link rel=\"icon\" href=\"data:,\">\
             <style>body {{ margin: 0 }} iframe {{ border: 0; display: block }}</style>\
             <script>{}</script>\
             <iframe title=\"Threatline\" width=\"{}\" height=\"{}\"{sandbox}{content}></iframe>\
             {script}</html>",
            self.script, self.width, self.height
        )
    }
}

fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_in_one_of_the_lists() {
        let all = [
            Shown::File,
            Shown::Http,
            Shown::OtherOrigin,
            Shown::Srcdoc,
            Shown::Blob,
        ]
        .into_iter()
        .flat_map(|shown| [(shown, None), (shown, RUNS)]);
        for kind in all {
            assert!(
                LEFT.contains(&kind) != DROPPED_ON.contains(&kind),
                "{kind:?}"
            );
        }
    }
}
