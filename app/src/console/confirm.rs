//! The question before what cannot be undone: what exactly it does, and to whom. One page for all of it, with the form that
//! was sent as hidden fields: it works without a script, and nothing is done until the question is answered.

use checkout::language::Language;
use checkout::money::Money;
use leptos::prelude::*;

use super::form::token_of;
use super::frame::{Frame, Page, Room, document};
use super::picture::{About, MARK_ADDRESS, logo_address};
use super::stores::row;
use super::text::Text;
use super::words::Item;

/// The field that says that the question was answered with yes.
pub const CONFIRMED_FIELD: &str = "confirmed";

/// A store, and the merchant who is paid there.
#[derive(Clone, Debug)]
pub struct Place {
    /// The store's name.
    pub store: String,
    /// The merchant's name.
    pub merchant: String,
}

/// What is about to be done.
#[derive(Clone, Debug)]
pub enum Question {
    /// A code is off for ever, and a new one takes its place.
    ReplaceCode {
        /// The code.
        code: String,
        /// What the shop calls it.
        label: Option<String>,
    },
    /// A code stands in another store: its payers pay there.
    MoveCode {
        /// The code.
        code: String,
        /// What the shop calls it.
        label: Option<String>,
        /// Where it stands.
        from: Place,
        /// Where it is to stand.
        to: Place,
    },
    /// A merchant's system can ask no more.
    RevokeKey {
        /// The key's id.
        id: String,
        /// What it is for.
        name: String,
        /// Whose it is: the merchant's name.
        merchant: String,
    },
    /// An endpoint hears of nothing more, or of nothing for a while, or its messages are signed by a new secret.
    Webhook {
        /// What is done to it.
        action: WebhookAction,
        /// Its id.
        id: String,
        /// Where messages are sent.
        url: String,
        /// Whose it is: the merchant's name.
        merchant: String,
    },
    /// A user cannot sign in, or signs in with less.
    User {
        /// What is done to them.
        action: UserAction,
        /// The user's id.
        id: String,
        /// What they sign in with.
        name: String,
    },
    /// A picture is deleted.
    RemovePicture(About),
    /// Money goes back.
    Refund {
        /// Of which payment.
        item: Box<Item>,
        /// How much.
        amount: Money,
        /// Why.
        reason: String,
    },
    /// A payment is cancelled.
    Cancel {
        /// Which.
        item: Box<Item>,
        /// Why.
        reason: String,
    },
}

/// What is done to a webhook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebhookAction {
    /// It is removed.
    Remove,
    /// It is switched off: what happens meanwhile is never sent.
    SwitchOff,
    /// It gets a new secret.
    Rotate,
}

/// What is done to a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserAction {
    /// They are signed out everywhere and cannot sign in.
    SwitchOff,
    /// They sign in with the password alone.
    RemoveSecondFactor,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ConfirmView {
    /// What is around it. Its address is where the form goes again.
    pub frame: Frame,
    /// What is about to be done.
    pub question: Question,
    /// The form as it was sent, without the session's token.
    pub fields: Vec<(String, String)>,
}

/// A question as the page asks it.
struct Words {
    title: Text,
    room: Room,
    question: String,
    /// What it is about, each with its name.
    facts: Vec<(Text, String)>,
    /// What is not seen at once, and matters most.
    warning: Option<Text>,
    consequence: Text,
    yes: Text,
    /// Where no leads to.
    back: String,
}

/// The page with the question.
#[must_use]
pub fn render(view: &ConfirmView) -> String {
    let language = view.frame.language;
    let words = view.question.words(language);
    let action = view.frame.address.clone();
    // The address is a form's, which shows nothing by itself: another language is that of the page before.
    let frame = Frame { address: words.back.clone(), ..view.frame.clone() };
    let title = words.title.get(language).into_owned();
    let page = Page { title, room: Some(words.room) };
    document(&frame, &page, || content(words, action, view))
}

fn content(words: Words, action: String, view: &ConfirmView) -> impl IntoView + use<> {
    let language = view.frame.language;
    let fact = |(name, value): (Text, String)| row(&name.get(language), value);
    let hidden = |(name, value): (String, String)| view! { <input type="hidden" name=name value=value/> };
    view! {
        <section class="card">
            <h2>{words.question}</h2>
            <dl>{words.facts.into_iter().map(fact).collect::<Vec<_>>()}</dl>
            {words.warning.map(|text| view! { <p class="problem">{text.get(language)}</p> })}
            <p>{words.consequence.get(language)}</p>
            <form method="post" action=action>
                {token_of(view.frame.user.as_ref())}
                {view.fields.iter().cloned().map(hidden).collect::<Vec<_>>()}
                {hidden((CONFIRMED_FIELD.to_owned(), "yes".to_owned()))}
                <div class="ways">
                    <button class="button" type="submit">{words.yes.get(language)}</button>
                    <a class="button button-quiet" href=words.back>{Text::LeaveIt.get(language)}</a>
                </div>
            </form>
        </section>
    }
}

