//! The second factor: set up, asked for, lost.

use checkout::port::Clock as _;
use checkout::time::Timestamp;
use standee::clock::SystemClock;
use standee::second_factor::{Secret, code_of};
use standee::sql::Doer;

use crate::support::{Desk, OPERATOR, OWNER, PASSWORD, Payer, Visit, tries_to_sign_in, user_name};

const SET_UP: &str = "form[action='/console/account/second-factor']";

/// Somebody with an authenticator app.
struct App {
    secret: Secret,
    recovery: Vec<String>,
}

impl App {
    /// Sets it up in the console, with the code before that of now: so that this one is still free.
    async fn of(desk: &Desk, browser: &Payer, name: &str) -> Self {
        browser.opens("/console/account").await.form_at(SET_UP).sends().await.location();
        let secret = proposed(desk, browser).await;
        let code = code_of(&secret, now().plus_seconds(-30));
        let page = browser.opens("/console/account/second-factor").await;
        let form = page.form_at("main form").with("code", &code).with("old", PASSWORD);
        let recovery = form.sends().await.texts(".recovery code");
        assert_eq!(recovery.len(), 8, "{name}");
        Self { secret, recovery }
    }

    fn code(&self) -> String {
        code_of(&self.secret, now())
    }
}

fn now() -> Timestamp {
    SystemClock.now()
}

async fn proposed(desk: &Desk, browser: &Payer) -> Secret {
    let session = browser.cookie("__Host-standee-session").unwrap();
    let session = standee::token::Token::parse(&session).unwrap().hash();
    desk.shop.database().proposed_second_factor(&session).await.unwrap().unwrap()
}

/// Types a code after the password.
async fn types(browser: &Payer, code: &str) -> Visit {
    browser.opens("/console/sign-in/code").await.form().with("code", code).sends().await
}

async fn is_in(browser: &Payer) -> bool {
    browser.opens("/console/account").await.status == 200
}

#[tokio::test]
async fn a_password_alone_opens_nothing_any_more() {
    let desk = Desk::open().await;
    let app = App::of(&desk, &desk.signs_in(OWNER).await, OWNER).await;
    let browser = desk.browser();
    let sent = tries_to_sign_in(&browser, OWNER, PASSWORD).await;
    assert!(sent.location().starts_with("/console/sign-in/code"));
    let half_way = browser.cookie("__Host-standee-session").unwrap();
    for path in ["/console", "/console/account", "/console/stores"] {
        assert!(browser.opens(path).await.location().starts_with("/console/sign-in"), "{path}");
    }
    assert_eq!(types(&browser, "000000").await.status, 422);
    let code = app.code();
    types(&browser, &code).await.location();
    assert!(is_in(&browser).await);
    assert_ne!(browser.cookie("__Host-standee-session").unwrap(), half_way, "a new session");

    let second = desk.browser();
    tries_to_sign_in(&second, OWNER, PASSWORD).await.location();
    assert_eq!(types(&second, &code).await.status, 422, "no code is taken twice");
    let later = code_of(&app.secret, now().plus_seconds(30));
    types(&second, &later).await.location();
    assert!(is_in(&second).await);
    let third = desk.browser();
    tries_to_sign_in(&third, OWNER, PASSWORD).await.location();
    assert_eq!(types(&third, &code).await.status, 422, "nor one from before it");
}

#[tokio::test]
async fn a_recovery_code_stands_in_once() {
    let desk = Desk::open().await;
    let app = App::of(&desk, &desk.signs_in(OWNER).await, OWNER).await;
    let written_down = app.recovery[3].to_uppercase();
    for expected in [303, 422] {
        let browser = desk.browser();
        tries_to_sign_in(&browser, OWNER, PASSWORD).await.location();
        assert_eq!(types(&browser, &written_down).await.status, expected);
        assert_eq!(is_in(&browser).await, expected == 303);
    }
}

#[tokio::test]
async fn guessing_codes_becomes_ever_slower() {
    let desk = Desk::open().await;
    App::of(&desk, &desk.signs_in(OWNER).await, OWNER).await;
    let browser = desk.browser();
    tries_to_sign_in(&browser, OWNER, PASSWORD).await.location();
    let mut statuses = Vec::new();
    for number in 0..9 {
        statuses.push(types(&browser, &format!("00000{number}")).await.status);
    }
    assert!(statuses.contains(&429), "{statuses:?}");
}

