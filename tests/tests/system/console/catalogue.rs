//! Merchants, stores, codes and posters: made and changed in the console.

use checkout::entry_code::EntryCode;
use checkout::port::Store as _;

use crate::support::{Desk, MERCHANT, OPERATOR, OWNER, STORE};

fn code_in(path: &str) -> EntryCode {
    EntryCode::parse(path.rsplit('/').next().unwrap()).unwrap()
}

#[tokio::test]
async fn an_operator_makes_a_merchant_a_store_and_a_code_that_takes_payments() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(OPERATOR).await;
    let form = browser.form_of("/console/merchants/new").await;
    let sent = form.with("name", "Laksa & Sons").with("category_code", "5812").sends().await;
    assert_eq!(sent.leads_to(), "/console/merchants");
    assert!(sent.follows().await.text(".lines").contains("Laksa & Sons"), "ux.md F8: it is where one looks");
    let page = browser.opens("/console/stores/new").await;
    let merchants = page.texts("#merchant option");
    assert!(merchants.contains(&"Laksa & Sons".to_owned()), "{merchants:?}");
    let id = page.attribute("#merchant option", "value").unwrap();
    let form = page.form_at("main form").with("merchant", &id).with("name", "Laksa <Corner>");
    let form = form.with("currency", "sgd").with("region", "sg").with("timezone", "Asia/Singapore");
    let sent = form.with("language", "ko").sends().await;
    let store = sent.leads_to();
    let page = browser.opens(&store).await;
    assert_eq!(page.text("h1"), "Laksa <Corner>");
    assert!(page.text("main").contains("There is no code yet"), "it says what comes next");

    let form = browser.form_of(&format!("{store}/codes/new")).await;
    let sent = form.with("label", "Table 7").with("minimum", "1").with("maximum", "50").sends().await;
    let path = sent.leads_to();
    let code = code_in(&path);
    let entry = desk.shop.database().entry_point(&code).await.unwrap().unwrap();
    assert_eq!((entry.label.as_deref(), entry.minimum.unwrap().minor_units()), (Some("Table 7"), 100));
    assert_eq!(desk.browser().wallet("ALIPAY_HK").scans(code).await.status, 200);
    let page = browser.opens(&path).await;
    assert!(page.text("main").contains(&format!("{}/e/{code}", desk.shop.url())));
    assert!(page.texts(".lines .line")[0].contains("Added operator"), "{:?}", page.texts(".line"));
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(OWNER).await;
    let form = browser.form_of("/console/stores/new").await;
    let form = form.with("merchant", "M-2").with("name", " ").with("currency", "XYZ1").with("region", "s");
    let wrong = form.with("timezone", "Asia/Nowhere").with("language", "xx").sends().await;
    assert_eq!(wrong.status, 422);
    for field in ["merchant", "name", "currency", "region", "timezone", "language"] {
        assert!(!wrong.text(&format!("#{field}-problem")).is_empty(), "{field}");
        let described = wrong.attribute(&format!("#{field}"), "aria-describedby").unwrap();
        assert!(described.contains(&format!("{field}-problem")), "{field}");
    }
    assert_eq!(wrong.attribute("#timezone", "value").unwrap(), "Asia/Nowhere");

    let path = format!("/console/stores/{STORE}/codes/new");
    for (fields, wrong) in [
        (&[("amount", "abc")][..], "amount"),
        (&[("amount", "0")], "amount"),
        (&[("amount", "5"), ("minimum", "1")], "amount"),
        (&[("minimum", "9"), ("maximum", "1")], "maximum"),
        (&[("minimum", "1.234")], "minimum"),
        (&[("label", &"x".repeat(65))], "label"),
    ] {
        let empty = browser.form_of(&path).await;
        let form = fields.iter().fold(empty, |form, (name, value)| form.with(name, value));
        let page = form.sends().await;
        assert_eq!(page.status, 422, "{fields:?}");
        assert!(!page.text(&format!("#{wrong}-problem")).is_empty(), "{fields:?}");
        for (name, value) in fields {
            assert_eq!(page.attribute(&format!("#{name}"), "value").unwrap(), *value);
        }
    }
    let codes = desk.shop.database().codes(10).await.unwrap();
    assert_eq!(codes.len(), 2, "nothing was made");
}

