// Larkmoor AI, a company that does not exist: its name, its product, its systems and its year. Hosts are
// under .example, addresses out of the documentation ranges, so that nothing here can be somebody's.

export const COMPANY = 'Larkmoor AI';
export const SYSTEM = 'Larkmoor Assist';
export const FIRM = 'Quillon CPA';
export const DOMAIN = 'larkmoor.example';

export const PERIOD = { from: '2026-01-01', to: '2026-12-31' } as const;

/** The tools the company runs on; all invented. */
export const SYSTEMS = {
  identity: { name: 'Harborkey', host: 'admin.harborkey.example' },
  people: { name: 'Peoplebase', host: 'larkmoor.peoplebase.example' },
  code: { name: 'Forgeline', host: 'forgeline.larkmoor.example' },
  tickets: { name: 'Trackwell', host: 'larkmoor.trackwell.example' },
  cloud: { name: 'Stratus One', host: 'console.stratusone.example' },
  models: { name: 'Kiln', host: 'kiln.larkmoor.example' },
  logs: { name: 'Lanternlog', host: 'lanternlog.larkmoor.example' },
  scanner: { name: 'Sievescan', host: 'sievescan.larkmoor.example' },
  backup: { name: 'Tidevault', host: 'tidevault.larkmoor.example' },
  monitor: { name: 'Pulsewatch', host: 'pulsewatch.larkmoor.example' },
  devices: { name: 'Fleetmark', host: 'fleetmark.larkmoor.example' },
} as const;

export const SERVICES = [
  'assist-api',
  'assist-web',
  'retrieval',
  'guardrail',
  'inference-gateway',
  'billing',
  'ingest',
  'kiln-runner',
] as const;
