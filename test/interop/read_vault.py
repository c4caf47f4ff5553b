"""A second reader of Muniment vaults in another language,
written from docs/format/vault-v1.md alone (vault_header.py reads the header, vault_members.py who is who).

It only reads, holds database and sealed files in memory whole, and speaks of the first thing it finds wrong.

    read_vault.py check VAULT            header, keys, database, journal, every sealed file; prints JSON
    read_vault.py read VAULT SHA256      the opened bytes of one evidence file to standard output
    read_vault.py copy VAULT NAME        database and journal of a copy in backups/, whatever its epoch; prints JSON

The secret is the passphrase in MUNIMENT_PASSPHRASE or the 24 words in MUNIMENT_RECOVERY_WORDS.
Exit: 0 sound, 12 wrong secret, 20 damaged or refused, 21 newer version, 2 wrong use.
Needs Debian's python3-nacl, python3-cryptography and (for words) python3-mnemonic.
"""
import hashlib, hmac, json, os, re, sqlite3, struct, sys
from pathlib import Path

import nacl.bindings as sodium
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305

from vault_header import Refused, blake2b, from_canonical, need, open_header, plain_file, subkey
from vault_members import Roster, check_opening, check_tables, is_signed

PAGE, RESERVED = 4096, 80  # SQLCipher 4: each page ends with IV (16) and HMAC-SHA512 (64)


# ---- 5. The database ---------------------------------------------------------------------------------

def open_database(path, vault_key):
    """The database in memory: every page authenticated and decrypted, nothing written."""
    code, key, salt = "integrity.database-damaged", subkey(vault_key, 1), subkey(vault_key, 2)[:16]
    need(not path.with_name(path.name + "-journal").exists(), code,
         "an interrupted change is waiting; only SQLite can take it back")
    data = plain_file(path)
    need(data is not None and len(data) % PAGE == 0 and data, code, "absent, a link, or not whole pages")
    need(data[:16] == salt, code, "the salt is another one")
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    plain = []
    for number in range(1, len(data) // PAGE + 1):
        page = data[(number - 1) * PAGE:number * PAGE]
        start = 16 if number == 1 else 0
        iv, tag = page[-80:-64], page[-64:]
        mac = hmac.new(mac_key, page[start:-64] + struct.pack("<I", number), "sha512").digest()
        need(hmac.compare_digest(mac, tag), code, f"page {number} is not authentic")
        cipher = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        opened = cipher.update(page[start:-RESERVED]) + cipher.finalize()
        plain.append((b"SQLite format 3\0" if number == 1 else b"") + opened + bytes(RESERVED))
    db = sqlite3.connect(":memory:")
    db.row_factory = sqlite3.Row
    db.deserialize(b"".join(plain))
    need(db.execute("PRAGMA application_id").fetchone()[0] == 0x4D554E31, code, "not one of ours")
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > 10:
        raise Refused("vault.newer-version", f"schema {version}", 21)
    need(db.execute("PRAGMA integrity_check").fetchone()[0] == "ok", code, "SQLite finds damage")
    return db


def check_organization_key(db, vault_key):
    for public, sealed in db.execute("SELECT public_key, sealed_seed FROM organization_key ORDER BY number"):
        if sealed == b"":
            continue  # renewed: the seed was forgotten
        associated = b"muniment-organization-key-1" + public
        seed = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
            sealed[24:], associated, sealed[:24], subkey(vault_key, 9))
        need(raw_public(seed) == public, "integrity.database-damaged", "the seed belongs to another key")
    return public


def raw_public(seed):
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key()
    return public.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


# ---- 7. The journal ----------------------------------------------------------------------------------

FIELDS = {"seq", "time", "member", "action", "subject", "detail", "salt", "prev"}


def check_journal(db):
    """Follows the chain; answers the members it tells of, the number of entries and the head's leaf in hex."""
    roster, previous = Roster(), bytes(32)
    for seq, row in enumerate(db.execute("SELECT seq, line, leaf, signature FROM journal ORDER BY seq")):
        need(row["seq"] == seq, "journal.missing-entry", seq)
        line = row["line"].encode()
        entry = from_canonical(line, "journal.malformed-line", seq)
        need(set(entry) == FIELDS and entry["seq"] == seq, "journal.malformed-line", seq)
        need(isinstance(entry["detail"], dict), "journal.malformed-line", seq)
        need(re.fullmatch(r"[0-9a-f]{32}", entry["salt"]), "journal.malformed-line", seq)
        need(entry["prev"] == previous.hex(), "journal.broken-chain", seq)
        previous = hashlib.sha256(b"\0" + line).digest()
        need(row["leaf"] == previous, "journal.wrong-leaf", seq)
        need(seq > 0 or entry["action"] == "vault.created", "journal.wrong-beginning", entry["action"])
        key = roster.take(entry)
        need(is_signed(key, b"muniment-journal-1\n" + line, row["signature"]), "journal.wrong-signature", seq)
    need(roster.members, "journal.wrong-beginning", "empty")
    return roster, seq + 1, previous.hex()


# ---- 6. Sealed files ---------------------------------------------------------------------------------

