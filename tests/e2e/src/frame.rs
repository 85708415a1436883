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
