"""A second verifier of Muniment packages in another language, written from docs/format/package-v1.md alone
(the files of a folder or zip are read in package_files.py, the members are judged in vault_members.py).

    verify_package.py FOLDER_OR_ZIP [--signer RW...|SHA256|SEAL|"twelve words"] [--base FOLDER_OR_ZIP]

Prints one finding a line. Exit: 0 nothing found, 20 anything found (also what the page calls hostile), 2 wrong use.
It holds what it parses in memory, streams evidence, unpacks and writes nothing. Needs Debian's
python3-cryptography, python3-nacl and python3-mnemonic (for the list of words).
"""
import base64, hashlib, re, sys, zipfile, zlib
from pathlib import Path
from urllib.parse import quote

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from mnemonic import Mnemonic

from package_files import Bag, Stop, base64_of, check_framing, find, findings, need, parse
from package_programme import check_programme
from package_rounds import check_base, check_in_base, check_told, comment_order, read_chain, round_members
from vault_header import Refused
from vault_members import Roster

TAG, SIGNATURE, MANIFEST = "tagmanifest-sha256.txt", "tagmanifest-sha256.txt.minisig", "manifest-sha256.txt"
OUTSIDE = {"HOW-TO-VERIFY.txt", "bagit.txt", "bag-info.txt", MANIFEST, "signer.pub"}
LABELS = ["Source-Organization", "External-Description", "External-Identifier", "Bag-Group-Identifier", "Bag-Count",
          "Bagging-Date", "Payload-Oxum", "Bag-Software-Agent", "Muniment-Format", "Muniment-Verdict"]
RESULTS = {"result", "results", "conclusion", "opinion", "test_performed", "auditor_result", "passed", "score"}


def key_identity(public):
    """The three spellings of a signer: minisign text, SHA-256, twelve words."""
    key_id = hashlib.blake2b(public, digest_size=32).digest()[:8]
    digest = hashlib.sha256(public).digest()
    bits = int.from_bytes(digest, "big") >> (256 - 132)
    words = Mnemonic("english").wordlist
    return {"key": base64.b64encode(b"Ed" + key_id + public).decode(), "sha256": digest.hex(),
            "words": [words[(bits >> shift) & 2047] for shift in range(121, -1, -11)]}


def verify_ed25519(public, signature, message):
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
        return True
    except (InvalidSignature, ValueError):
        return False


# ---- 5. Signature and lists --------------------------------------------------------------------------

def check_signature(bag):
    """(public key, the members of the trusted comment) of the one signature."""
    lines = bag.read("signer.pub", "signer.missing").decode("ascii", "replace").split("\n")
    need(len(lines) == 3 and lines[2] == "" and lines[0].startswith("untrusted comment: "), "signer.malformed")
    blob = base64_of(lines[1] if len(lines) > 1 else "", 42, "signer.malformed")
    public = blob[10:]
    need(key_identity(public)["key"] == lines[1], "signer.malformed", "key id")
    text = bag.read(SIGNATURE, "signature.missing")
    lines = text.decode("latin1").split("\n")
    comment = lines[2] if len(lines) == 5 else ""
    printable = re.fullmatch(rb"[\x20-\x7e\n]*", text)
    if not need(len(lines) == 5 and lines[4] == "" and printable and comment.startswith("trusted comment: "),
                "signature.malformed"):
        raise Stop
    comment = comment[len("trusted comment: "):]
    need(len(comment) <= 2000, "signature.malformed", "trusted comment")
    first, second = base64_of(lines[1], 74, "signature.malformed"), base64_of(lines[3], 64, "signature.malformed")
    need(first[:2] == b"ED" and first[2:10] == blob[2:10], "signature.malformed", "kind or key id")
    prehash = hashlib.blake2b(bag.read(TAG, "list.missing"), digest_size=64).digest()
    need(verify_ed25519(public, first[10:], prehash), "signature.invalid", TAG)
    need(verify_ed25519(public, second, first[10:] + comment.encode()), "signature.comment", "not the signed one")
    if findings:
        raise Stop
    parts = comment.split(" ")
    told = dict(part.partition("=")[::2] for part in parts[1:])
    names = [part.partition("=")[0] for part in parts]
    need(comment_order(names), "signature.comment", "other members")
    expected = f"untrusted comment: signature of {told.get('pkg')}, see HOW-TO-VERIFY.txt"
    need(lines[0] == expected, "signature.comment", "untrusted")
    return public, told


