"""The doors of a Muniment vault: reads the header and reaches the vault key by passphrase or recovery words.

Part of read_vault.py, written from docs/format/vault-v1.md sections 2 and 3 alone.
"""
import base64, hashlib, hmac, json, os, re, struct, unicodedata

import nacl.bindings as sodium
import nacl.exceptions


class Refused(Exception):
    """What is wrong, as a code of the page and words for a person."""

    def __init__(self, code, about, exit_code=20):
        super().__init__(f"{code}: {about}")
        self.exit_code = exit_code


def need(holds, code, about):
    if not holds:
        raise Refused(code, about)


def blake2b(key, message):
    return hashlib.blake2b(message, digest_size=32, key=key).digest()


def subkey(vault_key, number):
    """libsodium's crypto_kdf_derive_from_key: the one place with a little-endian number."""
    salt, person = struct.pack("<QQ", number, 0), b"muniment".ljust(16, b"\0")
    return hashlib.blake2b(b"", digest_size=32, key=vault_key, salt=salt, person=person).digest()


def canonical(value):
    """RFC 8785 for what occurs here: ASCII names, whole numbers."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def from_canonical(data, code, about):
    """Only text that is written the one way is accepted; that also refuses names given twice."""
    try:
        value = json.loads(data)
        need(canonical(value) == data, code, f"{about} is not canonical JSON")
        return value
    except ValueError:
        raise Refused(code, f"{about} is not JSON") from None


def binary(text, size, code="integrity.header-damaged"):
    """base64url without padding, in its one spelling, of this many bytes."""
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (ValueError, TypeError):
        data = b""
    spelled = base64.urlsafe_b64encode(data).decode().rstrip("=")
    need(len(data) == size and spelled == text, code, "a binary field has another form")
    return data


# ---- 2. The header -----------------------------------------------------------------------------------

def plain_file(path):
    """Bytes of a regular file; a link never leads outside the vault."""
    return None if path.is_symlink() or not path.is_file() else path.read_bytes()


SLOT_FIELDS = {
    "passphrase": {"id", "type", "kdf", "commit", "nonce", "box", "vaultKey"},
    "recovery": {"id", "type", "commit", "nonce", "box", "vaultKey"},
}


def is_whole(value, low, high):
    return type(value) is int and low <= value <= high


def decode_header(data):
    """The fields, and the bytes the MAC is over, of a header whose form and sum are right."""
    code = "integrity.header-damaged"
    need(data is not None and len(data) <= 262144, code, "absent, a link, or too long")
    lines = data.split(b"\n")
    need(len(lines) == 5 and lines[4] == b"", code, "not four lines")
    need(lines[0] == b"muniment-vault-1", code, "another first line")
    need(re.fullmatch(rb"mac [A-Za-z0-9_-]{43}", lines[2]), code, "no MAC")
    summed = hashlib.sha256(b"\n".join(lines[:3]) + b"\n").hexdigest().encode()
    need(lines[3] == b"sum " + summed, code, "the sum does not fit")
    head = from_canonical(lines[1], code, "line 2")
    fields = {"createdAt", "database", "epoch", "program", "slots", "vaultId"}
    need(isinstance(head, dict) and set(head) - {"keyring"} == fields, code, "other fields")
    texts = [head["createdAt"], head["database"], head["program"], head["vaultId"]]
    need(all(isinstance(text, str) for text in texts), code, "a field that is no text")
    need(re.fullmatch(r"[0-9a-f]{32}", head["vaultId"]), code, "vaultId")
    need(is_whole(head["epoch"], 1, 4294967295), code, "epoch")
    need(head["database"] == f"db-{head['epoch']:06d}.sqlite", code, "database")
    need(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", head["createdAt"]), code, "createdAt")
    need(len(head["program"]) <= 100, code, "program")
    need(isinstance(head["slots"], list) and 1 <= len(head["slots"]) <= 64, code, "slots")
    for slot in head["slots"]:
        need(isinstance(slot, dict) and slot.get("type") in SLOT_FIELDS, code, "a slot of another type")
        draft = slot["type"] == "recovery" and "vaultKey" not in slot
        need(set(slot) == SLOT_FIELDS[slot["type"]] - ({"vaultKey"} if draft else set()), code, "a slot with other fields")
        need(re.fullmatch(r"[0-9a-f]{32}", str(slot["id"])), code, "slot id")
        for name, size in (("commit", 32), ("nonce", 24)):
            binary(slot[name], size)
        binary(slot["box"], (80 if len(str(slot["box"])) < 200 else 184) if "kdf" in slot else 48)
        if not draft:
            binary(slot["vaultKey"], 80)
        if "kdf" in slot:
            kdf = slot["kdf"]
            names = {"algorithm", "operations", "memoryMebibytes", "salt"}
            need(isinstance(kdf, dict) and set(kdf) == names, code, "kdf fields")
            binary(kdf["salt"], 16)
    ring = head.setdefault("keyring", [])
    need(isinstance(ring, list) and len(ring) == head["epoch"] - 1, code, "keyring")
    for number, old in enumerate(ring, 1):
        need(isinstance(old, dict) and set(old) == {"box", "epoch", "nonce"} and old["epoch"] == number, code, "keyring")
        binary(old["box"], 48), binary(old["nonce"], 24)
    return {**head, "mac": binary(lines[2][4:].decode(), 32), "covered": lines[0] + b"\n" + lines[1] + b"\n"}


def read_header(folder):
    need(folder.is_dir(), "vault.not-found", folder)
    copies = [plain_file(folder / name) for name in ("vault.header", "vault.header.bak")]
    need(any(os.path.lexists(folder / name) for name in ("vault.header", "vault.header.bak")),
         "vault.not-a-vault", folder)
    newer = re.match(rb"muniment-vault-([1-9]\d*)\n", copies[0] or b"")
    if newer and int(newer[1]) > 1:
        raise Refused("vault.newer-version", newer[1].decode(), 21)
    try:
        head = decode_header(copies[0])
    except Refused:
        head = decode_header(copies[1])
    cost = 0
    for kdf in (slot["kdf"] for slot in head["slots"] if "kdf" in slot):
        fits = kdf["algorithm"] == "argon2id13" and is_whole(kdf["operations"], 1, 10)
        fits = fits and is_whole(kdf["memoryMebibytes"], 8, 1024)
        need(fits, "vault.refused-parameters", "key derivation outside the accepted range")
        cost += kdf["operations"] * kdf["memoryMebibytes"]
    need(cost <= 20480, "vault.refused-parameters", "the slots together cost too much")
    return head


def open_slot(head, slot, passphrase, recovery_key):
    """(VK, what the slot held) when the secret is this slot's, else None."""
    associated = {"id": slot["id"], "magic": "muniment-vault", "type": slot["type"],
                  "vaultId": head["vaultId"], "version": 1}
    if slot["type"] == "recovery":
        if recovery_key is None:
            return None
        kek = blake2b(recovery_key, b"muniment-recovery-v1")
    else:
        if passphrase is None:
            return None
        kdf = associated["kdf"] = slot["kdf"]
        kek = sodium.crypto_pwhash_alg(
            32, unicodedata.normalize("NFC", passphrase).encode(), binary(kdf["salt"], 16),
            kdf["operations"], kdf["memoryMebibytes"] << 20, sodium.crypto_pwhash_ALG_ARGON2ID13)
    if not hmac.compare_digest(blake2b(kek, b"muniment-slot-commit-v1"), binary(slot["commit"], 32)):
        return None
    box = base64.urlsafe_b64decode(slot["box"] + "=" * (-len(slot["box"]) % 4))
    door = {"id": slot["id"], "type": slot["type"], "foundingKey": None, "seed": None}
    try:
        opened = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
            box, canonical(associated), binary(slot["nonce"], 24), kek)
        if "vaultKey" not in slot:
            # The founding key of a whole slot that lost its vaultKey: it is public.
            need(not sodium.crypto_core_ed25519_is_valid_point(opened), "integrity.header-damaged", "a slot stripped of its vault key")
            return opened, door
        if slot["type"] == "recovery":
            secret = blake2b(recovery_key, b"muniment-recovery-box-v1")
            door["foundingKey"] = opened.hex()
            door["seed"] = blake2b(recovery_key, b"muniment-recovery-sign-v1")
        else:
            secret = opened[32:64]
            door["seed"] = opened[:32]
            if len(opened) > 64:
                door["foundingKey"], door["after"] = opened[64:96].hex(), struct.unpack(">Q", opened[96:104])[0]
                door["proof"] = base64.urlsafe_b64encode(opened[104:]).decode().rstrip("=")
        box_key = sodium.crypto_scalarmult_base(secret)
        door["boxKey"] = box_key.hex()
        return sodium.crypto_box_seal_open(binary(slot["vaultKey"], 80), box_key, secret), door
    except nacl.exceptions.CryptoError:
        raise Refused("integrity.header-damaged", "a slot commits to its key but does not open") from None


