// The two plain texts of a package: 00_README.txt (what this is) and HOW-TO-VERIFY.txt (is it genuine).
// Both are read by people who trust nothing yet, so the second names stock tools first.
import { visibleText } from '../../shared/visible-text';
import { categoryNames } from './pages/cover-page';
import { coverageCounts, coverageText, expectedCount } from './pages/coverage-words';
import { count, counted, examinedText, moment, reportName } from './pages/formats';
import { isWholeScope, selectionRows } from './pages/selection-section';
import { asAtText, programmeText } from './pages/programme/programme-words';
import { unansweredText } from './pages/request-words';
import { type PackageModel } from './package-model';
import { NO_OPINION, VERDICT_LIMIT, VERDICT_MEANING, VERDICT_TITLE } from './verdict-texts';

const WIDTH = 76;

/** Breaks a paragraph into lines of at most 76 characters; a longer word keeps a line of its own. */
const wrapped = (paragraph: string): string => {
  const lines: string[] = [];
  for (const word of paragraph.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
};

const titled = (title: string, rule: string): string =>
  `${title}\n${rule.repeat(Math.min(title.length, WIDTH))}`;

const LISTED = 40;

/** Which round it is, what it was made from, and for whom: only what applies. */
const roundLines = (model: PackageModel): string[] => {
  const { content } = model;
  const { changes, previous, base } = content;
  const counts = coverageCounts(model);
  return [
    ...(previous === null || changes === null
      ? []
      : [
          `Against round ${String(previous.round)}: ${count(changes.counts.added)} added, ${count(changes.counts.replaced)} replaced, ${count(changes.counts.withdrawn)} withdrawn; see data/02_index/changes.html.`,
        ]),
    ...(base === null
      ? []
      : [
          `This is a delta: it goes with ${base.packageId} round ${String(base.round)}, which holds the evidence files that are not here. Pages say for each where in it.`,
        ]),
    ...(isWholeScope(model)
      ? []
      : [
          `Made for a part of the scope. ${selectionRows(model)
            .map(([name, value]) => `${name}: ${value}`)
            .join('. ')}.`,
        ]),
    ...(content.recipients.length === 0
      ? []
      : [
          `Made for ${content.recipients.map((one) => [one.firm, one.person].filter((part) => part !== '').join(', ')).join('; ')}.`,
        ]),
    ...(expectedCount(counts) === 0
      ? []
      : [
          `Scheduled occurrences of controls in the period: ${coverageText(counts)}. Management's arithmetic over dates, no test.`,
        ]),
  ];
};

/** UTF-8 with CRLF, for Notepad. */
export const readMeText = (model: PackageModel): string => {
  const { content, signer, omissions } = model;
  const rest = omissions.length - LISTED;
  const parts = [
    titled(`Evidence package ${content.packageId}, round ${String(content.round)}`, '='),
    `${content.organization}: ${content.systemName}. ${reportName(content.examined)}, ${examinedText(content.examined)}. ${categoryNames(model)}.`,
    `Prepared by management${content.firm === '' ? '' : ` for ${content.firm}`}. Built ${moment(content.builtAt)} by ${content.builtBy.name}.`,
    `${counted(content.controls.length, 'control')}, ${counted(content.evidence.length, 'evidence item')}, ${counted(model.files.length, 'file')}.`,
    ...roundLines(model),
    ...(model.requests.length === 0
      ? []
      : [
          `${unansweredText(model)}; see data/50_requests/requests.html. The list to fill in and send back is data/50_requests/requests.xlsx.`,
        ]),
    ...(programmeText(model) === ''
      ? []
      : [
          `From management's registers, ${asAtText(model)}: ${programmeText(model)}; see data/02_index.html.`,
        ]),
    titled('How to open', '-'),
    'Unpack the whole zip first (Windows: Extract All, to a short folder such as C:\\Audit); if it came in parts, all of them into one folder. Then open data/02_index.html in a browser, or data/01_index.xlsx. Nothing needs a network or a script. Each number such as EVD-0042.03 opens the record of an item, the word beside it opens the file.',
    titled('Is it genuine?', '-'),
    'Follow HOW-TO-VERIFY.txt beside the data folder. First get the key or its twelve words by another route: the engagement letter, or a call to a number you already have. Words printed inside a package prove nothing by themselves. Claimed words:',
    signer.words.slice(0, 6).join(' '),
    signer.words.slice(6).join(' '),
    titled(`Verdict: ${VERDICT_TITLE[content.verdict].toLowerCase()}`, '-'),
    `${VERDICT_MEANING[content.verdict]} ${VERDICT_LIMIT}`,
    ...omissions
      .slice(0, LISTED)
      .map(
        (one) =>
          `${one.id}  ${one.gap.what} ${one.reason === null ? 'No reason given yet.' : `Reason: ${one.reason}`}`,
      ),
    ...(rest > 0 ? [`and ${count(rest)} more, see data/02_index/omissions.html`] : []),
    ...(content.scope.notApplicable.length > 0
      ? [
          titled('Criteria management declares not applicable', '-'),
          ...content.scope.notApplicable.map((one) => `${one.criterionId} ${one.reason}`),
        ]
      : []),
    titled('What it does not say', '-'),
    NO_OPINION,
  ];
  return `${parts.map((part) => part.split('\n').map(visibleText).map(wrapped).join('\n')).join('\n\n')}\n`.replace(
    /\n/g,
    '\r\n',
  );
};

/** The lines about earlier keys; none while there was only one. */
const keyChangeLines = (changes: number): string =>
  changes === 0
    ? ''
    : `   You were told an older key? The signer changed keys ${changes === 1 ? 'once' : `${String(changes)} times`}; each older key
   signed the next: ${changes === 1 ? 'key-change-1.txt' : `key-change-1.txt to key-change-${String(changes)}.txt`}. With the key you were told:
     minisign -Vm key-change-1.txt -P OLDKEY
   The line "new key:" in it is the ${changes === 1 ? 'key above' : 'next, and so on to the key above'}.
`;

const deltaLines = (model: PackageModel, elsewhere: number): string => {
  const { base } = model.content;
  if (base === null) return '';
  return `
THIS IS A DELTA: ${count(elsewhere)} of the files that manifest-sha256.txt lists are not
here but in ${base.packageId} round ${String(base.round)}, under the same SHA-256. Check that package in
the same way. The SHA-256 of its tagmanifest-sha256.txt must be
${base.sealNumber}
Both at once: muniment package verify DELTA.zip --base BASE.zip --signer KEY
`;
};

/**
 * ASCII with CRLF, one page of 80 columns. `payloadFiles` is the number of files below `data/` that the manifest
 * names. Says what holds whichever way the package was handed over: it cannot know.
 */
export const howToVerifyText = (model: PackageModel, payloadFiles: number): string => {
  const { content, signer } = model;
  const words = signer.words;
  const elsewhere = model.files.filter(
    (file) => file.isFirstWithTheseBytes && model.inBase(file.sha256) !== null,
  ).length;
  const isDelta = content.base !== null;
  const skip = isDelta ? '--ignore-missing ' : '';
  const title = 'HOW TO CHECK THAT THIS PACKAGE IS GENUINE';
  const name = `${content.packageId} round ${String(content.round)}`;
  return `${title}${name.padStart(76 - title.length)}
============================================================================
Five steps, in this order, about five minutes. Nothing needs a network. If it
came as a file .age, open it first, with your key or the passphrase you got:
     age -d -i KEYFILE -o P.zip FILE.age     or:  age -d -o P.zip FILE.age
If it came in parts, unpack all of them into one folder. Then work in this
folder, where this file lies.

1. GET THE KEY BY ANOTHER ROUTE. Take it from the engagement letter, from the
   delivery note, or by phone on a number you already had. Never from here:
   whoever changes a package can change what is printed in it. It must equal
     key           ${signer.publicKey}
     twelve words  ${words.slice(0, 6).join(' ')}
                   ${words.slice(6).join(' ')}
   If it does not, stop, and call. The short "key ID" is not enough.
${keyChangeLines(content.keyChanges.length)}
2. CHECK THE SIGNATURE. Put the key of step 1 in place of KEY.
     Linux, macOS, Windows:  minisign -Vm tagmanifest-sha256.txt -P KEY
   Good: "Signature and comment signature verified". The line below it names
   the package, when and by whom it was built, and the custody record (head=).
   No minisign? Compare the seal number of the delivery note with the SHA-256
   of tagmanifest-sha256.txt. It proves the same for this one package.
     Linux: sha256sum FILE   macOS: shasum -a 256 FILE
     Windows PowerShell: Get-FileHash FILE

3. CHECK THE FILES, first the few, then all. Good: every line says OK.
     Linux:  sha256sum -c tagmanifest-sha256.txt
             sha256sum ${skip}-c manifest-sha256.txt
     macOS:  the same with  shasum -a 256 ${skip}-c
     Windows PowerShell (paste; for each of the two lists; silence is good):
       Get-Content manifest-sha256.txt | ForEach-Object {
         $h,$p = $_ -split '  ',2
         if (${isDelta ? '(Test-Path -LiteralPath $p) -and' : '!(Test-Path -LiteralPath $p) -or'}
           (Get-FileHash -LiteralPath $p).Hash -ne $h) { "BAD  $p" } }

4. LOOK FOR FILES THAT SHOULD NOT BE THERE. The lists name what must be here,
   not what may not. The data folder must hold exactly ${String(payloadFiles - elsewhere)} files.
     Linux, macOS:        find data -type f | wc -l
     Windows PowerShell:  (Get-ChildItem data -Recurse -File -Force).Count
   One or two more named .DS_Store, Thumbs.db or desktop.ini were made by your
   own computer when the folder was opened.

5. OPEN data/02_index.html  (or data/01_index.xlsx). Read "Not included".
${deltaLines(model, elsewhere)}
Steps 2 to 4 in one go: muniment package verify FOLDER --signer KEY. It only
reads, and needs no vault. It takes the zip, its parts and the .age as well.

What a good result proves: these bytes are the ones the holder of the key
signed, none is changed, missing or added. What it does not prove: that a
screenshot shows the truth, or that a clock was right.
SHA-256 of the key's 32 bytes, for reference:
${signer.sha256}
`.replace(/\n/g, '\r\n');
};
