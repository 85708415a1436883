//! Calling other programs, with messages that say what was called.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail};

/// A program to call. Its output goes where ours goes, unless it is [`read`](Run::read).
#[derive(Debug)]
pub struct Run {
    command: Command,
}

impl Run {
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        Self {
            command: Command::new(program),
        }
    }

    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    pub fn args(mut self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.command.args(args);
        self
    }

    pub fn dir(mut self, dir: PathBuf) -> Self {
        self.command.current_dir(dir);
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Runs the program to its end.
    ///
    /// # Errors
    /// When it cannot be started or ends with anything but success.
    pub fn done(mut self) -> Result<()> {
        let line = self.line();
        let status = self
            .command
            .status()
            .with_context(|| format!("cannot start `{line}`"))?;
        if !status.success() {
            bail!("`{line}` failed ({status})");
        }
        Ok(())
    }

    /// The same; what the program says is added to a file.
    ///
    /// # Errors
    /// As [`done`](Run::done), and when the file cannot be written.
    pub fn done_into(mut self, file: &Path) -> Result<()> {
        let failed = || format!("cannot write {}", file.display());
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).with_context(failed)?;
        }
        let mut options = fs::OpenOptions::new();
        let log = options.create(true).append(true).open(file);
        let log = log.with_context(failed)?;
        self.command.stdout(log.try_clone().with_context(failed)?);
        self.command.stderr(log);
        self.done()
    }

    /// Runs the program and returns what it wrote to its standard output.
    ///
    /// # Errors
    /// When it cannot be started, fails, or writes something that is not UTF-8.
    pub fn read(self) -> Result<String> {
        let line = self.line();
        let (status, said) = self.said()?;
        if !status.success() {
            bail!("`{line}` failed ({status})");
        }
        Ok(said)
    }

    /// Runs the program to its end, and returns how it ended and what it wrote to its
    /// standard output.
    ///
    /// # Errors
    /// When it cannot be started, or writes something that is not UTF-8.
    pub fn said(mut self) -> Result<(ExitStatus, String)> {
        let line = self.line();
        let output = self
            .command
            .stderr(Stdio::inherit())
            .output()
            .with_context(|| format!("cannot start `{line}`"))?;
        let said = String::from_utf8(output.stdout)
            .with_context(|| format!("`{line}` wrote something that is not UTF-8"))?;
        Ok((output.status, said))
    }

    /// Whether the program can be started and succeeds; its output is dropped.
    pub fn works(mut self) -> bool {
        self.command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }

    /// The call as one would type it, for messages.
    pub fn line(&self) -> String {
        let program = Path::new(self.command.get_program());
        let name = program.file_name().unwrap_or(program.as_os_str());
        std::iter::once(name)
            .chain(self.command.get_args())
            .map(|part| part.to_string_lossy().into_owned())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// The first folder of `PATH` that holds a file with this name.
pub fn which(program: &str) -> Option<PathBuf> {
    let path: OsString = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|dir| dir.join(program))
        .find(|file| file.is_file())
}
