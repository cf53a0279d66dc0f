//! The closed classes of English: articles, pronouns, prepositions and the like. They are part of the grammar, so they
//! stand in code.

use crate::word::Readings;

/// Words that gain a reading.
pub(crate) const CLASSES: &[(&str, Readings)] = &[
    (
        "a an the this these those all any each every both some no its our your my their his her whose another \
         many several such various most few fewer enough what-ever either neither",
        Readings::DETERMINER,
    ),
    (
        "it them him us you me themselves himself herself itself yourself yourselves ourselves oneself others \
         everyone everybody someone somebody anyone anybody people something anything everything nothing whatever \
         this these those any all both each which-ever everything her one",
        Readings::OBJECT,
    ),
    (
        "they he she we you i it who everyone everybody someone anyone others people this these those nobody",
        Readings::SUBJECT,
    ),
    (
        "about above across after against ahead along alongside amid among amongst around as at before behind below \
         beneath beside besides between beyond by concerning despite down during except excluding following for from in \
         including inside into like near of off on onto opposite out outside over past per plus regarding round since \
         than through throughout till to toward towards under underneath unlike until up upon versus via vs with within \
         without amidst aboard pending",
        Readings::PREPOSITION,
    ),
    (
        "if when whenever where wherever while whilst because although though unless until once before after since \
         whether as so-that whereas lest",
        Readings::SUBORDINATOR,
    ),
    (
        "who whom whose which what that how why when where whatever whichever whoever wherever whether",
        Readings::WH,
    ),
    ("to", Readings::TO),
    ("can could may might must shall should will would cannot can't", Readings::MODAL),
    ("is are was were am been be has have had does do did isn't aren't", Readings::AUXILIARY),
    ("and or but then nor plus yet", Readings::COORDINATOR),
    (
        "one two three four five six seven eight nine ten eleven twelve twenty thirty fifty hundred",
        Readings::NUMBER,
    ),
    (
        "up off out in on over down through away back along forward together apart aside around round ahead across by",
        Readings::PARTICLE,
    ),
    ("us uk eu it hr pr", Readings::NAME),
    ("etc e.g. i.e. eg ie", Readings::NAME),
    ("is are", Readings::THIRD),
    (
        "staff people personnel children men women data media teeth feet geese mice criteria phenomena curricula cattle \
         sheep aircraft deer police crew indices appendices analyses menus hypotheses diagnoses theses crises",
        Readings::PLURAL,
    ),
];

/// Words that have these readings and no others, whatever the data files say.
pub(crate) const ONLY_THESE: &[(&str, Readings)] = &[
    ("a", Readings::DETERMINER),
    ("the", Readings::DETERMINER),
    ("and", Readings::COORDINATOR),
    ("or", Readings::COORDINATOR),
    ("nor", Readings::COORDINATOR),
    ("to", Readings::TO.union(Readings::PREPOSITION)),
    ("of", Readings::PREPOSITION.union(Readings::OF)),
    ("in", Readings::PREPOSITION.union(Readings::PARTICLE)),
    ("on", Readings::PREPOSITION.union(Readings::PARTICLE)),
    ("for", Readings::PREPOSITION),
    ("with", Readings::PREPOSITION),
    ("by", Readings::PREPOSITION),
    ("as", Readings::PREPOSITION.union(Readings::SUBORDINATOR)),
    ("than", Readings::PREPOSITION),
    ("others", Readings::OBJECT.union(Readings::PERSON)),
    ("people", Readings::OBJECT.union(Readings::PERSON).union(Readings::PLURAL).union(Readings::NOUN)),
    ("up", Readings::PARTICLE),
    ("off", Readings::PARTICLE),
    ("out", Readings::PARTICLE),
    ("down", Readings::PARTICLE),
    ("away", Readings::PARTICLE),
    ("together", Readings::PARTICLE),
    ("apart", Readings::PARTICLE),
    ("aside", Readings::PARTICLE),
    ("ahead", Readings::PARTICLE),
    ("so", Readings::ADVERB),
    ("not", Readings::ADVERB),
    ("us", Readings::OBJECT),
    ("it", Readings::OBJECT.union(Readings::SUBJECT)),
    ("will", Readings::MODAL),
    ("may", Readings::MODAL),
    ("might", Readings::MODAL),
    ("can", Readings::MODAL),
    ("must", Readings::MODAL),
];
