//! Lists, tables, ways around, charts, running text.

use super::specimen;
use crate::{
    avatar::person,
    breadcrumb::breadcrumb,
    chart::{Chart, Point, bar_chart, line_chart},
    date::{date, moment},
    details::{checks, details, folds},
    pagination::{Pagination, pagination},
    table::{Column, Order, Table, table},
    tabs::{Tab, tabs},
};
use maud::{Markup, html};

pub(super) fn specimens() -> Markup {
    html! {
        (specimen("Ways around", &html! {
            (breadcrumb("Where you are", &[("Programs", "#"), ("Compassionate Leadership Certificate", "#")]))
            (tabs("Which", &[Tab { label: "Open now", href: "#", current: true, count: Some("2") }, Tab { label: "In preparation", href: "#", ..Tab::default() }]))
            (pagination(&Pagination { label: "Pages", previous: Some("#"), previous_label: "Previous", next: Some("#"), next_label: "Next", position: "51 to 100" }))
        }))
        (specimen("Table", &people()))
        (specimen("Details", &details(&[
            ("Number", html! { "7K3M-Q9TX-2WHD-4" }),
            ("Issued", date("2026-11-14", "14 November 2026")),
            ("Deadline", moment("2026-11-27T23:59:00-06:00", "27 November 2026, 23:59", "Chicago")),
        ])))
        (specimen("Checks and folds", &html! {
            (checks(&[html! { "Notice strain before it becomes absence." }, html! { "Repair a broken agreement without blame." }]))
            (folds(&[("What does it cost?", html! { p { "Nothing." } }), ("How long does it take?", html! { p { "About 14 hours." } })], true))
        }))
        (specimen("Charts", &charts()))
        (specimen("Running text", &prose()))
    }
}

fn people() -> Markup {
    let row = |name: &str, progress: &str, on: &str, hours: &str| {
        vec![
            person(name),
            html! { (progress) },
            html! { (on) },
            html! { (hours) },
        ]
    };
    table(&Table {
        caption: "People in this cohort",
        caption_hidden: false,
        columns: &[
            Column {
                label: "Name",
                sort_href: Some("#"),
                sorted: Some(Order::Ascending),
                ..Column::default()
            },
            Column::text("Progress"),
            Column::text("Last here"),
            Column::number("Hours"),
        ],
        rows: &[
            row("Amara Okafor", "8 of 12 done", "Yesterday", "6.5"),
            row("Nguyễn Thị Ánh", "Complete", "14 November", "14"),
            row("Łukasz Żak", "Not started", "", "0"),
        ],
    })
}

fn charts() -> Markup {
    let point = |label, value, shown| Point {
        label,
        value,
        shown,
    };
    let months = [
        point("Jul", 31.0, "31"),
        point("Aug", 28.0, "28"),
        point("Sep", 64.0, "64"),
        point("Oct", 92.0, "92"),
        point("Nov", 77.0, "77"),
    ];
    let chart = Chart {
        title: "Certificates issued",
        reading: "Most are finished in October.",
        points: &months,
        label_head: "Month",
        value_head: "Certificates",
        table_label: "Show as a table",
    };
    html! { (bar_chart(&chart)) (line_chart(&chart)) }
}

fn prose() -> Markup {
    html! {
        div class="prose" {
            p { "Before we act on what we noticed, we tell ourselves a story about it. " strong { "The story decides whether we help." } " " a href="#" { "Three questions" } " slow it down." }
            div class="markdown-alert markdown-alert-tip" { p class="markdown-alert-title" { "Try it at work" } p { "Take one small irritation from today." } }
            div class="markdown-alert markdown-alert-important" { p class="markdown-alert-title" { "A case" } p { "A charge nurse answers a short question sharply." } }
            div class="markdown-alert markdown-alert-warning" { p class="markdown-alert-title" { "Take care" } p { "This lesson speaks of loss." } }
            blockquote { p { "The first story is rarely a lie. It is a summary." } footer { "From the course notes" } }
            ul { li { "Asking after you have decided." } li { "Asking in front of the team." } }
            pre tabindex="0" { code { "laurel verify certificate.pdf --offline" } }
            p { "Run " code { "laurel doctor" } ", or press " kbd { "n" } "." }
        }
    }
}
