//! The structure tree, which tells assistive technology what is what
//! (ISO 32000-1, 14.7 and ISO 14289-1, 7.1).

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::metadata::text_string;
use crate::drawing::Role;

/// A structure element; what it holds is the marked content of the same number.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tag {
    Heading,
    Paragraph,
    Figure {
        description: String,
        bounds: [f32; 4],
    },
}

impl Tag {
    /// Decoration has no tag.
    pub(super) fn of(role: &Role) -> Option<Self> {
        match role {
            Role::Decoration => None,
            Role::Heading => Some(Self::Heading),
            Role::Paragraph => Some(Self::Paragraph),
            Role::Figure {
                description,
                bounds,
            } => Some(Self::Figure {
                description: description.clone(),
                bounds: *bounds,
            }),
        }
    }

    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Heading => "H1",
            Self::Paragraph => "P",
            Self::Figure { .. } => "Figure",
        }
    }
}

/// Adds the tree for the only page and ties the page to it.
pub(super) fn add(
    document: &mut Document,
    page: ObjectId,
    tags: &[Tag],
    language: &str,
) -> lopdf::Result<ObjectId> {
    let root = document.new_object_id();
    let whole = document.new_object_id();
    let elements: Vec<Object> = tags
        .iter()
        .enumerate()
        .map(|(number, tag)| {
            let element = element(tag, number, whole, page);
            document.add_object(element).into()
        })
        .collect();
    let parents = dictionary! { "Nums" => vec![0.into(), elements.clone().into()] };
    let parents = document.add_object(parents);
    document.set_object(
        whole,
        dictionary! {
            "Type" => "StructElem",
            "S" => "Document",
            "P" => root,
            "Lang" => text_string(language),
            "K" => elements,
        },
    );
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => whole,
            "ParentTree" => parents,
            "ParentTreeNextKey" => 1,
        },
    );
    let page = document.get_object_mut(page)?.as_dict_mut()?;
    page.set("StructParents", 0);
    page.set("Tabs", "S");
    Ok(root)
}

fn element(tag: &Tag, number: usize, parent: ObjectId, page: ObjectId) -> Dictionary {
    let mut element = dictionary! {
        "Type" => "StructElem",
        "S" => tag.name(),
        "P" => parent,
        "Pg" => page,
        "K" => number as i64,
    };
    if let Tag::Figure {
        description,
        bounds,
    } = tag
    {
        element.set("Alt", text_string(description));
        let bounds: Vec<Object> = bounds
            .iter()
            .map(|edge| ((edge * 100.0).round() / 100.0).into())
            .collect();
        let place = dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => bounds };
        element.set("A", place);
    }
    element
}
