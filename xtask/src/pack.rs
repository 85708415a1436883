//! Packs everything into one HTML file: the template `index.html` with its gaps filled.
//!
//! Equal parts make equal bytes: no time, no path and no order of a hash map gets in.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use crate::house;
use crate::program::{self, Effort, Program};

/// What goes into the page.
#[derive(Debug)]
pub struct Parts {
    /// The page with gaps, `{{name}}`, to be filled.
    pub template: String,
    /// The style sheet.
    pub style: String,
    /// The script that runs before anything is drawn.
    pub first: String,
    /// The script that starts the program; the glue goes where its marker stands.
    pub boot: String,
    /// The program and its glue.
    pub program: Program,
    /// The module that unpacks the program in the browser.
    pub unpacker: Vec<u8>,
    /// The content as HTML, there before the program starts and without it.
    pub content: String,
    /// For daily work only: Trunk's script that reloads the page after a change.
    pub reload: Option<String>,
}

impl Parts {
    /// Takes the template, style sheet and start script from the checkout.
    ///
    /// # Errors
    /// When one of these files cannot be read.
    pub fn new(program: Program, content: String) -> Result<Self> {
        Ok(Self {
            template: source("index.html")?,
            style: source("assets/style.css")?,
            first: source("assets/first.js")?,
            boot: source("assets/boot.js")?,
            program,
            unpacker: program::unpacker()?,
            content,
            reload: None,
        })
    }

    /// Fails where a part names a folder of this machine.
    ///
    /// # Errors
    /// When one does.
    pub fn refuse_leaks(&self) -> Result<()> {
        program::refuse_leaks(&[
            ("the program", &self.program.wasm),
            ("the program's glue", self.program.glue.as_bytes()),
            ("the module that unpacks", &self.unpacker),
            ("the content", self.content.as_bytes()),
        ])
    }
}

fn source(path: &str) -> Result<String> {
    let text = fs::read_to_string(house::root().join(path))
        .with_context(|| format!("cannot read {path}"))?;
    // Browsers take CRLF for LF before they compute a hash, and so do we.
    Ok(text.replace("\r\n", "\n"))
}

/// The packed page.
#[derive(Debug)]
pub struct Page {
    pub html: String,
    pub sizes: Vec<Size>,
    /// Of the program's part the data, as it would stand in the file alone: the two are
    /// packed as one, and what belongs to which cannot be told apart.
    pub data: Option<Size>,
}

/// What one part of the page weighs, in bytes.
#[derive(Debug)]
pub struct Size {
    pub part: &'static str,
    /// As it was made.
    pub plain: usize,
    /// As it stands in the file.
    pub packed: usize,
}

/// Where the glue goes in the start script.
const GLUE: &str = "/*{{glue}}*/";