def padded_length(length):
    total = 16 + length
    if length > 2**30:
        return total
    e = total.bit_length() - 1
    unit = 2 ** (e - e.bit_length()) if e > 0 else 1
    return max(4096, -(-total // unit) * unit)


def open_blob(folder, vault_keys, row):
    """The data of one sealed file: every chunk authenticated, length, padding, hash and name checked."""
    name = row["id"]
    place = folder / "blobs" / name[:2] / name
    need(os.path.lexists(place), "integrity.blob-missing", name)
    data, code = plain_file(place), "integrity.blob-damaged"
    need(data is not None and len(data) > 76 + 16, code, name)
    header, digest = data[:76], hashlib.sha256(data[:76]).digest()
    need(digest.hex() == row["header_digest"] and len(data) == row["sealed_size_bytes"], code, name)
    magic, suite, log2, epoch, salt, commitment = struct.unpack(">6sBBI32s32s", header)
    need(magic == b"MUNB1\n" and suite in (1, 2) and 16 <= log2 <= 22, code, name)
    need(epoch == row["epoch"] and epoch in vault_keys, code, name)
    vault_key = vault_keys[epoch]
    key = blake2b(subkey(vault_key, 3), b"muniment-blob-key-v1" + salt)
    need(hmac.compare_digest(blake2b(key, b"muniment-blob-commit-v1"), commitment), code, name)
    cipher = (AESGCM if suite == 1 else ChaCha20Poly1305)(key)
    step = (1 << log2) + 16
    starts = range(76, len(data), step)
    plain = b""
    try:
        plain = b"".join(
            cipher.decrypt(number.to_bytes(11, "big") + (b"\1" if number == len(starts) - 1 else b"\0"),
                           data[at:at + step], digest) for number, at in enumerate(starts))
    except (InvalidTag, ValueError):
        raise Refused(code, name) from None
    length, flags = struct.unpack(">QQ", plain[:16])
    need(flags == 0 and 1 <= length <= 2**50 and len(plain) == padded_length(length), code, name)
    content, padding = plain[16:16 + length], plain[16 + length:]
    sha256 = hashlib.sha256(content).digest()
    need(not any(padding) and length == row["size_bytes"] and sha256.hex() == row["sha256"], code, name)
    need(blake2b(subkey(vault_key, 4), sha256 + struct.pack(">Q", length)).hex() == name, code, name)
    return content


# ---- 9.1 Copies of the database ----------------------------------------------------------------------

def check_copy(folder, name, vault_keys):
    """What a copy holds, which has the key of the epoch in its name and ends where its name says."""
    parts = re.fullmatch(r"db-(\d{6,})-(\d{10,})-\d{8}T\d{6}Z(-schema\d+)?\.sqlite", name)
    need(parts, "check.copy-damaged", "not the name of a copy")
    epoch = int(parts[1])
    need(epoch in vault_keys, "check.copy-damaged", "an epoch whose key the header does not hold")
    db = open_database(folder / "backups" / name, vault_keys[epoch])
    roster, entries, leaf = check_journal(db)
    need(entries == int(parts[2]) + 1, "check.copy-damaged", "another state than its name says")
    return {"epoch": epoch, "entries": entries, "head": leaf,
            "members": {i: m["role"] for i, m in roster.members.items() if m["removed"] is None}}


# ---- The three commands ------------------------------------------------------------------------------

def main(arguments):
    passphrase, words = os.environ.get("MUNIMENT_PASSPHRASE"), os.environ.get("MUNIMENT_RECOVERY_WORDS")
    shape = {"check": 2, "read": 3, "copy": 3}
    if not arguments or shape.get(arguments[0]) != len(arguments) or (passphrase is None) == (words is None):
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[1])
    head, vault_keys, door = open_header(folder, passphrase, words)
    if arguments[0] == "copy":
        print(json.dumps(check_copy(folder, arguments[2], vault_keys)))
        return 0
    vault_key = vault_keys[head["epoch"]]
    db = open_database(folder / head["database"], vault_key)
    if arguments[0] == "read":
        row = db.execute("SELECT * FROM blob WHERE sha256 = ?", arguments[2:]).fetchone()
        need(row is not None, "integrity.blob-missing", "no such file in this vault")
        sys.stdout.buffer.write(open_blob(folder, vault_keys, row))
        return 0
    organization_key = check_organization_key(db, vault_key)
    roster, entries, leaf = check_journal(db)
    need(roster.organization_key == organization_key.hex(), "journal.wrong-beginning", "another organization")
    check_tables(roster, db)
    commitment = blake2b(vault_key, b"muniment-epoch-commit-v1").hex()
    member = check_opening(roster, head, door, commitment, door["seed"] and raw_public(door["seed"]).hex())
    rows = db.execute("SELECT * FROM blob").fetchall()
    for row in rows:
        open_blob(folder, vault_keys, row)
    on_disk = {path.name for path in (folder / "blobs").glob("??/*")}
    print(json.dumps({"vaultId": head["vaultId"], "epoch": head["epoch"], "entries": entries, "head": leaf,
                      "organizationKey": organization_key.hex(), "member": member,
                      "members": {i: m["role"] for i, m in roster.members.items() if m["removed"] is None},
                      "files": len(rows),
                      "orphans": len(on_disk - {row["id"] for row in rows})}))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Refused as refused:
        print(refused, file=sys.stderr)
        sys.exit(refused.exit_code)
