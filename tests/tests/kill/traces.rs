//! What a collector of OpenTelemetry is sent: the whole way of a payment, and nothing that is the payer's.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::routing::post;
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::KeyValue;
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::trace::v1::span::SpanKind;
use opentelemetry_proto::tonic::trace::v1::{Span, TracesData};
use prost::Message as _;
use standee::sql::hex;

use crate::payer::{WALLET, attempt_on, opens, presses};
use crate::shop::Shop;

/// What somebody else sends along as a trace that is to be continued.
const THEIR_TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const THEIR_SPAN: &str = "00f067aa0ba902b7";

/// A collector, and what it was sent.
#[derive(Clone, Debug, Default)]
struct Collector(Arc<Mutex<Vec<ExportTraceServiceRequest>>>);

impl Collector {
    async fn listens(&self) -> SocketAddr {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let this = self.clone();
        let takes = async move |body: Bytes| this.takes(body);
        let routes = Router::new().route("/otlp/v1/traces", post(takes));
        tokio::spawn(async move { axum::serve(listener, routes).await });
        address
    }

    fn takes(&self, body: Bytes) {
        self.0.lock().unwrap().push(ExportTraceServiceRequest::decode(body).unwrap());
    }

    fn spans(&self) -> Vec<Span> {
        let sent = self.0.lock().unwrap();
        let scopes = sent.iter().flat_map(|batch| &batch.resource_spans).flat_map(|spans| &spans.scope_spans);
        scopes.flat_map(|scope| scope.spans.clone()).collect()
    }

    /// Everything that it was sent, as text.
    fn heard(&self) -> String {
        let sent = self.0.lock().unwrap();
        let all = sent.iter().flat_map(|batch| batch.resource_spans.clone()).collect();
        format!("{:?}", TracesData { resource_spans: all })
    }
}

fn attributes(span: &Span) -> HashMap<String, String> {
    let text = |value: Option<&Value>| match value {
        Some(Value::StringValue(text)) => text.clone(),
        Some(Value::IntValue(number)) => number.to_string(),
        other => format!("{other:?}"),
    };
    let pair = |pair: &KeyValue| {
        (pair.key.clone(), text(pair.value.as_ref().and_then(|value| value.value.as_ref())))
    };
    span.attributes.iter().map(pair).collect()
}

/// The one span of this name.
fn the<'spans>(spans: &'spans [Span], name: &str) -> &'spans Span {
    let found: Vec<_> = spans.iter().filter(|span| span.name == name).collect();
    assert!(found.len() == 1, "{} spans are named {name}: {spans:#?}", found.len());
    found[0]
}

/// A payment from the poster to the outcome page, as the collector is told of it.
pub(crate) async fn tell_of_a_payment(mut shop: Shop) {
    let collector = Collector::default();
    let address = collector.listens().await;
    shop.program.more = vec![("STANDEE_OTLP_URL", format!("http://{address}/otlp"))];
    let server = shop.program.serve(shop.ports[0], shop.ports[0]).await;

    let (_, page) = opens(&shop, 0, &format!("/e/{}", shop.code)).await.unwrap();
    let attempt = attempt_on(&page);
    let location = presses(&shop, 0, &attempt, 1250).await.unwrap().location.unwrap();
    let (_, payment_id) = location.split_once("/wallet/").unwrap();
    let held = shop.alipayplus.decide(payment_id, "approve").await.unwrap();
    let url = format!("{}{}", shop.url(0), held.outcome_path);
    let theirs = format!("00-{THEIR_TRACE}-{THEIR_SPAN}-01");
    let came_back = shop.http.get(url).header("traceparent", theirs).send().await.unwrap();
    assert_eq!(came_back.status(), 200);
    server.ends().await;

    let spans = collector.spans();
    let pay = the(&spans, "POST /e/{code}/pay");
    let facts = attributes(pay);
    assert_eq!(pay.kind, SpanKind::Server as i32);
    assert!(pay.parent_span_id.is_empty(), "{pay:?}");
    for (name, expected) in [
        ("http.request.method", "POST"),
        ("http.route", "/e/{code}/pay"),
        ("http.response.status_code", "303"),
    ] {
        assert_eq!(facts[name], expected, "{name}");
    }
    assert_eq!(facts["standee.request_id"].len(), 16, "{facts:?}");
    let asked = the(&spans, "Alipay+ pay");
    assert_eq!((asked.kind, &asked.trace_id), (SpanKind::Client as i32, &pay.trace_id));
    let facts = attributes(asked);
    assert_eq!(facts["standee.payment"], held.request_id);
    assert_eq!(facts["standee.outcome"], "answered");
    let stored = the(&spans, "open");
    assert_eq!((&stored.trace_id, &stored.parent_span_id), (&pay.trace_id, &pay.span_id));
    assert_eq!(attributes(stored)["db.system.name"], "sqlite");
    assert!(stored.start_time_unix_nano >= pay.start_time_unix_nano);
    assert!(
        stored.end_time_unix_nano <= asked.start_time_unix_nano,
        "the id is stored before Alipay+ is asked"
    );
    let notified = the(&spans, "POST /alipayplus/notifyPayment");
    assert_ne!(notified.trace_id, pay.trace_id);
    // A stranger's trace is not ours to continue.
    let outcome = the(&spans, "GET /p/{token}");
    assert!(outcome.parent_span_id.is_empty(), "{outcome:?}");

    let heard = collector.heard();
    assert!(heard.contains("standee") && heard.contains("service.name"), "{heard}");
    let token = held.outcome_path.strip_prefix("/p/").unwrap();
    for secret in [token, &attempt, payment_id, WALLET, &shop.code, "127.0.0.1", THEIR_TRACE] {
        assert!(!heard.contains(secret), "{secret} was sent: {heard}");
    }
}

