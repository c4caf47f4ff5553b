"""Says of each header on standard input (one a line, base64) whether this reader takes it: `taken`, or why not.

Written for the campaign of hostile inputs (test/engine/fuzz.test.ts); reads as read_vault.py does.
"""
import base64, sys

from vault_header import Refused, decode_header

for line in sys.stdin:
    try:
        decode_header(base64.b64decode(line))
        print("taken")
    except Refused as refused:
        print(refused)
