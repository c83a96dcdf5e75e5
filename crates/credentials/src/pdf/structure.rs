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
    Link {
        address: String,
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
            Role::Link { address, bounds } => Some(Self::Link {
                address: address.clone(),
                bounds: *bounds,
            }),
        }
    }

    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Heading => "H1",
            Self::Paragraph => "P",
            Self::Figure { .. } => "Figure",
            Self::Link { .. } => "Link",
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
    // a link lies in a paragraph, or it would stand beside the text
    let (mut children, mut elements) = (Vec::<Object>::new(), Vec::<Object>::new());
    let (mut annotations, mut annotated) = (Vec::<Object>::new(), Vec::<Object>::new());
    for (number, tag) in tags.iter().enumerate() {
        if let Tag::Link { address, bounds } = tag {
            let parent = document.new_object_id();
            let link = document.new_object_id();
            let key = annotations.len() as i64 + 1;
            let annotation = document.add_object(annotation(address, *bounds, page, key));
            let mut element = element(tag, number, parent, page);
            let place = dictionary! { "Type" => "OBJR", "Obj" => annotation, "Pg" => page };
            element.set("K", vec![Object::from(number as i64), place.into()]);
            document.set_object(link, element);
            let around = dictionary! {
                "Type" => "StructElem", "S" => "P", "P" => whole, "Pg" => page, "K" => link,
            };
            document.set_object(parent, around);
            children.push(parent.into());
            elements.push(link.into());
            annotations.push(annotation.into());
            annotated.extend([key.into(), link.into()]);
        } else {
            let element = document.add_object(element(tag, number, whole, page));
            children.push(element.into());
            elements.push(element.into());
        }
    }
    let next = annotations.len() as i64 + 1;
    let mut numbers = vec![0.into(), elements.into()];
    numbers.append(&mut annotated);
    let parents = document.add_object(dictionary! { "Nums" => numbers });
    document.set_object(
        whole,
        dictionary! {
            "Type" => "StructElem",
            "S" => "Document",
            "P" => root,
            "Lang" => text_string(language),
            "K" => children,
        },
    );
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => whole,
            "ParentTree" => parents,
            "ParentTreeNextKey" => next,
        },
    );
    let page = document.get_object_mut(page)?.as_dict_mut()?;
    page.set("StructParents", 0);
    page.set("Tabs", "S");
    if !annotations.is_empty() {
        page.set("Annots", annotations);
    }
    Ok(root)
}

/// What is clicked (ISO 32000-1, 12.5.6.5); printed as it stands, without a
/// border. `key` leads back from it to its element.
fn annotation(address: &str, bounds: [f32; 4], page: ObjectId, key: i64) -> Dictionary {
    let action = dictionary! {
        "Type" => "Action",
        "S" => "URI",
        "URI" => Object::string_literal(address),
    };
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => numbers(bounds),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "F" => 4, // Print
        "P" => page,
        "A" => action,
        "Contents" => text_string(address),
        "StructParent" => key,
    }
}

fn numbers(bounds: [f32; 4]) -> Vec<Object> {
    let rounded = bounds.iter().map(|edge| (edge * 100.0).round() / 100.0);
    rounded.map(Object::from).collect()
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
        let place =
            dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => numbers(*bounds) };
        element.set("A", place);
    }
    element
}
