/** Log sinks are tried from the page. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { accessible } from './lib/axe.mjs';
import { visit, withPage } from './lib/browser.mjs';
import { save, saveByKeys } from './lib/forms.mjs';
import * as gateway from './lib/gateway.mjs';
import { fillByKeys, pressOn } from './lib/keys.mjs';

const sink = (page, name) => page.getByRole('region', { name, exact: true });
const send = (page, name) => sink(page, name).getByRole('button', { name: /^Send test event/ });
const NOBODY = 'http://127.0.0.1:1/v1/logs';

describe('log sinks', () => {
  before(() => gateway.start());

  it(
    'take a test event, or say why not',
    withPage(async ({ page }) => {
      const before = (await gateway.sinkEvents()).length;
      await visit(page, 'logging');
      await send(page, 'Splunk').click();
      await sink(page, 'Splunk').getByText(/^Accepted in/).waitFor();
      assert.ok((await gateway.sinkEvents()).length > before, 'nothing came to the sink');

      const other = sink(page, 'OpenTelemetry');
      await other.getByRole('switch').check();
      await other.getByLabel('Endpoint').fill(NOBODY);
      await save(page, 'Logging', NOBODY);
      await send(page, 'OpenTelemetry').click();
      await other.getByText('Not accepted').waitFor();
      await accessible(page, { where: 'two tests' });
    }),
  );

  it(
    'are set and tried with the keyboard alone',
    withPage(async ({ page }) => {
      await visit(page, 'logging');
      const other = sink(page, 'Elasticsearch or OpenSearch');
      await pressOn(page, other.getByRole('switch'), 'Space');
      await fillByKeys(page, other.getByLabel('Endpoint'), 'http://127.0.0.1:1');
      await saveByKeys(page, 'Logging');
      assert.equal((await gateway.setting('logging')).elasticSearchEndpoint, 'http://127.0.0.1:1');
      await pressOn(page, send(page, 'Splunk'));
      await sink(page, 'Splunk').getByText(/^Accepted in/).waitFor();
    }),
  );
});
