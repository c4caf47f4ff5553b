"""Who the members of a Muniment vault are, by its journal alone: one entry after the other.

Part of read_vault.py, written from docs/format/vault-v1.md sections 4, 7.1 and 7.2 alone.
"""
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from vault_header import Refused, binary, need

OWNERS, AUTHORS = {"owner"}, {"owner", "editor"}
EVERYBODY = {"owner", "editor", "reviewer", "reader"}
BY_AUTHORS = """
backup.made
engagement.created engagement.changed engagement.made-current engagement.state-changed engagement.scope-changed
catalog.texts-imported catalog.texts-removed
control.added control.revised control.corrected control.retired control.domain-changed control.checklist-changed
control.ticked control.unticked control.rationale-changed control.mapped control.unmapped
evidence.added evidence.linked evidence.unlinked evidence.requested evidence.version-added evidence.changed
evidence.item-changed evidence.submitted evidence.reopened evidence.withdrawn evidence.link-reason-changed
view.saved view.removed
kit.exported kit.applied
population.recorded population.changed population.state-changed
sample.selected sample.changed sample.linked sample.unlinked
coverage.excused coverage.excuse-withdrawn coverage.assigned coverage.unassigned
readiness.begun readiness.closed readiness.rated readiness.task-added readiness.task-changed
roadmap.changed
exception.recorded exception.changed exception.withdrawn
recipient.added recipient.changed recipient.retired recipient.key-added recipient.key-confirmed recipient.key-removed
package.built package.rebuilt package.delivered package.receipt-kept package.recalled
request.added request.changed request.moved request.commented request.linked request.unlinked
request.list-taken-in request.sheet-made request.response-taken-in request.conflict-found request.conflict-resolved
register.added register.changed register.withdrawn register.linked register.unlinked
policy.approved policy.acknowledged policy.acknowledgement-withdrawn policy.words-changed
"""
BY_REVIEWERS = """
review.package-opened review.package-checked review.signer-compared review.marked review.unmarked
review.noted review.note-changed review.note-removed review.answered review.commented review.comment-removed
review.picked review.unpicked review.response-made review.receipt-made
"""
MAY = {
    "vault.recovery-key-confirmed": OWNERS, "vault.rollback-accepted": OWNERS, "vault.copy-restored": OWNERS,
    "evidence.approved": AUTHORS | {"reviewer"}, "evidence.rejected": AUTHORS | {"reviewer"},
    "register.signed": AUTHORS | {"reviewer"}, "evidence.copied-out": EVERYBODY,
    **{action: AUTHORS for action in BY_AUTHORS.split()},
    **{action: AUTHORS | {"reviewer"} for action in BY_REVIEWERS.split()},
}


def belongs(kind, action):
    """Whether this kind of vault has the action (section 7.2)."""
    noun = action.split(".")[0]
    return noun in ("vault", "member", "backup") or (noun == "review") == (kind == "working-file")


def is_signed(key, message, signature):
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(signature, message)
        return True
    except InvalidSignature:
        return False


def proof_message(vault_id, member, after, key, box_key):
    return "\n".join(["muniment-member-key-1", vault_id, member, str(after), key, box_key]).encode()


