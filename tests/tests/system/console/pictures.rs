//! Logos and the acceptance mark: given in the console, and seen by payers at once.

use std::time::{Duration, Instant};

use crate::support::{Desk, OPERATOR, OWNER, Payer, RIVAL, STORE, Visit};

const PICTURE: &str =
    r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20"/></svg>"#;

/// How long a picture may take to be seen on every server, and how often it is seen in a row until it is believed.
const PATIENCE: Duration = Duration::from_secs(20);
const IN_A_ROW: usize = 4;

/// What stands at this place of the payer's page, once all servers say the same.
async fn shown(desk: &Desk, css: &str, is_there: bool) -> Option<String> {
    // Each browser meets the next server.
    let scans = async || desk.browser().wallet("ALIPAY_HK").scans(desk.shop.code()).await;
    let (begun, mut seen) = (Instant::now(), 0);
    while seen < IN_A_ROW {
        assert!(begun.elapsed() < PATIENCE, "{css} is not as it was given");
        let page = scans().await;
        if page.attribute(css, "src").is_some() == is_there {
            seen += 1;
        } else {
            seen = 0;
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
    scans().await.attribute(css, "src")
}

async fn uploads(browser: &Payer, path: &str, file: &[u8]) -> Visit {
    let token = browser.opens("/console/account").await.form().field("token").to_owned();
    browser.uploads(path, &token, file).await
}

#[tokio::test]
async fn an_owner_s_logo_is_on_the_payer_s_page_until_it_is_taken_away() {
    let desk = Desk::open().await;
    let (owner, payer) = (desk.signs_in(OWNER).await, desk.browser());
    let path = format!("/console/stores/{STORE}/logo");
    assert_eq!(shown(&desk, "img", false).await, None);
    uploads(&owner, &path, PICTURE.as_bytes()).await.location();
    let logo = shown(&desk, "img", true).await.unwrap();
    let file = payer.opens(&logo).await;
    assert_eq!((file.status, file.header("content-type")), (200, "image/svg+xml"));
    let page = owner.opens(&path).await;
    assert_eq!(page.attribute("main img", "src").unwrap(), logo);
    let lines = owner.opens(&format!("/console/stores/{STORE}")).await.texts(".line").join("\n");
    assert!(lines.contains("Picture uploaded owner"), "{lines}");
    page.form_at("form[action$='/remove']").sends().await.confirms().await.location();
    assert_eq!(shown(&desk, "img", false).await, None);
    assert_eq!(payer.opens(&logo).await.status, 404);
}

#[tokio::test]
async fn the_mark_is_the_operator_s_and_stands_on_every_page() {
    let desk = Desk::open().await;
    uploads(&desk.signs_in(OPERATOR).await, "/console/mark", PICTURE.as_bytes()).await.location();
    let mark = shown(&desk, "img.foot-mark", true).await.unwrap();
    assert!(mark.starts_with("/brand/"), "{mark}");
    let refused = uploads(&desk.signs_in(OWNER).await, "/console/mark", PICTURE.as_bytes()).await;
    assert_eq!(refused.status, 403);
}

#[tokio::test]
async fn what_is_no_picture_of_theirs_is_refused_with_the_reason() {
    let desk = Desk::open().await;
    let path = format!("/console/stores/{STORE}/logo");
    let owner = desk.signs_in(OWNER).await;
    let script = PICTURE.replace("<rect", "<script>1</script><rect");
    let large = vec![b' '; 101 * 1024];
    for (file, reason) in [
        (&b""[..], "Fill this in."),
        (b"GIF89a", "It is neither a PNG nor an SVG picture that can be read."),
        (script.as_bytes(), "The SVG has something in it that is no part of a picture"),
        (&large, "It has 103424 bytes; at most 102400 are taken."),
    ] {
        let wrong = uploads(&owner, &path, file).await;
        assert_eq!(wrong.status, 422, "{reason}");
        assert!(wrong.text("#file-problem").starts_with(reason), "{}", wrong.text("#file-problem"));
    }
    let far_too_large = uploads(&owner, &path, &vec![b' '; 1024 * 1024]).await;
    assert_eq!((far_too_large.status, far_too_large.text("h1").as_str()), (413, "This is too large"));
    assert_eq!(owner.uploads(&path, "x", PICTURE.as_bytes()).await.status, 403, "without its token");
    let rival = uploads(&desk.signs_in(RIVAL).await, &path, PICTURE.as_bytes()).await;
    assert_eq!(rival.status, 404);
}

// security.md M3
#[tokio::test]
async fn a_small_file_that_takes_much_to_draw_is_refused_with_what_to_do() {
    let desk = Desk::open().await;
    let owner = desk.signs_in(OWNER).await;
    let path = format!("/console/stores/{STORE}/logo");
    let eightfold = (1..8).fold("<g id=\"u0\"><path d=\"M0 0h1v1z\"/></g>".to_owned(), |svg, depth| {
        let each = format!("<use href=\"#u{}\"/>", depth - 1).repeat(8);
        svg + &format!("<g id=\"u{depth}\">{each}</g>")
    });
    let bomb = PICTURE.replace("<rect", &format!("{eightfold}<use href=\"#u7\"/><rect"));
    let refused = uploads(&owner, &path, bomb.as_bytes()).await;
    assert_eq!(refused.status, 422, "{}", refused.body);
    assert!(refused.text("#file-problem").contains("Simplify it, or upload a PNG"), "{}", refused.body);
}
