//! Tells cargo to build again when a shipped word changes, also when a file is added or removed.

fn main() {
    println!("cargo::rerun-if-changed=question_templates");
}
