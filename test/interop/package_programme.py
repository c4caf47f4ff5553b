"""The programme of a package, section 6.7 of docs/format/package-v1.md: registers, editions, what is not finished.
Written from that page alone, for verify_package.py."""
import re

from package_files import need

PREFIXES = {"document": "DOC", "vendor": "VND", "vendor-report": "VRP", "person": "PER", "incident": "INC",
            "risk": "RSK", "change": "CHG", "policy": "POL", "ai-asset": "AIA"}
# Fields that are never told.
UNTOLD = {"person": {"email"}, "policy": {"text", "starter"},
          "document": {"services", "commitments", "components", "incidents", "criteria", "user_controls", "subservice",
                       "not_applicable", "changes", "text"}}
FOLDERS = ("10_description/", "11_management/", "70_vendors/", "75_registers/", "80_policies/", "85_ai/")
NAMED = re.compile(r"(EVD-\d{4,7}\.\d{2,3}|CTL-\d{3,6}|(PER|VND|VRP|POL|AIA|INC|RSK|CHG|DOC)-\d{2,6})")


def wrong(holds, detail):
    need(holds, "package.disagrees", detail)


def named_in(value):
    """Numbers in lists, however deep: what they name is in the package."""
    if isinstance(value, list):
        for one in value:
            if isinstance(one, str) and NAMED.fullmatch(one):
                yield one
            elif isinstance(one, (list, dict)):
                yield from named_in(one)
    elif isinstance(value, dict):
        for one in value.values():
            if isinstance(one, (list, dict)):
                yield from named_in(one)


def results_in(value, results):
    """Whether a member that only an auditor may fill stands anywhere."""
    if isinstance(value, list):
        return any(results_in(one, results) for one in value)
    return isinstance(value, dict) and (bool(results & set(value)) or any(results_in(one, results) for one in value.values()))


def check_record(record, register, here, kept):
    name = record["id"]
    wrong(re.fullmatch(rf"{PREFIXES[register]}-\d{{2,6}}", name), name)
    wrong(not kept & set(record["facts"]), f"{name} tells what never leaves")
    named = set(record["evidence"]) | set(record["controls"]) | set(named_in(record["facts"]))
    wrong(named <= here["refs"] | here["controls"] | here["records"], f"{name} names what is not here")
    wrong(set(record["criteria"]) <= here["criteria"], f"{name} names a criterion not in scope")
    wrong(not {one["ref"] for one in record["for_inspection"]} & here["refs"], f"{name} keeps back what is here")
    wrong(set(record.get("files", [])) <= set(here["files"]), f"{name} names a file that is not here")
    if register == "vendor-report":
        wrong(record["facts"]["vendor"] in here["records"], f"{name} is of no vendor")


def check_editions(editions, here):
    before = None
    for one in editions:
        name = f"{one['policy']} edition {one['edition']}"
        wrong(one["policy"] in here["records"], name)
        wrong(here["files"].get(one["text"]) == one["text_sha256"] and one["page"] in here["files"], f"the text of {name}")
        wrong(one["in_force_to"] is None or one["in_force_to"] >= one["in_force_from"], f"{name} on no day")
        if before is not None and before["policy"] == one["policy"]:
            follows = before["in_force_to"] is not None and before["in_force_to"] < one["in_force_from"]
            wrong(before["edition"] < one["edition"] and follows, f"{name} beside another")
        before = one
        people = [who["person"] for who in one["acknowledged"]]
        wrong(len(set(people)) == len(people), f"{name} acknowledged twice")
        refs = {one["evidence"], *(who["evidence"] for who in one["acknowledged"])} - {None}
        wrong(refs <= here["refs"], f"{name} names evidence that is not here")


def check_programme(package, refs, results):
    """Absent where the registers tell nothing, and in packages of earlier drafts."""
    files = {file["path"]: file["sha256"] for file in package["files"]}
    programme = package.get("programme")
    if programme is None:
        wrong(not any(path.startswith(FOLDERS) for path in files), "files of a programme, and none is told")
        return
    need(not results_in(programme, results), "package.auditor-result")
    registers = programme["registers"]
    ids = [record["id"] for one in registers for record in one["records"]]
    wrong(len(set(ids)) == len(ids), "a record twice")
    wrong(len({one["register"] for one in registers}) == len(registers), "a register twice")
    here = {"refs": refs, "controls": {one["id"] for one in package["controls"]}, "records": set(ids), "files": files,
            "criteria": set(package["engagement"]["criteria_in_scope"])}
    for one in registers:
        register = one["register"]
        wrong(register in PREFIXES, f"{register} never leaves")
        if register not in PREFIXES:
            continue
        wrong({one["page"], one.get("table", one["page"])} <= set(files), f"a page of {register}")
        kept = {"notes"} | UNTOLD.get(register, set())
        for record in one["records"]:
            check_record(record, register, here, kept)
        own = {record["id"] for record in one["records"]}
        first = programme["changes_from"]
        for change in one["changes"]:
            within = first is not None and first <= change["on"] <= programme["as_at"]
            wrong(change["id"] in own and within, f"a change of {change['id']}")
    check_editions(programme["editions"], here)
    wrong(not {one["id"] for one in programme["not_finished"]} & set(ids), "finished, and not")
