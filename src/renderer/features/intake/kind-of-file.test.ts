import { describe, expect, it } from 'vitest';
import { kindOfFile } from './kind-of-file';

describe('the kind a file probably is', () => {
  it.each([
    ['Screenshot 2026-09-18 16.02.11.png', 'screenshot'],
    ['SOC2_report_hosting_2026.pdf', 'third-party-report'],
    ['pentest 2026.pdf', 'third-party-report'],
    ['board_minutes_2026-q1.pdf', 'minutes'],
    ['Access control policy v4.docx', 'policy'],
    ['DPA labelling partner.pdf', 'agreement'],
    ['security-awareness-training-2026.csv', 'training-record'],
    ['audit.log', 'log'],
    ['firewall-rules.json', 'configuration'],
    ['main.tf', 'configuration'],
    ['Vuln scan wk36.pdf', 'report'],
    ['leavers_2026_08.xlsm', 'system-export'],
    ['registry-export.json', 'system-export'],
    ['approval.eml', 'ticket'],
    ['notes.pdf', 'other'],
    ['', 'other'],
  ])('%s is a %s', (name, kind) => {
    expect(kindOfFile(name)).toBe(kind);
  });

  it('takes a picture for a screenshot whatever its name says', () => {
    expect(kindOfFile('policy.bin', 'image/png')).toBe('screenshot');
  });

  it('reads whole words only', () => {
    expect(kindOfFile('catalogue.pdf')).toBe('other');
    expect(kindOfFile('ruler.csv')).toBe('system-export');
  });
});
