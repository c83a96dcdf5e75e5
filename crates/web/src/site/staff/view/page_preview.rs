//! A page as visitors will see it, before it is published.

use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::site::staff::view::page_form::PageForm;
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::field::hidden;
use laurel_ui::text_direction::direction_of;
use maud::{Markup, html};

/// A page that is not published yet.
pub struct PreviewView<'a> {
    pub slug: &'a str,
    /// The page's own.
    pub language: &'a str,
    /// What was typed.
    pub fields: &'a PageForm,
    /// The page, drawn by the view that the site uses.
    pub drawn: Markup,
}

pub fn page(reader: &Reader, view: &PreviewView<'_>) -> Page {
    let fields = view.fields;
    let main = html! {
        div lang=(view.language) dir=(direction_of(view.language)) { (view.drawn) }
        form class="wrap bottom-bar" method="post" action=(paths::admin_page(view.slug, view.language)) {
            (typed(fields))
            p { strong { (reader.t("admin-pages-preview")) } " · " (reader.t("admin-pages-preview-text")) }
            div class="actions" {
                (button(&Button { label: reader.t("admin-pages-publish"), name_value: Some(("wish", "save")), ..Button::default() }))
                (button(&Button { label: reader.t("admin-pages-preview-back"), weight: Weight::Secondary,
                    name_value: Some(("wish", "edit")), ..Button::default() }))
            }
        }
    };
    Page {
        title: format!("{} · {}", reader.t("admin-pages-preview"), fields.title),
        main,
        ..Page::default()
    }
}

/// All that was typed, so that nothing is lost on the way.
fn typed(fields: &PageForm) -> Markup {
    html! {
        (hidden("seen", &fields.seen))
        (hidden("title", &fields.title))
        (hidden("summary", &fields.summary))
        (hidden("source", &fields.source))
        (hidden("headline", &fields.headline))
        (hidden("lead", &fields.lead))
        (hidden("version", &fields.version))
        @for (label, text) in fields.area_label.iter().zip(&fields.area_text) {
            (hidden("area_label", label))
            (hidden("area_text", text))
        }
    }
}
