//! The catalogue as a browser reads it.

use engine::catalog::{Catalog, Loading, Progress, Snapshot};

pub fn travelled(snapshot: Snapshot) -> Catalog {
    read([snapshot.columns, snapshot.text, snapshot.cards])
}

/// What these parts tell, the columns first.
pub fn read(parts: impl IntoIterator<Item = Vec<u8>>) -> Catalog {
    let mut loading = Loading::default();
    for part in parts {
        loading.begin(part).expect("the next part");
        while loading.step().expect("whole bytes") != Progress::Done {}
    }
    loading.into_catalog()
}
