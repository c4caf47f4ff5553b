// npm run demo: the main job from end to end on an invented company, on any machine, without a network.
import { writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { sizeText } from '../../src/cli/size-text';
import {
  addMember,
  backupVault,
  coverageSummary,
  createVault,
  type Environment,
  type Job,
  listAssessments,
  listEvidence,
  openVault,
  type OpenVault,
  realEnvironment,
} from '../../src/engine';
import { addDays, CalendarDate } from '../../src/shared/period';
import { demoClock } from './demo-clock';
import { freshDemoFolder, NotOurFolder } from './demo-folder';
import { makeNarrator, type Narrator } from './narrator';
import { offerApp } from './offer-app';
import { packAndVerify } from './pack-rounds';
import { COMPANY, leader, PERIOD, SAMPLE_ITEMS, writeSampleFiles } from './sample-company';
import { FIRM } from './sample-company/company';
import { AUDITOR } from './sample-company/firm-side';
import { fillProgramme } from './sample-company/programme/fill-programme';
import { writeProgramme } from './sample-company/programme/written';
import { prepareAnswers, writeRequestList } from './sample-company/requests';
import { addSampleEvidence, type FilledVault, setUpSampleVault } from './sample-company/fill-vault';
import {
  replaceSampleEvidence,
  reviewSampleEvidence,
  submitSampleEvidence,
} from './sample-company/evidence-life';
import { unpack } from './unpack';

/** Published on purpose: the sample vault holds nothing that is secret. */
const OWNER = { name: leader('compliance').name, passphrase: 'six lanterns by the quiet mill' };
const COLLECTOR = { name: leader('security').name, passphrase: 'four kestrels over the salt marsh' };
const READER = { name: leader('chief').name, passphrase: 'two ferries cross at first light' };

const VAULT_NAME = 'larkmoor.muniment';
const BACKUP_NAME = 'larkmoor.backup';
const FIRST_ZIP_NAME = `larkmoor_SOC2-TypeII_${PERIOD.from}_${PERIOD.to}_r1.zip`;
const REQUESTS_NAME = 'quillon_request-list.xlsx';
const WORKING_FILE_NAME = 'quillon.working-file';
const ANSWER_NAME = 'quillon_PKG_r1';
const ZIP_NAME = `larkmoor_SOC2-TypeII_${PERIOD.from}_${PERIOD.to}_r2.zip`;

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'demo-output' },
    'without-package': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const kindsText = (): string => {
  const counts = new Map<string, number>();
  const paths = new Set(SAMPLE_ITEMS.flatMap((item) => item.files.map((file) => file.path)));
  for (const path of paths) {
    const kind = extname(path).slice(1).toUpperCase();
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([kind, count]) => `${String(count)} ${kind}`)
    .join(', ');
};

const recoverySheet = (words: readonly string[]): string =>
  [
    'Recovery key of the demo vault. The app shows a real one once, to be written on paper.',
    ...words.map((word, index) => `${String(index + 1).padStart(2)}. ${word}`),
    '',
  ].join('\n');

interface Places {
  readonly out: string;
  readonly first: string;
  readonly zip: string;
  readonly folder: string;
  readonly publicKey: string;
}

const tellWhere = (narrator: Narrator, { out, first, zip, folder, publicKey }: Places): void => {
  const quoted = (path: string): string => (/^[\w./-]+$/.test(path) ? path : `'${path}'`);
  const inside = (command: string): string => `  (cd ${quoted(folder)} && ${command})`;
  const places: readonly (readonly [path: string, what: string])[] = [
    [join(out, 'evidence'), 'the files as they came'],
    [join(out, VAULT_NAME), 'the vault'],
    [join(out, BACKUP_NAME), 'a backup of it'],
    [join(out, REQUESTS_NAME), 'what the firm asked for, as it came'],
    [first, 'the package for the auditor, round 1'],
    [join(out, WORKING_FILE_NAME), 'the auditor’s working file'],
    [join(out, `${ANSWER_NAME}_response.json`), 'what the auditor sent back, signed'],
    [join(out, `${ANSWER_NAME}_receipt.txt`), 'and the receipt'],
    [zip, 'its round 2'],
    [folder, `the same, unpacked: open ${join('data', '02_index.html')} in a browser`],
  ];
  const width = Math.max(...places.map(([path]) => path.length));
  narrator.say('\nWhere everything is');
  for (const [path, what] of places) narrator.say(`  ${path.padEnd(width)}  ${what}`);
  narrator.say('\nWho may open the vault');
  narrator.say(`  ${OWNER.name}, owner: ${OWNER.passphrase}`);
  narrator.say(`  ${COLLECTOR.name}, editor: ${COLLECTOR.passphrase}`);
  narrator.say(`  ${READER.name}, reader: ${READER.passphrase}`);
  narrator.say(`  ${AUDITOR.name}, of ${FIRM}, opens the working file: ${AUDITOR.passphrase}`);
  narrator.say('\nAnyone can check the package, without Muniment');
  narrator.say(`  unzip -t ${quoted(zip)}`);
  narrator.say(inside('sha256sum --quiet -c manifest-sha256.txt tagmanifest-sha256.txt'));
  narrator.say(inside(`minisign -Vm tagmanifest-sha256.txt -P ${publicKey}`));
  narrator.say('or with it, from the same key');
  narrator.say(`  npm exec muniment -- package verify ${quoted(zip)} --signer ${publicKey}`);
};

