// muniment package receipt, for the receiver: writes what they sign. package keep-receipt, for the sender: takes it in.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EXIT } from '../../shared/errors';
import { isReceipt, type ReceiptFacts, receiptText } from '../../shared/receipt';
import { command, text as option, unlockOptions, vaultAnd } from '../command';
import { newFile } from '../new-file';
import { engine, withVault } from '../open-vault';
import { required } from '../required-option';
import { text } from '../safe-text';
import { readSigner } from '../signer-option';
import { todayOf } from '../today-option';
import { parseDate } from '../dates';
import { WrongUse } from '../wrong-use';
import { PACKAGE_OPERANDS, reportLines, SOURCE_OPTIONS, verifyExit, verifyNamed } from './package-verify';

const receipt = command('package', 'receipt', 'Check a package and write a receipt to sign.', {
  operands: PACKAGE_OPERANDS,
  options: {
    ...SOURCE_OPTIONS,
    signer: option('KEY', 'the signer you were told: a minisign key, its twelve words, or a .pub file'),
    person: option('NAME', 'who received it'),
    firm: option('NAME', 'of which firm'),
    on: option('DATE', 'on which day (left out: today)'),
    out: option('FILE', 'where to write the receipt; a file that must not be there yet'),
  },
  notes: [
    'For the receiver; needs no vault. Sign it with “minisign -Sm FILE” and send back FILE and FILE.minisig.',
    'It names the newest entry of the sender’s journal that the package shows, which nobody can change any more then.',
    'A package that does not verify gets no receipt; the exit code is then that of “package verify”.',
  ],
  run: async (call) => {
    const { options, output } = call;
    const person = required(options.person, 'person');
    const firm = required(options.firm, 'firm');
    const environment = await call.makeEnvironment();
    const receivedOn =
      options.on === undefined ? todayOf(undefined, environment) : parseDate(options.on, '--on');
    const target = await newFile(options.out);
    const signer = await readSigner(options.signer);
    const report = await verifyNamed(call, signer);
    const { verdict, scope, sealNumber } = report;
    const isGood = verdict === 'verified' || (verdict === 'verified-unknown-signer' && signer === null);
    const { custody, manifestSha256 } = report;
    if (
      !isGood ||
      scope === null ||
      sealNumber === null ||
      report.signer === null ||
      custody === null ||
      manifestSha256 === null
    ) {
      output.answer(report, () => [...reportLines(report), 'No receipt was written.']);
      return verdict === 'bag-holds' ? EXIT.damaged : verifyExit(verdict, signer !== null);
    }
    const facts: ReceiptFacts = {
      packageId: scope.packageId,
      round: scope.round,
      sealNumber,
      signerKey: report.signer.publicKey,
      anchor: {
        manifestSha256,
        vault: custody.vault,
        journalEntries: custody.entries,
        journalHead: custody.head,
      },
      verdict,
      files: report.counts.files,
      bytes: report.counts.bytes,
      verifier: environment.program,
      receivedOn,
      person,
      firm,
    };
    if (!isReceipt(facts))
      throw new WrongUse('--person and --firm take up to 200 visible characters on one line.');
    await writeFile(target, receiptText(facts), { flag: 'wx' });
    output.answer({ ...facts, file: target }, () => [
      text`Wrote ${target}. Read it, then sign it and send back both files:`,
      text`minisign -Sm ${target}`,
    ]);
    if (signer === null)
      output.warn('The signer was not named (--signer); the receipt says so: verified-unknown-signer.');
    return EXIT.done;
  },
});

const keep = command('package', 'keep-receipt', 'Take in a signed receipt that came back.', {
  operands: vaultAnd('FILE', 1),
  options: {
    ...unlockOptions,
    signature: option('FILE', 'the signature (left out: FILE.minisig)'),
    key: option('KEY', 'the minisign key it must be signed with (left out: the keys of the recipients)'),
  },
  run: async (call) => {
    const receiptPath = resolve(call.operands[1] ?? '');
    const signaturePath = resolve(call.options.signature ?? `${receiptPath}.minisig`);
    const key = await readSigner(call.options.key);
    const { keepReceipt } = await engine();
    const kept = await withVault(call, (vault) => keepReceipt(vault, { receiptPath, signaturePath, key }));
    call.output.answer(kept, () => [
      text`${kept.by}, ${kept.firm}, acknowledge ${kept.packageId}-r${String(kept.round)} on ${kept.receivedOn}: ${kept.verdict}.`,
      ...(kept.isKnownKey
        ? []
        : ['No recipient is known by this key; “recipient receipt-key” notes it once you have compared it.']),
    ]);
    return EXIT.done;
  },
});

export const packageReceiptCommands = [receipt, keep];
