//! Whether a statement can be cut between two parts: the verb behind the cut is surely one, and neither part needs words
//! of the other.

use super::{Part, Statement, share};
use crate::lexicon::Readings as R;
use crate::text::TokenKind;

/// How much oftener a noun than a verb, in tenths, a homograph is that is no sure verb before another noun.
const NOUN_RATHER: i32 = -20;

/// Whether the cut before `part` is sure. `before` is the part that it is cut off from.
pub(super) fn can_cut(statement: Statement<'_>, before: Part, part: Part) -> bool {
    surely_verb(statement, part) && !needs_more(statement, before, part) && !takes_up(statement, part)
}

/// "Review books and journal articles": a word that is a noun most of the time, before another noun, is hardly a verb;
/// nor is an adjective.
fn surely_verb(statement: Statement<'_>, part: Part) -> bool {
    let Statement { tokens, .. } = statement;
    let verb = &tokens[part.verb];
    let usage = i32::from(verb.word.usage) + i32::from(verb.word.usage_at_work);
    let noun_next = tokens.get(part.verb + 1).is_some_and(|next| {
        next.kind == TokenKind::Word && !next.is(R::DETERMINER | R::PREPOSITION | R::PARTICLE | R::TO | R::WH)
    });
    let rather_noun = usage < NOUN_RATHER || i32::from(verb.word.usage_at_work) < NOUN_RATHER / 2;
    let adjective = verb.is(R::ADJECTIVE) && !verb.is(R::PLAIN);
    // "able to audit and to lead reviews", "and then film interviews": what stands before it tells.
    let told = part.from < part.verb;
    told || !(noun_next && (adjective || rather_noun))
}

/// "citizens in scientific | and research activities", "fixtures to bond | or solder metal": the part before ends in a
/// word that goes on behind the cut.
fn needs_more(statement: Statement<'_>, before: Part, part: Part) -> bool {
    let Statement { tokens, .. } = statement;
    if before.to < before.verb + 3 {
        return false;
    }
    let (last, second) = (&tokens[before.to - 1], &tokens[before.to - 2]);
    let infinitive = second.is(R::TO)
        && last.is(R::BASE)
        && !last.is(R::PERSON | R::PLURAL)
        && tokens[part.verb].is(R::BASE);
    let adjective = last.is(R::ADJECTIVE) && !last.is(R::NOUN | R::MASS | R::PLURAL | R::BASE | R::PERSON);
    let comma = tokens.get(before.to).is_some_and(|mark| mark.kind == TokenKind::Comma);
    infinitive || !comma && adjective && second.is(R::PREPOSITION | R::DETERMINER | R::ADJECTIVE)
}

/// "Record the minutes and distribute to members": the verb's object is in the part before. "Start-up, shut-down, and
/// test procedures": a mark stands where the object should.
fn takes_up(statement: Statement<'_>, part: Part) -> bool {
    let Some(next) = statement.tokens.get(part.verb + 1).filter(|_| part.verb + 1 < part.to) else {
        return false;
    };
    let alone = statement.tokens[part.verb].is(R::TAKES_PREPOSITION)
        || !share::takes_object(statement, part.verb_only());
    let particle = statement.tokens.get(part.verb + 2).is_some_and(|then| then.kind == TokenKind::Word);
    // "warn of delays", "arrange for repairs", "advise on law": no object can be missing.
    let complete = ["of", "for", "on", "about"].iter().any(|word| next.reads(statement.text, word));
    let preposition = next.is(R::PREPOSITION) && !complete && !(next.is(R::PARTICLE) && particle);
    let examples = next.reads(statement.text, "such");
    examples || next.kind != TokenKind::Word && next.kind != TokenKind::Aside || preposition && !alone
}