def read_list(bag, name):
    found = {}
    text = bag.read(name, "list.missing").decode("ascii", "replace")
    matches = [re.fullmatch(r"([0-9a-f]{64})  (\S+)", line) for line in text.split("\n")[:-1]]
    if not need(text.endswith("\n") and all(matches), "list.malformed", name):
        raise Stop
    paths = [match[2] for match in matches]
    need(paths == sorted(set(paths)), "list.malformed", f"{name}: order")
    return {match[2]: match[1] for match in matches}


def check_lists(bag, is_delta):
    """Every file against its list; answers path -> (sha256, size) of what lies below data/, and what a delta lacks."""
    tags = read_list(bag, TAG)
    for name in sorted(OUTSIDE - set(tags)):
        find("list.malformed", f"{name} is not listed")
    listed = {**tags, **read_list(bag, MANIFEST)}
    need(all(path.startswith("data/") != (path in tags) for path in listed), "list.malformed", "data/ and outside")
    gone = set(listed) - set(bag.places)
    absent = {name: listed[name] for name in gone if is_delta and name.startswith("data/30_evidence/")}
    for name in sorted(gone - set(absent)):
        find("file.missing", name)
    for name in sorted(set(bag.places) - set(listed) - {TAG, SIGNATURE}):
        find("file.unlisted", name)
    seen = {}
    for name in sorted(set(listed) & set(bag.places)):
        try:
            seen[name] = bag.digest(name)
            need(seen[name][0] == listed[name], "file.changed", name)
        except (zipfile.BadZipFile, zlib.error, OSError):
            find("entry.checksum", name)
    if findings:
        raise Stop
    return {name: fact for name, fact in seen.items() if name.startswith("data/")}, absent


# ---- 6. What the package tells, and whether it agrees ------------------------------------------------

def cut(quoted):
    """At most 600 characters, never half of a %XX."""
    return quoted if len(quoted) <= 600 else re.sub(r"%[0-9A-F]?$", "", quoted[:600])


