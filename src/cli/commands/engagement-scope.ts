// muniment engagement scope: what an engagement is about beside its frame, shown or replaced from a file.
import type { EngagementScope } from '../../shared/domain/scope';
import { EXIT } from '../../shared/errors';
import { command, readingOptions, text as option, vaultAnd } from '../command';
import { counted } from '../counted';
import { readEngagementId } from '../ids';
import { engine, readingVault, withVault } from '../open-vault';
import { text } from '../safe-text';
import { readScopeFile } from '../scope-file';
import { facts, table } from '../table';
import { WrongUse } from '../wrong-use';

const PARTS = { title: 'Part', flexible: true } as const;
const NOTE = { title: 'Note', flexible: true } as const;

const sheets = (scope: EngagementScope, columns: number | null): string[] => [
  ...facts([
    ['Boundary', scope.boundary.replace(/\s+/g, ' ')],
    ['Personal information', `as ${scope.privacyRoles.join(' and ')}`],
    ['Makes products', scope.makesProducts ? 'yes' : 'no'],
  ]),
  '',
  ...table(
    [PARTS, { title: 'Kind' }, { title: 'Scope' }, NOTE],
    scope.items.map((one) => [
      one.name,
      one.kind,
      one.inScope ? 'in' : 'out',
      one.inScope ? one.note : one.reason,
    ]),
    columns,
  ),
  '',
  ...table(
    [{ title: 'Subservice organization', flexible: true }, { title: 'Method' }, { title: 'Service' }],
    scope.subserviceOrganizations.map((one) => [one.name, one.method, one.service]),
    columns,
  ),
  '',
  ...table(
    [{ title: 'Person', flexible: true }, { title: 'Side' }, { title: 'Role', flexible: true }],
    scope.people.map((one) => [one.name, one.side, one.role]),
    columns,
  ),
  '',
  ...table(
    [{ title: 'Not applicable' }, { title: 'Reason', flexible: true }],
    scope.notApplicable.map((one) => [one.criterionId, one.reason]),
    columns,
  ),
];

export const scope = command('engagement', 'scope', 'Show what an engagement is about, or replace it.', {
  operands: vaultAnd('ENGAGEMENT', 1),
  options: { ...readingOptions, file: option('FILE', 'replace it with the members of this JSON file') },
  notes: [
    'The file has the form of the answer with --json. Members it does not have stay as they are.',
    'What is said here stands in every package of the engagement.',
  ],
  run: async (call) => {
    const id = readEngagementId(call.operands[1] ?? '');
    const { engagementScope, setEngagementScope } = await engine();
    const { file } = call.options;
    if (file === undefined) {
      const found = await readingVault(call, (vault) => engagementScope(vault, id));
      call.output.answer(found, () => sheets(found, call.terminal.columns));
      return EXIT.done;
    }
    if (call.options['read-only'])
      throw new WrongUse('--file changes the scope, and --read-only changes nothing.');
    const part = await readScopeFile(file);
    const written = await withVault(call, (vault) => {
      const { boundary, items, people, subserviceOrganizations, ...before } = engagementScope(vault, id);
      const { notApplicable, privacyRoles, makesProducts } = before;
      return setEngagementScope(vault, id, {
        boundary: part.boundary ?? boundary,
        items: part.items ?? items,
        people: part.people ?? people,
        subserviceOrganizations: part.subserviceOrganizations ?? subserviceOrganizations,
        notApplicable: part.notApplicable ?? notApplicable,
        privacyRoles: part.privacyRoles ?? privacyRoles,
        makesProducts: part.makesProducts ?? makesProducts,
      });
    });
    call.output.answer(written, () => [
      text`The scope of ${id}: ` +
        [
          counted(written.items.filter((one) => one.inScope).length, 'part') + ' in scope',
          `${String(written.items.filter((one) => !one.inScope).length)} out`,
          counted(written.subserviceOrganizations.length, 'subservice organization'),
          counted(written.people.length, 'person', 'people'),
          `${counted(written.notApplicable.length, 'criterion', 'criteria')} not applicable.`,
        ].join(', '),
    ]);
    return EXIT.done;
  },
});
