//! Signing in: by link, by password, and not at all.

use std::time::Duration;

use checkout::port::Clock as _;
use standee::clock::SystemClock;
use standee::sql::{AGE_SECONDS_MAX, Doer, IDLE_SECONDS_MAX};
use standee::token::Token;

use crate::support::{Desk, OWNER, PASSWORD, Payer, STAFF, Visit, tries_to_sign_in, user_name};

const COOKIE: &str = "__Host-standee-session";
const SECOND_PASSWORD: &str = "another horse's battery";

async fn is_in(browser: &Payer) -> bool {
    browser.opens("/console/account").await.status == 200
}

/// The address of a link that was made for somebody, and is good for so many seconds.
async fn link(desk: &Desk, name: &str, seconds: i64) -> String {
    let database = desk.shop.database();
    let user = database.user_named(&user_name(name)).await.unwrap().unwrap();
    let (token, now) = (Token::new(), SystemClock.now());
    let doer = Doer { by: "a test", at: now };
    assert!(
        database.add_password_link(&user.id, &token.hash(), now.plus_seconds(seconds), doer).await.unwrap()
    );
    format!("/console/welcome/{}", token.text())
}

async fn sets_password(page: &Visit, password: &str, repeated: &str) -> Visit {
    page.form().with("password", password).with("repeated", repeated).sends().await
}

#[tokio::test]
async fn a_session_is_a_secret_of_the_browser_s_and_new_each_time() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(OWNER).await;
    let first = browser.cookie(COOKIE).unwrap();
    assert!(is_in(&browser).await);
    browser.opens("/console/account").await.form().sends().await.location();
    assert!(browser.cookie(COOKIE).is_none() && !is_in(&browser).await, "signed out");
    browser.bears(COOKIE, &first);
    assert!(!is_in(&browser).await, "a session that is over stays over");
    let again = desk.signs_in(OWNER).await;
    assert_ne!(again.cookie(COOKIE).unwrap(), first);
    for made_up in [Token::new().text(), "x".to_owned(), String::new()] {
        browser.bears(COOKIE, &made_up);
        assert!(!is_in(&browser).await, "{made_up}");
    }
}

#[tokio::test]
async fn a_session_that_somebody_planted_is_not_the_one_that_is_signed_in() {
    let desk = Desk::open().await;
    let browser = desk.browser();
    let planted = Token::new().text();
    browser.bears(COOKIE, &planted);
    tries_to_sign_in(&browser, OWNER, PASSWORD).await.location();
    assert_ne!(browser.cookie(COOKIE).unwrap(), planted);
}

#[tokio::test]
async fn sessions_end_by_themselves() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(OWNER).await;
    let hash = Token::parse(&browser.cookie(COOKIE).unwrap()).unwrap().hash();
    let (database, now) = (desk.shop.database(), SystemClock.now());
    let lives = async |seconds| database.session(&hash, now.plus_seconds(seconds)).await.unwrap().is_some();
    assert!(lives(IDLE_SECONDS_MAX - 60).await, "used again before it was idle for too long");
    assert!(lives(2 * IDLE_SECONDS_MAX - 120).await);
    assert!(!lives(3 * IDLE_SECONDS_MAX).await, "idle");
    let mut seconds = 0;
    while seconds < AGE_SECONDS_MAX - IDLE_SECONDS_MAX {
        seconds += IDLE_SECONDS_MAX - 60;
        lives(seconds).await;
    }
    assert!(lives(AGE_SECONDS_MAX - 60).await);
    assert!(!lives(AGE_SECONDS_MAX + 60).await, "old, however much it was used");
}

#[tokio::test]
async fn what_is_wrong_is_not_told_and_an_unknown_name_is_like_a_known_one() {
    let desk = Desk::open().await;
    let answer = async |name: &str, password: &str| {
        let visit = tries_to_sign_in(&desk.browser(), name, password).await;
        assert_eq!(visit.status, 422);
        assert_eq!(visit.attribute("#name", "value").unwrap(), name, "what was typed is kept");
        assert_eq!(visit.attribute("#password", "value").unwrap(), "");
        visit.body.replace(name, "")
    };
    let known = answer(OWNER, "wrong").await;
    assert_eq!(known, answer("nobody", "wrong").await);
    assert_eq!(known, answer("nobody", PASSWORD).await);
    assert_eq!(known, answer("no name at all", PASSWORD).await);
}

/// Tries wrong passwords until so many were taken, and waits where it has to. Gives the statuses.
async fn tries(browser: &Payer, name: &str, taken_max: usize) -> Vec<u16> {
    let mut statuses = Vec::new();
    while statuses.iter().filter(|status| **status == 422).count() < taken_max {
        let status = tries_to_sign_in(browser, name, "wrong").await.status;
        if status == 429 {
            // Each poll is counted, and a few fit into a wait.
            tokio::time::sleep(Duration::from_millis(600)).await;
        }
        statuses.push(status);
    }
    statuses
}

