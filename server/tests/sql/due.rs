//! What is due, who takes it, and who may hurry it.

use std::collections::HashSet;

use checkout::payment::{CancelCause, Fact, Status};
use checkout::port::{Due, Room};

use super::conformance::{Conformance, Kept, NOW, answered, step};

impl<S: Kept> Conformance<S> {
    pub(crate) async fn what_is_due_is_taken_once(self) {
        for number in 1..=40 {
            let payment = self.stored(number).await;
            self.advance(&payment, Fact::PayUnknown).await;
        }
        let now = NOW.plus_seconds(60);
        assert!(self.store.take_due(NOW, now, Room::of(100)).await.unwrap().is_empty(), "nothing is due yet");
        let takers = (0..16).map(|_| {
            let store = self.store.clone();
            tokio::spawn(async move { store.take_due(now, now.plus_seconds(60), Room::of(5)).await.unwrap() })
        });
        let mut taken = Vec::new();
        for taker in takers.collect::<Vec<_>>() {
            let mine = taker.await.unwrap();
            assert!(mine.len() <= 5);
            taken.extend(mine.into_iter().map(|payment| payment.order.request_id));
        }
        taken.extend(
            self.store
                .take_due(now, now.plus_seconds(60), Room::of(100))
                .await
                .unwrap()
                .into_iter()
                .map(|payment| payment.order.request_id),
        );
        let distinct: HashSet<_> = taken.iter().collect();
        assert_eq!((taken.len(), distinct.len()), (40, 40));
    }

    pub(crate) async fn what_was_taken_and_forgotten_comes_due_again(self) {
        let payment = self.stored(1).await;
        self.advance(&payment, Fact::PayUnknown).await;
        let now = NOW.plus_seconds(60);
        let until = now.plus_seconds(60);
        assert_eq!(self.store.take_due(now, until, Room::of(1)).await.unwrap().len(), 1);
        assert!(self.store.take_due(until.plus_millis(-1), until, Room::of(1)).await.unwrap().is_empty());
        assert_eq!(self.store.take_due(until, until.plus_seconds(60), Room::of(1)).await.unwrap().len(), 1);
    }

    pub(crate) async fn what_came_to_be_known_is_read_as_it_was_stored(self) {
        let payment = self.stored(1).await;
        let mut step = step(&payment, answered());
        step.payment.progress.status_since = NOW.plus_seconds(77);
        step.payment.progress.given_up = true;
        step.payment.progress.notified = true;
        assert!(self.store.advance(&step).await.unwrap());
        assert_eq!(self.load(&payment).await, step.payment);
    }

    pub(crate) async fn a_payer_who_is_back_hurries_the_worker_and_only_so_often(self) {
        let payment = self.stored(1).await;
        self.advance(&payment, answered()).await;
        let id = &payment.order.request_id;
        let soon = NOW.plus_millis(500);
        self.store.hurry(id, soon).await.unwrap();
        assert!(
            self.store.take_due(soon, soon, Room::of(1)).await.unwrap().is_empty(),
            "it was just looked at"
        );
        let later = NOW.plus_millis(2_500);
        self.store.hurry(id, later).await.unwrap();
        assert_eq!(self.store.take_due(later, later.plus_seconds(60), Room::of(1)).await.unwrap().len(), 1);
    }

    /// security.md L17
    pub(crate) async fn a_payment_that_a_worker_has_in_hand_cannot_be_hurried_until_the_lease_is_over(self) {
        let payment = self.stored(1).await;
        let processing = self.advance(&payment, answered()).await;
        let id = &payment.order.request_id;
        let taken_at = NOW.plus_seconds(100);
        assert_eq!(
            self.store.take_due(taken_at, taken_at.plus_seconds(60), Room::of(1)).await.unwrap().len(),
            1
        );
        let later = taken_at.plus_seconds(30);
        self.store.hurry(id, later).await.unwrap();
        assert!(self.store.take_due(later, later.plus_seconds(60), Room::of(1)).await.unwrap().is_empty());
        // The worker's next step ends the lease.
        self.advance(&processing, Fact::InquiryUnknown).await;
        self.store.hurry(id, later).await.unwrap();
        assert_eq!(self.store.take_due(later, later.plus_seconds(60), Room::of(1)).await.unwrap().len(), 1);
        // So does time, for a worker that died.
        let over = later.plus_seconds(60);
        self.store.hurry(id, over).await.unwrap();
        assert_eq!(self.store.take_due(over, over.plus_seconds(60), Room::of(1)).await.unwrap().len(), 1);
    }

    /// security.md H5
    pub(crate) async fn a_payment_that_was_given_up_can_be_hurried(self) {
        let payment = self.stored(1).await;
        let mut step = step(&payment, answered());
        step.payment.progress.due_at = None;
        step.payment.progress.given_up = true;
        assert!(self.store.advance(&step).await.unwrap());
        let later = NOW.plus_seconds(30);
        assert!(self.store.take_due(later, later.plus_seconds(60), Room::of(1)).await.unwrap().is_empty());
        self.store.hurry(&payment.order.request_id, later).await.unwrap();
        assert_eq!(self.store.take_due(later, later.plus_seconds(60), Room::of(1)).await.unwrap().len(), 1);
    }

    /// security.md M5
    pub(crate) async fn what_is_being_cancelled_is_taken_first_and_a_code_takes_no_more_than_its_share(self) {
        let now = NOW.plus_seconds(5000);
        for number in 1..=9 {
            let payment = self.stored(number).await;
            let processing = self.advance(&payment, answered()).await;
            if number > 7 {
                self.advance(&processing, Fact::CancelAsked(CancelCause::Shop)).await;
            }
        }
        let until = now.plus_seconds(60);
        let share = Room { limit: 10, of_one_code: 3, busy: &[], due: Due::Now };
        let taken = self.store.take_due(now, until, share).await.unwrap();
        let status = |wanted| taken.iter().filter(|payment| payment.progress.status == wanted).count();
        assert_eq!((status(Status::Cancelling), status(Status::Processing)), (2, 3));
        let busy = [self.code];
        let room = Room { busy: &busy, ..Room::of(10) };
        assert!(self.store.take_due(now, until, room).await.unwrap().is_empty(), "it has its share in hand");
        assert_eq!(self.store.take_due(now, until, Room::of(10)).await.unwrap().len(), 4);
    }

    /// What a clock that ran ahead has put off is not lost for as long.
    pub(crate) async fn what_is_due_too_far_ahead_is_taken_by_those_who_look_for_it(self) {
        let payment = self.stored(1).await;
        let mut step = step(&payment, answered());
        step.payment.progress.due_at = Some(NOW.plus_seconds(3 * 24 * 3600));
        assert!(self.store.advance(&step).await.unwrap());
        let now = NOW.plus_seconds(60);
        let until = now.plus_seconds(60);
        assert!(self.store.take_due(now, until, Room::of(1)).await.unwrap().is_empty());
        let ahead = Room { due: Due::NowOrTooFarAhead, ..Room::of(1) };
        assert_eq!(self.store.take_due(now, until, ahead).await.unwrap().len(), 1);
    }
}
