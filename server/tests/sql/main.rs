//! What every database has to hold, whichever kind it is: one suite, run on each.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests may fail a test")]

mod conformance;
mod postgres;
mod refunds;

use conformance::Conformance;

/// One test for each part of the suite on each kind of database, each in a database of its own.
macro_rules! suite {
    ($($part:ident),* $(,)?) => {
        mod on_sqlite {
            use super::Conformance;

            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $part() {
                    let folder = tempfile::tempdir().unwrap();
                    let url = format!("sqlite://{}/standee.db", folder.path().display());
                    Conformance::new(url).await.$part().await;
                }
            )*
        }

        mod on_postgres {
            use super::{Conformance, postgres};

            $(
                #[tokio::test(flavor = "multi_thread")]
                #[ignore = "needs PostgreSQL; cargo xtask test runs it"]
                async fn $part() {
                    Conformance::new(postgres::database()).await.$part().await;
                }
            )*
        }
    };
}

suite!(
    a_payment_is_read_as_it_was_stored,
    an_attempt_has_one_payment_however_many_try,
    a_step_is_stored_over_its_own_version_only,
    of_many_who_take_the_same_step_one_is_first,
    what_is_due_is_taken_once,
    what_was_taken_and_forgotten_comes_due_again,
    a_payment_does_not_go_back,
    what_was_asked_never_changes,
    history_is_never_changed,
    a_refund_is_read_as_it_was_stored,
    of_many_who_refund_the_same_payment_none_goes_beyond_it,
    whoever_goes_round_the_house_cannot_refund_too_much,
    a_refund_is_kept_as_it_was_asked_and_does_not_go_back,
    a_refund_that_is_due_is_taken_once,
    a_payer_who_is_back_hurries_the_worker_and_only_so_often,
    a_secret_is_made_once,
    a_second_server_finds_what_the_first_one_stored,
    catalogue_round_trip,
);
