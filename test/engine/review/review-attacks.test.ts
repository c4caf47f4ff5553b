// Attacks on what an auditor keeps and looks at: a stranger's package that calls itself the client's, and bytes that
// become others between their hash and their reading.
import { closeSync, copyFileSync, existsSync, openSync, readFileSync, symlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportRequestList, savePackagedCopy } from '../../../src/engine';
import { addNote, compareSigner, responseDraft, writeResponse } from '../../../src/engine/review/working';
import { startYear } from '../requests/requests-fixture';
import { quietJob, temporaryFolder, testEnvironment } from '../temporary-vault';
import { opened, pathOf, receivedFixture, type ReceivedFixture } from './received-fixture';
import { nextRound, stubReceived } from './stub-received';
import { code, DAY, make, responseAt } from './working-fixture';

const QUESTION = { subject: 'EVD-0001', text: 'Who ran the query?', isQuestion: true };
const OTHER_KEY = `RWQ${'y'.repeat(53)}`;

describe('a package that calls itself the client’s, signed by somebody else', () => {
  it('is not sent the questions that were asked of the client, and does not use them up', async () => {
    const { vault, desk } = await make();
    addNote(vault, stubReceived(), QUESTION);
    const strangers = nextRound({ signerKey: OTHER_KEY });
    const path = join(desk, 'R.json');
    await expect(writeResponse(vault, strangers, path)).rejects.toThrow(code('response.nothing-to-send'));
    expect(responseDraft(vault, strangers)).toMatchObject({ questions: 0 });
    await writeResponse(vault, stubReceived(), path);
    expect(responseAt(path).questions).toMatchObject([{ text: QUESTION.text }]);
  });

  it('is sent them once the auditor has held its key against what they were told: keys are renewed', async () => {
    const { vault, desk } = await make();
    addNote(vault, stubReceived(), QUESTION);
    const renewed = nextRound({ signerKey: OTHER_KEY });
    compareSigner(vault, renewed, { state: 'same', channel: 'phone', on: DAY });
    const path = join(desk, 'R.json');
    await writeResponse(vault, renewed, path);
    expect(responseAt(path).questions).toMatchObject([{ text: QUESTION.text }]);
  });
});

describe('bytes of a package', () => {
  let fixture: ReceivedFixture;
  beforeAll(async () => {
    fixture = await receivedFixture();
  });
  afterAll(() => fixture.remove());

  const lying = async (id: string) => {
    const path = join(temporaryFolder(), 'package.zip');
    copyFileSync(fixture.at('first.zip'), path);
    const received = await opened(path);
    const original =
      id === 'EVD-0001' ? 'everyone with access' : readFileSync(fixture.at('big.bin')).subarray(-64);
    const swap = (): void => {
      const handle = openSync(path, 'r+');
      writeSync(handle, Buffer.from('NOBODY'), 0, 6, readFileSync(path).indexOf(original));
      closeSync(handle);
    };
    return { received, swap, packaged: pathOf(received, id) };
  };

  it('that become others are not handed out by a file that is open already', async () => {
    const { received, swap, packaged } = await lying('EVD-0001');
    const file = await received.files.open(packaged);
    expect((await file.readAt(0, 8)).length).toBe(8);
    swap();
    await expect(file.readAt(0, file.sizeBytes)).rejects.toMatchObject({ code: 'package.file-changed' });
  });

  it('lead into no vault by a link to one', async () => {
    const { vault, desk } = await make('vault');
    startYear(vault);
    const way = join(desk, 'way');
    symlinkSync(join(vault.folder, 'blobs'), way);
    const received = await opened(fixture.at('first.zip'));
    const target = join(way, 'x');
    const packaged = pathOf(received, 'EVD-0001');
    const copy = savePackagedCopy(received.files, packaged, target, testEnvironment(), quietJob());
    await expect(copy).rejects.toMatchObject({ code: 'use.bad-input' });
    await expect(exportRequestList(vault, target)).rejects.toMatchObject({ code: 'use.bad-input' });
    expect(existsSync(target)).toBe(false);
  });

  it('that become others are not copied out by a copy that is under way', async () => {
    const { received, swap, packaged } = await lying('EVD-0002');
    const target = join(temporaryFolder(), 'copy.bin');
    let isSwapped = false;
    const job = {
      signal: quietJob().signal,
      progress: () => {
        if (!isSwapped) swap();
        isSwapped = true;
      },
    };
    const copy = savePackagedCopy(received.files, packaged, target, testEnvironment(), job);
    await expect(copy).rejects.toMatchObject({ code: 'package.file-changed' });
    expect(existsSync(target)).toBe(false);
  });
});
