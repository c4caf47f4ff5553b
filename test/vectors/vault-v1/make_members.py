"""Writes members.json: values for keys, slots and proofs of members, from docs/format/vault-v1.md alone (sections
2.3, 3, 3.1, 4.2) and never with the engine. Needs Debian's python3-nacl. Run: make_members.py > members.json
"""
import base64, hashlib, json, struct

import nacl.bindings as sodium
from nacl.signing import SigningKey


def blake2b(key, message):
    return hashlib.blake2b(message, digest_size=32, key=key).digest()


def subkey(vault_key, number):
    salt, person = struct.pack("<QQ", number, 0), b"muniment".ljust(16, b"\0")
    return hashlib.blake2b(b"", digest_size=32, key=vault_key, salt=salt, person=person).digest()


def b64(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def public_of(seed):
    return bytes(SigningKey(seed).verify_key)


vault_id = "0123456789abcdef0123456789abcdef"
vault_key, earlier_key = bytes(range(100, 132)), bytes(range(32))
recovery_key = bytes(range(32))
box_secret, sign_seed = blake2b(recovery_key, b"muniment-recovery-box-v1"), blake2b(recovery_key, b"muniment-recovery-sign-v1")

seed, member_box, founding_seed = bytes([1] * 32), bytes([2] * 32), bytes([3] * 32)
member_key, member_box_key = public_of(seed).hex(), sodium.crypto_scalarmult_base(member_box).hex()
after = 41
message = "\n".join(["muniment-member-key-1", vault_id, "MEM-02", str(after), member_key, member_box_key]).encode()
proof = SigningKey(founding_seed).sign(message).signature
secret = seed + member_box + public_of(founding_seed) + struct.pack(">Q", after) + proof

kek, slot_nonce, slot_id = bytes([4] * 32), bytes([5] * 24), "a" * 32
kdf = {"algorithm": "argon2id13", "operations": 3, "memoryMebibytes": 256, "salt": b64(bytes([6] * 16))}
slot_aad = canonical({"id": slot_id, "kdf": kdf, "magic": "muniment-vault", "type": "passphrase",
                      "vaultId": vault_id, "version": 1})
recovery_aad = canonical({"id": slot_id, "magic": "muniment-vault", "type": "recovery", "vaultId": vault_id, "version": 1})
keyring_nonce = bytes([7] * 24)
keyring_aad = canonical({"epoch": 1, "magic": "muniment-keyring", "vaultId": vault_id})


def seal(key, nonce, plain, aad):
    return sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, aad, nonce, key).hex()


print(json.dumps({
    "about": "Made by make_members.py from docs/format/vault-v1.md alone; never with the engine.",
    "vaultId": vault_id,
    "vaultKey": vault_key.hex(),
    "subkeys": {str(number): subkey(vault_key, number).hex() for number in (7, 8, 10)},
    "keyCommitment": blake2b(vault_key, b"muniment-epoch-commit-v1").hex(),
    "recovery": {
        "recoveryKey": recovery_key.hex(),
        "recoveryBoxKey": sodium.crypto_scalarmult_base(box_secret).hex(),
        "recoverySignKey": public_of(sign_seed).hex(),
        "slotId": slot_id, "nonce": slot_nonce.hex(), "foundingKey": public_of(founding_seed).hex(),
        "box": seal(blake2b(recovery_key, b"muniment-recovery-v1"), slot_nonce, public_of(founding_seed), recovery_aad),
    },
    "member": {
        "signingSeed": seed.hex(), "boxSecretKey": member_box.hex(), "memberKey": member_key,
        "memberBoxKey": member_box_key, "foundingKey": public_of(founding_seed).hex(),
        "voucherSeed": founding_seed.hex(), "member": "MEM-02", "after": after, "proof": b64(proof),
        "secret": secret.hex(),
    },
    "slot": {"kek": kek.hex(), "id": slot_id, "kdf": kdf, "nonce": slot_nonce.hex(),
             "commit": blake2b(kek, b"muniment-slot-commit-v1").hex(), "box": seal(kek, slot_nonce, secret, slot_aad)},
    "keyring": {"epoch": 1, "earlierKey": earlier_key.hex(), "nonce": keyring_nonce.hex(),
                "box": seal(subkey(vault_key, 10), keyring_nonce, earlier_key, keyring_aad)},
}, indent=2))