/// Packs the page.
///
/// # Errors
/// When a part would break out of its element, or the template and the parts do not fit.
pub fn pack(parts: &Parts, effort: Effort) -> Result<Page> {
    let glue = guarded(&light_script(&parts.program.glue))?;
    let (before, after) = parts
        .boot
        .split_once(GLUE)
        .with_context(|| format!("assets/boot.js has no line {GLUE} for wasm-bindgen's script"))?;
    let script = [light_script(before), glue.clone(), light_script(after)].concat();
    let first = light_script(&parts.first);
    let style = light_style(&parts.style);
    let level = match effort {
        Effort::Small => 9,
        Effort::Quick => 0,
    };
    let program = threatline_unpack::pack(&parts.program.wasm, level)
        .map_err(anyhow::Error::msg)
        .context("cannot pack the program")?;
    let unpacker = BASE64.encode(deflate(&parts.unpacker)?);
    let content = parts.content.trim();

    inert("the script", &script, &["</script", "<!--"])?;
    inert("the first script", &first, &["</script", "<!--"])?;
    inert("the style sheet", &style, &["</style"])?;
    // A script element in the content would not run (its hash is not in the policy),
    // but it has no business there.
    inert("the content", content, &["<script"])?;

    let length = program.len().to_string();
    let sum = |text: &str| threatline_unpack::sum(text.as_bytes()).to_string();
    let (program_sum, unpacker_sum) = (sum(&program), sum(&unpacker));
    let mut gaps = BTreeMap::from([
        ("content", content),
        ("first", first.as_str()),
        ("program", program.as_str()),
        ("program_length", length.as_str()),
        ("program_sum", program_sum.as_str()),
        ("unpacker", unpacker.as_str()),
        ("unpacker_sum", unpacker_sum.as_str()),
        ("script", script.as_str()),
        ("style", style.as_str()),
        ("data_date", include_str!("../../data/DATE").trim()),
        ("version", env!("CARGO_PKG_VERSION")),
    ]);
    let policy = match parts.reload {
        None => policy(&[&script, &first], &style),
        Some(_) => daily_policy(&style),
    };
    gaps.insert("policy", &policy);

    let mut template = String::new();
    for line in parts.template.lines() {
        // Trunk's own line says how to build, which the finished page need not know.
        if line.contains("data-trunk") {
            continue;
        }
        if let (Some(reload), "</body>") = (&parts.reload, line) {
            template.push_str("<script>{{reload}}</script>\n");
            gaps.insert("reload", reload);
        }
        template.push_str(line);
        template.push('\n');
    }
    let html = fill(&template, &gaps)?;

    let size = |part, plain, packed| Size {
        part,
        plain,
        packed,
    };
    let boot = script.len() - glue.len();
    let known = [&program, &unpacker, &script, &first, &style]
        .map(String::len)
        .iter()
        .sum::<usize>()
        + content.len();
    Ok(Page {
        sizes: vec![
            size("program and data", parts.program.wasm.len(), program.len()),
            size("unpacker", parts.unpacker.len(), unpacker.len()),
            size("glue", parts.program.glue.len(), glue.len()),
            size(
                "start scripts",
                parts.boot.len() - GLUE.len() + parts.first.len(),
                boot + first.len(),
            ),
            size("style", parts.style.len(), style.len()),
            size("content", content.len(), content.len()),
            size("frame", html.len() - known, html.len() - known),
        ],
        html,
        data: None,
    })
}

/// What the data alone weighs.
///
/// # Errors
/// When it cannot be packed.
pub fn size_of_data(data: &[u8]) -> Result<Size> {
    let packed = threatline_unpack::pack(data, 9).map_err(anyhow::Error::msg);
    Ok(Size {
        part: "the data, by itself",
        plain: data.len(),
        packed: packed.context("cannot pack the data")?.len(),
    })
}

/// The policy of the finished page: nothing but its own scripts and style, no requests,
/// no string that becomes markup or code.
fn policy(scripts: &[&str], style: &str) -> String {
    let scripts: Vec<String> = scripts
        .iter()
        .map(|script| format!("'{}'", hash(script)))
        .collect();
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src '{}'; \
         img-src data: blob:; connect-src 'none'; worker-src 'none'; form-action 'none'; \
         base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'; \
         trusted-types 'none'",
        scripts.join(" "),
        hash(style)
    )
}

/// The policy for `trunk serve`, which puts its own address into a script of its own and
/// listens for changes: scripts and connections are open, the rest is as strict.
fn daily_policy(style: &str) -> String {
    format!(
        "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; style-src '{}'; \
         img-src data: blob:; connect-src ws: wss:; worker-src 'none'; form-action 'none'; \
         base-uri 'none'; object-src 'none'",
        hash(style)
    )
}

/// A text's hash as a policy names it.
fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64.encode(Sha256::digest(text)))
}

/// Compresses to a raw deflate stream, which browsers can read by themselves.
fn deflate(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    zopfli::compress(
        zopfli::Options::default(),
        zopfli::Format::Deflate,
        bytes,
        &mut packed,
    )
    .context("cannot compress the module that unpacks the program")?;
    Ok(packed)
}

/// Leaves out what a script does not need, as far as that is safe without understanding
/// it: lines that are only comment, blank lines and indentation. A text that may hold a
/// template over several lines is left as it is.
fn light_script(text: &str) -> String {
    if text.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return text.to_owned();
    }
    let mut light = String::with_capacity(text.len());
    let mut comment = false;
    for line in text.lines().map(str::trim) {
        // A comment that begins the line and does not end before its end.
        let opens = line.starts_with("/*") && !line[2..].trim_end_matches("*/").contains("*/");
        if comment || opens {
            comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            light.push_str(line);
            light.push('\n');
        }
    }
    light
}

