// muniment member: who may open a vault, and what each may do.
import { type Member, Role as RoleSchema } from '../../shared/domain/member';
import { ROLES, type Role } from '../../shared/domain/roles';
import { EXIT, UserError } from '../../shared/errors';
import type { MemberId } from '../../shared/ids';
import type { OpenVault } from '../../engine';
import {
  command,
  exactly,
  flag,
  readingOptions,
  text as option,
  unlockOptions,
  vaultAnd,
  vaultOnly,
} from '../command';
import { confirm } from '../confirm';
import { readMemberId } from '../ids';
import { engine, readingVault, withVault } from '../open-vault';
import { requiredName } from '../required-option';
import { text } from '../safe-text';
import { readNewPassphrase } from '../secrets';
import { facts, table } from '../table';
import { WrongUse } from '../wrong-use';
import { memberPassphrase } from './member-passphrase';
import { recoverCommand } from './recover';

const readRole = (typed: string): Role => {
  const parsed = RoleSchema.safeParse(typed.toLowerCase());
  if (parsed.success) return parsed.data;
  throw new WrongUse(`“${typed}” is not a role.`, `The roles are ${ROLES.join(', ')}.`);
};

const stateText = (member: Member): string => {
  if (member.removedAt !== null) return `removed ${member.removedAt}`;
  if (!member.canOpen) return 'has no passphrase; an owner gives one';
  return member.passphraseGivenByOwner ? 'uses the passphrase an owner gave' : '';
};

const memberOf = async (vault: OpenVault, id: MemberId): Promise<Member> => {
  const { listMembers } = await engine();
  const found = listMembers(vault).find((member) => member.id === id);
  if (found === undefined) throw new UserError('member.unknown', { id });
  return found;
};

const add = command('member', 'add', 'Let somebody open a vault, with a role and a first passphrase.', {
  operands: vaultOnly,
  options: {
    ...unlockOptions,
    name: option('NAME', 'who it is, as shown beside what they do'),
    role: option('ROLE', ROLES.join(', ')),
    'new-passphrase-file': option('FILE', 'read their first passphrase from the first line of FILE'),
  },
  notes: [
    'For owners. Their first passphrase is asked for twice, or taken from MUNIMENT_NEW_PASSPHRASE or the file.',
    'Tell it to them by a safe route; they replace it with “member passphrase”, and only then is their',
    'signature theirs alone. Everybody who opens a vault can read all of it; roles say what they may change.',
  ],
  run: async (call) => {
    const { options, terminal, output } = call;
    const name = requiredName(options.name, 'name');
    const role = readRole(requiredName(options.role, 'role'));
    if (options['passphrase-file'] === '-' && options['new-passphrase-file'] === '-')
      throw new WrongUse('Only one of the two passphrases can come from standard input.');
    const { addMember } = await engine();
    const member = await withVault(call, async (vault) => {
      vault.requireMay('member.added');
      const prompt = text`First passphrase for ${name}: `;
      const passphrase = await readNewPassphrase(terminal, options['new-passphrase-file'], prompt);
      return addMember(vault, { name, role, passphrase });
    });
    output.answer(member, () => [
      text`Added ${member.id} ${member.name}, ${member.role}.`,
      text`They replace the passphrase you gave: muniment member passphrase ${call.operands[0] ?? ''}`,
    ]);
    return EXIT.done;
  },
});

const list = command('member', 'list', 'List the members of a vault, also those who were removed.', {
  operands: vaultOnly,
  options: readingOptions,
  run: async (call) => {
    const { listMembers } = await engine();
    const members = await readingVault(call, listMembers);
    call.output.answer(members, () =>
      table(
        [
          { title: 'Id' },
          { title: 'Role' },
          { title: 'Added' },
          { title: 'Name', flexible: true },
          { title: 'State', flexible: true },
        ],
        members.map((one) => [one.id, one.role, one.addedAt, one.name, stateText(one)]),
        call.terminal.columns,
      ),
    );
    return EXIT.done;
  },
});

const show = command('member', 'show', 'Show one member, with the words of their signing key.', {
  operands: vaultAnd('MEMBER', 1),
  options: readingOptions,
  notes: ['Twelve words, to compare by voice: whoever reads out the same ones has the same key.'],
  run: async (call) => {
    const id = readMemberId(call.operands[1] ?? '');
    const member = await readingVault(call, (vault) => memberOf(vault, id));
    call.output.answer(member, () =>
      facts([
        ['Member', `${member.id} ${member.name}`],
        ['Role', member.role],
        ['Added', member.addedAt],
        ['State', stateText(member) || 'opens the vault with a passphrase of their own'],
        ['Key as words', member.keyWords.join(' ')],
      ]),
    );
    return EXIT.done;
  },
});

const role = command('member', 'role', 'Give a member another role.', {
  operands: exactly('VAULT MEMBER ROLE', 3),
  options: unlockOptions,
  notes: [`For owners. The roles are ${ROLES.join(', ')}; a vault always has an owner.`],
  run: async (call) => {
    const id = readMemberId(call.operands[1] ?? '');
    const next = readRole(call.operands[2] ?? '');
    const { changeRole } = await engine();
    const member = await withVault(call, (vault) => changeRole(vault, id, next));
    call.output.answer(member, () => [text`${member.id} ${member.name} is now ${member.role}.`]);
    return EXIT.done;
  },
});

const remove = command('member', 'remove', 'End a member’s access and give the vault a new key.', {
  operands: vaultAnd('MEMBER', 1),
  options: { ...unlockOptions, yes: flag('do not ask') },
  notes: [
    'For owners. What is added from then on they cannot open. What they could read before they may have',
    'kept, and copies and backups made before still open with their passphrase. Their entries in the journal stay.',
  ],
  run: async (call) => {
    const id = readMemberId(call.operands[1] ?? '');
    const { removeMember, vaultInfo } = await engine();
    const { info, member } = await withVault(call, async (vault) => {
      vault.requireMay('member.removed');
      const { name, role: had, removedAt } = await memberOf(vault, id);
      if (removedAt !== null) throw new UserError('member.removed', { id });
      await confirm(
        call.terminal,
        call.options,
        text`Remove ${id} ${name} (${had})? This cannot be undone, and what they could read they may have kept.`,
      );
      const next = await removeMember(vault, id, call.job);
      try {
        return { info: vaultInfo(next), member: await memberOf(next, id) };
      } finally {
        next.close();
      }
    });
    call.output.answer({ member, epoch: info.epoch }, () => [
      text`${member.id} ${member.name} no longer opens this vault; it has a new key (epoch ${info.epoch}).`,
      'What they could read until now they may have kept. Copies and backups made before still open with',
      'their passphrase: keep those out of their reach.',
    ]);
    return EXIT.done;
  },
});

export const memberCommands = [add, list, show, role, remove, memberPassphrase, recoverCommand('member')];
