//! How many statements a second one core reads, how long the first one waits, and how long 100,000 characters take that hold
//! nothing but what could be read again and again.

use phrasing::Phrase;

fn main() {
    divan::main();
}

/// Statements of every length that profiles use.
const STATEMENTS: [&str; 12] = [
    "Manage stock levels",
    "Identifies and manages risks",
    "Knowledge of employment law",
    "You should be able to present complex data simply",
    "Responsible for setting, monitoring and reviewing budgets.",
    "Track spend and report variances to the finance lead",
    "Change control and release management",
    "Help visitors plan and book tours, and answer questions about the collection",
    "With the team, review faults, agree repairs and log what was done.",
    "Measure, cut, bend, and fit sheet metal, using hand tools, shears, or press brakes",
    "Design processes that enable the practice to control costs and meet its duties",
    "Confer with growers, buyers, and shippers to set delivery dates, agree prices, and settle disputes.",
];

/// The statements of the file that `STATEMENTS` names, one a line: thousands of real ones show more than twelve.
#[divan::bench(sample_count = 20)]
fn file(bencher: divan::Bencher<'_, '_>) {
    let Some(path) = std::env::var_os("STATEMENTS") else { return };
    let text = std::fs::read_to_string(&path).expect("STATEMENTS names a file that can be read");
    phrasing::prepare();
    bencher.counter(divan::counter::ItemsCount::new(text.lines().count())).bench_local(|| {
        for statement in text.lines() {
            divan::black_box(Phrase::of(divan::black_box(statement)));
        }
    });
}

#[divan::bench]
fn statements(bencher: divan::Bencher<'_, '_>) {
    phrasing::prepare();
    bencher.counter(divan::counter::ItemsCount::new(STATEMENTS.len())).bench_local(|| {
        for statement in STATEMENTS {
            divan::black_box(Phrase::of(divan::black_box(statement)));
        }
    });
}

/// Run alone (`cargo bench -p phrasing start_up`), the only sample is the time that loading the word data takes.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn start_up() {
    phrasing::prepare();
}

/// Pieces that a careless reader would go back for at each of them.
const PIECES: [&str; 12] = [
    "(",
    "[",
    "<a",
    "[a](",
    "and ",
    ", ",
    "(and ",
    "and/",
    "plan a, ",
    "with x, ",
    "\"a b ",
    "to plan that ",
];

/// One long statement of each piece: time grows with the length, not with its square.
#[divan::bench(args = PIECES, sample_count = 20)]
fn long(bencher: divan::Bencher<'_, '_>, piece: &str) {
    phrasing::prepare();
    let text = piece.repeat(100_000 / piece.len());
    bencher.bench_local(|| divan::black_box(Phrase::of(divan::black_box(&text))));
}