/// Behind a proxy of the operator's own, which began the trace.
pub(crate) async fn continue_a_proxys(mut shop: Shop) {
    let collector = Collector::default();
    let address = collector.listens().await;
    shop.program.more = vec![
        ("STANDEE_OTLP_URL", format!("http://{address}/otlp/")),
        ("STANDEE_TLS", "proxy".to_owned()),
        ("STANDEE_TRUSTED_PROXIES", "127.0.0.1".to_owned()),
    ];
    let server = shop.program.serve(shop.ports[0], shop.ports[0]).await;
    let url = format!("http://127.0.0.1:{}/e/{}", shop.ports[0], shop.code);
    let theirs = format!("00-{THEIR_TRACE}-{THEIR_SPAN}-01");
    assert_eq!(shop.http.get(&url).header("traceparent", theirs).send().await.unwrap().status(), 200);
    // Nobody can read it: then it is a trace of our own.
    assert_eq!(shop.http.get(&url).header("traceparent", "00-zz").send().await.unwrap().status(), 200);
    server.ends().await;

    let spans = collector.spans();
    let mut pages: Vec<_> = spans.iter().filter(|span| span.name == "GET /e/{code}").collect();
    assert_eq!(pages.len(), 2, "{spans:?}");
    pages.sort_by_key(|span| span.parent_span_id.is_empty());
    assert_eq!(
        (hex(&pages[0].trace_id), hex(&pages[0].parent_span_id)),
        (THEIR_TRACE.into(), THEIR_SPAN.into())
    );
    assert!(pages[1].parent_span_id.is_empty() && hex(&pages[1].trace_id) != THEIR_TRACE, "{:?}", pages[1]);
}

/// A collector that is not there: nobody who pays notices, and the log says so once.
pub(crate) async fn get_lost_quietly(mut shop: Shop) {
    shop.program.more = vec![
        ("STANDEE_OTLP_URL", format!("http://127.0.0.1:{}", crate::program::free_port())),
        // As often as it can be, so that it fails more than once here.
        ("OTEL_BSP_SCHEDULE_DELAY", "100".to_owned()),
    ];
    let server = shop.program.serve(shop.ports[0], shop.ports[0]).await;
    for _ in 0..20 {
        let (status, _) = opens(&shop, 0, &format!("/e/{}", shop.code)).await.unwrap();
        assert_eq!(status, 200);
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let forged = shop.http.post(format!("{}/alipayplus/notifyPayment", shop.url(0))).body("{}");
    assert_eq!(forged.send().await.unwrap().status(), 401);
    server.ends().await;
    let log = shop.program.log();
    // Said in the middle of a span, and in the words of the log all the same.
    let refused = log.lines().find(|line| line.contains("a notification was refused")).expect("it is said");
    assert!(refused.contains("request{id=\"") && !refused.contains("otel"), "{refused}");
    assert_eq!(log.matches("traces do not arrive").count(), 1, "{log}");
    assert!(!log.contains("BatchSpanProcessor"), "{log}");
}
