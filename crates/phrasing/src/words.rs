//! Lists of the data folder that are read when they are first needed.

/// A list of the data folder, read at its first use.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $file:literal) => {
        $(#[$meta])*
        static $name: std::sync::LazyLock<std::collections::HashSet<&'static str>> = std::sync::LazyLock::new(|| {
            let lines = include_str!($file).lines().filter(|line| !line.starts_with('#'));
            lines.flat_map(str::split_whitespace).collect()
        });
    };
}