class Roster:
    """The state after some entries. `take` answers the key that must have signed the entry."""

    def __init__(self):
        self.vault_id = self.organization_key = self.founding_key = self.recovery_sign_key = self.recovery_box_key = None
        self.kind = None
        self.members = {}  # id -> {name, role, slot, removed, keys: [(since, key, box key)]}
        self.signers = []  # keys that sign packages, oldest first
        self.commitments = {}  # epoch -> hex, or None where a vault of the first draft does not tell it

    @property
    def epoch(self):
        return max(self.commitments)

    def present(self, member):
        found = self.members.get(member)
        return found if found and found["removed"] is None else None

    def take(self, entry):
        try:
            holds = self._fold(entry)
        except (KeyError, TypeError):
            holds = False
        need(holds, "journal.not-allowed", entry["seq"])
        return self.members[entry["member"]]["keys"][-1][1]

    def _fold(self, entry):
        action, detail, subject = entry["action"], entry["detail"], entry["subject"]
        if action == "vault.created":
            return entry["seq"] == 0 and self._begin(entry, detail, subject)
        author = self.present(entry["member"])
        if author is None:
            return False
        if action in MAY:
            return author["role"] in MAY[action] and belongs(self.kind, action)
        if action == "member.key-renewed":
            return self._renew(entry, author, detail, subject)
        return author["role"] == "owner" and {
            "member.added": self._add, "member.role-changed": self._change_role, "member.removed": self._remove,
            "vault.recovered": self._recover, "vault.recovery-key-made": self._new_recovery_key,
            "vault.rekeyed": self._rekey, "vault.signer-renewed": self._renew_signer}[action](entry, detail, subject)

    def _begin(self, entry, detail, subject):
        keys = [hex_of(detail[name]) for name in ("memberKey", "organizationKey")]
        self.vault_id, (self.founding_key, self.organization_key) = detail["vaultId"], keys
        self.signers = [self.organization_key]
        whole = "keyCommitment" in detail
        self.kind = detail.get("kind", "vault")
        self.members["MEM-01"] = {
            "name": detail.get("memberName"), "role": "owner", "slot": detail.get("slot"), "removed": None,
            "keys": [(0, keys[0], detail.get("memberBoxKey"))]}
        self.commitments[1] = hex_of(detail["keyCommitment"]) if whole else None
        if whole:
            self.recovery_sign_key, self.recovery_box_key = hex_of(detail["recoverySignKey"]), hex_of(detail["recoveryBoxKey"])
        known = "kind" not in detail or self.kind == "working-file"
        return known and entry["member"] == "MEM-01" and subject == self.vault_id

    def _is_new(self, key):
        return all(key != known for member in self.members.values() for _, known, _ in member["keys"])

    def _add(self, entry, detail, subject):
        key, box_key = hex_of(detail["memberKey"]), hex_of(detail["memberBoxKey"])
        holds = subject == f"MEM-{len(self.members) + 1:02d}" and detail["role"] in EVERYBODY
        holds = holds and self._is_new(key) and all(m["slot"] != detail["slot"] for m in self.members.values())
        self.members[subject] = {"name": detail["name"], "role": detail["role"], "slot": hex_of(detail["slot"], 16),
                                 "removed": None, "keys": [(entry["seq"], key, box_key)]}
        return holds

    def _owner_remains(self):
        return any(m["role"] == "owner" and m["removed"] is None for m in self.members.values())

    def _change_role(self, entry, detail, subject):
        member = self.present(subject)
        holds = member is not None and member["role"] == detail["before"] and detail["after"] in EVERYBODY
        if holds:
            member["role"] = detail["after"]
        return holds and self._owner_remains()

    def _remove(self, entry, detail, subject):
        member = self.present(subject)
        if member is not None:
            member["removed"] = entry["time"]
        return member is not None and self._owner_remains()

    def proves(self, member, detail, voucher_key):
        """Whether `detail` (memberKey, memberBoxKey, after, proof) makes a key of `member`, who is present."""
        key, box_key = hex_of(detail["memberKey"]), hex_of(detail["memberBoxKey"])
        need(type(detail["after"]) is int, "journal.not-allowed", "a proof after no entry")
        timely = self.members[member]["keys"][-1][0] <= detail["after"] and self._is_new(key)
        message = proof_message(self.vault_id, member, detail["after"], key, box_key)
        return timely and is_signed(voucher_key, message, binary(detail["proof"], 64, "journal.not-allowed"))

    def _new_key(self, entry, member, detail):
        self.members[member]["keys"].append((entry["seq"], detail["memberKey"], detail["memberBoxKey"]))
        return True

    def _renew(self, entry, author, detail, subject):
        member, voucher = self.present(subject), self.present(detail["voucher"])
        if member is None or voucher is None or detail["after"] >= entry["seq"]:
            return False
        holds = voucher is member or voucher["role"] == "owner"
        holds = holds and (author is member or author["role"] == "owner")
        return holds and self.proves(subject, detail, voucher["keys"][-1][1]) and self._new_key(entry, subject, detail)

    def _recover(self, entry, detail, subject):
        if self.recovery_sign_key is None:  # first draft
            key = hex_of(detail["memberKey"])
            holds = len(self.members) == 1 and self._is_new(key)
            self.members["MEM-01"]["keys"].append((entry["seq"], key, detail.get("memberBoxKey")))
            return holds and subject == self.vault_id
        holds = subject == self.vault_id and detail["member"] == entry["member"] and detail["after"] < entry["seq"]
        holds = holds and self.proves(detail["member"], detail, self.recovery_sign_key)
        return holds and self._new_key(entry, detail["member"], detail)

    def _new_recovery_key(self, entry, detail, subject):
        known, told = self.commitments[self.epoch], hex_of(detail["keyCommitment"])
        self.commitments[self.epoch] = told
        self.recovery_sign_key, self.recovery_box_key = hex_of(detail["recoverySignKey"]), hex_of(detail["recoveryBoxKey"])
        return subject == self.vault_id and known in (None, told)

    def _rekey(self, entry, detail, subject):
        holds = subject == self.vault_id and detail["epoch"] == self.epoch + 1
        self.commitments[detail["epoch"]] = hex_of(detail["keyCommitment"])
        return holds and detail["reason"] in ("member-removed", "asked")

    def _renew_signer(self, entry, detail, subject):
        key = hex_of(detail["organizationKey"])
        hex_of(detail["statementSha256"])
        holds = subject == self.vault_id and type(detail["number"]) is int and detail["number"] == len(self.signers)
        holds = holds and key not in self.signers
        self.signers.append(key)
        self.organization_key = key
        return holds


