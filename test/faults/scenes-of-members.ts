// Scenes in which somebody comes, goes, or gets other keys.
import {
  addMember,
  changePassphrase,
  changeRole,
  givePassphrase,
  listMembers,
  openVault,
  recoverVault,
  rekeyVault,
  removeMember,
  renewRecoveryKey,
  type OpenVault,
} from '../../src/engine';
import { UserError } from '../../src/shared/errors';
import type { MemberId } from '../../src/shared/ids';
import {
  inVault,
  insist,
  nobodyCancels,
  otherPassphrase,
  take,
  type Acknowledged,
  type Stage,
} from './stage';

/** What the owner gives the new member the second time. */
export const secondPassphrase = (performance: string): string =>
  `a quarry without any lantern, ${performance}`;

/** Each step is tried again by itself: a person would not add the same member twice. */
const admit = async (vault: OpenVault, stage: Stage): Promise<void> => {
  const passphrase = `eleven lanterns over the quarry, ${stage.performance}`;
  const next = secondPassphrase(stage.performance);
  const added: MemberId[] = [];
  await insist(stage, async () => {
    const { id } = await addMember(vault, { name: 'Bo Reader', role: 'reviewer', passphrase });
    stage.say({ did: 'admit', id, passphrase });
    added.push(id);
  });
  for (const id of added) {
    await insist(stage, () => {
      changeRole(vault, id, 'editor');
      stage.say({ did: 'role', id, role: 'editor' });
    });
    await insist(stage, async () => {
      await givePassphrase(vault, id, next);
      stage.say({ did: 'admit', id, passphrase: next });
    });
  }
};

export const recover = async (stage: Stage): Promise<void> => {
  stage.say({ did: 'begin' });
  const newPassphrase = otherPassphrase(stage);
  await insist(stage, async () => {
    const vault = await recoverVault(stage.folder, { words: stage.words, newPassphrase }, stage.environment);
    stage.say({ did: 'pass', passphrase: newPassphrase });
    vault.close();
  });
  stage.say({ did: 'end' });
};

export const changeThePassphrase = (stage: Stage): Promise<void> =>
  inVault(stage, async (vault) => {
    const next = otherPassphrase(stage);
    try {
      await changePassphrase(vault, { current: stage.passphrase, next, memoryMebibytes: null });
    } catch (error) {
      // The first try had already changed it when it failed.
      if (!(error instanceof UserError) || error.code !== 'vault.wrong-passphrase') throw error;
    }
    stage.say({ did: 'pass', passphrase: next });
  });

export const addAMember = async (stage: Stage): Promise<void> => {
  const vault = await openVault(stage.folder, { passphrase: stage.passphrase }, stage.environment);
  try {
    stage.say({ did: 'begin' });
    await admit(vault, stage);
    stage.say({ did: 'end' });
  } finally {
    vault.close();
  }
};

export const renewTheRecoveryKey = (stage: Stage): Promise<void> =>
  inVault(stage, async (vault) => {
    stage.say({ did: 'renew', words: await renewRecoveryKey(vault) });
  });

/** Begins a new epoch and works on in it: what is taken in now is sealed with the new key. */
const inNewEpoch = async (
  stage: Stage,
  begin: (vault: OpenVault) => Promise<OpenVault>,
  said: Acknowledged,
): Promise<void> => {
  // The second try goes on where the first one came to.
  const reached: { vault?: OpenVault } = {};
  try {
    await inVault(stage, async (vault) => {
      if (reached.vault === undefined) {
        reached.vault = await begin(vault);
        stage.say(said);
      }
      await take(reached.vault, stage, [[`with the new key ${stage.performance}`, 4000]]);
    });
  } finally {
    reached.vault?.close();
  }
};

export const MEMBER_TO_LEAVE = 'MEM-02' as MemberId;

/** Somebody leaves: the vault key is a new one for those who stay. */
export const removeAMember = (stage: Stage): Promise<void> =>
  inNewEpoch(
    stage,
    (vault) => {
      const member = listMembers(vault).find(({ id }) => id === MEMBER_TO_LEAVE);
      // Done before, when this is the repetition.
      return member?.removedAt === null
        ? removeMember(vault, MEMBER_TO_LEAVE, nobodyCancels)
        : Promise.resolve(vault);
    },
    { did: 'dismiss', id: MEMBER_TO_LEAVE, passphrase: secondPassphrase('prepared') },
  );

export const renewTheVaultKey = (stage: Stage): Promise<void> =>
  inNewEpoch(stage, (vault) => rekeyVault(vault, nobodyCancels), { did: 'rekey' });
