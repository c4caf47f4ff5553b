// Model and dataset cards as an AI asset: YAML at the head of a Markdown file, or the same keys as JSON. What has no
// field of its own goes into the notes and is told; nothing of a card is dropped.
import { parseDocument } from 'yaml';
import { UserError } from '../../../shared/errors';
import { notReadable } from '../../tables';
import { mapColumns } from './map-columns';
import { jsonText } from './read-json';
import { specOf } from './register-columns';

const MOST_YAML = 2 ** 20;
const MOST_NOTES = 19_000;
const MOST_PURPOSE = 4000;

export interface CardTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly told: readonly string[];
}

type Keys = Readonly<Record<string, unknown>>;

const OF_DATASETS = [
  'task_categories',
  'size_categories',
  'dataset_info',
  'source_datasets',
  'annotations_creators',
];
const OF_CARDS = [
  'license',
  'datasets',
  'base_model',
  'model_name',
  'model-index',
  'pipeline_tag',
  'library_name',
  'pretty_name',
  'tags',
  ...OF_DATASETS,
];
const PROVENANCE = ['source_datasets', 'annotations_creators', 'language_creators', 'doi'];
const NAMES = ['model_name', 'pretty_name', 'model_id', 'modelId', 'name', 'title'];

const said = (value: unknown): boolean => jsonText(value).trim() !== '';
const listed = (value: unknown): string =>
  (Array.isArray(value) ? value.map((one) => jsonText(one)).join(', ') : jsonText(value)).trim();

/** The keys with a field of their own, in the names of our fields; every other key is answered as left over. */
const fieldsOf = (
  keys: Keys,
  body: string,
): { readonly fields: Record<string, string>; readonly over: string[] } => {
  const used = new Set<string>();
  const take = (key: string): string => {
    if (!Object.hasOwn(keys, key) || !said(keys[key])) return '';
    used.add(key);
    return listed(keys[key]);
  };
  const lines = (...pairs: readonly (readonly [string, string])[]): string =>
    pairs
      .filter(([, value]) => value !== '')
      .map(([label, value]) => (label === '' ? value : `${label}: ${value}`))
      .join('\n');
  const heading = /^#\s+(.+)$/m.exec(body)?.[1]?.trim() ?? '';
  const name = NAMES.map((key) => [key, Object.hasOwn(keys, key) && said(keys[key])] as const).find(
    ([, is]) => is,
  )?.[0];
  const license = take('license');
  const isDataset = OF_DATASETS.some((key) => Object.hasOwn(keys, key));
  const baseModel = take('base_model');
  const fields: Record<string, string> = {
    name: name === undefined ? heading : take(name),
    type: take('type') || (isDataset ? 'dataset' : 'model'),
    licence: license === 'other' || license === '' ? take('license_name') || license : license,
    licenceTerms: take('license_link'),
    basedOn: baseModel,
    trainedOn: lines(['', take('datasets')], ['Based on', baseModel]),
    result: lines(['Metrics', take('metrics')], ['', take('model-index')]),
    provenance: lines(...PROVENANCE.map((key) => [key, take(key)] as const)),
  };
  const others = Object.keys(keys).filter((key) => !used.has(key) && said(keys[key]));
  const { places } = mapColumns(specOf('ai-asset'), others, () => []);
  for (const [target, at] of places) {
    const key = others[at] ?? '';
    if (target.startsWith('#') || (fields[target] ?? '') !== '') continue;
    fields[target] = take(key);
  }
  if ((fields['purpose'] ?? '') === '') fields['purpose'] = firstParagraph(body);
  return { fields, over: others.filter((key) => !used.has(key)) };
};

const firstParagraph = (body: string): string =>
  (
    body
      .split(/\n\s*\n/)
      .map((one) => one.trim())
      .find((one) => one !== '' && !/^(?:#|<|!\[|\||```|---|\[!\[)/.test(one)) ?? ''
  ).slice(0, MOST_PURPOSE);

const tableOf = (keys: Keys, body: string): CardTable => {
  const { fields, over } = fieldsOf(keys, body);
  if ((fields['name'] ?? '') === '') throw notReadable('The card names no model or dataset.');
  const notes = [fields['notes'] ?? '', ...over.map((key) => `${key}: ${listed(keys[key])}`)]
    .filter((line) => line !== '')
    .join('\n');
  if (notes.length > MOST_NOTES) throw notReadable('The card says more than the notes of a record hold.');
  const given = { ...fields, notes };
  const told =
    over.length === 0
      ? []
      : [
          `Has no field of its own and goes into the notes: ${over.map((key) => key.slice(0, 60)).join(', ')}.`,
        ];
  const headers = Object.keys(given).filter((name) => given[name as 'notes'] !== '');
  return { headers, rows: [headers.map((name) => given[name as 'notes'])], told };
};

const isKeys = (value: unknown): value is Keys =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A card of JSON; null for what is none (a list of assets, say). @throws UserError table.not-readable */
export const cardOfJson = (json: unknown): CardTable | null =>
  isKeys(json) && OF_CARDS.some((key) => Object.hasOwn(json, key)) ? tableOf(json, '') : null;

/** @throws UserError table.not-readable */
export const readModelCard = (text: string): CardTable => {
  const found = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  const yaml = found?.[1];
  if (found === null || yaml === undefined)
    throw notReadable('A model card begins with a line --- and has YAML up to the next one.');
  if (yaml.length > MOST_YAML) throw notReadable('The head of the card is longer than 1 MiB.');
  let keys: unknown;
  try {
    const document = parseDocument(yaml, { schema: 'core', customTags: [], logLevel: 'silent' });
    if (document.errors.length > 0) throw notReadable('The head of the card is no YAML.');
    // No aliases: a few lines of them unfold into gigabytes.
    keys = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw notReadable('The head of the card uses aliases, or is nested too deeply.', error);
  }
  if (!isKeys(keys)) throw notReadable('The head of the card has no keys.');
  return tableOf(keys, text.slice(found[0].length).replaceAll('\r\n', '\n'));
};
