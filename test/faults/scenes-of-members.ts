// Scenes in which somebody comes, goes, or gets other keys.
import {
  addMember,
  changePassphrase,
  changeRole,
  givePassphrase,
  recoverVault,
  renewRecoveryKey,
  type OpenVault,
} from '../../src/engine';
import { UserError } from '../../src/shared/errors';
import { inVault, insist, otherPassphrase, type Stage } from './stage';

/** What the owner gives the new member the second time. */
export const secondPassphrase = (performance: string): string =>
  `a quarry without any lantern, ${performance}`;

const admit = async (vault: OpenVault, stage: Stage): Promise<void> => {
  const passphrase = `eleven lanterns over the quarry, ${stage.performance}`;
  const { id } = await addMember(vault, { name: 'Bo Reader', role: 'reviewer', passphrase });
  stage.say({ did: 'admit', id, passphrase });
  changeRole(vault, id, 'editor');
  stage.say({ did: 'role', id, role: 'editor' });
  const next = secondPassphrase(stage.performance);
  await givePassphrase(vault, id, next);
  stage.say({ did: 'admit', id, passphrase: next });
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

export const addAMember = (stage: Stage): Promise<void> => inVault(stage, (vault) => admit(vault, stage));

export const renewTheRecoveryKey = (stage: Stage): Promise<void> =>
  inVault(stage, async (vault) => {
    stage.say({ did: 'renew', words: await renewRecoveryKey(vault) });
  });
