// Texts of mapping controls to criteria and points of focus.
import { count, plural } from './count';

export const pointPicker = {
  title: (id: string) => `Map ${id}`,
  titleMany: (controls: number) => `Map ${plural(controls, 'control')}`,
  text: 'Points of focus are considerations that help to judge a criterion, not requirements. Choose those the control really answers, or the criterion as a whole where no single point says it.',
  textMany:
    'All chosen controls are mapped to what you choose here. Mappings that exist stay as they are, with their rationale.',
  search: 'Search by number or word',
  list: 'Criteria and points of focus',
  whole: 'The criterion as a whole',
  alreadyMapped: 'mapped',
  outside: 'outside the scope',
  notApplicable: 'not applicable',
  rationale: 'Rationale',
  rationaleHelp: 'Optional. Why it answers them; it stands in the package.',
  add: (chosen: number) => (chosen === 0 ? 'Map' : `Map to ${count(chosen)}`),
  nothingFound: 'Nothing fits.',
  offered: 'Points of focus of the chosen controls',
  inScope: 'In scope',
  notOffered: 'Linked, but no mapping of the chosen controls',
  outsideGroup: 'Outside the scope',
  chooseControlFirst: 'Choose a control first; the points of focus it is mapped to are offered here.',
  noneMapped: 'The chosen controls are mapped to no point of focus.',
} as const;

export const mappings = {
  title: 'Mapped to',
  none: 'Nothing yet. A control without a mapping answers no criterion.',
  add: 'Map…',
  remove: (id: string) => `Remove the mapping to ${id}`,
  rationaleOf: (id: string) => `Rationale for ${id}`,
  rationaleTitle: (control: string, id: string) => `Why ${control} answers ${id}`,
  outsideScope: 'outside the scope',
  whole: 'as a whole',
  save: 'Save',
  cancel: 'Cancel',
} as const;
