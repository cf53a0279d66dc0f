//! How long reading a profile takes. The aim: under a millisecond for the IT project manager.

use std::fs;
use std::path::Path;

use starling::profile::{Catalogue, ProfileFolder, parse, to_json};

fn main() {
    divan::main();
}

const SHIPPED: [&str; 7] = [
    "it-project-manager.md",
    "data-analyst.md",
    "software-engineer.md",
    "product-manager.yaml",
    "nurse-team-leader.toml",
    "customer-success-manager.json",
    "service-desk-analyst.csv",
];

fn bytes_of(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles").join(name);
    fs::read(path).expect("the shipped profiles are in the repository")
}

#[divan::bench(args = SHIPPED)]
fn parse_shipped(bencher: divan::Bencher<'_, '_>, name: &str) {
    let bytes = bytes_of(name);
    bencher.bench(|| parse(name, divan::black_box(&bytes)));
}

#[divan::bench]
fn print_as_json(bencher: divan::Bencher<'_, '_>) {
    let name = SHIPPED[0];
    let profile = parse(name, &bytes_of(name)).expect("the shipped profiles are without fault");
    bencher.bench(|| to_json(divan::black_box(&profile)));
}

#[divan::bench]
fn load_built_in_catalogue() -> usize {
    Catalogue::load(&ProfileFolder::BuiltInOnly).0.len()
}
