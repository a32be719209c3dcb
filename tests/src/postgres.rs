//! A PostgreSQL of the tests' own: one throwaway cluster for the process, one database for each test.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// A database that nobody else uses. It is gone when the process ends.
#[derive(Debug)]
pub struct Database {
    cluster: &'static Cluster,
    name: String,
}

impl Database {
    /// A fresh one, in the cluster that is started for the first of them.
    ///
    /// # Panics
    /// When PostgreSQL is not installed, or does not start.
    #[must_use]
    pub fn fresh() -> Self {
        static CLUSTER: OnceLock<Cluster> = OnceLock::new();
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let cluster = CLUSTER.get_or_init(Cluster::start);
        let name = format!("standee_{}", COUNT.fetch_add(1, Ordering::Relaxed));
        cluster.run("createdb", &["--host", &cluster.folder(), "--username", "standee", &name]);
        Self { cluster, name }
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where its server's socket is.
    #[must_use]
    pub fn folder(&self) -> String {
        self.cluster.folder()
    }

    /// Where it is, as `STANDEE_DATABASE_URL` takes it.
    #[must_use]
    pub fn url(&self) -> String {
        format!("postgres://standee@localhost/{}?host={}", self.name, self.cluster.folder())
    }

    /// Lets nobody write to it from now on, or everybody again. Whoever is connected is cut off, and finds it like that
    /// when coming back: what happens when another machine takes over.
    ///
    /// # Panics
    /// When PostgreSQL refuses it.
    pub fn is_read_only(&self, read_only: bool) {
        let name = &self.name;
        self.run(&format!("ALTER DATABASE {name} SET default_transaction_read_only = {read_only}"));
        self.run(&format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"));
    }

    /// Runs one statement as the cluster's master, from outside.
    fn run(&self, statement: &str) {
        let folder = self.cluster.folder();
        let connection = ["--host", &folder, "--username", "standee", "--dbname", "postgres"];
        let arguments = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--command", statement];
        self.cluster.run("psql", &[connection.as_slice(), arguments.as_slice()].concat());
    }
}

/// A cluster in a temporary folder that listens on a socket there, and on no port. It ends with this process, and
/// its folder with it: a shell waits for the pipe to break.
#[derive(Debug)]
struct Cluster {
    folder: PathBuf,
    programs: PathBuf,
}

impl Cluster {
    fn start() -> Self {
        let programs = programs();
        let folder = tempfile::Builder::new().prefix("standee-pg").tempdir().unwrap().keep();
        let cluster = Self { folder, programs };
        if is_root() {
            run(Command::new("chown").arg("postgres").arg(&cluster.folder));
        }
        let data = format!("{}/data", cluster.folder());
        cluster.run("initdb", &["--no-sync", "--auth", "trust", "--username", "standee", "--pgdata", &data]);
        let server = format!(
            "'{}' -D '{data}' -k '{}' -c listen_addresses= -c fsync=off -c max_connections=400 >'{data}.log' 2>&1 & \
             server=$!; cat >/dev/null; kill -INT $server; wait $server; rm -r '{}'",
            cluster.programs.join("postgres").display(),
            cluster.folder(),
            cluster.folder(),
        );
        let mut shell = cluster.as_postgres("sh");
        let child = shell.args(["-c", &server]).stdin(Stdio::piped()).spawn().unwrap();
        // Kept for as long as the process lives.
        std::mem::forget(child);
        for _ in 0..200 {
            let mut ready = cluster.as_postgres(&cluster.programs.join("pg_isready").display().to_string());
            if ready.args(["--quiet", "--host", &cluster.folder()]).status().unwrap().success() {
                return cluster;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        let log = std::fs::read_to_string(format!("{data}.log")).unwrap_or_default();
        panic!("PostgreSQL did not start within 10 s:\n{log}");
    }

    fn folder(&self) -> String {
        self.folder.display().to_string()
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let path = self.programs.join(program).display().to_string();
        run(self.as_postgres(&path).args(arguments).stdout(Stdio::null()));
    }

    /// PostgreSQL refuses to run as root.
    fn as_postgres(&self, program: &str) -> Command {
        let mut command = if is_root() {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", program]);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(&self.folder);
        command
    }
}

fn run(command: &mut Command) {
    let status = command.status().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(status.success(), "{command:?}: {status}");
}

pub(crate) fn is_root() -> bool {
    std::os::unix::fs::MetadataExt::uid(&std::fs::metadata("/proc/self").unwrap()) == 0
}

/// Debian keeps the server's programs off the PATH, in a folder for each version.
fn programs() -> PathBuf {
    const NEEDED: [&str; 5] = ["initdb", "postgres", "pg_isready", "createdb", "psql"];
    let has_all = |folder: &PathBuf| NEEDED.iter().all(|program| folder.join(program).exists());
    let on_path = std::env::var_os("PATH").and_then(|path| std::env::split_paths(&path).find(has_all));
    let debian = || {
        let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
        versions.flatten().map(|version| version.path().join("bin")).filter(has_all).max()
    };
    on_path.or_else(debian).expect("PostgreSQL's programs; `apt-get install postgresql` has them")
}
