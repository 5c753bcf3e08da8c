//! Links the command so that it starts quickly, which is a noticeable part of so short a run: without position
//! independence, where the linker is known to be able to, so that the system has nothing to put right in it first; and with
//! the unwinder in it, where the compiler brings one along, so that there is one library less to find and map.

use std::env;
use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = |name: &str| env::var(format!("CARGO_CFG_TARGET_{name}")).unwrap_or_default();
    if target("OS") != "linux" || target("ENV") != "gnu" || target("ARCH") != "x86_64" {
        return;
    }
    println!("cargo:rustc-link-arg-bins=-no-pie");
    let is_static = target("FEATURE").split(',').any(|feature| feature == "crt-static");
    if let Some(folder) = folder_of("libgcc_eh.a").filter(|_| !is_static) {
        println!("cargo:rustc-link-search=native={folder}");
        println!("cargo:rustc-link-lib=static:-bundle=gcc_eh");
    }
}

/// The folder in which the C compiler, which links, has the library.
fn folder_of(library: &str) -> Option<String> {
    let stated = env::var_os("RUSTC_LINKER");
    // That of this machine makes no programs for another.
    let own = || (env::var_os("HOST") == env::var_os("TARGET")).then(|| "cc".into());
    let compiler = stated.or_else(own)?;
    let output = Command::new(compiler).arg(format!("-print-file-name={library}")).output().ok()?;
    // The bare name where it has none.
    let path = String::from_utf8(output.stdout).ok()?;
    let path = Path::new(path.trim());
    path.is_absolute().then(|| path.parent()?.to_str().map(str::to_owned)).flatten()
}
