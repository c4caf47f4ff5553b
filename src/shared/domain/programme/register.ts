// A register of the programme: people, vendors, policies and the rest. All are kept, versioned, linked, taken in and
// handed over in the same way; what differs is written down here and in the files beside it.
import { z } from 'zod';
import { factsOf, type Fields } from './field';

export const REGISTERS = [
  'person',
  'vendor',
  'vendor-report',
  'policy',
  'questionnaire',
  'ai-asset',
  'incident',
  'risk',
  'change',
  'document',
  'own-report',
  'share',
] as const;
export const Register = z.enum(REGISTERS);
export type Register = z.infer<typeof Register>;

export interface RegisterSpec<F extends Fields = Fields> {
  readonly register: Register;
  /** Of its ids: `VND-01`. Never changed: ids are quoted for years. */
  readonly prefix: string;
  readonly digits: number;
  readonly one: string;
  readonly many: string;
  /** In their usual order; a record may go from any to any, and each step is a version. */
  readonly states: Readonly<Record<string, string>>;
  readonly firstState: string;
  /** States in which nothing is expected of it any more (left, closed, retired …). */
  readonly endStates: readonly string[];
  readonly fields: F;
  readonly schema: ReturnType<typeof factsOf<F>>;
  /** The field that names it. */
  readonly title: keyof F & string;
  /** The field people group and filter it by; null for none. */
  readonly group: (keyof F & string) | null;
  /** The field with whom it lies; null for none. */
  readonly owner: (keyof F & string) | null;
  /** The field with the day by which something is owed of it (next review, due, expiry); null for none. */
  readonly due: (keyof F & string) | null;
  /** States before the end in which what that day asks for has been done; none where it is left out. */
  readonly settledStates?: readonly string[];
  /** A field with the id of the record it belongs to (the vendor of a report); null for none. */
  readonly parent: (keyof F & string) | null;
  /** Fields shown as columns of its table, in order, besides id, title and state. */
  readonly columns: readonly (keyof F & string)[];
}

type Given<F extends Fields> = Omit<RegisterSpec<F>, 'schema' | 'states' | 'firstState' | 'endStates'> & {
  readonly states: Readonly<Record<string, string>>;
  readonly firstState: string;
  readonly endStates: readonly string[];
};

export const defineRegister = <const F extends Fields>(given: Given<F>): RegisterSpec<F> => ({
  ...given,
  schema: factsOf(given.fields),
});

/** What a record of the register says. */
export type FactsOf<S extends { readonly schema: z.ZodType }> = z.output<S['schema']>;