def check_package(bag, carried, absent, public, told):
    package = parse(bag.read("data/package.json", "file.missing"), "json.malformed", "package.json")
    need(package.get("format") == "muniment-package-1", "json.malformed", "format")
    about, custody = package["package"], package["custody"]
    quoted = {name: cut(quote(text, safe="-._~")) for name, text in
              (("by", about["built_by"]["name"]), ("org", package["engagement"]["entity"]))}
    expected = {"pkg": about["id"], "uuid": about["uuid"], "built": about["built"], "vault": custody["vault"],
                "seq": str(custody["size"] - 1), "head": custody["head"], **quoted, **round_members(about)}
    need(told == expected, "signature.comment", "tells of another package")
    need(package["signer"] == key_identity(public), "package.disagrees", "signer")
    need(bag.top.endswith(f"-{about['id']}-r{about['round']}") and len(bag.top) <= 32, "bag.top-folder", bag.top)
    holders = (package, *package["controls"], *package["evidence"], *package.get("exceptions", []), *package.get("requests", []))
    need(not any(RESULTS & set(holder) for holder in holders), "package.auditor-result")

    listed = {f"data/{file['path']}": (file["sha256"], file["size"]) for file in package["files"]}
    # Of what a delta does not carry, the size stands in package.json alone.
    below = {**carried, **{path: (digest, listed.get(path, ("", 0))[1]) for path, digest in absent.items()}}
    check_in_base(package, absent, bag.zip is not None)
    rest = {path: fact for path, fact in below.items() if path != "data/package.json"}
    need(listed == rest and list(listed) == sorted(listed), "package.disagrees", "files")
    evidence_paths = set()
    for item in package["evidence"]:
        need(item["ref"] == f"{item['id']}.{item['version']:02d}", "package.disagrees", item["ref"])
        for file in item["files"]:
            if file.get("absent") is True:  # declared to be unreadable: named, not there
                need("path" not in file, "package.disagrees", item["ref"])
                continue
            path = f"data/{file['path']}"
            evidence_paths.add(path)
            need(listed.get(path) == (file["sha256"], file["size"]), "package.disagrees", item["ref"])
    stored = {path for path in below if path.startswith("data/30_evidence/")}
    need(stored == evidence_paths, "package.disagrees", "evidence files")
    need(len({listed[path][0] for path in stored}) == len(stored), "package.disagrees", "bytes stored twice")
    refs = {item["ref"] for item in package["evidence"]}
    for control in package["controls"]:
        need(set(control["evidence"]) <= refs and f"data/{control['sheet']}" in below, "package.disagrees", control["id"])

    exceptions = package.get("exceptions", [])  # absent in packages of the first draft
    need(len({one["id"] for one in exceptions}) == len(exceptions), "package.disagrees", "exceptions")
    for one in exceptions:
        need(set(one["evidence"]) <= refs, "package.disagrees", one["id"])

    check_requests(package, refs)
    check_programme(package, refs, RESULTS)

    gaps = parse(bag.read(f"data/{package['omissions']}", "file.missing"), "json.malformed", "omissions.json")
    ids = [gap["id"] for gap in gaps["omissions"]]
    reasons = [gap["reason"] for gap in gaps["omissions"]]
    scope = package["engagement"].get("scope", {"not_applicable": []})  # absent in packages of the first draft
    declared = [one["criterion"] for one in scope["not_applicable"]]
    need(len(set(declared)) == len(declared) and set(declared) <= set(package["engagement"]["criteria_in_scope"])
         and all(one["reason"] for one in scope["not_applicable"]), "package.disagrees", "not applicable")
    need(not {f"criterion-without-control:{one}" for one in declared} & {gap["key"] for gap in gaps["omissions"]},
         "package.disagrees", "a gap that is declared not applicable")
    verdict = "complete" if not ids else "draft" if None in reasons else "complete-with-declared-omissions"
    need(gaps["format"] == "muniment-omissions-1" and gaps["verdict"] == verdict, "package.disagrees", "omissions")
    need(package["verdict"] == {"value": verdict, "omissions": ids}, "package.disagrees", "verdict")
    counts = {"controls": len(package["controls"]), "evidence": len(package["evidence"]), "omissions": len(ids),
              "files": sum(len(item["files"]) for item in package["evidence"])}
    if "exceptions" in package:
        counts["exceptions"] = len(exceptions)
    if "populations" in package:
        samples = sum(len(one["samples"]) for one in package["populations"])
        counts |= {"populations": len(package["populations"]), "samples": samples}
    if "requests" in package:
        counts["requests"] = len(package["requests"])
    if "programme" in package:
        counts["records"] = sum(len(one["records"]) for one in package["programme"]["registers"])
    need(package["counts"] == counts, "package.disagrees", "counts")

    declared = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    need(bag.read("bagit.txt", "bag.missing") == declared, "bag.declaration")
    lines = bag.read("bag-info.txt", "bag.missing").decode().split("\n")
    info = [line.partition(": ") for line in lines[:-1]]
    values = {label: value for label, _, value in info}
    oxum = f"{sum(size for _, size in below.values())}.{len(below)}"
    agrees = {"External-Identifier": about["id"], "Bag-Group-Identifier": about["uuid"], "Payload-Oxum": oxum,
              "Bagging-Date": about["built"][:10], "Muniment-Format": "muniment-package-1",
              "Muniment-Verdict": verdict, "Source-Organization": " ".join(package["engagement"]["entity"].split())}
    if "\\u{" in values.get("Source-Organization", ""):
        del agrees["Source-Organization"]  # written visibly, for people
    need(lines[-1] == "" and [label for label, _, _ in info] == LABELS, "bag.info", "labels")
    for label, value in agrees.items():
        need(values.get(label) == value, "bag.info", label)
    return package


