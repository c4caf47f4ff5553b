"""The files of a Muniment package, in a folder or a zip, and the one form such a zip has.

Part of verify_package.py, written from docs/format/package-v1.md sections 2 to 4 alone.
"""
import base64, binascii, hashlib, json, re, struct, zipfile

PASSED_OVER = {".DS_Store", "Thumbs.db", "desktop.ini"}
MAX_PARSED = 48 << 20

findings = []


def find(code, subject=""):
    findings.append(f"{code} {subject}".strip())


def need(holds, code, subject=""):
    if not holds:
        find(code, subject)
    return bool(holds)


class Stop(Exception):
    """Nothing after this can be judged."""


def base64_of(text, size, code):
    """Strict base64: with padding, in its one canonical spelling, of this many bytes."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        data = b""
    need(len(data) == size and base64.b64encode(data).decode() == text, code, "base64")
    return data.ljust(size, b"\0")[:size]


def parse(data, code, subject):
    """Canonical JSON; what is spelled in another way is refused, names given twice with it."""
    try:
        value = json.loads(data)
        again = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        if need(again == data and isinstance(value, dict), code, subject):
            return value
    except (ValueError, RecursionError):
        find(code, subject)
    raise Stop


# ---- The files of a folder or a zip ------------------------------------------------------------------

class Bag:
    """Files by their path inside the top folder, each read whole or hashed as a stream."""

    def __init__(self, path):
        self.zip = None
        if path.is_dir():
            self.top = path.name
            self.places = {str(place.relative_to(path)): place for place in sorted(path.rglob("*"))
                           if place.name not in PASSED_OVER and (place.is_symlink() or not place.is_dir())}
            for name, place in self.places.items():
                need(place.is_file() and not place.is_symlink(), "entry.link-or-device", name)
        else:
            try:
                self.zip = zipfile.ZipFile(path)
            except (zipfile.BadZipFile, OSError):
                find("zip.unreadable")
                raise Stop from None
            infos = self.zip.infolist()
            tops = {info.filename.partition("/")[0] for info in infos}
            if not need(len(tops) == 1, "bag.top-folder"):
                raise Stop
            self.top = tops.pop()
            self.places = {info.filename[len(self.top) + 1:]: info for info in infos}
            need(len(self.places) == len(infos), "name.duplicate")
        need(len({name.lower() for name in self.places}) == len(self.places), "name.twin")
        part = r"[A-Za-z0-9][A-Za-z0-9._-]*"
        for name in self.places:
            if not need(re.fullmatch(rf"{part}(/{part})*", name) and len(name) <= 110, "name.unsafe", name):
                raise Stop
        if findings:
            raise Stop

    def open(self, name):
        place = self.places[name]
        return self.zip.open(place) if self.zip else place.open("rb")

    def read(self, name, code):
        if not need(name in self.places, code, name):
            raise Stop
        with self.open(name) as stream:
            data = stream.read(MAX_PARSED + 1)
        if not need(len(data) <= MAX_PARSED, "file.too-large", name):
            raise Stop
        return data

    def digest(self, name):
        digest, size = hashlib.sha256(), 0
        with self.open(name) as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
                size += len(block)
        return digest.hexdigest(), size


def check_framing(path, bag, built):
    """Section 4: whatever is not content has one allowed value, so all of it can be made again and compared."""
    year, month, day, hour, minute, second = map(int, re.findall(r"\d+", built))
    moment = (hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day)
    ones, directory, offset = 0xFFFFFFFF, b"", 0
    infos = sorted(bag.places.values(), key=lambda info: info.filename.encode())

    with path.open("rb") as raw:
        def expect(data, about):
            if not need(raw.read(len(data)) == data, "zip.not-canonical", about):
                raise Stop

        for info in infos:
            name, crc, size = info.filename.encode(), info.CRC, info.file_size
            streamed = info.filename.startswith(f"{bag.top}/data/30_evidence/")
            needed, flags = (20, 8) if streamed else (10, 0)
            told = (0, 0, 0) if streamed else (crc, size, size)
            expect(struct.pack("<4s5H3I2H", b"PK\3\4", needed, flags, 0, *moment, *told, len(name), 0) + name, name)
            raw.seek(size, 1)
            if streamed:
                expect(struct.pack("<4sI" + ("QQ" if size > ones else "II"), b"PK\7\x08", crc, size, size), name)
            extra, three = b"", (size, size, offset)
            if max(size, offset) > ones:
                needed, extra, three = 45, struct.pack("<HHQQQ", 1, 24, size, size, offset), (ones, ones, ones)
            directory += struct.pack("<4s6H3I5H2I", b"PK\1\2", 3 << 8 | 45, needed, flags, 0, *moment, crc, *three[:2],
                                     len(name), len(extra), 0, 0, 0, 0o100644 << 16 | 0x20, three[2]) + name + extra
            offset = raw.tell()
        expect(directory, "directory")
        count, size, start = len(infos), len(directory), offset
        if count > 65535 or offset > ones:
            expect(struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, start)
                   + struct.pack("<4sIQI", b"PK\6\7", 0, start + size, 1), "zip64 end")
            count, size, start = 65535, ones, ones
        expect(struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, size, start, 0), "end")
        need(raw.read(1) == b"", "zip.trailing")
