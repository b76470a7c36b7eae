//! `cargo xtask explorer`: the explorer's crate as a WebAssembly module.
//!
//! Where rustup has the target, it builds with that. Where the target cannot be fetched but Debian's packages can, it
//! unpacks Debian's compiler for the web, with the sources of the standard library, below `target/` (nothing is
//! installed) and builds the library too. The module's bytes depend on the compiler, so that is written down beside them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::process::{self, Failed, Missing, Stream, root, run};

/// What is skipped where it cannot be made; the tests compare the module's results in any case.
const CHECK: &str = "whether the committed module is what the sources give";
const TARGET: &str = "wasm32-unknown-unknown";
/// The committed module, and what made it.
const MODULE: &str = "crates/explorer-wasm/endodec.wasm";
const MADE_BY: &str = "crates/explorer-wasm/endodec.wasm.txt";
/// Debian packages, beside those that the compiler itself depends on.
const PACKAGES: [&str; 2] = ["rustc-web", "rust-web-src"];
/// Where they are unpacked. Below the workspace, so that cargo hashes the path of the standard library relative to it
/// and two clones give the same bytes.
const UNPACKED: &str = "target/web-compiler";

/// A compiler that can build for the web.
struct Compiler {
    rustc: PathBuf,
    /// Its sources of the standard library, where that has to be built as well.
    sources: Option<PathBuf>,
    version: String,
}

/// Rebuilds the module, or compares the committed one with what the sources give.
pub(crate) fn explorer(check: bool, missing: Missing) -> Result<(), Failed> {
    let Some(compiler) = compiler()? else {
        let how = "no compiler for WebAssembly: `rustup target add wasm32-unknown-unknown` adds one (on Debian, \
                   rustc-web and rust-web-src would be used)";
        if check {
            return missing.tool(CHECK, how);
        }
        return Err(failed(how));
    };
    let made_by = fs::read_to_string(root().join(MADE_BY)).unwrap_or_default();
    if check && made_by.trim() != compiler.version {
        return missing.tool(
            CHECK,
            &format!(
                "it was made by {}, here is {}, and bytes depend on the compiler; `cargo xtask explorer` makes it anew",
                made_by.trim(),
                compiler.version
            ),
        );
    }
    let built = build(&compiler)?;
    let bytes = read(&built)?;
    if check {
        if read(&root().join(MODULE))? == bytes {
            eprintln!("{MODULE} is what the sources give ({} bytes)", bytes.len());
            return Ok(());
        }
        return Err(failed(&format!(
            "{MODULE} is not what the sources give: run `cargo xtask explorer` and commit it"
        )));
    }
    write(&root().join(MODULE), &bytes)?;
    write(
        &root().join(MADE_BY),
        format!("{}\n", compiler.version).as_bytes(),
    )?;
    eprintln!("{MODULE}: {} bytes, by {}", bytes.len(), compiler.version);
    Ok(())
}

fn compiler() -> Result<Option<Compiler>, Failed> {
    let rustc = env::var_os("RUSTC").map_or_else(|| PathBuf::from("rustc"), PathBuf::from);
    let sysroot = PathBuf::from(output(Command::new(&rustc).args(["--print", "sysroot"]))?);
    if sysroot
        .join("lib/rustlib")
        .join(TARGET)
        .join("lib")
        .is_dir()
    {
        let version = output(Command::new(&rustc).arg("--version"))?;
        return Ok(Some(Compiler {
            rustc,
            sources: None,
            version,
        }));
    }
    let unpacked = root().join(UNPACKED);
    let wrapper = unpacked.join("rustc");
    if !wrapper.is_file() && !unpack(&unpacked, &wrapper)? {
        return Ok(None);
    }
    let version = output(Command::new(&wrapper).arg("--version"))?;
    let sources = PathBuf::from(output(Command::new(&wrapper).args(["--print", "sysroot"]))?)
        .join("lib/rustlib/src/rust");
    Ok(Some(Compiler {
        rustc: wrapper,
        sources: Some(sources),
        version: format!("{version}, Debian"),
    }))
}

