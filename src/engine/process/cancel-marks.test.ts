import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { lookForMark } from './cancel-marks';

describe('a mark of a cancelled call', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is found by a call that is too busy for messages, ten times a second at most, and by no other call', () => {
    const folder = mkdtempSync(join(tmpdir(), 'muniment-marks-'));
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const cancelled: number[] = [];
    let told: string | null = null;
    const looks = [7, 8].map((id) =>
      lookForMark(
        () => told,
        id,
        () => cancelled.push(id),
      ),
    );
    const lookAt = (moment: number) => {
      now = moment;
      for (const look of looks) look();
    };
    lookAt(150);
    told = folder;
    writeFileSync(join(folder, '7'), '');
    lookAt(200);
    expect(cancelled).toEqual([]);
    lookAt(260);
    expect(cancelled).toEqual([7]);
  });
});
