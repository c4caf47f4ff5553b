// What people ask about SOC 2 again and again, answered in our own words where the question comes up. No advice and no
// promise; figures are what others publish, each with where it stands.

interface HelpText {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Where figures come from; null where none are given. */
  readonly source: string | null;
}

const SOC2_HELP = {
  types: {
    title: 'Type I and Type II',
    paragraphs: [
      'A Type I report looks at one day: were the controls designed in a way that could work, and were they there?',
      'A Type II report looks at a period, usually three to twelve months: did the controls really run, every time they had to? It tells the tests the CPA firm made and every exception it found.',
      'Customers that rely on you want a Type II. A Type I is a first step, and says nothing about how controls ran over time.',
    ],
    source: null,
  },
  opinion: {
    title: 'What an opinion means',
    paragraphs: [
      'Nobody passes or fails SOC 2. A CPA firm writes an opinion on what it examined, and readers judge what it means for them.',
      'Unmodified: in the firm’s opinion the description is fair and the controls were suitable, and in a Type II also effective, in all material respects. There may still be exceptions in it, and they are worth reading.',
      'Qualified: the same, except for what the firm names. Adverse: the whole does not hold. Disclaimer: the firm could not examine enough to say.',
    ],
    source: null,
  },
  iso: {
    title: 'SOC 2 beside ISO 27001',
    paragraphs: [
      'ISO 27001 certifies a management system against a standard: the outcome is a certificate, valid for three years with a look each year. It says that a company manages its security, and little about single controls.',
      'SOC 2 is an attestation: a CPA firm describes one system, tests the controls that the company itself chose to meet the criteria, and reports what it saw. It is meant to be read, under terms, by those who rely on the system.',
      'Much of the work serves both. Neither takes the place of the other for a customer who asks for one.',
    ],
    source: null,
  },
  providers: {
    title: 'A provider’s report covers the provider',
    paragraphs: [
      'The report of your cloud or model provider says how the provider runs its part. It says nothing about what you built on it: your access, your changes, your data.',
      'It also assumes things of you, the complementary user entity controls. Where you do not run them, the provider’s controls may not help you.',
      'So read it, answer what it expects of you, and keep evidence of your own controls.',
    ],
    source: null,
  },
  notCovered: {
    title: 'SOC 2 is neither HIPAA nor FedRAMP',
    paragraphs: [
      'HIPAA is a US law about health information. A SOC 2 report does not show that you follow it, and takes the place of no business associate agreement.',
      'FedRAMP is an authorization of cloud services for US federal agencies with requirements and assessors of its own. A SOC 2 report does not count as one.',
      'Controls and evidence often serve both, but each has to be shown in its own way.',
    ],
    source: null,
  },
  costAndTime: {
    title: 'What it usually costs and takes',
    paragraphs: [
      'Fees of CPA firms: one firm names 20,000 to 150,000 US dollars with a median of about 30,000 (1); one vendor’s guide names 15,000 to 40,000 for a Type I and 25,000 to 75,000 for a Type II (2). Your own time comes on top and is often the larger part.',
      'Time: that guide names six to eighteen months until a first Type II (2), most of it preparation and the period itself. Fieldwork is named as two to four weeks for a Type I, four to six for a Type II (3).',
      'These are indications others have published, not promises. Ask several firms; what is in scope decides.',
    ],
    source:
      '(1) Linford & Company, “SOC 1 & SOC 2 Audit Costs: What Really Drives the Price”, linfordco.com/blog/soc-audit-cost. (2) Strac, “SOC 2 audit: the complete 2026 guide”, strac.io/blog/soc-2-audit. (3) auditpath.io. Read in November 2026.',
  },
  stale: {
    title: 'The 12-month rule',
    paragraphs: [
      'A report speaks for the days it covers. Readers usually take one for current until 12 months after its last day; no standard says so, but most customers ask by it.',
      'A bridge letter of management may carry a reader over a short time between two reports, up to about three months. It is not the CPA firm’s word and takes the place of no report.',
      'Let the next period begin on the day after the last one ended: a hole between two reports is asked about for years.',
    ],
    source: null,
  },
  sharing: {
    title: 'Who may see your report',
    paragraphs: [
      'A SOC 2 report is written for those who know your system and its limits: customers, their auditors, regulators. It is handed out under terms, usually an NDA. A SOC 3 report is the one for everybody.',
      'A copy with the recipient’s name on every page does not hide or protect anything. It reminds people whose copy it is, and shows where a copy came from.',
      'The marked copy is a new file: an electronic signature in the original does not hold for it. The original stays sealed as it was.',
    ],
    source: null,
  },
} as const satisfies Readonly<Record<string, HelpText>>;

export type Soc2Topic = keyof typeof SOC2_HELP;

export const soc2Help = (topic: Soc2Topic): HelpText => SOC2_HELP[topic];
export const soc2HelpWords = {
  /** The name of the button for those who do not see where it stands. */
  open: (title: string) => `More about: ${title}`,
  source: 'Sources',
};
