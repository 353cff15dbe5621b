"""The closed list of words for what was done: steps, votes, orders and the like.

Each family holds the words that stand for one another. The list is published with the others
(`explainer explain word-lists`) and is for English; a word that isn't listed is not looked at.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StepFamily:
    """Words for one step.

    `done` say that it has happened (*ratified*), `open` speak of it (*ratify*), `nouns` name
    it (*ratification*). A noun in `done`, too, is itself a thing done: a decision.
    """

    name: str
    done: tuple[str, ...]
    open: tuple[str, ...]
    nouns: tuple[str, ...] = ()


def _family(name: str, done: str, opened: str, nouns: str = "") -> StepFamily:
    """Make a family of words; `_` stands for the space inside of a phrase."""
    lists = (
        tuple(word.replace("_", " ") for word in words.split()) for words in (done, opened, nouns)
    )
    return StepFamily(name, *lists)


SPEECH_FAMILIES: tuple[StepFamily, ...] = (
    _family("accuse", "accused blamed accuse accuses blames", "accusing", "accusation blame"),
    _family("claim", "claimed alleged claim claims", "claiming alleges alleging", "allegation"),
    _family("condemn", "condemned denounced condemn condemns denounce denounces", "condemning"),
    _family("criticise", "criticised criticized criticise criticize criticises", "criticising"),
    _family("warn", "warned warn warns", "warning", "warnings"),
    _family("admit", "admitted acknowledged conceded confessed admit admits", "admitting"),
    _family("confirm", "confirmed confirm confirms", "confirming", "confirmation"),
    _family("insist", "insisted insist insists", "insisting", "insistence"),
    _family("praise", "praised welcomed hailed praise praises welcomes", "praising"),
    _family("threaten", "threatened threaten threatens", "threatening", "threat threats"),
    _family("apologise", "apologised apologized apologise apologises", "apologising", "apology"),
    _family("announce", "announced announce announces", "announcing", "announcement"),
    _family("declare", "declared declare declares", "declaring", "declaration"),
)
"""Words for how somebody speaks: another one of them may be a fair one, so it is a warning."""

STEP_FAMILIES: tuple[StepFamily, ...] = (
    _family(
        "leave",
        "left withdrew withdrawn exited quit abandoned departed pulled_out walked_out "
        "stepped_out dropped_out",
        "leave leaves leaving withdraw withdraws withdrawing exit exits exiting quits quitting "
        "abandon abandons abandoning depart departs departing pull_out pulls_out pulling_out "
        "step_out walk_out drop_out",
        "withdrawal withdrawals departure",
    ),
    _family(
        "join",
        "joined acceded became_a_member became_a_party became_party became_part",
        "join joins joining accede accedes acceding become_a_member become_a_party become_party",
        "accession",
    ),
    _family("sign", "signed signatory signatories", "sign signs signing", "signature signatures"),
    _family("ratify", "ratified", "ratify ratifies ratifying", "ratification"),
    _family(
        "decide", "decided decision decisions", "decide decides deciding", "decision decisions"
    ),
    _family("vote", "voted", "voting", "vote votes"),
    _family("support", "supported backed endorsed", "support supports supporting backs endorses"),
    _family(
        "approve",
        "approved adopted passed",
        "approve approves approving adopt adopts adopting",
        "approval adoption",
    ),
    _family("enact", "enacted", "enact enacts enacting", "enactment"),
    _family("implement", "implemented carried_out", "implement implements implementing carry_out"),
    _family(
        "reject",
        "rejected vetoed blocked defeated voted_down turned_down voted_against",
        "reject rejects rejecting vetoes vetoing block blocks vote_against votes_against",
        "rejection veto",
    ),
    _family("oppose", "opposed", "oppose opposes opposing", "opposition"),
    _family(
        "repeal",
        "repealed revoked annulled rescinded cancelled canceled abolished scrapped overturned",
        "repeal repeals repealing revoke revokes annul annuls rescind rescinds cancel cancels "
        "abolish abolishes scrap scraps overturn overturns",
        "revocation annulment cancellation abolition",
    ),
    _family("suspend", "suspended paused", "suspend suspends suspending pause", "suspension"),
    _family(
        "postpone",
        "postponed delayed deferred",
        "postpone postpones postponing delay delays delaying defer defers",
        "postponement",
    ),
    _family("amend", "amended", "amend amends amending", "amendment amendments"),
    _family(
        "come into force",
        "came_into_force entered_into_force went_into_force came_into_effect went_into_effect "
        "took_effect taken_effect in_force in_effect has_come_into_force have_come_into_force "
        "has_come_into_effect have_come_into_effect",
        "into_force into_effect take_effect takes_effect taking_effect",
        "entry_into_force",
    ),
    _family("lapse", "expired lapsed out_of_force", "expire expires lapse lapses", "expiry"),
    _family(
        "notify",
        "notified gave_notice",
        "notify notifies notifying give_notice gives_notice",
        "notification notifications notice",
    ),
    _family(
        "submit",
        "submitted deposited filed lodged",
        "submit submits submitting deposit deposits file files lodge lodges",
        "submission",
    ),
    _family(
        "order",
        "ordered instructed commanded",
        "ordering instruct instructs instructing commands",
        "order orders instruction instructions",
    ),
    _family("ask", "asked requested", "ask asks asking requests requesting", "request"),
    _family("urge", "urged demanded", "urge urges urging demand demands demanding"),
    _family(
        "allow",
        "allow allows allowed permit permits permitted authorise authorises authorised "
        "authorize authorizes authorized",
        "allowing permitting authorising authorizing",
        "permission",
    ),
    _family(
        "ban",
        "bans banned prohibit prohibits prohibited forbid forbids forbade forbidden outlaws "
        "outlawed",
        "banning prohibiting forbidding outlawing",
        "ban prohibition",
    ),
    _family("agree", "agreed", "agree agrees agreeing", "agreement agreements"),
    _family("negotiate", "negotiated", "negotiate negotiates negotiating", "negotiations"),
    _family("begin", "began begun started launched", "begin begins start starts launch launches"),
    _family(
        "stop",
        "stopped ended halted ceased finished completed",
        "stop stops stopping ends ending halt halts cease ceases finish finishes",
        "end",
    ),
    _family("close", "closed shut", "close closes closing shuts", "closure"),
    _family("open", "opened", "opens opening"),
    _family("destroy", "destroyed", "destroy destroys destroying", "destruction"),
    _family("invade", "invaded", "invade invades invading", "invasion"),
    _family("attack", "attacked bombed shelled", "attacking bombing shelling", "attack attacks"),
    _family("kill", "killed died", "kill kills killing die dies dying", "death deaths"),
    _family("wound", "wounded injured maimed mutilated", "injure injures maim maims mutilate"),
    _family("elect", "elected", "elect elects electing", "election"),
    _family("appoint", "appointed", "appoint appoints appointing", "appointment"),
    _family("dismiss", "dismissed fired sacked", "dismiss dismisses sack sacks", "dismissal"),
    _family("resign", "resigned stepped_down", "resign resigns resigning", "resignation"),
    _family("arrest", "arrested detained", "arrests arresting detain detains", "arrest"),
    _family("convict", "convicted sentenced", "convict convicts sentence", "conviction"),
    _family("acquit", "acquitted", "acquit acquits", "acquittal"),
    _family("deny", "denied deny denies", "denying", "denial"),
    *SPEECH_FAMILIES,
)
"""The words of steps; a claim takes no word of a family that its evidence hasn't."""

PRO_VERBS: tuple[str, ...] = (
    *("did the same", "do the same", "does the same", "done the same", "did so", "do so"),
    *("done so", "followed suit", "follow suit", "did likewise", "the same way"),
)
"""Phrases for a step that is named elsewhere; behind one, a passage of context names it."""

BE_FORMS: frozenset[str] = frozenset({"be", "being", "to"})
"""Words before which *ratified* or *quit* is not done yet: "must be ratified", "to quit"."""
