//! The files of courses, at addresses that name their content and so never
//! change: what is on a page that everybody may read is for everybody, the
//! rest for who is in the course or works on it.

use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::IntoResponse;
use axum_extra::TypedHeader;
use axum_extra::headers::{ContentRange, HeaderMapExt};
use http_range_header::parse_range_header;
use laurel_domain::authoring::Element;
use laurel_domain::authoring::document::{Activity, Course, FileRef};
use laurel_domain::identity::{CourseScope, actions};
use laurel_domain::ids::{CourseId, RevisionId};
use laurel_markdown::elements;
use laurel_persistence::authoring::{FileReader, draft_by_id, file_bytes};
use laurel_persistence::catalog::find_revision;
use laurel_persistence::enrollment::is_in_course;
use uuid::Uuid;

/// So many digits of the hash tell two files of one course apart.
const DIGITS: usize = 16;

/// The address of a course's file: `document` is the revision's or the draft's id.
#[must_use]
pub fn address(document: Uuid, course: &Course, path: &str) -> Option<String> {
    let file = course.files.get(path)?;
    let hash = file.sha256.get(..DIGITS)?;
    let name = path.rsplit('/').next().unwrap_or(path);
    Some(paths::course_file(document, hash, name))
}

pub async fn serve(
    paths::CourseFilePath {
        document,
        hash,
        name,
    }: paths::CourseFilePath,
    context: Gate<actions::Visit>,
    headers: HeaderMap,
) -> Answer {
    if hash.len() != DIGITS {
        return Err(HttpProblem::NotFound);
    }
    let store = &context.app.store;
    let found = find_revision(store, context.public(), RevisionId(document)).await?;
    let (file, reader) = match found {
        Some(revision) => {
            let (path, file) = find(&revision.document, &hash, &name)?;
            let reader = if is_public(&revision.document, path) {
                FileReader::Visitor(context.public())
            } else {
                reader(&context, revision.course).await?
            };
            (file.clone(), reader)
        }
        None => of_draft(&context, document, &hash, &name).await?,
    };
    send(&context, reader, &file, &name, &headers).await
}

/// Whoever may not author the draft is not to know of it.
async fn of_draft(
    context: &RequestContext,
    document: Uuid,
    hash: &str,
    name: &str,
) -> Result<(FileRef, FileReader), HttpProblem> {
    let hidden = |_| HttpProblem::NotFound;
    let studio = context.authorize(()).map_err(hidden)?;
    let draft = draft_by_id(&context.app.store, &studio, document).await?;
    let draft = draft.ok_or(HttpProblem::NotFound)?;
    let permit = context.authorize::<actions::AuthorCourse>(draft.course);
    let scope = CourseScope::of(&permit.map_err(hidden)?);
    let (_, file) = find(&draft.document, hash, name)?;
    Ok((file.clone(), FileReader::Staff(scope)))
}

fn find<'c>(
    course: &'c Course,
    hash: &str,
    name: &str,
) -> Result<(&'c str, &'c FileRef), HttpProblem> {
    course
        .files
        .iter()
        .find(|(path, file)| file.sha256.starts_with(hash) && path.rsplit('/').next() == Some(name))
        .map(|(path, file)| (path.as_str(), file))
        .ok_or(HttpProblem::NotFound)
}

/// On the course's own page, or in a lesson that is open to all.
fn is_public(course: &Course, path: &str) -> bool {
    shows(&course.body, path)
        || course
            .activities()
            .filter(|activity| super::outline::is_preview(activity))
            .any(|activity| brings(activity, path))
}

fn brings(activity: &Activity, path: &str) -> bool {
    let video = activity.video.as_ref().is_some_and(|video| {
        video.file == path || video.captions == path || video.transcript.as_deref() == Some(path)
    });
    video || activity.attachments.iter().any(|a| a.file == path) || shows(&activity.body, path)
}

fn shows(markdown: &str, path: &str) -> bool {
    markdown.contains(path)
        && elements(markdown)
            .iter()
            .any(|(_, e)| matches!(e, Element::Picture { target, .. } if target == path))
}

