// What the checks expect of the machine and a page's worker lacks. Imported before everything else.
import { Buffer } from 'buffer';
import { z } from 'zod';

(globalThis as unknown as { Buffer: typeof Buffer }).Buffer = Buffer;
// Zod compiles its checks where it may; here the policy forbids it, and asking would only be reported.
z.config({ jitless: true });