#[tokio::test]
async fn an_owner_changes_a_store_s_name_and_it_is_kept_who_did() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(OWNER).await;
    let form = browser.form_of(&format!("/console/stores/{STORE}/edit")).await;
    let form = form.with("name", "Kopi Harbour").with("timezone", "Asia/Tokyo").with("language", "ja");
    assert_eq!(form.sends().await.leads_to(), format!("/console/stores/{STORE}"));
    let store = desk.shop.database().store_profile(STORE).await.unwrap().unwrap();
    assert_eq!((store.name.as_str(), store.timezone.as_str()), ("Kopi Harbour", "Asia/Tokyo"));
    assert_eq!(store.language.tag(), "ja");
    let trail = desk.shop.database().trail(STORE, 10).await.unwrap();
    assert_eq!((trail.len(), trail[1].by.as_str(), trail[1].deed.as_str()), (2, OWNER, "changed"));
    let page = browser.opens(&format!("/console/stores/{STORE}")).await;
    let lines = page.texts(".line:has(time)").join("\n");
    assert!(lines.contains("Changed: Kopi Harbour, Asia/Tokyo, ja owner"), "{lines}");
}

#[tokio::test]
async fn a_code_is_switched_moved_and_replaced() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(OPERATOR).await;
    let (payer, code) = (desk.browser().wallet("ALIPAY_HK"), desk.shop.code());
    let page = format!("/console/codes/{code}");
    let press = async |what: &str| {
        let page = browser.opens(&page).await;
        page.form_at(&format!("form[action$='/{what}']")).sends().await
    };
    press("off").await.location();
    assert_eq!(payer.scans(code).await.status, 410);
    press("on").await.location();
    assert_eq!(payer.scans(code).await.status, 200);
    let form = browser.opens(&page).await.form_at("form[action$='/move']");
    form.with("store", "S-2").sends().await.confirms().await.location();
    assert_eq!(payer.scans(code).await.text("h1"), "Teh Tarik Place");
    let new = code_in(&press("replace").await.confirms().await.leads_to());
    assert_eq!((payer.scans(code).await.status, payer.scans(new).await.status), (410, 200));
    let old = browser.opens(&page).await;
    assert_eq!(old.texts("form[action*='/codes/']").len(), 0, "nothing can be done to it any more");
    assert!(old.text("main").contains(&new.to_string()));
    let deeds = desk.shop.database().deeds(&code, 10).await.unwrap();
    assert!(deeds.iter().skip(1).all(|deed| deed.by == OPERATOR), "{deeds:?}");
    let deeds: Vec<_> = deeds.iter().map(|deed| deed.deed.as_str()).collect();
    assert_eq!(deeds, ["added", "off", "on", "moved", "replaced"]);
}

#[tokio::test]
async fn a_poster_is_handed_out_as_it_was_chosen_and_it_is_kept_who_made_it() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(OWNER).await;
    let code = desk.shop.code();
    let form = browser.form_of(&format!("/console/codes/{code}/poster")).await;
    let sized = form.with("size", "a6").with("language1", "en").with("language2", "").with("language3", "");
    for (format, kind) in [("pdf", "application/pdf"), ("svg", "image/svg+xml")] {
        let file = sized.clone().with("format", format).with("color", "#1f3a93").sends().await;
        assert_eq!((file.status, file.header("content-type")), (200, kind), "{}", file.body);
        let name = format!("attachment; filename=\"{code}-a6.{format}\"");
        assert_eq!(file.header("content-disposition"), name);
    }
    for (field, value) in [("size", "a0"), ("format", "gif"), ("color", "red"), ("language2", "xx")] {
        let wrong = sized.clone().with("format", "pdf").with("color", "#1f3a93").with(field, value);
        let wrong = wrong.sends().await;
        assert_eq!(wrong.status, 422, "{field}");
        assert!(!wrong.text(&format!("#{field}-problem")).is_empty(), "{field}");
    }
    let deeds = desk.shop.database().deeds(&code, 10).await.unwrap();
    let deeds: Vec<_> = deeds.iter().skip(1).map(|deed| (deed.by.as_str(), deed.detail.as_deref())).collect();
    assert_eq!(deeds, [(OWNER, Some("a6 pdf")), (OWNER, Some("a6 svg"))]);
}

#[tokio::test]
async fn a_store_has_its_country_s_time_zone_and_is_asked_where_there_are_several() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(OPERATOR).await;
    let form = browser.form_of("/console/stores/new").await.with("merchant", MERCHANT);
    let form = form.with("name", "Kopi Far Away").with("language", "en").with("timezone", "");
    let added = form.clone().with("currency", "THB").with("region", "TH").sends().await;
    let store = browser.opens(&added.leads_to()).await;
    assert!(store.text("dl").contains("Asia/Bangkok"), "{}", store.text("dl"));
    let in_indonesia = form.with("currency", "IDR").with("region", "ID");
    let asked = in_indonesia.clone().sends().await;
    assert_eq!(asked.status, 422);
    assert_eq!(asked.text("#timezone-problem"), "This country has several time zones. Choose the store's.");
    let offered = asked.body.matches("<option value=\"Asia/").count();
    assert_eq!(offered, 3, "Jakarta, Makassar and Jayapura");
    let added = in_indonesia.with("timezone", "Asia/Makassar").sends().await;
    assert!(browser.opens(&added.leads_to()).await.text("dl").contains("Asia/Makassar"));
}

