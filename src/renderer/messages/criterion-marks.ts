// What the marks of criteria and points of focus mean.
export const criterionMarks = {
  common: {
    title: 'Common criterion',
    meaning: 'Asked for in every SOC 2 examination, whatever its categories.',
  },
  additional: (category: string) => ({
    title: category,
    meaning: `Additional criterion: asked for only when the category ${category} is in the scope.`,
  }),
  cosoPrinciple: (principle: number) => ({
    title: `COSO principle ${String(principle)}`,
    meaning: `Follows principle ${String(principle)} of the COSO framework for internal control.`,
  }),
  coso: {
    title: 'COSO',
    meaning: 'Comes from the COSO framework for internal control; the others were added by the AICPA.',
  },
  category: (category: string) => ({
    title: `${category} only`,
    meaning: `Considered only when the category ${category} is in the scope.`,
  }),
  systemLevel: {
    title: 'System level',
    meaning: 'Considered when the examination is one of a system, as a SOC 2 examination is.',
  },
  productSystem: {
    title: 'Product system',
    meaning: 'Considered only when the system makes or distributes products.',
  },
  processor: {
    title: 'Data processor',
    meaning: 'Considered where personal information is handled on behalf of others.',
  },
  controller: {
    title: 'Data controller',
    meaning: 'Considered where the organization itself decides why and how personal information is used.',
  },
  bothRoles: {
    title: 'Processor and controller',
    meaning: 'Considered in both parts: where personal information is handled for others, and for own ends.',
  },
} as const;
