//! A run of `UNKNOWN_EXCEPTION`: once it is Alipay+'s trouble, many times in a row it is usually our set-up (the FAQ).

use std::sync::atomic::{AtomicU32, Ordering};

use alipayplus::model::code;
use alipayplus::operation::Operation;

/// So many in a row are a run. One payer's asking may be two.
const RUN: u32 = 6;

/// How often `pay` was answered with `UNKNOWN_EXCEPTION` since it was answered with anything else.
#[derive(Debug, Default)]
pub(super) struct UnknownRun(AtomicU32);

impl UnknownRun {
    /// An operation was answered, signed, with this code. Tells the operator once of each run.
    pub(super) fn answered(&self, operation: &str, result_code: &str) {
        if operation == Operation::Pay.name() && self.is_run(result_code) {
            tracing::error!(
                operation,
                result_code,
                in_a_row = RUN,
                "Alipay+ does not take our payments; by its FAQ the set-up is wrong: paymentMethodType has to be \
                 CONNECT_WALLET, and paymentMethodId, where one is sent, the wallet's code. Ask Alipay+ how this client id \
                 and its scenario are set up"
            );
        }
    }

    fn is_run(&self, result_code: &str) -> bool {
        if result_code != code::UNKNOWN_EXCEPTION {
            self.0.store(0, Ordering::Relaxed);
            return false;
        }
        self.0.fetch_add(1, Ordering::Relaxed) + 1 == RUN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_told_once_and_again_after_another_answer() {
        let run = UnknownRun::default();
        let told = |code: &str, times| (0..times).filter(|_| run.is_run(code)).count();
        assert_eq!(told(code::UNKNOWN_EXCEPTION, RUN - 1), 0);
        assert_eq!(told(code::UNKNOWN_EXCEPTION, 100), 1);
        assert_eq!(told(code::PAYMENT_IN_PROCESS, 3), 0);
        assert_eq!(told(code::UNKNOWN_EXCEPTION, RUN - 1), 0);
        assert_eq!(told(code::UNKNOWN_EXCEPTION, 1), 1);
    }
}