/// Who reads what is not for everybody.
async fn reader(context: &RequestContext, course: CourseId) -> Result<FileReader, HttpProblem> {
    let own = context.own_scope()?;
    if let Ok(permit) = context.authorize::<actions::AuthorCourse>(course) {
        return Ok(FileReader::Staff(CourseScope::of(&permit)));
    }
    if let Ok(permit) = context.authorize::<actions::WatchCourse>(course) {
        return Ok(FileReader::Staff(CourseScope::of(&permit)));
    }
    if is_in_course(&context.app.store, own, course).await? {
        Ok(FileReader::Learner(own))
    } else {
        Err(HttpProblem::NotFound)
    }
}

async fn send(
    context: &RequestContext,
    reader: FileReader,
    file: &FileRef,
    name: &str,
    headers: &HeaderMap,
) -> Answer {
    let shown = ["image/", "video/", "audio/", "text/vtt"]
        .iter()
        .any(|kind| file.media_type.starts_with(kind));
    let kind = if shown { "inline" } else { "attachment" };
    let mut media_type = file.media_type.clone();
    if media_type.starts_with("text/") {
        media_type.push_str("; charset=utf-8");
    }
    let cache = match reader {
        FileReader::Visitor(_) => "public, max-age=31536000, immutable",
        FileReader::Learner(_) | FileReader::Staff(_) => "private, max-age=31536000, immutable",
    };
    let asked = headers
        .get(header::RANGE)
        .and_then(|value| value.to_str().ok());
    // several ranges are answered with the whole, which is allowed
    let asked = asked.filter(|range| range.starts_with("bytes=") && !range.contains(','));
    let range = asked.and_then(|range| part(range, file.size));
    if asked.is_some() && file.size > 0 && range.is_none() {
        let whole = TypedHeader(ContentRange::unsatisfied_bytes(file.size));
        return Ok((StatusCode::RANGE_NOT_SATISFIABLE, whole, "\n").into_response());
    }
    let (from, to) = range.unwrap_or((0, file.size));
    let bytes = file_bytes(&context.app.store, reader, file, from..to).await?;
    let mut response = (
        [
            (header::CONTENT_TYPE, media_type),
            (
                header::CONTENT_DISPOSITION,
                format!("{kind}; filename=\"{name}\""),
            ),
            (header::CACHE_CONTROL, cache.to_owned()),
            (header::CONTENT_LENGTH, (to - from).to_string()),
            (header::ACCEPT_RANGES, "bytes".to_owned()),
            // an SVG that is opened by itself can't do anything
            (CSP, "default-src 'none'; sandbox".to_owned()),
        ],
        Body::from_stream(bytes),
    )
        .into_response();
    if range.is_some() {
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        if let Ok(told) = ContentRange::bytes(from..to, file.size) {
            response.headers_mut().typed_insert(told);
        }
    }
    Ok(response)
}

const CSP: HeaderName = header::CONTENT_SECURITY_POLICY;

/// One range of bytes (RFC 9110 section 14.1.2), from and to, the latter not
/// included.
fn part(range: &str, size: u64) -> Option<(u64, u64)> {
    let ranges = parse_range_header(range).ok()?.validate(size).ok()?;
    let [range] = ranges.as_slice() else {
        return None;
    };
    Some((*range.start(), range.end().saturating_add(1)))
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn a_player_gets_the_part_it_asks_for() {
        assert_eq!(part("bytes=0-", 10), Some((0, 10)));
        assert_eq!(part("bytes=2-3", 10), Some((2, 4)));
        assert_eq!(part("bytes=-3", 10), Some((7, 10)));
        assert_eq!(part("bytes=5-99", 10), Some((5, 10)));
        assert_eq!(part("bytes=10-", 10), None);
        assert_eq!(part("bytes=4-2", 10), None);
        assert_eq!(part("items=1-2", 10), None);
        assert_eq!(part("bytes=-99", 10), Some((0, 10)));
        assert_eq!(part("bytes=-0", 10), None);
        assert_eq!(part("bytes=9-9", 10), Some((9, 10)));
        assert_eq!(part("bytes=0-18446744073709551615", 10), Some((0, 10)));
        for wrong in [
            "bytes=",
            "bytes=-",
            "bytes=x-",
            "bytes=1-x",
            "bytes=+1-2",
            "bytes=0-1,3-4",
        ] {
            assert_eq!(part(wrong, 10), None, "{wrong}");
        }
        assert_eq!(part("bytes=0-", 0), None);
    }
}
