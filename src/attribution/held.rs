//! Whether the actor holds what is told, by tests on cue and sentence.

use super::draft::Draft;
use super::statement::{Force, Held};
use super::view::View;
use crate::language::{Deprel, Upos, Xpos};

/// Verbs of asking somebody to do something, done or not.
const DEMANDS: &[&str] = &[
    "require",
    "ask",
    "urge",
    "press",
    "pressure",
    "want",
    "expect",
    "order",
    "oblige",
    "invite",
    "challenge",
    "beg",
    "implore",
    "call",
    "advise",
    "encourage",
    "need",
];

/// What cue and clause say of the content; reports of others' words are told apart later, when speakers are known.
pub fn held(view: &View, draft: &Draft) -> Held {
    let Some(cue) = draft.cue_head else {
        return if draft.force == Force::Ask {
            Held::Question
        } else {
            Held::Held
        };
    };
    let negated = is_negated(view, cue);
    let asked = matches!(draft.force, Force::Ask);
    match draft.force {
        Force::Deny if negated => Held::Hypothetical,
        Force::Deny | Force::Doubt => {
            if draft.force == Force::Doubt {
                Held::Hypothetical
            } else {
                Held::Denied
            }
        }
        _ if asked => Held::Question,
        // "does not think that", "does not want to": the position stages read the negation of the attitude itself.
        Force::Believe
        | Force::Desire
        | Force::Intend
        | Force::Support
        | Force::Oppose
        | Force::Expect
        | Force::Fear => {
            if is_supposed(view, cue) || is_demanded(view, cue) {
                Held::Hypothetical
            } else {
                Held::Held
            }
        }
        _ if negated => Held::Hypothetical,
        _ if is_supposed(view, cue) || is_demanded(view, cue) || is_future(view, cue) => Held::Hypothetical,
        _ if draft.content.len() == 1 && is_question(view, draft) => Held::Question,
        _ => Held::Held,
    }
}

/// What hangs on a cue beside what is told by it: "nobody came" may well begin with a word that would deny the cue.
fn beside<'v>(view: &'v View, cue: usize) -> impl Iterator<Item = usize> + 'v {
    let is_told = |&child: &usize| matches!(view.deprel(child), Deprel::Ccomp | Deprel::Parataxis);
    view.children(cue).iter().copied().filter(move |child| !is_told(child))
}

/// "did not say", "never said", "declined to say".
pub fn is_negated(view: &View, cue: usize) -> bool {
    let negative = |index: usize| {
        matches!(
            view.lower(index).as_str(),
            "not" | "n't" | "n’t" | "never" | "nobody" | "none" | "neither" | "cannot" | "hardly"
        )
    };
    if beside(view, cue).any(negative) {
        return true;
    }
    match view.head(cue) {
        Some(above) if matches!(view.deprel(cue), Deprel::Xcomp) => {
            matches!(
                view.lemma(above),
                "decline" | "refuse" | "fail" | "stop" | "avoid" | "neglect"
            ) || is_negated_once(view, above, &negative)
        }
        _ => false,
    }
}

fn is_negated_once(view: &View, verb: usize, negative: &dyn Fn(usize) -> bool) -> bool {
    view.children(verb).iter().any(|&child| negative(child))
}

/// "would say", "if he says", "could argue".
fn is_supposed(view: &View, cue: usize) -> bool {
    beside(view, cue).any(|child| {
        child < cue
            && (view.upos(child) == Upos::Aux
                && matches!(
                    view.lower(child).as_str(),
                    "would" | "could" | "might" | "may" | "should" | "'d" | "’d"
                )
                || view.deprel(child) == Deprel::Mark
                    && matches!(view.lower(child).as_str(), "if" | "unless" | "whether"))
    })
}

/// "required him to promise a new roof", "urged them to support it": whether they did is not told.
fn is_demanded(view: &View, cue: usize) -> bool {
    let Some(above) = view.head(cue) else { return false };
    let is_infinitive = view
        .children(cue)
        .iter()
        .any(|&child| view.token(child).xpos == Xpos::To);
    let is_asked = || {
        view.child(above, &[Deprel::Obj, Deprel::Iobj])
            .is_some_and(|asked| asked < cue)
    };
    is_infinitive
        && matches!(view.deprel(cue), Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl)
        && DEMANDS.contains(&view.lemma(above))
        && is_asked()
}

/// "will say", "is to announce": not said yet.
fn is_future(view: &View, cue: usize) -> bool {
    let future = |index: usize| matches!(view.lower(index).as_str(), "will" | "shall" | "'ll" | "’ll" | "wo");
    beside(view, cue).any(|child| child < cue && view.upos(child) == Upos::Aux && future(child))
}

/// A quotation that ends in a question mark, or an indirect question.
fn is_question(view: &View, draft: &Draft) -> bool {
    let piece = draft.content[0].of(view.text);
    piece
        .trim_end_matches(|c: char| !c.is_alphanumeric() && c != '?')
        .ends_with('?')
        && !piece.contains(". ")
}
