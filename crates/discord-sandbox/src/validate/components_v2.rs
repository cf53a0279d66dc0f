//! Components of a message with the V2 flag: layout and text in one tree.

use serde_json::Value;

use super::{
    Errors, Path,
    components::{CustomIds, button, kind, row, wrong_type},
    items,
};

/// Components of a message, nested ones counted.
const COMPONENTS: usize = 40;
/// Characters of all text displays together.
const TEXT: usize = 4_000;

/// What may stand directly in a message.
const TOP: &[u64] = &[
    kind::ACTION_ROW,
    kind::SECTION,
    kind::TEXT_DISPLAY,
    kind::MEDIA_GALLERY,
    kind::FILE,
    kind::SEPARATOR,
    kind::CONTAINER,
];

/// One walk through a tree.
struct Walk<'a> {
    errors: &'a mut Errors,
    ids: CustomIds,
    files: &'a [String],
    count: usize,
    text: usize,
}

/// Checks the components of a V2 message. `files` are the names that `attachment://` may refer to.
pub(crate) fn check(errors: &mut Errors, at: &Path, components: &Value, files: &[String]) {
    if components.is_null() {
        return;
    }
    let mut walk = Walk { errors, ids: CustomIds::default(), files, count: 0, text: 0 };
    walk.list(at, components, TOP);
    let (count, text) = (walk.count, walk.text);
    if count > COMPONENTS {
        let message = format!("The total number of components cannot exceed {COMPONENTS}");
        errors.add(at, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", message);
    }
    if text > TEXT {
        let message = format!("Components displayable text size exceeds maximum size of {TEXT}");
        errors.add(at, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", message);
    }
}

impl Walk<'_> {
    fn list(&mut self, at: &Path, components: &Value, allowed: &[u64]) {
        for (index, component) in items(components).iter().enumerate() {
            self.component(&at.key(index), component, allowed);
        }
    }

    fn component(&mut self, at: &Path, component: &Value, allowed: &[u64]) {
        self.count += 1;
        let number = component["type"].as_u64().unwrap_or(0);
        if !allowed.contains(&number) {
            return wrong_type(self.errors, at, allowed);
        }
        match number {
            kind::ACTION_ROW => {
                self.count += items(&component["components"]).len();
                row(self.errors, at, component, &mut self.ids);
            }
            kind::BUTTON => button(self.errors, at, component, &mut self.ids),
            kind::SECTION => self.section(at, component),
            kind::TEXT_DISPLAY => {
                let content = &component["content"];
                self.errors.required_length(&at.key("content"), content, 1..=TEXT);
                self.text += content.as_str().map_or(0, |text| text.chars().count());
            }
            kind::THUMBNAIL => {
                self.media(&at.key("media"), &component["media"], false);
                self.errors.length(&at.key("description"), &component["description"], 0..=1024);
            }
            kind::MEDIA_GALLERY => self.gallery(at, component),
            kind::FILE => self.media(&at.key("file"), &component["file"], true),
            kind::SEPARATOR if !component["spacing"].is_null() => {
                self.errors.one_of(&at.key("spacing"), &component["spacing"], &[1, 2]);
            }
            kind::CONTAINER => {
                let inner: Vec<u64> = TOP.iter().copied().filter(|t| *t != kind::CONTAINER).collect();
                let place = at.key("components");
                self.errors.required_length(&place, &component["components"], 1..=COMPONENTS);
                self.list(&place, &component["components"], &inner);
            }
            _ => {}
        }
    }

    fn section(&mut self, at: &Path, section: &Value) {
        let place = at.key("components");
        self.errors.required_length(&place, &section["components"], 1..=3);
        self.list(&place, &section["components"], &[kind::TEXT_DISPLAY]);
        let place = at.key("accessory");
        if section["accessory"].is_null() {
            self.errors.required(&place);
        } else {
            self.component(&place, &section["accessory"], &[kind::BUTTON, kind::THUMBNAIL]);
        }
    }

    fn gallery(&mut self, at: &Path, gallery: &Value) {
        let place = at.key("items");
        self.errors.required_length(&place, &gallery["items"], 1..=10);
        for (index, item) in items(&gallery["items"]).iter().enumerate() {
            let at = place.key(index);
            self.media(&at.key("media"), &item["media"], false);
            self.errors.length(&at.key("description"), &item["description"], 0..=1024);
        }
    }

    /// Checks an address: an upload of this message, or, save for a file component, one of the web.
    fn media(&mut self, at: &Path, media: &Value, only_upload: bool) {
        let at = at.key("url");
        let Some(url) = media["url"].as_str() else { return self.errors.required(&at) };
        match url.strip_prefix("attachment://") {
            Some(name) if self.files.iter().any(|file| file == name) => {}
            Some(_) => self.errors.add(
                &at,
                "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
                "The referenced attachment was not found",
            ),
            None if only_upload || !url.starts_with("http") => self.errors.add(
                &at,
                "URL_TYPE_INVALID_SCHEME",
                format!("Scheme of '{url}' is not supported here."),
            ),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::cases, *};

    #[track_caller]
    fn check(components: &Value, path: &str, code: &str, reason: &str) {
        let mut errors = Errors::default();
        super::check(&mut errors, &Path::root(), components, &["kit.md".to_owned()]);
        cases::check(errors.into_result(), path, code, reason);
    }

    fn text(length: usize) -> Value {
        json!({"type": 10, "content": "x".repeat(length)})
    }

    #[test]
    fn every_layout_component_passes() {
        let thumbnail = json!({"type": 11, "media": {"url": "https://x.y/a.png"}});
        let button = json!({"type": 2, "style": 1, "label": "Go", "custom_id": "go"});
        let all = json!([
            text(5),
            {"type": 9, "components": [text(5)], "accessory": thumbnail},
            {"type": 12, "items": [{"media": {"url": "https://x.y/a.png"}}]},
            {"type": 13, "file": {"url": "attachment://kit.md"}},
            {"type": 14, "spacing": 2, "divider": true},
            {"type": 17, "accent_color": 255, "components": [text(5), {"type": 1, "components": [button]}]},
        ]);
        check(&all, "", "", "one of each");
    }

    #[test]
    fn components_are_counted_with_what_is_in_them() {
        let lines = |count| Value::from(vec![text(1); count]);
        check(&lines(40), "", "", "40 are allowed");
        check(&lines(41), "", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "41 are not");
        let nested = json!([{"type": 17, "components": vec![text(1); 40]}]);
        check(&nested, "", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "a container with 40 makes 41");
        let row = |row: u64| {
            let button =
                |n: u64| json!({"type": 2, "style": 1, "label": "x", "custom_id": format!("{row}.{n}")});
            json!({"type": 1, "components": (0..5).map(button).collect::<Vec<_>>()})
        };
        let rows = |count| Value::from((0..count).map(row).collect::<Vec<_>>());
        check(&rows(6), "", "", "six rows of five make 36");
        check(&rows(7), "", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "seven make 42");
    }

    #[test]
    fn text_is_counted_over_the_message() {
        check(&json!([text(2000), text(2000)]), "", "", "4000 characters");
        check(&json!([text(2000), text(2001)]), "", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "4001");
        check(&json!([text(0)]), "0.content", "BASE_TYPE_REQUIRED", "no text at all");
    }

    #[test]
    fn places_have_rules() {
        let container = json!({"type": 17, "components": [text(1)]});
        check(
            &json!([{"type": 17, "components": [container]}]),
            "0.components.0.type",
            "UNION_TYPE_CHOICES",
            "a container in a container",
        );
        check(
            &json!([{"type": 9, "components": [text(1)]}]),
            "0.accessory",
            "BASE_TYPE_REQUIRED",
            "no accessory",
        );
        let four = json!({"type": 9, "components": vec![text(1); 4], "accessory": {"type": 2, "style": 1}});
        check(&json!([four]), "0.components", "BASE_TYPE_BAD_LENGTH", "four texts");
        check(&json!([{"type": 2, "style": 1}]), "0.type", "UNION_TYPE_CHOICES", "a bare button");
        check(
            &json!([{"type": 13, "file": {"url": "https://x.y/z"}}]),
            "0.file.url",
            "URL_TYPE_INVALID_SCHEME",
            "a file of the web",
        );
        check(
            &json!([{"type": 13, "file": {"url": "attachment://other.md"}}]),
            "0.file.url",
            "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
            "a file that did not come along",
        );
        let section = |text: Value, accessory: Value| json!([{"type": 9, "components": [text], "accessory": accessory}]);
        let button = json!({"type": 2, "style": 1, "label": "x"});
        check(
            &section(button.clone(), button.clone()),
            "0.components.0.type",
            "UNION_TYPE_CHOICES",
            "a button as text",
        );
        check(&section(text(1), text(1)), "0.accessory.type", "UNION_TYPE_CHOICES", "a text as accessory");
        check(
            &section(text(1), button.clone()),
            "0.accessory.custom_id",
            "BASE_TYPE_REQUIRED",
            "a button without an id",
        );
        let row = json!([{"type": 1, "components": [button]}]);
        check(&row, "0.components.0.custom_id", "BASE_TYPE_REQUIRED", "one in a row");
        check(&json!([{"type": 17}]), "0.components", "BASE_TYPE_REQUIRED", "an empty container");
        check(&json!([{"type": 14, "spacing": 3}]), "0.spacing", "BASE_TYPE_CHOICES", "a wide space");
    }

    #[test]
    fn media_are_few_described_and_to_be_had() {
        let (picture, long) = (json!({"url": "https://x.y/a.png"}), "x".repeat(1025));
        let gallery = |item: &Value, count: usize| json!([{"type": 12, "items": vec![item.clone(); count]}]);
        let sound = json!({"media": picture, "description": "x".repeat(1024)});
        check(&gallery(&sound, 10), "", "", "ten pictures");
        check(&gallery(&sound, 11), "0.items", "BASE_TYPE_BAD_LENGTH", "eleven");
        let described = json!({"media": picture, "description": long});
        check(&gallery(&described, 1), "0.items.0.description", "BASE_TYPE_MAX_LENGTH", "too much to read");
        check(&gallery(&json!({}), 1), "0.items.0.media.url", "BASE_TYPE_REQUIRED", "no address");
        let other = json!({"media": {"url": "ftp://x.y/a.png"}});
        check(
            &gallery(&other, 1),
            "0.items.0.media.url",
            "URL_TYPE_INVALID_SCHEME",
            "neither of the web nor with it",
        );
        let thumbnail = |media: Value, description: &str| {
            let thumbnail = json!({"type": 11, "media": media, "description": description});
            json!([{"type": 9, "components": [text(1)], "accessory": thumbnail}])
        };
        check(
            &thumbnail(picture, &long),
            "0.accessory.description",
            "BASE_TYPE_MAX_LENGTH",
            "a small picture's",
        );
        check(
            &thumbnail(json!({}), ""),
            "0.accessory.media.url",
            "BASE_TYPE_REQUIRED",
            "a small picture of nothing",
        );
    }
}