STATUSES = {"draft", "open", "submitted", "in-review", "returned", "accepted", "not-applicable", "withdrawn"}
INTERNAL = {"owner", "own_due_on", "internal", "internal_status", "is_internal"}


def check_requests(package, refs):
    """Section 6.6; absent where nothing was asked, and in packages of earlier drafts."""
    requests = package.get("requests", [])
    references = [one["reference"] for one in requests if one["reference"]]
    need(len({one["id"] for one in requests}) == len(requests), "package.disagrees", "requests")
    need(len(set(references)) == len(references), "package.disagrees", "references")
    populations = package.get("populations", [])
    here = {"evidence": refs, "controls": {one["id"] for one in package["controls"]},
            "populations": {one["id"] for one in populations},
            "samples": {pick["id"] for one in populations for pick in one["samples"]}}
    for one in requests:
        need(one["status"] in STATUSES, "json.malformed", one["id"])
        need(not (one["answered"] and one["status"] in {"draft", "open", "returned"}), "package.disagrees", one["id"])
        need(one["answered"] or not one["evidence"], "package.disagrees", one["id"])
        need(one["status"] == "returned" or not one["return_reason"], "package.disagrees", one["id"])
        need(all(set(one[part]) <= ids for part, ids in here.items()), "package.disagrees", one["id"])
        need(not INTERNAL & set(one).union(*one["comments"]), "package.disagrees", one["id"])


