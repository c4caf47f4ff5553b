// muniment package: what becomes of a round after it was built – its note, deliveries, a recall, a flat copy.
import { extname, resolve } from 'node:path';
import { DELIVERY_ROUTES, DeliveryRoute } from '../../shared/domain/delivery';
import { FLAT_COPY_BY, type FlatCopyBy, type PackageDetails } from '../../shared/domain/package-round';
import { CHANNELS_OF_CONFIRMATION, ConfirmationChannel } from '../../shared/domain/recipient';
import { EXIT } from '../../shared/errors';
import { packageRoundRef } from '../../shared/ids';
import { command, flag, readingOptions, text as option, unlockOptions, vaultAnd } from '../command';
import { confirm } from '../confirm';
import { parseDate } from '../dates';
import { readRecipientId } from '../ids';
import { newFile } from '../new-file';
import { engine, readingVault, withVault } from '../open-vault';
import { readRound, roundIn } from '../package-round';
import { required } from '../required-option';
import { text } from '../safe-text';
import { sizeText } from '../size-text';
import { WrongUse } from '../wrong-use';

const ROUND = vaultAnd('PKG-2026-01[-r1]', 1);
const LONGEST_TEXT = 2000;

const words = (value: string, name: string): string => {
  if (value.length > LONGEST_TEXT)
    throw new WrongUse(`--${name} may have at most ${String(LONGEST_TEXT)} characters.`);
  return value;
};

const channel = (typed: string | undefined, name: string): ConfirmationChannel | null => {
  if (typed === undefined) return null;
  const parsed = ConfirmationChannel.safeParse(typed.trim().toLowerCase());
  if (parsed.success) return parsed.data;
  throw new WrongUse(`--${name} is one of ${CHANNELS_OF_CONFIRMATION.join(', ')}.`);
};

const shownRound = ({ summary }: PackageDetails): string =>
  `${packageRoundRef(summary.id, summary.round)} is ${summary.state}.`;

const deliver = command('package', 'deliver', 'Write down that a round was handed over.', {
  operands: ROUND,
  options: {
    ...unlockOptions,
    to: option('RCP-01', 'to whom'),
    on: option('DATE', 'on which day'),
    route: option('ROUTE', `how the package went: ${DELIVERY_ROUTES.join(', ')}`),
    'fingerprint-by': option(
      'CHANNEL',
      `how the key or seal number was told: ${CHANNELS_OF_CONFIRMATION.join(', ')}`,
    ),
    'passphrase-by': option('CHANNEL', 'how the passphrase was told, where there is one'),
    note: option('TEXT', 'anything else'),
  },
  run: async (call) => {
    const { options } = call;
    const typed = readRound(call.operands[1] ?? '');
    const recipientId = readRecipientId(required(options.to, 'to'));
    const on = parseDate(required(options.on, 'on'), '--on');
    const route = DeliveryRoute.safeParse(required(options.route, 'route').toLowerCase());
    if (!route.success) throw new WrongUse(`--route is one of ${DELIVERY_ROUTES.join(', ')}.`);
    const delivery = {
      recipientId,
      on,
      route: route.data,
      fingerprintBy: channel(options['fingerprint-by'], 'fingerprint-by'),
      passphraseBy: channel(options['passphrase-by'], 'passphrase-by'),
      note: words((options.note ?? '').trim(), 'note'),
    };
    const { deliver: tell, packageDetails } = await engine();
    const details = await withVault(call, async (vault) => {
      const of = await roundIn(vault, typed);
      tell(vault, of, delivery);
      return packageDetails(vault, of);
    });
    call.output.answer(details, () => [
      shownRound(details),
      ...(delivery.fingerprintBy === null
        ? [
            'The key or the seal number has not reached them by another route yet: “package note” writes the note.',
          ]
        : []),
    ]);
    return EXIT.done;
  },
});

const recall = command('package', 'recall', 'Call a round back: it is to be used no more.', {
  operands: ROUND,
  options: { ...unlockOptions, reason: option('TEXT', 'why'), yes: flag('do not ask') },
  notes: ['It cannot be taken back. Later packages of the engagement show it, with the reason.'],
  run: async (call) => {
    const typed = readRound(call.operands[1] ?? '');
    const reason = words(required(call.options.reason, 'reason'), 'reason');
    const { recallPackage, packageDetails } = await engine();
    const details = await withVault(call, async (vault) => {
      vault.requireMay('package.recalled');
      const of = await roundIn(vault, typed);
      await confirm(
        call.terminal,
        call.options,
        `${packageRoundRef(of.packageId, of.round)} will be called back for good. Go on?`,
      );
      recallPackage(vault, of, reason);
      return packageDetails(vault, of);
    });
    call.output.answer(details, () => [shownRound(details), 'Tell everybody who received it.']);
    return EXIT.done;
  },
});

const note = command('package', 'note', 'Write the delivery note, which travels by another route.', {
  operands: ROUND,
  options: {
    ...readingOptions,
    out: option('FILE', 'where to write it: a PDF when it ends in .pdf, else text; not there yet'),
  },
  notes: ['It lists the files as the round was last written, the seal number, and the key that signed.'],
  run: async (call) => {
    const typed = readRound(call.operands[1] ?? '');
    const target = await newFile(call.options.out);
    const form = extname(target).toLowerCase() === '.pdf' ? 'pdf' : 'text';
    const { writeDeliveryNote } = await engine();
    await readingVault(call, async (vault) =>
      writeDeliveryNote(vault, await roundIn(vault, typed), target, form),
    );
    call.output.answer({ file: target, form }, () => [
      text`Wrote ${target}. Send it by another route than the package.`,
    ]);
    return EXIT.done;
  },
});

const isFlatBy = (text: string): text is FlatCopyBy => (FLAT_COPY_BY as readonly string[]).includes(text);

const flat = command('package', 'flat', 'Copy the evidence of a round into one folder, for a portal.', {
  operands: ROUND,
  options: {
    ...unlockOptions,
    out: option('FOLDER', 'a folder that is not there yet, or is empty'),
    by: option('KIND', 'what the names begin with: control (left out), criterion or request'),
  },
  notes: [
    'Each file once, with index.csv and sha256sums.txt. Nothing signs the copy; the list names the package.',
  ],
  run: async (call) => {
    const typed = readRound(call.operands[1] ?? '');
    const folder = resolve(required(call.options.out, 'out'));
    const by = call.options.by ?? 'control';
    if (!isFlatBy(by)) throw new WrongUse('--by is control, criterion or request.');
    const { copyFlat } = await engine();
    const copied = await withVault(call, async (vault) =>
      copyFlat(vault, await roundIn(vault, typed), { folder, by }, call.job),
    );
    call.output.answer(copied, () => [
      text`${String(copied.files)} files, ${sizeText(copied.bytes)}: ${folder}`,
      ...(copied.bigFiles > 0
        ? [`${String(copied.bigFiles)} of them are over 25 MB; many portals take no more.`]
        : []),
    ]);
    return EXIT.done;
  },
});

export const packageHandoverCommands = [deliver, recall, note, flat];
