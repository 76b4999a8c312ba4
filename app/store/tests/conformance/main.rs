//! What every store must do, run on SQLite and on PostgreSQL alike.
//!
//! PostgreSQL is tested where `TAFSIL_TEST_POSTGRES` names a server on which databases
//! may be created; `scripts/postgres.sh with cargo test -p store` starts a throw-away one.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod catalogue;
mod fresh;
mod orders;
mod people;
mod upkeep;

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
        what_is_not_said_of_stock_stays
        stock_is_kept_where_it_was_sold_since_the_last_import
        a_batch_is_for_one_revision
        removals_go_with_the_rest
        a_large_catalogue_is_applied_in_seconds;
    people:
        a_session_is_created_once_and_expires
        a_visit_extends_a_session_and_a_guests_cart_and_changes_neither
        a_session_rotates_at_sign_in
        a_copy_of_the_sessions_signs_nobody_in
        a_cart_is_guarded_by_its_version
        changes_of_one_cart_at_once_all_count
        a_flash_is_shown_once
        an_email_address_has_one_account
        an_account_is_a_merchants_until_that_is_taken_back
        an_address_belongs_to_its_account
        a_reset_token_is_spent_once_and_signs_out_everywhere
        a_sign_up_token_opens_one_account;
    orders:
        an_order_is_kept_whole
        a_refused_order_leaves_nothing
        sixteen_attempts_with_one_key_make_one_order
        fifty_buyers_of_twenty_units_get_twenty
        crossing_orders_do_not_lock_each_other_out
        an_order_that_crossed_another_write_is_placed_all_the_same
        what_is_not_tracked_or_on_backorder_is_sold_without_stock
        a_cancelled_order_returns_its_stock_once
        an_order_goes_its_way_one_step_at_a_time
        lists_are_paged_newest_first;
    upkeep:
        a_message_is_claimed_by_one_process_at_a_time
        a_failed_message_waits_longer_each_time
        a_message_that_never_arrives_is_given_up
        a_sent_message_leaves_nothing_to_read
        a_copy_is_whole
        what_was_confirmed_survives_without_a_farewell;
}
