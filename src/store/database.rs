//! A database that is opened when it is first needed.

use tokio::sync::OnceCell;

use crate::store::{Address, OpenError, Store};

/// The database of a program of which some parts need none. It is opened once; as long as that fails, each call tries
/// again.
#[derive(Debug)]
pub struct Database {
    address: Address,
    store: OnceCell<Store>,
}

impl Database {
    /// The database at this address, not opened yet.
    pub fn at(address: Address) -> Self {
        Self { address, store: OnceCell::new() }
    }

    /// Opens it, if that has not been done.
    ///
    /// # Errors
    ///
    /// If it cannot be opened.
    pub async fn store(&self) -> Result<&Store, OpenError> {
        self.store.get_or_try_init(|| Store::open(&self.address)).await
    }
}
