//! What a captured message says, read as the server reads it.

use alipayplus::diagnosis::Captured;
use alipayplus::envelope::Direction;
use alipayplus::model::{CancelAnswer, Message, PayAnswer, Unreadable, read};
use alipayplus::operation::Operation;

use super::{NOTIFY_PATH, answer};

/// Why the body of what Alipay+ sent cannot be read, if it cannot: an answer, by the path of its request, or a
/// notification. `None` also for what Alipay+ does not send.
pub(crate) fn unreadable_body(message: &Captured) -> Option<Unreadable> {
    let path = message.path_and_query.split('?').next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    if message.direction == Direction::Request {
        let is_notification = path == NOTIFY_PATH;
        return is_notification.then(|| read_as(message, answer::settlement_of_notification)).flatten();
    }
    match Operation::ALL.into_iter().find(|operation| operation.name() == name)? {
        Operation::Pay => read_as(message, |_: &PayAnswer| Ok(())),
        Operation::InquiryPayment => read_as(message, answer::inquiry),
        Operation::CancelPayment => read_as(message, |_: &CancelAnswer| Ok(())),
        Operation::Refund => read_as(message, answer::refund),
    }
}

fn read_as<M: Message, T>(
    message: &Captured,
    understood: impl FnOnce(&M) -> Result<T, Unreadable>,
) -> Option<Unreadable> {
    read::<M>(&message.body).and_then(|message| understood(&message)).err()
}