#[tokio::test]
async fn why_a_poster_cannot_be_made_is_told_in_the_reader_s_language() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(OWNER).await;
    let form = browser.form_of(&format!("/console/stores/{STORE}/codes/new?lang=ko")).await;
    let label = "Wide".repeat(16);
    let code = code_in(&form.with("label", &label).sends().await.leads_to());
    let form = browser.form_of(&format!("/console/codes/{code}/poster")).await;
    let form = form.with("size", "labels").with("sheet", "a4-3x8").with("format", "pdf");
    let form = form.with("language1", "en").with("language2", "").with("language3", "");
    let refused = form.with("color", "#1f3a93").sends().await;
    assert_eq!(refused.status, 422);
    let told = refused.texts(".problem").join("\n");
    assert!(told.contains("더 큰 크기를 고르세요.") && told.contains(&label), "{told}");
}

/// ux.md F8.
#[tokio::test]
async fn a_merchant_is_renamed_and_its_category_code_mended() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(OPERATOR).await;
    let list = browser.opens("/console/merchants").await;
    assert_eq!(list.texts(".lines a"), ["Kopi Pte Ltd", "Teh Tarik Sdn Bhd"]);
    let form = browser.form_of(&format!("/console/merchants/{MERCHANT}/edit")).await;
    let wrong = form.clone().with("category_code", "food").sends().await;
    assert_eq!(
        (wrong.status, wrong.text("#category_code-problem").as_str()),
        (422, "Use four digits, such as 5812.")
    );
    // As a keyboard of Japan writes it.
    let sent = form.with("name", "Kopi Holding").with("category_code", "５８１４").sends().await;
    let list = sent.follows().await;
    assert!(list.text(".lines").contains("Kopi Holding") && list.text(".lines").contains("5814"));
    let page = browser.opens(&format!("/console/merchants/{MERCHANT}/edit")).await;
    assert!(page.text("main").contains("Changed: Kopi Holding, 5814 operator"), "{}", page.text("main"));
}

/// ux.md F9.
#[tokio::test]
async fn the_price_behind_a_printed_code_is_changed() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(OWNER).await;
    let (code, payer) = (desk.shop.code(), desk.browser().wallet("ALIPAY_HK"));
    let page = format!("/console/codes/{code}");
    let form = browser.form_of(&format!("{page}/edit")).await;
    assert_eq!(form.field("label"), "Counter");
    let wrong = form.clone().with("amount", "5").with("minimum", "1").sends().await;
    assert_eq!((wrong.status, wrong.texts("#amount-problem").len()), (422, 1));
    let sent = form.with("label", "Breakfast").with("amount", "5.80").sends().await;
    assert_eq!(sent.leads_to(), page);
    let shown = sent.follows().await.text("main");
    assert!(shown.contains("Changed: label Counter → Breakfast, amount – → 5.80 owner"), "{shown}");
    assert!(payer.scans(code).await.body.contains("5.80"));
    let form = browser.form_of(&format!("{page}/edit")).await;
    assert_eq!(form.field("amount"), "5.80");
    form.with("amount", "").with("maximum", "50").sends().await.location();
    let entry = desk.shop.database().entry_point(&code).await.unwrap().unwrap();
    assert_eq!((entry.fixed_amount, entry.maximum.unwrap().minor_units()), (None, 5_000));
}

/// ux.md F15 and F20.
#[tokio::test]
async fn where_there_is_something_to_choose_there_is_a_list_and_names_are_no_ids() {
    let desk = Desk::open().await;
    let browser = desk.signs_in(OPERATOR).await;
    let page = browser.opens("/console/stores/new?lang=ja").await;
    assert!(page.texts("#region-list option").contains(&"シンガポール".to_owned()));
    assert!(page.texts("#currency-list option").contains(&"シンガポール ドル".to_owned()));
    let form = page.form_at("main form").with("merchant", MERCHANT).with("name", "Kopi");
    let form = form.with("region", "US").with("currency", "USD").with("timezone", "").with("language", "en");
    let zones = form.sends().await.texts("select#timezone option");
    assert!(zones.len() > 4 && zones.contains(&"Pacific/Honolulu".to_owned()), "{zones:?}");

    let code = format!("/console/codes/{}?lang=en", desk.shop.code());
    let form = browser.opens(&code).await.form_at("form[action$='/move']");
    let moved = form.with("store", "S-2").sends().await.confirms().await.follows().await;
    assert!(
        moved.text("main").contains("Moved: Kopi Corner 咖啡角 → Teh Tarik Place operator"),
        "{}",
        moved.text("main")
    );
}
