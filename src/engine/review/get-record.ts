// One record of the package that is open, with its files, its links and what the auditor keeps about it.
import {
  type PackageFile,
  type PackageLink,
  type PackageRecord,
  RECORD_KINDS,
} from '../../shared/domain/review';
import type { z } from 'zod';
import { UserError } from '../../shared/errors';
import type { Sha256 } from '../../shared/ids';
import type { PackagedFile } from '../verify';
import type { KeptOfReceived } from './opened-received';
import type { IndexedSubject, PackageIndex } from './package-index';
import { partsOf } from './record-parts';
import { countIn, listIn, namesIn, type Said, saidIn, textIn } from './said';

type Link = z.infer<typeof PackageLink>;

/** A record shows no more files and, of each kind, links; the lists have all of them. */
const MOST = 500;

const fileOf = (said: Said, files: ReadonlyMap<string, PackagedFile>): PackageFile => {
  const path = textIn(said, 'path');
  const originalName = textIn(said, 'original_name');
  return {
    path,
    name: path === '' ? originalName : (path.split('/').at(-1) ?? path),
    originalName,
    mediaType: textIn(said, 'media_type'),
    sizeBytes: countIn(said, 'size') ?? 0,
    sha256: textIn(said, 'sha256') as Sha256,
    where: files.get(path)?.where ?? 'absent',
  };
};

/** Files that are no evidence: the pages, Word documents and PDFs of a document of management. */
const ownFiles = ({ kind, said }: IndexedSubject): readonly Said[] =>
  kind === 'record' ? listIn(said, 'files') : [];

/** Evidence whose files belong to a record: its own, a population's list, the answer to a request. */
const evidenceFor = (subject: IndexedSubject, index: PackageIndex): IndexedSubject[] => {
  const { kind, said } = subject;
  if (kind === 'evidence') return [subject];
  const refs =
    kind === 'population'
      ? [textIn(saidIn(said, 'list'), 'evidence')]
      : kind === 'request' || kind === 'exception' || kind === 'record'
        ? namesIn(said, 'evidence')
        : [];
  return refs.map((ref) => index.findEvidence(ref)).filter((one) => one !== null);
};

const linksOf = ({ id, kind }: IndexedSubject, index: PackageIndex): Link[] => {
  const linked = [...index.linksOf(id)]
    .map((one) => index.find(one))
    .filter((one) => one !== null)
    // What is under the controls of a criterion is found there.
    .filter((one) => !(kind === 'criterion' && one.kind === 'evidence'))
    .filter((one) => !(kind === 'evidence' && one.kind === 'criterion'));
  return RECORD_KINDS.flatMap((each) => linked.filter((one) => one.kind === each).slice(0, MOST)).map(
    (one) => ({
      kind: one.kind,
      id: one.id,
      title: one.title,
    }),
  );
};

export const linkTo = (index: PackageIndex, id: string): Link[] => {
  const found = index.find(id);
  return found === null ? [] : [{ kind: found.kind, id: found.id, title: found.title }];
};

/** @throws UserError use.unknown-record */
export const getRecord = (
  index: PackageIndex,
  files: ReadonlyMap<string, PackagedFile>,
  kept: KeptOfReceived,
  asked: Pick<PackageRecord, 'kind' | 'id'>,
): PackageRecord => {
  const subject = index.find(asked.id);
  const digest = index.digestOf(asked.id);
  if (subject?.kind !== asked.kind || digest === null)
    throw new UserError('use.unknown-record', { id: asked.id });
  return {
    kind: subject.kind,
    id: subject.id,
    title: subject.title,
    ...partsOf(subject),
    files: [...ownFiles(subject), ...evidenceFor(subject, index).flatMap(({ said }) => listIn(said, 'files'))]
      .slice(0, MOST)
      .map((one) => fileOf(one, files)),
    links: linksOf(subject, index),
    sinceLastRound: index.changeOf(subject.id),
    mark: kept.markOf(subject.id, digest),
    notes: [...kept.notesOn(subject.id)],
  };
};
