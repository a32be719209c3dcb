//! Whoever runs the shop, at the command line beside the servers: refunds, cancels and inquires, and is interrupted.

use std::sync::Arc;

use crate::alipayplus::Held;
use crate::random::Random;
use crate::shop::Shop;

/// How many commands one operator gives at most.
const COMMANDS_MAX: u32 = 10_000;

/// Works until the evening is over.
pub(crate) async fn works(shop: Arc<Shop>, mut random: Random) {
    for _ in 0..COMMANDS_MAX {
        random.rest(100, 600).await;
        let payment = {
            let paid = &shop.witnesses.lock().unwrap().paid;
            if paid.is_empty() { None } else { Some(paid[random.index(paid.len())].clone()) }
        };
        let Some(payment) = payment else { continue };
        match random.between(1, 100) {
            1..=75 => refunds(&shop, &payment, &mut random).await,
            76..=83 => cancels(&shop, &payment, &mut random).await,
            84..=92 => {
                // A payer may be deciding about it at this moment.
                let open =
                    shop.alipayplus.payments().await.into_iter().find(|held| held.status == "processing");
                if let Some(open) = open {
                    cancels(&shop, &open, &mut random).await;
                }
            }
            _ => drop(command(&shop, &["payment", "inquire", &payment.request_id], &mut random).await),
        }
    }
}

/// Refunds a part, however much was refunded before: what is too much has to be refused.
async fn refunds(shop: &Shop, payment: &Held, random: &mut Random) {
    let amount = random.between(1, payment.amount);
    shop.witnesses.lock().unwrap().refunds.entry(payment.request_id.clone()).or_default().tried += amount;
    let text = format!("{}.{:02}", amount / 100, amount % 100);
    let order = ["payment", "refund", &payment.request_id, "--amount", &text, "--reason", "cold soup"];
    if command(shop, &order, random).await {
        let witnesses = &mut *shop.witnesses.lock().unwrap();
        let refunds = witnesses.refunds.entry(payment.request_id.clone()).or_default();
        refunds.promised += amount;
    }
}

async fn cancels(shop: &Shop, payment: &Held, random: &mut Random) {
    command(shop, &["payment", "cancel", &payment.request_id], random).await;
}

/// Runs a command, or kills it on its way; says whether it ended well.
async fn command(shop: &Shop, arguments: &[&str], random: &mut Random) -> bool {
    let kill_after = random.chance(25).then(|| random.between(1, 150));
    let ended = shop.program.run(arguments, kill_after).await;
    let place = match &ended {
        Some(ended) if ended.succeeded => 0,
        Some(_) => 1,
        None => 2,
    };
    shop.witnesses.lock().unwrap().commands[place] += 1;
    place == 0
}
