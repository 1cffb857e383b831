import process from 'node:process';
import { findElectron } from '../support/desktop/find-electron.ts';
import { test } from './fixtures.ts';

const found = findElectron();
const why = 'missing' in found ? found.missing : '';

test(`the real Electron runs main-job and every desktop test: not here, because ${why}`, () => {
  test.skip(process.env['REQUIRE_ELECTRON'] !== '1', why);
  throw new Error(`REQUIRE_ELECTRON=1 asks for the real Electron, but ${why}.`);
});