#[tokio::test]
async fn whoever_tries_too_often_waits_and_so_does_who_tries_a_name_that_nobody_has() {
    let desk = Desk::open().await;
    for (number, name) in [(2, OWNER), (3, "nobody")] {
        let stranger = || desk.browser().in_network([127, 0, 0, number]);
        // The seventh waits for two seconds after the sixth, and whoever comes after it for four.
        let statuses = tries(&stranger(), name, 7).await;
        assert_eq!(statuses[..5], [422; 5], "{name}");
        assert!(statuses[5..].contains(&429), "{name}: {statuses:?}");
        let refused = tries_to_sign_in(&stranger(), name, PASSWORD).await;
        assert_eq!(refused.status, 429, "the right password is not tried, either");
    }
    tries_to_sign_in(&desk.browser(), STAFF, PASSWORD).await.location();
}

/// security.md M8: neither by polling a name nor by using up the network that both are in.
#[tokio::test]
async fn who_polls_a_name_keeps_nobody_else_from_signing_in() {
    let desk = Desk::open().await;
    let known = desk.signs_in(OWNER).await;
    let stranger = desk.browser().in_network([127, 0, 0, 2]);
    let mut statuses = Vec::new();
    for _ in 0..60 {
        statuses.push(tries_to_sign_in(&stranger, OWNER, "wrong").await.status);
    }
    // Most polled a name that waits: they were counted against the network all the same.
    let polls = async || tries_to_sign_in(&stranger, "another", "wrong").await.status;
    assert_eq!((statuses.last(), polls().await), (Some(&429), 429));
    tries_to_sign_in(&desk.browser(), OWNER, PASSWORD).await.location();

    // A browser that the owner knows is let in from the stranger's very network.
    let in_network = |cookie: &str| {
        let browser = desk.browser().in_network([127, 0, 0, 2]);
        browser.bears("__Host-standee-browser", cookie);
        browser
    };
    let cookie = known.cookie("__Host-standee-browser").unwrap();
    polls().await;
    tries_to_sign_in(&in_network(&cookie), OWNER, PASSWORD).await.location();
    // For nobody else, and not without end.
    polls().await;
    assert_eq!(tries_to_sign_in(&in_network(&cookie), STAFF, PASSWORD).await.status, 429);
    assert_eq!(tries_to_sign_in(&in_network(&Token::new().text()), OWNER, PASSWORD).await.status, 429);
    let mut statuses = Vec::new();
    for _ in 0..8 {
        statuses.push(tries_to_sign_in(&in_network(&cookie), OWNER, "wrong").await.status);
    }
    assert!(statuses.contains(&429), "{statuses:?}");
}

#[tokio::test]
async fn many_tries_at_once_are_counted_one_by_one() {
    let desk = Desk::open().await;
    let tries = (0..20).map(|_| {
        let browser = desk.browser();
        tokio::spawn(async move { tries_to_sign_in(&browser, OWNER, "wrong").await.status })
    });
    let mut statuses = Vec::new();
    for tried in tries.collect::<Vec<_>>() {
        statuses.push(tried.await.unwrap());
    }
    let taken = statuses.iter().filter(|status| **status == 422).count();
    // As many as are free; and one or two more, if it took seconds.
    assert!((5..=8).contains(&taken), "{taken} were taken: {statuses:?}");
}

#[tokio::test]
async fn a_link_sets_a_password_once_and_ends_every_session() {
    let desk = Desk::open().await;
    let before = desk.signs_in(OWNER).await;
    let path = link(&desk, OWNER, 60).await;
    let browser = desk.browser();
    assert_eq!(browser.opens(&path).await.status, 200);
    let page = browser.opens(&path).await;
    assert_eq!(page.attribute("#name", "value").unwrap(), OWNER, "a look uses nothing up");
    for (password, repeated) in [("short", "short"), (SECOND_PASSWORD, "other"), ("", ""), ("owner", "owner")]
    {
        let wrong = sets_password(&page, password, repeated).await;
        assert_eq!(wrong.status, 422, "{password}");
        assert!(!wrong.texts(".field .problem").is_empty(), "it says what is wrong beside the field");
    }
    assert!(is_in(&before).await, "nothing was changed");
    let set = sets_password(&page, SECOND_PASSWORD, SECOND_PASSWORD).await;
    assert_eq!(set.location(), "/console/sign-in?done=password-set");
    assert!(!is_in(&before).await, "every session is over");
    assert_eq!(sets_password(&page, SECOND_PASSWORD, SECOND_PASSWORD).await.status, 410);
    assert_eq!(browser.opens(&path).await.status, 410);
    assert_eq!(tries_to_sign_in(&browser, OWNER, PASSWORD).await.status, 422);
    tries_to_sign_in(&browser, OWNER, SECOND_PASSWORD).await.location();
    assert!(is_in(&browser).await);
}