impl Question {
    fn words(&self, language: Language) -> Words {
        let plain = |text: Text| text.get(language).into_owned();
        match self {
            Self::ReplaceCode { code, label } => Words {
                title: Text::CodeReplace,
                room: Room::Stores,
                question: plain(Text::CodeReplaceConfirm),
                facts: code_facts(code, label.as_ref()),
                warning: None,
                consequence: Text::CodeReplaceHint,
                yes: Text::CodeReplace,
                back: format!("/console/codes/{code}"),
            },
            Self::MoveCode { code, label, from, to } => Words {
                title: Text::CodeMove,
                room: Room::Stores,
                question: plain(Text::CodeMoveConfirm),
                facts: [code_facts(code, label.as_ref()), move_facts(from, to)].concat(),
                warning: (from.merchant != to.merchant).then_some(Text::CodeMoveOtherMerchant),
                consequence: Text::CodeMoveHint,
                yes: Text::CodeMoveDo,
                back: format!("/console/codes/{code}"),
            },
            Self::RevokeKey { id, name, merchant } => Words {
                title: Text::ApiKeys,
                room: Room::Systems,
                question: plain(Text::ApiKeyRevokeConfirm),
                facts: vec![
                    (Text::ApiKeyName, name.clone()),
                    (Text::ApiKeyId, id.clone()),
                    (Text::Merchant, merchant.clone()),
                ],
                warning: None,
                consequence: Text::ApiKeyRevokeBody,
                yes: Text::ApiKeyRevoke,
                back: Room::Systems.path().to_owned(),
            },
            Self::Webhook { action, id, url, merchant } => action.words(id, url, merchant, language),
            Self::User { action, id, name } => action.words(id, name, language),
            Self::RemovePicture(about) => words_of_picture(about, language),
            Self::Refund { item, amount, reason } => Words {
                title: Text::Payment,
                room: Room::Payments,
                question: Text::RefundConfirm.with(language, [("amount", item.money(*amount).into())]),
                facts: payment_facts(item, reason),
                warning: None,
                consequence: Text::RefundConfirmBody,
                yes: Text::RefundDo,
                back: item.address(),
            },
            Self::Cancel { item, reason } => {
                let amount = item.money(item.payment.order.amount);
                Words {
                    title: Text::Payment,
                    room: Room::Payments,
                    question: Text::CancelConfirm.with(language, [("amount", amount.into())]),
                    facts: payment_facts(item, reason),
                    warning: None,
                    consequence: Text::CancelBody,
                    yes: Text::CancelDo,
                    back: item.address(),
                }
            }
        }
    }
}

impl UserAction {
    fn words(self, id: &str, name: &str, language: Language) -> Words {
        let (question, consequence, yes) = match self {
            Self::SwitchOff => (Text::UserOffConfirm, Text::UserOffBody, Text::UserSwitchOff),
            Self::RemoveSecondFactor => {
                (Text::UserFactorConfirm, Text::UserFactorBody, Text::UserRemoveSecondFactor)
            }
        };
        Words {
            title: Text::Users,
            room: Room::Users,
            question: question.get(language).into_owned(),
            facts: vec![(Text::UserName, name.to_owned())],
            warning: None,
            consequence,
            yes,
            back: format!("/console/users/{id}"),
        }
    }
}

impl WebhookAction {
    fn words(self, id: &str, url: &str, merchant: &str, language: Language) -> Words {
        let (question, consequence, yes) = match self {
            Self::Remove => (Text::WebhookRemoveConfirm, Text::WebhookRemoveBody, Text::WebhookRemove),
            Self::SwitchOff => (Text::WebhookOffConfirm, Text::WebhookOffBody, Text::WebhookSwitchOff),
            Self::Rotate => (Text::WebhookRotateConfirm, Text::WebhookRotateHint, Text::WebhookRotate),
        };
        Words {
            title: Text::Webhooks,
            room: Room::Systems,
            question: question.get(language).into_owned(),
            facts: vec![(Text::WebhookUrl, url.to_owned()), (Text::Merchant, merchant.to_owned())],
            warning: None,
            consequence,
            yes,
            back: format!("/console/webhooks/{id}"),
        }
    }
}

fn code_facts(code: &str, label: Option<&String>) -> Vec<(Text, String)> {
    let label = label.map(|label| (Text::CodeLabel, label.clone()));
    [(Text::Code, code.to_owned())].into_iter().chain(label).collect()
}

fn move_facts(from: &Place, to: &Place) -> Vec<(Text, String)> {
    let change =
        |from: &String, to: &String| if from == to { to.clone() } else { format!("{from} → {to}") };
    vec![
        (Text::Store, change(&from.store, &to.store)),
        (Text::MerchantPaidNow, from.merchant.clone()),
        (Text::MerchantPaidThen, to.merchant.clone()),
    ]
}

fn payment_facts(item: &Item, reason: &str) -> Vec<(Text, String)> {
    let reference = item.payment.order.request_id.reference();
    vec![(Text::Reference, reference), (Text::Store, item.store_name.clone()), (Text::Why, reason.to_owned())]
}

fn words_of_picture(about: &About, language: Language) -> Words {
    let (what, facts, back) = match about {
        About::Store { id, name } => (Text::Logo, vec![(Text::Store, name.clone())], logo_address(id)),
        About::Mark => (Text::Mark, Vec::new(), MARK_ADDRESS.to_owned()),
    };
    Words {
        title: what,
        room: Room::Stores,
        question: Text::PictureRemoveConfirm.get(language).into_owned(),
        facts,
        warning: None,
        consequence: Text::PictureRemoveBody,
        yes: Text::PictureRemove,
        back,
    }
}
