//! Makes cargo notice new and changed files in the folders that are built into the program.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=migrations");
    println!("cargo::rerun-if-changed=profiles");
    println!("cargo::rerun-if-changed=question_templates");
}
