import { describe, expect, it } from 'vitest';
import { auditCsv, csvCell } from './csv';

describe('the audit as CSV', () => {
  it('keeps spreadsheets from taking text for formulas', () => {
    for (const bad of ['=1+1', '+1', '-1', '@x', ' =1', '\t=1']) {
      expect(csvCell(bad)).toBe(`"'${bad}"`);
    }
    expect(csvCell('a "b"')).toBe('"a ""b"""');
    expect(csvCell(null)).toBe('""');
    expect(csvCell(['=a'])).toBe('"[""=a""]"');
  });
  it('has a line for each field', () => {
    const entry = { setting: 'cache', version: 2, time: 't', actor: 'local', action: 'change', diff: [{ path: 'a', before: 1, after: 2 }, { path: 'b', before: null, after: 'x' }] };
    const other = { ...entry, setting: null, version: null, diff: [] };
    expect(auditCsv([entry, other]).split('\r\n')).toEqual([
      '"time","actor","action","setting","version","field","before","after"',
      '"t","local","change","cache","2","a","1","2"',
      '"t","local","change","cache","2","b","","x"',
      '"t","local","change","","","","",""',
      '',
    ]);
  });
});
