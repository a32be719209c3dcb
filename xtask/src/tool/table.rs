//! The one table of tools.
//!
//! Versions are written here and nowhere else, but for two: the toolchain is in `rust-toolchain.toml`, which rustup
//! reads, and the npm packages are in `package.json`, which npm reads. Tools that must fit a crate take their version
//! from `Cargo.lock`.

use super::{Evidence, Features, Purpose, Source, Tool, Version};

/// The programs that Chromium is called by, on Debian and elsewhere.
pub(crate) const CHROMIUM: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Every tool, in the order in which they are installed: what a later one needs comes first.
pub(crate) const TOOLS: &[Tool] = &[
    Tool {
        name: "wasm32-unknown-unknown",
        purposes: &[Purpose::Build, Purpose::Check],
        does: "the Rust target of the pages' script",
        install_minutes: 1,
        source: Source::RustTarget("wasm32-unknown-unknown"),
    },
    Tool {
        name: "rustfmt",
        purposes: &[Purpose::Check],
        does: "checks the formatting",
        install_minutes: 1,
        source: Source::RustComponent { subcommand: "fmt" },
    },
    Tool {
        name: "clippy",
        purposes: &[Purpose::Check],
        does: "checks the code",
        install_minutes: 1,
        source: Source::RustComponent { subcommand: "clippy" },
    },
    Tool {
        name: "wasm-bindgen-cli",
        purposes: &[Purpose::Build],
        does: "joins the wasm with the page's JavaScript",
        install_minutes: 2,
        source: Source::CargoPackage {
            version: Version::OfCrate("wasm-bindgen"),
            executable: "wasm-bindgen",
            features: Features::Default,
        },
    },
    Tool {
        name: "cargo-leptos",
        purposes: &[Purpose::Build],
        does: "builds the server and the pages together",
        install_minutes: 5,
        source: Source::CargoPackage {
            // 0.3.11 needs a newer Rust than the one in rust-toolchain.toml.
            version: Version::Exactly("0.3.10"),
            executable: "cargo-leptos",
            // The tools that it would download are in this table, with their versions.
            features: Features::Only("no_downloads"),
        },
    },
    Tool {
        name: "cargo-deny",
        purposes: &[Purpose::Check],
        does: "checks licences and advisories of dependencies",
        install_minutes: 2,
        source: Source::CargoPackage {
            version: Version::Exactly("0.20.2"),
            executable: "cargo-deny",
            features: Features::Default,
        },
    },
    Tool {
        name: "node",
        purposes: &[Purpose::Release, Purpose::Test],
        does: "runs wasm-opt and the browser tests",
        install_minutes: 1,
        source: Source::Node { major_version_min: 20 },
    },
    Tool {
        name: "npm packages",
        purposes: &[Purpose::Release, Purpose::Test],
        does: "wasm-opt, Playwright, axe",
        install_minutes: 1,
        source: Source::NodePackages,
    },
    Tool {
        name: "chromium",
        purposes: &[Purpose::Test],
        does: "the browser of the browser tests",
        install_minutes: 2,
        source: Source::System { evidence: Evidence::Executable(CHROMIUM), debian_package: "chromium" },
    },
    Tool {
        name: "a Chinese font",
        purposes: &[Purpose::Test],
        does: "lets screenshots show Chinese",
        install_minutes: 1,
        source: Source::System {
            evidence: Evidence::Output(&["fc-list", ":lang=zh", "family"]),
            debian_package: "fonts-noto-cjk",
        },
    },
    Tool {
        name: "a Khmer font",
        purposes: &[Purpose::Test],
        does: "lets screenshots show Khmer, Thai and Arabic, and texts be as wide as on a phone",
        install_minutes: 1,
        source: Source::System {
            evidence: Evidence::Output(&["fc-list", ":lang=km", "family"]),
            debian_package: "fonts-noto-core",
        },
    },
    Tool {
        name: "zbarimg",
        purposes: &[Purpose::Test],
        does: "scans the codes on pages and posters, as a wallet would",
        install_minutes: 1,
        source: Source::System { evidence: Evidence::Executable(&["zbarimg"]), debian_package: "zbar-tools" },
    },
    Tool {
        name: "pdftoppm",
        purposes: &[Purpose::Test],
        does: "prints posters to pixels, and tells what is in a PDF",
        install_minutes: 1,
        source: Source::System {
            evidence: Evidence::Executable(&["pdftoppm"]),
            debian_package: "poppler-utils",
        },
    },
    Tool {
        name: "rsvg-convert",
        purposes: &[Purpose::Test],
        does: "prints posters that are SVG or PNG to pixels",
        install_minutes: 1,
        source: Source::System {
            evidence: Evidence::Executable(&["rsvg-convert"]),
            debian_package: "librsvg2-bin",
        },
    },
    Tool {
        name: "openssl",
        purposes: &[Purpose::Test],
        does: "a second opinion on signatures",
        install_minutes: 1,
        source: Source::System { evidence: Evidence::Executable(&["openssl"]), debian_package: "openssl" },
    },
    Tool {
        name: "PostgreSQL",
        purposes: &[Purpose::Test],
        does: "is started by the tests of the store, each time anew",
        install_minutes: 1,
        source: Source::System {
            // Debian keeps its programs off the PATH, in a folder for each version.
            evidence: Evidence::Output(&[
                "sh",
                "-c",
                "ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null || command -v initdb",
            ]),
            debian_package: "postgresql",
        },
    },
    Tool {
        name: "PgBouncer",
        purposes: &[Purpose::Test],
        does: "stands between the server and PostgreSQL, as docs/proxies.md has it",
        install_minutes: 1,
        source: Source::System {
            // Off the PATH of most users.
            evidence: Evidence::Output(&[
                "sh",
                "-c",
                "ls /usr/sbin/pgbouncer 2>/dev/null || command -v pgbouncer",
            ]),
            debian_package: "pgbouncer",
        },
    },
    Tool {
        name: "nginx",
        purposes: &[Purpose::Test],
        does: "a proxy before the server, as docs/proxies.md has it",
        install_minutes: 1,
        source: Source::System {
            // Off the PATH of most users.
            evidence: Evidence::Output(&["sh", "-c", "ls /usr/sbin/nginx 2>/dev/null || command -v nginx"]),
            debian_package: "nginx",
        },
    },
    Tool {
        name: "Caddy",
        purposes: &[Purpose::Test],
        does: "another",
        install_minutes: 1,
        source: Source::System {
            // Off the PATH of most users.
            evidence: Evidence::Output(&["sh", "-c", "ls /usr/bin/caddy 2>/dev/null || command -v caddy"]),
            debian_package: "caddy",
        },
    },
    Tool {
        name: "HAProxy",
        purposes: &[Purpose::Test],
        does: "another",
        install_minutes: 1,
        source: Source::System {
            // Off the PATH of most users.
            evidence: Evidence::Output(&[
                "sh",
                "-c",
                "ls /usr/sbin/haproxy 2>/dev/null || command -v haproxy",
            ]),
            debian_package: "haproxy",
        },
    },
    Tool {
        name: "pebble",
        purposes: &[Purpose::Test],
        does: "the ACME directory that certificates are obtained from",
        install_minutes: 1,
        source: Source::System {
            // The second is its DNS server.
            evidence: Evidence::Output(&["sh", "-c", "command -v pebble && command -v pebble-challtestsrv"]),
            debian_package: "pebble",
        },
    },
    Tool {
        name: "promtool",
        purposes: &[Purpose::Test],
        does: "checks metrics and alert rules as Prometheus reads them",
        install_minutes: 1,
        source: Source::DebianProgram { debian_package: "prometheus" },
    },
    Tool {
        name: "python3",
        purposes: &[Purpose::Test],
        does: "runs the official Alipay+ client",
        install_minutes: 1,
        source: Source::System {
            evidence: Evidence::Output(&["python3", "-c", "import ensurepip, venv; print(venv.__name__)"]),
            debian_package: "python3-venv",
        },
    },
    Tool {
        name: "Python packages",
        purposes: &[Purpose::Test],
        does: "the official Alipay+ client, the verifier of webhooks, schemathesis",
        install_minutes: 1,
        // The client and what its signing and HTTP parts import; the rest of what it asks for serves another purpose. Of
        // the verifier and of schemathesis, everything.
        source: Source::PythonPackages(&[
            "ant-intl-alipayplus-mcp==1.0.1",
            "anyio==4.16.0",
            "certifi==2026.10.19.post1",
            "cffi==2.1.1",
            "charset-normalizer==3.5.3",
            "click==8.5.1",
            "cryptography==44.0.3",
            "graphql-core==3.3.2",
            "harfile==0.6.0",
            "hypothesis-graphql==0.13.5",
            "hypothesis==6.170.17",
            "idna==3.20",
            "iniconfig==2.3.1",
            "jsonschema_rs==0.60.3",
            "markdown-it-py==4.3.0",
            "MarkupSafe==3.0.4",
            "mdurl==0.1.2",
            "packaging==26.4",
            "pluggy==1.7.0",
            "pyasn1==0.6.5",
            "pycparser==3.12",
            "Pygments==2.21.0",
            "pyrate-limiter==4.5.1",
            "pytest==9.2.0",
            "PyYAML==6.0.4",
            "requests==2.34.2",
            "rich==15.0.0",
            "rsa==4.9.1",
            "schemathesis==4.32.5",
            "sortedcontainers==2.4.0",
            "standardwebhooks==1.1.0",
            "typing_extensions==4.16.0",
            "urllib3==2.8.0",
            "Werkzeug==3.1.9",
        ]),
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Workspace;

    #[test]
    fn starting_the_demo_shop_needs_neither_a_browser_nor_node_nor_python() {
        let names: Vec<&str> =
            TOOLS.iter().filter(|tool| tool.serves(&[Purpose::Build])).map(|tool| tool.name).collect();
        assert_eq!(names, ["wasm32-unknown-unknown", "wasm-bindgen-cli", "cargo-leptos"]);
    }

    #[test]
    fn the_wasm_bindgen_command_has_the_version_of_the_locked_crate() {
        let workspace = Workspace::of_this_xtask();
        let tool = TOOLS.iter().find(|tool| tool.name == "wasm-bindgen-cli").unwrap();
        let locked = workspace.locked_version("wasm-bindgen").unwrap();
        assert_eq!(tool.title(&workspace).unwrap(), format!("wasm-bindgen-cli {locked}"));
    }
}