const NO_LOG = { log: () => undefined };

/** The owner makes the vault, lets the others in, and says what is examined. */
const setUp = async (
  narrator: Narrator,
  folder: string,
  environment: Environment,
): Promise<{ readonly filled: FilledVault; readonly recoveryWords: readonly string[] }> => {
  const { vault, recoveryWords } = await narrator.step('Vault', async () => {
    const owner = { organization: COMPANY, member: OWNER.name, passphrase: OWNER.passphrase };
    const made = await createVault(folder, owner, environment);
    return [`made and encrypted; Argon2id over ${String(environment.kdf.memoryMebibytes)} MiB`, made];
  });
  try {
    await narrator.step('Members', async () => {
      await addMember(vault, { ...COLLECTOR, role: 'editor' });
      await addMember(vault, { ...READER, role: 'reader' });
      return [`${OWNER.name} (owner), ${COLLECTOR.name} (editor), ${READER.name} (reader)`, null];
    });
    const filled = await narrator.step('Set-up', () => {
      const done = setUpSampleVault(vault);
      const period = `${PERIOD.from}..${PERIOD.to}`;
      return Promise.resolve([
        `Type II ${period}; ${String(done.controlOf.size)} controls loaded and mapped`,
        done,
      ]);
    });
    return { filled, recoveryWords };
  } finally {
    vault.close();
  }
};

const collect = async (
  narrator: Narrator,
  vault: OpenVault,
  filled: FilledVault,
  evidence: string,
  job: Job,
): Promise<void> => {
  await narrator.step('Evidence', async () => {
    const { added, sameBytes } = await addSampleEvidence(vault, filled, evidence, job);
    await submitSampleEvidence(vault, filled.controlOf, evidence, job);
    const count = (verdict: 'undated' | 'outside-before'): string =>
      String(
        listEvidence(vault, {
          search: '',
          controlId: null,
          criterionId: null,
          verdict,
          sort: 'id',
          direction: 'ascending',
          offset: 0,
          limit: 1,
        }).total,
      );
    return [
      `${String(added.length)} pieces sealed; ${String(sameBytes)} with bytes already there, ` +
        `${count('undated')} undated, ${count('outside-before')} before the period`,
      null,
    ];
  });
};

/** The owner looks at what was submitted, as a second person, and keeps the programme around it. */
const review = async (
  narrator: Narrator,
  folder: string,
  { controlOf, engagementId }: FilledVault,
  environment: Environment,
  job: Job,
): Promise<void> => {
  const vault = await openVault(folder, { passphrase: OWNER.passphrase }, environment);
  try {
    await narrator.step('Review', () => {
      const { approved } = reviewSampleEvidence(vault);
      return Promise.resolve([`${String(approved)} approved by ${OWNER.name}, one rejected`, null]);
    });
    await narrator.step('Programme', async () => {
      const { people, vendors, policies } = await fillProgramme(vault, controlOf);
      await writeProgramme(vault, engagementId, job);
      return [
        `${String(people)} people, ${String(vendors)} vendors, ${String(policies)} policies, models and data sets, ` +
          'incidents, risks, changes; the system description',
        null,
      ];
    });
  } finally {
    vault.close();
  }
};

/** What the evidence says about the occurrences of the year, and what people made of it. */
const lookBack = async (narrator: Narrator, vault: OpenVault): Promise<void> => {
  await narrator.step('Coverage', () => {
    const today = addDays(CalendarDate.parse(PERIOD.to), 15);
    const { met, late, missed, excused } = coverageSummary(vault, { today, limit: 1 }).counts;
    const found = listAssessments(vault).reduce((sum, one) => sum + one.gaps, 0);
    return Promise.resolve([
      `${String(met)} occurrences met, ${String(late)} late, ${String(missed)} missed, ` +
        `${String(excused)} excused; two assessments found ${String(found)} gaps`,
      null,
    ]);
  });
};

