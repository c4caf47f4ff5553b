"""Rounds, deltas and changes of the signing key, for verify_package.py: written from docs/format/package-v1.md
section 9.1 and docs/format/key-change-v1.md alone.
"""
import base64, hashlib, re

from package_files import base64_of, find, need

STATEMENT = re.compile(
    r"muniment-key-change-1\norganization: (?:[A-Za-z0-9._~-]|%[0-9A-F]{2}){1,600}\nvault: ([0-9a-f]{16})\n"
    r"number: ([1-9][0-9]?)\ntime: (\S+)\nold key: ([A-Za-z0-9+/]{56})\nnew key: ([A-Za-z0-9+/]{56})\n")
ORDER = ["muniment-package-1", "pkg", "uuid", "built", "by", "org", "vault", "seq", "head"]


def comment_order(names):
    """Which members a trusted comment may have, in order; those of rounds only where they apply."""
    later = ["round", "prev", "kind", "base"]
    rest = names[len(ORDER):]
    return (names[:len(ORDER)] == ORDER and rest == [name for name in later if name in rest]
            and ("kind" in rest) == ("base" in rest))


def round_members(about):
    """What the trusted comment says of the round, as package.json has it."""
    told = {}
    if about["round"] > 1:
        told["round"] = str(about["round"])
    if "previous" in about:
        told["prev"] = about["previous"]["seal_number"]
    if "base" in about:
        told |= {"kind": "delta", "base": about["base"]["seal_number"]}
    return told


def public_key(text, identity):
    """The 32 bytes of a minisign key whose id follows from it."""
    blob = base64_of(text, 42, "signer.chain-broken")
    need(identity(blob[10:])["key"] == text, "signer.chain-broken", "key id")
    return blob[10:]


def read_statement(bag, number, vault, identity, verify_ed25519):
    """(old key, new key, time, SHA-256) of one statement, signed by the old key."""
    name = f"key-change-{number}.txt"
    data = bag.read(name, "signer.chain-broken")
    match = STATEMENT.fullmatch(data.decode("latin1"))
    if not need(match and len(data) <= 1024 and match[1] == vault and match[2] == str(number),
                "signer.chain-broken", name):
        return None
    old, new = public_key(match[4], identity), public_key(match[5], identity)
    lines = bag.read(f"{name}.minisig", "signer.chain-broken").decode("latin1").split("\n")
    trusted = f"muniment-key-change-1 vault={vault} number={number}"
    need(len(lines) == 5 and lines[0] == f"untrusted comment: signature of {name}, by the key before"
         and lines[2] == f"trusted comment: {trusted}" and lines[4] == "", "signer.chain-broken", f"{name}.minisig")
    first = base64_of(lines[1] if len(lines) > 1 else "", 74, "signer.chain-broken")
    second = base64_of(lines[3] if len(lines) > 3 else "", 64, "signer.chain-broken")
    need(first[:10] == b"ED" + base64.b64decode(match[4])[2:10], "signer.chain-broken", "kind or key id")
    prehash = hashlib.blake2b(data, digest_size=64).digest()
    need(verify_ed25519(old, first[10:], prehash)
         and verify_ed25519(old, second, first[10:] + trusted.encode()), "signer.chain-broken", name)
    return old, new, match[3], hashlib.sha256(data).hexdigest()


def read_chain(bag, public, vault, identity, verify_ed25519):
    """The statements from the first key to `public`, oldest first."""
    names = {name for name in bag.places if name.startswith("key-change-")}
    count = len(names) // 2
    expected = {f"key-change-{number}.txt{end}" for number in range(1, count + 1) for end in ("", ".minisig")}
    if not need(names == expected, "signer.chain-broken", "a statement is missing"):
        return []
    chain = [read_statement(bag, number, vault, identity, verify_ed25519) for number in range(1, count + 1)]
    if None in chain or not chain:
        return []
    keys = [chain[0][0]] + [link[1] for link in chain]
    need(all(link[0] == key for link, key in zip(chain, keys)), "signer.chain-broken", "not in one row")
    need(keys[-1] == public and len(set(keys)) == len(keys), "signer.chain-broken", "does not lead to the signer")
    return chain


def check_told(entries, chain, public, about):
    """What the journal tells of keys and of rounds: the same as the package."""
    renewals = [entry for entry in entries if entry["action"] == "vault.signer-renewed"]
    told = [(entry["detail"]["organizationKey"], entry["detail"]["number"], entry["detail"]["statementSha256"],
             entry["time"]) for entry in renewals]
    said = [(new.hex(), number, digest, time) for number, (_old, new, time, digest) in enumerate(chain, 1)]
    need(told == said, "signer.chain-broken", "the journal tells of other changes")
    first = chain[0][0] if chain else public
    need(entries and entries[0]["action"] == "vault.created"
         and entries[0]["detail"]["organizationKey"] == first.hex(), "custody.disagrees", "first entry")

    built = {(entry["subject"], entry["detail"].get("round", 1), entry["detail"]["sealNumber"]):
             entry["detail"].get("kind", "full") for entry in entries if entry["action"] == "package.built"}
    previous, base, number = about.get("previous"), about.get("base"), about["round"]
    need((number > 1) == (previous is not None), "round.disagrees", "the round before")
    need((about.get("kind", "full") == "delta") == (base is not None), "round.disagrees", "kind and base")
    if previous:
        need((previous["id"], previous["round"]) == (about["id"], number - 1), "round.disagrees", "another before it")
        need((previous["id"], previous["round"], previous["seal_number"]) in built, "round.disagrees", "not told")
    if base:
        kind = built.get((base["id"], base["round"], base["seal_number"]))
        need(kind == "full", "round.disagrees", "its base is not told, or a delta")
        need(base["id"] != about["id"] or base["round"] < number, "round.disagrees", "its base is no earlier round")
    need(not any(one[0] == about["id"] and one[1] >= number for one in built), "round.disagrees", "built before")


def check_in_base(package, absent, is_zip):
    for file in package["files"]:
        path, said = f"data/{file['path']}", "in_base" in file
        if path in absent and not said:
            find("file.missing", path)
        if path not in absent and said and is_zip:
            find("package.disagrees", path)


def check_base(delta, base):
    """`delta` and `base` are what verify_package.py found of each."""
    seal = delta["told"]["base"]
    keys = {link[0] for link in delta["chain"]} | {delta["public"]}
    need(base["seal"] == seal and "base" not in base["told"], "delta.other-base", "seal number or kind")
    need(base["public"] in keys, "delta.other-base", "another signer")
    named, about = delta["package"]["package"]["base"], base["package"]["package"]
    need((named["id"], named["round"]) == (about["id"], about["round"]), "delta.other-base", "another round")
    old, new = base["package"]["custody"], delta["package"]["custody"]
    need(old["vault"] == new["vault"] and old["size"] <= len(delta["leaves"])
         and delta["leaves"][old["size"] - 1] == old["head"], "custody.forked")
    held = {digest for digest, _size in base["below"].values()}
    for path, digest in sorted(delta["absent"].items()):
        need(digest in held, "file.missing", path)
