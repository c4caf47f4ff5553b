// By which titles companies call the roles that policies name. A roster that knows one of them fills the word in: a
// policy then says "The CISO approves …" where that is what the person is called.

/** Lower case; by the name of the word. */
export const ROLE_TITLES: Readonly<Record<string, readonly string[]>> = {
  executive: ['chief executive', 'chief executive officer', 'ceo', 'managing director'],
  operations_lead: [
    'chief operating officer',
    'coo',
    'head of operations',
    'vp operations',
    'operations lead',
  ],
  security_lead: [
    ...['security lead', 'ciso', 'chief information security officer', 'head of security'],
    ...['security officer', 'vp security', 'director of security', 'head of information security'],
  ],
  compliance_lead: [
    'compliance lead',
    'head of compliance',
    'chief compliance officer',
    'compliance manager',
    'grc lead',
  ],
  engineering_lead: [
    ...['head of engineering', 'vp engineering', 'vp of engineering', 'cto', 'chief technology officer'],
    ...['engineering lead', 'director of engineering'],
  ],
  it_lead: ['it lead', 'head of it', 'it manager', 'director of it', 'workplace it lead'],
  people_lead: [
    'people lead',
    'head of people',
    'chief people officer',
    'hr lead',
    'head of hr',
    'hr manager',
  ],
  product_lead: [
    'product lead',
    'head of product',
    'chief product officer',
    'cpo',
    'vp product',
    'vp of product',
  ],
  privacy_lead: [
    'privacy lead',
    'head of privacy',
    'data protection officer',
    'dpo',
    'chief privacy officer',
  ],
  legal_lead: ['general counsel', 'head of legal', 'legal counsel', 'legal lead', 'chief legal officer'],
  vendor_manager: ['vendor manager', 'procurement lead', 'head of procurement', 'supplier manager'],
  ai_lead: [
    'head of ai',
    'ai lead',
    'chief ai officer',
    'head of machine learning',
    'head of ml',
    'head of research',
  ],
  data_lead: ['data governance lead', 'data lead', 'head of data', 'chief data officer'],
  continuity_lead: ['continuity lead', 'business continuity manager', 'continuity manager'],
  office_manager: ['office manager', 'head of workplace', 'facilities manager'],
  support_lead: ['support lead', 'head of support', 'customer support lead', 'head of customer support'],
  incident_lead: ['incident lead', 'incident manager', 'incident response lead'],
};
