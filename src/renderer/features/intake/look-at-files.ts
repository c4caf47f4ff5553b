// Has the engine look at files that wait in the table: their type, what is odd about them, and whether the
// vault or another row holds the same bytes. Nothing is stored by it.
import type { InspectedFile } from '../../../shared/calls/intake';
import type { EvidenceDetail } from '../../../shared/domain/evidence';
import type { EvidenceId, FileToken } from '../../../shared/ids';
import { call } from '../../app/use-call';
import { failureOf } from '../../app/call-failed';
import type { KnownItem } from './assess-rows';
import { intakeLooks, intakeRows, learn } from './intake-store';

/** The contract takes at most a thousand files in one call; fewer, so that a large drop fills in by and by. */
const AT_ONCE = 250;

/** One look at a time: the disk is read once, and a file that came later is held against the earlier ones. */
let last: Promise<void> = Promise.resolve();

const knownItem = ({ id, title, state, versionCount }: EvidenceDetail): KnownItem => ({
  id,
  title,
  state,
  versionCount,
});

/** Reads items that are named by rows or by a look, so that their titles and states can be shown. */
export const learnItems = async (ids: readonly EvidenceId[]): Promise<void> => {
  const items: KnownItem[] = [];
  for (const id of new Set(ids)) {
    if (intakeLooks().items.has(id)) continue;
    try {
      items.push(knownItem(await call('evidence', 'get', { id })));
    } catch {
      // Not there any more; the row says its number alone.
    }
  }
  if (items.length > 0) learn([], items);
};

const cannotBeRead = (token: FileToken, problem: string): InspectedFile => ({
  token,
  sizeBytes: 0,
  mediaType: '',
  flags: [],
  modifiedOn: null,
  sha256: null,
  alreadyIn: [],
  sameAs: null,
  problem,
});

/** Those to look at, by size, so that files of one length are held against each other in one call. */
const waitingTokens = (fresh: ReadonlySet<FileToken>): readonly FileToken[] => {
  const files = intakeRows()
    .flatMap((row) => row.files)
    .filter((file) => !file.isFolder);
  const sizes = new Set(files.filter((file) => fresh.has(file.token)).map((file) => file.sizeBytes));
  return files
    .filter(({ token, sizeBytes }) => fresh.has(token) || sizes.has(sizeBytes))
    .sort((a, b) => a.sizeBytes - b.sizeBytes)
    .map(({ token }) => token);
};

const look = async (fresh: ReadonlySet<FileToken>): Promise<void> => {
  const tokens = waitingTokens(fresh);
  for (let at = 0; at < tokens.length; at += AT_ONCE) {
    const files = tokens.slice(at, at + AT_ONCE);
    let found: readonly InspectedFile[];
    try {
      found = await call('intake', 'inspect', { files });
    } catch (error) {
      // Locked meanwhile, or a token of another session: taking it in will say the same.
      const { code } = failureOf(error);
      found = files.map((token) => cannotBeRead(token, code));
    }
    learn(found);
    await learnItems(found.flatMap((file) => file.alreadyIn));
  }
};

export const lookAtFiles = (tokens: readonly FileToken[]): Promise<void> => {
  if (tokens.length > 0) last = last.then(() => look(new Set(tokens)));
  return last;
};
