//! What every store has to hold, whichever kind it is: one suite, run on memory, on SQLite and on PostgreSQL.

#![expect(clippy::unwrap_used, reason = "helpers of tests may fail a test")]

mod conformance;
mod databases;
mod deeds;
mod due;
mod migrations;
mod news;
mod pictures;
mod pooler;
mod refunds;
mod report;
mod retention;
mod upgrade;
mod users;
mod vitals;
mod webhooks;

use conformance::{Conformance, memory};
use system_tests::postgres::Database;

/// One test for each part of the suite on each kind of store, each in a store of its own; and for each part that only
/// databases have.
macro_rules! suite {
    (every store: $($part:ident),* ; databases: $($database_part:ident),* $(;)?) => {
        mod in_memory {
            use super::memory;

            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $part() {
                    memory().$part().await;
                }
            )*
        }

        suite!(@databases $($part),*, $($database_part),*);
    };
    (@databases $($part:ident),*) => {
        mod on_sqlite {
            use super::Conformance;

            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $part() {
                    let folder = tempfile::tempdir().unwrap();
                    let url = format!("sqlite://{}/standee.db", folder.path().display());
                    Conformance::of_database(url).await.$part().await;
                }
            )*
        }

        mod on_postgres {
            use super::{Conformance, Database};

            $(
                #[tokio::test(flavor = "multi_thread")]
                #[ignore = "needs PostgreSQL; cargo xtask test runs it"]
                async fn $part() {
                    Conformance::of_database(Database::fresh().url()).await.$part().await;
                }
            )*
        }
    };
}

suite!(
    every store:
    a_payment_is_read_as_it_was_stored,
    an_attempt_has_one_payment_however_many_try,
    a_step_is_stored_over_its_own_version_only,
    of_many_who_take_the_same_step_one_is_first,
    no_step_takes_a_payment_back,
    what_is_due_is_taken_once,
    what_was_taken_and_forgotten_comes_due_again,
    what_came_to_be_known_is_read_as_it_was_stored,
    a_payer_who_is_back_hurries_the_worker_and_only_so_often,
    a_payment_that_a_worker_has_in_hand_cannot_be_hurried_until_the_lease_is_over,
    a_payment_that_was_given_up_can_be_hurried,
    what_is_being_cancelled_is_taken_first_and_a_code_takes_no_more_than_its_share,
    what_is_due_too_far_ahead_is_taken_by_those_who_look_for_it,
    a_notification_that_fits_no_payment_is_kept_once,
    a_refund_is_read_as_it_was_stored,
    a_refund_whose_id_is_taken_changes_nothing,
    of_many_who_refund_the_same_payment_none_goes_beyond_it,
    no_step_refunds_too_much_or_takes_a_refund_back,
    a_refund_that_is_due_is_taken_once;

    databases:
    payments_are_listed_as_they_are_asked_for,
    a_payment_does_not_go_back,
    what_was_asked_never_changes,
    history_is_never_changed,
    a_change_that_is_refused_takes_no_other_with_it,
    whoever_goes_round_the_house_cannot_refund_too_much,
    a_refund_is_kept_as_it_was_asked_and_does_not_go_back,
    one_row_that_cannot_be_read_keeps_no_other_from_being_looked_after,
    a_secret_is_made_once,
    a_second_server_finds_what_the_first_one_stored,
    catalogue_round_trip,
    what_is_done_to_a_code_is_written_down_in_order,
    a_code_is_moved_to_a_store_that_is_there_or_not_at_all,
    a_replaced_code_is_off_for_ever_and_the_new_one_is_as_it_was,
    the_trail_of_a_code_is_never_changed,
    what_is_added_is_written_down_or_not_added_at_all,
    payments_are_found_by_what_is_known_of_them,
    a_search_goes_on_where_its_page_ended,
    nothing_is_found_out_of_scope,
    a_day_is_that_of_the_store_s_clock,
    takings_add_up_what_was_paid_and_nothing_else,
    what_needs_somebody_is_told_until_it_is_settled,
    many_alarms_of_one_kind_bury_no_other,
    a_code_is_changed_unless_it_was_replaced,
    a_second_factor_ends_the_other_sessions,
    a_merchant_is_changed_within_its_scope,
    a_browser_is_known_by_the_user_who_signed_in_in_it,
    a_user_is_read_with_the_rights_that_were_given,
    of_many_who_follow_a_link_one_sets_the_password,
    of_many_tries_at_once_only_the_free_ones_are_made,
    a_code_is_taken_once_and_none_from_before_it,
    nothing_beyond_a_scope_is_read_or_changed,
    the_trail_of_users_is_never_changed,
    a_result_is_written_down_for_those_who_listen_with_the_step_that_led_to_it,
    a_refund_s_result_is_told_as_well,
    nothing_is_written_where_nobody_listens,
    a_message_is_taken_once_and_comes_due_again,
    an_endpoint_that_is_busy_is_passed_over,
    each_try_is_kept_and_so_is_what_came_of_it,
    an_endpoint_that_took_nothing_for_days_is_switched_off,
    an_old_secret_signs_for_a_day,
    a_merchant_has_so_many_endpoints_and_keys,
    what_was_told_is_never_changed,
    what_was_told_is_forgotten_after_a_while_unless_it_is_on_its_way,
    a_request_is_known_for_seven_days,
    what_stands_is_told_in_few_numbers,
    a_database_that_takes_no_changes_says_so,
    what_could_not_be_read_is_kept_once_with_its_reason,
    what_it_was_used_with_is_remembered,
    payments_without_money_are_deleted_after_a_year_and_others_never,
    browsers_and_addresses_are_forgotten_after_a_month,
    sign_ins_that_are_over_are_forgotten_and_not_by_who_signs_in,
    a_merchant_has_so_many_pictures_and_changes_each_of_them;
);

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_file_and_what_is_beside_it_are_their_owner_s_alone() {
    // security.md M9
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("new/data/standee.db");
    let database = standee::sql::Database::open(&format!("sqlite://{}", file.display())).await.unwrap();
    database.takes_changes().await.unwrap();
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    for ending in ["", "-wal", "-shm"] {
        let path = format!("{}{ending}", file.display());
        assert_eq!(mode(path.as_ref()), 0o600, "{path}");
    }
    for folder in [file.parent().unwrap(), file.parent().unwrap().parent().unwrap()] {
        assert_eq!(mode(folder), 0o700, "{folder:?}");
    }
    assert!(database.exposed_files().is_empty());
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let told: Vec<String> = database.exposed_files().iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains(&format!("chmod 600 {}", file.display())), "{told:?}");
}