def open_keyring(head, vault_key):
    """The vault key of every epoch."""
    keys = {head["epoch"]: vault_key}
    for old in head["keyring"]:
        associated = canonical({"epoch": old["epoch"], "magic": "muniment-keyring", "vaultId": head["vaultId"]})
        try:
            keys[old["epoch"]] = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
                binary(old["box"], 48), associated, binary(old["nonce"], 24), subkey(vault_key, 10))
        except nacl.exceptions.CryptoError:
            raise Refused("integrity.header-damaged", "a key of an earlier epoch does not open") from None
    return keys


def open_header(folder, passphrase, words):
    """(header, VK of each epoch, what the slot held), the MAC checked."""
    recovery_key = None
    if words is not None:
        from mnemonic import Mnemonic
        try:
            recovery_key = bytes(Mnemonic("english").to_entropy(words.split()))
        except (ValueError, LookupError):
            raise Refused("vault.wrong-recovery-key", "not 24 words of the list with their checksum", 12) from None
    head = read_header(folder)
    opened = next(filter(None, (open_slot(head, s, passphrase, recovery_key) for s in head["slots"])), None)
    if opened is None:
        raise Refused("vault.wrong-passphrase" if words is None else "vault.wrong-recovery-key", "no slot opens", 12)
    vault_key, door = opened
    mac = blake2b(subkey(vault_key, 5), head["covered"])
    need(hmac.compare_digest(mac, head["mac"]), "integrity.header-damaged", "the MAC does not fit")
    return head, open_keyring(head, vault_key), door
