// What a register may bring of its own into the screens all registers share. Everything is optional: without it the
// register is a table, a panel and a form made from its fields.
import type { ComponentType } from 'react';
import type { RecordDetail } from '../../../shared/domain/programme/record';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { Register } from '../../../shared/domain/programme/register';
import type { CalendarDate } from '../../../shared/period';
import type { ProgrammeSearch } from './programme-search';

/** Of a part of the register's screen. */
export interface PagePartProps {
  readonly register: Register;
  readonly search: ProgrammeSearch;
  /** Goes to another address of the same screen. */
  readonly onSearch: (search: ProgrammeSearch) => void;
}

/** Of a part of the panel beside the table. */
export interface RecordPartProps {
  /** Its facts are those of `asAt`, when the register is looked at as at a day. */
  readonly record: RecordDetail;
  readonly asAt: CalendarDate | null;
}

/** Of what takes the place of the form made from the fields: it fills the screen. */
export interface EditorProps extends PagePartProps {
  /** Null for a new one. */
  readonly record: RecordDetail | null;
  readonly onSaved: (id: RecordId) => void;
  readonly onClose: () => void;
}

/** Of what takes the place of the fields in the common form (RecordForm), which keeps saving, leaving and versions. */
export interface FormBodyProps {
  /** Null for a new one. */
  readonly record: RecordDetail | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly state: string;
  /** What is wrong, by field. */
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (name: string, value: unknown) => void;
}

export interface RegisterPart {
  /** Verbs in the head of the screen, before "Add". */
  readonly PageActions?: ComponentType<PagePartProps>;
  /** Between the head and the filters: a notice, an offer. */
  readonly PageTop?: ComponentType<PagePartProps>;
  /** Verbs of the empty register, before "Add" and "Import". */
  readonly EmptyActions?: ComponentType<PagePartProps>;
  /** Below the signals, above the facts. */
  readonly PanelTop?: ComponentType<RecordPartProps>;
  /** Below the facts. */
  readonly PanelSections?: ComponentType<RecordPartProps>;
  /** Buttons at the foot of the panel, before the common ones. */
  readonly PanelVerbs?: ComponentType<RecordPartProps>;
  readonly Editor?: ComponentType<EditorProps>;
  readonly FormBody?: ComponentType<FormBodyProps>;
  /** Whole screens of its own, by their name in the address (`open`): an assistant, a workspace, a comparison. */
  readonly screens?: Readonly<Record<string, ComponentType<PagePartProps>>>;
  /** Fields its own parts show, so that the panel does not list them again. */
  readonly ownFields?: readonly string[];
  /** Registers whose records its own parts list, so that the panel does not list them again as naming it. */
  readonly ownChildren?: readonly Register[];
  /** Whether records in an end state are listed before anybody asks for them; not when left out. */
  readonly showsEnded?: boolean;
}
