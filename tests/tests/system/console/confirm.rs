//! Nothing that cannot be undone is done on one press: ux.md F2.

use checkout::access::Scope;
use checkout::port::{Clock as _, Store as _};
use standee::clock::SystemClock;
use standee::sql::Doer;
use standee::token::Token;
use standee::webhook::Secret;

use crate::support::{Desk, MERCHANT, OPERATOR, OTHER_STORE, STORE, eventually, user_name};

const LOGO: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect width='9' height='9'/></svg>";

/// Everything that the deeds below would change, as text.
async fn state(desk: &Desk) -> String {
    let database = desk.shop.database();
    let codes = database.codes(9).await.unwrap();
    let entry = database.entry_point(&desk.shop.code()).await.unwrap().unwrap();
    let keys = database.api_keys_within(&Scope::All, 9).await.unwrap();
    let webhooks = database.webhooks_within(&Scope::All, 9).await.unwrap();
    let colleague = database.user_named(&user_name("colleague")).await.unwrap();
    let pictures = database.pictures_since().await.unwrap();
    let codes: Vec<_> = codes.iter().map(|code| (&code.code, code.active, &code.replaced_by)).collect();
    format!("{codes:?} {entry:?} {keys:?} {webhooks:?} {colleague:?} {pictures:?}")
}

/// A shop in which there is something of everything; the pages, and the end of the form's address on each.
async fn furnished(desk: &Desk) -> Vec<(String, &'static str)> {
    let (database, at) = (desk.shop.database(), SystemClock.now());
    let doer = Doer { by: "a test", at };
    let hash = Token::new().hash();
    assert!(database.add_api_key(("K-1", MERCHANT), "Books", &hash, doer).await.unwrap());
    assert!(
        database.add_webhook(("W-1", MERCHANT), "https://a.example/", &Secret::new(), doer).await.unwrap()
    );
    database.set_second_factor((&desk.colleague, &hash), ([7; 20], 1), Vec::new(), doer).await.unwrap();
    let browser = desk.signs_in(OPERATOR).await;
    let token = browser.opens("/console/account").await.form().field("token").to_owned();
    for path in [format!("/console/stores/{STORE}/logo"), "/console/mark".to_owned()] {
        browser.uploads(&path, &token, LOGO.as_bytes()).await.location();
    }
    let (code, user) =
        (format!("/console/codes/{}", desk.shop.code()), format!("/console/users/{}", desk.colleague));
    let webhook = "/console/webhooks/W-1".to_owned();
    vec![
        (code.clone(), "/move"),
        (code, "/replace"),
        ("/console/systems".to_owned(), "/revoke"),
        (webhook.clone(), "/rotate"),
        (webhook.clone(), "/off"),
        (webhook, "/remove"),
        (user.clone(), "/second-factor/remove"),
        (user, "/off"),
        (format!("/console/stores/{STORE}/logo"), "/remove"),
        ("/console/mark".to_owned(), "/remove"),
    ]
}

#[tokio::test]
async fn what_cannot_be_undone_is_asked_about_and_done_once_confirmed() {
    let desk = Desk::open().await;
    let forms = furnished(&desk).await;
    let browser = desk.signs_in(OPERATOR).await;
    for (page, end) in forms {
        let before = state(&desk).await;
        // A picture that was uploaded to one server is shown by another within two seconds.
        let opened = eventually("the form is there", async || {
            Some(browser.opens(&page).await).filter(|opened| opened.body.contains(&format!("{end}\"")))
        });
        let form = opened.await.form_at(&format!("main form[action$='{end}']"));
        let question = form.with("store", OTHER_STORE).sends().await;
        assert_eq!(question.status, 200, "{page}{end}: {}", question.body);
        assert!(question.text("main h2").ends_with('?'), "{page}{end}");
        assert_eq!(state(&desk).await, before, "{page}{end}: one press did it");
        assert_eq!(question.attribute("main .ways a", "href").unwrap(), page, "no leads back");
        assert!(question.texts("script").is_empty());
        let other_language = question.attribute(".languages a", "href").unwrap();
        assert!(other_language.starts_with(&page), "{other_language}");
        let done = question.confirms().await;
        assert!([200, 303].contains(&done.status), "{page}{end}: {}", done.body);
        assert_ne!(state(&desk).await, before, "{page}{end}: nothing was done");
    }
}

#[tokio::test]
async fn a_move_names_the_merchant_that_will_be_paid_and_has_no_store_chosen() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(OPERATOR).await;
    let page = browser.opens(&format!("/console/codes/{}", desk.shop.code())).await;
    assert_eq!(page.attribute("#store option", "value").as_deref(), Some(""), "the first is none");
    assert!(page.texts("#store option[selected]").len() <= 1);
    let form = page.form_at("form[action$='/move']");
    assert_eq!(form.clone().with("store", "").sends().await.status, 422);
    let question = form.with("store", OTHER_STORE).sends().await;
    let told = question.text("main dl");
    assert!(told.contains("Teh Tarik Sdn Bhd") && told.contains("Kopi Pte Ltd"), "{told}");
    assert!(question.text(".problem").contains("Another merchant"), "{}", question.body);
    let entry = desk.shop.database().entry_point(&desk.shop.code()).await.unwrap().unwrap();
    assert_eq!(entry.store.id, STORE);
}
