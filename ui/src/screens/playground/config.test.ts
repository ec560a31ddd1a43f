import { describe, expect, it } from 'vitest';
import { fresh, playgroundHref, readPanel, readPanels, writePanel, writePanels } from './config';

describe('a panel in the URL', () => {
  it('says only what is not the default', () => {
    expect(writePanel(fresh({ model: 'llama3:8b', temperature: 0, stream: false }))).toBe(
      'model:llama3:8b,temperature:0,stream:off',
    );
  });

  it('comes back as it was', () => {
    const panel = fresh({
      provider: 'a,b',
      model: '100%2C: x',
      temperature: 0.7,
      maxTokens: 20,
      topP: 0.1,
      effort: 'high',
      stream: false,
      skipCache: true,
    });
    expect(readPanel(writePanel(panel))).toEqual(panel);
    expect(readPanel('-')).toEqual(fresh());
  });

  it('survives nonsense', () => {
    expect(readPanel('temperature:warm,effort:huge,,x')).toEqual(fresh());
    expect(readPanels(new URLSearchParams('p9=model:x'))).toEqual([fresh()]);
  });

  it('takes parameters out that are no longer needed', () => {
    expect(writePanels([fresh({ model: 'a' }), fresh()], true)).toEqual({
      sync: 'on',
      p1: 'model:a',
      p2: '-',
      p3: null,
      p4: null,
    });
    expect(playgroundHref({ provider: 'groq' })).toBe('/admin/dashboard/playground?p1=provider%3Agroq');
  });
});
