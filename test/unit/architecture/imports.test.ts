import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readImports } from '../../../electron/packaging/read-imports.ts';
import { breaches, circles } from '../../support/imports/check.ts';
import { importRules } from '../../support/imports/rules.ts';

function judge(file: string, source: string): string[] {
  return breaches(readImports(file, source), importRules).map((violation) => violation.rule);
}

describe('import rules', () => {
  test.each([
    ['shared-is-pure', 'shared/x/rules.ts', "import { readFileSync } from 'node:fs';"],
    ['shared-is-pure', 'shared/x/rules.ts', "import { x } from '../../electron/core/x.ts';"],
    ['core-knows-no-host', 'electron/core/x.ts', "import { app } from 'electron';"],
    ['core-knows-no-host', 'electron/core/x/y.ts', "export { x } from '../../web/server.ts';"],
    ['core-knows-no-host', 'electron/core/x.ts', "const x = await import('react');"],
    ['hosts-are-thin', 'electron/web/x.ts', "import { x } from '../../renderer/x.ts';"],
    ['web-host-knows-no-electron', 'electron/web/x.ts', "import Store from 'electron-store';"],
    [
      'preload-is-small',
      'electron/preload/index.ts',
      "import { x } from '../../shared/errors.ts';",
    ],
    [
      'renderer-is-a-page',
      'renderer/x.tsx',
      "import { x } from '../electron/core/x.ts';\nexport const y = <p>{x}</p>;",
    ],
    ['renderer-is-a-page', 'renderer/x.ts', "import path from 'path';"],
    [
      'one-way-out',
      'electron/core/conversations/service.ts',
      "import { send } from '../popp/writes.ts';",
    ],
    ['one-network', 'electron/core/sync/x.ts', "import { request } from 'node:https';"],
    ['one-network', 'electron/main/x.ts', "import { connect } from 'tls';"],
    [
      'practice-reads-on-its-own',
      'electron/core/practice/x.ts',
      "import { y } from '../../../shared/popp/message.ts';",
    ],
    [
      'product-knows-no-test',
      'electron/core/x.ts',
      "import { y } from '../../test/support/until.ts';",
    ],
    ['tools-never-ship', 'electron/main/x.ts', "import { y } from '../packaging/draw-icons.ts';"],
  ])('%s catches %s', (rule, file, source) => {
    expect(judge(file, source)).toContain(rule);
  });

  test('every rule is planted above or below', () => {
    expect(importRules.map((rule) => rule.name).toSorted()).toEqual([
      'core-knows-no-host',
      'hosts-are-thin',
      'one-network',
      'one-way-out',
      'practice-reads-on-its-own',
      'preload-is-small',
      'product-knows-no-test',
      'renderer-is-a-page',
      'shared-is-pure',
      'tools-never-ship',
      'web-host-knows-no-electron',
    ]);
  });

  test('lets the allowed ones pass', () => {
    expect(judge('shared/x/rules.ts', "import { z } from 'zod';")).toEqual([]);
    expect(
      judge('electron/core/outbox/courier.ts', "import { send } from '../popp/writes.ts';"),
    ).toEqual([]);
    expect(
      judge('electron/preload/index.ts', "import type { X } from '../../shared/errors.ts';"),
    ).toEqual([]);
    expect(judge('renderer/x.tsx', "import './x.css';\nimport { useState } from 'react';")).toEqual(
      [],
    );
  });

  test('finds circles of values and lets circles of types pass', () => {
    const value = [
      ...readImports('shared/a.ts', "import { b } from './b.ts';"),
      ...readImports('shared/b.ts', "import { a } from './a.ts';"),
    ];
    const types = [
      ...readImports('shared/a.ts', "import type { B } from './b.ts';"),
      ...readImports('shared/b.ts', "import { a } from './a.ts';"),
    ];
    expect(circles(value)).toHaveLength(1);
    expect(circles(types)).toEqual([]);
  });

  test('reads every module of the project', () => {
    const files = execFileSync(
      'git',
      ['ls-files', 'shared/**.ts', 'electron/**.ts', 'renderer/**.ts', 'renderer/**.tsx'],
      { encoding: 'utf8' },
    )
      .split('\n')
      .filter((file) => file !== '');
    expect(files.length).toBeGreaterThan(50);
    for (const file of files)
      expect(() => readImports(file, readFileSync(file, 'utf8'))).not.toThrow();
  });
});
