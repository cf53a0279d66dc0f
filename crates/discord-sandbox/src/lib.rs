//! A local Discord for testing and trying a bot.
