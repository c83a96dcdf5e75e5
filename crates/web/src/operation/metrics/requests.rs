//! Requests by method, route and status, with how long each took. What a visitor
//! wrote never becomes a label: a route is told by its pattern, and all addresses
//! that no route has are one.

use axum::http::StatusCode;
use foldhash::fast::FixedState;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};
use std::time::Duration;

/// What stands for every address that no route has.
const UNMATCHED: &str = "unmatched";

/// Seconds, from a page that is kept to the limit of time for a request.
const TOOK: [f64; 12] = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0,
];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Labels {
    method: &'static str,
    route: String,
    status: u16,
}

/// What was counted so far.
pub struct Requests {
    total: Family<Labels, Counter>,
    seconds: Family<Labels, Histogram, fn() -> Histogram>,
    /// The same figures by route, found without making labels.
    known: RwLock<HashMap<Box<str>, Vec<Series>, FixedState>>,
}

struct Series {
    method: &'static str,
    status: StatusCode,
    total: Counter,
    seconds: Histogram,
}

impl Series {
    fn note(&self, took: Duration) {
        self.total.inc();
        self.seconds.observe(took.as_secs_f64());
    }
}

impl Default for Requests {
    fn default() -> Self {
        Self {
            total: Family::default(),
            seconds: Family::new_with_constructor(|| Histogram::new(TOOK)),
            known: RwLock::default(),
        }
    }
}

impl Requests {
    /// A request was answered; `route` is the pattern of the route that it was
    /// for.
    pub fn record(
        &self,
        route: Option<&str>,
        method: &'static str,
        status: StatusCode,
        took: Duration,
    ) {
        let route = route.unwrap_or(UNMATCHED);
        let is_it = |series: &&Series| series.status == status && series.method == method;
        {
            let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
            let of_route = known.get(route);
            if let Some(series) = of_route.and_then(|of| of.iter().find(is_it)) {
                return series.note(took);
            }
        }
        let labels = Labels {
            method,
            route: route.to_owned(),
            status: status.as_u16(),
        };
        let series = Series {
            method,
            status,
            total: self.total.get_or_create_owned(&labels),
            seconds: self.seconds.get_or_create_owned(&labels),
        };
        series.note(took);
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        let of_route = known.entry(route.into()).or_default();
        // two requests may come by here at the same time
        if !of_route.iter().any(|series| is_it(&series)) {
            of_route.push(series);
        }
    }

    /// Names the figures.
    pub fn register(&self, registry: &mut Registry) {
        registry.register(
            "http_requests",
            "Requests that were answered, by the pattern of their route",
            self.total.clone(),
        );
        registry.register(
            "http_request_duration_seconds",
            "Time from a request to the beginning of its answer",
            self.seconds.clone(),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::Requests;
    use axum::http::StatusCode;
    use prometheus_client::encoding::prometheus_text::encode;
    use prometheus_client::registry::Registry;
    use std::time::Duration;

    fn text(requests: &Requests) -> String {
        let mut registry = Registry::default();
        requests.register(&mut registry);
        let mut text = String::new();
        encode(&mut text, &registry).unwrap();
        text
    }

    #[test]
    fn each_route_method_and_status_is_counted_apart() {
        let requests = Requests::default();
        let page = Some("/courses/{slug}");
        let quick = Duration::from_millis(3);
        for _ in 0..3 {
            requests.record(page, "GET", StatusCode::OK, quick);
        }
        requests.record(page, "HEAD", StatusCode::OK, quick);
        requests.record(page, "GET", StatusCode::NOT_FOUND, Duration::from_secs(2));
        requests.record(None, "GET", StatusCode::NOT_FOUND, quick);
        let text = text(&requests);
        for line in [
            r#"http_requests_total{method="GET",route="/courses/{slug}",status="200"} 3"#,
            r#"http_requests_total{method="HEAD",route="/courses/{slug}",status="200"} 1"#,
            r#"http_requests_total{method="GET",route="/courses/{slug}",status="404"} 1"#,
            r#"http_requests_total{method="GET",route="unmatched",status="404"} 1"#,
        ] {
            assert!(text.lines().any(|l| l == line), "{line}\n{text}");
        }
        let in_bucket = |end: &str, status: &str| {
            let begin = "http_request_duration_seconds_bucket{";
            let fits = |l: &&str| {
                l.starts_with(begin)
                    && l.contains(r#"method="GET",route="/courses"#)
                    && l.contains(&format!(r#"status="{status}""#))
                    && l.contains(&format!(r#"le="{end}""#))
            };
            let line = text.lines().find(fits);
            line.and_then(|l| l.rsplit(' ').next()?.parse::<u64>().ok())
        };
        assert_eq!(in_bucket("0.0025", "200"), Some(0), "{text}");
        assert_eq!(in_bucket("0.005", "200"), Some(3), "{text}");
        assert_eq!(in_bucket("1", "404"), Some(0), "{text}");
        assert_eq!(in_bucket("5", "404"), Some(1), "{text}");
    }

    #[test]
    fn many_at_once_are_all_counted() {
        let requests = Requests::default();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..500 {
                        requests.record(Some("/"), "GET", StatusCode::OK, Duration::ZERO);
                    }
                });
            }
        });
        let text = text(&requests);
        assert!(text.contains("} 2000\n"), "{text}");
    }
}