/// Leaves out comments, blank lines and indentation of a style sheet.
fn light_style(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut quote = None;
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        if quote == Some(char) {
            quote = None;
        } else if quote.is_none() && matches!(char, '"' | '\'') {
            quote = Some(char);
        }
        // A quoted quotation mark does not end the text.
        let escaped = if char == '\\' {
            rest.chars().nth(1)
        } else {
            None
        };
        let taken = char.len_utf8() + escaped.map_or(0, char::len_utf8);
        plain.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    let lines = plain.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Where the glue's two functions by which the page calls the program end their calls: what
/// the program keeps to itself, and what may call itself.
const CALLED: [&str; 2] = [
    "} finally {\nstate.a = a;",
    "} finally {\nreal._wbg_cb_unref();",
];

/// The glue, with each error that comes out of a call into the program shown to the start
/// script first: of a page from a disk WebKit tells its own listeners only that there was one.
///
/// # Errors
/// When the glue calls the program in another way, as after a change of `wasm-bindgen`.
fn guarded(glue: &str) -> Result<String> {
    let mut glue = glue.to_owned();
    for called in CALLED {
        let calls = glue.matches(called).count();
        if calls != 1 {
            bail!("wasm-bindgen's script has `{called}` in {calls} places, and should in one");
        }
        let caught = format!("}} catch (error) {{\ntrapped(error);\nthrow error;\n{called}");
        glue = glue.replacen(called, &caught, 1);
    }
    Ok(glue)
}

/// Fails when a text holds what would end its element early.
fn inert(what: &str, text: &str, ends: &[&str]) -> Result<()> {
    let lower = text.to_ascii_lowercase();
    for end in ends {
        if lower.contains(end) {
            bail!("{what} holds `{end}`, which cannot stand inside the page there");
        }
    }
    Ok(())
}

/// Fills the gaps of a template, each once. What is filled in is not looked at again.
fn fill(template: &str, gaps: &BTreeMap<&str, &str>) -> Result<String> {
    let mut open = gaps.clone();
    let mut html = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after
            .split_once("}}")
            .context("index.html has a gap `{{` without an end `}}`")?;
        let text = open.remove(name).with_context(|| {
            format!("index.html has a gap `{name}` that nothing fills, or has it twice")
        })?;
        html.push_str(before);
        html.push_str(text);
        rest = after;
    }
    html.push_str(rest);
    if let Some(name) = open.keys().next() {
        bail!("index.html has no gap `{{{{{name}}}}}`");
    }
    Ok(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Parts {
        Parts {
            template: "<meta content=\"{{policy}}\" name={{version}} date={{data_date}}>\n\
                       <link data-trunk>\n\
                       <style>{{style}}</style>\n\
                       <script id=first>{{first}}</script>\n\
                       <div>{{content}}</div>\n\
                       <script>{{script}}</script>\n\
                       <script data-length={{program_length}} data-sum={{program_sum}}>{{program}}</script>\n\
                       <script data-sum={{unpacker_sum}}>{{unpacker}}</script>\n\
                       </body>\n"
                .into(),
            style: "/* tokens */\nbody {\n  color: red;\n}\n".into(),
            first: "// first\nlet first;\n".into(),
            boot: "// start\n(() => {\n  /*{{glue}}*/\n})();\n".into(),
            program: Program {
                glue: "try {\n  f();\n} finally {\n  state.a = a;\n}\n\
                       try {\n  g();\n} finally {\n  real._wbg_cb_unref();\n}\n"
                    .into(),
                // More than one stored block, and nothing that a compressor likes.
                wasm: (0..70_000_u32)
                    .map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8)
                    .collect(),
            },
            unpacker: b"\0asm".to_vec(),
            content: "<h1>Threatline {{style}}</h1>\n".into(),
            reload: None,
        }
    }

    /// The text between two marks.
    fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
        let (_, after) = text.split_once(start).expect(start);
        after.split_once(end).expect(end).0
    }

    #[test]
    fn policy_names_the_bytes_in_the_file() {
        let html = pack(&parts(), Effort::Quick).expect("packs").html;
        let script = between(&html, "<script>", "</script>");
        let style = between(&html, "<style>", "</style>");
        assert_eq!(
            script,
            "(() => {\n\
             try {\nf();\n} catch (error) {\ntrapped(error);\nthrow error;\n\
             } finally {\nstate.a = a;\n}\n\
             try {\ng();\n} catch (error) {\ntrapped(error);\nthrow error;\n\
             } finally {\nreal._wbg_cb_unref();\n}\n\
             })();\n"
        );
        assert_eq!(style, "body {\ncolor: red;\n}");
        let policy = between(&html, "content=\"", "\"");
        let first = between(&html, "<script id=first>", "</script>");
        let scripts = format!(
            "script-src '{}' '{}' 'wasm-unsafe-eval'",
            hash(script),
            hash(first)
        );
        assert!(policy.contains(&scripts));
        assert!(policy.contains(&format!("style-src '{}'", hash(style))));
        assert!(!html.contains("data-trunk"));
        // What is filled in is not taken for a gap.
        assert!(html.contains("<h1>Threatline {{style}}</h1>"));
    }

    #[test]
    fn equal_parts_make_equal_bytes() {
        for effort in [Effort::Small, Effort::Quick] {
            let [a, b] = [0, 1].map(|_| pack(&parts(), effort).expect("packs").html);
            assert_eq!(a, b);
        }
    }

    #[test]
    fn program_comes_back() {
        for effort in [Effort::Small, Effort::Quick] {
            let html = pack(&parts(), effort).expect("packs").html;
            let text = between(&html, "<script data-length=", "</script>");
            let (length, text) = text.split_once(" data-sum=").expect("an attribute");
            let (sum_of_it, text) = text.split_once('>').expect("an end");
            assert_eq!(length, text.len().to_string());
            assert_eq!(
                sum_of_it,
                threatline_unpack::sum(text.as_bytes()).to_string()
            );
            let wasm = threatline_unpack::unpack(text.as_bytes()).expect("unpacks");
            assert!(wasm == parts().program.wasm);
        }
    }

    #[test]
    fn sizes_add_up_to_the_file() {
        let page = pack(&parts(), Effort::Small).expect("packs");
        let sum: usize = page.sizes.iter().map(|size| size.packed).sum();
        assert_eq!(sum, page.html.len());
    }

    #[test]
    fn parts_that_would_break_out_are_refused() {
        let mut script = parts();
        script.boot.push_str("'</SCRIPT>'");
        let mut style = parts();
        style.style.push_str("a::before { content: '</style>' }");
        let mut content = parts();
        content.content.push_str("<script>1</script>");
        let mut template = parts();
        template.template = template.template.replace("{{version}}", "{{edition}}");
        for (parts, said) in [
            (script, "</script"),
            (style, "</style"),
            (content, "<script"),
            (template, "`edition`"),
        ] {
            let error = pack(&parts, Effort::Quick).expect_err(said).to_string();
            assert!(error.contains(said), "{error}");
        }
    }

    #[test]
    fn light_scripts_mean_the_same() {
        for (text, light) in [
            ("/**\n * words\n */\nlet a;\n", "let a;\n"),
            ("/* one */\nlet a; // stays\n", "let a; // stays\n"),
            ("/* a */ let b; /* c */\n", "/* a */ let b; /* c */\n"),
            // Lines of a template would change their meaning.
            ("let a = `\n  // text\n`;\n", "let a = `\n  // text\n`;\n"),
        ] {
            assert_eq!(light_script(text), light);
        }
    }

    #[test]
    fn light_styles_mean_the_same() {
        for (text, light) in [
            ("a { /* b */ c: d }", "a {  c: d }"),
            ("a { content: '/* b */' }", "a { content: '/* b */' }"),
            (
                r#"a { content: "\"/* b */" }"#,
                r#"a { content: "\"/* b */" }"#,
            ),
            ("a {\n\n  b: c;\n}\n", "a {\nb: c;\n}"),
            ("a {} /* never closed", "a {}"),
        ] {
            assert_eq!(light_style(text), light);
        }
    }
}
