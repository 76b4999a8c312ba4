//! What every store must do, run on SQLite and on PostgreSQL alike.
//!
//! PostgreSQL is tested where `TAFSIL_TEST_POSTGRES` names a server on which databases
//! may be created; `scripts/postgres.sh with cargo test -p store` starts a throw-away one.

mod catalogue;
mod fresh;
mod people;

/// Every test is a function of a [`fresh::Fresh`] store, run once on each database.
macro_rules! conformance {
    ($($subject:ident: $($test:ident)*;)*) => {
        mod sqlite {
            $($(
                #[tokio::test(flavor = "multi_thread")]
                async fn $test() {
                    crate::fresh::on_sqlite(crate::$subject::$test).await;
                }
            )*)*
        }
        mod postgres {
            $($(
                #[tokio::test(flavor = "multi_thread")]
                async fn $test() {
                    crate::fresh::on_postgres(crate::$subject::$test).await;
                }
            )*)*
        }
    };
}

conformance! {
    catalogue:
        a_second_opening_finds_everything_as_it_was
        an_import_counts_what_it_does
        a_reader_learns_what_changed
        a_large_catalogue_is_applied_in_seconds;
    people:
        a_session_is_created_once_and_expires
        a_cart_is_guarded_by_its_version
        a_flash_is_shown_once;
}
