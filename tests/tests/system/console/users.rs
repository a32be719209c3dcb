//! Users: who may make whom what.

use checkout::access::Access;

use crate::support::{
    Desk, OPERATOR, OTHER_STORE, OWNER, PASSWORD, RIVAL, STAFF, STORE, Visit, tries_to_sign_in, user_name,
};

/// Posts what no form offers.
async fn posts(desk: &Desk, who: &str, path: &str, fields: &[(&str, &str)]) -> Visit {
    let browser = desk.signs_in(who).await;
    let token = browser.opens("/console/account").await.form().field("token").to_owned();
    let mut all = vec![("token", token.as_str())];
    all.extend(fields);
    browser.posts(path, &all).await
}

async fn access_of(desk: &Desk, name: &str) -> Option<Access> {
    desk.shop.database().user_named(&user_name(name)).await.unwrap().map(|user| user.access)
}

#[tokio::test]
async fn an_owner_takes_on_staff_who_come_in_by_their_link() {
    let desk = Desk::open().await;
    let fields = [("name", "Aisyah"), ("role", "staff"), ("store", STORE), ("limit-S-1", "20.00")];
    let page = posts(&desk, OWNER, "/console/users/new", &fields).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let link = page.text("main code");
    let path = link.strip_prefix(&desk.shop.url()).unwrap();
    let browser = desk.browser();
    let form = browser.opens(path).await.form();
    form.with("password", PASSWORD).with("repeated", PASSWORD).sends().await.location();
    tries_to_sign_in(&browser, "aisyah", PASSWORD).await.location();
    let Some(Access::Staff { stores }) = access_of(&desk, "aisyah").await else { panic!("not staff") };
    assert_eq!((stores[0].id.as_str(), stores[0].refund_limit.minor_units()), (STORE, 2_000));
    let again = posts(&desk, OWNER, "/console/users/new", &fields).await;
    assert_eq!((again.status, again.texts("#name-problem").len()), (422, 1), "the name is taken");
    let user = desk.shop.database().user_named(&user_name("aisyah")).await.unwrap().unwrap();
    let trail = desk.shop.database().trail(&user.id, 10).await.unwrap();
    let trail: Vec<_> = trail.iter().map(|line| (line.by.as_str(), line.deed.as_str())).collect();
    assert_eq!(trail, [(OWNER, "added"), (OWNER, "link"), ("aisyah", "password")]);
}

#[tokio::test]
async fn nobody_gives_more_than_they_may() {
    let desk = Desk::open().await;
    for fields in [
        &[("role", "operator")][..],
        &[("role", "owner"), ("merchant", "M-1")],
        &[("role", "staff"), ("store", OTHER_STORE)],
        &[("role", "staff")],
        &[("role", "king")],
    ] {
        let mut all = vec![("name", "somebody")];
        all.extend(fields);
        let refused = posts(&desk, OWNER, "/console/users/new", &all).await;
        assert_eq!(refused.status, 422, "{fields:?}");
        let colleague = format!("/console/users/{}", desk.colleague);
        assert_eq!(posts(&desk, OWNER, &colleague, fields).await.status, 422, "{fields:?}");
    }
    assert_eq!(access_of(&desk, "somebody").await, None);
    let fields = [("name", "cook"), ("role", "staff"), ("store", STORE), ("store", OTHER_STORE)];
    assert_eq!(posts(&desk, OWNER, "/console/users/new", &fields).await.status, 200);
    let Some(Access::Staff { stores }) = access_of(&desk, "cook").await else { panic!("not staff") };
    assert_eq!(stores.len(), 1, "the store next door was not given");
}

#[tokio::test]
async fn an_owner_changes_neither_owners_nor_operators_nor_the_staff_next_door_nor_anybody_themselves() {
    let desk = Desk::open().await;
    for (who, whom) in
        [(OWNER, OPERATOR), (OWNER, RIVAL), (OWNER, OWNER), (RIVAL, STAFF), (OPERATOR, OPERATOR)]
    {
        let user = desk.shop.database().user_named(&user_name(whom)).await.unwrap().unwrap();
        for action in ["", "/off", "/link"] {
            let path = format!("/console/users/{}{action}", user.id);
            let fields = [("role", "staff"), ("store", STORE)];
            assert_eq!(posts(&desk, who, &path, &fields).await.status, 404, "{who} {whom} {action}");
        }
        assert_eq!(desk.shop.database().user(&user.id).await.unwrap().unwrap(), user);
    }
    let owner = desk.signs_in(OWNER).await;
    let listed = owner.opens("/console/users").await.texts(".lines a");
    assert_eq!(listed, ["colleague", STAFF]);
}

#[tokio::test]
async fn rights_count_from_the_next_page_on() {
    let desk = Desk::open().await;
    let staff = desk.signs_in("colleague").await;
    assert_eq!(staff.opens("/console/stores").await.status, 403);
    let path = format!("/console/users/{}", desk.colleague);
    posts(&desk, OPERATOR, &path, &[("role", "owner"), ("merchant", "M-1")]).await.location();
    assert_eq!(staff.opens("/console/stores").await.status, 200);
    posts(&desk, OPERATOR, &format!("{path}/off"), &[]).await.confirms().await.location();
    assert_eq!(staff.opens("/console/stores").await.status, 303);
}
