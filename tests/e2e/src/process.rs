//! Programs that the tests start, and end again: these and no others.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// The process groups that are running, for [`end_all`].
static RUNNING: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// A running program with all that it has started itself, in a process group of its own.
/// Dropping it ends the group.
#[derive(Debug)]
pub struct Process {
    child: Child,
    log: PathBuf,
}

impl Process {
    /// Starts a program; everything that it and its children print goes to `log`.
    ///
    /// # Errors
    /// When it cannot be started, or the log cannot be written.
    pub fn start(mut command: Command, log: &Path) -> Result<Self> {
        let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
        let errors = file.try_clone().context("cannot share the log")?;
        let name = command.get_program().to_os_string();
        let child = command
            .stdin(Stdio::null())
            .stdout(file)
            .stderr(errors)
            .process_group(0)
            .spawn()
            .with_context(|| format!("cannot start {}", Path::new(&name).display()))?;
        lock().push(child.id());
        Ok(Self {
            child,
            log: log.to_path_buf(),
        })
    }

    /// Whether it is still running.
    pub fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Memory of those programs of the group that were started with `argument`, in bytes:
    /// the *proportional set size*, in which what several share is divided among them.
    ///
    /// # Errors
    /// Where there is no `/proc` that says so.
    pub fn memory(&self, argument: &str) -> Result<u64> {
        let group = self.child.id().to_string();
        let mut bytes = 0;
        let mut found = false;
        for entry in fs::read_dir("/proc")
            .context("there is no /proc")?
            .flatten()
        {
            let dir = entry.path();
            // One that has ended meanwhile has no memory.
            let Ok(stat) = fs::read_to_string(dir.join("stat")) else {
                continue;
            };
            // The name, in parentheses, may hold anything; the group is the third field
            // after it.
            let fields = stat.rsplit(')').next().unwrap_or_default();
            if fields.split_whitespace().nth(2) != Some(group.as_str()) {
                continue;
            }
            let arguments = fs::read_to_string(dir.join("cmdline")).unwrap_or_default();
            if !arguments.split(['\0', ' ']).any(|given| given == argument) {
                continue;
            }
            let rollup = fs::read_to_string(dir.join("smaps_rollup"))
                .context("the system does not say what memory a program has")?;
            let pss = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
            let kib: u64 = pss
                .and_then(|pss| pss.trim().strip_suffix(" kB"))
                .and_then(|kib| kib.trim().parse().ok())
                .context("smaps_rollup has no Pss")?;
            bytes += kib * 1024;
            found = true;
        }
        anyhow::ensure!(found, "no program of the group was started with {argument}");
        Ok(bytes)
    }

    /// How many bytes it has printed so far.
    pub fn printed(&self) -> u64 {
        fs::metadata(&self.log).map_or(0, |file| file.len())
    }

    /// What it has printed after the first `from` bytes.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn log(&self, from: u64) -> Result<String> {
        let bytes =
            fs::read(&self.log).with_context(|| format!("cannot read {}", self.log.display()))?;
        let from = usize::try_from(from)
            .unwrap_or(bytes.len())
            .min(bytes.len());
        Ok(String::from_utf8_lossy(&bytes[from..]).into_owned())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let group = self.child.id();
        signal(group, "TERM");
        let limit = Instant::now() + Duration::from_secs(5);
        while self.is_running() && Instant::now() < limit {
            std::thread::sleep(Duration::from_millis(10));
        }
        // What is left of the group: browsers whose driver has ended, or that hang.
        signal(group, "KILL");
        // Waiting cannot fail for a child that was not waited for.
        let _: io::Result<_> = self.child.wait();
        lock().retain(|id| *id != group);
    }
}

/// Ends everything at once, when the tests themselves are stopped.
pub fn end_all() {
    for group in lock().drain(..) {
        signal(group, "KILL");
    }
}

fn lock() -> std::sync::MutexGuard<'static, Vec<u32>> {
    RUNNING
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Sends a signal to a process group. That it is gone already is no error.
fn signal(group: u32, name: &str) {
    // The shell's own `kill`: the program of that name is missing on small systems.
    let line = format!("kill -s {name} -- -{group}");
    let _: io::Result<_> = Command::new("sh")
        .args([OsStr::new("-c"), OsStr::new(&line)])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
}
