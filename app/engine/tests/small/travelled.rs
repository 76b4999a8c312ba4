//! The catalogue as a browser reads it.

use engine::catalog::{Catalog, Loading, Progress, Snapshot};

pub fn travelled(snapshot: Snapshot) -> Catalog {
    let mut loading = Loading::default();
    for part in [snapshot.columns, snapshot.text, snapshot.cards] {
        loading.begin(part).expect("the next part");
        while loading.step().expect("whole bytes") != Progress::Done {}
    }
    loading.into_catalog()
}
