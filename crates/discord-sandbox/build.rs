//! Tells Cargo that the page's files belong to the crate: they are embedded, and a macro cannot say so by itself.

fn main() {
    println!("cargo::rerun-if-changed=web");
}
