//! `cargo xtask pack`: what Trunk calls after its own build (see `Trunk.toml`). It takes
//! the program that Trunk has compiled and puts the one page in its place.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::pack::{Parts, pack};
use crate::program::{self, Effort, Program};

/// Packs the folder that Trunk names in its environment.
///
/// # Errors
/// When it is not Trunk that calls, or as [`pack`].
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    if let Some(arg) = args.next()? {
        bail!(arg.unexpected());
    }
    let dir = PathBuf::from(env::var_os("TRUNK_STAGING_DIR").context(
        "`pack` is for Trunk to call, which names a folder. Run `trunk build --release` or \
         `cargo xtask dist`",
    )?);
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");

    let index = dir.join("index.html");
    let built = fs::read_to_string(&index)
        .with_context(|| format!("cannot read Trunk's page {}", index.display()))?;
    let program = Program::read(&dir)?;

    let (parts, effort) = if release {
        let program = without_paths(program)?;
        let parts = Parts::new(program, program::content()?)?;
        parts.refuse_leaks()?;
        (parts, Effort::Small)
    } else {
        // For daily work: the program in its quick build is large and changes at once.
        (Parts::new(program, NO_CONTENT.to_owned())?, Effort::Quick)
    };
    let parts = Parts {
        reload: reload(&built).map(str::to_owned),
        ..parts
    };
    let page = pack(&parts, effort)?;
    clear(&dir)?;
    fs::write(&index, page.html).with_context(|| format!("cannot write {}", index.display()))
}

/// What the start script and the program look for, without the first picture and the plain
/// text: these would have to be drawn anew with each change.
const NO_CONTENT: &str = "<div id=app hidden></div><main id=plain class=paper lang=en></main>";

/// Trunk's program, unless it names folders of this machine: Trunk compiles without the
/// flags that prevent it. Then it is compiled once more, with them.
fn without_paths(program: Program) -> Result<Program> {
    let Some(dir) = program::leak(&program.wasm)? else {
        return Ok(program);
    };
    eprintln!(
        "  Trunk's program names {} on this machine: compiling it without",
        dir.display()
    );
    program::bind(&program::compile(Effort::Small)?)
}

/// The script that `trunk serve` puts into the page to reload it.
fn reload(html: &str) -> Option<&str> {
    html.split("<script>")
        .filter_map(|rest| Some(rest.split_once("</script>")?.0))
        .find(|script| script.contains("__TRUNK_ADDRESS__"))
}

/// Empties Trunk's folder: the page holds everything.
fn clear(dir: &Path) -> Result<()> {
    let failed = || format!("cannot empty {}", dir.display());
    for entry in fs::read_dir(dir).with_context(failed)? {
        let path = entry.with_context(failed)?.path();
        if path.is_dir() {
            fs::remove_dir_all(path).with_context(failed)?;
        } else {
            fs::remove_file(path).with_context(failed)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each element that the scripts of the start look for stands in the page itself or here.
    #[test]
    fn a_page_without_content_starts() {
        let page = include_str!("../../index.html").to_owned() + NO_CONTENT;
        let script =
            include_str!("../../assets/boot.js").to_owned() + include_str!("../../assets/first.js");
        let mut names = 0;
        for rest in script.split("getElementById(\"").skip(1) {
            let name = rest.split('"').next().unwrap_or_default();
            let has = |id: String| page.contains(&id);
            assert!(
                has(format!(" id=\"{name}\"")) || has(format!(" id={name} ")),
                "no {name}"
            );
            names += 1;
        }
        assert!(names >= 3, "{names} elements");
    }

    #[test]
    fn reload_script_is_found_among_others() {
        let html = "<script>1</script><script>'{{__TRUNK_ADDRESS__}}'</script><script>2";
        assert_eq!(reload(html), Some("'{{__TRUNK_ADDRESS__}}'"));
        assert_eq!(reload("<script>1</script>"), None);
    }
}
