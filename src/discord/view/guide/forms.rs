//! The forms about a guide.

use crate::discord::component_id::{ComponentId, GuideAction, GuideKey};
use crate::discord::view::limits;
use crate::discord::view::reply::{Field, Form, Lines};
use crate::guide::model::limits::{MAX_LEAD, MAX_REASON, MAX_TITLE};
use crate::guide::{Guide, GuideQuestion, Weights};

/// Names of fields.
pub(in crate::discord) const TITLE: &str = "title";
pub(in crate::discord) const MINUTES: &str = "minutes";
pub(in crate::discord) const QUESTION: &str = "question";
pub(in crate::discord) const PROBES: &str = "probes";
pub(in crate::discord) const WEIGHTS: &str = "weights";
pub(in crate::discord) const REASON: &str = "reason";

/// A field that must be filled in, on one line.
const FIELD: Field = Field {
    name: TITLE,
    label: "Title",
    text: String::new(),
    hint: "Team lead, spring 2027",
    most: MAX_TITLE,
    lines: Lines::One,
    is_required: true,
};

/// Another title.
pub(in crate::discord) fn title(guide: &Guide, key: GuideKey) -> Form {
    Form {
        title: "The guide’s title",
        id: ComponentId::Guide(GuideAction::Title, key),
        fields: vec![Field { text: guide.title.clone(), ..FIELD }],
    }
}

/// The title of a parallel form.
pub(in crate::discord) fn parallel(guide: &Guide, key: GuideKey) -> Form {
    const ENDING: &str = ", parallel form";
    let room = MAX_TITLE.saturating_sub(ENDING.len());
    let title = limits::cut(&guide.title, room) + ENDING;
    Form {
        title: "A parallel form of this guide",
        id: ComponentId::Guide(GuideAction::Parallel, key),
        fields: vec![Field { text: title, ..FIELD }],
    }
}

/// How long a question takes.
pub(in crate::discord) fn minutes(question: &GuideQuestion, action: GuideAction, key: GuideKey) -> Form {
    Form {
        title: "Time for this question",
        id: ComponentId::Guide(action, key),
        fields: vec![Field {
            name: MINUTES,
            label: "Minutes, with its probes",
            text: question.minutes.to_string(),
            hint: "6",
            most: 3,
            ..FIELD
        }],
    }
}

/// A person's own question about the profile's competency at this place.
pub(in crate::discord) fn write(competency: u8, key: GuideKey) -> Form {
    let id = ComponentId::Guide(GuideAction::Written(competency), key);
    Form { title: "Your own question", id, fields: own(String::new(), String::new()) }
}

/// Other words for a question that somebody wrote.
pub(in crate::discord) fn change(question: &GuideQuestion, action: GuideAction, key: GuideKey) -> Form {
    let probes: Vec<&str> = question.probes.iter().map(|probe| probe.text.as_str()).collect();
    Form {
        title: "The question’s text",
        id: ComponentId::Guide(action, key),
        fields: own(question.lead.clone(), probes.join("\n")),
    }
}

fn own(question: String, probes: String) -> Vec<Field> {
    vec![
        Field {
            name: QUESTION,
            label: "What the interviewer says",
            text: question,
            hint: "Tell me about a time when you had to say no to a customer.",
            most: MAX_LEAD,
            lines: Lines::Several,
            ..FIELD
        },
        Field {
            name: PROBES,
            label: "Probes, one a line (empty: the usual ones)",
            text: probes,
            hint: "What did you do then?",
            most: limits::FIELD_TEXT,
            lines: Lines::Several,
            is_required: false,
        },
    ]
}

/// How much each competency counts, and why.
pub(in crate::discord) fn weights(guide: &Guide, key: GuideKey) -> Form {
    let line = |name: &str| format!("{name}: {}", guide.weights.of(name));
    let lines: Vec<String> = guide.competencies().into_iter().map(line).collect();
    let reason = match &guide.weights {
        Weights::Unequal { reason, .. } => reason.clone(),
        Weights::Equal => String::new(),
    };
    Form {
        title: "How much each competency counts",
        id: ComponentId::Guide(GuideAction::Weights, key),
        fields: vec![
            Field {
                name: WEIGHTS,
                label: "Weights from 1 to 10, one a line",
                text: lines.join("\n"),
                hint: "Planning: 2",
                most: limits::FIELD_TEXT,
                lines: Lines::Several,
                ..FIELD
            },
            Field {
                name: REASON,
                label: "Why they differ (empty if they do not)",
                text: reason,
                hint: "The role plans all day, and a mistake there costs most.",
                most: MAX_REASON,
                lines: Lines::Several,
                is_required: false,
            },
        ],
    }
}
