//! Fields that stand twice in the console's addresses and forms.

use axum::http::Method;
use standee::http::console::table;

use crate::support::{Desk, OPERATOR, OWNER};

// field.md 10
#[tokio::test]
async fn no_page_of_the_console_is_lost_to_a_field_that_stands_twice() {
    let desk = Desk::open().await;
    let operator = desk.signs_in(OPERATOR).await;
    let twice = "store=a&store=b&days=7&days=14&next=%2Fa&next=%2Fb&amount=5&amount=6&from=x&from=y&code=A&code=B\
        &status=failed&status=failed&reference=R&reference=S&to=x&to=y&after=1&after=2&done=saved&done=saved\
        &lang=th&lang=ko&over=1&over=2";
    for (_, path, _) in table().into_iter().filter(|(method, _, _)| *method == Method::GET) {
        if path.contains('{') || path.ends_with("events") {
            continue;
        }
        let page = operator.opens(&format!("{path}?{twice}")).await;
        assert!([200, 303, 404, 422].contains(&page.status), "{path}: {} {}", page.status, page.body);
        assert!(!page.body.starts_with("Failed"), "{path}: {}", page.body);
        if page.status == 200 && page.body.starts_with("<!DOCTYPE") {
            assert_eq!(page.attribute("html", "lang").unwrap(), "th", "{path}: the first counts");
        }
    }
}

// field.md 10
#[tokio::test]
async fn a_form_of_the_console_takes_the_first_of_two_and_one_that_cannot_be_read_is_a_page() {
    let desk = Desk::open().await;
    let browser = desk.browser();
    let fields = [("name", OWNER), ("password", "wrong"), ("name", "x"), ("password", "y")];
    let page = browser.posts("/console/sign-in", &fields).await;
    assert_eq!(page.status, 422, "{}", page.body);
    assert_eq!(page.attribute("input[name=name]", "value").as_deref(), Some(OWNER));
    let unreadable = browser.posts("/console/sign-in", &[("nothing", "of it")]).await;
    assert!(unreadable.body.starts_with("<!DOCTYPE"), "{}", unreadable.body);
}
