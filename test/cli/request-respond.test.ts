// A response that came back, by the command line: shown, taken in, and settled where two say different things.
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openVault } from '../../src/engine';
import { EXIT } from '../../src/shared/errors';
import { responseText } from '../../src/shared/response';
import { answer, type Desk, filed, handedOver, responseTo } from '../engine/requests/response-fixture';
import { REQ } from '../engine/requests/requests-fixture';
import { PASSPHRASE, testEnvironment } from '../engine/temporary-vault';
import { done, muniment } from './run-cli-in-test';

let desk: Desk;
let vault: string;
const texts: Record<'accepted' | 'returned' | 'odd', string> = { accepted: '', returned: '', odd: '' };
beforeAll(async () => {
  desk = await handedOver();
  vault = await desk.fixture.copy();
  const open = await openVault(vault, { passphrase: PASSPHRASE }, testEnvironment());
  texts.accepted = responseText(responseTo(open, { requests: [answer(REQ(1), 'accepted')] }));
  texts.returned = responseText(
    responseTo(open, { requests: [answer(REQ(1), 'returned', 'It ends in May.')] }),
  );
  texts.odd = responseText(
    responseTo(open, { requests: [answer(REQ(99), 'accepted'), answer(REQ(2), 'in-review')] }),
  );
  open.close();
});
afterAll(() => desk.fixture.remove());

it('takes in what is signed, keeps both sides of what is said differently, and settles it', async () => {
  const returned = filed(desk, texts.returned);
  const shown = await muniment(['request', 'respond', vault, returned.path, '--dry-run']);
  expect(shown.exit).toBe(EXIT.done);
  expect(shown.stdout).toContain('Signed, and the signature holds: by the key of Noor Haddad');
  expect(shown.stdout).toContain('status: submitted → returned');
  expect(shown.stdout).toContain('Nothing was stored.');
  // The signature beside it is found by its name.
  const taken = await done(['request', 'respond', vault, returned.path, '--json']);
  expect(taken.document()).toMatchObject({ applied: true, signature: 'holds' });
  expect((await done(['request', 'respond', vault, returned.path])).stdout).toContain('taken in before');

  const accepted = filed(desk, texts.accepted, 'partner');
  const dry = await muniment(['request', 'respond', vault, accepted.path, '--dry-run']);
  expect([dry.exit, dry.stdout]).toEqual([EXIT.answerIsNo, expect.stringContaining('1 conflict')]);
  await done(['request', 'respond', vault, accepted.path]);
  const settle = ['request', 'resolve', vault, 'REQ-001', '--take'];
  expect((await muniment([...settle, 'mine'])).exit).toBe(EXIT.wrongUse);
  expect((await done([...settle, 'theirs', '--note', 'Sam leads'])).stdout).toBe(
    'REQ-001: accepted, closed.\n',
  );
  expect((await muniment([...settle, 'ours'])).exit).toBe(EXIT.wrongUse);
  expect((await muniment([...settle, 'ours', '--conflict', '1'])).exit).toBe(EXIT.wrongUse);
});

it('takes in what nobody signed only when told to, and says what was refused', async () => {
  const odd = filed(desk, texts.odd, null);
  const refused = await muniment(['request', 'respond', vault, odd.path]);
  expect([refused.exit, refused.stderr]).toEqual([EXIT.wrongUse, expect.stringContaining('Nobody signed')]);
  const part = await muniment(['request', 'respond', vault, odd.path, '--unsigned']);
  expect([part.exit, part.stdout]).toEqual([EXIT.partial, expect.stringContaining('Not signed: nobody')]);
  expect(part.stdout).toContain('There is no REQ-099');
});

it('refuses a stranger’s signature and a changed file by their own exit codes', async () => {
  const stranger = filed(desk, texts.accepted, 'stranger');
  expect((await muniment(['request', 'respond', vault, stranger.path])).exit).toBe(EXIT.answerIsNo);
  const changed = filed(desk, texts.accepted, 'auditor');
  writeFileSync(changed.path, texts.returned);
  expect((await muniment(['request', 'respond', vault, changed.path])).exit).toBe(EXIT.damaged);
});