def check_custody(bag, package, public, chain):
    custody = package["custody"]
    roster = parse(bag.read(f"data/{custody['roster']}", "file.missing"), "custody.malformed", "roster.json")
    keys = {}
    for member in roster["members"]:
        for key in member["keys"]:
            raw = bytes.fromhex(key["ed25519"])
            need(key_identity(raw)["key"] == key["minisign"], "custody.malformed", "roster key")
            keys[member["id"], key["since_seq"]] = raw
    previous, shown, told, approvals, leaves, entries = "0" * 64, 0, Roster(), [], [], []
    text = bag.read(f"data/{custody['entries']}", "file.missing").decode()
    need(text.endswith("\n"), "custody.malformed", "last line")
    lines = text.split("\n")[:-1]
    for seq, line in enumerate(lines):
        outer = parse(line.encode(), "custody.malformed", seq)
        if "withheld" in outer:
            fits = set(outer) == {"leaf", "seq", "withheld"} and outer["withheld"] is True and outer["seq"] == seq
            need(fits and re.fullmatch(r"[0-9a-f]{64}", outer["leaf"]), "custody.malformed", seq)
            previous = outer["leaf"]
            leaves.append(previous)
            continue
        shown += 1
        need(set(outer) == {"entry", "sig"}, "custody.malformed", seq)
        entry = parse(outer["entry"].encode(), "custody.malformed", seq)
        need(set(entry) == {"seq", "time", "member", "action", "subject", "detail", "salt", "prev"},
             "custody.malformed", seq)
        need(entry["seq"] == seq and entry["prev"] == previous, "custody.broken", seq)
        try:
            told.take(entry)
        except Refused as refused:
            need(False, "custody.not-allowed", refused)
        since = max((since for member, since in keys if member == entry["member"] and since <= seq), default=None)
        signature = base64_of(outer["sig"], 64, "custody.malformed")
        signed = b"muniment-journal-1\n" + outer["entry"].encode()
        need(since is not None and verify_ed25519(keys[entry["member"], since], signature, signed),
             "custody.signature", seq)
        if seq == 0:
            need(entry["detail"]["vaultId"][:16] == custody["vault"], "custody.disagrees", "first entry")
        entries.append(entry)
        if entry["action"] == "evidence.approved":
            detail = entry["detail"]
            approvals.append((entry["subject"], detail["version"], entry["time"],
                              told.members[entry["member"]]["name"], detail.get("override")))
        previous = hashlib.sha256(b"\0" + outer["entry"].encode()).hexdigest()
        leaves.append(previous)
    for one in package["evidence"]:
        review = one.get("review", {})
        if review.get("state") == "approved":
            said = (one["id"], one["version"], review["approved"], review["approved_by"], review.get("override"))
            need(said in approvals, "custody.disagrees", one["ref"])
    check_told(entries, chain, public, package["package"])
    builder = package["package"]["built_by"]
    fits = told.present(builder["id"]) and told.members[builder["id"]]["role"] in ("owner", "editor")
    need(fits and told.members[builder["id"]]["name"] in (None, builder["name"]), "custody.disagrees", "the builder")
    known = {(member, since): key for member, one in told.members.items() for since, key, _box in one["keys"]}
    need(known == {place: key.hex() for place, key in keys.items()}, "custody.disagrees", "roster")
    for member in roster["members"]:
        one = told.members[member["id"]]
        need(one["name"] in (None, member["name"]), "custody.disagrees", "a name")
        if "role" in member:  # the first packages do not tell it
            need((member["role"], member.get("removed")) == (one["role"], one["removed"]), "custody.disagrees", "a role")
    need((custody["size"], custody["shown"], custody["head"]) == (len(lines), shown, previous), "custody.disagrees")
    point = f"muniment/vault/{custody['vault']}\n{len(lines)}\n{previous}\n"
    need(bag.read(f"data/{custody['checkpoint']}", "file.missing").decode() == point, "custody.disagrees", "checkpoint")
    return leaves


def check(path, signer):
    """All of one package; what a delta and its base must agree in is compared by whoever asks for both."""
    bag = Bag(path)
    public, told = check_signature(bag)
    chain = read_chain(bag, public, told["vault"], key_identity, verify_ed25519)
    seal = hashlib.sha256(bag.read(TAG, "list.missing")).hexdigest()
    if signer is not None:
        identities = [key_identity(key) for key in [public] + [link[0] for link in chain]]
        spellings = [one[kind] for one in identities for kind in ("key", "sha256")]
        spellings += [" ".join(one["words"]) for one in identities] + [seal]
        need(signer.strip() in spellings, "signature.other-signer")
    below, absent = check_lists(bag, "base" in told)
    if bag.zip:
        check_framing(path, bag, told["built"])
    try:
        package = check_package(bag, below, absent, public, told)
        leaves = check_custody(bag, package, public, chain)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        find("json.malformed", f"not of the shape of section 6: {error!r}")
        raise Stop from None
    return {"public": public, "told": told, "chain": chain, "seal": seal, "package": package, "below": below,
            "absent": absent, "leaves": leaves}


def main(arguments):
    options = dict(zip(arguments[1::2], arguments[2::2]))
    if len(arguments) % 2 == 0 or not set(options) <= {"--signer", "--base"}:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        package = check(Path(arguments[0]), options.get("--signer"))
        if "base" in package["told"]:
            if need("--base" in options, "delta.base-needed", package["package"]["package"]["base"]["id"]):
                base = check(Path(options["--base"]), None)
                check_base(package, base)
    except Stop:
        pass
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        find("entry.unreadable", error)
    print("\n".join(findings) or ("verified" if "--signer" in options else "verified-unknown-signer"))
    return 20 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