#[tokio::test]
async fn a_link_is_good_for_a_while_and_until_the_next() {
    let desk = Desk::open().await;
    let browser = desk.browser();
    assert_eq!(browser.opens(&link(&desk, OWNER, -1).await).await.status, 410, "too late");
    let first = link(&desk, OWNER, 60).await;
    let second = link(&desk, OWNER, 60).await;
    assert_eq!(browser.opens(&first).await.status, 410);
    assert_eq!(browser.opens(&second).await.status, 200);
}

#[tokio::test]
async fn a_new_password_wants_the_old_one_and_ends_every_session() {
    let desk = Desk::open().await;
    let (browser, other) = (desk.signs_in(OWNER).await, desk.signs_in(OWNER).await);
    let page = browser.opens("/console/account").await;
    let form = page.form_at("form[action='/console/account/password']");
    let form = form.with("password", SECOND_PASSWORD).with("repeated", SECOND_PASSWORD);
    let wrong = form.clone().with("old", "wrong").sends().await;
    assert_eq!((wrong.status, is_in(&other).await), (422, true));
    assert_eq!(form.with("old", PASSWORD).sends().await.location(), "/console/sign-in?done=password-set");
    assert!(!is_in(&browser).await && !is_in(&other).await);
    tries_to_sign_in(&browser, OWNER, SECOND_PASSWORD).await.location();
}

#[tokio::test]
async fn signing_out_everywhere_leaves_nobody_in_but_others() {
    let desk = Desk::open().await;
    let (one, two, staff) =
        (desk.signs_in(OWNER).await, desk.signs_in(OWNER).await, desk.signs_in(STAFF).await);
    let page = one.opens("/console/account").await;
    page.form_at("form[action='/console/account/sign-out-everywhere']").sends().await.location();
    assert!(!is_in(&one).await && !is_in(&two).await && is_in(&staff).await);
}

#[tokio::test]
async fn whoever_is_switched_off_is_out_at_once() {
    let desk = Desk::open().await;
    let staff = desk.signs_in(STAFF).await;
    let path = link(&desk, STAFF, 60).await;
    let database = desk.shop.database();
    let user = database.user_named(&user_name(STAFF)).await.unwrap().unwrap();
    let doer = Doer { by: "a test", at: SystemClock.now() };
    assert!(database.set_user_active(&user.id, false, doer).await.unwrap());
    assert!(!is_in(&staff).await);
    assert_eq!(desk.browser().opens(&path).await.status, 410);
    assert_eq!(tries_to_sign_in(&desk.browser(), STAFF, PASSWORD).await.status, 422);
    assert!(database.set_user_active(&user.id, true, doer).await.unwrap());
    assert!(!is_in(&staff).await, "sessions do not come back");
    desk.signs_in(STAFF).await;
}

#[tokio::test]
async fn signing_in_leads_back_to_the_page_that_was_wanted() {
    let desk = Desk::open().await;
    let browser = desk.browser();
    let sent = browser.opens("/console/stores?a=1").await;
    let form = sent.follows().await.form();
    let entered = form.with("name", OWNER).with("password", PASSWORD).sends().await;
    assert_eq!(entered.location(), "/console/stores?a=1");
    assert_eq!(desk.signs_in(OWNER).await.opens("/console").await.location(), "/console/till");
    assert_eq!(desk.signs_in(STAFF).await.opens("/console").await.location(), "/console/till");
}

#[tokio::test]
async fn a_language_is_chosen_once() {
    let desk = Desk::open().await;
    let browser = desk.browser().reading("th;q=0.9, en;q=0.1");
    let language = async |path: &str| browser.opens(path).await.attribute("html", "lang").unwrap();
    assert_eq!(language("/console/sign-in").await, "th");
    assert_eq!(language("/console/sign-in?lang=ko").await, "ko");
    assert_eq!(language("/console/sign-in").await, "ko");
    assert_eq!(language("/console/sign-in?lang=fr").await, "en", "the console is not written in it");
}

#[tokio::test]
async fn a_form_that_is_sent_after_the_session_ended_is_said_not_to_be_done() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(OWNER).await;
    let form = browser.opens("/console/stores/new").await.form_at("main form");
    let out = browser.opens("/console/account").await.form();
    out.clone().sends().await.location();
    let door = form.with("name", "Typed for nothing").sends().await.follows().await;
    assert!(door.text(".problem").starts_with("Your session is over"), "{}", door.body);
    let door = out.sends().await.follows().await;
    assert_eq!(door.texts(".problem").len(), 0, "who signs out twice has lost nothing");
}

#[tokio::test]
async fn what_everybody_chooses_is_no_password() {
    let desk = Desk::open().await;
    let page = desk.browser().opens(&link(&desk, STAFF, 60).await).await;
    let refused = sets_password(&page, "password1234", "password1234").await;
    assert_eq!(refused.status, 422);
    assert!(refused.text("#password-problem").contains("among the first"), "{}", refused.body);
    assert!(sets_password(&page, SECOND_PASSWORD, SECOND_PASSWORD).await.location().contains("password-set"));
}