/** The firm's list comes in, and most of it is answered. */
const askAndAnswer = async (
  narrator: Narrator,
  vault: OpenVault,
  { controlOf }: FilledVault,
  list: string,
  job: Job,
): Promise<void> => {
  await narrator.step('Requests', async () => {
    await writeRequestList(list);
    const { asked, answered } = await prepareAnswers(vault, controlOf, list, job);
    return [`${String(asked)} out of ${FIRM}’s list, ${String(answered)} ready to go out`, null];
  });
};

const backUp = async (narrator: Narrator, vault: OpenVault, target: string, job: Job): Promise<void> => {
  await narrator.step('Backup', async () => {
    const { copiedBlobs, copiedBytes } = await backupVault(vault, target, job);
    return [`${String(copiedBlobs)} sealed files copied and read back, ${sizeText(copiedBytes)}`, null];
  });
};

const run = async (out: string, narrator: Narrator): Promise<void> => {
  const at = (name: string): string => join(out, name);
  const job: Job = { signal: new AbortController().signal, progress: narrator.progress };
  const clock = demoClock(process.env['SOURCE_DATE_EPOCH']);
  const environment = realEnvironment({ logger: NO_LOG, clock });
  await freshDemoFolder(out);

  const year = PERIOD.from.slice(0, 4);
  narrator.say(`${COMPANY} does not exist. It prepares for a SOC 2 Type II examination of ${year}.`);
  narrator.say(`Its clock stands at ${clock().slice(0, 10)}; a real vault records the real time.\n`);

  await narrator.step('Files', async () => {
    const { count, bytes } = await writeSampleFiles(at('evidence'));
    return [`${String(count)} evidence files, ${sizeText(bytes)}: ${kindsText()}`, null];
  });
  const { filled, recoveryWords } = await setUp(narrator, at(VAULT_NAME), environment);
  await writeFile(at('recovery-key.txt'), recoverySheet(recoveryWords));
  // Whoever collects opens it under her own name, as the journal then tells.
  const collecting = await openVault(at(VAULT_NAME), { passphrase: COLLECTOR.passphrase }, environment);
  try {
    await collect(narrator, collecting, filled, at('evidence'), job);
  } finally {
    collecting.close();
  }
  await review(narrator, at(VAULT_NAME), filled, environment, job);
  const vault = await openVault(at(VAULT_NAME), { passphrase: COLLECTOR.passphrase }, environment);
  try {
    await replaceSampleEvidence(vault, at('evidence'), job);
    await lookBack(narrator, vault);
    await askAndAnswer(narrator, vault, filled, at(REQUESTS_NAME), job);
    if (values['without-package']) {
      await backUp(narrator, vault, at(BACKUP_NAME), job);
      narrator.say(`\nThe vault is ${at(VAULT_NAME)}; its owner’s passphrase: ${OWNER.passphrase}`);
      return;
    }
    const firm = { workingFile: at(WORKING_FILE_NAME), beside: at(ANSWER_NAME) };
    const rounds = { first: at(FIRST_ZIP_NAME), zip: at(ZIP_NAME), folder: at('evidence'), firm };
    const publicKey = await packAndVerify(narrator, vault, filled, rounds, environment, job);
    await backUp(narrator, vault, at(BACKUP_NAME), job);
    const folder = at(await unpack(at(ZIP_NAME), out));
    tellWhere(narrator, { out, first: at(FIRST_ZIP_NAME), zip: at(ZIP_NAME), folder, publicKey });
  } finally {
    vault.close();
  }
  await offerApp(`npm start -- ${at(VAULT_NAME)}`, at(VAULT_NAME));
};

if (values.help) {
  process.stdout.write(`npm run demo [-- OPTIONS]
  --out FOLDER        where to write (left out: demo-output); emptied first if the demo made it
  --without-package   stop when the vault is filled
`);
} else {
  try {
    await run(values.out, makeNarrator(process.stdout));
  } catch (error) {
    if (!(error instanceof NotOurFolder)) throw error;
    process.stderr.write(
      `${basename(values.out)} holds files the demo did not make; it was left alone. Give another folder: npm run demo -- --out FOLDER\n`,
    );
    process.exitCode = 2;
  }
}