/// Fetches and unpacks Debian's compiler; false where that cannot be done.
fn unpack(unpacked: &Path, wrapper: &Path) -> Result<bool, Failed> {
    // Lists of packages may be missing, or name a compiler that updates have replaced; where this user may not fetch them,
    // nothing is lost.
    let _ = Command::new("apt-get").args(["update", "--quiet"]).status();
    let packages = packages();
    if packages.len() == PACKAGES.len() {
        return Ok(false);
    }
    let archives = unpacked.join("archives");
    fs::create_dir_all(&archives)
        .map_err(|error| failed(&format!("{}: {error}", archives.display())))?;
    eprintln!("fetching {} of Debian into {UNPACKED}", packages.join(", "));
    let mut download = Command::new("apt-get");
    download
        .arg("download")
        .args(&packages)
        .current_dir(&archives);
    if run(&mut download).is_err() {
        return Ok(false);
    }
    let files = fs::read_dir(&archives)
        .map_err(|error| failed(&format!("{}: {error}", archives.display())))?;
    for file in files.flatten() {
        run(Command::new("dpkg-deb")
            .arg("-x")
            .arg(file.path())
            .arg(unpacked))?;
    }
    // The compiler's own libraries are not where the system looks for them.
    let libraries = output(Command::new("dpkg-architecture").arg("-qDEB_HOST_MULTIARCH"))
        .unwrap_or_else(|_| "x86_64-linux-gnu".to_owned());
    let script = format!(
        "#!/bin/sh\nLD_LIBRARY_PATH='{0}/usr/lib/{libraries}' exec '{0}/usr/bin/rustc' \"$@\"\n",
        unpacked.display()
    );
    write(wrapper, script.as_bytes())?;
    run(Command::new("chmod").arg("+x").arg(wrapper))?;
    Ok(true)
}

/// The packages to unpack: those named, and the libraries of the compiler that they depend on.
fn packages() -> Vec<String> {
    let mut packages: Vec<String> = PACKAGES.map(str::to_owned).to_vec();
    let mut seen = 0;
    while let Some(package) = packages.get(seen).cloned() {
        seen += 1;
        let depends =
            output(Command::new("apt-cache").args(["depends", &package])).unwrap_or_default();
        for line in depends.lines() {
            let Some(name) = line.trim().strip_prefix("Depends: ") else {
                continue;
            };
            let wanted = ["libstd-rust-web", "libllvm"]
                .iter()
                .any(|prefix| name.starts_with(prefix));
            if wanted && !packages.iter().any(|known| known == name) {
                packages.push(name.to_owned());
            }
        }
    }
    packages
}

fn build(compiler: &Compiler) -> Result<PathBuf, Failed> {
    let target_dir = root().join("target/module");
    let host = PathBuf::from(output(Command::new("rustc").args(["--print", "sysroot"]))?);
    let mut cargo = Command::new("cargo");
    cargo
        .args([
            "rustc",
            "--locked",
            "--package",
            "endodec-explorer-wasm",
            "--lib",
        ])
        .args([
            "--crate-type",
            "cdylib",
            "--profile",
            "module",
            "--target",
            TARGET,
        ])
        .arg("--target-dir")
        .arg(&target_dir)
        .current_dir(root())
        .env("RUSTC", &compiler.rustc)
        // Paths in panic messages would differ from one machine to the next.
        .env("CARGO_ENCODED_RUSTFLAGS", remapped(compiler).join("\u{1f}"));
    if compiler.sources.is_some() {
        cargo
            .args(["-Z", "build-std=std,panic_abort"])
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker(&host)?);
    }
    run(&mut cargo)?;
    Ok(target_dir
        .join(TARGET)
        .join("module/endodec_explorer_wasm.wasm"))
}

fn remapped(compiler: &Compiler) -> Vec<String> {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    let from = |path: &Path, to: &str| format!("--remap-path-prefix={}={to}", path.display());
    let mut flags = Vec::new();
    flags.extend(
        fs::canonicalize(root())
            .ok()
            .map(|root| from(&root, "endodec")),
    );
    flags.extend(cargo_home.map(|home| from(&home, "cargo")));
    if let Some(sources) = &compiler.sources {
        flags.push(from(sources, "rust"));
        flags.extend(
            fs::canonicalize(sources)
                .ok()
                .map(|sources| from(&sources, "rust")),
        );
    }
    flags
}

/// rustup's own linker for the web, which comes with every toolchain.
fn linker(sysroot: &Path) -> Result<PathBuf, Failed> {
    let triples = fs::read_dir(sysroot.join("lib/rustlib"))
        .map_err(|error| failed(&format!("{}: {error}", sysroot.display())))?;
    triples
        .flatten()
        .map(|triple| triple.path().join("bin/rust-lld"))
        .find(|path| path.is_file())
        .ok_or_else(|| failed("the toolchain has no rust-lld, which links WebAssembly"))
}

fn output(command: &mut Command) -> Result<String, Failed> {
    process::output(command, Stream::Output)
}

fn read(path: &Path) -> Result<Vec<u8>, Failed> {
    fs::read(path).map_err(|error| failed(&format!("{}: {error}", path.display())))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failed> {
    fs::write(path, bytes).map_err(|error| failed(&format!("{}: {error}", path.display())))
}

fn failed(what: &str) -> Failed {
    Failed::input(what)
}
