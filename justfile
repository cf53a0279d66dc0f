# What people and CI run alike. `just` lists it; each line also works typed by hand.

default:
    @just --list

# Everything a change must pass.
check: fmt lint test doc

fmt:
    cargo fmt --all --check

lint:
    cargo clippy --workspace --all-targets --locked -- -D warnings

test:
    cargo test --workspace --locked

doc:
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --locked

# Licences, bans, sources and known advisories (needs `cargo install cargo-deny`).
deny:
    cargo deny check

bench:
    cargo bench --workspace

# Every statement of every profile in every template, to be read aloud.
preview:
    cargo run --quiet -- check --preview