def hex_of(text, size=32):
    if not isinstance(text, str) or not re.fullmatch(f"[0-9a-f]{{{2 * size}}}", text):
        raise Refused("journal.not-allowed", "a key that is not one")
    return text


def check_tables(roster, db):
    """The tables must say of members what the journal says."""
    code, draft = "journal.untold-member", roster.commitments[1] is None
    columns = {row[1] for row in db.execute("PRAGMA table_info(member)")}
    rows = {f"MEM-{row['number']:02d}": row for row in db.execute("SELECT * FROM member")}
    need(set(rows) == set(roster.members), code, "other members")
    for member, told in roster.members.items():
        row = rows[member]
        need(row["role"] == told["role"], code, member)
        need(told["name"] in (None, row["name"]), code, member)
        if "slot" in columns:
            need(told["slot"] is None or told["slot"] == row["slot"], code, member)
            need(row["removed_at"] == told["removed"], code, member)
    keys = {(f"MEM-{row['member']:02d}", row["since_seq"]): row for row in db.execute("SELECT * FROM member_key")}
    told_keys = {(member, since): (key, box) for member, told in roster.members.items() for since, key, box in told["keys"]}
    need(set(keys) == set(told_keys), "journal.untold-key", "other keys")
    for place, (key, box) in told_keys.items():
        need(keys[place]["public_key"].hex() == key, "journal.untold-key", place)
        if box is not None and not draft:
            need(keys[place]["box_public_key"].hex() == box, "journal.untold-key", place)


def check_opening(roster, head, door, commitment, public_key):
    """What an opening proves (section 4.3); `door` is the slot that opened, with what was in its box."""
    code = "vault.substituted"
    need(roster.vault_id == head["vaultId"] and roster.epoch == head["epoch"], code, "another vault or epoch")
    need(door["foundingKey"] in (None, roster.founding_key), code, "another founder began the journal")
    need(roster.commitments[roster.epoch] in (None, commitment), code, "its owners signed another vault key")
    if door["type"] == "recovery":
        named = (roster.recovery_sign_key, roster.recovery_box_key)
        draft = named == (None, None)
        need(draft or named == (public_key, door["boxKey"]), "vault.wrong-recovery-key", "another one was made since")
        return None
    slots = {told["slot"]: member for member, told in roster.members.items()}
    member = slots.get(door["id"]) or slots.get(None)
    need(member is not None, code, "nobody has this slot")
    need(roster.present(member) is not None, "member.removed", member)
    keys = [key for _, key, _ in roster.members[member]["keys"]]
    if keys[-1] == public_key:
        return member
    need(public_key not in keys, "integrity.header-damaged", "an older header was put back")
    # An interrupted change of the passphrase: the journal lacks the entry, the slot has its proof.
    detail = {"memberKey": public_key, "memberBoxKey": door["boxKey"], "after": door["after"], "proof": door["proof"]}
    vouchers = [m["keys"][-1][1] for i, m in roster.members.items() if roster.present(i) and (i == member or m["role"] == "owner")]
    vouchers += [roster.recovery_sign_key] * (roster.members[member]["role"] == "owner" and roster.recovery_sign_key is not None)
    need(any(roster.proves(member, detail, key) for key in vouchers), code, "nobody vouches for this member's key")
    return member