#[tokio::test]
async fn nothing_is_set_up_without_a_code_of_the_app_and_the_password() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(OWNER).await;
    browser.opens("/console/account").await.form_at(SET_UP).sends().await.location();
    let page = browser.opens("/console/account/second-factor").await;
    assert!(page.body.contains("<svg"), "there is something to scan");
    let code = code_of(&proposed(&desk, &browser).await, now());
    for (code, password) in [("000000", PASSWORD), (code.as_str(), "wrong"), ("", "")] {
        let form = page.form_at("main form").with("code", code).with("old", password);
        assert_eq!(form.sends().await.status, 422);
    }
    let user = desk.shop.database().user_named(&user_name(OWNER)).await.unwrap().unwrap();
    assert!(!user.has_second_factor);
    desk.signs_in(OWNER).await;
}

#[tokio::test]
async fn it_is_removed_with_the_password_or_by_whoever_manages_the_user() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(OWNER).await;
    App::of(&desk, &browser, OWNER).await;
    let remove = "form[action='/console/account/second-factor/remove']";
    let form = browser.opens("/console/account").await.form_at(remove);
    assert_eq!(form.clone().with("old", "wrong").sends().await.status, 422);
    form.with("old", PASSWORD).sends().await.location();
    desk.signs_in(OWNER).await;

    App::of(&desk, &browser, OWNER).await;
    let user = desk.shop.database().user_named(&user_name(OWNER)).await.unwrap().unwrap();
    let operator = desk.signs_in(OPERATOR).await;
    let page = operator.opens(&format!("/console/users/{}", user.id)).await;
    page.form_at("form[action$='/second-factor/remove']").sends().await.confirms().await.location();
    desk.signs_in(OWNER).await;
    let trail = desk.shop.database().trail(&user.id, 20).await.unwrap();
    let by: Vec<_> = trail.iter().map(|line| (line.by.as_str(), line.deed.as_str())).collect();
    assert_eq!(by.last(), Some(&(OPERATOR, "second_factor_removed")));
}

#[tokio::test]
async fn a_new_password_does_not_go_round_it() {
    let desk = Desk::open().await;
    App::of(&desk, &desk.signs_in(OWNER).await, OWNER).await;
    let database = desk.shop.database();
    let user = database.user_named(&user_name(OWNER)).await.unwrap().unwrap();
    let (link, doer) = (standee::token::Token::new(), Doer { by: "a test", at: now() });
    database.add_password_link(&user.id, &link.hash(), now().plus_seconds(60), doer).await.unwrap();
    let browser = desk.browser();
    let form = browser.opens(&format!("/console/welcome/{}", link.text())).await.form();
    form.with("password", PASSWORD).with("repeated", PASSWORD).sends().await.location();
    let sent = tries_to_sign_in(&browser, OWNER, PASSWORD).await;
    assert!(sent.location().starts_with("/console/sign-in/code"));
}

/// field.md 17.
#[tokio::test]
async fn a_code_is_taken_as_any_keyboard_writes_it_and_a_slip_is_no_guess() {
    let desk = Desk::open().await;
    let app = App::of(&desk, &desk.signs_in(OWNER).await, OWNER).await;
    let browser = desk.browser();
    tries_to_sign_in(&browser, OWNER, PASSWORD).await.location();
    let page = browser.opens("/console/sign-in/code").await;
    assert_eq!(page.attribute("#code", "inputmode").as_deref(), Some("numeric"));
    assert_eq!(page.attribute("#code", "autocomplete").as_deref(), Some("one-time-code"));
    for _ in 0..8 {
        let slip = types(&browser, "12345").await;
        assert_eq!(
            (slip.status, slip.text(".problem").as_str()),
            (422, "Type the six digits that the app shows.")
        );
    }
    let wide = |digit: char| char::from_u32(u32::from('０') + digit.to_digit(10).unwrap()).unwrap();
    let typed: String = app.code().chars().map(wide).collect();
    types(&browser, &typed).await.location();
    assert!(is_in(&browser).await);

    let second = desk.browser();
    tries_to_sign_in(&second, OWNER, PASSWORD).await.location();
    let wrong = types(&second, "000000").await;
    assert!(!wrong.text(".problem").starts_with("The phone"), "{}", wrong.text(".problem"));
    let form = second.opens("/console/sign-in/code").await.form();
    let used = form.clone().with("recovery", "aaaa-bbbb").sends().await;
    assert!(used.text(".problem").contains("recovery code"), "{}", used.text(".problem"));
    form.with("recovery", &app.recovery[0].to_uppercase().replace('-', " ")).sends().await.location();
    assert!(is_in(&second).await);
}

/// security.md L11.
#[tokio::test]
async fn who_is_in_with_a_stolen_password_is_out_once_there_is_a_second_factor() {
    let desk = Desk::open().await;
    let (thief, owner) = (desk.signs_in(OWNER).await, desk.signs_in(OWNER).await);
    App::of(&desk, &owner, OWNER).await;
    assert!(is_in(&owner).await && !is_in(&thief).await);
}
